"""One letter in, one analysis out."""

import datetime as dt
from dataclasses import replace

from ..knowledge.register import Register, builtin
from ..reading.source import Source
from ..records.analysis import Analysis, Deadline
from ..structure.layout import Layout, Zone
from ..structure.letterhead import Letterhead
from .assemble import build
from .stages import STAGES, Draft


def analyze_source(source: Source, register: Register | None = None) -> Analysis:
    """Analyse what was read from a file.

    Parameters
    ----------
    source : Source
    register : Register, optional
        Of regulations; by default the one that comes with the library.

    Returns
    -------
    Analysis
        Always valid; what is wrong with the letter stands in its diagnostics.

    Examples
    --------
    >>> analyze_source(Source.from_text("Số 7-CV/HU")).letter.number
    '7-CV/HU'
    """
    draft = Draft(source, register=builtin() if register is None else register)
    for stage in STAGES.values():
        stage(draft)
    return build(draft)


def analyze(text: str, register: Register | None = None) -> Analysis:
    """Analyse the text of one letter.

    Parameters
    ----------
    text : str
        Any text: NFC or NFD, plain or Markdown, with or without a letterhead.
    register : Register, optional
        Of regulations; by default the one that comes with the library.

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
    return analyze_source(Source.from_text(text), register)


def deadlines_in(text: str, letter_date: dt.date | None = None) -> tuple[Deadline, ...]:
    """Deadlines of a sentence or passage that is no whole letter.

    Parameters
    ----------
    text : str
        A passage; all of it is taken as body.
    letter_date : date, optional
        What dates without a year are read against.

    Returns
    -------
    tuple of Deadline

    Examples
    --------
    >>> [d.due for d in deadlines_in("gửi báo cáo trước ngày 25/12", dt.date(2021, 11, 5))]
    ['2021-12-25']
    """
    source = Source.from_text(text)
    none, end = Zone(0, 0), len(source.text)
    layout = Layout(none, none, Zone(0, end), Zone(end, end), Zone(end, end), Zone(end, end), none)
    month = (letter_date.year, letter_date.month) if letter_date else None
    draft = Draft(source, layout, Letterhead(date=letter_date, month=month))
    STAGES["congvan_deadlines"](draft)
    return build(draft).deadlines


def analyze_dated(analysis: Analysis, day: dt.date, register: Register | None = None) -> Analysis:
    """Analyse a letter again whose date a person knows: years, counts and regulations in force follow from it.

    Parameters
    ----------
    analysis : Analysis
    day : date
        Of the letter.
    register : Register, optional
        Of regulations; by default the one that comes with the library.

    Returns
    -------
    Analysis
        Of the same text and file.

    Examples
    --------
    >>> analysis = analyze("Số 7-CV/HU\\n\\nCác chi bộ gửi báo cáo trước ngày 25/12.")
    >>> analyze_dated(analysis, dt.date(2021, 11, 5)).deadlines[0].due
    '2021-12-25'
    """
    source = Source.from_text(analysis.text, path=analysis.source.path)
    if source.text.raw != analysis.text:  # spans would point elsewhere
        return analysis
    draft = Draft(source, register=builtin() if register is None else register)
    STAGES["congvan_structure"](draft)
    draft.head = replace(draft.head, date=day, month=(day.year, day.month))
    for name, stage in STAGES.items():
        if name != "congvan_structure":
            stage(draft)
    return build(draft).model_copy(update={"source": analysis.source})
