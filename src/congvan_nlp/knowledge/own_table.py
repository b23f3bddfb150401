"""A table of documents as offices keep it: tabs, semicolons or commas, headings in Vietnamese or in English."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from .own_cells import CellError, cell, column_of, is_known
from .register import REQUIRED, Regulation, regulation

_DELIMITERS = "\t;,"


class OwnRegisterError(Exception):
    """A table of documents that cannot be used as it is.

    Attributes
    ----------
    path : Path
    reason : str
        One of a few fixed sentences.
    value : str
        What the sentence speaks of.
    line : int or None
        Of the file; the heading is on line 1.
    column : str
        One of `register.COLUMNS`, or empty.
    """

    def __init__(self, path: Path, reason: str, value: str = "", line: int | None = None, column: str = "") -> None:
        place = f"{path}, line {line}" if line else str(path)
        said = " ".join(filter(None, (column, reason)))
        super().__init__(f"{place}: {said}" + (f": {value}" if value else ""))
        self.path = path
        self.reason = reason
        self.value = value
        self.line = line
        self.column = column


def numbered_rows(path: Path, data: bytes, source: str) -> Iterator[tuple[int, Regulation]]:
    """Read the rows of a table.

    Parameters
    ----------
    path : Path
        The file, for messages.
    data : bytes
        What stands in it.
    source : str
        What rows that name no source rest on; they are taken as verified then. Empty where rows say all themselves.

    Yields
    ------
    line : int
    row : Regulation
        References to other documents as they are written, without a look at what is known.

    Raises
    ------
    OwnRegisterError
        Where anything is wrong.

    Examples
    --------
    >>> table = "Số, ký hiệu;Ngày;Loại\\n8-QC/TU;14/6/2022;quy chế\\n".encode()
    >>> [(line, row.ref, row.type) for line, row in numbered_rows(Path("so.csv"), table, "so.csv")]
    [(2, '8-QC/TU@2022-06-14', 'Quy chế')]
    """
    default = {"verified": "yes", "source": source} if source else {}
    for line, cells in _cells(path, data):
        read: dict[str, str] = {}
        for column, written in cells.items():
            try:
                read[column] = cell(column, written)
            except CellError as error:
                raise OwnRegisterError(path, error.reason, error.value, line, column) from error
        read = {**default, **{column: value for column, value in read.items() if value}}
        for column in REQUIRED:
            if not read.get(column):
                raise OwnRegisterError(path, "is empty", "", line, column)
        if not (read.get("symbol") or read.get("names")):
            raise OwnRegisterError(path, "is empty", "", line, "symbol")
        yield line, regulation(read)


def _cells(path: Path, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Lines of a table with their cells by column."""
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise OwnRegisterError(path, "is not UTF-8") from error
    text = unicodedata.normalize("NFC", text)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    columns: list[str] = []
    try:
        for row in table:
            if any(map(str.strip, row)):
                if columns:
                    yield line, _by_column(path, line, columns, row)
                else:
                    columns = _columns(path, line, row)
            line = table.line_num + 1  # of the next row; cells may hold line ends
    except csv.Error as error:
        raise OwnRegisterError(path, "holds a quotation mark without its other", "", line) from error
    if not columns:
        raise OwnRegisterError(path, "holds no table")


def _delimiter(text: str) -> str:
    """The mark that gives most known headings: "số, ký hiệu" has a comma in itself."""
    heading = next(filter(str.strip, text.splitlines()), "")
    found = {mark: next(csv.reader([heading], delimiter=mark), []) for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: (sum(map(is_known, found[mark])), len(found[mark])))


def _columns(path: Path, line: int, headings: Sequence[str]) -> list[str]:
    columns: list[str] = []
    for heading in headings:
        try:
            column = column_of(heading)
        except CellError as error:
            raise OwnRegisterError(path, error.reason, error.value, line) from error
        if column and column in columns:
            raise OwnRegisterError(path, "stands twice", "", line, column)
        columns.append(column)
    for column in REQUIRED:
        if column not in columns:
            raise OwnRegisterError(path, "is missing", "", line, column)
    if not {"symbol", "names"} & set(columns):
        raise OwnRegisterError(path, "is missing", "", line, "symbol")
    return columns


def _by_column(path: Path, line: int, columns: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    surplus = [written for written in row[len(columns) :] if written.strip()]
    if surplus:
        raise OwnRegisterError(path, "has more cells than headings", surplus[0], line)
    return {column: written for column, written in zip(columns, row, strict=False) if column}
