"""Which documents matter most: by letters that cite them, and by where they stand in the graph."""

from importlib import import_module
from typing import Final, Literal, NamedTuple

import networkx as nx
from sqlalchemy import Connection, func, select

from ..library.engine import LibraryError
from ..library.schema import citations
from .build import Graph, graph_of, level_of
from .names import documents_of

Measure = Literal["cited", "pagerank", "betweenness"]
MEASURES: Final[tuple[Measure, ...]] = ("cited", "pagerank", "betweenness")
#: Betweenness of larger graphs is estimated from so many of their nodes.
_SAMPLED: Final = 200
_EXACT: Final = 2_000


class Ranked(NamedTuple):
    """A document and its rank.

    Attributes
    ----------
    name : str
        Symbol or name.
    urn : str
    date, level : str or None
    letter : int or None
        Where the library holds it.
    value : float
        Letters that cite it; PageRank, of which all sum up to 1; share of the shortest ways that lead over it.
    """

    name: str
    urn: str
    date: str | None
    level: str | None
    letter: int | None
    value: float


def top(connection: Connection, measure: Measure = "cited", limit: int = 20) -> list[Ranked]:
    """The documents that matter most.

    Parameters
    ----------
    connection : Connection
    measure : str, optional
        "cited", by letters; "pagerank" (Brin and Page 1998: cited by what is itself cited); "betweenness" (Freeman
        1977: stands between others), of large graphs estimated from a sample that is always the same.
    limit : int, optional

    Returns
    -------
    list of Ranked
        The highest first; those of which the measure says nothing, 0, are left out.

    Raises
    ------
    LibraryError
        Where PageRank is asked for and scipy is not installed.
    """
    if measure == "cited":
        return _most_cited(connection, limit)
    graph = graph_of(connection, ())
    values = _pagerank(graph) if measure == "pagerank" else _betweenness(graph)
    best = sorted((name for name in values if values[name]), key=lambda name: (-values[name], name))[:limit]
    return [
        Ranked(data["label"], name, data["date"], data["level"], data.get("number"), values[name])
        for name in best
        for data in (graph.nodes[name],)
    ]


def _most_cited(connection: Connection, limit: int) -> list[Ranked]:
    c = citations.c
    count = func.count(c.letter_id.distinct())
    query = select(c.document_id, count).where(c.document_id.is_not(None)).group_by(c.document_id)
    rows = connection.execute(query.order_by(count.desc(), c.document_id).limit(limit)).all()
    known = documents_of(connection, (row[0] for row in rows))
    return [
        Ranked(one.symbol or one.name, one.urn, one.date, level_of(one.urn), one.letter, float(n))
        for id, n in rows
        for one in (known[id],)
    ]


def _pagerank(graph: "Graph[str]") -> dict[str, float]:
    try:
        import_module("scipy")
    except ModuleNotFoundError as error:
        raise LibraryError("pagerank", "needs scipy: pip install 'congvan-nlp[graph]'") from error
    return dict(nx.pagerank(nx.DiGraph(graph)))  # several words of one letter are one vote


def _betweenness(graph: "Graph[str]") -> dict[str, float]:
    sampled = None if len(graph) <= _EXACT else _SAMPLED
    return dict(nx.betweenness_centrality(nx.DiGraph(graph), k=sampled, seed=0))
