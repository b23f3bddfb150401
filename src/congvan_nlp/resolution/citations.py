"""Mentions → citations: one a distinct document of the letter, with slips and short forms resolved."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from ..diagnostics import diagnostic
from ..extraction.mentions import RawMention
from ..extraction.relations import relations_of
from ..folding import Text, bare, key, one_line
from ..knowledge.register import Register
from ..knowledge.tables import issuer_codes
from ..records.analysis import Citation, Diagnostic, Level, Mention, Relation
from ..structure.layout import Zone
from .senses import senses_of
from .variants import parts_of, resolve_variants

_JOINTS = re.compile(r"[-/]")
_ASSEMBLY = re.compile(r"(?:QH|UBTVQH)\d*$")
_DAY = re.compile(r",?\s(?:ngày|năm)\s.*$")
_LAW = re.compile(r"(?:Luật|Bộ|Pháp)")
_LAW_CODE = re.compile(r"QH\d")
#: Only Quốc hội and its standing committee issue these.
_OF_THE_ASSEMBLY = frozenset({"hien phap", "bo luat", "luat", "phap lenh"})


@dataclass(slots=True)
class _Document:
    """Mentions gathered for one document."""

    key: str | None
    name: str | None
    members: list[tuple[RawMention, Relation, tuple[int, int] | None]] = field(default_factory=list)


def _level(issuer_code: str, issuer: str | None, doc_type: str | None) -> Level | None:
    if key(doc_type or "") in _OF_THE_ASSEMBLY:
        return "central"
    head = _JOINTS.split(bare(issuer_code))[0]
    known = issuer_codes().get(head)
    if known and known.level in ("central", "province", "district", "commune"):
        return known.level  # type: ignore[return-value]
    if _ASSEMBLY.match(head) or head.endswith("TW"):
        return "central"
    words = key(issuer or "")
    for level, pattern in (
        ("commune", r"\b(?:xa(?! hoi)|phuong|thi tran|dac khu)\b"),
        ("district", r"\b(?:huyen|quan(?! chung| doi| su)|thi xa)\b"),
        ("province", r"\b(?:tinh|thanh uy|so)\b"),
        ("central", r"\b(?:trung uong|chinh phu|quoc hoi|bo|thu tuong|tong cuc|bo chinh tri|ban bi thu)\b"),
    ):
        if re.search(pattern, words):
            return level  # type: ignore[return-value]
    return None


_TITLE = re.compile(
    r"\s{0,3},?\s{0,3}(?:(?:ve\s)?\"(?:ve viec|ve)?\s{0,2}(?P<quoted>[^\"]{4,500})\"|(?:ve viec|ve|v/v)\s(?P<plain>[^\"\n;]{4,400}?)"
    r"(?=;|\.\s|\.$|\)|\n\s?\n|\n[-+]|\s\(|,? gan voi| cho phu hop|, (?:ban|bo|so|ubnd|uy ban|dang uy|tinh uy|huyen uy|thanh uy|quan uy|thi uy|van phong|to cong tac|hoi dong|thuong truc|giam doc|cac|de)\s|$))"
)


def build_citations(
    text: Text,
    mentions: Sequence[RawMention],
    shared: Sequence[int],
    subject: Zone | None,
    register: Register,
    day: dt.date | None,
) -> tuple[list[Citation], list[Diagnostic]]:
    """Group mentions by document and decide relation, date, issuer and title of each.

    Parameters
    ----------
    text : Text
    mentions : sequence of RawMention
        All mentions of the letter, in order of their start.
    shared : sequence of int
        Offsets of mentions whose date and issuer come from the next one of a list.
    subject : Zone or None
        The subject line, whose relation counts only where the body has none.
    register : Register
        Where a symbol names several documents.
    day : date or None
        Of the letter.

    Returns
    -------
    citations : list of Citation
        In order of first mention.
    diagnostics : list of Diagnostic
    """
    notes: list[Diagnostic] = []
    relations = relations_of(text, mentions)
    resolved, slips = resolve_variants(mentions)
    for i, written in slips:
        m = resolved[i]
        notes.append(diagnostic("citation-slip", m.start, m.end, written=written, key=m.key))
    documents: dict[str, _Document] = {}
    keyed = [m for m in resolved if m.key]
    numbered = _by_number(keyed)
    laws = {_base_name(m.name): m.key for m in keyed if m.name}
    last: dict[str | None, str] = {}  # the document of a symbol that was named last, for short forms
    for m, (relation, cue), sense in zip(resolved, relations, senses_of(text, resolved, register, day), strict=True):
        if m.key is None and m.number is not None:
            m = _tie_short(m, numbered)
        if m.key is None and m.name and _base_name(m.name) in laws and m.year is None:
            m = replace(m, key=laws[_base_name(m.name)])
        identity = m.key or _base_name(m.name or f"{m.type} {m.number}")
        name = m.name
        if m.key is None and name is None:
            name = f"{m.type} {m.number}" + (f"/{m.year}" if m.year else "")
            notes.append(diagnostic("citation-unresolved", m.start, m.end, written=text.raw[m.start : m.end]))
        sense = last[m.key] = sense or last.get(m.key, "")
        document = documents.setdefault(f"{identity}@{sense}", _Document(m.key, name))
        document.members.append((m, relation, cue))
    citations = []
    shared_starts = set(shared)
    starts = [m.start for m in mentions]
    for n, document in enumerate(documents.values(), 1):
        citation = _citation(text, f"c{n}", document, subject, starts)
        citations.append(citation)
        notes += _notes(text, citation, document, shared_starts)
    return citations, notes


def _base_name(name: str) -> str:
    """Name of a law without its day: the same law may be named with and without it."""
    return key(_DAY.sub("", name)) if _LAW.match(name) else key(name)


_start = attrgetter("start")
_Numbered = Mapping[tuple[str, str | None, int | None], Sequence[RawMention]]


def _by_number(keyed: Sequence[RawMention]) -> _Numbered:
    """Mentions with symbols in order, by number, type and year of the date; under -1 those of any year."""
    found: dict[tuple[str, str | None, int | None], list[RawMention]] = {}
    for m in keyed:
        for year in (-1, m.date.year if m.date else None):
            found.setdefault(((m.number or "").lstrip("0"), m.type, year), []).append(m)
    return found


def _tie_short(m: RawMention, numbered: _Numbered) -> RawMention:
    """Quy định 132 is the last document before it of that type and number, else the first behind it."""
    number = (m.number or "").lstrip("0")
    before: list[RawMention] = []
    behind: list[RawMention] = []
    for year in (-1,) if m.year is None else (m.year, None):
        for doc_type in (m.type, None):
            same = numbered.get((number, doc_type, year), ())
            at = bisect_left(same, m.start, key=_start)
            before += same[max(0, at - 1) : at]
            at = bisect_right(same, m.start, key=_start)
            behind += same[at : at + 1]
    if before:
        return replace(m, key=max(before, key=_start).key)
    return replace(m, key=min(behind, key=_start).key) if behind else m


def _citation(text: Text, identity: str, document: _Document, subject: Zone | None, starts: Sequence[int]) -> Citation:
    members = [m for m, _, _ in document.members]
    first = members[0]
    doc_type = next((m.type for m in members if m.type and m.form in ("full", "named")), None) or first.type
    dated = next((m.date for m in members if m.date and m.date.date), None)
    date = dated.date if dated else None
    issuer = next((m.issuer for m in members if m.issuer), None)
    if issuer is None and _LAW_CODE.match(first.issuer_code):
        issuer = "Quốc hội"
    body = [r for m, r, _ in document.members if subject is None or m.start not in subject]
    told = [r for r in body if r != "refers"]
    relation: Relation = (told or body or [document.members[0][1]])[0]
    spans = {(m.start, m.end): (m, r, c) for m, r, c in document.members}
    mentions = tuple(
        Mention(
            text=text.raw[m.start : m.end], start=m.start, end=m.end,
            pinpoint=one_line(text.raw[slice(*m.pinpoint)]) if m.pinpoint else None,
            form=m.form, relation=r, cue=text.raw[slice(*c)] if c else None,
        )
        for m, r, c in spans.values()
    )  # fmt: skip
    names = [m.name for m in members if m.name]
    if document.key is None:
        name = max(names, key=len) if names else document.name or ""
    else:
        name = f"{names[0]} số {document.key}" if names else f"{doc_type or 'Văn bản'} số {document.key}"
    return Citation(
        id=identity, key=document.key, name=name, type=doc_type, date=date.isoformat() if date else None,
        issuer=issuer, title=_title(text, members, starts), level=_level(first.issuer_code, issuer, doc_type), relation=relation,
        mentions=mentions,
    )  # fmt: skip


_SIBLING = re.compile(r"(?:,|;|\bva|\bcung)\s{1,2}(?:cac\s)?$")


def _title(text: Text, members: Sequence[RawMention], starts: Sequence[int]) -> str | None:
    for m in members:
        match = _TITLE.match(text.low, m.end) if m.form in ("full", "short") else None
        if match is None:
            continue
        start, end = match.span("quoted" if match["quoted"] else "plain")
        i = bisect_left(starts, m.end)
        if match["plain"] and i < len(starts) and starts[i] < end:
            # the first document behind "về …" that stands behind a comma or "và" is no part of the title
            sibling = _SIBLING.search(text.low, start, starts[i])
            end = sibling.start() if sibling else end
        title = one_line(text.raw[start:end]).strip(" .,;")
        if title:
            return title
    return None


def _notes(text: Text, citation: Citation, document: _Document, shared: set[int]) -> list[Diagnostic]:
    members = [m for m, _, _ in document.members]
    first = members[0]
    notes = []
    if any(m.slip for m in members) and citation.key and parts_of(citation.key)[1] == "":
        notes.append(diagnostic("citation-year-missing", first.start, first.end, key=citation.key))
    for m in members:
        if m.misread:
            written = one_line(text.raw[m.start : m.end])
            notes.append(diagnostic("citation-misread", m.start, m.end, written=written, key=citation.key))
    dates = sorted({m.date.date.strftime("%d/%m/%Y") for m in members if m.date and m.date.date})
    if len(dates) > 1:
        notes.append(
            diagnostic("citation-dates-differ", first.start, first.end, key=citation.key, dates=", ".join(dates))
        )
    for m in members:
        if m.start in shared:
            notes.append(diagnostic("citation-shared-date", m.start, m.end, key=citation.key))
    return notes
