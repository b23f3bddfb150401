"""What stands around a letter, a regulation or a body: a part of the graph, small enough to look through."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

import networkx as nx
from sqlalchemy import Connection, select

from ..library.filters import letters_called, named_bodies
from ..library.parts import parts
from ..library.schema import bodies, citations, deadline_bodies, directive_bodies, letters, recipient_bodies
from .build import KINDS, Graph, body_node, graph_of
from .names import Document, NotFound, document, letter, letters_of
from .paths import as_documents

#: Letters around a node, at most: more are no neighbourhood that a person looks through.
MOST: Final = 400
_NEWEST: Final = (letters.c.sort_key.desc(), letters.c.id.desc())


def neighbourhood(connection: Connection, name: str, hops: int = 1, kinds: Iterable[str] = KINDS) -> "Graph[str]":
    """What stands around a letter, a regulation or a body.

    Parameters
    ----------
    connection : Connection
    name : str
        Of a document or letter, as of `names`, or of a body.
    hops : int, optional
        How many edges away, in either direction. A letter that a body sent or that names it is one away from it.
    kinds : iterable of str, optional
        Kinds of nodes, as of `build.graph_of`.

    Returns
    -------
    networkx.MultiDiGraph
        As of `build.graph_of`, of at most `MOST` letters, the newest ones; ``graph.graph["left_out"]`` counts the others.

    Raises
    ------
    NotFound
        Where nothing is called so, or several documents or letters are.
    """
    first, centre, own = _start(connection, name)
    numbers = first
    left_out = 0
    # letters around a body are near it already
    if steps := hops if centre or own is not None else hops - 1:
        ids = {centre.id} if centre else set(as_documents(connection, numbers).values())
        numbers = _within(connection, numbers, ids, steps)
    if len(numbers) > MOST:
        newest = select(letters.c.id).where(letters.c.id.in_(sorted(numbers)[-MOST * 50 :]))
        kept = [own] if own in numbers else []  # whatever is around it, the letter itself stays
        kept += list(
            connection.scalars(newest.where(letters.c.id.not_in(kept)).order_by(*_NEWEST).limit(MOST - len(kept)))
        )
        left_out, numbers = len(numbers) - len(kept), set(kept)
    whole = graph_of(connection, kinds, sorted(numbers))
    start = _node(whole, centre, own)
    if start:
        starts = {start: hops}
    else:
        starts = dict.fromkeys(_letters_among(whole, first), hops - 1)
        starts |= {node: hops for node in _body_nodes(connection, name) if node in whole}
    either_way = whole.to_undirected(as_view=True)
    near = {node for of, steps in starts.items() for node in nx.ego_graph(either_way, of, steps)}
    around: Graph[str] = whole.subgraph(near).copy()
    around.graph["left_out"] = left_out
    around.graph["centre"] = start
    return around


def _start(connection: Connection, name: str) -> tuple[set[int], Document | None, int | None]:
    """Letters to begin with; the document and the letter that is meant, if it is one."""
    try:
        meant = document(connection, name)
    except NotFound as error:
        if error.several:
            raise
        if connection.scalar(letters_called(name).limit(1)) is not None:
            own = letter(connection, name)
            return {own}, None, own
        numbers = _of_body(connection, name)
        if not numbers:
            raise
        return numbers, None, None
    return {meant.letter} if meant.letter is not None else set(), meant, meant.letter


def _of_body(connection: Connection, name: str) -> set[int]:
    named = named_bodies(name)
    tables = (recipient_bodies, directive_bodies, deadline_bodies)
    found = {
        n for table in tables for n in connection.scalars(select(table.c.letter_id).where(table.c.body_id.in_(named)))
    }
    return found | set(connection.scalars(select(letters.c.id).where(letters.c.issuer_id.in_(named))))


def _within(connection: Connection, numbers: set[int], ids: set[int], hops: int) -> set[int]:
    """Letters so many steps from some letters and documents: they cite them, or are cited by them."""
    c = citations.c
    found, seen = set(numbers), set(ids)
    letters_here, documents_here = numbers, ids
    for left in reversed(range(hops)):
        some = sorted(letters_here)[-MOST:]
        cited = set(connection.scalars(select(c.document_id).where(c.letter_id.in_(some), c.document_id.is_not(None))))
        near, asked = set(letters_of(connection, cited)), sorted(documents_here)
        for part in parts(asked):
            near |= set(connection.scalars(select(c.letter_id).where(c.document_id.in_(part))))
        letters_here = near - found
        found |= letters_here
        if left:
            documents_here = (cited | set(as_documents(connection, sorted(letters_here)[-MOST:]).values())) - seen
            seen |= documents_here
    return found


def _node(graph: "Graph[str]", centre: Document | None, own: int | None) -> str | None:
    if centre is not None and centre.urn in graph:
        return centre.urn
    return next(_letters_among(graph, {own}), None) if own is not None else None


def _letters_among(graph: "Graph[str]", numbers: Collection[int]) -> Iterator[str]:
    return (name for name, data in graph.nodes(data=True) if data["kind"] == "letter" and data["number"] in numbers)


def _body_nodes(connection: Connection, name: str) -> Iterator[str]:
    found = connection.execute(select(bodies.c.urn, bodies.c.folded).where(bodies.c.id.in_(named_bodies(name))))
    return (body_node(urn, folded) for urn, folded in found)
