"""What holds for the analysis of any text: random ones, and ones pieced together from words of the genre."""

import datetime as dt
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pipeline_letters import LETTER, check, records

from congvan_nlp import analyze
from congvan_nlp.pipeline.analyze import deadlines_in

_COMMON = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

_DOCUMENTS = (
    "số ", "Số: ", "12/QĐ-TTg", "132-QĐ/TW", "12-CV/HU", "21 -HD/BTCHU", "30/2020/NĐ-CP", "97/QH14", "33/2024/QH15",
    "66.25/2026/NQ-CP", "924/SNV-CCHC", "Quy định ", "quyết định ", "các Hướng dẫn ", "Luật Đất đai ", "Bộ luật ", "Điều lệ Đảng",
    "Nghị quyết Trung ương 4 ", "(khóa XI, XII)", "Nghị quyết Đại hội ", "Hiến pháp ", "Quy định 132", "Kế hoạch này ",
    "nêu trên ", "(sau đây gọi tắt là Quy định 5) ", "(gọi là ", "điểm a ", "khoản 2 ", "Điều 5 ", "từ Điều 8 đến ",
)  # fmt: skip
_CUES = (
    "Căn cứ ", "Thực hiện ", "theo ", "Xét ", "về việc ", "về ", "“", "”", '"', "thay thế ", "bãi bỏ ", "sửa đổi, bổ sung ",
    "hết hiệu lực ", "được thay thế bởi ", "hướng dẫn thi hành ", "gắn với ", "ban hành kèm theo ",
)  # fmt: skip
_TIMES = (
    "trước ngày ", "trước ", "chậm nhất ", "ngày ", "tháng ", "năm ", "31/4", "29/02", "10/01", "12/12/2021", "12 tháng 12 năm 2021",
    "17h00 ", "16 giờ 30 ", "của năm sau liền kề", "năm 2021", "trong quý IV", "quý I ", "tháng 12/2021", "trong tuần sau ",
    "cuối tháng 6 ", "15 ngày kể từ ngày ký ", "05 ngày làm việc trước ngày họp ", "ngay sau hội nghị ", "từ ngày 01 đến ",
    "hằng tháng ", "hằng năm ", "thứ Sáu hằng tuần ", "định kỳ 6 tháng (", "tháng Chạp ", "20 ", "tuy nhiên đến nay chưa ",
    "hạn cuối: ", "thời hạn ", "trong 10 ngày đầu tháng ", "vào ngày 05 hằng tháng ",
)  # fmt: skip
_BODIES = (
    "của ", "Bộ Chính trị ", "Ban Chấp hành Trung ương ", "Sở Y tế ", "UBND các xã ", "các chi bộ ", "Ban Thường vụ Huyện ủy ", "(qua ",
    "qua ", "gửi ", "báo cáo ", "hoàn thành ", "xong ", "chủ trì, phối hợp với ", "đề nghị ", "yêu cầu ", "giao ", "và ", "cấp xã ",
)  # fmt: skip
_FRAME = (
    "\n", "\n\n", "\n- ", "\n+ ", "\n* ", "\n1. ", "\n1.1. ", "\n2- ", "\na) ", "\n(1) ", "\nI. ", "\nThứ nhất, ", "\nĐiều 2. ",
    "\nMột là, ", "HUYỆN ỦY SƠN KHÊ\n", "UBND TỈNH VẠN XUÂN\n", "Số 12-CV/HU\n", "V/v ", "Sơn Khê, ngày 05 tháng 11 năm 2021\n",
    "Sơn Khê, ngày … tháng 11 năm 2021\n", "ĐẢNG CỘNG SẢN VIỆT NAM\n", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "Kính gửi: ", "KẾ HOẠCH\n",
    "QUYẾT ĐỊNH\n", "Nơi nhận:", "\n- Như trên;", "\n- Lưu: VT.", "T/M BAN THƯỜNG VỤ\n", "PHÓ BÍ THƯ\n", "Trần Văn Mẫu\n",
    "\nPHỤ LỤC\n", "Thời hạn\n", "\n5\n",
)  # fmt: skip
_NOISE = (
    "(", ")", ";", ":", ", ", ". ", "./.", " ", "\t", "\u00a0", "\u200b", "\r\n", "\u2028", "**", "*", "# ", "\\*", "&amp;", "&#x002F;",
    "<br>", "Ð", "l", "|", "…", "–", "-", "/", "0", "7", "İ", "ﬁ", "e\u0302\u0301", "u\u031b\u0323 ", "\u0301", "\ufeff", "漢", "😀",
)  # fmt: skip
_FRAGMENTS = (*_DOCUMENTS, *_CUES, *_TIMES, *_BODIES, *_FRAME, *_NOISE)

pieces = st.lists(st.sampled_from(_FRAGMENTS) | st.text(max_size=5), max_size=60).map("".join)
# Cyrillic letters with marks are read differently in their two forms: see test_pipeline_analyze
_UNLIKE = "ЇЌЎїќўӐӑӒӓӖӗӦӧӮӯӰӱӲӳ"
alike = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=_UNLIKE))


@st.composite
def changed_letters(draw: st.DrawFn) -> str:
    """The letter with pieces put in, and parts left out."""
    text = LETTER
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        end = draw(st.integers(at, min(len(text), at + 80)))
        text = text[:at] + draw(st.sampled_from(_FRAGMENTS) | st.text(max_size=3)) + text[end:]
    return text


@_COMMON
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    check(analyze(text))


@settings(_COMMON, max_examples=300)
@given(pieces)
def test_pieces_of_the_genre(text: str) -> None:
    check(analyze(text))


@_COMMON
@given(changed_letters())
def test_letters_with_changes(text: str) -> None:
    check(analyze(text))


@settings(_COMMON, max_examples=200)
@given(pieces.filter(lambda text: not set(text) & set(_UNLIKE)) | changed_letters() | alike)
def test_composed_and_decomposed_letters_give_the_same_records(text: str) -> None:
    composed, decomposed = (analyze(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert records(composed) == records(decomposed)


@_COMMON
@given(pieces)
def test_the_text_of_an_analysis_is_read_alike(text: str) -> None:
    first = analyze(text)
    # marks of Markdown and entities are read once, so that a second reading may find more of them
    if analyze(first.text).text == first.text:
        assert records(analyze(first.text)) == records(first)


@_COMMON
@given(pieces, st.dates(dt.date(1945, 1, 1), dt.date(2200, 12, 31)))
def test_any_passage_in_a_letter_of_any_day(text: str, date: dt.date) -> None:
    for limit in deadlines_in(text, date):
        for day in (limit.due, limit.start_date, *limit.readings):
            assert day is None or dt.date.fromisoformat(day)
        if limit.kind == "relative" and limit.due and "năm" not in limit.text:
            assert abs((dt.date.fromisoformat(limit.due) - date).days) < 366 * 100


@_COMMON
@given(pieces)
def test_spans_of_limits_do_not_overlap_and_come_in_order(text: str) -> None:
    spans = [(d.start, d.end) for d in analyze(text).deadlines]
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
