"""Scores one letter: the gold of a letter against an analysis of it, one function a family of tasks."""

from collections.abc import Iterator

from .citations import score_citations
from .deadlines import score_deadlines
from .matching import item_path, overlapping, plain_key, plain_words, same_issuer, same_text
from .plain import Record, forms, mapping, records, shown, text
from .tally import LetterScore, TaskScore, attribute, merged, pair

_MUST_STAY_EMPTY = ("number", "date", "signer")
_RECIPIENT_LISTS = (("recipients", ("addressee",)), ("copies", ("copy", "archive")))


def score_letter(gold: Record, analysis: Record) -> LetterScore:
    """Score an analysis of one letter on every task.

    Parameters
    ----------
    gold : Record
        The gold of the letter, as its file holds it.
    analysis : Record
        The analysis in contract form; an empty one misses everything.

    Returns
    -------
    LetterScore
        The counts, misses and false finds, task by task. Nothing raises: what of the analysis has the wrong
        shape is taken as not given.

    Examples
    --------
    >>> gold = {"id": "a", "number": "12-CV/TU", "citations": [], "deadlines": []}
    >>> score_letter(gold, {"letter": {"number": "12 - CV/TU"}}).task("number")
    TaskScore(task='number', found=1, missed=(), false=())
    """
    gold, analysis = mapping(gold), mapping(analysis)
    families = (score_letterhead, score_recipients, score_citations, score_deadlines, score_directives)
    return LetterScore(text(gold.get("id")), merged(s for family in families for s in family(gold, analysis)))


def score_letterhead(gold: Record, analysis: Record) -> Iterator[TaskScore]:
    """Score number, type, issuer, date, subject and signer.

    Parameters
    ----------
    gold : Record
        The gold of the letter; `number_alt`, `type_alt` and `date_alt` hold further right answers.
    analysis : Record
        The analysis.

    Yields
    ------
    TaskScore
        A score for each that the gold states. A number, date or signer that the gold states to be absent
        (null) and the analysis gives is a false find.

    Examples
    --------
    >>> [s.false for s in score_letterhead({"signer": None}, {"letter": {"signer": "Lê Văn An"}})]
    [("'Lê Văn An'",)]
    """
    head = mapping(analysis.get("letter"))

    def right(field: str) -> tuple[str, ...]:
        return *forms(gold.get(field)), *forms(gold.get(f"{field}_alt"))

    numbers = {plain_key(n) for n in right("number") if n}
    types = {plain_words(t) for t in right("type") if t}
    dates = {d for d in right("date") if d}
    same = {
        "number": lambda found: plain_key(found) in numbers,
        "type": lambda found: plain_words(found) in types,
        "issuer": lambda found: any(same_issuer(g, found) for g in forms(gold.get("issuer"))),
        "date": lambda found: found[:10] in dates,
        "subject": lambda found: overlapping(gold.get("subject"), found),
        "signer": lambda found: any(same_text(g, found) for g in forms(gold.get("signer"))),
    }
    for field, matches in same.items():
        yield from attribute(field, gold.get(field), head.get(field), matches)
    for field in _MUST_STAY_EMPTY:
        if field in gold and gold[field] is None and head.get(field):
            yield TaskScore(field, false=(shown(head[field]),))


def score_recipients(gold: Record, analysis: Record) -> Iterator[TaskScore]:
    """Score the addressees (Kính gửi) and the copies (Nơi nhận, the archive line among them).

    Parameters
    ----------
    gold : Record
        The gold of the letter; a list that it leaves out or sets to null is not scored.
    analysis : Record
        The analysis; a recipient without a role is an addressee.

    Yields
    ------
    TaskScore
        A score for each list.

    Examples
    --------
    >>> found = {"recipients": [{"text": "Bộ Y tế"}, {"text": "Lưu VT", "role": "archive"}]}
    >>> [s.false for s in score_recipients({"recipients": ["Bộ Y tế"], "copies": []}, found)]
    [(), ('Lưu VT',)]
    """
    for task, roles in _RECIPIENT_LISTS:
        if gold.get(task) is None:
            continue
        listed = records(analysis, "recipients")
        found = [text(r.get("text")) for r in listed if r.get("role", "addressee") in roles]
        paired = pair(forms(gold[task]), found, same_text)
        yield TaskScore(task, len(paired.pairs), paired.missed, paired.extra)


def score_directives(gold: Record, analysis: Record) -> Iterator[TaskScore]:
    """Score the outline of directives, by the paths of its items.

    Parameters
    ----------
    gold : Record
        The gold of the letter; without labels nothing is scored.
    analysis : Record
        The analysis; an item is known by its path, else by its label.

    Yields
    ------
    TaskScore
        One score, or none. Items below a gold item ("2.1" below "2") may be found or left.

    Examples
    --------
    >>> found = {"directives": [{"path": "1"}, {"path": "1.1"}, {"path": "3"}]}
    >>> next(score_directives({"directives": ["1", "2"]}, found))
    TaskScore(task='directives', found=1, missed=('2',), false=('3',))
    """
    if not gold.get("directives"):
        return
    wanted = [item_path(label) for label in forms(gold["directives"])]
    found = [item_path(text(d.get("path")) or text(d.get("label"))) for d in records(analysis, "directives")]
    paired = pair(wanted, found, lambda item, find: item == find)
    above = tuple(f"{item}." for item in wanted)
    extra = tuple(find for find in paired.extra if not find.startswith(above))
    yield TaskScore("directives", len(paired.pairs), paired.missed, extra)
