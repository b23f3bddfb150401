"""Where words stand on paper, from the file to what was found in it: a page image shows them there."""

import math

import pytest
from reading_office import as_pages, scanned
from reading_pdfs import PARTY, STATE, Letter, set_letter

from congvan_nlp.pipeline.analyze import analyze_source
from congvan_nlp.reading.read import read
from congvan_nlp.reading.source import Source


def check(source: Source) -> int:
    """Boxes of what was found hold its words, on its page; how many words there were."""
    analysis = analyze_source(source)
    spans = [*analysis.recipients, *(m for c in analysis.citations for m in c.mentions), *analysis.deadlines]
    assert len(spans) > 8
    count = 0
    for span in spans:
        boxes = source.boxes_of(span.start, span.end)
        words = "".join(source.original[box.start : box.end] for box in boxes)
        first, stop = source.offsets.original(span.start, span.end)
        assert "".join(source.original[first:stop].split()) in words
        assert len(boxes) <= len(span.text.split()) + 2
        for box in boxes:
            width, height = source.page_sizes[box.page]
            assert 0 <= box.x0 < box.x1 <= width
            assert 0 <= box.top < box.bottom <= height
        count += len(boxes)
    return count


@pytest.mark.parametrize("letter", [PARTY, STATE], ids=["Party", "State"])
def test_words_of_a_pdf(letter: Letter) -> None:
    source = read("a.pdf", set_letter(letter))
    assert check(source) > 30
    assert source.pages == len(source.page_sizes)
    assert source.page_sizes[0] == pytest.approx((595, 842), abs=1)


@pytest.mark.parametrize("turned", [0, 2.5])
def test_words_of_a_scan(turned: float) -> None:
    pages = as_pages(PARTY)
    source = read("a.pdf", scanned(pages, turned=turned))
    assert source.ocr
    assert check(source) > 30
    upright = read("a.pdf", set_letter(PARTY, printed=True))

    def place(of: Source, words: str) -> tuple[float, float]:
        [box, *_] = [box for box in of.boxes if of.original[box.start : box.end] == words]
        return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2

    word = max(
        {upright.original[b.start : b.end] for b in upright.boxes if b.page == 0}
        & {source.original[b.start : b.end] for b in source.boxes if b.page == 0},
        key=len,
    )
    x, y = place(upright, word)
    # turned about the middle of the page, against the clock, y downwards
    angle, across, down = math.radians(turned), x - 297.5, y - 421
    expected = (
        297.5 + across * math.cos(angle) + down * math.sin(angle),
        421 - across * math.sin(angle) + down * math.cos(angle),
    )
    assert place(source, word) == pytest.approx(expected, abs=4)
