"""Tables of tasks in plain text: who does what by when, one row a task.

A table comes with its cells between strokes (Markdown), tabs (Word), wide gaps (typed by hand) or each
on a line of its own (web pages, PDF). It is known by its headings; a table without them is running text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from ..folding import Text, key
from ..knowledge.words import any_of, section
from .layout import Zone, lines_of


class Row(NamedTuple):
    """A row of a table.

    Attributes
    ----------
    task : Zone
        The cell that says what is to be done.
    due : Zone
        The cell that says by when.
    lead, support : Zone
        Bodies, empty where the table has no such column.
    """

    task: Zone
    due: Zone
    lead: Zone = Zone(0, 0)
    support: Zone = Zone(0, 0)


_FILE = "table_columns.toml"
#: Between the cells of a line.
_SEPARATORS = (re.compile(r"\|"), re.compile(r"\t"), re.compile(r" {2,}"))
#: Columns that tell tables of tasks from those of meetings.
_SPECIAL = {"dia diem": "place", "thoi gian": "time"}
_RULE = re.compile(r"[\s|:+=-]*")
_DUE = re.compile(rf"{any_of(_FILE, 'columns', 'due', word_start=True)}(?=[ *_]*(?:\||\t|  |\(|\n|$))")
#: What a cell under "Thời hạn" holds; a line that does not is behind the end of the table.
_TIME = re.compile(
    r"\d|(?:quy|thang|tuan|ngay|nam|khi|sau|truoc|theo|gap|dinh ky|hang|thuong xuyen|thuong ky)(?![a-z])"
)
_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_MOST_COLUMNS = 8
_LINES_OF_A_ROW = 5  # that a cell runs over
_HEADINGS_REACH = 300  # characters before "Thời hạn" that other headings stand in


def find_rows(text: Text, zone: Zone) -> list[Row]:
    """Rows of the task tables of a zone.

    Parameters
    ----------
    text : Text
    zone : Zone

    Returns
    -------
    list of Row
        In order; rows without a time, or with neither a task nor a body, are left out.

    Examples
    --------
    >>> text = Text.of("TT | Nhiệm vụ | Chủ trì | Thời hạn\\n1 | Rà soát hồ sơ | Văn phòng | 30/8/2018")
    >>> [row] = find_rows(text, Zone(0, len(text)))
    >>> [text.raw[slice(*cell)] for cell in (row.task, row.lead, row.due)]
    ['Rà soát hồ sơ', 'Văn phòng', '30/8/2018']
    """
    rows: list[Row] = []
    done = zone.start
    for heading in _DUE.finditer(text.low, zone.start, zone.end):
        if heading.start() < done:
            continue
        line = text.raw.rfind("\n", zone.start, heading.start()) + 1
        found, end = _rows_in_lines(text, max(line, zone.start), zone.end)
        if not found:
            found, end = _rows_as_lines(text, max(zone.start, done), max(line, zone.start), zone.end)
        rows += found
        done = max(done, end)
    return rows


def _rows_in_lines(text: Text, start: int, end: int) -> tuple[list[Row], int]:
    """Rows of a table whose every row is one line, and where it ends."""
    heading = next(_lines(text, start, end), Zone(start, start))
    separator = next((s for s in _SEPARATORS if len(_cells(text, heading, s)) > 2), None)
    columns = _columns(text, _cells(text, heading, separator)) if separator else []
    if separator is None or not columns:
        return [], start
    rows: list[Row] = []
    at = heading.end + 1
    while at < end:
        ahead = list(islice(_lines(text, at, end), _LINES_OF_A_ROW))
        line = ahead[0]
        if not _RULE.fullmatch(text.raw, line.start, line.end):
            row = _wrapped(text, ahead, separator, columns)
            if row:
                line, cells = row
                rows += _row(text, columns, cells)
            elif not _goes_on(text, ahead, separator, len(columns)):
                return rows, line.start
        at = line.end + 1
    return rows, end


def _wrapped(
    text: Text, ahead: Sequence[Zone], separator: re.Pattern[str], columns: Sequence[str]
) -> tuple[Zone, list[Zone]] | None:
    """A row and its cells, on one line or, with a cell that runs over, on the next ones too."""
    for line in ahead:
        row = Zone(ahead[0].start, line.end)
        cells = _cells(text, row, separator)
        first = line is ahead[0]
        if len(cells) == len(columns):
            return (row, cells) if first or _fits(text, columns, cells) else None
        alone = not first and len(_cells(text, line, separator)) == len(columns)
        if len(cells) > len(columns) or alone or not _trimmed(text, line):
            return None
    return None


def _goes_on(text: Text, ahead: Sequence[Zone], separator: re.Pattern[str], columns: int) -> bool:
    """Whether a line that is no row stands inside a table: it has cells, or rows follow it."""
    if len(_cells(text, ahead[0], separator)) > 1:
        return True
    return any(len(_cells(text, line, separator)) == columns for line in ahead[1:3])


def _rows_as_lines(text: Text, low: int, heading: int, end: int) -> tuple[list[Row], int]:
    """Rows of a table whose every cell is one line, and where it ends; `heading` is the line of the times."""
    first = heading
    for line in reversed(lines_of(text.raw, max(low, heading - _HEADINGS_REACH), max(low, heading - 1))):
        if _trimmed(text, line) and not _column(text, line):
            break
        first = line.start
    names: list[str] = []
    rows: list[Row] = []
    cells: list[Zone] = []
    done = heading
    for line in _lines(text, first, end):
        cell = _trimmed(text, line)
        column = _column(text, line) if not rows and not cells else None
        if not cell:
            continue
        if column and len(names) < _MOST_COLUMNS:
            names.append(column)
            continue
        if not _is_table(names):
            break
        cells.append(cell)
        if len(cells) == len(names):
            if not _fits(text, _known(names), cells):
                break
            rows += _row(text, _known(names), cells)
            cells, done = [], line.end
    return rows, done


def _fits(text: Text, columns: Sequence[str], cells: Sequence[Zone]) -> bool:
    """Whether these lines are a row: a number where one is due, and a time."""
    due = cells[columns.index("due")]
    numbered = "order" not in columns or _NUMBER.fullmatch(text.raw, *cells[columns.index("order")])
    return bool(numbered) and due.end - due.start <= 80 and bool(_TIME.search(text.low, *due))


def _lines(text: Text, start: int, end: int) -> Iterator[Zone]:
    """Lines one by one: most tables end soon, or are none."""
    at = start
    while at < end:
        stop = text.raw.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield Zone(at, stop)
        at = stop + 1


def _cells(text: Text, line: Zone, separator: re.Pattern[str]) -> list[Zone]:
    """Cells of a line, without the empty ones outside the strokes of its two ends."""
    cells = []
    at = line.start
    for match in separator.finditer(text.raw, line.start, line.end):
        cells.append(_trimmed(text, Zone(at, match.start())))
        at = match.end()
    cells.append(_trimmed(text, Zone(at, line.end)))
    if len(cells) > 1 and not cells[0]:
        del cells[0]
    if len(cells) > 1 and not cells[-1] and separator.pattern == r"\|":
        del cells[-1]
    return cells


def _trimmed(text: Text, zone: Zone) -> Zone:
    start, end = zone
    while start < end and text.raw[start] in " \t\n*_|":
        start += 1
    while end > start and text.raw[end - 1] in " \t\n*_|;":
        end -= 1
    return Zone(start, end)


@cache
def _headings() -> dict[str, str]:
    return {name: column for column, names in section(_FILE, "columns").items() for name in map(key, names)}


def _column(text: Text, cell: Zone) -> str | None:
    if cell.end - cell.start > 60 or text.raw[cell.end - 1 : cell.end] == ":":
        return None
    name = key(_IN_BRACKETS.sub("", text.raw[cell.start : cell.end]))
    return _SPECIAL.get(name) or _headings().get(name)


def _columns(text: Text, cells: Sequence[Zone]) -> list[str]:
    """What each column holds; empty where these are no headings of tasks with their times."""
    columns = [_column(text, cell) or "other" for cell in cells]
    return _known(columns) if _is_table(columns) else []


def _is_table(columns: Sequence[str]) -> bool:
    """Whether these columns are those of tasks; "Thời gian" and "Địa điểm" are those of a meeting."""
    if columns.count("due") + columns.count("time") != 1 or "place" in columns:
        return False
    return "task" in columns or ("lead" in columns and "due" in columns)


def _known(columns: Sequence[str]) -> list[str]:
    return ["due" if column == "time" else column for column in columns]


def _row(text: Text, columns: Sequence[str], cells: Sequence[Zone]) -> list[Row]:
    named = {column: cell for column, cell in zip(columns, cells, strict=True) if cell}
    if "due" not in named or not (named.get("task") or named.get("lead")):
        return []
    none = Zone(named["due"].start, named["due"].start)
    return [Row(named.get("task", none), named["due"], named.get("lead", none), named.get("support", none))]
