"""The list of limits as CSV: the columns of the workbook but those that a person fills in."""

import csv
import datetime as dt
import io
from collections.abc import Iterable

from .entries import Entry
from .sheet_columns import COLUMNS, LEFT, STATE, TYPED, Cell, figures, rows_of

#: With these a spreadsheet takes a cell for a formula; the wide ones in East Asian settings.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def delimited(entries: Iterable[Entry], as_of: dt.date) -> str:
    r"""Write entries as CSV, with a line of headings.

    Parameters
    ----------
    entries : iterable of Entry
    as_of : date
        The day that "Còn (ngày)" and "Trạng thái" are seen from.

    Returns
    -------
    str
        Cells parted by commas, lines ended by "\\n", days as yyyy-mm-dd. Words that a spreadsheet would take for
        a formula stand behind an apostrophe. To be written as UTF-8; Excel wants a byte order mark before it.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .entries import entries_of
    >>> letter = analyze("Số 7-CV/HU\n\nCác chi bộ báo cáo trước ngày 05/9/2025.")
    >>> print(delimited(entries_of([letter]), dt.date(2025, 9, 1)).splitlines()[1][:64])
    7-CV/HU:t1,2025-09-05,,trước,2025-09-04,3,Trong hạn,Các chi bộ,b
    """
    headings = [heading for heading in COLUMNS if heading not in TYPED]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(headings)
    for row in rows_of(entries):
        left, state = figures(row, as_of)
        whole = {**row, LEFT: left, STATE: state}
        writer.writerow([_plain(whole[heading]) for heading in headings])
    return stream.getvalue()


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking words for a formula.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        The words, behind an apostrophe where they begin like a formula.

    Examples
    --------
    >>> harmless("=1+1"), harmless("- Các chi bộ"), harmless("Các chi bộ")
    ("'=1+1", "'- Các chi bộ", 'Các chi bộ')
    """
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _plain(value: Cell) -> str:
    if isinstance(value, dt.time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    # numbers are ours, and a minus before one is no formula
    return str(value) if isinstance(value, int) else harmless(str(value or ""))
