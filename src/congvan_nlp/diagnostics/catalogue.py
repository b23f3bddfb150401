"""Loads `catalogue.toml` and makes diagnostics from it."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from ..records.analysis import Diagnostic, Severity

Language = Literal["vi", "en"]


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    content = files(__package__).joinpath("catalogue.toml").read_text(encoding="utf-8")
    return cast(dict[str, dict[str, str]], tomllib.loads(content))


def entry(code: str) -> dict[str, str]:
    """Severity and sentences of a code.

    Raises
    ------
    KeyError
        An unknown code: a mistake of this library.

    Examples
    --------
    >>> entry("citation-slip")["severity"]
    'warning'
    """
    return _catalogue()[code]


def diagnostic(
    code: str, start: int | None = None, end: int | None = None, language: Language = "vi", **values: Any
) -> Diagnostic:
    """Make a diagnostic with its sentence filled in.

    Parameters
    ----------
    code : str
        A key of the catalogue.
    start, end : int, optional
        The words it speaks of.
    language : {'vi', 'en'}
        Language of the sentence.
    **values
        What the sentence names.

    Examples
    --------
    >>> diagnostic("citation-slip", language="en", written="21-HD/TW", key="21-HD/BTCTW").message
    'written 21-HD/TW, taken as 21-HD/BTCTW'
    """
    found = entry(code)
    message = found[language].format(**values)
    fix = found.get(f"fix_{language}")
    suggestion = fix.format(**values) if fix else None
    severity = cast(Severity, found["severity"])
    return Diagnostic(code=code, severity=severity, message=message, start=start, end=end, suggestion=suggestion)
