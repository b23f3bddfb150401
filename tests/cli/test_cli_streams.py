"""Streams, locales and signals: what a shell, a pipe and a terminal expect of `congvan`."""

import json
import os
import pty
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from congvan_cli import COMMAND, LETTERS, congvan, environment, started
from reading_office import as_pages, scanned
from reading_pdfs import PARTY

LETTER = "Số 12-CV/TU\n\nĐề nghị gửi báo cáo trước ngày 05/9/2025.\n"
#: Neither variable alone makes Python itself choose another encoding than UTF-8 in the C locale.
PLAIN_C = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Give a letter."""
    path = tmp_path / "công văn.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.fixture
def stuck(tmp_path: Path) -> Path:
    """Give a file that takes its reader many seconds."""
    path = tmp_path / "chờ.txt"
    path.write_text("Căn cứ Quyết định số 5/QĐ-TTg, gửi Sở Nội vụ trước ngày 05/5/2021.\n" * 200_000, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "changes",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1:strict"},
        PLAIN_C,
        {**PLAIN_C, "PYTHONIOENCODING": "ascii:strict"},
    ],
    ids=str,
)
def test_utf8_whatever_the_locale(good: Path, changes: dict[str, str]) -> None:
    expected = congvan("analyze", good, "mất.txt", "--format", "jsonl")
    assert json.loads(expected.stdout)["source"]["path"] == str(good)
    result = congvan("analyze", good, "mất.txt", "--format", "jsonl", changes=changes)
    assert (result.returncode, result.stdout, result.stderr) == (1, expected.stdout, expected.stderr)
    table = congvan("analyze", good, changes=changes)
    assert table.stdout == congvan("analyze", good).stdout
    assert congvan("--help", changes=changes).stdout == congvan("--help").stdout


def test_output_name_in_the_c_locale(good: Path, tmp_path: Path) -> None:
    result = congvan("analyze", good, "-o", tmp_path / "kết quả.txt", changes=PLAIN_C)
    assert result.stderr.decode("utf-8") == f"đã ghi 1 văn bản vào {tmp_path}/kết quả.txt\n"
    assert (tmp_path / "kết quả.txt").exists()


@pytest.mark.parametrize("style", ["table", "json", "jsonl"])
def test_broken_pipe_ends_quietly(style: str) -> None:
    process = started("analyze", LETTERS, LETTERS, "--format", style)
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()  # as `head -1` does
    assert process.wait(60) == 141  # as a program that SIGPIPE ended
    assert process.stderr.read() == b""
    process.stderr.close()


def test_full_disk_is_told_once() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    for arguments in (["analyze", str(LETTERS)], ["schema"], ["--help"]):
        with Path("/dev/full").open("wb") as full:
            process = subprocess.run(
                [*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60
            )
        assert process.returncode == 1
        assert process.stderr.decode("utf-8") == "hết chỗ trên đĩa\n"


@pytest.mark.parametrize("style", ["table", "json", "jsonl"])
def test_each_letter_is_printed_when_it_is_done(good: Path, stuck: Path, style: str) -> None:
    whole = congvan("analyze", good, "--format", style).stdout.rstrip(b"\n]")
    process = started("analyze", good, stuck, "--format", style)
    assert process.stdout
    assert process.stderr
    assert process.stdout.read(len(whole)) == whole  # would not return if it were kept back
    assert process.poll() is None
    process.kill()
    process.communicate(timeout=60)


@pytest.mark.parametrize(
    "module",
    [
        "congvan_nlp.cli.commands",
        "typer",
        "congvan_nlp.wording.phrases",
        "congvan_nlp.reading.read",
        "pydantic",
        "rich",
    ],
)
def test_interrupt_while_modules_are_imported(good: Path, module: str) -> None:
    code = f"""
import importlib.abc, os, signal, sys
class Struck(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Struck())
from congvan_nlp.cli.main import run
run()
"""
    process = started("analyze", good, command=[COMMAND[0], "-c", code])
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors.decode()) == (130, b"", "đã dừng\n")


def test_interrupt_that_is_ignored(good: Path) -> None:
    code = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + COMMAND[-1]
    code = code.replace("run()", "signal.raise_signal(signal.SIGINT); run()")
    process = started("analyze", good, command=[COMMAND[0], "-c", code])
    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 0


def test_interrupt_says_one_line_and_leaves_the_old_file(good: Path, stuck: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.jsonl"
    target.write_text("cũ")
    arguments: list[str | Path] = ["analyze", "mất.txt", good, stuck, "--format", "jsonl", "-o", target]
    # a reader that is struck down leaves its file to the collector, which strict warnings would tell
    process = started(*arguments, command=[word for word in COMMAND if word not in ("-W", "error")])
    assert process.stderr
    assert process.stderr.readline().decode() == "mất.txt: không có tệp này\n"
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, output, errors.decode()) == (130, b"", "đã dừng\n")
    assert target.read_text() == "cũ"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["a.jsonl", good.name, stuck.name])


@contextmanager
def terminal(columns: int) -> Iterator[tuple[int, int]]:
    """Give both ends of a terminal: ours and that of the program."""
    ours, theirs = pty.openpty()
    subprocess.run(["stty", "cols", str(columns), "rows", "50"], stdin=theirs, check=True)
    try:
        yield ours, theirs
    finally:
        os.close(ours)


def drain(ours: int) -> str:
    seen = bytearray()
    while True:
        try:
            seen += os.read(ours, 65536)
        except OSError:  # Linux says so that the other end is closed
            return seen.decode("utf-8")


def test_progress_is_drawn_on_the_terminal_of_standard_error_only() -> None:
    with terminal(100) as (ours, theirs):
        process = subprocess.Popen(
            [*COMMAND, "analyze", str(LETTERS), "mất.txt", "--format", "jsonl", "-o", "/dev/stdout"],
            stdout=subprocess.PIPE,
            stderr=theirs,
            env=environment(TERM="xterm"),
        )
        os.close(theirs)
        output, _ = process.communicate(timeout=60)
        screen = drain(ours)
    count = len(list(LETTERS.glob("*.txt")))
    found = [json.loads(line)["source"] for line in output.splitlines()]
    assert len([source for source in found if not source["attached_to"]]) == count
    assert f"/{count + 1}" in screen
    assert "━" in screen
    assert "mất.txt: không có tệp này" in screen
    # the bar is gone at the end: the last thing on the terminal is a message
    assert screen.rstrip().endswith(f"1 trong {count + 1} tệp không đọc được")


def test_progress_by_page_for_one_scan(tmp_path: Path) -> None:
    scan = tmp_path / "quét.pdf"
    scan.write_bytes(scanned(as_pages(PARTY)[:1] * 3))
    with terminal(100) as (ours, theirs):
        command = [*COMMAND, "analyze", str(scan), "--format", "jsonl"]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, env=environment(TERM="xterm"))
        os.close(theirs)
        output, _ = process.communicate(timeout=60)
        screen = drain(ours)
    assert json.loads(output)["source"]["ocr"]
    assert "0/3" in screen
    assert "trang" in screen


def test_no_progress_for_one_file(good: Path) -> None:
    with terminal(100) as (ours, theirs):
        process = subprocess.Popen(
            [*COMMAND, "analyze", str(good)],
            stdout=subprocess.PIPE,
            stderr=theirs,
            env=environment(TERM="xterm"),
        )
        os.close(theirs)
        process.communicate(timeout=60)
        assert drain(ours) == ""


@pytest.mark.parametrize("columns", [80, 140])
def test_table_fills_the_terminal_with_colours(good: Path, columns: int) -> None:
    with terminal(columns) as (ours, theirs):
        process = subprocess.Popen(
            [*COMMAND, "analyze", str(good)],
            stdout=theirs,
            stderr=theirs,
            env=environment(TERM="xterm-256color"),
        )
        os.close(theirs)
        screen = drain(ours)
        assert process.wait(60) == 0
    assert "\x1b[" in screen
    lines = re.sub(r"\x1b\[[\d;]*m", "", screen).replace("\r", "").split("\n")
    assert max(map(len, lines)) == columns
