r"""The columns that the workbook and the CSV share, and the figures of a row.

What comes from a letter is cleaned before it becomes a cell: every run of white space, line ends included, is one
space, what XML forbids (control characters, halves of surrogate pairs) is U+FFFD, and what is longer than a cell
holds is cut and ends in "…". Lists (steps of a computation, reasons) have a line for each item.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from ..folding import one_line
from .entries import Entry
from .wording import rule

#: What a cell holds; a datetime is a date, too.
Cell = str | int | float | bool | dt.date | dt.time | dt.timedelta | None
#: Cells by heading.
Row = dict[str, Cell]

ID: Final = "Mã"
DUE: Final = "Hạn"
TIME: Final = "Giờ"
BOUND: Final = "Trước / đến hết"
ACT_BY: Final = "Làm xong chậm nhất"
LEFT: Final = "Còn (ngày)"
STATE: Final = "Trạng thái"
BODY: Final = "Đơn vị thực hiện"
WHAT: Final = "Việc"
WORDS: Final = "Hạn theo văn bản"
TO: Final = "Gửi"
DONE: Final = "Hoàn thành ngày"
NOTE: Final = "Ghi chú"
SUPPORT: Final = "Phối hợp"
VIA: Final = "Qua"
RULE: Final = "Định kỳ"
LETTER: Final = "Văn bản"
LETTER_DATE: Final = "Ngày văn bản"
ISSUER: Final = "Cơ quan ban hành"
SUBJECT: Final = "Trích yếu"
PLACE: Final = "Mục"
SENTENCE: Final = "Nguyên văn"
STEPS: Final = "Cách tính"
REASON: Final = "Lý do cần xem lại"
KEY: Final = "Khóa (không sửa)"

#: Headings and their widths in characters, in the order of the sheet. Up to the notes stands what is worked with
#: and printed, behind them where it comes from.
COLUMNS: Final = {
    ID: 16, DUE: 11, TIME: 6, BOUND: 8, ACT_BY: 11, LEFT: 7, STATE: 12, BODY: 23, WHAT: 40, WORDS: 22, TO: 17,
    DONE: 12, NOTE: 20,
    SUPPORT: 22, VIA: 20, RULE: 17, LETTER: 18, LETTER_DATE: 11, ISSUER: 30, SUBJECT: 60, PLACE: 7, SENTENCE: 75,
    STEPS: 60, REASON: 50, KEY: 38,
}  # fmt: skip
#: The columns that a person fills in.
TYPED: Final = (DONE, NOTE)
#: The columns that follow from the others.
COMPUTED: Final = (LEFT, STATE)

OPEN: Final = "Trong hạn"
OVERDUE: Final = "Quá hạn"
IN_TIME: Final = "Đúng hạn"
LATE: Final = "Trễ hạn"
DONE_SOME_DAY: Final = "Đã xong"
REVIEW: Final = "Cần xem lại"
NO_DAY: Final = "Chưa có ngày"
#: What a state means to the person who reads it.
STATES: Final = {
    OPEN: "chưa làm xong, ngày cuối còn kịp chưa qua",
    OVERDUE: "chưa làm xong, ngày cuối còn kịp đã qua",
    IN_TIME: "đã làm xong trong hạn",
    LATE: "đã làm xong nhưng trễ hạn",
    DONE_SOME_DAY: "đã làm xong; đúng hạn hay không thì chưa rõ, vì ngày hạn cần xem lại hoặc chưa có",
    REVIEW: "ngày hạn chưa chắc chắn, đọc cột “Lý do cần xem lại”",
    NO_DAY: "văn bản không cho biết ngày nào: chờ sự kiện, hoặc chỉ nói “kịp thời”",
}
#: What stands for a body that the letter does not name.
NO_BODY: Final = "(chưa rõ đơn vị)"
BEFORE: Final = "trước"
UP_TO: Final = "đến hết"

#: Days that a sheet counts; before them it knows none, or has 29/02/1900, which never was.
FIRST_DAY: Final = dt.date(1900, 3, 1)
#: A day of completion before this one is a slip of the keys.
FIRST_DONE: Final = dt.date(2000, 1, 1)

_CELL_UNITS = 32_767
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Figures(NamedTuple):
    """What follows from a row on a day.

    Attributes
    ----------
    left : int or None
        Days to the last one that is in time, negative behind it; None without a day, and for what is done.
    state : str
        One of `STATES`.
    """

    left: int | None
    state: str


def figures(row: Row, as_of: dt.date) -> Figures:
    """Say how a row stands on a day; the formulas of the sheet say the same.

    A recurring limit is judged by the one day that its row shows.

    Parameters
    ----------
    row : Row
    as_of : date

    Returns
    -------
    Figures

    Examples
    --------
    >>> figures({DUE: dt.date(2025, 9, 5), BOUND: "trước"}, dt.date(2025, 9, 5))
    Figures(left=-1, state='Quá hạn')
    >>> figures({DUE: dt.date(2025, 9, 5), BOUND: "trước", DONE: dt.date(2025, 9, 4)}, dt.date(2025, 9, 5))
    Figures(left=None, state='Đúng hạn')
    """
    due, done, last = row.get(DUE), day_of(row.get(DONE)), _last_day(row)
    doubtful = bool(row.get(REASON)) or (due not in (None, "") and last is None)
    if done and done >= FIRST_DONE:
        if last is None or doubtful:
            return Figures(None, DONE_SOME_DAY)
        return Figures(None, IN_TIME if done <= last else LATE)
    left = (last - as_of).days if last else None
    if due in (None, ""):
        return Figures(None, NO_DAY)
    if doubtful or left is None:
        return Figures(left, REVIEW)
    return Figures(left, OVERDUE if left < 0 else OPEN)


def rows_of(entries: Iterable[Entry]) -> list[Row]:
    """Make the rows of entries: all columns but those that are typed or computed.

    Parameters
    ----------
    entries : iterable of Entry

    Returns
    -------
    list of Row
        A row an entry, in order. Its `KEY` is the uid of the entry, with the day for a recurring one, so that a
        completion belongs to one of its days only.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .entries import entries_of
    >>> [row] = rows_of(entries_of([analyze("Các chi bộ báo cáo trước ngày 05/9/2025.")]))
    >>> row[BODY], row[BOUND], row[DUE]
    ('Các chi bộ', 'trước', datetime.date(2025, 9, 5))
    """
    seen: Counter[str] = Counter()
    rows = []
    for entry in entries:
        row = _row(entry)
        key = str(row[KEY])
        seen[key] += 1
        # copies of one letter, which a caller did not leave out
        rows.append({**row, KEY: key if seen[key] == 1 else f"{key}#{seen[key]}"})
    return rows


def uid_of(key: str) -> str:
    """The uid in a key of a row.

    Examples
    --------
    >>> uid_of("6f1d1c5e/2025-09-25#2")
    '6f1d1c5e'
    """
    return re.split("[/#]", key, maxsplit=1)[0]


def flowing(text: str | None) -> str:
    r"""Clean the words of a letter for a cell.

    Examples
    --------
    >>> flowing("Các chi bộ\n báo cáo\x00")
    'Các chi bộ báo cáo�'
    """
    return clipped(_NOT_XML.sub("\ufffd", one_line(text or "")))


def clipped(text: str) -> str:
    """Cut a text to what a cell holds, which is counted in units of UTF-16, and to what XML can hold.

    Examples
    --------
    >>> len(clipped("a" * 40_000)), clipped("a" * 40_000)[-2:]
    (32767, 'a…')
    """
    text = _NOT_XML.sub("\ufffd", text)
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _CELL_UNITS:
        return text
    return units[: 2 * (_CELL_UNITS - 1)].decode("utf-16-le", errors="ignore") + "…"


def day_of(value: Cell) -> dt.date | None:
    """The day in a cell, None where it holds anything else.

    Examples
    --------
    >>> day_of(dt.datetime(2025, 9, 5, 16, 30)), day_of("05/09/2025")
    (datetime.date(2025, 9, 5), None)
    """
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else None


def day(iso: str | None) -> Cell:
    """A day of a record as a cell: a date, or dd/mm/yyyy where a sheet counts no such day.

    Examples
    --------
    >>> day("2025-09-05"), day("1899-09-05"), day(None)
    (datetime.date(2025, 9, 5), '05/09/1899', None)
    """
    if iso is None:
        return None
    date = dt.date.fromisoformat(iso)
    return date if date >= FIRST_DAY else f"{date.day:02}/{date.month:02}/{date.year:04}"


def _last_day(row: Row) -> dt.date | None:
    due = day_of(row.get(DUE))
    too_late = str(row.get(BOUND) or "").lower() == BEFORE and row.get(TIME) in (None, "")
    return due - dt.timedelta(days=1) if due and too_late else due


def _row(entry: Entry) -> Row:
    deadline, letter = entry.deadline, entry.letter
    # a record that asks for review without saying why still asks for it
    reasons = deadline.review_reasons or ("chưa rõ, xin đọc lại văn bản",)
    return {
        ID: flowing(entry.id),
        DUE: day(deadline.due),
        TIME: _time(deadline.due_time),
        BOUND: {None: "", False: BEFORE, True: UP_TO}[deadline.inclusive] if deadline.due else "",
        ACT_BY: day(deadline.act_by),
        BODY: flowing(entry.body) or NO_BODY,
        WHAT: flowing(deadline.what),
        WORDS: flowing(deadline.text),
        TO: flowing("; ".join(deadline.to)),
        SUPPORT: flowing("; ".join(entry.support)),
        VIA: flowing("; ".join(deadline.via)),
        RULE: flowing(rule(deadline.rrule)) if deadline.rrule else "",
        LETTER: flowing(letter.number or entry.id.rpartition(":")[0]),
        LETTER_DATE: day(letter.date),
        ISSUER: flowing(letter.issuer),
        SUBJECT: flowing(letter.subject),
        PLACE: flowing(entry.place),
        SENTENCE: flowing(entry.sentence),
        STEPS: lines(deadline.computation),
        REASON: lines(reasons) if deadline.needs_review else "",
        KEY: flowing(f"{entry.uid}/{deadline.due}" if deadline.rrule else entry.uid),
    }


def lines(items: Iterable[str]) -> str:
    r"""A list in one cell, a line an item.

    Examples
    --------
    >>> lines(["bỏ qua ngày nghỉ", "làm xong\nchậm nhất"])
    'bỏ qua ngày nghỉ\nlàm xong chậm nhất'
    """
    return clipped("\n".join(flowing(item) for item in items))


def _time(time: str | None) -> Cell:
    try:
        return dt.time.fromisoformat(time) if time else None
    except ValueError:
        return flowing(time)
