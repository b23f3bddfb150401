"""Calendars and other files of `congvan deadlines` on their way out, and what a person is told of them."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from .text import plain, shown

if TYPE_CHECKING:
    from ..calendars.entries import Entry
    from ..calendars.memory import Changes, Memory
    from .deadlines import Wanted
    from .files import Desk

_MOST_NAMED = 8  # lines that say what has changed; the rest is counted


def write_calendars(
    entries: Sequence["Entry"], chosen: Sequence["Entry"], wanted: "Wanted", memory: "Memory", unread: Sequence[str],
    desk: "Desk", remember: Callable[["Memory"], None],
) -> None:  # fmt: skip
    """Write calendars: one of all, or one of each body; see `calendars.telling`."""
    from ..calendars.by_body import by_body
    from ..calendars.ics import calendar
    from ..calendars.telling import tell

    told = tell(
        entries, chosen, wanted.selection, memory, wanted.as_of, dt.datetime.now(dt.UTC),
        on=wanted.on, recurring=wanted.recurring, unread=unread,  # type: ignore[arg-type]
    )  # fmt: skip
    files = {wanted.output: calendar(told.events)}
    if wanted.by_body:
        assert wanted.output is not None
        wanted.output.mkdir(parents=True, exist_ok=True)
        files = {wanted.output / f"{one.file}.ics": calendar(one.items, one.name) for one in by_body(told.events)}
    _put_all(files, lambda: remember(told.memory))
    if wanted.output:
        gone = sum(known.status == "cancelled" for known in told.events)
        cancelled = f", trong đó {gone} mục báo hủy" if gone else ""
        desk.say(f"đã ghi {len(told.events)} mục lịch vào {shown(wanted.output)}{cancelled}")
        if told.left_out:
            desk.say(f"chỉ ghi phần đã chọn; còn {told.left_out} mục lịch không ghi vào tệp này")
    for line in _told_changes(told.changes, not told.is_first):
        desk.say(line)


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


def _put_all(files: "Mapping[Path | None, str]", remember: Callable[[], None]) -> None:
    """Write calendars once they are remembered: they can be made of that again, and none is told that cannot be written."""
    from ..whole_file import drafted

    with ExitStack() as drafts:
        for path, content in files.items():
            if path:
                drafts.enter_context(drafted(path)).write_bytes(content.encode())
        remember()
    if None in files:
        put(None, files[None].encode())


def put(path: Path | None, data: bytes) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from ..whole_file import write_whole

    write_whole(path, data)
