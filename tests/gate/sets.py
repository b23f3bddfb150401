"""The sets that the evaluation gate measures on, and the pinned floors.

Raise the floors after a change for the better: ``python tests/gate/sets.py``. It refuses to lower one.
"""

import sys
from pathlib import Path
from typing import Any

from congvan_nlp.evaluation import Report, baseline_text, evaluate, raised, read_baseline, read_gold
from congvan_nlp.pipeline.letters import analyze_file

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
BASELINE = Path(__file__).with_name("floors.json")
#: Name of the set → folder of gold, folder of letters.
SETS = {
    "corpora": (ROOT / "corpora/gold", ROOT / "corpora/letters"),
    "corpora field": (ROOT / "corpora/field/gold", ROOT / "corpora/field/letters"),
    "corpora limits": (ROOT / "corpora/limits/gold", ROOT / "corpora/limits/letters"),
    "shared gold": (SHARED / "gold", SHARED / "letters"),
    "shared gold_real": (SHARED / "gold_real", SHARED / "letters_real"),
}


def measure(name: str) -> Report:
    """Analyse the letters of a set and score them."""
    gold, letters = SETS[name]
    analyses = [analyze_file(path).model_dump(mode="json") for path in sorted(letters.glob("*.txt"))]
    return evaluate(read_gold(gold, name), analyses)


def main() -> None:
    """Raise every floor to what is reached now."""
    baseline: dict[str, Any] = dict(read_baseline(BASELINE)) if BASELINE.exists() else {}
    for name, (gold, _) in SETS.items():
        if gold.is_dir():
            baseline = raised(baseline, measure(name))
    BASELINE.write_text(baseline_text(baseline), encoding="utf-8")
    print(f"floors of {len(baseline)} sets in {BASELINE}", file=sys.stderr)


if __name__ == "__main__":
    main()
