"""Offset steps, alone: replaced, removed and grown parts, next to each other and at the ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.reading.offsets import Change, OffsetMap, rewrite


def test_removed_text_belongs_to_no_span() -> None:
    text, step = rewrite("**ab**c**", [(0, 2, ""), (4, 6, ""), (7, 9, "")])
    offsets = OffsetMap((step,))
    assert text == "abc"
    assert [offsets.original(i, i + 1) for i in range(3)] == [(2, 3), (3, 4), (6, 7)]
    assert offsets.original(0, 2) == (2, 4)
    assert offsets.original(1, 3) == (3, 7)


def test_a_replaced_part_is_a_whole() -> None:
    text, step = rewrite("x&amp;y", [(1, 6, "and")])
    offsets = OffsetMap((step,))
    assert text == "xandy"
    assert offsets.original(2, 3) == (1, 6)
    assert offsets.original(3, 5) == (1, 7)


def test_changes_may_touch() -> None:
    text, step = rewrite("abcd", [(0, 1, "A"), (1, 2, ""), (2, 3, "CC")])
    offsets = OffsetMap((step,))
    assert text == "ACCd"
    assert offsets.original(0, 1) == (0, 1)
    assert offsets.original(1, 3) == (2, 3)
    assert offsets.original(0, 4) == (0, 4)


@pytest.mark.parametrize("offset", [0, 2, 4])
def test_an_empty_span_stays_empty(offset: int) -> None:
    _, step = rewrite("**ab**cd", [(0, 2, ""), (4, 6, "")])
    start, end = OffsetMap((step,)).original(offset, offset)
    assert start == end


def test_without_changes_nothing_moves() -> None:
    assert rewrite("abc", [])[0] == "abc"
    assert OffsetMap((rewrite("abc", [])[1],)).original(1, 3) == (1, 3)
    assert OffsetMap().original(1, 3) == (1, 3)


@st.composite
def rewrites(draw: st.DrawFn) -> tuple[str, list[Change]]:
    text = draw(st.text("abcdef", max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [(start, end, draw(st.text("XYZ", max_size=3))) for start, end in spans]


@given(rewrites())
def test_characters_that_were_not_changed_lead_back_to_themselves(case: tuple[str, list[Change]]) -> None:
    text, changes = case
    changed, step = rewrite(text, changes)
    offsets = OffsetMap((step,))
    for i, char in enumerate(changed):
        start, end = offsets.original(i, i + 1)
        if char.islower():
            assert text[start:end] == char
        else:
            assert (start, end) in [(s, e) for s, e, _ in changes]


@given(rewrites(), rewrites())
def test_steps_follow_each_other(one: tuple[str, list[Change]], other: tuple[str, list[Change]]) -> None:
    text, changes = one
    between, first = rewrite(text, changes)
    changes = [(s, e, new) for s, e, new in other[1] if e <= len(between)]
    last, second = rewrite(between, changes)
    both = OffsetMap((first, second))
    for i in range(len(last)):
        assert both.original(i, i + 1) == OffsetMap((first,)).original(*OffsetMap((second,)).original(i, i + 1))
