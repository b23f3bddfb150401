"""Variants of one symbol within a letter: slips of issuer, order or year, tied to the form given in full."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..extraction.mentions import RawMention
from ..folding import bare

#: Codes of bodies are far shorter; what is longer is compared as a whole.
_LONGEST_CODE = 40
_PARTS = re.compile(r"(\d+(?:\.\d+|/\d{1,2})?[a-z]?)[-/](?:((?:19|20)\d\d)[-/])?([^/-]+)(?:[-/](.+))?")
_LOOSE = re.compile(r"[\s._]")
_ASSEMBLY = re.compile(r"QH\d|UBTVQH")


def parts_of(symbol: str) -> tuple[str, str, str, str]:
    """Number, year, type and issuer of a key, whatever the order of its joints.

    Examples
    --------
    >>> parts_of("29-QĐ/TW"), parts_of("97/2019/QH14")
    (('29', '', 'QD', 'TW'), ('97', '2019', 'QH14', ''))
    """
    match = _PARTS.fullmatch(symbol)
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
    dated = {m.key for m in mentions if m.date}
    fuller = _fuller_forms({symbol: (symbol in dated, evidence[symbol]) for symbol in folded.values()})
    found: list[RawMention] = []
    slips: list[tuple[int, str]] = []
    for i, m in enumerate(mentions):
        if m.key is None:
            found.append(m)
            continue
        target = folded[_fold(m.key)]
        if m.date is None and target in fuller:
            slips.append((i, m.key))
            found.append(replace(m, key=fuller[target], form="slip"))
        else:
            found.append(m if target == m.key else replace(m, key=target))
    return found, slips


def _fold(symbol: str) -> str:
    return _LOOSE.sub("", bare(symbol)).upper()


def _fuller_forms(evidence: Mapping[str, tuple[bool, int]]) -> dict[str, str]:
    """Symbol → the one other symbol that the letter tells more of and that it may be a slip of.

    A letter may cite thousands of documents of one number, so no two symbols are compared: each is
    filed under what its likes have in common with it. Of each place the best two are enough to tell
    whether a symbol has none, one or several candidates there.
    """
    parts = {symbol: parts_of(symbol) for symbol in evidence}
    numbers = Counter(number for number, *_ in parts.values())
    shared = [symbol for symbol in evidence if numbers[parts[symbol][0]] > 1]
    if not shared:
        return {}
    # a form without its issuer or year is no full one, however often it is repeated
    rank = {s: (evidence[s][0], bool(parts[s][1] or parts[s][3]), evidence[s][1]) for s in shared}
    places = {symbol: _places(*parts[symbol]) for symbol in shared}
    best: dict[tuple[str, ...], list[str]] = {}
    for symbol in sorted(shared, key=rank.__getitem__, reverse=True):
        for place in places[symbol][0]:
            kept = best.setdefault(place, [])
            if len(kept) < 2:
                kept.append(symbol)
    fuller = {}
    for symbol in shared:
        likes = {c for place in places[symbol][1] for c in best.get(place, ()) if rank[c] > rank[symbol]}
        if len(likes) == 1:
            fuller[symbol] = likes.pop()
    return fuller


_Places = list[tuple[str, ...]]


def _places(number: str, year: str, first: str, second: str) -> tuple[_Places, _Places]:
    """Where a symbol is filed, and where the symbols that it may be a slip of are.

    Laws: one with its year for one without. Others of the same year and type: an issuer that the
    other's begins or ends with, or one of as many letters that differs in one.
    """
    if _ASSEMBLY.match(first + second):
        filed = (number, first, second, "dated" if year else "")
        return [filed], [(number, first, second, ""), *([] if year else [(number, first, second, "dated")])]
    group = (number, year, first)
    size = len(second) if len(second) <= _LONGEST_CODE else 0
    affixes = {second, *(second[:i] for i in range(size)), *(second[i:] for i in range(1, size + 1))}
    apart: _Places = [(*group, "apart", f"{second[:i]}?{second[i + 1 :]}") for i in range(size)] if size > 2 else []
    filed_under: _Places = [(*group, "whole", second), *((*group, "affix", a) for a in affixes), *apart]
    looked_for: _Places = [(*group, "affix", second), *((*group, "whole", a) for a in affixes), *apart]
    return filed_under, looked_for
