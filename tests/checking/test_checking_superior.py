"""Limits of a letter against those of the letter that it carries out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp import Analysis, analyze
from congvan_nlp.checking.acts import likeness
from congvan_nlp.checking.bodies import covers, institution, is_inside
from congvan_nlp.checking.superior import by_number, superior_notes

ABOVE = """TỈNH ỦY LAM SƠN
*
Số 298-CV/TU
Rà soát đảng viên đi làm ăn xa

ĐẢNG CỘNG SẢN VIỆT NAM
Lam Sơn, ngày 15 tháng 11 năm 2021

Kính gửi: - Các huyện ủy, thành ủy,
- Các đảng ủy trực thuộc Tỉnh ủy.

Ban Thường vụ Tỉnh ủy yêu cầu:
1. Các huyện ủy, thành ủy gửi báo cáo kết quả rà soát đảng viên đi làm ăn xa về Ban Tổ chức Tỉnh ủy trước ngày 15/12/2021.
2. Văn phòng Tỉnh ủy gửi danh sách các đoàn công tác trước ngày 30/11/2021.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

(Đã ký)

Trần Văn Mẫu
"""
BELOW = """TỈNH ỦY LAM SƠN
HUYỆN ỦY SƠN KHÊ
*
Số 412-CV/HU
Rà soát đảng viên đi làm ăn xa

ĐẢNG CỘNG SẢN VIỆT NAM
Sơn Khê, ngày 22 tháng 11 năm 2021

Kính gửi: Các đảng ủy, chi bộ trực thuộc Huyện ủy.

Thực hiện Công văn số 298-CV/TU ngày 15/11/2021 của Tỉnh ủy Lam Sơn về rà soát đảng viên đi làm ăn xa, Huyện ủy yêu cầu:
1. Các đảng ủy, chi bộ gửi báo cáo kết quả rà soát đảng viên về Ban Tổ chức Huyện ủy trước ngày 20/12/2021.
2. Văn phòng Huyện ủy cấp phát biểu mẫu trước ngày 31/12/2021.

Nơi nhận:
- Như trên,
- Lưu Văn phòng Huyện ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

(Đã ký)

Lê Thị Mẫu
"""


def notes(below: str, *above: str) -> list[tuple[str, str]]:
    """Codes with the words that they stand on."""
    read = [analyze(text) for text in above]
    return told(analyze(below), read)


def told(below: Analysis, above: list[Analysis]) -> list[tuple[str, str]]:
    found = superior_notes(below, by_number([below, *above]))
    assert all(note.start is not None and note.end is not None for note in found)
    return [(note.code, below.text[note.start : note.end]) for note in found]


def test_a_limit_after_that_of_the_superior_is_told_with_its_letter() -> None:
    below = analyze(BELOW)
    [note] = superior_notes(below, by_number([analyze(ABOVE), below]))
    assert (note.code, note.severity) == ("deadline-after-superior", "warning")
    assert below.text[note.start : note.end] == "trước ngày 20/12/2021"
    assert note.message == (
        "“trước ngày 20/12/2021” kết thúc sau hạn 15/12/2021 của Công văn số 298-CV/TU ngày 15/11/2021 của Tỉnh ủy Lam Sơn "
        "(“gửi báo cáo kết quả rà soát đảng viên đi làm ăn xa trước ngày 15/12/2021”)."
    )
    assert note.suggestion == "Đặt hạn trước 15/12/2021 để kịp tổng hợp, báo cáo."


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ("trước ngày 10/12/2021", None),
        ("chậm nhất ngày 13/12/2021", None),
        ("trước ngày 15/12/2021", "deadline-same-as-superior"),
        ("chậm nhất ngày 14/12/2021", "deadline-same-as-superior"),  # "trước ngày 15" ends on the 14th
        ("trước 10 giờ ngày 14/12/2021", None),
        ("chậm nhất ngày 15/12/2021", "deadline-after-superior"),
        ("trước ngày 25 hằng tháng", None),
        ("trong thời gian sớm nhất", None),
        ("chậm nhất 03 ngày sau khi kết thúc rà soát", None),
    ],
)
def test_the_last_day_decides(limit: str, code: str | None) -> None:
    found = notes(BELOW.replace("trước ngày 20/12/2021", limit), ABOVE)
    assert found == ([(code, limit)] if code else [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("298-CV/TU ngày 15/11/2021", "299-CV/TU ngày 15/11/2021"),  # another letter
        ("298-CV/TU ngày 15/11/2021", "298-CV/TU ngày 15/11/2020"),
        ("298-CV/TU ngày 15/11/2021 của Tỉnh ủy Lam Sơn", "298-CV/TU ngày 15/11/2021 của Tỉnh ủy Vạn Xuân"),
        ("gửi báo cáo kết quả rà soát đảng viên", "gửi hồ sơ khen thưởng đảng viên"),  # another act
        ("gửi báo cáo kết quả rà soát đảng viên", "gửi báo cáo thu, nộp đảng phí quý IV"),
        ("về Ban Tổ chức Huyện ủy trước", "về Bảo hiểm xã hội huyện trước"),  # not to the body that is to report
        ("22 tháng 11 năm 2021", "17 tháng 12 năm 2021"),  # the superior's limit had passed
        ("HUYỆN ỦY SƠN KHÊ", "BAN DÂN VẬN"),  # a body that the superior did not ask
    ],
)
def test_what_is_not_held_against_the_superior(old: str, new: str) -> None:
    assert old in BELOW
    assert notes(BELOW.replace(old, new), ABOVE) == []


def test_without_the_superior_letter_nothing_is_said() -> None:
    assert notes(BELOW) == []


def test_a_letter_is_not_held_against_one_that_it_does_not_cite() -> None:
    assert (
        notes(BELOW.replace("Thực hiện Công văn số 298-CV/TU ngày 15/11/2021 của Tỉnh ủy Lam Sơn về r", "R"), ABOVE)
        == []
    )


def test_the_superior_is_found_where_the_province_is_not_told() -> None:
    unknown = BELOW.replace("TỈNH ỦY LAM SƠN\n", "").replace(" của Tỉnh ủy Lam Sơn", "")
    below = analyze(unknown)
    assert below.letter.issuer_body is not None
    assert "_" in (below.letter.issuer_body.id or "")
    assert [code for code, _ in told(below, [analyze(ABOVE)])] == ["deadline-after-superior"]


def test_units_in_general_are_the_addressees() -> None:
    anybody = ABOVE.replace("1. Các huyện ủy, thành ủy gửi", "1. Các địa phương, đơn vị gửi")
    assert [code for code, _ in notes(BELOW, anybody)] == ["deadline-after-superior"]
    others = anybody.replace("Các huyện ủy, thành ủy,", "Các thành ủy,")
    assert notes(BELOW, others) == []


def test_of_several_reports_the_likest_is_meant_and_of_those_the_latest() -> None:
    same = ABOVE.replace(
        "\n2. Văn phòng",
        "\n2. Các huyện ủy gửi báo cáo kết quả rà soát đảng viên đi làm ăn xa đợt cuối trước ngày 28/12/2021.\n3. Văn phòng",
    )
    assert notes(BELOW, same) == []


def test_a_report_upward_after_the_superior_s_day() -> None:
    upward = BELOW.replace("Các đảng ủy, chi bộ gửi", "Ban Tổ chức Huyện ủy gửi").replace(
        "về Ban Tổ chức Huyện ủy", "về Ban Tổ chức Tỉnh ủy"
    )
    assert [code for code, _ in notes(upward, ABOVE)] == ["deadline-after-superior"]
    assert notes(upward.replace("20/12/2021", "15/12/2021"), ABOVE) == []  # on that very day it may be sent


def test_two_copies_of_the_superior_say_it_once() -> None:
    assert len(notes(BELOW, ABOVE, ABOVE)) == 1


@pytest.mark.parametrize(
    ("one", "other", "covered"),
    [
        ("vn;lam.son;huyen.*:huyen.uy", "vn;lam.son;huyen.son.khe:huyen.uy", True),
        ("vn;lam.son;huyen.son.khe:huyen.uy", "vn;lam.son;huyen.son.khe:huyen.uy", True),
        ("vn;lam.son;huyen.*:huyen.uy", "vn;lam.son;thi.xa.son.khe:thi.uy", False),
        ("vn;lam.son;huyen.*:huyen.uy", "vn;lam.son;huyen.son.khe:uy.ban.nhan.dan", False),
        ("vn;lam.son;huyen.*:huyen.uy", "vn;lam.son;huyen.son.khe;xa.tan.son:huyen.uy", False),
        ("vn;lam.son;huyen.*:huyen.uy", "vn;_;huyen.son.khe:huyen.uy", True),
        ("vn;lam.son;cap.huyen.*:uy.ban.nhan.dan", "vn;lam.son;thi.xa.son.khe:uy.ban.nhan.dan", True),
        ("vn;lam.son;cap.xa.*:uy.ban.nhan.dan", "vn;lam.son;huyen.son.khe:uy.ban.nhan.dan", False),
        ("vn;tinh.*:uy.ban.nhan.dan", "vn;lam.son:uy.ban.nhan.dan", True),
        ("vn;tinh.*:uy.ban.nhan.dan", "vn;lam.son:tinh.uy", False),
        ("vn;lam.son:tinh.uy;dang.uy.*", "vn;lam.son:tinh.uy;dang.uy.khoi", True),
        ("vn;lam.son:tinh.uy;dang.uy.*", "vn;lam.son:tinh.uy", False),
        ("vn;lam.son:so.*", "vn;lam.son:so.noi.vu", True),
    ],
)
def test_all_of_a_kind_cover_one_of_it(one: str, other: str, covered: bool) -> None:
    assert covers(one, other) is covered


@given(st.text("abx.;:*_", max_size=12), st.text("abx.;:*_", max_size=12))
def test_any_id_covers_itself_and_lies_inside_itself(one: str, other: str) -> None:
    assert covers(one, one)
    assert is_inside(one, one)
    assert isinstance(covers(one, other), bool)
    assert is_inside(institution(one), institution(one))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("gửi báo cáo kết quả rà soát đảng viên", "báo cáo kết quả rà soát đảng viên đi làm ăn xa", True),
        ("gửi báo cáo", "tổng hợp, báo cáo", True),
        ("gửi báo cáo 6 tháng", "gửi báo cáo cả năm", False),
        ("gửi báo cáo sơ kết", "gửi báo cáo 6 tháng đầu năm", True),
        ("gửi báo cáo quý I", "gửi báo cáo quý II", False),
        ("gửi báo cáo tổng kết năm 2021", "gửi báo cáo tổng kết năm 2022", False),
        ("gửi kế hoạch tuyên truyền đại hội", "gửi báo cáo tuyên truyền đại hội", False),
        ("gửi báo cáo thu nộp đảng phí", "gửi báo cáo phòng chống lụt bão", False),
        ("nộp hồ sơ", "nộp hồ sơ", False),
        (None, "gửi báo cáo", False),
    ],
)
def test_acts_are_told_apart_by_their_words(one: str | None, other: str | None, same: bool) -> None:
    assert (likeness(one, other) > 0) is same
    assert likeness(one, other) == likeness(other, one)
