"""A whole library as JSON Lines: to move between SQLite and PostgreSQL, and as the backup of a server.

Each line is a row of a table; the first one tells what this is, the last one that it is whole. What shows the newest
reading is left out and made again, but for what only the library knows: the lasting identities of deadlines, and
what other letters told of a citation. Tables that are added to the schema go along by themselves.
"""

import base64
import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import Column, Connection, Engine, LargeBinary, Table, Text, collate, func, select

from .. import __version__
from . import schema
from .engine import LibraryError
from .imports import first_fault
from .packing import unpacked
from .restoring import Rebuilt, kept_columns, parts
from .rows import WHO
from .schema import citations, deadline_bodies, deadlines, letters, metadata, versions
from .storing import SHOWN
from .transactions import writing

#: Rises when lines mean something else.
FORMAT: Final = 1
_AT_ONCE: Final = 128  # letters in a batch
_GZIP: Final = b"\x1f\x8b"
Row = dict[str, Any]


class DumpError(ValueError):
    """A dump that cannot be restored; nothing has been.

    Attributes
    ----------
    line : int
        From 1.
    reason : str
    """

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


def dump(connection: Connection) -> Iterator[str]:
    """Write a library.

    Parameters
    ----------
    connection : Connection
        As of `exports.snapshot`.

    Yields
    ------
    str
        Lines; the same for the same library in SQLite and PostgreSQL.
    """
    count = 1
    yield _line({"library": {"format": FORMAT, "schema": schema.SCHEMA, "made_with": __version__}})
    order = parts()
    streams = (
        *(_rows_of(connection, table) for table in order.before),
        _letters(connection, order.of_letter),
        *(_rows_of(connection, table) for table in order.after),
    )
    for stream in streams:
        for table, row in stream:
            yield _line({"table": table, "row": row})
            count += 1
    yield _line({"end": {"lines": count + 1}})


def restore(engine: Engine, lines: Iterable[str]) -> dict[str, int]:
    """Make an empty library what another one was.

    Parameters
    ----------
    engine : Engine
        An empty library, open for writing.
    lines : iterable of str
        As of `dump`.

    Returns
    -------
    dict of str to int
        How many rows came in, by table.

    Raises
    ------
    DumpError
        Where it is no dump, not whole, or one of a newer version.
    LibraryError
        Where the library is not empty.
    sqlalchemy.exc.DBAPIError
        Where the database refuses. The library is then empty as before.

    Examples
    --------
    >>> import tempfile
    >>> from .engine import open_engine
    >>> from .exports import snapshot
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     one, other = (open_engine(f"{folder}/{name}.db", create=True) for name in ("a", "b"))
    ...     with snapshot(one) as connection:
    ...         lines = list(dump(connection))
    ...     restore(other, lines)
    ...     one.dispose(), other.dispose()
    {}
    (None, None)
    """
    counts: Counter[str] = Counter()
    tables = {table.name: table for table in metadata.sorted_tables}
    with writing(engine) as connection:
        filled = (t for t in tables.values() if t is not schema.meta)
        if any(connection.scalar(select(func.count()).select_from(select(t).limit(1).subquery())) for t in filled):
            raise LibraryError(_name(connection), "is not empty")
        rebuilt = Rebuilt(connection)
        for number, told in _checked(lines):
            table = tables.get(told["table"])
            if table is None:
                raise DumpError(number, f"{told['table']}: no such table")
            try:
                rebuilt.take(table, _read(table, told["row"]))
            except ValidationError as error:
                raise DumpError(number, f"{table.name}: {first_fault(error)}") from error
            except (LookupError, ValueError, TypeError) as error:
                raise DumpError(number, f"{table.name}: {error}") from error
            if table not in SHOWN:
                counts[table.name] += 1
        rebuilt.flush()
    return dict(counts)


def lines_of(path: Path) -> Iterator[str]:
    """Lines of a dump in a file, compressed or not.

    Parameters
    ----------
    path : Path

    Yields
    ------
    str

    Raises
    ------
    DumpError
        Where the file is damaged.
    OSError
    """
    number = 0
    with path.open("rb") as file:
        compressed = file.read(len(_GZIP)) == _GZIP
    try:
        with gzip.open(path, "rt", encoding="utf-8") if compressed else path.open(encoding="utf-8") as stream:
            for line in stream:
                number += 1
                yield line
    except (EOFError, gzip.BadGzipFile, zlib.error, UnicodeDecodeError) as error:
        raise DumpError(number + 1, "is damaged") from error


def is_dump(path: Path) -> bool:
    """Whether a file is a dump, as its first line says."""
    try:
        first = json.loads(next(lines_of(path), ""))
    except ValueError:
        return False
    return isinstance(first, dict) and "library" in first


def _checked(lines: Iterable[str]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Rows between a beginning and an end that fit."""
    number = 0
    ended = False
    for number, line in enumerate(lines, 1):
        if ended:
            raise DumpError(number, "stands behind the end")
        try:
            told = json.loads(line)
        except ValueError as error:
            raise DumpError(number, "is no JSON") from error
        if number == 1:
            _check_head(told)
        elif isinstance(told, dict) and "end" in told:
            if told["end"] != {"lines": number}:
                raise DumpError(number, "lines are missing before it")
            ended = True
        elif isinstance(told, dict) and isinstance(told.get("row"), dict) and isinstance(told.get("table"), str):
            yield number, told
        else:
            raise DumpError(number, "is no row of a table")
    if not ended:
        raise DumpError(number + 1, "the end is missing")


def _check_head(told: Any) -> None:
    head = told.get("library") if isinstance(told, dict) else None
    if not isinstance(head, dict):
        raise DumpError(1, "this is no dump of a library")
    for name, known in (("format", FORMAT), ("schema", schema.SCHEMA)):
        if not isinstance(head.get(name), int) or head[name] > known:
            raise DumpError(1, f"was written by a newer version ({name} {head.get(name)}, this one knows {known})")


def _rows_of(connection: Connection, table: Table) -> Iterator[tuple[str, Row]]:
    query = table.select().order_by(*_in_order(connection, table))
    if table is schema.meta:
        query = query.where(schema.meta.c.key != "schema")  # the head tells it
    for row in connection.execute(query.execution_options(yield_per=1000)):
        yield table.name, _plain(table, row)


def _letters(connection: Connection, of_letter: Sequence[Table]) -> Iterator[tuple[str, Row]]:
    """Letters, each followed by all that belongs to it."""
    own = [letters.c[name] for name in kept_columns()]
    last = 0
    while True:
        page = connection.execute(select(*own).where(letters.c.id > last).order_by(letters.c.id).limit(_AT_ONCE)).all()
        if not page:
            return
        numbers = [row.id for row in page]
        last = numbers[-1]
        grouped = [_grouped(connection, t, list(t.columns), numbers) for t in of_letter]
        d, b, c = deadlines.c, deadline_bodies.c, citations.c
        grouped += [
            _grouped(connection, deadlines, [d.letter_id, d.id, d.uid], numbers),
            _grouped(
                connection, deadline_bodies, [b.letter_id, b.deadline_id, b.body_id, b.uid], numbers, b.role == WHO
            ),
            _grouped(
                connection, citations, [c.letter_id, c.id, c.document_id, c.cited_id, c.candidates], numbers, c.linked
            ),
        ]
        for row in page:
            yield letters.name, _plain(letters, row)
            for table, rows in grouped:
                yield from ((table.name, _plain(table, one)) for one in rows.get(row.id, ()))


def _grouped(
    connection: Connection, table: Table, columns: list[Column[Any]], numbers: Sequence[int], *limits: Any
) -> tuple[Table, dict[int, list[Any]]]:
    """Rows of a table by letter."""
    letter = next(key.parent for key in table.foreign_keys if key.column is letters.c.id)
    query = select(*columns).where(letter.in_(numbers), *limits).order_by(*_in_order(connection, table))
    found: dict[int, list[Any]] = {}
    for row in connection.execute(query):
        found.setdefault(row._mapping[letter], []).append(row)
    return table, found


def _in_order(connection: Connection, table: Table) -> list[Any]:
    """The key of a table, in the order of bytes."""
    if connection.dialect.name != "postgresql":
        return list(table.primary_key)
    return [collate(column, "C") if isinstance(column.type, Text) else column for column in table.primary_key]


def _name(connection: Connection) -> str:
    if connection.dialect.name == "sqlite":
        return str(connection.exec_driver_sql("SELECT file FROM pragma_database_list WHERE name = 'main'").scalar())
    return connection.engine.url.render_as_string(hide_password=True)


def _plain(table: Table, row: Any) -> Row:
    """A row as JSON has it."""
    found = dict(row._mapping)
    for name, value in found.items():
        if table is versions and name == "record":
            found[name] = unpacked(value).model_dump(mode="json", exclude_defaults=True)
        elif isinstance(value, bytes):
            found[name] = base64.b64encode(value).decode()
    return found


def _read(table: Table, row: Row) -> Row:
    """A row as the table has it."""
    for name, value in row.items():
        if name not in table.columns:
            raise ValueError(f"{name}: no such column")
        if isinstance(table.columns[name].type, LargeBinary) and isinstance(value, str):
            row[name] = base64.b64decode(value)
    return row


def _line(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False) + "\n"
