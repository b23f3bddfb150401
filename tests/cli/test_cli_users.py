"""`congvan user`: who may open a library over a network."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from congvan_nlp.cli.commands import app

PASSWORD = "một mật khẩu dài\n"


@pytest.fixture
def library(tmp_path: Path) -> str:
    return str(tmp_path / "k.db")


def run(library: str, *words: str, password: str = PASSWORD) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["user", *words, "--library", library], input=password)
    return result.exit_code, result.stdout.strip(), result.stderr.strip()


def test_users_come_change_and_go(library: str) -> None:
    assert run(library, "add", "Thu Hà") == (0, "Thu Hà: quản trị", "")
    assert run(library, "add", "Lan") == (0, "Lan: xem và sửa", "")
    assert run(library, "role", "lan", "reader") == (0, "Lan: xem", "")
    assert run(library, "password", "Lan")[0] == 0
    assert run(library, "list")[1].splitlines() == ["Lan: xem (reader)", "Thu Hà: quản trị (admin)"]
    assert run(library, "remove", "Thu Hà") == (1, "", "Thu Hà: phải còn ít nhất một quản trị")
    assert run(library, "remove", "Lan") == (0, "Lan: đã bỏ", "")


@pytest.mark.parametrize(
    ("words", "password", "code", "told"),
    [
        (("add", "Lan", "--role", "reader"), PASSWORD, 1, "người dùng đầu tiên phải là quản trị"),
        (("add", "Lan", "--role", "chief"), PASSWORD, 2, "không có vai trò này"),
        (("add", "Lan"), "ngắn\n", 1, "ít nhất 10 ký tự"),
        (("add", "Lan"), "", 1, "ít nhất 10 ký tự"),
    ],
)
def test_what_is_refused_is_told(library: str, words: tuple[str, ...], password: str, code: int, told: str) -> None:
    found = run(library, *words, password=password)
    assert (found[0], told in found[2]) == (code, True)


def test_who_is_not_known_is_told(library: str) -> None:
    run(library, "add", "Thu")
    for words in (("role", "Lan", "admin"), ("password", "Lan"), ("remove", "Lan")):
        assert run(library, *words) == (1, "", "Lan: kho không có người dùng này")
