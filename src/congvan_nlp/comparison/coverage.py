"""Which province carried out which central regulation, from when on, with how much."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Final

from pydantic import Field

from ..records.analysis import Analysis, Citation, Record
from ..resolution.urn import parse_urn
from .provinces import provinces_of
from .slots import document_of, is_own

#: Provinces that no letter names.
UNKNOWN: Final = "chưa rõ tỉnh"


class Regulation(Record):
    """A central document."""

    key: str
    name: str
    date: str | None = None


class Carried(Record):
    """What a province has on a regulation."""

    province: str
    regulation: str
    letters: tuple[int, ...]
    first: int | None = None
    first_date: str | None = None
    delay: int | None = Field(default=None, description="days from the regulation to the first dated letter")
    undated: int = Field(default=0, description="letters without a day: the first one may be earlier")
    directives: int
    deadlines: int


class Coverage(Record):
    """Central regulations by province.

    Attributes
    ----------
    regulations : tuple of Regulation
        Those of most provinces first.
    provinces : tuple of str
        By name.
    cells : tuple of Carried
        One for each regulation that a province has a letter on.
    """

    regulations: tuple[Regulation, ...]
    provinces: tuple[str, ...]
    cells: tuple[Carried, ...]

    def cell(self, province: str, regulation: str) -> Carried | None:
        """What a province has on a regulation, None where no letter of it cites it."""
        return next((one for one in self.cells if (one.province, one.regulation) == (province, regulation)), None)


def coverage_of(analyses: Sequence[Analysis], keys: Collection[str] = (), most: int = 12) -> Coverage:
    """Count what the letters of each province have on central regulations.

    Parameters
    ----------
    analyses : sequence of Analysis
    keys : collection of str, optional
        Symbols of the regulations; by default those that most provinces cite.
    most : int, optional
        How many regulations at most, where none are named.

    Returns
    -------
    Coverage
        Delays are days from the regulation to the first letter of the province that cites it, None where one of the days
        is not known.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> letter = analyze("TỈNH ỦY LAM SƠN\\n*\\nSố 8-CV/TU\\nLam Sơn, ngày 14 tháng 5 năm 2018\\n\\n1. Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị.\\n")
    >>> [(one.province, one.regulation, one.delay) for one in coverage_of([letter]).cells]
    [('Lam Sơn', '132-QĐ/TW', 67)]
    """
    wanted = {key.casefold() for key in keys}
    cited: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    named: dict[str, Regulation] = {}
    for index, (analysis, name) in enumerate(zip(analyses, provinces_of(analyses), strict=True)):
        province = name or UNKNOWN
        for citation in analysis.citations:
            key = document_of(citation)
            if is_own(citation) or (key not in wanted if wanted else citation.key is None):
                continue
            known = named.get(key)
            if known is None or known.date is None:
                named[key] = Regulation(key=citation.key or citation.name, name=citation.name, date=_date(citation))
            held = cited[key][province]
            if index not in held:
                held.append(index)
    chosen = sorted(cited, key=lambda key: (-len(cited[key]), -sum(map(len, cited[key].values())), key))
    chosen = chosen if wanted else chosen[:most]
    cells = [
        _cell(province, named[key], held, analyses) for key in chosen for province, held in sorted(cited[key].items())
    ]
    provinces = sorted({one.province for one in cells}, key=lambda name: (name == UNKNOWN, name))
    return Coverage(regulations=tuple(named[key] for key in chosen), provinces=tuple(provinces), cells=tuple(cells))


def _cell(province: str, regulation: Regulation, held: Sequence[int], analyses: Sequence[Analysis]) -> Carried:
    dated = sorted((analyses[one].letter.date or "", one) for one in held if analyses[one].letter.date)
    date, first = dated[0] if dated else (None, None)
    delay = None
    if date and regulation.date:
        delay = (dt.date.fromisoformat(date) - dt.date.fromisoformat(regulation.date)).days
    return Carried(
        province=province, regulation=regulation.key, letters=tuple(held), first=first, first_date=date, delay=delay,
        undated=len(held) - len(dated),
        directives=sum(len(analyses[one].directives) for one in held),
        deadlines=sum(len(analyses[one].deadlines) for one in held),
    )  # fmt: skip


def _date(citation: Citation) -> str | None:
    """The day of a document: as cited, else as its identity tells it."""
    told = citation.date
    if not told and citation.document.id:
        try:
            told = parse_urn(citation.document.id).date
        except ValueError:
            return None
    try:
        return dt.date.fromisoformat(told or "").isoformat()
    except ValueError:
        return None  # a year alone
