"""CSV: what it holds, that it can be read back, and that no spreadsheet takes words in it for formulas."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congvan_nlp import analyze
from congvan_nlp.calendars.delimited import delimited, harmless
from congvan_nlp.calendars.entries import Entry, entries_of
from congvan_nlp.calendars.sheet_columns import COLUMNS, TYPED, flowing

AS_OF = dt.date(2025, 9, 18)


def entry(words: str) -> Entry:
    """An entry that has the same words everywhere."""
    deadline = {
        "text": words, "start": 0, "end": 0, "id": "t1", "due": "2025-09-20", "due_time": "16:30", "kind": "date",
        "what": words, "computation": (words, words), "to": (words,),
    }  # fmt: skip
    return Entry.model_validate(
        {
            "uid": "u", "id": words, "body": words, "path": "", "sentence": words, "deadline": deadline,
            "letter": {"number": words, "issuer": words, "subject": words},
        }
    )  # fmt: skip


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_columns_are_those_of_the_workbook_without_the_ones_to_fill_in() -> None:
    [line] = csv.reader(io.StringIO(delimited([], AS_OF)))
    assert line == [heading for heading in COLUMNS if heading not in TYPED]


def test_values_are_plain_for_programs() -> None:
    letter = (
        "HUYỆN ỦY SƠN KHÊ\n*\nSố 7-CV/HU\n\nSơn Khê, ngày 05 tháng 9 năm 2025\n\nKính gửi: Các chi bộ\n\n"
        "Các chi bộ báo cáo trước 16 giờ 30 ngày 15/9/2025.\n"
    )
    [row] = read(delimited(entries_of([analyze(letter)]), AS_OF))
    assert (row["Hạn"], row["Giờ"], row["Trước / đến hết"], row["Ngày văn bản"]) == (
        "2025-09-15",
        "16:30",
        "trước",
        "2025-09-05",
    )
    assert (row["Còn (ngày)"], row["Trạng thái"], row["Đơn vị thực hiện"]) == ("-3", "Quá hạn", "Các chi bộ")


def test_line_ends_in_cells_are_kept() -> None:
    [row] = read(delimited([entry("bỏ qua, “ngày” nghỉ")], AS_OF))
    assert row["Cách tính"] == "bỏ qua, “ngày” nghỉ\nbỏ qua, “ngày” nghỉ"


@pytest.mark.parametrize(
    "words",
    ["=cmd|'/C calc'!A0", "+1", "-2+3", "@SUM(1)", "＝1", "＋1", "－1", "＠a", '=HYPERLINK("x","y")', "- Các chi bộ"],
)
def test_words_that_begin_like_a_formula_stand_behind_an_apostrophe(words: str) -> None:
    [row] = read(delimited([entry(words)], AS_OF))
    for heading in ("Mã", "Việc", "Gửi", "Văn bản", "Nguyên văn", "Đơn vị thực hiện", "Trích yếu"):
        assert row[heading] == f"'{words}"
    assert row["Cách tính"] == f"'{words}\n{words}"


@pytest.mark.parametrize("words", ["\t=1", "\r=1", "\n=1", " =1", "\x0b=1", "\u2028=1", "\u00a0=1"])
def test_white_space_before_a_formula_does_not_hide_it(words: str) -> None:
    [row] = read(delimited([entry(words)], AS_OF))
    assert row["Việc"] == "'=1"
    assert harmless(words[0] + "=1").startswith(("'", "\x0b", " ", "\u2028", "\u00a0"))


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_any_words_are_read_back_and_no_cell_begins_like_a_formula(words: str) -> None:
    text = delimited([entry(words)], AS_OF)
    text.encode("utf-8")
    [row] = read(text)
    assert None not in row
    assert row["Nguyên văn"] == harmless(flowing(words))
    for heading, cell in row.items():
        assert heading == "Còn (ngày)" or not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
