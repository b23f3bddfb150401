"""Deadlines: time phrases with who has to do what, to whom and through whom.

The clause of a phrase is searched first, then the clauses and sentences before it in the same item,
then headings and labels, the items above, and last the head sentence of the letter.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..folding import Text
from ..structure.layout import Zone
from .actors import acting_body
from .bodies import VERB, Spanned, body_head
from .clauses import SENTENCE, act_words, clauses_of, own_words, sentence_around
from .directives import Unit, heading_above
from .mentions import RawMention
from .receivers import channels, receivers
from .time_phrases import find_time_phrases
from .time_records import TimePhrase

_PAST = re.compile(r"(?:den nay|van con|tuy nhien|tuy vay|qua han|cham so voi|da qua)")
_NOT_YET = re.compile(r"\bchưa\b")
_CONDITION = re.compile(
    r"(?:nghi|sinh|\(|ban hanh|ket nap|bo nhiem|tuyen dung|thanh lap|phat sinh|(?<!dinh )ky|hieu luc|dang ky|cong tac|duoc|da [a-z]+)\s{0,2}(?:\w+\s){0,2}$"
)
_REACH = 1800  # characters around a limit that are searched: longer than any sentence, and time stays linear
_ONLY_JOINED = re.compile(r"[\s,]*(?:va|con|rieng|doi voi)?[\s,:]*")
_LABEL = re.compile(r"\W*([^:\n.;]{4,60}):")


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
    for phrase in phrases:
        index = bisect_left(starts, phrase.end) - 1
        unit = index if index >= 0 and phrase.start < units[index].end else None
        low_limit = own_words(text, units[unit], phrase.start) if unit is not None else zone.start
        high_limit = max(units[unit].end, phrase.end) if unit is not None else zone.end
        sentence = sentence_around(
            text, phrase, max(low_limit, phrase.start - _REACH), min(high_limit, phrase.end + _REACH)
        )
        last = found[-1] if found else None
        if phrase.listed and last and last.phrase.end >= phrase.start - 12:
            found.append(RawDeadline(phrase, last.who, last.to, last.via, last.what, last.what_span, unit, sentence))
            continue
        deadline = _parallel(text, phrase, last) if last and last.sentence[0] == sentence[0] else None
        deadline = deadline or _attributed(text, phrase, last, units, unit, targets, low_limit, sentence)
        if deadline.what is None and last and last.sentence[0] == sentence[0]:
            # "… trước ngày 30/5; riêng hai phường trước ngày 15/5": the same act
            deadline = replace(deadline, what=last.what, what_span=last.what_span)
        found.append(deadline)
    return found


def _is_cited(phrase: TimePhrase, mentions: Sequence[RawMention]) -> bool:
    at = bisect_right(mentions, phrase.start, key=lambda mention: mention.end)
    return at < len(mentions) and mentions[at].start < phrase.end


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


def _parallel(text: Text, phrase: TimePhrase, last: RawDeadline) -> RawDeadline | None:
    """A limit with nothing but its body before it: "cấp xã … trước ngày 15/11, cấp huyện trước ngày 30/11".

    The body acts where the one of the limit before does; where that limit names a receiver only
    ("gửi về Phòng trước ngày 05/11, Sở trước ngày 10/11"), it is the receiver.
    """
    between = text.low[last.phrase.end : phrase.start]
    body = acting_body(text, last.phrase.end, phrase.start, to_end=True)
    if body is None or not _ONLY_JOINED.fullmatch(between.replace(text.low[slice(*body)], "", 1)):
        return None
    acts = any(last.sentence[0] <= start < last.phrase.start for start, _ in last.who)
    if acts or not last.to:
        return replace(last, phrase=phrase, who=(body,), to=(), via=())
    return replace(last, phrase=phrase, to=(body,), via=())


def _attributed(
    text: Text,
    phrase: TimePhrase,
    last: RawDeadline | None,
    units: Sequence[Unit],
    unit: int | None,
    targets: Sequence[Spanned],
    low_limit: int,
    sentence: Spanned,
) -> RawDeadline:
    clauses = clauses_of(text, sentence[0], sentence[1])
    here = next((c for c in clauses if c[0] <= phrase.start < c[1] + 1), (sentence[0], sentence[1]))
    clause_start, clause_end = here
    if last is not None and last.phrase.end > clause_start and acting_body(text, last.phrase.end, phrase.start):
        clause_start = last.phrase.end
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
    leads = VERB.search(text.low, clause_start, phrase.start) is None
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
        what, what_span = act_words(text, act_start, clause_end, to, via)
    else:
        what, what_span = act_words(text, act_start, phrase.start, to, via)
    if introduced and (what is None or len(what) < 8):
        topic = acting_body(text, *introduced)
        what, what_span = act_words(text, topic[1] if topic else introduced[0], introduced[1], to, via)
    if what is not None and len(what.split()) < 3 and not leads:
        earlier = [c for c in clauses if c[1] <= here[0]]
        if earlier:  # "…; trình Ban Thường vụ trước ngày …": what is sent stands in the clause before
            begin = acting_body(text, *earlier[-1])
            more, _ = act_words(text, begin[1] if begin else earlier[-1][0], earlier[-1][1], (), ())
            what = f"{more}; {what}" if more else what
    if what is not None and len(what) < 14 and unit is not None:
        label = _LABEL.match(text.raw, units[unit].content, units[unit].end)
        if label and label.end() <= min(act_start + 60, phrase.start) and not (units[unit].heading or (0, 0))[1]:
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
    low_limit = max(low_limit, at - _REACH)
    paragraph = max(low_limit, text.raw.rfind("\n\n", low_limit, at) if at > low_limit else low_limit)
    spans: list[Spanned] = []
    last = paragraph
    for match in SENTENCE.finditer(text.bare, paragraph, min(at + 1, len(text))):
        spans.append((last, match.start() + 1))
        last = match.end()
    for start, end in reversed(spans[-4:]):
        found = acting_body(text, start, end)
        if found:
            return found
    return None
