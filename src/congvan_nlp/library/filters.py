"""Which letters are asked for: of an issuer, to or about a body, citing a document, of some days, of a type."""

import re
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Select, or_, select, union

from ..folding import key
from ..knowledge.register import folded_symbol
from ..knowledge.tables import type_names
from ..resolution.body_words import written_out
from .schema import bodies, citations, deadline_bodies, directive_bodies, documents, files, letters, recipient_bodies

#: A document as people name it: "132-QĐ/TW", or with its day "132-QĐ/TW@2018-03-08".
_KEY: Final = re.compile(r"(?P<symbol>[^@]+?)\s*(?:@\s*(?P<date>\d{4}-\d{2}-\d{2}))?")


class Filter(NamedTuple):
    """What was asked for; None is no limit.

    Attributes
    ----------
    issuer : str or None
        Part of the name of the issuer, in any spelling, abbreviations too.
    body : str or None
        Part of the name of a body that receives the letter, has to act, or is reported to.
    cites : str or None
        Symbol of a cited document, with ``@`` its day; or its URN:LEX.
    start, end : str or None
        First and last day of letters, ISO 8601.
    type : str or None
        "Công văn", "Kế hoạch" …, in any spelling.
    """

    issuer: str | None = None
    body: str | None = None
    cites: str | None = None
    start: str | None = None
    end: str | None = None
    type: str | None = None


def conditions(wanted: Filter) -> list[ColumnElement[bool]]:
    """What letters have to fulfil.

    Parameters
    ----------
    wanted : Filter

    Returns
    -------
    list of ColumnElement
        On `letters`.

    Examples
    --------
    >>> print(conditions(Filter(start="2025-01-01"))[0])
    letters.date >= :date_1
    """
    found: list[ColumnElement[bool]] = []
    if wanted.issuer:
        found.append(letters.c.issuer_id.in_(named_bodies(wanted.issuer)))
    if wanted.body:
        named = named_bodies(wanted.body)
        found.append(
            letters.c.id.in_(
                union(
                    *(
                        select(table.c.letter_id).where(table.c.body_id.in_(named))
                        for table in (recipient_bodies, directive_bodies, deadline_bodies)
                    )
                )
            )
        )
    if wanted.cites:
        found.append(letters.c.id.in_(select(citations.c.letter_id).where(_cites(wanted.cites))))
    if wanted.start:
        found.append(letters.c.date >= wanted.start)
    if wanted.end:
        found.append(letters.c.date <= wanted.end)
    if wanted.type:
        found.append(letters.c.type == type_names().get(key(wanted.type), wanted.type))
    return found


def named_bodies(name: str) -> Select[Any]:
    """Numbers of the bodies whose name holds some words, as of `calendars.selection`: "btc tỉnh ủy" is in capitals, too.

    Examples
    --------
    >>> "folded LIKE" in str(named_bodies("sở y tế"))
    True
    """
    asked = sorted({written_out(name), written_out(name.upper())})
    return select(bodies.c.id).where(or_(*(bodies.c.folded.contains(words, autoescape=True) for words in asked)))


def letters_called(name: str) -> Select[Any]:
    """Numbers of the letters that a person means: by number in the library, number and symbol, URN:LEX, or file.

    Examples
    --------
    >>> "letters.number_key" in str(letters_called("298-CV/TU"))
    True
    """
    name = name.strip()
    if name.isdecimal() and len(name) < 10:
        return select(letters.c.id).where(letters.c.id == int(name))
    if name.startswith("urn:"):
        return select(letters.c.id).where(letters.c.urn == name).order_by(letters.c.id)
    of_file = select(files.c.letter_id).where(
        or_(files.c.path == name, files.c.path.endswith(f"/{name}", autoescape=True))
    )
    called = letters.c.number_key == key(name) if key(name) else letters.c.id < 0
    if re.search(r"\.\w{1,8}$", name):
        return select(letters.c.id).where(or_(letters.c.id.in_(of_file), called)).order_by(letters.c.id)
    return select(letters.c.id).where(called).order_by(letters.c.id)


def _cites(name: str) -> ColumnElement[bool]:
    if name.startswith("urn:"):
        return citations.c.document_id.in_(select(documents.c.id).where(documents.c.urn == name))
    told = _KEY.fullmatch(name.strip())
    symbol, date = (told["symbol"], told["date"]) if told else (name, None)
    meant = select(documents.c.id).where(documents.c.symbol_key == folded_symbol(symbol))
    if date:
        meant = meant.where(documents.c.date == date)
    return citations.c.document_id.in_(meant)
