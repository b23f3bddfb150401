"""The commands `congvan review` and `congvan correct`: what a person should look at, and what the person says of it."""

import json
from typing import Annotated

import typer

from ..wording.reasons import CORRECTING as REASONS
from ..wording.values import RELATIONS
from .choices import ReportFormat
from .guard import complain, working
from .library import Body, Cites, End, Issuer, Start, Style, Type, asked, doubt_type, name_letters, put, suggest
from .shelf import Where, opened, user
from .text import plain, shown

#: Values of fields that have no others.
_VALUES = {"relation": ", ".join(f"{value} ({words})" for value, words in RELATIONS.items())}


def review(
    library: Where = None,
    issuer: Issuer = None,
    body: Body = None,
    cites: Cites = None,
    start: Start = None,
    end: End = None,
    type: Type = None,
    limit: Annotated[int, typer.Option("--limit", min=1)] = 20,
    format: Style = ReportFormat.TABLE,
) -> None:
    """List what a person should look at: deadlines first."""
    with working():
        from rich.console import Group

        from .library_tables import review_table

        wanted = asked(issuer, body, cites, start, end, type)
        with opened(library) as here:
            items = here.review(wanted)
        if format is ReportFormat.JSON:
            typer.echo(json.dumps([item._asdict() for item in items], ensure_ascii=False, indent=2))
        else:
            put(Group(*review_table(items, limit)))


def correct(
    name: Annotated[str, typer.Argument(metavar="ID")],
    said: Annotated[list[str] | None, typer.Argument(metavar="FIELD=VALUE")] = None,
    library: Where = None,
    confirm: Annotated[bool, typer.Option("--confirm")] = False,
    undo: Annotated[bool, typer.Option("--undo")] = False,
    author: Annotated[str | None, typer.Option("--author")] = None,
    format: Style = ReportFormat.TABLE,
) -> None:
    """Change or confirm what was extracted.

    Parameters
    ----------
    name : str
        A letter, or a deadline or citation in it.
    said : list of str, optional
        FIELD=VALUE each; with `undo` fields. "added" of a letter is a deadline of these words.
    library : str, optional
        File or URL of the library.
    confirm : bool, optional
        Whether all of it is right as it stands.
    undo : bool, optional
        Whether to take back what was said.
    author : str, optional
        Who says so; by default who is logged in.
    format : ReportFormat, optional
        How to tell what was kept.

    Raises
    ------
    typer.Exit
        1 where there is no such letter, or nothing to take back; 2 where a value is not what the field holds, or nothing was said.
    """
    with working():
        from ..library.correcting import NotMeant
        from ..library.values import ValueRefused
        from ..wording.said import line_of
        from .register import reading_register

        if confirm and undo:
            complain("congvan: --confirm và --undo loại trừ nhau")
            raise typer.Exit(2)
        pairs = {} if undo else _pairs(said or [])
        if confirm:
            pairs["confirmed"] = "có"
        if not (pairs or undo):
            complain("congvan: cần TRƯỜNG=GIÁ_TRỊ, --confirm hoặc --undo")
            raise typer.Exit(2)
        with opened(library, write=True) as here:
            try:
                if undo:
                    count = here.withdraw(name, tuple(said or ()))
                    if not count:
                        complain(f"{shown(name)}: chưa có gì được sửa hay xác nhận, không có gì để bỏ")
                        raise typer.Exit(1)
                    complain(f"{shown(name)}: đã bỏ {count} điều đã sửa hoặc xác nhận")
                    return
                words = pairs.pop("added", None)
                if words is None:
                    kept = here.correct(name, pairs, author or user(), reading_register())
                else:
                    kept = here.add(name, words, pairs, author or user())
            except NotMeant as error:
                complain(f"{shown(error.name)}: {REASONS[error.reason]}")
                name_letters(here, error.candidates)
                if error.reason == "no such letter":
                    suggest(here, error.name)
                raise typer.Exit(1) from error
            except ValueRefused as error:
                complain(f"congvan: {plain(error.field)}: {REASONS[error.reason]} {plain(error.value)}")
                if error.reason == "is no known value" and error.field in _VALUES:
                    complain(f"các giá trị: {_VALUES[error.field]}")
                raise typer.Exit(2) from error
        if format is ReportFormat.JSON:
            typer.echo(json.dumps([one._asdict() for one in kept], ensure_ascii=False, indent=2))
            return
        for one in kept:
            complain(plain(line_of(one)))
            if one.field == "type" and one.value:
                doubt_type(one.value)


def _pairs(said: list[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for pair in said:
        field, mark, value = pair.partition("=")
        if not (field.strip() and mark):
            raise typer.BadParameter(f"“{pair}” phải có dạng TRƯỜNG=GIÁ_TRỊ, như due=15/12/2025")
        pairs[field.strip()] = value
    return pairs


COMMANDS = (review, correct)
