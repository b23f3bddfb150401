"""Chains of documents: 10-HD/TU carries out 21-HD/BTCTW, which carries out 132-QĐ/TW.

A step is told by the letter that is itself the document ("Thực hiện Hướng dẫn số 21-HD/BTCTW …"), which is stated, or
inferred from a letter that cites both: the title of one names the other, or both are about one matter.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, func, select, text, tuple_

from ..library.schema import citations, document_links, letters, mentions
from .names import Document, documents_of

#: Longer chains are none that a person would follow; a cycle ends here at the latest.
LONGEST: Final = 8
#: Relations by which a document carries out another one.
CARRIES_OUT: Final = ("implements", "guides")
#: What a letter stands on: what it carries out, and what it has as its basis.
STANDS_ON: Final = ("implements", "basis", "guides")
_AT_ONCE: Final = 500

# Documents and how far they are from the first one; each is gone through once a distance, by both ways at once, as an
# engine may want the recursive name only once. Behind document_links and citations stand indexes of the documents.
_REACHED: Final = """
WITH RECURSIVE reached(document_id, depth) AS (
    SELECT CAST(:root AS INTEGER), 0
    UNION
    SELECT coalesce(k.{link_to}, {letter_to}), r.depth + 1
    FROM reached r
    CROSS JOIN (SELECT 1 AS linked UNION ALL SELECT 0) way
    LEFT JOIN document_links k ON way.linked = 1 AND k.{link_from} = r.document_id AND k.relation IN ({relations})
    {letter_way}
    WHERE r.depth < :longest AND coalesce(k.{link_to}, {letter_to}) <> :root
)
SELECT document_id, min(depth) FROM reached WHERE depth > 0 GROUP BY document_id
"""
#: From a document to those that carry it out: letters of the library that cite it and are cited themselves.
_TO_CARRIERS: Final = """
    LEFT JOIN citations c ON way.linked = 0 AND c.document_id = r.document_id AND c.relation IN ({relations})
    LEFT JOIN letters l ON l.id = c.letter_id
    LEFT JOIN documents s ON s.urn = l.urn AND EXISTS (SELECT 1 FROM citations x WHERE x.document_id = s.id)"""
#: From a document that is a letter of the library to what it stands on.
_TO_GROUNDS: Final = """
    LEFT JOIN documents s ON way.linked = 0 AND s.id = r.document_id
    LEFT JOIN letters l ON l.urn = s.urn
    LEFT JOIN citations c ON c.letter_id = l.id AND c.relation IN ({relations})"""


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
    return _reached(connection, root, relations, _TO_CARRIERS, "target_id", "document_id", "s.id")


def grounds(connection: Connection, root: int, relations: Collection[str] = STANDS_ON) -> dict[int, int]:
    """Documents that another one stands on, directly and through others; as `carriers`."""
    return _reached(connection, root, relations, _TO_GROUNDS, "document_id", "target_id", "c.document_id")


def _reached(
    connection: Connection,
    root: int,
    relations: Collection[str],
    way: str,
    link_from: str,
    link_to: str,
    letter_to: str,
) -> dict[int, int]:
    named = {f"r{n}": relation for n, relation in enumerate(relations)}
    marks = ", ".join(f":{name}" for name in named)
    query = _REACHED.format(
        relations=marks,
        letter_way=way.format(relations=marks),
        link_from=link_from,
        link_to=link_to,
        letter_to=letter_to,
    )
    found = connection.execute(text(query), {"root": root, "longest": LONGEST, **named})
    return {document: depth for document, depth in found}  # noqa: C416 - a row is no pair to mypy


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
    rows = [row for i in range(0, len(ids), _AT_ONCE) for row in _from(connection, ids[i : i + _AT_ONCE], relations)]
    inside = set(ids)
    known = documents_of(connection, inside)
    found: dict[int, list[Step]] = {}
    seen: set[tuple[int, int]] = set()
    for source, target, *told in rows:
        if target in inside and source != target and (source, target) not in seen:
            seen.add((source, target))
            found.setdefault(source, []).append(Step(known[source], known[target], *told))
    return found


def _from(connection: Connection, ids: list[int], relations: Collection[str]) -> Iterator[Any]:
    """Rows of steps from some documents, what a letter says of itself first."""
    known = documents_of(connection, ids)
    held = {one.letter: one.id for one in known.values() if one.letter is not None}
    c, m, k, t = citations.c, mentions.c, document_links.c, letters.c.text
    own = (
        select(c.letter_id, c.document_id, m.relation, m.span_start, m.span_end, _words(t, m))
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
        select(k.document_id, k.target_id, k.relation, k.how, k.letter_id, k.span_start, k.span_end, _words(t, k))
        .join(letters, letters.c.id == k.letter_id)
        .where(tuple_(k.document_id, k.target_id, k.letter_id).in_(select(*first.c)), k.relation.in_(relations))
        .order_by(k.document_id, k.how.desc(), k.letter_id, k.span_start)
    )
    yield from connection.execute(linked)


def _words(text: Any, of: Any) -> Any:
    return func.substr(text, of.span_start + 1, of.span_end - of.span_start)


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
