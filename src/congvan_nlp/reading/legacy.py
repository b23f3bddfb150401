"""Encodings that only a font shows as Vietnamese: TCVN3 (ABC) and VNI.

Such a text holds other letters than those that its reader saw ("C«ng v¨n", "Coâng vaên"). Nothing in it can
be understood as it stands, and it may reach a file in any encoding, also in UTF-8.
"""

import re

#: So much of a text is looked at.
_SAMPLE = 50_000
#: Letters that only Vietnamese in Unicode has.
_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300\u0301\u0303\u0309\u0323ạ-ỹẠ-Ỹ]")
#: Signs within a word: à, ả, ã, á, ạ, ă, â, ê, ơ, đ and others of TCVN3.
_TCVN3 = re.compile("(?<=[a-z])[©ª¬®µ¶¸¹¼½¾¨](?=[a-z\\s.,;:])|®(?=[a-zµ-þ])")
#: Pairs of a vowel and a letter that stands for its mark in VNI; none follow each other in Vietnamese.
_VNI = re.compile("[aeo][ùøûïåäë]|a[âáàêéèúõ]|e[âáàõ]|[ôö][ùøûõï]|[ñÑ][aeiouôö]", re.IGNORECASE)
_WORD = re.compile(r"\S+")


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
    for name, pattern, least, share in (("TCVN3 (ABC)", _TCVN3, 5, 0.1), ("VNI", _VNI, 10, 0.25)):
        signs = len(pattern.findall(text))
        if signs >= least and signs > share * words and signs > modern:
            return name
    return None
