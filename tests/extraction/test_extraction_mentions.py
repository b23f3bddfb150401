"""Documents cited by number and symbol: type, date, issuer and title around the symbol, and noise in it."""

import unicodedata
from typing import Literal

import pytest
from extraction_letters import STATE, citations, cited, keys, names, written

from congvan_nlp import analyze
from congvan_nlp.extraction.issuers import issuer_at
from congvan_nlp.extraction.mentions import find_symbol_mentions
from congvan_nlp.folding import Text


@pytest.mark.parametrize(
    ("body", "key", "doc_type", "date", "issuer", "title"),
    [
        (
            "Căn cứ Quy định số 55-QĐ/TW ngày 03/4/2019 của Bộ Chính trị về kiểm điểm cán bộ.",
            *("55-QĐ/TW", "Quy định", "2019-04-03", "Bộ Chính trị", "kiểm điểm cán bộ"),
        ),
        (
            "Căn cứ Quy định số 55-QĐ/TW, ngày 03 tháng 4 năm 2019 của Bộ Chính trị “Về kiểm điểm cán bộ”.",
            *("55-QĐ/TW", "Quy định", "2019-04-03", "Bộ Chính trị", "kiểm điểm cán bộ"),
        ),
        (
            "Thực hiện Chỉ thị số 9-CT/TW, ngày 3-4-2019 của Ban Bí thư “về việc bảo vệ rừng”, các chi bộ họp.",
            *("9-CT/TW", "Chỉ thị", "2019-04-03", "Ban Bí thư", "bảo vệ rừng"),
        ),
        (
            "Theo Hướng dẫn số 6-HD/BTCHU, ngày 3.4.2019 của Ban Tổ chức Huyện ủy “Đánh giá, xếp loại chi bộ”.",
            *("6-HD/BTCHU", "Hướng dẫn", "2019-04-03", "Ban Tổ chức Huyện ủy", "Đánh giá, xếp loại chi bộ"),
        ),
        (
            "Theo Hướng dẫn số 6-HD/BTCHU ngày 03/4/2019 của Ban Tổ chức Huyện ủy về “xếp loại chi bộ”.",
            *("6-HD/BTCHU", "Hướng dẫn", "2019-04-03", "Ban Tổ chức Huyện ủy", "xếp loại chi bộ"),
        ),
        (
            "Xét Tờ trình số 12-TTr/BTCTU ngày 02/3/2021 của Ban Tổ chức Tỉnh ủy.",
            *("12-TTr/BTCTU", "Tờ trình", "2021-03-02", "Ban Tổ chức Tỉnh ủy", None),
        ),
        (
            "Ban hành kèm theo Quyết định số 31-QĐ/HU ngày 04/5/2020 của Huyện ủy.",
            *("31-QĐ/HU", "Quyết định", "2020-05-04", "Huyện ủy", None),
        ),
        (
            "Thực hiện Thông báo Kết luận số 159-TB/HU ngày 02/3/2021 của Huyện ủy.",
            *("159-TB/HU", "Thông báo kết luận", "2021-03-02", "Huyện ủy", None),
        ),
        # the State's order of symbols
        (
            "Căn cứ Quyết định số 2/QĐ-SYT ngày 02/3/2021 của Giám đốc Sở Y tế về việc giao nhiệm vụ.",
            *("2/QĐ-SYT", "Quyết định", "2021-03-02", "Giám đốc Sở Y tế", "giao nhiệm vụ"),
        ),
        (
            "Căn cứ Quyết định số 516/TTg ngày 02/3/1997 của Thủ tướng Chính phủ.",
            *("516/TTg", "Quyết định", "1997-03-02", "Thủ tướng Chính phủ", None),
        ),
        (
            "Căn cứ Nghị quyết số 66.25/2026/NQ-CP ngày 02/3/2026 của Chính phủ.",
            *("66.25/2026/NQ-CP", "Nghị quyết", "2026-03-02", "Chính phủ", None),
        ),
        # the meeting that adopted it, with and without "của"
        (
            "gắn với Kết luận số 8-KL/TW, ngày 25/10/2021 của Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XIII.",
            *("8-KL/TW", "Kết luận", "2021-10-25", "Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XIII", None),
        ),
        (
            "Thực hiện Kết luận số 8-KL/TW Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng (khóa XIII) về cán bộ.",
            *("8-KL/TW", "Kết luận", None, "Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng (khóa XIII)", "cán bộ"),
        ),
        # issuer and date in other places
        (
            "Theo Quyết định số 12/QĐ-UBND của UBND tỉnh ngày 02/10/2021 về giá nước.",
            *("12/QĐ-UBND", "Quyết định", "2021-10-02", "UBND tỉnh", "giá nước"),
        ),
        (
            "Theo Quyết định của UBND tỉnh số 12/QĐ-UBND ngày 02/10/2021 về giá nước.",
            *("12/QĐ-UBND", "Quyết định", "2021-10-02", "UBND tỉnh", "giá nước"),
        ),
        (
            "Ngày 08/10/2021, Bộ Chính trị ban hành Quy định số 37-QĐ/TW về việc nêu gương.",
            *("37-QĐ/TW", "Quy định", "2021-10-08", "Bộ Chính trị", "nêu gương"),
        ),
        (
            "Ngày 25/10/2021 Bộ Y tế có Công văn số 99/BYT-KCB về tiêm chủng.",
            *("99/BYT-KCB", "Công văn", "2021-10-25", "Bộ Y tế", "tiêm chủng"),
        ),
        (
            "Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 924/UBND-NC.",
            *("924/UBND-NC", "Công văn", None, "Chủ tịch UBND tỉnh", None),
        ),
        (
            "Theo đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 02/3/2021.",
            *("12/TTr-SNV", "Tờ trình", "2021-03-02", "Sở Nội vụ", None),
        ),
        (
            "Theo Quyết định ngày 02/10/2021 số 12/QĐ-UBND của UBND tỉnh.",
            *("12/QĐ-UBND", "Quyết định", "2021-10-02", "UBND tỉnh", None),
        ),
        (
            "Theo Quyết định của UBND tỉnh ngày 02 tháng 10 năm 2021, số 12/QĐ-UBND, các xã họp.",
            *("12/QĐ-UBND", "Quyết định", "2021-10-02", "UBND tỉnh", None),
        ),
        # the type where the code of the symbol has one meaning in general
        ("Theo Chương trình năm 2021 (số 8-CTr/HU).", "8-CTr/HU", "Chương trình", None, None, None),
        ("Tại số 8-QĐ/HU.", "8-QĐ/HU", None, None, None, None),
        # what the letter does not tell stays open
        ("Theo Công văn số 298-CV/HU, các chi bộ họp.", "298-CV/HU", "Công văn", None, None, None),
        ("Căn cứ Quy định số 124-QĐ/TW năm 2023.", "124-QĐ/TW", "Quy định", None, None, None),
    ],
)
def test_a_full_citation(
    body: str, key: str, doc_type: str, date: str | None, issuer: str | None, title: str | None
) -> None:
    found = cited(body)
    assert (found.key, found.type, found.date, found.issuer, found.title) == (key, doc_type, date, issuer, title)
    assert found.mentions[0].form == "full"


def test_a_mention_runs_from_the_type_word_to_the_issuer() -> None:
    body = "Căn cứ Quy định số 55-QĐ/TW, ngày 03/4/2019 của Bộ Chính trị về kiểm điểm; số 7-QĐ/HU."
    assert written(body) == [
        ("Quy định số 55-QĐ/TW, ngày 03/4/2019 của Bộ Chính trị", "full"),
        ("số 7-QĐ/HU", "full"),
    ]


@pytest.mark.parametrize(
    ("written_so", "key"),
    [
        ("Hướng dẫn số 21 -HD/BTCHU", "21-HD/BTCHU"),
        ("Quyết định số 2898 -  QĐ/HU", "2898-QĐ/HU"),
        ("Hướng dẫn số 16 – HD/HU", "16-HD/HU"),
        ("Hướng dẫn số 16—HD/HU", "16-HD/HU"),
        ("Hướng dẫn số 16‑HD/HU", "16-HD/HU"),  # no-break hyphen
        ("Hướng dẫn số 16 -\nHD/HU", "16-HD/HU"),
        ("Quyết định số 7/\nQĐ-UBND", "7/QĐ-UBND"),
        ("Quyết định số 6/QĐ-\nUBND", "6/QĐ-UBND"),
        ("Quyết định số 5 / QĐ - UBND", "5/QĐ-UBND"),
        ("Quyết định số\u00a05/QĐ-UBND", "5/QĐ-UBND"),
        ("Quyết định\nsố 5/QĐ-UBND", "5/QĐ-UBND"),
        ("Quyết\nđịnh số 5/QĐ-UBND", "5/QĐ-UBND"),
        ("Quyết định số31-QĐ/HU", "31-QĐ/HU"),
        ("Quyết định 31-QĐ/HU", "31-QĐ/HU"),
        ("quyết định số 31-QĐ/HU", "31-QĐ/HU"),
        ("Quyết định số: 31-QĐ/HU", "31-QĐ/HU"),
        # lost diacritics, look-alikes, variants of TW
        ("Quyết định số 31-QD/HU", "31-QĐ/HU"),
        ("Quyet dinh so 31-QD/HU", "31-QĐ/HU"),
        ("Nghị định số 30/2020/NÐ-CP", "30/2020/NĐ-CP"),
        ("Nghị định số 30/2020/NƉ-CP", "30/2020/NĐ-CP"),
        ("Quy định số 7-QĐ/TƯ", "7-QĐ/TW"),
        ("Quy định số 7-QĐ/T.Ư", "7-QĐ/TW"),
        ("Quy định số 7-QĐ&#x002F;TW", "7-QĐ/TW"),
        # Markdown
        ("**Quy định số 7-QĐ/TW**", "7-QĐ/TW"),
        ("Quy định số **7-QĐ/TW**", "7-QĐ/TW"),
        ("Quy định số 8 QĐ/TW", "8-QĐ/TW"),
        # letters and dots that belong to the symbol
        ("Kế hoạch số 15a-KH/HU", "15a-KH/HU"),
        ("Công văn số 5053-CV/VPHU/nb", "5053-CV/VPHU/nb"),
        ("Quyết định số 367-QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP"),
        ("Thông tư liên tịch số 55/2005/TTLT-BNV-VPCP", "55/2005/TTLT-BNV-VPCP"),
        ("Công văn số 72/BTĐ-NV2", "72/BTĐ-NV2"),
    ],
)
def test_noise_in_a_symbol(written_so: str, key: str) -> None:
    assert keys(f"Theo {written_so}, các chi bộ họp.") == [key]


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        (" ngày 03/4/2019", "2019-04-03"),
        (", ngày 3/4/2019", "2019-04-03"),
        (" ngày 3-4-2019", "2019-04-03"),
        (" ngày 3.4.2019", "2019-04-03"),
        (" ngày 03 tháng 4 năm 2019", "2019-04-03"),
        (" ngày 03 tháng 4, năm 2019", "2019-04-03"),
        (" (ngày 03/4/2019)", "2019-04-03"),
        (" ngày\n03/4/2019", "2019-04-03"),
        (" ngày 03 / 4 / 2019", "2019-04-03"),
        (" ngày 03/4/20 19", "2019-04-03"),
        (" ký ngày 03/4/2019", "2019-04-03"),
        (" ngày 31/4/2019", None),  # no such day: not a date, not another day
        (" ngày03/4/2019", "2019-04-03"),
    ],
)
def test_notations_of_the_date(date: str, iso: str | None) -> None:
    found = cited(f"Theo Quyết định số 31-QĐ/HU{date} của Huyện ủy Sơn Khê, các chi bộ họp.")
    assert (found.date, found.issuer) == (iso, "Huyện ủy Sơn Khê")


@pytest.mark.parametrize(
    ("after", "issuer"),
    [
        ("Cục Quản lý Khám, chữa bệnh về việc xin ý kiến", "Cục Quản lý Khám, chữa bệnh"),
        ("Bộ Khoa học và Công nghệ hướng dẫn thi hành", "Bộ Khoa học và Công nghệ"),
        ("Bộ Khoa học và Công nghệ và Bộ Nội vụ hướng dẫn thi hành", "Bộ Khoa học và Công nghệ và Bộ Nội vụ"),
        ("Bộ Nội vụ và Văn phòng Chính phủ hướng dẫn thể thức", "Bộ Nội vụ và Văn phòng Chính phủ"),
        ("Bộ Tài nguyên và Môi trường về bảo vệ rừng", "Bộ Tài nguyên và Môi trường"),
        ("Ủy ban nhân dân tỉnh Vạn Xuân, các sở báo cáo", "Ủy ban nhân dân tỉnh Vạn Xuân"),
        ("UBND tỉnh và Kế hoạch số 5/KH-SNV", "UBND tỉnh"),
        ("Bộ Chính trị, Ban Thường vụ yêu cầu các chi bộ họp", "Bộ Chính trị"),
        ("Thủ tướng Chính phủ phê duyệt đề án", "Thủ tướng Chính phủ"),
        ("Giám đốc Sở Y tế\n\nCác bệnh viện", "Giám đốc Sở Y tế"),
        ("Ủy ban nhân dân tỉnh\n1. Sửa đổi khoản 4", "Ủy ban nhân dân tỉnh"),
        ("Ủy ban nhân dân tỉnh\n2.1. Sửa đổi khoản 4", "Ủy ban nhân dân tỉnh"),
        ("Ủy ban nhân dân\nquận 1. Sửa đổi", "Ủy ban nhân dân\nquận 1"),
        ("Bộ Y tế (sau đây gọi là Công văn 5)", "Bộ Y tế"),
        ("Bộ Y tế./.", "Bộ Y tế"),
        (
            "Ban Chấp hành Trung ương, Bộ Chính trị và Ban Bí thư;",
            "Ban Chấp hành Trung ương, Bộ Chính trị và Ban Bí thư",
        ),
        ("Huyện ủy số 2-QĐ/HU", "Huyện ủy"),
        ("Huyện ủy số 12-QĐ/HU", "Huyện ủy"),
        ("Phòng Nội vụ huyện Sơn Khê và đề nghị của Chánh Văn phòng", "Phòng Nội vụ huyện Sơn Khê"),
        ("Ban An toàn giao thông tỉnh và ý kiến các đại biểu", "Ban An toàn giao thông tỉnh"),
        ("UBND xã báo cáo việc thực hiện", "UBND xã"),
        ("Chính phủ còn chậm", "Chính phủ"),
        ("Chính phủ mà còn hạn", "Chính phủ"),
        ("Sở Y tế vừa ban hành", "Sở Y tế"),
        ("ban hành kèm theo", None),
        ("mọi người", None),
    ],
)
def test_where_the_name_of_an_issuer_ends(after: str, issuer: str | None) -> None:
    text = Text.of(after)
    stop = issuer_at(text, 0)
    assert (None if stop is None else text.raw[:stop]) == issuer


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # one type word
        (
            "Theo Quy định số 89-QĐ/HU; số 214-QĐ/HU; số 124-QĐ/HU.",
            ["Quy định số 89-QĐ/HU", "Quy định số 214-QĐ/HU", "Quy định số 124-QĐ/HU"],
        ),
        ("Theo các Quy định số 01-QĐ/HU, 02-QĐ/HU.", ["Quy định số 01-QĐ/HU", "Quy định số 02-QĐ/HU"]),
        (
            "Theo các Quyết định số 01-QĐ/HU, số 02-QĐ/HU và số 03-QĐ/HU.",
            ["Quyết định số 01-QĐ/HU", "Quyết định số 02-QĐ/HU", "Quyết định số 03-QĐ/HU"],
        ),
        (
            "Theo các Công văn số 12/SYT-NVY; 13/SYT-NVY; 14/SYT-NVY.",
            ["Công văn số 12/SYT-NVY", "Công văn số 13/SYT-NVY", "Công văn số 14/SYT-NVY"],
        ),
        ("Theo Luật số 80/2025/QH15, số 81/2025/QH15.", ["Luật số 80/2025/QH15", "Luật số 81/2025/QH15"]),
        (
            "Theo Thông báo kết luận số 1-TB/HU; số 2-TB/HU.",
            ["Thông báo kết luận số 1-TB/HU", "Thông báo kết luận số 2-TB/HU"],
        ),
        # laws and resolutions of the National Assembly share one series: the word decides
        (
            "Theo Luật số 80/2025/QH15; Nghị quyết số 202/2025/QH15.",
            ["Luật số 80/2025/QH15", "Nghị quyết số 202/2025/QH15"],
        ),
    ],
)
def test_lists_that_share_a_type_word(body: str, found: list[str]) -> None:
    assert names(body) == found


def test_an_issuer_before_the_numbers_of_a_list_is_that_of_all() -> None:
    body = (
        "Theo các Quy định của Bộ Chính trị: số 69-QĐ/TW, ngày 06/7/2022; số 131-QĐ/TW, ngày 27/10/2023; số "
        "132-QĐ/TW và số 8-QĐ/HU."
    )
    assert [c.issuer for c in citations(body)] == ["Bộ Chính trị"] * 3 + [None]


def test_an_issuer_never_runs_over_the_next_symbol() -> None:
    spans = [text for text, _ in written("Theo Quy định số 12-QĐ/HU của Ban Tổ chức 132-QĐ/TW.")]
    assert spans == ["Quy định số 12-QĐ/HU của Ban Tổ chức", "132-QĐ/TW"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Theo Quy định số 7-QĐ/HU (ngày 03/4/2019).", "Quy định số 7-QĐ/HU (ngày 03/4/2019)"),
        ("Theo kết luận (Kết luận số 7-KL/HU, ngày 03/4/2019).", "Kết luận số 7-KL/HU, ngày 03/4/2019"),
    ],
)
def test_a_bracket_that_the_mention_did_not_open_is_none_of_its_words(body: str, words: str) -> None:
    assert [text for text, _ in written(body)] == [words]


def test_a_date_and_issuer_behind_the_second_of_two_belong_to_both() -> None:
    body = "Theo các Quy định số 01-QĐ/HU, 02-QĐ/HU ngày 03/4/2019 của Huyện ủy, các chi bộ họp."
    assert {(c.date, c.issuer) for c in citations(body)} == {("2019-04-03", "Huyện ủy")}
    codes = [(d.code, d.message) for d in analyze(body).diagnostics if d.code == "citation-shared-date"]
    assert len(codes) == 1
    assert "01-QĐ/HU" in codes[0][1]


def test_a_date_is_not_shared_by_documents_of_different_bodies() -> None:
    body = "Theo Công văn số 12/SYT-NVY và Kế hoạch số 13/KH-UBND ngày 03/4/2019 của UBND tỉnh, các chi bộ họp."
    assert [(c.key, c.date, c.issuer) for c in citations(body)] == [
        ("12/SYT-NVY", None, None),
        ("13/KH-UBND", "2019-04-03", "UBND tỉnh"),
    ]


def test_each_of_two_documents_keeps_its_own_date_and_issuer() -> None:
    body = (
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 02/3/2021 của Ủy ban nhân dân tỉnh và Kế hoạch số 5/KH-SNV "
        "ngày 02/4/2021 của Sở Nội vụ, các đơn vị họp."
    )
    assert [(c.key, c.date, c.issuer) for c in citations(body)] == [
        ("12/QĐ-UBND", "2021-03-02", "Ủy ban nhân dân tỉnh"),
        ("5/KH-SNV", "2021-04-02", "Sở Nội vụ"),
    ]


def test_a_party_regulation_in_a_letter_of_the_state() -> None:
    body = (
        "Thực hiện Quy định số 37-QĐ/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng và Công văn số "
        "12/UBND-VX ngày 02/11/2021 của UBND tỉnh, Sở Y tế đề nghị các bệnh viện rà soát."
    )
    assert [(c.key, c.type, c.issuer, c.level) for c in citations(body, STATE)] == [
        ("37-QĐ/TW", "Quy định", "Ban Chấp hành Trung ương Đảng", "central"),
        ("12/UBND-VX", "Công văn", "UBND tỉnh", "province"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Quyết định số lượng 12 người; quy định sống chung; quy định số liệu 15.",
        "Có 5-6 người, 12 đơn vị, 20%, COVID-19, nhiệm kỳ 2021 - 2026.",
        "Có 10/15 đồng chí dự họp ngày 20-10.",
        "Điện thoại 0912-345-678, fax 0212/3456.",
        "Theo quy định, hướng dẫn của Trung ương và các văn bản hiện hành.",
        "Thực hiện chỉ đạo của Huyện ủy về phòng, chống dịch.",
        "Khóa XI, XII; Trung ương 4; mục II; Phần I.",
        "Xe mang biển số 29-A1 đỗ tại nhà số 5-TT.",
        "Thửa đất số 125/TĐ thuộc hồ sơ số 15/HS, phiếu số 15/PYC, mã số 15/MS-ABC.",
    ],
)
def test_what_only_looks_like_a_citation(body: str) -> None:
    assert citations(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "Đề nghị thực hiện theo Công văn số 12-CV/HU.",
        "Đề nghị thực hiện theo Công văn 12-CV/HU ngày 05/11/2021 của Huyện ủy.",
        "Đề nghị thực hiện theo Công văn số 12 - CV/HU.",
        "Đề nghị thực hiện nghiêm Công văn này.",
        "Đề nghị thực hiện nghiêm công văn nêu trên.",
    ],
)
def test_a_letter_never_cites_itself(body: str) -> None:
    assert citations(body) == []


def test_the_letter_s_own_number_is_a_citation_in_another_letter() -> None:
    assert keys("Theo Công văn số 45/SYT-NVY.") == ["45/SYT-NVY"]
    assert keys("Theo Công văn số 45/SYT-NVY.", STATE) == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_decomposed_letters(form: Literal["NFC", "NFD"]) -> None:
    body = "Thực hiện Quy định số 29-QĐ/TW ngày 02/3/2016 của Bộ Chính trị về việc kiểm điểm, các chi bộ họp."
    found = cited(unicodedata.normalize(form, body))
    assert (found.key, found.date, found.issuer, found.title) == ("29-QĐ/TW", "2016-03-02", "Bộ Chính trị", "kiểm điểm")


def test_the_own_key_is_skipped_by_the_finder_itself() -> None:
    text = Text.of("Công văn số 5-CV/HU và Công văn số 6-CV/HU")
    assert [m.key for m in find_symbol_mentions(text, 0, len(text), "5-CV/HU")] == ["6-CV/HU"]
    assert [m.key for m in find_symbol_mentions(text, 0, 20, None)] == ["5-CV/HU"]


def test_digits_that_a_scan_read_as_letters_are_put_right_and_reported() -> None:
    analysis = analyze("Thực hiện Công văn số l287/SYT-NVY ngày 05/6/2023 và Kế hoạch số 2I5/KH-UBND.")
    assert [c.key for c in analysis.citations] == ["1287/SYT-NVY", "215/KH-UBND"]
    notes = [d for d in analysis.diagnostics if d.code == "citation-misread"]
    assert [analysis.text[d.start : d.end] for d in notes] == [
        "Công văn số l287/SYT-NVY ngày 05/6/2023",
        "Kế hoạch số 2I5/KH-UBND",
    ]
