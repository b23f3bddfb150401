"""Names of bodies and people, from capitals and noise to their usual spelling.

A letterhead writes names in capitals and a scan loses their marks; a name that the gazetteer knows
by its base letters gets its usual spelling back, any other keeps its own letters.
"""

import re

from ..folding import bare, key
from ..knowledge.tables import family_names, provinces, spellings

#: Words for a level of government, which stand between the name of a body and its place.
LEVELS = {
    "tinh": "tỉnh", "thanh pho": "thành phố", "tp": "thành phố", "huyen": "huyện", "quan": "quận",
    "thi xa": "thị xã", "xa": "xã", "phuong": "phường", "thi tran": "thị trấn", "dac khu": "đặc khu",
}  # fmt: skip
#: Parts of any body, which the gazetteer lists only with their parent.
_INNER = {
    key(n): n for n in ("Văn phòng", "Ban Tổ chức", "Ủy ban Kiểm tra", "Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận", "Ban Dân vận",
    "Ban Nội chính", "Ban Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Thường trực", "Ban Xây dựng Đảng", "Trung tâm", "Bệnh viện",
    "Ban Kinh tế - Ngân sách", "Ban Pháp chế", "Ban Văn hóa - Xã hội", "Bệnh viện Đa khoa", "Trường Đại học", "Trường Cao đẳng", "Đại học", "Học viện", "Trường", "THPT", "THCS", "Tiểu học", "Mầm non", "Mẫu giáo", "Phòng", "Sở", "Chi cục", "Chi bộ", "Đảng bộ", "Công đoàn ngành", "Dự án", "Ban Quản lý", "Ban Chỉ đạo", "Hội đồng")
}  # fmt: skip
#: Words with the base letters of a level; without marks they are none where other words have theirs (CƠ QUAN).
NO_LEVEL = {"tịnh", "quản", "quán", "quân", "phương", "phượng", "tính", "tình", "tinh", "quan"}
#: Schools and hospitals are named after people and places.
_NAMED_AFTER = {"thpt", "thcs", "tieu hoc", "mam non", "mau giao", "benh vien da khoa"}
#: What may stand before the place of a body that has no level.
_AREAS = {"khu vuc": "khu vực", "trung uong": "Trung ương"}
#: Bodies whose field of work comes next, with a capital.
_OF_A_FIELD = {
    "so",
    "phong",
    "chi cuc",
    "trung tam",
    "benh vien",
    "truong dai hoc",
    "truong cao dang",
    "dai hoc",
    "hoc vien",
}
_RANK = re.compile(
    r"^\W*(?:(?:Thiếu|Trung|Thượng|Đại)\s(?:tá|úy|uý|tướng)|(?i:GS|PGS|TS|ThS|BS|DS|CN|KS|[BD]SCK\w*)\.(?:\s?\w{2,4}\.)*)\s*"
)
_SMALL = {"và", "của", "các", "về", "cho", "với"}
_BETWEEN = re.compile(r"[\s_|¬]+")
_BULLETED = re.compile(r"\W*[-–+•]\s")
_ASIDE = re.compile(r"\([^)]*\)|Đã ký\s?:")
_COMMA = re.compile(r",\s")


def words_of(text: str) -> list[str]:
    """Words of a name without the noise around them."""
    return [w for w in _BETWEEN.split(text) if any(c.isalnum() for c in w) or w in "-–—&"]


def spelled(text: str) -> str:
    """Give a name in capitals, or with lost marks, its usual spelling.

    Parameters
    ----------
    text : str
        As the letterhead has it.

    Returns
    -------
    str

    Examples
    --------
    >>> spelled("SỞ Y TÉ TỈNH VẠN XUÂN")
    'Sở Y tế tỉnh Vạn Xuân'
    >>> spelled("HUYỆN ỦY SƠN KHÊ")
    'Huyện ủy Sơn Khê'
    """
    words = [w.strip(",;:.\"'") if w not in "-–—" else "-" for w in words_of(text)]
    words = [w for w in words if w]
    while words and words[0] == "-":
        del words[0]
    while words and words[-1] == "-":
        del words[-1]
    spoken: list[str] = []
    in_place = False
    known = True  # of the words before, which alone a level and its place follow
    i = 0
    while i < len(words):
        name, used = _known(words, i, in_place)
        society = not known and key(" ".join(words[i : i + 2])) == "xa hoi"  # công tác xã hội, no xã Hội …
        known = used > 0 and not society
        if known:
            spoken.append(name)
            last = key(name).split()
            in_place = (
                last[-1] in LEVELS
                or " ".join(last[-2:]) in LEVELS
                or _ends_committee(name)
                or key(name) in _NAMED_AFTER
                or name in _AREAS.values()
            )
            i += used
            continue
        numbered = key(words[i]) == "so" and words[i + 1 : i + 2] and words[i + 1].isdigit()
        if numbered:
            spoken.append(words[i].lower() if words[i].isupper() else words[i])
        else:
            opens = not spoken or key(spoken[-1]) in _OF_A_FIELD
            spoken += [_cased(w, first=opens and not society, place=in_place) for w in words[i : i + 1 + society]]
        i += 1 + society
    return " ".join(spoken)


def _known(words: list[str], at: int, in_place: bool) -> tuple[str, int]:
    """Longest run of words that is a known body, level or province."""
    for size in range(min(10, len(words) - at), 0, -1):
        name = key(" ".join(words[at : at + size]))
        if name in LEVELS and not _is_other_word(words, at):
            return (LEVELS[name] if at else LEVELS[name].capitalize()), size
        if name in _AREAS and (in_place or (at and name == "khu vuc")):
            return _AREAS[name], size
        if (in_place or (at and size > 1 and at + size == len(words))) and name in provinces():
            return provinces()[name], size
        if not in_place and name in spellings():
            return spellings()[name], size
        if not in_place and name in _INNER and (size > 1 or _agree(words[at], _INNER[name])):
            return _INNER[name], size
    return "", 0


def _agree(word: str, name: str) -> bool:
    """Whether a single word is that name, not another one with its base letters (SỐ, Sở); lost marks count."""
    return word.isascii() or word.lower() == name.lower()


def _is_other_word(words: list[str], at: int) -> bool:
    word = words[at].lower()
    return word in NO_LEVEL and not (word.isascii() and all(map(str.isascii, words)))


def begins_with_body(text: str) -> bool:
    """Whether the first words are the name of a known body.

    Examples
    --------
    >>> begins_with_body("SỞ Y TẾ VẠN XUÂN"), begins_with_body("VẠN XUÂN")
    (True, False)
    """
    name, used = _known(words_of(text), 0, False)
    return used > 0 and key(name) not in LEVELS


def _ends_committee(name: str) -> bool:
    """After Tỉnh ủy, Huyện ủy … only a place can follow."""
    return key(name).split()[-1] == "uy"


def _cased(word: str, *, first: bool, place: bool) -> str:
    if not word.isupper() or (len(word) > 1 and not any(c in "AEIOUY" for c in bare(word))):
        return word  # without a vowel it is an abbreviation: BCH, TNCS
    lower = word.lower()
    if lower in _SMALL:
        return lower
    return lower[0].upper() + lower[1:] if place or first else lower


def person(segment: str) -> str | None:
    """The full name that a line of the signature block holds, if it holds little else.

    Parameters
    ----------
    segment : str
        A line, or one column of it.

    Returns
    -------
    str or None
        The name in its usual capitals.

    Examples
    --------
    >>> person('_ "Nguyễn Trúc Mẫu. |')
    'Nguyễn Trúc Mẫu'
    >>> person("- Lưu Văn phòng Tỉnh ủy") is None
    True
    """
    if _BULLETED.match(segment):
        return None
    segment = _ASIDE.sub(" ", segment)
    segment = _RANK.sub("", _COMMA.split(segment.strip(), maxsplit=1)[0])
    words = [w.strip(".,;:|\"'“”_*()[]") for w in segment.split()]
    words = [w for w in words if w]
    if not words:
        return None
    letters = sum(c.isalpha() for w in words for c in w)
    for start in range(len(words)):
        run: list[str] = []
        for word in words[start : start + 5]:
            if not word.isalpha() or not (word.istitle() or (word.isupper() and len(word) > 1)):
                break
            run.append(word)
        if len(run) < 2 or key(run[0]) not in family_names():
            continue
        if start and run[0].istitle() and words[start - 1].istitle() and len(words[start - 1]) > 2:
            continue  # the middle of a name whose family is not known; shorter words are noise
        if all(w.isupper() for w in run) and len(run) < 3:
            continue
        if begins_with_body(" ".join(run)):
            continue  # ĐẢNG ỦY, not a person called Đặng
        if sum(map(len, run)) * 10 >= letters * 6:
            return " ".join(w.capitalize() for w in run)
    return None


def titled(segment: str) -> str | None:
    """A line of two to five words in title case and nothing else: a name of any people.

    Examples
    --------
    >>> titled("Rơ Châm Thuần"), titled("H'Yim Kđoh")
    ('Rơ Châm Thuần', "H'Yim Kđoh")
    >>> titled("Phó Chủ tịch UBND") is None
    True
    """
    words = segment.strip(" .,;:|\"'“”_*").split()
    named = 2 <= len(words) <= 5 and max(map(len, words)) > 1 and all(map(_is_name_part, words))
    return " ".join(words) if named else None


def _is_name_part(word: str) -> bool:
    """Title case; in names of the Central Highlands an apostrophe may part a word (H'Yim, K’Brưi)."""
    pieces = [piece for piece in re.split("['’]", word) if piece]
    return word[0].isupper() and all(p.isalpha() and p[1:] == p[1:].lower() for p in pieces)
