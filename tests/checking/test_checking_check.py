"""All findings of letters, in reading order, each with the words that it speaks of."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from congvan_nlp import Analysis, analyze
from congvan_nlp.checking.check import Report, check
from congvan_nlp.records.analysis import Diagnostic

ABOVE = """TỈNH ỦY LAM SƠN
*
Số 298-CV/TU
Lam Sơn, ngày 15 tháng 11 năm 2021

Kính gửi: Các huyện ủy, thành ủy.

Căn cứ Quy định số 47-QĐ/TW ngày 01/11/2011, các huyện ủy gửi báo cáo về Tỉnh ủy trước ngày 15/12/2021.
"""
BELOW = """HUYỆN ỦY SƠN KHÊ
*
Số 412-CV/HU
Sơn Khê, ngày 22 tháng 11 năm 2021

Kính gửi: Các chi bộ trực thuộc.

Thực hiện Công văn số 298-CV/TU ngày 15/11/2021 của Tỉnh ủy Lam Sơn:
1. Các chi bộ gửi báo cáo về Huyện ủy trước ngày 20/12/2021.
1. Văn phòng Huyện ủy gửi lịch chậm nhất ngày 31/11/2021.
"""


def codes(report: Report) -> list[str]:
    return [finding.diagnostic.code for finding in report.findings]


def hold(report: Report) -> None:
    """What holds for every report."""
    text, places = report.analysis.text, []
    for finding in report.findings:
        note = finding.diagnostic
        assert finding.path == report.analysis.source.path
        assert (note.start is None) == (finding.line is None)
        if note.start is None or note.end is None:
            assert finding.quote == ""
            continue
        assert finding.quote == text[note.start : note.end].strip()
        assert finding.line is not None
        if finding.quote:
            first = finding.quote.split("\n")[0]
            assert first in text.split("\n")[finding.line - 1]
        places.append(note.start)
    assert places == sorted(places)
    placed = [f.diagnostic.start is not None for f in report.findings]
    assert placed == sorted(placed, reverse=True)
    assert len({f.diagnostic for f in report.findings}) == len(report.findings)


def test_findings_stand_in_reading_order_with_their_words() -> None:
    [report] = check([analyze(BELOW)])
    hold(report)
    placed = [(f.diagnostic.code, f.line, f.quote) for f in report.findings if f.line]
    assert ("label-repeated", 10, "1.") in placed or ("label-repeated", 10, "1") in placed
    assert placed[-1] == ("deadline-impossible", 10, "chậm nhất ngày 31/11/2021")
    assert report.findings[-1].diagnostic.severity in ("error", "warning", "info")


def test_a_day_that_does_not_exist_is_an_error_with_its_remedy() -> None:
    [report] = check([analyze(BELOW)])
    [note] = [f.diagnostic for f in report.findings if f.diagnostic.severity == "error"]
    assert (note.code, note.suggestion) == ("deadline-impossible", "Sửa thành ngày có thật.")


def test_a_superseded_basis_is_told_with_its_successor() -> None:
    [report] = check([analyze(ABOVE)])
    [found] = [f for f in report.findings if f.diagnostic.code == "citation-superseded"]
    assert "47-QĐ/TW" in found.quote
    assert "37-QĐ/TW" in (found.diagnostic.suggestion or "")


def test_the_order_of_the_letters_changes_nothing_that_is_said_of_one() -> None:
    letters = [analyze(text) for text in (ABOVE, BELOW, BELOW.replace("412", "413"), "Một câu.")]
    said = {id(r.analysis): r.findings for r in check(letters)}
    for seed in range(5):
        mixed = random.Random(seed).sample(letters, len(letters))
        assert [r.analysis for r in check(mixed)] == mixed
        assert {id(r.analysis): r.findings for r in check(mixed)} == said
    assert "deadline-after-superior" in codes(check(letters)[1])
    assert "deadline-after-superior" not in codes(check(letters[1:])[0])


def test_a_letter_says_nothing_of_how_its_reader_knew_its_type() -> None:
    analysis = analyze(BELOW)
    assert "type-inferred" in [note.code for note in analysis.diagnostics]
    assert "type-inferred" not in codes(check([analysis])[0])


def test_a_law_needs_no_date() -> None:
    law = analyze(
        BELOW.replace(
            "Thực hiện Công văn số 298-CV/TU ngày 15/11/2021 của Tỉnh ủy Lam Sơn", "Căn cứ Luật Đất đai số 45/2013/QH13"
        )
    )
    rule = analyze(
        BELOW.replace("298-CV/TU ngày 15/11/2021 của Tỉnh ủy Lam Sơn", "47-QĐ/TW").replace("Công văn", "Quy định")
    )
    assert [("citation-inferred" in codes(report)) for report in check([law, rule])] == [False, True]


def test_nothing_is_said_twice() -> None:
    analysis = analyze(BELOW)
    twice = analysis.model_copy(update={"diagnostics": analysis.diagnostics * 2})
    assert check([twice])[0].findings == check([analysis])[0].findings


def test_no_letters_no_reports() -> None:
    assert check([]) == []


PIECES = [
    *ABOVE.split("\n"),
    *BELOW.split("\n"),
    "trước ngày 15/12",
    "298-CV/TU",
    "Tỉnh ủy Lam Sơn",
    "HỎA TỐC",
    "tổng hợp, báo cáo",
]


@st.composite
def letters(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from([ABOVE, BELOW]))
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(text)))
        end = draw(st.integers(at, min(len(text), at + 80)))
        text = text[:at] + draw(st.sampled_from(PIECES) | st.text(max_size=5)) + text[end:]
    return text


@settings(deadline=None, max_examples=150)
@given(st.lists(letters() | st.text(max_size=120), max_size=3))
def test_any_letters_are_checked(texts: list[str]) -> None:
    analyses: list[Analysis] = [analyze(text) for text in texts]
    reports = check(analyses)
    assert [r.analysis for r in reports] == analyses
    for report in reports:
        hold(report)


@settings(deadline=None, max_examples=100)
@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.none() | st.integers(0, 60), st.integers(0, 60), st.sampled_from("ab")), max_size=6),
)
def test_any_diagnostics_are_placed(text: str, places: list[tuple[int | None, int, str]]) -> None:
    notes = tuple(
        Diagnostic(code=code, severity="info", message=code, start=start, end=None if start is None else start + size)
        for start, size, code in places
    )
    [report] = check([analyze(text).model_copy(update={"diagnostics": notes})])
    for finding in report.findings:
        assert finding.quote in report.analysis.text
        assert finding.line is None or 1 <= finding.line <= report.analysis.text.count("\n") + 1
