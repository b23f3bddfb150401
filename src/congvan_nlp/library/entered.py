"""Days of receipt and of events that people entered, laid over the limits of letters that wait for them.

A day is kept by the entry of a body and its words (`Entry.anchor_key`), so that it never comes to stand for another
limit. A limit of several bodies has the day that all of them have.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, or_, select

from ..calendars.entries import anchor_key
from ..diagnostics.catalogue import diagnostic
from ..records.analysis import Analysis
from ..resolution.anchored import takes_anchor, with_anchor
from ..structure.dates import YEARS
from .rows import WHO
from .schema import anchors, deadline_bodies, deadlines, letters

UID = 36  # characters of it, with which a key begins


def entered_days(connection: Connection, numbers: Sequence[int] | None = None) -> dict[int, dict[str, dt.date]]:
    """Days that people entered, by letter and id of the limit.

    Parameters
    ----------
    connection : Connection
    numbers : sequence of int, optional
        Letters; by default all.

    Returns
    -------
    dict of int to dict of str to date
        Only of limits whose words are those that the day was entered for.
    """
    b, d = deadline_bodies.c, deadlines.c
    of_key = func.substr(anchors.c.key, 1, UID)
    here = [] if numbers is None else [b.letter_id.in_(numbers)]
    meant = select(anchors.c.key, anchors.c.day)
    if numbers is not None:
        meant = meant.where(of_key.in_(select(b.uid).where(b.role == WHO, *here)))
    known = {key: dt.date.fromisoformat(day) for key, day in connection.execute(meant)}
    if not known:
        return {}
    query = (
        select(b.letter_id, b.deadline_id, b.uid, d.anchor)
        .add_columns(func.substr(letters.c.text, d.span_start + 1, d.span_end - d.span_start))
        .join(deadlines, (d.letter_id == b.letter_id) & (d.id == b.deadline_id))
        .join(letters, letters.c.id == b.letter_id)
        .where(b.role == WHO, or_(d.counted.is_not(None), d.kind == "event"), *here)
        .where(b.letter_id.in_(select(b.letter_id).where(b.uid.in_(select(of_key)), *here)))
    )
    days: dict[tuple[int, str], set[dt.date | None]] = {}
    for letter, id, uid, anchor, words in connection.execute(query):
        days.setdefault((letter, id), set()).add(known.get(anchor_key(uid, words, anchor)))
    found: dict[int, dict[str, dt.date]] = {}
    for (letter, id), of_bodies in days.items():
        day = of_bodies.pop()
        if day and not of_bodies and day.year in YEARS:
            found.setdefault(letter, {})[id] = day
    return found


def with_entered_days(analysis: Analysis, days: Mapping[str, dt.date]) -> Analysis:
    """Compute the limits of a letter from the days that were entered for them.

    Parameters
    ----------
    analysis : Analysis
    days : mapping of str to date
        By id of the limit, as of `entered_days`.

    Returns
    -------
    Analysis
        Each such limit has a diagnostic that says so, in the place of those that asked for the day.
    """
    told = {d.id: d for d in analysis.deadlines if d.id in days and takes_anchor(d)}
    if not told:
        return analysis
    limits = tuple(with_anchor(d, days[d.id]) if d.id in told else d for d in analysis.deadlines)
    places = {(d.start, d.end) for d in told.values()}
    notes = [n for n in analysis.diagnostics if not (n.code.startswith("deadline-") and (n.start, n.end) in places)]
    notes += [
        diagnostic("day-entered", d.start, d.end, "vi", quote=d.text, day=f"{days[d.id]:%d/%m/%Y}")
        for d in told.values()
    ]
    return analysis.model_copy(update={"deadlines": limits, "diagnostics": tuple(notes)})
