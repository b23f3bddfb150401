"""All that is to be said of letters before they go out, or when they come in, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..diagnostics.catalogue import Language
from ..records.analysis import Analysis, Diagnostic
from .citations import citation_notes
from .deadlines import deadline_notes
from .layout import layout_notes
from .superior import by_number, superior_notes

#: A công văn never names its type, a law is cited without its date (Nghị định 30/2020/NĐ-CP, Phụ lục I).
_UNNAMED = "Công văn"
_UNDATED = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic with the words that it speaks of.

    Attributes
    ----------
    path : str
        Of the letter.
    diagnostic : Diagnostic
    quote : str
        The words at its place, without the blanks around them; empty where it has no place.
    line : int or None
        Line of the text that they begin on, from 1.
    """

    path: str
    diagnostic: Diagnostic
    quote: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """A letter and what is to be said of it: findings with a place in the order of the text, then the others."""

    analysis: Analysis
    findings: tuple[Finding, ...]


def check(analyses: Sequence[Analysis], language: Language = "vi") -> list[Report]:
    """Check letters, each by itself and against those of the others that it carries out.

    Parameters
    ----------
    analyses : sequence of Analysis
        Their order changes nothing but that of the reports.
    language : {'vi', 'en'}
        Of the sentences that are made here; those of an analysis are in Vietnamese.

    Returns
    -------
    list of Report
        One for each letter.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> [report] = check([analyze("Số 7-CV/HU\\nSơn Khê, ngày 05 tháng 3 năm 2024\\n\\nGửi báo cáo trước ngày 31/4/2024.\\n")])
    >>> [(f.diagnostic.code, f.line, f.quote) for f in report.findings if f.diagnostic.severity == "error"]
    [('deadline-impossible', 4, 'trước ngày 31/4/2024')]
    """
    numbered = by_number(analyses)
    reports = []
    for analysis in analyses:
        notes = [note for note in analysis.diagnostics if not _is_idle(note, analysis)]
        notes += layout_notes(analysis, language)
        notes += deadline_notes(analysis, language)
        notes += citation_notes(analysis, language)
        notes += superior_notes(analysis, numbered, language)
        unique = dict.fromkeys(sorted(notes, key=_place))
        reports.append(Report(analysis, tuple(_finding(note, analysis) for note in unique)))
    return reports


def _is_idle(note: Diagnostic, analysis: Analysis) -> bool:
    """Whether a diagnostic tells how a letter was read, and nothing that it should have written otherwise."""
    if note.code == "citation-inferred":
        return any(c.type in _UNDATED and c.mentions[0].start == note.start for c in analysis.citations)
    return note.code == "type-inferred" and analysis.letter.type == _UNNAMED


def _place(note: Diagnostic) -> tuple[bool, int, int, str, str]:
    return note.start is None, note.start or 0, note.end or 0, note.code, note.message


def _finding(note: Diagnostic, analysis: Analysis) -> Finding:
    if note.start is None or note.end is None:
        return Finding(analysis.source.path, note, "", None)
    quote = analysis.text[note.start : note.end]
    first = note.start + len(quote) - len(quote.lstrip())
    return Finding(analysis.source.path, note, quote.strip(), analysis.text.count("\n", 0, first) + 1)
