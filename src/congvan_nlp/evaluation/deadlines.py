"""Scores the deadlines that a letter sets: dated, with their attributes, and waiting for an event."""

from collections.abc import Iterator
from typing import Any

from .matching import likeness, overlapping, same_phrase, same_rule
from .plain import Record, all_forms, by_scope, forms, names, records, shown, text
from .tally import TaskScore, attribute, pair


def score_deadlines(gold: Record, analysis: Record) -> Iterator[TaskScore]:
    """Score the deadlines with a date, with their attributes, and those that wait for an event.

    Parameters
    ----------
    gold : Record
        The gold of the letter. `due` lists the right dates (null: none is right, too). A deadline whose scope
        is "attachment", and what is listed in `optional_deadlines`, may be found or left; what is listed in
        `forbidden_deadlines` may not.
    analysis : Record
        The analysis.

    Yields
    ------
    TaskScore
        Scores for "deadlines", "undated deadlines" and "deadline.*". A forbidden find counts as a false find
        of "deadlines" whether it has a date or not.

    Examples
    --------
    >>> gold = {"deadlines": [{"text": "trước ngày 5/1", "due": ["2022-01-05"], "to": "Sở Y tế"}]}
    >>> found = {"deadlines": [{"text": "trước ngày 5/1", "due": "2022-01-05", "to": ["Bộ Nội vụ"]}]}
    >>> [(s.task, s.found, s.false) for s in score_deadlines(gold, found)]
    [('deadlines', 1, ()), ('deadline.to', 0, ('trước ngày 5/1: Bộ Nội vụ',))]
    """
    asked, attached = by_scope(records(gold, "deadlines"))
    optional = (*all_forms(gold.get("optional_deadlines")), *all_forms([d.get("text") for d in attached]))
    forbidden = all_forms(gold.get("forbidden_deadlines"))

    dated = pair([d for d in asked if _dues(d) != (None,)], records(analysis, "deadlines"), _same_due, _agreement)
    yield TaskScore("deadlines", len(dated.pairs), tuple(_asked(d) for d in dated.missed))
    undated = pair([d for d in asked if _dues(d) == (None,)], dated.extra, _same_undated, _closeness)
    if undated.pairs or undated.missed:
        yield TaskScore("undated deadlines", len(undated.pairs), tuple(_asked(d) for d in undated.missed))
    for find in undated.extra:
        phrase = text(find.get("text"))
        what = f"{phrase} -> {_due(find)}"
        if any(same_phrase(f, phrase) for f in forbidden):
            yield TaskScore("deadlines", false=(f"forbidden: {what}",))
        elif not any(same_phrase(o, phrase) for o in optional):
            yield TaskScore("deadlines" if find.get("due") else "undated deadlines", false=(what,))
    for deadline, find in dated.pairs:
        yield from _score_deadline(deadline, find)


def _dues(deadline: Record) -> tuple[Any, ...]:
    if "due" not in deadline:
        return (deadline.get("date"),)
    due = deadline["due"]
    return tuple(due) if isinstance(due, list | tuple) else (due,)


def _due(find: Record) -> str | None:
    due = find.get("due")
    return text(due)[:10] if due else None


def _same_due(deadline: Record, find: Record) -> bool:
    return _due(find) in _dues(deadline) and overlapping(deadline.get("text"), text(find.get("text")))


def _agreement(deadline: Record, find: Record) -> float:
    # Two bodies often have one date in the same words: the find that names the same bodies is the right one.
    return sum(
        any(overlapping(deadline[field], name) for name in names(find.get(field)))
        for field in ("who", "to", "via")
        if deadline.get(field)
    )


def _same_undated(deadline: Record, find: Record) -> bool:
    phrase = text(find.get("text"))
    return not find.get("due") and any(same_phrase(f, phrase) for f in forms(deadline.get("text")))


def _closeness(deadline: Record, find: Record) -> float:
    return max(likeness(f, text(find.get("text"))) for f in forms(deadline.get("text")))


def _phrase(deadline: Record) -> str:
    return " / ".join(forms(deadline.get("text")))


def _asked(deadline: Record) -> str:
    return f"{_phrase(deadline)} -> {' or '.join(str(d) for d in _dues(deadline))}"


def _score_deadline(deadline: Record, find: Record) -> Iterator[TaskScore]:
    for field in ("who", "what", "to", "via"):
        wanted = deadline.get(field)
        if not wanted:
            continue
        given = names(find.get(field))
        longest = 6 if field == "what" else 3
        if any(overlapping(wanted, name, longest) for name in given):
            yield TaskScore(f"deadline.{field}", found=1)
        else:
            # However many bodies it names in vain, an answer is one false find.
            phrase = _phrase(deadline)
            false = tuple(f"{phrase}: {name}" for name in given[:1])
            yield TaskScore(f"deadline.{field}", missed=(f"{phrase}: {shown(wanted)}",), false=false)
    rule = text(deadline.get("rrule"))
    yield from attribute("deadline.rrule", rule, find.get("rrule"), lambda found: same_rule(rule, found))
