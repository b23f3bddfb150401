"""The passage of a letter that answers a query best, with its hits, as offsets into the text of the letter."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from .search_words import WORD, WORDS, Query, Word

_BEFORE: Final = 3  # a third of what is left stands before the hits: what follows says more


class Snippet(NamedTuple):
    """A passage of a letter.

    Attributes
    ----------
    text : str
        As it stands in the letter, with its line ends.
    start, end : int
        Where.
    hits : tuple of (int, int)
        What was searched for, phrases in one; offsets into the letter, in order, none over another.
    whole : bool
        Whether the letter holds all parts of the query, for those that `Query.mixed` says SQLite is not sure of.
    """

    text: str
    start: int
    end: int
    hits: tuple[tuple[int, int], ...]
    whole: bool


class _Hit(NamedTuple):
    start: int
    end: int
    part: int
    rank: int
    words: list[tuple[int, int]]


#: What is to be in a passage, the most important first: phrases; parts of the query; parts in their order.
_PHRASE, _PART, _PAIR = 0, 1, 2


def snippet(text: str, query: Query, width: int = 160) -> Snippet:
    """Choose the passage with most phrases, then most different words, then most words in the order of the query.

    Parameters
    ----------
    text : str
        Of the letter, in any form of Unicode.
    query : Query
    width : int, optional
        Code points at most; a word that is found is shown whole.

    Returns
    -------
    Snippet
        The first passage of the best; the beginning of the letter where nothing is found.

    Examples
    --------
    >>> from congvan_nlp.library.search_words import parse_query
    >>> text = "Báo cáo số 5. Cán bộ xã nộp báo cáo."
    >>> snippet(text, parse_query("nop bao cao"), 20)
    Snippet(text='bộ xã nộp báo cáo.', start=18, end=36, hits=((24, 27), (28, 31), (32, 35)), whole=True)
    >>> query = parse_query('"bảo ve"')
    >>> snippet("Luật Bảo vệ bí mật", query).whole, snippet("Bảo đảm báo về Sở", query).whole
    (True, False)
    """
    hits = sorted(_hits(text, query))
    if hits:
        first = _best(hits, width)
        last = max(end for hit in hits for start, end in hit.words if start == first or first < end <= first + width)
    else:
        first = last = len(text) - len(text.lstrip())
    start, end = _widened(text, first, last, width)
    spans: list[tuple[int, int]] = []
    for span in sorted(span for hit in hits if hit.rank != _PAIR for span in _inside(hit, start, end)):
        if spans and span[0] < spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], span[1])
        else:
            spans.append(span)
    parts = {hit.part for hit in hits if hit.rank != _PAIR}
    return Snippet(text[start:end], start, end, tuple(spans), len(parts) == len(query.parts))


def _hits(text: str, query: Query) -> Iterator[_Hit]:
    """Every place of a part of a query, and of two parts in their order."""
    beginning: defaultdict[str, list[int]] = defaultdict(list)
    for number, part in enumerate(query.parts):
        beginning[part[0].bare].append(number)
    if not beginning:
        return
    places = [match.span() for match in WORD.finditer(text)]
    words = [WORDS[text[start:end]] for start, end in places]
    before: dict[int, _Hit] = {}  # by the place that follows it, the part of the query that may be continued there
    for at in [at for at, (_, word) in enumerate(words) if word in beginning]:
        for number in beginning[words[at].bare]:
            part = query.parts[number]
            behind = at + len(part)
            if not _is(words, at, part):
                continue
            hit = _Hit(places[at][0], places[behind - 1][1], number, _PART, places[at:behind])
            yield hit
            if len(part) > 1:
                yield hit._replace(rank=_PHRASE)
            left = before.get(at)
            if left and left.part == number - 1:
                yield _Hit(left.start, hit.end, number, _PAIR, left.words + hit.words)
            before[behind] = hit


def _is(words: list[Word], at: int, part: tuple[Word, ...]) -> bool:
    found = words[at : at + len(part)]
    return len(found) == len(part) and all(
        there.exact == word.exact if word.marked else there.bare == word.bare
        for there, word in zip(found, part, strict=True)
    )


def _best(hits: list[_Hit], width: int) -> int:
    """Where the hits that are to be shown begin; they are in order."""
    inside: Counter[tuple[int, int]] = Counter()
    different, most, best, behind = [0, 0, 0], [0, 0, 0], 0, 0
    for place, hit in enumerate(hits):
        while behind < len(hits) and (behind == place or hits[behind].end <= hit.start + width):
            entering = hits[behind]
            inside[entering.rank, entering.part] += 1
            different[entering.rank] += inside[entering.rank, entering.part] == 1
            behind += 1
        if different > most:
            most, best = different.copy(), hit.start
        inside[hit.rank, hit.part] -= 1
        different[hit.rank] -= inside[hit.rank, hit.part] == 0
    return best


def _widened(text: str, first: int, last: int, width: int) -> tuple[int, int]:
    """As much of the text around some hits as there is room for, cut at blanks."""
    start = max(0, first - max(0, width - (last - first)) // _BEFORE)
    end = max(last, min(len(text), start + width))
    start = max(0, min(start, end - width))
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    while start < first and text[start].isspace():
        start += 1
    cut = end
    while last < cut < len(text) and not text[cut].isspace():
        cut -= 1
    while last < cut and text[cut - 1].isspace():
        cut -= 1
    return start, cut if cut > start else end  # nothing found, in a text without blanks


def _inside(hit: _Hit, start: int, end: int) -> list[tuple[int, int]]:
    """A hit as it shows in a passage: a phrase that is longer, by its words."""
    if start <= hit.start and hit.end <= end:
        return [(hit.start, hit.end)]
    return [place for place in hit.words if start <= place[0] and place[1] <= end]
