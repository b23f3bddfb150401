"""Rows of task tables, however their cells are kept apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp import analyze
from congvan_nlp.folding import Text
from congvan_nlp.structure.layout import Zone
from congvan_nlp.structure.tables import find_rows

_HEADINGS = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn")
_ROWS = (
    ("1", "Rà soát hồ sơ đảng viên", "Ban Tổ chức", "Văn phòng", "Trước ngày 25/6"),
    ("2", "Nâng cấp phần mềm", "Tổ Công nghệ", "Phòng Tài chính", "Quý III/2018"),
)


def rows(letter: str) -> list[tuple[str, str, str, str]]:
    text = Text.of(letter)
    found = find_rows(text, Zone(0, len(text)))
    return [tuple(text.raw[slice(*cell)] for cell in (r.task, r.lead, r.support, r.due)) for r in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("before", "between", "after"),
    [("| ", " | ", " |"), ("", "\t", ""), ("", "     ", ""), ("", "\n", ""), ("**", "** | **", "**"), ("", " | ", "")],
)
def test_cells_between_strokes_tabs_gaps_and_lines(before: str, between: str, after: str) -> None:
    lines = [before + between.join(cells) + after for cells in (_HEADINGS, *_ROWS)]
    letter = (
        "Phân công như sau:\n" + "\n".join(lines) + "\n\nYêu cầu các phòng thực hiện trong tháng 9.\nNơi nhận: như trên"
    )
    assert rows(letter) == [row[1:] for row in _ROWS]


def test_the_rule_below_markdown_headings_is_no_row() -> None:
    assert rows("| Nhiệm vụ | Đơn vị | Thời gian |\n|:--|---|---|\n| Họp | Văn phòng | 30/8 |") == [
        ("Họp", "Văn phòng", "", "30/8")
    ]


def test_columns_are_known_in_any_order() -> None:
    letter = "Thời gian\nNội dung\nThực hiện\nTrước 10/6\nTự đánh giá\nViên chức\nTừ 11 đến 15/6\nHọp đơn vị\nCác khoa\nKết thúc."
    assert rows(letter) == [
        ("Tự đánh giá", "Viên chức", "", "Trước 10/6"),
        ("Họp đơn vị", "Các khoa", "", "Từ 11 đến 15/6"),
    ]


@pytest.mark.parametrize("end", ["", "\n\nYêu cầu các phòng thực hiện.\nNơi nhận: như trên"])
@pytest.mark.parametrize(
    ("wrapped", "lead"),
    [
        ("| 1 | Rà soát | Văn phòng\nvà Sở Tài chính | 30/11/2021 |", "Văn phòng\nvà Sở Tài chính"),
        ("| 1 | Rà\nsoát | Văn\nphòng | 30/11/2021 |", "Văn\nphòng"),
        ("| I | Nhóm việc |\n| 1 | Rà soát | Văn phòng | 30/11/2021 |", "Văn phòng"),
        ("Nhóm việc\n| 1 | Rà soát | Văn phòng | 30/11/2021 |", "Văn phòng"),
    ],
)
def test_a_row_that_runs_over_its_line(wrapped: str, lead: str, end: str) -> None:
    letter = f"| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n{wrapped}\n| 2 | Họp | Sở Y tế | 30/12/2021 |{end}"
    assert [(row[1], row[3]) for row in rows(letter)] == [(lead, "30/11/2021"), ("Sở Y tế", "30/12/2021")]


@pytest.mark.parametrize(
    ("cell", "due"),
    [("12/2021", "2021-12-31"), ("Tháng 11-12/2021", "2021-12-31"), ("Quý I, quý II/2022", "2022-06-30")],
)
def test_periods_in_cells(cell: str, due: str) -> None:
    table = f"| Nhiệm vụ | Chủ trì | Thời hạn |\n| Rà soát | Văn phòng | {cell} |"
    [found] = analyze(f"Số 5/KH-BV\nKính gửi: Các khoa\n\nPhân công:\n{table}\n").deadlines
    assert (found.due, found.text) == (due, cell)


def test_every_year_in_a_cell() -> None:
    table = "| Nhiệm vụ | Chủ trì | Thời hạn |\n| Rà soát | Văn phòng | Tháng 6 hằng năm |"
    [found] = analyze(f"Số 5/KH-BV\nKính gửi: Các khoa\n\nPhân công:\n{table}\n").deadlines
    assert found.rrule == "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1"


@pytest.mark.parametrize(
    "letter",
    [
        "| Đơn vị | Thời gian | Địa điểm |\n| Xã Tân Sơn | 8h00 ngày 30/8/2018 | Hội trường |",
        "| Nội dung | Thời gian | Địa điểm |\n| Họp | 30/8/2018 | Hội trường |",
        "| Đơn vị | Thời gian |  Ghi chú |\n| Xã Tân Sơn | 30/8/2018 | Buổi sáng |",
        "Thời hạn báo cáo: trước ngày 15/6.\nNội dung khác theo quy định.",
        "1. Thời gian\n- Trước ngày 15/6.",
        "STT | Họ và tên | Thời hạn\n1 | Trần Văn Nam | 30/8",
        "Nhiệm vụ\nThời hạn\nKhông có hàng nào ở đây cả.",
        "Thời gian",
    ],
)
def test_running_text_is_no_table(letter: str) -> None:
    assert rows(letter) == []


def test_a_cell_that_says_no_task_is_no_row() -> None:
    assert rows("Nhiệm vụ | Chủ trì | Thời hạn\n |  | 30/8\nHọp | Văn phòng | ") == []


@given(st.text("STT|\t \nThời hạn Nội dung 1", max_size=80))
def test_any_text_has_its_rows_inside(letter: str) -> None:
    text = Text.of(letter)
    for row in find_rows(text, Zone(0, len(text))):
        assert all(0 <= cell.start <= cell.end <= len(text) for cell in row)


def test_limits_of_a_table() -> None:
    letter = "Số 5/KH-BV\nKính gửi: Các khoa\n\nPhân công:\n" + "\n".join(
        "\t".join(cells) for cells in (_HEADINGS, *_ROWS)
    )
    found = analyze(
        letter + "\n3\tMua tủ\tPhòng Vật tư\t\t17h00 ngày 18/6/2018\n4\tGiám sát\tCác khoa\t\tThường xuyên\n"
    ).deadlines
    assert [(d.who, d.what, d.text, d.due, d.due_time) for d in found[1:]] == [
        (("Tổ Công nghệ",), "Nâng cấp phần mềm", "Quý III/2018", "2018-09-30", None),
        (("Phòng Vật tư",), "Mua tủ", "17h00 ngày 18/6/2018", "2018-06-18", "17:00"),
    ]
    assert found[0].who == ("Ban Tổ chức",)
