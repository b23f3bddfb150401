"""What is put beside what: letters of one level, and a lower letter under its superior."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from .contrast import differences, relation_of
from .records import Comparison, Group, Relation, Step
from .wording import LEVELS

_ORDER: Final[dict[Relation, int]] = {"conflict": 0, "similar": 1, "equivalent": 2, "only": 3}


class Row(NamedTuple):
    """A duty, as the letters of a view lay it down.

    Attributes
    ----------
    group : Group
        With the members of these letters alone.
    step : Step or None
        In a cascade: the limits, and the days between them.
    """

    group: Group
    step: Step | None = None


class View(NamedTuple):
    """Letters that are shown side by side.

    Attributes
    ----------
    kind : str
        "level", of one level; "cascade", a superior and a lower one; "across", of levels that have nothing in between.
    title : str
        In Vietnamese.
    letters : tuple of int
    shared : list of Row
        Duties of more than one of them, conflicts first.
    alone : list of Row
        Duties of one of them.
    """

    kind: Literal["level", "cascade", "across"]
    title: str
    letters: tuple[int, ...]
    shared: list[Row]
    alone: list[Row]


def views(comparison: Comparison) -> list[View]:
    """Put letters of one level side by side, and lower ones under their superiors.

    Parameters
    ----------
    comparison : Comparison

    Returns
    -------
    list of View
        Every letter stands in one at least.
    """
    levels: dict[str | None, list[int]] = defaultdict(list)
    for letter in comparison.letters:
        levels[letter.level].append(letter.index)
    found = [
        _view(comparison, "level", f"Các văn bản cấp {LEVELS[level]}" if level else "Các văn bản chưa rõ cấp", held)
        for level, held in sorted(levels.items(), key=lambda one: list(LEVELS).index(one[0] or ""))
        if len(held) > 1
    ]
    for chain in comparison.cascades:
        name = "Cấp dưới thực hiện văn bản cấp trên" if chain.stated else "Cấp dưới dưới cấp trên (theo địa bàn)"
        view = _view(comparison, "cascade", name, (chain.superior, chain.lower))
        steps = {step.group: step for step in chain.steps}
        shared = [row._replace(step=steps.get(row.group.id)) for row in view.shared]
        found.append(view._replace(shared=shared))
    seen = {letter for view in found for letter in view.letters}
    if len(comparison.letters) == 1:
        return [_view(comparison, "level", "Các nhiệm vụ của văn bản", (0,))]
    if any(letter.index not in seen for letter in comparison.letters):
        every = _view(comparison, "across", "Các văn bản khác cấp", range(len(comparison.letters)))
        # what those that were seen share among themselves has been shown
        shared = [row for row in every.shared if any(one.letter not in seen for one in row.group.members)]
        alone = [row for row in every.alone if row.group.members[0].letter not in seen]
        found.append(every._replace(shared=shared, alone=alone))
    return found


def _view(
    comparison: Comparison, kind: Literal["level", "cascade", "across"], title: str, letters: Sequence[int]
) -> View:
    rows = [Row(one) for group in comparison.groups if (one := restricted(group, comparison, letters)) is not None]
    shared = sorted((row for row in rows if row.group.relation != "only"), key=lambda row: _ORDER[row.group.relation])
    return View(kind, title, tuple(letters), shared, [row for row in rows if row.group.relation == "only"])


def restricted(group: Group, comparison: Comparison, letters: Sequence[int]) -> Group | None:
    """A group as some of the letters know it.

    Parameters
    ----------
    group : Group
    comparison : Comparison
    letters : sequence of int

    Returns
    -------
    Group or None
        None where none of them has a member.
    """
    members = tuple(member for member in group.members if member.letter in letters)
    if not members:
        return None
    if len(members) == len(group.members):
        return group.model_copy(update={"absent": tuple(one for one in group.absent if one.letter in letters)})
    chains = {(one.superior, one.lower) for one in comparison.cascades}
    found = differences(members, comparison.letters, chains)
    several = len({member.letter for member in members}) > 1
    return group.model_copy(
        update={
            "members": members, "differences": tuple(found),
            "relation": relation_of(found, group.likeness) if several else "only",
            "absent": tuple(one for one in group.absent if one.letter in letters),
        }
    )  # fmt: skip
