"""One letter in, one analysis out."""

from pathlib import Path

from ..reading.read import read
from ..reading.source import Source
from ..records.analysis import Analysis
from .assemble import build
from .stages import STAGES, Draft


def analyze_source(source: Source) -> Analysis:
    """Analyse what was read from a file.

    Parameters
    ----------
    source : Source

    Returns
    -------
    Analysis
        Always valid; what is wrong with the letter stands in its diagnostics.

    Examples
    --------
    >>> analyze_source(Source.from_text("Số 7-CV/HU")).letter.number
    '7-CV/HU'
    """
    draft = Draft(source)
    for stage in STAGES.values():
        stage(draft)
    return build(draft)


def analyze(text: str) -> Analysis:
    """Analyse the text of one letter.

    Parameters
    ----------
    text : str
        Any text: NFC or NFD, plain or Markdown, with or without a letterhead.

    Returns
    -------
    Analysis
        Its offsets point into ``Analysis.text``, the normalised text.

    Examples
    --------
    >>> analysis = analyze("Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị, đề nghị …")
    >>> [(c.key, c.date, c.relation) for c in analysis.citations]
    [('132-QĐ/TW', '2018-03-08', 'basis')]
    """
    return analyze_source(Source.from_text(text))


def analyze_file(path: str | Path) -> Analysis:
    """Analyse one file.

    Parameters
    ----------
    path : str or Path
        Text, Markdown, or a PDF with a text layer.

    Returns
    -------
    Analysis

    Raises
    ------
    UnreadableFileError
        Naming the file and the reason.
    """
    return analyze_source(read(path))
