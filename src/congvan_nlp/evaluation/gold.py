"""Reads a folder of gold letters, checks their form, and takes their fingerprint."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .files import GoldError, parse_json, read_text
from .plain import Record

_LETTER_FORMS = ("number", "type", "issuer", "date", "subject", "signer")
_LETTER_LISTS = ("recipients", "copies", "directives", "number_alt", "type_alt", "date_alt")
_PHRASE_LISTS = ("optional_citations", "optional_deadlines", "forbidden_deadlines")
_CITATION_FORMS = (
    *("name", "text", "date", "type", "issuer", "relation"),
    *("also_accept", "also_type", "also_relation"),
)
_DEADLINE_FORMS = ("text", "who", "what", "to", "via")
_FORMS = "a string, a list of strings or null"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """The gold letters of a folder.

    Attributes
    ----------
    name : str
        The name of the set in reports and baselines.
    letters : tuple[Record, ...]
        The letters as their files hold them, in the order of the file names.
    fingerprint : str
        The sha256 of the file names and contents, see `fingerprint`.
    """

    name: str
    letters: tuple[Record, ...]
    fingerprint: str = ""


def read_gold(folder: Path, name: str = "") -> GoldSet:
    """Read every gold letter (`*.json`) of a folder.

    Parameters
    ----------
    folder : Path
        The folder.
    name : str, optional
        The name of the set in reports and baselines; by default that of the folder.

    Returns
    -------
    GoldSet
        The letters and their fingerprint.

    Raises
    ------
    GoldError
        Where the folder cannot be read or holds no gold, or a file is unreadable or malformed.

    Examples
    --------
    >>> read_gold(Path("nowhere"))
    Traceback (most recent call last):
    congvan_nlp.evaluation.files.GoldError: nowhere: cannot be read (No such file or directory)
    """
    try:
        paths = sorted((p for p in folder.iterdir() if p.name.endswith(".json")), key=lambda p: p.name)
    except OSError as fault:
        raise GoldError(folder, f"cannot be read ({fault.strerror or fault})") from fault
    if not paths:
        # A gate over nothing would pass.
        raise GoldError(folder, "holds no gold letter (*.json)")
    letters: dict[str, tuple[Path, Record]] = {}
    for path in paths:
        letter = parse_json(read_text(path, GoldError), path, GoldError)
        if not isinstance(letter, Mapping):
            raise GoldError(path, "is not an object")
        for flaw in flaws(letter):
            raise GoldError(path, flaw)
        if letter["id"] in letters:
            raise GoldError(path, f"has the id {letter['id']!r} of {letters[letter['id']][0].name}")
        letters[letter["id"]] = path, letter
    return GoldSet(
        name or folder.resolve().name,
        tuple(letter for _, letter in letters.values()),
        _digest((path.name, letter) for path, letter in letters.values()),
    )


def fingerprint(folder: Path) -> str:
    """Take the fingerprint of a folder of gold: any name or value changes it, the layout of a file does not.

    Parameters
    ----------
    folder : Path
        The folder.

    Returns
    -------
    str
        The sha256, in hexadecimal, of the sorted file names, each with its content in canonical JSON.

    Raises
    ------
    GoldError
        As `read_gold` does.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "a.json")
    ...     _ = path.write_text('{"id": "a", "citations": [], "deadlines": []}')
    ...     before = fingerprint(Path(folder))
    ...     _ = path.write_text('{"deadlines": [], "citations": [],   "id": "a"}')
    ...     before == fingerprint(Path(folder))
    True
    """
    return read_gold(folder).fingerprint


def flaws(letter: Record) -> Iterator[str]:
    """List what keeps a gold letter from being scored.

    Parameters
    ----------
    letter : Record
        The content of a gold file.

    Yields
    ------
    str
        A clause a flaw, that a file name can stand before.

    Examples
    --------
    >>> list(flaws({"id": "a", "citations": [{}], "deadlines": []}))
    ['citations[0] needs a key, a name or a text']
    """
    if not (isinstance(letter.get("id"), str) and letter["id"]):
        yield "needs an id"
    yield from _wrong(letter, _LETTER_FORMS, _is_forms, _FORMS)
    yield from _wrong(letter, _LETTER_LISTS, _is_list_of(_is_string), "a list of strings or null")
    yield from _wrong(letter, _PHRASE_LISTS, _is_list_of(_is_forms), "a list of strings or null")
    for field in ("citations", "deadlines"):
        if not isinstance(letter.get(field), list):
            yield f"needs a list of {field}"
            continue
        for index, item in enumerate(letter[field]):
            place = f"{field}[{index}]"
            if not isinstance(item, Mapping):
                yield f"{place} must be an object"
            else:
                yield from (_citation_flaws if field == "citations" else _deadline_flaws)(item, place)


def _citation_flaws(citation: Record, place: str) -> Iterator[str]:
    if not any(citation.get(field) for field in ("key", "name", "text")):
        yield f"{place} needs a key, a name or a text"
    yield from _wrong(citation, ("key",), _is_string, "a string or null", place)
    yield from _wrong(citation, _CITATION_FORMS, _is_forms, _FORMS, place)
    yield from _wrong(citation, ("mentions",), _is_count, "a count or null", place)


def _deadline_flaws(deadline: Record, place: str) -> Iterator[str]:
    if not deadline.get("text"):
        yield f"{place} needs a text"
    yield from _wrong(deadline, _DEADLINE_FORMS, _is_forms, _FORMS, place)
    yield from _wrong(deadline, ("due",), _is_dues, "a list of dates, each a string or null", place)
    yield from _wrong(deadline, ("rrule", "date"), _is_string, "a string or null", place)


def _wrong(
    owner: Record, fields: Iterable[str], right: Callable[[object], bool], wanted: str, place: str = ""
) -> Iterator[str]:
    for field in fields:
        if owner.get(field) is not None and not right(owner[field]):
            yield f"{place}{'.' if place else ''}{field} must be {wanted}"


def _is_string(value: object) -> bool:
    return isinstance(value, str)


def _is_list_of(right: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, list) and all(right(x) for x in value)


def _is_forms(value: object) -> bool:
    return _is_string(value) or _is_list_of(_is_string)(value)


def _is_dues(value: object) -> bool:
    return _is_string(value) or _is_list_of(lambda x: x is None or _is_string(x))(value)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _digest(files: Iterable[tuple[str, Record]]) -> str:
    digest = hashlib.sha256()
    for name, content in files:
        # Canonical JSON holds no raw line break: a line each keeps names and contents apart.
        for part in (name, content):
            line = json.dumps(part, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
            digest.update(line.encode("ascii") + b"\n")
    return digest.hexdigest()
