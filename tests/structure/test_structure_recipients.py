"""Kính gửi and Nơi nhận: one recipient an item, whatever the copy did to the list."""

import pytest
from structure_letters import BARE, MERGED, PARTY, STATE, WEB, recipients


def addressees(block: str) -> list[str]:
    text = BARE.replace("Kính gửi: Các chi bộ trực thuộc", block)
    return [words for role, words in recipients(text) if role == "addressee"]


def copies(foot: str) -> list[tuple[str, str]]:
    return recipients("Kính gửi: Các chi bộ\n\nĐề nghị gửi danh sách.\n\n" + foot)[1:]


LAST = ("archive", "Lưu: VT")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PARTY, [("addressee", "Các huyện ủy, thành ủy"), ("copy", "Như trên"), ("archive", "Lưu Văn phòng Tỉnh ủy")]),
        (
            STATE,
            [
                ("addressee", "Các bệnh viện tuyến tỉnh"),
                ("addressee", "Trung tâm Y tế các huyện, thành phố"),
                ("copy", "Như trên"),
                ("archive", "Lưu: VT, NVY"),
            ],
        ),
        (MERGED, [("addressee", "UBND các xã, thị trấn"), ("copy", "Như trên"), LAST]),
        (WEB, []),
        ("", []),
    ],
    ids=["party", "state", "merged columns", "web page", "empty"],
)
def test_recipients_of_a_letter(text: str, found: list[tuple[str, str]]) -> None:
    assert recipients(text) == found


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("Kính gửi: Các chi bộ.", ["Các chi bộ"]),
        ("Kính gửi: Các chi bộ; Các đoàn thể.", ["Các chi bộ", "Các đoàn thể"]),
        ("Kính gửi: - Các chi bộ; - Các đoàn thể;", ["Các chi bộ", "Các đoàn thể"]),
        ("Kính gửi:\n- Các chi bộ,\n- Các đoàn thể", ["Các chi bộ", "Các đoàn thể"]),
        ("Kính gửi:\n* Các chi bộ;\n• Các đoàn thể", ["Các chi bộ", "Các đoàn thể"]),
        ("Kính gửi:\n-_ Các chi bộ;\n_- Các đoàn thể;\n_~ Công đoàn", ["Các chi bộ", "Các đoàn thể", "Công đoàn"]),
        (
            "Kính gửi:\n- Các chi bộ, đảng bộ\ntrực thuộc;\n- Các đoàn thể.",
            ["Các chi bộ, đảng bộ\ntrực thuộc", "Các đoàn thể"],
        ),
        ("Kính gửi:\nĐồng chí Bí thư\nHuyện ủy Bình An", ["Đồng chí Bí thư\nHuyện ủy Bình An"]),
        (
            "Kính gửi:\n- Các chi bộ;\n- Các đoàn thể;\n(sau đây gọi chung là các đơn vị)",
            ["Các chi bộ", "Các đoàn thể"],
        ),
        (
            "Kính gửi:\n- Các chi bộ;\n- Các đoàn thể;\n(Dưới đây viết tắt là các đơn vị)",
            ["Các chi bộ", "Các đoàn thể"],
        ),
        ("Kính gửi: Các chi bộ, đoàn thể (sau đây gọi chung là các đơn vị)", ["Các chi bộ, đoàn thể"]),
        ("Kính gửi:\n- Đảng ủy (qua Văn phòng);\n- Các đoàn thể.", ["Đảng ủy (qua Văn phòng)", "Các đoàn thể"]),
        ("Kính gửi:\n- Các chi bộ; _ |\n- Các đoàn thể. ¬", ["Các chi bộ", "Các đoàn thể"]),
        ("Kính gửi:\n1. Các chi bộ;\n2. Các đoàn thể.", ["Các chi bộ", "Các đoàn thể"]),
        ("Kính gửi:\n\n1/ Các chi bộ,\n\n2/ Các đoàn thể,\n3/ Công đoàn", ["Các chi bộ", "Các đoàn thể", "Công đoàn"]),
        ("Kính gửi: 1. Các chi bộ;\n2. Các đoàn thể.\n1. Gửi danh sách.", ["Các chi bộ", "Các đoàn thể"]),
        ("Kính gửi: Các chi bộ;\n1. Gửi danh sách.\n2. Báo cáo.", ["Các chi bộ"]),
        ("Kính gửi:\n" + " " * 60 + "- Các chi bộ;\n" + " " * 60 + "- Công đoàn.", ["Các chi bộ", "Công đoàn"]),
        ("Kính gửi: UBND xã\nLâu Thượng", ["UBND xã\nLâu Thượng"]),
        ("Kính gửi: Các chi bộ\nĐồng kính gửi: Các đoàn thể", ["Các chi bộ", "Các đoàn thể"]),
        (
            "Kính gửi: Các chi bộ\n\nĐồng Kính gửi:\n- Các đoàn thể;\n- Công đoàn.",
            ["Các chi bộ", "Các đoàn thể", "Công đoàn"],
        ),
    ],
)
def test_items_of_kinh_gui(block: str, found: list[str]) -> None:
    assert addressees(block) == found


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.", [("copy", "Như trên"), LAST]),
        ("Nơi nhận\n- Như trên\n- Lưu: VT", [("copy", "Như trên"), LAST]),
        ("Nơi nhận: - Như trên; - Lưu: VT.", [("copy", "Như trên"), LAST]),
        ("Noi nhận:\n• Như trên;\n• Lưu: VT.", [("copy", "Như trên"), LAST]),
        ("ơi nhận:\n– Như trên;\n— Lưu: VT.", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\n+ Như trên;\n* Lưu: VT.", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\n_- Như trên; _ | ¬\na - Lưu: VT. ;", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\n~ Như trên;\n_= Lưu: VT.", [("copy", "Như trên"), LAST]),
        # several lines
        ("Nơi nhận:\n- Ban Thường vụ,\n  Thường trực huyện ủy;\n- Lưu: VT.", [("copy", "Ban Thường vụ,\n  Thường trực huyện ủy"), LAST]),
        ("Nơi nhận:\n- Các xã,\nphường;\n- Lưu: VT.", [("copy", "Các xã,\nphường"), LAST]),
        ("Nơi nhận:\n- Các sở; ban, ngành tỉnh;\n- Lưu: VT.", [("copy", "Các sở; ban, ngành tỉnh"), LAST]),
        # the signature in the right column
        ("Nơi nhận:\n- Như trên;       TM. UBND\n- Các sở;         CHỦ TỊCH\n- Lưu: VT.", [("copy", "Như trên"), ("copy", "Các sở"), LAST]),
        ("Nơi nhận:\tTM. UBND\n- Như trên;\tCHỦ TỊCH\n- Lưu: VT.\n\tLê Văn Mẫu", [("copy", "Như trên"), LAST]),
        ("Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Như trên; KT. CHỦ TỊCH\n- Lưu: VT.", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\n- Như trên;\nTM. UBND\nCHỦ TỊCH\nLê Văn Mẫu", [("copy", "Như trên")]),
        ("Nơi nhận:\n- Như trên\nCHỦ TỊCH\nLê Văn Mẫu", [("copy", "Như trên")]),
        ("Nơi nhận:\n- Như trên\nTM. Ban Thường vụ\nLê Văn Mẫu", [("copy", "Như trên")]),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLê Văn Mẫu\nNơi nhận:\n- Như trên;\n- Lưu: VT.", [("copy", "Như trên"), LAST]),
        # archive
        ("Nơi nhận:\n- Lưu Văn phòng Tỉnh ủy.", [("archive", "Lưu Văn phòng Tỉnh ủy")]),
        ("Nơi nhận:\n- Lau: VT.", [("archive", "Lau: VT")]),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nLê Văn Mẫu", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nĐiện thoại: 0292 38", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\nNhư trên;\nLưu: VT.", [("copy", "Như trên"), LAST]),
        ("Nơi nhận: Như trên; Lưu: VT.", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\n= Như trên;\n- Lưu: VT.", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\n- (1) Như trên;\n- Lưu: VT.", [("copy", "(1) Như trên"), LAST]),
        ("Nơi nhận:\nT/M BAN THƯỜNG VỤ\n- Như trên,\nPHÓ BÍ THƯ\n- Lưu: VT.\nLê Văn Mẫu", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\n- Như trên; KT. CHỦ TỊCH\n- Lưu: VT. PHÓ CHỦ TỊCH\n\nLê Văn Mẫu", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\n- Như trên;\n- Lưu: VT, TCHC. GIÁM ĐỐC", [("copy", "Như trên"), ("archive", "Lưu: VT, TCHC")]),
        # bullets that the copy lost
        ("Nơi nhận:\nNhư Điều 2;\nCác sở, ban, ngành;\nLưu: VT.\nLê Văn Mẫu", [("copy", "Như Điều 2"), ("copy", "Các sở, ban, ngành"), LAST]),
        ("Nơi nhận:\nCác sở;\nUBND;\nLưu: VT.", [("copy", "Các sở"), ("copy", "UBND"), LAST]),
        ("Nơi nhận:\nNhư trên,\nCác ban Đảng,\nLưu Văn phòng.\nT/M ĐẢNG ỦY", [("copy", "Như trên"), ("copy", "Các ban Đảng"), ("archive", "Lưu Văn phòng")]),
        ("Nơi nhận:\nNhư trên\nCác ban Đảng\nLưu: VT", [("copy", "Như trên"), ("copy", "Các ban Đảng"), LAST]),
        ("Nơi nhận:\nNhư trên\n\nĐiện thoại: 0292 38", [("copy", "Như trên")]),
        ("Nơi nhận:\nNhư trên;\nCác xã,\nphường;\nLưu: VT.", [("copy", "Như trên"), ("copy", "Các xã,\nphường"), LAST]),
        ("Nơi nhận:\nNhư trên;      CHỦ TỊCH\nLưu: VT.\n     Lê Văn Mẫu", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\nNhư trên;\nCHỦ TỊCH\nLê Văn Mẫu", [("copy", "Như trên")]),
        ("Nơi nhận: Như trên; Các sở; Lưu: VT, TCHC.\nCHỦ TỊCH", [("copy", "Như trên"), ("copy", "Các sở"), ("archive", "Lưu: VT, TCHC")]),
        ("Nơi nhận: - Như trên; - Lưu: VT, TCHC.\nSở Y tế;", [("copy", "Như trên"), ("archive", "Lưu: VT, TCHC")]),
        ("Nơi nhận:\n- Như trên;\nLưu: VT.", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\n1. Như trên;\n2. Lưu: VT.", [("copy", "Như trên"), LAST]),
        ("Nơi nhận:\nGIÁM ĐỐC\nLê Văn Mẫu\nTin, bài;", []),
        ("T/M ĐẢNG ỦY\nBÍ THƯ\nLê Văn Mẫu\nBài liên quan;\nTin khác;", []),
    ],
)  # fmt: skip
def test_items_of_noi_nhan(foot: str, found: list[tuple[str, str]]) -> None:
    assert copies(foot) == found


def test_the_archives_as_an_office_receive_a_copy() -> None:
    assert copies("Nơi nhận:\n- Lưu trữ lịch sử tỉnh;\n- Lưu: VT.")[0] == ("copy", "Lưu trữ lịch sử tỉnh")
