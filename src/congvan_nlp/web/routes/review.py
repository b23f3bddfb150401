"""Xem lại: what a person should look at, deadlines first."""

from fastapi import APIRouter
from starlette.responses import Response

from ...library.filters import Filter
from ...library.review import lots
from ..desk import AtDesk
from .letters import Words

router = APIRouter()
_SHOWN = 100  # of each kind


@router.get("/xem-lai")
def review(desk: AtDesk, issuer: Words = "", body: Words = "") -> Response:
    """List what a person should look at."""
    with desk.library.reading() as connection:
        found = list(lots(connection, Filter(issuer or None, body or None), _SHOWN))
    return desk.page("review.html", lots=found, asked={"issuer": issuer, "body": body})
