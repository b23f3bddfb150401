"""The same counts as the reference scorer, on perfect analyses of real gold and distortions of them."""

import copy
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from congvan_nlp.evaluation import evaluate, read_gold

Letter = dict[str, Any]
SHARED = Path(__file__).resolve().parents[2].parent / "shared"
REFERENCE = SHARED / "eval" / "score.py"
COPIES = 8
ROW = re.compile(r"(\S.*?) +([01]\.\d{3}) +([01]\.\d{3}) +([01]\.\d{3}) +(\d+) +(\d+) +(\d+)")
ERROR = re.compile(r" +([-+]) ([\w.#-]+): ")

pytestmark = pytest.mark.skipif(not REFERENCE.exists(), reason="../shared/eval/score.py is not there")


def reworked(gold: Letter, rng: random.Random) -> Letter:
    """Make the gold use what real gold seldom uses: optional, forbidden, attached, alternative."""
    gold = copy.deepcopy(gold)
    for citation in gold["citations"]:
        citation.update(
            rng.choice(
                [
                    {},
                    {"scope": "attachment"},
                    {"also_accept": ["1-CV/TU", "Luật Dược"]},
                    {"also_type": ["Công văn"], "also_relation": ["refers"]},
                    {"mentions": rng.randrange(4)},
                ]
            )
        )
    for deadline in gold["deadlines"]:
        deadline.update(
            rng.choice(
                [
                    {},
                    {"scope": "attachment"},
                    {"due": [None]},
                    {"due": [*deadline["due"], None]},
                    {"rrule": "FREQ=YEARLY;BYMONTH=6"},
                    {"who": ["Sở Y tế", "các đơn vị"]},
                ]
            )
        )
    for field, kind in (("citations", "optional"), ("deadlines", "optional"), ("deadlines", "forbidden")):
        if gold[field] and rng.random() < 0.4:
            moved = gold[field].pop(rng.randrange(len(gold[field])))
            name = moved.get("key") or moved.get("name") or moved["text"]
            gold[f"{kind}_{field}"] = [*(gold.get(f"{kind}_{field}") or []), name]
    for field in ("number", "date", "signer"):
        change: Letter = rng.choice([{}, {}, {field: None}, {f"{field}_alt": ["1-CV/TU", "2021-11-20"]}])
        gold.update(change)
    gold.update(rng.choice([{}, {"recipients": None}, {"copies": ["Như trên", "Lưu VT"]}]))
    gold.update(rng.choice([{}, {"directives": ["1", "2", "2.(1)", "Thứ ba", "1"]}]))
    return gold


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("rework", [False, True], ids=["as it is", "reworked"])
@pytest.mark.parametrize("name", ["gold", "gold_real"])
def test_counts_are_those_of_the_reference(
    tmp_path: Path,
    perfect: Callable[[Letter], Letter],
    distorted: Callable[[Letter, random.Random, int], Letter],
    name: str,
    rework: bool,
    seed: int,
) -> None:
    rng = random.Random(seed)
    folder = tmp_path / "gold"
    folder.mkdir()
    analyses = []
    for path in sorted((SHARED / name).glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        for number in range(COPIES):
            gold = {**(reworked(told, rng) if rework else told), "id": f"{told['id']}_{number}"}
            (folder / f"{gold['id']}.json").write_text(json.dumps(gold), encoding="utf-8")
            # The first copy stays perfect, and one in forty has no analysis.
            analysis = distorted(perfect({**told, "id": gold["id"]}), rng, 0 if number == 0 else rng.randrange(16))
            if rng.random() < 0.975:
                analyses.append(analysis)
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("".join(json.dumps(a) + "\n" for a in analyses), encoding="utf-8")

    command = [sys.executable, "-X", "utf8", str(REFERENCE), str(folder), str(predictions), "--errors"]
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout
    expected: dict[str, tuple[str, ...]] = {}
    errors: Counter[tuple[str, str, str]] = Counter()
    task = ""
    for line in printed.splitlines()[2:]:
        if row := ROW.fullmatch(line):
            task = row[1]
            expected[task] = row.groups()[1:]
        elif error := ERROR.match(line):
            errors[task, error[1], error[2]] += 1

    report = evaluate(read_gold(folder), analyses)
    ratios = {r.task: (f"{r.precision:.3f}", f"{r.recall:.3f}", f"{r.f1:.3f}") for r in report.rows}
    assert {r.task: (*ratios[r.task], str(r.tp), str(r.fp), str(r.fn)) for r in report.rows} == expected
    assert Counter((f.task, "-" if f.kind == "missed" else "+", f.letter) for f in report.findings) == errors
    assert len(expected) > 15
