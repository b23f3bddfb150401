"""The one writer: what became of files goes into the library, a batch in a transaction, whole or not at all.

Which letter a file holds is decided here, inside the transaction, so that two ingests at once cannot double one:
a file that has changed is a new version of its letter; the same bytes, or issuer, number, date and most of the
words, are a second file of one letter; anything else is a new letter.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Engine, bindparam, delete, func, select, update

from ..calendars.entries import ALIKE, entries_of, likeness
from .carry import carried
from .corrections import apply, dated
from .engine import take_stock
from .kept import corrections_of, deadlines_of
from .linking import Series, ToLink, series_of, to_link
from .packing import unpacked
from .parts import parts
from .readings import Reading, Taken
from .rows import Uids, rows_of, uids_of
from .schema import files, letters, meta, versions
from .search_words import indexed
from .shared_rows import Numbers
from .storing import Shown, add, replace, series_in
from .transactions import writing

#: Part of a library that has to be new for its figures to be taken anew, as PostgreSQL itself does after a while.
_MUCH = 0.1
What = Literal["new", "version", "copy", "again", "same", "failed"]


class Outcome(NamedTuple):
    """What became of a file.

    Attributes
    ----------
    path : str
    what : str
        "new" letter; new "version" of a letter; "copy", a second file of a letter; read "again" by another version of
        this library; the "same" as before; "failed".
    letter : int or None
        Number of its letter in the library.
    reason : str or None
        Why it failed.
    within : str or None
        Path of the file that holds it, of a letter attached to another.
    """

    path: str
    what: What
    letter: int | None = None
    reason: str | None = None
    within: str | None = None


class Writer:
    """Writes batches into a library.

    Parameters
    ----------
    engine : Engine
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._numbers = Numbers()
        self._to_link = ToLink()
        self._written = 0  # letters, of this run

    def write(self, readings: Sequence[Reading]) -> list[Outcome]:
        """Write what became of some files, all of it or nothing.

        Parameters
        ----------
        readings : sequence of Reading

        Returns
        -------
        list of Outcome
            In their order, each file before what it holds.

        Raises
        ------
        sqlalchemy.exc.DBAPIError
            Where the database refuses; the library is then as it was.
        """
        now = dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        try:
            with writing(self._engine) as connection:
                batch = _Batch(connection, self._numbers, now)
                outcomes = batch.take([one for reading in readings for one in (reading, *reading.attached)])
                batch.follow(readings)
                batch.flush()
                written = sum(one.what not in ("same", "failed") for one in outcomes)
                if written:
                    self._to_link.add(connection, batch.series)
            self._written += written
            return outcomes
        except BaseException:
            self._numbers.forget()
            raise

    def finish(self) -> None:
        """End a run, also one that was cut off: citations are linked, and where much is new, figures are taken."""
        with self._engine.connect() as connection:
            if not to_link(connection):
                return
        with writing(self._engine) as connection:
            self._to_link.link(connection)
            if self._written > (connection.scalar(select(func.count()).select_from(letters)) or 0) * _MUCH:
                take_stock(connection)
        self._written = 0


class _Known:
    """What the library knows of files that were read, before they are written: three queries for all of them.

    Attributes
    ----------
    files : dict of str to row
        By path.
    digests : dict of str to list
        Letters that hold a file of these bytes, each with the stamp of its reading.
    identities : dict of str to list of int
        Letters by issuer, number and date.
    """

    def __init__(self, connection: Connection, readings: Sequence[Reading]) -> None:
        paths = [one.seen.path for one in readings]
        digests = [one.sha256 for one in readings if one.sha256]
        identities = [one.letter.rows.head["identity"] for one in readings if one.letter]
        found = connection.execute(select(files).where(files.c.path.in_(paths))).mappings()
        self.files = {row["path"]: row for row in found}
        self.digests: dict[str, list[tuple[int, str]]] = {}
        of_digest = select(versions.c.sha256, versions.c.letter_id, versions.c.made_with)
        for digest, *row in connection.execute(
            of_digest.where(versions.c.sha256.in_(digests)).order_by(versions.c.letter_id)
        ):
            self.digests.setdefault(digest, []).append((row[0], row[1]))
        self.identities: dict[str | None, list[int]] = {}
        alike = select(letters.c.identity, letters.c.id).where(letters.c.identity.in_(filter(None, identities)))
        for identity, number in connection.execute(alike.order_by(letters.c.id)):
            self.identities.setdefault(identity, []).append(number)


class _Batch:
    """One transaction. New letters wait until `flush`, as many rows at once cost far less than a few many times."""

    def __init__(self, connection: Connection, numbers: Numbers, now: str) -> None:
        self._connection = connection
        self._numbers = numbers
        self._now = now
        last = connection.scalar(select(meta.c.value).where(meta.c.key == "last_letter"))
        self._last_letter = int(last or 0)
        self._last_file = connection.scalar(select(func.max(files.c.id))) or 0
        self._waiting: list[Shown] = []
        self._versions: list[dict[str, Any]] = []
        self._files: list[dict[str, Any]] = []
        self._known_files: list[dict[str, Any]] = []
        self._known_here: set[str] = set()  # identities and digests of what waits
        self.series: set[Series] = set()  # of the letters written

    def take(self, readings: Sequence[Reading]) -> list[Outcome]:
        """Decide what files are, and write them or let them wait."""
        known = _Known(self._connection, readings)
        outcomes = []
        for place, reading in enumerate(readings):
            names = {*filter(None, (reading.sha256, reading.letter and reading.letter.rows.head["identity"]))}
            if self._known_here & names:
                self.flush()
                known = _Known(self._connection, readings[place:])
            outcomes.append(self._taken(reading, known))
            if outcomes[-1].what == "new":
                self._known_here |= names
        return outcomes

    def _taken(self, reading: Reading, known: "_Known") -> Outcome:
        path = reading.seen.path
        file = known.files.get(path)
        before = file["letter_id"] if file else None
        if reading.letter is None:
            failed = reading.reason is not None
            self._keep_file(reading, file, "failed" if failed else "read", before)
            return Outcome(path, "failed" if failed else "same", before, reading.reason, reading.within)
        what, letter = self._decide(reading, reading.letter, file, known)
        if letter is None:
            self._last_letter += 1
            letter = self._last_letter
            self._waiting.append(Shown(letter, 1, reading.letter.rows, reading.letter.words))
            self._versions.append(self._version(letter, 1, reading, reading.letter))
        elif what in ("version", "again", "copy"):
            self._keep_version(letter, reading, reading.letter, what)
        self._keep_file(reading, file, "read", letter)
        return Outcome(path, what, letter, within=reading.within)

    def follow(self, readings: Sequence[Reading]) -> None:
        """What stood within a file and does so no longer is forgotten, its letters stay; with a file it is there again."""
        seen = [reading for reading in readings if reading.seen.modified]  # and not only told of
        held = {one.seen.path for reading in seen for one in reading.attached}
        for some in parts([reading.seen.path for reading in seen if reading.letter]):
            within = select(files.c.id, files.c.path).where(files.c.within.in_(some))
            gone = [id for id, path in self._connection.execute(within) if path not in held]
            if gone:
                self._connection.execute(delete(files).where(files.c.id.in_(gone)))
        for some in parts([reading.seen.path for reading in seen if not reading.letter and not reading.reason]):
            away = update(files).where(files.c.within.in_(some), files.c.state == "missing")
            self._connection.execute(away.values(state="read"))

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            add(self._connection, self._numbers, self._waiting, self._now)
            self.series |= series_in(self._waiting)
            self._connection.execute(versions.insert(), self._versions)
            # a number is never given twice, also where the newest letter was removed
            self._connection.execute(delete(meta).where(meta.c.key == "last_letter"))
            self._connection.execute(meta.insert(), {"key": "last_letter", "value": str(self._last_letter)})
        if self._files:
            self._connection.execute(files.insert(), self._files)
        if self._known_files:
            self._connection.execute(update(files).where(files.c.id == bindparam("known")), self._known_files)
        self._waiting, self._versions, self._known_here = [], [], set()
        self._files, self._known_files = [], []

    def _decide(self, reading: Reading, letter: Taken, file: Any, known: "_Known") -> tuple[What, int | None]:
        """What a file is, and the letter it belongs to; None is a new one."""
        digest = str(reading.sha256)
        if file and file["letter_id"]:
            before: int = file["letter_id"]
            if file["sha256"] == digest:
                same = any(one == (before, reading.made_with) for one in known.digests.get(digest, ()))
                return "same" if same else "again", before
            if self._is_of(before, letter):
                return "version", before
        for number, made_with in known.digests.get(digest, ()):
            return "copy" if made_with == reading.made_with else "again", number
        for number in known.identities.get(letter.rows.head["identity"], ()):
            text = self._connection.scalar(select(letters.c.text).where(letters.c.id == number))
            if likeness(text or "", letter.rows.head["text"]) >= ALIKE:
                return "copy", number
        return "new", None

    def _is_of(self, known: int, letter: Taken) -> bool:
        """Whether a changed file still holds its letter, and not another one in its place."""
        row = self._connection.execute(select(letters.c.identity, letters.c.text).where(letters.c.id == known)).one()
        identity = letter.rows.head["identity"]
        if identity and identity == row.identity:
            return True
        return likeness(row.text, letter.rows.head["text"]) >= ALIKE

    def _keep_version(self, letter: int, reading: Reading, taken: Taken, what: What) -> None:
        """Keep another reading of a letter, and show it where it is the better one."""
        connection = self._connection
        kept = connection.execute(
            select(versions.c.version, versions.c.sha256, versions.c.ocr).where(versions.c.letter_id == letter)
        ).all()
        shown = connection.scalar(select(letters.c.version).where(letters.c.id == letter))
        same = next((row for row in kept if row.sha256 == reading.sha256), None)
        if what == "copy" and same:
            return
        number = same.version if same else max(row.version for row in kept) + 1
        if same:
            connection.execute(delete(versions).where(versions.c.letter_id == letter, versions.c.version == number))
        connection.execute(versions.insert(), self._version(letter, number, reading, taken))
        ocr = next(row.ocr for row in kept if row.version == shown)
        if number == shown or (what == "version" and not taken.ocr) or (ocr and (what == "version" or not taken.ocr)):
            now = self._now if what == "version" else None
            self.series |= show(connection, self._numbers, letter, number, taken.record, now, taken.words)

    def _version(self, letter: int, version: int, reading: Reading, taken: Taken) -> dict[str, Any]:
        return {
            "letter_id": letter, "version": version, "sha256": reading.sha256, "path": reading.seen.path,
            "ocr": taken.ocr, "days": taken.days, "made_with": reading.made_with, "added_at": self._now,
            "record": taken.record, "places": taken.places,
        }  # fmt: skip

    def _keep_file(self, reading: Reading, file: Any, state: str, letter: int | None) -> None:
        row = {
            **reading.seen._asdict(), "sha256": reading.sha256, "state": state, "reason": reading.reason,
            "made_with": reading.made_with, "read_at": self._now, "letter_id": letter, "within": reading.within,
        }  # fmt: skip
        if file:
            self._known_files.append({"known": file["id"], **row})  # its letter may be one that waits
        else:
            self._last_file += 1
            self._files.append({"id": self._last_file, **row})


def show(
    connection: Connection,
    numbers: Numbers,
    letter: int,
    version: int,
    record: bytes,
    now: str | None = None,
    words: tuple[str, ...] | None = None,
) -> set[Series]:
    """Show a reading of a letter, with what people said of it; its deadlines keep their identity.

    Parameters
    ----------
    connection : Connection
        In a transaction of the writer.
    numbers : Numbers
    letter, version : int
    record : bytes
        The packed analysis of that version.
    now : str, optional
        UTC, where the letter itself has changed.
    words : tuple of str, optional
        What is searched, where that is at hand.

    Returns
    -------
    set of (str, str)
        Series of documents to be linked again.
    """
    before = series_of(connection, letter)
    said = corrections_of(connection, letter)
    analysis = dated(unpacked(record), said)
    entries = entries_of([analysis])
    new = {id: Uids(made.deadline, {}) for id, made in uids_of(entries).items()}
    uids = new | carried(deadlines_of(connection, letter), entries)
    applied = apply(analysis, said, uids)
    rows = rows_of(applied.analysis, uids, applied.dismissed)
    shown = Shown(letter, version, rows, words or indexed(analysis.text))
    replace(connection, numbers, shown, now)
    return before | series_in([shown])
