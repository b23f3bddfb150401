"""From an analysis to the rows of its letter: pure, done by the workers, so that the writer only writes.

A row is a tuple in the order of the columns of its table, without the letter's own number, which the writer gives.
Bodies and documents are shared by letters: rows point into the lists of them here, the writer finds their numbers.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from ..calendars.entries import Entry, entries_of
from ..folding import key
from ..knowledge.register import folded_symbol
from ..records.analysis import Analysis, Body, Citation, Deadline
from ..resolution import standing
from ..resolution.body_words import written_out
from ..resolution.urn import parse_urn

Row = tuple[Any, ...]
#: Names of bodies are kept in these roles of a deadline.
WHO, TO, VIA, SUPPORT, PART = "who", "to", "via", "support", "part"


class BodyRow(NamedTuple):
    """A body as named; see the table `bodies`."""

    name: str
    urn: str | None
    folded: str
    level: str | None
    collective: bool


class DocumentRow(NamedTuple):
    """A document as identified; see the table `documents`."""

    urn: str
    symbol: str | None
    symbol_key: str | None
    body: str | None
    type: str | None
    date: str | None
    name: str
    register_row: str | None


class Rows(NamedTuple):
    """All rows of a letter.

    Attributes
    ----------
    head : dict
        Columns of `letters` that the analysis tells.
    issuer : int or None
        Place of the issuer in `bodies`.
    bodies, documents : list
    tables : dict of str to list of tuple
        Rows by the name of their table.
    links : dict of str to list of tuple
        Rows of the tables that join bodies to recipients, directives and deadlines, with a place in `bodies`.
    cited : list of int or None
        Place in `documents` of each row of `citations`.
    """

    head: dict[str, Any]
    issuer: int | None
    bodies: list[BodyRow]
    documents: list[DocumentRow]
    tables: dict[str, list[Row]]
    links: dict[str, list[Row]]
    cited: list[int | None]


class Uids(NamedTuple):
    """Lasting identity of a deadline, and of its entries by body as written."""

    deadline: str
    entries: dict[str | None, str]


def uids_of(entries: Iterable[Entry]) -> dict[str, Uids]:
    """Identities as they are made at first sight, by id of the deadline."""
    found: dict[str, Uids] = {}
    for entry in entries:
        found.setdefault(entry.deadline.id, Uids(entry.uid, {})).entries[entry.body] = entry.uid
    return found


def _merged(first: Mapping[str, Uids], known: Mapping[str, Uids]) -> dict[str, Uids]:
    """What is known from before counts; a body that is new in a deadline has its own identity."""
    return {
        id: Uids(known[id].deadline, {**uids.entries, **known[id].entries}) if id in known else uids
        for id, uids in first.items()
    }


def rows_of(
    analysis: Analysis, uids: Mapping[str, Uids] | None = None, dismissed: frozenset[str] = frozenset()
) -> Rows:
    """Make the rows of a letter.

    Parameters
    ----------
    analysis : Analysis
        As it is to be shown, corrections applied.
    uids : mapping of str to Uids, optional
        Lasting identities by id of the deadline, where they are known from an earlier version.
    dismissed : frozenset of str, optional
        Ids of deadlines that a person said are none; their rows keep their identity.

    Returns
    -------
    Rows

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> rows = rows_of(analyze("Số 7-CV/HU\\n\\nSở Y tế báo cáo UBND tỉnh trước ngày 05/9/2025."))
    >>> [(body.name, body.folded) for body in rows.bodies]
    [('Huyện ủy', 'huyen uy'), ('Sở Y tế', 'so y te'), ('UBND tỉnh', 'uy ban nhan dan tinh')]
    """
    known = _Shared()
    entries = entries_of([analysis])
    named = _merged(uids_of(entries), uids or {})
    letter = analysis.letter
    issuer = known.body(letter.issuer_body, letter.issuer) if letter.issuer else None
    links: dict[str, list[Row]] = {
        "recipient_bodies": list(_of_recipients(analysis, known)),
        "directive_bodies": list(_of_directives(analysis, known)),
        "deadline_bodies": list(_of_deadlines(analysis, {e.deadline.id: e.support for e in entries}, named, known)),
    }
    cited = [known.document(c.document.id, c.name, c.document.register_row) for c in analysis.citations]
    known.document(letter.id, letter.number or "")  # other letters may cite this one
    held = standing.holders(analysis)
    grounds = standing.grounds(analysis, held)
    tables: dict[str, list[Row]] = {
        "recipients": [(n, r.role, r.start, r.end) for n, r in enumerate(analysis.recipients)],
        "directives": [(d.id, d.label, d.path, d.parent, d.start, d.end, grounds[d.id]) for d in analysis.directives],
        "deadlines": [_deadline(d, named[d.id].deadline, d.id in dismissed) for d in analysis.deadlines],
        "citations": [_citation(c) for c in analysis.citations],
        "mentions": [
            (c.id, n, m.form, m.relation, m.pinpoint, m.cue, m.start, m.end, held[c.id, n])
            for c in analysis.citations
            for n, m in enumerate(c.mentions)
        ],
        "document_links": list(standing.links(analysis)),
        "diagnostics": [
            (n, d.code, d.severity, d.message, d.suggestion, d.start, d.end) for n, d in enumerate(analysis.diagnostics)
        ],
    }
    return Rows(_head(analysis), issuer, known.bodies, known.documents, tables, links, cited)


def identity_of(analysis: Analysis) -> str | None:
    """What copies of one letter share: issuer, number and date; None where one of them is not known."""
    letter = analysis.letter
    if not (letter.issuer and letter.number and letter.date):
        return None
    return f"{key(letter.issuer)}|{key(letter.number)}|{letter.date}"


class _Shared:
    """Bodies and documents of a letter, each once."""

    def __init__(self) -> None:
        self.bodies: list[BodyRow] = []
        self.documents: list[DocumentRow] = []
        self._places: dict[tuple[str, str | None], int] = {}
        self._cited: dict[str, int] = {}

    def body(self, body: Body | None, name: str) -> int:
        """Place of a body; `name` is how it stands in the letter."""
        known = (name, body.id if body else None)
        if known not in self._places:
            self._places[known] = len(self.bodies)
            level, collective = (body.level, body.collective) if body else (None, False)
            self.bodies.append(BodyRow(name, known[1], _folded(name), level, collective))
        return self._places[known]

    def document(self, urn: str | None, name: str, register_row: str | None = None) -> int | None:
        """Place of a document, None where it is open which one it is."""
        if urn is None:
            return None
        if urn not in self._cited:
            self._cited[urn] = len(self.documents)
            self.documents.append(document_row(urn, name, register_row))
        return self._cited[urn]


@lru_cache(maxsize=16_384)
def document_row(urn: str, name: str, register_row: str | None = None) -> DocumentRow:
    """A document as its identifier tells it.

    Examples
    --------
    >>> document_row("urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw", "Quy định 132")[1:6]
    ('132-QĐ/TW', '132QDTW', 'vn:trung.uong', 'quy.dinh', '2018-03-08')
    """
    told = parse_urn(urn)
    day = told.date if len(told.date) == 10 else None
    symbol = told.symbol or None
    return DocumentRow(
        urn, symbol, folded_symbol(symbol) if symbol else None, told.body, told.type or None, day, name, register_row
    )


@lru_cache(maxsize=16_384)
def _folded(name: str) -> str:
    return written_out(name)


def _head(analysis: Analysis) -> dict[str, Any]:
    letter = analysis.letter
    names = ("number", "type", "issuer", "place", "date", "subject", "signer", "signer_title", "on_behalf_of")
    urn = letter.id
    return {
        **{name: getattr(letter, name) for name in names},
        "urn": urn,
        "number_key": key(letter.number) if letter.number else None,
        "text": analysis.text,
        "identity": identity_of(analysis),
        "sort_key": f"{letter.date or '0'}|{urn or ''}|{analysis.source.sha256[:12]}",
    }


def _of_recipients(analysis: Analysis, known: _Shared) -> Iterable[Row]:
    for n, recipient in enumerate(analysis.recipients):
        for position, body in enumerate(recipient.bodies):
            yield n, position, known.body(body, body.name)


def _of_directives(analysis: Analysis, known: _Shared) -> Iterable[Row]:
    for directive in analysis.directives:
        places = dict[str, int]()
        for assignee in directive.assignees:
            for body in assignee.bodies or (Body(name=assignee.text),):
                position = places[assignee.role] = places.get(assignee.role, -1) + 1
                yield directive.id, assignee.role, position, known.body(body, body.name)


def _of_deadlines(
    analysis: Analysis, support: Mapping[str, Sequence[str]], uids: Mapping[str, Uids], known: _Shared
) -> Iterable[Row]:
    """Who has to act stands as written, as entries of a calendar do; the bodies of "A và B" stand beside as parts."""
    for d in analysis.deadlines:
        day = d.due if d.rrule is None else None
        named = {body.name: body for body in (*d.who_bodies, *d.to_bodies, *d.via_bodies)}
        parts = [body.name for body in d.who_bodies if body.name not in d.who]
        roles = {WHO: d.who, TO: d.to, VIA: d.via, SUPPORT: support.get(d.id, ()), PART: parts}
        own = uids[d.id].entries
        for role, names in roles.items():
            for position, name in enumerate(dict.fromkeys(names)):
                uid = own.get(name) if role == WHO else None
                yield d.id, role, position, known.body(named.get(name), name), uid, day
        if not d.who:  # of an entry that names nobody
            yield d.id, WHO, 0, None, own[None], day


def _deadline(d: Deadline, uid: str, dismissed: bool) -> Row:
    sentence = next(((e.start, e.end) for e in d.evidence if e.field == "sentence"), (d.start, d.end))
    count = d.count.model_dump_json() if d.count else None
    lists = (_json(d.review_reasons), _json(d.readings), _json(d.computation))
    return (
        d.id, uid, d.directive, d.kind, d.due, d.due_time, d.inclusive, d.act_by, d.start_date, d.rrule, d.what, d.anchor,
        d.anchor_date, count, d.vague, d.needs_review, dismissed, *lists, *sentence, d.start, d.end,
        max(1, len(set(d.who))),
    )  # fmt: skip


def _citation(c: Citation) -> Row:
    document = c.document
    return (
        c.id, c.key, c.name, c.type, c.date, c.issuer, c.title, c.level, c.relation, document.inferred, False,
        document.in_force, document.superseded_by, _json(document.candidates), None,
    )  # fmt: skip


def _json(values: Sequence[str]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else "[]"  # most are empty
