"""Xem lại: what a person should look at, deadlines first."""

from itertools import groupby

from fastapi import APIRouter
from starlette.responses import Response

from ...library.filters import Filter
from ..desk import AtDesk
from .letters import Words

router = APIRouter()
_SHOWN = 100  # of each kind


@router.get("/xem-lai")
def review(desk: AtDesk, issuer: Words = "", body: Words = "") -> Response:
    """List what a person should look at."""
    items = desk.library.review(Filter(issuer or None, body or None))
    kinds = [(kind, list(members)) for kind, members in groupby(items, key=lambda item: item.kind)]
    return desk.page("review.html", kinds=kinds, shown=_SHOWN, asked={"issuer": issuer, "body": body})
