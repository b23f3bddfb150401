"""Days that a person enters: from the name that the person uses to the limits that are meant.

Names such as "298-CV/TU:t3" are short and pass: numbers begin anew every year, and positions shift when a letter
is corrected. What is remembered is the limit itself, by its identity and its words, so that a day never comes to
stand for another limit.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..folding import key
from ..resolution.anchored import is_received, takes_anchor
from .entries import Entry


class Entered(NamedTuple):
    """What names and days come to.

    Attributes
    ----------
    days : dict of str to date or None
        By `Entry.anchor_key`, as `entries_of` and the state file take them.
    problems : dict of str to str
        Names that mean nothing, or not one thing, with the reason: "no such deadline", "depends on no event",
        "counts nothing from its receipt", "several letters", "before the letter".
    early : tuple of str
        Names of events whose day lies before the letter: a person may be right, and has to know.
    """

    days: dict[str, dt.date | None]
    problems: dict[str, str]
    early: tuple[str, ...] = ()


def entered(entries: Iterable[Entry], named: Mapping[str, dt.date | None]) -> Entered:
    """Find the limits that a person means.

    Parameters
    ----------
    entries : iterable of Entry
    named : mapping of str to date or None
        None takes a day back.
        By id ("298-CV/TU:t3", in any spelling of capitals and marks), by uid, or by letter ("298-CV/TU": the day
        of its receipt, for every limit counted from it). A limit that is named itself counts more than its letter.

    Returns
    -------
    Entered

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .entries import entries_of
    >>> letter = analyze("Số 7-CV/HU\\n\\nCác chi bộ báo cáo trong 05 ngày kể từ ngày nhận được Công văn này.")
    >>> found = entered(entries_of([letter]), {"7-cv/hu": dt.date(2025, 9, 4), "8-CV/HU": dt.date(2025, 9, 4)})
    >>> len(found.days), found.problems
    (1, {'8-CV/HU': 'no such deadline'})
    """
    known = list(entries)
    days: dict[str, dt.date | None] = {}
    problems: dict[str, str] = {}
    early: list[str] = []
    of_letters = sorted(named, key=lambda name: any(key(name) == key(_letter(entry)) for entry in known), reverse=True)
    for name in of_letters:
        whole = [entry for entry in known if key(name) == key(_letter(entry))]
        meant = whole or [entry for entry in known if name == entry.uid or key(name) == key(entry.id)]
        fit = [entry for entry in meant if (is_received if whole else takes_anchor)(entry.deadline)]
        problem = _problem(meant, fit, bool(whole), named[name])
        if problem:
            problems[name] = problem
        else:
            days |= dict.fromkeys((entry.anchor_key for entry in fit), named[name])
            early += [name] if any(_is_before(named[name], entry) for entry in fit) else []
    return Entered(days, problems, tuple(early))


def _problem(meant: list[Entry], fit: list[Entry], whole: bool, day: dt.date | None) -> str:
    if not meant:
        return "no such deadline"
    if not fit:
        return "counts nothing from its receipt" if whole else "depends on no event"
    if len({(entry.letter.issuer, entry.letter.date) for entry in fit}) > 1:
        return "several letters"
    if any(is_received(entry.deadline) and _is_before(day, entry) for entry in fit):
        return "before the letter"
    return ""


def _is_before(day: dt.date | None, entry: Entry) -> bool:
    return day is not None and day.isoformat() < (entry.letter.date or "")


def _letter(entry: Entry) -> str:
    return entry.id.rpartition(":")[0]
