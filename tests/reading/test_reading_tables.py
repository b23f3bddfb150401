"""Ruled tables: a cell is read as a whole; drawings and frames are no tables."""

import pytest

from congvan_nlp.reading.boxes import Word
from congvan_nlp.reading.tables import Box, find_tables, lines_with_tables

COLUMNS, ROWS = (85.0, 120.0, 330.0, 550.0), (200.0, 240.0, 280.0)
GRID: list[Box] = [
    *((COLUMNS[0], y, COLUMNS[-1], y) for y in ROWS),
    *((x, ROWS[0], x, ROWS[-1]) for x in COLUMNS),
]


def word(text: str, x: float, top: float) -> Word:
    return Word(x, top, x + 6 * len(text), top + 12, text)


def test_cells_are_read_row_by_row_between_the_text_around_them() -> None:
    page = [
        word("Trước", 85, 170), word("Sau", 85, 300),
        word("1", 90, 205), word("Rà", 125, 203), word("soát", 125, 220), word("Trước", 335, 203), word("15/3", 335, 220),
        word("2", 90, 245), word("Báo", 125, 245), word("Tháng", 335, 243), word("9/2023", 335, 260),
    ]  # fmt: skip
    lines = [line.text for line in lines_with_tables(page, GRID, 595)]
    assert lines == ["Trước", "", "1", "Rà soát", "Trước 15/3", "2", "Báo", "Tháng 9/2023", "", "Sau"]


def test_cells_drawn_as_thin_boxes_are_found_too() -> None:
    thick = [(x0 - 0.3, y0 - 0.3, x1 + 0.3, y1 + 0.3) for x0, y0, x1, y1 in GRID]
    edges = [
        edge
        for x0, y0, x1, y1 in thick
        for edge in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
    ]
    assert len(find_tables([edge for edge in edges if max(edge[2] - edge[0], edge[3] - edge[1]) > 8])[0]) == 6


@pytest.mark.parametrize(
    "rules",
    [
        [],
        [(250.0, 90.0 + i, 400.0, 90.0 + i) for i in range(9)],  # lines under titles
        [(50.0, 50.0, 550.0, 50.0), (50.0, 800.0, 550.0, 800.0), (50.0, 50.0, 50.0, 800.0), (550.0, 50.0, 550.0, 800.0)]
        * 2,
        [
            (85.0, 100.0, 550.0, 100.0),
            (85.0, 150.0, 550.0, 150.0),
            *((x, 100.0, x, 150.0) for x in (85.0, 300.0, 550.0)),
        ]
        * 2,
    ],
    ids=["none", "lines", "frame", "one row"],
)
def test_lines_frames_and_rows_are_no_tables(rules: list[Box]) -> None:
    assert find_tables(rules) == []


def test_a_drawing_is_passed_over() -> None:
    hatched = [(float(x), 0.0, float(x), 800.0) for x in range(0, 500, 5)]
    hatched += [(0.0, float(y), 500.0, float(y)) for y in range(0, 800, 5)]
    assert find_tables(hatched) == []
    assert find_tables(hatched * 20) == []
    assert [line.text for line in lines_with_tables([word("chú", 10, 10)], hatched, 595)] == ["chú"]
