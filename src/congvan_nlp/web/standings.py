"""How deadlines stand on a day, and lines of tables that say it."""

import datetime as dt
from typing import Final, NamedTuple

from ..calendars.entries import Entry
from ..library.due_days import Asked, Standing
from .language import noted

#: How deadlines stand on a day; one that is to be confirmed may be late as well.
STANDINGS: Final = {
    "open": noted("đúng hạn"),
    "soon": noted("sắp đến hạn"),
    "overdue": noted("quá hạn"),
    "review": noted("cần xác nhận"),
}
_SOON = dt.timedelta(days=7)


class Row(NamedTuple):
    """A line of the table.

    Attributes
    ----------
    number : int
        Of the letter.
    code : str
        Of the deadline in it.
    entry : Entry
    standings : tuple of str
        The first one counts most.
    """

    number: int
    code: str
    entry: Entry
    standings: tuple[str, ...]


def asked_for(state: str, today: dt.date) -> Asked | None:
    """What keeps limits that stand so; None, which keeps all, where `state` is no standing."""
    return (lambda standing: state in standings(standing, today)) if state in STANDINGS else None


def row_of(number: int, entry: Entry, today: dt.date) -> Row:
    """A line of a deadline."""
    standing = Standing(entry.last_day, entry.deadline.needs_review)
    return Row(number, entry.id.rpartition(":")[2], entry, standings(standing, today))


def standings(standing: Standing, today: dt.date) -> tuple[str, ...]:
    """How a deadline stands on a day, in the words of the table.

    Examples
    --------
    >>> last = dt.date(2025, 9, 4)
    >>> [standings(Standing(last, False), dt.date(2025, month, day)) for month, day in ((8, 1), (9, 1), (9, 5))]
    [('open',), ('soon',), ('overdue',)]
    >>> standings(Standing(None, True), last)
    ('review',)
    """
    found = []
    last = standing.last_day
    if last and last < today:
        found.append("overdue")
    if standing.needs_review:
        found.append("review")
    if last and last >= today:
        found.append("soon" if last <= today + _SOON else "open")
    return tuple(found or ["open"])
