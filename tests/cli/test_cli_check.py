"""`congvan check` as a user runs it: what is printed, what is written, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from congvan_cli import LETTERS, congvan

ABOVE = """TỈNH ỦY LAM SƠN
*
Số 298-CV/TU
Lam Sơn, ngày 15 tháng 11 năm 2021

Kính gửi: Các huyện ủy, thành ủy.

Các huyện ủy gửi báo cáo về Tỉnh ủy trước ngày 15/12/2021.
"""
BELOW = """HUYỆN ỦY SƠN KHÊ
*
Số 412-CV/HU
Sơn Khê, ngày 22 tháng 11 năm 2021

Kính gửi: Các chi bộ trực thuộc.

Thực hiện Công văn số 298-CV/TU ngày 15/11/2021 của Tỉnh ủy Lam Sơn:
1. Các chi bộ gửi báo cáo về Huyện ủy trước ngày 20/12/2021.
2. Văn phòng gửi lịch trước 25/12; Ban Dân vận gửi lịch trước 26/12; Ban Tổ chức gửi lịch trước 27/12; Phòng Nội vụ gửi lịch trước 28/12.
"""
IMPOSSIBLE = "3. Ban Tuyên giáo gửi lịch chậm nhất ngày 31/11/2021.\n"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "thu"
    folder.mkdir()
    (folder / "duoi.txt").write_text(BELOW, encoding="utf-8")
    (folder / "tren.txt").write_text(ABOVE, encoding="utf-8")
    return folder


def rows(*arguments: str | Path, code: int = 0) -> list[dict[str, Any]]:
    """What `--format json` gives."""
    result = congvan("check", *arguments, "--format", "json")
    assert result.returncode == code, result.stderr.decode()
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_the_table_names_letter_line_words_and_remedy(letters: Path) -> None:
    result = congvan("check", letters, changes={"COLUMNS": "120"})
    shown = result.stdout.decode()
    assert (result.returncode, result.stderr) == (0, b"")
    for words in (
        "Công văn số 412-CV/HU ngày 22/11/2021 · Huyện ủy Sơn Khê",
        "thu/duoi.txt",
        "Cảnh báo  dòng 9 ",
        "“trước ngày 20/12/2021” kết thúc sau hạn 15/12/2021 của Công văn số 298-CV/TU",
        "→ Đặt hạn trước 15/12/2021 để kịp tổng hợp, báo cáo.",
        "và 1 chỗ nữa: dòng 10",  # limits without their year
    ):
        assert words in shown
    assert shown.splitlines()[-1].startswith("2 văn bản: 3 cảnh báo, ")  # neither letter has a subject
    assert shown.count("→ Ghi rõ năm.") == 1


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_lines_keep_to_the_width(letters: Path, columns: str) -> None:
    shown = congvan("check", letters, changes={"COLUMNS": columns}).stdout.decode()
    assert max(map(len, shown.splitlines())) <= int(columns)
    assert all(line == line.rstrip() for line in shown.splitlines())
    assert "\x1b" not in shown  # piped


def test_a_letter_with_nothing_found_takes_one_line() -> None:
    shown = congvan("check", "mixed-13.txt", cwd=LETTERS).stdout.decode()
    assert shown == "mixed-13.txt: 2873/LĐTBXH-BTXH · không có gì cần lưu ý\n\n1 văn bản: không có gì cần lưu ý.\n"


def test_json_has_a_row_for_each_finding(letters: Path) -> None:
    found = rows(letters)
    assert {frozenset(row) for row in found} == {
        frozenset(
            {"path", "number", "date", "code", "severity", "message", "suggestion", "start", "end", "quote", "line"}
        )
    }
    [late] = [row for row in found if row["code"] == "deadline-after-superior"]
    assert (late["number"], late["date"], late["line"]) == ("412-CV/HU", "2021-11-22", 9)
    assert BELOW[late["start"] : late["end"]] == late["quote"] == "trước ngày 20/12/2021"


def test_alone_a_letter_is_held_against_no_other(letters: Path) -> None:
    assert "deadline-after-superior" not in [row["code"] for row in rows(letters / "duoi.txt")]


def test_an_error_ends_with_one(letters: Path) -> None:
    (letters / "duoi.txt").write_text(BELOW + IMPOSSIBLE, encoding="utf-8")
    result = congvan("check", letters)
    assert result.returncode == 1
    assert "Lỗi" in result.stdout.decode()
    assert result.stdout.decode().splitlines()[-1].startswith("2 văn bản: 1 lỗi, ")
    assert [row["code"] for row in rows(letters, code=1) if row["severity"] == "error"] == ["deadline-impossible"]


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(letters: Path) -> None:
    (letters / "hong.txt").write_bytes(b"\x00")
    result = congvan("check", letters)
    assert result.returncode == 1
    assert "hong.txt" in result.stderr.decode()
    assert "412-CV/HU" in result.stdout.decode()


def test_where_nothing_can_be_read_an_old_result_stays(letters: Path, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()
    output = tmp_path / "ket-qua.json"
    output.write_text("cũ", encoding="utf-8")
    for nothing in (tmp_path / "trong", tmp_path / "khong-co"):
        result = congvan("check", nothing, "-o", output)
        assert (result.returncode, output.read_text(encoding="utf-8")) == (1, "cũ")
        assert "không ghi vào" in result.stderr.decode()


@pytest.mark.parametrize("name", ["a.json", "a.txt"])
def test_the_name_of_the_file_says_how_to_write(letters: Path, tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    result = congvan("check", letters, "-o", output)
    assert (result.returncode, result.stdout) == (0, b"")
    assert "đã ghi" in result.stderr.decode()
    written = output.read_text(encoding="utf-8")
    if name == "a.json":
        assert json.loads(written) == rows(letters)
    else:
        assert written == congvan("check", letters).stdout.decode()


@pytest.mark.parametrize("name", ["thu/duoi.txt", "a.docx", "a.jsonl", "a.csv"])
def test_an_output_that_is_not_fit_is_refused(letters: Path, tmp_path: Path, name: str) -> None:
    result = congvan("check", letters, "-o", tmp_path / name)
    assert result.returncode == 2
    assert "hãy chọn tên khác" in result.stderr.decode()
    assert (letters / "duoi.txt").read_text(encoding="utf-8") == BELOW
    assert sorted(path.name for path in tmp_path.iterdir()) == ["thu"]


def test_a_dash_is_standard_output(letters: Path) -> None:
    assert congvan("check", letters, "-o", "-").stdout == congvan("check", letters).stdout


def test_a_letter_cannot_steer_the_terminal(letters: Path) -> None:
    (letters / "duoi.txt").write_text(BELOW.replace("trước 25/12", "trước [bold]\x1b[31m 25/12"), encoding="utf-8")
    result = congvan("check", letters, changes={"FORCE_COLOR": "1"})
    assert "\x1b[31m 25" not in result.stdout.decode()


def test_all_letters_of_the_corpus() -> None:
    found = rows(LETTERS)
    letters = {str(path) for path in LETTERS.iterdir()}
    assert {row["path"] for row in found} <= letters | {f"{path}/2" for path in letters}  # one has another behind it
    assert [row for row in found if row["severity"] == "error"] == []
