"""A comparison as frozen models; `Comparison.model_json_schema()` is its contract.

All offsets are code points into the text of the letter that they belong to, half open.
"""

from typing import Literal

from pydantic import Field

from ..records.analysis import Level, Record, Span

Slot = Literal[
    "date", "number", "scope", "lead", "support", "receiver", "channel", "citation", "pinpoint", "strength"
]  # fmt: skip
Kind = Literal["conflict", "differs", "own", "unstated"]
Relation = Literal["equivalent", "similar", "conflict", "only"]


class Value(Span):
    """What a clause says of one slot: its words, and a form in which equal values are equal."""

    slot: Slot
    value: tuple[str, ...] = Field(
        description="what it is about comes first: the unit of a number, the family of a scope, the document of a pinpoint"
    )
    letter: int = Field(description="index of the letter")


class Difference(Record):
    """A slot in which the letters of a group differ."""

    slot: Slot
    kind: Kind = Field(
        description="conflict: they contradict each other; own: each cites a document of its own place; "
        "unstated: some do not say it"
    )
    values: tuple[Value, ...]
    between: tuple[int, ...] = Field(default=(), description="letters of a conflict that contradict one another")
    unstated: tuple[int, ...] = Field(default=(), description="letters of the group that do not say it")


class Member(Span):
    """One clause of a group."""

    id: str = Field(description="unique in the comparison")
    letter: int
    directive: str = Field(description="id of its directive in the analysis")
    path: str = Field(description="labels of the directive from the top")
    values: tuple[Value, ...] = ()


class Incorporated(Record):
    """A document of its own that a letter takes in: what the letter does not say may stand there."""

    citation: str = Field(description="id of the citation")
    name: str
    document: str | None = Field(default=None, description="URN:LEX")
    quote: Span


class Found(Span):
    """Where a document that a letter incorporates lays down a duty that the letter does not state."""

    name: str
    document: str
    path: str


class Absent(Record):
    """A letter that does not state a duty of a group; it may stand in a document that the letter incorporates."""

    letter: int
    incorporated: tuple[str, ...] = Field(default=(), description="names of those documents")
    found: tuple[Found, ...] = Field(default=(), description="where those of them that are at hand do")


class Group(Record):
    """Clauses of several letters that lay down the same duty, or one that only one letter has."""

    id: str
    relation: Relation
    likeness: float = Field(description="on average of its clauses, about 0 to 1; 0 for a single one")
    reused: bool = Field(default=False, description="word for word the same: taken from one source")
    members: tuple[Member, ...]
    differences: tuple[Difference, ...] = ()
    absent: tuple[Absent, ...] = ()


class Pair(Record):
    """Two clauses of a group, held against each other."""

    group: str
    a: Member
    b: Member
    relation: Relation
    differences: tuple[Difference, ...] = ()


class Step(Record):
    """A limit of a lower letter under that of its superior."""

    group: str
    superior: Value
    lower: Value
    slack: int = Field(
        description="days from the last day of the lower one to that of the superior; below 0 it is too late"
    )


class Cascade(Record):
    """A lower letter under its superior."""

    superior: int
    lower: int
    stated: bool = Field(description="the lower letter cites the superior one; else only the places tell it")
    steps: tuple[Step, ...] = ()


class Compared(Record):
    """A letter of a comparison."""

    index: int
    name: str = Field(description="short and unique: its number, with its place where others have the same")
    path: str
    number: str | None = None
    issuer: str | None = None
    date: str | None = None
    level: Level | None = None
    province: str = ""
    subject: str | None = None
    directives: int
    clauses: int
    deadlines: int
    cites: tuple[str, ...] = Field(
        default=(), description="central documents that it names, or the letter it carries out; by symbol or name"
    )
    incorporated: tuple[Incorporated, ...] = ()


class Basis(Record):
    """A central document that several of the letters cite."""

    key: str
    name: str
    letters: tuple[int, ...]


class Note(Record):
    """Something that limits what the comparison says."""

    code: Literal[
        "one-letter", "no-letter", "no-common-basis", "mixed-levels", "not-citing", "same-letter", "no-directives"
    ]
    message: str = Field(description="in Vietnamese")
    letters: tuple[int, ...] = ()


class Comparison(Record):
    """Letters side by side."""

    schema_version: Literal["1"] = "1"
    on: str | None = Field(default=None, description="the regulation that was asked for")
    letters: tuple[Compared, ...]
    basis: tuple[Basis, ...] = ()
    groups: tuple[Group, ...] = ()
    cascades: tuple[Cascade, ...] = ()
    notes: tuple[Note, ...] = ()
