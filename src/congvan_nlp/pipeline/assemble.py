"""Draft → `Analysis`: due dates, links between records, diagnostics in reading order."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from ..diagnostics import diagnostic
from ..extraction.attribution import RawDeadline
from ..extraction.deadlines import is_reminder
from ..extraction.directives import Unit, assignees, heading_above
from ..folding import Text, one_line
from ..records.analysis import Analysis, Annex, Count, Deadline, Diagnostic, Directive, Evidence, Letter, SourceInfo
from ..resolution.body_identity import identify_all
from ..resolution.due import Due, Reference, resolve_due
from ..resolution.issuer import find_issuer
from ..resolution.standpoint import Standpoint
from ..resolution.weekdays import WEEKDAYS, weekday_differs
from ..structure.layout import Layout, annex_headings, find_layout
from .identities import (
    identified_assignee,
    identified_citations,
    identified_letter,
    identified_recipients,
    notes_on_bodies,
    standpoint,
)

if TYPE_CHECKING:
    from .stages import Draft

#: What is worth saying of a day that is sure all the same.
_MERE_NOTES = ("deadline-year-inferred", "deadline-from-signing", "deadline-calendar-open")
_SUBJECT_YEAR = re.compile(r"(?<!khóa )năm ((?:19|20)\d\d)(?!\s?-)")

#: What OCR is less sure of, a person should read in the original; of the real scans at hand it is .86 sure at worst.
_SURE = 0.8


def build(draft: "Draft") -> Analysis:
    """Put the parts of a draft together.

    Parameters
    ----------
    draft : Draft
        Parts of stages that did not run stay empty.

    Returns
    -------
    Analysis
    """
    source = draft.source
    layout = draft.layout or find_layout(source.text)
    notes = [*draft.notes, *(diagnostic(code) for code in source.notes)]
    if source.confidence is not None:
        code = "ocr-read" if source.confidence >= _SURE else "ocr-doubtful"
        notes.append(diagnostic(code, percent=round(100 * source.confidence)))
    letter = _letter(draft, layout, notes)
    here = standpoint(draft, letter.issuer)
    letter = identified_letter(letter, here)
    recipients = identified_recipients(draft.recipients, here)
    citations, told = identified_citations(draft, here, draft.head.date)
    deadlines, owners = _deadlines(draft, notes, here)
    directives = _directives(draft, deadlines, owners, notes, here)
    notes += [*told, *notes_on_bodies(recipients, directives, deadlines, draft.head.date)]
    if layout.attachment:
        notes.append(diagnostic("attachment-skipped", layout.attachment.start, layout.attachment.end))
    notes.sort(key=lambda d: (d.start is None, d.start or 0, d.code))
    return Analysis(
        source=SourceInfo(
            path=source.path,
            sha256=source.sha256,
            media_type=source.media_type,
            pages=source.pages,
            ocr=source.ocr,
            attached_to=source.attached_to,
        ),
        text=source.text.raw,
        letter=letter,
        recipients=recipients,
        citations=citations,
        directives=directives,
        deadlines=tuple(deadlines),
        annexes=_annexes(source.text, layout),
        diagnostics=tuple(notes),
    )


def _annexes(text: Text, layout: Layout) -> tuple[Annex, ...]:
    headings = annex_headings(text, layout)
    ends = [*(heading.start for heading in headings[1:]), layout.annex.end]
    return tuple(
        Annex(text=text.raw[start:end], start=start, end=end, stop=stop)
        for (start, end), stop in zip(headings, ends, strict=False)
    )


def _letter(draft: "Draft", layout: Layout, notes: list[Diagnostic]) -> Letter:
    head, text = draft.head, draft.source.text
    issuer, inferred = find_issuer(text, layout, head)
    zones = {
        "number": head.number_zone, "date": head.date_zone, "subject": head.subject_zone,
        "issuer": head.issuer_zone, "signer": draft.signature.signer_zone,
    }  # fmt: skip
    evidence = tuple(
        Evidence(field=name, text=text.raw[z.start : z.end], start=z.start, end=z.end) for name, z in zones.items() if z
    )
    if head.illegible:
        zone = head.illegible
        notes.append(
            diagnostic("number-illegible", zone.start, zone.end, written=text.raw[zone.start : zone.end].strip())
        )
    elif head.symbol is None:
        notes.append(diagnostic("number-missing"))
    elif head.symbol.misread:
        start, end = head.symbol.start, head.symbol.end
        notes.append(
            diagnostic("number-misread", start, end, written=one_line(text.raw[start:end]), key=head.symbol.key)
        )
    if head.date is None:
        zone_or_none = head.date_zone
        if zone_or_none:
            words = text.raw[zone_or_none.start : zone_or_none.end]
            notes.append(diagnostic("date-illegible", zone_or_none.start, zone_or_none.end, written=words))
        else:
            notes.append(diagnostic("date-missing"))
    if inferred:
        notes.append(diagnostic("issuer-inferred", issuer=issuer))
    if head.type and head.type_inferred:
        notes.append(diagnostic("type-inferred", type=head.type))
    return Letter(
        number=head.symbol.key if head.symbol else None,
        type=head.type,
        issuer=issuer,
        place=head.place,
        date=head.date.isoformat() if head.date else None,
        subject=head.subject,
        signer=draft.signature.signer,
        signer_title=draft.signature.title,
        on_behalf_of=draft.signature.on_behalf_of,
        evidence=evidence,
    )


def reference_of(draft: "Draft") -> Reference:
    """What dates without a year are read against: the letter's date, and its subject's year."""
    years = _SUBJECT_YEAR.findall(draft.head.subject or "")
    return Reference(draft.head.date, draft.head.month, int(years[-1]) if years else None)


def _deadlines(draft: "Draft", notes: list[Diagnostic], here: Standpoint) -> tuple[list[Deadline], list[int | None]]:
    text = draft.text
    reference = reference_of(draft)
    raws = draft.deadlines or []
    found: list[Deadline] = []
    owners: list[int | None] = []
    for i, raw in enumerate(raws):
        due = resolve_due(raw.phrase, reference, _shared_year(raws, i))
        today = reference.date
        past = today is not None and due.due is not None and due.due < today
        if past and raw.phrase.kind == "range":
            continue
        maybe_past = past or (today is not None and any(day < today for day in due.readings))
        if maybe_past and is_reminder(text, raw, over=past):
            continue
        words = text.raw[raw.phrase.start : raw.phrase.end]
        if due.due and raw.phrase.kind == "date" and weekday_differs(words, due.due):
            due = replace(due, notes=(*due.notes, "deadline-weekday"), needs_review=True)
        told = [_due_note(code, raw, due, words, reference) for code in due.notes]
        notes += told
        reasons = [note.message for note in told if note.code not in _MERE_NOTES] or [note.message for note in told]
        review = tuple(reasons) if due.needs_review else ()
        found.append(_deadline(draft, f"t{len(found) + 1}", raw, due, words, review, here))
        owners.append(raw.unit)
    return found, owners


def _shared_year(raws: list[RawDeadline], i: int) -> int | None:
    """The year that a later date of the same sentence names: "trước ngày 10/11 và 20/11/2021"."""
    date = raws[i].phrase.date
    if date is None or date.year is not None:
        return None
    for other in raws[i + 1 : i + 6]:
        if other.sentence[0] != raws[i].sentence[0]:
            return None
        if other.phrase.date and other.phrase.date.year:
            year, months = other.phrase.date.year, (date.month, other.phrase.date.month)
            return year if months[0] <= months[1] else year - 1
    return None


def _due_note(code: str, raw: RawDeadline, due: Due, words: str, reference: Reference) -> Diagnostic:
    shown = due.due.strftime("%d/%m/%Y") if due.due else ""
    readings = " hoặc ".join(r.strftime("%d/%m/%Y") for r in due.readings)
    date = reference.date.strftime("%d/%m/%Y") if reference.date else ""
    year = due.due.year if due.due else ""
    weekday = WEEKDAYS[due.due.weekday()] if due.due else ""
    return diagnostic(
        code,
        raw.phrase.start,
        raw.phrase.end,
        written=words,
        due=shown,
        readings=readings,
        date=date,
        year=year,
        weekday=weekday,
    )


def _deadline(
    draft: "Draft", identity: str, raw: RawDeadline, due: Due, words: str, review: tuple[str, ...], here: Standpoint
) -> Deadline:
    text = draft.source.text
    phrase = raw.phrase

    def written(spans: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
        return tuple(one_line(text.raw[s:e]) for s, e in spans)

    evidence = [
        Evidence(field=name, text=text.raw[s:e], start=s, end=e)
        for name, spans in (
            ("who", raw.who), ("what", (raw.what_span,) if raw.what_span else ()), ("to", raw.to), ("via", raw.via),
            ("anchor", (phrase.anchor,) if phrase.anchor else ()), ("sentence", (_trimmed(text.raw, *raw.sentence),)),
        )
        for s, e in spans
    ]  # fmt: skip
    who, to, via = written(raw.who), written(raw.to), written(raw.via)
    return Deadline(
        id=identity, text=words, start=phrase.start, end=phrase.end,
        due=due.due.isoformat() if due.due else None,
        due_time=f"{phrase.hour[0]:02}:{phrase.hour[1]:02}" if phrase.hour else None,
        inclusive=due.inclusive, kind=due.kind, rrule=_rule(phrase.rrule, due),
        who=who, what=raw.what, to=to, via=via, who_bodies=identify_all(who, here),
        to_bodies=identify_all(to, here), via_bodies=identify_all(via, here),
        start_date=due.start.isoformat() if due.start else None,
        act_by=due.act_by.isoformat() if due.act_by else None,
        anchor=one_line(text.raw[slice(*phrase.anchor)]) if phrase.anchor else None,
        computation=due.steps, directive=f"d{raw.unit + 1}" if raw.unit is not None else None,
        needs_review=due.needs_review, review_reasons=review, vague=phrase.kind == "vague",
        anchor_date=due.anchor_date.isoformat() if due.anchor_date else None,
        count=Count(number=phrase.offset[0], unit=phrase.offset[1], since=phrase.since) if phrase.offset else None,
        readings=tuple(r.isoformat() for r in due.readings), evidence=tuple(evidence),
    )  # fmt: skip


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks around it."""
    words = raw[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _rule(rrule: str | None, due: Due) -> str | None:
    """A rule with the last day that it holds for."""
    return f"{rrule};UNTIL={due.until:%Y%m%d}" if rrule and due.until else rrule


def _before_table(draft: "Draft", unit: Unit) -> int:
    """Where the words of a directive end: who acts in a table is said by its rows."""
    starts = [min(cell.start for cell in row if cell) for row in draft.rows or []]
    first = bisect_left(starts, unit.start)
    return min(unit.end, starts[first]) if first < len(starts) else unit.end


def _directives(
    draft: "Draft", deadlines: list[Deadline], owners: list[int | None], notes: list[Diagnostic], here: Standpoint
) -> tuple[Directive, ...]:
    text, units = draft.text, draft.units or []
    starts = [u.start for u in units]
    cited: dict[int, dict[str, None]] = {}  # a set that keeps the order
    for citation in draft.citations:
        for mention in citation.mentions:
            i = bisect_right(starts, mention.start) - 1
            if i >= 0 and mention.start < units[i].end:
                cited.setdefault(i, {})[citation.id] = None
    due: dict[int, list[str]] = {}
    for deadline, owner in zip(deadlines, owners, strict=True):
        if owner is not None:
            due.setdefault(owner, []).append(deadline.id)
    seen: set[str] = set()
    found = []
    for i, unit in enumerate(units):
        item = unit.item
        if item is not None and item.rank < 8 and item.path in seen:
            notes.append(diagnostic("label-repeated", item.start, item.start + len(item.label), label=item.path))
        seen.add(item.path if item else "")
        who = assignees(text, unit, _before_table(draft, unit), heading_above(units, unit.parent))
        found.append(
            Directive(
                id=f"d{i + 1}",
                label=item.label if item else None,
                path=item.path if item else None,
                parent=f"d{unit.parent + 1}" if unit.parent is not None else None,
                text=text.raw[unit.start : unit.end],
                start=unit.start,
                end=unit.end,
                assignees=tuple(identified_assignee(one, here) for one in who),
                citations=tuple(cited.get(i, ())),
                deadlines=tuple(due.get(i, ())),
            )
        )
    return tuple(found)
