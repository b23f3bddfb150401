"""Phrases that set a time limit, found and parsed; what day they mean is resolved elsewhere.

A phrase is a cue with a point of time behind it: "trước ngày 15/12/2021", "trong quý IV/2021", "từ ngày
01 đến ngày 15/11". A date without a cue is no deadline. The scan is one pattern anchored on the
cues; negatives (data cut-offs, effective dates, scopes) are told by the words around.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..folding import Text
from .bodies import VERB
from ..structure.dates import DATE, WrittenDate, from_match

Boundary = Literal["before", "by", "within", "range", "on", "after"]
Kind = Literal["date", "period", "range", "offset", "event", "recurring"]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: month, quarter, year, week or an edge of one.

    Attributes
    ----------
    unit : {'month', 'quarter', 'year', 'week'}
    number : int
        Month 1-12, quarter 1-4, year; for weeks 0 is this one, 1 the next, 11-14 the first to
        fourth of `month`.
    year : int or None
    edge : {'', 'dau', 'giua', 'cuoi'}
        Beginning, middle, end (Bộ luật Dân sự 2015, Điều 146: 1st, 15th, last day).
    month : int or None
        For weeks of a month.
    """

    unit: str
    number: int
    year: int | None
    edge: str = ""
    month: int | None = None


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """A time limit as written.

    Attributes
    ----------
    start, end : int
        The phrase with its cue.
    kind : Kind
    boundary : Boundary
    date, first : WrittenDate or None
        The day, and the first day of a range.
    first_day : int or None
        "từ ngày 01 đến …": a first day without its month.
    period : Period or None
    hour : tuple of int or None
        (hours, minutes).
    next_year : bool
        "của năm sau liền kề".
    day_of_month : int or None
        "ngày 20 tháng này", "ngày 25 hằng tháng".
    month_shift : int
        0 this month, 1 the next.
    offset : tuple or None
        (number, unit) of a counted limit; unit day, workday, month, week or hour.
    anchor : tuple of int or None
        Span of the event that the time is counted from.
    anchor_is_signing : bool
        That event is the signing of the letter itself.
    lunar : bool
        A day of the lunar calendar (tháng Giêng, tháng Chạp), which is not computed here.
    rrule : str or None
    listed : bool
        A further date of a list, which shares the cue of the first.
    """

    start: int
    end: int
    kind: Kind
    boundary: Boundary
    date: WrittenDate | None = None
    first: WrittenDate | None = None
    first_day: int | None = None
    period: Period | None = None
    hour: tuple[int, int] | None = None
    next_year: bool = False
    day_of_month: int | None = None
    month_shift: int = 0
    offset: tuple[int, str] | None = None
    anchor: tuple[int, int] | None = None
    anchor_is_signing: bool = False
    lunar: bool = False
    rrule: str | None = None
    listed: bool = False


_CUE = (
    r"(?P<cue>xong\s{1,3}(?:truoc|trong)|(?:den\s)?truoc(?: hoac trong)?"
    r"|(?:cham|muon|tre)\s{1,3}nhat(?:\s{1,3}(?:la|den|vao|trong|truoc|den het|het|ngay|khong qua))?"
    r"|(?:thoi\s)?han\s(?:cuoi(?: cung)?|chot|nop|gui|bao cao|hoan thanh|dang ky|tiep nhan|nhan)(?:[^.;:\n]{0,40}?)?(?:la|den het|den|truoc|:|vao)"
    r"|thoi han(?:[^.;:\n]{0,30}?)?(?:la|den het|den|:)"
    r"|thoi gian (?:hoan thanh|gui|nop|bao cao|dang ky|tiep nhan|nhan|xong)(?:[^.;:\n]{0,40}?)?(?:la|den het|den|truoc|vao|:)"
    r"|(?:den|toi)\s(?:het|cuoi)(?:\sngay)?|khong (?:muon|cham|tre) hon|khong qua|trong|het)"
)
_HOUR = r"(?:(?:luc\s)?(?P<h>[l\d]?\d)\s?(?:h|g|gio)(?![a-z])\s?(?:(?P<min>\d{2})(?:\s?phut)?)?\s{0,3},?\s{0,3})"
_NEXT = r"(?P<next>\s{1,3}(?:cua\s{1,3})?nam\s{1,3}(?:sau\s{1,3})?(?:lien\s{1,3}ke|tiep theo|ke tiep|sau)(?: tiep theo)?)"
_EVERY = r"(?P<every>,?\s{0,3}(?:hang|moi)\s{1,3}(?P<freq>nam|thang|quy|tuan|ngay))"
_DAY = rf"(?:(?:thu\s(?:hai|ba|tu|nam|sau|bay)|chu nhat),?\s{{1,3}})?(?:ngay\s{{1,3}}){{0,2}}(?:mong\s|mung\s)?(?:{DATE.pattern})"
_MONTH_DAY = (
    r"ngay\s{1,3}(?:mong\s)?(?P<md>\d{1,2})\s{1,3}(?:(?P<which>thang nay|thang sau|thang toi)|(?:cua\s)?(?P<monthly>(?:hang|moi)\s{1,2}thang|"
    r"thang (?P<of>cuoi|dau)(?: cung| tien)? (?:cua\s)?(?:moi\s|hang\s)?quy))"
)
_YEAR_OF = r"(?:\s?/\s?(?P<{0}1>\d{{4}})|,?\s{{1,3}}(?:nam\s{{1,2}})?(?P<{0}2>(?:19|20)\d\d))?(?!\d)"
_PERIOD = (
    r"(?:(?P<edge>dau|giua|cuoi)\s{1,2})?(?:"
    r"thang\s{1,2}(?P<month>\d{1,2})(?![/.-]?\d{1,2}[/.-])" + _YEAR_OF.format("my") + r"(?!\s?nguoi)"
    r"|quy\s{1,2}(?P<quarter>i{1,3}|iv|[1-4])(?![a-z])" + _YEAR_OF.format("qy") + r"|nam\s{1,2}(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|tuan\s(?:(?P<week>nay|sau|toi)|(?P<nth>dau(?: tien)?|thu (?:nhat|hai|ba|tu)|cuoi)\s(?:cua\s)?thang\s{1,2}(?P<wm>\d{1,2})" + _YEAR_OF.format("wy") + r"))"
).replace("?P<wm>", "?P<weekmonth>")
_POINT = re.compile(
    rf"(?<![a-z]){_CUE}[\s:]{{0,4}}(?:(?:cuoi|het)\s{{1,2}}(?=ngay))?{_HOUR}?"
    rf"(?:(?:{_DAY})(?:{_NEXT}|{_EVERY})?|{_MONTH_DAY}|(?P<period>{_PERIOD}){_NEXT.replace('?P<next>', '?P<pnext>')}?|(?P<daily>(?:hang|moi)\s{{1,2}}ngay))"
)
_LISTED = re.compile(rf"\s{{0,3}}(?:,|;|va|hoac)\s{{0,3}}(?:truoc\s)?(?:ngay\s{{1,3}})?(?:{DATE.pattern})(?:{_NEXT})?")
_FIRST = re.sub(r"\?P<(\w+)>", r"?P<f\1>", DATE.pattern).replace("(?P=sep)", "(?P=fsep)")
#: What a range may date without asking for anything.
_NO_LIMIT = re.compile(r"(?:so lieu|ket qua|ky bao cao|thong ke|dien ra|\(tuc|le hoi|khai mac|nghi le|nghi tet|hieu luc|moc kiem tra)[^.;\n]{0,30}$")
_RANGE = re.compile(
    rf"(?<![a-z])tu\s{{1,3}}(?:ngay\s{{1,3}})?(?:(?:{_FIRST})|(?P<only>\d{{1,2}})(?![\d/.-]))\s{{1,3}}(?:cho\s)?(?:den|toi)\s{{1,3}}"
    rf"(?P<upto>het\s{{1,3}})?(?:ngay\s{{1,3}})?(?:{DATE.pattern})"
)
_WEEKDAY = re.compile(rf"(?<![a-z])(?:thu\s(?:hai|ba|tu|nam|sau|bay)|chu nhat),?\s{{1,3}}ngay\s{{1,3}}(?:{DATE.pattern})")
_COLUMN = re.compile(r"^\W{0,4}(?:thoi han|thoi gian (?:hoan thanh|thuc hien))[^\n]{0,20}$", re.MULTILINE)
_CELL = re.compile(
    r"^(?:thang\s{1,2}(?P<month>\d{1,2})" + _YEAR_OF.format("my") + r"|quy\s{1,2}(?P<quarter>i{1,3}|iv|[1-4])" + _YEAR_OF.format("qy") + r")[ .;]{0,2}$",
    re.MULTILINE,
)
_NAMED_DAY = re.compile(
    r"(?<![a-z])(?P<cue>(?:xong\s)?truoc|cham nhat(?: la| den| vao)?|den het)\s{1,3}(?:ngay\s)?(?!ngay)[a-z][a-z ]{2,45}?\s?"
    rf"\((?:tuc\s)?(?:la\s)?(?:ngay\s)?(?:{DATE.pattern})\)"
)
_WEEKLY = re.compile(r"(?<![a-z])(?P<cue>(?:cham nhat|truoc|vao)(?: vao)?\s{1,3})?(?:(?:sang|chieu|cuoi)\s{1,3}){0,2}(?:ngay\s)?thu\s{1,2}(?P<day>hai|ba|tu|nam|sau|bay)\s{1,3}(?:hang|moi)\s{1,3}tuan")
_COUNT = re.compile(
    r"(?<![a-z])(?:(?P<lead>(?:trong\s)?(?:thoi han|vong)|cham nhat(?: la)?(?: trong)?(?: vong)?|khong qua|trong|sau|muon nhat)\s{1,3})?(?:toi da\s|khong qua\s)?"
    r"(?<!\d)(?P<n>\d{1,3})\s?(?:\([^)\n]{1,20}\)\s)?(?P<unit>ngay lam viec|ngay|gio|tuan|thang)\s?,?\s{1,3}"
    r"(?P<rel>ke tu (?:ngay|khi|thoi diem)|ke tu|tinh tu (?:ngay|khi)|tu (?:ngay|khi)|sau (?:khi|ngay)|sau(?=\s[a-z])|truoc (?:khi|ngay)|truoc)\s{1,3}"
    r"(?P<event>[^,.;:()\n]{2,90})"
)
_BEFORE_COUNT = re.compile(
    r"(?<![a-z])truoc\s{1,3}(?P<n>\d{1,3})\s{1,2}(?P<unit>ngay lam viec|ngay|gio|tuan)\s{1,3}(?:cua\s|so voi\s|truoc\s|khi\s)(?P<event>[^,.;:()]{3,80})"
)
_RIGHT_AFTER = re.compile(r"(?<![a-z])ngay\s{1,3}(?:sau|trong)\s{1,3}(?:khi\s{1,3}|ngay\s{1,3})?(?P<event>[^,.;:()\n]{3,80})")
_EVERY_SO = re.compile(
    r"(?<![a-z])dinh ky,?\s{1,3}(?:(?:hang|moi)\s{1,2}(?P<freq>ngay|tuan|thang|quy|nam)|(?P<n>\d{1,2}|sau|ba|hai|chin)\s{1,2}thang(?:\s(?:mot|01|1) lan)?)"
)
_NOT_BEFORE = re.compile(
    r"(?:so lieu|luy ke|duoc dung|co gia tri|su dung|thoi han su dung|ap dung|hieu luc|thi hanh|nhiem ky|giai doan|kinh phi|ke tu|phat sinh|thoi diem|tai thoi diem)\s{0,3}(?:\S{1,6}\s){0,3}$"
)
_COUNTED_UP = re.compile(r"(?:\btính|(?<!\w)tinh)\s{0,3}(?:từ\s|đến\s|tu\s|den\s){0,2}$", re.IGNORECASE)
_STRONG = re.compile(
    r"(?:hoan thanh|hoan tat|xong|ban hanh|bao cao|gui|trinh|giai quyet|dut diem|khac phuc|ket thuc|nghiem thu|phe duyet|cong bo|nop|to chuc hop|"
    r"dua vao (?:su dung|van hanh|khai thac)|tham muu|phan dau|xay dung|kien toan|dang ky|thong qua|thong bao)(?![a-z])[^.;:\n]{0,140}$"
)
#: "nhiệm vụ trong tháng 6": the period bounds a thing, not an act.
_SCOPE = re.compile(r"(?:ket qua|nhiem vu|tinh hinh|cong tac|so lieu|hoat dong|phat sinh|dien ra|xay ra|ghi nhan|vi pham|cong viec|su kien|da [a-z]+)\s{0,2}(?:[a-z]+\s){0,2}$")
_ACTS = VERB
_WEAK = re.compile(r"(?<!ket qua )(?<!tinh hinh )(?<!nhiem vu )(?<!qua trinh )(?:thuc hien|trien khai|to chuc)\s{0,3}(?:xong\s)?$")
_LUNAR = re.compile(r"thang\s{1,3}(?:gieng|chap)|mong\s\d|am lich")
_YEARLY_BEFORE = re.compile(r"(?:(?:dinh ky\s)?(?:sau|ba|0?6|0?3)\s{1,2}thang(?: dau nam| mot lan)?|(?:hang|moi)\s{1,2}nam|dinh ky hang nam),?\s{0,2}\(?\s{0,2}$")
_OCCASION = re.compile(r"khai mac|\bhop\b|hoi nghi|\bluc\b|thoi gian\s?:|dia diem|tap huan|\ble\b|hieu luc|dai hoi|du kien")
_UNIT_AFTER = re.compile(r"\s?(?:ngay|nguoi|dong chi|so|can bo|%|don vi|dang vien|thanh vien|dai bieu|gio|tuan|diem|trang)(?![a-z])")
_SIGNED = re.compile(r"(?:ngay\s)?(?:ky|ban hanh)(?![a-z])")


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
    found: list[TimePhrase] = []
    for finder in (_ranges, _counts, _points, _bracketed, _cells, _weekly, _weekdays, _events, _recurring):
        for phrase in finder(text, start, end):
            if not any(phrase.start < other.end and other.start < phrase.end for other in found[-40:]):
                found.append(phrase)
    found.sort(key=lambda p: p.start)
    return _without_overlaps(found)


def _without_overlaps(phrases: list[TimePhrase]) -> list[TimePhrase]:
    kept: list[TimePhrase] = []
    for phrase in phrases:
        if kept and phrase.rrule and kept[-1].kind == "recurring" and not kept[-1].date and phrase.start - kept[-1].end < 14:
            kept[-1] = phrase  # "định kỳ 6 tháng (trước ngày 15/6)": the day says it all
            continue
        if kept and phrase.start < kept[-1].end:
            if phrase.end - phrase.start > kept[-1].end - kept[-1].start and kept[-1].kind in ("event", "recurring"):
                kept[-1] = phrase
            continue
        kept.append(phrase)
    return kept


def _boundary(cue: str) -> Boundary:
    words = cue.split()
    if "truoc" in words or cue.startswith("khong muon hon"):
        return "before"
    return "within" if words[-1] in ("trong",) and words[0] != "cham" else "by"


def _points(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in _POINT.finditer(text.low, start, end):
        cue = re.sub(r"\s+", " ", match["cue"])
        left = text.low[max(0, match.start() - 160) : match.start()]
        if _NOT_BEFORE.search(left) or _COUNTED_UP.search(text.raw[max(0, match.start() - 16) : match.start()]):
            continue
        boundary = _boundary(cue)
        hour = (int(match["h"].replace("l", "1")), int(match["min"] or 0)) if match["h"] else None
        if hour and (hour[0] > 24 or hour[1] > 59):
            continue
        if match["period"]:
            phrase = _period(match, text, cue, boundary, left)
        elif match["md"]:
            phrase = _month_day(match, boundary, hour)
        elif match["daily"]:
            phrase = (
                TimePhrase(match.start(), match.end(), "recurring", boundary, hour=hour, rrule="FREQ=DAILY") if hour else None
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
    explicit = "ngay" in match.group() or hour is not None
    if date.plain and not explicit and (_UNIT_AFTER.match(text.low, match.end()) or not (1 <= date.day <= 31 and 1 <= date.month <= 12)):
        return None
    if cue in ("trong", "khong qua") and not explicit:
        return None
    if cue == "trong" and text.low[match.end("cue") :].lstrip()[:4] != "ngay":
        return None
    if _LUNAR.search(match.group()) and "duong lich" not in text.low[match.end() : match.end() + 14]:
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
    while match := _LISTED.match(text.low, at, min(end, at + 80)):
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


def _period(match: re.Match[str], text: Text, cue: str, boundary: Boundary, left: str) -> TimePhrase | None:
    """Month, quarter, year, week: a scope unless the clause completes something in it."""
    alone = text.raw[max(0, match.start() - 1) : match.start()] in ("", "\n") and text.raw[match.end() : match.end() + 1] in ("", "\n")
    if cue in ("trong", "het", "khong qua") and not (match["week"] or match["nth"] or alone):
        scope = _SCOPE.search(left)
        doing = _STRONG.search(left) or _WEAK.search(left) or (not match["year"] and _ACTS.search(left.split(".")[-1]))
        if scope or not doing:
            return None
    if cue == "truoc" and match["year"] and not (match["edge"] or match["pnext"]):
        return None  # "trước năm 2020" dates a state of things
    edge = match["edge"] or ("cuoi" if cue.endswith("cuoi") else "")
    year = next((int(match[g]) for g in ("my1", "my2", "qy1", "qy2", "wy1", "wy2", "year") if match[g]), None)
    if match["month"]:
        number = int(match["month"])
        period = Period("month", number, year, edge) if 1 <= number <= 12 else None
    elif match["quarter"]:
        number = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match["quarter"]) or int(match["quarter"])
        period = Period("quarter", number, year, edge)
    elif match["year"]:
        period = Period("year", int(match["year"]), year, edge)
    elif match["week"]:
        period = Period("week", 0 if match["week"] == "nay" else 1, None)
    else:
        nth = {"dau": 11, "dau tien": 11, "thu nhat": 11, "thu hai": 12, "thu ba": 13, "thu tu": 14}.get(match["nth"], 15)
        period = Period("week", nth, year, "", int(match["weekmonth"]))
    if period is None:
        return None
    return TimePhrase(match.start(), match.end(), "period", boundary, period=period, next_year=bool(match["pnext"]))


def _ranges(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in _RANGE.finditer(text.low, start, end):
        left = text.low[max(0, match.start() - 60) : match.start()]
        if _NOT_BEFORE.search(left) or _NO_LIMIT.search(left):
            continue
        first = None
        if match["fd"]:
            year = match["fy"]
            first = WrittenDate(match.start("fd"), match.start("fd"), int(match["fd"]), int(match["fm"].replace(" ", "")), int(year.replace(" ", "")) if year else None, True)
        elif match["fwd"] and match["fwm"].isdigit():
            first = WrittenDate(match.start("fwd"), match.start("fwd"), int(match["fwd"]), int(match["fwm"]), int(match["fwy"]) if match["fwy"] else None, False)
        only = int(match["only"]) if match["only"] else None
        if _LUNAR.search(match.group()):
            continue
        yield TimePhrase(match.start(), match.end(), "range", "range", from_match(match), first, only)


def _bracketed(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """An event with its date behind it: "trước ngày khai giảng (05/9/2024)"."""
    for match in _NAMED_DAY.finditer(text.low, start, end):
        yield TimePhrase(match.start(), match.end(), "date", _boundary(match["cue"]), from_match(match))


def _cells(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """A month or quarter alone in its line, below a heading "Thời hạn" of a table set as lines."""
    heading = _COLUMN.search(text.low, start, end)
    if heading is None:
        return
    for match in _CELL.finditer(text.low, heading.end(), min(end, heading.end() + 6000)):
        year = next((int(match[g]) for g in ("my1", "my2", "qy1", "qy2") if match[g]), None)
        if match["month"]:
            number, unit = int(match["month"]), "month"
        else:
            number, unit = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match["quarter"]) or int(match["quarter"]), "quarter"
        if 1 <= number <= 12:
            yield TimePhrase(match.start(), match.end(), "period", "within", period=Period(unit, number, year))


def _weekly(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    days = {"hai": "MO", "ba": "TU", "tu": "WE", "nam": "TH", "sau": "FR", "bay": "SA"}
    for match in _WEEKLY.finditer(text.low, start, end):
        cue = match["cue"] or ""
        boundary: Boundary = "before" if "truoc" in cue else "by"
        yield TimePhrase(match.start(), match.end(), "recurring", boundary, rrule=f"FREQ=WEEKLY;BYDAY={days[match['day']]}")


def _weekdays(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in _WEEKDAY.finditer(text.low, start, end):
        around = text.low[max(0, match.start() - 80) : match.end() + 60]
        if not _OCCASION.search(around):
            yield TimePhrase(match.start(), match.end(), "date", "on", from_match(match))


def _counts(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    units = {"ngay lam viec": "workday", "ngay": "day", "gio": "hour", "tuan": "week", "thang": "month"}
    for match in _BEFORE_COUNT.finditer(text.low, start, end):
        stop = _event_end(text, match.start("event"), match.end("event"))
        yield TimePhrase(match.start(), stop, "event", "before", offset=(-int(match["n"]), units[match["unit"]]), anchor=(match.start("event"), stop))
    for match in _COUNT.finditer(text.low, start, end):
        backwards = match["rel"].startswith("truoc")
        if match["lead"] is None and (match["rel"] in ("sau", "truoc") or match["unit"] == "thang"):
            continue
        if re.search(r"(?:toi thieu|it nhat|hieu luc(?: thi hanh)?)\s(?:sau\s)?$", text.low[max(0, match.start() - 24) : match.start()]):
            continue
        if match["lead"] == "sau" and "hieu luc" in text.low[max(0, match.start() - 40) : match.start()]:
            continue
        stop = _event_end(text, match.start("event"), match.end("event"))
        number = int(match["n"])
        anchor = (match.start("event"), stop)
        signed = _SIGNED.match(text.low, match.start("event")) if match["rel"].endswith("ngay") else None
        if signed:
            stop = signed.end()
            anchor = (match.start("event"), stop)
        kind: Kind = "offset" if not backwards else "event"
        yield TimePhrase(
            match.start(), stop, kind, "before" if backwards else "by",
            offset=(-number if backwards else number, units[match["unit"]]), anchor=anchor,
            anchor_is_signing=signed is not None,
        )  # fmt: skip


def _event_end(text: Text, start: int, end: int) -> int:
    """Cut the words of an event before a new clause."""
    cut = re.compile(r"\s(?:de|va|phai|thi|cac don vi|bao cao|gui|ve\s(?=[a-z]{2,}\s)|theo|can|yeu cau|de nghi)(?![a-z])|\n\s*\n").search(text.low, start + 3, end)
    end = cut.start() if cut else end
    while end > start and not text.raw[end - 1].isalnum():
        end -= 1
    return end


def _events(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in _RIGHT_AFTER.finditer(text.low, start, end):
        written = text.raw[match.start() : match.start() + 4].lower()
        if written != "ngay" or " trong" in match.group()[:12]:  # ngày sau, ngay trong
            continue
        stop = _event_end(text, match.start("event"), match.end("event"))
        yield TimePhrase(match.start(), stop, "event", "after", anchor=(match.start("event"), stop))


def _recurring(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    rules = {"ngay": "FREQ=DAILY", "tuan": "FREQ=WEEKLY", "thang": "FREQ=MONTHLY", "quy": "FREQ=MONTHLY;INTERVAL=3", "nam": "FREQ=YEARLY"}
    for match in _EVERY_SO.finditer(text.low, start, end):
        sentence = text.low[match.start() : match.start() + 160].split(".")[0]
        left = text.low[max(0, match.start() - 80) : match.start()].split(".")[-1]
        if "bao cao" not in sentence and "bao cao" not in left and "gui" not in sentence:
            continue
        if match["freq"]:
            yield TimePhrase(match.start(), match.end(), "recurring", "by", rrule=rules[match["freq"]])
            continue
        months = {"sau": 6, "ba": 3, "hai": 2, "chin": 9}.get(match["n"]) or int(match["n"])
        yield TimePhrase(match.start(), match.end(), "recurring", "by", rrule=f"FREQ=MONTHLY;INTERVAL={months}")
