"""How comparisons are scored against pairs and differences written by reading."""

import json
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from congvan_nlp import Analysis, analyze_file
from congvan_nlp.comparison.compare import compare, pairs
from congvan_nlp.comparison.records import Comparison, Difference, Pair
from congvan_nlp.comparison.views import restricted
from congvan_nlp.folding import key

FOLDER = Path(__file__).parents[2] / "corpora/comparison"
#: Letters that rules and thresholds were chosen on, and those that they were not.
SEEN = ("online", "review", "rating", "study")


class Score(NamedTuple):
    """How many pairs were told, how many of them are meant, and how many of those that are meant were told."""

    told: int
    right: int
    found: int
    meant: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        precision, recall = self.right / max(1, self.told), self.found / max(1, self.meant)
        return 2 * precision * recall / max(1e-9, precision + recall)


def sets() -> list[str]:
    """Names of the sets of letters."""
    return sorted(path.name.removesuffix(".pairs.json") for path in FOLDER.glob("*.pairs.json"))


@cache
def compared(name: str) -> tuple[dict[str, int], list[Analysis], Comparison]:
    """Letters of a set by file name, and their comparison."""
    paths = sorted((FOLDER / "letters").glob(f"{name}-*.txt"))
    letters = [analyze_file(path) for path in paths]
    return {path.name: index for index, path in enumerate(paths)}, letters, compare(letters)


def gold(name: str, what: str) -> list[dict[str, Any]]:
    """What a reader wrote down of a set: "pairs" or "planted" differences."""
    found: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.{what}.json").read_text(encoding="utf-8"))
    return found


@cache
def is_meant(quoted: str, clause: str) -> bool:
    """Whether a clause is the one quoted: most of the words of the shorter stand in the other, in order."""
    a, b = key(quoted).split(), key(clause).split()
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks if block.size > 1)
    return shared >= 4 and shared >= 0.6 * min(len(a), len(b))


def score(meant: Sequence[dict[str, Any]], index: dict[str, int], comparison: Comparison) -> Score:
    """Hold all pairs that a comparison tells against those of a reader."""
    told = list(pairs(comparison))
    of = {at: hits(one, meant, index) for at, one in enumerate(told)}
    return Score(len(told), sum(map(bool, of.values())), len(set().union(*of.values())), len(meant))


def hits(pair: Pair, meant: Sequence[dict[str, Any]], index: dict[str, int]) -> set[int]:
    """Which pairs of a reader a pair is."""
    return {
        at
        for at, one in enumerate(meant)
        for a, b in ((pair.a, pair.b), (pair.b, pair.a))
        if (a.letter, b.letter) == (index[one["a"]], index[one["b"]])
        and is_meant(one["a_text"], a.text)
        and is_meant(one["b_text"], b.text)
    }


def told_of(planted: dict[str, Any], index: dict[str, int], comparison: Comparison) -> Difference | None:
    """The difference that tells what was planted: of that slot, with those values."""
    a, b = index[planted["a"]], index[planted["b"]]
    for group in comparison.groups:
        both = restricted(group, comparison, (a, b))
        if both is None:
            continue
        held = {
            side
            for side, letter in (("a", a), ("b", b))
            for member in both.members
            if member.letter == letter and is_meant(planted[f"{side}_text"], member.text)
        }
        for one in both.differences if held == {"a", "b"} else ():
            if (
                one.slot == planted["slot"]
                and one.kind in ("conflict", "differs")
                and all(says(one, letter, planted[f"{side}_value"]) for side, letter in (("a", a), ("b", b)))
            ):
                return one
    return None


def says(difference: Difference, letter: int, value: str) -> bool:
    """Whether a letter is told to say a value; silence is one, too: 'không nêu'."""
    told = [one for one in difference.values if one.letter == letter]
    words = " ".join(" ".join((key(one.text), *map(key, one.value))) for one in told).split()
    return (not told and letter in difference.unstated) or bool(set(key(value).split()) & set(words))
