"""The issuer of a cited document: what stands after "của", up to where its name ends.

Names hold commas and "và" (Cục Quản lý Khám, chữa bệnh; Bộ Khoa học và Công nghệ), so the end is
found by what cannot stand in a name: a title word, a verb, another citation, the end of a clause.
"""

import re
from functools import cache

from ..folding import Text
from ..knowledge.tables import type_names
from .body_names import comma_inside

_HEADS = (
    "ban", "bo", "uy ban", "ubnd", "ub", "hdnd", "hoi dong", "hoi", "hoi nghi", "so", "cuc", "tong cuc", "vu", "vien",
    "van phong", "vpcp", "chinh phu", "thu tuong", "quoc hoi", "chu tich", "tinh uy", "thanh uy", "huyen uy", "quan uy",
    "thi uy", "dang uy", "dang doan", "dang bo", "chi bo", "quan uy trung uong", "truong", "trung tam", "benh vien",
    "phong", "doan", "tinh doan", "lien doan", "lien", "tong lien doan", "mat tran", "toa an", "vien kiem sat", "cong an",
    "bo tu lenh", "bo chi huy", "thanh tra", "kho bac", "bao hiem", "hoc vien", "kiem toan", "ngan hang", "dai hoi", "trung uong",
    "bch", "btv", "bct", "ubtvqh", "bi thu", "giam doc", "bo truong", "tu lenh", "thuong truc", "tong", "cong doan",
    "ttg", "to", "du an", "tap doan", "cong ty", "chi cuc", "nha nuoc", "hd", "lanh dao", "thuong vu", "khoi", "tandtc", "vkstc",
)  # fmt: skip
_STOP = re.compile(
    r"\s(?:ve viec|ve|v/v|quy dinh|huong dan|ban hanh|phe duyet|sua doi|bo sung|cong bo|thong qua|giao(?! thong| dich)|cho phep|"
    r"co hieu luc|co|da|duoc|de nghi|de|tai|trong|theo|thi|la|gui|yeu cau|bao cao|thong bao|tra loi|kien nghi|don doc|trien khai|thuc hien|to chuc thuc hien|"
    r"nam(?=\s\d{4})|ngay|nhu|voi|khi|nham|phai|can|khong|tu|den|gan voi|lien quan|vao|so\s\d{1,5}[a-z]?|bai bo|thay the|kem theo|"
    r"tiep tuc|tang cuong|day manh|quan triet|dieu chinh|doi voi|nay|tren|neu tren|noi tren|bo nhiem|thanh lap|"
    r"hoac|het|xong|hoan thanh|truoc(?= ngay| khi| thang|\s\d)|cham nhat|bi|ke tu|gop|do|se|dang|van|cung|chua|moi|(?:ma )?con|vua|rat|gom|bao gom|ky|chi dao|tham muu)\b|[;.:()\"\n]\s?\n|[;:()\"\[\]]|\.\s|\.$|\n\s?\n|\n[-+*]|/\.|,\s{0,2}v/v"
    r"|\n\s?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-z]\)|\(\d{1,2}\))\s"
)
#: Titles that begin with a capital: "của Chính phủ Quy định chi tiết …".
_VERBS = ("quy dinh", "huong dan", "phe duyet", "sua doi", "ve viec", "ban hanh", "v/v")
_COMMA = re.compile(r"(?:,|\s-)\s{1,2}")
_AND = re.compile(r",?\s{1,3}(?:va|cung|hoac)\s{1,3}")
#: What stands behind "và" is no second body, but another thing of the sentence.
_NO_BODY = re.compile(
    r"(?:muc|phan|chuong|dieu|khoan|diem|phu luc|y kien|ket qua|tinh hinh|thuc te|thuc trang|nhu cau|bien ban|ho so|nhung|mot so|noi dung|tinh than)\b"
)
_TRAILING = re.compile(r"[\s,]{1,3}(?:va|cung|hoac)$")
_LIMIT = 170


@cache
def _type_start() -> re.Pattern[str]:
    names = sorted((re.escape(n).replace(r"\ ", r"\s{1,2}") for n in type_names()), key=len, reverse=True)
    return re.compile(rf"(?:cac\s{1, 3})?(?:{'|'.join(names)}|cong van|van ban)\b|so\s{{0,2}}\d")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(
        rf"(?!ban hanh|bo sung|so \d)(?:cac\s)?(?:{'|'.join(sorted((h.replace(' ', '[ ]') for h in _HEADS), key=len, reverse=True))})\b"
    )


def issuer_at(text: Text, start: int, end: int | None = None) -> int | None:
    """Where the name of a body that begins at an offset ends.

    Parameters
    ----------
    text : Text
    start : int
        First letter of the name, behind "của".
    end : int, optional
        Look no further.

    Returns
    -------
    int or None
        None where no body is named there.

    Examples
    --------
    >>> text = Text.of("của Cục Quản lý Khám, chữa bệnh về việc xin ý kiến")
    >>> text.raw[4 : issuer_at(text, 4)]
    'Cục Quản lý Khám, chữa bệnh'
    """
    limit = min(len(text), start + _LIMIT) if end is None else min(end, start + _LIMIT)
    if not _head().match(text.low, start, limit):
        return None
    stop = next((m for m in _STOP.finditer(text.low, start, limit) if is_stop(text, m)), None)
    last = stop.start() if stop else limit
    if stop is None and limit == start + _LIMIT:
        cut = text.low.rfind(",", start, limit)
        last = cut if cut > 0 else text.low.rfind(" ", start, limit)
    last = _cut_at_other(text, start, last)
    while last > start and not (text.raw[last - 1].isalnum() or text.raw[last - 1] == ")"):
        last -= 1
    trailing = _TRAILING.search(text.low, max(start, last - 8), last)
    last = trailing.start() if trailing else last
    return last if last > start else None


def is_stop(text: Text, stop: re.Match[str]) -> bool:
    r"""Whether a word that ends a name is one: Tài nguyên, Bảo vệ hold the letters of tại, về.

    Parameters
    ----------
    text : Text
    stop : re.Match
        On the text in lower case; the word, with what stands before it.

    Examples
    --------
    >>> text = Text.of("Bảo vệ cây về")
    >>> [is_stop(text, m) for m in re.finditer(r"\sve", text.low)]
    [False, True]
    """
    word = stop.group().strip()
    at = stop.end() - len(word)
    if not word[:1].isalpha() or word in _VERBS:
        return True
    return text.raw[at].islower() and text.says(at, word)


def _cut_at_other(text: Text, start: int, last: int) -> int:
    """End the name at a comma or "và" that does not belong to it."""
    at = start
    while True:
        comma = _COMMA.search(text.low, at, last)
        conjunction = _AND.search(text.low, at, last)
        if comma is None and conjunction is None:
            return last
        if conjunction is not None and (comma is None or conjunction.start() <= comma.start()):
            further = conjunction.end()
            if _NO_BODY.match(text.low, further) and text.raw[further].islower():
                return conjunction.start()
            if _type_start().match(text.low, further) or conjunction.group().strip().endswith("hoac"):
                return conjunction.start()
            if conjunction.group().startswith(",") and not _same_kind(text, start, conjunction.end()):
                return conjunction.start()
            if _head().match(text.low, conjunction.end()) and not _same_kind(text, start, conjunction.end()):
                return conjunction.start()
            at = conjunction.end()
            continue
        assert comma is not None
        if comma.group().lstrip().startswith("-"):
            at = comma.end()
            continue
        if not comma_inside(text, comma.start(), last) and not _listed(text, start, comma.end(), last):
            return comma.start()
        at = comma.end()


def _same_kind(text: Text, start: int, other: int) -> bool:
    """Two ministries joined by "và" issue together: Bộ Khoa học và Công nghệ và Bộ Nội vụ."""
    return text.raw[other].isupper() and text.raw[start].isupper()


def _listed(text: Text, start: int, other: int, last: int) -> bool:
    """Ban Chấp hành Trung ương, Bộ Chính trị và Ban Bí thư: bodies in capitals up to a closing "và"."""
    return bool(
        text.raw[other : other + 1].isupper()
        and _head().match(text.low, other, last)
        and (re.search(r"\sva\s", text.low[other:last]) or ", " in text.low[other:last])
        and not _type_start().match(text.low, other)
    )
