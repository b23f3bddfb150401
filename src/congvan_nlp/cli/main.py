"""The entry point of `congvan`: it answers Ctrl-C from its first line on, before anything large is imported."""

import os
import signal


def run() -> None:
    """Run the program: the entry point of the package."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as `nohup` and shell scripts may ask for
        signal.signal(signal.SIGINT, stop)
    from .commands import main

    main()


def stop(*_: object) -> None:
    """End at once: nothing has been begun yet, or all has been done.

    An exception would not do here. While modules are imported it may be swallowed, or shown as a traceback.
    """
    os.write(2, "đã dừng\n".encode())
    os._exit(130)
