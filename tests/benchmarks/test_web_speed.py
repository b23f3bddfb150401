"""What pages cost where twenty people use them at once: how long the server takes, and how much memory it holds.

A few hundred generated letters for some seconds here; ``CONGVAN_BENCH_LETTERS=100000`` tells of a hundred thousand for a
minute, ``CONGVAN_BENCH_LIBRARY=FILE`` of a library that is there. A person reads for a second between two pages.
"""

import http.client
import os
import random
import re
import signal
import statistics
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from congvan_cli import started
from generated_letters import write_letters

from congvan_nlp.library.library import Library

pytestmark = pytest.mark.benchmark
COUNT = int(os.environ.get("CONGVAN_BENCH_LETTERS", "300"))
READY = os.environ.get("CONGVAN_BENCH_LIBRARY")
LARGE = COUNT >= 50_000 or READY is not None
USERS, SECONDS = 20, 60 if LARGE else 6
#: Milliseconds in which 95 of 100 answers are there, and MB of the server; more on machines that do other work, too.
SOON, MEMORY = 300, 600
SLACK = 1 if LARGE else 3
WORDS = ("bao cao", "kế hoạch", '"công tác cán bộ"', "132-QĐ/TW", "kiem tra giam sat")
BODIES = ("so y te", "ban to chuc", "chi bo", "")

Answers = dict[str, list[float]]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if READY:
        return Path(READY)
    folder = tmp_path_factory.mktemp("letters")
    write_letters(folder, COUNT)
    where = tmp_path_factory.mktemp("library") / "thu.db"
    with Library(where, create=True) as made:
        made.ingest([folder])
    return where


@pytest.fixture(scope="module")
def server(library: Path) -> Iterator[tuple[str, int]]:
    process = started("serve", "--library", library, "--port", "0")
    assert process.stdout
    address = process.stdout.readline().decode().strip().rstrip("/").removeprefix("http://")
    try:
        yield address, process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)


def pages(numbers: list[int], months: list[str]) -> dict[str, Callable[[random.Random], str]]:
    """Addresses of each kind of page."""
    return {
        "list": lambda rng: f"/van-ban?after={rng.choice(numbers)}" if rng.random() < 0.5 else "/van-ban",
        "search": lambda rng: f"/van-ban?q={quote(rng.choice(WORDS))}",
        "letter": lambda rng: f"/van-ban/{rng.choice(numbers)}",
        "deadlines": lambda rng: f"/han?body={quote(rng.choice(BODIES))}",
        "all deadlines": lambda rng: f"/han?from=&to=&page={rng.randrange(1, 4)}",
        "month": lambda rng: f"/han/thang?month={rng.choice(months)}",
        "review": lambda _: "/xem-lai",
        "comparison": lambda _: "/so-sanh",
    }


def use(
    address: str, kinds: dict[str, Callable[[random.Random], str]], seed: int, until: float, found: Answers
) -> None:
    """Open one page behind the other, as a person does."""
    rng = random.Random(seed)
    connection = http.client.HTTPConnection(address, timeout=60)
    time.sleep(rng.random())
    while time.monotonic() < until:
        kind = rng.choice(list(kinds))
        began = time.perf_counter()
        connection.request("GET", kinds[kind](rng))
        answer = connection.getresponse()
        answer.read()
        took = time.perf_counter() - began
        assert answer.status == 200, kind
        found.setdefault(kind, []).append(took * 1000)
        time.sleep(rng.uniform(0.5, 1.5))
    connection.close()


def memory(pid: int) -> float:
    """The most that a process held, MB."""
    told = re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{pid}/status").read_text())
    assert told
    return int(told[1]) / 1000


def test_twenty_people_at_once(server: tuple[str, int], library: Path) -> None:
    address, pid = server
    with Library(library, write=False) as here, here.reading() as connection:
        rows: Sequence[Any] = connection.exec_driver_sql("SELECT id FROM letters ORDER BY id LIMIT 5000").all()
        days: Sequence[Any] = connection.exec_driver_sql("SELECT DISTINCT substr(due, 1, 7) FROM deadlines").all()
    kinds = pages([row[0] for row in rows], [day[0] for day in days if day[0]])
    each: list[Answers] = [{} for _ in range(USERS)]
    until = time.monotonic() + SECONDS
    people = [threading.Thread(target=use, args=(address, kinds, n, until, found)) for n, found in enumerate(each)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    times = {kind: sorted(took for found in each for took in found.get(kind, [])) for kind in kinds}
    print()
    for kind, took in times.items():
        told = f"median {statistics.median(took):.0f} ms, 95 of 100 in {took[len(took) * 95 // 100]:.0f} ms"
        print(f"{kind}: {len(took)} times, {told}")
    held = memory(pid)
    print(f"server: {held:.0f} MB")
    every = sorted(took for some in times.values() for took in some)
    assert len(every) > USERS * SECONDS / 4, "people wait"
    assert every[len(every) * 95 // 100] < SOON * SLACK
    assert held < MEMORY
