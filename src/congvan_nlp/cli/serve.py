"""The command `congvan serve`: the library in a browser."""

import os
import socket
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from ..wording.phrases import in_vietnamese
from .guard import complain, working
from .shelf import Where, opened, place, user
from .text import shown

if TYPE_CHECKING:
    from ..library.library import Library

_PORT = 8765


def serve(
    library: Where = None,
    host: Annotated[str, typer.Option("--host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = _PORT,
    name: Annotated[list[str] | None, typer.Option("--name")] = None,
    certificate: Annotated[Path | None, typer.Option("--certificate", exists=True, dir_okay=False)] = None,
    key: Annotated[Path | None, typer.Option("--key", exists=True, dir_okay=False)] = None,
    uploads: Annotated[Path | None, typer.Option("--uploads", file_okay=False)] = None,
    log: Annotated[Path | None, typer.Option("--log", dir_okay=False, allow_dash=True)] = None,
) -> None:
    """Open the library in a browser.

    Parameters
    ----------
    library : str, optional
        File or URL of the library; made where there is none.
    host : str, optional
        Address to listen on; one that other machines reach asks for users.
    port : int, optional
        0 is any that is free.
    name : list of str, optional
        By which browsers may call the server, beside the address and the name of the machine.
    certificate, key : Path, optional
        For https.
    uploads : Path, optional
        Where files are kept that people send.
    log : Path, optional
        File that each request is told in, a line of JSON each; "-" is standard error, where else only faults are told.

    Raises
    ------
    typer.Exit
        1 where the library cannot be opened or the port is taken; 2 where other machines could come in and the library
        has no users, or options do not go together.
    """
    with working():
        try:
            import uvicorn

            from ..web.app import create_app
        except ModuleNotFoundError as error:
            complain("thiếu phần của trang web; cài thêm: pip install 'congvan-nlp[web]'")
            raise typer.Exit(1) from error
        from ..web.journal import keep
        from ..web.settings import HERE, Settings, is_loopback

        closed = not is_loopback(host)
        if (certificate is None) != (key is None):
            complain("--certificate và --key phải đi cùng nhau")
            raise typer.Exit(2)
        if "://" in place(library) and uploads is None:
            complain("kho trên máy chủ cơ sở dữ liệu: hãy thêm --uploads THƯ_MỤC để giữ tệp được tải lên")
            raise typer.Exit(2)
        with opened(
            library, write=True, create=not closed
        ) as here:  # what is wrong with it is told before anything listens
            if closed and not _has_users(here):
                complain(f"--host {shown(host)}: máy khác vào được mà kho chưa có người dùng; hãy congvan user add TÊN")
                raise typer.Exit(2)
        names = (*HERE, *(_names(host) if closed else ()), *(one.lower() for one in name or ()))
        settings = Settings(place(library), user(), names, closed, uploads)
        with _heard(host, port) as heard, _written(log) as stream:
            keep(stream, requests=log is not None)
            if closed and certificate is None:
                complain("lưu ý: không có --certificate nên mật khẩu đi qua mạng không được mã hóa")
            named = f"[{host}]" if ":" in host else host
            typer.echo(f"http{'s' if certificate else ''}://{named}:{heard.getsockname()[1]}/")
            config = uvicorn.Config(
                create_app(settings), log_config=None, access_log=False, server_header=False,
                ssl_certfile=certificate, ssl_keyfile=key,
            )  # fmt: skip
            uvicorn.Server(config).run(sockets=[heard])


def _has_users(library: "Library") -> bool:
    from ..library.users import any_users

    with library.reading() as connection:
        return any_users(connection)


def _names(host: str) -> tuple[str, ...]:
    """By which names a server of an address is called."""
    own = f"[{host}]" if ":" in host else host
    here = socket.gethostname()
    return tuple(one.lower() for one in (own, here, socket.getfqdn(), *_addresses(here)))


def _addresses(name: str) -> set[str]:
    try:
        return {str(found[4][0]) for found in socket.getaddrinfo(name, None, family=socket.AF_INET)}
    except OSError:  # a machine that does not know its own name
        return set()


def _written(log: Path | None) -> AbstractContextManager[TextIO]:
    """Where what happens is written.

    Raises
    ------
    typer.Exit
        1 where it cannot be.
    """
    if log is None or str(log) == "-":
        return nullcontext(sys.stderr)
    try:
        return log.open("a", encoding="utf-8", buffering=1)  # a line at once
    except OSError as error:
        complain(f"--log {shown(log)}: {in_vietnamese(error.strerror or '')}")
        raise typer.Exit(1) from error


def _heard(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises
    ------
    typer.Exit
        1 where it cannot.
    """
    heard = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        heard.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        heard.bind((host, port))
        heard.listen()
    except OSError as error:
        heard.close()
        if isinstance(error, socket.gaierror):
            complain(f"--host {shown(host)}: không có địa chỉ này")
        else:
            complain(f"cổng {port}: {in_vietnamese(os.strerror(error.errno or 0))}; hãy chọn cổng khác (--port)")
        raise typer.Exit(1) from error
    return heard


COMMANDS = (serve,)
