"""Text-layer PDF → its text in reading order.

The only reader of bytes that a stranger may have made on purpose: whatever is wrong with them ends in
`UnreadableFileError`, and what a small file may unfold into is bounded.
"""

import io
import logging
import re
import zlib
from collections.abc import Iterator
from itertools import islice

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import stream_value
from pdfplumber.utils.exceptions import PdfminerException

from .lines import Line, joined, without_page_number
from .pdf_page import PageReader, TooMuchError
from .source import UnreadableFileError
from .tables import lines_with_tables

#: More pages than any letter with its annexes has.
MAX_PAGES = 500
#: Bytes of drawing instructions on a page; a full one has 50,000.
MAX_PAGE_BYTES = 10_000_000
#: Bytes that one stream of the file, and all but its pictures, may unfold into.
MAX_STREAM_BYTES, MAX_UNFOLDED_BYTES = 250_000_000, 500_000_000
#: A text layer in which more letters than this have no meaning cannot be read.
_UNREADABLE = 0.3

# pdfminer reports each oddity of each font; a level that the user has set for it stays.
_noise = logging.getLogger("pdfminer")
if _noise.level == logging.NOTSET:
    _noise.setLevel(logging.CRITICAL)


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
        _check_streams(content)
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
    document = pdfplumber.open(io.BytesIO(content))
    pages: list[list[Line]] = []
    letters = unreadable = 0
    for page in islice(PDFPage.create_pages(document.doc), MAX_PAGES + 1):
        if len(pages) == MAX_PAGES:
            raise TooMuchError(f"more than {MAX_PAGES} pages")
        _check_page(page)
        reader = PageReader(document.rsrcmgr)
        reader.read(page)
        letters += reader.letters
        unreadable += reader.unreadable
        words = without_page_number(reader.words, reader.width)
        pages.append(lines_with_tables(words, reader.rules, reader.width))
    return joined(pages), len(pages), unreadable / max(letters, 1)


def _check_page(page: PDFPage) -> None:
    size = 0
    for part in page.contents:
        size += len(stream_value(part).get_data())
        if size > MAX_PAGE_BYTES:
            raise TooMuchError("a page with more content than any letter has")


_STREAM = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_PICTURE = re.compile(rb"/Subtype\s?/Image")


def _check_streams(content: bytes) -> None:
    """Refuse a small file that unfolds into gigabytes, before pdfminer unfolds it at once."""
    total = 0
    for match in _STREAM.finditer(content):
        picture = _PICTURE.search(content, max(0, match.start() - 600), match.start())
        size = 0
        for piece in _unfolded(content, match.end()):
            size += piece
            if size > MAX_STREAM_BYTES or (not picture and total + size > MAX_UNFOLDED_BYTES):
                raise TooMuchError("unfolds into far more than a letter holds")
        total += 0 if picture else size


def _unfolded(content: bytes, start: int) -> Iterator[int]:
    """Sizes of the pieces that a compressed stream unfolds into; nothing where it is none."""
    unfold = zlib.decompressobj()
    view = memoryview(content)
    try:
        while start < len(content) and not unfold.eof:
            piece = unfold.unconsumed_tail or view[start : start + 65536]
            start += 0 if unfold.unconsumed_tail else 65536
            yield len(unfold.decompress(piece, 1 << 20))
    except zlib.error:
        return


def _reason(error: BaseException) -> str:
    while isinstance(error, PdfminerException) and error.args and isinstance(error.args[0], BaseException):
        error = error.args[0]
    if isinstance(error, TooMuchError):
        return str(error)
    if isinstance(error, PDFPasswordIncorrect):
        return "encrypted PDF, which opens with a password only"
    if isinstance(error, PDFEncryptionError):
        return "PDF encrypted in a way that cannot be read"
    if isinstance(error, RecursionError):
        return "damaged PDF (nested too deeply)"
    return f"damaged PDF ({type(error).__name__})"
