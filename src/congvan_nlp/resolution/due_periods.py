"""Which days a period means: months, quarters, years, weeks and their edges."""

import calendar
import datetime as dt
from dataclasses import replace
from typing import Literal

from ..extraction.time_records import WEEKDAYS, Period, TimePhrase
from ..structure.dates import YEARS
from .due_records import Due, Reference, add_months, just_before


def period_due(phrase: TimePhrase, period: Period, reference: Reference, inclusive: bool) -> Due:
    """Last day of a period, or the day before it.

    Parameters
    ----------
    phrase : TimePhrase
    period : Period
    reference : Reference
    inclusive : bool

    Returns
    -------
    Due

    Examples
    --------
    >>> phrase = TimePhrase(0, 0, "period", "within")
    >>> period_due(phrase, Period("quarter", 4, 2021), Reference(), True).due
    datetime.date(2021, 12, 31)
    """
    if period.unit == "day" or (period.unit == "week" and period.month is None):
        return _near(period, reference, inclusive)
    if period.relative:
        return _relative(phrase, period, reference)
    year = period.year
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    passed: tuple[dt.date, ...] = ()
    if phrase.next_year:
        base = reference.evaluation_year or reference.year
        year = base + 1 if base else None
        steps = (f"năm đánh giá {base}, năm liền kề là {year}",)
    elif year is None:
        earliest = reference.earliest
        year = earliest.year if earliest else reference.evaluation_year
        if year is not None and earliest and bounds(period, year)[1] < earliest:
            passed = just_before(bounds(period, year)[1], reference)
            year += 1
        notes = ("deadline-year-inferred",) if year else ()
    if year is None or year not in YEARS:
        return Due(None, "date", inclusive, notes=("deadline-no-letter-date",), needs_review=True)
    first, last = bounds(period, year)
    kind: Literal["date", "relative"] = "relative" if phrase.next_year else "date"
    if phrase.boundary == "before":
        # before the period begins, or before it is over: both are meant in practice
        before = first - dt.timedelta(days=1)
        if period.edge:
            return Due(last, kind, False, None, (), steps, notes)
        return Due(before, kind, True, None, (before, last), steps, (*notes, "deadline-ambiguous"), True)
    start = _start(phrase, first, last)
    steps = (*steps, f"ngày cuối của thời kỳ là {last:%d/%m/%Y}")
    if passed:
        return Due(last, kind, True, start, (*passed, last), steps, (*notes, "deadline-ambiguous"), True)
    return Due(last, kind, True, start, (), steps, notes)


def _start(phrase: TimePhrase, first: dt.date, last: dt.date) -> dt.date | None:
    """First day of a stretch; a period that something has to be done by has none."""
    if phrase.first_period:
        opening = phrase.first_period
        year = opening.year or last.year
        if opening.year is None and bounds(opening, year)[0] > last:
            year -= 1
        return bounds(opening, year)[opening.edge in ("giua", "cuoi")] if year in YEARS else None
    if phrase.first:
        written = phrase.first.date or phrase.first.in_year(last.year)
        return written if written and written <= last else first
    return first if phrase.boundary == "within" else None


def bounds(period: Period, year: int) -> tuple[dt.date, dt.date]:
    """First and last day of a period (Bộ luật Dân sự 2015, Điều 146: đầu, giữa, cuối)."""
    if period.unit == "week" and period.month:
        days = calendar.monthrange(year, period.month)[1]
        nth = period.number - 11
        day = days - 6 if nth >= 4 else 1 + 7 * nth
        return dt.date(year, period.month, day), dt.date(year, period.month, min(days, day + 6))
    if period.unit == "month":
        span = (period.number, period.number)
    elif period.unit == "quarter":
        span = (3 * period.number - 2, 3 * period.number)
    else:
        span = (1, 12)
    first = dt.date(year, span[0], 1)
    last = dt.date(year, span[1], calendar.monthrange(year, span[1])[1])
    middle = first.replace(month=(span[0] + span[1]) // 2, day=15)
    if period.unit == "year":
        middle = dt.date(year, 6, 30)
    return {
        "dau": (first, first),
        "giua": (first, middle),
        "nua dau": (first, middle),
        "nua cuoi": (middle + dt.timedelta(days=1), last),
        "thuong tuan": (first, first.replace(day=10)),
        "trung tuan": (first.replace(day=11), first.replace(day=20)),
        "ha tuan": (first.replace(day=21), last),
    }.get(period.edge, (first, last))


def _relative(phrase: TimePhrase, period: Period, reference: Reference) -> Due:
    """The same or the next month, quarter or year, counted from that of the letter."""
    earliest = reference.earliest
    if earliest is None:
        return Due(None, "relative", True, notes=("deadline-no-letter-date",), needs_review=True)
    months = {"month": 1, "quarter": 3, "year": 12}[period.unit]
    year, month = add_months(earliest.year, earliest.month, months * period.number)
    number = {"month": month, "quarter": (month + 2) // 3, "year": year}[period.unit]
    named = replace(period, number=number, year=year, relative=False)
    due = period_due(phrase, named, reference, True)
    return replace(due, kind="relative", steps=(f"tính theo ngày ban hành, năm {year}", *due.steps))


def _near(period: Period, reference: Reference, inclusive: bool) -> Due:
    """A day or a week counted from that of the letter: tomorrow, this week, Friday of next week."""
    if reference.date is None:
        return Due(None, "relative", inclusive, notes=("deadline-no-letter-date",), needs_review=True)
    if period.unit == "day":
        day = reference.date + dt.timedelta(days=period.number)
        return Due(day, "relative", inclusive, None, (), ("tính theo ngày ban hành",))
    monday = reference.date - dt.timedelta(days=reference.date.weekday()) + dt.timedelta(weeks=period.number)
    if period.edge:
        day = monday + dt.timedelta(days=list(WEEKDAYS.values()).index(period.edge))
        return Due(day, "relative", inclusive, None, (), (f"tuần từ {monday:%d/%m/%Y}, theo ngày ban hành",))
    friday = monday + dt.timedelta(days=4)
    return Due(friday, "relative", True, monday, (), (f"ngày làm việc cuối của tuần từ {monday:%d/%m/%Y}",))
