"""Days that are counted from another day: "10 ngày làm việc kể từ ngày ký", "3 ngày trước ngày họp".

The first day is not counted, and a last day that is a day of rest moves to the next working day (Bộ luật
Dân sự 2015, Điều 147-148, by analogy). Counted backwards, nothing moves: the day before is always safe.
"""

import calendar
import datetime as dt
from typing import NamedTuple

from .due_records import add_months
from .workdays import add_working_days, is_provisional, rest_day, working_day_from

#: Units in Vietnamese.
UNITS = {
    "hour": "giờ", "day": "ngày", "workday": "ngày làm việc", "week": "tuần", "month": "tháng", "year": "năm",
}  # fmt: skip
_HOURS = 24


class Counted(NamedTuple):
    """The day that a count ends on.

    Attributes
    ----------
    due : date
    steps : tuple of str
        The computation, in Vietnamese.
    provisional : bool
        It rests on days off that have not been decided yet.
    """

    due: dt.date
    steps: tuple[str, ...]
    provisional: bool = False


def counted(anchor: dt.date, number: int, unit: str, known_as: str = "ngày") -> Counted | None:
    """Count from a day.

    Parameters
    ----------
    anchor : date
        The day counted from, which itself is not counted.
    number : int
        Negative counts backwards.
    unit : {'hour', 'day', 'workday', 'week', 'month', 'year'}
    known_as : str
        What the anchor is called in the steps: "ngày ký".

    Returns
    -------
    Counted or None
        None where the calendar ends before the count does.

    Examples
    --------
    >>> counted(dt.date(2021, 11, 5), 15, "day").due, counted(dt.date(2024, 4, 26), 2, "workday").due
    (datetime.date(2021, 11, 22), datetime.date(2024, 5, 3))
    >>> counted(dt.date(2021, 11, 22), -3, "workday").due
    datetime.date(2021, 11, 17)
    """
    try:
        due = _moved(anchor, number, unit)
    except (OverflowError, ValueError):
        return None
    amount = f"{abs(number)} {UNITS[unit]}"
    if number < 0:
        step = f"{amount} trước {known_as} {anchor:%d/%m/%Y} là {due:%d/%m/%Y}"
    elif unit == "hour":
        step = f"tính từ {known_as} {anchor:%d/%m/%Y}, chưa rõ giờ: {amount}, chậm nhất lấy là {due:%d/%m/%Y}"
    else:
        step = f"tính từ {known_as} {anchor:%d/%m/%Y}, không tính ngày đầu: {amount} đến {due:%d/%m/%Y}"
    steps = [step]
    if unit == "workday":
        skipped = holidays_between(min(anchor, due), max(anchor, due))
        steps += [f"bỏ qua ngày nghỉ {', '.join(skipped)}"] if skipped else []
        return Counted(due, tuple(steps), is_provisional(max(anchor, due)))
    rest = rest_day(due)
    if rest and number > 0 and unit != "hour":
        due = working_day_from(due)
        steps.append(f"là ngày nghỉ ({rest}), lùi đến {due:%d/%m/%Y} (Điều 148 Bộ luật Dân sự)")
        return Counted(due, tuple(steps), is_provisional(due))
    return Counted(due, tuple(steps))


def holidays_between(start: dt.date, end: dt.date) -> list[str]:
    """Days off between two days that are no weekends, with their reasons.

    Examples
    --------
    >>> holidays_between(dt.date(2021, 8, 31), dt.date(2021, 9, 6))
    ['02/09/2021 (Quốc khánh)', '03/09/2021 (Quốc khánh)']
    """
    days = (start + dt.timedelta(days=i) for i in range(1, (end - start).days))
    return [f"{day:%d/%m/%Y} ({rest_day(day)})" for day in days if day.weekday() < 5 and rest_day(day)]


def _moved(anchor: dt.date, number: int, unit: str) -> dt.date:
    if unit == "workday":
        return add_working_days(anchor, number)
    if unit in ("month", "year"):
        year, month = add_months(anchor.year, anchor.month, number * (12 if unit == "year" else 1))
        return dt.date(year, month, min(anchor.day, calendar.monthrange(year, month)[1]))
    if unit == "hour":  # the hour of the event is not known: the earliest day that the count may end on
        return anchor + dt.timedelta(days=number // _HOURS)
    return anchor + dt.timedelta(days=number * (7 if unit == "week" else 1))
