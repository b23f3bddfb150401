"""Documents cited by name: Điều lệ Đảng, Nghị quyết Trung ương 4 khóa XI, XII, Luật Dược and others.

Numbered regulations have symbols; these have names, which are made canonical so that two spellings
are one document.
"""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

from ..folding import Text, bare, one_line, places
from ..knowledge.tables import law_names
from ..structure.dates import date_after
from .issuers import is_stop, issuer_at
from .mentions import RawMention
from .pinpoints import pinpoint_after, pinpoint_before

_WORDS = {
    "nhat": "1", "hai": "2", "ba": "3", "tu": "4", "nam": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9",
    "muoi": "10", "muoi mot": "11", "muoi hai": "12", "muoi ba": "13",
}  # fmt: skip
_TERM = r"(?:kh[o]a\s{0,2})?[XVI]{1,6}\b"
#: The first letters of every name that `_HEAD` knows.
_FIRST_LETTERS = (
    "Dieu le Dang", "Nghi quyet", "nghi quyet", "Hien phap", "Luat ", "Luat\n", "Bo luat", "Bo Luat", "Phap lenh", "Quy che ",
    "Ket luan", "ket luan",
    "Quyet dinh cua", "Chi thi cua", "Nghi dinh cua", "Thong tu cua", "Quy dinh cua", "Cong dien cua",
)  # fmt: skip
_HEAD = re.compile(
    r"(?<![A-Za-z])(?:"
    r"(?P<charter>Dieu le Dang(?: Cong san Viet Nam)?)(?![a-z])"
    r"|(?P<plenum>(?:[Nn]ghi quyet|[Kk]et luan)\s(?:(?:Hoi nghi\s)?Trung uong\s{1,2}(?P<no>\d{1,2})|Hoi nghi lan thu "
    r"(?P<word>nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi mot|muoi hai|muoi ba|muoi|\d{1,2}),?\s(?:cua )?Ban Chap hanh Trung uong(?: Dang)?)"
    rf"(?:\s{{0,2}}[,(]?\s{{0,2}}\(?(?P<terms>kh[o]a\s{{0,2}}[XVI]{{1,6}}\b(?:\s{{0,2}}(?:,|va|;)\s{{0,2}}{_TERM}){{0,4}})\)?)?)"
    r"|(?P<congress>[Nn]ghi quyet\s(?:so \d{1,3}\s)?(?:cua\s)?Dai hoi\s)"
    r"|(?P<constitution>Hien phap(?:\s{1,2}nuoc\s[A-Za-z\s]{3,45}?Viet [Nn]am)?(?:\s{1,2}nam\s{1,2}(?P<cyear>\d{4}))?)(?![a-z])"
    r"|(?P<law>(?:Luat|Bo [Ll]uat|Phap lenh)\s(?!so\s|nay|tren|ve\s|gia\s|su\s|\d))"
    r"|(?P<rules>Quy che (?:lam viec|hoat dong)\s(?:cua\s)?)"
    r"|(?P<generic>(?:Quyet dinh|Nghi quyet|Chi thi|Nghi dinh|Thong tu|Quy dinh|Ket luan|Cong dien) cua\s"
    r"(?=(?:Thu tuong|Chinh phu|Bo Chinh tri|Ban Bi thu|Ban Chap hanh|Quoc hoi|Uy ban Thuong vu|Bo |Chu tich nuoc)))"
    r")"
)
_CONGRESS = re.compile(
    r"(?:(?P<national>(?:dai bieu )?(?:toan quoc )?(?:lan thu )?(?P<n>[xvi]{1,6})\b(?: cua dang)?|dang (?:toan quoc )?lan thu (?P<n2>[xvi]{1,6})\b)"
    r"|(?P<local>(?:dai bieu )?dang bo [^,.;:\n\"()]{2,70}?(?:,? ?lan thu [xvi]{1,6}\b|,? ?nhiem ky \d{4}\s?-\s?\d{4}|khoa [xvi]{1,6}\b)"
    r"(?:,? ?nhiem ky \d{4}\s?[-–]\s?\d{4})?))"
)
_LAW_END = re.compile(
    r"\s{0,2}(?:\s(?:19|20)\d\d\b|[.;:()\"\n]\s?\n|[;:()\"]|\.\s|\.$|\n\s?\n|\s(?:ngay|nam|so|va cac|va nghi|va thong|va quyet|va huong|va van|duoc|co hieu luc|quy dinh|"
    r"theo|ve|la|thi|de|da|tai|trong|cho|doi voi|hien hanh|nay|tren|nham|vao|den|gan|bang|voi|cung|hoac|khi|khong|phai|can|yeu cau|de nghi|"
    r"to chuc thuc hien|va luat|va bo luat|va phap lenh|tu ngay)\b|,\s(?:cac|so|uy ban|ubnd|bo |ban |giam doc|luat|bo luat|nghi|thong|quyet|phap|va |don vi|co quan|chi thi))"
)
_LONGER = re.compile(r"\s(?:sua doi|cua (?:hoi dong|quoc hoi))")
_OF_YEAR = re.compile(r"\s{1,2}(?:nam\s{1,2})?((?:19|20)\d\d)(?![\d/-])")
_OF_TERM = re.compile(r"\s{0,2}\(?kho\w\s{1,2}[xvi]{1,6}\b\)?")


@cache
def _laws() -> re.Pattern[str]:
    names = (re.escape(bare(n).lower()).replace(r"\ ", r"\s{1,2}") for n in law_names())
    return re.compile(rf"(?:{'|'.join(names)})(?![a-z])")


_NUMBER = re.compile(r"(?:so\s{0,3}:?\s{0,3})?\d")


def find_named_mentions(text: Text, start: int, end: int) -> list[RawMention]:
    """Documents cited by name in a part of the text.

    Parameters
    ----------
    text : Text
    start, end : int

    Returns
    -------
    list of RawMention
        "Nghị quyết Trung ương 4 (khóa XI, XII)" gives two with one span.

    Examples
    --------
    >>> text = Text.of("gắn với thực hiện Nghị quyết Trung ương 4 (khóa XI, XII) và Điều lệ Đảng")
    >>> [m.name for m in find_named_mentions(text, 0, len(text))]
    ['Nghị quyết Trung ương 4 khóa XI', 'Nghị quyết Trung ương 4 khóa XII', 'Điều lệ Đảng']
    """
    found: list[RawMention] = []
    at = start
    for place in places(text.bare, _FIRST_LETTERS, start, end):
        head = _HEAD.match(text.bare, place, end) if place >= at else None
        if head is None:
            continue
        at = head.end()
        for mention in _read(text, head, end):
            found.append(mention)
            at = max(at, mention.end)
    return found


def join_numbers(
    text: Text, numbered: list[RawMention], named: list[RawMention]
) -> tuple[list[RawMention], list[RawMention]]:
    """Make one mention of a name and the number right behind it.

    Parameters
    ----------
    text : Text
    numbered, named : list of RawMention

    Returns
    -------
    numbered, named : list of RawMention

    Examples
    --------
    >>> text = Text.of("Nghị quyết Trung ương 4 khóa XII số 04-NQ/TW")
    >>> number = RawMention(33, 44, "full", "04-NQ/TW", "04", None, "Nghị quyết")
    >>> [(m.start, m.name) for m in join_numbers(text, [number], find_named_mentions(text, 0, len(text)))[0]]
    [(0, 'Nghị quyết Trung ương 4 khóa XII')]
    """
    at_end = {m.end: m for m in named}
    several = Counter(m.end for m in named)
    joined: list[RawMention] = []
    ends: set[int] = set()
    for m in numbered:
        end = m.start
        while end and text.raw[end - 1].isspace():
            end -= 1
        name = at_end.get(end)
        # a mention with its own type word is another document
        if name and several[end] == 1 and _NUMBER.match(text.low, m.start) and m.type in (None, name.type):
            m = replace(m, start=name.start, name=name.name, type=name.type, pinpoint=name.pinpoint or m.pinpoint)
            ends.add(end)
        joined.append(m)
    return joined, [m for m in named if m.end not in ends]


def _read(text: Text, head: re.Match[str], end: int) -> list[RawMention]:
    kind = head.lastgroup
    if head["charter"]:
        return [_named(text, head.start(), head.end(), "Điều lệ Đảng", "Điều lệ")]
    if head["plenum"]:
        return _plenum(text, head)
    if head["congress"]:
        return _congress(text, head, end)
    if head["law"]:
        return _law(text, head, end)
    if head["constitution"]:
        name = "Hiến pháp" + (f" năm {head['cyear']}" if head["cyear"] else "")
        return [_named(text, head.start(), head.end(), name, "Hiến pháp")]
    if kind == "rules":
        return _rules(text, head, end)
    return _generic(text, head, end)


def _named(text: Text, start: int, end: int, name: str, doc_type: str, **extra: object) -> RawMention:
    pin = pinpoint_before(text.low, start) or pinpoint_after(text.low, end)
    return RawMention(start, end, "named", None, None, name, doc_type, pinpoint=pin, **extra)  # type: ignore[arg-type]


def _plenum(text: Text, head: re.Match[str]) -> list[RawMention]:
    number = head["no"].lstrip("0") if head["no"] else _WORDS.get(head["word"], head["word"])
    doc_type = "Kết luận" if head["plenum"].lower().startswith("ket") else "Nghị quyết"
    name = f"{doc_type} Trung ương {number}"
    terms = re.findall(r"[XVI]{1,6}\b", head["terms"] or "")
    end = head.end()
    issuer = "Ban Chấp hành Trung ương Đảng" if head["word"] else None
    if not terms:
        return [_named(text, head.start(), end, name, doc_type, issuer=issuer)]
    return [_named(text, head.start(), end, f"{name} khóa {t}", doc_type, issuer=issuer) for t in terms]


def _congress(text: Text, head: re.Match[str], end: int) -> list[RawMention]:
    match = _CONGRESS.match(text.low, head.end(), min(end, head.end() + 140))
    if match is None:
        return []
    if match["local"]:
        name = one_line(text.raw[head.start() : match.end()])
        return [_named(text, head.start(), match.end(), name[0].upper() + name[1:], "Nghị quyết")]
    term = (match["n"] or match["n2"]).upper()
    return [_named(text, head.start(), match.end(), f"Nghị quyết Đại hội {term} của Đảng", "Nghị quyết")]


def _law(text: Text, head: re.Match[str], end: int) -> list[RawMention]:
    start = head.start()
    if text.low[max(0, start - 5) : start].endswith(("phap ", "du ", "va ")) and not text.raw[start].isupper():
        return []
    known = _laws().match(text.low, start, end)
    if known:
        stop = known.end()
        follows = _LONGER.match(text.low, stop)
        if follows:
            known = None
    if known is None:
        ends = _LAW_END.finditer(text.low, head.end(), min(end, start + 160))
        match = next((m for m in ends if is_stop(text, m)), None)
        stop = match.start() if match else min(end, start + 80)
        if not match and end - start > 80:
            stop = text.raw.rfind(" ", start, stop)
        while stop > start and not text.raw[stop - 1].isalnum():
            stop -= 1
        if stop - head.end() < 2:
            return []
    name = one_line(text.raw[start:stop])
    doc_type = "Bộ luật" if name.lower().startswith("bộ") else "Pháp lệnh" if head["law"].startswith("Ph") else "Luật"
    written = date_after(text.low, stop)
    if written is not None and written.year is not None:
        name = one_line(text.raw[start : written.end])
        return [_named(text, start, written.end, name, doc_type, date=written)]
    year = _OF_YEAR.match(text.low, stop)
    if year:
        return [_named(text, start, year.end(), f"{name} năm {year[1]}", doc_type, year=int(year[1]))]
    return [_named(text, start, stop, name, doc_type)]


def _rules(text: Text, head: re.Match[str], end: int) -> list[RawMention]:
    stop = issuer_at(text, head.end(), end)
    if stop is None:
        return []
    term = _OF_TERM.match(text.low, stop)
    stop = term.end() if term else stop
    name = one_line(text.raw[head.start() : stop])
    return [_named(text, head.start(), stop, name, "Quy chế")]


_TITLE = re.compile(r"\s{1,3}(?:ve|quy dinh|phe duyet|ban hanh)\s[^.;\n]{5,160}?(?=[.;:,]|\n|$)")


def _generic(text: Text, head: re.Match[str], end: int) -> list[RawMention]:
    """Quyết định của Thủ tướng Chính phủ về …: named only where a title tells which one."""
    stop = issuer_at(text, head.end(), end)
    if stop is None:
        return []
    title = _TITLE.match(text.low, stop, end)
    if title is None or re.search(r"\bso\s\d", title.group()):
        return []
    issuer = one_line(text.raw[head.end() : stop])
    doc_type = text.raw[head.start() : head.end() - 5]
    name = one_line(text.raw[head.start() : title.end()]).strip()
    return [_named(text, head.start(), title.end(), name, doc_type, issuer=issuer)]
