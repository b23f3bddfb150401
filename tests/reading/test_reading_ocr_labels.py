"""Numbers of items that OCR takes for words or for dirt: looked at a second time, by the real program."""

import os
from collections.abc import Sequence
from shutil import which

import pytest
from PIL import Image, ImageDraw, ImageFont
from reading_pdfs import LIBERATION

from congvan_nlp.reading.boxes import Word
from congvan_nlp.reading.ocr import _run, read_tsv
from congvan_nlp.reading.ocr_labels import with_labels

POINTS = 72 / 300


def page(label: str) -> tuple[Image.Image, Word]:
    """A page with the label of an item, and where that stands."""
    if which("tesseract") is None or not LIBERATION.exists():
        missing = pytest.fail if os.environ.get("CONGVAN_REQUIRE_ALL") == "1" else pytest.skip
        missing("tesseract or Liberation Serif is not installed (Debian: tesseract-ocr, fonts-liberation2)")
    image = Image.new("L", (2480, 600), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.truetype(str(LIBERATION), 50)
    draw.text((358, 200), label, font=font, fill=0)
    left, top, right, bottom = (edge * POINTS for edge in draw.textbbox((358, 200), label, font=font))
    return image, Word(left, top, right, bottom, "VÀ")


def look(image: Image.Image, how: Sequence[str]) -> str:
    return _run(str(which("tesseract")), image, how)[0] or ""


def beside(word: Word, text: str = "Sở") -> list[Word]:
    return [
        word._replace(x0=word.x1 + 9 + i * 20, x1=word.x1 + 26 + i * 20, text=one) for i, one in enumerate((text, "Y"))
    ]


@pytest.mark.parametrize("dirty", [False, True], ids=["a word", "dirt"])
@pytest.mark.parametrize("number", range(1, 10))
def test_a_number_is_read_again(number: int, dirty: bool) -> None:
    image, word = page(f"{number}.")
    words, dirt = (beside(word), [word]) if dirty else ([word, *beside(word)], [])
    assert sorted(one.text for one in with_labels(words, dirt, image, POINTS, look)) == [f"{number}.", "Sở", "Y"]


def test_a_word_stays_a_word() -> None:
    image, word = page("Ở")
    words = [word._replace(text="Ở"), *beside(word)]
    assert with_labels(words, [], image, POINTS, look) == words


@pytest.mark.parametrize(
    ("first", "second"),
    [("a)", "Sở"), ("2", "Sở"), ("VÀ", "sở"), ("VÀ", "12/5")],
    ids=["label", "number", "small", "date"],
)
def test_what_is_no_lost_number_is_not_looked_at(first: str, second: str) -> None:
    word = Word(86, 100, 95, 110, first)

    def never(image: Image.Image, how: Sequence[str]) -> str:
        raise AssertionError

    words = [word, *beside(word, second)]
    assert with_labels(words, [], Image.new("L", (2480, 600), 255), POINTS, never) == words


def test_dirt_is_kept_apart_from_words() -> None:
    row = "5\t1\t1\t1\t1\t{}\t300\t600\t40\t50\t{}\t{}"
    words, confidence, dirt = read_tsv(
        "\n".join([row.format(1, 20, ";"), row.format(2, 90, "Kính"), row.format(3, 95, "-")])
    )
    assert ([word.text for word in words], [word.text for word in dirt]) == (["Kính", "-"], [";"])
    assert confidence == pytest.approx(0.91)
