"""Pinpoints: điểm 1, Điều 10 — before the document they belong to, or behind it.

Small to large is usual (điểm c khoản 3 Điều 5), the other order and ranges occur
(từ Điều 8 đến Điều 13, Điều 8-13).
"""

import re

_VALUE = r"(?:\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?|[ivxl]{1,5}|[a-z])"
_UNIT = (
    r"(?:diem|khoan|dieu|muc|tieu muc|chuong|phan|phu luc|mau so|mau|bieu mau so|bieu so|tiet)\s{1,2}(?:thu\s|so\s)?"
    rf"{_VALUE}\b(?:\s?(?:,|va|-|den)\s?(?:(?:dieu|khoan|diem|muc)\s)?{_VALUE}\b(?!\s?(?:nam|ngay|thang)))*"
)
_CHAIN = rf"(?:tu\s)?{_UNIT}(?:\s{{0,2}}[,.]?\s{{0,2}}(?:cua\s|tai\s|den\s|va\s)?{_UNIT}){{0,4}}"
#: What a decision promulgates: "Điều 5 của Quy chế phối hợp ban hành kèm theo Quyết định số …".
_ATTACHED = (
    r"(?:(?:cua|tai|trong)\s{1,2})?(?:(?:quy dinh|quy che|quy trinh|danh muc|dieu le|phuong an|ke hoach|de an|bang gia|noi quy|"
    r"chuong trinh|huong dan|bieu mau|phu luc)(?![a-z])[^;.\n]{0,110}?\s)?(?:duoc\s)?(?:ban hanh\s{1,2})?kem theo\s{1,2}(?:cua\s)?"
)
#: A chain that ends where the document begins, "của" or "kèm theo" between allowed.
BEFORE = re.compile(
    rf"(?<![a-z])(?P<pin>{_CHAIN})\s{{0,2}},?\s{{0,2}}(?:cua\s{{1,2}}|tai\s{{1,2}}|trong\s|{_ATTACHED})?$"
)
AFTER = re.compile(rf"\s{{0,2}},?\s{{0,2}}(?:tai\s{{1,2}}|\(\s?)?(?P<pin>{_CHAIN})")
_NAMED = re.compile(r"(?:diem|khoan|dieu|muc|chuong|phan|phu luc|mau|bieu|tiet)\s")


def pinpoint_before(low: str, start: int) -> tuple[int, int] | None:
    """Span of the pinpoint that ends at an offset.

    Parameters
    ----------
    low : str
        Folded text in lower case.
    start : int
        Where the mention of the document begins.

    Examples
    --------
    >>> low = "theo diem 1, dieu 10, quy che so 14-qc/tu"
    >>> low[slice(*pinpoint_before(low, 22))]
    'diem 1, dieu 10'
    """
    window = max(0, start - (200 if "kem theo" in low[max(0, start - 14) : start] else 90))
    words = low[window:start]
    if not _NAMED.search(words):
        return None
    match = BEFORE.search(words)
    return (window + match.start("pin"), window + match.end("pin")) if match else None


def pinpoint_after(low: str, end: int) -> tuple[int, int] | None:
    """Span of the pinpoint that follows an offset directly.

    Examples
    --------
    >>> low = "quy dinh so 37-qd/tw, dieu 8 va dieu 9 neu ro"
    >>> low[slice(*pinpoint_after(low, 20))]
    'dieu 8 va dieu 9'
    """
    match = AFTER.match(low, end, end + 90)
    return match.span("pin") if match else None
