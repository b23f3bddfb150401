"""`congvan compare` as a user runs it: letters as files or from a library, every format, and calls that make no sense."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from congvan_cli import congvan

LETTER = """TỈNH ỦY {province}
*
Số {number}-CV/TU
{province}, ngày 06 tháng 11 năm 2023

Kính gửi: Các huyện ủy

Thực hiện Quy định số 124-QĐ/TW ngày 04/10/2023 của Bộ Chính trị:
1. Các huyện ủy kiểm điểm xong, báo cáo kết quả kiểm điểm về Ban Thường vụ Tỉnh ủy trước ngày {due}/01/2024.
2. Mời nhân dân góp ý theo Hướng dẫn số 05-HD/TU ngày 02/11/2023 của Ban Thường vụ Tỉnh ủy.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "thu"
    made.mkdir()
    for number, (province, due) in enumerate((("LAM SƠN", "15"), ("VÂN XUÂN", "20")), 7):
        text = LETTER.format(province=province, number=number, due=due)
        (made / f"{number}.txt").write_text(text, encoding="utf-8")
    return made


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Path:
    made = tmp_path / "kho.db"
    assert congvan("ingest", folder, "--library", made).returncode == 0
    return made


def compared(*arguments: str | Path) -> dict[str, Any]:
    result = congvan("compare", *arguments, "--format", "json")
    assert result.returncode == 0, result.stderr.decode()
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_files_are_compared_and_the_conflict_is_shown(folder: Path) -> None:
    result = congvan("compare", folder)
    said = " ".join(result.stdout.decode().split())
    assert result.returncode == 0
    assert "≠ Mâu thuẫn" in said
    assert "Thời hạn mâu thuẫn: 7-CV/TU: “trước ngày 15/01/2024”; 8-CV/TU: “trước ngày 20/01/2024”" in said


def test_letters_are_chosen_from_a_library_by_what_they_cite(library: Path) -> None:
    found = compared("--on", "124-QĐ/TW", "--by", "province", "--library", library)
    assert [one["province"] for one in found["letters"]] == ["Lam Sơn", "Vân Xuân"]
    assert [one["delay"] for one in found["coverage"]["cells"] if one["regulation"] == "124-QĐ/TW"] == [33, 33]
    assert [one["relation"] for one in found["groups"]].count("conflict") == 1


def test_a_letter_of_the_library_stands_beside_a_file(library: Path, folder: Path) -> None:
    found = compared("7-CV/TU", folder / "8.txt", "--library", library)
    assert {one["number"] for one in found["letters"]} == {"7-CV/TU", "8-CV/TU"}


def test_a_duty_is_looked_for_in_a_guideline_of_the_library(folder: Path, tmp_path: Path) -> None:
    """Vân Xuân leaves to its guideline what Lam Sơn says itself; the library holds that guideline."""
    own = "3. Các chi bộ lập danh sách đảng viên được miễn sinh hoạt, gửi Văn phòng Tỉnh ủy.\n"
    letter = (folder / "7.txt").read_text(encoding="utf-8").replace("2. Mời", own + "2. Các huyện ủy mời")
    (folder / "7.txt").write_text(letter, encoding="utf-8")
    other = (folder / "8.txt").read_text(encoding="utf-8").replace("2. Mời", "2. Các huyện ủy kiểm tra, mời")
    (folder / "8.txt").write_text(other, encoding="utf-8")
    guideline = (
        "TỈNH ỦY VÂN XUÂN\n*\nSố 05-HD/TU\nVân Xuân, ngày 02 tháng 11 năm 2023\n\nHƯỚNG DẪN\nvề sinh hoạt chi bộ\n\n"
    )
    guideline += (
        "1. Danh sách đảng viên được miễn sinh hoạt do chi bộ lập, gửi Văn phòng Tỉnh ủy.\n2. Chi bộ họp hằng tháng.\n"
    )
    (tmp_path / "hd.txt").write_text(guideline, encoding="utf-8")
    kept = tmp_path / "kho.db"
    assert congvan("ingest", tmp_path / "hd.txt", "--library", kept).returncode == 0
    found = compared(folder, "--library", kept)
    [group] = [one for one in found["groups"] if "miễn sinh hoạt" in one["members"][0]["text"]]
    [absent] = group["absent"]
    assert [one["name"] for one in absent["found"]] == ["Hướng dẫn số 05-HD/TU"]
    assert "do chi bộ lập" in absent["found"][0]["text"]


@pytest.mark.parametrize("suffix", ["html", "xlsx", "md", "json", "svg", "png", "txt"])
def test_the_name_of_the_file_says_how_to_write(folder: Path, tmp_path: Path, suffix: str) -> None:
    output = tmp_path / f"ss.{suffix}"
    result = congvan("compare", folder, "--by", "province", "-o", output)
    assert result.returncode == 0, result.stderr.decode()
    assert f"đã ghi so sánh 2 văn bản vào {output}" in result.stderr.decode()
    head = output.read_bytes()[:4]
    assert head == {"xlsx": b"PK\x03\x04", "png": b"\x89PNG"}.get(suffix, head)
    assert suffix != "xlsx" or zipfile.is_zipfile(output)


def test_an_unreadable_file_is_told_and_the_others_are_compared(folder: Path) -> None:
    (folder / "hong.pdf").write_bytes(b"%PDF-1.4 hong")
    result = congvan("compare", folder)
    assert result.returncode == 1
    assert "hong.pdf" in result.stderr.decode()
    assert "≠ Mâu thuẫn" in result.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ([], 2, "cần các văn bản để so sánh"),
        (["{folder}", "--format", "xlsx"], 2, "cần -o để ghi xlsx"),
        (["{folder}", "-o", "{folder}/ss.pdf"], 2, "có đuôi .pdf"),
        (["{folder}", "-o", "{folder}/7.txt"], 2, "ghi vào sẽ mất văn bản"),
        (["999-CV/TU", "--library", "{library}"], 1, "không có tệp này, kho cũng không có văn bản này"),
        (["{folder}", "{folder}/khong-co.pdf"], 1, "khong-co.pdf"),
        (["--on", "999-QĐ/TW", "--library", "{library}"], 1, "kho không có tên này"),
        (["{folder}", "-o", "{library}.json", "--library", "{library}.khac"], 1, "chưa có kho này"),
    ],
)
def test_calls_that_make_no_sense(folder: Path, library: Path, arguments: list[str], code: int, said: str) -> None:
    result = congvan("compare", *(one.format(folder=folder, library=library) for one in arguments))
    assert result.returncode == code, result.stderr.decode()
    assert said in result.stderr.decode()
    assert "số 7-CV" not in result.stderr.decode()
    assert (folder / "7.txt").read_text(encoding="utf-8").startswith("TỈNH ỦY LAM SƠN")


def test_one_letter_is_shown_with_a_clear_statement(folder: Path) -> None:
    result = congvan("compare", folder / "7.txt")
    assert result.returncode == 0
    assert "Chỉ có một văn bản" in result.stdout.decode()
