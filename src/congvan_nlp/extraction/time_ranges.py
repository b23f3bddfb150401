"""Stretches of time: "từ ngày 01 đến ngày 15/11"."""

import re
from collections.abc import Iterator

from ..folding import Text
from ..structure.dates import DATE, WrittenDate, from_match, number_of
from .time_records import TimePhrase
from .time_words import HOUR, LUNAR, NOT_BEFORE, hour_of

_FIRST = re.sub(r"\?P<(\w+)>", r"?P<f\1>", DATE.pattern).replace("(?P=sep)", "(?P=fsep)")
#: What a range may date without asking for anything.
_NO_LIMIT = re.compile(
    r"(?:so lieu|ket qua|ky bao cao|thong ke|dien ra|thoi ky|\(tuc|le hoi|khai mac|nghi le|nghi tet|hieu luc|moc kiem tra)[^.;\n]{0,30}$"
)
#: What begins and ends with an hour.
_MEETING = re.compile(r"(?:hoi nghi|(?<!tong )\bhop\b|tap huan|dai hoi|khai mac|hoi thi|hoi thao)[^.;\n]{0,40}$")
_FIRST_HOUR = re.sub(r"\?P<(\w+)>", r"?P<f\1>", HOUR)
#: From one day to another.
RANGE = re.compile(
    rf"tu\s{{1,3}}(?:{_FIRST_HOUR})?(?:ngay\s{{1,3}})?(?:(?:{_FIRST})|(?P<only>\d{{1,2}})(?![\d/.-]))"
    rf"(?:\s{{1,3}}(?:cho\s)?(?:den|toi)\s{{1,3}}|(?P<dash>\s{{1,3}}-\s{{1,3}}))"
    rf"(?P<upto>het\s{{1,3}})?(?:{HOUR})?(?:ngay\s{{1,3}})?(?:{DATE.pattern})"
)
_SEASON = re.compile(r"\s(?:hang|moi|cac)\snam(?![a-z])")
#: "Thời gian thực hiện: 01/6 - 30/6/2025".
_FIELD = re.compile(
    rf"thoi gian(?: [a-z]+){{0,14}}\s?:\s{{1,3}}(?P<range>(?:ngay\s)?(?:{_FIRST})\s{{0,3}}(?:-|den)\s{{0,3}}(?P<upto>het\s{{1,3}})?(?:ngay\s)?(?:{DATE.pattern}))"
)


#: "trong hai ngày 13 và 14/5/2024".
_DAYS = re.compile(
    rf"trong\s{{1,3}}(?:hai|ba|bon|nam|0?[2-9])\s{{1,3}}ngay,?\s{{1,3}}(?:tu\s)?(?P<only>\d{{1,2}})(?:,\s{{1,2}}\d{{1,2}}){{0,3}}\s{{0,3}}(?:va|den|-)\s{{0,3}}(?:ngay\s)?(?:{DATE.pattern})"
)


def ranges(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Ranges of days in a part of a text.

    Parameters
    ----------
    text : Text
    start, end : int

    Yields
    ------
    TimePhrase
        Its date is the last day, `first` or `first_day` the first.

    Examples
    --------
    >>> text = Text.of("kiểm điểm từ ngày 20/11 đến hết ngày 05/12/2021")
    >>> [(p.first.day, p.date.day) for p in ranges(text, 0, len(text))]
    [(20, 5)]
    """
    for match in RANGE.finditer(text.low, start, end):
        if not text.starts_word(match.start()):
            continue
        if match["dash"] and not (match["y"] or "ngay" in match.group()):
            continue  # "từ 1 - 3/10"
        left = text.low[max(0, match.start() - 60) : match.start()]
        if NOT_BEFORE.search(left) or _NO_LIMIT.search(left) or (match["fh"] and _MEETING.search(left)):
            continue
        only = int(match["only"]) if match["only"] else None
        if LUNAR.search(match.group()) or _SEASON.match(text.low, match.end()):
            continue
        yield TimePhrase(
            match.start(),
            match.end(),
            "range",
            "range",
            from_match(match),
            _first(match),
            first_day=only,
            hour=hour_of(match),
        )
    for match in text.matches(_FIELD, ("thoi gian",), start, end):
        if not LUNAR.search(match.group()) and not _MEETING.search(match.group()):
            yield TimePhrase(*match.span("range"), "range", "range", from_match(match), _first(match))
    for match in text.matches(_DAYS, ("trong ",), start, end):
        if not _MEETING.search(text.low, max(0, match.start() - 60), match.start()):
            yield TimePhrase(
                match.start(), match.end(), "range", "range", from_match(match), first_day=int(match["only"])
            )


def _first(match: re.Match[str]) -> WrittenDate | None:
    """The first day, in digits or in words; None where its month is not written or not a number."""
    if match["fd"]:
        year = match["fy"].replace(" ", "") if match["fy"] else None
        return _day(match.start("fd"), match["fd"], match["fm"], year, plain=True)
    if match["fwd"] and match["fwm"][-1:].isdigit():
        return _day(match.start("fwd"), match["fwd"], match["fwm"], match["fwy"], plain=False)
    return None


def _day(at: int, day: str, month: str, year: str | None, *, plain: bool) -> WrittenDate:
    return WrittenDate(at, at, number_of(day), number_of(month), int(year) if year else None, plain)
