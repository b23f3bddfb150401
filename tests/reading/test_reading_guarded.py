"""The process that reads files of strangers: it keeps limits, ends, and takes all that it started with it."""

import os
import signal
import subprocess
import sys
import threading
import time
from io import BytesIO
from pathlib import Path
from shutil import which

import numpy as np
import pytest
from PIL import Image
from reading_corpus_office import as_docx

from congvan_nlp.reading.guarded import Reader
from congvan_nlp.reading.limits import Limits
from congvan_nlp.reading.read import read, read_all
from congvan_nlp.reading.source import UnreadableFileError

DOCX = as_docx("Số 7-CV/TU\n\nKính gửi: Sở Y tế\n\nBáo cáo trước ngày 25/12/2024.")
LINUX = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="sessions are looked up in /proc")


def slow_scan(pages: int = 1) -> bytes:
    """Pages of noise, which take OCR some seconds each."""
    if which("tesseract") is None:
        missing = pytest.fail if os.environ.get("CONGVAN_REQUIRE_ALL") == "1" else pytest.skip
        missing("tesseract is not installed (Debian: tesseract-ocr)")
    noise = np.random.default_rng(7).integers(0, 2, (pages, 1750, 1240), dtype=np.uint8) * 255
    first, *others = (Image.fromarray(page.repeat(2, 0).repeat(2, 1)) for page in noise)
    file = BytesIO()
    first.save(file, "TIFF", save_all=True, append_images=others, compression="tiff_lzw", dpi=(300, 300))
    return file.getvalue()


def members(session: int) -> list[str]:
    """What runs in a session: names of programs."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            name, _, rest = (entry / "stat").read_text().partition("(")[2].rpartition(")")
        except OSError:
            continue
        state, _, _, its_session = rest.split()[:4]
        if entry.name.isdecimal() and int(its_session) == session and state not in "ZX":
            found.append(name)
    return found


def until(true: "object", seconds: float = 20) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        threading.Event().wait(0.05)


def test_reads_what_this_process_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(DOCX)
    with Reader() as reader:
        assert reader.read(path) == read_all(path)
        assert reader.read(path, DOCX) == reader.read(path)


def test_one_process_for_many_files_and_none_for_text() -> None:
    with Reader() as reader:
        reader.read("a.txt", b"Kinh gui")
        assert reader._process is None
        reader.read("a.docx", DOCX)
        first = reader._process
        with pytest.raises(UnreadableFileError, match=r"b\.pdf: damaged"):
            reader.read("b.pdf", b"%PDF-1.7 nothing")
        reader.read("a.docx", DOCX)
        assert reader._process is first is not None
    assert first.returncode is not None


def test_what_is_wrong_is_told_as_by_this_process(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\x00")
    with Reader() as reader:
        for path in (tmp_path / "a.bin", tmp_path / "missing.pdf", tmp_path):
            with pytest.raises(UnreadableFileError) as here:
                read(path)
            with pytest.raises(UnreadableFileError) as there:
                reader.read(path)
            assert str(there.value) == str(here.value)


@LINUX
def test_a_file_that_takes_too_long_ends_with_all_that_was_started_for_it() -> None:
    with Reader(Limits(seconds=1)) as reader:
        reader.start()
        assert reader._process
        session = reader._process.pid
        with pytest.raises(UnreadableFileError, match=r"a\.tif: takes longer than 1 seconds to be read"):
            reader.read("a.tif", slow_scan())
        until(lambda: not members(session))
        assert reader.read("a.docx", DOCX)[0][0].text.raw.startswith("Số 7-CV/TU")


def test_time_begins_again_with_each_page() -> None:
    began = time.monotonic()
    # noise holds no text, which is found out only when all of it was recognised
    with Reader(workers=1) as reader, pytest.raises(UnreadableFileError, match="holds no text"):
        reader.read("a.tif", slow_scan())
    page = time.monotonic() - began
    told: list[tuple[int, int]] = []
    limits = Limits(seconds=int(2 * page) + 1)
    with Reader(limits, workers=1) as reader, pytest.raises(UnreadableFileError, match="holds no text"):
        reader.read("a.tif", slow_scan(4), lambda *pages: told.append(pages))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux")
def test_memory_is_bounded() -> None:
    with Reader(Limits(memory=60_000_000)) as reader, pytest.raises(UnreadableFileError, match="60 MB of memory"):
        reader.read("a.docx", DOCX)
    with Reader() as reader:
        assert reader.read("a.docx", DOCX)


def test_a_process_that_dies_costs_one_file() -> None:
    with Reader() as reader:
        reader.start()
        assert reader._process
        reader._process.kill()
        with pytest.raises(UnreadableFileError, match=r"a\.docx: ends the process that reads it"):
            reader.read("a.docx", DOCX)
        assert reader.read("a.docx", DOCX)


@LINUX
def test_nothing_outlives_the_program_that_reads(tmp_path: Path) -> None:
    (tmp_path / "a.tif").write_bytes(slow_scan(4))
    program = f"""
from congvan_nlp.reading.guarded import Reader
reader = Reader()
reader.start()
print(reader._process.pid, flush=True)
reader.read({str(tmp_path / "a.tif")!r})
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as running:
        assert running.stdout
        session = int(running.stdout.readline())
        until(lambda: "tesseract" in members(session))
        running.send_signal(signal.SIGKILL)
    until(lambda: not members(session))


def test_limits_are_numbers_above_nothing() -> None:
    with pytest.raises(ValueError, match="limit pages: must be a whole number above 0, not 0"):
        Limits(pages=0)


def test_limits_of_the_page_are_those_of_the_program() -> None:
    """What the help of `analyze` says of the usual limits."""
    page = (Path(__file__).parents[2] / "src/congvan_nlp/cli/pages/analyze.txt").read_text(encoding="utf-8")
    usual = Limits()
    for told, value in (("bytes=50M", usual.bytes), ("pixels=40M", usual.pixels)):
        assert told in page
        assert int(told.partition("=")[2][:-1]) * 1_000_000 == value
    assert "memory=2G" in page
    assert usual.memory == 2_000_000_000
    for told in (f"pages={usual.pages}", f"scans={usual.scans}", f"seconds={usual.seconds}"):
        assert told in page
