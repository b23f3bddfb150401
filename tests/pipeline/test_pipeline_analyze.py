"""One letter in, one analysis out: the whole of a letter, and letters that are hardly any."""

import datetime as dt
import hashlib
import unicodedata
from pathlib import Path

import pytest
from pipeline_letters import LETTER, check, records

import congvan_nlp
from congvan_nlp import Analysis, analyze, analyze_file
from congvan_nlp.pipeline.analyze import deadlines_in


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return analyze(LETTER)


def test_all_invariants_hold(analysis: Analysis) -> None:
    check(analysis)


def test_the_letterhead_and_signature(analysis: Analysis) -> None:
    letter = analysis.letter
    assert (letter.number, letter.type, letter.issuer) == ("12-CV/HU", "Công văn", "Huyện ủy Sơn Khê")
    assert (letter.place, letter.date, letter.subject) == ("Sơn Khê", "2021-11-05", "kiểm điểm, xếp loại năm 2021")
    assert (letter.signer, letter.signer_title, letter.on_behalf_of) == ("Trần Văn Mẫu", "Phó Bí thư", "Ban Thường vụ")
    assert {e.field for e in letter.evidence} == {"number", "date", "subject", "issuer", "signer"}


def test_recipients(analysis: Analysis) -> None:
    assert [(r.text, r.role) for r in analysis.recipients] == [
        ("Các chi bộ, đảng bộ trực thuộc", "addressee"),
        ("Ban Tổ chức Huyện ủy", "addressee"),
        ("Như trên", "copy"),
        ("Lưu Văn phòng Huyện ủy", "archive"),
    ]


def test_citations(analysis: Analysis) -> None:
    assert [(c.id, c.key, c.name, c.relation, [m.form for m in c.mentions]) for c in analysis.citations] == [
        ("c1", None, "Điều lệ Đảng", "basis", ["named"]),
        ("c2", "37-QĐ/TW", "Quy định số 37-QĐ/TW", "implements", ["full", "alias", "alias"]),
        ("c3", "6-HD/BTCHU", "Hướng dẫn số 6-HD/BTCHU", "implements", ["full"]),
    ]
    assert analysis.citations[1].title == "những điều đảng viên không được làm"
    assert analysis.citations[2].mentions[0].pinpoint == "khoản 2 Điều 5"


def test_directives(analysis: Analysis) -> None:
    assert [(d.path, d.parent, d.citations, d.deadlines) for d in analysis.directives] == [
        ("1", None, ("c3",), ("t1",)),
        ("2", None, (), ()),
        ("2.a", "d2", (), ("t2", "t3")),
        ("2.b", "d2", (), ("t4",)),
    ]
    assert [(a.text, a.role) for a in analysis.directives[1].assignees] == [
        ("Ban Tổ chức Huyện ủy", "lead"),
        ("Văn phòng Huyện ủy", "support"),
    ]


def test_deadlines(analysis: Analysis) -> None:
    assert [(d.due, d.kind, d.inclusive, d.who, d.to, d.via) for d in analysis.deadlines] == [
        ("2021-12-12", "date", False, ("các chi bộ, đảng bộ",), (), ()),
        (
            *("2021-12-25", "date", False, ("Ban Tổ chức Huyện ủy",)),
            *(("Ban Thường vụ Huyện ủy",), ("Văn phòng Huyện ủy",)),
        ),
        ("2021-11-10", "relative", True, ("Ban Tổ chức Huyện ủy",), (), ()),
        (None, "date", False, ("Ban Tổ chức Huyện ủy",), ("Tỉnh ủy",), ()),
    ]


def test_diagnostics_come_in_reading_order(analysis: Analysis) -> None:
    codes = [d.code for d in analysis.diagnostics]
    assert codes == ["deadline-year-inferred", "deadline-from-signing", "deadline-impossible", "type-inferred"]
    starts = [d.start for d in analysis.diagnostics if d.start is not None]
    assert starts == sorted(starts)


def test_the_same_text_gives_the_same_json() -> None:
    assert len({analyze(LETTER).model_dump_json() for _ in range(3)}) == 1


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC"])
def test_forms_of_unicode_give_the_same_records(form: str, analysis: Analysis) -> None:
    assert records(analyze(unicodedata.normalize(form, LETTER))) == records(analysis)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("\n", "\r"),
        ("\n", "\u2028"),
        (" ", "\u00a0"),
        ("Đ", "Ð"),
        ("\n", " \t\n"),
    ],
)
def test_line_ends_blanks_and_look_alikes_give_the_same_records(old: str, new: str, analysis: Analysis) -> None:
    assert records(analyze(LETTER.replace(old, new))) == records(analysis)


def test_a_cyrillic_letter_with_marks_is_read_alike_in_all_forms() -> None:
    word = "\u0457"
    assert records(analyze(word)) == records(analyze(unicodedata.normalize("NFD", word)))


def test_lost_diacritics_keep_numbers_dates_and_limits() -> None:
    folded = "".join(c for c in unicodedata.normalize("NFD", LETTER) if not unicodedata.combining(c))
    found = analyze(folded.replace("đ", "d").replace("Đ", "D"))
    check(found)
    assert [c.key for c in found.citations] == [None, "37-QĐ/TW", "6-HD/BTCHU"]
    assert [d.due for d in found.deadlines] == ["2021-12-12", "2021-12-25", "2021-11-10", None]


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n\n", "\u200b", "\ufeff", "\x00", "*", "a", "1", "Số", "\ud800"])
def test_texts_that_are_hardly_any(text: str) -> None:
    found = analyze(text)
    check(found)
    assert (found.recipients, found.citations, found.directives, found.deadlines) == ((), (), (), ())
    assert {d.code for d in found.diagnostics} == {"number-missing", "date-missing"}


@pytest.mark.parametrize("cut", range(0, len(LETTER), 97))
def test_a_letter_cut_anywhere(cut: int) -> None:
    check(analyze(LETTER[:cut]))
    check(analyze(LETTER[cut:]))


def test_a_second_letter_behind_the_first_is_left_out_and_noted() -> None:
    plan = "\nĐẢNG CỘNG SẢN VIỆT NAM\n\nKẾ HOẠCH\n\n1. Các chi bộ gửi báo cáo trước ngày 01/12/2021 theo Quy chế số 9-QC/HU.\n"
    found = analyze(LETTER + plan)
    check(found)
    assert records(found)["citations"] == records(analyze(LETTER))["citations"]
    [note] = [d for d in found.diagnostics if d.code == "attachment-skipped"]
    assert found.text[note.start : note.end].startswith("ĐẢNG CỘNG SẢN VIỆT NAM\n\nKẾ HOẠCH")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_gives_what_its_text_gives(form: str, tmp_path: Path, analysis: Analysis) -> None:
    content = unicodedata.normalize(form, LETTER).encode()  # type: ignore[arg-type]
    path = tmp_path / "thư.txt"
    path.write_bytes(content)
    found = analyze_file(path)
    assert records(found) == records(analysis)
    assert (found.source.sha256, found.source.ocr) == (hashlib.sha256(content).hexdigest(), False)
    assert found.source.path == str(path)


def test_a_passage_is_all_body() -> None:
    passage = "Kính gửi: Sở Y tế\n\nNơi nhận:\n- Gửi báo cáo trước ngày 25/12."
    [found] = deadlines_in(passage, dt.date(2021, 11, 5))
    assert (found.due, found.text) == ("2021-12-25", "trước ngày 25/12")
    assert [d.due for d in deadlines_in(passage)] == [None]


def test_names_of_the_package() -> None:
    assert {name for name in congvan_nlp.__all__ if getattr(congvan_nlp, name)} == set(congvan_nlp.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = congvan_nlp.nothing
