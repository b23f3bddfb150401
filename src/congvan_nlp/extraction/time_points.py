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
from .time_lunar import with_lunar_year
from .time_periods import FROM, NEXT_YEAR, PERIOD, period_phrase
from .time_records import MONTHS, OF_QUARTERS, Boundary, Period, TimePhrase
from .time_words import COUNTED_UP, EVERY, HOUR, LUNAR, WEEKDAY, boundary_of, bounds_a_thing, hour_of

_LIMIT = r"han\s(?:cuoi(?: cung)?|chot|nop|gui|bao cao|hoan thanh|dang ky|tiep nhan|nhan)(?:[^.;:\n]{0,40}?)?(?:la(?: den| den het| het)?|den het|den|truoc|:|vao)"
_LAST = r"han\s(?:cuoi(?: cung)?|chot)(?=\s{1,3}(?:ngay\s|\d))"
_AT_LATEST = r"\s{1,3}nhat(?:\s{1,3}(?:la|den|vao|trong|truoc|den het|het|ngay|khong qua))?"
_CUES = (
    r"xong\s{1,3}(?:truoc|tnroc|trong)", r"den\s(?:truoc|tnroc|lruoc|truoe)(?: hoac trong)?",
    r"truoc(?: hoac trong)?", "tnroc", "lruoc", "truoe", "cham" + _AT_LATEST, "muon" + _AT_LATEST, "tre" + _AT_LATEST,
    r"thoi\s" + _LIMIT, _LIMIT, r"thoi\s" + _LAST, _LAST, r"thoi han(?:[^.;:\n]{0,30}?)?(?:la|den het|den|:)",
    r"thoi gian (?:hoan thanh|gui|nop|bao cao|dang ky|tiep nhan|nhan|xong)(?:[^.;:\n]{0,40}?)?(?:la|den het|den|truoc|vao|:)",
    *(word + r"(?:\sthoi han)?\s(?:den|toi|sang)(?:\shet)?" for word in ("lui", "gia han", "keo dai", "hoan")),
    r"den\s(?:het|cuoi)(?:\sngay)?", r"toi\s(?:het|cuoi)(?:\sngay)?", "khong (?:muon|cham|tre) hon", "khong (?:de )?qua", "trong", "het",
)  # fmt: skip
#: What each of them begins with.
_CUE_WORDS = (
    "xong", "den", "truoc", "tnroc", "lruoc", "truoe", "cham", "muon", "tre", "thoi", "han", "lui", "gia han", "keo dai", "hoan",
    "toi", "khong", "trong", "het",
)  # fmt: skip
_CUE = f"(?P<cue>{alternation(_CUES)})"
#: Days that a name stands before: "trước dịp Quốc khánh 02/9".
_NAMED_DAY = (
    r"(?:(?:dip le|ngay le|dip|ngay|le)\s{1,3}(?:le\s)?(?:quoc khanh|giai phong mien nam|quoc te lao dong|tet duong lich|"
    r"quoc te phu nu|thanh lap dang|[a-z]+ [a-z]+ viet nam)\s{1,3}\(?|dip\s{1,3}(?=\d))?"
)
_DAY = (
    _NAMED_DAY
    + rf"(?:(?:ngay\s{{1,3}})?{WEEKDAY},?\s{{1,3}}\(?)?(?:ngay[\s_.|]{{1,4}}){{0,2}}(?:mong\s|mung\s)?(?:{DATE.pattern})"
)
_MONTH_DAY = (
    r"ngay\s{1,3}(?:mong\s)?(?P<md>\d{1,2})\s{1,3}(?:cua\s)?(?:(?P<which>thang (?:nay|sau|toi|ke tiep|tiep theo|lien ke)(?![a-z])(?: lien ke| tiep theo| ke tiep)?)"
    r"|(?P<monthly>(?:hang|moi)\s{1,2}thang|thang (?P<of>cuoi|dau|thu hai|giua)(?: cung| tien)? (?:cua\s)?(?:moi\s|hang\s)?quy))"
)
#: Days whose month is written behind the last of them, or named before: "ngày 15 và ngày 30/11".
_DAYS = (
    r"ngay\s{1,3}(?P<days>\d{1,2}(?:\s{0,2}(?:,|va|hoac)\s{1,2}(?:ngay\s{1,3})?\d{1,2}(?![\d/-]|\.\d|\s{1,3}thang\s{1,2}\d)){0,4})"
    r"(?![\d/-]|\.\d)"
)
_NUMBER = re.compile(r"(?:ngay\s{1,3})?(?P<n>\d{1,2})")
_OF_EVERY_MONTH = re.compile(r"\s{1,3}(?:cua\s)?(?:hang|moi)\s{1,2}thang(?![a-z])")
_MONTHLY_LEFT = re.compile(
    r"(?:(?:hang|moi)\s{1,3}thang(?![a-z])[^.;\n]{0,120}|(?P<n>hai|ba|sau|\d{1,2})\s{1,2}thang\s(?:mot|01|1)\slan[^.;\n]{0,120}|bao cao\s{1,3}thang(?![a-z]|\s{1,3}\d)[^.,;\n]{0,30})$"
)
_YEARLY_LEFT = re.compile(r"(?:^|[.;:\n(+)-]\s{0,3})(?:dinh ky\s{1,3})?(?:hang|moi)\s{1,3}nam,?\s[^.;\n]{0,140}$")
#: "trước ngày 15/11/2021 (trước 17 giờ 00)".
_HOUR_BEHIND = re.compile(rf"\s?\((?:(?:truoc|cham nhat(?: la)?|vao luc|luc)\s{{1,2}})?{HOUR}\)")
_POINT = re.compile(
    rf"{_CUE}[\s:]{{0,4}}(?:(?:vao\s)?(?:cuoi|het|dau|sang|chieu)(?:\sgio(?:\slam viec|\shanh chinh|\ssang|\schieu)?|\sbuoi \w{{3,5}})?\s{{1,2}}(?=ngay|thu\s|chu nhat|\d{{1,2}}[/.-]))?{HOUR}?"
    rf"(?:(?:{_DAY})(?:{NEXT_YEAR}|{EVERY})?|{_MONTH_DAY}|{_DAYS}|(?P<period>{PERIOD}){NEXT_YEAR.replace('?P<next>', '?P<pnext>')}?|(?P<daily>(?:hang|moi)\s{{1,2}}ngay)"
    r"|(?P<same>(?:(?:trua|sang|chieu|toi)\s{1,2})?(?:cung ngay|ngay hom do)(?![a-z])))"
)
#: A point of time alone, in the cell of a table.
_CELL = re.compile(
    rf"{HOUR}?(?:(?:{_DAY})(?:{NEXT_YEAR}|{EVERY})?|(?P<period>{PERIOD}){NEXT_YEAR.replace('?P<next>', '?P<pnext>')}?)"
)
_MONTH_CELL = re.compile(r"\W*(0?[1-9]|1[0-2])\s?/\s?((?:19|20)\d\d)\W*")
#: A field of an item, such as "Tiến độ: Quý I/2022"; its value fills the line.
_FIELD = re.compile(
    rf"(?P<cue>thoi gian(?P<act> (?:thuc hien|trien khai))?|tien do(?: (?:thuc hien|hoan thanh))?|hoan thanh(?: xong)?)"
    rf"(?P<colon>\s?:)?\s{{1,3}}(?:{HOUR}?(?:{_DAY})(?:{NEXT_YEAR}|{EVERY})?|(?P<period>{PERIOD}){NEXT_YEAR.replace('?P<next>', '?P<pnext>')}?)"
)
_LINE_END = re.compile(r"[ ]?(?:[;)\n]|\.(?!\d)|$)")
_OPENS = re.compile(r"(?:^|[.;,:\n(+*-])[ ]{0,3}$")
_PLACE = re.compile(r"dia diem|hoi truong")
_LISTED_AT_MOST = 12  # dates behind one cue, one for each month; the next cue begins another list
_LISTED = re.compile(
    rf"\s{{0,3}}(?:,|;|va|hoac)\s{{0,3}}(?:truoc\s)?(?:{HOUR})?(?:ngay\s{{1,3}})?(?:{DATE.pattern})(?:{NEXT_YEAR}|{EVERY})?"
)
_YEARLY_BEFORE = re.compile(
    r"(?:(?:dinh ky\s)?(?:sau|ba|0?6|0?3)\s{1,2}thang(?: dau nam| mot lan)?|(?:hang|moi)\s{1,2}nam|dinh ky hang nam),?\s{0,2}\(?\s{0,2}$"
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
    for finder in (_points, _fields):
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
    month = _MONTH_CELL.fullmatch(text.low, start, end)
    if month:
        period = Period("month", int(month[1]), int(month[2]))
        return TimePhrase(start, end, "period", "within", period=period)
    for match in _CELL.finditer(text.low, start, end):
        if not text.starts_word(match.start()) or (found and match.start() < found.end):
            continue
        hour = hour_of(match)
        if match["period"]:
            phrase = period_phrase(match, text, ":", "within", "")
        else:
            phrase = _dated(match, text, ":", "by", hour)
        found = phrase or found
    return replace(found, start=start, end=max(end, found.end)) if found else None


def _points(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in text.matches(_POINT, _CUE_WORDS, start, end):
        cue = one_line(match["cue"])
        left = text.low[max(0, match.start() - 160) : match.start()]
        if bounds_a_thing(text, match.start(), match.end(), cue) or COUNTED_UP.search(
            text.raw[max(0, match.start() - 16) : match.start()]
        ):
            continue
        boundary = boundary_of(cue)
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
            phrase = _month_day(match, boundary, hour, left)
        elif match["days"]:
            yield from _days(match, text, boundary, hour, left, end)
            continue
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
        if phrase.date and not phrase.lunar and not match["every"]:
            yield from _with_more(text, phrase, end)
        else:
            yield phrase


def _fields(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Fields that say by when; "Thời gian" alone may be that of a meeting, with its hour or place."""
    for match in text.matches(_FIELD, ("thoi gian", "tien do", "hoan thanh"), start, end):
        completes = match["cue"].startswith("hoan thanh")
        if not match["colon"] and not (completes and match["period"]):
            continue
        if not match["colon"] and not _OPENS.search(text.low[max(start, match.start() - 4) : match.start()]):
            continue
        if match["cue"].startswith("thoi gian") and (match["h"] or not (match["act"] or match["period"])):
            continue
        hour = hour_of(match)
        phrase = (
            period_phrase(match, text, ":", "within", "") if match["period"] else _dated(match, text, ":", "by", hour)
        )
        if phrase is None or not (
            _LINE_END.match(text.low, phrase.end, end) or (completes and text.low.startswith(",", phrase.end))
        ):
            continue
        if match["cue"] == "thoi gian" and _PLACE.search(text.low, phrase.end, phrase.end + 120):
            continue
        yield phrase


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
    if cue in ("trong", "khong qua", "khong de qua") and not explicit:
        return None
    if cue == "trong" and text.low[match.end("cue") :].lstrip()[:4] != "ngay":
        return None
    if LUNAR.search(match.group()) and "duong lich" not in text.low[match.end() : match.end() + 14]:
        return with_lunar_year(text, TimePhrase(match.start(), match.end(), "date", boundary, date, lunar=True))
    yearly = not (date.year or match["next"]) and (
        _YEARLY_BEFORE.search(text.low, max(0, match.start() - 40), match.start())
        or _YEARLY_LEFT.search(text.low[max(0, match.start() - 160) : match.start()])
    )
    stop = match.end() + text.low.startswith(")", match.end()) if "(" in match.group() else match.end()
    if match["every"] and match["freq"] != "nam":  # "ngày 28 tháng 5, hằng tuần …": the next limit
        stop = match.start("every")
    behind = None if hour else _HOUR_BEHIND.match(text.low, stop)
    if behind:
        hour, stop = hour_of(behind), behind.end()
    if match["freq"] == "nam" or yearly:
        return _yearly(TimePhrase(match.start(), stop, "recurring", boundary, date, hour=hour))
    return TimePhrase(match.start(), stop, "date", boundary, date, hour=hour, next_year=bool(match["next"]))


def _yearly(phrase: TimePhrase) -> TimePhrase:
    assert phrase.date is not None
    rule = f"FREQ=YEARLY;BYMONTH={phrase.date.month};BYMONTHDAY={phrase.date.day}"
    return replace(phrase, kind="recurring", rrule=rule)


def _with_more(text: Text, phrase: TimePhrase, end: int) -> list[TimePhrase]:
    """A date with those listed behind it; where the first or the last is one of every year, all are."""
    found = [phrase, *_more(text, phrase, end)]
    if phrase.rrule or found[-1].rrule:
        return [_yearly(one) if one.date and not (one.date.year or one.rrule) else one for one in found]
    return found


def _more(text: Text, phrase: TimePhrase, end: int) -> Iterator[TimePhrase]:
    at = phrase.end
    for _ in range(_LISTED_AT_MOST):
        match = _LISTED.match(text.low, at, min(end, at + 80))
        if not match:
            return
        date = from_match(match)
        if date.plain and (_UNIT_AFTER.match(text.low, match.end()) or date.month > 12):
            return
        first = match.start(next(group for group in ("h", "d", "wd") if match[group]))
        one = TimePhrase(
            first, match.end(), "date", phrase.boundary, date,
            hour=hour_of(match), next_year=bool(match["next"]), listed=True,
        )  # fmt: skip
        yield _yearly(one) if match["freq"] == "nam" else one
        at = match.end()


def _days(
    match: re.Match[str], text: Text, boundary: Boundary, hour: tuple[int, int] | None, left: str, end: int
) -> list[TimePhrase]:
    """Days without their month: that of the date behind them, or every month."""
    numbers = list(_NUMBER.finditer(text.low, *match.span("days")))
    if not all(1 <= int(number["n"]) <= 31 for number in numbers):
        return []
    begin = [match.start(), *(number.start() for number in numbers[1:])]
    further = _LISTED.match(text.low, match.end(), min(end, match.end() + 80))
    if further and from_match(further).month <= 12:
        of = from_match(further)
        found: list[TimePhrase] = []
        for at, number in zip(begin, numbers, strict=True):
            date = WrittenDate(number.start("n"), number.end(), int(number["n"]), of.month, of.year, False)
            found.append(TimePhrase(at, number.end(), "date", boundary, date, hour=hour, listed=bool(found)))
        return [*found[:-1], *_with_more(text, found[-1], end)]
    every = _OF_EVERY_MONTH.match(text.low, match.end())
    told = None if every else _MONTHLY_LEFT.search(left)
    if not every and not told:
        return []
    months = MONTHS.get(told["n"]) or int(told["n"]) if told and told["n"] else 1
    interval = f";INTERVAL={months}" if months > 1 else ""
    if not every:
        numbers = numbers[:1]  # "hằng tháng, trước ngày 25, 12 đơn vị …"
    stops = [*(number.end() for number in numbers[:-1]), every.end() if every else numbers[-1].end()]
    return [
        TimePhrase(
            at, stop, "recurring", boundary, hour=hour, day_of_month=int(number["n"]),
            rrule=f"FREQ=MONTHLY{interval};BYMONTHDAY={int(number['n'])}", listed=at != begin[0],
        )
        for at, stop, number in zip(begin, stops, numbers, strict=False)
    ]  # fmt: skip


def _month_day(match: re.Match[str], boundary: Boundary, hour: tuple[int, int] | None, left: str) -> TimePhrase | None:
    day = int(match["md"])
    if not 1 <= day <= 31:
        return None
    if match["which"] and not _MONTHLY_LEFT.search(left):
        shift = 0 if match["which"] == "thang nay" else 1
        return TimePhrase(match.start(), match.end(), "date", boundary, day_of_month=day, month_shift=shift, hour=hour)
    rule = f"FREQ=MONTHLY;BYMONTHDAY={day}"
    if match["of"]:
        rule = f"FREQ=YEARLY;BYMONTH={OF_QUARTERS[match['of']]};BYMONTHDAY={day}"
    return TimePhrase(match.start(), match.end(), "recurring", boundary, day_of_month=day, rrule=rule, hour=hour)
