"""One page of a PDF → its words with their boxes, through pdfium: seven times as fast as pdfminer.

pdfium finds the words; a few letters of each are asked where they stand, as asking every one takes longer than reading
the page. What it cannot be asked (words along an edge, forms within the page) is left to `pdf_page`.
"""

import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_double, c_float, c_ushort
from threading import Lock
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]  # it has no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from .boxes import Sheet, Word
from .pdf_page import MAX_LETTERS

#: pdfium has one state for all threads.
PDFIUM: Final = Lock()
#: Below the line that letters stand on, in heights of the letters.
_DESCENT: Final = 0.22
#: A word this far off the level (radians) is a watermark, or stands along an edge.
_SLANTED: Final = 0.1
#: Exponents and references to footnotes are that much smaller than the letters before them.
_SMALLER: Final = 0.8
#: Pages of more drawings are no letters; each takes time.
_MAX_DRAWINGS: Final = 20_000
_SHORTEST_RULE: Final = 8
#: pdfium leaves the line end out behind a hyphen, for which it has a sign of its own.
_WORD: Final = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
#: The hyphen of many fonts is called a soft one.
_SIGNS: Final = str.maketrans({"\x02": "-", "\ufffe": "-", "\xad": "-"})
_NO_LETTER: Final = re.compile("[\x00\x01\x03-\x1f\x7f-\x9f\ud800-\udfff\ufffd\uffff]")


class FastReader:
    """The pages of a PDF as pdfium reads them.

    Parameters
    ----------
    content : bytes
        Of a file that pdfminer can open, see `pdf_document`: only there is what it unfolds into bounded.
    """

    def __init__(self, content: bytes) -> None:
        with PDFIUM:
            try:
                self._document = pypdfium2.PdfDocument(content)
                self.pages = len(self._document)
            except pypdfium2.PdfiumError:
                self._document, self.pages = None, 0

    def close(self) -> None:
        """Let go of the file."""
        with PDFIUM:
            if self._document is not None:
                self._document.close()

    def read(self, number: int, width: float, height: float) -> Sheet | None:
        """Read a page.

        Parameters
        ----------
        number : int
            From 0.
        width, height : float
            Of the page, whose lower left corner is (0, 0).

        Returns
        -------
        Sheet or None
            None for a page that `pdf_page.PageReader` has to read.
        """
        if number >= self.pages:
            return None
        with PDFIUM, self._page(number) as page:
            if page is None or pdfium.FPDFPage_GetRotation(page):
                return None
            drawn = _drawn(page, height)
            if drawn is None:
                return None
            rules, pictures = drawn
            layer = pdfium.FPDFText_LoadPage(page)
            try:
                return _sheet(layer, width, height, rules, pictures)
            finally:
                pdfium.FPDFText_ClosePage(layer)

    @contextmanager
    def _page(self, number: int) -> Iterator[Any]:
        """A page, closed again: 300 open ones take a gigabyte."""
        page = pdfium.FPDF_LoadPage(self._document, number)
        try:
            yield page or None
        finally:
            if page:
                pdfium.FPDF_ClosePage(page)


def _sheet(
    layer: Any, width: float, height: float, rules: list[tuple[float, float, float, float]], pictures: int
) -> Sheet | None:
    """The words of a page; None where some stand upright along it."""
    count = pdfium.FPDFText_CountChars(layer)
    if not 0 <= count <= MAX_LETTERS:
        return None
    buffer = (c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(layer, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "replace")[:-1]
    if len(text) != count:
        return None  # letters that it leaves out, or of two units: places would not fit
    x, y, right = c_double(), c_double(), pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    words: list[Word] = []
    letters = unreadable = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        letters += end - start
        pdfium.FPDFText_GetMatrix(layer, start, byref(matrix))
        slant = math.atan2(matrix.b, matrix.a)
        if abs(slant) > _SLANTED:
            if abs(slant - round(slant / (math.pi / 2)) * math.pi / 2) <= _SLANTED:
                return None
            continue  # a watermark across the page
        pdfium.FPDFText_GetCharOrigin(layer, start, byref(x), byref(y))
        size = pdfium.FPDFText_GetFontSize(layer, start) * math.hypot(matrix.c, matrix.d)
        x0, base = x.value, y.value
        if not (-1 < x0 < width + 1 and -1 < base < height + 1) or size <= 0:
            continue
        said = match[0]
        unmapped = pdfium.FPDFText_HasUnicodeMapError(layer, start) == 1
        broken = len(said) if unmapped else len(_NO_LETTER.findall(said))
        unreadable += broken
        last = end - 1
        while last > start and "\u0300" <= text[last] <= "\u036f":  # marks have no width
            last -= 1
        pdfium.FPDFText_GetLooseCharBox(layer, last, byref(right))
        raised = _raised(layer, start, end, size, matrix) if said[-1].isdecimal() or said[-1] in "*)" else 0
        said = "\ufffd" * len(said) if unmapped else _NO_LETTER.sub("\ufffd", said.translate(_SIGNS))
        bottom = height - base + _DESCENT * size
        words.append(Word(x0, bottom - size, max(right.right, x0), bottom, said, raised))
    return Sheet(words, width, height, rules, letters, unreadable, pictures)


def _raised(layer: Any, start: int, end: int, size: float, matrix: Any) -> int:
    """How many letters at the end of a word are far smaller than its first: an exponent, a reference to a footnote."""
    scale = math.hypot(matrix.c, matrix.d)
    count = 0
    while end - count > start and pdfium.FPDFText_GetFontSize(layer, end - count - 1) * scale < _SMALLER * size:
        count += 1
    return count


def _drawn(page: Any, height: float) -> tuple[list[tuple[float, float, float, float]], int] | None:
    """Ruled lines of a page, and how many pictures it has; None where it holds forms, or drawings without end."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MAX_DRAWINGS:
        return None
    rules: list[tuple[float, float, float, float]] = []
    pictures = 0
    for i in range(count):
        one = pdfium.FPDFPage_GetObject(page, i)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            return None
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            if pdfium.FPDFPath_CountSegments(one) > _MAX_DRAWINGS:
                return None
            rules += _rules(one, height)
    return rules, pictures


def _rules(path: Any, height: float) -> Iterator[tuple[float, float, float, float]]:
    """The straight lines of a path, level or upright, as (x0, top, x1, bottom)."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, byref(matrix))
    x, y = c_float(), c_float()
    start = last = (0.0, 0.0)
    for i in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, i)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _rule(last, point, height)
        last = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _rule(last, start, height)
            last = start


def _rule(
    one: tuple[float, float], other: tuple[float, float], height: float
) -> Iterator[tuple[float, float, float, float]]:
    if abs(one[0] - other[0]) < 1 or abs(one[1] - other[1]) < 1:
        (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        if max(x1 - x0, y1 - y0) > _SHORTEST_RULE:
            yield x0, height - y1, x1, height - y0
