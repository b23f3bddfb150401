"""Speed of the table that people read: ten times the text may take at most twelve times as long."""

import io
from collections.abc import Callable

import pytest
from rich.console import Console
from stopwatch import no_collection, ratio

from congvan_nlp.cli.tables import render
from congvan_nlp.records.analysis import Analysis

pytestmark = pytest.mark.benchmark
__all__ = ["no_collection"]
PASSAGE = "đề nghị các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 05/9/2025; "


def letter(size: int, items: int) -> Analysis:
    """A letter of so many tasks with a limit each, and a diagnostic that quotes all of it."""
    line = PASSAGE * (size // len(PASSAGE) // items)
    numbers = [str(n) for n in range(items)]
    span = {"start": 0, "end": 0}
    return Analysis.model_validate(
        {
            "source": {"path": "a.txt", "sha256": "", "media_type": "text/plain"},
            "text": "\n".join([line] * items),
            "letter": {},
            "directives": [
                {"id": n, "label": n, "path": n, "text": line, "deadlines": (f"t{n}",), **span} for n in numbers
            ],
            "deadlines": [
                {"id": f"t{n}", "text": "hạn", "kind": "event", "due": None, "what": line, **span} for n in numbers
            ],
            "diagnostics": [{"code": "x", "severity": "info", "message": "x", "start": 0, "end": size}],
        }
    )


def shown(analysis: Analysis, full: bool) -> Callable[[], None]:
    """The work of showing a table."""
    return lambda: Console(file=io.StringIO(), width=80).print(render(analysis, 80, full))


@pytest.mark.parametrize(("full", "items", "larger"), [(False, 1, 1), (False, 40, 1), (True, 40, 1), (False, 40, 10)])
def test_ten_times_the_text_takes_at_most_twelve_times_as_long(full: bool, items: int, larger: int) -> None:
    short, long = letter(100_000, items), letter(1_000_000, items * larger)
    growth = ratio(shown(long, full), shown(short, full), enough=12)
    print(f"\ntable of 1 MB in {growth.seconds:.2f} CPU s, {growth.times:.1f} times a tenth of it")
    assert growth.times <= 12
