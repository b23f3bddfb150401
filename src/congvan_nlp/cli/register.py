"""The commands `congvan register show` and `congvan register add`, and the register that all commands read with.

The library never looks for an office's own rows by itself: that `CONGVAN_HOME`, or the usual place of the system,
holds them is known here only.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .choices import ReportFormat
from .guard import complain, working
from .help import Command, Group
from .shelf import home
from .text import plain, shown

if TYPE_CHECKING:
    import datetime as dt

    from ..knowledge.own_table import OwnRegisterError
    from ..knowledge.register import Register, Regulation
    from .register_table import Document

app = typer.Typer(name="register", cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False)

_FILE = "register.tsv"
_MOST_NAMED = 8
_LINE = 78
#: What `OwnRegisterError` says in English; every reason stands here, as a test sees to.
REASONS = {
    "is not UTF-8": "không phải văn bản UTF-8; với Excel, hãy lưu thành “CSV UTF-8”",
    "holds no table": "không có dòng nào",
    "holds a quotation mark without its other": "có dấu ngoặc kép mở mà không đóng, hoặc đặt giữa ô",
    "has an unknown column": "có cột không rõ nghĩa; hãy đổi tên hoặc xóa cột",
    "has more cells than headings": "có nhiều ô hơn số cột",
    "is missing": "thiếu cột này",
    "is empty": "bỏ trống",
    "stands twice": "cột này có hai lần",
    "stands twice, and differs": "hai dòng cùng ký hiệu, cùng ngày mà khác nhau",
    "is no date": "không phải là ngày (viết như 15/12/2025 hoặc 2025-12-15)",
    "is no known value": "không rõ nghĩa",
    "may be several types": "chữ viết tắt của nhiều loại, hãy ghi đủ",
    "names no known document": "không có văn bản này trong sổ; hãy thêm cả dòng của nó",
    "may name several documents": "có thể là nhiều văn bản, hãy ghi cả ngày",
    "names the document itself": "là chính văn bản này",
    "names an earlier document": "ban hành trước văn bản này",
    "is before the date of the document": "trước ngày của văn bản",
    "is left by another run, or one still goes on": "đang có lệnh khác thêm văn bản; nếu không phải, hãy xóa tệp này",
}


@app.callback(invoke_without_command=True)
def register(context: typer.Context) -> None:
    """Look into the register of regulations, and add to it."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(cls=Command)
def show(
    key: Annotated[str, typer.Argument(metavar="KEY")],
    as_of: Annotated[str | None, typer.Option("--as-of")] = None,
    format: Annotated[ReportFormat, typer.Option("--format", case_sensitive=False)] = ReportFormat.TABLE,
) -> None:
    """Show the documents that a symbol, a name or an identifier stands for.

    Parameters
    ----------
    key : str
        A symbol in any spelling, with or without its date, a name, or a URN:LEX.
    as_of : str, optional
        The day that they are seen from; today where it is not given.
    format : ReportFormat, optional
        How to write.

    Raises
    ------
    typer.Exit
        1 where no document is known by the key, or the office's own rows cannot be read.
    """
    with working():
        import datetime as dt

        from .deadlines import day_of

        day = day_of(as_of) if as_of else dt.date.today()
        key = shown(key)
        known = reading_register()
        rows = _found(known, key)
        if not rows:
            complain(f"congvan: trong sổ văn bản không có “{plain(key)}”")
            _suggest(known, key)
            raise typer.Exit(1)
        documents = _documents(known, rows, day)
        if format is ReportFormat.JSON:
            import json

            typer.echo(json.dumps([one.record() for one in documents], ensure_ascii=False, indent=2))
        else:
            _print(documents, day)


@app.command(cls=Command)
def add(
    # what cannot be read is told with its reason
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False)],
) -> None:
    """Add the documents of a table to the office's own rows.

    Parameters
    ----------
    file : Path
        A table with headings, as of `congvan_nlp.knowledge.own_register.read_rows`.

    Raises
    ------
    typer.Exit
        1 where a row is wrong, or a file cannot be read or written; nothing is added then.
    """
    with working():
        from ..knowledge.own_register import add as keep
        from ..knowledge.own_register import read_rows
        from ..knowledge.register import builtin

        path = own_path()
        with told():
            known = _register(path)
            rows = read_rows(file, known)
            if not rows:
                complain(f"{shown(file)}: không có dòng nào")
                raise typer.Exit(1)
            added, changed = keep(path, rows)
        same = len(rows) - added - changed
        said = [f"thêm {added}", f"sửa {changed}", f"giữ nguyên {same}"]
        typer.echo(f"{', '.join(said)} văn bản; sổ của đơn vị: {shown(path)}")
        if added or changed:
            over = sum(builtin().get(row.ref) is not None for row in rows)
            if over:
                typer.echo(f"{over} văn bản chương trình đã có: theo phần đơn vị ghi; phần để trống giữ như cũ")
            for line in _inferred_ends(rows):
                typer.echo(line)


def _inferred_ends(rows: Sequence["Regulation"]) -> Iterator[str]:
    """What was concluded, that a person may object."""
    from ..knowledge.own_register import INFERRED_END
    from .register_table import day_in_words, named

    inferred = [row for row in rows if INFERRED_END in row.note]
    for row in inferred[:_MOST_NAMED]:
        yield f"{named(row)}: hết hiệu lực từ {day_in_words(row.ended)}, suy ra từ ngày văn bản thay thế có hiệu lực"
    if len(inferred) > _MOST_NAMED:
        yield f"còn {len(inferred) - _MOST_NAMED} văn bản có ngày hết hiệu lực suy ra như vậy"


def own_path() -> Path:
    """Where the office's own rows are kept: in `CONGVAN_HOME`, else where programs of the user keep theirs."""
    return home() / _FILE


def reading_register() -> "Register":
    """The register that letters are read with: that of the library, and the office's own rows.

    Returns
    -------
    Register

    Raises
    ------
    typer.Exit
        1 where the own rows cannot be read. Going on without them would call documents in force that the office
        knows to have ended, and nobody would see it.
    """
    with told():
        return _register(own_path())


@contextmanager
def told() -> Iterator[None]:
    """Say in Vietnamese what is wrong with a table, and end.

    Yields
    ------
    None

    Raises
    ------
    typer.Exit
        1 where there was something wrong.
    """
    from ..knowledge.own_table import OwnRegisterError

    try:
        yield
    except OwnRegisterError as error:
        complain(_sentence(error))
        if error.path == own_path():
            bak = error.path.with_name(f"{_FILE}.bak")
            complain(
                "đây là sổ của đơn vị, phải sửa xong mới đọc văn bản được"
                + (f"; bản trước còn ở {shown(bak)}" if bak.exists() else "")
            )
        raise typer.Exit(1) from error


def _sentence(error: "OwnRegisterError") -> str:
    from ..knowledge.own_cells import HEADINGS

    place = shown(error.path)
    if error.line:
        place += f", dòng {error.line}"
    if error.column:
        place += f", cột “{HEADINGS[error.column][0]}”"
    value = f": {error.value}" if error.value else ""
    return f"{place}: {REASONS.get(error.reason, error.reason)}{value}"


def _register(path: Path) -> "Register":
    from ..knowledge.own_register import load

    return load(path)


def _found(known: "Register", key: str) -> tuple["Regulation", ...]:
    from ..knowledge.lookup import look_up
    from ..resolution.documents import document_urn

    if key.strip().lower().startswith("urn:"):
        urn = key.strip().lower()
        return tuple(row for row in known if document_urn(row).lower() == urn)
    return look_up(known, key)


def _suggest(known: "Register", key: str) -> None:
    from ..knowledge.lookup import near
    from ..resolution.urn import parse_urn
    from .register_table import named
    from .tables import clip

    if key.strip().lower().startswith("urn:"):
        try:
            key = parse_urn(key.strip().lower()).symbol
        except ValueError:
            return
    found = near(known, key)
    if found:
        complain("Có phải là:")
    for row in found:
        complain("- " + clip(f"{named(row)}: {plain(row.title)}".rstrip(": "), _LINE))


def _documents(known: "Register", rows: tuple["Regulation", ...], day: "dt.date") -> list["Document"]:
    from ..knowledge.lookup import meant
    from ..knowledge.own_register import own_rows
    from .register_table import Document

    own = {row.ref for row in own_rows(own_path())}
    one = meant(rows, day)
    return [Document.of(row, known, day, is_meant=row is one, is_own=row.ref in own) for row in rows]


def _print(documents: list["Document"], day: "dt.date") -> None:
    from rich.console import Console

    from .register_table import render_documents

    console = Console(file=sys.stdout, highlight=False)
    with console.capture() as capture:
        console.print(render_documents(documents, day))
    sys.stdout.write("\n".join(line.rstrip(" ") for line in capture.get().split("\n")))
