"""Working days, against a calendar counted day by day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.resolution.workdays import (
    add_working_days,
    is_provisional,
    is_working_day,
    rest_day,
    working_day_from,
    working_day_until,
)

_DATES = st.dates(dt.date(2010, 1, 1), dt.date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2021-11-05", None),
        ("2021-11-06", "nghỉ cuối tuần"),
        ("2021-09-02", "Quốc khánh"),
        ("2024-05-04", None),  # a Saturday worked for 29/4
        ("2026-01-02", "nghỉ Tết Dương lịch, hoán đổi với 10/01/2026"),
        ("2026-01-10", None),
    ],
)
def test_why_a_day_is_off(day: str, reason: str | None) -> None:
    assert rest_day(dt.date.fromisoformat(day)) == reason


@pytest.mark.parametrize("day", ["2022-01-31", "2022-02-01", "2022-02-04", "2024-04-18", "2024-04-29", "2025-05-02"])
def test_tet_hung_kings_and_swapped_days_are_off(day: str) -> None:
    assert not is_working_day(dt.date.fromisoformat(day))


@given(_DATES, st.integers(1, 60))
def test_a_count_has_that_many_working_days_behind_its_start(start: dt.date, number: int) -> None:
    end = add_working_days(start, number)
    days = [start + dt.timedelta(days=i) for i in range(1, (end - start).days + 1)]
    assert sum(map(is_working_day, days)) == number
    assert is_working_day(end)


@given(_DATES, st.integers(1, 60))
def test_counting_back_undoes_counting_on_from_a_working_day(start: dt.date, number: int) -> None:
    start = working_day_from(start)
    assert add_working_days(add_working_days(start, number), -number) == start


@given(_DATES)
def test_the_next_and_the_last_working_day(date: dt.date) -> None:
    after, before = working_day_from(date), working_day_until(date)
    assert before <= date <= after
    assert is_working_day(after)
    assert is_working_day(before)
    assert (after == date) == (before == date) == is_working_day(date)


def test_a_count_of_none_is_the_day_itself() -> None:
    assert add_working_days(dt.date(2021, 9, 2), 0) == dt.date(2021, 9, 2)


def test_years_whose_swaps_are_not_decided_are_provisional() -> None:
    assert [is_provisional(dt.date(year, 6, 1)) for year in (2024, 2026, 2027)] == [False, False, True]
