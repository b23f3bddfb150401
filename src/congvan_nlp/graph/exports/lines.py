"""Lines of a picture: edges that lead to one node in one way run together as one net, and share no place with others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from .flat import Flat

#: Inches between neighbouring lines.
PITCH: Final = 0.07
#: Relations whose edges run together where they start, not where they end.
_FROM_SOURCE: Final = frozenset({"has_directive", "has_deadline"})


@dataclass(eq=False)
class Net:
    """Edges of one relation to one node, all of them stated or all of them inferred.

    Attributes
    ----------
    relation : str
    hub : str
        The node where they meet.
    inferred : bool
    leaves : list of str
        The nodes at their other ends.
    """

    relation: str
    hub: str
    inferred: bool
    leaves: list[str] = field(default_factory=list)

    @property
    def leads_to_hub(self) -> bool:
        """Whether the hub is what the edges point to."""
        return self.relation not in _FROM_SOURCE


class Segment(NamedTuple):
    """A straight piece of a line."""

    net: Net
    x0: float
    y0: float
    x1: float
    y1: float


class Point(NamedTuple):
    """A place of a line: where pieces of it meet, or the tip of an arrow, which points ``up`` or ``down``."""

    net: Net
    x: float
    y: float
    up: bool = False


def nets_of(edges: Iterable[tuple[str, str, Flat]]) -> list[Net]:
    """Edges as nets.

    Parameters
    ----------
    edges : iterable
        As `flat.flat_edges` gives them.

    Returns
    -------
    list of Net
        In order of the first edge of each.

    Examples
    --------
    >>> told = {"relation": "implements", "stated": True}
    >>> [net.leaves for net in nets_of([("d1", "a", told), ("d2", "a", told), ("d1", "b", told)])]
    [['d1', 'd2'], ['d1']]
    """
    found: dict[tuple[str, str, bool], Net] = {}
    for source, target, data in edges:
        relation, inferred = str(data["relation"]), not data["stated"]
        hub, leaf = (source, target) if relation in _FROM_SOURCE else (target, source)
        net = found.setdefault((relation, hub, inferred), Net(relation, hub, inferred))
        if leaf != hub and leaf not in net.leaves:
            net.leaves.append(leaf)
    return [net for net in found.values() if net.leaves]


def lanes(spans: Sequence[tuple[float, float]], room: float = PITCH) -> list[int]:
    """Give each span a lane, such that no two in one lane touch.

    Parameters
    ----------
    spans : sequence of (float, float)
        From and to.
    room : float, optional
        What is kept free between two.

    Returns
    -------
    list of int
        From 0; as few lanes as can be.

    Examples
    --------
    >>> lanes([(0, 1), (2, 3), (0.5, 2.5)])
    [0, 0, 1]
    """
    ends: list[float] = []
    found = [0] * len(spans)
    for index in sorted(range(len(spans)), key=lambda i: (spans[i], i)):
        low, high = spans[index]
        lane = next((number for number, end in enumerate(ends) if end + room <= low), len(ends))
        if lane == len(ends):
            ends.append(high)
        ends[lane] = high
        found[index] = lane
    return found


def spread(middle: float, count: int, width: float) -> list[float]:
    """Places of ports along a side.

    Parameters
    ----------
    middle : float
        Of the side.
    count : int
    width : float
        Of the side.

    Returns
    -------
    list of float
        In order, near the middle as long as there is room.

    Examples
    --------
    >>> spread(1.0, 3, 0.3)
    [0.9, 1.0, 1.1]
    """
    step = min(0.2, width / max(count, 1))
    return [round(middle + (index - (count - 1) / 2) * step, 6) for index in range(count)]
