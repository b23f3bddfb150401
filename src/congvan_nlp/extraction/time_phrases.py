"""Phrases that set a time limit, found and parsed; what day they mean is resolved elsewhere.

A phrase is a cue with a point of time behind it, a range, a count from an event, or a recurring
duty. A date without a cue is no deadline.
"""

from dataclasses import replace

from ..folding import Text
from .time_counts import counts
from .time_days import days
from .time_events import events
from .time_lunar import lunar_days
from .time_periods import edges, stretches
from .time_points import points
from .time_ranges import ranges
from .time_records import TimePhrase
from .time_recurring import QUARTERLY, recurring
from .time_stretch import with_stretch

_SAME_DAY_REACH = 300  # "cùng ngày" speaks of a day in the same sentence or the one before
_SENTENCE_REACH = 120


def find_time_phrases(text: Text, start: int, end: int) -> list[TimePhrase]:
    """All phrases that may set a time limit, in order.

    Parameters
    ----------
    text : Text
    start, end : int

    Returns
    -------
    list of TimePhrase
        Longest first reading where two patterns meet; spans do not overlap.

    Examples
    --------
    >>> text = Text.of("gửi báo cáo trước ngày 10/11 và 20/11/2021")
    >>> [text.raw[p.start : p.end] for p in find_time_phrases(text, 0, len(text))]
    ['trước ngày 10/11', '20/11/2021']
    """
    found = [
        *ranges(text, start, end),
        *counts(text, start, end),
        *recurring(text, start, end),
        *events(text, start, end),
        *points(text, start, end),
        *edges(text, start, end),
        *stretches(text, start, end),
        *days(text, start, end),
        *lunar_days(text, start, end),
    ]
    found.sort(key=lambda p: (p.start, -p.end))
    return _with_stretches(text, _without_overlaps(found))


def _with_stretches(text: Text, phrases: list[TimePhrase]) -> list[TimePhrase]:
    """Recurring phrases with what their sentences say of them; what says it is no limit of its own."""
    kept: list[TimePhrase] = []
    told: list[tuple[int, int]] = []
    for phrase in phrases:
        if phrase.rrule:
            phrase, span = with_stretch(text, phrase)
            told += [span] if span else []
        kept.append(phrase)
    spent = [p for p in kept if not p.rrule and any(start <= p.start and p.end <= end for start, end in told)]
    return [phrase for phrase in kept if phrase not in spent] if spent else kept


def _without_overlaps(phrases: list[TimePhrase]) -> list[TimePhrase]:
    kept: list[TimePhrase] = []
    for phrase in phrases:
        if phrase.same_day:
            before = kept[-1] if kept else None
            if before and before.date and phrase.start - before.end < _SAME_DAY_REACH:
                kept.append(replace(phrase, date=before.date, lunar=before.lunar, cycle=before.cycle))
            continue
        if kept and phrase.rrule and _is_bare_rule(kept[-1]) and 0 <= phrase.start - kept[-1].end < 4:
            kept[-1] = phrase  # "định kỳ 6 tháng (trước ngày 15/6)": the day says it all
            continue
        if kept and phrase.rrule and _says_more(kept[-1], phrase):
            kept[-1] = phrase  # "định kỳ hằng tháng, các đơn vị báo cáo trước ngày 25"
            continue
        if kept and phrase.start < kept[-1].end:
            if phrase.end - phrase.start > kept[-1].end - kept[-1].start and kept[-1].kind in ("event", "recurring"):
                kept[-1] = phrase
            continue
        kept.append(phrase)
    return kept


def _says_more(before: TimePhrase, phrase: TimePhrase) -> bool:
    """Whether a phrase of the same sentence names the day of a bare rule before it."""
    near = 0 <= phrase.start - before.end < _SENTENCE_REACH
    rule = phrase.rrule or ""
    quarterly = before.rrule == QUARTERLY and ("BYMONTH=3,6,9,12" in rule or "BYMONTH=1,4,7,10" in rule)
    return near and _is_bare_rule(before) and (quarterly or rule.startswith(f"{before.rrule};BY"))


def _is_bare_rule(phrase: TimePhrase) -> bool:
    """Whether a phrase says only how often: "định kỳ 6 tháng"."""
    named = phrase.date or phrase.day_of_month or phrase.hour or "BYDAY" in (phrase.rrule or "")
    return phrase.kind == "recurring" and not named
