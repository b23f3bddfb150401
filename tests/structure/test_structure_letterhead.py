"""Issuer, number, place and date, type and subject; and what is illegible stays unknown."""

import datetime as dt

import pytest
from structure_letters import BARE, DECISION, MERGED, PARTY, STATE, WEB, head, words

DATELINE = "Vạn Xuân, ngày 09 tháng 3 năm 2021"
SUBJECT = "Chuẩn bị sơ kết công tác năm"
MARKED = "marks of urgency and drafts are looked for without diacritics in the text with them"


def numbered(line: str) -> str:
    return PARTY.replace("Số 15-CV/TU", line)


def dated(line: str) -> str:
    return PARTY.replace(DATELINE, line)


@pytest.mark.parametrize(
    ("text", "number", "doc_type", "issuer", "place", "date", "subject"),
    [
        (PARTY, "15-CV/TU", "Công văn", ("TỈNH ỦY VẠN XUÂN",), "Vạn Xuân", dt.date(2021, 3, 9), SUBJECT),
        (
            STATE,
            "77/SYT-NVY",
            "Công văn",
            ("UBND TỈNH VẠN XUÂN", "SỞ Y TẾ"),
            "Vạn Xuân",
            dt.date(2022, 11, 5),
            "rà soát trang thiết bị",
        ),
        (
            MERGED,
            "08/PNV-CCHC",
            "Công văn",
            ("UBND HUYỆN BÌNH AN", "PHÒNG NỘI VỤ"),
            "Bình An",
            dt.date(2023, 6, 14),
            "đăng ký tập huấn",
        ),
        (
            DECISION,
            "31/QĐ-UBND",
            "Quyết định",
            ("UBND TỈNH VẠN XUÂN",),
            "Vạn Xuân",
            dt.date(2024, 1, 2),
            "ban hành Quy chế làm việc của Hội đồng mẫu",
        ),
        (BARE, None, "Công văn", (), None, None, None),
        ("Một câu không có gì.", None, None, (), None, None, None),
        ("", None, None, (), None, None, None),
    ],
    ids=["party", "state", "merged columns", "decision", "no letterhead", "one sentence", "empty"],
)
def test_a_letterhead(
    text: str,
    number: str | None,
    doc_type: str | None,
    issuer: tuple[str, ...],
    place: str | None,
    date: dt.date | None,
    subject: str | None,
) -> None:
    found = head(text)
    assert (found.symbol.key if found.symbol else None) == number
    assert (found.type, found.issuer_lines, found.place, found.date) == (doc_type, issuer, place, date)
    assert found.subject == subject
    assert found.month == ((date.year, date.month) if date else None)
    assert found.illegible is None
    assert found.news_issuer is None


def test_zones_hold_the_words_they_stand_for() -> None:
    found = head(STATE)
    assert words(STATE, found.number_zone) == "77/SYT-NVY"
    assert words(STATE, found.date_zone) == "Vạn Xuân, ngày 5 tháng 11 năm 2022"
    assert words(STATE, found.subject_zone) == "V/v rà soát trang thiết bị"
    assert words(STATE, found.issuer_zone) == "UBND TỈNH VẠN XUÂN\nSỞ Y TẾ"


@pytest.mark.parametrize(
    "line",
    [
        "Số 15-CV/TU",
        "Số: 15-CV/TU",
        "Số:15-CV/TU",
        "Số15-CV/TU",
        "Số : 15 - CV/TU",
        "SỐ: 15 -CV/TU",
        "So: 15-CV/TU",
        "S0 15-CV/TU",
        "*Số 15-CV/TU",
        "_ Số 15-CV/TU",
        "Số: 15-\nCV/TU",
        "Số 15-CV/TU                    V/v",
    ],
)
def test_the_number_in_all_its_forms(line: str) -> None:
    found = head(numbered(line))
    assert found.symbol is not None
    assert found.symbol.key == "15-CV/TU"
    assert found.illegible is None


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Số 4!7-CV/TU", "4!7-CV/TU"),
        ("Số 1'5-CV/TU", "1'5-CV/TU"),
        ("Số: 1 5-CV/TU", "1 5-CV/TU"),
        ("Số ....-CV/TU", "-CV/TU"),
        ("Số:     -CV/TU", "-CV/TU"),
        ("Số: .../SYT-NVY", "/SYT-NVY"),
        ("Số        -CV/TU", "-CV/TU"),
    ],
)
def test_an_illegible_number_is_shown_but_not_given(line: str, shown: str) -> None:
    text = numbered(line)
    found = head(text)
    assert found.symbol is None
    assert found.illegible
    assert words(text, found.illegible) == shown


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Số l5-CV/TU", "15-CV/TU"),
        ("Số: 2I5/CV-CTTL", "215/CV-CTTL"),
        ("Số: lO3 /SYT-NVY", "103/SYT-NVY"),
        ("Số 1|2-CV/ĐU", "112-CV/ĐU"),
    ],
)
def test_letters_that_a_scan_made_of_digits(line: str, key: str) -> None:
    text = numbered(line)
    symbol = head(text).symbol
    assert symbol
    assert (symbol.key, symbol.misread) == (key, True)
    assert text[symbol.start : symbol.end] == line.split(maxsplit=1)[1]


@pytest.mark.parametrize("line", ["Số II/CV-TU", "Số: lIO/SYT-NVY", "Số O-CV/TU"])
def test_letters_without_any_digit_are_no_number(line: str) -> None:
    assert head(numbered(line)).symbol is None


@pytest.mark.parametrize("line", ["Số:      /SNV-TCBC", "SỐ:       -CV/TU", "Số 4!7-CV/TU"])
def test_an_illegible_number_is_no_issuer(line: str) -> None:
    assert head(numbered(line)).issuer_lines == ("TỈNH ỦY VẠN XUÂN",)
    merged = head(MERGED.replace("Số: 08/PNV-CCHC  ", line))
    assert merged.issuer_lines == ("UBND HUYỆN BÌNH AN", "PHÒNG NỘI VỤ")
    assert (merged.place, merged.date) == ("Bình An", dt.date(2023, 6, 14))


def test_an_illegible_number_does_not_cost_the_subject() -> None:
    assert head(numbered("Số 4!7-CV/TU")).subject == SUBJECT


@pytest.mark.parametrize(
    "body",
    [
        "Thực hiện Công văn số 9871-CV/TU ngày 01/3/2021, đề nghị các chi bộ gửi danh sách.",
        "Số: 9871-CV/TU ngày 01/3/2021 yêu cầu gửi danh sách.",
    ],
)
def test_a_number_in_the_body_is_not_that_of_the_letter(body: str) -> None:
    found = head(BARE.replace("Đề nghị các chi bộ gửi danh sách.", body))
    assert found.symbol is None
    assert found.illegible is None


@pytest.mark.parametrize("line", ["Số điện thoại: 0292", "Số lượng: 15 bản", "Số", "Số: 15"])
def test_what_is_no_number(line: str) -> None:
    found = head(numbered(line))
    assert found.symbol is None
    assert found.illegible is None


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        (DATELINE, "Vạn Xuân", "2021-03-09"),
        ("Vạn Xuân, ngày 9/3/2021", "Vạn Xuân", "2021-03-09"),
        ("Vạn Xuân. ngày 09 tháng 3 năm 2021", "Vạn Xuân", "2021-03-09"),
        ("Vạn Xuân, ngay 09 thang 3 nam 2021", "Vạn Xuân", "2021-03-09"),
        ("Vạn Xuân, ngảy 09 tháng 3 năm 2021", "Vạn Xuân", "2021-03-09"),
        ("Vạn Xuân, ngày 09 tháng 3\nnăm 2021", "Vạn Xuân", "2021-03-09"),
        ("TP. Vạn Xuân, ngày 09 tháng 3 năm 2021", "TP. Vạn Xuân", "2021-03-09"),
        ("Bà Rịa - Vũng Tàu, ngày 09 tháng 3 năm 2021", "Bà Rịa - Vũng Tàu", "2021-03-09"),
        ("Ea H'leo, ngày 09 tháng 3 năm 2021", "Ea H'leo", "2021-03-09"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM  Vạn Xuân, ngày 09 tháng 3 năm 2021", "Vạn Xuân", "2021-03-09"),
        ("Vạn Xuân ngày 09 tháng 3 năm 2021", "Vạn Xuân", "2021-03-09"),
        ("Vạn Xuân, Ngày 09 tháng 3 năm 2021", "Vạn Xuân", "2021-03-09"),
        ("Phường 12, ngày 09 tháng 3 năm 2021", "Phường 12", "2021-03-09"),
        ("VẠN XUÂN, ngày 09 tháng 3 năm 2021", "VẠN XUÂN", "2021-03-09"),
    ],
)
def test_place_and_date(line: str, place: str, date: str) -> None:
    found = head(dated(line))
    assert found.place == place
    assert found.date == dt.date.fromisoformat(date)
    assert found.month == (2021, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Vạn Xuân, ngày    tháng 3 năm 2021",
        "Vạn Xuân, ngày … tháng 3 năm 2021",
        "Vạn Xuân, ngày ... tháng 03 năm 2021",
        "Vạn Xuân, ngày 8] tháng 3 năm 2021",
        "Vạn Xuân, ngày o9 tháng 3 năm 2021",
        "Vạn Xuân, ngày 32 tháng 3 năm 2021",
    ],
)
def test_an_illegible_day_leaves_month_and_year(line: str) -> None:
    text = dated(line)
    found = head(text)
    assert (found.date, found.month, found.place) == (None, (2021, 3), "Vạn Xuân")
    assert words(text, found.date_zone) == line


@pytest.mark.parametrize(
    "line",
    [
        "Vạn Xuân, ngày tháng năm",
        "Vạn Xuân, ngày    tháng    năm 2021",
        "Vạn Xuân, ngày … tháng … năm …",
        "Vạn Xuân, ngày 09 tháng 13 năm 2021",
    ],
)
def test_a_dateline_without_its_date_gives_the_place(line: str) -> None:
    text = dated(line).replace("Số 15-CV/TU", "Số:      -CV/TU").replace(f"{SUBJECT}\n", "")
    found = head(text)
    assert (found.place, found.date, found.month, found.subject) == ("Vạn Xuân", None, None, None)
    assert words(text, found.date_zone).startswith("Vạn Xuân, ngày")


@pytest.mark.parametrize("line", ["", "Vạn Xuân"])
def test_a_missing_date_is_unknown(line: str) -> None:
    found = head(dated(line))
    assert (found.date, found.month, found.date_zone) == (None, None, None)


def test_a_date_of_the_body_is_not_that_of_the_letter() -> None:
    text = BARE.replace("Đề nghị", "Tại Vạn Xuân, ngày 09 tháng 3 năm 2021, đề nghị")
    assert head(text).date is None


def test_a_date_right_behind_the_number_dates_the_letter() -> None:
    text = dated("").replace("Số 15-CV/TU", "Số 15-CV/TU ngày 09/3/2021")
    assert head(text).date == dt.date(2021, 3, 9)


@pytest.mark.parametrize(
    ("symbol", "doc_type"),
    [
        ("15-CV/TU", "Công văn"),
        ("77/SYT-NVY", "Công văn"),
        ("15-KH/TU", "Kế hoạch"),
        ("15-BC/TU", "Báo cáo"),
        ("15-HD/TU", "Hướng dẫn"),
        ("15-NQ/TU", "Nghị quyết"),
        ("12/CĐ-TTg", "Công điện"),
        ("30/2020/NĐ-CP", "Nghị định"),
        ("15-TB/TU", "Thông báo"),
        ("15-ĐA/TU", "Đề án"),
    ],
)
def test_a_type_that_is_not_named_is_read_off_the_symbol(symbol: str, doc_type: str) -> None:
    found = head(numbered(f"Số {symbol}"))
    assert (found.type, found.type_inferred) == (doc_type, True)


@pytest.mark.parametrize(
    ("symbol", "doc_type"), [("1/CT-TTHT", "Công văn"), ("678/CT-CBc", "Công văn"), ("5-CT/TU", "Chỉ thị")]
)
def test_ct_of_a_letter_of_the_state_is_its_issuer(symbol: str, doc_type: str) -> None:
    assert head(numbered(f"Số {symbol}")).type == doc_type


@pytest.mark.parametrize("symbol", ["15-QĐ/TU", "15/QĐ-UBND"])
def test_a_code_of_two_types_names_none(symbol: str) -> None:
    found = head(numbered(f"Số {symbol}"))
    assert (found.type, found.type_inferred) == (None, False)


def test_the_number_of_a_law_makes_no_letter() -> None:
    assert head(numbered("Số: 12/2019/QH14")).type != "Công văn"


@pytest.mark.parametrize(
    ("title", "doc_type"),
    [
        ("QUYẾT ĐỊNH", "Quyết định"),
        ("QUY ĐỊNH", "Quy định"),
        ("_ THÔNG BÁO", "Thông báo"),
        ("CHUONG TRINH HANH DONG", "Chương trình hành động"),
        ("TỜ TRÌNH", "Tờ trình"),
        ("KẾ HO ẠCH", "Kế hoạch"),
        ("K ẾT LUẬN", "Kết luận"),
    ],
)
def test_the_title_names_the_type(title: str, doc_type: str) -> None:
    text = DECISION.replace("QUYẾT ĐỊNH\n", f"{title}\n").replace("QUYẾT ĐỊNH:", "")
    found = head(text)
    assert (found.type, found.type_inferred) == (doc_type, False)


def test_an_annex_changes_neither_type_nor_subject() -> None:
    found = head(f"{PARTY}\nPHỤ LỤC\nKèm theo công văn\n1. Xã Một\n")
    assert (found.type, found.subject) == ("Công văn", SUBJECT)


@pytest.mark.parametrize(
    ("written", "subject"),
    [
        ("V/v chuẩn bị sơ kết", "chuẩn bị sơ kết"),
        ("v/v chuẩn bị sơ kết", "chuẩn bị sơ kết"),
        ("V/v: chuẩn bị sơ kết", "chuẩn bị sơ kết"),
        ("Về việc chuẩn bị sơ kết", "chuẩn bị sơ kết"),
        ("về việc chuẩn bị sơ kết", "chuẩn bị sơ kết"),
        ("V/v chuẩn bị sơ kết\ncông tác năm 2021", "chuẩn bị sơ kết công tác năm 2021"),
        ("V/v chuẩn bị sơ kết.\n-----", "chuẩn bị sơ kết"),
        ("-----\nChuẩn bị sơ kết", "Chuẩn bị sơ kết"),
        ("Chuẩn bị sơ kết\ncông tác năm", "Chuẩn bị sơ kết công tác năm"),
        ("V/v chuẩn bị sơ kết   |", "chuẩn bị sơ kết"),
        ("V/v chuẩn bị sơ kết\nHỎA TỐC", "chuẩn bị sơ kết"),
        ("V/v chuẩn bị sơ kết\nĐOÀN TNCS HỒ CHÍ MINH", "chuẩn bị sơ kết"),
        ("“V/v chuẩn bị sơ kết”", "chuẩn bị sơ kết"),
        ("(V/v chuẩn bị sơ kết)", "chuẩn bị sơ kết"),
        ('"V/v chuẩn bị sơ kết".', "chuẩn bị sơ kết"),
        ("“Chuẩn bị sơ kết”", "Chuẩn bị sơ kết"),
        ("V/v sơ kết “Dân vận khéo” (đợt 1)", "sơ kết “Dân vận khéo” (đợt 1)"),
        ("V/v sơ kết\n“Dân vận khéo”", "sơ kết “Dân vận khéo”"),
        ('" Chuẩn bị sơ kết', "Chuẩn bị sơ kết"),
    ],
)
def test_forms_of_the_subject(written: str, subject: str) -> None:
    text = PARTY.replace(SUBJECT, written)
    found = head(text)
    assert found.subject == subject
    assert found.subject_zone is not None
    assert words(text, found.subject_zone) in written


def test_a_subject_ends_where_the_right_column_begins() -> None:
    text = PARTY.replace(f"{SUBJECT}\n", f"V/v chuẩn bị sơ kết     {DATELINE}\ncông tác năm\n").replace(
        f"\n{DATELINE}\n", "\n"
    )
    found = head(text)
    assert found.subject == "chuẩn bị sơ kết công tác năm"
    assert found.date == dt.date(2021, 3, 9)


def test_a_subject_ends_at_the_title_of_the_state() -> None:
    text = STATE.replace("V/v rà soát trang thiết bị\n", "")
    text = text.replace("\nCỘNG HÒA", "\nSố: 77/SYT-NVY\nV/v rà soát trang thiết bị\nCỘNG HÒA").replace(
        "Số: 77/SYT-NVY\nVạn", "Vạn"
    )
    assert head(text).subject == "rà soát trang thiết bị"


def test_a_letter_without_a_subject_has_none() -> None:
    found = head(PARTY.replace(f"{SUBJECT}\n", ""))
    assert (found.subject, found.subject_zone) == (None, None)


def test_a_subject_under_a_title_may_close_with_a_full_stop() -> None:
    text = DECISION.replace("của Hội đồng mẫu\n", "của Hội đồng mẫu.\n")
    assert head(text).subject == "ban hành Quy chế làm việc của Hội đồng mẫu"


@pytest.mark.parametrize(
    ("under", "subject"),
    [
        ("Thực hiện Nghị quyết số 02-NQ/TU của Tỉnh ủy\nvề chuyển đổi số năm 2022", None),
        ("Triển khai Chương trình mẫu năm 2022", None),
        ("Tiếp tục đổi mới công tác dân vận năm 2022\n", None),
        ("Sau khi sáp nhập\nvề sắp xếp trụ sở", None),
        ("CỦA BAN BÍ THƯ\nvề tăng cường sự lãnh đạo", "về tăng cường sự lãnh đạo"),
        ("Của Ban Bí thư về tăng cường sự lãnh đạo", None),
        ("Về việc ứng phó bão\nCHỦ TỊCH UBND TỈNH VẠN XUÂN", "ứng phó bão"),
        ("Về việc ứng phó bão\nTHỦ TƯỚNG CHÍNH PHỦ", "ứng phó bão"),
        ("Về việc ứng phó bão\nBAN THƯỜNG VỤ TỈNH ỦY", "ứng phó bão"),
        ("VỀ QUY CHẾ LÀM VIỆC CỦA\nBAN CHỈ ĐẠO MẪU", None),
        # the first sentence of the body
        ("\nThực hiện Nghị quyết số 02-NQ/TU, Sở Nội vụ thông báo như sau:\n1. Một.", ""),
        ("\nTriển khai nhiệm vụ, Tỉnh ủy đề nghị các chi bộ\ngửi báo cáo trước ngày 20/3.", ""),
    ],
)
def test_the_subject_under_a_title(under: str, subject: str | None) -> None:
    title = DECISION.replace(
        "Về việc ban hành Quy chế làm việc\ncủa Hội đồng mẫu\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", under
    )
    found = head(title).subject
    assert found == (" ".join(under.split()).removeprefix("Về việc ") if subject is None else subject or None)


@pytest.mark.parametrize(
    ("column", "lines"),
    [
        ("ĐẢNG BỘ TỈNH VẠN XUÂN\nHUYỆN ỦY BÌNH AN\n*", ("ĐẢNG BỘ TỈNH VẠN XUÂN", "HUYỆN ỦY BÌNH AN")),
        ("TỈNH ỦY VẠN XUÂN\nBAN TỔ CHỨC\n*", ("TỈNH ỦY VẠN XUÂN", "BAN TỔ CHỨC")),
        ("_ TỈNH ỦY VẠN XUÂN |\n*", ("TỈNH ỦY VẠN XUÂN",)),
        ("MẬT\nTỈNH ỦY VẠN XUÂN", ("TỈNH ỦY VẠN XUÂN",)),
        ("HỎA TỐC\nTỈNH ỦY VẠN XUÂN", ("TỈNH ỦY VẠN XUÂN",)),
        ("DỰ THẢO LẦN 2\nTỈNH ỦY VẠN XUÂN", ("TỈNH ỦY VẠN XUÂN",)),
        ("Trang 1\nTỈNH ỦY VẠN XUÂN", ("TỈNH ỦY VẠN XUÂN",)),
        ("TỈNH ỦY VẠN XUÂN     ĐẢNG CỘNG SẢN VIỆT NAM", ("TỈNH ỦY VẠN XUÂN",)),
        ("*", ()),
    ],
)
def test_the_issuer_stands_in_capitals_above_the_number(column: str, lines: tuple[str, ...]) -> None:
    assert head(PARTY.replace("TỈNH ỦY VẠN XUÂN\n*", column)).issuer_lines == lines


@pytest.mark.parametrize(
    ("lead", "number", "doc_type", "date", "issuer", "subject"),
    [
        (WEB, "177-CV/HU", "Công văn", "2018-11-20", "Huyện ủy Bình An", "kiểm điểm cuối năm"),
        (
            "Thành ủy Sơn Hải vừa ban hành Kế hoạch số 12-KH/TU về việc tổ chức hội thi. Kế hoạch nêu rõ:",
            "12-KH/TU",
            "Kế hoạch",
            None,
            "Thành ủy Sơn Hải",
            "tổ chức hội thi",
        ),
        (
            "Ngày 20/11/2018, UBND tỉnh Vạn Xuân ban hành Công văn số 12/UBND-VX về rà soát trường lớp. Theo đó",
            "12/UBND-VX",
            "Công văn",
            "2018-11-20",
            "UBND tỉnh Vạn Xuân",
            "rà soát trường lớp",
        ),
        (
            "UBND tỉnh vừa ký ban hành Quyết định số 31/QĐ-UBND ngày 02/01/2024 về việc lập Hội đồng mẫu.",
            "31/QĐ-UBND",
            "Quyết định",
            "2024-01-02",
            "UBND tỉnh",
            "lập Hội đồng mẫu",
        ),
        (
            "Sở Y tế Vạn Xuân vừa có Công văn số 77/SYT-NVY về việc rà soát thiết bị. Sở yêu cầu:",
            "77/SYT-NVY",
            "Công văn",
            None,
            "Sở Y tế Vạn Xuân",
            "rà soát thiết bị",
        ),
    ],
)
def test_a_news_item_tells_of_a_letter(
    lead: str, number: str, doc_type: str, date: str | None, issuer: str, subject: str
) -> None:
    found = head(lead)
    assert found.symbol is not None
    assert (found.symbol.key, found.type, found.type_inferred) == (number, doc_type, False)
    assert (found.date.isoformat() if found.date else None) == date
    assert (found.news_issuer, found.subject) == (issuer, subject)
    assert words(lead, found.number_zone) == number


def test_an_impossible_day_of_a_news_item_is_no_date() -> None:
    found = head("Ngày 31/02/2018, Huyện ủy Bình An đã ban hành Công văn số 177-CV/HU về việc kiểm điểm.")
    assert found.symbol is not None
    assert (found.symbol.key, found.date) == ("177-CV/HU", None)


@pytest.mark.parametrize(
    "text",
    [
        "Ban Tổ chức Huyện ủy ban hành Hướng dẫn số 5-HD/BTCHU về thực hiện kiểm điểm.",
        "Các đơn vị đã ban hành kế hoạch năm 2021.",
        BARE.replace("Đề nghị", "Tỉnh ủy vừa ban hành Kế hoạch số 4-KH/TU về sơ kết. Đề nghị"),
    ],
    ids=["no news word", "no number", "a letter"],
)
def test_what_is_no_news_item(text: str) -> None:
    assert head(text).news_issuer is None
