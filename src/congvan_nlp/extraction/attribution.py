"""Who has to do what, to whom and through whom: the words around one time phrase.

The clause of the phrase is searched first, then the clauses and sentences before it in the same item,
then headings and labels, the items above, and last the head sentence of the letter. Where a clause holds
several limits, each has the words since the one before, if there is an act among them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..folding import Text, key
from .actors import acting_body
from .bodies import Spanned, act_at, body_head, first_act
from .body_names import as_name
from .clauses import SENTENCE, act_words, clauses_of
from .directives import Unit, heading_above, lead_beside
from .receivers import channels, receivers
from .time_records import TimePhrase

_HEADING = 130  # characters of a line that only introduces
#: Characters around a limit that are searched: longer than any sentence, and time stays linear.
REACH = 1800
#: "gửi Sở báo cáo quý vào ngày …, báo cáo năm vào ngày …": where the second goes is said of the first.
_ANOTHER_REPORT = re.compile(
    r"\W*(?:va |con |rieng )?(?:bao cao|danh sach|danh muc|ho so|bien ban|tai lieu|so lieu|van ban|bieu|phieu|y kien|ke hoach|ket qua)(?![a-z])"
)
_SUPPORTS = re.compile(
    r"\s{1,3}(?:cung )?phoi hop\s{0,2}(?:thuc hien\s{0,2})?$|\s{1,3}(?:cung )?phoi hop(?=\s{0,2}(?:thuc hien)?\s{0,2}[;.])"
)
_LABELLED = re.compile(r"\W{0,6}(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s")  # what stands before it is another item
_ASKED = re.compile(r"(?:yeu cau|de nghi|giao)\s{1,3}")
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


class Setting(NamedTuple):
    """What stands around a time phrase.

    Attributes
    ----------
    units : sequence of Unit
        Directives of the letter.
    unit : int or None
        The one that holds the phrase.
    targets : sequence of spans
        Whom the head sentence addresses, else the addressees of the letter.
    low_limit : int
        Where the words of the item begin.
    sentence : span
    before : RawDeadline or None
        The limit before.
    after : int
        Where the next one begins.
    """

    units: Sequence[Unit]
    unit: int | None
    targets: Sequence[Spanned]
    low_limit: int
    sentence: Spanned
    before: RawDeadline | None
    after: int


def attributed(text: Text, phrase: TimePhrase, setting: Setting) -> RawDeadline:
    """A time phrase with who, what, to whom and through whom.

    Parameters
    ----------
    text : Text
    phrase : TimePhrase
    setting : Setting

    Returns
    -------
    RawDeadline

    Examples
    --------
    >>> from .time_phrases import find_time_phrases
    >>> text = Text.of("Sở Y tế gửi báo cáo trước ngày 05/9, họp rút kinh nghiệm trước ngày 20/9.")
    >>> first, second = find_time_phrases(text, 0, len(text))
    >>> before = attributed(text, first, Setting([], None, [], 0, (0, len(text)), None, second.start))
    >>> attributed(text, second, Setting([], None, [], 0, (0, len(text)), before, len(text))).what
    'họp rút kinh nghiệm'
    """
    clauses = _with_subjects_joined(text, clauses_of(text, *setting.sentence))
    clause = next((c for c in clauses if c[0] <= phrase.start < c[1] + 1), setting.sentence)
    part = _part(text, phrase, clause, setting)
    leads = first_act(text, part[0], phrase.start) is None
    subject, topic = _subject(text, phrase, part, leads)
    before = [(setting.before.phrase.start, setting.before.phrase.end)] if setting.before else []
    via = channels(text, *part)
    to = [span for span in receivers(text, *part) if span not in via]
    if setting.before and part[0] == setting.before.phrase.end and _ANOTHER_REPORT.match(text.low, *part):
        to, via = to or list(setting.before.to), via or list(setting.before.via)
    if not to and not via:
        to, via = _introduced(text, setting)
    named_before = subject is not None and subject[1] <= phrase.start
    if leads and not (named_before and acting_body(text, phrase.end, part[1], to_end=True)):
        act_start = subject[1] if subject and subject[0] >= phrase.end else phrase.end
        what, what_span = act_words(text, act_start, part[1], to, via)
        if what is None and subject is None:  # "Đợt 1: từ ngày … đến ngày …"
            what, what_span = act_words(text, part[0], phrase.start, to, via)
    else:
        act_start = subject[1] if subject and subject[0] < phrase.start else part[0]
        what, what_span = act_words(text, act_start, phrase.start, to, [*via, *before])
    if topic and (what is None or len(what) < 8):
        about = acting_body(text, *topic)
        what, what_span = act_words(text, about[1] if about else topic[0], topic[1], to, via)
    if what and not leads and subject is None:
        earlier = [c for c in clauses if c[1] <= clause[0]]
        if setting.before and part[0] == setting.before.phrase.end:
            earlier.append((clause[0], setting.before.phrase.start))
        what = _with_object(text, what, earlier)
    if what is None:
        what, what_span = _earlier_act(text, setting)
    if what:
        what = _with_label(text, what, min(act_start + 60, phrase.start), setting)
    who = _who(text, phrase, subject, clauses, clause, setting, [key(text.raw[slice(*span)]) for span in to])
    return RawDeadline(phrase, who, tuple(to), tuple(via), what, what_span, setting.unit, setting.sentence)


def _who(
    text: Text, phrase: TimePhrase, subject: Spanned | None, clauses: Sequence[Spanned], clause: Spanned,
    setting: Setting, receivers: Sequence[str],
) -> tuple[Spanned, ...]:  # fmt: skip
    """Who acts: the first of the bodies nearby that does not receive what is sent."""

    def nearby() -> Iterator[Spanned | None]:
        yield subject
        yield acting_body(text, clause[0], phrase.start)
        yield _earlier_subject(text, clauses, clause, setting)
        yield heading_above(setting.units, setting.unit)
        yield lead_beside(text, setting.units, setting.unit)

    found = next((body for body in nearby() if body and key(text.raw[slice(*body)]) not in receivers), None)
    return (found,) if found else tuple(b for b in setting.targets if key(text.raw[slice(*b)]) not in receivers)


def _with_subjects_joined(text: Text, clauses: Sequence[Spanned]) -> list[Spanned]:
    """Clauses, where one that is a body only belongs to the next: "Giám đốc các sở; Chủ tịch UBND các huyện …"."""
    joined: list[Spanned] = []
    for start, end in clauses:
        if joined:
            at = joined[-1][0] + len(text.raw[joined[-1][0] : end]) - len(text.raw[joined[-1][0] : end].lstrip())
            asked = _ASKED.match(text.low, at, end)
            at = asked.end() if asked else at
            if body_head(text, at, end) and not first_act(text, at, joined[-1][1]) and body_head(text, start + 1, end):
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _part(text: Text, phrase: TimePhrase, clause: Spanned, setting: Setting) -> Spanned:
    """The words of a clause that belong to this limit and to no other one."""
    start, end = clause
    heading = setting.units[setting.unit].heading if setting.unit is not None else None
    if heading and start <= heading[1] < phrase.start:
        start = heading[1]
    before = setting.before
    if before and start < before.phrase.end:
        led = before.what_span is not None and before.what_span[0] >= before.phrase.end
        if led and first_act(text, before.phrase.end, phrase.start) and acting_body(text, phrase.end, end):
            start = phrase.start  # "trước ngày A, X làm …, trước ngày B, Y làm …"
        elif first_act(text, before.phrase.end, phrase.start):
            start = before.phrase.end
        elif _opens_act(text, before.phrase.end, phrase, end):
            start = phrase.start
    if setting.after < end and not first_act(text, start, phrase.start):
        end = setting.after if acting_body(text, phrase.end, setting.after) else end
    if setting.after < end:
        act = first_act(text, phrase.end, setting.after)
        end = act.start() if act else end
    return start, end


def _opens_act(text: Text, before: int, phrase: TimePhrase, end: int) -> bool:
    """Whether a limit right behind another one is followed by its own act: "…, thứ Hai hằng tuần báo cáo …"."""
    behind = phrase.end
    while behind < end and text.raw[behind] in " ,":
        behind += 1
    return not text.raw[before : phrase.start].strip(" ,;") and act_at(text, behind, end) is not None


def _subject(text: Text, phrase: TimePhrase, part: Spanned, leads: bool) -> tuple[Spanned | None, Spanned | None]:
    """The body that acts in these words, and the topic that a colon sets before it ("Báo cáo năm: cấp xã trước …")."""
    start, end = part
    colon = text.raw.rfind(":", start, phrase.start)
    listed = acting_body(text, colon + 1, phrase.start, to_end=True) if colon > 0 else None
    if listed:
        return listed, (start, colon)
    subject = (
        acting_body(text, start, phrase.start)
        or _label(text, start, phrase.start)
        or acting_body(text, start, phrase.start, to_end=True)
    )
    if subject is None and leads:
        subject = acting_body(text, phrase.end, end)
    return subject, None


def _introduced(text: Text, setting: Setting) -> tuple[list[Spanned], list[Spanned]]:
    """Receivers and channels of the text that introduces this item: "gửi về Sở Y tế (qua Văn phòng Sở):"."""
    above = setting.units[setting.unit].parent if setting.unit is not None else None
    while above is not None:
        unit = setting.units[above]
        words = text.raw[unit.content : unit.end].rstrip()
        heading = len(words) < _HEADING and not words.endswith((".", ";", ","))  # "Chế độ báo cáo về Sở"
        if words.endswith(":") or heading:
            via = channels(text, unit.content, unit.end)
            return [span for span in receivers(text, unit.content, unit.end) if span not in via], via
        above = unit.parent
    return [], []


def _with_object(text: Text, what: str, earlier: Sequence[Spanned]) -> str:
    """An act of a word or two with what it is done to: "xây dựng kế hoạch; trình … trước ngày …"."""
    if len(what.split()) >= 3:
        return what
    start, end = next((c for c in reversed(earlier) if c[1] > c[0]), (0, 0))
    actor = acting_body(text, start, end)
    more, _ = act_words(text, actor[1] if actor else start, end, (), ())
    return f"{more}; {what}" if more else what


def _earlier_act(text: Text, setting: Setting) -> tuple[str | None, Spanned | None]:
    """What the sentence before asks for: "Các xí nghiệp kiểm tra cống. Xí nghiệp Đầu mối xong trước ngày …"."""
    for start, end in _sentences_before(text, setting)[:1]:
        actor = acting_body(text, start, end)
        if actor:
            return act_words(text, actor[1], end, (), ())
    return None, None


def _with_label(text: Text, what: str, until: int, setting: Setting) -> str:
    """A short act with the label of its item: "Chế độ báo cáo: gửi trước ngày …"."""
    if len(what) >= 14 or setting.unit is None:
        return what
    unit = setting.units[setting.unit]
    label = _LABEL.match(text.raw, unit.content, unit.end)
    return f"{label[1].strip()}: {what}" if label and label.end() <= until and not unit.heading else what


def _label(text: Text, start: int, end: int) -> Spanned | None:
    """A body before a colon: "- Cấp phường: thực hiện …"."""
    colon = text.raw.find(":", start, end)
    if colon < 0 or colon - start > 130:
        return None
    at = start
    while at < colon and not text.raw[at].isalnum():
        at += 1
    stop = as_name(text, at, colon) if body_head(text, at, colon) else None
    return (at, stop) if stop else None


def _earlier_subject(text: Text, clauses: Sequence[Spanned], clause: Spanned, setting: Setting) -> Spanned | None:
    """Who acts in the clauses before, else in the last sentences of the paragraph."""
    for start, end in reversed([c for c in clauses if c[1] <= clause[0]]):
        found = acting_body(text, start, end)
        if found and not _SUPPORTS.match(text.low, found[1], end):
            return found
    for start, end in _sentences_before(text, setting):
        found = acting_body(text, start, end)
        if found:
            return found
    return None


def _sentences_before(text: Text, setting: Setting) -> list[Spanned]:
    """The last sentences of the same item and paragraph, the nearest first."""
    at = setting.sentence[0]
    if _LABELLED.match(text.raw, at):
        return []
    low_limit = max(setting.low_limit, at - REACH)
    paragraph = max(low_limit, text.raw.rfind("\n\n", low_limit, at) if at > low_limit else low_limit)
    spans: list[Spanned] = []
    last = paragraph
    for match in SENTENCE.finditer(text.bare, paragraph, min(at + 1, len(text))):
        spans.append((last, match.start() + 1))
        last = match.end()
    nearest = spans[-1:-5:-1]
    first = next((i for i, span in enumerate(nearest) if _LABELLED.match(text.raw, span[0])), len(nearest))
    return nearest[: first + 1]
