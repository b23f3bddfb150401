"""Mentions of documents by number and symbol, with type, date and issuer around them.

Find the area, then parse it: the scan is anchored on digits (see `congvan_nlp.structure.symbols`),
the careful grammar looks only at the words before and behind a symbol.
"""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from ..folding import Text, key, one_line
from ..knowledge.tables import type_names, types_by_code
from ..records.analysis import Form
from ..structure.dates import WrittenDate, date_after
from ..structure.symbols import Symbol, find_symbols
from .pinpoints import pinpoint_after, pinpoint_before
from .tails import tail_of, told_before, told_between

_ASSEMBLY = re.compile(r"(?:QH|UBTVQH)\d")
_NUMBER_WORD = re.compile(r"[\s,]*(?:số)?[\s:]*$")
#: What has a number of its own and is no document that a letter cites: thửa đất số 125/TĐ.
_NO_DOCUMENT = re.compile(r"(?<![a-z])(?:ho so|thua(?: dat)?|lo dat|to ban do|phieu|ma|bien|tai khoan|hoa don)\s+$")
_STOPS = re.compile(r"[.;:()]|\n\s*\n")
_JOINED = re.compile(r"\s{0,3}[,;]?\s{0,3}(?:va|cung|,|;)?\s{0,3}")


@dataclass(frozen=True, slots=True)
class RawMention:
    """One place where a document is cited, before it is known which one.

    Attributes
    ----------
    start, end : int
        From the type word to the issuer, or to the last of them that is there.
    form : Form
        How it is cited; refined in resolution.
    key : str or None
        Number and symbol.
    number : str or None
        Number alone, of short forms.
    name : str or None
        Of documents cited by name.
    type : str or None
        The type word's usual spelling, or what the symbol alone tells.
    date : WrittenDate or None
    year : int or None
        "Quy định 124-QĐ/TW năm 2023".
    issuer : str or None
    issuer_code : str
        From the symbol.
    pinpoint : tuple of int or None
        Span of điểm, khoản, Điều.
    slip : bool
        A symbol that lacks a part (97/QH14).
    misread : bool
        A number whose digits a scan read as letters (l287), put right in `key`.
    """

    start: int
    end: int
    form: Form
    key: str | None = None
    number: str | None = None
    name: str | None = None
    type: str | None = None
    date: WrittenDate | None = None
    year: int | None = None
    issuer: str | None = None
    issuer_code: str = ""
    pinpoint: tuple[int, int] | None = None
    slip: bool = False
    misread: bool = False


@cache
def type_pattern() -> str:
    """Alternation of type words in folded text, longest first; OCR may set dots between syllables."""
    names = sorted({*type_names(), "van ban", "cong van", "cv", "giay moi"}, key=lambda n: (-len(n), n))
    return "|".join(n.replace(" ", r"[\s.]{0,3}") for n in names)


@cache
def _type_word() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{type_pattern()})(?![a-z])")


@cache
def _type_phrase() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?P<type>{type_pattern()})(?![a-z])[^.,;:)\d\n]{{0,40}}$")


def type_before(low: str, start: int, end: int) -> re.Match[str] | None:
    """The type word some words before a number: "Quyết định thành lập số …".

    Examples
    --------
    >>> type_before("theo nghi quyet chuyen de so 5", 0, 26)["type"]
    'nghi quyet'
    """
    return _type_phrase().search(low, max(start, end - 60), end)


@cache
def _spelled_types() -> dict[str, str]:
    """Types by their letters without spaces: scans glue the words."""
    return {name.replace(" ", ""): spelled for name, spelled in type_names().items()}


#: A date between type word and number: "Quyết định ngày 02/10/2021 số …".
_DAY = r"(?:ky\s|ban hanh\s)?ngay\s{1,2}(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\sthang\s\d{1,2},?\snam\s\d{4})"


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![a-z])(?<!phap )(?<!ky )(?P<type>{type_pattern()})[\s.,:]{{0,3}}(?P<told>(?:(?<=\s)(?:cua\s[^,;.\n]{{3,70}}?|{_DAY}),?\s){{1,2}})?)?"
        r"(?P<so>(?<![a-z0-9])s[o0](?:\s?hieu|\s?ky hieu)?|(?<=[a-z])so)?[\s.:]{0,8}$"
    )


_LINK = re.compile(r"\s{0,3}[,;]?\s{0,3}(?:va\s{1,3}|cung\s{1,3}|hoac\s{1,3})?(?:cac\s{1,3})?(?:s[o0][\s:.]{0,3})?")


def find_symbol_mentions(text: Text, start: int, end: int, own_key: str | None) -> list[RawMention]:
    """Mentions with a symbol in a part of the text.

    Parameters
    ----------
    text : Text
    start, end : int
    own_key : str or None
        The letter's own number, which it never cites.

    Returns
    -------
    list of RawMention

    Examples
    --------
    >>> text = Text.of("Thực hiện Quy định số 24-QĐ/TW ngày 30/7/2021 của Bộ Chính trị về")
    >>> [m] = find_symbol_mentions(text, 0, len(text), None)
    >>> text.raw[m.start : m.end], m.type, m.issuer
    ('Quy định số 24-QĐ/TW ngày 30/7/2021 của Bộ Chính trị', 'Quy định', 'Bộ Chính trị')
    """
    found: list[RawMention] = []
    symbols = list(find_symbols(text, start, end))
    for symbol, following in zip_longest(symbols, symbols[1:]):
        if symbol.key == own_key:
            continue
        limit = following.start if following else end
        mention = _mention(text, symbol, found[-1] if found else None, limit)
        if mention is not None:
            found.append(mention)
    return found


def _mention(text: Text, symbol: Symbol, previous: RawMention | None, limit: int) -> RawMention | None:
    window = max(previous.end if previous else 0, symbol.start - 110)
    # the type word stands near; only "Nghị định của Chính phủ số …" needs a longer look back
    before = _before().search(text.low, max(window, symbol.start - 40), symbol.start)
    if before is None or before["type"] is None:
        before = _before().search(text.low, window, symbol.start)
    if before is not None and before["told"] and _type_word().search(before["told"]):
        before = _before().search(text.low, before.start("told"), symbol.start)  # the nearer type word counts
    type_word = label = None
    start = symbol.start
    if before is not None:
        type_word, label = before["type"], before["so"]
        if before["told"] and not label:
            type_word = None
        elif type_word:
            start = before.start("type")
        elif label:
            start = before.start("so")
    listed = previous is not None and bool(_LINK.fullmatch(text.low, previous.end, symbol.start))
    complete = symbol.year is not None or (symbol.type_code is not None and bool(symbol.issuer))
    dated = symbol.tight and "-" in symbol.issuer and date_after(text.low, symbol.end) is not None
    if not (type_word or label or (listed and symbol.tight) or (complete and symbol.tight) or dated):
        return None
    if not symbol.issuer and not (type_word and label):
        return None
    if type_word is None and symbol.type_code is None and _NO_DOCUMENT.search(text.low, window, start):
        return None
    written_type = _spelled_types().get(key(type_word).replace(" ", "")) if type_word else None
    doc_type = written_type or _type_of(symbol, previous.type if listed and previous is not None else None)
    if doc_type is None and label and symbol.type_code:
        typed = type_before(text.low, window, start)
        spelled = type_names().get(key(typed["type"])) if typed else None
        doc_type = spelled if spelled in types_by_code().get(symbol.type_code, ()) else None
    law = None
    if _ASSEMBLY.match(symbol.issuer) and type_word is None:
        law = _law_before(text, start, window)
        if law is not None:
            start = law
            doc_type = _law_type(text.raw[law : law + 4])
        elif listed and previous is not None:
            doc_type = previous.type
    date, year, issuer, mention_end = tail_of(text, symbol.end, limit)
    if before is not None and before["told"] and type_word:
        told_date, told_issuer = told_between(text, *before.span("told"))
        date, issuer = date or told_date, issuer or told_issuer
    if issuer is None:
        told_date, issuer = told_before(text, start)
        date = date or told_date
    name = one_line(_NUMBER_WORD.sub("", text.raw[law : symbol.start])) if law is not None else None
    slip = symbol.year is None and symbol.type_code is None and bool(_ASSEMBLY.match(symbol.issuer))
    pin = pinpoint_before(text.low, start) or pinpoint_after(text.low, mention_end)
    return RawMention(
        start,
        mention_end,
        "full",
        symbol.key,
        symbol.number,
        name,
        doc_type,
        date,
        year,
        issuer,
        symbol.issuer,
        pin,
        slip,
        symbol.misread,
    )


def _type_of(symbol: Symbol, listed: str | None) -> str | None:
    """What a symbol without a type word tells; in a list the type before it decides."""
    if symbol.type_code is None:
        return None if _ASSEMBLY.match(symbol.issuer) else "Công văn"
    names = types_by_code().get(symbol.type_code, ())
    if listed and (listed in names or not names):
        return listed
    if symbol.type_code == "TT":  # Thông tri of the Party, Thông tư of the State
        return "Thông tri" if symbol.party else "Thông tư"
    # Thông báo, Thông báo kết luận: the first in general; Quyết định, Quy định: neither
    return names[0] if names and all(name.startswith(names[0]) for name in names) else None


_LAW_HEAD = re.compile(r"(?<![A-Za-z])(?:Luat|Bo luat|Phap lenh)\s(?=[A-Za-z])")


def _law_before(text: Text, start: int, window: int) -> int | None:
    """Luật Cán bộ, công chức số 22/2008/QH12: the mention begins with the name."""
    heads = list(_LAW_HEAD.finditer(text.bare, window, start))
    if not heads:
        return None
    # "Luật sửa đổi, bổ sung một số điều của Luật X số …" is the name of the amending law
    amending = len(heads) > 1 and text.low.startswith("sua doi", heads[-2].end())
    head = heads[-2 if amending else -1].start()
    return None if _STOPS.search(text.raw[head:start]) else head


def _law_type(name: str) -> str:
    return "Bộ luật" if name.startswith("Bộ") else "Pháp lệnh" if name.startswith("Ph") else "Luật"


#: An issuer before the number, which a whole list shares: "các Quy định của Bộ Chính trị: số …; số …".
_HEADED = re.compile(r"\D{0,90}?\bcua\s")


def _share_heading(mentions: list[RawMention], text: Text) -> list[RawMention]:
    found = list(mentions)
    headed = False
    for i in range(1, len(found)):
        first, second = found[i - 1], found[i]
        headed = first.issuer is not None and (headed or bool(_HEADED.match(text.low, first.start, first.end)))
        begins = second.start + 3 * (text.low[second.start : second.start + 3] == "so ")
        listed = text.low[begins].isdigit() and _LINK.fullmatch(text.low, first.end, begins)
        headed = headed and bool(listed) and not second.issuer and first.issuer_code == second.issuer_code
        if headed:
            found[i] = replace(second, issuer=first.issuer)
    return found


def share_tails(mentions: list[RawMention], text: Text) -> tuple[list[RawMention], list[int]]:
    """Give the first of two listed documents the date and issuer that stand behind the second.

    "Công văn số 193/UBND-BCĐ và Kế hoạch số 194/KH-BCĐ, ngày 01/11/2017 của Ban Chỉ đạo …": only where
    the symbols name the same unit, and the first has no date anywhere else.

    Returns
    -------
    mentions : list of RawMention
    shared : list of int
        Indices of those that were completed.
    """
    dated = {m.key for m in mentions if m.date}
    found = _share_heading(mentions, text)
    shared = []
    for i in range(len(found) - 2, -1, -1):
        first, second = found[i], found[i + 1]
        if (
            not first.issuer
            and first.date
            and second.issuer
            and first.issuer_code == second.issuer_code
            and second.date
        ):
            if (
                first.type == second.type
                and text.low[second.start : second.start + 2] == "so"
                and _LINK.fullmatch(text.low, first.end, second.start + 3)
            ):
                found[i] = replace(first, issuer=second.issuer)
            continue
        if first.date or first.issuer or not second.date or first.key in dated or not second.key or not first.key:
            continue
        same = first.issuer_code.split("-")[-1] == second.issuer_code.split("-")[-1]
        between = text.low[first.end : second.start]
        if same and first.issuer_code and _JOINED.fullmatch(between):
            found[i] = replace(first, date=second.date, issuer=second.issuer)
            shared.append(i)
    return found, shared
