"""Two CSV files that Neo4j imports, and any spreadsheet or database reads: one of nodes, one of edges.

``neo4j-admin database import full --multiline-fields=true --nodes=THU.nodes.csv --relationships=THU.edges.csv``:
phrases may stand on several lines of a letter.
"""

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO, Final

from ..build import Graph
from .flat import EDGE, NODE, Flat, Value, flat_edges, flat_nodes

_TYPES: Final[dict[type[Value], str]] = {str: "", int: ":int", bool: ":boolean"}
# what kind a node is and how an edge relates are columns of Neo4j's own
_NODE: Final = {name: type for name, type in NODE.items() if name != "kind"}
_EDGE: Final = {name: type for name, type in EDGE.items() if name != "relation"}


def write_nodes(graph: "Graph[str]", stream: BinaryIO) -> None:
    """Write nodes: ``:ID``, ``:LABEL`` (Letter, Regulation, Directive, Body, Deadline), and what is known of them.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.
    stream : BinaryIO
        UTF-8 without a byte order mark. Days are text, as some are known by month or year only.

    Examples
    --------
    >>> graph = Graph()
    >>> graph.add_node("letter:1", kind="letter", label="7-CV/TU", number=1)
    >>> stream = io.BytesIO()
    >>> write_nodes(graph, stream)
    >>> print(stream.getvalue().decode())
    :ID,:LABEL,label,level,date,type,number:int,parent
    letter:1,Letter,7-CV/TU,,,,1,
    <BLANKLINE>
    """
    rows = ([name, str(data["kind"]).capitalize(), *_cells(data, _NODE)] for name, data in flat_nodes(graph))
    _write([":ID", ":LABEL", *_headings(_NODE)], rows, stream)


def write_edges(graph: "Graph[str]", stream: BinaryIO) -> None:
    """Write edges: ``:START_ID``, ``:END_ID``, ``:TYPE`` (the relation in capitals), and their evidence.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
    stream : BinaryIO
    """
    rows = (
        [source, target, str(data["relation"]).upper(), *_cells(data, _EDGE)]
        for source, target, data in flat_edges(graph)
    )
    _write([":START_ID", ":END_ID", ":TYPE", *_headings(_EDGE)], rows, stream)


def _headings(columns: dict[str, type[Value]]) -> list[str]:
    return [f"{name}{_TYPES[type]}" for name, type in columns.items()]


def _cells(data: Flat, columns: dict[str, type[Value]]) -> list[str]:
    return [_cell(data.get(column, "")) for column in columns]


def _cell(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _write(head: list[str], rows: Iterable[list[str]], stream: BinaryIO) -> None:
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    text.detach()
