"""Results on their way out: the three formats, piece by piece, to standard output or to a whole file."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ..whole_file import drafted

if TYPE_CHECKING:
    from ..records.analysis import Analysis

#: Takes analyses as they come, gives the text to print, one piece as soon as its letter is done.
Encoder = Callable[[Iterable["Analysis"]], Iterator[str]]
#: Names under which nobody would look for plain text; such a file is a letter, or a picture of one.
NOT_TEXT = frozenset(
    [
        ".pdf",
        ".doc",
        ".docx",
        ".docm",
        ".dot",
        ".dotx",
        ".odt",
        ".rtf",
        ".xls",
        ".xlsx",
        ".xlsm",
        ".ods",
        ".ppt",
        ".pptx",
        ".odp",
        ".htm",
        ".html",
        ".eml",
        ".msg",
        ".zip",
        ".rar",
        ".7z",
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".bmp",
        ".tif",
        ".tiff",
    ]
)
_FORMATS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}


class Unwanted(Exception):
    """Raised while a file is written: it is not to appear, and an old one stays. Ends the `with` quietly."""


def format_of(path: Path | None) -> str:
    """Give the format that the name of an output file stands for.

    Parameters
    ----------
    path : Path or None
        The file; None is standard output.

    Returns
    -------
    str
        "json", "jsonl" or, for any other name, "table".

    Examples
    --------
    >>> format_of(Path("a.JSONL")), format_of(Path("a.txt")), format_of(None)
    ('jsonl', 'table', 'table')
    """
    return _FORMATS.get(path.suffix.lower(), "table") if path else "table"


def json_lines(analyses: Iterable["Analysis"]) -> Iterator[str]:
    r"""Write analyses as JSON, one a line.

    Parameters
    ----------
    analyses : Iterable[Analysis]
        The analyses.

    Yields
    ------
    str
        A line for each.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> [line] = json_lines([analyze("Số 7-CV/HU")])
    >>> line[:22], line[-1]
    ('{"schema_version": "1"', '\n')
    """
    for analysis in analyses:
        yield json.dumps(analysis.model_dump(mode="json"), ensure_ascii=False) + "\n"


def json_array(analyses: Iterable["Analysis"]) -> Iterator[str]:
    r"""Write analyses as one indented JSON array, without holding more than one of them.

    Parameters
    ----------
    analyses : Iterable[Analysis]
        The analyses.

    Yields
    ------
    str
        The array in pieces: one for each analysis, and its end.

    Examples
    --------
    >>> "".join(json_array([]))
    '[]\n'
    """
    before = "["
    for analysis in analyses:
        text = json.dumps(analysis.model_dump(mode="json"), ensure_ascii=False, indent=2)
        # strings hold no raw line break, so every one here is layout
        yield f"{before}\n  " + text.replace("\n", "\n  ")
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def tables(stream: TextIO, full: bool = False, name: str | None = None) -> Encoder:
    """Write analyses as tables for the terminal or file that the stream is.

    Parameters
    ----------
    stream : TextIO
        Where the tables will be printed, asked for its width and colours only.
    full : bool, optional
        Whether to show whole texts.
    name : str, optional
        As of `tables.render`.

    Returns
    -------
    Encoder
        Writes each analysis as a table.
    """
    from rich.console import Console

    from .tables import render

    # FORCE_COLOR speaks of what is seen, not of files
    force = None if stream is sys.stdout else False
    console = Console(file=stream, force_terminal=force, force_jupyter=False, highlight=False)

    def encode(analyses: Iterable["Analysis"]) -> Iterator[str]:
        for analysis in analyses:
            with console.capture() as capture:
                console.print(render(analysis, console.width, full, name))
            # rich fills lines up to the width of their column
            yield "\n".join(line.rstrip(" ") for line in capture.get().split("\n"))

    return encode


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Open what results are written to; a file appears, or changes, only once it is complete.

    Parameters
    ----------
    path : Path or None
        A file; None is standard output.

    Yields
    ------
    TextIO
        The stream, in UTF-8.

    Raises
    ------
    OSError
        Where the file cannot be written; the old one is then as it was.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     target = Path(folder, "a.txt")
    ...     with opened(target) as stream:
    ...         _ = stream.write("xong")
    ...         early = target.exists()
    ...     early, target.read_text()
    (False, 'xong')
    """
    if path is None:
        with suppress(Unwanted):
            yield sys.stdout
        return
    with (
        suppress(Unwanted),
        drafted(path) as draft,
        draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream,
    ):
        yield stream
