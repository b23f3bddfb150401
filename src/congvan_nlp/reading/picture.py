"""A page of a file as a picture, to be looked at beside what was read from it."""

from io import BytesIO
from itertools import islice
from typing import Final

from .kinds import PDF, OtherKindError, kind_of
from .limits import USUAL, Limits
from .ocr import OcrError
from .scan import drawn, opened
from .source import UnreadableFileError

#: Dots that a page is wide: its small print can be read.
WIDTH: Final = 1100
_INCHES: Final = 8.27  # of A4
_QUALITY: Final = 55  # of WebP; a page takes some 60 KB


def page_picture(name: str, content: bytes, suffix: str, page: int, limits: Limits = USUAL) -> bytes:
    """Draw a page of a PDF or of a scan.

    Parameters
    ----------
    name : str
        Of the file, for messages.
    content : bytes
    suffix : str
        Of its name, ".pdf".
    page : int
        From 0.
    limits : Limits, optional

    Returns
    -------
    bytes
        WebP, `WIDTH` dots wide.

    Raises
    ------
    UnreadableFileError
        Where the file has no such page or cannot be drawn.
    """
    from PIL import Image

    try:
        if kind_of(content, suffix) == PDF:
            pages = drawn(content, [page], limits.pixels, WIDTH / _INCHES)
        else:
            pages = islice(opened(content, limits.pixels), page, None)
        image = next(pages, None)
    except (OcrError, OtherKindError) as error:
        raise UnreadableFileError(name, str(error)) from error
    if image is None:
        raise UnreadableFileError(name, "has no such page")
    size = (WIDTH, max(1, round(image.height * WIDTH / image.width)))
    kept = BytesIO()
    image.convert("L" if image.mode in ("1", "L") else "RGB").resize(size, Image.Resampling.LANCZOS).save(
        kept, "WEBP", quality=_QUALITY
    )
    return kept.getvalue()
