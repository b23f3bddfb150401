"""How outputs say days, hours, places and recurrences in Vietnamese: one wording for all of them."""

import re
from typing import Final

#: Days of the week in an RFC 5545 rule.
_WEEKDAYS = {
    "MO": "thứ Hai",
    "TU": "thứ Ba",
    "WE": "thứ Tư",
    "TH": "thứ Năm",
    "FR": "thứ Sáu",
    "SA": "thứ Bảy",
    "SU": "Chủ nhật",
}
#: Frequency → the adverb, and the unit that is counted where there is an interval.
_FREQUENCIES = {
    "DAILY": ("hằng ngày", "ngày"),
    "WEEKLY": ("hằng tuần", "tuần"),
    "MONTHLY": ("hằng tháng", "tháng"),
    "YEARLY": ("hằng năm", "năm"),
}
#: Stands where a letter does not say who has to act.
NO_BODY: Final = "chưa rõ đơn vị"
_NTH = {"": "", "-1": " cuối cùng", "1": " đầu tiên", "2": " thứ hai trong tháng", "3": " thứ ba trong tháng"}
_UNTIL = re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)")
#: Of the working days of a month, the first or the last.
_WORKDAYS = {("MO,TU,WE,TH,FR", "1"): "ngày làm việc đầu tiên", ("MO,TU,WE,TH,FR", "-1"): "ngày làm việc cuối cùng"}


def _weekday(code: str) -> str:
    """A day of the week, counted in its month or not: FR, -1FR."""
    nth = _NTH.get(code[:-2])
    return f"{_WEEKDAYS[code[-2:]]}{nth}" if nth is not None and code[-2:] in _WEEKDAYS else ""


def rule(rrule: str) -> str:
    """Write a recurrence in words.

    Parameters
    ----------
    rrule : str
        An RFC 5545 rule.

    Returns
    -------
    str
        The words; the rule itself where it says more than they could.

    Examples
    --------
    >>> rule("FREQ=WEEKLY;BYDAY=FR"), rule("FREQ=MONTHLY;INTERVAL=6")
    ('thứ Sáu hằng tuần', '6 tháng một lần')
    >>> rule("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"), rule("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=20")
    ('ngày 10/12 hằng năm', 'ngày 20 các tháng 6, 12 hằng năm')
    >>> rule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1")
    'ngày làm việc cuối cùng hằng tháng'
    >>> rule("FREQ=MONTHLY;BYMONTHDAY=25;UNTIL=20250531")
    'ngày 25 hằng tháng, đến 31/05/2025'
    >>> rule("FREQ=DAILY;COUNT=3")
    'FREQ=DAILY;COUNT=3'
    """
    parts = dict(part.split("=", 1) for part in rrule.split(";") if "=" in part)
    until = _UNTIL.fullmatch(parts.pop("UNTIL", ""))
    adverb, unit = _FREQUENCIES.get(parts.pop("FREQ", ""), ("", ""))
    interval = parts.pop("INTERVAL", "1")
    days, months, weekdays = (parts.pop(part, "") for part in ("BYMONTHDAY", "BYMONTH", "BYDAY"))
    workday = _WORKDAYS.get((weekdays, parts.get("BYSETPOS", "")), "")
    if workday and not (days or months):
        del parts["BYSETPOS"]
        weekdays = ""
    named = [_weekday(code) for code in weekdays.split(",")] if weekdays else []
    if days == "-1" and not months:
        workday, days = "ngày cuối cùng", ""
    if not adverb or parts or "-" in days + months or "" in named:
        return rrule
    often = adverb if interval == "1" else f"{interval} {unit} một lần"
    when = workday or ", ".join(named)
    if days and months.isdigit() and days.isdigit():
        when = f"ngày {days}/{months}"
    elif days or months:
        lists = ("ngày", days), ("các tháng" if "," in months else "tháng", months)
        when = " ".join(f"{noun} {values.replace(',', ', ')}" for noun, values in lists if values)
    end = f", đến {until['d']}/{until['m']}/{until['y']}" if until else ""
    return f"{when} {often}".strip() + end


def day(date: str) -> str:
    """Write an ISO date as Vietnamese letters do.

    Parameters
    ----------
    date : str
        yyyy-mm-dd.

    Returns
    -------
    str
        dd/mm/yyyy.

    Examples
    --------
    >>> day("2025-09-05")
    '05/09/2025'
    """
    return "/".join(reversed(date.split("-")))


def hour(time: str) -> str:
    """Write a time of day in words.

    Parameters
    ----------
    time : str
        HH:MM.

    Returns
    -------
    str
        The hour, with its minutes where there are any.

    Examples
    --------
    >>> hour("16:30"), hour("09:00")
    ('16 giờ 30', '9 giờ')
    """
    hours, _, minutes = time.partition(":")
    return f"{int(hours)} giờ" + (f" {minutes}" if minutes.strip("0") else "")


def place(path: str | None) -> str:
    """Write the path of a directive, which may say itself what it is.

    Examples
    --------
    >>> place("2.(5)"), place("Điều 3.2"), place(None)
    ('mục 2.(5)', 'Điều 3.2', '')
    """
    return path or "" if not path or " " in path.partition(".")[0] else f"mục {path}"
