"""Which words set a time limit, and which dates and numbers of a letter do not."""

import pytest
from extraction_letters import LETTER_DATE, STATE, deadlines, limit

from congvan_nlp.extraction.time_phrases import find_time_phrases
from congvan_nlp.folding import Text
from congvan_nlp.pipeline.analyze import deadlines_in


def phrases(passage: str) -> list[tuple[str, str]]:
    """Words and kind of the time phrases of a passage."""
    text = Text.of(passage)
    return [(text.raw[p.start : p.end], p.kind) for p in find_time_phrases(text, 0, len(text))]


_DAY = "2021-12-12"


@pytest.mark.parametrize(
    ("words", "due_time", "inclusive"),
    [
        ("trước ngày 12/12/2021", None, False),
        ("trước ngày 12-12-2021", None, False),
        ("trước ngày 12.12.2021", None, False),
        ("trước ngày 12 tháng 12 năm 2021", None, False),
        ("trước ngày 12 tháng 12, năm 2021", None, False),
        ("trước ngày 12 tháng mười hai năm 2021", None, False),
        ("trước ngày 12 / 12 / 2021", None, False),
        ("trước ngày 12/12/20 21", None, False),
        ("trước ngày\n12/12/2021", None, False),
        ("trước 12/12/2021", None, False),
        ("TRƯỚC NGÀY 12/12/2021", None, False),
        ("truoc ngay 12/12/2021", None, False),
        ("trước Chủ nhật, ngày 12/12/2021", None, False),
        ("xong trước ngày 12/12/2021", None, False),
        ("thời hạn gửi trước ngày 12/12/2021", None, False),
        ("chậm nhất ngày 12/12/2021", None, True),
        ("chậm nhất là ngày 12/12/2021", None, True),
        ("chậm nhất đến hết ngày 12/12/2021", None, True),
        ("muộn nhất vào ngày 12/12/2021", None, True),
        ("trễ nhất ngày 12/12/2021", None, True),
        ("đến hết ngày 12/12/2021", None, True),
        ("tới hết ngày 12/12/2021", None, True),
        ("không quá ngày 12/12/2021", None, True),
        ("không chậm hơn ngày 12/12/2021", None, True),
        ("không muộn hơn ngày 12/12/2021", None, True),
        ("xong trong ngày 12/12/2021", None, True),
        ("hạn cuối ngày 12/12/2021", None, True),
        ("hạn cuối là ngày 12/12/2021", None, True),
        ("hạn chót: ngày 12/12/2021", None, True),
        ("thời hạn nộp báo cáo: 12/12/2021", None, True),
        ("thời gian hoàn thành: 12-12-2021", None, True),
        ("hạn cuối cùng là hết ngày Chủ nhật 12/12/2021", None, True),
        ("được lùi đến 12/12/2021", None, True),
        ("được gia hạn đến hết ngày 12/12/2021", None, True),
        ("xong trong chiều 12/12/2021", None, True),
        ("trước ngày 1 2/12/2021", None, False),
        # hours
        ("trước 11h00' ngày 12/12/2021", "11:00", False),
        ("trước 16 giờ 30 ngày 12/12/2021", "16:30", False),
        ("trước 16 giờ 30 phút, ngày 12/12/2021", "16:30", False),
        ("trước 16h30 ngày 12/12/2021", "16:30", False),
        ("trước 8g ngày 12/12/2021", "08:00", False),
        ("trước 17h, ngày 12/12/2021", "17:00", False),
        ("chậm nhất 17h ngày 12/12/2021", "17:00", True),
        ("chậm nhất là 17 giờ 00 ngày 12 tháng 12 năm 2021", "17:00", True),
        ("trước 17:00 ngày 12/12/2021", "17:00", False),
        ("trước 17h00 chủ nhật, ngày 12/12/2021", "17:00", False),
        ("trước 17h00 Chủ nhật (ngày 12/12/2021)", "17:00", False),
        ("trước 10h sáng ngày 12/12/2021", "10:00", False),
        ("trước 5 giờ chiều ngày 12/12/2021", "17:00", False),
        ("trước cuối giờ chiều ngày 12/12/2021", None, False),
        ("trước ngày 12/12/2021 (trước 17 giờ 00)", "17:00", False),
        ("trước hoặc trong ngày 12/12/2021", None, True),
    ],
)
def test_a_day_with_its_year(words: str, due_time: str | None, inclusive: bool) -> None:
    found = limit(f"Các chi bộ gửi báo cáo {words}.", None)
    assert (found.due, found.due_time, found.inclusive, found.kind) == (_DAY, due_time, inclusive, "date")
    assert found.text in words
    assert not found.needs_review


@pytest.mark.parametrize(
    "act",
    [
        "bố trí kinh phí",
        "báo cáo số liệu",
        "giải quyết các vụ việc",
        "rà soát các trường hợp trên, báo cáo",
        "nộp kế hoạch kinh phí năm 2022",
        "báo cáo tổng kết nhiệm kỳ 2015 - 2020",
        "đưa phần mềm vào sử dụng",
        "cấp giấy chứng nhận quyền sử dụng đất",
        "tổ chức cuộc họp",
        "bố trí kinh phí chậm nhất",
    ],
)
def test_a_noun_that_a_day_may_date_is_the_object_of_an_act(act: str) -> None:
    cue = "" if act.endswith("nhất") else " trước"
    assert limit(f"Các chi bộ {act}{cue} ngày 12/12/2021.").due == _DAY


def test_the_words_of_a_limit_begin_with_their_cue() -> None:
    body = "Các chi bộ gửi báo cáo xong trước ngày 12/12/2021; họp chậm nhất đến hết ngày 15/12/2021."
    assert [d.text for d in deadlines(body)] == ["xong trước ngày 12/12/2021", "chậm nhất đến hết ngày 15/12/2021"]


@pytest.mark.parametrize(
    "markdown", ["trước **ngày 12/12/2021**", "**trước ngày 12/12/2021.**", "*trước* ngày 12/12/2021"]
)
def test_markdown_inside_a_limit(markdown: str) -> None:
    assert limit(f"Các chi bộ gửi báo cáo {markdown}").due == _DAY


@pytest.mark.parametrize(
    ("words", "rrule", "due", "inclusive"),
    [
        ("trước ngày 15/12 hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "2021-12-15", False),
        ("trước ngày 15/12 hàng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "2021-12-15", False),
        ("trước ngày 15/6 hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "2022-06-15", False),
        ("trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25", "2021-11-25", False),
        ("chậm nhất ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=25", "2021-11-25", True),
        ("hằng tháng trước ngày 25", "FREQ=MONTHLY;BYMONTHDAY=25", "2021-11-25", False),
        ("trong tháng 6 hằng năm", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=-1", "2022-06-30", True),
        ("trong quý IV hằng năm", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", "2021-12-31", True),
        ("vào ngày 03 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=3", "2021-12-03", True),
        ("ngày 15 của tháng cuối quý", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", "2021-12-15", True),
        ("ngày 05 tháng đầu mỗi quý", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5", "2022-01-05", True),
        ("trước ngày 05 tháng đầu mỗi quý", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5", "2022-01-05", False),
        ("vào thứ Sáu hằng tuần", "FREQ=WEEKLY;BYDAY=FR", "2021-11-05", True),
        ("vào thứ 6 hằng tuần", "FREQ=WEEKLY;BYDAY=FR", "2021-11-05", True),
        ("trước thứ Hai hằng tuần", "FREQ=WEEKLY;BYDAY=MO", "2021-11-08", False),
        ("chậm nhất chiều thứ Năm hàng tuần", "FREQ=WEEKLY;BYDAY=TH", "2021-11-11", True),
        ("trước 15 giờ hằng ngày", "FREQ=DAILY", "2021-11-05", False),
        # the period alone: no day can be told
        ("định kỳ hằng tháng", "FREQ=MONTHLY", None, True),
        ("định kỳ hằng quý", "FREQ=MONTHLY;INTERVAL=3", None, True),
        ("định kỳ 6 tháng", "FREQ=MONTHLY;INTERVAL=6", None, True),
    ],
)
def test_recurring_duties(words: str, rrule: str, due: str | None, inclusive: bool) -> None:
    found = limit(f"Các chi bộ gửi báo cáo {words}.")
    assert (found.rrule, found.due, found.inclusive, found.kind) == (rrule, due, inclusive, "recurring")
    assert found.text == words.removeprefix("hằng tháng ")


@pytest.mark.parametrize(
    ("passage", "rules"),
    [
        ("Các chi bộ báo cáo hằng tháng (trước ngày 25).", ["FREQ=MONTHLY;BYMONTHDAY=25"]),
        ("Hằng tháng, các chi bộ gửi báo cáo về Huyện ủy trước ngày 25.", ["FREQ=MONTHLY;BYMONTHDAY=25"]),
        ("Hằng tháng, các chi bộ báo cáo chậm nhất ngày 05 của tháng sau.", ["FREQ=MONTHLY;BYMONTHDAY=5"]),
        ("Các chi bộ gửi báo cáo tháng trước ngày 20.", ["FREQ=MONTHLY;BYMONTHDAY=20"]),
        ("Định kỳ hằng tháng, trước ngày 25 báo cáo Huyện ủy.", ["FREQ=MONTHLY;BYMONTHDAY=25"]),
        ("Định kỳ hằng tháng, các chi bộ báo cáo Huyện ủy trước ngày 25.", ["FREQ=MONTHLY;BYMONTHDAY=25"]),
        ("Gửi trước ngày 10 và ngày 25 hằng tháng.", ["FREQ=MONTHLY;BYMONTHDAY=10", "FREQ=MONTHLY;BYMONTHDAY=25"]),
        (
            "Gửi trước ngày 15/3, 15/6, 15/9, 15/12 hằng năm.",
            [f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY=15" for month in (3, 6, 9, 12)],
        ),
        ("Hằng năm, các chi bộ gửi báo cáo trước ngày 15/12.", ["FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"]),
    ],
)
def test_recurring_duties_of_a_sentence(passage: str, rules: list[str]) -> None:
    found = deadlines_in(passage, LETTER_DATE)
    assert [d.rrule for d in found] == rules
    assert {d.inclusive for d in found} == {"chậm nhất" in passage}


def test_a_day_of_the_week_keeps_its_hour() -> None:
    found = limit("Các chi bộ gửi báo cáo trước 15h00 thứ Năm hằng tuần.")
    assert (found.rrule, found.due, found.due_time, found.inclusive) == (
        "FREQ=WEEKLY;BYDAY=TH",
        "2021-11-11",
        "15:00",
        False,
    )


def test_a_period_with_a_day_in_brackets_is_one_duty() -> None:
    passage = "Báo cáo định kỳ 6 tháng (trước ngày 15/6) và hằng năm (trước ngày 15/12) về Huyện ủy."
    assert [(d.rrule, d.inclusive) for d in deadlines_in(passage, LETTER_DATE)] == [
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", False),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", False),
    ]


@pytest.mark.parametrize(
    "between",
    [
        "; các chi bộ tổng hợp, báo cáo ",
        ", ",
        ".\n2. Báo cáo ",
    ],
)
def test_two_recurring_duties(between: str) -> None:
    found = deadlines(f"1. Báo cáo vào thứ Sáu hằng tuần{between}trước ngày 15/12 hằng năm.")
    assert [d.rrule for d in found] == ["FREQ=WEEKLY;BYDAY=FR", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"]


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("ngay sau hội nghị", "hội nghị"),
        ("ngay sau khi kết thúc kiểm điểm", "kết thúc kiểm điểm"),
        ("15 ngày kể từ ngày nhận được đơn", "nhận được đơn"),
        ("trong thời hạn 05 ngày sau khi kết thúc hội nghị", "kết thúc hội nghị"),
        ("trong vòng 24 giờ kể từ khi phát hiện", "phát hiện"),
        ("xong trước kỳ họp cuối năm 2021", "kỳ họp cuối năm 2021"),
        ("trong thời hạn 15 ngày kể từ ngày ký hợp đồng", "ký hợp đồng"),
        ("trong thời hạn 30 ngày kể từ ngày ban hành Nghị định", "ban hành Nghị định"),
        ("chậm nhất 03 ngày làm việc trước ngày họp", "họp"),
        ("trước 30 ngày làm việc của các đợt xét", "các đợt xét"),
        ("chậm nhất sau 05 ngày kể từ ngày nhận hồ sơ", "nhận hồ sơ"),
    ],
)
def test_limits_that_wait_for_an_event(words: str, anchor: str) -> None:
    found = limit(f"Các chi bộ gửi biên bản {words}, không để chậm.")
    assert (found.due, found.kind, found.anchor, found.needs_review) == (None, "event", anchor, True)
    assert ("anchor", anchor) in [(e.field, e.text) for e in found.evidence]


@pytest.mark.parametrize(
    ("passage", "days"),
    [
        ("gửi trước ngày 10/12 và 20/12/2021", ["2021-12-10", "2021-12-20"]),
        ("gửi trước ngày 10/12, 20/12 và ngày 30/12/2021", ["2021-12-10", "2021-12-20", "2021-12-30"]),
        ("gửi trước ngày 10/12 hoặc 20/12/2021", ["2021-12-10", "2021-12-20"]),
        ("gửi trước ngày 20/12 và 10/01/2022", ["2021-12-20", "2022-01-10"]),
        ("gửi trước ngày 10/12/2021, 12 người và 15 đơn vị", ["2021-12-10"]),
        ("gửi trước ngày 15 và ngày 30/11/2021", ["2021-11-15", "2021-11-30"]),
        ("gửi trước ngày 15, 20/11/2021", ["2021-11-15", "2021-11-20"]),
        ("gửi trước ngày 10, 15 và ngày 30 tháng 11 năm 2021", ["2021-11-10", "2021-11-15", "2021-11-30"]),
        ("gửi trước ngày 15, 12 người", []),
        ("báo cáo quý I trước ngày 15/3; quý II trước ngày 15/6", ["2022-03-15", "2022-06-15"]),
        ("thời hạn gửi: quý I trước ngày 15/3; quý II trước ngày 15/6", ["2022-03-15", "2022-06-15"]),
    ],
)
def test_lists_of_days(passage: str, days: list[str]) -> None:
    found = deadlines_in(passage, LETTER_DATE)
    assert [d.due for d in found] == days
    assert not any(d.inclusive for d in found)


def test_each_day_of_a_list_has_its_hour() -> None:
    found = deadlines_in("Gửi báo cáo trước 16h ngày 10/11 và 17h ngày 15/11.", LETTER_DATE)
    assert [(d.due, d.due_time) for d in found] == [("2021-11-10", "16:00"), ("2021-11-15", "17:00")]


@pytest.mark.parametrize(
    ("passage", "due"),
    [
        ("- Thời gian thực hiện: Quý I/2022", "2022-03-31"),
        ("- Thời gian thực hiện: Từ quý IV/2021 đến quý II/2022.", "2022-06-30"),
        ("- Thời gian thực hiện: 20/11/2021", "2021-11-20"),
        ("- Thời gian: Tháng 12/2021.", "2021-12-31"),
        ("Tiến độ: Quý I/2022;", "2022-03-31"),
        ("Hoàn thành: 20/11/2021", "2021-11-20"),
        ("Hoàn thành tháng 12/2021", "2021-12-31"),
        ("Văn phòng rà soát hồ sơ, hoàn thành quý I/2022.", "2022-03-31"),
        # a duty behind the day
        ("Đến ngày 30/11/2021, các chi bộ phải hoàn thành kiểm điểm.", "2021-11-30"),
        ("Đến ngày 30/11/2021 các cán bộ cần hoàn thành hồ sơ.", "2021-11-30"),
        ("Đến ngày 30/11/2021 phải đạt 100%.", "2021-11-30"),
        ("Trường hợp không báo cáo trước ngày 15/12/2021 thì coi như đồng ý.", "2021-12-15"),
        ("Đề nghị báo cáo trước ngày 04/11; đơn vị nào chưa có số liệu thì nêu rõ.", "2022-11-04"),
        ("Huyện ủy đã giao việc cho các chi bộ; đề nghị báo cáo trước ngày 04/11.", "2022-11-04"),
        ("Từ nay đến ngày 31/12/2021, các chi bộ hoàn thành rà soát.", "2021-12-31"),
        ("Đề nghị gửi báo cáo về Sở Nội vụ ngày 19/11/2021.", "2021-11-19"),
    ],
)
def test_limits_without_a_cue_before_them(passage: str, due: str) -> None:
    assert limit(passage).due == due


def test_the_same_day_is_that_of_the_limit_before() -> None:
    found = deadlines(
        "Các chi bộ gửi báo cáo trước 17 giờ ngày 12/12/2021; riêng hai chi bộ thôn trước 12 giờ trưa cùng ngày."
    )
    assert [(d.due, d.due_time) for d in found] == [("2021-12-12", "17:00"), ("2021-12-12", "12:00")]
    assert deadlines("Văn phòng tổng hợp trước 12 giờ trưa cùng ngày.") == []


def test_a_day_right_behind_the_receiver() -> None:
    [found] = deadlines("Văn phòng báo cáo Giám đốc Sở ngày 13/12, kèm danh sách.")
    assert (found.text, found.due, found.to) == ("ngày 13/12", "2021-12-13", ("Giám đốc Sở",))
    assert deadlines("Văn phòng đã báo cáo Giám đốc Sở ngày 13/12, kèm danh sách.") == []


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("trước ngày 23 tháng Chạp", "2022-01-25"),
        ("trước ngày 23 tháng Chạp năm Tân Sửu", "2022-01-25"),
        ("không để quá ngày 20 tháng Chạp năm Nhâm Dần", "2023-01-11"),
        ("trước ngày mồng 5 tháng Giêng", "2022-02-05"),
        ("trước ngày 15 tháng Giêng năm 2022", "2022-02-15"),
        ("xong trước rằm tháng Giêng", "2022-02-15"),
        ("trước rằm tháng 8", "2022-09-10"),
        ("trước Tết Nguyên đán", "2022-02-01"),
        ("trước Tết Nguyên đán Nhâm Dần", "2022-02-01"),
        ("chậm nhất mồng 6 Tết", "2022-02-06"),
        ("trước Tết Nguyên đán Quý Mão 2023", "2023-01-22"),
    ],
)
def test_days_of_the_lunar_calendar(words: str, due: str) -> None:
    found = limit(f"Các chi bộ gửi báo cáo {words}.")
    assert (found.text, found.due, found.needs_review) == (words.removesuffix(" 2023"), due, False)


@pytest.mark.parametrize("words", ["trước ngày 30 tháng Chạp năm Giáp Thìn", "trước Tết Nguyên đán Giáp Sửu"])
def test_a_lunar_day_that_does_not_exist_is_reported(words: str) -> None:
    found = limit(f"Các chi bộ gửi báo cáo {words}.")
    assert (found.due, found.needs_review) == (None, True)


@pytest.mark.parametrize("words", ["trước Tết Dương lịch", "trước tết Trung thu", "trước thềm Tết Nguyên đán"])
def test_other_feasts_are_no_lunar_days(words: str) -> None:
    assert deadlines(f"Các chi bộ gửi báo cáo {words}.") == []


def test_a_lunar_name_marked_as_solar_is_a_day() -> None:
    found = limit("Các chi bộ gửi báo cáo trước ngày mồng 5 tháng Giêng năm 2022 (dương lịch).")
    assert (found.due, found.needs_review) == ("2022-01-05", False)


@pytest.mark.parametrize(
    "passage",
    [
        # documents, dateline, validity, data
        "Căn cứ Quy định số 55-QĐ/TW ngày 03/4/2022 của Bộ Chính trị, các chi bộ họp.",
        "Theo Công văn số 15/11-CV/HU, các chi bộ họp.",
        "Quy định này có hiệu lực kể từ ngày 01/01/2022.",
        "Quyết định có hiệu lực thi hành từ ngày 01/01/2022 đến ngày 31/12/2022.",
        *(
            words
            for words in (
                "Quyết định có hiệu lực thi hành từ ngày 01/01/2022 đến hết ngày 31/12/2022.",
                "Kết quả thực hiện từ ngày 01/10/2021 đến hết ngày 30/12/2021 như sau.",
                "Lễ hội diễn ra từ ngày 10/12/2021 đến hết ngày 12/12/2021.",
            )
        ),
        "Số liệu tính đến hết ngày 30/9/2021 cho thấy kết quả tốt.",
        "Số liệu tính đến ngày 30/12/2021.",
        "Báo cáo số liệu lũy kế đến hết ngày 30/12/2021.",
        "Kết quả thực hiện từ ngày 01/10/2021 đến ngày 30/12/2021 như sau.",
        "Giấy mời có giá trị đến hết ngày 31/12/2021.",
        # terms, scopes, durations
        "Tập huấn 03 ngày từ ngày 15/12/2021.",
        "đại biểu Hội đồng nhân dân nhiệm kỳ 2021 - 2026",
        "giai đoạn từ năm 2021 đến năm 2025",
        "nhiệm vụ trong tháng 12/2021; kinh phí năm 2022; kết quả trong quý IV/2021",
        "Trước năm 2022 đã có quy định.",
        "Các chi bộ kiểm điểm tối thiểu 02 ngày, ít nhất 05 ngày sau khi có thông báo.",
        "họp tối thiểu 1/2 ngày, không quá 03 người mỗi phòng, không quá 03 ngày, trong 03 ngày",
        # meetings and festivals
        "Hội nghị đã họp ngày 20/12/2021.",
        "Khai mạc: 8 giờ, thứ Hai, ngày 20/12/2021.",
        "- Thời gian: 8h00 ngày 20/12/2021 tại hội trường.",
        "- Thời gian: 8h00 ngày 20/12/2021.\n- Địa điểm: Hội trường tầng 2.",
        "- Thời gian: Tháng 12/2021.\n- Địa điểm: Hội trường tầng 2.",
        "Hội nghị tổ chức từ 8h00 ngày 15/12/2021 đến 17h00 ngày 16/12/2021.",
        "Đến ngày 30/12/2021, toàn huyện có 5 cán bộ nghỉ hưu.",
        "Công trình đã hoàn thành tháng 10/2021.",
        "Thời gian họp: từ 8h đến 10h ngày 20/12/2021.",
        "Lễ hội diễn ra từ ngày 10/12/2021 đến ngày 12/12/2021.",
        # page furniture
        "Ngày đăng 21/12/2021 | 02:27 | Lượt xem: 460",
        # "trước" of place and order
        "Các chi bộ kiểm điểm trước tập thể Ban Thường vụ.",
        "Trước hết, các chi bộ rà soát; những việc của kỳ trước cần làm rõ.",
        "Thước cũ: 12/12/2021.",
        # look-alikes
        "Báo cáo (qua Ban Tổ chức Huyện ủy) về kết quả.",
        "Thứ ba, các chi bộ rà soát hồ sơ.",
        "Có 10/15 đồng chí tham gia; trước 10/15 đồng chí; đạt 9/10 điểm.",
        "Báo cáo trước 25h ngày 12/12/2021 là không có giờ ấy.",
        "Người sinh trong ngày 45 của năm.",
        "Các cuộc họp trước ngày 15/12 ưu tiên hình thức trực tuyến.",
        "Các vụ việc phát sinh trước ngày 15/12/2021 được xử lý theo quy định cũ.",
        # conditions
        "Các dự án được phê duyệt trước ngày 01/01/2022 tiếp tục thực hiện theo quy định cũ.",
        "Cán bộ được bổ nhiệm trước ngày 01/12/2021 thì được xét nâng lương.",
        "Hợp đồng ký trước ngày 30/12/2021 thì thanh toán theo giá cũ.",
        "Chủ động trước mùa mưa lũ (từ 15/6 đến 15/10 hằng năm).",
        "Hội nghị toàn quốc dự kiến tổ chức vào trung tuần tháng 12/2021.",
        "Dự báo cấp cháy rừng ở mức IV từ giữa tháng 12 đến Tết.",
    ],
)
def test_what_sets_no_limit(passage: str) -> None:
    assert [d.text for d in deadlines_in(passage, LETTER_DATE)] == []


@pytest.mark.parametrize(
    "body",
    [
        "Thời gian gửi báo cáo trước ngày 25/10/2021, tuy nhiên đến nay một số chi bộ chưa gửi.",
        "Huyện ủy đã yêu cầu báo cáo trước ngày 25/10/2021. Đến nay vẫn còn đơn vị chưa báo cáo.",
        "Cán bộ nghỉ hưu trước ngày 01/01/2021 không thuộc diện rà soát.",
        "Trẻ sinh trước ngày 01/01/2020 được tiêm đủ liều.",
        "Đảng viên kết nạp trước ngày 01/01/2021 được đánh giá.",
        "Các chi bộ đã kiểm điểm từ ngày 01/10/2021 đến ngày 15/10/2021.",
        "Các cơ sở phải nộp báo cáo trước ngày 10/10/2021 song đến ngày 01/11/2021 mới có.",
        # … also where the year is left out
        "Huyện ủy đã yêu cầu các chi bộ báo cáo trước ngày 25/10. Tuy nhiên, đến nay vẫn chưa gửi.",
        "Huyện ủy đã yêu cầu các chi bộ báo cáo trước ngày 25/10.",
        "Đến hết tháng 10, toàn huyện đã giải ngân 60% kế hoạch.",
        "Đến hết ngày 04/11, Huyện ủy mới nhận được báo cáo của 5 chi bộ.",
    ],
)
def test_days_that_are_over(body: str) -> None:
    assert [d.text for d in deadlines(body)] == []


def test_the_letterhead_and_the_foot_set_no_limit() -> None:
    foot = "\n\nNơi nhận:\n- Như trên,\n- Lưu (trước ngày 12/12/2021).\n"
    assert deadlines("Các bệnh viện rà soát." + foot, STATE.replace("dịch", "dịch trước ngày 12/12/2021")) == []


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        ("gửi trước ngày 10/12 và 20/12/2021", [("trước ngày 10/12", "date"), ("20/12/2021", "date")]),
        ("họp xong trong quý IV/2021", [("xong trong quý IV/2021", "period")]),
        ("gửi từ ngày 01 đến hết ngày 15/12/2021", [("từ ngày 01 đến hết ngày 15/12/2021", "range")]),
        ("trong vòng 10 ngày kể từ ngày ký", [("trong vòng 10 ngày kể từ ngày ký", "offset")]),
        ("báo cáo ngay sau hội nghị", [("ngay sau hội nghị", "event")]),
        ("báo cáo định kỳ hằng năm (trước ngày 15/12)", [("trước ngày 15/12", "recurring")]),
        ("họp ngày 12/12/2021", []),
    ],
)
def test_phrases_before_they_are_resolved(passage: str, expected: list[tuple[str, str]]) -> None:
    assert phrases(passage) == expected


def test_phrases_do_not_overlap_and_stay_in_their_part() -> None:
    text = Text.of(
        "Định kỳ hằng tháng, trước ngày 25 hằng tháng và ngay sau ngày 12/12/2021, từ ngày 01/12 đến hết ngày "
        "15/12/2021 gửi báo cáo trong thời hạn 15 ngày kể từ ngày ký, trước ngày 20/12 và 30/12/2021. "
    )
    found = find_time_phrases(text, 0, len(text))
    assert all(before.end <= after.start for before, after in zip(found, found[1:], strict=False))
    inside = find_time_phrases(text, found[2].start, found[3].end)
    assert all(found[2].start <= p.start and p.end <= found[3].end for p in inside)


@pytest.mark.parametrize(
    ("words", "offset", "since"),
    [
        ("sau khi nhận được văn bản này 07 ngày", (7, "day"), "receipt"),
        ("chậm nhất 05 ngày làm việc kể từ ngày nhận được Kết luận này", (5, "workday"), "receipt"),
        ("trong 20 ngày kể từ ngày nhận được đơn", (20, "day"), "event"),
        ("trong 20 ngày kể từ ngày nhận được văn bản của Sở Y tế", (20, "day"), "event"),
        ("sau khi kết thúc hội nghị 05 ngày làm việc", (5, "workday"), "event"),
        ("xong trước ngày họp 05 ngày làm việc", (-5, "workday"), "event"),
        ("trước khi chi bộ họp 03 ngày", (-3, "day"), "event"),
        ("chậm nhất sau đó 03 ngày", (3, "day"), "event"),
        ("trước đó 5 ngày", (-5, "day"), "event"),
        ("trước 01 ngày làm việc", (-1, "workday"), "event"),
        ("trong thời gian 05 ngày sau mỗi kỳ sinh hoạt", (5, "day"), "event"),
        ("trong thời hạn 02 tuần kể từ ngày ký", (2, "week"), "signing"),
        ("trong 10 ngày kể từ ngày 22/11/2021", (10, "day"), "date"),
    ],
)
def test_a_count_says_how_much_and_from_where(words: str, offset: tuple[int, str], since: str) -> None:
    count = limit(f"Các chi bộ gửi báo cáo {words}.").count
    assert count is not None
    assert ((count.number, count.unit), count.since) == (offset, since)


@pytest.mark.parametrize(
    ("passage", "text"),
    [
        ("Các trường sửa phòng học xong trước khi khai giảng năm học mới.", "xong trước khi khai giảng năm học mới"),
        ("Các xã nạo vét kênh xong trước mùa mưa bão.", "xong trước mùa mưa bão"),
        ("Giải quyết xong kiến nghị trước kỳ họp cuối năm của HĐND xã.", "trước kỳ họp cuối năm của HĐND xã"),
        ("Công an xã báo cáo ngay khi phát sinh vụ việc phức tạp.", "ngay khi phát sinh vụ việc phức tạp"),
        ("Hoàn thành trước Đại hội Đảng bộ cấp tỉnh.", "trước Đại hội Đảng bộ cấp tỉnh"),
    ],
)
def test_an_occasion_is_a_limit_without_a_day(passage: str, text: str) -> None:
    found = limit(passage)
    assert (found.text, found.due, found.kind, found.vague) == (text, None, "event", False)


@pytest.mark.parametrize("words", ["trong thời gian sớm nhất", "càng sớm càng tốt", "ngay khi có thể"])
def test_a_vague_limit_is_listed_without_a_day(words: str) -> None:
    found = limit(f"Đề nghị các đơn vị gửi hồ sơ {words}.")
    assert (found.text, found.due, found.vague, found.needs_review) == (words, None, True, True)


@pytest.mark.parametrize(
    "passage",
    [
        "Đồng chí Bí thư trình bày tham luận trước Hội nghị.",
        "Các đồng chí tự phê bình trước hội nghị chi bộ.",
        "Nhằm chủ động trước mùa mưa lũ, Công ty giao nhiệm vụ như sau.",
        "Tài liệu niêm phong được lưu tối thiểu 24 giờ trước khi vận chuyển.",
        "Trước khi sáp nhập, huyện có 12 xã.",
        "Các cấp ủy lãnh đạo, chỉ đạo kịp thời, hiệu quả.",
        "Thời gian sớm nhất để có kết quả là hai tháng.",
    ],
)
def test_occasions_that_limit_nothing(passage: str) -> None:
    assert deadlines(passage) == []


@pytest.mark.parametrize(
    ("passage", "rule", "due"),
    [
        ("Báo cáo hai tuần một lần vào thứ Tư.", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "2021-11-10"),
        ("Báo cáo vào thứ Ba và thứ Sáu hằng tuần.", "FREQ=WEEKLY;BYDAY=TU,FR", "2021-11-05"),
        ("Hằng tuần, vào thứ Hai, gửi lịch công tác.", "FREQ=WEEKLY;BYDAY=MO", "2021-11-08"),
        ("Cứ hai tháng một lần, các xã báo cáo trước ngày 10.", "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=10", "2021-11-10"),
        ("Chốt sổ vào ngày cuối cùng của mỗi tháng.", "FREQ=MONTHLY;BYMONTHDAY=-1", "2021-11-30"),
        (
            "Đối chiếu chậm nhất ngày làm việc cuối cùng của tháng.",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "2021-11-30",
        ),
        (
            "Định kỳ hằng quý báo cáo trước ngày 15 của tháng cuối quý.",
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15",
            "2021-12-15",
        ),
    ],
)
def test_how_often_and_first_when(passage: str, rule: str, due: str) -> None:
    found = limit(passage)
    assert (found.kind, found.rrule, found.due) == ("recurring", rule, due)


@pytest.mark.parametrize(
    ("passage", "due", "start"),
    [
        ("Bắt đầu từ tháng 02/2022, gửi báo cáo trước ngày 20 hằng tháng.", "2022-02-20", "2022-02-01"),
        ("Từ quý I/2022, định kỳ vào ngày 25 tháng cuối quý, các đơn vị báo cáo.", "2022-03-25", "2022-01-01"),
        ("Từ năm 2022, các xã báo cáo trước ngày 10/12 hằng năm.", "2022-12-10", "2022-01-01"),
        ("Báo cáo hai tuần một lần vào thứ Tư, bắt đầu từ ngày 01/12/2021.", "2021-12-01", "2021-12-01"),
        ("Từ ngày 15/12, báo cáo mực nước trước 7 giờ hằng ngày.", "2021-12-15", "2021-12-15"),
    ],
)
def test_a_recurring_duty_begins_where_its_sentence_says(passage: str, due: str, start: str) -> None:
    found = limit(passage)
    assert (found.due, found.start_date) == (due, start)


def test_the_days_of_a_year_in_brackets() -> None:
    found = deadlines("Định kỳ 06 tháng (ngày 15/6 và ngày 15/12) báo cáo Ban Thường trực.")
    assert [(d.rrule, d.due) for d in found] == [
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "2022-06-15"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "2021-12-15"),
    ]


def test_half_a_year_and_a_field_with_a_range() -> None:
    assert limit("Phòng Nội vụ trình đề án trong 6 tháng đầu năm 2022.").due == "2022-06-30"
    found = limit("Thời gian thực hiện đợt tổng vệ sinh: 01/12 - 15/12/2021.")
    assert (found.start_date, found.due) == ("2021-12-01", "2021-12-15")


@pytest.mark.parametrize(
    ("passage", "due", "rule"),
    [
        (
            "Từ tháng 12/2021 đến tháng 5/2022, các trường báo cáo trước ngày 25 hằng tháng.",
            "2021-12-25",
            "FREQ=MONTHLY;BYMONTHDAY=25;UNTIL=20220531",
        ),
        (
            "Báo cáo trước ngày 25 hằng tháng cho đến hết tháng 6/2022.",
            "2021-11-25",
            "FREQ=MONTHLY;BYMONTHDAY=25;UNTIL=20220630",
        ),
        (
            "Từ nay đến hết năm 2021, báo cáo vào thứ Sáu hằng tuần.",
            "2021-11-05",
            "FREQ=WEEKLY;BYDAY=FR;UNTIL=20211231",
        ),
    ],
)
def test_what_says_how_long_a_duty_holds_is_no_limit_of_its_own(passage: str, due: str, rule: str) -> None:
    found = limit(passage)
    assert (found.due, found.rrule) == (due, rule)


def test_a_duty_that_ends_with_an_event_is_to_be_reviewed() -> None:
    found = limit("Báo cáo nhanh trước 16 giờ hằng ngày cho đến khi bão tan.")
    assert (found.rrule, found.needs_review) == ("FREQ=DAILY", True)


@pytest.mark.parametrize(
    ("passage", "due"),
    [
        ("Gửi báo cáo trước 17 giờ chiều nay.", "2021-11-05"),
        ("Nộp ngay trong ngày mai.", "2021-11-06"),
        ("Gửi danh sách chậm nhất là thứ Sáu tuần sau.", "2021-11-12"),
        ("Đăng ký nguyện vọng trong hai ngày 13 và 14/12/2021.", "2021-12-14"),
        ("Hoàn thành trước dịp Quốc khánh 02/9.", "2022-09-02"),
        ("Gửi hồ sơ trước ngày 15/12/2021 ít nhất 03 ngày làm việc.", "2021-12-10"),
        ("Báo cáo 6 tháng trước ngày 15/6/2022.", "2022-06-15"),
    ],
)
def test_days_told_in_other_ways(passage: str, due: str) -> None:
    found = limit(passage)
    assert (found.due, found.rrule) == (due, None)


@pytest.mark.parametrize(
    ("passage", "rule"),
    [
        ("Các huyện báo cáo vào 18 giờ hằng ngày.", "FREQ=DAILY"),
        ("Cập nhật danh sách 02 ngày một lần.", "FREQ=DAILY;INTERVAL=2"),
        ("Họp giao ban vào thứ Sáu cuối cùng của mỗi tháng.", "FREQ=MONTHLY;BYDAY=-1FR"),
        ("Mỗi quý một lần, vào ngày 15 của tháng thứ hai, báo cáo.", "FREQ=YEARLY;BYMONTH=2,5,8,11;BYMONTHDAY=15"),
    ],
)
def test_duties_that_come_again_in_other_ways(passage: str, rule: str) -> None:
    assert limit(passage).rrule == rule


@pytest.mark.parametrize(
    "passage",
    [
        "Các đơn vị không được chi trước ngày 15/12/2021.",
        "Nghiêm cấm khai thác cát trước ngày 15/12/2021.",
        "Đối với hồ sơ nộp trước ngày 15/12/2021, Sở giải quyết theo quy định cũ.",
        "Hợp đồng có thời hạn 12 tháng kể từ ngày ký.",
        "Các phòng nộp hồ sơ trước 15.\n4. Công an xã trực.",
        "Hồ sơ phải nộp trước ngày 15/3/2015 song 09 đảng bộ nộp chậm, Huyện ủy phê bình.",
    ],
)
def test_bans_terms_and_scopes_are_no_limits(passage: str) -> None:
    assert deadlines(passage) == []


def test_limits_behind_a_count_are_found_too() -> None:
    found = deadlines(
        "Thẩm định trong 05 ngày kể từ ngày nhận đủ hồ sơ và trả kết quả trong 02 ngày làm việc kể từ ngày có kết quả."
    )
    assert [(d.count.number, d.count.unit) for d in found if d.count] == [(5, "day"), (2, "workday")]
    found = deadlines("Gửi báo cáo trong 05 ngày kể từ ngày ký hoặc trước ngày 15/12/2021.")
    assert [d.due for d in found] == ["2021-11-10", "2021-12-15"]


def test_a_weekday_that_is_not_that_of_the_date_is_to_be_reviewed() -> None:
    found = limit("Gửi báo cáo trước thứ Năm, ngày 17/12/2021.")
    assert (found.due, found.needs_review) == ("2021-12-17", True)
    assert "thứ Sáu" in found.review_reasons[0]
    assert not limit("Gửi báo cáo trước thứ Sáu, ngày 17/12/2021.").needs_review


@pytest.mark.parametrize(
    ("bodies", "who"),
    [
        ("Sở Y tế, Sở Nội vụ và Sở Tài chính", ("Sở Y tế", "Sở Nội vụ", "Sở Tài chính")),
        ("UBND xã Tân Sơn và UBND xã Lam Hà", ("UBND xã Tân Sơn", "UBND xã Lam Hà")),
        ("Các huyện ủy, thị ủy, thành ủy", ("Các huyện ủy, thị ủy, thành ủy",)),
        ("Văn phòng HĐND và UBND huyện", ("Văn phòng HĐND và UBND huyện",)),
    ],
)
def test_each_body_of_a_list_is_asked(bodies: str, who: tuple[str, ...]) -> None:
    assert limit(f"{bodies} báo cáo trước ngày 15/12/2021.").who == who
