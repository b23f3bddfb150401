"""The gate: floors, fingerprints, and floors that only rise."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from congvan_nlp.evaluation import (
    BaselineError,
    FloorLowered,
    GoldError,
    Report,
    Row,
    baseline_text,
    check,
    evaluate,
    fingerprint,
    raised,
    read_baseline,
    read_gold,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    letter = {"id": "a", "number": "1-CV/TU", "citations": [{"key": "2-QĐ/TW"}], "deadlines": []}
    path = tmp_path / "small"
    path.mkdir()
    (path / "a.json").write_text(json.dumps(letter), encoding="utf-8")
    return path


def report(folder: Path, **counts: tuple[int, int, int]) -> Report:
    return Report("small", fingerprint(folder), 1, tuple(Row(t, *c) for t, c in counts.items()), ())


def pinned(folder: Path, **floors: Any) -> dict[str, Any]:
    return {"small": {"fingerprint": fingerprint(folder), "floors": floors}}


def test_a_report_that_reaches_its_floors_passes(folder: Path) -> None:
    good = report(folder, citations=(3, 1, 1), new=(0, 9, 9))
    assert check(pinned(folder, citations=0.75), "small", folder, good) == []


def test_a_floor_that_is_not_reached_is_named(folder: Path) -> None:
    found = check(pinned(folder, citations=0.7501), "small", folder, report(folder, citations=(3, 1, 1)))
    assert [(v.kind, v.gold, v.task, v.floor, v.measured) for v in found] == [
        ("floor", "small", "citations", 0.7501, 0.75)
    ]
    assert str(found[0]) == "small: citations: F1 0.7500 is below its floor 0.7501"


def test_a_task_that_vanishes_is_a_violation(folder: Path) -> None:
    found = check(pinned(folder, citations=0.0), "small", folder, report(folder))
    assert [(v.kind, v.task) for v in found] == [("unmeasured", "citations")]


def test_changed_gold_is_a_violation(folder: Path) -> None:
    baseline, good = pinned(folder, citations=0.5), report(folder, citations=(1, 0, 0))
    path = folder / "a.json"
    path.write_text(path.read_text(encoding="utf-8").replace("1-CV", "2-CV"), encoding="utf-8")
    assert [v.kind for v in check(baseline, "small", folder, good)] == ["fingerprint", "fingerprint"]
    again = report(folder, citations=(1, 0, 0))
    assert [v.message for v in check(baseline, "small", folder, again)] == [
        "the gold is not the gold that the floors were pinned on"
    ]
    assert [v.message for v in check(pinned(folder), "small", folder, good)] == [
        "the gold is not the gold that was scored"
    ]


@pytest.mark.parametrize("baseline", [{}, {"small": None}, {"small": []}, {"other": {}}])
def test_a_set_without_floors_does_not_pass(folder: Path, baseline: dict[str, Any]) -> None:
    assert [v.kind for v in check(baseline, "small", folder, report(folder))] == ["baseline"]


@pytest.mark.parametrize("floor", [float("nan"), "0.5", None, True, 1.5, -1])
def test_what_is_no_floor_does_not_pass(folder: Path, floor: Any) -> None:
    baseline = pinned(folder, citations=floor)
    perfect = report(folder, citations=(1, 0, 0))
    assert [v.kind for v in check(baseline, "small", folder, perfect)] == ["baseline"]
    with pytest.raises(FloorLowered):
        raised(baseline, perfect)


def test_unreadable_gold_raises(folder: Path) -> None:
    good = report(folder)
    baseline = pinned(folder)
    (folder / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(GoldError, match=r"a\.json"):
        check(baseline, "small", folder, good)


def test_floors_rise_to_what_was_reached(folder: Path) -> None:
    baseline = {**pinned(folder, citations=0.5, number=1), "other": {"fingerprint": "x", "floors": {}}}
    before = copy.deepcopy(baseline)
    good = report(folder, number=(1, 0, 0), citations=(2, 1, 0), signer=(0, 0, 0))
    new = raised(baseline, good)
    assert baseline == before
    assert new["small"]["floors"] == {"citations": 0.8, "number": 1, "signer": 1.0}
    assert new["other"] == before["other"]
    assert check(new, "small", folder, good) == []
    assert raised(new, good) == new


@pytest.mark.parametrize("counts", [(1, 1, 1), (29, 71, 0), (6, 1, 0), (2, 1, 0), (997, 1, 2), (0, 3, 4)])
def test_a_report_reaches_the_floors_that_it_set(folder: Path, counts: tuple[int, int, int]) -> None:
    good = report(folder, citations=counts)
    assert check(raised({}, good), "small", folder, good) == []
    assert good.rows[0].f1 - raised({}, good)["small"]["floors"]["citations"] < 0.0001


def test_floors_are_not_lowered(folder: Path) -> None:
    baseline = pinned(folder, citations=0.9, number=0.5, signer=0.2)
    with pytest.raises(FloorLowered, match=r"citations: F1 0\.7500") as caught:
        raised(baseline, report(folder, citations=(3, 1, 1), number=(1, 0, 0)))
    assert [(v.kind, v.task) for v in caught.value.violations] == [
        ("floor", "citations"),
        ("unmeasured", "signer"),
    ]


def test_a_floor_set_by_hand_between_two_steps_stays(folder: Path) -> None:
    floor = 6 / 7
    good = report(folder, citations=(3, 1, 0))
    assert raised(pinned(folder, citations=floor), good)["small"]["floors"]["citations"] == floor


def test_new_gold_is_pinned_where_no_floor_falls(folder: Path) -> None:
    baseline = {"small": {"fingerprint": "old", "floors": {"citations": 0.5}}}
    assert raised(baseline, report(folder, citations=(1, 0, 0))) == pinned(folder, citations=1.0)


def test_from_gold_to_gate(folder: Path, tmp_path: Path) -> None:
    gold = read_gold(folder)
    analysis = {
        "source": {"path": "a.txt"},
        "letter": {"number": "1-CV/TU"},
        "citations": [{"key": "2-QĐ/TW"}],
    }
    good = evaluate(gold, [analysis])
    path = tmp_path / "baseline.json"
    path.write_text(baseline_text(raised({}, good)), encoding="utf-8")
    assert check(read_baseline(path), "small", folder, good) == []
    worse = check(read_baseline(path), "small", folder, evaluate(gold, []))
    assert [v.task for v in worse] == ["citations", "number"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is not JSON"),
        ("[]", "is not an object"),
        ('{"small": []}', "small needs a fingerprint"),
        ('{"small": {"fingerprint": "x"}}', "small needs floors"),
        ('{"small": {"fingerprint": "x", "floors": {"date": NaN}}}', "the floor of date must be a number"),
    ],
)
def test_a_malformed_baseline_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BaselineError, match=reason) as caught:
        read_baseline(path)
    assert caught.value.path == path
