"""Documents over several letters: what one letter leaves open, another may tell.

"Hướng dẫn số 10-HD/TU" without a date is the one that a letter of the same province dates, or that is
itself among the letters: the newest of that body and symbol which is not later than the citing letter.
Letters of other provinces say nothing about it.
"""

from collections.abc import Iterable, Sequence

from ..knowledge.register import folded_symbol
from ..records.analysis import Analysis, Citation, DocumentIdentity
from .standpoint import UNKNOWN
from .urn import DocumentName, parse_urn, urn_of

#: Body and symbol → documents of that name, by date.
_Known = dict[tuple[str, str], list[DocumentName]]


def link_across(analyses: Sequence[Analysis]) -> list[Analysis]:
    """Link the citations of several letters to one another.

    Parameters
    ----------
    analyses : sequence of Analysis

    Returns
    -------
    list of Analysis
        In their order, with `Citation.document` of undated citations set, marked inferred, where another
        letter tells which document it is; everything else is as it was. The order of the letters changes nothing.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> head = "TỈNH ỦY LAM SƠN\\n*\\nSố {}-CV/TU\\nLam Sơn, ngày {} năm 2022\\nKính gửi: Các huyện ủy\\n"
    >>> first = analyze(head.format(1, "05 tháng 3") + "Thực hiện Hướng dẫn số 10-HD/TU ngày 25/11/2019, …")
    >>> second = analyze(head.format(2, "07 tháng 4") + "Thực hiện Hướng dẫn số 10-HD/TU, đề nghị …")
    >>> [a.citations[0].document.id for a in link_across([first, second])]  # doctest: +NORMALIZE_WHITESPACE
    ['urn:lex:vn;lam.son:tinh.uy:huong.dan:2019-11-25;10-hd-tu',
     'urn:lex:vn;lam.son:tinh.uy:huong.dan:2019-11-25;10-hd-tu']
    """
    known = _known_documents(analyses)
    return [_linked(analysis, known) for analysis in analyses]


def _known_documents(analyses: Iterable[Analysis]) -> _Known:
    ids: set[str] = set()
    for analysis in analyses:
        if analysis.letter.id:
            ids.add(analysis.letter.id)
        ids.update(c.document.id for c in analysis.citations if c.document.id)
    return series_of_documents(ids)


def series_of_documents(urns: Iterable[str]) -> _Known:
    """Dated documents of known bodies by body and folded symbol, in the order of their days.

    Examples
    --------
    >>> list(series_of_documents(["urn:lex:vn;lam.son:tinh.uy:huong.dan:2019-11-25;10-hd-tu"]))
    [('vn;lam.son:tinh.uy', '10HDTU')]
    """
    found: _Known = {}
    for urn in sorted(urns):
        name = parse_urn(urn)
        if name.symbol and len(name.date) == 10 and is_known(name):
            found.setdefault(series_key(name), []).append(name)
    for documents in found.values():
        documents.sort(key=lambda name: (name.date, name.type))
    return found


def is_known(name: DocumentName) -> bool:
    """Whether the place of its issuer is known: else two documents of one symbol may have nothing in common."""
    return UNKNOWN not in name.body.split(":")[0].split(";")


def series_key(name: DocumentName) -> tuple[str, str]:
    """What documents of one body and symbol share."""
    return name.body, folded_symbol(name.symbol)


def _linked(analysis: Analysis, known: _Known) -> Analysis:
    day = analysis.letter.date
    citations = tuple(_told(citation, day, known) for citation in analysis.citations)
    if citations == analysis.citations:
        return analysis
    return analysis.model_copy(update={"citations": citations})


def _told(citation: Citation, day: str | None, known: _Known) -> Citation:
    document = citation.document
    if document.id is None or document.register_row is not None:
        return citation
    told = told_by_others(parse_urn(document.id), day, known)
    return citation.model_copy(update={"document": told}) if told else citation


def told_by_others(name: DocumentName, day: str | None, known: _Known) -> DocumentIdentity | None:
    """Which document is meant by one without its full date, in a letter of a day.

    Parameters
    ----------
    name : DocumentName
        As the citing letter alone tells it.
    day : str or None
        Of that letter, ISO 8601.
    known : dict
        As of `series_of_documents`.

    Returns
    -------
    DocumentIdentity or None
        Marked inferred; None where others do not tell it either.
    """
    if len(name.date) == 10 or not name.symbol:
        return None
    alike = [
        d for d in known.get(series_key(name), ()) if d.date.startswith(name.date) and (day is None or d.date <= day)
    ]
    if not alike or (day is None and len(alike) > 1):
        return None
    # the letter may call a document by another type: its symbol and body say which it is
    meant = next((d for d in reversed(alike) if d.type == name.type), alike[-1])
    others = tuple(urn_of(d) for d in alike if d != meant)
    return DocumentIdentity(id=urn_of(meant), inferred=True, candidates=others)
