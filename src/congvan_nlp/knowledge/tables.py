"""Typed views of the data files. Each is read at first use and kept."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..folding import bare, key


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a tab-separated file of this folder, by column.

    Parameters
    ----------
    name : str
        File name, such as ``doc_types.tsv``.

    Examples
    --------
    >>> rows("doc_types.tsv")[0]["name"]
    'Cương lĩnh chính trị'
    """
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:] if line]


@dataclass(frozen=True, slots=True)
class DocType:
    """A type of document: its name, the codes used in symbols, and who issues it."""

    name: str
    codes: tuple[str, ...]
    branch: str
    kind: str


@cache
def doc_types() -> tuple[DocType, ...]:
    """All document types, in the order of the file."""
    return tuple(
        DocType(r["name"], tuple(c for c in r["codes"].split("|") if c), r["branch"], r["kind"])
        for r in rows("doc_types.tsv")
    )


@cache
def doc_type_codes() -> dict[str, str]:
    """Codes of types by their base letters: ``QD`` → ``QĐ``.

    Where a code with and one without Đ fold to the same letters, the plain one is left as written.
    """
    codes: dict[str, str] = {}
    for doc_type in doc_types():
        for code in doc_type.codes:
            folded = bare(code)
            codes[folded] = folded if folded in codes and codes[folded] != code else code
    return codes


@cache
def types_by_code() -> dict[str, tuple[str, ...]]:
    """Names of the types that a code may stand for: ``QĐ`` → Quy định, Quyết định."""
    found: dict[str, list[str]] = {}
    for doc_type in doc_types():
        for code in doc_type.codes:
            found.setdefault(code, []).append(doc_type.name)
    return {code: tuple(names) for code, names in found.items()}


@cache
def type_names() -> dict[str, str]:
    """Names of types by look-up key: ``quy dinh`` → ``Quy định``."""
    return {key(t.name): t.name for t in doc_types()}


@dataclass(frozen=True, slots=True)
class BodyName:
    """A known body: its canonical name, level and branch."""

    name: str
    level: str
    branch: str
    parent: str


@cache
def bodies() -> dict[str, BodyName]:
    """Known bodies by look-up key, their abbreviations included."""
    found: dict[str, BodyName] = {}
    for r in rows("bodies.tsv"):
        body = BodyName(r["name"], r["level"], r["branch"], r["parent"])
        found.setdefault(key(r["name"]), body)
        for short in filter(None, r["abbreviations"].split("|")):
            found.setdefault(key(short), body)
    return found


@cache
def spellings() -> dict[str, str]:
    """Usual spelling of every known name and abbreviation, by look-up key."""
    found: dict[str, str] = {}
    for r in rows("bodies.tsv"):
        for name in filter(None, [r["name"], *r["abbreviations"].split("|")]):
            found.setdefault(key(name), name)
    return found


@dataclass(frozen=True, slots=True)
class IssuerCode:
    """What a code of a symbol stands for."""

    code: str
    name: str
    level: str
    branch: str


@cache
def issuer_codes() -> dict[str, IssuerCode]:
    """Issuer codes by their base letters (``DU`` → Đảng ủy)."""
    found: dict[str, IssuerCode] = {}
    for r in rows("issuer_codes.tsv"):
        found.setdefault(bare(r["code"]), IssuerCode(r["code"], r["name"], r["level"], r["branch"]))
    return found


@cache
def provinces() -> dict[str, str]:
    """Names of provinces, past and present, by look-up key."""
    return {key(r["name"]): r["name"] for r in rows("provinces.tsv")}


@cache
def congresses() -> tuple[str, ...]:
    """Closing days of the national congresses, ISO, oldest first: central Party numbers restart the day after."""
    return tuple(r["day"] for r in rows("congresses.tsv"))


@cache
def law_names() -> tuple[str, ...]:
    """Names of laws, codes and ordinances, longest first."""
    return tuple(sorted({r["name"] for r in rows("laws.tsv")}, key=lambda n: (-len(n), n)))


@cache
def comma_pairs() -> frozenset[tuple[str, str]]:
    """Words that stand on the two sides of a comma inside a name (``kham``, ``chua benh``)."""
    return frozenset((key(r["before"]), key(r["after"])) for r in rows("name_commas.tsv"))


@cache
def family_names() -> frozenset[str]:
    """Family names by look-up key."""
    content = files(__package__).joinpath("family_names.txt").read_text(encoding="utf-8")
    return frozenset(key(line) for line in content.splitlines() if line)
