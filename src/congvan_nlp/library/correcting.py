"""A person confirms or changes a field: checked, kept with author and time, and shown from then on everywhere."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Engine, and_, or_, select, update

from ..calendars.entries import entries_of, last_day
from ..folding import one_line
from ..knowledge.register import Register, builtin
from ..records.analysis import Analysis
from .adding import ADDED, find_words, kept_of, overlapping, with_deadline
from .corrections import FIELDS, Correction, Part, citation_refs, dated
from .kept import corrections_of, uids_of
from .linking import link
from .queries import called
from .schema import corrections, deadline_bodies, letters, versions
from .shared_rows import Numbers
from .shown import corrected, extracted, linked
from .transactions import writing
from .values import ValueRefused, document_of, value_of
from .writer import show

_REF = re.compile(r"(?P<letter>.+):(?P<id>[tc]\d+)")
_SHOWN = 120  # characters of the words that a person saw


class NotMeant(ValueError):
    """What a person named is nothing, or not one thing; `name` and `reason` say so.

    Attributes
    ----------
    candidates : tuple of int
        Letters that may be meant.
    """

    def __init__(self, name: str, reason: str, candidates: tuple[int, ...] = ()) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason
        self.candidates = candidates


class Target(NamedTuple):
    """What is corrected: a letter, or the deadline or citation of this id in it."""

    letter: int
    part: Part
    id: str = ""


def target(connection: Connection, name: str) -> Target:
    """Find what a person names.

    Parameters
    ----------
    connection : Connection
    name : str
        "298-CV/TU", "298-CV/TU:t3" for a deadline, ":c2" for a citation; or with the letter's number in the library:
        "12:t3"; or the uid of an entry of a calendar.

    Returns
    -------
    Target

    Raises
    ------
    NotMeant
        Where it is nothing, or may be several letters.
    """
    entry = select(deadline_bodies.c.letter_id, deadline_bodies.c.deadline_id).where(deadline_bodies.c.uid == name)
    if len(name) == 36 and (row := connection.execute(entry).first()):
        return Target(row.letter_id, "deadline", row.deadline_id)
    match = _REF.fullmatch(name.strip())
    found = called(connection, match["letter"] if match else name)
    if not found:
        known = ":" in name and called(connection, name.rpartition(":")[0])
        raise NotMeant(name, "no such code" if known else "no such letter")
    if len(found) > 1:
        raise NotMeant(name, "several letters", tuple(found))
    if not match:
        return Target(found[0], "letter")
    part: Part = "deadline" if match["id"].startswith("t") else "citation"
    analysis = dated(extracted(connection, found[0]), corrections_of(connection, found[0]))
    ids = [one.id for one in (analysis.deadlines if part == "deadline" else analysis.citations)]
    if match["id"] not in ids:
        raise NotMeant(name, f"no such {part}")
    return Target(found[0], part, match["id"])


def correct(
    engine: Engine, name: str, said: Mapping[str, str], author: str, register: Register | None = None
) -> list[Correction]:
    """Keep what a person says of a letter, a deadline or a citation, and show it.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    name : str
        As of `target`.
    said : mapping of str to str
        Values as typed, by field.
    author : str
    register : Register, optional
        Of regulations; by default the one that comes with the library.

    Returns
    -------
    list of Correction
        What has been kept. Of a field that was corrected before, the last word counts, the earlier one stays in the
        table.

    Raises
    ------
    NotMeant
    ValueRefused
        Where there is no such field, or the value is not what it holds; nothing is kept then.
    """
    register = builtin() if register is None else register
    with writing(engine) as connection:
        where = target(connection, name)
        analysis = corrected(connection, where.letter).analysis
        before = dated(extracted(connection, where.letter), corrections_of(connection, where.letter))
        day = dt.date.fromisoformat(analysis.letter.date) if analysis.letter.date else None
        values: dict[str, Any] = {}
        for field, written in said.items():
            if field not in FIELDS[where.part]:
                raise ValueRefused(field, "no such field", ", ".join(FIELDS[where.part]))
            if field == "document":
                values[field] = document_of(connection, register, written, day)
            else:
                values[field] = value_of(field, written)
        seen = _of(connection, where, before)
        if where.part == "citation" and "confirmed" in values:
            # what is confirmed is what was shown, also where another letter had told it
            cited = linked(connection, where.letter, analysis).citations
            document = next(c.document for c in cited if c.id == where.id)
            if document.id:
                sure = document.model_copy(update={"inferred": False, "candidates": ()})
                values["document"] = sure.model_dump(mode="json", exclude_defaults=True)
        last = _keep(connection, where, seen, values, author)
        if where.part == "deadline":
            _check(corrected(connection, where.letter).analysis, where.id, values)
        _show_again(connection, where.letter)
        kept = corrections_of(connection, where.letter)
    return [one for one in kept if one.id > last]


def add(engine: Engine, name: str, words: str, said: Mapping[str, str], author: str) -> list[Correction]:
    """Keep a deadline that a person sees in a letter and the program did not.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    name : str
        Of the letter, as of `target`.
    words : str
        The limit as the letter states it: its day is read from them.
    said : mapping of str to str
        Fields of the deadline as typed; they count more than the words.
    author : str

    Returns
    -------
    list of Correction
        What has been kept.

    Raises
    ------
    NotMeant
        Where that is no letter.
    ValueRefused
        Where the words are not in the letter, or are those of a deadline that is known; nothing is kept then.
    """
    with writing(engine) as connection:
        where = target(connection, name)
        if where.part != "letter":
            raise NotMeant(name, "no such letter")
        analysis = dated(extracted(connection, where.letter), corrections_of(connection, where.letter))
        place = find_words(analysis.text, words)
        if place is None:
            raise ValueRefused(ADDED, "are no words of the letter", words)
        if known := overlapping(analysis.deadlines, *place):
            raise ValueRefused(ADDED, "is a deadline already", known.id)
        values: dict[str, Any] = {ADDED: kept_of(analysis, *place)}
        for field, written in said.items():
            if field not in FIELDS["deadline"]:
                raise ValueRefused(field, "no such field", ", ".join(FIELDS["deadline"]))
            values[field] = value_of(field, written)
        grown, deadline = with_deadline(analysis, *place)
        ref = next(entry.uid for entry in entries_of([grown]) if entry.deadline.id == deadline.id)
        shown_as = f"{analysis.letter.number or where.letter}:{deadline.id} {deadline.text[:_SHOWN]}"
        new = Target(where.letter, "deadline", deadline.id)
        last = _keep(connection, new, Seen(ref, shown_as, deadline.model_dump(mode="json")), values, author)
        _show_again(connection, where.letter)
        _check(corrected(connection, where.letter).analysis, deadline.id, values)
        kept = corrections_of(connection, where.letter)
    return [one for one in kept if one.id > last]


def withdraw(engine: Engine, name: str, fields: tuple[str, ...] = ()) -> int:
    """Take back what was said of a letter, a deadline or a citation: it is shown as extracted again.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    name : str
        As of `target`.
    fields : tuple of str, optional
        By default all.

    Returns
    -------
    int
        How many corrections were taken back. They stay in the table.
    """
    with writing(engine) as connection:
        where = target(connection, name)
        before = dated(extracted(connection, where.letter), corrections_of(connection, where.letter))
        ref = _of(connection, where, before).ref
        c = corrections.c
        here = (c.letter_id == where.letter) & (c.part == where.part) & (c.ref == ref) & ~c.withdrawn
        meant: ColumnElement[bool] = here
        if fields and ADDED not in fields:  # without the deadline, nothing is left that was said of it
            meant = and_(here, c.field.in_(fields))
        elif where.part == "letter":  # and what finds its place no more
            lost = [one.id for one in corrected(connection, where.letter).lost]
            meant = or_(here, c.id.in_(lost))
        count = connection.execute(update(corrections).where(meant).values(withdrawn=True)).rowcount
        if count:
            _show_again(connection, where.letter)
    return count


class Seen(NamedTuple):
    """What a person saw of a thing: its lasting identity, its name and words, and its record as extracted."""

    ref: str
    shown_as: str
    record: Mapping[str, Any]


def _keep(connection: Connection, where: Target, seen: Seen, values: Mapping[str, Any], author: str) -> int:
    """Write corrections; the number of the last one before them."""
    now = dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    c = corrections.c
    here = (c.letter_id == where.letter) & (c.part == where.part) & (c.ref == seen.ref)
    connection.execute(update(corrections).where(here, c.field.in_(values)).values(withdrawn=True))
    last = connection.scalar(select(c.id).order_by(c.id.desc()).limit(1)) or 0
    rows = [
        {
            "id": last + n, "letter_id": where.letter, "part": where.part, "ref": seen.ref, "field": field,
            "value": json.dumps(value, ensure_ascii=False),
            "extracted": json.dumps(seen.record.get(field), ensure_ascii=False),
            "shown_as": seen.shown_as, "author": one_line(author), "said_at": now, "withdrawn": False,
        }
        for n, (field, value) in enumerate(values.items(), 1)
    ]  # fmt: skip
    connection.execute(corrections.insert(), rows)
    return last


def _of(connection: Connection, where: Target, analysis: Analysis) -> Seen:
    name = analysis.letter.number or f"{where.letter}"
    if where.part == "letter":
        return Seen("", name, extracted(connection, where.letter).letter.model_dump(mode="json"))
    if where.part == "citation":
        place = [c.id for c in analysis.citations].index(where.id)
        citation = analysis.citations[place]
        words = citation.mentions[0].text if citation.mentions else citation.name
        ref = citation_refs(analysis.citations)[place]
        return Seen(ref, f"{name}:{where.id} {words[:_SHOWN]}", citation.model_dump(mode="json"))
    deadline = next(d for d in analysis.deadlines if d.id == where.id)
    ref = uids_of(connection, [where.letter])[where.letter][where.id].deadline
    return Seen(ref, f"{name}:{where.id} {deadline.text[:_SHOWN]}", deadline.model_dump(mode="json"))


def _check(analysis: Analysis, id: str, said: Mapping[str, Any]) -> None:
    """Refuse a day to act on behind the limit, whichever of the two was said first."""
    deadline = next(d for d in analysis.deadlines if d.id == id)
    last = last_day(deadline)
    fields = [field for field in ("act_by", "due", "due_time", "inclusive") if field in said]
    if fields and last and deadline.act_by and dt.date.fromisoformat(deadline.act_by) > last:
        raise ValueRefused(fields[0], "act_by lies behind the limit", f"{deadline.act_by} > {last}")


def _show_again(connection: Connection, letter: int) -> None:
    here = (versions.c.letter_id == letters.c.id) & (versions.c.version == letters.c.version)
    row = connection.execute(
        select(versions.c.version, versions.c.record).join(letters, here).where(letters.c.id == letter)
    ).one()
    link(connection, show(connection, Numbers(), letter, row.version, row.record))


def places(connection: Connection, letter: int) -> dict[int, str]:
    """Where corrections of a letter stand now.

    Parameters
    ----------
    connection : Connection
    letter : int

    Returns
    -------
    dict of int to str
        Id of the deadline or citation by number of the correction, "" for the letter itself; those whose place is
        gone are not in it.
    """
    said = corrections_of(connection, letter)
    analysis = dated(extracted(connection, letter), said)
    uids = uids_of(connection, [letter]).get(letter, {})
    known: dict[tuple[str, str], str] = {("letter", ""): ""}
    known |= {("deadline", uids[d.id].deadline): d.id for d in analysis.deadlines if d.id in uids}
    refs = citation_refs(analysis.citations)
    known |= {("citation", ref): c.id for ref, c in zip(refs, analysis.citations, strict=True)}
    return {one.id: known[one.part, one.ref] for one in said if (one.part, one.ref) in known}
