"""The shape of a time limit as written, before it is known which day it means."""

from dataclasses import dataclass
from typing import Literal

from ..records.analysis import CountedFrom, CountUnit
from ..structure.dates import WrittenDate

Boundary = Literal["before", "by", "within", "range", "on", "after"]
Kind = Literal["date", "period", "range", "offset", "event", "recurring", "vague"]
#: Months that a period is counted in, in words: "sáu tháng một lần".
MONTHS = {"sau": 6, "ba": 3, "hai": 2, "chin": 9}
#: Last word of a weekday → its code in a rule of RFC 5545.
WEEKDAYS = {"hai": "MO", "ba": "TU", "tu": "WE", "nam": "TH", "sau": "FR", "bay": "SA"}
WEEKDAYS |= dict(zip("234567", WEEKDAYS.values(), strict=True))
#: The first, second and last months of quarters, as a rule of RFC 5545 lists them.
OF_QUARTERS = {"dau": "1,4,7,10", "thu hai": "2,5,8,11", "giua": "2,5,8,11", "cuoi": "3,6,9,12"}

#: Quarters as they are written, and as OCR has Roman numbers: "quý 11/2023", "quý H/2026".
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "11": 2, "h": 2, "111": 3, "hi": 3, "ih": 3}
QUARTER = r"i{1,3}|iv|(?:111?|hi|ih|h)(?=/20\d\d)|[1-4](?!\d)"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: month, quarter, year, week or an edge of one.

    Attributes
    ----------
    unit : {'month', 'quarter', 'year', 'week', 'day'}
    number : int
        Month 1-12, quarter 1-4, year; for weeks 0 is this one, 1 the next, 11-14 the first to
        fourth and 15 the last of `month`.
    year : int or None
    edge : str
        Empty for the whole of it; 'dau', 'giua', 'cuoi': beginning, middle, end (Bộ luật Dân sự 2015,
        Điều 146: 1st, 15th, last day); 'nua dau', 'nua cuoi': its halves; 'thuong tuan', 'trung tuan',
        'ha tuan': the first, second and last ten days of a month; of a week a code such as 'FR'.
    month : int or None
        For weeks of a month.
    relative : bool
        `number` counts from the period of the letter: 0 is this one, 1 the next.
    """

    unit: str
    number: int
    year: int | None
    edge: str = ""
    month: int | None = None
    relative: bool = False


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
    last, last_period : WrittenDate, Period or None
        The last day, or stretch, that a recurring duty holds for; `first` and `first_period` are its first.
    until_event : bool
        It holds until something happens: "cho đến khi bão tan".
    first_day : int or None
        "từ ngày 01 đến …": a first day without its month.
    period, first_period : Period or None
        The stretch, and the first one of several: "từ tháng 11/2021 đến tháng 01/2022".
    hour : tuple of int or None
        (hours, minutes).
    next_year : bool
        "của năm sau liền kề".
    day_of_month : int or None
        "ngày 20 tháng này", "ngày 25 hằng tháng".
    month_shift : int
        0 this month, 1 the next.
    offset : tuple or None
        (number, unit) of a counted limit, negative backwards; units are those of `Count`.
    anchor : tuple of int or None
        Span of the event that the time is counted from.
    since : CountedFrom
        What that event is: the signing or the receipt of the letter itself, a written day, or another event.
    same_day : bool
        "cùng ngày": the day of the phrase before.
    lunar : bool
        A day of the lunar calendar: `date` holds its lunar day and month, and the year where written.
    cycle : tuple of str or None
        Name of the lunar year, stem and branch in base letters: ("nham", "dan").
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
    last: WrittenDate | None = None
    last_period: Period | None = None
    until_event: bool = False
    first_day: int | None = None
    period: Period | None = None
    first_period: Period | None = None
    hour: tuple[int, int] | None = None
    next_year: bool = False
    day_of_month: int | None = None
    month_shift: int = 0
    offset: tuple[int, CountUnit] | None = None
    anchor: tuple[int, int] | None = None
    since: CountedFrom = "event"
    same_day: bool = False
    lunar: bool = False
    cycle: tuple[str, str] | None = None
    rrule: str | None = None
    listed: bool = False
