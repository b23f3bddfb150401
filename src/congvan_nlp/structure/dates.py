"""Calendar dates as letters write them: 08/3/2018, 4.10.2023, 5-12-2021, ngày 09 tháng 11 năm 2021.

Only plain dates with all their parts, and dates without a year, are read here; what a date means
(a deadline, a citation, the dateline) is decided by the room that asks. Dates are built with the
standard library: dateparser takes milliseconds a call, a letter holds dozens.
"""

import datetime as dt
import re
from dataclasses import dataclass

_MONTH_NAMES = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi mot": 11, "muoi hai": 12, "muoi": 10, "chap": 12,
}  # fmt: skip
#: Years that a letter may name; others are misread, and the edges of the calendar cannot be counted from.
YEARS = range(1900, 2201)
_S = r"[ ]?\n?"
# OCR sets spaces into the year (20 21) and around the strokes (10 / 11 / 2021). Behind a point a space ends the
# sentence, unless a year follows: "trước ngày 25. 4. Các trường …".
NUMERIC = (
    rf"(?<![\d/.,-])(?P<d>(?<=ngay )[0-3] \d(?=[/.-]\d\d?[/.-]\d)|\d{{1,2}}|[li]\d|\d[lio]){_S}(?P<sep>[/-]|\.(?!\s)|\.(?=[ ]\d\d?[ ]?\.[ ]?(?:19|20)\d\d)){_S}(?P<m>1[ ][0-2](?=\s?[/.-]\s?(?:19|20)\d\d)|\d{{1,2}}|[li]\d|\d[lio])"
    rf"(?:{_S}(?P=sep){_S}(?P<y>(?:19|20)\d\d|20[ ]\d\d|2[ ]0\d\d))?(?![\d%])(?![/.,-]\d)"
)
WORDED = (
    r"(?<![a-z\d])(?P<wd>\d{1,2}|[li]\d|\d[lio])\s{1,3}thang\s{1,3}"
    r"(?P<wm>\d{1,2}(?!\d)|[li]\d|\d[lio]|gieng|chap|muoi mot|muoi hai|(?:mot|hai|ba|tu|nam(?!\s{1,3}\d)|sau|bay|tam|chin|muoi)(?![a-z]))"
    r"(?:\s{0,3},?\s{0,3}nam\s{1,3}(?P<wy>\d{4})(?!\d))?"
)
DATE = re.compile(f"{NUMERIC}|{WORDED}")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written.

    Attributes
    ----------
    start, end : int
        Span in the text.
    day, month : int
    year : int or None
        None where the letter leaves it out.
    plain : bool
        Written with strokes and without a year, so that it may be something else (1/2, 3.1).
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None
    plain: bool

    def in_year(self, year: int) -> dt.date | None:
        """The day in a year, None where there is none (31/4, 29/2)."""
        if year not in YEARS:
            return None
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def date(self) -> dt.date | None:
        """The full date; None without a year or for an impossible one."""
        return None if self.year is None else self.in_year(self.year)


def number_of(digits: str) -> int:
    """A number as a scan renders it: l and I for 1, o for 0, a space inside."""
    return int(digits.replace(" ", "").translate({ord("l"): "1", ord("i"): "1", ord("o"): "0"}))


def from_match(match: re.Match[str]) -> WrittenDate:
    """Read a match of `DATE`."""
    if match["d"]:
        year = match["y"]
        return WrittenDate(
            match.start(), match.end(), number_of(match["d"]), number_of(match["m"]),
            int(year.replace(" ", "")) if year else None, year is None,
        )  # fmt: skip
    month = match["wm"]
    number = _MONTH_NAMES.get(month) or number_of(month)
    return WrittenDate(
        match.start(), match.end(), number_of(match["wd"]), number, int(match["wy"]) if match["wy"] else None, False
    )


_AFTER_DAY_WORD = re.compile(
    rf"\s{{0,3}},?\s{{0,3}}\(?(?:(?:ra|ky|ban hanh)\s)?(?:ngay\s{{0,3}}){{0,2}}(?=[\dli])(?:{DATE.pattern})"
)


def date_after(low: str, at: int, limit: int = 60) -> WrittenDate | None:
    """The date that stands right at an offset, with or without "ngày".

    Parameters
    ----------
    low : str
        Folded text in lower case.
    at : int
        Where to look.
    limit : int
        How far, in characters.

    Examples
    --------
    >>> date_after("quy dinh so 132-qd/tw, ngay 08/3/2018 cua", 21).date
    datetime.date(2018, 3, 8)
    """
    match = _AFTER_DAY_WORD.match(low, at, min(len(low), at + limit))
    if match is None:
        return None
    written = from_match(match)
    first = match.start("d") if match["d"] else match.start("wd")
    return WrittenDate(first, written.end, written.day, written.month, written.year, written.plain)
