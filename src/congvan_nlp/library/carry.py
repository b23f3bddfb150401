"""What stays when a letter gets a new version: each deadline keeps its identity, and with it what people said of it.

Calendars replace an event by its identity, corrections are tied to it: a corrected date, a renumbered item or a
corrected head of the letter must not change it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..calendars.entries import Entry, asking_words, likeness
from ..folding import key
from .rows import Uids

#: Two sentences that share fewer of their words ask for two things.
_ALIKE = 0.6
#: In a letter with more changed limits than people write, only the same words are the same limit.
_MOST_COMPARED = 40_000


class Kept(NamedTuple):
    """A deadline of the version before.

    Attributes
    ----------
    id : str
        In that version.
    uids : Uids
    limit, sentence : str
        Its words, and those that hold it.
    """

    id: str
    uids: Uids
    limit: str
    sentence: str


def carried(before: Sequence[Kept], entries: Iterable[Entry]) -> dict[str, Uids]:
    """Find the deadlines of the version before among those of a new one.

    Parameters
    ----------
    before : sequence of Kept
    entries : iterable of Entry
        Of the new version, with identities made at first sight.

    Returns
    -------
    dict of str to Uids
        Lasting identities by id of the deadline, of those that were there before. A body keeps its entry only in the
        same deadline; another one begins a new entry, as the old one has to be told that it is free.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from congvan_nlp.calendars.entries import entries_of
    >>> words = "Số {}-CV/HU\\n\\nSở Y tế báo cáo {}."
    >>> [old] = entries_of([analyze(words.format(7, "trước ngày 05/9/2025"))])
    >>> new = entries_of([analyze(words.format(8, "chậm nhất ngày 15/9/2025"))])
    >>> kept = Kept("t1", Uids(old.uid, {old.body: old.uid}), old.deadline.text, old.sentence)
    >>> carried([kept], new)["t1"].deadline == old.uid
    True
    """
    now = _by_deadline(entries)
    left = {kept.uids.deadline: kept for kept in before}
    found: dict[str, Uids] = {}

    def take(id: str, kept: Kept) -> None:
        del left[kept.uids.deadline]
        bodies = {key(body or ""): uid for body, uid in kept.uids.entries.items()}
        own = {entry.body: bodies[key(entry.body or "")] for entry in now[id] if key(entry.body or "") in bodies}
        found[id] = Uids(kept.uids.deadline, {**kept.uids.entries, **own})  # a person may have named other bodies

    # nothing has changed, then only the limit, then the words
    whole: dict[tuple[str, str], list[Kept]] = {}
    for kept in before:
        whole.setdefault((key(kept.sentence), key(kept.limit)), []).append(kept)
    for id, group in now.items():
        if alike := whole.get((key(group[0].sentence), key(group[0].deadline.text))):
            take(id, alike.pop(0))
    for id, group in now.items():
        same = next((left[e.uid] for e in group if e.uid in left), None)
        if same and id not in found:
            take(id, same)
    words: dict[str, list[Kept]] = {}
    for kept in left.values():
        words.setdefault(_words(kept.sentence, kept.limit), []).append(kept)
    for id in [id for id in now if id not in found]:
        if alike := [kept for kept in words.get(_asked(now[id]), ()) if kept.uids.deadline in left]:
            take(id, alike[0])
    new = [id for id in now if id not in found]
    if len(new) * len(left) <= _MOST_COMPARED:
        scores = (
            (likeness(_asked(now[id]), _words(kept.sentence, kept.limit)), id, kept)
            for id in new
            for kept in left.values()
        )
        for score, id, kept in sorted(scores, key=lambda pair: -pair[0]):
            if score >= _ALIKE and id not in found and kept.uids.deadline in left:
                take(id, kept)
    return found


def _by_deadline(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.deadline.id, []).append(entry)
    return found


def _asked(group: Sequence[Entry]) -> str:
    return _words(group[0].sentence, group[0].deadline.text)


def _words(sentence: str, limit: str) -> str:
    return key(asking_words(sentence, limit))
