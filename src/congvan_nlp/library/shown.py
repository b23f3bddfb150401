"""Letters as every output shows them: what was extracted, what people said and entered, and what other letters tell."""

import json
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, and_, select

from ..records.analysis import Analysis, DocumentIdentity
from .corrections import Applied, apply, dated
from .entered import entered_days, with_entered_days
from .kept import all_corrections, corrections_of, uids_of
from .packing import unpacked
from .schema import citations, documents, letters, versions


def shown(connection: Connection, letter: int) -> Analysis:
    """A letter as every output shows it.

    Parameters
    ----------
    connection : Connection
    letter : int

    Returns
    -------
    Analysis

    Raises
    ------
    KeyError
        Where there is no such letter.
    """
    for analysis in shown_many(connection, [letter]):
        return analysis
    raise KeyError(letter)


def shown_many(connection: Connection, numbers: Sequence[int]) -> Iterator[Analysis]:
    """Letters of these numbers, in this order, in a few queries; those that are not there are passed over."""
    records = _records(connection, numbers)
    said = all_corrections(connection, numbers)
    uids = uids_of(connection, list(said))
    links = _links(connection, numbers)
    days = entered_days(connection, numbers)
    for number in numbers:
        if number in records:
            analysis = unpacked(records[number])
            if number in said:
                analysis = apply(dated(analysis, said[number]), said[number], uids.get(number, {})).shown
            yield with_entered_days(_with_links(analysis, links.get(number, {})), days.get(number, {}))


def extracted(connection: Connection, letter: int) -> Analysis:
    """A letter as it was extracted, without anything that people said.

    Raises
    ------
    KeyError
        Where there is no such letter.
    """
    return unpacked(_records(connection, [letter])[letter])


def corrected(connection: Connection, letter: int) -> Applied:
    """A letter with its corrections, and those that find their place no more.

    Raises
    ------
    KeyError
        Where there is no such letter.
    """
    said = corrections_of(connection, letter)
    analysis = dated(extracted(connection, letter), said)
    return apply(analysis, said, uids_of(connection, [letter]).get(letter, {})) if said else Applied(analysis)


def linked(connection: Connection, letter: int, analysis: Analysis) -> Analysis:
    """Put in which document an undated citation means, where another letter of the library told it."""
    return _with_links(analysis, _links(connection, [letter]).get(letter, {}))


def _with_links(analysis: Analysis, told: Mapping[str, DocumentIdentity]) -> Analysis:
    if not told:
        return analysis
    cited = (c.model_copy(update={"document": told[c.id]}) if c.id in told else c for c in analysis.citations)
    return analysis.model_copy(update={"citations": tuple(cited)})


def _records(connection: Connection, numbers: Sequence[int]) -> dict[int, bytes]:
    here = and_(versions.c.letter_id == letters.c.id, versions.c.version == letters.c.version)
    query = select(letters.c.id, versions.c.record).join(versions, here).where(letters.c.id.in_(numbers))
    return {row.id: row.record for row in connection.execute(query)}


def _links(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, DocumentIdentity]]:
    """Which documents undated citations mean, as other letters told it."""
    c = citations.c
    query = (
        select(c.letter_id, c.id, documents.c.urn, c.candidates)
        .join(documents, documents.c.id == c.document_id)
        .where(c.letter_id.in_(numbers), c.linked)
    )
    found: dict[int, dict[str, DocumentIdentity]] = {}
    for number, id, urn, candidates in connection.execute(query):
        identity = DocumentIdentity(id=urn, inferred=True, candidates=tuple(json.loads(candidates)))
        found.setdefault(number, {})[id] = identity
    return found
