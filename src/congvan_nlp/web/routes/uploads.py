"""Tải lên: files into the library, each with what became of it."""

from typing import Annotated, Final

from fastapi import APIRouter, HTTPException, Path, Request
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response

from ...library.uploads import Upload, latest, of_batch
from ...reading.read import MEDIA_TYPES
from ...wording.phrases import in_vietnamese
from ..desk import AtDesk
from ..language import noted

router = APIRouter()
#: Files that are sent at once, and bytes of all of them.
MOST_FILES, MOST_BYTES = 500, 2_000_000_000
_LATEST = 50
STATES: Final = {"waiting": noted("chờ đọc"), "read": noted("đã đọc"), "failed": noted("không đọc được")}


@router.get("/tai-len")
def uploads(desk: AtDesk) -> Response:
    """Ask for files, and show what became of the last ones."""
    with desk.library.reading() as connection:
        found = latest(connection, _LATEST)
    return desk.page("uploads.html", uploads=found, batch="", states=STATES, suffixes=sorted(MEDIA_TYPES))


@router.get("/tai-len/{batch}")
def batch(desk: AtDesk, batch: Annotated[str, Path(pattern="^[0-9a-f]{16}$")]) -> Response:
    """What became of files that were sent together."""
    with desk.library.reading() as connection:
        found = of_batch(connection, batch)
    if not found:
        raise HTTPException(404)
    return desk.page("uploads.html", uploads=found, batch=batch, states=STATES, suffixes=sorted(MEDIA_TYPES))


@router.post("/tai-len")
async def send(request: Request, desk: AtDesk) -> Response:
    """Take files in; the answer comes once they are kept."""
    from starlette.concurrency import run_in_threadpool

    form = await Request(request.scope, _bounded(request)).form(
        max_files=MOST_FILES, max_fields=4, max_part_size=10_000
    )
    try:
        desk.check({key: value for key, value in form.items() if isinstance(value, str)})
        files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
        if not files:
            raise HTTPException(422, noted("chưa chọn tệp nào"))
        taken = await run_in_threadpool(
            request.app.state.intake.take, [(one.filename or "", one.file) for one in files], desk.author
        )
    finally:
        await form.close()
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"batch": taken[0].batch, "files": [told(one) for one in taken]}, 201)
    return desk.to(f"/tai-len/{taken[0].batch}")


def told(one: Upload) -> dict[str, object]:
    """What the sender of a file may know."""
    reason = in_vietnamese(one.reason) if one.reason else None
    return {"name": one.name, "state": one.state, "reason": reason, "letter": one.letter_id}


def _bounded(request: Request):  # type: ignore[no-untyped-def]
    """Have a request end that is larger than it may be, whatever it says of itself."""
    received = 0

    async def receive():  # type: ignore[no-untyped-def]
        nonlocal received
        message = await request.receive()
        received += len(message.get("body", b""))
        if received > MOST_BYTES:
            raise HTTPException(413, noted("gửi quá nhiều một lần; hãy chia ra nhiều lần"))
        return message

    return receive
