"""The signature block: on whose behalf, in which office, by whom."""

import pytest
from structure_letters import BARE, DECISION, MERGED, PARTY, STATE, WEB, signature, words

from congvan_nlp.folding import Text
from congvan_nlp.structure.layout import find_layout
from congvan_nlp.structure.signature import Signature, read_signature


def signed(text: str) -> Signature:
    folded = Text.of(text)
    return read_signature(folded, find_layout(folded))


@pytest.mark.parametrize(
    ("text", "signer", "title", "behalf"),
    [
        (PARTY, "Lê Văn Mẫu", "Phó Bí thư", "Ban Thường vụ"),
        (STATE, "Trần Thị Thử", "Phó Giám đốc", None),
        (MERGED, "Hoàng Văn Tạm", "Trưởng phòng", None),
        (DECISION, "Phan Văn Ví", "Chủ tịch", None),
        (BARE, None, None, None),
        (WEB, None, None, None),
        ("", None, None, None),
    ],
    ids=["party", "state", "merged columns", "decision", "none", "web page", "empty"],
)
def test_the_signature_of_a_letter(text: str, signer: str | None, title: str | None, behalf: str | None) -> None:
    found = signed(text)
    assert (found.signer, found.title, found.on_behalf_of) == (signer, title, behalf)
    assert (found.signer_zone is None) == (signer is None)
    assert signer is None or words(text, found.signer_zone) == signer


@pytest.mark.parametrize(
    ("lines", "title", "behalf"),
    [
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ", "Phó Bí thư", "Ban Thường vụ"),
        ("T/M BAN CHẤP HÀNH ĐẢNG BỘ\nBÍ THƯ", "Bí thư", "Ban Chấp hành Đảng bộ"),
        ("T/M ĐẢNG ỦY\nPHÓ BÍ THƯ THƯỜNG TRỰC", "Phó Bí thư Thường trực", "Đảng ủy"),
        ("T/M BAN CHỈ ĐẠO\nTRƯỞNG BAN", "Trưởng ban", "Ban Chỉ đạo"),
        ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN", "Phó Trưởng ban", None),
        ("T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG", "Chánh Văn phòng", "Ban Thường vụ"),
        ("TM. UBND\nCHỦ TỊCH", "Chủ tịch", "UBND"),
        ("TM. UBND\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Phó Chủ tịch", "UBND"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Phó Giám đốc", None),
        ("KT.GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "Phó Giám đốc", None),
        ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG", "Thứ trưởng", None),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "Chánh Văn phòng", None),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG", "Trưởng phòng", None),
        ("Nơi nhận:\n- Như trên.\nQ. GIÁM ĐỐC", "Giám đốc", None),
        ("Q. GIÁM ĐỐC", "Giám đốc", None),
        ("GIÁM ĐỐC", "Giám đốc", None),
        ("CHÁNH ÁN", "Chánh án", None),
        ("KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM", "Phó Chủ nhiệm", None),
        ("KT. CHI CỤC TRƯỞNG\nPHÓ CHI CỤC TRƯỞNG", "Phó Chi cục trưởng", None),
        ("TRƯỞNG TRẠM", "Trưởng trạm", None),
        ("PHÓ BÍ THƯ THƯỜNG TRỰC", "Phó Bí thư Thường trực", None),
        ("KT. CHỦ NHIỆM\nPHÓ CHỦ NHIỆM THƯỜNG TRỰC", "Phó Chủ nhiệm Thường trực", None),
        ("TM. BAN THƯỜNG VỤ\nPHÓ BÍ THƯ", "Phó Bí thư", "Ban Thường vụ"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "Chủ tịch", "Ủy ban nhân dân"),
        # an office with its body
        ("TRƯỞNG BAN TỔ CHỨC", "Trưởng Ban Tổ chức", None),
        ("KT. TRƯỞNG BAN TỔ CHỨC\nPHÓ TRƯỞNG BAN", "Phó Trưởng ban", None),
        ("PHÓ TRƯỞNG PHÒNG NỘI VỤ", "Phó Trưởng Phòng Nội vụ", None),
        ("GIÁM ĐỐC SỞ Y TẾ", "Giám đốc Sở Y tế", None),
        ("CHÁNH VĂN PHÒNG TỈNH ỦY", "Chánh Văn phòng Tỉnh ủy", None),
        ("CHÁNH VĂN PHÒNG", "Chánh Văn phòng", None),
        ("TL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ MẪU", "Vụ trưởng Vụ mẫu", None),
        ("GIÁM ĐỐC\nGIÁM ĐỐC XUẤT SẮC", "Giám đốc", None),
    ],
)
def test_marks_of_authority(lines: str, title: str, behalf: str | None) -> None:
    found = signature(f"{lines}\n\nLê Văn Mẫu")
    assert (found.signer, found.title, found.on_behalf_of) == ("Lê Văn Mẫu", title, behalf)


@pytest.mark.parametrize(
    ("line", "signer"),
    [
        ("Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("LÊ VĂN MẪU", "Lê Văn Mẫu"),
        ("(Đã ký)\nLê Văn Mẫu", "Lê Văn Mẫu"),
        ("Đã ký: Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("_ Lê Văn Mẫu. |", "Lê Văn Mẫu"),
        ("TS. Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("Đại tá Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("Lê Mẫu", "Lê Mẫu"),
        # names of several peoples
        ("Rơ Châm Thuần", "Rơ Châm Thuần"),
        ("Siu Trung", "Siu Trung"),
        ("Y Thanh Niê", "Y Thanh Niê"),
        ("Hờ A Chú", "Hờ A Chú"),
        ("Vừ A Súa", "Vừ A Súa"),
        ("Thạch Sô Phi", "Thạch Sô Phi"),
        ("Lò Văn Muôn", "Lò Văn Muôn"),
        ("H' Yim Kđoh", "H' Yim Kđoh"),
        ("Y Thanh Hà Niê Kđăm", "Y Thanh Hà Niê Kđăm"),
        ("Thượng tá Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("Lê Văn Mẫu (Đã ký)", "Lê Văn Mẫu"),
    ],
)
def test_names_of_signers(line: str, signer: str) -> None:
    assert signature(f"T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n{line}").signer == signer


@pytest.mark.parametrize(
    ("foot", "signer", "title", "behalf"),
    [
        (
            "Nơi nhận:                  T/M ĐẢNG ỦY\n- Như trên;                BÍ THƯ\n- Lưu: VT.\n                           Phan Văn Ví",
            "Phan Văn Ví",
            "Bí thư",
            "Đảng ủy",
        ),
        (
            "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tKT. CHỦ TỊCH\n- Lưu: VT.\tPHÓ CHỦ TỊCH\n\tPhan Văn Ví",
            "Phan Văn Ví",
            "Phó Chủ tịch",
            "Ủy ban nhân dân",
        ),
        (
            "Nơi nhận: T/M ĐẢNG ỦY\n- Như trên; BÍ THƯ\n- Lưu: VT. Phan Văn Ví",
            "Phan Văn Ví",
            "Bí thư",
            "Đảng ủy",
        ),
        (
            "Nơi nhận:\n- Như trên;\n- Đ/c Lê Văn Mẫu;\n- Lưu: VT.\nCHỦ TỊCH\nPhan Văn Ví",
            "Phan Văn Ví",
            "Chủ tịch",
            None,
        ),
        (
            "Nơi nhận: T/M ĐẢNG ỦY\n- Như trên; BÍ THƯ\n- Lưu: VT. ; ĐẢNG ỦY XÃ '\n*,~ Phan Văn Ví",
            "Phan Văn Ví",
            "Bí thư",
            "Đảng ủy",
        ),
        ("Nơi nhận:\n- Như trên;\n- Lê Văn Mẫu;\n- BÍ THƯ;\n- Lưu: VT.", None, None, None),
    ],
    ids=["wide gaps", "tabs", "one blank", "a person among the copies", "a seal", "copies only"],
)
def test_two_columns(foot: str, signer: str | None, title: str | None, behalf: str | None) -> None:
    found = signature(foot)
    assert (found.signer, found.title, found.on_behalf_of) == (signer, title, behalf)


@pytest.mark.parametrize(
    "byline",
    [
        "Theo Báo Mẫu",
        "Ban Biên tập",
        "Người đưa tin bài và ảnh: Nguyễn Báo",
        "Nguyễn Văn Báo",
        "Tin, bài: Nguyễn Văn Báo",
        "Tác giả: Nguyễn Văn Báo",
    ],
)
def test_the_author_of_a_web_page_is_no_signer(byline: str) -> None:
    assert signature(f"T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLê Văn Mẫu\n\n{byline}").signer == "Lê Văn Mẫu"


@pytest.mark.parametrize("line", ["Tác giả: Nguyễn Văn Báo", "Người ký: Lê Văn Mẫu", "Nguyễn Văn Báo"])
def test_a_name_outside_the_foot_is_no_signer(line: str) -> None:
    assert signature(line) == Signature()


def test_a_name_that_a_seal_gives_is_not_the_last_word() -> None:
    assert signature("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\\ LÊ THE É /\nTrần Văn Mẫu").signer == "Trần Văn Mẫu"


def test_of_two_who_sign_the_last_is_given_with_the_last_office() -> None:
    found = signature("TRƯỞNG BAN\nLê Văn Mẫu\nCHỦ TỊCH\nTrần Thị Thử")
    assert (found.signer, found.title) == ("Trần Thị Thử", "Chủ tịch")
    found = signature("TRƯỞNG BAN          CHỦ TỊCH\n\nLê Văn Mẫu          Trần Thị Thử")
    assert (found.signer, found.title) == ("Trần Thị Thử", "Chủ tịch")


def test_parts_of_the_block_do_not_depend_on_each_other() -> None:
    assert signature("T/M BAN THƯỜNG VỤ\n") == Signature(on_behalf_of="Ban Thường vụ")
    assert signature("Nơi nhận:\n- Như trên.\nLê Văn Mẫu").signer == "Lê Văn Mẫu"
    assert signature("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\n") == Signature(title="Phó Giám đốc")
