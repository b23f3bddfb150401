"""What a clause fills its slots with, each value with its own words: days, numbers, scope, bodies, citations, strength."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from ..checking.acts import last_day
from ..extraction.actors import acting_body
from ..extraction.bodies import Spanned, act_at, body_head, body_heads, first_act
from ..extraction.body_names import name_end
from ..extraction.directives import partner
from ..extraction.receivers import channels, receivers
from ..folding import Text, bare, key, one_line
from ..knowledge.words import alternation, section
from ..records.analysis import Analysis, Assignee, Body, Citation, Deadline
from .clauses import Clause
from .numbers import numbers_in
from .records import Member, Slot, Value
from .roles import ANYBODY, is_anybody, role_of
from .words import place_names

_FILE: Final = "compare_words.toml"
STRENGTHS: Final = ("forbidden", "required", "requested", "encouraged")


_AGENT: Final = re.compile(r"(?<![a-z])(?:do|duoc)\s{1,2}(?=[a-z])")
_HELPS: Final = re.compile(r"\s{1,2}phoi hop(?!,?\s(?:chat che|voi|cung|co)(?![a-z]))(?![a-z])")
#: When a duty begins: "từ quý I/2023".
_FROM: Final = re.compile(r"tu\s(?P<when>(?:quy\s(?:[ivx]+|\d)|thang\s\d{1,2})\s?(?:/\s?|nam\s)?\d{4}|nam\s\d{4})")
#: Slot, value, start and end in the text of the letter.
Filled = tuple[Slot, tuple[str, ...], int, int]


class Reader:
    """Reads the slots of the clauses of one letter.

    Parameters
    ----------
    analysis : Analysis
    """

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._text = Text.of(analysis.text)
        self._issuer = analysis.letter.issuer_body
        self._places = place_names([self._issuer])
        self._bodies = _named_bodies(analysis)

    def member(self, clause: Clause, id: str) -> Member:
        """A clause with the values of its slots.

        Parameters
        ----------
        clause : Clause
            Of this letter.
        id : str
            Unique in the comparison.
        """
        found = [
            *self._beginnings(clause),
            *(("date", day_of(one), one.start, one.end) for one in clause.deadlines if not one.vague),
            *self._numbers(clause),
            *self._scopes(clause),
            *self._bodies_of(clause),
            *self._citations(clause),
            *self._strengths(clause),
        ]
        text = self._text.raw
        values = tuple(
            Value(slot=slot, value=value, letter=clause.letter, text=text[start:end], start=start, end=end)
            for slot, value, start, end in dict.fromkeys(found)
        )
        return Member(
            id=id, letter=clause.letter, directive=clause.directive, path=clause.path, values=values,
            text=text[clause.start : clause.end], start=clause.start, end=clause.end,
        )  # fmt: skip

    def _beginnings(self, clause: Clause) -> Iterator[Filled]:
        for match in _FROM.finditer(self._text.low, clause.start, clause.end):
            if self._text.starts_word(match.start()):
                yield ("date", ("from", key(match["when"]).replace(" nam ", " ")), match.start(), match.end())

    def _numbers(self, clause: Clause) -> Iterator[Filled]:
        taken = [(one.start, one.end) for one in clause.deadlines]
        taken += [(one.mention.start, one.mention.end) for one in clause.citations]
        for one in numbers_in(self._text.low, clause.start, clause.end, taken):
            if one.time and one.bound != "least":  # "trong 10 ngày": a limit, though no day follows from it
                yield ("date", ("count", one.value, one.time), one.start, one.end)
            else:
                yield ("number", (one.unit, f"{one.bound} {one.value}".strip(), one.of), one.start, one.end)

    def _scopes(self, clause: Clause) -> Iterator[Filled]:
        for family, name, pattern in _scopes():
            if match := pattern.search(self._text.low, clause.start, clause.end):
                yield ("scope", (family, name), match.start(), match.end())

    def _strengths(self, clause: Clause) -> Iterator[Filled]:
        marked = self._text.raw[clause.start : clause.end] != self._text.bare[clause.start : clause.end]
        view = self._text.raw if marked else self._text.low
        for table in ("strength", "asking"):
            told = [
                (found.start(), found.end(), name)
                for name, pattern in _strengths(table, marked)
                if (found := pattern.search(view, clause.start, clause.end))
            ]
            if told:
                start, end, name = min(told)
                yield ("strength", (name,), start, end)
                return

    def _bodies_of(self, clause: Clause) -> Iterator[Filled]:
        leads = [one for one in clause.assignees if one.role != "support"]
        helpers = [one for one in clause.assignees if one.role == "support"]
        actor = self._actor(clause)
        if actor:  # the clause says itself who acts, whoever its directive speaks to
            yield from self._named("lead", *actor)
            leads, helpers = [], [one for one in helpers if clause.start <= one.start < clause.end]
        for assignee in leads:
            yield from self._assigned("lead", assignee)
        for assignee in helpers:
            yield from self._assigned("support", assignee)
        helper = None if helpers else partner(self._text, clause.start, clause.end) or self._helper(clause)
        if helper:
            yield from self._named("support", *helper)
        for start, end in receivers(self._text, clause.start, clause.end):
            yield from self._named("receiver", start, end)
        for start, end in channels(self._text, clause.start, clause.end):
            yield from self._named("channel", start, end)

    def _actor(self, clause: Clause) -> Spanned | None:
        """Who acts by the words of the clause: "do X chủ trì", "được X kiểm tra", or X at its head."""
        for match in _AGENT.finditer(self._text.low, clause.start, clause.end):
            if body_head(self._text, match.end(), clause.end):
                stop = name_end(self._text, match.end(), clause.end)
                if act_at(self._text, stop + 1, clause.end):
                    return match.end(), stop
        if any(clause.start <= one.start and one.end <= clause.end for one in clause.assignees):
            return None
        found = acting_body(self._text, clause.start, clause.end)
        before = first_act(self._text, clause.start, found[0]) if found else None
        return None if before else found

    def _helper(self, clause: Clause) -> Spanned | None:
        """Who supports: "Văn phòng Tỉnh ủy phối hợp"."""
        for match in _HELPS.finditer(self._text.low, clause.start, clause.end):
            for head in body_heads(self._text, clause.start, match.start()):
                if name_end(self._text, head.start(), match.start()) >= match.start():
                    return head.start(), match.start()
        return None

    def _named(self, slot: Slot, start: int, end: int) -> Iterator[Filled]:
        said = one_line(self._text.raw[start:end])
        for body in self._bodies.get(key(said), (None,)):
            yield self._role(slot, body, said, start, end)

    def _assigned(self, slot: Slot, assignee: Assignee) -> Iterator[Filled]:
        if any(is_anybody(body) for body in assignee.bodies):  # "các sở, ban, ngành": all that the letter speaks to
            yield (slot, (ANYBODY, ""), assignee.start, assignee.end)
            return
        bodies = assignee.bodies or (None,)
        if len(bodies) > 1 and all(body and body.collective for body in bodies):  # a list of kinds is one role
            bodies = (None,)
        for body in bodies:
            yield self._role(slot, body, body.name if body else assignee.text, assignee.start, assignee.end)

    def _role(self, slot: Slot, body: Body | None, said: str, start: int, end: int) -> Filled:
        role = role_of(body, said, self._issuer, self._places)
        return (slot, (role.name, "" if role.step is None else str(role.step)), start, end)

    def _citations(self, clause: Clause) -> Iterator[Filled]:
        for citation, mention in clause.citations:
            name = document_of(citation)
            where = "own" if is_own(citation) else "central"
            yield ("citation", (where, name), mention.start, mention.end)
            if mention.pinpoint:
                yield ("pinpoint", (name, key(mention.pinpoint)), mention.start, mention.end)


def day_of(deadline: Deadline) -> tuple[str, ...]:
    """A time limit in a form in which equal ones are equal: "trước ngày 06/9" is "đến hết ngày 05/9".

    Examples
    --------
    >>> day_of(Deadline(text="", start=0, end=0, id="t1", due="2025-09-06", inclusive=False, kind="date"))
    ('day', '2025-09-05')
    """
    if deadline.rrule:
        return "every", deadline.rrule
    if deadline.due:
        time = f" {deadline.due_time}" if deadline.due_time else ""
        return "day", f"{last_day(deadline).isoformat()}{time}"
    if deadline.count:
        return "count", str(deadline.count.number), deadline.count.unit
    return "event", key(deadline.anchor or deadline.text)


def last_day_of(value: Value) -> str | None:
    """The last day, and hour, of a value of the slot `date`; None where it has no sure day.

    Examples
    --------
    >>> last_day_of(Value(slot="date", value=("day", "2025-09-05 17:00"), letter=0, text="", start=0, end=0))
    '2025-09-05 17:00'
    """
    return value.value[1] if value.value[0] == "day" else None


def limit_of(value: Value) -> tuple[str, str | int] | None:
    """What limits of one kind are ordered by: the kind, and a day or a number; None for events and rules.

    Examples
    --------
    >>> limit_of(Value(slot="date", value=("count", "15", "day"), letter=0, text="", start=0, end=0))
    ('day', 15)
    """
    if value.value[0] == "day":
        return "date", value.value[1]
    return (value.value[2], abs(int(value.value[1]))) if value.value[0] == "count" else None


def document_of(citation: Citation) -> str:
    """What tells a cited document in any letter: its symbol, else its name."""
    return (citation.key or key(citation.name)).casefold()


def is_own(citation: Citation) -> bool:
    """Whether a document is of a province or below, which each place has its own of."""
    return citation.level in ("province", "district", "commune")


def _named_bodies(analysis: Analysis) -> dict[str, Sequence[Body]]:
    """Bodies by their words, of all places of a letter that identify them."""
    found: dict[str, Sequence[Body]] = {}
    named = [(one.text, one.bodies) for one in analysis.recipients]
    named += [(who.text, who.bodies) for item in analysis.directives for who in item.assignees]
    for text, bodies in named:
        if bodies:
            found.setdefault(key(text), bodies)
    for deadline in analysis.deadlines:
        for names, those in ((deadline.to, deadline.to_bodies), (deadline.via, deadline.via_bodies)):
            found.update((key(name), (body,)) for name, body in zip(names, those, strict=False))
    return found


@cache
def _scopes() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    names = section(_FILE, "scope")
    return tuple(
        (family, name, _on_text(names[name]))
        for family, listed in section(_FILE, "scope_families").items()
        for name in listed
    )


@cache
def _strengths(table: str, marked: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Of each strength its words; base letters for a text that has lost its marks."""
    said = section(_FILE, table)
    return tuple((name, _on_text(those if marked else [bare(one) for one in those])) for name, those in said.items())


def _on_text(patterns: Sequence[str]) -> re.Pattern[str]:
    """Patterns on keys as one on a text, whose words any white space may part."""
    joined = rf"(?<!\w){alternation(patterns)}(?!\w)".replace(" ", r"\s")
    return re.compile(joined, re.IGNORECASE)
