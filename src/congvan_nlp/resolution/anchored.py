"""A limit that waits for a day, computed once that day is known: receipt of the letter, end of a meeting.

The result says what it was computed from; entering another day computes it anew.
"""

import datetime as dt

from ..records.analysis import Deadline
from .counted import Counted, counted
from .safe_days import in_working_hours, safe_day
from .workdays import working_day_from

_KNOWN_AS = {"receipt": "ngày nhận", "signing": "ngày ký"}


def takes_anchor(deadline: Deadline) -> bool:
    """Whether a limit is counted from, or bound to, a day that can be entered.

    Parameters
    ----------
    deadline : Deadline

    Returns
    -------
    bool
        False for plain dates, recurring and vague ones.
    """
    return not deadline.vague and (deadline.kind == "event" or deadline.count is not None)


def is_received(deadline: Deadline) -> bool:
    """Whether a limit is counted from the receipt of its letter."""
    return deadline.count is not None and deadline.count.since == "receipt"


def with_anchor(deadline: Deadline, anchor: dt.date) -> Deadline:
    """Compute a limit from the day that it waits for.

    Parameters
    ----------
    deadline : Deadline
    anchor : date
        The day of receipt, or of the event that `deadline.anchor` names.

    Returns
    -------
    Deadline
        With `due`, `act_by`, `anchor_date` and a new `computation`, and no need of review.

    Raises
    ------
    ValueError
        Where the limit depends on no such day, or the calendar ends before it.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> text = "Gửi báo cáo trong 05 ngày làm việc kể từ ngày nhận được Công văn này."
    >>> [deadline] = analyze(text).deadlines
    >>> deadline.due, with_anchor(deadline, dt.date(2021, 11, 10)).due
    (None, '2021-11-17')
    """
    if not takes_anchor(deadline):
        raise ValueError(f"{deadline.id} depends on no event")
    inclusive = deadline.inclusive is not False
    if deadline.count:
        known_as = _KNOWN_AS.get(deadline.count.since, "ngày")
        found = counted(anchor, deadline.count.number, deadline.count.unit, known_as)
        if found is None:
            raise ValueError(f"{deadline.id}: the calendar ends before the count does")
    else:
        found = Counted(anchor, (f"sự kiện diễn ra ngày {anchor:%d/%m/%Y}",))
    act_by, steps, provisional = safe_day(found.due, inclusive=in_working_hours(deadline.due_time, inclusive))
    forwards = deadline.count.number > 0 if deadline.count else deadline.inclusive is None
    if act_by and forwards and act_by < anchor:  # nothing can be done before what it waits for
        act_by = working_day_from(anchor)
        steps = (f"ngày làm việc đầu tiên kể từ đó là {act_by:%d/%m/%Y}",)
    if provisional or found.provisional:
        steps += (f"lịch nghỉ năm {found.due.year} chưa công bố đầy đủ, có thể đổi",)
    return deadline.model_copy(
        update={
            "due": found.due.isoformat(),
            "act_by": act_by.isoformat() if act_by else None,
            "anchor_date": anchor.isoformat(),
            "computation": (*found.steps, *steps),
            "needs_review": False,
            "review_reasons": (),
        }
    )
