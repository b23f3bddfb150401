"""Heads of fictional letters, and views on what is read from the sentences below them."""

import datetime as dt
from typing import Any

import pytest

from congvan_nlp import analyze
from congvan_nlp.pipeline.analyze import deadlines_in
from congvan_nlp.records.analysis import Citation, Deadline

#: Head of a Party letter of Friday 05/11/2021; its body follows.
PARTY = """HUYỆN ỦY SƠN KHÊ
*
Số 12-CV/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Sơn Khê, ngày 05 tháng 11 năm 2021

Kính gửi: Các chi bộ, đảng bộ trực thuộc

"""

#: Head of a State letter of the same day.
STATE = """UBND TỈNH VẠN XUÂN
SỞ Y TẾ
Số: 45/SYT-NVY
V/v phòng, chống dịch
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Vạn Xuân, ngày 05 tháng 11 năm 2021

Kính gửi: Các bệnh viện trực thuộc

"""

LETTER_DATE = dt.date(2021, 11, 5)


def wrong(*values: Any, reason: str) -> Any:
    """A case that the library gets wrong today."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def citations(body: str, head: str = PARTY) -> list[Citation]:
    """Documents that a letter with this body cites."""
    return list(analyze(head + body).citations)


def cited(body: str, head: str = PARTY) -> Citation:
    """The only document that a letter with this body cites."""
    [citation] = citations(body, head)
    return citation


def keys(body: str, head: str = PARTY) -> list[str | None]:
    """Numbers and symbols of the documents cited."""
    return [c.key for c in citations(body, head)]


def names(body: str, head: str = PARTY) -> list[str]:
    """Names of the documents cited."""
    return [c.name for c in citations(body, head)]


def written(body: str, head: str = PARTY) -> list[tuple[str, str]]:
    """Words and form of each mention, document by document."""
    return [(m.text, m.form) for c in citations(body, head) for m in c.mentions]


def relations(body: str, head: str = PARTY) -> dict[str, str]:
    """Relation of the letter to each document, by its key or name."""
    return {c.key or c.name: c.relation for c in citations(body, head)}


def deadlines(body: str, head: str = PARTY) -> list[Deadline]:
    """Time limits of a letter with this body."""
    return list(analyze(head + body).deadlines)


def deadline(body: str, head: str = PARTY) -> Deadline:
    """The only time limit of a letter with this body."""
    [found] = deadlines(body, head)
    return found


def limit(passage: str, letter_date: dt.date | None = LETTER_DATE) -> Deadline:
    """The only time limit of a passage."""
    [found] = deadlines_in(passage, letter_date)
    return found
