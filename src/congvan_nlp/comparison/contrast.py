"""In which slots the letters of one group differ, and where they contradict each other."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final, get_args

from .records import Compared, Difference, Kind, Member, Relation, Slot, Value
from .roles import ANYBODY, CELLS, LOWER
from .slots import STRENGTHS, limit_of

SLOTS: Final[tuple[Slot, ...]] = get_args(Slot)
_BODIES: Final = frozenset({"lead", "support", "receiver", "channel"})
#: Slots with parts that are held against each other one by one: numbers by what they count, scopes by family, pinpoints
#: by document, citations of central documents apart from those that each place has its own of.
_PARTED: Final = frozenset({"number", "scope", "pinpoint", "citation"})
#: Slots whose silence is worth telling; that a letter names no channel or scope is not.
_TOLD_ALONE: Final = frozenset({"date", "number"})
#: Letters further apart are of different rounds: their days differ, but contradict nothing.
_ROUND: Final = dt.timedelta(days=200)
#: Least likeness of clauses that say the same where no slot differs.
_EQUIVALENT: Final = 0.3
#: Share of the words that what two percentages are of must have in common, to be the same.
_SAME_WHOLE: Final = 0.34

Forms = frozenset[tuple[str, ...]]
#: Letters under others: places of the superior and of the lower one.
Chains = Collection[tuple[int, int]]


def differences(members: Iterable[Member], letters: Sequence[Compared], chains: Chains = ()) -> list[Difference]:
    """Hold the clauses of a group against each other, slot by slot.

    Parameters
    ----------
    members : iterable of Member
        What several clauses of one letter say is taken together.
    letters : sequence of Compared
        All letters of the comparison.
    chains : collection of (int, int), optional
        Which of them are under which: a later day than the superior's is a conflict.

    Returns
    -------
    list of Difference
        In the order of the slots; none where all clauses are of one letter.
    """
    said: dict[int, list[Value]] = {}
    for member in members:
        said.setdefault(member.letter, []).extend(member.values)
    if len(said) < 2:
        return []
    found = []
    for slot in SLOTS:
        told = {letter: [one for one in values if one.slot == slot] for letter, values in sorted(said.items())}
        every = [one for values in told.values() for one in values]
        parts = dict.fromkeys(_part(one, every) for one in every)
        for part in parts:
            here = {n: [one for one in values if _part(one, every) == part] for n, values in told.items()}
            one = _difference(slot, here, letters, chains)
            found += [one] if one else []
    return found


def share_basis(one: Compared, other: Compared) -> bool:
    """Whether two letters stand on a central document in common; others contradict each other by chance alone."""
    return bool({*one.cites} & {*other.cites})


def relation_of(found: Collection[Difference], likeness: float) -> Relation:
    """What a group or pair is, by its differences.

    Parameters
    ----------
    found : collection of Difference
    likeness : float
        Of its clauses: where they are little alike, equal slots do not make them equivalent.
    """
    kinds = {one.kind for one in found}
    if "conflict" in kinds:
        return "conflict"
    return "similar" if "differs" in kinds or likeness < _EQUIVALENT else "equivalent"


def _part(value: Value, every: Sequence[Value]) -> str:
    """What a value is held against others of; "lớp tập" and "lớp" count the same."""
    if value.slot not in _PARTED:
        return ""
    units = [one.value[0] for one in every if f"{value.value[0]} ".startswith(f"{one.value[0]} ")]
    return min(units, key=len) if value.slot == "number" else value.value[0]


def _difference(
    slot: Slot, told: Mapping[int, Sequence[Value]], letters: Sequence[Compared], chains: Chains
) -> Difference | None:
    across = len({letters[one].level for one in told}) > 1
    forms = {letter: _forms(slot, values, across) for letter, values in told.items()}
    stated = {letter: form for letter, form in forms.items() if form}
    silent = tuple(letter for letter in forms if letter not in stated)
    if not stated:
        return None
    pairs = [(a, b) for a, b in combinations(stated, 2) if not _equal(slot, stated[a], stated[b])]
    against = [pair for pair in pairs if _contradict(slot, *pair, stated, told, letters, chains)]
    kind = _kind(slot, told, bool(against)) if pairs else None
    if kind is None and silent:
        if slot in _TOLD_ALONE:
            kind = "unstated"
        elif ("encouraged",) in set().union(*stated.values()):
            kind = "differs"  # what is said without any such word is asked for
    if kind is None:
        return None
    values = tuple(one for letter in stated for one in told[letter])
    between = tuple(sorted({letter for pair in against for letter in pair}))
    return Difference(slot=slot, kind=kind, values=values, between=between, unstated=silent)


def _forms(slot: Slot, told: Sequence[Value], across: bool) -> Forms:
    """Values of a letter in the form in which they are compared; across levels, the level of a body does not count."""
    if slot in _BODIES:
        named = (one.value for one in told if one.value[0] != ANYBODY)
        if across:  # what is a committee for one is a cell for the other
            return frozenset((LOWER if name == CELLS else name, "") for name, _ in named)
        return frozenset(named)
    if slot == "strength":
        return frozenset(sorted((one.value for one in told), key=lambda value: STRENGTHS.index(value[0]))[:1])
    return frozenset(one.value[1:] if slot in _PARTED else one.value for one in told)


def _kind(slot: Slot, told: Mapping[int, Sequence[Value]], contradict: bool) -> Kind:
    """How letters differ in a slot."""
    if slot == "citation" and any(one.value[0] == "own" for values in told.values() for one in values):
        return "own"
    return "conflict" if contradict else "differs"


def _contradict(
    slot: Slot,
    a: int,
    b: int,
    stated: Mapping[int, Forms],
    told: Mapping[int, Sequence[Value]],
    letters: Sequence[Compared],
    chains: Chains,
) -> bool:
    """Whether two letters that differ in a slot contradict each other in it: only days and numbers do."""
    if slot == "date":
        return _days_contradict(told[a], told[b], letters[a], letters[b], chains)
    return slot == "number" and _numbers_contradict(a, b, stated, letters)


def _equal(slot: Slot, one: Forms, other: Forms) -> bool:
    if slot == "number":
        return len(one) == len(other) and all(any(_same_number(a, b) for b in other) for a in one)
    if slot in _BODIES:
        return _covered(one, other) and _covered(other, one)
    return one == other


def _covered(one: Forms, other: Forms) -> bool:
    """Whether each body stands among others: by name, and by level where both are known."""
    return all(any(a[0] == b[0] and ("" in (a[1], b[1]) or a[1] == b[1]) for b in other) for a in one)


def _same_number(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one[0] != other[0]:
        return False
    whole, wholes = set(one[1].split()), set(other[1].split())
    return not whole or not wholes or len(whole & wholes) >= _SAME_WHOLE * min(len(whole), len(wholes))


def _numbers_contradict(a: int, b: int, stated: Mapping[int, Forms], letters: Sequence[Compared]) -> bool:
    shared = {one[0] for one in stated[a]} & {one[0] for one in stated[b]}  # of whatever they are
    return not shared and letters[a].level == letters[b].level and share_basis(letters[a], letters[b])


def _days_contradict(one: Sequence[Value], other: Sequence[Value], a: Compared, b: Compared, chains: Chains) -> bool:
    """Whether two letters of one level and round share no day, or a lower one has a later day than its superior."""
    limits = [[limit for value in values if (limit := limit_of(value))] for values in (one, other)]
    kinds = {kind for kind, _ in limits[0]} & {kind for kind, _ in limits[1]}
    if not kinds:
        return False  # a day and "15 days after receipt" may be the same
    first, second = ([limit for limit in some if limit[0] in kinds] for some in limits)
    if (a.index, b.index) in chains:
        return max(second) > max(first)
    if (b.index, a.index) in chains:
        return max(first) > max(second)
    if a.level != b.level or set(first) & set(second) or not share_basis(a, b):
        return False
    if not a.date or not b.date:
        return True
    return abs(dt.date.fromisoformat(a.date) - dt.date.fromisoformat(b.date)) <= _ROUND
