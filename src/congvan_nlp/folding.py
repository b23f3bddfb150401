"""Vietnamese letters folded to base letters, one for one, so that patterns match noisy text.

Scans lose diacritics, typists place tones in two ways (hoà, hòa), and copies hold look-alikes
(Ð U+00D0 for Đ). All patterns of this library run on a folded copy that has exactly the length of
the text, so that an offset in the one is an offset in the other and nothing is searched again.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_NO_KEY = re.compile(r"[^a-z0-9]+")


def _base_letters() -> dict[int, str]:
    table: dict[int, str] = {i: chr(i) for i in range(128)}  # explicit ASCII makes translate 2.5 times faster
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1 and parts[0].isascii():
            table[code] = parts[0]
    for chars, base in {
        "đð": "d", "ĐÐƉ": "D", "‐‑‒–—―−": "-", "“”„‟«»": '"', "‘’‚‛`´": "'", "\t\u00a0\u2007\u202f": " ",
    }.items():  # fmt: skip
        for char in chars:
            table[ord(char)] = base
    return table


_BASE = _base_letters()
#: For keys, which need not keep their length: marks of a decomposed letter are dropped.
_LOWER = {code: base.lower() for code, base in _BASE.items()} | dict.fromkeys(range(0x300, 0x370), "")


def bare(text: str) -> str:
    """Fold a text to base letters, keeping case and length.

    Parameters
    ----------
    text : str
        Any text, best in NFC (see `congvan_nlp.reading.normalise`).

    Returns
    -------
    str
        The same number of code points; what has no base letter stays as it is.

    Examples
    --------
    >>> bare("Uỷ ban NHÂN DÂN – Đảng uỷ")
    'Uy ban NHAN DAN - Dang uy'
    """
    return text.translate(_BASE)


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """Fold a name to a look-up key: base letters, lower case, words joined by one space.

    Examples
    --------
    >>> key("  Sở Y  TẾ,") == key("sơ y tế")
    True
    """
    return _NO_KEY.sub(" ", text.translate(_LOWER)).strip()


def one_line(text: str) -> str:
    r"""Join words by single spaces.

    Examples
    --------
    >>> one_line(" Sở\n Y  tế ")
    'Sở Y tế'
    """
    return " ".join(text.split())


def places(view: str, beginnings: Iterable[str], start: int, end: int) -> list[int]:
    """Where any of some strings stands in a part of a text, in order.

    Plain searches are many times faster than a pattern that may begin with any letter: rules find the
    places first, then match there.

    Examples
    --------
    >>> places("nua dau thang, cuoi thang", ("cuoi ", "dau "), 0, 25)
    [4, 15]
    """
    found = []
    for letters in beginnings:
        place = view.find(letters, start, end)
        while place >= 0:
            found.append(place)
            place = view.find(letters, place + 1, end)
    return sorted(found)


def holds(view: str, words: Iterable[str], start: int, end: int) -> bool:
    """Whether any of some strings stands in a part of a text: a rule that needs one of them is spared without.

    Examples
    --------
    >>> holds("bao cao hang ngay", ("hang ngay", "moi ngay"), 0, 17)
    True
    """
    return any(view.find(word, start, end) >= 0 for word in words)


@dataclass(frozen=True, slots=True)
class Text:
    """A normalised text with its folded views, all of one length.

    Attributes
    ----------
    raw : str
        The normalised text, which all spans point into.
    bare : str
        Base letters, case kept: for symbols such as ``132-QD/TW``.
    low : str
        Base letters in lower case: for cue words.
    """

    raw: str
    bare: str
    low: str

    @classmethod
    def of(cls, raw: str) -> "Text":
        """Fold a normalised text once.

        Examples
        --------
        >>> Text.of("Căn cứ Quyết định").low
        'can cu quyet dinh'
        """
        folded = raw.translate(_BASE)
        return cls(raw, folded, folded.lower())  # only İ grows in lower case, and it is an I by now

    def __len__(self) -> int:
        return len(self.raw)

    def starts_word(self, start: int) -> bool:
        """Whether no letter stands before an offset.

        Patterns over whole texts begin with their first letters, not with a look-behind, which keeps
        the scanner from skipping ahead; what they find in the middle of a word is dropped with this.

        Examples
        --------
        >>> Text.of("trong").starts_word(0), Text.of("(trong").starts_word(1), Text.of("trong").starts_word(1)
        (True, True, False)
        """
        return start == 0 or not self.bare[start - 1].isalpha()

    def matches(
        self, pattern: re.Pattern[str], beginnings: Iterable[str], start: int, end: int
    ) -> Iterator[re.Match[str]]:
        """Matches of a pattern in the folded text that begin with a word, not in one.

        Parameters
        ----------
        pattern : Pattern
        beginnings : iterable of str
            Letters that every match begins with one of.
        start, end : int

        Examples
        --------
        >>> text = Text.of("hằng ngày, ngay 5, ngay 7")
        >>> [match.start() for match in text.matches(re.compile("ngay [0-9]"), ["ngay"], 0, len(text))]
        [11, 19]
        """
        at = start
        for place in places(self.low, beginnings, start, end):
            if place < at or (place and self.bare[place - 1].isalpha()):
                continue
            match = pattern.match(self.low, place, end)
            if match:
                at = match.end()
                yield match

    def flowing(self) -> "Text":
        r"""Fold the line ends inside sentences to spaces.

        Scans and PDF end a line anywhere; a rule that looks at sentences should not see it. Ends of
        paragraphs and lines that open with a label or a dash stay. A page that ends inside a sentence,
        with or without its number, is no end either.

        Examples
        --------
        >>> Text.of("gửi báo cáo\nvề Sở Y tế.\n- Lưu").flowing().low
        'gui bao cao ve so y te.\n- luu'
        """
        folded = _PAGE_END.sub(_joined_page, self.bare)
        folded = _SOFT_END.sub(lambda end: " " if _is_soft(folded, end.start()) else "\n", folded)
        return Text(self.raw, folded, folded.lower())

    def says(self, start: int, folded: str) -> bool:
        """Whether the letters at an offset may be a word, not another one with the same base letters.

        "về" and "vệ" fold alike; a word with lost marks still counts where it is no other word ("chi bộ").

        Examples
        --------
        >>> Text.of("bảo vệ").says(4, "ve"), Text.of("gửi về").says(4, "ve"), Text.of("gửi ve").says(4, "ve")
        (False, True, True)
        """
        return self.raw[start : start + len(folded)].lower() not in _FALSE_FRIENDS.get(folded, ())


_PAGE_END = re.compile(
    r"\n(?<=[^\n.;:!?]\n)[ \t]*\n(?P<number>[ \t]*-?[ ]?\d{1,3}[ ]?-?[ \t]*\n[ \t]*\n?)?(?=[A-Za-z])"
)


def _joined_page(end: re.Match[str]) -> str:
    """Spaces for a break that a sentence runs over: the next word is in lower case, or a page number stands there."""
    text, after = end.string, end.string[end.end()]
    line = end.start() - text.rfind("\n", 0, end.start())
    runs_on = after.islower() if end["number"] is None else (after.islower() or line > 45)
    return " " * len(end.group()) if runs_on and not _LABELLED.match(text, end.end()) else end.group()


_SOFT_END = re.compile(r"\n(?<=[^\n.;:!?]\n)(?=[^\W_]|[(\"])")
# "Điều 5" opens a heading only with its stop: a citation may break before it as anywhere.
_LABELLED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,5}[.)/-]|[A-Za-z]\)|[IVX]{1,5}[.-]|\(\d{1,2}\))\s|Dieu \d{1,3}[a-z]?[.:]|"
    r"Thu (?:nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi) ?[,:]|"
    r"(?:Phan|Chuong|Muc) (?:[IVX]{1,5}|\d{1,2}|thu [a-z]{2,5}) ?[.:\n]"
)
#: Words of other meaning with the base letters of a word that rules look for.
_FALSE_FRIENDS = {
    word: tuple(others.split())
    for word, others in {
        "ve": "vệ vé vẽ",
        "tai": "tài tải tái",
        "trong": "trọng trồng trống",
        "de": "đề đê đế dê dễ",
        "co": "cơ cổ cờ cố cô",
        "qua": "quá quả",
        "den": "đền đèn",
        "cho": "chợ chở",
        "voi": "vội",
        "khi": "khí",
        "thi": "thị thi",
        "la": "lạ lá",
        "so": "sở sổ sơ",
        "bang": "băng bảng bàng",
        "bao": "bảo bão bào bao",
        "han": "hàn hán",
        "nhu": "nhu nhũ",
        "do": "đô đổ độ dò đỗ đồ",
        "da": "đá đa da",
        "tu": "tư tự tu tứ",
        "chi": "chi chí chị",
        "duoc": "dược",
        "hang": "hạng",
        "dang": "đảng đăng dạng đẳng",
        "moi": "môi mời mồi",
        "se": "sẻ",
        "ky": "kỳ kỷ kỹ",
        "gan": "gần gan",
        "can": "cán căn cân cạn",
        "chua": "chữa chùa",
        "nam": "nam",
        "nhung": "nhũng nhung",
        "phai": "phái",
        "gom": "gốm",
        "giao": "giáo",
        "van": "văn vấn vận",
    }.items()
}


def _is_soft(bare_text: str, end: int) -> bool:
    after = bare_text[end + 1 : end + 2]
    if _LABELLED.match(bare_text, end + 1):
        return False
    if not after.isupper():
        return True
    # a capital may open a new paragraph: only a full line runs on into it
    return end - bare_text.rfind("\n", 0, end) > 45
