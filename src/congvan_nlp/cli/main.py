"""The commands of `congvan`. What a command needs is imported when it runs: help has to answer at once."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from .. import __version__
from .files import Desk, analyses, records
from .help import Command, Program
from .output import Encoder, hush, json_array, json_lines, opened, tables
from .text import plain, shown
from .words import in_vietnamese

app = typer.Typer(
    name="congvan",
    cls=Program,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


class Format(StrEnum):
    """How `analyze` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class ReportFormat(StrEnum):
    """How `evaluate` writes."""

    TABLE = "table"
    JSON = "json"


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
    paths: Annotated[list[Path], typer.Argument(metavar="PATH")],
    format: Annotated[Format, typer.Option("--format")] = Format.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
) -> None:
    """Analyse letters and print each as soon as it is done.

    Parameters
    ----------
    paths : list of Path
        Files and folders, in the order wanted.
    format : Format, optional
        How to write.
    output : Path, optional
        A file to write instead of standard output, replaced only when it is complete.

    Raises
    ------
    typer.Exit
        1 where a file could not be read; the others are printed all the same.
    """
    with guarded():
        from ..reading.read import find_files

        files = list(find_files(paths))
        with opened(output) as stream, Desk(len(files), shared=stream.isatty()) as desk:
            if not files:
                desk.say(f"không có văn bản nào trong {', '.join(map(shown, paths))}")
            encode: Encoder
            if format is Format.TABLE:
                encode = tables(stream)
            else:
                encode = json_lines if format is Format.JSONL else json_array
            for piece in encode(analyses(files, desk)):
                with desk.aside():
                    stream.write(piece)
                    stream.flush()
        if output:
            desk.say(f"đã ghi {len(files) - desk.faults} văn bản vào {shown(output)}")
        if desk.faults and len(files) > 1:
            desk.say(f"{desk.faults} trong {len(files)} tệp không đọc được")
        if desk.faults:
            raise typer.Exit(1)


@app.command(cls=Command)
def schema() -> None:
    """Print the JSON Schema of an analysis."""
    with guarded():
        import json

        from ..records.schema import json_schema

        typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@app.command(cls=Command)
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", exists=True, file_okay=False)],
    letters: Annotated[Path, typer.Argument(metavar="LETTERS", exists=True)],
    errors: Annotated[bool, typer.Option("--errors")] = False,
    format: Annotated[ReportFormat, typer.Option("--format")] = ReportFormat.TABLE,
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
    with guarded():
        import json

        from ..evaluation import EvaluationFileError, as_json, lines, read_gold
        from ..evaluation import evaluate as score
        from ..reading.read import find_files

        try:
            standard = read_gold(gold)
        except EvaluationFileError as error:
            _complain(f"{shown(error.path)}: {in_vietnamese(error.reason)}")
            raise typer.Exit(1) from error
        written = letters.suffix.lower() == ".jsonl"
        files = [] if written else list(find_files([letters]))
        with Desk(len(files)) as desk:
            made = (analysis.model_dump(mode="json") for analysis in analyses(files, desk))
            report = score(standard, records(letters, desk) if written else made)
        if format is ReportFormat.JSON:
            result = as_json(report)
            if not errors:
                del result["findings"]
            typer.echo(json.dumps(result, ensure_ascii=False, indent=2))
        else:
            for line in lines(report, errors):
                typer.echo(line)
        unmatched = len(report.absent) == report.letters
        if unmatched:
            _complain(f"không văn bản nào trong {shown(letters)} ứng với bản chuẩn")
        if unmatched or desk.faults:
            raise typer.Exit(1)


@contextmanager
def guarded() -> Iterator[None]:
    """Turn what may stop the program from outside into at most one line and an exit code, as shells expect.

    Typer would end a broken pipe with 1 and Ctrl-C without a word, so each command guards itself.

    Yields
    ------
    None

    Raises
    ------
    SystemExit
        130 after Ctrl-C, 141 where the reader of a pipe has gone, 1 where the system refuses a file.
    """
    try:
        yield
    except KeyboardInterrupt:
        hush()
        _complain("đã dừng")
        sys.exit(130)
    except BrokenPipeError:
        hush()
        sys.exit(141)
    except OSError as error:
        hush()
        name = f"{shown(error.filename)}: " if isinstance(error.filename, str) else ""
        _complain(name + in_vietnamese(error.strerror or str(error)))
        sys.exit(1)


def run() -> None:
    """Run the program: the entry point of the package."""
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
            _complain(f"congvan: {in_vietnamese(shown(told()))}")
            _complain(f"Cách dùng: {context.command_path if context else 'congvan'} --help")
            sys.exit(getattr(error, "exit_code", 1))


def _complain(line: str) -> None:
    typer.echo(plain(line), err=True)
