"""Documents cited by name: charter, constitution, laws, resolutions of congresses and plenums."""

import pytest
from extraction_letters import citations, cited, names, written


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Thực hiện Nghị quyết Trung ương 4 khóa XII.", ["Nghị quyết Trung ương 4 khóa XII"]),
        (
            "Thực hiện Nghị quyết Trung ương 4 (khóa XI, XII) về xây dựng Đảng.",
            ["Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII"],
        ),
        (
            "Thực hiện Nghị quyết Trung ương 4 khóa XI, khóa XII.",
            ["Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII"],
        ),
        (
            "Thực hiện các Nghị quyết Trung ương 6 khóa XI và khóa XII, XIII.",
            [f"Nghị quyết Trung ương 6 khóa {t}" for t in ("XI", "XII", "XIII")],
        ),
        ("Thực hiện Nghị quyết Hội nghị Trung ương 8.", ["Nghị quyết Trung ương 8"]),
        ("Thực hiện Kết luận Hội nghị Trung ương 4 (khóa XIII).", ["Kết luận Trung ương 4 khóa XIII"]),
        (
            "Thực hiện Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII.",
            ["Nghị quyết Trung ương 5 khóa XIII"],
        ),
        (
            "Thực hiện Nghị quyết Hội nghị lần thứ mười một, Ban Chấp hành Trung ương khóa XI.",
            ["Nghị quyết Trung ương 11 khóa XI"],
        ),
        # two spellings are one document
        (
            "Thực hiện Nghị quyết Trung ương 04 khóa XII và nghị quyết Trung ương 4 (khóa XII).",
            ["Nghị quyết Trung ương 4 khóa XII"],
        ),
        (
            "Thực hiện Nghị quyết Đại hội XIII của Đảng, Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng.",
            ["Nghị quyết Đại hội XIII của Đảng"],
        ),
        (
            "Thực hiện nghị quyết Đại hội Đảng bộ huyện Sơn Khê lần thứ XVII.",
            ["Nghị quyết Đại hội Đảng bộ huyện Sơn Khê lần thứ XVII"],
        ),
        (
            "Thực hiện Nghị quyết Đại hội đại biểu Đảng bộ huyện lần thứ XVII, nhiệm kỳ 2020 - 2025.",
            ["Nghị quyết Đại hội đại biểu Đảng bộ huyện lần thứ XVII, nhiệm kỳ 2020 - 2025"],
        ),
        ("Căn cứ Điều lệ Đảng; theo Điều lệ Đảng Cộng sản Việt Nam.", ["Điều lệ Đảng"]),
        ("Căn cứ Hiến pháp năm 2013.", ["Hiến pháp năm 2013"]),
        ("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013.", ["Hiến pháp năm 2013"]),
        (
            "Theo Quy chế làm việc của Ban Chấp hành Đảng bộ huyện khóa XX.",
            ["Quy chế làm việc của Ban Chấp hành Đảng bộ huyện khóa XX"],
        ),
        (
            "Theo Quyết định của Thủ tướng Chính phủ về chuyển đổi số quốc gia, các đơn vị báo cáo.",
            ["Quyết định của Thủ tướng Chính phủ về chuyển đổi số quốc gia"],
        ),
    ],
)
def test_names_are_made_canonical(body: str, found: list[str]) -> None:
    assert names(body) == found


@pytest.mark.parametrize(
    ("body", "name", "doc_type", "key", "date"),
    [
        ("Căn cứ Luật Đất đai.", "Luật Đất đai", "Luật", None, None),
        ("Căn cứ Luật Viên chức năm 2010.", "Luật Viên chức năm 2010", "Luật", None, None),
        (
            "Căn cứ Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008;",
            *("Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008", "Luật", None, "2008-11-13"),
        ),
        (
            "Căn cứ Luật Khám bệnh, chữa bệnh số 15/2023/QH15 ngày 09/01/2023;",
            *("Luật Khám bệnh, chữa bệnh số 15/2023/QH15", "Luật", "15/2023/QH15", "2023-01-09"),
        ),
        ("Căn cứ Luật Viên chức 2010, các chi bộ họp.", "Luật Viên chức năm 2010", "Luật", None, None),
        ("Căn cứ Luật Trồng nhãn 2031.", "Luật Trồng nhãn năm 2031", "Luật", None, None),
        ("Căn cứ Bộ luật Dân sự năm 2015;", "Bộ luật Dân sự năm 2015", "Bộ luật", None, None),
        (
            "Căn cứ Bộ luật Lao động số 45/2019/QH14;",
            *("Bộ luật Lao động số 45/2019/QH14", "Bộ luật", "45/2019/QH14", None),
        ),
        (
            "Căn cứ Pháp lệnh Dân số ngày 09/01/2003;",
            *("Pháp lệnh Dân số ngày 09/01/2003", "Pháp lệnh", None, "2003-01-09"),
        ),
        ("Căn cứ Luật Phòng, chống tham nhũng và Kế hoạch.", "Luật Phòng, chống tham nhũng", "Luật", None, None),
        # a law that no table holds
        ("Căn cứ Luật Trồng nhãn và các quy định.", "Luật Trồng nhãn", "Luật", None, None),
        ("Căn cứ Luật Trồng nhãn năm 2031, các chi bộ họp.", "Luật Trồng nhãn năm 2031", "Luật", None, None),
        ("Căn cứ Luật Trồng nhãn, Sở Y tế họp.", "Luật Trồng nhãn", "Luật", None, None),
        # a syllable with the base letters of a stop word (tài, tại; vệ, về)
        ("Căn cứ Luật Gìn giữ tài liệu.", "Luật Gìn giữ tài liệu", "Luật", None, None),
        ("Căn cứ Luật Bảo vệ cây trồng về đất.", "Luật Bảo vệ cây trồng", "Luật", None, None),
    ],
)
def test_laws_with_and_without_number_and_date(
    body: str, name: str, doc_type: str, key: str | None, date: str | None
) -> None:
    found = cited(body)
    assert (found.name, found.type, found.key, found.date) == (name, doc_type, key, date)
    assert found.relation == "basis"


def test_a_law_with_its_number_is_one_citation_not_two() -> None:
    body = "Căn cứ Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019 của Quốc hội, các trường thực hiện Luật Giáo dục."
    found = cited(body)
    assert (found.key, found.issuer, found.level) == ("43/2019/QH14", "Quốc hội", "central")
    assert [(m.text, m.form) for m in found.mentions] == [
        ("Luật Giáo dục số 43/2019/QH14 ngày 14/6/2019 của Quốc hội", "full"),
        ("Luật Giáo dục", "named"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Theo Điều 15 Luật Đất đai số 31/2024/QH15, các chi bộ họp.",
        "Theo Điều 15 của Luật Đất đai số 31/2024/QH15, các chi bộ họp.",
    ],
)
def test_the_name_of_a_law_belongs_to_its_number(body: str) -> None:
    found = cited(body)
    assert (found.key, found.name, found.type) == ("31/2024/QH15", "Luật Đất đai số 31/2024/QH15", "Luật")


@pytest.mark.parametrize(
    "body",
    [
        "Theo Luật số 31/2024/QH15 ban hành tháng trước, các chi bộ họp.",
        "Theo Luật 31/2024/QH15, các chi bộ họp.",
        "Theo Luật 31/2024/QH15 ban hành tháng trước, các chi bộ họp.",
    ],
)
def test_a_law_by_its_number_alone(body: str) -> None:
    found = cited(body)
    assert (found.key, found.name) == ("31/2024/QH15", "Luật số 31/2024/QH15")


@pytest.mark.parametrize(
    ("body", "name", "pinpoint"),
    [
        (
            "Theo mục 2 Nghị quyết Trung ương 4 khóa XII số 04-NQ/TW.",
            *("Nghị quyết Trung ương 4 khóa XII số 04-NQ/TW", "mục 2"),
        ),
        ("Theo Quy chế làm việc của Huyện ủy số 5-QC/HU.", "Quy chế làm việc của Huyện ủy số 5-QC/HU", None),
        # "luật" inside the name is no type word
        (
            "Theo Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15.",
            *("Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15", None),
        ),
        (
            "Theo Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 64/2025/QH15.",
            *("Luật sửa đổi, bổ sung một số điều của Luật Đất đai số 64/2025/QH15", None),
        ),
    ],
)
def test_a_name_and_the_number_behind_it_are_one_mention(body: str, name: str, pinpoint: str | None) -> None:
    found = cited(body)
    assert (found.name, [(m.text, m.pinpoint) for m in found.mentions]) == (name, [(name, pinpoint)])


def test_rules_that_a_decision_promulgates_are_no_rules_of_the_body_ban_hanh() -> None:
    assert names("Theo Quy chế làm việc ban hành kèm theo Quyết định số 5-QĐ/HU.") == ["Quyết định số 5-QĐ/HU"]


def test_a_law_named_with_and_without_its_day_is_one() -> None:
    body = "Căn cứ Luật Đất đai ngày 29/11/2013; theo Luật Đất đai, các đơn vị rà soát."
    assert [len(c.mentions) for c in citations(body)] == [2]


def test_laws_in_a_list() -> None:
    body = "Căn cứ Luật Đất đai, Luật Xây dựng và Luật Đầu tư; Bộ luật Lao động."
    assert names(body) == ["Luật Đất đai", "Luật Xây dựng", "Luật Đầu tư", "Bộ luật Lao động"]


def test_the_plenum_names_its_issuer_where_the_letter_does() -> None:
    body = "Thực hiện Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII."
    assert cited(body).issuer == "Ban Chấp hành Trung ương Đảng"
    assert cited("Thực hiện Nghị quyết Trung ương 5 khóa XIII.").issuer is None


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Theo Nghị quyết Trung ương 4 (khóa XI, XII) về cán bộ.", "Nghị quyết Trung ương 4 (khóa XI, XII)"),
        ("Căn cứ Hiến pháp năm 2013 và Luật.", "Hiến pháp năm 2013"),
        ("Căn cứ Điều lệ Đảng Cộng sản Việt Nam, các chi bộ họp.", "Điều lệ Đảng Cộng sản Việt Nam"),
        (
            "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
            "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        ),
    ],
)
def test_the_words_of_a_mention(body: str, words: str) -> None:
    assert {text for text, _ in written(body)} == {words}


@pytest.mark.parametrize(
    "body",
    [
        "Tuyên truyền, phổ biến pháp luật về đất đai.",
        "Luật sư Nguyễn Văn Mẫu; quy luật chung; kỷ luật nghiêm.",
        "Luật này quy định trách nhiệm của các đơn vị.",
        "Quyết định của Thủ tướng Chính phủ, các sở báo cáo.",  # which one is not told
        "Theo nghị quyết đại hội đảng bộ cấp mình.",
        "Hiến kế; hiến máu nhân đạo.",
        "Điều lệ Hội Chữ thập đỏ.",
    ],
)
def test_what_names_no_document(body: str) -> None:
    assert citations(body) == []
