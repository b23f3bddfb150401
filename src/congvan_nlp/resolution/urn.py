"""URN:LEX identifiers of documents (RFC 9676), derived from the key and readable back into it.

``urn:lex:vn;can.tho:thanh.uy:huong.dan:2019-11-25;10-hd-tu`` says jurisdiction, issuer, type, date and
symbol. They are derived, never registered. What the letter does not tell is ``_``.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from urllib.parse import unquote

from ..folding import bare, key
from ..knowledge.tables import doc_type_codes, issuer_codes

_URN = re.compile(
    r"urn:lex:(?P<place>[^:\s]+):(?P<body>[^:\s]+):(?P<type>[^:\s]+):(?P<date>[^:;\s]+)(?:;(?P<symbol>[^:\s]+))?"
)
_UNKNOWN = "_"
#: Opens a symbol that is written out letter by letter.
_ESCAPED = "~"


@dataclass(frozen=True, slots=True)
class DocumentName:
    """What tells a document from all others.

    Attributes
    ----------
    body : str
        Id of the body whose series the symbol belongs to, ``vn;can.tho:thanh.uy``.
    type : str
        Of the document, in words joined by dots: ``huong.dan``; empty where not told.
    date : str
        ISO, full or partial; empty where not told.
    symbol : str
        As the letter has it, ``10-HD/TU``; empty for a document without one.
    """

    body: str
    type: str
    date: str
    symbol: str


def urn_of(name: DocumentName) -> str:
    """The identifier of a document.

    Examples
    --------
    >>> urn_of(DocumentName("vn;can.tho:thanh.uy", "huong.dan", "2019-11-25", "10-HD/TU"))
    'urn:lex:vn;can.tho:thanh.uy:huong.dan:2019-11-25;10-hd-tu'
    """
    symbol = f";{_encoded(name.symbol)}" if name.symbol else ""
    return f"urn:lex:{name.body}:{name.type or _UNKNOWN}:{name.date or _UNKNOWN}{symbol}"


def parse_urn(urn: str) -> DocumentName:
    """The document that an identifier names.

    Raises
    ------
    ValueError
        Where it is no identifier of this form.

    Examples
    --------
    >>> parse_urn("urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw").symbol
    '132-QĐ/TW'
    """
    match = _URN.fullmatch(urn)
    if match is None:
        raise ValueError(f"no URN:LEX identifier of a document: {urn!r}")
    known = {name: "" if match[name] == _UNKNOWN else match[name] or "" for name in ("type", "date")}
    body = f"{match['place']}:{match['body']}"
    return DocumentName(body, known["type"], known["date"], _decoded(match["symbol"] or ""))


def type_slug(name: str | None) -> str:
    """The words of a type as identifiers have them.

    Examples
    --------
    >>> type_slug("Hướng dẫn")
    'huong.dan'
    """
    return ".".join(key(name or "").split())


@lru_cache(maxsize=4096)
def _encoded(symbol: str) -> str:
    """A symbol in small base letters; letter by letter where that could not be read back."""
    plain = re.sub(r"[/-]", "-", bare(symbol).lower())
    if re.fullmatch(r"[a-z0-9.-]+", plain) and _restored(plain) == symbol:
        return plain
    return _ESCAPED + "".join(_escape(char) for char in symbol)


def _escape(char: str) -> str:
    if char.isascii() and (char.islower() or char.isdigit() or char in "-."):
        return char
    return "".join(f"%{byte:02X}" for byte in char.encode())


def _decoded(symbol: str) -> str:
    return unquote(symbol[1:]) if symbol.startswith(_ESCAPED) else _restored(symbol) if symbol else ""


def _restored(plain: str) -> str:
    """Capitals, Đ and slash by the rules of the genre: 10-hd-tu → 10-HD/TU, 30-2020-nd-cp → 30/2020/NĐ-CP.

    Party symbols set a hyphen behind the number and a slash before the issuer, those of the State the other
    way round (36-HD/VPTW; 30/2020/NĐ-CP, Phụ lục III); a code that only one of them uses tells which.
    """
    parts = plain.split("-")
    codes = [_code(part) for part in parts[1:]]
    if not codes:
        return parts[0]
    if re.fullmatch(r"(?:19|20)\d\d", parts[1]):
        tail = "-".join(codes[1:])
        return f"{parts[0]}/{parts[1]}/{tail}" if tail else f"{parts[0]}/{parts[1]}"
    issuer = issuer_codes().get(bare(codes[-1]))
    party = len(codes) > 1 and bare(codes[0]) in doc_type_codes() and issuer is not None and issuer.branch == "party"
    if party:
        return f"{parts[0]}-{codes[0]}/{'-'.join(codes[1:])}"
    return f"{parts[0]}/{'-'.join(codes)}"


def _code(part: str) -> str:
    """A code in its usual spelling: qd → QĐ, ctr → CTr, ttg → TTg."""
    return _codes_by_letters().get(part, part.upper())


@cache
def _codes_by_letters() -> dict[str, str]:
    issuers = {bare(code.code).lower(): code.code for code in issuer_codes().values()}
    return {**issuers, **{written.lower(): code for written, code in doc_type_codes().items()}}
