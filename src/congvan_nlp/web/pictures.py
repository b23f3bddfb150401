"""Pictures of pages, drawn one at a time by a process that can be killed."""

import hashlib
import threading
from pathlib import Path

from ..reading.guarded import Reader
from ..reading.limits import USUAL, Limits


class ChangedFileError(Exception):
    """A file that is no longer the one that was read."""


class Pictures:
    """Draws pages.

    Parameters
    ----------
    limits : Limits, optional
        Of each file.
    """

    def __init__(self, limits: Limits = USUAL) -> None:
        self._reader = Reader(limits, workers=1)
        self._turn = threading.Lock()

    def of(self, path: Path, sha256: str, page: int) -> bytes:
        """Draw a page.

        Parameters
        ----------
        path : Path
            As the library knows it.
        sha256 : str
            Of the file when it was read: boxes fit no other one.
        page : int
            From 0.

        Returns
        -------
        bytes
            WebP.

        Raises
        ------
        OSError
            Where the file is gone or closed.
        ChangedFileError
            Where it is another one now.
        UnreadableFileError
            Where it cannot be drawn.
        """
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ChangedFileError(str(path))
        with self._turn:
            return self._reader.draw(path, content, page)

    def stop(self) -> None:
        """End the process."""
        with self._turn:
            self._reader.close()
