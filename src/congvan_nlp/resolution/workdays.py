"""Working days of the State: Monday to Friday, less holidays, with the days that were swapped.

Five days a week: Quyết định số 188/1999/QĐ-TTg. Holidays: Bộ luật Lao động 2019, Điều 112, as the package
`holidays` has them; swaps of single years that it lacks stand in `knowledge/working_days.tsv`. A year
whose swaps have not been decided yet is provisional.
"""

import datetime as dt
from functools import cache

import holidays

from ..knowledge.tables import rows
from ..structure.dates import YEARS

_DAY = dt.timedelta(days=1)
#: Before it Saturday was a working day (Quyết định số 188/1999/QĐ-TTg).
_FIVE_DAYS = dt.date(1999, 10, 2)


def rest_day(date: dt.date) -> str | None:
    """Why a day is no working day.

    Parameters
    ----------
    date : date

    Returns
    -------
    str or None
        In Vietnamese; None for a working day.

    Examples
    --------
    >>> rest_day(dt.date(2021, 9, 2)), rest_day(dt.date(2021, 9, 4)), rest_day(dt.date(2021, 9, 6))
    ('Quốc khánh', 'nghỉ cuối tuần', None)
    >>> rest_day(dt.date(1998, 5, 9)) is None
    True
    >>> rest_day(dt.date(2026, 1, 2)), rest_day(dt.date(2026, 1, 10))
    ('nghỉ Tết Dương lịch, hoán đổi với 10/01/2026', None)
    """
    off, worked = _days(date.year)
    if date in worked:
        return None
    weekend = date.weekday() == 6 or (date.weekday() == 5 and date >= _FIVE_DAYS)
    return off.get(date) or ("nghỉ cuối tuần" if weekend else None)


def is_working_day(date: dt.date) -> bool:
    """Whether offices work on a day."""
    return rest_day(date) is None


def is_provisional(date: dt.date) -> bool:
    """Whether the swaps of a day's year may still be decided.

    Examples
    --------
    >>> is_provisional(dt.date(2024, 5, 4)), is_provisional(dt.date(2031, 5, 4))
    (False, True)
    """
    return date.year > _last_decided()


def add_working_days(start: dt.date, number: int) -> dt.date:
    """The day that a count of working days ends on; the first day is not counted.

    Parameters
    ----------
    start : date
        The day counted from, a working day or not.
    number : int
        Working days; negative counts backwards, 0 gives the day itself.

    Returns
    -------
    date

    Raises
    ------
    OverflowError
        Where the calendar ends.

    Examples
    --------
    >>> add_working_days(dt.date(2026, 3, 9), 30), add_working_days(dt.date(2024, 4, 26), 2)
    (datetime.date(2026, 4, 20), datetime.date(2024, 5, 3))
    """
    day, left = start, abs(number)
    step = _DAY if number > 0 else -_DAY
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_day_from(date: dt.date) -> dt.date:
    """A day itself where it is a working day, else the next one (Bộ luật Dân sự 2015, Điều 148).

    Examples
    --------
    >>> working_day_from(dt.date(2021, 9, 2))
    datetime.date(2021, 9, 6)
    """
    while not is_working_day(date):
        date += _DAY
    return date


def working_day_until(date: dt.date) -> dt.date:
    """A day itself where it is a working day, else the last one before.

    Examples
    --------
    >>> working_day_until(dt.date(2021, 9, 5))
    datetime.date(2021, 9, 1)
    """
    while not is_working_day(date):
        date -= _DAY
    return date


@cache
def _last_decided() -> int:
    """The last year whose swaps stand in the table."""
    return max(dt.date.fromisoformat(row["date"]).year for row in rows("working_days.tsv"))


@cache
def _days(year: int) -> tuple[dict[dt.date, str], frozenset[dt.date]]:
    """Days off of a year with their names, and days of rest that are worked."""
    if year not in YEARS:
        return {}, frozenset()
    known = holidays.country_holidays("VN", years=year, language="vi")
    off = {day: name for day, name in known.items() if day.year == year}
    worked = {day for day in known.weekend_workdays if day.year == year}
    for row in rows("working_days.tsv"):
        day = dt.date.fromisoformat(row["date"])
        if day.year == year and row["day"] == "off":
            off[day] = row["reason"]
        elif day.year == year:
            worked.add(day)
    return off, frozenset(worked)
