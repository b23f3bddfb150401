"""What any SQLite tool finds in a library: tables whose columns say what they hold, whole, and views that open."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from typing import Final

import pytest
from sqlalchemy import Boolean, Column, Engine, inspect
from test_library_versions import LIST, Shelf, letter

from congvan_nlp.library import schema
from congvan_nlp.library.engine import LibraryError
from congvan_nlp.library.library import Library

#: Columns that their table, or a word of the analysis, says all of: a key, a body, a place.
PLAIN: Final = {"id", "key", "version", "position", "letter_id", "body_id", "issuer_id", "uid"}
KEYS: Final = {"directive_id", "deadline_id", "citation_id", "recipient", "role", "letter_id"}


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """A library with some history: versions, copies, corrections, calendars, a letter that was removed."""
    made = Shelf(tmp_path_factory.mktemp("kho"))
    made.put("7.txt", letter())
    made.put("7.txt", letter(LIST.replace("15/5", "22/5")))
    made.put("bản sao.txt", letter())
    made.put("8.txt", letter(number="8-CV/TU", basis="Thực hiện Hướng dẫn số 10-HD/TU"))
    made.put("9.txt", letter(number="9-CV/TU", basis="Thực hiện Hướng dẫn số 10-HD/TU ngày 25/11/2019 của Tỉnh ủy"))
    made.put("10.txt", letter(number="10-CV/TU"))
    made.lay("hỏng.pdf", b"%PDF-1.4")
    made.ingest()
    made.library.correct("7-CV/TU:t1", {"due": "20/5/2025", "who": "Sở Tài chính"}, "Thu")
    made.library.correct("8-CV/TU:t2", {"dismissed": "có"}, "Thu")
    made.library.correct("9-CV/TU:c1", {"document": "132-QĐ/TW@2018-03-08"}, "Thu")
    made.library.withdraw("7-CV/TU:t1", ("who",))
    made.library.remove(made.library.called("10-CV/TU"))
    yield made
    made.library.close()


@pytest.fixture
def plain(shelf: Shelf) -> Iterator[sqlite3.Connection]:
    """The file as a tool opens it that knows nothing of this library."""
    connection = sqlite3.connect(f"file:{shelf.file}?mode=ro", uri=True)
    yield connection
    connection.close()


def says_nothing(column: Column[object]) -> bool:
    """Whether neither a comment nor the name of a key says what a column holds."""
    known = column.name in PLAIN or bool(column.foreign_keys) or (column.primary_key and column.name in KEYS)
    return not (column.comment or known)


def test_every_column_says_what_it_holds() -> None:
    mute = [
        f"{table.name}.{column.name}"
        for table in schema.metadata.sorted_tables
        for column in table.columns
        if says_nothing(column)
    ]
    assert set(mute) <= {"letters.date"}, "a day is a day"


def test_comments_are_short_and_no_sentences() -> None:
    for table in schema.metadata.sorted_tables:
        for column in table.columns:
            comment = column.comment or "of"
            assert len(comment) < 90, column
            assert not comment.endswith("."), column


def test_a_library_has_the_tables_of_the_schema_and_no_other_columns(shelf: Shelf) -> None:
    inspected = inspect(shelf.library.engine)
    for table in schema.metadata.sorted_tables:
        assert [column["name"] for column in inspected.get_columns(table.name)] == list(table.columns.keys())
        keys = [column.name for column in table.primary_key.columns]
        assert inspected.get_pk_constraint(table.name)["constrained_columns"] == keys
        indexed = {tuple(index["column_names"]) for index in inspected.get_indexes(table.name)}
        assert {tuple(index.columns.keys()) for index in table.indexes} <= indexed, table.name
    assert set(inspected.get_view_names()) == set(schema.VIEWS)


def test_foreign_keys_hold_and_the_file_is_whole(plain: sqlite3.Connection) -> None:
    assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
    assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    [(version,)] = plain.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall()
    assert version == str(schema.SCHEMA)


def test_every_table_and_view_opens_as_in_a_browser_of_tables(plain: sqlite3.Connection) -> None:
    query = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
    names = [name for (name,) in plain.execute(query)]
    assert set(schema.VIEWS) <= set(names)
    for name in names:
        quoted = f'"{name}"'
        plain.execute(f"SELECT * FROM {quoted} LIMIT 101").fetchall()
        [(count,)] = plain.execute(f"SELECT count(*) FROM {quoted}").fetchall()
        assert count >= 0
    for name in schema.VIEWS:
        cursor = plain.execute(f"SELECT * FROM {name}")
        columns = [column[0] for column in cursor.description]
        assert len(set(columns)) == len(columns), "a table needs names of its own"
        assert cursor.fetchall(), name
        for column in columns:
            plain.execute(
                f"SELECT {column}, count(*) FROM {name} GROUP BY {column} ORDER BY 2 DESC LIMIT 30"
            ).fetchall()


def test_what_is_listed_with_rows_of_letters_belongs_to_a_letter(plain: sqlite3.Connection) -> None:
    for name in ("recipient_bodies", "directive_bodies", "deadline_bodies"):
        parent = name.replace("_bodies", "s")
        own = {"recipients": "recipient = p.position"}.get(parent, f"{parent[:-1]}_id = p.id")
        lost = f"SELECT * FROM {name} c WHERE NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.letter_id = c.letter_id AND c.{own})"
        assert plain.execute(lost).fetchall() == [], name
        assert plain.execute(f"SELECT count(*) FROM {name}").fetchone()[0] > 0
    lost = "SELECT * FROM deadlines d WHERE directive_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM directives WHERE letter_id = d.letter_id AND id = d.directive_id)"
    assert plain.execute(lost).fetchall() == []


def test_days_times_and_lists_are_as_the_schema_says(plain: sqlite3.Connection) -> None:
    for table in schema.metadata.sorted_tables:
        for column in table.columns:
            values = [value for (value,) in plain.execute(f"SELECT DISTINCT {column.name} FROM {table.name}")]
            told = [value for value in values if value is not None]
            if column.name in ("date", "due", "act_by", "start_date", "anchor_date", "day"):
                assert all(dt.date.fromisoformat(value) for value in told), column
            elif column.name.endswith("_at"):
                assert all(value.endswith("Z") and dt.datetime.fromisoformat(value) for value in told), column
            elif "JSON" in (column.comment or ""):
                for value in told:
                    json.loads(value)
            elif isinstance(column.type, Boolean):
                assert set(told) <= {0, 1}, column
            if not column.nullable:
                assert None not in values, column


def test_identities_of_deadlines_and_entries_are_given_once(plain: sqlite3.Connection) -> None:
    for query in ("SELECT uid FROM deadlines", "SELECT uid FROM deadline_bodies WHERE role = 'who'"):
        uids = [uid for (uid,) in plain.execute(query)]
        assert None not in uids
        assert len(set(uids)) == len(uids)
    assert plain.execute("SELECT count(*) FROM deadline_bodies WHERE role <> 'who' AND uid IS NOT NULL").fetchone() == (
        0,
    )


def test_what_is_shown_is_the_version_that_the_letter_names(shelf: Shelf) -> None:
    query = (
        "SELECT l.id FROM letters l LEFT JOIN versions v ON v.letter_id = l.id AND v.version = l.version "
        "WHERE v.version IS NULL"
    )
    assert shelf.rows(query) == []
    assert shelf.rows(
        "SELECT count(*) FROM versions v LEFT JOIN letters l ON l.id = v.letter_id WHERE l.id IS NULL"
    ) == [(0,)]


def test_a_library_that_is_only_read_cannot_be_written(shelf: Shelf) -> None:
    with Library(shelf.file, write=False) as library:
        assert len(library.letters()) == 3
        with pytest.raises(LibraryError):
            library.remove([1])
        with pytest.raises(LibraryError):
            library.correct("7-CV/TU", {"confirmed": "có"}, "Thu")
        assert len(library.letters()) == 3


def test_the_engine_answers_questions_of_ones_own(shelf: Shelf) -> None:
    engine: Engine = shelf.library.engine
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT number, who, due FROM letter_deadlines WHERE due < '2025-05-25'"
        ).all()
    assert sorted((row.number, row.who, row.due) for row in rows) == [
        ("7-CV/TU", "Các huyện ủy", "2025-05-20"),
        ("8-CV/TU", "Các huyện ủy", "2025-05-15"),
        ("9-CV/TU", "Các huyện ủy", "2025-05-15"),
    ]
