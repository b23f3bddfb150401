"""A library on its way out: JSON Lines, CSV and Parquet, letter by letter, in an order that every engine shares.

Letters come as every output shows them, with corrections and links (`shown`), a batch in a few queries. What
goes out holds no number of the library itself, so the same letters in SQLite and PostgreSQL give the same bytes.
"""

import csv
import datetime as dt
import json
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO, Final, TextIO

from sqlalchemy import Connection, Engine, and_, select

from ..calendars.delimited import harmless
from ..calendars.sheet_columns import clipped
from ..records.analysis import Analysis
from .engine import LibraryError
from .filters import Filter, conditions
from .flat_tables import TABLES, Kind, Value
from .schema import letters, versions
from .shown import shown_many

_ALL: Final = Filter()
_AT_ONCE: Final = 128  # letters in a batch
_ROW_GROUP: Final = 10_000
#: By this mark Excel knows UTF-8.
_BOM: Final = "\ufeff"


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the library as it is now until its end, whatever others write meanwhile.

    Parameters
    ----------
    engine : Engine

    Yields
    ------
    Connection
    """
    with engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        connection.execute(select(letters.c.id).limit(1))  # the first question says which moment it is
        yield connection


def shown_all(connection: Connection, wanted: Filter = _ALL) -> Iterator[Analysis]:
    """Letters as every output shows them, each as `shown.shown` gives it.

    Parameters
    ----------
    connection : Connection
        As of `snapshot`, where others may write meanwhile.
    wanted : Filter, optional

    Yields
    ------
    Analysis
        By date, urn and digest of the file; those without a date stand first.
    """
    # of the digests, figures stand before letters in every language
    of_letter = and_(versions.c.letter_id == letters.c.id, versions.c.version == letters.c.version)
    query = (
        select(letters.c.id)
        .join(versions, of_letter)
        .where(*conditions(wanted))
        .order_by(letters.c.sort_key, versions.c.sha256, letters.c.id)
    )
    found = connection.execute(query.execution_options(yield_per=_ROW_GROUP))
    numbers = array("q", (row[0] for row in found))
    for i in range(0, len(numbers), _AT_ONCE):
        yield from shown_many(connection, numbers[i : i + _AT_ONCE].tolist())


def json_lines(connection: Connection, wanted: Filter = _ALL) -> Iterator[str]:
    r"""Write letters as JSON, one a line, as ``congvan analyze --format jsonl`` does.

    Parameters
    ----------
    connection : Connection
        As of `snapshot`, where others may write meanwhile.
    wanted : Filter, optional

    Yields
    ------
    str
        A line for each, in the order of `shown_all`.

    Examples
    --------
    >>> from .engine import open_engine
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     engine = open_engine(f"{folder}/thu.db", create=True)
    ...     with snapshot(engine) as connection:
    ...         list(json_lines(connection))
    ...     engine.dispose()
    []
    """
    for analysis in shown_all(connection, wanted):
        yield json.dumps(analysis.model_dump(mode="json"), ensure_ascii=False) + "\n"


def table(connection: Connection, name: str, wanted: Filter = _ALL) -> Iterator[dict[str, Value]]:
    """Rows of a flat table of letters.

    Parameters
    ----------
    connection : Connection
        As of `snapshot`, where others may write meanwhile.
    name : str
        One of `flat_tables.TABLES`: letters, deadlines, directives, citations, recipients.
    wanted : Filter, optional

    Yields
    ------
    dict
        Values by column; days as `datetime.date`, several values as list.

    Raises
    ------
    KeyError
        Where there is no such table.
    """
    rows = TABLES[name].rows  # at once, not at the first row
    return (row for analysis in shown_all(connection, wanted) for row in rows(analysis))


def write_csv(connection: Connection, name: str, wanted: Filter, stream: TextIO) -> int:
    r"""Write a flat table as CSV that Excel and pandas read.

    Parameters
    ----------
    connection : Connection
    name : str
        As of `table`.
    wanted : Filter
    stream : TextIO
        In UTF-8, without translation of line ends; a byte order mark is written first.

    Returns
    -------
    int
        How many rows there are, the headings not counted. Days are yyyy-mm-dd, several values are parted by "; ";
        words that a spreadsheet would take for a formula stand behind an apostrophe.
    """
    rows, columns = table(connection, name, wanted), list(TABLES[name].columns)
    stream.write(_BOM)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
        count += 1
    return count


def write_parquet(connection: Connection, name: str, wanted: Filter, stream: BinaryIO) -> int:
    """Write a flat table as Parquet, with days, flags and lists as such.

    Parameters
    ----------
    connection : Connection
    name : str
        As of `table`.
    wanted : Filter
    stream : BinaryIO

    Returns
    -------
    int
        How many rows there are.

    Raises
    ------
    LibraryError
        Where pyarrow is not installed; nothing is written then.
    """
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ModuleNotFoundError as error:
        raise LibraryError("Parquet", "needs pyarrow: pip install 'congvan-nlp[parquet]'") from error
    kinds: dict[Kind, Callable[[], Any]] = {
        Kind.TEXT: arrow.string,
        Kind.DAY: arrow.date32,
        Kind.FLAG: arrow.bool_,
        Kind.NUMBER: arrow.int32,
        Kind.LIST: lambda: arrow.list_(arrow.string()),
    }
    form = arrow.schema([(column, kinds[kind]()) for column, kind in TABLES[name].columns.items()])
    rows = table(connection, name, wanted)
    count = 0
    with parquet.ParquetWriter(stream, form, compression="zstd") as writer:
        while group := list(islice(rows, _ROW_GROUP)):
            writer.write_table(arrow.Table.from_pylist(group, schema=form))
            count += len(group)
    return count


def _cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    return clipped(harmless(value if isinstance(value, str) else "; ".join(value)))
