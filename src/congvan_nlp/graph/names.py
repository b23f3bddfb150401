"""What people call documents, looked up in a library: a symbol, with its day where several bear it, an identifier, a name."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, exists, false, or_, select

from ..folding import key
from ..knowledge.register import folded_symbol
from ..library.filters import letters_called
from ..library.parts import parts
from ..library.schema import citations, documents, letters

#: "132-QĐ/TW", or with its day "132-QĐ/TW@2018-03-08".
_NAME: Final = re.compile(r"(?P<symbol>[^@]+?)\s*(?:@\s*(?P<date>\d{4}-\d{2}-\d{2}))?")
_NEAR: Final = 5  # candidates that are told
_LOOKED_AT: Final = 5000


class Document(NamedTuple):
    """A document that letters cite, or a letter of the library.

    Attributes
    ----------
    id : int
        Its number in the library.
    urn : str
    symbol, date, type : str or None
    name : str
        As first cited.
    letter : int or None
        Number of the letter, where the library holds it.
    """

    id: int
    urn: str
    symbol: str | None
    date: str | None
    type: str | None
    name: str
    letter: int | None

    @property
    def label(self) -> str:
        """As people say it, with its day, which tells it from others of its symbol."""
        return (self.symbol or self.name) + (f"@{self.date}" if self.date else "")


class NotFound(LookupError):
    """No document, letter or body of this name, or several.

    Attributes
    ----------
    name : str
    candidates : list of str
        What may be meant: documents as they can be asked for, letters with their number in the library before the rest.
    several : bool
        Whether each of them bears the name; else they are near it.
    """

    def __init__(self, name: str, candidates: Iterable[str], several: bool = False) -> None:
        self.name, self.candidates, self.several = name, list(candidates), several
        told = "may be" if several else "nothing of this name; near it:"
        super().__init__(f"{name}: {told} {', '.join(self.candidates) or '-'}")


def document(connection: Connection, name: str) -> Document:
    """The document that a person means.

    Parameters
    ----------
    connection : Connection
    name : str
        Symbol, with ``@`` its day; URN:LEX; or the name of a document without a symbol.

    Returns
    -------
    Document

    Raises
    ------
    NotFound
        Where none is cited or held, or several are.
    """
    name = name.strip()
    told = _NAME.fullmatch(name)
    called, day = (told["symbol"], told["date"]) if told else (name, None)
    if name.startswith("urn:"):
        found = _found(connection, documents.c.urn == name)
    else:
        here = documents.c.symbol_key == folded_symbol(called) if folded_symbol(called) else false()
        found = _of_day(_found(connection, here), day) or _of_day(_by_name(connection, called), day)
    found = _dated(found)
    if len(found) == 1:
        return found[0]
    if found:
        labels = [one.label for one in found]
        # a label without its day is what was asked for
        plain = (one.label if one.date and labels.count(one.label) == 1 else one.urn for one in found)
        raise NotFound(name, plain, several=True)
    raise NotFound(name, _near(connection, called))


def letter(connection: Connection, name: str) -> int:
    """Number of the letter that a person means, as commands take it.

    Raises
    ------
    NotFound
        Where the library holds none, or several.
    """
    found: list[int] = list(connection.scalars(letters_called(name)))
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(name, _near_letters(connection, name))
    query = select(letters.c.id, letters.c.number, letters.c.issuer).where(letters.c.id.in_(found))
    rows = connection.execute(query.order_by(letters.c.id)).all()
    raise NotFound(name, (f"{row.id} ({row.number}, {row.issuer or '?'})" for row in rows), several=True)


def documents_of(connection: Connection, ids: Iterable[int]) -> dict[int, Document]:
    """Documents by number.

    Parameters
    ----------
    connection : Connection
    ids : iterable of int

    Returns
    -------
    dict of int to Document
    """
    numbers = sorted(set(ids))
    return {one.id: one for some in parts(numbers) for one in _documents(connection, documents.c.id.in_(some))}


def letters_of(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    """Letters of the library that are documents themselves: several may be one, where their day is not known.

    Parameters
    ----------
    connection : Connection
    ids : iterable of int
        Numbers of documents.

    Returns
    -------
    dict of int to int
        Number of the document by that of the letter.
    """
    numbers = sorted(set(ids))
    query = select(letters.c.id, documents.c.id).join(documents, documents.c.urn == letters.c.urn)
    return {
        letter: id
        for some in parts(numbers)
        for letter, id in connection.execute(query.where(documents.c.id.in_(some)))
    }


def _documents(connection: Connection, *here: ColumnElement[bool]) -> Iterator[Document]:
    d = documents.c
    held = select(letters.c.id).where(letters.c.urn == d.urn).order_by(letters.c.id).limit(1).scalar_subquery()
    query = select(d.id, d.urn, d.symbol, d.date, d.type, d.name, held).where(*here)
    for row in connection.execute(query.order_by(d.urn)):
        yield Document(*row)


def _found(connection: Connection, here: ColumnElement[bool]) -> list[Document]:
    """Of what is cited or held: a document that a letter cited once and was removed is none."""
    found = list(_documents(connection, here))
    c = citations.c.document_id
    cited = set(connection.scalars(select(c).where(c.in_([one.id for one in found])).distinct()))
    return [one for one in found if one.letter is not None or one.id in cited]


def _of_day(found: list[Document], day: str | None) -> list[Document]:
    return [one for one in found if not day or one.date == day]


def _by_name(connection: Connection, name: str) -> list[Document]:
    asked, d = key(name), documents.c
    if not asked:
        return []
    named = connection.execute(select(d.id, d.name))
    ids = [id for id, written in named if key(written) == asked]
    return [one for some in parts(ids) for one in _found(connection, d.id.in_(some))]


def _dated(found: list[Document]) -> list[Document]:
    """Of one document with its day and without it, the one with it."""
    dated = [one for one in found if one.date]
    same = {one.urn.split(":")[2:4][0] for one in found} if len(dated) == 1 else set()
    return dated if len(same) == 1 else found


def _near(connection: Connection, name: str) -> list[str]:
    """Documents of nearly this symbol: of the same number, or of the same issuer and nearly the same number."""
    symbol, d = folded_symbol(name), documents.c
    number = re.match(r"\d*", symbol)
    figures = number.group() if number else ""
    if not figures:
        return _near_names(connection, name)
    tail = symbol[len(figures) :]
    alike = or_(
        d.symbol_key.startswith(figures, autoescape=True),
        *([d.symbol_key.endswith(tail, autoescape=True)] if tail else []),
        d.symbol_key == symbol,
    )
    there = or_(exists().where(citations.c.document_id == d.id), exists().where(letters.c.urn == d.urn))
    found = {one.symbol_key: one.symbol for one in connection.execute(
        select(d.symbol_key, d.symbol).where(alike, d.symbol_key.is_not(None), there).limit(_LOOKED_AT)
    )}  # fmt: skip
    return [str(found[one]) for one in get_close_matches(symbol, list(found), _NEAR, 0.5)]


def _near_names(connection: Connection, name: str) -> list[str]:
    d = documents.c
    cited = exists().where(citations.c.document_id == d.id)
    query = select(d.name).where(d.symbol.is_(None), cited).limit(_LOOKED_AT)
    found = {key(written): written for written in connection.scalars(query)}
    return [str(found[one]) for one in get_close_matches(key(name), list(found), _NEAR, 0.6)]


def _near_letters(connection: Connection, name: str) -> list[str]:
    asked, c = key(name), letters.c
    figures = asked.split(" ")[0]
    query = select(c.number_key, c.number).where(c.number_key.startswith(figures, autoescape=True)).limit(_LOOKED_AT)
    found = {row.number_key: row.number for row in connection.execute(query)} if figures else {}
    return [str(found[one]) for one in get_close_matches(asked, list(found), _NEAR, 0.5)]
