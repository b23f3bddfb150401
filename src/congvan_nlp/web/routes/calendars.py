"""Calendars and files of deadlines: to download, to print, and to subscribe to."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query
from starlette.responses import Response

from ...calendars.digest import digest
from ...calendars.selection import Selection
from ...calendars.workbook import workbook
from ...library.feeds import Feed, add_feed, all_feeds, remove_feed, renew_feed
from ..answers import CALENDAR, WORKBOOK, download, standalone
from ..desk import AtDesk, Desk, Number, Posted
from ..language import noted
from .letters import _MOST, Words, days_of

router = APIRouter()
#: Programs that subscribed do not sign in: the address is what lets them in.
subscribed = APIRouter()


@router.get("/han/han.xlsx")
def as_workbook(
    desk: AtDesk,
    body: Words = "",
    start: Annotated[str, Query(alias="from", max_length=_MOST)] = "",
    end: Annotated[str, Query(alias="to", max_length=_MOST)] = "",
) -> Response:
    """Deadlines as a workbook."""
    days, wrong = days_of(desk, {"from": start, "to": end})
    if wrong:
        raise HTTPException(422, wrong[0])
    first, last = (dt.date.fromisoformat(day) if day else None for day in (days["from"], days["to"]))
    entries = desk.library.deadlines(Selection(body or None, first, last), desk.today)
    # paths of this machine lead nowhere on another one
    named = [entry.model_copy(update={"path": ""}) for entry in entries]
    return download(workbook(named, desk.today), "han.xlsx", WORKBOOK)


@router.get("/han/han.ics")
def as_calendar(desk: AtDesk, body: Words = "") -> Response:
    """Deadlines as a calendar to import."""
    return download(_calendar(desk, body or None).encode(), "han.ics", CALENDAR)


@router.get("/han/ban-in")
def as_digest(desk: AtDesk, body: Words = "") -> Response:
    """Deadlines as a sheet to print: late, this week, the next four."""
    entries = desk.library.deadlines(Selection(body or None), dt.date.min)
    return standalone(digest(entries, desk.today))


@router.get("/lich")
def calendars(desk: AtDesk, body: Words = "") -> Response:
    """Calendars that can be subscribed to."""
    with desk.library.reading() as connection:
        feeds = all_feeds(connection)
    return desk.page("calendars.html", feeds=[(feed, desk.address_of(feed)) for feed in feeds], body=body)


@router.post("/lich")
def make(desk: AtDesk, form: Posted) -> Response:
    """Make a calendar of a body."""
    feed = add_feed(desk.library.engine, form.get("body", "")[:_MOST], desk.author)
    return desk.to(f"/lich#lich-{feed.id}")


@router.post("/lich/{number}/moi")
def renew(desk: AtDesk, number: Number, form: Posted) -> Response:
    """Give a calendar another address."""
    if not renew_feed(desk.library.engine, number):
        raise HTTPException(404)
    return desk.to(f"/lich#lich-{number}")


@router.post("/lich/{number}/bo")
def remove(desk: AtDesk, number: Number, form: Posted) -> Response:
    """End a calendar."""
    if not remove_feed(desk.library.engine, number):
        raise HTTPException(404)
    return desk.to("/lich")


@subscribed.get("/lich/{number}/{token}.ics")
def feed(desk: AtDesk, number: Number, token: Annotated[str, Path(max_length=200)]) -> Response:
    """A calendar, for the program that subscribed to it."""
    with desk.library.reading() as connection:
        known = next((one for one in all_feeds(connection) if one.id == number), None)
    # also where there is none a token is computed: how long it takes tells nothing
    if not desk.opens(token, known or Feed(number, None, "", "", "")) or known is None:
        raise HTTPException(404)
    return Response(_calendar(desk, known.body), media_type=CALENDAR)


def _calendar(desk: Desk, body: str | None) -> str:
    name = desk.said(noted("Hạn")) + (f": {body}" if body else "")
    return desk.library.calendar(body, desk.today, name)
