"""What a picture writes on the box of a node: lines that fit, in letters that the font of the picture has."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from .flat import Flat

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

#: The font that matplotlib brings along; a viewer of SVG without it takes another one.
FONT: Final = ("DejaVu Sans", "sans-serif")
#: Points of a line of each style, and inches from it to the next.
SIZES: Final = {"bold": 8.0, "plain": 7.5, "small": 6.5}
LEADING: Final = {"bold": 0.145, "plain": 0.14, "small": 0.12}
_PAD: Final = 0.07  # inches between the lines and the border
_WIDEST: Final = {"letter": 1.75, "regulation": 1.75, "directive": 1.2, "deadline": 1.5, "body": 1.5}
_NARROWEST: Final = {"letter": 1.1, "regulation": 1.0, "directive": 0.4}
_MOST_LINES: Final = {"letter": 3, "regulation": 4, "directive": 1, "deadline": 3, "body": 3}
_ELLIPSIS: Final = "…"


@dataclass
class Card:
    """The box of a node.

    Attributes
    ----------
    node : str
        Its name.
    kind, level : str
        As of the node; empty where not known.
    lines : tuple of (str, str)
        Style, of `SIZES`, and words.
    full : str
        All that would stand there if there were room.
    width, height : float
        Inches.
    number : int
        Of the box in the picture.
    x, y : float
        Its left upper corner, once it is placed.
    """

    node: str
    kind: str
    level: str
    lines: tuple[tuple[str, str], ...]
    full: str
    width: float
    height: float
    number: int = 0
    x: float = 0.0
    y: float = 0.0


def card_of(name: str, data: Flat, number: int = 0) -> Card:
    """The box of a node.

    Parameters
    ----------
    name : str
    data : dict
        As `flat.flat_nodes` gives it.
    number : int, optional
        Of the box in the picture.

    Returns
    -------
    Card

    Examples
    --------
    >>> told = {"kind": "letter", "label": "7-CV/TU", "type": "Công văn", "date": "2025-03-05", "level": "province"}
    >>> card_of("letter:1", told).lines
    (('bold', '7-CV/TU'), ('small', 'Công văn, 05/03/2025'))
    """
    kind = str(data["kind"])
    widest, most = _WIDEST.get(kind, 1.5), _MOST_LINES.get(kind, 3)
    label, day = drawable(str(data["label"])), _day(str(data.get("date", "")))
    style = "bold" if kind in ("letter", "regulation") else "plain"
    lines = [(style, line) for line in wrapped(label, style, widest - 2 * _PAD, most)]
    if kind == "deadline":
        lines = [("bold", day or "?"), *lines]
    elif below := ", ".join(part for part in (drawable(str(data.get("type", ""))), day) if part):
        lines += [("small", line) for line in wrapped(below, "small", widest - 2 * _PAD, 1)]
    width = max(width_of(line, style) for style, line in lines) + 2 * _PAD
    height = sum(LEADING[style] for style, _ in lines) + 2 * _PAD - 0.02
    full = ", ".join(part for part in (str(data["label"]), str(data.get("type", "")), day) if part)
    width = min(max(width, _NARROWEST.get(kind, 0.5)), widest)
    return Card(name, kind, str(data.get("level", "")), tuple(lines), full, width, height, number)


def wrapped(text: str, style: str, width: float, most: int) -> list[str]:
    """Words on lines of a width; what finds no room ends with an ellipsis.

    Parameters
    ----------
    text : str
    style : str
        Of `SIZES`.
    width : float
        Inches.
    most : int
        Of lines.

    Returns
    -------
    list of str
        At least one line.

    Examples
    --------
    >>> wrapped("Luật Ban hành văn bản quy phạm pháp luật", "plain", 1.2, 2)
    ['Luật Ban hành văn', 'bản quy phạm pháp…']
    """
    lines: list[str] = []
    left = text.split()
    while left and len(lines) < most:
        count = _longest(len(left), lambda n, words=left: width_of(" ".join(words[:n]), style) <= width)  # type: ignore[misc]
        if count == 0:  # a word that is too long for any line
            word = left[0]
            cut = max(1, _longest(len(word), lambda n, word=word: width_of(word[:n], style) <= width))  # type: ignore[misc]
            lines.append(word[:cut])
            left = [word[cut:], *left[1:]] if word[cut:] else left[1:]
        else:
            lines.append(" ".join(left[:count]))
            left = left[count:]
    if left:
        last = lines[-1]
        keep = _longest(len(last), lambda n: width_of(last[:n].rstrip(" ,;.-") + _ELLIPSIS, style) <= width)
        lines[-1] = last[:keep].rstrip(" ,;.-") + _ELLIPSIS
    return lines or [_ELLIPSIS]


def width_of(text: str, style: str) -> float:
    """Inches that a line takes."""
    from matplotlib.textpath import text_to_path

    return float(text_to_path.get_text_width_height_descent(text, _font(style), False)[0]) / 72


def drawable(text: str) -> str:
    """Text on one line, composed, with a mark for each character that the font has not.

    Examples
    --------
    >>> drawable("Sở Y\\ntế 🙂")
    'Sở Y tế \ufffd'
    """
    known = _characters()
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    return "".join(char if ord(char) in known else "\ufffd" for char in composed)


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `most` that fits, as all smaller ones do; 0 where none does."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _day(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
        return drawable(text)
    with suppress(ValueError):
        return f"{dt.date.fromisoformat(text):%d/%m/%Y}"
    return text


@lru_cache(maxsize=8)
def _font(style: str) -> "FontProperties":
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=FONT[0], size=SIZES[style], weight="bold" if style == "bold" else "normal")


@lru_cache(maxsize=1)
def _characters() -> frozenset[int]:
    """Code points of the font, in both weights."""
    from matplotlib.font_manager import findfont, get_font

    return frozenset.intersection(*(frozenset(get_font(findfont(_font(s))).get_charmap()) for s in ("plain", "bold")))
