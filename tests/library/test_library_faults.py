"""What a library has to survive: killed processes, full disks, poisoned letters, and what is no library at all."""

import datetime as dt
import errno
import json
import os
import signal
import socket
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from select import select
from shutil import copyfile

import pytest
from library_letters import (
    ORDINARY,
    PYTHON,
    ROOT,
    Done,
    check_whole,
    congvan,
    copied,
    ended,
    letter,
    letters_in,
    members,
    mounted,
    own_word,
    rows,
    started,
    wait_for,
    workers,
    write_letters,
)

from congvan_nlp.calendars.selection import Selection
from congvan_nlp.library.engine import LibraryError
from congvan_nlp.library.library import Library, Report
from congvan_nlp.library.packing import unpacked
from congvan_nlp.library.readings import made_with
from congvan_nlp.library.workers import Here
from congvan_nlp.records.analysis import Analysis

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and mounts of POSIX")


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three letters, which no test changes."""
    return write_letters(tmp_path_factory.mktemp("few") / "thu", 3)


@pytest.fixture(scope="module")
def made(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of those three, which no test changes."""
    path = tmp_path_factory.mktemp("made") / "kho.db"
    with Library(path, create=True) as library:
        library.ingest([few], workers=Here(made_with()))
    return path


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(copyfile(made, tmp_path / "kho.db"))


# --- killed processes ---


def test_a_writer_killed_again_and_again(tmp_path: Path) -> None:
    count, random = 2000, Random(20250905)
    thu, kho = write_letters(tmp_path / "thu", count), tmp_path / "kho.db"
    killed = 0
    for turn in range(7):
        process = started("ingest", thu, "--library", kho)
        before = letters_in(kho)
        if turn == 0:  # while it makes the library
            wait_for(kho.exists, "a file of the library")
        elif turn < 3:  # at any moment, also while modules are imported and workers start
            with suppress(subprocess.TimeoutExpired):
                process.wait(random.uniform(0, 3))
        else:
            wait_for_letters(process, kho, before + random.randint(1, 400))
            with suppress(subprocess.TimeoutExpired):
                process.wait(random.uniform(0, 0.2))
        killed += process.poll() is None
        process.kill()
        process.communicate()
        wait_for_end(process.pid)
        if letters_in(kho):
            assert check_whole(copied(kho, tmp_path / f"left-{turn}")) >= before
    assert killed > 4
    done = congvan("ingest", thu, "--library", kho)
    assert done.code == 0, done.err
    assert check_whole(kho) == count
    assert rows(kho, "SELECT count(*) FROM files") == [(count,)]


def wait_for_letters(process: "subprocess.Popen[bytes]", library: Path, count: int) -> None:
    wait_for(lambda: letters_in(library) >= count or process.poll() is not None, "letters")


def wait_for_end(group: int) -> None:
    """Wait until no process of a group is left: they end by themselves."""
    wait_for(lambda: not members(group), "its processes end", 20)


def test_a_killed_worker(tmp_path: Path) -> None:
    thu, kho = write_letters(tmp_path / "thu", 250), tmp_path / "kho.db"
    process = started("ingest", thu, "--library", kho, "--workers", "2")
    wait_for(lambda: letters_in(kho) >= 64, "letters")
    os.kill(workers(process.pid)[0], signal.SIGKILL)
    done = ended(process)
    assert (done.code, done.err) == (0, f"{kho}: 250 văn bản mới\n")
    assert check_whole(kho) == 250
    wait_for_end(process.pid)


#: The first worker that starts is killed before it has read what it is told.
STILLBORN = """
import os, signal, sys
if any("spawn_main" in argument for argument in sys.orig_argv):
    try:
        os.close(os.open(os.environ["FIRST_WORKER"], os.O_CREAT | os.O_EXCL))
        os.kill(os.getpid(), signal.SIGKILL)
    except FileExistsError:
        pass
"""


def hooked(folder: Path, code: str, **changes: Path) -> dict[str, str]:
    """An environment in which every Python runs this code first."""
    hook = folder / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(code, encoding="utf-8")
    path = f"{hook}{os.pathsep}{ROOT / 'src'}"
    return {"PYTHONPATH": path, **{name: str(value) for name, value in changes.items()}}


def test_a_worker_killed_while_it_starts(tmp_path: Path) -> None:
    thu, kho = write_letters(tmp_path / "thu", 60), tmp_path / "kho.db"
    changes = hooked(tmp_path, STILLBORN, FIRST_WORKER=tmp_path / "first")
    done = ended(started("ingest", thu, "--library", kho, "--workers", "2", changes=changes), 25)
    assert (done.code, done.err) == (0, f"{kho}: 60 văn bản mới\n")
    assert check_whole(kho) == 60


@pytest.mark.parametrize(
    "when",
    [
        "middle",
        pytest.param(
            "start",
        ),
    ],
)
def test_ctrl_c(tmp_path: Path, when: str) -> None:
    thu, kho = write_letters(tmp_path / "thu", 500), tmp_path / "kho.db"
    process = started("ingest", thu, "--library", kho, "--workers", "2")
    if when == "start":
        wait_for(lambda: len(workers(process.pid)) == 2, "workers")
    else:
        wait_for(lambda: letters_in(kho) >= 64, "letters")
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    done = ended(process)
    written = letters_in(kho)
    assert done.code == 130
    assert done.err == f"đã ghi {written} tệp; chạy lại lệnh này để đọc tiếp phần còn lại\nđã dừng\n"
    wait_for_end(process.pid)
    assert written < 500
    assert check_whole(kho) == written
    done = congvan("ingest", thu, "--library", kho)
    known = f", {written} không đổi" if written else ""
    assert (done.code, done.err) == (0, f"{kho}: {500 - written} văn bản mới{known}\n")
    assert check_whole(kho) == 500


# --- poisoned letters ---

#: Stands in for mistakes of readers in C, which kill the process, and of our own, which raise.
POISON = """
import os, sys
if any("spawn_main" in argument for argument in sys.orig_argv):  # a worker
    import faulthandler, resource, signal
    from congvan_nlp.library import readings

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    really_read, really_analyze = readings.Reader.read, readings.read_letters

    def read(self, path, content=None):
        with open(os.environ["READ_LOG"], "a", encoding="utf-8") as log:
            log.write(path.name + "\\n")
        if path.name == "poison-exit.txt":
            os._exit(3)
        if path.name == "poison-kill.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        if path.name == "poison-stack.txt":
            faulthandler._stack_overflow()
        return really_read(self, path, content)

    def analyze(source, register=None):
        if "mistake" in str(source.path):
            raise ValueError("một lỗi của chương trình")
        return really_analyze(source, register)

    readings.Reader.read, readings.read_letters = read, analyze
"""
KILLERS = ("poison-exit.txt", "poison-kill.txt", "poison-stack.txt")


class Poisoned:
    """A folder of 40 letters, of which four strike down whoever reads them."""

    def __init__(self, folder: Path) -> None:
        self.thu, self.kho, self.log = folder / "thu", folder / "kho.db", folder / "read.log"
        write_letters(self.thu, 40)
        for number, name in zip((8, 20, 33, 37), (*KILLERS, "mistake.txt"), strict=True):
            (self.thu / f"{number:05}.txt").rename(self.thu / name)
        self.changes = hooked(folder, POISON, READ_LOG=self.log)

    def ingest(self) -> tuple[int, list[str], list[str]]:
        """Exit code, lines of the output, and names of the files that were opened."""
        self.log.write_text("")
        done = congvan("ingest", self.thu, "--library", self.kho, "--workers", "2", changes=self.changes)
        return done.code, done.err.splitlines(), self.log.read_text(encoding="utf-8").splitlines()


def test_poisoned_letters(tmp_path: Path) -> None:
    poisoned = Poisoned(tmp_path)
    code, lines, read = poisoned.ingest()
    died = {f"{poisoned.thu / name}: tiến trình đọc tệp này bị dừng giữa chừng" for name in KILLERS}
    failed = died | {f"{poisoned.thu / 'mistake.txt'}: ValueError: một lỗi của chương trình"}
    assert code == 1
    assert set(lines[:-1]) == failed
    assert lines[-1] == f"{poisoned.kho}: 36 văn bản mới, 4 không đọc được"
    assert {name for name in KILLERS if read.count(name) <= 2} == set(KILLERS)
    assert check_whole(poisoned.kho) == 36
    reasons = rows(poisoned.kho, "SELECT path, reason, letter_id FROM files WHERE state = 'failed' ORDER BY path")
    assert [(Path(path).name, letter) for path, _, letter in reasons] == [
        (name, None) for name in sorted([*KILLERS, "mistake.txt"])
    ]
    assert [reason for path, reason, _ in reasons if Path(path).name in KILLERS] == [
        "the process that read it died"
    ] * 3

    code, lines, read = poisoned.ingest()
    assert (code, read) == (1, [])
    assert lines == [
        f"{poisoned.kho}: 40 không đổi",
        "4 tệp lần trước không đọc được và chưa thay đổi; xem congvan review",
    ]

    one = poisoned.thu / KILLERS[0]
    one.write_text(letter(8, " Kèm theo biểu mẫu."), encoding="utf-8")
    code, lines, read = poisoned.ingest()
    assert (code, set(read)) == (1, {one.name})
    assert lines[0] == f"{one}: tiến trình đọc tệp này bị dừng giữa chừng"

    with closing(sqlite3.connect(poisoned.kho)) as connection, connection:
        connection.execute("UPDATE files SET made_with = '0.0.1/0' WHERE path LIKE '%poison-kill.txt'")
        connection.execute("UPDATE files SET made_with = '0.0.1/0' WHERE path LIKE '%mistake.txt'")
    code, lines, read = poisoned.ingest()
    assert (code, set(read)) == (1, {"poison-kill.txt", "mistake.txt"})
    assert set(lines[:-2]) <= failed
    assert lines[-2] == f"{poisoned.kho}: 38 không đổi, 2 không đọc được"
    assert check_whole(poisoned.kho) == 36

    # one that is mended comes in
    one.rename(poisoned.thu / "mended.txt")
    code, lines, read = poisoned.ingest()
    assert (code, read) == (1, ["mended.txt"]), "three are as they were"
    assert lines[0] == f"{poisoned.kho}: 1 văn bản mới, 39 không đổi"
    assert check_whole(poisoned.kho) == 37


# --- disks ---


def test_a_full_disk(tmp_path: Path) -> None:
    thu, disk = write_letters(tmp_path / "thu", 400), tmp_path / "disk"
    disk.mkdir()
    kho = disk / "kho.db"
    with mounted('mount -t tmpfs -o size=1100k none "$1"', disk) as (inside, root):
        here = root / kho.relative_to("/")
        done = congvan("ingest", thu, "--library", kho, before=inside)
        assert (done.code, done.err) == (1, f"{kho}: hết chỗ trên đĩa\n")
        left = check_whole(copied(here, tmp_path / "left"))
        assert 0 < left < 400
        # nothing fits any more, not even the beginning
        subprocess.run([*inside, "sh", "-c", 'cat /dev/zero > "$1" 2>&-', "sh", disk / "rest"], check=False)
        done = congvan("ingest", thu, "--library", kho, before=inside)
        assert (done.code, done.err) == (1, f"{kho}: hết chỗ trên đĩa\n")
        assert check_whole(copied(here, tmp_path / "left-again")) == left
        done = congvan("list", "--library", kho, "--limit", "1000", "--format", "json", before=inside)
        assert (done.code, done.err, len(json.loads(done.out))) == (0, "", left)
        subprocess.run([*inside, "mount", "-o", "remount,size=64m", disk], check=True)
        done = congvan("ingest", thu, "--library", kho, before=inside)
        assert (done.code, done.err) == (0, f"{kho}: {400 - left} văn bản mới, {left} không đổi\n")
        assert check_whole(copied(here, tmp_path / "finished")) == 400


def test_no_room_for_a_new_library(few: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    kho = disk / "kho.db"
    with mounted('mount -t tmpfs -o size=32k none "$1"', disk) as (inside, _):
        done = congvan("ingest", few, "--library", kho, before=inside)
        assert (done.code, done.err) == (1, f"{kho}: hết chỗ trên đĩa\n")
        subprocess.run([*inside, "mount", "-o", "remount,size=64m", disk], check=True)
        done = congvan("ingest", few, "--library", kho, before=inside)
        assert (done.code, done.err) == (0, f"{kho}: 3 văn bản mới\n")


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    thu, kho = write_letters(tmp_path / "thu", 250), tmp_path / "kho.db"
    limited = ["sh", "-c", 'ulimit -f 1200; exec "$@"', "sh"]  # blocks of 512 bytes
    done = congvan("ingest", thu, "--library", kho, before=limited)
    assert done.code == 1
    assert done.err in (f"{kho}: lỗi đọc, ghi của ổ đĩa\n", f"{kho}: hết chỗ trên đĩa\n")
    left = check_whole(copied(kho, tmp_path / "left"))
    done = congvan("ingest", thu, "--library", kho)
    assert done.code == 0, done.err
    assert left < check_whole(kho) == 250


@pytest.fixture(params=["mount", "permissions"])
def closed_folder(request: pytest.FixtureRequest, made: Path, tmp_path: Path) -> Iterator[tuple[list[str], Path]]:
    """What runs commands that cannot write into the folder of a library, and the library."""
    folder = tmp_path / "closed"
    folder.mkdir()
    library = Path(copyfile(made, folder / "kho.db"))
    if request.param == "mount":
        with mounted('mount --bind "$1" "$1"\nmount -o remount,bind,ro "$1"', folder) as (inside, _):
            yield inside, library
        return
    folder.chmod(0o555)
    try:
        yield list(ORDINARY), library
    finally:
        folder.chmod(0o755)


READ_COMMANDS = (("list", "--format", "json"), ("search", own_word(2), "--format", "json"), ("show", "2-CV/TU"))


def outputs(library: Path, before: Sequence[str] = ()) -> list[Done]:
    return [congvan(*command, "--library", library, before=before) for command in READ_COMMANDS]


@pytest.fixture(scope="module")
def expected(made: Path) -> list[Done]:
    """What these commands say of the library where all is well."""
    found = outputs(made)
    assert [(done.code, done.err) for done in found] == [(0, "")] * 3
    return found


def test_a_folder_that_cannot_be_written(
    closed_folder: tuple[list[str], Path], few: Path, expected: list[Done]
) -> None:
    inside, library = closed_folder
    content = library.read_bytes()
    assert outputs(library, inside) == expected
    for place in (library, library.with_name("new.db")):
        done = congvan("ingest", few, "--library", place, before=inside)
        assert done.code == 1
        assert done.err.startswith(f"{place}: ")
        assert done.err.count("\n") == 1
        assert any(words in done.err for words in ("chỉ cho đọc", "không mở được", "không có quyền")), done.err
    assert library.read_bytes() == content
    assert [path.name for path in library.parent.iterdir()] == ["kho.db"]


def test_a_file_that_cannot_be_written(library: Path, few: Path, expected: list[Done]) -> None:
    content = library.read_bytes()
    library.chmod(0o444)
    done = congvan("ingest", few, "--library", library)
    assert (done.code, done.err) == (1, f"{library}: tệp chỉ cho đọc, không ghi đè được\n")
    assert outputs(library, ORDINARY) == expected
    assert library.read_bytes() == content


def test_a_file_that_cannot_be_read(library: Path, few: Path) -> None:
    library.chmod(0)
    for command in (("list",), ("ingest", str(few))):
        done = congvan(*command, "--library", library, before=ORDINARY)
        assert (done.code, done.err) == (1, f"{library}: không có quyền truy cập\n")


@pytest.mark.parametrize("kept", ["-wal and -shm", "-wal"])
def test_what_a_killed_writer_left_on_a_disk_that_cannot_be_written(tmp_path: Path, kept: str) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    thu, kho = write_letters(tmp_path / "thu", 30), folder / "kho.db"
    with Library(kho, create=True) as library, library.engine.connect() as reader:
        reader.exec_driver_sql("SELECT 1")
        library.ingest([thu], workers=Here(made_with()))
        for path in list(folder.iterdir()):  # as the letters are in -wal now only
            if kept == "-wal and -shm" or path.suffix != ".db-shm":
                copyfile(path, path.with_name(f"dead{path.name[3:]}"))
    dead = folder / "dead.db"
    with mounted('mount --bind "$1" "$1"\nmount -o remount,bind,ro "$1"', folder) as (inside, _):
        done = congvan("list", "--library", dead, "--limit", "100", "--format", "json", before=inside)
    # all letters or a word that some are missing, but never fewer without a word
    assert done.code == 1 or (done.code == 0 and len(json.loads(done.out)) == 30), (done.out, done.err)


# --- at once ---


def test_two_ingests_at_once(tmp_path: Path) -> None:
    thu, kho = write_letters(tmp_path / "thu", 300), tmp_path / "kho.db"
    both = [started("ingest", thu, "--library", kho, "--workers", "1") for _ in range(2)]
    done = [ended(process) for process in both]
    assert [(one.code, "văn bản mới" in one.err or "không đổi" in one.err) for one in done] == [(0, True)] * 2, done
    assert check_whole(kho) == 300
    assert rows(kho, "SELECT count(*) FROM files") == [(300,)]


OPENING = """
import sys
from pathlib import Path
from congvan_nlp.library.library import Library
print("ready", flush=True)
for line in sys.stdin:
    try:
        Library(Path(line.strip()), create=True).close()
        print("open", flush=True)
    except Exception as error:
        print(repr(error), flush=True)
"""


def opened_at_once(libraries: list[Path]) -> list[tuple[str, ...]]:
    """What two processes say that open each of these libraries, both at the same moment."""
    both = [started(command=(*PYTHON, "-c", OPENING)) for _ in range(2)]
    said = []

    def answers() -> tuple[str, ...]:
        lines = [process.stdout.readline() if process.stdout else b"" for process in both]
        return tuple(line.decode().strip() for line in lines)

    assert answers() == ("ready", "ready")
    for library in libraries:
        for process in both:
            assert process.stdin
            process.stdin.write(f"{library}\n".encode())
            process.stdin.flush()
        said.append(answers())
    assert [ended(process).code for process in both] == [0, 0]
    return said


def test_two_processes_make_a_library_at_once(tmp_path: Path) -> None:
    # one of them at the moment that seldom meets the other: the file is there, and its first page being written
    path = tmp_path / "new.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        process = started(command=(*PYTHON, "-c", OPENING))
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        process.stdin.write(f"{path}\n".encode())
        process.stdin.flush()
        early, _, _ = select([process.stdout], [], [], 2)
        other.execute("ROLLBACK")
    assert ended(process) == (0, "open\n", "")
    assert not early
    places = [tmp_path / f"{number}.db" for number in range(20)]
    assert set(opened_at_once(places)) == {("open", "open")}
    for place in places:
        assert check_whole(place) == 0


# --- versions of the schema ---


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of schema 1: a letter of the corpus with two corrections."""
    return old_library(tmp_path / "old.db")


def old_library(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(Path(__file__).with_name("schema_1.sql").read_text(encoding="utf-8"))
    return path


#: How commands open a library: to read, to write, to write where there may be none.
OPENINGS = ({"write": False}, {"write": True}, {"write": True, "create": True})


def schema_of(library: Path) -> str:
    return str(rows(library, "SELECT value FROM meta WHERE key = 'schema'")[0][0])


def test_a_library_of_a_newer_version(library: Path, few: Path) -> None:
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    content = library.read_bytes()
    for command in (("list",), ("ingest", str(few))):
        done = congvan(*command, "--library", library)
        assert done.code == 1
        assert done.err.startswith(f"{library}: do phiên bản congvan mới hơn ghi, hãy cập nhật congvan")
        assert "99" in done.err
        assert done.err.count("\n") == 1
    for options in OPENINGS:
        with pytest.raises(LibraryError, match="newer version"):
            Library(library, **options)
    assert library.read_bytes() == content
    assert not list(library.parent.glob("*.bak*"))


def test_a_library_of_an_older_version(old: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    content = old.read_bytes()
    before = unpacked(rows(old, "SELECT record FROM versions")[0][0])
    done = congvan("list", "--library", old)
    assert done.code == 1
    assert done.err == f"{old}: do phiên bản cũ ghi (schema 1) cần mở để ghi một lần (congvan ingest)\n"
    assert old.read_bytes() == content

    done = congvan("ingest", empty, "--library", old)
    assert done.code == 0, done.err
    assert int(schema_of(old)) > 1
    assert rows(old, "PRAGMA integrity_check") == [("ok",)]
    assert rows(old, "SELECT count(*) FROM anchors") == rows(old, "SELECT count(*) FROM events") == [(0,)]

    fresh = tmp_path / "fresh.db"
    [text] = [row[0] for row in rows(old, "SELECT text FROM letters")]
    (empty / "2187.txt").write_text(text, encoding="utf-8")
    assert congvan("ingest", empty, "--library", fresh).code == 0
    for query in (
        "SELECT id, stands_on FROM directives ORDER BY id",
        "SELECT citation_id, position, directive_id FROM mentions ORDER BY 1, 2",
        "SELECT * FROM document_links ORDER BY 2, 3",
    ):
        assert rows(old, query) == rows(fresh, query), "as in a library that is made today"

    backup = tmp_path / "old.db.schema-1.bak"
    assert [path.name for path in tmp_path.glob("*.bak*")] == [backup.name]
    assert schema_of(backup) == "1"
    assert rows(backup, "PRAGMA integrity_check") == [("ok",)]
    assert rows(backup, "SELECT number, text FROM letters") == rows(old, "SELECT number, text FROM letters")
    assert rows(backup, "SELECT name FROM sqlite_master WHERE name IN ('anchors', 'events')") == []

    done = congvan("show", "2187-CV/VPTU", "--library", old, "--format", "json")
    assert done.code == 0, done.err
    [shown] = [Analysis.model_validate(one) for one in json.loads(done.out)]
    assert shown.letter == before.letter.model_copy(update={"subject": "Về ứng phó bão số 3 và mưa lũ sau bão"})
    assert (before.deadlines[0].due, shown.deadlines[0].due) == ("2024-09-06", "2024-09-05")
    assert shown.deadlines[1:] == before.deadlines[1:]
    assert (shown.text, shown.directives, shown.citations) == (before.text, before.directives, before.citations)
    with Library(old) as library:
        assert [(one.field, one.author) for one in library.corrections(1)] == [
            ("due", "Nguyễn Văn Thư"),
            ("subject", "Nguyễn Văn Thư"),
        ]
        assert library.search("lồng bè").total == 1
        day = dt.date(2024, 9, 5)
        [entry] = library.deadlines(Selection("ban can su dang", day, day))
        assert entry.deadline.due == day.isoformat(), "as corrected"
    assert list(tmp_path.glob("*.bak*")) == [backup]
    with Library(tmp_path / "new.db", create=True):
        made = "SELECT name, type FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY 1"
        columns = "SELECT t.name, c.name, c.type FROM sqlite_master t, pragma_table_info(t.name) c ORDER BY 1, 2"
        covered = (
            "SELECT i.name, c.name FROM sqlite_master i, pragma_index_info(i.name) c WHERE sql > '' ORDER BY 1, seqno"
        )
        for query in (made, columns, covered):
            assert rows(old, query) == rows(tmp_path / "new.db", query)


def test_an_older_library_and_a_full_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    old = old_library(tmp_path / "old.db")
    kho = disk / "kho.db"
    size = old.stat().st_size // 1024 + 60  # none for a second one
    with mounted(f'mount -t tmpfs -o size={size}k none "$1"\ncp "$2" "$3"', disk, old, kho) as (inside, root):
        done = congvan("ingest", disk, "--library", kho, before=inside)
        assert (done.code, done.err) == (1, f"{kho}: hết chỗ trên đĩa\n")
        left = copied(root / kho.relative_to("/"), tmp_path / "left")
        assert schema_of(left) == "1"
        assert rows(left, "PRAGMA integrity_check") == [("ok",)]
        subprocess.run([*inside, "mount", "-o", "remount,size=64m", disk], check=True)
        done = congvan("ingest", disk, "--library", kho, before=inside)
        assert done.code == 0, done.err
        backups = sorted((root / disk.relative_to("/")).glob("*.bak*"))
        assert [path.name for path in backups] == ["kho.db.schema-1.bak"]  # no half of one beside it
        assert rows(Path(copyfile(backups[0], tmp_path / "backup.db")), "PRAGMA integrity_check") == [("ok",)]


def test_two_processes_open_an_older_library_at_once(tmp_path: Path) -> None:
    olds = [old_library(tmp_path / f"{number}.db") for number in range(12)]
    assert set(opened_at_once(olds)) == {("open", "open")}
    assert {schema_of(old) for old in olds} != {"1"}
    assert sorted(path.name for path in tmp_path.glob("*.bak*")) == sorted(f"{old.name}.schema-1.bak" for old in olds)


# --- files that go, move and change ---


class Folder:
    """Two folders of letters and their library, read in this process."""

    def __init__(self, folder: Path) -> None:
        self.one, self.two = write_letters(folder / "one", 4), write_letters(folder / "two", 3, first=5)
        self.kho = folder / "kho.db"

    def ingest(self, *paths: Path) -> Report:
        with Library(self.kho, create=True) as library:
            return library.ingest(paths or (self.one, self.two), workers=Here(made_with()))

    def states(self) -> dict[str, tuple[str, int | None]]:
        """What the library knows of each file: state and letter."""
        found = rows(self.kho, "SELECT path, state, letter_id FROM files")
        return {Path(path).name: (state, letter) for path, state, letter in found}


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Seven letters in two folders, read once."""
    folder = Folder(tmp_path)
    assert folder.ingest().outcomes == {"new": 7}
    return folder


def test_a_file_that_was_removed(folder: Folder) -> None:
    gone = folder.one / "00002.txt"
    gone.unlink()
    done = congvan("ingest", folder.one, folder.two, "--library", folder.kho)
    assert (done.code, done.err) == (
        0,
        f"{folder.kho}: 6 không đổi\nkhông còn tệp: {gone} (văn bản vẫn giữ trong kho)\n",
    )
    assert folder.states()["00002.txt"] == ("missing", 2)
    with Library(folder.kho, write=False) as library:
        assert library.letter(2).text.strip() == letter(2).strip()
    assert folder.ingest().missing == []  # told once
    gone.write_text(letter(2), encoding="utf-8")
    assert folder.ingest().outcomes == {"unchanged": 6, "same": 1}
    assert folder.states()["00002.txt"] == ("read", 2)
    assert check_whole(folder.kho) == 7


def test_a_file_that_was_moved(folder: Folder) -> None:
    (folder.one / "00002.txt").rename(folder.two / "moved.txt")
    report = folder.ingest()
    assert report.outcomes == {"unchanged": 6, "copy": 1}
    assert report.missing == [str(folder.one / "00002.txt")]
    assert folder.states()["moved.txt"] == ("read", 2)
    assert check_whole(folder.kho) == 7


def test_a_folder_that_cannot_be_listed(folder: Folder) -> None:
    closed = folder.one / "sub"
    for path in list(folder.one.iterdir()):
        closed.mkdir(exist_ok=True)
        path.rename(closed / path.name)
    folder.ingest()
    before = folder.states()
    for shut in (closed, folder.one):
        shut.chmod(0)
        try:
            done = congvan("ingest", folder.one, folder.two, "--library", folder.kho, before=ORDINARY)
        finally:
            shut.chmod(0o755)
        assert "Traceback" not in done.err
        assert "không còn tệp" not in done.err
        assert f"{folder.kho}: 3 không đổi\n" in done.err
        assert folder.states() == before
    assert check_whole(folder.kho) == 7


def test_a_folder_that_cannot_be_listed_is_told(folder: Folder) -> None:
    closed = folder.one / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        done = congvan("ingest", folder.one, "--library", folder.kho, before=ORDINARY)
    finally:
        closed.chmod(0o755)
    assert done.code == 1
    assert f"{closed}: không có quyền truy cập\n" in done.err


def test_a_folder_below_one_that_is_closed(folder: Folder) -> None:
    inner = folder.one / "inner"
    inner.mkdir()
    folder.one.chmod(0)
    try:
        done = congvan("ingest", inner, folder.two, "--library", folder.kho, before=ORDINARY)
    finally:
        folder.one.chmod(0o755)
    assert done.code == 1
    assert f"{inner}: không có quyền truy cập\n" in done.err
    assert f"{folder.kho}: 3 không đổi\n" in done.err  # the other folder is read all the same


def test_a_folder_that_vanished(folder: Folder) -> None:
    folder.one.rename(folder.one.with_name("unplugged"))
    before = folder.states()
    done = congvan("ingest", folder.one, folder.two, "--library", folder.kho)
    assert (done.code, done.err) == (
        1,
        f"{folder.one}: không có tệp hoặc thư mục này\n{folder.kho}: 3 không đổi\n",
    )
    assert folder.states() == before
    assert check_whole(folder.kho) == 7


def test_a_folder_that_vanished_is_no_file(folder: Folder) -> None:
    folder.one.rename(folder.one.with_name("unplugged"))
    before = folder.states()
    assert folder.ingest().missing == []
    assert folder.states() == before


def test_a_file_that_holds_another_letter(folder: Folder) -> None:
    path = folder.one / "00002.txt"
    path.write_text(
        f"BỘ NỘI VỤ\nSố: 99/BNV-TL\nHà Nội, ngày 5 tháng 9 năm 2025\n\nNội dung khác {own_word(99)}.\n", "utf-8"
    )
    assert folder.ingest().outcomes == {"new": 1, "unchanged": 6}
    assert folder.states()["00002.txt"] == ("read", 8)
    with Library(folder.kho, write=False) as library:
        assert library.letter(2).letter.number == "2-CV/TU"
        assert library.letter(8).letter.number == "99/BNV-TL"
        assert [hit.line.id for word in (own_word(2), own_word(99)) for hit in library.search(word).page] == [2, 8]
    assert rows(folder.kho, "SELECT count(*) FROM letters") == [(8,)]


@pytest.mark.parametrize("content", [b"", b"\0\1\2" * 500], ids=["empty", "NUL"])
def test_a_file_that_cannot_be_read_any_more(folder: Folder, content: bytes) -> None:
    path = folder.one / "00002.txt"
    path.write_bytes(content)
    report = folder.ingest()
    assert report.outcomes == {"failed": 1, "unchanged": 6}
    assert [(one.path, one.letter) for one in report.failed] == [(str(path), 2)]
    assert folder.states()["00002.txt"] == ("failed", 2)
    with Library(folder.kho, write=False) as library:
        assert library.letter(2).text.strip() == letter(2).strip()
        assert library.called(str(path)) == [2]
    path.write_text(letter(2, " Kèm theo biểu mẫu."), encoding="utf-8")
    assert folder.ingest().outcomes == {"version": 1, "unchanged": 6}
    assert rows(folder.kho, "SELECT count(*) FROM letters") == [(7,)]


def test_a_file_that_may_not_be_opened_any_more(folder: Folder) -> None:
    path = folder.one / "00002.txt"
    path.write_text(letter(2, " Kèm theo biểu mẫu."), encoding="utf-8")
    path.chmod(0)
    done = congvan("ingest", folder.one, "--library", folder.kho, before=ORDINARY)
    assert done.code == 1
    assert done.err.startswith(f"{path}: không có quyền truy cập\n")
    assert folder.states()["00002.txt"] == ("failed", 2)
    assert rows(folder.kho, "SELECT count(*) FROM letters") == [(7,)]
    path.chmod(0o644)
    folder.ingest()
    assert folder.states()["00002.txt"] == ("read", 2)


# --- what is no library ---


def refused(
    library: str | Path, few: Path, words: str, told: str, openings: Sequence[dict[str, bool]] = OPENINGS
) -> None:
    """Whoever opens this library is told what is wrong with it; a command says it in one line and ends with 1."""
    for options in openings:
        with pytest.raises(LibraryError) as error:
            Library(library, **options)
        assert (error.value.where, error.value.reason) == (str(library), words)
    command = ("ingest", str(few)) if openings[-1].get("create") else ("remove", "1", "--yes")
    done = congvan(*command, "--library", library)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1), done.err
    assert done.err.startswith(f"{library}: {told}")


def test_a_text_file(few: Path, tmp_path: Path) -> None:
    path = tmp_path / "thu.txt"
    path.write_text("Công văn số 12-CV/TU\n" * 20, encoding="utf-8")
    content = path.read_bytes()
    refused(path, few, "is no library", "không phải là kho văn bản")
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("tables", ["CREATE TABLE places (url TEXT)", "CREATE TABLE meta (key TEXT, value TEXT)"])
def test_the_database_of_another_program(few: Path, tmp_path: Path, tables: str) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(tables)
    content = path.read_bytes()
    refused(path, few, "is the database of another program", "là cơ sở dữ liệu của chương trình khác")
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_an_empty_file(few: Path, tmp_path: Path) -> None:
    path = tmp_path / "kho.db"
    path.touch()
    # to make a library of it is no fault: another process may be doing that right now
    refused(path, few, "is no library", "không phải là kho văn bản", OPENINGS[:2])
    assert path.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder(few: Path, tmp_path: Path) -> None:
    refused(tmp_path, few, os.strerror(errno.EISDIR), "là một thư mục")
    assert list(tmp_path.iterdir()) == []


def test_no_folder_for_it(few: Path, tmp_path: Path) -> None:
    path = tmp_path / "none" / "kho.db"
    refused(path, few, "its folder does not exist", "không có thư mục này", OPENINGS[2:])
    refused(path, few, "no such library", "chưa có kho này", OPENINGS[:2])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    [
        "mysql://thu@may-chu/thu",
        "http://may-chu/thu",
        "sqlite:///thu.db",
        "://",
        pytest.param(
            "postgresql://u@may-chu:cong/thu",
        ),
    ],
)
def test_urls_of_another_kind(few: Path, url: str) -> None:
    words = "is neither a file nor a URL of PostgreSQL"
    refused(url, few, words, "không phải tệp, cũng không phải địa chỉ PostgreSQL")


@pytest.mark.parametrize(
    "kind",
    [
        "port",
        pytest.param(
            "socket",
        ),
    ],
)
def test_a_server_that_is_not_there(few: Path, tmp_path: Path, kind: str) -> None:
    if kind == "port":
        with socket.socket() as probe:  # nobody listens on it, and nobody else gets it
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
            done = congvan("ingest", few, "--library", f"postgresql://thu:bi-mat@127.0.0.1:{port}/thu")
        name = f"postgresql://thu:***@127.0.0.1:{port}/thu"
    else:
        done = congvan("ingest", few, "--library", f"postgresql://thu:bi-mat@/thu?host={tmp_path}")
        name = "postgresql://thu:***@/thu?host="
    assert done.code == 1
    assert done.err.startswith(name)
    assert done.err.endswith(": máy chủ không trả lời\n")
    assert done.err.count("\n") == 1


def asked(library: Path, thu: Path) -> list[str]:
    """What is wrong with a library, as those are told who ask it, and who ingest into it."""
    questions: tuple[Callable[[Library], object], ...] = (
        lambda library: library.letters(),
        lambda library: library.search("y tế"),
        lambda library: [library.letter(number) for number in range(1, 151)],
        lambda library: library.stats(),
    )
    said = []
    for question in questions:
        try:
            with Library(library, write=False) as reader:
                question(reader)
        except LibraryError as error:
            said.append(str(error))
    try:
        with Library(library) as writer:
            writer.ingest([thu], workers=Here(made_with()))
    except LibraryError as error:
        said.append(str(error))
    return said


@pytest.mark.parametrize(
    "part",
    [
        "beginning",
        pytest.param(
            "middle",
        ),
        "end",
        "all but the first page",
    ],
)
def test_a_damaged_library(tmp_path: Path, part: str) -> None:
    thu, kho = write_letters(tmp_path / "thu", 150), tmp_path / "kho.db"
    with Library(kho, create=True) as library:
        library.ingest([thu], workers=Here(made_with()))
    content = bytearray(kho.read_bytes())
    size = len(content)
    start, end = {
        "beginning": (100, size // 3),
        "middle": (size // 3, size * 2 // 3),
        "end": (size * 2 // 3, size),
        "all but the first page": (4096, size),
    }[part]
    content[start:end] = Random(part).randbytes(end - start)
    kho.write_bytes(content)
    said = asked(kho, thu)
    assert len(said) >= 2
    assert set(said) == {f"{kho}: is damaged"}
    assert kho.read_bytes() == content
    done = congvan("list", "--library", kho, "--limit", "1000")
    if part != "end":
        assert (done.code, done.out, done.err) == (1, "", f"{kho}: bị hỏng\n")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE versions SET record = CAST(substr(record, 1, 40) AS BLOB) WHERE letter_id = 2",
        "UPDATE versions SET record = zeroblob(100) WHERE letter_id = 2",
        "UPDATE letters SET subject = CAST(x'c3ff41' AS TEXT) WHERE id = 2",
    ],
    ids=["record cut", "record of zeros", "text"],
)
def test_a_letter_that_is_damaged(library: Path, damage: str) -> None:
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute(damage)
    done = congvan(*(("list",) if "subject" in damage else ("show", "2")), "--library", library)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"{library}: bị hỏng\n"
