"""Help, version, schema and usage errors; how long help takes."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import typer
from congvan_cli import COMMAND, congvan, environment
from typer.testing import CliRunner

from congvan_nlp import __version__
from congvan_nlp.cli import help
from congvan_nlp.cli.commands import app
from congvan_nlp.cli.help import page
from congvan_nlp.records.schema import json_schema

FOLDER = Path(help.__file__).parent / "pages"
PROGRAM: Any = typer.main.get_command(app)


def every(group: Any, before: str = "") -> dict[str, Any]:
    """Give commands by what is typed for them, those of a group below it."""
    found = {}
    for name, command in group.commands.items():
        found[before + name] = command
        found |= every(command, f"{before}{name} ") if hasattr(command, "commands") else {}
    return found


COMMANDS: dict[Any, Any] = every(PROGRAM)


def test_every_command_and_option_is_on_its_page() -> None:
    files = {name.replace(" ", "-") for name in COMMANDS} | {"congvan"}
    assert {file.stem for file in FOLDER.iterdir()} == files
    for name, command in {None: PROGRAM, **COMMANDS}.items():
        for parameter in command.params:
            for word in parameter.opts if parameter.param_type_name == "option" else [parameter.metavar]:
                assert word in page(name), (name, word)
        assert "--help, -h" in page(name)
    for name in PROGRAM.commands:
        assert f"\n  {name} " in page(None)
    for name in COMMANDS:
        assert f"Ví dụ:\n  congvan {name}" in page(name)
        if " " in name:
            assert f"  {name.split()[-1]} " in page(name.rpartition(" ")[0])


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_pages_fit_a_terminal(name: str | None) -> None:
    arguments = [*name.split(), "--help"] if name else ["--help"]
    shown = CliRunner().invoke(app, arguments)
    assert (shown.exit_code, shown.stdout) == (0, page(name))
    assert max(map(len, page(name).splitlines())) <= 60  # no word is broken on a narrow terminal
    assert congvan(*arguments).stdout.decode("utf-8") == page(name)


def test_without_a_command_help_is_shown() -> None:
    assert congvan().stdout.decode("utf-8") == page(None)
    assert congvan("-h").stdout.decode("utf-8") == page(None)


def test_as_a_module() -> None:
    result = subprocess.run(
        [sys.executable, "-W", "error", "-m", "congvan_nlp"], capture_output=True, env=environment()
    )
    assert (result.returncode, result.stdout.decode("utf-8"), result.stderr) == (0, page(None), b"")


def test_version() -> None:
    result = congvan("--version")
    assert (result.returncode, result.stdout.decode()) == (0, f"congvan {__version__}\n")


def test_schema() -> None:
    result = congvan("schema")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode("utf-8") == json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(
    ("arguments", "said", "page"),
    [
        (["analyze"], "thiếu đối số 'PATH'", "congvan analyze --help"),
        (["analyze", "--fromat", "x"], "không có tùy chọn --fromat", "congvan analyze --help"),
        (["analyze", "x", "--format", "xml"], "không hợp lệ cho '--format'", "congvan analyze --help"),
        (["analyze", "x", "-o"], "cần một giá trị", "congvan --help"),
        (["schema", "x"], "thừa đối số", "congvan schema --help"),
        (["đọc"], "không có lệnh 'đọc'", "congvan --help"),
        (["help"], "không có lệnh 'help'", "congvan --help"),
    ],
)
def test_usage_errors_are_in_vietnamese(arguments: list[str], said: str, page: str) -> None:
    result = congvan(*arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    first, second = result.stderr.decode("utf-8").splitlines()
    assert said in first
    assert second == f"Cách dùng: {page}"


def test_nothing_large_is_imported_before_ctrl_c_is_answered() -> None:
    code = """
import sys
before = set(sys.modules)
import congvan_nlp.cli.main
print(sorted({"typing", "re", "pathlib", "typer"} & (set(sys.modules) - before)))
"""
    result = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, env=environment(), timeout=60)
    assert (result.stdout, result.stderr) == (b"[]\n", b"")


def test_help_imports_nothing_heavy() -> None:
    code = """
import sys
from congvan_nlp.cli.main import run
sys.argv = ["congvan", "--help"]
try:
    run()
except SystemExit:
    heavy = {"pydantic", "spacy", "pdfplumber", "rich", "numpy"}
    rooms = {"congvan_nlp." + name for name in ("evaluation", "pipeline", "reading", "records")}
    print(sorted((heavy | rooms) & set(sys.modules)), file=sys.stderr)
"""
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment(), timeout=60)
    assert result.stderr == b"[]\n"


def test_help_answers_at_once() -> None:
    def seconds(command: list[str]) -> float:
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, env=environment(), check=True, timeout=60)
        return time.perf_counter() - began

    # in turns, so that a load that comes and goes strikes both
    both = [*COMMAND, "--help"], [sys.executable, "-c", "import typer"]
    pairs = [(seconds(both[0]), seconds(both[1])) for _ in range(5)]
    ours, typers = (min(column) for column in zip(*pairs, strict=True))
    assert ours < max(0.3, 3 * typers), (ours, typers)
