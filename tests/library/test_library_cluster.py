"""Letters read by a real Dask cluster of this machine: a scheduler and two workers, started as offices start them."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from congvan_nlp import __version__
from congvan_nlp.knowledge.register import Regulation, builtin
from congvan_nlp.library.cluster import Cluster, ClusterError
from congvan_nlp.library.readings import Reading, Task, made_with, readings, seen
from congvan_nlp.library.workers import DIED

pytest.importorskip("distributed")

STAMP = made_with()
#: What is wrong with a worker: modules that Dask loads there, so that the library is the real one here.
POISON = """
import os
from pathlib import Path

def dask_setup(worker):
    from congvan_nlp.library import readings

    read = readings.Reader.read

    def poisoned(self, path, content=None):
        if Path(path).name == "poison.txt":
            os._exit(11)
        return read(self, path, content)

    readings.Reader.read = poisoned
"""
BLIND = """
import sys

def dask_setup(worker):
    def refuse(event, args):
        if event == "open" and "/hidden/" in str(args[0]):
            raise FileNotFoundError(args[0])

    sys.addaudithook(refuse)
"""
OTHER_VERSION = """
def dask_setup(worker):
    import congvan_nlp

    congvan_nlp.__version__ = "0.0.1"
"""
OTHER_REGISTER = """
def dask_setup(worker):
    from congvan_nlp.library import readings

    rows = list(readings.builtin())[1:]
    readings.builtin = lambda: rows
"""
NO_LIBRARY = """
import sys

def dask_setup(_):
    sys.modules["congvan_nlp"] = None
"""


def until(true: Callable[[], Any], seconds: float = 30) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < deadline, "took too long"
        time.sleep(0.05)
    return found


class Dask:
    """A scheduler and its workers, all of them ended at the end."""

    def __init__(self, folder: Path, ended: ExitStack) -> None:
        self.folder = folder
        self.ended = ended
        folder.mkdir(exist_ok=True)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        # it needs nothing of this library
        options = ("--host", "127.0.0.1", "--port", str(port), "--idle-timeout", "120", *self.preloads([NO_LIBRARY]))
        self.scheduler = self.start("scheduler", *options)

    def start(self, what: str, *options: str) -> "subprocess.Popen[bytes]":
        environment = os.environ | {
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
            "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
            "DASK_TEMPORARY_DIRECTORY": str(self.folder),
        }
        no_dashboard = ("--no-dashboard", "--dashboard-address", "127.0.0.1:0")
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *options, *no_dashboard]
        with (self.folder / f"{what}.log").open("ab") as log:
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        self.ended.callback(end, process)
        return process

    def worker(self, *options: str, wrong: Sequence[str] = ()) -> "subprocess.Popen[bytes]":
        local = ("--nthreads", "1", "--local-directory", str(self.folder), "--host", "127.0.0.1")
        return self.start("worker", self.address, *local, *options, *self.preloads(wrong))

    def preloads(self, modules: Sequence[str]) -> list[str]:
        options = []
        for what in modules:
            module = self.folder / f"wrong_{len(list(self.folder.iterdir()))}.py"
            module.write_text(what)
            options += ["--preload", str(module)]
        return options


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a process with all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def client_of(dask: Dask) -> Iterator[Any]:
    from distributed import Client

    with Client(dask.address, set_as_default=False, timeout=30) as client:  # type: ignore[no-untyped-call]
        yield client


@contextmanager
def dask_in(folder: Path) -> Iterator[Dask]:
    with ExitStack() as ended:
        yield Dask(folder, ended)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Dask, Any]]:
    with dask_in(tmp_path_factory.mktemp("dask")) as dask:
        dask.worker(wrong=[POISON])
        dask.worker(wrong=[POISON, BLIND])
        with client_of(dask) as client:
            yield dask, client


@pytest.fixture
def dask(running: tuple[Dask, Any]) -> Dask:
    """Two workers, of which one does not see folders that are called hidden."""
    until(lambda: len(running[1].nthreads()) == 2)
    return running[0]


def letter(number: int) -> str:
    return (
        f"TỈNH ỦY LAM SƠN\n*\nSố {number}-CV/TU\n\nLam Sơn, ngày 08 tháng 5 năm 2025\n\n"
        f"Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị, đề nghị Sở Y tế báo cáo kết quả lần {number} "
        "trước ngày 30/5/2025.\n\nNơi nhận:\n- Như trên,\n- Lưu Văn phòng.\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLê Văn An\n"
    )


def written(folder: Path, count: int) -> list[Task]:
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{number:03}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(letter(number), encoding="utf-8")
    return [task(path) for path in paths]


def task(path: Path, known: str | None = None) -> Task:
    return Task(seen(path), str(path), known)


def test_reads_as_this_process_does(dask: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = written(tmp_path, 20)
    known = readings([tasks[3]], STAMP)[0].sha256
    tasks[3] = tasks[3]._replace(known=known)
    tasks[4] = tasks[4]._replace(known="0" * 64)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "image.xyz").write_bytes(b"no letter")
    tasks[5:5] = [task(tmp_path / name) for name in ("missing.txt", "empty.txt", "image.xyz", "")]
    monkeypatch.chdir(tmp_path)
    tasks.append(task(Path("000.txt")))
    expected = readings(tasks, STAMP)
    with Cluster(dask.address, STAMP) as cluster:
        assert list(cluster.read(tasks)) == expected
        assert list(cluster.read([])) == []
    assert expected[3] == Reading(tasks[3].seen, known, STAMP)
    assert [one.reason for one in expected if one.reason] == [
        "no such file",
        "empty file",
        "not a kind of file that can be read (.doc, .docx, .eml, .htm, .html, .jpeg, .jpg, .markdown, .md, .pdf, .png, .rtf, .text, .tif, .tiff, .txt)",
        "not a file",
    ]


def test_nothing_is_left_behind(running: tuple[Dask, Any], dask: Dask, tmp_path: Path) -> None:
    before = set(threading.enumerate())
    tasks = written(tmp_path, 100)
    with Cluster(dask.address, STAMP) as cluster:
        under_way = cluster.read(tasks)
        assert next(under_way).letter
        # a thread has a few chunks of eight
        assert 0 < running[1].run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)) < 12
    with pytest.raises(ClusterError, match="does not answer"):
        list(under_way)
    assert {thread.name for thread in set(threading.enumerate()) - before} <= {"TCP-Executor", "Dask-Offload"}
    until(lambda: not running[1].run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)))
    assert len(running[1].nthreads()) == 2


def test_what_workers_do_not_see_is_sent(dask: Dask, tmp_path: Path) -> None:
    tasks = written(tmp_path / "hidden", 30)
    tasks[7] = tasks[7]._replace(known=readings([tasks[7]], STAMP)[0].sha256)
    tasks[9:9] = [task(tmp_path / "missing.txt")]
    # too much for one message, but not for a letter
    large = tmp_path / "hidden" / "large.txt"
    large.write_bytes(b" " * 12_000_000)
    tasks.append(task(large))
    with Cluster(dask.address, STAMP) as cluster:
        assert list(cluster.read(tasks)) == readings(tasks, STAMP)


def test_what_a_worker_does_not_see_later_is_sent_again(dask: Dask, tmp_path: Path) -> None:
    # all see the first ones
    tasks = [*written(tmp_path / "open", 8), *written(tmp_path / "hidden", 60)]
    with Cluster(dask.address, STAMP) as cluster:
        assert list(cluster.read(tasks)) == readings(tasks, STAMP)


def test_the_register_of_an_office(dask: Dask, tmp_path: Path) -> None:
    tasks = written(tmp_path, 20)
    register = builtin().extended([Regulation("7-QĐ/TU", "2024-01-02", "Quy định", title="về thư")])
    stamp = made_with(register)
    with Cluster(dask.address, stamp, register) as cluster:
        found = list(cluster.read(tasks))
    assert found == readings(tasks, stamp, register)
    assert found[0].made_with == stamp != STAMP


def test_a_worker_that_is_killed_loses_nothing(running: tuple[Dask, Any], dask: Dask, tmp_path: Path) -> None:
    tasks = written(tmp_path, 200)
    pid = next(iter(running[1].run(os.getpid).values()))
    with Cluster(dask.address, STAMP) as cluster:
        under_way = cluster.read(tasks)
        found = [next(under_way)]
        os.kill(pid, signal.SIGKILL)
        found += under_way
    assert found == readings(tasks, STAMP)


def test_a_poisoned_letter_fails_alone(dask: Dask, tmp_path: Path) -> None:
    tasks = written(tmp_path, 40)
    poison = tmp_path / "poison.txt"
    poison.write_text("độc", encoding="utf-8")
    tasks[11:11] = [task(poison)]
    with Cluster(dask.address, STAMP) as cluster:
        found = list(cluster.read(tasks))
    assert found.pop(11) == Reading(tasks.pop(11).seen, None, STAMP, reason=DIED)
    assert found == readings(tasks, STAMP)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (OTHER_VERSION, f"has congvan_nlp 0.0.1, not {__version__}"),
        (OTHER_REGISTER, "has another register"),
        (NO_LIBRARY, "cannot use congvan_nlp"),
    ],
    ids=["version", "register", "none"],
)
def test_another_library_is_refused(
    running: tuple[Dask, Any], dask: Dask, wrong: str, reason: str, tmp_path: Path
) -> None:
    with Cluster(dask.address, STAMP) as cluster, ExitStack() as ended:
        worker = dask.worker("--no-nanny", wrong=[wrong])
        ended.callback(end, worker)
        until(lambda: len(running[1].nthreads()) == 3)
        with pytest.raises(ClusterError, match=reason) as error:
            Cluster(dask.address, STAMP)
        assert error.value.where == dask.address
        # one that was there before notices it as well
        with pytest.raises(ClusterError, match=f"{reason}|a worker has another version"):
            list(cluster.read(written(tmp_path, 200)))
    until(lambda: len(running[1].nthreads()) == 2)


def test_workers_and_then_the_scheduler_are_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = written(tmp_path / "letters", 200)
    with dask_in(tmp_path / "dask") as dask:
        with client_of(dask) as client:
            with pytest.raises(ClusterError) as error:
                Cluster(dask.address, STAMP)
            assert error.value.reason == "has no workers"
            worker = dask.worker("--no-nanny")
            until(client.nthreads)
        with Cluster(dask.address, STAMP) as one, Cluster(dask.address, STAMP) as other:
            under_way, also = one.read(tasks), other.read(tasks)
            assert next(under_way) == next(also)
            monkeypatch.setattr("congvan_nlp.library.cluster._PATIENCE", 1.0)
            end(worker)
            with pytest.raises(ClusterError, match="has no workers any more"):
                list(under_way)
            monkeypatch.undo()
            end(dask.scheduler)
            with pytest.raises(ClusterError, match="does not answer any more"):
                list(also)


def test_an_address_without_a_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("congvan_nlp.library.cluster._BEGIN", 1.0)
    before = set(threading.enumerate())
    began = time.monotonic()
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(ClusterError) as error:  # nobody listens
            Cluster(address, STAMP)
        assert error.value.reason == "the scheduler does not answer"
        silent.listen()
        with pytest.raises(ClusterError) as error:  # one takes the call and says nothing
            Cluster(address, STAMP)
        assert error.value.reason == "the scheduler does not answer"
    for address in ("here", "http://127.0.0.1:80", "tls://127.0.0.1:8786"):
        with pytest.raises(ClusterError) as error:
            Cluster(address, STAMP)
        assert error.value.reason == "is no address of a scheduler"
    assert time.monotonic() - began < 6
    assert {thread.name for thread in set(threading.enumerate()) - before} <= {"TCP-Executor", "Dask-Offload"}
