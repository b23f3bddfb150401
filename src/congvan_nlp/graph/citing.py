"""Who cites a document: letters, over time, and what they cite beside it; and what is cited but not in the library."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, and_, func, select

from ..knowledge.register import Register, builtin
from ..library.parts import parts
from ..library.schema import citations, documents, letters, mentions
from .build import level_of
from .names import Document, document, documents_of, letters_of
from .streams import words_of


class Citing(NamedTuple):
    """A letter that cites a document.

    Attributes
    ----------
    letter : int
    number, issuer, date, subject : str or None
    relation : str
        The strongest one.
    pinpoints : tuple of str
    mentions : int
    start, end : int
        The words that tell the relation.
    quote : str
    inferred : bool
        The letter alone does not tell which document is meant.
    """

    letter: int
    number: str | None
    issuer: str | None
    date: str | None
    subject: str | None
    relation: str
    pinpoints: tuple[str, ...]
    mentions: int
    start: int
    end: int
    quote: str
    inferred: bool


class Counted(NamedTuple):
    """A document, and how many letters cite it.

    Attributes
    ----------
    document : Document
    level : str or None
    letters : int
    share : float
        Of the letters that could, 0 to 1.
    """

    document: Document
    level: str | None
    letters: int
    share: float


class Moment(NamedTuple):
    """A month in which letters cite a document, or a day on which something became of it.

    Attributes
    ----------
    date : str
        "2021-11", or a day.
    what : str
        "cited"; by the register "issued", "effective", "ended", "replaced", "amended".
    letters : int
        That cite it in that month.
    told : str
        First of these letters; the document that replaces or amends it.
    """

    date: str
    what: str
    letters: int
    told: str


def cited_by(connection: Connection, name: str) -> Iterator[Citing]:
    """Letters that cite a document, newest first.

    Parameters
    ----------
    connection : Connection
    name : str
        As of `names.document`.

    Yields
    ------
    Citing

    Raises
    ------
    NotFound
        At once, where the name is none of a document, or of several.
    """
    return _citing(connection, document(connection, name).id)


def _citing(connection: Connection, id: int) -> Iterator[Citing]:
    c, m, x = citations.c, mentions.c, letters.c
    query = (
        select(c.letter_id, x.number, x.issuer, x.date, x.subject, c.relation, c.inferred)
        .add_columns(m.relation, m.pinpoint, m.span_start, m.span_end, words_of(m))
        .join(mentions, and_(m.letter_id == c.letter_id, m.citation_id == c.id))
        .join(letters, x.id == c.letter_id)
        .where(c.document_id == id, c.letter_id.not_in(letters_of(connection, [id])))  # no letter cites itself
        .order_by(x.date.is_(None), x.date.desc(), c.letter_id.desc(), c.id, m.span_start)
    )
    found: Citing | None = None
    for (
        letter,
        number,
        issuer,
        date,
        subject,
        relation,
        inferred,
        own,
        pinpoint,
        start,
        end,
        quote,
    ) in connection.execute(query):
        if found and found.letter != letter:
            yield found
            found = None
        pins = (pinpoint,) if pinpoint else ()
        if found is None:
            told = (relation, pins, 1, start, end, quote, bool(inferred))
            found, sure = Citing(letter, number, issuer, date, subject, *told), own == relation
            continue
        pins = tuple(dict.fromkeys((*found.pinpoints, *pins)))
        found = found._replace(pinpoints=pins, mentions=found.mentions + 1)
        if found.relation == "refers" != relation:  # of two citations that mean one document
            found, sure = found._replace(relation=relation, inferred=bool(inferred)), False
        if own == found.relation and not sure:
            found, sure = found._replace(start=start, end=end, quote=quote), True
    if found:
        yield found


def co_cited(connection: Connection, name: str, limit: int | None = 20) -> list[Counted]:
    """Documents that the letters which cite one cite beside it, the most frequent first.

    Parameters
    ----------
    connection : Connection
    name : str
        As of `names.document`.
    limit : int or None, optional

    Returns
    -------
    list of Counted
        `share` is of the letters that cite the first one.

    Raises
    ------
    NotFound
        Where the name is none of a document, or of several.
    """
    one, other = citations.alias("one"), citations.alias("other")
    id = document(connection, name).id
    here = and_(other.c.letter_id == one.c.letter_id, other.c.document_id != id)
    count = func.count(other.c.letter_id.distinct())
    query = select(other.c.document_id, count).join(other, here).where(one.c.document_id == id)
    of = connection.scalar(select(func.count(one.c.letter_id.distinct())).where(one.c.document_id == id)) or 0
    rows = connection.execute(
        query.group_by(other.c.document_id).order_by(count.desc(), other.c.document_id).limit(limit)
    )
    return _counted(connection, [(row[0], row[1]) for row in rows], of)


def gaps(connection: Connection, limit: int | None = 20) -> list[Counted]:
    """Documents that letters cite but the library does not hold, the most cited first.

    Parameters
    ----------
    connection : Connection
    limit : int or None, optional

    Returns
    -------
    list of Counted
        `share` is of all letters.
    """
    c = citations.c
    count = func.count(c.letter_id.distinct())
    held = select(letters.c.urn).where(letters.c.urn.is_not(None))
    query = (
        select(c.document_id, count)
        .join(documents, documents.c.id == c.document_id)
        .where(documents.c.urn.not_in(held))
        .group_by(c.document_id)
        .order_by(count.desc(), c.document_id)
    )
    of = connection.scalar(select(func.count()).select_from(letters)) or 0
    return _counted(connection, [(row[0], row[1]) for row in connection.execute(query.limit(limit))], of)


def timeline(connection: Connection, name: str, register: Register | None = None) -> list[Moment]:
    """When a document was issued, cited, amended and replaced.

    Parameters
    ----------
    connection : Connection
    name : str
        As of `names.document`.
    register : Register, optional
        That knows what became of it; by default the one that comes with the library.

    Returns
    -------
    list of Moment
        By date; letters without a date are not told.

    Raises
    ------
    NotFound
        Where the name is none of a document, or of several.
    """
    meant = document(connection, name)
    month, c = func.substr(letters.c.date, 1, 7), letters.c
    query = (
        select(month, func.count(c.id.distinct()), func.min(c.sort_key))
        .join(citations, citations.c.letter_id == c.id)
        .where(citations.c.document_id == meant.id, c.date.is_not(None))
        .group_by(month)
    )
    months = connection.execute(query).all()
    keys = [first for _, _, first in months]
    numbers: dict[str, str | None] = {}
    for some in parts(keys):
        firsts = select(c.sort_key, c.number).where(c.sort_key.in_(some))
        numbers |= {key: number for key, number in connection.execute(firsts)}  # noqa: C416 - a row is no pair to mypy
    found = [Moment(day, "cited", count, numbers[first] or "") for day, count, first in months]
    row = connection.scalar(select(documents.c.register_row).where(documents.c.id == meant.id))
    known = (register or builtin()).get(row) if row else None
    if meant.date:
        found.append(Moment(meant.date, "issued", 0, meant.label))
    if known:
        rows = register or builtin()
        found += [Moment(known.effective, "effective", 0, "")] if known.effective else []
        if known.ended:
            after = rows.successors(known)  # what became of these themselves is told of them
            found.append(Moment(known.ended, known.end_kind or "ended", 0, after[-1].ref if after else ""))
        found += [Moment(ref.partition("@")[2], "amended", 0, ref) for ref in known.amended_by]
    return sorted(found, key=lambda one: (one.date, one.what))


def _counted(connection: Connection, rows: list[tuple[int, int]], of: int) -> list[Counted]:
    known = documents_of(connection, (id for id, _ in rows))
    return [Counted(known[id], level_of(known[id].urn), count, count / of if of else 0.0) for id, count in rows]
