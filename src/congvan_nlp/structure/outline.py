"""The outline of the body: numbered and dashed items with their paths.

Labels of 36-HD/VPTW and 30/2020/NĐ-CP and of practice: Phần, Chương, Mục, Điều, I., 1., 1-, 1.1.,
(1), a), ii., Thứ nhất, -, +. What also counts or measures (10.5 triệu) or is a word (vi) is a label
only where the one before it stands in the text. An item that a page break cut in two is one item: text without a label
belongs to the item before it, unless it closes the list.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from ..folding import Text
from .layout import Zone, lines_of

_ORDINALS = r"nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?: (?:mot|hai|ba|bon|lam|sau|bay|tam|chin))?"
# Noise of scans may stand before a label; ranks follow the order of the alternatives.
_LABEL = re.compile(
    r"[ ]{0,80}+(?:[^\w\n(+*-]|_|(?<=_)-){0,6}(?:"
    r"(?P<part>(?:phan|chuong|muc) {1,3}(?:thu (?:" + _ORDINALS + r")|[ivxl]{1,5}|\d{1,2}))\b(?:[.:\s]|$)"
    r"|(?P<article>dieu {1,3}\d{1,3}[a-z]?)\s?[.:]"
    r"|(?P<roman>[ivx]{1,5})\s?(?:[./)]|\s?-)(?=\s|[a-z\"]|$)(?!\s?\d)"
    r"|(?P<ordinal>thu (?:" + _ORDINALS + r")) ?(?:la ?)?[,:.](?!\s?\d)"
    r"|(?P<count>(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) la)[,:]"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4})\.?(?:\)|/|-)?(?=\s|[a-z\"])"
    r"|(?P<number>\d{1,2})(?:[.)/]|\s?-(?=\s|[a-z])(?!\s?\d))(?=\s|[a-z\"]|$)"
    r"|(?P<bracket>\(\d{1,2}\))"
    r"|(?P<letter>[a-z])(?:\)|\.(?=\s))"
    r"|(?P<letterbracket>\((?:[a-z]|[ivx]{2,4})\))"
    r"|(?P<dash>[-•●▪])(?=\s?[\w\"(*])"
    r"|(?P<plus>\+)(?=\s?[\w\"(])"
    r"|(?P<star>\*)(?=\s)"
    r")"
)
_BASIS = re.compile(
    r"\s?(?:can cu|xet|theo de nghi|thuc hien (?:quy|quyet|nghi|chi|ket|huong|ke|chuong|cong|thong|van))"
)
_RANKS = {
    "part": 0, "article": 1, "roman": 2, "ordinal": 3, "count": 3, "number": 4, "decimal": 4, "bracket": 6, "letter": 7,
    "letterbracket": 7, "star": 3, "dash": 8, "plus": 9,
}  # fmt: skip
# Depth within a rank: Phần, Chương and Mục lie in each other, ii. lies in a), 1.1 in 1.
_WITHIN = {"phan": 0.0, "chuong": 0.3, "muc": 0.6}
_SMALL_ROMANS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
#: Small Roman numbers that are also words, abbreviations or letters of a list, with the letter before.
_UNCLEAR = {"i": "h", "v": "u", "x": "v", "vi": "", "xi": ""}
_CLOSING = re.compile(
    r"\W{0,4}(?:(?:trong )?qua trinh (?:trien khai|to chuc|thuc hien)|nhan duoc (?:cong van|van ban|ke hoach)|"
    r"(?:cong van|ke hoach|huong dan|chi thi|thong bao|quyet dinh|quy dinh) nay |tren day la|de nghi (?:cac|thu truong|quy)|"
    r"giao [^\n]{3,60} (?:theo doi|don doc|chu tri)|yeu cau (?:cac|thu truong)|can cu (?:cong van|ke hoach|huong dan) nay|"
    r"[^\n.;]{3,60} (?:yeu cau|de nghi) (?:cac|thu truong|lanh dao) [^\n]{3,80}(?:nghiem tuc|khan truong|to chuc|tap trung|quan tam))"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the outline.

    Attributes
    ----------
    label : str
        As written, without the closing mark: ``1``, ``(5)``, ``Thứ hai``, ``-``.
    path : str
        Labels from the top, joined by dots: ``2.(5)``.
    rank : int
        Depth of the kind of label; greater is deeper.
    parent : int or None
        Index of the parent item.
    start, end : int
        From the label to where the next item or the closing text begins.
    content : int
        Where the words behind the label begin.
    """

    label: str
    path: str
    rank: int
    parent: int | None
    start: int
    end: int
    content: int


def find_items(text: Text, body: Zone) -> list[Item]:
    """Items of the outline of a body, in reading order.

    Parameters
    ----------
    text : Text
    body : Zone

    Returns
    -------
    list of Item

    Examples
    --------
    >>> text = Text.of("1. Việc chung\\n(1) Một việc.\\n(2) Hai việc.\\n2- Báo cáo.")
    >>> [item.path for item in find_items(text, Zone(0, len(text)))]
    ['1', '1.(1)', '1.(2)', '2']
    """
    labelled: list[_Label] = []
    closings: list[int] = []
    numbered = False
    seen = _Seen()
    for line in lines_of(text.raw, body.start, body.end):
        match = _LABEL.match(text.low, line.start, line.end)
        kind = match.lastgroup if match else None
        if kind == "dash" and match and not numbered and _BASIS.match(text.low, match.end()):
            continue  # a list of bases is no list of directives
        label = _label(text, match, kind, seen) if match and kind else None
        if label:
            numbered = numbered or label.rank < 8
            seen.add(label)
            labelled.append(label)
        elif labelled and _CLOSING.match(text.low, line.start, line.end) and _paragraph(text, line.start):
            closings.append(line.start)
    return _nest(text, labelled, closings, body.end)


class _Label(NamedTuple):
    rank: int
    depth: float
    words: str
    start: int
    content: int


@dataclass(slots=True)
class _Seen:
    """The labels so far that tell what an unclear one is."""

    numbers: set[str] = field(default_factory=set)
    letter: str = ""  # the last one of the list that runs
    roman: int = 0  # the last small one

    def add(self, label: _Label) -> None:
        if label.rank == 4:
            self.numbers.add(label.words)
        if label.rank < 7:
            self.letter, self.roman = "", 0
        elif label.depth == 7:
            self.letter = label.words
        elif label.depth == 7.5:
            self.roman = _SMALL_ROMANS.index(label.words)


def _label(text: Text, match: re.Match[str], kind: str, seen: _Seen) -> _Label | None:
    """The label of a line, None where its first words only look like one."""
    start, end = match.span(kind)
    words = " ".join(text.raw[start:end].split())
    rank = _RANKS[kind]
    depth: float = rank
    if kind in ("part", "article", "ordinal", "count"):
        if not words[0].isupper():
            return None
        if kind == "part":
            depth += _WITHIN[match[kind].split()[0]]
    elif kind == "roman" and not words.isupper():
        small = _small_roman(text, match, seen)
        if small is None:
            return None
        rank, depth = 7, small
    elif kind == "decimal":
        if not _is_decimal(text, match, seen):
            return None
        depth += words.count(".") * 0.1
    elif kind == "number" and text.low[match.end() : match.end() + 6].strip().startswith(("thang", "ngay")):
        return None
    return _Label(rank, depth, words, start, match.end())


def _small_roman(text: Text, match: re.Match[str], seen: _Seen) -> float | None:
    """Depth of a small Roman number, or of the letter that it may be; None for a word."""
    words = match["roman"]
    if words != text.raw[slice(*match.span("roman"))] or words not in _SMALL_ROMANS:
        return None
    if text.low[match.end() : match.end() + 1].isalpha():  # v.v.
        return None
    if words not in _UNCLEAR:
        return 7.5
    if seen.letter and seen.letter == _UNCLEAR[words]:
        return 7
    if words == "i" or seen.roman == _SMALL_ROMANS.index(words) - 1:
        return 7.5
    return 7 if len(words) == 1 and match.group().endswith(")") else None


def _is_decimal(text: Text, match: re.Match[str], seen: _Seen) -> bool:
    """Tell 1.1 from a date (08.3.2018) and a measure (10.5 triệu đồng)."""
    parts = match["decimal"].split(".")
    if not all(int(p) < 40 for p in parts):
        return False
    follows = text.raw[match.end() : match.end() + 3].lstrip()[:1]
    if match.end() > match.end("decimal") or follows.isupper() or follows in ("", '"', "“", "("):
        return True
    last = int(parts[-1])
    return ".".join([*parts[:-1], str(last - 1)] if last > 1 else parts[:-1]) in seen.numbers


def _paragraph(text: Text, start: int) -> bool:
    """Whether a line opens a paragraph: a blank line or a closed sentence stands before it."""
    before = text.raw[max(0, start - 40) : start]
    return before.endswith("\n\n") or before.rstrip()[-1:] in ".;:…"


def _nest(text: Text, labelled: list[_Label], closings: list[int], body_end: int) -> list[Item]:
    items: list[Item] = []
    stack: list[tuple[float, int]] = []  # (rank, index)
    counts: dict[int | None, int] = {}
    ends = [*(label.start for label in labelled[1:]), body_end]
    for (rank, depth, label, start, content), end in zip(labelled, ends, strict=False):
        while stack and stack[-1][0] >= depth:
            stack.pop()
        parent = stack[-1][1] if stack else None
        closing = bisect_right(closings, start)
        if closing < len(closings) and closings[closing] < end:
            end = closings[closing]
        if rank >= 8:
            counts[parent] = counts.get(parent, 0) + 1
            step = f"({counts[parent]})"
        else:
            step = label
        above = items[parent].path if parent is not None else ""
        if rank == 4 and "." in label and parent is not None and label.startswith(items[parent].label + "."):
            path = (above[: -len(items[parent].label)] + label) if above.endswith(items[parent].label) else label
        else:
            path = f"{above}.{step}" if above else step
        stop = start + len(text.raw[start:end].rstrip())
        items.append(Item(label, path, rank, parent, start, stop, min(content, stop)))
        stack.append((depth, len(items) - 1))
    return items
