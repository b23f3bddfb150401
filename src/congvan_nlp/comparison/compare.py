"""Letters side by side: groups of clauses, their differences, and what limits the comparison."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from ..records.analysis import Analysis
from .alignment import aligned
from .cascade import cascades, chains_of
from .clauses import Clause, clauses_in
from .contrast import differences, relation_of, share_basis
from .incorporated import incorporated, looked_up
from .named import named
from .notes import notes
from .provinces import provinces_of
from .records import Absent, Basis, Compared, Comparison, Group, Member, Pair
from .similarity import Likeness, likeness
from .slots import Reader, document_of, is_own
from .words import is_reused, place_names, syllables

#: What is left of the likeness of clauses whose letters cite nothing in common: it may be by chance.
_UNRELATED: Final = 0.5


def compare(
    analyses: Sequence[Analysis], on: str | None = None, library: Mapping[str, Analysis] | None = None
) -> Comparison:
    """Hold letters against each other, duty by duty.

    Parameters
    ----------
    analyses : sequence of Analysis
        The letters, in the order in which they are shown.
    on : str, optional
        Symbol of the regulation that they are compared on; told where a letter does not cite it.
    library : mapping of str to Analysis, optional
        Letters by URN:LEX, where documents that a letter incorporates are looked up.

    Returns
    -------
    Comparison
        Never raises: one letter, or letters without anything in common, are told in its notes.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> head = "Thực hiện Nghị định số 62/2020/NĐ-CP của Chính phủ:\\n1. "
    >>> one = analyze(head + "Sở Nội vụ tổng hợp kết quả rà soát biên chế, báo cáo UBND tỉnh trước ngày 20/5/2025.")
    >>> other = analyze(head + "Giao Sở Nội vụ tổng hợp, báo cáo UBND tỉnh kết quả rà soát biên chế trước ngày 30/5/2025.")
    >>> group = compare([one, other]).groups[0]
    >>> group.relation, [(d.slot, d.kind, [value.text for value in d.values]) for d in group.differences]
    ('conflict', [('date', 'conflict', ['trước ngày 20/5/2025', 'trước ngày 30/5/2025'])])
    """
    clauses = [clause for index, analysis in enumerate(analyses) for clause in clauses_in(analysis, index)]
    provinces = provinces_of(analyses)
    letters = named([_compared(index, one, clauses, provinces[index]) for index, one in enumerate(analyses)])
    chains = chains_of(analyses, letters)
    letters = _with_inherited(letters, chains)
    readers = [Reader(analysis) for analysis in analyses]
    members = [readers[clause.letter].member(clause, f"c{number}") for number, clause in enumerate(clauses, 1)]
    alike = likeness(clauses, [place_names([one.letter.issuer_body]) for one in analyses])
    alike = {
        (a, b): close if _may_match(letters[clauses[a].letter], letters[clauses[b].letter]) else _UNRELATED * close
        for (a, b), close in alike.items()
    }
    groups = [
        _group(f"g{number}", [members[at] for at in places], _mean(places, clauses, alike), clauses, letters, chains)
        for number, places in enumerate(aligned(clauses, alike), 1)
    ]
    if library:
        groups = looked_up(groups, clauses, analyses, letters, library)
    basis = _basis(analyses)
    return Comparison(
        on=on, letters=tuple(letters), basis=tuple(basis), groups=tuple(groups),
        cascades=tuple(cascades(groups, chains)), notes=tuple(notes(analyses, letters, basis, on)),
    )  # fmt: skip


def pairs(comparison: Comparison) -> Iterator[Pair]:
    """Take the groups of a comparison apart into pairs of clauses of different letters.

    Parameters
    ----------
    comparison : Comparison

    Yields
    ------
    Pair
        Each with its own relation and differences.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> text = "1. Sở Nội vụ tổng hợp kết quả rà soát biên chế, báo cáo UBND tỉnh trước ngày 20/5/2025."
    >>> [(pair.a.letter, pair.b.letter, pair.relation) for pair in pairs(compare([analyze(text), analyze(text)]))]
    [(0, 1, 'equivalent')]
    """
    chains = {(one.superior, one.lower) for one in comparison.cascades}
    for group in comparison.groups:
        for a, b in combinations(group.members, 2):
            if a.letter != b.letter:
                found = differences((a, b), comparison.letters, chains)
                relation = relation_of(found, group.likeness)
                yield Pair(group=group.id, a=a, b=b, relation=relation, differences=tuple(found))


def _may_match(one: Compared, other: Compared) -> bool:
    """Whether letters may be of one matter: of one basis, or without any."""
    return share_basis(one, other) or not (one.cites or other.cites)


def _with_inherited(letters: Sequence[Compared], chains: Mapping[tuple[int, int], bool]) -> list[Compared]:
    """Letters that also stand on what those name that they carry out."""
    above = {(one, below) for (one, below), stated in chains.items() if stated}
    return [
        letter.model_copy(
            update={
                "cites": tuple(
                    dict.fromkeys(
                        [
                            *letter.cites,
                            *(
                                key
                                for one, below in sorted(above)
                                if below == letter.index
                                for key in letters[one].cites
                            ),
                        ]
                    )
                )
            }
        )
        for letter in letters
    ]


def _compared(index: int, analysis: Analysis, clauses: Sequence[Clause], province: str) -> Compared:
    letter, own = analysis.letter, [clause for clause in clauses if clause.letter == index]
    body = letter.issuer_body
    return Compared(
        index=index, name="", path=analysis.source.path, number=letter.number, issuer=letter.issuer, date=letter.date,
        level=body.level if body else None, province=province, subject=letter.subject,
        directives=len(analysis.directives), clauses=len(own), deadlines=len(analysis.deadlines),
        cites=tuple(dict.fromkeys(document_of(one) for one in analysis.citations if not is_own(one))),
        incorporated=tuple(incorporated(analysis, own)),
    )  # fmt: skip


def _group(
    id: str,
    members: Sequence[Member],
    close: float,
    clauses: Sequence[Clause],
    letters: Sequence[Compared],
    chains: Mapping[tuple[int, int], bool],
) -> Group:
    held = {member.letter for member in members}
    found = differences(members, letters, chains)
    absent = tuple(
        Absent(letter=one.index, incorporated=tuple(own.name for own in one.incorporated))
        for one in letters
        if one.index not in held
    )
    several = len(held) > 1
    duties = [syllables(clauses[int(member.id[1:]) - 1].duty) for member in members]
    return Group(
        id=id, relation=relation_of(found, close) if several else "only", likeness=round(close, 3),
        reused=several and all(is_reused(duties[0], one) for one in duties[1:]), members=tuple(members),
        differences=tuple(found), absent=absent,
    )  # fmt: skip


def _mean(places: Sequence[int], clauses: Sequence[Clause], alike: Likeness) -> float:
    """Mean likeness of the clauses of different letters of a group."""
    found = [
        alike.get(pair, 0.0) for pair in combinations(places, 2) if clauses[pair[0]].letter != clauses[pair[1]].letter
    ]
    return sum(found) / len(found) if found else 0.0


def _basis(analyses: Sequence[Analysis]) -> list[Basis]:
    """Central documents that more than one of the letters cite, those of most letters first."""
    cited: dict[str, tuple[str, list[int]]] = {}
    for index, analysis in enumerate(analyses):
        for citation in analysis.citations:
            if not is_own(citation):
                _, letters = cited.setdefault(document_of(citation), (citation.name, []))
                if index not in letters:
                    letters.append(index)
    found = [Basis(key=key, name=name, letters=tuple(held)) for key, (name, held) in cited.items() if len(held) > 1]
    return sorted(found, key=lambda one: (-len(one.letters), one.key))
