"""`congvan serve`: a real server that a browser can ask, and what keeps it from starting."""

import json
import re
import signal
import socket
import sqlite3
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from congvan_cli import COMMAND, started
from typer.testing import CliRunner

from congvan_nlp.cli.commands import app
from congvan_nlp.library.feeds import add_feed
from congvan_nlp.library.library import Library

LETTER = Path(__file__).parents[2] / "corpora/letters/party-tinh-uy-cong-van-01.txt"


def test_a_library_is_served_until_it_is_stopped(tmp_path: Path) -> None:
    library = tmp_path / "k.db"
    assert CliRunner().invoke(app, ["ingest", str(LETTER), "--library", str(library)]).exit_code == 0
    process = started("serve", "--library", library, "--port", "0")
    assert process.stdout
    address = process.stdout.readline().decode().strip()
    try:
        with urllib.request.urlopen(f"{address}van-ban") as answer:
            assert "1243-CV/TU" in answer.read().decode()
            assert "server" not in answer.headers
        with urllib.request.urlopen(f"{address}health") as answer:
            assert json.load(answer) == {"status": "ok"}
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, b"Traceback" in errors) == (130, False)


def test_what_happens_is_told_without_words_and_tokens(tmp_path: Path) -> None:
    library, log = tmp_path / "k.db", tmp_path / "log.jsonl"
    assert CliRunner().invoke(app, ["ingest", str(LETTER), "--library", str(library)]).exit_code == 0
    with Library(library) as here:
        feed = add_feed(here.engine, "", "Thu")
    process = started("serve", "--library", library, "--port", "0", "--log", log)
    assert process.stdout
    address = process.stdout.readline().decode().strip()
    try:
        for path in ("van-ban?q=bim%20bip", "van-ban/1"):
            urllib.request.urlopen(address + path).close()
        for path in (f"lich/{feed.id}/bimbip.ics", "bimbip"):
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(address + path)
        with closing(sqlite3.connect(library)) as connection:
            connection.execute("ALTER TABLE letters RENAME TO gone")  # what nobody should do
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(f"{address}van-ban/1")
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    requests = [line for line in lines if line["event"] == "request"]
    assert [(one["method"], one["route"], one["status"]) for one in requests] == [
        ("GET", "/van-ban", 200),
        ("GET", "/van-ban/{number}", 200),
        ("GET", "/lich/{number}/{token}.ics", 404),
        ("GET", None, 404),
        ("GET", "/van-ban/{number}", 503),
    ]
    assert all(one["ms"] >= 0 and one["bytes"] > 100 for one in requests)
    assert [line["level"] for line in lines if line["event"] != "request"] == ["error"]
    assert not re.search("bim|Kính|SELECT", log.read_text(encoding="utf-8"))
    assert b"bim" not in errors


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        app, ["serve", "--library", str(tmp_path / "k.db"), "--port", "0", "--log", f"{LETTER}/log"]
    )
    assert (result.exit_code, "--log" in result.stderr) == (1, True)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "may-chu"])
def test_other_machines_are_not_let_in_without_users(tmp_path: Path, host: str) -> None:
    Library(tmp_path / "k.db", create=True).close()
    result = CliRunner().invoke(app, ["serve", "--library", str(tmp_path / "k.db"), "--host", host])
    assert (result.exit_code, "kho chưa có người dùng" in result.stderr) == (2, True)


def test_other_machines_come_in_by_users(tmp_path: Path) -> None:
    library = tmp_path / "k.db"
    added = CliRunner().invoke(app, ["user", "add", "Thu", "--library", str(library)], input="một mật khẩu dài\n")
    assert added.exit_code == 0
    process = started("serve", "--library", library, "--port", "0", "--host", "0.0.0.0", "--name", "kho.example")
    assert process.stdout
    port = process.stdout.readline().decode().strip().rpartition(":")[2].strip("/")
    try:
        for name, status in (("kho.example", 200), ("kho.example.org", 421)):
            asked = urllib.request.Request(f"http://127.0.0.1:{port}/van-ban", headers={"Host": name})
            try:
                with urllib.request.urlopen(asked) as answer:
                    told = (answer.status, answer.url.endswith("/dang-nhap?to=%2Fvan-ban"))
            except urllib.error.HTTPError as error:
                told = (error.code, True)
            assert told == (status, True)
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert "không được mã hóa" in errors.decode()


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        result = CliRunner().invoke(app, ["serve", "--library", str(tmp_path / "k.db"), "--port", port])
    assert (result.exit_code, f"cổng {port}" in result.stderr) == (1, True)


def test_a_library_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "k.db").write_text("không phải kho", encoding="utf-8")
    result = CliRunner().invoke(app, ["serve", "--library", str(tmp_path / "k.db")])
    assert (result.exit_code, "không phải là kho" in result.stderr) == (1, True)


def test_without_its_packages_it_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['uvicorn'] = None\nfrom congvan_nlp.cli.main import run\nrun()"
    process = started("serve", "--library", tmp_path / "k.db", command=[COMMAND[0], "-c", code])
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, "congvan-nlp[web]" in errors.decode()) == (1, True)
