"""Where names of bodies and verbs of acts begin in running text.

Names of bodies that are plain words too (vụ in nhiệm vụ, bộ in cán bộ) count only with a capital, a
quantifier, or where someone is asked; the others always. The words are data:
`knowledge/act_words.toml`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..folding import Text
from ..knowledge.words import any_of, section, words

Spanned = tuple[int, int]

_WORDS = "act_words.toml"
_ALWAYS, _CAPITAL = any_of(_WORDS, "bodies", "always"), any_of(_WORDS, "bodies", "capital")
_QUANTIFIER = (
    r"(?:(?:tat ca\s)?(?:cac|nhung|tung|moi|quy|(?:hai|ba|\d{2})(?= xa| phuong| huyen| tinh| don vi| co quan| truong| thon))"
    r"\s{1,2})"
)
_HEAD = re.compile(
    rf"(?<![a-z/])(?:(?P<many>{_QUANTIFIER})(?:{_ALWAYS}|{_CAPITAL})|(?P<plain>{_ALWAYS})|(?P<word>{_CAPITAL}))(?![a-z])"
)
#: Longer than sentences are: where none ends, the same stretch is asked for with every limit in it.
_LONG = 900
_LONGEST = 60  # of the first words of a name, and of a verb
_ASKS = re.compile(r"(?:yeu cau|de nghi|(?<!ban )giao(?! ban)|phan cong|giao cho|uy quyen)\s+$")
_VERB = re.compile(rf"{any_of(_WORDS, 'acts', 'verbs', word_start=True)}(?![a-z])")
_ACT = re.compile(rf"(?:{_VERB.pattern}|phong,?\s{{1,2}}(?:va\s)?(?:chong|ngua)(?![a-z]))")
_LEVELS = words(_WORDS, "bodies", "levels")
#: Before a capital these begin a name, in small letters too: "huyện Lam Sơn", "phòng Kỹ thuật".
_NAMED = (*_LEVELS, "phong")
_ACT_TOO = words(_WORDS, "bodies", "act_too")
_FALSE_FRIENDS = section(_WORDS, "false_friends")
_OTHER_THAN_VERBS = section(_WORDS, "other_than_verbs")


def body_heads(text: Text, start: int, end: int) -> Iterator[re.Match[str]]:
    """Places of a stretch where the name of a body may begin.

    Parameters
    ----------
    text : Text
    start, end : int

    Yields
    ------
    match
        Its end is the end of the first word or words of the name, not of the name.

    Examples
    --------
    >>> text = Text.of("cán bộ của Bộ Nội vụ và các sở")
    >>> [head.group() for head in body_heads(text, 0, len(text))]
    ['bo', 'cac so']
    """
    if end - start > _LONG:
        return _within(_all_heads(text), _HEAD, text, start, end)
    return (match for match in _HEAD.finditer(text.low, start, end) if _counts(text, match))


class _Found(NamedTuple):
    """All matches of a pattern in a text, those that count marked: rules ask of overlapping stretches again and again."""

    starts: list[int]
    matches: list[re.Match[str]]
    counted: list[bool]


@lru_cache(maxsize=2)  # a letter as it is, and flowing
def _all_heads(text: Text) -> _Found:
    found = list(_HEAD.finditer(text.low))
    return _Found([match.start() for match in found], found, [_counts(text, match) for match in found])


@lru_cache(maxsize=2)
def _all_acts(text: Text) -> _Found:
    found = list(_VERB.finditer(text.low))
    return _Found([match.start() for match in found], found, [_is_verb(text, match) for match in found])


def _within(found: _Found, pattern: re.Pattern[str], text: Text, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches that count in a stretch; one that reaches over an edge is looked for anew within it."""
    counts = _counts if pattern is _HEAD else _is_verb
    first = bisect_left(found.starts, start)
    if first and found.matches[first - 1].end() > start:
        for match in pattern.finditer(text.low, start, min(end, found.matches[first - 1].end() + _LONGEST)):
            if match.start() >= found.matches[first - 1].end():
                break
            if counts(text, match):
                yield match
    for i in range(first, len(found.starts)):
        match = found.matches[i]
        if match.start() >= end:
            return
        if match.end() > end:
            yield from (m for m in pattern.finditer(text.low, match.start(), end) if counts(text, m))
            return
        if found.counted[i]:
            yield match


def body_head(text: Text, at: int, end: int) -> re.Match[str] | None:
    """The beginning of a body's name right at an offset.

    Examples
    --------
    >>> text = Text.of("Bộ Nội vụ, bộ tài liệu")
    >>> body_head(text, 0, len(text)) is not None, body_head(text, 11, len(text)) is not None
    (True, False)
    """
    match = _HEAD.match(text.low, at, end)
    return match if match and _counts(text, match) else None


def body_word(text: Text, at: int) -> re.Match[str] | None:
    """A word right at an offset that names of bodies begin with, also where it may be a plain one here."""
    match = _HEAD.match(text.low, at)
    return match if match and not _is_other(text, match) else None


def _counts(text: Text, match: re.Match[str]) -> bool:
    if match.lastgroup == "plain":
        return True
    if match["many"]:
        return not _is_other(text, match) and text.says(match.start(), match.group().split()[0])
    if _is_other(text, match) or (match["word"] in _ACT_TOO and _ACT.match(text.low, match.start())):
        return False
    if match["word"] in _NAMED and text.raw[match.end() + 1 : match.end() + 2].isupper():
        return True
    return text.raw[match.start()].isupper() or bool(_ASKS.search(text.low, max(0, match.start() - 14), match.start()))


def _is_other(text: Text, match: re.Match[str]) -> bool:
    """Whether a name of one word has the base letters of a body only: quản, bàn, số."""
    word = match.group()[len(match["many"] or "") :]
    return text.raw[match.end() - len(word) : match.end()].lower() in _FALSE_FRIENDS.get(word, ())


def acts(text: Text, start: int, end: int) -> Iterator[re.Match[str]]:
    """Verbs of what a body does, in a stretch of text.

    Examples
    --------
    >>> text = Text.of("đồng chí Bí thư thu hồ sơ, họp, tổng hợp")
    >>> [act.group() for act in acts(text, 0, len(text))]
    ['thu', 'hop', 'tong hop']
    """
    if end - start > _LONG:
        return _within(_all_acts(text), _VERB, text, start, end)
    return (match for match in _VERB.finditer(text.low, start, end) if _is_verb(text, match))


def first_act(text: Text, start: int, end: int) -> re.Match[str] | None:
    """The first verb of a stretch of text."""
    return next(acts(text, start, end), None)


def act_at(text: Text, at: int, end: int) -> re.Match[str] | None:
    """A verb right at an offset."""
    match = _VERB.match(text.low, at, end)
    return match if match and _is_verb(text, match) else None


def _is_verb(text: Text, match: re.Match[str]) -> bool:
    """Whether a word has more of a verb than its base letters: thu, not thư."""
    others = _OTHER_THAN_VERBS.get(match.group())
    return others is None or text.raw[match.start() : match.end()].lower() not in others
