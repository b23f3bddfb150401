"""What the options of `congvan` can be."""

from enum import StrEnum


class Format(StrEnum):
    """How `analyze` writes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class DeadlineFormat(StrEnum):
    """How `deadlines` writes."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"
    ICS = "ics"
    HTML = "html"


class DeadlineState(StrEnum):
    """Which deadlines `deadlines` keeps."""

    OPEN = "open"
    OVERDUE = "overdue"
    REVIEW = "review"


class CalendarDay(StrEnum):
    """Where an event of a calendar stands."""

    ACT_BY = "act-by"
    DUE = "due"


class Recurring(StrEnum):
    """How recurring deadlines are written into a calendar."""

    EXPAND = "expand"
    RULE = "rule"


class ReportFormat(StrEnum):
    """How `check`, `evaluate`, `register show` and commands of the library write."""

    TABLE = "table"
    JSON = "json"


class ShowFormat(StrEnum):
    """How `show` writes."""

    TABLE = "table"
    JSON = "json"
    TEXT = "text"


class ExportFormat(StrEnum):
    """How `export` writes."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class ExportTable(StrEnum):
    """What `export` writes into CSV and Parquet."""

    DEADLINES = "deadlines"
    LETTERS = "letters"
    DIRECTIVES = "directives"
    CITATIONS = "citations"
    RECIPIENTS = "recipients"


class GraphFormat(StrEnum):
    """How the verbs of `graph` write."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class GraphGroup(StrEnum):
    """What `graph coverage` counts letters by."""

    PROVINCE = "province"
    ISSUER = "issuer"
    YEAR = "year"


class GraphMeasure(StrEnum):
    """What `graph top` ranks documents by."""

    CITED = "cited"
    PAGERANK = "pagerank"
    BETWEENNESS = "betweenness"


class CompareFormat(StrEnum):
    """How `compare` writes."""

    TABLE = "table"
    HTML = "html"
    XLSX = "xlsx"
    JSON = "json"
    MD = "md"
    SVG = "svg"
    PNG = "png"


class SchemaOf(StrEnum):
    """What `schema` describes."""

    ANALYSIS = "analysis"
    COMPARISON = "comparison"


class CompareGroup(StrEnum):
    """What `compare` orders letters by."""

    PROVINCE = "province"
