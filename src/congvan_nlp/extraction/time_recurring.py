"""Duties that come again: "thứ Sáu hằng tuần", "hai tuần một lần", "ngày làm việc cuối cùng của tháng"."""

import re
from collections.abc import Iterator

from ..folding import Text, holds
from ..structure.dates import DATE, from_match
from .time_records import MONTHS, WEEKDAYS, Boundary, TimePhrase
from .time_words import HOUR, hour_of

_DAY = r"thu\s{1,3}(?:hai|ba|tu|nam|sau|bay|[2-7])"
_NAMED = re.compile(_DAY)
_LISTED = rf"{_DAY}(?:\s{{0,2}}(?:,|va)\s{{1,3}}(?:ngay\s)?{_DAY}){{0,4}}"
_EVERY_WEEK = r"(?:(?:hang|moi)\s{1,3}tuan(?: (?:mot|01|1) lan)?|(?P<n>hai|ba|02|03|2|3)\s{1,3}tuan\s(?:mot|01|1)\slan)"
_EVERY_WEEK_TOO = _EVERY_WEEK.replace("?P<n>", "?P<m>")
_HALF_DAY = r"(?:(?:sang|chieu|trua|cuoi|ngay)\s{1,3}){0,2}"
#: The day before how often, or behind it: "thứ Sáu hằng tuần", "hai tuần một lần vào thứ Tư", "vào mỗi thứ Hai".
_WEEKLY = re.compile(
    rf"(?P<days>{_LISTED})\s{{1,3}}{_EVERY_WEEK}(?![a-z])"
    rf"|(?P<cue>)(?:cu\s)?{_EVERY_WEEK_TOO},?\s{{1,3}}(?:(?:vao|truoc|cham nhat(?: la| vao)?)\s{{1,3}})?{HOUR}?{_HALF_DAY}(?P<behind>{_LISTED})(?![a-z])"
)
_WEEKLY_BEGINNINGS = ("thu ", "cu ", "hang ", "moi ", "hai ", "ba ", "2 ", "3 ", "02 ", "03 ")
#: What may stand before it: "trước 15h00 chiều thứ Năm".
_WEEKLY_LEAD = re.compile(
    rf"(?<![a-z\d])(?:(?P<cue>(?:cham nhat|truoc|vao)(?: vao)?)\s{{1,3}})?{HOUR}?(?:(?:sang|chieu|cuoi)\s{{1,3}}){{0,2}}(?:ngay\s)?$"
)
_EVERY_SO = re.compile(
    r"dinh ky,?\s{1,3}(?:(?:hang|moi)\s{1,2}(?P<freq>ngay|tuan|thang|quy|nam)|(?P<n>\d{1,2}|sau|ba|hai|chin)\s{1,2}thang(?:\s(?:mot|01|1) lan)?)"
)
#: Every quarter, without a day.
QUARTERLY = "FREQ=MONTHLY;INTERVAL=3"
_RULES = {
    "ngay": "FREQ=DAILY",
    "tuan": "FREQ=WEEKLY",
    "thang": "FREQ=MONTHLY",
    "quy": QUARTERLY,
    "nam": "FREQ=YEARLY",
}
_REPORTED = re.compile(r"bao cao|gui|phan anh")
#: "định kỳ 06 tháng (ngày 15/6 và ngày 15/12)".
_BRACKETED = re.compile(rf"\s?\((?:vao\s)?ngay\s{{1,3}}(?:{DATE.pattern})")
_BRACKETED_TOO = re.compile(rf"\s{{0,3}}(?:,|va)\s{{1,3}}(?:ngay\s{{1,3}})?(?:{DATE.pattern})")
_WORKDAYS = "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
_LAST_DAY = re.compile(
    r"ngay\s(?P<work>lam viec\s)?cuoi(?: cung)?\s(?:cua\s)?(?P<every>(?:hang|moi|cac)\s)?(?P<unit>thang|quy|tuan)(?P<of> cuoi quy)?"
    r"(?![a-z]|\s{1,2}[\divx])"
)
_LAST_DAY_CUE = re.compile(r"(?<![a-z])(?:(?:cham nhat|muon nhat)(?: la)?(?: vao)?|vao|truoc|den|trong)\s{1,3}$")
#: "vào 18 giờ hằng ngày", "hằng ngày, trước 16 giờ", "02 ngày một lần".
_DAILY = re.compile(
    rf"(?:(?:hang|moi)\s{{1,3}}ngay,?\s{{1,3}}(?P<cue>truoc|vao|luc|cham nhat)\s{{1,3}}(?:luc\s)?{HOUR}(?![a-z])"
    rf"|(?:vao|luc)\s{{1,3}}{HOUR.replace('?P<', '?P<b')}(?:hang|moi)\s{{1,3}}ngay(?![a-z])"
    r"|(?:cu\s)?(?P<n>hai|ba|0?[2-7])\s{1,3}ngay\s(?:mot|01|1)\slan(?![a-z]))"
)
_DAILY_BEGINNINGS = (
    "hang ngay",
    "moi ngay",
    "vao ",
    "luc ",
    "cu ",
    "hai ngay",
    "ba ngay",
    *(f"{n} ngay" for n in range(2, 8)),
    "0",
)
#: "vào thứ Sáu cuối cùng của mỗi tháng".
_NTH_WEEKDAY = re.compile(
    rf"(?P<day>{_DAY})\s{{1,3}}(?P<nth>cuoi cung|cuoi|dau tien|dau|thu hai|thu ba)\s{{1,3}}(?:cua\s)?(?:hang|moi|cac)\s{{1,3}}thang(?![a-z])"
)
_NTH = {"cuoi cung": -1, "cuoi": -1, "dau tien": 1, "dau": 1, "thu hai": 2, "thu ba": 3}


def recurring(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Recurring duties of a part of a text that name no day of a month; those stand with the points of time.

    Parameters
    ----------
    text : Text
    start, end : int

    Yields
    ------
    TimePhrase

    Examples
    --------
    >>> text = Text.of("báo cáo hai tuần một lần vào thứ Tư; đối chiếu chậm nhất ngày làm việc cuối cùng của tháng")
    >>> [p.rrule for p in recurring(text, 0, len(text))]
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=WE', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1']
    """
    for finder in (_weekly, _daily, _last_days, _nth_weekdays, _every_so):
        yield from finder(text, start, end)


def _weekly(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    if text.low.find("tuan", start, end) < 0:
        return
    for match in text.matches(_WEEKLY, _WEEKLY_BEGINNINGS, start, end):
        names = _NAMED.findall(match["days"] or match["behind"])
        days = ",".join(dict.fromkeys(WEEKDAYS[name.split()[-1]] for name in names))
        every = match["n"] or match["m"]
        interval = f";INTERVAL={ {'hai': 2, 'ba': 3}.get(every) or int(every) }" if every else ""
        rule = f"FREQ=WEEKLY{interval};BYDAY={days}"
        if match["behind"]:
            hour, boundary = hour_of(match), _side(match.group())
            yield TimePhrase(match.start(), match.end(), "recurring", boundary, hour=hour, rrule=rule)
            continue
        lead = _WEEKLY_LEAD.search(text.low, max(start, match.start() - 50), match.start())
        begin, cue, hour = (lead.start(), lead["cue"] or "", hour_of(lead)) if lead else (match.start(), "", None)
        yield TimePhrase(begin, match.end(), "recurring", _side(cue), hour=hour, rrule=rule)


def _side(cue: str) -> Boundary:
    return "before" if "truoc" in cue else "by"


def _daily(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Every day at an hour, or every few days."""
    if not holds(text.low, ("hang ngay", "moi ngay", "mot lan", "1 lan"), start, end):
        return
    for match in text.matches(_DAILY, _DAILY_BEGINNINGS, start, end):
        if match["n"]:
            rule = f"FREQ=DAILY;INTERVAL={ {'hai': 2, 'ba': 3}.get(match['n']) or int(match['n']) }"
            yield TimePhrase(match.start(), match.end(), "recurring", "by", rrule=rule)
            continue
        hour = hour_of(match, "b" if match["bh"] else "")
        if hour and hour[0] <= 24 and hour[1] <= 59:
            stop = match.end() - len(match.group()) + len(match.group().rstrip(" ,"))
            yield TimePhrase(match.start(), stop, "recurring", _side(match["cue"] or ""), hour=hour, rrule="FREQ=DAILY")


def _nth_weekdays(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """A weekday counted in the month: the last Friday."""
    for match in text.matches(_NTH_WEEKDAY, ("thu ",), start, end):
        rule = f"FREQ=MONTHLY;BYDAY={_NTH[match['nth']]}{WEEKDAYS[match['day'].split()[-1]]}"
        cue = _WEEKLY_LEAD.search(text.low, max(start, match.start() - 50), match.start())
        begin, hour = (cue.start(), hour_of(cue)) if cue else (match.start(), None)
        yield TimePhrase(begin, match.end(), "recurring", _side(cue.group() if cue else ""), hour=hour, rrule=rule)


def _last_days(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """The last day, or working day, of every month, quarter or week."""
    for match in text.matches(_LAST_DAY, ("ngay lam viec cuoi", "ngay cuoi"), start, end):
        cue = _LAST_DAY_CUE.search(text.low, max(start, match.start() - 24), match.start())
        if cue is None or not (match["work"] or match["every"]):
            continue  # "vào ngày cuối tháng" may speak of one month
        unit = "quy" if match["of"] else match["unit"]
        if unit == "tuan":
            rule = "FREQ=WEEKLY;BYDAY=FR"
        else:
            months = "BYMONTH=3,6,9,12;" if unit == "quy" else ""
            rule = f"FREQ=MONTHLY;{months}{_WORKDAYS if match['work'] else 'BYMONTHDAY=-1'}"
        yield TimePhrase(cue.start(), match.end(), "recurring", _side(cue.group()), rrule=rule)


def _every_so(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """How often, without a day: "định kỳ 6 tháng", where something is reported."""
    for match in text.matches(_EVERY_SO, ("dinh ky",), start, end):
        sentence = text.low[match.start() : match.start() + 160].split(".")[0]
        left = text.low[max(0, match.start() - 80) : match.start()].split(".")[-1]
        if not _REPORTED.search(sentence) and "bao cao" not in left:
            continue
        yearly = list(_bracketed(text, match.end(), end))
        if yearly:
            yield from yearly
            continue
        if match["freq"]:
            yield TimePhrase(match.start(), match.end(), "recurring", "by", rrule=_RULES[match["freq"]])
            continue
        months = MONTHS.get(match["n"]) or int(match["n"])
        yield TimePhrase(match.start(), match.end(), "recurring", "by", rrule=f"FREQ=MONTHLY;INTERVAL={months}")


def _bracketed(text: Text, at: int, end: int) -> Iterator[TimePhrase]:
    """The days of every year in brackets right behind how often."""
    match = _BRACKETED.match(text.low, at, end)
    while match:
        date = from_match(match)
        first = match.start() + match.group().find("ngay") if "ngay" in match.group() else date.start
        rule = f"FREQ=YEARLY;BYMONTH={date.month};BYMONTHDAY={date.day}"
        if date.year is None and date.month <= 12:
            yield TimePhrase(first, match.end(), "recurring", "by", date, rrule=rule)
        match = _BRACKETED_TOO.match(text.low, match.end(), end)
