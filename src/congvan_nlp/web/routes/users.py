"""Người dùng: who may come in, for admins; and the account of who did."""

from typing import Final

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from ...library.users import (
    ROLES,
    Role,
    User,
    UserRefused,
    add_user,
    all_users,
    change_user,
    remove_user,
    renew_key,
    user_named,
)
from ...wording.reasons import USERS
from ..desk import AtDesk, Desk, Number, Posted
from ..gate import key_of
from ..language import noted
from ..passwords import LEAST, hashed, is_fit, is_right

admins = APIRouter()
own = APIRouter()
ROLE_NAMES: Final = {
    "reader": noted("xem"),
    "editor": noted("xem và sửa"),
    "admin": noted("quản trị"),
}
_NO_SUCH: Final = noted("không có người dùng này")


@admins.get("/nguoi-dung")
def users(desk: AtDesk) -> Response:
    """Who may come in."""
    return _listed(desk)


@admins.post("/nguoi-dung")
def add(desk: AtDesk, form: Posted) -> Response:
    """Let somebody in."""
    if wrong := _unfit(desk, form):
        return _listed(desk, 422, wrong, form)
    try:
        add_user(desk.library.engine, form.get("name", ""), _role(form), hashed(form["password"]))
    except UserRefused as error:
        return _listed(desk, 422, desk.said(USERS[error.reason]), form)
    return desk.to("/nguoi-dung")


@admins.post("/nguoi-dung/{number}/vai-tro")
def change_role(desk: AtDesk, number: Number, form: Posted) -> Response:
    """Give somebody another role."""
    return _changed(desk, number, role=_role(form))


@admins.post("/nguoi-dung/{number}/mat-khau")
def change_password(desk: AtDesk, number: Number, form: Posted) -> Response:
    """Give somebody another password."""
    if wrong := _unfit(desk, form):
        return _listed(desk, 422, wrong)
    return _changed(desk, number, password=hashed(form["password"]))


@admins.post("/nguoi-dung/{number}/bo")
def remove(desk: AtDesk, number: Number, form: Posted) -> Response:
    """Let somebody in no longer."""
    try:
        known = remove_user(desk.library.engine, number)
    except UserRefused as error:
        return _listed(desk, 422, desk.said(USERS[error.reason]))
    if not known:
        raise HTTPException(404, _NO_SUCH)
    return desk.to("/nguoi-dung")


@own.get("/tai-khoan")
def account(request: Request, desk: AtDesk) -> Response:
    """The account of who signed in."""
    return _account(request, desk)


@own.post("/tai-khoan/mat-khau")
def change_own_password(request: Request, desk: AtDesk, form: Posted) -> Response:
    """Take another password, which ends all sessions."""
    user = _own(desk)
    with desk.library.reading() as connection:
        known = user_named(connection, user.name)
    if not known or not is_right(form.get("old", ""), known[1]):
        return _account(request, desk, 403, desk.said(noted("mật khẩu đang dùng không đúng")))
    if wrong := _unfit(desk, form):
        return _account(request, desk, 422, wrong)
    change_user(desk.library.engine, user.id, password=hashed(form["password"]))
    return desk.to("/dang-nhap")


@own.post("/tai-khoan/khoa")
def change_own_key(desk: AtDesk, form: Posted) -> Response:
    """Take another key for programs, or none."""
    renew_key(desk.library.engine, _own(desk).id, none="none" in form)
    return desk.to("/tai-khoan")


def _own(desk: Desk) -> User:
    if desk.user is None:
        raise HTTPException(404, noted("kho này không có người dùng: ai mở trên máy này cũng vào được"))
    return desk.user


def _account(request: Request, desk: Desk, status: int = 200, wrong: str = "") -> Response:
    key = key_of(request.app.state.secret, _own(desk))
    return desk.page("account.html", status, key=key, wrong=[wrong] if wrong else [], roles=ROLE_NAMES, least=LEAST)


def _listed(desk: Desk, status: int = 200, wrong: str = "", form: dict[str, str] | None = None) -> Response:
    with desk.library.reading() as connection:
        found = all_users(connection)
    typed = {"name": "", "role": "editor" if found else "admin"} | (form or {})
    return desk.page(
        "users.html", status, users=found, wrong=[wrong] if wrong else [], roles=ROLE_NAMES, typed=typed, least=LEAST
    )  # fmt: skip


def _changed(desk: Desk, number: int, role: Role | None = None, password: str | None = None) -> Response:
    try:
        known = change_user(desk.library.engine, number, role=role, password=password)
    except UserRefused as error:
        return _listed(desk, 422, desk.said(USERS[error.reason]))
    if not known:
        raise HTTPException(404, _NO_SUCH)
    return desk.to("/nguoi-dung")


def _role(form: dict[str, str]) -> Role:
    written = form.get("role")
    role: Role | None = next((one for one in ROLES if one == written), None)
    if role is None:
        raise HTTPException(422, noted("không có vai trò này"))
    return role


def _unfit(desk: Desk, form: dict[str, str]) -> str:
    if form.get("password", "") != form.get("again", ""):
        return desk.said(noted("hai lần gõ mật khẩu khác nhau"))
    if not is_fit(form.get("password", "")):
        return desk.said(noted("mật khẩu phải có ít nhất số ký tự là")) + f" {LEAST}"
    return ""
