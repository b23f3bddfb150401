"""Reading files of strangers in a process that can be killed: it ends, whatever is in them."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from .kinds import TEXT, OtherKindError, kind_of
from .limits import USUAL, Limits
from .read import bytes_of, read_all
from .sessions import end_session
from .source import Source, UnreadableFileError
from .worker import receive, send

#: Kinds that are decoded, and no more: nothing in them unfolds.
_PLAIN: Final = frozenset((TEXT, "text/markdown"))
#: It finds modules where this process does.
_COMMAND: Final = "import sys; sys.path[:] = {path!r}; from congvan_nlp.reading.worker import main; main()"
#: One thread and a few arenas: what they claim for more counts as memory, on a machine of many cores all there is.
_ONE_THREAD: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}


class Reader:
    """Reads files in a process of its own, which is started when it is first needed and used for all of them.

    It needs no guard in the main module and works within worker processes; it is for one thread.

    Parameters
    ----------
    limits : Limits, optional
        Enforced on each file, and on the process.
    workers : int, optional
        Pages that are recognised at a time; by default one for each core.

    Attributes
    ----------
    limits : Limits

    Examples
    --------
    >>> with Reader(Limits(bytes=1_000)) as reader:
    ...     reader.read("a.txt", b"Kinh gui: So Y te")[0][0].text.raw
    'Kinh gui: So Y te'
    """

    def __init__(self, limits: Limits = USUAL, workers: int | None = None) -> None:
        self.limits = limits
        self._workers = workers
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process ahead of the first file, beside what else is to be done."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _COMMAND.format(path=sys.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, start_new_session=True, env={**os.environ, **_ONE_THREAD},
            )  # fmt: skip
            send(_open(self._process.stdin), (self.limits, self._workers))

    def read(
        self, path: str | Path, content: bytes | None = None, told: Callable[[int, int], None] | None = None
    ) -> tuple[list[Source], list[UnreadableFileError]]:
        """Read one file and all that it brings, as `read.read_all` does.

        Parameters
        ----------
        path : str or Path
        content : bytes, optional
            Of the file, where they are at hand.
        told : callable, optional
            Gets the number of pages that were recognised, and of those that are to be.

        Returns
        -------
        sources : list of Source
        faults : list of UnreadableFileError

        Raises
        ------
        UnreadableFileError
            Of the file; also where it takes more than the limits, or ends the process that reads it.
        """
        path = Path(path)
        content = bytes_of(path, content, self.limits)
        if _is_plain(content, path.suffix):
            return read_all(path, content, limits=self.limits)
        sources, faults = self._asked(str(path), content, None, told)
        return sources, faults

    def draw(self, path: str | Path, content: bytes, page: int) -> bytes:
        """Draw a page of a PDF or of a scan, as `picture.page_picture` does.

        Parameters
        ----------
        path : str or Path
        content : bytes
            Of the file.
        page : int
            From 0.

        Returns
        -------
        bytes
            WebP.

        Raises
        ------
        UnreadableFileError
            Where there is no such page or it cannot be drawn; also where that takes more than the limits.
        """
        drawn: bytes = self._asked(str(path), content, page)
        return drawn

    def _asked(
        self, name: str, content: bytes, page: int | None, told: Callable[[int, int], None] | None = None
    ) -> Any:
        try:
            self.start()
            answer = self._answer((name, content, page), told)
            if answer[0] == "memory":
                raise UnreadableFileError(name, f"needs more than {self._megabytes} MB of memory to be read")
        except BaseException:
            self.close()
            raise
        if answer[0] == "error":  # of this library
            raise RuntimeError(answer[1])
        if answer[0] == "fault":
            _, kind, where, reason = answer
            raise kind(where, reason)
        return answer[1]

    def close(self) -> None:
        """End the process, and all that it has started."""
        process, self._process = self._process, None
        if process:
            _end(process)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    _open(pipe).close()

    def _answer(self, asked: tuple[str, bytes, int | None], told: Callable[[int, int], None] | None) -> Any:
        process = self._process
        assert process is not None
        name = asked[0]
        message: tuple[str, bytes, int | None] | None = asked
        while True:
            late = threading.Event()
            watch = threading.Timer(self.limits.seconds, _end, (process, late))
            watch.daemon = True
            watch.start()
            try:
                if message:
                    send(_open(process.stdin), message)
                    message = None
                answer = receive(_open(process.stdout))
            except (EOFError, OSError):
                long = f"takes longer than {self.limits.seconds} seconds to be read"
                died = f"ends the process that reads it, or needs more than {self._megabytes} MB of memory"
                raise UnreadableFileError(name, long if late.is_set() else died) from None
            finally:
                watch.cancel()
            if answer[0] != "page":
                return answer
            if told:
                told(*answer[1:])

    @property
    def _megabytes(self) -> int:
        return self.limits.memory // 1_000_000


def _is_plain(content: bytes, suffix: str) -> bool:
    try:
        return kind_of(content, suffix) in _PLAIN
    except OtherKindError:
        return True  # which reading it tells


def _end(process: "subprocess.Popen[bytes]", late: threading.Event | None = None) -> None:
    if late:
        late.set()
    process.kill()  # first, lest it tell what became of the others
    end_session(process.pid)


def _open(pipe: Any) -> Any:
    assert pipe is not None
    return pipe
