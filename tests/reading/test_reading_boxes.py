"""Rows of words, page numbers, and gaps that part columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.reading.boxes import Word, rows_of, text_of, wide_gaps

words = st.lists(
    st.builds(
        lambda x, y, width, height, text: Word(x, y, x + width, y + height, text),
        st.floats(0, 600), st.floats(0, 850), st.floats(0, 300), st.floats(1, 30), st.text("aĐ1-.,:", min_size=1, max_size=4),
    ),
    max_size=25,
)  # fmt: skip


def row(*texts: str, gaps: dict[int, float] | None = None, size: float = 14) -> list[Word]:
    """Words of 7 points a letter, 4 apart but for the gaps given by their place."""
    x, found = 85.0, []
    for i, text in enumerate(texts):
        x += (gaps or {}).get(i, 4.0) if i else 0
        found.append(Word(x, 100, x + 7 * len(text), 100 + size, text))
        x += 7 * len(text)
    return found


@given(words)
def test_rows_hold_every_word_once_and_go_down_the_page(page: list[Word]) -> None:
    rows = rows_of(page)
    assert sorted(word for line in rows for word in line) == sorted(page)
    assert all(line == sorted(line, key=lambda w: w.x0) for line in rows)


def test_words_of_different_size_share_a_line() -> None:
    line = [Word(85, 100, 110, 114, "diện"), Word(114, 100, 140, 114, "tích"), Word(144, 98, 149, 106, "2")]
    assert [text_of(r) for r in rows_of(line)] == ["diện tích 2"]


def test_lines_close_together_stay_apart() -> None:
    page = [Word(85, 100 + 13 * i, 120, 114 + 13 * i, str(i)) for i in range(5)]
    assert [text_of(r) for r in rows_of(reversed(page))] == ["0", "1", "2", "3", "4"]


def test_a_gap_out_of_proportion_parts_columns() -> None:
    assert wide_gaps(row("Số", "5-CV/TU", "Lam", "Sơn,", "ngày", gaps={2: 120})) == [2]
    assert wide_gaps(row("STT", "Nhiệm", "vụ", "Thời", "hạn", gaps={1: 30, 3: 40})) == [1, 3]


@pytest.mark.parametrize(
    "line",
    [
        row("một", "dòng", "ngắt", "bằng", "tay", gaps={1: 60, 2: 60, 3: 60, 4: 60}),  # stretched to the margin
        row("Nơi", "nhận:", gaps={1: 150}),
        row("Kính", "gửi:", gaps={1: 150}),
        row("1.", "Rà", "soát", "văn", "bản", gaps={1: 30}),  # a tab stop behind a label
        row("a)", "Rà", "soát", gaps={1: 50}),
        row("-", "Như", "trên;", gaps={1: 30}),
        row("Kính", "gửi:", "Sở", "Y", "tế", gaps={2: 50}),
        row("hai", "từ", gaps={1: 25}),
        row("một"),
    ],
)
def test_other_gaps_do_not(line: list[Word]) -> None:
    assert wide_gaps(line) == []
