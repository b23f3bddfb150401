"""Pages of a PDF, and pictures as files → pages for OCR."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from .ocr import DPI, OcrError

if TYPE_CHECKING:
    from PIL.Image import Image

#: Pixels of a page at most: A3 at 300 dots an inch has 17 million.
MAX_PIXELS: Final = 40_000_000
#: Inches of the short side of A4.
_SHORT_SIDE: Final = 8.27
#: Pages that are recognised: a scan takes seconds a page.
MAX_PAGES: Final = 100


def drawn(content: bytes, pages: Sequence[int]) -> Iterator["Image"]:
    """Draw some pages of a PDF.

    Parameters
    ----------
    content : bytes
    pages : sequence of int
        From 0.

    Yields
    ------
    PIL image
        At `ocr.DPI`; a page that is far too large is drawn coarser.

    Raises
    ------
    OcrError
        Of more pages than are recognised, and where pdfium cannot draw one.
    """
    import pypdfium2  # type: ignore[import-untyped]  # it has no types

    from .pdf_fast import PDFIUM

    if len(pages) > MAX_PAGES:
        raise OcrError(f"a scan of more than {MAX_PAGES} pages")
    try:
        with PDFIUM:
            document = pypdfium2.PdfDocument(content)
        for number in pages:
            with PDFIUM:
                page = document[number]
                width, height = page.get_size()
                scale = min(DPI / 72, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
                image = page.render(scale=scale).to_pil()
                page.close()
            yield image
        with PDFIUM:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise OcrError("a page that cannot be drawn") from error


def opened(content: bytes) -> Iterator["Image"]:
    """Open a picture as a file: each frame of a TIFF is a page.

    Parameters
    ----------
    content : bytes
        PNG, JPEG or TIFF.

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
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "TIFF")) as picture:
            for count, frame in enumerate(ImageSequence.Iterator(picture)):
                if count == MAX_PAGES:
                    raise OcrError(f"a scan of more than {MAX_PAGES} pages")
                if frame.width * frame.height > MAX_PIXELS:
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
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise OcrError("damaged or incomplete picture") from error
