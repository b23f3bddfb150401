"""The lunar calendar of Việt Nam, against the days that were and are kept."""

import datetime as dt

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.resolution.lunar import lunar_year, solar_date, year_named

_OFFICIAL = holidays.country_holidays("VN", years=range(1990, 2051))


@pytest.mark.parametrize("year", range(1990, 2051))
def test_tet_of_every_year(year: int) -> None:
    tet = solar_date(1, 1, year)
    assert tet
    assert "Lunar New Year" in _OFFICIAL.get_list(tet)


@pytest.mark.parametrize(
    ("year", "tet"),
    [(1985, dt.date(1985, 1, 21)), (2007, dt.date(2007, 2, 17)), (2030, dt.date(2030, 2, 2))],
)
def test_years_in_which_vietnam_and_china_differ(year: int, tet: dt.date) -> None:
    assert solar_date(1, 1, year) == tet


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        (23, 12, 2021, dt.date(2022, 1, 25)),
        (15, 1, 2024, dt.date(2024, 2, 24)),
        (20, 12, 2023, dt.date(2024, 1, 30)),
        (10, 3, 2024, dt.date(2024, 4, 18)),  # Giỗ Tổ Hùng Vương
        (15, 8, 2023, dt.date(2023, 9, 29)),  # Trung thu
    ],
)
def test_days_that_letters_name(day: int, month: int, year: int, expected: dt.date) -> None:
    assert solar_date(day, month, year) == expected


def test_a_leap_month_comes_after_the_one_it_repeats() -> None:
    assert solar_date(1, 6, 2025) == dt.date(2025, 6, 25)
    assert solar_date(1, 6, 2025, leap=True) == dt.date(2025, 7, 25)
    assert solar_date(1, 7, 2025) == dt.date(2025, 8, 23)
    assert solar_date(1, 5, 2025, leap=True) is None


@pytest.mark.parametrize(
    ("day", "month", "year"), [(30, 12, 2024), (0, 1, 2024), (31, 1, 2024), (1, 13, 2024), (1, 1, 1700)]
)
def test_days_that_do_not_exist(day: int, month: int, year: int) -> None:
    assert solar_date(day, month, year) is None


@given(st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31)))
def test_every_day_is_one_day_of_its_lunar_year(date: dt.date) -> None:
    year = lunar_year(date)
    assert year
    found = [
        (day, month, leap)
        for month in range(1, 13)
        for leap in (False, True)
        for day in range(1, 31)
        if solar_date(day, month, year, leap=leap) == date
    ]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("stem", "branch", "near", "year"),
    [
        ("nham", "dan", 2021, 2022),
        ("quy", "mao", 2024, 2023),
        ("giap", "thin", 2024, 2024),
        ("quy", "ty", 2013, 2013),
        ("canh", "ty", 2020, 2020),
        ("binh", "than", 2016, 2016),
        ("giap", "suu", 2000, None),
        ("nham", "meo", 2021, None),
    ],
)
def test_names_of_the_sixty_year_cycle(stem: str, branch: str, near: int, year: int | None) -> None:
    assert year_named(stem, branch, near) == year
