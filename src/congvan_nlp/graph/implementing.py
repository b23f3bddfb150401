"""Which directives carry out a regulation: by their own words, by their heading or letter, and through other documents."""

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, select

from ..library.parts import parts
from ..library.schema import citations, directives, letters, mentions
from .chains import CARRIES_OUT, Step, carriers, steps, ways_to
from .names import document, letters_of
from .streams import beside, streamed, words_of


class Implementing(NamedTuple):
    """A directive that carries out a regulation.

    Attributes
    ----------
    letter : int
        Number of its letter in the library.
    number, issuer, date : str or None
        Of the letter.
    directive : str
        Id in the letter.
    path : str or None
        Labels from the top: "2.(5)".
    relation : str
        "implements", "guides" or "basis".
    pinpoint : str or None
        điểm, khoản, Điều … that are carried out.
    start, end : int
        The words that say so, in the text of the letter.
    quote : str
    inferred : tuple of str
        What is not stated: it is said by the "heading" or the "letter" as a whole, not by the directive itself; which
        "document" is meant; the "title" or "matter" of two documents on the way.
    way : tuple of Step
        From the document that the directive names to the regulation; empty where it names the regulation.
    """

    letter: int
    number: str | None
    issuer: str | None
    date: str | None
    directive: str
    path: str | None
    relation: str
    pinpoint: str | None
    start: int
    end: int
    quote: str
    inferred: tuple[str, ...]
    way: tuple[Step, ...]


def implementing(
    connection: Connection, name: str, relations: Collection[str] = CARRIES_OUT, chains: bool = True
) -> Iterator[Implementing]:
    """Directives that carry out a regulation.

    Parameters
    ----------
    connection : Connection
    name : str
        As of `names.document`.
    relations : collection of str, optional
        With "basis", also what only has it as its basis.
    chains : bool, optional
        Whether what carries out another document that carries it out counts, too.

    Yields
    ------
    Implementing
        Each directive once, by its shortest way; of one length by letter, in the order of its directives.

    Raises
    ------
    NotFound
        Where the name is none of a document, or of several; at once, not at the first record.
    """
    return _all(connection, document(connection, name).id, relations, chains)


def _all(connection: Connection, root: int, relations: Collection[str], chains: bool) -> Iterator[Implementing]:
    """What names the document first, at once; then what names others that carry it out."""
    seen: set[str] = set()  # of strings, as the collector of garbage looks at 300,000 pairs again and again
    for found in _of_documents(connection, {root: ()}, relations):
        if (place := f"{found.letter}#{found.directive}") not in seen:  # an item may name it twice
            seen.add(place)
            yield found
    far = carriers(connection, root, relations) if chains else {}
    ways = ways_to(root, steps(connection, [root, *far], relations)) if far else {root: ()}
    del ways[root]
    for _, alike in groupby(sorted(ways, key=lambda id: len(ways[id])), key=lambda id: len(ways[id])):
        ids = list(alike)
        for some in parts(ids):
            for found in _of_documents(connection, {id: ways[id] for id in some}, relations):
                if (place := f"{found.letter}#{found.directive}") not in seen:
                    seen.add(place)
                    yield found


def _of_documents(
    connection: Connection, ways: dict[int, tuple[Step, ...]], relations: Collection[str]
) -> Iterator[Implementing]:
    """What names some documents: mentions with their words, and beside them the directives of the same letters.

    Both come in the order of the letters, so that nothing is looked up for a single one: a regulation may have
    hundreds of thousands of directives.
    """
    c, m, x, d = citations.c, mentions.c, letters.c, directives.c
    here = c.document_id == next(iter(ways)) if len(ways) == 1 else c.document_id.in_(ways)
    telling = (
        select(c.letter_id, c.document_id, x.number, x.issuer, x.date, c.inferred, m.directive_id, m.relation)
        .add_columns(m.pinpoint, m.span_start, m.span_end, words_of(m))
        .join(mentions, and_(m.letter_id == c.letter_id, m.citation_id == c.id))
        .join(letters, x.id == c.letter_id)
        .where(here, m.relation.in_(relations))
        .order_by(c.letter_id, m.span_start)
    )
    standing = (
        select(d.letter_id, d.id, d.path, d.stands_on)
        .where(d.letter_id.in_(select(c.letter_id).where(here)), d.stands_on.is_not(None))
        .order_by(d.letter_id, d.span_start)
    )
    whys = {
        (id, inferred): (*(("document",) if inferred else ()), *dict.fromkeys(s.how for s in way if s.inferred))
        for id, way in ways.items()
        for inferred in (False, True)
    }
    own = letters_of(connection, ways)
    for letter, told, under in beside(streamed(connection, telling), streamed(connection, standing)):
        first: dict[str, Any] = {}  # of each directive that tells it, "" where the letter does
        for row in told:
            if own.get(letter) != row[1]:  # no letter carries out itself
                first.setdefault(row[6], row)
        for _, directive, path, on in under:
            if on in first:
                _, id, number, issuer, date, inferred, _, relation, pinpoint, start, end, quote = first[on]
                why = whys[id, bool(inferred)]
                if on != directive:
                    why = ("heading" if on else "letter", *why)
                yield Implementing(
                    letter, number, issuer, date, directive, path, relation, pinpoint, start, end, quote, why, ways[id]
                )
