"""The last working day on which acting is safe, and why it is that day.

"Trước ngày X": the day itself is too late; and where the day is one of rest, nobody is there to receive.
"""

import datetime as dt
from functools import lru_cache

from ..structure.dates import YEARS
from .counted import holidays_between
from .workdays import is_provisional, rest_day, working_day_until

#: Nobody sends or receives before offices open.
_OPEN = "08:00"


def in_working_hours(time: str | None, inclusive: bool) -> bool:
    """Whether there is time to act on the day of a limit itself.

    Parameters
    ----------
    time : str or None
        HH:MM of the limit.
    inclusive : bool
        Whether that day is in time where no hour is given.

    Examples
    --------
    >>> in_working_hours("17:00", False), in_working_hours("07:00", False), in_working_hours(None, False)
    (True, False, False)
    """
    return time > _OPEN if time else inclusive


@lru_cache(maxsize=16_384)
def safe_day(due: dt.date, *, inclusive: bool) -> tuple[dt.date | None, tuple[str, ...], bool]:
    """Find the last safe working day.

    Parameters
    ----------
    due : date
        The day of the limit.
    inclusive : bool
        Whether that day itself is in time.

    Returns
    -------
    day : date or None
        None outside the years that the calendar of days off covers.
    steps : tuple of str
        Why it is another day than the limit, in Vietnamese.
    provisional : bool
        Days off of that year may still be decided otherwise.

    Examples
    --------
    >>> safe_day(dt.date(2021, 9, 5), inclusive=False)[:2]
    (datetime.date(2021, 9, 1), ('làm xong chậm nhất 01/09/2021, ngày làm việc cuối cùng trước 05/09/2021', 'bỏ qua ngày nghỉ 02/09/2021 (Quốc khánh), 03/09/2021 (Quốc khánh)'))
    >>> safe_day(dt.date(2021, 9, 8), inclusive=True)
    (datetime.date(2021, 9, 8), (), False)
    """
    if due.year not in YEARS:
        return None, (), False
    last = due if inclusive else due - dt.timedelta(days=1)
    day = working_day_until(last)
    if day == due:
        return day, (), is_provisional(day)
    rest = rest_day(due)
    limit = f"{due:%d/%m/%Y}" + (f" ({rest})" if rest and inclusive else "")
    steps = [f"làm xong chậm nhất {day:%d/%m/%Y}, ngày làm việc cuối cùng trước {limit}"]
    skipped = holidays_between(day, due)
    steps += [f"bỏ qua ngày nghỉ {', '.join(skipped)}"] if skipped else []
    return day, tuple(steps), is_provisional(day)
