"""The issuer of a letter: from its letterhead, with the place of its parent, else from symbol and text."""

import pytest

from congvan_nlp import analyze

_BODY = "Kính gửi: Các đơn vị\n\nThực hiện nhiệm vụ được giao.\n"


def read(head: str, body: str = _BODY) -> tuple[str | None, bool]:
    """Name of the issuer, and whether a diagnostic says that it was inferred."""
    analysis = analyze(f"{head}\nVạn Xuân, ngày 05 tháng 11 năm 2021\n\n{body}")
    return analysis.letter.issuer, "issuer-inferred" in [d.code for d in analysis.diagnostics]


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("HUYỆN ỦY SƠN KHÊ\n*\nSố 12-CV/HU", "Huyện ủy Sơn Khê"),
        ("UBND TỈNH VẠN XUÂN\nSỞ Y TẾ\nSố: 12/SYT-NVY", "Sở Y tế tỉnh Vạn Xuân"),
        ("ỦY BAN NHÂN DÂN\nTỈNH VẠN XUÂN\nSố: 12/UBND-VX", "Ủy ban nhân dân tỉnh Vạn Xuân"),
        ("TỈNH ỦY VẠN XUÂN\nVĂN PHÒNG\n*\nSố 12-CV/VPTU", "Văn phòng Tỉnh ủy Vạn Xuân"),
        ("TỈNH ỦY VẠN XUÂN\nBAN TỔ CHỨC\n*\nSố 12-CV/BTCTU", "Ban Tổ chức Tỉnh ủy Vạn Xuân"),
        ("ĐẢNG BỘ HUYỆN SƠN KHÊ\nĐẢNG ỦY XÃ TÂN SƠN\n*\nSố 12-CV/ĐU", "Đảng ủy xã Tân Sơn"),
        ("BỘ Y TẾ\nCỤC QUẢN LÝ DƯỢC\nSố: 12/QLD-ĐK", "Cục Quản lý Dược, Bộ Y tế"),
        ("BỘ Y TẾ\nSố: 12/BYT-KCB", "Bộ Y tế"),
        ("UBND TỈNH VẠN XUÂN\nSỞ NỘI VỤ\nSố:      /SNV-TCBC", "Sở Nội vụ tỉnh Vạn Xuân"),
        ("BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH LAM SƠN\nSố: 1/BHXH-CST", "Bảo hiểm xã hội tỉnh Lam Sơn"),
        ("BỘ CÔNG AN\nCÔNG AN TỈNH LAM SƠN\nSố: 12/CAT-PV01", "Công an tỉnh Lam Sơn"),
        ("CÔNG TY ĐIỆN LỰC VẠN XUÂN\nSố: 12/PCVX-KD", "Công ty điện lực Vạn Xuân"),
        ("UBND TỈNH LAM SƠN\nTHANH TRA TỈNH\nSố: 12/TTT-NV1", "Thanh tra tỉnh Lam Sơn"),
        (
            "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nBAN THƯỜNG VỤ TỈNH LAM SƠN\nSố: 88/BTV-TG",
            "Ban Thường vụ Hội Liên hiệp Phụ nữ Việt Nam tỉnh Lam Sơn",
        ),
        ("HỘI NÔNG DÂN VIỆT NAM\nBCH HỘI NÔNG DÂN TỈNH LAM SƠN\nSố: 8/HND", "BCH Hội Nông dân tỉnh Lam Sơn"),
        (
            "ĐOÀN TNCS HỒ CHÍ MINH\nBCH TỈNH LAM SƠN\nSố 12-CV/TĐTN-VP",
            "BCH Đoàn TNCS Hồ Chí Minh tỉnh Lam Sơn",
        ),
        ("CỤC THUẾ\nTHUẾ TỈNH LAM SƠN\nSố: 12/LSO-QLDN1", "Thuế tỉnh Lam Sơn"),
        ("UBND TỈNH LAM SƠN\nSỞ XÂY DỰNG\nCHI CỤC GIÁM ĐỊNH\nSố: 12/CCGĐ-VP", "Chi cục Giám định tỉnh Lam Sơn"),
        ("UBND XÃ SƠN KHÊ\nVĂN PHÒNG HĐND VÀ UBND\nSố: 12/VP-TH", "Văn phòng HĐND và UBND xã Sơn Khê"),
        ("UBND XÃ SƠN KHÊ\nTRƯỜNG THCS SƠN KHÊ\nSố: 12/KH-THCS2SK", "Trường THCS Sơn Khê xã Sơn Khê"),
        ("BCH ĐOÀN TỈNH LAM SƠN      ĐOÀN TNCS HỒ CHÍ MINH\nSố: 12-CV/TĐTN-VP", "BCH đoàn tỉnh Lam Sơn"),
        (
            "BAN CHẤP HÀNH ĐOÀN TNCS HỒ CHÍ MINH\nTỈNH LAM SƠN\nSố 8-CV/TĐTN",
            "Ban Chấp hành Đoàn TNCS Hồ Chí Minh tỉnh Lam Sơn",
        ),
        ("BẢO HIỂM XÃ HỘI VIỆT NAM\nBHXH TỈNH LAM SƠN\nSố: 1/BHXH-CST", "BHXH tỉnh Lam Sơn"),
        (
            "NGÂN HÀNG\nCHÍNH SÁCH XÃ HỘI\nCHI NHÁNH TỈNH LAM SƠN\nSố: 1/NHCS-KH",
            "Ngân hàng Chính sách xã hội Chi nhánh tỉnh Lam Sơn",
        ),
    ],
)
def test_from_the_letterhead(head: str, issuer: str) -> None:
    assert read(head) == (issuer, False)


def test_the_central_committee_s_letterhead_may_stand_for_another_author() -> None:
    head = "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 12-QĐ/TW"
    assert read(head)[0] == "Ban Chấp hành Trung ương"
    assert read(head, _BODY + "Bộ Chính trị quy định như sau:\n")[0] == "Bộ Chính trị"


@pytest.mark.parametrize(
    ("head", "body", "issuer"),
    [
        ("Số 12-CV/TU", "Thực hiện chỉ đạo của Tỉnh ủy Vạn Xuân.", "Tỉnh ủy Vạn Xuân"),
        ("Số 12-CV/TU", "Thực hiện chỉ đạo của Thành ủy.", "Thành ủy Vạn Xuân"),
        ("Số 12-CV/HU", "Thực hiện nhiệm vụ.", "Huyện ủy Vạn Xuân"),
        ("Số 12-CV/VPTW", "Thực hiện nhiệm vụ.", "Văn phòng Trung ương Đảng"),
    ],
)
def test_from_the_symbol_where_the_letterhead_is_lost(head: str, body: str, issuer: str) -> None:
    assert read(head, f"Kính gửi: Các đơn vị\n\n{body}\n") == (issuer, True)


def test_unknown_stays_unknown() -> None:
    assert read("Số 12-CV/ZZZ") == (None, False)
    assert analyze("Thực hiện nhiệm vụ.").letter.issuer is None
