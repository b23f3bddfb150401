"""The commands `congvan user …`: who may open a library over a network."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ..wording.reasons import USERS
from .guard import complain, working
from .help import Command, Group
from .shelf import Where, opened
from .text import shown

if TYPE_CHECKING:
    from ..library.library import Library
    from ..library.users import Role, User

app = typer.Typer(name="user", cls=Group, rich_markup_mode=None, pretty_exceptions_enable=False)
#: Roles as they are typed, and in Vietnamese.
_ROLES = {"reader": "xem", "editor": "xem và sửa", "admin": "quản trị"}
Name = Annotated[str, typer.Argument(metavar="TÊN")]


@app.callback(invoke_without_command=True)
def users(context: typer.Context) -> None:
    """Say who may open a library over a network."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(cls=Command)
def add(
    name: Name, library: Where = None, role: Annotated[str | None, typer.Option("--role", metavar="VAI_TRÒ")] = None
) -> None:
    """Let somebody in; the first one is an admin.

    Parameters
    ----------
    name : str
    library : str, optional
    role : {"reader", "editor", "admin"}, optional
        By default an editor, or an admin where there is no user yet.

    Raises
    ------
    typer.Exit
        1 where there is such a user or the library cannot be written; 2 where the role is none.
    """
    from ..library.users import UserRefused, add_user, any_users

    with working(), opened(library, write=True, create=True) as here:
        with here.reading() as connection:
            usual = "editor" if any_users(connection) else "admin"
        meant = _role(role or usual)
        try:
            made = add_user(here.engine, name, meant, _password())
        except UserRefused as error:
            complain(f"{shown(name)}: {USERS[error.reason]}")
            raise typer.Exit(1) from error
        typer.echo(f"{shown(made.name)}: {_ROLES[made.role]}")


@app.command("list", cls=Command)
def list_users(library: Where = None) -> None:
    """List users and their roles."""
    from ..library.users import all_users

    with working(), opened(library) as here:
        with here.reading() as connection:
            found = all_users(connection)
        for one in found:
            typer.echo(f"{shown(one.name)}: {_ROLES[one.role]} ({one.role})")
        if not found:
            complain("kho chưa có người dùng nào")


@app.command(cls=Command)
def role(name: Name, role: Annotated[str, typer.Argument(metavar="VAI_TRÒ")], library: Where = None) -> None:
    """Give a user another role."""
    from ..library.users import UserRefused, change_user

    with working(), opened(library, write=True) as here:
        user, meant = _known(here, name), _role(role)
        try:
            change_user(here.engine, user.id, role=meant)
        except UserRefused as error:
            complain(f"{shown(name)}: {USERS[error.reason]}")
            raise typer.Exit(1) from error
        typer.echo(f"{shown(user.name)}: {_ROLES[meant]}")


@app.command(cls=Command)
def password(name: Name, library: Where = None) -> None:
    """Give a user another password."""
    from ..library.users import change_user

    with working(), opened(library, write=True) as here:
        user = _known(here, name)
        change_user(here.engine, user.id, password=_password())
        typer.echo(f"{shown(user.name)}: đã đổi mật khẩu")


@app.command(cls=Command)
def remove(name: Name, library: Where = None) -> None:
    """Let a user in no longer."""
    from ..library.users import UserRefused, remove_user

    with working(), opened(library, write=True) as here:
        user = _known(here, name)
        try:
            remove_user(here.engine, user.id)
        except UserRefused as error:
            complain(f"{shown(name)}: {USERS[error.reason]}")
            raise typer.Exit(1) from error
        typer.echo(f"{shown(user.name)}: đã bỏ")


def _known(library: "Library", name: str) -> "User":
    from ..library.users import user_named

    with library.reading() as connection:
        known = user_named(connection, name)
    if known is None:
        complain(f"{shown(name)}: kho không có người dùng này")
        raise typer.Exit(1)
    return known[0]


def _role(written: str) -> "Role":
    from ..library.users import ROLES

    meant = next((one for one in ROLES if written in (one, _ROLES[one])), None)
    if meant is None:
        complain(f"{shown(written)}: không có vai trò này; các vai trò: {', '.join(ROLES)}")
        raise typer.Exit(2)
    return meant


def _password() -> str:
    """A password, hashed: asked for twice, or the first line of what comes through a pipe."""
    try:
        from ..web.passwords import LEAST, hashed, is_fit
    except ModuleNotFoundError as error:
        complain("thiếu phần của trang web; cài thêm: pip install 'congvan-nlp[web]'")
        raise typer.Exit(1) from error

    if sys.stdin.isatty():
        written = typer.prompt(
            f"Mật khẩu (ít nhất {LEAST} ký tự)", hide_input=True, confirmation_prompt="Gõ lại mật khẩu", err=True
        )
    else:
        written = sys.stdin.readline().rstrip("\r\n")
    if not is_fit(written):
        complain(f"mật khẩu phải có ít nhất {LEAST} ký tự")
        raise typer.Exit(1)
    return hashed(written)
