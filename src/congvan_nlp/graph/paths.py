"""The shortest way from one document to another one, found step by step in the library."""

from collections.abc import Iterable
from typing import Final, NamedTuple, get_args

from sqlalchemy import Connection, or_, select

from ..library.parts import parts
from ..library.schema import citations, document_links, documents, letters
from ..records.analysis import Relation
from .chains import Step, steps
from .names import document, letters_of

#: Longer ways join anything with anything.
LONGEST: Final = 6
_Pair = tuple[int, int]


class Hop(NamedTuple):
    """A step of a way.

    Attributes
    ----------
    step : Step
    forward : bool
        Whether it is gone the way that it acts; else from the document that is acted on.
    """

    step: Step
    forward: bool


def path(connection: Connection, start: str, end: str) -> list[Hop]:
    """The shortest way from one document to another one, along or against the direction in which documents act.

    Parameters
    ----------
    connection : Connection
    start, end : str
        As of `names.document`; the number of a letter is one, too.

    Returns
    -------
    list of Hop
        Empty where there is none of at most `LONGEST` steps, or both are one.

    Raises
    ------
    NotFound
        Where a name is none of a document, or of several.
    """
    first, last = document(connection, start).id, document(connection, end).id
    came: dict[int, tuple[int, _Pair] | None] = {first: None}  # by document: the one before, and the edge
    edge_of = [first]
    for _ in range(LONGEST):
        if last in came or not edge_of:
            break
        pairs_here = sorted(_edges(connection, edge_of))
        edge_of = []
        for pair in pairs_here:
            for one, other in (pair, pair[::-1]):
                if one in came and other not in came:
                    came[other] = (one, pair)
                    edge_of.append(other)
    if last not in came:
        return []
    pairs: list[tuple[int, _Pair]] = []
    while (before := came[last]) is not None:
        pairs.insert(0, before)
        last = before[0]
    found = steps(connection, {id for _, pair in pairs for id in pair}, get_args(Relation))
    told = {(step.source.id, step.target.id): step for some in found.values() for step in some}
    return [Hop(told[pair], pair[0] == one) for one, pair in pairs]


def _edges(connection: Connection, ids: list[int]) -> set[_Pair]:
    """Pairs of documents of which one acts on the other, one of them among some."""
    c, k = citations.c, document_links.c
    held = letters_of(connection, ids)
    found: set[_Pair] = set()
    for some in parts(ids):
        linked = (
            select(k.document_id, k.target_id).where(or_(k.document_id.in_(some), k.target_id.in_(some))).distinct()
        )
        found |= {(a, b) for a, b in connection.execute(linked) if a is not None and b is not None}
        citing = select(c.letter_id, c.document_id).where(c.document_id.in_(some))
        by: dict[int, list[int]] = {}
        for letter, id in connection.execute(citing):
            by.setdefault(letter, []).append(id)
        for letter, own in as_documents(connection, by).items():
            found |= {(own, id) for id in by[letter]}
    numbers = list(held)
    for some in parts(numbers):
        cited = select(c.letter_id, c.document_id).where(c.letter_id.in_(some), c.document_id.is_not(None))
        found |= {(held[letter], id) for letter, id in connection.execute(cited)}
    return {(a, b) for a, b in found if a != b}


def as_documents(connection: Connection, numbers: Iterable[int]) -> dict[int, int]:
    """Documents that letters are themselves, by number of the letter."""
    wanted, found = sorted(numbers), dict[int, int]()
    for some in parts(wanted):
        query = (
            select(letters.c.id, documents.c.id)
            .join(documents, documents.c.urn == letters.c.urn)
            .where(letters.c.id.in_(some))
        )
        found |= {letter: id for letter, id in connection.execute(query)}  # noqa: C416 - a row is no pair to mypy
    return found
