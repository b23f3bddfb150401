"""The list of limits as an Excel workbook that a person keeps using.

Days left and states are formulas that look at one cell, "today"; every formula also carries its value, for programs
that do not calculate. Words of letters are written as text, never as formulas, and text that begins like a formula is
marked as text for good (the "quote prefix" of the cell), so that it stays text when it is edited. A spreadsheet that
saves such text as CSV drops the mark: for CSV there is `delimited`.
"""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from .entries import Entry
from .kept import BODIES_MARK, LIMITS_MARK, NOTHING, REVIEW_MARK, TODAY_MARK, WITHDRAWN_MARK, Kept, carried
from .sheet_bodies import write_bodies
from .sheet_columns import (
    BEFORE,
    BOUND,
    COLUMNS,
    COMPUTED,
    DONE,
    DONE_SOME_DAY,
    DUE,
    FIRST_DAY,
    FIRST_DONE,
    IN_TIME,
    KEY,
    LATE,
    LEFT,
    LETTER,
    NO_DAY,
    NOTE,
    OPEN,
    OVERDUE,
    REASON,
    REVIEW,
    STATE,
    SUPPORT,
    TIME,
    TYPED,
    Cell,
    Row,
    figures,
    rows_of,
)  # fmt: skip
from .sheet_pen import Pen, serial, set_up_print
from .sheet_rest import write_own, write_review, write_settings, write_withdrawn

#: Lines under the last one that formulas and colours reach, for rows that a person adds.
_SPARE: Final = 1_000
#: Excel has 1,048,576 lines.
_MOST_ROWS: Final = 1_048_576 - 1 - _SPARE
#: Columns whose cells are short, and stand in the middle.
_NARROW: Final = frozenset({BOUND, LEFT, STATE})
_OWN_WIDTH: Final = 20
_AT: Final = {heading: column for column, heading in enumerate(COLUMNS)}
_LETTERS: Final = {heading: xl_col_to_name(column) for heading, column in _AT.items()}
_FILL_IN: Final = {"bg_color": "#FFFDE7"}


def workbook(entries: Sequence[Entry], today: dt.date, *, fixed: bool = False, kept: Kept = NOTHING) -> bytes:
    """Write entries as a workbook: all limits, by body, what needs review.

    Parameters
    ----------
    entries : sequence of Entry
        A recurring one stands for the one day in its deadline, see `selection.upcoming`.
    today : date
        The day that the figures are computed for.
    fixed : bool, optional
        Whether the workbook stays at that day; otherwise its formulas follow the calendar.
    kept : Kept, optional
        What a person typed into an earlier workbook, see `kept_from`.

    Returns
    -------
    bytes
        An .xlsx file, the same for the same arguments.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .entries import entries_of
    >>> letter = analyze("Các chi bộ báo cáo trước ngày 05/9/2025.")
    >>> workbook(entries_of([letter]), dt.date(2025, 9, 1))[:2]
    b'PK'
    """
    today = max(today, FIRST_DAY)
    rows, withdrawn = carried(rows_of(entries), kept, today)
    # behind the rows of the entries stand those that a person added
    paths = {row[KEY]: entry.path for row, entry in zip(rows, entries, strict=False)}
    shown = rows[:_MOST_ROWS]
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True, "nan_inf_to_errors": True}) as book:
        # the moment of writing would make every file another one
        book.set_properties({"title": "Theo dõi thời hạn", "created": dt.datetime.combine(today, dt.time())})
        pen = Pen(book)
        limits, bodies, review, settings = map(book.add_worksheet, ("Hạn", "Theo đơn vị", "Cần xem lại", "Thiết lập"))
        end = len(shown) + 1 + _SPARE
        columns = {heading: f"'{limits.name}'!${letter}$2:${letter}${end}" for heading, letter in _LETTERS.items()}
        own = dict.fromkeys(
            [*kept.own_columns, *(heading for row in shown for heading in row if heading not in COLUMNS)]
        )
        _write_limits(limits, pen, shown, list(own), paths, today)
        write_bodies(bodies, pen, shown, today, columns)
        write_review(review, pen, list(zip(shown, entries, strict=False)), today, columns)
        write_settings(settings, pen, today, fixed=fixed, left_out=len(rows) - len(shown))
        marked = {LIMITS_MARK: limits, BODIES_MARK: bodies, REVIEW_MARK: review, TODAY_MARK: settings}
        if withdrawn:
            marked[WITHDRAWN_MARK] = book.add_worksheet("Đã rút")
            write_withdrawn(marked[WITHDRAWN_MARK], pen, withdrawn, today)
        for name, sheet in marked.items():
            book.define_name(name, f"='{sheet.name}'!{'$B$1' if name == TODAY_MARK else '$A$1'}")
        write_own(book, pen, kept.sheets)
    return stream.getvalue()


def _write_limits(
    sheet: Worksheet, pen: Pen, rows: Sequence[Row], own: Sequence[str], paths: Mapping[Cell, str], today: dt.date
) -> None:
    widths = {**COLUMNS, **dict.fromkeys(own, _OWN_WIDTH)}
    last = max(1, len(rows))
    pen.headings(sheet, widths)
    colours = {**dict.fromkeys(TYPED, "#38761D"), **dict.fromkeys(own, "#666666")}
    # a table, not only a filter: Excel then sorts a column that a person adds together with the others
    sheet.add_table(
        0, 0, last, len(widths) - 1,
        {
            "name": "BANG",
            "style": "Table Style Light 1",
            "banded_rows": False,
            "columns": [
                {"header": heading, "header_format": pen.heading(**({"bg_color": colours[heading]} if heading in colours else {}))}
                for heading in widths
            ],
        },
    )  # fmt: skip
    for line, row in enumerate(rows, 1):
        pen.fit_height(sheet, line, row, {heading: width for heading, width in widths.items() if heading != KEY})
        found = figures(row, today)
        for column, heading in enumerate(widths):
            look = {"align": "center"} if heading in _NARROW else {}
            if heading in COMPUTED:
                value = found.left if heading == LEFT else found.state
                pen.formula(sheet, line, column, _FORMULAS[heading].format(line + 1), value, num_format="0", **look)
            elif heading == LETTER:
                pen.link(sheet, line, column, paths.get(row[KEY], ""), str(row.get(LETTER) or ""))
            else:
                pen.put(sheet, line, column, row.get(heading), **(_FILL_IN if heading in TYPED else look))
    sheet.freeze_panes(1, _AT[DUE] + 1)
    details = _AT[SUPPORT]
    for column, width in list(enumerate(COLUMNS.values()))[details:]:
        sheet.set_column(column, column, width, None, {"level": 1, "hidden": column == _AT[KEY]})
    reach = last + _SPARE
    pen.tint_states(sheet, (1, 0, reach, _AT[STATE]), f"${_LETTERS[STATE]}2", f"${_LETTERS[LEFT]}2")
    wrong = f'=AND(${_LETTERS[DONE]}2<>"",NOT({_IS_DONE.format(2)}))'
    pen.tint(sheet, (1, _AT[DONE], reach, _AT[DONE]), wrong, bg_color="#F4B183")
    sheet.data_validation(
        1, _AT[DONE], reach, _AT[DONE],
        {
            "validate": "date",
            "criteria": "between",
            "minimum": FIRST_DONE,
            "maximum": dt.date(2200, 12, 31),
            "input_title": DONE,
            "input_message": "Nhập ngày/tháng/năm, ví dụ 05/09/2025. Để trống khi chưa xong.",
            "error_title": "Không phải ngày",
            "error_message": "Xin nhập ngày/tháng/năm, ví dụ 05/09/2025.",
        },
    )  # fmt: skip
    set_up_print(sheet, "THEO DÕI THỜI HẠN")
    sheet.print_area(0, 0, last, _AT[NOTE])


# The formulas say what `figures` says. They look at what stands in the sheet, so they also hold for rows that a person
# adds, and for a day that was corrected by hand. "{0}" is the line.
_IS_DONE: Final = "AND(ISNUMBER({done}),{done}>={first})".format(
    done=f"{_LETTERS[DONE]}{{0}}", first=serial(FIRST_DONE)
)
_IS_DAY: Final = "AND(ISNUMBER({due}),{due}>={first})".format(due=f"{_LETTERS[DUE]}{{0}}", first=serial(FIRST_DAY))
_LAST_DAY: Final = f'INT({_LETTERS[DUE]}{{0}})-IF(AND({_LETTERS[BOUND]}{{0}}="{BEFORE}",{_LETTERS[TIME]}{{0}}=""),1,0)'
_DOUBT: Final = f'{_LETTERS[REASON]}{{0}}<>""'
_FORMULAS: Final = {
    LEFT: f'=IF(OR({_IS_DONE},NOT({_IS_DAY})),"",{_LAST_DAY}-{TODAY_MARK})',
    STATE: (
        f'=IF({_IS_DONE},IF(OR(NOT({_IS_DAY}),{_DOUBT}),"{DONE_SOME_DAY}",'
        f'IF(INT({_LETTERS[DONE]}{{0}})<={_LAST_DAY},"{IN_TIME}","{LATE}")),'
        f'IF({_LETTERS[DUE]}{{0}}="","{NO_DAY}",IF(OR({_DOUBT},NOT({_IS_DAY})),"{REVIEW}",'
        f'IF({_LAST_DAY}<{TODAY_MARK},"{OVERDUE}","{OPEN}"))))'
    ),
}
