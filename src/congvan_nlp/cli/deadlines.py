"""The command `congvan deadlines`: what the user said, parsed; one function of `calendars` called; its result written."""

import datetime as dt
import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from ..wording.phrases import in_vietnamese
from ..wording.reasons import EARLY_ANCHOR, ENTERING
from .calendar_files import put, write_calendars
from .files import Desk, analyses, records
from .find import is_one_of
from .guard import complain
from .output import NOT_TEXT, opened
from .text import plain, shown

if TYPE_CHECKING:
    from ..calendars.entries import Entry
    from ..calendars.kept import Kept
    from ..calendars.memory import Memory
    from ..calendars.selection import Selection
    from ..reading.limits import Limits
    from ..records.analysis import Analysis

_SUFFIXES = {".csv": "csv", ".json": "json", ".xlsx": "xlsx", ".ics": "ics", ".html": "html", ".htm": "html"}
_YEARS = range(1900, 2201)  # of letters; beyond them no days off are known
_DAY = re.compile(r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})|(?P<iso>\d{4}-\d{2}-\d{2})")


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
    anchors : dict of str to date or None
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
    anchors: dict[str, dt.date | None]
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
    with suppress(ValueError):
        if match and match["iso"]:
            day = dt.date.fromisoformat(match["iso"])
        else:
            day = dt.date(*map(int, match.group("y", "m", "d"))) if match else dt.date.min
        if day.year in _YEARS:
            return day
    raise typer.BadParameter(f"“{text}” không phải là ngày (viết như 15/12/2025 hoặc 2025-12-15)")


def anchors_of(pairs: Iterable[str]) -> dict[str, dt.date | None]:
    """Read what `--anchor` says: a name and a day; no day takes one back.

    Raises
    ------
    typer.BadParameter
        Where one is not of the form ID=DATE.

    Examples
    --------
    >>> anchors_of(["298-CV/TU:t3=01/12/2021"])
    {'298-CV/TU:t3': datetime.date(2021, 12, 1)}
    """
    found: dict[str, dt.date | None] = {}
    for pair in pairs:
        name, mark, day = pair.rpartition("=")
        if not (name.strip() and mark):
            raise typer.BadParameter(f"“{pair}” phải có dạng MÃ=NGÀY, như 298-CV/TU:t3=01/12/2021")
        found[name.strip()] = day_of(day) if day.strip() else None
    return found


def style_of(style: str | None, output: Path | None) -> str:
    """How to write: as said, else as the name of the output file says, else as a table."""
    return style or (_SUFFIXES.get(output.suffix.lower(), "table") if output else "table")


def run(paths: Sequence[Path], wanted: Wanted, limits: "Limits | None" = None) -> None:
    """Read letters, choose their deadlines and write them.

    Parameters
    ----------
    paths : sequence of Path
        Letters, folders, or .jsonl files of analyses.
    wanted : Wanted
    limits : Limits, optional
        Of each file.

    Raises
    ------
    typer.Exit
        1 where a file could not be read; the others are written all the same. 2 where an anchor belongs to nothing,
        or the output is not fit for the format.
    """
    from ..calendars.anchors import entered
    from ..calendars.entries import entries_of, without_copies
    from ..calendars.kept import KeptError
    from ..calendars.memory import EMPTY, MemoryFileError, read_memory, with_anchors, write_memory

    unfit = unfit_for(paths, wanted)
    if unfit:
        complain(f"congvan: {unfit}")
        raise typer.Exit(2)
    try:
        memory = read_memory(wanted.state_file) if wanted.state_file else EMPTY
        kept_before = kept_of(wanted)
    except (MemoryFileError, KeptError) as error:
        complain(f"{shown(error.path)}: {in_vietnamese(plain(error.reason))}; không ghi đè, hãy chọn tên khác")
        raise typer.Exit(1) from error
    letters, unread, faults, desk = _read(paths, limits)
    replaced = wanted.style == "xlsx" and wanted.output is not None and wanted.output.exists()
    if not letters or (faults and replaced):
        # an old result is worth more than an empty one, or one without what somebody typed
        if wanted.output:
            desk.say(
                f"không ghi vào {shown(wanted.output)}: "
                + ("có tệp không đọc được" if letters else "không có văn bản nào")
            )
        elif not faults:
            desk.say("không có tệp nào đọc được")
        raise typer.Exit(1)
    letters, copies = without_copies(letters)
    for copy in copies:
        differs = "; hạn trong hai bản KHÁC NHAU, cần kiểm tra" if copy.differs else ""
        desk.say(f"{shown(copy.path)}: cùng một văn bản với {shown(copy.kept)}, chỉ tính một lần{differs}")
    found = entered(entries_of(letters), wanted.anchors)
    for name, reason in found.problems.items():
        complain(f"congvan: --anchor {plain(name)}: {ENTERING[reason]}")
    if found.problems:
        raise typer.Exit(2)
    for name in found.early:
        complain(f"lưu ý: --anchor {plain(name)}: {EARLY_ANCHOR}")
    if wanted.anchors and not wanted.state_file:
        desk.say("các ngày vừa nhập chỉ dùng lần này; thêm --state-file TỆP để ghi nhớ")
    remembered = with_anchors(memory, found.days)
    entries = entries_of(letters, remembered.anchors)

    def remember(after: "Memory") -> None:
        if wanted.state_file and after != memory:
            write_memory(wanted.state_file, after)

    write(entries, wanted, remembered, unread, desk, kept_before, remember)
    if faults or not letters:
        raise typer.Exit(1)


def unfit_for(paths: Sequence[Path], wanted: Wanted) -> str:
    """Say why nothing is to be written; nothing where all is well."""
    from ..reading.folders import find
    from ..reading.read import MEDIA_TYPES

    output, selection = wanted.output, wanted.selection
    if selection.start and selection.end and selection.start > selection.end:
        return "--from sau --to"
    if wanted.by_body and wanted.style != "ics":
        return "--by-body chỉ dùng với lịch (ics)"
    if output is None:
        need = "mỗi đơn vị một tệp" if wanted.by_body else "tệp Excel"
        return f"cần -o để ghi {need}" if wanted.style == "xlsx" or wanted.by_body else ""
    if wanted.by_body and (output.suffix.lower() in _SUFFIXES or output.is_file()):
        return f"với --by-body, -o là thư mục, không phải tệp như {shown(output)}"
    read = (*find([path for path in paths if path.suffix.lower() != ".jsonl"], MEDIA_TYPES).files, *paths)
    if is_one_of(output, tuple(path for path in read if path.is_file())):
        return f"{shown(output)} cũng là một tệp cần đọc, ghi vào sẽ mất văn bản"
    if output.suffix.lower() in NOT_TEXT and _SUFFIXES.get(output.suffix.lower()) != wanted.style:
        return f"{shown(output)} có đuôi {output.suffix}, không hợp với kiểu {wanted.style}"
    return ""


def _read(paths: Sequence[Path], limits: "Limits | None") -> tuple[list["Analysis"], list[str], int, Desk]:
    """Analyses of all files, what could not be read, and how many faults there were."""
    from ..reading.folders import find
    from ..reading.read import MEDIA_TYPES
    from ..records.analysis import Analysis

    ready = [path for path in paths if path.suffix.lower() == ".jsonl"]
    found = find([path for path in paths if path not in ready], MEDIA_TYPES)
    with Desk(len(found.files)) as desk:
        for error in found.closed:
            desk.fault(error.filename, error.strerror or str(error))
        letters = list(analyses(found.files, desk, limits=limits))
        before = desk.faults
        for path in ready:
            for number, record in enumerate(records(path, desk), 1):
                try:
                    letters.append(Analysis.model_validate(record))
                except ValueError:
                    desk.fault(f"{shown(path)}, bản ghi {number}", "is not an analysis")
    read = {letter.source.path for letter in letters}
    unread = [str(path) for path in (*found.files, *ready) if str(path) not in read and path not in ready]
    unread += [str(error.filename) for error in found.closed]
    if desk.faults > before:  # of a line that cannot be read nobody knows the letter
        unread.append(".")
    return letters, unread, desk.faults, desk


def kept_of(wanted: Wanted) -> "Kept":
    """What a person typed into the workbook that is written anew."""
    from ..calendars.kept import NOTHING, kept_from

    if wanted.style == "xlsx" and wanted.output and wanted.output.exists():
        return kept_from(wanted.output)
    return NOTHING


def write(
    entries: list["Entry"], wanted: Wanted, memory: "Memory", unread: Sequence[str], desk: Desk, kept: "Kept",
    remember: Callable[["Memory"], None],
) -> None:  # fmt: skip
    """Write what was asked for, and remember what calendars have been told.

    Parameters
    ----------
    entries : list of Entry
    wanted : Wanted
    memory : Memory
        With the days that were entered.
    unread : sequence of str
        Files that could not be read this time.
    desk : Desk
    kept : Kept
        What a person typed into the workbook that is written anew.
    remember : callable
        Gets the memory to keep, before anything that can be made of it again is written.
    """
    from ..calendars.selection import selected

    chosen = selected(entries, wanted.selection, wanted.as_of)
    whole = wanted.selection._replace(start=None, end=None, state=None)
    if wanted.style == "ics":
        write_calendars(entries, chosen, wanted, memory, unread, desk, remember)
        return
    remember(memory)
    if wanted.style == "xlsx":
        from ..calendars.workbook import workbook

        assert wanted.output is not None
        linked = [_linked(entry, wanted.output.parent) for entry in chosen]
        data = workbook(linked, wanted.as_of, fixed=wanted.fixed, kept=kept)
        if wanted.output.exists():  # comments and looks of cells are not carried on
            put(wanted.output.with_name(f"{wanted.output.name}.bak"), wanted.output.read_bytes())
        put(wanted.output, data)
    elif wanted.style == "html":
        from ..calendars.digest import digest

        # the digest has its own stretches of days, and its own states
        of_body = selected(entries, whole, dt.date.min)
        put(wanted.output, digest(of_body, wanted.as_of).encode())
    elif wanted.style == "csv":
        from ..calendars.delimited import delimited

        text = delimited(chosen, wanted.as_of)
        put(wanted.output, text.encode("utf-8-sig" if wanted.output else "utf-8"))  # Excel wants the mark
    elif wanted.style == "json":
        import json

        rows = [_record(entry, wanted.as_of) for entry in chosen]
        put(wanted.output, (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode())
    else:
        _print(chosen, wanted)
    if wanted.output:
        desk.say(f"đã ghi {len(chosen)} hạn vào {shown(wanted.output)}")
    if wanted.selection.start or wanted.selection.end:
        undated = sum(entry.deadline.due is None for entry in selected(entries, whole, wanted.as_of))
        if undated:
            desk.say(f"{undated} hạn chưa có ngày không nằm trong khoảng này; xem --state review")


def _record(entry: "Entry", as_of: dt.date) -> dict[str, object]:
    """An entry as JSON, with how it stands on a day."""
    from ..calendars.selection import state_of

    last = entry.last_day
    told = {"state": state_of(entry, as_of), "last_day": last.isoformat() if last else None}
    return {**entry.model_dump(mode="json"), **told, "days_left": (last - as_of).days if last else None}


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
