"""What calendars were told of the deadlines of a library, and the days that people entered: `calendars.memory` in tables.

Calendars of one body need only the letters that speak to it, or did. Of these letters all is read; what the calendar of
a body tells and remembers is its own part of it.
"""

import datetime as dt
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, or_, select

from ..calendars.memory import Known, Memory
from ..resolution.body_words import written_out
from .filters import named_bodies
from .parts import parts
from .rows import SUPPORT, WHO
from .schema import anchors, deadline_bodies, events


def letters_of_body(connection: Connection, body: str | None) -> list[int] | None:
    """Letters whose entries a calendar of a body needs; None is all.

    Parameters
    ----------
    connection : Connection
    body : str or None
        Part of its name, in any spelling.

    Returns
    -------
    list of int or None
        Those that speak to it, and those that did when a calendar was last written.
    """
    if body is None:
        return None
    b = deadline_bodies.c
    now = select(b.letter_id).where(b.role.in_([WHO, SUPPORT]), b.body_id.in_(named_bodies(body)))
    words = {written_out(body), written_out(body.upper())}
    before = select(events.c.letter_id).where(or_(*(events.c.folded.contains(w, autoescape=True) for w in words)))
    return sorted({*connection.scalars(now), *connection.scalars(before)})


def memory_of(connection: Connection, letters: Iterable[int] | None = None) -> Memory:
    """What calendars were told of some letters.

    Parameters
    ----------
    connection : Connection
    letters : iterable of int, optional
        By default all.

    Returns
    -------
    Memory
        With all days that people entered.
    """
    days = {key: dt.date.fromisoformat(day) for key, day in connection.execute(select(anchors.c.key, anchors.c.day))}
    query = select(events.c.record)
    if letters is None:
        records = list(connection.scalars(query))
    else:
        numbers = list(letters)
        records = []
        for some in parts(numbers):
            records += connection.scalars(query.where(events.c.letter_id.in_(some)))
    known = sorted((Known.model_validate_json(record) for record in records), key=lambda one: one.event.uid)
    return Memory(schema=1, anchors=dict(sorted(days.items())), events=tuple(known))


def remember(connection: Connection, before: Memory, after: Memory, letters: Mapping[str, int]) -> None:
    """Keep what calendars were told, and the days that people entered.

    Parameters
    ----------
    connection : Connection
        In a transaction of the writer.
    before, after : Memory
        Only what differs is written.
    letters : mapping of str to int
        Letter of each entry, by its uid.
    """
    if before.anchors != after.anchors:
        gone = [key for key in before.anchors if key not in after.anchors]
        new = {key: day for key, day in after.anchors.items() if before.anchors.get(key) != day}
        connection.execute(delete(anchors).where(anchors.c.key.in_([*gone, *new])))
        if new:
            connection.execute(anchors.insert(), [{"key": key, "day": day.isoformat()} for key, day in new.items()])
    known = {one.event.uid: one for one in before.events}
    changed = [one for one in after.events if known.get(one.event.uid) != one]
    for part in parts(changed):
        here = events.c.uid.in_([one.event.uid for one in part])
        told = connection.execute(select(events.c.uid, events.c.letter_id).where(here))
        of_before = {uid: number for uid, number in told}  # noqa: C416 - a row is no pair to mypy
        connection.execute(delete(events).where(here))
        rows = [
            {
                "uid": one.event.uid,
                "letter_id": letters.get(one.event.entry, of_before.get(one.event.uid, 0)),
                "folded": written_out(one.event.body) if one.event.body else None,
                "record": one.model_dump_json(by_alias=True),
            }
            for one in part
        ]
        connection.execute(events.insert(), rows)
