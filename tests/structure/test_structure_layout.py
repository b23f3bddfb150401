"""Zones of a letter in the forms that copies come in."""

import pytest
from structure_letters import ALL, BARE, DECISION, MERGED, PADDING, PARTY, STATE, WEB, layout, words

from congvan_nlp.structure.layout import Zone, lines_of


@pytest.mark.parametrize(
    ("text", "head", "addressees", "body", "foot"),
    [
        (PARTY, ("TỈNH ỦY", "năm 2021"), "Các huyện ủy, thành ủy", ("Thực hiện", "20/3/2021."), ("Nơi nhận", "Mẫu")),
        (
            STATE,
            ("UBND", "năm 2022"),
            "- Các bệnh viện tuyến tỉnh;\n- Trung tâm Y tế các huyện, thành phố.",
            ("Căn cứ", "rà soát."),
            ("Nơi nhận", "Thử"),
        ),
        (MERGED, ("UBND HUYỆN", "tập huấn"), "UBND các xã, thị trấn.", ("Thực hiện", "đăng ký."), ("Nơi nhận", "Tạm")),
        (DECISION, ("UBND", "của Hội đồng mẫu"), "", ("CHỦ TỊCH ỦY BAN", "ngày ký."), ("Nơi nhận", "Ví")),
        (BARE, ("", ""), "Các chi bộ trực thuộc", ("Đề nghị", "danh sách."), ("Nơi nhận", "VT.")),
        (WEB, ("", ""), "", ("Trang chủ", "Báo"), ("", "")),
        ("", ("", ""), "", ("", ""), ("", "")),
        ("Một câu không có gì.", ("", ""), "", ("Một câu", "không có gì."), ("", "")),
    ],
    ids=["party", "state", "merged columns", "decision", "no letterhead", "web page", "empty", "one sentence"],
)
def test_zones_of_a_letter(
    text: str, head: tuple[str, str], addressees: str, body: tuple[str, str], foot: tuple[str, str]
) -> None:
    zones = layout(text)
    assert words(text, zones.addressees) == addressees
    for zone, (first, last) in ((zones.head, head), (zones.body, body), (zones.foot, foot)):
        found = words(text, zone)
        assert bool(found) == bool(first)
        assert found.startswith(first)
        assert found.endswith(last)


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_a_single_letter_has_no_annex_and_no_attachment(text: str) -> None:
    zones = layout(text)
    assert not zones.annex
    assert not zones.attachment


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\n\n\n"])
def test_blank_lines_do_not_move_the_zones(blank: str) -> None:
    text = PARTY.replace("\n\n", blank)
    zones = layout(text)
    assert words(text, zones.addressees) == "Các huyện ủy, thành ủy"
    assert words(text, zones.body).startswith("Thực hiện")
    assert words(text, zones.foot).startswith("Nơi nhận")


@pytest.mark.parametrize(
    ("written", "addressees"),
    [
        ("Kính gửi: Các chi bộ", "Các chi bộ"),
        ("Kính gửi : Các chi bộ", "Các chi bộ"),
        ("KÍNH GỬI: Các chi bộ", "Các chi bộ"),
        ("- Kính gửi : Các chi bộ", "Các chi bộ"),
        ("          Kính gửi: Các chi bộ", "Các chi bộ"),
        (
            " " * 60 + "Kính gửi:  - Các chi bộ;\n" + " " * 71 + "- Các đoàn thể.",
            "- Các chi bộ;\n" + " " * 71 + "- Các đoàn thể.",
        ),
        ("CHỦ TỊCH UBND TỈNH VẠN XUÂN\nđiện:\n- Các chi bộ.", "- Các chi bộ."),
        ("Kính gừi: Các chi bộ", "Các chi bộ"),
        ("Kinh gui: Các chi bộ", "Các chi bộ"),
        ("Kính gửi các chi bộ", "các chi bộ"),
        ("Kính trình: Ban Thường vụ", "Ban Thường vụ"),
        ("Kính gửi:\nĐồng chí Bí thư\nHuyện ủy Bình An", "Đồng chí Bí thư\nHuyện ủy Bình An"),
        ("Kính gửi: - Các chi bộ;\n- Các đoàn thể.", "- Các chi bộ;\n- Các đoàn thể."),
        ("Kính gửi:\n\n- Các chi bộ;\n\n- Các đoàn thể.", "- Các chi bộ;\n\n- Các đoàn thể."),
        ("Kính gửi:\n+ Các chi bộ;\n+ Các đoàn thể.", "+ Các chi bộ;\n+ Các đoàn thể."),
        (
            "Kính gửi: - Các chi bộ,\n- Các đoàn thể,\n(sau đây gọi chung là các đơn vị)",
            "- Các chi bộ,\n- Các đoàn thể,\n(sau đây gọi chung là các đơn vị)",
        ),
        ("Kính gửi:\n1. Các chi bộ;\n2. Các đoàn thể.", "1. Các chi bộ;\n2. Các đoàn thể."),
    ],
)
def test_forms_of_kinh_gui(written: str, addressees: str) -> None:
    text = BARE.replace("Kính gửi: Các chi bộ trực thuộc", written)
    zones = layout(text)
    assert words(text, zones.addressees) == addressees
    assert words(text, zones.body) == "Đề nghị các chi bộ gửi danh sách."


@pytest.mark.parametrize(
    "first",
    [
        "Căn cứ Kế hoạch số 1-KH/TU,",
        "Thực hiện chỉ đạo của cấp trên,",
        "Theo đề nghị của Văn phòng,",
        "Ngày 5/3/2021, Sở nhận được",
    ],
)
def test_the_body_begins_with_its_first_words_where_no_blank_line_parts_it(first: str) -> None:
    text = BARE.replace("trực thuộc\n\nĐề nghị", f"trực thuộc\n{first} đề nghị ")
    zones = layout(text)
    assert words(text, zones.addressees) == "Các chi bộ trực thuộc"
    assert words(text, zones.body).startswith(first)


@pytest.mark.parametrize("named", ["(sau đây gọi chung là các đơn vị)", "(dưới đây viết tắt là các đơn vị)"])
def test_the_gathered_name_closes_the_list(named: str) -> None:
    text = BARE.replace("trực thuộc\n\nĐề nghị", f"trực thuộc\n{named}\nMời các chi bộ")
    zones = layout(text)
    assert words(text, zones.addressees) == f"Các chi bộ trực thuộc\n{named}"
    assert words(text, zones.body).startswith("Mời các chi bộ")


def test_a_kinh_gui_deep_in_the_text_opens_no_letter() -> None:
    text = PADDING * 12 + "Kính gửi: Các chi bộ\n"
    assert not layout(text).addressees


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH"),
        ("KẾ HOẠCH", "KẾ HOẠCH"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "CHƯƠNG TRÌNH HÀNH ĐỘNG"),
        ("THÔNG BÁO KẾT LUẬN", "THÔNG BÁO KẾT LUẬN"),
        ("_ QUY ĐỊNH _", "_ QUY ĐỊNH _"),
        ("A HƯỚNG DẪN", "A HƯỚNG DẪN"),
        ("KẾT LU ẬN", "KẾT LU ẬN"),
        ("TO TRINH", "TO TRINH"),
        ("K ẾT LUẬN", "K ẾT LUẬN"),
        ("QUYẾT ĐỊN H", "QUYẾT ĐỊN H"),
    ],
)
def test_the_line_that_names_the_type(title: str, found: str) -> None:
    text = DECISION.replace("QUYẾT ĐỊNH\n", f"{title}\n").replace("QUYẾT ĐỊNH:", "QUY ƯỚC:")
    assert words(text, layout(text).title) == found


@pytest.mark.parametrize("text", [PARTY, STATE, MERGED, BARE, WEB], ids=["party", "state", "merged", "bare", "web"])
def test_a_letter_has_no_title(text: str) -> None:
    assert layout(text).title == Zone(0, 0)


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Về việc ban hành Quy chế\n\n", "Căn cứ Luật mẫu;"),
        ("Về việc ban hành Quy chế\n-----\n", "Căn cứ Luật mẫu;"),
        ("Về việc ban hành Quy chế\n", "Căn cứ Luật mẫu;"),
        ("Về việc ban hành\nQuy chế làm việc\n\n", "Căn cứ Luật mẫu;"),
        ("\n", "Căn cứ Luật mẫu;"),
    ],
)
def test_the_body_of_a_decision_begins_behind_its_subject(subject: str, body: str) -> None:
    text = f"UBND TỈNH VẠN XUÂN\nSố: 31/QĐ-UBND\n\nQUYẾT ĐỊNH\n{subject}{body}\nĐiều 1. Ban hành.\n"
    assert words(text, layout(text).body).startswith(body)


@pytest.mark.parametrize(
    "mark",
    [
        "Nơi nhận:\n- Như trên;",
        "_ Nơi nhận :\n- Như trên;",
        "Nơi nhận\n- Như trên;",
        "Noi nhan:\n- Như trên;",
        "ơi nhận:\n- Như trên;",
        "T/M BAN THƯỜNG VỤ\nBÍ THƯ",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
        "TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG",
        "CHỦ TỊCH\nPhan Văn Ví",
        "PHÓ BÍ THƯ\nPhan Văn Ví",
        "- Như Kính gửi;\n- Lưu: VT.",
    ],
)
def test_what_opens_the_foot(mark: str) -> None:
    text = f"Kính gửi: Các chi bộ\n\nĐề nghị gửi danh sách.\n\n{mark}\n"
    zones = layout(text)
    assert words(text, zones.body) == "Đề nghị gửi danh sách."
    assert words(text, zones.foot) == mark


@pytest.mark.parametrize(
    "line",
    [
        "Chủ tịch UBND các xã chịu trách nhiệm.",
        "- UBND các xã, phường thực hiện.",
        "KẾT QUẢ THỰC HIỆN",
        "Văn phòng ghi rõ nơi nhận trên phong bì.",
        "- TLĐLĐ tỉnh chủ trì thực hiện.",
        "KTNN KV II kiểm tra.",
        "Nơi nhận hồ sơ: Bộ phận một cửa.",
        "Như trên đã nêu, việc này gấp.",
    ],
)
def test_what_does_not_open_the_foot(line: str) -> None:
    text = BARE.replace("Đề nghị các chi bộ gửi danh sách.", f"Đề nghị:\n{line}\n{PADDING}Xin gửi danh sách.")
    zones = layout(text)
    assert words(text, zones.body).endswith("Xin gửi danh sách.")
    assert words(text, zones.foot).startswith("Nơi nhận")


@pytest.mark.parametrize("title", ["PHỤ LỤC", "PHỤ LỤC I", "PHỤ LỤC SỐ 01", "BIỂU MẪU", "DANH SÁCH THÀNH VIÊN"])
def test_an_annex_stands_behind_the_signature(title: str) -> None:
    text = f"{PARTY}\n{title}\nKèm theo công văn\n1. Xã Một\n"
    zones = layout(text)
    assert words(text, zones.foot).endswith("Lê Văn Mẫu")
    assert words(text, zones.annex).startswith(title)
    assert words(text, zones.annex).endswith("1. Xã Một")
    assert not zones.attachment


def test_an_annex_gives_a_letter_no_title() -> None:
    assert not layout(f"{PARTY}\nPHỤ LỤC\nKèm theo công văn\n1. Xã Một\n").title


@pytest.mark.parametrize("first", [PARTY, STATE], ids=["party", "state"])
@pytest.mark.parametrize(
    ("second", "opening"),
    [(STATE, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (PARTY, "ĐẢNG CỘNG SẢN VIỆT NAM")],
    ids=["state behind", "party behind"],
)
def test_a_second_letterhead_is_an_attachment(first: str, second: str, opening: str) -> None:
    text = first.replace("Nơi nhận", f"{PADDING}\nNơi nhận") + second
    zones = layout(text)
    assert words(text, zones.attachment).startswith(opening)
    assert zones.attachment.end == len(text)
    assert words(text, zones.body).startswith(words(first, layout(first).body)[:30])
    assert zones.annex.end == zones.attachment.start


def test_an_attachment_behind_a_long_letter_without_a_letterhead() -> None:
    text = BARE.replace("Đề nghị", PADDING * 5 + "Đề nghị") + STATE
    assert words(text, layout(text).attachment).startswith("CỘNG HÒA")


@pytest.mark.parametrize("foot", ["Nơi nhận:\n- Như trên.\n", "T/M CHI ỦY\nBÍ THƯ\n", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n"])
def test_an_attachment_behind_a_very_short_letter(foot: str) -> None:
    text = f"ĐẢNG CỘNG SẢN VIỆT NAM\nKính gửi: Các chi bộ\n\nGửi kèm quyết định.\n\n{foot}" + STATE
    assert words(text, layout(text).attachment).startswith("CỘNG HÒA")
    assert words(text, layout(text).body) == "Gửi kèm quyết định."


def test_two_titles_in_one_letterhead_are_one_letter() -> None:
    assert not layout(STATE.replace("SỞ Y TẾ\n", "SỞ Y TẾ\nĐẢNG CỘNG SẢN VIỆT NAM\n")).attachment
    assert layout(PARTY + STATE).attachment


@pytest.mark.parametrize(
    "sentence",
    [
        "Theo Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam, các đơn vị thực hiện.",
        "Các chi bộ thuộc Đảng Cộng sản Việt Nam thực hiện.",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM là tên nước ghi trên mọi văn bản của cơ quan.",
    ],
)
def test_the_name_of_the_state_in_a_sentence_opens_no_attachment(sentence: str) -> None:
    text = STATE.replace("Nơi nhận", f"{PADDING}{sentence}\n{PADDING}\nNơi nhận")
    assert not layout(text).attachment


def test_zones_are_ranges() -> None:
    zone = Zone(3, 5)
    assert [offset in zone for offset in (2, 3, 4, 5)] == [False, True, True, False]
    assert zone
    assert not Zone(3, 3)


@pytest.mark.parametrize(
    ("text", "lines"), [("", []), ("a", ["a"]), ("a\nb", ["a", "b"]), ("a\n\nb\n", ["a", "", "b"]), ("\n", [""])]
)
def test_lines_of_a_text(text: str, lines: list[str]) -> None:
    assert [text[z.start : z.end] for z in lines_of(text, 0, len(text))] == lines


def test_lines_of_a_part_stay_in_it() -> None:
    assert [(z.start, z.end) for z in lines_of("abc\ndef\nghi", 1, 9)] == [(1, 3), (4, 7), (8, 9)]


def test_items_before_any_opening_words_are_body() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ TÂN SƠN\nSố: 12/UBND-VP\nTân Sơn, ngày 05 tháng 9 năm 2025\n\n"
        "1. Phòng Nội vụ gửi báo cáo.\n2. Các đơn vị báo cáo khi nhận được Công văn này.\n"
    )
    assert text[layout(text).body.start :].startswith("1. Phòng Nội vụ")


@pytest.mark.parametrize(
    "column", ["UBND TỈNH THỬ\nSỞ Y TẾ\nSố: 14/SYT-NVY\nV/v rà soát thiết bị", "SỞ Y TẾ THỬ\n*\nSố 9-CV/SYT"]
)
def test_a_second_letterhead_begins_with_its_left_column(column: str) -> None:
    opening = f"{column}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    text = f"{PARTY}\n\n{opening}\n\nKính gửi: Các bệnh viện.\n\n1. Các bệnh viện báo cáo trước ngày 05/9/2025."
    assert words(text, layout(text).attachment).startswith(column)


def test_what_stands_above_a_second_title_and_is_no_letterhead_stays_where_it_is() -> None:
    text = f"{PARTY}\n\nBan hành kèm theo Quyết định số 5-QĐ/TU\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nQUY CHẾ\n\n1. Một việc."
    assert words(text, layout(text).attachment).startswith("CỘNG HÒA")
