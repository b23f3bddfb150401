"""What belongs to whom: entries, or events of a calendar, divided by the body that has to act."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Generic, NamedTuple, Protocol, TypeVar

from ..folding import key, one_line
from .wording import NO_BODY

#: Names that a file of Windows cannot have.
_RESERVED = ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
_TONES = "\u0300\u0301\u0303\u0309\u0323"


class _Owned(Protocol):
    @property
    def body(self) -> str | None: ...


_Item = TypeVar("_Item", bound=_Owned)


class OfBody(NamedTuple, Generic[_Item]):
    """What belongs into the calendar of one body.

    Attributes
    ----------
    file, name : str
        A name for its file, without an ending: plain letters and hyphens, another one for every body; its own name.
    items : list
    """

    file: str
    name: str
    items: list[_Item]


def by_body(items: Iterable[_Item]) -> list[OfBody[_Item]]:
    """Divide entries, or events of a memory, by the body that has to act.

    Parameters
    ----------
    items : iterable of Entry or of Known

    Returns
    -------
    list of OfBody
        By name; what names no body stands last. Capitals, spaces and the place of a tone (hoà, hòa) make no
        other body; other letters do.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .entries import entries_of
    >>> letters = [analyze(f"{body} báo cáo trước ngày 05/9/2025.") for body in ("Sở Hoà", "Sở Hòa", "Sở Hoa")]
    >>> [(one.file, one.name, len(one.items)) for one in by_body(entries_of(letters))]
    [('so-hoa-18ecec', 'Sở Hoa', 1), ('so-hoa-5ee5d0', 'Sở Hoà', 2)]
    """
    groups: dict[str, list[_Item]] = {}
    for item in items:
        groups.setdefault(spelling(item.body) if item.body else "", []).append(item)
    files = {body: key(body or NO_BODY)[:60].strip().replace(" ", "-") for body in groups}
    taken = Counter([*files.values(), *_RESERVED, ""])
    found = []
    for body, members in sorted(groups.items(), key=lambda group: (group[0] == "", group[0])):
        mark = hashlib.sha256(body.encode()).hexdigest()[:6]
        # all that share a name get another one, so that no file comes to hold a different body than before
        file = files[body] if taken[files[body]] == 1 else f"{files[body] or 'don-vi'}-{mark}"
        name = min(one_line(member.body) for member in members if member.body) if body else NO_BODY
        found.append(OfBody(file, name, members))
    return found


def spelling(body: str) -> str:
    """A name without what may differ in writing: capitals, spaces, the letter of a vowel group that bears the tone."""
    words = unicodedata.normalize("NFD", one_line(body).casefold()).split()
    return " ".join("".join(sorted(word, key=_TONES.__contains__)) for word in words)
