"""Pages of a PDF, and pictures as files → pages for OCR."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from .ocr import DPI, OcrError

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS: Final = ("PNG", "JPEG", "TIFF")
_DAMAGED: Final = (OSError, ValueError, SyntaxError, EOFError)
#: Inches of the short side of A4.
_SHORT_SIDE: Final = 8.27


def drawn(content: bytes, pages: Sequence[int], most_pixels: int, dpi: float = DPI) -> Iterator["Image"]:
    """Draw some pages of a PDF.

    Parameters
    ----------
    content : bytes
    pages : sequence of int
        From 0.
    most_pixels : int
        Of a page.
    dpi : float, optional
        Dots an inch.

    Yields
    ------
    PIL image
        A page that is far too large is drawn coarser.

    Raises
    ------
    OcrError
        Where pdfium cannot draw one.
    """
    import pypdfium2  # type: ignore[import-untyped]  # it has no types

    from .pdf_fast import PDFIUM

    try:
        with PDFIUM:
            document = pypdfium2.PdfDocument(content)
        for number in pages:
            with PDFIUM:
                page = document[number]
                width, height = page.get_size()
                scale = min(dpi / 72, (most_pixels / max(width * height, 1)) ** 0.5)
                image = page.render(scale=scale).to_pil()
                page.close()
            yield image
        with PDFIUM:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise OcrError("a page that cannot be drawn") from error


def count_frames(content: bytes, most: int) -> int:
    """How many pages a picture has: frames of a TIFF, else 1.

    Raises
    ------
    OcrError
        Damaged, or of more than `most`.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            frames = getattr(picture, "n_frames", 1)
    except Image.DecompressionBombError as error:
        raise OcrError("a picture of far more pixels than pages have") from error
    except _DAMAGED as error:
        raise OcrError("damaged or incomplete picture") from error
    if frames > most:
        raise OcrError(f"a scan of more than {most} pages")
    return int(frames)


def opened(content: bytes, most_pixels: int) -> Iterator["Image"]:
    """Open a picture as a file: each frame of a TIFF is a page.

    Parameters
    ----------
    content : bytes
        PNG, JPEG or TIFF.
    most_pixels : int
        Of a page.

    Yields
    ------
    PIL image
        As large as a page of A4 at `ocr.DPI`, where it says nothing of its size.

    Raises
    ------
    OcrError
        Damaged, or larger than pages are.
    """
    from PIL import Image, ImageOps, ImageSequence

    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as picture:
            for frame in ImageSequence.Iterator(picture):
                if frame.width * frame.height > most_pixels:
                    raise OcrError(f"a picture of {frame.width:,} x {frame.height:,} pixels, larger than pages are")
                upright = ImageOps.exif_transpose(frame)
                if upright.has_transparency_data:  # on paper, what is not there is white
                    paper = Image.new("RGBA", upright.size, "white")
                    upright = Image.alpha_composite(paper, upright.convert("RGBA")).convert("RGB")
                scale = DPI * _SHORT_SIDE / min(upright.size)
                if scale < 0.8 or 1.25 < scale < 4:
                    size = (round(upright.width * scale), round(upright.height * scale))
                    upright = upright.convert("RGB").resize(size, Image.Resampling.LANCZOS)
                yield upright
    except _DAMAGED as error:
        raise OcrError("damaged or incomplete picture") from error
