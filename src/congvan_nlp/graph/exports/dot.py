r"""DOT, the language of Graphviz; ``dot -Tsvg thu.dot`` lays a small graph out.

Strings are quoted. A backslash is doubled and a line end is ``\n``, as labels want it.
"""

from typing import BinaryIO, Final

from ..build import Graph
from .flat import Value, flat_edges, flat_nodes
from .wording import COLOURS, RELATIONS, UNKNOWN

_SHAPES: Final = {"letter": "box", "regulation": "note", "directive": "ellipse", "deadline": "cds", "body": "house"}
_HEAD: Final = (
    'digraph congvan {\n  charset="UTF-8";\n  rankdir="BT";\n  node [fontname="DejaVu Sans", style="filled"];\n'
)


def write_dot(graph: "Graph[str]", stream: BinaryIO) -> None:
    r"""Write DOT.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.
    stream : BinaryIO
        Edges point up, from what carries out to what is carried out; what was inferred is dashed.

    Examples
    --------
    >>> import io
    >>> graph = Graph()
    >>> graph.add_node("letter:1", kind="letter", label='Về "việc" họp')
    >>> stream = io.BytesIO()
    >>> write_dot(graph, stream)
    >>> print(stream.getvalue().decode().splitlines()[4])
      "letter:1" [kind="letter", label="Về \"việc\" họp", shape="box", fillcolor="#ffffff"];
    """
    stream.write(_HEAD.encode())
    for name, data in flat_nodes(graph):
        told: dict[str, Value] = {
            **data,
            "shape": _SHAPES.get(str(data["kind"]), "box"),
            "fillcolor": COLOURS.get(str(data.get("level", UNKNOWN)), COLOURS[UNKNOWN]),
        }
        stream.write(f"  {quoted(name)} [{_attributes(told)}];\n".encode())
    for source, target, data in flat_edges(graph):
        relation = str(data["relation"])
        told = {
            "label": RELATIONS.get(relation, relation),
            **data,
            "style": "solid" if data["stated"] else "dashed",
        }
        stream.write(f"  {quoted(source)} -> {quoted(target)} [{_attributes(told)}];\n".encode())
    stream.write(b"}\n")


def quoted(text: Value) -> str:
    r"""A value as a string of DOT.

    Examples
    --------
    >>> print(quoted('Sở "Y tế"\n\\'))
    "Sở \"Y tế\"\n\\"
    """
    if isinstance(text, bool):
        return '"true"' if text else '"false"'
    escaped = str(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _attributes(told: dict[str, Value]) -> str:
    return ", ".join(f"{name}={quoted(value)}" for name, value in told.items())
