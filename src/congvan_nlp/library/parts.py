"""Many values a part at a time: SQLite and PostgreSQL bound how many one query may name."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

#: Values that one query names.
AT_ONCE: Final = 500
_T = TypeVar("_T")


def parts(values: Sequence[_T], size: int = AT_ONCE) -> Iterator[Sequence[_T]]:
    """Cut values into parts.

    Parameters
    ----------
    values : sequence
    size : int, optional
        Of each part but the last.

    Yields
    ------
    sequence
        Slices of `values`, in their order; none of an empty sequence.

    Examples
    --------
    >>> list(parts([1, 2, 3], size=2))
    [[1, 2], [3]]
    """
    for i in range(0, len(values), size):
        yield values[i : i + size]
