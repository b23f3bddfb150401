"""Questions to a library: one letter as it is shown, lists of letters, full text, figures."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, func, or_, select

from ..calendars.entries import likeness
from ..folding import key
from . import fulltext
from .entered import entered_days
from .filters import Filter, conditions, letters_called
from .schema import (
    bodies,
    citations,
    corrections,
    deadlines,
    directives,
    documents,
    files,
    letters,
    versions,
)
from .search_words import parse_query
from .snippets import Snippet, snippet


class Line(NamedTuple):
    """A letter in a list.

    Attributes
    ----------
    id : int
        Its number in the library.
    number, type, issuer, date, subject : str or None
    versions, files : int
        How many of each it has.
    deadlines : int
        How many it sets.
    """

    id: int
    number: str | None
    type: str | None
    issuer: str | None
    date: str | None
    subject: str | None
    versions: int
    files: int
    deadlines: int


class Hit(NamedTuple):
    """A letter that a search found, and the passage that says why."""

    line: Line
    snippet: Snippet


class Hits(NamedTuple):
    """A page of what a search found; `total` letters in all, or `more` than that."""

    page: list[Hit]
    total: int
    more: bool


def called(connection: Connection, name: str) -> list[int]:
    """Letters that a person means: by number in the library, number and symbol, URN:LEX, or file.

    Parameters
    ----------
    connection : Connection
    name : str

    Returns
    -------
    list of int
        Several where several letters bear one number.
    """
    return list(connection.scalars(letters_called(name)))


def alike(connection: Connection, name: str, limit: int = 8) -> list[int]:
    """Letters that may have been meant by a name that none bears: those of the same number.

    Parameters
    ----------
    connection : Connection
    name : str
        "1243", "1243-CV/TV".
    limit : int, optional

    Returns
    -------
    list of int
        Those that share most of the symbol first, of these the newest.
    """
    number = re.match(r"0*([1-9]\d*)", key(name))
    if number is None:
        return []
    c = letters.c
    forms = [number[1].zfill(width) for width in (1, 2, 3)]
    bears = or_(c.number_key.in_(forms), *(c.number_key.startswith(f"{form} ") for form in forms))
    rows = connection.execute(select(c.id, c.number_key).where(bears).order_by(c.sort_key.desc(), c.id.desc())).all()
    return [id for id, _ in sorted(rows, key=lambda row: -likeness(row.number_key, name))][:limit]


def listed(
    connection: Connection,
    wanted: Filter,
    limit: int | None = None,
    offset: int = 0,
    numbers: Sequence[int] | None = None,
    after: int | None = None,
) -> list[Line]:
    """Letters that were asked for, by date, newest first.

    Parameters
    ----------
    connection : Connection
    wanted : Filter
    limit, offset : int, optional
        The page.
    numbers : sequence of int, optional
        Only these, in this order.
    after : int, optional
        Only what stands behind this letter: the next page, however many came in before it.

    Returns
    -------
    list of Line
    """
    c = letters.c
    query = select(c.id, c.number, c.type, c.issuer, c.date, c.subject).where(*conditions(wanted))
    if numbers is None:
        if after is not None:
            last = select(c.sort_key).where(c.id == after).scalar_subquery()
            query = query.where(or_(c.sort_key < last, and_(c.sort_key == last, c.id < after)))
        query = query.order_by(c.sort_key.desc(), c.id.desc()).limit(limit).offset(offset)
    else:
        query = query.where(c.id.in_(numbers))
    found = connection.execute(query).all()
    if numbers is not None:
        place = {number: n for n, number in enumerate(numbers)}
        found = sorted(found, key=lambda row: place[row.id])
    counts = [_counts(connection, table, [row.id for row in found]) for table in (versions, files, deadlines)]
    return [Line(*row, *(count.get(row.id, 0) for count in counts)) for row in found]


def _counts(connection: Connection, table: Any, ids: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for i in range(0, len(ids), 500):
        query = select(table.c.letter_id, func.count()).where(table.c.letter_id.in_(ids[i : i + 500]))
        if table is deadlines:
            query = query.where(~deadlines.c.dismissed)
        found |= {id: count for id, count in connection.execute(query.group_by(table.c.letter_id))}  # noqa: C416
    return found


def search(connection: Connection, words: str, wanted: Filter, limit: int = 20, offset: int = 0) -> Hits:
    """Letters that hold some words, the best first, each with a passage.

    Parameters
    ----------
    connection : Connection
    words : str
        Words and "phrases"; with diacritics as they stand, without as any.
    wanted : Filter
    limit, offset : int, optional
        The page.

    Returns
    -------
    Hits
    """
    query = parse_query(words)
    limits = conditions(wanted)
    among = select(letters.c.id).where(*limits) if limits else None
    found, total = fulltext.search(connection, query, among, limit, offset)
    lines = listed(connection, Filter(), numbers=found)
    of_text = select(letters.c.id, letters.c.text).where(letters.c.id.in_(found))
    texts = {id: text for id, text in connection.execute(of_text)}  # noqa: C416 - a row is no pair to mypy
    page = [Hit(line, snippet(texts[line.id], query)) for line in lines]
    if query.mixed:  # the index cannot tell "bảo ve" from "báo về"
        page = [hit for hit in page if hit.snippet.whole]
    return Hits(page, min(total, fulltext.MOST_WEIGHED - 1), total == fulltext.MOST_WEIGHED)


def stats(connection: Connection) -> dict[str, Any]:
    """Figures of a library.

    Parameters
    ----------
    connection : Connection

    Returns
    -------
    dict
        Counts by table, states of files, first and last day of letters, deadlines that need review.
    """
    tables = (letters, versions, files, directives, deadlines, citations, documents, bodies)
    found: dict[str, Any] = {t.name: connection.scalar(select(func.count()).select_from(t)) for t in tables}
    found["deadlines"] = connection.scalar(select(func.count()).where(~deadlines.c.dismissed))
    found["corrections"] = connection.scalar(select(func.count()).where(~corrections.c.withdrawn))
    states = connection.execute(select(files.c.state, func.count()).group_by(files.c.state))
    found["file_states"] = dict(sorted((state, count) for state, count in states))
    found["first_day"], found["last_day"] = connection.execute(
        select(func.min(letters.c.date), func.max(letters.c.date))
    ).one()
    unsure = select(deadlines.c.letter_id, deadlines.c.id).where(deadlines.c.needs_review, ~deadlines.c.dismissed)
    days = entered_days(connection)
    found["to_review"] = sum(id not in days.get(letter, {}) for letter, id in connection.execute(unsure))
    types = select(letters.c.type, func.count()).group_by(letters.c.type)
    counted = sorted(((type, n) for type, n in connection.execute(types)), key=lambda row: (-row[1], row[0] or ""))
    found["types"] = {type or "": count for type, count in counted}
    return found
