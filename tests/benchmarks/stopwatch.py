"""Ratios of CPU times that other work on the machine does not change much.

Two works are measured in turns and each for as long as the other, so that a load that comes and goes strikes both
alike; the least of several such ratios is what the code costs where it is left alone.
"""

import gc
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

Work = Callable[[], object]


@pytest.fixture(autouse=True)
def no_collection() -> Iterator[None]:
    """Keep the collector of garbage out of the times, as `timeit` does: it looks at all objects of the test run."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


class Ratio(NamedTuple):
    """How many times as long the dear work takes as the cheap one, and CPU seconds of the dear one."""

    times: float
    seconds: float


def seconds(work: Work, times: int = 1) -> float:
    """Mean CPU time of some runs in a row."""
    before = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - before) / times


def ratio(dear: Work, cheap: Work, enough: float, rounds: int = 3, least: float = 1e-6) -> Ratio:
    """The least ratio of some rounds, and of a few more while it is above what is enough.

    The cheap work runs half before and half after the dear one, and about as long as that in all. What takes less
    than `least` seconds counts as taking that.
    """
    found: list[Ratio] = []
    half = 1
    while len(found) < rounds or (len(found) < rounds + 5 and min(found).times > enough):
        before = seconds(cheap, half)
        long = seconds(dear)
        short = max((before + seconds(cheap, half)) / 2, least)
        found.append(Ratio(long / short, long))
        half = max(1, round(long / short / 2))
    return min(found)
