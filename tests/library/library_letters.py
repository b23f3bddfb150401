"""What tests of faults stand on: short letters, `congvan` in a process group of its own, mounts, and what is whole."""

import datetime as dt
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import pytest
from library_servers import missing

T = TypeVar("T")
ROOT: Final = Path(__file__).parents[2]
PYTHON: Final = (sys.executable, "-W", "error")
CONGVAN: Final = (*PYTHON, "-c", "from congvan_nlp.cli.main import run; run()")
#: The superuser as an ordinary user: permissions hold for it.
ORDINARY: Final = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner") if os.geteuid() == 0 else ()
PATIENCE: Final = 100  # seconds


def letter(number: int, words: str = "") -> str:
    """A short letter with a number, a date and a word of its own.

    Parameters
    ----------
    number : int
    words : str, optional
        What else it says.

    Returns
    -------
    str
    """
    day = dt.date(2020, 1, 6) + dt.timedelta(number % 1800)
    limit = day + dt.timedelta(30)
    return (
        f"TỈNH ỦY LAM SƠN\n*\nSố {number}-CV/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nLam Sơn, {day:ngày %d tháng %m năm %Y}\n\n"
        f"Kính gửi: Sở Y tế.\n\nĐề nghị Sở Y tế báo cáo về hồ sơ {own_word(number)} trước ngày {limit:%d/%m/%Y}.{words}\n\n"
        "Nơi nhận:\n- Như trên,\n- Lưu Văn phòng Tỉnh ủy.\n"
    )


def own_word(number: int) -> str:
    """The word that only this letter holds."""
    return f"rieng{number:05}"


def write_letters(folder: Path, count: int, first: int = 1) -> Path:
    """Write short letters of consecutive numbers, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(first, first + count):
        (folder / f"{number:05}.txt").write_text(letter(number), encoding="utf-8")
    return folder


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """The environment of a command: the package of this tree, and nothing that steers its output."""
    names = ("CONGVAN_LIBRARY", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "PYTHONIOENCODING")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), **changes}


def started(
    *arguments: str | Path,
    command: Sequence[str] = CONGVAN,
    before: Sequence[str] = (),
    cwd: Path | None = None,
    changes: dict[str, str] | None = None,
) -> "subprocess.Popen[bytes]":
    """Start a command in a process group of its own, as a shell does.

    Parameters
    ----------
    *arguments : str or Path
    command : sequence of str, optional
        By default `congvan`.
    before : sequence of str, optional
        Commands that run it: nsenter, setpriv.
    cwd : Path, optional
    changes : dict, optional
        Of the environment.

    Returns
    -------
    subprocess.Popen
        Its id is that of the group.
    """
    return subprocess.Popen(
        [*before, *command, *(os.fspath(argument) for argument in arguments)],
        env=environment(**(changes or {})),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        cwd=cwd,
    )


def ended(process: "subprocess.Popen[bytes]", patience: float = PATIENCE) -> Done:
    """Wait for a command; what hangs is ended, with its group, and fails the test."""
    try:
        out, err = process.communicate(timeout=patience)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        raise AssertionError(f"hangs: {err.decode()}") from None
    return Done(process.returncode, out.decode(), err.decode())


def congvan(*arguments: str | Path, **options: Any) -> Done:
    """Run `congvan` to its end; options as of `started`."""
    return ended(started(*arguments, **options))


def wait_for(condition: Callable[[], T], what: str, seconds: float = 60) -> T:
    """Wait until something is so, and return it."""
    until = time.monotonic() + seconds
    while not (found := condition()):
        if time.monotonic() > until:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.005)
    return found


def members(group: int) -> dict[int, str]:
    """Living processes of a group, with their command lines."""
    if not Path("/proc/self/stat").exists():
        missing("no /proc that tells which processes there are")
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            state, _, of_group = (process / "stat").read_text(errors="replace").rpartition(")")[2].split()[:3]
            if int(of_group) == group and state not in "ZX":
                found[int(process.name)] = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def workers(group: int) -> list[int]:
    """Worker processes of an ingest."""
    return [process for process, command in members(group).items() if "spawn_main" in command]


def letters_in(library: Path) -> int:
    """How many letters another process has written so far; 0 where there is no library yet."""
    try:
        with closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM letters").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def rows(library: Path, query: str, *values: object) -> list[Any]:
    """Ask a library, with nothing of ours between."""
    with closing(sqlite3.connect(library)) as connection:
        return connection.execute(query, values).fetchall()


def copied(library: Path, folder: Path) -> Path:
    """A library as it lies on the disk, with what is not in its file yet: what a dead writer leaves."""
    folder.mkdir()
    for name in (library.name, f"{library.name}-wal"):
        if library.with_name(name).exists():
            shutil.copyfile(library.with_name(name), folder / name)
    return folder / library.name


def check_whole(library: Path) -> int:
    """Check that a library of short letters is whole: nothing damaged, doubled or half there.

    Parameters
    ----------
    library : Path

    Returns
    -------
    int
        How many letters it holds.
    """
    with closing(sqlite3.connect(library)) as connection:
        ask = connection.execute
        assert ask("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert ask("PRAGMA foreign_key_check").fetchall() == []
        ask("INSERT INTO fulltext (fulltext) VALUES ('integrity-check')")
        connection.rollback()
        here = dict(ask("SELECT id, number FROM letters"))
        assert len(set(here.values())) == len(here)
        of_files = [row[0] for row in ask("SELECT letter_id FROM files WHERE state = 'read'")]
        assert sorted(of_files) == sorted(here)
        assert sorted(row[0] for row in ask("SELECT letter_id FROM versions")) == sorted(here)
        assert sorted(row[0] for row in ask("SELECT id FROM fulltext_docsize")) == sorted(here)
        assert {row[0] for row in ask("SELECT DISTINCT letter_id FROM deadlines")} == set(here)
        for id, number in here.items():
            word = own_word(int(number.partition("-")[0]))
            assert ask("SELECT rowid FROM fulltext WHERE fulltext MATCH ?", (word,)).fetchall() == [(id,)]
        return len(here)


@contextmanager
def mounted(script: str, *places: Path) -> Iterator[tuple[list[str], Path]]:
    """A mount namespace, which nobody else sees and which ends with the test.

    Parameters
    ----------
    script : str
        Of the shell, which mounts; its arguments are the places.
    *places : Path

    Yields
    ------
    tuple of (list of str, Path)
        What runs commands in there; where its files are seen from here. Tests are skipped where that is not allowed.
    """
    root = os.geteuid() == 0
    private = ["unshare", "--mount"] if root else ["unshare", "--map-root-user", "--mount"]
    if not shutil.which("unshare") or not shutil.which("nsenter"):
        missing("no unshare or nsenter of util-linux")
    holder = subprocess.Popen(
        [*private, "sh", "-ec", f"{script}\necho mounted\nread -r _ || true", "sh", *places],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert holder.stdin
    assert holder.stdout
    assert holder.stderr
    with holder.stdout, holder.stderr:
        try:
            if holder.stdout.readline() != b"mounted\n":
                # what a system allows is no component that could be installed
                pytest.skip(f"nothing can be mounted here: {holder.stderr.read().decode(errors='replace').strip()}")
            user = [] if root else ["--user", "--preserve-credentials"]
            yield ["nsenter", *user, "--mount", f"--target={holder.pid}"], Path(f"/proc/{holder.pid}/root")
        finally:
            holder.stdin.close()
            holder.wait(PATIENCE)
