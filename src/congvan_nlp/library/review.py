"""What a person should look at: where the library is not sure, and where it knows that something is wrong."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select, tuple_

from .entered import entered_days
from .filters import Filter, conditions
from .parts import parts
from .schema import citations, corrections, deadlines, files, letters, versions
from .shown import corrected

Kind = Literal["deadline", "citation", "letter", "files", "correction", "file"]


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


class Lot(NamedTuple):
    """What is to be looked at of one kind.

    Attributes
    ----------
    kind : str
    total : int
        How many there are.
    items : list of Item
        The first ones.
    """

    kind: Kind
    total: int
    items: list[Item]


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
    for lot in lots(connection, of):
        yield from lot.items


def lots(connection: Connection, of: Filter | None = None, shown: int | None = None) -> Iterator[Lot]:
    """As `to_review`, by kind, with some of each: the database counts the others.

    Parameters
    ----------
    connection : Connection
    of : Filter, optional
        Which letters.
    shown : int, optional
        How many items of a kind are made; by default all.

    Yields
    ------
    Lot
        Kinds without any are left out.
    """
    limits = conditions(of or Filter())
    shared = select(letters.c.number).where(letters.c.number_key.in_(_shared_numbers()))
    several = frozenset(connection.scalars(shared))
    # in this order of weight: a missed deadline costs most
    for source in (_deadlines, _files_that_differ, _lost_corrections, _letters, _citations, _failed):
        if lot := source(connection, limits, several, shown):
            yield lot


_Limits = list[ColumnElement[bool]]
_Several = frozenset[str]
_NO_FIELD: Final = {"number": "không rõ số, ký hiệu", "date": "không rõ ngày", "issuer": "không rõ cơ quan ban hành"}
#: Clocks of the machines that write one library differ by less.
_SAME_TIME: Final = dt.timedelta(hours=1)


def _lot(
    connection: Connection, kind: Kind, query: Select[Any], item: Callable[[Any], Item], shown: int | None
) -> Lot | None:
    items = [item(row) for row in connection.execute(query.limit(shown))]
    total = len(items)
    if shown is not None and total == shown:
        total = connection.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    return Lot(kind, total, items) if items else None


def _deadlines(connection: Connection, limits: _Limits, several: _Several, shown: int | None) -> Lot | None:
    d = deadlines.c
    quote = func.substr(letters.c.text, d.sentence_start + 1, d.sentence_end - d.sentence_start)
    query = (
        select(d.letter_id, d.id, letters.c.number, d.review_reasons, quote.label("quote"))
        .join(letters, letters.c.id == d.letter_id)
        .where(d.needs_review, ~d.dismissed, *limits)
        .order_by(letters.c.sort_key, d.letter_id, d.span_start, d.id)
    )
    # what these waited for is known
    known = [(letter, id) for letter, days in entered_days(connection).items() for id in days]
    queries = [query.where(tuple_(d.letter_id, d.id).in_(some)) for some in parts(known)]
    done = {(row.letter_id, row.id) for some in queries for row in connection.execute(some)}

    def item(row: Any) -> Item:
        why = "; ".join(json.loads(row.review_reasons))
        return Item("deadline", row.letter_id, _name(row.letter_id, row.number, several, row.id), why, row.quote)

    lot = _lot(connection, "deadline", query, item, None if shown is None else shown + len(done))
    if lot is None or not done:
        return lot
    left = [row for row in lot.items if (row.letter, row.id.rpartition(":")[2]) not in done]
    return Lot("deadline", lot.total - len(done), left[:shown]) if left else None


def _files_that_differ(connection: Connection, limits: _Limits, several: _Several, shown: int | None) -> Lot | None:
    """Letters whose files, as they stand now, set different days."""
    present = (
        select(versions.c.letter_id, versions.c.days, files.c.path)
        .join(files, (files.c.letter_id == versions.c.letter_id) & (files.c.sha256 == versions.c.sha256))
        .where(files.c.state == "read")
        .subquery()
    )
    one, other = func.min(present.c.path).label("one"), func.max(present.c.path).label("other")
    query = (
        select(present.c.letter_id, letters.c.number, one, other)
        .join(letters, letters.c.id == present.c.letter_id)
        .where(*limits)
        .group_by(present.c.letter_id, letters.c.number)
        .having(func.count(present.c.days.distinct()) > 1)
        .order_by(present.c.letter_id)
    )

    def item(row: Any) -> Item:
        why = f"hạn trong các bản khác nhau: {row.one}; {row.other}"
        return Item("files", row.letter_id, _name(row.letter_id, row.number, several), why)

    return _lot(connection, "files", query, item, shown)


def _lost_corrections(connection: Connection, limits: _Limits, several: _Several, shown: int | None) -> Lot | None:
    """Corrections whose place is gone, which takes a reading that came behind them."""
    c, v = corrections.c, versions.c
    query = (
        select(letters.c.id, letters.c.number, func.min(c.said_at).label("said_at"), v.added_at)
        .join(corrections, c.letter_id == letters.c.id)
        .join(versions, (v.letter_id == letters.c.id) & (v.version == letters.c.version))
        .where(~c.withdrawn, *limits)
        .group_by(letters.c.id, letters.c.number, letters.c.sort_key, v.added_at)
        .order_by(letters.c.sort_key, letters.c.id)
    )
    items = []
    for letter, number, said, added in connection.execute(query).all():
        if dt.datetime.fromisoformat(said) > dt.datetime.fromisoformat(added) + _SAME_TIME:
            continue
        for lost in corrected(connection, letter).lost:
            value = json.dumps(lost.value, ensure_ascii=False)
            why = f"{lost.author} đã ghi {lost.field} = {value}, nhưng bản mới không còn chỗ này"
            items.append(Item("correction", letter, _name(letter, number, several), why, lost.shown_as))
    return Lot("correction", len(items), items[:shown]) if items else None


def _letters(connection: Connection, limits: _Limits, several: _Several, shown: int | None) -> Lot | None:
    c = letters.c
    unknown = or_(c.number.is_(None), c.date.is_(None), c.issuer.is_(None))
    sure = select(corrections.c.letter_id).where(
        ~corrections.c.withdrawn, corrections.c.part == "letter", corrections.c.field == "confirmed"
    )
    begin = func.substr(c.text, 1, 200).label("begin")
    query = select(c.id, c.number, c.date, c.issuer, begin).where(unknown, ~c.id.in_(sure), *limits)

    def item(row: Any) -> Item:
        missing = [said for name, said in _NO_FIELD.items() if row._mapping[name] is None]
        return Item("letter", row.id, _name(row.id, row.number, several), "; ".join(missing), row.begin)

    return _lot(connection, "letter", query.order_by(c.sort_key, c.id), item, shown)


def _citations(connection: Connection, limits: _Limits, several: _Several, shown: int | None) -> Lot | None:
    c = citations.c
    query = (
        select(c.letter_id, c.id, letters.c.number, c.name, c.candidates)
        .join(letters, letters.c.id == c.letter_id)
        .where(c.candidates != "[]", *limits)
        .order_by(letters.c.sort_key, c.letter_id, c.id)
    )

    def item(row: Any) -> Item:
        why = f"có thể là {len(json.loads(row.candidates))} văn bản khác"
        return Item("citation", row.letter_id, _name(row.letter_id, row.number, several, row.id), why, row.name)

    return _lot(connection, "citation", query, item, shown)


def _failed(connection: Connection, limits: _Limits, several: _Several, shown: int | None) -> Lot | None:
    """Files that could not be read; they are of no letter that could be asked for."""
    if limits:
        return None
    query = select(files.c.letter_id, files.c.path, files.c.reason).where(files.c.state == "failed")
    return _lot(
        connection,
        "file",
        query.order_by(files.c.path),
        lambda row: Item("file", row[0], row.path, row.reason or ""),
        shown,
    )


def _shared_numbers() -> Select[Any]:
    c = letters.c
    return select(c.number_key).where(c.number_key.is_not(None)).group_by(c.number_key).having(func.count() > 1)


def _name(letter: int, number: str | None, several: frozenset[str], id: str = "") -> str:
    """What commands take: by number where it has one of its own."""
    name = number if number and number not in several else str(letter)
    return f"{name}:{id}" if id else name
