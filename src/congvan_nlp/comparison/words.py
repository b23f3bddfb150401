"""The words of a clause that tell its duty, without what differs with level, place and day alone."""

import re
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Final

from ..folding import key
from ..knowledge.words import alternation, section, words
from ..records.analysis import Body

_FILE: Final = "compare_words.toml"
#: Syllables in one run, and share of the shorter clause, from which on words are taken from one source.
_RUN: Final = 8
_REUSED: Final = 0.6
#: Words that all levels have their own of, and one that stands for them.
_MASKS: Final = (("committee", "capuy"), ("government", "ubnd"), ("unit", ""), ("nothing", ""))


@cache
def _masks() -> tuple[tuple[re.Pattern[str], str], ...]:
    masks = [(words(_FILE, "masked", name), one) for name, one in _MASKS]
    masks += [(others, one) for one, others in section(_FILE, "synonyms").items()]
    return tuple((re.compile(rf"\b{alternation(said)}\b"), one) for said, one in masks)


@cache
def _stop() -> frozenset[str]:
    return frozenset(words(_FILE, "masked", "stop"))


@cache
def _acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"\b{alternation(said)}\b")) for name, said in section(_FILE, "acts").items())


@lru_cache(maxsize=16_384)
def syllables(text: str, places: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Syllables of a clause, in their order.

    Parameters
    ----------
    text : str
    places : tuple of str, optional
        Names of the letter's own places, which are left out.

    Returns
    -------
    tuple of str
        In base letters. Committees and governments of any level are one word, days and numbers none.

    Examples
    --------
    >>> syllables("báo cáo Ban Thường vụ Tỉnh ủy trước ngày 10/02/2022")
    ('bao', 'cao', 'ban', 'thuong', 'vu', 'capuy')
    >>> syllables("UBND huyện Sơn Khê rà soát", ("son khe",))
    ('ubnd', 'ra', 'soat')
    """
    told = f" {key(text.replace('%', ' phan tram '))} "
    for place in places:
        told = told.replace(f" {place} ", " ")
    for pattern, one in _masks():
        told = pattern.sub(one, told)
    return tuple(told.split())


def terms(said: Sequence[str]) -> list[str]:
    """Syllables that stand in other duties than all, and pairs of neighbours among them.

    Parameters
    ----------
    said : sequence of str
        As of `syllables`.

    Examples
    --------
    >>> terms(["bao", "cao", "ve", "ra", "soat"])
    ['bao', 'cao', 'soat', 'bao cao', 'cao soat']
    """
    kept = [one for one in said if one not in _stop()]
    return [*kept, *(f"{a} {b}" for a, b in zip(kept, kept[1:], strict=False))]


def is_reused(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two clauses share so many words in one run that both took them from one source.

    Parameters
    ----------
    one, other : sequence of str
        As of `syllables`.

    Examples
    --------
    >>> said = syllables("gợi ý kiểm điểm đối với tập thể, cá nhân thuộc thẩm quyền quản lý")
    >>> is_reused(said, ("nghiem", "viec", *said)), is_reused(said, said[::-1])
    (True, False)
    """
    shortest = min(len(one), len(other))
    if shortest < _RUN:
        return one == other
    run = SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
    return run >= max(_RUN, _REUSED * shortest)


@lru_cache(maxsize=16_384)
def acts(text: str) -> frozenset[str]:
    """What a clause asks to be done: kinds of acts, by their usual words.

    Examples
    --------
    >>> sorted(acts("Tổng hợp kết quả rà soát, gửi về Sở Nội vụ"))
    ['gather', 'review', 'send']
    """
    told = key(text)
    return frozenset(name for name, pattern in _acts() if pattern.search(told))


def place_names(bodies: Collection[Body | None]) -> tuple[str, ...]:
    """Names of the places of some bodies, as they stand in keys; the longest first.

    Examples
    --------
    >>> place_names([Body(name="Huyện ủy Sơn Khê", id="vn;lam.son;huyen.son.khe:huyen.uy")])
    ('huyen son khe', 'lam son', 'son khe')
    """
    found = set()
    for body in bodies:
        for unit in (body.id if body and body.id else "").partition(":")[0].split(";")[1:]:
            name = unit.replace(".", " ")
            if "*" not in name and "_" not in name:
                found |= {name, _LEVEL.sub("", name)}
    return tuple(sorted(found - {""}, key=lambda name: (-len(name), name)))


_LEVEL: Final = re.compile(r"^(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu) (?=\w{2})")
