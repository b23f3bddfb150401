"""The commands `congvan export`, `import` and `backup`: letters out of a library, into one, and all of it aside."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..whole_file import drafted, is_database
from ..wording.phrases import in_vietnamese
from .choices import ExportFormat, ExportTable
from .guard import complain, working
from .library import Body, Cites, End, Issuer, Start, Type, asked
from .output import opened as written
from .shelf import Where, opened, spare
from .text import plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..library.filters import Filter
    from ..library.library import Library

_SUFFIXES = {
    ".jsonl": ExportFormat.JSONL,
    ".ndjson": ExportFormat.JSONL,
    ".csv": ExportFormat.CSV,
    ".parquet": ExportFormat.PARQUET,
}
_MOST_NAMED = 8
#: What became of lines, in the order of the summary.
_WORDS = {
    "new": "văn bản mới",
    "version": "bản mới của văn bản cũ",
    "copy": "bản sao",
    "again": "đọc bằng phiên bản khác",
    "same": "đã có",
}


def export(
    library: Where = None,
    format: Annotated[ExportFormat | None, typer.Option("--format", case_sensitive=False)] = None,
    table: Annotated[ExportTable | None, typer.Option("--table", case_sensitive=False)] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o")] = None,
    issuer: Issuer = None,
    body: Body = None,
    cites: Cites = None,
    start: Start = None,
    end: End = None,
    type: Type = None,
) -> None:
    """Write letters of the library, with corrections.

    Raises
    ------
    typer.Exit
        1 where the library cannot be read, or a package is missing; 2 where a file is needed, its name does not tell
        what to write, or a table is asked for of a format that has none.
    """
    with working():
        output = None if output == Path("-") else output
        if output and format is None and output.suffix.lower() not in _SUFFIXES:
            complain(f"congvan: {shown(output)}: đuôi phải là {', '.join(_SUFFIXES)}; hoặc thêm --format")
            raise typer.Exit(2)
        style = format or (_SUFFIXES[output.suffix.lower()] if output else ExportFormat.JSONL)
        if style is ExportFormat.PARQUET and output is None:
            complain("congvan: cần -o để ghi tệp Parquet")
            raise typer.Exit(2)
        if style is ExportFormat.JSONL and table:
            complain("congvan: --table chỉ dùng với csv, parquet; jsonl ghi cả văn bản (thêm --format csv)")
            raise typer.Exit(2)
        wanted = asked(issuer, body, cites, start, end, type)
        with opened(library) as here:
            spare(here, output)
            count = _export(here, style, (table or ExportTable.DEADLINES).value, wanted, output)
        if output:
            complain(f"đã ghi {count} dòng vào {shown(output)}")


def _export(library: "Library", style: ExportFormat, table: str, wanted: "Filter", output: Path | None) -> int:
    from ..library.exports import json_lines, snapshot, write_csv, write_parquet

    with snapshot(library.engine) as connection:
        if style is ExportFormat.PARQUET:
            assert output is not None
            with drafted(output) as draft, draft.open("wb") as content:
                return write_parquet(connection, table, wanted, content)
        with written(output) as stream:
            if style is ExportFormat.CSV:
                return write_csv(connection, table, wanted, stream)
            count = 0
            for line in json_lines(connection, wanted):
                stream.write(line)
                count += 1
            return count


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False)],
    library: Where = None,
) -> None:
    """Take letters of a JSON Lines file into the library, or a whole library that `backup` wrote.

    Raises
    ------
    typer.Exit
        1 where the file cannot be read, a line was refused, or the library not be written.
    """
    with working():
        from ..library.exports import snapshot
        from ..library.imports import import_lines
        from ..library.transfer import dump, is_dump, lines_of, restore

        if not file.is_file():
            complain(f"{shown(file)}: {in_vietnamese('no such file')}")
            raise typer.Exit(1)
        with opened(library, write=True, create=True) as here, _refusals(file):
            if is_dump(file) or is_database(file):
                if is_database(file):
                    with opened(str(file)) as other, snapshot(other.engine) as connection:
                        counts = restore(here.engine, dump(connection))
                else:
                    counts = restore(here.engine, lines_of(file))
                complain(
                    f"{plain(here.name)}: {counts.get('letters', 0)} văn bản, {counts.get('corrections', 0)} điều đã sửa"
                )
                return
            with file.open(encoding="utf-8", errors="replace") as lines:
                done = import_lines(here.engine, lines)
            told = [f"{done.outcomes[what]} {words}" for what, words in _WORDS.items() if done.outcomes.get(what)]
            complain(f"{plain(here.name)}: {', '.join(told) or 'không có văn bản nào'}")
        for refused in done.refused[:_MOST_NAMED]:
            complain(f"{shown(file)}, dòng {refused.line}: {in_vietnamese(plain(refused.reason))}")
        if len(done.refused) > _MOST_NAMED:
            complain(f"{shown(file)}: còn {len(done.refused) - _MOST_NAMED} dòng nữa không nhận được")
        if done.refused:
            raise typer.Exit(1)


@contextmanager
def _refusals(file: Path) -> "Iterator[None]":
    from ..library.transfer import DumpError

    try:
        yield
    except DumpError as error:
        complain(f"{shown(file)}, dòng {error.line}: {in_vietnamese(plain(error.reason))}")
        raise typer.Exit(1) from error


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE")],
    library: Where = None,
) -> None:
    """Copy the library into a file, also while letters are read into it.

    Raises
    ------
    typer.Exit
        1 where it cannot be read, or the file not be written; an older file is then as it was.
    """
    with working():
        from ..library.backup import backup as copy

        with opened(library) as here:
            copied = copy(here.engine, target)
        complain(f"đã sao {copied.letters} văn bản của {plain(here.name)} vào {shown(target)}")


import_.__name__ = "import"
COMMANDS = (export, import_, backup)
