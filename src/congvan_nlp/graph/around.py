"""What stands around a letter, a regulation or a body: a part of the graph, small enough to look through."""

from collections.abc import Iterable
from typing import Final

import networkx as nx
from sqlalchemy import Connection, select

from ..library.filters import letters_called, named_bodies
from ..library.schema import citations, deadline_bodies, directive_bodies, letters, recipient_bodies
from .build import KINDS, Graph, graph_of
from .names import Document, NotFound, document
from .paths import as_documents

#: Letters around a node, at most: more are no neighbourhood that a person looks through.
MOST: Final = 400
_AT_ONCE: Final = 500


def neighbourhood(connection: Connection, name: str, hops: int = 1, kinds: Iterable[str] = KINDS) -> "Graph[str]":
    """What stands around a letter, a regulation or a body.

    Parameters
    ----------
    connection : Connection
    name : str
        Of a document or letter, as of `names`, or of a body.
    hops : int, optional
        How many edges away, in either direction.
    kinds : iterable of str, optional
        Kinds of nodes, as of `build.graph_of`.

    Returns
    -------
    networkx.MultiDiGraph
        As of `build.graph_of`, of at most `MOST` letters, the newest ones; ``graph.graph["left_out"]`` counts the others.

    Raises
    ------
    NotFound
        Where nothing is called so, or several documents are.
    """
    numbers, centre = _start(connection, name)
    left_out = 0
    documents_seen: set[int] = {centre.id} if centre else set()
    for _ in range(hops - 1):
        numbers, documents_seen = _wider(connection, numbers, documents_seen)
    if len(numbers) > MOST:
        newest = select(letters.c.id).where(letters.c.id.in_(sorted(numbers)[-MOST * 50 :]))
        kept = list(connection.scalars(newest.order_by(letters.c.sort_key.desc()).limit(MOST)))
        left_out, numbers = len(numbers) - len(kept), set(kept)
    whole = graph_of(connection, kinds, sorted(numbers))
    start = _node(whole, centre, numbers)
    found: Graph[str] = (
        nx.ego_graph(whole.to_undirected(as_view=True), start, hops) if start else whole  # in either direction
    )
    around: Graph[str] = whole.subgraph(found.nodes).copy()
    around.graph["left_out"] = left_out
    around.graph["centre"] = start
    return around


def _start(connection: Connection, name: str) -> tuple[set[int], Document | None]:
    """Letters to begin with, and the document that is meant, if it is one."""
    called = set(connection.scalars(letters_called(name)))
    try:
        meant = document(connection, name)
    except NotFound as error:
        if error.several and not called:
            raise
        if called:
            return called, None
        numbers = _of_body(connection, name)
        if not numbers:
            raise
        return numbers, None
    citing = set(connection.scalars(select(citations.c.letter_id).where(citations.c.document_id == meant.id)))
    return citing | ({meant.letter} if meant.letter is not None else set()), meant


def _of_body(connection: Connection, name: str) -> set[int]:
    named = named_bodies(name)
    tables = (recipient_bodies, directive_bodies, deadline_bodies)
    found = {
        n for table in tables for n in connection.scalars(select(table.c.letter_id).where(table.c.body_id.in_(named)))
    }
    return found | set(connection.scalars(select(letters.c.id).where(letters.c.issuer_id.in_(named))))


def _wider(connection: Connection, numbers: set[int], seen: set[int]) -> tuple[set[int], set[int]]:
    """Letters that cite what these cite, or cite these."""
    c = citations.c
    some = sorted(numbers)[:MOST]
    cited = set(connection.scalars(select(c.document_id).where(c.letter_id.in_(some), c.document_id.is_not(None))))
    new = (cited | set(as_documents(connection, some).values())) - seen
    citing: set[int] = set()
    ids = sorted(new)
    for i in range(0, len(ids), _AT_ONCE):
        citing |= set(connection.scalars(select(c.letter_id).where(c.document_id.in_(ids[i : i + _AT_ONCE]))))
    return numbers | citing, seen | new


def _node(graph: "Graph[str]", centre: Document | None, numbers: set[int]) -> str | None:
    if centre is not None and centre.urn in graph:
        return centre.urn
    if len(numbers) == 1:
        [number] = numbers
        return next(
            name for name, data in graph.nodes(data=True) if data["kind"] == "letter" and data["number"] == number
        )
    return None
