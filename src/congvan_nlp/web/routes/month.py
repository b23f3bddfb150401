"""A month of deadlines, laid out by day of the week."""

import calendar
import datetime as dt
import re
from collections import Counter
from typing import Annotated, Final, NamedTuple

from fastapi import APIRouter, Query
from starlette.responses import Response

from ...calendars.selection import Selection
from ...library import due_days
from ...library.due_days import Standing
from ...structure.dates import YEARS
from ..desk import AtDesk, Desk
from ..language import noted
from ..standings import STANDINGS, Row, asked_for, row_of, standings
from .letters import _MOST, Words

router = APIRouter()
#: A month shows this many limits by name; of a month with more, days tell how many they hold.
_MOST_NAMED = 150
_WEEK: Final = (
    noted("Thứ hai"),
    noted("Thứ ba"),
    noted("Thứ tư"),
    noted("Thứ năm"),
    noted("Thứ sáu"),
    noted("Thứ bảy"),
    noted("Chủ nhật"),
)


class Day(NamedTuple):
    """A day of a month.

    Attributes
    ----------
    day : date
    counts : dict of str to int
        How many limits stand how, by standing.
    total : int
    rows : list of Row
        The limits; empty where the month holds too many to name.
    """

    day: dt.date
    counts: dict[str, int]
    total: int
    rows: list[Row]


@router.get("/han/thang")
def month(
    desk: AtDesk,
    body: Words = "",
    state: Words = "",
    written: Annotated[str, Query(alias="month", max_length=_MOST)] = "",
) -> Response:
    """Lay the deadlines of a month out by day of the week."""
    first = _month(written) if written else desk.today.replace(day=1)
    refused = desk.said("không phải là tháng (viết như 9/2025):")
    wrong = [] if first else [f"{refused} {written}"]
    first = first or desk.today.replace(day=1)
    return desk.page(
        "month.html",
        422 if wrong else 200,
        asked={"body": body, "state": state, "month": written if wrong else f"{first:%m/%Y}"},
        wrong=wrong,
        first=first,
        before=_written(first - dt.timedelta(days=1)),
        after=_written(first + dt.timedelta(days=31)),
        weeks=[] if wrong else _weeks(desk, Selection(body or None), first, state),
        week=_WEEK,
        standings=STANDINGS,
    )


def _month(written: str) -> dt.date | None:
    """The first day of a month as people write it.

    Examples
    --------
    >>> _month("9/2025"), _month(" 2025-09 "), _month("13/2025"), _month("chín")
    (datetime.date(2025, 9, 1), datetime.date(2025, 9, 1), None, None)
    """
    found = re.fullmatch(
        r"\s*(?:(?P<m>[0-9]{1,2})\s*[/.-]\s*(?P<y>[0-9]{4})|(?P<iy>[0-9]{4})-(?P<im>[0-9]{2}))\s*", written
    )
    if not found:
        return None
    year, number = int(found["y"] or found["iy"]), int(found["m"] or found["im"])
    return dt.date(year, number, 1) if year in YEARS and number in range(1, 13) else None


def _written(day: dt.date) -> str | None:
    return f"{day:%m/%Y}" if day.year in YEARS else None


def _weeks(desk: Desk, wanted: Selection, first: dt.date, state: str) -> list[list[Day | None]]:
    """Weeks of a month, from Monday; None where a day belongs to another month."""
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    wanted = wanted._replace(start=first, end=last)
    asked = asked_for(state, desk.today)
    with desk.library.reading() as connection:
        counted = due_days.days(connection, wanted, desk.today)
        counted = {
            day: Counter({one: count for one, count in some.items() if asked is None or asked(one)})
            for day, some in counted.items()
        }
        few = sum(some.total() for some in counted.values()) <= _MOST_NAMED
        found = due_days.page(connection, wanted, desk.today, asked, 0, _MOST_NAMED).lines if few else []
    rows: dict[str | None, list[Row]] = {}
    for number, entry in found:
        rows.setdefault(entry.deadline.due, []).append(row_of(number, entry, desk.today))
    days: list[Day | None] = [None] * first.weekday()
    for number in range(last.day):
        day = first + dt.timedelta(days=number)
        counts: Counter[str] = Counter()
        for one, count in counted.get(day, Counter()).items():
            counts.update(dict.fromkeys(standings(one, desk.today), count))
        total = counted.get(day, Counter[Standing]()).total()
        days.append(
            Day(day, {name: counts[name] for name in STANDINGS if counts[name]}, total, rows.get(day.isoformat(), []))
        )
    days += [None] * (-len(days) % 7)
    return [days[start : start + 7] for start in range(0, len(days), 7)]
