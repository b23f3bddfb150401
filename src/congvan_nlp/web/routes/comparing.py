"""So sánh: letters side by side, chosen one by one or by the regulation that they carry out."""

from typing import Annotated, Final, NamedTuple

from fastapi import APIRouter, HTTPException, Query
from starlette.responses import Response

from ...comparison.choosing import citing, incorporated_in, letters_of
from ...comparison.compare import compare
from ...comparison.coverage import Coverage, coverage_of
from ...comparison.page import body, page, styles
from ...comparison.records import Comparison
from ...comparison.workbook import workbook
from ...graph.names import NotFound
from ...wording.told import title
from ..answers import WORKBOOK, download
from ..desk import AtDesk, Desk
from ..language import noted
from .letters import Words

router = APIRouter()
#: More take minutes, in which nobody else is served; the command line compares them.
MOST: Final = 60
Names = Annotated[list[str], Query(alias="letter", max_length=MOST)]


class Asked(NamedTuple):
    """What was asked for.

    Attributes
    ----------
    names : list of str
        Letters, as people name them or by their number in the library.
    on : str
        Regulation.
    by_province : bool
        Whether regulations are counted by province.
    """

    names: list[str]
    on: str
    by_province: bool


@router.get("/so-sanh")
def comparing(desk: AtDesk, letter: Names = [], on: Words = "", by: Words = "") -> Response:  # noqa: B006 - of FastAPI
    """Compare letters; without any, ask which ones."""
    asked = Asked([name for one in letter for name in one.split(";") if name.strip()], on.strip(), by == "province")
    wrong = ""
    result = None
    if asked.names or asked.on:
        try:
            result = _compared(desk, asked)
        except Unfit as error:
            wrong = error.sentence
    return desk.page(
        "comparing.html", 422 if wrong else 200, asked=asked, wrong=[wrong] if wrong else [],
        result=body(*result) if result else "",
    )  # fmt: skip


@router.get("/so-sanh/so-sanh.{kind}")
def as_file(desk: AtDesk, kind: str, letter: Names = [], on: Words = "", by: Words = "") -> Response:  # noqa: B006
    """The same as a file to keep."""
    if kind not in ("xlsx", "html", "json"):
        raise HTTPException(404)
    try:
        comparison, coverage = _compared(desk, Asked(letter, on.strip(), by == "province"))
    except Unfit as error:
        raise HTTPException(422, error.sentence) from error
    if kind == "xlsx":
        return download(workbook(comparison, coverage), "so-sanh.xlsx", WORKBOOK)
    if kind == "html":
        return download(page(comparison, coverage).encode(), "so-sanh.html", "text/html; charset=utf-8")
    return download(comparison.model_dump_json(indent=2).encode(), "so-sanh.json", "application/json")


@router.get("/static/compare.css")
def looks() -> Response:
    """The looks of a comparison, which hold for it alone."""
    return Response(f".comparison {{\n{styles()}}}\n", media_type="text/css")


class Unfit(Exception):
    """What was asked for cannot be compared; `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def _compared(desk: Desk, asked: Asked) -> tuple[Comparison, Coverage | None]:
    numbers, on = _chosen(desk, asked)
    if not numbers:
        raise Unfit(desk.said("không có văn bản nào để so sánh"))
    if len(numbers) > MOST:
        told = desk.said("quá nhiều văn bản để so sánh trên trang; hãy chọn bớt, hoặc dùng lệnh congvan compare:")
        raise Unfit(f"{told} {len(numbers)} > {MOST}")
    with desk.library.reading() as connection:
        letters = letters_of(connection, numbers)
        held = dict(incorporated_in(connection, letters))
    coverage = coverage_of(letters, [] if asked.by_province or not on else [on]) if asked.by_province or on else None
    return compare(letters, on=on, library=held), coverage


def _chosen(desk: Desk, asked: Asked) -> tuple[list[int], str | None]:
    if not asked.names:
        try:
            with desk.library.reading() as connection:
                meant, numbers = citing(connection, asked.on)
        except NotFound as error:
            raise Unfit(_not_found(desk, error)) from error
        return numbers, meant
    numbers = []
    for name in asked.names:
        found = desk.library.called(name)
        if not found:
            raise Unfit(f"{name.strip()}: {desk.said('kho không có văn bản này')}")
        if len(found) > 1:
            told = "; ".join(
                f"{one.id}: {title(one.number, one.type, one.date, one.issuer)}" for one in desk.library.some(found)
            )
            raise Unfit(f"{name.strip()}: {desk.said('nhiều văn bản cùng số này; hãy gọi theo số trong kho')}: {told}")
        numbers += [one for one in found if one not in numbers]
    return numbers, asked.on.partition("@")[0] or None


def _not_found(desk: Desk, error: NotFound) -> str:
    why = noted("kho không có tên này")
    if error.several:
        why = noted("có nhiều văn bản cùng tên; hãy gọi rõ:")
    elif error.candidates:
        why = noted("kho không có tên này; gần giống:")
    return f"{error.name}: {desk.said(why)} {'; '.join(error.candidates)}".strip()
