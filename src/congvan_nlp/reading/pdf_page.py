"""One page of a PDF → its words with their boxes, and its ruled lines, in one pass of pdfminer.

pdfminer's own layout objects hold colours, fonts and matrices of every letter, which no rule here reads;
collecting the boxes alone takes half the time.
"""

import math
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.utils import Matrix, apply_matrix_pt

from .boxes import Sheet, Word, rows_of
from .pdf_document import TooMuchError

#: A page of a letter has about 2,500 letters; forms that call forms can multiply them without end.
MAX_LETTERS = 100_000
MAX_FORMS = 20_000
#: A space, in heights of the letters, where the file has no character for it.
_SPACE = 0.15
#: Exponents and references to footnotes are that much smaller than the letters before them.
_SMALLER = 0.8
#: The hyphen of many fonts is mapped to the soft hyphen, but what is on paper is not soft.
_HYPHEN = {0xAD: "-"}


class PageReader(PDFTextDevice):
    """A pdfminer device that collects the letters and the ruled lines of one page."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.words: list[Word] = []
        self.rules: list[tuple[float, float, float, float]] = []
        self.width = self.height = self.turned = 0.0
        self.letters = self.unreadable = self.forms = self.pictures = 0
        self._glyphs: dict[int, list[Word]] = {}

    def read(self, page: PDFPage) -> Sheet:
        """Read a page.

        Returns
        -------
        Sheet
            Of a page set sideways, the words along its long lines.

        Raises
        ------
        TooMuchError
            Where it holds more than a page can.
        """
        _Interpreter(self.rsrcmgr, self).process_page(page)
        found = self.letters, self.unreadable, self.pictures, self.turned
        return Sheet(self.words, self.width, self.height, self.rules, *found)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Start with nothing."""
        x0, y0, x1, y1 = page.mediabox
        self.width, self.height = abs(x1 - x0), abs(y1 - y0)
        if page.rotate % 180:
            self.width, self.height = self.height, self.width

    def end_page(self, page: PDFPage) -> None:
        """Join letters to words, those of the direction that most of them have."""
        if not self._glyphs:
            return
        turns = max(self._glyphs, key=lambda t: len(self._glyphs[t]))
        for row in rows_of(self._glyphs[turns]):
            self.words += _words(row)
        if turns % 2:
            self.width, self.height = self.height, self.width
        if turns:
            self.rules = []
        self.turned = -90.0 * turns  # with the clock

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: Any,
        graphicstate: Any,
    ) -> float:
        """Keep one letter with its box."""
        advance = font.char_width(cid) * fontsize * scaling
        self.letters += 1
        if self.letters > MAX_LETTERS:
            raise TooMuchError(f"a page of more than {MAX_LETTERS:,} letters")
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = "\ufffd"
        if text and not text.isspace() and unicodedata.category(text[0]) in ("Cc", "Cn", "Cs"):
            text = "\ufffd"
        self.unreadable += text == "\ufffd"
        a, b, c, d, x, y = matrix
        if not text or not (-1 < x < self.width + 1 and -1 < y < self.height + 1) or font.is_vertical():
            return advance
        angle = math.atan2(b, a) / (math.pi / 2)
        turns = round(angle)
        if abs(angle - turns) > 0.1:  # a watermark across the page
            return advance
        size = math.hypot(c, d) * abs(fontsize)
        width, height = self.width, self.height
        for _ in range(turns % 4):
            x, y, width, height = y, width - x, height, width
        base = y + (font.get_descent() * fontsize + rise) * math.hypot(c, d)
        top = height - base - size
        box = Word(x, top, x + abs(advance) * math.hypot(a, b), top + size, text.translate(_HYPHEN))
        glyphs = self._glyphs.setdefault(turns % 4, [])
        if glyphs and unicodedata.combining(text[0]):  # a mark has no width, and sorts badly
            glyphs[-1] = glyphs[-1]._replace(text=glyphs[-1].text + text)
        elif size > 0:
            glyphs.append(box)
        return advance

    def render_image(self, name: str, stream: PDFStream) -> None:
        """Count a picture."""
        self.pictures += 1

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """Keep the straight lines of a path, level or upright."""
        assert self.ctm is not None
        last: tuple[float, float] | None = None
        start: tuple[float, float] | None = None
        for step in path:
            point = start if step[0] == "h" else apply_matrix_pt(self.ctm, step[-2:])
            if step[0] == "m":
                start = point
            elif last and point and (abs(last[0] - point[0]) < 1 or abs(last[1] - point[1]) < 1):
                (x0, x1), (y0, y1) = sorted((last[0], point[0])), sorted((last[1], point[1]))
                if max(x1 - x0, y1 - y0) > 8:
                    self.rules.append((x0, self.height - y1, x1, self.height - y0))
            last = point


class _Interpreter(PDFPageInterpreter):
    """pdfminer's, but it stops where forms call forms without end."""

    device: PageReader

    def do_Do(self, xobjid_arg: Any) -> None:
        self.device.forms += 1
        if self.device.forms > MAX_FORMS:
            raise TooMuchError(f"a page of more than {MAX_FORMS:,} forms")
        super().do_Do(xobjid_arg)


def _words(row: Sequence[Word]) -> Iterator[Word]:
    """Join the letters of a row; a letter printed twice for boldness counts once."""
    word: Word | None = None
    last: Word | None = None
    tallest = 0.0
    for glyph in row:
        size = glyph.bottom - glyph.top
        if last and glyph.text == last.text and glyph.x0 - last.x0 < 0.1 * size and glyph.x1 > glyph.x0:
            continue
        last = glyph
        if glyph.text.isspace() or (word and (glyph.x0 - word.x1 > _SPACE * size or _SMALLER * size > tallest)):
            if word:
                yield word
            word = None
        if glyph.text.isspace():
            continue
        if word is None:
            word, tallest = glyph, size
        else:
            word = Word(
                word.x0,
                min(word.top, glyph.top),
                max(word.x1, glyph.x1),
                max(word.bottom, glyph.bottom),
                word.text + glyph.text,
                word.raised + 1 if size < _SMALLER * tallest else 0,
            )
    if word:
        yield word
