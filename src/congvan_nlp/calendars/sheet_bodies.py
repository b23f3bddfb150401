"""The sheet that counts the limits of each body, by formulas over the sheet of the limits."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from xlsxwriter.worksheet import Worksheet

from ..folding import key
from .sheet_columns import BODY, DUE, LEFT, NO_BODY, NO_DAY, OPEN, OVERDUE, REVIEW, STATE, Row, day_of, figures
from .sheet_pen import AMBER, DAY_FORMAT, RED, SOON, Pen, set_up_print

#: Headings and widths; the last column, hidden, holds what the formulas look for.
_WIDTHS: Final = {
    BODY: 52, "Số hạn": 9, OPEN: 9, f"Trong đó {SOON} ngày tới": 11, OVERDUE: 9, REVIEW: 10, NO_DAY: 10,
    "Đã xong": 9, "Hạn gần nhất": 13, "Điều kiện đếm": 30,
}  # fmt: skip
#: Letters of a criterion. Excel takes 255; what is longer is looked for by its beginning.
_LONGEST = 250


class Tally(NamedTuple):
    """The limits of a body.

    Attributes
    ----------
    limits, open, soon, overdue, review, no_day, done : int
    next : date or None
        The nearest limit that can still be kept.
    """

    limits: int
    open: int
    soon: int
    overdue: int
    review: int
    no_day: int
    done: int
    next: dt.date | None


def tally(rows: Sequence[Row], as_of: dt.date) -> Tally:
    """Count rows by their states on a day.

    Parameters
    ----------
    rows : sequence of Row
    as_of : date

    Returns
    -------
    Tally

    Examples
    --------
    >>> tally([{DUE: dt.date(2025, 9, 5)}, {}], dt.date(2025, 9, 1))
    Tally(limits=2, open=1, soon=1, overdue=0, review=0, no_day=1, done=0, next=datetime.date(2025, 9, 5))
    """
    found = [figures(row, as_of) for row in rows]
    count = Counter(one.state for one in found)
    ahead = [
        (one, day_of(row[DUE])) for one, row in zip(found, rows, strict=True) if one.left is not None and one.left >= 0
    ]
    return Tally(
        limits=len(rows),
        open=count[OPEN],
        soon=sum(one.state == OPEN and (one.left or 0) <= SOON for one, _ in ahead),
        overdue=count[OVERDUE],
        review=count[REVIEW],
        no_day=count[NO_DAY],
        done=len(rows) - sum(count[state] for state in (OPEN, OVERDUE, REVIEW, NO_DAY)),
        next=min((day for _, day in ahead if day), default=None),
    )


def by_body(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Group rows by what `criterion` makes of their bodies, which is how the sheet counts them.

    Parameters
    ----------
    rows : sequence of Row

    Returns
    -------
    dict of str to list of Row
        By criterion, in the order of the names; rows without a named body stand last.
    """
    groups: dict[str, list[Row]] = {}
    spellings: dict[str, str] = {}
    for row in rows:
        if row.get(BODY) not in (None, ""):
            wanted = criterion(str(row[BODY]))
            groups.setdefault(spellings.setdefault(wanted.lower(), wanted), []).append(row)
    return dict(sorted(groups.items(), key=lambda group: (group[0] == criterion(NO_BODY), key(group[0]), group[0])))


def criterion(body: str) -> str:
    """What COUNTIFS has to look for so that it finds a name and nothing else.

    Parameters
    ----------
    body : str

    Returns
    -------
    str

    Examples
    --------
    >>> criterion("Sở Y tế"), criterion("Các sở (*)")
    ('=Sở Y tế', '=Các sở (~*)')
    """
    escaped = "".join(f"~{letter}" if letter in "~*?" else letter for letter in body)
    return "=" + (escaped if len(escaped) <= _LONGEST else escaped[:_LONGEST].rstrip("~") + "*")


def write_bodies(sheet: Worksheet, pen: Pen, rows: Sequence[Row], as_of: dt.date, columns: Mapping[str, str]) -> None:
    """Write the sheet.

    Parameters
    ----------
    sheet : Worksheet
    pen : Pen
    rows : sequence of Row
        All rows of the sheet of the limits.
    as_of : date
    columns : mapping of str to str
        Where the columns of that sheet stand: "'Hạn'!$B$2:$B$99" by heading.
    """
    pen.headings(sheet, _WIDTHS)
    sheet.set_column(len(_WIDTHS) - 1, len(_WIDTHS) - 1, None, None, {"hidden": True})
    groups = by_body(rows)
    for line, (wanted, group) in enumerate(groups.items(), 1):
        pen.put(sheet, line, 0, group[0][BODY])
        pen.put(sheet, line, len(_WIDTHS) - 1, wanted)
        # J is the hidden column with the criterion
        here = f"{columns[BODY]},$J{line + 1}"
        counted = [
            f"COUNTIFS({here})",
            *(f'COUNTIFS({here},{columns[STATE]},"{s}")' for s in (OPEN, OVERDUE, REVIEW, NO_DAY)),
        ]
        counted.insert(2, f'COUNTIFS({here},{columns[STATE]},"{OPEN}",{columns[LEFT]},"<={SOON}")')
        # what is in no other state is done
        counted.append(f"B{line + 1}-C{line + 1}-SUM(E{line + 1}:G{line + 1})")
        nearest = f'_xlfn.MINIFS({columns[DUE]},{here},{columns[LEFT]},">=0")'
        found = tally(group, as_of)
        _write_line(sheet, pen, line, [*counted, f'IF({nearest}=0,"",{nearest})'], found)
    if groups:
        last = len(groups)
        sums = [f"SUM({letter}2:{letter}{last + 1})" for letter in "BCDEFGH"]
        everything = tally([row for group in groups.values() for row in group], as_of)
        pen.put(sheet, last + 1, 0, "Cộng", bold=True)
        _write_line(
            sheet, pen, last + 1, [*sums, f'IF(COUNT(I2:I{last + 1})=0,"",MIN(I2:I{last + 1}))'], everything, bold=True
        )
        sheet.autofilter(0, 0, last, len(_WIDTHS) - 1)
        pen.tint(sheet, (1, 3, last, 3), "=D2>0", **AMBER)
        pen.tint(sheet, (1, 4, last, 4), "=E2>0", **RED)
    sheet.freeze_panes(1, 1)
    set_up_print(sheet, "THEO ĐƠN VỊ")


def _write_line(sheet: Worksheet, pen: Pen, line: int, formulas: Sequence[str], found: Tally, **look: Any) -> None:
    for column, (formula, value) in enumerate(zip(formulas, found, strict=True), 1):
        # LibreOffice shows a difference of days as a day, and the nearest day as a number, unless told
        number = DAY_FORMAT if column == len(found) else "0"
        pen.formula(sheet, line, column, f"={formula}", value, num_format=number, align="center", **look)
