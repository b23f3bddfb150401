"""Files that people send: each is known from the moment that it is safely kept, until it is read or has failed."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, func, select, update

from ..folding import one_line
from .parts import parts
from .schema import files, uploads
from .transactions import writing


class Upload(NamedTuple):
    """A file that was sent.

    Attributes
    ----------
    id : int
    batch : str
        Of files that were sent together.
    name : str
        As the sender calls it.
    path : str or None
        Where it is kept; None once it is not.
    size : int
        Bytes.
    sha256, sent_by, sent_at : str
    state : str
        "waiting", "read" or "failed".
    reason : str or None
        Why it could not be read.
    letter_id : int or None
        The letter that it holds.
    """

    id: int
    batch: str
    name: str
    path: str | None
    size: int
    sha256: str
    sent_by: str
    sent_at: str
    state: str
    reason: str | None = None
    letter_id: int | None = None


class Sent(NamedTuple):
    """A file that is kept, or the reason why it is not.

    Attributes
    ----------
    name, sha256 : str
    size : int
    path : str or None
    reason : str or None
    """

    name: str
    sha256: str
    size: int
    path: str | None
    reason: str | None = None


def add(engine: Engine, batch: str, sent: Sequence[Sent], author: str) -> list[Upload]:
    """Take files in, in one transaction.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    batch : str
    sent : sequence of Sent
        Those with a reason have failed already.
    author : str

    Returns
    -------
    list of Upload
        In their order.
    """
    now = dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    with writing(engine) as connection:
        last = connection.scalar(select(func.max(uploads.c.id))) or 0
        made = [
            Upload(
                last + n, batch, one_line(one.name)[:255] or "?", one.path, one.size, one.sha256, one_line(author), now,
                "failed" if one.reason else "waiting", one.reason,
            )
            for n, one in enumerate(sent, 1)
        ]  # fmt: skip
        if made:
            connection.execute(uploads.insert(), [one._asdict() for one in made])
    return made


def of_batch(connection: Connection, batch: str) -> list[Upload]:
    """Files that were sent together, in their order."""
    query = select(uploads).where(uploads.c.batch == batch).order_by(uploads.c.id)
    return [Upload(*row) for row in connection.execute(query)]


def waiting(connection: Connection) -> list[Upload]:
    """Files that are still to be read, the oldest first."""
    query = select(uploads).where(uploads.c.state == "waiting").order_by(uploads.c.id)
    return [Upload(*row) for row in connection.execute(query)]


def latest(connection: Connection, limit: int) -> list[Upload]:
    """Files that were sent last, the newest first."""
    query = select(uploads).order_by(uploads.c.id.desc()).limit(limit)
    return [Upload(*row) for row in connection.execute(query)]


def name_of(connection: Connection, path: str) -> str | None:
    """What the sender calls a file that is kept here."""
    return connection.scalar(select(uploads.c.name).where(uploads.c.path == path))


def kept_paths(connection: Connection) -> set[str]:
    """Where files are kept."""
    return set(connection.scalars(select(uploads.c.path).where(uploads.c.path.is_not(None))))


def settle(engine: Engine, done: Sequence[tuple[int, str, str | None]]) -> list[str]:
    """Write down what became of files.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    done : sequence of (int, str, str or None)
        Id of the upload, its path, and why it could not be read.

    Returns
    -------
    list of str
        Paths that hold no letter: nothing but the upload knows of them any more, and they are to be deleted.
    """
    idle = []
    with writing(engine) as connection:
        found = {
            row.path: row.letter_id
            for some in parts([path for _, path, _ in done])
            for row in connection.execute(select(files.c.path, files.c.letter_id).where(files.c.path.in_(some)))
        }
        for id, path, reason in done:
            failed = reason is not None or path not in found
            row = {"state": "failed", "reason": reason or "holds no letter", "path": None}
            row = row if failed else {"state": "read", "reason": None, "letter_id": found[path]}
            connection.execute(update(uploads).where(uploads.c.id == id).values(**row))
            if failed:
                idle.append(path)
                connection.execute(delete(files).where(files.c.path == path, files.c.letter_id.is_(None)))
    return idle
