"""What a calendar tells now: the events of what was asked for, and those that earlier ones told and that are withdrawn."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from .entries import Entry
from .ics import Day, Recurring, events_of
from .memory import Changes, Known, Memory, updated
from .selection import Selection, names_body


class Told(NamedTuple):
    """What a calendar tells.

    Attributes
    ----------
    events : list of Known
        To be written, those that are withdrawn among them.
    left_out : int
        Events of the body that lie outside of what was asked for.
    memory : Memory
        To be remembered.
    changes : Changes
        Since the last time.
    is_first : bool
        Whether nothing was told before.
    """

    events: list[Known]
    left_out: int
    memory: Memory
    changes: Changes
    is_first: bool


def tell(
    entries: Sequence[Entry],
    chosen: Sequence[Entry],
    wanted: Selection,
    memory: Memory,
    as_of: dt.date,
    now: dt.datetime,
    *,
    on: Day = "act_by",
    recurring: Recurring = "expand",
    unread: Sequence[str] = (),
) -> Told:
    """Make the events of a calendar; one of a body neither tells nor remembers what has become of others.

    Parameters
    ----------
    entries : sequence of Entry
        All of the letters that the calendar is made of.
    chosen : sequence of Entry
        Those among them that were asked for.
    wanted : Selection
        What was asked for.
    memory : Memory
        With the days that were entered.
    as_of : date
        Recurring limits are listed from the first day of its year to the last one of the next.
    now : datetime
        The moment that changes are stamped with.
    on, recurring
        See `ics.events_of`.
    unread : sequence of str, optional
        Files that could not be read this time: what was told of them stays.

    Returns
    -------
    Told

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .entries import entries_of
    >>> from .memory import EMPTY
    >>> entries = entries_of([analyze("Số 7-CV/HU\\n\\nCác chi bộ báo cáo trước ngày 15/12/2025.")])
    >>> now = dt.datetime(2025, 9, 1, tzinfo=dt.UTC)
    >>> told = tell(entries, entries, Selection(), EMPTY, now.date(), now)
    >>> [(one.status, one.sequence) for one in told.events], len(told.memory.events)
    ([('confirmed', 0)], 1)
    """
    mine = [entry for entry in entries if _is_of(wanted.body, entry.body, *entry.support)]
    here = {entry.uid for entry in mine}
    before = [one for one in memory.events if one.event.entry in here or _is_of(wanted.body, one.event.body)]
    since, until = dt.date(as_of.year, 1, 1), dt.date(as_of.year + 1, 12, 31)  # later days are not withdrawn by it
    events = events_of(mine, until, since=since, on=on, recurring=recurring)
    known = memory.model_copy(update={"events": tuple(before)})
    after, changes = updated(known, events, now, unread, since, until)
    asked = {entry.uid for entry in chosen}
    told = [one for one in after.events if _is_told(one, wanted, asked, here)]
    others = {one.event.uid: one for one in (*memory.events, *after.events)}
    whole = memory.model_copy(update={"events": tuple(others[uid] for uid in sorted(others))})
    gone = sum(one.status == "cancelled" for one in told)
    left_out = sum(one.status != "cancelled" for one in after.events) - (len(told) - gone)
    return Told(told, left_out, whole, changes, not before)


def _is_of(wanted: str | None, *bodies: str | None) -> bool:
    return wanted is None or names_body(wanted, filter(None, bodies))


def _is_told(known: Known, wanted: Selection, asked: set[str], here: set[str]) -> bool:
    """Whether an event is of an entry, and in the days, that were asked for; also one whose entry is not there."""
    event = known.event
    in_days = (wanted.start or dt.date.min) <= (event.due or event.day) <= (wanted.end or dt.date.max)
    return in_days and (event.entry in asked or event.entry not in here)
