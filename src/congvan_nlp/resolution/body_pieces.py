"""Lists of bodies, taken apart: "Sở Y tế, UBND các xã Trà Lãng, Hành Lãng" are three names.

Commas and "và" stand inside names too (Sở Văn hóa, Thể thao và Du lịch), so a list is parted only where
another body may begin, and not where a known name runs on.
"""

from bisect import bisect_right
from functools import cache

from ..knowledge.tables import spellings
from .body_words import Word, kinds_at

JOINTS = {",", ";", "va", "hoac", "cung", "/"}
#: What the institution of a name may be.
ANCHORS = {"committee", "central", "organ"}
#: Cities between districts and communes, by their first words.
SHORT_LEVELS = {"thi": "thi.xa", "thanh": "thanh.pho"}
#: Kinds that a colon may stand behind, with the names of some after it.
LISTED = {"so", "bo", "ban", "phong", "cuc"}
_BEGINS = {"part", "committee", "central", "organ", "open", "level", "class", "post", "person", "quantifier"}
_SEVERAL = {"cac", "hai", "ba", "bon", "nam"}
_LONGEST_NAME = 16


def pieces(words: list[Word]) -> list[list[Word]]:
    """Take a list apart where another body begins behind a joint.

    An aside in brackets says whose body it is ("(Bộ Tư pháp)"), or is left out ("(để báo cáo)").

    Parameters
    ----------
    words : list of Word

    Returns
    -------
    list of list of Word
        One list a body. Where a kind is said once for several, it stands before each, without a place.

    Examples
    --------
    >>> from congvan_nlp.resolution.body_words import body_words
    >>> [[word.text for word in piece] for piece in pieces(body_words("Các sở: Y tế, Nội vụ"))]
    [['so', 'y', 'te'], ['so', 'noi', 'vu']]
    """
    found: list[list[Word]] = []
    now: list[Word] = []
    i = 0
    listed: Word | None = None
    while i < len(words):
        word = words[i]
        if word.text == ":" and now and now[-1].text in LISTED and listed is None:  # Các sở: Nội vụ, Y tế
            listed = now[-1]._replace(start=word.end, end=word.end, big=True)
            now, i = [listed], i + 1
            continue
        if word.text == ":" and _listed_level(now, opens=True):
            i += 1
            continue
        if word.text == "(":
            close = next((j for j in range(i, len(words)) if words[j].text == ")"), len(words))
            if words[i + 1 : close] and words[i + 1].big and _may_own(words, i + 1):
                now += [word._replace(text="cua", raw="của", kinds=frozenset({"of"}), size=1), *words[i + 1 : close]]
            i = close + 1
            continue
        if word.text not in JOINTS:
            now.append(word)
            i += 1
            continue
        after = i + 1
        while after < len(words) and words[after].text in JOINTS:
            after += 1
        others = ANCHORS | {"part", "level", "quantifier", "post"}
        if listed is not None and now and not kinds_at(words, after)[0] & others and not _one_name(now, words, after):
            found.append(now)
            now, i = [listed], after
            continue
        level = _listed_level(now)
        if now and level and after < len(words) and words[after].big and not kinds_at(words, after)[0]:
            found.append(now)  # UBND các xã Trà Lãng, Hành Lãng
            now = [level]
        elif now and _begins(words, after) and not _one_name(now, words, after) and not _of_its_name(now, words, after):
            found.append(now)
            now = []
        else:
            now += words[i:after]
        i = after
    return [*found, now] if now else found


def _of_its_name(now: list[Word], words: list[Word], after: int) -> bool:
    """Whether people behind a comma are what an office is for: Phòng Tổ chức đảng, đảng viên."""
    return (
        now[0].big and now[0].text in ("phong", "vu") and "person" in kinds_at(words, after)[0] and not words[after].big
    )


def _listed_level(now: list[Word], *, opens: bool = False) -> Word | None:
    """The level that names are listed of: "các xã Trà Lãng", or one that goes on; with `opens` one without names yet."""
    if len(now) > 1 and now[0].start == now[0].end and "level" in kinds_at(now, 0)[0]:
        return now[0]
    for i in range(len(now) - 1, 0, -1):
        kinds, size = kinds_at(now, i)
        named = i + size < len(now) and now[i + size].big
        if (
            "level" in kinds
            and size == 1
            and now[i - 1].text in _SEVERAL
            and (opens if i + size == len(now) else named)
        ):
            end = now[-1].end
            return now[i]._replace(start=end, end=end, big=False)
    return None


def _may_own(words: list[Word], i: int) -> bool:
    """Whether an aside says whose body it is: "(Bộ Tư pháp)", not "(Cục Kiểm tra văn bản)"."""
    return bool(kinds_at(words, i)[0] & ANCHORS) or words[i].text in ("bo", "so")


def _begins(words: list[Word], i: int) -> bool:
    kinds, size = kinds_at(words, i)
    if not kinds and i < len(words) and words[i].text in SHORT_LEVELS:  # huyện, thị, thành phố
        return i + 1 == len(words) or words[i + 1].text in JOINTS
    if i < len(words) and words[i].text == "chi" and words[i + 1 : i + 2] and words[i + 1].text == ",":
        return True  # các chi, đảng bộ
    return bool(kinds & _BEGINS) and not (size == 1 and kinds == {"level"} and words[i].text == "xa" and words[i].big)


def _one_name(now: list[Word], words: list[Word], after: int) -> bool:
    """Whether a known name runs over the joint: Văn phòng HĐND và UBND; Đảng ủy Mặt trận Tổ quốc, các đoàn thể."""
    first = 1 if now[0].text == "cac" else 0
    head = " ".join([w.text for w in now[first:] if w.text.isalnum()])
    tail = " ".join([w.text for w in words[after : after + _LONGEST_NAME] if w.text.isalnum()])
    return any(_begins_known(f"{head}{joint}{tail}", len(head) + len(joint)) for joint in (" ", " va "))


def _begins_known(words: str, least: int) -> bool:
    """Whether words begin with a known name that is longer than some of their letters."""
    names = _known_names()
    at = bisect_right(names, words)
    # all names that the words begin with sort before them, each the beginning of the next
    while at and names[at - 1][: least + 1] == words[: least + 1]:
        at -= 1
        name = names[at]
        if words.startswith(name) and (len(name) == len(words) or words[len(name)] == " "):
            return True
    return False


@cache
def _known_names() -> list[str]:
    return sorted(spellings())
