"""The gate: figures may rise, never fall, and only against the gold that they were pinned on.

A baseline is a JSON file `{set: {"fingerprint": sha256, "floors": {task: f1}}}`, kept under version control.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from .files import EvaluationFileError, parse_json, read_text
from .gold import fingerprint
from .plain import Record, mapping, text
from .report import Report, Row

_STEPS = 10_000  # floors are kept to four decimals
_ROUNDING = 1e-9  # an F1 that equals its floor but for the last bit of a float has reached it

Kind = Literal["baseline", "fingerprint", "unmeasured", "floor"]


class BaselineError(EvaluationFileError):
    """A baseline file is unreadable or malformed."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A reason for the gate to stay shut.

    Attributes
    ----------
    kind : Kind
        "baseline" (none is pinned, or it is malformed), "fingerprint" (the gold is not the gold that was
        pinned or scored), "unmeasured" (a task that has a floor was not scored) or "floor" (not reached).
    gold : str
        The name of the gold set.
    message : str
        What is wrong, in a sentence.
    task : str | None
        The task, where it is about one.
    floor : float | None
        Its floor.
    measured : float | None
        The F1 that was measured.
    """

    kind: Kind
    gold: str
    message: str
    task: str | None = None
    floor: float | None = None
    measured: float | None = None

    def __str__(self) -> str:
        """Write the violation on one line."""
        return f"{self.gold}: {self.message}"


class FloorLowered(ValueError):
    """A floor was asked to be lowered: that is done by hand in the baseline file, where a reviewer sees it.

    Attributes
    ----------
    violations
        The floors that would fall.
    """

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        """Name the floors.

        Parameters
        ----------
        violations : tuple[Violation, ...]
            The floors that would fall.
        """
        super().__init__("; ".join(map(str, violations)))
        self.violations = violations


def check(baseline: Record, gold: str, folder: Path, report: Report) -> list[Violation]:
    """Check a report against the pinned floors of its gold set.

    Parameters
    ----------
    baseline : Record
        The baseline.
    gold : str
        The name under which the gold set is pinned there.
    folder : Path
        The folder of the gold.
    report : Report
        The report.

    Returns
    -------
    list[Violation]
        The violations; none where the gate is open. A task without a floor passes.

    Raises
    ------
    GoldError
        Where the gold is unreadable or malformed.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     _ = Path(name, "a.json").write_text('{"id": "a", "citations": [], "deadlines": []}')
    ...     sha = fingerprint(Path(name))
    ...     baseline = {"small": {"fingerprint": sha, "floors": {"citations": 0.8}}}
    ...     report = Report("small", sha, 1, (Row("citations", 3, 1, 1),), ())
    ...     for violation in check(baseline, "small", Path(name), report):
    ...         print(violation)
    small: citations: F1 0.7500 is below its floor 0.8000
    """
    pinned = mapping(baseline).get(gold)
    if not isinstance(pinned, Mapping):
        return [Violation("baseline", gold, "no floors are pinned for this set")]
    now = fingerprint(folder)
    others = [
        Violation("fingerprint", gold, f"the gold is not the gold that {what}")
        for what, then in (
            ("the floors were pinned on", pinned.get("fingerprint")),
            ("was scored", report.fingerprint),
        )
        if then != now
    ]
    return [*others, *_below(pinned, gold, report)]


def raised(baseline: Record, report: Report) -> dict[str, Any]:
    """Raise the floors of a gold set to what a report reached, and pin the fingerprint of its gold.

    Parameters
    ----------
    baseline : Record
        The baseline; left as it is.
    report : Report
        The report; its `gold` names the set.

    Returns
    -------
    dict[str, Any]
        A new baseline. New tasks get a floor, and a new set gets its entry. Floors are cut, not rounded, to
        four decimals, so that the report itself reaches them.

    Raises
    ------
    FloorLowered
        Where a floor would fall or vanish, or is not a number.

    Examples
    --------
    >>> report = Report("small", "5d2f", 1, (Row("citations", 3, 1, 1),), ())
    >>> new = raised({}, report)
    >>> new
    {'small': {'fingerprint': '5d2f', 'floors': {'citations': 0.75}}}
    >>> raised(new, Report("small", "5d2f", 1, (Row("citations", 2, 1, 2),), ()))
    Traceback (most recent call last):
    congvan_nlp.evaluation.gate.FloorLowered: small: citations: F1 0.5714 is below its floor 0.7500
    """
    pinned = mapping(baseline.get(report.gold))
    violations = tuple(_below(pinned, report.gold, report)) if report.gold in baseline else ()
    if violations:
        raise FloorLowered(violations)
    floors = dict(mapping(pinned.get("floors")))
    for row in report.rows:
        # A floor set by hand to more than four decimals may lie above its cut F1.
        floors[row.task] = max(floors.get(row.task, 0.0), _cut(row))
    entry = {**pinned, "fingerprint": report.fingerprint, "floors": dict(sorted(floors.items()))}
    return dict(sorted({**baseline, report.gold: entry}.items()))


def read_baseline(path: Path) -> dict[str, Any]:
    """Read a baseline file.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    dict[str, Any]
        The baseline.

    Raises
    ------
    BaselineError
        Where the file is unreadable or malformed; a missing file is no empty baseline.

    Examples
    --------
    >>> read_baseline(Path("nowhere.json"))
    Traceback (most recent call last):
    congvan_nlp.evaluation.gate.BaselineError: nowhere.json: cannot be read (No such file or directory)
    """
    baseline = parse_json(read_text(path, BaselineError), path, BaselineError)
    if not isinstance(baseline, dict):
        raise BaselineError(path, "is not an object")
    for gold, pinned in baseline.items():
        if not (isinstance(pinned, dict) and text(pinned.get("fingerprint"))):
            raise BaselineError(path, f"{gold} needs a fingerprint")
        if not isinstance(pinned.get("floors"), dict):
            raise BaselineError(path, f"{gold} needs floors")
        for task, floor in pinned["floors"].items():
            if not _is_floor(floor):
                raise BaselineError(path, f"{gold}: the floor of {task} must be a number from 0 to 1")
    return baseline


def baseline_text(baseline: Record) -> str:
    """Write a baseline as its file holds it, so that a change of one floor is a change of one line.

    Parameters
    ----------
    baseline : Record
        The baseline.

    Returns
    -------
    str
        Indented JSON with sorted keys and a line break at its end.

    Examples
    --------
    >>> print(baseline_text({"small": {"fingerprint": "5d2f", "floors": {}}}), end="")
    {
      "small": {
        "fingerprint": "5d2f",
        "floors": {}
      }
    }
    """
    return json.dumps(baseline, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _below(pinned: Record, gold: str, report: Report) -> Iterator[Violation]:
    floors = pinned.get("floors")
    if not isinstance(floors, Mapping):
        yield Violation("baseline", gold, "the floors of this set are malformed")
        return
    for task, floor in floors.items():
        row = report.row(task)
        if not _is_floor(floor):
            yield Violation("baseline", gold, f"{task}: the floor is not a number from 0 to 1", task)
        elif row is None:
            yield Violation("unmeasured", gold, f"{task}: has a floor but was not measured", task, floor)
        elif row.f1 < floor - _ROUNDING:
            below = f"{task}: F1 {row.f1:.4f} is below its floor {floor:.4f}"
            yield Violation("floor", gold, below, task, floor, row.f1)


def _is_floor(value: object) -> bool:
    # The comparison leaves out NaN, too: it is above nothing, and as a floor would let everything pass.
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _cut(row: Row) -> float:
    found, all_told = 2 * row.tp, 2 * row.tp + row.fp + row.fn
    return found * _STEPS // all_told / _STEPS if all_told else 1.0
