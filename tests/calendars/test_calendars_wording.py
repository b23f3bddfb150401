"""Recurrences in words."""

import pytest

from congvan_nlp.calendars.wording import rule


@pytest.mark.parametrize(
    ("rrule", "said"),
    [
        ("FREQ=DAILY", "hằng ngày"),
        ("FREQ=WEEKLY;BYDAY=MO,FR", "thứ Hai, thứ Sáu hằng tuần"),
        ("FREQ=MONTHLY;BYMONTHDAY=20", "ngày 20 hằng tháng"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=5", "ngày 5 3 tháng một lần"),
        ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25", "ngày 25 các tháng 3, 6, 9, 12 hằng năm"),
        ("FREQ=YEARLY;BYMONTH=6", "tháng 6 hằng năm"),
        ("FREQ=YEARLY", "hằng năm"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "ngày cuối cùng hằng tháng"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "thứ Sáu cuối cùng hằng tháng"),
        ("FREQ=MONTHLY;BYDAY=5FR", "FREQ=MONTHLY;BYDAY=5FR"),
        ("FREQ=HOURLY", "FREQ=HOURLY"),
        ("lạ", "lạ"),
    ],
)
def test_recurrences(rrule: str, said: str) -> None:
    assert rule(rrule) == said
