"""The commands `congvan review` and `congvan correct`: what a person should look at, and what the person says of it."""

import getpass
import json
from typing import Annotated

import typer

from .choices import ReportFormat
from .guard import complain, working
from .library import Body, Cites, End, Issuer, Start, Style, Type, asked, doubt_type, name_letters, put, suggest
from .shelf import Where, opened
from .text import plain, shown
from .words import RELATIONS

#: What `values.ValueRefused` and `correcting.NotMeant` say; every reason stands here, as a test sees to.
REASONS = {
    "no such field": "không có trường này; các trường:",
    "is no date": "không phải là ngày (viết như 15/12/2025):",
    "is no full date": "thiếu ngày hoặc tháng:",
    "is no time": "không phải là giờ (viết như 17:00):",
    "is neither yes nor no": "ghi có hoặc không:",
    "is no known value": "không thuộc các giá trị có thể:",
    "is no rule of RFC 5545": "không phải quy tắc lặp RFC 5545 (như FREQ=MONTHLY;BYMONTHDAY=20):",
    "act_by lies behind the limit": "ngày phải làm xong (act_by) sau hạn:",
    "is no URN:LEX": "không phải mã urn:lex:",
    "is not known": "sổ và kho đều không có văn bản này:",
    "may be several documents": "nhiều văn bản cùng ký hiệu, hãy ghi cả ngày:",
    "no such letter": "kho không có văn bản này",
    "several letters": "nhiều văn bản cùng số này; hãy gọi theo số trong kho",
    "no such deadline": "văn bản không có hạn mang mã này",
    "no such citation": "văn bản không có viện dẫn mang mã này",
    "no such code": "không có mã này; mã của hạn là t1, t2 …, của viện dẫn là c1, c2 … (congvan show)",
}
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
        FIELD=VALUE each; with `undo` fields.
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
        from .register import reading_register
        from .said import line_of

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
                kept = here.correct(name, pairs, author or _user(), reading_register())
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
            complain(line_of(one))
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


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return "?"


COMMANDS = (review, correct)
