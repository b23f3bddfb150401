"""Which rule of layout binds a letter, and which of its parts the letter lacks."""

import datetime as dt
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congvan_nlp import Analysis, analyze
from congvan_nlp.checking.layout import layout_notes, layout_rules, rule_of
from congvan_nlp.diagnostics import entry
from congvan_nlp.records.analysis import Evidence, Letter, Recipient, SourceInfo

PARTY = """TỈNH ỦY LAM SƠN
BAN TỔ CHỨC
*
Số 03-CV/BTCTU
Chuẩn bị tổng kết công tác năm

ĐẢNG CỘNG SẢN VIỆT NAM
Lam Sơn, ngày 05 tháng 01 năm 2024

Kính gửi: - Các huyện ủy, thành ủy,
- Các đảng ủy trực thuộc Tỉnh ủy.

Thực hiện chương trình công tác, Ban Tổ chức Tỉnh ủy đề nghị các đơn vị gửi báo cáo trước ngày 20/01/2024.

Nơi nhận:
- Như trên,
- Thường trực Tỉnh ủy (để báo cáo),
- Lưu Văn phòng, Phòng Tổng hợp.

K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN

(Đã ký)

Trần Văn Mẫu
"""
STATE = """UBND TỈNH VẠN XUÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                                  Độc lập - Tự do - Hạnh phúc

Số: 05/SNV-CCHC                        Vạn Xuân, ngày 09 tháng 02 năm 2023
V/v rà soát thủ tục hành chính

Kính gửi: Ủy ban nhân dân các huyện, thành phố

Sở Nội vụ đề nghị các đơn vị gửi kết quả rà soát trước ngày 20/3/2023./.

Nơi nhận:                                        KT. GIÁM ĐỐC
- Như trên;                                      PHÓ GIÁM ĐỐC
- UBND tỉnh (để báo cáo);
- Lưu: VT, CCHC.                                 Lê Thị Mẫu
"""
DECISION = """ỦY BAN NHÂN DÂN
HUYỆN VĨNH THỦY
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 47/QĐ-UBND
Vĩnh Thủy, ngày 16 tháng 3 năm 2021

QUYẾT ĐỊNH
Về việc thành lập Ban Tổ chức Lễ hội

CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

QUYẾT ĐỊNH:

Điều 1. Thành lập Ban Tổ chức Lễ hội.

Nơi nhận:
- Như Điều 3;
- Lưu: VT, VHTT.

CHỦ TỊCH

(Đã ký)

Hà Trọng Mẫu
"""
NEWS = """Trang chủ » Văn bản

Ngày 17/7/2023, Ban Thường vụ Tỉnh ủy Sông Lam ban hành Thông báo số 8-TB/TU kết luận về đẩy mạnh chuyển đổi số. Toàn văn:

1. Các cơ quan đảng hoàn thành việc số hóa tài liệu trước ngày 30/9/2023.

Các tin khác
"""


def notes(text: str) -> list[tuple[str, str]]:
    return [(note.code, note.message) for note in layout_notes(analyze(text))]


def cut(text: str, start: str, end: str = "\n") -> str:
    """A letter without what stands from some words up to others."""
    at = text.index(start)
    return text[:at] + text[text.index(end, at) + len(end) :]


@pytest.mark.parametrize(
    ("branch", "day", "name"),
    [
        ("party", "2004-05-27", None),
        ("party", "2004-05-28", "Hướng dẫn 11-HD/VPTW"),
        ("party", "2018-04-02", "Hướng dẫn 11-HD/VPTW"),
        ("party", "2018-04-03", "Hướng dẫn 36-HD/VPTW"),
        ("party", "2026-05-26", "Hướng dẫn 36-HD/VPTW"),
        ("party", "2026-05-27", "Hướng dẫn 05-HD/VPTW"),
        ("state", "2005-05-05", None),
        ("state", "2011-01-18", "Thông tư liên tịch 55/2005/TTLT-BNV-VPCP"),
        ("state", "2011-01-19", "Thông tư 01/2011/TT-BNV"),
        ("state", "2020-03-04", "Thông tư 01/2011/TT-BNV"),
        ("state", "2020-03-05", "Nghị định 30/2020/NĐ-CP"),
        ("state", "2026-11-01", "Nghị định 30/2020/NĐ-CP"),
        ("front", "2022-01-01", None),
    ],
)
def test_the_date_chooses_the_rule(branch: str, day: str, name: str | None) -> None:
    rule = rule_of(branch, dt.date.fromisoformat(day))
    assert (rule.name if rule else None) == name


def test_the_rules_of_a_branch_follow_each_other_without_a_gap() -> None:
    for branch in ("party", "state"):
        rules = [rule for rule in layout_rules() if rule.branch == branch]
        for before, after in zip(rules, rules[1:], strict=False):
            assert before.valid_to is not None
            assert after.valid_from - before.valid_to == dt.timedelta(days=1)
        assert rules[-1].valid_to is None
    for rule in layout_rules():
        assert rule.verified in ("yes", "secondary", "no")
        assert rule.source
        assert rule.number_form in ("hyphen-slash", "slash-hyphen")


@pytest.mark.parametrize("text", [PARTY, STATE, DECISION, NEWS, "", "Một câu không có gì."])
def test_a_well_formed_letter_gives_no_note(text: str) -> None:
    assert notes(text) == []


GUIDE, DECREE = "Hướng dẫn 36-HD/VPTW", "Nghị định 30/2020/NĐ-CP"


@pytest.mark.parametrize(
    ("text", "code", "part", "rule"),
    [
        (cut(PARTY, "ĐẢNG CỘNG SẢN"), "unseen", "tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”", GUIDE),
        (cut(STATE, "CỘNG HÒA", "NAM"), "unseen", "Quốc hiệu", DECREE),
        (cut(STATE, "Độc lập", "phúc"), "unseen", "Tiêu ngữ", DECREE),
        (cut(PARTY, "Chuẩn bị"), "missing", "trích yếu nội dung", GUIDE),
        (cut(STATE, "V/v"), "missing", "trích yếu nội dung", DECREE),
        (cut(STATE, "Kính gửi"), "missing", "nơi nhận trực tiếp (Kính gửi)", DECREE),
        (cut(PARTY, "Trần Văn"), "missing", "họ tên người ký", GUIDE),
        (cut(STATE, "Lê Thị", "Mẫu"), "missing", "họ tên người ký", DECREE),
        (cut(DECISION, "Hà Trọng"), "missing", "họ tên người ký", DECREE),
        (
            cut(PARTY, "K/T", "BAN\nPHÓ TRƯỞNG BAN").replace("(Đã ký)", "T/M BAN TỔ CHỨC"),
            "missing", "chức vụ người ký", GUIDE,
        ),
        (cut(PARTY, "Nơi nhận", "hợp.\n"), "missing", "nơi nhận", GUIDE),
        (cut(PARTY, "- Lưu"), "unseen", "dòng “Lưu” ở nơi nhận", GUIDE),
        (cut(STATE, "- Lưu", "CCHC."), "unseen", "dòng “Lưu” ở nơi nhận", DECREE),
        (cut(PARTY, "Nơi nhận", "Mẫu\n"), "unseen", "chức vụ người ký, họ tên người ký, nơi nhận", GUIDE),
    ],
)  # fmt: skip
def test_a_part_that_is_not_there_is_named_with_the_rule(text: str, code: str, part: str, rule: str) -> None:
    said = f"Thiếu {part} ({rule})." if code == "missing" else f"Không thấy {part} ({rule});"
    found = notes(text)
    assert [c for c, _ in found] == [f"layout-part-{code}"]
    assert found[0][1].startswith(said)


def test_what_copies_lose_is_mere_information() -> None:
    assert entry("layout-part-unseen")["severity"] == "info"
    assert entry("layout-part-missing")["severity"] == "warning"


def test_a_web_copy_without_the_head_lacks_its_title_only() -> None:
    copy = cut(cut(PARTY, "TỈNH ỦY", "CHỨC\n"), "ĐẢNG CỘNG SẢN")
    assert [code for code, _ in notes(copy)] == ["layout-part-unseen"]


def test_the_body_alone_is_not_held_against_a_rule() -> None:
    body = "Số 8-CV/TU, ngày 05 tháng 02 năm 2024\n\nCác huyện ủy gửi báo cáo trước ngày 20/02/2024.\n"
    assert not any(code.startswith("layout-part") for code, _ in notes(body))


def test_what_the_analysis_says_is_not_said_again() -> None:
    assert notes(cut(PARTY, "Số 03")) == []
    assert notes(cut(PARTY, "Lam Sơn, ngày")) == []


def test_a_number_that_nothing_speaks_of_is_missing() -> None:
    silent = analyze(cut(PARTY, "Số 03")).model_copy(update={"diagnostics": ()})
    assert "Thiếu số, ký hiệu (Hướng dẫn 36-HD/VPTW)." in [note.message for note in layout_notes(silent)]


@pytest.mark.parametrize(
    ("text", "code", "written"),
    [
        (PARTY.replace("03-CV/BTCTU", "3-CV/BTCTU"), "layout-number-padding", "3-CV/BTCTU"),
        (STATE.replace("05/SNV", "5/SNV"), "layout-number-padding", "5/SNV-CCHC"),
        (PARTY.replace("03-CV/BTCTU", "13/CV-BTCTU"), "layout-number-form", "13/CV-BTCTU"),
        (DECISION.replace("47/QĐ-UBND", "47-QĐ/UBND"), "layout-number-form", "47-QĐ/UBND"),
        (PARTY.replace("ngày 05", "ngày 5"), "layout-date-padding", "Lam Sơn, ngày 5 tháng 01 năm 2024"),
        (STATE.replace("tháng 02 năm", "tháng 2 năm"), "layout-date-padding", "Vạn Xuân, ngày 09 tháng 2 năm 2023"),
        (
            DECISION.replace("VHTT.", "VHTT;\n- Đài Truyền thanh huyện."),
            "layout-archive-last",
            "Đài Truyền thanh huyện",
        ),
    ],
)
def test_a_form_that_is_not_that_of_the_rule(text: str, code: str, written: str) -> None:
    analysis = analyze(text)
    (note,) = layout_notes(analysis)
    assert note.code == code
    assert note.start is not None
    assert analysis.text[note.start : note.end] == written
    assert written in note.message


def test_the_months_from_march_on_need_no_zero() -> None:
    assert notes(DECISION.replace("tháng 3", "tháng 03")) == []


def test_forms_are_those_of_the_day() -> None:
    old = PARTY.replace("03-CV", "3-CV").replace("ngày 05 tháng 01 năm 2024", "ngày 5 tháng 1 năm 2016")
    assert notes(old) == []  # 11-HD/VPTW


def test_a_normative_document_follows_other_rules() -> None:
    assert notes(cut(DECISION, "Hà Trọng").replace("47/QĐ", "47/2021/QĐ")) == []


def test_a_secret_letter_may_keep_its_subject_and_addressees() -> None:
    secret = cut(cut(STATE, "V/v"), "Kính gửi").replace("Số: 05", "MẬT\n\nSố: 05")
    assert notes(secret) == []


def test_a_letter_of_the_front_is_held_against_what_both_rules_ask() -> None:
    front = STATE.replace("UBND TỈNH VẠN XUÂN", "HỘI NÔNG DÂN      ").replace("SỞ NỘI VỤ", "TỈNH VẠN XUÂN")
    front = front.replace("05/SNV-CCHC", "5-CV/HNDT")
    assert not any("tiêu đề" in said or "Tiêu ngữ" in said or "mẫu" in said for _, said in notes(front))
    assert f"Thiếu họ tên người ký ({GUIDE} và {DECREE})." in [m for _, m in notes(cut(front, "Lê Thị", "Mẫu"))]


def test_nothing_is_said_of_the_foot_of_a_scan() -> None:
    scan = cut(STATE, "Lê Thị", "Mẫu").replace("- UBND tỉnh (để báo cáo);", "- UBND tỉnh (để báo cáo); ¬ |⁄ SỞ `")
    assert notes(scan) == []


def test_the_sentences_in_english() -> None:
    found = layout_notes(analyze(cut(PARTY, "Trần Văn")), language="en")
    assert [note.message for note in found] == ["the name of the signer is missing (Hướng dẫn 36-HD/VPTW)"]


@st.composite
def changed_letters(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from([PARTY, STATE, DECISION, NEWS]))
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(text)))
        end = draw(st.integers(at, min(len(text), at + 120)))
        text = text[:at] + draw(st.text(max_size=4)) + text[end:]
    return text


def check(analysis: Analysis) -> None:
    for note in layout_notes(analysis):
        assert re.fullmatch("layout(?:-[a-z]+)+", note.code)
        assert note.severity == entry(note.code)["severity"]
        assert (note.start is None) == (note.end is None)
        if note.start is not None and note.end is not None:
            assert 0 <= note.start < note.end <= len(analysis.text)


@settings(deadline=None, max_examples=200)
@given(changed_letters() | st.text(max_size=200))
def test_any_letter_is_checked(text: str) -> None:
    check(analyze(text))


optional = st.none() | st.text(max_size=12)
offsets = st.integers(0, 60)


@settings(deadline=None, max_examples=200)
@given(
    text=st.text(max_size=40) | st.just(PARTY),
    number=optional | st.sampled_from(["1-CV/TU", "1/CV-TU", "9/SYT"]),
    date=optional | st.just("2024-02-03"),
    kind=optional | st.sampled_from(["Công văn", "Quyết định"]),
    issuer=optional | st.just("Sở Y tế"),
    fields=st.lists(st.tuples(st.sampled_from(["number", "date", "signer"]), offsets, offsets), max_size=4),
    roles=st.lists(st.tuples(st.sampled_from(["copy", "archive", "addressee"]), offsets, offsets), max_size=4),
)
def test_any_record_is_checked(
    text: str, number: str | None, date: str | None, kind: str | None, issuer: str | None,
    fields: list[tuple[str, int, int]], roles: list[tuple[str, int, int]],
) -> None:  # fmt: skip
    evidence = tuple(Evidence(field=f, text=text[s:e], start=s, end=e) for f, s, e in fields)
    recipients = tuple(
        Recipient.model_validate({"role": role, "text": text[s:e], "start": s, "end": e}) for role, s, e in roles
    )
    letter = Letter(number=number, date=date, subject=None, type=kind, issuer=issuer, evidence=evidence)
    source = SourceInfo(path="", sha256="", media_type="text/plain")
    check(Analysis(source=source, text=text, letter=letter, recipients=recipients))
