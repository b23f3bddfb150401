"""Scores a finder of deadlines on single phrases, class by class, those that set no deadline among them.

A phrase is a record `{id, text, anchor_date, expected}`; of `expected` are read `deadline` (false: nothing
may be found), `cls`, `due` (a date a deadline; empty where it waits for an event), `due_lenient` (a further
right date), `time`, `rrule` (one, or one a deadline) and `value` (for ranges "first/last day").
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from .files import GoldError, parse_json, read_text
from .matching import same_rule
from .plain import Record, forms, mapping, text

Finder: TypeAlias = Callable[[str, str | None], Iterable[Record]]
Verdict: TypeAlias = Literal["right", "wrong", "false find"]

# Where the class of a phrase settles the kind of its deadline; the contract leaves the others open.
_KINDS = {
    "recurring": ("recurring",),
    "relative": ("relative",),
    "relative_event": ("event", "relative"),
    "event": ("event",),
}


@dataclass(frozen=True, slots=True)
class PhraseOutcome:
    """What a finder made of one phrase.

    Attributes
    ----------
    id : str
        The id of the phrase.
    cls : str
        Its class.
    verdict : Verdict
        "right"; "wrong" of a deadline missed or misread; "false find" where there is none to find.
    reasons : tuple[str, ...]
        What is wrong, a clause a reason.
    """

    id: str
    cls: str
    verdict: Verdict
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """The counts of one class; together they are its phrases.

    Attributes
    ----------
    cls : str
        The class.
    right : int
        Phrases read rightly.
    wrong : int
        Deadlines missed or misread.
    false_finds : int
        Phrases without a deadline in which one was found.
    """

    cls: str
    right: int
    wrong: int
    false_finds: int


@dataclass(frozen=True, slots=True)
class PhraseReport:
    """What a finder made of all phrases.

    Attributes
    ----------
    rows : tuple[PhraseRow, ...]
        The counts, a row a class, in name order.
    outcomes : tuple[PhraseOutcome, ...]
        The outcomes, in the order of the phrases.
    """

    rows: tuple[PhraseRow, ...]
    outcomes: tuple[PhraseOutcome, ...]


def read_phrases(path: Path) -> tuple[Record, ...]:
    """Read a file of phrases, one JSON object a line.

    Parameters
    ----------
    path : Path
        The file.

    Returns
    -------
    tuple[Record, ...]
        The phrases, in order.

    Raises
    ------
    GoldError
        Where the file is unreadable, or a line is no phrase.

    Examples
    --------
    >>> read_phrases(Path("nowhere.jsonl"))
    Traceback (most recent call last):
    congvan_nlp.evaluation.files.GoldError: nowhere.jsonl: cannot be read (No such file or directory)
    """
    phrases = []
    for number, line in enumerate(read_text(path, GoldError).split("\n"), 1):
        if not line.strip():
            continue
        phrase = mapping(parse_json(line, path, GoldError, f"line {number} "))
        expected = mapping(phrase.get("expected"))
        if not all(text(x) for x in (phrase.get("id"), phrase.get("text"), expected.get("cls"))):
            raise GoldError(path, f"line {number} needs an id, a text and expected.cls")
        if not isinstance(expected.get("deadline"), bool):
            raise GoldError(path, f"line {number} needs expected.deadline, true or false")
        phrases.append(phrase)
    return tuple(phrases)


def score_phrases(phrases: Iterable[Record], find: Finder) -> PhraseReport:
    """Score a finder on phrases.

    Parameters
    ----------
    phrases : Iterable[Record]
        The phrases.
    find : Finder
        Given the text of a phrase and the date of its letter (or None), lists deadlines in contract form;
        read of each are `due`, `due_time`, `rrule`, `start_date` and `kind`. What it raises is not caught.

    Returns
    -------
    PhraseReport
        The counts by class, and the outcome of each phrase.

    Examples
    --------
    >>> phrase = {"id": "p", "text": "trước ngày 25/12", "anchor_date": "2021-11-05",
    ...           "expected": {"deadline": True, "cls": "partial", "due": ["2021-12-25"]}}
    >>> score_phrases([phrase], lambda text, anchor: [{"due": "2021-12-25", "kind": "date"}]).rows
    (PhraseRow(cls='partial', right=1, wrong=0, false_finds=0),)
    """
    outcomes = tuple(
        score_phrase(phrase, find(text(phrase.get("text")), text(phrase.get("anchor_date")) or None))
        for phrase in map(mapping, phrases)
    )
    counts = Counter((o.cls, o.verdict) for o in outcomes)
    rows = (
        PhraseRow(cls, counts[cls, "right"], counts[cls, "wrong"], counts[cls, "false find"])
        for cls in sorted({o.cls for o in outcomes})
    )
    return PhraseReport(tuple(rows), outcomes)


def score_phrase(phrase: Record, found: Iterable[Record]) -> PhraseOutcome:
    """Score the deadlines found in one phrase.

    Parameters
    ----------
    phrase : Record
        The phrase.
    found : Iterable[Record]
        The deadlines, in any order.

    Returns
    -------
    PhraseOutcome
        The outcome. A phrase is right where exactly its deadlines are found, each with its last day (none
        where it waits for an event), hour, recurrence and first day, and of the kind of its class.

    Examples
    --------
    >>> phrase = {"id": "p", "text": "nhiệm kỳ 2021", "expected": {"deadline": False, "cls": "neg_term"}}
    >>> score_phrase(phrase, [{"text": "2026", "due": "2026-12-31"}])
    PhraseOutcome(id='p', cls='neg_term', verdict='false find', reasons=('found 2026-12-31',))
    """
    expected = mapping(phrase.get("expected"))
    finds = [f for f in found if isinstance(f, Mapping)]
    verdict: Verdict
    if expected.get("deadline"):
        reasons = tuple(_faults(expected, finds))
        verdict = "wrong" if reasons else "right"
    else:
        reasons = tuple(f"found {_day(f) or 'a deadline without a date'}" for f in finds)
        verdict = "false find" if reasons else "right"
    return PhraseOutcome(text(phrase.get("id")), text(expected.get("cls")), verdict, reasons)


def phrase_lines(report: PhraseReport, with_findings: bool = False) -> Iterator[str]:
    """Write a report as plain text.

    Parameters
    ----------
    report : PhraseReport
        The report.
    with_findings : bool, optional
        Whether to list every phrase that is not right below its class.

    Yields
    ------
    str
        Lines without line breaks.

    Examples
    --------
    >>> wrong = PhraseOutcome("p", "event", "wrong", ("nothing found",))
    >>> for line in phrase_lines(PhraseReport((PhraseRow("event", 0, 1, 0),), (wrong,)), with_findings=True):
    ...     print(line)
    class           right wrong false
    event               0     1     0
        p: nothing found
    all                 0     1     0
    """
    yield f"{'class':15} {'right':>5} {'wrong':>5} {'false':>5}"
    for row in report.rows:
        yield f"{row.cls:15} {row.right:5} {row.wrong:5} {row.false_finds:5}"
        if with_findings:
            faulty = (o for o in report.outcomes if o.cls == row.cls and o.reasons)
            yield from (f"    {o.id}: {'; '.join(o.reasons)}" for o in faulty)
    told = Counter(o.verdict for o in report.outcomes)
    yield f"{'all':15} {told['right']:5} {told['wrong']:5} {told['false find']:5}"


def _day(find: Record, field: str = "due") -> str:
    return text(find.get(field))[:10]


def _faults(expected: Record, finds: list[Record]) -> Iterator[str]:
    wanted = sorted(forms(expected.get("due"))) or [""]
    if len(finds) != len(wanted):
        yield f"found {len(finds)}, not {len(wanted)}" if finds else "nothing found"
        return
    finds = sorted(finds, key=_day)
    dues = [_day(f) for f in finds]
    lenient = text(expected.get("due_lenient"))
    if dues != wanted and not (lenient and dues == [lenient]):
        yield f"due {_listed(dues)}, not {_listed(wanted)}"
    firsts = sorted(v.split("/")[0] for v in forms(expected.get("value")) if "/" in v)
    starts = sorted(_day(f, "start_date") for f in finds)
    if firsts and starts != firsts:
        yield f"starts {_listed(starts)}, not {_listed(firsts)}"
    hour = text(expected.get("time"))
    for find in finds:
        if text(find.get("due_time"))[:5] != hour:
            yield f"at {text(find.get('due_time')) or 'no hour'}, not {hour or 'no hour'}"
    yield from _rule_faults(expected, finds)
    kinds = _KINDS.get(text(expected.get("cls")), ())
    for find in finds:
        kind = text(find.get("kind"))
        if kinds and kind and kind not in kinds:
            yield f"of kind {kind}, not {' or '.join(kinds)}"


def _rule_faults(expected: Record, finds: list[Record]) -> Iterator[str]:
    rules = forms(expected.get("rrule"))
    if not rules:
        return
    # The rules stand in the order of the dates; one rule holds for all.
    dues = forms(expected.get("due")) or ("",)
    by_day = [rule for _, rule in sorted(zip(dues, rules * len(dues), strict=False))]
    for find, rule in zip(finds, by_day, strict=True):
        given = text(find.get("rrule"))
        if not same_rule(rule, given):
            yield f"rule {given or 'none'}, not {rule}"


def _listed(days: list[str]) -> str:
    return ", ".join(d or "none" for d in days)
