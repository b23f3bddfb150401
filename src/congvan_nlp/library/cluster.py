"""Letters read by the workers of a Dask cluster that an office already has.

Dask gives out the work, and again where a worker died. Files go by their path as long as workers see them there as
they were found here, in size and time of change; any other letter is sent as bytes. So nothing has to be told about
what is shared, and a worker that joins later without the folder costs a second question, not a letter.
"""

import asyncio
import hashlib
import os
import pickle
import threading
import time
import warnings
from collections import deque
from collections.abc import Awaitable, Coroutine, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple, Self, TypeVar

from ..knowledge.register import Register
from ..reading.read import MAX_BYTES
from .readings import Reading, Task, made_with, reading, seen
from .workers import CHUNK, DIED

T = TypeVar("T")

_AHEAD: Final = 4  # chunks that wait for each thread of a worker
#: Bytes sent in one chunk, and in all that wait: the memory of this process and of the scheduler stays flat.
_MOST_SENT, _MOST_WAITING: Final = 8_000_000, 64_000_000
#: Seconds until a scheduler has to answer, until all workers have, and in which workers that died have to be back.
_ANSWER, _ANSWERS, _BACK: Final = 5.0, 60.0, 60.0
_LOOK: Final = 1.0  # seconds between two looks at the workers


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


class _OtherVersionError(Exception):
    """Of a worker, with what it would make analyses with."""


class _DiedError(Exception):
    """Workers died of some letters, one after another."""


class _Chunk(NamedTuple):
    """Letters under way, those among them that needed no worker, and how many bytes were sent."""

    items: list[Task | Reading]
    future: Any
    size: int


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

    Raises
    ------
    ClusterError
        Where distributed is not installed, no scheduler answers, there is no worker, or one of them has another
        version of this library or of its register.

    Examples
    --------
    >>> Cluster("tcp://127.0.0.1", made_with())
    Traceback (most recent call last):
    congvan_nlp.library.cluster.ClusterError: tcp://127.0.0.1: is no address of a scheduler
    """

    def __init__(self, address: str, stamp: str, register: Register | None = None) -> None:
        try:
            import distributed  # noqa: F401  # an extra, which takes a second to import
        except ModuleNotFoundError as error:
            raise ClusterError(address, "needs distributed: pip install 'congvan-nlp[cluster]'") from error
        self._address = address
        self._stamp = stamp
        self._register = register
        self._client: Any = None
        self._sent_register: Any = None
        self._shared = True
        self._threads, self._looked, self._alive = 0, 0.0, time.monotonic()
        self._talk = _Talk()
        try:
            self._do(self._connected(), None)
            self._do(self._checked(), _ANSWERS)
        except BaseException:
            self.close()
            raise

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
            In the order of the tasks. A file that kills its workers, the last ones alone, has failed.

        Raises
        ------
        ClusterError
            Where the scheduler is lost, or all workers for a minute.
        """
        waiting: deque[_Chunk] = deque()
        # the folder of a worker is another one
        left = (task._replace(path=os.path.abspath(task.path)) for task in tasks)  # noqa: PTH100
        first = list(islice(left, CHUNK))
        self._shared = self._do(self._all_see(first), _ANSWERS)
        for items in self._chunks(chain(first, left)):
            size = sum(map(_size, items))
            while waiting and (self._full(waiting) or size + sum(one.size for one in waiting) > _MOST_WAITING):
                yield from self._oldest(waiting)
            waiting.append(_Chunk(items, self._submit(_asked(items)), size))
        while waiting:
            yield from self._oldest(waiting)

    def close(self) -> None:
        """Cancel what is under way; what workers were reading is read again next time."""
        client, self._client, self._sent_register = self._client, None, None
        if client:
            with suppress(Exception):  # the scheduler may be gone
                self._talk.do(client.close(), _ANSWER)
        self._talk.end()

    # what goes to the workers

    def _chunks(self, tasks: Iterable[Task]) -> Iterator[list[Task | Reading]]:
        """Tasks in chunks of limited size, with their bytes where they are needed."""
        items: list[Task | Reading] = []
        for task in tasks:
            item = task if self._shared or task.content is not None else self._filled(task)
            if items and (len(items) == CHUNK or sum(map(_size, items)) + _size(item) > _MOST_SENT):
                yield items
                items = []
            items.append(item)
        if items:
            yield items

    def _filled(self, task: Task) -> Task | Reading:
        """A task with its bytes; what was known before, or cannot be read here, needs no worker."""
        path = Path(task.path)
        try:
            if path.is_file() and path.stat().st_size <= MAX_BYTES:
                content = path.read_bytes()
                if task.known and task.known == hashlib.sha256(content).hexdigest():
                    return Reading(task.seen, task.known, self._stamp)
                return task._replace(content=content)
        except OSError:
            pass
        return reading(task, self._stamp, self._register)  # says why

    def _full(self, waiting: "deque[_Chunk]") -> bool:
        if time.monotonic() - self._looked > _LOOK:
            self._do(self._look(), _ANSWERS)
        return len(waiting) >= max(self._threads, 1) * _AHEAD

    def _submit(self, tasks: list[Task], priority: int = 0) -> Any:
        return self._do(self._submitted(tasks, priority), _ANSWERS) if tasks else None

    # what comes back

    def _oldest(self, waiting: "deque[_Chunk]") -> Iterator[Reading]:
        items, future, _ = waiting.popleft()
        asked = _asked(items)
        answers: Iterable[Reading | None] = ()
        if asked:
            try:
                answers = self._answers(future)
            except _DiedError:
                # whatever else is under way could kill the worker of a letter that is tried alone
                answers = (self._alone(task, waiting) for task in asked)
        come = iter(answers)
        for item in items:
            if isinstance(item, Reading):
                yield item
            else:
                yield next(come) or self._sent(item, waiting)

    def _sent(self, task: Task, waiting: "deque[_Chunk]") -> Reading:
        """Read a letter whose worker does not see its file."""
        # where the file has changed since it was found, workers may see others very well
        self._shared = self._shared and not _sees(task)
        item = self._filled(task)
        if isinstance(item, Reading):
            return item
        try:
            answer = self._answers(self._submit([item], 1))[0]
        except _DiedError:
            answer = self._alone(item, waiting)
        assert answer  # as it has its bytes
        return answer

    def _alone(self, task: Task, waiting: "deque[_Chunk]") -> Reading | None:
        self._do(self._settled([one.future for one in waiting if one.future]), None)
        try:
            return self._answers(self._submit([task], 1))[0]
        except _DiedError:
            return Reading(task.seen, None, self._stamp, reason=DIED)

    def _answers(self, future: Any) -> list[Reading | None]:
        return self._do(self._answered(future), None)

    # the talk with the scheduler, in a thread of its own

    def _do(self, work: Coroutine[Any, Any, T], timeout: float | None) -> T:
        from distributed import CancelledError

        try:
            return self._talk.do(work, timeout)
        except (ClusterError, _DiedError):
            raise
        except _OtherVersionError as error:
            raise ClusterError(self._address, _difference("a worker", str(error))) from error
        except (OSError, CancelledError) as error:  # also TimeoutError
            raise ClusterError(self._address, "the connection to the scheduler is lost") from error
        except Exception as error:
            raise ClusterError(self._address, f"{type(error).__name__}: {error}") from error

    async def _connected(self) -> None:
        from distributed import Client

        with warnings.catch_warnings():
            # of other versions of Dask and Python: what matters here is checked next
            warnings.simplefilter("ignore")
            self._client = Client(self._address, asynchronous=True, timeout=_ANSWER, set_as_default=False)
            try:
                await asyncio.wait_for(self._client, _ANSWER + 1)
            except (OSError, TimeoutError) as error:
                raise ClusterError(self._address, "the scheduler does not answer") from error
            except Exception as error:
                raise ClusterError(self._address, "is no address of a scheduler") from error

    async def _checked(self) -> None:
        """Compare what workers have with what is here, and send them the register of an office."""
        found = await self._client.run(made_with, on_error="return")
        # a worker that ended just now is none
        found = {worker: made for worker, made in found.items() if not isinstance(made, OSError)}
        if not found:
            raise ClusterError(self._address, "has no workers")
        for worker, made in found.items():
            if isinstance(made, ImportError | AttributeError):
                raise ClusterError(self._address, f"congvan_nlp cannot be imported on {worker}: {made}")
            if made != made_with():
                raise ClusterError(self._address, _difference(worker, str(made)))
        if self._register is not None:
            # a task and not only data, as Dask can make it again where all workers that held it died
            self._sent_register = self._client.submit(pickle.loads, pickle.dumps(self._register), pure=False)
            await self._client.replicate([self._sent_register])

    async def _all_see(self, tasks: list[Task]) -> bool:
        here = [task for task in tasks if task.content is None and _sees(task)]
        answers = await self._client.run(_see, here, on_error="return") if here else {}
        return all(answer is True for answer in answers.values())

    async def _submitted(self, tasks: list[Task], priority: int) -> Any:
        import dask

        # pickled here, as Dask would look for its own keys in every path
        content = pickle.dumps(tasks, pickle.HIGHEST_PROTOCOL)
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": 4 * MAX_BYTES}):
            return self._client.submit(
                _read, content, self._stamp, self._sent_register, pure=False, priority=priority
            )

    async def _answered(self, future: Any) -> list[Reading | None]:
        from distributed import KilledWorker

        try:
            answers: list[Reading | None] = await self._watched(future.result())
        except KilledWorker as error:
            raise _DiedError from error
        finally:
            future.release()
        return answers

    async def _settled(self, futures: list[Any]) -> None:
        await self._watched(asyncio.gather(*(future.exception() for future in futures)))

    async def _watched(self, work: Awaitable[T]) -> T:
        """Wait for work as long as there is somebody to do it."""
        doing = asyncio.ensure_future(work)
        try:
            while not (await asyncio.wait([doing], timeout=_LOOK))[0]:
                await asyncio.wait_for(self._look(), _ANSWERS)
            return doing.result()
        finally:
            doing.cancel()

    async def _look(self) -> None:
        """Count the threads of all workers; where they died, others may take their place."""
        self._threads = sum((await self._client.nthreads()).values())
        self._looked = time.monotonic()
        if self._threads:
            self._alive = self._looked
        elif self._looked - self._alive > _BACK:
            raise ClusterError(self._address, "has no workers any more")


class _Talk:
    """A thread for the talk with a scheduler: Dask's own would stay where the beginning fails."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="talk with a cluster", daemon=True)
        self._thread.start()

    def do(self, work: Coroutine[Any, Any, T], timeout: float | None) -> T:
        """Wait for work; Ctrl-C ends it."""
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result(timeout)
        finally:
            future.cancel()

    def end(self) -> None:
        """End the thread, and whatever it still does."""
        if not self._loop.is_closed():
            self.do(_cancel_all(), None)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()


async def _cancel_all() -> None:
    if tasks := asyncio.all_tasks() - {asyncio.current_task()}:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks, timeout=_ANSWER)


def _asked(items: Sequence[Task | Reading]) -> list[Task]:
    return [item for item in items if isinstance(item, Task)]


def _size(item: Task | Reading) -> int:
    return len(item.content or b"") if isinstance(item, Task) else 0


def _difference(worker: str, made: str) -> str:
    """What tells a worker from this process."""
    theirs, ours = made.split("/")[0], made_with().split("/")[0]
    if theirs != ours:
        return f"{worker} has congvan_nlp {theirs}, not {ours}"
    return f"{worker} has another register of regulations"


# what workers do


def _sees(task: Task) -> bool:
    """Whether a file can be opened here, and is as it was found."""
    path = Path(task.path)
    try:
        if not path.is_file() or seen(path)[1:] != task.seen[1:]:
            return False
        with path.open("rb"):
            return True
    except OSError:
        return False


def _see(tasks: Sequence[Task]) -> bool:
    return all(map(_sees, tasks))


def _read(content: bytes, stamp: str, register: Register | None) -> list[Reading | None]:
    """Read files; None is one that is not seen here."""
    # a worker that joined later was not asked yet
    if made_with(register) != stamp:
        raise _OtherVersionError(made_with(register))
    tasks: list[Task] = pickle.loads(content)
    return [
        reading(task, stamp, register) if task.content is not None or _sees(task) else None for task in tasks
    ]
