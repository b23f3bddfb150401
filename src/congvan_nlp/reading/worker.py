"""The process that reads files of strangers, started and spoken to by `guarded.Reader`.

Messages are pickles behind their length. In: first the limits and the number of pages that are recognised at a time,
then files, each as its name, its bytes and the page that is to be drawn; None where it is to be read. Out: "page" with
done and total, then one of "read", "fault", "memory" and "error".
"""

import os
import pickle
import select
import signal
import struct
import threading
from pathlib import PurePath
from typing import Any, BinaryIO, Final

from .limits import bound_memory
from .sessions import end_session

LENGTH: Final = struct.Struct("<Q")


def send(stream: BinaryIO, message: object) -> None:
    """Write a message."""
    content = pickle.dumps(message)
    stream.write(LENGTH.pack(len(content)) + content)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read a message; only from a process of one's own, as pickles do what they like.

    Raises
    ------
    EOFError
        Where the other side has ended.
    """
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    [length] = LENGTH.unpack(head)
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return pickle.loads(content)


def main() -> None:
    """Read files until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked = os.fdopen(0, "rb", closefd=False)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    if hasattr(select, "poll"):
        threading.Thread(target=_end_with_parent, daemon=True).start()
    limits, workers = receive(asked)
    bound_memory(limits.memory)
    from .read import read_all
    from .source import UnreadableFileError

    while True:
        try:
            name, content, page = receive(asked)
        except EOFError:
            return
        answer: tuple[object, ...]
        try:
            if page is None:
                found: object = read_all(
                    name, content, limits=limits, workers=workers, told=lambda *pages: send(answers, ("page", *pages))
                )
            else:
                from .picture import page_picture

                found = page_picture(name, content, PurePath(name).suffix, page, limits)
            answer = ("read", found)
        except UnreadableFileError as error:
            answer = ("fault", type(error), error.path, error.reason)
        except MemoryError:
            answer = ("memory",)
        except Exception as error:
            answer = ("error", f"{type(error).__name__}: {error}")
        send(answers, answer)
        del answer, content


def _end_with_parent() -> None:
    """Whoever asked may be killed while a file is read; nothing that was started for it is to stay."""
    poll = select.poll()
    poll.register(0, 0)  # only that the other side is gone
    poll.poll()
    end_session(os.getpid())
    os._exit(1)
