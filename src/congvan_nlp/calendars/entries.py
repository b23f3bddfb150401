"""Entries of a calendar: each deadline of each body that has to act, with its letter and a lasting identity.

One date for three bodies is three entries. The identity is made of the letter, the directive, the body and an
ordinal, never of the date, so that a corrected date keeps its entry.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pydantic import Field

from ..folding import key
from ..records.analysis import Analysis, Deadline, Letter, Record
from ..resolution.anchored import takes_anchor, with_anchor

#: Namespace of the identities, made for this purpose once; another one would change every identity.
NAMESPACE = uuid.UUID("6f1d1c5e-9d0c-5f43-9a57-0b6a3f0c8e21")


class Entry(Record):
    """One deadline of one body.

    Attributes
    ----------
    uid : str
        A UUID that stays the same over runs and over a corrected date.
    id : str
        What a person calls it: number of the letter and deadline in it, "298-CV/TU:t3".
    body : str or None
        Who has to act; None where the letter does not say.
    support : tuple of str
        Bodies that support in the same directive.
    deadline : Deadline
    letter : Letter
    path : str
        File of the letter.
    place : str or None
        Path of the directive: "2.(5)".
    sentence : str
        The words of the letter that hold the limit.
    """

    uid: str
    id: str
    body: str | None
    support: tuple[str, ...] = ()
    deadline: Deadline
    letter: Letter
    path: str
    place: str | None = None
    sentence: str = Field(description="the words of the letter that hold the limit")

    @property
    def last_day(self) -> dt.date | None:
        """The last day that is still in time, working day or not; None where no day is known."""
        due = self.deadline.due
        if due is None:
            return None
        day = dt.date.fromisoformat(due)
        time = self.deadline.due_time
        whole = time != "00:00" if time else self.deadline.inclusive is not False
        return day if whole or day == dt.date.min else day - dt.timedelta(days=1)


def entries_of(analyses: Iterable[Analysis], anchors: Mapping[str, dt.date] | None = None) -> list[Entry]:
    """Make the entries of letters.

    Parameters
    ----------
    analyses : iterable of Analysis
    anchors : mapping of str to date, optional
        Day of receipt or of an event, by entry ("298-CV/TU:t3", or its uid) or by letter ("298-CV/TU": the day
        of receipt, for every limit counted from it). What belongs to no entry is passed over, see
        `unknown_anchors`.

    Returns
    -------
    list of Entry
        In the order of the letters, by day in each; what has no day stands last.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> letter = analyze("Số 7-CV/HU\\n\\nCác chi bộ báo cáo trong 05 ngày làm việc kể từ ngày nhận được Công văn này.")
    >>> [(e.id, e.body, e.deadline.due) for e in entries_of([letter], {"7-CV/HU": dt.date(2025, 9, 4)})]
    [('7-CV/HU:t1', 'Các chi bộ', '2025-09-11')]
    """
    return [entry for analysis in analyses for entry in sorted(_entries(analysis, anchors or {}), key=_in_order)]


def unknown_anchors(entries: Iterable[Entry], names: Iterable[str]) -> dict[str, str]:
    """Tell which names of `entries_of`'s anchors mean nothing, and why.

    Parameters
    ----------
    entries : iterable of Entry
    names : iterable of str

    Returns
    -------
    dict of str to str
        Name and reason.

    Examples
    --------
    >>> unknown_anchors([], ["7-CV/HU:t1"])
    {'7-CV/HU:t1': 'no such deadline'}
    """
    reasons = dict.fromkeys(names, "no such deadline")
    for entry in entries:
        for name in (entry.uid, entry.id):
            if reasons.get(name):
                reasons[name] = "" if takes_anchor(entry.deadline) else "depends on no event"
        letter = entry.id.rpartition(":")[0]
        if reasons.get(letter):
            reasons[letter] = "" if _is_received(entry.deadline) else "counts nothing from its receipt"
    return {name: reason for name, reason in reasons.items() if reason}


def without_copies(analyses: Iterable[Analysis]) -> tuple[list[Analysis], list[tuple[str, str]]]:
    """Keep the first of several files that hold one letter: same issuer, number and date.

    Parameters
    ----------
    analyses : iterable of Analysis

    Returns
    -------
    kept : list of Analysis
    copies : list of (path of the copy, path of the one that was kept)
    """
    kept: list[Analysis] = []
    copies: list[tuple[str, str]] = []
    first: dict[tuple[str, str, str], str] = {}
    for analysis in analyses:
        letter = analysis.letter
        if letter.number and letter.date:
            identity = (key(letter.issuer or ""), key(letter.number), letter.date)
            if identity in first:
                copies.append((analysis.source.path, first[identity]))
                continue
            first[identity] = analysis.source.path
        kept.append(analysis)
    return kept, copies


def _in_order(entry: Entry) -> tuple[bool, str, str, int]:
    deadline = entry.deadline
    return deadline.due is None, deadline.due or "", deadline.due_time or "24:00", deadline.start


def _is_received(deadline: Deadline) -> bool:
    return deadline.count is not None and deadline.count.since == "receipt"


def _entries(analysis: Analysis, anchors: Mapping[str, dt.date]) -> Iterator[Entry]:
    letter = analysis.letter
    directives = {d.id: d for d in analysis.directives}
    name = letter.number or _file_name(analysis.source.path) or "?"
    subject = None if letter.number else letter.subject  # a file name is soon given twice
    seen: Counter[str] = Counter()
    for deadline in analysis.deadlines:
        directive = directives.get(deadline.directive or "")
        place = directive.path if directive else None
        support = tuple(a.text for a in directive.assignees if a.role == "support") if directive else ()
        sentence = next((e.text for e in deadline.evidence if e.field == "sentence"), deadline.text)
        for body in deadline.who or (None,):
            identity = "|".join(key(part or "") for part in (letter.issuer, name, subject, letter.date, place, body))
            seen[identity] += 1
            uid, entry_id = str(uuid.uuid5(NAMESPACE, f"{identity}|{seen[identity]}")), f"{name}:{deadline.id}"
            names = [uid, entry_id, *([name] if _is_received(deadline) else [])]
            anchor = next((anchors[n] for n in names if n in anchors), None) if takes_anchor(deadline) else None
            yield Entry(
                uid=uid, id=entry_id, body=body, support=support, letter=letter, path=analysis.source.path,
                deadline=with_anchor(deadline, anchor) if anchor else deadline, place=place, sentence=sentence,
            )  # fmt: skip


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
