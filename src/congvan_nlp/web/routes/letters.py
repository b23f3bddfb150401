"""Thư viện: letters by date, with filters and full text."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from ...library.filters import Filter
from ...library.values import ValueRefused, value_of
from ..desk import AtDesk, Desk

router = APIRouter()
_PAGE = 50
_MOST = 400  # characters of a filter
Words = Annotated[str, Query(max_length=_MOST)]


@router.get("/")
def home(desk: AtDesk) -> Response:
    """Begin with the letters."""
    return desk.to("/van-ban")


@router.get("/van-ban")
def letters(
    desk: AtDesk,
    q: Words = "",
    issuer: Words = "",
    body: Words = "",
    cites: Words = "",
    start: Annotated[str, Query(alias="from", max_length=_MOST)] = "",
    end: Annotated[str, Query(alias="to", max_length=_MOST)] = "",
    type: Words = "",
    after: Annotated[int | None, Query(ge=0, le=2**31 - 1)] = None,
    page: Annotated[int, Query(ge=1, le=1000)] = 1,
) -> Response:
    """List letters, or those that hold some words."""
    asked = {"q": q, "issuer": issuer, "body": body, "cites": cites, "from": start, "to": end, "type": type}
    days, wrong = days_of(desk, {"from": start, "to": end})
    wanted = Filter(issuer or None, body or None, cites or None, days["from"], days["to"], type or None)
    hits = desk.library.search(q, wanted, _PAGE, (page - 1) * _PAGE) if q.strip() else None
    found = [hit.line for hit in hits.page] if hits else desk.library.letters(wanted, _PAGE + 1, after=after)
    return desk.page(
        "letters.html",
        200 if not wrong else 422,
        asked=asked,
        wrong=wrong,
        lines=found[:_PAGE],
        hits=hits,
        following=found[_PAGE - 1].id if not hits and len(found) > _PAGE else None,
        page=page,
        more=bool(hits and (hits.more or hits.total > page * _PAGE)),
        filtered=any(asked.values()),
    )


def days_of(desk: Desk, written: dict[str, str]) -> tuple[dict[str, str | None], list[str]]:
    """Days that were typed, ISO 8601, and sentences on those that are none."""
    days: dict[str, str | None] = {}
    wrong = []
    for name, words in written.items():
        try:
            days[name] = value_of("date", words)
        except ValueRefused:
            days[name] = None
            wrong.append(f"{desk.said('không phải là ngày (viết như 15/12/2025):')} {words}")
    return days, wrong
