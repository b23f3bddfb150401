"""`congvan analyze`: the contract in JSON, the order of files, files that cannot be read, `-o`."""

import json
import os
import stat
import unicodedata
from email.message import EmailMessage
from pathlib import Path

import pytest
from congvan_cli import LETTERS, congvan
from typer.testing import CliRunner

from congvan_nlp import analyze_file
from congvan_nlp.cli.commands import app
from congvan_nlp.records.analysis import Analysis

LETTER = """\
TỈNH ỦY LAM SƠN
Số 12-CV/TU

Kính gửi: Các huyện ủy.

Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị, đề nghị các đơn vị gửi báo cáo
trước ngày 05/9/2025.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of letters, some below others, one of no readable kind."""
    for name in ("b.txt", "a.txt", "c/d.md", "c/a.txt"):
        path = tmp_path / "thư" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LETTER, encoding="utf-8")
    (tmp_path / "thư" / "ảnh.heic").write_bytes(b"....ftypheic")
    return tmp_path / "thư"


def paths(output: bytes) -> list[str]:
    return [json.loads(line)["source"]["path"] for line in output.decode("utf-8").splitlines()]


def test_json_lines_are_the_contract() -> None:
    files = sorted(LETTERS.glob("*.txt"))[:4]
    result = congvan("analyze", *files, "--format", "jsonl")
    assert result.returncode == 0, result.stderr
    assert result.stderr == b""
    lines = result.stdout.decode("utf-8").split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == [analyze_file(f).model_dump(mode="json") for f in files]
    for line in lines:
        assert "\\u" not in line  # ensure_ascii is off
        Analysis.model_validate(json.loads(line))


def test_json_is_the_same_as_an_indented_array() -> None:
    files = sorted(LETTERS.glob("*.txt"))[:3]
    result = congvan("analyze", *files, "--format", "json")
    dumped = [analyze_file(f).model_dump(mode="json") for f in files]
    assert result.stdout.decode("utf-8") == json.dumps(dumped, ensure_ascii=False, indent=2) + "\n"


def test_json_of_nothing_is_an_empty_array(tmp_path: Path) -> None:
    result = congvan("analyze", tmp_path, "--format", "json")
    assert (result.returncode, result.stdout) == (1, b"[]\n")
    assert result.stderr.decode() == "không có tệp nào đọc được\n"


def test_folders_are_walked_sorted_and_paths_keep_their_order(folder: Path) -> None:
    result = congvan("analyze", folder / "b.txt", folder, "--format", "jsonl")
    names = ["b.txt", "a.txt", "c/a.txt", "c/d.md"]  # a file that is named twice is read once
    assert paths(result.stdout) == [str(folder / name) for name in names]


def test_unreadable_files_are_named_and_the_rest_go_on(folder: Path) -> None:
    (folder / "bb.txt").write_bytes(b"a\x00b")
    (folder / "bc.txt").write_text(" \n")
    result = congvan("analyze", folder, folder / "ảnh.heic", "mất.txt", "--format", "jsonl")
    assert result.returncode == 1
    assert [Path(p).name for p in paths(result.stdout)] == ["a.txt", "b.txt", "a.txt", "d.md"]
    assert result.stderr.decode("utf-8").splitlines() == [
        f"{folder}/bb.txt: không phải tệp văn bản (có byte NUL)",
        f"{folder}/bc.txt: không có chữ nào",
        f"{folder}/ảnh.heic: không phải loại tệp đọc được (.doc, .docx, .eml, .htm, .html, .jpeg, .jpg, .markdown, .md, .pdf, .png, .rtf, .text, .tif, .tiff, .txt)",
        "mất.txt: không có tệp này",
        "4 trong 8 tệp không đọc được",
    ]


def test_text_in_the_encoding_of_an_old_font_is_converted(folder: Path) -> None:
    text = "Céng hoµ x· héi chñ nghÜa ViÖt Nam, ®Ò nghÞ c¸c ®¬n vÞ b¸o c¸o kÕt qu¶"
    for encoding in ("latin-1", "utf-8"):
        (folder / "cũ.txt").write_text(text, encoding=encoding)
        result = congvan("analyze", folder / "cũ.txt", "--format", "json")
        (found,) = json.loads(result.stdout)
        assert found["text"].strip() == "Cộng hoà xã hội chủ nghĩa Việt Nam, đề nghị các đơn vị báo cáo kết quả"
        assert "encoding-converted" in {one["code"] for one in found["diagnostics"]}


def test_damaged_pdf_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4\nnothing more")
    result = congvan("analyze", tmp_path / "a.pdf")
    assert result.returncode == 1
    assert result.stderr.decode().startswith(f"{tmp_path}/a.pdf: PDF bị hỏng")


def test_decomposed_file_names(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "công văn số 7.txt")
    (tmp_path / name).write_text(LETTER, encoding="utf-8")
    assert paths(congvan("analyze", tmp_path, "--format", "jsonl").stdout) == [str(tmp_path / name)]
    assert f"Tệp        {name}" in congvan("analyze", name, cwd=tmp_path).stdout.decode()


def test_file_names_that_are_not_utf8(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/c\xf4ng.txt"
    try:
        Path(os.fsdecode(raw)).write_text(LETTER, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    result = congvan("analyze", raw, b"kh\xf4ng.txt", "--format", "jsonl")
    assert paths(result.stdout) == [f"{tmp_path}/c\ufffdng.txt"]
    assert "kh\ufffdng.txt: không có tệp này" in result.stderr.decode("utf-8")


@pytest.mark.parametrize("style", ["table", "json", "jsonl"])
def test_output_file_holds_what_would_be_printed(folder: Path, tmp_path: Path, style: str) -> None:
    target = tmp_path / "kết quả"
    printed = congvan("analyze", folder, "--format", style)
    result = congvan("analyze", folder, "--format", style, "-o", target)
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr.decode("utf-8").splitlines() == [
        f"đã ghi 4 văn bản vào {target}",
        "bỏ qua 1 tệp thuộc loại chưa đọc được: 1 .heic",
    ]
    assert target.read_bytes() == printed.stdout
    assert b"\x1b" not in printed.stdout
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_output_file_keeps_its_mode_and_links(folder: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "cũ.jsonl", tmp_path / "liên kết"
    target.write_text("cũ")
    target.chmod(0o640)
    link.symlink_to(target)
    assert congvan("analyze", folder, "--output", link, "--format", "jsonl").returncode == 0
    assert link.is_symlink()
    assert len(paths(target.read_bytes())) == 4
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_new_output_file_follows_the_umask(folder: Path, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        congvan("analyze", folder / "a.txt", "-o", tmp_path / "mới")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "mới").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("target", "reason"),
    [("không/có/a.json", "không có tệp hoặc thư mục này"), ("thư", "là một thư mục")],
)
def test_output_that_cannot_be_written(folder: Path, tmp_path: Path, target: str, reason: str) -> None:
    result = congvan("analyze", folder, "-o", tmp_path / target)
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr.decode("utf-8") == f"{tmp_path / target}: {reason}\n"


def test_output_to_a_device(folder: Path) -> None:
    assert congvan("analyze", folder, "-o", "/dev/null").returncode == 0
    through = congvan("analyze", folder, "-o", "/dev/stdout", "--format", "jsonl")
    assert len(paths(through.stdout)) == 4


def test_in_one_process(folder: Path) -> None:
    result = CliRunner().invoke(app, ["analyze", str(folder), "không có", "--format", "jsonl"])
    assert result.exit_code == 1
    assert len(paths(result.stdout_bytes)) == 4
    assert result.stderr.splitlines()[:2] == ["không có: không có tệp này", "1 trong 5 tệp không đọc được"]


def test_a_mail_and_letters_behind_each_other_are_counted_as_letters(tmp_path: Path) -> None:
    letter = "ĐẢNG CỘNG SẢN VIỆT NAM\nSố {}-CV/TU\n\nGửi báo cáo trước ngày 15/5/2025.\n\nNơi nhận:\n- Như trên.\n\n"
    (tmp_path / "hai.txt").write_text(letter.format(7) + letter.format(8), encoding="utf-8")
    mail = EmailMessage()
    mail["Subject"] = "Gửi văn bản"
    mail.set_content("Xin gửi kèm.")
    for name, content in (("chín.txt", letter.format(9).encode()), ("hỏng.pdf", b"%PDF-1.7 nothing")):
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    (tmp_path / "thư.eml").write_bytes(bytes(mail))
    result = congvan("analyze", tmp_path, "-o", tmp_path / "a.jsonl")
    found = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [one["letter"]["number"] for one in found] == ["7-CV/TU", "8-CV/TU", None, "9-CV/TU"]
    assert result.returncode == 1
    assert result.stderr.decode("utf-8").splitlines() == [
        f"{tmp_path}/thư.eml/hỏng.pdf: PDF bị hỏng hoặc thiếu (PDFSyntaxError)",
        f"đã ghi 4 văn bản vào {tmp_path}/a.jsonl",
        "1 trong 3 tệp không đọc được",
    ]
