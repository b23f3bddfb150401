"""Deadlines of many letters as people like to read them: by day, each with its body, its letter and its words."""

import datetime as dt
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from ..calendars import wording
from ..calendars.entries import Entry
from ..calendars.selection import is_over, state_of
from ..wording.told import left
from ..wording.values import STATES
from .tables import deadline_block
from .text import plain

_STYLES = {"open": "green", "overdue": "bold red", "review": "bold yellow"}


def render_entries(entries: Sequence[Entry], as_of: dt.date, width: int, full: bool = False) -> RenderableType:
    """Lay out deadlines.

    Parameters
    ----------
    entries : sequence of Entry
        In the order wanted.
    as_of : date
        The day that they are seen from.
    width : int
        The columns there are.
    full : bool, optional
        Whether texts are shown whole.

    Returns
    -------
    RenderableType

    Examples
    --------
    >>> from rich.console import Console
    >>> console = Console(width=60)
    >>> with console.capture() as shown:
    ...     console.print(render_entries([], dt.date(2025, 9, 1), 60))
    >>> shown.get().strip()
    'Không có hạn nào.'
    """
    if not entries:
        return Text("Không có hạn nào.", style="dim")
    sections = [
        ("Có ngày", [e for e in entries if e.deadline.due]),
        ("Chưa có ngày", [e for e in entries if not e.deadline.due]),
    ]
    parts: list[RenderableType] = []
    for heading, members in sections:
        if members:
            title = Text.assemble((heading, "bold"), f" ({len(members)})")
            parts += [Rule(title, align="left", style="dim")]
            parts += [Padding(_entry(e, as_of, width - 2, full), (0, 0, 1, 2)) for e in members]
    return Group(*parts, _counts(entries, as_of))


def _entry(entry: Entry, as_of: dt.date, width: int, full: bool) -> RenderableType:
    state = state_of(entry, as_of)
    # the block says itself what is to be reviewed; that it is late is said all the same
    shown = "overdue" if is_over(entry, as_of) else state
    told = [(STATES[shown], _STYLES[shown])] if shown != "review" else []
    if remaining := left(entry.last_day, as_of):
        told.append((remaining, ""))
    letter = entry.letter
    source = [plain(letter.type or "Văn bản"), f"số {plain(letter.number)}" if letter.number else ""]
    source += [
        f"ngày {wording.day(letter.date)}" if letter.date else "",
        f"của {plain(letter.issuer)}" if letter.issuer else "",
    ]
    # that a limit waits for an event is told by the event
    reasons = () if entry.deadline.due is None and entry.deadline.anchor else entry.deadline.review_reasons
    facts = [
        ("phối hợp", "; ".join(map(plain, entry.support))),
        ("văn bản", " ".join(part for part in source if part)),
        ("cần xem lại vì", " ".join(map(plain, reasons)) if reasons else ""),
        ("mã", plain(entry.id)),
    ]
    one = entry.deadline.model_copy(update={"who": (entry.body,) if entry.body else ()})
    return deadline_block(one, entry.place, width, full=full, told=told, more=facts)


def _counts(entries: Sequence[Entry], as_of: dt.date) -> Text:
    states = [state_of(entry, as_of) for entry in entries]
    told = [f"{states.count(state)} {name}" for state, name in STATES.items() if state in states]
    return Text(f"{len(entries)} hạn tính đến {as_of:%d/%m/%Y}: {', '.join(told)}.", style="dim")
