"""Days that are limits by the words around them, without a cue right before.

"đến 15/12 phải xong", "gửi vào ngày 25 hằng tháng", "trước ngày khai giảng (05/9/2024)".
"""

import re
from collections.abc import Iterator

from ..folding import Text, holds
from ..structure.dates import DATE, WrittenDate, from_match
from .bodies import body_head
from .time_periods import YEAR_OF, with_on
from .time_records import OF_QUARTERS, WEEKDAYS, Kind, Period, TimePhrase
from .time_words import COUNTED_UP, EVERY, HOUR, NOT_BEFORE, WEEKDAY, boundary_of, hour_of

_ON_WEEKDAY = re.compile(rf"{WEEKDAY},?\s{{1,3}}ngay\s{{1,3}}(?:{DATE.pattern})")
_DONE_BY = re.compile(
    rf"den\s{{1,3}}(?:ngay\s{{1,3}})?(?:{DATE.pattern}),?\s{{1,3}}"
    r"(?:(?:phai\s|can\s)?(?:co ban\s)?(?:xong|hoan thanh)(?![a-z])|(?P<who>[a-z]))"
)
_DUTY = re.compile(r"(?:[^.,;:]{2,80}?\s)?(?:phải|cần)\s")
_FROM_NOW = re.compile(
    rf"tu\s{{1,3}}(?:nay|gio)\s{{1,3}}(?:cho\s)?(?:den|toi)\s{{1,3}}(?:het\s)?(?:ngay\s{{1,3}})?(?:{DATE.pattern})"
)
_ON_DAY = re.compile(rf"vao\s{{1,3}}ngay\s{{1,3}}(?:{DATE.pattern})(?:{EVERY})?")
#: A day right behind whom something is reported to: "báo cáo Giám đốc Sở ngày 13/7, …".
_SENT_ON = re.compile(
    rf"(?:bao cao|trinh|nop|gui)\s(?P<body>[^,.;:\n\d]{{3,100}}?)\s(?P<on>ngay\s{{1,3}}(?:{DATE.pattern}))(?=\s?[,;.)]|\s?$)",
    re.MULTILINE,
)
_TO = re.compile(r"\s(?:ve|cho|toi|den|len)\s{1,3}")
_ALREADY = re.compile(r"(?:da|duoc|theo|tai|vua)\s{1,3}$")
_ON_MONTH_DAY = re.compile(
    r"(?:ngay\s{1,3}(?P<d1>\d{1,2})\s{1,3}(?:hang|moi)\s{1,3}thang"
    r"|ngay\s{1,3}(?P<d2>\d{1,2})\s{1,3}(?:cua\s)?thang (?P<of>cuoi|dau|thu hai|giua)(?: cung| tien)?(?: cua)? (?:moi\s|hang\s)?quy"
    r"|(?:hang|moi)\s{1,3}quy(?: mot lan| 01 lan)?,?\s{1,3}(?:vao\s)?ngay\s{1,3}(?P<d4>\d{1,2})\s{1,3}(?:cua\s)?thang (?P<of4>cuoi|dau|thu hai|giua)(?: cung| tien)?"
    r"|(?:hang|moi)\s{1,3}thang(?: mot lan| 01 lan)?,?\s{1,3}(?:vao\s)?ngay\s{1,3}(?P<d3>\d{1,2})(?![\d/.-]))(?![a-z])"
)
_SENT = re.compile(r"(?:bao cao|gui|nop|trinh|hoan thanh|xong|tong hop|quyet toan|cung cap|dang ky)(?![a-z])")
_FIRST_DAYS = re.compile(
    r"trong\s{1,3}(?P<n>\d{1,2})\s{1,3}ngay dau\s{1,3}(?:cua\s)?(?:(?P<every>(?:moi|hang)\s{1,3}thang)|thang\s{1,2}(?P<month>\d{1,2})"
    + YEAR_OF.format("my")
    + ")"
)
_NEAR_CUES = ("cham ", "truoc ", "trong ", "den het ", "vao ", "muon ")
_NEAR_WORDS = ("tuan nay", "tuan sau", "tuan toi", "hom nay", "sang nay", "trua nay", "chieu nay", "toi nay", " mai")
_NEAR_DAY = re.compile(
    rf"(?P<cue>(?:cham|muon)\s{{1,3}}nhat(?: la| vao| trong)?|truoc|trong|den het|vao)\s{{1,3}}{HOUR}?(?:ngay\s)?"
    r"(?:(?P<weekday>thu\s(?:hai|ba|tu|nam|sau|bay|[2-7]))\s{1,3}tuan (?P<week>nay|sau|toi)|(?P<near>hom nay|(?:sang|trua|chieu|toi) (?:nay|mai)|(?:ngay )?mai))(?![a-z])"
)
_IN_BRACKETS = re.compile(rf"\((?:tuc\s)?(?:la\s)?(?:ngay\s)?(?:{DATE.pattern})\)")
_NAMED_DAY = re.compile(
    r"(?<![a-z])(?P<cue>(?:xong\s)?truoc|cham nhat(?: la| den| vao)?|den het)\s{1,3}(?:ngay\s)?(?!ngay)[a-z][a-z ]{2,45}\s?$"
)
_OCCASION = re.compile(
    r"khai mac|(?<!tong )(?<!phoi )(?<!phu )\bhop\b|hoi nghi|\bluc\b|thoi gian\s?:|dia diem|tap huan|\ble\b|hieu luc|dai hoi|du kien"
)


def days(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Days of a part of a text that are limits without a cue before them.

    Parameters
    ----------
    text : Text
    start, end : int

    Yields
    ------
    TimePhrase

    Examples
    --------
    >>> text = Text.of("gửi báo cáo về Sở Nội vụ ngày 19/11/2021.")
    >>> [text.raw[p.start : p.end] for p in days(text, 0, len(text))]
    ['ngày 19/11/2021']
    """
    for finder in (_done_by, _on_days, _first_days, _bracketed, _weekdays, _near_days):
        yield from finder(text, start, end)


def _done_by(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """A day with the duty behind it: "đến 15/12/2018 phải xong"; from now on to a day."""
    for match in text.matches(_DONE_BY, ("den",), start, end):
        if match["who"] and not _DUTY.match(text.raw, match.start("who"), end):
            continue
        left = text.low[max(0, match.start() - 80) : match.start()]
        if not NOT_BEFORE.search(left) and not COUNTED_UP.search(text.raw[max(0, match.start() - 16) : match.start()]):
            date = from_match(match)
            day = DATE.search(text.low, match.start())
            stop = day.end() if day and match["who"] else match.end()
            yield TimePhrase(match.start(), stop, "date", "by", date)
    for match in text.matches(_FROM_NOW, ("tu nay", "tu gio"), start, end):
        if not _OCCASION.search(text.low, max(0, match.start() - 40), match.start()):
            yield TimePhrase(match.start(), match.end(), "date", "by", from_match(match))


def _on_days(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """A day that something has to be sent on, once or every month; meetings are no limits."""
    for match in text.matches(_ON_DAY, ("vao",), start, end):
        left = text.low[max(0, match.start() - 120) : match.start()].rsplit(".", 1)[-1].rsplit(";", 1)[-1]
        if _SENT.search(left) and not _OCCASION.search(left) and not NOT_BEFORE.search(left):
            date = from_match(match)
            rule = f"FREQ=YEARLY;BYMONTH={date.month};BYMONTHDAY={date.day}" if match["freq"] == "nam" else None
            kind: Kind = "recurring" if rule else "date"
            yield TimePhrase(match.start(), match.end(), kind, "on", date, rrule=rule)
    for match in text.matches(_SENT_ON, ("bao cao", "trinh", "nop", "gui"), start, end):
        told = _ALREADY.search(text.low, max(0, match.start() - 8), match.start())
        to = [word.end() for word in _TO.finditer(text.low, *match.span("body"))]
        if body_head(text, to[-1] if to else match.start("body"), match.end("body")) and not told:
            yield TimePhrase(match.start("on"), match.end("on"), "date", "on", from_match(match))
    for match in text.matches(_ON_MONTH_DAY, ("ngay", "hang", "moi"), start, end):
        day = int(match["d1"] or match["d2"] or match["d3"] or match["d4"])
        if not 1 <= day <= 31:
            continue
        rule = f"FREQ=MONTHLY;BYMONTHDAY={day}"
        of = match["of"] or match["of4"]
        if of:
            rule = f"FREQ=YEARLY;BYMONTH={OF_QUARTERS[of]};BYMONTHDAY={day}"
        yield TimePhrase(with_on(text, match.start()), match.end(), "recurring", "by", day_of_month=day, rrule=rule)


def _first_days(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """The first days of a month: "trong 10 ngày đầu tháng 01/2017", "… mỗi tháng"."""
    for match in text.matches(_FIRST_DAYS, ("trong",), start, end):
        day = int(match["n"])
        if not 1 <= day <= 28:
            continue
        if match["every"]:
            rule = f"FREQ=MONTHLY;BYMONTHDAY={day}"
            yield TimePhrase(match.start(), match.end(), "recurring", "within", day_of_month=day, rrule=rule)
        elif 1 <= int(match["month"]) <= 12:
            year = next((int(match[g]) for g in ("my1", "my2") if match[g]), None)
            date = WrittenDate(match.start("n"), match.end(), day, int(match["month"]), year, False)
            yield TimePhrase(match.start(), match.end(), "date", "within", date)


def _bracketed(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """An event with its date behind it: "trước ngày khai giảng (05/9/2024)"."""
    for match in _IN_BRACKETS.finditer(text.low, start, end):
        named = _NAMED_DAY.search(text.low, max(start, match.start() - 70), match.start())
        if named:
            yield TimePhrase(named.start(), match.end(), "date", boundary_of(named["cue"]), from_match(match))


def _near_days(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Days told from the day of the letter: "chậm nhất thứ Sáu tuần này", "trong ngày mai"."""
    if not holds(text.low, _NEAR_WORDS, start, end):
        return
    for match in text.matches(_NEAR_DAY, _NEAR_CUES, start, end):
        if _OCCASION.search(text.low, max(0, match.start() - 40), match.start()):
            continue
        if match["weekday"]:
            day = WEEKDAYS[match["weekday"].split()[-1]]
            period = Period("week", 0 if match["week"] == "nay" else 1, None, day, relative=True)
        else:
            period = Period("day", 0 if match["near"].endswith("nay") else 1, None, relative=True)
        hour = hour_of(match)
        yield TimePhrase(match.start(), match.end(), "period", boundary_of(match["cue"]), hour=hour, period=period)


def _weekdays(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in _ON_WEEKDAY.finditer(text.low, start, end):
        around = text.low[max(0, match.start() - 80) : match.end() + 60]
        if text.starts_word(match.start()) and not _OCCASION.search(around):
            yield TimePhrase(match.start(), match.end(), "date", "on", from_match(match))
