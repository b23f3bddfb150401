"""Encodings that only a font shows as Vietnamese: TCVN3 (TCVN 5712:1993, VN3, "ABC") and VNI.

Such a text holds other letters than those that its reader saw ("C«ng v¨n", "Coâng vaên"). Nothing in it can
be understood as it stands, and it may reach a file in any encoding, also in UTF-8.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise
from typing import Final, Literal

#: So much of a text is looked at.
_SAMPLE = 50_000
#: Letters that only Vietnamese in Unicode has.
_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300\u0301\u0303\u0309\u0323ạ-ỹẠ-Ỹ]")
#: Signs within a word: à, ả, ã, á, ạ, ă, â, ê, ơ, đ and others of TCVN3.
_TCVN3 = re.compile("(?<=[a-z])[©ª¬®µ¶¸¹¼½¾¨](?=[a-z\\s.,;:])|®(?=[a-zµ-þ])")
#: Pairs of a vowel and a letter that stands for its mark in VNI; none follow each other in Vietnamese.
_VNI = re.compile("[aeo][ùøûïåäë]|a[âáàêéèúõ]|e[âáàõ]|[ôö][ùøûõï]|[ñÑ][aeiouôö]", re.IGNORECASE)
_WORD = re.compile(r"\S+")
TCVN3: Final = "TCVN3 (ABC)"
VNI: Final = "VNI"
#: By code, from A1 on, what TCVN3 has there; a dot is nothing.
_CODES: Final = "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ"
#: VNI writes a letter for the mark behind its vowel: acute, grave, hook, tilde, dot; with circumflex or breve another.
_TONES: Final = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "")
_PLAIN, _CIRCUMFLEX, _BREVE = "ùøûõï", "áàåãäâ", "éèúüëê"
_SINGLE: Final = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_LETTERS = re.compile(r"[^\W\d_]")

#: "T- ph¸p", "tr-íc", "®-îc": ư of TCVN3 has the code of a hyphen in the fonts of many PDFs. No syllable of Vietnamese
#: is consonants alone, and behind them stands no hyphen but in a symbol, whose letters are capitals.
_ONSET = r"[Nn]gh?|[Nn]h|[Cc]h|[Gg]h|[Kk]h|[Pp]h|[Tt][hr]|[bcdghklmnpqrstvx®BCDGHKLMNPQRSTVX§]"
_LOST_U = re.compile(
    rf"(?<![A-Za-z§¡-ÿ-])(?P<onset>(?:{_ONSET})(?=-(?:[a-z¨-þ\s.,;:)]|$))|(?:NGH?|NH|CH|GH|KH|PH|T[HR])(?=-[¨-þ]))-"
    r"|(?<=[ (])-(?=u\b|¬|[íêëìî][a-z])"
)
_LABEL = re.compile(r"(?:^|\n)[ \t]*[a-z®]-[ \t]", re.IGNORECASE)


def font_encoding(text: str) -> str | None:
    """Name the encoding of a text that is Vietnamese under a font of its time only.

    Parameters
    ----------
    text : str
        A text as decoded; bytes of unknown encoding as Windows-1252 or Latin-1.

    Returns
    -------
    str or None
        "TCVN3 (ABC)" or "VNI"; None for a text in Unicode, and for other languages.

    Examples
    --------
    >>> font_encoding("Céng hoµ x· héi chñ nghÜa ViÖt Nam, ®Ò nghÞ c¸c ®¬n vÞ b¸o c¸o")
    'TCVN3 (ABC)'
    >>> font_encoding("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñeà nghò caùc ñôn vò baùo caùo")
    'VNI'
    >>> font_encoding("Cộng hòa xã hội chủ nghĩa Việt Nam")
    """
    text = text[:_SAMPLE]
    words, modern = len(_WORD.findall(text)), len(_UNICODE.findall(text))
    # in letters, every fifth word has such a sign of TCVN3, and every second such a pair of VNI; pairs also
    # stand in French or German names (Noël, Ausländer), signs in none
    for name, pattern, least, share in ((TCVN3, _TCVN3, 5, 0.1), (VNI, _VNI, 10, 0.25)):
        signs = len(pattern.findall(text))
        if signs >= least and signs > share * words and signs > modern:
            return name
    return None


def to_unicode(text: str, encoding: str) -> str:
    """Write a text in Unicode that is in an encoding of old fonts.

    TCVN3 has no capitals with tones: its fonts for capitals show the small ones so. A word takes its case from its
    other letters.

    Parameters
    ----------
    text : str
    encoding : str
        As of `font_encoding`.

    Returns
    -------
    str
        In NFC; words that hold letters which only Unicode has stay as they are.

    Examples
    --------
    >>> to_unicode("TØNH ñY L¹NG S¬N: Céng hßa, 132-Q§/TW, ®Ò nghÞ", "TCVN3 (ABC)")
    'TỈNH ỦY LẠNG SƠN: Cộng hòa, 132-QĐ/TW, đề nghị'
    >>> to_unicode("Së T- ph¸p göi tr-íc ngµy 15/5: kinh tÕ-x· héi, 5-CV/TU", "TCVN3 (ABC)")
    'Sở Tư pháp gửi trước ngày 15/5: kinh tế-xã hội, 5-CV/TU'
    >>> to_unicode("TÆNH UÛY: Coäng hoøa, ñöôïc 132-QÑ/TW", "VNI")
    'TỈNH ỦY: Cộng hòa, được 132-QĐ/TW'
    """
    if encoding == VNI:
        return _WORD.sub(lambda word: word[0] if _UNICODE.search(word[0]) else _from_vni(word[0]), text)
    if "\xad" not in text:
        labels = {match.end() - 2 for match in _LABEL.finditer(text)}
        text = _LOST_U.sub(lambda m: m[0] if m.end() - 1 in labels else f"{m['onset'] or ''}\xad", text)
    words = _WORD.findall(text)
    meant = [word if _UNICODE.search(word) else word.translate(_tcvn3()) for word in words]
    cases = [_case(*pair) for pair in zip(words, meant, strict=True)]
    for i, case in enumerate(cases):  # "Xã" among capitals, as one of "X·" alone cannot tell
        if case == "open" and "upper" in (*cases[max(0, i - 1) : i], *cases[i + 1 : i + 2]):
            cases[i] = "upper"
    written = iter(word.upper() if case == "upper" else word for word, case in zip(meant, cases, strict=True))
    return _WORD.sub(lambda _: next(written), text)


@cache
def _tcvn3() -> dict[int, str]:
    return {code: char for code, char in enumerate(_CODES, 0xA1) if char != "."}


def _case(word: str, meant: str) -> Literal["upper", "open", "small"]:
    """Case of a word by its letters that are in any font what they are: "TØNH" is in capitals, "X·" may be."""
    plain = [char for char in word if char.isascii() and char.isalpha()]
    if not plain or not all(char.isupper() for char in plain):
        return "small"
    return "open" if len(plain) == 1 and len(_LETTERS.findall(meant)) > 1 and word != meant else "upper"


@cache
def _vni() -> dict[str, str]:
    pairs = {base + mark: base + tone for base in "aeouy" for mark, tone in zip(_PLAIN, _TONES[:5], strict=True)}
    pairs |= {"ô" + mark: "ơ" + tone for mark, tone in zip(_PLAIN, _TONES[:5], strict=True)}
    pairs |= {"ö" + mark: "ư" + tone for mark, tone in zip(_PLAIN, _TONES[:5], strict=True)}
    pairs |= {
        base + mark: f"{base}\u0302{tone}" for base in "aeo" for mark, tone in zip(_CIRCUMFLEX, _TONES, strict=True)
    }
    pairs |= {"a" + mark: f"a\u0306{tone}" for mark, tone in zip(_BREVE, _TONES, strict=True)}
    whole = {written: unicodedata.normalize("NFC", meant) for written, meant in (pairs | _SINGLE).items()}
    whole |= {written.capitalize(): meant.capitalize() for written, meant in whole.items()}
    return whole | {written.upper(): meant.upper() for written, meant in whole.items()}


def _from_vni(word: str) -> str:
    known, found, skip = _vni(), [], False
    for char, following in pairwise(f"{word} "):
        if skip:
            skip = False
        elif char + following in known:
            found.append(known[char + following])
            skip = True
        else:
            found.append(known.get(char, char))
    return "".join(found)
