"""What questions to the regulation graph cost; ``CONGVAN_BENCH_LETTERS=100000 make bench`` is the measure of the README.

Look-ups of a regulation in the middle, the most cited one read to its end, and the whole graph in memory.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from generated_graph import DIRECTIVES, FIRST, MIDDLE, write_library
from sqlalchemy import Connection

from congvan_nlp.graph.basis import basis
from congvan_nlp.graph.citing import cited_by
from congvan_nlp.graph.groups import missing
from congvan_nlp.graph.implementing import implementing
from congvan_nlp.library.library import Library

pytestmark = pytest.mark.benchmark
COUNT: Final = int(os.environ.get("CONGVAN_BENCH_LETTERS", "2000"))
#: Seconds and bytes that a hundred thousand letters may take.
LARGE: Final = COUNT >= 50_000
#: Of so many runs the fastest counts: what disturbs a machine only ever adds.
RUNS: Final = 3
GRAPH: Final = """
import resource, sys, time
from congvan_nlp.library.library import Library
with Library(sys.argv[1], write=False) as library:
    library.graph((), [1])  # networkx is imported, tables are loaded
    before = time.process_time()
    graph = library.graph(sys.argv[2].split(","))
    print(time.process_time() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(graph), graph.number_of_edges())
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("graph") / "thu.db"
    write_library(made, COUNT)
    return made


@pytest.fixture
def connection(path: Path) -> Iterator[Connection]:
    with Library(path, write=False) as library, library.reading() as here:
        yield here


def milliseconds(work: Callable[[], object], times: int = 7) -> float:
    work()  # the first of a process loads tables
    found = []
    for _ in range(times):
        before = time.process_time()
        work()
        found.append((time.process_time() - before) * 1000)
    return statistics.median(found)


def seconds_of(took: list[float]) -> str:
    return f"{min(took):.2f} s (of {', '.join(f'{t:.2f}' for t in took)})"


def test_lookups(connection: Connection) -> None:
    numbers = [COUNT // 3 + n for n in range(0, 70, 10)]
    works: dict[str, Callable[[], object]] = {
        "implements of the middle": lambda: list(implementing(connection, MIDDLE)),
        "cited-by of the middle": lambda: list(cited_by(connection, MIDDLE)),
        "missing": lambda: missing(connection, "Tỉnh 7", "Tỉnh 8"),
        "basis of seven letters, each": lambda: [basis(connection, str(number)) for number in numbers],
    }
    for name, work in works.items():
        took = milliseconds(work) / (len(numbers) if "each" in name else 1)
        print(f"\n{name}: {took:.1f} ms")
        assert took < 50


def test_the_most_cited_regulation_is_read_to_its_end(connection: Connection) -> None:
    took = []
    for _ in range(RUNS):
        before = time.process_time()
        count = sum(1 for _ in implementing(connection, FIRST))
        took.append(time.process_time() - before)
    print(f"\n{count} directives in {seconds_of(took)}")
    assert count > COUNT * DIRECTIVES * 0.5
    assert min(took) < (2 if LARGE else 0.5)


@pytest.mark.parametrize(
    ("kinds", "seconds", "megabytes"),
    [("letter,regulation", 3, 400), ("letter,regulation,directive,body,deadline", 15, 1200)],
)
def test_the_graph_in_memory(path: Path, kinds: str, seconds: float, megabytes: float) -> None:
    took, used = [], []
    for _ in range(RUNS):  # each in a process of its own
        command = [sys.executable, "-c", GRAPH, str(path), kinds]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        time_, memory, nodes, edges = map(float, done.stdout.split())
        took.append(time_)
        used.append(memory)
    print(f"\n{kinds}: {nodes:.0f} nodes, {edges:.0f} edges in {seconds_of(took)}, {max(used):.0f} MB")
    assert min(took) < seconds
    assert max(used) < megabytes
