"""What the reading room gives to the others."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import congvan_nlp
from congvan_nlp.reading.source import Source, UnreadableFileError


def test_a_source_holds_both_texts_and_the_way_between_them() -> None:
    source = Source.from_text("**Ti\u0065\u0302\u0301p** tục")
    assert source.text.raw == "Tiếp tục"
    assert source.text.low == "tiep tuc"
    assert source.original[slice(*source.offsets.original(0, 4))] == "Ti\u0065\u0302\u0301p"


def test_the_hash_is_that_of_the_file_or_of_the_text() -> None:
    assert Source.from_text("Số 5", content=b"\xff").sha256 == hashlib.sha256(b"\xff").hexdigest()
    assert Source.from_text("Số 5").sha256 == hashlib.sha256("Số 5".encode()).hexdigest()


@given(st.text(st.characters(), max_size=50), st.text(st.characters(), max_size=10))
def test_any_text_makes_a_source_that_can_be_written(original: str, path: str) -> None:
    source = Source.from_text(original, path=path)
    source.text.raw.encode()
    source.path.encode()
    assert source.original == original
    assert len(source.sha256) == 64


def test_the_message_of_an_unreadable_file_can_be_printed_whatever_its_name() -> None:
    error = UnreadableFileError("th\udcc3.txt", "no such file")
    assert error.path == "th\udcc3.txt"
    assert str(error) == "th\ufffd.txt: no such file"


def test_a_name_that_the_locale_could_not_decode_is_restored() -> None:
    assert (
        Source.from_text("Số 5", path="công văn.txt".encode().decode("ascii", "surrogateescape")).path == "công văn.txt"
    )


@pytest.mark.parametrize("value", [None, b"S\xe1\xbb\x91 7-CV/HU", 7, Path("a.txt")])
def test_what_is_no_text_is_a_type_error(value: object) -> None:
    with pytest.raises(TypeError, match=rf"must be str, not {type(value).__name__}; analyze_file\(path\) reads a file"):
        congvan_nlp.analyze(value)  # type: ignore[arg-type]


def test_the_error_of_reading_is_exported() -> None:
    assert "UnreadableFileError" in congvan_nlp.__all__
    with pytest.raises(congvan_nlp.UnreadableFileError, match="no such file"):
        congvan_nlp.analyze_file("không có.txt")
