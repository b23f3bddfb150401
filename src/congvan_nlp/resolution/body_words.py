"""Words of a name as the grammar of bodies reads them: written out, folded, told apart by kind.

"BTC Tỉnh ủy", "Ban Tổ chức Tỉnh ủy" and "BAN TỔ CHỨC TỈNH UỶ" are the same four words. The kinds (part of
a committee, organ of the State, level …) are data: `knowledge/body_grammar.toml`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

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


@dataclass(frozen=True, slots=True)
class Word:
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
    """

    text: str
    start: int
    end: int
    big: bool
    raw: str


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
        for n, text in enumerate(_written_out(folded, token, raw)):
            found.append(Word(text, start, end, n == 0 and (raw[:1].isupper() or raw[:1].isdigit()), raw.lower()))
    return _said_alike(found)


def _written_out(folded: str, token: re.Match[str], raw: str) -> list[str]:
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
        return _abbreviations()[low].split()
    if len(word) > 2 and word.isupper() and (code := issuer_codes().get(word)):
        return key(code.name).split()
    return [low] if low else []


@cache
def _abbreviations() -> dict[str, str]:
    return dict(entries(_FILE, "abbreviations"))


_Phrases = dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]


@cache
def _phrases() -> _Phrases:
    """Phrases and what they mean, by their first word, longest first."""
    found: _Phrases = {}
    for said, meant in entries(_FILE, "phrases"):
        words = tuple(said.split())
        found.setdefault(words[0], []).append((words, tuple(meant.split())))
    for alike in found.values():
        alike.sort(key=lambda phrase: -len(phrase[0]))
    return found


def _said_alike(words: list[Word]) -> list[Word]:
    """Put the usual words for others: Tỉnh đoàn is Đoàn Thanh niên tỉnh."""
    phrases = _phrases()
    found: list[Word] = []
    i = 0
    while i < len(words):
        for said, meant in phrases.get(words[i].text, ()):
            if all(word.text == text for word, text in zip(words[i:], said, strict=False)) and len(words) - i >= len(
                said
            ):
                end = words[i + len(said) - 1].end
                found += [Word(text, words[i].start, end, False, "") for text in meant]
                i += len(said)
                break
        else:
            found.append(words[i])
            i += 1
    return found


_Lexicon = dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]


@cache
def _lexicon() -> _Lexicon:
    """Phrases and their kinds, by their first word, longest first."""
    kinds: dict[tuple[str, ...], set[str]] = {}
    for kind, names in section(_FILE, "kinds").items():
        for name in names:
            kinds.setdefault(tuple(name.split()), set()).add(kind)
    found: _Lexicon = {}
    for phrase in sorted(kinds, key=len, reverse=True):
        found.setdefault(phrase[0], []).append((phrase, frozenset(kinds[phrase])))
    return found


_NOTHING: tuple[frozenset[str], int] = (frozenset(), 0)
_POST: tuple[frozenset[str], int] = (frozenset({"post"}), 1)


def kinds_at(words: Sequence[Word], i: int) -> tuple[frozenset[str], int]:
    """What the words at a place may be, and how many of them belong together.

    Examples
    --------
    >>> kinds_at(body_words("Ban Thường vụ Tỉnh ủy"), 0)
    (frozenset({'part'}), 3)
    """
    if i >= len(words):
        return _NOTHING
    first = words[i]
    if first.raw == _HEAD_OF:
        return _POST
    for phrase, kinds in _lexicon().get(first.text, ()):
        size = len(phrase)
        if size == 1:
            if first.raw in _FALSE_FRIENDS.get(first.text, ()):
                continue
        elif len(words) - i < size or any(words[i + n].text != phrase[n] for n in range(1, size)):
            continue
        return (kinds, size) if "other" not in kinds else _NOTHING
    return _NOTHING


def slug(words: Sequence[Word]) -> str:
    """Words of an id: joined by dots, without marks."""
    return ".".join(word.text for word in words if word.text.isalnum())
