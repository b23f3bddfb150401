"""Folding keeps lengths for any text, and folds all ways to write a Vietnamese letter alike."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.folding import Text, bare, key, one_line

VOWELS = "aăâeêioôơuưy"
MARKS = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = sorted(
    {
        unicodedata.normalize("NFC", form(vowel) + mark)
        for vowel in VOWELS
        for mark in MARKS
        for form in (str, str.upper)
    }
    | {"đ", "Đ"}
)
vietnamese = st.text(st.sampled_from([*LETTERS, *"bcdghklmnpqrstvxBCTN 019-/.,;:()\n"]), max_size=60)


def test_every_vietnamese_letter_folds_to_its_base() -> None:
    plain = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u", "đ": "d", "Đ": "D"}
    for letter in LETTERS:
        base = plain.get(letter) or unicodedata.normalize("NFD", letter)[0]
        assert bare(letter) == base
        assert key(letter) == base.lower()


def test_folding_and_lowering_keep_the_length_of_every_character() -> None:
    text = "".join(map(chr, range(sys.maxunicode + 1)))
    folded = Text.of(text)
    assert len(folded.bare) == len(folded.low) == len(text)


@given(st.text(st.characters(), max_size=80))
def test_views_have_one_length_for_any_text(text: str) -> None:
    for view in (Text.of(text), Text.of(text).flowing()):
        assert len(view.raw) == len(view.bare) == len(view.low) == len(view) == len(text)


@given(st.text(st.characters(), max_size=80))
def test_flowing_changes_line_ends_only(text: str) -> None:
    view = Text.of(text)
    for before, after in zip(view.bare, view.flowing().bare, strict=True):
        assert after == before or (before, after) == ("\n", " ")


@given(vietnamese)
def test_keys_do_not_depend_on_the_form_of_the_letters(text: str) -> None:
    assert key(unicodedata.normalize("NFD", text)) == key(text)


@pytest.mark.parametrize(("one", "other"), [("Uỷ ban", "Ủy ban"), ("HOÀ", "hòa"), ("Sở  Y tế,", "so y te")])
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("text", "flowing"),
    [
        ("báo cáo\nvề Sở", "bao cao ve so"),  # inside a sentence
        ("xong.\nvề", "xong.\nve"),  # behind its end
        ("gồm:\na) một", "gom:\na) mot"),
        ("theo điểm\na) khoản 2", "theo diem\na) khoan 2"),  # a label stays at the start of its line
        ("một dòng ngắn\nSở Y tế", "mot dong ngan\nso y te"),  # a capital behind a short line
        ("một dòng dài đến mép giấy, đúng như trong tệp in ra của\nSở Y tế", None),
        (
            "số 132-\nQĐ/TW ngày 08/3/2018 của Bộ Chính trị\n\nSở",
            "so 132-\nqd/tw ngay 08/3/2018 cua bo chinh tri\n\nso",
        ),
        ("theo khoản 4\nĐiều 9 Quy chế", "theo khoan 4\ndieu 9 quy che"),  # short line, capital
        ("Điều 1. Phạm vi\nĐiều 2. Đối tượng", "dieu 1. pham vi\ndieu 2. doi tuong"),
    ],
)
def test_flowing_joins_what_is_one_sentence(text: str, flowing: str | None) -> None:
    expected = flowing if flowing is not None else Text.of(text).low.replace("\n", " ")
    assert Text.of(text).flowing().low == expected


@pytest.mark.parametrize("start", ["Điều 9 Quy chế", "Thủ tướng Chính phủ", "Phần mềm", "Thứ trưởng Bộ Y tế"])
def test_a_full_line_runs_on_into_a_capital(start: str) -> None:
    line = "thực hiện ngày 14 tháng 3 năm 2011 của các cơ quan và"
    assert "\n" not in Text.of(f"{line}\n{start}").flowing().low


@pytest.mark.parametrize(
    "start", ["Điều 9. Hiệu lực", "Thứ nhất, rà soát", "Chương II\n", "Phần thứ nhất\n", "1. Rà", "a) Rà"]
)
def test_a_heading_keeps_its_line(start: str) -> None:
    line = "thực hiện ngày 14 tháng 3 năm 2011 của các cơ quan và"
    assert Text.of(f"{line}\n{start}").flowing().low[len(line)] == "\n"


def test_says_tells_words_of_one_fold_apart() -> None:
    assert not Text.of("bảo vệ").says(4, "ve")
    assert Text.of("gửi về").says(4, "ve")
    assert Text.of("gửi ve").says(4, "ve")
    assert Text.of("Sở phải").says(3, "phai")
    assert not Text.of("chi bộ").says(0, "chi")


def test_one_line_joins_all_kinds_of_blanks() -> None:
    assert one_line("\u00a0Sở\t\nY  tế ") == "Sở Y tế"


@pytest.mark.parametrize("text", ["a\n" * 200_000, "A" * 50 + "\nB" * 200_000, "1.1." * 100_000 + "\n", "\n" * 400_000])
def test_flowing_takes_linear_time(text: str) -> None:
    assert len(Text.of(text).flowing()) == len(text)  # quadratic, it would take minutes
