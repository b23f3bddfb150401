"""The first day of a duty that comes again, and what it starts from."""

import datetime as dt
from dataclasses import replace
from functools import lru_cache

from dateutil.rrule import rrulestr

from ..extraction.time_records import TimePhrase
from ..structure.dates import YEARS
from .due_periods import bounds
from .due_records import Due, Reference
from .rules import every_time

_HORIZON = 9  # years: 29/02 comes again within eight
_LEAP = 2024


def recurring_due(phrase: TimePhrase, reference: Reference, inclusive: bool) -> Due:
    """First day of a recurring phrase, on or after the letter's date and the start that the sentence names.

    Parameters
    ----------
    phrase : TimePhrase
        With its rule; one that names no day ("định kỳ 6 tháng") has no first day.
    reference : Reference
    inclusive : bool

    Returns
    -------
    Due

    Examples
    --------
    >>> phrase = TimePhrase(0, 0, "recurring", "before", day_of_month=20, rrule="FREQ=MONTHLY;BYMONTHDAY=20")
    >>> recurring_due(phrase, Reference(dt.date(2021, 11, 21)), False).due
    datetime.date(2021, 12, 20)
    """
    start = start_of(phrase, reference)
    until = _end_of(phrase, reference, start)
    days = [day for day in (start, reference.date) if day]
    # "trước ngày 15": that day itself is too late for the first time
    late = phrase.boundary == "before" and not phrase.hour and bool(days) and max(days) == reference.date
    earliest = max(days) + dt.timedelta(days=late) if days else None
    first = _first_day(phrase, earliest) if earliest else None
    if first is None:
        notes = ("deadline-vague",) if days else ("deadline-no-letter-date",)
        return Due(None, "recurring", inclusive, start, notes=notes, needs_review=True, until=until)
    since = f"từ {start:%d/%m/%Y}" if start and start == max(days) else "từ ngày ban hành"
    steps = [f"lần đầu {since} trở đi: {first:%d/%m/%Y}"] + ([f"đến hết {until:%d/%m/%Y}"] if until else [])
    if phrase.until_event:
        notes = ("deadline-until-event",)
        return Due(
            first, "recurring", inclusive, start, steps=tuple(steps), notes=notes, needs_review=True, until=until
        )
    return Due(first, "recurring", inclusive, start, steps=tuple(steps), until=until)


def start_of(phrase: TimePhrase, reference: Reference) -> dt.date | None:
    """The day from which a recurring duty holds: "Từ quý III/2024", "bắt đầu từ ngày 09/10".

    Parameters
    ----------
    phrase : TimePhrase
    reference : Reference
        Its year counts where the start has none; a stretch that is over by then is that of the next year.

    Returns
    -------
    date or None
    """
    earliest, year = reference.earliest, reference.year
    if phrase.first:
        if phrase.first.year or year is None:
            return phrase.first.date
        day = phrase.first.in_year(year)
        return phrase.first.in_year(year + 1) if day and earliest and day < earliest else day
    period = phrase.first_period
    if period is None:
        return None
    year = period.year or year
    if year is None or year not in YEARS:
        return None
    first, last = bounds(period, year)
    if period.year is None and earliest and last < earliest and year + 1 in YEARS:
        return bounds(replace(period, year=year + 1), year + 1)[0]
    return first


def _end_of(phrase: TimePhrase, reference: Reference, start: dt.date | None) -> dt.date | None:
    """The last day that a duty holds for; without a year the first such day behind its start."""
    earliest = start or reference.earliest
    named = phrase.last.year if phrase.last else phrase.last_period.year if phrase.last_period else None
    years = [named] if named else [earliest.year, earliest.year + 1] if earliest else []
    for year in years:
        if year not in YEARS:
            continue
        day = (
            phrase.last.in_year(year)
            if phrase.last
            else bounds(phrase.last_period, year)[1]
            if phrase.last_period
            else None
        )
        if day and (named or (earliest and day >= earliest)):
            return day
    return None


def _first_day(phrase: TimePhrase, earliest: dt.date) -> dt.date | None:
    date = phrase.date
    if date and date.year:
        return date.in_year(date.year)
    exists = date is None or date.in_year(_LEAP) is not None
    if not (exists and phrase.rrule) or ("BY" not in phrase.rrule and not phrase.rrule.startswith("FREQ=DAILY")):
        return None
    # an interval is counted from the first day, which it does not shift
    rule = ";".join(part for part in phrase.rrule.split(";") if not part.startswith("INTERVAL"))
    return _first_of(rule, earliest)


@lru_cache(maxsize=1024)
def _first_of(rule: str, earliest: dt.date) -> dt.date | None:
    last = earliest.year + _HORIZON
    if last not in YEARS:
        return None
    days = rrulestr(f"{every_time(rule)};UNTIL={last}0101T000000", dtstart=dt.datetime.combine(earliest, dt.time()))
    first = next(iter(days), None)
    return first.date() if first else None
