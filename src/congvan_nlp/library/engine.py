"""Opening a library: a file of SQLite, or a database of PostgreSQL by URL; its faults in words that users know."""

import errno
import os
import re
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from . import fulltext, schema
from .migrations import migrate
from .packing import DamagedRecord
from .transactions import writing

_MAGIC: Final = b"SQLite format 3\x00"
#: How long a writer waits for another one, which is done after each batch of letters.
_PATIENCE: Final = 60  # seconds
#: What the engines say, and what it comes to.
_REASONS: Final = {
    "database or disk is full": os.strerror(errno.ENOSPC),
    "no space left on device": os.strerror(errno.ENOSPC),
    "readonly database": "is read-only",
    "read-only transaction": "is read-only",
    "permission denied": os.strerror(errno.EACCES),
    "database is locked": "is used by another program",
    "file is not a database": "is no library",
    "malformed": "is damaged",
    "vtable constructor failed": "is damaged",
    "could not decode to utf-8": "is damaged",
    "disk i/o error": os.strerror(errno.EIO),
    "unable to open database file": "cannot be opened",
    "connection refused": "the server does not answer",
    "connection failed": "the server does not answer",
    "no such file or directory": "the server does not answer",
    "could not translate host name": "the server does not answer",
    "failed to resolve host": "the server does not answer",
    "timeout expired": "the server does not answer",
    "password authentication failed": "the server refuses the user or the password",
    "does not exist": "the server has no such user or database",
    "server closed the connection": "the server ended the connection",
    "terminating connection": "the server ended the connection",
}


class LibraryError(Exception):
    """A library that cannot be opened, read or written; the message names it and the reason.

    Attributes
    ----------
    where : str
        File, or URL without its password.
    reason : str
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


def open_engine(where: str | Path, *, write: bool = True, create: bool = False) -> Engine:
    """Open a library.

    Parameters
    ----------
    where : str or Path
        File, or URL: ``postgresql://user@host/database``.
    write : bool, optional
        Whether it is to be written; without, it may stand in a folder that cannot be.
    create : bool, optional
        Whether to make it where there is none.

    Returns
    -------
    Engine
        With the schema of this version; an older library is migrated first, beside a backup of it.

    Raises
    ------
    LibraryError
        Where there is none, it cannot be opened, is something else, or was written by a newer version.

    Examples
    --------
    >>> open_engine("nowhere.db")
    Traceback (most recent call last):
    congvan_nlp.library.engine.LibraryError: nowhere.db: no such library
    """
    name = shown_name(where)
    with told(name):
        engine = _of_server(str(where), name) if "://" in str(where) else _of_file(Path(where), name, write, create)
        try:
            _prepare(engine, where, name, write, create)
        except BaseException:
            engine.dispose()
            raise
    return engine


def shown_name(where: str | Path) -> str:
    """A library as messages name it: never with a password.

    Examples
    --------
    >>> shown_name("postgresql://van_thu:bi-mat@may-chu/thu")
    'postgresql://van_thu:***@may-chu/thu'
    """
    if "://" not in str(where):
        return str(where)
    try:
        return make_url(str(where)).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):  # of a port that is no number
        return re.sub(r"(://[^/@:]*):[^/@]*@", r"\1:***@", str(where))


@contextmanager
def told(name: str) -> Iterator[None]:
    """Say what goes wrong in a database as a `LibraryError`.

    Parameters
    ----------
    name : str
        Of the library.

    Yields
    ------
    None

    Raises
    ------
    LibraryError
    """
    try:
        yield
    except DamagedRecord as error:
        raise LibraryError(name, "is damaged") from error
    except (DBAPIError, sqlite3.Error) as error:
        if getattr(getattr(error, "orig", error), "sqlite_errorname", "") == "SQLITE_IOERR_SHMSIZE":
            raise LibraryError(name, os.strerror(errno.ENOSPC)) from error
        said = str(getattr(error, "orig", None) or error)
        found = (reason for words, reason in _REASONS.items() if words in said.lower())
        raise LibraryError(name, next(found, said.strip().splitlines()[0] if said.strip() else "failed")) from error


def _of_server(url: str, name: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "postgres":
            parsed = parsed.set(drivername="postgresql")
        if parsed.get_backend_name() != "postgresql":
            raise LibraryError(name, "is neither a file nor a URL of PostgreSQL")
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        return create_engine(parsed, pool_pre_ping=True)
    except (ArgumentError, ValueError, NoSuchModuleError) as error:
        raise LibraryError(name, "is neither a file nor a URL of PostgreSQL") from error
    except ModuleNotFoundError as error:
        raise LibraryError(name, "needs psycopg: pip install 'congvan-nlp[postgresql]'") from error


def _of_file(path: Path, name: str, write: bool, create: bool) -> Engine:
    try:
        if path.is_dir():
            raise LibraryError(name, os.strerror(errno.EISDIR))
        if path.exists():
            with path.open("rb") as file:
                beginning = file.read(len(_MAGIC))
            if beginning != _MAGIC and (beginning or not create):
                raise LibraryError(name, "is no library")
        elif not create:
            raise LibraryError(name, "no such library")
        if not path.parent.is_dir():
            raise LibraryError(name, "its folder does not exist")
        if write and path.exists() and not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK)):
            raise LibraryError(name, "is read-only")  # the superuser would write all the same
    except OSError as error:
        raise LibraryError(name, error.strerror or str(error)) from error
    uri = path.absolute().as_uri()

    def connect() -> sqlite3.Connection:
        if write:
            return _connected(f"{uri}?mode={'rwc' if create else 'rw'}")
        try:
            connection = _connected(f"{uri}?mode=ro")
            connection.execute("SELECT * FROM sqlite_master").fetchone()
            return connection
        except sqlite3.OperationalError:
            # its folder cannot be written, and nobody writes there: the file alone is the whole library
            return _connected(f"{uri}?mode=ro&immutable=1")

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "connect", _keep_writing if write else _only_read)
    event.listen(engine, "begin", _begin)
    return engine


def _connected(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, timeout=_PATIENCE, check_same_thread=False, isolation_level=None)


def _only_read(connection: sqlite3.Connection, _: Any) -> None:
    for pragma in ("query_only=ON", "cache_size=-32000", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _keep_writing(connection: sqlite3.Connection, _: Any) -> None:
    # FULL: what a person confirmed outlives also a power cut; batches make it cheap
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "cache_size=-32000", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Python's driver would begin late, and then as a reader."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine, where: str | Path, name: str, write: bool, create: bool) -> None:
    """Check what there is; make or migrate the tables."""
    with engine.connect() as connection:
        found = _schema_of(connection, name)
    if found == schema.SCHEMA:
        _log_ahead(engine, write)
        return
    if found > schema.SCHEMA:
        raise LibraryError(name, f"was written by a newer version (schema {found}, this one knows {schema.SCHEMA})")
    if found and not write:
        raise LibraryError(name, f"is of an older version (schema {found}) and has to be opened for writing once")
    if found:
        _log_ahead(engine, write)
        migrate(engine, where, found)
        return
    if not (write and create):
        raise LibraryError(name, "is no library")
    _log_ahead(engine, write)
    with writing(engine) as connection:
        if not _schema_of(connection, name):  # another one may have been faster
            schema.create(connection)
            fulltext.create(connection)


def take_stock(connection: Connection) -> None:
    """After many letters: without figures of them, the planner of PostgreSQL reads whole indexes for common words."""
    if connection.dialect.name == "postgresql":
        for name in ("fulltext", *schema.metadata.tables):
            connection.exec_driver_sql(f"ANALYZE {name}")


def _log_ahead(engine: Engine, write: bool) -> None:
    """Let people read while one writes: a setting of the file, made once it is known to be a library."""
    if not write or engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        until = time.monotonic() + _PATIENCE
        while connection.cursor().execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                if connection.cursor().execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
                    return  # some file systems cannot
            except sqlite3.OperationalError as error:  # SQLite does not wait here
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                threading.Event().wait(0.02)
    finally:
        connection.close()


def _schema_of(connection: Connection, name: str) -> int:
    """Number of the schema; 0 where there are no tables at all."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return 0
    if schema.meta.name not in tables or schema.letters.name not in tables:
        raise LibraryError(name, "is the database of another program")
    value = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.key == "schema"))
    return int(value or 0) or schema.SCHEMA
