"""`-o`: what it may never destroy, and the format that the name of the file stands for."""

import json
from pathlib import Path

import pytest
from congvan_cli import congvan

LETTER = "Số 12-CV/TU\n\nĐề nghị gửi báo cáo trước ngày 05/9/2025.\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Give a letter."""
    path = tmp_path / "thư.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["thư.txt", "./thư.txt", "mềm.txt", "cứng.txt"])
@pytest.mark.parametrize("given", ["thư.txt", "."])
def test_a_letter_is_never_overwritten(good: Path, name: str, given: str) -> None:
    (good.parent / "mềm.txt").symlink_to(good)
    (good.parent / "cứng.txt").hardlink_to(good)
    result = congvan("analyze", given, "-o", name, cwd=good.parent)
    assert (result.returncode, result.stdout) == (2, b"")
    [line] = result.stderr.decode().splitlines()
    assert line.startswith(f"congvan: {Path(name)} cũng là một tệp cần đọc")
    assert good.read_text(encoding="utf-8") == LETTER


def test_a_missing_letter_is_not_made(tmp_path: Path) -> None:
    assert congvan("analyze", "a.txt", "-o", "a.txt", cwd=tmp_path).returncode == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["thư.docx", "thư.PDF", "ảnh.png"])
def test_files_of_other_programs_are_not_overwritten(good: Path, name: str) -> None:
    (good.parent / name).write_bytes(b"PK")
    result = congvan("analyze", good, "-o", name, cwd=good.parent)
    assert result.returncode == 2
    assert f"{name} có đuôi {Path(name).suffix}" in result.stderr.decode()
    assert (good.parent / name).read_bytes() == b"PK"


@pytest.mark.parametrize("style", ["table", "json", "jsonl"])
@pytest.mark.parametrize("what", ["mất.txt", "rỗng"])
def test_an_old_result_stays_where_nothing_was_read(tmp_path: Path, style: str, what: str) -> None:
    (tmp_path / "rỗng").mkdir()
    old = tmp_path / "cũ.json"
    old.write_text("cũ")
    result = congvan("analyze", what, "-o", old, "--format", style, cwd=tmp_path)
    assert (result.returncode, result.stdout, old.read_text()) == (1, b"", "cũ")
    assert result.stderr.decode().splitlines()[-1] == f"không có tệp nào đọc được, không ghi vào {old}"
    congvan("analyze", what, "-o", "mới.json", cwd=tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["rỗng", "cũ.json"])


def test_what_was_read_is_written_though_a_file_failed(good: Path) -> None:
    result = congvan("analyze", good, "mất.txt", "-o", "a.jsonl", cwd=good.parent)
    assert result.returncode == 1
    assert len((good.parent / "a.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert "đã ghi 1 văn bản vào a.jsonl" in result.stderr.decode()


def test_a_read_only_result_stays(good: Path) -> None:
    old = good.with_name("cũ.json")
    old.write_text("cũ")
    old.chmod(0o444)
    result = congvan("analyze", good, "-o", old)
    assert (result.returncode, old.read_text()) == (1, "cũ")
    assert result.stderr.decode() == f"{old}: tệp chỉ cho đọc, không ghi đè được\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("style", ["table", "json", "jsonl"])
def test_a_full_device_is_named(good: Path, style: str) -> None:
    result = congvan("analyze", good, "-o", "/dev/full", "--format", style)
    assert (result.returncode, result.stderr.decode()) == (1, "/dev/full: hết chỗ trên đĩa\n")


def test_the_name_says_the_format(good: Path) -> None:
    def written(*arguments: str) -> str:
        result = congvan("analyze", good, "-o", *arguments, cwd=good.parent)
        assert result.returncode == 0, result.stderr
        return (good.parent / arguments[0]).read_text(encoding="utf-8")

    assert len(json.loads(written("a.json"))) == 1
    assert json.loads(written("a.JSONL"))["schema_version"]
    assert json.loads(written("a.ndjson"))["schema_version"]
    assert written("a.out").startswith("━")
    assert written("b.json", "--format", "table").startswith("━")
    assert written("c.json", "--format", "JSONL").startswith('{"schema_version"')


def test_formats_in_capitals(good: Path) -> None:
    assert len(json.loads(congvan("analyze", good, "--format", "JSON").stdout)) == 1


def test_full_shows_a_task_to_its_end(tmp_path: Path) -> None:
    task = "1. Sở Nội vụ " + "rà soát hồ sơ, " * 20 + "gửi báo cáo cuối cùng trước ngày 05/9/2025."
    more = "2. Các sở, ban, ngành phối hợp thực hiện."
    (tmp_path / "thư.txt").write_text(f"Số 12-CV/TU\n\nKính gửi: Các sở.\n\n{task}\n\n{more}\n", encoding="utf-8")
    cut = congvan("analyze", "thư.txt", cwd=tmp_path).stdout.decode()
    whole = congvan("analyze", "thư.txt", "--full", cwd=tmp_path).stdout.decode()
    tasks = [text[text.index("Nhiệm vụ (") : text.index("Hạn (")] for text in (cut, whole)]
    assert ["cuối cùng" in " ".join(text.split()) for text in tasks] == [False, True]
    assert all("hạn: 05/09/2025" in " ".join(text.split()) for text in tasks)
    assert "…" not in whole
