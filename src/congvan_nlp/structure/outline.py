"""The outline of the body: numbered and dashed items with their paths.

Labels of 36-HD/VPTW and 30/2020/NĐ-CP and of practice: Phần, Chương, Mục, Điều, I., 1., 1-, 1.1.,
(1), a), Thứ nhất, -, +. An item that a page break cut in two is one item: text without a label
belongs to the item before it, unless it closes the list.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from ..folding import Text
from .layout import Zone, lines_of

_ORDINALS = r"nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?: (?:mot|hai|ba|bon|lam|sau|bay|tam|chin))?"
# Noise of scans may stand before a label; ranks follow the order of the alternatives.
_LABEL = re.compile(
    r"(?:[^\w\n(+*-]|_|(?<=_)-){0,6}(?:"
    r"(?P<part>(?:phan|chuong|muc) (?:thu (?:" + _ORDINALS + r")|[ivxl]{1,5}|\d{1,2}))\b(?:[.:\s]|$)"
    r"|(?P<article>dieu \d{1,3}[a-z]?)\s?[.:]"
    r"|(?P<roman>[ivx]{1,5})\s?(?:[./)]|\s?-)(?=\s|[a-z\"]|$)(?!\s?\d)"
    r"|(?P<ordinal>thu (?:" + _ORDINALS + r")) ?(?:la ?)?[,:.](?!\s?\d)"
    r"|(?P<count>(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) la)[,:]"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4})\.?(?:\)|/|-)?(?=\s|[a-z\"])"
    r"|(?P<number>\d{1,2})(?:[.)/]|\s?-(?=\s|[a-z]))(?=\s|[a-z\"]|$)"
    r"|(?P<bracket>\(\d{1,2}\))"
    r"|(?P<letter>[a-z])(?:\)|\.(?=\s))"
    r"|(?P<letterbracket>\([a-z]\))"
    r"|(?P<dash>-)(?=\s?[\w\"(*])"
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
    labelled: list[tuple[int, str, int, int]] = []  # rank, label, start, content
    closings: list[int] = []
    numbered = False
    for line in lines_of(text.raw, body.start, body.end):
        match = _LABEL.match(text.low, line.start, line.end)
        kind = match.lastgroup if match else None
        if kind == "dash" and match and not numbered and _BASIS.match(text.low, match.end()):
            continue  # a list of bases is no list of directives
        if match and kind and _is_label(text, match, kind):
            start, end = match.span(kind)
            numbered = numbered or _RANKS[kind] < 8
            labelled.append((_RANKS[kind], text.raw[start:end], start, match.end()))
        elif labelled and _CLOSING.match(text.low, line.start, line.end) and _paragraph(text, line.start):
            closings.append(line.start)
    return _nest(text, labelled, closings, body.end)


def _is_label(text: Text, match: re.Match[str], kind: str) -> bool:
    if kind == "roman":
        return match[kind] in ("i", "v", "x") or text.raw[match.start(kind) : match.end(kind)].isupper()
    if kind == "decimal":  # 10.5 triệu, 08.3.2018
        return all(int(p) < 40 for p in match[kind].split(".")) and match[kind].count(".") < 5
    if kind == "number" and text.low[match.end() : match.end() + 6].strip().startswith(("thang", "ngay")):
        return False
    if kind in ("part", "article"):
        return text.raw[match.start(kind)].isupper()
    if kind in ("ordinal", "count"):
        return text.raw[match.start(kind)].isupper()
    return True


def _paragraph(text: Text, start: int) -> bool:
    """Whether a line opens a paragraph: a blank line or a closed sentence stands before it."""
    before = text.raw[max(0, start - 40) : start]
    return before.endswith("\n\n") or before.rstrip()[-1:] in ".;:…"


def _nest(text: Text, labelled: list[tuple[int, str, int, int]], closings: list[int], body_end: int) -> list[Item]:
    items: list[Item] = []
    stack: list[tuple[float, int]] = []  # (rank, index)
    counts: dict[int | None, int] = {}
    ends = [*(start for _, _, start, _ in labelled[1:]), body_end]
    for (rank, label, start, content), end in zip(labelled, ends, strict=False):
        numbers = label.split(".") if "." in label and rank == 4 else []
        depth: float = rank + (len(numbers) - 1) * 0.1 if numbers else rank
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
        if numbers and parent is not None and label.startswith(items[parent].label + "."):
            path = (above[: -len(items[parent].label)] + label) if above.endswith(items[parent].label) else label
        else:
            path = f"{above}.{step}" if above else step
        stop = start + len(text.raw[start:end].rstrip())
        items.append(Item(label, path, rank, parent, start, stop, min(content, stop)))
        stack.append((depth, len(items) - 1))
    return items
