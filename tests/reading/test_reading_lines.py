"""The line builder: columns one after the other, paragraphs joined, page breaks inside sentences."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_reading_boxes import words

from congvan_nlp.reading.boxes import Word
from congvan_nlp.reading.lines import joined, lines_of

WIDTH = 595.0
HEAD = (
    [
        "UBND TỈNH VẠN XUÂN",
        "SỞ Y TẾ",
        "Số: 1234/SYT-NVY",
        "V/v góp ý kiến việc thực hiện",
        "Thông tư số 05/2016/TT-BYT",
    ],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Vạn Xuân, ngày 02 tháng 10 năm 2017"],
)
FOOT = (
    ["Nơi nhận:", "- Như trên;", "- Văn phòng Trung ương Đảng (để báo cáo);", "- Lưu: VT, NC."],
    ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Châu Thị Ngọc Điệp"],
)


def line(text: str, x: float, top: float, *, size: float = 13, centred: bool = False) -> list[Word]:
    """Words of a line of type whose letters are half as wide as high."""
    x -= len(text) * size / 4 if centred else 0
    found = []
    for word in text.split(" "):
        found.append(Word(x, top, x + len(word) * size / 2, top + size, word))
        x += (len(word) + 0.6) * size / 2
    return found


def texts(page: list[Word]) -> list[str]:
    return [found.text for found in lines_of(page, WIDTH) if found.text]


@given(words)
def test_every_word_is_set_out_once(page: list[Word]) -> None:
    letters = Counter("".join(word.text for word in page))
    assert Counter("".join(found.text for found in lines_of(page, WIDTH)).replace(" ", "")) == letters


@given(words)
def test_blocks_are_parted_by_one_empty_line_and_never_begin_or_end_with_one(page: list[Word]) -> None:
    found = [found.text for found in lines_of(page, WIDTH)]
    assert found[:1] != [""]
    assert found[-1:] != [""]
    assert all(before or after for before, after in pairwise(found))


@given(
    st.sampled_from([11.0, 12.0, 13.0]), st.floats(1.15, 1.7), st.floats(1.15, 1.9), st.floats(-8, 8), st.floats(170, 190),
    st.floats(400, 420),
)  # fmt: skip
def test_head_is_read_left_column_first_wherever_its_lines_stand(
    size: float, left: float, right: float, shift: float, x: float, other: float
) -> None:
    page = [w for i, text in enumerate(HEAD[0]) for w in line(text, x, 60 + i * left * size, size=size, centred=True)]
    page += [
        w
        for i, text in enumerate(HEAD[1])
        for w in line(text, other, 60 + shift + i * right * size, size=11, centred=True)
    ]
    below = 80 + 5 * left * size
    page += line("Kính gửi: Các bệnh viện", 200, below)
    assert texts(page) == [*HEAD[0], *HEAD[1], "Kính gửi: Các bệnh viện"]


@given(st.floats(1.1, 1.4), st.floats(1.2, 1.6), st.floats(-5, 8), st.floats(20, 80))
def test_foot_is_read_recipients_first_and_the_signer_last(
    left: float, right: float, shift: float, signed: float
) -> None:
    page = line("Đề nghị các đơn vị báo cáo trước ngày 30 tháng 10 năm 2018 để tổng hợp, báo cáo", 113, 400)
    page += line("theo quy định./.", 85, 420)
    page += [w for i, text in enumerate(FOOT[0]) for w in line(text, 85, 450 + i * left * 11, size=11)]
    for i, text in enumerate(FOOT[1]):
        page += line(text, 430, 450 + shift + i * right * 13 + (signed if i == 3 else 0), centred=True)
    found = texts(page)
    assert found[-8:] == [*FOOT[0], *FOOT[1]]


def test_an_item_of_the_recipients_that_takes_two_rows_becomes_one_line() -> None:
    left = ["Nơi nhận:", "- Các huyện ủy, thành ủy, đảng ủy trực", "thuộc Tỉnh ủy;", "- Lưu: VT."]
    page = [w for i, text in enumerate(left) for w in line(text, 85, 450 + 14 * i, size=11)]
    page += [w for i, text in enumerate(FOOT[1]) for w in line(text, 430, 450 + 17 * i, centred=True)]
    assert texts(page)[1:3] == ["- Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy;", "- Lưu: VT."]


def test_a_centred_title_belongs_to_no_column() -> None:
    page = [w for i, text in enumerate(HEAD[0][:3]) for w in line(text, 180, 60 + 18 * i, centred=True)]
    page += [w for i, text in enumerate(HEAD[1]) for w in line(text, 420, 60 + 18 * i, size=11, centred=True)]
    page += line("KẾ HOẠCH", 325, 130, centred=True) + line("Năm 2017", 325, 150, centred=True)
    page += line("I. MỤC TIÊU", 113, 170)
    page += line("Nâng cao chất lượng khám bệnh, chữa bệnh tại các cơ sở y tế công lập", 113, 190)
    assert texts(page)[:8] == [*HEAD[0][:3], *HEAD[1], "KẾ HOẠCH", "Năm 2017"]
    assert texts(page)[8] == "I. MỤC TIÊU"


def paragraph(*rows: str, left: float = 85, indent: float = 28, top: float = 100, right: float = 550) -> list[Word]:
    """Rows of a paragraph; all but the last are stretched to the right margin."""
    found: list[Word] = []
    for i, text in enumerate(rows):
        row = line(text, left + (0 if i else indent), top + 18 * i)
        if i + 1 < len(rows):
            spare = (right - row[-1].x1) / max(len(row) - 1, 1)
            row = [w._replace(x0=w.x0 + k * spare, x1=w.x1 + k * spare) for k, w in enumerate(row)]
        found += row
    return found


def test_rows_of_a_paragraph_become_one_line() -> None:
    page = paragraph("Căn cứ Quy định số 24-QĐ/TW, ngày 30 tháng 7 năm 2021 của Ban Chấp hành", "24-HD/BTCTW và")
    page += paragraph("Hướng dẫn này.", top=136)
    assert texts(page) == [
        "Căn cứ Quy định số 24-QĐ/TW, ngày 30 tháng 7 năm 2021 của Ban Chấp hành 24-HD/BTCTW và",
        "Hướng dẫn này.",
    ]


def test_a_symbol_broken_behind_its_hyphen_is_whole_again() -> None:
    page = paragraph("Căn cứ Quy định về chế độ kiểm tra, giám sát cán bộ, đảng viên số 132-", "QĐ/TW ngày 08/3/2018")
    assert texts(page)[0].endswith("số 132-QĐ/TW ngày 08/3/2018")
    page = paragraph("Căn cứ Quy định về chế độ kiểm tra, giám sát trong nhiệm kỳ 2020 -", "2025 của Bộ Chính trị")
    assert texts(page)[0].endswith("nhiệm kỳ 2020 - 2025 của Bộ Chính trị")


@pytest.mark.parametrize(
    "rows",
    [
        [("Mục tiêu", 113), ("Nâng cao", 113)],  # short rows
        [("x" * 66 + ".", 113), ("1. Một việc khác", 113)],  # a full row, but a new paragraph is indented
        [("- " + "x" * 68 + ";", 85), ("- Một mục khác;", 85)],  # or labelled
    ],
)
def test_other_rows_stay_lines(rows: list[tuple[str, float]]) -> None:
    page = [w for i, (text, x) in enumerate(rows) for w in line(text, x, 100 + 18 * i)]
    assert texts(page) == [text for text, _ in rows]


def test_a_body_in_two_columns_is_read_one_after_the_other() -> None:
    page = []
    for x, column in ((85, "trái"), (330, "phải")):
        for i in range(6):
            page += line(f"{column} {i} của một bài in hai cột hẹp", x, 100 + 15 * i, size=12)
    assert texts(page) == [f"{column} {i} của một bài in hai cột hẹp" for column in ("trái", "phải") for i in range(6)]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        (("x" * 60, "y" * 71), "của Bộ Chính trị.", f"{'x' * 60} {'y' * 71} của Bộ Chính trị."),
        (("x" * 60, "y" * 66 + " số 9-"), "QĐ/TW", f"{'x' * 60} {'y' * 66} số 9-QĐ/TW"),
        (("x" * 60, "y" * 70 + "."), "1. Một việc", f"{'x' * 60} {'y' * 70}.\n\n1. Một việc"),
        (("x" * 60, "hết"), "của Bộ Chính trị.", f"{'x' * 60} hết\n\ncủa Bộ Chính trị."),
    ],
)
def test_a_sentence_may_run_over_a_page_break(first: tuple[str, ...], second: str, text: str) -> None:
    pages = [lines_of(paragraph(*first), WIDTH), lines_of(paragraph(second, indent=0), WIDTH)]
    assert joined(pages)[0] == text


def test_empty_pages_leave_no_trace() -> None:
    page = lines_of(line("Một", 85, 100), WIDTH)
    assert joined([[], page, [], page, []])[0] == "Một\n\nMột"
    assert joined([]) == ("", [])


def test_time_grows_with_the_words_only() -> None:
    page = [Word(x * 6, y * 12, x * 6 + 4, y * 12 + 10, "a:") for y in range(100) for x in range(300)]
    page += [Word(x * 30.0, 2000, x * 30.0 + 4, 2010, "b:") for x in range(20_000)]  # one endless row of wide gaps
    assert sum(len(found.text.split()) for found in lines_of(page, WIDTH)) == 50_000


def test_a_block_that_was_set_in_ends_where_a_row_begins_far_left() -> None:
    page = line("Kính gửi: - Các huyện ủy,", 175, 100) + line("- Các ban của Tỉnh ủy.", 175, 120)
    page += line("Ngày 08/10/2024, Bộ Chính trị ban hành Quy định.", 113, 140)
    assert [found.text for found in lines_of(page, WIDTH)][2:] == [
        "",
        "Ngày 08/10/2024, Bộ Chính trị ban hành Quy định.",
    ]


def test_a_full_row_below_a_centred_one_begins_a_block() -> None:
    page = line("Kính gửi: Các sở, ban, ngành.", 318, 100, centred=True)
    page += paragraph("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về", "công tác văn thư.", top=118)
    assert [found.text for found in lines_of(page, WIDTH)][1] == ""


def test_centred_rows_are_one_block_however_long_they_are() -> None:
    page = line("KẾ HOẠCH", 318, 100, centred=True) + line(
        "Kiểm tra an toàn phòng cháy, chữa cháy", 318, 118, centred=True
    )
    page += line("tại các chợ và trung tâm thương mại trên địa bàn tỉnh", 318, 136, centred=True)
    assert "" not in [found.text for found in lines_of(page, WIDTH)]
