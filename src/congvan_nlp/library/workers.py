"""Worker processes that read and analyse letters; one that dies takes no other letter with it."""

import gc
import multiprocessing
import os
import pickle
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import islice
from multiprocessing import connection
from multiprocessing.context import SpawnContext, SpawnProcess
from types import TracebackType
from typing import Any, Final, Protocol, Self

from ..knowledge.register import Register, builtin
from ..reading.limits import USUAL, Limits
from .readings import Reading, Task, readings

#: Files that go to a worker at once: fewer cost more for each letter, more wait longer for a slow one.
CHUNK: Final = 8
_AHEAD: Final = 4  # chunks that wait for each worker
#: Why there is no letter of a file whose worker died.
DIED: Final = "the process that read it died"
_STATE: dict[str, Register] = {}


class Workers(Protocol):
    """Whoever reads and analyses letters, here or elsewhere."""

    def read(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        """Readings in the order of the tasks, however fast each one is."""

    def close(self) -> None:
        """Let go of what is under way."""


class Here:
    """No workers: this process reads, for tests and for a few letters; a letter that kills it ends all.

    Parameters
    ----------
    stamp : str
        As of `made_with`.
    register : Register, optional
    limits : Limits, optional
    """

    def __init__(self, stamp: str, register: Register | None = None, limits: Limits = USUAL) -> None:
        self._stamp = stamp
        self._register = register
        self._limits = limits

    def read(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        """Readings in the order of the tasks."""
        for task in tasks:
            yield from readings([task], self._stamp, self._register, self._limits)

    def close(self) -> None:
        """Nothing is under way."""


class Processes:
    """Worker processes on this machine.

    A program that uses them has to guard its main module (``if __name__ == "__main__":``), as they import it.

    Parameters
    ----------
    count : int or None
        By default as many as there are cores.
    stamp : str
        As of `made_with`.
    register : Register, optional
        Of regulations; by default the one that comes with the library.
    limits : Limits, optional
        Of each file.
    """

    def __init__(self, count: int | None, stamp: str, register: Register | None = None, limits: Limits = USUAL) -> None:
        self._count = count or os.cpu_count() or 1
        self._limits = limits
        self._stamp = stamp
        self._register = None if register is None or register is builtin() else _written(register)
        self._many: _Pool | None = None
        self._one: _Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, tasks: Iterable[Task]) -> Iterator[Reading]:
        """Read files.

        Parameters
        ----------
        tasks : iterable of Task
            Taken only as fast as they are read.

        Yields
        ------
        Reading
            In the order of the tasks. A file that kills its worker twice, the second time alone, has failed.
        """
        waiting: deque[tuple[list[Task], Future[list[Reading]]]] = deque()
        left = iter(tasks)
        while chunk := list(islice(left, CHUNK)):
            waiting.append((chunk, self._submit(chunk)))
            if len(waiting) >= self._count * _AHEAD:
                yield from self._oldest(waiting)
        while waiting:
            yield from self._oldest(waiting)

    def close(self) -> None:
        """End the processes; what they were reading is read again next time."""
        for pool in (self._many, self._one):
            if pool:
                pool.executor.shutdown(wait=True, cancel_futures=True)
        self._many = self._one = None
        if self._register:
            with suppress(OSError):
                os.unlink(self._register)  # noqa: PTH108
            self._register = None

    def _oldest(self, waiting: "deque[tuple[list[Task], Future[list[Reading]]]]") -> Iterator[Reading]:
        chunk, future = waiting.popleft()
        try:
            yield from future.result()
        except BrokenProcessPool:
            # one of all that were under way did it, or somebody killed a worker: each is tried alone
            for task in chunk:
                yield self._alone(task)

    def _submit(self, chunk: Sequence[Task]) -> Future[list[Reading]]:
        try:
            self._many = self._many or _Pool(self._count, self._register)
            return self._many.submit(chunk, self._stamp, self._limits)
        except BrokenProcessPool:
            self._many = _Pool(self._count, self._register)
            return self._many.submit(chunk, self._stamp, self._limits)

    def _alone(self, task: Task) -> Reading:
        if self._many:
            self._many.end_if_broken()
        self._one = self._one or _Pool(1, self._register)
        try:
            return self._one.submit([task], self._stamp, self._limits).result()[0]
        except BrokenProcessPool:
            self._one.end_if_broken()
            self._one = None
            return Reading(task.seen, None, self._stamp, reason=DIED)


class _Context(SpawnContext):
    """Starts processes anew, as a fork would share the connection to the library, and remembers them."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[SpawnProcess] = []

    def Process(self, *args: Any, **options: Any) -> SpawnProcess:  # type: ignore[override]
        self.started.append(SpawnProcess(*args, **options))
        return self.started[-1]


class _Pool:
    """Processes that read chunks."""

    def __init__(self, count: int, register: str | None) -> None:
        self._context = _Context()
        self.executor = ProcessPoolExecutor(count, self._context, initializer=_begin, initargs=(register,))

    def submit(self, chunk: Sequence[Task], stamp: str, limits: Limits) -> Future[list[Reading]]:
        """Give a chunk to a process; one that is started for it does not hear Ctrl-C, which the writer handles."""
        if not hasattr(signal, "pthread_sigmask"):  # Windows
            return self.executor.submit(_read, chunk, stamp, limits)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return self.executor.submit(_read, chunk, stamp, limits)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def end_if_broken(self) -> None:
        """Leave no process of a broken pool behind: one that was just started would be waited for when all ends."""
        if any(process.exitcode is not None for process in self._context.started):
            for process in self._context.started:
                with suppress(ValueError, AttributeError):  # not started yet
                    process.kill()


def _written(register: Register) -> str:
    """A register in a file: what a process is started with must fit into a pipe."""
    with tempfile.NamedTemporaryFile(prefix="congvan-", suffix=".register", delete=False) as file:
        pickle.dump(register, file)
    return file.name


def _begin(register: str | None) -> None:
    """A worker leaves Ctrl-C to the writer, which ends it, and does not outlive the writer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if register:
        with open(register, "rb") as file:  # noqa: PTH123
            _STATE["register"] = pickle.load(file)
    # tables and modules stay, and the thousands of records of a letter are no cycles: less is to be looked at
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)


def _read(tasks: Sequence[Task], stamp: str, limits: Limits) -> list[Reading]:
    return readings(tasks, stamp, _STATE.get("register"), limits)
