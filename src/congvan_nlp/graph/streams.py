"""Rows of a library as they come, letter by letter, and the words of letters that spans point at."""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, func

from ..library.schema import letters

_AT_ONCE: Final = 1_000


def streamed(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    """Rows of a query, a thousand at a time, so that millions of them need no room.

    Parameters
    ----------
    connection : Connection
    query : Select

    Yields
    ------
    Row
    """
    with connection.execute(query.execution_options(yield_per=_AT_ONCE)) as rows:
        yield from rows


def beside(first: Iterable[Any], second: Iterable[Any]) -> Iterator[tuple[int, list[Any], list[Any]]]:
    """Rows of two queries letter by letter, both in the order of the letters, which stand first in each row.

    Parameters
    ----------
    first, second : iterable of row

    Yields
    ------
    int, list, list
        Each letter of the first query with its rows of both.

    Examples
    --------
    >>> list(beside([(1, "a"), (1, "b"), (3, "c")], [(1, "x"), (2, "y")]))
    [(1, [(1, 'a'), (1, 'b')], [(1, 'x')]), (3, [(3, 'c')], [])]
    """
    others = groupby(second, key=itemgetter(0))
    at, theirs = 0, list[Any]()
    for letter, own in groupby(first, key=itemgetter(0)):
        while at < letter:
            at, group = next(others, (sys.maxsize, iter(())))
            theirs = list(group)
        yield letter, list(own), theirs if at == letter else []


def words_of(table: Any) -> ColumnElement[str]:
    """The words at the span of a row, as the database cuts them out of its letter, which the query joins.

    Parameters
    ----------
    table : columns
        With ``span_start`` and ``span_end``.

    Returns
    -------
    ColumnElement of str
    """
    return func.substr(letters.c.text, table.span_start + 1, table.span_end - table.span_start)
