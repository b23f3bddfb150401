"""The rows of letters into their tables: of many letters at once, as that costs far less than one by one."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, select

from . import fulltext
from .linking import Series
from .rows import Row, Rows
from .schema import (
    citations,
    deadline_bodies,
    deadlines,
    diagnostics,
    directive_bodies,
    directives,
    document_links,
    letters,
    mentions,
    metadata,
    recipient_bodies,
    recipients,
)
from .search_words import indexed
from .shared_rows import Numbers

#: Tables of a letter that show its newest reading, and are made anew with each.
SHOWN = (
    recipients,
    directives,
    deadlines,
    citations,
    mentions,
    document_links,
    diagnostics,
    recipient_bodies,
    directive_bodies,
    deadline_bodies,
)

#: Where the body stands in the rows of these tables.
_PLACES = {"recipient_bodies": 2, "directive_bodies": 3, "deadline_bodies": 3}


class Shown(NamedTuple):
    """What is shown of a letter.

    Attributes
    ----------
    letter, version : int
    rows : Rows
    words : tuple of str
        What is searched.
    """

    letter: int
    version: int
    rows: Rows
    words: tuple[str, ...]


def series_in(shown: Iterable[Shown]) -> set[Series]:
    """Series that letters cite, and their own; see `linking`."""
    return {(d.symbol_key, d.body) for one in shown for d in one.rows.documents if d.symbol_key and d.body}


def add(connection: Connection, numbers: Numbers, shown: Sequence[Shown], now: str) -> None:
    """Add new letters.

    Parameters
    ----------
    connection : Connection
        In a transaction of the writer.
    numbers : Numbers
    shown : sequence of Shown
    now : str
        UTC.
    """
    bodies = numbers.of_bodies(connection, (body for one in shown for body in one.rows.bodies))
    heads = [_head(one, bodies) | {"id": one.letter, "added_at": now, "changed_at": now} for one in shown]
    connection.execute(letters.insert(), heads)
    _insert(connection, numbers, bodies, shown)


def replace(connection: Connection, numbers: Numbers, shown: Shown, now: str | None) -> None:
    """Show another reading of a letter, or the same one with other corrections.

    Parameters
    ----------
    connection : Connection
        In a transaction of the writer.
    numbers : Numbers
    shown : Shown
    now : str or None
        UTC; None where the letter itself has not changed.
    """
    here = letters.c.id == shown.letter
    text = connection.scalar(select(letters.c.text).where(here))
    for table in SHOWN:
        connection.execute(delete(table).where(table.c.letter_id == shown.letter))
    fulltext.remove(connection, shown.letter, indexed(text or ""))
    bodies = numbers.of_bodies(connection, shown.rows.bodies)
    changed = {"changed_at": now} if now else {}
    connection.execute(letters.update().where(here), _head(shown, bodies) | changed)
    _insert(connection, numbers, bodies, [shown])


def _head(shown: Shown, bodies: dict[Any, int]) -> dict[str, Any]:
    issuer = shown.rows.issuer
    number = None if issuer is None else bodies[shown.rows.bodies[issuer][:2]]
    return shown.rows.head | {"version": shown.version, "issuer_id": number}


def _insert(connection: Connection, numbers: Numbers, bodies: dict[Any, int], shown: Sequence[Shown]) -> None:
    documents = numbers.of_documents(connection, (document for one in shown for document in one.rows.documents))
    gathered: dict[str, list[Row]] = {}
    for one in shown:
        places = [None if n is None else documents[one.rows.documents[n][:1]] for n in one.rows.cited]
        cited = {row[0]: place for row, place in zip(one.rows.tables["citations"], places, strict=True)}
        for name, rows in one.rows.tables.items():
            if name == "citations":
                rows = [(row[0], cited[row[0]], *row[1:]) for row in rows]
            elif name == "document_links":
                rows = [(*row[:2], cited[row[0]], cited[row[1]], *row[2:]) for row in rows]
            gathered.setdefault(name, []).extend((one.letter, *row) for row in rows)
        names = [body[:2] for body in one.rows.bodies]
        for name, rows in one.rows.links.items():
            place = _PLACES[name]
            gathered.setdefault(name, []).extend(
                (one.letter, *row[:place], None if row[place] is None else bodies[names[row[place]]], *row[place + 1 :])
                for row in rows
            )
    for name, rows in gathered.items():
        _insert_tuples(connection, metadata.tables[name], rows)
    fulltext.add(connection, [(one.letter, one.words) for one in shown])


def _insert_tuples(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Rows in the order of the columns, past the dictionaries that SQLAlchemy would want of each."""
    rows = list(rows)
    if not rows:
        return
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    columns = ", ".join(column.name for column in table.columns)
    marks = ", ".join(mark for _ in table.columns)
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", rows)
