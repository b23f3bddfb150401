"""Which day a time phrase means for a letter of a given day: year ends, leap years, rest days, missing parts."""

import datetime as dt

import pytest

from congvan_nlp import analyze
from congvan_nlp.extraction.time_phrases import find_time_phrases
from congvan_nlp.folding import Text
from congvan_nlp.pipeline.analyze import deadlines_in
from congvan_nlp.records.analysis import Deadline
from congvan_nlp.resolution.anchored import with_anchor
from congvan_nlp.resolution.due import Due, Reference, resolve_due


def limit(words: str, letter_date: str | None) -> Deadline:
    """The only time limit of a sentence in a letter of a day."""
    date = dt.date.fromisoformat(letter_date) if letter_date else None
    [found] = deadlines_in(f"Các chi bộ hoàn thành việc rà soát, gửi báo cáo {words}.", date)
    return found


def due_of(words: str, reference: Reference, shared_year: int | None = None) -> Due:
    """What the room makes of one phrase."""
    text = Text.of(words)
    [phrase] = find_time_phrases(text, 0, len(text))
    return resolve_due(phrase, reference, shared_year)


def letter(date: str, subject: str, body: str) -> str:
    """A letter with this dateline and subject."""
    return f"HUYỆN ỦY SƠN KHÊ\n*\nSố 12-CV/HU\nV/v {subject}\n\nSơn Khê, {date}\n\nKính gửi: Các chi bộ\n\n{body}"


@pytest.mark.parametrize(
    ("words", "letter_date", "due"),
    [
        # a fixed date never moves
        ("trước ngày 15/12/2021", "2021-11-05", "2021-12-15"),
        ("trước ngày 15/12/2021", "2024-11-05", "2021-12-15"),
        ("trước ngày 15/12/2021", None, "2021-12-15"),
        ("chậm nhất Chủ nhật, ngày 12/12/2021", "2021-11-05", "2021-12-12"),  # a rest day stays
        # no year: the first such day on or after the letter's date
        ("trước ngày 25/12", "2021-11-05", "2021-12-25"),
        ("trước ngày 25 tháng 12", "2021-11-05", "2021-12-25"),
        ("trước ngày 05/11", "2021-11-05", "2021-11-05"),
        ("trước ngày 04/11", "2021-11-05", "2022-11-04"),
        ("trước ngày 10/01", "2021-12-31", "2022-01-10"),
        ("trước ngày 31/12", "2021-12-31", "2021-12-31"),
        ("trước ngày 01/01", "2021-12-31", "2022-01-01"),
        ("trước ngày 01/01", "2022-01-01", "2022-01-01"),
        ("trước ngày 31/12", "2022-01-01", "2022-12-31"),
        ("trước 17h00 ngày 10/01", "2021-12-31", "2022-01-10"),
        ("trước ngày 29/02", "2024-01-15", "2024-02-29"),
        ("trước ngày 29/02", "2023-11-15", "2024-02-29"),
        ("trước ngày 01/3", "2024-02-29", "2024-03-01"),
        ("trước ngày 28/02", "2024-02-29", "2025-02-28"),
        # the year after the one under evaluation, here the letter's
        ("trước ngày 10/01 của năm sau liền kề", "2021-11-09", "2022-01-10"),
        ("trước ngày 10/01 của năm liền kề", "2021-11-09", "2022-01-10"),
        ("trước ngày 10/01 năm sau", "2021-12-31", "2022-01-10"),
        ("trước ngày 10/01 năm tiếp theo", "2021-01-01", "2022-01-10"),
        ("trước ngày 10/01 năm kế tiếp", "2021-01-31", "2022-01-10"),
        ("trước ngày 29/02 năm sau", "2023-12-01", "2024-02-29"),
        # days of this month and the next
        ("trước ngày 20 tháng này", "2021-11-05", "2021-11-20"),
        ("trước ngày 20 tháng tới", "2021-11-05", "2021-12-20"),
        ("trước ngày 20 tháng tới", "2021-12-05", "2022-01-20"),
        ("trước ngày 29 tháng tới", "2024-01-31", "2024-02-29"),
        ("trước ngày 20 tháng sau", "2021-11-05", "2021-12-20"),
        ("chậm nhất ngày 05 của tháng sau", "2021-11-05", "2021-12-05"),
        ("chậm nhất ngày 05 tháng kế tiếp", "2021-12-05", "2022-01-05"),
        ("trước ngày 05 của tháng tiếp theo", "2021-11-05", "2021-12-05"),
        ("trước ngày 20 tháng sáu", "2021-11-05", "2022-06-20"),
        # periods end with their last day
        ("trong tháng 12 năm 2021", "2021-11-05", "2021-12-31"),
        ("trong tháng 12", "2021-11-05", "2021-12-31"),
        ("trong tháng 11", "2021-11-30", "2021-11-30"),
        ("trong tháng 10", "2021-11-05", "2022-10-31"),
        ("trong tháng 01", "2021-12-31", "2022-01-31"),
        ("trong tháng 02/2024", "2021-11-05", "2024-02-29"),
        ("trong tháng 02/2100", "2021-11-05", "2100-02-28"),
        ("trong tháng 02", "2023-01-01", "2023-02-28"),
        ("trong quý IV/2021", "2021-11-05", "2021-12-31"),
        ("trong quý 4 năm 2021", "2021-11-05", "2021-12-31"),
        ("trong quý I", "2021-11-05", "2022-03-31"),
        ("trong quý II/2022", "2021-11-05", "2022-06-30"),
        ("trong quý III năm 2022", "2021-11-05", "2022-09-30"),
        ("trong quí I", "2021-11-05", "2022-03-31"),
        ("trong năm 2022", "2021-11-05", "2022-12-31"),
        ("đến hết tháng 6/2022", "2021-11-05", "2022-06-30"),
        ("đến cuối tháng 6/2022", "2021-11-05", "2022-06-30"),
        ("đến cuối năm 2025", "2021-11-05", "2025-12-31"),
        ("hết quý I/2022", "2021-11-05", "2022-03-31"),
        ("cuối tháng 6/2022", "2021-11-05", "2022-06-30"),
        ("vào cuối quý I/2022", "2021-11-05", "2022-03-31"),
        # this one and the next
        ("trong quý này", "2021-11-05", "2021-12-31"),
        ("trong tháng này", "2021-11-05", "2021-11-30"),
        ("trong tháng tới", "2021-12-05", "2022-01-31"),
        ("trong quý sau", "2021-11-05", "2022-03-31"),
        ("trong năm sau", "2021-11-05", "2022-12-31"),
        # halves and thirds
        ("trong nửa đầu tháng 12/2021", "2021-11-05", "2021-12-15"),
        ("trong nửa cuối tháng 12/2021", "2021-11-05", "2021-12-31"),
        ("trong thượng tuần tháng 12/2021", "2021-11-05", "2021-12-10"),
        ("vào trung tuần tháng 12/2021", "2021-11-05", "2021-12-20"),
        ("trong hạ tuần tháng 12/2021", "2021-11-05", "2021-12-31"),
        ("trong nửa đầu quý I/2022", "2021-11-05", "2022-02-15"),
        ("trong kỳ sinh hoạt chi bộ tháng 12/2021", "2021-11-05", "2021-12-31"),
        # edges: Bộ luật Dân sự 2015, Điều 146
        ("trong đầu tháng 12/2021", "2021-11-05", "2021-12-01"),
        ("trước giữa tháng 12/2021", "2021-11-05", "2021-12-15"),
        ("trước cuối tháng 12/2021", "2021-11-05", "2021-12-31"),
        ("trước giữa năm 2022", "2021-11-05", "2022-06-30"),
        # weeks: the last working day
        ("trong tuần này", "2021-11-01", "2021-11-05"),
        ("trong tuần này", "2021-11-07", "2021-11-05"),
        ("trong tuần sau", "2021-11-05", "2021-11-12"),
        ("trong tuần tới", "2021-12-29", "2022-01-07"),
        ("trong tuần đầu tháng 12/2021", "2021-11-05", "2021-12-07"),
        ("trong tuần thứ hai của tháng 12", "2021-11-05", "2021-12-14"),
        ("trong tuần cuối tháng 02/2024", "2021-11-05", "2024-02-29"),
        # first days of a month
        ("trong 10 ngày đầu tháng 12/2021", "2021-11-05", "2021-12-10"),
        ("trong 5 ngày đầu tháng 01", "2021-11-05", "2022-01-05"),
    ],
)
def test_the_day_meant(words: str, letter_date: str | None, due: str | None) -> None:
    assert limit(words, letter_date).due == due


@pytest.mark.parametrize(
    ("words", "start", "due"),
    [
        ("từ ngày 15/11 đến hết ngày 30/11/2021", "2021-11-15", "2021-11-30"),
        ("từ 15/11 đến 30/11/2021", "2021-11-15", "2021-11-30"),
        ("từ ngày 01 đến ngày 15/12/2021", "2021-12-01", "2021-12-15"),
        ("từ ngày 01 tháng 12 đến ngày 15 tháng 12 năm 2021", "2021-12-01", "2021-12-15"),
        ("từ ngày 15/12 đến ngày 10/01/2022", "2021-12-15", "2022-01-10"),
        ("từ ngày 15/12/2021 đến ngày 10/01/2022", "2021-12-15", "2022-01-10"),
        ("từ ngày 15/11 tới ngày 30/11", "2021-11-15", "2021-11-30"),
        ("từ ngày 15/12 đến hết tháng 12/2021", "2021-12-15", "2021-12-31"),
        ("từ 8h00 ngày 10/11/2021 đến 17h00 ngày 20/11/2021", "2021-11-10", "2021-11-20"),
        ("từ ngày 10/11/2021 đến 17h00 ngày 20/11/2021", "2021-11-10", "2021-11-20"),
        ("từ ngày 01/12/2021 - 15/12/2021", "2021-12-01", "2021-12-15"),
        ("từ 01/12 - 15/12/2021", "2021-12-01", "2021-12-15"),
        ("từ ngày 01 - 15/12/2021", "2021-12-01", "2021-12-15"),
        ("trong 02 ngày, từ ngày 15/12/2021 đến ngày 16/12/2021", "2021-12-15", "2021-12-16"),
        # several periods
        ("từ tháng 11/2021 đến tháng 01/2022", "2021-11-01", "2022-01-31"),
        ("từ tháng 11/2021 đến hết tháng 3/2022", "2021-11-01", "2022-03-31"),
        ("từ quý IV/2021 đến quý II/2022", "2021-10-01", "2022-06-30"),
        ("trong tháng 11 và tháng 12 năm 2021", "2021-11-01", "2021-12-31"),
        ("trong tháng 10, tháng 11 và tháng 12/2021", "2021-10-01", "2021-12-31"),
        ("trong tháng 11, 12/2021", "2021-11-01", "2021-12-31"),
        ("trong tháng 11-12/2021", "2021-11-01", "2021-12-31"),
        ("trong tháng 11/2021 - 01/2022", "2021-11-01", "2022-01-31"),
        ("trong quý IV/2021 và quý I/2022", "2021-10-01", "2022-03-31"),
        ("từ giữa tháng 11/2021 đến hết tháng 3/2022", "2021-11-15", "2022-03-31"),
        ("trong quý IV và quý I", "2021-10-01", "2022-03-31"),
        ("trong năm 2022, 2023 tổng kết", "2022-01-01", "2022-12-31"),
        ("trong năm 2022 và năm 2023", "2022-01-01", "2023-12-31"),
        ("trong tháng 11, tháng 12 tổng kết", "2021-11-01", "2021-11-30"),
        ("từ ngày 20 đến ngày 15/12/2021", None, "2021-12-15"),
        ("từ ngày 31/11 đến ngày 15/12/2021", None, "2021-12-15"),
        ("trong tháng 12/2021", "2021-12-01", "2021-12-31"),
        ("trong quý IV/2021", "2021-10-01", "2021-12-31"),
        ("trong tuần này", "2021-11-01", "2021-11-05"),
        ("đến hết tháng 12/2021", None, "2021-12-31"),
        ("cuối tháng 12/2021", None, "2021-12-31"),
    ],
)
def test_first_and_last_day_of_a_stretch(words: str, start: str | None, due: str) -> None:
    found = limit(words, "2021-11-05")
    assert (found.start_date, found.due, found.inclusive) == (start, due, True)


@pytest.mark.parametrize(
    ("words", "letter_date", "due"),
    [
        # the first day is not counted; a rest day moves to the next working day (Điều 147, 148)
        ("trong thời hạn 15 ngày kể từ ngày ký", "2021-11-05", "2021-11-22"),  # 20/11 is a Saturday
        ("trong thời hạn 16 ngày kể từ ngày ký", "2021-11-05", "2021-11-22"),  # a Sunday
        ("trong thời hạn 17 ngày kể từ ngày ký", "2021-11-05", "2021-11-22"),
        ("trong vòng 10 ngày kể từ ngày ban hành", "2021-11-05", "2021-11-15"),
        ("trong vòng 10 ngày, kể từ ngày ký ban hành", "2021-11-05", "2021-11-15"),
        ("trong vòng 10 ngày kể từ ngày ký Công văn này", "2021-11-05", "2021-11-15"),
        ("trong vòng 10 ngày kể từ ngày ban hành Kế hoạch này", "2021-11-05", "2021-11-15"),
        ("chậm nhất 05 ngày kể từ ngày ký", "2021-12-30", "2022-01-04"),
        ("chậm nhất 05 ngày kể từ ngày ký", "2024-02-25", "2024-03-01"),
        ("chậm nhất 05 ngày kể từ ngày ký", "2023-02-24", "2023-03-01"),
        ("trong thời hạn 2 tuần kể từ ngày ký", "2021-11-05", "2021-11-19"),
        ("trong thời hạn 3 tháng kể từ ngày ký", "2021-11-05", "2022-02-07"),  # 05/02 is a Saturday
        ("trong thời hạn 1 tháng kể từ ngày ký", "2024-01-31", "2024-02-29"),
        ("trong thời hạn 1 tháng kể từ ngày ký", "2023-01-31", "2023-02-28"),
        ("trong thời hạn 12 tháng kể từ ngày ký", "2024-02-29", "2025-02-28"),
        ("trong thời hạn 10 ngày kể từ ngày 22/11/2021", "2021-11-05", "2021-12-02"),
        ("trong vòng 5 ngày kể từ ngày 23/11/2021", "2021-11-05", "2021-11-29"),
        ("trong 10 ngày kể từ ngày ký", "2021-08-23", "2021-09-06"),  # 02/9 is off, and 03/9
        ("chậm nhất 05 ngày làm việc kể từ ngày ký", "2021-11-05", "2021-11-12"),
        ("trong 30 ngày làm việc kể từ ngày ký Quyết định này", "2026-03-09", "2026-04-20"),
        ("trong 10 ngày làm việc kể từ ngày 27/8/2021", "2021-08-20", "2021-09-14"),
    ],
)
def test_days_counted_from_signing(words: str, letter_date: str, due: str) -> None:
    found = limit(words, letter_date)
    assert (found.due, found.kind, found.inclusive) == (due, "relative", True)
    assert found.computation


def test_the_computation_names_the_holidays_that_were_skipped() -> None:
    steps = limit("trong 10 ngày làm việc kể từ ngày 27/8/2021", "2021-08-20").computation
    assert "14/09/2021" in steps[0]
    assert "02/09/2021 (Quốc khánh)" in steps[1]


@pytest.mark.parametrize(
    ("words", "act_by"),
    [
        ("trước ngày 15/12/2021", "2021-12-14"),
        ("trước ngày 13/12/2021", "2021-12-10"),  # a Monday: the Friday before
        ("chậm nhất ngày 15/12/2021", "2021-12-15"),
        ("chậm nhất ngày 12/12/2021", "2021-12-10"),  # a Sunday
        ("trước 16 giờ ngày 15/12/2021", "2021-12-15"),
        ("trước ngày 07/02/2022", "2022-01-28"),  # behind Tết
        ("chậm nhất 05 ngày sau khi kết thúc hội nghị", None),
    ],
)
def test_the_last_working_day_on_which_acting_is_safe(words: str, act_by: str | None) -> None:
    assert limit(words, "2021-11-05").act_by == act_by


def test_the_computation_tells_how_a_rest_day_moved() -> None:
    steps = limit("trong thời hạn 15 ngày kể từ ngày ký", "2021-11-05").computation
    assert "20/11/2021" in steps[0]
    assert "22/11/2021" in steps[1]
    assert "Điều 148" in steps[1]


@pytest.mark.parametrize(
    "words",
    [
        "15 ngày kể từ ngày nhận được đơn",
        "05 ngày sau khi kết thúc hội nghị",
        "trong vòng 24 giờ kể từ khi phát hiện",
        "chậm nhất 03 ngày làm việc trước ngày họp",
        "ngay sau hội nghị",
    ],
)
def test_what_cannot_be_computed_yet_is_left_open(words: str) -> None:
    found = limit(words, "2021-11-05")
    assert (found.due, found.kind, found.needs_review) == (None, "event", True)


@pytest.mark.parametrize(
    ("words", "letter_date", "due"),
    [
        ("trước ngày 15/12 hằng năm", "2021-11-05", "2021-12-15"),
        ("trước ngày 15/12 hằng năm", "2021-12-15", "2022-12-15"),
        ("trước ngày 15/12 hằng năm", "2021-12-16", "2022-12-15"),
        ("vào ngày 31 hằng tháng", "2021-11-05", "2021-11-30"),  # November has no 31st
        ("vào ngày 29 hằng tháng", "2023-01-30", "2023-02-28"),
        ("vào ngày 29 hằng tháng", "2024-01-30", "2024-02-29"),
        ("vào ngày 05 hằng tháng", "2021-12-06", "2022-01-05"),
        ("ngày 15 của tháng cuối quý", "2021-12-16", "2022-03-15"),
        ("ngày 05 tháng đầu quý", "2021-10-05", "2021-10-05"),
        ("vào thứ Sáu hằng tuần", "2021-11-05", "2021-11-05"),
        ("vào thứ Sáu hằng tuần", "2021-11-06", "2021-11-12"),
        ("trước 15 giờ hằng ngày", "2021-12-31", "2021-12-31"),
        ("trước ngày 15/12 hằng năm", None, None),
        ("vào ngày 05 hằng tháng", None, None),
        ("vào thứ Sáu hằng tuần", None, None),
        ("định kỳ hằng tháng", "2021-11-05", None),
    ],
)
def test_the_next_day_of_a_recurring_duty(words: str, letter_date: str | None, due: str | None) -> None:
    found = limit(words, letter_date)
    assert (found.due, found.kind) == (due, "recurring")
    assert found.rrule is not None


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        ("trước quý I của năm liền kề", ("2021-12-31", "2022-03-31")),
        ("trước quý II/2022", ("2022-03-31", "2022-06-30")),
        ("trước tháng 6/2022", ("2022-05-31", "2022-06-30")),
        ("trước tháng 01/2022", ("2021-12-31", "2022-01-31")),
        ("trước tháng 3/2024", ("2024-02-29", "2024-03-31")),
    ],
)
def test_before_a_period_means_two_days(words: str, readings: tuple[str, str]) -> None:
    found = limit(words, "2021-11-09")
    assert (found.readings, found.due, found.needs_review) == (readings, readings[0], True)


def test_a_day_just_before_the_letter_waits_for_review() -> None:
    found = limit("trước ngày 04/11", "2021-11-05")
    assert (found.due, found.readings, found.needs_review) == ("2022-11-04", ("2021-11-04", "2022-11-04"), True)


@pytest.mark.parametrize(
    "words",
    ["trước ngày 31/4/2022", "trước ngày 29/02/2023", "trước ngày 29 tháng 02 năm 2100", "chậm nhất ngày 31/6/2022"],
)
def test_a_day_that_does_not_exist(words: str) -> None:
    found = limit(words, "2021-11-05")
    assert (found.due, found.needs_review) == (None, True)


def test_a_leap_day_of_a_common_year_is_not_moved() -> None:
    assert limit("trước ngày 30 tháng tới", "2022-01-05").due is None
    assert limit("trước ngày 29/02 năm sau", "2021-12-01").due is None


@pytest.mark.parametrize(
    "words",
    [
        "trước ngày 25/12",
        "trước ngày 10/01 của năm sau liền kề",
        "trước ngày 20 tháng này",
        "trong tháng 12",
        "trong quý IV",
        "trong tuần này",
        "từ ngày 15/11 đến ngày 30/11",
        "trong thời hạn 15 ngày kể từ ngày ký",
    ],
)
def test_without_the_letter_s_date_nothing_is_guessed(words: str) -> None:
    found = limit(words, None)
    assert (found.due, found.needs_review) == (None, True)


@pytest.mark.parametrize(
    ("subject", "due"),
    [
        ("kiểm điểm, xếp loại năm 2021", "2022-01-10"),
        ("kiểm điểm, xếp loại năm 2020", "2021-01-10"),
        ("sơ kết từ năm 2018 và kiểm điểm năm 2021", "2022-01-10"),
        ("kiểm điểm khóa năm 2019", "2022-01-10"),
        ("kế hoạch năm 2016 - 2020", "2022-01-10"),
        ("kiểm điểm cuối năm", "2022-01-10"),
    ],
)
def test_the_year_under_evaluation_stands_in_the_subject(subject: str, due: str) -> None:
    text = letter(
        "ngày 09 tháng 11 năm 2021", subject, "1. Các chi bộ gửi báo cáo trước ngày 10/01 của năm sau liền kề."
    )
    assert [d.due for d in analyze(text).deadlines] == [due]


def test_an_illegible_day_leaves_month_and_year() -> None:
    text = letter("ngày … tháng 11 năm 2021", "họp", "1. Các chi bộ gửi báo cáo trước ngày 25/12; họp trong tháng 10.")
    analysis = analyze(text)
    assert analysis.letter.date is None
    assert [d.due for d in analysis.deadlines] == ["2021-12-25", "2022-10-31"]


@pytest.mark.parametrize(
    ("passage", "letter_date", "days"),
    [
        ("trước ngày 10/11 và 20/11/2021", "2021-11-05", ["2021-11-10", "2021-11-20"]),
        ("trước ngày 10/11 và 20/11/2022", "2021-11-05", ["2022-11-10", "2022-11-20"]),
        ("trước ngày 20/12 và 10/01/2022", "2021-11-05", ["2021-12-20", "2022-01-10"]),
        ("cấp xã trước ngày 15/11, cấp tỉnh trước ngày 15/12/2023", "2021-11-05", ["2023-11-15", "2023-12-15"]),
        # … in another sentence says nothing
        ("trước ngày 15/11. Sở báo cáo trước ngày 15/12/2023", "2021-11-05", ["2021-11-15", "2023-12-15"]),
    ],
)
def test_a_year_shared_in_a_sentence(passage: str, letter_date: str, days: list[str]) -> None:
    found = deadlines_in(f"Các chi bộ gửi báo cáo {passage}.", dt.date.fromisoformat(letter_date))
    assert [d.due for d in found] == days


def test_the_room_itself() -> None:
    reference = Reference(dt.date(2021, 11, 9), (2021, 11), 2020)
    assert reference.year == 2021
    assert due_of("trước ngày 10/01 của năm sau liền kề", reference).due == dt.date(2021, 1, 10)
    assert due_of("trước ngày 10/12", reference, 2019).due == dt.date(2019, 12, 10)
    assert due_of("trước ngày 10/12", Reference(None, None, 2019)).due == dt.date(2019, 12, 10)
    assert due_of("trước ngày 10/12", Reference(None, (2021, 12))).due == dt.date(2021, 12, 10)
    assert Reference().earliest is None


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("trước ngày 25/12", ("deadline-year-inferred",)),
        ("trong tháng 12", ("deadline-year-inferred",)),
        ("trước ngày 25/12/2021", ()),
        ("trước ngày 31/4/2022", ("deadline-impossible",)),
        ("trước ngày 01/11/2021", ("deadline-past",)),
        ("trong 10 ngày kể từ ngày 01/10/2021", ("deadline-past",)),
        ("hết tháng 9/2021", ("deadline-past",)),
        # a day just before the letter's may be meant
        ("trước ngày 05/11", ("deadline-year-inferred", "deadline-ambiguous")),
        ("trước ngày 10/01", ("deadline-year-inferred",)),
        ("đến hết tháng 10", ("deadline-year-inferred", "deadline-ambiguous")),
        ("trước quý I/2022", ("deadline-ambiguous",)),
        ("trong vòng 5 ngày kể từ ngày ký", ("deadline-from-signing",)),
        ("ngay sau hội nghị", ("deadline-needs-event",)),
        ("trước ngày 23 tháng Chạp", ("deadline-year-inferred",)),
        ("trước ngày 30 tháng Chạp năm Giáp Thìn", ("deadline-lunar",)),
    ],
)
def test_what_was_inferred_says_so(words: str, codes: tuple[str, ...]) -> None:
    assert due_of(words, Reference(dt.date(2021, 11, 9))).notes == codes


@pytest.mark.parametrize(
    ("dateline", "words"),
    [
        ("ngày 31 tháng 12 năm 9999", "trong tuần sau"),
        ("ngày 31 tháng 12 năm 9999", "trong thời hạn 15 ngày kể từ ngày ký"),
        ("ngày 31 tháng 12 năm 9999", "trước ngày 20 tháng tới"),
        ("ngày 31 tháng 12 năm 9999", "vào ngày 20 hằng tháng"),
        ("ngày 31 tháng 12 năm 9999", "vào thứ Hai hằng tuần"),
        ("ngày … tháng 12 năm 0000", "trước ngày 20/12"),
        ("ngày 05 tháng 11 năm 2021", "trước quý I/0001"),
    ],
)
def test_the_edges_of_the_calendar_raise_nothing(dateline: str, words: str) -> None:
    [found] = analyze(letter(dateline, "họp", f"Các chi bộ gửi báo cáo {words}.")).deadlines
    assert found.due is None


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("15 ngày kể từ ngày nhận được công văn này", "2021-11-22"),
        ("trong 05 ngày làm việc kể từ ngày nhận được Kế hoạch này", "2021-11-12"),
    ],
)
def test_a_count_from_receipt_is_provisional_from_the_date_of_the_letter(words: str, due: str) -> None:
    found = limit(words, "2021-11-05")
    assert (found.due, found.kind, found.needs_review, found.anchor_date) == (due, "relative", True, None)
    assert found.count is not None
    assert found.count.since == "receipt"
    assert "chờ ngày nhận" in " ".join(found.review_reasons)


def test_an_entered_day_replaces_the_provisional_one() -> None:
    found = limit("trong 05 ngày làm việc kể từ ngày nhận được Kế hoạch này", "2021-11-05")
    entered = with_anchor(found, dt.date(2021, 11, 10))
    assert (entered.due, entered.act_by, entered.anchor_date) == ("2021-11-17", "2021-11-17", "2021-11-10")
    assert (entered.needs_review, entered.review_reasons) == (False, ())
    assert entered.computation == ("tính từ ngày nhận 10/11/2021, không tính ngày đầu: 5 ngày làm việc đến 17/11/2021",)
    assert with_anchor(entered, dt.date(2021, 11, 12)).due == "2021-11-19"  # a day entered again


@pytest.mark.parametrize(
    ("words", "anchor", "due", "act_by"),
    [
        ("chậm nhất 03 ngày làm việc trước ngày họp", "2021-11-22", "2021-11-17", "2021-11-17"),
        ("chậm nhất 02 ngày trước ngày khai mạc", "2021-11-22", "2021-11-20", "2021-11-19"),  # a Saturday
        ("05 ngày sau khi kết thúc hội nghị", "2024-04-25", "2024-05-02", "2024-05-02"),  # holidays end on 01/5
        ("ngay sau hội nghị", "2021-11-22", "2021-11-22", "2021-11-22"),
        ("trong vòng 24 giờ kể từ khi phát hiện", "2021-11-22", "2021-11-23", "2021-11-23"),
    ],
)
def test_an_event_that_has_its_day_gives_a_date(words: str, anchor: str, due: str, act_by: str) -> None:
    entered = with_anchor(limit(words, "2021-11-05"), dt.date.fromisoformat(anchor))
    assert (entered.due, entered.act_by, entered.needs_review) == (due, act_by, False)


def test_a_plain_date_takes_no_anchor() -> None:
    with pytest.raises(ValueError, match="depends on no event"):
        with_anchor(limit("trước ngày 15/12/2021", "2021-11-05"), dt.date(2021, 11, 10))
