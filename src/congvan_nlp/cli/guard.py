"""What may stop a command from outside, and how it ends then: Ctrl-C, a closed pipe, a full disk."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..wording.phrases import in_vietnamese
from .text import plain, shown


@contextmanager
def guarded() -> Iterator[None]:
    """Turn what may stop the program from outside into at most one line and an exit code, as shells expect.

    Typer would end a broken pipe with 1 and Ctrl-C without a word.

    Yields
    ------
    None

    Raises
    ------
    SystemExit
        130 after Ctrl-C, 141 where the reader of a pipe has gone, 1 where the system refuses a file.
    """
    try:
        yield
    except KeyboardInterrupt:
        hush()
        complain("đã dừng")
        sys.exit(130)
    except BrokenPipeError:
        hush()
        sys.exit(141)
    except OSError as error:
        hush()
        name = f"{shown(error.filename)}: " if isinstance(error.filename, str) else ""
        complain(name + in_vietnamese(error.strerror or str(error)))
        sys.exit(1)


@contextmanager
def working() -> Iterator[None]:
    """Guard a command, and let Ctrl-C unwind it, so that no draft of a file stays behind.

    Yields
    ------
    None

    Raises
    ------
    SystemExit
        As of `guarded`.
    """
    with guarded():
        before = signal.getsignal(signal.SIGINT)
        with suppress(ValueError):  # not the main thread of a program
            if before is not signal.SIG_IGN:
                signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            yield
        finally:
            with suppress(ValueError):
                signal.signal(signal.SIGINT, before)


def hush() -> None:
    """Give up streams that nobody reads or that are full, lest the interpreter flush them once more."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
                os.dup2(nowhere.fileno(), stream.fileno())


def complain(line: str) -> None:
    """Print a line on standard error.

    Parameters
    ----------
    line : str
        The line.
    """
    print(plain(line), file=sys.stderr, flush=True)
