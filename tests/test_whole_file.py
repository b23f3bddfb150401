"""Files that appear whole or not at all."""

from pathlib import Path

import pytest

from congvan_nlp.whole_file import drafted, write_whole


def test_a_draft_that_fails_is_gone_with_all_that_stood_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_text("cũ")

    def fail() -> None:
        with drafted(target) as draft:
            draft.write_text("nửa")
            draft.with_name(f"{draft.name}-journal").write_text("sổ")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert target.read_text() == "cũ"


def test_an_error_of_another_file_keeps_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as error, drafted(tmp_path / "a"):
        (tmp_path / "letter.txt").read_bytes()
    assert error.value.filename == str(tmp_path / "letter.txt")


def test_the_mode_of_an_old_file_stays_and_a_folder_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"")
    target.chmod(0o600)
    write_whole(target, b"b")
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"")
