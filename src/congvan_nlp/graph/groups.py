"""Letters of provinces, issuers and years side by side: who cites which regulation, and who does not."""

from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from ..folding import key
from ..library.schema import bodies, citations, letters
from ..resolution.places import is_known, province_of, province_slug
from .build import level_of
from .citing import Counted
from .names import Document, NotFound, document, documents_of

By = Literal["province", "issuer", "year"]
BY: Final[tuple[By, ...]] = ("province", "issuer", "year")


class Covered(NamedTuple):
    """Letters of a province, an issuer or a year.

    Attributes
    ----------
    group : str
        Empty where the letter does not tell it.
    letters : int
        In the library.
    citing : tuple of int
        How many of them cite each of the regulations asked for.
    """

    group: str
    letters: int
    citing: tuple[int, ...]


class Coverage(NamedTuple):
    """A matrix: groups by regulations."""

    regulations: list[Document]
    rows: list[Covered]


def coverage(connection: Connection, regulations: Sequence[str], by: By = "province") -> Coverage:
    """How many letters of each province, issuer or year cite each of some regulations.

    Parameters
    ----------
    connection : Connection
    regulations : sequence of str
        As of `names.document`.
    by : str, optional
        "province", "issuer" or "year".

    Returns
    -------
    Coverage
        All groups of the library, also those that cite none of them, by name.

    Raises
    ------
    NotFound
        Where a name is none of a document, or of several.
    """
    meant = [document(connection, name) for name in regulations]
    totals = _by(connection, by, select(func.count(letters.c.id)))
    cited = []
    for one in meant:
        citing = select(citations.c.letter_id).where(citations.c.document_id == one.id)
        cited.append(_by(connection, by, select(func.count(letters.c.id)).where(letters.c.id.in_(citing))))
    rows = [Covered(group, totals[group], tuple(count[group] for count in cited)) for group in totals]
    return Coverage(meant, sorted(rows, key=lambda row: (not row.group, key(row.group))))


def missing(connection: Connection, province: str, versus: str, limit: int | None = None) -> list[Counted]:
    """Documents that letters of one province cite, and those of another one do not.

    Parameters
    ----------
    connection : Connection
    province, versus : str
        The one where they are missing, and the one that cites them: "Cần Thơ", in any spelling.
    limit : int or None, optional

    Returns
    -------
    list of Counted
        The most cited first; `share` is of the letters of the second province.

    Raises
    ------
    NotFound
        Where the library has no letter of a province of that name.
    """
    here, there = (_letters_of(connection, name) for name in (province, versus))
    c = citations.c
    count = func.count(c.letter_id.distinct())
    known = select(c.document_id).where(c.letter_id.in_(here), c.document_id.is_not(None))
    query = (
        select(c.document_id, count)
        .where(c.letter_id.in_(there), c.document_id.not_in(known))
        .group_by(c.document_id)
        .order_by(count.desc(), c.document_id)
        .limit(limit)
    )
    rows = [(row[0], row[1]) for row in connection.execute(query)]
    of = connection.scalar(select(func.count()).select_from(there.subquery())) or 1
    found = documents_of(connection, (id for id, _ in rows))
    return [Counted(found[id], level_of(found[id].urn), n, n / of) for id, n in rows]


def _as_written(connection: Connection, slug: str) -> str:
    """Name of a province that no table knows, as a letter of it has it."""
    name = province_of(f"vn;{slug}:")
    if not slug or is_known(slug):
        return name
    issued = select(letters.c.place).join(bodies, bodies.c.id == letters.c.issuer_id).distinct()
    places = connection.scalars(issued.where(_inside(slug), letters.c.place.is_not(None)))
    alike = sorted((place for place in places if key(place) == key(name)), key=lambda place: (place.isupper(), place))
    return next(iter(alike), name)


def _inside(slug: str) -> ColumnElement[bool]:
    """Bodies of a province, its districts and communes."""
    return or_(*(bodies.c.urn.startswith(f"vn;{slug}{end}", autoescape=True) for end in ":;"))


def _by(connection: Connection, by: By, query: Select[Any]) -> Counter[str]:
    """Counts of letters by the name of their group."""
    columns: dict[By, Any] = {
        "province": bodies.c.urn,
        "issuer": letters.c.issuer,
        "year": func.substr(letters.c.date, 1, 4),
    }
    group = columns[by]
    found: Counter[str] = Counter()
    joined = query.add_columns(group).select_from(letters).outerjoin(bodies, bodies.c.id == letters.c.issuer_id)
    for count, name in connection.execute(joined.group_by(group)):
        found[province_slug(name) if by == "province" else name or ""] += count
    if by != "province":
        return found
    named: Counter[str] = Counter()
    for slug, count in found.items():
        named[_as_written(connection, slug)] += count
    return named


def _letters_of(connection: Connection, name: str) -> Select[Any]:
    """Numbers of the letters that bodies of a province issued."""
    slug = ".".join(key(name).split())
    here = [*connection.scalars(select(bodies.c.id).where(_inside(slug)))] if slug else []
    found = select(letters.c.id).where(letters.c.issuer_id.in_(here))
    if not here or connection.scalar(found.limit(1)) is None:
        issuers = select(bodies.c.urn).join(letters, letters.c.issuer_id == bodies.c.id).distinct()
        slugs = sorted(set(map(province_slug, connection.scalars(issuers))) - {""})
        known = {key(one): one for one in (_as_written(connection, slug) for slug in slugs)}
        raise NotFound(name, [known[one] for one in get_close_matches(key(name), list(known), 5, 0.4)])
    return found
