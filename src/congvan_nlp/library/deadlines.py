"""Deadlines of a library as entries of a calendar: chosen by the database, made of rows, no letter read whole."""

import datetime as dt
import gc
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    and_,
    func,
    or_,
    select,
    tuple_,
    union_all,
)

from ..calendars.entries import Entry, with_entered_day
from ..calendars.occurrences import days_between
from ..calendars.selection import Selection
from ..records.analysis import Body, Count, Deadline, Letter
from .filters import Filter, conditions, named_bodies
from .parts import parts
from .rows import PART, SUPPORT, TO, VIA, WHO
from .schema import anchors, bodies, deadline_bodies, deadlines, directives, versions
from .schema import letters as all_letters

_ALL, _ANY = Selection(), Filter()


def entries(
    connection: Connection,
    wanted: Selection = _ALL,
    of: Filter = _ANY,
    letters: Sequence[int] | None = None,
    entered: Mapping[str, dt.date | None] | None = None,
) -> list[Entry]:
    """Entries that a selection may want; `calendars.selection.selected` says which of them it does.

    Parameters
    ----------
    connection : Connection
    wanted : Selection, optional
        Its body and days narrow what is read; recurring deadlines may have days anywhere.
    of : Filter, optional
        Which letters.
    letters : sequence of int, optional
        Only these.
    entered : mapping of str to date or None, optional
        Days of receipt and of events; by default those that the library keeps.

    Returns
    -------
    list of Entry
        By letter, in the order of its deadlines.
    """
    return [entry for _, entry in entries_with_letters(connection, wanted, of, letters, entered)]


def entries_with_letters(
    connection: Connection,
    wanted: Selection = _ALL,
    of: Filter = _ANY,
    letters: Sequence[int] | None = None,
    entered: Mapping[str, dt.date | None] | None = None,
) -> list[tuple[int, Entry]]:
    """As `entries`, each with the number of its letter."""
    if entered is None:
        entered = {
            key: dt.date.fromisoformat(day) for key, day in connection.execute(select(anchors.c.key, anchors.c.day))
        }
    with uncollected():
        return read_places(connection, _chosen(connection, wanted, of, letters, bool(entered)), entered)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector of garbage rest while thousands of records are made, all of which stay: it doubles the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


_Places = Sequence[tuple[int, str]]


def read_places(
    connection: Connection, chosen: _Places, entered: Mapping[str, dt.date | None]
) -> list[tuple[int, Entry]]:
    """Entries of the deadlines at these places."""
    found: list[Any] = []
    for some in parts(chosen):
        here = _among(deadlines.c.letter_id, deadlines.c.id, some)
        found += connection.execute(_whole().where(*here)).all()
    named = _named(connection, chosen)
    heads: dict[int, Letter] = {}
    for row in found:
        if row.letter_id not in heads:
            heads[row.letter_id] = Letter(
                number=row.number, type=row.type, issuer=row.issuer, date=row.date, subject=row.subject, place=row.place
            )
    return [
        (row.letter_id, with_entered_day(entry, entered))
        for row in found
        for entry in _entries(row, heads[row.letter_id], named.get((row.letter_id, row.id), []))
    ]


def _among(letter: Column[int], id: Column[str], places: _Places) -> list[ColumnElement[bool]]:
    """Rows of some deadlines; SQLite looks them up by the letter, and would read all of the table for the pairs alone."""
    return [letter.in_(sorted({number for number, _ in places})), tuple_(letter, id).in_(places)]


def _chosen(
    connection: Connection, wanted: Selection, of: Filter, letters: Sequence[int] | None, entered: bool
) -> list[tuple[int, str]]:
    """Letter and id of the deadlines that may be wanted, in order: a recurring one is not read whole for nothing."""
    d, b = deadlines.c, deadline_bodies.c
    limits = conditions(of)
    query = select(d.letter_id, d.id, d.rrule, d.due).where(~d.dismissed)
    if limits:
        query = query.where(d.letter_id.in_(select(all_letters.c.id).where(*limits)))
    day: Column[Any] = d.due
    if wanted.body:
        named = select(named_bodies(wanted.body).cte("meant"))  # found once for all parts
        here = and_(b.letter_id == d.letter_id, b.deadline_id == d.id)
        query = query.join(deadline_bodies, here).where(b.role.in_([WHO, SUPPORT]), b.body_id.in_(named))
        day = b.day  # of a common body, those of some days are found by body and day together
    queries = [query.where(*days) for days in _days(wanted, entered, day)]
    if letters is not None:
        queries = [query.where(d.letter_id.in_(some)) for some in parts(letters) for query in queries]
    rows = {(row.letter_id, row.id): row for row in connection.execute(union_all(*queries)).all()} if queries else {}
    return [place for place, row in sorted(rows.items()) if _may_be_wanted(row, wanted)]


def _days(wanted: Selection, entered: bool, day: Column[Any]) -> list[list[ColumnElement[bool]]]:
    """Days that are asked for, as conditions of which one has to hold: on the day itself, recurring, or yet to come."""
    d = deadlines.c
    if not (wanted.start or wanted.end):
        return [[]]
    start, end = (day.isoformat() if day else None for day in (wanted.start, wanted.end))
    once: list[ColumnElement[bool]] = [d.rrule.is_(None), day.is_not(None)]
    once += [day >= start] if start else []
    once += [day <= end] if end else []
    recurring: list[ColumnElement[bool]] = [d.rrule.is_not(None)]
    recurring += [or_(d.due.is_(None), d.due <= end)] if end else []
    recurring += [day.is_(None)] if day is not d.due else []
    found = [once, recurring]
    # days that people entered may bring others here
    return [*found, [or_(d.counted.is_not(None), d.anchor.is_not(None))]] if entered else found


def _may_be_wanted(row: Any, wanted: Selection) -> bool:
    """Whether a recurring deadline has a day among those asked for; of others the database knows."""
    if row.rrule is None or not (wanted.start and wanted.end):
        return True
    first = dt.date.fromisoformat(row.due) if row.due else None
    return bool(days_between(row.rrule, first, wanted.start, wanted.end))


def _whole() -> Select[Any]:
    """Deadlines with what stands of their letters in an entry."""
    d, c = deadlines.c, all_letters.c
    words = func.substr(c.text, d.span_start + 1, d.span_end - d.span_start)
    sentence = func.substr(c.text, d.sentence_start + 1, d.sentence_end - d.sentence_start)
    of_letter = (c.number, c.type, c.issuer, c.date, c.subject, c.place, versions.c.path)
    return (
        select(
            *deadlines.c,
            *of_letter,
            directives.c.path.label("place_path"),
            words.label("words"),
            sentence.label("sentence"),
        )
        .join(all_letters, c.id == d.letter_id)
        .join(versions, and_(versions.c.letter_id == c.id, versions.c.version == c.version))
        .outerjoin(directives, and_(directives.c.letter_id == d.letter_id, directives.c.id == d.directive_id))
        .order_by(d.letter_id, d.span_start, d.id)
    )


class _Body(NamedTuple):
    """A body in its role; all of None where a letter does not say who has to act."""

    role: str
    uid: str | None
    name: str | None
    body: Body | None


_Named = dict[tuple[int, str], list[_Body]]


def _named(connection: Connection, places: _Places) -> _Named:
    """Rows of `deadline_bodies` with the bodies, by letter and deadline."""
    b = deadline_bodies.c
    found: _Named = {}
    known: dict[int | None, Body | None] = {None: None}
    for some in parts(places):
        query = (
            select(
                b.letter_id,
                b.deadline_id,
                b.role,
                b.uid,
                b.body_id,
                bodies.c.name,
                bodies.c.urn,
                bodies.c.level,
                bodies.c.collective,
            )
            .outerjoin(bodies, bodies.c.id == b.body_id)
            .where(*_among(b.letter_id, b.deadline_id, some))
            .order_by(b.letter_id, b.deadline_id, b.role, b.position)
        )
        for letter, ref, role, uid, id, name, urn, level, collective in connection.execute(query).all():
            if id not in known:
                known[id] = Body(name=name, id=urn, level=level, collective=collective)
            found.setdefault((letter, ref), []).append(_Body(role, uid, name, known[id]))
    return found


def _entries(row: Any, letter: Letter, named: Sequence[_Body]) -> list[Entry]:
    """An entry a body that has to act."""
    roles: dict[str, list[_Body]] = {role: [] for role in (WHO, TO, VIA, SUPPORT, PART)}
    for one in named:
        roles[one.role].append(one)
    names = {role: tuple(one.name for one in rows if one.name is not None) for role, rows in roles.items()}
    deadline = _deadline(row, roles, names)
    name = row.number or str(row.letter_id)  # as commands take it
    return [
        Entry(
            uid=one.uid or "", id=f"{name}:{row.id}", body=one.name, support=names[SUPPORT], deadline=deadline, letter=letter,
            path=row.path, place=row.place_path, sentence=row.sentence,
        )
        for one in roles[WHO]
    ]  # fmt: skip


def _deadline(row: Any, roles: dict[str, list[_Body]], names: dict[str, tuple[str, ...]]) -> Deadline:
    def identified(*which: str) -> tuple[Body, ...]:
        return tuple(one.body for role in which for one in roles[role] if one.body)

    return Deadline(
        text=row.words, start=row.span_start, end=row.span_end, id=row.id, due=row.due,
        due_time=row.due_time, inclusive=row.inclusive, kind=row.kind, rrule=row.rrule, who=names[WHO], what=row.what,
        to=names[TO], via=names[VIA], who_bodies=identified(WHO, PART), to_bodies=identified(TO),
        via_bodies=identified(VIA), start_date=row.start_date, act_by=row.act_by, anchor=row.anchor,
        anchor_date=row.anchor_date, count=Count.model_validate_json(row.counted) if row.counted else None, vague=row.vague,
        computation=_list(row.computation), directive=row.directive_id, needs_review=row.needs_review,
        review_reasons=_list(row.review_reasons), readings=_list(row.readings),
    )  # fmt: skip


def _list(values: str) -> tuple[str, ...]:
    return () if values == "[]" else tuple(json.loads(values))  # most are empty
