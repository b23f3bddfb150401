"""Coverage as a picture: a heat map of provinces and regulations, and a timeline of their first letters."""

import datetime as dt
import io
import math
from typing import TYPE_CHECKING, Any, Final, Literal

from ..calendars.wording import day
from ..graph.exports.flat import ExportError
from ..graph.exports.picture import fixed_settings
from .coverage import Carried, Coverage
from .wording import carried

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_CELL: Final = (1.5, 0.62)  # inches
_MARGIN: Final = 2.4
_DPI: Final = 130
_COLOURS: Final = ("#f3f3f3", "#dbe9fa", "#b5d2f3", "#86b5e8")
_MARKS: Final = "osD^v<>Pp*hX"
_MOST_NAMES: Final = 28  # characters of a name beside the map


def picture(coverage: Coverage, format: Literal["svg", "png"] = "svg") -> bytes:
    """Draw who carried out which regulation, and when.

    Parameters
    ----------
    coverage : Coverage
    format : str, optional
        "svg", whose text stays text, or "png".

    Returns
    -------
    bytes
        The same for the same coverage.

    Raises
    ------
    ExportError
        Where matplotlib is not installed, or there is nothing to draw.
    """
    if not coverage.cells:
        raise ExportError("picture", "không có văn bản nào của Trung ương được dẫn")
    try:
        from matplotlib.figure import Figure
    except ModuleNotFoundError as error:
        raise ExportError("picture", "cần matplotlib: pip install 'congvan-nlp[graph]'") from error
    rows, columns = len(coverage.provinces), len(coverage.regulations)
    width = _MARGIN + max(5.0, columns * _CELL[0]) + 0.4
    keys = 0.25 * math.ceil((rows + 1) / 5)  # lines of the legend
    map_height, line_height = rows * _CELL[1] + 1.3, columns * 0.36 + 1.6 + keys
    with fixed_settings():
        figure = Figure(figsize=(width, map_height + line_height))
        total = map_height + line_height
        left, wide = _MARGIN / width, 1 - (_MARGIN + 0.4) / width
        heat = figure.add_axes((left, (line_height + 0.1) / total, wide, rows * _CELL[1] / total))
        _heat(heat, coverage)
        line = figure.add_axes((left, (0.9 + keys) / total, wide, columns * 0.36 / total))
        _timeline(line, coverage)
        stream = io.BytesIO()
        told: dict[str, Any] = {"Date": None, "Creator": None} if format == "svg" else {"Software": None}
        figure.savefig(stream, format=format, dpi=_DPI, metadata=told)
    return stream.getvalue()


def _heat(axes: "Axes", coverage: Coverage) -> None:
    for y, province in enumerate(coverage.provinces):
        for x, regulation in enumerate(coverage.regulations):
            cell = coverage.cell(province, regulation.key)
            colour = _COLOURS[min(len(cell.letters), 3) if cell else 0]
            axes.fill_between([x, x + 1], y, y + 1, facecolor=colour, edgecolor="white", linewidth=2)
            axes.text(x + 0.5, y + 0.5, _told(cell), ha="center", va="center", size=7.5, parse_math=False)
    axes.set_xlim(0, len(coverage.regulations))
    axes.set_ylim(len(coverage.provinces), 0)
    axes.set_yticks(
        [y + 0.5 for y in range(len(coverage.provinces))], [_cut(name) for name in coverage.provinces], size=9
    )
    labels = [f"{one.key}\n{day(one.date) if one.date else ''}".strip() for one in coverage.regulations]
    axes.set_xticks([x + 0.5 for x in range(len(labels))], labels, size=8)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.set_title("Văn bản của địa phương thực hiện văn bản của Trung ương", size=10, weight="bold", pad=34)
    for side in axes.spines.values():
        side.set_visible(False)


def _told(cell: Carried | None) -> str:
    if cell is None:
        return "–"
    return carried(cell).replace(" ngày, ", " ngày\n").replace(" văn bản, ", " văn bản\n", cell.delay is None)


def _timeline(axes: "Axes", coverage: Coverage) -> None:
    """For each regulation its day, and the first letter of each province on it."""
    for number, province in enumerate(coverage.provinces):
        points = [
            (_at(cell.first_date), y)
            for y, one in enumerate(coverage.regulations)
            if (cell := coverage.cell(province, one.key)) and cell.first_date
        ]
        if points:
            days, places = zip(*points, strict=True)
            mark = _MARKS[number % len(_MARKS)]
            axes.plot(days, places, mark, markersize=7, alpha=0.85, label=_cut(province), zorder=3)
    for y, one in enumerate(coverage.regulations):
        firsts = [cell.first_date for cell in coverage.cells if cell.regulation == one.key and cell.first_date]
        if one.date:
            issued = _at(one.date)
            axes.plot([issued], [y], "|", color="black", markersize=14, zorder=4)
            if firsts:
                axes.plot([issued, _at(max(firsts))], [y, y], "-", color="#b5b5b5", zorder=1)
    axes.plot([], [], "|", color="black", markersize=14, label="ngày ban hành")
    axes.set_yticks(range(len(coverage.regulations)), [one.key for one in coverage.regulations], size=8)
    axes.set_ylim(len(coverage.regulations) - 0.5, -0.5)
    axes.grid(axis="x", color="#e2e2e2")
    axes.tick_params(axis="x", labelsize=8)
    axes.xaxis_date()
    axes.set_title("Từ ngày ban hành đến văn bản đầu tiên của mỗi địa phương", size=10, weight="bold")
    axes.legend(
        fontsize=8,
        loc="upper left",
        bbox_to_anchor=(0, -0.9 / (0.36 * len(coverage.regulations))),
        ncols=5,
        frameon=False,
    )


def _at(day: str) -> float:
    """Where a day stands on the axis, which matplotlib counts from 1970."""
    return float((dt.date.fromisoformat(day) - dt.date(1970, 1, 1)).days)


def _cut(name: str) -> str:
    return name if len(name) <= _MOST_NAMES else name[: _MOST_NAMES - 1] + "…"
