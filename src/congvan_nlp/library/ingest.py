"""Letters into a library, again and again: only what is new or has changed is read.

A file is known by its path, size and time of change; where these differ its bytes decide. What was being read when
a run ended is read by the next one. Files that are gone are told, and their letters stay.
"""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, Engine, select, update

from .parts import parts
from .readings import Reading, Task, seen, stored_path
from .schema import files, versions
from .transactions import writing
from .workers import Workers
from .writer import Outcome, Writer

#: Letters in a transaction, and how long one may wait for others.
_BATCH, _WAIT = 64, 1.0


class Plan(NamedTuple):
    """What is to be done with some files.

    Attributes
    ----------
    tasks : list of Task
        To be read.
    unchanged : int
        How many are known.
    failed : int
        How many of these could not be read last time; nothing has changed since.
    """

    tasks: list[Task]
    unchanged: int
    failed: int


def plan(engine: Engine, paths: Sequence[Path], stamp: str, quiet: float = 0) -> Plan:
    """Find out which files are to be read.

    Parameters
    ----------
    engine : Engine
    paths : sequence of Path
    stamp : str
        As of `made_with`.
    quiet : float, optional
        Seconds: files that changed since are left for the next time, as they may be copied right now.

    Returns
    -------
    Plan
        A file that failed is tried again only when it or the version of this library has changed.
    """
    tasks: list[Task] = []
    unchanged = failed = 0
    for some in parts(paths):
        looked = [(path, seen(path)) for path in some]
        c = files.c
        query = select(c.path, c.size, c.modified, c.state, c.sha256, c.made_with)
        with engine.connect() as connection:
            here = [one.path for _, one in looked]
            known = {row.path: row for row in connection.execute(query.where(c.path.in_(here)))}
            attached = select(c.within).where(c.within.in_(here), c.state == "failed")
            unread = Counter(connection.scalars(attached))
        for path, one in looked:
            row = known.get(one.path)
            same = row is not None and row.made_with == stamp and row.state != "missing"
            if row is not None and same and (row.size, row.modified) == (one.size, one.modified):
                unchanged += 1
                failed += (row.state == "failed") + unread[one.path]
            elif quiet and one.modified and time.time_ns() - int(one.modified) < quiet * 1e9:
                continue
            else:
                # without its time it is to be read anew: a program that it needs was missing
                digest = row.sha256 if row is not None and row.made_with == stamp and row.modified else None
                tasks.append(Task(one, os.fspath(path), digest))
    return Plan(tasks, unchanged, failed)


def ingest(
    engine: Engine, tasks: Iterable[Task], workers: Workers, told: Callable[[Sequence[Outcome]], None] | None = None
) -> None:
    """Read files and write what becomes of them.

    Parameters
    ----------
    engine : Engine
    tasks : iterable of Task
    workers : Workers
    told : callable, optional
        Gets the outcomes of each batch once it is safely written.

    Raises
    ------
    KeyboardInterrupt
        After what was read has been written and linked.
    sqlalchemy.exc.DBAPIError
        Where the database refuses; all batches before are kept.
    """
    writer = Writer(engine)
    batch: list[Reading] = []

    def write() -> None:
        if batch:
            with _undisturbed():
                outcomes = writer.write(batch)
                batch.clear()
                if told:
                    told(outcomes)

    began = time.monotonic()
    try:
        for one in workers.read(tasks):
            if not batch:
                began = time.monotonic()
            batch.append(one)
            if len(batch) >= _BATCH or time.monotonic() - began > _WAIT:
                write()
    finally:
        # also what was read before Ctrl-C; where the database refused, it refuses again
        write()
        with _undisturbed():
            writer.finish()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait until what is being written is written and told."""
    heard: list[int] = []
    try:
        before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    except ValueError:  # not the main thread, which alone hears it
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if heard and before is not signal.SIG_IGN:
        raise KeyboardInterrupt


def missing(engine: Engine, roots: Sequence[Path], present: Iterable[Path], closed: Sequence[Path] = ()) -> list[str]:
    """Mark files that are gone.

    Parameters
    ----------
    engine : Engine
        A library that is open for writing.
    roots : sequence of Path
        Folders that were walked.
    present : iterable of Path
        All files that stand in them.
    closed : sequence of Path
        Folders that could not be looked into: nothing is known of their files.

    Returns
    -------
    list of str
        Paths that are gone since the last time. Their letters stay.
    """
    inside = [stored_path(root) + os.sep for root in roots if os.path.isdir(root)]  # noqa: PTH112 - of Path, which may raise
    unknown = tuple(stored_path(folder) + os.sep for folder in closed)
    here = {stored_path(path) for path in present}
    c = files.c
    gone: list[tuple[int, str]] = []
    with engine.connect() as connection:
        for root in inside:
            below = select(c.id, c.path, c.within).where(c.path.startswith(root, autoescape=True), c.state != "missing")
            for id, path, within in connection.execute(below):
                if path.startswith(root) and (within or path) not in here and not path.startswith(unknown):
                    gone.append((id, path))
    if gone:
        with writing(engine) as connection:
            for some in parts(gone):
                ids = [id for id, _ in some]
                connection.execute(update(files).where(c.id.in_(ids)).values(state="missing"))
            for _, path in gone:
                _follow(connection, path)
    return sorted(path for _, path in gone)


def _follow(connection: Connection, gone: str) -> None:
    """Have the versions that were read from a file that is gone lead to the same bytes elsewhere."""
    other = select(files.c.path).where(files.c.sha256 == versions.c.sha256, files.c.state == "read")
    here = versions.c.letter_id.in_(select(files.c.letter_id).where(files.c.path == gone))
    there = other.order_by(files.c.id).limit(1).scalar_subquery()
    moved = update(versions).where(here, versions.c.path == gone, there.is_not(None)).values(path=there)
    connection.execute(moved)
