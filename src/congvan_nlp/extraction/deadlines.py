"""Deadlines: the time phrases of a zone that set a limit, each with the words it belongs to.

Dates of cited documents are none. Further dates of a list, and limits of parallel bodies, share what
was said of the first.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..folding import Text, one_line
from ..structure.layout import Zone
from ..structure.tables import Row
from .actors import acting_body
from .attribution import REACH, RawDeadline, Setting, attributed
from .bodies import Spanned
from .clauses import own_words, sentence_around
from .coordination import coordinated
from .directives import Unit
from .mentions import RawMention
from .receivers import channels, receivers
from .time_phrases import find_time_phrases
from .time_points import point_in_cell
from .time_records import TimePhrase

_PAST = re.compile(
    r"(?:(?:song|nhung|ma)\s(?:\S+\s){0,5}(?:moi|chua|van|cham|thieu)[\s,.;]|den nay|van con|tuy nhien|tuy vay|qua han|cham so voi|da qua)"
)
#: "Sở đã yêu cầu … báo cáo trước ngày 25/10"; "Đến hết tháng 10, toàn tỉnh đã giải ngân 60%".
_ASKED_BEFORE = re.compile(
    r"\bđã\s(?:[^\s.;]+\s){0,12}?(?:yêu cầu|đề nghị|chỉ đạo|giao|nhắc)\b(?:(?!đề nghị|yêu cầu)[^.;])*$", re.IGNORECASE
)
_CAME_ABOUT = re.compile(r"[,\s][^.;:]{0,80}?\b(?:đã|mới)\s")
_NOT_YET = re.compile(r"\bchưa\b")
_CONDITION = re.compile(
    r"(?:nghi|sinh|\(|ban hanh|ket nap|bo nhiem|tuyen dung|thanh lap|phat sinh|(?<!dinh )ky|hieu luc|dang ky|cong tac|duoc|da [a-z]+)\s{0,2}(?:\w+\s){0,2}$"
)
_ONLY_JOINED = re.compile(r"[\s,(]*(?:va|con|rieng|doi voi)?[\s,:]*")


def find_deadlines(
    text: Text,
    zone: Zone,
    mentions: Sequence[RawMention],
    units: Sequence[Unit],
    targets: Sequence[Spanned],
    rows: Sequence[Row] = (),
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
    rows : sequence of Row
        Of the tables of the zone, in order.

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
    cells = [row.due for row in rows]
    phrases = [
        phrase
        for phrase in find_time_phrases(text, zone.start, zone.end)
        if not _overlaps(phrase, cells) and not _overlaps(phrase, mentions)
    ]
    found: list[RawDeadline] = []
    for i, phrase in enumerate(phrases):
        unit = _unit_of(units, phrase)
        low_limit = own_words(text, units[unit], phrase.start) if unit is not None else zone.start
        above = bisect_right(cells, phrase.start, key=lambda cell: cell.end)  # rows of a table are no sentence
        low_limit = max(low_limit, cells[above - 1].end) if above else low_limit
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
    found += (deadline for row in rows for deadline in _of_row(text, row, units, targets))
    apart = (replace(d, who=tuple(one for span in d.who for one in coordinated(text, span))) for d in found)
    return sorted(apart, key=lambda deadline: deadline.phrase.start)


def _overlaps(phrase: TimePhrase, spans: Sequence[Zone] | Sequence[RawMention]) -> bool:
    """Whether a phrase overlaps one of some spans, which are in order: a document cited, a cell of a table."""
    at = bisect_right(spans, phrase.start, key=lambda span: span.end)
    return at < len(spans) and spans[at].start < phrase.end


def _unit_of(units: Sequence[Unit], phrase: TimePhrase) -> int | None:
    index = bisect_left(units, phrase.end, key=lambda unit: unit.start) - 1
    return index if index >= 0 and phrase.start < units[index].end else None


def _of_row(text: Text, row: Row, units: Sequence[Unit], targets: Sequence[Spanned]) -> Iterator[RawDeadline]:
    """Limits of a row of a table: its cells say who has to do what."""
    alone = point_in_cell(text, *row.due)
    via = channels(text, *row.task)
    to = tuple(span for span in receivers(text, *row.task) if span not in via)
    cells = [cell for cell in row if cell]
    whole = (min(cell.start for cell in cells), max(cell.end for cell in cells))
    for phrase in find_time_phrases(text, *row.due) or ([alone] if alone else []):
        who: tuple[Spanned, ...] = (row.lead,) if row.lead else tuple(targets)
        what = one_line(text.raw[slice(*row.task)]) or None
        span = row.task if row.task else None
        yield RawDeadline(phrase, who, to, tuple(via), what, span, _unit_of(units, phrase), whole)


def is_reminder(text: Text, deadline: RawDeadline, *, over: bool = True) -> bool:
    """Whether a date in the past is quoted, not set: "…, tuy nhiên đến nay chưa gửi".

    Asked only of deadlines before the letter's date.

    Parameters
    ----------
    text : Text
    deadline : RawDeadline
    over : bool
        The date is certainly in the past; where it only may be, for want of a year, it takes more to say so.

    Examples
    --------
    >>> text = Text.of("báo cáo trước ngày 25/10/2017, tuy nhiên đến nay chưa nhận được")
    >>> [d] = find_deadlines(text, Zone(0, len(text)), [], [], [])
    >>> is_reminder(text, d)
    True
    """
    start, end = deadline.sentence
    until = min(len(text), end + 120)
    if _PAST.search(text.low, start, until) or (over and _NOT_YET.search(text.raw, start, until)):
        return True
    phrase = deadline.phrase
    if over and phrase.boundary == "on":
        return True
    opens = not any(letter.isalnum() for letter in text.raw[start : phrase.start])
    if opens and _CAME_ABOUT.match(text.raw, phrase.end, end):
        return True
    if _ASKED_BEFORE.search(text.raw[max(start, phrase.start - 300) : phrase.start]):
        return True
    return over and bool(_CONDITION.search(text.low[max(start, phrase.start - 50) : phrase.start]))


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
