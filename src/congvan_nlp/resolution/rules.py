"""Rules of RFC 5545 as people mean them: "ngày 31 hằng tháng" is the last day where a month has no 31st."""

import re

_LATE_DAY = re.compile(r"BYMONTHDAY=(29|30|31)(?![\d,])")


def every_time(rule: str) -> str:
    """Make a rule on one of the last days of a month fall into every month, by law of the calendar the last day.

    RFC 5545 skips months without such a day, and a limit that is skipped is a limit that is missed.

    Parameters
    ----------
    rule : str

    Returns
    -------
    str
        The rule itself where all its months have its day.

    Examples
    --------
    >>> every_time("FREQ=MONTHLY;BYMONTHDAY=30")
    'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'
    >>> every_time("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=31")
    'FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=28,29,30,31;BYSETPOS=-1'
    >>> every_time("FREQ=MONTHLY;BYMONTHDAY=25")
    'FREQ=MONTHLY;BYMONTHDAY=25'
    """
    late = _LATE_DAY.search(rule)
    if late is None or "BYSETPOS" in rule:
        return rule
    days = ",".join(str(day) for day in range(28, int(late[1]) + 1))
    whole = _LATE_DAY.sub(f"BYMONTHDAY={days}", rule) + ";BYSETPOS=-1"
    return whole.replace("FREQ=YEARLY", "FREQ=MONTHLY") if "BYMONTH=" in whole else whole
