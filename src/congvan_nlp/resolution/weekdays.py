"""Days of the week beside dates: where the two do not agree, one of them is wrong, and nobody knows which."""

import datetime as dt
import re

from ..folding import key

#: Monday first.
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_NUMBERS = {key(name).removeprefix("thu "): i for i, name in enumerate(WEEKDAYS)} | {str(i + 2): i for i in range(6)}
_WRITTEN = re.compile(r"\b(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat))\b")


def weekday_differs(words: str, day: dt.date) -> bool:
    """Whether words name another day of the week than a date has.

    Parameters
    ----------
    words : str
        A time limit as written.
    day : date

    Returns
    -------
    bool
        False where no day of the week is named.

    Examples
    --------
    >>> weekday_differs("trước thứ Năm, ngày 15/11/2024", dt.date(2024, 11, 15))
    True
    >>> weekday_differs("trước thứ Sáu, ngày 15/11/2024", dt.date(2024, 11, 15))
    False
    """
    written = _WRITTEN.search(key(words))
    return written is not None and _NUMBERS[written[1] or written[2]] != day.weekday()
