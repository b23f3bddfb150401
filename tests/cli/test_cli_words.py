"""Vietnamese words: every value of the contract has one, and what is unknown is shown as it is."""

from typing import get_args

import pytest

from congvan_nlp.cli import words
from congvan_nlp.records.analysis import AssigneeRole, Relation, Severity


def test_every_value_of_the_contract_has_a_word() -> None:
    assert set(words.RELATIONS) == set(get_args(Relation))
    assert set(words.ASSIGNEES) == set(get_args(AssigneeRole))
    assert set(words.SEVERITIES) == set(get_args(Severity))


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
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("FREQ=MONTHLY;BYDAY=2FR", "FREQ=MONTHLY;BYDAY=2FR"),
        ("FREQ=HOURLY", "FREQ=HOURLY"),
        ("lạ", "lạ"),
    ],
)
def test_recurrences(rrule: str, said: str) -> None:
    assert words.rule(rrule) == said


def test_unknown_sentences_stay() -> None:
    assert words.in_vietnamese("strange fault in File.txt") == "strange fault in File.txt"
    assert words.in_vietnamese("no such filer") == "no such filer"
