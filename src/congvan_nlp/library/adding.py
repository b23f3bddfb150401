"""A deadline that a person sees in a letter and the program did not: added by its words, kept like any correction."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ..folding import one_line
from ..pipeline.analyze import deadlines_in
from ..records.analysis import Analysis, Deadline, Directive

if TYPE_CHECKING:
    from .corrections import Correction

#: The field of a correction that adds a deadline; its value tells the words, and where they stood.
ADDED: Final = "added"
_NO_DAY: Final = "Hạn do người dùng thêm, chưa có ngày."
#: Who acts, where only the directive says so.
_ACTING: Final = ("lead", "assignee")


def find_words(text: str, words: str, near: int = 0) -> tuple[int, int] | None:
    """Where words stand that a person copied or typed.

    Parameters
    ----------
    text : str
    words : str
        Blanks and line breaks between them may differ, and capitals.
    near : int, optional
        Of several places the one closest to this is meant.

    Returns
    -------
    (int, int) or None
        Code points, half open.

    Examples
    --------
    >>> find_words("gửi báo cáo\\ntrước ngày 05/9/2025.", "báo cáo trước")
    (4, 17)
    """
    pattern = r"\s+".join(re.escape(word) for word in one_line(words).split(" ") if word)
    found = re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE) if pattern else ()
    places = [match.span() for match in found]
    return min(places, key=lambda place: abs(place[0] - near)) if places else None


def with_deadline(analysis: Analysis, start: int, end: int) -> tuple[Analysis, Deadline]:
    """A letter with one deadline more.

    Parameters
    ----------
    analysis : Analysis
    start, end : int
        Of its words: their day is read, where they tell one. Who acts is taken from the directive that they stand in.

    Returns
    -------
    analysis : Analysis
    deadline : Deadline

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> letter = analyze("Số 7-CV/HU\\n\\n1. Các chi bộ báo cáo; nhắc lại 05/9/2025.")
    >>> letter.deadlines
    ()
    >>> grown, deadline = with_deadline(letter, *find_words(letter.text, "05/9/2025"))
    >>> deadline.id, deadline.text, deadline.directive
    ('t1', '05/9/2025', 'd1')
    """
    words = analysis.text[start:end]
    known = [int(one.id[1:]) for one in analysis.deadlines if one.id[1:].isdecimal()]
    holding = [one for one in analysis.directives if one.start <= start and end <= one.end]
    directive = min(holding, key=lambda one: one.end - one.start, default=None)
    read = deadlines_in(words, _day_of(analysis))
    update: dict[str, Any] = {
        "id": f"t{max(known, default=0) + 1}",
        "text": words,
        "start": start,
        "end": end,
        "directive": directive.id if directive else None,
        "evidence": (),
    }
    if not (read and read[0].who) and directive:
        acting = [one for one in directive.assignees if one.role in _ACTING]
        update["who"] = tuple(one.text for one in acting)
        update["who_bodies"] = tuple(body for one in acting for body in one.bodies)
    unread = Deadline(
        id="", text=words, start=start, end=end, due=None, kind="date", needs_review=True, review_reasons=(_NO_DAY,)
    )
    deadline = (read[0] if read else unread).model_copy(update=update)
    directives = tuple(_with(one, deadline.id) if one is directive else one for one in analysis.directives)
    deadlines = tuple(sorted((*analysis.deadlines, deadline), key=lambda one: one.start))
    return analysis.model_copy(update={"deadlines": deadlines, "directives": directives}), deadline


def with_added(analysis: Analysis, said: Sequence["Correction"]) -> Analysis:
    """A letter with all deadlines that people added, as far as their words stand in it.

    Parameters
    ----------
    analysis : Analysis
    said : sequence of Correction

    Returns
    -------
    Analysis
        One that the program has found meanwhile is not doubled.
    """
    for one in said:
        if one.field == ADDED:
            place = find_words(analysis.text, one.value["text"], one.value["start"])
            if place and not overlapping(analysis.deadlines, *place):
                analysis, _ = with_deadline(analysis, *place)
    return analysis


def overlapping(spans: Sequence[Deadline], start: int, end: int) -> Deadline | None:
    """The first of some deadlines whose words share some with these."""
    return next((one for one in spans if one.start < end and start < one.end), None)


def kept_of(analysis: Analysis, start: int, end: int) -> Mapping[str, Any]:
    """What a correction keeps of an added deadline."""
    return {"text": analysis.text[start:end], "start": start}


def _day_of(analysis: Analysis) -> dt.date | None:
    day = analysis.letter.date
    return dt.date.fromisoformat(day) if day and len(day) == 10 else None


def _with(directive: Directive, id: str) -> Directive:
    return directive.model_copy(update={"deadlines": (*directive.deadlines, id)})
