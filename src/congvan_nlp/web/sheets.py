"""Pages of a letter as they lie on a desk, with the places that fields were read from."""

from collections.abc import Iterable
from typing import NamedTuple

from ..library.paper import Paper
from ..reading.boxes import Box
from .segments import Mark


class Area(NamedTuple):
    """Where a mark stands on one page.

    Attributes
    ----------
    mark : Mark
    boxes : tuple of Box
        One a line.
    begins : bool
        Whether an address that leads to the field leads here: its first words on paper.
    """

    mark: Mark
    boxes: tuple[Box, ...]
    begins: bool


class Sheet(NamedTuple):
    """A page.

    Attributes
    ----------
    page : int
        In the file, from 0.
    width, height : float
        Points.
    areas : tuple of Area
        The longest first, so that what lies within another lies upon it.
    """

    page: int
    width: float
    height: float
    areas: tuple[Area, ...]


def sheets(paper: Paper, marks: Iterable[Mark]) -> list[Sheet]:
    """Lay out the pages of a letter.

    Parameters
    ----------
    paper : Paper
    marks : iterable of Mark
        Those whose words stand on no page are left out.

    Returns
    -------
    list of Sheet
        Only pages that hold words of the letter: a file may hold several.

    Examples
    --------
    >>> paper = Paper(((595, 842),), (Box(0, 4, 0, 85, 60, 120, 74), Box(5, 9, 0, 124, 60, 140, 74)))
    >>> [sheet] = sheets(paper, [Mark("t1", "deadline", 5, 9)])
    >>> sheet.areas[0].begins, sheet.areas[0].boxes[0].x0
    (True, 124)
    """
    areas: dict[int, list[Area]] = {box.page: [] for box in sorted(paper.boxes, key=lambda box: box.page)}
    begun: set[str] = set()
    for mark in sorted(set(marks), key=lambda mark: (mark.start, mark.end)):
        lines = paper.lines_of(mark.start, mark.end)
        for page in dict.fromkeys(box.page for box in lines):
            areas[page].append(Area(mark, tuple(box for box in lines if box.page == page), mark.id not in begun))
            begun.add(mark.id)
    return [
        Sheet(page, *paper.sizes[page], tuple(sorted(found, key=lambda area: area.mark.start - area.mark.end)))
        for page, found in areas.items()
    ]
