"""Limits counted by kind: those that stand on the same days, of bodies that are asked for, as the database groups them."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Select, Subquery, and_, case, func, or_, select, union

from ..calendars.selection import Selection
from .entered import UID
from .filters import named_bodies
from .rows import SUPPORT, WHO
from .schema import anchors, deadline_bodies, deadlines

#: Bodies that are asked for: their numbers, what finds them, or None for all.
Bodies = Sequence[int] | Select[Any] | None
#: Conditions on a column of days.
_Days = Callable[[ColumnElement[Any]], list[ColumnElement[bool]]]
#: More bodies are looked up by the database, part by part.
_MOST_BODIES = 2_000


class Kind(NamedTuple):
    """Limits that stand on the same days: `whole` says that the day itself is in time."""

    rrule: str | None
    due: str | None
    whole: bool
    needs_review: bool


def meant(connection: Connection, wanted: Selection) -> Bodies:
    """Bodies that are asked for: to look through all names once is enough."""
    if not wanted.body:
        return None
    query = named_bodies(wanted.body)
    found = connection.scalars(query.limit(_MOST_BODIES + 1)).all()
    return found if len(found) <= _MOST_BODIES else select(query.cte("meant"))


def counts(connection: Connection, wanted: Selection, named: Bodies, entered: bool = False) -> Counter[Kind]:
    """How many limits there are of each kind; or how many of them have a day that was entered."""
    d = deadlines.c
    kind = (d.rrule, d.due, in_time(), d.needs_review)
    found: Counter[Kind] = Counter()
    for recurring in (False, True):
        where = [
            ~d.dismissed,
            d.rrule.is_not(None) if recurring else d.rrule.is_(None),
            *_within(d.due, wanted, recurring),
        ]
        if named is not None or entered:
            b = acting(named, recurring, _stretch_of(wanted))
            query = select(*kind, func.count()).select_from(joined(b))
            where += [b.c.uid.in_(keyed())] if entered else []
        else:  # one index tells it
            query = select(*kind, func.sum(d.acting))
        rows = connection.execute(query.where(*where).group_by(*kind))
        found.update({Kind(rrule, due, bool(whole), review): count for rrule, due, whole, review, count in rows})
    return found


def keyed() -> Select[Any]:
    """Identities of entries that a day was entered for."""
    return select(func.substr(anchors.c.key, 1, UID))


def in_time() -> ColumnElement[bool]:
    """Whether the day of a limit is in time itself: `calendars.entries.last_day`, for the database."""
    d = deadlines.c
    by_time = case((d.due_time == "00:00", 0), else_=1)
    by_words = case((d.inclusive.is_(False), 0), else_=1)
    return case((d.due_time.is_not(None), by_time), else_=by_words)


def acting(named: Bodies, recurring: bool, days: _Days) -> Subquery:
    """Entries: letter, deadline and body that acts; of those only that are asked for, or that such a one supports.

    A body is looked up together with its days, as one index knows both; those of recurring limits are null.
    """
    b = deadline_bodies.c
    own = select(b.letter_id, b.deadline_id, b.uid, b.position).where(b.role == WHO)
    if named is None:
        return own.subquery()
    s = deadline_bodies.alias("supporting").c
    together = and_(s.letter_id == b.letter_id, s.deadline_id == b.deadline_id)
    supported = own.join(s.letter_id.table, together).where(s.role == SUPPORT, s.body_id.in_(named))
    if recurring:
        return union(own.where(b.body_id.in_(named), b.day.is_(None)), supported.where(s.day.is_(None))).subquery()
    return union(own.where(b.body_id.in_(named), *days(b.day)), supported.where(*days(s.day))).subquery()


def joined(b: Subquery) -> FromClause:
    """Deadlines with the entries of `acting`."""
    d = deadlines.c
    return deadlines.join(b, and_(b.c.letter_id == d.letter_id, b.c.deadline_id == d.id))


def _stretch_of(wanted: Selection) -> _Days:
    return lambda day: _within(day, wanted, recurring=False)


def _within(day: ColumnElement[Any], wanted: Selection, recurring: bool) -> list[ColumnElement[bool]]:
    """The stretch that is asked for; a recurring limit may have begun before."""
    found: list[ColumnElement[bool]] = []
    if wanted.start and not recurring:
        found.append(day >= wanted.start.isoformat())
    if wanted.end:
        before = day <= wanted.end.isoformat()
        found.append(or_(day.is_(None), before) if recurring else before)
    elif wanted.start and not recurring:
        found.append(day.is_not(None))
    return found


def among(column: ColumnElement[Any], days: Collection[str | None]) -> ColumnElement[bool]:
    """Whether a day is one of these; None is no day."""
    known = sorted(day for day in days if day)
    return or_(column.in_(known), column.is_(None)) if None in days else column.in_(known)
