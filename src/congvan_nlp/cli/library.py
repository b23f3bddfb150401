"""The commands of the library: letters into it, lists, search, one letter, figures, and out again."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .bounds import FileLimits, limits_of
from .choices import ReportFormat, ShowFormat
from .guard import complain, working
from .output import opened as written
from .shelf import Where, opened
from .text import plain, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..library.filters import Filter
    from ..library.library import Library
    from ..library.queries import Line

_MOST_NAMED = 12
Issuer = Annotated[str | None, typer.Option("--issuer")]
Body = Annotated[str | None, typer.Option("--body")]
Cites = Annotated[str | None, typer.Option("--cites", metavar="KEY")]
Start = Annotated[str | None, typer.Option("--from")]
End = Annotated[str | None, typer.Option("--to")]
Type = Annotated[str | None, typer.Option("--type")]
Limit = Annotated[int, typer.Option("--limit", min=1)]
Style = Annotated[ReportFormat, typer.Option("--format", case_sensitive=False)]


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", readable=False)],
    library: Where = None,
    workers: Annotated[int | None, typer.Option("--workers", min=1)] = None,
    watch: Annotated[bool, typer.Option("--watch")] = False,
    every: Annotated[float, typer.Option("--every", min=1)] = 5,
    cluster: Annotated[str | None, typer.Option("--cluster", metavar="tcp://HOST:PORT")] = None,
    file_limit: FileLimits = None,
) -> None:
    """Read letters into the library; only what is new or has changed.

    Parameters
    ----------
    paths : list of Path
        Files and folders.
    library : str, optional
        File or URL of the library.
    workers : int, optional
        Processes; by default as many as there are cores.
    watch : bool, optional
        Whether to go on and take what appears.
    every : float, optional
        Seconds between two looks.
    cluster : str, optional
        Address of a Dask scheduler whose workers read instead.
    file_limit : list of str, optional
        How much one file may take: "pages=1000".

    Raises
    ------
    typer.Exit
        1 where a file could not be read, or the library not be written.
    """
    with working():
        from .library_ingest import run

        run(paths, library, workers, cluster, every if watch else None, limits_of(file_limit))


def list_(
    library: Where = None,
    issuer: Issuer = None,
    body: Body = None,
    cites: Cites = None,
    start: Start = None,
    end: End = None,
    type: Type = None,
    limit: Limit = 50,
    format: Style = ReportFormat.TABLE,
) -> None:
    """List letters of the library, newest first."""
    with working():
        from .library_tables import lines_table

        wanted = asked(issuer, body, cites, start, end, type)
        with opened(library) as here:
            lines = here.letters(wanted, limit + 1)
        if format is ReportFormat.JSON:
            typer.echo(json.dumps([line._asdict() for line in lines[:limit]], ensure_ascii=False, indent=2))
        else:
            put(lines_table(lines[:limit]))
            if len(lines) > limit:
                complain(f"còn nữa; thêm --limit để xem nhiều hơn {limit} văn bản")


def search(
    words: Annotated[str, typer.Argument(metavar="QUERY")],
    library: Where = None,
    issuer: Issuer = None,
    body: Body = None,
    cites: Cites = None,
    start: Start = None,
    end: End = None,
    type: Type = None,
    limit: Limit = 20,
    format: Style = ReportFormat.TABLE,
) -> None:
    """Search the texts of the library.

    Raises
    ------
    typer.Exit
        1 where nothing was found.
    """
    with working():
        from .library_tables import hits_table

        wanted = asked(issuer, body, cites, start, end, type)
        with opened(library) as here:
            hits = here.search(words, wanted, limit)
        if format is ReportFormat.JSON:
            rows = [{**hit.line._asdict(), "snippet": hit.snippet._asdict()} for hit in hits.page]
            found = {"total": hits.total, "more": hits.more, "letters": rows}
            typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            put(hits_table(hits))
        if not hits.page:
            raise typer.Exit(1)


def show(
    name: Annotated[str, typer.Argument(metavar="ID")],
    library: Where = None,
    format: Annotated[ShowFormat, typer.Option("--format", case_sensitive=False)] = ShowFormat.TABLE,
    full: Annotated[bool, typer.Option("--full")] = False,
) -> None:
    """Show a letter of the library, with corrections.

    Raises
    ------
    typer.Exit
        1 where there is no such letter, or several.
    """
    with working():
        from .output import json_array, tables

        with opened(library) as here:
            number = one_of(here, name)
            analysis = here.letter(number)
            own = analysis.letter.number
            code = own if own and here.called(own) == [number] else str(number)
            if format is ShowFormat.TEXT:
                typer.echo("\n".join(map(plain, analysis.text.split("\n"))))
                return
            encode = json_array if format is ShowFormat.JSON else tables(sys.stdout, full, code)
            for piece in encode([analysis]):
                sys.stdout.write(piece)


def remove(
    names: Annotated[list[str], typer.Argument(metavar="ID")],
    library: Where = None,
    yes: Annotated[bool, typer.Option("--yes")] = False,
) -> None:
    """Take letters out of the library, with what people said of them; their files stay.

    Raises
    ------
    typer.Exit
        1 where there is no such letter, or several; nothing is removed then. 2 where it was not confirmed.
    """
    with working(), opened(library, write=True) as here:
        numbers = list(dict.fromkeys(one_of(here, name) for name in names))
        lost = sum(len(here.corrections(number)) for number in numbers)
        also = f", cùng {lost} điều đã sửa hoặc xác nhận" if lost else ""
        if not yes:
            complain(f"sẽ bỏ {len(numbers)} văn bản khỏi kho{also}; thêm --yes để bỏ thật:")
            name_letters(here, numbers)
            raise typer.Exit(2)
        named = here.some(numbers)
        complain(f"đã bỏ {here.remove(numbers)} văn bản khỏi kho{also}; tệp vẫn còn nguyên:")
        _name(named)


def stats(library: Where = None, format: Style = ReportFormat.TABLE) -> None:
    """Figures of the library."""
    with working():
        from .library_tables import stats_table

        with opened(library) as here:
            figures = here.stats()
            name = here.name
        if format is ReportFormat.JSON:
            typer.echo(json.dumps(figures, ensure_ascii=False, indent=2))
        else:
            put(stats_table(plain(name), figures))


def one_of(library: "Library", name: str) -> int:
    """The one letter that is meant.

    Raises
    ------
    typer.Exit
        1 where there is none, or several.
    """
    numbers = library.called(name)
    if len(numbers) == 1:
        return numbers[0]
    if not numbers:
        complain(f"{shown(name)}: kho không có văn bản này")
        suggest(library, name)
        raise typer.Exit(1)
    complain(f"{shown(name)}: {len(numbers)} văn bản cùng số này; hãy gọi theo số trong kho:")
    name_letters(library, numbers)
    raise typer.Exit(1)


def suggest(library: "Library", name: str) -> None:
    """Name letters that may have been meant by a name that none bears."""
    found = library.alike(name)
    if found:
        complain("Có phải là:")
        name_letters(library, found)


def name_letters(library: "Library", numbers: "Sequence[int]") -> None:
    """Name letters, a line each, those beyond the first ones counted."""
    _name(library.some(numbers))


def _name(lines: "Sequence[Line]") -> None:
    from .library_tables import letter_line

    for line in lines[:_MOST_NAMED]:
        complain(f"- {letter_line(line)}")
    if len(lines) > _MOST_NAMED:
        complain(f"- và {len(lines) - _MOST_NAMED} văn bản nữa")


def asked(
    issuer: str | None, body: str | None, cites: str | None, start: str | None, end: str | None, type: str | None
) -> "Filter":
    """Which letters the options ask for.

    Raises
    ------
    typer.BadParameter
        Where one is no day, or the first lies behind the last.
    """
    from ..library.filters import Filter
    from .deadlines import day_of

    if type:
        doubt_type(type)
    days = [day_of(day).isoformat() if day else None for day in (start, end)]
    if days[0] and days[1] and days[0] > days[1]:
        raise typer.BadParameter("--from sau --to")
    return Filter(issuer, body, cites, days[0], days[1], type)


def doubt_type(name: str) -> None:
    """Tell that a type of letters is not known; a person may be right."""
    from ..folding import key
    from ..knowledge.tables import type_names

    if key(name) not in type_names():
        complain(f"lưu ý: “{plain(name)}” không phải là loại văn bản đã biết (như Công văn, Kế hoạch)")


def put(table: object) -> None:
    """Print what rich lays out, without blanks at the ends of lines."""
    from rich.console import Console

    with written(None) as stream:
        console = Console(file=stream, highlight=False)
        with console.capture() as capture:
            console.print(table)
        stream.write("\n".join(line.rstrip(" ") for line in capture.get().split("\n")))


list_.__name__ = "list"
#: As they stand on the page of the program.
COMMANDS = (ingest, search, list_, show, remove, stats)
