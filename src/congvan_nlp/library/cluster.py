"""Letters read by the workers of a Dask cluster that an office already has.

Dask gives out the work, and again where a worker died. Files go by their path as long as workers see them there as
they were found here, in size and time of change; any other letter is sent as bytes. So nobody has to tell what is
shared, and a worker that joins later without the folder costs a second question, not a letter.
"""

import asyncio
import hashlib
import logging
import operator
import os
import pickle
import threading
import time
import warnings
from collections import deque
from collections.abc import Coroutine, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final, NoReturn, Self, TypeVar

from ..knowledge.register import Register
from ..reading.limits import USUAL, Limits
from .readings import Reading, Task, made_with, reading, seen
from .workers import CHUNK, DIED

T = TypeVar("T")
#: Letters under way, what comes of those among them that needed a worker, and how many bytes were sent.
Chunks = deque[tuple[list[Task | Reading], asyncio.Task[bytes | None] | None, int]]

_AHEAD: Final = 4  # chunks that wait for each thread of a worker
_MOST_AHEAD: Final = 512  # chunks that wait at all: a letter comes back as some 25 kB
#: Bytes sent in one chunk, and in all that wait: the memory of this process and of the scheduler stays flat.
_SENT_AT_ONCE: Final = 8_000_000
_SENT_AHEAD: Final = 64_000_000
_LOOK: Final = 1.0  # seconds between two looks at the workers
_BEGIN: Final = 5.0  # seconds for a scheduler to answer for the first time
_PATIENCE: Final = 60.0  # seconds for any other answer, and for workers that died to be back


class ClusterError(Exception):
    """A cluster that cannot read letters; the message names it and the reason.

    Attributes
    ----------
    where : str
        Address of its scheduler.
    reason : str
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class Cluster:
    """Workers of a Dask cluster; it is left as it was found.

    Parameters
    ----------
    address : str
        Of the scheduler: ``tcp://host:8786``.
    stamp : str
        As of `made_with`.
    register : Register, optional
        Of regulations; by default the one that comes with the library.
    limits : Limits, optional
        Of each file.

    Raises
    ------
    ClusterError
        Where distributed is not installed, no scheduler answers, there is no worker, or one of them has another
        version of this library or of its register.

    Examples
    --------
    >>> Cluster("127.0.0.1", made_with())
    Traceback (most recent call last):
    congvan_nlp.library.cluster.ClusterError: 127.0.0.1: is no address of a scheduler
    """

    def __init__(self, address: str, stamp: str, register: Register | None = None, limits: Limits = USUAL) -> None:
        if find_spec("distributed") is None:
            raise ClusterError(address, "needs distributed: pip install 'congvan-nlp[cluster]'")
        self._address, self._stamp, self._register, self._limits = address, stamp, register, limits
        self._client: Any = None
        self._shared = True  # whether workers see the files
        self._threads = 0
        self._known: set[str] = set()  # workers that have this library
        self._talk = _Talk()
        self._log, self._unsaid = logging.getLogger("distributed.client"), lambda _: False
        self._log.addFilter(self._unsaid)  # what it says at length of a lost connection is an error here
        try:
            self._do(self._begun(), _PATIENCE)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
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
            In the order of the tasks. A file that kills one worker after another, also alone, has failed.

        Raises
        ------
        ClusterError
            Where the scheduler is lost, or all workers for a minute.
        """
        waiting: Chunks = deque()
        left = (task._replace(path=os.path.abspath(task.path)) for task in tasks)  # noqa: PTH100  # workers stand elsewhere
        first = list(islice(left, CHUNK))
        self._shared = self._do(self._all_see(first), _PATIENCE)
        for items, size in self._chunks(chain(first, left)):
            full = min(_AHEAD * max(self._threads, 1), _MOST_AHEAD)
            while waiting and (len(waiting) >= full or size + sum(sent for _, _, sent in waiting) > _SENT_AHEAD):
                yield from self._do(self._oldest(waiting))
            asked = [item for item in items if isinstance(item, Task)]
            waiting.append((items, self._do(self._submitted(asked), _PATIENCE) if asked else None, size))
        while waiting:
            yield from self._do(self._oldest(waiting))

    def close(self) -> None:
        """Cancel what is under way; what workers were reading is read again next time."""
        with suppress(Exception):  # the scheduler may be gone
            if self._client:
                self._talk.do(self._client.close(), _BEGIN)
        self._talk.end()
        self._log.removeFilter(self._unsaid)

    def _chunks(self, tasks: Iterable[Task]) -> Iterator[tuple[list[Task | Reading], int]]:
        """Tasks with their bytes where they are needed, in chunks of limited size."""
        items: list[Task | Reading] = []
        size = 0
        for task in tasks:
            item = task if self._shared or task.content is not None else self._filled(task)
            more = len(item.content or b"") if isinstance(item, Task) else 0
            if items and (len(items) == CHUNK or size + more > _SENT_AT_ONCE):
                yield items, size
                items, size = [], 0
            items.append(item)
            size += more
        if items:
            yield items, size

    def _filled(self, task: Task) -> Task | Reading:
        """A task with its bytes; what is known, or cannot be read here, needs no worker."""
        path = Path(task.path)
        with suppress(OSError):
            if path.is_file() and path.stat().st_size <= self._limits.bytes:
                content = path.read_bytes()
                if task.known and task.known == hashlib.sha256(content).hexdigest():
                    return Reading(task.seen, task.known, self._stamp)
                return task._replace(content=content)
        return reading(task, self._stamp, self._register, self._limits)  # says why

    def _do(self, work: Coroutine[Any, Any, T], timeout: float | None = None) -> T:
        """Talk with the scheduler; all that goes wrong is an error of the cluster."""
        try:
            return self._talk.do(work, timeout)
        except ClusterError:
            raise
        except (OSError, CancelledError) as error:  # an OSError is also what took too long
            raise ClusterError(self._address, "the scheduler does not answer any more") from error
        except Exception as error:
            raise ClusterError(self._address, f"{type(error).__name__}: {error}") from error

    async def _begun(self) -> None:
        from distributed import Client

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # other versions of Dask and Python may well do
            options = {"asynchronous": True, "timeout": _BEGIN, "set_as_default": False}
            self._client = Client(self._address, **options)  # type: ignore[no-untyped-call]
            try:
                await asyncio.wait_for(self._client, _BEGIN + 1)
            except Exception as error:
                silent = isinstance(error, OSError)
                reason = "the scheduler does not answer" if silent else "is no address of a scheduler"
                raise ClusterError(self._address, reason) from error
        await self._look()
        if not self._threads:
            raise ClusterError(self._address, "has no workers")
        # The scheduler may lack this library and unpickles what it is told, so all that it sees is of Python. A task
        # rather than data, as Dask makes it again where all workers that held it died.
        content = pickle.dumps(partial(_read, self._stamp, self._register, self._limits))
        self._reader = self._client.submit(pickle.loads, content, pure=False)
        await self._client.replicate([self._reader])
        self._looker = asyncio.create_task(self._keep_looking())

    async def _keep_looking(self) -> NoReturn:
        alive = time.monotonic()
        while True:
            await asyncio.sleep(_LOOK)
            await asyncio.wait_for(self._look(), _PATIENCE)
            alive = time.monotonic() if self._threads else alive
            if time.monotonic() - alive > _PATIENCE:  # where workers die, others may take their place
                raise ClusterError(self._address, "has no workers any more")

    async def _look(self) -> None:
        """Count the threads of all workers, and compare what new ones have with what is here."""
        threads = await self._client.nthreads()
        self._threads = sum(threads.values())
        if new := threads.keys() - self._known:
            found = await self._client.run(made_with, workers=list(new), on_error="return")
            for worker, made in found.items():
                if isinstance(made, OSError):  # it ended just now
                    continue
                if isinstance(made, Exception):
                    raise ClusterError(self._address, f"{worker} cannot use congvan_nlp: {made}")
                if made != made_with():
                    theirs, ours = made.split("/")[0], made_with().split("/")[0]
                    what = "another register" if theirs == ours else f"congvan_nlp {theirs}, not {ours}"
                    raise ClusterError(self._address, f"{worker} has {what}")
                self._known.add(worker)

    async def _all_see(self, tasks: list[Task]) -> bool:
        here = [task for task in tasks if task.content is None and _see(task)]
        answers = await self._client.run(_see, *here, on_error="return") if here else {}
        return all(answer is True for answer in answers.values())

    async def _submitted(self, tasks: list[Task]) -> asyncio.Task[bytes | None]:
        import dask

        with dask.config.set({"distributed.admin.large-graph-warning-threshold": 4 * self._limits.bytes}):
            future = self._client.submit(operator.call, self._reader, pickle.dumps(tasks), pure=False)
        return asyncio.create_task(_fetched(future))

    async def _answers(self, coming: asyncio.Task[bytes | None]) -> list[Reading | None] | None:
        """What became of a chunk; None where workers died of it, one after another."""
        await self._watched(coming)
        content = coming.result()
        return None if content is None else pickle.loads(content)

    async def _watched(self, *coming: asyncio.Task[bytes | None]) -> None:
        """Wait until all has come, as long as there is somebody to do it."""
        work: asyncio.Future[Any] = asyncio.gather(*coming, return_exceptions=True)
        await asyncio.wait([work, self._looker], return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            self._looker.result()  # an error

    async def _oldest(self, waiting: Chunks) -> list[Reading]:
        items, coming, _ = waiting.popleft()
        answers = await self._answers(coming) if coming else []
        if answers is None:
            return [item if isinstance(item, Reading) else await self._alone(item, waiting) for item in items]
        come = iter(answers)
        return [item if isinstance(item, Reading) else next(come) or await self._sent(item, waiting) for item in items]

    async def _sent(self, task: Task, waiting: Chunks) -> Reading:
        """Read a letter whose worker does not see its file."""
        # where the file has changed since it was found, workers may see others very well
        self._shared = self._shared and not _see(task)
        item = self._filled(task)
        return item if isinstance(item, Reading) else await self._alone(item, waiting)

    async def _alone(self, task: Task, waiting: Chunks) -> Reading:
        # whatever else is under way could end its worker, and so does a library that cannot be imported there
        await self._watched(*(coming for _, coming, _ in waiting if coming))
        await self._look()
        answers = await self._answers(await self._submitted([task]))
        if answers is None:
            return Reading(task.seen, None, self._stamp, reason=DIED)
        return answers[0] or await self._sent(task, waiting)


class _Talk:
    """A thread for the talk with a scheduler: Dask's own would stay where the beginning fails."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(lambda *_: None)  # of what Dask leaves there at the end
        self._thread = threading.Thread(target=self._loop.run_forever, name="talk with a cluster", daemon=True)
        self._thread.start()

    def do(self, work: Coroutine[Any, Any, T], timeout: float | None = None) -> T:
        """Wait for work, which Ctrl-C ends."""
        if self._loop.is_closed():
            work.close()
            raise CancelledError
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(timeout)
        finally:
            future.cancel()

    def end(self) -> None:
        """End the thread, and whatever it still does."""
        if not self._loop.is_closed():
            self.do(_cancelled())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()


async def _cancelled() -> None:
    if tasks := asyncio.all_tasks() - {asyncio.current_task()}:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks, timeout=_BEGIN)


async def _fetched(future: Any) -> bytes | None:
    from distributed import KilledWorker

    try:
        return bytes(await future.result())
    except KilledWorker:
        return None
    finally:
        future.release()


def _see(*tasks: Task) -> bool:
    """Whether files can be opened here, and are as they were found."""
    with suppress(OSError):
        for task in tasks:
            path = Path(task.path)
            if not path.is_file() or seen(path)[1:] != task.seen[1:]:
                return False
            path.open("rb").close()  # a folder may show files that another user may not read
        return True
    return False


def _read(stamp: str, register: Register | None, limits: Limits, content: bytes) -> bytes:
    """Read files on a worker; None is one that is not seen there."""
    if made_with(register) != stamp:  # it has joined, and nobody has looked yet
        raise RuntimeError("a worker has another version of congvan_nlp or another register")
    tasks: list[Task] = pickle.loads(content)
    answers = [reading(one, stamp, register, limits) if one.content is not None or _see(one) else None for one in tasks]
    return pickle.dumps(answers)
