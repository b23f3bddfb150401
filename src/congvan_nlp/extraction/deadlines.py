"""Deadlines: the time phrases of a zone that set a limit, each with the words it belongs to.

Dates of cited documents are none. Further dates of a list, and limits of parallel bodies, share what
was said of the first.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..folding import Text
from ..structure.layout import Zone
from .actors import acting_body
from .attribution import REACH, RawDeadline, Setting, attributed
from .bodies import Spanned
from .clauses import own_words, sentence_around
from .directives import Unit
from .mentions import RawMention
from .time_phrases import find_time_phrases
from .time_records import TimePhrase

_PAST = re.compile(
    r"(?:(?:song|nhung|ma)\s(?:\S+\s){0,4}(?:moi|chua|van)\s|den nay|van con|tuy nhien|tuy vay|qua han|cham so voi|da qua)"
)
_NOT_YET = re.compile(r"\bchưa\b")
_CONDITION = re.compile(
    r"(?:nghi|sinh|\(|ban hanh|ket nap|bo nhiem|tuyen dung|thanh lap|phat sinh|(?<!dinh )ky|hieu luc|dang ky|cong tac|duoc|da [a-z]+)\s{0,2}(?:\w+\s){0,2}$"
)
_ONLY_JOINED = re.compile(r"[\s,]*(?:va|con|rieng|doi voi)?[\s,:]*")


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
        unit = index if index >= 0 and phrase.start < units[index].end else None
        low_limit = own_words(text, units[unit], phrase.start) if unit is not None else zone.start
        high_limit = max(units[unit].end, phrase.end) if unit is not None else zone.end
        sentence = sentence_around(
            text, phrase, max(low_limit, phrase.start - REACH), min(high_limit, phrase.end + REACH)
        )
        last = found[-1] if found else None
        if phrase.listed and last and last.phrase.end >= phrase.start - 12:
            found.append(RawDeadline(phrase, last.who, last.to, last.via, last.what, last.what_span, unit, sentence))
            continue
        deadline = _parallel(text, phrase, last) if last and last.sentence[0] == sentence[0] else None
        if deadline is None:
            after = phrases[i + 1].start if i + 1 < len(phrases) else zone.end
            deadline = attributed(text, phrase, Setting(units, unit, targets, low_limit, sentence, last, after))
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
