"""Later references to a document: short forms, aliases, anaphora.

"Quy định 132", "Quy chế 190" after "(sau đây gọi là Quy chế 190)", "Quy định này". They name no
symbol, so each is tied to a document of the same letter or left open.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ..folding import Text, bare, key
from ..knowledge.tables import type_names
from .mentions import RawMention
from .pinpoints import pinpoint_after, pinpoint_before
from .tails import tail_of

#: Types that are cited by their number alone.
_SHORT_TYPES = (
    "Quy định", "Quyết định", "Quy chế", "Chỉ thị", "Nghị quyết", "Kết luận", "Hướng dẫn", "Kế hoạch", "Nghị định",
    "Thông tư liên tịch", "Thông tư", "Thông báo", "Chương trình", "Đề án", "Công văn", "Thông tri", "Công điện", "Pháp lệnh", "Luật",
)  # fmt: skip
_DEFINITION = re.compile(
    r"\(\s{0,2}(?:sau day|duoi day|tu day)?,?\s{0,2}(?:duoc\s)?(?:goi|viet)\s(?:tat\s|chung\s)?(?:la|:)?\s{0,2}[\"]?(?P<alias>[^()\n\"]{3,60}?)[\"]?\s{0,2}\)"
)
_ENDS_ALIAS = re.compile(r"(?![\w-])(?!\s(?:số|này|nêu|trên)\b)(?!\s\d)")
_ANAPHOR = re.compile(
    r"(?P<type>" + "|".join(bare(n) for n in _SHORT_TYPES if n not in ("Luật",)) + r")"
    r"\s{1,2}(?P<which>nay|tren day|neu tren|noi tren|da neu|tren|da dan)(?![a-z])"
)
_UNIT = re.compile(
    r"\s{1,2}(?:(?:ngay|thang|nam)(?!\s{1,2}\d)|nguoi|don vi|van ban|lan|dong|%|diem|muc|ban|cap|noi dung|nhiem vu|chi tieu)\b"
)


@cache
def _short() -> re.Pattern[str]:
    types = "|".join(sorted((bare(n).replace(" ", r"\s{1,2}") for n in _SHORT_TYPES), key=len, reverse=True))
    lowered = types.lower()
    # a number that goes on as a symbol or a date is none of ours
    number = r"(?P<no>\d{1,4}(?:\.\d{1,3})?[a-z]?)(?:/(?P<year>(?:19|20)\d\d))?(?![\d%])(?!\s{0,2}[-/]\s{0,2}\n?\s?[A-Z\d])(?!\.\d)"
    return re.compile(rf"(?P<type>{types}|{lowered})\s{{1,2}}(?P<so>so\s{{1,2}})?{number}")


_MORE = re.compile(r"\s{0,2}(?:[,;]|va)\s{0,2}(?:so\s{1,2})?(?P<no>\d{1,4})(?![\d%/-]|\.\d)(?!\s{0,2}[-/]\s{0,2}[A-Z])")


def find_short_forms(text: Text, start: int, end: int, known: Sequence[RawMention]) -> list[RawMention]:
    """Type and number without a symbol: Quy định 132; Chỉ thị số 05; các Quy định 89; 214; 124.

    Parameters
    ----------
    text : Text
    start, end : int
    known : sequence of RawMention
        Mentions with symbols; what overlaps one of them is part of it.

    Returns
    -------
    list of RawMention

    Examples
    --------
    >>> text = Text.of("theo các Quy định 89; 214; 124 và Chỉ thị 05")
    >>> [(m.type, m.number) for m in find_short_forms(text, 0, len(text), [])]
    [('Quy định', '89'), ('Quy định', '214'), ('Quy định', '124'), ('Chỉ thị', '05')]
    """
    covered = Covered(known)
    numbered = {(m.type, _number(m.number)) for m in known if m.key}
    found: list[RawMention] = []
    for match in _short().finditer(text.bare, start, end):
        if (
            not text.starts_word(match.start())
            or covered.touches(match.start(), match.end())
            or _UNIT.match(text.low, match.end())
        ):
            continue
        doc_type = type_names()[key(match["type"])]
        capital = text.raw[match.start()].isupper()
        is_known = (doc_type, _number(match["no"])) in numbered
        short = _short_mention(text, *match.span(), doc_type, match["no"], match["year"], covered)
        told = short.date is not None or short.issuer is not None
        if not (is_known or (capital and (match["so"] is None or told))) or (
            capital and len(match["no"]) == 4 and not is_known
        ):
            continue
        found.append(short)
        at = match.end()
        plural = text.low[max(0, match.start() - 4) : match.start()] == "cac "
        more = _MORE.match(text.bare, at) if plural else None
        while more and not _UNIT.match(text.low, more.end()):
            found.append(_short_mention(text, more.start("no"), more.end(), doc_type, more["no"], None, covered))
            more = _MORE.match(text.bare, more.end())
    return found


def _short_mention(
    text: Text, start: int, end: int, doc_type: str, number: str, written_year: str | None, covered: "Covered"
) -> RawMention:
    date, year, issuer, end = tail_of(text, end, covered.next_start(end, len(text)))
    year = int(written_year) if written_year else year
    pin = pinpoint_before(text.low, start) or pinpoint_after(text.low, end)
    return RawMention(start, end, "short", None, number, None, doc_type, date, year, issuer, pinpoint=pin)


def find_anaphors(
    text: Text, start: int, end: int, known: Sequence[RawMention], own_type: str | None
) -> list[RawMention]:
    """Anaphors ("Quy định này", "Kế hoạch nêu trên") where a document of that type was cited shortly before.

    A type that is the letter's own, or that no document before it has, means the letter itself.

    Examples
    --------
    >>> text = Text.of("Quy định số 37-QĐ/TW. Quy định này thay thế …")
    >>> known = [RawMention(0, 20, "full", "37-QĐ/TW", "37", None, "Quy định")]
    >>> [m.key for m in find_anaphors(text, 0, len(text), known, "Công văn")]
    ['37-QĐ/TW']
    """
    found = []
    documents: dict[str | None, list[RawMention]] = {}
    for mention in known:
        if mention.key:
            documents.setdefault(mention.type, []).append(mention)
    for match in _ANAPHOR.finditer(text.bare, start, end):
        doc_type = type_names()[key(match["type"])]
        if doc_type == own_type or not text.starts_word(match.start()):
            continue
        of_type = documents.get(doc_type, [])
        before = bisect_right(of_type, match.start(), key=lambda m: m.end)
        if not before:
            continue
        last = of_type[before - 1]
        # "này" means a document only while it is in sight; "nêu trên" reaches back further
        far = match.start() - last.end > 3000 or text.raw.count("\n\n", last.end, match.start()) > 1
        if match["which"] == "nay" and far:
            continue
        if match["which"] == "tren" and re.match(
            r"\s(?:dia ban|co so|toan|tinh than|mang|internet|website|cong|phan mem)",
            text.low[match.end() : match.end() + 14],
        ):
            continue
        pin = pinpoint_before(text.low, match.start())
        found.append(RawMention(*match.span(), "anaphor", last.key, last.number, None, doc_type, pinpoint=pin))
    return found


def find_aliases(text: Text, mentions: Sequence[RawMention]) -> list[RawMention]:
    """Definitions "(sau đây gọi tắt là X)" behind a mention, and every later X.

    Parameters
    ----------
    text : Text
    mentions : sequence of RawMention
        In order; those with symbols and names.

    Returns
    -------
    list of RawMention
        Of form "alias", tied to the document by key or name.

    Examples
    --------
    >>> text = Text.of("Kế hoạch số 5-KH/TU (sau đây gọi tắt là Kế hoạch chung). Theo Kế hoạch chung, …")
    >>> known = [RawMention(0, 19, "full", "5-KH/TU", "5", None, "Kế hoạch")]
    >>> len(find_aliases(text, known))
    2
    """
    ordered = sorted(mentions, key=lambda m: m.start)
    if not ordered:
        return []
    covered = Covered(mentions)
    position = 0
    defined: dict[str, tuple[int, RawMention]] = {}
    for match in _DEFINITION.finditer(text.low, ordered[0].end):
        while position + 1 < len(ordered) and ordered[position + 1].end <= match.start():
            position += 1
        target = ordered[position]
        start, end = match.span("alias")
        if not target.end <= match.start() <= target.end + 400 or covered.touches(start, end):
            continue
        alias = text.raw[start:end]
        words = key(alias).split(" ")
        types = [t for t in (" ".join(words[:i]) for i in (3, 2, 1)) if t in type_names()]
        number = re.search(r"(\d{1,4})$", alias)
        if not types or " và " in alias or (number and number[1] != target.number):
            continue
        if "\n\n" not in text.raw[target.end : match.start()] and alias not in defined:
            tied = RawMention(0, 0, "alias", target.key, target.number, target.name, type_names()[types[0]])
            defined[alias] = (start, tied)
    return _places_of(text, defined, covered)


def _places_of(text: Text, defined: dict[str, tuple[int, RawMention]], covered: "Covered") -> list[RawMention]:
    """Every place of the defined names behind their definitions, in one scan."""
    if not defined:
        return []
    # one pattern of all names would try each of them at each place: the first word, then a look-up by length
    lengths: dict[str, set[int]] = {}
    for alias in defined:
        lengths.setdefault(alias.split()[0], set()).add(len(alias))
    first_words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, lengths))})(?!\w)")
    found: list[RawMention] = []
    for place in first_words.finditer(text.raw, min(start for start, _ in defined.values())):
        start = place.start()
        if (found and start < found[-1].end) or not text.raw[start].isupper():
            continue
        ends = (start + length for length in sorted(lengths[place.group()], reverse=True))
        end = next((e for e in ends if text.raw[start:e] in defined and _ENDS_ALIAS.match(text.raw, e)), None)
        if end is None:
            continue
        defined_at, tied = defined[text.raw[start:end]]
        if start >= defined_at and not covered.touches(start, end):
            pin = pinpoint_before(text.low, start) or pinpoint_after(text.low, end)
            found.append(replace(tied, start=start, end=end, pinpoint=pin))
    return found


def _number(number: str | None) -> str | None:
    return number.lstrip("0") if number else None


class Covered:
    """Spans already taken by longer mentions."""

    def __init__(self, mentions: Sequence[RawMention]) -> None:
        self._spans = sorted((m.start, m.end) for m in mentions)
        self._starts = [s for s, _ in self._spans]

    def touches(self, start: int, end: int) -> bool:
        """Whether a span overlaps one of them."""
        i = bisect_left(self._starts, end)
        return any(self._spans[j][1] > start for j in range(max(0, i - 3), i))

    def next_start(self, at: int, last: int) -> int:
        """Where the next of them begins, or the offset given where there is none."""
        i = bisect_left(self._starts, at)
        return self._starts[i] if i < len(self._starts) else last

    def holds(self, start: int, end: int) -> bool:
        """Whether a span lies inside one of them."""
        i = bisect_right(self._starts, start)
        return any(self._spans[j][1] >= end for j in range(max(0, i - 3), i))
