"""Speed of PDF with a text layer against pdfplumber's own `extract_text`, and the memory that many pages take."""

import io
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pytest
from reading_pdfs import PARTY, PLAN, STATE, Sheet, set_letter
from stopwatch import no_collection, ratio

from congvan_nlp.reading.pdf import extract_pdf

pytestmark = pytest.mark.benchmark
__all__ = ["no_collection"]
FILES = [set_letter(letter) for letter in (PARTY, STATE, PLAN)]
#: In a process of its own: what others have used would count.
MEASURED = """
import sys
from pathlib import Path
from congvan_nlp.reading.pdf import extract_pdf
print(extract_pdf("a.pdf", Path(sys.argv[1]).read_bytes()).pages)
# what getrusage tells begins with the memory of the process that started this one
print(next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) // 1024)
"""


def plainly() -> None:
    for content in FILES:
        with pdfplumber.open(io.BytesIO(content)) as document:
            for page in document.pages:
                page.extract_text()


def ours() -> None:
    for content in FILES:
        extract_pdf("a.pdf", content)


def test_a_page_takes_a_fifth_of_what_plain_extraction_takes() -> None:
    share, _ = ratio(ours, plainly, enough=1 / 5)
    print(f"\nPDF with a text layer: {1 / share:.1f} times as fast as pdfplumber's extract_text")
    assert share <= 1 / 5


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is looked up in /proc")
def test_300_pages_take_less_than_200_megabytes(tmp_path: Path) -> None:
    sheet = Sheet()
    while sheet.page <= 300:
        for text in (*PARTY.body, *STATE.body):
            sheet.paragraph(text)
    (tmp_path / "a.pdf").write_bytes(sheet.done())
    command = [sys.executable, "-c", MEASURED, str(tmp_path / "a.pdf")]
    pages, megabytes = map(int, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
    print(f"\n{pages} pages of a PDF: {megabytes} MB")
    assert pages >= 300
    assert megabytes < 200
