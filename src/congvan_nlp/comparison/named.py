"""Short names that tell letters apart: their numbers, which letters of several provinces may share."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from ..calendars.wording import day
from .records import Compared

#: What is added to names that are not unique yet, in this order.
_MORE: Final[tuple[Callable[[Compared], str], ...]] = (
    lambda one: one.province,
    lambda one: one.issuer or "",
    lambda one: day(one.date) if one.date else "",
    lambda one: f"#{one.index + 1}",
)


def named(letters: Sequence[Compared]) -> list[Compared]:
    """Give each letter a name that no other one has.

    Parameters
    ----------
    letters : sequence of Compared

    Returns
    -------
    list of Compared

    Examples
    --------
    >>> some = [Compared(index=n, name="", path="", number="5/KH-UBND", province=p, directives=0, clauses=0, deadlines=0) for n, p in enumerate("AB")]
    >>> [one.name for one in named(some)]
    ['5/KH-UBND (A)', '5/KH-UBND (B)']
    """
    names = [one.number or _file(one.path) or f"Văn bản {one.index + 1}" for one in letters]
    for more in _MORE:
        held = Counter(names)
        names = [
            f"{name} ({added})" if held[name] > 1 and (added := more(one)) else name
            for name, one in zip(names, letters, strict=True)
        ]
    return [one.model_copy(update={"name": name}) for name, one in zip(names, letters, strict=True)]


def _file(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
