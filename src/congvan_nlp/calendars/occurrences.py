"""Days on which a recurring limit falls, and the working day to act by for each of them.

A rule of RFC 5545 knows no holidays; an occurrence on a day of rest is to be acted on before it.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from dateutil.rrule import rrulestr

from ..records.analysis import Deadline
from ..resolution.safe_days import safe_day
from ..structure.dates import YEARS

#: More than anyone looks at; a daily rule gives 366 a year.
_AT_MOST = 4000


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


def occurrences(deadline: Deadline, until: dt.date) -> Iterator[Occurrence]:
    """List the days of a limit.

    Parameters
    ----------
    deadline : Deadline
        Any; one that does not recur has one day, one without a day none.
    until : date
        The last day to list.

    Yields
    ------
    Occurrence
        In order, from the first day of the limit on.

    Examples
    --------
    >>> from congvan_nlp.pipeline.analyze import deadlines_in
    >>> [deadline] = deadlines_in("báo cáo trước ngày 25 hằng tháng", dt.date(2021, 11, 5))
    >>> [(o.number, o.due.isoformat(), o.act_by.isoformat()) for o in occurrences(deadline, dt.date(2022, 1, 31))]
    [(1, '2021-11-25', '2021-11-24'), (2, '2021-12-25', '2021-12-24'), (3, '2022-01-25', '2022-01-24')]
    """
    if deadline.due is None:
        return
    first = dt.date.fromisoformat(deadline.due)
    inclusive = deadline.inclusive is not False or deadline.due_time is not None
    if not deadline.rrule:
        if first <= until:
            yield Occurrence(1, first, dt.date.fromisoformat(deadline.act_by) if deadline.act_by else None)
        return
    rule = rrulestr(deadline.rrule, dtstart=dt.datetime.combine(first, dt.time()))
    for number, moment in enumerate(islice(rule, _AT_MOST), 1):
        day = moment.date()
        if day > until or day.year not in YEARS:
            return
        yield Occurrence(number, day, safe_day(day, inclusive=inclusive)[0])
