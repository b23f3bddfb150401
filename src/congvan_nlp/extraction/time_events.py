"""Limits that an event sets, and limits that name no time at all.

"ngay sau khi được phê duyệt", "trước khi khai giảng", "xong trước mùa mưa bão"; "trong thời gian sớm nhất".
What is asked for has to stand in the same clause: "trước khi" alone tells an order of things.
"""

import re
from collections.abc import Iterator

from ..folding import Text
from ..knowledge.words import any_of
from .bodies import acts
from .time_records import TimePhrase
from .time_words import bounds_a_thing, event_end

_RIGHT_AFTER = re.compile(
    r"ngay\s{1,3}(?:sau|trong)\s{1,3}(?:khi\s{1,3}|ngay\s{1,3})?(?P<event>[^,.;:()\n]{3,80})"
    r"|ngay khi\s{1,3}(?!co the)(?P<when>[^,.;:()\n]{3,80})"
)
#: "trong ngày làm việc đầu tiên sau Tết".
_FIRST_DAY_AFTER = re.compile(
    r"(?:(?:trong|vao|ngay trong)\s{1,3})?ngay lam viec dau tien\s{1,3}(?:ngay\s)?sau\s{1,3}(?:khi\s|ky nghi\s|dot nghi\s)?(?P<event>[^,.;:()\n]{3,80})"
)
_BEFORE_IT = re.compile(r"truoc\s{1,3}khi\s{1,3}(?P<event>[^,.;:()\n]{3,90})")
_DONE = re.compile(r"(?<![a-z])xong\s{1,3}$")
_OCCASIONS = any_of("time_words.toml", "occasions", "always")
_MEETINGS = any_of("time_words.toml", "occasions", "meetings")
_BEFORE_OCCASION = re.compile(
    rf"truoc\s{{1,3}}(?:ngay\s|dip\s|thoi diem\s|cac\s|moi\s){{0,2}}"
    rf"(?P<event>(?:(?P<meeting>{_MEETINGS})|{_OCCASIONS})(?![a-z])[^,.;:()\n]{{0,70}})"
)
#: Said or done in front of a meeting: "báo cáo trước hội nghị".
_IN_FRONT = re.compile(
    r"(?:trinh bay|phat bieu|kiem diem|tu phe binh|tuyen the|hua|chiu trach nhiem|giai trinh|tham luan|cong bo)\s$"
)
#: "chủ động trước mùa mưa lũ", "tối thiểu 24 giờ trước khi …".
_NO_LIMIT = re.compile(r"(?:(?:chu dong|san sang|ung pho)|\d\s(?:gio|ngay|ngay lam viec|tuan|thang))\s$")
_VAGUE = re.compile(any_of("time_words.toml", "vague", "phrases") + r"(?![a-z])")
_VAGUE_BEGINNINGS = ("trong thoi gian", "som nhat", "nhanh nhat", "cang", "ngay khi")
_CLAUSE = 160
_CLAUSE_END = re.compile(r"[.;:]\s|\n")


def events(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    """Limits bound to events, and vague ones, in a part of a text.

    Parameters
    ----------
    text : Text
    start, end : int

    Yields
    ------
    TimePhrase
        Of kind "event" or "vague".

    Examples
    --------
    >>> text = Text.of("sửa chữa phòng học xong trước khi khai giảng; gửi hồ sơ càng sớm càng tốt")
    >>> [(p.kind, text.raw[p.start : p.end]) for p in events(text, 0, len(text))]
    [('event', 'xong trước khi khai giảng'), ('vague', 'càng sớm càng tốt')]
    """
    for finder in (_right_after, _before_it, _before_occasions, _vague):
        yield from finder(text, start, end)


def _right_after(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in text.matches(_RIGHT_AFTER, ("ngay sau", "ngay trong", "ngay khi", "ngay  "), start, end):
        written = text.raw[match.start() : match.start() + 4].lower()
        if written != "ngay" or " trong" in match.group()[:12]:  # ngày sau, ngay trong
            continue
        group = "event" if match["event"] else "when"
        stop = event_end(text, match.start(group), match.end(group))
        yield TimePhrase(match.start(), stop, "event", "after", anchor=(match.start(group), stop))
    for match in text.matches(
        _FIRST_DAY_AFTER, ("trong ngay lam", "vao ngay lam", "ngay lam viec dau", "ngay trong"), start, end
    ):
        stop = event_end(text, *match.span("event"))
        yield TimePhrase(match.start(), stop, "event", "after", anchor=(match.start("event"), stop))


def _before_it(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in text.matches(_BEFORE_IT, ("truoc khi", "truoc  khi"), start, end):
        stop = event_end(text, *match.span("event"))
        begin = _asked_from(text, start, match.start())
        if stop - match.start("event") > 2 and begin is not None:
            yield TimePhrase(begin, stop, "event", "before", anchor=(match.start("event"), stop))


def _before_occasions(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in text.matches(_BEFORE_OCCASION, ("truoc ",), start, end):
        begin = _asked_from(text, start, match.start())
        in_front = match["meeting"] and _IN_FRONT.search(text.low, max(0, match.start() - 40), match.start())
        if begin is None or in_front or bounds_a_thing(text, match.start(), match.end(), "truoc"):
            continue
        stop = event_end(text, *match.span("event"))
        yield TimePhrase(begin, stop, "event", "before", anchor=(match.start("event"), stop))


def _asked_from(text: Text, start: int, at: int) -> int | None:
    """Where a limit before something begins, with the "xong" before it; None where nothing is asked for."""
    if _NO_LIMIT.search(text.low, max(0, at - 20), at):
        return None
    done = _DONE.search(text.low, max(start, at - 8), at)
    if done:
        return done.start()
    return at if _asked(text, start, at) else None


def _vague(text: Text, start: int, end: int) -> Iterator[TimePhrase]:
    for match in text.matches(_VAGUE, _VAGUE_BEGINNINGS, start, end):
        if _asked(text, start, match.start()):
            yield TimePhrase(match.start(), match.end(), "vague", "by")


def _asked(text: Text, start: int, at: int) -> bool:
    """Whether an act stands before an offset in its clause."""
    start = max(start, at - _CLAUSE)
    ends = list(_CLAUSE_END.finditer(text.low, start, at))
    return any(text.raw[act.start()].isalpha() for act in acts(text, ends[-1].end() if ends else start, at))
