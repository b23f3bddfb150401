"""A comparison as one self-contained page, for the screen, a phone and paper."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup, escape

from ..calendars.wording import day
from . import wording
from .coverage import Coverage
from .records import Absent, Comparison, Difference, Member
from .views import Row, View, views

#: More letters side by side than this are folded away behind their differences.
_SIDE_BY_SIDE: Final = 5


class Cell(NamedTuple):
    """What a letter says of a duty.

    Attributes
    ----------
    letter : int
    quotes : list of (str, Markup)
        Path of the directive and its words, with what differs marked; empty where the letter does not state it.
    absent : Absent or None
    """

    letter: int
    quotes: list[tuple[str, Markup]]
    absent: Absent | None


def page(comparison: Comparison, coverage: Coverage | None = None) -> str:
    """Write a comparison as HTML.

    Parameters
    ----------
    comparison : Comparison
    coverage : Coverage, optional
        Shown behind it.

    Returns
    -------
    str
        One file: no script, no picture, nothing from elsewhere.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .compare import compare
    >>> page(compare([analyze("1. Sở Y tế báo cáo UBND tỉnh kết quả kiểm tra bệnh viện.")])).splitlines()[0]
    '<!doctype html>'
    """
    return _template("compare.html").render(
        title=_title(comparison), styles=Markup(styles()), body=body(comparison, coverage)
    )


def body(comparison: Comparison, coverage: Coverage | None = None) -> Markup:
    """What stands in that page, for pages of others.

    Parameters
    ----------
    comparison : Comparison
    coverage : Coverage, optional

    Returns
    -------
    Markup
        Looks as `styles` says.
    """
    shown = views(comparison)
    conflicts: dict[str, tuple[int, Row]] = {}
    for number, view in enumerate(shown, 1):
        for row in view.shared:
            if row.group.relation == "conflict":
                conflicts.setdefault(row.group.id, (number, row))
    return Markup(
        _template("compare_body.html").render(
            comparison=comparison, views=shown, conflicts=list(conflicts.values()), coverage=coverage, wording=wording,
            cells=_cells, most=_SIDE_BY_SIDE, title=_title(comparison),
        )
    )  # fmt: skip


@cache
def styles() -> str:
    """The looks of a comparison, as CSS."""
    return files(__package__).joinpath("compare.css").read_text(encoding="utf-8")


def _title(comparison: Comparison) -> str:
    if comparison.on:
        return f"So sánh văn bản thực hiện {comparison.on}"
    names = [letter.name for letter in comparison.letters]
    return "So sánh " + (", ".join(names) if len(names) <= _SIDE_BY_SIDE else f"{len(names)} văn bản")


def _cells(row: Row, view: View) -> list[Cell]:
    """What each letter of a view says of a duty, in the order of the letters."""
    absent = {one.letter: one for one in row.group.absent}
    return [
        Cell(
            letter,
            [(one.path, marked(one, row.group.differences)) for one in row.group.members if one.letter == letter],
            absent.get(letter),
        )
        for letter in view.letters
    ]


def marked(member: Member, differences: Sequence[Difference]) -> Markup:
    """The words of a clause, with those marked in which letters differ.

    Parameters
    ----------
    member : Member
    differences : sequence of Difference
        Of its group.

    Returns
    -------
    Markup
        Escaped; each mark names its slot and whether it is a conflict, in words as well.
    """
    spans = sorted(
        {
            (one.start, one.end, found.slot, found.kind)
            for found in differences
            for one in found.values
            if one.letter == member.letter and member.start <= one.start and one.end <= member.end
        },
        key=lambda span: (span[0], -span[1]),
    )
    parts, at = [], member.start
    for start, end, slot, kind in spans:
        if start < at:
            continue  # inside another one
        parts.append(escape(member.text[at - member.start : start - member.start]))
        words = escape(member.text[start - member.start : end - member.start])
        name = wording.SLOTS[slot].lower() + (" mâu thuẫn" if kind == "conflict" else "")
        parts.append(Markup('<mark class="{}" title="{}">{}</mark>').format(kind, name, words))
        at = end
    parts.append(escape(member.text[at - member.start :]))
    return Markup("").join(parts)


@cache
def _template(name: str) -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["day"] = day
    return environment.from_string(files(__package__).joinpath(name).read_text(encoding="utf-8"))
