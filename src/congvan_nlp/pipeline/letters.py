"""One file in, an analysis of every letter in it out: letters behind each other, a mail and what is attached to it."""

from pathlib import Path

from ..knowledge.register import Register
from ..reading.read import read, read_all
from ..reading.source import Source, UnreadableFileError
from ..records.analysis import Analysis
from ..structure.layout import attached_letterheads
from .analyze import analyze_source


def analyze_file(path: str | Path, register: Register | None = None) -> Analysis:
    """Analyse one file: its letter, or the first of several, which `analyze_all` gives all.

    Parameters
    ----------
    path : str or Path
        Text, Markdown, PDF, DOCX, DOC, RTF, a web page, a mail; a scan where tesseract is installed.
    register : Register, optional
        Of regulations; by default the one that comes with the library.

    Returns
    -------
    Analysis

    Raises
    ------
    UnreadableFileError
        Naming the file and the reason.
    """
    return analyses_of(read(path), register)[0]


def analyze_all(path: str | Path, register: Register | None = None) -> tuple[list[Analysis], list[UnreadableFileError]]:
    """Analyse all letters of one file.

    Parameters
    ----------
    path : str or Path
        Of any kind that is read; a mail brings the files attached to it.
    register : Register, optional
        Of regulations; by default the one that comes with the library.

    Returns
    -------
    analyses : list of Analysis
        At least one. Those behind the first say in `source.attached_to` what they came with.
    faults : list of UnreadableFileError
        Of attached files that cannot be read.

    Raises
    ------
    UnreadableFileError
        Naming the file and the reason.
    """
    sources, faults = read_all(path)
    return [one for source in sources for one in analyses_of(source, register)], faults


def analyses_of(source: Source, register: Register | None = None) -> list[Analysis]:
    r"""Analyse the letters that stand in one text, each under a letterhead of its own.

    What stands under a second letterhead and has neither a number nor a deadline is a form to be filled in, which
    belongs to its letter.

    Parameters
    ----------
    source : Source
    register : Register, optional

    Returns
    -------
    list of Analysis
        In their order; of one letter as `analyze_source` gives it.

    Examples
    --------
    >>> plan = "\n\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 6-KH/TU\n\nKẾ HOẠCH"
    >>> letter = "ĐẢNG CỘNG SẢN VIỆT NAM\nSố 5-CV/TU\n\nGửi kèm kế hoạch.\n\nNơi nhận:\n- Như trên."
    >>> [one.letter.number for one in analyses_of(Source.from_text(letter + plan))]
    ['5-CV/TU', '6-KH/TU']
    """
    return [analysis for _, analysis in read_letters(source, register)]


def read_letters(source: Source, register: Register | None = None) -> list[tuple[Source, Analysis]]:
    """The same, each with the part of the text that it was read from."""
    starts = [0, *attached_letterheads(source.text)]
    if len(starts) == 1:
        return [(source, analyze_source(source, register))]
    letters: list[tuple[int, int, Analysis | None]] = []
    for start, stop in zip(starts, [*starts[1:], len(source.text)], strict=True):
        analysis = analyze_source(source.cut(start, stop, len(letters) + 1), register)
        if letters and not (analysis.letter.number or analysis.deadlines):
            letters[-1] = (letters[-1][0], stop, None)
        else:
            letters.append((start, stop, analysis))
    cuts = [(source.cut(start, stop, number), known) for number, (start, stop, known) in enumerate(letters, 1)]
    return [(part, known or analyze_source(part, register)) for part, known in cuts]
