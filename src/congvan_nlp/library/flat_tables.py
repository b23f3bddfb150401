"""Flat tables that people work with in Excel and pandas: what stands in the columns, and the rows of a letter.

Columns bear the names of the analysis; each row tells the letter that it is of, and the words that it was read from.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import Any, Final, NamedTuple

from ..calendars.entries import entries_of
from ..records.analysis import Analysis, AssigneeRole, Directive

Value = str | bool | int | dt.date | list[str] | None


class Kind(Enum):
    """What a column holds; all may be null."""

    TEXT = "text"
    DAY = "day"
    FLAG = "flag"
    NUMBER = "number"
    LIST = "list"


class FlatTable(NamedTuple):
    """A table: its columns, in their order, and what makes the rows of a letter, with a value for each column."""

    columns: Mapping[str, Kind]
    rows: Callable[[Analysis], Iterator[dict[str, Value]]]


def day(iso: str | None) -> dt.date | None:
    """A day as such.

    Examples
    --------
    >>> day("2025-09-05"), day(None)
    (datetime.date(2025, 9, 5), None)
    """
    return dt.date.fromisoformat(iso) if iso else None


def _columns(text: str) -> dict[str, Kind]:
    """Columns as "name" or "name:kind"."""
    parts = (column.partition(":") for column in text.split())
    return {name: Kind(kind or "text") for name, _, kind in parts}


def _of_letter(analysis: Analysis) -> dict[str, Value]:
    letter = analysis.letter
    return {"letter_number": letter.number, "issuer": letter.issuer, "letter_date": day(letter.date)}


_LETTER: Final = "letter_number issuer letter_date:day"
_FILE: Final = "letter_urn file"


def _file(analysis: Analysis) -> dict[str, Value]:
    return {"letter_urn": analysis.letter.id, "file": analysis.source.path}


_LETTERS: Final = _columns(
    f"{_LETTER} type place subject signer signer_title on_behalf_of addressees:list recipients:list "
    "first_due:day deadlines:number directives:number citations:number needs_review:flag "
    f"{_FILE} sha256 media_type pages:number ocr:flag"
)


def _letters(analysis: Analysis) -> Iterator[dict[str, Value]]:
    letter, source = analysis.letter, analysis.source
    yield {
        **_of_letter(analysis),
        "type": letter.type,
        "place": letter.place,
        "subject": letter.subject,
        "signer": letter.signer,
        "signer_title": letter.signer_title,
        "on_behalf_of": letter.on_behalf_of,
        "addressees": [recipient.text for recipient in analysis.recipients if recipient.role == "addressee"],
        "recipients": [recipient.text for recipient in analysis.recipients if recipient.role != "addressee"],
        "first_due": day(min((d.due for d in analysis.deadlines if d.due), default=None)),
        "deadlines": len(analysis.deadlines),
        "directives": len(analysis.directives),
        "citations": len(analysis.citations),
        "needs_review": any(d.needs_review for d in analysis.deadlines),
        **_file(analysis),
        "sha256": source.sha256,
        "media_type": source.media_type,
        "pages": source.pages,
        "ocr": source.ocr,
    }


_DEADLINES: Final = _columns(
    f"{_LETTER} id who support:list what to:list via:list due:day due_time inclusive:flag act_by:day kind "
    "start_date:day rrule anchor anchor_date:day vague:flag needs_review:flag review_reasons:list readings:list "
    f"directive quote sentence {_FILE}"
)


def _deadlines(analysis: Analysis) -> Iterator[dict[str, Value]]:
    """A row a deadline and body that has to act, as entries of a calendar, in the order of the letter."""
    for entry in sorted(entries_of([analysis]), key=lambda entry: (entry.deadline.start, entry.deadline.end)):
        d = entry.deadline
        yield {
            **_of_letter(analysis),
            "id": entry.id,
            "who": entry.body,
            "support": list(entry.support),
            "what": d.what,
            "to": list(d.to),
            "via": list(d.via),
            "due": day(d.due),
            "due_time": d.due_time,
            "inclusive": d.inclusive,
            "act_by": day(d.act_by),
            "kind": d.kind,
            "start_date": day(d.start_date),
            "rrule": d.rrule,
            "anchor": d.anchor,
            "anchor_date": day(d.anchor_date),
            "vague": d.vague,
            "needs_review": d.needs_review,
            "review_reasons": list(d.review_reasons),
            "readings": list(d.readings),
            "directive": entry.place,
            "quote": d.text,
            "sentence": entry.sentence,
            **_file(analysis),
        }


_DIRECTIVES: Final = _columns(
    f"{_LETTER} path label lead:list support:list assignees:list due:list citations:list quote {_FILE}"
)


def _directives(analysis: Analysis) -> Iterator[dict[str, Value]]:
    due = {d.id: d.due or d.text for d in analysis.deadlines}
    cited = {c.id: c.key or c.name for c in analysis.citations}

    def bodies(directive: Directive, role: AssigneeRole) -> Value:
        return [body for a in directive.assignees if a.role == role for body in [b.name for b in a.bodies] or [a.text]]

    for directive in analysis.directives:
        yield {
            **_of_letter(analysis),
            "path": directive.path,
            "label": directive.label,
            "lead": bodies(directive, "lead"),
            "support": bodies(directive, "support"),
            "assignees": bodies(directive, "assignee"),
            "due": _told(due, directive.deadlines),
            "citations": _told(cited, directive.citations),
            "quote": directive.text,
            **_file(analysis),
        }


def _told(names: Mapping[str, str], ids: Iterable[str]) -> list[str]:
    return [names[id] for id in ids if id in names]


_CITATIONS: Final = _columns(
    f"{_LETTER} key name type date:day cited_issuer title level document inferred:flag candidates:list in_force:flag "
    f"superseded_by relation form pinpoint quote {_FILE}"
)


def _citations(analysis: Analysis) -> Iterator[dict[str, Value]]:
    """A row a mention, with the relation that the mention tells."""
    for citation in analysis.citations:
        document = citation.document
        for mention in citation.mentions:
            yield {
                **_of_letter(analysis),
                "key": citation.key,
                "name": citation.name,
                "type": citation.type,
                "date": day(citation.date),
                "cited_issuer": citation.issuer,
                "title": citation.title,
                "level": citation.level,
                "document": document.id,
                "inferred": document.inferred,
                "candidates": list(document.candidates),
                "in_force": document.in_force,
                "superseded_by": document.superseded_by,
                "relation": mention.relation,
                "form": mention.form,
                "pinpoint": mention.pinpoint,
                "quote": mention.text,
                **_file(analysis),
            }


_RECIPIENTS: Final = _columns(f"{_LETTER} role body body_id level collective:flag quote {_FILE}")


def _recipients(analysis: Analysis) -> Iterator[dict[str, Value]]:
    """A row a body; an item that names none is a row, too."""
    for recipient in analysis.recipients:
        for body in recipient.bodies or (None,):
            told: dict[str, Any] = {"name": None, "id": None, "level": None, "collective": None}
            if body:
                told = body.model_dump()
            yield {
                **_of_letter(analysis),
                "role": recipient.role,
                "body": told["name"],
                "body_id": told["id"],
                "level": told["level"],
                "collective": told["collective"],
                "quote": recipient.text,
                **_file(analysis),
            }


#: The tables by name.
TABLES: Final[Mapping[str, FlatTable]] = {
    "letters": FlatTable(_LETTERS, _letters),
    "deadlines": FlatTable(_DEADLINES, _deadlines),
    "directives": FlatTable(_DIRECTIVES, _directives),
    "citations": FlatTable(_CITATIONS, _citations),
    "recipients": FlatTable(_RECIPIENTS, _recipients),
}
