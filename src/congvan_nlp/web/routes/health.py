"""Whether the server can do its work."""

from fastapi import APIRouter
from sqlalchemy import select
from starlette.responses import JSONResponse

from ...library.schema import meta
from ..desk import AtDesk

router = APIRouter()


@router.get("/health")
def health(desk: AtDesk) -> JSONResponse:
    """Say so, having asked the library."""
    with desk.library.reading() as connection:
        connection.execute(select(meta.c.value).limit(1))
    return JSONResponse({"status": "ok"})
