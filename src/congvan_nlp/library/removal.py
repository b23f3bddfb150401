"""Taking letters out of a library: all that was extracted, its versions and what people said of it."""

from collections.abc import Sequence

from sqlalchemy import Engine, delete, select

from . import fulltext
from .linking import Series, link, series_of
from .schema import letters
from .search_words import indexed
from .transactions import writing


def remove(engine: Engine, numbers: Sequence[int]) -> int:
    """Remove letters; their files stay where they are, and an ingest of their folder takes them in again.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    numbers : sequence of int

    Returns
    -------
    int
        How many there were.
    """
    removed = 0
    series: set[Series] = set()
    with writing(engine) as connection:
        for number in numbers:
            text = connection.scalar(select(letters.c.text).where(letters.c.id == number))
            if text is None:
                continue
            series |= series_of(connection, number)
            fulltext.remove(connection, number, indexed(text))
            connection.execute(delete(letters).where(letters.c.id == number))  # the rest goes with it
            removed += 1
        if removed:
            link(connection, series)
    return removed
