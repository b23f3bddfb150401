"""What the library's commands show: lists of letters, passages that were found, what to review, figures."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..calendars import wording
from ..wording.phrases import in_vietnamese
from ..wording.told import title
from ..wording.values import FIGURES, FILE_STATES, REVIEW
from .tables import clip
from .text import plain

if TYPE_CHECKING:
    from ..library.queries import Hits, Line
    from ..library.review import Item

_QUOTE = 220
_SUBJECT = 60
_SYMBOL = 26  # longer ones are broken, lest nothing else finds room


def lines_table(lines: Sequence["Line"]) -> RenderableType:
    """Lay out letters, a line each.

    Parameters
    ----------
    lines : sequence of Line

    Returns
    -------
    RenderableType
    """
    if not lines:
        return Text("không có văn bản nào")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading, options in (
        ("Kho", {"justify": "right", "no_wrap": True}), ("Ngày", {"no_wrap": True}), ("Số, ký hiệu", {"overflow": "fold", "max_width": _SYMBOL}),
        ("Cơ quan ban hành", {"ratio": 2}), ("Trích yếu", {"ratio": 3}), ("Hạn", {"justify": "right", "no_wrap": True}),
    ):  # fmt: skip
        table.add_column(heading, **options)
    for line in lines:
        more = f" ({line.files} tệp)" if line.files > 1 else ""
        table.add_row(
            str(line.id), wording.day(line.date) if line.date else "", Text(plain(line.number or "")),
            Text(plain(line.issuer or "")), Text(plain(clip(line.subject or "", 90)) + more), str(line.deadlines or ""),
        )  # fmt: skip
    return table


def hits_table(hits: "Hits") -> RenderableType:
    """Lay out what a search found, each with its passage, the hits marked.

    Parameters
    ----------
    hits : Hits

    Returns
    -------
    RenderableType
    """
    parts: list[RenderableType] = []
    for hit in hits.page:
        parts += [
            Text(f"[{hit.line.id}] {_title(hit.line)}", style="bold"),
            Padding(_passage(hit.snippet), (0, 0, 1, 2)),
        ]
    total = f"hơn {hits.total}" if hits.more else str(hits.total)
    shown = f", xem {len(hits.page)} văn bản đầu" if len(hits.page) < hits.total or hits.more else ""
    return Group(*parts, Text(f"{total} văn bản{shown}." if hits.page else "không tìm thấy văn bản nào."))


def _passage(snippet: Any) -> Text:
    text = Text("…" if snippet.start else "")
    place = 0
    for start, end in snippet.hits:
        start, end = start - snippet.start, end - snippet.start
        text.append(_one_line(snippet.text[place:start]))
        text.append(_one_line(snippet.text[start:end]), style="bold yellow")
        place = end
    text.append(_one_line(snippet.text[place:]))
    text.append("…")
    return text


def _one_line(words: str) -> str:
    """Line ends become blanks: the passage is read, not copied."""
    return "".join(char if char.isprintable() else " " for char in words)


def letter_line(line: "Line") -> str:
    """A letter in a line: its number in the library, which one it is, and what it is about."""
    subject = f": {clip(line.subject, _SUBJECT)}" if line.subject else ""
    return plain(f"{line.id}: {_title(line)}{subject}")


def _title(line: "Line") -> str:
    return plain(title(line.number, line.type, line.date, line.issuer))


def review_table(items: Sequence["Item"], limit: int) -> Iterator[RenderableType]:
    """Lay out what a person should look at, by kind.

    Parameters
    ----------
    items : sequence of Item
    limit : int
        So many of each kind are shown, the rest is counted.

    Yields
    ------
    RenderableType
    """
    kinds: dict[str, list[Item]] = {}
    for item in items:
        kinds.setdefault(item.kind, []).append(item)
    for kind, members in kinds.items():
        yield Text(f"{REVIEW[kind]} ({len(members)})", style="bold")
        for item in members[:limit]:
            told = Text(plain(item.id), style="cyan")
            told.append(f"  {plain(in_vietnamese(item.why))}", style="default")
            yield Padding(told, (0, 0, 0, 2))
            if item.quote:
                yield Padding(Text(f"“{clip(plain(item.quote), _QUOTE)}”", style="italic dim"), (0, 0, 0, 4))
        if len(members) > limit:
            yield Padding(Text(f"và {len(members) - limit} nữa; thêm --limit để xem hết", style="dim"), (0, 0, 0, 2))
        yield Text("")
    if not kinds:
        yield Text("không có gì cần xem lại")
    else:
        yield Text("Sửa: congvan correct MÃ TRƯỜNG=GIÁ_TRỊ; xác nhận đúng: congvan correct MÃ --confirm", style="green")


def stats_table(name: str, figures: dict[str, Any]) -> RenderableType:
    """Lay out the figures of a library.

    Parameters
    ----------
    name : str
    figures : dict
        As of `Library.stats`.

    Returns
    -------
    RenderableType
    """
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(justify="right")
    grid.add_column()
    for key, words in FIGURES.items():
        grid.add_row(f"{figures[key]:,}".replace(",", "."), words)
    days = [wording.day(figures[day]) for day in ("first_day", "last_day") if figures[day]]
    states = [f"{n} {FILE_STATES[state]}" for state, n in figures["file_states"].items()]
    types = [f"{kind or 'không rõ loại'} {n}" for kind, n in figures["types"].items()]
    told = [
        f"Văn bản từ ngày {days[0]} đến ngày {days[1]}" if days else "",
        f"Tệp: {', '.join(states)}" if states else "", f"Loại: {', '.join(types)}" if types else "",
    ]  # fmt: skip
    return Group(Text(name, style="bold"), Padding(grid, (0, 0, 0, 2)), *(Text(line) for line in told if line))
