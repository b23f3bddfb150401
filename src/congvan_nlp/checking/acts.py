"""Whether two time limits are for the same act, by the words that say what is to be done; and which ends first."""

import datetime as dt
import re
from functools import lru_cache

from ..folding import key
from ..records.analysis import Deadline

#: Words that nearly every act is told with, in base letters.
_COMMON = frozenset(
    [
        "va",
        "cac",
        "cua",
        "ve",
        "theo",
        "cho",
        "den",
        "tai",
        "voi",
        "trong",
        "tren",
        "doi",
        "duoc",
        "da",
        "se",
        "la",
        "nhung",
        "mot",
        "tung",
        "nay",
        "neu",
        "co",
        "phai",
        "khi",
        "do",
        "tu",
        "gui",
        "bao",
        "cao",
        "ket",
        "qua",
        "tong",
        "hop",
        "thuc",
        "hien",
        "hoan",
        "thanh",
        "to",
        "chuc",
        "trien",
        "khai",
        "xay",
        "dung",
        "phoi",
        "hop",
        "chu",
        "tri",
        "chi",
        "dao",
        "tham",
        "muu",
        "trinh",
        "lap",
        "nop",
        "noi",
        "dung",
        "tinh",
        "hinh",
        "cong",
        "tac",
        "don",
        "vi",
        "co",
        "quan",
        "dia",
        "phuong",
        "truoc",
        "ngay",
        "thang",
        "nam",
        "de",
        "nghi",
        "yeu",
        "cau",
        "van",
        "ban",
        "ban",
        "so",
        "lieu",
    ]
)
#: What is handed in; the first one named is meant: "báo cáo kết quả thực hiện Kế hoạch" is a report.
_OBJECT = re.compile(
    r"\b(?:(?P<report>bao cao|ket qua|so lieu)|ke hoach|chuong trinh|phuong an|de an|danh sach|danh muc|ho so|bien ban|"
    r"dang ky|de cuong|de xuat|quy che|tham luan|y kien)\b"
)
_SUMMARY = re.compile(r"\btong hop\b")
#: Stretches of time that a report is of.
_PERIODS = {
    "half": re.compile(r"\b(?:6|06|sau) thang|so ket|giua nam"),
    "year": re.compile(r"tong ket|cuoi nam|bao cao (?:ket qua )?(?:cong tac )?(?:ca )?nam\b|ca nam"),
    "nine": re.compile(r"\b(?:9|09|chin) thang"),
    "month": re.compile(r"bao cao (?:cong tac )?thang\b"),
    "week": re.compile(r"bao cao (?:cong tac )?tuan\b"),
}
_NUMBERED = re.compile(r"\b(?:quy|dot|lan(?: thu)?|giai doan|buoc|hoc ky) (?:[ivx]+|\d+|nhat|hai|ba|tu|cuoi)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@lru_cache(maxsize=8192)
def likeness(one: str | None, other: str | None) -> float:
    """How surely two acts are the same.

    Parameters
    ----------
    one, other : str or None
        What is to be done.

    Returns
    -------
    float
        Share of the telling words of the shorter that the other has, where it is a half or more; .1 for two
        reports that say little more than that; 0 where what is handed in, its period or its year differ, or nothing is told.

    Examples
    --------
    >>> likeness("gửi báo cáo kết quả rà soát đảng viên", "báo cáo việc rà soát đảng viên của chi bộ")
    1.0
    >>> likeness("gửi báo cáo", "tổng hợp, báo cáo"), likeness("gửi báo cáo 6 tháng", "gửi báo cáo tổng kết")
    (0.1, 0.0)
    """
    left, right = key(one or ""), key(other or "")
    if not left or not right or _differ(left, right):
        return 0.0
    telling = [{word for word in said.split() if word not in _COMMON} for said in (left, right)]
    least = min(map(len, telling))
    shared = len(telling[0] & telling[1])
    if least > 1 and shared > 1 and 2 * shared >= least:
        return shared / least
    vague = least < 2 and bool(_periods(left)) == bool(_periods(right))
    return 0.1 if vague and is_report(one) and is_report(other) else 0.0


def is_report(what: str | None) -> bool:
    """Whether an act is to report.

    Examples
    --------
    >>> is_report("tổng hợp, báo cáo"), is_report("gửi kế hoạch, báo cáo khi xong")
    (True, False)
    """
    return _handed_in(key(what or "")) == "report"


def is_summary(what: str | None) -> bool:
    """Whether an act is to put together what others have sent.

    Examples
    --------
    >>> is_summary("tổng hợp, báo cáo"), is_summary("gửi báo cáo tổng hợp")
    (True, False)
    """
    words = key(what or "")
    return _SUMMARY.search(words) is not None and "bao cao tong hop" not in words


def _handed_in(words: str) -> str:
    found = _OBJECT.search(words)
    if found is None:
        return "report" if _SUMMARY.search(words) else ""
    return "report" if found["report"] else found[0]


def _differ(left: str, right: str) -> bool:
    things = {_handed_in(left), _handed_in(right)} - {""}
    return len(things) > 1 or any(a and b and not a & b for a, b in _pairs(left, right))


def _pairs(left: str, right: str) -> list[tuple[set[str], set[str]]]:
    return [(_periods(left), _periods(right)), (set(_YEAR.findall(left)), set(_YEAR.findall(right)))]


def _periods(words: str) -> set[str]:
    found = {name for name, pattern in _PERIODS.items() if pattern.search(words)}
    return found | set(_NUMBERED.findall(words))


def is_fixed(deadline: Deadline) -> bool:
    """Whether a limit has one sure day: none that recurs, waits for an event, or is to be reviewed."""
    return (
        deadline.due is not None
        and deadline.kind in ("date", "relative")
        and not (deadline.vague or deadline.needs_review or len(deadline.readings) > 1)
    )


def last_day(deadline: Deadline) -> dt.date:
    """The last day on which a limit with a sure day is met: the day before, for "trước ngày X".

    Raises
    ------
    ValueError
        A limit without a day.

    Examples
    --------
    >>> last_day(Deadline(text="", start=0, end=0, id="t1", due="2025-09-15", inclusive=False, kind="date"))
    datetime.date(2025, 9, 14)
    """
    day = dt.date.fromisoformat(deadline.due or "")
    whole = deadline.inclusive or deadline.due_time or day == dt.date.min
    return day if whole else day - dt.timedelta(days=1)


def shown(day: dt.date) -> str:
    """A day as people here write it.

    Examples
    --------
    >>> shown(dt.date(2025, 9, 5))
    '05/09/2025'
    """
    return day.strftime("%d/%m/%Y")
