"""Undated citations linked over the letters of a library: what one letter leaves open, another may tell.

A new letter may tell it of older ones too, so those that cite a document of the same body and symbol, of one series,
are looked at again after letters came in; the order in which letters came in changes nothing.
"""

import json
from collections.abc import Collection, Sequence
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import (
    Column,
    Connection,
    ScalarSelect,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    union_all,
    update,
)

from ..resolution.across import series_of_documents, told_by_others
from ..resolution.urn import parse_urn
from .schema import citations, corrections, document_links, documents, letters, meta

_TO_LINK: Final = "to_link"
#: Symbol, folded, and body of documents.
Series = tuple[str, str]
#: Of more series than this, all are looked at: a second for 100,000 letters.
MANY: Final = 500


def to_link(connection: Connection) -> bool:
    """Whether letters came in since citations were linked."""
    return connection.scalar(select(meta.c.value).where(meta.c.key == _TO_LINK)) is not None


class ToLink:
    """Series of the letters that a run writes, to be linked at its end.

    The library keeps that it is to be done: where a run is cut off, the next one looks at everything.
    """

    def __init__(self) -> None:
        self._run = uuid4().hex
        self._series: set[Series] = set()

    def add(self, connection: Connection, series: Collection[Series]) -> None:
        """Take note of letters that were written, in their transaction."""
        if len(self._series) <= MANY:
            self._series.update(series)
        here = meta.c.key == _TO_LINK
        known = connection.scalar(select(meta.c.value).where(here))
        if known is None:
            connection.execute(meta.insert(), {"key": _TO_LINK, "value": self._run})
        elif known != self._run:
            connection.execute(update(meta).where(here).values(value="several"))

    def link(self, connection: Connection) -> int:
        """Link what is to be linked; as `link`."""
        here = meta.c.key == _TO_LINK
        known = connection.scalar(select(meta.c.value).where(here))
        if known is None:
            return 0
        connection.execute(delete(meta).where(here))
        series, self._series = self._series, set()
        return link(connection, series if known == self._run else None)


def series_of(connection: Connection, letter: int) -> set[Series]:
    """Series that a letter cites, as it is shown, and its own.

    Parameters
    ----------
    connection : Connection
    letter : int

    Returns
    -------
    set of (str, str)
    """
    d = documents.c
    cited = select(citations.c.document_id).where(citations.c.letter_id == letter)
    own = select(letters.c.urn).where(letters.c.id == letter)
    here = union_all(
        *(select(d.symbol_key, d.body).where(of_letter) for of_letter in (d.id.in_(cited), d.urn.in_(own)))
    )
    return {(symbol, body) for symbol, body in connection.execute(here) if symbol and body}


def link(connection: Connection, series: Collection[Series] | None = None) -> int:
    """Say of each undated citation which document is meant, where the library tells it.

    Parameters
    ----------
    connection : Connection
        In a transaction of the writer.
    series : collection of (str, str), optional
        Those of letters that came, changed or went; by default all of the library.

    Returns
    -------
    int
        How many citations have been linked anew, or otherwise than before.
    """
    undated, dated = documents.alias("undated"), documents.alias("dated")
    of_series = _documents_of(connection, series) if series is not None and len(series) <= MANY else None
    if of_series == []:
        return 0
    same = and_(dated.c.symbol_key == undated.c.symbol_key, dated.c.body == undated.c.body)
    query = select(dated.c.urn, dated.c.id).join(undated, same).distinct()
    # what is gone from the library tells nothing
    stated = or_(
        exists().where(citations.c.document_id == dated.c.id, ~citations.c.linked),
        exists().where(letters.c.urn == dated.c.urn),
    )
    query = query.where(undated.c.date.is_(None), dated.c.date.is_not(None), stated)
    c = citations.c
    cited = func.coalesce(c.cited_id, c.document_id)
    open_ones = (
        select(c.letter_id, c.id, c.document_id, c.candidates, c.linked, c.key, c.name, undated.c.urn, letters.c.date)
        .add_columns(cited.label("cited"), c.date.label("cited_date"))
        .join(undated, undated.c.id == cited)
        .join(letters, letters.c.id == c.letter_id)
        .where(undated.c.date.is_(None), undated.c.symbol_key.is_not(None))
    )
    if of_series is not None:
        query = query.where(undated.c.id.in_(of_series))
        open_ones = open_ones.where(c.document_id.in_(of_series))
    numbers = {urn: number for urn, number in connection.execute(query)}  # noqa: C416 - a row is no pair to mypy
    known = series_of_documents(numbers)
    said = corrections.c
    of_citations = select(said.letter_id, said.ref).where(
        said.part == "citation", said.field.in_(["confirmed", "document"]), ~said.withdrawn
    )
    sure = {(letter, ref) for letter, ref in connection.execute(of_citations)}
    changes = []
    for row in connection.execute(open_ones):
        if (row.letter_id, f"{row.key or row.name}@{row.cited_date or ''}") in sure:
            continue
        meant = told_by_others(parse_urn(row.urn), row.date, known)
        if meant is None or meant.id not in numbers:
            if row.linked:
                changes.append(_change(row, row.cited, None, "[]"))
            continue
        candidates = json.dumps(list(meant.candidates), ensure_ascii=False)
        if (row.document_id, row.candidates) != (numbers[meant.id], candidates):
            changes.append(_change(row, numbers[meant.id], row.cited, candidates))
    if changes:
        here = and_(c.letter_id == bindparam("l"), c.id == bindparam("i"))
        connection.execute(
            update(citations)
            .where(here)
            .values(
                document_id=bindparam("to"),
                cited_id=bindparam("cited"),
                candidates=bindparam("others"),
                inferred=True,
                linked=bindparam("linked_now"),
            ),
            changes,
        )
        follow_citations(connection, sorted({change["l"] for change in changes}))
    return len(changes)


def follow_citations(connection: Connection, numbers: Sequence[int] | None = None) -> None:
    """Put into `document_links` which documents the citations of some letters mean by now.

    Parameters
    ----------
    connection : Connection
        In a transaction of the writer.
    numbers : sequence of int, optional
        Letters; by default all.
    """
    k, c = document_links.c, citations.c

    def meant(id: Column[Any]) -> ScalarSelect[Any]:
        return select(c.document_id).where(c.letter_id == k.letter_id, c.id == id).scalar_subquery()

    query = update(document_links).values(document_id=meant(k.citation_id), target_id=meant(k.other_id))
    if numbers is None:
        connection.execute(query)
    for i in range(0, len(numbers or ()), MANY):
        connection.execute(query.where(k.letter_id.in_((numbers or ())[i : i + MANY])))


def _change(row: Any, document: int, cited: int | None, candidates: str) -> dict[str, Any]:
    linked = cited is not None
    return {
        "l": row.letter_id, "i": row.id, "to": document, "cited": cited, "others": candidates, "linked_now": linked,
    }  # fmt: skip


def _documents_of(connection: Connection, series: Collection[Series]) -> list[int]:
    """Documents of the series in which something is open: one without its date."""
    d = documents.c
    found: dict[Series, list[Any]] = {}
    symbols = {symbol for symbol, _ in series}
    for row in connection.execute(select(d.id, d.symbol_key, d.body, d.date).where(d.symbol_key.in_(symbols))):
        found.setdefault((row.symbol_key, row.body), []).append(row)
    return [
        row.id for one in set(series) & set(found) if any(row.date is None for row in found[one]) for row in found[one]
    ]
