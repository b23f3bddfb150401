"""What the library knows of one letter from before: its deadlines, and what people said of it."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

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
    return all_corrections(connection, [letter]).get(letter, [])


def all_corrections(connection: Connection, letters: Sequence[int]) -> dict[int, list[Correction]]:
    """As `corrections_of`, of several letters; those of which nobody spoke are left out."""
    c = corrections.c
    query = select(c.letter_id, *(c[name] for name in Correction._fields))
    query = query.where(c.letter_id.in_(letters), ~c.withdrawn).order_by(c.id)
    found: dict[int, list[Correction]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["letter_id"], []).append(correction_of(dict(row)))
    return found


def correction_of(row: Mapping[str, Any]) -> Correction:
    """A correction of its row."""
    one = Correction(*(row[name] for name in Correction._fields))
    return one._replace(value=json.loads(one.value), extracted=json.loads(one.extracted))


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


def uids_of(connection: Connection, letters: Sequence[int]) -> dict[int, dict[str, Uids]]:
    """Lasting identities of the deadlines of letters, by letter and id; those of their entries are left out."""
    d = deadlines.c
    found: dict[int, dict[str, Uids]] = {}
    if letters:
        for number, id, uid in connection.execute(select(d.letter_id, d.id, d.uid).where(d.letter_id.in_(letters))):
            found.setdefault(number, {})[id] = Uids(uid, {})
    return found
