"""Days of the lunar calendar as limits: "ngày 23 tháng Chạp năm Tân Sửu", "rằm tháng Giêng", "Tết Nguyên đán".

Only days that are marked as lunar count: a month called Giêng or Chạp, rằm, mồng with Tết, Tết itself.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..folding import Text
from ..structure.dates import WrittenDate
from .time_records import TimePhrase
from .time_words import HOUR, boundary_of, hour_of

_STEM = r"(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy)"
_BRANCH = r"(?:ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi)"
_YEAR = re.compile(
    rf"(?:\s{{1,3}}nam)?\s{{1,3}}(?:(?P<stem>{_STEM})\s{{1,2}}(?P<branch>{_BRANCH})(?![a-z])|(?:nam\s{{1,2}})?(?P<year>(?:19|20)\d\d)(?!\d))"
)
_CUE = r"(?P<cue>xong\s{1,3}(?:truoc|trong)|truoc|(?:cham|muon)\s{1,3}nhat(?: la| den| vao)?|den het|khong (?:de )?qua|het)"
_MONTHS = {"gieng": 1, "chap": 12}
_DAY = re.compile(
    rf"{_CUE}\s{{1,3}}{HOUR}?(?:ngay\s{{1,3}}|dip\s{{1,3}}){{0,2}}(?:(?P<full>ram)\s{{1,3}}thang\s{{1,2}}(?P<full_month>gieng|chap|\d{{1,2}})(?!\d|/)"
    r"|(?:mong|mung)\s{1,2}(?P<tet_day>\d{1,2})\s{1,2}tet(?![a-z])"
    r"|(?P<tet>tet)(?:\s{1,2}(?:nguyen dan|co truyen|am lich|am))?(?![a-z])(?! duong lich| trung thu| thieu nhi| doan ngo| tay))"
)
_BEGINNINGS = ("xong", "truoc", "cham", "muon", "den het", "khong", "het")


def lunar_days(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Full moons and Tết behind a cue, in a part of a text.

    Parameters
    ----------
    text : Text
    start, end : int

    Yields
    ------
    TimePhrase
        Its date holds lunar day and month.

    Examples
    --------
    >>> text = Text.of("quyết toán trước Tết Nguyên đán Giáp Thìn")
    >>> [(p.date.day, p.date.month, p.cycle) for p in lunar_days(text, 0, len(text))]
    [(1, 1, ('giap', 'thin'))]
    """
    for match in text.matches(_DAY, _BEGINNINGS, start, end):
        if match["tet"] and text.raw[match.start("tet")] != "T":
            continue
        if match["full"]:
            day, month = 15, _MONTHS.get(match["full_month"]) or int(match["full_month"])
        else:
            day, month = int(match["tet_day"] or 1), 1
        if not (1 <= day <= 30 and 1 <= month <= 12):
            continue
        date = WrittenDate(match.start(), match.end(), day, month, None, False)
        boundary, hour = boundary_of(match["cue"]), hour_of(match)
        phrase = TimePhrase(match.start(), match.end(), "date", boundary, date, lunar=True, hour=hour)
        yield with_lunar_year(text, phrase)


def with_lunar_year(text: Text, phrase: TimePhrase) -> TimePhrase:
    """A lunar day with the year named behind it: "năm Tân Sửu", "Nhâm Dần", "năm 2022".

    Examples
    --------
    >>> text = Text.of("trước ngày 23 tháng Chạp năm Tân Sửu")
    >>> day = WrittenDate(11, 24, 23, 12, None, False)
    >>> with_lunar_year(text, TimePhrase(0, 24, "date", "before", day, lunar=True)).cycle
    ('tan', 'suu')
    """
    match = _YEAR.match(text.low, phrase.end)
    if match is None or phrase.date is None:
        return phrase
    if match["year"]:
        return replace(phrase, end=match.end(), date=replace(phrase.date, year=int(match["year"])))
    return replace(phrase, end=match.end(), cycle=(match["stem"], match["branch"]))
