"""Documents of its own that a letter takes in: what the letter does not say may stand there.

"Thực hiện theo Hướng dẫn số 10-HD/TU" leaves most to the guideline. That a duty is not stated in the letter does not mean
that the province does not ask for it.
"""

from collections.abc import Mapping, Sequence

from ..records.analysis import Analysis, Span
from .alignment import JOINED
from .clauses import Clause, clauses_in
from .records import Absent, Compared, Found, Group, Incorporated
from .similarity import likeness
from .slots import is_own
from .words import place_names


def incorporated(analysis: Analysis, clauses: Sequence[Clause]) -> list[Incorporated]:
    """Documents below the central level that the directives of a letter go by.

    Parameters
    ----------
    analysis : Analysis
    clauses : sequence of Clause
        Of the letter.

    Returns
    -------
    list of Incorporated
        Each once, with the words that cite it first.
    """
    found: dict[str, Incorporated] = {}
    for clause in clauses:
        for citation, mention in clause.citations:
            if is_own(citation) and citation.id not in found:
                quote = Span(text=mention.text, start=mention.start, end=mention.end)
                found[citation.id] = Incorporated(
                    citation=citation.id, name=citation.name, document=citation.document.id, quote=quote
                )
    return list(found.values())


def looked_up(
    groups: Sequence[Group],
    clauses: Sequence[Clause],
    analyses: Sequence[Analysis],
    letters: Sequence[Compared],
    library: Mapping[str, Analysis],
) -> list[Group]:
    """Look for duties that a letter does not state in the documents that it incorporates.

    Parameters
    ----------
    groups : sequence of Group
    clauses : sequence of Clause
        Of all letters; ids of members are "c" and their place, from 1.
    analyses : sequence of Analysis
    letters : sequence of Compared
        The same letters.
    library : mapping of str to Analysis
        Documents by URN:LEX.

    Returns
    -------
    list of Group
        The same, with what was found.
    """
    wanted = {one.document for letter in letters for one in letter.incorporated if one.document}
    held = {urn: library[urn] for urn in sorted(wanted) if urn in library}
    if not held:
        return list(groups)
    more = [clause for at, one in enumerate(held.values(), len(letters)) for clause in clauses_in(one, at)]
    every = [*clauses, *more]
    places = [place_names([one.letter.issuer_body]) for one in (*analyses, *held.values())]
    best: dict[tuple[int, str], tuple[float, Clause]] = {}
    urns = list(held)
    for (a, b), close in likeness(every, places).items():
        if a < len(clauses) <= b and close >= JOINED:
            place = a, urns[every[b].letter - len(letters)]
            best[place] = max(best.get(place, (0.0, every[b])), (close, every[b]), key=lambda one: one[0])
    return [
        group.model_copy(update={"absent": tuple(_found(one, group, letters, held, best) for one in group.absent)})
        for group in groups
    ]


def _found(
    absent: Absent,
    group: Group,
    letters: Sequence[Compared],
    held: Mapping[str, Analysis],
    best: Mapping[tuple[int, str], tuple[float, Clause]],
) -> Absent:
    found = []
    for one in letters[absent.letter].incorporated:
        if not one.document or one.document not in held:
            continue
        places = [(int(member.id[1:]) - 1, one.document) for member in group.members]
        likest = max((best[place] for place in places if place in best), key=lambda hit: hit[0], default=None)
        if likest:
            clause, text = likest[1], held[one.document].text
            found.append(
                Found(
                    name=one.name, document=one.document, path=clause.path,
                    text=text[clause.start : clause.end], start=clause.start, end=clause.end,
                )
            )  # fmt: skip
    return absent.model_copy(update={"found": tuple(found)})
