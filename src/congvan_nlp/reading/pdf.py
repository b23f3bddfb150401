"""PDF → its text in reading order: that of its text layer, and of pages without a sound one what OCR reads there.

The only reader of bytes that a stranger may have made on purpose: whatever is wrong with them ends in
`UnreadableFileError`, and what a small file may unfold into is bounded.
"""

import re
from collections.abc import Callable, Sequence

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from .boxes import Sheet
from .limits import USUAL, Limits
from .ocr import NoOcrError, OcrError, recognised
from .pages import set_out
from .pdf_document import TooMuchError
from .pdf_layer import text_layer
from .scan import count_frames, drawn, opened
from .source import Extract, MissingProgramError, UnreadableFileError

#: A page with fewer letters than this and a picture is a scan with a stamp or a signature laid over it.
_FEW = 50
#: A text layer of which more is without meaning is read by OCR; one of which still more is, cannot be read without.
_BROKEN, _UNREADABLE = 0.02, 0.3
#: Vietnamese has more letters of its own in any text of some length: less, on a picture, is a layer of another language.
_OWN_LETTERS, _LONG = 0.15, 200
_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯàáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ\u0300\u0301\u0303\u0309\u0323ạ-ỹẠ-Ỹĩũ]")


def own_letters(text: str) -> float:
    """Share of the letters that only Vietnamese has: a quarter of an ordinary text, 0 to 1.

    Examples
    --------
    >>> own_letters("Kính gửi"), own_letters("")
    (0.2857142857142857, 0.0)
    """
    letters = len("".join(text.split()))
    return len(_VIETNAMESE.findall(text)) / letters if letters else 0.0


def _own(page: Sheet) -> float:
    return own_letters("".join(word.text for word in page.words))


def _is_broken(page: Sheet) -> bool:
    """Whether a text layer has no text, or much of it is without meaning."""
    return not page.words or page.unreadable > _BROKEN * page.letters


def _is_sound(page: Sheet) -> bool:
    """Whether a text layer is what a reader sees; an empty page is one."""
    if page.unreadable > _BROKEN * page.letters:
        return False
    return not page.pictures or (page.letters >= _FEW and (page.letters < _LONG or _own(page) >= _OWN_LETTERS))


def extract_pdf(
    name: str,
    content: bytes,
    limits: Limits = USUAL,
    workers: int | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Extract:
    """Text of a PDF in reading order.

    Parameters
    ----------
    name : str
        The file, for messages.
    content : bytes
        Its bytes.
    limits : Limits, optional
        Pages, scans and pixels are asked here.
    workers : int, optional
        Pages that are recognised at a time; by default one for each core.
    told : callable, optional
        Gets the number of pages that were recognised, and of those that are to be.

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
        pages = list(text_layer(content, limits.pages))
    except Exception as error:  # what pdfminer raises on broken bytes is without end
        raise UnreadableFileError(name, _reason(error)) from error
    if not pages:
        raise UnreadableFileError(name, "PDF without pages")
    written = any(page.words for page in pages)
    scans = [i for i, page in enumerate(pages) if not _is_sound(page) or not written]
    notes: tuple[str, ...] = ()
    through_ocr: dict[int, tuple[Sheet, float]] = {}
    if scans:
        try:
            if len(scans) > limits.scans:
                raise OcrError(f"a scan of more than {limits.scans} pages")
            if told:
                told(0, len(scans))
            read = recognised(drawn(content, scans, limits.pixels), workers)
            for number, one in zip(scans, read, strict=True):
                through_ocr[number] = one
                if told:
                    told(len(through_ocr), len(scans))
        except OcrError as error:
            unreadable, letters = sum(page.unreadable for page in pages), sum(page.letters for page in pages)
            if unreadable >= _UNREADABLE * letters or not all(pages[i].words for i in scans):
                raise _refused(name, error) from error
            notes = ("text-layer-doubtful",)
    sure = []
    for i, page in enumerate(pages):
        found, confidence = through_ocr.get(i, (page, 0.0))
        if found.words and found is not page and (_is_broken(page) or _own(found) > _own(page)):
            pages[i] = found
            sure.append(confidence)
        elif page.unreadable >= _UNREADABLE * page.letters:
            pages[i] = page._replace(words=())
    return _set_out(name, pages, sure, notes)


def extract_picture(
    name: str,
    content: bytes,
    limits: Limits = USUAL,
    workers: int | None = None,
    told: Callable[[int, int], None] | None = None,
) -> Extract:
    """Text of a picture of a letter, as `extract_pdf` gives it.

    Raises
    ------
    UnreadableFileError
        Damaged, too large, without text, or where OCR is not installed.
    """
    try:
        pages = []
        frames = count_frames(content, limits.scans)
        if told:
            told(0, frames)
        for one in recognised(opened(content, limits.pixels), workers):
            pages.append(one)
            if told:
                told(len(pages), frames)
    except OcrError as error:
        raise _refused(name, error) from error
    return _set_out(name, [page for page, _ in pages], [sure for page, sure in pages if page.words], ())


def _refused(name: str, error: OcrError) -> UnreadableFileError:
    return (MissingProgramError if isinstance(error, NoOcrError) else UnreadableFileError)(name, str(error))


def _set_out(name: str, pages: Sequence[Sheet], sure: Sequence[float], notes: tuple[str, ...]) -> Extract:
    printed = set_out(pages)
    if not printed.text.strip():
        raise UnreadableFileError(name, "holds no text that can be read or recognised")
    confidence = sum(sure) / len(sure) if sure else None
    return Extract(printed.text, len(pages), bool(sure), confidence, notes, printed.boxes, printed.sizes)


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
