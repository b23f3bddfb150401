"""Points of time behind a cue: days, months, quarters, years, weeks, and lists of them.

"trước ngày 15/12/2021", "chậm nhất 17h00 ngày 12/5", "trong quý IV/2021". The scan is one pattern
anchored on the cues; what is no limit (data cut-offs, scopes, conditions) is told by the words around.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..folding import Text, one_line
from ..knowledge.words import alternation
from ..structure.dates import DATE, WrittenDate, from_match
from .bodies import body_head
from .time_periods import FROM, NEXT_YEAR, PERIOD, YEAR_OF, edges, period_phrase, stretches, with_on
from .time_records import Boundary, Kind, TimePhrase
from .time_words import HOUR, LUNAR, NOT_BEFORE, WEEKDAY, bounds_a_thing, hour_of

_LIMIT = r"han\s(?:cuoi(?: cung)?|chot|nop|gui|bao cao|hoan thanh|dang ky|tiep nhan|nhan)(?:[^.;:\n]{0,40}?)?(?:la(?: den| den het| het)?|den het|den|truoc|:|vao)"
_LAST = r"han\s(?:cuoi(?: cung)?|chot)(?=\s{1,3}(?:ngay\s|\d))"
_AT_LATEST = r"\s{1,3}nhat(?:\s{1,3}(?:la|den|vao|trong|truoc|den het|het|ngay|khong qua))?"
_CUES = (
    r"xong\s{1,3}(?:truoc|tnroc|trong)", r"den\s(?:truoc|tnroc|lruoc|truoe)(?: hoac trong)?",
    r"truoc(?: hoac trong)?", "tnroc", "lruoc", "truoe", "cham" + _AT_LATEST, "muon" + _AT_LATEST, "tre" + _AT_LATEST,
    r"thoi\s" + _LIMIT, _LIMIT, r"thoi\s" + _LAST, _LAST, r"thoi han(?:[^.;:\n]{0,30}?)?(?:la|den het|den|:)",
    r"thoi gian (?:hoan thanh|gui|nop|bao cao|dang ky|tiep nhan|nhan|xong)(?:[^.;:\n]{0,40}?)?(?:la|den het|den|truoc|vao|:)",
    *(word + r"(?:\sthoi han)?\s(?:den|toi|sang)(?:\shet)?" for word in ("lui", "gia han", "keo dai", "hoan")),
    r"den\s(?:het|cuoi)(?:\sngay)?", r"toi\s(?:het|cuoi)(?:\sngay)?", "khong (?:muon|cham|tre) hon", "khong qua", "trong", "het",
)  # fmt: skip
#: What each of them begins with.
_CUE_WORDS = (
    "xong", "den", "truoc", "tnroc", "lruoc", "truoe", "cham", "muon", "tre", "thoi", "han", "lui", "gia han", "keo dai", "hoan",
    "toi", "khong", "trong", "het",
)  # fmt: skip
_CUE = f"(?P<cue>{alternation(_CUES)})"
_EVERY = r"(?P<every>,?\s{0,3}(?:hang|moi)\s{1,3}(?P<freq>nam|thang|quy|tuan|ngay))"
_DAY = (
    rf"(?:(?:ngay\s{{1,3}})?{WEEKDAY},?\s{{1,3}}\(?)?(?:ngay[\s_.|]{{1,4}}){{0,2}}(?:mong\s|mung\s)?(?:{DATE.pattern})"
)
_MONTH_DAY = (
    r"ngay\s{1,3}(?:mong\s)?(?P<md>\d{1,2})\s{1,3}(?:(?P<which>thang nay|thang sau|thang toi)|(?:cua\s)?(?P<monthly>(?:hang|moi)\s{1,2}thang|"
    r"thang (?P<of>cuoi|dau)(?: cung| tien)? (?:cua\s)?(?:moi\s|hang\s)?quy))"
)
_POINT = re.compile(
    rf"{_CUE}[\s:]{{0,4}}(?:(?:vao\s)?(?:cuoi|het|dau|sang|chieu)(?:\sgio(?:\slam viec)?|\sbuoi \w{{3,5}})?\s{{1,2}}(?=ngay|\d{{1,2}}[/.-]))?{HOUR}?"
    rf"(?:(?:{_DAY})(?:{NEXT_YEAR}|{_EVERY})?|{_MONTH_DAY}|(?P<period>{PERIOD}){NEXT_YEAR.replace('?P<next>', '?P<pnext>')}?|(?P<daily>(?:hang|moi)\s{{1,2}}ngay)"
    r"|(?P<same>(?:(?:trua|sang|chieu|toi)\s{1,2})?(?:cung ngay|ngay hom do)(?![a-z])))"
)
#: A point of time alone, in the cell of a table.
_CELL = re.compile(
    rf"{HOUR}?(?:(?:{_DAY})(?:{NEXT_YEAR}|{_EVERY})?|(?P<period>{PERIOD}){NEXT_YEAR.replace('?P<next>', '?P<pnext>')}?)"
)
_LISTED_AT_MOST = 12  # dates behind one cue, one for each month; the next cue begins another list
_LISTED = re.compile(
    rf"\s{{0,3}}(?:,|;|va|hoac)\s{{0,3}}(?:truoc\s)?(?:ngay\s{{1,3}})?(?:{DATE.pattern})(?:{NEXT_YEAR})?"
)
_ON_WEEKDAY = re.compile(rf"{WEEKDAY},?\s{{1,3}}ngay\s{{1,3}}(?:{DATE.pattern})")
_DONE_BY = re.compile(
    rf"den\s{{1,3}}(?:ngay\s{{1,3}})?(?:{DATE.pattern}),?\s{{1,3}}(?:phai\s|can\s)?(?:co ban\s)?(?:xong|hoan thanh)(?![a-z])"
)
_ON_DAY = re.compile(rf"vao\s{{1,3}}ngay\s{{1,3}}(?:{DATE.pattern})(?:{_EVERY})?")
#: A day right behind whom something is reported to: "báo cáo Giám đốc Sở ngày 13/7, …".
_SENT_ON = re.compile(
    rf"(?:bao cao|trinh|nop|gui)\s(?P<body>[^,.;:\n\d]{{3,60}}?)\s(?P<on>ngay\s{{1,3}}(?:{DATE.pattern}))(?=\s?[,;.)]|\s?$)",
    re.MULTILINE,
)
_ALREADY = re.compile(r"(?:da|duoc|theo|tai|vua)\s{1,3}$")
_ON_MONTH_DAY = re.compile(
    r"(?:ngay\s{1,3}(?P<d1>\d{1,2})\s{1,3}(?:hang|moi)\s{1,3}thang"
    r"|ngay\s{1,3}(?P<d2>\d{1,2})\s{1,3}(?:cua\s)?thang (?P<of>cuoi|dau)(?: cung| tien)?(?: cua)? (?:moi\s|hang\s)?quy"
    r"|(?:hang|moi)\s{1,3}thang(?: mot lan| 01 lan)?,?\s{1,3}(?:vao\s)?ngay\s{1,3}(?P<d3>\d{1,2})(?![\d/.-]))(?![a-z])"
)
_SENT = re.compile(r"(?:bao cao|gui|nop|trinh|hoan thanh|xong|tong hop|quyet toan|cung cap|dang ky)(?![a-z])")
_FIRST_DAYS = re.compile(
    r"trong\s{1,3}(?P<n>\d{1,2})\s{1,3}ngay dau\s{1,3}(?:cua\s)?(?:(?P<every>(?:moi|hang)\s{1,3}thang)|thang\s{1,2}(?P<month>\d{1,2})"
    + YEAR_OF.format("my")
    + ")"
)
_IN_BRACKETS = re.compile(rf"\((?:tuc\s)?(?:la\s)?(?:ngay\s)?(?:{DATE.pattern})\)")
_NAMED_DAY = re.compile(
    r"(?<![a-z])(?P<cue>(?:xong\s)?truoc|cham nhat(?: la| den| vao)?|den het)\s{1,3}(?:ngay\s)?(?!ngay)[a-z][a-z ]{2,45}\s?$"
)
_COUNTED_UP = re.compile(r"(?:\btính|(?<!\w)tinh)\s{0,3}(?:từ\s|đến\s|tu\s|den\s){0,2}$", re.IGNORECASE)
_YEARLY_BEFORE = re.compile(
    r"(?:(?:dinh ky\s)?(?:sau|ba|0?6|0?3)\s{1,2}thang(?: dau nam| mot lan)?|(?:hang|moi)\s{1,2}nam|dinh ky hang nam),?\s{0,2}\(?\s{0,2}$"
)
_OCCASION = re.compile(
    r"khai mac|(?<!tong )(?<!phoi )(?<!phu )\bhop\b|hoi nghi|\bluc\b|thoi gian\s?:|dia diem|tap huan|\ble\b|hieu luc|dai hoi|du kien"
)
_UNIT_AFTER = re.compile(
    r"\s?(?:ngay|nguoi|dong chi|so|can bo|%|don vi|dang vien|thanh vien|dai bieu|gio|tuan|diem|trang)(?![a-z])"
)
_FORMER = re.compile(r"\bcũ\b")


def points(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Time points of a part of a text, by kind; spans of different kinds may overlap.

    Parameters
    ----------
    text : Text
    start, end : int

    Yields
    ------
    TimePhrase

    Examples
    --------
    >>> text = Text.of("hoàn thành trong quý IV/2021")
    >>> [p.kind for p in points(text, 0, len(text))]
    ['period']
    """
    for finder in (_points, edges, stretches, _done_by, _on_days, _first_days, _bracketed, _weekdays):
        yield from finder(text, start, end)


def point_in_cell(text: Text, start: int, end: int) -> TimePhrase | None:
    """The last point of time in a cell under "Thời hạn", where it has no cue.

    Parameters
    ----------
    text : Text
    start, end : int
        The cell.

    Returns
    -------
    TimePhrase or None

    Examples
    --------
    >>> text = Text.of("Quý II, quý III/2026")
    >>> point_in_cell(text, 0, len(text)).period.number
    3
    """
    found = None
    for match in _CELL.finditer(text.low, start, end):
        if not text.starts_word(match.start()):
            continue
        hour = hour_of(match)
        if match["period"]:
            phrase = period_phrase(match, text, ":", "within", "")
        else:
            phrase = _dated(match, text, ":", "by", hour)
        found = phrase or found
    return replace(found, start=start, end=max(end, found.end)) if found else None


def _boundary(cue: str) -> Boundary:
    words = cue.split()
    if "truoc" in words:
        return "before"
    if "tnroc" in words or "lruoc" in words or "truoe" in words:
        return "before"
    return "within" if words[-1] in ("trong",) and words[0] != "cham" else "by"


def _points(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in text.matches(_POINT, _CUE_WORDS, start, end):
        cue = one_line(match["cue"])
        left = text.low[max(0, match.start() - 160) : match.start()]
        if bounds_a_thing(text, match.start(), match.end(), cue) or _COUNTED_UP.search(
            text.raw[max(0, match.start() - 16) : match.start()]
        ):
            continue
        boundary = _boundary(cue)
        hour = hour_of(match)
        if cue.startswith(("den ", "toi ")) and not match["period"] and FROM.search(left):
            continue  # the end of a range, which is read as one or refused as one
        if _FORMER.search(text.raw[match.start() : match.end("cue")]):
            continue
        if hour and (hour[0] > 24 or hour[1] > 59):
            continue
        if match["period"]:
            phrase = period_phrase(match, text, cue, boundary, left)
        elif match["md"]:
            phrase = _month_day(match, boundary, hour)
        elif match["same"]:
            phrase = TimePhrase(match.start(), match.end(), "date", boundary, hour=hour, same_day=True)
        elif match["daily"]:
            phrase = (
                TimePhrase(match.start(), match.end(), "recurring", boundary, hour=hour, rrule="FREQ=DAILY")
                if hour
                else None
            )
        else:
            phrase = _dated(match, text, cue, boundary, hour)
        if phrase is None:
            continue
        yield phrase
        if phrase.kind == "date":
            yield from _more(text, phrase, end)


def _dated(
    match: re.Match[str], text: Text, cue: str, boundary: Boundary, hour: tuple[int, int] | None
) -> TimePhrase | None:
    date = from_match(match)
    if match["wm"] == "sau" and text.raw[slice(*match.span("wm"))].lower() == "sau":  # tháng sau, not tháng sáu
        return TimePhrase(match.start(), match.end(), "date", boundary, day_of_month=date.day, month_shift=1, hour=hour)
    explicit = "ngay" in match.group() or hour is not None
    if (
        date.plain
        and not explicit
        and (_UNIT_AFTER.match(text.low, match.end()) or not (1 <= date.day <= 31 and 1 <= date.month <= 12))
    ):
        return None
    if cue in ("trong", "khong qua") and not explicit:
        return None
    if cue == "trong" and text.low[match.end("cue") :].lstrip()[:4] != "ngay":
        return None
    if LUNAR.search(match.group()) and "duong lich" not in text.low[match.end() : match.end() + 14]:
        return TimePhrase(match.start(), match.end(), "event", boundary, date, lunar=True)
    yearly = _YEARLY_BEFORE.search(text.low, max(0, match.start() - 40), match.start())
    if match["every"] or yearly:
        rule = None
        if yearly or match["freq"] == "nam":
            rule = f"FREQ=YEARLY;BYMONTH={date.month};BYMONTHDAY={date.day}"
        return TimePhrase(match.start(), match.end(), "recurring", boundary, date, hour=hour, rrule=rule)
    return TimePhrase(match.start(), match.end(), "date", boundary, date, hour=hour, next_year=bool(match["next"]))


def _more(text: Text, phrase: TimePhrase, end: int) -> Iterator[TimePhrase]:
    at = phrase.end
    for _ in range(_LISTED_AT_MOST):
        match = _LISTED.match(text.low, at, min(end, at + 80))
        if not match:
            return
        date = from_match(match)
        if date.plain and (_UNIT_AFTER.match(text.low, match.end()) or date.month > 12):
            return
        first = match.start("d") if match["d"] else match.start("wd")
        yield TimePhrase(first, match.end(), "date", phrase.boundary, date, next_year=bool(match["next"]), listed=True)
        at = match.end()


def _month_day(match: re.Match[str], boundary: Boundary, hour: tuple[int, int] | None) -> TimePhrase | None:
    day = int(match["md"])
    if not 1 <= day <= 31:
        return None
    if match["which"]:
        shift = 0 if match["which"] == "thang nay" else 1
        return TimePhrase(match.start(), match.end(), "date", boundary, day_of_month=day, month_shift=shift, hour=hour)
    rule = f"FREQ=MONTHLY;BYMONTHDAY={day}"
    if match["of"]:
        months = "3,6,9,12" if match["of"] == "cuoi" else "1,4,7,10"
        rule = f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={day}"
    return TimePhrase(match.start(), match.end(), "recurring", boundary, day_of_month=day, rrule=rule, hour=hour)


def _done_by(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """A day with the completion behind it: "đến 15/12/2018 phải xong"."""
    for match in text.matches(_DONE_BY, ("den",), start, end):
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
        if body_head(text, match.start("body"), match.end("body")) and not told:
            yield TimePhrase(match.start("on"), match.end("on"), "date", "on", from_match(match))
    for match in text.matches(_ON_MONTH_DAY, ("ngay", "hang", "moi"), start, end):
        day = int(match["d1"] or match["d2"] or match["d3"])
        if not 1 <= day <= 31:
            continue
        rule = f"FREQ=MONTHLY;BYMONTHDAY={day}"
        if match["of"]:
            months = "3,6,9,12" if match["of"] == "cuoi" else "1,4,7,10"
            rule = f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={day}"
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
            yield TimePhrase(named.start(), match.end(), "date", _boundary(named["cue"]), from_match(match))


def _weekdays(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in _ON_WEEKDAY.finditer(text.low, start, end):
        around = text.low[max(0, match.start() - 80) : match.end() + 60]
        if text.starts_word(match.start()) and not _OCCASION.search(around):
            yield TimePhrase(match.start(), match.end(), "date", "on", from_match(match))
