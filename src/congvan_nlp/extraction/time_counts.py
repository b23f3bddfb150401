"""Limits that are counted: "05 ngày kể từ ngày ký", "03 ngày làm việc trước ngày họp", "sau đó 03 ngày".

From where: the signing or the receipt of the letter itself, a written day, or an event. The number stands
before the event or behind it.
"""

import re
from collections.abc import Iterator
from functools import cache

from ..folding import Text
from ..records.analysis import CountedFrom, CountUnit
from ..structure.dates import DATE, WrittenDate, date_after, from_match
from .mentions import type_pattern
from .time_ranges import RANGE
from .time_records import Kind, TimePhrase
from .time_words import NEW_CLAUSE, event_end

_UNITS: dict[str, CountUnit] = {
    "ngay lam viec": "workday", "ngay": "day", "gio lam viec": "hour", "gio": "hour", "tuan": "week", "thang": "month",
}  # fmt: skip
_UNIT = r"(?P<unit>ngay lam viec|ngay|gio lam viec|gio|tuan|thang)(?![a-z])"
_LEAD = re.compile(
    r"(?<![a-z])(?P<lead>(?:trong\s)?(?:thoi han|vong|thoi gian)|cham nhat(?: la)?(?: trong)?(?: vong)?|khong qua|trong|sau|muon nhat)"
    r"\s{1,3}(?:toi da\s|khong qua\s)?$"
)
_COUNT = re.compile(
    r"(?P<n>\d(?<!\d\d)\d{0,2})\s?(?:\([^)\n]{1,20}\)\s)?(?P<unit>ngay lam viec|ngay|gio lam viec|gio|tuan|thang)\s?,?\s{1,3}"
    r"(?P<rel>ke tu (?:ngay|khi|thoi diem)|ke tu|tinh tu (?:ngay|khi)|tu (?:ngay|khi)|sau (?:khi|ngay)|sau(?=\s[a-z])|truoc (?:khi|ngay)|truoc)\s{1,3}"
    r"(?=(?P<event>[^,.;:()\n]{2,90}))"
)
_BEFORE_COUNT = re.compile(
    rf"truoc\s{{1,3}}(?P<n>\d{{1,3}})\s{{1,2}}{_UNIT}(?:\s{{1,3}}(?:cua\s|so voi\s|truoc\s|khi\s)(?P<event>[^,.;:()]{{3,80}})|(?=\s{{0,2}}(?:[.;,)]|\n|$)))"
)
#: The number behind its event: "sau khi kết thúc hội nghị 05 ngày làm việc".
_COUNT_BEHIND = re.compile(
    rf"(?P<rel>sau|truoc|tnroc|lruoc|ke tu)\s{{1,3}}(?P<link>khi|ngay)\s{{1,3}}(?P<event>[^,.;:()\n\d]{{2,70}}?)\s{{1,3}}(?P<n>\d{{1,3}})\s{{1,2}}{_UNIT}"
    r"(?=\s{0,2}(?:[^\w\s]|\n|$))"
)
#: "trước ngày 15/11/2024 ít nhất 03 ngày làm việc".
_AHEAD_OF_DAY = re.compile(
    rf"truoc\s{{1,3}}ngay\s{{1,3}}(?P<date>(?:{DATE.pattern}))\s{{1,3}}(?:it nhat\s|toi thieu\s)?(?P<n>\d{{1,3}})\s{{1,2}}{_UNIT}"
)
_RELATIONS = tuple(f"{word} {link}" for word in ("sau", "truoc", "tnroc", "lruoc", "ke tu") for link in ("khi", "ngay"))
#: "sau đó 03 ngày", "trước đó 5 ngày": from what was said before.
_FROM_THAT = re.compile(
    rf"(?P<rel>sau|truoc) do(?![a-z])(?:\s{{1,3}}(?:khong qua\s)?(?P<n>\d{{1,3}})\s{{1,2}}{_UNIT})?"
)
_COUNT_LEFT = re.compile(
    r"(?<!\d)(?P<n>\d{1,3})\s{1,2}(?P<unit>ngay lam viec|ngay|gio lam viec|gio|tuan|thang)\s{1,3}$"
)
_BARE = re.compile(
    rf"(?:trong\s{{1,3}}(?:thoi han|vong)|thoi han)\s{{1,3}}(?:toi da\s|khong qua\s)?(?P<n>\d{{1,3}})\s{{1,2}}{_UNIT}"
    r"(?=\s{0,2}(?:[;.,)]|\n|$)|\s{1,2}(?:phai|de)\s)"
)
_LEAD_BEHIND = re.compile(r"(?<![a-z])(?:(?:xong|cham nhat(?: la)?|muon nhat|khong qua)\s{1,3})$")
_MINIMUM = re.compile(
    r"(?:toi thieu|it nhat|hieu luc(?: thi hanh)?|co thoi han|co gia tri(?: trong)?|\bnghi|keo dai|cach ly|bao hanh|dien ra)\s(?:sau\s|trong\s)?$"
)
_SENT = re.compile(r"(?<![a-z])(?:gui|nop|trinh|thong bao|dang ky|moi|bao cao|chuyen)(?![a-z])[^.;\n]*$")
#: The signing of the letter itself, not of a contract or of another document.
_SIGNED = re.compile(
    r"(?:ngay\s)?(?:ky(?: ban hanh)?|ban hanh)(?:\s{1,3}(?:cong van|cong dien|van ban|ke hoach|quyet dinh|chi thi|thong bao|"
    r"huong dan|nghi quyet|quy dinh|quy che|chuong trinh|de an|phuong an|to trinh)\s{1,3}nay(?![a-z])"
    rf"|(?=\s{{0,3}}(?:[^\w\s]|$)|\n|{NEW_CLAUSE.pattern}))"
    # "kể từ ngày ký Kế hoạch", and no more said of it
    r"|ky(?: ban hanh)?\s{1,3}(?:cong van|ke hoach|quyet dinh|chi thi|thong bao|huong dan|chuong trinh)(?=\s{0,3}(?:[;.,)]|\n|$))"
)


@cache
def _received() -> re.Pattern[str]:
    """The receipt of this letter, not of a request, a file or a letter of somebody else."""
    ends = r"\s{0,3}(?:[^\w\s]|$|\n)"
    return re.compile(
        r"(?:(?:cac )?(?:don vi|dia phuong|co quan) )?(?:tiep )?nhan(?: duoc)?"
        rf"(?={ends}|\s{{1,3}}(?:van ban|{type_pattern()})(?:\s{{1,3}}nay(?![a-z])|{ends}))"
    )


def counts(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Counted limits of a part of a text.

    Parameters
    ----------
    text : Text
    start, end : int

    Yields
    ------
    TimePhrase
        Of kind "offset" counted forwards, "event" backwards.

    Examples
    --------
    >>> text = Text.of("trong thời hạn 15 ngày kể từ ngày ký; trước khi họp 03 ngày; sau đó 05 ngày làm việc")
    >>> [(p.offset, p.since) for p in counts(text, 0, len(text))]
    [((15, 'day'), 'signing'), ((-3, 'day'), 'event'), ((5, 'workday'), 'event')]
    """
    for finder in (_before_counts, _counts, _counts_behind, _from_that, _bare_counts):
        yield from finder(text, start, end)


def _before_counts(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """At least so long before: "trước 30 ngày làm việc của các đợt …"; before what may go without saying."""
    for match in text.matches(_BEFORE_COUNT, ("truoc ",), start, end):
        if match["event"]:
            stop = event_end(text, *match.span("event"))
            anchor = (match.start("event"), stop)
        elif match["unit"] not in ("ngay", "ngay lam viec"):
            continue
        else:
            stop, anchor = match.end(), None
        offset = (-int(match["n"]), _UNITS[match["unit"]])
        yield TimePhrase(match.start(), stop, "event", "before", offset=offset, anchor=anchor)


def _counts(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in _COUNT.finditer(text.low, start, end):
        led = _LEAD.search(text.low, max(start, match.start() - 40), match.start())
        lead, begin = (led["lead"], led.start()) if led else (None, match.start())
        alone = match.start() == start  # in the cell of a table
        if lead is None and not alone and (match["rel"] in ("sau", "truoc") or match["unit"] == "thang"):
            continue
        before = text.low[max(0, begin - 40) : begin]
        # something sent at least so long before an event is a limit; other minimums are none
        sent = match["rel"].startswith("truoc") and _SENT.search(text.low, max(0, begin - 80), begin)
        lasts = lead == "thoi han" and before.endswith("co ")
        if (not sent and (_MINIMUM.search(before) or (lead == "sau" and "hieu luc" in before))) or lasts:
            continue
        stop = event_end(text, match.start("event"), match.end("event"))
        signed = _SIGNED.match(text.low, match.start("event")) if match["rel"].endswith("ngay") else None
        date = date_after(text.low, match.start("event"), 30)
        lasts = lead is None and match["rel"].startswith("tu ")  # "tập huấn 03 ngày, từ ngày 15/12"
        if date and (lasts or RANGE.match(text.low, match.start("rel"))):
            continue
        stop = signed.end() if signed else date.end if date else stop
        number, backwards = int(match["n"]), match["rel"].startswith("truoc")
        kind: Kind = "event" if backwards else "offset"
        yield TimePhrase(
            begin, stop, kind, "before" if backwards else "by", date,
            offset=(-number if backwards else number, _UNITS[match["unit"]]), anchor=(match.start("event"), stop),
            since=_since(text, match.start("event"), signed is not None, date),
        )  # fmt: skip


def _counts_behind(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in text.matches(_AHEAD_OF_DAY, ("truoc ngay",), start, end):
        offset = (-int(match["n"]), _UNITS[match["unit"]])
        date = from_match(match)
        yield TimePhrase(
            match.start(), match.end(), "event", "before", date, offset=offset, anchor=match.span("date"), since="date"
        )
    for match in text.matches(_COUNT_BEHIND, _RELATIONS, start, end):
        if match["link"] == "ngay" and text.raw[slice(*match.span("link"))].lower() != "ngày":
            continue
        led = _LEAD_BEHIND.search(text.low, max(start, match.start() - 24), match.start())
        begin = led.start() if led else match.start()
        backwards, number = match["rel"].endswith("ruoc") or match["rel"] == "tnroc", int(match["n"])
        yield TimePhrase(
            begin, match.end(), "event" if backwards else "offset", "before" if backwards else "by",
            offset=(-number if backwards else number, _UNITS[match["unit"]]), anchor=match.span("event"),
            since="event" if backwards else _since(text, match.start("event"), False, None),
        )  # fmt: skip


def _from_that(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in text.matches(_FROM_THAT, ("sau do", "truoc do"), start, end):
        left = None if match["n"] else _COUNT_LEFT.search(text.low, max(start, match.start() - 24), match.start())
        count = match if match["n"] else left
        if count is None:
            continue
        begin = left.start() if left else match.start()
        led = _LEAD.search(text.low, max(start, begin - 40), begin)
        backwards, number = match["rel"] == "truoc", int(count["n"])
        offset = (-number if backwards else number, _UNITS[count["unit"]])
        begin = led.start() if led else begin
        yield TimePhrase(begin, match.end(), "event", "before" if backwards else "by", offset=offset)


def _bare_counts(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """A count whose beginning goes without saying: "… trong thời hạn 15 ngày làm việc."."""
    for match in text.matches(_BARE, ("trong thoi han", "trong vong", "thoi han"), start, end):
        offset = (int(match["n"]), _UNITS[match["unit"]])
        yield TimePhrase(match.start(), match.end(), "event", "by", offset=offset)


def _since(text: Text, event: int, signed: bool, date: WrittenDate | None) -> CountedFrom:
    """What a count starts with."""
    if signed:
        return "signing"
    if date:
        return "date"
    return "receipt" if _received().match(text.low, event) else "event"
