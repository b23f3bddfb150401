"""Where the name of a body ends: "Sở Nội vụ | trước ngày …", "Sở Y tế | giải ngân vốn".

What may follow a name has no end, so a name is followed as far as it is one: a known name with its place
ends where plain words begin; any other ends at a word that no name holds.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice

from ..folding import Text, key
from ..knowledge.tables import comma_pairs, spellings
from ..knowledge.words import any_of, words
from .bodies import body_head, body_word

_WORDS = "act_words.toml"
_END = re.compile(rf"[();:\"]|,|\.\s|\.$|\n\s*\n|/\.|\n[-+*]|\s{any_of(_WORDS, 'behind_receiver', 'words')}(?![a-z])")
_GOES_ON = words(_WORDS, "behind_receiver", "name_goes_on")
_WORD = re.compile(r"\S+")
_JOINT = re.compile(r"(?:,|,? va)\s{1,2}")
_LEVELS = words(_WORDS, "bodies", "levels")
_LONGEST = 160


@lru_cache(maxsize=64)
def name_end(text: Text, start: int, end: int) -> int:
    """Where the name of a body that begins at an offset ends.

    Parameters
    ----------
    text : Text
    start, end : int

    Returns
    -------
    int

    Examples
    --------
    >>> text = Text.of("Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh trước ngày 05/9")
    >>> text.raw[: name_end(text, 0, len(text))]
    'Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh'
    """
    limit = min(end, start + _LONGEST)
    last = limit
    for stop in _END.finditer(text.low, start + 2, limit):
        word = stop.group().strip()
        at = stop.end() - len(word)
        if word == "," and comma_inside(text, stop.start(), limit):
            continue
        if not word[:1].isalpha() or (text.raw[at].islower() and text.says(at, word)):
            last = stop.start()
            break
    while last > start and not text.raw[last - 1].isalnum():
        last -= 1
    return known_name_end(text, start, last)


@lru_cache(maxsize=64)
def known_name_end(text: Text, start: int, end: int) -> int:
    """End a name at the longest known one, with its place, where what follows is plain words.

    Of a list of bodies the last one is looked at.

    Examples
    --------
    >>> text = Text.of("Sở Nội vụ và UBND xã Tân Sơn kê khai tài sản")
    >>> text.raw[: known_name_end(text, 0, len(text))]
    'Sở Nội vụ và UBND xã Tân Sơn'
    """
    at = start
    for joint in [*_JOINT.finditer(text.low, start, end), None]:
        if joint and not body_head(text, joint.end(), end):
            continue
        stop = joint.start() if joint else end
        known = _known_end(text, at, stop)
        if known < stop or joint is None:
            return known
        at = joint.end()
    return end


def _known_end(text: Text, start: int, end: int) -> int:
    """End one name at the longest known one; `end` where none is known, or more of the name follows."""
    first = _WORD.match(text.low, start, end)
    longest = _longest_names().get(first.group(), 0) if first else 0
    if not longest:
        return end
    spans = [match.span() for match in islice(_WORD.finditer(text.low, start, end), longest + 6)]
    for i in range(min(longest, len(spans)), 0, -1):
        stop = spans[i - 1][1]
        if not text.raw[stop - 1].isalnum() or not (i > 1 or text.raw[start:stop].isupper()):
            continue
        if key(text.low[start:stop]) not in spellings():
            continue
        if i < len(spans) and body_head(text, spans[i][0], end):
            return _known_end(text, spans[i][0], end)  # Ban Thường vụ | Hội Nông dân tỉnh
        i += _place(text, spans[i:])
        if i == len(spans):
            return end
        follows = text.raw[slice(*spans[i])].strip(",;.")
        plain = follows.islower() and follows not in _GOES_ON and body_word(text, spans[i][0]) is None
        return spans[i - 1][1] if plain and text.raw[spans[i - 1][1] - 1] not in ",;" else end
    return end


@cache
def _longest_names() -> dict[str, int]:
    """Words of the longest known name, by its first word."""
    longest: dict[str, int] = {}
    for name in spellings():
        words_of_name = name.split()
        longest[words_of_name[0]] = max(longest.get(words_of_name[0], 0), len(words_of_name))
    return longest


def _place(text: Text, spans: Sequence[tuple[int, int]]) -> int:
    """How many words name the place of a body: "tỉnh Vạn Xuân", "xã Tân Sơn", "Lam Sơn", "tỉnh"."""
    raw = [text.raw[slice(*span)] for span in spans[:6]]
    low = [text.low[slice(*span)] for span in spans[:6]]
    size = next((n for n in (2, 1) if n <= len(low) and " ".join(low[:n]) in _LEVELS), 0)
    while size < len(raw) and raw[size][0].isupper() and not (size and raw[size - 1][-1] in ",;"):
        size += 1
    return size


def comma_inside(text: Text, comma: int, end: int) -> bool:
    """Whether a comma belongs to a name: "Ban Bảo vệ, chăm sóc sức khỏe", "phòng, chống".

    Examples
    --------
    >>> comma_inside(Text.of("Cục Quản lý Khám, chữa bệnh"), 16, 27)
    True
    """
    left = key(text.low[max(0, comma - 30) : comma]).split()
    right = key(text.low[comma + 1 : min(end, comma + 31)]).split()
    return any((" ".join(left[-i:]), " ".join(right[:j])) in comma_pairs() for i in (1, 2, 3) for j in (1, 2, 3))


#: What no name holds, unless in brackets.
_NO_NAME = re.compile(
    r"\([^)\n]{0,80}\)|(?P<no>[.;!?]\s|(?<!cac so)(?<!cac ban)(?<!cac phong)(?<!cac huyen)(?<!cac xa):\s|\n\s*\n|\"| {3}"
    r"|\d{1,2}[/.]\d|\bngay \d|\bso \d{1,5}\s?[/-]|\b(?:theo|vao|duoc|nhung noi)\b)"
)
_TRAILING = re.compile(
    r"\s{1,3}(?P<word>da|se|dang|co|va|hoac|tu|chua|van|khong|can|moi nam|hang nam|co nhiem vu|lanh dao|quan tam|thuong xuyen)\s{0,3}$"
)


def as_name(text: Text, start: int, stop: int) -> int | None:
    """Where a name that runs up to an offset at most ends; None where these words are no name.

    Examples
    --------
    >>> text = Text.of("Sở Y tế đã")
    >>> text.raw[: as_name(text, 0, len(text))]
    'Sở Y tế'
    """
    stop = known_name_end(text, start, stop)
    while trailing := _TRAILING.search(text.low, start + 3, stop):
        at = trailing.start("word")
        if text.raw[at].isupper() or not text.says(at, trailing["word"]):
            break
        stop = trailing.start()
    while stop > start and not (text.raw[stop - 1].isalnum() or text.raw[stop - 1] == ")"):
        stop -= 1
    if stop <= start + 2 or "\t" in text.raw[start:stop]:
        return None
    for match in _NO_NAME.finditer(text.low, start, stop):
        another = match["no"] and match["no"][0] == ";" and body_head(text, match.end(), stop)
        if match["no"] and not another and text.says(match.start(), match["no"]):
            return None
    return stop
