"""The inside of a unit: a letter, its directives and its deadlines, and the lines from them to its border."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from .cards import Card
from .layout import Unit, columns
from .lines import PITCH, Net, Point, Segment, lanes, spread

_PAD: Final = 0.09  # inches between a border and what it holds
_IN: Final = 0.08  # between boxes
_ROW: Final = 0.12  # above a row of boxes


class Port(NamedTuple):
    """Where a line leaves a unit, from its left upper corner."""

    net: Net
    unit: Unit
    x: float
    top: bool


class Panel(NamedTuple):
    """A frame around directives or deadlines of a letter."""

    x: float
    y: float
    width: float
    height: float


@dataclass
class Inside:
    """What is drawn of a unit but its boxes, from its left upper corner."""

    segments: list[Segment] = field(default_factory=list)
    dots: list[Point] = field(default_factory=list)
    tips: list[Point] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    ports: list[Port] = field(default_factory=list)


def furnish(unit: Unit, nets: Iterable[Net], home: Mapping[str, Unit]) -> Inside:
    """Place the boxes of a unit and its lines.

    Parameters
    ----------
    unit : Unit
        Its size and the places of its boxes, from its corner, are set.
    nets : iterable of Net
    home : mapping
        Units by name of the node.

    Returns
    -------
    Inside

    Notes
    -----
    A line of directives runs above their row to a shaft at the left or right, and there up or down. A line of all
    directives starts at their frame. A letter with directives has no line below it: what leads down starts at its side.
    """
    made = Inside()
    at_head, shafts = [], []
    for net in nets:
        if not any(home[name] is unit for name in (net.hub, *net.leaves)):
            continue
        top = _leaves_at_top(net, unit, home)
        parts = [card for card in unit.parts if card.node == net.hub or card.node in net.leaves]
        head = unit.head.node == net.hub or unit.head.node in net.leaves
        if head and (top or not unit.parts):
            at_head.append((net, top))
        if parts or (head and not top and unit.parts):
            outside = (head and top) or any(home[name] is not unit for name in (net.hub, *net.leaves))
            shafts.append(_Shaft(net, top, outside, parts, head and not top))
    _join_all(unit, shafts)
    for shaft in shafts:
        shaft.right = shaft.of_head or not shaft.outside or _towards(shaft.net, unit, home) > unit.middle
    left = sorted((s for s in shafts if not s.right), key=lambda s: (s.top, _towards(s.net, unit, home)))
    right = sorted((s for s in shafts if s.right), key=lambda s: (s.top, _towards(s.net, unit, home)))
    at_head.sort(key=lambda one: _towards(one[0], unit, home))
    _size(unit, made, at_head, left, right)
    return made


@dataclass(eq=False)
class _Shaft:
    """A line up or down along the side of a unit."""

    net: Net
    top: bool
    outside: bool
    parts: list[Card]
    of_head: bool
    whole: bool = False
    right: bool = False
    x: float = 0.0
    touches: list[float] = field(default_factory=list)


def _leaves_at_top(net: Net, unit: Unit, home: Mapping[str, Unit]) -> bool:
    """Whether a net leaves a unit at its top: where it leads to one that stands higher, or beside it."""
    if home[net.hub] is unit:
        lower = [leaf for leaf in net.leaves if home[leaf].row > unit.row]
        return not lower
    return home[net.hub].row <= unit.row


def _towards(net: Net, unit: Unit, home: Mapping[str, Unit]) -> float:
    """Where a net leads to, from the left."""
    others = [home[name].middle for name in (net.hub, *net.leaves) if home[name] is not unit]
    return sum(others) / len(others) if others else unit.middle


def _join_all(unit: Unit, shafts: list[_Shaft]) -> None:
    """Mark lines that all directives share: they start at the frame."""
    every = {card.node for card in unit.directives}
    for shaft in shafts:
        twin = next((s for s in shafts if s is not shaft and _alike(s.net, shaft.net)), None)
        mine = {card.node for card in shaft.parts}
        both = mine | ({card.node for card in twin.parts} if twin and shaft.net.inferred else set())
        shaft.whole = len(every) > 1 and len(mine) > 1 and mine <= every <= both and shaft.net.leads_to_hub


def _alike(one: Net, other: Net) -> bool:
    return (one.relation, one.hub) == (other.relation, other.hub)


def _size(unit: Unit, made: Inside, at_head: list[tuple[Net, bool]], left: list[_Shaft], right: list[_Shaft]) -> None:
    head = unit.head
    most = max((sum(1 for _, top in at_head if top is side) for side in (True, False)), default=0)
    head.width = max(head.width, (most + 1) * PITCH)
    if not unit.parts:
        head.x = head.y = 0.0
        unit.width, unit.height = head.width, head.height
    else:
        start = _PAD + (len(left) * PITCH + 0.04 if left else 0)
        inner = max([head.width, *(_width(cards) for cards in (unit.directives, unit.deadlines) if cards)])
        of_head = [s for s in right if s.of_head]
        head.height = max(head.height, (len(of_head) + 1) * PITCH)
        head.x, head.y = start, _PAD
        for number, shaft in enumerate(left):
            shaft.x = _PAD + (number + 0.5) * PITCH
        for number, shaft in enumerate(right):
            shaft.x = start + inner + 0.04 + (number + 0.5) * PITCH
        for shaft, y in zip(of_head, spread(head.y + head.height / 2, len(of_head), head.height), strict=True):
            made.segments.append(Segment(shaft.net, head.x + head.width, y, shaft.x, y))
            shaft.touches.append(y)
        y = head.y + head.height + 0.1
        for cards in (unit.directives, unit.deadlines):
            if cards:
                y = _panel(unit, made, cards, [*left, *right], start, y) + 0.1
        unit.width = start + inner + (len(right) * PITCH + 0.04 if right else 0) + _PAD
        unit.height = y - 0.1 + _PAD
        for shaft in (*left, *right):
            _run(unit, made, shaft)
    for side in (True, False):
        there = [net for net, top in at_head if top is side]
        for net, x in zip(there, spread(head.x + head.width / 2, len(there), head.width), strict=True):
            made.ports.append(Port(net, unit, x, side))
            edge = head.y if side else head.y + head.height
            border = 0.0 if side else unit.height
            if edge != border:
                made.segments.append(Segment(net, x, edge, x, border))
            if (net.hub == head.node) is net.leads_to_hub:
                made.tips.append(Point(net, x, edge, up=not side))


def _width(cards: list[Card]) -> float:
    return columns(cards) * (cards[0].width + _IN) - _IN + 2 * _PAD


def _panel(unit: Unit, made: Inside, cards: list[Card], shafts: list[_Shaft], x: float, y: float) -> float:
    """Place directives, or deadlines, and their lines to the shafts; return where the frame ends."""
    width, top = _width(cards), y
    beside = columns(cards)
    whole = [s for s in shafts if s.whole and cards is unit.directives]
    free: list[float] = []  # beside boxes, where no line of theirs runs
    y += 0.02
    for first in range(0, len(cards), beside):
        row = cards[first : first + beside]
        tied = [s for s in shafts if not s.whole and any(card in s.parts for card in row)]
        for number, card in enumerate(row):
            card.x = x + _PAD + number * (card.width + _IN)
        ports: dict[_Shaft, list[tuple[float, Card]]] = {s: [] for s in tied}
        for card in row:
            mine = [s for s in tied if card in s.parts]
            for s, port in zip(mine, spread(card.x + card.width / 2, len(mine), card.width), strict=True):
                ports[s].append((port, card))
        spans = [(min(s.x, ports[s][0][0]), max(s.x, ports[s][-1][0])) for s in tied]
        found = lanes(spans)
        y += _ROW + (max(found, default=-1) + 1) * PITCH
        for s, lane, (low, high) in zip(tied, found, spans, strict=True):
            level = y - 0.08 - lane * PITCH
            made.segments.append(Segment(s.net, low, level, high, level))
            s.touches.append(level)
            for port, card in ports[s]:
                made.segments.append(Segment(s.net, port, level, port, y))
                if low < port < high:
                    made.dots.append(Point(s.net, port, level))
                if (card.node == s.net.hub) is s.net.leads_to_hub:
                    made.tips.append(Point(s.net, port, y))
        for card in row:
            card.y = y
        high = max(card.height for card in row)
        free += [y + (count + 0.5) * PITCH for count in range(int(high / PITCH))]
        y += high
    free = [at for at in free if at < y][: len(whole)]
    y += _PAD
    while len(free) < len(whole):
        free.append(y)
        y += PITCH
    made.panels.append(Panel(x, top, width, y - top))
    for s, level in zip(whole, free, strict=True):
        edge = x + width if s.right else x
        made.segments.append(Segment(s.net, edge, level, s.x, level))
        s.touches.append(level)
    return y


def _run(unit: Unit, made: Inside, shaft: _Shaft) -> None:
    """The shaft itself, from the border to where the last line joins it."""
    ends = [*shaft.touches, *([0.0 if shaft.top else unit.height] if shaft.outside else [])]
    if shaft.outside:
        made.ports.append(Port(shaft.net, unit, shaft.x, shaft.top))
    if len(ends) > 1:
        made.segments.append(Segment(shaft.net, shaft.x, min(ends), shaft.x, max(ends)))
        made.dots += [Point(shaft.net, shaft.x, y) for y in shaft.touches if min(ends) < y < max(ends)]
