"""Undated citations linked over the letters of a library: what one letter leaves open, another may tell.

A new letter may tell it of older ones too, so all are looked at again after letters came in; the order in which
letters came in changes nothing.
"""

import json

from sqlalchemy import Connection, and_, bindparam, func, select, update

from ..resolution.across import series_of_documents, told_by_others
from ..resolution.urn import parse_urn
from .schema import citations, documents, letters


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
    told = connection.execute(query.where(undated.c.date.is_(None), dated.c.date.is_not(None)))
    numbers = {urn: number for urn, number in told}  # noqa: C416 - a row is no pair to mypy
    known = series_of_documents(numbers)
    c = citations.c
    cited = func.coalesce(c.cited_id, c.document_id)
    open_ones = (
        select(c.letter_id, c.id, c.document_id, cited.label("cited"), c.candidates, undated.c.urn, letters.c.date)
        .join(undated, undated.c.id == cited)
        .join(letters, letters.c.id == c.letter_id)
        .where(undated.c.date.is_(None), undated.c.symbol_key.is_not(None))
    )
    changes = []
    for row in connection.execute(open_ones):
        meant = told_by_others(parse_urn(row.urn), row.date, known)
        if meant is None or meant.id not in numbers:
            continue
        candidates = json.dumps(list(meant.candidates), ensure_ascii=False)
        if (row.document_id, row.candidates) != (numbers[meant.id], candidates):
            changes.append(
                {"l": row.letter_id, "i": row.id, "to": numbers[meant.id], "cited": row.cited, "others": candidates}
            )
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
                linked=True,
            ),
            changes,
        )
    return len(changes)
