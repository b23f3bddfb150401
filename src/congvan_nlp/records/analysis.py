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


class Letter(Record):
    """Letterhead, signature and what follows from them."""

    number: str | None = Field(None, description="no spaces, hyphen-minus, letters as given")
    type: str | None = Field(None, description="named in the letter, else read off the symbol")
    issuer: str | None = Field(None, description="full name, with its place where the letter tells it")
    place: str | None = None
    date: str | None = Field(None, description="ISO 8601; null where no full date is legible")
    subject: str | None = Field(None, description="trích yếu, without V/v")
    signer: str | None = None
    signer_title: str | None = None
    on_behalf_of: str | None = None
    evidence: tuple[Evidence, ...] = ()


class Body(Record):
    """A body (cơ quan, tổ chức, đơn vị) as named; `id` once it is resolved."""

    name: str
    id: str | None = None


class Recipient(Span):
    """One item of Kính gửi (addressee) or Nơi nhận (copy, archive), as written."""

    role: Role
    bodies: tuple[Body, ...] = ()


class DocumentIdentity(Record):
    """Which document a citation means, once that is resolved."""

    id: str | None = None
    inferred: bool = False
    candidates: tuple[str, ...] = ()
    superseded_by: str | None = None


class Mention(Span):
    """One place where a document is cited."""

    pinpoint: str | None = Field(None, description="điểm, khoản, Điều, mục … that the mention names")
    form: Form
    relation: Relation
    cue: str | None = Field(None, description="the words that tell the relation")


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
    due_time: str | None = Field(None, description="HH:MM, Asia/Ho_Chi_Minh")
    inclusive: bool | None = Field(None, description="false for 'trước ngày X': the day itself is too late")
    kind: DeadlineKind
    rrule: str | None = Field(None, description="RFC 5545 recurrence")
    who: tuple[str, ...] = ()
    what: str | None = None
    to: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    start_date: str | None = Field(None, description="first day of a range")
    act_by: str | None = Field(None, description="last working day on which acting is safe")
    anchor: str | None = Field(None, description="the event that the time is counted from")
    anchor_date: str | None = Field(None, description="the day of that event, once it is known or entered")
    count: Count | None = Field(None, description="what is counted, where the limit is a count")
    vague: bool = Field(False, description="true for 'trong thời gian sớm nhất': asked for, but without any day")
    computation: tuple[str, ...] = Field((), description="how the day was reached, a step each, in Vietnamese")
    directive: str | None = None
    needs_review: bool = False
    review_reasons: tuple[str, ...] = Field((), description="why a person should look, in Vietnamese")
    readings: tuple[str, ...] = Field((), description="all days that the phrase may mean, where it has several")
    evidence: tuple[Evidence, ...] = ()


class Diagnostic(Record):
    """Something that a reader should know; `code` is in the catalogue."""

    code: str
    severity: Severity
    message: str
    start: int | None = None
    end: int | None = None


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
    diagnostics: tuple[Diagnostic, ...] = ()
