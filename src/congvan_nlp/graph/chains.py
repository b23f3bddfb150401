"""Chains of documents: 10-HD/TU carries out 21-HD/BTCTW, which carries out 132-QĐ/TW.

A step is told by the letter that is itself the document ("Thực hiện Hướng dẫn số 21-HD/BTCTW …"), which is stated, or
inferred from a letter that cites both: the title of one names the other, or both are about one matter.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Select, exists, func, select, tuple_

from ..library.parts import parts
from ..library.schema import citations, document_links, documents, letters, mentions
from .names import Document, documents_of, letters_of
from .streams import words_of

#: Longer chains are none that a person would follow; a cycle ends here at the latest.
LONGEST: Final = 8
#: Relations by which a document carries out another one.
CARRIES_OUT: Final = ("implements", "guides")
#: What a letter stands on: what it carries out, and what it has as its basis.
STANDS_ON: Final = ("implements", "basis", "guides")


class Step(NamedTuple):
    """One document carries out, or stands on, another one.

    Attributes
    ----------
    source, target : Document
    relation : str
    how : str
        "letter": the source is a letter that says so; "title" or "matter": inferred from a letter that cites both.
    letter : int
        That tells it.
    start, end : int
        Its words.
    quote : str
    """

    source: Document
    target: Document
    relation: str
    how: str
    letter: int
    start: int
    end: int
    quote: str

    @property
    def inferred(self) -> bool:
        """Whether nobody states it in so many words."""
        return self.how != "letter"


def carriers(connection: Connection, root: int, relations: Collection[str] = CARRIES_OUT) -> dict[int, int]:
    """Documents that carry out another one, directly and through others.

    Level by level: one recursive query would have SQLite build a filter of all citations first, at 36 ms for 100,000
    letters.

    Parameters
    ----------
    connection : Connection
    root : int
        Number of the document that is carried out.
    relations : collection of str, optional

    Returns
    -------
    dict of int to int
        How many steps away each document is.
    """
    c, k, x, d = citations.c, document_links.c, letters.c, documents.c
    cited = citations.alias("cited").c
    own = (
        select(d.id)
        .join(letters, x.urn == d.urn)
        .join(citations, c.letter_id == x.id)
        .where(c.relation.in_(relations), exists().where(cited.document_id == d.id))  # else nothing comes of it
    )
    linked = select(k.document_id).where(k.relation.in_(relations))
    return _reached(
        connection, root, lambda some: (own.where(c.document_id.in_(some)), linked.where(k.target_id.in_(some)))
    )


def grounds(connection: Connection, root: int, relations: Collection[str] = STANDS_ON) -> dict[int, int]:
    """Documents that another one stands on, directly and through others; as `carriers`."""
    c, k, x, d = citations.c, document_links.c, letters.c, documents.c
    own = (
        select(c.document_id)
        .join(letters, x.id == c.letter_id)
        .join(documents, d.urn == x.urn)
        .where(c.relation.in_(relations))
    )
    linked = select(k.target_id).where(k.relation.in_(relations))
    return _reached(connection, root, lambda some: (own.where(d.id.in_(some)), linked.where(k.document_id.in_(some))))


def _reached(
    connection: Connection, root: int, queries: Callable[[Sequence[int]], tuple[Select[Any], Select[Any]]]
) -> dict[int, int]:
    found = {root: 0}
    last = [root]
    for depth in range(1, LONGEST + 1):
        now = {
            id for some in parts(last) for query in queries(some) for id in connection.scalars(query) if id is not None
        }
        last = sorted(now - found.keys())  # what was met before is gone through no more, so that cycles end
        found |= dict.fromkeys(last, depth)
    del found[root]
    return found


def steps(connection: Connection, among: Iterable[int], relations: Collection[str]) -> dict[int, list[Step]]:
    """Steps between documents, each told by the first letter that tells it; stated ones stand first.

    Parameters
    ----------
    connection : Connection
    among : iterable of int
        Numbers of documents.
    relations : collection of str

    Returns
    -------
    dict of int to list of Step
        By the document that acts.
    """
    ids = sorted(set(among))
    rows = [row for some in parts(ids) for row in _from(connection, some, relations)]
    inside = set(ids)
    known = documents_of(connection, inside)
    found: dict[int, list[Step]] = {}
    seen: set[tuple[int, int]] = set()
    for source, target, *told in rows:
        if target in inside and source != target and (source, target) not in seen:
            seen.add((source, target))
            found.setdefault(source, []).append(Step(known[source], known[target], *told))
    return found


def _from(connection: Connection, ids: Sequence[int], relations: Collection[str]) -> Iterator[Any]:
    """Rows of steps from some documents, what a letter says of itself first."""
    held = letters_of(connection, ids)
    c, m, k = citations.c, mentions.c, document_links.c
    own = (
        select(c.letter_id, c.document_id, m.relation, m.span_start, m.span_end, words_of(m))
        .join(mentions, (m.letter_id == c.letter_id) & (m.citation_id == c.id))
        .join(letters, letters.c.id == c.letter_id)
        .where(c.letter_id.in_(held), c.document_id.is_not(None), m.relation.in_(relations))
        .order_by(c.letter_id, m.span_start)
    )
    for letter, target, relation, start, end, quote in connection.execute(own):
        yield held[letter], target, relation, "letter", letter, start, end, quote
    first = (
        select(k.document_id, k.target_id, func.min(k.letter_id).label("letter_id"))
        .where(k.document_id.in_(ids), k.relation.in_(relations))
        .group_by(k.document_id, k.target_id)
        .subquery()
    )
    linked = (
        select(k.document_id, k.target_id, k.relation, k.how, k.letter_id, k.span_start, k.span_end, words_of(k))
        .join(letters, letters.c.id == k.letter_id)
        .where(tuple_(k.document_id, k.target_id, k.letter_id).in_(select(*first.c)), k.relation.in_(relations))
        .order_by(k.document_id, k.how.desc(), k.letter_id, k.span_start)
    )
    yield from connection.execute(linked)


def ways_to(root: int, found: dict[int, list[Step]]) -> dict[int, tuple[Step, ...]]:
    """The shortest way from each document to one of them, stated steps before inferred ones.

    Parameters
    ----------
    root : int
    found : dict
        As of `steps`.

    Returns
    -------
    dict of int to tuple of Step
        By the document that a way begins with; the root itself has an empty one.
    """
    towards: dict[int, list[Step]] = {}
    for some in found.values():
        for step in some:
            towards.setdefault(step.target.id, []).append(step)
    ways: dict[int, tuple[Step, ...]] = {root: ()}
    last = [root]
    while last:
        now = sorted((step for id in last for step in towards.get(id, ())), key=lambda step: step.inferred)
        last = []
        for step in now:
            if step.source.id not in ways:
                ways[step.source.id] = (step, *ways[step.target.id])
                last.append(step.source.id)
    return ways
