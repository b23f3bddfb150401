"""Pages → their text in reading order, and where each word of it stands on paper."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from .boxes import Box, Sheet
from .edges import trimmed
from .flow import body_at
from .lines import Line, joined, lines_of
from .tables import lines_with_tables


class Printed(NamedTuple):
    """A text and the place of each of its words.

    Attributes
    ----------
    text : str
    boxes : tuple of Box
        In the order of the text; on the page as it is shown.
    sizes : tuple of (float, float)
        Width and height of each page, points.
    """

    text: str
    boxes: tuple[Box, ...]
    sizes: tuple[tuple[float, float], ...]


def set_out(pages: Sequence[Sheet]) -> Printed:
    """Set out the pages of a file.

    Parameters
    ----------
    pages : sequence of Sheet

    Returns
    -------
    Printed
        Columns of head and foot one after the other, cells of ruled tables whole; without page numbers and running
        heads, footnotes behind the paragraph that their page ends with.

    Examples
    --------
    >>> from .boxes import Word
    >>> printed = set_out([Sheet([Word(85, 60, 120, 74, "Kính"), Word(124, 60, 140, 74, "gửi:")], 595, 842)])
    >>> printed.text, printed.boxes[1][:5]
    ('Kính gửi:', (5, 9, 0, 124, 60))
    """
    parts = trimmed(pages)
    lines = [lines_with_tables(part.words, page.rules, page.width) for part, page in zip(parts, pages, strict=True)]
    if lines and (at := body_at([line.text for line in lines[0]])):
        lines[0].insert(at, Line(""))
    notes = [lines_of(part.notes, page.width) for part, page in zip(parts, pages, strict=True)]
    text, boxes = joined(lines, notes)
    shown = [_turned_back(box, pages[box.page]) if pages[box.page].turned else box for box in boxes]
    return Printed(text, tuple(shown), tuple(map(_shown, pages)))


def _shown(page: Sheet) -> tuple[float, float]:
    """Size of a page as it is shown: one set sideways was turned to be read."""
    return (page.height, page.width) if round(page.turned / 90) % 2 else (page.width, page.height)


def _turned_back(box: Box, page: Sheet) -> Box:
    """The box around a word on a page that was turned, about its middle, to be read."""
    angle = math.radians(page.turned)
    cos, sin = math.cos(angle), math.sin(angle)
    width, height = _shown(page)
    corners = []
    for x in (box.x0 - page.width / 2, box.x1 - page.width / 2):
        for y in (box.top - page.height / 2, box.bottom - page.height / 2):
            corners.append((width / 2 + x * cos - y * sin, height / 2 + x * sin + y * cos))
    xs, ys = zip(*corners, strict=True)
    return box._replace(x0=min(xs), top=min(ys), x1=max(xs), bottom=max(ys))
