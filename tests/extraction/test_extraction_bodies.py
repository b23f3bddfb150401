"""Heads of bodies and verbs of acts: the same ones, whether a stretch is searched or looked up."""

import random
from pathlib import Path

import pytest

from congvan_nlp.extraction import bodies
from congvan_nlp.folding import Text

LETTERS = sorted((Path(__file__).parents[2] / "corpora/letters").glob("*.txt"))


@pytest.mark.parametrize("find", [bodies.body_heads, bodies.acts], ids=["heads", "acts"])
def test_long_stretches_hold_what_short_ones_do(find: object, monkeypatch: pytest.MonkeyPatch) -> None:
    assert callable(find)
    drawn = random.Random(7)
    for path in LETTERS:
        text = Text.of(path.read_text(encoding="utf-8"))
        edges = [i for i, char in enumerate(text.raw) if char.isspace()]
        for _ in range(20):
            start, end = sorted(drawn.sample(edges, 2))
            sure = end - 20  # a search does not see the words behind its edge, which may tell another thing
            monkeypatch.setattr(bodies, "_LONG", 10**9)
            searched = [match.span() for match in find(text, start, end) if match.end() < sure]
            monkeypatch.setattr(bodies, "_LONG", -1)
            looked_up = [match.span() for match in find(text, start, end) if match.end() < sure]
            assert looked_up == searched, (path.name, start, end)
