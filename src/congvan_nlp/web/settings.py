"""What a server is told when it starts."""

import datetime as dt
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..reading.limits import USUAL, Limits

#: Names by which a machine calls itself.
HERE: Final = ("localhost", "127.0.0.1", "[::1]")


#: Việt Nam is seven hours ahead all year.
_ZONE: Final = dt.timezone(dt.timedelta(hours=7))


def day_in_vietnam() -> dt.date:
    """The day in Việt Nam, wherever the server stands."""
    return dt.datetime.now(_ZONE).date()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server is told when it starts.

    Attributes
    ----------
    library : str
        File or URL.
    author : str
        Who speaks where nobody signs in: the user of this machine.
    hosts : tuple of str
        Names by which it may be called. A page of a stranger that has its own name lead to this machine (DNS
        rebinding) calls it by another one.
    closed : bool
        Whether users have to sign in even where the library has none yet: the server is heard by other machines.
    folder : Path or None
        Where files are kept that people send; by default beside the library.
    limits : Limits
        Of each file.
    today : callable
        Gives the day that deadlines are seen from.

    Examples
    --------
    >>> Settings("thu.db", "Thu").hosts[0]
    'localhost'
    """

    library: str
    author: str
    hosts: tuple[str, ...] = HERE
    closed: bool = False
    folder: Path | None = None
    limits: Limits = USUAL
    today: Callable[[], dt.date] = day_in_vietnam

    @property
    def kept_in(self) -> Path:
        """Where files are kept that people send."""
        if self.folder:
            return self.folder
        if "://" in self.library:
            raise ValueError("a library on a server needs a folder for files")
        return Path(f"{self.library}.files")


def is_loopback(host: str) -> bool:
    """Whether an address is heard on this machine alone.

    Examples
    --------
    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0"), is_loopback("may-chu")
    (True, True, False, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
