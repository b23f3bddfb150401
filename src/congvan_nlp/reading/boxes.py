"""Words with their boxes: the one box model of PDF and OCR, and how boxes stand to each other."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..folding import key


class Word(NamedTuple):
    """A word and its box in points; `top` and `bottom` grow down the page.

    The last `raised` of its letters are smaller and stand higher: an exponent, or a reference to a footnote.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    raised: int = 0


class Box(NamedTuple):
    """Where a piece of the text stands on paper: page from 0, the rest in points from its upper left corner."""

    start: int
    end: int
    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Sheet(NamedTuple):
    """What a reader finds on a page.

    Attributes
    ----------
    words : sequence of Word
        Upright words, in any order.
    width, height : float
        Points, as its text is read.
    rules : sequence of tuple
        Ruled lines as (x0, top, x1, bottom), level or upright.
    letters, unreadable : int
        Letters in all, and those that the file gives no meaning to.
    pictures : int
        Pictures on the page, of any size.
    turned : float
        Degrees, against the clock, by which the page was turned about its middle before it was read.
    """

    words: Sequence[Word]
    width: float
    height: float
    rules: Sequence[tuple[float, float, float, float]] = ()
    letters: int = 0
    unreadable: int = 0
    pictures: int = 0
    turned: float = 0.0


#: Words of one line, from left to right.
Row = list[Word]

# In heights of the row's letters.
_COLUMN_GAP = 1.5  # between the words of two columns
_ONLY_GAP = 2.0  # the same for a row of two words, which has no other gap to compare with
_LABEL_GAP = 4.0  # behind "1.", "-", "Kính gửi:" a tab stop may be that far

#: Office programs stretch a line that was broken by hand to the margin, also one of two words.
_STRETCHED = ("noi nhan", "kinh gui", "kinh trinh")
#: What opens an item of a list.
LABEL = re.compile(r"[-–+•*]|\(?(?:\d{1,2}|[a-zđ]|[ivxIVX]{1,4})[.)/-]|\d{1,2}(?:\.\d{1,2}){1,4}\.?")


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Group words that stand on one line.

    Examples
    --------
    >>> rows = rows_of([Word(50, 0, 60, 10, "b"), Word(0, 14, 9, 24, "c"), Word(0, 1, 9, 11, "a")])
    >>> [[word.text for word in row] for row in rows]
    [['a', 'b'], ['c']]
    """
    rows: list[Row] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.x0)):
        if rows and _level(rows[-1][0], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda w: w.x0)
    return rows


def text_of(words: Iterable[Word]) -> str:
    """Text of a row, or of a part of one."""
    return " ".join(word.text for word in words)


def height_of(row: Row) -> float:
    """Height of the tallest letters of a row."""
    return max(word.bottom - word.top for word in row)


def space_between(above: Row, below: Row) -> float:
    """Space between two rows, in heights of the lower one; negative where they overlap."""
    return (min(w.top for w in below) - max(w.bottom for w in above)) / height_of(below)


def gaps_of(row: Row) -> tuple[list[float], float]:
    """Gaps between the words of a row, and the usual one among them.

    Examples
    --------
    >>> gaps_of([Word(0, 0, 9, 9, "a"), Word(12, 0, 20, 9, "b"), Word(60, 0, 69, 9, "c")])
    ([3, 40], 3)
    """
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    return gaps, sorted(gaps)[(len(gaps) - 1) // 2] if gaps else 0.0


def wide_gaps(row: Row) -> list[int]:
    """Find the words before which another column begins, judged by this row alone.

    A gap counts only where it is out of proportion to the others: lines broken by hand are
    stretched to the margin, and then every gap is wide.

    Examples
    --------
    >>> words = [Word(0, 0, 20, 10, "Số"), Word(23, 0, 50, 10, "5-CV/TU"), Word(200, 0, 240, 10, "Lam"), Word(243, 0, 260, 10, "Sơn")]
    >>> wide_gaps(words)
    [2]
    """
    gaps, usual = gaps_of(row)
    if not gaps:
        return []
    height = height_of(row)
    least = height * (_COLUMN_GAP if len(gaps) > 1 else _ONLY_GAP)
    found: list[int] = []
    for i, gap in enumerate(gaps, 1):
        if gap < least or (len(gaps) > 1 and gap < 3 * usual):
            continue
        before = row[i - 1].text
        opens = i - 1 == (found[-1] if found else 0)
        if gap < _LABEL_GAP * height and (before.endswith(":") or (opens and LABEL.fullmatch(before))):
            continue
        if key(f"{before} {row[i].text}") in _STRETCHED:
            continue
        found.append(i)
    return found


def _level(one: Word, other: Word) -> bool:
    """Whether two words stand on one line, an exponent beside its letter included."""
    small, large = sorted((one.bottom - one.top, other.bottom - other.top))
    return abs(one.top + one.bottom - other.top - other.bottom) < min(large, 1.5 * small)
