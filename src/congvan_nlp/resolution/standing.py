"""What directives stand on: which regulations each one carries out, by its own words or by those above it.

A directive whose words cite a regulation says so itself. One that cites none stands on what its heading cites, or the
letter as a whole ("Thực hiện Quy định số 132-QĐ/TW …, Tỉnh ủy yêu cầu:"): that is inferred. Documents that a letter
cites together may stand on one another, too: one whose title names the other, or a guidance (hướng dẫn) on the matter
of a regulation of a higher level.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, permutations
from typing import Final, NamedTuple

from ..folding import bare, key
from ..records.analysis import Analysis, Citation, Mention, Relation

#: Where what stands outside of all directives belongs: the letter as a whole.
LETTER: Final = ""
#: Relations that a directive inherits: its letter amends or repeals a regulation once, not in each directive.
CARRIED: Final[frozenset[Relation]] = frozenset({"implements", "basis", "guides"})
_LEVELS: Final = ("central", "province", "district", "commune")
#: What is issued to have another document carried out, folded.
_CARRYING_TYPES: Final = frozenset({"huong dan", "ke hoach", "chuong trinh", "chuong trinh hanh dong", "cong van"})
#: Behind these words a title says whom, where and when it concerns; before them, what about.
_SCOPE: Final = re.compile(r"\b(?:doi voi|trong|nam \d|tren dia ban|o|tai|cua)\b")
#: Words that titles put in and leave out.
_LOOSE: Final = re.compile(r"\b(?:ve|viec|va|cac|cong tac|huong dan|thuc hien|trien khai|to chuc|quy dinh|ban hanh)\b")
_FEWEST_WORDS: Final = 4
_MOST_ALIKE: Final = 50  # more on one matter are a list of documents, no chain of them
#: Words of a title, folded, that say how its document acts on the one it names.
_IN_TITLES: Final[dict[Relation, str]] = {
    "amends": "sua doi|bo sung",
    "replaces": "thay the",
    "repeals": "bai bo|huy bo",
    "guides": "huong dan|quy dinh chi tiet",
    "implements": "thuc hien|trien khai|thi hanh|chap hanh|quan triet|tiep tuc|theo",
}
#: Between a document and the one that its title names; a comma or "và" before the second would make it a list.
_NAMED: Final = re.compile(
    rf"[\s,(\"]{{0,6}}(?:ve|v/v)\s(?P<acts>[^;.]*\b(?:{'|'.join(_IN_TITLES.values())})\b"
    r"(?![^;,.]*\b(?:va|cung|cac)\s*$)[^;,.]{0,60})"
)
_LONGEST_TITLE: Final = 400


class Link(NamedTuple):
    """One document that a letter cites stands on another one that it cites.

    Attributes
    ----------
    citation, other : str
        Ids of the citations; the first one acts on the second.
    relation : Relation
    how : str
        "title" of the first names the second; "matter": both are about one matter. Either is inferred.
    start, end : int
        The words of the letter that hold both, or only the first where the matter tells it.
    """

    citation: str
    other: str
    relation: Relation
    how: str
    start: int
    end: int


def holders(analysis: Analysis) -> dict[tuple[str, int], str]:
    """Directive whose own words hold each mention.

    Parameters
    ----------
    analysis : Analysis

    Returns
    -------
    dict of (str, int) to str
        Id of the directive by citation and place of the mention in it; `LETTER` outside of all directives.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> text = "Thực hiện Quy định số 132-QĐ/TW, yêu cầu:\\n\\n1. Sở Y tế báo cáo theo Hướng dẫn số 21-HD/BTCTW.\\n\\n2. Sở Nội vụ họp."
    >>> list(holders(analyze(text)).values())
    ['', 'd1']
    """
    spans = sorted((d.start, d.end, d.id) for d in analysis.directives)  # an item ends where its first sub-item begins
    starts = [start for start, _, _ in spans]

    def holder(mention: Mention) -> str:
        _, end, id = spans[at] if (at := bisect_right(starts, mention.start) - 1) >= 0 else (0, 0, LETTER)
        return id if mention.start < end else LETTER

    return {(c.id, n): holder(mention) for c in analysis.citations for n, mention in enumerate(c.mentions)}


def grounds(analysis: Analysis, held: Mapping[tuple[str, int], str]) -> dict[str, str | None]:
    """Whose citations tell what each directive carries out.

    Parameters
    ----------
    analysis : Analysis
    held : mapping
        As of `holders`.

    Returns
    -------
    dict of str to (str or None)
        By id of the directive: its own id where it says so itself; that of the nearest heading that does; `LETTER`;
        None where nobody says.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> letter = analyze("Thực hiện Quy định số 132-QĐ/TW, yêu cầu:\\n\\n1. Theo Hướng dẫn số 21-HD/BTCTW.\\n\\n2. Sở Nội vụ họp.")
    >>> grounds(letter, holders(letter))
    {'d1': 'd1', 'd2': ''}
    """
    relations = {(c.id, n): mention.relation for c in analysis.citations for n, mention in enumerate(c.mentions)}
    telling = {held[place] for place, relation in relations.items() if relation in CARRIED}
    found: dict[str, str | None] = {}
    for directive in analysis.directives:  # a heading stands before what is under it
        above = found.get(directive.parent) if directive.parent else None
        if directive.id in telling:
            found[directive.id] = directive.id
        elif above is not None:
            found[directive.id] = above
        else:
            found[directive.id] = LETTER if LETTER in telling else None
    return found


def links(analysis: Analysis) -> list[Link]:
    """Documents of a letter that stand on one another.

    Parameters
    ----------
    analysis : Analysis

    Returns
    -------
    list of Link
        One for two documents, none from a document to itself.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> text = "Thực hiện Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW, …"
    >>> [(link.relation, link.how) for link in links(analyze(text))]
    [('implements', 'title')]
    """
    cited = {c.id: c for c in analysis.citations}
    found: dict[tuple[str, str], Link] = {}
    for link in (*_by_title(analysis), *_by_matter(analysis.citations)):
        one, other = cited[link.citation], cited[link.other]
        same = one.document.id is not None and one.document.id == other.document.id
        if not same and (other.id, one.id) not in found:
            found.setdefault((one.id, other.id), link)
    return list(found.values())


def _by_title(analysis: Analysis) -> Iterator[Link]:
    """Where the title of a document names the next one: "về tiếp tục thực hiện Chỉ thị số 05-CT/TW"."""
    mentions = sorted(((m, c.id) for c in analysis.citations for m in c.mentions), key=lambda pair: pair[0].start)
    for (first, one), (second, other) in pairwise(mentions):
        far = (
            second.start - first.end > _LONGEST_TITLE or second.relation != "refers"
        )  # the letter itself says more of it
        named = None if far else _NAMED.fullmatch(bare(analysis.text[first.end : second.start]).lower())
        if named and one != other:
            acts = named["acts"]
            relation = next(how for how, words in _IN_TITLES.items() if re.search(rf"\b(?:{words})\b", acts))
            yield Link(one, other, relation, "title", first.start, second.end)


def _by_matter(citations: Sequence[Citation]) -> Iterator[Link]:
    """A guidance or a document of a lower level on the matter of another one."""
    matters: dict[str, list[Citation]] = {}
    for citation in citations:
        if matter := _matter(citation.title):
            matters.setdefault(matter, []).append(citation)
    for alike in matters.values():
        for one, other in permutations(alike[:_MOST_ALIKE], 2):
            if _carries_out(one, other):
                first = one.mentions[0]
                yield Link(one.id, other.id, "implements", "matter", first.start, first.end)


def _matter(title: str | None) -> str | None:
    """What a title is about, without whom it concerns; None where that is too little to tell one matter by."""
    words = _SCOPE.split(key(title or ""), maxsplit=1)[0]
    words = " ".join(_LOOSE.sub(" ", words).split())
    return words if len(words.split()) >= _FEWEST_WORDS else None


def _carries_out(one: Citation, other: Citation) -> bool:
    """Whether of two documents on one matter the first is the one that carries out the other."""
    if one.level is None or other.level is None or (one.date and other.date and one.date < other.date):
        return False
    below = _LEVELS.index(one.level) - _LEVELS.index(other.level)
    carrying = [key(c.type or "") in _CARRYING_TYPES for c in (one, other)]
    return below > 0 or (below == 0 and carrying == [True, False])
