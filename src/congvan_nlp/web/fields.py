"""Fields of a record as a form holds them, and what a person changed in it."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..calendars.wording import day
from ..records.analysis import Record

#: Said of the whole, by a button of its own.
_OF_ALL = ("confirmed", "dismissed")
_DAYS = ("date", "due", "act_by")


def written(record: Record, names: Sequence[str]) -> dict[str, str]:
    """Values as a person types them.

    Parameters
    ----------
    record : Record
        A letter, a deadline or a citation.
    names : sequence of str
        Of the fields, as of `library.corrections.FIELDS`.

    Returns
    -------
    dict of str to str
        Which `library.values.value_of` reads back.

    Examples
    --------
    >>> from congvan_nlp.records.analysis import Letter
    >>> written(Letter(number="7-CV/HU", date="2025-09-05"), ["number", "date", "subject"])
    {'number': '7-CV/HU', 'date': '05/09/2025', 'subject': ''}
    """
    return {name: _written(name, getattr(record, name)) for name in names if name not in _OF_ALL}


def changed(before: Mapping[str, str], typed: Mapping[str, str]) -> dict[str, str]:
    """What a person changed in a form.

    Parameters
    ----------
    before : mapping of str to str
        As of `written`.
    typed : mapping of str to str
        Of the form; fields that it did not hold stay as they are.

    Examples
    --------
    >>> changed({"due": "05/09/2025", "who": "Sở Y tế"}, {"due": "08/9/2025", "who": " Sở Y tế", "csrf": "…"})
    {'due': '08/9/2025'}
    """
    return {
        name: typed[name].strip() for name, value in before.items() if name in typed and typed[name].strip() != value
    }


def _written(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, tuple):
        return "; ".join(value)
    if name in _DAYS:
        return day(value) if len(value) == 10 else value
    if isinstance(value, Record):
        return str(getattr(value, "id", None) or "")
    return str(value)
