"""The register of regulations: which documents there are, since when, until when, and what took their place.

A symbol is no key (132-QĐ/TW names two regulations), so rows are found by symbol or name and told apart
by date. The rows that come with the library stand in `regulations.tsv`; an office may add its own.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

from ..folding import bare, key
from .tables import rows

Status = Literal["in_force", "ended", "part", "not_yet", "unknown"]
#: Columns that a row must have; the others may be empty or missing.
REQUIRED = ("date", "type")
COLUMNS = (
    "symbol", "date", "type", "branch", "issuer", "title", "names", "effective", "ended", "end_kind", "replaced_by",
    "amended_by", "verified", "verified_end", "note", "source",
)  # fmt: skip
_MARKS = re.compile(r"[\s._/-]+")
_YEAR = re.compile(r"(?<=[/-])(?:19|20)\d\d[/-]")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@lru_cache(maxsize=4096)
def folded_symbol(symbol: str) -> str:
    """A symbol without what copies get wrong: marks, padding, case, diacritics.

    Examples
    --------
    >>> folded_symbol("05-HD/VPTW") == folded_symbol("5/HD-VPTW")
    True
    """
    return _MARKS.sub("", bare(_MARKS.sub("-", symbol.strip()).lstrip("0-"))).upper()


@lru_cache(maxsize=4096)
def day_of(written: str, *, last: bool = False) -> dt.date:
    """The first (or last) day that a full or partial date may mean.

    Examples
    --------
    >>> day_of("2025-06"), day_of("2025-06", last=True)
    (datetime.date(2025, 6, 1), datetime.date(2025, 6, 30))
    """
    match = _DATE.fullmatch(written)
    if match is None:
        raise ValueError(f"no date: {written!r}")
    year, month, day = int(match[1]), int(match[2] or (12 if last else 1)), match[3]
    if day:
        return dt.date(year, month, int(day))
    if not last:
        return dt.date(year, month, 1)
    following = dt.date(year + (month == 12), month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Regulation:
    """One document of the register.

    Attributes
    ----------
    symbol, date : str
        Together the key, `ref`; the date may be a month or a year, the symbol empty for one that has none.
    type, branch, issuer, title : str
        Several issuers of one document are parted by ``|``.
    names : tuple of str
        Names by which it is cited without its symbol.
    effective, ended : str
        First day on which it applied, where that is not its date; first day on which it did not. Empty
        where not known.
    end_kind : str
        replaced, repealed, spent, part (for some addressees only), or empty.
    replaced_by, amended_by : tuple of str
        Refs of other rows.
    verified, verified_end : str
        yes, secondary, no; for the document, and for its end. What is not verified contradicts no letter.
    note, source : str
    """

    symbol: str
    date: str
    type: str
    branch: str = ""
    issuer: str = ""
    title: str = ""
    names: tuple[str, ...] = ()
    effective: str = ""
    ended: str = ""
    end_kind: str = ""
    replaced_by: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    verified: str = "no"
    verified_end: str = ""
    note: str = ""
    source: str = ""

    @property
    def ref(self) -> str:
        """Symbol (or first name) and date: what tells it from all others."""
        return f"{self.symbol or (self.names or (self.title,))[0]}@{self.date}"

    def status(self, day: dt.date) -> Status:
        """Whether it applied on a day.

        Examples
        --------
        >>> old = Regulation("132-QĐ/TW", "2018-03-08", "Quy định", ended="2023-10-04", end_kind="replaced")
        >>> old.status(dt.date(2021, 1, 1)), old.status(dt.date(2024, 1, 1))
        ('in_force', 'ended')
        """
        if day < day_of(self.effective or self.date):
            return "not_yet"
        if self.ended:
            if day < day_of(self.ended):
                return "in_force"
            if self.end_kind == "part":
                return "part"
            return "ended" if day >= day_of(self.ended, last=True) else "unknown"
        return "unknown" if self.end_kind in ("replaced", "repealed", "spent") else "in_force"


def newest(rows: Sequence[Regulation], day: dt.date) -> Regulation | None:
    """The newest of several documents that a day knows: one in force then, else one issued but not yet in force.

    Parameters
    ----------
    rows : sequence of Regulation
        Oldest first.
    day : date

    Returns
    -------
    Regulation or None
        Where all have ended, the newest of them; None where all are later than the day.

    Examples
    --------
    >>> old, new = Regulation("8-QC/TU", "2020-01-02", "Quy chế"), Regulation("8-QC/TU", "2022-01-02", "Quy chế", effective="2022-07-01")
    >>> [newest([old, new], dt.date(2022, month, 1)).date for month in (3, 8)], newest([old], dt.date(2019, 1, 1))
    (['2020-01-02', '2022-01-02'], None)
    """
    known = [row for row in rows if day_of(row.date) <= day]
    waiting = [row for row in known if row.status(day) == "not_yet"]
    in_force = [row for row in known if row.status(day) not in ("not_yet", "ended")]
    return next(reversed(in_force or waiting or known), None)


def regulation(row: Mapping[str, str]) -> Regulation:
    """A regulation from a row of the table.

    Raises
    ------
    ValueError
        Naming the column that is missing or wrong.
    """
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    for name in REQUIRED:
        if not cells[name]:
            raise ValueError(f"{name} is empty")
    if not (cells["symbol"] or cells["names"]):
        raise ValueError("symbol and names are empty")
    for name in ("date", "effective", "ended"):
        if cells[name]:
            day_of(cells[name])
    lists = {name: tuple(filter(None, cells.pop(name).split("|"))) for name in ("names", "replaced_by", "amended_by")}
    cells["verified"] = cells["verified"] or "no"
    return Regulation(**cells, **lists)  # type: ignore[arg-type]  # columns are the fields, checked by a test


class Register:
    """Regulations found by symbol, by name and by ref.

    Parameters
    ----------
    regulations : iterable of Regulation
        A later one of the same ref takes the place of an earlier one.

    Examples
    --------
    >>> [r.date for r in builtin().by_symbol("132-QĐ/TW")]
    ['2018-03-08', '2023-10-27']
    """

    def __init__(self, regulations: Iterable[Regulation]) -> None:
        self._rows = {r.ref: r for r in regulations}

    def __iter__(self) -> Iterator[Regulation]:
        return iter(self._rows.values())

    def __len__(self) -> int:
        return len(self._rows)

    def get(self, ref: str) -> Regulation | None:
        """The regulation of a ref."""
        return self._rows.get(ref)

    def by_symbol(self, symbol: str) -> tuple[Regulation, ...]:
        """All regulations of a symbol, oldest first."""
        return self._by_symbol.get(folded_symbol(symbol), ())

    def by_symbol_without_year(self, symbol: str) -> tuple[Regulation, ...]:
        """Regulations whose symbol is this one with a year inside: 97/QH14 → 97/2019/QH14."""
        return self._without_year.get(folded_symbol(symbol), ())

    def by_name(self, name: str) -> tuple[Regulation, ...]:
        """All regulations that a name may mean, oldest first."""
        return self._by_name.get(key(name), ())

    def successors(self, of: Regulation) -> tuple[Regulation, ...]:
        """What took its place directly."""
        return tuple(r for ref in of.replaced_by if (r := self._rows.get(ref)))

    def successor(self, of: Regulation, day: dt.date) -> Regulation | None:
        """What had taken its place by a day, at the end of the chain; None where it is not known.

        Examples
        --------
        >>> old = builtin().get("132-QĐ/TW@2018-03-08")
        >>> [builtin().successor(old, dt.date(year, 12, 31)).symbol for year in (2024, 2025)]
        ['124-QĐ/TW', '366-QĐ/TW']
        """
        seen = {of.ref}
        found = None
        now = of
        while True:
            behind = [r for r in self.successors(now) if r.ref not in seen and day_of(r.effective or r.date) <= day]
            if not behind:
                return found
            now = found = behind[-1]
            seen.add(now.ref)

    def chain(self, of: Regulation) -> tuple[Regulation, ...]:
        """The regulations that stood in its place one after another, the oldest first, itself among them."""
        before = [of]
        seen = {of.ref}
        while earlier := next((r for r in self._predecessors.get(before[0].ref, ()) if r.ref not in seen), None):
            before.insert(0, earlier)
            seen.add(earlier.ref)
        behind = list(before)
        while later := next((r for r in self.successors(behind[-1]) if r.ref not in seen), None):
            behind.append(later)
            seen.add(later.ref)
        return tuple(behind)

    def extended(self, regulations: Iterable[Regulation]) -> "Register":
        """A register with more rows, which take the place of rows of the same ref."""
        return Register([*self._rows.values(), *regulations])

    @cached_property
    def _predecessors(self) -> dict[str, tuple[Regulation, ...]]:
        return _grouped((ref, r) for r in self._rows.values() for ref in r.replaced_by)

    @cached_property
    def _by_symbol(self) -> dict[str, tuple[Regulation, ...]]:
        return _grouped((folded_symbol(r.symbol), r) for r in self._rows.values() if r.symbol)

    @cached_property
    def _without_year(self) -> dict[str, tuple[Regulation, ...]]:
        pairs = ((_YEAR.sub("", r.symbol), r) for r in self._rows.values())
        return _grouped((folded_symbol(short), r) for short, r in pairs if short != r.symbol)

    @cached_property
    def _by_name(self) -> dict[str, tuple[Regulation, ...]]:
        return _grouped((key(name), r) for r in self._rows.values() for name in r.names)


def _grouped(pairs: Iterable[tuple[str, Regulation]]) -> dict[str, tuple[Regulation, ...]]:
    found: dict[str, list[Regulation]] = {}
    for name, one in pairs:
        found.setdefault(name, []).append(one)
    return {name: tuple(sorted(those, key=lambda r: r.date)) for name, those in found.items()}


@cache
def builtin() -> Register:
    """The register that comes with the library."""
    return Register(map(regulation, rows("regulations.tsv")))
