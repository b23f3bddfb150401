"""Calendars and other files of `congvan deadlines` on their way out, and what a person is told of them."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .text import plain, shown

if TYPE_CHECKING:
    from ..calendars.entries import Entry
    from ..calendars.memory import Changes, Known, Memory
    from ..calendars.selection import Selection
    from .deadlines import Wanted
    from .files import Desk

_MOST_NAMED = 8  # lines that say what has changed; the rest is counted


def write_calendars(
    entries: Sequence["Entry"], chosen: Sequence["Entry"], wanted: "Wanted", memory: "Memory", unread: Sequence[str],
    desk: "Desk", remember: Callable[["Memory"], None],
) -> None:  # fmt: skip
    """Calendars know all events; what is written is those of the chosen entries, and those that were withdrawn."""
    from ..calendars.by_body import by_body
    from ..calendars.ics import calendar, events_of
    from ..calendars.memory import updated

    since = dt.date(wanted.as_of.year, 1, 1)
    until = dt.date(wanted.as_of.year + 1, 12, 31)  # not what is asked for now: later days are not withdrawn by it
    events = events_of(entries, until, since=since, on=wanted.on, recurring=wanted.recurring)  # type: ignore[arg-type]
    after, changes = updated(memory, events, dt.datetime.now(dt.UTC), unread, since, until)
    absent = {known.event.entry for known in after.events} - {entry.uid for entry in entries}
    asked = {entry.uid for entry in chosen}
    told = [known for known in after.events if _is_told(known, wanted.selection, asked, absent)]
    remember(after)  # before the calendar, which can be made of it again
    if wanted.by_body:
        assert wanted.output is not None
        wanted.output.mkdir(parents=True, exist_ok=True)
        for one in by_body(told):
            put(wanted.output / f"{one.file}.ics", calendar(one.items, one.name).encode())
    else:
        put(wanted.output, calendar(told).encode())
    if wanted.output:
        gone = sum(known.status == "cancelled" for known in told)
        cancelled = f", trong đó {gone} mục báo hủy" if gone else ""
        desk.say(f"đã ghi {len(told)} mục lịch vào {shown(wanted.output)}{cancelled}")
        left_out = sum(known.status != "cancelled" for known in after.events) - (len(told) - gone)
        if left_out:
            desk.say(f"chỉ ghi phần đã chọn; còn {left_out} mục lịch không ghi vào tệp này")
    for line in _told_changes(changes, bool(memory.events)):
        desk.say(line)


def _is_told(known: "Known", selection: "Selection", asked: set[str], absent: set[str]) -> bool:
    """Whether an event is of an entry, and in the days, that were asked for; also one whose letter is not there."""
    from ..resolution.body_words import written_out

    event = known.event
    asked_for = {written_out(selection.body), written_out(selection.body.upper())} if selection.body else {""}
    body = written_out(event.body or "")
    gone = event.entry in absent and any(words in body for words in asked_for)
    in_days = (selection.start or dt.date.min) <= (event.due or event.day) <= (selection.end or dt.date.max)
    return in_days and (gone or event.entry in asked)


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


def put(path: Path | None, data: bytes) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from ..whole_file import write_whole

    write_whole(path, data)
