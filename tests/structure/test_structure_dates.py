"""Calendar dates in all notations, and what is no date."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.folding import Text
from congvan_nlp.structure.dates import DATE, WrittenDate, date_after, from_match


def dates(text: str) -> list[WrittenDate]:
    return [from_match(m) for m in DATE.finditer(Text.of(text).low)]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("08/3/2018", "2018-03-08"),
        ("9/6/2014", "2014-06-09"),
        ("09/06/2014", "2014-06-09"),
        ("4.10.2023", "2023-10-04"),
        ("30-5-2025", "2025-05-30"),
        ("29/2/2024", "2024-02-29"),
        # blanks of scans
        ("10 / 11 / 2021", "2021-11-10"),
        ("10/ 11/2021", "2021-11-10"),
        ("10/11/20 21", "2021-11-10"),
        ("10/11/2 021", "2021-11-10"),
        ("10/1 2/2021", "2021-12-10"),
        ("10/11/\n2021", "2021-11-10"),
        # in words
        ("08 tháng 3 năm 2018", "2018-03-08"),
        ("8 tháng 03 năm 2018", "2018-03-08"),
        ("31  tháng\n12 năm  2021", "2021-12-31"),
        ("09 tháng 4, năm 2021", "2021-04-09"),
        ("09 thang 4 nam 2021", "2021-04-09"),
        ("1 tháng giêng năm 2020", "2020-01-01"),
        ("1 tháng một năm 2020", "2020-01-01"),
        ("3 tháng hai năm 2020", "2020-02-03"),
        ("3 tháng ba năm 2020", "2020-03-03"),
        ("3 tháng tư năm 2020", "2020-04-03"),
        ("3 tháng năm năm 2020", "2020-05-03"),
        ("3 tháng sáu năm 2020", "2020-06-03"),
        ("3 tháng bảy năm 2020", "2020-07-03"),
        ("3 tháng tám năm 2020", "2020-08-03"),
        ("3 tháng chín năm 2020", "2020-09-03"),
        ("3 tháng mười năm 2020", "2020-10-03"),
        ("3 tháng mười một năm 2020", "2020-11-03"),
        ("3 tháng mười hai năm 2020", "2020-12-03"),
        ("3 tháng chạp năm 2020", "2020-12-03"),
    ],
)
def test_every_notation_is_read(written: str, iso: str) -> None:
    text = f"trước ngày {written}; sau đó"
    [found] = dates(text)
    assert found.date == dt.date.fromisoformat(iso)
    assert text[found.start : found.end] == written
    assert not found.plain


@pytest.mark.parametrize(
    ("written", "day", "month", "plain"),
    [
        ("20/9", 20, 9, True),
        ("20-9", 20, 9, True),
        ("3.1", 3, 1, True),
        ("9 tháng 5", 9, 5, False),
        ("9 tháng năm", 9, 5, False),
        ("15 tháng mười hai", 15, 12, False),
        ("15 tháng bảy", 15, 7, False),
    ],
)
def test_a_date_without_a_year_is_left_open(written: str, day: int, month: int, plain: bool) -> None:
    [found] = dates(f"trước ngày {written} hằng năm")
    assert (found.day, found.month, found.year, found.plain) == (day, month, None, plain)
    assert found.date is None
    assert found.in_year(2022) == dt.date(2022, month, day)


@pytest.mark.parametrize(
    "written", ["31/4/2021", "30/02/2024", "29/2/2023", "00/1/2020", "32/1/2020", "15/13/2020", "5/0/2020"]
)
def test_an_impossible_date_is_seen_but_is_no_day(written: str) -> None:
    [found] = dates(f"ngày {written}")
    assert found.year is not None
    assert found.date is None


def test_a_leap_day_depends_on_the_year() -> None:
    [found] = dates("ngày 29/2")
    assert found.in_year(2023) is None
    assert found.in_year(2024) == dt.date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "1.000.000 đồng",
        "1,5 tỷ đồng",
        "đạt 12.5%",
        "mục 3.1.2",
        "tháng 12/2021",
        "tháng 10-11/2021",
        "10/11/20212",
        "192.168.1.1",
        "năm 2021",
        "trong 5 tháng",
        "trong 5 tháng năm 2021",
        "số 30/2020/NĐ-CP",
        "2021/11/10",
        "trẻ dưới 12 tháng tuổi",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        (", ngày 08/3/2018 của", "2018-03-08"),
        (" ngày 08 tháng 3 năm 2018 của", "2018-03-08"),
        (" ngày\n08/3/2018", "2018-03-08"),
        (" (ngày 08/3/2018)", "2018-03-08"),
        (" ra ngày 08/3/2018", "2018-03-08"),
        (" ký ngày 08/3/2018", "2018-03-08"),
        (", ban hành ngày 08/3/2018", "2018-03-08"),
        (" ngày ngày 08/3/2018", "2018-03-08"),
        (", 08/3/2018", "2018-03-08"),
        (" của Bộ Y tế ngày 08/3/2018", None),
        (" và ngày 08/3/2018", None),
        (" ngày mai", None),
        ("", None),
        (" ngày08/3/2018", "2018-03-08"),
    ],
)
def test_a_date_right_behind_a_symbol(words: str, iso: str | None) -> None:
    text = f"văn bản số 132-QĐ/TW{words}"
    found = date_after(Text.of(text).low, text.index("TW") + 2)
    assert (found.date.isoformat() if found and found.date else None) == iso


def test_the_span_of_a_date_leaves_out_the_word_before_it() -> None:
    text = "số 1-CV/TU, ngày 08/3/2018 của"
    found = date_after(Text.of(text).low, 10)
    assert found is not None
    assert text[found.start : found.end] == "08/3/2018"


def test_a_date_is_not_looked_for_beyond_the_limit() -> None:
    low = Text.of("số 1-CV/TU, ngày 08/3/2018").low
    assert date_after(low, 10, limit=5) is None


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    st.sampled_from(
        ["{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d}.{m}.{y}", "{d:02}-{m}-{y}", "{d:02} tháng {m:02} năm {y}"]
    ),
)
def test_any_day_is_read_back(day: dt.date, notation: str) -> None:
    written = notation.format(d=day.day, m=day.month, y=day.year)
    assert [found.date for found in dates(f"ngày {written}.")] == [day]


@given(st.text(alphabet="0123456789/.- thángnămmười\n", max_size=60))
def test_reading_never_fails_and_stays_inside(text: str) -> None:
    for found in dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.date is None or (found.date.day, found.date.month) == (found.day, found.month)
