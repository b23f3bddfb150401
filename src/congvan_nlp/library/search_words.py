"""Words of letters and of queries, in the two forms that are searched for.

A word is indexed as written and by its base letters: "báo" is found by "báo" and "bao", not by "bảo". Words are cut
here, alike for both engines, for letters and for queries. Another way of cutting them needs a migration that indexes
all letters anew, as what is in an index can be taken out only by the same words.
"""

import re
import unicodedata
from typing import Any, Final, NamedTuple

from ..folding import bare

#: Words of a query that are searched for; the time grows with them.
MOST_WORDS: Final = 64

_MARKS: Final = "\u0300-\u036f"
#: A word of any text: marks stand alone where it is not composed.
WORD: Final = re.compile(f"[^\\W_]++(?:[{_MARKS}][^\\W_]*+)*+")
_MARK: Final = re.compile(f"[{_MARKS}]")
# Tones stand on either vowel, hoà or hòa; Ð (U+00D0) looks like Đ.
_SPELLINGS: Final = tuple(
    zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy", "ð"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ", "đ"],
        strict=True,
    )
)
_LONGEST: Final = 64  # of a word, which PostgreSQL limits; longer ones are no language
_LONGEST_WRITTEN: Final = 256  # marks of one letter are sorted in quadratic time


class Word(NamedTuple):
    """A word in both forms.

    Attributes
    ----------
    exact : str
        Composed, in lower case, the tone on the second vowel of oa, oe, uy.
    bare : str
        Base letters; the same as `exact` where the word has no diacritics.
    """

    exact: str
    bare: str

    @property
    def marked(self) -> bool:
        """Whether it has diacritics."""
        return self.exact != self.bare


class _Words(dict[str, Word]):
    """Words as written → both forms; few words make up most of all letters."""

    def __missing__(self, written: str) -> Word:
        exact = unicodedata.normalize("NFC", written[:_LONGEST_WRITTEN]).lower()
        exact = _MARK.sub("", exact)[:_LONGEST]  # what composes with nothing was left by a scan
        for old, new in _SPELLINGS:
            exact = exact.replace(old, new)
        word = Word(exact, bare(exact))
        _keep(self, written, word)
        return word


class _Chunks(dict[str, tuple[str, str]]):
    """What stands between blanks → its words, as `indexed` gives them."""

    def __missing__(self, chunk: str) -> tuple[str, str]:
        words = [WORDS[written] for written in WORD.findall(chunk)]
        both = " ".join(word.bare for word in words), " ".join(word.exact if word.marked else "·" for word in words)
        _keep(self, chunk, both)
        return both


def _keep(cache: dict[str, Any], key: str, value: object) -> None:
    if len(key) <= _LONGEST:
        if len(cache) > 50_000:
            cache.clear()
        cache[key] = value


#: Both forms of a word as written.
WORDS: Final = _Words()
_CHUNKS: Final = _Chunks()


def indexed(text: str) -> tuple[str, str]:
    """What is indexed for a letter; also what the index has to be told to forget it.

    Parameters
    ----------
    text : str
        In any form of Unicode.

    Returns
    -------
    tuple of str
        Words between blanks: all bare; the same with diacritics, a dot for each that has none. The dots are not
        searched for: they keep words from seeming adjacent.

    Examples
    --------
    >>> indexed("Báo cáo số 132-QĐ/TW")
    ('bao cao so 132 qd tw', 'báo cáo số · qđ ·')
    """
    chunks = [_CHUNKS[chunk] for chunk in text.split()]
    return " ".join([chunk[0] for chunk in chunks]), " ".join([chunk[1] for chunk in chunks])


class Query(NamedTuple):
    """What is searched for: every part has to be found.

    Attributes
    ----------
    parts : tuple of tuple of Word
        Words one by one, phrases with all their words. A word is meant as written if it was typed with diacritics,
        otherwise by its base letters.
    """

    parts: tuple[tuple[Word, ...], ...]

    @property
    def mixed(self) -> bool:
        """Whether words of a phrase were typed with diacritics and others without: SQLite may find letters too many.

        `Snippet.whole` tells them.
        """
        return any(len({word.marked for word in part}) > 1 for part in self.parts)


_QUOTE = re.compile('["“”„‟«»]')
_APART = re.compile(r"[\s,;:()\[\]{}|…]+")


def parse_query(text: str) -> Query:
    """Read what a person typed. No sign has a meaning but quotation marks around a phrase.

    Parameters
    ----------
    text : str
        Anything. A quotation mark without its other half is passed over.

    Returns
    -------
    Query
        Without parts where nothing is asked for. What is written in one piece, as 132-QĐ/TW, is a phrase.

    Examples
    --------
    >>> [[word.exact for word in part] for part in parse_query('bao cao "Cán bộ" 132-qd/tw').parts]
    [['bao'], ['cao'], ['cán', 'bộ'], ['132', 'qd', 'tw']]
    >>> parse_query('" * -').parts
    ()
    """
    pieces = _QUOTE.split(text)
    if len(pieces) % 2 == 0:
        last = pieces.pop()
        pieces[-1] += " " + last
    parts: dict[tuple[Word, ...], None] = {}
    left = MOST_WORDS
    for place, piece in enumerate(pieces):
        for group in [piece] if place % 2 else _APART.split(piece):
            part = tuple(WORDS[found[0]] for found, _ in zip(WORD.finditer(group), range(left), strict=False))
            if part:
                parts[part] = None
            left -= len(part)
    return Query(tuple(parts))
