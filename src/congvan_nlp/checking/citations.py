"""Bases of the centre that nobody can find: cited without what tells them from others of the same symbol."""

import re
from collections.abc import Iterator

from ..diagnostics import diagnostic
from ..diagnostics.catalogue import Language
from ..records.analysis import Analysis, Citation, Diagnostic

#: A normative symbol holds its year, which tells it from all others.
_YEAR = re.compile(r"[/-](?:19|20)\d\d(?=[/-]|$)|/U?B?T?V?QH\d")
_PARTS = {"date": {"vi": "ngày ban hành", "en": "date"}, "issuer": {"vi": "cơ quan ban hành", "en": "issuer"}}
_AND = {"vi": " và ", "en": " and "}


def citation_notes(analysis: Analysis, language: Language = "vi") -> list[Diagnostic]:
    """Cited bases of the centre that are not in the register, and lack their date or their issuer.

    Parameters
    ----------
    analysis : Analysis
    language : {'vi', 'en'}
        Of the sentences.

    Returns
    -------
    list of Diagnostic
        At the first mention. An issuer that the symbol tells is not missed, nor the date of a normative
        symbol, which holds its year.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> [note.message for note in citation_notes(analyze("Căn cứ Công văn số 4815/BNV-CCVC của Bộ Nội vụ, Sở Nội vụ đề nghị:"))]
    ['4815/BNV-CCVC không có trong danh mục văn bản và không ghi ngày ban hành.']
    """
    return list(_unknown(analysis, language))


def _unknown(analysis: Analysis, language: Language) -> Iterator[Diagnostic]:
    for citation in analysis.citations:
        if citation.relation not in ("basis", "implements") or citation.level != "central" or citation.key is None:
            continue
        if citation.document.register_row or citation.document.candidates:
            continue
        missing = _AND[language].join(_PARTS[part][language] for part in _missing(citation))
        if missing:
            first = citation.mentions[0]
            yield diagnostic("citation-unknown", first.start, first.end, language, key=citation.key, missing=missing)


def _missing(citation: Citation) -> Iterator[str]:
    if citation.date is None and not _YEAR.search(citation.key or ""):
        yield "date"
    if citation.issuer is None and citation.document.id is None:
        yield "issuer"
