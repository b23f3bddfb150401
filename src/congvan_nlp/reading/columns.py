"""Where a page is set in two columns: head and foot of a letter, a body in columns.

The head has the issuer left, and title, place and date right; the foot has Nơi nhận left and the signature
right (36-HD/VPTW and 30/2020/NĐ-CP, Phụ lục I). Reading straight across glues the two. So rows that share
a gutter, a strip that none of their words crosses, are read left column first.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from ..folding import key
from .boxes import Row, gaps_of, height_of, space_between, text_of, wide_gaps

Gutter = tuple[float, float]
Side = Literal["left", "right", "both"]

# In heights of the row's letters.
_KNOWN_GAP = 0.5  # between words of two columns, where rows nearby leave a gutter
_NEAR = 2.5  # between rows of one zone
_SIGNED = 8.0  # room for the signature above the name

#: A mark of an item of Nơi nhận, no rule of dashes below a title.
_BULLET = re.compile(r"[-–+•](?:\w|$)")


class Zone(NamedTuple):
    """Rows from `first` up to `stop` that stand in two columns beside a gutter."""

    first: int
    stop: int
    gutter: Gutter


def find_zones(rows: Sequence[Row], width: float) -> list[Zone]:
    """Find the strips of a page of some width that are set in two columns."""
    zones: list[Zone] = []
    if not rows:
        return zones
    centre = (0.46 * width, 0.57 * width)  # the left margin is the wider one, by up to 20 mm
    at = 0
    while at < len(rows):
        gutter = _seed(rows, at)
        if gutter is None:
            at += 1
            continue
        first, gutter = _grown_up(rows, at, zones[-1].stop if zones else 0, gutter, centre)
        stop, gutter = _grown_down(rows, at, gutter, centre)
        zones.append(Zone(first, stop, gutter))
        at = stop
    return zones


def _seed(rows: Sequence[Row], at: int) -> Gutter | None:
    """Find the gutter of a row in two parts, or of two rows side by side whose lines are not level."""
    row = rows[at]
    gaps = wide_gaps(row)
    if len(gaps) == 1:
        return row[gaps[0] - 1].x1, row[gaps[0]].x0
    if gaps or at + 1 == len(rows):
        return None
    below = rows[at + 1]
    if space_between(row, below) > -0.25:
        return None
    for one, other in ((row, below), (below, row)):
        if other[0].x0 - one[-1].x1 > _KNOWN_GAP * height_of(row):
            return one[-1].x1, other[0].x0
    return None


def _grown_up(rows: Sequence[Row], at: int, limit: int, gutter: Gutter, centre: Gutter) -> tuple[int, Gutter]:
    """Add rows above that have a part in the right column: what is left only reads the same outside.

    Above Nơi nhận stands the signature's office at most; the letter's last words may leave a gap there.
    """
    first = at
    narrowed = gutter
    listed = False
    for i in range(at - 1, limit - 1, -1):
        fit = _fit(rows[i], narrowed)
        listed = listed or key(text_of(rows[i + 1][:3])).startswith("noi nhan")
        if (
            fit is None
            or (listed and fit[0] != "right")
            or space_between(rows[i], rows[i + 1]) > _NEAR
            or _stands_alone(rows[i], fit[0], centre)
        ):
            break
        narrowed = fit[1]
        if fit[0] != "left":
            first, gutter = i, narrowed
    return first, gutter


def _grown_down(rows: Sequence[Row], at: int, gutter: Gutter, centre: Gutter) -> tuple[int, Gutter]:
    bottom = max(w.bottom for w in rows[at])
    i = at
    while i < len(rows):
        fit = _fit(rows[i], gutter)
        if fit is None:
            break
        space = (min(w.top for w in rows[i]) - bottom) / height_of(rows[i])
        if space > (_SIGNED if fit[0] == "right" else _NEAR):
            break
        if i > at and _stands_alone(rows[i], fit[0], centre):
            break
        gutter = fit[1]
        bottom = max(bottom, *(w.bottom for w in rows[i]))
        i += 1
    return max(i, at + 1), gutter


def _fit(row: Row, gutter: Gutter) -> tuple[Side, Gutter] | None:
    """Which columns a row has a part in, and the gutter that it leaves; None for a row across both."""
    choices: list[tuple[float, Side, Gutter]] = []
    gaps, usual = gaps_of(row)
    for (before, after), gap in zip(pairwise(row), gaps, strict=True):
        both = max(gutter[0], before.x1), min(gutter[1], after.x0)
        if (len(gaps) == 1 or gap >= 2 * usual) and both[1] - both[0] >= _KNOWN_GAP * height_of(row):
            choices.append((both[1] - both[0], "both", both))
    left = max(gutter[0], row[-1].x1), gutter[1]
    right = gutter[0], min(gutter[1], row[0].x0)
    choices += (left[1] - left[0], "left", left), (right[1] - right[0], "right", right)
    width, side, narrowed = max(choices)
    return (side, narrowed) if width > 0 else None


def _stands_alone(row: Row, side: Side, centre: Gutter) -> bool:
    """Titles (centred) and Kính gửi follow the letterhead and belong to no column."""
    if key(text_of(row[:3])).startswith(("kinh gui", "kinh trinh")):
        return True
    return side != "both" and centre[0] < (row[0].x0 + row[-1].x1) / 2 < centre[1]


def read_columns(rows: Sequence[Row], gutter: Gutter) -> Iterator[Row]:
    """Lines of the left column, then those of the right one, each column with an empty line before it."""
    middle = (gutter[0] + gutter[1]) / 2
    for side in (False, True):
        yield []
        line: Row = []
        for row in rows:
            part = [word for word in row if (word.x0 >= middle) is side]
            listed = line and _BULLET.match(line[0].text) and line[-1].text[-1] not in ".,;:"
            if part and listed and not _BULLET.match(part[0].text):
                line = line + part  # an item of Nơi nhận that takes two rows
            elif part:
                if line:
                    yield line
                line = part
        if line:
            yield line
