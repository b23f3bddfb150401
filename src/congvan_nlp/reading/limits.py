"""How much one file may take; whoever reads files of strangers reads them in a process that these are enforced on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields

try:
    import resource
except ImportError:  # Windows, where memory is not bounded
    resource = None  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take at most.

    Attributes
    ----------
    bytes : int
        Of the file. Larger ones are no letters; reading them would only fill the memory.
    pages : int
        More than any letter with its annexes has.
    scans : int
        Pages that are recognised, which takes seconds for each.
    pixels : int
        Of a picture; A3 at 300 dots an inch has 17 million.
    seconds : int
        That reading takes, beginning again with each page that was recognised.
    memory : int
        Bytes of the process that reads; where the system can bound it.

    Examples
    --------
    >>> Limits(pages=1_000).pages
    1000
    """

    bytes: int = 50_000_000
    pages: int = 500
    scans: int = 100
    pixels: int = 40_000_000
    seconds: int = 120
    memory: int = 2_000_000_000

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            if not isinstance(value, int) or isinstance(value, bool) or value < 1:
                raise ValueError(f"limit {one.name}: must be a whole number above 0, not {value!r}")


USUAL = Limits()


def bound_memory(most: int) -> None:
    """Bound the memory of this process and of those it starts.

    Parameters
    ----------
    most : int
        Bytes of address space.
    """
    if resource:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


@contextmanager
def unbounded_memory() -> Iterator[None]:
    """Start a program without the bound on memory: LibreOffice claims far more than it uses.

    Yields
    ------
    None
    """
    if not resource:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
