"""Directives → clauses: one duty each, which letters are compared by.

A directive often bundles several duties ("… hoàn thành …; gửi hồ sơ …; báo cáo …"), and another letter spreads them over
several. So what is held side by side is a sentence, or a part of one between semicolons.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from ..extraction.bodies import body_head, first_act
from ..extraction.clauses import SENTENCE, clauses_of
from ..folding import Text, one_line
from ..knowledge.words import any_of
from ..records.analysis import Analysis, Assignee, Citation, Deadline, Directive, Mention

#: Syllables of a duty at least; less is a heading, or a part of a list that the next words go on from.
_FEWEST: Final = 8
#: So many are a sentence even where none of its words is known as an act.
_SENTENCE: Final = 20
#: A duty that has less than this without what it cites is to carry that out: then it is told by what it cites.
_BARE: Final = 5
_SYLLABLE: Final = re.compile(r"\w+")
#: Label, bullet and opening words that say nothing of the duty itself.
_OPENING: Final = re.compile(
    r"\W*(?:(?:Thứ\s\w+|Một\slà|Hai\slà|Ba\slà|Bốn\slà|Năm\slà)\W+|(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]+)\s?[.)/-]\W*)?(?:[-+•]\s*)?"
)


class Cited(NamedTuple):
    """A document that a clause cites, and where."""

    citation: Citation
    mention: Mention


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
    citations : tuple of Cited
        That stand within it.
    duty : str
        Its words without the documents that it cites, and their titles: what all letters on one regulation name.
    """

    letter: int
    directive: str
    path: str
    text: str
    start: int
    end: int
    deadlines: tuple[Deadline, ...] = ()
    assignees: tuple[Assignee, ...] = ()
    citations: tuple[Cited, ...] = ()
    duty: str = ""


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
        In the order of the letter; what asks for no act, as a heading or a list of bodies, is none.

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
    limits = sorted((one.start, one.end) for one in analysis.deadlines)
    above = {directive.parent for directive in analysis.directives}
    items = {directive.id: directive for directive in analysis.directives}
    cited = [Cited(citation, mention) for citation in analysis.citations for mention in citation.mentions]
    return [
        _clause(analysis, directive, _assigned(directive, items), letter, cited, start, end)
        for directive in analysis.directives
        for whole in _duties(text, directive.start, directive.end)
        for start, end in _parted(text, *whole, limits)
        if _asks(text, start, end) and not (directive.id in above and text.raw.startswith(":", end))
    ]


def _duties(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences, and their parts between semicolons.

    What is too short for a duty goes with the next, what only adds to the duty before ("Thời hạn: …") with that.
    """
    found: list[tuple[int, int]] = []
    at = start
    for sentence_end in [*(match.start() + 1 for match in SENTENCE.finditer(text.bare, start, end)), end]:
        for _, stop in clauses_of(text, at, sentence_end):
            said = _trimmed(text.raw, at, stop)
            if found and _adding().match(text.low, *said):
                found[-1] = found[-1][0], said[1]
            elif len(_SYLLABLE.findall(text.raw, at, stop)) >= _FEWEST:
                found.append(said)
            else:
                continue
            at = stop
    # words that are left over belong to nothing that could be held beside others
    yield from found


def _parted(text: Text, start: int, end: int, limits: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a clause that have a limit each: "… trước ngày 15/12, sau đó … trước ngày 20/12"."""
    within = [one for one in limits if start <= one[0] and one[1] <= end]
    for before, after in zip(within, within[1:], strict=False):
        parting = _parting().search(text.low, before[1], after[0])
        if parting:
            yield _trimmed(text.raw, start, parting.start())
            start = parting.end()
    yield _trimmed(text.raw, start, end)


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(rf",?\s{any_of('compare_words.toml', 'clauses', 'parting')},?\s")


@cache
def _adding() -> re.Pattern[str]:
    return re.compile(rf"{any_of('compare_words.toml', 'clauses', 'adding')}(?![a-z])")


def _asks(text: Text, start: int, end: int) -> bool:
    """Whether words are more than a heading or an item of a list: they hold an act, or are a whole sentence."""
    if first_act(text, start, end) or len(_SYLLABLE.findall(text.raw, start, end)) >= _SENTENCE:
        return True
    return text.raw.startswith(".", end) and body_head(text, start, end) is None


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    opening = _OPENING.match(raw, start, end)
    start = opening.end() if opening else start
    while end > start and not (raw[end - 1].isalnum() or raw[end - 1] in ')”"'):
        end -= 1
    return start, end


def _assigned(directive: Directive, items: Mapping[str, Directive]) -> tuple[Assignee, ...]:
    """Who acts in a directive; where it goes on from the one that leads above it, with whoever supports that one."""
    found, parent = directive.assignees, items.get(directive.parent or "")
    if parent and (not found or {one.start for one in found} <= {one.start for one in parent.assignees}):
        return _assigned(parent, items)
    return found


def _clause(
    analysis: Analysis,
    directive: Directive,
    assignees: tuple[Assignee, ...],
    letter: int,
    cited: Sequence[Cited],
    start: int,
    end: int,
) -> Clause:
    deadlines = tuple(one for one in analysis.deadlines if start <= one.start and one.end <= end + 1)
    named = tuple(one for one in assignees if start <= one.start and one.end <= end)
    within = tuple(one for one in cited if start <= one.mention.start < end)
    return Clause(
        letter, directive.id, directive.path or directive.label or "", one_line(analysis.text[start:end]), start, end,
        deadlines, named or assignees, within, _duty(analysis.text, start, end, within),
    )  # fmt: skip


def _duty(text: str, start: int, end: int, cited: Sequence[Cited]) -> str:
    kept, at = [], start
    for citation, mention in sorted(cited, key=lambda one: one.mention.start):
        kept.append(text[at : max(at, mention.start)])
        at = max(at, mention.end)
        if citation.title:
            title = _title(citation.title).match(text, at, end)
            at = title.end() if title else at
    duty = one_line(" ".join([*kept, text[at:end]]))
    return duty if len(_SYLLABLE.findall(duty)) >= _BARE else one_line(text[start:end])


@lru_cache(maxsize=1024)
def _title(title: str) -> re.Pattern[str]:
    """A title behind a citation, as it may be broken over lines."""
    return re.compile(r"[^.;]{0,80}?" + r"\s+".join(map(re.escape, title.split())))
