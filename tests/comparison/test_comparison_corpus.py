"""Comparisons against pairs and differences that were written by reading, in `corpora/comparison` and where it is at hand."""

import json
from pathlib import Path

import pytest
from corpus import SEEN, compared, gold, hits, score, sets, told_of

from congvan_nlp import analyze_file
from congvan_nlp.comparison.compare import compare, pairs

SHARED = Path(__file__).parents[3] / "shared"
ALIGNED = SHARED / "eval/aligned_pairs.json"
LETTERS = {"298-CV/TU": "can-tho-298", "854-CV/TU": "tuyen-quang-854", "68-CV/ĐU": "giang-bien-68"}


@pytest.mark.parametrize("name", sets())
def test_clauses_of_one_duty_are_found(name: str) -> None:
    index, _, comparison = compared(name)
    found = score(gold(name, "pairs"), index, comparison)
    print(f"{name}: {found.told} told, {found.right} right, {found.found} of {found.meant} found, F1 {found.f1:.3f}")
    assert found.f1 >= (0.9 if name in SEEN else 0.75)


def test_planted_differences_are_told_with_their_slot() -> None:
    told, every = 0, 0
    for name in sets():
        index, _, comparison = compared(name)
        planted = gold(name, "planted")
        missed = [one for one in planted if told_of(one, index, comparison) is None]
        print(f"{name}: {len(planted) - len(missed)} of {len(planted)} differences told")
        for one in missed:
            print(f"  missed {one['slot']}: {one['a']} {one['a_value']} | {one['b']} {one['b_value']}")
        assert len(planted) - len(missed) >= 0.75 * len(planted)
        told, every = told + len(planted) - len(missed), every + len(planted)
    print(f"all: {told} of {every}, {told / every:.3f}")
    assert told >= 0.95 * every


@pytest.mark.skipif(not ALIGNED.exists(), reason="measured where the judged pairs of real letters are at hand")
def test_pairs_of_real_letters() -> None:
    meant = [{**one, "a": one["a_doc"], "b": one["b_doc"]} for one in json.loads(ALIGNED.read_text(encoding="utf-8"))]
    letters = [analyze_file(SHARED / "letters" / f"{name}.txt") for name in LETTERS.values()]
    index = {number: at for at, number in enumerate(LETTERS)}
    comparison = compare(letters)
    found = score(meant, index, comparison)
    print(
        f"real letters: {found.told} told, {found.right} right, {found.found} of {found.meant} found, F1 {found.f1:.3f}"
    )
    assert found.f1 >= 0.75
    relations: dict[int, set[str]] = {}
    for pair in pairs(comparison):
        for at in hits(pair, meant, index):
            relations.setdefault(at, set()).add(pair.relation)
    for at, one in enumerate(meant):
        if one["same"] == "conflict":
            assert relations[at] == {"conflict"}
        if one["same"] == "equivalent":
            assert at in relations
