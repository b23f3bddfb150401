"""Passwords: hashed by Argon2id (RFC 9106), a few at a time, since each takes 64 MiB."""

import threading
import unicodedata
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: Characters of a password.
LEAST, MOST = 10, 500
_HASHER: Final = PasswordHasher()
_AT_ONCE: Final = threading.Semaphore(2)


def is_fit(password: str) -> bool:
    """Whether a password is long enough to be one; what it is made of is not asked (NIST SP 800-63B).

    Examples
    --------
    >>> is_fit("mat khau"), is_fit("một câu dài dễ nhớ")
    (False, True)
    """
    return LEAST <= len(_written(password)) <= MOST


def hashed(password: str) -> str:
    """A password as it is kept."""
    with _AT_ONCE:
        return _HASHER.hash(_written(password))


def is_right(password: str, kept: str | None) -> bool:
    """Whether a password is the one that is kept; takes as long where none is.

    Parameters
    ----------
    password : str
    kept : str or None
        As `hashed` made it; None where there is no such user.
    """
    if len(password) > MOST:
        return False
    with _AT_ONCE:
        try:
            return _HASHER.verify(kept or _nobodys(), _written(password)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobodys() -> str:
    return _HASHER.hash("")


def _written(password: str) -> str:
    """Keyboards write Vietnamese letters in one sign or in several (RFC 8265, OpaqueString)."""
    return unicodedata.normalize("NFC", password)
