"""Runs `congvan` as a user does: a process of its own, with streams, locale and signals."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LETTERS = ROOT / "corpora" / "letters"
GOLD = ROOT / "corpora" / "gold"
COMMAND = [sys.executable, "-W", "error", "-c", "from congvan_nlp.cli.main import run; run()"]


def environment(**changes: str | None) -> dict[str, str]:
    """Give the environment with changes, without what steers colours and widths here.

    The package is that of this tree, whatever is installed and wherever the program runs.
    """
    names = ["COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "PYTHONIOENCODING"]
    merged: dict[str, str | None] = {**os.environ, **dict.fromkeys(names), "PYTHONPATH": str(ROOT / "src"), **changes}
    return {name: value for name, value in merged.items() if value is not None}


def congvan(
    *arguments: str | bytes | Path, cwd: Path | None = None, changes: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program to its end."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=cwd,
        env=environment(**(changes or {})),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=120,
    )


def started(*arguments: str | Path, command: list[str] = COMMAND) -> "subprocess.Popen[bytes]":
    """Start the program, with its output in pipes."""
    return subprocess.Popen(
        [*command, *arguments],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    )
