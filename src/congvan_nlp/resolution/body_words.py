"""Words of a name as the grammar of bodies reads them: written out, folded, told apart by kind.

"BTC Tỉnh ủy", "Ban Tổ chức Tỉnh ủy" and "BAN TỔ CHỨC TỈNH UỶ" are the same four words. The kinds (part of
a committee, organ of the State, level …) are data: `knowledge/body_grammar.toml`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ..folding import bare, key
from ..knowledge.tables import issuer_codes
from ..knowledge.words import entries, section

_FILE = "body_grammar.toml"
_TOKEN = re.compile(r"T\.[TUƯW]\b|[DdĐđ]/[Cc]\b|[PHQX]\.(?=\s?[A-ZĐ\d])|[^\W_]+(?:&[^\W_]+)*|[,;:()/&–-]")
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
    elif word == "T.T":
        texts = _THUONG_TRUC
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


#: Phrases by their words, one level a word; what a phrase means or is stands under "".
_Tree = dict[str, Any]


def _tree(phrases: Iterable[tuple[str, Any]]) -> _Tree:
    tree: _Tree = {}
    for phrase, value in phrases:
        node = tree
        for word in phrase.split():
            node = node.setdefault(word, {})
        node[""] = value
    return tree


def _longest(tree: _Tree, words: list[_Plain], i: int) -> tuple[Any, int]:
    """What the longest phrase that begins at a place is, and how many words it has; 0 where there is none."""
    found, size = None, 0
    node: _Tree | None = tree.get(words[i][0])
    at = i + 1
    while node is not None:
        if "" in node:
            found, size = node[""], at - i
        if at == len(words):
            break
        node = node.get(words[at][0])
        at += 1
    return found, size


@cache
def _phrases() -> _Tree:
    return _tree((said, meant.split()) for said, meant in entries(_FILE, "phrases"))


_LEVELS_OF_COMMITTEES = {"tinh", "thanh", "huyen", "quan", "thi"}


def _committees_told(words: list[_Plain]) -> list[_Plain]:
    """Committees that share their last word: "Các huyện, thị, thành ủy" are three."""
    found = words
    for i in range(len(words) - 1, 2, -1):
        if words[i][0] != "uy" or words[i - 1][0] not in _LEVELS_OF_COMMITTEES:
            continue
        at = i - 2  # a joint, with the level of another committee before it
        while at > 0 and words[at][0] in (",", "va") and words[at - 1][0] in _LEVELS_OF_COMMITTEES:
            level = words[at - 1]
            found = [*found[:at], ("uy", level[1], level[2], False, ""), *found[at:]]
            at -= 2
    return found


def _said_alike(words: list[_Plain]) -> list[_Plain]:
    """Put the usual words for others: Tỉnh đoàn is Đoàn Thanh niên tỉnh."""
    phrases = _phrases()
    found: list[_Plain] = []
    i = 0
    while i < len(words):
        meant, size = _longest(phrases, words, i) if words[i][0] in phrases else (None, 0)
        if meant is not None:
            start, end = words[i][1], words[i + size - 1][2]
            found += [(text, start, end, False, "") for text in meant]
            i += size
        else:
            found.append(words[i])
            i += 1
    return found


@cache
def _lexicon() -> _Tree:
    kinds: dict[str, set[str]] = {}
    for kind, names in section(_FILE, "kinds").items():
        for name in names:
            kinds.setdefault(name, set()).add(kind)
    return _tree((name, _NO_HEAD if "other" in found else frozenset(found)) for name, found in kinds.items())


_NO_HEAD: frozenset[str] = frozenset()
_NOTHING = (_NO_HEAD, 0)
_POST = frozenset({"post"})


def _kinds_told(words: list[_Plain], *, lost_marks: bool) -> list[Word]:
    """Words with what a phrase that begins at each of them may be; without its marks "So Y te" is a Sở."""
    lexicon = _lexicon()
    found = []
    for i, (text, start, end, big, raw) in enumerate(words):
        kinds, size = _NOTHING
        if raw == _HEAD_OF:
            kinds, size = _POST, 1
        elif text in lexicon:
            kinds, size = _longest(lexicon, words, i)
            if not kinds or (size == 1 and not lost_marks and raw in _FALSE_FRIENDS.get(text, ())):
                kinds, size = _NOTHING
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


@lru_cache(maxsize=4096)
def written_out(name: str) -> str:
    """A name in small base letters with its abbreviations written out, for comparing names.

    Examples
    --------
    >>> written_out("BTC Tỉnh ủy") == written_out("ban tổ chức tỉnh uỷ")
    True
    """
    return " ".join(word.text for word in body_words(name) if word.text.isalnum())


def slug(words: Sequence[Word]) -> str:
    """Words of an id: joined by dots, without marks."""
    return ".".join(word.text for word in words if word.text.isalnum())
