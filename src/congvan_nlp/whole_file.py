"""A file that appears, or changes, only once it is complete: nothing that a person relies on is ever half a file."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_PREFIX: Final = ".congvan-"
_DATABASE: Final = b"SQLite format 3\x00"


@contextmanager
def drafted(path: Path, *, over_database: bool = False) -> Iterator[Path]:
    """Have a file written in its place only when it is complete; the old one stays until then.

    Parameters
    ----------
    path : Path
        A device or a pipe is written to as it is; a link stays a link.
    over_database : bool, optional
        Whether it may take the place of a database: a slip of the pen would cost a whole library.

    Yields
    ------
    Path
        Of an empty file beside it, to be written.

    Raises
    ------
    OSError
        Naming the file, where it cannot be written; the old one is then as it was.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     target = Path(folder, "han.csv")
    ...     with drafted(target) as draft:
    ...         _ = draft.write_text("xong")
    ...         early = target.exists()
    ...     early, target.read_text(), len(list(Path(folder).iterdir()))
    (False, 'xong', 1)
    """
    try:
        if path.exists() and not path.is_file():
            if path.is_dir():
                raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
            yield path
        else:
            if not over_database and is_database(path):
                raise OSError(errno.EACCES, "is a database", str(path))
            with _beside(path.resolve()) as draft:
                yield draft
    except OSError as error:
        # a full disk names no file, and the user knows nothing of the draft
        if error.errno is None or (error.filename and not Path(error.filename).name.startswith(_PREFIX)):
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def is_database(path: Path) -> bool:
    """Whether SQLite reads it; journals belong to one."""
    if not path.exists():
        return path.name.endswith(("-wal", "-shm", "-journal"))
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    # a draft could take the place of any file; what somebody made read-only stays, also for the superuser
    if target.exists() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
        raise OSError(errno.EACCES, "is read-only")
    # not `tempfile`, whose files nobody else may read: the system applies the user's umask here
    draft = target.with_name(f"{_PREFIX}{secrets.token_hex(8)}.tmp")
    try:
        draft.open("xb").close()
        if target.exists():
            shutil.copymode(target, draft)
        yield draft
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(target)
    finally:
        with suppress(OSError):
            for left in target.parent.glob(f"{draft.name}*"):  # a database leaves a journal, too
                left.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file; as `drafted`.

    Parameters
    ----------
    path : Path
    data : bytes

    Raises
    ------
    OSError
        Naming the file; the old one is then as it was.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder, "han.csv"), b"a")
    ...     Path(folder, "han.csv").read_bytes()
    b'a'
    """
    with drafted(path) as draft:
        draft.write_bytes(data)
