"""Which document a citation means: by series, day and name, and what contradicts the register."""

import datetime as dt
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congvan_nlp import analyze
from congvan_nlp.knowledge.register import Register, builtin, regulation
from congvan_nlp.records.analysis import Analysis, Citation, DocumentIdentity

TW = "urn:lex:vn:trung.uong:quy.dinh"
OLD, NEW = f"{TW}:2018-03-08;132-qd-tw", f"{TW}:2023-10-27;132-qd-tw"


def letter(body: str, *, day: str | None = "2021-11-05", issuer: str = "HUYỆN ỦY SƠN KHÊ", code: str = "HU") -> str:
    """A letter of that issuer and day."""
    dated = ""
    if day:
        on = dt.date.fromisoformat(day)
        dated = f"{issuer.split(' ', 2)[-1].title()}, ngày {on.day:02} tháng {on.month:02} năm {on.year}\n"
    return f"{issuer}\n*\nSố 12-CV/{code}\n{dated}\nKính gửi: Các chi bộ\n\n{body}\n"


def read(body: str, register: Register | None = None, *, day: str | None = "2021-11-05") -> Analysis:
    return analyze(letter(body, day=day), register=register)


def only(body: str, register: Register | None = None, *, day: str | None = "2021-11-05") -> Citation:
    [citation] = read(body, register, day=day).citations
    return citation


def document(body: str, register: Register | None = None, *, day: str | None = "2021-11-05") -> DocumentIdentity:
    return only(body, register, day=day).document


def codes(analysis: Analysis) -> list[str]:
    """Diagnostics on citations, without their common beginning."""
    return [d.code.removeprefix("citation-") for d in analysis.diagnostics if d.code.startswith("citation-")]


def told(body: str, register: Register | None = None, *, day: str | None = "2021-11-05") -> list[str]:
    return codes(read(body, register, day=day))


def suggested(analysis: Analysis, code: str) -> str:
    [note] = [d for d in analysis.diagnostics if d.code == f"citation-{code}"]
    return note.suggestion or ""


# Symbols are no keys.


def test_the_same_symbol_in_letters_of_two_provinces_is_two_documents() -> None:
    body = "Căn cứ Hướng dẫn số 10-HD/TU, các chi bộ họp."
    here, there, city = (
        analyze(letter(body, issuer=issuer, code="TU"))
        for issuer in ("TỈNH ỦY LAM SƠN", "TỈNH ỦY VẠN XUÂN", "THÀNH ỦY CẦN THƠ")
    )
    assert [a.citations[0].document.id for a in (here, there, city)] == [
        "urn:lex:vn;lam.son:tinh.uy:huong.dan:_;10-hd-tu",
        "urn:lex:vn;van.xuan:tinh.uy:huong.dan:_;10-hd-tu",
        "urn:lex:vn;can.tho:thanh.uy:huong.dan:_;10-hd-tu",
    ]


def test_the_same_document_cited_from_two_levels_has_one_id() -> None:
    body = "Căn cứ Hướng dẫn số 10-HD/TU ngày 02/3/2020 của Tỉnh ủy, các chi bộ họp. Nơi nhận: Tỉnh ủy Lam Sơn"
    found = {
        analyze(letter(body, issuer=issuer, code=code)).citations[0].document.id
        for issuer, code in (("TỈNH ỦY LAM SƠN", "TU"), ("HUYỆN ỦY SƠN KHÊ", "HU"), ("SỞ Y TẾ", "SYT"))
    }
    assert found == {"urn:lex:vn;lam.son:tinh.uy:huong.dan:2020-03-02;10-hd-tu"}


def test_a_document_has_the_id_by_which_others_cite_it() -> None:
    own = analyze(letter("Các chi bộ họp.", issuer="TỈNH ỦY LAM SƠN", code="TU", day="2021-11-05")).letter.id
    cited = analyze(
        letter("Thực hiện Công văn số 12-CV/TU ngày 05/11/2021 của Tỉnh ủy Lam Sơn, các chi bộ họp.", day="2021-12-01")
    )
    assert own == "urn:lex:vn;lam.son:tinh.uy:cong.van:2021-11-05;12-cv-tu"
    assert cited.citations[0].document.id == own


@pytest.mark.parametrize(
    "words", ["Quy định số 132-QĐ/TW của Bộ Chính trị", "Quy định số 132-QĐ/TW", "Quy định số 132 - QD/TW"]
)
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-03-05", OLD),
        ("2023-09-05", OLD),
        ("2023-10-15", OLD),
        ("2023-10-26", OLD),
        ("2023-10-27", NEW),
        ("2023-11-15", NEW),
        ("2025-08-05", NEW),
    ],
)
def test_without_a_date_the_newest_of_the_day_is_meant(day: str, expected: str, words: str) -> None:
    found = document(f"Căn cứ {words}, các chi bộ họp.", day=day)
    assert (found.id, found.inferred) == (expected, True)


def test_letters_of_seven_years_cite_two_documents_of_one_symbol() -> None:
    days = ("2019-03-05", "2023-09-05", "2023-10-15", "2023-11-15", "2025-08-05")
    ids = {document("Căn cứ 132-QĐ/TW, các chi bộ họp.", day=day).id for day in days}
    assert ids == {OLD, NEW}


def test_a_choice_that_was_inferred_is_said() -> None:
    analysis = read("Căn cứ Quy định số 132-QĐ/TW, các chi bộ họp.", day="2019-03-05")
    assert codes(analysis) == ["inferred"]
    [note] = [d for d in analysis.diagnostics if d.code == "citation-inferred"]
    assert "08/03/2018" in note.message
    assert analysis.text[note.start or 0 : note.end] == "Quy định số 132-QĐ/TW"


@pytest.mark.parametrize("day", ["2019-03-05", "2024-06-05", "2025-12-15"])
def test_a_date_tells_the_document_whatever_the_day_of_the_letter(day: str) -> None:
    found = document("Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị, các chi bộ họp.", day=day)
    assert (found.id, found.inferred, found.candidates) == (OLD, False, ())


def test_a_letter_older_than_the_symbols_documents_means_none_of_them() -> None:
    found = document("Căn cứ Quy định số 132-QĐ/TW của Bộ Chính trị, các chi bộ họp.", day="2017-11-05")
    assert found.id not in (OLD, NEW)
    assert found.register_row is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("kiểm điểm và đánh giá, xếp loại chất lượng hằng năm đối với tập thể, cá nhân", OLD),
        ("kiểm soát quyền lực, phòng, chống tham nhũng, tiêu cực trong hoạt động điều tra, truy tố", NEW),
    ],
)
def test_the_title_tells_which_is_meant(title: str, expected: str) -> None:
    found = document(f"Căn cứ Quy định số 132-QĐ/TW của Bộ Chính trị về {title}, các chi bộ họp.", day="2025-12-15")
    assert found.id == expected


def test_two_documents_of_one_symbol_in_one_letter_stay_two() -> None:
    analysis = read(
        "Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018 và Quy định số 132-QĐ/TW ngày 27/10/2023 của Bộ Chính trị, họp.",
        day="2023-12-05",
    )
    assert [c.document.id for c in analysis.citations] == [OLD, NEW]
    assert "dates-differ" not in codes(analysis)


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("Quyết định số 89-QĐ/TW", "89-QĐ/TW@2022-12-01"),
        ("Quy định số 89-QĐ/TW", "89-QĐ/TW@2017-08-04"),
        ("Quy định số 124-QĐ/TW của Ban Bí thư", "124-QĐ/TW@2018-02-02"),
    ],
)
def test_type_and_issuer_tell_documents_of_one_symbol_apart(words: str, row: str) -> None:
    assert document(f"Căn cứ {words}, các chi bộ họp.", day="2023-11-05").register_row == row


# Slips of the pen.


@pytest.mark.parametrize(
    ("day", "words", "expected", "known"),
    [
        ("2025-12-15", "Quy định số 366-QĐ/TW ngày 30/8/2024", f"{TW}:2025-08-30;366-qd-tw", "30/08/2025"),
        ("2024-06-05", "Quy định số 124-QĐ/TW ngày 10/4/2023", f"{TW}:2023-10-04;124-qd-tw", "04/10/2023"),
        ("2019-03-05", "Quy định số 132-QĐ/TW ngày 03/8/2018", OLD, "08/03/2018"),
        ("2019-03-05", "Quy định số 132-QĐ/TW ngày 09/3/2018", OLD, "08/03/2018"),
        ("2019-03-05", "Quy định số 132-QĐ/TW ngày 08/3/2017", OLD, "08/03/2018"),
        # of the same term, in which a number is given once
        ("2021-01-05", "Quy định số 132-QĐ/TW ngày 20/11/2020", OLD, "08/03/2018"),
    ],
)
def test_a_date_beside_that_of_the_register_is_a_slip(day: str, words: str, expected: str, known: str) -> None:
    analysis = read(f"Căn cứ {words} của Bộ Chính trị, các chi bộ họp.", day=day)
    assert analysis.citations[0].document.id == expected
    assert codes(analysis) == ["date-contradicts"]
    assert known in suggested(analysis, "date-contradicts")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Quyết định số 366-QĐ/TW ngày 05/6/2010 của Ban Bí thư",
            "urn:lex:vn:trung.uong:quyet.dinh:2010-06-05;366-qd-tw",
        ),
        ("Quy định số 366-QĐ/TW ngày 12/02/2020 của Bộ Chính trị", f"{TW}:2020-02-12;366-qd-tw"),
        ("Quy định số 132-QĐ/TW ngày 20/11/2012 của Bộ Chính trị", f"{TW}:2012-11-20;132-qd-tw"),
    ],
)
def test_a_date_far_away_is_another_document(words: str, expected: str) -> None:
    analysis = read(f"Căn cứ {words}, các chi bộ họp.", day="2025-12-15")
    found = analysis.citations[0].document
    assert (found.id, found.register_row, found.candidates) == (expected, None, ())
    assert codes(analysis) == []


def test_a_slip_of_the_date_is_one_document_with_the_right_date() -> None:
    slip, right = (
        document(f"Căn cứ Quy định số 366-QĐ/TW ngày {date} của Bộ Chính trị, các chi bộ họp.", day="2025-12-15").id
        for date in ("30/8/2024", "30/8/2025")
    )
    assert slip == right


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Chỉ thị số 366-QĐ/TW ngày 30/8/2025 của Bộ Chính trị", ["type-contradicts"]),
        ("Quyết định số 366-QĐ/TW ngày 30/8/2025 của Bộ Chính trị", ["type-contradicts"]),
        ("Quy định số 366-QĐ/TW ngày 30/8/2025 của Chính phủ", ["issuer-contradicts"]),
        ("Quy định số 366-QĐ/TW ngày 30/8/2025 của Bộ Chính trị", []),
        ("Quy định số 366-QĐ/TW, ngày 30/8/2025 của Ban Chấp hành Trung ương Đảng", []),
        ("Văn bản số 366-QĐ/TW ngày 30/8/2025", []),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", []),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của CHÍNH PHỦ", []),
        ("Thông tư số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ", ["type-contradicts"]),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Bộ Nội vụ", ["issuer-contradicts"]),
    ],
)
def test_type_and_issuer_that_contradict_the_register(words: str, expected: list[str]) -> None:
    analysis = read(f"Căn cứ {words}, các chi bộ họp.", day="2025-12-15")
    assert codes(analysis) == expected
    assert analysis.citations[0].document.register_row is not None


@pytest.mark.parametrize("more", ["", " Theo Nghị quyết số 97/2019/QH14, các chi bộ báo cáo."])
def test_a_symbol_that_lost_its_year_is_the_whole_one(more: str) -> None:
    analysis = read(f"Căn cứ Nghị quyết số 97/QH14 của Quốc hội, các chi bộ họp.{more}", day="2023-09-05")
    assert {c.document.id for c in analysis.citations} == {"urn:lex:vn:quoc.hoi:nghi.quyet:2019-11-27;97-2019-qh14"}
    assert {"year-restored", "slip"} & set(codes(analysis))


def test_a_symbol_without_its_year_that_the_register_does_not_hold_stays_as_it_is() -> None:
    found = document("Căn cứ Luật số 98/QH14 của Quốc hội, các chi bộ họp.", day="2023-09-05")
    assert (found.register_row, found.candidates) == (None, ())


def test_a_year_in_the_symbol_that_is_not_that_of_the_date() -> None:
    analysis = read(
        "Căn cứ Nghị định số 54/2016/NĐ-CP ngày 08/5/2017 của Chính phủ; thực hiện Nghị định số 54/2017/NĐ-CP ngày "
        "08/5/2017 của Chính phủ, các chi bộ họp.",
        day="2023-09-05",
    )
    assert {c.document.id for c in analysis.citations} == {"urn:lex:vn:chinh.phu:nghi.dinh:2017-05-08;54-2017-nd-cp"}
    assert [c.document.inferred for c in analysis.citations] == [True, False]
    assert codes(analysis) == ["year-slip"]
    assert "54/2017/NĐ-CP" in suggested(analysis, "year-slip")


def test_a_year_that_differs_from_the_date_alone_is_left_open() -> None:
    analysis = read("Căn cứ Nghị định số 54/2016/NĐ-CP ngày 08/5/2017 của Chính phủ, các chi bộ họp.", day="2023-09-05")
    assert codes(analysis) == ["year-differs"]
    assert analysis.citations[0].document.register_row is None


def test_a_date_behind_that_of_the_letter_is_told() -> None:
    analysis = read("Căn cứ Quy định số 37-QĐ/TW ngày 25/10/2021 của Trung ương, các chi bộ họp.", day="2021-09-01")
    assert codes(analysis) == ["after-letter"]


# Documents cited by name.


@pytest.mark.parametrize(
    ("name", "day", "row"),
    [
        ("Luật Cán bộ, công chức", "2023-09-05", "22/2008/QH12@2008-11-13"),
        ("Luật Cán bộ, công chức", "2025-12-15", "80/2025/QH15@2025-06-24"),
        ("Luật Cán bộ, công chức năm 2008", "2025-12-15", "22/2008/QH12@2008-11-13"),
        ("Luật Cán bộ, công chức năm 2025", "2025-12-15", "80/2025/QH15@2025-06-24"),
        ("Luật Viên chức năm 2010", "2025-12-15", "58/2010/QH12@2010-11-15"),
        ("Luật Viên chức", "2026-09-01", "129/2025/QH15@2025-12-10"),
        ("Hiến pháp năm 2013", "2025-12-15", "Hiến pháp@2013-11-28"),
        ("Điều lệ Đảng", "2021-11-05", "Điều lệ Đảng@2011-01-19"),
        ("Luật Tố cáo", "2017-05-05", "03/2011/QH13@2011-11-11"),
        ("Luật Tố cáo", "2021-11-05", "25/2018/QH14@2018-06-12"),
        ("Luật Đất đai năm 1890", "2021-11-05", None),
        # issued, but not applied before July 2026, or before 2019
        ("Luật Viên chức", "2026-01-05", "58/2010/QH12@2010-11-15"),
        ("Luật Tố cáo", "2018-08-05", "03/2011/QH13@2011-11-11"),
    ],
)
def test_a_document_cited_by_name_is_the_one_in_force(name: str, day: str, row: str | None) -> None:
    assert document(f"Căn cứ {name}, các chi bộ họp.", day=day).register_row == row


def test_a_document_cited_by_name_and_by_symbol_is_the_same() -> None:
    analysis = read(
        "Căn cứ Luật Cán bộ, công chức, các chi bộ họp. Theo Luật số 22/2008/QH12 ngày 13/11/2008, các chi bộ báo cáo.",
        day="2021-11-05",
    )
    assert {c.document.register_row for c in analysis.citations} == {"22/2008/QH12@2008-11-13"}


# What took its place.


@pytest.mark.parametrize(
    ("day", "after"),
    [
        ("2023-10-03", None),
        ("2023-10-04", f"{TW}:2023-10-04;124-qd-tw"),
        ("2024-06-05", f"{TW}:2023-10-04;124-qd-tw"),
        ("2025-08-29", f"{TW}:2023-10-04;124-qd-tw"),
        ("2025-08-30", f"{TW}:2025-08-30;366-qd-tw"),
        ("2025-12-15", f"{TW}:2025-08-30;366-qd-tw"),
    ],
)
def test_what_had_taken_its_place_on_the_day_of_the_letter(day: str, after: str | None) -> None:
    analysis = read("Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị, các chi bộ họp.", day=day)
    found = analysis.citations[0].document
    assert (found.superseded_by, found.in_force) == (after, after is None)
    assert codes(analysis) == (["superseded"] if after else [])


def test_the_note_names_the_way_to_the_successor() -> None:
    analysis = read("Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018, các chi bộ họp.", day="2025-12-15")
    fix = suggested(analysis, "superseded")
    assert "366-QĐ/TW" in fix
    assert "124-QĐ/TW" in fix


@pytest.mark.parametrize(
    ("body", "relation"),
    [
        ("Quyết định này bãi bỏ Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị.", "repeals"),
        ("Quy chế này thay thế Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị.", "replaces"),
    ],
)
def test_what_ends_a_document_may_name_it(body: str, relation: str) -> None:
    analysis = read(body, day="2025-12-15")
    [citation] = analysis.citations
    assert citation.relation == relation
    assert "superseded" not in codes(analysis)
    assert citation.document.in_force is False


def test_a_letter_that_says_what_was_replaced_is_not_told_so() -> None:
    body = "Quy định số 366-QĐ/TW ngày 30/8/2025 thay thế Quy định số 124-QĐ/TW ngày 04/10/2023 của Bộ Chính trị."
    assert told(body, day="2025-12-15") == []


def test_a_regulation_that_ended_in_part_is_still_cited() -> None:
    analysis = read("Căn cứ Nghị định số 90/2020/NĐ-CP ngày 13/8/2020 của Chính phủ, các chi bộ họp.", day="2026-02-05")
    assert codes(analysis) == []
    assert analysis.citations[0].document.in_force is True


def test_a_document_that_does_not_apply_yet_is_neither_in_force_nor_ended() -> None:
    words = "Quy định số 294-QĐ/TW ngày 26/5/2025 của Ban Chấp hành Trung ương"
    found = document(f"Căn cứ {words}, các chi bộ họp.", day="2025-06-15")
    assert (found.in_force, found.superseded_by, found.register_row) == (None, None, "294-QĐ/TW@2025-05-26")


# A letter without a date.


def test_without_a_date_of_the_letter_the_status_is_not_known() -> None:
    found = document("Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị, các chi bộ họp.", day=None)
    assert (found.id, found.in_force, found.superseded_by) == (OLD, None, None)


def test_without_any_date_all_that_may_be_meant_are_candidates() -> None:
    analysis = read("Căn cứ Quy định số 132-QĐ/TW của Bộ Chính trị, các chi bộ họp.", day=None)
    found = analysis.citations[0].document
    assert (found.register_row, set(found.candidates)) == (None, {OLD, NEW})
    assert "ambiguous" in codes(analysis)


# Rows that nobody checked, and rows of an office.


def unverified(**more: str) -> Register:
    """Two regulations that nobody checked, the second in the place of the first."""
    cells = {"type": "Quy định", "branch": "party", "issuer": "Bộ Chính trị", "verified": "no"}
    one = {
        "symbol": "777-QĐ/TW", "date": "2015-05-05", "title": "chế độ học tập lý luận chính trị", "ended": "2020-01-10",
        "end_kind": "replaced", "replaced_by": "888-QĐ/TW@2020-01-10", "verified_end": "no",
    }  # fmt: skip
    two = {"symbol": "888-QĐ/TW", "date": "2020-01-10", "title": "chế độ học tập lý luận chính trị"}
    return Register([regulation({**cells, **one, **more}), regulation({**cells, **two})])


_FIRM = {"superseded", "ended", "date-contradicts", "type-contradicts", "issuer-contradicts"}


@pytest.mark.parametrize(
    "words",
    [
        "Quy định số 777-QĐ/TW ngày 05/5/2015 của Bộ Chính trị",
        "Quy định số 777-QĐ/TW",
        "Chỉ thị số 777-QĐ/TW ngày 05/5/2015 của Bộ Chính trị",
        "Quy định số 777-QĐ/TW ngày 05/5/2015 của Chính phủ",
        "Quy định số 777-QĐ/TW ngày 05/5/2016 của Bộ Chính trị",
        "Quy định số 777-QĐ/TW ngày 06/5/2015 của Bộ Chính trị",
    ],
)
def test_what_is_not_verified_contradicts_no_letter(words: str) -> None:
    analysis = read(f"Căn cứ {words}, các chi bộ họp.", unverified(), day="2021-11-05")
    assert not _FIRM & set(codes(analysis))
    assert not [d for d in analysis.diagnostics if d.code == "citation-maybe-superseded" and d.severity != "info"]


def test_an_end_that_is_not_verified_is_told_as_a_question() -> None:
    analysis = read("Căn cứ Quy định số 777-QĐ/TW ngày 05/5/2015, các chi bộ họp.", unverified(), day="2021-11-05")
    assert codes(analysis) == ["maybe-superseded"]
    assert "888-QĐ/TW" in suggested(analysis, "maybe-superseded")
    assert analysis.citations[0].document.in_force is None


def test_an_end_that_is_verified_is_told() -> None:
    register = unverified(verified="yes", verified_end="yes")
    analysis = read("Căn cứ Quy định số 777-QĐ/TW ngày 05/5/2015, các chi bộ họp.", register, day="2021-11-05")
    assert codes(analysis) == ["superseded"]
    assert analysis.citations[0].document.superseded_by == f"{TW}:2020-01-10;888-qd-tw"


def test_a_date_beside_that_of_an_unverified_row_may_be_that_document() -> None:
    found = document("Căn cứ Quy định số 777-QĐ/TW ngày 05/5/2016, các chi bộ họp.", unverified(), day="2018-11-05")
    assert found.id == f"{TW}:2016-05-05;777-qd-tw"
    assert found.candidates == (f"{TW}:2015-05-05;777-qd-tw",)


LOCAL = builtin().extended(
    [
        regulation(
            {
                "symbol": "45-QĐ/TU", "date": "2019-02-03", "type": "Quy định", "issuer": "Tỉnh ủy Lam Sơn",
                "title": "phân cấp quản lý cán bộ", "verified": "yes", "ended": "2021-06-01", "end_kind": "repealed",
                "verified_end": "yes",
            }
        )
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("issuer", "code", "row"),
    [
        ("TỈNH ỦY LAM SƠN", "TU", "45-QĐ/TU@2019-02-03"),
        ("TỈNH ỦY VẠN XUÂN", "TU", None),
        ("THÀNH ỦY CẦN THƠ", "TU", None),
    ],
)
@pytest.mark.parametrize("words", ["Quy định số 45-QĐ/TU", "Quy định số 45-QĐ/TU ngày 03/02/2019 của Tỉnh ủy"])
def test_a_row_of_a_province_is_cited_in_its_letters_only(issuer: str, code: str, row: str | None, words: str) -> None:
    if "THÀNH" in issuer:
        words = words.replace("Tỉnh ủy", "Thành ủy")
    analysis = analyze(letter(f"Căn cứ {words}, các chi bộ họp.", issuer=issuer, code=code), register=LOCAL)
    assert analysis.citations[0].document.register_row == row
    assert ("ended" in codes(analysis)) == (row is not None)


def test_a_letter_of_another_province_that_names_the_issuer_means_that_row() -> None:
    body = "Tham khảo Quy định số 45-QĐ/TU ngày 03/02/2019 của Tỉnh ủy Lam Sơn, các chi bộ họp."
    analysis = analyze(letter(body, issuer="TỈNH ỦY VẠN XUÂN", code="TU"), register=LOCAL)
    assert analysis.citations[0].document.register_row == "45-QĐ/TU@2019-02-03"


# What holds for any letter.


@pytest.mark.parametrize(
    "register",
    [unverified(), Register([])],
    ids=["other rows", "no rows"],
)
def test_the_register_given_is_the_only_one_asked(register: Register) -> None:
    found = document("Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018, các chi bộ họp.", register, day="2025-12-15")
    assert (found.id, found.register_row, found.in_force) == (OLD, None, None)


def test_decomposed_text_means_the_same_documents() -> None:
    text = letter(
        "Căn cứ Quy định số 132-QĐ/TW, Luật Cán bộ, công chức và Nghị quyết số 97/QH14 của Quốc hội, các chi bộ họp.",
        day="2023-09-05",
    )
    composed, decomposed = (analyze(unicodedata.normalize(form, text)) for form in ("NFC", "NFD"))
    assert [c.document for c in composed.citations] == [c.document for c in decomposed.citations]
    assert codes(composed) == codes(decomposed)


_SYMBOLS = (
    "132-QĐ/TW", "366-QĐ/TW", "124-QĐ/TW", "97/QH14", "30/2020/NĐ-CP", "54/2016/NĐ-CP", "54/2017/NĐ-CP", "10-HD/TU", "5-QC/HU",
    "924/SNV-CCHC", "Luật Cán bộ, công chức", "Luật Viên chức năm 2010", "Điều lệ Đảng", "5053-CV/VPTW/nb",
)  # fmt: skip
_citations = st.tuples(
    st.sampled_from(["Căn cứ ", "Thực hiện ", "Bãi bỏ ", "thay thế ", "theo "]),
    st.sampled_from(["", "Quy định số ", "Nghị định số ", "Quyết định ", "Hướng dẫn số "]),
    st.sampled_from(_SYMBOLS),
    st.sampled_from(
        ["", " ngày 08/3/2018", " ngày 30/8/2024", " năm 2008", " tháng 3/2018", " ngày 29/02/2019", " ngày 8/5/2017"]
    ),
    st.sampled_from(
        ["", " của Bộ Chính trị", " của Chính phủ", " của Tỉnh ủy Lam Sơn", " về kiểm điểm, đánh giá, xếp loại"]
    ),
).map("".join)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(_citations, max_size=5).map("; ".join),
    st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)).map(str),
)
def test_notes_lie_in_the_text_and_ids_are_whole(body: str, day: str | None) -> None:
    analysis = read(f"{body}, các chi bộ họp.", day=day)
    for note in analysis.diagnostics:
        if note.start is not None:
            assert note.end is not None
            assert 0 <= note.start < note.end <= len(analysis.text)
            assert note.message
    for citation in analysis.citations:
        found = citation.document
        for urn in (found.id, found.superseded_by, *found.candidates):
            assert urn is None or urn.startswith("urn:lex:vn")
        assert found.register_row is None or builtin().get(found.register_row) is not None
        assert found.superseded_by is None or found.in_force is False
        assert not (found.register_row and found.candidates)
