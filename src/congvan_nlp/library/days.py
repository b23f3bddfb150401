"""Days that people enter for limits of a letter, and calendars of a body: what a library remembers of both."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import Engine

from ..calendars.anchors import Entered, entered
from ..calendars.ics import calendar
from ..calendars.memory import with_anchors
from ..calendars.selection import Selection, selected
from ..calendars.telling import tell
from .calendar_memory import letters_of_body, memory_of, remember
from .deadlines import entries, entries_with_letters
from .transactions import writing


def enter(engine: Engine, letter: int, days: Mapping[str, dt.date | None]) -> Entered:
    """Keep the days that a person enters for limits of a letter.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    letter : int
    days : mapping of str to date or None
        By id of the deadline, "t3", or "" for the receipt of the letter; None takes a day back.

    Returns
    -------
    Entered
        With the problems by the same names; days without any are kept.
    """
    with writing(engine) as connection:
        here = entries(connection, letters=[letter], entered={})
        whole = here[0].id.rpartition(":")[0] if here else ""
        names = {f"{whole}:{id}" if id else whole: id for id in days}
        found = entered(here, {name: days[id] for name, id in names.items()})
        if found.days:
            memory = memory_of(connection, ())
            remember(connection, memory, with_anchors(memory, found.days), {})
    problems = {names[name]: why for name, why in found.problems.items()}
    return found._replace(problems=problems, early=tuple(names[name] for name in found.early))


def calendar_of(engine: Engine, body: str | None, as_of: dt.date, name: str) -> str:
    """The calendar of a body as of now; what it tells is remembered, so that the next one tells what has changed.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    body : str or None
        Part of its name, in any spelling; None is all.
    as_of : date
    name : str
        What the calendar is called.

    Returns
    -------
    str
        Of an .ics file.
    """
    wanted = Selection(body)
    with engine.connect() as connection:
        # all entries of the letters: what has been withdrawn is told, too
        letters = letters_of_body(connection, body)
        memory = memory_of(connection, letters)
        found = entries_with_letters(connection, letters=letters, entered=memory.anchors)
    known = [entry for _, entry in found]
    now = dt.datetime.now(dt.UTC)
    told = tell(known, selected(known, wanted, as_of), wanted, memory, as_of, now)
    if told.memory != memory:
        with writing(engine) as connection:
            remember(connection, memory, told.memory, {entry.uid: number for number, entry in found})
    return calendar(told.events, name)
