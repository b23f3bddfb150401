"""Tables and views of a library: what any SQLite tool, Datasette or a client of PostgreSQL sees.

`versions` keeps what was extracted, each reading of a letter whole and unchanged; `corrections` what people said of
it. The tables of a letter show the newest reading with the corrections applied; only the lasting identities of its
deadlines (`uid`) are handed on from version to version and cannot be made again.
Rows of a letter are known by the letter and their place in it, as in the analysis: `(12, 't3')` is its third deadline.
Days are ISO 8601, times UTC; lists are JSON.
"""

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.types import TypeEngine

#: Rises with every change of tables, columns or views.
SCHEMA: Final = 6

metadata = MetaData()
#: In the order of its bytes, whatever language a server speaks.
_PLAIN: Final = Text().with_variant(Text(collation="C"), "postgresql")
_COMPACT: Final[dict[str, Any]] = {"sqlite_with_rowid": False}  # rows of a letter stand together, and only once


def _key(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    return Column(name, kind, primary_key=True, autoincrement=False)


def _text(name: str, comment: str, null: bool = True) -> Column[Any]:
    return Column(name, Text, nullable=null, comment=comment)


def _number(name: str, comment: str, null: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=null, comment=comment)


def _flag(name: str, comment: str, null: bool = False) -> Column[Any]:
    return Column(name, Boolean, nullable=null, comment=comment)


def _of_letter(name: str, *columns: Column[Any] | Index, **options: Any) -> Table:
    """A table whose rows belong to a letter and go with it."""
    letter: Column[Any] = Column("letter_id", ForeignKey("letters.id", ondelete="CASCADE"), primary_key=True)
    return Table(name, metadata, letter, *columns, **(_COMPACT | options))


def _span() -> tuple[Column[Any], Column[Any]]:
    return (
        _number("span_start", "code points into letters.text"),
        _number("span_end", "half open: substr(text, span_start + 1, span_end - span_start)"),
    )


meta = Table("meta", metadata, _key("key"), _text("value", "of the library itself", null=False))

bodies = Table(
    "bodies",
    metadata,
    _key("id", Integer),
    _text("name", "as written in a letter", null=False),
    _text("urn", "identity: place, institution and parts; null where it stays open"),
    _text("folded", "written out, base letters: what a body is looked up by", null=False),
    _text("level", "central, province, district or commune"),
    _flag("collective", "all bodies of a kind: 'các huyện ủy'"),
    Index("bodies_by_name", "name"),
    Index("bodies_by_words", "folded"),
    Index("bodies_by_urn", "urn"),
)

documents = Table(
    "documents",
    metadata,
    _key("id", Integer),
    Column("urn", Text, nullable=False, unique=True, comment="URN:LEX (RFC 9676)"),
    _text("symbol", "number and symbol: 132-QĐ/TW"),
    _text("symbol_key", "folded"),
    _text("body", "of the issuer, as in the urn"),
    _text("type", "Quy định, Công văn …"),
    _text("date", "empty where only the year or nothing is known"),
    _text("name", "as first cited"),
    _text("register_row", "symbol@date of its row in the register"),
    Index("documents_by_symbol", "symbol_key", "body"),
)

letters = Table(
    "letters",
    metadata,
    _key("id", Integer),
    _number("version", "of the reading that is shown"),
    _text("urn", "URN:LEX of the letter"),
    _text("number", "as written: 298-CV/TU"),
    _text("number_key", "folded, as people may type it"),
    _text("type", "Công văn, Kế hoạch …"),
    _text("issuer", "full name"),
    Column("issuer_id", ForeignKey("bodies.id"), index=True),
    _text("place", "of the letterhead"),
    Column("date", Text, index=True),
    _text("subject", "trích yếu"),
    _text("signer", "who signed"),
    _text("signer_title", "office of who signed"),
    _text("on_behalf_of", "thay mặt, thừa lệnh"),
    _text("text", "normalised; all spans point into it", null=False),
    _text("identity", "issuer, number and date, folded: copies of one letter share it"),
    Column("sort_key", _PLAIN, nullable=False, comment="the order of lists and exports, the same on every machine"),
    _text("added_at", "when it first came in, UTC", null=False),
    _text("changed_at", "when its newest version came in, UTC", null=False),
    Index("letters_by_number", "number_key"),
    Index("letters_by_identity", "identity"),
    Index("letters_in_order", "sort_key"),
    Index("letters_by_urn", "urn"),
)

versions = _of_letter(
    "versions",
    _key("version", Integer),
    Column("sha256", Text, nullable=False, index=True, comment="of the file it was read from"),
    _text("path", "of that file", null=False),
    _flag("ocr", "letters were recognised from a picture"),
    _text("days", "of its deadlines, JSON: files of one letter should agree", null=False),
    _text("made_with", "version of this library and of the register", null=False),
    _text("added_at", "UTC", null=False),
    Column("record", LargeBinary, nullable=False, comment="the analysis as extracted, see packing.py"),
    Column(
        "places", LargeBinary, comment="where its words stand on paper, see paper.py; null where there are no pages"
    ),
    sqlite_with_rowid=True,  # long records stand better in a table of their own order
)

files = Table(
    "files",
    metadata,
    _key("id", Integer),
    Column("path", Text, nullable=False, unique=True, comment="absolute"),
    _number("size", "bytes"),
    Column("modified", Text, nullable=False, comment="time of its last change, ns since 1970"),
    Column("sha256", Text, index=True, comment="null where it could not be read"),
    _text("state", "read, failed or missing", null=False),
    _text("reason", "why it could not be read"),
    _text("made_with", "version of this library and of the register", null=False),
    _text("read_at", "UTC", null=False),
    Column("letter_id", ForeignKey("letters.id", ondelete="CASCADE"), index=True),
    _text("within", "path of the file that holds it: a mail, or a letter that others are attached to"),
    Index("files_by_within", "within"),
)

recipients = _of_letter(
    "recipients",
    _key("position", Integer),
    _text("role", "addressee, copy or archive", null=False),
    *_span(),
)

directives = _of_letter(
    "directives",
    _key("id"),
    _text("label", "as printed: (5)"),
    _text("path", "labels from the top: 2.(5)"),
    _text("parent", "directive above"),
    *_span(),
    _text("stands_on", "directive whose mentions tell what it carries out; empty: what stands outside of all"),
)

#: What deadlines are counted by: one index knows it all.
_COUNTED: Final = ("due", "rrule", "dismissed", "due_time", "inclusive", "needs_review", "acting")
deadlines = _of_letter(
    "deadlines",
    _key("id"),
    _text("uid", "lasting identity over versions", null=False),
    _text("directive_id", "that holds it"),
    _text("kind", "date, relative, recurring or event", null=False),
    _text("due", "last day that the phrase names; null where an event comes first"),
    _text("due_time", "HH:MM, Asia/Ho_Chi_Minh"),
    _flag("inclusive", "false for 'trước ngày X'", null=True),
    _text("act_by", "last working day on which acting is safe"),
    _text("start_date", "first day of a range"),
    _text("rrule", "RFC 5545"),
    _text("what", "the act"),
    _text("anchor", "the event that the time is counted from"),
    _text("anchor_date", "its day, once known"),
    _text("counted", "what is counted, JSON"),
    _flag("vague", "asked for, but without any day"),
    _flag("needs_review", "a person should look"),
    _flag("dismissed", "a person said that it is none"),
    _text("review_reasons", "why, JSON", null=False),
    _text("readings", "days that the phrase may mean, JSON", null=False),
    _text("computation", "how the day was reached, JSON", null=False),
    _number("sentence_start", "the words that hold the limit"),
    _number("sentence_end", "the words that hold the limit"),
    *_span(),
    _number("acting", "entries of calendars: bodies that act, at least one"),
    Index("deadlines_by_day", *_COUNTED),
    Index(
        "deadlines_recurring",
        *_COUNTED,
        sqlite_where=text("rrule IS NOT NULL"),
        postgresql_where=text("rrule IS NOT NULL"),
    ),
)

recipient_bodies = _of_letter(
    "recipient_bodies",
    _key("recipient", Integer),
    _key("position", Integer),
    Column("body_id", ForeignKey("bodies.id"), nullable=False),
    Index("recipient_bodies_by_body", "body_id"),
)

directive_bodies = _of_letter(
    "directive_bodies",
    _key("directive_id"),
    _key("role"),  # lead (chủ trì), support (phối hợp) or assignee
    _key("position", Integer),
    Column("body_id", ForeignKey("bodies.id"), nullable=False),
    Index("directive_bodies_by_body", "body_id"),
)

deadline_bodies = _of_letter(
    "deadline_bodies",
    _key("deadline_id"),
    _key("role"),  # who, to, via, support; part: one of the bodies that "who" names together
    _key("position", Integer),
    Column("body_id", ForeignKey("bodies.id"), comment="null: the letter does not say who has to act"),
    _text("uid", "of the entry of a calendar, where role is who"),
    _text("day", "due, of a deadline that does not recur"),  # so that one index knows bodies and days
    Index("deadline_bodies_by_body", "body_id", "day"),
)

citations = _of_letter(
    "citations",
    _key("id"),
    Column("document_id", ForeignKey("documents.id"), index=True, comment="that is meant"),
    _text("key", "number and symbol; null for a document cited by name"),
    _text("name", "as cited", null=False),
    _text("type", "Quy định, Kế hoạch …"),
    _text("date", "as cited"),
    _text("issuer", "as cited"),
    _text("title", "as cited"),
    _text("level", "central, province, district or commune"),
    _text("relation", "basis, implements, amends, replaces, repeals, guides or refers", null=False),
    _flag("inferred", "the letter alone does not tell which document is meant"),
    _flag("linked", "another letter of the library told which one"),
    _flag("in_force", "at the date of the letter; null where not known", null=True),
    _text("superseded_by", "URN:LEX of what had taken its place by then"),
    _text("candidates", "URN:LEX of what may be meant, JSON", null=False),
    Column("cited_id", ForeignKey("documents.id"), comment="as the letter alone tells it, where linked"),
)

mentions = _of_letter(
    "mentions",
    _key("citation_id"),
    _key("position", Integer),
    _text("form", "full, short, alias, slip, anaphor or named", null=False),
    _text("relation", "of this mention", null=False),
    _text("pinpoint", "điểm, khoản, Điều …"),
    _text("cue", "words that tell the relation"),
    *_span(),
    Column("directive_id", Text, nullable=False, server_default="", comment="that holds it; empty outside of all"),
)

document_links = _of_letter(
    "document_links",
    _key("citation_id"),
    Column("other_id", Text, primary_key=True, autoincrement=False, comment="citation of what the first one acts on"),
    Column("document_id", ForeignKey("documents.id"), index=True, comment="the first one"),
    Column("target_id", ForeignKey("documents.id"), index=True, comment="what it acts on"),
    _text("relation", "implements, amends, replaces, repeals or guides", null=False),
    _text("how", "told by the title of the first, or inferred of the matter of both", null=False),
    *_span(),
)

diagnostics = _of_letter(
    "diagnostics",
    _key("position", Integer),
    _text("code", "of the catalogue", null=False),
    _text("severity", "error, warning or info", null=False),
    _text("message", "in Vietnamese", null=False),
    _text("suggestion", "in Vietnamese"),
    _number("span_start", "null: of the whole letter", null=True),
    _number("span_end", "null: of the whole letter", null=True),
)

corrections = Table(
    "corrections",
    metadata,
    _key("id", Integer),
    Column("letter_id", ForeignKey("letters.id", ondelete="CASCADE"), nullable=False, index=True),
    _text("part", "letter, deadline, citation or directive", null=False),
    _text("ref", "lasting identity of the deadline or citation; empty for the letter", null=False),
    _text("field", "of the analysis", null=False),
    _text("value", "what a person said, JSON", null=False),
    _text("extracted", "what had been extracted then, JSON", null=False),
    _text("shown_as", "id and words that the person saw", null=False),
    _text("author", "who said it", null=False),
    _text("said_at", "UTC", null=False),
    _flag("withdrawn", "taken back, or replaced by a later one"),
)

anchors = Table(
    "anchors",
    metadata,
    _key("key"),  # an entry of a calendar and its words
    _text("day", "that a person entered", null=False),
)

events = Table(
    "events",
    metadata,
    _key("uid"),
    _number("letter_id", "also of a letter that was removed: its events are to be cancelled"),
    _text("folded", "name of the body, as in bodies"),
    _text("record", "what calendars were told, with sequence and state, JSON", null=False),
    Index("events_by_letter", "letter_id"),
)

secrets = Table(
    "secrets",
    metadata,
    Column("name", Text, primary_key=True, comment="what it is for"),
    _text("value", "what tokens of pages and calendars are made with", null=False),
)

feeds = Table(
    "feeds",
    metadata,
    _key("id", Integer),
    _text("body", "part of the name of the body whose calendar it is; null is all"),
    _text("nonce", "another one makes another address", null=False),
    _text("made_by", "who made it", null=False),
    _text("made_at", "UTC", null=False),
)

uploads = Table(
    "uploads",
    metadata,
    _key("id", Integer),
    _text("batch", "files that were sent together", null=False),
    _text("name", "as the sender calls the file", null=False),
    Column("path", Text, unique=True, comment="where it is kept; null once it is not"),
    _number("size", "bytes"),
    Column("sha256", Text, nullable=False, index=True, comment="of its bytes"),
    _text("sent_by", "who sent it", null=False),
    _text("sent_at", "UTC", null=False),
    Column("state", Text, nullable=False, index=True, comment="waiting, read or failed"),
    _text("reason", "why it could not be read"),
    Column("letter_id", ForeignKey("letters.id", ondelete="SET NULL"), index=True),
)

users = Table(
    "users",
    metadata,
    _key("id", Integer),
    _text("name", "as the user writes it", null=False),
    Column("folded", Text, nullable=False, unique=True, comment="the same in small letters"),
    _text("role", "reader, editor or admin", null=False),
    _text("password", "hash by Argon2", null=False),
    _text("key_nonce", "what the key for programs is made with; null where there is none"),
    _text("made_at", "UTC", null=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", Text, primary_key=True, comment="SHA-256 of what the browser holds"),
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    _text("until", "UTC", null=False),
)

#: What stays with this library: a copy that is written out for others opens none of its calendars, holds no files and
#: lets nobody in.
PRIVATE: Final = (secrets, feeds, uploads, users, sessions)

#: Views in SQL that both engines know; lines as people read them.
VIEWS: Final = {
    "letter_deadlines": """
        SELECT d.letter_id, d.id, l.number, l.issuer, l.date AS letter_date, b.name AS who, d.what, d.due, d.act_by,
               d.due_time, d.kind, d.rrule, d.anchor, d.needs_review, d.directive_id,
               substr(l.text, d.span_start + 1, d.span_end - d.span_start) AS quote,
               substr(l.text, d.sentence_start + 1, d.sentence_end - d.sentence_start) AS sentence
        FROM deadlines d JOIN letters l ON l.id = d.letter_id
        LEFT JOIN deadline_bodies w ON w.letter_id = d.letter_id AND w.deadline_id = d.id AND w.role = 'who'
        LEFT JOIN bodies b ON b.id = w.body_id
        WHERE NOT d.dismissed""",
    "letter_directives": """
        SELECT d.letter_id, d.id, l.number, l.issuer, l.date AS letter_date, d.path, w.role, b.name AS body,
               substr(l.text, d.span_start + 1, d.span_end - d.span_start) AS quote
        FROM directives d JOIN letters l ON l.id = d.letter_id
        LEFT JOIN directive_bodies w ON w.letter_id = d.letter_id AND w.directive_id = d.id
        LEFT JOIN bodies b ON b.id = w.body_id""",
    "letter_citations": """
        SELECT c.letter_id, c.id, l.number, l.issuer, l.date AS letter_date, c.relation, c.key, c.name, c.date, c.issuer
               AS cited_issuer, c.in_force, c.superseded_by, d.urn,
               m.pinpoint, m.form, substr(l.text, m.span_start + 1, m.span_end - m.span_start) AS quote
        FROM citations c JOIN letters l ON l.id = c.letter_id
        JOIN mentions m ON m.letter_id = c.letter_id AND m.citation_id = c.id
        LEFT JOIN documents d ON d.id = c.document_id""",
    # a directive by its own words, or by what it stands on; see resolution.standing
    "directive_regulations": """
        SELECT d.letter_id, d.id, l.number, l.issuer, l.date AS letter_date, d.path, m.relation, c.key, c.name, x.urn,
               m.pinpoint, m.directive_id <> d.id AS inferred, c.inferred AS document_inferred,
               substr(l.text, m.span_start + 1, m.span_end - m.span_start) AS quote
        FROM directives d
        JOIN mentions m ON m.letter_id = d.letter_id AND (m.directive_id = d.id
             OR (m.directive_id = d.stands_on AND m.relation IN ('implements', 'basis', 'guides')))
        JOIN citations c ON c.letter_id = d.letter_id AND c.id = m.citation_id
        JOIN letters l ON l.id = d.letter_id
        LEFT JOIN documents x ON x.id = c.document_id""",
}


def create(connection: Connection) -> None:
    """Make the tables and views of an empty library.

    Parameters
    ----------
    connection : Connection
        In a transaction.
    """
    metadata.create_all(connection)
    create_views(connection)
    connection.execute(meta.insert(), {"key": "schema", "value": str(SCHEMA)})


def create_views(connection: Connection) -> None:
    """Make the views."""
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
