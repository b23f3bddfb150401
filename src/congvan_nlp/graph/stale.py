"""Letters that still stand, on a regulation that has been replaced: what to look through again."""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, and_, or_, select

from ..knowledge.register import Register, builtin, day_of
from ..library.schema import citations, documents, letters, mentions
from .chains import STANDS_ON
from .names import Document, documents_of, letters_of
from .streams import words_of

_ENDS: Final = ("replaces", "repeals")


class Ended(NamedTuple):
    """What became of a document.

    Attributes
    ----------
    date : str
        Since when it no longer stands; a month or a year where the day is not known.
    kind : str
        "replaced", "repealed", "spent" or "ended".
    successor : str or None
        What took its place, at the end of the chain: symbol@date, or the letter that says so.
    told : str
        "register", or the number of the letter that says so.
    """

    date: str
    kind: str
    successor: str | None
    told: str


class Stale(NamedTuple):
    """A letter that stands on a document that has ended.

    Attributes
    ----------
    letter : int
    number, issuer, date, subject : str or None
    document : Document
    relation : str
    start, end : int
        The words that name it.
    quote : str
    ended : Ended
    """

    letter: int
    number: str | None
    issuer: str | None
    date: str | None
    subject: str | None
    document: Document
    relation: str
    start: int
    end: int
    quote: str
    ended: Ended


def stale(
    connection: Connection,
    as_of: dt.date,
    register: Register | None = None,
    relations: Collection[str] = STANDS_ON,
) -> Iterator[Stale]:
    """Letters in force on a day whose basis was replaced by then.

    Parameters
    ----------
    connection : Connection
    as_of : date
    register : Register, optional
        That knows what became of regulations; by default the one that comes with the library. What letters of the
        library replace or repeal is known from them.
    relations : collection of str, optional

    Yields
    ------
    Stale
        By document, the newest letters first, those without a date last: they may be of any day. A letter that was
        itself replaced by then is passed over, as is one that was issued when the document had already ended: that one is wrong, and `congvan check` says so.
    """
    ended = _ended_by_letters(connection, as_of) | _ended_by_register(connection, as_of, register or builtin())
    known = documents_of(connection, ended)
    gone = letters_of(connection, ended)
    c, m, x = citations.c, mentions.c, letters.c
    for id in sorted(ended, key=lambda id: known[id].urn):
        query = (
            select(
                c.letter_id, x.number, x.issuer, x.date, x.subject, m.relation, m.span_start, m.span_end, words_of(m)
            )
            .join(mentions, and_(m.letter_id == c.letter_id, m.citation_id == c.id, m.relation == c.relation))
            .join(letters, x.id == c.letter_id)
            .where(c.document_id == id, c.relation.in_(relations))
            .where(or_(x.date.is_(None), x.date < min(day_of(ended[id].date, last=True), as_of).isoformat()))
            .order_by(x.date.is_(None), x.date.desc(), c.letter_id.desc(), m.span_start)
        )
        last = None
        for letter, number, issuer, date, subject, relation, start, end, quote in connection.execute(query):
            if letter != last and letter not in gone:
                yield Stale(letter, number, issuer, date, subject, known[id], relation, start, end, quote, ended[id])
            last = letter


def _ended_by_register(connection: Connection, as_of: dt.date, register: Register) -> dict[int, Ended]:
    d = documents.c
    found: dict[int, Ended] = {}
    for id, ref in connection.execute(select(d.id, d.register_row).where(d.register_row.is_not(None))):
        row = register.get(ref)
        if row is None or row.status(as_of) != "ended":
            continue
        after = register.successor(row, as_of)
        found[id] = Ended(row.ended, row.end_kind or "ended", after.ref if after else None, "register")
    return found


def _ended_by_letters(connection: Connection, as_of: dt.date) -> dict[int, Ended]:
    """Documents that letters of the library replace or repeal whole; of several the first one."""
    c, m, x = citations.c, mentions.c, letters.c
    rows: Any = connection.execute(
        select(c.document_id, x.date, c.relation, x.number, x.urn)
        .join(mentions, and_(m.letter_id == c.letter_id, m.citation_id == c.id, m.relation == c.relation))
        .join(letters, x.id == c.letter_id)
        .where(c.relation.in_(_ENDS), c.document_id.is_not(None), m.pinpoint.is_(None))  # a part of it is no end
        .where(x.date.is_not(None), x.date <= as_of.isoformat())
        .order_by(x.date.desc(), c.letter_id.desc())
    )
    found: dict[int, Ended] = {}
    for id, date, relation, number, urn in rows:
        kind = "replaced" if relation == "replaces" else "repealed"
        label = f"{number}@{date}" if number else urn
        found[id] = Ended(date, kind, label if kind == "replaced" else None, number or urn or "?")
    return found
