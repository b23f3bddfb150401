"""A library moves as it is: nothing that a person said or that calendars rely on is lost."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from library_servers import (
    PLAN,
    content,
    exported,
    letters_read,
    library_url,
    postgres_url,
    server,
    vietnamese_url,
    worked,
)
from sqlalchemy import Column, Engine, ForeignKey, Integer, LargeBinary, Table, Text

from congvan_nlp.calendars.entries import entries_of
from congvan_nlp.library import schema
from congvan_nlp.library.correcting import correct, withdraw
from congvan_nlp.library.engine import LibraryError, open_engine
from congvan_nlp.library.exports import snapshot
from congvan_nlp.library.filters import Filter
from congvan_nlp.library.queries import search
from congvan_nlp.library.restoring import kept_columns, parts
from congvan_nlp.library.schema import deadlines, letters, metadata
from congvan_nlp.library.shown import shown
from congvan_nlp.library.transfer import DumpError, dump, is_dump, lines_of, restore
from congvan_nlp.library.writer import Writer

__all__ = ["library_url", "postgres_url", "server", "vietnamese_url"]  # fixtures


def dumped(engine: Engine) -> list[str]:
    with snapshot(engine) as connection:
        return list(dump(connection))


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Engine]:
    engine = worked(tmp_path / "source.db", tmp_path / "thư")
    yield engine
    engine.dispose()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(tmp_path / "empty.db", create=True)
    yield engine
    engine.dispose()


@pytest.fixture
def moved(library_url: str, source: Engine) -> Iterator[Engine]:
    """The library moved to each kind of server."""
    engine = open_engine(library_url, create=True)
    restore(engine, dumped(source))
    yield engine
    engine.dispose()


def test_a_moved_library_is_the_same_in_every_table(source: Engine, moved: Engine) -> None:
    assert content(moved) == content(source)
    assert exported(moved) == exported(source)


def test_a_moved_library_moves_back(source: Engine, moved: Engine, empty: Engine) -> None:
    lines = dumped(moved)
    assert lines == dumped(source)
    restore(empty, lines)
    assert content(empty) == content(source)


def test_deadlines_keep_their_lasting_identity(source: Engine) -> None:
    """The test is of something: a letter whose number was corrected bears identities that no analysis gives."""
    with snapshot(source) as connection:
        number = connection.scalar(letters.select().where(letters.c.number == "8-CV/TU"))
        kept = set(connection.scalars(deadlines.select().with_only_columns(deadlines.c.uid)))
        anew = {entry.uid for entry in entries_of([shown(connection, number)])}  # type: ignore[arg-type]
    assert not kept & anew


def test_work_goes_on_where_the_library_moved(source: Engine, moved: Engine, tmp_path: Path) -> None:
    for engine in (source, moved):
        assert {outcome.what for outcome in Writer(engine).write(letters_read())} == {"same"}
        assert withdraw(engine, "8-CV/TU:t1", ("who",)) == 1
        assert withdraw(engine, "8-CV/TU:t3") == 1
        correct(engine, "9-CV/TU:t1", {"due": "07/10/2025"}, "Lê Thị Bình")
        with snapshot(engine) as connection:
            assert search(connection, "danh sach", Filter(start="2025-03-05", end="2025-03-05")).total == 1
    assert exported(moved) == exported(source)
    but = ("files", "corrections")  # which tell the time
    assert content(moved, *but) == content(source, *but)
    [letter] = [line for line in exported(moved) if '"8-CV/TU"' in line]
    assert json.loads(letter)["deadlines"][0]["who"] == ["Sở Y tế"]


def test_an_empty_library_moves(empty: Engine, tmp_path: Path) -> None:
    other = open_engine(tmp_path / "other.db", create=True)
    assert restore(other, dumped(empty)) == {}
    assert content(other) == content(empty)
    other.dispose()


def test_a_library_that_is_not_empty_stays_as_it_is(source: Engine, tmp_path: Path) -> None:
    before = content(source)
    with pytest.raises(LibraryError, match=r"source\.db: is not empty"):
        restore(source, dumped(source))
    assert content(source) == before


def at(number: int, change: Callable[[str], str]) -> Callable[[list[str]], list[str]]:
    return lambda lines: [*lines[:number], change(lines[number]), *lines[number + 1 :][: len(lines)]]


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        (lambda lines: lines[:-1], "the end is missing"),
        (lambda lines: [*lines[:700], *lines[701:]], "lines are missing before it"),
        (lambda lines: [*lines, lines[-1]], "stands behind the end"),
        (lambda lines: [], "line 1: the end is missing"),
        (lambda lines: lines[1:], "line 1: this is no dump of a library"),
        (lambda lines: [*lines[:9], "{", *lines[10:]], "line 10: is no JSON"),
        (lambda lines: [*lines[:9], "[]", *lines[10:]], "line 10: is no row of a table"),
        (lambda lines: [lines[0].replace('"format": 1', '"format": 2'), *lines[1:]], "written by a newer version"),
        (lambda lines: [lines[0].replace('"schema": ', '"schema": 9'), *lines[1:]], "written by a newer version"),
        (lambda lines: [line.replace('"bodies"', '"Bodies"') for line in lines], "Bodies: no such table"),
        (lambda lines: [line.replace('"folded": ', '"fold": ') for line in lines], "fold: no such column"),
        (lambda lines: [line.replace('"schema_version": "1"', '"a": 1') for line in lines], None),
        (lambda lines: [line for line in lines if '"table": "letters"' not in line], "belongs to no letter before it"),
        (lambda lines: [line.replace('"record": {', '"record": {"a": 1, ') for line in lines], "versions: a: Extra inputs"),
        (lambda lines: [line.replace('"version": 2, "sha', '"version": 3, "sha') for line in lines], "no version 2"),
    ],
)  # fmt: skip
def test_a_dump_that_is_not_whole_restores_nothing(
    spoilt: Callable[[list[str]], list[str]], reason: str | None, source: Engine, empty: Engine
) -> None:
    before = content(empty)
    lines = spoilt(dumped(source))
    if reason is None:  # changes nothing that is written
        restore(empty, lines)
        return
    with pytest.raises(DumpError) as raised:
        restore(empty, lines)
    assert reason in str(raised.value)
    assert content(empty) == before
    restore(empty, dumped(source))  # and can be used as before
    assert exported(empty) == exported(source)


def test_files_are_read_compressed_or_not(source: Engine, tmp_path: Path) -> None:
    lines = dumped(source)
    plain, packed, cut, other = (tmp_path / name for name in ("a.jsonl", "a.jsonl.gz", "b.gz", "c.txt"))
    plain.write_text("".join(lines), encoding="utf-8")
    packed.write_bytes(gzip.compress("".join(lines).encode()))
    cut.write_bytes(packed.read_bytes()[:-2000])
    other.write_text(PLAN, encoding="utf-8")
    assert list(lines_of(plain)) == list(lines_of(packed)) == lines
    assert [is_dump(path) for path in (plain, packed, cut, other, tmp_path / "source.db")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    with pytest.raises(DumpError, match="is damaged"):
        list(lines_of(cut))


def test_a_table_of_a_later_version_goes_along(tmp_path: Path) -> None:
    """Also one of bytes, and one that belongs to letters, without a word in the code of the dump."""
    key = ForeignKey("letters.id", ondelete="CASCADE")
    notes = Table("notes", metadata, Column("letter_id", key, primary_key=True), Column("note", Text))
    seals = Table(
        "seals",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("picture", LargeBinary),
        Column("body_id", ForeignKey("bodies.id")),
    )
    flag = Column("flag", Text)
    letters.append_column(flag)
    for cached in (parts, kept_columns):
        cached.cache_clear()
    try:
        assert [notes in tables for tables in parts()] == [False, True, False]
        assert [seals in tables for tables in parts()] == [True, False, False]
        one, other = (open_engine(tmp_path / name, create=True) for name in ("a.db", "b.db"))
        Writer(one).write(letters_read()[:9])
        with one.begin() as connection:
            connection.execute(notes.insert(), [{"letter_id": n, "note": f"số {n}"} for n in (2, 7)])
            connection.execute(seals.insert(), {"id": 1, "picture": b"\x00\xff", "body_id": 3})
            connection.execute(letters.update().where(letters.c.id == 5).values(flag="đỏ"))
        counts = restore(other, dumped(one))
        assert (counts["notes"], counts["seals"]) == (2, 1)
        assert content(other) == content(one)
        for engine in (one, other):
            engine.dispose()
    finally:
        metadata.remove(notes)
        metadata.remove(seals)
        letters.c._all_columns.remove(flag)
        letters._columns.remove(flag)
        for cached in (parts, kept_columns):
            cached.cache_clear()


def test_every_table_has_its_part() -> None:
    tables = {table.name for part in parts() for table in part}
    assert tables >= {"meta", "bodies", "documents", "versions", "corrections", "files"}
    assert tables.isdisjoint({"letters", "deadlines", "citations", "mentions"})
    assert schema.meta in parts().before
