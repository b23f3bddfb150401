"""Một văn bản: its words beside what was found in them."""

import re
from typing import Final

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from ...calendars.wording import day
from ...library.corrections import FIELDS, Correction
from ...library.paper import file_of, paper
from ...library.uploads import name_of
from ...records.analysis import Analysis
from ...resolution.anchored import takes_anchor
from ...wording.values import RELATIONS
from ..desk import AtDesk, Desk, Number
from ..fields import written
from ..language import noted
from ..segments import marks_of, segments
from ..sheets import sheets

router = APIRouter()
#: What a recipient is to the letter.
_ROLES: Final = {"addressee": noted("kính gửi"), "copy": noted("nơi nhận"), "archive": noted("lưu")}
#: How fields are typed.
_HINTS: Final = {
    **dict.fromkeys(("date", "due", "act_by"), noted("ngày/tháng/năm")),
    **dict.fromkeys(("who", "to", "via"), noted("cách nhau bằng dấu chấm phẩy")),
    "due_time": "17:00",
    "rrule": "FREQ=MONTHLY;BYMONTHDAY=20",
    "document": "132-QĐ/TW ngày 08/3/2018",
}


@router.get("/van-ban/{number}")
def letter(desk: AtDesk, number: Number, open: str = "", xem: str = "") -> Response:
    """Show a letter; `open` is the field whose form stands open, `xem` "giay" where its pages are to be seen."""
    return show(desk, number, open, typed={"xem": xem})


def show(
    desk: Desk, number: int, open: str = "", status: int = 200, wrong: str = "", typed: dict[str, str] | None = None
) -> Response:
    """A letter as a page.

    Parameters
    ----------
    desk : Desk
    number : int
        Of the letter in the library.
    open : str, optional
        Field whose form stands open.
    status : int, optional
    wrong : str, optional
        What is wrong with what was typed in that form.
    typed : dict of str to str, optional
        What was typed; of it, `xem` is "giay" where the pages of the letter are seen instead of its text.

    Raises
    ------
    HTTPException
        404 where there is no such letter.
    """
    analysis = find(desk, number)
    said, dismissed = _said(desk, number)
    seen = forms_of(analysis)
    typed = typed or {}
    marks = marks_of(analysis)
    wanted = typed.get("xem") == "giay"
    with desk.library.reading() as connection:
        file = file_of(connection, number)
        name = name_of(connection, analysis.source.path) or re.split(r"[/\\]", analysis.source.path)[-1]
        laid = paper(connection, number, analysis.text) if file and wanted else None
    lying = sheets(laid, marks) if laid else []
    return desk.page(
        "letter.html",
        status,
        number=number,
        analysis=analysis,
        segments=segments(analysis.text, marks) if laid is None else [],
        sheets=lying,
        placed={area.mark.id for sheet in lying for area in sheet.areas},
        digest=file[1][:12] if file else "",
        wanted=wanted,
        place_of=lambda id: "letter" if id in FIELDS["letter"] else id,
        evidence={one.field for one in analysis.letter.evidence},
        limits={one.id: day(one.due) if one.due else f"“{one.text}”" for one in analysis.deadlines},
        roles={role: desk.said(words) for role, words in _ROLES.items()},
        hints={name: desk.said(words) for name, words in _HINTS.items()},
        file=name,
        waiting={one.id for one in analysis.deadlines if takes_anchor(one)},
        said=said,
        dismissed=dismissed,
        seen=seen,
        forms=seen | ({open: {**seen[open], **_known(typed or {}, seen[open])}} if open in seen else {}),
        fields=FIELDS,
        relations=RELATIONS,
        open=open,
        typed=typed,
        wrong=wrong,
    )


def find(desk: Desk, number: int) -> Analysis:
    """A letter as it is shown.

    Raises
    ------
    HTTPException
        404 where there is no such letter.
    """
    try:
        return desk.library.letter(number)
    except KeyError:
        raise HTTPException(404, noted("kho không có văn bản này")) from None


def forms_of(analysis: Analysis) -> dict[str, dict[str, str]]:
    """What stands in the fields of each form: the values that are shown, by what they are of."""
    forms = {"letter": written(analysis.letter, FIELDS["letter"])}
    forms |= {one.id: written(one, FIELDS["deadline"]) for one in analysis.deadlines}
    return forms | {one.id: written(one, FIELDS["citation"]) for one in analysis.citations}


def _known(typed: dict[str, str], fields: dict[str, str]) -> dict[str, str]:
    return {name: typed[name] for name in fields if name in typed}


def _said(desk: Desk, number: int) -> tuple[dict[str, list[Correction]], list[tuple[str, Correction]]]:
    """What people said, by the part that it was said of; and what they said is no deadline."""
    places = desk.library.places(number)
    said: dict[str, list[Correction]] = {}
    dismissed = []
    for one in desk.library.corrections(number):
        if one.id in places:
            said.setdefault(places[one.id] or "letter", []).append(one)
            if one.field == "dismissed" and one.value:
                dismissed.append((places[one.id], one))
    return said, dismissed
