"""A date never moves silently: what is not the day written, or the plain sum, is told in the computation."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from congvan_nlp.pipeline.analyze import deadlines_in
from congvan_nlp.resolution.counted import counted
from congvan_nlp.resolution.safe_days import safe_day
from congvan_nlp.resolution.workdays import is_working_day, rest_day

_DATES = st.dates(dt.date(2005, 1, 1), dt.date(2034, 12, 31))
_LETTER = dt.date(2005, 1, 1)


@settings(deadline=None)  # the calendar of a year is made when first asked for
@given(_DATES, st.sampled_from(["trước ngày", "chậm nhất ngày", "đến hết ngày", "trước 16 giờ ngày"]))
def test_a_written_day_is_the_day_given(day: dt.date, cue: str) -> None:
    [found] = deadlines_in(f"Các chi bộ gửi báo cáo {cue} {day:%d/%m/%Y}.", _LETTER)
    assert found.due == day.isoformat()
    assert found.act_by is not None
    if found.act_by != found.due:
        told = " ".join(found.computation)
        assert f"{dt.date.fromisoformat(found.act_by):%d/%m/%Y}" in told
        assert f"{day:%d/%m/%Y}" in told


@settings(deadline=None)  # the calendar of a year is made when first asked for
@given(_DATES, st.integers(1, 90), st.sampled_from(["day", "week", "month", "workday"]))
def test_a_count_that_moves_off_a_day_of_rest_says_so(anchor: dt.date, number: int, unit: str) -> None:
    found = counted(anchor, number, unit)
    assert found is not None
    assert is_working_day(found.due)
    plain = anchor + dt.timedelta(days=number * (7 if unit == "week" else 1))
    if unit in ("day", "week") and found.due != plain:
        assert not is_working_day(plain)
        assert found.due > plain
        assert f"({rest_day(plain)})" in found.steps[-1]
        assert f"{plain:%d/%m/%Y}" in found.steps[0]
    if unit == "workday":
        between = [anchor + dt.timedelta(days=i) for i in range(1, (found.due - anchor).days + 1)]
        assert sum(map(is_working_day, between)) == number
        off = [day for day in between if day.weekday() < 5 and not is_working_day(day)]
        assert all(f"{day:%d/%m/%Y}" in found.steps[-1] for day in off)


@settings(deadline=None)  # the calendar of a year is made when first asked for
@given(_DATES, st.integers(1, 90), st.sampled_from(["day", "week", "workday"]))
def test_counted_backwards_no_day_is_later_than_the_plain_one(anchor: dt.date, number: int, unit: str) -> None:
    found = counted(anchor, -number, unit)
    assert found is not None
    assert found.due <= anchor - dt.timedelta(days=number)
    act_by, _, _ = safe_day(found.due, inclusive=True)
    assert act_by is not None
    assert act_by <= found.due


@settings(deadline=None)  # the calendar of a year is made when first asked for
@given(_DATES, st.booleans())
def test_the_safe_day_is_the_nearest_working_day_in_time(due: dt.date, inclusive: bool) -> None:
    day, steps, _ = safe_day(due, inclusive=inclusive)
    assert day is not None
    last = due if inclusive else due - dt.timedelta(days=1)
    assert is_working_day(day)
    assert day <= last
    assert not any(is_working_day(day + dt.timedelta(days=i)) for i in range(1, (last - day).days + 1))
    assert bool(steps) == (day != due)
