"""What a plain dict holds, read so that no shape of input raises.

Analyses come from any program that follows the contract, and from some that nearly do. The scorer reads
them through these functions: a value of the wrong shape is taken as absent, which scores as a miss.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]

_LONGEST_SHOWN = 300


def mapping(value: object) -> Record:
    """Give the value where it is a mapping, else an empty one.

    Parameters
    ----------
    value : object
        Anything, as JSON gave it.

    Returns
    -------
    Record
        The mapping itself, or an empty dict.

    Examples
    --------
    >>> mapping({"number": "12-CV/TU"}), mapping(None), mapping([1])
    ({'number': '12-CV/TU'}, {}, {})
    """
    return value if isinstance(value, Mapping) else {}


def text(value: object) -> str:
    """Give the value where it is a string, else the empty string.

    Parameters
    ----------
    value : object
        Anything, as JSON gave it.

    Returns
    -------
    str
        The string itself, or "".

    Examples
    --------
    >>> text("Bộ Y tế"), text(None), text(12)
    ('Bộ Y tế', '', '')
    """
    return value if isinstance(value, str) else ""


def forms(value: object) -> tuple[str, ...]:
    """List the forms that a gold value accepts: a string is one form, a list holds several.

    Parameters
    ----------
    value : object
        A string, a list of strings, or anything else.

    Returns
    -------
    tuple[str, ...]
        The strings, in order; none where the value holds none.

    Examples
    --------
    >>> forms("Bộ Y tế"), forms(["97/QH14", "97/2019/QH14"]), forms(None)
    (('Bộ Y tế',), ('97/QH14', '97/2019/QH14'), ())
    """
    if isinstance(value, str):
        return (value,)
    return tuple(x for x in value if isinstance(x, str)) if isinstance(value, list | tuple) else ()


def all_forms(value: object) -> tuple[str, ...]:
    """List every form in a list whose items are strings or lists of forms.

    Parameters
    ----------
    value : object
        A list as a gold file gives it under `optional_citations` and the like, or anything else.

    Returns
    -------
    tuple[str, ...]
        The strings, in order.

    Examples
    --------
    >>> all_forms(["Điều lệ Đảng", ["75/2017/NĐ-CP", "75/NĐ-CP"]]), all_forms(None)
    (('Điều lệ Đảng', '75/2017/NĐ-CP', '75/NĐ-CP'), ())
    """
    items = value if isinstance(value, list | tuple) else (value,)
    return tuple(form for item in items for form in forms(item))


def names(value: object) -> tuple[str, ...]:
    """List the names under a field that holds a string, or a list of strings or of records with a text.

    Parameters
    ----------
    value : object
        The field as the analysis gives it, for instance `who` of a deadline.

    Returns
    -------
    tuple[str, ...]
        A name an item; an item without a text gives the empty string, so that it still counts as given.

    Examples
    --------
    >>> names("Sở Y tế"), names(["Sở Y tế", {"text": "Bộ Y tế"}, {}]), names(None)
    (('Sở Y tế',), ('Sở Y tế', 'Bộ Y tế', ''), ())
    """
    if isinstance(value, list | tuple):
        return tuple(x if isinstance(x, str) else text(mapping(x).get("text")) for x in value)
    return forms(value)


def records(owner: Record, field: str) -> tuple[Record, ...]:
    """List the records under a field, without what is no record.

    Parameters
    ----------
    owner : Record
        A gold letter or an analysis.
    field : str
        The name of a list of records, for instance "citations".

    Returns
    -------
    tuple[Record, ...]
        The records, in order; none where the field is absent or no list.

    Examples
    --------
    >>> records({"citations": [{"key": "12-CV/TU"}, None]}, "citations")
    ({'key': '12-CV/TU'},)
    """
    value = owner.get(field)
    return tuple(x for x in value if isinstance(x, Mapping)) if isinstance(value, list | tuple) else ()


def by_scope(items: Iterable[Record]) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """Part gold records into those of the letter itself and those of a document attached to it.

    Parameters
    ----------
    items : Iterable[Record]
        Gold citations or deadlines.

    Returns
    -------
    tuple[tuple[Record, ...], tuple[Record, ...]]
        The records of the letter, and the records whose scope is "attachment".

    Examples
    --------
    >>> by_scope([{"key": "1/BYT"}, {"key": "2/BYT", "scope": "attachment"}])
    (({'key': '1/BYT'},), ({'key': '2/BYT', 'scope': 'attachment'},))
    """
    items = tuple(items)
    attached = tuple(i for i in items if i.get("scope") == "attachment")
    return tuple(i for i in items if i.get("scope") != "attachment"), attached


def shown(value: object) -> str:
    """Write a value for a message, on one line and of bounded length.

    Parameters
    ----------
    value : object
        Anything.

    Returns
    -------
    str
        The quoted string; for forms, their quoted list; for anything else, what it is.

    Examples
    --------
    >>> shown("12-CV/TU"), shown(None), shown({"a": 1}), len(shown("x" * 1000))
    ("'12-CV/TU'", 'nothing', 'a dict', 304)
    """
    if value is None:
        return "nothing"
    if not isinstance(value, str):
        return ", ".join(map(shown, forms(value))) or f"a {type(value).__name__}"
    return f"{value[:_LONGEST_SHOWN]!r} …" if len(value) > _LONGEST_SHOWN else repr(value)
