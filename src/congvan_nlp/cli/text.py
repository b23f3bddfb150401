"""Words of letters and names of files, made fit for a terminal: one line, UTF-8, nothing that steers it.

A letter must not be able to colour, move or retitle the terminal of its reader.
"""

import os
import re
from pathlib import Path

#: Control characters, marks that turn the direction of what follows them, and halves of characters.
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def plain(text: str) -> str:
    r"""Put words of a letter on one line.

    Parameters
    ----------
    text : str
        The words.

    Returns
    -------
    str
        The words with single spaces, without control characters.

    Examples
    --------
    >>> plain("trước ngày\n 15/12\x07")
    'trước ngày 15/12'
    """
    return " ".join(_UNSEEN.sub("", text).split())


def shown(path: str | Path) -> str:
    r"""Give a path, or another argument, as text that can be printed and put into JSON.

    Parameters
    ----------
    path : str or Path
        A path as the system gave it: bytes that it could not decode stand in it as lone surrogates.

    Returns
    -------
    str
        The path in UTF-8, whatever the locale; undecodable bytes become U+FFFD.

    Examples
    --------
    >>> shown("c\udcc3\udcb4ng v\udcc4\udc83n.txt")  # decoded under the C locale
    'công văn.txt'
    """
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
