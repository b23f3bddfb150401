"""What stands at the edges of pages: numbers, running heads, footnotes."""

import pytest
from test_reading_lines import line

from congvan_nlp.reading.boxes import Sheet, Word, text_of
from congvan_nlp.reading.edges import trimmed
from congvan_nlp.reading.pages import set_out


def sheet(words: list[Word]) -> Sheet:
    return Sheet(words, 595, 842)


def rest(words: list[Word]) -> list[Word]:
    return trimmed([sheet(words)])[0].words


@pytest.mark.parametrize("text", ["2", "- 2 -", "Trang 2", "2/5", "– 12 –", "Tr. 3"])
@pytest.mark.parametrize("top", [30.0, 800.0])
def test_a_page_number_is_dropped_at_the_top_and_at_the_bottom(text: str, top: float) -> None:
    number = Word(290, top, 310, top + 12, text)
    body = [Word(85, y, 500, y + 14, "dòng") for y in (60, 80, 100)]
    assert rest([*body, number]) == body


@pytest.mark.parametrize(
    "word",
    [
        Word(85, 30, 97, 44, "15"),  # the end of a sentence, at the left margin
        Word(290, 70, 310, 84, "15"),  # between other rows
        Word(290, 30, 330, 44, "2025"),
        Word(290, 30, 330, 44, "2-CV"),
    ],
)
def test_other_numbers_stay(word: Word) -> None:
    body = [Word(85, y, 500, y + 14, "dòng") for y in (50, 100)]
    assert word in rest([*body, word])


def test_a_page_of_a_number_only_is_empty() -> None:
    assert rest([Word(290, 30, 300, 44, "2")]) == []
    assert rest([]) == []


HEADS = [f"Kế hoạch số 88/KH-UBND - trang {number}" for number in range(1, 6)]


def headed(heads: list[str], bodies: list[str]) -> list[Sheet]:
    return [
        sheet([*line(head, 85, 30), *line(body, 85, 60), *line("Hết", 85, 80)])
        for head, body in zip(heads, bodies, strict=True)
    ]


def test_a_running_head_is_dropped_whatever_number_it_has() -> None:
    bodies = [f"Dòng của {word} trang" for word in ("một", "hai", "ba", "bốn", "năm")]
    pages = [part.words for part in trimmed(headed(HEADS, bodies))]
    assert [text_of(words[: len(body.split())]) for words, body in zip(pages, bodies, strict=True)] == bodies


def test_what_two_pages_begin_with_is_no_running_head() -> None:
    pages = trimmed(headed(HEADS[:2], ["một", "hai"]))
    assert all(part.words[0].text == "Kế" for part in pages)


def test_heads_of_a_part_of_the_pages_stay() -> None:
    heads = [*HEADS[:3], "Một", "Hai", "Ba", "Bốn"]
    assert trimmed(headed(heads, ["x"] * 7))[0].words[0].text == "Kế"


def raised(word: Word, mark: str) -> Word:
    return word._replace(text=word.text + mark, raised=len(mark))


def noted(mark: str = "1") -> Sheet:
    """A page with a footnote, and a word that refers to it."""
    cited = line("Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018, đề nghị các chi bộ gửi báo cáo về", 85, 60, size=12)
    cited[5] = raised(cited[5], "1")
    note = [Word(85, 760, 88, 766, mark), *line("Quy định về kiểm soát quyền lực.", 92, 758, size=9)]
    return sheet([*cited, *line("Đảng ủy xã trước ngày 15/4/2019.", 85, 80, size=12), *note])


def test_a_footnote_is_set_aside_and_its_mark_is_no_part_of_the_symbol() -> None:
    part = trimmed([noted()])[0]
    assert text_of(part.words[:7]) == "Thực hiện Quy định số 132-QĐ/TW ngày"
    assert text_of(part.notes) == "1 Quy định về kiểm soát quyền lực."


def test_small_rows_without_a_mark_above_are_text() -> None:
    assert trimmed([noted("2")])[0].notes == []


def test_an_exponent_stays() -> None:
    area = line("Diện tích 120 m của kho", 85, 60)
    area[3] = raised(area[3], "2")
    assert text_of(rest(area)) == "Diện tích 120 m2 của kho"


def test_a_footnote_follows_the_paragraph_that_runs_over_its_page() -> None:
    long = line(
        "Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018, đề nghị các chi bộ gửi báo cáo về Ban", 85, 60, size=12
    )
    long[5] = raised(long[5], "1")
    note = [Word(85, 760, 88, 766, "1"), *line("Quy định về kiểm soát quyền lực.", 92, 758, size=9)]
    following = line("Tổ chức Tỉnh ủy trước ngày 15/4/2019.", 85, 60, size=12)
    printed = set_out([sheet([*long, *note]), sheet(following)])
    assert printed.text == (
        "Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018, đề nghị các chi bộ gửi báo cáo về Ban "
        "Tổ chức Tỉnh ủy trước ngày 15/4/2019.\n\n1 Quy định về kiểm soát quyền lực."
    )
    assert [printed.text[box.start : box.end] for box in printed.boxes] == printed.text.split()
    assert {box.page for box in printed.boxes if printed.text[box.start : box.end] == "Tổ"} == {1}
