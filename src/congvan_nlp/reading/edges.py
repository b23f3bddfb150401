"""What stands at the edges of pages and is no part of the running text: page numbers, running heads, footnotes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final, NamedTuple

from ..folding import key
from .boxes import Row, Sheet, Word, height_of, rows_of, text_of

_PAGE_NUMBER: Final = re.compile(r"\W{0,3}(?:[Tt]rang\s?|[Tt]r\.\s?)?\d{1,3}(?:\s?/\s?\d{1,3})?\W{0,3}")
#: Further left a number at an edge may end a sentence.
_MARGIN: Final = 0.3
#: A row at the edge of that many pages, and of half of all, is a running head.
_REPEATED: Final = 3
#: Points of the margins at top and bottom, which text never stands in (30/2020/NĐ-CP, Phụ lục I: 20 mm at least).
_OUTSIDE: Final = 57
_MOST_ROWS: Final = 3  # of a running head
_FIGURES: Final = re.compile(r"\d+")
#: Footnotes are set smaller than the text, by that factor at most.
_SMALL: Final = 0.95
#: Their marks, and exponents, than the row that they stand in.
_RAISED: Final = 0.8
_REFERENCE: Final = re.compile(r"\(?(\d{1,3}|\*{1,3})\)?[.:]?")


class Trimmed(NamedTuple):
    """The words of a page, and apart from them those of its footnotes."""

    words: list[Word]
    notes: list[Word]


def trimmed(pages: Sequence[Sheet]) -> list[Trimmed]:
    """Drop numbers and running heads of pages, and set footnotes aside.

    Parameters
    ----------
    pages : sequence of Sheet
        Of one file.

    Returns
    -------
    list of Trimmed
        One a page. Where a footnote is found, its mark in the text above is dropped: "132-QĐ/TW¹" is 132-QĐ/TW.

    Examples
    --------
    >>> page = Sheet([Word(298, 40, 305, 54, "2"), Word(85, 60, 120, 74, "ngày"), Word(85, 80, 97, 94, "15")], 595, 842)
    >>> [word.text for word in trimmed([page])[0].words]
    ['ngày', '15']
    """
    all_rows = [rows_of(page.words) for page in pages]
    _drop_numbers(pages, all_rows)
    for at in (0, -1):
        for _ in range(_MOST_ROWS):
            if not _drop_repeated(pages, all_rows, at):
                break
            _drop_numbers(pages, all_rows)
    heights = [word.bottom - word.top for rows in all_rows for row in rows for word in row]
    usual = median(heights) if heights else 0.0
    return [_noted(rows, usual) for rows in all_rows]


def _drop_numbers(pages: Sequence[Sheet], all_rows: Sequence[list[Row]]) -> None:
    """Drop a number that stands alone at the top or at the bottom of a page, but not at its left margin."""
    for page, rows in zip(pages, all_rows, strict=True):
        for at in (0, -1):
            if rows and rows[at][0].x0 > _MARGIN * page.width and _PAGE_NUMBER.fullmatch(text_of(rows[at])):
                del rows[at]


def _drop_repeated(pages: Sequence[Sheet], all_rows: Sequence[list[Row]], at: int) -> bool:
    """Drop the first or last row of each page that many others have too, but for the figures in it."""
    said = []
    for page, rows in zip(pages, all_rows, strict=True):
        outside = rows and all(word.bottom < _OUTSIDE or word.top > page.height - _OUTSIDE for word in rows[at])
        said.append(_FIGURES.sub("0", key(text_of(rows[at]))) if outside else "")
    times = Counter(filter(None, said))
    running = {words for words, count in times.items() if count >= max(_REPEATED, len(all_rows) / 2)}
    for rows, words in zip(all_rows, said, strict=True):
        if words in running:
            del rows[at]
    return bool(running)


def _noted(rows: list[Row], usual: float) -> Trimmed:
    """Part the footnotes from a page: small rows at its end, the first of which has a mark that stands above, too."""
    small = len(rows)
    while small and height_of(rows[small - 1]) < _SMALL * usual:
        small -= 1
    marks = {mark for row in rows[:small] for _, raised in _references(row) if (mark := _mark(raised))}
    opening = (i for i in range(small, len(rows)) if len(rows[i]) > 1 and _mark(rows[i][0].text) in marks)
    first = next(opening, len(rows))
    notes = {mark for row in rows[first:] if (mark := _mark(row[0].text))} & marks
    words = [word for row in rows[:first] for word in row]
    if notes:
        words = [_without(word, raised, notes) for row in rows[:first] for word, raised in _references(row)]
        words = [word for word in words if word.text]
    return Trimmed(words, [word for row in rows[first:] for word in row])


def _references(row: Row) -> Iterator[tuple[Word, str]]:
    """Words, and the letters of each that stand raised: all of one that is far smaller than its row."""
    height = _RAISED * height_of(row)
    for word in row:
        yield word, word.text[-word.raised :] if word.raised else word.text if word.bottom - word.top < height else ""


def _without(word: Word, raised: str, notes: set[str]) -> Word:
    return word._replace(text=word.text.removesuffix(raised), raised=0) if _mark(raised) in notes else word


def _mark(text: str) -> str:
    """The number or stars of a mark; empty for what is none."""
    found = _REFERENCE.fullmatch(text) if text else None
    return found[1] if found else ""
