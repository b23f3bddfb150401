"""Days on which a recurring limit falls, and the working day to act by for each of them.

A rule of RFC 5545 knows no holidays; an occurrence on a day of rest is to be acted on before it.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from dateutil.rrule import rrulestr

from ..records.analysis import Deadline
from ..resolution.rules import every_time
from ..resolution.safe_days import in_working_hours, safe_day
from ..structure.dates import YEARS

#: A daily rule has 73,000 days in two hundred years.
_AT_MOST = 80_000
#: Rules of letters without a date are numbered from here.
_EPOCH = dt.date(2000, 1, 1)


class Occurrence(NamedTuple):
    """One day of a limit.

    Attributes
    ----------
    number : int
        1 for the first one.
    due : date
    act_by : date or None
        The last working day on which acting is safe.
    """

    number: int
    due: dt.date
    act_by: dt.date | None


def occurrences(deadline: Deadline, until: dt.date, since: dt.date = dt.date.min) -> Iterator[Occurrence]:
    """List the days of a limit.

    Parameters
    ----------
    deadline : Deadline
        Any; one that does not recur has one day, one without a day none. A recurring one whose letter has no
        date is listed by its rule alone, where that names its days.
    until : date
        The last day to list.
    since : date, optional
        Earlier days are counted, but not listed.

    Yields
    ------
    Occurrence
        In order, numbered from the first day of the limit on.

    Examples
    --------
    >>> from congvan_nlp.pipeline.analyze import deadlines_in
    >>> [deadline] = deadlines_in("báo cáo trước ngày 25 hằng tháng", dt.date(2021, 11, 5))
    >>> [(o.number, o.due.isoformat(), o.act_by.isoformat()) for o in occurrences(deadline, dt.date(2022, 1, 31))]
    [(1, '2021-11-25', '2021-11-24'), (2, '2021-12-25', '2021-12-24'), (3, '2022-01-25', '2022-01-24')]
    """
    first = dt.date.fromisoformat(deadline.due) if deadline.due else None
    if first is not None and not deadline.rrule:
        if since <= first <= until:
            yield Occurrence(1, first, dt.date.fromisoformat(deadline.act_by) if deadline.act_by else None)
        return
    rule = deadline.rrule or ""
    first = first or _first_of(rule)
    if first is None:
        return
    in_time = in_working_hours(deadline.due_time, deadline.inclusive is not False)
    moments = rrulestr(every_time(rule), dtstart=dt.datetime.combine(first, dt.time()))
    for number, moment in enumerate(islice(moments, _AT_MOST), 1):
        day = moment.date()
        if day > until or day.year not in YEARS:
            return
        if day >= since:
            yield Occurrence(number, day, safe_day(day, inclusive=in_time)[0])


def _first_of(rule: str) -> dt.date | None:
    """Where a rule without a first day is numbered from.

    "Định kỳ 6 tháng" names no day; and where an interval is counted from is not known.
    """
    return _EPOCH if _names_its_days(rule) else None


def _names_its_days(rule: str) -> bool:
    """Whether the days follow from the rule alone, wherever it begins."""
    return "DAY" in rule and "INTERVAL" not in rule and "COUNT" not in rule


def days_between(rule: str, first: dt.date | None, since: dt.date, until: dt.date) -> Sequence[dt.date]:
    """Days on which a recurring limit falls, as `occurrences`, for very many limits.

    Parameters
    ----------
    rule : str
        RFC 5545.
    first : date or None
        First day of the limit, where it is known.
    since, until : date

    Returns
    -------
    sequence of date
        In order.

    Examples
    --------
    >>> first = dt.date(2021, 11, 25)
    >>> [day.isoformat() for day in days_between("FREQ=MONTHLY;BYMONTHDAY=25", first, first, dt.date(2021, 12, 31))]
    ['2021-11-25', '2021-12-25']
    """
    begin = first or _first_of(rule)
    if begin is None or begin > until:
        return ()
    # most rules name their days: the letters of a library share some hundred of them
    shared = _names_its_days(rule) or rule == "FREQ=DAILY"
    days = _days(rule, None if shared else begin, since, until)
    return days[bisect_left(days, begin) :]


@lru_cache(maxsize=4096)
def _days(rule: str, begin: dt.date | None, since: dt.date, until: dt.date) -> tuple[dt.date, ...]:
    until = min(until, dt.date(YEARS[-1], 12, 31))
    since = max(since, dt.date(YEARS[0], 1, 1))
    start = dt.datetime.combine(begin or since, dt.time())
    moments = rrulestr(every_time(rule), dtstart=start).between(
        dt.datetime.combine(since, dt.time()), dt.datetime.combine(until, dt.time()), inc=True
    )
    return tuple(moment.date() for moment in moments)
