"""What draws a picture: boxes, words and lines, in inches from its left upper corner."""

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from .cards import FONT, LEADING, SIZES, Card
from .inside import Panel
from .layout import Unit
from .lines import Point, Segment
from .wording import COLOURS, LINES, UNKNOWN

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class Pen:
    """Draws on the axes, in inches."""

    def __init__(self, axes: "Axes") -> None:
        self._axes = axes
        self._strokes: dict[tuple[str, bool], list[list[tuple[float, float]]]] = defaultdict(list)

    def words(
        self, x: float, y: float, text: str, style: str,
        *, centred: bool = False, colour: str = "black", name: str | None = None,
    ) -> None:  # fmt: skip
        """A line of text; `y` is its middle."""
        self._axes.text(
            x, y, text, size=SIZES[style], weight="bold" if style == "bold" else "normal", color=colour,
            family=list(FONT), ha="center" if centred else "left", va="center_baseline", parse_math=False, zorder=6, gid=name,
        )  # fmt: skip

    def frame(self, unit: Unit, panels: list[Panel]) -> None:
        """Frames of a letter that has directives."""
        if not unit.parts:
            return
        self.box(unit.x, unit.y, unit.width, unit.height, "#f4f4f4", "#9a9a9a", zorder=1)
        for panel in panels:
            self.box(unit.x + panel.x, unit.y + panel.y, panel.width, panel.height, "#e9e9e9", "#9a9a9a", zorder=1.1)

    def card(self, card: Card, x: float, y: float) -> None:
        """A box with its lines; letters of the library have a thick border, directives round corners."""
        fill = COLOURS.get(card.level, COLOURS[UNKNOWN])
        thick = 1.6 if card.kind == "letter" else 0.7
        left, top = x + card.x, y + card.y
        self.box(left, top, card.width, card.height, fill, "#222222", thick, round=card.kind == "directive",
                 dashed=card.kind == "deadline", zorder=5, name=f"box-{card.number}-0")  # fmt: skip
        high = sum(LEADING[style] for style, _ in card.lines)
        line = top + (card.height - high) / 2
        for count, (style, words) in enumerate(card.lines, 1):
            name = f"box-{card.number}-{count}"
            self.words(left + card.width / 2, line + LEADING[style] / 2, words, style, centred=True, name=name)
            line += LEADING[style]

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, border: str, thick: float = 0.7,
        *, round: bool = False, dashed: bool = False, zorder: float = 5, name: str | None = None,
    ) -> None:  # fmt: skip
        """A rectangle."""
        from matplotlib.patches import FancyBboxPatch, Rectangle

        told: dict[str, Any] = {
            "facecolor": fill,
            "edgecolor": border,
            "linewidth": thick,
            "zorder": zorder,
            "gid": name,
        }
        told["linestyle"] = (0, (3, 1.5)) if dashed else "solid"
        if round:
            style = "round,pad=0,rounding_size=0.07"
            self._axes.add_patch(FancyBboxPatch((x, y), width, height, boxstyle=style, mutation_aspect=1, **told))
        else:
            self._axes.add_patch(Rectangle((x, y), width, height, **told))

    def line(self, segment: Segment, x: float, y: float) -> None:
        """A straight piece of a line."""
        net, x0, y0, x1, y1 = segment
        self.stroke([x + x0, x + x1], [y + y0, y + y1], net.relation, net.inferred)

    def stroke(self, xs: list[float], ys: list[float], relation: str, inferred: bool) -> None:
        """A line of a relation, drawn at the end with all others of its kind."""
        self._strokes[relation, inferred].append(list(zip(xs, ys, strict=True)))

    def finish(self) -> None:
        """Draw the lines."""
        from matplotlib.collections import LineCollection

        for (relation, inferred), pieces in self._strokes.items():
            style: Any = (0, (3.2, 1.6)) if inferred else "solid"
            colour = LINES.get(relation, "#444444")
            cap: Any = "butt" if inferred else "projecting"
            self._axes.add_collection(
                LineCollection(pieces, colors=colour, linewidths=1.0, linestyles=style, capstyle=cap, zorder=3),
                autolim=False,
            )

    def dot(self, point: Point, x: float, y: float) -> None:
        """Where pieces of one line meet."""
        from matplotlib.patches import Circle

        colour = LINES.get(point.net.relation, "#444444")
        self._axes.add_patch(Circle((x + point.x, y + point.y), 0.022, color=colour, linewidth=0, zorder=4))

    def tip(self, point: Point, x: float, y: float) -> None:
        """An arrow that ends at a box."""
        from matplotlib.patches import Polygon

        colour = LINES.get(point.net.relation, "#444444")
        x, y, back = x + point.x, y + point.y, 0.085 if point.up else -0.085
        corners = [(x, y), (x - 0.032, y + back), (x + 0.032, y + back)]
        self._axes.add_patch(Polygon(corners, closed=True, color=colour, linewidth=0, zorder=4))
