"""Time limits on days of rest, too soon, and summaries before what they are made of; bases that lack their date."""

import pytest

from congvan_nlp import analyze
from congvan_nlp.checking.citations import citation_notes
from congvan_nlp.checking.deadlines import deadline_notes

LETTER = """HUYỆN ỦY SƠN KHÊ
*
Số 12-CV/HU
Sơn Khê, ngày 05 tháng 3 năm 2024

Kính gửi: Các đảng ủy, chi bộ trực thuộc

Huyện ủy yêu cầu:
1. Các chi bộ gửi báo cáo về Ban Tổ chức Huyện ủy {limit}.
"""
ORDER = """UBND TỈNH LAM SƠN
SỞ NỘI VỤ
Số: 214/SNV-TCBC
Lam Sơn, ngày 04 tháng 3 năm 2024

Kính gửi: Các sở; UBND các huyện, thành phố

Sở Nội vụ đề nghị:
1. Các sở, UBND các huyện gửi báo cáo kết quả tinh giản biên chế về Sở Nội vụ trước ngày {part}.
2. Sở Nội vụ tổng hợp kết quả tinh giản biên chế, báo cáo Ủy ban nhân dân tỉnh trước ngày {summary}.
"""


def notes(text: str) -> list[tuple[str, str]]:
    """Codes with the words that they stand on."""
    analysis = analyze(text)
    found = deadline_notes(analysis)
    return [(note.code, analysis.text[note.start or 0 : note.end or 0]) for note in found]


def codes(limit: str) -> list[str]:
    return [code for code, _ in notes(LETTER.format(limit=limit))]


@pytest.mark.parametrize(
    "limit",
    [
        "chậm nhất ngày 16/3/2024",  # a Saturday
        "chậm nhất ngày 17/3/2024",
        "trước ngày 17/3/2024",  # ends on Saturday
        "trước ngày 31/3",
        "chậm nhất ngày 18/4/2024",  # Giỗ Tổ
        "từ ngày 11/3 đến hết ngày 30/3/2024",  # when to hand in
    ],
)
def test_a_limit_on_a_day_of_rest(limit: str) -> None:
    assert codes(limit) == ["deadline-rest-day"]


@pytest.mark.parametrize(
    "limit",
    [
        "chậm nhất ngày 15/3/2024",
        "trước ngày 16/3/2024",  # ends on Friday, as it should
        "trong tháng 3 năm 2024",  # ends on a Sunday, as months do
        "trong quý I năm 2024",
        "trước dịp lễ Giỗ Tổ 18/4",
        "trước ngày 17 hằng tháng",
        "trong thời gian sớm nhất",
        "chậm nhất 05 ngày sau khi họp",
        "chậm nhất ngày 31/4/2024",
        "trước ngày 04/02/2024",  # told as past already
        "trong vòng 12 ngày kể từ ngày ký",  # moved to a working day
    ],
)
def test_limits_that_are_left_alone(limit: str) -> None:
    assert codes(limit) == []


def test_the_working_day_before_is_named() -> None:
    [note] = deadline_notes(analyze(LETTER.format(limit="chậm nhất ngày 18/4/2024")))
    assert note.severity == "info"
    assert note.message == "“chậm nhất ngày 18/4/2024”: 18/04/2024 là ngày nghỉ (Ngày Giỗ Tổ Hùng Vương)."
    assert note.suggestion == "Đặt hạn vào ngày làm việc, như 17/04/2024."


@pytest.mark.parametrize(
    ("limit", "days"),
    [
        ("chậm nhất ngày 05/3/2024", 0),
        ("trước 16 giờ ngày 05/3/2024", 0),
        ("trước ngày 06/3/2024", 0),
        ("chậm nhất ngày 06/3/2024", 1),
        ("trước ngày 07/3/2024", 1),
    ],
)
def test_a_limit_that_can_hardly_be_met(limit: str, days: int) -> None:
    [note] = deadline_notes(analyze(LETTER.format(limit=limit)))
    assert (note.code, note.severity) == ("deadline-short", "info")
    assert f"chỉ còn {days} ngày làm việc" in note.message


def test_a_weekend_leaves_no_time() -> None:
    friday = LETTER.replace("05 tháng 3", "08 tháng 3")
    assert [c for c, _ in notes(friday.format(limit="trước ngày 12/3/2024"))] == ["deadline-short"]
    assert notes(friday.format(limit="chậm nhất ngày 12/3/2024")) == []


@pytest.mark.parametrize("limit", ["chậm nhất ngày 07/3/2024", "trong ngày mai", "trong 01 ngày kể từ ngày ký"])
def test_time_enough_or_short_on_purpose(limit: str) -> None:
    assert codes(limit) == []


def test_an_urgent_letter_may_set_short_limits() -> None:
    urgent = LETTER.replace("Số 12", "HỎA TỐC\nSố 12")
    assert notes(urgent.format(limit="trước ngày 06/3/2024")) == []


def test_without_a_date_nothing_is_short() -> None:
    undated = LETTER.replace("Sơn Khê, ngày 05 tháng 3 năm 2024\n", "")
    assert [c for c, _ in notes(undated.format(limit="chậm nhất ngày 17/3/2024"))] == ["deadline-rest-day"]


def test_a_summary_before_what_it_is_made_of() -> None:
    assert notes(ORDER.format(part="29/3/2024", summary="22/3/2024")) == [("deadline-order", "trước ngày 22/3/2024")]
    [note] = deadline_notes(analyze(ORDER.format(part="29/3/2024", summary="22/3/2024")))
    assert note.severity == "warning"
    assert "Sở Nội vụ" in note.message
    assert "hạn gửi đến 29/03/2024 (“trước ngày 29/3/2024”)" in note.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("29/3/2024", "21/3/2024"),
        ("29/3/2024", "22/3/2024"),
        ("về Sở Nội vụ", "về Sở Y tế"),  # to another body
        ("tổng hợp kết quả tinh giản biên chế, báo cáo", "rà soát chế độ trực lễ, trình"),
        ("Sở Nội vụ tổng hợp kết quả tinh giản biên chế", "Sở Nội vụ tổng hợp kế hoạch thi nâng ngạch"),
        ("báo cáo kết quả tinh giản biên chế về", "báo cáo quý II về"),
        ("trước ngày 29/3/2024", "trước ngày 29 hằng tháng"),
    ],
)
def test_limits_in_their_order(old: str, new: str) -> None:
    text = ORDER.format(part="29/3/2024", summary="22/3/2024")
    assert old in text
    assert [c for c, _ in notes(text.replace(old, new))] == []


def test_what_comes_later_may_be_for_a_later_summary() -> None:
    text = ORDER.format(part="29/3/2024", summary="22/3/2024")
    more = "3. Sở Nội vụ tổng hợp kết quả tinh giản biên chế, báo cáo Ủy ban nhân dân tỉnh lần cuối trước ngày 10/4/2024.\n"
    assert notes(text + more) == []


@pytest.mark.parametrize(
    ("cited", "missing"),
    [
        ("Công văn số 4815/BNV-CCVC của Bộ Nội vụ", "ngày ban hành"),
        ("Công văn số 4815/BNV-CCVC ngày 12/2/2024 của Bộ Nội vụ", None),
        ("Nghị định số 999/2023/NĐ-CP của Chính phủ", None),  # holds its year
        ("Công văn số 33-CV/TU của Tỉnh ủy", None),  # not of the centre
    ],
)
def test_a_basis_that_nobody_can_find(cited: str, missing: str | None) -> None:
    analysis = analyze(
        LETTER.format(limit="trước ngày 15/3/2024").replace("Huyện ủy yêu cầu", f"Căn cứ {cited}, Huyện ủy yêu cầu")
    )
    found = citation_notes(analysis)
    assert [note.code for note in found] == (["citation-unknown"] if missing else [])
    for note in found:
        assert note.severity == "info"
        assert f"không ghi {missing}" in note.message
        assert analysis.text[note.start or 0 : note.end or 0] in cited
