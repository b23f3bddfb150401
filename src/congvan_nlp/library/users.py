"""People who may use a library over a network: names, roles, sessions, and keys for programs.

Passwords come here hashed. Of sessions only digests are kept; a key for programs is made of the secret of the library
and a nonce, as addresses of calendars are, so that none is kept either.
"""

import datetime as dt
import hashlib
import secrets as random
import unicodedata
from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple, get_args

from sqlalchemy import Connection, Engine, delete, exists, func, select, update

from ..folding import one_line
from .schema import sessions, users
from .transactions import writing

Role = Literal["reader", "editor", "admin"]
#: From who may least to who may most.
ROLES: Final[tuple[Role, ...]] = get_args(Role)
_MOST_NAME: Final = 80  # characters


class User(NamedTuple):
    """Who may use a library.

    Attributes
    ----------
    id : int
    name : str
    role : {"reader", "editor", "admin"}
        Who may see; also say what is right; also say who else may.
    key_nonce : str or None
        Of the key for programs; None where there is none.
    """

    id: int
    name: str
    role: Role
    key_nonce: str | None

    def may(self, role: Role) -> bool:
        """Whether this user may do what a role may.

        Examples
        --------
        >>> [User(1, "Thu", "editor", None).may(role) for role in ROLES]
        [True, True, False]
        """
        return ROLES.index(self.role) >= ROLES.index(role)


class UserRefused(ValueError):
    """A name or a change that cannot be; `reason` says why, in English."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_COLUMNS: Final = (users.c.id, users.c.name, users.c.role, users.c.key_nonce)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", one_line(name)).casefold()


def _user(row: Sequence[Any] | None) -> User | None:
    return User(*row[:4]) if row else None


def any_users(connection: Connection) -> bool:
    """Whether a library has users, who then have to sign in."""
    return bool(connection.scalar(select(exists(select(users.c.id)))))


def all_users(connection: Connection) -> list[User]:
    """Users by name."""
    return [User(*row) for row in connection.execute(select(*_COLUMNS).order_by(users.c.folded))]


def user_named(connection: Connection, name: str) -> tuple[User, str] | None:
    """A user and the hash of the password, whatever case the name is written in."""
    row = connection.execute(select(*_COLUMNS, users.c.password).where(users.c.folded == _folded(name))).first()
    return (User(*row[:4]), row[4]) if row else None


def user_numbered(connection: Connection, id: int) -> User | None:
    """The user of a number."""
    return _user(connection.execute(select(*_COLUMNS).where(users.c.id == id)).first())


def add_user(engine: Engine, name: str, role: Role, password: str) -> User:
    """Let somebody in.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    name : str
    role : {"reader", "editor", "admin"}
    password : str
        Hashed.

    Raises
    ------
    UserRefused
        Where there is such a user, the name is none, or the first user is no admin.
    """
    written = unicodedata.normalize("NFC", one_line(name))
    if not written or len(written) > _MOST_NAME or not written.isprintable():
        raise UserRefused("no such name can be")
    with writing(engine) as connection:
        if user_named(connection, written):
            raise UserRefused("there is such a user")
        if role != "admin" and not any_users(connection):
            raise UserRefused("the first user has to be an admin")
        id = (connection.scalar(select(func.max(users.c.id))) or 0) + 1
        made = User(id, written, role, None)
        row = made._asdict() | {"folded": _folded(written), "password": password, "made_at": _stamp(_now())}
        connection.execute(users.insert(), row)
    return made


def change_user(engine: Engine, id: int, *, role: Role | None = None, password: str | None = None) -> bool:
    """Give a user another role or password; with another password, all sessions and the key of the user end.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    id : int
    role : str, optional
    password : str, optional
        Hashed.

    Returns
    -------
    bool
        False where there is no such user.

    Raises
    ------
    UserRefused
        Where no admin would be left.
    """
    with writing(engine) as connection:
        known = user_numbered(connection, id)
        if known is None:
            return False
        if role and role != "admin":
            _keep_an_admin([known._replace(role=role), *_others(connection, id)])
        if password:
            connection.execute(delete(sessions).where(sessions.c.user_id == id))
        changed = {"role": role or known.role} | ({"password": password, "key_nonce": None} if password else {})
        connection.execute(update(users).where(users.c.id == id).values(changed))
    return True


def remove_user(engine: Engine, id: int) -> bool:
    """Let somebody in no longer; what the user said stays. False where there is no such user.

    Raises
    ------
    UserRefused
        Where others would be left without an admin.
    """
    with writing(engine) as connection:
        known = user_numbered(connection, id)
        if known is None:
            return False
        _keep_an_admin(_others(connection, id))
        connection.execute(delete(sessions).where(sessions.c.user_id == id))
        connection.execute(delete(users).where(users.c.id == id))
    return True


def _others(connection: Connection, id: int) -> list[User]:
    return [one for one in all_users(connection) if one.id != id]


def _keep_an_admin(left: list[User]) -> None:
    """Users that nobody could let in or out any more are refused; none at all are not: nobody has to sign in then."""
    if left and not any(one.role == "admin" for one in left):
        raise UserRefused("an admin has to be left")


# --- keys of programs, and sessions of browsers


def renew_key(engine: Engine, id: int, *, none: bool = False) -> None:
    """Give a user another key for programs, or none; the old one opens nothing from then on."""
    with writing(engine) as connection:
        nonce = None if none else random.token_hex(16)
        connection.execute(update(users).where(users.c.id == id).values(key_nonce=nonce))


def start_session(engine: Engine, id: int, held: str, hours: float) -> None:
    """Know a browser as a user's for some hours.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    id : int
        Of the user.
    held : str
        What the browser holds.
    hours : float
    """
    now = _now()
    with writing(engine) as connection:
        connection.execute(delete(sessions).where(sessions.c.until < _stamp(now)))
        until = _stamp(now + dt.timedelta(hours=hours))
        connection.execute(sessions.insert(), {"digest": _digest(held), "user_id": id, "until": until})


def end_session(engine: Engine, held: str) -> None:
    """Know a browser no longer."""
    with writing(engine) as connection:
        connection.execute(delete(sessions).where(sessions.c.digest == _digest(held)))


def user_of(connection: Connection, held: str) -> User | None:
    """Whose a browser is, by what it holds; None where it is nobody's, or no longer."""
    known = select(*_COLUMNS).join(sessions).where(sessions.c.digest == _digest(held))
    return _user(connection.execute(known.where(sessions.c.until >= _stamp(_now()))).first())


def _digest(held: str) -> str:
    return hashlib.sha256(held.encode("utf-8", "replace")).hexdigest()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None)


def _stamp(moment: dt.datetime) -> str:
    return moment.isoformat() + "Z"
