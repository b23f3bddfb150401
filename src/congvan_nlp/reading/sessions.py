"""The processes of a session: all that was started for a file ends with it."""

import os
import signal
from contextlib import suppress
from pathlib import Path


def end_session(leader: int) -> None:
    """Kill all processes of a session but its leader.

    Parameters
    ----------
    leader : int
        Process that began the session. Where the system does not tell sessions, those of its group are killed, with it.
    """
    if not Path("/proc/self/stat").exists():
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(leader, signal.SIGKILL)
        return
    while found := [one for one in _members(leader) if one != leader]:
        for one in found:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(one, signal.SIGKILL)


def _members(leader: int) -> list[int]:
    """Processes of a session that still run; what is dead and not yet waited for does not."""
    found = []
    for entry in os.listdir("/proc"):  # noqa: PTH208 - names are all that is asked
        if not entry.isdecimal():
            continue
        with suppress(OSError, ValueError, IndexError):
            # behind the name, which may hold anything: state, parent, group, session
            state, _, _, session = Path("/proc", entry, "stat").read_text().rpartition(")")[2].split()[:4]
            if int(session) == leader and state not in "ZX":
                found.append(int(entry))
    return found
