"""What a person types for a field of a letter, read and checked: a correction must not bring in a mistake of its own."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, Final, get_args

from sqlalchemy import Connection, select

from ..calendars.occurrences import days_between
from ..folding import key, one_line
from ..knowledge.lookup import iso_date, look_up, split_key
from ..knowledge.register import Register, folded_symbol
from ..knowledge.tables import type_names
from ..records.analysis import DocumentIdentity, Relation
from ..resolution.documents import register_identity
from ..resolution.urn import parse_urn
from .schema import documents

_YES: Final = {"co", "dung", "x", "yes", "true", "1"}
_NO: Final = {"khong", "sai", "no", "false", "0"}
_SOME_DAY: Final = dt.date(2025, 1, 1)
_TIME: Final = re.compile(r"([01]?\d|2[0-3])\s*(?:[:hg]|giờ)\s*([0-5]\d)?")


class ValueRefused(ValueError):
    """What was typed is not what the field holds; `field` and `reason` say which and why."""

    def __init__(self, field: str, reason: str, value: str) -> None:
        super().__init__(f"{field}: {reason}: {value}")
        self.field = field
        self.reason = reason
        self.value = value


def value_of(field: str, written: str) -> Any:
    """Read a value, as JSON has it; nothing written is no value.

    Parameters
    ----------
    field : str
        As of `corrections.FIELDS`; "document" is read by `document_of`.
    written : str

    Returns
    -------
    object

    Raises
    ------
    ValueRefused
        Where it is not what the field holds.

    Examples
    --------
    >>> value_of("due", "5/9/2025"), value_of("who", "Sở Y tế; Sở Nội vụ"), value_of("inclusive", "không")
    ('2025-09-05', ['Sở Y tế', 'Sở Nội vụ'], False)
    """
    written = one_line(written)
    if field in ("who", "to", "via"):
        return [name for name in map(one_line, written.split(";")) if name]
    if not written:
        return None
    return _READERS.get(field, _words)(field, written)


def document_of(connection: Connection, register: Register, written: str, day: dt.date | None) -> dict[str, Any]:
    """Read which document a citation means: by symbol and day, name, or URN:LEX; of the register or of the library.

    Parameters
    ----------
    connection : Connection
    register : Register
    written : str
        "132-QĐ/TW@2018-03-08", "Quy định số 132-QĐ/TW ngày 08/3/2018", "urn:lex:vn:…".
    day : date or None
        Of the citing letter: whether the document was in force then.

    Returns
    -------
    dict
        Of a `DocumentIdentity`.

    Raises
    ------
    ValueRefused
        Where nothing, or more than one document, is called so.
    """
    written = one_line(written)
    if not written:
        return DocumentIdentity().model_dump(mode="json", exclude_defaults=True)
    if written.startswith("urn:lex:"):
        try:
            parse_urn(written)
        except ValueError as error:
            raise ValueRefused("document", "is no URN:LEX", written) from error
        return {"id": written}
    rows = look_up(register, written)
    if len(rows) == 1:
        return register_identity(rows[0], register, day).model_dump(mode="json", exclude_defaults=True)
    if rows:
        raise ValueRefused("document", "may be several documents", written)
    symbol, date = split_key(written)
    query = select(documents.c.urn).where(
        documents.c.symbol_key == folded_symbol(symbol), documents.c.date.is_not(None)
    )
    known = list(connection.scalars(query.where(documents.c.date.startswith(date)) if date else query))
    if len(known) == 1:
        return {"id": known[0]}
    raise ValueRefused("document", "may be several documents" if known else "is not known", written)


def _words(field: str, written: str) -> str:
    return written


def _day(field: str, written: str) -> str:
    try:
        day = iso_date(written)
    except ValueError as error:
        raise ValueRefused(field, "is no date", written) from error
    if len(day) != 10:
        raise ValueRefused(field, "is no full date", written)
    return day


def _time(field: str, written: str) -> str:
    match = _TIME.fullmatch(written)
    if match is None:
        raise ValueRefused(field, "is no time", written)
    return f"{int(match[1]):02}:{match[2] or '00'}"


def _flag(field: str, written: str) -> bool:
    folded = key(written)
    if folded not in _YES | _NO:
        raise ValueRefused(field, "is neither yes nor no", written)
    return folded in _YES


def _yes(field: str, written: str) -> bool:
    """Of what is only said where it is so; else it is taken back."""
    if not _flag(field, written):
        raise ValueRefused(field, "is no known value", written)
    return True


def _rule(field: str, written: str) -> str:
    """A rule that calendars can list."""
    rule = written.upper().removeprefix("RRULE:")
    try:
        days_between(rule, _SOME_DAY, _SOME_DAY, _SOME_DAY)
    except ValueError as error:
        raise ValueRefused(field, "is no rule of RFC 5545", written) from error
    return rule


def _relation(field: str, written: str) -> str:
    if written not in get_args(Relation):
        raise ValueRefused(field, "is no known value", written)
    return written


def _type(field: str, written: str) -> str:
    return type_names().get(key(written), written)


_READERS: Final[dict[str, Callable[[str, str], Any]]] = {
    "due": _day, "act_by": _day, "date": _day, "due_time": _time, "inclusive": _flag, "vague": _flag,
    "confirmed": _yes, "dismissed": _flag, "rrule": _rule, "relation": _relation, "type": _type,
}  # fmt: skip
