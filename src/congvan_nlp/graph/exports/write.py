"""Writing a graph into a file, whose name says the format."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, Final

from ...whole_file import drafted
from ..build import Graph
from . import dot, neo4j, networks, picture, rdf
from .flat import ExportError

Writer = Callable[["Graph[str]", BinaryIO], None]
#: Formats that are one file, by suffix.
WRITERS: Final[dict[str, Writer]] = {
    ".graphml": networks.write_graphml,
    ".gexf": networks.write_gexf,
    ".json": networks.write_node_link,
    ".cyjs": networks.write_cytoscape,
    ".ttl": rdf.write_turtle,
    ".jsonld": rdf.write_json_ld,
    ".dot": dot.write_dot,
    ".gv": dot.write_dot,
    ".svg": picture.write_svg,
    ".png": picture.write_png,
}
#: Formats that are several files: what stands before the suffix in the name of each.
PARTS: Final[dict[str, dict[str, Writer]]] = {".csv": {".nodes": neo4j.write_nodes, ".edges": neo4j.write_edges}}
SUFFIXES: Final = (*WRITERS, *PARTS)


def write(graph: "Graph[str]", path: Path) -> list[Path]:
    """Write a graph; where that fails, what stood there before stays.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.
    path : Path
        Its suffix is one of `SUFFIXES`, in small or capital letters; of ``thu.csv`` two files are made,
        ``thu.nodes.csv`` and ``thu.edges.csv``.

    Returns
    -------
    list of Path
        The files that were written.

    Raises
    ------
    ExportError
        Where there is no such format, a package is missing, or a picture of so many nodes could not be read.
    OSError
        Naming the file, where it cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> graph = Graph()
    >>> graph.add_node("letter:1", kind="letter", label="7-CV/TU")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in write(graph, Path(folder, "thu.csv"))]
    ['thu.nodes.csv', 'thu.edges.csv']
    >>> write(graph, Path("thu.docx"))
    Traceback (most recent call last):
    congvan_nlp.graph.exports.flat.ExportError: thu.docx: not a format of graphs; known are .graphml, .gexf, .json, .cyjs, .ttl, .jsonld, .dot, .gv, .svg, .png, .csv
    """
    suffix = path.suffix.lower()
    if suffix in WRITERS:
        targets = {path: WRITERS[suffix]}
    elif suffix in PARTS:
        targets = {path.with_suffix(part + path.suffix): writer for part, writer in PARTS[suffix].items()}
    else:
        raise ExportError(str(path), f"not a format of graphs; known are {', '.join(SUFFIXES)}")
    with ExitStack() as drafts:
        places = [(drafts.enter_context(drafted(target)), writer) for target, writer in targets.items()]
        for draft, writer in places:
            try:
                with draft.open("wb") as stream:
                    writer(graph, stream)
            except ExportError as error:
                raise ExportError(str(path), error.reason) from error
    return list(targets)
