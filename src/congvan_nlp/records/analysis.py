"""The analysis of a letter as frozen models; `Analysis.model_json_schema()` is the public contract.

All offsets are Unicode code points into `Analysis.text`, half open: ``text[start:end] == span.text``.
A field that the letter does not state is None, never a guess; what was inferred rather than read
says so in `diagnostics`.
"""

from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION: Final = "1"

Role = Literal["addressee", "copy", "archive"]
Relation = Literal["basis", "implements", "amends", "replaces", "repeals", "guides", "refers"]
Form = Literal["full", "short", "alias", "slip", "anaphor", "named"]
Level = Literal["central", "province", "district", "commune"]
AssigneeRole = Literal["lead", "support", "assignee"]
DeadlineKind = Literal["date", "relative", "recurring", "event"]
CountUnit = Literal["hour", "day", "workday", "week", "month", "year"]
CountedFrom = Literal["signing", "receipt", "event", "date"]
Severity = Literal["error", "warning", "info"]


class Record(BaseModel):
    """Base of all records: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """Words of the letter and where they stand."""

    text: str
    start: int = Field(ge=0, description="code points into the text of the analysis")
    end: int = Field(ge=0)


class Evidence(Span):
    """The words that a field of a record was read from."""

    field: str


class SourceInfo(Record):
    """The file that the letter was read from."""

    path: str
    sha256: str
    media_type: str
    pages: int | None = None
    ocr: bool = False
    attached_to: str | None = Field(
        default=None, description="path of the letter or mail that it came with; its own path goes on from there"
    )


class Body(Record):
    """A body (cơ quan, tổ chức, đơn vị), or all of a kind, as named."""

    name: str
    id: str | None = Field(
        default=None, description="place, institution and parts, as in URN:LEX; null where it stays open"
    )
    level: Level | None = None
    collective: bool = Field(default=False, description="all bodies of a kind: 'các huyện ủy'")


class Letter(Record):
    """Letterhead, signature and what follows from them."""

    number: str | None = Field(default=None, description="no spaces, hyphen-minus, letters as given")
    type: str | None = Field(default=None, description="named in the letter, else read off the symbol")
    issuer: str | None = Field(default=None, description="full name, with its place where the letter tells it")
    issuer_body: Body | None = Field(default=None, description="the issuer, identified")
    id: str | None = Field(default=None, description="URN:LEX of the letter; null where number or issuer are not known")
    place: str | None = None
    date: str | None = Field(default=None, description="ISO 8601; null where no full date is legible")
    subject: str | None = Field(default=None, description="trích yếu, without V/v")
    signer: str | None = None
    signer_title: str | None = None
    on_behalf_of: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Recipient(Span):
    """One item of Kính gửi (addressee) or Nơi nhận (copy, archive), as written."""

    role: Role
    bodies: tuple[Body, ...] = ()


class Annex(Span):
    """The heading of an annex (Phụ lục), which belongs to its letter."""

    stop: int = Field(ge=0, description="where the annex ends; it begins with its heading")


class DocumentIdentity(Record):
    """Which document a citation means, once that is resolved."""

    id: str | None = Field(default=None, description="URN:LEX (RFC 9676), derived from issuer, type, date and symbol")
    inferred: bool = Field(
        default=False, description="true where the letter alone does not tell which document is meant"
    )
    candidates: tuple[str, ...] = Field(
        default=(), description="URN:LEX of the documents that may be meant, where it stays open"
    )
    register_row: str | None = Field(default=None, description="symbol@date of its row in the register")
    in_force: bool | None = Field(
        default=None, description="at the date of the letter, by the register; null where not known"
    )
    superseded_by: str | None = Field(
        default=None, description="URN:LEX of what had taken its place by the date of the letter"
    )


class Mention(Span):
    """One place where a document is cited."""

    pinpoint: str | None = Field(default=None, description="điểm, khoản, Điều, mục … that the mention names")
    form: Form
    relation: Relation
    cue: str | None = Field(default=None, description="the words that tell the relation")


class Citation(Record):
    """One distinct document, with every mention of it."""

    id: str
    key: str | None = Field(description="number and symbol; null for a document cited only by name")
    name: str
    type: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    level: Level | None = None
    relation: Relation
    document: DocumentIdentity = DocumentIdentity()
    mentions: tuple[Mention, ...]


class Assignee(Span):
    """Who has to act: lead (chủ trì), support (phối hợp) or plain assignee."""

    role: AssigneeRole
    bodies: tuple[Body, ...] = ()


class Directive(Span):
    """One item of the outline; its text ends where its first sub-item begins."""

    id: str
    label: str | None
    path: str | None = Field(description="labels from the top, joined by dots: 2.(5)")
    parent: str | None = None
    assignees: tuple[Assignee, ...] = ()
    citations: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()


class Count(Record):
    """What a counted limit counts, and from where: "10 ngày làm việc kể từ ngày nhận được công văn"."""

    number: int = Field(description="negative where it is counted backwards: 3 days before the meeting is -3")
    unit: CountUnit
    since: CountedFrom


class Deadline(Span):
    """One time limit for one act."""

    id: str
    due: str | None = Field(description="last day that the phrase names, ISO 8601; null where an event comes first")
    due_time: str | None = Field(default=None, description="HH:MM, Asia/Ho_Chi_Minh")
    inclusive: bool | None = Field(default=None, description="false for 'trước ngày X': the day itself is too late")
    kind: DeadlineKind
    rrule: str | None = Field(default=None, description="RFC 5545 recurrence")
    who: tuple[str, ...] = ()
    what: str | None = None
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    who_bodies: tuple[Body, ...] = Field(default=(), description="bodies of `who`, identified, in their order")
    to_bodies: tuple[Body, ...] = ()
    via_bodies: tuple[Body, ...] = ()
    start_date: str | None = Field(default=None, description="first day of a range")
    act_by: str | None = Field(default=None, description="last working day on which acting is safe")
    anchor: str | None = Field(default=None, description="the event that the time is counted from")
    anchor_date: str | None = Field(default=None, description="the day of that event, once it is known or entered")
    count: Count | None = Field(default=None, description="what is counted, where the limit is a count")
    vague: bool = Field(
        default=False, description="true for 'trong thời gian sớm nhất': asked for, but without any day"
    )
    computation: tuple[str, ...] = Field(default=(), description="how the day was reached, a step each, in Vietnamese")
    directive: str | None = None
    needs_review: bool = False
    review_reasons: tuple[str, ...] = Field(default=(), description="why a person should look, in Vietnamese")
    readings: tuple[str, ...] = Field(default=(), description="all days that the phrase may mean, where it has several")
    evidence: tuple[Evidence, ...] = ()


class Diagnostic(Record):
    """Something that a reader should know; `code` is in the catalogue."""

    code: str
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None
    suggestion: str | None = Field(default=None, description="what to do about it, in Vietnamese")


class Analysis(Record):
    """Everything read from one letter."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    source: SourceInfo
    text: str
    letter: Letter
    recipients: tuple[Recipient, ...] = ()
    citations: tuple[Citation, ...] = ()
    directives: tuple[Directive, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    annexes: tuple[Annex, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
