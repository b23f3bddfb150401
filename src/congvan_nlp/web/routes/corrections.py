"""What a person says of a field: that it is right, what it is instead, that it is none; and to take that back."""

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from ...library.correcting import NotMeant
from ...library.values import ValueRefused, value_of
from ...wording.reasons import CORRECTING, ENTERING
from ..desk import AtDesk, Desk, Number, Posted
from ..fields import changed
from .letter import find, forms_of, show

router = APIRouter()
#: A deadline, a citation, or "letter" for the letterhead.
Code = Annotated[str, Path(pattern=r"^(letter|[tc]\d{1,6})$")]


#: What may be said of a deadline that is added, besides its words.
_OF_NEW = ("due", "who", "to", "what")


@router.post("/van-ban/{number}/them-han")
def add(desk: AtDesk, number: Number, form: Posted) -> Response:
    """Keep a deadline that the program did not see."""
    find(desk, number)
    said = {name: form[name] for name in _OF_NEW if form.get(name, "").strip()}
    try:
        kept = desk.library.add(str(number), form.get("words", ""), said, desk.author)
    except ValueRefused as error:
        return show(desk, number, "new", 422, f"{desk.said(CORRECTING[error.reason])} {error.value}", form)
    return desk.to(_address(number, desk.library.places(number)[kept[0].id], form))


@router.post("/van-ban/{number}/{code}/sua")
def correct(desk: AtDesk, number: Number, code: Code, form: Posted) -> Response:
    """Keep what was changed in a form."""
    forms = forms_of(find(desk, number))
    if code not in forms:
        return show(desk, number, status=409, wrong=desk.said(CORRECTING["no such code"]), typed=form)
    before = forms[code]
    seen = {name.removeprefix("seen-"): value for name, value in form.items() if name.startswith("seen-")}
    if any(before.get(name) != value for name, value in seen.items()):
        why = desk.said("có người vừa sửa chỗ này; hãy xem lại rồi gửi lại")
        return show(desk, number, code, 409, why, form)
    said = changed(before, form)
    if not said:
        return show(desk, number, code, 422, desk.said("chưa sửa gì; nếu đúng, bấm Xác nhận đúng"), form)
    return _keep(desk, number, code, said, form)


@router.post("/van-ban/{number}/{code}/xac-nhan")
def confirm(desk: AtDesk, number: Number, code: Code, form: Posted) -> Response:
    """All of it is right as it stands."""
    return _keep(desk, number, code, {"confirmed": "có"}, form)


@router.post("/van-ban/{number}/{code}/bo")
def dismiss(desk: AtDesk, number: Number, code: Code, form: Posted) -> Response:
    """It is no deadline."""
    return _keep(desk, number, code, {"dismissed": "có"}, form)


@router.post("/van-ban/{number}/{code}/hoan-tac")
def withdraw(desk: AtDesk, number: Number, code: Code, form: Posted) -> Response:
    """Take back what was said of a field, or of all of them."""
    find(desk, number)
    fields = (form["field"],) if form.get("field") else ()
    try:
        desk.library.withdraw(_name(number, code), fields)
    except NotMeant as error:
        return show(desk, number, status=409, wrong=desk.said(CORRECTING[error.reason]), typed=form)
    return desk.to(_address(number, code, form))


@router.post("/van-ban/{number}/{code}/ngay")
def enter(desk: AtDesk, number: Number, code: Code, form: Posted) -> Response:
    """Keep the day of receipt or of the event that a limit is counted from; no day takes it back."""
    find(desk, number)
    written = form.get("day", "")
    try:
        day = value_of("date", written)
    except ValueRefused as error:
        return show(desk, number, code, 422, f"{desk.said(CORRECTING[error.reason])} {written}", form)
    found = desk.library.enter(number, {code: dt.date.fromisoformat(day) if day else None})
    if code in found.problems:
        return show(desk, number, code, 422, desk.said(ENTERING[found.problems[code]]), form)
    return desk.to(_address(number, code, form))


def _keep(desk: Desk, number: int, code: str, said: dict[str, str], form: dict[str, str]) -> Response:
    find(desk, number)
    try:
        desk.library.correct(_name(number, code), said, desk.author)
    except NotMeant as error:
        return show(desk, number, status=409, wrong=desk.said(CORRECTING[error.reason]), typed=form)
    except ValueRefused as error:
        wrong = f"{desk.said(CORRECTING[error.reason])} {error.value}"
        return show(desk, number, code, 422, wrong, form)
    return desk.to(_address(number, code, form))


def _name(number: int, code: str) -> str:
    return str(number) if code == "letter" else f"{number}:{code}"


def _address(number: int, code: str, form: dict[str, str]) -> str:
    seen = "?xem=giay" if form.get("xem") == "giay" else ""
    return f"/van-ban/{number}{seen}#f-{code}"
