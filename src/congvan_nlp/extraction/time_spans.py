"""Stretches and counts of time: ranges, limits counted from an event, recurring duties.

"từ ngày 01 đến ngày 15/11", "05 ngày kể từ ngày ký", "ngay sau hội nghị", "thứ Sáu hằng tuần".
"""

import re
from collections.abc import Iterator

from ..folding import Text
from ..records.analysis import CountedFrom, CountUnit
from ..structure.dates import DATE, WrittenDate, date_after, from_match, number_of
from .time_records import Boundary, Kind, TimePhrase
from .time_words import HOUR, LUNAR, NOT_BEFORE, hour_of

_FIRST = re.sub(r"\?P<(\w+)>", r"?P<f\1>", DATE.pattern).replace("(?P=sep)", "(?P=fsep)")
#: What a range may date without asking for anything.
_NO_LIMIT = re.compile(
    r"(?:so lieu|ket qua|ky bao cao|thong ke|dien ra|\(tuc|le hoi|khai mac|nghi le|nghi tet|hieu luc|moc kiem tra)[^.;\n]{0,30}$"
)
#: What begins and ends with an hour.
_MEETING = re.compile(r"(?:hoi nghi|(?<!tong )\bhop\b|tap huan|dai hoi|khai mac|hoi thi|hoi thao)[^.;\n]{0,40}$")
_FIRST_HOUR = re.sub(r"\?P<(\w+)>", r"?P<f\1>", HOUR)
_RANGE = re.compile(
    rf"tu\s{{1,3}}(?:{_FIRST_HOUR})?(?:ngay\s{{1,3}})?(?:(?:{_FIRST})|(?P<only>\d{{1,2}})(?![\d/.-]))"
    rf"(?:\s{{1,3}}(?:cho\s)?(?:den|toi)\s{{1,3}}|(?P<dash>\s{{1,3}}-\s{{1,3}}))"
    rf"(?P<upto>het\s{{1,3}})?(?:{HOUR})?(?:ngay\s{{1,3}})?(?:{DATE.pattern})"
)
_SEASON = re.compile(r"\s(?:hang|moi|cac)\snam(?![a-z])")
_WEEKLY = re.compile(r"thu\s{1,3}(?P<day>hai|ba|tu|nam|sau|bay|[2-7])\s{1,3}(?:hang|moi)\s{1,3}tuan")
#: What may stand before it: "trước 15h00 chiều thứ Năm".
_WEEKLY_LEAD = re.compile(
    rf"(?<![a-z\d])(?:(?P<cue>(?:cham nhat|truoc|vao)(?: vao)?)\s{{1,3}})?{HOUR}?(?:(?:sang|chieu|cuoi)\s{{1,3}}){{0,2}}(?:ngay\s)?$"
)
_LEAD = re.compile(
    r"(?<![a-z])(?P<lead>(?:trong\s)?(?:thoi han|vong)|cham nhat(?: la)?(?: trong)?(?: vong)?|khong qua|trong|sau|muon nhat)"
    r"\s{1,3}(?:toi da\s|khong qua\s)?$"
)
_COUNT = re.compile(
    r"(?P<n>\d(?<!\d\d)\d{0,2})\s?(?:\([^)\n]{1,20}\)\s)?(?P<unit>ngay lam viec|ngay|gio|tuan|thang)\s?,?\s{1,3}"
    r"(?P<rel>ke tu (?:ngay|khi|thoi diem)|ke tu|tinh tu (?:ngay|khi)|tu (?:ngay|khi)|sau (?:khi|ngay)|sau(?=\s[a-z])|truoc (?:khi|ngay)|truoc)\s{1,3}"
    r"(?P<event>[^,.;:()\n]{2,90})"
)
_BEFORE_COUNT = re.compile(
    r"truoc\s{1,3}(?P<n>\d{1,3})\s{1,2}(?P<unit>ngay lam viec|ngay|gio|tuan)\s{1,3}(?:cua\s|so voi\s|truoc\s|khi\s)(?P<event>[^,.;:()]{3,80})"
)
_RIGHT_AFTER = re.compile(r"ngay\s{1,3}(?:sau|trong)\s{1,3}(?:khi\s{1,3}|ngay\s{1,3})?(?P<event>[^,.;:()\n]{3,80})")
_EVERY_SO = re.compile(
    r"dinh ky,?\s{1,3}(?:(?:hang|moi)\s{1,2}(?P<freq>ngay|tuan|thang|quy|nam)|(?P<n>\d{1,2}|sau|ba|hai|chin)\s{1,2}thang(?:\s(?:mot|01|1) lan)?)"
)
_NEW_CLAUSE = re.compile(
    r"\s(?:de|va|phai|thi|cac don vi|bao cao|gui|ve\s(?=[a-z]{2,}\s)|theo|can|yeu cau|de nghi)(?![a-z])|\n\s*\n"
)
_MINIMUM = re.compile(r"(?:toi thieu|it nhat|hieu luc(?: thi hanh)?)\s(?:sau\s)?$")
#: The signing of the letter itself, not of a contract or of another document.
_SIGNED = re.compile(
    r"(?:ngay\s)?(?:ky(?: ban hanh)?|ban hanh)(?:\s{1,3}(?:cong van|cong dien|van ban|ke hoach|quyet dinh|chi thi|thong bao|"
    r"huong dan|nghi quyet|quy dinh|quy che|chuong trinh|de an|phuong an|to trinh)\s{1,3}nay(?![a-z])"
    rf"|(?=\s{{0,3}}(?:[^\w\s]|$)|\n|{_NEW_CLAUSE.pattern}))"
)


#: The receipt of this letter, not of a request, a file or a letter of somebody else.
_RECEIVED = re.compile(
    r"(?:don vi |cac don vi |dia phuong |co quan )?(?:tiep )?nhan(?: duoc)?(?=\s{0,3}(?:[^\w\s]|$)|\s{1,3}(?:cong van|cong dien|van ban|ke hoach|quyet dinh|"
    r"chi thi|thong bao|huong dan|thong tri|giay moi|quy che|to trinh|phieu chuyen)(?:\s{1,3}nay(?![a-z])|\s{0,3}(?:[^\w\s]|$)|\n))"
)


def spans(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Ranges, counted limits, events and recurring duties of a part of a text.

    Parameters
    ----------
    text : Text
    start, end : int

    Yields
    ------
    TimePhrase

    Examples
    --------
    >>> text = Text.of("trong thời hạn 15 ngày kể từ ngày ký")
    >>> [p.offset for p in spans(text, 0, len(text))]
    [(15, 'day')]
    """
    for finder in (_ranges, _counts, _weekly, _events, _recurring):
        yield from finder(text, start, end)


def _ranges(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in _RANGE.finditer(text.low, start, end):
        if not text.starts_word(match.start()):
            continue
        if match["dash"] and not (match["y"] or "ngay" in match.group()):
            continue  # "từ 1 - 3/10"
        left = text.low[max(0, match.start() - 60) : match.start()]
        if NOT_BEFORE.search(left) or _NO_LIMIT.search(left) or (match["fh"] and _MEETING.search(left)):
            continue
        first = None
        if match["fd"]:
            year = match["fy"]
            first = WrittenDate(
                match.start("fd"),
                match.start("fd"),
                number_of(match["fd"]),
                number_of(match["fm"]),
                int(year.replace(" ", "")) if year else None,
                True,
            )
        elif match["fwd"] and match["fwm"][-1:].isdigit():
            first = WrittenDate(
                match.start("fwd"),
                match.start("fwd"),
                number_of(match["fwd"]),
                number_of(match["fwm"]),
                int(match["fwy"]) if match["fwy"] else None,
                False,
            )
        only = int(match["only"]) if match["only"] else None
        if LUNAR.search(match.group()) or _SEASON.match(text.low, match.end()):
            continue
        yield TimePhrase(
            match.start(), match.end(), "range", "range", from_match(match), first, only, hour=hour_of(match)
        )


def _weekly(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    days = {"hai": "MO", "ba": "TU", "tu": "WE", "nam": "TH", "sau": "FR", "bay": "SA"}
    days |= dict(zip("234567", days.values(), strict=True))
    if text.low.find(" tuan", start, end) < 0:
        return
    for match in text.matches(_WEEKLY, ("thu ",), start, end):
        lead = _WEEKLY_LEAD.search(text.low, max(start, match.start() - 50), match.start())
        begin, cue, hour = (lead.start(), lead["cue"] or "", hour_of(lead)) if lead else (match.start(), "", None)
        boundary: Boundary = "before" if "truoc" in cue else "by"
        rule = f"FREQ=WEEKLY;BYDAY={days[match['day']]}"
        yield TimePhrase(begin, match.end(), "recurring", boundary, hour=hour, rrule=rule)


def _counts(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    units: dict[str, CountUnit] = {
        "ngay lam viec": "workday",
        "ngay": "day",
        "gio": "hour",
        "tuan": "week",
        "thang": "month",
    }
    for match in _BEFORE_COUNT.finditer(text.low, start, end):
        if not text.starts_word(match.start()):
            continue
        stop = _event_end(text, match.start("event"), match.end("event"))
        yield TimePhrase(
            match.start(),
            stop,
            "event",
            "before",
            offset=(-int(match["n"]), units[match["unit"]]),
            anchor=(match.start("event"), stop),
        )
    for match in _COUNT.finditer(text.low, start, end):
        led = _LEAD.search(text.low, max(start, match.start() - 40), match.start())
        lead, begin = (led["lead"], led.start()) if led else (None, match.start())
        if lead is None and (match["rel"] in ("sau", "truoc") or match["unit"] == "thang"):
            continue
        before = text.low[max(0, begin - 40) : begin]
        if _MINIMUM.search(before) or (lead == "sau" and "hieu luc" in before):
            continue
        stop = _event_end(text, match.start("event"), match.end("event"))
        signed = _SIGNED.match(text.low, match.start("event")) if match["rel"].endswith("ngay") else None
        date = date_after(text.low, match.start("event"), 30)
        lasts = lead is None and match["rel"].startswith("tu ")  # "tập huấn 03 ngày, từ ngày 15/12"
        if date and (lasts or _RANGE.match(text.low, match.start("rel"))):
            continue
        stop = signed.end() if signed else date.end if date else stop
        number, backwards = int(match["n"]), match["rel"].startswith("truoc")
        kind: Kind = "event" if backwards else "offset"
        yield TimePhrase(
            begin, stop, kind, "before" if backwards else "by", date,
            offset=(-number if backwards else number, units[match["unit"]]), anchor=(match.start("event"), stop),
            since=_since(text, match, signed is not None, date),
        )  # fmt: skip


def _since(text: Text, count: re.Match[str], signed: bool, date: WrittenDate | None) -> CountedFrom:
    """What a count starts with."""
    if signed:
        return "signing"
    if date:
        return "date"
    return "receipt" if _RECEIVED.match(text.low, count.start("event")) else "event"


def _event_end(text: Text, start: int, end: int) -> int:
    """Cut the words of an event before a new clause."""
    cut = _NEW_CLAUSE.search(text.low, start + 3, end)
    end = cut.start() if cut else end
    while end > start and not text.raw[end - 1].isalnum():
        end -= 1
    return end


def _events(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in _RIGHT_AFTER.finditer(text.low, start, end):
        written = text.raw[match.start() : match.start() + 4].lower()
        if (
            not text.starts_word(match.start()) or written != "ngay" or " trong" in match.group()[:12]
        ):  # ngày sau, ngay trong
            continue
        stop = _event_end(text, match.start("event"), match.end("event"))
        yield TimePhrase(match.start(), stop, "event", "after", anchor=(match.start("event"), stop))


def _recurring(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    rules = {
        "ngay": "FREQ=DAILY",
        "tuan": "FREQ=WEEKLY",
        "thang": "FREQ=MONTHLY",
        "quy": "FREQ=MONTHLY;INTERVAL=3",
        "nam": "FREQ=YEARLY",
    }
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
