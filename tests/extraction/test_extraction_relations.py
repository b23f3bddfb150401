"""How a letter stands to the documents it cites: cues, lists that inherit them, titles, brackets, passives."""

import pytest
from extraction_letters import PARTY, STATE, citations, cited, relations

from congvan_nlp import analyze

_DECISION = """UBND TỈNH VẠN XUÂN
Số: 77/QĐ-UBND
Vạn Xuân, ngày 05 tháng 11 năm 2021

QUYẾT ĐỊNH
Về việc quản lý bến bãi

"""


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("Căn cứ {}.", "basis"),
        ("Huyện ủy ban hành\n- Căn cứ {};", "basis"),
        ("CĂN CỨ {}.", "basis"),
        ("Can cu {}.", "basis"),
        ("Xét {}.", "basis"),
        ("Qua xem xét {}, Huyện ủy đồng ý.", "basis"),
        ("Theo đề nghị của Văn phòng Huyện ủy tại {}.", "basis"),
        ("Trên cơ sở {}, các chi bộ họp.", "basis"),
        ("Thực hiện {}, các chi bộ họp.", "implements"),
        ("Thực hiện các văn bản của Huyện ủy: {}.", "implements"),
        ("Quán triệt Chỉ thị, Nghị quyết của Đảng: {}.", "implements"),
        ("Thực hiện kết luận của Huyện ủy ({}), các chi bộ họp.", "implements"),
        ("Theo ý kiến của Văn phòng ({}), các chi bộ họp.", "implements"),
        ("Các chi bộ thực hiện nghiêm túc, có hiệu quả {}.", "implements"),
        ("Triển khai thực hiện {}.", "implements"),
        ("Tiếp tục quán triệt và tổ chức thực hiện {}.", "implements"),
        ("Thực hiện các nội dung tại {}.", "implements"),
        ("Thực hiện chỉ đạo của Huyện ủy tại {}.", "implements"),
        ("Các chi bộ họp theo {}.", "implements"),
        ("Các chi bộ họp theo hướng dẫn tại {}.", "implements"),
        ("Các chi bộ rà soát cho phù hợp với {}.", "implements"),
        ("Các chi bộ kiểm điểm gắn với thực hiện {}.", "implements"),
        ("Các chi bộ kiểm điểm gắn với {}.", "implements"),
        ("Quy chế ban hành kèm theo {}.", "implements"),
        ("Hướng dẫn thực hiện {}.", "guides"),
        ("Văn bản này quy định chi tiết {}.", "guides"),
        ("Sửa đổi, bổ sung một số điều của {}.", "amends"),
        ("Sửa đổi Điều 3 {}.", "amends"),
        ("Thay thế cụm từ “xã” tại {}.", "amends"),
        ("Bãi bỏ khoản 7 Điều 15 {}.", "amends"),
        ("Thay thế Điều 4 {}.", "amends"),
        ("Văn bản này thay thế {}.", "replaces"),
        ("Văn bản này thay thế cho {}.", "replaces"),
        ("Văn bản này thay {}.", "replaces"),
        ("Bãi bỏ {}.", "repeals"),
        ("Hủy bỏ {}.", "repeals"),
        ("Các văn bản sau đây hết hiệu lực: {}.", "repeals"),
        ("Thu hồi {}.", "repeals"),
        ("{} hết hiệu lực kể từ ngày 01/12/2021.", "repeals"),
        ("{} bị bãi bỏ.", "repeals"),
        ("{} được thay thế bằng Quyết định này.", "replaces"),
        ("Tiếp theo {}, Huyện ủy đề nghị các chi bộ báo cáo.", "refers"),
        ("Huyện ủy nhận được {}.", "refers"),
        ("Huyện ủy gửi kèm {}.", "refers"),
        ("Sơ kết {}.", "refers"),
        ("Đề nghị Tỉnh ủy xem xét {}.", "refers"),
        ("Đề nghị Tỉnh ủy xem xét sửa đổi {}.", "refers"),
        ("Trong khi chờ văn bản thay thế {}, các chi bộ họp.", "refers"),
        ("Tạm ngưng thực hiện {}.", "refers"),
        ("{} chưa hết hiệu lực.", "refers"),
        ("{} không hết hiệu lực.", "refers"),
        ("Các chi bộ nêu nội dung cần sửa đổi, bãi bỏ theo {}.", "refers"),
        ("Việc hướng dẫn thực hiện {} còn chậm.", "refers"),
        # another one is asked to act
        ("Đề nghị Tỉnh ủy bãi bỏ {}.", "refers"),
        ("Huyện ủy yêu cầu Đảng ủy xã rà soát, thu hồi {}.", "refers"),
        ("Giao Văn phòng tham mưu sửa đổi {}.", "refers"),
        ("Văn phòng tham mưu sửa đổi khoản 4 Điều 9 {}.", "amends"),
        ("Đề nghị Tỉnh ủy hướng dẫn thực hiện {}.", "refers"),
        ("Theo đề nghị của Văn phòng, bãi bỏ {}.", "repeals"),
        ("Để đáp ứng yêu cầu công tác, bãi bỏ {}.", "repeals"),
        ("Giao đất cho Công ty Một, thay thế {}.", "replaces"),
        ("Đề nghị các chi bộ biết, văn bản này thay thế {}.", "replaces"),
        ("Về việc hướng dẫn thực hiện {}.", "guides"),
        ("Các chi bộ góp ý kiến về {}.", "refers"),
        ("Tiêu chuẩn quy định trong {} là cao.", "refers"),
        ("Danh mục quy định tại {} gồm ba phần.", "refers"),
        ("Xem {}.", "refers"),
        ("Kết quả thực hiện nêu tại {} là tốt.", "refers"),
        ("Bãi bỏ Điều 5 của Quy chế ban hành kèm theo {}.", "amends"),
        ("Bãi bỏ Quy chế ban hành kèm theo {}.", "repeals"),
    ],
)
def test_cues(words: str, relation: str) -> None:
    for document in ("Quyết định số 5-QĐ/HU", "Quyết định số 5-QĐ/HU ngày 02/3/2020 của Huyện ủy"):
        assert cited(words.format(document)).relation == relation


def test_words_between_the_type_and_the_number() -> None:
    found = cited("Thực hiện Quyết định thành lập số 5-QĐ/HU ngày 02/3/2020, các chi bộ họp.")
    assert (found.type, found.relation) == ("Quyết định", "implements")


def test_the_cue_is_kept_with_its_words() -> None:
    body = "Các chi bộ tiếp tục quán triệt, thực hiện nghiêm Chỉ thị số 5-CT/TW; thay thế Chỉ thị số 4-CT/TW."
    [first, second] = citations(body)
    assert [first.mentions[0].cue, second.mentions[0].cue] == ["quán triệt", "thay thế"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a list shares the cue of its first member
        (
            "Căn cứ Quy định số 1-QĐ/HU; Hướng dẫn số 2-HD/HU, Kết luận số 3-KL/HU và Chỉ thị số 4-CT/HU.",
            {"1-QĐ/HU": "basis", "2-HD/HU": "basis", "3-KL/HU": "basis", "4-CT/HU": "basis"},
        ),
        (
            "Thực hiện Luật Đất đai, Luật Xây dựng và Nghị định số 5/2021/NĐ-CP.",
            {"Luật Đất đai": "implements", "Luật Xây dựng": "implements", "5/2021/NĐ-CP": "implements"},
        ),
        (
            "Bãi bỏ các Quyết định: số 1-QĐ/HU; số 2-QĐ/HU; số 3-QĐ/HU.",
            {"1-QĐ/HU": "repeals", "2-QĐ/HU": "repeals", "3-QĐ/HU": "repeals"},
        ),
        (
            "Bãi bỏ các văn bản sau:\n- Quyết định số 1-QĐ/HU;\n- Quyết định số 2-QĐ/HU.",
            {"1-QĐ/HU": "repeals", "2-QĐ/HU": "repeals"},
        ),
        (
            "Thay thế Quyết định số 1-QĐ/HU ngày 02/3/2020 của Huyện ủy và Quyết định số 2-QĐ/HU.",
            {"1-QĐ/HU": "replaces", "2-QĐ/HU": "replaces"},
        ),
        # … and titles inside the list do not stop it
        (
            "Căn cứ Quy định số 1-QĐ/HU ngày 02/3/2020 của Huyện ủy về thi đua; Hướng dẫn số 2-HD/HU.",
            {"1-QĐ/HU": "basis", "2-HD/HU": "basis"},
        ),
        # … but what is told behind a document is told of that one
        (
            "Quyết định số 1-QĐ/HU hết hiệu lực; Quyết định số 2-QĐ/HU còn hiệu lực.",
            {"1-QĐ/HU": "repeals", "2-QĐ/HU": "refers"},
        ),
        (
            "Thực hiện Nghị định số 1/2020/NĐ-CP thay thế Nghị định số 2/2018/NĐ-CP đã hết hiệu lực.",
            {"1/2020/NĐ-CP": "implements", "2/2018/NĐ-CP": "repeals"},
        ),
        (
            "Quyết định số 1-QĐ/HU, Quyết định số 2-QĐ/HU và Quyết định số 3-QĐ/HU hết hiệu lực.",
            {"1-QĐ/HU": "repeals", "2-QĐ/HU": "repeals", "3-QĐ/HU": "repeals"},
        ),
        # a new cue begins a new relation
        (
            "Căn cứ Quy định số 1-QĐ/HU; thực hiện Hướng dẫn số 2-HD/HU.",
            {"1-QĐ/HU": "basis", "2-HD/HU": "implements"},
        ),
        (
            "Thay thế Quyết định số 1-QĐ/HU; bãi bỏ Quyết định số 2-QĐ/HU.",
            {"1-QĐ/HU": "replaces", "2-QĐ/HU": "repeals"},
        ),
        # a new sentence, too
        (
            "Căn cứ Quy định số 1-QĐ/HU. Hướng dẫn số 2-HD/HU đã gửi các chi bộ.",
            {"1-QĐ/HU": "basis", "2-HD/HU": "refers"},
        ),
    ],
)
def test_lists(body: str, expected: dict[str, str]) -> None:
    assert relations(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a document in the title of another one is only referred to
        (
            "Thực hiện Kết luận số 1-KL/TW ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 5-CT/TW.",
            {"1-KL/TW": "implements", "5-CT/TW": "refers"},
        ),
        (
            "Căn cứ Hướng dẫn số 1-HD/HU “về thực hiện Quy định số 2-QĐ/HU và Quy định số 3-QĐ/HU”.",
            {"1-HD/HU": "basis", "2-QĐ/HU": "refers", "3-QĐ/HU": "refers"},
        ),
        (
            "Căn cứ Nghị định số 1/2021/NĐ-CP ngày 02/3/2021 của Chính phủ quy định chi tiết Luật Đất đai.",
            {"1/2021/NĐ-CP": "basis", "Luật Đất đai": "refers"},
        ),
        (
            "Căn cứ Nghị định số 2/2021/NĐ-CP ngày 02/3/2021 của Chính phủ sửa đổi, bổ sung Nghị định số 1/2020/NĐ-CP.",
            {"2/2021/NĐ-CP": "basis", "1/2020/NĐ-CP": "refers"},
        ),
        (
            "Thực hiện Chương trình số 1-CTr/HU của Huyện ủy thực hiện Nghị quyết số 2-NQ/TU.",
            {"1-CTr/HU": "implements", "2-NQ/TU": "refers"},
        ),
        # what stands behind the title goes on from the list outside
        (
            "Căn cứ Hướng dẫn số 1-HD/HU về thực hiện Quy định số 2-QĐ/HU; Quy chế số 3-QC/HU.",
            {"1-HD/HU": "basis", "2-QĐ/HU": "refers", "3-QC/HU": "basis"},
        ),
        (
            "Căn cứ Hướng dẫn số 1-HD/HU “về thực hiện Quy định số 2-QĐ/HU”; Quy chế số 3-QC/HU.",
            {"1-HD/HU": "basis", "2-QĐ/HU": "refers", "3-QC/HU": "basis"},
        ),
        (
            'Căn cứ Hướng dẫn số 1-HD/HU "về thực hiện Quy định số 2-QĐ/HU, Quy định số 3-QĐ/HU" và Quy chế số 4-QC/HU.',
            {"1-HD/HU": "basis", "2-QĐ/HU": "refers", "3-QĐ/HU": "refers", "4-QC/HU": "basis"},
        ),
        # brackets
        (
            "Căn cứ Quy định số 1-QĐ/HU; Hướng dẫn số 2-HD/HU (thay Hướng dẫn số 3-HD/HU), Kết luận số 4-KL/HU.",
            {"1-QĐ/HU": "basis", "2-HD/HU": "basis", "3-HD/HU": "refers", "4-KL/HU": "basis"},
        ),
        (
            "Thực hiện Nghị định số 1/2020/NĐ-CP (được sửa đổi, bổ sung tại Nghị định số 2/2021/NĐ-CP), Thông tư số "
            "3/2021/TT-BYT và Thông tư số 4/2021/TT-BYT.",
            {
                "1/2020/NĐ-CP": "implements",
                "2/2021/NĐ-CP": "refers",
                "3/2021/TT-BYT": "implements",
                "4/2021/TT-BYT": "implements",
            },
        ),
        (
            "Thực hiện Quy định số 1-QĐ/HU (sau đây gọi là Quy định 1), Quy định số 2-QĐ/HU.",
            {"1-QĐ/HU": "implements", "2-QĐ/HU": "implements"},
        ),
    ],
)
def test_titles_and_brackets(body: str, expected: dict[str, str]) -> None:
    assert relations(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # between two other documents the letter itself does nothing
        (
            "Quyết định số 1/QĐ-UBND được thay thế bởi Quyết định số 2/QĐ-UBND.",
            {"1/QĐ-UBND": "refers", "2/QĐ-UBND": "refers"},
        ),
        (
            "Quyết định số 1/QĐ-UBND được sửa đổi, bổ sung bởi Quyết định số 2/QĐ-UBND.",
            {"1/QĐ-UBND": "refers", "2/QĐ-UBND": "refers"},
        ),
        ("Quyết định số 2/QĐ-UBND thay thế Quyết định số 1/QĐ-UBND.", {"1/QĐ-UBND": "refers", "2/QĐ-UBND": "refers"}),
        # in the words of the decision that acts
        ("Quyết định này thay thế Quyết định số 1/QĐ-UBND.", {"1/QĐ-UBND": "replaces"}),
        (
            "Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 1/QĐ-UBND.",
            {"1/QĐ-UBND": "replaces"},
        ),
        ("Quyết định số 1/QĐ-UBND được thay thế bởi Quyết định này.", {"1/QĐ-UBND": "replaces"}),
        (
            "Quyết định số 1/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành.",
            {"1/QĐ-UBND": "repeals"},
        ),
        (
            "Căn cứ Quyết định số 1/QĐ-UBND. Quyết định này thay thế Quyết định số 2/QĐ-UBND.",
            {"1/QĐ-UBND": "basis", "2/QĐ-UBND": "replaces"},
        ),
    ],
)
def test_who_acts_on_whom(body: str, expected: dict[str, str]) -> None:
    assert relations(body, _DECISION) == expected


def test_renaming_a_mark_amends_no_document() -> None:
    body = "Theo Quy chế số 1-QC/HU, điều chỉnh tên gọi “Khá” thành “Tốt”; phương án mới thay thế phương án cũ."
    assert relations(body) == {"1-QC/HU": "implements"}


def test_the_relation_of_a_document_is_the_first_that_says_something() -> None:
    body = "Xem Quy chế số 1-QC/HU. Căn cứ Quy chế số 1-QC/HU. Thực hiện Quy chế số 1-QC/HU."
    found = cited(body)
    assert [m.relation for m in found.mentions] == ["refers", "basis", "implements"]
    assert found.relation == "basis"


def test_a_cue_of_the_paragraph_before_says_nothing() -> None:
    assert relations("Thực hiện nhiệm vụ\n\nQuy chế số 1-QC/HU đã gửi.") == {"1-QC/HU": "refers"}


def test_the_subject_line_counts_only_where_the_body_is_silent() -> None:
    head = PARTY.replace("Số 12-CV/HU\n", "Số 12-CV/HU\nV/v triển khai Quy chế số 1-QC/HU\n")
    assert relations("Các chi bộ họp.", head) == {"1-QC/HU": "implements"}
    assert relations("Căn cứ Quy chế số 1-QC/HU, các chi bộ họp.", head) == {"1-QC/HU": "basis"}


@pytest.mark.parametrize("head", [PARTY, STATE, ""])
def test_bases_of_a_decision_each_on_its_line(head: str) -> None:
    body = (
        "- Căn cứ Điều lệ Đảng;\n- Căn cứ Quy chế số 1-QC/HU ngày 02/3/2020 của Huyện ủy;\n"
        "- Theo đề nghị của Văn phòng Huyện ủy,\n"
    )
    found = {c.key or c.name: c.relation for c in analyze(head + "Thực hiện nhiệm vụ.\n\n" + body).citations}
    assert found == {"Điều lệ Đảng": "basis", "1-QC/HU": "basis"}
