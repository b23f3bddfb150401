"""Documents of the register as people like to read them: whether in force, since when, what came before and after.

Rows are typed by people: their words only ever become `Text`, never markup.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ..calendars import wording
from ..knowledge.own_register import INFERRED_END
from ..knowledge.register import COLUMNS, Register, Regulation, Status, day_of
from ..resolution.documents import document_urn
from .text import plain

_STATES: dict[Status, tuple[str, str]] = {
    "in_force": ("còn hiệu lực", "bold green"),
    "part": ("hết hiệu lực một phần", "bold yellow"),
    "ended": ("hết hiệu lực", "bold red"),
    "not_yet": ("chưa có hiệu lực", "bold yellow"),
    "unknown": ("chưa rõ còn hiệu lực hay không", "bold yellow"),
}
#: Where a line has little room.
_SHORT = {"part": "còn một phần", "unknown": "chưa rõ"}
_ENDS = {"replaced": "được thay thế", "repealed": "bị bãi bỏ", "spent": "đã xong nhiệm vụ", "part": "một phần"}
_VERIFIED = {"yes": "đã đối chiếu với nguồn", "secondary": "chỉ thấy ở nguồn thứ cấp", "no": "chưa đối chiếu"}
_IN_FORCE = {"in_force": True, "part": True, "ended": False, "not_yet": False}
#: The column of names: as wide as "Được sửa đổi bởi".
_FIRST = 16


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the register seen from a day.

    Attributes
    ----------
    row : Regulation
    urn : str
    status : str
    is_meant : bool
        Whether a letter of that day means this one of the documents shown.
    is_own : bool
        Whether the office added it.
    chain : tuple of (Regulation, str)
        What stood in its place one after another, itself among them, each with its status on the day.
    replaces, amends : tuple of Regulation
        All documents that it replaces or amends.
    replaced_by, amended_by : tuple of Regulation
        What is known of those that replaced or amended it.
    """

    row: Regulation
    urn: str
    status: Status
    is_meant: bool
    is_own: bool
    chain: tuple[tuple[Regulation, Status], ...]
    replaces: tuple[Regulation, ...]
    replaced_by: tuple[Regulation, ...]
    amends: tuple[Regulation, ...]
    amended_by: tuple[Regulation, ...]

    @classmethod
    def of(
        cls, row: Regulation, register: Register, day: dt.date, *, is_meant: bool = False, is_own: bool = False
    ) -> "Document":
        """Gather what a register tells of one of its rows.

        Examples
        --------
        >>> from congvan_nlp.knowledge.register import builtin
        >>> row = builtin().get("132-QĐ/TW@2018-03-08")
        >>> document = Document.of(row, builtin(), dt.date(2024, 5, 1))
        >>> [(one.symbol, status) for one, status in document.chain]
        [('132-QĐ/TW', 'ended'), ('124-QĐ/TW', 'in_force'), ('366-QĐ/TW', 'not_yet')]
        """
        return cls(
            row, document_urn(row), row.status(day), is_meant, is_own,
            tuple((one, one.status(day)) for one in register.chain(row)),
            tuple(one for one in register if row.ref in one.replaced_by),
            register.successors(row),
            tuple(one for one in register if row.ref in one.amended_by),
            tuple(one for ref in row.amended_by if (one := register.get(ref))),
        )  # fmt: skip

    def record(self) -> dict[str, Any]:
        """The document as JSON: the columns of the register, and how it stands on the day."""
        told = {column: getattr(self.row, column) for column in COLUMNS}
        return {
            "ref": self.row.ref,
            "urn": self.urn,
            **{column: list(value) if isinstance(value, tuple) else value for column, value in told.items()},
            "status": self.status,
            "in_force": _IN_FORCE.get(self.status),
            "meant": self.is_meant,
            "own": self.is_own,
            "chain": [
                {"ref": one.ref, "urn": document_urn(one), "status": status, "in_force": _IN_FORCE.get(status)}
                for one, status in self.chain
            ],
            "replaces": [one.ref for one in self.replaces],
            "amends": [one.ref for one in self.amends],
        }


def named(row: Regulation) -> str:
    """What people call a document.

    Examples
    --------
    >>> named(Regulation("132-QĐ/TW", "2018-03-08", "Quy định")), named(Regulation("70-NQ/TW", "2025", "Nghị quyết"))
    ('Quy định số 132-QĐ/TW ngày 08/03/2018', 'Nghị quyết số 70-NQ/TW năm 2025')
    """
    name = f"{row.type} số {row.symbol}" if row.symbol else (row.names or (row.title,))[0]
    return plain(f"{name} {day_in_words(row.date)}")


def day_in_words(date: str) -> str:
    """Write a full or partial date.

    Examples
    --------
    >>> [day_in_words(date) for date in ("2025-06-09", "2025-06", "2025")]
    ['ngày 09/06/2025', 'tháng 06/2025', 'năm 2025']
    """
    return f"{('năm', 'tháng', 'ngày')[date.count('-')]} {wording.day(date)}"


def render_documents(documents: Sequence[Document], day: dt.date) -> RenderableType:
    """Lay out documents.

    Parameters
    ----------
    documents : sequence of Document
        Those of one key, oldest first.
    day : date
        The day that they are seen from.

    Returns
    -------
    RenderableType

    Examples
    --------
    >>> from congvan_nlp.knowledge.register import builtin
    >>> from rich.console import Console
    >>> console, day = Console(width=80), dt.date(2026, 1, 2)
    >>> row = builtin().get("366-QĐ/TW@2025-08-30")
    >>> with console.capture() as shown:
    ...     console.print(render_documents([Document.of(row, builtin(), day)], day))
    >>> shown.get().splitlines()[1].strip()
    'Ngày 02/01/2026   còn hiệu lực, từ ngày 30/08/2025'
    """
    parts: list[RenderableType] = []
    if len(documents) > 1:
        parts += [Text(_of_several(documents, day), style="bold"), ""]
    for place, document in enumerate(documents):
        mark = "▶ " if document.is_meant and len(documents) > 1 else ""
        title = Text(mark + named(document.row), style="bold")
        parts += [Rule(title, align="left", style="dim"), Padding(_facts(document, day), (0, 0, 0, 2))]
        parts += [""] if place < len(documents) - 1 else []
    return Group(*parts)


def _of_several(documents: Sequence[Document], day: dt.date) -> str:
    one = next((document.row for document in documents if document.is_meant), None)
    told = f"{len(documents)} văn bản cùng ký hiệu hoặc tên gọi này."
    if one is None:
        return f"{told} Văn bản viết ngày {day:%d/%m/%Y} mà không ghi ngày thì không rõ dẫn bản nào."
    return f"{told} Văn bản viết ngày {day:%d/%m/%Y} mà không ghi ngày là dẫn bản {day_in_words(one.date)} (▶)."


def _facts(document: Document, day: dt.date) -> Table:
    row = document.row
    walked = {one.ref for one, _ in document.chain}
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=_FIRST, no_wrap=True)
    grid.add_column(overflow="fold")  # an identifier is one long word
    grid.add_row(Text(f"Ngày {day:%d/%m/%Y}", style="dim"), _state(document, day))
    facts: list[tuple[str, RenderableType | str]] = [
        ("Trích yếu", plain(row.title)),
        ("Tên gọi", "; ".join(map(plain, row.names))),
        ("Ban hành", plain(row.issuer.replace("|", "; "))),
        ("Nối tiếp", Group(*_chain(document, day)) if len(document.chain) > 1 else ""),
        # a chain is one line of succession; there may be others
        ("Còn thay thế", _listed(one for one in document.replaces if one.ref not in walked)),
        ("Còn thay bằng", _listed(one for one in document.replaced_by if one.ref not in walked)),
        ("Được sửa đổi bởi", _listed(document.amended_by)),
        ("Sửa đổi cho", _listed(document.amends)),
        ("Ghi chú", plain(row.note)),
        ("Kiểm chứng", _trust(document)),
        ("Nguồn", "; ".join(map(plain, row.source.split("|")))),
        ("Định danh", document.urn),
    ]
    for name, fact in facts:
        if fact:
            grid.add_row(Text(name, style="dim"), Text(fact) if isinstance(fact, str) else fact)
    return grid


def _state(document: Document, day: dt.date) -> Text:
    row, status = document.row, document.status
    words, style = _STATES[status]
    if _is_later(row, day):
        return Text("chưa ban hành", style=style)
    told = Text(words, style=style)
    since = f", từ {day_in_words(row.effective or row.date)}"
    how = f" ({_ENDS[row.end_kind]})" if row.end_kind in _ENDS else ""
    if status == "in_force":
        told.append(
            since + (f", đến trước {day_in_words(row.ended)}{how}" if row.ended else ""), style="not bold default"
        )
    elif status == "not_yet":
        told.append(since, style="not bold default")
    elif row.ended:
        part = ", đối với một số đối tượng" if row.end_kind == "part" else how
        told.append(f" từ {day_in_words(row.ended)}{part}", style="not bold default")
    elif how:
        told.append(f"{how}, không rõ từ ngày nào", style="not bold default")
    if status in ("ended", "part", "unknown"):
        told.append(f"; có hiệu lực{since.removeprefix(',')}", style="not bold default")
    return told


def _chain(document: Document, day: dt.date) -> Iterator[Text]:
    """One line for each document that stood in the place, the one that is shown and those in force marked."""
    dates = [wording.day(one.date) for one, _ in document.chain]
    symbols = [plain(one.symbol or (one.names or (one.title,))[0]) for one, _ in document.chain]
    room = max(map(len, symbols))
    for date, symbol, (one, status) in zip(dates, symbols, document.chain, strict=True):
        here = one.ref == document.row.ref
        line = Text("→ " if here else "  ", style="bold")
        line.append(f"{date:>10}  {symbol:{room}}", style="bold" if here else "not bold")
        words, style = _STATES[status]
        if status != "ended":  # most are: what is marked is to be seen
            line.append("  chưa ban hành" if _is_later(one, day) else f"  {_SHORT.get(status, words)}", style=style)
        if here:
            line.append("  (văn bản này)", style="not bold dim")
        yield line


def _is_later(row: Regulation, day: dt.date) -> bool:
    return day_of(row.date) > day


def _listed(rows: Iterable[Regulation]) -> str:
    return "; ".join(map(named, rows))


def _trust(document: Document) -> str:
    row = document.row
    told = _VERIFIED.get(row.verified, row.verified)
    if document.is_own:  # its "yes" says that the office vouches for it
        told = "do đơn vị nhập" + (f"; {told}" if row.verified != "yes" else "")
    if INFERRED_END in row.note:
        return f"{told}; ngày hết hiệu lực là suy ra"
    if row.verified_end and row.verified_end != row.verified:
        told += f"; việc hết hiệu lực: {_VERIFIED.get(row.verified_end, row.verified_end)}"
    return told
