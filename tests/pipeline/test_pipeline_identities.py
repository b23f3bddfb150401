"""The letter, its recipients, assignees and deadlines carry the bodies that they name, seen from the letter's issuer."""

import unicodedata
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pipeline_letters import LETTER, check, records

from congvan_nlp import Analysis, analyze
from congvan_nlp.records.analysis import Body

K = "vn;_;huyen.son.khe:huyen.uy"
TOLD = LETTER.replace("HUYỆN ỦY SƠN KHÊ", "ĐẢNG BỘ TỈNH LAM SƠN\nHUYỆN ỦY SƠN KHÊ")


def ids(bodies: Iterable[Body]) -> list[str | None]:
    return [body.id for body in bodies]


def bodies_of(analysis: Analysis) -> Iterator[Body]:
    """All bodies of an analysis, wherever they stand."""
    if analysis.letter.issuer_body:
        yield analysis.letter.issuer_body
    for recipient in analysis.recipients:
        yield from recipient.bodies
    for directive in analysis.directives:
        for assignee in directive.assignees:
            yield from assignee.bodies
    for limit in analysis.deadlines:
        yield from (*limit.who_bodies, *limit.to_bodies, *limit.via_bodies)


def test_a_letter_knows_its_issuer_and_itself() -> None:
    own = analyze(LETTER).letter
    assert own.issuer_body is not None
    assert (own.issuer_body.id, own.issuer_body.level) == (K, "district")
    assert own.id == f"urn:lex:{K}:cong.van:2021-11-05;12-cv-hu"


def test_what_the_letterhead_tells_is_known_of_all_bodies() -> None:
    analysis = analyze(TOLD)
    assert all(body.id is None or body.id.startswith(("vn;lam.son", "vn:")) for body in bodies_of(analysis))
    assert analysis.letter.id == "urn:lex:vn;lam.son;huyen.son.khe:huyen.uy:cong.van:2021-11-05;12-cv-hu"
    assert [d.to_bodies[0].id for d in analysis.deadlines if d.to == ("Tỉnh ủy",)] == ["vn;lam.son:tinh.uy"]


def test_recipients_carry_their_bodies_and_the_archive_none() -> None:
    recipients = analyze(LETTER).recipients
    assert [(r.role, ids(r.bodies)) for r in recipients if r.text != "Như trên"] == [
        ("addressee", [f"{K};chi.bo.*", f"{K};dang.bo.*"]),
        ("addressee", [f"{K};ban.to.chuc"]),
        ("archive", []),
    ]
    [above] = [r for r in recipients if r.text == "Như trên"]
    assert not any(ids(above.bodies))


def test_assignees_carry_their_bodies() -> None:
    found = {
        (d.label, a.role, one)
        for d in analyze(LETTER).directives
        for a in d.assignees
        for one in ids(a.bodies)
        if d.label == "2"
    }
    assert found == {("2", "lead", f"{K};ban.to.chuc"), ("2", "support", f"{K};van.phong")}


def test_deadlines_carry_who_acts_who_receives_and_who_passes_on() -> None:
    limits = analyze(LETTER).deadlines
    assert [(ids(d.who_bodies), ids(d.to_bodies), ids(d.via_bodies)) for d in limits] == [
        ([f"{K};chi.bo.*", f"{K};dang.bo.*"], [], []),
        ([f"{K};ban.to.chuc"], [f"{K};ban.thuong.vu"], [f"{K};van.phong"]),
        ([f"{K};ban.to.chuc"], [], []),
        ([f"{K};ban.to.chuc"], ["vn;_:tinh.uy"], []),
    ]


def test_one_body_has_one_id_in_all_roles_of_a_letter() -> None:
    names: dict[str, set[str | None]] = {}
    for body in bodies_of(analyze(LETTER)):
        names.setdefault(body.name, set()).add(body.id)
    assert {name: found for name, found in names.items() if len(found) > 1} == {}


def test_citations_carry_their_documents() -> None:
    found = {c.key or c.name: c.document.id for c in analyze(LETTER).citations}
    assert found["37-QĐ/TW"] == "urn:lex:vn:trung.uong:quy.dinh:2021-10-25;37-qd-tw"
    assert found["6-HD/BTCHU"] == f"urn:lex:{K};ban.to.chuc:huong.dan:_;6-hd-btchu"
    assert (found["Điều lệ Đảng"] or "").endswith(":dieu.le.dang:2011-01-19")


@pytest.mark.parametrize(
    ("issuer", "number", "body", "urn"),
    [
        (
            "TỈNH ỦY LAM SƠN\nBAN TỔ CHỨC", "Số 7-CV/BTCTU", "vn;lam.son:tinh.uy;ban.to.chuc",
            "urn:lex:vn;lam.son:tinh.uy;ban.to.chuc:cong.van:2021-11-05;7-cv-btctu",
        ),
        ("THÀNH ỦY CẦN THƠ", "Số 7-CV/TU", "vn;can.tho:thanh.uy", "urn:lex:vn;can.tho:thanh.uy:cong.van:2021-11-05;7-cv-tu"),
        (
            "UBND TỈNH LAM SƠN\nSỞ Y TẾ", "Số: 7/SYT-NVY", "vn;lam.son:so.y.te",
            "urn:lex:vn;lam.son:so.y.te:cong.van:2021-11-05;7-syt-nvy",
        ),
        ("BỘ Y TẾ", "Số: 7/BYT-PC", "vn:bo.y.te", "urn:lex:vn:bo.y.te:cong.van:2021-11-05;7-byt-pc"),
        (
            "HUYỆN ỦY SƠN KHÊ\nĐẢNG ỦY XÃ TÂN SƠN", "Số 7-CV/ĐU", "vn;_;huyen.son.khe;xa.tan.son:dang.uy",
            "urn:lex:vn;_;huyen.son.khe;xa.tan.son:dang.uy:cong.van:2021-11-05;7-cv-du",
        ),
        (
            "THÀNH ỦY CẦN THƠ\nBAN TỔ CHỨC", "Số 7-CV/BTCTU", "vn;can.tho:thanh.uy;ban.to.chuc",
            "urn:lex:vn;can.tho:thanh.uy;ban.to.chuc:cong.van:2021-11-05;7-cv-btctu",
        ),
    ],
)  # fmt: skip
def test_issuer_and_id_of_letters_of_all_levels(issuer: str, number: str, body: str, urn: str) -> None:
    own = analyze(
        f"{issuer}\n{number}\nLam Sơn, ngày 05 tháng 11 năm 2021\n\nKính gửi: Các đơn vị\n\nBáo cáo.\n"
    ).letter
    assert own.issuer_body is not None
    assert (own.issuer_body.id, own.id) == (body, urn)


def test_a_letter_without_a_number_has_no_id() -> None:
    assert analyze(LETTER.replace("Số 12-CV/HU\n", "")).letter.id is None


def test_a_passage_without_a_letterhead_leaves_its_place_open() -> None:
    analysis = analyze("Sở Y tế báo cáo UBND tỉnh trước ngày 12/12/2021.")
    assert analysis.letter.issuer_body is None
    assert analysis.letter.id is None
    assert [ids(d.who_bodies) for d in analysis.deadlines] == [["vn;_:so.y.te"]]


def test_a_body_that_had_ended_is_told_once_and_where_it_is_named() -> None:
    late = LETTER.replace("05 tháng 11 năm 2021", "05 tháng 11 năm 2025")
    analysis = analyze(late)
    gone = [d for d in analysis.diagnostics if d.code == "body-ended"]
    assert gone
    assert len({d.message for d in gone}) == len(gone)
    for note in gone:
        assert note.start is not None
        assert note.end is not None
        assert analysis.text[note.start : note.end].strip()
    assert not [d for d in analyze(LETTER).diagnostics if d.code == "body-ended"]


def test_composed_and_decomposed_letters_name_the_same_bodies_and_documents() -> None:
    for text in (LETTER, TOLD):
        composed, decomposed = (analyze(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
        assert records(composed) == records(decomposed)
        assert [b.id for b in bodies_of(composed)] == [b.id for b in bodies_of(decomposed)]


_WORDS = (
    "Tỉnh ủy", "Các huyện ủy", "thành ủy", "Sở Y tế", "UBND các xã, phường", "Ban Tổ chức", "BTC", "Đảng ủy", "chi bộ", "Văn phòng",
    "trực thuộc", "của", "(để báo cáo)", "(Bộ Y tế)", ":", ",", ";", " và ", " - ", "các sở:", "Như trên", "đồng chí", "Giám đốc",
    "MTTQ", "Trung ương", "thị", "cấp xã", "xã Tân Sơn", "huyện Sơn Khê", "tỉnh Lam Sơn", "TP", "10-HD/TU", "132-QĐ/TW", "97/QH14",
    "Luật Viên chức", "ngày 30/8/2024", "tháng 3/2018", "thay thế", "u\u031b\u0323", "İ", "ﬁ",
)  # fmt: skip
_HEADS = (
    "HUYỆN ỦY SƠN KHÊ", "TỈNH ỦY LAM SƠN\nBAN TỔ CHỨC", "THÀNH ỦY CẦN THƠ", "UBND TỈNH LAM SƠN\nSỞ Y TẾ", "BỘ Y TẾ",
    "ĐẢNG ỦY XÃ TÂN SƠN", "ỦY BAN MTTQ VIỆT NAM TỈNH LAM SƠN", "TRƯỜNG ĐẠI HỌC LAM SƠN", "",
)  # fmt: skip
pieces = st.lists(st.sampled_from(_WORDS) | st.text(max_size=4), max_size=10).map(" ".join)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(_HEADS), st.sampled_from(["2019", "2021", "2025", "2026"]), pieces, pieces, pieces)
@example("HUYỆN ỦY SƠN KHÊ", "2021", *["Trung ương Văn phòng"] * 3)
def test_letters_to_any_recipients_are_valid(head: str, year: str, to: str, body: str, copies: str) -> None:
    text = (
        f"{head}\nSố 12-CV/HU\nSơn Khê, ngày 05 tháng 11 năm {year}\n\nKính gửi: {to}\n\n1. Đề nghị {body} báo cáo "
        f"trước ngày 12/12/{year}. Căn cứ {body}.\n\nNơi nhận:\n- {copies};\n- Lưu: VT.\n"
    )
    analysis = analyze(text)
    check(analysis)
    for one in bodies_of(analysis):
        assert one.collective == ("*" in (one.id or ""))
        assert one.level is None or one.id is not None


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200) | pieces)
def test_any_text_gives_a_valid_analysis(text: str) -> None:
    check(analyze(text))
