"""The workbook: what it shows, what a spreadsheet calculates from it, and that nothing typed into it is lost."""

import datetime as dt
import io
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook as OpenWorkbook
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from congvan_nlp import analyze
from congvan_nlp.calendars.entries import Entry, entries_of
from congvan_nlp.calendars.kept import NOTHING, WHY, Kept, KeptError, kept_from
from congvan_nlp.calendars.selection import Selection, selected, state_of
from congvan_nlp.calendars.sheet_bodies import by_body, tally
from congvan_nlp.calendars.sheet_columns import (
    BODY,
    BOUND,
    COLUMNS,
    DONE,
    DONE_SOME_DAY,
    DUE,
    ID,
    IN_TIME,
    KEY,
    LATE,
    LEFT,
    LETTER,
    NO_BODY,
    NO_DAY,
    NOTE,
    OPEN,
    OVERDUE,
    REASON,
    REVIEW,
    SENTENCE,
    STATE,
    TIME,
    WHAT,
    Cell,
    Row,
    clipped,
    figures,
    flowing,
    rows_of,
)  # fmt: skip
from congvan_nlp.calendars.sheet_pen import Pen, link_to
from congvan_nlp.calendars.workbook import workbook
from congvan_nlp.records.analysis import Deadline

AS_OF = dt.date(2025, 9, 18)
HEAD = "HUYỆN ỦY SƠN KHÊ\n*\nSố {}-CV/HU\nV/v chế độ báo cáo\n\nSơn Khê, ngày 05 tháng 9 năm 2025\n\nKính gửi: Các chi bộ\n\n"
FIRST = HEAD.format(31) + (
    "1. Ban Tổ chức Huyện ủy gửi báo cáo về Ban Thường vụ Huyện ủy trước ngày 15/9/2025.\n"
    "2. Văn phòng Huyện ủy tổng hợp, hoàn thành chậm nhất ngày 20/9/2025.\n"
    "3. Các chi bộ gửi danh sách trước 16 giờ 30 ngày 18/9/2025.\n"
    "4. Ban Dân vận Huyện ủy báo cáo trước ngày 25 hằng tháng.\n"
    "5. Ủy ban nhân dân huyện báo cáo trong 10 ngày làm việc kể từ ngày nhận được Công văn này.\n"
    "6. Các chi bộ báo cáo trong 05 ngày sau khi kết thúc đại hội.\n"
    "7. Đảng ủy các xã gửi hồ sơ đến hết ngày 30/11/2025.\n"
    "8. Ban Tổ chức Huyện ủy rà soát hồ sơ trước ngày 18/9/2025.\n"
    "9. Ủy ban nhân dân huyện báo cáo trong 07 ngày làm việc kể từ ngày nhận được Công văn này.\n"
    "10. Các chi bộ gửi biên bản trong 03 ngày sau khi kết thúc hội nghị.\n"
)
SECOND = HEAD.format(32) + "Các chi bộ gửi kế hoạch trước ngày 10/10/2025.\n"


def entries(*letters: str) -> list[Entry]:
    """Entries of letters, as the command line shows them on the day of these tests."""
    analyses = [analyze(letter) for letter in letters]
    placed = [
        analysis.model_copy(
            update={"source": analysis.source.model_copy(update={"path": f"thư đến/công văn #{n}.txt"})}
        )
        for n, analysis in enumerate(analyses, 1)
    ]
    return selected(entries_of(placed), Selection(), AS_OF)


def entry(**fields: Any) -> Entry:
    """An entry of any words."""
    deadline = {"text": "trước ngày 20/9/2025", "start": 0, "end": 20, "id": "t1", "due": "2025-09-20", "kind": "date"}
    deadline |= {name: fields.pop(name) for name in list(fields) if name in Deadline.model_fields}
    usual = {"uid": "u1", "id": "7-CV/HU:t1", "body": "Các chi bộ", "path": "a.txt", "sentence": "s", "letter": {}}
    return Entry.model_validate({**usual, **fields, "deadline": deadline})


def sheet_rows(sheet: Worksheet) -> list[Row]:
    """The rows of a sheet by its headings."""
    lines = list(sheet.iter_rows(values_only=True))
    return [dict(zip(map(str, lines[0]), line, strict=True)) for line in lines[1:]]  # type: ignore[arg-type]


def shown(data: bytes, title: str = "Hạn") -> list[Row]:
    """The values of a sheet that a program shows which does not calculate."""
    return sheet_rows(load_workbook(io.BytesIO(data), data_only=True)[title])


def by_id(rows: Iterable[Row]) -> dict[str, Row]:
    return {str(row[ID]).split(":")[-1]: row for row in rows}


def typed_into(path: Path, change: Callable[[OpenWorkbook, Worksheet], None]) -> None:
    """Open a workbook, change it, save it: formulas lose their values, as nothing calculates them here."""
    book = load_workbook(path)
    change(book, book.worksheets[0])
    book.save(path)


def column(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def write(sheet: Worksheet, deadline: str, heading: str, value: Cell) -> None:
    """Type into the row of a deadline ("t3")."""
    line = next(
        int(row[0].row or 0) for row in sheet.iter_rows(min_row=2) if str(row[0].value).endswith(f":{deadline}")
    )
    sheet.cell(line, column(sheet, heading)).value = value


@pytest.fixture(scope="module")
def calculated(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """What LibreOffice makes of a workbook: all formulas calculated anew, saved as .xlsx."""
    folder = tmp_path_factory.mktemp("soffice")
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    # by default LibreOffice believes the values that stand beside the formulas of other programs
    (profile / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">'
        "<value>0</value></prop></item></oor:items>"
    )

    def calculate(path: Path) -> Path:
        target = folder / "out"
        run = subprocess.run(
            [
                *("soffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--headless"),
                *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", target, path),
            ],
            capture_output=True, text=True, timeout=180, check=False,
        )  # fmt: skip
        assert (target / path.name).exists(), run.stderr
        return target / path.name

    reason = ""
    if not shutil.which("soffice"):
        reason = "LibreOffice (soffice) is not installed"
    else:
        probe = folder / "probe.xlsx"
        OpenWorkbook().save(probe)
        try:
            calculate(probe)
        except AssertionError as error:
            reason = f"LibreOffice opens no workbook (is Calc installed?): {error}"
    if reason:
        if os.environ.get("CONGVAN_REQUIRE_ALL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return calculate


# what it shows


def test_dates_are_dates_and_words_are_words() -> None:
    rows = by_id(shown(workbook(entries(FIRST), AS_OF, fixed=True)))
    assert rows["t1"][DUE] == dt.datetime(2025, 9, 15)
    assert rows["t1"][BOUND] == "trước"
    assert rows["t1"]["Làm xong chậm nhất"] == dt.datetime(2025, 9, 12)
    assert rows["t2"][BOUND] == "đến hết"
    assert rows["t3"][TIME] == dt.time(16, 30)
    assert rows["t4"]["Định kỳ"] == "ngày 25 hằng tháng"
    assert rows["t1"]["Gửi"] == "Ban Thường vụ Huyện ủy"
    assert rows["t1"][SENTENCE].startswith("Ban Tổ chức Huyện ủy gửi báo cáo")  # type: ignore[union-attr]
    assert rows["t6"][DUE] is None
    assert rows["t6"][BOUND] is None


def test_the_sheet_is_one_to_work_with() -> None:
    book = load_workbook(io.BytesIO(workbook(entries(FIRST), AS_OF)))
    sheet = book["Hạn"]
    assert book.sheetnames == ["Hạn", "Theo đơn vị", "Cần xem lại", "Thiết lập"]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert sheet.freeze_panes == "C2"
    assert [table.autoFilter.ref for table in sheet.tables.values()] == [f"A1:Y{sheet.max_row}"]
    assert sheet.column_dimensions["Y"].hidden
    [validation] = sheet.data_validations.dataValidation
    assert (validation.type, str(validation.sqref).split(":")[0]) == (
        "date",
        f"{sheet.cell(2, column(sheet, DONE)).coordinate}",
    )
    conditions = [rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules]
    assert {word for word in (OVERDUE, IN_TIME, LATE, REVIEW, NO_DAY) if any(f'"{word}"' in c for c in conditions)} == {
        OVERDUE, IN_TIME, LATE, REVIEW, NO_DAY,
    }  # fmt: skip
    assert any("<=7" in condition for condition in conditions)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.print_title_rows == "$1:$1"
    assert sheet["B2"].number_format == "dd/mm/yyyy"
    assert all(book[title].freeze_panes and book[title].auto_filter.ref for title in ("Theo đơn vị", "Cần xem lại"))


def test_today_is_one_cell_that_follows_the_calendar_unless_it_is_fixed() -> None:
    for fixed, content in ((False, "=TODAY()"), (True, dt.datetime(2025, 9, 18))):
        book = load_workbook(io.BytesIO(workbook(entries(FIRST), AS_OF, fixed=fixed)))
        [(title, cell)] = book.defined_names["HOM_NAY"].destinations
        assert book[title][cell.replace("$", "")].value == content
        assert all("HOM_NAY" in str(row[LEFT]) for row in sheet_rows(book["Hạn"]))


def test_the_same_entries_give_the_same_file() -> None:
    assert workbook(entries(FIRST), AS_OF) == workbook(entries(FIRST), AS_OF)


def test_states_agree_with_those_of_the_command_line() -> None:
    found = entries(FIRST, SECOND)
    for day in (AS_OF + dt.timedelta(days=n) for n in range(-10, 100)):
        for one, row in zip(found, rows_of(found), strict=True):
            state = figures(row, day).state
            if one.deadline.due is None:
                assert state == NO_DAY
            elif not one.deadline.rrule:
                assert state == {"open": OPEN, "overdue": OVERDUE, "review": REVIEW}[state_of(one, day)]


@pytest.mark.parametrize(
    ("row", "left", "state"),
    [
        ({DUE: dt.date(2025, 9, 18)}, 0, OPEN),
        ({DUE: dt.date(2025, 9, 18), BOUND: "trước"}, -1, OVERDUE),
        ({DUE: dt.date(2025, 9, 18), BOUND: "trước", TIME: dt.time(16)}, 0, OPEN),
        ({DUE: dt.date(2025, 9, 18), BOUND: "trước", DONE: dt.date(2025, 9, 18)}, None, LATE),
        ({DUE: dt.date(2025, 9, 18), DONE: dt.datetime(2025, 9, 18, 17, 5)}, None, IN_TIME),
        # a date that is in doubt says nothing about being in time
        ({DUE: dt.date(2025, 9, 18), REASON: "chờ ngày nhận", DONE: dt.date(2025, 9, 1)}, None, DONE_SOME_DAY),
        ({DONE: dt.date(2025, 9, 1)}, None, DONE_SOME_DAY),
        # words where a day should stand are no completion
        ({DUE: dt.date(2025, 9, 17), DONE: "đang làm"}, -1, OVERDUE),
        ({DUE: dt.date(2025, 9, 17), DONE: dt.date(1905, 7, 17)}, -1, OVERDUE),
        ({DUE: "cuối tháng"}, None, REVIEW),
        ({}, None, NO_DAY),
    ],
)
def test_a_state_follows_from_what_the_row_says(row: Row, left: int | None, state: str) -> None:
    assert figures(row, AS_OF) == (left, state)


def test_everything_in_doubt_or_without_a_day_stands_on_the_sheet_for_review() -> None:
    found = entries(FIRST, SECOND)
    rows = by_id(shown(workbook(found, AS_OF), "Cần xem lại"))
    assert set(rows) == {one.deadline.id for one in found if one.deadline.needs_review or not one.deadline.due}
    assert rows["t5"]["Cần biết"] == "ngày nhận văn bản"
    assert rows["t6"]["Cần biết"] == "ngày của sự kiện: kết thúc đại hội"
    assert all(row[REASON] for row in rows.values())


def test_an_entry_that_asks_for_review_without_a_reason_still_asks_for_it() -> None:
    [row] = shown(workbook([entry(needs_review=True)], AS_OF))
    assert (row[STATE], bool(row[REASON])) == (REVIEW, True)


def test_rows_that_the_sheet_has_no_room_for_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("congvan_nlp.calendars.workbook._MOST_ROWS", 1)
    data = workbook([entry(), entry(), entry()], AS_OF)
    assert len(shown(data)) == 1
    said = [cell for line in load_workbook(io.BytesIO(data))["Thiết lập"].iter_rows(values_only=True) for cell in line]
    assert "Còn 2 dòng không đủ chỗ trong trang “Hạn”." in said


def test_a_letter_without_files_or_number_and_no_letter_at_all() -> None:
    [row] = shown(workbook([entry(path="", body=None)], AS_OF))
    assert (row[LETTER], row[BODY]) == ("7-CV/HU", NO_BODY)
    assert [row for row in shown(workbook([], AS_OF)) if any(row.values())] == []


@pytest.mark.parametrize("day", [dt.date.min, dt.date(1900, 1, 1), dt.date.max])
def test_days_that_a_sheet_does_not_count_do_not_stop_it(day: dt.date) -> None:
    found = entry(due=day.isoformat(), act_by=day.isoformat(), readings=(day.isoformat(),), needs_review=True)
    assert len(shown(workbook([found], day, fixed=True))) == 1


# links


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("thư đến/công văn #1.txt", r"thư%20đến\công%20văn%20%231.txt"),
        ("../đến/100%.pdf", r"..\đến\100%25.pdf"),
        ("đã mã hóa%20rồi.pdf", "đã%20mã%20hóa%2520rồi.pdf"),
        (r"D:\Văn bản\1.pdf", r"file:///D:\Văn%20bản\1.pdf"),
        (r"\\máy-chủ\chung\1.pdf", r"file:///\\máy-chủ\chung\1.pdf"),
        ("a", "a"),
    ],
)
def test_a_link_leads_to_the_file(path: str, target: str) -> None:
    book = load_workbook(io.BytesIO(workbook([entry(path=path)], AS_OF)))
    cell = book["Hạn"].cell(2, column(book["Hạn"], LETTER))
    assert cell.hyperlink is not None
    assert (cell.value, cell.hyperlink.target) == ("7-CV/HU", target)


@pytest.mark.parametrize("path", ["", "x" * 2_080, "a\nb", "a\ud800b"])
def test_a_path_that_no_link_can_hold_has_none(path: str) -> None:
    book = load_workbook(io.BytesIO(workbook([entry(path=path)], AS_OF)))
    assert book["Hạn"].cell(2, column(book["Hạn"], LETTER)).hyperlink is None


def test_more_links_than_a_sheet_holds_are_words() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet, pen = book.add_worksheet(), Pen(book)
        for line in range(65_532):
            pen.link(sheet, line, 0, f"{line}.txt", "công văn")
    parts = zipfile.ZipFile(stream)
    assert parts.read("xl/worksheets/sheet1.xml").count(b"<hyperlink ") == 65_530
    assert parts.read("xl/worksheets/sheet1.xml").count(b"<c ") == 65_532


# hostile words


@pytest.mark.parametrize("words", ["=1+1", "+84", "-1", "@SUM(A1)", "=HYPERLINK(A1)", "{=1}", "https://a.b", "007"])
def test_words_never_become_formulas_links_or_numbers(words: str) -> None:
    found = entry(body=words, what=words, sentence=words, letter={"number": words, "subject": words})
    sheet = load_workbook(io.BytesIO(workbook([found], AS_OF)))["Hạn"]
    for heading in (BODY, WHAT, SENTENCE, LETTER, "Trích yếu"):
        cell = sheet.cell(2, column(sheet, heading))
        assert (cell.data_type, cell.value) == ("s", words)
        assert cell.quotePrefix == (words[0] in "=+-@")
        assert heading == LETTER or cell.hyperlink is None


ANY = st.text(st.characters(), max_size=60)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY, ANY, ANY, ANY, st.lists(ANY, max_size=3))
def test_any_words_can_be_read_back(body: str, what: str, words: str, number: str, steps: list[str]) -> None:
    found = entry(
        uid=body, id=number, body=body, what=what, sentence=words, text=words, place=what, to=tuple(steps), path=words,
        computation=tuple(steps), review_reasons=tuple(steps), needs_review=True, anchor=words, due_time=words or None,
        rrule=what or None, letter={"number": number, "issuer": body, "subject": what},
    )  # fmt: skip
    [row] = shown(workbook([found], AS_OF, kept=Kept((), ({KEY: None, NOTE: words.replace("\r", "")},))))[:1]
    assert row[WHAT] == (flowing(what) or None)
    assert row[SENTENCE] == (flowing(words) or None)
    assert row[BODY] == (flowing(body) or NO_BODY)
    assert (row["Cách tính"] or "").split("\n") == ([flowing(step) for step in steps] or [""])  # type: ignore[union-attr]


def test_words_are_cleaned_as_documented() -> None:
    assert flowing(" Các\r\n chi\tbộ \x0b\u2028") == "Các chi bộ"
    assert flowing("a\x00b\x1bc\ud800d\ufffee") == "a\ufffdb\ufffdc\ufffdd\ufffde"
    assert flowing("_x0041_ &lt; 𠀀") == "_x0041_ &lt; 𠀀"
    long = clipped("𠀀" * 20_000)
    assert (len(long.encode("utf-16-le")) // 2 <= 32_767, long[-1]) == (True, "…")


def test_words_longer_than_a_cell_are_cut() -> None:
    [row] = shown(workbook([entry(sentence="chi bộ " * 10_000)], AS_OF))
    assert len(str(row[SENTENCE])) == 32_767


# calculated by LibreOffice


def test_a_spreadsheet_calculates_the_figures_that_python_does(
    tmp_path: Path, calculated: Callable[[Path], Path]
) -> None:
    found = entries(FIRST, SECOND)
    path = tmp_path / "han.xlsx"
    path.write_bytes(workbook(found, AS_OF, fixed=True))

    def complete(book: OpenWorkbook, sheet: Worksheet) -> None:
        write(sheet, "t2", DONE, dt.date(2025, 9, 20))
        write(sheet, "t8", DONE, dt.date(2025, 9, 18))
        write(sheet, "t5", DONE, dt.date(2025, 9, 10))
        write(sheet, "t6", DONE, dt.date(2025, 9, 10))
        write(sheet, "t7", DONE, "đang làm")
        own: list[Row] = [
            {WHAT: "họp", BODY: "Văn phòng Huyện ủy", DUE: dt.date(2025, 9, 17)},
            {WHAT: "họp", BODY: "Văn phòng Huyện ủy", DUE: "cuối tháng"},
            {WHAT: "họp", BODY: "VĂN PHÒNG HUYỆN ỦY", DUE: dt.date(2025, 9, 19), BOUND: "Trước"},
        ]
        for line, row in enumerate(own, sheet.max_row + 1):
            for heading, value in row.items():
                sheet.cell(line, column(sheet, heading)).value = value

    typed_into(path, complete)
    data = workbook(found, AS_OF, fixed=True, kept=kept_from(path))
    again = tmp_path / "han-2.xlsx"
    again.write_bytes(data)
    # without the values that the formulas carry
    typed_into(again, lambda book, sheet: None)
    assert all(row[STATE] is None for row in shown(again.read_bytes()))

    book = load_workbook(calculated(again), data_only=True)
    rows = sheet_rows(book["Hạn"])
    for row in rows:
        assert (row[LEFT] if isinstance(row[LEFT], int) else None, row[STATE]) == figures(row, AS_OF)
    assert [(str(row[ID]).split(":")[-1], row[LEFT], row[STATE]) for row in rows] == [
        ("t1", -4, OVERDUE), ("t9", -2, REVIEW), ("t3", 0, OPEN), ("t8", None, LATE), ("t5", None, DONE_SOME_DAY),
        ("t2", None, IN_TIME), ("t4", 6, OPEN), ("t1", 21, OPEN), ("t7", 73, OPEN), ("t6", None, DONE_SOME_DAY),
        ("t10", None, NO_DAY), ("None", -1, OVERDUE), ("None", None, REVIEW), ("None", 0, OPEN),
    ]  # fmt: skip
    assert [(row[LEFT], row[STATE]) for row in shown(data)] == [(row[LEFT], row[STATE]) for row in rows]

    counted = sheet_rows(book["Theo đơn vị"])
    groups = by_body(rows)
    assert [row["Điều kiện đếm"] for row in counted[:-1]] == list(groups)
    for row, group in zip(counted, [*groups.values(), rows], strict=True):
        assert tuple(row.values())[1:8] == tally(group, AS_OF)[:7]
        nearest = tally(group, AS_OF).next
        assert row["Hạn gần nhất"] == (dt.datetime.combine(nearest, dt.time()) if nearest else None)
    assert [tuple(row.values())[1:9] for row in shown(data, "Theo đơn vị")] == [tuple(r.values())[1:9] for r in counted]
    assert {row[STATE] for row in sheet_rows(book["Cần xem lại"])} == {DONE_SOME_DAY, REVIEW, NO_DAY}


def test_a_spreadsheet_counts_bodies_of_any_name(tmp_path: Path, calculated: Callable[[Path], Path]) -> None:
    names = ["Sở *", "Sở Y tế", "Sở ?", "~", "a~*b", ">0", "=1", "<>", '"Tổ" 1', "x" * 300, "x" * 260 + "y", "SỞ Y TẾ"]
    path = tmp_path / "han.xlsx"
    found = [entry(uid=name, body=name, due=f"2025-10-{n:02}") for n, name in enumerate(names, 1)]
    path.write_bytes(workbook(found, AS_OF, fixed=True))
    typed_into(path, lambda book, sheet: None)
    counted = {
        row[BODY]: (row["Số hạn"], row["Hạn gần nhất"])
        for row in sheet_rows(load_workbook(calculated(path), data_only=True)["Theo đơn vị"])
    }
    days = {name: dt.datetime(2025, 10, n) for n, name in enumerate(names, 1)}
    # one name in capitals and small letters is one body, and so are two that only differ behind 250 letters
    assert counted.pop("Cộng") == (len(names), dt.datetime(2025, 10, 1))
    assert counted.pop("Sở Y tế") == (2, days["Sở Y tế"])
    assert counted.pop("x" * 300) == (2, days["x" * 300])
    assert counted == {name: (1, days[name]) for name in names if name.lower() != "sở y tế" and name[0] != "x"}


def test_what_was_typed_survives_libreoffice(tmp_path: Path, calculated: Callable[[Path], Path]) -> None:
    path = tmp_path / "han.xlsx"
    path.write_bytes(workbook(entries(FIRST, SECOND), AS_OF))
    before = kept_from(path)

    def complete(book: OpenWorkbook, sheet: Worksheet) -> None:
        write(sheet, "t2", DONE, dt.date(2025, 9, 17))
        write(sheet, "t2", NOTE, "- đã gửi\nqua trục")
        sheet.cell(1, sheet.max_column + 1).value = "Người theo dõi"
        write(sheet, "t3", "Người theo dõi", "Lan")
        sheet.title = "Danh sách"

    typed_into(path, complete)
    for after in (kept_from(path), kept_from(calculated(path))):
        rows = by_id(after.rows)
        assert (rows["t2"][DONE], rows["t2"][NOTE]) == (dt.date(2025, 9, 17), "- đã gửi\nqua trục")
        assert (after.own_columns, rows["t3"]["Người theo dõi"], after.sheets) == (("Người theo dõi",), "Lan", ())
        assert [row[KEY] for row in after.rows] == [row[KEY] for row in before.rows]


# what was typed is carried on


def test_typed_values_survive_sorting_renaming_own_columns_and_a_letter_that_vanished(tmp_path: Path) -> None:
    path = tmp_path / "han.xlsx"
    path.write_bytes(workbook(entries(FIRST, SECOND), AS_OF))

    def change(book: OpenWorkbook, sheet: Worksheet) -> None:
        sheet.cell(1, sheet.max_column + 1).value = "Người theo dõi"
        write(sheet, "t2", DONE, dt.date(2025, 9, 17))
        write(sheet, "t2", NOTE, "=đã gửi")
        write(sheet, "t8", "Người theo dõi", "Lan")
        line = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == "32-CV/HU:t1")
        sheet.cell(line, column(sheet, NOTE)).value = "gọi lại"
        sheet.cell(line, column(sheet, "Người theo dõi")).value = 7
        lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, values in enumerate(reversed(lines), 2):
            for place, value in enumerate(values, 1):
                sheet.cell(number, place).value = value
        sheet.insert_cols(1)
        sheet.insert_rows(1, 2)
        sheet["C1"] = "VIỆC CỦA PHÒNG"
        sheet.title = "Việc phòng"
        note = book.create_sheet("Sổ tay")
        note.append(["Lan", dt.date(2025, 1, 2), 1.5, "=SUM(1;2)"])

    typed_into(path, change)
    book = load_workbook(path)
    # names of sheets follow them; openpyxl does not do this
    for name in book.defined_names.values():
        name.attr_text = name.attr_text.replace("'Hạn'", "'Việc phòng'")
    book.save(path)

    second = workbook(entries(FIRST), AS_OF, kept=kept_from(path))
    path.write_bytes(second)
    rows = by_id(shown(second))
    assert (rows["t2"][DONE], rows["t2"][NOTE], rows["t2"][STATE]) == (dt.datetime(2025, 9, 17), "=đã gửi", IN_TIME)
    assert rows["t8"]["Người theo dõi"] == "Lan"
    assert [row[NOTE] for row in rows.values() if row[NOTE]] == ["=đã gửi"]
    [withdrawn] = shown(second, "Đã rút")
    assert (withdrawn[ID], withdrawn[NOTE], withdrawn["Người theo dõi"]) == ("32-CV/HU:t1", "gọi lại", 7)
    assert (withdrawn[DUE], withdrawn[WHY]) == (dt.datetime(2025, 10, 10), "không còn trong danh sách ngày 18/09/2025")
    assert str(withdrawn[WHAT]).startswith("gửi kế hoạch")
    [line] = load_workbook(io.BytesIO(second))["Sổ tay"].iter_rows(values_only=True)
    assert line == ("Lan", dt.datetime(2025, 1, 2), 1.5, "=SUM(1;2)")

    # nothing changes in a third one, and the letter that comes back finds its note again
    third = workbook(entries(FIRST), AS_OF, kept=kept_from(path))
    assert shown(third, "Đã rút") == shown(second, "Đã rút")
    back = workbook(entries(FIRST, SECOND), AS_OF, kept=kept_from(path))
    assert "Đã rút" not in load_workbook(io.BytesIO(back)).sheetnames
    [row] = [row for row in shown(back) if row[ID] == "32-CV/HU:t1"]
    assert (row[NOTE], row["Người theo dõi"]) == ("gọi lại", 7)


def test_a_completion_belongs_to_one_day_of_a_recurring_limit(tmp_path: Path) -> None:
    path = tmp_path / "han.xlsx"
    letter = entries_of([analyze(FIRST)])
    september = selected(letter, Selection(), dt.date(2025, 9, 18))
    october = selected(letter, Selection(), dt.date(2025, 10, 18))
    path.write_bytes(workbook(september, AS_OF))

    def complete(book: OpenWorkbook, sheet: Worksheet) -> None:
        write(sheet, "t4", DONE, dt.date(2025, 9, 20))
        write(sheet, "t4", NOTE, "mẫu số 2")

    typed_into(path, complete)
    data = workbook(october, dt.date(2025, 10, 18), kept=kept_from(path))
    row = by_id(shown(data))["t4"]
    assert (row[DUE], row[DONE], row[STATE], row[NOTE]) == (dt.datetime(2025, 10, 25), None, OPEN, "mẫu số 2")
    [done] = shown(data, "Đã rút")
    assert (done[DUE], done[DONE], done[STATE]) == (dt.datetime(2025, 9, 25), dt.datetime(2025, 9, 20), IN_TIME)
    # back in September the completion is there again
    path.write_bytes(data)
    assert by_id(shown(workbook(september, AS_OF, kept=kept_from(path))))["t4"][DONE] == dt.datetime(2025, 9, 20)


def test_a_corrected_day_keeps_what_was_typed(tmp_path: Path) -> None:
    path = tmp_path / "han.xlsx"
    path.write_bytes(workbook(entries(SECOND), AS_OF))
    typed_into(path, lambda book, sheet: write(sheet, "t1", DONE, dt.date(2025, 10, 1)))
    corrected = entries(SECOND.replace("10/10/2025", "12/10/2025"))
    [row] = shown(workbook(corrected, AS_OF, kept=kept_from(path)))
    assert (row[DUE], row[DONE]) == (dt.datetime(2025, 10, 12), dt.datetime(2025, 10, 1))


def test_rows_of_the_person_stay_and_second_copies_of_a_row_too(tmp_path: Path) -> None:
    path = tmp_path / "han.xlsx"
    path.write_bytes(workbook(entries(SECOND), AS_OF))

    def add(book: OpenWorkbook, sheet: Worksheet) -> None:
        copy = [cell.value for cell in sheet[2]]
        copy[column(sheet, BODY) - 1] = "Chi bộ 3"
        sheet.append(copy)
        sheet.append([None, dt.date(2025, 9, 17), *[None] * (column(sheet, WHAT) - 3), "họp"])

    typed_into(path, add)
    for _ in range(2):
        path.write_bytes(workbook(entries(SECOND), AS_OF, kept=kept_from(path)))
    rows = shown(path.read_bytes())
    assert [(row[BODY], row[WHAT], row[STATE]) for row in rows][1:] == [
        ("Chi bộ 3", rows[0][WHAT], OPEN),
        (None, "họp", OVERDUE),
    ]


@pytest.mark.parametrize(
    ("heading", "named"),
    [("ghi chú", "ghi chú (2)"), (NOTE, f"{NOTE} (2)"), (None, "Cột A"), ("Vì sao\n ở đây", f"{WHY} (2)")],
)
def test_an_own_column_of_any_heading_is_kept(tmp_path: Path, heading: str | None, named: str) -> None:
    path = tmp_path / "han.xlsx"
    path.write_bytes(workbook(entries(SECOND), AS_OF))

    def add(book: OpenWorkbook, sheet: Worksheet) -> None:
        write(sheet, "t1", NOTE, "của bảng")
        place = sheet.max_column + 1 if heading in (NOTE, "Vì sao\n ở đây") else 1
        if place == 1:
            sheet.insert_cols(1)
        sheet.cell(1, place).value, sheet.cell(2, place).value = heading, "riêng"

    typed_into(path, add)
    path.write_bytes(workbook(entries(SECOND), AS_OF, kept=kept_from(path)))
    [row] = shown(path.read_bytes())
    assert row[named] == "riêng"
    assert row[NOTE] == "của bảng"


def test_an_own_column_without_values_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "han.xlsx"
    path.write_bytes(workbook(entries(SECOND), AS_OF))
    typed_into(path, lambda book, sheet: setattr(sheet.cell(1, sheet.max_column + 1), "value", "Người theo dõi"))
    [row] = shown(workbook(entries(SECOND), AS_OF, kept=kept_from(path)))
    assert "Người theo dõi" in row


def test_a_day_that_lost_its_format_is_a_day(tmp_path: Path) -> None:
    path = tmp_path / "han.xlsx"
    path.write_bytes(workbook(entries(SECOND), AS_OF))
    typed_into(path, lambda book, sheet: write(sheet, "t1", DONE, 45_931))
    [row] = kept_from(path).rows
    assert row[DONE] == dt.date(2025, 10, 1)


def test_two_unnumbered_letters_of_one_name_keep_their_own_notes(tmp_path: Path) -> None:
    path = tmp_path / "han.xlsx"
    twins = [entry(what="một"), entry(what="hai")]
    path.write_bytes(workbook(twins, AS_OF))
    typed_into(path, lambda book, sheet: setattr(sheet.cell(3, column(sheet, NOTE)), "value", "của hai"))
    rows = shown(workbook(twins, AS_OF, kept=kept_from(path)))
    assert [(row[WHAT], row[NOTE]) for row in rows] == [("một", None), ("hai", "của hai")]


def test_a_workbook_without_anything_typed_has_nothing_to_carry(tmp_path: Path) -> None:
    path = tmp_path / "han.xlsx"
    data = workbook(entries(FIRST), AS_OF)
    path.write_bytes(data)
    assert (
        workbook(entries(FIRST), AS_OF, kept=kept_from(path)) == data == workbook(entries(FIRST), AS_OF, kept=NOTHING)
    )


# what is not ours, or damaged


def refused(path: Path) -> str:
    with pytest.raises(KeptError) as caught:
        kept_from(path)
    assert caught.value.path == str(path)
    assert str(caught.value) == f"{path}: {caught.value.reason}"
    return caught.value.reason


def test_a_workbook_of_others_is_refused(tmp_path: Path) -> None:
    other = OpenWorkbook()
    assert other.active is not None
    other.active["A1"] = "Mã"
    other.save(tmp_path / "khac.xlsx")
    assert refused(tmp_path / "khac.xlsx") == "not a workbook of this program"


def test_a_workbook_without_its_keys_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "han.xlsx"
    path.write_bytes(workbook(entries(SECOND), AS_OF))
    typed_into(path, lambda book, sheet: sheet.delete_cols(column(sheet, KEY)))
    assert refused(path) == "not a workbook of this program"


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "han.xlsx"
    whole = workbook(entries(SECOND), AS_OF)
    for data in (
        b"",
        b"PK",
        b"not a workbook",
        whole[: len(whole) // 2],
        whole[:-30],
        whole.replace(b"PK\x01\x02", b"PK\x09\x09"),
    ):
        path.write_bytes(data)
        assert refused(path) == "damaged, or not an Excel workbook (.xlsx)"
    assert refused(tmp_path) == "Is a directory"
    assert refused(tmp_path / "none.xlsx") == "No such file or directory"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_file_with_changed_bytes_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(workbook([entry()], AS_OF))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "han.xlsx"
    path.write_bytes(bytes(whole))
    with suppress(KeptError):
        kept_from(path)


def test_links_of_paths_are_escaped_once() -> None:
    assert link_to("a%20b") == "external:a%2520b"


def test_a_completion_that_was_taken_for_words_counts_from_the_next_export_on(tmp_path: Path) -> None:
    found = entries_of([analyze("Số 7-CV/HU\n\nCác chi bộ báo cáo trước ngày 05/9/2025.")])
    path = tmp_path / "han.xlsx"
    path.write_bytes(workbook(found, dt.date(2025, 9, 1)))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    columns = {str(cell.value): int(cell.column or 0) for cell in sheet[1]}
    sheet.cell(2, columns[DONE]).value = "03/09/2025"
    book.save(path)
    path.write_bytes(workbook(found, dt.date(2025, 9, 10), kept=kept_from(path)))
    again = load_workbook(path).worksheets[0]
    assert again.cell(2, columns[DONE]).value == dt.datetime(2025, 9, 3)
    assert again.cell(2, columns[STATE]).value is not None
