"""The command `congvan deadlines`: what the user said, parsed; one function of `calendars` called; its result written."""

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from .files import Desk, analyses, records
from .find import find
from .guard import complain
from .output import opened
from .text import plain, shown
from .words import in_vietnamese

if TYPE_CHECKING:
    from ..calendars.entries import Entry
    from ..calendars.memory import Changes, Known, Memory
    from ..calendars.selection import Selection
    from ..records.analysis import Analysis

_SUFFIXES = {".csv": "csv", ".json": "json", ".xlsx": "xlsx", ".ics": "ics", ".html": "html", ".htm": "html"}
_DAY = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})|(?P<iso>\d{4}-\d{2}-\d{2})")
_MOST_NAMED = 8  # lines that say what has changed; the rest is counted


class Wanted(NamedTuple):
    """What the user asked for.

    Attributes
    ----------
    style : str
        table, csv, json, xlsx, ics or html.
    output, state_file : Path or None
    selection : Selection
    as_of : date
    fixed : bool
        Whether the user named that day.
    anchors : dict of str to date
    on, recurring : str
        As of `events_of`.
    by_body, full : bool
    """

    style: str
    output: Path | None
    state_file: Path | None
    selection: "Selection"
    as_of: dt.date
    fixed: bool
    anchors: dict[str, dt.date]
    on: str
    recurring: str
    by_body: bool
    full: bool


def day_of(text: str) -> dt.date:
    """Read a day as people here write it.

    Parameters
    ----------
    text : str
        dd/mm/yyyy, also with points or hyphens, or yyyy-mm-dd.

    Returns
    -------
    date

    Raises
    ------
    typer.BadParameter
        Where it is no day.

    Examples
    --------
    >>> day_of("5/9/2025"), day_of("2025-09-05")
    (datetime.date(2025, 9, 5), datetime.date(2025, 9, 5))
    """
    match = _DAY.fullmatch(text.strip())
    try:
        if match and match["iso"]:
            return dt.date.fromisoformat(match["iso"])
        if match:
            return dt.date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        pass
    raise typer.BadParameter(f"“{text}” không phải là ngày (viết như 15/12/2025 hoặc 2025-12-15)")


def anchors_of(pairs: Iterable[str]) -> dict[str, dt.date]:
    """Read what `--anchor` says: a name and a day.

    Raises
    ------
    typer.BadParameter
        Where one is not of the form ID=DATE.

    Examples
    --------
    >>> anchors_of(["298-CV/TU:t3=01/12/2021"])
    {'298-CV/TU:t3': datetime.date(2021, 12, 1)}
    """
    found = {}
    for pair in pairs:
        name, mark, day = pair.rpartition("=")
        if not (name.strip() and mark):
            raise typer.BadParameter(f"“{pair}” phải có dạng MÃ=NGÀY, như 298-CV/TU:t3=01/12/2021")
        found[name.strip()] = day_of(day)
    return found


def style_of(style: str | None, output: Path | None) -> str:
    """How to write: as said, else as the name of the output file says, else as a table."""
    return style or (_SUFFIXES.get(output.suffix.lower(), "table") if output else "table")


def run(paths: Sequence[Path], wanted: Wanted) -> None:
    """Read letters, choose their deadlines and write them.

    Parameters
    ----------
    paths : sequence of Path
        Letters, folders, or .jsonl files of analyses.
    wanted : Wanted

    Raises
    ------
    typer.Exit
        1 where a file could not be read; the others are written all the same. 2 where an anchor belongs to nothing,
        or the output is not fit for the format.
    """
    from ..calendars.entries import entries_of, unknown_anchors, without_copies
    from ..calendars.kept import KeptError
    from ..calendars.memory import EMPTY, MemoryFileError, read_memory, with_anchors, write_memory

    if wanted.output is None and (wanted.style == "xlsx" or wanted.by_body):
        complain("congvan: cần -o để ghi " + ("mỗi đơn vị một tệp" if wanted.by_body else "tệp Excel"))
        raise typer.Exit(2)
    try:
        memory = read_memory(wanted.state_file) if wanted.state_file else EMPTY
        kept_before = _kept(wanted)
    except (MemoryFileError, KeptError) as error:
        complain(f"{shown(error.path)}: {in_vietnamese(plain(error.reason))}; không ghi đè, hãy chọn tên khác")
        raise typer.Exit(1) from error
    letters, unread, faults, desk = _read(paths)
    letters, copies = without_copies(letters)
    for copy, first in copies:
        desk.say(f"{shown(copy)}: cùng một văn bản với {shown(first)}, chỉ tính một lần")
    remembered = with_anchors(memory, wanted.anchors)
    entries = entries_of(letters, remembered.anchors)
    for name, reason in unknown_anchors(entries, wanted.anchors).items():
        complain(f"congvan: --anchor {plain(name)}: {_ANCHOR_REASONS[reason]}")
        raise typer.Exit(2)
    written = _write(entries, wanted, remembered, unread, desk, kept_before)
    if wanted.state_file and written != memory:
        write_memory(wanted.state_file, written)
    if faults or not letters:
        raise typer.Exit(1)


_ANCHOR_REASONS = {
    "no such deadline": "không có hạn nào mang mã này",
    "depends on no event": "hạn này không tính từ sự kiện nào",
    "counts nothing from its receipt": "văn bản này không có hạn nào tính từ ngày nhận",
}


def _read(paths: Sequence[Path]) -> tuple[list["Analysis"], list[str], int, Desk]:
    """Analyses of all files, what could not be read, and how many faults there were."""
    from ..reading.read import MEDIA_TYPES
    from ..records.analysis import Analysis

    ready = [path for path in paths if path.suffix.lower() == ".jsonl"]
    found = find([path for path in paths if path not in ready], MEDIA_TYPES)
    with Desk(len(found.files)) as desk:
        for error in found.closed:
            desk.fault(error.filename, error.strerror or str(error))
        letters = list(analyses(found.files, desk))
        for path in ready:
            for number, record in enumerate(records(path, desk), 1):
                try:
                    letters.append(Analysis.model_validate(record))
                except ValueError:
                    desk.fault(f"{shown(path)}, bản ghi {number}", "is not an analysis")
    read = {letter.source.path for letter in letters}
    unread = [str(path) for path in (*found.files, *ready) if str(path) not in read and path not in ready]
    unread += [str(error.filename) for error in found.closed]
    return letters, unread, desk.faults, desk


def _kept(wanted: Wanted) -> object:
    """What a person typed into the workbook that is written anew."""
    from ..calendars.kept import NOTHING, kept_from

    if wanted.style == "xlsx" and wanted.output and wanted.output.exists():
        return kept_from(wanted.output)
    return NOTHING


def _write(
    entries: list["Entry"], wanted: Wanted, memory: "Memory", unread: Sequence[str], desk: Desk, kept: object
) -> "Memory":
    """Write what was asked for; gives the memory with what calendars have been told."""
    from ..calendars.selection import selected

    chosen = selected(entries, wanted.selection, wanted.as_of)
    if wanted.style == "ics":
        return _write_calendars(entries, chosen, wanted, memory, unread, desk)
    if wanted.style == "xlsx":
        from ..calendars.kept import Kept
        from ..calendars.workbook import workbook

        assert isinstance(kept, Kept)
        assert wanted.output is not None
        linked = [_linked(entry, wanted.output.parent) for entry in chosen]
        data = workbook(linked, wanted.as_of, fixed=wanted.fixed, kept=kept)
        if wanted.output.exists():  # comments and looks of cells are not carried on
            _put(wanted.output.with_name(f"{wanted.output.name}.bak"), wanted.output.read_bytes())
        _put(wanted.output, data)
    elif wanted.style == "html":
        from ..calendars.digest import digest

        # the digest has its own stretches of days, and its own states
        of_body = selected(entries, wanted.selection._replace(start=None, end=None, state=None), dt.date.min)
        _put(wanted.output, digest(of_body, wanted.as_of).encode())
    elif wanted.style == "csv":
        from ..calendars.delimited import delimited

        text = delimited(chosen, wanted.as_of)
        _put(wanted.output, text.encode("utf-8-sig" if wanted.output else "utf-8"))  # Excel wants the mark
    elif wanted.style == "json":
        import json

        rows = [entry.model_dump(mode="json") for entry in chosen]
        _put(wanted.output, (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode())
    else:
        _print(chosen, wanted)
    if wanted.output:
        desk.say(f"đã ghi {len(chosen)} hạn vào {shown(wanted.output)}")
    return memory


def _linked(entry: "Entry", folder: Path) -> "Entry":
    """An entry whose path leads to its letter from the folder of the workbook."""
    if not entry.path:
        return entry
    with suppress(ValueError):  # on another drive of Windows
        return entry.model_copy(update={"path": os.path.relpath(entry.path, folder)})
    return entry.model_copy(update={"path": str(Path(entry.path).resolve())})


def _print(entries: Sequence["Entry"], wanted: Wanted) -> None:
    from rich.console import Console

    from .deadline_table import render_entries

    with opened(wanted.output) as stream:
        console = Console(file=stream, force_terminal=False if wanted.output else None, highlight=False)
        with console.capture() as capture:
            console.print(render_entries(entries, wanted.as_of, console.width, wanted.full))
        stream.write("\n".join(line.rstrip(" ") for line in capture.get().split("\n")))


def _write_calendars(
    entries: Sequence["Entry"], chosen: Sequence["Entry"], wanted: Wanted, memory: "Memory", unread: Sequence[str],
    desk: Desk,
) -> "Memory":  # fmt: skip
    """Calendars know all events; what is written is those of the chosen entries, and those that were withdrawn."""
    from ..calendars.ics import by_body, calendar, events_of
    from ..calendars.memory import updated

    since = dt.date(wanted.as_of.year, 1, 1)
    until = wanted.selection.end or dt.date(wanted.as_of.year + 1, 12, 31)
    events = events_of(entries, until, since=since, on=wanted.on, recurring=wanted.recurring)  # type: ignore[arg-type]
    after, changes = updated(memory, events, dt.datetime.now(dt.UTC), unread, since)
    gone = {known.event.entry for known in after.events} - {entry.uid for entry in entries}
    told_of = gone | {entry.uid for entry in chosen}
    told = [known for known in after.events if known.event.entry in told_of and _is_asked(known, wanted.selection)]
    if wanted.by_body:
        assert wanted.output is not None
        wanted.output.mkdir(parents=True, exist_ok=True)
        for one in by_body(told):
            _put(wanted.output / f"{one.file}.ics", calendar(one.items, one.name).encode())
    else:
        _put(wanted.output, calendar(told).encode())
    if wanted.output:
        desk.say(f"đã ghi {len(told)} mục lịch vào {shown(wanted.output)}")
    for line in _told_changes(changes, bool(memory.events)):
        desk.say(line)
    return after


def _is_asked(known: "Known", selection: "Selection") -> bool:
    """Whether an event has the days and the body that were asked for, also one whose letter is not there."""
    from ..folding import key

    event = known.event
    in_days = (selection.start or dt.date.min) <= event.day <= (selection.end or dt.date.max)
    return in_days and key(selection.body or "") in key(event.body or "")


def _told_changes(changes: "Changes", before: bool) -> Iterator[str]:
    """What a person should know of the run: nothing where there was none before."""
    if before and changes.added:
        yield f"{len(changes.added)} mục lịch mới"
    for verb, group in (("đã đổi", changes.changed), ("đã hủy", changes.cancelled)):
        for known in group[:_MOST_NAMED]:
            yield f"{verb}: {plain(known.event.id)}, {known.event.day:%d/%m/%Y}, {plain(known.event.summary)}"
        if len(group) > _MOST_NAMED:
            yield f"{verb}: còn {len(group) - _MOST_NAMED} mục nữa"
    if changes.kept:
        yield f"giữ nguyên {len(changes.kept)} mục lịch của văn bản lần này không đọc được"


def _put(path: Path | None, data: bytes) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if path is None:
        import sys

        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from ..calendars.whole_file import write_whole

    write_whole(path, data)
