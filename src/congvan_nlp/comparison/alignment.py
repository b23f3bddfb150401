"""Which clauses of several letters lay down the same duty.

Two clauses are joined where each is the likest of the other's letter; what such pairs join further is a group as long as
its parts are alike as a whole. A clause that is left over is attached to the group of its likest clause, as one letter
splits what another one joins.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from .clauses import Clause
from .similarity import Likeness

#: Least likeness of two clauses that are the likest of each other: the middle of .10 to .20, between which the sets
#: `online` and `review` of `corpora/comparison` score the same.
JOINED: Final = 0.15
#: Share of it that two groups need on average, to be one.
_WHOLE: Final = 0.5
#: Least likeness of a clause behind one of a group to a clause of it that sets a limit.
_GOES_ON: Final = 0.06
#: Least likeness of a clause that is left over to one of a group.
_ATTACHED: Final = 0.4


def aligned(clauses: Sequence[Clause], alike: Likeness) -> list[list[int]]:
    """Group clauses by duty.

    Parameters
    ----------
    clauses : sequence of Clause
    alike : dict
        As of `similarity.likeness`.

    Returns
    -------
    list of list of int
        Places in `clauses`, each once, in order; a clause that no other letter has is alone. Groups stand in the order of
        their first clause.
    """
    best = _best(clauses, alike)
    group = list(range(len(clauses)))
    members = {at: [at] for at in group}
    for a, b in _mutual(clauses, best):
        one, other = members[group[a]], members[group[b]]
        if one is not other and _fit(clauses, alike, one, other):
            _join(group, members, one, other)
    _attach(clauses, alike, group, members)
    _complete(clauses, alike, group, members)
    return sorted(sorted(some) for some in members.values())


def _best(clauses: Sequence[Clause], alike: Likeness) -> dict[tuple[int, int], tuple[float, int]]:
    """Of each clause and other letter the likest clause; of two the earlier."""
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for (a, b), close in alike.items():
        for one, other in ((a, b), (b, a)):
            place = one, clauses[other].letter
            if place not in best or (close, -other) > (best[place][0], -best[place][1]):
                best[place] = close, other
    return best


def _mutual(clauses: Sequence[Clause], best: dict[tuple[int, int], tuple[float, int]]) -> list[tuple[int, int]]:
    """Pairs of clauses that are the likest of each other's letters, the likest first."""
    pairs = [
        (-close, a, b)
        for (a, _), (close, b) in best.items()
        if a < b and close >= JOINED and best[b, clauses[a].letter][1] == a
    ]
    return [(a, b) for _, a, b in sorted(pairs)]


def _fit(clauses: Sequence[Clause], alike: Likeness, one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two groups are of one duty: of different letters, and alike on average."""
    if {clauses[a].letter for a in one} & {clauses[b].letter for b in other}:
        return False
    total = sum(alike.get((min(a, b), max(a, b)), 0.0) for a in one for b in other)
    return total >= _WHOLE * JOINED * len(one) * len(other)


def _attach(clauses: Sequence[Clause], alike: Likeness, group: list[int], members: dict[int, list[int]]) -> None:
    """Put clauses that are left over into the group of their likest one; beside one of their own letter only a neighbour."""
    found: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (a, b), close in alike.items():
        if close >= _ATTACHED:
            found[a].append((close, -b))
            found[b].append((close, -a))
    alone = [at for at in found if len(members[group[at]]) == 1]
    for at in sorted(alone, key=lambda at: (-max(found[at])[0], at)):
        target = members[group[-max(found[at])[1]]]
        own = [one for one in target if clauses[one].letter == clauses[at].letter]
        if len(members[group[at]]) == 1 and (not own or any(abs(one - at) == 1 for one in own)):
            _join(group, members, target, members[group[at]])


def _complete(clauses: Sequence[Clause], alike: Likeness, group: list[int], members: dict[int, list[int]]) -> None:
    """Give a group the limits that a letter sets in the clause behind: "… lập danh mục; gửi danh mục trước ngày …"."""
    for name in sorted(members):
        some = members.get(name, [])
        dated = [at for at in some if clauses[at].deadlines]
        held = {clauses[at].letter for at in dated}
        if len(some) < 2 or not dated:
            continue
        for at in [one for one in some if clauses[one].letter not in held]:
            behind = (
                members[group[at + 1]] if at + 1 < len(clauses) and _goes_on(clauses[at], clauses[at + 1]) else some
            )
            letters = {clauses[one].letter for one in behind}
            if behind is some or letters & held or not letters <= {clauses[one].letter for one in some}:
                continue
            if any(alike.get((min(at + 1, one), max(at + 1, one)), 0.0) >= _GOES_ON for one in dated):
                _join(group, members, some, behind)


def _goes_on(clause: Clause, behind: Clause) -> bool:
    """Whether a clause with a limit stands behind another one of its directive, or of the item before it."""
    above, below = clause.path.rpartition(".")[0], behind.path.rpartition(".")[0]
    near = behind.directive == clause.directive or (bool(above) and above == below)
    return behind.letter == clause.letter and near and bool(behind.deadlines)


def _join(group: list[int], members: dict[int, list[int]], one: list[int], other: list[int]) -> None:
    to, gone = group[one[0]], group[other[0]]
    for at in other:
        group[at] = to
    one.extend(other)
    del members[gone]
