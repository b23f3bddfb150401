"""`congvan deadlines` as a user runs it: choosing, entering days, and every kind of output."""

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest
from congvan_cli import LETTERS, congvan

FIRST = """HUYỆN ỦY SƠN KHÊ
*
Số 12-CV/HU
Sơn Khê, ngày 05 tháng 9 năm 2025

Kính gửi: Các chi bộ, đảng bộ trực thuộc

Huyện ủy yêu cầu:
1. Phòng Nội vụ gửi báo cáo về Ban Tổ chức Huyện ủy trước ngày 15/9/2025.
2. Phòng Y tế gửi kế hoạch trong 05 ngày làm việc kể từ ngày nhận được Công văn này.
3. Phòng Nội vụ báo cáo trước ngày 25 hằng tháng.
4. Văn phòng gửi biên bản chậm nhất 03 ngày sau khi kết thúc hội nghị.
"""
SECOND = FIRST.replace("12-CV/HU", "13-CV/HU").replace("15/9/2025", "20/10/2025")


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "thu"
    folder.mkdir()
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    return folder


def rows(*arguments: str | Path) -> list[dict[str, Any]]:
    """What `--format json` gives."""
    result = congvan("deadlines", *arguments, "--format", "json")
    assert result.returncode == 0, result.stderr.decode()
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def dues(found: list[dict[str, Any]]) -> list[tuple[str, str | None]]:
    return [(row["id"], row["deadline"]["due"]) for row in found]


def test_the_table_says_what_a_clerk_asks(letters: Path) -> None:
    result = congvan("deadlines", letters, "--as-of", "10/9/2025", "--to", "30/9/2025", changes={"COLUMNS": "100"})
    shown = result.stdout.decode()
    assert (result.returncode, result.stderr.decode()) == (
        0,
        "2 hạn chưa có ngày không nằm trong khoảng này; xem --state review\n",
    )
    for words in ("trước ngày", "15/09/2025", "còn 4 ngày", "Phòng Nội vụ", "Ban Tổ chức Huyện ủy", "12-CV/HU:t1"):
        assert words in shown
    assert "20/10/2025" not in shown


@pytest.mark.parametrize("body", ["phong noi vu", "P. Nội vụ", "PHÒNG NỘI VỤ"])
def test_a_body_is_found_in_any_spelling(letters: Path, body: str) -> None:
    found = rows(letters, "--body", body, "--as-of", "2025-09-10")
    assert {row["body"] for row in found} == {"Phòng Nội vụ"}
    assert len(found) == 4


@pytest.mark.parametrize(
    ("state", "ids"),
    [
        ("overdue", ["12-CV/HU:t2", "13-CV/HU:t2", "12-CV/HU:t1"]),  # what is to be reviewed is late all the same
        ("open", ["12-CV/HU:t3", "13-CV/HU:t3", "13-CV/HU:t1"]),
        ("review", ["12-CV/HU:t2", "13-CV/HU:t2", "12-CV/HU:t4", "13-CV/HU:t4"]),
    ],
)
def test_states_are_seen_from_a_day(letters: Path, state: str, ids: list[str]) -> None:
    found = rows(letters, "--state", state, "--as-of", "15/9/2025")  # "trước ngày 15/9": the day itself is too late
    assert [row["id"] for row in found] == ids


def test_a_stretch_of_days_holds_each_day_of_a_recurring_limit(letters: Path) -> None:
    found = rows(letters / "a.txt", "--from", "01/10/2025", "--to", "2025-12-31", "--as-of", "1/10/2025")
    assert dues(found) == [("12-CV/HU:t3", f"2025-{month}-25") for month in (10, 11, 12)]


def test_a_day_that_is_entered_computes_what_waits_for_it(letters: Path) -> None:
    found = rows(letters, "--anchor", "12-CV/HU=08/9/2025", "--anchor", "13-CV/HU:t4=2025-10-01", "--as-of", "1/9/2025")
    told = {row["id"]: row["deadline"] for row in found}
    assert (told["12-CV/HU:t2"]["due"], told["12-CV/HU:t2"]["needs_review"]) == ("2025-09-15", False)
    assert told["13-CV/HU:t4"]["due"] == "2025-10-06"  # 04/10 is a Saturday
    assert told["13-CV/HU:t4"]["anchor_date"] == "2025-10-01"
    assert told["13-CV/HU:t2"]["needs_review"]


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("12-CV/HU:t1=05/9/2025", "không tính từ sự kiện nào"),
        ("99-CV/HU:t1=05/9/2025", "không có hạn nào mang mã này"),
        ("12-CV/HU:t2=31/2/2025", "không phải là ngày"),
        ("12-CV/HU:t2=31/12/9999", "không phải là ngày"),
        ("12-CV/HU:t2", "phải có dạng"),
    ],
)
def test_a_day_that_means_nothing_is_refused(letters: Path, tmp_path: Path, anchor: str, words: str) -> None:
    output = tmp_path / "han.json"
    result = congvan("deadlines", letters, "--anchor", anchor, "-o", output)
    assert result.returncode == 2
    assert words in result.stderr.decode()
    assert not output.exists()


def test_entered_days_are_remembered(letters: Path, tmp_path: Path) -> None:
    memory = tmp_path / "so.json"
    rows(letters, "--anchor", "12-CV/HU=08/9/2025", "--state-file", memory)
    found = rows(letters, "--state-file", memory, "--as-of", "1/9/2025")
    assert ("12-CV/HU:t2", "2025-09-15") in dues(found)


def test_analyses_that_were_written_before_serve_as_letters(letters: Path, tmp_path: Path) -> None:
    written = tmp_path / "thu.jsonl"
    assert congvan("analyze", letters, "-o", written).returncode == 0
    assert rows(written, "--as-of", "1/9/2025") == rows(letters, "--as-of", "1/9/2025")


def test_csv_of_a_file_begins_with_the_mark_that_excel_wants(letters: Path, tmp_path: Path) -> None:
    output = tmp_path / "han.csv"
    assert congvan("deadlines", letters, "-o", output, "--as-of", "10/9/2025").returncode == 0
    assert output.read_bytes().startswith(b"\xef\xbb\xbf")
    found = list(csv.DictReader(io.StringIO(output.read_text("utf-8-sig"))))
    assert {row["Mã"]: row["Hạn"] for row in found}["12-CV/HU:t1"] == "2025-09-15"
    assert congvan("deadlines", letters, "--format", "csv").stdout[:2] == "Mã".encode()[:2]


def events(path: Path) -> dict[str, Any]:
    found = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(event["UID"]): event for event in found}


def test_a_second_run_changes_one_event_and_cancels_those_of_a_letter_that_is_gone(
    letters: Path, tmp_path: Path
) -> None:
    output = tmp_path / "han.ics"
    run = ("deadlines", letters, "-o", output, "--as-of", "10/9/2025")
    assert congvan(*run).returncode == 0
    first, bytes_before = events(output), output.read_bytes()
    assert congvan(*run).returncode == 0
    assert output.read_bytes() == bytes_before
    (letters / "a.txt").write_text(FIRST.replace("15/9/2025", "17/9/2025"), encoding="utf-8")
    assert congvan(*run).returncode == 0
    second = events(output)
    changed = [uid for uid in second if second[uid].to_ical() != first[uid].to_ical()]
    assert (set(first) == set(second), len(changed)) == (True, 1)
    assert (first[changed[0]]["SEQUENCE"], second[changed[0]]["SEQUENCE"]) == (0, 1)
    assert second[changed[0]].decoded("DTSTART") == dt.date(2025, 9, 16)
    (letters / "b.txt").unlink()
    result = congvan(*run)
    third = events(output)
    gone = {uid for uid, event in third.items() if event["STATUS"] == "CANCELLED"}
    assert gone == {uid for uid, event in first.items() if "13-CV/HU" in str(event["DESCRIPTION"])}
    assert "đã hủy" in result.stderr.decode()


def test_events_of_a_letter_that_cannot_be_read_stay(letters: Path, tmp_path: Path) -> None:
    output = tmp_path / "han.ics"
    run = ("deadlines", letters, "-o", output, "--as-of", "10/9/2025")
    assert congvan(*run).returncode == 0
    before = events(output)
    (letters / "b.txt").write_bytes(b"\x00\x01")
    result = congvan(*run)
    assert result.returncode == 1
    assert {uid: event.to_ical() for uid, event in events(output).items()} == {
        uid: event.to_ical() for uid, event in before.items()
    }


def test_a_calendar_for_each_body(letters: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lich"
    assert congvan("deadlines", letters, "--by-body", "-o", folder, "--as-of", "10/9/2025").returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == ["phong-noi-vu.ics", "phong-y-te.ics"]
    assert all("Phòng Y tế" in str(e["DESCRIPTION"]) for e in events(folder / "phong-y-te.ics").values())


def test_what_was_typed_into_the_workbook_survives_the_next_run(letters: Path, tmp_path: Path) -> None:
    output = tmp_path / "han.xlsx"
    run = ("deadlines", letters, "-o", output, "--as-of", "10/9/2025")
    assert congvan(*run).returncode == 0
    book = openpyxl.load_workbook(output)
    sheet = book.worksheets[0]
    headings = {str(cell.value): cell.column or 0 for cell in sheet[1]}
    [line] = [r for r in range(2, sheet.max_row + 1) if sheet.cell(r, headings["Mã"]).value == "12-CV/HU:t1"]
    sheet.cell(line, headings["Ghi chú"]).value = "đã gọi điện"
    book.save(output)
    typed = output.read_bytes()
    assert congvan(*run).returncode == 0
    assert output.with_name("han.xlsx.bak").read_bytes() == typed
    sheet = openpyxl.load_workbook(output).worksheets[0]
    assert [sheet.cell(r, headings["Ghi chú"]).value for r in range(2, sheet.max_row + 1)].count("đã gọi điện") == 1


def test_links_lead_to_the_letters_from_where_the_workbook_is(letters: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ra"
    folder.mkdir()
    assert congvan("deadlines", "thu", "-o", "ra/han.xlsx", cwd=tmp_path).returncode == 0
    sheet = openpyxl.load_workbook(folder / "han.xlsx").worksheets[0]
    targets = {link.target for row in sheet.iter_rows() for cell in row if (link := cell.hyperlink) and link.target}
    assert targets
    # as Excel writes paths
    assert all((folder / target.replace("\\", "/")).is_file() for target in targets), targets


def test_a_workbook_of_somebody_else_is_not_written_over(letters: Path, tmp_path: Path) -> None:
    output = tmp_path / "luong.xlsx"
    book = openpyxl.Workbook()
    book.active["A1"] = "Bảng lương"  # type: ignore[index]
    book.save(output)
    before = output.read_bytes()
    result = congvan("deadlines", letters, "-o", output)
    assert (result.returncode, output.read_bytes()) == (1, before)
    assert "luong.xlsx" in result.stderr.decode()


def test_a_damaged_state_file_is_left_as_it_is(letters: Path, tmp_path: Path) -> None:
    memory = tmp_path / "so.json"
    memory.write_text("{", encoding="utf-8")
    result = congvan("deadlines", letters, "--state-file", memory)
    assert (result.returncode, memory.read_text(encoding="utf-8")) == (1, "{")
    assert "so.json" in result.stderr.decode()


def test_the_digest_is_a_page_of_its_own(letters: Path, tmp_path: Path) -> None:
    output = tmp_path / "han.html"
    assert congvan("deadlines", letters, "-o", output, "--as-of", "10/9/2025").returncode == 0
    page = output.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") or page.startswith("<!doctype html>")
    assert "http" not in page.replace("http-equiv", "")  # nothing is fetched


def test_two_files_of_one_letter_count_once(letters: Path) -> None:
    (letters / "c.txt").write_text(FIRST, encoding="utf-8")
    result = congvan("deadlines", letters, "--format", "json")
    assert "chỉ tính một lần" in result.stderr.decode()
    assert [row["id"] for row in json.loads(result.stdout)].count("12-CV/HU:t1") == 1


@pytest.mark.parametrize("arguments", [("--format", "xlsx"), ("--by-body",)])
def test_what_needs_a_file_says_so(letters: Path, arguments: tuple[str, ...]) -> None:
    result = congvan("deadlines", letters, *arguments)
    assert result.returncode == 2
    assert "-o" in result.stderr.decode()


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(letters: Path) -> None:
    (letters / "hong.txt").write_bytes(b"\x00")
    result = congvan("deadlines", letters, "--format", "json")
    assert result.returncode == 1
    assert "hong.txt" in result.stderr.decode()
    assert json.loads(result.stdout)


def test_all_letters_of_the_corpus_in_every_format(tmp_path: Path) -> None:
    for name in ("han.csv", "han.json", "han.xlsx", "han.ics", "han.html", "han.txt"):
        assert congvan("deadlines", LETTERS, "-o", tmp_path / name, "--as-of", "2024-01-15").returncode == 0
        assert (tmp_path / name).stat().st_size > 1000


@pytest.mark.parametrize("name", ["a.txt", "thu.jsonl"])
def test_a_letter_is_never_written_over(letters: Path, name: str) -> None:
    (letters / "thu.jsonl").write_text("{}\n", encoding="utf-8")
    before = (letters / name).read_bytes()
    result = congvan("deadlines", letters, letters / "thu.jsonl", "--format", "csv", "-o", letters / name)
    assert (result.returncode, (letters / name).read_bytes()) == (2, before)
    assert "sẽ mất văn bản" in result.stderr.decode()


@pytest.mark.parametrize("name", ["han.ics", "han.xlsx", "han.html", "han.csv"])
def test_where_nothing_can_be_read_nothing_changes(letters: Path, tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    assert congvan("deadlines", letters, "-o", output, "--as-of", "10/9/2025").returncode == 0
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    (tmp_path / "trong").mkdir()
    for nothing in (tmp_path / "trong", tmp_path / "khong-co"):
        assert congvan("deadlines", nothing, "-o", output, "--as-of", "10/9/2025").returncode != 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_a_workbook_stays_while_a_letter_cannot_be_read(letters: Path, tmp_path: Path) -> None:
    output = tmp_path / "han.xlsx"
    assert congvan("deadlines", letters, "-o", output).returncode == 0
    before = output.read_bytes()
    (letters / "b.txt").write_bytes(b"\x00")
    assert congvan("deadlines", letters, "-o", output).returncode == 1
    assert output.read_bytes() == before


def test_what_is_asked_for_now_withdraws_nothing(letters: Path, tmp_path: Path) -> None:
    output, memory = tmp_path / "han.ics", tmp_path / "han.ics.state.json"
    run = ("deadlines", letters, "-o", output)
    assert congvan(*run, "--as-of", "10/9/2025").returncode == 0
    for more in (("--to", "31/12/2025"), ("--body", "phòng y tế"), ("--state", "review")):
        assert congvan(*run, "--as-of", "10/9/2025", *more).returncode == 0
    assert congvan(*run, "--as-of", "10/9/2024").returncode == 0
    states = [event["status"] for event in json.loads(memory.read_text(encoding="utf-8"))["events"]]
    assert states
    assert "cancelled" not in states


def test_an_entered_day_stays_with_its_limit_when_another_is_put_in_before(letters: Path, tmp_path: Path) -> None:
    memory = tmp_path / "so.json"
    rows(letters, "--anchor", "12-CV/HU:t4=01/10/2025", "--state-file", memory)
    more = FIRST.replace(
        "1. Phòng Nội vụ gửi", "1. Văn phòng gửi lịch chậm nhất 02 ngày sau khi họp.\n2. Phòng Nội vụ gửi"
    )
    (letters / "a.txt").write_text(more, encoding="utf-8")
    found = rows(letters / "a.txt", "--state-file", memory)
    dated = {row["deadline"]["anchor"]: row["deadline"]["due"] for row in found if row["deadline"]["kind"] == "event"}
    assert dated == {"kết thúc hội nghị": "2025-10-06", "họp": None}


def test_one_number_of_two_letters_is_asked_back(letters: Path) -> None:
    other = FIRST.replace("05 tháng 9 năm 2025", "10 tháng 02 năm 2026").replace("SƠN KHÊ", "LAM HÀ")
    (letters / "c.txt").write_text(other, encoding="utf-8")
    result = congvan("deadlines", letters, "--anchor", "12-CV/HU=20/02/2026")
    assert result.returncode == 2
    assert "nhiều văn bản cùng số" in result.stderr.decode()


def test_a_letter_is_not_received_before_it_is_written(letters: Path) -> None:
    result = congvan("deadlines", letters, "--anchor", "12-CV/HU=04/9/2025")
    assert result.returncode == 2
    assert "trước ngày ban hành" in result.stderr.decode()


def test_a_day_can_be_taken_back(letters: Path, tmp_path: Path) -> None:
    memory = tmp_path / "so.json"
    rows(letters, "--anchor", "12-CV/HU=08/9/2025", "--state-file", memory)
    rows(letters, "--anchor", "12-cv/hu=", "--state-file", memory)
    found = rows(letters, "--state-file", memory, "--as-of", "1/9/2025")
    assert [row["deadline"]["needs_review"] for row in found if row["id"] == "12-CV/HU:t2"] == [True]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--from", "20/3/2025", "--to", "20/11/2024"),
        ("--by-body", "-o", "lich.ics"),
        ("--by-body", "--format", "csv", "-o", "lich"),
        ("-o", "han.docx"),
    ],
)
def test_what_does_not_fit_together_is_refused(letters: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = congvan("deadlines", letters, *arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == ["thu"]


def test_two_letters_of_one_number_are_not_taken_for_copies(letters: Path) -> None:
    (letters / "d.txt").write_text(
        FIRST.split("Huyện ủy yêu cầu:")[0] + "Ban Tổ chức trình đề án sắp xếp thôn trước ngày 30/11/2025.",
        encoding="utf-8",
    )
    found = rows(letters, "--as-of", "1/9/2025")
    assert {row["path"].rsplit("/", 1)[-1] for row in found} == {"a.txt", "b.txt", "d.txt"}
