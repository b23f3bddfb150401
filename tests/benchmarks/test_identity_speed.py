"""What identities cost: bodies and documents of a letter, and a gazetteer of many names.

Ratios in one run, as in `test_speed`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from stopwatch import Work, no_collection, ratio, seconds
from test_speed import LETTERS, REAL

from congvan_nlp.extraction import body_names
from congvan_nlp.knowledge import register
from congvan_nlp.knowledge.tables import bodies, spellings
from congvan_nlp.pipeline import identities
from congvan_nlp.pipeline.analyze import analyze
from congvan_nlp.pipeline.assemble import build
from congvan_nlp.pipeline.stages import STAGES, Draft
from congvan_nlp.reading.source import Source
from congvan_nlp.records.analysis import Analysis
from congvan_nlp.resolution import body_grammar, body_identity, body_pieces, ended, series, urn

pytestmark = pytest.mark.benchmark
__all__ = ["no_collection"]
ROOT = Path(__file__).parents[2]
TEXTS = [*LETTERS, *(p.read_text(encoding="utf-8") for p in sorted(ROOT.glob("corpora/*/letters/*.txt"))), *REAL]


def forget() -> None:
    """Empty all memos of identities."""
    for memo in (
        body_identity.identify, body_grammar.named_bodies, series.series_of, ended.end_of, urn._encoded,
        register.folded_symbol,
    ):  # fmt: skip
        memo.cache_clear()


def read(text: str) -> tuple[Draft, Analysis]:
    draft = Draft(Source.from_text(text))
    for stage in STAGES.values():
        stage(draft)
    return draft, build(draft)


def identify_all(read_letters: list[tuple[Draft, Analysis]]) -> None:
    """All that an analysis does for the identities of bodies and documents."""
    for draft, analysis in read_letters:
        day = draft.head.date
        here = identities.standpoint(draft, analysis.letter.issuer)
        identities.identified_letter(analysis.letter, here)
        recipients = identities.identified_recipients(analysis.recipients, here)
        identities.identified_citations(draft, here, day)
        for deadline in analysis.deadlines:
            for names in (deadline.who, deadline.to, deadline.via):
                body_identity.identify_all(names, here)
        for directive in analysis.directives:
            for assignee in directive.assignees:
                identities.identified_assignee(assignee, here)
        identities.notes_on_bodies(recipients, analysis.directives, analysis.deadlines, day)


def test_identities_add_at_most_15_percent() -> None:
    """Where names come again, as in the letters of an office; what a first sight costs is printed and bounded too.

    A first sight is dearer: the lists of bodies are taken apart here, each name once.
    """
    letters = [read(text) for text in TEXTS]

    def at_first_sight() -> None:
        forget()
        identify_all(letters)

    def whole() -> None:
        for text in TEXTS:
            analyze(text)

    def part_of_the_rest(work: Work, most: float) -> float:
        part = ratio(work, whole, enough=most / (1 + most)).times
        return part / (1 - part)

    identify_all(letters)
    again, first = part_of_the_rest(lambda: identify_all(letters), 0.15), part_of_the_rest(at_first_sight, 0.40)
    print(f"\nidentities: {again:.3f} of the rest of the analysis, {first:.3f} where every name is new")
    assert again <= 0.15
    assert first <= 0.40


def more_names() -> list[str]:
    """A hundred thousand more names: a hospital, a school, a company … of each commune."""
    heads = (
        "Bệnh viện",
        "Trường",
        "Công ty",
        "Trung tâm",
        "Ban Quản lý",
        "Hợp tác xã",
        "Quỹ",
        "Chi cục",
        "Đội",
        "Trạm",
    )
    added = [f"{head.lower()} son {a} khe {b}" for head in heads for a in range(100) for b in range(100)]
    return [name.translate(str.maketrans("ệạườôảợộỹ", "eauooaooy")) for name in added]


@contextmanager
def added(names: list[str]) -> Iterator[None]:
    """The gazetteer with more names for a while."""
    known = (spellings(), bodies())
    one = next(iter(known[1].values()))
    for name in names:
        known[0][name] = name
        known[1][name] = one
    _forget_lists()
    yield
    for name in names:
        del known[0][name], known[1][name]
    _forget_lists()


def _forget_lists() -> None:
    body_names._longest_names.cache_clear()
    body_pieces._known_names.cache_clear()
    forget()


def _pass() -> None:
    forget()
    for text in TEXTS:
        analyze(text)


def test_a_hundred_thousand_names_cost_less_than_10_percent() -> None:
    names = more_names()
    growths: list[float] = []
    while len(growths) < 3 or (len(growths) < 8 and min(growths) >= 1.10):
        _pass()
        few = seconds(_pass, 2)
        with added(names):
            assert len(spellings()) > 100_000
            _pass()
            growths.append(seconds(_pass, 2) / few)
    print(f"\n100,000 names in the gazetteer: {min(growths):.3f} times as long")
    assert min(growths) < 1.10
