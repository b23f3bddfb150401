"""How often somebody may be wrong about a password before having to wait."""

import threading
import time
from collections import deque
from collections.abc import Callable, Hashable
from typing import Final

_WINDOW: Final = 15 * 60.0  # seconds
#: Wrong passwords in that time: of a name from an address; from an address; of a name from anywhere.
_MOST: Final = (5, 30, 100)
_KNOWN: Final = 20_000  # keys that are remembered


class Attempts:
    """Counts wrong passwords.

    Parameters
    ----------
    now : callable, optional
        Gives seconds that only grow.

    Examples
    --------
    >>> attempts = Attempts()
    >>> for _ in range(5):
    ...     attempts.wrong("thu", "192.0.2.1")
    >>> attempts.wait("thu", "192.0.2.1") > 0, attempts.wait("thu", "192.0.2.2")
    (True, 0)
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._when: dict[Hashable, deque[float]] = {}
        self._lock = threading.Lock()

    def wait(self, name: str, address: str) -> int:
        """Seconds to wait before the next attempt; 0 is none."""
        with self._lock:
            left = [self._left(key, most) for key, most in zip(_keys(name, address), _MOST, strict=True)]
        return max(left)

    def wrong(self, name: str, address: str) -> None:
        """Remember that a password was wrong."""
        with self._lock:
            if len(self._when) > _KNOWN:
                old = self._now() - _WINDOW
                self._when = {key: times for key, times in self._when.items() if times[-1] > old}
            for key, most in zip(_keys(name, address), _MOST, strict=True):
                self._when.setdefault(key, deque(maxlen=most)).append(self._now())

    def right(self, name: str, address: str) -> None:
        """Forget what one got wrong who then was right."""
        with self._lock:
            self._when.pop(_keys(name, address)[0], None)

    def _left(self, key: Hashable, most: int) -> int:
        times = self._when.get(key)
        if times is None or len(times) < most:
            return 0
        return max(0, round(times[0] + _WINDOW - self._now() + 0.5))


def _keys(name: str, address: str) -> tuple[Hashable, Hashable, Hashable]:
    return (name.casefold(), address), ("from", address), ("of", name.casefold())
