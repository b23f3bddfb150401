"""Labels that Word makes itself: a list numbered by it has "1." nowhere in its text (ECMA-376, part 1, 17.9)."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"),
    (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
#: Signs of Symbol and Wingdings stand in the private area of Unicode: what they show is a dash to a reader.
_PRIVATE: Final = range(0xE000, 0xF900)
_DEEPEST: Final = 9  # levels of a list; styles that are based on one another without end


class Level(NamedTuple):
    """How one level of a list is numbered.

    Attributes
    ----------
    start : int
    form : str
        "decimal", "lowerLetter", "bullet" …
    pattern : str
        "%1.%2)": each figure stands for the number of that level.
    legal : bool
        Numbers of the levels above are written in figures here.
    style : str
        Of the paragraphs that are of this level without saying so.
    """

    start: int
    form: str
    pattern: str
    legal: bool
    style: str


class Numbering:
    """The lists of a document, counted as its paragraphs come.

    Parameters
    ----------
    numbering, styles : lxml element or None
        Of ``numbering.xml`` and ``styles.xml``.
    """

    def __init__(self, numbering: Any, styles: Any) -> None:
        lists = {one.get(f"{W}abstractNumId"): one for one in _each(numbering, "abstractNum")}
        self._lists: dict[str, tuple[str, dict[int, Level]]] = {}  # by number: the list that counts, its levels
        self._restarts: dict[str, dict[int, int]] = {}
        for num in _each(numbering, "num"):
            number, of = num.get(f"{W}numId") or "", _value(num, "abstractNumId") or ""
            levels = dict(_levels(lists.get(of)))
            for override in num.findall(f"{W}lvlOverride"):
                at = _int(override.get(f"{W}ilvl"))
                levels.update(_levels(override))
                if (begin := _value(override, "startOverride")) is not None:
                    self._restarts.setdefault(number, {})[at] = _int(begin)
            self._lists[number] = (of, levels)
        self._styles = {one.get(f"{W}styleId"): one for one in _each(styles, "style")}
        self._counts: dict[str, list[int | None]] = {}

    def label(self, paragraph: Any) -> str:
        """Label of the next paragraph, in the order of the document.

        Parameters
        ----------
        paragraph : lxml element
            ``w:p``.

        Returns
        -------
        str
            "1.", "a)", "-"; empty where Word shows none.
        """
        number, level = self._place(paragraph)
        if number not in self._lists:
            return ""
        of, levels = self._lists[number]
        if level not in levels:
            return ""
        counts = self._counts.setdefault(of, [None] * _DEEPEST)
        for at, begin in self._restarts.pop(number, {}).items():  # once, where the list is met first
            if at < _DEEPEST:
                counts[at] = begin - 1
        for at in range(level):
            if counts[at] is None and at in levels:
                counts[at] = levels[at].start
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_DEEPEST - level - 1)
        return _written(levels, counts, level)

    def property_of(self, paragraph: Any, name: str) -> Any:
        """A property of a paragraph (``jc``, ``numPr``): its own, else that of its style; None where neither has it."""
        own = paragraph.find(f"{W}pPr/{W}{name}")
        return own if own is not None else next(self._of_styles(paragraph, name), None)

    def _of_styles(self, paragraph: Any, name: str) -> Iterator[Any]:
        style = _value(paragraph, f"pPr/{W}pStyle")
        for _ in range(_DEEPEST):
            one = self._styles.get(style)
            if one is None:
                return
            found = one.find(f"{W}pPr/{W}{name}")
            if found is not None:
                yield found
            style = _value(one, "basedOn")

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and the level of a paragraph; the list is "" where it stands in none."""
        own = self.property_of(paragraph, "numPr")
        if own is None:
            return "", 0
        number = _value(own, "numId")
        if number is None:  # the paragraph has its level, the style its list
            number = next((n for n in (_value(one, "numId") for one in self._of_styles(paragraph, "numPr")) if n), "")
        level = _value(own, "ilvl")
        if level is None:
            style = _value(paragraph, f"pPr/{W}pStyle")
            of_style = self._lists[number][1].items() if style and number in self._lists else ()
            return number, next((at for at, one in of_style if one.style == style), 0)
        return number, min(_int(level), _DEEPEST - 1)


def _levels(of: Any) -> Iterator[tuple[int, Level]]:
    for one in () if of is None else of.findall(f"{W}lvl"):
        legal = one.find(f"{W}isLgl")
        form, pattern = _value(one, "numFmt") or "decimal", _value(one, "lvlText") or ""
        start = _int(_value(one, "start") or "0")
        style = _value(one, "pStyle") or ""
        yield min(_int(one.get(f"{W}ilvl")), _DEEPEST - 1), Level(start, form, pattern, legal is not None, style)


def _written(levels: dict[int, Level], counts: list[int | None], level: int) -> str:
    own = levels[level]
    if own.form == "bullet":
        return "-" if any(ord(sign) in _PRIVATE for sign in own.pattern) else own.pattern.strip()
    label = own.pattern
    for at in range(_DEEPEST):
        if f"%{at + 1}" in label:
            form = "decimal" if own.legal or at not in levels else levels[at].form
            label = label.replace(f"%{at + 1}", _number(counts[at] or 0, form))
    return label.strip()


def _number(value: int, form: str) -> str:
    """A number as a list shows it.

    Examples
    --------
    >>> [_number(n, form) for n, form in [(4, "upperRoman"), (28, "lowerLetter"), (3, "decimalZero"), (3, "decimal")]]
    ['IV', 'bb', '03', '3']
    """
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and 0 < value < 200:
        letters = _ALPHABET[(value - 1) % 26] * ((value - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < value < 4000:
        return _roman(value) if form == "upperRoman" else _roman(value).lower()
    return f"{value:02}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        written += letters * (value // worth)
        value %= worth
    return written


def _each(parent: Any, name: str) -> list[Any]:
    return [] if parent is None else list(parent.findall(f"{W}{name}"))


def _value(parent: Any, path: str) -> str | None:
    found = parent.find(f"{W}{path}")
    return None if found is None else found.get(f"{W}val")


def _int(written: str | None) -> int:
    return int(written) if written and written.lstrip("-").isdecimal() and len(written) < 7 else 0
