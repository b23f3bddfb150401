"""An analysis as people like to read it: what the letter is, for whom, what it cites, asks and by when.

Words of the letter only ever become `Text`, never markup, so that a "[bold]" in a letter is shown.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ..calendars import wording
from ..records.analysis import Analysis, Citation, Deadline, Diagnostic, Directive, Recipient
from ..wording import told as told_of
from ..wording import values
from .text import plain

#: The column before citations and deadlines: as wide as "thực hiện 12 lần", "trước 16 giờ 30" and the like.
_FIRST = 16
#: Deeper items are not indented further, so that their words keep room.
_DEEPEST = 6
#: More columns than any text takes.
_NO_LIMIT = 10**9
_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def clip(text: str, cells: int) -> str:
    """Shorten a text to whole words.

    Parameters
    ----------
    text : str
        One line.
    cells : int
        The columns that it may take.

    Returns
    -------
    str
        The text, or its first words and an ellipsis.

    Examples
    --------
    >>> clip("Văn phòng Tỉnh ủy chủ trì", 20), clip("Văn phòng", 20)
    ('Văn phòng Tỉnh ủy …', 'Văn phòng')
    """
    width, fits = 0, 0  # columns so far, and characters for which an ellipsis still finds room
    for end, char in enumerate(text):
        width += cell_len(char)
        if width > cells:
            break
        if width <= cells - 2:
            fits = end + 1
    else:
        return text
    cut = text.rfind(" ", 0, fits + 1)
    if cut < 0:  # the first word is kept, however long it is
        cut = text.find(" ")
    return f"{text[:cut] if cut > 0 else text} …"


def render(analysis: Analysis, width: int, full: bool = False, name: str | None = None) -> RenderableType:
    """Lay out an analysis.

    Parameters
    ----------
    analysis : Analysis
        The analysis.
    width : int
        The columns there are.
    full : bool, optional
        Whether tasks and quotes are shown whole; else they are cut to a line or two.
    name : str, optional
        What commands call the letter; deadlines and citations are then shown with their codes, "298-CV/TU:t3".

    Returns
    -------
    RenderableType
        What a rich console of that width prints.

    Examples
    --------
    >>> from rich.console import Console
    >>> from congvan_nlp.records.analysis import Letter, SourceInfo
    >>> source = SourceInfo(path="", sha256="", media_type="text/plain")
    >>> letter = Analysis(source=source, text="", letter=Letter(type="Công văn", number="7-CV/HU"))
    >>> console = Console(width=60)
    >>> with console.capture() as shown:
    ...     console.print(render(letter, console.width))
    >>> shown.get().splitlines()[1].strip()
    'Công văn số 7-CV/HU (không rõ ngày, cơ quan ban hành)'
    """
    paths = {d.id: plain(d.path or d.label or "") for d in analysis.directives}
    text = analysis.text
    room = _NO_LIMIT if full else width - _FIRST - 4
    deadlines = sorted(analysis.deadlines, key=_by_due)
    warnings = sorted(analysis.diagnostics, key=_by_severity)
    sections = [
        ("Căn cứ, viện dẫn", [_citation(c, room, _code(name, c.id)) for c in analysis.citations]),
        ("Nhiệm vụ", list(_outline(analysis, _NO_LIMIT if full else width))),
        ("Hạn", [_deadline(d, paths.get(d.directive or ""), width, full, _code(name, d.id)) for d in deadlines]),
        ("Cảnh báo", [_diagnostic(d, text, _NO_LIMIT if full else width) for d in warnings]),
    ]
    parts: list[RenderableType] = [Rule(characters="━", style="blue"), *_head(analysis)]
    for heading, items in sections:
        if items:
            title = Text.assemble((heading, "bold"), f" ({len(items)})")
            parts += ["", Rule(title, align="left", style="dim")]
            parts += [Padding(item, (0, 0, 0, 2)) for item in items]
    missing = [heading for heading, items in sections[:3] if not items]
    if missing:
        parts += ["", Text(f"Không thấy: {'; '.join(missing)}.", style="dim")]
    return Group(*parts, "")


def _head(analysis: Analysis) -> Iterator[RenderableType]:
    letter = analysis.letter
    title = Text(plain(letter.type or "Văn bản"), style="bold")
    if letter.number:
        title.append(f" số {plain(letter.number)}")
    if letter.date:
        title.append(f" ngày {wording.day(letter.date)}")
    if letter.issuer:
        title.append(f" · {plain(letter.issuer)}")
    stated = (("số", letter.number), ("ngày", letter.date), ("cơ quan ban hành", letter.issuer))
    unknown = [name for name, value in stated if not value]
    if unknown:
        title.append(f" (không rõ {', '.join(unknown)})", style="not bold")
    yield title
    signer = ", ".join(plain(part) for part in (letter.signer, letter.signer_title) if part)
    if letter.on_behalf_of:
        signer += f" (thay mặt {plain(letter.on_behalf_of)})"
    facts = [("Trích yếu", plain(letter.subject or "")), ("Người ký", signer.strip())]
    facts += [("Tệp", plain(analysis.source.path))] if analysis.source.path else []
    addressees = [r for r in analysis.recipients if r.role == "addressee"]
    copies = [r for r in analysis.recipients if r.role != "addressee"]
    facts += [("Kính gửi", _listed(addressees)), ("Nơi nhận", _listed(copies))]
    grid = _grid(9)
    for name, fact in facts:
        if fact:
            grid.add_row(Text(name, style="dim"), Text(fact))
    if grid.row_count:
        yield grid


def _listed(recipients: Iterable[Recipient]) -> str:
    return "; ".join(plain(r.text) for r in recipients)


def _code(name: str | None, id: str) -> str:
    return f"{plain(name)}:{id}" if name else ""


def _citation(citation: Citation, room: int, code: str) -> RenderableType:
    name = plain(citation.name)
    line = Text(name, style="bold")
    told = Text(style="not bold")
    if citation.date and " ngày " not in name:  # "Luật Đê điều ngày 29 tháng 11 năm 2006"
        told.append(f" ngày {wording.day(citation.date)}")
    if citation.issuer:
        told.append(f" của {plain(citation.issuer)}")
    body: list[RenderableType] = [line.append_text(told)]
    if citation.title:
        body.append(Text(clip(plain(citation.title), room), style="italic"))
    pinpoints = dict.fromkeys(plain(m.pinpoint) for m in citation.mentions if m.pinpoint)
    if pinpoints:
        body.append(Text(f"tại: {'; '.join(pinpoints)}"))
    document = citation.document
    if document.register_row and document.inferred and not citation.date:
        body.append(Text(f"hiểu là {_document(document.id or '')}", style="dim"))
    if document.superseded_by:
        body.append(Text(f"đã được thay thế bởi {_document(document.superseded_by)}", style="yellow"))
    elif document.in_force is False:
        body.append(Text("đã hết hiệu lực trước ngày ban hành văn bản", style="yellow"))
    if document.candidates:
        body.append(Text(f"có thể là: {'; '.join(map(_document, document.candidates))}", style="yellow"))
    if code:
        body.append(_fact("mã", code))
    relation = values.RELATIONS.get(citation.relation, citation.relation)
    times = Text.assemble((f"{relation:9}", "green"), (f" {len(citation.mentions):2} lần", "dim"))
    grid = _grid(_FIRST)
    grid.add_row(times, Group(*body))
    return grid


def _document(urn: str) -> str:
    return plain(told_of.document(urn))


def _outline(analysis: Analysis, width: int) -> Iterator[RenderableType]:
    depths: dict[str | None, int] = {None: -1}
    # by day; limits without one, which are quoted, stand last in the order of the letter
    ordered = enumerate(sorted(analysis.deadlines, key=_by_due))
    limits = {d.id: (n, wording.day(d.due) if d.due else f"“{plain(d.text)}”") for n, d in ordered}
    for directive in analysis.directives:
        # a parent stands before its items; one that is unknown counts as the letter itself
        depth = depths[directive.id] = depths.get(directive.parent, -1) + 1
        indent = 2 * min(depth, _DEEPEST)
        yield Padding(_directive(directive, width - indent - 2, limits), (0, 0, 0, indent))


def _directive(directive: Directive, width: int, limits: dict[str, tuple[int, str]]) -> RenderableType:
    label = plain(directive.label or "•")
    text = plain(directive.text)
    text = text.removeprefix(label).lstrip(" .,:;)/-–")
    grid = _grid(cell_len(label))
    body: list[RenderableType] = [Text(clip(text, width - cell_len(label) - 2))]
    notes = []
    for role, name in values.ASSIGNEES.items():
        bodies = list(dict.fromkeys(plain(a.text) for a in directive.assignees if a.role == role))
        if bodies:  # also where the item begins with them: the reader has to see what was taken for the body
            notes.append(f"{name}: {', '.join(bodies)}")
    mine = sorted(limits[i] for i in directive.deadlines if i in limits)
    if mine:
        notes.append(f"hạn: {', '.join(dict.fromkeys(limit for _, limit in mine))}")
    if notes:
        body.append(Text(" · ".join(notes), style="cyan"))
    grid.add_row(Text(label, style="bold"), Group(*body))
    return grid


def _by_due(deadline: Deadline) -> tuple[bool, str, str, int]:
    if deadline.due is None:
        return True, "", "", deadline.start
    # "trước ngày" is over when the day begins, "đến hết ngày" when it ends
    end = deadline.due_time or ("00:00" if deadline.inclusive is False else "24:00")
    return False, deadline.due, end, deadline.start


def _deadline(deadline: Deadline, place: str | None, width: int, full: bool, code: str) -> RenderableType:
    return deadline_block(deadline, place, width, full=full, more=[("mã", code)])


def _when(deadline: Deadline) -> Text:
    limit = "trước" if deadline.inclusive is False else "đến"
    lines: list[tuple[str, str]] = []
    if deadline.due is None:
        lines.append(("chưa rõ ngày" if deadline.kind != "recurring" else "định kỳ", "bold"))
    elif deadline.due_time:
        lines.append((f"{limit} {wording.hour(deadline.due_time)}", ""))
        lines.append((f"ngày {wording.day(deadline.due)}", "bold"))
    else:
        lines.append(("trước ngày" if deadline.inclusive is False else "đến hết ngày", ""))
        lines.append((wording.day(deadline.due), "bold"))
    if deadline.needs_review:
        lines.append(("! cần xem lại", "bold yellow"))
    return Text("\n").join(Text(line, style=style) for line, style in lines)


def deadline_block(
    deadline: Deadline, place: str | None, width: int, *, full: bool = False,
    told: Sequence[tuple[str, str]] = (), more: Sequence[tuple[str, str]] = (),
) -> RenderableType:  # fmt: skip
    """Lay out one deadline: the day beside what, who, to whom and the words of the letter.

    Parameters
    ----------
    deadline : Deadline
        The deadline.
    place : str or None
        Path of its directive.
    width : int
        The columns there are.
    full : bool, optional
        Whether the act is shown whole.
    told : sequence of (str, str), optional
        Further lines below the day, each with its style.
    more : sequence of (str, str), optional
        Further facts, each with its name; empty ones are left out.

    Returns
    -------
    RenderableType
        What a rich console prints.
    """
    room = _NO_LIMIT if full else width - _FIRST - 4
    quoted = f"“{plain(deadline.text)}”"
    what = clip(plain(deadline.what or "(không rõ việc)"), 2 * room - 12)
    body: list[RenderableType] = [Text(what, style="bold")]
    facts = [
        ("ai", "; ".join(map(plain, deadline.who))),
        ("gửi", "; ".join(map(plain, deadline.to))),
        ("qua", "; ".join(map(plain, deadline.via))),
        ("định kỳ", wording.rule(deadline.rrule) if deadline.rrule else ""),
        ("tính từ", ", ".join(filter(None, (plain(deadline.anchor or ""), _anchor_day(deadline))))),
        ("bắt đầu", wording.day(deadline.start_date) if deadline.start_date else ""),
        ("làm xong chậm nhất", wording.day(deadline.act_by) if deadline.act_by and told_of.is_moved(deadline) else ""),
        ("có thể là", " hoặc ".join(map(wording.day, deadline.readings))),
        *more,
    ]
    body += [_fact(name, fact) for name, fact in facts if fact]
    body.append(Text(quoted + (f" ({wording.place(place)})" if place else ""), style="italic"))
    grid = _grid(_FIRST)
    when = _when(deadline)
    for line, style in told:
        when.append("\n").append(line, style=style)
    grid.add_row(when, Group(*body))
    return grid


def _fact(name: str, fact: str) -> Text:
    return Text.assemble((f"{name}: ", "dim"), fact)


def _anchor_day(deadline: Deadline) -> str:
    return f"ngày {wording.day(deadline.anchor_date)}" if deadline.anchor_date else ""


def _by_severity(diagnostic: Diagnostic) -> tuple[int, int]:
    return list(values.SEVERITIES).index(diagnostic.severity), diagnostic.start or 0


def _diagnostic(diagnostic: Diagnostic, text: str, width: int) -> RenderableType:
    first = max(map(cell_len, values.SEVERITIES.values()))
    message = plain(diagnostic.message)
    body: list[RenderableType] = [Text(message)]
    if diagnostic.start is not None and diagnostic.end is not None:
        quoted = plain(text[diagnostic.start : diagnostic.end])
        if quoted and quoted not in message:
            body.append(Text(f"“{clip(quoted, width - first - 6)}”", style="italic"))
    grid = _grid(first)
    severity = Text(values.SEVERITIES[diagnostic.severity], style=_STYLES[diagnostic.severity])
    grid.add_row(severity, Group(*body))
    return grid


def _grid(first: int) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=first, no_wrap=True)
    grid.add_column()
    return grid
