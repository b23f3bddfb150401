"""Pinpoints: the parts of a document that a mention names, before it or behind it."""

import pytest
from extraction_letters import STATE, citations, cited


@pytest.mark.parametrize(
    ("pinpoint", "between"),
    [
        ("điểm 1, Điều 10", ", "),
        ("điểm c khoản 3 Điều 5", " "),
        ("Khoản 2, Điều 1", " của "),
        ("khoản 2 Điều 1", " tại "),
        ("Điều 5", " ban hành kèm theo "),
        ("mục I", ", "),
        ("Điểm 1.3 Khoản 1 Mục II", " "),
        ("điểm c khoản 3 mục II Phần I Phụ lục I", " "),
        ("Điều 8-13", " "),
        ("từ Điều 8 đến Điều 13", " "),
        ("Điều 8 đến Điều 13", " "),
        ("Điều 8, 9 và 10", " "),
        ("Điều 8 và Điều 9", " "),
        ("khoản 2, khoản 3 Điều 5", " của "),
        ("tiết a điểm 2.1", " "),
        ("Chương II", " "),
        ("Phần thứ 2", " "),
        ("Mẫu 2A, 2B", " "),
        ("Phụ lục III", " "),
        ("Phụ lục số 01, Phụ lục số 02", " của "),
        ("khoản 2.\nĐiều 5", " "),
        ("Điều 10, khoản 2, điểm a", ", "),  # the other order
        ("Mục II, điểm 3", " của "),
    ],
)
def test_before_the_document(pinpoint: str, between: str) -> None:
    found = cited(f"Các chi bộ thực hiện theo {pinpoint}{between}Quy chế số 14-QC/HU của Huyện ủy.")
    assert found.mentions[0].pinpoint == pinpoint.replace("\n", " ")
    assert found.relation == "implements"


@pytest.mark.parametrize(
    ("behind", "pinpoint"),
    [
        (", Điều 8", "Điều 8"),
        (" Điều 8", "Điều 8"),
        (" (Điều 8)", "Điều 8"),
        (" tại Điều 8", "Điều 8"),
        (", Điều 8 và Điều 9 nêu rõ", "Điều 8 và Điều 9"),
        (", Điều 8, khoản 2, điểm a", "Điều 8, khoản 2, điểm a"),
        (", mục II nêu rõ", "mục II"),
        (", các điều kiện đi kèm", None),
        (", khoản tiền 5 triệu đồng", None),
        ("; Điều 8 của Điều lệ Đảng", None),
    ],
)
def test_behind_the_document(behind: str, pinpoint: str | None) -> None:
    found = citations(f"Các chi bộ thực hiện Quy chế số 14-QC/HU{behind}.")
    assert found[0].mentions[0].pinpoint == pinpoint


def test_each_mention_keeps_its_own() -> None:
    body = (
        "Theo Điều 5 Quy chế số 14-QC/HU và khoản 2 Điều 6 Quy định số 15-QĐ/HU, các chi bộ họp. Theo Điều 7 Quy "
        "chế 14, các chi bộ báo cáo. Thực hiện Quy chế 14. Theo khoản 1 Điều 8 Quy chế này, họp."
    )
    assert [[m.pinpoint for m in c.mentions] for c in citations(body)] == [
        ["Điều 5", "Điều 7", None, "khoản 1 Điều 8"],
        ["khoản 2 Điều 6"],
    ]


@pytest.mark.parametrize(
    ("body", "pinpoint"),
    [
        ("Theo Điều 9 Điều lệ Đảng, các chi bộ họp.", "Điều 9"),
        ("Theo khoản 1 Điều 15 Luật Đất đai, các chi bộ họp.", "khoản 1 Điều 15"),
        ("Theo Điều 15 Luật Đất đai số 31/2024/QH15, các chi bộ họp.", "Điều 15"),
        ("Theo Luật Đất đai, Điều 15, các chi bộ họp.", "Điều 15"),
        ("Theo mục 2 Nghị quyết Trung ương 4 khóa XII, các chi bộ họp.", "mục 2"),
    ],
)
def test_of_documents_cited_by_name(body: str, pinpoint: str) -> None:
    assert cited(body).mentions[0].pinpoint == pinpoint


@pytest.mark.parametrize(
    "body",
    [
        "Thực hiện điều kiện của Quy chế số 14-QC/HU.",
        "Đạt 5 điểm theo Quy chế số 14-QC/HU.",
        "Điều 5. Quy chế số 14-QC/HU hết hạn dùng.",
        "Khoản thu theo Quy chế số 14-QC/HU.",
    ],
)
def test_words_that_are_none(body: str) -> None:
    assert cited(body).mentions[0].pinpoint is None


def test_lost_diacritics() -> None:
    body = "Theo diem c khoan 3 Dieu 5 Nghi dinh so 30/2020/ND-CP ngay 05/3/2020 cua Chinh phu, cac don vi hop."
    found = cited(body, STATE)
    assert found.mentions[0].pinpoint == "diem c khoan 3 Dieu 5"
    assert (found.key, found.type, found.date) == ("30/2020/NĐ-CP", "Nghị định", "2020-03-05")


@pytest.mark.parametrize(
    ("body", "pinpoint"),
    [
        ("Bãi bỏ Điều 5 của Quy chế ban hành kèm theo Quyết định số 5/QĐ-UBND.", "Điều 5"),
        (
            "Theo khoản 2 Điều 5 Quy chế phối hợp giữa Sở Y tế, Sở Nội vụ và các xã, ban hành kèm theo Quyết định số "
            "5/QĐ-UBND.",
            "khoản 2 Điều 5",
        ),
        ("Theo Mẫu số 2 tại Phụ lục III kèm theo Quyết định số 5/QĐ-UBND.", "Mẫu số 2 tại Phụ lục III"),
    ],
)
def test_of_what_a_decision_promulgates(body: str, pinpoint: str) -> None:
    assert cited(body, STATE).mentions[0].pinpoint == pinpoint
