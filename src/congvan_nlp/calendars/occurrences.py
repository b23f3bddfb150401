"""Days on which a recurring limit falls, and the working day to act by for each of them.

A rule of RFC 5545 knows no holidays; an occurrence on a day of rest is to be acted on before it.
"""

import datetime as dt
from collections.abc import Iterator
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
    if first is None:
        # "định kỳ 6 tháng" names no day; and where an interval is counted from is not known
        if "BY" not in rule.replace("BYSETPOS", "") or "INTERVAL" in rule:
            return
        first = _EPOCH
    in_time = in_working_hours(deadline.due_time, deadline.inclusive is not False)
    moments = rrulestr(every_time(rule), dtstart=dt.datetime.combine(first, dt.time()))
    for number, moment in enumerate(islice(moments, _AT_MOST), 1):
        day = moment.date()
        if day > until or day.year not in YEARS:
            return
        if day >= since:
            yield Occurrence(number, day, safe_day(day, inclusive=in_time)[0])
