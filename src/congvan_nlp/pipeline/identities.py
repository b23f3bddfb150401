"""Who and what is meant: bodies and documents of a draft, identified from where its letter speaks."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..records.analysis import Assignee, Body, Citation, Deadline, Diagnostic, Directive, Letter, Recipient
from ..resolution.body_identity import identify
from ..resolution.documents import Citing, link_citations
from ..resolution.ended import ended_bodies, first_end
from ..resolution.series import series_of
from ..resolution.standpoint import Standpoint, standpoint_of
from ..resolution.urn import DocumentName, type_slug, urn_of

if TYPE_CHECKING:
    from .stages import Draft


def standpoint(draft: "Draft", issuer: str | None) -> Standpoint:
    """Where the letter of a draft speaks from."""
    head = draft.head
    return standpoint_of(issuer, head.issuer_lines, head.place, head.date, draft.source.text)


def identified_letter(letter: Letter, here: Standpoint) -> Letter:
    """A letter with the id of its issuer and its own."""
    found = identify(letter.issuer, here) if letter.issuer else ()
    body = found[0] if found else None
    return letter.model_copy(update={"issuer_body": body, "id": _own_id(letter, body, here)})


def _own_id(letter: Letter, body: Body | None, here: Standpoint) -> str | None:
    if letter.number is None:
        return None
    series = series_of(letter.number, letter.issuer, here) or (body.id if body else None)
    if series is None:
        return None
    return urn_of(DocumentName(series, type_slug(letter.type), letter.date or "", letter.number))


def identified_recipients(recipients: Sequence[Recipient], here: Standpoint) -> tuple[Recipient, ...]:
    """Recipients with their bodies; where a copy is archived names nobody."""
    return tuple(
        r if r.role == "archive" else r.model_copy(update={"bodies": identify(r.text, here)}) for r in recipients
    )


def identified_assignee(assignee: Assignee, here: Standpoint) -> Assignee:
    """An assignee with its bodies."""
    return assignee.model_copy(update={"bodies": identify(assignee.text, here)})


def identified_citations(
    draft: "Draft", here: Standpoint, day: dt.date | None
) -> tuple[tuple[Citation, ...], list[Diagnostic]]:
    """Citations with the documents that they mean, and what contradicts the register."""
    shared = {note.start for note in draft.notes if note.code == "citation-shared-date" and note.start is not None}
    spans = sorted((m.start, m.end) for c in draft.citations for m in c.mentions)
    linked, notes = link_citations(draft.citations, Citing(draft.text.low, here, day, draft.register, shared, spans))
    return tuple(linked), notes


def notes_on_bodies(
    recipients: Iterable[Recipient], directives: Iterable[Directive], deadlines: Iterable[Deadline], day: dt.date | None
) -> list[Diagnostic]:
    """Bodies that had ended by the day of the letter, where it speaks to them."""
    if day is None or day < first_end():
        return []
    named = [(body, r.start, r.end) for r in recipients for body in r.bodies]
    named += [(body, a.start, a.end) for d in directives for a in d.assignees for body in a.bodies]
    named += [(body, d.start, d.end) for d in deadlines for body in (*d.who_bodies, *d.to_bodies, *d.via_bodies)]
    return ended_bodies(named, day)
