"""Periods as limits: months, quarters, years, weeks and their edges.

"trong quý IV/2021", "đến hết tháng 10", "cuối tháng 6/2022". A period bounds an act only where the
clause completes something in it; else it is a scope ("nhiệm vụ trong tháng 6").
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace

from ..folding import Text
from ..structure.dates import DATE, WrittenDate, from_match
from .bodies import first_act
from .time_records import QUARTER, QUARTERS, Boundary, Period, TimePhrase
from .time_words import NOT_BEFORE

#: "của năm sau liền kề", behind a date or a period.
NEXT_YEAR = (
    r"(?P<next>\s{1,3}(?:cua\s{1,3})?nam\s{1,3}(?:sau\s{1,3})?(?:lien\s{1,3}ke|tiep theo|ke tiep|sau)(?: tiep theo)?)"
)
YEAR_OF = r"(?:\s?/\s?(?P<{0}1>\d{{4}})|,?\s{{1,3}}(?:nam\s{{1,2}})?(?P<{0}2>(?:19|20)\d\d))?(?!\d)"
_EDGES = r"(?P<edge>nua (?:dau|cuoi)|(?:thuong|trung|ha) tuan|dau|giua|cuoi)\s{1,2}"
#: A period, with what it is a period of between: "trong kỳ sinh hoạt tháng 6".
PERIOD = (
    rf"(?:ky (?:sinh hoat|hop)(?: chi bo)?\s{{1,2}})?(?:{_EDGES})?(?:"
    r"thang\s{1,2}(?P<month>\d{1,2})(?![/.]?\d{1,2}[/.-]|-\d{1,2}(?:[.-]|/\d{1,2}(?!\d)))"
    + YEAR_OF.format("my")
    + r"(?!\s?nguoi)"
    rf"|qu[yi]\s{{1,2}}(?P<quarter>{QUARTER})(?![a-z])"
    + YEAR_OF.format("qy")
    + r"|(?:sau|0?6)\s{1,2}thang\s{1,2}(?P<semester>dau|cuoi)\s{1,2}(?:cua\s)?nam(?:\s{1,2}(?P<hy>(?:19|20)\d\d)(?!\d))?"
    + r"|nam\s{1,2}(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|tuan\s(?:(?P<week>nay|sau|toi)|(?P<nth>dau(?: tien)?|thu (?:nhat|hai|ba|tu)|cuoi)\s(?:cua\s)?thang\s{1,2}(?P<wm>\d{1,2})"
    + YEAR_OF.format("wy")
    + r")|(?P<unit>thang|quy|nam)\s{1,2}(?P<rel>nay|sau|toi)(?![a-z]))"
).replace("?P<wm>", "?P<weekmonth>")
#: The end, middle or beginning of a period without any cue: "gửi báo cáo cuối tháng 6/2022".
_EDGE = re.compile(
    "(?P<period>"
    + PERIOD.replace(f"(?:{_EDGES})?", _EDGES).replace(r"(?:ky (?:sinh hoat|hop)(?: chi bo)?\s{1,2})?", "")
    + ")"
    + NEXT_YEAR.replace("?P<next>", "?P<pnext>")
    + "?"
)
_EDGE_WORDS = ("nua ", "thuong tuan", "trung tuan", "ha tuan", "dau", "giua", "cuoi")
#: What follows the first of several periods: "và quý I/2022", "- 01/2022", ", 12/2021".
_FURTHER = {
    unit: re.compile(
        rf"\s{{0,3}}(?P<join>,|-|va(?=\s)|(?:den|toi)(?=\s))\s{{0,3}}(?P<upto>(?:het|cuoi)\s{{1,3}})?(?P<word>{word}\s{{1,2}})?"
        rf"(?P<number>{number})(?![a-z\d]|[.-]\d)" + YEAR_OF.format("y")
    )
    for unit, word, number in (
        ("month", "thang", r"\d{1,2}"),
        ("quarter", "qu[yi]", QUARTER),
        ("year", "nam", r"(?:19|20)\d\d"),
    )
}
_FURTHER_AT_MOST = 5
_STRETCH = re.compile(rf"tu\s{{1,3}}{PERIOD}{NEXT_YEAR.replace('?P<next>', '?P<pnext>')}?")
_SINCE = re.compile(r"(?<![a-z])(?:tu|thang|cua)\s{1,3}$")
FROM = re.compile(rf"(?<![a-z])tu\s{{1,3}}(?:ngay\s{{1,3}})?(?:{DATE.pattern})\s{{1,3}}$")
_ON = re.compile(r"(?<![a-z])vao\s{1,3}$")
#: "Quý I trước ngày 15/3": the day is the limit.
_NAMES_A_DUTY = re.compile(
    r"[ ]{0,2}[:(,]?[ ]{0,2}(?:(?:gui|xong) )?(?:truoc|cham nhat)\s{1,3}(?:la\s|vao\s)?(?:ngay|\d)"
)
_EVERY_YEAR = re.compile(r",?\s{1,3}(?:hang|moi)\s{1,3}nam(?![a-z])")
_MEETING = re.compile(r"ky (?:hop|sinh hoat)\s")
_DATA = re.compile(r"(?:so lieu|ket qua|ky bao cao|thong ke|dien ra|hieu luc)[^.;\n]{0,30}$")
_STRONG = re.compile(
    r"(?:hoan thanh|hoan tat|xong|ban hanh|bao cao|gui|trinh|giai quyet|dut diem|khac phuc|ket thuc|nghiem thu|phe duyet|cong bo|nop|to chuc hop|"
    r"dua vao (?:su dung|van hanh|khai thac)|tham muu|phan dau|xay dung|kien toan|dang ky|thong qua|thong bao)(?![a-z])[^.;:\n]{0,140}$"
)
#: "nhiệm vụ trong tháng 6": the period bounds a thing, not an act.
_SCOPE = re.compile(
    r"(?:ket qua|nhiem vu|tinh hinh|(?<!chuong trinh )(?<!ke hoach )cong tac|so lieu|hoat dong|phat sinh|dien ra|xay ra|ghi nhan|vi pham|cong viec|su kien|da [a-z]+)\s{0,2}(?:[a-z]+\s){0,2}$"
    r"|du kien (?:se )?(?:to chuc|hop|khai mac|dien ra)[^.;\n]{0,40}$"
)
_WEAK = re.compile(
    r"(?<!ket qua )(?<!tinh hinh )(?<!nhiem vu )(?<!qua trinh )(?:thuc hien|trien khai|to chuc)\s{0,3}(?:xong\s)?$"
)


def edges(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """The end, middle or beginning of a period that something has to be done by."""
    for match in text.matches(_EDGE, _EDGE_WORDS, start, end):
        left = text.low[max(0, match.start() - 160) : match.start()]
        if NOT_BEFORE.search(left) or _SINCE.search(left):
            continue
        phrase = period_phrase(match, text, "", "by", left)
        if phrase:
            yield replace(phrase, start=with_on(text, phrase.start))


def stretches(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Several periods as one limit: "từ tháng 11/2021 đến tháng 01/2022"."""
    for match in _STRETCH.finditer(text.low, start, end):
        if not text.starts_word(match.start()):
            continue
        left = text.low[max(0, match.start() - 160) : match.start()]
        if NOT_BEFORE.search(left) or _DATA.search(left):
            continue
        cue = ":" if left.rstrip().endswith(":") else ""
        phrase = period_phrase(match, text, cue, "within", left)
        if phrase and phrase.first_period:
            yield phrase


def period_phrase(match: re.Match[str], text: Text, cue: str, boundary: Boundary, left: str) -> TimePhrase | None:
    """Month, quarter, year or week of a match of `PERIOD`.

    Parameters
    ----------
    match : match
    text : Text
    cue : str
        Words before the period, on one line; empty for an edge without any.
    boundary : Boundary
    left : str
        Folded text before the match.

    Returns
    -------
    TimePhrase or None
        None for a scope, and for a period that does not exist.
    """
    alone = text.raw[max(0, match.start() - 1) : match.start()] in ("", "\n") and text.raw[
        match.end() : match.end() + 1
    ] in ("", "\n")
    if cue in ("", "trong", "het", "khong qua") and not (match["week"] or match["nth"] or alone):
        scope = _SCOPE.search(left)
        doing = (
            _STRONG.search(left)
            or _WEAK.search(left)
            or (not match["year"] and first_act(text, match.start() - len(left.rsplit(".", 1)[-1]), match.start()))
        )
        if scope or not doing:
            return None
    if cue == "truoc" and match["year"] and not (match["edge"] or match["pnext"]):
        return None  # "trước năm 2020" dates a state of things
    if _NAMES_A_DUTY.match(text.low, match.end()):
        return None
    meeting = _MEETING.match(text.low, match.end("cue") + 1) if "truoc" in cue and "cue" in match.groupdict() else None
    if meeting:
        return TimePhrase(match.start(), match.end(), "event", boundary, anchor=(meeting.start(), match.end()))
    edge = match["edge"] or ("cuoi" if cue.endswith("cuoi") else "")
    year = next((int(match[g]) for g in ("my1", "my2", "qy1", "qy2", "wy1", "wy2", "hy", "year") if match[g]), None)
    if match["month"]:
        number = int(match["month"])
        period = Period("month", number, year, edge) if 1 <= number <= 12 else None
    elif match["quarter"]:
        number = _number("quarter", match["quarter"])
        period = Period("quarter", number, year, edge)
    elif match["semester"]:
        period = Period("year", year or 0, year, f"nua {match['semester']}")
    elif match["year"]:
        period = Period("year", int(match["year"]), year, edge)
    elif match["week"]:
        period = Period("week", 0 if match["week"] == "nay" else 1, None)
    elif match["rel"]:
        period = _relative(match, text, edge)
    else:
        nth = {"dau": 11, "dau tien": 11, "thu nhat": 11, "thu hai": 12, "thu ba": 13, "thu tu": 14}.get(
            match["nth"], 15
        )
        period = Period("week", nth, year, "", int(match["weekmonth"]))
    if period is None:
        return None
    every = _EVERY_YEAR.match(text.low, match.end()) if year is None and period.unit in ("month", "quarter") else None
    if every and boundary != "before" and not edge and not period.relative:
        month = period.number * (3 if period.unit == "quarter" else 1)
        day = WrittenDate(match.start(), match.end(), calendar.monthrange(2021, month)[1], month, None, False)
        rule = f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY=-1"
        return TimePhrase(match.start(), every.end(), "recurring", boundary, day, rrule=rule)
    if boundary != "before" and not match["pnext"]:
        last, stop = _last(text, period, match.end())
        if last != period:
            return TimePhrase(match.start(), stop, "period", "within", period=last, first_period=period)
    opening = FROM.search(text.low, max(0, match.start() - 30), match.start())
    first = from_match(opening) if opening else None  # "từ ngày 17/8 đến hết tháng 10"
    start = opening.start() if opening else match.start()
    return TimePhrase(
        start, match.end(), "period", boundary, first=first, period=period, next_year=bool(match["pnext"])
    )


def _number(unit: str, written: str) -> int:
    return QUARTERS.get(written) or int(written) if unit == "quarter" else int(written)


def _last(text: Text, period: Period, at: int) -> tuple[Period, int]:
    """The last of several periods, and where it ends; the period itself where no other follows."""
    found = period, at
    if period.unit not in _FURTHER or period.relative:
        return found
    for _ in range(_FURTHER_AT_MOST):
        match = _FURTHER[period.unit].match(text.low, at, at + 40)
        if match is None:
            break
        number, year = _number(period.unit, match["number"]), match["y1"] or match["y2"]
        if not 1 <= number <= {"month": 12, "quarter": 4, "year": 9999}[period.unit]:
            break
        at = match.end()
        # "trong tháng 11, tháng 12 tổng kết" are two clauses
        if year or (match["join"] != "," and (match["word"] or period.unit == "year")):
            named = int(year) if year else number if period.unit == "year" else None
            found = Period(period.unit, number, named), at
    return found


def _relative(match: re.Match[str], text: Text, edge: str) -> Period:
    """Tháng này, quý tới; "tháng sau" is the next one, "tháng sáu" is June."""
    unit = {"thang": "month", "quy": "quarter", "nam": "year"}[match["unit"]]
    written = text.raw[slice(*match.span("rel"))].lower()
    if unit == "month" and written == "sáu":
        return Period(unit, 6, None, edge)
    return Period(unit, 0 if match["rel"] == "nay" else 1, None, edge, relative=True)


def with_on(text: Text, start: int) -> int:
    """Where a phrase begins with the "vào" before it.

    Examples
    --------
    >>> with_on(Text.of("gửi vào ngày 25 hằng tháng"), 8)
    4
    """
    on = _ON.search(text.low, max(0, start - 8), start)
    return on.start() if on else start
