"""From when to when a recurring duty holds: "Từ quý III/2024, …", "từ tháng 9/2024 đến tháng 5/2025", "cho đến khi …".

What a sentence says of its rule is no limit of its own.
"""

import re
from dataclasses import replace

from ..folding import Text
from ..structure.dates import DATE, WrittenDate, from_match
from .bodies import Spanned
from .time_records import QUARTER, QUARTERS, Period, TimePhrase


def _point(prefix: str) -> str:
    """A day, month, quarter or year, its groups with a prefix."""
    date = re.sub(r"\?P<(\w+)>", rf"?P<{prefix}\1>", DATE.pattern).replace("(?P=sep)", f"(?P={prefix}sep)")
    year = r"(?:\s?/\s?(?P<{0}>\d{{4}})|\s{{1,2}}nam\s{{1,2}}(?P<{0}2>\d{{4}}))?"
    return (
        rf"(?:(?:ngay\s{{1,3}})?(?:{date})"
        rf"|thang\s{{1,2}}(?P<{prefix}month>\d{{1,2}})(?![/.-]?\d{{1,2}}[/.-]){year.format(prefix + 'my')}"
        rf"|quy\s{{1,2}}(?P<{prefix}quarter>{QUARTER}){year.format(prefix + 'qy')}"
        rf"|nam\s{{1,2}}(?P<{prefix}year>(?:19|20)\d\d))(?![\d/a-z])"
    )


_END = rf"(?:cho\s)?(?:den|toi)\s{{1,3}}(?:het\s{{1,3}}|cuoi\s{{1,3}})?{_point('z')}"
_START = re.compile(rf"(?<![a-z])tu\s{{1,3}}(?:nay|{_point('a')})(?:\s{{1,2}}{_END})?")
_ONLY_END = re.compile(rf"cho\s{{1,3}}{_END.removeprefix('(?:cho' + chr(92) + 's)?')}")
_BEHIND = re.compile(r"[\s,(]{0,3}(?:(?:bat dau|ap dung|thuc hien|ke)\s{1,3}(?=tu\s)|(?=cho den\s|cho toi\s))")
_UNTIL_EVENT = re.compile(r"[\s,(]{0,3}cho\s{1,3}(?:den|toi)\s{1,3}khi\s")
_REACH = 200  # a stretch is said in the same sentence
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")


def with_stretch(text: Text, phrase: TimePhrase) -> tuple[TimePhrase, Spanned | None]:
    """Find from when to when a recurring phrase holds.

    Parameters
    ----------
    text : Text
    phrase : TimePhrase
        With its rule.

    Returns
    -------
    phrase : TimePhrase
        With what its sentence says.
    span : (int, int) or None
        The words that say so.

    Examples
    --------
    >>> text = Text.of("Từ tháng 9/2024 đến tháng 5/2025, các trường báo cáo trước ngày 25 hằng tháng")
    >>> phrase = TimePhrase(54, len(text), "recurring", "before", day_of_month=25, rrule="FREQ=MONTHLY;BYMONTHDAY=25")
    >>> found, span = with_stretch(text, phrase)
    >>> found.first_period.number, found.last_period.number, text.raw[slice(*span)]
    (9, 5, 'Từ tháng 9/2024 đến tháng 5/2025')
    """
    if _UNTIL_EVENT.match(text.low, phrase.end):
        phrase = replace(phrase, until_event=True)
    behind = _BEHIND.match(text.low, phrase.end)
    if behind:
        match = _START.match(text.low, behind.end()) or _ONLY_END.match(text.low, behind.end())
    else:
        left = max(0, phrase.start - _REACH)
        stops = list(_SENTENCE_END.finditer(text.low, left, phrase.start))
        found = list(_START.finditer(text.low, stops[-1].end() if stops else left, phrase.start))
        match = found[-1] if found else None
    if match is None:
        return phrase, None
    if "amonth" in match.re.groupindex:
        first, period = _read(match, "a")
        phrase = replace(phrase, first=first, first_period=period)
    last, period = _read(match, "z")
    return replace(phrase, last=last, last_period=period), match.span()


def _read(match: re.Match[str], prefix: str) -> tuple[WrittenDate | None, Period | None]:
    """The day or the period of a point; neither where there is none."""
    group = {name: match[prefix + name] for name in ("d", "wd", "month", "quarter", "year")}
    if group["d"] or group["wd"]:
        words = match.string[match.start(prefix + ("d" if group["d"] else "wd")) : match.end()]
        date = DATE.match(words)
        return (from_match(date), None) if date else (None, None)
    names = ("my", "my2", "qy", "qy2")
    year = next((int(match[prefix + name]) for name in names if match[prefix + name]), None)
    if group["month"]:
        number = int(group["month"])
        return None, Period("month", number, year) if 1 <= number <= 12 else None
    if group["quarter"]:
        number = QUARTERS.get(group["quarter"]) or int(group["quarter"])
        return None, Period("quarter", number, year)
    return None, Period("year", int(group["year"]), int(group["year"])) if group["year"] else None
