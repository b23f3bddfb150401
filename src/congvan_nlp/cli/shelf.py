"""Where the library of a user is, and how commands open it."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..wording.phrases import in_vietnamese
from .guard import complain
from .text import plain, shown

if TYPE_CHECKING:
    from ..library.library import Library

_FILE = "library.db"
#: The option that all commands of the library have.
Where = Annotated[str | None, typer.Option("--library", metavar="FILE|URL")]


def home() -> Path:
    """Where what a user has is kept: in `CONGVAN_HOME`, else where programs of the user keep theirs."""
    return Path(os.environ.get("CONGVAN_HOME") or typer.get_app_dir("congvan")).expanduser()


def place(where: str | None) -> str:
    """The library that is meant: the one that is named, that of `CONGVAN_LIBRARY`, or the user's own."""
    return where or os.environ.get("CONGVAN_LIBRARY") or os.fspath(home() / _FILE)


def user() -> str:
    """Who speaks: the user of this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return "?"


@contextmanager
def opened(where: str | None, *, write: bool = False, create: bool = False) -> Iterator["Library"]:
    """Open a library for a command; what is wrong with it is told, and ends the command.

    Parameters
    ----------
    where : str or None
        As the user named it.
    write, create : bool, optional
        As of `Library`.

    Yields
    ------
    Library

    Raises
    ------
    typer.Exit
        1 where it cannot be opened, read or written.
    """
    from ..library.engine import LibraryError
    from ..library.library import Library

    named = place(where)
    try:
        if create and where is None and "://" not in named:
            Path(named).parent.mkdir(parents=True, exist_ok=True)
        with Library(named, write=write, create=create) as library:
            yield library
    except LibraryError as error:
        advice = ""
        if error.reason == "no such library":
            advice = "; congvan ingest THƯ_MỤC để lập kho"
        complain(f"{shown(error.where)}: {in_vietnamese(plain(error.reason))}{advice}")
        raise typer.Exit(1) from error


def spare(library: "Library", output: Path | None) -> None:
    """End a command whose output would take the place of a letter of the library.

    Raises
    ------
    typer.Exit
        2 where it would.
    """
    if output is not None and library.holds(output):
        complain(f"{shown(output)}: {in_vietnamese('is a letter of the library')}")
        raise typer.Exit(2)
