"""The figures of an evaluation, in Vietnamese; tasks keep the names that the scorer gives them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..evaluation import Report
    from ..evaluation.report import Finding

#: Words that the scorer puts between what it quotes.
_DUE = re.compile(r" -> [\d:T -]*(?:None)?(?: or (?:[\d:T -]+|None))*$")
_FOR = re.compile(r"^('\w*'|None) for ('\w*'|None)$")


def report_lines(report: "Report", with_findings: bool = False) -> Iterator[str]:
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
    >>> from congvan_nlp.evaluation import Report, Row
    >>> for line in report_lines(Report("gold", "", 1, (Row("citations", 3, 1, 1),), ())):
    ...     print(line)
    gold: 1 văn bản
    mục                       P      R     F1   tp   fp   fn
    citations             0.750  0.750  0.750    3    1    1
    """
    yield f"{report.gold}: {report.letters} văn bản"
    if report.absent:
        yield f"không có kết quả của: {', '.join(report.absent)}"
    if report.unknown:
        yield f"không có bản chuẩn cho: {', '.join(report.unknown)}"
    yield f"{'mục':20} {'P':>6} {'R':>6} {'F1':>6} {'tp':>4} {'fp':>4} {'fn':>4}"
    by_task: dict[str, list[Finding]] = {}
    for finding in report.findings if with_findings else ():
        by_task.setdefault(finding.task, []).append(finding)
    for r in report.rows:
        yield r.line()
        for finding in by_task.get(r.task, ()):
            yield f"    {replace(finding, what=_said(finding.what)).line()}"


def _said(what: str) -> str:
    """Put the scorer's own words into Vietnamese, and none of the letter's.

    Examples
    --------
    >>> _said("forbidden: trước ngày 5/9 or sau -> 2025-09-05 or None")
    'không được lấy: trước ngày 5/9 or sau -> 2025-09-05 hoặc không rõ ngày'
    >>> _said("'implements' for 'refers'")
    "'implements' thay vì 'refers'"
    """
    what = " ".join(what.split())
    if what.startswith("forbidden: "):
        what = f"không được lấy: {what.removeprefix('forbidden: ')}"
    what = _DUE.sub(lambda due: due[0].replace(" or ", " hoặc ").replace("None", "không rõ ngày"), what)
    return _FOR.sub(r"\1 thay vì \2", what)
