"""No figure falls: F1 by task on every set, against pinned floors and a fingerprint of the gold."""

import datetime as dt
from pathlib import Path

import pytest
from sets import BASELINE, ROOT, SETS, SHARED, measure

from congvan_nlp.evaluation import check, phrase_lines, read_baseline, read_phrases, score_phrases
from congvan_nlp.pipeline.analyze import deadlines_in


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(name: str) -> None:
    gold, _ = SETS[name]
    if not gold.is_dir():
        pytest.skip(f"{gold} is not on this machine")
    violations = check(read_baseline(BASELINE), name, gold, measure(name))
    assert not violations, "\n".join(map(str, violations))


#: What an issue asks, beside the floors: tasks and F1.
ASKED = {
    "shared gold": {
        **dict.fromkeys(("citations", "named citations", "deadlines", "recipients", "copies"), 1.0),
        **dict.fromkeys(("number", "date", "signer", "issuer"), 1.0),
        "directives": 0.97,
        **dict.fromkeys(("citation.date", "citation.type", "citation.issuer", "citation.mentions"), 0.98),
        "citation.relation": 0.9,
        **dict.fromkeys(("deadline.who", "deadline.to", "deadline.via"), 0.9),
        "deadline.what": 0.8,
    },
    "shared gold_real": {"citations": 0.9, "deadlines": 0.85, "recipients": 0.85, "number": 0.85, "date": 0.85},
}


@pytest.mark.parametrize("name", ASKED)
def test_real_letters_reach_what_was_asked(name: str) -> None:
    gold, _ = SETS[name]
    if not gold.is_dir():
        pytest.skip(f"{gold} is not on this machine")
    report = measure(name)
    low = {}
    for task, asked in ASKED[name].items():
        row = report.row(task)
        reached = row.f1 if row else 0.0
        if reached < asked:
            low[task] = (reached, asked)
    assert not low


#: File of phrases → the part of them that has to be right. The own ones are from `corpora/phrases`.
PHRASES = {SHARED / "eval/date_phrases.jsonl": 0.98, ROOT / "corpora/phrases/time_phrases.jsonl": 0.94}


@pytest.mark.parametrize("path", PHRASES, ids=lambda path: str(path.name))
def test_time_phrases_are_right_and_those_without_a_limit_left_alone(path: Path) -> None:
    if not path.is_file():
        pytest.skip(f"{path} is not on this machine")

    def find(text: str, anchor: str | None) -> list[dict[str, object]]:
        date = dt.date.fromisoformat(anchor) if anchor else None
        return [d.model_dump(mode="json") for d in deadlines_in(text, date)]

    report = score_phrases(read_phrases(path), find)
    told = "\n".join(phrase_lines(report, with_findings=True))
    assert not sum(row.false_finds for row in report.rows), told
    assert sum(row.right for row in report.rows) >= PHRASES[path] * len(report.outcomes), told
