"""Transactions of the one writer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine, text

#: One writer at a time; any number that other programs do not use.
_LOCK: Final = 5_201_122


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other writer disturbs: what is read in it stays true until it ends.

    Parameters
    ----------
    engine : Engine

    Yields
    ------
    Connection
    """
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        yield connection
