"""Đăng nhập: in and out."""

import secrets
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...library.users import end_session, start_session, user_named
from ..attempts import Attempts
from ..desk import AtDesk, Desk, Posted
from ..gate import SESSION
from ..language import noted
from ..passwords import is_right

router = APIRouter()
_HOURS: Final = 12.0  # a working day


@router.get("/dang-nhap")
def ask(desk: AtDesk, to: str = "/") -> Response:
    """Ask for name and password."""
    return _asked(desk, to)


@router.post("/dang-nhap")
def sign_in(request: Request, desk: AtDesk, form: Posted) -> Response:
    """Know this browser as a user's."""
    name, password, to = form.get("name", ""), form.get("password", ""), form.get("to", "/")
    attempts: Attempts = request.app.state.attempts
    address = request.client.host if request.client else ""
    if wait := attempts.wait(name, address):
        told = desk.said(noted("sai quá nhiều lần; hãy đợi rồi thử lại (số phút):"))
        answer = _asked(desk, to, 429, f"{told} {-(-wait // 60)}", name)
        answer.headers["retry-after"] = str(wait)
        return answer
    with desk.library.reading() as connection:
        known = user_named(connection, name)
    if not is_right(password, known[1] if known else None) or known is None:
        attempts.wrong(name, address)
        return _asked(desk, to, 403, desk.said(noted("tên hoặc mật khẩu không đúng")), name)
    attempts.right(name, address)
    held = secrets.token_urlsafe(32)  # never one that the browser had before
    start_session(desk.library.engine, known[0].id, held, _HOURS)
    answer = desk.to(local(to))
    desk.keep(answer, SESSION, held)
    return answer


@router.post("/dang-xuat")
def sign_out(request: Request, desk: AtDesk, form: Posted) -> Response:
    """Know this browser no longer."""
    end_session(desk.library.engine, request.cookies.get(SESSION, ""))
    answer = desk.to("/dang-nhap")
    answer.delete_cookie(SESSION)
    return answer


def _asked(desk: Desk, to: str, status: int = 200, wrong: str = "", name: str = "") -> Response:
    return desk.page("signing.html", status, to=local(to), wrong=[wrong] if wrong else [], name=name[:200])


def local(address: str) -> str:
    """An address of this server, whatever was asked to go to.

    Examples
    --------
    >>> local("/han?body=a"), local("https://example.org"), local("//example.org"), local("/" + chr(92) + "a")
    ('/han?body=a', '/', '/', '/')
    """
    is_local = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if is_local and len(address) < 2000 else "/"
