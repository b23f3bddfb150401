"""A library as programs use it: one class over the functions of this room."""

import datetime as dt
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from sqlalchemy import Connection, Engine, select

from ..calendars.anchors import Entered
from ..calendars.entries import Entry
from ..calendars.selection import Selection, selected
from ..knowledge.register import Register
from ..reading.folders import find
from ..reading.limits import USUAL, Limits
from ..reading.read import MEDIA_TYPES
from ..records.analysis import Analysis
from . import correcting, days, deadlines, queries, removal, review
from .corrections import Correction
from .engine import open_engine, shown_name, told
from .filters import Filter
from .ingest import ingest, missing, plan
from .kept import corrections_of
from .readings import made_with, stored_path
from .schema import files
from .shown import shown
from .workers import Processes, Workers
from .writer import Outcome

if TYPE_CHECKING:
    from networkx import MultiDiGraph

#: Gets the number of files to read, and the outcomes of a batch.
Progress = Callable[[int, Sequence[Outcome]], None]


class Report(NamedTuple):
    """What an ingest did.

    Attributes
    ----------
    outcomes : dict of str to int
        How many files were "new", a new "version", a "copy", read "again", the "same", "failed" or "unchanged".
    failed : list of Outcome
        Files that could not be read this time.
    missing : list of str
        Paths that are gone since the last time.
    failed_before : int
        How many of the unchanged could not be read before.
    closed : sequence of (str, str)
        Folders that cannot be looked into, and why.
    skipped : mapping of str to int
        How many files of kinds that are not read stand in the folders, by suffix.
    """

    outcomes: dict[str, int]
    failed: list[Outcome]
    missing: list[str]
    failed_before: int = 0
    closed: Sequence[tuple[str, str]] = ()
    skipped: Mapping[str, int] = MappingProxyType({})


class Library:
    """Letters kept in a file of SQLite, or on a server of PostgreSQL.

    Parameters
    ----------
    where : str or Path
        File, or URL: ``postgresql://user@host/database``.
    write : bool, optional
        Whether it is to be written.
    create : bool, optional
        Whether to make it where there is none.

    Raises
    ------
    LibraryError
        Where it cannot be opened.

    Examples
    --------
    >>> import tempfile
    >>> from .workers import Here  # reads without processes
    >>> letter = "TỈNH ỦY LAM SƠN\\n*\\nSố 7-CV/TU\\nLam Sơn, ngày 05 tháng 3 năm 2025\\n\\nSở Y tế báo cáo trước ngày 05/9/2025."
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "7.txt").write_text(letter, encoding="utf-8")
    ...     with Library(Path(folder, "thu.db"), create=True) as library:
    ...         report = library.ingest([Path(folder)], workers=Here(made_with()))
    ...         [entry] = library.deadlines(Selection(body="so y te"))
    ...         print(report.outcomes["new"], entry.id, entry.deadline.due, library.search("bao cao").total)
    1 7-CV/TU:t1 2025-09-05 1
    """

    def __init__(self, where: str | Path, *, write: bool = True, create: bool = False) -> None:
        self.name = shown_name(where)
        self._engine = open_engine(where, write=write, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, or of the server."""
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """The SQLAlchemy engine, for questions of one's own."""
        return self._engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the library as it is now, also while others write.

        Yields
        ------
        Connection

        Raises
        ------
        LibraryError
            Where the database fails.
        """
        with told(self.name), self._engine.connect() as connection:
            yield connection

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        workers: Workers | int | None = None,
        register: Register | None = None,
        progress: Progress | None = None,
        quiet: float = 0,
        limits: Limits = USUAL,
    ) -> Report:
        """Read letters into the library; only what is new or has changed.

        Parameters
        ----------
        paths : sequence of Path
            Files and folders.
        workers : Workers or int, optional
            Who reads them; a number of processes, by default as many as there are cores. A program that uses processes
            guards its main module (``if __name__ == "__main__":``).
        register : Register, optional
            Of regulations; by default the one that comes with the library.
        progress : callable, optional
            Gets the number of files to read, and the outcomes of each batch once it is safely written.
        quiet : float, optional
            Seconds: files that changed since are left for the next time, as they may be copied right now.
        limits : Limits, optional
            How much one file may take; other `workers` than processes have their own.

        Returns
        -------
        Report

        Raises
        ------
        LibraryError
            Where it cannot be written; what was written before stays.
        """
        stamp = made_with(register)
        found = find(paths, MEDIA_TYPES)
        counts: Counter[str] = Counter()
        failed: list[Outcome] = []

        with told(self.name):
            # what is not there is told, and nothing is kept of it: it may be a folder on a drive that is away
            absent = {path for path in found.files if not os.path.lexists(path)}
            failed += [Outcome(stored_path(path), "failed", None, "no such file") for path in sorted(absent)]
            counts["failed"] = len(absent)
            there = [path for path in found.files if path not in absent]
            todo = plan(self._engine, there, stamp, quiet)
            counts["unchanged"] = todo.unchanged

            def count(outcomes: Sequence[Outcome]) -> None:
                counts.update(outcome.what for outcome in outcomes)
                failed.extend(outcome for outcome in outcomes if outcome.what == "failed")
                if progress:
                    progress(len(todo.tasks), outcomes)

            if progress:
                progress(len(todo.tasks), ())
            own = workers if workers is not None and not isinstance(workers, int) else None
            ready = own or Processes(workers if isinstance(workers, int) else None, stamp, register, limits)
            try:
                ingest(self._engine, todo.tasks, ready, count)
            finally:
                if own is None:
                    ready.close()
            gone = missing(self._engine, paths, found.files, [Path(error.filename) for error in found.closed])
        shut = [(str(error.filename), error.strerror or str(error)) for error in found.closed]
        outcomes = {what: n for what, n in counts.items() if n}
        # a library that stands among its letters is none of them
        skipped = {suffix: count for suffix, count in found.skipped.items() if not suffix.startswith(".db")}
        return Report(outcomes, failed, gone, todo.failed, shut, skipped)

    def letter(self, number: int) -> Analysis:
        """A letter as every output shows it.

        Raises
        ------
        KeyError
            Where there is no such letter.
        """
        with self.reading() as connection:
            return shown(connection, number)

    def holds(self, path: Path) -> bool:
        """Whether a file is one that the library read a letter from, so that nothing is written over it."""
        with self.reading() as connection:
            return connection.scalar(select(files.c.id).where(files.c.path == stored_path(path))) is not None

    def called(self, name: str) -> list[int]:
        """Letters that a person means: by number in the library, number and symbol, URN:LEX, or file."""
        with self.reading() as connection:
            return queries.called(connection, name)

    def letters(
        self, wanted: Filter | None = None, limit: int | None = None, offset: int = 0, *, after: int | None = None
    ) -> list[queries.Line]:
        """Letters, newest first; those behind the letter of the number `after`."""
        with self.reading() as connection:
            return queries.listed(connection, wanted or Filter(), limit, offset, after=after)

    def some(self, numbers: Sequence[int]) -> list[queries.Line]:
        """Letters of these numbers, in this order."""
        with self.reading() as connection:
            return queries.listed(connection, Filter(), numbers=numbers)

    def alike(self, name: str) -> list[int]:
        """Letters that may have been meant by a name that none bears; see `queries.alike`."""
        with self.reading() as connection:
            return queries.alike(connection, name)

    def corrections(self, number: int) -> list[Correction]:
        """What people said of a letter, in the order they said it, without what was taken back."""
        with self.reading() as connection:
            return corrections_of(connection, number)

    def places(self, number: int) -> dict[int, str]:
        """Where corrections of a letter stand now; see `correcting.places`."""
        with self.reading() as connection:
            return correcting.places(connection, number)

    def search(self, words: str, wanted: Filter | None = None, limit: int = 20, offset: int = 0) -> queries.Hits:
        """Letters that hold some words, the best first."""
        with self.reading() as connection:
            return queries.search(connection, words, wanted or Filter(), limit, offset)

    def deadlines(self, wanted: Selection | None = None, as_of: dt.date | None = None) -> list[Entry]:
        """Entries of a calendar, by day.

        Parameters
        ----------
        wanted : Selection, optional
        as_of : date, optional
            The day that "overdue" is seen from, and that recurring entries are shown from; by default today.

        Returns
        -------
        list of Entry
        """
        return [entry for _, entry in self.deadlines_of_letters(wanted, as_of)]

    def deadlines_of_letters(
        self, wanted: Selection | None = None, as_of: dt.date | None = None
    ) -> list[tuple[int, Entry]]:
        """As `deadlines`, each with the number of its letter."""
        asked = wanted or Selection()
        with deadlines.uncollected(), self.reading() as connection:
            found = deadlines.entries_with_letters(connection, asked)
        numbers = {entry.uid: number for number, entry in found}
        chosen = selected((entry for _, entry in found), asked, as_of or dt.date.today())
        return [(numbers[entry.uid], entry) for entry in chosen]

    def enter(self, number: int, said: Mapping[str, dt.date | None]) -> Entered:
        """Keep the days of receipt or of events that a person enters for limits of a letter; see `days.enter`."""
        with told(self.name):
            return days.enter(self._engine, number, said)

    def calendar(self, body: str | None, as_of: dt.date, name: str) -> str:
        """The calendar of a body; see `days.calendar_of`."""
        with told(self.name):
            return days.calendar_of(self._engine, body, as_of, name)

    def review(self, of: Filter | None = None) -> list[review.Item]:
        """What a person should look at."""
        with self.reading() as connection:
            return list(review.to_review(connection, of))

    def correct(
        self, name: str, said: Mapping[str, str], author: str, register: Register | None = None
    ) -> list[Correction]:
        """Keep what a person says of a letter, a deadline or a citation; see `correcting.correct`."""
        with told(self.name):
            return correcting.correct(self._engine, name, said, author, register)

    def add(self, name: str, words: str, said: Mapping[str, str], author: str) -> list[Correction]:
        """Keep a deadline that a person sees in a letter; see `correcting.add`."""
        with told(self.name):
            return correcting.add(self._engine, name, words, said, author)

    def withdraw(self, name: str, fields: tuple[str, ...] = ()) -> int:
        """Take back what was said; see `correcting.withdraw`."""
        with told(self.name):
            return correcting.withdraw(self._engine, name, fields)

    def remove(self, numbers: Sequence[int]) -> int:
        """Take letters out of the library."""
        with told(self.name):
            return removal.remove(self._engine, numbers)

    def graph(self, kinds: Iterable[str] | None = None, numbers: Sequence[int] | None = None) -> "MultiDiGraph[str]":
        """The letters, their directives, deadlines and bodies, and what they cite, as a graph; see `graph.build.graph_of`."""
        from ..graph.build import KINDS, graph_of  # who asks for no graph waits for no networkx

        with self.reading() as connection:
            return graph_of(connection, KINDS if kinds is None else kinds, numbers)

    def stats(self) -> dict[str, Any]:
        """Figures of the library."""
        with self.reading() as connection:
            return queries.stats(connection)
