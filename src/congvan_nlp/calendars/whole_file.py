"""A file that appears, or changes, only once it is complete: nothing that a person relies on is ever half a file."""

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file; the old one stays until the new one is complete.

    Parameters
    ----------
    path : Path
        A device or a pipe is written to as it is; a link stays a link.
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
    target = path.resolve()
    if target.exists() and not target.is_file():
        with path.open("wb") as stream:  # a folder is refused here
            stream.write(data)
        return
    # a draft could take the place of any file; what somebody made read-only stays, also for the superuser
    if target.exists() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
        raise OSError(errno.EACCES, "is read-only", str(path))
    # not `tempfile`, whose files nobody else may read: the system applies the user's umask here
    draft = target.with_name(f".congvan-{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("xb") as stream:
            if target.exists():
                shutil.copymode(target, draft)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(target)
    except OSError as error:
        # a full disk names no file, and the user knows nothing of the draft
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            draft.unlink()
