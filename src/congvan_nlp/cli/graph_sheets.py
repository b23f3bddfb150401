"""How the verbs of `congvan graph` show their records: tables for people, CSV for spreadsheets, JSON for programs."""

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..calendars import wording
from ..calendars.delimited import harmless
from ..calendars.sheet_columns import clipped
from ..wording.values import RELATIONS
from .choices import GraphFormat
from .guard import complain
from .output import opened as written
from .tables import clip
from .text import plain

#: Why something is inferred; anything else is stated.
INFERRED: Final = {
    "heading": "theo mục trên",
    "letter": "theo phần chung của văn bản",
    "document": "suy ra là văn bản nào",
    "title": "suy ra từ tên văn bản",
    "matter": "suy ra: cùng nội dung",
}
LEVELS: Final = {"central": "trung ương", "province": "tỉnh", "district": "huyện", "commune": "xã"}
ENDS: Final = {"replaced": "bị thay thế", "repealed": "bị bãi bỏ", "spent": "hết hiệu lực", "ended": "hết hiệu lực"}
_QUOTE: Final = 140
_BOM: Final = "\ufeff"
Record = dict[str, Any]


class Column(NamedTuple):
    """A column of a table: its heading, what stands in it, and how wide it may grow."""

    heading: str
    words: Callable[[Record], str]
    ratio: int | None = None
    right: bool = False


class Sheet(NamedTuple):
    """What a verb found.

    Attributes
    ----------
    records : iterable of dict
        As JSON has them; lists are joined in CSV.
    columns : sequence of Column
        Of the table.
    nothing : str
        Said where there are none.
    fields : sequence of str
        Columns of CSV, in their order.
    """

    records: Iterable[Record]
    columns: Sequence[Column]
    nothing: str
    fields: Sequence[str]


def put(sheet: Sheet, format: GraphFormat | None, output: Path | None, limit: int | None) -> int:
    """Write what a verb found.

    Parameters
    ----------
    sheet : Sheet
    format : GraphFormat or None
        By default what the suffix of the file says, else a table.
    output : Path or None
        A file; None is standard output.
    limit : int or None
        So many are shown; that there are more is said on standard error.

    Returns
    -------
    int
        How many were shown.
    """
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    format = format or (GraphFormat(suffix) if suffix in list(GraphFormat) else GraphFormat.TABLE)
    rest = iter(sheet.records)
    shown = islice(rest, limit)
    with written(output) as stream:
        count = {GraphFormat.TABLE: _table, GraphFormat.JSON: _json, GraphFormat.CSV: _csv}[format](
            sheet, shown, stream
        )
    if limit is not None and count == limit and next(rest, None) is not None:
        complain(f"còn nữa; thêm --limit để xem nhiều hơn {limit} dòng, --limit 0 để xem hết")
    return count


def _table(sheet: Sheet, records: Iterator[Record], stream: TextIO) -> int:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in sheet.columns:
        table.add_column(
            column.heading, ratio=column.ratio, justify="right" if column.right else "left",
            no_wrap=column.ratio is None, overflow="fold",
        )  # fmt: skip
    count = 0
    for count, told in enumerate(records, 1):  # noqa: B007 - the last one is how many there are
        table.add_row(*(Text(_indented(column.words(told))) for column in sheet.columns))
    console = Console(file=stream, highlight=False)
    with console.capture() as capture:
        console.print(table if count else Text(sheet.nothing))
    stream.write("\n".join(line.rstrip(" ") for line in capture.get().split("\n")))
    return count


def _indented(words: str) -> str:
    return " " * (len(words) - len(words.lstrip(" "))) + plain(words)


def _json(_: Sheet, records: Iterator[Record], stream: TextIO) -> int:
    count = 0
    for count, told in enumerate(records, 1):
        stream.write("[\n" if count == 1 else ",\n")
        stream.write(json.dumps(told, ensure_ascii=False))
    stream.write("\n]\n" if count else "[]\n")
    return count


def _csv(sheet: Sheet, records: Iterator[Record], stream: TextIO) -> int:
    if stream is not sys.stdout:
        stream.write(_BOM)  # by which Excel knows UTF-8
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(sheet.fields)
    count = 0
    for count, told in enumerate(records, 1):  # noqa: B007 - the last one is how many there are
        writer.writerow([_cell(told[field]) for field in sheet.fields])
    return count


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        return clipped(harmless("; ".join(one if isinstance(one, str) else step_words(one) for one in value)))
    return clipped(harmless(str(value)))


def record(of: Any) -> Record:
    """A record of plain values: named tuples as dictionaries, tuples as lists.

    Examples
    --------
    >>> class Pair(NamedTuple):
    ...     name: str
    ...     pins: tuple[str, ...]
    >>> record(Pair("132-QĐ/TW", ("Điều 2",)))
    {'name': '132-QĐ/TW', 'pins': ['Điều 2']}
    """
    return {name: _plain(value) for name, value in of._asdict().items()}


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return record(value)
    return [_plain(one) for one in value] if isinstance(value, tuple | list) else value


def records(found: Iterable[Any]) -> Iterator[Record]:
    """Records of plain values, one after another."""
    return map(record, found)


def with_document(found: Iterable[Any]) -> Iterator[Record]:
    """Records whose document stands as symbol, day, name and URN beside the other values."""
    for one in found:
        told = record(one)
        document = told.pop("document") or {}
        names = {"symbol": document.get("symbol"), "document_date": document.get("date"), "urn": document.get("urn")}
        yield {**names, "name": document.get("name", told.get("name")), "held": document.get("letter"), **told}


def relation(found: Mapping[str, Any]) -> str:
    """How something stands to a document, in words."""
    return RELATIONS.get(found["relation"], str(found["relation"]))


def day(iso: str | None) -> str:
    """A day as people write it; a month or a year, too."""
    if not iso:
        return ""
    return wording.day(iso) if len(iso) == 10 else "/".join(reversed(iso.split("-")))


def name_of(found: Mapping[str, Any]) -> str:
    """A document: its symbol, else its name, with its day."""
    date = found.get("document_date") or found.get("date")
    return f"{found.get('symbol') or found.get('name') or ''}" + (f" ({day(date)})" if date else "")


def quoted(words: str) -> str:
    """Words of a letter."""
    return f"“{clip(' '.join(words.split()), _QUOTE)}”"


def noted(words: str, *notes: str) -> str:
    """Words of a letter, with what is to be said of them in brackets.

    Examples
    --------
    >>> noted("Quy định số 132-QĐ/TW", "theo mục trên", "")
    '“Quy định số 132-QĐ/TW” [theo mục trên]'
    """
    told = "; ".join(filter(None, notes))
    return quoted(words) + (f" [{told}]" if told else "")


def why(reasons: Iterable[str]) -> str:
    """What is inferred and why; empty where it is stated."""
    return ", ".join(INFERRED.get(reason, reason) for reason in reasons)


def step_words(step: Mapping[str, Any]) -> str:
    """A step of a way: what acts, how, on what."""
    source, target = (name_of(step[end]) for end in ("source", "target"))
    told = "" if step["how"] == "letter" else f" ({INFERRED[step['how']]})"
    return f"{source} {relation(step)} {target}{told}"
