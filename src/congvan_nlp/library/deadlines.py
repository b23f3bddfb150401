"""Deadlines of a library as entries of a calendar: chosen by the database, made of rows, no letter read whole."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    exists,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)

from ..calendars.entries import Entry, with_entered_day
from ..calendars.occurrences import recurs_between
from ..calendars.selection import Selection
from ..records.analysis import Body, Count, Deadline, Letter
from .filters import Filter, conditions, named_bodies
from .rows import PART, SUPPORT, TO, VIA, WHO
from .schema import anchors, bodies, deadline_bodies, deadlines, directives, versions
from .schema import letters as all_letters

_AT_ONCE = 500  # letters or deadlines in one query
#: A body with more deadlines is looked for among the days, one with fewer is looked up.
_FEW = 5_000
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
    chosen = _chosen(connection, wanted, of, letters, bool(entered))
    found: list[Any] = []
    for i in range(0, len(chosen), _AT_ONCE):
        found += connection.execute(_whole().where(_key.in_(chosen[i : i + _AT_ONCE])))
    named = _named(connection, sorted({row.letter_id for row in found}))
    return [
        (row.letter_id, with_entered_day(entry, entered))
        for row in found
        for entry in _entries(row, named.get((row.letter_id, row.id), []))
    ]


_key = tuple_(deadlines.c.letter_id, deadlines.c.id)


def _chosen(
    connection: Connection, wanted: Selection, of: Filter, letters: Sequence[int] | None, entered: bool
) -> list[tuple[int, str]]:
    """Letter and id of the deadlines that may be wanted, in order: a recurring one is not read whole for nothing."""
    d, b = deadlines.c, deadline_bodies.c
    limits = conditions(of)
    query = select(d.letter_id, d.id, d.rrule, d.due).where(~d.dismissed)
    if limits:
        query = query.where(d.letter_id.in_(select(all_letters.c.id).where(*limits)))
    parts = [query.where(*days) for days in _days(wanted, entered)]
    if wanted.body:
        bodies_meant = list(connection.scalars(named_bodies(wanted.body)))
        acting = and_(b.role.in_([WHO, SUPPORT]), b.body_id.in_(bodies_meant))
        here = and_(b.letter_id == d.letter_id, b.deadline_id == d.id, acting)
        few = select(b.letter_id).where(acting).limit(_FEW + 1).subquery()
        is_few = (connection.scalar(select(func.count()).select_from(few)) or 0) <= _FEW
        # with "+", SQLite begins with the body and not with the days
        plus = "+" if connection.dialect.name == "sqlite" else ""
        parts = [query.join(deadline_bodies, here).where(*days) for days in _days(wanted, entered, plus)]
        if not is_few and (wanted.start or wanted.end):
            parts[0] = query.where(*_days(wanted, entered)[0], exists().where(here))
    if letters is not None:
        groups = (letters[i : i + _AT_ONCE] for i in range(0, len(letters), _AT_ONCE))
        parts = [part.where(d.letter_id.in_(group)) for group in groups for part in parts]
    rows = {(row.letter_id, row.id): row for part in parts for row in connection.execute(part)}
    return [place for place, row in sorted(rows.items()) if _may_be_wanted(row, wanted)]


def _days(wanted: Selection, entered: bool, plus: str = "") -> list[list[ColumnElement[bool]]]:
    """Days that are asked for, as conditions of which one has to hold: on the day itself, recurring, or yet to come."""
    d = deadlines.c
    if not (wanted.start or wanted.end):
        return [[]]
    due = literal_column(f"{plus}deadlines.due", Text) if plus else d.due
    start, end = (day.isoformat() if day else None for day in (wanted.start, wanted.end))
    once: list[ColumnElement[bool]] = [d.rrule.is_(None), due.is_not(None)]
    once += [due >= start] if start else []
    once += [due <= end] if end else []
    begun: list[ColumnElement[bool]] = [or_(due.is_(None), due <= end)] if end else []
    found = [once, [d.rrule.is_not(None), *begun]]
    # days that people entered may bring others here
    return [*found, [or_(d.counted.is_not(None), d.anchor.is_not(None))]] if entered else found


def _may_be_wanted(row: Any, wanted: Selection) -> bool:
    """Whether a recurring deadline has a day among those asked for; of others the database knows."""
    if row.rrule is None or not (wanted.start and wanted.end):
        return True
    first = dt.date.fromisoformat(row.due) if row.due else None
    return recurs_between(row.rrule, first, wanted.start, wanted.end)


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


_Named = dict[tuple[int, str], list[Any]]


def _named(connection: Connection, ids: Sequence[int]) -> _Named:
    """Rows of `deadline_bodies` with the bodies, by letter and deadline."""
    b = deadline_bodies.c
    found: _Named = {}
    for i in range(0, len(ids), _AT_ONCE):
        query = (
            select(
                b.letter_id,
                b.deadline_id,
                b.role,
                b.uid,
                bodies.c.name,
                bodies.c.urn,
                bodies.c.level,
                bodies.c.collective,
            )
            .outerjoin(bodies, bodies.c.id == b.body_id)
            .where(b.letter_id.in_(ids[i : i + _AT_ONCE]))
            .order_by(b.letter_id, b.deadline_id, b.role, b.position)
        )
        for row in connection.execute(query):
            found.setdefault((row.letter_id, row.deadline_id), []).append(row)
    return found


def _entries(row: Any, named: Sequence[Any]) -> list[Entry]:
    """An entry a body that has to act."""
    roles: dict[str, list[Any]] = {role: [] for role in (WHO, TO, VIA, SUPPORT, PART)}
    for one in named:
        roles[one.role].append(one)
    names = {role: tuple(one.name for one in rows if one.name is not None) for role, rows in roles.items()}
    deadline = _deadline(row, roles, names)
    letter = Letter(
        number=row.number, type=row.type, issuer=row.issuer, date=row.date, subject=row.subject, place=row.place
    )
    name = row.number or str(row.letter_id)  # as commands take it
    return [
        Entry(
            uid=one.uid, id=f"{name}:{row.id}", body=one.name, support=names[SUPPORT], deadline=deadline, letter=letter,
            path=row.path, place=row.place_path, sentence=row.sentence,
        )
        for one in roles[WHO]
    ]  # fmt: skip


def _deadline(row: Any, roles: dict[str, list[Any]], names: dict[str, tuple[str, ...]]) -> Deadline:
    def identified(*which: str) -> tuple[Body, ...]:
        rows = [one for role in which for one in roles[role] if one.name is not None]
        return tuple(Body(name=one.name, id=one.urn, level=one.level, collective=one.collective) for one in rows)

    return Deadline(
        text=row.words, start=row.span_start, end=row.span_end, id=row.id, due=row.due,
        due_time=row.due_time, inclusive=row.inclusive, kind=row.kind, rrule=row.rrule, who=names[WHO], what=row.what,
        to=names[TO], via=names[VIA], who_bodies=identified(WHO, PART), to_bodies=identified(TO),
        via_bodies=identified(VIA), start_date=row.start_date, act_by=row.act_by, anchor=row.anchor,
        anchor_date=row.anchor_date, count=Count.model_validate_json(row.counted) if row.counted else None, vague=row.vague,
        computation=tuple(json.loads(row.computation)), directive=row.directive_id, needs_review=row.needs_review,
        review_reasons=tuple(json.loads(row.review_reasons)), readings=tuple(json.loads(row.readings)),
    )  # fmt: skip
