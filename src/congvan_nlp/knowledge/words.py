"""Word lists of the TOML files as parts of regular expressions.

A list of hundreds of words is joined by their common beginnings, so that a scanner looks at each
letter of the text a few times, not once for every word of the list.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, cast

#: What may follow a letter in a pattern and speaks of that letter, so that the two stay together.
_QUANTIFIERS = "?*+{"


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def words(file: str, section: str, name: str) -> tuple[str, ...]:
    """A list of a TOML file of this folder.

    Parameters
    ----------
    file : str
        File name, such as ``act_words.toml``.
    section, name : str
        Table of the file and key of the list. A list written as one string is split at blanks.

    Examples
    --------
    >>> words("act_words.toml", "bodies", "act_too")
    ('to chuc', 'cap', 'phong')
    """
    found = _file(file)[section][name]
    return tuple(found.split()) if isinstance(found, str) else tuple(found)


def section(file: str, name: str) -> dict[str, tuple[str, ...]]:
    """All lists of a table of a TOML file.

    Examples
    --------
    >>> section("act_words.toml", "false_friends")["cuc"]
    ('cực',)
    """
    return {key: words(file, name, key) for key in cast(dict[str, Any], _file(file)[name])}


def entries(file: str, name: str) -> tuple[tuple[str, str], ...]:
    """All pairs of a table of a TOML file.

    Examples
    --------
    >>> dict(entries("body_grammar.toml", "abbreviations"))["ubnd"]
    'uy ban nhan dan'
    """
    return tuple(cast(dict[str, str], _file(file)[name]).items())


def alternation(patterns: Iterable[str], *, word_start: bool = False) -> str:
    r"""One pattern that matches what the first fitting of several patterns matches.

    Parameters
    ----------
    patterns : iterable of str
        Regular expressions without a bare ``|``; where two fit, the earlier one is taken.
    word_start : bool
        Match at the start of a word only. The look-behind stands behind the first letter, so that
        the scanner still skips to the next letter that any of the patterns begins with.

    Returns
    -------
    str
        A non-capturing group.

    Examples
    --------
    >>> alternation(["gui", "giao(?! ban)", "giam sat", "nop"])
    '(?:g(?:ui|ia(?:o(?! ban)|m sat))|nop)'
    >>> alternation(["gui", "nop"], word_start=True)
    '(?:g(?<![a-z]g)ui|n(?<![a-z]n)op)'
    """
    grouped = _grouped(list(patterns))
    return f"(?:{'|'.join(map(_from_word, grouped) if word_start else grouped)})"


def _from_word(pattern: str) -> str:
    first = _first_letter(pattern)
    return f"{first}(?<![a-z]{first}){pattern[1:]}" if first else f"(?<![a-z]){pattern}"


def any_of(file: str, section: str, name: str, *, word_start: bool = False) -> str:
    """`alternation` of a list of a TOML file."""
    return alternation(words(file, section, name), word_start=word_start)


def _grouped(patterns: list[str]) -> list[str]:
    groups: dict[tuple[str, int], list[str]] = {}
    run = 0  # a pattern whose first letter is not known keeps its place: what it may match does not pass it
    for pattern in patterns:
        first = _first_letter(pattern)
        run += first is None
        groups.setdefault((first, run) if first else ("", run), []).append(pattern)
        run += first is None
    return [_with_one_beginning(first, members) for (first, _), members in groups.items()]


def _with_one_beginning(first: str, members: list[str]) -> str:
    if len(members) == 1:
        return members[0]
    rests = _grouped([m[1:] for m in members])
    return first + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})")


def _first_letter(pattern: str) -> str | None:
    """The letter that every match begins with, None where it is not one plain letter."""
    if re.match(r"[a-z ]", pattern) and pattern[1:2] not in tuple(_QUANTIFIERS):
        return pattern[0]
    return None
