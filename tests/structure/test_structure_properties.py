"""What a portal lists above a letter."""

import pytest

from congvan_nlp import analyze
from congvan_nlp.folding import Text
from congvan_nlp.structure.properties import read_properties

_TABLE = "Số/Ký hiệu\t03/CĐ-UBND\nNgày ban hành\t22/01/2024\nNgày hiệu lực\t22/01/2024\nTrích yếu\tV/v chống rét\nNgười ký\tVàng Seo Lử\n"


def properties(letter: str) -> dict[str, str]:
    text = Text.of(letter)
    return {name: text.raw[slice(*zone)] for name, zone in read_properties(text, len(text)).items()}


@pytest.mark.parametrize("between", ["\t", ": ", " | ", "   "])
def test_a_label_and_its_value(between: str) -> None:
    assert properties(_TABLE.replace("\t", between)) == {
        "number": "03/CĐ-UBND",
        "date": "22/01/2024",
        "subject": "V/v chống rét",
    }


@pytest.mark.parametrize("line", ["Số hiệu: 03/CĐ-UBND\n", "Ngày ký: 22/01/2024\n", "Thực hiện Kế hoạch 5.\n"])
def test_one_line_alone_may_be_the_letters_own(line: str) -> None:
    assert properties("UBND TỈNH VẠN XUÂN\n" + line) == {}


def test_a_letter_without_a_letterhead_has_what_the_portal_says() -> None:
    letter = analyze(
        _TABLE + "\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH VẠN XUÂN điện:\n- Giám đốc các sở;\n- Chủ tịch UBND các huyện.\n\n"
        "Yêu cầu các sở gửi báo cáo trước ngày 24/01.\n"
    )
    assert (letter.letter.number, letter.letter.date, letter.letter.type) == ("03/CĐ-UBND", "2024-01-22", "Công điện")
    assert letter.letter.issuer == "Chủ tịch Ủy ban nhân dân tỉnh Vạn Xuân"
    assert letter.letter.subject == "chống rét"
    assert [r.text for r in letter.recipients] == ["Giám đốc các sở", "Chủ tịch UBND các huyện"]
    assert [d.due for d in letter.deadlines] == ["2024-01-24"]
    assert letter.citations == ()


def test_the_letterhead_counts_more_than_the_portal() -> None:
    letter = analyze(
        _TABLE + "\nUBND TỈNH VẠN XUÂN\nSố: 77/UBND-NN\nVạn Xuân, ngày 05 tháng 02 năm 2024\nV/v sản xuất vụ xuân\n"
        "Kính gửi: Các sở\n\nYêu cầu các sở thực hiện."
    ).letter
    assert (letter.number, letter.date, letter.subject) == ("77/UBND-NN", "2024-02-05", "sản xuất vụ xuân")
