"""Text-layer PDF → its text in reading order.

The only reader of bytes that a stranger may have made on purpose: whatever is wrong with them ends in
`UnreadableFileError`, and what a small file may unfold into is bounded.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import stream_value

from .boxes import without_page_number
from .lines import Line, joined
from .pdf_document import Document, Fonts, TooMuchError, check_stream
from .pdf_page import PageReader
from .source import UnreadableFileError
from .tables import lines_with_tables

#: More pages than any letter with its annexes has.
MAX_PAGES = 500
#: Bytes of drawing instructions on a page; a full one has 50,000.
MAX_PAGE_BYTES = 10_000_000
#: A text layer in which more letters than this have no meaning cannot be read.
_UNREADABLE = 0.3


def extract_text(name: str, content: bytes) -> tuple[str, int]:
    """Text of a PDF in reading order, and its number of pages.

    Parameters
    ----------
    name : str
        The file, for messages.
    content : bytes
        Its bytes.

    Returns
    -------
    text : str
        Columns of head and foot one after the other, without page numbers; a sentence that runs
        over a page break is not interrupted.
    pages : int

    Raises
    ------
    UnreadableFileError
        Damaged, encrypted, too large, without pages, or without a text layer.
    """
    try:
        text, pages, unreadable = _read(content)
    except Exception as error:  # what pdfminer raises on broken bytes is without end
        raise UnreadableFileError(name, _reason(error)) from error
    if not pages:
        raise UnreadableFileError(name, "PDF without pages")
    if not text.strip():
        raise UnreadableFileError(name, "no text layer: a scan, which needs OCR")
    if unreadable > _UNREADABLE:
        raise UnreadableFileError(name, "its text layer does not say which letters it means; it needs OCR")
    return text, pages


def _read(content: bytes) -> tuple[str, int, float]:
    """Text, number of pages, and the part of the letters that has no meaning; one page at a time in memory."""
    document, fonts = Document(content), Fonts()
    count = letters = unreadable = 0

    def pages() -> Iterator[list[Line]]:
        nonlocal count, letters, unreadable
        for page in PDFPage.create_pages(document):
            count += 1
            if count > MAX_PAGES:
                raise TooMuchError(f"more than {MAX_PAGES} pages")
            reader = PageReader(fonts)
            with _unfolded(page):
                reader.read(page)
            letters += reader.letters
            unreadable += reader.unreadable
            words = without_page_number(reader.words, reader.width)
            yield lines_with_tables(words, reader.rules, reader.width)

    text = joined(pages())
    return text, count, unreadable / max(letters, 1)


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


def _reason(error: BaseException) -> str:
    if isinstance(error, TooMuchError):
        return str(error)
    if isinstance(error, PDFPasswordIncorrect):
        return "encrypted PDF, which opens with a password only"
    if isinstance(error, PDFEncryptionError):
        return "PDF encrypted in a way that cannot be read"
    if isinstance(error, RecursionError):
        return "damaged PDF (nested too deeply)"
    return f"damaged or incomplete PDF ({type(error).__name__})"
