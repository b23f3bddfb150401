"""When two names, phrases, rules or labels are taken as the same."""

import unicodedata
from collections.abc import Callable

import pytest

from congvan_nlp.evaluation import matching
from congvan_nlp.evaluation.plain import shown


def test_a_decomposed_text_is_the_same_text() -> None:
    assert matching.plain_words(unicodedata.normalize("NFD", "Huyện ủy")) == matching.plain_words("Huyện uỷ")
    assert matching.plain_key(unicodedata.normalize("NFD", "132 – QĐ/TW")) == "132-QĐ/TW"


@pytest.mark.parametrize("nothing", ["", "  ", "–", "“”"])
def test_what_holds_no_word_is_like_nothing(nothing: str) -> None:
    for same in (matching.same_text, matching.overlapping, matching.same_document_name, matching.same_phrase):
        assert not same(nothing, nothing)
        assert not same("Bộ Y tế", nothing)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("Sở Y tế", "Sở Y tế và các đơn vị trực thuộc Sở", True),
        ("Sở Y tế", "Sở Y tế " + "và các đơn vị " * 5, False),
        ("Ban Thường vụ Huyện ủy", "Ban", False),
        ("Ban Thường vụ Huyện ủy", "Huyện ủy", True),
        ("Ban Thường vụ Huyện ủy", "Ban Thường vụ Huyện đoàn", True),
        ("Ban Thường vụ Huyện ủy", "Văn phòng Quốc hội", False),
    ],
)
def test_overlapping_bodies(gold: str, found: str, expected: bool) -> None:
    assert matching.overlapping(gold, found) is expected


def test_an_issuer_has_its_place_and_not_much_more() -> None:
    assert matching.same_issuer("Sở Y tế tỉnh Vạn Xuân", "UBND tỉnh Vạn Xuân - Sở Y tế")
    assert not matching.same_issuer("Sở Y tế", "Sở Y tế tỉnh Vạn Xuân kính gửi các đơn vị có tên sau")
    assert matching.same_issuer("Sở Y tế tỉnh Vạn Xuân", "Sở Y tê tỉnh Vạn Xuân")


def test_a_document_name_may_be_cut_to_half_but_keeps_its_numerals() -> None:
    assert matching.same_document_name("Luật Dược năm 2016 của Quốc hội", "Luật Dược năm 2016")
    assert not matching.same_document_name("Luật Dược", "Luật Dược và các văn bản hướng dẫn")
    assert not matching.same_document_name("Luật Dược 2005", "Luật Dược 2016")


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        ("Luật Dược năm 2016", "Luật Dược năm 2016 của Quốc hội", True),
        ("ab" * 10, "ab" * 5, True),
        ("ab" * 10, "ab" * 4 + "a", False),
        ("ab" * 5, "ab" * 10, True),
        ("ab" * 50, "ab" * 46 + "a" + "z" * 7, True),
        ("ab" * 50, "ab" * 46 + "z" * 8, False),
    ],
)
def test_how_far_document_names_may_differ(gold: str, found: str, expected: bool) -> None:
    assert matching.same_document_name(gold, found) is expected


@pytest.mark.parametrize(
    ("longest", "gold", "found", "expected"),
    [
        (3, 10, 60, True),
        (3, 10, 61, False),
        (6, 10, 90, True),
        (6, 10, 91, False),
        (3, 40, 10, True),
        (3, 40, 9, False),
    ],
)
def test_how_much_longer_or_shorter_a_find_may_be(longest: int, gold: int, found: int, expected: bool) -> None:
    assert matching.overlapping("x" * gold, "x" * found, longest) is expected


@pytest.mark.parametrize(
    ("same", "changed"),
    [(matching.same_text, 3), (matching.overlapping, 4), (matching.same_issuer, 2)],
)
def test_how_many_of_twenty_letters_may_be_wrong(same: Callable[[str, str], bool], changed: int) -> None:
    letters = "abcdefghijklmnopqrst"
    assert same(letters, letters[:-changed] + "z" * changed)
    assert not same(letters, letters[: -changed - 1] + "z" * (changed + 1))


def test_letters_that_are_left_out_count_as_wrong() -> None:
    assert matching.same_text("abcdefghijklmnopqrstuvw", "abcdefghijklmnopq")
    assert not matching.same_text("abcdefghijklmnopqrstuvw", "abcdefghijklmnop")


def test_how_many_more_words_an_issuer_may_have() -> None:
    assert matching.same_issuer("sở", "sở một hai")
    assert not matching.same_issuer("sở", "sở một hai ba")
    assert matching.same_issuer("Lam Sơn Thành ủy", "Thành ủy Lam Sơn")


def test_a_find_may_be_three_times_as_long_by_default() -> None:
    assert matching.overlapping("x" * 10, "x" * 60)
    assert not matching.overlapping("x" * 10, "x" * 61)


def test_numbers_of_any_length_and_script_are_compared() -> None:
    assert matching.same_phrase("trước ngày 05/01", "trước ngày ٥/01")
    assert not matching.same_phrase("trước ngày " + "1" * 9000, "trước ngày " + "1" * 8999 + "2")


@pytest.mark.parametrize(
    ("label", "path"),
    [("2.(1)", "2.1"), ("(5)", "5"), ("3-", "3"), ("Thứ  hai,", "thứhai"), ("3.2.4", "3.2.4"), ("-", "")],
)
def test_item_paths(label: str, path: str) -> None:
    assert matching.item_path(label) == path


def test_messages_stay_short() -> None:
    assert shown(["a", "b"]) == "'a', 'b'"
    assert len(shown("x" * 10**6)) < 400
    assert [shown("x" * n).endswith("…") for n in (300, 301)] == [False, True]
