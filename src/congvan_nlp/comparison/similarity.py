"""How alike clauses are: weighted syllables and letters, with what all of them repeat left out.

Letters on one regulation repeat its title in nearly every clause. Terms (syllables, pairs of them, and runs of three to
five letters) that stand in more than a share of the clauses are therefore masked; the rest are weighted as usual (TF-IDF,
Salton and Buckley 1988). Candidates come from an index of rare terms, so that the cost grows with the pairs that share any.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

from .clauses import Clause
from .words import acts, syllables, terms

#: Terms in more than this share of the clauses say nothing, unless they are as few as these, or hardly more than one for
#: each letter: a duty that all letters lay down is not what each of them repeats.
_MASKED: Final = 0.08
_FEW: Final = 3
_OFTEN: Final = 1.5
#: Share of syllables, the rest is of runs of letters, which forgive misspelt and joined words.
_SYLLABLES: Final = 0.8
_RUNS: Final = (3, 4, 5)
#: What acts that both ask for add at most, and each slot that both fill; a slot that one fills takes away.
_ACTS: Final = 0.15
_SLOT: Final = 0.04
_UNSHARED: Final = 0.02
#: Below this likeness of syllables a pair is not looked at closer, above the other one it need not be.
_CANDIDATE: Final = 0.05
_SURE: Final = 0.4

Vector = dict[str, float]
Likeness = dict[tuple[int, int], float]


class Features(NamedTuple):
    """What a clause is compared by."""

    syllables: Vector
    runs: Vector
    acts: frozenset[str]
    slots: frozenset[str]


def likeness(clauses: Sequence[Clause], places: Sequence[tuple[str, ...]]) -> Likeness:
    """How alike clauses of different letters are.

    Parameters
    ----------
    clauses : sequence of Clause
    places : sequence of tuple of str
        Names of the own places of each letter.

    Returns
    -------
    dict of (int, int) to float
        Of the pairs that share anything, by their places in `clauses`, the lower first; about 0 to 1.
    """
    found = features(clauses, places)
    rarity = _rarity((one.acts for one in found), len(found), len(found))
    overlap = cache(lambda one, other: _overlap(one, other, rarity))  # there are few kinds of acts
    shared: Likeness = {}
    for pair, close in _products([one.syllables for one in found], clauses).items():
        if close < _CANDIDATE:
            continue
        a, b = found[pair[0]], found[pair[1]]
        words = close if close >= _SURE else _SYLLABLES * close + (1 - _SYLLABLES) * _product(a.runs, b.runs)
        slots = _SLOT * len(a.slots & b.slots) - _UNSHARED * len(a.slots ^ b.slots)
        shared[pair] = words + _ACTS * overlap(a.acts, b.acts) + slots
    return shared


def features(clauses: Sequence[Clause], places: Sequence[tuple[str, ...]]) -> list[Features]:
    """Weigh the terms of clauses against all of them.

    Parameters
    ----------
    clauses, places
        As of `likeness`.

    Returns
    -------
    list of Features
        Of each clause; vectors have length 1, or are empty.
    """
    said = [syllables(clause.duty, places[clause.letter]) for clause in clauses]
    most = max(_FEW, _MASKED * len(clauses), _OFTEN * len(places))
    rare = _weighted([Counter(terms(one)) for one in said], most)
    runs = _weighted([_letters(" ".join(one)) for one in said], most)
    return [
        Features(words, letters, acts(clause.duty), _slots(clause))
        for clause, words, letters in zip(clauses, rare, runs, strict=True)
    ]


def _letters(said: str) -> Counter[str]:
    padded = f" {said} "
    return Counter(padded[at : at + n] for n in _RUNS for at in range(len(padded) - n + 1))


def _weighted(counted: Sequence[Counter[str]], most: float) -> list[Vector]:
    rarity = _rarity(counted, len(counted), most)
    vectors = []
    for held in counted:
        vector = {term: (1 + math.log(n)) * rarity[term] for term, n in held.items() if term in rarity}
        length = math.sqrt(sum(value * value for value in vector.values()))
        vectors.append({term: value / length for term, value in vector.items()} if length else {})
    return vectors


def _rarity(all_terms: Iterable[Iterable[str]], of: int, most: float) -> Vector:
    """Weights of terms by how few of the clauses hold them; those in more than `most` have none."""
    held = Counter(term for terms in all_terms for term in terms)
    return {term: math.log(1 + of / n) for term, n in held.items() if n <= most}


def _products(vectors: Sequence[Vector], clauses: Sequence[Clause]) -> Likeness:
    """Products of vectors of different letters, through an index of their terms."""
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    products: Likeness = defaultdict(float)
    for at, vector in enumerate(vectors):
        letter = clauses[at].letter
        for term, value in vector.items():
            held = index[term]
            for other, weight in held:
                if clauses[other].letter != letter:
                    products[other, at] += value * weight
            held.append((at, value))
    return products


def _product(one: Vector, other: Vector) -> float:
    return sum([one[term] * other[term] for term in one.keys() & other.keys()])


def _overlap(one: frozenset[str], other: frozenset[str], rarity: Vector) -> float:
    every = sum(rarity[act] for act in one | other)
    return sum(rarity[act] for act in one & other) / every if every else 0.0


def _slots(clause: Clause) -> frozenset[str]:
    filled = {"due" for _ in clause.deadlines} | ({"percent"} if "%" in clause.text else set())
    filled |= {"to" for one in clause.deadlines if one.to} | {"via" for one in clause.deadlines if one.via}
    return frozenset(filled | {"lead" for one in clause.assignees if one.role == "lead"})
