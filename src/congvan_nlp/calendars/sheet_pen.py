"""Writes values into the cells of a workbook: days as days, words as words, never as formulas."""

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .delimited import harmless
from .sheet_columns import (
    DONE_SOME_DAY,
    FIRST_DAY,
    IN_TIME,
    LATE,
    NO_DAY,
    OPEN,
    OVERDUE,
    REVIEW,
    Cell,
    clipped,
)  # fmt: skip

#: A limit is soon from this many days before it on.
SOON: Final = 7
RED: Final = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
AMBER: Final = {"bg_color": "#FFE699", "font_color": "#7F4F00"}
_GREEN: Final = {"bg_color": "#C6EFCE", "font_color": "#006100"}
_BLUE_GREY: Final = {"bg_color": "#D6DFE9", "font_color": "#1F3864"}
#: Colours by state; what is open has none, or amber where it is soon.
TINTS: Final = {
    OVERDUE: RED,
    IN_TIME: _GREEN,
    # done, but not as it should have been
    LATE: {**_GREEN, "font_color": "#9C0006"},
    DONE_SOME_DAY: _GREEN,
    REVIEW: _BLUE_GREY,
    NO_DAY: _BLUE_GREY,
}

#: How every cell looks unless something else is said.
_LOOK: Final = {
    # a font that every office program has, or has one as wide as; a wider one would not fit the heights of the lines
    "font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#D0D7DE",
}  # fmt: skip
_LINE_HEIGHT, _HIGHEST_LINE = 13.2, 409
#: Letters of this font and size in a unit of width, which is a digit of the usual font; a little goes to breaks.
_LETTERS_PER_UNIT = 1.2
_HEADING: Final = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79", "align": "center"}
_LINK: Final = {"font_color": "#0563C1", "underline": 1}
DAY_FORMAT, _MOMENT, _HOUR, _SPAN = "dd/mm/yyyy", "dd/mm/yyyy hh:mm", "hh:mm", "[h]:mm"
#: What Excel holds: links in a sheet, letters of a link (of which it adds "file:///" itself).
_MOST_LINKS, _LONGEST_LINK = 65_530, 2_079 - len("file:///")
#: Letters that mean something in a link, "%" among them, and the spaces, which Excel escapes; others stay readable.
_ESCAPES: Final = {ord(letter): f"%{ord(letter):02x}" for letter in '%# "<>[]^`{}?'}


class Pen:
    """Writes into the sheets of one workbook, whose formats it shares.

    Parameters
    ----------
    book : Workbook
    """

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[Any, ...], Format] = {}
        self._links: Counter[str] = Counter()

    def look(self, **look: Any) -> Format:
        """A format that differs from the usual one in some properties of xlsxwriter.

        Parameters
        ----------
        **look : Any

        Returns
        -------
        Format
        """
        whole = {**_LOOK, **look}
        name = tuple(sorted(whole.items()))
        if name not in self._formats:
            self._formats[name] = self._book.add_format(whole)
        return self._formats[name]

    def heading(self, **look: Any) -> Format:
        """The format of a heading.

        Parameters
        ----------
        **look : Any

        Returns
        -------
        Format
        """
        return self.look(**{**_HEADING, **look})

    def headings(self, sheet: Worksheet, widths: dict[str, int], line: int = 0) -> None:
        """Write a line of headings, and make their columns wide enough.

        Parameters
        ----------
        sheet : Worksheet
        widths : dict of str to int
            Width in characters by heading, in order.
        line : int, optional
        """
        for column, (heading, width) in enumerate(widths.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(line, column, heading, self.heading())
        # high enough for the buttons of the filter under the words
        sheet.set_row(line, 44)

    @staticmethod
    def fit_height(sheet: Worksheet, line: int, cells: Mapping[str, Cell], widths: Mapping[str, int]) -> None:
        """Make a line as high as its longest words need, which not every program does by itself.

        Parameters
        ----------
        sheet : Worksheet
        line : int
        cells : mapping of str to Cell
        widths : mapping of str to int
            Widths of the columns to look at, in characters.
        """
        texts = ((value, width) for heading, width in widths.items() if isinstance(value := cells.get(heading), str))
        needed = (
            sum(math.ceil(max(1, len(part)) / (width * _LETTERS_PER_UNIT)) for part in text.split("\n"))
            for text, width in texts
        )
        sheet.set_row(line, min(_HIGHEST_LINE, max(needed, default=1) * _LINE_HEIGHT + 2))

    def tint(self, sheet: Worksheet, area: tuple[int, int, int, int], condition: str, **look: Any) -> None:
        """Colour the cells of an area for which a formula holds.

        Parameters
        ----------
        sheet : Worksheet
        area : tuple of int
            First line and column, last line and column.
        condition : str
            A formula for the first cell of the area.
        **look : Any
        """
        name = ("tint", *sorted(look.items()))
        if name not in self._formats:
            self._formats[name] = self._book.add_format(look)
        sheet.conditional_format(*area, {"type": "formula", "criteria": condition, "format": self._formats[name]})

    def tint_states(
        self, sheet: Worksheet, area: tuple[int, int, int, int], state: str, left: str | None = None
    ) -> None:
        """Colour an area by the states of its lines.

        Parameters
        ----------
        sheet : Worksheet
        area : tuple of int
        state : str
            Where the state of the first line stands: "$G2".
        left : str, optional
            Where its days left stand, if what is soon is to be told by its colour.
        """
        for word, look in TINTS.items():
            self.tint(sheet, area, f'={state}="{word}"', **look)
        if left:
            self.tint(sheet, area, f'=AND({state}="{OPEN}",ISNUMBER({left}),{left}<={SOON})', **AMBER)

    def put(self, sheet: Worksheet, line: int, column: int, value: Cell, **look: Any) -> None:
        """Write one value.

        Parameters
        ----------
        sheet : Worksheet
        line, column : int
        value : Cell
        **look : Any
            Properties of the format.
        """
        if isinstance(value, dt.datetime) and value.time() != dt.time() and value.date() >= FIRST_DAY:
            sheet.write_datetime(line, column, value, self.look(**{"num_format": _MOMENT, "align": "center", **look}))
        elif isinstance(value, dt.date) and dt.date(value.year, value.month, value.day) >= FIRST_DAY:
            sheet.write_datetime(
                line, column, value, self.look(**{"num_format": DAY_FORMAT, "align": "center", **look})
            )
        elif isinstance(value, dt.time):
            sheet.write_datetime(line, column, value, self.look(**{"num_format": _HOUR, "align": "center", **look}))
        elif isinstance(value, dt.timedelta) and value >= dt.timedelta():
            sheet.write_datetime(line, column, value, self.look(**{"num_format": _SPAN, **look}))
        elif isinstance(value, bool):
            sheet.write_boolean(line, column, value, self.look(**look))
        elif isinstance(value, int | float):
            sheet.write_number(line, column, value, self.look(**look))
        elif value is None or value == "":
            sheet.write_blank(line, column, None, self.look(**look))
        else:
            self._words(sheet, line, column, clipped(str(value)), look)

    def formula(self, sheet: Worksheet, line: int, column: int, formula: str, value: Cell, **look: Any) -> None:
        """Write a formula and what it comes to.

        Parameters
        ----------
        sheet : Worksheet
        line, column : int
        formula : str
        value : Cell
        **look : Any
            Properties of the format.
        """
        value = serial(value) if isinstance(value, dt.date) else value
        sheet.write_formula(line, column, formula, self.look(**look), "" if value is None else value)

    def link(self, sheet: Worksheet, line: int, column: int, path: str, words: str, **look: Any) -> None:
        """Write words that lead to a file; without a link where Excel could not hold it.

        Parameters
        ----------
        sheet : Worksheet
        line, column : int
        path : str
            Absolute, or relative to the folder of the workbook.
        words : str
        **look : Any
            Properties of the format.
        """
        target = link_to(path)
        if target is None or not words or self._links[sheet.name] >= _MOST_LINKS:
            self._words(sheet, line, column, words, look)
            return
        self._links[sheet.name] += 1
        mark = {"quote_prefix": True} if harmless(words) != words else {}
        sheet.write_url(line, column, target, self.look(**_LINK, **mark, **look), words)

    def _words(self, sheet: Worksheet, line: int, column: int, words: str, look: dict[str, Any]) -> None:
        mark = {"quote_prefix": True} if harmless(words) != words else {}
        sheet.write_string(line, column, words, self.look(**mark, **look))


def serial(day: dt.date) -> int:
    """The number that a sheet keeps a day as.

    Examples
    --------
    >>> serial(dt.date(2000, 1, 1))
    36526
    """
    return dt.date(day.year, day.month, day.day).toordinal() - dt.date(1899, 12, 30).toordinal()


def set_up_print(sheet: Worksheet, title: str, *, repeat: bool = True) -> None:
    """Print a sheet on A4, landscape, as wide as the page, with its headings on each.

    Parameters
    ----------
    sheet : Worksheet
    title : str
        What stands over each page.
    repeat : bool, optional
        Whether the first line is one of headings.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.set_header(f'&C&"-,Bold"&12{title}')
    sheet.set_footer("&LIn ngày &D&RTrang &P/&N")
    if repeat:
        sheet.repeat_rows(0)


def link_to(path: str) -> str | None:
    r"""Escape the path of a file for a link, as Excel does.

    Parameters
    ----------
    path : str

    Returns
    -------
    str or None
        A link for xlsxwriter; None where there is no path, or none that a link can hold.

    Examples
    --------
    >>> link_to("thư đến/công văn số 7#1.pdf"), link_to(r"C:\100% xong.pdf"), link_to("")
    ('external:thư%20đến/công%20văn%20số%207%231.pdf', 'external:C:\\100%25%20xong.pdf', None)
    """
    if not path or re.search("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]", path):
        return None
    # xlsxwriter looks at the second letter of a path
    escaped = (path if len(path) > 1 else f"./{path}").translate(_ESCAPES)
    return f"external:{escaped}" if len(escaped.encode("utf-16-le")) // 2 <= _LONGEST_LINK else None
