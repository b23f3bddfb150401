"""Pages of a letter as pictures."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from starlette.responses import Response

from ...library.paper import file_of
from ...reading.source import UnreadableFileError
from ..desk import AtDesk, Number
from ..language import noted
from ..pictures import ChangedFileError, Pictures

router = APIRouter()
Page = Annotated[int, Path(ge=1, le=65_535)]


@router.get("/van-ban/{number}/trang/{page}.webp")
def picture(request: Request, desk: AtDesk, number: Number, page: Page) -> Response:
    """Draw a page of the file that a letter was read from."""
    with desk.library.reading() as connection:
        file = file_of(connection, number)
    if file is None:
        raise HTTPException(404, noted("văn bản này không có trang giấy"))
    pictures: Pictures = request.app.state.pictures
    try:
        drawn = pictures.of(*file, page - 1)
    except OSError:
        raise HTTPException(404, noted("tệp không còn ở chỗ đã đọc")) from None
    except ChangedFileError:
        raise HTTPException(409, noted("tệp đã khác lúc đọc; hãy nạp lại")) from None
    except UnreadableFileError:
        raise HTTPException(404, noted("không vẽ được trang này")) from None
    # its address names the file's digest
    return Response(drawn, media_type="image/webp", headers={"cache-control": "private, max-age=604800, immutable"})
