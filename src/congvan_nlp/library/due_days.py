"""A page of deadlines by day, whatever the size of the library: the database counts them, a page alone is read.

Limits of one kind on one day are counted together (see `Kind`); a recurring one stands on each of its days.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, union_all

from ..calendars.entries import Entry
from ..calendars.occurrences import days_between
from ..calendars.selection import Selection, on_day, selected, upcoming_day
from .deadlines import read_places
from .due_kinds import Bodies, Kind, acting, among, counts, in_time, joined, keyed, meant
from .rows import WHO
from .schema import anchors, deadline_bodies, deadlines


class Standing(NamedTuple):
    """How limits stand.

    Attributes
    ----------
    last_day : date or None
        The last one in time; None where no day is known.
    needs_review : bool
    """

    last_day: dt.date | None
    needs_review: bool


#: Whether limits that stand so are asked for.
Asked = Callable[[Standing], bool]


class Page(NamedTuple):
    """Some of the limits that are asked for.

    Attributes
    ----------
    total : int
        Of all that are asked for.
    lines : list of (int, Entry)
        Each with the number of its letter.
    """

    total: int
    lines: list[tuple[int, Entry]]


class _Lot(NamedTuple):
    """Limits of one kind on one day; those whose day was entered are known, each by itself."""

    day: dt.date | None
    kind: Kind
    size: int
    known: tuple[int, Entry] | None = None


class _Place(NamedTuple):
    """Where a limit stands, and the identity of its entry."""

    letter: int
    id: str
    uid: str


def page(
    connection: Connection, wanted: Selection, as_of: dt.date, asked: Asked | None, offset: int, limit: int
) -> Page:
    """Read a page of deadlines.

    Parameters
    ----------
    connection : Connection
    wanted : Selection
        Its state is not looked at.
    as_of : date
        The day that recurring ones are shown from, where no days are asked for.
    asked : callable or None
        Which standings; None for all.
    offset, limit : int

    Returns
    -------
    Page
        By day, as of `calendars.selection.selected`; what has no day stands last.
    """
    named = meant(connection, wanted)
    lots = [lot for lot in _lots(connection, wanted, as_of, named) if asked is None or asked(_standing(lot))]
    lots.sort(key=lambda lot: (lot.day is None, lot.day))
    before = 0
    known: dict[dt.date | None, list[tuple[int, Entry]]] = {}
    found: dict[dt.date | None, list[_Place]] = {}
    whole: dict[dt.date | None, set[Kind]] = {}
    for day, some in _by_day(lots):
        count = sum(lot.size for lot in some)
        skip, left = max(0, offset - before), offset + limit - max(before, offset)
        before += count
        if skip >= count or left <= 0:
            continue
        here = [lot.known for lot in some if lot.known]
        known[day] = here[skip : skip + left]
        kinds = {lot.kind for lot in some if not lot.known}
        if skip == 0 and count <= left:
            whole[day] = kinds
        elif kinds and (left := left - len(known[day])):
            found |= _found(connection, named, {day: kinds}, max(0, skip - len(here)), left)
    found |= _found(connection, named, whole)
    entries = _entries(connection, [place for places in found.values() for place in places])
    lines = []
    for day, here in known.items():
        lines += here
        for place in found.get(day, []):
            entry = entries[place.uid]
            lines.append((place.letter, on_day(entry, day) if entry.deadline.rrule and day else entry))
    return Page(before, lines)


def days(connection: Connection, wanted: Selection, as_of: dt.date) -> dict[dt.date, Counter[Standing]]:
    """How many limits stand on each day of a stretch, and how; days without any are left out."""
    found: dict[dt.date, Counter[Standing]] = {}
    named = meant(connection, wanted)
    for lot in _lots(connection, wanted, as_of, named):
        if lot.day:
            found.setdefault(lot.day, Counter())[_standing(lot)] += lot.size
    return found


def _standing(lot: _Lot) -> Standing:
    last = lot.day if lot.day is None or lot.kind.whole or lot.day == dt.date.min else lot.day - dt.timedelta(days=1)
    return Standing(last, lot.kind.needs_review)


def _by_day(lots: Sequence[_Lot]) -> Iterator[tuple[dt.date | None, list[_Lot]]]:
    some: list[_Lot] = []
    for lot in lots:
        if some and some[-1].day != lot.day:
            yield some[-1].day, some
            some = []
        some.append(lot)
    if some:
        yield some[-1].day, some


def _lots(connection: Connection, wanted: Selection, as_of: dt.date, named: Bodies) -> Iterator[_Lot]:
    entered = {key: dt.date.fromisoformat(day) for key, day in connection.execute(select(anchors.c.key, anchors.c.day))}
    found = counts(connection, wanted, named)
    if entered:
        found.subtract(counts(connection, wanted, named, entered=True))
        yield from _entered(connection, wanted, as_of, entered)
    ranged = bool(wanted.start or wanted.end)
    start, end = _stretch(wanted, as_of)
    for kind, count in found.items():
        if not count:
            continue
        first = _day(kind.due)
        if kind.rrule is None:
            yield _Lot(first, kind, count)
        elif ranged:
            for day in _occurrences(kind.rrule, first, start, end):
                yield _Lot(day, kind, count)
        else:
            yield _Lot(upcoming_day(kind.rrule, first, kind.whole, as_of) or first, kind, count)


def _day(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None


def _entered(
    connection: Connection, wanted: Selection, as_of: dt.date, entered: Mapping[str, dt.date]
) -> Iterator[_Lot]:
    """Limits whose day follows from one that a person entered: few, and each to be computed."""
    b = deadline_bodies.c
    places = select(b.letter_id, b.deadline_id).where(b.role == WHO, b.uid.in_(keyed())).distinct()
    known = set(connection.scalars(keyed()))
    rows = [(row.letter_id, row.deadline_id) for row in connection.execute(places)]
    found = [(number, entry) for number, entry in read_places(connection, rows, entered) if entry.uid in known]
    numbers = {entry.uid: number for number, entry in found}
    for entry in selected((entry for _, entry in found), wanted._replace(state=None), as_of):
        day = _day(entry.deadline.due)
        kind = Kind(None, entry.deadline.due, entry.last_day == day, entry.deadline.needs_review)
        yield _Lot(day, kind, 1, (numbers[entry.uid], entry))


def _stretch(wanted: Selection, as_of: dt.date) -> tuple[dt.date, dt.date]:
    start = wanted.start or dt.date.min
    return start, wanted.end or max(as_of, wanted.start or as_of) + dt.timedelta(days=366)


@lru_cache(maxsize=20_000)
def _occurrences(rrule: str, first: dt.date | None, start: dt.date, end: dt.date) -> tuple[dt.date, ...]:
    """Days of a recurring limit; of a daily one the first is enough."""
    found = days_between(rrule, first, start, end)
    return tuple(found[:1] if rrule == "FREQ=DAILY" else found)


def _entries(connection: Connection, places: Sequence[_Place]) -> dict[str, Entry]:
    rows = sorted({(place.letter, place.id) for place in places})
    return {entry.uid: entry for _, entry in read_places(connection, rows, {})}


def _found(
    connection: Connection,
    named: Bodies,
    wanted: Mapping[dt.date | None, set[Kind]],
    skip: int = 0,
    limit: int | None = None,
) -> dict[dt.date | None, list[_Place]]:
    """Limits of some kinds on some days, in order: whole days together, or a part of one."""
    kinds = set[Kind]().union(*wanted.values())
    if not kinds:
        return {}
    d = deadlines.c
    # on one day, which standings are asked for does not depend on the rule
    flags = {(kind.whole, kind.needs_review) for kind in kinds}
    standing = or_(*(and_(in_time() == int(whole), d.needs_review == review) for whole, review in flags))
    once = {kind.due for kind in kinds if kind.rrule is None}
    rules: dict[str, set[str | None]] = {}
    for kind in kinds:
        if kind.rrule:
            rules.setdefault(kind.rrule, set()).add(kind.due)
    places: list[tuple[bool, ColumnElement[bool]]] = []
    if once:
        places.append((False, and_(d.rrule.is_(None), among(d.due, once))))
    if rules:
        places.append((True, or_(*(and_(d.rrule == rule, among(d.due, firsts)) for rule, firsts in rules.items()))))
    queries = []
    for recurring, here in places:
        b = acting(named, recurring, lambda column: [among(column, once)])
        hour = func.coalesce(d.due_time, "24:00").label("hour")
        kind_of = (d.rrule, d.due, in_time().label("whole"), d.needs_review)
        query = select(*kind_of, d.letter_id, d.id, b.c.uid, hour, d.span_start, b.c.position).select_from(joined(b))
        queries.append(query.where(~d.dismissed, here, standing, ~b.c.uid.in_(keyed())))
    found = union_all(*queries).subquery()
    c = found.c
    ordered = select(found).order_by(c.hour, c.letter_id, c.span_start, c.id, c.position)
    of_days: dict[dt.date | None, list[_Place]] = {day: [] for day in wanted}
    for row in connection.execute(ordered.offset(skip).limit(limit)):
        kind = Kind(row.rrule, row.due, bool(row.whole), row.needs_review)
        for day, asked in wanted.items():
            if kind in asked:
                of_days[day].append(_Place(row.letter_id, row.id, row.uid))
    return of_days
