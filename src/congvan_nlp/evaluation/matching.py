"""When two names, keys, phrases, rules or item labels are taken as the same.

Every function is given the gold value first and the found value second: the comparison is not symmetric,
since what the gold says bounds how much more, or less, the find may say.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from .plain import forms

_PUNCTUATION = str.maketrans(dict.fromkeys("*_“”\"'.,;:()–—-", " "))
# Two spellings of one syllable, and the one abbreviation that stands in nearly every list of recipients.
_SPELLINGS = (("uỷ", "ủy"), ("hoà", "hòa"), ("đ/c", "đồng chí"))
_NUMERAL = re.compile(r"\b(?:\d+|[ivxl]+)\b")
_NUMBER = re.compile(r"\d+")
_OUTLINE_NUMBER = re.compile(r"[\d.()]+\n?")
_OUTSIDE_LABEL = re.compile(r"[^\w.]+")


@lru_cache(maxsize=8192)
def plain_words(text: str) -> str:
    """Reduce a text to what counts when words are compared: no case, no punctuation, single spaces.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The reduced text; empty where the text holds only punctuation and spaces.

    Examples
    --------
    >>> plain_words("**Các đ/c** Uỷ viên - BTV")
    'các đồng chí ủy viên btv'
    """
    reduced = unicodedata.normalize("NFC", text).casefold().translate(_PUNCTUATION)
    for old, new in _SPELLINGS:
        reduced = reduced.replace(old, new)
    return " ".join(reduced.split())


@lru_cache(maxsize=8192)
def plain_key(key: str) -> str:
    """Reduce the symbol of a document to capitals, hyphens for dashes, and no spaces.

    Parameters
    ----------
    key : str
        A symbol as written.

    Returns
    -------
    str
        The reduced symbol.

    Examples
    --------
    >>> plain_key("08 –HD/BTCTU")
    '08-HD/BTCTU'
    """
    capitals = unicodedata.normalize("NFC", key).upper().replace("–", "-").replace("—", "-")
    return "".join(capitals.split())


def likeness(gold: str, found: str) -> float:
    """Measure how much two texts have in common, as difflib's ratio of their plain words.

    Parameters
    ----------
    gold : str
        The gold text.
    found : str
        The found text.

    Returns
    -------
    float
        A number from 0 to 1.

    Examples
    --------
    >>> likeness("Bộ Y tế", "bộ y tế"), likeness("a", "b")
    (1.0, 0.0)
    """
    return SequenceMatcher(None, plain_words(gold), plain_words(found)).ratio()


def same_text(gold: str, found: str, at: float = 0.85) -> bool:
    """Tell whether two texts are the same words, or nearly.

    Parameters
    ----------
    gold : str
        The gold text.
    found : str
        The found text.
    at : float, optional
        The least likeness.

    Returns
    -------
    bool
        Whether they are; an empty text is like none.

    Examples
    --------
    >>> same_text("Các quận ủy, huyện ủy", "Các quận uỷ, huyện uỷ;"), same_text("Bộ Y tế", "Bộ Nội vụ")
    (True, False)
    """
    return _alike(plain_words(gold), plain_words(found), at)


def overlapping(gold: object, found: str, longest: int = 3) -> bool:
    """Tell whether a body or phrase holds the other, of like length, or is much like it.

    Parameters
    ----------
    gold : object
        The gold text, or a list of forms of which one is enough.
    found : str
        The found text.
    longest : int, optional
        How many times as long as the gold text the find may be (and 30 characters more).

    Returns
    -------
    bool
        Whether they overlap; a find shorter than a quarter of the gold text does not.

    Examples
    --------
    >>> overlapping("Sở Y tế", "Sở Y tế tỉnh Vạn Xuân"), overlapping(["UBND tỉnh", "tỉnh"], "Bộ Y tế")
    (True, False)
    """
    b = plain_words(found)
    for form in forms(gold):
        a = plain_words(form)
        if not a or not b or len(b) > longest * len(a) + 30 or len(b) < len(a) / 4:
            continue
        if a in b or b in a or _alike(a, b, 0.8):
            return True
    return False


def same_issuer(gold: str, found: str) -> bool:
    """Tell whether every word of the gold issuer, its place included, stands in the find, or nearly so.

    Parameters
    ----------
    gold : str
        The gold issuer.
    found : str
        The found issuer, at most three times as many different words.

    Returns
    -------
    bool
        Whether they name the same issuer.

    Examples
    --------
    >>> same_issuer("Thành ủy Lam Sơn", "Ban Thường vụ Thành ủy Lam Sơn")
    True
    >>> same_issuer("Thành ủy Lam Sơn", "Thành ủy")
    False
    """
    a, b = set(plain_words(gold).split()), set(plain_words(found).split())
    return (a <= b and len(b) <= 3 * len(a)) or same_text(gold, found, 0.9)


def same_document_name(gold: str, found: str) -> bool:
    """Tell whether two documents cited by name are one: nearly the same words, and the same numerals.

    Parameters
    ----------
    gold : str
        The gold name.
    found : str
        The found name.

    Returns
    -------
    bool
        Whether they are; one may hold the other where it is at least half as long.

    Examples
    --------
    >>> same_document_name("Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 (khóa XI)")
    True
    >>> same_document_name("Nghị quyết Trung ương 4 khóa XI", "Nghị quyết Trung ương 4 khóa XII")
    False
    """
    a, b = plain_words(gold), plain_words(found)
    if not a or not b or set(_NUMERAL.findall(a)) != set(_NUMERAL.findall(b)):
        return False
    held = (a in b or b in a) and 2 * min(len(a), len(b)) >= max(len(a), len(b))
    return held or _alike(a, b, 0.93)


def same_phrase(gold: str, found: str) -> bool:
    """Tell whether two time phrases are alike and, where both name numbers, one names all of the other's.

    Parameters
    ----------
    gold : str
        The gold phrase.
    found : str
        The found phrase.

    Returns
    -------
    bool
        Whether they are.

    Examples
    --------
    >>> same_phrase("trước ngày 05/01", "xong trước ngày 05/01/2022")
    True
    >>> same_phrase("sau 10 ngày", "sau 15 ngày")
    False
    """
    a, b = _numbers(gold), _numbers(found)
    if a and b and not (a <= b or b <= a):
        return False
    return overlapping(gold, found)


def same_rule(gold: str, found: str) -> bool:
    """Tell whether two recurrence rules have the same parts, whatever their order, end and week start.

    Parameters
    ----------
    gold : str
        The gold RFC 5545 rule, with or without "RRULE:".
    found : str
        The found rule.

    Returns
    -------
    bool
        Whether they do.

    Examples
    --------
    >>> same_rule("FREQ=MONTHLY;BYMONTHDAY=25", "RRULE:BYMONTHDAY=25;FREQ=MONTHLY;WKST=MO")
    True
    """
    return _rule_parts(gold) == _rule_parts(found)


def item_path(label: str) -> str:
    """Write the path of a numbered item in one way, whatever brackets and stops it is written with.

    Parameters
    ----------
    label : str
        A path or label, for instance "2.(1)", "3-" or "Thứ nhất".

    Returns
    -------
    str
        The plain path; items below another begin with its path and a full stop.

    Examples
    --------
    >>> item_path("2.(1)"), item_path("3-"), item_path("Thứ nhất,")
    ('2.1', '3', 'thứnhất')
    """
    if _OUTLINE_NUMBER.fullmatch(label):
        dotted = label.replace("(", ".").replace(")", ".")
    else:
        dotted = plain_words(label)
    return _OUTSIDE_LABEL.sub("", dotted).strip(".").replace("..", ".")


def _alike(a: str, b: str, at: float) -> bool:
    if not a or not b:
        return False
    if a == b:
        return True
    # The two quick ratios are upper bounds of the ratio: they change no answer, and spare most of the work.
    matcher = SequenceMatcher(None, a, b)
    return matcher.real_quick_ratio() >= at and matcher.quick_ratio() >= at and matcher.ratio() >= at


def _numbers(phrase: str) -> set[str]:
    # Compared as digits without leading zeros: a run too long for int() is no reason to fail.
    return {"".join(str(unicodedata.decimal(d)) for d in n).lstrip("0") for n in _NUMBER.findall(phrase)}


def _rule_parts(rule: str) -> set[str]:
    parts = rule.upper().removeprefix("RRULE:").split(";")
    return {p for p in parts if p and not p.startswith(("UNTIL", "WKST"))}
