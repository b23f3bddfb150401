"""The grammar of document symbols: 132-QĐ/TW, 30/2020/NĐ-CP, 924/SNV-CCHC, 97/2019/QH14.

Party documents order number, hyphen, type, slash, issuer (36-HD/VPTW); State ones number, slash,
[year, slash,] type, hyphen, issuer, and letters of the State carry no type (30/2020/NĐ-CP, Phụ lục
III). Real copies put spaces, line ends and other dashes at every joint.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..folding import Text, bare
from ..knowledge.tables import doc_type_codes, issuer_codes

_JOINT = r"[ ]{0,3}+\n?+[ ]{0,3}+"
# Capitals with a small letter or two among them (CTrPH, SNgV, ThU), then a number (QH14, BCĐ389), which
# the next word may be glued to, but no other digit; capitals behind it end the code (THS2SK: Trường Tiểu học số 2 …).
_CODE = (
    r"(?:(?:[A-Z]{2,15}(?:[a-z]{1,2}[A-Z]{0,6})?|[A-Z][a-z][A-Z]{1,8}|[A-Z]\d[A-Z]{2,4}|T\.[UW])(?:&[A-Z]{1,8})?"
    r"(?:\d{1,3}(?:(?![A-Z\d])|[A-Z]{2,6}(?![A-Za-z\d]))|(?![A-Za-z\d])))"
)
_PART = rf"(?:{_CODE}|[A-Z]\d{{0,2}}(?![A-Za-z\d]))"
# A copy that lost the hyphen (79 NQ/TW) is told from a count by the code of a type with an issuer behind it.
_TYPES = "|".join(sorted((re.escape(code) for code in doc_type_codes() if len(code) > 1), key=len, reverse=True))
_BLANK = rf"[ ](?<![Nn]am \d{{4}} )(?=(?:{_TYPES})[-/][A-Z]{{2}})"
# The head is a digit that continues no other number (a look-behind in front of it would cost the
# scanner its fast skip to the next digit); every repetition is bounded.
SYMBOL = re.compile(
    rf"(?P<number>\d(?<![\d/]\d)(?<!\d[.,-]\d)\d{{0,4}}+(?:\.\d{{1,3}}|/\d{{1,2}}(?=-))?[A-Za-z]?)"
    rf"(?P<j1>{_JOINT}[-_/]{_JOINT}|{_BLANK})"
    rf"(?:(?P<year>(?:19|20)\d\d|20\d[ ]\d|20[ ]\d\d){_JOINT}[/-]{_JOINT})?"
    rf"(?P<first>{_CODE}|L(?=[-/][A-Z]{{2}}))"
    rf"(?:(?P<j2>{_JOINT}[-_/]['’]?{_JOINT})(?P<second>{_PART})(?P<rest>(?:[-/][ \n]?{_PART}|/nb\b){{0,3}}))?"
)
#: Letters that scans make of the digits 1 and 0.
AS_DIGITS = str.maketrans("Il|O", "1110")
#: What OCR and typists make of the code of the central Party bodies.
_CENTRAL = {"IW": "TW", "TVV": "TW", "T.W": "TW", "T.U": "TW"}
_DASHES = re.compile(r"[‐‑–—_]")
_BLANK_INSIDE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A parsed symbol.

    Attributes
    ----------
    start, end : int
        Span of number and symbol in the text.
    key : str
        Canonical form: no spaces, hyphen-minus, diacritics of the type code restored.
    number : str
        As written, without the code.
    year : int or None
        Of normative documents of the State.
    type_code : str or None
        QĐ, HD, NĐ …; None for letters of the State and for laws.
    issuer : str
        Code of the issuing body, with units joined by hyphens; empty where lost.
    party : bool
        Whether the order is that of the Party (hyphen before the type).
    tight : bool
        No spaces at the joints.
    misread : bool
        Letters stand for digits in the number (2I5), which `number` and `key` have put right.
    """

    start: int
    end: int
    key: str
    number: str
    year: int | None
    type_code: str | None
    issuer: str
    party: bool
    tight: bool
    misread: bool = False


def _canonical(code: str) -> str:
    """Restore the diacritics of a code that copies lost (QD → QĐ) and doubled letters (QĐĐ → QĐ)."""
    known = doc_type_codes()
    if code in known or bare(code) in known or bare(code) in issuer_codes():
        return known.get(code, code)
    single = next((one for one in _singled(code) if one in known), None)
    return known[single] if single else code


def _singled(code: str) -> Iterator[str]:
    """Base letters of a code with a doubled one once: OCR sees letters twice (QĐĐ, NÑQ, BYTT)."""
    letters = bare(code)
    return (letters[:i] + letters[i + 1 :] for i in range(len(letters) - 1) if letters[i] == letters[i + 1])


def _issuer_code(code: str) -> str:
    if code in ("TƯ", "T.Ư"):
        return "TW"
    if code not in _CENTRAL and bare(code) not in issuer_codes():
        return next((issuer_codes()[one].code for one in _singled(code) if one in issuer_codes()), code)
    return _CENTRAL.get(code, code)


def parse(match: re.Match[str], raw: str) -> Symbol:
    """Build a `Symbol` from a match of `SYMBOL` on the folded text and the text as written."""

    def written(group: str) -> str:
        start, end = match.span(group)
        return "" if start < 0 else "".join(raw[start:end].split())

    number, year = written("number"), written("year") or None
    first, second = written("first"), written("second")
    rest = _DASHES.sub("-", written("rest"))
    slash = match["j2"] is not None and "/" in match["j2"]
    party = (slash if match["j1"].isspace() else "/" not in match["j1"]) and year is None
    type_code = _canonical(first)
    if type_code.replace("Đ", "D") not in doc_type_codes() or not second:
        type_code = first if party else ""
    if party:
        second = _issuer_code(second)
        key = f"{number}-{type_code}" + (f"/{second}{rest}" if second else "")
    else:
        head = type_code or _issuer_code(first)
        joint = "/" if slash else "-"
        year_part = f"/{year}" if year else ""
        key = f"{number}{year_part}/{head}" + (f"{joint}{_issuer_code(second)}{rest}" if second else "")
    issuer = f"{second}{rest}" if type_code else f"{first}{'-' + second if second else ''}{rest}"
    return Symbol(
        match.start(), match.end(), key, number, int(year) if year else None, type_code or None, issuer, party,
        not _BLANK_INSIDE.search(match.group()),
    )  # fmt: skip


def find_symbols(text: Text, start: int = 0, end: int | None = None) -> Iterator[Symbol]:
    """Yield the symbols in a part of a text, in order.

    Parameters
    ----------
    text : Text
    start, end : int
        The part to look at.

    Yields
    ------
    Symbol

    Examples
    --------
    >>> [s.key for s in find_symbols(Text.of("Công văn số l287/SYT-NVY"))]
    ['1287/SYT-NVY']
    >>> [s.key for s in find_symbols(Text.of("số 2898 -  QĐ/TU; số 79 NQ/TW; 30/2020/NĐ-CP; 924/SNV-CCHC"))]
    ['2898-QĐ/TU', '79-NQ/TW', '30/2020/NĐ-CP', '924/SNV-CCHC']
    """
    for match in SYMBOL.finditer(text.bare, start, len(text) if end is None else end):
        symbol = parse(match, text.raw)
        if match.start() > start and text.raw[match.start() - 1] in "IlO|":
            symbol = _whole_number(text, symbol, start) or symbol
        yield symbol


def _whole_number(text: Text, symbol: Symbol, start: int) -> Symbol | None:
    """A symbol with the digits of its number that a scan read as letters: l287/SYT-NVY, 2I5/SYT-NVY."""
    at = symbol.start
    while at > start and symbol.start - at < 4 and (text.raw[at - 1] in "IlO|" or text.bare[at - 1].isdigit()):
        at -= 1
    if at > 0 and (text.raw[at - 1].isalnum() or text.raw[at - 1] in "-/.,_"):
        return None  # letters of a code or a word: HĐND-TL/ĐU
    number = text.raw[at : symbol.start].translate(AS_DIGITS) + symbol.number
    key = number + symbol.key.removeprefix(symbol.number)
    return replace(symbol, start=at, number=number, key=key, misread=True)
