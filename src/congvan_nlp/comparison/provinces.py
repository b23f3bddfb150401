"""Provinces of letters, each spelt one way in all of a comparison."""

from collections.abc import Sequence
from typing import Final

from ..records.analysis import Analysis
from ..resolution.places import province_of, province_slug

#: Characters in which a letterhead stands.
_HEAD: Final = 400


def slug_of(analysis: Analysis) -> str:
    """What tells the province of a letter from others; empty where it is not known."""
    body = analysis.letter.issuer_body
    return province_slug(body.id if body else None)


def provinces_of(analyses: Sequence[Analysis]) -> list[str]:
    """Names of the provinces of letters.

    Parameters
    ----------
    analyses : sequence of Analysis

    Returns
    -------
    list of str
        Of each letter, empty where it is not known. A province that no table has is spelt as the first letter of it that
        names it with its marks.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> head = "TỈNH ỦY LAM SƠN\\n{}*\\nSố 8-CV/TU\\n\\n1. Các chi bộ báo cáo.\\n"
    >>> provinces_of([analyze(head.format("HUYỆN ỦY SƠN KHÊ\\n")), analyze(head.format(""))])
    ['Lam Sơn', 'Lam Sơn']
    """
    names: dict[str, str] = {}
    slugs = [slug_of(one) for one in analyses]
    for slug, one in zip(slugs, analyses, strict=True):
        if slug and names.get(slug, "").isascii():
            body, letter = one.letter.issuer_body, one.letter
            names[slug] = province_of(body.id if body else None, letter.issuer, letter.place, one.text[:_HEAD])
    return [names.get(slug, "") for slug in slugs]
