"""Lines between units: along lanes between rows, and through rows only where no unit stands."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from .inside import Port
from .layout import Unit
from .lines import PITCH, Net, Point, Segment, lanes

_APART: Final = 0.05  # inches between lines that run up or down
_EDGE: Final = 0.07  # between a unit and a line
_MARGIN: Final = 0.16  # above and below the lanes
_CLEAR: Final = 0.03  # between a line from above and one from below
_SHIFTS: Final = tuple(step * 0.02 for step in range(-5, 6))


@dataclass
class Routes:
    """Lines between units, and where they meet."""

    segments: list[Segment] = field(default_factory=list)
    dots: list[Point] = field(default_factory=list)


def route(rows: Sequence[Sequence[Unit]], ports: Sequence[Port]) -> Routes:
    """Lead lines from port to port.

    Parameters
    ----------
    rows : sequence of sequence of Unit
        With `x` and sizes; `y` of each is set, as rows stand as far apart as their lines want it.
    ports : sequence of Port
        From the corner of each unit.

    Returns
    -------
    Routes
    """
    _shift(rows, ports)
    at: dict[Net, list[tuple[int, float, bool]]] = defaultdict(list)  # channel, place, whether from above
    taken: list[list[tuple[float, Net]]] = [[] for _ in range(len(rows) + 1)]
    for net, unit, x, top in ports:
        channel = unit.row if top else unit.row + 1
        at[net].append((channel, unit.x + x, not top))
        taken[channel].append((unit.x + x, net))
    _pass_rows(rows, at, taken)
    spans: list[dict[Net, list[tuple[float, bool]]]] = [{} for _ in taken]
    for net, ends in at.items():
        for channel, x, above in ends:
            spans[channel].setdefault(net, []).append((x, above))
    tracks = []
    for there in spans:
        wide = [net for net, ends in there.items() if len({x for x, _ in ends}) > 1]
        reach = {net: (min(there[net])[0], max(there[net])[0]) for net in wide}
        tracks.append(dict(zip(wide, lanes([reach[net] for net in wide]), strict=True)))
    return _drawn(rows, spans, tracks)


def _shift(rows: Sequence[Sequence[Unit]], ports: Sequence[Port]) -> None:
    """Shift units a little where a line from above would run into one from below."""
    of: dict[Unit, list[Port]] = defaultdict(list)
    for port in ports:
        of[port.unit].append(port)
    for above, row in pairwise(rows):
        low = [(unit.x + x, net) for unit in above for net, _, x, top in of[unit] if not top]
        for unit in row:
            mine = [(unit.x + x, net) for net, _, x, top in of[unit] if top]
            unit.x += max(_SHIFTS, key=lambda by, mine=mine: (min(_clearance(low, mine, by), _CLEAR), -abs(by)))  # type: ignore[misc]


def _clearance(low: Sequence[tuple[float, Net]], high: Sequence[tuple[float, Net]], by: float) -> float:
    return min((abs(x + by - y) for x, net in high for y, other in low if net is not other), default=math.inf)


def _pass_rows(
    rows: Sequence[Sequence[Unit]],
    at: Mapping[Net, list[tuple[int, float, bool]]],
    taken: list[list[tuple[float, Net]]],
) -> None:
    """Find each line a way through the rows between its ends, where nothing stands, and as straight as can be."""
    for net in sorted(at, key=lambda net: _length(at[net])):
        ends = at[net]
        low, high = min(channel for channel, _, _ in ends), max(channel for channel, _, _ in ends)
        for row in range(low, high):
            here = [x for channel, x, _ in ends if channel == row]
            later = [x for channel, x, _ in ends if channel > row]
            wish = here[0] if len(set(here)) == 1 else sum((*here, *later)) / len((*here, *later))
            others = [x for x, other in (*taken[row], *taken[row + 1]) if other is not net]
            x = _free(wish, rows[row], others)
            taken[row].append((x, net))
            taken[row + 1].append((x, net))
            ends += [(row, x, False), (row + 1, x, True)]


def _length(ends: Sequence[tuple[int, float, bool]]) -> int:
    channels = [channel for channel, _, _ in ends]
    return max(channels) - min(channels)


def _free(wish: float, row: Sequence[Unit], taken: Sequence[float]) -> float:
    """The place next to the wished one that is free."""
    blocked = [(unit.x - _EDGE, unit.x + unit.width + _EDGE) for unit in row]
    blocked += [(x - _APART, x + _APART) for x in taken]
    start = end = -math.inf
    for low, high in sorted(blocked):  # spans that overlap are one
        if low >= end:
            if start < wish < end:
                break
            start, end = low, high
        else:
            end = max(end, high)
    if not start < wish < end:
        return wish
    return start if wish - start <= end - wish else end


def _drawn(
    rows: Sequence[Sequence[Unit]],
    spans: Sequence[Mapping[Net, Sequence[tuple[float, bool]]]],
    tracks: Sequence[Mapping[Net, int]],
) -> Routes:
    made = Routes()
    y = 0.0
    bottoms: dict[float, float] = {}
    for number, (channel, lane_of) in enumerate(zip(spans, tracks, strict=True)):
        top = y
        count = max(lane_of.values(), default=-1) + 1
        if channel or 0 < number < len(rows):
            y += 2 * _MARGIN + max(count - 1, 0) * PITCH
        for net, ends in channel.items():
            middle = top + _MARGIN + lane_of.get(net, 0) * PITCH
            left, right = min(x for x, _ in ends), max(x for x, _ in ends)
            if left < right:
                made.segments.append(Segment(net, left, middle, right, middle))
            for x, above in ends:
                made.segments.append(
                    Segment(net, x, bottoms.get(x, top) if above else middle, x, middle if above else y)
                )
            for x in {x for x, _ in ends}:
                if left < x < right or (left < right and sum(1 for other, _ in ends if other == x) > 1):
                    made.dots.append(Point(net, x, middle))
        if number == len(rows):
            break
        height = max(unit.height for unit in rows[number])
        bottoms = {}
        for unit in rows[number]:
            unit.y = y
        for ends in spans[number + 1].values():
            for x, above in ends:
                if above:  # from below a unit that is lower than its row, or through the row
                    over = [u for u in rows[number] if u.x <= x <= u.x + u.width]
                    bottoms[x] = over[0].y + over[0].height if over else y
        y += height
    return made
