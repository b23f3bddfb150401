"""Analyses into a library: what `exports.json_lines` and ``congvan analyze --format jsonl`` wrote, elsewhere or before.

Each line is a letter as it was read somewhere; which letter of the library it is, the writer decides as for a file. A
file that the library read itself stays as it was read: an analysis from outside shows corrections and links, and is
not what was extracted. What people said travels with `transfer`.
"""

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

from pydantic import ValidationError
from sqlalchemy import Engine, select
from sqlalchemy.exc import DataError, IntegrityError

from ..calendars.occurrences import days_between
from ..records.analysis import Analysis, Span
from .readings import Reading, Seen, taken
from .schema import files, versions
from .writer import Outcome, Writer

_BATCH: Final = 64
#: Begins the stamp of readings that came in this way.
_STAMP: Final = "import/"
# PostgreSQL keeps no NUL in a text; an even number of backslashes before it are signs of their own
_NUL: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class Refused(NamedTuple):
    """A line that is no analysis: its number, from 1, and the reason."""

    line: int
    reason: str


class Imported(NamedTuple):
    """What became of some lines.

    Attributes
    ----------
    outcomes : dict of str to int
        How many letters were "new", a new "version", a "copy", read "again", or the "same".
    refused : list of Refused
    """

    outcomes: dict[str, int]
    refused: list[Refused]


def import_lines(engine: Engine, lines: Iterable[str]) -> Imported:
    r"""Take analyses into a library; those that it holds already change nothing.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    lines : iterable of str
        Each an analysis in JSON; empty ones are passed over.

    Returns
    -------
    Imported
        A line that is no analysis is told, and the others go on.

    Raises
    ------
    sqlalchemy.exc.DBAPIError
        Where the database fails; all batches before are kept.

    Examples
    --------
    >>> import tempfile
    >>> from congvan_nlp import analyze
    >>> from .engine import open_engine
    >>> lines = [analyze("Số 7-CV/HU").model_dump_json(), "{}"]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     engine = open_engine(f"{folder}/thu.db", create=True)
    ...     import_lines(engine, lines), import_lines(engine, lines).outcomes
    ...     engine.dispose()
    (Imported(outcomes={'new': 1}, refused=[Refused(line=2, reason='source: Field required')]), {'same': 1})
    """
    counts: Counter[str] = Counter()
    refused: list[Refused] = []
    writer = Writer(engine)
    try:
        for batch in _batches(lines, refused):
            for outcome in _written(engine, writer, batch, refused):
                counts[outcome.what] += 1
    finally:
        if sum(counts.values()) > counts["same"]:
            writer.finish()
    return Imported(dict(counts), sorted(refused))


def analysis_of(line: str) -> Analysis:
    """Read an analysis and check what a library relies on.

    Parameters
    ----------
    line : str
        JSON.

    Returns
    -------
    Analysis

    Raises
    ------
    ValueError
        Saying what is wrong.

    Examples
    --------
    >>> analysis_of("{")
    Traceback (most recent call last):
    ValueError: is no JSON: EOF while parsing an object at line 1 column 1
    """
    if "\\u0000" in line:
        line = _NUL.sub(r"\1\\ufffd", line)
    try:
        analysis = Analysis.model_validate_json(line)
    except ValidationError as error:
        raise ValueError(first_fault(error)) from None
    if reason := next(_unsound(analysis), None):
        raise ValueError(reason)
    return analysis


def first_fault(error: ValidationError) -> str:
    """The first thing that is wrong with an analysis, and where.

    Examples
    --------
    >>> try:
    ...     Analysis.model_validate({"source": 1})
    ... except ValidationError as error:
    ...     first_fault(error)[:45]
    'source: Input should be a valid dictionary or'
    """
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    if first["type"] == "json_invalid":
        return first["msg"].replace("Invalid JSON", "is no JSON", 1)
    return ": ".join(filter(None, (".".join(map(str, first["loc"])), first["msg"])))


class _Line(NamedTuple):
    """A sound line, with the path of its file and a stamp of its words, as if of another version of this library."""

    number: int
    analysis: Analysis
    path: str
    stamp: str


def _batches(lines: Iterable[str], refused: list[Refused]) -> Iterator[list[_Line]]:
    """Sound lines, in no batch two of one file, as the writer wants it."""
    batch: list[_Line] = []
    paths: set[str] = set()
    for number, line in enumerate(lines, 1):
        line = line.lstrip("\ufeff").strip()
        if not line:
            continue
        try:
            analysis = analysis_of(line)
        except ValueError as error:
            refused.append(Refused(number, str(error)))
            continue
        path = analysis.source.path or f"sha256:{analysis.source.sha256}"
        if len(batch) >= _BATCH or path in paths:
            yield batch
            batch, paths = [], set()
        # where the file lies is no part of what was read: two files of the same bytes are copies
        placed = analysis.model_copy(update={"source": analysis.source.model_copy(update={"path": ""})})
        stamp = hashlib.sha256(placed.model_dump_json().encode()).hexdigest()
        batch.append(_Line(number, analysis, path, f"{_STAMP}{stamp[:12]}"))
        paths.add(path)
    if batch:
        yield batch


def _written(engine: Engine, writer: Writer, batch: Sequence[_Line], refused: list[Refused]) -> list[Outcome]:
    outcomes, new = _without_known(engine, batch)
    readings: list[Reading] = []
    for line in new:
        try:
            # nobody has seen its file here, so an ingest looks at it again
            seen = Seen(line.path, 0, "")
            source = line.analysis.source
            readings.append(Reading(seen, source.sha256, line.stamp, taken(line.analysis), within=source.attached_to))
        except ValueError as error:
            refused.append(Refused(line.number, str(error)))
    if not readings:
        return outcomes
    try:
        return outcomes + writer.write(readings)
    except (DataError, IntegrityError) as error:
        # one of them breaks a rule of the tables; the others are not to suffer for it
        if len(readings) > 1:
            told = {number for number, _ in refused}
            left = [line for line in batch if line.number not in told]
            return list(chain.from_iterable(_written(engine, writer, [line], refused) for line in left))
        refused.append(Refused(new[0].number, str(error.orig).strip().splitlines()[0]))
        return outcomes


def _without_known(engine: Engine, batch: Sequence[_Line]) -> tuple[list[Outcome], list[_Line]]:
    """What the library holds as it is, and what is to be written."""
    digests = [line.analysis.source.sha256 for line in batch]
    of_digest = select(versions.c.sha256, versions.c.made_with).where(versions.c.sha256.in_(digests))
    of_path = select(files.c.path, files.c.sha256, files.c.letter_id).where(files.c.path.in_([b.path for b in batch]))
    with engine.connect() as connection:
        stamps: dict[str, list[str]] = {}
        for digest, made_with in connection.execute(of_digest.order_by(versions.c.letter_id)):
            stamps.setdefault(digest, []).append(made_with)
        found = {row.path: row for row in connection.execute(of_path)}
    outcomes: list[Outcome] = []
    new: list[_Line] = []
    for line, digest in zip(batch, digests, strict=True):
        # a reading of the file itself counts more than one from outside; of those from outside the last one counts
        stays = next((s for s in stamps.get(digest, ()) if s == line.stamp or not s.startswith(_STAMP)), None)
        file = found.get(line.path)
        if stays and file is not None and file.sha256 == digest and file.letter_id is not None:
            outcomes.append(Outcome(line.path, "same", file.letter_id))
        else:
            new.append(line._replace(stamp=stays or line.stamp))
    return outcomes, new


def _unsound(analysis: Analysis) -> Iterator[str]:
    """What would break a table or a calendar later, or quote other words than were read."""
    if not _DIGEST.fullmatch(analysis.source.sha256):
        yield "source.sha256: is no SHA-256"
    for name in ("citations", "directives", "deadlines"):
        ids = [one.id for one in getattr(analysis, name)]
        if len(set(ids)) < len(ids):
            yield f"{name}: two have one id"
    yield from (f"citations: {c.id} is mentioned nowhere" for c in analysis.citations if not c.mentions)
    for span in _spans(analysis):
        if analysis.text[span.start : span.end] != span.text:
            yield f"text: other words stand at {span.start}-{span.end}"
    days = [analysis.letter.date, *(c.date for c in analysis.citations)]
    days += [day for d in analysis.deadlines for day in (d.due, d.act_by, d.start_date, d.anchor_date, *d.readings)]
    yield from (f"{day}: is no day" for day in days if day is not None and not _is_day(day))
    for d in analysis.deadlines:
        if d.due_time is not None and not _TIME.fullmatch(d.due_time):
            yield f"{d.due_time}: is no time"
        if d.rrule is not None and not _is_rule(d.rrule):
            yield f"{d.rrule}: is no rule of recurrence"


def _spans(record: Any) -> Iterator[Span]:
    """All words of an analysis that say where they stand."""
    if isinstance(record, Span):
        yield record
    for value in record.__dict__.values():
        if type(value) is tuple and value and hasattr(value[0], "__dict__"):
            for one in value:
                yield from _spans(one)
        elif hasattr(value, "__dict__"):
            yield from _spans(value)


def _is_day(iso: str) -> bool:
    try:
        return dt.date.fromisoformat(iso).isoformat() == iso
    except ValueError:
        return False


def _is_rule(rule: str) -> bool:
    day = dt.date(2025, 1, 1)
    try:
        days_between(rule, day, day, day)
    except (ValueError, TypeError, KeyError):
        return False
    return True
