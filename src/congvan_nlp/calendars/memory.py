"""What earlier runs wrote into calendars, and the days that a person entered: a small file that runs share.

A client replaces an event only if its number of changes has risen, and drops one only if told so: both need a memory.
"""

import datetime as dt
import hashlib
import json
import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple, Self

from pydantic import AwareDatetime, ConfigDict, Field, ValidationError, model_validator

from ..folding import one_line
from ..records.analysis import Record
from ..whole_file import write_whole

Status = Literal["confirmed", "tentative", "cancelled"]


class MemoryFileError(ValueError):
    """A state file cannot be read, or is none; `path` and `reason` say which and why. It is left as it is."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class _Kept(Record):
    """A record of the file; what a later version of this library added to it is not lost."""

    model_config = ConfigDict(extra="allow")


class Event(_Kept):
    """What an event of a calendar says.

    Attributes
    ----------
    uid : str
        Its identity; the entry's where the entry has one event only.
    entry, id : str
        Uid and id of the entry that it was made from.
    letter, path : str
        Name and file of the letter.
    body, rrule : str or None
    day, due : date
        Where the event stands, and the day that the letter names.
    time : str or None
        HH:MM, Asia/Ho_Chi_Minh; None for the whole day.
    summary, description : str
        Without marks for the state of the event.
    review : bool
        Whether a person has to look first.
    """

    uid: str
    entry: str
    id: str
    letter: str
    path: str
    body: str | None
    day: dt.date
    due: dt.date | None = None
    time: str | None = Field(None, pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    rrule: str | None = None
    summary: str
    description: str
    review: bool = False

    @property
    def told(self) -> str:
        """The description with the file and the name of the limit, which may change without any news for readers."""
        name = self.path.replace("\\", "/").rpartition("/")[2]
        file = one_line("".join(char if char.isprintable() else " " for char in name))
        return "\n".join([self.description, *([f"Tệp: {file}"] if file else []), f"Mã: {self.id}"])

    @property
    def digest(self) -> str:
        """A digest of what readers of the calendar see; where the letter is kept is not part of it."""
        seen = self.day.isoformat(), self.time, self.rrule, self.body, self.summary, self.description, self.review
        return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


class Known(_Kept):
    """An event as calendars were last told of it.

    Attributes
    ----------
    event : Event
        What it said then, also once it is cancelled.
    digest, status : str
    sequence : int
        How often it has changed.
    changed : datetime
        When it last did, UTC.
    """

    event: Event
    digest: str
    sequence: int = Field(ge=0)
    changed: AwareDatetime
    status: Status

    @property
    def body(self) -> str | None:
        """Who has to act."""
        return self.event.body


class Memory(_Kept):
    """All that the file holds.

    Attributes
    ----------
    version : int
    anchors : mapping of str to date
        Days of receipt and of events that a person entered, by the names that `entries_of` takes.
    events : tuple of Known
    """

    version: Literal[1] = Field(alias="schema")
    anchors: Mapping[str, dt.date]
    events: tuple[Known, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len({known.event.uid for known in self.events}) < len(self.events):
            raise ValueError("an event stands twice")
        return self


#: Before the first run.
EMPTY: Final = Memory(schema=1, anchors={}, events=())


class Changes(NamedTuple):
    """What became of the events in a run, to be told to a person.

    Attributes
    ----------
    added, changed, cancelled, kept : tuple of Known
        What came back counts as changed; kept is what belongs to a letter that could not be read.
    """

    added: tuple[Known, ...]
    changed: tuple[Known, ...]
    cancelled: tuple[Known, ...]
    kept: tuple[Known, ...]


def updated(
    memory: Memory,
    events: Iterable[Event],
    now: dt.datetime,
    unreadable_paths: Iterable[str] = (),
    since: dt.date = dt.date.min,
    until: dt.date = dt.date.max,
) -> tuple[Memory, Changes]:
    """Compare the events of a run with those of the runs before.

    Parameters
    ----------
    memory : Memory
    events : iterable of Event
        All events of all letters, never a selection: what is missing counts as withdrawn.
    now : datetime
        With its time zone, else ValueError; stands on what is new or has changed, and on nothing else.
    unreadable_paths : iterable of str
        Files and folders that could not be read this time; their events stay as they are.
    since, until : date, optional
        Those given to `events_of`: earlier days of a recurring limit are past, later ones not listed yet; neither
        is withdrawn.

    Returns
    -------
    memory : Memory
        The same where nothing has changed. An event that is gone stays in it as cancelled.
    changes : Changes

    Examples
    --------
    >>> event = Event(uid="a", entry="a", id="7-CV/HU:t1", letter="7-CV/HU", path="7.txt", body=None,
    ...               day=dt.date(2025, 9, 4), summary="báo cáo", description="")
    >>> first, _ = updated(EMPTY, [event], dt.datetime(2025, 8, 1, tzinfo=dt.UTC))
    >>> moved = event.model_copy(update={"day": dt.date(2025, 9, 9)})
    >>> second, changes = updated(first, [moved], dt.datetime(2025, 8, 2, tzinfo=dt.UTC))
    >>> [(k.sequence, k.event.day.isoformat()) for k in changes.changed]
    [(1, '2025-09-09')]
    >>> updated(second, [], dt.datetime(2025, 8, 3, tzinfo=dt.UTC))[1].cancelled[0].status
    'cancelled'
    """
    if now.utcoffset() is None:
        raise ValueError("the time of a change needs its time zone")
    stamp = now.astimezone(dt.UTC).replace(microsecond=0)
    unread = [_parts(path) for path in unreadable_paths]
    before = {known.event.uid: known for known in memory.events}
    found = {event.uid: event for event in events}
    present = {event.entry for event in found.values()}
    added, changed, cancelled, kept = list[Known](), list[Known](), list[Known](), list[Known]()
    after: dict[str, Known] = {}
    for uid, event in found.items():
        old = before.get(uid)
        if old is None:
            after[uid] = _told(event, 0, stamp)
            added.append(after[uid])
        elif old.status == "cancelled" or old.digest != event.digest:
            after[uid] = old.model_copy(update=dict(_told(event, old.sequence + 1, stamp)))
            changed.append(after[uid])
        else:
            # the letter may have been moved to another folder, which is nothing to readers of the calendar
            after[uid] = old.model_copy(
                update={"event": old.event.model_copy(update={"path": event.path, "id": event.id})}
            )
    for uid in before.keys() - found.keys():
        old = after[uid] = before[uid]
        recurs = old.event.uid != old.event.entry
        outside = old.event.day < since or (old.event.day > until and old.event.entry in present)
        if old.status == "cancelled" or (recurs and outside):
            continue
        if any(_may_be(_parts(old.event.path), path) for path in unread):
            kept.append(old)
        else:
            withdrawn = {"status": "cancelled", "sequence": old.sequence + 1, "changed": stamp}
            after[uid] = old.model_copy(update=withdrawn)
            cancelled.append(after[uid])
    told = Changes(*(tuple(sorted(known, key=in_order)) for known in (added, changed, cancelled, kept)))
    return memory.model_copy(update={"events": tuple(after[uid] for uid in sorted(after))}), told


def with_anchors(memory: Memory, entered: Mapping[str, dt.date | None]) -> Memory:
    """Remember days that a person entered; None takes one back.

    Parameters
    ----------
    memory : Memory
    entered : mapping of str to date or None
        Day by name, as `entries_of` takes them.

    Returns
    -------
    Memory

    Examples
    --------
    >>> memory = with_anchors(EMPTY, {"7-CV/HU": dt.date(2025, 9, 4), "8-CV/HU:t1": dt.date(2025, 9, 5)})
    >>> dict(with_anchors(memory, {"8-CV/HU:t1": None}).anchors)
    {'7-CV/HU': datetime.date(2025, 9, 4)}
    """
    days = {name: day for name, day in sorted({**memory.anchors, **entered}.items()) if day is not None}
    return memory.model_copy(update={"anchors": days})


def in_order(known: Known) -> tuple[dt.date, str, str]:
    """By day, whole days first, whatever the order of the letters was."""
    return known.event.day, known.event.time or "", known.event.uid


def read_memory(path: Path) -> Memory:
    """Read the state file.

    Parameters
    ----------
    path : Path

    Returns
    -------
    Memory
        An empty one where there is no such file yet.

    Raises
    ------
    MemoryFileError
        Where the file cannot be read, is damaged or belongs to something else.

    Examples
    --------
    >>> read_memory(Path("nowhere.json")) == EMPTY
    True
    """
    try:
        # some editors put a mark at the beginning
        return Memory.model_validate_json(path.read_bytes().decode("utf-8-sig"), strict=True)
    except FileNotFoundError:
        if path.is_symlink():
            raise MemoryFileError(path, "cannot be read (a link to nothing)") from None
        return EMPTY
    except OSError as error:
        raise MemoryFileError(path, f"cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, ValidationError) as error:
        raise MemoryFileError(path, _reason(error)) from error


def write_memory(path: Path, memory: Memory) -> None:
    """Write the state file; the old one stays until the new one is complete.

    Parameters
    ----------
    path : Path
    memory : Memory

    Raises
    ------
    OSError
        Naming the file; the old one is then as it was.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_memory(Path(folder, "lich.json"), EMPTY)
    ...     read_memory(Path(folder, "lich.json")) == EMPTY
    True
    """
    write_whole(path, (memory.model_dump_json(indent=1, by_alias=True) + "\n").encode())


def _told(event: Event, sequence: int, stamp: dt.datetime) -> Known:
    status: Status = "tentative" if event.review else "confirmed"
    return Known(event=event, digest=event.digest, sequence=sequence, changed=stamp, status=status)


def _parts(path: str) -> tuple[str, ...]:
    parts = posixpath.normpath(path.replace("\\", "/")).split("/")
    return tuple(part for part in parts if part not in ("", ".", ".."))


def _may_be(letter: tuple[str, ...], unread: tuple[str, ...]) -> bool:
    """Whether a letter is the file, or in the folder, that could not be read; it may be named from elsewhere now."""
    shared = min(len(letter), len(unread))
    return letter[: len(unread)] == unread or (shared > 0 and letter[-shared:] == unread[-shared:])


def _reason(error: UnicodeDecodeError | ValidationError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "is not UTF-8"
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return "is not JSON"
    if first["loc"] == ("schema",) and isinstance(first["input"], int):
        return "was written by another version"
    return "is no state file of calendars" + (f" ({'.'.join(map(str, first['loc']))})" if first["loc"] else "")
