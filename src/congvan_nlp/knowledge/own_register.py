"""The rows that an office adds to the register: read from its tables, kept in a file of its own.

They stand over the rows of the library: what a row says counts, what it leaves empty is taken from the row
of the same symbol and day that comes with the library, whose end must not be forgotten. Where the file is kept is
the caller's affair. Adding is all or nothing, and a stored file that cannot be read is never written over.
"""

import csv
import errno
import io
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import BinaryIO

from .lookup import look_up
from .own_table import OwnRegisterError, numbered_rows
from .register import COLUMNS, Register, Regulation, builtin, day_of

#: The note of a row that says by which it is replaced, but not when.
INFERRED_END = "Ngày hết hiệu lực suy ra từ văn bản thay thế"


class _WrongRow(Exception):
    def __init__(self, index: int, reason: str, value: str = "", column: str = "") -> None:
        super().__init__(reason)
        self.index = index
        self.told = (reason, value)
        self.column = column


def load(path: Path) -> Register:
    """The register of the library with an office's own rows.

    Parameters
    ----------
    path : Path
        The file that `add` writes; it may be missing.

    Returns
    -------
    Register

    Raises
    ------
    OwnRegisterError
        Where the file is not what `add` writes, or was made so.
    OSError
        Where it cannot be read.

    Examples
    --------
    >>> load(Path("no such file")) is builtin()
    True
    """
    own = own_rows(path)
    return builtin().extended(_over(builtin().get(row.ref), row) for row in own) if own else builtin()


def own_rows(path: Path) -> list[Regulation]:
    """The rows that an office added, as it gave them.

    Raises
    ------
    OwnRegisterError, OSError
        As of `load`.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return []
    return [row for _, row in numbered_rows(path, data, "")]


def read_rows(file: Path, register: Register | None = None) -> list[Regulation]:
    """Read the table of an office.

    Parameters
    ----------
    file : Path
        UTF-8 (or UTF-16 with its mark), cells parted by tabs, semicolons or commas; the first row names columns, as
        `register.COLUMNS` or in Vietnamese (`own_cells.HEADINGS`). Symbol or names, date and type are required.
        Rows are taken as verified, and the file as their source, where they do not say otherwise.
    register : Register, optional
        What rows may refer to besides each other; by default the one that comes with the library.

    Returns
    -------
    list of Regulation
        References as symbol@date; a document that is replaced ends, where no day is given, when the first of those in
        its place takes effect.

    Raises
    ------
    OwnRegisterError
        Naming file, line and reason, where any row is wrong.
    OSError
        Where the file cannot be read.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     table = Path(folder, "so.csv")
    ...     _ = table.write_text("Số, ký hiệu;Ngày;Loại;Thay bằng\\n8-QC/TU;14/6/2022;quy chế;9-QC/TU@2025-02-01\\n"
    ...                          "9-QC/TU;01/02/2025;Quy chế;\\n", encoding="utf-8")
    ...     [(row.ref, row.ended, row.verified, row.source) for row in read_rows(table)]
    [('8-QC/TU@2022-06-14', '2025-02-01', 'yes', 'so.csv'), ('9-QC/TU@2025-02-01', '', 'yes', 'so.csv')]
    """
    numbered = list(numbered_rows(file, file.read_bytes(), file.name))
    try:
        return _settled([row for _, row in numbered], register or builtin())
    except _WrongRow as wrong:
        raise OwnRegisterError(file, *wrong.told, numbered[wrong.index][0], wrong.column) from wrong


def add(path: Path, rows: Sequence[Regulation]) -> tuple[int, int]:
    """Keep rows; one of a symbol and day that is kept already takes its place.

    Parameters
    ----------
    path : Path
        Its folder is made where it is missing. What stood there before is kept beside it, as ``.bak``.
    rows : sequence of Regulation
        As `read_rows` gives them.

    Returns
    -------
    added, changed : int
        Both 0 where all rows were kept already; nothing is written then.

    Raises
    ------
    OwnRegisterError
        Where a row is wrong, or the stored file cannot be read; nothing is changed then.
    OSError
        Where the file cannot be written; the old one is then as it was.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     rows = [Regulation("8-QC/TU", "2022-06-14", "Quy chế")]
    ...     add(Path(folder, "register.tsv"), rows), add(Path(folder, "register.tsv"), rows)
    ((1, 0), (0, 0))
    """
    target = path.resolve()  # a link stays a link
    target.parent.mkdir(parents=True, exist_ok=True)
    with _draft(target) as stream:  # before the file is read: nobody else adds meanwhile
        kept = {row.ref: row for row in own_rows(target)}
        try:
            settled = _settled(rows, load(target))
        except _WrongRow as wrong:
            raise OwnRegisterError(path, *wrong.told, column=wrong.column) from wrong
        new = {row.ref: row for row in settled}
        added = len(new.keys() - kept.keys())
        changed = sum(kept[ref] != row for ref, row in new.items() if ref in kept)
        if added or changed:
            _write(target, stream, [*{**kept, **new}.values()])
    return added, changed


def _over(known: Regulation | None, row: Regulation) -> Regulation:
    if known is None:
        return row
    said = {field.name: value for field in fields(row) if (value := getattr(row, field.name))}
    said["source"] = "|".join(filter(None, (row.source, known.source)))
    return replace(known, **said)


def _settled(rows: Sequence[Regulation], register: Register) -> list[Regulation]:
    """Rows in the spelling of those that are known, with references to what is known or among them."""
    spelt = [_spelt(row, register) for row in rows]
    own: dict[str, Regulation] = {}
    for index, row in enumerate(spelt):
        if own.setdefault(row.ref, row) != row:
            raise _WrongRow(index, "stands twice, and differs", row.ref)
    known = register.extended(spelt)
    return [_linked(index, row, known) for index, row in enumerate(spelt) if own.pop(row.ref, None)]


def _spelt(row: Regulation, register: Register) -> Regulation:
    """The same document by the ref under which it is known: 132-QD/TW is no other than 132-QĐ/TW."""
    if row.symbol:
        same = [known for known in register.by_symbol(row.symbol) if known.date == row.date]
        return replace(row, symbol=same[0].symbol) if same else row
    same = [r for name in row.names for r in register.by_name(name) if r.date == row.date and not r.symbol]
    if not same:
        return row
    first = same[0].names[0]
    return replace(row, names=(first, *(name for name in row.names if name != first)))


def _linked(index: int, row: Regulation, known: Register) -> Regulation:
    found: dict[str, tuple[str, ...]] = {}
    for column in ("replaced_by", "amended_by"):
        refs: list[str] = []
        for written in getattr(row, column):
            there = look_up(known, written)
            if not there:
                raise _WrongRow(index, "names no known document", written, column)
            if len(there) > 1:
                raise _WrongRow(index, "may name several documents", ", ".join(r.ref for r in there), column)
            if there[0].ref == row.ref:
                raise _WrongRow(index, "names the document itself", written, column)
            if day_of(there[0].date, last=True) < day_of(row.date):
                raise _WrongRow(index, "names an earlier document", there[0].ref, column)
            refs.append(there[0].ref)
        found[column] = tuple(dict.fromkeys(refs))
    row = replace(row, replaced_by=found["replaced_by"], amended_by=found["amended_by"])
    if row.ended and day_of(row.ended, last=True) < day_of(row.date):
        raise _WrongRow(index, "is before the date of the document", row.ended, "ended")
    before = builtin().get(row.ref)
    if row.replaced_by and not row.ended and row.end_kind in ("", "replaced") and not (before and before.ended):
        begins = [successor.effective or successor.date for successor in known.successors(row)]
        note = "; ".join(filter(None, (row.note, INFERRED_END)))
        # an inference, though a safe one: what takes a place ends what stood there
        row = replace(row, ended=min(begins), end_kind="replaced", verified_end="secondary", note=note)
    if (row.ended or row.end_kind or row.replaced_by) and not row.verified_end:
        kind = row.end_kind or ("replaced" if row.replaced_by else "")
        row = replace(row, verified_end=row.verified, end_kind=kind)
    return row


@contextmanager
def _draft(target: Path) -> Iterator[BinaryIO]:
    """A file beside the target, which also keeps others from adding at the same time."""
    # what somebody made read-only stays, also for the superuser
    if target.exists() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
        raise OSError(errno.EACCES, "is read-only", str(target))
    draft = _beside(target, ".new")
    try:
        stream = draft.open("xb")
    except FileExistsError as error:
        raise OwnRegisterError(draft, "is left by another run, or one still goes on") from error
    try:
        yield stream
    finally:
        stream.close()
        draft.unlink(missing_ok=True)


def _write(target: Path, stream: BinaryIO, rows: Iterable[Regulation]) -> None:
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = (getattr(row, column) for column in COLUMNS)
        writer.writerow("|".join(value) if isinstance(value, tuple) else value for value in cells)
    stream.write(table.getvalue().encode("utf-8"))
    stream.flush()
    os.fsync(stream.fileno())
    stream.close()  # a file that is open cannot be moved on Windows
    if target.exists():
        shutil.copymode(target, stream.name)
        shutil.copyfile(target, _beside(target, ".bak"))
    Path(stream.name).replace(target)


def _beside(target: Path, ending: str) -> Path:
    return target.with_name(target.name + ending)
