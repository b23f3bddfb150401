"""Words of a name as the grammar of bodies reads them: written out, folded, told apart by kind.

"BTC Tỉnh ủy", "Ban Tổ chức Tỉnh ủy" and "BAN TỔ CHỨC TỈNH UỶ" are the same four words. The kinds (part of
a committee, organ of the State, level …) are data: `knowledge/body_grammar.toml`.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ..folding import bare, key
from ..knowledge.tables import issuer_codes
from ..knowledge.words import entries, section

_FILE = "body_grammar.toml"
_TOKEN = re.compile(r"T\.[UƯW]\b|[DdĐđ]/[Cc]\b|[PHQX]\.(?=\s?[A-ZĐ\d])|[^\W_]+(?:&[^\W_]+)*|[,;:()/&–-]")
_FALSE_FRIENDS = section("act_words.toml", "false_friends") | section(_FILE, "other_spellings")
#: "TT" is Thường trực before a committee or a council, else Trung tâm.
_STANDING = {"TT", "TTr"}
_THUONG_TRUC, _TRUNG_TAM = ("thuong", "truc"), ("trung", "tam")
_COMMITTEE = re.compile(r"(?:cac )?(?:tinh|thanh|huyen|quan|thi|dang) (?:uy|bo)|hdnd|hoi dong nhan dan")
_ONE_LETTER = {"P.": "phong", "H.": "huyen", "Q.": "quan", "X.": "xa"}
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


#: A word before it is known what it may be.
_Plain = tuple[str, int, int, bool, str]


def body_words(name: str) -> list[Word]:
    """Words of a name, abbreviations and phrases written out.

    Examples
    --------
    >>> [word.text for word in body_words("TT Tỉnh ủy, UBMTTQ huyện")]
    ['thuong', 'truc', 'tinh', 'uy', ',', 'mat', 'tran', 'to', 'quoc', 'huyen']
    """
    found: list[_Plain] = []
    for token in _TOKEN.finditer(name):
        raw = token.group()
        texts, big, low = _written_out(raw)
        if raw in _STANDING:
            texts = _THUONG_TRUC if _COMMITTEE.match(key(name[token.end() : token.end() + 30])) else _TRUNG_TAM
        start, end = token.span()
        for text in texts:
            found.append((text, start, end, big, low))
            big = False
    return _kinds_told(_said_alike(_committees_told(found)), lost_marks=name.isascii())


@lru_cache(maxsize=8192)
def _written_out(raw: str) -> tuple[tuple[str, ...], bool, str]:
    """The words that one written word stands for; whether it begins with a capital; itself in small letters."""
    word = bare(raw)
    low = word.lower().replace("&", "").replace(".", "")
    big = word[0].isupper() or word[0].isdigit()
    texts: tuple[str, ...] = (low,) if low else ()
    if low == "d/c":
        texts = ("dong", "chi")
    elif word in _ONE_LETTER:
        texts = (_ONE_LETTER[word],)
    elif word == "&":
        texts = ("va",)
    elif low in ("tp", "tx"):
        texts = _abbreviations()[low]
    elif word in ("T.U", "T.W"):
        texts = ("trung", "uong")
    elif sum(c.isupper() for c in word) >= 2:
        if low in _abbreviations():
            texts = _abbreviations()[low]
        elif len(word) > 2 and word.isupper() and (code := issuer_codes().get(word)):
            texts = tuple(key(code.name).split())
    return texts, big, raw.lower()


@cache
def _abbreviations() -> dict[str, tuple[str, ...]]:
    return {short: tuple(meant.split()) for short, meant in entries(_FILE, "abbreviations")}


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


_LEVELS_OF_COMMITTEES = {"tinh", "thanh", "huyen", "quan", "thi"}


def _committees_told(words: list[_Plain]) -> list[_Plain]:
    """Committees that share their last word: "Các huyện, thị, thành ủy" are three."""
    found = list(words)
    for i in range(len(found) - 1, 1, -1):
        if found[i][0] != "uy" or found[i - 1][0] not in _LEVELS_OF_COMMITTEES:
            continue
        at = i - 2
        while at > 0 and found[at][0] in (",", "va") and found[at - 1][0] in _LEVELS_OF_COMMITTEES:
            word = found[at - 1]
            found.insert(at, ("uy", word[1], word[2], False, ""))
            at -= 2
        return _committees_told(found[:at]) + found[at:] if at > 2 else found
    return found


def _said_alike(words: list[_Plain]) -> list[_Plain]:
    """Put the usual words for others: Tỉnh đoàn is Đoàn Thanh niên tỉnh."""
    phrases = _phrases()
    texts = [word[0] for word in words]
    if phrases.keys().isdisjoint(texts):
        return words
    found: list[_Plain] = []
    i = 0
    while i < len(words):
        for said, meant in phrases.get(texts[i], ()):
            if texts[i : i + len(said)] == said:
                start, end = words[i][1], words[i + len(said) - 1][2]
                found += [(text, start, end, False, "") for text in meant]
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


def _kinds_told(words: list[_Plain], *, lost_marks: bool) -> list[Word]:
    """Words with what a phrase that begins at each of them may be; without its marks "So Y te" is a Sở."""
    lexicon, sizes = _lexicon()
    texts = tuple([word[0] for word in words])
    found = []
    for i, (text, start, end, big, raw) in enumerate(words):
        kinds, size = _NOTHING
        if raw == _HEAD_OF:
            kinds, size = _POST, 1
        elif text in sizes:
            for length in sizes[text]:
                other = length == 1 and not lost_marks and raw in _FALSE_FRIENDS.get(text, ())
                if other or i + length > len(texts):
                    continue
                of = lexicon.get(texts[i : i + length])
                if of:
                    kinds, size = (of, length) if "other" not in of else _NOTHING
                    break
        found.append(Word(text, start, end, big, raw, kinds, size))
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
