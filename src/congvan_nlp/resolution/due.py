"""Which day a time phrase means: years, periods, ranges, counted limits.

The same words give the same day whatever today is: only the letter's own date, and the year its
subject speaks of, are looked at. A fixed date never moves; a last day counted in days that falls on
a rest day moves to the next working day (Bộ luật Dân sự 2015, Điều 147-148, by analogy). What waits
for an event, or for the day of receipt, is left open.
"""

import calendar
import datetime as dt
from dataclasses import replace
from typing import Literal

from ..extraction.time_records import TimePhrase
from ..structure.dates import WrittenDate
from .counted import counted
from .due_periods import period_due
from .due_records import Due, Reference, add_months, just_before
from .due_recurring import recurring_due
from .lunar import lunar_year, solar_date, year_named
from .safe_days import in_working_hours, safe_day

__all__ = ["Due", "Reference", "resolve_due"]

_COUNTED_NOTES: dict[str, tuple[str, ...]] = {
    "signing": ("deadline-from-signing",),
    "receipt": ("deadline-provisional",),
}
_KNOWN_AS = {"signing": "ngày ký", "receipt": "ngày ban hành (tạm tính, chờ ngày nhận)"}


def resolve_due(phrase: TimePhrase, reference: Reference, shared_year: int | None = None) -> Due:
    """Day meant by a phrase.

    Parameters
    ----------
    phrase : TimePhrase
    reference : Reference
    shared_year : int, optional
        Year that a later date of the same list or sentence gives.

    Returns
    -------
    Due

    Examples
    --------
    >>> from congvan_nlp.extraction.time_phrases import find_time_phrases
    >>> from congvan_nlp.folding import Text
    >>> text = Text.of("trước ngày 10/01 của năm sau liền kề")
    >>> [phrase] = find_time_phrases(text, 0, len(text))
    >>> resolve_due(phrase, Reference(dt.date(2021, 11, 9))).due
    datetime.date(2022, 1, 10)
    """
    due = _resolved(phrase, reference, shared_year)
    if due.due:
        time = f"{phrase.hour[0]:02}:{phrase.hour[1]:02}" if phrase.hour else None
        act_by, steps, provisional = safe_day(due.due, inclusive=in_working_hours(time, bool(due.inclusive)))
        notes = (*due.notes, "deadline-calendar-open") if provisional else due.notes
        due = replace(due, act_by=act_by, steps=(*due.steps, *steps), notes=tuple(dict.fromkeys(notes)))
    set_once = phrase.kind in ("date", "period", "offset")
    if set_once and due.due and reference.date and due.due < reference.date:
        return replace(due, notes=(*due.notes, "deadline-past"), needs_review=True)
    return due


def _resolved(phrase: TimePhrase, reference: Reference, shared_year: int | None) -> Due:
    inclusive = phrase.boundary != "before"
    if phrase.lunar:
        return _lunar(phrase, reference, inclusive)
    if phrase.kind == "vague":
        return Due(None, "relative", None, notes=("deadline-vague",), needs_review=True)
    if phrase.offset:
        return _count(phrase, reference)
    if phrase.kind == "event":
        return Due(
            None,
            "event",
            None if phrase.boundary == "after" else inclusive,
            notes=("deadline-needs-event",),
            needs_review=True,
        )
    if phrase.kind == "recurring":
        return recurring_due(phrase, reference, inclusive)
    if phrase.kind == "period" and phrase.period:
        return period_due(phrase, phrase.period, reference, inclusive)
    if phrase.day_of_month is not None:
        return _day_of_month(phrase, reference, inclusive)
    assert phrase.date is not None
    return _date(phrase, phrase.date, reference, inclusive, shared_year)


def _date(
    phrase: TimePhrase, written: WrittenDate, reference: Reference, inclusive: bool, shared_year: int | None
) -> Due:
    notes: list[str] = []
    steps: list[str] = []
    review = False
    year = written.year
    if phrase.next_year:
        base = reference.evaluation_year or reference.year
        if base is None:
            return Due(None, "relative", inclusive, notes=("deadline-no-letter-date",), needs_review=True)
        year = base + 1
        steps.append(f"năm đánh giá {base}, năm sau liền kề là {year}")
    elif year is None and shared_year is not None:
        year = shared_year
        steps.append(f"năm {year} ghi chung trong câu")
    elif year is None:
        year = _missing_year(written, reference)
        if year is None:
            return Due(None, "date", inclusive, notes=("deadline-no-letter-date",), needs_review=True)
        notes.append("deadline-year-inferred")
        steps.append(f"không ghi năm: ngày đầu tiên từ ngày ban hành trở đi thuộc năm {year}")
        review = reference.earliest is None
    due = written.in_year(year)
    if due is None:
        return Due(None, "date", inclusive, notes=("deadline-impossible",), needs_review=True)
    start = _range_start(phrase, due) if phrase.kind == "range" else None
    passed = just_before(written.in_year(year - 1), reference) if "deadline-year-inferred" in notes else ()
    if passed:
        notes.append("deadline-ambiguous")
    kind: Literal["date", "relative"] = "relative" if phrase.next_year else "date"
    readings = (*passed, due) if passed else ()
    return Due(due, kind, inclusive, start, readings, tuple(steps), tuple(notes), review or bool(passed))


def _lunar(phrase: TimePhrase, reference: Reference, inclusive: bool) -> Due:
    """Solar date of a lunar day; without a year the first such day from the letter's date on."""
    date, earliest = phrase.date, reference.earliest
    if date is None:
        return Due(None, "date", inclusive, notes=("deadline-lunar",), needs_review=True)
    near = earliest.year if earliest else reference.evaluation_year
    year = date.year
    if year is None and phrase.cycle and near:
        year = year_named(*phrase.cycle, near)
    named = year is not None
    due = solar_date(date.day, date.month, year) if year is not None else None
    if not named and not phrase.cycle and earliest:
        current = lunar_year(earliest) or earliest.year
        found = (solar_date(date.day, date.month, candidate) for candidate in (current, current + 1))
        due = next((day for day in found if day and day >= earliest), None)
    if due is None:
        missing = "deadline-lunar" if named or phrase.cycle or earliest else "deadline-no-letter-date"
        return Due(None, "date", inclusive, notes=(missing,), needs_review=True)
    steps = (f"ngày {date.day} tháng {date.month} âm lịch (UTC+7) là {due:%d/%m/%Y}",)
    notes = () if named else ("deadline-year-inferred",)
    return Due(due, "date", inclusive, steps=steps, notes=notes)


def _missing_year(written: WrittenDate, reference: Reference) -> int | None:
    earliest = reference.earliest
    if earliest is None:
        return reference.evaluation_year
    for year in range(earliest.year, earliest.year + 5):  # 29/02 waits for the next leap year
        day = written.in_year(year)
        if day is not None and day >= earliest:
            return year
    return earliest.year


def _range_start(phrase: TimePhrase, due: dt.date) -> dt.date | None:
    if phrase.first_day is not None:
        return due.replace(day=phrase.first_day) if 1 <= phrase.first_day <= due.day else None
    if phrase.first is None:
        return None
    if phrase.first.year is not None:
        return phrase.first.date
    start = phrase.first.in_year(due.year)
    return start if start is None or start <= due else phrase.first.in_year(due.year - 1)


def _day_of_month(phrase: TimePhrase, reference: Reference, inclusive: bool) -> Due:
    earliest = reference.earliest
    if earliest is None or phrase.day_of_month is None:
        return Due(None, "relative", inclusive, notes=("deadline-no-letter-date",), needs_review=True)
    year, month = add_months(earliest.year, earliest.month, phrase.month_shift)
    day = phrase.day_of_month
    if day > calendar.monthrange(year, month)[1]:
        return Due(None, "relative", inclusive, notes=("deadline-impossible",), needs_review=True)
    return Due(dt.date(year, month, day), "relative", inclusive, steps=(f"tháng {month}/{year} theo ngày ban hành",))


def _count(phrase: TimePhrase, reference: Reference) -> Due:
    """A count from the signing, the receipt, a written day or an event; the day that it ends on is in time."""
    assert phrase.offset is not None
    number, unit = phrase.offset
    anchor = reference.date if phrase.since in ("signing", "receipt") else _anchor(phrase, reference)
    found = counted(anchor, number, unit, _KNOWN_AS.get(phrase.since, "ngày")) if anchor else None
    if found is None or (unit == "hour" and phrase.since != "date" and number % 24):
        return Due(None, "event", True, notes=("deadline-needs-event",), needs_review=True)
    received = phrase.since == "receipt"
    notes = _COUNTED_NOTES.get(phrase.since, ())
    if found.provisional:
        notes += ("deadline-calendar-open",)
    known = None if received else anchor  # the day of receipt is not known yet
    return Due(found.due, "relative", True, steps=found.steps, notes=notes, needs_review=received, anchor_date=known)


def _anchor(phrase: TimePhrase, reference: Reference) -> dt.date | None:
    """The day that a count begins on, where it is written: "10 ngày kể từ ngày 22/9/2023"."""
    written = phrase.date
    if written is None:
        return None
    year = written.year or _missing_year(written, reference)
    return written.in_year(year) if year else None
