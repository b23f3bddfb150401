"""Phrases, class by class."""

from pathlib import Path
from typing import Any

import pytest

from congvan_nlp.evaluation import GoldError, phrase_lines, read_phrases, score_phrases
from congvan_nlp.evaluation.phrases import PhraseRow, score_phrase

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "eval" / "date_phrases.jsonl"


def phrase(cls: str, *due: str, deadline: bool = True, **expected: Any) -> dict[str, Any]:
    told = {"deadline": deadline, "cls": cls, "due": list(due), **expected}
    return {"id": "p", "text": "x", "anchor_date": "2021-11-05", "expected": told}


def find(due: str | None, **more: Any) -> dict[str, Any]:
    return {"due": due, "due_time": None, "rrule": None, "start_date": None, **more}


YEARLY = [f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY=15" for month in (6, 12)]


@pytest.mark.parametrize(
    ("asked", "found", "verdict"),
    [
        (phrase("absolute", "2021-12-15"), [find("2021-12-15")], "right"),
        (phrase("absolute", "2021-12-15"), [find("2021-12-15T00:00")], "right"),
        (phrase("absolute", "2021-12-15"), [find("2021-12-14")], "wrong"),
        (phrase("absolute", "2021-12-15"), [], "wrong"),
        (phrase("absolute", "2021-12-15"), [find("2021-12-15"), find("2021-12-15")], "wrong"),
        (phrase("absolute", "2021-12-15"), [find("2021-12-15", due_time="08:00")], "wrong"),
        (phrase("multi", "2021-11-10", "2021-11-20"), [find("2021-11-20"), find("2021-11-10")], "right"),
        (phrase("multi", "2021-11-10", "2021-11-20"), [find("2021-11-20")], "wrong"),
        (phrase("datetime", "2022-05-12", time="17:00"), [find("2022-05-12", due_time="17:00:00")], "right"),
        (phrase("datetime", "2022-05-12", time="17:00"), [find("2022-05-12")], "wrong"),
        (phrase("event"), [find(None, kind="event")], "right"),
        (phrase("event"), [find(None, kind="date")], "wrong"),
        (phrase("event"), [find("2021-11-05", kind="event")], "wrong"),
        (phrase("vague"), [find(None)], "right"),
        (phrase("vague"), [], "wrong"),
        (phrase("period", "2022-12-31", due_lenient="2023-03-31"), [find("2023-03-31")], "right"),
        (phrase("period", "2022-12-31", due_lenient="2023-03-31"), [find("2023-01-01")], "wrong"),
        (
            phrase("range", "2021-11-15", value=["2021-11-01/2021-11-15"]),
            [find("2021-11-15", start_date="2021-11-01")],
            "right",
        ),
        (phrase("range", "2021-11-15", value=["2021-11-01/2021-11-15"]), [find("2021-11-15")], "wrong"),
        (
            phrase("recurring", "2021-11-05", rrule="FREQ=DAILY", time="15:00"),
            [find("2021-11-05", rrule="RRULE:FREQ=DAILY", due_time="15:00", kind="recurring")],
            "right",
        ),
        (phrase("recurring", "2021-11-05", rrule="FREQ=DAILY"), [find("2021-11-05")], "wrong"),
        (
            phrase("recurring", "2021-11-05", rrule="FREQ=DAILY"),
            [find("2021-11-05", rrule="FREQ=DAILY", kind="date")],
            "wrong",
        ),
        (
            phrase("recurring", "2021-06-15", "2021-12-15", rrule=YEARLY),
            [find("2021-12-15", rrule=YEARLY[1]), find("2021-06-15", rrule=YEARLY[0])],
            "right",
        ),
        (
            phrase("recurring", "2021-06-15", "2021-12-15", rrule=YEARLY),
            [find("2021-06-15", rrule=YEARLY[1]), find("2021-12-15", rrule=YEARLY[0])],
            "wrong",
        ),
        (phrase("neg_term", deadline=False), [], "right"),
        (phrase("neg_term", deadline=False), [find(None)], "false find"),
    ],
)
def test_verdicts(asked: dict[str, Any], found: list[dict[str, Any]], verdict: str) -> None:
    outcome = score_phrase(asked, found)
    assert outcome.verdict == verdict
    assert bool(outcome.reasons) is (verdict != "right")


@pytest.mark.parametrize(
    ("asked", "found", "reason"),
    [
        (phrase("multi", "2021-11-10", "2021-11-20"), [find(None)], "found 1, not 2"),
        (phrase("event"), [], "nothing found"),
        (phrase("event"), [find("2021-11-05")], "due 2021-11-05, not none"),
        (phrase("absolute", "2021-11-05"), [find("2021-11-05", due_time="08:00")], "at 08:00, not no hour"),
        (phrase("datetime", "2021-11-05", time="17:00"), [find("2021-11-05")], "at no hour, not 17:00"),
        (
            phrase("period", "2021-11-05", rrule="FREQ=DAILY"),
            [find("2021-11-05")],
            "rule none, not FREQ=DAILY",
        ),
        (phrase("event"), [find(None, kind="date")], "of kind date, not event"),
        (
            phrase("range", "2021-11-15", value=["2021-11-01/2021-11-15"]),
            [find("2021-11-15", start_date="2021-11-02")],
            "starts 2021-11-02, not 2021-11-01",
        ),
        (phrase("neg_past", deadline=False), [find(None)], "found a deadline without a date"),
    ],
)
def test_reasons(asked: dict[str, Any], found: list[dict[str, Any]], reason: str) -> None:
    assert score_phrase(asked, found).reasons == (reason,)


def test_counts_by_class() -> None:
    asked = [
        *(phrase("absolute", day) for day in ("2021-12-15", "2021-12-16")),
        phrase("neg_past", deadline=False),
        phrase("neg_past", deadline=False),
    ]
    given = iter([[find("2021-12-15")], [], [], [find("2021-11-05"), find("2021-11-06")]])
    report = score_phrases(asked, lambda text, anchor: next(given))
    assert report.rows == (PhraseRow("absolute", 1, 1, 0), PhraseRow("neg_past", 1, 0, 1))
    told = list(phrase_lines(report, with_findings=True))
    assert told[-1].split() == ["all", "2", "1", "1"]
    assert [line.strip() for line in told if line.startswith(" ")] == [
        "p: nothing found",
        "p: found 2021-11-05; found 2021-11-06",
    ]
    assert told[2] == "    p: nothing found"


def test_the_finder_sees_the_text_and_the_date_of_the_letter_only() -> None:
    seen: list[tuple[str, str | None]] = []

    def finder(text: str, anchor: str | None) -> list[dict[str, Any]]:
        seen.append((text, anchor))
        return []

    score_phrases([phrase("vague"), {**phrase("vague"), "anchor_date": None}], finder)
    assert seen == [("x", "2021-11-05"), ("x", None)]


@pytest.mark.parametrize("found", [[None], ["x"], [{"due": 3, "rrule": [], "due_time": {}, "kind": 1}]])
def test_odd_finds_raise_nothing(found: Any) -> None:
    rule = phrase("recurring", "2021-11-05", rrule="FREQ=DAILY")
    assert score_phrase(rule, found).verdict == "wrong"


@pytest.mark.parametrize("odd", [{}, {"expected": None}, {"expected": {"deadline": True, "due": 3, "rrule": [3]}}])
def test_odd_phrases_raise_nothing(odd: Any) -> None:
    assert score_phrases([odd, None], lambda text, anchor: []).outcomes[1].verdict == "right"  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 2 is not JSON"),
        ("[]", "line 2 needs an id, a text and expected.cls"),
        ('{"id": "p", "text": "x", "expected": {"cls": "event"}}', "line 2 needs expected.deadline"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "phrases.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=reason):
        read_phrases(path)


def test_a_separator_that_json_allows_in_a_string_is_no_end_of_line(tmp_path: Path) -> None:
    path = tmp_path / "phrases.jsonl"
    path.write_text(
        '{"id": "p", "text": "x\u2028y", "expected": {"cls": "event", "deadline": true}}\r\n',
        encoding="utf-8",
    )
    assert [p["text"] for p in read_phrases(path)] == ["x\u2028y"]


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/eval/date_phrases.jsonl is not there")
def test_the_shared_phrases_can_all_be_read_rightly() -> None:
    phrases = read_phrases(SHARED)
    answers = {p["text"]: p["expected"] for p in phrases}

    def oracle(text: str, anchor: str | None) -> list[dict[str, Any]]:
        told = answers[text]
        rules = told.get("rrule")
        rules = rules if isinstance(rules, list) else [rules] * 9
        start = "".join(told["value"]).split("/")[0] if told["cls"] == "range" else None
        days = told["due"] or [None]
        return [
            find(day, due_time=told.get("time"), rrule=rule, start_date=start)
            for day, rule in zip(days, rules, strict=False)
            if told["deadline"]
        ]

    right = score_phrases(phrases, oracle)
    assert [o for o in right.outcomes if o.verdict != "right"] == []
    silent = score_phrases(phrases, lambda text, anchor: [])
    assert all(row.false_finds == 0 and (row.right == 0) is not row.cls.startswith("neg_") for row in silent.rows)
