"""Who has to do what until when, to whom and through whom; the words around a time limit tell."""

import pytest
from extraction_letters import LETTER_DATE, PARTY, STATE, deadline, deadlines

from congvan_nlp import analyze
from congvan_nlp.pipeline.analyze import deadlines_in

_ADDRESSEES = ("Các chi bộ, đảng bộ trực thuộc",)


@pytest.mark.parametrize(
    ("body", "who", "what"),
    [
        # in its own clause
        ("Các chi bộ gửi báo cáo trước ngày 12/12/2021.", "Các chi bộ", "gửi báo cáo"),
        ("Yêu cầu các chi bộ gửi báo cáo trước ngày 12/12/2021.", "các chi bộ", "gửi báo cáo"),
        (
            "Đề nghị Văn phòng Huyện ủy chuẩn bị tài liệu trước ngày 12/12/2021.",
            "Văn phòng Huyện ủy",
            "chuẩn bị tài liệu",
        ),
        ("Giao Văn phòng Huyện ủy theo dõi, báo cáo trước ngày 12/12/2021.", "Văn phòng Huyện ủy", "theo dõi, báo cáo"),
        (
            "Sở Y tế, Sở Nội vụ và Sở Tài chính gửi báo cáo trước ngày 12/12/2021.",
            *("Sở Y tế|Sở Nội vụ|Sở Tài chính", "gửi báo cáo"),
        ),
        (
            "Ban Tổ chức Huyện ủy chủ trì, phối hợp với Văn phòng Huyện ủy rà soát hồ sơ trước ngày 12/12/2021.",
            *("Ban Tổ chức Huyện ủy", "chủ trì, phối hợp với Văn phòng Huyện ủy rà soát hồ sơ"),
        ),
        (
            "Căn cứ hướng dẫn của Tỉnh ủy, các chi bộ hoàn thành việc rà soát trước ngày 12/12/2021.",
            *("các chi bộ", "hoàn thành việc rà soát"),
        ),
        # a label
        ("Cấp cơ sở: hoàn thành việc rà soát trước ngày 12/12/2021.", "Cấp cơ sở", "hoàn thành việc rà soát"),
        (
            "1. Đối với các chi bộ: rà soát hồ sơ đảng viên trước ngày 12/12/2021.",
            "các chi bộ",
            "rà soát hồ sơ đảng viên",
        ),
        ("1. Đối với các chi bộ: rà soát hồ sơ trước ngày 12/12/2021.", "các chi bộ", "rà soát hồ sơ"),
        # the clause before
        (
            "Các chi bộ rà soát hồ sơ đảng viên; tổng hợp, gửi báo cáo trước ngày 12/12/2021.",
            *("Các chi bộ", "tổng hợp, gửi báo cáo"),
        ),
        ("1. Các chi bộ lập danh sách; gửi trước ngày 12/12/2021.", "Các chi bộ", "lập danh sách; gửi"),
        # the sentences before
        (
            "Các chi bộ rà soát hồ sơ. Việc này làm kỹ. Gửi kết quả rà soát trước ngày 12/12/2021.",
            *("Các chi bộ", "Gửi kết quả rà soát"),
        ),
        (
            "Các chi bộ rà soát hồ sơ. Gửi kết quả rà soát trước ngày 12/12/2021.",
            "Các chi bộ",
            "Gửi kết quả rà soát",
        ),
        # the date first
        ("Trước ngày 12/12/2021 các chi bộ gửi báo cáo.", "các chi bộ", "gửi báo cáo"),
        ("Trước ngày 12/12/2021, các chi bộ gửi báo cáo.", "các chi bộ", "gửi báo cáo"),
        ("Chậm nhất ngày 12/12/2021, Văn phòng Huyện ủy trình kế hoạch.", "Văn phòng Huyện ủy", "trình kế hoạch"),
    ],
)
def test_who_and_what(body: str, who: str, what: str) -> None:
    found = deadline(body)
    assert (found.who, found.what) == (tuple(who.split("|")), what)


@pytest.mark.parametrize(
    ("body", "who"),
    [
        # a heading, the items above, a text that introduces items
        ("1. Đảng ủy xã Tân Sơn\n- Rà soát hồ sơ, xong trước ngày 12/12/2021.", "Đảng ủy xã Tân Sơn"),
        ("1. Đảng ủy xã Tân Sơn\nRà soát hồ sơ, xong trước ngày 12/12/2021.", "Đảng ủy xã Tân Sơn"),
        ("1. Đảng ủy xã Tân Sơn:\na) Rà soát hồ sơ.\n- Gửi danh sách trước ngày 12/12/2021.", "Đảng ủy xã Tân Sơn"),
        ("1. Ban Tổ chức Huyện ủy có trách nhiệm:\na) Rà soát hồ sơ trước ngày 12/12/2021.", "Ban Tổ chức Huyện ủy"),
        ("1. Việc chung\n1.1. Các chi bộ\n- Rà soát hồ sơ, xong trước ngày 12/12/2021.", "Các chi bộ"),
        # the head sentence
        (
            "Ban Thường vụ yêu cầu các đảng bộ thực hiện các nội dung sau:\n\n1. Rà soát hồ sơ trước ngày 12/12/2021.",
            "các đảng bộ",
        ),
        (
            "Huyện ủy đề nghị thủ trưởng các cơ quan chỉ đạo thực hiện:\n\n1. Rà soát hồ sơ trước ngày 12/12/2021.",
            "thủ trưởng các cơ quan",
        ),
        # the addressees
        ("1. Rà soát hồ sơ trước ngày 12/12/2021.", _ADDRESSEES[0]),
        ("Rà soát hồ sơ trước ngày 12/12/2021.", _ADDRESSEES[0]),
        *(
            (body, _ADDRESSEES[0])
            for body in (
                "1. Tổ chức kiểm điểm tập thể, xong trước ngày 12/12/2021.",
                "1. Cấp phát thuốc, hoàn thành trước ngày 12/12/2021.",
            )
        ),
    ],
)
def test_who_is_inherited(body: str, who: str) -> None:
    assert deadline(body).who == (who,)


def test_an_item_does_not_inherit_from_the_item_beside_it() -> None:
    body = "1. Ban Tổ chức Huyện ủy rà soát hồ sơ.\n2. Gửi danh sách trước ngày 12/12/2021."
    assert deadline(body).who == _ADDRESSEES


def test_several_addressees() -> None:
    head = PARTY.replace("Các chi bộ, đảng bộ trực thuộc", "\n- Các chi bộ;\n- Văn phòng Huyện ủy.")
    assert deadline("Rà soát hồ sơ trước ngày 12/12/2021.", head).who == ("Các chi bộ", "Văn phòng Huyện ủy")


@pytest.mark.parametrize(
    ("clause", "to", "via", "what"),
    [
        ("gửi báo cáo về Huyện ủy", ["Huyện ủy"], [], "gửi báo cáo"),
        ("nộp hồ sơ cho Văn phòng Huyện ủy", ["Văn phòng Huyện ủy"], [], "nộp hồ sơ"),
        ("gửi danh sách đến Ban Tổ chức Huyện ủy", ["Ban Tổ chức Huyện ủy"], [], "gửi danh sách"),
        ("báo cáo lịch họp với Huyện ủy", ["Huyện ủy"], [], "báo cáo lịch họp"),
        ("báo cáo Ban Thường vụ Huyện ủy", ["Ban Thường vụ Huyện ủy"], [], "báo cáo"),
        ("trình Ban Thường vụ Huyện ủy kế hoạch", ["Ban Thường vụ Huyện ủy"], [], "trình kế hoạch"),
        # the channel, in brackets and behind a comma
        ("gửi báo cáo về Huyện ủy (qua Văn phòng Huyện ủy)", ["Huyện ủy"], ["Văn phòng Huyện ủy"], "gửi báo cáo"),
        ("gửi báo cáo về Huyện ủy, qua Văn phòng Huyện ủy", ["Huyện ủy"], ["Văn phòng Huyện ủy"], "gửi báo cáo"),
        ("gửi báo cáo về Huyện ủy thông qua Văn phòng Huyện ủy", ["Huyện ủy"], ["Văn phòng Huyện ủy"], "gửi báo cáo"),
        ("gửi báo cáo về Huyện ủy ( qua Văn phòng )", ["Huyện ủy"], ["Văn phòng"], "gửi báo cáo"),
        ("gửi báo cáo (qua Văn phòng Huyện ủy)", [], ["Văn phòng Huyện ủy"], "gửi báo cáo"),
        # "về" before a matter
        (
            "báo cáo Ban Thường vụ Huyện ủy (qua Ban Tổ chức Huyện ủy) về kết quả thực hiện",
            *(["Ban Thường vụ Huyện ủy"], ["Ban Tổ chức Huyện ủy"], "báo cáo về kết quả thực hiện"),
        ),
        (
            "gửi báo cáo về công tác phát triển đảng về Huyện ủy",
            *(["Huyện ủy"], [], "gửi báo cáo về công tác phát triển đảng"),
        ),
        ("báo cáo về tình hình dịch", [], [], "báo cáo về tình hình dịch"),
        ("gửi hồ sơ về bảo vệ môi trường", [], [], "gửi hồ sơ về bảo vệ môi trường"),
        # more receivers
        (
            "gửi báo cáo về Sở Y tế, đồng gửi Văn phòng UBND tỉnh",
            *(["Sở Y tế", "Văn phòng UBND tỉnh"], [], None),
        ),
        ("gửi báo cáo về Sở Y tế và Sở Nội vụ", ["Sở Y tế và Sở Nội vụ"], [], "gửi báo cáo"),
        ("gửi báo cáo về Sở Y tế, Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"], [], None),
        (
            *("gửi báo cáo về Sở Y tế (qua Phòng Kế hoạch) và Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
            *(["Phòng Kế hoạch"], None),
        ),
        # no receiver: partners, objects
        ("phối hợp với Văn phòng Huyện ủy rà soát hồ sơ", [], [], "phối hợp với Văn phòng Huyện ủy rà soát hồ sơ"),
        ("thông báo cho cán bộ, đảng viên biết", [], [], None),
        # how a report travels is no part of the act
        ("gửi báo cáo về Sở Y tế qua địa chỉ email vanphong@example.vn", ["Sở Y tế"], [], "gửi báo cáo"),
        ("gửi báo cáo về Sở Y tế, số 5, đường Hoa Lư", ["Sở Y tế"], [], "gửi báo cáo"),
        ("gửi báo cáo về Sở Y tế và file mềm qua email vanphong@example.vn", ["Sở Y tế"], [], "gửi báo cáo"),
    ],
)
def test_receiver_and_channel(clause: str, to: list[str], via: list[str], what: str | None) -> None:
    found = deadline(f"Các chi bộ {clause} trước ngày 12/12/2021.")
    assert (list(found.to), list(found.via)) == (to, via)
    assert what is None or found.what == what
    assert found.who == ("Các chi bộ",)


def test_lost_diacritics() -> None:
    found = deadline("Cac chi bo gui bao cao ve Huyen uy (qua Van phong Huyen uy) truoc ngay 12/12/2021.")
    assert (found.who, found.what) == (("Cac chi bo",), "gui bao cao")
    assert (found.to, found.via) == (("Huyen uy",), ("Van phong Huyen uy",))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a clause, or an item, for each body
        (
            "Cấp cơ sở báo cáo kết quả về Huyện ủy trước ngày 10/12/2021; cấp huyện báo cáo kết quả về Tỉnh ủy trước "
            "ngày 31/12/2021.",
            [("Cấp cơ sở", "2021-12-10", "Huyện ủy"), ("cấp huyện", "2021-12-31", "Tỉnh ủy")],
        ),
        (
            "Việc rà soát hồ sơ:\n- Cấp cơ sở: gửi về Huyện ủy trước ngày 10/12/2021.\n"
            "- Cấp huyện: gửi về Tỉnh ủy trước ngày 31/12/2021.",
            [("Cấp cơ sở", "2021-12-10", "Huyện ủy"), ("Cấp huyện", "2021-12-31", "Tỉnh ủy")],
        ),
        (
            "Các xã gửi về Huyện ủy trước ngày 30/12/2021; riêng hai xã mới gửi về Huyện ủy trước ngày 15/12/2021.",
            [("Các xã", "2021-12-30", "Huyện ủy"), ("hai xã mới", "2021-12-15", "Huyện ủy")],
        ),
        (
            "Cấp xã gửi về Huyện ủy trước ngày 15/11, cấp huyện trước ngày 30/11, cấp tỉnh trước ngày 15/12/2021.",
            [("Cấp xã", "2021-11-15", "Huyện ủy"), ("cấp huyện", "2021-11-30", ""), ("cấp tỉnh", "2021-12-15", "")],
        ),
    ],
)
def test_each_body_has_its_own_date(body: str, expected: list[tuple[str, str, str]]) -> None:
    found = deadlines(body)
    assert [(", ".join(d.who), d.due) for d in found] == [(who, due) for who, due, _ in expected]
    assert [to for _, _, to in expected if to] == [
        ", ".join(d.to) for d, e in zip(found, expected, strict=True) if e[2]
    ]


def test_each_receiver_has_its_own_date() -> None:
    found = deadlines("1. Gửi báo cáo về Phòng Nội vụ trước ngày 05/12, Sở Nội vụ trước ngày 10/12/2021.")
    assert [(d.to, d.due, d.what) for d in found] == [
        (("Phòng Nội vụ",), "2021-12-05", "Gửi báo cáo"),
        (("Sở Nội vụ",), "2021-12-10", "Gửi báo cáo"),
    ]
    assert found[0].who == found[1].who == _ADDRESSEES


def test_receiver_and_channel_of_the_text_that_introduces_the_items() -> None:
    first, second = deadlines(
        "1. Chế độ báo cáo\nCác chi bộ gửi về Huyện ủy (qua Văn phòng Huyện ủy):\na) Báo cáo quý: trước ngày 10/12/2021.\n"
        "b) Danh sách gửi Ban Tổ chức Huyện ủy trước ngày 20/12/2021."
    )
    assert (first.to, first.via) == (("Huyện ủy",), ("Văn phòng Huyện ủy",))
    assert (second.to, second.via) == (("Ban Tổ chức Huyện ủy",), ())


def test_each_act_of_a_clause_has_its_own_receiver() -> None:
    first, second = deadlines(
        "Ban Dân vận Huyện ủy thẩm định hồ sơ xong trước ngày 10/12, trình Thường trực Huyện ủy trước ngày 20/12/2021."
    )
    assert first.who == second.who == ("Ban Dân vận Huyện ủy",)
    assert (first.what, first.to) == ("thẩm định hồ sơ", ())
    assert (second.what, second.to) == ("thẩm định hồ sơ; trình", ("Thường trực Huyện ủy",))


def test_another_report_goes_where_the_first_goes() -> None:
    _, second = deadlines("Các chi bộ gửi Huyện ủy báo cáo quý trước ngày 10/12, báo cáo năm trước ngày 20/12/2021.")
    assert (second.to, second.what) == (("Huyện ủy",), "báo cáo năm")


def test_a_further_date_of_a_list_shares_all_but_the_day() -> None:
    first, second = deadlines("1. Các chi bộ gửi báo cáo về Huyện ủy trước ngày 10/12/2021 và ngày 20/12/2021.")
    assert (first.due, second.due) == ("2021-12-10", "2021-12-20")
    assert (second.who, second.what, second.to) == (first.who, first.what, first.to) != ((), None, ())
    assert second.text == "20/12/2021"


def test_rows_of_a_table_set_as_lines() -> None:
    body = (
        "Nhiệm vụ cụ thể:\n\nNhiệm vụ\nĐơn vị\nThời hạn\nRà soát hồ sơ đảng viên\nBan Tổ chức Huyện ủy\nTrước ngày "
        "12/12/2021\nXây dựng kế hoạch kiểm tra\nỦy ban Kiểm tra Huyện ủy\nTrước ngày 20/12/2021\n"
    )
    assert [(d.who, d.what, d.due) for d in deadlines(body)] == [
        (("Ban Tổ chức Huyện ủy",), "Rà soát hồ sơ đảng viên", "2021-12-12"),
        (("Ủy ban Kiểm tra Huyện ủy",), "Xây dựng kế hoạch kiểm tra", "2021-12-20"),
    ]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("1. Xây dựng kế hoạch; trình Ban Thường vụ trước ngày 12/12/2021.", "Xây dựng kế hoạch; trình"),
        ("Các chi bộ cần gửi báo cáo trước ngày 12/12/2021.", "gửi báo cáo"),
        ("Các chi bộ có trách nhiệm gửi báo cáo trước ngày 12/12/2021.", "gửi báo cáo"),
        ("Các chi bộ rà soát hồ sơ (theo mẫu) trước ngày 12/12/2021.", "rà soát hồ sơ (theo mẫu)"),
        (
            "Danh sách cử cán bộ dự hội nghị gửi về Huyện ủy trước ngày 12/12/2021.",
            "gửi danh sách cử cán bộ dự hội nghị",
        ),
        ("1. Báo cáo được gửi về Huyện ủy trước ngày 12/12/2021.", "gửi báo cáo"),
        ("1. Lập danh sách gửi về Huyện ủy trước ngày 12/12/2021.", "Lập danh sách gửi"),
        ("Các chi bộ  rà soát\nhồ sơ trước ngày 12/12/2021.", "rà soát hồ sơ"),
        ("Đề nghị các chi bộ gửi báo cáo, hạn chót: ngày 12/12/2021.", "gửi báo cáo"),
    ],
)
def test_the_words_of_the_act(body: str, what: str) -> None:
    assert deadline(body).what == what


@pytest.mark.parametrize(
    "words", ["31/4/2022", "29/02/2023", "00/12/2021", "12/13/2021", "45/12/2021", "31/02 hằng năm"]
)
def test_an_impossible_day_is_reported_and_not_shifted(words: str) -> None:
    found = deadline(f"Các chi bộ gửi báo cáo trước ngày {words}.")
    assert (found.due, found.who, found.what) == (None, ("Các chi bộ",), "gửi báo cáo")


def test_an_impossible_day_has_a_diagnostic_at_its_words() -> None:
    analysis = analyze(PARTY + "Các chi bộ gửi báo cáo trước ngày 31/4/2022.")
    [note] = [d for d in analysis.diagnostics if d.code == "deadline-impossible"]
    assert note.severity == "error"
    assert analysis.text[note.start : note.end] == "trước ngày 31/4/2022"
    assert analysis.deadlines[0].needs_review


def test_a_day_before_the_letter_is_reported_and_not_moved() -> None:
    analysis = analyze(PARTY + "Các chi bộ gửi báo cáo trước ngày 01/11/2021.")
    assert [(d.due, d.needs_review) for d in analysis.deadlines] == [("2021-11-01", True)]
    assert "deadline-past" in [d.code for d in analysis.diagnostics]


@pytest.mark.parametrize(
    "body",
    [
        "Các chi bộ gửi báo cáo trước ngày 01/11/2021.",
        "Chậm nhất ngày 01/11/2021 các chi bộ gửi báo cáo.",
        "Cấp xã trước ngày 01/11/2021.",
        "Báo cáo định kỳ trước ngày 01/11/2021.",
    ],
)
def test_a_past_day_that_is_no_reminder_is_kept(body: str) -> None:
    assert [d.due for d in deadlines(body)] == ["2021-11-01"]


def test_a_day_of_the_letter_itself_is_not_past() -> None:
    analysis = analyze(PARTY + "Các chi bộ gửi báo cáo trong ngày 05/11/2021.")
    assert [(d.due, d.needs_review) for d in analysis.deadlines] == [("2021-11-05", False)]


def test_limits_belong_to_their_directive() -> None:
    analysis = analyze(
        PARTY + "1. Rà soát hồ sơ trước ngày 12/12/2021.\n2. Việc khác\na) Gửi danh sách trước ngày 15/12/2021.\n\n"
        "Trong quá trình thực hiện, nếu có vướng mắc, phản ánh về Huyện ủy trước ngày 20/12/2021."
    )
    paths = {d.id: d.path for d in analysis.directives}
    assert [paths.get(d.directive or "") for d in analysis.deadlines] == ["1", "2.a", None]
    assert [d.deadlines for d in analysis.directives] == [("t1",), (), ("t2",)]


def test_the_annex_has_limits_too() -> None:
    body = "Các bệnh viện họp.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nPHỤ LỤC\n\nCác bệnh viện gửi báo cáo trước ngày 12/12/2021.\n"
    assert [d.due for d in deadlines(body, STATE)] == ["2021-12-12"]


def test_a_passage_without_letter() -> None:
    [found] = deadlines_in("Gửi danh sách về Sở Nội vụ trước ngày 25/12.", LETTER_DATE)
    assert (found.due, found.who, found.to, found.directive) == ("2021-12-25", (), ("Sở Nội vụ",), None)
    assert deadlines_in("", LETTER_DATE) == ()


def test_a_heading_tells_where_the_reports_of_its_items_go() -> None:
    found = analyze(
        "Số 7-CV/HU\n\nKính gửi: Các chi bộ\n\n3. Chế độ báo cáo của các chi bộ về Ban Tổ chức Huyện ủy\n"
        "a) Báo cáo quý: trước ngày 10/12/2021.\nb) Báo cáo năm: trước ngày 15/12/2021.\n"
    ).deadlines
    assert [d.to for d in found] == [("Ban Tổ chức Huyện ủy",)] * 2
