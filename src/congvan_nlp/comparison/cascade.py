"""Lower letters under their superiors, with the days that the lower one leaves: the slack."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from ..records.analysis import Analysis
from .records import Cascade, Compared, Group, Member, Step, Value
from .slots import last_day_of

_RANK = {"central": 0, "province": 1, "district": 2, "commune": 3}


def chains_of(analyses: Sequence[Analysis], letters: Sequence[Compared]) -> dict[tuple[int, int], bool]:
    """Which letters are under which.

    Parameters
    ----------
    analyses : sequence of Analysis
    letters : sequence of Compared
        The same letters.

    Returns
    -------
    dict of (int, int) to bool
        Superior and lower letter, by index; True where the lower one cites the superior one, False where only the places
        of their issuers tell it, and no other letter of the same superior's level is cited.
    """
    cited = {
        (above.index, below.index)
        for above in letters
        for below in letters
        if above is not below and _cites(analyses[below.index], analyses[above.index])
    }
    placed = {
        (above.index, below.index)
        for above in letters
        for below in letters
        if _is_above(analyses[above.index], analyses[below.index])
    }
    under = {below for _, below in cited}
    found = dict.fromkeys(sorted(cited), True)
    return found | {pair: False for pair in sorted(placed) if pair not in cited and pair[1] not in under}


def _cites(below: Analysis, above: Analysis) -> bool:
    own = above.letter
    if not own.number:
        return False
    return any(
        (one.document.id == own.id and own.id is not None)
        or (one.key is not None and one.key.casefold() == own.number.casefold() and one.date == own.date is not None)
        for one in below.citations
    )


def _is_above(above: Analysis, below: Analysis) -> bool:
    one, other = above.letter.issuer_body, below.letter.issuer_body
    if not one or not other or not one.id or not other.id or not one.level or not other.level:
        return False
    place, lower = one.id.partition(":")[0], other.id.partition(":")[0]
    return _RANK[one.level] < _RANK[other.level] and ";" in place and lower.startswith(f"{place};")


def cascades(groups: Iterable[Group], chains: dict[tuple[int, int], bool]) -> list[Cascade]:
    """Limits of lower letters under those of their superiors, for the duties that both lay down.

    Parameters
    ----------
    groups : iterable of Group
    chains : dict
        As of `chains_of`.

    Returns
    -------
    list of Cascade
        One for each pair of letters, also where no limits can be held against each other.
    """
    every = list(groups)
    return [
        Cascade(superior=above, lower=below, stated=stated, steps=tuple(_steps(every, above, below)))
        for (above, below), stated in chains.items()
    ]


def _steps(groups: Sequence[Group], above: int, below: int) -> Iterator[Step]:
    for group in groups:
        limit, lower = (_last(member for member in group.members if member.letter == one) for one in (above, below))
        if limit and lower:
            slack = _day(limit) - _day(lower)
            yield Step(group=group.id, superior=limit, lower=lower, slack=slack.days)


def _last(members: Iterable[Member]) -> Value | None:
    days = [one for member in members for one in member.values if one.slot == "date" and last_day_of(one)]
    return max(days, key=lambda one: last_day_of(one) or "", default=None)


def _day(value: Value) -> dt.date:
    return dt.date.fromisoformat((last_day_of(value) or "")[:10])
