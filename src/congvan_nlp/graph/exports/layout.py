"""Where boxes stand: in rows by level, the centre at the top, near what they are joined to.

A letter and its directives and deadlines are one unit. What is joined to the same things stands in the same part of
its row: in a few sweeps each unit is drawn to the middle of its neighbours (the barycentre method of layered drawings).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from .cards import Card
from .flat import Flat
from .lines import PITCH, Net
from .wording import LEVELS, UNKNOWN

#: Kinds that stand in rows of their own, below all levels.
_BELOW: Final = ("deadline", "body")
#: What is cited and of no known level is mostly of the centre; it stands below what surely is.
CITED: Final = "cited"
_BANDS: Final = ("central", CITED, "province", "district", "commune", UNKNOWN, *_BELOW)
_SWEEPS: Final = 12
_GAP: Final = 0.28  # inches between units
_IN: Final = 0.08  # between boxes of a unit
_APART: Final = 0.9  # between parts that nothing joins
_ASPECT: Final = 2.6  # of the picture


@dataclass(eq=False)
class Unit:
    """A box, with the boxes that belong to it.

    Attributes
    ----------
    head : Card
        Letter, regulation or body.
    directives, deadlines : list of Card
        Of a letter.
    band : str
        Level, or kind of what has none, by which rows are made.
    row : int
        From the top.
    x, y, width, height : float
        Left upper corner and size, in inches.
    """

    head: Card
    directives: list[Card] = field(default_factory=list)
    deadlines: list[Card] = field(default_factory=list)
    band: str = ""
    row: int = 0
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = 0.0

    @property
    def parts(self) -> list[Card]:
        """Directives and deadlines."""
        return [*self.directives, *self.deadlines]

    @property
    def middle(self) -> float:
        """Its centre from the left."""
        return self.x + self.width / 2


def units_of(cards: Mapping[str, Card], edges: Iterable[tuple[str, str, Flat]]) -> list[Unit]:
    """Boxes as units.

    Parameters
    ----------
    cards : mapping
        By name of the node.
    edges : iterable
        As `flat.flat_edges` gives them; directives and deadlines belong to the letter that has them.

    Returns
    -------
    list of Unit
        Their parts are in the order in which the letter has them.
    """
    holders: dict[str, str] = {}
    places: dict[str, int] = {}
    for source, target, data in edges:
        if data["relation"] in ("has_directive", "has_deadline") and source != target:
            holders.setdefault(target, source)
            places.setdefault(target, int(data.get("span_start", 0)))
    units = {
        name: Unit(card, band=_band(card)) for name, card in cards.items() if _holder(name, holders, cards) == name
    }
    for name in sorted(cards, key=lambda name: places.get(name, 0)):
        if name not in units:
            unit = units[_holder(name, holders, cards)]
            (unit.deadlines if cards[name].kind == "deadline" else unit.directives).append(cards[name])
    for unit in units.values():
        for parts in (unit.directives, unit.deadlines):
            widest = max((card.width for card in parts), default=0.0)
            for card in parts:
                card.width = widest
    return list(units.values())


def columns(cards: Sequence[Card]) -> int:
    """How many boxes of a unit stand side by side."""
    most = 10 if cards and cards[0].kind == "directive" else 4
    return min(most, max(3, math.ceil(math.sqrt(len(cards) * 2.2))), max(len(cards), 1))


def arrange(units: Sequence[Unit], nets: Iterable[Net]) -> list[list[Unit]]:
    """Put units into rows and rows into order.

    Parameters
    ----------
    units : sequence of Unit
        `row` of each is set.
    nets : iterable of Net

    Returns
    -------
    list of list of Unit
        From the top, each from the left.
    """
    home = {card.node: unit for unit in units for card in (unit.head, *unit.parts)}
    near: dict[Unit, list[Unit]] = defaultdict(list)
    for net in nets:
        for leaf in net.leaves:
            one, other = home[leaf], home[net.hub]
            if one is not other:
                near[one].append(other)
                near[other].append(one)
    for unit in units:
        unit.width = _estimate(unit)
    bands = _bands(units)
    for sweep in range(_SWEEPS):
        for rows in bands if sweep % 2 == 0 else reversed(bands):
            _sweep(rows, near, deal=sweep < _SWEEPS - 4)
    found = [row for rows in bands for row in rows]
    for number, row in enumerate(found):
        for unit in row:
            unit.row = number
    return found


def settle(rows: Sequence[Sequence[Unit]], nets: Iterable[Net]) -> None:
    """Place units in their order, each as near to its neighbours as its width lets it.

    Parameters
    ----------
    rows : sequence of sequence of Unit
        With their widths; `x` of each is set.
    nets : iterable of Net
    """
    home = {card.node: unit for row in rows for unit in row for card in (unit.head, *unit.parts)}
    near: dict[Unit, list[Unit]] = defaultdict(list)
    crossing = [0] * (len(rows) + 1)
    for net in nets:
        there = [home[name] for name in (net.hub, *net.leaves)]
        for number in range(min(u.row for u in there) + 1, max(u.row for u in there)):
            crossing[number] += 1
        for leaf in net.leaves:
            if home[leaf] is not home[net.hub]:
                near[home[leaf]].append(home[net.hub])
                near[home[net.hub]].append(home[leaf])
    gaps = [min(1.2, _GAP + 1.5 * PITCH * crossing[number] / (len(row) + 1)) for number, row in enumerate(rows)]
    for row, gap in zip(rows, gaps, strict=True):  # what was said of places was of other widths
        _place(row, [unit.middle for unit in row], gap)
    for sweep in range(_SWEEPS):
        for row, gap in zip(rows, gaps, strict=True) if sweep % 2 else reversed(list(zip(rows, gaps, strict=True))):
            _place(row, [_wish(unit, near) for unit in row], gap)
    _close_up([unit for row in rows for unit in row])


def _close_up(units: Sequence[Unit]) -> None:
    """Take away most of what is empty from the top to the bottom, as between parts that nothing joins."""
    end = -math.inf
    away = 0.0
    for unit in sorted(units, key=lambda unit: unit.x):
        if unit.x - end > _APART and end > -math.inf:
            away += unit.x - end - _APART
        end = max(end, unit.x + unit.width)
        unit.x -= away


def _band(card: Card) -> str:
    if card.kind in _BELOW:
        return card.kind
    if card.level in LEVELS and card.level != UNKNOWN:
        return card.level
    return CITED if card.kind == "regulation" else UNKNOWN


def _holder(name: str, holders: Mapping[str, str], cards: Mapping[str, Card]) -> str:
    """The letter that a directive, or a deadline of it, belongs to; a node that belongs to none is its own."""
    seen = {name}
    while cards[name].kind in ("directive", "deadline"):
        above = holders.get(name)
        if above is None or above not in cards or above in seen:
            break
        name = above
        seen.add(name)
    return name


def _estimate(unit: Unit) -> float:
    widths = [unit.head.width]
    for cards in (unit.directives, unit.deadlines):
        if cards:
            widths.append(columns(cards) * (cards[0].width + _IN) + 0.5)
    return max(widths)


def _bands(units: Sequence[Unit]) -> list[list[list[Unit]]]:
    """Rows of each band; plain boxes stand above letters with their directives."""
    total = sum((unit.width + _GAP) * (0.9 + (0.5 if unit.parts else 0)) for unit in units)
    widest = max(math.sqrt(total * _ASPECT), 7.0, max((unit.width for unit in units), default=0.0))
    found = []
    for band in _BANDS:
        for full in (False, True):
            there = [unit for unit in units if unit.band == band and bool(unit.parts) is full]
            count = math.ceil(sum(unit.width + _GAP for unit in there) / widest)
            if there:
                rows: list[list[Unit]] = [there[number::count] for number in range(count)]
                for row in rows:
                    _place(row, [0.0] * len(row), _GAP)
                found.append(rows)
    return found


def _sweep(rows: list[list[Unit]], near: Mapping[Unit, Sequence[Unit]], deal: bool) -> None:
    wishes = {unit: _wish(unit, near) for row in rows for unit in row}
    if deal and len(rows) > 1:
        every = sorted((unit for row in rows for unit in row), key=lambda unit: wishes[unit])
        for row in rows:
            row.clear()
        for unit in every:  # neighbours stand one above the other, and rows are of one width
            min(rows, key=lambda row: sum(one.width + _GAP for one in row)).append(unit)
    for row in rows:
        row.sort(key=lambda unit: wishes[unit])
        _place(row, [wishes[unit] for unit in row], _GAP)


def _wish(unit: Unit, near: Mapping[Unit, Sequence[Unit]]) -> float:
    others = near.get(unit)
    return sum(other.middle for other in others) / len(others) if others else unit.middle


def _place(row: Sequence[Unit], wishes: Sequence[float], gap: float) -> None:
    """Place units in their order as near to the wished middles as can be, without one over another.

    Units that want the same place move together (pool adjacent violators).
    """
    if not row:
        return
    offsets = [0.0]
    for one, next in zip(row, row[1:], strict=False):
        offsets.append(offsets[-1] + (one.width + next.width) / 2 + gap)
    pools: list[tuple[float, int]] = []  # mean of what is left of the wish without the offset, and how many
    for wish, offset in zip(wishes, offsets, strict=True):
        mean, count = wish - offset, 1
        while pools and pools[-1][0] >= mean:
            other, more = pools.pop()
            mean, count = (mean * count + other * more) / (count + more), count + more
        pools.append((mean, count))
    starts = [mean for mean, count in pools for _ in range(count)]
    for unit, start, offset in zip(row, starts, offsets, strict=True):
        unit.x = start + offset - unit.width / 2
