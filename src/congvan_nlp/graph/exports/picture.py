"""Pictures that a person can read, of up to `MOST` nodes: SVG, whose text remains text, and PNG."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple
from xml.sax.saxutils import escape

from ..build import Graph
from .cards import FONT, card_of
from .flat import ExportError, flat_edges, flat_nodes
from .inside import Inside, furnish
from .layout import CITED, Unit, arrange, settle, units_of
from .legend import legend_of
from .lines import Net, nets_of
from .pen import Pen
from .routing import Routes, route
from .wording import LEVELS, UNKNOWN

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: More nodes than this nobody reads in one picture.
MOST: Final = 150
_MARGIN: Final = 0.3  # inches around the picture
_SIDE: Final = 1.1  # for the names of levels
_DPI: Final = 130
_MOST_PIXELS: Final = 9000
_FIXED: Final[dict[Any, Any]] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "congvan",
    "font.family": list(FONT),
    "text.parse_math": False,
    "path.simplify": False,
}


def write_svg(graph: "Graph[str]", stream: BinaryIO) -> None:
    """Draw a graph as SVG; as `figure_of`.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.
    stream : BinaryIO

    Raises
    ------
    ExportError
        As of `figure_of`.
    """
    drawn = io.BytesIO()
    with fixed_settings():
        figure = figure_of(graph)
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    titles = [card_of(name, data).full for name, data in flat_nodes(graph)]
    stream.write(_titled(drawn.getvalue().decode(), titles).encode())


def write_png(graph: "Graph[str]", stream: BinaryIO) -> None:
    """Draw a graph as PNG; as `figure_of`.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
    stream : BinaryIO

    Raises
    ------
    ExportError
        As of `figure_of`.
    """
    with fixed_settings():
        figure = figure_of(graph)
        dpi = min(_DPI, _MOST_PIXELS / max(figure.get_size_inches()))
        figure.savefig(stream, format="png", dpi=dpi, metadata={"Software": None})


def figure_of(graph: "Graph[str]") -> "Figure":
    """Draw a graph.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.

    Returns
    -------
    matplotlib.figure.Figure
        As large as its content; an inch of it is an inch of the picture.

    Raises
    ------
    ExportError
        Where matplotlib is not installed, or the graph has more nodes than `MOST`.

    Examples
    --------
    >>> graph = Graph()
    >>> graph.add_nodes_from((f"letter:{number}" for number in range(151)), kind="letter")
    >>> figure_of(graph)
    Traceback (most recent call last):
    congvan_nlp.graph.exports.flat.ExportError: picture: 151 nodes (151 letter), more than the 150 that a picture can show; narrow it down
    """
    if len(graph) > MOST:
        kinds = Counter(data.get("kind") or "?" for _, data in graph.nodes(data=True))
        told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
        raise ExportError(
            "picture", f"{len(graph)} nodes ({told}), more than the {MOST} that a picture can show; narrow it down"
        )
    try:
        from matplotlib.figure import Figure
    except ModuleNotFoundError as error:
        raise ExportError("picture", "needs matplotlib: pip install 'congvan-nlp[graph]'") from error
    return _drawn(Figure, placed(graph))


class Placed(NamedTuple):
    """Boxes and lines in their places, in inches.

    Attributes
    ----------
    rows : list of list of Unit
        From the top.
    insides : dict
        What is drawn of each unit but its boxes.
    routes : Routes
        Lines between units.
    nets : list of Net
        All lines.
    """

    rows: list[list[Unit]]
    insides: dict[Unit, Inside]
    routes: Routes
    nets: list[Net]

    @property
    def units(self) -> list[Unit]:
        """All units."""
        return [unit for row in self.rows for unit in row]


def placed(graph: "Graph[str]") -> Placed:
    """Find a place for each box and line.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.

    Returns
    -------
    Placed

    Examples
    --------
    >>> graph = Graph()
    >>> graph.add_node("letter:1", kind="letter", label="7-CV/TU", level="province")
    >>> graph.add_node("name:132-QĐ/TW", kind="regulation", label="132-QĐ/TW", level="central")
    >>> _ = graph.add_edge("letter:1", "name:132-QĐ/TW", "implements", relation="implements")
    >>> [[unit.head.node for unit in row] for row in placed(graph).rows]
    [['name:132-QĐ/TW'], ['letter:1']]
    """
    cards = {name: card_of(name, data, number) for number, (name, data) in enumerate(flat_nodes(graph))}
    edges = list(flat_edges(graph))
    units = units_of(cards, edges)
    home = {card.node: unit for unit in units for card in (unit.head, *unit.parts)}
    nets = _shown(nets_of(edges), home)
    rows = arrange(units, nets)
    insides = {unit: furnish(unit, nets, home) for unit in units}
    settle(rows, nets)
    routes = route(rows, [port for inside in insides.values() for port in inside.ports])
    return Placed(rows, insides, routes, nets)


def _shown(nets: list[Net], home: dict[str, Unit]) -> list[Net]:
    """Nets without what frames tell: that directives and deadlines are of their letter."""
    for net in nets:
        if not net.leads_to_hub and home[net.hub].head.node == net.hub:
            net.leaves[:] = [leaf for leaf in net.leaves if home[leaf] is not home[net.hub]]
    return [net for net in nets if net.leaves]


def _drawn(make: "type[Figure]", what: Placed) -> "Figure":
    units, insides, routes = what.units, what.insides, what.routes
    xs = [x for unit in units for x in (unit.x, unit.x + unit.width)] + [s.x0 for s in routes.segments]
    ys = [unit.y + unit.height for unit in units] + [s.y1 for s in routes.segments]
    left, right, bottom = min(xs, default=0.0), max(xs, default=0.0), max(ys, default=0.0)
    key = legend_of(units, what.nets, max(right - left + _SIDE, 6.5))
    width = max(right - left + _SIDE, key.width) + 2 * _MARGIN
    height = bottom + 0.35 + key.height + 2 * _MARGIN
    figure = make(figsize=(width, height))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(left - _SIDE - _MARGIN, left - _SIDE - _MARGIN + width)
    axes.set_ylim(height - _MARGIN, -_MARGIN)
    pen = Pen(axes)
    _name_levels(pen, what.rows, left)
    for unit in units:
        pen.frame(unit, insides[unit].panels)
    for segment in routes.segments:
        pen.line(segment, 0, 0)
    for dot in routes.dots:
        pen.dot(dot, 0, 0)
    for unit in units:
        inside = insides[unit]
        for segment in inside.segments:
            pen.line(segment, unit.x, unit.y)
        for dot in inside.dots:
            pen.dot(dot, unit.x, unit.y)
        for tip in inside.tips:
            pen.tip(tip, unit.x, unit.y)
        for card in (unit.head, *unit.parts):
            pen.card(card, unit.x, unit.y)
    key.draw(pen, left - _SIDE, bottom + 0.35)
    pen.finish()
    return figure


def _name_levels(pen: Pen, rows: list[list[Unit]], left: float) -> None:
    before = None
    for row in rows:
        band = row[0].band
        if band != before:
            words = {**LEVELS, CITED: LEVELS[UNKNOWN], "deadline": "Thời hạn", "body": "Cơ quan"}[band]
            pen.words(left - _SIDE, row[0].y + 0.09, words, "bold", colour="#444444")
        before = band


def _titled(svg: str, titles: list[str]) -> str:
    """Give boxes what they say in full, which shows where a pointer rests on them."""
    return re.sub(
        r'<g id="box-(\d+)-\d+">', lambda found: f"{found[0]}\n    <title>{escape(titles[int(found[1])])}</title>", svg
    )


@contextmanager
def fixed_settings() -> Iterator[None]:
    """Settings of matplotlib that the same graph gives the same file with, whatever the user has set."""
    try:
        import matplotlib as mpl
    except ModuleNotFoundError:
        yield  # `figure_of` says so
        return
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_FIXED)
        yield
