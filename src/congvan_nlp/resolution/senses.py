"""One symbol, several documents: which of them a mention means.

132-QĐ/TW is a regulation of 2018 and another of 2023, 15/KH-UBND a plan of every year. A letter may cite
both, so mentions of one symbol are told apart before they are gathered: by their dates, else by the words
around them, where the register knows several documents of the symbol.
"""

import datetime as dt
import re
import sys
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from ..extraction.mentions import RawMention
from ..folding import Text, key
from ..knowledge.register import Register, Regulation, day_of
from ..knowledge.tables import congresses

#: A date this many days from another may be a slip of the pen.
_SLIP_DAYS = 31
_BEFORE, _BEHIND = 160, 220
_CLAUSE_END = re.compile(r"[;.:]\s|\n\s*\n")
#: Pairs of syllables of a title that the clause of a mention must have, and how many times those of any other.
_CLEAR = 2
_CLEARER = 2


def near(one: dt.date, other: dt.date) -> bool:
    """Whether a date may be another one miswritten: the year beside it, day and month changed over, some days off.

    Examples
    --------
    >>> near(dt.date(2024, 8, 30), dt.date(2025, 8, 30)), near(dt.date(2018, 3, 8), dt.date(2023, 10, 27))
    (True, False)
    """
    if (one.month, one.day) == (other.month, other.day):
        return abs(one.year - other.year) <= 2
    swapped = (one.month, one.day) == (other.day, other.month) and one.year == other.year
    return swapped or abs((one - other).days) <= _SLIP_DAYS


def same_term(one: str, other: str) -> bool:
    """Whether two days are of one term of the Central Committee, in which no number of a type is given twice.

    Party numbers run on over a term of five years (36-HD/VPTW), so a central symbol names one document a term.

    Examples
    --------
    >>> same_term("2022-07-06", "2025-05-30"), same_term("2018-03-08", "2023-10-27")
    (True, False)
    """
    return bisect_left(congresses(), one) == bisect_left(congresses(), other)


def senses_of(text: Text, mentions: Sequence[RawMention], register: Register, day: dt.date | None) -> list[str]:
    """What tells the documents of one symbol apart, for each mention.

    Parameters
    ----------
    text : Text
    mentions : sequence of RawMention
        In order, keys resolved.
    register : Register
    day : date or None
        Of the letter.

    Returns
    -------
    list of str
        A date, or nothing where all mentions of the symbol mean one document.
    """
    found: list[str] = [""] * len(mentions)
    places: dict[str, list[int]] = {}
    for i, m in enumerate(mentions):
        if m.key:
            places.setdefault(m.key, []).append(i)
    for symbol, at in places.items():
        rows = _known(register.by_symbol(symbol), day)
        told = [_sense(text, mentions[i], rows, _between(mentions, i)) for i in at]
        if len(set(filter(None, told))) < 2:
            continue
        senses = _merged(told)
        now = next(filter(None, senses))
        for i, sense in zip(at, senses, strict=True):
            now = sense or now  # a mention that tells nothing means the document named last
            found[i] = now
    return found


def _known(rows: Sequence[Regulation], day: dt.date | None) -> list[Regulation]:
    known = [r for r in rows if day is None or day_of(r.date) <= day]
    return known if len(known) > 1 else []


def _between(mentions: Sequence[RawMention], i: int) -> tuple[int, int]:
    """Where the words between a mention and those before and behind it begin and end."""
    following = (mentions[n].start for n in range(i + 1, len(mentions)))
    behind = next((start for start in following if start >= mentions[i].end), sys.maxsize)
    return (mentions[i - 1].end if i else 0), behind


def _sense(text: Text, m: RawMention, rows: Sequence[Regulation], within: tuple[int, int]) -> str:
    if m.date and m.date.date:
        return m.date.date.isoformat()
    row = by_context(text.low, (m.start, m.end), within, rows)
    return row.date if row else ""


def _merged(told: Sequence[str]) -> list[str]:
    """Dates that may be slips of one another are one: the first of them is taken for all."""
    firsts: list[str] = []
    senses = []
    for sense in told:
        if sense and len(sense) == 10:
            one = dt.date.fromisoformat(sense)
            same = next((f for f in firsts if near(one, dt.date.fromisoformat(f))), None)
            if same is None:
                firsts.append(sense)
            sense = same or sense
        senses.append(sense)
    return senses


def by_context(low: str, at: tuple[int, int], within: tuple[int, int], rows: Sequence[Regulation]) -> Regulation | None:
    """The one of several documents whose title the words around a mention speak of.

    Parameters
    ----------
    low : str
        Folded text.
    at : (int, int)
        The mention.
    within : (int, int)
        The words around it, up to the next mentions: what stands behind those speaks of them.
    rows : sequence of Regulation

    Returns
    -------
    Regulation or None
        None where no title stands out in its clause.
    """
    if len(rows) < 2:
        return None
    before = _CLAUSE_END.split(low[max(within[0], at[0] - _BEFORE) : at[0]])[-1]
    behind = _CLAUSE_END.split(low[at[1] : min(within[1], at[1] + _BEHIND)], maxsplit=1)[0]
    around = _pairs(key(before)) | _pairs(key(behind))
    scores = sorted(((len(_pairs_of(r.title) & around), n) for n, r in enumerate(rows)), reverse=True)
    (best, n), (second, _) = scores[0], scores[1]
    return rows[n] if best >= _CLEAR and best >= _CLEARER * second else None


@lru_cache(maxsize=1024)
def _pairs_of(title: str) -> set[tuple[str, str]]:
    return _pairs(key(title))


def _pairs(words: str) -> set[tuple[str, str]]:
    syllables = words.split()
    return set(zip(syllables, syllables[1:], strict=False))
