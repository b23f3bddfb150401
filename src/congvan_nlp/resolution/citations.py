"""Mentions → citations: one a distinct document of the letter, with slips and short forms resolved."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..diagnostics import diagnostic
from ..extraction.mentions import RawMention
from ..extraction.relations import relations_of
from ..folding import Text, bare, key, one_line
from ..knowledge.tables import issuer_codes
from ..records.analysis import Citation, Diagnostic, Level, Mention, Relation
from ..structure.layout import Zone


@dataclass(slots=True)
class _Document:
    """Mentions gathered for one document."""

    key: str | None
    name: str | None
    members: list[tuple[RawMention, Relation, tuple[int, int] | None]] = field(default_factory=list)


def _fold(symbol: str) -> str:
    return re.sub(r"[\s._]", "", bare(symbol)).upper()


def _parts(symbol: str) -> tuple[str, str, str, str]:
    """Number, year, type and issuer of a key, whatever the order of its joints."""
    match = re.fullmatch(r"(\d+(?:\.\d+|/\d{1,2})?[a-z]?)[-/](?:((?:19|20)\d\d)[-/])?([^/-]+)(?:[-/](.+))?", symbol)
    if match is None:
        return symbol, "", "", ""
    number, year, first, second = match.groups()
    return number.lstrip("0"), year or "", bare(first).upper(), bare(second or "").upper().replace("/", "-")


def resolve_variants(mentions: Sequence[RawMention]) -> tuple[list[RawMention], list[tuple[int, str]]]:
    """Tie variants of a symbol to the form that the letter gives in full.

    21-HD/TW for 21-HD/BTCTW, 97/QH14 beside 97/2019/QH14, 29/QĐ-TW beside 29-QĐ/TW: same number and
    type, no date of its own, and one candidate only.

    Returns
    -------
    mentions : list of RawMention
        Keys replaced, form "slip".
    slips : list of (index, key as written)

    Examples
    --------
    >>> full = RawMention(0, 1, "full", "21-HD/BTCTW", "21", date=None, issuer="Ban Tổ chức Trung ương")
    >>> slip = RawMention(2, 3, "full", "21-HD/TW", "21")
    >>> [m.key for m in resolve_variants([full, slip])[0]]
    ['21-HD/BTCTW', '21-HD/BTCTW']
    """
    evidence: Counter[str] = Counter()
    for m in mentions:
        if m.key:
            evidence[m.key] += 1 + 10 * bool(m.date) + 5 * bool(m.issuer)
    folded: dict[str, str] = {}
    for symbol in sorted(evidence, key=lambda k: (-evidence[k], k)):
        folded.setdefault(_fold(symbol), symbol)
    canonical = set(folded.values())
    by_number: dict[str, list[str]] = {}
    for symbol in canonical:
        by_number.setdefault(_parts(symbol)[0], []).append(symbol)
    found: list[RawMention] = []
    slips: list[tuple[int, str]] = []
    for i, m in enumerate(mentions):
        if m.key is None:
            found.append(m)
            continue
        target = folded[_fold(m.key)]
        if m.date is None:
            better = [
                c
                for c in by_number[_parts(target)[0]]
                if c != target and evidence[c] > evidence[target] and _same_document(target, c)
            ]
            if len(better) == 1:
                slips.append((i, m.key))
                found.append(replace(m, key=better[0], form="slip"))
                continue
        found.append(m if target == m.key else replace(m, key=target))
    return found, slips


def _same_document(written: str, full: str) -> bool:
    a, b = _parts(written), _parts(full)
    if a[0] != b[0]:
        return False
    if a[1] and b[1] and a[1] != b[1]:
        return False
    if re.match(r"QH\d|UBTVQH", a[2] + a[3]) or re.match(r"QH\d|UBTVQH", b[2] + b[3]):
        return (a[2], a[3]) == (b[2], b[3]) and (not a[1] or not b[1])
    if a[2] != b[2]:
        return False
    if a[1] != b[1]:
        return False
    short, long = sorted((a[3], b[3]), key=len)
    return long.endswith(short) or long.startswith(short) or _one_letter_apart(short, long)


def _one_letter_apart(a: str, b: str) -> bool:
    if len(a) != len(b) or len(a) < 3:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _level(issuer_code: str, issuer: str | None) -> Level | None:
    head = re.split(r"[-/]", bare(issuer_code))[0]
    known = issuer_codes().get(head)
    if known and known.level in ("central", "province", "district", "commune"):
        return known.level  # type: ignore[return-value]
    if re.match(r"(?:QH|UBTVQH)\d*$", head) or head.endswith("TW"):
        return "central"
    words = key(issuer or "")
    for level, pattern in (
        ("commune", r"\b(?:xa|phuong|thi tran|dac khu)\b"),
        ("district", r"\b(?:huyen|quan(?! chung| doi| su)|thi xa)\b"),
        ("province", r"\b(?:tinh|thanh uy|so)\b"),
        ("central", r"\b(?:trung uong|chinh phu|quoc hoi|bo|thu tuong|tong cuc|bo chinh tri|ban bi thu)\b"),
    ):
        if re.search(pattern, words):
            return level  # type: ignore[return-value]
    return None


_TITLE = re.compile(
    r"\s{0,3},?\s{0,3}(?:(?:ve\s)?\"(?:ve viec|ve)?\s{0,2}(?P<quoted>[^\"]{4,500})\"|(?:ve viec|ve|v/v)\s(?P<plain>[^\"\n;]{4,400}?)"
    r"(?=;|\.\s|\.$|\)|\n\s?\n|\n[-+]|\s\(|,? gan voi|, (?:ban|bo|so|ubnd|uy ban|dang uy|tinh uy|huyen uy|giam doc|cac|de)\s|$))"
)


def build_citations(
    text: Text, mentions: Sequence[RawMention], shared: Sequence[int], subject: Zone | None
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
    numbered: dict[str, list[RawMention]] = {}
    for m in keyed:
        numbered.setdefault((m.number or "").lstrip("0"), []).append(m)
    laws = {_base_name(m.name): m.key for m in keyed if m.name}
    for m, (relation, cue) in zip(resolved, relations, strict=True):
        if m.key is None and m.number is not None:
            m = _tie_short(m, numbered)
        if m.key is None and m.name and _base_name(m.name) in laws and m.year is None:
            m = replace(m, key=laws[_base_name(m.name)])
        identity = m.key or _base_name(m.name or f"{m.type} {m.number}")
        name = m.name
        if m.key is None and name is None:
            name = f"{m.type} {m.number}" + (f"/{m.year}" if m.year else "")
            notes.append(diagnostic("citation-unresolved", m.start, m.end, written=text.raw[m.start : m.end]))
        document = documents.setdefault(identity, _Document(m.key, name))
        document.members.append((m, relation, cue))
    citations = []
    shared_starts = set(shared)
    for n, document in enumerate(documents.values(), 1):
        citation = _citation(text, f"c{n}", document, subject)
        citations.append(citation)
        notes += _notes(text, citation, document, shared_starts)
    return citations, notes


def _base_name(name: str) -> str:
    """Name of a law without its day: the same law may be named with and without it."""
    return key(re.sub(r",?\s(?:ngày|năm)\s.*$", "", name)) if re.match(r"(?:Luật|Bộ|Pháp)", name) else key(name)


def _tie_short(m: RawMention, numbered: Mapping[str, Sequence[RawMention]]) -> RawMention:
    """Quy định 132 is the last document before it of that type and number, else the first behind it."""
    same = numbered.get((m.number or "").lstrip("0"), ())
    behind = None
    for k in (
        same[bisect_left(same, m.start, key=lambda k: k.start) - 1 :: -1] if same and same[0].start < m.start else ()
    ):
        if _fits(m, k):
            return replace(m, key=k.key)
    for k in same:
        if k.start > m.start and _fits(m, k):
            behind = k
            break
    return replace(m, key=behind.key) if behind else m


def _fits(m: RawMention, k: RawMention) -> bool:
    return (k.type == m.type or k.type is None) and (m.year is None or k.date is None or k.date.year == m.year)


def _citation(text: Text, identity: str, document: _Document, subject: Zone | None) -> Citation:
    members = [m for m, _, _ in document.members]
    first = members[0]
    doc_type = next((m.type for m in members if m.type and m.form in ("full", "named")), None) or first.type
    dated = next((m.date for m in members if m.date and m.date.date), None)
    date = dated.date if dated else None
    issuer = next((m.issuer for m in members if m.issuer), None)
    if issuer is None and re.match(r"QH\d", first.issuer_code):
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
        issuer=issuer, title=_title(text, members), level=_level(first.issuer_code, issuer), relation=relation,
        mentions=mentions,
    )  # fmt: skip


def _title(text: Text, members: Sequence[RawMention]) -> str | None:
    for m in members:
        match = _TITLE.match(text.low, m.end) if m.form == "full" else None
        if match:
            group = "quoted" if match["quoted"] else "plain"
            return one_line(text.raw[slice(*match.span(group))]).strip(" .,;")
    return None


def _notes(text: Text, citation: Citation, document: _Document, shared: set[int]) -> list[Diagnostic]:
    members = [m for m, _, _ in document.members]
    first = members[0]
    notes = []
    if any(m.slip for m in members) and citation.key and _parts(citation.key)[1] == "":
        notes.append(diagnostic("citation-year-missing", first.start, first.end, key=citation.key))
    dates = sorted({m.date.date.strftime("%d/%m/%Y") for m in members if m.date and m.date.date})
    if len(dates) > 1:
        notes.append(
            diagnostic("citation-dates-differ", first.start, first.end, key=citation.key, dates=", ".join(dates))
        )
    for m in members:
        if m.start in shared:
            notes.append(diagnostic("citation-shared-date", m.start, m.end, key=citation.key))
    return notes
