"""Rows of a dump into an empty library: what shows a letter is made of its newest reading and what people said."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table, and_, bindparam, select, update

from ..records.analysis import Analysis, Letter, SourceInfo
from .corrections import apply, dated
from .kept import correction_of
from .packing import packed
from .rows import Uids, rows_of
from .schema import (
    PRIVATE,
    bodies,
    citations,
    corrections,
    deadline_bodies,
    deadlines,
    letters,
    meta,
    metadata,
    versions,
)
from .search_words import indexed
from .shared_rows import Numbers
from .storing import SHOWN, Shown, add

_LETTERS: Final = 64  # in a batch
_ROWS: Final = 500
Row = dict[str, Any]


class Parts(NamedTuple):
    """Tables of a dump, in an order in which rows point to earlier ones only.

    Attributes
    ----------
    before : list of Table
        Those that do not point to letters.
    of_letter : list of Table
        Those whose rows belong to a letter, and are not made again.
    after : list of Table
        Others that point to letters.
    """

    before: list[Table]
    of_letter: list[Table]
    after: list[Table]


@cache
def parts() -> Parts:
    """Sort the tables of the schema; those that are added to it find their place by themselves.

    Examples
    --------
    >>> [table.name for table in parts().of_letter]
    ['corrections', 'versions']
    """
    found = Parts([], [], [])
    behind = {letters}
    for table in metadata.sorted_tables:
        if table is letters or table in SHOWN or table in PRIVATE:
            continue
        pointing = [key for key in table.foreign_keys if key.column.table in behind]
        if not pointing:
            found.before.append(table)
        elif any(key.column is letters.c.id and not key.parent.nullable for key in pointing):
            found.of_letter.append(table)
        else:
            found.after.append(table)
            behind.add(table)
    return found


@cache
def kept_columns() -> tuple[str, ...]:
    """Columns of `letters` that no analysis tells.

    Examples
    --------
    >>> kept_columns()
    ('id', 'version', 'added_at', 'changed_at')
    """
    empty = Analysis(source=SourceInfo(path="", sha256="", media_type=""), text="", letter=Letter())
    told = {*rows_of(empty).head, "issuer_id"}
    return tuple(column.name for column in letters.columns if column.name not in told)


class _Letter(NamedTuple):
    """A letter, and its other rows by table."""

    row: Row
    rows: dict[Table, list[Row]]


class Rebuilt:
    """A library that is being restored.

    Parameters
    ----------
    connection : Connection
        In a transaction of the writer.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers = Numbers()
        self._letters: list[_Letter] = []
        self._table: Table = meta
        self._rows: list[Row] = []
        # what an empty library says of itself was said by the version that made it
        self._own = set(connection.scalars(select(meta.c.key)))

    def take(self, table: Table, row: Row) -> None:
        """Take the next row; those of a letter follow the letter.

        Parameters
        ----------
        table : Table
        row : dict
            Its record, where it has one, as JSON.

        Raises
        ------
        KeyError
        ValueError
            Where it belongs to no letter, or holds no analysis.
        """
        if table is letters:
            if self._rows or len(self._letters) >= _LETTERS:
                self.flush()
            self._letters.append(_Letter(row, {}))
        elif table in SHOWN or table in parts().of_letter:
            if not self._letters or row["letter_id"] != self._letters[-1].row["id"]:
                raise ValueError("belongs to no letter before it")
            if table is versions:
                row["record"] = Analysis.model_validate(row["record"])
            self._letters[-1].rows.setdefault(table, []).append(row)
        elif table is not meta or row["key"] not in self._own:
            if self._letters or table is not self._table or len(self._rows) >= _ROWS:
                self.flush()
            self._table = table
            self._rows.append(row)

    def flush(self) -> None:
        """Write what waits."""
        if self._rows:
            self._connection.execute(self._table.insert(), self._rows)
        if self._letters:
            self._write(self._letters)
        self._rows, self._letters = [], []

    def _write(self, waiting: Sequence[_Letter]) -> None:
        connection = self._connection
        names = self._names(waiting)
        add(connection, self._numbers, [_shown(letter, names) for letter in waiting], "")
        connection.execute(
            update(letters)
            .where(letters.c.id == bindparam("old_id"))
            .values({name: bindparam(f"old_{name}") for name in kept_columns()[1:]}),
            [{f"old_{name}": letter.row[name] for name in kept_columns()} for letter in waiting],
        )
        for table in parts().of_letter:
            rows = [row for letter in waiting for row in letter.rows.get(table, ())]
            if table is versions:
                rows = [row | {"record": packed(row["record"])} for row in rows]
            if rows:
                connection.execute(table.insert(), rows)
        links = [row for letter in waiting for row in letter.rows.get(citations, ())]
        if links:
            connection.execute(_LINK, [{f"old_{name}": value for name, value in row.items()} for row in links])

    def _names(self, waiting: Sequence[_Letter]) -> dict[int | None, str | None]:
        """Names of the bodies that have to act, by number."""
        wanted = {row["body_id"] for letter in waiting for row in letter.rows.get(deadline_bodies, ())} - {None}
        found: dict[int | None, str | None] = {None: None}
        for i in range(0, len(wanted), _ROWS):
            query = select(bodies.c.id, bodies.c.name).where(bodies.c.id.in_(sorted(wanted)[i : i + _ROWS]))
            found.update((row.id, row.name) for row in self._connection.execute(query))
        return found


_c: Final = citations.c
_LINK: Final = (
    update(citations)
    .where(and_(_c.letter_id == bindparam("old_letter_id"), _c.id == bindparam("old_id")))
    .values(
        document_id=bindparam("old_document_id"),
        cited_id=bindparam("old_cited_id"),
        candidates=bindparam("old_candidates"),
        inferred=True,
        linked=True,
    )
)


def _shown(letter: _Letter, names: dict[int | None, str | None]) -> Shown:
    """What is shown of a letter, as `writer.show` makes it, with the identities that its deadlines had."""
    number, version = letter.row["id"], letter.row["version"]
    record = next((row["record"] for row in letter.rows.get(versions, ()) if row["version"] == version), None)
    if record is None:
        raise ValueError(f"letter {number} has no version {version}")
    entries: dict[str, dict[str | None, str]] = {}
    for row in letter.rows.get(deadline_bodies, ()):
        entries.setdefault(row["deadline_id"], {})[names[row["body_id"]]] = row["uid"]
    uids = {row["id"]: Uids(row["uid"], entries.get(row["id"], {})) for row in letter.rows.get(deadlines, ())}
    said = [correction_of(row) for row in letter.rows.get(corrections, ()) if not row["withdrawn"]]
    applied = apply(dated(record, said), sorted(said), uids)
    return Shown(number, version, rows_of(applied.analysis, uids, applied.dismissed), indexed(applied.analysis.text))
