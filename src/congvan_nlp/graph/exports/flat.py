"""Nodes and edges as flat values that every format can hold: text, whole numbers, yes and no.

What XML 1.0 forbids is left out of all formats, so that all of them say the same.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from ...library.engine import LibraryError
from ..build import Graph

Value = str | int | bool
Flat = dict[str, Value]
#: What is told of a node, where it is known.
NODE: Final[dict[str, type[Value]]] = {
    "kind": str, "label": str, "level": str, "date": str, "type": str, "number": int, "parent": str,
}  # fmt: skip
#: What is told of an edge: ``inferred`` says why, and is empty where the letter states it; then ``stated`` is true.
EDGE: Final[dict[str, type[Value]]] = {
    "relation": str, "letter": int, "span_start": int, "span_end": int, "phrase": str, "inferred": str, "stated": bool,
    "pinpoint": str,
}  # fmt: skip
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class ExportError(LibraryError):
    """A graph that cannot be written in this way; the message names the file and the reason."""


def clean(text: object) -> str:
    r"""Text without what XML 1.0 forbids: control characters but tabs and line ends, halves of characters.

    Parameters
    ----------
    text : object
        What is no text is shown as text.

    Returns
    -------
    str

    Examples
    --------
    >>> clean("Kính gửi:\x07\n Sở Y tế\x00")
    'Kính gửi:\n Sở Y tế'
    """
    return _FORBIDDEN.sub("", str(text))


def names(graph: "Graph[str]") -> dict[str, str]:
    r"""Names of nodes that every format can hold; as they are, but where that takes something away from them.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.

    Returns
    -------
    dict
        By name in the graph, in its order; no two are alike.

    Examples
    --------
    >>> graph = Graph()
    >>> graph.add_nodes_from(["name:Luật", "name:Luật\x07"])
    >>> names(graph)
    {'name:Luật': 'name:Luật', 'name:Luật\x07': 'name:Luật~2'}
    """
    found = {node: node for node in graph if clean(node) == node}
    taken = set(found)
    for node in graph:
        if node in found:
            continue
        plain = clean(node)
        name, count = plain, 1
        while name in taken:
            count += 1
            name = f"{plain}~{count}"
        taken.add(name)
        found[node] = name
    return {node: found[node] for node in graph}


def flat_nodes(graph: "Graph[str]") -> Iterator[tuple[str, Flat]]:
    """Nodes with what is known of them.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.

    Yields
    ------
    tuple of str and dict
        Name, and values of `NODE`; what is not known is left out, but each has a kind and a label.

    Examples
    --------
    >>> graph = Graph()
    >>> graph.add_node("letter:1", kind="letter", label="7-CV/TU", level=None, number=1)
    >>> list(flat_nodes(graph))
    [('letter:1', {'kind': 'letter', 'label': '7-CV/TU', 'number': 1})]
    """
    known = names(graph)
    for node, data in graph.nodes(data=True):
        told = {**data, "kind": data.get("kind") or "", "label": data.get("label") or node}
        if "parent" in told:
            told["parent"] = known.get(told["parent"], told["parent"])
        yield known[node], {column: _value(told[column]) for column in NODE if told.get(column) is not None}


def flat_edges(graph: "Graph[str]") -> Iterator[tuple[str, str, Flat]]:
    """Edges with the words that they were read from.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.

    Yields
    ------
    tuple of str, str and dict
        Names of both nodes, and values of `EDGE`: all of them, but letter and span where an edge has no evidence.

    Examples
    --------
    >>> from ..build import Evidence
    >>> graph = Graph()
    >>> told = {"evidence": Evidence(1, 60, 73, "132-QĐ/TW"), "inferred": "letter", "pinpoint": None}
    >>> _ = graph.add_edge("letter:1#d1", "name:132-QĐ/TW", "implements", relation="implements", **told)
    >>> next(flat_edges(graph))[2]
    {'relation': 'implements', 'letter': 1, 'span_start': 60, 'span_end': 73, 'phrase': '132-QĐ/TW', 'inferred': 'letter', 'stated': False, 'pinpoint': ''}
    """
    known = names(graph)
    for source, target, key, data in graph.edges(keys=True, data=True):
        evidence = data.get("evidence")
        letter, start, end, phrase = evidence or (None, None, None, "")
        told: dict[str, Any] = {
            "relation": data.get("relation") or key,
            "letter": letter,
            "span_start": start,
            "span_end": end,
            "phrase": phrase or "",
            "inferred": data.get("inferred") or "",
            "stated": not data.get("inferred"),
            "pinpoint": data.get("pinpoint") or "",
        }
        yield known[source], known[target], {k: _value(v) for k, v in told.items() if v is not None}


def flattened(graph: "Graph[str]") -> "Graph[str]":
    """A graph of flat values, for the writers of networkx.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.

    Returns
    -------
    networkx.MultiDiGraph
        A copy; keys of edges are relations, as before.
    """
    made: Graph[str] = Graph()
    made.add_nodes_from(flat_nodes(graph))
    for source, target, data in flat_edges(graph):
        made.add_edge(source, target, str(data["relation"]), **data)
    return made


def _value(value: object) -> Value:
    return value if isinstance(value, int) else clean(value)
