"""What a worker makes of one file: everything that the writer needs, or the reason why there is nothing."""

import hashlib
import json
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .. import __version__
from ..knowledge.register import Register, builtin
from ..pipeline.analyze import analyze_source
from ..reading.read import read
from ..reading.source import MissingProgramError, UnreadableFileError
from ..records.analysis import Analysis
from .packing import packed
from .rows import Rows, rows_of
from .search_words import indexed


class Seen(NamedTuple):
    """A file as it was found: its path as it is kept, size in bytes, and time of its last change in ns since 1970."""

    path: str
    size: int
    modified: str


class Taken(NamedTuple):
    """A letter that was read.

    Attributes
    ----------
    rows : Rows
    words : tuple of str
        What is searched, as `fulltext.indexed` makes it.
    record : bytes
        The packed analysis.
    ocr : bool
    days : str
        Of its deadlines, JSON.
    """

    rows: Rows
    words: tuple[str, ...]
    record: bytes
    ocr: bool
    days: str


class Reading(NamedTuple):
    """What became of a file.

    Attributes
    ----------
    seen : Seen
    sha256 : str or None
        None where it could not be read.
    made_with : str
    letter : Taken or None
    reason : str or None
        Why there is no letter; None also where the file holds what was known of it before.
    """

    seen: Seen
    sha256: str | None
    made_with: str
    letter: Taken | None = None
    reason: str | None = None


class Task(NamedTuple):
    """A file to read.

    Attributes
    ----------
    seen : Seen
    path : str
        As the system knows it.
    known : str or None
        Digest of what was read from it before with the same stamp: the same bytes need no new analysis.
    content : bytes or None
        Its bytes, where the worker cannot open it itself.
    """

    seen: Seen
    path: str
    known: str | None = None
    content: bytes | None = None


def seen(path: Path) -> Seen:
    """Look at a file without opening it; of one that is not there, reading it says so."""
    try:
        status = path.stat()
    except OSError:
        return Seen(stored_path(path), 0, "")
    return Seen(stored_path(path), status.st_size, str(status.st_mtime_ns))


def stored_path(path: Path) -> str:
    r"""An absolute path as it is kept; bytes that are no Unicode are written out.

    Examples
    --------
    >>> stored_path(Path("/thu") / "b\udce1o.txt")
    '/thu/b\\xe1o.txt'
    """
    # Path.absolute would keep ".."
    return os.path.abspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")  # noqa: PTH100


def digest_of(path: Path) -> str | None:
    """SHA-256 of a file; None where it cannot be read, which reading it will tell."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


@lru_cache(maxsize=8)
def made_with(register: Register | None = None) -> str:
    """What an analysis depends on besides the file: the version of this library, and the rows of the register.

    Examples
    --------
    >>> made_with().split("/")[0] == __version__
    True
    """
    rows = sorted(repr(row) for row in (builtin() if register is None else register))
    return f"{__version__}/{hashlib.sha256(''.join(rows).encode()).hexdigest()[:12]}"


def reading(task: Task, stamp: str, register: Register | None = None) -> Reading:
    """Read and analyse one file.

    Parameters
    ----------
    task : Task
    stamp : str
        As of `made_with`.
    register : Register, optional
        Of regulations; by default the one that comes with the library.

    Returns
    -------
    Reading
        Also of a file that cannot be read, with the reason.
    """
    path = Path(task.path)
    try:
        if task.content is None and task.known and task.known == digest_of(path):
            return Reading(task.seen, task.known, stamp)
        source = read(path, task.content)
        letter = taken(_as(analyze_source(source, register), task.seen.path))
    except UnreadableFileError as error:
        # what the system refuses may be granted without any change of the file, and what is missing be installed:
        # it is tried again each time
        refused = isinstance(error, MissingProgramError) or isinstance(error.__cause__, OSError)
        return Reading(task.seen._replace(modified="") if refused else task.seen, None, stamp, reason=error.reason)
    except Exception as error:
        # a mistake of this library in one letter must not cost the user the other thousand
        return Reading(task.seen, None, stamp, reason=f"{type(error).__name__}: {error}")
    return Reading(task.seen, source.sha256, stamp, letter)


def readings(tasks: Sequence[Task], stamp: str, register: Register | None = None) -> list[Reading]:
    """Read and analyse some files: what a worker is asked for."""
    return [reading(task, stamp, register) for task in tasks]


def taken(analysis: Analysis) -> Taken:
    """Make all that is kept of an analysis."""
    days = json.dumps(sorted(d.due for d in analysis.deadlines if d.due))
    return Taken(rows_of(analysis), indexed(analysis.text), packed(analysis), analysis.source.ocr, days)


def _as(analysis: Analysis, path: str) -> Analysis:
    """The analysis with the path as it is kept, and without NUL, which PostgreSQL cannot keep in a text."""
    analysis = analysis.model_copy(update={"source": analysis.source.model_copy(update={"path": path})})
    if "\0" in analysis.text:
        return Analysis.model_validate_json(analysis.model_dump_json().replace("\\u0000", "\\ufffd"))
    return analysis
