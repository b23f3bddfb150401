"""Which entries are wanted: of a body, of a stretch of days, open, overdue or to be reviewed."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from ..resolution.body_words import written_out
from ..resolution.safe_days import in_working_hours, safe_day
from ..structure.dates import YEARS
from .entries import Entry, in_time
from .occurrences import days_between

_HORIZON = 9  # years: 29/02 comes again within eight
State = Literal["open", "overdue", "review"]


class Selection(NamedTuple):
    """What a person asked for; None is no limit.

    Attributes
    ----------
    body : str or None
        Part of the name of a body that acts or supports, in any spelling: "so y te" finds "Sở Y tế", "BTC Tỉnh ủy"
        "Ban Tổ chức Tỉnh ủy".
    start, end : date or None
        First and last day; entries without a day are then left out.
    state : State or None
    """

    body: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    state: State | None = None


def state_of(entry: Entry, as_of: dt.date) -> State:
    """How an entry stands on a day.

    Parameters
    ----------
    entry : Entry
    as_of : date

    Returns
    -------
    State
        "review" where a person has to look first, whatever the day; "overdue" behind the last day that is in time,
        also of a past day of a recurring limit.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .entries import entries_of
    >>> [entry] = entries_of([analyze("Các chi bộ báo cáo trước ngày 05/9/2025.")])
    >>> state_of(entry, dt.date(2025, 9, 4)), state_of(entry, dt.date(2025, 9, 5))
    ('open', 'overdue')
    """
    if entry.deadline.needs_review:
        return "review"
    return "overdue" if is_over(entry, as_of) else "open"


def is_over(entry: Entry, as_of: dt.date) -> bool:
    """Whether the last day that is in time lies behind a day."""
    return entry.last_day is not None and entry.last_day < as_of


def upcoming(entry: Entry, as_of: dt.date) -> Entry:
    """Take a recurring entry to its next day on or after a day; any other stays as it is.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .entries import entries_of
    >>> [entry] = entries_of([analyze("Số 7-CV/HU\\nLam Sơn, ngày 05 tháng 9 năm 2025\\n\\nCác chi bộ báo cáo trước ngày 25 hằng tháng.")])
    >>> upcoming(entry, dt.date(2026, 1, 1)).deadline.due
    '2026-01-25'
    """
    rule, due = entry.deadline.rrule, entry.deadline.due
    if not rule:
        return entry
    whole = in_time(entry.deadline)
    day = upcoming_day(rule, dt.date.fromisoformat(due) if due else None, whole, as_of)
    return on_day(entry, day) if day else entry


@lru_cache(maxsize=20_000)
def upcoming_day(rrule: str, first: dt.date | None, whole: bool, as_of: dt.date) -> dt.date | None:
    """The next day of a recurring limit that is in time on a day, or behind it.

    Parameters
    ----------
    rrule : str
        RFC 5545.
    first : date or None
    whole : bool
        Whether the day itself is in time.
    as_of : date

    Returns
    -------
    date or None
        None where there is none within nine years.

    Examples
    --------
    >>> upcoming_day("FREQ=MONTHLY;BYMONTHDAY=25", None, False, dt.date(2026, 1, 25))
    datetime.date(2026, 2, 25)
    """
    if as_of.year not in YEARS:
        return None
    horizon = dt.date(min(as_of.year + _HORIZON, YEARS[-1]), 12, 31)
    start = as_of if whole else as_of + dt.timedelta(days=1)
    return next(iter(days_between(rrule, first, start, horizon)), None)


def on_day(entry: Entry, due: dt.date) -> Entry:
    """An entry with another day: an occurrence of a recurring one."""
    inclusive = in_working_hours(entry.deadline.due_time, entry.deadline.inclusive is not False)
    act_by, steps, _ = safe_day(due, inclusive=inclusive)
    first = entry.deadline.due == due.isoformat()
    update = {
        "due": due.isoformat(),
        "act_by": act_by.isoformat() if act_by else None,
        "computation": entry.deadline.computation if first else (f"một kỳ của hạn định kỳ: {due:%d/%m/%Y}", *steps),
    }
    return entry.model_copy(update={"deadline": entry.deadline.model_copy(update=update)})


def selected(entries: Iterable[Entry], wanted: Selection, as_of: dt.date) -> list[Entry]:
    """Keep the entries that were asked for.

    Parameters
    ----------
    entries : iterable of Entry
    wanted : Selection
    as_of : date
        The day that "overdue" is seen from, and that recurring entries are shown from. Where a stretch of days
        is asked for, recurring entries stand once for each of their days in it, daily ones for the first.

    Returns
    -------
    list of Entry
        By day; what has no day stands last, in the order given.
    """
    found: list[Entry] = []
    for entry in entries:
        if wanted.body and not names_body(wanted.body, (entry.body or "", *entry.support)):
            continue
        found += [one for one in _in_days(entry, wanted, as_of) if _is_asked(one, wanted.state, as_of)]
    return sorted(found, key=lambda e: (e.deadline.due is None, e.deadline.due or "", e.deadline.due_time or "24:00"))


def names_body(wanted: str, names: Iterable[str]) -> bool:
    """Whether one of some bodies is asked for.

    Parameters
    ----------
    wanted : str
        As of `Selection.body`.
    names : iterable of str

    Returns
    -------
    bool

    Examples
    --------
    >>> names_body("btc tỉnh ủy", ["Sở Y tế", "Ban Tổ chức Tỉnh ủy"])
    True
    """
    # "btc tỉnh ủy" is as good as "BTC Tỉnh ủy": in capitals a word is told for an abbreviation
    asked = _spellings(wanted)
    return any(words in written_out(name) for name in names for words in asked)


@lru_cache(maxsize=64)
def _spellings(wanted: str) -> frozenset[str]:
    return frozenset((written_out(wanted), written_out(wanted.upper())))


def _is_asked(entry: Entry, state: State | None, as_of: dt.date) -> bool:
    """Whether an entry is to be shown: what is late is late, whether or not somebody has to look at it, too."""
    if state == "overdue":
        return is_over(entry, as_of)
    return state is None or state_of(entry, as_of) == state


def _in_days(entry: Entry, wanted: Selection, as_of: dt.date) -> list[Entry]:
    if wanted.start is None and wanted.end is None:
        return [upcoming(entry, as_of)]
    start, end = wanted.start or dt.date.min, wanted.end or max(as_of, wanted.start or as_of) + dt.timedelta(days=366)
    if entry.deadline.rrule is None and entry.deadline.due:
        day = dt.date.fromisoformat(entry.deadline.due)
        return [entry] if start <= day and (wanted.end is None or day <= end) else []
    rule, first = entry.deadline.rrule, entry.deadline.due
    if rule is None:
        return []
    days = days_between(rule, dt.date.fromisoformat(first) if first else None, start, end)
    return [on_day(entry, day) for day in (days[:1] if rule == "FREQ=DAILY" else days)]  # every day: once is enough
