"""The file's characters → the normalised text, with exact offsets back to the original.

Each pass is an `OffsetStep`: composition to NFC, then removal of what is no text (marks of
Markdown, zero-width characters, carriage returns, HTML entities). Offsets are kept while
normalising, never found again by comparing the two texts.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

# Cyrillic letters, and two Latin ones, that stand for Latin or Vietnamese ones in copied web text.
_LOOKALIKES = str.maketrans(
    "авекмнорстухіјѕԁԛᴠАВЕКМНОРСТУХІЈЅÐƉð\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "abekmhopctyxijsdqvABEKMHOPCTYXIJSĐĐđ" + " " * 15,
)
_CHANGES = re.compile(
    r"(?P<entity>&(?:#x?[0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});)"
    r"|(?P<newline>\r\n?|[\x0b\x0c\x85\u2028\u2029]|<br\s{0,2}/?>)"
    r"|(?P<escape>\\[*_#.()\[\]+-])"
    r"|(?P<star>\*{1,3})"
    r"|(?P<heading>^\#{1,6}[ ]+)"
    r"|(?P<blank>(?<![ \t])[ \t]+$)"
    r"|(?P<nothing>[\ufeff\u200b-\u200f\u2060\u00ad\x00-\x08\x0e-\x1f\x7f]+)",
    re.MULTILINE,
)
_BLOCK = re.compile(r"[\x00-\x7f][^\x00-\x7f]+|^[^\x00-\x7f]+")  # ASCII never composes with what precedes it


@dataclass(frozen=True, slots=True)
class OffsetStep:
    """A piecewise map from offsets of a changed text to those of the text before the change.

    Attributes
    ----------
    new, old : tuple of int
        Break points: from ``new[i]`` on, offsets run parallel to those from ``old[i]``.
    """

    new: tuple[int, ...]
    old: tuple[int, ...]

    def back(self, offset: int, end: bool = False) -> int:
        """Offset before the change; `end` asks for the end of a half-open span."""
        if end and offset:
            return self.back(offset - 1) + 1
        i = bisect_right(self.new, offset) - 1
        old = self.old[i] + offset - self.new[i]
        limit = self.old[i + 1] if i + 1 < len(self.old) else old
        return min(old, max(limit, self.old[i]))


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """All steps from the normalised text back to the original one."""

    steps: tuple[OffsetStep, ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Span of the original text that a span of the normalised text came from.

        Examples
        --------
        >>> text, offsets = normalise("ngày **22** tháng")
        >>> text[5:7], "ngày **22** tháng"[slice(*offsets.original(5, 7))]
        ('22', '22')
        """
        for step in reversed(self.steps):
            start, end = step.back(start), step.back(end, end=True)
        return start, max(start, end)


def _rewrite(text: str, changes: Iterable[tuple[int, int, str]]) -> tuple[str, OffsetStep]:
    """Apply replacements (start, end, new text), in order, keeping the map."""
    pieces: list[str] = []
    new, old = [0], [0]
    at = size = 0
    for start, end, replacement in changes:
        pieces.append(text[at:start])
        size += start - at
        if replacement:
            pieces.append(replacement)
            new.append(size)
            old.append(start)
            size += len(replacement)
        new.append(size)
        old.append(end)
        at = end
    pieces.append(text[at:])
    return "".join(pieces), OffsetStep(tuple(new), tuple(old))


def _compositions(text: str) -> Iterable[tuple[int, int, str]]:
    for match in _BLOCK.finditer(text):
        block = match.group()
        composed = unicodedata.normalize("NFC", block)
        if composed != block:
            yield match.start(), match.end(), composed


def _replacement(match: re.Match[str]) -> str:
    found = match.group()
    if match.lastgroup == "newline":
        return "\n"
    if match.lastgroup == "escape":
        return found[1]
    if match.lastgroup == "entity":
        char = html.unescape(found)
        return char.translate(_LOOKALIKES) if len(char) == 1 and char.translate(_LOOKALIKES).isprintable() else found
    if match.lastgroup == "star":  # a star that opens its line is a list mark or the rule under the issuer
        start, end, text = match.start(), match.end(), match.string
        before, after = text[max(start - 1, 0) : start], text[end : end + 1]
        return found if before == "(" or (before in ("", "\n") and (not after or after.isspace())) else ""
    return ""


def normalise(original: str) -> tuple[str, OffsetMap]:
    """Compose, clean and straighten a text.

    Words are kept as written (uỷ stays uỷ): matching runs on a folded copy, see
    `congvan_nlp.folding`.

    Parameters
    ----------
    original : str
        Text as decoded from the file; any form, NFD included.

    Returns
    -------
    text : str
        NFC, line ends as ``\\n``, no-break and thin spaces as spaces, look-alike letters
        replaced, marks of Markdown and characters without width removed.
    offsets : OffsetMap
        The way back to `original`.

    Examples
    --------
    >>> normalise("# THÀNH ỦY\\r\\n\\\\*\\r\\n**1.** Việc")[0]
    'THÀNH ỦY\\n*\\n1. Việc'
    """
    steps: list[OffsetStep] = []

    def compose(text: str) -> str:
        if unicodedata.is_normalized("NFC", text):
            return text
        text, step = _rewrite(text, _compositions(text))
        steps.append(step)
        return text

    text = compose(original).translate(_LOOKALIKES)
    changes = [(m.start(), m.end(), _replacement(m)) for m in _CHANGES.finditer(text)]
    if changes:
        text, step = _rewrite(text, changes)
        steps.append(step)
    # what was removed may have kept a letter from its mark
    return compose(text), OffsetMap(tuple(steps))
