"""A text and what was found in it, as pieces that a page sets one after the other."""

from collections.abc import Iterable
from typing import NamedTuple

from ..records.analysis import Analysis


class Mark(NamedTuple):
    """Words of a text that a field was read from.

    Attributes
    ----------
    id : str
        Of the field: "t3" a deadline, "c2" a citation, "d5" a directive, "r1" a recipient, "number" of the letterhead.
    kind : str
        "deadline", "citation", "directive", "recipient", "letter" or "note".
    start, end : int
        Code points, half open.
    """

    id: str
    kind: str
    start: int
    end: int


class Segment(NamedTuple):
    """A piece of a text that all of some marks cover.

    Attributes
    ----------
    text : str
    marks : tuple of Mark
        The longest first.
    begins : tuple of str
        Ids whose first words these are: places that an address can lead to.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    begins: tuple[str, ...] = ()

    @property
    def kinds(self) -> str:
        """Kinds of the marks, each once."""
        return " ".join(dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def ids(self) -> str:
        """Ids of the marks, each once."""
        return " ".join(dict.fromkeys(mark.id for mark in self.marks))

    @property
    def target(self) -> str:
        """Id of the field that these words lead to: the closest one."""
        leading = [mark for mark in self.marks if mark.kind not in ("directive", "note")] or list(self.marks)
        return leading[-1].id if leading else ""


def marks_of(analysis: Analysis) -> list[Mark]:
    """What was found in a letter, with its words.

    Parameters
    ----------
    analysis : Analysis

    Returns
    -------
    list of Mark
        A citation has one for each mention, all of one id.
    """
    found = [Mark(one.field, "letter", one.start, one.end) for one in analysis.letter.evidence]
    found += [Mark(f"r{n}", "recipient", one.start, one.end) for n, one in enumerate(analysis.recipients, 1)]
    found += [Mark(one.id, "directive", one.start, one.end) for one in analysis.directives]
    found += [Mark(c.id, "citation", mention.start, mention.end) for c in analysis.citations for mention in c.mentions]
    found += [Mark(one.id, "deadline", one.start, one.end) for one in analysis.deadlines]
    found += [
        Mark(f"n{n}", "note", one.start, one.end)
        for n, one in enumerate(analysis.diagnostics, 1)
        if one.start is not None and one.end is not None
    ]
    return found


def segments(text: str, marks: Iterable[Mark]) -> list[Segment]:
    """Cut a text where marks begin and end.

    Parameters
    ----------
    text : str
    marks : iterable of Mark
        They may overlap in any way; those without words are left out.

    Returns
    -------
    list of Segment
        Which give the text, set one behind the other.

    Examples
    --------
    >>> [(one.text, one.ids) for one in segments("gửi Sở Y tế", [Mark("r1", "recipient", 4, 11)])]
    [('gửi ', ''), ('Sở Y tế', 'r1')]
    """
    kept = sorted({mark for mark in marks if 0 <= mark.start < mark.end <= len(text)}, key=lambda m: (m.start, -m.end))
    cuts = sorted({0, len(text), *(m.start for m in kept), *(m.end for m in kept)})
    found: list[Segment] = []
    begun: set[str] = set()
    active: list[Mark] = []
    coming = iter(kept)
    following = next(coming, None)
    for start, end in zip(cuts, cuts[1:], strict=False):
        active = [mark for mark in active if mark.end > start]
        while following and following.start == start:
            active.append(following)
            following = next(coming, None)
        begins = tuple(dict.fromkeys(mark.id for mark in active if mark.id not in begun))
        begun.update(begins)
        found.append(Segment(text[start:end], tuple(sorted(active, key=lambda m: m.start - m.end)), begins))
    return found
