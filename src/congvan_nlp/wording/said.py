"""What a person said of a letter, as a line to read: which field, what had been extracted, what holds now."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..calendars import wording
from .values import FIELDS, RELATIONS

if TYPE_CHECKING:
    from ..library.corrections import Correction

#: Of all that was shown, not of a field of it: where it is not so, and where it is.
_OF_ALL = {
    "confirmed": ("chưa xác nhận là đúng", "xác nhận là đúng"),
    "dismissed": ("đúng là hạn", "không phải là hạn"),
}
_DAYS = ("date", "due", "act_by")
_WORDS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(_DAYS, lambda day: wording.day(day)),
    "due_time": lambda time: wording.hour(time),
    "rrule": lambda rule: wording.rule(rule),
    "relation": lambda relation: RELATIONS.get(relation, relation),
    "document": lambda document: str(document.get("id") or "không rõ"),
}
_KINDS: dict[type, Callable[[Any], str]] = {
    bool: lambda value: "có" if value else "không",
    list: lambda value: "; ".join(map(str, value)),
}


def line_of(said: "Correction") -> str:
    """Tell a correction.

    Parameters
    ----------
    said : Correction

    Returns
    -------
    str
        One line.

    Examples
    --------
    >>> from congvan_nlp.library.corrections import Correction
    >>> seen = "7-CV/TU:t1 trước ngày 15/5/2025"
    >>> line_of(Correction(1, "deadline", "", "due", "2025-05-20", "2025-05-15", seen, "Thu", ""))
    '7-CV/TU:t1 trước ngày 15/5/2025: hạn: máy đọc 15/05/2025 → 20/05/2025 (Thu)'
    """
    if said.field == "added":
        told = "người dùng thêm hạn này"
    elif said.field in _OF_ALL:
        told = _OF_ALL[said.field][bool(said.value)]
    else:
        before, after = (_in_words(said.field, value) for value in (said.extracted, said.value))
        told = f"{FIELDS.get(said.field, said.field)}: máy đọc {before} → {after}"
    return f"{said.shown_as}: {told} ({said.author})"


def _in_words(field: str, value: Any) -> str:
    if value is None or value == []:
        return "không có"
    return _WORDS.get(field, _KINDS.get(type(value), str))(value)
