"""What people confirmed or changed: kept beside what was extracted, and laid over it wherever a letter is shown.

A correction names the deadline by its lasting identity and the citation by the document it stands for, so that it
finds its place again in a new version of the letter and after an upgrade. Where that place is gone, the correction
stays and is listed for review: nothing that a person said is dropped.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Literal, NamedTuple

from ..diagnostics.catalogue import diagnostic
from ..pipeline.analyze import analyze_dated
from ..records.analysis import Analysis, Body, Citation, Deadline, Directive, DocumentIdentity, Letter
from ..resolution.safe_days import in_working_hours, safe_day
from ..resolution.urn import parse_urn, type_slug, urn_of
from .adding import ADDED, with_added
from .rows import Uids

Part = Literal["letter", "deadline", "citation"]
#: What may be corrected. "confirmed" says that all of it is right as it stands, "dismissed" that it is no deadline.
FIELDS: Final[dict[Part, tuple[str, ...]]] = {
    "letter": (
        "number", "type", "issuer", "place", "date", "subject", "signer", "signer_title", "on_behalf_of", "confirmed",
    ),
    "deadline": ("due", "due_time", "inclusive", "act_by", "who", "to", "via", "what", "rrule", "vague", "confirmed", "dismissed"),
    "citation": ("document", "key", "type", "date", "issuer", "title", "relation", "confirmed"),
}  # fmt: skip


_CODES: Final = {"confirmed": "field-confirmed", ADDED: "field-added"}
#: What of a letter stands in its identifier.
_IN_URN: Final = {"number": "symbol", "date": "date", "type": "type"}


class Correction(NamedTuple):
    """One thing that a person said.

    Attributes
    ----------
    id : int
    part : str
        letter, deadline or citation.
    ref : str
        Lasting identity of the deadline or citation; empty for the letter.
    field : str
        As of `FIELDS`, or "added": see `adding`.
    value, extracted : object
        What the person said, and what had been extracted, as in JSON.
    shown_as : str
        What the person saw: "298-CV/TU:t3 trước ngày 05/9/2025".
    author, said_at : str
    """

    id: int
    part: Part
    ref: str
    field: str
    value: Any
    extracted: Any
    shown_as: str
    author: str
    said_at: str


class Applied(NamedTuple):
    """An analysis with its corrections.

    Attributes
    ----------
    analysis : Analysis
    lost : tuple of Correction
        Those that no longer find their place.
    dismissed : frozenset of str
        Ids of deadlines that a person said are none; they are in the analysis still.
    """

    analysis: Analysis
    lost: tuple[Correction, ...] = ()
    dismissed: frozenset[str] = frozenset()

    @property
    def shown(self) -> Analysis:
        """The analysis without what was dismissed."""
        if not self.dismissed:
            return self.analysis
        left = tuple(d for d in self.analysis.deadlines if d.id not in self.dismissed)
        directives = tuple(_without(d, self.dismissed) for d in self.analysis.directives)
        return self.analysis.model_copy(update={"deadlines": left, "directives": directives})


def citation_refs(citations: Iterable[Citation]) -> list[str]:
    """What citations are known by over versions: key, or name, and date of the document as cited.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> citation_refs(analyze("Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018, …").citations)
    ['132-QĐ/TW@2018-03-08']
    """
    seen: Counter[str] = Counter()
    refs = []
    for citation in citations:
        ref = f"{citation.key or citation.name}@{citation.date or ''}"
        seen[ref] += 1
        refs.append(ref if seen[ref] == 1 else f"{ref}#{seen[ref]}")
    return refs


def dated(analysis: Analysis, said: Sequence[Correction]) -> Analysis:
    """What is extracted once a person has told the date of the letter, from which years and counts follow; and what people added.

    Parameters
    ----------
    analysis : Analysis
        As extracted.
    said : sequence of Correction

    Returns
    -------
    Analysis
        The same where nobody spoke of the date, nor added a deadline.
    """
    days = [one.value for one in said if one.part == "letter" and one.field == "date"]
    if days and days[-1] and days[-1] != analysis.letter.date:
        analysis = analyze_dated(analysis, dt.date.fromisoformat(days[-1]))
    return with_added(analysis, said)


def apply(analysis: Analysis, said: Sequence[Correction], uids: Mapping[str, Uids]) -> Applied:
    """Lay corrections over what was extracted.

    Parameters
    ----------
    analysis : Analysis
        As extracted, `dated`.
    said : sequence of Correction
        In the order they were said: of one field the last one counts.
    uids : mapping of str to Uids
        Lasting identities by id of the deadline.

    Returns
    -------
    Applied
        Each corrected record has a diagnostic that says who changed what, and what had been extracted.
    """
    lost: list[Correction] = []
    dismissed: set[str] = set()
    deadlines = {uids[d.id].deadline: d for d in analysis.deadlines if d.id in uids}
    citations = dict(zip(citation_refs(analysis.citations), analysis.citations, strict=True))
    letter, notes = analysis.letter, list(analysis.diagnostics)
    last_said = {(c.part, c.ref, c.field): c for c in said}.values()
    for one in sorted(last_said, key=lambda c: c.field == "act_by"):  # which another day would compute anew
        start = end = None
        if one.part == "letter":
            letter = _letter(letter, one)
        elif one.part == "deadline" and one.ref in deadlines:
            if one.field == "dismissed" and one.value:
                dismissed.add(deadlines[one.ref].id)
            deadline = deadlines[one.ref] = _deadline(deadlines[one.ref], one, _bodies(analysis))
            start, end = deadline.start, deadline.end
        elif one.part == "citation" and one.ref in citations:
            citation = citations[one.ref] = _citation(citations[one.ref], one)
            start, end = citation.mentions[0].start, citation.mentions[0].end
        else:
            lost.append(one)
            continue
        if one.part == "deadline" and one.field != ADDED:  # a person has looked: what made it doubtful is said and done
            notes = [n for n in notes if not (n.code.startswith("deadline-") and (n.start, n.end) == (start, end))]
        code = _CODES.get(one.field, "field-corrected")
        told = {"field": one.field, "value": _shown(one.value), "extracted": _shown(one.extracted)}
        notes.append(diagnostic(code, start, end, "vi", author=one.author, day=_local_day(one.said_at), **told))
    all_deadlines = (deadlines.get(uids[d.id].deadline, d) if d.id in uids else d for d in analysis.deadlines)
    update = {
        "letter": letter,
        "deadlines": tuple(all_deadlines),
        "citations": tuple(citations.values()),
        "diagnostics": tuple(notes),
    }
    return Applied(analysis.model_copy(update=update), tuple(lost), frozenset(dismissed))


def _letter(letter: Letter, said: Correction) -> Letter:
    """The letter with a field, and with the identity that follows from it as far as it does."""
    if said.field == "confirmed":
        return letter
    update: dict[str, Any] = {said.field: said.value}
    if said.field == "issuer":
        update |= {"id": None, "issuer_body": Body(name=said.value) if said.value else None}
    elif said.field in _IN_URN and letter.id:
        part = type_slug(said.value) if said.field == "type" else said.value or ""
        name = replace(parse_urn(letter.id), **{_IN_URN[said.field]: part})
        update["id"] = urn_of(name) if said.value or said.field != "number" else None
    return letter.model_copy(update=update)


def _deadline(deadline: Deadline, said: Correction, bodies: Mapping[str, Body]) -> Deadline:
    if said.field == ADDED:  # as it stands: it may want a day
        return deadline
    update: dict[str, Any] = {"needs_review": False, "review_reasons": ()}
    if said.field in ("who", "to", "via"):
        names = tuple(said.value)
        update |= {said.field: names, f"{said.field}_bodies": tuple(bodies.get(n) or Body(name=n) for n in names)}
    elif said.field not in ("confirmed", "dismissed"):
        update[said.field] = said.value
    if said.field == "due" and said.value and deadline.kind in ("relative", "event"):
        update |= {"kind": "date", "count": None}  # a day that a person said is counted from no other one
    deadline = deadline.model_copy(update=update)
    if said.field in ("due", "due_time", "inclusive"):
        update = {"readings": (), "act_by": None, "computation": ()}
        if deadline.due:
            inclusive = in_working_hours(deadline.due_time, deadline.inclusive is not False)
            day, steps, _ = safe_day(dt.date.fromisoformat(deadline.due), inclusive=inclusive)
            told = f"{said.author} ghi ngày {_day(deadline.due)}"
            update |= {"act_by": day.isoformat() if day else None, "computation": (told, *steps)}
        deadline = deadline.model_copy(update=update)
    return deadline


def _without(directive: Directive, dismissed: frozenset[str]) -> Directive:
    return directive.model_copy(update={"deadlines": tuple(id for id in directive.deadlines if id not in dismissed)})


def _citation(citation: Citation, said: Correction) -> Citation:
    if said.field == "document":
        return citation.model_copy(update={"document": DocumentIdentity.model_validate(said.value)})
    if said.field == "confirmed":
        sure = citation.document.model_copy(update={"inferred": False, "candidates": ()})
        return citation.model_copy(update={"document": sure})
    update = {said.field: said.value}
    if said.field == "relation":  # the words that told the other one tell this one
        told = ((m, {"relation": said.value} if m.relation == citation.relation else {}) for m in citation.mentions)
        update["mentions"] = tuple(mention.model_copy(update=new) for mention, new in told)
    if said.field in ("key", "date"):  # another document, of which nothing is known yet
        update["document"] = DocumentIdentity()
    return citation.model_copy(update=update)


def _bodies(analysis: Analysis) -> Mapping[str, Body]:
    """Bodies of the letter by name: one that a person names is known where the letter names it, too."""
    named: Iterable[Body] = (
        *(body for d in analysis.deadlines for body in (*d.who_bodies, *d.to_bodies, *d.via_bodies)),
        *(body for r in analysis.recipients for body in r.bodies),
        *(body for d in analysis.directives for a in d.assignees for body in a.bodies),
    )
    return {body.name: body for body in named}


def _local_day(utc: str) -> str:
    """The day in Việt Nam, which is seven hours ahead, of a time in UTC."""
    moment = dt.datetime.fromisoformat(utc).astimezone(dt.timezone(dt.timedelta(hours=7)))
    return moment.strftime("%d/%m/%Y")


def _day(iso: str) -> str:
    return dt.date.fromisoformat(iso[:10]).strftime("%d/%m/%Y")


_SHOWN: Final[dict[type, Callable[[Any], str]]] = {
    type(None): lambda _: "không có",
    bool: lambda value: "có" if value else "không",
    list: lambda value: "; ".join(map(str, value)) or "không có",
    dict: lambda value: str(value.get("id") or "không rõ"),
}


def _shown(value: Any) -> str:
    return _SHOWN.get(type(value), str)(value)
