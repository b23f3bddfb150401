"""Entries of a calendar: each deadline of each body that has to act, with its letter and a lasting identity.

One date for three bodies is three entries. The identity is made of the letter, the body and the words that ask for
the act, never of a date or a position: a corrected date keeps its entry, and a limit put in before it takes none over.
"""

import datetime as dt
import hashlib
import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pydantic import Field

from ..folding import key
from ..records.analysis import Analysis, Deadline, Letter, Record
from ..resolution.anchored import takes_anchor, with_anchor
from ..structure.dates import YEARS

_FIGURES = re.compile(r"\b(?:[IVX]+|[a-zđ])[.)]|\S*\d\S*")
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
    def anchor_key(self) -> str:
        """What an entered day is remembered by: this limit in these words, and no other one in its place."""
        return anchor_key(self.uid, self.deadline.text, self.deadline.anchor)

    @property
    def last_day(self) -> dt.date | None:
        """The last day that is still in time, working day or not; None where no day is known."""
        return last_day(self.deadline)


def last_day(deadline: Deadline) -> dt.date | None:
    """The last day on which a limit is kept, working day or not; None where no day is known."""
    if deadline.due is None:
        return None
    day = dt.date.fromisoformat(deadline.due)
    return day if in_time(deadline) or day == dt.date.min else day - dt.timedelta(days=1)


def in_time(deadline: Deadline) -> bool:
    """Whether the day of a limit is in time itself."""
    return deadline.due_time != "00:00" if deadline.due_time else deadline.inclusive is not False


def anchor_key(uid: str, limit: str, anchor: str | None) -> str:
    """What a day is remembered by that was entered for a limit in these words.

    Examples
    --------
    >>> anchor_key("a", "trong 05 ngày", "họp") == anchor_key("a", "Trong  05 ngày", "họp")
    True
    """
    words = key(f"{limit} {anchor or ''}")
    return f"{uid}:{hashlib.sha256(words.encode()).hexdigest()[:8]}"


def entries_of(analyses: Iterable[Analysis], anchors: Mapping[str, dt.date | None] | None = None) -> list[Entry]:
    """Make the entries of letters.

    Parameters
    ----------
    analyses : iterable of Analysis
    anchors : mapping of str to date or None, optional
        Day of receipt or of an event, by `Entry.anchor_key`; `anchors.entered` makes it of what a person says.

    Returns
    -------
    list of Entry
        In the order of the letters, by day in each; what has no day stands last.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> letter = analyze("Số 7-CV/HU\\n\\nCác chi bộ báo cáo trong 05 ngày làm việc kể từ ngày nhận được Công văn này.")
    >>> [entry] = entries_of([letter])
    >>> [entry] = entries_of([letter], {entry.anchor_key: dt.date(2025, 9, 4)})
    >>> (entry.id, entry.body, entry.deadline.due)
    ('7-CV/HU:t1', 'Các chi bộ', '2025-09-11')
    """
    return [entry for analysis in analyses for entry in sorted(_entries(analysis, anchors or {}), key=_in_order)]


class Copy(NamedTuple):
    """A second file of a letter.

    Attributes
    ----------
    path, kept : str
        The file that is passed over, and the one that counts.
    differs : bool
        Its limits are others: one of the two may be a corrected letter.
    """

    path: str
    kept: str
    differs: bool


#: Two readings of one paper share most of their words; two letters of one number do not.
ALIKE = 0.5


def without_copies(analyses: Iterable[Analysis]) -> tuple[list[Analysis], list[Copy]]:
    """Keep the first of several files that hold one letter.

    That is the same bytes; or issuer, number, date and most of the words, as of a scan beside a PDF.

    Parameters
    ----------
    analyses : iterable of Analysis

    Returns
    -------
    kept : list of Analysis
    copies : list of Copy
    """
    kept: list[Analysis] = []
    copies: list[Copy] = []
    first: dict[tuple[str, ...], Analysis] = {}
    for analysis in analyses:
        letter, digest = analysis.letter, analysis.source.sha256
        names: list[tuple[str, ...]] = [("bytes", digest)] if digest else []
        if letter.number and letter.date and letter.issuer:
            names.append((key(letter.issuer), key(letter.number), letter.date))
        known = next((first[name] for name in names if name in first), None)
        if known and (known.source.sha256 == digest or likeness(known.text, analysis.text) >= ALIKE):
            days = [sorted(d.due or "" for d in one.deadlines) for one in (known, analysis)]
            copies.append(Copy(analysis.source.path, known.source.path, days[0] != days[1]))
            continue
        first |= dict.fromkeys(names, analysis)
        kept.append(analysis)
    return kept, copies


def likeness(one: str, other: str) -> float:
    """Words that two texts share, as a part of all their words.

    Examples
    --------
    >>> likeness("Sở Y tế báo cáo", "Sở Y tế gửi báo cáo")
    0.8333333333333334
    """
    words = [set(key(text).split()) for text in (one, other)]
    return len(words[0] & words[1]) / max(1, len(words[0] | words[1]))


def _in_order(entry: Entry) -> tuple[bool, str, str, int]:
    deadline = entry.deadline
    return deadline.due is None, deadline.due or "", deadline.due_time or "24:00", deadline.start


def _entries(analysis: Analysis, anchors: Mapping[str, dt.date | None]) -> Iterator[Entry]:
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
            words = asking_words(sentence, deadline.text)
            identity = "|".join(key(part or "") for part in (letter.issuer, name, subject, letter.date, body, words))
            seen[identity] += 1
            uid, entry_id = str(uuid.uuid5(NAMESPACE, f"{identity}|{seen[identity]}")), f"{name}:{deadline.id}"
            entry = Entry(
                uid=uid, id=entry_id, body=body, support=support, letter=letter, path=analysis.source.path,
                deadline=deadline, place=place, sentence=sentence,
            )  # fmt: skip
            yield with_entered_day(entry, anchors)


def with_entered_day(entry: Entry, anchors: Mapping[str, dt.date | None]) -> Entry:
    """An entry with the day of receipt or of an event that a person entered for it, if any.

    Parameters
    ----------
    entry : Entry
    anchors : mapping of str to date or None
        By `Entry.anchor_key`.

    Returns
    -------
    Entry
    """
    anchor = anchors.get(entry.anchor_key) if takes_anchor(entry.deadline) else None
    if anchor and anchor.year in YEARS:  # a state file may hold any day
        return entry.model_copy(update={"deadline": with_anchor(entry.deadline, anchor)})
    return entry


def asking_words(sentence: str, limit: str) -> str:
    """The sentence without its limit, its label and all figures: what stays when a date is corrected or items move.

    Examples
    --------
    >>> asking_words("2. Sở Y tế báo cáo trước ngày 05/9.", "trước ngày 05/9").split()
    ['Sở', 'Y', 'tế', 'báo', 'cáo', '.']
    """
    return _FIGURES.sub(" ", sentence.replace(limit, " ", 1))


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
