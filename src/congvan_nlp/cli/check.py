"""The command `congvan check`: what is to be said of letters, as people like to read it, or as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ..calendars import wording
from ..checking.check import Finding, Report
from ..wording import values
from .files import Desk, analyses
from .find import is_one_of, left_out
from .guard import complain
from .output import NOT_TEXT, Unwanted, opened
from .tables import clip
from .text import plain, shown

if TYPE_CHECKING:
    from ..reading.limits import Limits
    from ..records.analysis import Letter

_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
#: Names of files that neither of the formats is meant for.
_OTHERS = NOT_TEXT | {".jsonl", ".ndjson", ".csv", ".ics"}
#: So many remarks of one code in one letter are told, of more the lines are named; warnings all are.
_TOLD = 3
_QUOTE = 100  # characters of a quote
_PLACE = 9  # as wide as "dòng 1234"


def run(paths: Sequence[Path], style: str, output: Path | None, limits: "Limits | None" = None) -> None:
    """Read letters, check them and write what is to be said.

    Parameters
    ----------
    paths : sequence of Path
        Files and folders.
    style : str
        "table" or "json".
    output : Path or None
        A file; None is standard output.
    limits : Limits, optional
        Of each file.

    Raises
    ------
    typer.Exit
        1 where a letter holds an error, a file could not be read or there was none; 2 where the output file
        is one that is to be read, or of another kind.
    """
    from ..checking.check import check
    from ..reading.folders import find
    from ..reading.read import MEDIA_TYPES

    found = find(paths, MEDIA_TYPES)
    if output and (reason := _unfit(output, found.files)):
        complain(f"congvan: {shown(output)} {reason}; hãy chọn tên khác cho -o")
        raise typer.Exit(2)
    with Desk(len(found.files)) as desk:
        for error in found.closed:
            desk.fault(error.filename, error.strerror or str(error))
        reports = check(
            list(analyses(found.files, desk, limits=limits))
        )  # letters are held against each other: all are read first
    with opened(output) as stream:
        if style == "json":
            rows = [row for report in reports for row in _rows(report)]
            stream.write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
        elif reports:
            console = Console(
                file=stream, force_terminal=False if output else None, force_jupyter=False, highlight=False
            )
            for part in render(reports, console.width):
                with console.capture() as capture:
                    console.print(part)
                stream.write("\n".join(line.rstrip(" ") for line in capture.get().split("\n")))
        if not reports:
            raise Unwanted  # an old result is worth more than an empty one
    if output and reports:
        desk.say(f"đã ghi kết quả kiểm tra {len(reports)} văn bản vào {shown(output)}")
    elif not reports and (output or not desk.faults):
        desk.say("không có tệp nào đọc được" + (f", không ghi vào {shown(output)}" if output else ""))
    if found.skipped:
        desk.say(left_out(found.skipped))
    if not reports or desk.faults or any(f.diagnostic.severity == "error" for r in reports for f in r.findings):
        raise typer.Exit(1)


def _unfit(output: Path, files: tuple[Path, ...]) -> str:
    """Say why results must not be written to a file; nothing where they may."""
    if is_one_of(output, files):
        return "cũng là một tệp cần đọc, ghi vào sẽ mất văn bản"
    if output.suffix.lower() in _OTHERS:
        return f"có đuôi {output.suffix}, mà kết quả chỉ ghi được thành văn bản thường hoặc JSON"
    return ""


def _rows(report: Report) -> Iterator[dict[str, object]]:
    letter = report.analysis.letter
    for finding in report.findings:
        note = finding.diagnostic.model_dump(mode="json")
        yield {
            "path": finding.path, "number": letter.number, "date": letter.date,
            **{name: note[name] for name in ("code", "severity", "message", "suggestion", "start", "end")},
            "quote": finding.quote, "line": finding.line,
        }  # fmt: skip


def render(reports: Sequence[Report], width: int) -> Iterator[RenderableType]:
    """Lay out reports, and how many findings there are of each severity.

    Parameters
    ----------
    reports : sequence of Report
    width : int
        The columns there are.

    Yields
    ------
    RenderableType
        A piece for each letter, and the counts.

    Examples
    --------
    >>> [str(part) for part in render([], 60)]
    ['0 văn bản: không có gì cần lưu ý.']
    """
    for report in reports:
        yield _report(report, width)
    yield _counts(reports)


def _report(report: Report, width: int) -> RenderableType:
    letter, path = report.analysis.letter, plain(report.analysis.source.path)
    if not report.findings:
        name = " ".join(part for part in (path and f"{path}:", plain(letter.number or "")) if part)
        return Text.assemble((name, "bold"), " · không có gì cần lưu ý\n")
    head = [Text(_title(letter), style="bold")]
    head += [Text(path, style="dim", overflow="fold")] if path else []
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(finding.diagnostic.code, []).append(finding)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=max(map(len, values.SEVERITIES.values())), no_wrap=True)
    grid.add_column(width=_PLACE, no_wrap=True)
    grid.add_column()
    room = max(20, width - 2 - _PLACE - 2 - 10 - 2)
    for members in groups.values():
        severity = members[0].diagnostic.severity
        label = Text(values.SEVERITIES[severity], style=_STYLES[severity])
        for place, body in _group(members, room):
            grid.add_row(label, Text(place, style="dim"), body)
            label = Text("")
    return Group(Rule(style="dim"), *head, "", Padding(grid, (0, 0, 0, 2)), "")


def _title(letter: "Letter") -> str:
    said = [plain(letter.type or "Văn bản"), f"số {plain(letter.number)}" if letter.number else ""]
    said += [f"ngày {wording.day(letter.date)}" if letter.date else ""]
    unknown = [name for name, value in (("số", letter.number), ("ngày", letter.date)) if not value]
    said += [f"(không rõ {', '.join(unknown)})" if unknown else ""]
    return " ".join(part for part in said if part) + (f" · {plain(letter.issuer)}" if letter.issuer else "")


def _group(members: Sequence[Finding], room: int) -> Iterator[tuple[str, Text]]:
    """Findings of one code, each with its line; what is to be done is said once where it is the same for all."""
    advice = {finding.diagnostic.suggestion for finding in members}
    told = _TOLD if members[0].diagnostic.severity == "info" else len(members)
    for finding in members[:told]:
        note = finding.diagnostic
        message = plain(note.message)
        yield (f"dòng {finding.line}" if finding.line else "", Text(message))
        quote = plain(finding.quote)
        if quote and quote not in message:
            yield "", Text(f"“{clip(quote, min(_QUOTE, 2 * room))}”", style="italic")
        if note.suggestion and len(advice) > 1:
            yield "", _advice(note.suggestion)
    rest = members[told:]
    if rest:
        lines = dict.fromkeys(str(finding.line) for finding in rest if finding.line)
        yield "", Text(f"và {len(rest)} chỗ nữa" + (f": dòng {', '.join(lines)}" if lines else ""), style="dim")
    if len(advice) == 1 and members[0].diagnostic.suggestion:
        yield "", _advice(members[0].diagnostic.suggestion)


def _advice(suggestion: str) -> Text:
    return Text(f"→ {plain(suggestion)}", style="green")


def _counts(reports: Sequence[Report]) -> Text:
    counts: Counter[str] = Counter(finding.diagnostic.severity for report in reports for finding in report.findings)
    told = [f"{counts[code]} {name.lower()}" for code, name in values.SEVERITIES.items() if code in counts]
    return Text(f"{len(reports)} văn bản: {', '.join(told) or 'không có gì cần lưu ý'}.", style="bold")
