"""Bodies that no longer existed on the day of a letter, by the table of reorganisations."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import translate
from functools import cache, lru_cache

from ..diagnostics import diagnostic
from ..knowledge.communes import successors
from ..knowledge.register import day_of
from ..knowledge.tables import rows
from ..records.analysis import Body, Diagnostic


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of a body, or of a kind of bodies: `ended` is the first day without it, or the month."""

    name: str
    ended: str
    successor: str
    verified: str


@cache
def _table() -> tuple[re.Pattern[str], dict[str, Ended]]:
    """One pattern for all rows, each a group of it: the first row of the file that fits is meant."""
    found: dict[str, Ended] = {}
    patterns = []
    for n, row in enumerate(rows("reorganisations.tsv")):
        found[f"r{n}"] = Ended(row["name"], row["ended"], row["successor"].replace("|", ", "), row["verified"])
        place, institution = (translate(glob)[4:-3] for glob in (row["place"] or "*", row["institution"]))
        patterns.append(f"(?P<r{n}>{place}:{institution})")
    return re.compile("|".join(patterns)), found


@cache
def first_end() -> dt.date:
    """Before this day no body is known to have ended."""
    return min(day_of(gone.ended, last=True) for gone in _table()[1].values() if gone.verified != "no")


@lru_cache(maxsize=8192)
def end_of(body: str) -> Ended | None:
    """When and how a body ended, whatever the day.

    Parameters
    ----------
    body : str
        Its id.

    Examples
    --------
    >>> end_of("vn;tuyen.quang;huyen.son.duong:huyen.uy").ended
    '2025-07-01'
    >>> end_of("vn;tuyen.quang:tinh.uy") is None
    True
    """
    pattern, table = _table()
    match = pattern.fullmatch(body)
    return table[match.lastgroup or ""] if match else None


def _now(body: str) -> str:
    """What an old commune is part of now, where the id names it with its district."""
    place = body.partition(":")[0]
    whole = place.count(";") == 3 and "*" not in place
    return " hoặc ".join(successors(place)) if whole else ""


def ended_bodies(named: Iterable[tuple[Body, int, int]], day: dt.date | None) -> list[Diagnostic]:
    """A diagnostic for each body that had ended by the day of the letter which names it.

    Parameters
    ----------
    named : iterable of (Body, int, int)
        With the place where it is named.
    day : date or None
        Of the letter; without it nothing can be said.

    Returns
    -------
    list of Diagnostic
        One for each body; rows that are not verified contradict no letter.
    """
    if day is None or day < first_end():
        return []
    notes = []
    seen: set[str] = set()
    for body, start, end in named:
        gone = end_of(body.id) if body.id and body.id not in seen else None
        if gone is None or gone.verified == "no" or day < day_of(gone.ended, last=True):
            continue
        seen.add(body.id or "")
        shown = "/".join(reversed(gone.ended.split("-")))
        successor = gone.successor or _now(body.id or "") or "cơ quan kế thừa"
        notes.append(
            diagnostic("body-ended", start, end, body=body.name, name=gone.name, ended=shown, successor=successor)
        )
    return notes
