"""Words that time limits share: hours and days of the week; and words around a day that say it is no limit.

A day may bound a thing instead of an act: "số liệu đến hết ngày 30/9", "hợp đồng ký trước ngày 30/12 thì …".
"""

import re

from ..folding import Text
from .bodies import first_act
from .time_records import Boundary

#: Words before a date that say it is no limit: cut-offs of data, validity, terms.
NOT_BEFORE = re.compile(
    r"(?:cuoc hop|truong hop|vu viec|hinh thanh|so lieu|luy ke|duoc dung|co gia tri|su dung|thoi han su dung|ap dung|hieu luc|thi hanh|nhiem ky|giai doan|kinh phi|ke tu|phat sinh|thoi diem|tai thoi diem)\s{0,3}(?:\S{1,6}\s){0,3}$"
)
#: Of these the ones that "trước" may speak of: what is there or came about before a day.
_THING_BEFORE = re.compile(
    r"(?P<noun>cuoc hop|truong hop|vu viec|co hieu luc|hinh thanh|phat sinh|xay ra|duoc dung)\s{0,3}(?:\S{1,6}\s){0,3}$"
)
#: What becomes of those whom a condition names, right behind its day.
_IF_SO = re.compile(
    r",?\s{1,3}(?:thi|(?:duoc\s)?(?:giai quyet|thuc hien|xu ly) theo|(?:van\s)?tiep tuc|van|khong (?:phai|thuoc|ap dung)|chua|thuoc (?:dien|doi tuong)|ap dung|duoc huong)(?![a-z])"
)
#: What happened to them before it.
_HAPPENED = re.compile(
    r"(?:ban hanh|tiep nhan|ket nap|bo nhiem|tuyen dung|thanh lap|phat sinh|(?<!dinh )(?<!trong )\bky(?: ket)?|hieu luc|cong tac|nghi|sinh|(?:duoc|da) [a-z]+(?: [a-z]+)?)\s{1,3}$"
)
#: What must not be done before a day is not due by it.
_FORBIDDEN = re.compile(
    r"(?:khong duoc(?: phep)?|nghiem cam|tuyet doi khong|chua duoc)\s(?!(?:de |cham|qua |muon|tre))[^.;:,\n]{2,80}$"
)
#: "Đối với hồ sơ nộp trước ngày 15/11/2024, …".
_FOR_THOSE = re.compile(
    r"doi voi (?:cac |nhung |moi )?(?:ho so|truong hop|nguoi|can bo|dang vien|cong trinh|du an|hop dong|van ban|giay phep|don)[^.;:,\n]{1,80}$"
)
#: Marks of the lunar calendar.
LUNAR = re.compile(r"thang\s{1,3}(?:gieng|chap)|mong\s\d|am lich")
HOUR = (
    r"(?:(?:luc\s)?(?P<h>[l\d]?\d)\s?(?:(?:h|g|gio)(?![a-z])(?:\s?(?P<min>\d{2})(?:\s?(?:phut|'))?)?|:(?P<mm>\d{2}))"
    r"(?:\s(?P<half>sang|trua|chieu|toi)(?![a-z]))?\s{0,3},?\s{0,3})"
)
EVERY = r"(?P<every>,?\s{0,3}(?:hang|moi)\s{1,3}(?P<freq>nam|thang|quy|tuan|ngay))"
#: "tính đến": what is counted up to a day.
COUNTED_UP = re.compile(r"(?:\btính|(?<!\w)tinh)\s{0,3}(?:từ\s|đến\s|tu\s|den\s){0,2}$", re.IGNORECASE)
WEEKDAY = r"(?:thu\s(?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)"

#: Where the words of an event end.
NEW_CLAUSE = re.compile(
    r"\s(?:de|va|phai|thi|hoac|nhung|dong thoi|truoc ngay|cham nhat|trong (?:thoi han|vong|\d{1,3})|cac don vi|bao cao|gui|ve\s(?=[a-z]{2,}\s)|theo|can|yeu cau|de nghi)(?![a-z])|\n\s*\n"
)


def event_end(text: Text, start: int, end: int) -> int:
    """Cut the words of an event before a new clause.

    Examples
    --------
    >>> text = Text.of("kết thúc hội nghị và gửi biên bản")
    >>> text.raw[: event_end(text, 0, len(text))]
    'kết thúc hội nghị'
    """
    cut = NEW_CLAUSE.search(text.low, start + 3, end)
    end = cut.start() if cut else end
    while end > start and not text.raw[end - 1].isalnum():
        end -= 1
    return end


def hour_of(match: re.Match[str], prefix: str = "") -> tuple[int, int] | None:
    """Hours and minutes of a match of `HOUR`, its groups with a prefix; "5 giờ chiều" is 17:00.

    Examples
    --------
    >>> hour_of(re.match(HOUR, "5 gio chieu "))
    (17, 0)
    """
    written, half, minutes, more = (match[prefix + group] for group in ("h", "half", "min", "mm"))
    if not written:
        return None
    hours = int(written.replace("l", "1"))
    if half in ("chieu", "toi") and 1 <= hours < 12:
        hours += 12
    return hours, int(minutes or more or 0)


def boundary_of(cue: str) -> Boundary:
    """On which side of its day a cue sets the limit.

    Examples
    --------
    >>> boundary_of("xong truoc"), boundary_of("truoc hoac trong"), boundary_of("xong trong")
    ('before', 'by', 'within')
    """
    words = cue.split()
    if words[-1] == "trong" and ("hoac" in words or "cham" in words):
        return "by"
    if {"truoc", "tnroc", "lruoc", "truoe"} & set(words):
        return "before"
    return "within" if words[-1] == "trong" else "by"


def bounds_a_thing(text: Text, start: int, end: int, cue: str) -> bool:
    """Whether the words around a day say that it bounds a thing or a condition, not an act.

    Parameters
    ----------
    text : Text
    start, end : int
        The phrase with its cue.
    cue : str
        Folded words of the cue, on one line.

    Examples
    --------
    >>> text = Text.of("Các cuộc họp trước ngày 15/12 ưu tiên hình thức trực tuyến")
    >>> bounds_a_thing(text, 13, 29, "truoc")
    True
    >>> text = Text.of("Văn phòng tổ chức các cuộc họp trước ngày 15/12")
    >>> bounds_a_thing(text, 31, 47, "truoc")
    False
    """
    left = text.low[max(0, start - 160) : start]
    words = cue.split()
    if "truoc" in words and (_FORBIDDEN.search(left) or (_FOR_THOSE.search(left) and text.low.startswith(",", end))):
        return True
    if words[0] in ("xong", "cham", "muon", "tre", "han", "thoi"):
        return False
    if words[0] in ("truoc", "tnroc", "lruoc", "truoe") or words[:2] == ["den", "truoc"]:
        if _HAPPENED.search(left) and _IF_SO.match(text.low, end):
            return True
        thing = _THING_BEFORE.search(left)
    else:
        thing = NOT_BEFORE.search(left)
        if words[0] != "trong":
            return thing is not None
    if thing is None:
        return False
    clause = max(left.rfind(mark, 0, thing.start()) for mark in (". ", "; ", "\n")) + 1
    offset = start - len(left)
    if "noun" in thing.groupdict() and first_act(text, offset + thing.end("noun"), start):
        return False  # "trường hợp không báo cáo trước ngày 15/12"
    return first_act(text, offset + clause, offset + thing.start()) is None
