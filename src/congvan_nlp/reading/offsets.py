"""Offsets of a changed text → offsets of the text before: kept while changing, never searched again."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

#: Start, end and replacement of a part of a text.
Change = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class OffsetStep:
    """The map of one pass over a text; a changed part is a whole, between changes offsets run parallel.

    Attributes
    ----------
    new_starts, new_ends : tuple of int
        Where each replacement stands; start and end are the same where text was removed.
    old_starts, old_ends : tuple of int
        Where the replaced part stood.
    """

    new_starts: tuple[int, ...]
    new_ends: tuple[int, ...]
    old_starts: tuple[int, ...]
    old_ends: tuple[int, ...]

    def start(self, offset: int) -> int:
        """Where the character at an offset began before the change.

        Examples
        --------
        >>> rewrite("e\u0302 x", [(0, 2, "ê")])[1].start(1)
        2
        """
        i = bisect_right(self.new_starts, offset) - 1
        if i < 0:
            return offset
        if offset < self.new_ends[i]:
            return self.old_starts[i]
        return self.old_ends[i] + offset - self.new_ends[i]

    def end(self, offset: int) -> int:
        """Where the character before an offset ended before the change.

        Examples
        --------
        >>> rewrite("e\u0302 x", [(0, 2, "ê")])[1].end(1)
        2
        """
        i = bisect_left(self.new_starts, offset) - 1
        if i < 0:
            return offset
        return self.old_ends[i] + max(0, offset - self.new_ends[i])


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """All steps from the normalised text back to the original one."""

    steps: tuple[OffsetStep, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Span of the original text that a span of the normalised text came from.

        Examples
        --------
        >>> from congvan_nlp.reading.normalise import normalise
        >>> text, offsets = normalise("ngày **22** tháng")
        >>> text[5:7], "ngày **22** tháng"[slice(*offsets.original(5, 7))]
        ('22', '22')
        """
        empty = start >= end
        for step in reversed(self.steps):
            start, end = step.start(start), step.end(end)
        return start, start if empty else end


def rewrite(text: str, changes: Sequence[Change]) -> tuple[str, OffsetStep]:
    """Apply changes, given in order and apart from each other, and keep the map.

    Examples
    --------
    >>> rewrite("a&amp;b", [(1, 6, "&")])[0]
    'a&b'
    """
    pieces: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    at = size = 0
    for start, end, replacement in changes:
        pieces += (text[at:start], replacement)
        size += start - at
        new_starts.append(size)
        size += len(replacement)
        new_ends.append(size)
        at = end
    pieces.append(text[at:])
    starts, ends, _ = zip(*changes, strict=True) if changes else ((), (), ())
    return "".join(pieces), OffsetStep(tuple(new_starts), tuple(new_ends), starts, ends)
