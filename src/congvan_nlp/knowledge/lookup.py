"""Documents of the register by what people write for them: symbol in any spelling, symbol and day, name.

`../resolution/documents.py` links what letters cite; this is for keys that are typed, and for the columns of
`own_register.py` that name other documents.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from ..folding import bare, key, one_line
from .register import Register, Regulation, day_of, newest

_DATE = (
    r"(?:(?P<d>\d{1,2})(?:[/.-]|\s+tháng\s+))?(?P<m>\d{1,2})(?:[/.-]|\s+năm\s+)(?P<y>\d{4})"
    r"|(?P<iso>\d{4}(?:-\d\d){0,2})(?:[ T]00:00(?::00)?)?"
)
_WRITTEN_DATE = re.compile(_DATE, re.IGNORECASE)
_DATED = re.compile(rf"(?P<name>.*?\S)\s*(?:@\s*|,?\s+(?:ngày|năm)\s+)(?:{_DATE})(?:\s+của\s.*)?", re.IGNORECASE)
#: "Quy định số 132-QĐ/TW", "Số: 132-QĐ/TW".
_NUMBERED = re.compile(r"(?:.*\s)?số\s*:?\s*(?P<symbol>\d.*)", re.IGNORECASE)
_SPACED_MARKS = re.compile(r"\s*([/-])\s*")
_FIRST_NUMBER = re.compile(r"\d+")
_MOST_NEAR = 8
_TITLE = 1000  # more letters than a name has


def iso_date(written: str) -> str:
    """A date as the register has it.

    Parameters
    ----------
    written : str
        ISO, or day, month and year with slashes, dots or hyphens or in words; the day, or day and month, may be missing.

    Raises
    ------
    ValueError
        Where it is no date.

    Examples
    --------
    >>> [iso_date(date) for date in ("8/3/2018", "2018-03-08", "08 tháng 3 năm 2018", "6/2025", "2025")]
    ['2018-03-08', '2018-03-08', '2018-03-08', '2025-06', '2025']
    """
    match = _WRITTEN_DATE.fullmatch(one_line(written).removeprefix("ngày "))
    if match is None:
        raise ValueError(f"no date: {written!r}")
    return _iso(match)


def _iso(match: re.Match[str]) -> str:
    parts = [f"{int(match[name]):02}" for name in ("m", "d") if match[name]]
    date = match["iso"] or "-".join([match["y"], *parts])
    if not 1900 <= day_of(date).year <= 2200:  # of a year like 0219, which no document has
        raise ValueError(f"no date: {date!r}")
    return date


def tidy_symbol(written: str) -> str:
    """A symbol without "Số", spaces and long dashes; TƯ is a way to type TW.

    Examples
    --------
    >>> [tidy_symbol(symbol) for symbol in ("Số: 132 – QĐ/TW", "132-QĐ/TƯ", "30/2020/NĐ-CP")]
    ['132-QĐ/TW', '132-QĐ/TW', '30/2020/NĐ-CP']
    """
    symbol = re.sub("[‐‑‒–—―−]", "-", one_line(unicodedata.normalize("NFC", written)))
    numbered = _NUMBERED.fullmatch(symbol)
    symbol = _SPACED_MARKS.sub(r"\1", numbered["symbol"] if numbered else symbol)
    return re.sub(r"(?<=[/-])TƯ$", "TW", symbol)


def split_key(written: str) -> tuple[str, str]:
    """The symbol or name, and the ISO date, of what somebody wrote for a document; a date may be missing.

    Examples
    --------
    >>> split_key("Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị"), split_key("132-QĐ/TW@2018")
    (('132-QĐ/TW', '2018-03-08'), ('132-QĐ/TW', '2018'))
    """
    text = one_line(unicodedata.normalize("NFC", written))
    match = _DATED.fullmatch(text)
    if match is None:
        return tidy_symbol(text), ""
    try:
        return tidy_symbol(match["name"]), _iso(match)
    except ValueError:  # the 31st of February
        return tidy_symbol(text), ""


def look_up(register: Register, written: str) -> tuple[Regulation, ...]:
    """All documents that somebody may mean.

    Parameters
    ----------
    register : Register
    written : str
        A ref, a symbol in any spelling, also one that lost its year, or a name; with or without a date.

    Returns
    -------
    tuple of Regulation
        Oldest first; none where none is known.

    Examples
    --------
    >>> from congvan_nlp.knowledge.register import builtin
    >>> [row.ref for row in look_up(builtin(), "132-QD/TW")]
    ['132-QĐ/TW@2018-03-08', '132-QĐ/TW@2023-10-27']
    >>> [row.ref for row in look_up(builtin(), "97/QH14")]
    ['97/2019/QH14@2019-11-27']
    """
    exact = register.get(unicodedata.normalize("NFC", written.strip()))
    if exact:
        return (exact,)
    whole = one_line(unicodedata.normalize("NFC", written))
    named = register.by_name(whole)  # "Cương lĩnh năm 2011" is a name, no name with a date
    if named:
        return named
    name, date = split_key(whole)
    rows = register.by_symbol(name) or register.by_symbol_without_year(name) or register.by_name(name)
    return tuple(row for row in rows if _agree(row.date, date))


def _agree(known: str, said: str) -> bool:
    return known.startswith(said) or said.startswith(known)


def meant(rows: Sequence[Regulation], day: dt.date) -> Regulation | None:
    """The one of several documents that a letter of a day means when it gives no date.

    Parameters
    ----------
    rows : sequence of Regulation
        Oldest first, as `look_up` gives them.
    day : date

    Returns
    -------
    Regulation or None
        The newest that is not later than the day and still in force then, else the newest of the symbol; None
        where they are later, or are several of a name and all ended.

    Examples
    --------
    >>> from congvan_nlp.knowledge.register import builtin
    >>> rows = builtin().by_symbol("132-QĐ/TW")
    >>> [meant(rows, dt.date(year, 12, 31)).date for year in (2021, 2024)]
    ['2018-03-08', '2023-10-27']
    """
    known = [row for row in rows if day_of(row.date) <= day]
    if len({row.symbol for row in known}) > 1 and all(row.status(day) == "ended" for row in known):
        return None
    return newest(known, day)


def near(register: Register, written: str) -> tuple[Regulation, ...]:
    """Documents that may have been meant by a key that is not known: of the same number, or with its words.

    Parameters
    ----------
    register : Register
    written : str

    Returns
    -------
    tuple of Regulation
        At most eight; first those whose symbols or names are nearest, of these the newest.

    Examples
    --------
    >>> from congvan_nlp.knowledge.register import builtin
    >>> [row.symbol for row in near(builtin(), "132-NQ/TW")]
    ['132-QĐ/TW', '132-QĐ/TW', '132/2025/QH15']
    >>> [row.symbol for row in near(builtin(), "Luật Cán bộ")][:2]
    ['80/2025/QH15', '22/2008/QH12']
    """
    name, _ = split_key(written)
    number, letters, words = _number(name), _letters(name), key(name)

    def unlike(row: Regulation) -> int:
        """How far a document is from the key."""
        if number:  # the letters that the symbols share tell what was mistyped
            return -len(letters & _letters(row.symbol))
        # a name is nearer than a title, and the nearer the fewer words it has besides
        return min((len(n) for n in row.names if _holds(n, words)), default=len(row.title) + _TITLE)

    if number:
        found = [row for row in register if _number(row.symbol) == number]
    else:
        found = [r for r in register if words and any(_holds(n, words) for n in (*r.names, r.title))]
    found.sort(key=lambda row: row.date, reverse=True)
    return tuple(sorted(found, key=unlike)[:_MOST_NEAR])


def _holds(name: str, words: str) -> bool:
    return f" {words} " in f" {key(name)} "


def _letters(symbol: str) -> set[str]:
    return set(re.findall("[A-Z]+", bare(symbol).upper()))


def _number(symbol: str) -> str:
    match = _FIRST_NUMBER.match(symbol)
    return match[0].lstrip("0") if match else ""
