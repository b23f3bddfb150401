"""Edges whose dictionaries share their keys: a graph of a million and a half of them takes 260 MB less.

Each edge of a `networkx.MultiDiGraph` is two dictionaries, one by its key and one of its attributes. The dictionary of an
object shares its keys with those of all objects of its class (PEP 412) and is a plain `dict` else, so edges are given
such ones through the factories that networkx has for this. A Python that does not share keys makes the same graph,
larger.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import networkx as nx

#: Attributes of each edge of the graph.
ATTRIBUTES: Final = ("relation", "evidence", "inferred", "pinpoint")


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
        Adds an edge: source, target, relation, and by name the rest of `ATTRIBUTES`.

    Examples
    --------
    >>> graph = nx.MultiDiGraph()
    >>> with compactly(graph, ["implements"]) as add:
    ...     add("10-HD/TU", "132-QĐ/TW", "implements", pinpoint="điều 3")
    >>> list(graph.edges(data=True))
    [('10-HD/TU', '132-QĐ/TW', {'relation': 'implements', 'evidence': None, 'inferred': None, 'pinpoint': 'điều 3'})]
    """
    by_relation = {relation: _alike() for relation in relations}
    factories: Any = graph
    factories.edge_attr_dict_factory = _alike(*ATTRIBUTES)

    def add(source: str, target: str, relation: str, **attributes: object) -> None:
        factories.edge_key_dict_factory = by_relation[relation]
        graph.add_edge(source, target, relation, relation=relation, **attributes)

    try:
        yield add
    finally:
        for name in ("edge_attr_dict_factory", "edge_key_dict_factory"):
            vars(graph).pop(name, None)  # those of the class are in force again


def _alike(*keys: str) -> Callable[[], dict[str, Any]]:
    """Makes dictionaries that share their keys; these are there from the start, empty."""

    class Alike:
        def __init__(self) -> None:
            for key in keys:
                setattr(self, key, None)

    return lambda: vars(Alike())
