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
    from ..calendars.memory import Changes, Known, Memory
    from ..calendars.selection import Selection
    from .deadlines import Wanted
    from .files import Desk

_MOST_NAMED = 8  # lines that say what has changed; the rest is counted


def write_calendars(
    entries: Sequence["Entry"], chosen: Sequence["Entry"], wanted: "Wanted", memory: "Memory", unread: Sequence[str],
    desk: "Desk", remember: Callable[["Memory"], None],
) -> None:  # fmt: skip
    """Calendars know all events of those they are for; what is written is those of the chosen entries and the withdrawn.

    A calendar of one body neither tells nor remembers what has become of others.
    """
    from ..calendars.by_body import by_body
    from ..calendars.ics import calendar, events_of
    from ..calendars.memory import updated

    body = wanted.selection.body
    entries = [entry for entry in entries if _is_of(body, entry.body, *entry.support)]
    here = {entry.uid for entry in entries}
    before = [one for one in memory.events if one.event.entry in here or _is_of(body, one.event.body)]
    since = dt.date(wanted.as_of.year, 1, 1)
    until = dt.date(wanted.as_of.year + 1, 12, 31)  # not what is asked for now: later days are not withdrawn by it
    events = events_of(entries, until, since=since, on=wanted.on, recurring=wanted.recurring)  # type: ignore[arg-type]
    known = memory.model_copy(update={"events": tuple(before)})
    after, changes = updated(known, events, dt.datetime.now(dt.UTC), unread, since, until)
    asked = {entry.uid for entry in chosen}
    told = [known for known in after.events if _is_told(known, wanted.selection, asked, here)]
    others = {one.event.uid: one for one in (*memory.events, *after.events)}
    whole = memory.model_copy(update={"events": tuple(others[uid] for uid in sorted(others))})
    files = {wanted.output: calendar(told)}
    if wanted.by_body:
        assert wanted.output is not None
        wanted.output.mkdir(parents=True, exist_ok=True)
        files = {wanted.output / f"{one.file}.ics": calendar(one.items, one.name) for one in by_body(told)}
    _put_all(files, lambda: remember(whole))
    if wanted.output:
        gone = sum(known.status == "cancelled" for known in told)
        cancelled = f", trong đó {gone} mục báo hủy" if gone else ""
        desk.say(f"đã ghi {len(told)} mục lịch vào {shown(wanted.output)}{cancelled}")
        left_out = sum(known.status != "cancelled" for known in after.events) - (len(told) - gone)
        if left_out:
            desk.say(f"chỉ ghi phần đã chọn; còn {left_out} mục lịch không ghi vào tệp này")
    for line in _told_changes(changes, bool(before)):
        desk.say(line)


def _is_of(wanted: str | None, *bodies: str | None) -> bool:
    from ..calendars.selection import names_body

    return wanted is None or names_body(wanted, filter(None, bodies))


def _is_told(known: "Known", selection: "Selection", asked: set[str], here: set[str]) -> bool:
    """Whether an event is of an entry, and in the days, that were asked for; also one whose entry is not there."""
    event = known.event
    in_days = (selection.start or dt.date.min) <= (event.due or event.day) <= (selection.end or dt.date.max)
    return in_days and (event.entry in asked or event.entry not in here)


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
