"""Which document a citation means: linked to the register, or named by issuer, type, symbol and date.

Where the date is missing, the newest one is meant that is not later than the letter and still in force
then (see `../knowledge/register.py`), and the link says that it was inferred. A date, type or issuer that
contradicts a verified row is a slip with a diagnostic; what stays open keeps its candidates.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..diagnostics import diagnostic
from ..folding import key
from ..knowledge.register import Register, Regulation, day_of, newest
from ..records.analysis import Citation, Diagnostic, DocumentIdentity
from .document_notes import Found, ids_of, notes_on, shown
from .senses import by_context, near, same_term
from .series import register_series, series_of
from .standpoint import Standpoint
from .urn import DocumentName, type_slug, urn_of

_YEAR = re.compile(r"\bnam ((?:19|20)\d\d)\b")
_SYMBOL_YEAR = re.compile(r"[/-]((?:19|20)\d\d)[/-]")
#: A regulation with this much of its title in the words of the letter is the one that is meant.
_SAME_TITLE = 0.5
#: With less than this it is another document of the same symbol.
_OTHER_TITLE = 0.25


@dataclass(frozen=True, slots=True)
class Citing:
    """What a citing letter says of itself.

    Attributes
    ----------
    low : str
        Its folded text, which mentions point into.
    here : Standpoint
    day : date or None
    register : Register
    shared : collection of int
        Where citations begin whose date was taken from the document listed with them.
    spans : sequence of (int, int)
        All mentions, in order.
    """

    low: str
    here: Standpoint
    day: dt.date | None
    register: Register
    shared: Collection[int] = ()
    spans: Sequence[tuple[int, int]] = ()


def link_citations(citations: Sequence[Citation], letter: Citing) -> tuple[list[Citation], list[Diagnostic]]:
    """Give each cited document its identity.

    Parameters
    ----------
    citations : sequence of Citation
    letter : Citing

    Returns
    -------
    citations : list of Citation
        With `document`; a date that was shared wrongly, by the register, is dropped, nothing else is changed.
    diagnostics : list of Diagnostic
    """
    linked, notes = [], []
    years = _years_of(citations)
    dates = {years.get(c.key, c.key): c.date for c in citations if c.key and c.date}
    for citation in citations:
        citation, found = _with_own_date(citation, letter)
        notes += notes_on(citation, found, letter.day, letter.register, citations)
        document = _identity(citation, found, letter, years, dates)
        linked.append(citation.model_copy(update={"document": document}))
    notes += _year_slips(citations, years)
    return linked, notes


def _with_own_date(citation: Citation, letter: Citing) -> tuple[Citation, Found]:
    found = _find(citation, letter)
    if (found.row and not found.slip) or not any(m.start in letter.shared for m in citation.mentions):
        return citation, found
    undated = citation.model_copy(update={"date": None, "issuer": None})
    other = _find(undated, letter)
    return (undated, other) if other.row else (citation, found)


def document_urn(row: Regulation) -> str:
    """The identifier of a regulation of the register.

    Examples
    --------
    >>> from congvan_nlp.knowledge.register import builtin
    >>> document_urn(builtin().get("132-QĐ/TW@2018-03-08"))
    'urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw'
    """
    body = register_series(row.symbol, row.issuer) or f"vn:{type_slug(row.issuer) or '_'}"
    return urn_of(DocumentName(body, type_slug(row.type), row.date, row.symbol))


def register_identity(
    row: Regulation, register: Register, day: dt.date | None, *, inferred: bool = False
) -> DocumentIdentity:
    """A regulation of the register as a letter of a day cites it.

    Examples
    --------
    >>> from congvan_nlp.knowledge.register import builtin
    >>> row = builtin().get("132-QĐ/TW@2018-03-08")
    >>> register_identity(row, builtin(), dt.date(2024, 11, 5)).in_force
    False
    """
    status = row.status(day) if day else "unknown"
    sure = row.verified_end != "no"
    after = register.successor(row, day) if day and status == "ended" and sure else None
    return DocumentIdentity(
        id=document_urn(row),
        inferred=inferred,
        register_row=row.ref,
        in_force={"in_force": True, "part": True, "ended": False}.get(status) if sure else None,
        superseded_by=document_urn(after) if after else None,
    )


def _find(citation: Citation, letter: Citing) -> Found:
    register = letter.register
    if citation.key is None:
        return _choose(citation, register.by_name(_bare_name(citation)), letter)
    rows = [r for r in register.by_symbol(citation.key) if _same_series(r, citation, letter.here)]
    if not rows and _SYMBOL_YEAR.search(citation.key) is None:
        found = _choose(citation, register.by_symbol_without_year(citation.key), letter)
        return Found(found.row, True, found.candidates, "year") if found.row else found
    return _choose(citation, rows, letter)


def _bare_name(citation: Citation) -> str:
    """A name without the day or year behind it: "Luật Viên chức năm 2010"."""
    return re.sub(r",?\s(?:ngày|năm)\s\d.*$", "", citation.name)


def _same_series(row: Regulation, citation: Citation, here: Standpoint) -> bool:
    series = register_series(row.symbol, row.issuer)
    return series is None or series == series_of(citation.key or "", citation.issuer, here)


def _choose(citation: Citation, rows: Sequence[Regulation], letter: Citing) -> Found:
    """The one regulation of several that is meant."""
    if not rows:
        return Found()
    if citation.date:
        return _by_date(citation, rows)
    year = _said_year(citation)
    if year:
        rows = [r for r in rows if r.date.startswith(year)]
        if not rows:
            return Found()
    rows = _agreeing(citation, rows)
    titled = [r for r in rows if _alike(citation.title, r.title) >= _SAME_TITLE]
    rows = titled or [r for r in rows if _alike(citation.title, r.title, 1.0) >= _OTHER_TITLE]
    day = letter.day
    if day is None:
        sure = len(rows) == 1 and (titled or year or (_SYMBOL_YEAR.search(rows[0].symbol) and citation.key))
        return Found(rows[0], True) if sure else Found(candidates=tuple(rows))
    known = [r for r in rows if day_of(r.date) <= day]
    if not known:
        return Found()  # an older document of that symbol or name, which the register does not hold
    meant = None if titled else _by_context(citation, known, letter)
    if meant:
        return Found(meant, inferred=True)
    if citation.key is None and not year and all(r.status(day) == "ended" for r in known):
        return Found(candidates=tuple(known))  # a law of that name that came before the register's may be meant
    return Found(newest(known, day), inferred=True)


def _agreeing(citation: Citation, rows: Sequence[Regulation]) -> Sequence[Regulation]:
    """Those of several documents that are of the type, and by the author, that the letter names."""
    if len(rows) > 1 and citation.type:
        rows = [r for r in rows if r.type == citation.type] or rows
    if len(rows) > 1 and citation.issuer:
        said = ids_of(citation.issuer) - {"vn:trung.uong"}
        rows = [r for r in rows if said & ids_of(r.issuer)] or rows
    return rows


def _by_context(citation: Citation, rows: Sequence[Regulation], letter: Citing) -> Regulation | None:
    first = citation.mentions[0]
    i = bisect_left(letter.spans, (first.start, first.end))
    before = letter.spans[i - 1][1] if i else 0
    following = (letter.spans[n][0] for n in range(i, len(letter.spans)))
    behind = next((start for start in following if start >= first.end), len(letter.low))
    return by_context(letter.low, (first.start, first.end), (before, behind), rows)


def _by_date(citation: Citation, rows: Sequence[Regulation]) -> Found:
    written = citation.date or ""
    exact = [r for r in rows if written.startswith(r.date)]
    if exact:
        return Found(exact[0])
    meant = [r for r in rows if _is_slip(written, r) or _alike(citation.title, r.title) >= _SAME_TITLE]
    if len(meant) == 1 and meant[0].verified != "no":
        return Found(meant[0], inferred=True, slip="date")
    return Found(candidates=tuple(meant))


def _is_slip(written: str, row: Regulation) -> bool:
    """Whether a cited date can only be that of a regulation miswritten."""
    if near(dt.date.fromisoformat(written), day_of(row.date)):
        return True
    return row.branch == "party" and row.symbol.endswith("TW") and same_term(written, row.date)


def _alike(said: str | None, title: str, untold: float = 0.0) -> float:
    """Share of the words of the shorter title that the other has; `untold` where one is too short to tell."""
    left, right = _words(said or ""), _words(title)
    least = min(len(left), len(right))
    return len(left & right) / least if least >= 4 else untold


@lru_cache(maxsize=1024)
def _words(title: str) -> frozenset[str]:
    return frozenset(key(title).split())


def _said_year(citation: Citation) -> str | None:
    for mention in citation.mentions:
        match = _YEAR.search(key(mention.text))
        if match:
            return match[1]
    return None


def _identity(
    citation: Citation, found: Found, letter: Citing, years: dict[str, str], dates: dict[str, str]
) -> DocumentIdentity:
    here, day, register = letter.here, letter.day, letter.register
    if found.row is not None:
        return register_identity(found.row, register, day, inferred=found.inferred)
    candidates = tuple(document_urn(r) for r in found.candidates)
    if citation.key is None:
        return DocumentIdentity(candidates=candidates)
    symbol = years.get(citation.key, citation.key)
    body = series_of(symbol, citation.issuer, here)
    if body is None:
        return DocumentIdentity(candidates=candidates)
    year = _SYMBOL_YEAR.search(symbol)
    date = dates.get(symbol) or _said_year(citation) or (year[1] if year else "")
    name = DocumentName(body, type_slug(citation.type), date, symbol)
    inferred = citation.issuer is None or symbol != citation.key
    return DocumentIdentity(id=urn_of(name), inferred=inferred, candidates=candidates)


def _years_of(citations: Sequence[Citation]) -> dict[str, str]:
    """Symbols whose year is not that of their date, to the one that the letter cites too: 54/2016 dated 2017, 54/2017."""
    keys = {citation.key for citation in citations}
    found = {}
    for citation in citations:
        match = _SYMBOL_YEAR.search(citation.key or "")
        if citation.key and match and citation.date and match[1] != citation.date[:4]:
            right = citation.key[: match.start(1)] + citation.date[:4] + citation.key[match.end(1) :]
            if right in keys:
                found[citation.key] = right
    return found


def _year_slips(citations: Sequence[Citation], years: dict[str, str]) -> list[Diagnostic]:
    notes = []
    for citation in citations:
        match = _SYMBOL_YEAR.search(citation.key or "")
        if match and citation.date and match[1] != citation.date[:4]:
            first = citation.mentions[0]
            right = years.get(citation.key or "", "")
            code = "citation-year-slip" if right else "citation-year-differs"
            notes.append(
                diagnostic(code, first.start, first.end, key=citation.key, date=shown(citation.date), right=right)
            )
    return notes
