"""Which directives carry out a regulation: by their own words, by their heading or letter, and through other documents."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, and_, func, select

from ..library.schema import citations, directives, letters, mentions
from .chains import CARRIES_OUT, Step, carriers, steps, ways_to
from .names import document

_AT_ONCE: Final = 500  # letters


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
        Each directive once, by its shortest way; of one length by letter, what it says itself first.

    Raises
    ------
    NotFound
        Where the name is none of a document, or of several; at once, not at the first record.
    """
    root = document(connection, name).id
    ways: dict[int, tuple[Step, ...]] = {root: ()}
    if chains:
        far = carriers(connection, root, relations)
        ways = ways_to(root, steps(connection, [root, *far], relations))
    return _all(connection, ways, relations)


def _all(
    connection: Connection, ways: dict[int, tuple[Step, ...]], relations: Collection[str]
) -> Iterator[Implementing]:
    seen: set[tuple[int, str]] = set()
    for id in sorted(ways, key=lambda id: len(ways[id])):
        for found in _of_document(connection, id, ways[id], relations):
            if (found.letter, found.directive) not in seen:
                seen.add((found.letter, found.directive))
                yield found


def _of_document(
    connection: Connection, id: int, way: tuple[Step, ...], relations: Collection[str]
) -> Iterator[Implementing]:
    """What names a document: mentions with their words first, a few hundred letters at a time, then their directives."""
    c, m, x = citations.c, mentions.c, letters.c
    words = func.substr(x.text, m.span_start + 1, m.span_end - m.span_start)
    query = (
        select(c.letter_id, x.number, x.issuer, x.date, c.inferred, m.directive_id, m.relation, m.pinpoint)
        .add_columns(m.span_start, m.span_end, words)
        .join(mentions, and_(m.letter_id == c.letter_id, m.citation_id == c.id))
        .join(letters, x.id == c.letter_id)
        .where(c.document_id == id, m.relation.in_(relations))
        .order_by(c.letter_id, m.span_start)
    )
    told = tuple(dict.fromkeys(step.how for step in way if step.inferred))
    for some in connection.execute(query.execution_options(stream_results=True)).partitions(_AT_ONCE):
        under = _directives(connection, sorted({row[0] for row in some}))
        for letter, number, issuer, date, inferred, held, relation, pinpoint, start, end, quote in some:
            which = ("document", *told) if inferred else told
            for directive, path in under.get((letter, held), ()):
                why = which if directive == held else ("heading" if held else "letter", *which)
                yield Implementing(
                    letter, number, issuer, date, directive, path, relation, pinpoint, start, end, quote, why, way
                )


def _directives(connection: Connection, some: Sequence[int]) -> dict[tuple[int, str], list[tuple[str, str | None]]]:
    """Directives by letter and what they stand on, or say themselves."""
    d = directives.c
    rows: Any = connection.execute(
        select(d.letter_id, d.id, d.path, d.stands_on).where(d.letter_id.in_(some)).order_by(d.letter_id, d.span_start)
    )
    found: dict[tuple[int, str], list[tuple[str, str | None]]] = {}
    for letter, id, path, on in rows:
        if on is not None:
            found.setdefault((letter, on), []).append((id, path))
    return found
