"""Words of a name as the grammar of bodies reads them: written out, folded, told apart by kind.

"BTC Tỉnh ủy", "Ban Tổ chức Tỉnh ủy" and "BAN TỔ CHỨC TỈNH UỶ" are the same four words. The kinds (part of
a committee, organ of the State, level …) are data: `knowledge/body_grammar.toml`.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ..folding import bare, key
from ..knowledge.tables import issuer_codes
from ..knowledge.words import entries, section

_FILE = "body_grammar.toml"
_TOKEN = re.compile(r"T\.[UW]\b|[Dd]/[Cc]\b|[A-Za-z0-9&]+|[,;:()/-]")
_FALSE_FRIENDS = {**section("act_words.toml", "false_friends"), **section(_FILE, "other_spellings")}
#: "TT" is Thường trực before a committee or a council, else Trung tâm.
_STANDING = re.compile(r"TTr?")
_COMMITTEE = re.compile(
    r"[.\s]{0,3}(?:tinh|thanh|huyen|quan|thi|dang)\s?(?:uy|bo)|[.\s]{0,3}(?:hdnd|hoi dong nhan dan)"
)
_HEAD_OF = "trưởng"


class Word(NamedTuple):
    """One word of a name.

    Attributes
    ----------
    text : str
        Base letters in lower case, abbreviations written out; or one mark such as a comma.
    start, end : int
        Of what is written, in the name; several words of one abbreviation share them.
    big : bool
        Written with a capital.
    raw : str
        As written, in lower case.
    kinds : frozenset of str
        What a phrase that begins here may be.
    size : int
        Words of that phrase.
    """

    text: str
    start: int
    end: int
    big: bool
    raw: str
    kinds: frozenset[str] = frozenset()
    size: int = 0


def body_words(name: str) -> list[Word]:
    """Words of a name, abbreviations and phrases written out.

    Examples
    --------
    >>> [word.text for word in body_words("TT Tỉnh ủy, UBMTTQ huyện")]
    ['thuong', 'truc', 'tinh', 'uy', ',', 'mat', 'tran', 'to', 'quoc', 'huyen']
    """
    folded = bare(name)
    found: list[Word] = []
    for token in _TOKEN.finditer(folded):
        start, end = token.span()
        raw = name[start:end]
        word = token.group()
        big = word[0].isupper() or word[0].isdigit()
        if word.islower() or word[1:].islower() or len(word) == 1:
            found.append(Word(word.lower(), start, end, big, raw.lower()))
            continue
        for n, text in enumerate(_written_out(folded, token, raw)):
            found.append(Word(text, start, end, n == 0 and big, raw.lower()))
    return _kinds_told(_said_alike(found))


def _written_out(folded: str, token: re.Match[str], raw: str) -> list[str]:
    """Words that an abbreviation stands for, or the one word that it is."""
    word = token.group()
    low = word.lower().replace("&", "").replace(".", "")
    if _STANDING.fullmatch(word):
        return ["thuong", "truc"] if _COMMITTEE.match(folded.lower(), token.end()) else ["trung", "tam"]
    if low == "tu" and word.startswith("T."):
        return ["trung", "uong"]
    if low == "d/c":
        return ["dong", "chi"]
    capitals = sum(c.isupper() for c in raw)
    if capitals >= 2 and low in _abbreviations():
        return _abbreviations()[low]
    if len(word) > 2 and word.isupper() and (code := issuer_codes().get(word)):
        return key(code.name).split()
    return [low] if low else []


@cache
def _abbreviations() -> dict[str, list[str]]:
    return {short: meant.split() for short, meant in entries(_FILE, "abbreviations")}


#: Phrases by their first word, longest first, each with what it means.
_Phrases = dict[str, list[tuple[list[str], list[str]]]]


@cache
def _phrases() -> _Phrases:
    found: _Phrases = {}
    for said, meant in entries(_FILE, "phrases"):
        words = said.split()
        found.setdefault(words[0], []).append((words, meant.split()))
    for alike in found.values():
        alike.sort(key=lambda phrase: -len(phrase[0]))
    return found


def _said_alike(words: list[Word]) -> list[Word]:
    """Put the usual words for others: Tỉnh đoàn is Đoàn Thanh niên tỉnh."""
    phrases = _phrases()
    texts = [word.text for word in words]
    if phrases.keys().isdisjoint(texts):
        return words
    found: list[Word] = []
    i = 0
    while i < len(words):
        for said, meant in phrases.get(texts[i], ()):
            if texts[i : i + len(said)] == said:
                end = words[i + len(said) - 1].end
                found += [Word(text, words[i].start, end, False, "") for text in meant]
                i += len(said)
                break
        else:
            found.append(words[i])
            i += 1
    return found


@cache
def _lexicon() -> tuple[dict[tuple[str, ...], frozenset[str]], dict[str, list[int]]]:
    """Kinds of each phrase, and how many words the phrases of a first word have, the most first."""
    kinds: dict[tuple[str, ...], set[str]] = {}
    sizes: dict[str, set[int]] = {}
    for kind, names in section(_FILE, "kinds").items():
        for name in names:
            phrase = tuple(name.split())
            kinds.setdefault(phrase, set()).add(kind)
            sizes.setdefault(phrase[0], set()).add(len(phrase))
    return (
        {phrase: frozenset(found) for phrase, found in kinds.items()},
        {first: sorted(found, reverse=True) for first, found in sizes.items()},
    )


_NOTHING: tuple[frozenset[str], int] = (frozenset(), 0)
_POST = frozenset({"post"})


def _kinds_told(words: list[Word]) -> list[Word]:
    """Words with what a phrase that begins at each of them may be."""
    lexicon, sizes = _lexicon()
    texts = tuple([word.text for word in words])
    found = []
    for i, word in enumerate(words):
        kinds: frozenset[str] | None = None
        size = 1
        if word.raw == _HEAD_OF:
            kinds = _POST
        else:
            for size in sizes.get(word.text, ()):
                other = size == 1 and word.raw in _FALSE_FRIENDS.get(word.text, ())
                if other or i + size > len(texts):
                    continue
                kinds = lexicon.get(texts[i : i + size])
                if kinds:
                    break
        named = kinds and "other" not in kinds
        found.append(
            Word(word.text, word.start, word.end, word.big, word.raw, kinds, size) if kinds and named else word
        )
    return found


def kinds_at(words: Sequence[Word], i: int) -> tuple[frozenset[str], int]:
    """What the words at a place may be, and how many of them belong together.

    Examples
    --------
    >>> kinds_at(body_words("Ban Thường vụ Tỉnh ủy"), 0)
    (frozenset({'part'}), 3)
    """
    return (words[i].kinds, words[i].size) if i < len(words) else _NOTHING


def slug(words: Sequence[Word]) -> str:
    """Words of an id: joined by dots, without marks."""
    return ".".join(word.text for word in words if word.text.isalnum())
