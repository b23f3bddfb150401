"""Letters, documents and limits as people name them, in a few words."""

import datetime as dt

from ..calendars.entries import last_day
from ..calendars.wording import day
from ..records.analysis import Deadline
from ..resolution.urn import parse_urn


def document(urn: str) -> str:
    """A document as people name it.

    Parameters
    ----------
    urn : str
        URN:LEX.

    Returns
    -------
    str

    Examples
    --------
    >>> document("urn:lex:vn:trung.uong:quy.dinh:2023-10-04;124-qd-tw")
    '124-QĐ/TW ngày 04/10/2023'
    """
    name = parse_urn(urn)
    symbol = name.symbol or name.type.replace(".", " ")
    if len(name.date) == 10:
        return f"{symbol} ngày {day(name.date)}"
    return f"{symbol} năm {name.date[:4]}" if name.date else symbol


def title(number: str | None, type: str | None, date: str | None, issuer: str | None = None) -> str:
    """A letter by what tells it from others.

    Examples
    --------
    >>> title("7-CV/TU", "Công văn", "2025-03-05", "Tỉnh ủy Lam Sơn"), title(None, None, None)
    ('Công văn số 7-CV/TU ngày 05/03/2025 · Tỉnh ủy Lam Sơn', 'Văn bản')
    """
    parts = [type or "Văn bản", f"số {number}" if number else "", f"ngày {day(date)}" if date else ""]
    return " ".join(filter(None, parts)) + (f" · {issuer}" if issuer else "")


def left(last: dt.date | None, as_of: dt.date) -> str:
    """Days to a limit, or since.

    Parameters
    ----------
    last : date or None
        The last day that is still in time.
    as_of : date
        The day that it is seen from.

    Examples
    --------
    >>> left(dt.date(2025, 9, 5), dt.date(2025, 9, 1)), left(dt.date(2025, 9, 5), dt.date(2025, 9, 5))
    ('còn 4 ngày', 'hết hạn hôm nay')
    """
    if last is None:
        return ""
    days = (last - as_of).days
    if days < 0:
        return f"đã qua {-days} ngày"
    return f"còn {days} ngày" if days else "hết hạn hôm nay"


def is_moved(deadline: Deadline) -> bool:
    """Whether days off end the time to act before the limit itself does."""
    last = last_day(deadline)
    return bool(last and deadline.act_by and deadline.act_by != last.isoformat())
