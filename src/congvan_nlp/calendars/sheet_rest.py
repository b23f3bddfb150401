"""The smaller sheets of the workbook: what needs review, settings, what was withdrawn, and sheets of the person."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from .entries import Entry
from .kept import WHY, KeptSheet
from .sheet_columns import (
    BODY,
    COLUMNS,
    DUE,
    ID,
    KEY,
    LEFT,
    LETTER,
    NOTE,
    OPEN,
    REASON,
    SENTENCE,
    STATE,
    STATES,
    WHAT,
    Row,
    day,
    figures,
    flowing,
)
from .sheet_pen import AMBER, DAY_FORMAT, SOON, TINTS, Pen, set_up_print

_READINGS: Final = "Các ngày có thể"
_NEEDED: Final = "Cần biết"
_REVIEW_WIDTHS: Final = {
    ID: 16, STATE: 12, BODY: 23, WHAT: 32, DUE: 11, _READINGS: 11, _NEEDED: 22, REASON: 38, LETTER: 18, SENTENCE: 52,
}  # fmt: skip
_HELP: Final = (
    "Nhập vào hai cột “Hoàn thành ngày” và “Ghi chú”; có thể thêm cột ở bên phải, thêm dòng ở cuối, thêm trang riêng.",
    "Lần xuất sau vào chính tệp này giữ lại những gì đã nhập (trang riêng: chỉ giữ giá trị các ô); các cột khác được "
    "ghi lại theo văn bản.",
    "Trang “Theo đơn vị”, “Cần xem lại”, “Thiết lập” được lập lại mỗi lần xuất, xin không nhập vào đó.",
    "Sắp xếp, lọc, đổi tên trang tùy ý. Không xóa, không sửa cột ẩn “Khóa (không sửa)”.",
    "Hạn định kỳ: mỗi dòng là một kỳ. Kỳ đã làm xong, và dòng có ghi chú mà văn bản không còn, chuyển sang trang “Đã rút”.",
    "“Trước / đến hết”: “trước” thì chính ngày hạn đã là trễ; “đến hết” thì ngày hạn còn kịp. “Làm xong chậm nhất” là "
    "ngày làm việc cuối cùng còn an toàn.",
    "Trang “Hạn” in từ cột “Mã” đến cột “Ghi chú”, khổ A4 ngang.",
    "Muốn có tệp CSV thì xuất thẳng ra CSV, không lưu từ bảng tính này: chữ bắt đầu bằng = + - @ sẽ thành công thức.",
)


def write_review(
    sheet: Worksheet, pen: Pen, rows: Sequence[tuple[Row, Entry]], today: dt.date, columns: Mapping[str, str]
) -> None:
    """Write what needs review, and what has no day, with the reason.

    Parameters
    ----------
    sheet : Worksheet
    pen : Pen
    rows : sequence of (Row, Entry)
    today : date
    columns : mapping of str to str
        Where the columns of the sheet of the limits stand.
    """
    pen.headings(sheet, _REVIEW_WIDTHS)
    doubtful = [(row, entry) for row, entry in rows if entry.deadline.needs_review or entry.deadline.due is None]
    for line, (row, entry) in enumerate(doubtful, 1):
        cells: Row = {**row, _READINGS: _readings(entry), _NEEDED: _needed(entry)}
        cells[REASON] = row[REASON] or "văn bản không cho biết ngày nào"
        pen.fit_height(sheet, line, cells, _REVIEW_WIDTHS)
        for column, heading in enumerate(_REVIEW_WIDTHS):
            if heading == STATE:
                wanted = str(row[KEY]).replace('"', '""')
                found = f'INDEX({columns[STATE]},MATCH("{wanted}",{columns[KEY]},0))'
                pen.formula(sheet, line, column, f'=IFERROR({found},"")', figures(row, today).state, align="center")
            elif heading == LETTER:
                pen.link(sheet, line, column, entry.path, str(row[LETTER]))
            else:
                pen.put(sheet, line, column, cells[heading])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(doubtful)), len(_REVIEW_WIDTHS) - 1)
    pen.tint_states(sheet, (1, 0, max(1, len(doubtful)), 1), "$B2")
    set_up_print(sheet, "CẦN XEM LẠI")


def write_settings(sheet: Worksheet, pen: Pen, today: dt.date, *, fixed: bool, left_out: int) -> None:
    """Write the day that all figures are seen from, what the colours mean, and how to use the workbook.

    Parameters
    ----------
    sheet : Worksheet
    pen : Pen
    today : date
    fixed : bool
        Whether the day stays; otherwise it is the day on which the workbook is looked at.
    left_out : int
        Rows that the first sheet had no room for.
    """
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 100)
    pen.put(sheet, 0, 0, "Hôm nay", bold=True)
    if fixed:
        pen.put(sheet, 0, 1, today, bold=True, align="left")
    else:
        pen.formula(sheet, 0, 1, "=TODAY()", today, num_format=DAY_FORMAT, bold=True, align="left")
    said = "Mọi ô “Còn (ngày)” và “Trạng thái” tính theo ngày này."
    pen.put(sheet, 1, 1, f"{said} Muốn trở lại ngày hiện tại, nhập =TODAY()" if fixed else said)
    line = 3
    for state, meaning in STATES.items():
        pen.put(sheet, line, 0, state, align="center", **TINTS.get(state, {}))
        pen.put(sheet, line, 1, meaning)
        line += 1
        if state == OPEN:
            pen.put(sheet, line, 0, state, align="center", **AMBER)
            pen.put(sheet, line, 1, f"còn từ 0 đến {SOON} ngày")
            line += 1
    for help_line in (*([f"Còn {left_out} dòng không đủ chỗ trong trang “Hạn”."] if left_out else []), *_HELP):
        line += 1
        pen.put(sheet, line, 1, help_line)
    set_up_print(sheet, "THIẾT LẬP", repeat=False)


def write_withdrawn(sheet: Worksheet, pen: Pen, rows: Sequence[Row], today: dt.date) -> None:
    """Write rows that have no entry any more, with what was typed into them, and the words that they had.

    Parameters
    ----------
    sheet : Worksheet
    pen : Pen
    rows : sequence of Row
    today : date
    """
    own = [h for h in dict.fromkeys(h for row in rows for h in row) if h not in COLUMNS and h != WHY]
    widths = {
        WHY: 30,
        **{heading: width for heading, width in COLUMNS.items() if heading != LEFT},
        **dict.fromkeys(own, 20),
    }
    pen.headings(sheet, widths)
    for line, row in enumerate(rows, 1):
        cells: Row = {**row, STATE: figures(row, today).state}
        pen.fit_height(sheet, line, cells, {heading: width for heading, width in widths.items() if heading != KEY})
        for column, heading in enumerate(widths):
            pen.put(sheet, line, column, cells.get(heading))
    at = list(widths)
    sheet.set_column(at.index(KEY), at.index(KEY), None, None, {"hidden": True})
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(widths) - 1)
    set_up_print(sheet, "ĐÃ RÚT")
    sheet.print_area(0, 0, len(rows), at.index(NOTE))


def write_own(book: Workbook, pen: Pen, sheets: Sequence[KeptSheet]) -> None:
    """Write the sheets that a person added, as values.

    Parameters
    ----------
    book : Workbook
    pen : Pen
    sheets : sequence of KeptSheet
    """
    for kept in sheets:
        taken = {sheet.name.lower() for sheet in book.worksheets()}
        title, number = kept.title, 1
        while title.lower() in taken:
            number += 1
            # Excel takes 31 letters
            title = f"{kept.title[:26]} ({number})"
        sheet = book.add_worksheet(title)
        sheet.set_column(0, max((len(line) for line in kept.lines), default=1), 16)
        for line, cells in enumerate(kept.lines):
            for column, value in enumerate(cells):
                if value not in (None, ""):
                    pen.put(sheet, line, column, value, border=0)


def _readings(entry: Entry) -> str:
    days = [day(reading) for reading in entry.deadline.readings]
    return "\n".join(f"{one:%d/%m/%Y}" if isinstance(one, dt.date) else str(one) for one in days)


def _needed(entry: Entry) -> str:
    """The day that would settle a limit."""
    deadline = entry.deadline
    if deadline.count and deadline.count.since == "receipt":
        return "ngày nhận văn bản"
    if deadline.anchor:
        return flowing(f"ngày của sự kiện: {deadline.anchor}")
    return ""
