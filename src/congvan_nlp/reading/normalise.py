"""The file's characters → the normalised text, with exact offsets back to the original.

Three passes, each an `OffsetStep` of `congvan_nlp.reading.offsets`: marks that are no text (Markdown,
HTML entities, zero-width characters, foreign line ends), blanks at line ends, composition to NFC.
Letters are composed before look-alikes are replaced, so that a foreign letter with marks (ї) is one
letter in any form of the text, and again behind it, for a Vietnamese mark on a look-alike. Offsets are kept while normalising, never found again by comparing the two texts.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise

from .offsets import Change, OffsetMap, OffsetStep, rewrite

#: Cyrillic letters, and a few Latin ones, that stand for Vietnamese ones in copied web text.
_LETTERS = dict(
    zip(
        "авекмнорстухіјѕԁԛᴠАВЕКМНОРСТУХІЈЅѐЀёЁÐƉð",
        "abekmhopctyxijsdqvABEKMHOPCTYXIJSèÈëËĐĐđ",
        strict=True,
    )
)
#: No-break and typographic spaces, and what Symbol fonts of office programs call bullets and dashes.
_SIGNS = dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " ")
_SIGNS |= {**dict.fromkeys("\u202f\u205f\u3000", " "), "\uf02d": "-", "\uf02b": "+", "\uf0b7": "•"}
_LOOKALIKES = _LETTERS | _SIGNS

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = "\r\x0b\x0c\x85\u2028\u2029"
_NOTHING = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
# The class in front lets the scanner skip to the next candidate, which makes clean text nearly free.
_MARK = re.compile(
    rf"""[&<\\*\#{_LINE_END}{_NOTHING}](?:
    (?<=&)(?P<entity>(?:\#[xX]?[0-9A-Fa-f]{{1,6}}|[A-Za-z]{{2,8}});)
    | (?<=<)(?P<newline>[bB][rR]\ {{0,2}}/?>) | (?<=\r)(?P<crlf>\n?) | (?<=[{_LINE_END}])(?P<odd>)
    | (?<=\\)(?P<escape>[!-/:-@\[-`{{-~]|(?=[\r\n]))
    | (?<=\*)(?P<star>\**+)
    | (?<=\#)(?<![^\n\r]\#)(?P<heading>\#{{0,5}}\ ++)
    | (?<=[{_NOTHING}])(?P<nothing>[{_NOTHING}]*+) )""",
    re.VERBOSE,
)
# The look behind lets a run of blanks be tried once, from its start, not again from each of its blanks.
_BLANKS = re.compile(r"[ \t](?<![ \t]{2})[ \t]*+(?=\n|\Z)")
# Characters outside these ranges may compose with what stands before them, or are not in NFC alone. Runs
# are cut, since Python sorts the marks of one letter in quadratic time; no letter has that many.
_ATTACHED = re.compile(
    "[^\0-\u02ff\u0400-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u20cf\u2190-\u22ff\u2460-\u27ff\u3400-\u9fff"
    "\uac00-\ud7a3\ue000-\uf8ff\U0001f000-\U0001faff]{1,200}"
)


def normalise(original: str) -> tuple[str, OffsetMap]:
    r"""Compose, clean and straighten a text.

    Words are kept as written (uỷ stays uỷ): matching runs on a folded copy, see
    `congvan_nlp.folding`.

    Parameters
    ----------
    original : str
        Text as decoded from the file; any form, NFD included.

    Returns
    -------
    text : str
        NFC, line ends as ``\n``, no-break and thin spaces as spaces, look-alike letters
        replaced, marks of Markdown and characters without width removed; lone surrogates, which
        no file can hold, as U+FFFD.
    offsets : OffsetMap
        The way back to `original`.

    Examples
    --------
    >>> normalise("# THÀNH ỦY\r\n\\*\r\n**1.** Việc")[0]
    'THÀNH ỦY\n*\n1. Việc'
    """
    text = _encodable(_replaced(original, _SIGNS))
    steps: list[OffsetStep] = []
    for find in (_marks, _blanks, _compositions):
        text = _rewritten(text, find, steps)
    plain = _replaced(text, _LETTERS)
    if plain != text:
        text = _rewritten(plain, _compositions, steps)
    return text, OffsetMap(tuple(steps))


def _rewritten(text: str, find: Callable[[str], Iterator[Change]], steps: list[OffsetStep]) -> str:
    changes = list(find(text))
    if changes:
        text, step = rewrite(text, changes)
        steps.append(step)
    return text


def _replaced(text: str, plain: dict[str, str]) -> str:
    """Replace characters one for one."""
    for char, new in plain.items():  # most are absent; searching is far faster than translate
        if char in text:
            text = text.replace(char, new)
    return text


def _encodable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _SURROGATE.sub("\ufffd", text)
    return text


def _marks(text: str) -> Iterator[Change]:
    for match in _MARK.finditer(text):
        found, kind = match.group(), match.lastgroup
        if kind == "entity":
            new = _decoded(found)
        elif kind in ("newline", "crlf", "odd"):
            new = "\n"
        elif kind == "escape":
            new = found[1:]
        elif kind == "star" and not _is_emphasis(match):
            continue
        else:
            new = ""
        if new != found:
            yield match.start(), match.end(), new


@lru_cache(maxsize=1024)
def _decoded(entity: str) -> str:
    char = html.unescape(entity)
    if len(char) != 1:
        return entity
    if char == "\r":  # it stands before the line end of the copied file
        return ""
    if char in _LINE_END:
        return "\n"
    if re.match(f"[{_NOTHING}]", char):
        return ""
    char = _LOOKALIKES.get(char, char)
    return char if char.isprintable() or char in "\t\n" else entity


def _is_emphasis(star: re.Match[str]) -> bool:
    """Tell emphasis from a list mark, the star under the issuer, a rule of stars and a note "(*)"."""
    before, after = star.string[star.start() - 1 : star.start()], star.string[star.end() : star.end() + 1]
    alone = (not before or before.isspace()) and (not after or after.isspace())
    return not alone and before != "(" and star.end() - star.start() <= 3


def _blanks(text: str) -> Iterator[Change]:
    for match in _BLANKS.finditer(text):
        yield match.start(), match.end(), ""


@lru_cache(maxsize=4096)
def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _compositions(text: str) -> Iterator[Change]:
    """Find letters written as base and marks; each becomes a change of its own."""
    done = 0
    for match in _ATTACHED.finditer(text):
        start = match.start() - (match.start() > done)  # with the letter that the marks stand on
        done = match.end()
        block = text[start:done]
        composed = _nfc(block)
        if len(composed) == 1 and composed != block:
            yield start, done, composed
        elif composed != block:
            yield from _pieces(block, start)


def _pieces(block: str, at: int) -> Iterator[Change]:
    """Split a run of letters and marks wherever its parts compose as they do together."""
    starts = [i for i, char in enumerate(block) if i == 0 or not unicodedata.combining(char)]
    first = 0
    for start, end in pairwise([*starts[1:], len(block), len(block)]):
        piece, following = block[first:start], block[start:end]
        if following and _nfc(piece + following) != _nfc(piece) + _nfc(following):
            continue
        if _nfc(piece) != piece:
            yield at + first, at + start, _nfc(piece)
        first = start
