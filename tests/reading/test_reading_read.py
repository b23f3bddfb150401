"""Files and folders: encodings, bounds, and one clear error for each way a file cannot be read."""

import codecs
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.reading.kinds import MEDIA_TYPES
from congvan_nlp.reading.limits import Limits
from congvan_nlp.reading.plain import decode
from congvan_nlp.reading.read import read
from congvan_nlp.reading.source import UnreadableFileError

LETTERS = Path(__file__).parents[2] / "corpora" / "letters"

TEXT = "TỈNH ỦY LAM SƠN\nSố 61-CV/TU\nKính gửi: Các quận ủy, huyện ủy"


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def reason_of(path: str | Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read(path)
    assert str(caught.value).startswith(f"{path}: ")
    return caught.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_with_a_mark_are_known(tmp_path: Path, encoding: str) -> None:
    source = read(write(tmp_path, "a.txt", TEXT.encode(encoding)))
    assert source.text.raw == TEXT
    assert source.notes == ()


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE])
def test_utf_16_of_either_order(tmp_path: Path, mark: bytes) -> None:
    encoding = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    assert read(write(tmp_path, "a.txt", mark + TEXT.encode(encoding))).text.raw == TEXT
    cut = read(write(tmp_path, "cut.txt", mark + TEXT.encode(encoding) + b"\x20"))
    assert cut.text.raw == TEXT + "\ufffd"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("path", sorted(LETTERS.glob("*.txt"))[::6], ids=lambda path: path.stem)
def test_utf_16_without_its_mark(tmp_path: Path, encoding: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    source = read(write(tmp_path, "a.txt", text.encode(encoding)))
    assert (source.original, source.notes) == (text, ())


@pytest.mark.parametrize(
    "content", [b"a\x00b", b"a\x00\x01\x00" * 9, TEXT.encode("utf-32-le"), b"a\x00\x00\x00" * 9, b"a\x00\x00\xd8" * 9]
)
def test_other_nuls_are_no_utf_16(tmp_path: Path, content: bytes) -> None:
    assert reason_of(write(tmp_path, "a.txt", content)) == "not a text file (holds NUL bytes)"


def test_windows_1258_is_read_with_a_note(tmp_path: Path) -> None:
    content = "Th\u00ea\u0301 \u0111\u1ed3ng: Ngh\u1ecb quy\u1ebft".replace("\u1ed3", "\u00f4\u0300")
    content = content.replace("\u1ecb", "i\u0323").replace("\u1ebf", "\u00ea\u0301")
    source = read(write(tmp_path, "a.txt", content.encode("cp1258")))
    assert source.text.raw == "Thế đồng: Nghị quyết"
    assert source.notes == ("encoding-guessed",)


def test_a_broken_byte_does_not_change_the_encoding(tmp_path: Path) -> None:
    source = read(write(tmp_path, "a.txt", TEXT.encode()[:-2] + b" \xff\n" + TEXT.encode()))
    assert source.text.raw.count("\ufffd") == 2
    assert source.text.raw.endswith(TEXT)
    assert source.notes == ()


@given(st.binary(max_size=200))
def test_bytes_are_decoded_or_refused_and_nothing_else(content: bytes) -> None:
    try:
        text, notes = decode(content, "a.txt")
    except UnreadableFileError:
        return
    text.encode()
    assert set(notes) <= {"encoding-guessed"}


def test_markdown_has_its_media_type(tmp_path: Path) -> None:
    source = read(write(tmp_path, "THƯ.MD", "# Số 5\n".encode()))
    assert (source.media_type, source.text.raw) == ("text/markdown", "Số 5\n")
    assert source.pages is None


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty file"),
        ("a.txt", b" \n\t", "holds no text"),
        ("a.txt", b"PK\x03\x04\x00\x00", "damaged or incomplete archive, as which office files are kept"),
        ("a.txt", b"so\x00\x00\x00", "not a text file (holds NUL bytes)"),
        ("a.txt", bytes(range(1, 32)) * 3 + bytes(range(128, 256)), "not a text file"),
        ("a.xyz", b"text", f"not a kind of file that can be read ({', '.join(sorted(MEDIA_TYPES))})"),
        ("a", b"text", f"not a kind of file that can be read ({', '.join(sorted(MEDIA_TYPES))})"),
        ("a.pdf", b"not a letter", "not a PDF, though it is called one"),
        ("a.docx", b"not a letter", "not a DOCX, though it is called one"),
        ("a.doc", b"not a letter", "not a DOC, though it is called one"),
        ("a.txt", b"GIF89a\x00", "not a kind of file that can be read: a GIF picture"),
        ("a.txt", b"\x1f\x8b\x08\x00", "not a kind of file that can be read: a gzip archive"),
        ("a.html", b"<html><body><p> </p></body></html>", "holds no text"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert reason_of(write(tmp_path, name, content)) == reason


def test_files_that_are_none(tmp_path: Path) -> None:
    assert reason_of(tmp_path / "missing.txt") == "no such file"
    assert reason_of("nul\0.txt") == "no such file"
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    assert reason_of(folder) == "not a file"
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "missing.txt")
    assert reason_of(tmp_path / "dangling.txt") == "no such file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason_of(tmp_path / "pipe.txt") == "not a file"


def test_a_name_too_long_for_the_system(tmp_path: Path) -> None:
    assert "too long" in reason_of(tmp_path / ("x" * 5000 + ".txt"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all files")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"text")
    path.chmod(0)
    assert reason_of(path) == "Permission denied"


def test_a_file_larger_than_any_letter(tmp_path: Path) -> None:
    limits = Limits(bytes=2_000_000)
    assert read(write(tmp_path, "a.txt", b"a" * 2_000_000), limits=limits).text.raw
    with pytest.raises(UnreadableFileError, match=r"b.txt: larger than 2 MB"):
        read(write(tmp_path, "b.txt", b"a" * 2_000_001), limits=limits)


def test_a_name_that_is_no_unicode_can_be_recorded(tmp_path: Path) -> None:
    try:
        path = write(tmp_path, os.fsdecode(b"th\xc6.txt"), TEXT.encode())
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    source = read(path)
    source.path.encode()
    assert source.text.raw == TEXT
