"""The cues for relations: each pattern finds its own examples, and no other cue takes them first."""

import re
import tomllib
import unicodedata
from importlib.resources import files
from typing import Any, get_args

import pytest

from congvan_nlp.extraction.mentions import find_symbol_mentions
from congvan_nlp.extraction.named import find_named_mentions
from congvan_nlp.extraction.relations import relations_of
from congvan_nlp.folding import Text
from congvan_nlp.records.analysis import Relation

CONTENT = files("congvan_nlp.knowledge").joinpath("relation_cues.toml").read_text(encoding="utf-8")
DATA: dict[str, Any] = tomllib.loads(CONTENT)
CUES = [(side, cue) for side in ("before", "after") for cue in DATA[side]]


def examples(kind: str) -> list[Any]:
    return [
        pytest.param(side, cue, phrase, id=f"{cue['relation']}: {phrase}") for side, cue in CUES for phrase in cue[kind]
    ]


def compiled(pattern: str) -> re.Pattern[str]:
    """As the rules use it: whole words only."""
    return re.compile(rf"(?<![a-z])(?:{pattern})(?![a-z])")


def test_the_file_holds_nothing_but_cues_and_filler() -> None:
    assert set(DATA) == {"filler", "before", "after"}
    assert set(DATA["filler"]) == {"words"}
    assert all(set(cue) == {"pattern", "relation", "match", "not"} for _, cue in CUES)
    assert unicodedata.is_normalized("NFC", CONTENT)


def test_every_cue_names_a_relation_of_the_contract() -> None:
    assert {cue["relation"] for _, cue in CUES} <= set(get_args(Relation))


def test_every_relation_but_the_default_has_a_cue() -> None:
    assert {cue["relation"] for _, cue in CUES} == set(get_args(Relation))


@pytest.mark.parametrize("cue", [cue for _, cue in CUES], ids=lambda cue: cue["pattern"][:40])
def test_a_pattern_is_written_for_folded_text_and_has_examples(cue: dict[str, Any]) -> None:
    assert Text.of(cue["pattern"]).low == cue["pattern"]
    assert "(?P<" not in cue["pattern"]
    assert compiled(cue["pattern"]).groups == 0
    assert cue["match"]
    assert cue["not"]


@pytest.mark.parametrize(("side", "cue", "phrase"), examples("match"))
def test_a_pattern_finds_its_examples(side: str, cue: dict[str, Any], phrase: str) -> None:
    assert compiled(cue["pattern"]).search(Text.of(phrase).low)


@pytest.mark.parametrize(("side", "cue", "phrase"), examples("not"))
def test_a_pattern_leaves_its_counterexamples_alone(side: str, cue: dict[str, Any], phrase: str) -> None:
    assert not compiled(cue["pattern"]).search(Text.of(phrase).low)


@pytest.mark.parametrize(("side", "cue", "phrase"), examples("match"))
def test_no_other_cue_takes_an_example_first(side: str, cue: dict[str, Any], phrase: str) -> None:
    low = Text.of(phrase).low
    found = [
        (m.start(), i, c) for i, (s, c) in enumerate(CUES) if s == side for m in compiled(c["pattern"]).finditer(low)
    ]
    first = min(found, key=lambda taken: taken[:2])[2]
    assert first["relation"] == cue["relation"]


@pytest.mark.parametrize(("side", "cue", "phrase"), examples("match"))
def test_an_example_decides_the_relation_of_its_document(side: str, cue: dict[str, Any], phrase: str) -> None:
    text = Text.of(phrase)
    mentions = [
        *find_symbol_mentions(text, 0, len(text), None),
        *find_named_mentions(text, 0, len(text)),
    ]
    [(relation, _)] = relations_of(text, mentions)
    assert relation == cue["relation"]


@pytest.mark.parametrize("word", DATA["filler"]["words"], ids=lambda word: word[:40])
def test_filler_compiles_and_is_written_for_folded_text(word: str) -> None:
    pattern = re.compile(word)
    assert pattern.groups == 0
    assert not pattern.fullmatch("")
    assert Text.of(word).low == word


def test_filler_stands_once() -> None:
    words = DATA["filler"]["words"]
    assert sorted(set(words)) == sorted(words)
