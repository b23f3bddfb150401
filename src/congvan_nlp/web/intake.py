"""Files that people send: kept safely before anything is promised, read one after the other by a process that can be killed."""

import hashlib
import logging
import os
import secrets
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from ..library.engine import LibraryError
from ..library.library import Library
from ..library.readings import made_with, stored_path
from ..library.uploads import Sent, Upload, add, kept_paths, settle, waiting
from ..library.workers import Processes
from ..reading.limits import USUAL, Limits
from ..reading.read import MEDIA_TYPES

_LOG = logging.getLogger("congvan.web")
_PART: Final = ".part-"
_AT_ONCE: Final = 1 << 20
_TOGETHER: Final = 16  # files that are told of at once
_RETRY: Final = 5.0  # seconds, where the library could not be written


class Intake:
    """Takes files in.

    Parameters
    ----------
    library : Library
        Open for writing.
    folder : Path
        Where files are kept, made when the first one comes; nothing else belongs there.
    limits : Limits, optional
        Of each file.
    """

    def __init__(self, library: Library, folder: Path, limits: Limits = USUAL) -> None:
        self._library = library
        self._folder = folder
        self._limits = limits
        self._something = threading.Event()
        self._ending = threading.Event()
        self._idle = threading.Event()
        self._reader = threading.Thread(target=self._read_all, name="intake", daemon=True)

    def start(self) -> None:
        """Clear away what an earlier server was receiving when it ended, and go on with what it had promised."""
        if self._folder.is_dir():
            with self._library.reading() as connection:
                known = kept_paths(connection)
            for path in self._folder.iterdir():
                if path.is_file() and stored_path(path) not in known:
                    path.unlink(missing_ok=True)
        self._something.set()
        self._reader.start()

    def stop(self) -> None:
        """End; what is being read is read again next time."""
        self._ending.set()
        self._something.set()
        self._reader.join()

    def wait(self, seconds: float) -> bool:
        """Wait until all is read, at most so long."""
        return self._idle.wait(seconds)

    def take(self, files: Sequence[tuple[str, BinaryIO]], author: str) -> list[Upload]:
        """Keep files.

        Parameters
        ----------
        files : sequence of (str, file)
            Each with the name that the sender gives it, of which only the suffix is used.
        author : str

        Returns
        -------
        list of Upload
            Once they are kept on disk, whatever happens to the server. Those that are too large, or of a kind that is
            not read, have failed.

        Raises
        ------
        OSError
            Where they cannot be kept; none is then.
        """
        sent: list[Sent] = []
        try:
            for name, file in files:
                sent.append(self._kept(PurePosixPath(name.replace("\\", "/")).name, file))
            if any(one.path for one in sent):
                _sync(self._folder)
            made = add(self._library.engine, secrets.token_hex(8), sent, author)
        except BaseException:
            for one in sent:
                if one.path:
                    Path(one.path).unlink(missing_ok=True)
            raise
        self._idle.clear()
        self._something.set()
        return made

    def _kept(self, name: str, file: BinaryIO) -> Sent:
        suffix = PurePosixPath(name).suffix.lower()
        if suffix not in MEDIA_TYPES:
            return Sent(name, "", 0, None, "not a kind of file that can be read")
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f"{_PART}{secrets.token_hex(16)}"
        digest, size = hashlib.sha256(), 0
        try:
            with part.open("xb") as kept:
                while piece := file.read(_AT_ONCE):
                    size += len(piece)
                    if size > self._limits.bytes:
                        return Sent(name, "", size, None, f"larger than {self._limits.bytes // 1_000_000} MB")
                    digest.update(piece)
                    kept.write(piece)
                kept.flush()
                os.fsync(kept.fileno())
            place = self._folder / f"{part.name.removeprefix(_PART)}{suffix}"
            part.rename(place)
        finally:
            part.unlink(missing_ok=True)
        return Sent(name, digest.hexdigest(), size, stored_path(place))

    def _read_all(self) -> None:
        workers: Processes | None = None
        while True:
            self._something.wait()
            self._something.clear()
            if self._ending.is_set():
                break
            try:
                workers = workers or Processes(1, made_with(), limits=self._limits)
                self._read_waiting(workers)
                self._idle.set()
            except LibraryError as error:
                _LOG.error("files wait: %s", error.reason)
                if not self._ending.wait(_RETRY):
                    self._something.set()
            except Exception as error:
                _LOG.error("files wait: %s", type(error).__name__, exc_info=error)
                if not self._ending.wait(_RETRY):
                    self._something.set()
        if workers:
            workers.close()

    def _read_waiting(self, workers: Processes) -> None:
        while not self._ending.is_set():
            with self._library.reading() as connection:
                left = waiting(connection)
            if not left:
                return
            some = [(one.id, one.path or "") for one in left[:_TOGETHER]]
            report = self._library.ingest([Path(path) for _, path in some], workers=workers)
            reasons = {failed.path: failed.reason or "" for failed in report.failed}
            done = [(id, path, reasons.get(path)) for id, path in some]
            _LOG.info("files read", extra={"told": report.outcomes})
            for idle in settle(self._library.engine, done):
                with suppress(OSError):
                    Path(idle).unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Have the names in a folder kept on disk, too; some systems cannot."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
