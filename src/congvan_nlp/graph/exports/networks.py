"""Formats of programs that draw and count networks: GraphML, GEXF, node-link JSON, Cytoscape JSON.

GraphML is read by Gephi, yEd and igraph, GEXF by Gephi, node-link JSON by networkx and D3.
"""

import json
from typing import Any, BinaryIO

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from ..build import Graph
from .flat import flat_edges, flat_nodes, flattened


def write_graphml(graph: "Graph[str]", stream: BinaryIO) -> None:
    """Write GraphML; each edge has an id of its own, as programs drop edges of one id.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.
    stream : BinaryIO

    Examples
    --------
    >>> import io
    >>> graph = Graph()
    >>> graph.add_node("letter:1", kind="letter", label="7-CV/TU")
    >>> stream = io.BytesIO()
    >>> write_graphml(graph, stream)
    >>> '<data key="d1">7-CV/TU</data>' in stream.getvalue().decode()
    True
    """
    made: Graph[str] = Graph()
    made.add_nodes_from(flat_nodes(graph))
    for number, (source, target, data) in enumerate(flat_edges(graph)):
        made.add_edge(source, target, f"e{number}", **data)
    nx.write_graphml_xml(made, stream)  # not lxml's writer, which is there by chance


def write_gexf(graph: "Graph[str]", stream: BinaryIO) -> None:
    """Write GEXF 1.2, without the day on which it is written: the same graph gives the same file.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
    stream : BinaryIO
    """
    writer = GEXFWriter(encoding="utf-8", prettyprint=False, version="1.2draft")
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
    writer.add_graph(flattened(graph))
    writer.write(stream)


def write_node_link(graph: "Graph[str]", stream: BinaryIO) -> None:
    """Write node-link JSON, as `networkx.node_link_graph` reads it with ``edges="edges"``.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
    stream : BinaryIO
    """
    _write_json(nx.node_link_data(flattened(graph), edges="edges"), stream)


def write_cytoscape(graph: "Graph[str]", stream: BinaryIO) -> None:
    """Write JSON of Cytoscape and Cytoscape.js.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
    stream : BinaryIO
        Of nodes, ``name`` is what Cytoscape shows: the label.
    """
    made = flattened(graph)
    for _, data in made.nodes(data=True):
        data["name"] = data["label"]
    _write_json(nx.cytoscape_data(made), stream)


def _write_json(data: Any, stream: BinaryIO) -> None:
    encoder = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
    for piece in encoder.iterencode(data):
        stream.write(piece.encode())
    stream.write(b"\n")
