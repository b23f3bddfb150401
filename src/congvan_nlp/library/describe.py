"""The schema of a library in words, for people who open it with tools of their own: `docs/library.md` holds it."""

from sqlalchemy import Table

from .schema import VIEWS, metadata

_TABLES = {
    "letters": "One row a letter, as it is shown.",
    "versions": "Every reading of a letter, unchanged, packed.",
    "files": "Where letters were read from; several files may hold one letter.",
    "recipients": "Kính gửi, Nơi nhận, Lưu.",
    "recipient_bodies": "Bodies that a recipient names.",
    "directives": "Items of the outline.",
    "directive_bodies": "Who has to act on a directive: lead, support or assignee.",
    "deadlines": "Time limits.",
    "deadline_bodies": "Bodies of a deadline: who, to, via, support; part, where who names several together.",
    "citations": "Cited documents, one a letter and document.",
    "mentions": "Places where they are cited.",
    "document_links": "Cited documents that carry out, amend, replace or repeal one another, as a letter tells it.",
    "diagnostics": "What a reader should know.",
    "documents": "Documents that are cited, and the letters themselves, by identity.",
    "bodies": "Names of bodies, with their identity.",
    "corrections": "What people confirmed or changed.",
    "anchors": "Days of receipt and of events that people entered.",
    "events": "What calendars were told.",
    "feeds": "Calendars that can be subscribed to.",
    "uploads": "Files that were sent to the pages.",
    "users": "Who may open the pages at another address than this machine's own; nobody else should read it.",
    "sessions": "Who is signed in; nobody else should read it.",
    "secrets": "What tokens of pages and calendars are made with; nobody else should read it.",
    "meta": "The number of the schema and of the last letter; which run has yet to link its citations.",
}


def described() -> str:
    r"""Describe all tables and views in Markdown.

    Returns
    -------
    str

    Examples
    --------
    >>> described().splitlines()[0]
    '### letters'
    """
    parts = [_of_table(metadata.tables[name], told) for name, told in _TABLES.items()]
    views = ", ".join(f"`{name}`" for name in VIEWS)
    return "\n".join([*parts, f"Views that join them into lines as people read them: {views}.", ""])


def _of_table(table: Table, told: str) -> str:
    lines = [f"### {table.name}", "", told, "", "| column | type | |", "|---|---|---|"]
    for column in table.columns:
        kind = column.type.__class__.__name__.lower()
        points = "".join(f"→ {key.target_fullname} " for key in column.foreign_keys)
        words = column.comment or ("key" if column.primary_key else "")
        lines.append(f"| {column.name} | {kind} | {points}{words} |")
    return "\n".join([*lines, ""])
