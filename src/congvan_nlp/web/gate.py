"""Who comes in: anybody at this machine, or users who signed in; and what each role may."""

from typing import Final

from fastapi import HTTPException, Request

from ..library.feeds import is_token, token
from ..library.library import Library
from ..library.users import Role, User, any_users, user_numbered, user_of
from .language import noted

SESSION: Final = "congvan_session"
_KEY: Final = "key"  # what a token is for
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """Lets a request in, and notes whose it is in ``request.state.user``.

    Where the library has no users and is served to this machine alone, who comes is its user.

    Parameters
    ----------
    seeing : {"reader", "editor", "admin"}
        Role that sees what is behind it.
    saying : str
        Role that sends forms to it.
    """

    def __init__(self, seeing: Role, saying: Role) -> None:
        self._seeing = seeing
        self._saying = saying

    def __call__(self, request: Request) -> None:
        """Let a request in.

        Raises
        ------
        HTTPException
            401 where one has to sign in first, 403 where the role may not.
        """
        request.state.user = user = _user(request)
        if user is None:
            if is_closed(request):
                raise HTTPException(401, noted("hãy đăng nhập"))
        elif not user.may(self._seeing if request.method in _SAFE else self._saying):
            raise HTTPException(403, noted("vai trò của bạn không được làm điều này"))


def is_closed(request: Request) -> bool:
    """Whether one has to sign in."""
    if request.app.state.settings.closed:
        return True
    library: Library = request.app.state.library
    with library.reading() as connection:
        return any_users(connection)


def key_of(secret: bytes, user: User) -> str | None:
    """The key by which programs speak for a user; None where there is none."""
    return f"{user.id}.{token(secret, _KEY, _keyed(user))}" if user.key_nonce else None


def _user(request: Request) -> User | None:
    library: Library = request.app.state.library
    kind, _, key = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        id, _, given = key.strip().partition(".")
        if not (id.isascii() and id.isdecimal() and len(id) < 10):
            return None
        with library.reading() as connection:
            user = user_numbered(connection, int(id))
        known = user if user and user.key_nonce else None
        # also where there is none a token is computed: how long it takes tells nothing
        is_right = is_token(given, request.app.state.secret, _KEY, _keyed(known or User(int(id), "", "reader", "")))
        return known if is_right else None
    held = request.cookies.get(SESSION)
    if not held:
        return None
    with library.reading() as connection:
        return user_of(connection, held)


def _keyed(user: User) -> str:
    return f"{user.id}:{user.key_nonce}"
