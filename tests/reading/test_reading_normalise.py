"""Normalising: what is removed, what stays, the way back, and that nothing can break it."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from congvan_nlp.reading import normalise as module
from congvan_nlp.reading.normalise import normalise

NFD_E = "e\u0302\u0301"
#: Pieces of a file, and what each becomes; none of them changes its neighbours.
PIECES = [
    ("a", "a"), ("Đ", "Đ"), ("ế", "ế"), ("5", "5"), ("-", "-"), (".", "."), ("𝟙", "𝟙"), ("😀", "😀"), ("\ue000", "\ue000"),
    (NFD_E, "ế"), ("u\u031b\u0309", "ử"), ("ư\u0309", "ử"), ("\u1100\u1161\u11a8", "각"), ("\u212b", "Å"), ("\uf900", "豈"),
    ("о", "o"), ("Ð", "Đ"), ("\u00a0", " "), ("\ud800", "\ufffd"), ("&amp;", "&"), ("&#x002F;", "/"), ("&#7841;", "ạ"),
    ("&nbsp;", " "), ("&#8203;", ""), ("&#13;", ""), ("&#8232;", "\n"), ("\u200b", ""), ("\x00", ""), ("\u00ad", ""), ("\\*", "*"), ("\\.", "."),
    ("\u2028", "\n"), ("<br/>", "\n"), ("\x0c", "\n"), ("&notaname;", "&notaname;"), ("&#xD800;", "\ufffd"), ("\\", "\\"),
]  # fmt: skip
texts = st.text(st.characters(), max_size=60) | st.lists(
    st.sampled_from([p for p, _ in PIECES] + ["**", "\r\n", " \n"])
).map("".join)
vietnamese = st.text(st.sampled_from("aăâeêioôơuưyđAÂĐƠắằẳẵặấếộợữỷỹỵÝ bcghnt0123456789-/.,*#&;\n\t "), max_size=80)


@pytest.mark.parametrize(
    ("original", "text"),
    [
        ("# THÀNH ỦY LAM SƠN\n\n\\*\n\n**1.** Tiếp tục", "THÀNH ỦY LAM SƠN\n\n*\n\n1. Tiếp tục"),
        ("*Kính gửi:* - Các quận ủy,  \n- Các ban", "Kính gửi: - Các quận ủy,\n- Các ban"),
        ("TỈNH ỦY\r\n     *\r\nSố 5", "TỈNH ỦY\n     *\nSố 5"),  # the star under the issuer
        ("* một\n  * hai", "* một\n  * hai"),  # list marks
        ("5 * 3", "5 * 3"),
        ("ghi chú (*) như sau", "ghi chú (*) như sau"),
        ("********", "********"),
        ("***đậm***", "đậm"),
        ("số #5 và # 6\n# 7", "số #5 và # 6\n7"),
        ("dòng một\\\ndòng hai", "dòng một\ndòng hai"),  # a hard line break of pandoc
        ("a \t\r\nb\u00a0\r c ", "a\nb\n c"),
        ("một<br>hai<BR />ba <bra>", "một\nhai\nba <bra>"),
        ("QĐ&#x002F;TW &amp; &lt;b&gt;", "QĐ/TW & <b>"),
        ("\ufeffSố\u200b 5\u00ad", "Số 5"),
        ("ᴠăn bản ngàу NÐ-CP", "văn bản ngày NĐ-CP"),
        ("\uf02d Như trên", "- Như trên"),
        ("Vi\u1ec7t**\u0301", "Vi\u1ec7t\u0301"),
        ("", ""),
        ("*", "*"),
        ("\\", "\\"),
        ("&", "&"),
        ("   ", ""),
        ("\u0301a", "\u0301a"),  # a mark without a letter
    ],
)
def test_marks_that_are_no_text_go_and_others_stay(original: str, text: str) -> None:
    assert normalise(original)[0] == text


def test_a_letter_and_its_mark_meet_when_what_parted_them_is_removed() -> None:
    assert normalise("tie\u0302**\u0301**p")[0] == "tiếp"


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@example([(NFD_E, "ế"), (NFD_E, "ế")])
def test_every_piece_leads_back_to_where_it_stood(pieces: list[tuple[str, str]]) -> None:
    pieces = [piece for pair in pieces for piece in (pair, ("x", "x"))]  # so that no two act on each other
    original = "".join(old for old, _ in pieces)
    text, offsets = normalise(original)
    assert text == "".join(new for _, new in pieces)
    start = at = 0
    for old, new in pieces:
        if new:
            assert offsets.original(at, at + len(new)) == (start, start + len(old))
        start, at = start + len(old), at + len(new)


@given(texts, st.data())
def test_spans_lead_back_in_order_and_inside_the_original(original: str, data: st.DataObject) -> None:
    text, offsets = normalise(original)
    bounds = [offsets.original(i, i + 1) for i in range(len(text))]
    assert all(0 <= start < end <= len(original) for start, end in bounds)
    assert all(before[0] <= after[0] and before[1] <= after[1] for before, after in pairwise(bounds))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if start < end:
        assert offsets.original(start, end) == (bounds[start][0], bounds[end - 1][1])
    else:
        assert offsets.original(start, end)[0] == offsets.original(start, end)[1]


@given(vietnamese)
def test_the_form_of_the_letters_makes_no_difference(text: str) -> None:
    assert normalise(unicodedata.normalize("NFD", text))[0] == normalise(text)[0]


def test_every_letter_with_marks_is_read_alike_in_all_forms() -> None:
    marked = [chr(c) for c in range(0x110000) if (parts := unicodedata.decomposition(chr(c))) and parts[0] != "<"]
    assert len(marked) > 1000
    for letter in marked:
        decomposed = unicodedata.normalize("NFD", letter)
        assert normalise(f"a{decomposed}b")[0] == normalise(f"a{letter}b")[0]


@pytest.mark.parametrize(
    ("original", "text"),
    [("\u0435\u0302\u0301", "ế"), ("\u043e\u0323", "ọ"), ("\u0456\u0308", "\u0457"), ("\u0110\u00d0\u00a0", "ĐĐ")],
)
def test_marks_on_look_alikes(original: str, text: str) -> None:
    assert normalise(original)[0] == text


@given(vietnamese, st.data())
def test_a_span_of_decomposed_text_is_what_the_same_span_composes_from(text: str, data: st.DataObject) -> None:
    plain = "".join(char for char in text if char.isalnum())
    original = unicodedata.normalize("NFD", plain)
    composed, offsets = normalise(original)
    start = data.draw(st.integers(0, len(composed)))
    end = data.draw(st.integers(start, len(composed)))
    assert unicodedata.normalize("NFC", original[slice(*offsets.original(start, end))]) == composed[start:end]


@given(texts)
def test_the_result_is_composed_and_can_be_written(original: str) -> None:
    text, _ = normalise(original)
    text.encode()
    assert unicodedata.is_normalized("NFC", text)
    assert not any(line.endswith((" ", "\t", "\r")) for line in text.split("\n"))


def test_what_counts_as_self_contained_never_composes_with_what_precedes_it() -> None:
    seconds = set()
    for code in range(0x110000):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            seconds.add(chr(int(parts[1], 16)))
    seconds |= {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}  # parts of Hangul
    for code in range(0x110000):
        char = chr(code)
        if 0xD800 <= code < 0xE000 or module._ATTACHED.match(char):
            continue
        assert unicodedata.combining(char) == 0
        assert unicodedata.normalize("NFC", char) == char
        assert char not in seconds


@pytest.mark.parametrize(
    "unit",
    [
        " ", "\t", "*", "a*", "* ", "&", "&amp;", "&#x1", "\n", "\r\n", "\\", "# ", "#", " \n", "<br", "<br  ", "\0", "a\u200b",
        "\u0301", "\u0323\u0301", "e\u0302\u0301", "\u1100\u1161\u11a8", "\uf900", "\ud800", "Σ", "漢", "👨‍👩‍👧", "\u0b47\u0b3e",
    ],
)  # fmt: skip
def test_time_grows_with_the_text_only(unit: str) -> None:
    # Quadratic, half a million characters would take minutes to hours.
    original = "a" + unit * (500_000 // len(unit)) + "x"
    text, offsets = normalise(original)
    assert offsets.original(0, len(text)) == (0, len(original))
