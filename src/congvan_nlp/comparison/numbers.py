"""Numbers of a clause with what they count: "không vượt quá 20 % số được xếp loại …", "ít nhất 02 lần".

Days, labels, and numbers of documents are none: they stand in deadlines and citations.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from ..folding import key
from ..knowledge.words import alternation, words

_FILE: Final = "compare_words.toml"
_WORDS: Final = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10
}  # fmt: skip
#: Words before a number that make it a name or a day: "Điều 5", "năm 2023", "lần thứ 12".
_NAMED: Final = re.compile(
    r"(?:dieu|khoan|diem|muc|chuong|phan|nam|thang|ngay|quy|so|khoa|thu|tiet|bang|bieu|mau|phu luc|trung uong|cap|hang|"
    r"nhiem ky|giai doan|tu|den|covid|quoc lo|dot|tuan|loai|bac|ky|[-/.:])\s*$"
)
_AFTER: Final = re.compile(r"\s*(?:[-/]\s*\d|[:.)]\s|h\d|h\b|gio\b|thang \d)")
_NOUN: Final = re.compile(r"\s*([a-z]+(?:\s+[a-z]+)?)")
_OF: Final = re.compile(r"\s*((?:(?!va\s\d)[a-z0-9\"“”]+,?\s*){1,24})")
_STOP: Final = frozenset(
    [
        "va",
        "hoac",
        "thi",
        "trong",
        "tren",
        "tai",
        "theo",
        "de",
        "cho",
        "cua",
        "voi",
        "la",
        "duoc",
        "phai",
        "neu",
        "khi",
        "vao",
        "va/hoac",
    ]
)


#: Units of time, by what stands behind the number.
_TIMES: Final = {
    "gio": "hour", "ngay": "day", "ngay lam": "workday", "tuan": "week", "thang": "month", "nam": "year",
}  # fmt: skip


class Number(NamedTuple):
    """A number in its clause.

    Attributes
    ----------
    unit : str
        "%", or the first syllables of what is counted.
    bound : str
        "most", "least", or empty.
    value : str
    time : str
        "hour", "day", "workday", "week", "month" or "year", where it counts time; empty for anything else.
    of : str
        What a percentage is of, folded; empty where it is not told.
    start, end : int
        In the text searched.
    """

    unit: str
    bound: str
    value: str
    time: str
    of: str
    start: int
    end: int


@cache
def _number() -> re.Pattern[str]:
    bounds = "|".join(
        rf"(?P<{name}>(?<![a-z]){alternation(words(_FILE, 'numbers', name))})".replace(" ", r"\s+")
        for name in ("most", "least")
    )
    said = "|".join(_WORDS)
    return re.compile(
        rf"(?:(?:{bounds})\s+(?:(?:la|bang)\s+)?)?(?:(?P<figure>(?<![\w.,/-])\d{{1,3}}(?:[.,]\d{{1,3}})*)|(?P<said>(?<![a-z])(?:{said})(?![a-z])))"
        r"(?![\w/])\s*(?P<percent>%|phan\s+tram)?"
    )


def numbers_in(low: str, start: int, end: int, taken: Sequence[tuple[int, int]] = ()) -> Iterator[Number]:
    """Numbers of a part of a text.

    Parameters
    ----------
    low : str
        Folded to base letters of lower case, as `folding.Text.low`.
    start, end : int
    taken : sequence of (int, int)
        Spans of deadlines and citations, whose numbers are none.

    Yields
    ------
    Number

    Examples
    --------
    >>> text = "khong vuot qua 20% so duoc xep loai tot; hop it nhat 02 lan trong nam 2023"
    >>> [(one.bound, one.value, one.unit, one.of) for one in numbers_in(text, 0, len(text))]
    [('most', '20', '%', 'so duoc xep loai tot'), ('least', '2', 'lan', '')]
    """
    for match in _number().finditer(low, start, end):
        at = match.start("figure") if match["figure"] else match.start("said")
        if any(a < match.end() and at < b for a, b in taken):
            continue
        bound = "most" if match["most"] else "least" if match["least"] else ""
        if match["said"] and not bound:
            continue
        value = _plain(match["figure"]) if match["figure"] else str(_WORDS[match["said"]])
        if match["percent"]:
            of = _OF.match(low, match.end(), end)
            stop = of.end(1) if of else match.end()
            whole = key(of[1]) if of else ""
            if whole.partition(" ")[0] in _STOP:
                whole, stop = "", match.end()
            yield Number("%", bound, value, "", whole, match.start(), _trim(low, match.end(), stop))
            continue
        named = not bound and _NAMED.search(low, max(start, match.start() - 14), match.start())
        if named or _AFTER.match(low, match.end(), end):
            continue
        noun = _NOUN.match(low, match.end(), end)
        unit = " ".join(_until_stop(noun[1].split())) if noun else ""
        if not noun or not unit:
            continue
        time = _TIMES.get(unit, _TIMES.get(unit.split()[0], ""))
        unit = "nguoi" if _persons().match(low, noun.start(1)) else unit
        yield Number(unit, bound, value, time, "", match.start(), noun.end())


@cache
def _persons() -> re.Pattern[str]:
    return re.compile(rf"{alternation(words(_FILE, 'numbers', 'persons'))}(?![a-z])")


def _plain(figure: str) -> str:
    return figure.replace(",", ".").lstrip("0") or "0"


def _until_stop(said: Sequence[str]) -> list[str]:
    kept = []
    for one in said:
        if one in _STOP:
            break
        kept.append(one)
    return kept


def _trim(low: str, start: int, end: int) -> int:
    while end > start and (low[end - 1].isspace() or low[end - 1] == ","):
        end -= 1
    return end
