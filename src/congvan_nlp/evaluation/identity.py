"""Scores identities: which body a mention means, which row of the register a citation means.

The gold is in lines of JSON (`corpora/bodies/README.md`): of a body `letter`, `role`, `text`, `ids` and
`also` (further right answers); of a citation `letter`, `key` or `name`, `row` (null where the register does
not hold it, so that a wrong link is caught), `also_row`, and `optional` (need not be cited).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ..folding import key
from .files import GoldError, parse_json, read_text
from .plain import Record, forms, mapping, text

#: Ids of the bodies that a mention of a letter names: (letter, role, text) → ids.
BodyFinder: TypeAlias = Callable[[Record], Sequence[str]]


@dataclass(frozen=True, slots=True)
class IdentityMiss:
    """One answer that is not right.

    Attributes
    ----------
    letter, role, text : str
        What was asked; the role of a citation is "link".
    wanted, found : tuple of str
    """

    letter: str
    role: str
    text: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IdentityReport:
    """How many of all are right, by role, and which are not."""

    right: dict[str, int]
    all: dict[str, int]
    misses: tuple[IdentityMiss, ...]

    def share(self, *roles: str) -> float:
        """Share of right answers of some roles, by default of all.

        Examples
        --------
        >>> IdentityReport({"copy": 3, "who": 1}, {"copy": 4, "who": 2}, ()).share("copy")
        0.75
        """
        chosen = roles or tuple(self.all)
        total = sum(self.all.get(role, 0) for role in chosen)
        return sum(self.right.get(role, 0) for role in chosen) / total if total else 0.0


def read_identities(path: Path) -> tuple[Record, ...]:
    """Read a file of gold, one JSON object a line.

    Raises
    ------
    GoldError
        Where the file is unreadable, or a line is no object with a letter.
    """
    lines = []
    for number, line in enumerate(read_text(path, GoldError).split("\n"), 1):
        if line.strip():
            record = mapping(parse_json(line, path, GoldError, f"line {number} "))
            if not text(record.get("letter")):
                raise GoldError(path, f"line {number} needs a letter")
            lines.append(record)
    return tuple(lines)


def score_bodies(gold: Iterable[Record], find: BodyFinder) -> IdentityReport:
    """Score a finder of bodies.

    Parameters
    ----------
    gold : iterable of Record
    find : callable
        Given a line of gold, lists the ids of the bodies that its text names, each once.

    Returns
    -------
    IdentityReport

    Examples
    --------
    >>> line = {"letter": "a", "role": "copy", "text": "Tỉnh ủy", "ids": ["vn;x:tinh.uy"]}
    >>> score_bodies([line], lambda line: ["vn;x:tinh.uy"]).share()
    1.0
    """
    right, total = Counter[str](), Counter[str]()
    misses = []
    for line in gold:
        role = text(line.get("role"))
        wanted = forms(line.get("ids"))
        accepted = [wanted, *(forms(other) for other in line.get("also") or ())]
        found = tuple(dict.fromkeys(find(line)))
        total[role] += 1
        if found in accepted:
            right[role] += 1
        else:
            misses.append(IdentityMiss(text(line.get("letter")), role, text(line.get("text")), wanted, found))
    return IdentityReport(dict(right), dict(total), tuple(misses))


def score_links(gold: Iterable[Record], citations: Callable[[Record], Iterable[Record]]) -> IdentityReport:
    """Score the links of citations to the register.

    Parameters
    ----------
    gold : iterable of Record
    citations : callable
        Given a line of gold, lists the citations of its letter in contract form.

    Returns
    -------
    IdentityReport
        Under the role "linked" citations that the register holds, under "left" those that it does not. A
        citation that was not found at all is wrong.

    Examples
    --------
    >>> line = {"letter": "a", "key": "132-QĐ/TW", "row": "132-QĐ/TW@2018-03-08"}
    >>> cited = [{"key": "132-QĐ/TW", "document": {"register_row": "132-QĐ/TW@2018-03-08"}}]
    >>> score_links([line], lambda line: cited).share()
    1.0
    """
    right, total = Counter[str](), Counter[str]()
    misses = []
    for line in gold:
        wanted = text(line.get("row"))
        role = "linked" if wanted else "left"
        said = text(line.get("key")) or text(line.get("name"))
        # a letter may cite two documents of one symbol
        cited = [_row(c) for c in citations(line) if _is_cited(c, line)]
        if not cited and line.get("optional"):
            continue
        rows = cited or ["not cited"]
        row = wanted if wanted in rows or set(rows) & {*forms(line.get("also_row"))} else rows[0]
        total[role] += 1
        if row == wanted:
            right[role] += 1
        else:
            misses.append(IdentityMiss(text(line.get("letter")), role, said, (wanted,), (row,)))
    return IdentityReport(dict(right), dict(total), tuple(misses))


def identity_lines(report: IdentityReport, with_misses: bool = False) -> Iterator[str]:
    """Write a report as plain text.

    Examples
    --------
    >>> for line in identity_lines(IdentityReport({"copy": 3}, {"copy": 4}, ())):
    ...     print(line)
    copy             3 of    4   .750
    all              3 of    4   .750
    """
    for role in report.all:
        yield _line(role, report.right.get(role, 0), report.all[role])
    yield _line("all", sum(report.right.values()), sum(report.all.values()))
    if with_misses:
        for miss in report.misses:
            yield f"    {miss.letter} {miss.role}: {miss.text!r} is {', '.join(miss.wanted) or 'nobody'}, "
            yield f"        found {', '.join(miss.found) or 'nobody'}"


def _line(role: str, right: int, total: int) -> str:
    share = f"{right / total:.3f}".removeprefix("0") if total else "-"
    return f"{role:12} {right:5} of {total:4}  {share:>5}"


def _row(citation: Record) -> str:
    return text(mapping(citation.get("document")).get("register_row"))


def _is_cited(citation: Record, line: Record) -> bool:
    if text(line.get("key")):
        return text(citation.get("key")) == text(line.get("key"))
    name, cited = key(text(line.get("name"))), key(text(citation.get("name")))
    return not text(citation.get("key")) and (name == cited or cited.startswith(f"{name} "))
