"""Deadlines by the page are those that are chosen when all are read, from SQLite and from PostgreSQL."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from library_servers import library_url, postgres_url, server, vietnamese_url, worked

from congvan_nlp.calendars.entries import Entry
from congvan_nlp.calendars.selection import Selection, State, is_over
from congvan_nlp.library import due_days
from congvan_nlp.library.due_days import Asked, Standing
from congvan_nlp.library.library import Library
from congvan_nlp.library.schema import anchors
from congvan_nlp.library.transactions import writing
from congvan_nlp.resolution.anchored import takes_anchor

__all__ = ["library_url", "postgres_url", "server", "vietnamese_url"]  # fixtures
AS_OF = dt.date(2025, 3, 25)
BODIES = (None, "so y te", "tinh uy", "không ai")
STRETCHES = (
    (None, None),
    (dt.date(2025, 1, 1), dt.date(2025, 6, 30)),
    (dt.date(2025, 3, 1), None),
    (None, dt.date(2025, 3, 31)),
)
SELECTIONS = [Selection(body, *stretch) for body in BODIES for stretch in STRETCHES]
STATES: tuple[State, ...] = ("open", "overdue", "review")
SIZE = 61
Line = tuple[int, str, str | None, str | None]


def asked(state: State) -> Asked:
    """What `calendars.selection` says of whole entries, of a standing."""

    def holds(standing: Standing) -> bool:
        over = standing.last_day is not None and standing.last_day < AS_OF
        if state == "overdue":
            return over
        return standing.needs_review if state == "review" else not (over or standing.needs_review)

    return holds


def line(number: int, entry: Entry) -> Line:
    return number, entry.uid, entry.deadline.due, entry.deadline.act_by


def by_pages(library: Library, wanted: Selection) -> Iterator[Line]:
    """All lines, a page at a time."""
    state = asked(wanted.state) if wanted.state else None
    with library.reading() as connection:
        total = due_days.page(connection, wanted, AS_OF, state, 0, 0).total
        for offset in range(0, total, SIZE):
            page = due_days.page(connection, wanted, AS_OF, state, offset, SIZE)
            assert (page.total, len(page.lines)) == (total, min(SIZE, total - offset))
            yield from (line(*one) for one in page.lines)


def of_days(lines: list[Line]) -> list[str | None]:
    return [due for _, _, due, _ in lines]


def filled(where: str | Path, letters: Path) -> Library:
    worked(where, letters).dispose()
    return Library(where)


def check(library: Library) -> int:
    found = 0
    for wanted, other in zip(SELECTIONS, itertools.cycle(STATES)):
        for state in (None, other):
            chosen = wanted._replace(state=state)
            here = list(by_pages(library, chosen))
            whole = [line(*one) for one in library.deadlines_of_letters(chosen, AS_OF)]
            assert of_days(here) == of_days(whole), chosen
            assert Counter(here) == Counter(whole), chosen
            found += len(here)
        if wanted.start or wanted.end:
            entries = [entry for _, entry in library.deadlines_of_letters(wanted, AS_OF)]
            with library.reading() as connection:
                counted = due_days.days(connection, wanted, AS_OF)
            assert {day.isoformat(): some.total() for day, some in counted.items()} == Counter(
                entry.deadline.due for entry in entries
            )
            late = sum(n for some in counted.values() for one, n in some.items() if asked("overdue")(one))
            assert late == sum(is_over(entry, AS_OF) for entry in entries)
    return found


def test_pages_hold_what_is_chosen_in_order(library_url: str, tmp_path: Path) -> None:
    with filled(library_url, tmp_path / "thư") as library:
        assert check(library) > 1000
        for wanted in SELECTIONS[:2]:  # what is due together stands as the letters have it
            assert list(by_pages(library, wanted)) == [
                line(*one) for one in library.deadlines_of_letters(wanted, AS_OF)
            ]


@pytest.mark.parametrize("day", [dt.date(2025, 3, 20), dt.date(2026, 1, 5)])
def test_days_that_were_entered_count(tmp_path: Path, day: dt.date) -> None:
    with filled(tmp_path / "k.db", tmp_path / "thư") as library:
        before = list(by_pages(library, Selection()))
        keys = {one.anchor_key for one in library.deadlines(as_of=AS_OF) if takes_anchor(one.deadline)}
        assert len(keys) > 2
        with writing(library.engine) as connection:
            connection.execute(anchors.insert(), [{"key": key, "day": day.isoformat()} for key in keys])
        check(library)
        after = list(by_pages(library, Selection()))
        assert sorted(uid for _, uid, _, _ in after) == sorted(uid for _, uid, _, _ in before)
        assert of_days(after) != of_days(before)
