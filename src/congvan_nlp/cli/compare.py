"""The command `congvan compare`: letters side by side, as a table, a page, a workbook, Markdown, JSON or a picture."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from ..comparison.compare import compare
from ..comparison.coverage import Coverage, coverage_of
from ..comparison.records import Comparison
from ..whole_file import drafted
from .choices import CompareFormat
from .files import Desk, analyses
from .find import is_one_of, left_out
from .guard import complain
from .output import opened as written
from .shelf import opened, spare
from .text import plain, shown

if TYPE_CHECKING:
    from ..library.library import Library
    from ..reading.limits import Limits
    from ..records.analysis import Analysis

_SUFFIXES: Final = {
    ".html": "html", ".htm": "html", ".xlsx": "xlsx", ".json": "json", ".md": "md", ".markdown": "md", ".svg": "svg",
    ".png": "png", ".txt": "table", "": "table",
}  # fmt: skip
#: More letters than this take more than some seconds.
_MANY: Final = 80
#: Formats that no terminal shows.
_FILES: Final = frozenset({CompareFormat.XLSX, CompareFormat.PNG})


def run(
    wanted: Sequence[str],
    on: str | None,
    by_province: bool,
    library: str | None,
    style: CompareFormat | None,
    output: Path | None,
    limits: "Limits | None" = None,
) -> None:
    """Choose letters, compare them and write the comparison.

    Parameters
    ----------
    wanted : sequence of str
        Files, folders, or names of letters in a library; none of them means those that cite `on`.
    on : str or None
        The regulation that they are compared on.
    by_province : bool
        Whether letters stand by province, and regulations are counted by province.
    library : str or None
        As the user named it.
    style : CompareFormat or None
        By default what the name of the output file says, else a table.
    output : Path or None
        A file; None is standard output.
    limits : Limits, optional
        Of each file.

    Raises
    ------
    typer.Exit
        1 where there is no letter, or a file could not be read; the others are compared all the same. 2 where the call
        makes no sense.
    """
    style = style or CompareFormat(_SUFFIXES.get(output.suffix.lower(), "table") if output else "table")
    if reason := _unfit(wanted, on, style, output):
        complain(f"congvan: {reason}")
        raise typer.Exit(2)
    files = [Path(one) for one in wanted if _is_path(one)]
    names = [one for one in wanted if not _is_path(one)]
    letters, faults = _read(files, output, limits) if files else ([], 0)
    documents: dict[str, Analysis] = {}
    if names or not wanted or library:
        with opened(library) as here:
            spare(here, output)
            chosen, held, more = _held(here, names, None if wanted else on, letters)
            on = chosen or on
            letters += held
            documents.update(more)
    if by_province:
        letters.sort(key=_by_province)
    if not letters:
        complain("không có văn bản nào để so sánh" + (f", không ghi vào {shown(output)}" if output else ""))
        raise typer.Exit(1)
    if len(letters) > _MANY:
        complain(f"đang so sánh {len(letters)} văn bản, có thể mất đến vài phút")
    on = on and on.partition("@")[0]  # a day tells documents of a library apart, not citations
    comparison = compare(letters, on=on, library=documents)
    coverage = coverage_of(letters, [on] if on and not by_province else ()) if by_province or on else None
    if style in (CompareFormat.SVG, CompareFormat.PNG):
        coverage = coverage or coverage_of(letters)
    _write(comparison, coverage, style, output)
    if output:
        complain(f"đã ghi so sánh {len(letters)} văn bản vào {shown(output)}")
    if faults:
        raise typer.Exit(1)


def _unfit(wanted: Sequence[str], on: str | None, style: CompareFormat, output: Path | None) -> str:
    """Say why a call makes no sense; nothing where it does."""
    if not wanted and not on:
        return "cần các văn bản để so sánh, hoặc --on VĂN_BẢN để chọn trong kho"
    if style in _FILES and output is None:
        return f"cần -o để ghi {style.value}"
    if output and output.suffix.lower() not in _SUFFIXES:
        return f"{shown(output)} có đuôi {output.suffix}, mà so sánh chỉ ghi được thành {', '.join(filter(None, _SUFFIXES))}"
    return ""


def _is_path(name: str) -> bool:
    """Whether a file is meant, be it there or not; anything else is a letter of a library."""
    from ..reading.read import MEDIA_TYPES

    return Path(name).exists() or Path(name).suffix.lower() in MEDIA_TYPES


def _read(paths: Sequence[Path], output: Path | None, limits: "Limits | None") -> tuple[list["Analysis"], int]:
    from ..reading.folders import find
    from ..reading.read import MEDIA_TYPES

    found = find(paths, MEDIA_TYPES)
    if output and is_one_of(output, found.files):
        complain(f"congvan: {shown(output)} cũng là một tệp cần đọc, ghi vào sẽ mất văn bản; hãy chọn tên khác cho -o")
        raise typer.Exit(2)
    with Desk(len(found.files)) as desk:
        for error in found.closed:
            desk.fault(error.filename, error.strerror or str(error))
        letters = list(analyses(found.files, desk, limits=limits))
    if found.skipped:
        desk.say(left_out(found.skipped))
    return letters, desk.faults


def _held(
    here: "Library", names: Sequence[str], on: str | None, letters: Sequence["Analysis"]
) -> tuple[str | None, list["Analysis"], dict[str, "Analysis"]]:
    """The regulation that letters of a library are chosen by, those letters, and what they and the others incorporate."""
    from ..comparison.choosing import citing, incorporated_in, letters_of
    from .graph import naming

    meant: str | None = None
    numbers: list[int] = []
    for name in names:
        called = here.called(name)
        if not called:
            complain(f"{shown(plain(name))}: không có tệp này, kho cũng không có văn bản này")
            raise typer.Exit(1)
        numbers += [number for number in called if number not in numbers]
    with here.reading() as connection:
        if on:
            with naming():
                meant, numbers = citing(connection, on)
        found = letters_of(connection, numbers)
        return meant, found, dict(incorporated_in(connection, [*letters, *found]))


def _by_province(letter: "Analysis") -> tuple[str, str]:
    from ..comparison.provinces import slug_of

    return slug_of(letter) or "~", letter.letter.date or "~"


def _write(comparison: Comparison, coverage: Coverage | None, style: CompareFormat, output: Path | None) -> None:
    if style in (CompareFormat.XLSX, CompareFormat.PNG, CompareFormat.SVG) and output:
        data = _bytes(comparison, coverage, style)
        with drafted(output) as draft:
            draft.write_bytes(data)
        return
    with written(output) as stream:
        if style is CompareFormat.HTML:
            from ..comparison.page import page

            stream.write(page(comparison, coverage))
        elif style is CompareFormat.MD:
            from ..comparison.markdown import markdown

            stream.write(markdown(comparison, coverage))
        elif style is CompareFormat.JSON:
            told = comparison.model_dump(mode="json")
            told["coverage"] = coverage.model_dump(mode="json") if coverage else None
            stream.write(_json(told))
        elif style is CompareFormat.SVG:
            stream.write(_bytes(comparison, coverage, style).decode())
        else:
            from .compare_table import show

            show(comparison, coverage, stream, output is None)


def _json(told: dict[str, object]) -> str:
    import json

    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _bytes(comparison: Comparison, coverage: Coverage | None, style: CompareFormat) -> bytes:
    if style is CompareFormat.XLSX:
        from ..comparison.workbook import workbook

        return workbook(comparison, coverage)
    from ..comparison.picture import picture
    from ..graph.exports.flat import ExportError

    try:
        return picture(coverage or Coverage(regulations=(), provinces=(), cells=()), style.value)  # type: ignore[arg-type]
    except ExportError as error:
        complain(f"congvan: {error.reason}")
        raise typer.Exit(1) from error
