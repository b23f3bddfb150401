"""The examples of the README run and give what it shows."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from congvan_nlp.cli.commands import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("code", PYTHON)
def test_python_examples_print_what_they_say(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = [line.removeprefix("# ") for line in code.splitlines() if line.startswith("# ")]
    exec(compile(code, "README.md", "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out.splitlines() == said


def test_every_command_shown_exists() -> None:
    shown = set(re.findall(r"^congvan (\w+)", README, re.MULTILINE))
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert shown | {"remove", "import", "backup", "stats"} == commands | {"register", "graph", "user"}
    for command in sorted(shown):
        assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


def of_library(line: str) -> bool:
    """Whether a command reads the library, or fills it."""
    return (
        re.match(r"congvan (ingest|search|list|show|review|correct|export|graph|deadlines -|compare --on)", line)
        is not None
    )


def test_commands_of_the_library_find_something_in_the_letters_of_the_corpora(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("thu", "thu-muc"):
        (tmp_path / name).symlink_to(ROOT / "corpora/letters")
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CONGVAN_HOME", str(tmp_path / "nhà"))
    monkeypatch.delenv("CONGVAN_LIBRARY", raising=False)
    lines = [line for line in README.splitlines() if line.startswith("congvan ")]
    [anchor] = [line for line in lines if "--anchor" in line]
    commands = [line for line in lines if of_library(line)]
    assert len(commands) >= 12
    for line in (*commands, anchor.replace(" thu/", "")):
        result = CliRunner().invoke(app, shlex.split(line, comments=True)[1:])
        assert result.exit_code == 0, (line, result.output)
        assert not re.search("không có văn bản|không tìm thấy|đã ghi 0", result.output), line


def test_the_comparison_shown_is_what_its_letters_give(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    command = next(line for line in README.splitlines() if line.startswith("congvan compare corpora"))
    shown = re.search(re.escape(command) + r"\n```\n\n```\n(.*?)```", README, re.DOTALL)
    assert shown
    assert shown[1] in CliRunner().invoke(app, shlex.split(command)[1:], env={"COLUMNS": "100"}).stdout


def test_the_table_shown_is_what_the_letter_gives() -> None:
    shown = re.search(r"becomes .*?```\n(.*?)```", README, re.DOTALL)
    assert shown
    letter = ROOT / "corpora/letters/party-tinh-uy-cong-van-01.txt"
    table = CliRunner().invoke(app, ["analyze", str(letter)], env={"COLUMNS": "120"}).stdout
    printed = set(table.replace("─", " ").split())
    missing = [w for w in shown[1].split() if w != "…" and w not in printed]
    assert not missing
