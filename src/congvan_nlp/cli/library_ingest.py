"""The command `congvan ingest`: progress, what became of the files, and how it ends."""

import sys
import threading
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ..wording.phrases import in_vietnamese
from .find import left_out
from .guard import complain
from .register import reading_register
from .shelf import opened
from .text import plain, shown

if TYPE_CHECKING:
    from rich.progress import Progress

    from ..library.library import Library, Report
    from ..library.workers import Workers
    from ..library.writer import Outcome
    from ..reading.limits import Limits

#: What became of files, in the order of the summary.
_WORDS = {
    "new": "văn bản mới",
    "version": "bản mới của văn bản cũ",
    "copy": "bản sao",
    "again": "đọc lại bằng phiên bản mới",
    "same": "không đổi nội dung",
    "unchanged": "không đổi",
    "failed": "không đọc được",
}
_MOST_NAMED = 8


def run(
    paths: Sequence[Path],
    library: str | None,
    workers: int | None,
    cluster: str | None,
    every: float | None,
    limits: "Limits",
) -> None:
    """Read letters into a library.

    Parameters
    ----------
    paths : sequence of Path
        Files and folders.
    library : str or None
        As the user named it.
    workers : int or None
        Processes.
    cluster : str or None
        Address of a Dask scheduler.
    every : float or None
        Seconds between two looks, where folders are watched.
    limits : Limits
        Of each file.

    Raises
    ------
    typer.Exit
        1 where a file could not be read, now or before, or is not there.
    """
    absent = []
    for path in paths:
        try:
            path.stat()
        except OSError as error:
            absent.append(path)
            complain(f"{shown(path)}: {in_vietnamese(error.strerror or str(error))}")
    there = [path for path in paths if path not in absent]
    if not there:
        raise typer.Exit(1)
    with opened(library, write=True, create=True) as here:
        readers = _cluster(cluster, limits) if cluster else workers
        try:
            report = _once(here, there, readers, limits, quiet=0)
            _sum_up(here, report)
            while every is not None:
                threading.Event().wait(every)
                # what is being copied right now is left for the next look
                news = _once(here, there, readers, limits, quiet=2)
                if news.missing or set(news.outcomes) - {"unchanged", "same"}:
                    _sum_up(here, news)
        finally:
            if not isinstance(readers, int) and readers:
                readers.close()
    if report.failed or report.failed_before or report.closed or absent:
        raise typer.Exit(1)


def _cluster(address: str, limits: "Limits") -> "Workers":
    from ..library.cluster import Cluster, ClusterError
    from ..library.readings import made_with

    register = reading_register()
    try:
        return Cluster(address, made_with(register), register, limits)
    except ClusterError as error:
        complain(f"{shown(error.where)}: {in_vietnamese(plain(error.reason))}")
        raise typer.Exit(1) from error


def _once(
    library: "Library", paths: Sequence[Path], workers: "Workers | int | None", limits: "Limits", quiet: float
) -> "Report":
    with _Meter() as meter:
        try:
            return library.ingest(
                paths, workers=workers, register=reading_register(), progress=meter.move, quiet=quiet, limits=limits
            )
        except KeyboardInterrupt:
            meter.stop()
            complain(f"đã ghi {meter.written} tệp; chạy lại lệnh này để đọc tiếp phần còn lại")
            raise


class _Meter:
    """A bar on standard error with count, rate, time left and failures, where that is a terminal."""

    def __init__(self) -> None:
        self.written = 0
        self._failed = 0
        self._bar: Progress | None = None

    def __enter__(self) -> "_Meter":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar:
            self._bar.stop()
            self._bar = None

    def move(self, total: int, outcomes: Sequence["Outcome"]) -> None:
        """Count what has been written."""
        self.written += sum(outcome.within is None for outcome in outcomes)
        self._failed += sum(outcome.what == "failed" for outcome in outcomes)
        if self._bar is None and total > 1 and self.written < total and sys.stderr.isatty():
            self._bar = _bar()
            self._bar.add_task("", total=total, failed="")
            self._bar.start()
        if self._bar:
            failed = f"{self._failed} không đọc được" if self._failed else ""
            self._bar.update(self._bar.task_ids[0], completed=self.written, failed=failed)


def _bar() -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.progress import Task as Shown
    from rich.text import Text

    class Rate(TextColumn):
        def render(self, task: Shown) -> Text:
            return Text(f"{task.speed:.0f} tệp/giây" if task.speed else "")

    return Progress(
        BarColumn(), MofNCompleteColumn(), Rate(""), TextColumn("còn"), TimeRemainingColumn(),
        TextColumn("{task.fields[failed]}"), console=Console(file=sys.stderr), transient=True,
        redirect_stdout=False, redirect_stderr=False,
    )  # fmt: skip


def _sum_up(library: "Library", report: "Report") -> None:
    for folder, reason in report.closed:
        complain(f"{shown(folder)}: {in_vietnamese(plain(reason))}")
    for outcome in report.failed:
        complain(f"{shown(outcome.path)}: {in_vietnamese(plain(outcome.reason or ''))}")
    if report.skipped:
        complain(left_out(report.skipped))
    counts = Counter(report.outcomes)
    told = [f"{counts[what]} {words}" for what, words in _WORDS.items() if counts[what]]
    complain(f"{plain(library.name)}: {', '.join(told) or 'không có tệp nào đọc được'}")
    if report.failed_before:
        complain(f"{report.failed_before} tệp lần trước không đọc được và chưa thay đổi; xem congvan review")
    for path in report.missing[:_MOST_NAMED]:
        complain(f"không còn tệp: {shown(path)} (văn bản vẫn giữ trong kho)")
    if len(report.missing) > _MOST_NAMED:
        complain(f"không còn tệp: {len(report.missing) - _MOST_NAMED} tệp nữa")
