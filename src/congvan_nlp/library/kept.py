"""What the library knows of one letter from before: its deadlines, and what people said of it."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, select

from .carry import Kept
from .corrections import Correction
from .rows import WHO, Uids
from .schema import bodies, corrections, deadline_bodies, deadlines, letters


def corrections_of(connection: Connection, letter: int) -> list[Correction]:
    """What people said of a letter, in the order they said it.

    Parameters
    ----------
    connection : Connection
    letter : int

    Returns
    -------
    list of Correction
        Without what was taken back.
    """
    c = corrections.c
    query = select(c.id, c.part, c.ref, c.field, c.value, c.extracted, c.shown_as, c.author, c.said_at)
    found = connection.execute(query.where(c.letter_id == letter, ~c.withdrawn).order_by(c.id))
    return [Correction(*row[:4], json.loads(row[4]), json.loads(row[5]), *row[6:]) for row in found]


def deadlines_of(connection: Connection, letter: int) -> list[Kept]:
    """The deadlines that are shown of a letter, with their words and identities.

    Parameters
    ----------
    connection : Connection
    letter : int

    Returns
    -------
    list of Kept
        In the order of the letter.
    """
    text = connection.scalar(select(letters.c.text).where(letters.c.id == letter)) or ""
    b = deadline_bodies.c
    named = select(b.deadline_id, bodies.c.name, b.uid).outerjoin(bodies, bodies.c.id == b.body_id)
    entries: dict[str, dict[str | None, str]] = {}
    for ref, name, uid in connection.execute(named.where(b.letter_id == letter, b.role == WHO)):
        entries.setdefault(ref, {})[name] = uid
    d = deadlines.c
    query = select(d.id, d.uid, d.span_start, d.span_end, d.sentence_start, d.sentence_end)
    return [
        Kept(id, Uids(uid, entries.get(id, {})), text[start:end], text[first:last])
        for id, uid, start, end, first, last in connection.execute(
            query.where(d.letter_id == letter).order_by(d.span_start, d.id)
        )
    ]


def uids_shown(kept: Iterable[Kept]) -> dict[str, Uids]:
    """Lasting identities by id of the deadline, as the deadlines of one version have them."""
    return {one.id: one.uids for one in kept}
