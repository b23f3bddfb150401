"""To whom, and through whom: "gửi danh sách về Sở Nội vụ (qua Phòng Công chức)".

A receiver stands behind "về", "với", "cho" or a verb of reporting, a channel in "(qua …)". "về"
before a matter is no receiver.
"""

import re

from ..folding import Text
from ..knowledge.words import alternation, any_of
from .bodies import Spanned, act_at, body_head, first_act
from .body_names import name_end

_WORDS = "act_words.toml"
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
    alternation(
        (
            "bao cao",
            "bao(?= phong | ban | so | ubnd | van phong )",
            "trinh",
            "phan anh",
            "gui",
            "tham muu(?: cho)?",
            "nop",
        ),
        word_start=True,
    )
    + " {1,8}(?=[a-z])"
)
_VIA = re.compile(r"(?:\(\s?|,\s|\s)(?:thong )?qua {1,8}(?=[a-z])")
_NO_RECEIVER = re.compile(
    r"(?:cac\s|tung\s|nhung\s)?(?:to chuc|ca nhan|tap the|can bo|dang vien|cong chuc|nguoi dung|co so|doanh)"
)
_SO_THAT = re.compile(r"de(?<![a-z]de) (?!nghi |xuat |an |cuong |tai |ra )(?=[a-z])")
_COMMA = re.compile(r",\s{1,2}")
_ASKED = re.compile(r"(?:tran trong |kinh )?(?:de nghi|yeu cau)(?![a-z])")
_WITH_PARTNER = re.compile(r"(?:doi|phoi hop|cung|gan|ung|bo nhiem|kem|noi chuyen)\s$")


def channels(text: Text, start: int, end: int) -> list[Spanned]:
    """Bodies that a report goes through: "(qua Ban Tổ chức Thành ủy)".

    Examples
    --------
    >>> text = Text.of("báo cáo Ban Thường vụ (qua Ban Tổ chức Thành ủy) về kết quả")
    >>> [text.raw[slice(*s)] for s in channels(text, 0, len(text))]
    ['Ban Tổ chức Thành ủy']
    """
    found = []
    for match in _VIA.finditer(text.low, start, end):
        if body_head(text, match.end(), end) and not _NO_RECEIVER.match(text.low, match.end()):
            found.append((match.end(), _channel_end(text, match, end)))
    return found


def _channel_end(text: Text, via: re.Match[str], end: int) -> int:
    """A channel in brackets is all that stands in them, unless an act does: "(qua Phòng Tổ chức, cán bộ)"."""
    stop = name_end(text, via.end(), end)
    closing = text.raw.find(")", stop, min(end, via.end() + 120)) if via.group().startswith("(") else -1
    more = text.raw[stop:closing] if closing > stop else ""
    plain = more and not any(mark in more for mark in "(:;@0123456789") and not first_act(text, stop, closing)
    return closing if plain and body_head(text, stop + 2, closing) is None else stop


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
    purpose = _purpose(text, start, end)
    found = [*_receivers(text, start, purpose[0]), *_receivers(text, purpose[1], end)]
    return found or _receivers(text, *purpose)


def _purpose(text: Text, start: int, end: int) -> Spanned:
    """What a report is for, and whom it then goes to: "… để tổng hợp, báo cáo UBND tỉnh"."""
    for match in _SO_THAT.finditer(text.low, start, end):
        if not text.says(match.start(), "de"):
            continue
        if text.low[start : match.start()].strip(" -+*\n"):
            return match.start(), end
        comma = next(
            (c for c in _COMMA.finditer(text.low, match.end(), end) if _ends_purpose(text, c.end(), end)), None
        )
        if comma:
            return match.start(), comma.start()
    return end, end


def _ends_purpose(text: Text, at: int, end: int) -> bool:
    return body_head(text, at, end) is not None or _ASKED.match(text.low, at, end) is not None


def _receivers(text: Text, start: int, end: int) -> list[Spanned]:
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
