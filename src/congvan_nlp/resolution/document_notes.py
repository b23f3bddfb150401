"""What the register says against a citation: replaced, miswritten, of another type or author."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..diagnostics import diagnostic
from ..folding import key
from ..knowledge.register import Register, Regulation
from ..records.analysis import Citation, Diagnostic
from .body_identity import identify
from .series import CENTRAL


@dataclass(frozen=True, slots=True)
class Found:
    """What a citation was linked to: a row, or rows that it may mean; `slip` says what it has wrong (date, year)."""

    row: Regulation | None = None
    inferred: bool = False
    candidates: tuple[Regulation, ...] = ()
    slip: str = ""


@lru_cache(maxsize=1024)
def ids_of(issuers: str) -> frozenset[str]:
    """Ids of the bodies that issued a document together."""
    return frozenset(body.id for name in issuers.split("|") for body in identify(name, CENTRAL) if body.id)


def shown(date: str) -> str:
    """A full date as people write it.

    Examples
    --------
    >>> shown("2018-03-08")
    '08/03/2018'
    """
    return "/".join(reversed(date.split("-")))


def _named(row: Regulation) -> str:
    said = f"{row.type} số {row.symbol}" if row.symbol else (row.names or (row.title,))[0]
    return f"{said} ngày {shown(row.date)}" if len(row.date) == 10 else f"{said} năm {row.date[:4]}"


def notes_on(
    citation: Citation, found: Found, day: dt.date | None, register: Register, citations: Sequence[Citation]
) -> list[Diagnostic]:
    """What the register says against a citation.

    Parameters
    ----------
    citation : Citation
    found : Found
        What it was linked to.
    day : date or None
        Of the letter.
    register : Register
    citations : sequence of Citation
        All of the letter: it may say itself what was replaced.

    Returns
    -------
    list of Diagnostic
    """
    first = citation.mentions[0]

    def note(code: str, **values: Any) -> Diagnostic:
        return diagnostic(code, first.start, first.end, key=citation.key or citation.name, **values)

    notes = []
    row = found.row
    if day and citation.date and citation.date > day.isoformat():
        notes.append(note("citation-after-letter", date=shown(citation.date), letter=day.strftime("%d/%m/%Y")))
    if row is None:
        if len(found.candidates) > 1 or (found.candidates and citation.date):
            notes.append(note("citation-ambiguous", candidates="; ".join(map(_named, found.candidates))))
        return notes
    if found.slip == "date":
        notes.append(note("citation-date-contradicts", written=shown(citation.date or ""), known=shown(row.date)))
    if found.slip == "year":
        notes.append(note("citation-year-restored", known=_named(row)))
    elif found.inferred and not found.slip and citation.key:
        notes.append(note("citation-inferred", known=_named(row)))
    if row.verified != "no":
        notes += _contradictions(citation, row, note)
    if day and row.status(day) == "ended" and not _is_told(citation, row, citations, register):
        notes += _superseded(row, day, register, note)
    return notes


def _is_told(citation: Citation, row: Regulation, citations: Sequence[Citation], register: Register) -> bool:
    """Whether the letter says itself that a regulation was replaced: it repeals it, or names it beside its successor."""
    if citation.relation in ("replaces", "repeals"):
        return True
    successors = {r.symbol for r in register.chain(row) if r.date > row.date}
    return citation.relation == "refers" and any(c.key in successors for c in citations)


def _fits(type_name: str, row: Regulation) -> bool:
    """Whether a type names a regulation: a decision that issues a Quy định is cited as either."""
    issued = key(row.title).startswith(f"ban hanh {key(type_name)}")
    return type_name == "Văn bản" or row.type.startswith(type_name) or issued


def _contradictions(citation: Citation, row: Regulation, note) -> list[Diagnostic]:  # type: ignore[no-untyped-def]
    notes = []
    if citation.key and citation.type and not _fits(citation.type, row):
        notes.append(note("citation-type-contradicts", written=citation.type, known=row.type))
    if citation.issuer and row.issuer and citation.key:
        said, known = ids_of(citation.issuer), ids_of(row.issuer)
        # the Central Committee heads the documents of all three authors of its series
        if said and known and said.isdisjoint(known) and "vn:trung.uong" not in said:
            notes.append(
                note("citation-issuer-contradicts", written=citation.issuer, known=row.issuer.replace("|", ", "))
            )
    return notes


def _superseded(row: Regulation, day: dt.date, register: Register, note) -> list[Diagnostic]:  # type: ignore[no-untyped-def]
    after = register.successor(row, day)
    direct = register.successors(row)
    values = {"ended": shown(row.ended), "document": _named(row)}
    if row.verified_end == "no":  # contradicts no letter
        return [note("citation-maybe-superseded", successor=_named(after) if after else "văn bản khác", **values)]
    if after is None:
        return [note("citation-ended", **values)]
    way = [r for r in direct if r.ref != after.ref][:1]
    through = f" (qua {_named(way[0])})" if way and after not in direct else ""
    return [note("citation-superseded", successor=_named(after) + through, **values)]
