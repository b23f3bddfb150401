"""A backup is whole and sound whatever goes on, and takes the place of nothing but an older one."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from library_servers import (
    content,
    exported,
    filled,
    letters_read,
    library_url,
    postgres_url,
    server,
    vietnamese_url,
    worked,
)
from sqlalchemy import Engine, func, select

from congvan_nlp.library import backup as module
from congvan_nlp.library.backup import backup
from congvan_nlp.library.engine import LibraryError, open_engine
from congvan_nlp.library.exports import snapshot
from congvan_nlp.library.packing import unpacked
from congvan_nlp.library.readings import Reading
from congvan_nlp.library.schema import files, letters, versions
from congvan_nlp.library.shown import shown
from congvan_nlp.library.transfer import lines_of, restore
from congvan_nlp.library.writer import Writer

__all__ = ["library_url", "postgres_url", "server", "vietnamese_url"]  # fixtures
BATCH = 6


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Engine]:
    engine = worked(tmp_path / "source.db", tmp_path / "thư")
    yield engine
    engine.dispose()


def opened_backup(path: Path, folder: Path) -> Engine:
    """The library that a backup holds."""
    if path.read_bytes()[:2] != b"\x1f\x8b":
        return open_engine(path, write=False)
    engine = open_engine(folder / f"{path.name}.db", create=True)
    restore(engine, lines_of(path))
    return engine


def test_a_backup_is_the_library(library_url: str, tmp_path: Path) -> None:
    engine = worked(library_url, tmp_path / "thư")
    target = tmp_path / "sao lưu.bak"
    copied = backup(engine, target)
    assert copied == (target, target.stat().st_size, 40)
    again = opened_backup(target, tmp_path)
    assert content(again) == content(engine)
    assert exported(again) == exported(engine)
    for one in (engine, again):
        one.dispose()


def test_a_backup_of_a_file_is_one_file_to_work_with(source: Engine, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    backup(source, tmp_path / "b" / "b.db")
    assert [path.name for path in (tmp_path / "b").iterdir()] == ["b.db"]
    again = open_engine(tmp_path / "b" / "b.db")
    assert {outcome.what for outcome in Writer(again).write(letters_read())} == {"same"}
    again.dispose()


@contextmanager
def ingesting(engine: Engine, until: threading.Event) -> Iterator[list[BaseException]]:
    """Another thread that writes letters without end, a batch in a transaction."""
    failed: list[BaseException] = []

    def write() -> None:
        writer = Writer(engine)
        read = [one for one in letters_read() if one.letter]
        try:
            number = 0
            while not until.is_set():
                batch = []
                for one in read[:BATCH]:
                    number += 1
                    batch.append(_renumbered(one, number))
                writer.write(batch)
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield failed
    finally:
        until.set()
        thread.join()


def _renumbered(reading: Reading, number: int) -> Reading:
    """The same letter as another one: of another file, number and day."""
    assert reading.letter
    rows = reading.letter.rows
    head = rows.head | {"identity": f"letter {number}"}
    letter = reading.letter._replace(rows=rows._replace(head=head))
    seen = reading.seen._replace(path=f"/thư/{number}.txt")
    return reading._replace(seen=seen, sha256=f"{number:064x}", letter=letter, attached=())


def test_a_backup_beside_an_ingest_is_whole(library_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PAGES", 5)  # batches are written between
    engine = open_engine(library_url, create=True)
    target = tmp_path / "sao.bak"
    counts: list[int] = []
    until = threading.Event()
    with ingesting(engine, until) as failed:
        while len(counts) < 5 or counts[-1] == counts[0]:
            counts.append(backup(engine, target).letters)
            assert not failed
            (tmp_path / f"{len(counts)}").mkdir()
            again = opened_backup(target, tmp_path / f"{len(counts)}")
            _check_whole(again, counts[-1])
            again.dispose()
    assert not failed
    assert counts == sorted(counts)
    with engine.connect() as connection:
        assert (connection.scalar(select(func.count()).select_from(letters)) or 0) >= counts[-1]
    engine.dispose()


def _check_whole(engine: Engine, count: int) -> None:
    """Every letter with all that belongs to it, and no transaction by halves."""
    with snapshot(engine) as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        numbers = list(connection.scalars(select(letters.c.id).order_by(letters.c.id)))
        assert numbers == list(range(1, count + 1))
        assert count % BATCH == 0
        for table in (versions, files):
            assert sorted(connection.scalars(select(table.c.letter_id))) == numbers
        read = [one.letter for one in letters_read() if one.letter]
        for number in numbers[-2 * BATCH :]:
            letter = read[(number - 1) % BATCH]
            analysis = shown(connection, number)
            assert analysis.text == unpacked(letter.record).text
            for name, rows in letter.rows.tables.items():
                found = connection.exec_driver_sql(f"SELECT count(*) FROM {name} WHERE letter_id = {number}").scalar()
                assert found == len(rows)


def test_a_writer_does_not_wait_for_a_backup(source: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A library is written in the midst of its backup, which holds it as it was when it began."""
    monkeypatch.setattr(module, "_PAGES", 1)
    lines = exported(source)
    wrote = threading.Event()
    copy = module._copy

    def slow(connection: Any, draft: Path, name: str) -> None:
        writer = threading.Thread(target=lambda: Writer(source).write([_renumbered(letters_read()[0], 1)]))
        writer.start()
        writer.join(30)
        wrote.set()
        copy(connection, draft, name)

    monkeypatch.setattr(module, "_copy", slow)
    backup(source, tmp_path / "b.db")
    assert wrote.is_set()
    assert len(exported(source)) == len(lines) + 1
    again = open_engine(tmp_path / "b.db", write=False)
    assert exported(again) == lines
    again.dispose()


# --- what a backup does not touch


def test_an_older_backup_gives_way(library_url: str, tmp_path: Path) -> None:
    engine = filled(library_url)
    target = tmp_path / "b.bak"
    backup(engine, target)
    before = target.read_bytes()
    Writer(engine).write([_renumbered(letters_read()[0], 1)])
    target.chmod(0o640)
    assert backup(engine, target).letters == sum(1 + len(one.attached) for one in letters_read()) + 1
    assert target.read_bytes() != before
    assert target.stat().st_mode & 0o777 == 0o640
    assert not list(tmp_path.glob(".congvan*"))
    engine.dispose()


def test_other_files_stay(library_url: str, tmp_path: Path) -> None:
    engine = filled(library_url)
    names = {"thư.txt": b"c\xc3\xb4ng v\xc4\x83n", "trống.db": b"", "gói.gz": b"\x1f\x8b\x08 nothing"}
    for name, data in names.items():
        target = tmp_path / name
        target.write_bytes(data)
        with pytest.raises(LibraryError, match="is no backup, and is left as it is"):
            backup(engine, target)
        assert target.read_bytes() == data
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE meta (a)")
    with pytest.raises(LibraryError, match="is no backup"):
        backup(engine, tmp_path / "other.db")
    with pytest.raises(LibraryError, match="Is a directory"):
        backup(engine, tmp_path)
    with pytest.raises(LibraryError, match="its folder does not exist"):
        backup(engine, tmp_path / "a" / "b.db")
    with pytest.raises(LibraryError, match="is no backup"):
        backup(engine, Path(os.devnull))
    assert not list(tmp_path.glob(".congvan*"))
    engine.dispose()


def test_the_library_itself_and_one_in_use_stay(source: Engine, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to("source.db")
    for name in ("source.db", "link.db"):
        with pytest.raises(LibraryError, match="is the library itself"):
            backup(source, tmp_path / name)
    other = filled(tmp_path / "other.db")
    with other.connect() as connection:
        connection.execute(letters.select()).all()
        with pytest.raises(LibraryError, match="is used by another program"):
            backup(source, tmp_path / "other.db")
    other.dispose()
    backup(source, tmp_path / "other.db")
    again = open_engine(tmp_path / "other.db")
    assert exported(again) == exported(source)
    again.dispose()


def test_a_link_stays_a_link(source: Engine, tmp_path: Path) -> None:
    backup(source, tmp_path / "old.db")
    (tmp_path / "b.db").symlink_to("old.db")
    backup(source, tmp_path / "b.db")
    assert (tmp_path / "b.db").is_symlink()


def test_what_is_read_only_stays(source: Engine, tmp_path: Path) -> None:
    target = tmp_path / "b.db"
    backup(source, target)
    target.chmod(0o440)
    with pytest.raises(LibraryError, match="is read-only"):
        backup(source, target)


def test_a_failure_leaves_the_older_one(library_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = filled(library_url)
    target = tmp_path / "b.bak"
    backup(engine, target)
    before = target.read_bytes()

    def full(connection: Any, draft: Path, *_: str) -> None:
        draft.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_copy", full)
    monkeypatch.setattr(module, "_dump", full)
    with pytest.raises(LibraryError, match=r"b\.bak: No space left on device"):
        backup(engine, target)
    assert target.read_bytes() == before
    assert not list(tmp_path.glob(".congvan*"))
    engine.dispose()


def test_a_damaged_library_makes_no_backup(tmp_path: Path) -> None:
    filled(tmp_path / "a.db").dispose()
    target = tmp_path / "b.db"
    engine = open_engine(tmp_path / "a.db", write=False)  # sound as yet
    with (tmp_path / "a.db").open("r+b") as file:
        size = file.seek(0, 2)
        for page in range(40, size // 4096 - 10, 7):
            file.seek(page * 4096)
            file.write(b"\xff" * 200)
    with pytest.raises(LibraryError, match="damaged"):
        backup(engine, target)
    assert not target.exists()
    engine.dispose()


def test_a_library_that_is_only_read_has_a_backup(source: Engine, tmp_path: Path) -> None:
    reader = open_engine(tmp_path / "source.db", write=False)
    assert backup(reader, tmp_path / "b.db").letters == 40
    reader.dispose()
