"""Directives → clauses: one duty each, which letters are compared by.

A directive often bundles several duties ("… hoàn thành …; gửi hồ sơ …; báo cáo …"), and another letter spreads them over
several. So what is held side by side is a sentence, or a part of one between semicolons.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from ..extraction.clauses import SENTENCE, clauses_of
from ..folding import Text, one_line
from ..records.analysis import Analysis, Assignee, Deadline, Directive

#: Syllables of a duty at least; less is a heading, or a part of a list that the next words go on from.
_FEWEST: Final = 8
_SYLLABLE: Final = re.compile(r"\w+")
#: Label, bullet and opening words that say nothing of the duty itself.
_OPENING: Final = re.compile(
    r"\W*(?:(?:Thứ\s\w+|Một\slà|Hai\slà|Ba\slà|Bốn\slà|Năm\slà)\W+|(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]+)\s?[.)/-]\W*)?(?:[-+•]\s*)?"
)


class Clause(NamedTuple):
    """One duty of a letter.

    Attributes
    ----------
    letter : int
        Index of its letter among those compared.
    directive : str
        Id of the directive that holds it.
    path : str
        Labels of the directive from the top: 2.(5).
    text : str
        Its words on one line, without label.
    start, end : int
        Where they stand: code points into the text of the letter, half open.
    deadlines : tuple of Deadline
        That end within it.
    assignees : tuple of Assignee
        Of its directive, as far as they are named within it; of the whole directive where none is.
    """

    letter: int
    directive: str
    path: str
    text: str
    start: int
    end: int
    deadlines: tuple[Deadline, ...] = ()
    assignees: tuple[Assignee, ...] = ()


def clauses_in(analysis: Analysis, letter: int = 0) -> list[Clause]:
    """Take the directives of a letter apart.

    Parameters
    ----------
    analysis : Analysis
    letter : int, optional
        Its index among the letters compared.

    Returns
    -------
    list of Clause
        In the order of the letter.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> letter = analyze(
    ...     "1. Sở Y tế kiểm tra các bệnh viện trong tỉnh theo kế hoạch; tổng hợp kết quả, báo cáo Tỉnh ủy trước ngày "
    ...     "20/5/2025.\\n2. Sở Nội vụ theo dõi, đôn đốc việc thực hiện Công văn này."
    ... )
    >>> [(clause.path, clause.text[:25], len(clause.deadlines)) for clause in clauses_in(letter)]
    [('1', 'Sở Y tế kiểm tra các bệnh', 0), ('1', 'tổng hợp kết quả, báo cáo', 1), ('2', 'Sở Nội vụ theo dõi, đôn đ', 0)]
    """
    text = Text.of(analysis.text)
    return [
        _clause(analysis, directive, letter, start, end)
        for directive in analysis.directives
        for start, end in _duties(text, directive.start, directive.end)
    ]


def _duties(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences, and their parts between semicolons; what is too short for a duty goes with the next."""
    at = start
    for sentence_end in [*(match.start() + 1 for match in SENTENCE.finditer(text.bare, start, end)), end]:
        for _, stop in clauses_of(text, at, sentence_end):
            if len(_SYLLABLE.findall(text.raw, at, stop)) >= _FEWEST:
                yield _trimmed(text.raw, at, stop)
                at = stop
    # words that are left over belong to nothing that could be held beside others


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    opening = _OPENING.match(raw, start, end)
    start = opening.end() if opening else start
    while end > start and not (raw[end - 1].isalnum() or raw[end - 1] in ')”"'):
        end -= 1
    return start, end


def _clause(analysis: Analysis, directive: Directive, letter: int, start: int, end: int) -> Clause:
    deadlines = tuple(one for one in analysis.deadlines if start <= one.start and one.end <= end + 1)
    named = tuple(one for one in directive.assignees if start <= one.start and one.end <= end)
    return Clause(
        letter, directive.id, directive.path or directive.label or "",
        one_line(analysis.text[start:end]), start, end, deadlines, named or directive.assignees,
    )  # fmt: skip
