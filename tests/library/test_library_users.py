"""Users of a library: who they are, and what ends with a password."""

from collections.abc import Iterator

import pytest
from library_servers import library_url, postgres_url, server, vietnamese_url
from sqlalchemy import Engine, update

from congvan_nlp.library.engine import open_engine
from congvan_nlp.library.schema import sessions
from congvan_nlp.library.users import (
    UserRefused,
    add_user,
    all_users,
    any_users,
    change_user,
    end_session,
    remove_user,
    renew_key,
    start_session,
    user_named,
    user_of,
)

__all__ = ["library_url", "postgres_url", "server", "vietnamese_url"]  # fixtures


@pytest.fixture
def engine(library_url: str) -> Iterator[Engine]:
    made = open_engine(library_url, create=True)
    yield made
    made.dispose()


def test_a_name_is_one_user_however_it_is_written(engine: Engine) -> None:
    made = add_user(engine, "Thu  Hà", "admin", "x")
    with engine.connect() as connection:
        for written in ("Thu Hà", "THU HÀ", "thu ha\N{COMBINING GRAVE ACCENT}"):
            assert user_named(connection, written) == (made, "x")
        assert user_named(connection, "Thu Ha") is None
    with pytest.raises(UserRefused, match="there is such a user"):
        add_user(engine, "thu hà", "reader", "y")


@pytest.mark.parametrize("name", ["", " \n", "a\0b", "a" * 81, "\u202eadmin"])
def test_names_that_cannot_be(engine: Engine, name: str) -> None:
    with pytest.raises(UserRefused, match="no such name"):
        add_user(engine, name, "admin", "x")


def test_others_are_never_left_without_an_admin(engine: Engine) -> None:
    with pytest.raises(UserRefused, match="first user"):
        add_user(engine, "Lan", "editor", "x")
    admin = add_user(engine, "Thu", "admin", "x")
    with pytest.raises(UserRefused, match="an admin has to be left"):
        change_user(engine, admin.id, role="reader")
    other = add_user(engine, "Lan", "editor", "x")
    with pytest.raises(UserRefused, match="an admin has to be left"):
        remove_user(engine, admin.id)
    assert change_user(engine, other.id, role="admin")
    assert remove_user(engine, admin.id)
    assert remove_user(engine, other.id)  # and nobody has to sign in
    with engine.connect() as connection:
        assert not any_users(connection)
        assert all_users(connection) == []
    assert not remove_user(engine, other.id)
    assert not change_user(engine, other.id, role="admin")


def test_a_session_is_its_users_until_it_ends(engine: Engine) -> None:
    user = add_user(engine, "Thu", "admin", "x")
    start_session(engine, user.id, "held", 1)
    start_session(engine, user.id, "other", 1)
    with engine.connect() as connection:
        assert user_of(connection, "held") == user
        assert user_of(connection, "something else") is None
    end_session(engine, "held")
    with engine.connect() as connection:
        assert user_of(connection, "held") is None
        assert user_of(connection, "other") == user
    with engine.begin() as connection:
        connection.execute(update(sessions).values(until="2020-01-01T00:00:00Z"))
        assert user_of(connection, "other") is None


def test_another_password_ends_sessions_and_key(engine: Engine) -> None:
    user = add_user(engine, "Thu", "admin", "x")
    start_session(engine, user.id, "held", 1)
    renew_key(engine, user.id)
    with engine.connect() as connection:
        [with_key] = all_users(connection)
    assert with_key.key_nonce
    assert change_user(engine, user.id, password="y")
    with engine.connect() as connection:
        assert user_of(connection, "held") is None
        assert user_named(connection, "Thu") == (user, "y")
