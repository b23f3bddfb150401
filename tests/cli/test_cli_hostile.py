"""A folder of 200 letters and 20 broken or harmful files: the letters are read, the others named, nothing is left."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from congvan_cli import LETTERS, environment
from hostile_files import MAIL, NAMES, hostile
from reading_corpus_office import as_docx, as_html
from reading_pdfs import PARTY, PLAN, STATE, set_letter

from congvan_nlp.cli.text import plain, shown
from congvan_nlp.reading.pdf import own_letters

SECONDS = 240
COUNT = 200
#: Half of the good files are plain text, which is the fastest to make and to read.
SUFFIXES = (".txt", ".txt", ".docx", ".html")
PDFS = (PARTY, STATE, PLAN, STATE)
PROCESSES = Path("/proc")


class Run(NamedTuple):
    """What one run of the program did with the folder.

    Attributes
    ----------
    folder : Path
    good : list of str
        Names of the letters.
    said : dict of str to str
        Of each hostile file, what its reason has to hold.
    code : int
    lines : list of str
        Of the output file.
    errors : bytes
        Standard error.
    alive : list of str
        Processes that the program left behind.
    temporary : list of str
        Files that it left behind where temporary ones go.
    """

    folder: Path
    good: list[str]
    said: dict[str, str]
    code: int
    lines: list[str]
    errors: bytes
    alive: list[str]
    temporary: list[str]

    def faults(self, name: str) -> list[str]:
        """The reasons told of a file, or of a file within it."""
        path = re.escape(plain(shown(self.folder / name)))
        return re.findall(rf"^{path}(?:/[^:]+)?: (.+)$", self.errors.decode("utf-8"), re.MULTILINE)


def write_letters(folder: Path) -> list[str]:
    """Write letters, each with a number of its own; their names."""
    # one letter a file: some letters of the state have another one behind them
    texts = [path.read_text(encoding="utf-8") for path in sorted(LETTERS.glob("[mp]*.txt"))]
    names = []
    for number in range(1, COUNT + 1 - len(PDFS)):
        text = re.sub(r"(Số:? ?)\d+", rf"\g<1>{number}", texts[number % len(texts)], count=1)
        name = f"công văn {number}{SUFFIXES[number // len(texts) % len(SUFFIXES)]}"
        content = (
            as_docx(text) if name.endswith(".docx") else (as_html(text) if name.endswith(".html") else text).encode()
        )
        (folder / name).write_bytes(content)
        names.append(name)
    for number, letter in enumerate(PDFS, COUNT + 1 - len(PDFS)):
        left = [re.sub(r"^(Số:? )\d+", rf"\g<1>{number}", line) for line in letter.left]
        names.append(f"công văn {number}.pdf")
        (folder / names[-1]).write_bytes(set_letter(replace(letter, left=left)))
    return names


def left_behind(session: int, mark: str) -> dict[int, str]:
    """Names of the processes of a session, and of those elsewhere that have a mark in their environment, by number.

    Programs that read for this one have sessions of their own.
    """
    found = {}
    for process in PROCESSES.glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile, or is not ours
            name, _, rest = (process / "stat").read_text(errors="replace").rpartition(")")
            state, _, _, its_session, *_ = rest.split()
            if state == "Z":  # it has ended, and whoever adopted it has not looked yet
                continue
            if int(its_session) == session or mark.encode() in (process / "environ").read_bytes():
                found[int(process.name)] = name
    return found


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Give what became of the folder, which is read once for all tests."""
    place = tmp_path_factory.mktemp("hostile")
    folder, home, temporary, output = (place / name for name in ("letters", "home", "temporary", "out.jsonl"))
    for new in (folder, home, temporary):
        new.mkdir()
    good, said = write_letters(folder), hostile(folder)
    process = subprocess.Popen(
        [sys.executable, "-m", "congvan_nlp", "analyze", folder, "--format", "jsonl", "-o", output],
        env=environment(PYTHONUTF8="1", CONGVAN_HOME=str(home), TMPDIR=str(temporary)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        _, errors = process.communicate(timeout=SECONDS)
    finally:
        if process.poll() is None:
            for number in {process.pid, *left_behind(process.pid, str(temporary))}:
                with suppress(OSError):
                    os.kill(number, signal.SIGKILL)
            process.communicate()
    alive = left_behind(process.pid, str(temporary))
    for _ in range(50):  # what was struck down takes a moment to end
        if not alive:
            break
        time.sleep(0.1)
        alive = left_behind(process.pid, str(temporary))
    lines = output.read_text(encoding="utf-8").splitlines() if output.exists() else []
    kept = [path.name for path in temporary.rglob("congvan*")]
    return Run(folder, good, said, process.returncode, lines, errors, list(alive.values()), kept)


def test_there_are_as_many_files_as_said(run: Run) -> None:
    assert (len(run.good), len(run.said), len(NAMES)) == (COUNT, 20, 20)
    assert len(list(run.folder.iterdir())) == COUNT + 20


def test_files_that_cannot_be_read_are_told_by_the_exit_code(run: Run) -> None:
    assert run.code == 1


def test_every_letter_is_read_and_nothing_else(run: Run) -> None:
    paths = [json.loads(line)["source"]["path"] for line in run.lines]
    mail = str(run.folder / MAIL)  # whose outer mails may be read, up to the one that is too deep
    assert sorted(path for path in paths if not path.startswith(mail)) == sorted(
        str(run.folder / name) for name in run.good
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_named_with_a_reason_in_vietnamese(run: Run, name: str) -> None:
    (reason,) = run.faults(name)
    assert run.said[name] in reason.lower()
    assert own_letters(reason) > 0.1, reason
    assert "lỗi của congvan" not in reason  # nothing is to fall through to the last resort


def test_no_letter_is_complained_of(run: Run) -> None:
    assert [name for name in run.good if run.faults(name)] == []


def test_standard_error_holds_nothing_but_what_the_program_says(run: Run) -> None:
    begins = (f"{run.folder}/", "đã ghi ", "bỏ qua ", "20 trong 221 ")  # a mail brings one more
    assert [line for line in run.errors.decode("utf-8").splitlines() if not line.startswith(begins)] == []


def test_nothing_steers_the_terminal(run: Run) -> None:
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", run.errors)


@pytest.mark.skipif(not (PROCESSES / "self/stat").exists(), reason="only Linux tells the session of a process so")
def test_no_process_is_left(run: Run) -> None:
    assert run.alive == []


def test_no_temporary_file_is_left(run: Run) -> None:
    assert run.temporary == []
