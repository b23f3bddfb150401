"""The commands `congvan graph …`: which directives carry out what, who cites whom, what is missing and what is stale."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .choices import GraphFormat, GraphGroup, GraphMeasure
from .guard import complain, working
from .help import Command, Group
from .shelf import Where, opened, spare
from .text import plain, shown

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from .graph_sheets import Sheet

app = typer.Typer(name="graph", cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False)
Key = Annotated[str, typer.Argument(metavar="KEY")]
Style = Annotated[GraphFormat | None, typer.Option("--format", case_sensitive=False)]
Output = Annotated[Path | None, typer.Option("--output", "-o")]
Limit = Annotated[int, typer.Option("--limit", min=0)]


@app.callback(invoke_without_command=True)
def graph(context: typer.Context) -> None:
    """Ask the regulation graph of a library."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(cls=Command)
def implements(
    key: Key,
    basis: Annotated[bool, typer.Option("--basis")] = False,
    direct: Annotated[bool, typer.Option("--direct")] = False,
    library: Where = None,
    limit: Limit = 50,
    format: Style = None,
    output: Output = None,
) -> None:
    """Show the directives that carry out a regulation, direct and through other documents."""
    from .graph_verbs import implements as sheet

    with asking(library, output) as connection:
        show(sheet(connection, key, basis, direct), format, output, limit)


@app.command(cls=Command)
def basis(
    letter: Annotated[str, typer.Argument(metavar="LETTER")],
    library: Where = None,
    format: Style = None,
    output: Output = None,
) -> None:
    """Show the tree of what a letter stands on, up to the central level."""
    from .graph_verbs import basis as sheet

    with asking(library, output) as connection:
        show(sheet(connection, letter), format, output, 0)


@app.command("cited-by", cls=Command)
def cited_by(key: Key, library: Where = None, limit: Limit = 50, format: Style = None, output: Output = None) -> None:
    """Show the letters that cite a document."""
    from .graph_verbs import cited_by as sheet

    with asking(library, output) as connection:
        show(sheet(connection, key), format, output, limit)


@app.command(cls=Command)
def path(
    start: Annotated[str, typer.Argument(metavar="A")],
    end: Annotated[str, typer.Argument(metavar="B")],
    library: Where = None,
    format: Style = None,
    output: Output = None,
) -> None:
    """Show the shortest way from one document to another one."""
    from .graph_verbs import path as sheet

    with asking(library, output) as connection:
        show(sheet(connection, start, end), format, output, 0)


@app.command(cls=Command)
def coverage(
    regulations: Annotated[list[str], typer.Option("--regulations", metavar="KEY,KEY")],
    by: Annotated[GraphGroup, typer.Option("--by", case_sensitive=False)] = GraphGroup.PROVINCE,
    library: Where = None,
    format: Style = None,
    output: Output = None,
) -> None:
    """Count the letters of each province, issuer or year that cite some regulations."""
    from .graph_verbs import coverage as sheet

    keys = [key.strip() for some in regulations for key in some.split(",") if key.strip()]
    if not keys:
        raise typer.BadParameter("cần ít nhất một văn bản", param_hint="'--regulations'")
    with asking(library, output) as connection:
        show(sheet(connection, keys, by.value), format, output, 0)


@app.command(cls=Command)
def missing(
    province: Annotated[str, typer.Option("--province")],
    versus: Annotated[str, typer.Option("--versus")],
    library: Where = None,
    limit: Limit = 50,
    format: Style = None,
    output: Output = None,
) -> None:
    """Show what letters of one province cite, and those of another one do not."""
    from .graph_verbs import missing as sheet

    with asking(library, output) as connection:
        show(sheet(connection, province, versus), format, output, limit)


@app.command(cls=Command)
def gaps(library: Where = None, limit: Limit = 50, format: Style = None, output: Output = None) -> None:
    """Show the documents that are cited, but not in the library."""
    from .graph_verbs import gaps as sheet

    with asking(library, output) as connection:
        show(sheet(connection), format, output, limit)


@app.command(cls=Command)
def stale(
    as_of: Annotated[str | None, typer.Option("--as-of")] = None,
    library: Where = None,
    limit: Limit = 50,
    format: Style = None,
    output: Output = None,
) -> None:
    """Show the letters in force whose basis has been replaced, with what took its place."""
    import datetime as dt

    from .deadlines import day_of
    from .graph_verbs import stale as sheet
    from .register import reading_register

    with asking(library, output) as connection:
        day = day_of(as_of) if as_of else dt.date.today()
        show(sheet(connection, day, reading_register()), format, output, limit)


@app.command(cls=Command)
def top(
    by: Annotated[GraphMeasure, typer.Option("--by", case_sensitive=False)] = GraphMeasure.CITED,
    library: Where = None,
    limit: Limit = 20,
    format: Style = None,
    output: Output = None,
) -> None:
    """Show the documents that matter most."""
    from .graph_verbs import top as sheet

    with asking(library, output) as connection:
        show(sheet(connection, by.value, limit), format, output, limit)


@app.command("co-cited", cls=Command)
def co_cited(key: Key, library: Where = None, limit: Limit = 20, format: Style = None, output: Output = None) -> None:
    """Show what is cited beside a document."""
    from .graph_verbs import co_cited as sheet

    with asking(library, output) as connection:
        show(sheet(connection, key), format, output, limit)


@app.command(cls=Command)
def timeline(key: Key, library: Where = None, format: Style = None, output: Output = None) -> None:
    """Show when a document was issued, cited, amended and replaced."""
    from .graph_verbs import timeline as sheet
    from .register import reading_register

    with asking(library, output) as connection:
        show(sheet(connection, key, reading_register()), format, output, 0)


@app.command(cls=Command)
def neighbourhood(
    node: Annotated[str, typer.Argument(metavar="NODE")],
    hops: Annotated[int, typer.Option("--hops", min=1, max=4)] = 1,
    library: Where = None,
    limit: Limit = 100,
    format: Style = None,
    output: Output = None,
) -> None:
    """Show what stands around a letter, a regulation or a body, edge by edge."""
    from .graph_verbs import neighbourhood as sheet

    with asking(library, output) as connection:
        show(sheet(connection, node, hops), format, output, limit)


@app.command(cls=Command)
def export(
    output: Annotated[Path, typer.Option("--output", "-o")],
    around: Annotated[str | None, typer.Option("--around", metavar="NODE")] = None,
    hops: Annotated[int, typer.Option("--hops", min=1, max=4)] = 1,
    kinds: Annotated[str | None, typer.Option("--kinds")] = None,
    library: Where = None,
) -> None:
    """Write the graph, or a part of it, by the suffix of the file."""
    from .graph_verbs import export as write

    with asking(library, output) as connection:
        for line in write(connection, output, around, hops, kinds):
            complain(line)


@contextmanager
def asking(where: str | None, output: Path | None) -> Iterator["Connection"]:
    """A connection to a library; what it does not know is told with what is near it, and ends the command.

    Yields
    ------
    Connection

    Raises
    ------
    typer.Exit
        1 where a name is none of a document, or of several.
    """
    with working(), opened(where) as here:
        spare(here, output)
        with naming(), here.reading() as connection:
            yield connection


@contextmanager
def naming() -> Iterator[None]:
    """Tell which names a library does not know, with what is near them.

    Raises
    ------
    typer.Exit
        1 where a name is none of a document, or of several.
    """
    from ..graph.names import NotFound

    try:
        yield
    except NotFound as error:
        told = "kho không có tên này"
        if error.several:
            told = "có nhiều văn bản cùng tên; hãy gọi rõ:"
        elif error.candidates:
            told += "; gần giống:"
        complain(f"{shown(error.name) or '“”'}: {told}")
        for one in error.candidates:
            complain(f"- {plain(one)}")
        raise typer.Exit(1) from error


def show(sheet: "Sheet", format: GraphFormat | None, output: Path | None, limit: int) -> None:
    """Write what a verb found; a limit of 0 is none.

    Raises
    ------
    typer.Exit
        1 where nothing was found; 2 where the name of the file stands for something else than text.
    """
    from .graph_sheets import put
    from .output import NOT_TEXT

    output = None if output == Path("-") else output
    if output and output.suffix.lower() in NOT_TEXT:
        complain(
            f"{shown(output)} có đuôi {output.suffix}, mà kết quả chỉ ghi được thành văn bản thường, JSON hoặc CSV"
        )
        raise typer.Exit(2)
    if not put(sheet, format, output, limit or None):
        raise typer.Exit(1)
