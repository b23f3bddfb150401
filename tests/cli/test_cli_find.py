"""Which files are read, which are left out, and what cannot be opened: run by somebody for whom permissions hold."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from congvan_cli import COMMAND, congvan, environment

LETTER = "Số 12-CV/TU\n\nĐề nghị gửi báo cáo trước ngày 05/9/2025.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder with a letter, and open what a test has closed in it."""
    (tmp_path / "thư.txt").write_text(LETTER, encoding="utf-8")
    yield tmp_path
    for inner in tmp_path.rglob("*"):
        if inner.is_dir():
            inner.chmod(0o700)


def as_user(*arguments: str | Path, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    """Run the program as somebody for whom permissions hold, as they do not for root."""
    before: list[str] = []
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("permissions do not hold for root")
        without = "-dac_override,-dac_read_search"
        before = ["setpriv", f"--bounding-set={without}", f"--inh-caps={without}", "--"]
    return subprocess.run(
        [*before, *COMMAND, *arguments],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def said(result: "subprocess.CompletedProcess[bytes]") -> list[str]:
    return result.stderr.decode("utf-8").splitlines()


def names(result: "subprocess.CompletedProcess[bytes]") -> list[str]:
    return [Path(json.loads(line)["source"]["path"]).name for line in result.stdout.splitlines()]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another kind")
def test_what_may_not_be_opened_is_named_and_the_rest_go_on(folder: Path) -> None:
    for name in ("đóng", "trong/đóng"):
        (folder / name).mkdir(parents=True)
        (folder / name / "mất.txt").write_text(LETTER)
        (folder / name).chmod(0)
    for name in ("kín.txt", "trong/kín.txt"):
        (folder / name).write_text(LETTER)
        (folder / name).chmod(0)
    (folder / "trong/mở.txt").write_text(LETTER)
    (folder / "trong").chmod(0o755)
    result = as_user("analyze", "thư.txt", "đóng", "kín.txt", "trong", "--format", "jsonl", cwd=folder)
    assert (result.returncode, names(result)) == (1, ["thư.txt", "mở.txt"])
    assert said(result) == [
        "đóng: không có quyền truy cập",
        "trong/đóng: không có quyền truy cập",
        "kín.txt: không có quyền truy cập",
        "trong/kín.txt: không có quyền truy cập",
        "4 trong 6 tệp, thư mục không đọc được",
    ]
    for arguments in (["đóng", "trong"], [".", "đóng"], [".", "kín.txt"]):
        scored = as_user("evaluate", *arguments, cwd=folder)
        assert scored.returncode == 1
        assert any(re.match("(đóng|kín.txt|[.]).*: không", line) for line in said(scored)), said(scored)
    inside = as_user("analyze", "đóng/mất.txt", cwd=folder)
    assert (inside.returncode, said(inside)[0]) == (1, "đóng/mất.txt: không có quyền truy cập")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another kind")
def test_folders_that_may_not_be_written(folder: Path) -> None:
    (folder / "chỉ đọc").mkdir()
    (folder / "chỉ đọc").chmod(0o555)
    result = as_user("analyze", "thư.txt", "-o", "chỉ đọc/a.txt", cwd=folder)
    assert (result.returncode, said(result)) == (1, ["chỉ đọc/a.txt: không có quyền truy cập"])


def test_other_kinds_are_counted(folder: Path) -> None:
    for name in ("a.odt", "b.ODT", "c.xls", "LICENSE", "con/d.odt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"PK")
    result = congvan("analyze", folder, folder / "con", "--format", "jsonl")
    assert (result.returncode, names(result)) == (0, ["thư.txt"])
    assert said(result) == ["bỏ qua 5 tệp thuộc loại chưa đọc được: 3 .odt, 1 không có đuôi, 1 .xls"]


def test_many_other_kinds_are_summed_up(folder: Path) -> None:
    for number in range(9):
        (folder / f"a.k{number}").write_bytes(b"x")
    assert said(congvan("analyze", folder))[-1].endswith(": 1 .k0, 1 .k1, 1 .k2, 1 .k3, 1 .k4, 4 loại khác")


@pytest.mark.parametrize("style", ["table", "json", "jsonl"])
def test_a_folder_with_nothing_to_read(folder: Path, style: str) -> None:
    (folder / "thư.txt").unlink()
    empty = congvan("analyze", folder, "--format", style)
    assert (empty.returncode, said(empty)) == (1, ["không có tệp nào đọc được"])
    (folder / "a.odt").write_bytes(b"PK")
    word = congvan("analyze", folder, "--format", style)
    assert word.returncode == 1
    assert said(word) == ["không có tệp nào đọc được", "bỏ qua 1 tệp thuộc loại chưa đọc được: 1 .odt"]


def test_locks_and_hidden_files_are_passed_over(folder: Path) -> None:
    for name in ("~$thư.docx", "~$thư.txt", ".ẩn.txt", ".git/a.txt", "Thumbs.db", "con/.ẩn/a.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(LETTER)
    result = congvan("analyze", folder, "--format", "jsonl")
    assert (result.returncode, names(result), said(result)) == (0, ["thư.txt"], [])
    named = congvan("analyze", folder / ".ẩn.txt", folder / ".git", "--format", "jsonl")
    assert names(named) == [".ẩn.txt", "a.txt"]  # who names them means them


def test_a_file_under_several_names_is_read_once(folder: Path) -> None:
    (folder / "liên kết.txt").symlink_to("thư.txt")
    result = congvan(
        "analyze", "thư.txt", "./thư.txt", folder, ".", "mất.txt", "./mất.txt", "--format", "jsonl", cwd=folder
    )
    assert len(names(result)) == 1
    assert said(result) == ["mất.txt: không có tệp này", "1 trong 2 tệp không đọc được"]


def test_folders_are_walked_in_order_and_named_files_kept(folder: Path) -> None:
    for name in ("z.txt", "b/a.md", "B.TXT", "b/ă.txt", "no.xls"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(LETTER)
    (folder / "folder.txt").mkdir()
    result = congvan("analyze", "z.txt", ".", "no.xls", "--format", "jsonl", cwd=folder)
    assert names(result) == ["z.txt", "B.TXT", "a.md", "ă.txt", "thư.txt"]
    assert said(result)[0].startswith("no.xls: không phải loại tệp đọc được")
    assert len(said(result)) == 2  # the named file is told of once, not also as left out
