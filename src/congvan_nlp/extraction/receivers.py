"""To whom, and through whom: "gửi danh sách về Sở Nội vụ (qua Phòng Công chức)".

A receiver stands behind "về", "với", "cho" or a verb of reporting, a channel in "(qua …)". "về"
before a matter is no receiver.
"""

import re

from ..folding import Text, key
from ..knowledge.tables import spellings
from ..knowledge.words import alternation, any_of, words
from .bodies import Spanned, act_at, body_head

_WORDS = "act_words.toml"
_RECEIVER_END = re.compile(
    rf"[(),;:\"]|\.\s|\.$|\n\s*\n|/\.|\n[-+*]|\s{any_of(_WORDS, 'behind_receiver', 'words')}(?![a-z])"
)
_SEND = re.compile(rf"{any_of(_WORDS, 'acts', 'sends', word_start=True)}(?![a-z])")
# not over the end of a line: a heading may end there
_TO = re.compile(
    alternation(
        ("ve", "cho", "den", "toi", "voi", "len", "tai(?:(?<=nop tai)|(?<=gui tai)|(?<=truc tiep tai))"),
        word_start=True,
    )
    + " {1,8}(?=[a-z])"
)
_DIRECT = re.compile(
    alternation(("bao cao", "trinh", "phan anh", "gui", "tham muu(?: cho)?", "nop"), word_start=True)
    + " {1,8}(?=[a-z])"
)
_VIA = re.compile(r"(?:\(\s?|,\s|\s)(?:thong )?qua {1,8}(?=[a-z])")
_NO_RECEIVER = re.compile(
    r"(?:cac\s|tung\s|nhung\s)?(?:to chuc|ca nhan|tap the|can bo|dang vien|cong chuc|nguoi dung|co so|doanh)"
)
_WITH_PARTNER = re.compile(r"(?:doi|phoi hop|cung|gan|ung|bo nhiem|kem|noi chuyen)\s$")


def name_end(text: Text, start: int, end: int) -> int:
    """Where the name of a body that begins at an offset ends.

    Examples
    --------
    >>> text = Text.of("Sở Nội vụ trước ngày 05/9")
    >>> text.raw[: name_end(text, 0, len(text))]
    'Sở Nội vụ'
    """
    limit = min(end, start + 160)
    last = limit
    for stop in _RECEIVER_END.finditer(text.low, start + 2, limit):
        word = stop.group().strip()
        at = stop.end() - len(word)
        if not word[:1].isalpha() or (text.raw[at].islower() and text.says(at, word)):
            last = stop.start()
            break
    while last > start and not text.raw[last - 1].isalnum():
        last -= 1
    return _known_name_end(text, start, last)


_WORD = re.compile(r"\S+")


def _known_name_end(text: Text, start: int, end: int) -> int:
    """End a name at the longest known one where what follows is plain words: "… Tỉnh ủy | lịch giảng"."""
    ends = [m.end() for m in _WORD.finditer(text.raw, start, end)]
    for stop in reversed(ends[1:8]):
        if key(text.raw[start:stop]) in spellings():
            rest = text.raw[stop:end].split()
            return stop if rest and rest[0].islower() and rest[0] not in _NAME_GOES_ON else end
    return end


_NAME_GOES_ON = words(_WORDS, "behind_receiver", "name_goes_on")


def channels(text: Text, start: int, end: int) -> list[Spanned]:
    """Bodies that a report goes through: "(qua Ban Tổ chức Thành ủy)".

    Examples
    --------
    >>> text = Text.of("báo cáo Ban Thường vụ (qua Ban Tổ chức Thành ủy) về kết quả")
    >>> [text.raw[slice(*s)] for s in channels(text, 0, len(text))]
    ['Ban Tổ chức Thành ủy']
    """
    return [
        (m.end(), name_end(text, m.end(), end))
        for m in _VIA.finditer(text.low, start, end)
        if body_head(text, m.end(), end) and not _NO_RECEIVER.match(text.low, m.end())
    ]


def receivers(text: Text, start: int, end: int) -> list[Spanned]:
    """Bodies that are reported to in a clause.

    Parameters
    ----------
    text : Text
    start, end : int

    Returns
    -------
    list of (int, int)

    Examples
    --------
    >>> text = Text.of("gửi danh sách về Sở Nội vụ trước ngày 05/9, báo cáo về kết quả thực hiện")
    >>> [text.raw[slice(*s)] for s in receivers(text, 0, len(text))]
    ['Sở Nội vụ']
    """
    if not _SEND.search(text.low, start, end):
        return []
    found: list[Spanned] = []
    matches = sorted(
        [*_TO.finditer(text.low, start, end), *_DIRECT.finditer(text.low, start, end)], key=lambda m: m.end()
    )
    for match in matches:
        word = match.group().strip()
        if not text.says(match.start(), word):
            continue
        if body_head(text, match.end(), end) is None or _NO_RECEIVER.match(text.low, match.end()):
            continue
        if found and match.end() < found[-1][1]:
            continue
        before = text.low[max(start, match.start() - 12) : match.start()]
        if _WITH_PARTNER.search(before) and "voi" in match.group():
            continue
        stop = name_end(text, match.end(), end)
        if stop - match.end() < 2:
            continue
        found.append((match.end(), stop))
        found += _further(text, stop, end)
    return found


_FURTHER = re.compile(r"\s{0,2}(?:\([^)\n]{3,90}\))?\s{0,2}(?:,|va|,? dong gui)\s{1,2}(?=[a-z])")


def _further(text: Text, at: int, end: int) -> list[Spanned]:
    """More receivers of one list: "với Đảng ủy (qua …), Hội đồng thi đua (qua …)"."""
    found: list[Spanned] = []
    while (match := _FURTHER.match(text.low, at, end)) and body_head(text, match.end(), end):
        if "(" not in text.low[at : match.end()] and not text.raw[match.end()].isupper():
            break
        stop = name_end(text, match.end(), end)
        if act_at(text, stop + 1, end) or stop - match.end() < 3:
            break
        found.append((match.end(), stop))
        at = stop
    return found
