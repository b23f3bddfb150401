"""PDF → its text in reading order: that of its text layer, and of pages without a sound one what OCR reads there.

The only reader of bytes that a stranger may have made on purpose: whatever is wrong with them ends in
`UnreadableFileError`, and what a small file may unfold into is bounded.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import stream_value

from .boxes import without_page_number
from .lines import Line, joined, lines_of
from .ocr import NoOcrError, OcrError, recognised
from .pdf_document import Document, Fonts, TooMuchError, check_stream
from .pdf_page import PageReader
from .scan import drawn, opened
from .source import Extract, MissingProgramError, UnreadableFileError
from .tables import lines_with_tables

if TYPE_CHECKING:
    from PIL.Image import Image

#: More pages than any letter with its annexes has.
MAX_PAGES = 500
#: Bytes of drawing instructions on a page; a full one has 50,000.
MAX_PAGE_BYTES = 10_000_000
#: A page with fewer letters than this and a picture is a scan with a stamp or a signature laid over it.
_FEW = 50
#: A text layer of which more is without meaning is read by OCR; one of which still more is, cannot be read without.
_BROKEN, _UNREADABLE = 0.02, 0.3
#: Vietnamese has more letters of its own in any text of some length: less, on a picture, is a layer of another language.
_OWN_LETTERS, _LONG = 0.15, 200
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯàáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ\u0300\u0301\u0303\u0309\u0323ạ-ỹẠ-Ỹĩũ]")


@dataclass(frozen=True, slots=True)
class _Page:
    """One page as its text layer has it.

    Attributes
    ----------
    lines : list of Line
    letters, unreadable, pictures : int
        As of `PageReader`.
    own : float
        As of `own_letters`.
    """

    lines: list[Line]
    letters: int
    unreadable: int
    pictures: int
    own: float

    @property
    def is_broken(self) -> bool:
        """Whether its text layer has no text, or much of it is without meaning."""
        return not self.lines or self.unreadable > _BROKEN * self.letters

    @property
    def is_sound(self) -> bool:
        """Whether its text layer is what a reader sees; an empty page is one."""
        if self.unreadable > _BROKEN * self.letters:
            return False
        return not self.pictures or (self.letters >= _FEW and (self.letters < _LONG or self.own >= _OWN_LETTERS))


def own_letters(text: str) -> float:
    """Share of the letters that only Vietnamese has: a quarter of an ordinary text, 0 to 1.

    Examples
    --------
    >>> own_letters("Kính gửi"), own_letters("")
    (0.2857142857142857, 0.0)
    """
    letters = len("".join(text.split()))
    return len(_VIETNAMESE.findall(text)) / letters if letters else 0.0


def _own(lines: Iterable[Line]) -> float:
    return own_letters("".join(line.text for line in lines))


def extract_pdf(name: str, content: bytes, workers: int | None = None) -> Extract:
    """Text of a PDF in reading order.

    Parameters
    ----------
    name : str
        The file, for messages.
    content : bytes
        Its bytes.
    workers : int, optional
        Pages that are recognised at a time; by default one for each core.

    Returns
    -------
    Extract
        Columns of head and foot one after the other, without page numbers; a sentence that runs over a page break is
        not interrupted.

    Raises
    ------
    UnreadableFileError
        Damaged, encrypted, too large, without pages; without text, or a scan where OCR is not installed.
    """
    try:
        pages = list(_pages(content))
    except Exception as error:  # what pdfminer raises on broken bytes is without end
        raise UnreadableFileError(name, _reason(error)) from error
    if not pages:
        raise UnreadableFileError(name, "PDF without pages")
    written = any(page.lines for page in pages)
    scans = [i for i, page in enumerate(pages) if not page.is_sound or not written]
    notes: tuple[str, ...] = ()
    through_ocr: dict[int, tuple[list[Line], float]] = {}
    if scans:
        try:
            through_ocr = dict(zip(scans, _recognised(drawn(content, scans), workers), strict=True))
        except OcrError as error:
            unreadable, letters = sum(page.unreadable for page in pages), sum(page.letters for page in pages)
            if unreadable >= _UNREADABLE * letters or not all(pages[i].lines for i in scans):
                raise _refused(name, error) from error
            notes = ("text-layer-doubtful",)
    lines, sure = [], []
    for i, page in enumerate(pages):
        found, confidence = through_ocr.get(i, ([], 0.0))
        better = page.is_broken or _own(found) > page.own
        lines.append(found if found and better else page.lines if page.unreadable < _UNREADABLE * page.letters else [])
        if lines[-1] is found:
            sure.append(confidence)
    return _joined(name, lines, sure, notes)


def extract_picture(name: str, content: bytes, workers: int | None = None) -> Extract:
    """Text of a picture of a letter, as `extract_pdf` gives it.

    Raises
    ------
    UnreadableFileError
        Damaged, too large, without text, or where OCR is not installed.
    """
    try:
        pages = list(_recognised(opened(content), workers))
    except OcrError as error:
        raise _refused(name, error) from error
    return _joined(name, [lines for lines, _ in pages], [sure for lines, sure in pages if lines], ())


def _recognised(images: Iterable["Image"], workers: int | None) -> Iterator[tuple[list[Line], float]]:
    """Lines of some pages through OCR, and how sure it is of them."""
    for page in recognised(images, workers):
        yield lines_of(without_page_number(page.words, page.width), page.width), page.confidence


def _refused(name: str, error: OcrError) -> UnreadableFileError:
    return (MissingProgramError if isinstance(error, NoOcrError) else UnreadableFileError)(name, str(error))


def _joined(name: str, pages: Sequence[list[Line]], sure: Sequence[float], notes: tuple[str, ...]) -> Extract:
    text = joined(pages)
    if not text.strip():
        raise UnreadableFileError(name, "holds no text that can be read or recognised")
    return Extract(text, len(pages), bool(sure), sum(sure) / len(sure) if sure else None, notes)


def _pages(content: bytes) -> Iterator[_Page]:
    """The text layer, one page at a time in memory."""
    document, fonts = Document(content), Fonts()
    for count, page in enumerate(PDFPage.create_pages(document), 1):
        if count > MAX_PAGES:
            raise TooMuchError(f"more than {MAX_PAGES} pages")
        reader = PageReader(fonts)
        with _unfolded(page):
            reader.read(page)
        words = without_page_number(reader.words, reader.width)
        lines = lines_with_tables(words, reader.rules, reader.width)
        yield _Page(lines, reader.letters, reader.unreadable, reader.pictures, _own(lines))


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
