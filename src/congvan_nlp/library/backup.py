"""A copy of a library while others write: whole, checked, and never half a file."""

import errno
import os
import sqlite3
from contextlib import closing
from gzip import GzipFile
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Engine, func, select

from ..whole_file import drafted
from .engine import LibraryError, told
from .exports import snapshot
from .schema import letters
from .transfer import dump, is_dump

_PAGES: Final = 4096  # copied at once; Ctrl-C is heard between
_MAGIC: Final = b"SQLite format 3\x00"


class Copied(NamedTuple):
    """A backup: its file, how many bytes it has, and how many letters it holds."""

    path: Path
    size: int
    letters: int


def backup(engine: Engine, target: Path) -> Copied:
    """Copy a library as it is now into a file.

    Parameters
    ----------
    engine : Engine
        Others may write meanwhile.
    target : Path
        Of a file of SQLite the copy is a library itself; of PostgreSQL it is a dump, compressed by gzip, for
        `transfer.restore`. An older backup is replaced once the new one is complete and checked.

    Returns
    -------
    Copied

    Raises
    ------
    LibraryError
        Where the target cannot be written, is another kind of file, the library itself or in use, or the copy is
        damaged; an older file is then as it was.

    Examples
    --------
    >>> import tempfile
    >>> from .engine import open_engine
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     engine = open_engine(f"{folder}/thu.db", create=True)
    ...     copied = backup(engine, Path(folder, "sao.db"))
    ...     engine.dispose()
    ...     open_engine(copied.path, write=False).dispose()
    ...     copied.letters
    0
    """
    name = str(target)
    of_file = engine.dialect.name == "sqlite"
    try:
        with told(name):
            _check_target(engine, target, of_file)
            with drafted(target, over_database=True) as draft, snapshot(engine) as connection:
                count = connection.scalar(select(func.count()).select_from(letters)) or 0
                if of_file:
                    _copy(connection, draft, name)
                else:
                    _dump(connection, draft)
            return Copied(target, target.stat().st_size, count)
    except OSError as error:
        raise LibraryError(name, error.strerror or str(error)) from error


def _check_target(engine: Engine, target: Path, of_file: bool) -> None:
    """Refuse what is no older backup."""
    name = str(target)
    if not target.parent.is_dir():
        raise LibraryError(name, "its folder does not exist")
    if not target.exists():
        return
    if target.is_dir():
        raise LibraryError(name, os.strerror(errno.EISDIR))
    if of_file:
        with engine.connect() as connection:
            source = connection.exec_driver_sql("SELECT file FROM pragma_database_list WHERE name = 'main'").scalar()
        if source and target.samefile(source):
            raise LibraryError(name, "is the library itself")
    # what is not in the file yet would be written into the new one
    if any(path.exists() and path.stat().st_size for path in (Path(f"{target}-wal"), Path(f"{target}-journal"))):
        raise LibraryError(name, "is used by another program")
    if not target.is_file() or not (_is_library(target) if of_file else is_dump(target)):
        raise LibraryError(name, "is no backup, and is left as it is")


def _is_library(path: Path) -> bool:
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            return False
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {"meta", "letters", "versions"} <= tables


def _copy(connection: Connection, draft: Path, name: str) -> None:
    """Copy the pages of a file. The snapshot keeps them as they are, so that writers make it neither wait nor begin anew."""
    source: Any = connection.connection.driver_connection
    with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
        source.backup(copy, pages=_PAGES, sleep=0)
        copy.execute("PRAGMA journal_mode=DELETE")  # one file is the whole library
        found = [row[0] for row in copy.execute("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        raise LibraryError(name, f"the copy is damaged, as the library may be: {found[0]}")


def _dump(connection: Connection, draft: Path) -> None:
    # without name and time, the same library gives the same bytes
    with draft.open("wb") as file, GzipFile("", "wb", 6, file, 0) as packed, TextIOWrapper(packed, "utf-8") as stream:
        stream.writelines(dump(connection))
