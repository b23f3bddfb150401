"""Ruled lines → the cells of tables, so that each cell is read as a whole."""

from collections.abc import Sequence
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from .boxes import Word
from .lines import Line, lines_of, tidied

Box = tuple[float, float, float, float]  # x0, top, x1, bottom
#: Lines that end this near each other meet.
_TOLERANCE = 3
#: Drawings have more lines than tables, and finding cells takes time that grows with their square. Office
#: programs draw each border of each cell, so there are far fewer once those that meet are joined.
_MAX_RULES, _MAX_JOINED, _MAX_CROSSINGS = 10_000, 300, 1_000


def find_tables(rules: Sequence[Box]) -> list[list[Box]]:
    """Find tables of at least two rows and two columns.

    Parameters
    ----------
    rules : sequence of Box
        Level and upright lines.

    Returns
    -------
    list of list of Box
        The cells of each table, row by row.

    Examples
    --------
    >>> grid = [(0, y, 90, y) for y in (0, 20, 40)] + [(x, 0, x, 40) for x in (0, 30, 90)]
    >>> [[tuple(map(int, cell)) for cell in table] for table in find_tables(grid)]
    [[(0, 0, 30, 20), (30, 0, 90, 20), (0, 20, 30, 40), (30, 20, 90, 40)]]
    """
    if not 6 <= len(rules) <= _MAX_RULES:
        return []
    edges: list[dict[str, Any]] = []
    for x0, top, x1, bottom in rules:
        level = x1 - x0 > bottom - top
        edges.append(
            {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
             "orientation": "h" if level else "v"}
        )  # fmt: skip
    edges = merge_edges(edges, *(_TOLERANCE,) * 4)
    if len(edges) > _MAX_JOINED:
        return []
    crossings = edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    if len(crossings) > _MAX_CROSSINGS:
        return []
    tables = []
    for cells in cells_to_tables(intersections_to_cells(crossings)):
        if len({cell[0] for cell in cells}) > 1 and len({cell[1] for cell in cells}) > 1:
            tables.append(sorted(cells, key=lambda cell: (cell[1], cell[0])))
    return tables


def lines_with_tables(words: Sequence[Word], rules: Sequence[Box], width: float) -> list[Line]:
    """Set words out as lines, a cell of a table as one line.

    Parameters
    ----------
    words : sequence of Word
    rules : sequence of Box
    width : float
        Of the page.

    Returns
    -------
    list of Line
        As of `congvan_nlp.reading.lines.lines_of`.

    Examples
    --------
    >>> grid = [(0, y, 90, y) for y in (0, 30, 60)] + [(x, 0, x, 60) for x in (0, 30, 90)]
    >>> cell = [Word(2, 2, 28, 12, "Sở"), Word(2, 14, 28, 24, "Y tế"), Word(32, 2, 60, 12, "trước 15/3")]
    >>> [line.text for line in lines_with_tables(cell, grid, 100)]
    ['Sở Y tế', 'trước 15/3']
    """
    lines: list[Line] = []
    rest = list(words)
    for cells in find_tables(rules):
        top = min(cell[1] for cell in cells)
        above = [word for word in rest if (word.top + word.bottom) / 2 < top]
        inside: list[list[Word]] = [[] for _ in cells]
        below: list[Word] = []
        for word in rest[:]:
            x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
            home = next((i for i, c in enumerate(cells) if c[0] <= x <= c[2] and c[1] <= y <= c[3]), None)
            if home is not None:
                inside[home].append(word)
            elif y >= top:
                below.append(word)
        rest = below
        lines += [*lines_of(above, width), Line(""), *(_cell(cell) for cell in inside if cell), Line("")]
    lines += lines_of(rest, width)
    return tidied(lines)


def _cell(words: Sequence[Word]) -> Line:
    found = [line for line in lines_of(words, 0) if line.text]
    return Line(" ".join(line.text for line in found), tuple(word for line in found for word in line.words))
