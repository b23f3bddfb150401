"""Numbers of the rows that letters share: bodies and documents, found or made, a batch at a time."""

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select

from .parts import parts
from .rows import BodyRow, DocumentRow
from .schema import bodies, documents

#: So many are remembered between batches; the memory of a writer must not grow with its library.
_REMEMBERED = 50_000


class Numbers:
    """Numbers of bodies and documents, those used last remembered.

    A transaction that is taken back takes its numbers along: then call `forget`.
    """

    def __init__(self) -> None:
        self._bodies: OrderedDict[Hashable, int] = OrderedDict()
        self._documents: OrderedDict[Hashable, int] = OrderedDict()

    def forget(self) -> None:
        """Remember nothing."""
        self._bodies.clear()
        self._documents.clear()

    def of_bodies(self, connection: Connection, rows: Iterable[BodyRow]) -> dict[Hashable, int]:
        """Numbers by name and urn; bodies that are new are added."""
        wanted = {(row.name, row.urn): row for row in rows}
        return _numbers(connection, bodies, (bodies.c.name, bodies.c.urn), self._bodies, wanted)

    def of_documents(self, connection: Connection, rows: Iterable[DocumentRow]) -> dict[Hashable, int]:
        """Numbers by urn; documents that are new are added."""
        wanted = {(row.urn,): row for row in rows}
        return _numbers(connection, documents, (documents.c.urn,), self._documents, wanted)


def _numbers(
    connection: Connection,
    table: Table,
    columns: tuple[Column[Any], ...],
    remembered: OrderedDict[Hashable, int],
    wanted: dict[tuple[Any, ...], Any],
) -> dict[Hashable, int]:
    found: dict[Hashable, int] = {}
    for known in wanted:
        if known in remembered:
            remembered.move_to_end(known)
            found[known] = remembered[known]
    missing = sorted({known[0] for known in wanted if known not in found})
    for some in parts(missing):
        query = select(table.c.id, *columns).where(columns[0].in_(some))
        for number, *values in connection.execute(query):
            if tuple(values) in wanted:
                found[tuple(values)] = number
    new = [known for known in wanted if known not in found]
    if new:
        last = connection.scalar(select(func.max(table.c.id))) or 0
        added = [{"id": n, **wanted[known]._asdict()} for n, known in enumerate(new, last + 1)]
        connection.execute(table.insert(), added)
        found.update((known, row["id"]) for known, row in zip(new, added, strict=True))
    remembered.update(found)
    while len(remembered) > _REMEMBERED:
        remembered.popitem(last=False)
    return found
