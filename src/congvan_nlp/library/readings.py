"""What a worker makes of one file: everything that the writer needs, or the reason why there is nothing."""

import atexit
import hashlib
import json
import os
import threading
from collections.abc import Sequence
from functools import lru_cache
from multiprocessing import parent_process
from pathlib import Path
from typing import NamedTuple

from .. import __version__
from ..knowledge.register import Register, builtin
from ..pipeline.letters import read_letters
from ..reading.guarded import Reader
from ..reading.limits import USUAL, Limits
from ..reading.source import MissingProgramError, Source, UnreadableFileError, printable
from ..records.analysis import Analysis
from .packing import packed
from .paper import places_in
from .rows import Rows, rows_of
from .search_words import indexed

_HERE = threading.local()


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
    places : bytes or None
        Where its words stand on paper, as `paper` packs it; None where it has no pages.
    """

    rows: Rows
    words: tuple[str, ...]
    record: bytes
    ocr: bool
    days: str
    places: bytes | None = None


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
    within : str or None
        Path of the file that holds it, of a letter that is attached to another.
    attached : tuple of Reading
        Of the other letters that the file holds.
    """

    seen: Seen
    sha256: str | None
    made_with: str
    letter: Taken | None = None
    reason: str | None = None
    within: str | None = None
    attached: "tuple[Reading, ...]" = ()


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


def reading(task: Task, stamp: str, register: Register | None = None, limits: Limits = USUAL) -> Reading:
    """Read and analyse one file.

    Parameters
    ----------
    task : Task
    stamp : str
        As of `made_with`.
    register : Register, optional
        Of regulations; by default the one that comes with the library.
    limits : Limits, optional
        Of each file, enforced in a process that can be killed.

    Returns
    -------
    Reading
        Also of a file that cannot be read, with the reason.
    """
    path = Path(task.path)
    try:
        if task.content is None and task.known and task.known == digest_of(path):
            return Reading(task.seen, task.known, stamp)
        sources, faults = _reader(limits).read(path, task.content)
        letters = [one for source in sources for one in read_letters(source, register)]
        kept = [_kept(source, analysis, task, stamp) for source, analysis in letters]
    except UnreadableFileError as error:
        return _unread(error, task.seen, stamp)
    except Exception as error:
        # a mistake of this library in one letter must not cost the user the other thousand
        return Reading(task.seen, None, stamp, reason=f"{type(error).__name__}: {error}")
    unread = [
        _unread(error, task.seen._replace(path=_within(error.path, task)), stamp)._replace(within=task.seen.path)
        for error in faults
    ]
    if any(not one.seen.modified for one in unread):
        kept[0] = kept[0]._replace(seen=kept[0].seen._replace(modified=""))
    return kept[0]._replace(attached=(*kept[1:], *unread))


def _kept(source: Source, analysis: Analysis, task: Task, stamp: str) -> Reading:
    path = _within(analysis.source.path, task)
    holder = analysis.source.attached_to
    placed = _as(analysis, path, None if holder is None else _within(holder, task))
    within = None if path == task.seen.path else task.seen.path
    return Reading(
        task.seen._replace(path=path), analysis.source.sha256, stamp, taken(placed, places_in(source)), within=within
    )


def _within(path: str, task: Task) -> str:
    """Path, as it is kept, of a file or of a letter within it, whose path goes on from that of the file."""
    return task.seen.path + path.removeprefix(printable(task.path))


def _unread(error: UnreadableFileError, seen: Seen, stamp: str) -> Reading:
    # what the system refuses may be granted without any change of the file, and what is missing be installed: it is
    # tried again each time
    refused = isinstance(error, MissingProgramError) or isinstance(error.__cause__, OSError)
    return Reading(seen._replace(modified="") if refused else seen, None, stamp, reason=error.reason)


def _reader(limits: Limits) -> Reader:
    """The reader of this thread; beside other processes it recognises a page at a time."""
    reader: Reader | None = getattr(_HERE, "reader", None)
    if reader is None or reader.limits != limits:
        if reader:
            reader.close()
        reader = _HERE.reader = Reader(limits, None if parent_process() is None else 1)
        atexit.register(reader.close)
    return reader


def readings(
    tasks: Sequence[Task], stamp: str, register: Register | None = None, limits: Limits = USUAL
) -> list[Reading]:
    """Read and analyse some files: what a worker is asked for."""
    return [reading(task, stamp, register, limits) for task in tasks]


def taken(analysis: Analysis, places: bytes | None = None) -> Taken:
    """Make all that is kept of an analysis."""
    days = json.dumps(sorted(d.due for d in analysis.deadlines if d.due))
    return Taken(rows_of(analysis), indexed(analysis.text), packed(analysis), analysis.source.ocr, days, places)


def _as(analysis: Analysis, path: str, holder: str | None) -> Analysis:
    """The analysis with paths as they are kept, and without NUL, which PostgreSQL cannot keep in a text."""
    analysis = analysis.model_copy(
        update={"source": analysis.source.model_copy(update={"path": path, "attached_to": holder})}
    )
    if "\0" in analysis.text:
        return Analysis.model_validate_json(analysis.model_dump_json().replace("\\u0000", "\\ufffd"))
    return analysis
