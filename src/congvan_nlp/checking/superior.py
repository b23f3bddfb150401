"""Limits that a letter sets too late for the one it carries out: a body cannot report what it has not yet received.

The superior letter is one of the same call, found by its identity. Only limits with a sure day, for the
same body and the same kind of act, are held against each other; better silent than wrong.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..diagnostics import diagnostic
from ..diagnostics.catalogue import Language
from ..folding import one_line
from ..records.analysis import Analysis, Citation, Deadline, Diagnostic
from ..resolution.urn import parse_urn
from .acts import is_fixed, last_day, likeness, shown
from .bodies import covers, institution, is_inside

#: Relations of a letter to the one that it carries out.
_CARRIES_OUT = frozenset({"basis", "implements", "guides", "refers"})
#: "Các đơn vị" of a letter are those that it is addressed to.
_ANYBODY = frozenset({"don.vi.*", "dia.phuong.*", "co.quan.*", "cap.uy.*", "to.chuc.*", "to.chuc.dang.*"})
_LONGEST = 80
#: Limits for one body that can still be told apart.
_MOST = 100

Numbered = Mapping[str, Sequence[Analysis]]


def by_number(analyses: Iterable[Analysis]) -> Numbered:
    """Letters by their number, for `superior_notes`.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> list(by_number([analyze("Số 7-CV/HU"), analyze("Một câu.")]))
    ['7-cv/hu']
    """
    found = defaultdict(list)
    for analysis in analyses:
        if analysis.letter.number:
            found[analysis.letter.number.casefold()].append(analysis)
    return found


def superior_notes(analysis: Analysis, letters: Numbered, language: Language = "vi") -> list[Diagnostic]:
    """Limits of a letter that fall after, or on, those of the letters that it carries out.

    Parameters
    ----------
    analysis : Analysis
    letters : Numbered
        Where those letters are looked for, as of `by_number`.
    language : {'vi', 'en'}
        Of the sentences.

    Returns
    -------
    list of Diagnostic

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> above = analyze("TỈNH ỦY LAM SƠN\\n*\\nSố 8-CV/TU\\nLam Sơn, ngày 05 tháng 3 năm 2024\\n\\nKính gửi: Các huyện ủy\\n\\nCác huyện ủy gửi báo cáo về Tỉnh ủy trước ngày 20/3/2024.\\n")
    >>> below = analyze("TỈNH ỦY LAM SƠN\\nHUYỆN ỦY SƠN KHÊ\\n*\\nSố 9-CV/HU\\nSơn Khê, ngày 07 tháng 3 năm 2024\\n\\nKính gửi: Các chi bộ\\n\\nThực hiện Công văn số 8-CV/TU ngày 05/3/2024 của Tỉnh ủy Lam Sơn, các chi bộ gửi báo cáo về Huyện ủy trước ngày 25/3/2024.\\n")
    >>> [note.code for note in superior_notes(below, by_number([above, below]))]
    ['deadline-after-superior']
    """
    issuer = analysis.letter.issuer_body
    if issuer is None or issuer.id is None or issuer.collective:
        return []
    notes: dict[tuple[int, str], Diagnostic] = {}
    for above in _superiors(analysis, letters):
        asked = [d for d in above.deadlines if _asks(d, above, issuer.id, analysis.letter.date)]
        for deadline in analysis.deadlines if 0 < len(asked) <= _MOST else ():
            for note in _held(deadline, asked, issuer.id, above, language):
                notes.setdefault((deadline.start, note.message), note)
    return sorted(notes.values(), key=lambda note: (note.start or 0, note.message))


def _superiors(analysis: Analysis, letters: Numbered) -> Iterator[Analysis]:
    own = analysis.letter
    for citation in analysis.citations:
        if citation.key is None or citation.relation not in _CARRIES_OUT:
            continue
        for above in letters.get(citation.key.casefold(), ()):
            later = above.letter.date and own.date and above.letter.date > own.date
            if above is not analysis and not later and _is_meant(citation, above):
                yield above


def _is_meant(citation: Citation, above: Analysis) -> bool:
    """Whether a citation of that symbol means a letter: by identity, else by date where a body is not known."""
    if citation.document.id and citation.document.id == above.letter.id:
        return True
    if citation.date is None or citation.date != above.letter.date:
        return False
    bodies = [_body(urn) for urn in (citation.document.id, above.letter.id)]
    if None in bodies:
        return True
    return covers(bodies[0] or "", bodies[1] or "")  # a place that is not known contradicts none


def _body(urn: str | None) -> str | None:
    try:
        return parse_urn(urn).body if urn else None
    except ValueError:
        return None


def _asks(deadline: Deadline, above: Analysis, issuer: str, date: str | None) -> bool:
    """Whether a limit of the superior letter binds a body, and had not passed before it wrote."""
    if not is_fixed(deadline) or (date is not None and deadline.due is not None and deadline.due < date):
        return False
    named = [body.id for body in deadline.who_bodies if body.id]
    if any(one.rpartition(":")[2] in _ANYBODY for one in named):
        named += [b.id for r in above.recipients if r.role == "addressee" for b in r.bodies if b.id]
    return any(covers(one, body) for one in named for body in (issuer, institution(issuer)))


def _held(
    deadline: Deadline, asked: Sequence[Deadline], issuer: str, above: Analysis, language: Language
) -> Iterator[Diagnostic]:
    """Hold a limit against those of the superior letter: the likest one; of several, the latest."""
    if not is_fixed(deadline):
        return
    to = [body.id for body in deadline.to_bodies if body.id]
    down = not deadline.to or any(is_inside(one, institution(issuer)) for one in to)
    likest = max(likeness(deadline.what, d.what) for d in asked)
    same = [d for d in asked if likeness(deadline.what, d.what) == likest > 0]
    if not same:
        return
    limit = max(same, key=_end)
    upward = {body.id for body in limit.to_bodies} | {above.letter.issuer_body and above.letter.issuer_body.id}
    if not (down or any(one in upward for one in to)):
        return
    mine, theirs = _end(deadline), _end(limit)
    if mine > theirs:
        code = "deadline-after-superior"
    elif down and mine[0] == theirs[0] and (mine[1] == theirs[1] or deadline.due_time is None):
        code = "deadline-same-as-superior"
    else:
        return
    yield diagnostic(
        code, deadline.start, deadline.end, language,
        written=one_line(deadline.text), limit=_shown(limit), document=_named(above), asked=_quoted(limit),
    )  # fmt: skip


def _end(deadline: Deadline) -> tuple[dt.date, str]:
    return last_day(deadline), deadline.due_time or "24:00"


def _shown(deadline: Deadline) -> str:
    return shown(dt.date.fromisoformat(deadline.due or ""))


def _quoted(deadline: Deadline) -> str:
    what = one_line(deadline.what or "")
    if len(what) > _LONGEST:
        what = what[: what.rfind(" ", 0, _LONGEST)] + " …"
    return f"{what} {one_line(deadline.text)}".strip()


def _named(above: Analysis) -> str:
    letter = above.letter
    date = "/".join(reversed((letter.date or "").split("-")))
    said = [letter.type or "Văn bản", f"số {letter.number}", f"ngày {date}" if date else ""]
    return " ".join(part for part in (*said, f"của {letter.issuer}" if letter.issuer else "") if part)
