"""Undated citations linked over the letters of a library: what one letter leaves open, another may tell.

A new letter may tell it of older ones too, so all are looked at again after letters came in; the order in which
letters came in changes nothing.
"""

import json
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select, update

from ..resolution.across import series_of_documents, told_by_others
from ..resolution.urn import parse_urn
from .schema import citations, corrections, documents, letters


def link(connection: Connection) -> int:
    """Say of each undated citation which document is meant, where the library tells it.

    Parameters
    ----------
    connection : Connection
        In a transaction of the writer.

    Returns
    -------
    int
        How many citations have been linked anew, or otherwise than before.
    """
    undated, dated = documents.alias("undated"), documents.alias("dated")
    same = and_(dated.c.symbol_key == undated.c.symbol_key, dated.c.body == undated.c.body)
    query = select(dated.c.urn, dated.c.id).join(undated, same).distinct()
    # what is gone from the library tells nothing
    stated = or_(
        exists().where(citations.c.document_id == dated.c.id, ~citations.c.linked),
        exists().where(letters.c.urn == dated.c.urn),
    )
    told = connection.execute(query.where(undated.c.date.is_(None), dated.c.date.is_not(None), stated))
    numbers = {urn: number for urn, number in told}  # noqa: C416 - a row is no pair to mypy
    known = series_of_documents(numbers)
    c = citations.c
    cited = func.coalesce(c.cited_id, c.document_id)
    open_ones = (
        select(c.letter_id, c.id, c.document_id, c.candidates, c.linked, c.key, c.name, undated.c.urn, letters.c.date)
        .add_columns(cited.label("cited"), c.date.label("cited_date"))
        .join(undated, undated.c.id == cited)
        .join(letters, letters.c.id == c.letter_id)
        .where(undated.c.date.is_(None), undated.c.symbol_key.is_not(None))
    )
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
    return len(changes)


def _change(row: Any, document: int, cited: int | None, candidates: str) -> dict[str, Any]:
    linked = cited is not None
    return {
        "l": row.letter_id, "i": row.id, "to": document, "cited": cited, "others": candidates, "linked_now": linked,
    }  # fmt: skip
