"""Words with their boxes → lines of text in reading order: one builder for all files that have pages.

Columns are read one after the other, see `congvan_nlp.reading.columns`; everything else row by row. Rows
of one paragraph become one line, as in a text file: else a row that begins with "24-QĐ/TW" looks like
item 24.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..folding import key
from .boxes import LABEL, Box, Row, Word, height_of, rows_of, space_between, text_of, wide_gaps
from .columns import Zone, find_zones, read_columns

# In heights of the row's letters.
_BLANK = 0.8  # space above a row that separates blocks, at least
_MORE = 0.5  # than the usual space between rows
_JUMP = 3.0  # to the left, where a block that was set in (Kính gửi) or centred ends
_INDENT = 0.8  # of the first row of a paragraph
_SPACE = 0.2  # between words, at least
#: What opens a paragraph as a label does, also where the row above is full.
_OPENS = re.compile(
    r"(?:(?:dieu|khoan|muc|chuong|phan) (?:\d+|[ivx]+)|thu (?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)"
    r"|(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) la|noi nhan)(?: |$)"
)


class Line(NamedTuple):
    """A line of text.

    Attributes
    ----------
    text : str
    words : tuple of Word
        That it is made of, in its order.
    first, last : list of Word or None
        A paragraph keeps its first row and, if that is not short, its last: it may go on overleaf.
    """

    text: str
    words: tuple[Word, ...] = ()
    first: Row | None = None
    last: Row | None = None

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Line":
        """Words beside each other."""
        return cls(text_of(words), tuple(words))


def lines_of(words: Sequence[Word], width: float) -> list[Line]:
    """Set words out as lines of text, in reading order.

    Parameters
    ----------
    words : sequence of Word
        Of one page or a part of it, in any order.
    width : float
        Of the page; rows of less than half of it never run on, 0 stands for any.

    Returns
    -------
    list of Line
        Empty ones where a block ends.

    Examples
    --------
    >>> lines = lines_of([
    ...     Word(0, 0, 90, 14, "TỈNH ỦY X"), Word(200, 2, 400, 16, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ...     Word(0, 18, 90, 32, "Số 5-CV/TU"), Word(210, 20, 390, 34, "X, ngày 02 tháng 3 năm 2023"),
    ... ], 420)
    >>> [line.text for line in lines]
    ['TỈNH ỦY X', 'Số 5-CV/TU', '', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'X, ngày 02 tháng 3 năm 2023']
    """
    rows = rows_of(words)
    spaces = sorted(space for space in map(space_between, rows, rows[1:]) if space > -0.25)
    usual = spaces[len(spaces) // 2] if spaces else 0.0
    right = max((row[-1].x1 for row in rows), default=0.0)
    lines: list[Line] = []
    done = 0
    for zone in [*find_zones(rows, width), Zone(len(rows), len(rows), (0, 0))]:
        lines += _paragraphs(rows[done : zone.first], right, width, usual)
        if zone.first < zone.stop:
            lines += map(Line.of, read_columns(rows[zone.first : zone.stop], zone.gutter))
            lines.append(Line(""))
        done = zone.stop
    return tidied(lines)


def tidied(lines: Iterable[Line]) -> list[Line]:
    """Drop empty lines at both ends and all but one of those that follow each other.

    Examples
    --------
    >>> [line.text for line in tidied(map(Line, ["", "a", "", "", "b", ""]))]
    ['a', '', 'b']
    """
    kept: list[Line] = []
    for line in lines:
        if line.text or (kept and kept[-1].text):
            kept.append(line)
    if kept and not kept[-1].text:
        kept.pop()
    return kept


def joined(pages: Iterable[Sequence[Line]], notes: Sequence[Sequence[Line]] = ()) -> tuple[str, list[Box]]:
    """Join pages to a text; a sentence that runs over a page break is not interrupted.

    Parameters
    ----------
    pages : iterable of sequence of Line
        Lines of each page.
    notes : sequence of sequence of Line, optional
        Those of its footnotes, which follow the paragraph that runs over its end.

    Returns
    -------
    text : str
    boxes : list of Box
        Of every word, in the order of the text.

    Examples
    --------
    >>> page = lines_of([Word(10, 0, 99, 9, "Báo cáo"), Word(0, 12, 95, 21, "Văn")], 120)
    >>> text, boxes = joined([page, lines_of([Word(0, 0, 40, 9, "phòng.")], 120)])
    >>> text, [(text[box.start : box.end], box.page) for box in boxes]
    ('Báo cáo Văn phòng.', [('Báo cáo', 0), ('Văn', 0), ('phòng.', 1)])
    """
    texts: list[str] = []
    order: list[tuple[int, Word]] = []
    waiting: list[tuple[int, Line]] = []
    last: Row | None = None
    right = 0.0

    def put(number: int, line: Line) -> None:
        texts.append(line.text)
        order.extend((number, word) for word in line.words)

    def put_notes() -> None:
        if waiting:
            texts.append("")
        for number, line in waiting:
            put(number, line)
        waiting.clear()

    for number, page in enumerate(pages):
        for i, line in enumerate(page):
            if i == 0 and last and line.first and _runs_on(last, line.first, right):
                texts[-1] = _join(texts[-1], line.text)
                order += ((number, word) for word in line.words)
                continue
            put_notes()
            if i == 0 and texts:
                texts.append("")
            put(number, line)
        if page:
            last = page[-1].last
            right = max((row[-1].x1 for line in page for row in (line.first, line.last) if row), default=0.0)
        waiting += ((number, line) for line in (notes[number] if notes else ()))
    put_notes()
    text = "\n".join(texts)
    return text, list(_placed(text, order))


def _placed(text: str, order: Iterable[tuple[int, Word]]) -> Iterator[Box]:
    """Where words stand in a text that is made of them, in their order, and of spaces."""
    at = 0
    for page, word in order:
        while text[at].isspace():
            at += 1
        yield Box(at, at + len(word.text), page, *word[:4])
        at += len(word.text)


def _paragraphs(rows: Sequence[Row], right: float, width: float, usual: float) -> Iterator[Line]:
    """Join the rows of each paragraph; a row with wide gaps (a table without rules, say) is split there."""
    text = ""
    words: list[Word] = []
    first: Row | None = None
    blank = max(_BLANK, usual + _MORE)
    for i, row in enumerate(rows):
        space = space_between(rows[i - 1], row) if i else 0.0
        if first and rows[i - 1][-1].x1 - first[0].x0 > width / 2 and space < blank:
            new = space > usual + 0.2 and text[-1] in ".;:!?" and not row[0].text[0].islower()
            if not new and _runs_on(rows[i - 1], row, right):
                text = _join(text, text_of(row))
                words += row
                continue
        if first:
            yield Line(text, tuple(words), first, rows[i - 1])
        if space > blank or (i and _jumps_back(rows[i - 1], row, max(right, 0.85 * width))):
            yield Line("")
        cuts = [0, *wide_gaps(row), len(row)]
        for start, end in pairwise(cuts[:-1]):
            yield Line.of(row[start:end])
        words = row[cuts[-2] :]
        text, first = text_of(words), row if len(cuts) == 2 else None
        if first is None:
            yield Line.of(words)
    if first:
        yield Line(text, tuple(words), first, rows[-1] if rows[-1][-1].x1 - first[0].x0 > width / 2 else None)


def _jumps_back(above: Row, row: Row, right: float) -> bool:
    """Whether a row begins far left of the one above, and the two are not lines of one centred title."""
    height = height_of(row)
    off_centre = abs(above[0].x0 + above[-1].x1 - row[0].x0 - row[-1].x1) > 2 * height
    return above[0].x0 - row[0].x0 > _JUMP * height and (off_centre or row[-1].x1 > right - height)


def _runs_on(last: Row, following: Row, right: float) -> bool:
    """Whether a row was broken for want of room: the word that follows does not fit into what is left."""
    height = height_of(last)
    if last[-1].x1 + _SPACE * height + following[0].x1 - following[0].x0 < right - 0.1 * height:
        return False
    ended = last[-1].text[-1] in ".,;:!?/"
    if ended and (LABEL.fullmatch(following[0].text) or _OPENS.match(key(text_of(following[:3])))):
        return False
    hanging = len(last) > 1 and abs(following[0].x0 - last[1].x0) < _INDENT * height
    return hanging or following[0].x0 - last[0].x0 < _INDENT * height


def _join(text: str, more: str) -> str:
    """Join two rows; Vietnamese words are not hyphenated, so a hyphen at an end belongs to a symbol."""
    return text + more if re.search(r"\w[-–/]$", text[-2:]) else f"{text} {more}"
