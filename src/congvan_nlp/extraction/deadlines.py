"""Deadlines: time phrases with who has to do what, to whom and through whom.

The clause of a phrase is searched first, then the clauses and sentences before it in the same item,
then headings and labels, the items above, and last the head sentence of the letter.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ..folding import Text
from ..structure.layout import Zone
from .bodies import VERB, Spanned, acting_body, body_head, channels, receivers
from .directives import Unit
from .mentions import RawMention
from .time_phrases import TimePhrase, find_time_phrases

_SENTENCE = re.compile(r"[.!?…]\s+(?=[\"(“]?[^\W\da-z])|\n\s*\n|\.\n|(?<=[;:,.])\n\s*[-+•]\s?|\n\s*[-+•]\s")
_PAST = re.compile(r"(?:den nay|van con|tuy nhien|tuy vay|qua han|cham so voi|da qua)")
_NOT_YET = re.compile(r"\bchưa\b")
_CONDITION = re.compile(r"(?:nghi|sinh|\(|ban hanh|ket nap|bo nhiem|tuyen dung|thanh lap|phat sinh|ky|hieu luc|dang ky|cong tac|cap|duoc|da [a-z]+)\s{0,2}(?:\w+\s){0,2}$")
# how a report travels is no part of the act
_BY_MAIL = re.compile(r",?\s(?:(?:va|dong thoi)\s)?(?:gui\s)?(?:file[^,;.]{0,20}\s)?(?:qua|theo|bang)\s(?:dia chi\s)?(?:email|e-mail|thu dien tu|hop thu|dia chi)|,?\ss\w\s\d{1,4},?\s(?:duong|pho|tran|le|nguyen)\s")


@dataclass(frozen=True, slots=True)
class RawDeadline:
    """A time phrase with the words around it that say who, what, to whom and via whom.

    Attributes
    ----------
    phrase : TimePhrase
    who, to, via : tuple of spans
    what : str or None
        The act, without receiver and channel.
    what_span : span or None
        The clause that `what` was made from.
    unit : int or None
        Index of the directive.
    sentence : span
    """

    phrase: TimePhrase
    who: tuple[Spanned, ...]
    to: tuple[Spanned, ...]
    via: tuple[Spanned, ...]
    what: str | None
    what_span: Spanned | None
    unit: int | None
    sentence: Spanned


def find_deadlines(
    text: Text,
    zone: Zone,
    mentions: Sequence[RawMention],
    units: Sequence[Unit],
    targets: Sequence[Spanned],
) -> list[RawDeadline]:
    """Deadlines of a zone, in order.

    Parameters
    ----------
    text : Text
    zone : Zone
    mentions : sequence of RawMention
        Dates of cited documents are no deadlines.
    units : sequence of Unit
        Directives, in order.
    targets : sequence of spans
        Whom the head sentence addresses, else the addressees of the letter.

    Returns
    -------
    list of RawDeadline

    Examples
    --------
    >>> text = Text.of("UBND xã Tân Sơn gửi báo cáo về Sở Nội vụ trước ngày 05/9/2025.")
    >>> [d] = find_deadlines(text, Zone(0, len(text)), [], [], [])
    >>> text.raw[slice(*d.who[0])], d.what, text.raw[slice(*d.to[0])]
    ('UBND xã Tân Sơn', 'gửi báo cáo', 'Sở Nội vụ')
    """
    phrases = [p for p in find_time_phrases(text, zone.start, zone.end) if not _is_cited(p, mentions)]
    starts = [u.start for u in units]
    found: list[RawDeadline] = []
    for i, phrase in enumerate(phrases):
        index = bisect_left(starts, phrase.end) - 1
        unit = index if 0 <= index and phrase.start < units[index].end else None
        low_limit = _own_words(text, units[unit], phrase.start) if unit is not None else zone.start
        high_limit = max(units[unit].end, phrase.end) if unit is not None else zone.end
        sentence = _sentence(text, phrase, max(low_limit, phrase.start - 1800), high_limit)
        before = phrases[i - 1] if i else None
        if phrase.listed and found and found[-1].phrase.end >= phrase.start - 12:
            last = found[-1]
            found.append(RawDeadline(phrase, last.who, last.to, last.via, last.what, last.what_span, unit, sentence))
            continue
        found.append(_attributed(text, phrase, before, units, unit, targets, low_limit, sentence))
    return found


def _own_words(text: Text, unit: Unit, limit: int) -> int:
    """Where the words of an item begin behind its heading line, if it has one."""
    line_end = text.low.find("\n", unit.content, limit)
    if line_end < 0 or line_end - unit.content > 120:
        return unit.content
    heading = text.raw[unit.content : line_end].strip()
    return unit.content if not heading or heading[-1] in ".;:," else line_end + 1


def _is_cited(phrase: TimePhrase, mentions: Sequence[RawMention]) -> bool:
    lo, hi = 0, len(mentions)
    while lo < hi:
        middle = (lo + hi) // 2
        if mentions[middle].end <= phrase.start:
            lo = middle + 1
        else:
            hi = middle
    return lo < len(mentions) and mentions[lo].start < phrase.end and mentions[lo].end > phrase.start


def is_reminder(text: Text, deadline: RawDeadline) -> bool:
    """Whether a date in the past is quoted, not set: "…, tuy nhiên đến nay chưa gửi".

    Asked only of deadlines before the letter's date.

    Examples
    --------
    >>> text = Text.of("báo cáo trước ngày 25/10/2017, tuy nhiên đến nay chưa nhận được")
    >>> [d] = find_deadlines(text, Zone(0, len(text)), [], [], [])
    >>> is_reminder(text, d)
    True
    """
    start, end = deadline.sentence
    until = min(len(text), end + 120)
    if _PAST.search(text.low, start, until) or _NOT_YET.search(text.raw, start, until):
        return True
    return bool(_CONDITION.search(text.low[max(start, deadline.phrase.start - 50) : deadline.phrase.start]))


def _sentence(text: Text, phrase: TimePhrase, low_limit: int, high_limit: int) -> Spanned:
    start = low_limit
    for match in _SENTENCE.finditer(text.bare, low_limit, phrase.start):
        start = match.end()
    after = _SENTENCE.search(text.bare, phrase.end, min(high_limit, phrase.end + 700))
    end = after.start() + 1 if after else min(high_limit, phrase.end + 700)
    return start, min(end, high_limit)


def _clauses(text: Text, start: int, end: int) -> list[Spanned]:
    """Stretches between semicolons outside brackets."""
    found = []
    depth, at = 0, start
    for match in re.compile(r"[();]").finditer(text.raw, start, end):
        mark = match.group()
        depth = max(0, depth + (mark == "(") - (mark == ")"))
        if mark == ";" and (depth == 0 or not _closes(text.raw, match.end(), end)):
            depth = 0
            found.append((at, match.start()))
            at = match.end()
    found.append((at, end))
    return found


def _closes(raw: str, start: int, end: int) -> bool:
    """Whether an open bracket is closed before another one opens; some never are."""
    close, opening = raw.find(")", start, end), raw.find("(", start, end)
    return close >= 0 and (opening < 0 or close < opening)


def _attributed(
    text: Text,
    phrase: TimePhrase,
    before: TimePhrase | None,
    units: Sequence[Unit],
    unit: int | None,
    targets: Sequence[Spanned],
    low_limit: int,
    sentence: Spanned,
) -> RawDeadline:
    clauses = _clauses(text, sentence[0], sentence[1])
    here = next((c for c in clauses if c[0] <= phrase.start < c[1] + 1), (sentence[0], sentence[1]))
    clause_start, clause_end = here
    if before is not None and before.end > clause_start and acting_body(text, before.end, phrase.start):
        clause_start = before.end
    heading = units[unit].heading if unit is not None else None
    if heading and clause_start <= heading[1] < phrase.start:
        clause_start = heading[1]
    colon = text.raw.rfind(":", clause_start, phrase.start)
    subject = acting_body(text, colon + 1, phrase.start, to_end=True) if colon > 0 else None
    introduced = (clause_start, colon) if subject else None
    subject = (
        subject
        or acting_body(text, clause_start, phrase.start)
        or _label(text, clause_start, phrase.start)
        or acting_body(text, clause_start, phrase.start, to_end=True)
    )
    row = _table_row(text, phrase)
    if row:
        return RawDeadline(phrase, (row[0],), (), (), text.raw[slice(*row[1])], row[1], unit, sentence)
    leads = phrase.start - clause_start < 14 or not _has_words(text, clause_start, phrase.start)
    if subject is None and leads:
        subject = acting_body(text, phrase.end, clause_end)
    act_start = subject[1] if subject and subject[0] < phrase.start else clause_start
    if subject is None:
        subject = _earlier_subject(text, clauses, here, low_limit, sentence)
    who = [subject] if subject else []
    if not who:
        inherited = heading_above(units, unit)
        who = [inherited] if inherited else list(targets)
    via = channels(text, clause_start, clause_end)
    to = [r for r in receivers(text, clause_start, clause_end) if r not in via]
    if leads:
        act_start = subject[1] if subject and subject[0] >= phrase.end else phrase.end
        what, what_span = _act(text, act_start, clause_end, to, via)
    else:
        what, what_span = _act(text, act_start, phrase.start, to, via)
    if introduced and (what is None or len(what) < 8):
        topic = acting_body(text, *introduced)
        what, what_span = _act(text, topic[1] if topic else introduced[0], introduced[1], to, via)
    if what is not None and len(what.split()) < 3 and not leads:
        earlier = [c for c in clauses if c[1] <= here[0]]
        if earlier:  # "…; trình Ban Thường vụ trước ngày …": what is sent stands in the clause before
            begin = acting_body(text, *earlier[-1])
            more, _ = _act(text, begin[1] if begin else earlier[-1][0], earlier[-1][1], (), ())
            what = f"{more}; {what}" if more else what
    if what is not None and len(what) < 14 and unit is not None:
        label = re.compile(r"\W*([^:\n.;]{4,60}):").match(text.raw, units[unit].content, units[unit].end)
        if label and label.end() <= act_start + 60 and not (units[unit].heading or (0, 0))[1]:
            what = f"{label[1].strip()}: {what}"
    return RawDeadline(phrase, tuple(who), tuple(to), tuple(via), what, what_span, unit, sentence)


def _table_row(text: Text, phrase: TimePhrase) -> tuple[Spanned, Spanned] | None:
    """Body and task of a table flattened to lines: task, body, time limit, each on its own line."""
    raw = text.raw
    line_start = raw.rfind("\n", 0, phrase.start) + 1
    line_end = raw.find("\n", phrase.end)
    line_end = len(raw) if line_end < 0 else line_end
    if raw[line_start : phrase.start].strip() or raw[phrase.end : line_end].strip(" .;"):
        return None
    body_start = raw.rfind("\n", 0, max(0, line_start - 1)) + 1
    task_start = raw.rfind("\n", 0, max(0, body_start - 1)) + 1
    body, task = (body_start, line_start - 1), (task_start, body_start - 1)
    if body[1] - body[0] < 3 or task[1] - task[0] < 8 or body[1] - body[0] > 160:
        return None
    return (body, task) if body_head(text, body[0], body[1]) else None


def _has_words(text: Text, start: int, end: int) -> bool:
    return sum(c.isalpha() for c in text.raw[start:end]) > 12 and bool(VERB.search(text.low, start, end))


def _label(text: Text, start: int, end: int) -> Spanned | None:
    """A body before a colon: "- Cấp phường: thực hiện …"."""
    colon = text.raw.find(":", start, end)
    if colon < 0 or colon - start > 130:
        return None
    at = start
    while at < colon and not text.raw[at].isalnum():
        at += 1
    return (at, colon) if body_head(text, at, colon) else None


def _earlier_subject(
    text: Text, clauses: Sequence[Spanned], here: Spanned, low_limit: int, sentence: Spanned
) -> Spanned | None:
    for start, end in reversed([c for c in clauses if c[1] <= here[0]]):
        found = acting_body(text, start, end)
        if found:
            return found
    at = sentence[0]
    paragraph = max(low_limit, text.raw.rfind("\n\n", low_limit, at) if at > low_limit else low_limit)
    spans: list[Spanned] = []
    last = paragraph
    for match in _SENTENCE.finditer(text.bare, paragraph, at):
        spans.append((last, match.start() + 1))
        last = match.end()
    for start, end in reversed(spans[-4:]):
        found = acting_body(text, start, end)
        if found:
            return found
    return None


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
            for sibling in range(unit - 1, -1, -1):
                other = units[sibling]
                if other.parent != current.parent or other.item is None or other.item.rank < current.item.rank:
                    if sibling == current.parent:
                        break
                    continue
                if other.heading:
                    return other.heading if _above(units, current.parent) is None else None or other.heading
        unit = current.parent
    return None


def _above(units: Sequence[Unit], unit: int | None) -> Spanned | None:
    while unit is not None:
        if units[unit].heading or units[unit].lead:
            return units[unit].heading or units[unit].lead
        unit = units[unit].parent
    return None


def _act(
    text: Text, start: int, end: int, to: Sequence[Spanned], via: Sequence[Spanned]
) -> tuple[str | None, Spanned | None]:
    """The words of the act, with receiver and channel taken out."""
    while start < end and not text.raw[start].isalnum():
        start += 1
    stop = end
    while stop > start and not (text.raw[stop - 1].isalnum() or text.raw[stop - 1] in ")”\""):
        stop -= 1
    if stop <= start:
        return None, None
    mail = _BY_MAIL.search(text.low, start, stop)
    stop = mail.start() if mail and mail.start() > start + 8 else stop
    pieces: list[str] = []
    at = start
    for s, e in sorted([*to, *via]):
        if s < at or e > stop:
            continue
        cut = re.compile(r"(?:\(\s?|\s)(?:thong qua|qua|ve|cho|den|toi|voi|len|,? dong gui)\s*$").search(text.low[at:s])
        pieces.append(text.raw[at : at + cut.start()] if cut else text.raw[at:s])
        at = e + (1 if text.raw[e : e + 1] == ")" else 0)
    pieces.append(text.raw[at:stop])
    words = re.sub(r"\s+", " ", " ".join(pieces))
    words = re.sub(r"\(\s*\)?|\s+([,;.])", r"\1", words)
    words = re.sub(r"^(?:cần|phải|có trách nhiệm|đồng thời|và|,|\W)+\s+", "", words).strip(" ,;.(")
    words = re.sub(r"\s+", " ", words)
    return (words or None), (start, stop)
