"""`congvan deadlines` of a library: what runs share, entered days and what calendars were told, stands in the library."""

from contextlib import suppress
from typing import TYPE_CHECKING

import typer

from ..wording.phrases import in_vietnamese
from ..wording.reasons import EARLY_ANCHOR, ENTERING
from .deadlines import Wanted, kept_of, unfit_for, write
from .files import Desk
from .guard import complain
from .shelf import opened, spare
from .text import plain, shown

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection

    from ..calendars.kept import Kept
    from ..calendars.memory import Memory
    from ..library.library import Library


def run(library: str | None, wanted: Wanted) -> None:
    """Choose deadlines of a library and write them.

    Parameters
    ----------
    library : str or None
        As the user named it.
    wanted : Wanted

    Raises
    ------
    typer.Exit
        1 where the library or an old workbook cannot be read; 2 where an anchor belongs to nothing, or the output is
        not fit for the format.
    """
    from ..calendars.kept import KeptError

    unfit = unfit_for((), wanted)
    if unfit:
        complain(f"congvan: {unfit}")
        raise typer.Exit(2)
    try:
        kept = kept_of(wanted)
    except KeptError as error:
        complain(f"{shown(error.path)}: {in_vietnamese(plain(error.reason))}; không ghi đè, hãy chọn tên khác")
        raise typer.Exit(1) from error
    writes = bool(wanted.anchors) or wanted.style == "ics"
    with opened(library, write=writes) as here:
        spare(here, wanted.output)
        _write(here, wanted, kept)


def _write(library: "Library", wanted: Wanted, kept: "Kept") -> None:
    from ..calendars.memory import with_anchors
    from ..calendars.selection import Selection
    from ..library.calendar_memory import letters_of_body, memory_of, remember
    from ..library.deadlines import entries_with_letters
    from ..library.transactions import writing

    days = _entered(library, wanted.anchors)
    calendar = wanted.style == "ics"
    with library.reading() as connection:
        # a calendar has to know all entries of a letter, to tell what has been withdrawn
        letters = letters_of_body(connection, wanted.selection.body) if calendar else None
        memory = memory_of(connection, letters if calendar else ())
        # the digest has its own stretches of days
        asked = wanted.selection._replace(start=None, end=None) if wanted.style == "html" else wanted.selection
        known = with_anchors(memory, days)
        wanted_here = Selection() if calendar else asked
        found = entries_with_letters(connection, wanted_here, letters=letters, entered=known.anchors)
    entries = [entry for _, entry in found]
    numbers = {entry.uid: letter for letter, entry in found}

    def keep(after: "Memory") -> None:
        if after != memory:
            with writing(library.engine) as connection:
                remember(connection, memory, after, numbers)

    write(entries, wanted, known, (), Desk(0), kept, keep)


def _entered(library: "Library", named: "dict[str, dt.date | None]") -> "dict[str, dt.date | None]":
    """Days by the limits that are meant."""
    from ..calendars.anchors import entered
    from ..library.deadlines import entries

    if not named:
        return {}
    days: dict[str, dt.date | None] = {}
    failed = False
    for name, day in named.items():
        letter, mark, id = name.rpartition(":") if ":" in name else (name, "", "")
        with library.reading() as connection:
            here = entries(connection, letters=_letters(library, connection, name, letter), entered={})
        # a letter may be called by its number in the library, entries are by its own
        own = here[0].id.rpartition(":")[0] if here and letter.isdecimal() else letter
        asked = name if name in {entry.uid for entry in here} else f"{own}{mark}{id}"
        found = entered(here, {asked: day})
        for reason in found.problems.values():
            complain(f"congvan: --anchor {plain(name)}: {ENTERING[reason]}")
            failed = True
        for _ in found.early:
            complain(f"lưu ý: --anchor {plain(name)}: {EARLY_ANCHOR}")
        days |= found.days
    if failed:
        raise typer.Exit(2)
    return days


def _letters(library: "Library", connection: "Connection", name: str, letter: str) -> list[int]:
    from ..library.correcting import NotMeant, target

    if len(name) == 36:  # the uid of an entry
        with suppress(NotMeant):
            return [target(connection, name).letter]
    return library.called(letter)
