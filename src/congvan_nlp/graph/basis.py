"""What a letter stands on: a tree of documents, up to the central ones."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, and_, select

from ..library.schema import citations, letters, mentions
from .build import level_of
from .chains import STANDS_ON, Step, grounds, steps
from .names import Document, documents_of, letter
from .streams import words_of


class Ground(NamedTuple):
    """A document that a letter stands on.

    Attributes
    ----------
    depth : int
        1 for what the letter itself names.
    document : Document or None
        None where it stays open which one is meant.
    name : str
        As cited.
    level : str or None
        central, province, district or commune.
    relation : str
    letter : int
        That tells it.
    start, end : int
        Its words.
    quote : str
    inferred : str or None
        None where it is stated; "document" where it is inferred which one is meant; "title" or "matter" of both.
    known : bool
        It stands in the tree before, with what it stands on.
    """

    depth: int
    document: Document | None
    name: str
    level: str | None
    relation: str
    letter: int
    start: int
    end: int
    quote: str
    inferred: str | None
    known: bool


def basis(connection: Connection, name: str, relations: Collection[str] = STANDS_ON) -> list[Ground]:
    """The tree of what a letter stands on.

    Parameters
    ----------
    connection : Connection
    name : str
        Of the letter, as of `names.letter`.
    relations : collection of str, optional

    Returns
    -------
    list of Ground
        Each before what it stands on itself; one that stands there twice is gone through once, so that cycles end.

    Raises
    ------
    NotFound
        Where the library has no such letter, or several.
    """
    number = letter(connection, name)
    own = connection.scalar(select(letters.c.urn).where(letters.c.id == number))
    named = [one for one in _named(connection, number, relations) if not one.document or one.document.urn != own]
    roots = {ground.document.id for ground in named if ground.document}
    reached = set(roots).union(*(grounds(connection, root, relations) for root in sorted(roots)))
    above = steps(connection, reached, relations)
    seen = {one.id for one in documents_of(connection, reached).values() if one.urn == own}
    found: list[Ground] = []

    def add(ground: Ground) -> None:
        id = ground.document.id if ground.document else None
        found.append(ground._replace(known=id in seen))
        if id is None or id in seen:
            return
        seen.add(id)
        for step in above.get(id, ()):
            add(_ground(step, ground.depth + 1))

    for ground in named:
        add(ground)
    return found


def _named(connection: Connection, number: int, relations: Collection[str]) -> Iterator[Ground]:
    """What the letter itself names, each document once, in the order of the words."""
    c, m, x = citations.c, mentions.c, letters.c
    rows = connection.execute(
        select(
            c.id, c.document_id, c.key, c.name, c.level, m.relation, m.span_start, m.span_end, words_of(m), c.inferred
        )
        .join(mentions, and_(m.letter_id == c.letter_id, m.citation_id == c.id))
        .join(letters, x.id == c.letter_id)
        .where(c.letter_id == number, m.relation.in_(relations))
        .order_by(m.span_start)
    ).all()
    known = documents_of(connection, (row.document_id for row in rows if row.document_id is not None))
    seen: set[str] = set()
    for id, document, key, name, level, relation, start, end, quote, inferred in rows:
        if id not in seen:
            seen.add(id)
            why = "document" if inferred else None
            yield Ground(1, known.get(document), key or name, level, relation, number, start, end, quote, why, False)


def _ground(step: Step, depth: int) -> Ground:
    target = step.target
    why = step.how if step.inferred else None
    told = (step.relation, step.letter, step.start, step.end, step.quote, why, False)
    return Ground(depth, target, target.symbol or target.name, level_of(target.urn), *told)
