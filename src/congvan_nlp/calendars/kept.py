"""What a person typed into an earlier workbook, read back so that a new one carries it on.

Rows are known by a hidden column, so they may be sorted and filtered, and sheets renamed. Kept are the days of
completion, the notes, columns and rows that the person added, and the values of sheets of their own; not the looks of
cells, comments and drawings, and of formulas the last value only.
"""

import datetime as dt
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.worksheet import Worksheet

from ..folding import one_line
from .sheet_columns import COLUMNS, COMPUTED, DONE, DUE, FIRST_DAY, FIRST_DONE, KEY, TYPED, Cell, Row, uid_of

#: Why a row stands among the withdrawn ones.
WHY: Final = "Vì sao ở đây"
#: Names in the workbook that stay with their sheets when these are renamed.
LIMITS_MARK, BODIES_MARK, REVIEW_MARK, WITHDRAWN_MARK = "BANG_HAN", "BANG_DON_VI", "BANG_XEM_LAI", "BANG_DA_RUT"
TODAY_MARK: Final = "HOM_NAY"

#: Lines above the headings that a person may have put in.
_TITLE_LINES = 50
#: More than any list of limits holds, and less than would stop a machine: one stray cell can make a sheet endless.
_MOST_CELLS = 20_000_000


_DAY = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})")


class KeptError(Exception):
    """A workbook that cannot be read back, and must not be written over; the message names the file and the reason.

    Attributes
    ----------
    path : str
    reason : str
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class KeptSheet(NamedTuple):
    """A sheet that a person added: its title, and the values of its cells by line."""

    title: str
    lines: tuple[tuple[Cell, ...], ...]


class Kept(NamedTuple):
    """What a person typed into a workbook.

    Attributes
    ----------
    own_columns : tuple of str
        Headings of columns that the person added.
    rows : tuple of Row
        The rows of the first sheet, with all their words; those that the person added have no `KEY`.
    withdrawn : tuple of Row
        Rows that had no entry any more when the workbook was written, with a `WHY`.
    sheets : tuple of KeptSheet
    """

    own_columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    withdrawn: tuple[Row, ...] = ()
    sheets: tuple[KeptSheet, ...] = ()


NOTHING: Final = Kept()


class Carried(NamedTuple):
    """The rows of a new workbook.

    Attributes
    ----------
    rows : list of Row
        Those of the entries with what was typed, in order, and behind them those that the person added.
    withdrawn : list of Row
    """

    rows: list[Row]
    withdrawn: list[Row]


def carried(rows: Sequence[Row], kept: Kept, as_of: dt.date) -> Carried:
    """Put what was typed into new rows; what has no row any more is withdrawn, not lost.

    The next day of a recurring limit takes the notes of the last one over, not its completion.

    Parameters
    ----------
    rows : sequence of Row
        As `rows_of` makes them.
    kept : Kept
    as_of : date
        The day that is named where a row is withdrawn.

    Returns
    -------
    Carried

    Examples
    --------
    >>> old = Kept(rows=({KEY: "a", DONE: dt.date(2025, 9, 1)}, {KEY: "b", "Ghi chú": "gọi lại"}))
    >>> new = carried([{KEY: "a", "Việc": "báo cáo"}], old, dt.date(2025, 9, 5))
    >>> new.rows
    [{'Khóa (không sửa)': 'a', 'Việc': 'báo cáo', 'Hoàn thành ngày': datetime.date(2025, 9, 1)}]
    >>> [(row["Ghi chú"], row[WHY]) for row in new.withdrawn]
    [('gọi lại', 'không còn trong danh sách ngày 05/09/2025')]
    """
    keyed, added = _apart(kept.rows)
    withdrawn = list(kept.withdrawn)
    latest = {uid_of(str(row[KEY])): row for row in [*withdrawn, *keyed.values()] if row.get(KEY)}
    new: list[Row] = []
    handed_on: set[Cell] = set()
    for row in rows:
        key = str(row[KEY])
        old = keyed.pop(key, None) or _taken(withdrawn, key)
        # the second of two letters that look alike is no other day of the first
        if old is None and "#" not in key and (old := latest.get(uid_of(key))):
            handed_on.add(old[KEY])
            new.append({**row, **_notes(old)})
        else:
            new.append({**row, **_typed(old or {})})
    uids = {uid_of(str(row[KEY])) for row in rows}
    for key, row in keyed.items():
        if _typed(row) != (_notes(row) if key in handed_on else {}):
            why = "kỳ này không còn" if uid_of(key) in uids else "không còn"
            withdrawn.append({**row, WHY: f"{why} trong danh sách ngày {as_of.day:02}/{as_of.month:02}/{as_of.year}"})
    return Carried(new + added, withdrawn)


def kept_from(path: Path) -> Kept:
    """Read back what a person typed into a workbook of ours.

    Parameters
    ----------
    path : Path

    Returns
    -------
    Kept

    Raises
    ------
    KeptError
        Where the file cannot be read, is damaged, or is no such workbook: it is not to be written over.

    Examples
    --------
    >>> kept_from(Path("no-such-file.xlsx"))
    Traceback (most recent call last):
        ...
    congvan_nlp.calendars.kept.KeptError: no-such-file.xlsx: No such file or directory
    """
    try:
        # openpyxl warns of what it would not write back; nothing is written back
        with warnings.catch_warnings(), path.open("rb") as file:
            warnings.simplefilter("ignore")
            values, formulas = load_workbook(file, data_only=True), load_workbook(file)
            for each in formulas.worksheets:
                if each.max_row * each.max_column > _MOST_CELLS:
                    raise KeptError(str(path), f"sheet {each.title!r} holds more cells than can be kept")
            ours = _sheet(formulas, LIMITS_MARK) or _with_keys(formulas.worksheets)
            head = _heading_line(ours) if ours else 0
            if not ours or not head:
                raise KeptError(str(path), "not a workbook of this program")
            withdrawn = _sheet(formulas, WITHDRAWN_MARK)
            marks = (LIMITS_MARK, BODIES_MARK, REVIEW_MARK, WITHDRAWN_MARK, TODAY_MARK)
            known = {ours.title, *(found.title for mark in marks if (found := _sheet(formulas, mark)))}
            return Kept(
                tuple(heading for _, heading in _headings(ours, head) if heading not in COLUMNS),
                tuple(_rows(values[ours.title], ours, head)),
                tuple(_rows(values[withdrawn.title], withdrawn, _heading_line(withdrawn)) if withdrawn else ()),
                tuple(
                    _own_sheet(values[sheet.title], sheet) for sheet in formulas.worksheets if sheet.title not in known
                ),
            )
    except KeptError:
        raise
    except OSError as error:
        raise KeptError(str(path), error.strerror or str(error)) from error
    except Exception as error:  # openpyxl fails in many ways on what is not whole
        raise KeptError(str(path), "damaged, or not an Excel workbook (.xlsx)") from error


def _apart(rows: Sequence[Row]) -> tuple[dict[str, Row], list[Row]]:
    """Rows by key, and those of the person: new ones, and second copies of a row."""
    keyed: dict[str, Row] = {}
    added: list[Row] = []
    for row in rows:
        key = str(row.get(KEY) or "")
        if key and key not in keyed:
            keyed[key] = row
        elif not key or row != keyed[key]:
            added.append({**row, KEY: None})
    return keyed, added


def _taken(rows: list[Row], key: str) -> Row | None:
    for place, row in enumerate(rows):
        if row.get(KEY) == key:
            return rows.pop(place)
    return None


def _typed(row: Row) -> Row:
    """What a person filled in: the columns for that, and their own ones."""
    return {
        heading: value
        for heading, value in row.items()
        if value not in (None, "") and (heading in TYPED or heading not in (*COLUMNS, WHY))
    }


def _notes(row: Row) -> Row:
    return {heading: value for heading, value in _typed(row).items() if heading != DONE}


def _sheet(book: Workbook, mark: str) -> Worksheet | None:
    """The sheet that a name in the workbook points to."""
    name = book.defined_names.get(mark)
    # a name whose sheet was deleted points to "#REF!"
    with suppress(KeyError, ValueError, AttributeError, TypeError):
        for title, _ in name.destinations if name else ():
            sheet = book[title]
            return sheet if isinstance(sheet, Worksheet) else None
    return None


def _with_keys(sheets: Sequence[Worksheet]) -> Worksheet | None:
    return next((sheet for sheet in sheets if _heading_line(sheet)), None)


def _heading_line(sheet: Worksheet) -> int:
    """The line that holds the heading of the keys, 0 where none does."""
    for line in sheet.iter_rows(max_row=_TITLE_LINES):
        for cell in line:
            if cell.value == KEY:
                return int(cell.row)
    return 0


def _headings(sheet: Worksheet, head: int) -> list[tuple[int, str]]:
    """Columns that are in use and their headings, each only once: a person may repeat one, or write none."""
    ours = {*COLUMNS, WHY} if sheet.cell(head, 1).value == WHY else {*COLUMNS}
    taken = {heading.lower() for heading in (*COLUMNS, WHY)}
    found: list[tuple[int, str]] = []
    for column in range(1, sheet.max_column + 1):
        heading = one_line(str(sheet.cell(head, column).value or ""))[:200]
        if not heading and all(sheet.cell(line, column).value in (None, "") for line in range(head, sheet.max_row + 1)):
            continue
        heading = name = heading or f"Cột {get_column_letter(column)}"
        number = 1
        while name not in ours and name.lower() in taken:
            number += 1
            name = f"{heading} ({number})"
        ours.discard(name)
        taken.add(name.lower())
        found.append((column, name))
    return found


def _rows(values: Worksheet, formulas: Worksheet, head: int) -> Iterator[Row]:
    if not head:
        return
    headings = _headings(formulas, head)
    for line in range(head + 1, formulas.max_row + 1):
        row = {name: _value(values, formulas, line, column) for column, name in headings}
        for heading, first in ((DONE, FIRST_DONE), (DUE, FIRST_DAY)):
            row[heading] = _as_day(row.get(heading), first)
        if any(value not in (None, "") for heading, value in row.items() if heading not in COMPUTED):
            yield row


def _as_day(value: Cell, first: dt.date) -> Cell:
    """A day that lost its format and shows as a number, or that a program with other settings took for words."""
    written = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if written:
        with suppress(ValueError):
            return dt.date(int(written["y"]), int(written["m"]), int(written["d"]))
    if isinstance(value, int | float) and (first - dt.date(1899, 12, 30)).days <= value < 2_900_000:
        day = from_excel(value)
        return day.date() if isinstance(day, dt.datetime) else value
    return value


def _value(values: Worksheet, formulas: Worksheet, line: int, column: int) -> Cell:
    written = formulas.cell(line, column)
    if isinstance(written, MergedCell):
        return None
    if written.data_type == "f":
        shown = values.cell(line, column).value
        # a formula that no program has calculated yet is kept as its words
        return _plain(shown if shown is not None else getattr(written.value, "text", written.value))
    return _plain(written.value)


def _plain(value: object) -> Cell:
    if isinstance(value, dt.datetime):
        return value.date() if value.time() == dt.time() else value
    if value is None or isinstance(value, str | bool | int | float | dt.date | dt.time | dt.timedelta):
        # a line end that other programs write in Excel's own way
        return value.replace("_x000D_\n", "\n").replace("_x000D_", "\n") if isinstance(value, str) else value
    return str(value)


def _own_sheet(values: Worksheet, formulas: Worksheet) -> KeptSheet:
    columns = range(1, formulas.max_column + 1)
    return KeptSheet(
        formulas.title,
        tuple(
            tuple(_value(values, formulas, line, column) for column in columns)
            for line in range(1, formulas.max_row + 1)
        ),
    )
