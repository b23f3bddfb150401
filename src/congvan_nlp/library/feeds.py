"""Calendars that can be subscribed to, each at an address that only who was given it knows.

An address holds a token made of the secret of the library (HMAC-SHA-256), the feed and its nonce: none is kept,
and a renewed feed has another one.
"""

import datetime as dt
import hashlib
import hmac
import secrets as random
from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, func, select, update

from ..folding import one_line
from .schema import feeds, secrets
from .transactions import writing


class Feed(NamedTuple):
    """A calendar that can be subscribed to.

    Attributes
    ----------
    id : int
    body : str or None
        Part of the name of the body whose calendar it is; None is all.
    nonce : str
        Another one makes another address.
    made_by, made_at : str
    """

    id: int
    body: str | None
    nonce: str
    made_by: str
    made_at: str


def secret_of(engine: Engine, name: str) -> bytes:
    """A secret of a library, made when it is first asked for.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    name : str
        What it is for.

    Returns
    -------
    bytes
        The same for all servers of the library, and after a restart.
    """
    here = select(secrets.c.value).where(secrets.c.name == name)
    with engine.connect() as connection:
        known = connection.scalar(here)
    if known is None:
        with writing(engine) as connection:
            known = connection.scalar(here)  # another server may have been faster
            if known is None:
                known = random.token_hex(32)
                connection.execute(secrets.insert(), {"name": name, "value": known})
    return bytes.fromhex(known)


def token(secret: bytes, purpose: str, of: str) -> str:
    """A token that only who holds the secret can make.

    Parameters
    ----------
    secret : bytes
    purpose : str
        What it is for: one for a form opens no calendar.
    of : str
        Whose it is.

    Returns
    -------
    str
        64 hexadecimal digits.

    Examples
    --------
    >>> is_token(token(b"s", "form", "a"), b"s", "form", "a"), is_token(token(b"s", "feed", "a"), b"s", "form", "a")
    (True, False)
    """
    return hmac.new(secret, f"{purpose}\0{of}".encode(), hashlib.sha256).hexdigest()


def is_token(given: str, secret: bytes, purpose: str, of: str) -> bool:
    """Whether a token is the one that is expected; in a time that tells nothing of it."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), token(secret, purpose, of).encode())


def all_feeds(connection: Connection) -> list[Feed]:
    """Feeds, the oldest first."""
    return [Feed(*row) for row in connection.execute(select(feeds).order_by(feeds.c.id))]


def add_feed(engine: Engine, body: str | None, author: str) -> Feed:
    """Make a feed of a body; the one that there is, where there is one.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    body : str or None
        Part of its name, in any spelling; None is all.
    author : str
    """
    named = one_line(body or "") or None
    with writing(engine) as connection:
        known = next((one for one in all_feeds(connection) if one.body == named), None)
        if known:
            return known
        now = dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        last = connection.scalar(select(func.max(feeds.c.id))) or 0
        made = Feed(last + 1, named, random.token_hex(16), one_line(author), now)
        connection.execute(feeds.insert(), made._asdict())
    return made


def renew_feed(engine: Engine, id: int) -> bool:
    """Give a feed another address; the old one opens nothing from then on. False where there is no such feed."""
    with writing(engine) as connection:
        renewed = update(feeds).where(feeds.c.id == id).values(nonce=random.token_hex(16))
        return bool(connection.execute(renewed).rowcount)


def remove_feed(engine: Engine, id: int) -> bool:
    """End a feed. False where there is no such feed."""
    with writing(engine) as connection:
        return bool(connection.execute(delete(feeds).where(feeds.c.id == id)).rowcount)
