"""Sentences and clauses around a place, and the words of an act in one.

Rules on who does what look at the clause of a time limit first; this module says where it begins
and ends, and takes receiver and channel out of it.
"""

import re
from collections.abc import Sequence

from ..folding import Text, bare, one_line
from .bodies import Spanned
from .directives import Unit
from .time_records import TimePhrase

#: Where a sentence, or an item of a list, ends.
SENTENCE = re.compile(
    r"[.!?…\n](?:(?<=[.!?…])\s+(?=[\"(“]?[^\W\da-z])|(?<=\n)\s*\n|(?<=\.)\n|(?<=[;:,.]\n)\s*[-+•]\s?|(?<=\n)\s*[-+•]\s)"
)
# how a report travels is no part of the act
_BY_MAIL = re.compile(
    r",?\s(?:(?:va|dong thoi)\s)?(?:gui\s)?(?:file[^,;.]{0,20}\s)?(?:qua|theo|bang)\s(?:dia chi\s)?(?:email|e-mail|thu dien tu|hop thu|dia chi)|,?\ss\w\s\d{1,4},?\s(?:duong|pho|tran|le|nguyen)\s"
)
_OBJECT_FIRST = re.compile(
    r"(?P<object>(?:cac |moi )?(?:bao cao|van ban|danh sach|danh muc|so lieu|chung tu|ho so|ket qua|y kien|bien ban|tai lieu|ke hoach|de xuat|to trinh|phieu|bieu mau)"
    r"(?![a-z])[^;]{0,160}?),?\s(?:duoc |phai |can |xin |de nghi ){0,2}(?P<verb>gui|nop|chuyen)"
)
_MARKS = re.compile(r"[();]")
_ASIDE = re.compile(r"\s*\([^()]{0,120}\)")
_CLOSING = re.compile(r"\s?\)")
_PREPOSITION = re.compile(r"(?:\(\s?|\s)(?:thong qua|qua|ve|cho|den|toi|voi|len|,? dong gui)\s*$")
_LEFT_OVER = re.compile(r"\(\s*\)|\s+([,;.])")
_OPENING = re.compile(r"^(?:để|cần|phải|có trách nhiệm|đồng thời|và|,|\W)+\s+")


def own_words(text: Text, unit: Unit, limit: int) -> int:
    """Where the words of an item begin behind its heading line, if it has one."""
    line_end = text.low.find("\n", unit.content, min(limit, unit.content + 120))
    if line_end < 0:
        return unit.content
    heading = text.raw[unit.content : line_end].strip()
    return unit.content if not heading or heading[-1] in ".;:," else line_end + 1


def sentence_around(text: Text, phrase: TimePhrase, low_limit: int, high_limit: int) -> Spanned:
    """Span of the sentence, or list item, that holds a time phrase."""
    start = low_limit
    for match in SENTENCE.finditer(text.bare, low_limit, phrase.start):
        start = match.end()
    after = SENTENCE.search(text.bare, phrase.end, min(high_limit, phrase.end + 700))
    end = after.start() + 1 if after else min(high_limit, phrase.end + 700)
    return start, min(end, high_limit)


def clauses_of(text: Text, start: int, end: int) -> list[Spanned]:
    """Stretches between semicolons outside brackets."""
    found = []
    depth, at = 0, start
    for match in _MARKS.finditer(text.raw, start, end):
        mark = match.group()
        depth = max(0, depth + (mark == "(") - (mark == ")"))
        if mark == ";" and (depth == 0 or not _closes(text.raw, match.end(), end)):
            depth = 0
            found.append((at, match.start()))
            at = match.end()
    found.append((at, end))
    return found


def _closes(raw: str, start: int, end: int) -> bool:
    """Whether an open bracket is closed before another one opens; some never are."""
    close, opening = raw.find(")", start, end), raw.find("(", start, end)
    return close >= 0 and (opening < 0 or close < opening)


def act_words(
    text: Text, start: int, end: int, to: Sequence[Spanned], via: Sequence[Spanned]
) -> tuple[str | None, Spanned | None]:
    """The words of the act, with receiver and channel taken out."""
    aside = _ASIDE.match(text.raw, start, end)  # "(trong giờ hành chính)" behind a limit
    start = aside.end() if aside else start
    while start < end and not text.raw[start].isalnum():
        start += 1
    stop = end
    while stop > start and not (text.raw[stop - 1].isalnum() or text.raw[stop - 1] in ')”"'):
        stop -= 1
    if stop <= start:
        return None, None
    mail = _BY_MAIL.search(text.low, start, stop)
    stop = mail.start() if mail and mail.start() > start + 8 else stop
    pieces: list[str] = []
    at = start
    for s, e in sorted([*to, *via]):
        if s < at or e > stop:
            continue
        cut = _PREPOSITION.search(text.low[at:s])
        pieces.append(text.raw[at : at + cut.start()] if cut else text.raw[at:s])
        closing = _CLOSING.match(text.raw, e, stop)
        at = closing.end() if closing else e
    pieces.append(text.raw[at:stop])
    words = one_line(" ".join(pieces))
    words = _LEFT_OVER.sub(r"\1", words)
    words = _OPENING.sub("", words).strip(" ,;.(")
    return (_verb_first(one_line(words)) or None), (start, stop)


def _verb_first(words: str) -> str:
    """The act of a sentence that begins with its object: "Danh sách (được) gửi về …" is "gửi danh sách"."""
    match = _OBJECT_FIRST.fullmatch(bare(words).lower())
    if match is None:
        return words
    thing = words[slice(*match.span("object"))]
    return f"{words[slice(*match.span('verb'))]} {thing[0].lower()}{thing[1:]}"
