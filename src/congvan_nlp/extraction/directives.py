"""Directives: the items of the outline, each with who leads, supports or acts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..folding import Text
from ..knowledge.words import alternation
from ..records.analysis import Assignee, AssigneeRole
from ..structure.layout import Zone
from ..structure.outline import Item
from .actors import acting_body
from .bodies import Spanned, acts, body_head, first_act
from .body_names import as_name, name_end

_SENTENCE_END = re.compile(r"[.;]\s|[.;]$|\n\s*\n|:\s*\n")
_LEADS = re.compile(r"chu tri(?<![a-z]chu tri)(?! (?:hoi nghi|cuoc hop|hop|kiem diem|phien))(?![a-z])")
_WITH = re.compile(
    r"(?:phoi hop(?<![a-z]phoi hop)(?: chat che)?,?\s{1,2}(?:voi|cung(?: voi)?|co)?|cung(?:(?<=chu tri cung)|(?<=chu tri, cung))(?: voi)?)\s{0,2}"
)
_ASKS = re.compile(alternation(("yeu cau", "de nghi", "giao"), word_start=True) + r"\s{1,2}(?=[a-z])")
_HEAD_SENTENCE = re.compile(
    alternation(
        (
            "yeu cau", "de nghi", "thong bao(?: den| cho)?", "chi dao", "kinh de nghi", "tran trong de nghi", "huong dan",
            "giao",
        ),
        word_start=True,
    )
    + r"\s{1,3}(?=[a-z])"
)  # fmt: skip
_LABEL_PREFIX = re.compile(
    r"(?:doi voi|giao(?!\s(?:trach nhiem|nhiem vu))|de nghi|(?:trach nhiem|nhiem vu) cua)\s(?=[a-z])"
)
#: "1. Đối với tập thể" opens a topic: those who are judged, not those who act.
_ANYBODY = re.compile(r"(?:cac )?(?:tap the|ca nhan)(?![a-z])")
_BESIDE = 6  # items of a task: who leads, who supports, by when
_SIBLINGS = 40  # dashes looked at above one: no heading governs more, and time stays linear
_PARAGRAPH = re.compile(r"\n\s*\n|\.\s*\n")
_CLOSED = re.compile(r"[.;]\s")


@dataclass(frozen=True, slots=True)
class Unit:
    """A directive before it becomes a record: an item, or a paragraph that asks for something.

    Attributes
    ----------
    item : Item or None
    start, end : int
        Own words, up to the first sub-item.
    content : int
        Behind the label.
    parent : int or None
        Index of the parent unit.
    heading : tuple of int or None
        A body named as heading or inline label ("UBND phường:", "- Cấp cơ sở: …").
    lead : tuple of int or None
        The body that acts in a text which introduces sub-items ("Sở Y tế chủ trì …:").
    """

    item: Item | None
    start: int
    end: int
    content: int
    parent: int | None
    heading: Spanned | None
    lead: Spanned | None = None


def find_units(text: Text, body: Zone, items: Sequence[Item]) -> list[Unit]:
    """Units of a body: outline items, or asking paragraphs where there is no outline.

    Parameters
    ----------
    text : Text
    body : Zone
    items : sequence of Item

    Returns
    -------
    list of Unit

    Examples
    --------
    >>> from congvan_nlp.structure.outline import find_items
    >>> text = Text.of("1. UBND các xã\\n- Lập danh sách.")
    >>> zone = Zone(0, len(text))
    >>> [text.raw[slice(*u.heading)] for u in find_units(text, zone, find_items(text, zone)) if u.heading]
    ['UBND các xã']
    """
    if items:
        return [
            Unit(i, i.start, i.end, i.content, i.parent, _heading(text, i.content, i.end), _lead(text, i))
            for i in items
        ]
    units = []
    for start, end in _paragraphs(text, body):
        asks = _ASKS.search(text.low, start, end)
        if asks:
            units.append(Unit(None, start, end, start, None, None))
    return units


def _lead(text: Text, item: Item) -> Spanned | None:
    if not text.raw[item.start : item.end].rstrip().endswith(":"):
        return None
    return acting_body(text, item.content, item.end)


def _paragraphs(text: Text, body: Zone) -> list[Spanned]:
    found = []
    at = body.end - len(text.raw[body.start : body.end].lstrip())
    for match in _PARAGRAPH.finditer(text.raw, body.start, body.end):
        stop = match.start() + (match.group()[0] == ".")
        if stop - at > 20:
            found.append((at, stop))
        at = match.end()
    if body.end - at > 20:
        found.append((at, body.start + len(text.raw[body.start : body.end].rstrip())))
    return found


def _heading(text: Text, start: int, end: int) -> Spanned | None:
    """The body that an item opens with as a heading or label."""
    at = start
    while at < end and not (text.raw[at].isalnum() or text.raw[at] in "\n"):
        at += 1
    line_end = text.raw.find("\n", at, end)
    line_end = end if line_end < 0 else line_end
    if text.raw[at:line_end].isupper() and first_act(text, at, end):
        return None
    prefix = _LABEL_PREFIX.match(text.low, at, end)
    head = prefix or body_head(text, at, end)
    if head is None or _ANYBODY.match(text.low, prefix.end() if prefix else at):
        return None
    colon = text.raw.find(":", at, min(line_end + 1, at + 220))
    if colon > 0:
        words = text.low[at:colon]
        if not _CLOSED.search(words) and not _verb_in(text, head.end(), colon):
            return _trim(text, at, colon)
    line = text.raw[at:line_end].rstrip()
    if line_end - at < 130 and line[-1:] not in ".;," and not _verb_in(text, head.end(), line_end) and line_end < end:
        return _trim(text, at, at + len(line))
    if line_end == end and line[-1:] not in ".;" and len(line) < 130 and not _verb_in(text, head.end(), line_end):
        return _trim(text, at, at + len(line))
    return None


def _verb_in(text: Text, start: int, end: int) -> bool:
    capitals = text.raw[start:end].isupper()
    return any(capitals or text.raw[v.start()].islower() for v in acts(text, start, end))


def _trim(text: Text, start: int, end: int) -> Spanned:
    prefix = _LABEL_PREFIX.match(text.low, start, end)
    start = prefix.end() if prefix else start
    opened = "(" in text.raw[start:end]
    while end > start and not (text.raw[end - 1].isalnum() or (opened and text.raw[end - 1] == ")")):
        end -= 1
    return start, end


def head_targets(text: Text, body: Zone, first_unit: int | None) -> Spanned | None:
    """Whom the head sentence addresses: "Ban Thường vụ yêu cầu các cấp ủy … thực hiện".

    Examples
    --------
    >>> text = Text.of("Giám đốc Sở Y tế đề nghị thủ trưởng các đơn vị chỉ đạo thực hiện.")
    >>> text.raw[slice(*head_targets(text, Zone(0, len(text)), None))]
    'thủ trưởng các đơn vị'
    """
    limit = body.end
    for match in _HEAD_SENTENCE.finditer(text.low, body.start, limit):
        if first_unit is not None and match.start() > first_unit + 4000:
            return None
        if body_head(text, match.end(), limit) is None:
            continue
        found = acting_body(text, match.end(), min(limit, match.end() + 300))
        if found and found[0] - match.end() < 3:
            return found
    return None


def assignees(text: Text, unit: Unit, end: int, inherited: Spanned | None) -> list[Assignee]:
    """Who acts in a unit.

    Parameters
    ----------
    text : Text
    unit : Unit
    end : int
        Where its own words end.
    inherited : tuple of int or None
        Subject from a heading above.

    Returns
    -------
    list of Assignee
        "X chủ trì, phối hợp với Y": X leads, Y supports; "X phối hợp với Y": X acts, Y supports.

    Examples
    --------
    >>> text = Text.of("Ban Tổ chức Thành ủy chủ trì, phối hợp với Văn phòng Thành ủy tham mưu kế hoạch.")
    >>> [(a.text, a.role) for a in assignees(text, Unit(None, 0, len(text), 0, None, None), len(text), None)]
    [('Ban Tổ chức Thành ủy', 'lead'), ('Văn phòng Thành ủy', 'support')]
    """
    labelled = _labelled(text, unit, _LEAD_LABEL)
    if labelled:
        helper = _labelled(text, unit, _SUPPORT_LABEL)
        return [_assignee(text, labelled, "lead"), *([_assignee(text, helper, "support")] if helper else [])]
    found: list[Assignee] = []
    at = unit.heading[1] if unit.heading else unit.content
    stop = _SENTENCE_END.search(text.low, at, end)
    sentence_end = stop.start() if stop else end
    subject = unit.heading or acting_body(text, unit.content, sentence_end) or inherited
    lead = _LEADS.search(text.low, at, sentence_end)
    role: AssigneeRole = "lead" if lead and subject and lead.start() - subject[1] < 40 else "assignee"
    if subject:
        found.append(_assignee(text, subject, role))
    support = _WITH.search(text.low, lead.start() if lead else at, sentence_end) if subject else None
    if (
        support
        and (lead is None or support.start() - lead.end() < 30)
        and (lead or support.start() - (subject or (0, at))[1] < 6)
    ):
        helper = _helper(text, support.end(), sentence_end)
        if helper:
            found.append(_assignee(text, helper, "support"))
    return found


def partner(text: Text, start: int, end: int) -> Spanned | None:
    """The body that a stretch of text asks to work together with.

    Examples
    --------
    >>> text = Text.of("nâng cấp Cổng dịch vụ công; phối hợp có Công an tỉnh")
    >>> text.raw[slice(*(partner(text, 0, len(text)) or (0, 0)))]
    'Công an tỉnh'
    """
    found = _WITH.search(text.low, start, end)
    if found is None:
        return None
    stop = _SENTENCE_END.search(text.low, found.end(), end)
    return _helper(text, found.end(), stop.start() if stop else end)


def _assignee(text: Text, span: Spanned, role: AssigneeRole) -> Assignee:
    return Assignee(text=text.raw[slice(*span)], start=span[0], end=span[1], role=role)


def _helper(text: Text, start: int, end: int) -> Spanned | None:
    head = body_head(text, start, end)
    if head is None:
        return None
    stop = end
    for verb in acts(text, head.end(), end):
        if text.raw[verb.start()].islower():
            stop = verb.start()
            break
    stop = as_name(text, start, min(stop, start + 260)) or start
    return _trim(text, start, stop) if stop > start else None


def heading_above(units: Sequence[Unit], unit: int | None) -> Spanned | None:
    """Subject that an item inherits: its own heading, that of the dash before it, of the items above.

    Parameters
    ----------
    units : sequence of Unit
    unit : int or None

    Returns
    -------
    span or None

    Examples
    --------
    >>> heading_above([Unit(None, 0, 9, 0, None, (0, 5)), Unit(None, 9, 20, 9, 0, None)], 1)
    (0, 5)
    """
    while unit is not None:
        current = units[unit]
        if current.heading or current.lead:
            return current.heading or current.lead
        if current.item is not None and current.item.rank >= 8:
            for sibling in range(unit - 1, max(-1, unit - 1 - _SIBLINGS), -1):
                other = units[sibling]
                if other.parent != current.parent or other.item is None or other.item.rank < current.item.rank:
                    if sibling == current.parent:
                        break
                    continue
                if other.heading:
                    return other.heading
        unit = current.parent
    return None


_LEAD_LABEL = re.compile(
    r"(?:(?:don vi|co quan|bo phan|nguoi|can bo)\s{1,2}(?:chu tri|thuc hien|phu trach|dau moi)(?: thuc hien)?|chu tri|dau moi)\s?:\s{0,3}"
)
_SUPPORT_LABEL = re.compile(r"(?:(?:don vi|co quan)\s{1,2})?phoi hop(?: thuc hien)?\s?:\s{0,3}")


def lead_beside(text: Text, units: Sequence[Unit], unit: int | None) -> Spanned | None:
    """The body that an item beside this one names: "- Đơn vị chủ trì: Sở Y tế. - Thời gian: …".

    Parameters
    ----------
    text : Text
    units : sequence of Unit
    unit : int or None

    Returns
    -------
    span or None
    """
    if unit is None:
        return None
    for other in [units[unit], *units[max(0, unit - _BESIDE) : unit + _BESIDE]]:
        if other.parent == units[unit].parent:
            lead = _labelled(text, other, _LEAD_LABEL)
            if lead:
                return lead
    return None


def _labelled(text: Text, unit: Unit, label: re.Pattern[str]) -> Spanned | None:
    """The body behind a label in the words of an item: "Chủ trì: Sở Nội vụ. Phối hợp: Sở Tài chính."."""
    if text.raw.find(":", unit.content, unit.end) < 0:
        return None
    for match in label.finditer(text.low, unit.content, unit.end):
        before = text.raw[max(unit.content, match.start() - 4) : match.start()].rstrip(" \t*_")
        if before[-1:] in ("", ".", ";", ":", "-", "\n") and body_head(text, match.end(), unit.end):
            return match.end(), name_end(text, match.end(), unit.end)
    return None
