"""What a person should look at: where the library is not sure, and where it knows that something is wrong."""

import json
from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from .entered import entered_days
from .filters import Filter, conditions
from .schema import citations, corrections, deadlines, files, letters, versions
from .shown import corrected

Kind = Literal["deadline", "citation", "letter", "files", "correction", "file"]
#: In this order of weight: a missed deadline costs most.
KINDS: Final[tuple[Kind, ...]] = ("deadline", "files", "correction", "letter", "citation", "file")


class Item(NamedTuple):
    """One thing to look at.

    Attributes
    ----------
    kind : str
        A "deadline" that is not sure; "files" of one letter that disagree on its deadlines; a "correction" whose place
        is gone; a "letter" without number, date or issuer; a "citation" that may mean several documents; a "file"
        that could not be read.
    letter : int or None
        Its number in the library.
    id : str
        What `congvan correct` takes: "298-CV/TU:t3"; the path of a file.
    why : str
        Reasons, in Vietnamese, or the reason of the reader.
    quote : str
        The words of the letter.
    """

    kind: Kind
    letter: int | None
    id: str
    why: str
    quote: str = ""


def to_review(connection: Connection, of: Filter | None = None) -> Iterator[Item]:
    """List what a person should look at.

    Parameters
    ----------
    connection : Connection
    of : Filter, optional
        Which letters.

    Yields
    ------
    Item
        By kind, deadlines first, in each by letter.
    """
    limits = conditions(of or Filter())
    shared = select(letters.c.number).where(letters.c.number_key.in_(_shared_numbers()))
    several = frozenset(connection.scalars(shared))
    yield from _deadlines(connection, limits, several)
    yield from _files_that_differ(connection, limits, several)
    yield from _lost_corrections(connection, limits, several)
    yield from _letters(connection, limits, several)
    yield from _citations(connection, limits, several)
    if not limits:
        yield from _failed(connection)


_Limits = list[ColumnElement[bool]]
_NO_FIELD: Final = {"number": "không rõ số, ký hiệu", "date": "không rõ ngày", "issuer": "không rõ cơ quan ban hành"}


def _deadlines(connection: Connection, limits: _Limits, several: frozenset[str]) -> Iterator[Item]:
    d = deadlines.c
    quote = func.substr(letters.c.text, d.sentence_start + 1, d.sentence_end - d.sentence_start)
    query = (
        select(d.letter_id, d.id, letters.c.number, d.review_reasons, quote)
        .join(letters, letters.c.id == d.letter_id)
        .where(d.needs_review, ~d.dismissed, *limits)
        .order_by(letters.c.sort_key, d.letter_id, d.span_start, d.id)
    )
    days = entered_days(connection)
    for letter, id, number, reasons, words in connection.execute(query):
        if id in days.get(letter, {}):  # what it waited for is known
            continue
        yield Item("deadline", letter, _name(letter, number, several, id), "; ".join(json.loads(reasons)), words)


def _files_that_differ(connection: Connection, limits: _Limits, several: frozenset[str]) -> Iterator[Item]:
    """Letters whose files, as they stand now, set different days."""
    present = (
        select(versions.c.letter_id, versions.c.days, files.c.path)
        .join(files, (files.c.letter_id == versions.c.letter_id) & (files.c.sha256 == versions.c.sha256))
        .where(files.c.state == "read")
        .subquery()
    )
    differing = (
        select(present.c.letter_id, letters.c.number, func.min(present.c.path), func.max(present.c.path))
        .join(letters, letters.c.id == present.c.letter_id)
        .where(*limits)
        .group_by(present.c.letter_id, letters.c.number)
        .having(func.count(present.c.days.distinct()) > 1)
        .order_by(present.c.letter_id)
    )
    for letter, number, one, other in connection.execute(differing):
        yield Item("files", letter, _name(letter, number, several), f"hạn trong các bản khác nhau: {one}; {other}")


def _lost_corrections(connection: Connection, limits: _Limits, several: frozenset[str]) -> Iterator[Item]:
    query = (
        select(letters.c.id, letters.c.number)
        .where(letters.c.id.in_(select(corrections.c.letter_id).where(~corrections.c.withdrawn)), *limits)
        .order_by(letters.c.sort_key, letters.c.id)
    )
    for letter, number in connection.execute(query).all():
        for lost in corrected(connection, letter).lost:
            value = json.dumps(lost.value, ensure_ascii=False)
            why = f"{lost.author} đã ghi {lost.field} = {value}, nhưng bản mới không còn chỗ này"
            yield Item("correction", letter, _name(letter, number, several), why, lost.shown_as)


def _letters(connection: Connection, limits: _Limits, several: frozenset[str]) -> Iterator[Item]:
    c = letters.c
    unknown = or_(c.number.is_(None), c.date.is_(None), c.issuer.is_(None))
    sure = select(corrections.c.letter_id).where(
        ~corrections.c.withdrawn, corrections.c.part == "letter", corrections.c.field == "confirmed"
    )
    query = select(c.id, c.number, c.date, c.issuer, func.substr(c.text, 1, 200)).where(
        unknown, ~c.id.in_(sure), *limits
    )
    for row in connection.execute(query.order_by(c.sort_key, c.id)):
        missing = [said for name, said in _NO_FIELD.items() if row._mapping[name] is None]
        yield Item("letter", row.id, _name(row.id, row.number, several), "; ".join(missing), row[4])


def _citations(connection: Connection, limits: _Limits, several: frozenset[str]) -> Iterator[Item]:
    c = citations.c
    query = (
        select(c.letter_id, c.id, letters.c.number, c.name, c.candidates)
        .join(letters, letters.c.id == c.letter_id)
        .where(c.candidates != "[]", *limits)
        .order_by(letters.c.sort_key, c.letter_id, c.id)
    )
    for letter, id, number, name, candidates in connection.execute(query):
        why = f"có thể là {len(json.loads(candidates))} văn bản khác"
        yield Item("citation", letter, _name(letter, number, several, id), why, name)


def _failed(connection: Connection) -> Iterator[Item]:
    query = select(files.c.letter_id, files.c.path, files.c.reason).where(files.c.state == "failed")
    for letter, path, reason in connection.execute(query.order_by(files.c.path)):
        yield Item("file", letter, path, reason or "")


def _shared_numbers() -> Select[Any]:
    c = letters.c
    return select(c.number_key).where(c.number_key.is_not(None)).group_by(c.number_key).having(func.count() > 1)


def _name(letter: int, number: str | None, several: frozenset[str], id: str = "") -> str:
    """What commands take: by number where it has one of its own."""
    name = number if number and number not in several else str(letter)
    return f"{name}:{id}" if id else name
