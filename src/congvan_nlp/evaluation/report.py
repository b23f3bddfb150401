"""Scores a set of letters and tells the result: a row a task, and every miss and false find."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any, Literal

from .gold import GoldSet
from .plain import Record, mapping, text
from .tally import LetterScore, task_order
from .tasks import score_letter


@dataclass(frozen=True, slots=True)
class Row:
    """The counts of one task over a set of letters.

    Attributes
    ----------
    task : str
        The task.
    tp : int
        True positives: gold found.
    fp : int
        False positives: found, not in the gold.
    fn : int
        False negatives: gold missed.
    """

    task: str
    tp: int
    fp: int
    fn: int

    @property
    def precision(self) -> float:
        """The share of the finds that are right; 1 where nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 1 where there was nothing to find."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 where both are 0.

        Examples
        --------
        >>> Row("citations", tp=3, fp=1, fn=1).f1
        0.75
        """
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def line(self) -> str:
        """Write the figures as a line of a table.

        Examples
        --------
        >>> Row("citations", tp=3, fp=1, fn=1).line()
        'citations             0.750  0.750  0.750    3    1    1'
        """
        counts = f"{self.tp:4} {self.fp:4} {self.fn:4}"
        return f"{self.task:20} {self.precision:6.3f} {self.recall:6.3f} {self.f1:6.3f} {counts}"


@dataclass(frozen=True, slots=True)
class Finding:
    """A miss or a false find.

    Attributes
    ----------
    task : str
        The task that it counts against.
    letter : str
        The id of the letter.
    kind : Literal['missed', 'false']
        "missed" or "false".
    what : str
        The gold that was missed, or what was found instead of it or besides.
    """

    task: str
    letter: str
    kind: Literal["missed", "false"]
    what: str

    def line(self) -> str:
        """Write the finding on one line, "-" before a miss and "+" before a false find.

        Returns
        -------
        str
            The line.

        Examples
        --------
        >>> Finding("citations", "r001", "missed", "1432/KCB").line()
        '- r001: 1432/KCB'
        """
        return f"{'-' if self.kind == 'missed' else '+'} {self.letter}: {' '.join(self.what.split())}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a set of analyses is worth against a set of gold.

    Attributes
    ----------
    gold : str
        The name of the gold set.
    fingerprint : str
        The fingerprint of the gold that was scored against.
    letters : int
        How many gold letters there are.
    rows : tuple[Row, ...]
        The counts, a row a task, records before their attributes.
    findings : tuple[Finding, ...]
        Every miss and false find, by task, then letter.
    absent : tuple[str, ...]
        The gold letters that have no analysis, and count as all missed.
    unknown : tuple[str, ...]
        The stems of the analyses that have no gold, and do not count.
    """

    gold: str
    fingerprint: str
    letters: int
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    absent: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    def row(self, task: str) -> Row | None:
        """Give the row of a task.

        Parameters
        ----------
        task : str
            The task.

        Returns
        -------
        Row | None
            The row, or None where no letter asked for the task.
        """
        return next((r for r in self.rows if r.task == task), None)


def evaluate(gold: GoldSet, analyses: Iterable[Record]) -> Report:
    """Score analyses of letters against their gold.

    Parameters
    ----------
    gold : GoldSet
        The gold letters.
    analyses : Iterable[Record]
        Analyses in contract form, in any order. Each belongs to the gold letter whose id is the stem of its
        `source.path`; of two with one stem the later counts.

    Returns
    -------
    Report
        The report.

    Examples
    --------
    >>> gold = GoldSet("small", ({"id": "a", "date": "2022-10-14", "citations": [], "deadlines": []},))
    >>> found = [{"source": {"path": "letters/a.pdf"}, "letter": {"date": "2022-10-14"}}]
    >>> evaluate(gold, found).row("date")
    Row(task='date', tp=1, fp=0, fn=0)
    """
    sources = ((mapping(a.get("source")), a) for a in map(mapping, analyses))
    # what is attached to a letter is no file, and has no gold
    by_stem = {PurePath(text(source.get("path"))).stem: a for source, a in sources if not source.get("attached_to")}
    ids = [text(letter.get("id")) for letter in gold.letters]
    scores = [score_letter(letter, by_stem.get(i, {})) for i, letter in zip(ids, gold.letters, strict=True)]
    return Report(
        gold.name,
        gold.fingerprint,
        len(ids),
        rows(scores),
        findings(scores),
        tuple(i for i in ids if i not in by_stem),
        tuple(sorted(by_stem.keys() - set(ids))),
    )


def rows(scores: Iterable[LetterScore]) -> tuple[Row, ...]:
    """Sum the scores of letters, task by task.

    Parameters
    ----------
    scores : Iterable[LetterScore]
        The scores of the letters, in any order.

    Returns
    -------
    tuple[Row, ...]
        A row a task, records before their attributes, each in name order.

    Examples
    --------
    >>> from congvan_nlp.evaluation.tally import TaskScore
    >>> rows([LetterScore("a", (TaskScore("date", 1),)), LetterScore("b", (TaskScore("date", 1),))])
    (Row(task='date', tp=2, fp=0, fn=0),)
    """
    counts: dict[str, tuple[int, int, int]] = {}
    for score in scores:
        for t in score.tasks:
            tp, fp, fn = counts.get(t.task, (0, 0, 0))
            counts[t.task] = tp + t.found, fp + len(t.false), fn + len(t.missed)
    return tuple(Row(task, *counts[task]) for task in sorted(counts, key=task_order))


def findings(scores: Iterable[LetterScore]) -> tuple[Finding, ...]:
    """List every miss and false find.

    Parameters
    ----------
    scores : Iterable[LetterScore]
        The scores of the letters.

    Returns
    -------
    tuple[Finding, ...]
        The findings by task, then in the order of the letters, misses first.

    Examples
    --------
    >>> from congvan_nlp.evaluation.tally import TaskScore
    >>> findings([LetterScore("a", (TaskScore("date", missed=("2022-10-14",)),))])
    (Finding(task='date', letter='a', kind='missed', what='2022-10-14'),)
    """
    return tuple(sorted(_findings(scores), key=lambda f: task_order(f.task)))


def lines(report: Report, with_findings: bool = False) -> Iterator[str]:
    """Write a report as plain text.

    Parameters
    ----------
    report : Report
        The report.
    with_findings : bool, optional
        Whether to list every miss (-) and false find (+) below its task.

    Yields
    ------
    str
        Lines without line breaks.

    Examples
    --------
    >>> for line in lines(Report("gold", "", 1, (Row("citations", 3, 1, 1),), ())):
    ...     print(line)
    gold: 1 letter
    task                      P      R     F1   tp   fp   fn
    citations             0.750  0.750  0.750    3    1    1
    """
    yield f"{report.gold}: {report.letters} letter{'' if report.letters == 1 else 's'}"
    if report.absent:
        yield f"without an analysis: {', '.join(report.absent)}"
    if report.unknown:
        yield f"without gold: {', '.join(report.unknown)}"
    yield f"{'task':20} {'P':>6} {'R':>6} {'F1':>6} {'tp':>4} {'fp':>4} {'fn':>4}"
    for r in report.rows:
        yield r.line()
        if with_findings:
            yield from (f"    {f.line()}" for f in report.findings if f.task == r.task)


def as_json(report: Report) -> dict[str, Any]:
    """Write a report as plain dicts and lists, for `json.dumps`.

    Parameters
    ----------
    report : Report
        The report.

    Returns
    -------
    dict[str, Any]
        The fields of the report; rows carry their precision, recall and F1.

    Examples
    --------
    >>> as_json(Report("gold", "", 1, (Row("citations", 3, 1, 1),), ()))["rows"][0]["f1"]
    0.75
    """
    ratios = [{"precision": r.precision, "recall": r.recall, "f1": r.f1} for r in report.rows]
    record = asdict(report)
    record["rows"] = [{**asdict(r), **ratio} for r, ratio in zip(report.rows, ratios, strict=True)]
    return {field: list(value) if isinstance(value, tuple) else value for field, value in record.items()}


def _findings(scores: Iterable[LetterScore]) -> Iterator[Finding]:
    for score in scores:
        for t in score.tasks:
            yield from (Finding(t.task, score.letter, "missed", what) for what in t.missed)
            yield from (Finding(t.task, score.letter, "false", what) for what in t.false)
