"""The text layer of a PDF, page by page: through pdfium, and through pdfminer where that does not do.

pdfminer's document, which bounds what a file unfolds into, is always opened and its pages are looked at first: that
takes a tenth of the time, and pdfium is only given what it can read without harm.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, dict_value, resolve1, stream_value
from pdfminer.psparser import literal_name

from ..folding import key
from .boxes import Sheet
from .lines import lines_of
from .pdf_document import Document, Fonts, TooMuchError, check_stream
from .pdf_fast import FastReader
from .pdf_page import PageReader

#: Bytes of drawing instructions on a page; a full one has 50,000.
MAX_PAGE_BYTES: Final = 10_000_000
#: More letters without meaning, and pdfminer is asked for them.
_BROKEN: Final = 0.02
#: Of the page, where titles stand.
_HEAD: Final = 0.25
_TITLES: Final = ("cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam")
_PICTURE: Final = "Image"


def text_layer(content: bytes, most_pages: int) -> Iterator[Sheet]:
    """What stands on each page of a PDF.

    Parameters
    ----------
    content : bytes
    most_pages : int

    Yields
    ------
    Sheet

    Raises
    ------
    TooMuchError
        Of more pages, or what unfolds too far; other exceptions are pdfminer's own.
    """
    document, fonts = Document(content), Fonts()
    pages = []
    for page in PDFPage.create_pages(document):
        pages.append(page)
        if len(pages) > most_pages:
            raise TooMuchError(f"more than {most_pages} pages")
    fast = FastReader(content)
    try:
        for number, page in enumerate(pages):
            with _unfolded(page):
                sheet = _fast(fast, number, page) if fast.pages == len(pages) else None
                yield PageReader(fonts).read(page) if sheet is None else sheet
    finally:
        fast.close()


def _fast(reader: FastReader, number: int, page: PDFPage) -> Sheet | None:
    """The page as pdfium reads it; None where pdfminer has to."""
    x0, y0, x1, y1 = page.mediabox
    if page.rotate or (x0, y0) != (0, 0) or not _is_plain(page):
        return None
    sheet = reader.read(number, x1, y1)
    if sheet is None or sheet.unreadable > _BROKEN * sheet.letters:
        return None
    return None if number == 0 and _is_merged(sheet) else sheet


def _is_plain(page: PDFPage) -> bool:
    """Whether nothing but letters, lines and pictures is drawn on a page: what draws again may do so without end."""
    resources = dict_value(page.resources)
    for one in dict_value(resources.get("XObject") or {}).values():
        drawn = resolve1(one)
        if isinstance(drawn, PDFStream) and _name(drawn.get("Subtype")) != _PICTURE:
            return False
    fonts = (resolve1(one) for one in dict_value(resources.get("Font") or {}).values())
    return not any(isinstance(font, dict) and _name(font.get("Subtype")) == "Type3" for font in fonts)


def _name(value: Any) -> str:
    return str(literal_name(resolve1(value)))


def _is_merged(sheet: Sheet) -> bool:
    """Whether a title of State or Party is glued to the issuer beside it."""
    top = [word for word in sheet.words if word.top < _HEAD * sheet.height]
    heads = (key(line.text) for line in lines_of(top, sheet.width))
    return any(head.endswith(title) and head != title for head in heads for title in _TITLES)


@contextmanager
def _unfolded(page: PDFPage) -> Iterator[None]:
    """Unfold what is drawn on a page, within bounds, and fold it again: pdfminer would keep all of it."""
    folded = [(stream, stream.rawdata) for stream in map(stream_value, page.contents)]
    size = 0
    for stream, _ in folded:
        if stream.data is None:
            check_stream(stream)
        size += len(stream.get_data())
        if size > MAX_PAGE_BYTES:
            raise TooMuchError("a page with more content than any letter has")
    yield
    for stream, data in folded:
        if data is not None:
            stream.rawdata, stream.data = data, None
