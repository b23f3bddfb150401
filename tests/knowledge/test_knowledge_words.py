"""Word lists joined to one pattern match what the list matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.knowledge.words import alternation, words

_PIECES = st.text("abc ", min_size=1, max_size=5)
_PATTERNS = st.one_of(
    _PIECES, _PIECES.map(lambda p: f"{p}(?! a)"), _PIECES.map(lambda p: f"(?<!c){p}"), _PIECES.map(lambda p: f"{p}b?")
)


@given(st.lists(_PATTERNS, min_size=1, max_size=8), st.text("abc ", max_size=30))
def test_a_joined_list_finds_what_the_list_finds(patterns: list[str], text: str) -> None:
    plain, joined = re.compile("|".join(patterns)), re.compile(alternation(patterns))
    assert [m.span() for m in joined.finditer(text)] == [m.span() for m in plain.finditer(text)]


@pytest.mark.parametrize(
    ("section", "name"),
    [
        ("bodies", "always"),
        ("bodies", "capital"),
        ("acts", "verbs"),
        ("acts", "sends"),
        ("before_object", "words"),
        ("behind_receiver", "words"),
    ],
)
def test_lists_of_acts_are_folded_and_hold_nothing_twice(section: str, name: str) -> None:
    found = words("act_words.toml", section, name)
    assert len(found) == len(set(found)) > 10
    for pattern in found:
        re.compile(pattern)
        assert pattern.isascii()
        assert pattern == pattern.lower()
        assert "|" not in re.sub(r"\([^)]*\)", "", re.sub(r"\\.", "", pattern))
