"""What tests of libraries stand on: a PostgreSQL of their own, empty databases on it, and letters that were read.

The server belongs to the test run: in a temporary folder, on a free port, and it ends with the run, also with one
that is killed, as it waits for the end of a pipe that only the run holds open.
"""

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DBAPIError

from congvan_nlp.library.correcting import correct, withdraw
from congvan_nlp.library.engine import open_engine
from congvan_nlp.library.exports import json_lines, snapshot
from congvan_nlp.library.linking import link
from congvan_nlp.library.readings import Reading, Task, made_with, readings, seen
from congvan_nlp.library.schema import anchors, events, metadata
from congvan_nlp.library.transactions import writing
from congvan_nlp.library.writer import Writer

ROOT: Final = Path(__file__).parents[2]
LETTERS: Final = ROOT / "corpora" / "letters"

#: Databases by what they sort like; order of bytes, and one of a language.
SORTED_LIKE: Final = {
    "C.UTF-8": "LOCALE 'C.UTF-8'",
    "vi-VN": "LOCALE_PROVIDER icu ICU_LOCALE 'vi-VN' LOCALE 'C.UTF-8'",
}
_START: Final = """
postgres=$1; folder=$2; shift 2
"$postgres" "$@" > "$folder/log" 2>&1 < /dev/null &
read -r _
kill -INT $!
wait $!
rm -rf "$folder"
"""
_PATIENCE: Final = 60  # seconds
_numbers = count(1)


class Server(NamedTuple):
    """A running PostgreSQL; `log` tells why it does not start."""

    port: int
    log: Path

    def url(self, database: str) -> str:
        """Where a database of it is."""
        return f"postgresql+psycopg://congvan@127.0.0.1:{self.port}/{database}"

    def run(self, statement: str) -> None:
        """Run a statement that stands outside of transactions."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                connection.execute(text(statement))
        finally:
            engine.dispose()


def binaries() -> Path | None:
    """Folder of the newest PostgreSQL of this machine."""
    found = []
    if config := shutil.which("pg_config"):
        run = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        found.append(Path(run.stdout.strip()))
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name, reverse=True)
    found += versions
    if postgres := shutil.which("postgres"):
        found.append(Path(postgres).parent)
    return next((path for path in found if (path / "initdb").exists() and (path / "postgres").exists()), None)


def missing(reason: str) -> None:
    """Skip, or fail where everything has to be there."""
    if os.environ.get("CONGVAN_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@cache
def started() -> Server | str:
    """Start the server, once for all tests of a run; a str is the reason why there is none."""
    folder_of = binaries()
    if folder_of is None:
        return "PostgreSQL is not installed"
    try:
        import psycopg  # noqa: F401
    except ModuleNotFoundError:
        return "psycopg is not installed"
    folder = Path(tempfile.mkdtemp(prefix="congvan-pg-", dir="/tmp"))  # names of sockets are short
    as_user: dict[str, Any] = {"cwd": folder, "env": {**os.environ, "HOME": str(folder)}}
    if os.geteuid() == 0:  # which it refuses to run as
        user = _ordinary_user()
        shutil.chown(folder, user.pw_uid, user.pw_gid)
        as_user |= {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    made = subprocess.run(
        [
            *(folder_of / "initdb", "-D", folder / "data", "-U", "congvan", "--auth=trust", "--no-sync"),
            *("--encoding=UTF8", "--locale=C.UTF-8"),
        ],
        capture_output=True, text=True, timeout=_PATIENCE, check=False, **as_user,
    )  # fmt: skip
    if made.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        return f"PostgreSQL makes no databases: {made.stderr.strip() or made.stdout.strip()}"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    options = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": str(folder),
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "max_connections": "50",
    }
    process = subprocess.Popen(
        [
            *("sh", "-c", _START, "sh", folder_of / "postgres", folder, "-D", folder / "data", "-p", str(port)),
            *(part for name, value in options.items() for part in ("-c", f"{name}={value}")),
        ],
        stdin=subprocess.PIPE, start_new_session=True, **as_user,
    )  # fmt: skip
    atexit.register(_end, process, folder)
    server = Server(port, folder / "log")
    reason = _unreachable(server)
    if reason:
        _end(process, folder)
    return reason or server


def _ordinary_user() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("no ordinary user to run PostgreSQL as")


def _unreachable(server: Server) -> str:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            server.run("SELECT 1")
            return ""
        except DBAPIError as error:
            if time.monotonic() > until:
                log = server.log.read_text(errors="replace") if server.log.exists() else ""
                return f"PostgreSQL does not start: {error}\n{log[-2000:]}"
            time.sleep(0.1)


def _end(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Let go of the pipe, which ends the server and clears its folder."""
    if process.stdin and not process.stdin.closed:
        process.stdin.close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def server() -> Server:
    """A running PostgreSQL; without one, tests are skipped, or fail where everything has to be there."""
    found = started()
    if isinstance(found, str):
        missing(found)
        raise AssertionError
    return found


@pytest.fixture
def postgres_url(server: Server) -> Iterator[str]:
    """A fresh empty database that sorts by bytes."""
    yield from _database(server, "C.UTF-8")


@pytest.fixture
def vietnamese_url(server: Server) -> Iterator[str]:
    """A fresh empty database that sorts as Vietnamese does."""
    yield from _database(server, "vi-VN")


@pytest.fixture(params=["sqlite", *SORTED_LIKE])
def library_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a library may be made: a file, a database that sorts by bytes, and one that sorts as Vietnamese does."""
    if request.param == "sqlite":
        yield str(tmp_path / "library.db")
    else:
        yield from _database(request.getfixturevalue("server"), request.param)


def _database(server: Server, like: str) -> Iterator[str]:
    name = f"library_{next(_numbers)}"
    server.run(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' {SORTED_LIKE[like]}")
    try:
        yield server.url(name)
    finally:
        server.run(f"DROP DATABASE {name} WITH (FORCE)")


@cache
def letters_read() -> tuple[Reading, ...]:
    """The letters of the corpus, read once for all tests."""
    tasks = [Task(seen(path), os.fspath(path)) for path in sorted(LETTERS.glob("*.*"))]
    return tuple(readings(tasks, made_with()))


def filled(where: str | Path, batch: int = 16) -> Engine:
    """A library of the letters of the corpus, with the links between them."""
    engine = open_engine(where, create=True)
    writer = Writer(engine)
    read = letters_read()
    for i in range(0, len(read), batch):
        writer.write(read[i : i + batch])
    with writing(engine) as connection:
        link(connection)
    return engine


#: Letters that a person worked on, in the words of offices; the second is the first one, corrected and sent again.
FIRST: Final = """TỈNH ỦY LAM SƠN
*
Số 7-CV/TU
Lam Sơn, ngày 05 tháng 3 năm 2025

Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018 và Kế hoạch số 12-KH/TU, Tỉnh ủy yêu cầu:
1. Sở Y tế báo cáo kết quả trước ngày 05/9/2025.
2. Sở Nội vụ, Sở Tài chính gửi danh sách chậm nhất ngày 15/9/2025.
3. Các huyện ủy xây dựng kế hoạch trong tháng 10/2025.

Nơi nhận:
- Như trên,
- Lưu Văn phòng.
"""
SECOND: Final = FIRST.replace("Số 7-CV/TU", "Số 8-CV/TU").replace("05/9/2025", "10/9/2025")
#: Tells which day the plan that the others cite bears.
PLAN: Final = "TỈNH ỦY LAM SƠN\n*\nSố 9-CV/TU\nLam Sơn, ngày 10 tháng 3 năm 2025\n\nThực hiện Kế hoạch số 12-KH/TU ngày 01/02/2025, Sở Y tế báo cáo trước ngày 06/10/2025.\n"
#: Says no year of its own.
UNDATED: Final = "HUYỆN ỦY NGỌC SƠN\n*\nSố 3-CV/HU\n\nCác chi bộ gửi báo cáo trước ngày 25/12.\n"


def worked(where: str | Path, folder: Path) -> Engine:
    """A library of the corpus in which people have worked: versions, copies, failures, corrections of every kind."""
    engine = filled(where)
    writer = Writer(engine)
    folder.mkdir(exist_ok=True)

    def take(name: str, text: str) -> str:
        (folder / name).write_text(text, encoding="utf-8")
        task = Task(seen(folder / name), os.fspath(folder / name))
        [outcome] = writer.write(readings([task], made_with()))
        return outcome.what

    assert [take("bảy.txt", FIRST), take("bảy.txt", SECOND), take("chín.txt", PLAN)] == ["new", "version", "new"]
    assert [take("ba.txt", UNDATED), take("ba-bis.txt", UNDATED), take("hỏng.pdf", "%PDF")] == ["new", "copy", "failed"]
    correct(engine, "8-CV/TU:t1", {"due": "12/9/2025"}, "Lê Thị Bình")
    correct(engine, "8-CV/TU:t1", {"due": "11/9/2025", "who": "Sở Y tế; Sở Nội vụ"}, "Lê Thị Bình")
    correct(engine, "8-CV/TU:t3", {"dismissed": "có"}, "Trần Văn An")
    correct(engine, "8-CV/TU:c1", {"confirmed": "có"}, "Trần Văn An")
    correct(engine, "3-CV/HU", {"date": "05/11/2021", "subject": "=1+1"}, "Trần Văn An")
    correct(engine, "9-CV/TU", {"signer": "Không Ai"}, "Trần Văn An")
    withdraw(engine, "9-CV/TU")
    with writing(engine) as connection:
        link(connection)
        connection.execute(anchors.insert(), [{"key": key, "day": "2025-09-04"} for key in ("b", "Ă", "a", "B")])
        record = {"letter_id": 7, "folded": "so y te", "record": "{}"}
        connection.execute(events.insert(), [{"uid": uid, **record} for uid in ("u2", "Đ", "u1", "đ")])
    return engine


def content(engine: Engine, *but: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, in one order."""
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
            if table.name not in but
        }


def exported(engine: Engine) -> list[str]:
    """All letters as JSON Lines."""
    with snapshot(engine) as connection:
        return list(json_lines(connection))


if __name__ == "__main__":  # by hand: starts the server, waits for a line
    found = started()
    print(found.url("postgres") if isinstance(found, Server) else found, flush=True)
    sys.stdin.readline()
