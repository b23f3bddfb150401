"""The lunar calendar of Việt Nam: months by new moons, and what of it letters name.

A month begins on the day of a new moon in Hà Nội (UTC+7, Quyết định số 121-CP of 1967), month 11 holds
the winter solstice, and a year of thirteen months repeats the first one that no major solar term falls
into. China reckons by UTC+8, so that some years differ: Tết of 2007 and of 2030 are a day earlier here.
"""

import datetime as dt
from functools import cache
from typing import NamedTuple

import astronomy

_HOURS = 7  # ahead of universal time
#: Years whose new moons and terms are computed; the theory behind them is good for these.
YEARS = range(1900, 2201)
_STEMS = ("giap", "at", "binh", "dinh", "mau", "ky", "canh", "tan", "nham", "quy")
_BRANCHES = ("ty", "suu", "dan", "mao", "thin", "ty", "ngo", "mui", "than", "dau", "tuat", "hoi")


class Month(NamedTuple):
    """A lunar month.

    Attributes
    ----------
    first : date
        Its first day.
    number : int
        1 (Giêng) to 12 (Chạp).
    leap : bool
        Whether it repeats the month before.
    """

    first: dt.date
    number: int
    leap: bool


def solar_date(day: int, month: int, year: int, *, leap: bool = False) -> dt.date | None:
    """Solar date of a lunar day.

    Parameters
    ----------
    day : int
        1 to 30.
    month : int
        1 (Giêng) to 12 (Chạp).
    year : int
        Lunar year, by the solar year that its Tết falls into.
    leap : bool
        Of the leap month of that number.

    Returns
    -------
    date or None
        None where there is no such day: 30 of a month of 29 days, a leap month of another year.

    Examples
    --------
    >>> solar_date(1, 1, 2007), solar_date(23, 12, 2021)
    (datetime.date(2007, 2, 17), datetime.date(2022, 1, 25))
    """
    if year not in YEARS or year + 1 not in YEARS:
        return None
    months = [m for m in (*_months(year), *_months(year + 1)) if _tet(year) <= m.first < _tet(year + 1)]
    for i, found in enumerate(months):
        if (found.number, found.leap) == (month, leap):
            following = months[i + 1].first if i + 1 < len(months) else _tet(year + 1)
            date = found.first + dt.timedelta(days=day - 1)
            return date if day >= 1 and date < following else None
    return None


def lunar_year(date: dt.date) -> int | None:
    """Lunar year that a day belongs to, by the solar year of its Tết.

    Examples
    --------
    >>> lunar_year(dt.date(2022, 1, 31)), lunar_year(dt.date(2022, 2, 1))
    (2021, 2022)
    """
    if date.year not in YEARS:
        return None
    return date.year if date >= _tet(date.year) else date.year - 1


def year_named(stem: str, branch: str, near: int) -> int | None:
    """Year nearest to another one that has a name of the sixty-year cycle.

    Parameters
    ----------
    stem, branch : str
        Folded to base letters: ``nham``, ``dan``. Tý and Tỵ fold alike; the stem tells which.
    near : int

    Returns
    -------
    int or None
        None where no year is called so.

    Examples
    --------
    >>> year_named("nham", "dan", 2021), year_named("quy", "ty", 2013), year_named("giap", "suu", 2000)
    (2022, 2013, None)
    """
    if stem not in _STEMS or branch not in _BRANCHES:
        return None
    years = [
        year
        for year in range(near - 30, near + 30)
        if _STEMS[(year - 4) % 10] == stem and _BRANCHES[(year - 4) % 12] == branch
    ]
    return min(years, key=lambda year: abs(year - near), default=None)


@cache
def _tet(year: int) -> dt.date:
    return next(month.first for month in _months(year) if month.number == 1 and not month.leap)


@cache
def _months(year: int) -> tuple[Month, ...]:
    """Months from month 11 before a solar year up to its own month 11."""
    first, last = _eleventh(year - 1), _eleventh(year)
    firsts = [first]
    while firsts[-1] < last:
        firsts.append(_new_moon_after(firsts[-1] + dt.timedelta(days=20)))
    terms = [_term(day) for day in firsts]
    leap = None
    if len(firsts) == 14:  # the first month without a major term repeats the one before
        leap = next(i for i in range(1, 13) if terms[i] == terms[i + 1])
    months: list[Month] = []
    number = 11
    for i, day in enumerate(firsts[:-1]):
        if i == leap:
            months.append(Month(day, months[-1].number, True))
        else:
            months.append(Month(day, number, False))
            number = number % 12 + 1
    return tuple(months)


@cache
def _eleventh(year: int) -> dt.date:
    """First day of the month that the winter solstice of a year falls into."""
    solstice = _day(astronomy.Seasons(year).dec_solstice)
    first = following = _new_moon_after(solstice - dt.timedelta(days=33))
    while following <= solstice:
        first, following = following, _new_moon_after(following + dt.timedelta(days=20))
    return first


def _new_moon_after(day: dt.date) -> dt.date:
    return _day(astronomy.SearchMoonPhase(0, _midnight(day), 40))


def _term(day: dt.date) -> int:
    """Which of the twelve major solar terms the sun is in as a day begins."""
    return int(astronomy.SunPosition(_midnight(day)).elon // 30)


def _midnight(day: dt.date) -> astronomy.Time:
    return astronomy.Time.Make(day.year, day.month, day.day, 0, 0, 0).AddDays(-_HOURS / 24)


def _day(time: astronomy.Time) -> dt.date:
    moment: dt.datetime = time.Utc() + dt.timedelta(hours=_HOURS)
    return moment.date()
