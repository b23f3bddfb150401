"""Cost grows with the text: ten times as much of a hostile or a dull text takes about ten times as long.

`test_speed` measures real letters; here each piece is one that a careless pattern,
or a search through all that was found before, would make quadratic.
"""

import itertools

import pytest
from stopwatch import no_collection, ratio

from congvan_nlp import analyze

pytestmark = pytest.mark.benchmark
__all__ = ["no_collection"]

_SIZE = 20_000
_BODY = """
Thực hiện Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng về việc nêu gương (sau đây gọi tắt là
Quy định 37), Ban Thường vụ Huyện ủy yêu cầu các chi bộ thực hiện các nội dung sau:

1. Rà soát hồ sơ đảng viên theo Điều 5 Quy định 37, Luật Đất đai, hoàn thành trước ngày 12/12/2021.

2. Ban Tổ chức Huyện ủy chủ trì, phối hợp với Văn phòng Huyện ủy tổng hợp, báo cáo Ban Thường vụ Huyện ủy (qua Văn phòng
Huyện ủy) trong quý IV/2021; Quy định này thay thế Nghị quyết Trung ương 4 (khóa XI, XII).

"""


def growth(small: str, large: str) -> float:
    """How many times as long the larger text takes; below a hundredth of a second all is the same."""
    return ratio(lambda: analyze(large), lambda: analyze(small), enough=12, rounds=1, least=0.01).times


def of_size(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


_PIECES = [
    # limits and dashes that look for their actor in what stands before
    *("trước ngày 12/12/2021 ", "trước ngày 10/12; ", "Gửi báo cáo trước ngày 12/12/2021. "),
    *("(qua Sở Y tế, gửi trước ngày 12/12/2021; ", "- gửi trước ngày 12/12/2021\n", "- a\n+ b\n"),
    # words that open a pattern, again and again
    *("số ", "0123456789", "12/", "(", '"', "Căn cứ ", "theo ", "trước ngày ", "từ ngày ", "định kỳ 6 tháng "),
    *("của ", "và Sở Y tế ", "(qua Sở Y tế) ", "Điều 5, ", "Nghị quyết Đại hội ", "Luật ", "Hiến pháp nước ", "trong "),
    # events, counts and duties that come again
    *(
        "sau khi ",
        "trước khi ",
        "ngay khi ",
        "sau khi họp 05 ngày ",
        "sau đó 03 ngày ",
        "kể từ ngày ký ",
        "họp xong trước mùa mưa ",
    ),
    *("thứ Hai ", "hằng tuần ", "thứ Hai hằng tuần ", "Từ năm 2022 ", "Từ năm 2022 báo cáo vào thứ Hai hằng tuần "),
    *(
        "ngày làm việc cuối cùng của tháng ",
        "gửi càng sớm càng tốt ",
        "Định kỳ 06 tháng (ngày 15/6 và ngày 15/12) báo cáo ",
    ),
    # lines that open a zone or an item
    *("- Sở\n", "Kính gửi: ", "Kính gửi:\n", "Nơi nhận:\n", "1. a\n", "1.1. a\n", "Thứ nhất, a\n", "a)\n", "T/M "),
    *("PHỤ LỤC\n", "XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "ĐẢNG CỘNG SẢN VIỆT NAM\n", "Thời hạn\n", "V/v "),
    *("\n", " ", "*", "-", "&amp;"),
    # records
    *("Quy định số 5-QĐ/TU ", "Quy định số 5-QĐ/TU ngày 01/02/2021 của Bộ Chính trị ", "Quy định 5 ", "Luật Đất đai "),
    *("(gọi tắt là Quy định 5) ", "Kế hoạch số 5-KH/TU (sau đây gọi tắt là Kế hoạch chung) Kế hoạch chung. "),
    *("Quy định số 5-QĐ/TU. Quy định này ", "Các chi bộ họp trước ngày 12/12/2021; ", _BODY),
]


@pytest.mark.parametrize(
    ("piece", "size"),
    [
        *((piece, _SIZE) for piece in _PIECES),
    ],
)
def test_ten_times_the_text_takes_at_most_twelve_times_as_long(piece: str, size: int) -> None:
    analyze(of_size(piece, 2_000))  # tables and patterns are loaded once
    assert growth(of_size(piece, size), of_size(piece, 10 * size)) <= 12


def test_documents_of_one_number_and_different_bodies() -> None:
    codes = ("".join(code) for code in itertools.product("ABCDEGHIKL", repeat=4))
    text = "; ".join(f"Công văn số 5-CV/{code}" for code in codes)
    assert growth(text[:10_000], text[:100_000]) <= 12


def test_many_names_defined_in_one_letter() -> None:
    pairs = ((i, "".join(code)) for i, code in enumerate(itertools.product("ABCDEGHIKL", repeat=3)))
    text = " ".join(f"Kế hoạch số {i}-KH/TU (gọi tắt là Kế hoạch {code}) Kế hoạch {code}." for i, code in pairs)
    assert growth(text[:6_000], text[:60_000]) <= 12
