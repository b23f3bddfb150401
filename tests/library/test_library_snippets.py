"""The passage that answers a query, and its offsets."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.library.search_words import parse_query
from congvan_nlp.library.snippets import Snippet, snippet

LETTER = (
    "TỈNH UỶ LAM SƠN\nSố 132-QĐ/TW\n\nCăn cứ báo cáo của Ban Tổ chức.\n"
    + "Các đơn vị khẩn trương thực hiện. " * 20
    + "\nChi bộ rà soát cán bộ, công chức thuộc diện kê khai tài sản; báo cáo trước ngày 05/9/2025. "
    + "Nơi nhận: như trên. " * 20
)


def hits(found: Snippet, text: str = LETTER) -> list[str]:
    return [text[start:end] for start, end in found.hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("báo cáo", ["báo", "cáo"]),
        ('"báo cáo"', ["báo cáo"]),
        ("bao", ["báo"]),
        ("bảo", []),
        ("can bo bao cao", ["bộ", "cán", "bộ", "báo", "cáo"]),
        ('"can bo" "BÁO CÁO"', ["cán bộ", "báo cáo"]),
        ("132-qd/tw", ["132-QĐ/TW"]),
        ("tỉnh ủy", ["TỈNH", "UỶ"]),
        ('cáo "báo cáo"', ["báo cáo"]),
    ],
)
def test_marks_what_was_asked_for(query: str, expected: list[str]) -> None:
    assert hits(snippet(LETTER, parse_query(query))) == expected


def test_most_different_words_before_the_first_place() -> None:
    found = snippet(LETTER, parse_query("báo cáo tài sản"))
    assert "kê khai tài sản; báo cáo trước" in found.text


def test_a_phrase_before_more_words() -> None:
    text = "bộ, cán, công, tổ " + "x " * 100 + "cán bộ " + "x " * 100
    assert "cán bộ" in snippet(text, parse_query('"cán bộ" cán bộ công tổ'), 60).text


def test_words_in_their_order_before_the_same_words_apart() -> None:
    text = "bộ phận cân đối: cán " + "x " * 100 + "cán bộ " + "x " * 100
    assert "cán bộ" in snippet(text, parse_query("cán bộ"), 40).text


def test_begins_and_ends_with_whole_words() -> None:
    found = snippet(LETTER, parse_query('"kê khai"'), 60)
    assert found.text == "chức thuộc diện kê khai tài sản; báo cáo trước ngày"
    assert LETTER[found.start - 1] == LETTER[found.end] == " "


def test_without_hits_the_beginning() -> None:
    assert snippet(LETTER, parse_query(""), 40).text == "TỈNH UỶ LAM SƠN\nSố 132-QĐ/TW\n\nCăn cứ báo"
    assert snippet("", parse_query("báo")) == Snippet("", 0, 0, (), False)
    assert snippet(" \n ", parse_query("báo")).text == ""
    assert snippet("x" * 500, parse_query("báo"), 40).text == "x" * 40


def test_a_text_that_is_not_composed() -> None:
    text = unicodedata.normalize("NFD", LETTER)
    found = snippet(text, parse_query('"cán bộ" tài sản'))
    assert [unicodedata.normalize("NFC", hit) for hit in hits(found, text)] == ["cán bộ", "tài", "sản"]


def test_a_phrase_longer_than_the_passage_is_marked_by_its_words() -> None:
    text = "a1 " * 10 + " ".join(f"b{n}" for n in range(40)) + " a2" * 10
    found = snippet(text, parse_query(f'"{" ".join(f"b{n}" for n in range(40))}"'), 30)
    assert hits(found, text) == ["b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7", "b8", "b9"]
    assert len(found.text) <= 30
    apart = "báo" + "." * 1000 + " cáo"
    assert hits(snippet(apart, parse_query('"báo cáo"'), 30), apart) == ["báo"]


def test_holds_a_phrase_of_both_kinds() -> None:
    assert snippet("bảo vệ, báo về", parse_query('"bảo ve"')).whole
    assert not snippet("bảo đảm; báo vệ", parse_query('"bảo ve"')).whole
    assert snippet("không giáo viên", parse_query('"không giao viên"')).whole
    assert snippet("", parse_query("")).whole


WORDS = st.sampled_from(
    ["báo", "cáo", "bao", "bảo", "132-QĐ/TW", "cán\nbộ", "hoà", "ủy", "a\u0301\u0323", "…", "x" * 30]
)
TEXTS = st.lists(WORDS | st.text(max_size=5), max_size=40).map(" ".join) | st.text(max_size=200)


@given(TEXTS, TEXTS, st.integers(0, 80))
def test_offsets_are_exact(text: str, typed: str, width: int) -> None:
    query = parse_query(typed)
    found = snippet(text, query, width)
    assert text[found.start : found.end] == found.text
    assert len(found.text) <= max(width, *(end - start for start, end in found.hits), 0)
    places = [place for hit in found.hits for place in hit]
    assert places == sorted(places)
    assert all(found.start <= start < end <= found.end for start, end in found.hits)
    asked = {word.bare for part in query.parts for word in part}
    for start, end in found.hits:
        assert {word.bare for part in parse_query(text[start:end]).parts for word in part} <= asked
    if query.parts and snippet(text, query).whole:
        assert found.hits


@pytest.mark.parametrize("text", [LETTER, "báo cáo " * 500, "báo" * 2000, "báo " + " " * 4000, "a\u0301" * 2000])
def test_time_grows_with_the_text(text: str) -> None:
    query = parse_query('báo cáo "báo cáo" "báo cáo báo" tài sản')

    def cost(times: int) -> float:
        long = text * times
        best = 9.0
        for _ in range(5):
            start = time.process_time()
            snippet(long, query)
            best = min(best, time.process_time() - start)
        return best

    assert cost(32) < 8 * 3 * max(cost(4), 0.0005)
