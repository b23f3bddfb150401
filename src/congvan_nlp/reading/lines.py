"""Words with their boxes → lines of text in reading order: one builder for all files that have pages.

A letter is set in one column, but for its head (issuer left; title, place and date right) and its foot
(Nơi nhận left, signature right): 36-HD/VPTW and 30/2020/NĐ-CP, Phụ lục I. Reading straight across glues
the two. So a strip of rows that share a gutter is read left column first; everything else row by row.
Rows of one paragraph become one line, as in a text file: else "24-QĐ/TW" at the begin of a row looks
like item 24.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from ..folding import key


class Word(NamedTuple):
    """A word and its box; `top` and `bottom` grow down the page."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str


Row = list[Word]
Gutter = tuple[float, float]
Side = Literal["left", "right", "both"]


class Line(NamedTuple):
    """A line of text; a paragraph keeps its first and its last row, for what stands on the next page."""

    text: str
    first: Row | None = None
    last: Row | None = None


class _Zone(NamedTuple):
    """Rows from `first` up to `stop` that stand in two columns beside a gutter."""

    first: int
    stop: int
    gutter: Gutter


# All lengths in heights of the row's letters.
_COLUMN_GAP = 1.5  # between the words of two columns, where no row nearby says more
_ONLY_GAP = 2.0  # the same for a row of two words, which has no other gap to compare with
_LABEL_GAP = 4.0  # behind "1.", "-", "Kính gửi:" a tab stop may be that far
_KNOWN_GAP = 0.5  # where rows nearby leave a gutter
_BLANK = 0.8  # space above a row that separates blocks
_NEAR = 2.5  # between rows of one zone
_SIGNED = 8.0  # room for the signature above the name
_INDENT = 0.8  # of the first row of a paragraph
_SPACE = 0.2  # between words, at least

#: Office programs stretch a line that was broken by hand to the margin, also one of two words.
_STRETCHED = ("noi nhan", "kinh gui", "kinh trinh")
_LABEL = re.compile(r"[-–+•*]|\(?(?:\d{1,2}|[a-zđ]|[ivxIVX]{1,4})[.)/-]|\d{1,2}(?:\.\d{1,2}){1,4}\.?")
_NUMBER = re.compile(r"\W{0,3}(?:[Tt]rang\s?|[Tt]r\.\s?)?\d{1,3}(?:\s?/\s?\d{1,3})?\W{0,3}")


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
        row.sort()
    return rows


def without_page_number(words: Sequence[Word], width: float) -> list[Word]:
    """Drop a number that stands alone at the top or at the bottom of a page.

    One at the left margin is kept: a sentence may end there with "15".

    Parameters
    ----------
    words : sequence of Word
        Of one page.
    width : float
        Of the page.

    Examples
    --------
    >>> page = [Word(298, 40, 305, 54, "2"), Word(85, 60, 120, 74, "ngày"), Word(85, 80, 97, 94, "15")]
    >>> [word.text for word in without_page_number(page, 595)]
    ['ngày', '15']
    """
    rows = rows_of(words)
    for at in (0, -1):
        if rows and rows[at][0].x0 > 0.3 * width and _NUMBER.fullmatch(_text(rows[at])):
            del rows[at]
    return [word for row in rows for word in row]


def lines_of(words: Sequence[Word], width: float = 0) -> list[Line]:
    """Set words out as lines of text, in reading order.

    Parameters
    ----------
    words : sequence of Word
        Of one page or a part of it, in any order.
    width : float
        Of the page; rows of less than half of it never run on.

    Returns
    -------
    list of Line
        Empty ones where a block ends.

    Examples
    --------
    >>> lines = lines_of([
    ...     Word(0, 0, 90, 14, "TỈNH ỦY X"), Word(200, 2, 400, 16, "ĐẢNG CỘNG SẢN VIỆT NAM"),
    ...     Word(0, 18, 90, 32, "Số 5-CV/TU"), Word(210, 20, 390, 34, "X, ngày 02 tháng 3 năm 2023"),
    ... ])
    >>> [line.text for line in lines]
    ['TỈNH ỦY X', 'Số 5-CV/TU', '', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'X, ngày 02 tháng 3 năm 2023']
    """
    rows = rows_of(words)
    lines: list[Line] = []
    done = 0
    for zone in [*_zones(rows), _Zone(len(rows), len(rows), (0, 0))]:
        lines += _paragraphs(rows[done : zone.first], max((row[-1].x1 for row in rows), default=0), width)
        lines += _columns(rows[zone.first : zone.stop], zone.gutter)
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


def joined(pages: Iterable[Sequence[Line]]) -> str:
    """Join pages to a text; a sentence that runs over a page break is not interrupted.

    Examples
    --------
    >>> page = lines_of([Word(10, 0, 99, 9, "Báo cáo"), Word(0, 12, 95, 21, "Văn")])
    >>> joined([page, lines_of([Word(0, 0, 40, 9, "phòng.")])])
    'Báo cáo Văn phòng.'
    """
    lines: list[Line] = []
    for page in pages:
        following = list(page)
        if lines and following:
            last, first = lines[-1].last, following[0].first
            if last and first and _runs_on(last, first, max(w.x1 for line in lines for w in line.last or ())):
                lines[-1] = Line(_join(lines[-1].text, following[0].text), lines[-1].first, following[0].last)
                del following[0]
            else:
                lines.append(Line(""))
        lines += following
    return "\n".join(line.text for line in lines)


def _level(one: Word, other: Word) -> bool:
    """Whether two words stand on one line, an exponent beside its letter included."""
    small, large = sorted((one.bottom - one.top, other.bottom - other.top))
    return abs(one.top + one.bottom - other.top - other.bottom) < min(large, 1.5 * small)


def _text(row: Iterable[Word]) -> str:
    return " ".join(word.text for word in row)


def _height(row: Row) -> float:
    return max(word.bottom - word.top for word in row)


def _distance(above: Row, below: Row) -> float:
    """Space between two rows, in heights of the lower one."""
    return (min(w.top for w in below) - max(w.bottom for w in above)) / _height(below)


def _paragraphs(rows: Sequence[Row], right: float, width: float) -> Iterator[Line]:
    """Join the rows of each paragraph; a row with wide gaps (a table without rules, say) is split there."""
    text = ""
    first: Row | None = None
    spaces = sorted(_distance(above, below) for above, below in pairwise(rows))
    usual = spaces[len(spaces) // 2] if spaces else 0.0
    for i, row in enumerate(rows):
        space = _distance(rows[i - 1], row) if i else 0.0
        if first and rows[i - 1][-1].x1 - first[0].x0 > width / 2 and space < _BLANK:
            new = space > usual + 0.2 and text[-1] in ".;:!?" and not row[0].text[0].islower()
            if not new and _runs_on(rows[i - 1], row, right):
                text = _join(text, _text(row))
                continue
        if first:
            yield Line(text, first, rows[i - 1])
        if space > _BLANK:
            yield Line("")
        cuts = [0, *_wide_gaps(row), len(row)]
        for start, end in pairwise(cuts[:-1]):
            yield Line(_text(row[start:end]))
        text, first = _text(row[cuts[-2] :]), row if len(cuts) == 2 else None
        if first is None:
            yield Line(text)
    if first:
        yield Line(text, first, rows[-1])


def _runs_on(last: Row, following: Row, right: float) -> bool:
    """Whether a row was broken for want of room: the word that follows does not fit into what is left."""
    height = _height(last)
    if last[-1].x1 + _SPACE * height + following[0].x1 - following[0].x0 < right - 0.1 * height:
        return False
    if _LABEL.fullmatch(following[0].text) and last[-1].text[-1] in ".,;:!?":
        return False
    hanging = len(last) > 1 and abs(following[0].x0 - last[1].x0) < _INDENT * height
    return hanging or following[0].x0 - last[0].x0 < _INDENT * height


def _join(text: str, more: str) -> str:
    """Join two rows; Vietnamese words are not hyphenated, so a hyphen at an end belongs to a symbol."""
    return text + more if re.search(r"\w[-–/]$", text[-2:]) else f"{text} {more}"


def _wide_gaps(row: Row) -> list[int]:
    """Find the words before which another column begins, judged by this row alone.

    A gap counts only where it is out of proportion to the others: lines broken by hand are
    stretched to the margin, and then every gap is wide.
    """
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    if not gaps:
        return []
    usual = sorted(gaps)[(len(gaps) - 1) // 2]
    least = _height(row) * (_COLUMN_GAP if len(gaps) > 1 else _ONLY_GAP)
    found: list[int] = []
    for i, gap in enumerate(gaps, 1):
        if gap < least or (len(gaps) > 1 and gap < 3 * usual):
            continue
        before = _text(row[found[-1] if found else 0 : i])
        if gap < _LABEL_GAP * _height(row) and (_LABEL.fullmatch(before) or before.endswith(":")):
            continue
        if key(f"{row[i - 1].text} {row[i].text}") in _STRETCHED:
            continue
        found.append(i)
    return found


def _zones(rows: Sequence[Row]) -> list[_Zone]:
    """Find the strips of the page that are set in two columns."""
    zones: list[_Zone] = []
    if not rows:
        return zones
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    centre = ((left + right) / 2 - 0.05 * (right - left), (left + right) / 2 + 0.05 * (right - left))
    at = 0
    while at < len(rows):
        gutter = _seed(rows, at)
        if gutter is None:
            at += 1
            continue
        first, gutter = _grown_up(rows, at, zones[-1].stop if zones else 0, gutter, centre)
        stop, gutter = _grown_down(rows, at, gutter, centre)
        zones.append(_Zone(first, stop, gutter))
        at = stop
    return zones


def _seed(rows: Sequence[Row], at: int) -> Gutter | None:
    """Find the gutter of a row in two parts, or of two rows side by side whose lines are not level."""
    row = rows[at]
    gaps = _wide_gaps(row)
    if len(gaps) == 1:
        return row[gaps[0] - 1].x1, row[gaps[0]].x0
    if gaps or at + 1 == len(rows):
        return None
    below = rows[at + 1]
    if _distance(row, below) > -0.25:
        return None
    for one, other in ((row, below), (below, row)):
        if other[0].x0 - one[-1].x1 > _KNOWN_GAP * _height(row):
            return one[-1].x1, other[0].x0
    return None


def _grown_up(rows: Sequence[Row], at: int, limit: int, gutter: Gutter, centre: Gutter) -> tuple[int, Gutter]:
    """Add rows above that have a part in the right column: what is left only reads the same outside."""
    first = at
    narrowed = gutter
    for i in range(at - 1, limit - 1, -1):
        fit = _fit(rows[i], narrowed)
        if fit is None or _distance(rows[i], rows[i + 1]) > _NEAR or _stands_alone(rows[i], fit[0], centre):
            break
        narrowed = fit[1]
        if fit[0] != "left":
            first, gutter = i, narrowed
    return first, gutter


def _grown_down(rows: Sequence[Row], at: int, gutter: Gutter, centre: Gutter) -> tuple[int, Gutter]:
    bottom = max(w.bottom for w in rows[at])
    i = at
    while i < len(rows):
        fit = _fit(rows[i], gutter)
        if fit is None:
            break
        space = (min(w.top for w in rows[i]) - bottom) / _height(rows[i])
        if space > (_SIGNED if fit[0] == "right" else _NEAR):
            break
        if i > at and _stands_alone(rows[i], fit[0], centre):
            break
        gutter = fit[1]
        bottom = max(bottom, *(w.bottom for w in rows[i]))
        i += 1
    return max(i, at + 1), gutter


def _fit(row: Row, gutter: Gutter) -> tuple[Side, Gutter] | None:
    """Which columns a row has a part in, and the gutter that it leaves; None for a row across both."""
    choices: list[tuple[float, Side, Gutter]] = []
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    usual = sorted(gaps)[(len(gaps) - 1) // 2] if len(gaps) > 1 else 0.0
    for (before, after), gap in zip(pairwise(row), gaps, strict=True):
        both = max(gutter[0], before.x1), min(gutter[1], after.x0)
        if gap >= 2 * usual and both[1] - both[0] >= _KNOWN_GAP * _height(row):
            choices.append((both[1] - both[0], "both", both))
    left = max(gutter[0], row[-1].x1), gutter[1]
    right = gutter[0], min(gutter[1], row[0].x0)
    choices += (left[1] - left[0], "left", left), (right[1] - right[0], "right", right)
    width, side, narrowed = max(choices)
    return (side, narrowed) if width > 0 else None


def _stands_alone(row: Row, side: Side, centre: Gutter) -> bool:
    """Titles (centred) and Kính gửi follow the letterhead and belong to no column."""
    if key(_text(row[:3])).startswith(("kinh gui", "kinh trinh")):
        return True
    return side != "both" and centre[0] < (row[0].x0 + row[-1].x1) / 2 < centre[1]


def _columns(rows: Sequence[Row], gutter: Gutter) -> Iterator[Line]:
    middle = (gutter[0] + gutter[1]) / 2
    for side in (False, True):
        yield Line("")
        text = ""
        for row in rows:
            part = _text(word for word in row if (word.x0 >= middle) is side)
            listed = text.startswith(("-", "–", "+", "•")) and text[-1] not in ".,;:"
            if part and listed and not part.startswith(("-", "–", "+", "•")):
                text = _join(text, part)  # an item of Nơi nhận that takes two rows
            elif part:
                if text:
                    yield Line(text)
                text = part
        if text:
            yield Line(text)
    yield Line("")
