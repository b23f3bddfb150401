"""The commands of `congvan`. What a command needs is imported when it runs: help has to answer at once."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .. import __version__
from ..wording.phrases import in_vietnamese
from . import library, library_review, library_transfer, serve
from .bounds import FileLimits, limits_of
from .choices import (
    CalendarDay,
    CompareFormat,
    CompareGroup,
    DeadlineFormat,
    DeadlineState,
    Format,
    Recurring,
    ReportFormat,
    SchemaOf,
)
from .files import Desk, analyses, records
from .find import is_one_of, left_out
from .graph import app as graph
from .guard import complain, guarded, working
from .help import Command, Group
from .output import NOT_TEXT, Encoder, Unwanted, format_of, json_array, json_lines, opened, tables
from .register import app as register
from .shelf import Where
from .text import shown
from .users import app as users

if TYPE_CHECKING:
    from ..reading.folders import Found

app = typer.Typer(
    name="congvan",
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback(invoke_without_command=True)
def program(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", is_eager=True)] = False,
) -> None:
    """Read Vietnamese official correspondence."""
    if version:
        typer.echo(f"congvan {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(cls=Command)
def analyze(
    # what cannot be read is told by the reader, so that the others go on
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", readable=False)],
    format: Annotated[Format | None, typer.Option("--format", case_sensitive=False)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    full: Annotated[bool, typer.Option("--full")] = False,
    file_limit: FileLimits = None,
) -> None:
    """Analyse letters and print each as soon as it is done.

    Parameters
    ----------
    paths : list of Path
        Files and folders, in the order wanted.
    format : Format, optional
        How to write; by default what the name of the output file says, else a table.
    output : Path, optional
        A file to write instead of standard output, replaced only when it is complete and not empty.
    full : bool, optional
        Whether tables show whole texts.
    file_limit : list of str, optional
        How much one file may take: "pages=1000".

    Raises
    ------
    typer.Exit
        1 where a file could not be read, or there was none; the others are printed all the same. 2 where
        the output file is one that is to be read, or of a kind that holds no plain text.
    """
    with working():
        from ..reading.folders import find
        from ..reading.read import MEDIA_TYPES

        limits = limits_of(file_limit)
        found = find(paths, MEDIA_TYPES)
        if output and (reason := _unfit(output, found.files)):
            complain(f"congvan: {shown(output)} {reason}; hãy chọn tên khác cho -o")
            raise typer.Exit(2)
        style = format or Format(format_of(output))
        read = 0
        with opened(output) as stream, Desk(len(found.files), shared=stream.isatty()) as desk:
            for error in found.closed:
                desk.fault(error.filename, error.strerror or str(error))
            encode: Encoder
            if style is Format.TABLE:
                encode = tables(stream, full)
            else:
                encode = json_lines if style is Format.JSONL else json_array
            for piece in encode(analyses(found.files, desk, limits=limits)):
                with desk.aside():
                    stream.write(piece)
                    stream.flush()
            read = desk.read
            if not read:
                raise Unwanted  # an old result is worth more than an empty one
        _sum_up(desk, found, output)
        if found.skipped:
            desk.say(left_out(found.skipped))
        if not read or desk.faults:
            raise typer.Exit(1)


def _unfit(output: Path, files: tuple[Path, ...]) -> str:
    """Say why results must not be written to a file; nothing where they may."""
    if is_one_of(output, files):
        return "cũng là một tệp cần đọc, ghi vào sẽ mất văn bản"
    if output.suffix.lower() in NOT_TEXT:
        return f"có đuôi {output.suffix}, mà kết quả chỉ ghi được thành văn bản thường hoặc JSON"
    return ""


def _sum_up(desk: Desk, found: "Found", output: Path | None) -> None:
    total = len(found.files) + len(found.closed) + desk.attached
    if desk.read and output:
        desk.say(f"đã ghi {desk.read} văn bản vào {shown(output)}")
    if desk.faults and total > 1:
        desk.say(f"{desk.faults} trong {total} tệp{', thư mục' if found.closed else ''} không đọc được")
    if not desk.read and output:
        desk.say(f"không có tệp nào đọc được, không ghi vào {shown(output)}")
    elif not desk.read and not desk.faults:
        desk.say("không có tệp nào đọc được")


@app.command(cls=Command)
def deadlines(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH", readable=False)] = None,
    library: Where = None,
    body: Annotated[str | None, typer.Option("--body")] = None,
    start: Annotated[str | None, typer.Option("--from")] = None,
    end: Annotated[str | None, typer.Option("--to")] = None,
    state: Annotated[DeadlineState | None, typer.Option("--state", case_sensitive=False)] = None,
    as_of: Annotated[str | None, typer.Option("--as-of")] = None,
    format: Annotated[DeadlineFormat | None, typer.Option("--format", case_sensitive=False)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    anchor: Annotated[list[str] | None, typer.Option("--anchor")] = None,
    state_file: Annotated[Path | None, typer.Option("--state-file")] = None,
    on: Annotated[CalendarDay, typer.Option("--on", case_sensitive=False)] = CalendarDay.ACT_BY,
    recurring: Annotated[Recurring, typer.Option("--recurring", case_sensitive=False)] = Recurring.EXPAND,
    by_body: Annotated[bool, typer.Option("--by-body")] = False,
    full: Annotated[bool, typer.Option("--full")] = False,
    file_limit: FileLimits = None,
) -> None:
    """List deadlines of letters, or write them as a calendar, a workbook or a digest.

    Parameters
    ----------
    paths : list of Path, optional
        Letters, folders, or .jsonl files of analyses; without, those of the library.
    library : str, optional
        File or URL of the library.
    body : str, optional
        Part of the name of a body.
    start, end, as_of : str, optional
        Days; `as_of` is today where it is not given.
    state : DeadlineState, optional
        Only such deadlines.
    format : DeadlineFormat, optional
        How to write; by default what the name of the output file says, else a table.
    output : Path, optional
        A file, or with `by_body` a folder.
    anchor : list of str, optional
        ID=DATE: the day of receipt, or of an event, that a deadline is counted from.
    state_file : Path, optional
        What runs share: days that were entered, and what calendars have been told. By default it stands beside
        the output file.
    on : CalendarDay, optional
        The day that an event of a calendar stands on.
    recurring : Recurring, optional
        Whether recurring deadlines are listed day by day, or as rules.
    by_body : bool, optional
        One calendar for each body.
    full : bool, optional
        Whether tables show whole texts.
    file_limit : list of str, optional
        How much one file may take: "pages=1000".

    Raises
    ------
    typer.Exit
        As of `congvan_nlp.cli.deadlines.run`.
    """
    with working():
        import datetime as dt

        from ..calendars.selection import Selection
        from .deadlines import Wanted, anchors_of, day_of, run, style_of

        output = None if output == Path("-") else output
        style = style_of(format, output)
        if by_body:
            style = format or DeadlineFormat.ICS
        days = [day_of(day) if day else None for day in (start, end, as_of)]
        remembered = state_file or (output.with_name(f"{output.name}.state.json") if output else None)
        wanted = Wanted(
            style, output, remembered, Selection(body, days[0], days[1], state.value if state else None),
            days[2] or dt.date.today(), days[2] is not None, anchors_of(anchor or ()),
            on.value.replace("-", "_"), recurring.value, by_body, full,
        )  # fmt: skip
        if paths and library:
            complain("congvan: --library đọc từ kho, không dùng cùng PATH")
            raise typer.Exit(2)
        if paths:
            run(paths, wanted, limits_of(file_limit))
        else:
            from .deadlines_library import run as run_library

            run_library(library, wanted)


@app.command(cls=Command)
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", readable=False)],
    format: Annotated[ReportFormat | None, typer.Option("--format", case_sensitive=False)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    file_limit: FileLimits = None,
) -> None:
    """Check letters before they go out, or when they come in.

    Parameters
    ----------
    paths : list of Path
        Files and folders; letters are also held against those of the call that they carry out.
    format : ReportFormat, optional
        How to write; by default what the name of the output file says, else a table.
    output : Path, optional
        A file to write instead of standard output.
    file_limit : list of str, optional
        How much one file may take: "pages=1000".

    Raises
    ------
    typer.Exit
        As of `congvan_nlp.cli.check.run`.
    """
    with working():
        from .check import run

        output = None if output == Path("-") else output
        run(paths, format or format_of(output), output, limits_of(file_limit))


@app.command("compare", cls=Command)
def compare(
    letters: Annotated[list[str] | None, typer.Argument(metavar="LETTER")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="KEY")] = None,
    by: Annotated[CompareGroup | None, typer.Option("--by", case_sensitive=False)] = None,
    library: Where = None,
    format: Annotated[CompareFormat | None, typer.Option("--format", case_sensitive=False)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    file_limit: FileLimits = None,
) -> None:
    """Hold letters against each other, duty by duty.

    Parameters
    ----------
    letters : list of str, optional
        Files, folders, or names of letters in the library; none means those of the library that cite `on`.
    on : str, optional
        Symbol of the regulation that they are compared on.
    by : CompareGroup, optional
        What letters are ordered, and regulations counted by.
    library : str, optional
        File or URL of the library; documents that letters incorporate are looked up there.
    format : CompareFormat, optional
        How to write; by default what the name of the output file says, else a table.
    output : Path, optional
        A file to write instead of standard output.
    file_limit : list of str, optional
        How much one file may take: "pages=1000".

    Raises
    ------
    typer.Exit
        As of `congvan_nlp.cli.compare.run`.
    """
    with working():
        from .compare import run

        output = None if output == Path("-") else output
        run(letters or [], on, by is not None, library, format, output, limits_of(file_limit))


@app.command(cls=Command)
def schema(of: Annotated[SchemaOf, typer.Option("--of", case_sensitive=False)] = SchemaOf.ANALYSIS) -> None:
    """Print the JSON Schema of an analysis, or of a comparison.

    Parameters
    ----------
    of : SchemaOf, optional
    """
    with working():
        import json

        from ..records.schema import json_schema

        if of is SchemaOf.COMPARISON:
            from ..comparison.records import Comparison

            typer.echo(json.dumps(json_schema(Comparison), ensure_ascii=False, indent=2))
        else:
            typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@app.command(cls=Command)
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", exists=True, readable=False, file_okay=False)],
    letters: Annotated[Path, typer.Argument(metavar="LETTERS", exists=True, readable=False)],
    errors: Annotated[bool, typer.Option("--errors")] = False,
    format: Annotated[ReportFormat, typer.Option("--format", case_sensitive=False)] = ReportFormat.TABLE,
) -> None:
    """Score analyses against gold letters.

    Parameters
    ----------
    gold : Path
        A folder of gold letters.
    letters : Path
        A folder of letters, or a .jsonl file of analyses.
    errors : bool, optional
        Whether to list each miss and each false find.
    format : ReportFormat, optional
        How to write.

    Raises
    ------
    typer.Exit
        1 where a letter, a line or the gold could not be read, or nothing belongs together.
    """
    with working():
        import json

        from ..evaluation import EvaluationFileError, as_json, read_gold
        from ..evaluation import evaluate as score
        from ..reading.folders import find
        from ..reading.read import MEDIA_TYPES
        from .scores import report_lines

        try:
            standard = read_gold(gold)
        except EvaluationFileError as error:
            complain(f"{shown(error.path)}: {in_vietnamese(error.reason)}")
            raise typer.Exit(1) from error
        written = letters.suffix.lower() == ".jsonl"
        found = find([] if written else [letters], MEDIA_TYPES)
        with Desk(len(found.files)) as desk:
            for closed in found.closed:
                desk.fault(closed.filename, closed.strerror or str(closed))
            made = (analysis.model_dump(mode="json") for analysis in analyses(found.files, desk, own=False))
            report = score(standard, records(letters, desk) if written else made)
        if format is ReportFormat.JSON:
            result = as_json(report)
            if not errors:
                del result["findings"]
            typer.echo(json.dumps(result, ensure_ascii=False, indent=2))
        else:
            for line in report_lines(report, errors):
                typer.echo(line)
        unmatched = len(report.absent) == report.letters
        if unmatched:
            complain(f"không văn bản nào trong {shown(letters)} ứng với bản chuẩn")
        if unmatched or desk.faults:
            raise typer.Exit(1)


app.add_typer(register)
app.add_typer(graph)
app.add_typer(users)
for command in (*library.COMMANDS, *library_review.COMMANDS, *library_transfer.COMMANDS, *serve.COMMANDS):
    app.command(cls=Command)(command)


def main() -> None:
    """Run the program as a process: streams in UTF-8, usage errors in Vietnamese, exit codes."""
    for stream in (sys.stdout, sys.stderr):
        # the contract is UTF-8 whatever the locale; a lone surrogate becomes its JSON escape
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    with guarded():
        try:
            sys.exit(app(prog_name="congvan", standalone_mode=False))
        except Exception as error:
            # typer's usage errors have no common public class over the versions that are allowed
            told: Any = getattr(error, "format_message", None)
            if told is None:
                raise
            context: Any = getattr(error, "ctx", None)
            complain(f"congvan: {in_vietnamese(shown(told()))}")
            complain(f"Cách dùng: {context.command_path if context else 'congvan'} --help")
            sys.exit(getattr(error, "exit_code", 1))
