"""From the paths that the user named to analyses, telling progress and faults on standard error."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ..wording.phrases import in_vietnamese
from .text import plain, shown

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from ..reading.guarded import Reader
    from ..reading.limits import Limits
    from ..records.analysis import Analysis


class Desk:
    """Standard error of one command: faults, which are counted, and a progress bar for several files.

    Parameters
    ----------
    total : int
        How many files there are to read.
    shared : bool
        Whether results go to the terminal that shows the bar, which then makes room for them.

    Attributes
    ----------
    faults : int
        How many files could not be read so far.
    read : int
        How many letters were: a file may hold several.
    attached : int
        How many files that others bring could not be read.
    """

    def __init__(self, total: int, shared: bool = False) -> None:
        self.faults = 0
        self.read = 0
        self.attached = 0
        self._total = total
        self._shared = shared
        self._name = ""
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> "Desk":
        if self._total > 1:
            self._begin(self._total)
        return self

    def _begin(self, total: int) -> None:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            self._bar = Progress(
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                # a file may be called "[red]": its name is no markup
                TextColumn("{task.description}", markup=False),
                console=Console(file=sys.stderr),
                transient=True,
                # results must not be drawn into standard error
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._task = self._bar.add_task("", total=total)
            self._bar.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()
            self._bar = None

    def say(self, line: str) -> None:
        """Print a line on standard error, clear of the bar.

        Parameters
        ----------
        line : str
            The line.
        """
        with self.aside(always=True):
            print(plain(line), file=sys.stderr, flush=True)

    def fault(self, path: str | Path, reason: str) -> None:
        """Say that a file could not be read, and why.

        Parameters
        ----------
        path : str or Path
            The file.
        reason : str
            The reason.
        """
        self.faults += 1
        self.say(f"{shown(path)}: {in_vietnamese(reason)}")

    @contextmanager
    def aside(self, always: bool = False) -> Iterator[None]:
        """Take the bar off the terminal while something else is printed there.

        Parameters
        ----------
        always : bool, optional
            Also where results go elsewhere.

        Yields
        ------
        None
        """
        if self._bar is None or not (self._shared or always):
            yield
            return
        self._bar.stop()
        try:
            yield
        finally:
            self._bar.start()

    def pages(self, done: int, total: int) -> None:
        """Tell how many pages of a scan have been recognised.

        Parameters
        ----------
        done, total : int
        """
        if self._bar is None and self._total == 1 < total and done < total:
            self._begin(total)
        if self._bar is not None and self._task is not None:
            if self._total == 1:
                self._bar.update(self._task, completed=done, description="trang")
            else:
                self._bar.update(self._task, description=f"{self._name} (trang {done}/{total})")

    def track(self, paths: Sequence[Path]) -> Iterator[Path]:
        """Walk over the files, moving the bar.

        Parameters
        ----------
        paths : Sequence[Path]
            The files.

        Yields
        ------
        Path
            Each file.
        """
        for done, path in enumerate(paths):
            self._name = plain(shown(path.name))
            if self._bar is not None and self._task is not None:
                self._bar.update(self._task, completed=done, description=self._name)
            yield path


def analyses(
    paths: Sequence[Path], desk: Desk, *, own: bool = True, limits: "Limits | None" = None
) -> Iterator["Analysis"]:
    """Analyse files one after another; those that cannot be read are told to the desk and left out.

    Parameters
    ----------
    paths : Sequence[Path]
        The files.
    desk : Desk
        Where faults and progress are told.
    own : bool, optional
        Whether letters are read with the documents that the office has added; scores are to be the same everywhere.
    limits : Limits, optional
        Of each file, enforced in a process that can be killed.

    Yields
    ------
    Analysis
        The analyses of each readable file, in the order of the files: one of each letter in it.

    Raises
    ------
    typer.Exit
        1 where the office's documents cannot be read, before any letter is.
    """
    from ..reading.guarded import Reader
    from ..reading.limits import USUAL

    with Reader(limits or USUAL) as reader:
        if any(path.suffix.lower() not in (".txt", ".text", ".md", ".markdown") for path in paths):
            reader.start()  # beside the imports that follow
        yield from _analysed(paths, desk, reader, own)


def _analysed(paths: Sequence[Path], desk: Desk, reader: "Reader", own: bool) -> Iterator["Analysis"]:
    from ..pipeline.letters import analyses_of
    from ..reading.source import UnreadableFileError
    from .register import reading_register

    register = reading_register() if own else None
    for path in desk.track(paths):
        try:
            sources, faults = reader.read(path, told=desk.pages)
            found = [one for source in sources for one in analyses_of(source, register)]
        except UnreadableFileError as error:
            desk.fault(path, error.reason)
        except Exception as error:
            # a mistake of this library in one letter must not cost the user the other thousand
            desk.fault(path, as_fault(error))
        else:
            desk.read += len(found)
            yield from map(_printable, found)
            desk.attached += len(faults)
            for fault in faults:
                desk.fault(fault.path, fault.reason)


def records(path: Path, desk: Desk) -> Iterator[dict[str, Any]]:
    """Read analyses that were written as JSON Lines; bad lines are told to the desk and left out.

    Parameters
    ----------
    path : Path
        The file.
    desk : Desk
        Where faults are told.

    Yields
    ------
    dict
        The object of each line that holds one.

    Raises
    ------
    OSError
        Where the file cannot be read at all.
    """
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as error:
                desk.fault(f"{shown(path)}, dòng {number}", f"is not JSON ({error})")
                continue
            if isinstance(record, dict):
                yield record
            else:
                desk.fault(f"{shown(path)}, dòng {number}", "is not an object")


def as_fault(error: Exception) -> str:
    """Say in one line what went wrong in this library, and where, so that it can be reported.

    Parameters
    ----------
    error : Exception
        What was raised while a letter was analysed.

    Returns
    -------
    str
        The reason to show for the letter.

    Examples
    --------
    >>> try:
    ...     {}["a"]
    ... except KeyError as error:
    ...     print(as_fault(error))  # doctest: +ELLIPSIS
    lỗi của congvan, xin báo lại (KeyError: 'a', ...:2)
    """
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f", {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"lỗi của congvan, xin báo lại ({type(error).__name__}: {error}{place})"


def _printable(analysis: "Analysis") -> "Analysis":
    path = shown(analysis.source.path)
    if path == analysis.source.path:
        return analysis
    return analysis.model_copy(update={"source": analysis.source.model_copy(update={"path": path})})
