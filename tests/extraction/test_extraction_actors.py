"""Names of who acts and who receives: where they begin and end, and who only asks or is spoken of."""

import pytest

from congvan_nlp import analyze

_HEAD = (
    "UBND TỈNH VẠN XUÂN\nSỞ NỘI VỤ\nSố: 12/SNV-CCVC\nVạn Xuân, ngày 09 tháng 11 năm 2021\nKính gửi: Các sở, ngành\n\n"
)


@pytest.mark.parametrize(
    ("body", "who", "to"),
    [
        ("UBND tỉnh giao Sở Nội vụ chủ trì rà soát trước ngày 12/12/2021.", "Sở Nội vụ", None),
        ("Chủ tịch UBND tỉnh giao Giám đốc Sở Y tế báo cáo trước ngày 12/12/2021.", "Giám đốc Sở Y tế", None),
        ("UBND tỉnh phân công Sở Y tế báo cáo trước ngày 12/12/2021.", "Sở Y tế", None),
        ("UBND tỉnh chỉ đạo Sở Y tế báo cáo trước ngày 12/12/2021.", "Sở Y tế", None),
        (
            "Ban Thường vụ Huyện ủy yêu cầu các chi, đảng bộ báo cáo kết quả trước ngày 12/12/2021.",
            "các chi, đảng bộ",
            None,
        ),
        ("Sở Nội vụ đề nghị quý cơ quan góp ý, gửi về Sở Nội vụ trước ngày 12/12/2021.", "quý cơ quan", "Sở Nội vụ"),
        ("Bộ Nội vụ trân trọng đề nghị Quý Bộ góp ý bằng văn bản trước ngày 12/12/2021.", "Quý Bộ", None),
        (
            "Sở Nội vụ thông báo để các cơ quan, đơn vị báo cáo về Sở Nội vụ trước ngày 12/12/2021.",
            "các cơ quan, đơn vị",
            "Sở Nội vụ",
        ),
        (
            "Gửi báo cáo về Sở Nội vụ trước ngày 12/12/2021 để tổng hợp, báo cáo UBND tỉnh.",
            "Các sở, ngành",
            "Sở Nội vụ",
        ),
        (
            "Để kịp thời báo cáo UBND tỉnh, đề nghị các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 12/12/2021.",
            "các đơn vị",
            "Sở Nội vụ",
        ),
        ("Các đơn vị gửi báo cáo về Ngân hàng Nhà nước trước ngày 12/12/2021.", "Các đơn vị", "Ngân hàng Nhà nước"),
        (
            "Các đơn vị gửi báo cáo về Ban Quản lý dự án đầu tư xây dựng tỉnh trước ngày 12/12/2021.",
            "Các đơn vị",
            "Ban Quản lý dự án đầu tư xây dựng tỉnh",
        ),
        ("Các đơn vị gửi hồ sơ về Hội đồng tuyển dụng trước ngày 12/12/2021.", "Các đơn vị", "Hội đồng tuyển dụng"),
        ("Các đơn vị gửi hồ sơ về Tổ giúp việc trước ngày 12/12/2021.", "Các đơn vị", "Tổ giúp việc"),
        ("Các đơn vị gửi hồ sơ về Tổ công tác trước ngày 12/12/2021.", "Các đơn vị", "Tổ công tác"),
        (
            "Các đơn vị gửi hồ sơ về Ban Chỉ đạo phòng, chống tham nhũng trước ngày 12/12/2021.",
            "Các đơn vị",
            "Ban Chỉ đạo phòng, chống tham nhũng",
        ),
        ("Các đơn vị báo cáo các vụ việc về Công an tỉnh trước ngày 12/12/2021.", "Các đơn vị", "Công an tỉnh"),
        ("Các đơn vị trình các bộ tiêu chí trước ngày 12/12/2021.", "Các đơn vị", ""),
        ("Sở Y tế trực tiếp kiểm tra trước ngày 12/12/2021.", "Sở Y tế", ""),
        (
            "Các cơ quan trực tiếp quản lý cán bộ báo cáo trước ngày 12/12/2021.",
            "Các cơ quan trực tiếp quản lý cán bộ",
            "",
        ),
        ("Sở Y tế giải ngân vốn trước ngày 12/12/2021.", "Sở Y tế", ""),
        ("Sở Y tế thống nhất phương án trước ngày 12/12/2021.", "Sở Y tế", ""),
        ("Sở Y tế đào tạo cán bộ trước ngày 12/12/2021.", "Sở Y tế", ""),
        ("UBND xã Tân Sơn kê khai tài sản trước ngày 12/12/2021.", "UBND xã Tân Sơn", ""),
        ("Sở Y tế khởi công công trình trước ngày 12/12/2021.", "Sở Y tế", ""),
        ("Đơn vị sự nghiệp công lập gửi báo cáo trước ngày 12/12/2021.", "Đơn vị sự nghiệp công lập", ""),
        ("Hội đồng Thi đua - Khen thưởng họp xét trước ngày 12/12/2021.", "Hội đồng Thi đua - Khen thưởng", ""),
        ("Hội đồng thẩm định báo cáo kết quả trước ngày 12/12/2021.", "Hội đồng thẩm định", ""),
        ("Trung tâm học tập cộng đồng báo cáo kết quả trước ngày 12/12/2021.", "Trung tâm học tập cộng đồng", ""),
        (
            "Các cơ quan tham mưu, giúp việc Huyện ủy gửi báo cáo trước ngày 12/12/2021.",
            "Các cơ quan tham mưu, giúp việc Huyện ủy",
            "",
        ),
        (
            "Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh gửi báo cáo trước ngày 12/12/2021.",
            "Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh",
            "",
        ),
        ("Quỹ Đầu tư phát triển tỉnh gửi báo cáo trước ngày 12/12/2021.", "Quỹ Đầu tư phát triển tỉnh", ""),
        ("Hạt Kiểm lâm huyện gửi báo cáo trước ngày 12/12/2021.", "Hạt Kiểm lâm huyện", ""),
        ("Đội Quản lý thị trường số 3 gửi báo cáo trước ngày 12/12/2021.", "Đội Quản lý thị trường số 3", ""),
        ("Thư viện tỉnh gửi báo cáo trước ngày 12/12/2021.", "Thư viện tỉnh", ""),
        ("Tổ dân phố số 5 gửi báo cáo trước ngày 12/12/2021.", "Tổ dân phố số 5", ""),
        (
            "Giám đốc các Sở: Nội vụ, Tài chính, Y tế báo cáo kết quả trước ngày 12/12/2021.",
            "Giám đốc các Sở: Nội vụ, Tài chính, Y tế",
            "",
        ),
        (
            "Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện báo cáo kết quả trước ngày 12/12/2021.",
            ("Thủ trưởng các sở, ban, ngành", "Chủ tịch UBND các huyện"),
            "",
        ),
        ("Sở Y tế chủ trì; Sở Tài chính phối hợp; hoàn thành trước ngày 12/12/2021.", "Sở Y tế", ""),
        ("Việc rà soát do Sở Tư pháp thực hiện xong trước ngày 12/12/2021.", "Sở Tư pháp", ""),
        ("1. Trách nhiệm của Sở Y tế\na) Rà soát hồ sơ trước ngày 12/12/2021.", "Sở Y tế", ""),
        (
            "1. Xây dựng quy chế làm việc:\n- Đơn vị chủ trì: Sở Y tế.\n- Thời gian hoàn thành: Trước ngày 12/12/2021.",
            "Sở Y tế",
            "",
        ),
    ],
)
def test_who_acts_and_who_receives(body: str, who: str | tuple[str, ...], to: str | None) -> None:
    [found] = analyze(_HEAD + body).deadlines
    assert found.who == ((who,) if isinstance(who, str) else who)
    assert to is None or found.to == ((to,) if to else ())


def test_nobody_reports_to_himself() -> None:
    [found] = analyze(_HEAD + "Sở Nội vụ tổng hợp; gửi báo cáo về Sở Nội vụ trước ngày 12/12/2021.").deadlines
    assert (found.who, found.to) == (("Các sở, ngành",), ("Sở Nội vụ",))


def test_limits_that_stand_first_have_what_follows() -> None:
    found = analyze(
        _HEAD
        + "Trước ngày 20/11/2021, Sở Tư pháp hoàn thành rà soát, trước ngày 30/11/2021, Sở Nội vụ hoàn thành thẩm định."
    ).deadlines
    assert [(d.who, d.what) for d in found] == [
        (("Sở Tư pháp",), "hoàn thành rà soát"),
        (("Sở Nội vụ",), "hoàn thành thẩm định"),
    ]


def test_a_body_in_brackets_has_its_own_limit() -> None:
    found = analyze(
        _HEAD + "Các đơn vị gửi báo cáo trước ngày 15/11/2021 (riêng Sở Y tế trước ngày 20/11/2021)."
    ).deadlines
    assert [(d.who, d.what) for d in found] == [(("Các đơn vị",), "gửi báo cáo"), (("Sở Y tế",), "gửi báo cáo")]


def test_what_was_asked_in_the_sentence_before() -> None:
    found = analyze(
        _HEAD
        + "1. Các xã kiểm tra cống, trạm bơm. Xã Tân Sơn xong trước ngày 25/11, các xã còn lại xong trước ngày 05/12/2021."
    )
    assert [(d.who, d.what) for d in found.deadlines] == [
        (("Xã Tân Sơn",), "kiểm tra cống, trạm bơm"),
        (("các xã còn lại",), "kiểm tra cống, trạm bơm"),
    ]


def test_a_sentence_behind_a_table_is_no_part_of_it() -> None:
    table = "Nhiệm vụ\nChủ trì\nThời hạn\nRà soát hồ sơ\nVăn phòng\n30/11/2021\n"
    found = analyze(_HEAD + "Phân công:\n" + table + "Các đơn vị gửi báo cáo trước ngày 15/12/2021.").deadlines
    assert [d.who for d in found] == [("Văn phòng",), ("Các đơn vị",)]
