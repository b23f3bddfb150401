"""Directives: items and asking paragraphs, with who leads, who supports, who acts."""

import pytest
from extraction_letters import PARTY, STATE

from congvan_nlp import analyze
from congvan_nlp.extraction.directives import find_units, head_targets
from congvan_nlp.folding import Text
from congvan_nlp.records.analysis import Directive
from congvan_nlp.structure.layout import Zone
from congvan_nlp.structure.outline import find_items

_HEAD_SENTENCE = "Ban Thường vụ Huyện ủy yêu cầu thực hiện các nội dung sau:\n\n"


def directives(body: str, head: str = PARTY) -> tuple[Directive, ...]:
    return analyze(head + body).directives


def actors(directive: Directive) -> list[tuple[str, str]]:
    return [(a.text, a.role) for a in directive.assignees]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            "Ban Tổ chức Huyện ủy chủ trì, phối hợp với Văn phòng Huyện ủy tham mưu kế hoạch.",
            [("Ban Tổ chức Huyện ủy", "lead"), ("Văn phòng Huyện ủy", "support")],
        ),
        (
            "Sở Y tế chủ trì, phối hợp cùng Sở Nội vụ và UBND các xã xây dựng kế hoạch.",
            [("Sở Y tế", "lead"), ("Sở Nội vụ và UBND các xã", "support")],
        ),
        (
            "Sở Y tế chủ trì, phối hợp chặt chẽ với Sở Nội vụ rà soát.",
            [("Sở Y tế", "lead"), ("Sở Nội vụ", "support")],
        ),
        (
            "Giao Sở Y tế chủ trì, phối hợp với các bệnh viện báo cáo.",
            [("Sở Y tế", "lead"), ("các bệnh viện", "support")],
        ),
        ("Sở Y tế chủ trì tham mưu kế hoạch.", [("Sở Y tế", "lead")]),
        # without "chủ trì" the first acts
        (
            "Văn phòng Huyện ủy phối hợp với Ban Tổ chức Huyện ủy chuẩn bị tài liệu.",
            [("Văn phòng Huyện ủy", "assignee"), ("Ban Tổ chức Huyện ủy", "support")],
        ),
        ("Các chi bộ rà soát hồ sơ.", [("Các chi bộ", "assignee")]),
        ("Các chi bộ có trách nhiệm rà soát hồ sơ.", [("Các chi bộ", "assignee")]),
        ("Giao Văn phòng Huyện ủy theo dõi, đôn đốc.", [("Văn phòng Huyện ủy", "assignee")]),
        ("Đề nghị UBND các xã báo cáo.", [("UBND các xã", "assignee")]),
        # to chair a meeting is not to lead
        ("Đảng ủy phân công cán bộ tham dự, chủ trì hội nghị.", [("Đảng ủy", "assignee")]),
        # labels
        ("Ủy ban Kiểm tra Huyện ủy: kiểm tra việc thực hiện.", [("Ủy ban Kiểm tra Huyện ủy", "assignee")]),
        ("Đối với các chi bộ: rà soát hồ sơ.", [("các chi bộ", "assignee")]),
        ("Các chi bộ, đảng bộ: rà soát hồ sơ.", [("Các chi bộ, đảng bộ", "assignee")]),
        # nobody is named
        ("Rà soát hồ sơ, tổng hợp báo cáo.", []),
        ("Tăng cường công tác kiểm tra.", []),
        ("Mục đích, yêu cầu", []),
        # a body that is only spoken of
        ("Báo cáo kết quả về Huyện ủy.", []),
        ("Thực hiện chỉ đạo của Huyện ủy.", []),
        (
            "Chánh Văn phòng Huyện ủy chịu trách nhiệm thi hành.",
            [("Chánh Văn phòng Huyện ủy", "assignee")],
        ),
        (
            "Chủ trì: Sở Nội vụ. Phối hợp: Sở Tài chính, Công an tỉnh. Thời gian: trước ngày 12/12/2021.",
            [("Sở Nội vụ", "lead"), ("Sở Tài chính", "support")],
        ),
        ("Sở Nội vụ chủ trì cùng Sở Tài chính rà soát.", [("Sở Nội vụ", "lead"), ("Sở Tài chính", "support")]),
        ("Đối với tập thể: xếp loại theo bốn mức.", []),
        # a verb with the letters of a body
        *(
            (item, [])
            for item in (
                "Tổ chức kiểm điểm tập thể theo quy định.",
                "Tổ chức triển khai thực hiện nghiêm túc.",
                "Phòng, chống dịch, thực hiện nghiêm quy định.",
                "Cấp phát thuốc kịp thời.",
            )
        ),
    ],
)
def test_who_acts_in_an_item(item: str, expected: list[tuple[str, str]]) -> None:
    [directive] = directives(f"{_HEAD_SENTENCE}1. {item}")
    assert actors(directive) == expected


@pytest.mark.parametrize(
    "heading",
    [
        *("Mục đích", "NHIỆM VỤ", "Nội dung thực hiện", "CÔNG TÁC TỔ CHỨC"),
        *("Tổ chức thực hiện", "TỔ CHỨC THỰC HIỆN"),
    ],
)
def test_headings_that_name_no_body(heading: str) -> None:
    first, second = directives(f"{_HEAD_SENTENCE}1. {heading}\n- Rà soát hồ sơ.")
    assert (actors(first), actors(second)) == ([], [])


def test_items_below_a_heading_inherit_its_body() -> None:
    found = directives(
        f"{_HEAD_SENTENCE}1. UBND các xã\n- Lập danh sách.\n- Niêm yết công khai.\n+ Ghi biên bản.\n2. Phòng Nội vụ\n"
        "Tổng hợp, báo cáo."
    )
    assert [(d.path, [a.text for a in d.assignees]) for d in found] == [
        ("1", ["UBND các xã"]),
        ("1.(1)", ["UBND các xã"]),
        ("1.(2)", ["UBND các xã"]),
        ("1.(2).(1)", ["UBND các xã"]),
        ("2", ["Phòng Nội vụ"]),
    ]


def test_the_lead_may_stand_below_its_heading() -> None:
    found = directives(f"{_HEAD_SENTENCE}1. Sở Y tế\n- Chủ trì, phối hợp với Sở Nội vụ hướng dẫn.")
    assert actors(found[1]) == [("Sở Y tế", "lead"), ("Sở Nội vụ", "support")]


def test_a_text_that_introduces_items_names_their_actor() -> None:
    found = directives(
        f"{_HEAD_SENTENCE}1. Ban Tổ chức Huyện ủy có trách nhiệm:\na) Lập danh sách.\nb) Thẩm định hồ sơ."
    )
    assert [[a.text for a in d.assignees] for d in found] == [["Ban Tổ chức Huyện ủy"]] * 3


def test_an_item_below_that_names_another_body_keeps_it() -> None:
    found = directives(f"{_HEAD_SENTENCE}1. UBND các xã\n- Lập danh sách.\n- Phòng Nội vụ thẩm định hồ sơ.")
    assert [a.text for a in found[2].assignees] == ["Phòng Nội vụ"]


def test_labels_paths_and_parents() -> None:
    found = directives(
        f"{_HEAD_SENTENCE}I. Việc chung\n1. Rà soát.\n1.1. Hồ sơ đảng viên.\na) Bản gốc.\n- Bản sao.\n2- Báo cáo.\nII- Kiểm tra."
    )
    paths = [d.path for d in found]
    assert paths == ["I", "I.1", "I.1.1", "I.1.1.a", "I.1.1.a.(1)", "I.2", "II"]
    parents = {d.id: d.path for d in found}
    assert [parents.get(d.parent or "") for d in found] == [None, "I", "I.1", "I.1.1", "I.1.1.a", "I", None]


@pytest.mark.parametrize("labels", [("Thứ nhất", "Thứ hai"), ("Một là", "Hai là")])
def test_spelled_labels(labels: tuple[str, str]) -> None:
    found = directives(f"{_HEAD_SENTENCE}{labels[0]}, các chi bộ rà soát hồ sơ.\n{labels[1]}, Văn phòng tổng hợp.")
    assert [(d.path, [a.text for a in d.assignees]) for d in found] == [
        (labels[0], ["các chi bộ"]),
        (labels[1], ["Văn phòng"]),
    ]


def test_articles_of_a_decision() -> None:
    head = "UBND TỈNH VẠN XUÂN\nSố: 77/QĐ-UBND\nVạn Xuân, ngày 05 tháng 11 năm 2021\n\nQUYẾT ĐỊNH\nVề việc bến bãi\n\n"
    found = directives(
        "Căn cứ Luật Đất đai;\n\nĐiều 1. Ban hành quy chế.\nĐiều 2. Giám đốc Sở Y tế chịu trách nhiệm thi hành.", head
    )
    assert [(d.path, [a.text for a in d.assignees]) for d in found] == [
        ("Điều 1", []),
        ("Điều 2", ["Giám đốc Sở Y tế"]),
    ]


def test_an_item_ends_where_its_first_sub_item_begins() -> None:
    first, second = directives(f"{_HEAD_SENTENCE}1. Các chi bộ rà soát:\n- Hồ sơ đảng viên.\n")
    assert (first.text, second.text) == ("1. Các chi bộ rà soát:", "- Hồ sơ đảng viên.")


def test_citations_and_limits_of_an_item_are_its_own() -> None:
    analysis = analyze(
        PARTY + f"{_HEAD_SENTENCE}1. Rà soát theo Quy chế số 1-QC/HU trước ngày 12/12/2021.\n"
        "2. Thực hiện Quy chế số 1-QC/HU và Quy chế số 2-QC/HU.\n3. Báo cáo."
    )
    assert [(d.citations, d.deadlines) for d in analysis.directives] == [
        (("c1",), ("t1",)),
        (("c1", "c2"), ()),
        ((), ()),
    ]


def test_a_repeated_label_is_noted() -> None:
    analysis = analyze(PARTY + f"{_HEAD_SENTENCE}1. Rà soát.\n1.1. Hồ sơ.\n1.2. Sổ sách.\n1.2. Báo cáo.")
    [note] = [d for d in analysis.diagnostics if d.code == "label-repeated"]
    assert (analysis.text[note.start : note.end], note.start) == ("1.2", analysis.directives[3].start)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        # paragraphs that ask for something are directives where nothing is numbered
        (
            "Thời gian qua dịch giảm.\n\nSở Y tế đề nghị các bệnh viện rà soát.\n\nYêu cầu Phòng Nghiệp vụ theo dõi.\n\n"
            "Trân trọng cảm ơn sự hợp tác.",
            ["Sở Y tế đề nghị các bệnh viện rà soát.", "Yêu cầu Phòng Nghiệp vụ theo dõi."],
        ),
        ("Thời gian qua dịch giảm.\n\nTrân trọng cảm ơn các đơn vị.", []),
        # … and only there
        ("Sở Y tế đề nghị các bệnh viện:\n\n1. Rà soát hồ sơ.", ["1. Rà soát hồ sơ."]),
    ],
)
def test_paragraphs_without_numbering(body: str, texts: list[str]) -> None:
    assert [d.text for d in directives(body, STATE)] == texts
    assert all(d.label is None for d in directives(body, STATE) if not d.text.startswith("1."))


@pytest.mark.parametrize(
    ("paragraph", "actor"),
    [
        ("Yêu cầu các bệnh viện rà soát hồ sơ.", "các bệnh viện"),
        ("Giao Phòng Nghiệp vụ theo dõi, đôn đốc.", "Phòng Nghiệp vụ"),
        ("Vì vậy, đề nghị Giám đốc các bệnh viện chỉ đạo thực hiện.", "Giám đốc các bệnh viện"),
        ("Sở Y tế đề nghị các bệnh viện rà soát hồ sơ.", "các bệnh viện"),
        ("Giám đốc Sở Y tế yêu cầu thủ trưởng các đơn vị rà soát hồ sơ.", "thủ trưởng các đơn vị"),
    ],
)
def test_who_acts_in_a_paragraph(paragraph: str, actor: str) -> None:
    [directive] = directives("Thời gian qua dịch giảm.\n\n" + paragraph, STATE)
    assert actors(directive) == [(actor, "assignee")]


@pytest.mark.parametrize("head", ["", STATE])
def test_a_paragraph_begins_with_its_words(head: str) -> None:
    [directive] = directives("Đề nghị các bệnh viện rà soát hồ sơ.", head)
    assert directive.text == "Đề nghị các bệnh viện rà soát hồ sơ."


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Ban Thường vụ yêu cầu các cấp ủy, tổ chức đảng thực hiện tốt các nội dung sau:", "các cấp ủy, tổ chức đảng"),
        ("Giám đốc Sở Y tế đề nghị thủ trưởng các đơn vị chỉ đạo thực hiện:", "thủ trưởng các đơn vị"),
        ("Thực hiện yêu cầu của Tỉnh ủy, Huyện ủy đề nghị các chi bộ rà soát:", "các chi bộ"),
        ("Theo đề nghị của Văn phòng, Huyện ủy tổ chức họp.", None),
        ("Nội dung yêu cầu như sau:", None),
    ],
)
def test_whom_the_head_sentence_addresses(sentence: str, target: str | None) -> None:
    text = Text.of(sentence + "\n\n1. Rà soát hồ sơ.")
    body = Zone(0, len(text))
    units = find_units(text, body, find_items(text, body))
    found = head_targets(text, body, units[0].start)
    assert (text.raw[slice(*found)] if found else None) == target
