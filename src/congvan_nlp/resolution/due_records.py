"""The day that a time limit means, and what it was read against."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

#: A day without a year this shortly before the letter may be that day, not the one a year later.
_SHORTLY = dt.timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Reference:
    """What dates without a year are read against.

    Attributes
    ----------
    date : date or None
        Date of the letter.
    month : tuple of int or None
        (year, month) where the day is illegible.
    evaluation_year : int or None
        The year that the subject speaks of ("… năm 2021").
    """

    date: dt.date | None = None
    month: tuple[int, int] | None = None
    evaluation_year: int | None = None

    @property
    def earliest(self) -> dt.date | None:
        """First day that the letter can have been written on."""
        if self.date:
            return self.date
        return dt.date(self.month[0], self.month[1], 1) if self.month else None

    @property
    def year(self) -> int | None:
        """Year of the letter, else of its subject."""
        earliest = self.earliest
        return earliest.year if earliest else self.evaluation_year


@dataclass(frozen=True, slots=True)
class Due:
    """The day meant, and how it was reached.

    Attributes
    ----------
    due, start : date or None
    kind : {'date', 'relative', 'recurring', 'event'}
    inclusive : bool or None
    readings : tuple of date
        All days the phrase may mean, where it has several.
    steps : tuple of str
        The computation, in Vietnamese.
    notes : tuple of str
        Diagnostic codes.
    needs_review : bool
    act_by : date or None
        The last working day on which acting is safe.
    anchor_date : date or None
        The day that was counted from.
    until : date or None
        The last day that a recurring duty holds for.
    """

    due: dt.date | None
    kind: Literal["date", "relative", "recurring", "event"]
    inclusive: bool | None
    start: dt.date | None = None
    readings: tuple[dt.date, ...] = ()
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    needs_review: bool = False
    act_by: dt.date | None = None
    anchor_date: dt.date | None = None
    until: dt.date | None = None


def add_months(year: int, month: int, shift: int) -> tuple[int, int]:
    """Year and month so many months after another.

    Examples
    --------
    >>> add_months(2021, 11, 3)
    (2022, 2)
    """
    years, index = divmod(month - 1 + shift, 12)
    return year + years, index + 1


def just_before(day: dt.date | None, reference: Reference) -> tuple[dt.date, ...]:
    """A day of the year before, where it lies shortly before the letter.

    Examples
    --------
    >>> just_before(dt.date(2021, 10, 25), Reference(dt.date(2021, 11, 9)))
    (datetime.date(2021, 10, 25),)
    >>> just_before(dt.date(2021, 1, 10), Reference(dt.date(2021, 11, 9)))
    ()
    """
    earliest = reference.earliest
    return (day,) if day and earliest and dt.timedelta(0) < earliest - day <= _SHORTLY else ()
