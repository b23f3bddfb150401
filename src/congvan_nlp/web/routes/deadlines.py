"""Hạn: who has to do what by when, as a table."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from ...calendars.selection import Selection
from ...library import due_days
from ..desk import AtDesk
from ..standings import STANDINGS, asked_for, row_of
from .letters import _MOST, Words, days_of

router = APIRouter()
_PAGE = 50
#: A table begins this long before today and ends this long behind it, where nobody asked for other days.
_BEFORE, _AFTER = dt.timedelta(days=30), dt.timedelta(days=90)


@router.get("/han")
def deadlines(
    desk: AtDesk,
    body: Words = "",
    start: Annotated[str | None, Query(alias="from", max_length=_MOST)] = None,
    end: Annotated[str | None, Query(alias="to", max_length=_MOST)] = None,
    state: Words = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """List deadlines by day."""
    today = desk.today
    asked_days = {
        "from": (today - _BEFORE).strftime("%d/%m/%Y") if start is None else start,
        "to": (today + _AFTER).strftime("%d/%m/%Y") if end is None else end,
    }
    days, wrong = days_of(desk, asked_days)
    first, last = (dt.date.fromisoformat(day) if day else None for day in (days["from"], days["to"]))
    if first and last and first > last:
        wrong.append(desk.said("ngày đầu sau ngày cuối"))
    found = due_days.Page(0, [])
    if not wrong:
        wanted = Selection(body or None, first, last)
        with desk.library.reading() as connection:
            found = due_days.page(connection, wanted, today, asked_for(state, today), (page - 1) * _PAGE, _PAGE)
    return desk.page(
        "deadlines.html",
        422 if wrong else 200,
        asked={"body": body, **asked_days, "state": state},
        wrong=wrong,
        rows=[row_of(number, entry, today) for number, entry in found.lines],
        standings=STANDINGS,
        total=found.total,
        page=page,
        more=found.total > page * _PAGE,
    )
