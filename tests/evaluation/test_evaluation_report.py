"""Reports over a set of letters."""

import json
from typing import Any

import pytest

from congvan_nlp.evaluation import Finding, GoldSet, Report, Row, as_json, evaluate, lines


def gold(**letters: dict[str, Any]) -> GoldSet:
    """Write a set of gold letters."""
    return GoldSet("small", tuple({"id": i, "citations": [], "deadlines": [], **g} for i, g in letters.items()))


def analysis(path: str, **letter: Any) -> dict[str, Any]:
    """Write the analysis of a letter that has a letterhead only."""
    return {"source": {"path": path}, "letter": letter}


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        ((3, 1, 0), 0.75, 1.0, 6 / 7),
        ((0, 0, 0), 1.0, 1.0, 1.0),
        ((0, 0, 2), 1.0, 0.0, 0.0),
        ((0, 2, 0), 0.0, 1.0, 0.0),
        ((0, 1, 1), 0.0, 0.0, 0.0),
    ],
)
def test_ratios(counts: tuple[int, int, int], precision: float, recall: float, f1: float) -> None:
    row = Row("x", *counts)
    assert (row.precision, row.recall) == (precision, recall)
    assert row.f1 == pytest.approx(f1)


def test_analyses_belong_to_the_letter_of_their_stem() -> None:
    letters = gold(a={"date": "2021-01-01"}, b={"date": "2021-01-02"}, c={"date": "2021-01-03"})
    found = [
        analysis("x/b.pdf", date="2021-01-02"),
        analysis("a.txt", date="2021-01-09"),
        analysis("z.txt", date="2021-01-03"),
    ]
    report = evaluate(letters, found)
    assert report.row("date") == Row("date", tp=1, fp=1, fn=2)
    assert (report.letters, report.absent, report.unknown) == (3, ("c",), ("z",))
    assert report == evaluate(letters, reversed(found))
    assert report.row("signer") is None


def test_of_two_analyses_of_a_letter_the_later_counts() -> None:
    found = [analysis("a.pdf", date="2021-01-09"), analysis("a.docx", date="2021-01-01")]
    assert evaluate(gold(a={"date": "2021-01-01"}), found).row("date") == Row("date", 1, 0, 0)


@pytest.mark.parametrize("odd", [None, [], {}, {"source": None}, {"source": {"path": 3}}, "letter"])
def test_an_analysis_of_no_known_letter_raises_nothing(odd: Any) -> None:
    assert evaluate(gold(a={"date": "2021-01-01"}), [odd]).row("date") == Row("date", 0, 0, 1)


def test_findings_are_records_and_lines() -> None:
    letters = gold(b={"number": "1-CV/TU", "date": None}, a={"number": "2-CV/TU"})
    report = evaluate(letters, [analysis("b.txt", number="9-CV/TU", date="2021-01-01"), analysis("a.txt")])
    assert report.findings[0] == Finding("date", "b", "false", "'2021-01-01'")
    assert [(f.task, f.letter, f.kind) for f in report.findings[1:]] == [
        ("number", "b", "missed"),
        ("number", "b", "false"),
        ("number", "a", "missed"),
    ]
    told = list(lines(report, with_findings=True))
    assert told[0] == "small: 2 letters"
    place = told.index("    - b: '1-CV/TU'")
    assert told[place - 1].split() == ["number", "0.000", "0.000", "0.000", "0", "1", "2"]
    assert told[place + 1] == "    + b: '9-CV/TU' for '1-CV/TU'"
    assert not any(line.startswith("    ") for line in lines(report))


def test_lines_hold_no_line_breaks() -> None:
    letters = gold(a={"recipients": []})
    found = [{"source": {"path": "a"}, "recipients": [{"text": "Bộ\nY\u2028tế"}]}]
    assert "    + a: Bộ Y tế" in list(lines(evaluate(letters, found), with_findings=True))


def test_letters_without_analyses_and_analyses_without_gold_are_told() -> None:
    told = list(lines(Report("small", "", 1, (), (), absent=("a",), unknown=("b", "c"))))
    assert told[:3] == ["small: 1 letter", "without an analysis: a", "without gold: b, c"]


def test_a_report_goes_through_json() -> None:
    report = evaluate(gold(a={"number": "1-CV/TU"}), [])
    record = as_json(report)
    assert json.loads(json.dumps(record)) == record
    assert {
        "task": "number",
        "tp": 0,
        "fp": 0,
        "fn": 1,
        "precision": 1.0,
        "recall": 0.0,
        "f1": 0.0,
    } in record["rows"]
    assert record["findings"] == [
        {"task": "number", "letter": "a", "kind": "missed", "what": "'1-CV/TU'"},
    ]
