"""The same letter from text, DOCX, DOC, RTF, web page and scan: the same records; and files that are none."""

import tracemalloc
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageOps
from reading_office import (
    as_docx,
    as_html,
    as_news_page,
    as_pages,
    as_paragraphs,
    converted,
    need,
    scanned,
    task_table,
)
from reading_pdfs import PARTY, PLAN, STATE, Letter

from congvan_nlp import analyze, analyze_file
from congvan_nlp.reading.read import read
from congvan_nlp.reading.source import MissingProgramError, UnreadableFileError
from congvan_nlp.records.analysis import Analysis

LETTERS = {"party": PARTY, "state": STATE, "plan": PLAN}
EACH = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
CORPUS = sorted((Path(__file__).parents[2] / "corpora/letters").glob("*.txt"))


def records(analysis: Analysis) -> dict[str, list[object]]:
    """What has to be the same, whatever the letter is read from."""
    letter = analysis.letter
    return {
        "head": [letter.number, letter.date, letter.issuer],
        "citations": [(c.key or c.name, c.date, c.relation) for c in analysis.citations],
        "deadlines": [(d.due, d.who, d.to, d.via) for d in analysis.deadlines],
        "recipients": [(r.role, r.text) for r in analysis.recipients],
        "directives": [(d.label, [a.text for a in d.assignees]) for d in analysis.directives],
    }


def of_file(folder: Path, name: str, content: bytes) -> dict[str, list[object]]:
    (folder / name).write_bytes(content)
    return records(analyze_file(folder / name))


@EACH
@pytest.mark.parametrize("numbered", [False, True], ids=["typed", "numbered"])
def test_docx(letter: Letter, numbered: bool, tmp_path: Path) -> None:
    assert of_file(tmp_path, "a.docx", as_docx(letter, numbered=numbered)) == records(analyze(letter.text()))


@EACH
def test_web_page(letter: Letter, tmp_path: Path) -> None:
    expected = records(analyze(letter.text()))
    assert of_file(tmp_path, "a.html", as_html(letter).encode()) == expected
    assert of_file(tmp_path, "b.htm", as_news_page(as_html(letter)).encode()) == expected


@pytest.mark.parametrize("suffix", ["doc", "rtf"])
def test_old_office_files(suffix: str, tmp_path: Path) -> None:
    files = {
        f"{name}-{numbered}": as_docx(LETTERS[name], numbered=numbered)
        for name in LETTERS
        for numbered in (False, True)
    }
    for name, path in converted(tmp_path, files, suffix).items():
        expected = records(analyze(LETTERS[name.partition("-")[0]].text()))
        assert records(analyze_file(path)) == expected, name


def test_a_doc_through_antiword(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    antiword = need("antiword", "antiword")
    path = converted(tmp_path, {"a": as_docx(PARTY)}, "doc")["a"]
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(MissingProgramError, match="libreoffice-writer"):
        read(path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/antiword").symlink_to(antiword)
    found, expected = records(analyze_file(path)), records(analyze(PARTY.text()))
    assert found["citations"] == expected["citations"]
    assert [one[0] for one in found["deadlines"]] == [one[0] for one in expected["deadlines"]]  # type: ignore[index]


def test_letters_of_the_corpus_in_word_and_on_the_web(tmp_path: Path) -> None:
    for path in CORPUS:
        text = path.read_text(encoding="utf-8")
        expected = records(analyze(text))
        assert of_file(tmp_path, f"{path.stem}.docx", as_paragraphs(text)) == expected, path.name


@pytest.mark.parametrize(
    "worn",
    [{}, {"turned": 2.5}, {"stamped": True}, {"blurred": True}],
    ids=["clean", "turned", "stamped", "blurred"],
)
@EACH
def test_scan(letter: Letter, worn: dict[str, float], tmp_path: Path) -> None:
    need("tesseract", "tesseract-ocr and tesseract-ocr-vie")
    path = tmp_path / "scan.pdf"
    path.write_bytes(scanned(as_pages(letter), **worn))  # type: ignore[arg-type]
    found, expected = analyze_file(path), records(analyze(letter.text()))
    assert found.source.ocr
    assert [d.severity for d in found.diagnostics if d.code.startswith("ocr-read")] == ["info"]
    assert records(found)["citations"] == expected["citations"]
    assert records(found)["deadlines"] == expected["deadlines"]


def test_pictures(tmp_path: Path) -> None:
    need("tesseract", "tesseract-ocr and tesseract-ocr-vie")
    expected = records(analyze(STATE.text()))["deadlines"]
    page = as_pages(STATE)[0]
    for suffix in ("png", "jpg", "tif"):
        page.convert("RGB").save(tmp_path / f"a.{suffix}")
        assert records(analyze_file(tmp_path / f"a.{suffix}"))["deadlines"] == expected
    grey = page.convert("L")
    see_through = Image.merge("LA", (Image.new("L", page.size, 0), ImageOps.invert(grey)))
    see_through.save(tmp_path / "b.png")
    assert records(analyze_file(tmp_path / "b.png"))["deadlines"] == expected


TASKS = [
    ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"],
    ["1", "Lập danh mục tài sản", "Văn phòng Tỉnh ủy", "Trước 15/4/2023"],
    ["2", "Thẩm định dự toán", "Sở Tài chính", "30/4/2023"],
]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_row_of_a_table_of_tasks_has_its_body_and_its_limit(ruled: bool, tmp_path: Path) -> None:
    found = of_file(tmp_path, "a.docx", task_table(TASKS, ruled=ruled))
    assert [d[:2] for d in found["deadlines"]] == [  # type: ignore[index]
        ("2023-04-15", ("Văn phòng Tỉnh ủy",)),
        ("2023-04-30", ("Sở Tài chính",)),
    ]


def rezipped(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A DOCX with parts changed or left out."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(as_docx(PARTY))) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def bomb() -> bytes:
    """An archive that unfolds into far more than it is."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(300):
            part.write(bytes(1_000_000))
    return buffer.getvalue()


def lying_bomb() -> bytes:
    """A part that says that it is small."""
    content = bytearray(bomb())
    told = (300_000_000).to_bytes(4, "little")
    at = content.find(told, content.rfind(b"PK\x01\x02"))
    assert at > 0
    content[at : at + 4] = (1_000).to_bytes(4, "little")
    return bytes(content)


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "xxxx"><!ENTITY c "&b;&b;&b;">]>'
HOSTILE = {
    "bomb.docx": (bomb, "unfolds into far more than a letter holds"),
    "entities.docx": (
        lambda: rezipped(lambda n, c: ENTITIES + c.partition(b"?>")[2] if n == "word/document.xml" else c),
        "a DOCX that defines entities, which no office program writes",
    ),
    "cut.docx": (lambda: as_docx(PARTY)[:4000], "damaged or incomplete archive"),
    "empty part.docx": (
        lambda: rezipped(lambda n, c: b"" if n == "word/document.xml" else c),
        "damaged or incomplete DOCX (",
    ),
    "no letter.docx": (
        lambda: rezipped(lambda n, c: None if n == "word/document.xml" else c),
        "not a kind of file that can be read: an archive",
    ),
    "named so.docx": (lambda: "Kính gửi".encode(), "not a DOCX"),
    "locked.doc": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "protected by a password",
    ),
    "noise.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20, "damaged DOC, or protected"),
    "broken.png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(80), "damaged or incomplete picture"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_files_that_are_no_letters_are_named_with_the_reason(name: str, tmp_path: Path) -> None:
    if name.endswith(".doc"):
        need("soffice", "libreoffice-writer")
    if name.endswith(".png"):
        need("tesseract", "tesseract-ocr")
    make, reason = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(make())
    with pytest.raises(UnreadableFileError) as caught:
        read(path)
    assert caught.value.path == str(path)
    assert caught.value.reason.startswith(reason)


def test_a_bomb_that_says_it_is_small_is_not_unfolded(tmp_path: Path) -> None:
    path = tmp_path / "lying.docx"
    path.write_bytes(lying_bomb())
    tracemalloc.start()
    with pytest.raises(UnreadableFileError):
        read(path)
    top = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert top < 100_000_000  # of which half is what a file may be large


def test_no_break_spaces_set_columns_apart_and_lines_blank(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<div><p>Số: 5-CV/TU</p><p>Kính gửi: Sở Y tế</p><p>&nbsp;</p>\n<p>Nơi nhận:&nbsp;&nbsp;&nbsp; GIÁM  ĐỐC</p></div>",
        encoding="utf-8",
    )
    assert read(path).original.split("\n") == [
        "Số: 5-CV/TU", "Kính gửi: Sở Y tế", "", "Nơi nhận:\u00a0\u00a0\u00a0 GIÁM ĐỐC",
    ]  # fmt: skip


def test_elements_nested_without_end(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_bytes(b"<html><body>" + b"<div>" * 1_000_000 + "Kính gửi".encode())
    try:
        assert "Kính gửi" in read(path).text.raw
    except UnreadableFileError as error:
        assert error.reason == "holds no text"  # noqa: PT017 - either is right, and nothing else
