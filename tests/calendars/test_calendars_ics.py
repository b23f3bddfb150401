"""Calendars as clients read them: three readers, the same days, and identities that last."""

import datetime as dt
import json
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import ics  # type: ignore[import-untyped]
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from congvan_nlp import analyze, analyze_file
from congvan_nlp.calendars.by_body import by_body
from congvan_nlp.calendars.entries import Entry, entries_of, without_copies
from congvan_nlp.calendars.ics import Day, Recurring, calendar, events_of
from congvan_nlp.calendars.memory import EMPTY, Event, Known, read_memory, updated, write_memory
from congvan_nlp.calendars.wording import NO_BODY
from congvan_nlp.resolution.workdays import is_working_day

HERE = Path(__file__).parent
CORPORA = HERE.parents[1] / "corpora"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = dt.datetime(2025, 9, 1, 8, tzinfo=dt.UTC)
TUESDAY = MONDAY + dt.timedelta(days=1)
SINCE, UNTIL = dt.date(2026, 8, 1), dt.date(2026, 12, 31)

HEAD = """HUYỆN ỦY SƠN KHÊ
*
Số {number}-CV/HU
V/v chuẩn bị hội nghị
ĐẢNG CỘNG SẢN VIỆT NAM
Sơn Khê, ngày 05 tháng 9 năm 2025

Kính gửi: Các chi bộ trực thuộc

"""


def entries(*sentences: str, number: int = 7, path: str = "") -> list[Entry]:
    """Entries of a letter of Friday 05/9/2025 with these items."""
    items = "\n".join(f"{n}. {sentence}" for n, sentence in enumerate(sentences, 1))
    found = entries_of([analyze(HEAD.format(number=number) + items)])
    return [entry.model_copy(update={"path": path}) for entry in found]


def told(found: list[Event], now: dt.datetime = MONDAY) -> tuple[Known, ...]:
    return updated(EMPTY, found, now)[0].events


def read_events(text: str) -> list[icalendar.Event]:
    return [part for part in icalendar.Calendar.from_ical(text).walk() if isinstance(part, icalendar.Event)]


def written(*sentences: str, on: Day = "act_by", recurring: Recurring = "expand") -> list[icalendar.Event]:
    """Events of a letter with these items as `icalendar` reads them from the calendar."""
    text = calendar(told(events_of(entries(*sentences), UNTIL, on=on, recurring=recurring)))
    return read_events(text)


def only(*sentences: str, on: Day = "act_by", recurring: Recurring = "expand") -> icalendar.Event:
    [event] = written(*sentences, on=on, recurring=recurring)
    return event


@cache
def corpus() -> tuple[Entry, ...]:
    """Entries of all fictional letters."""
    paths = [*sorted(CORPORA.glob("letters/*.txt")), *sorted(CORPORA.glob("field/letters/*.txt"))]
    return tuple(entries_of(without_copies(map(analyze_file, paths))[0]))


def moment(when: dt.date) -> str:
    """A whole day as such, an hour in UTC."""
    if isinstance(when, dt.datetime):
        return when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return when.isoformat()


def due_moments(events: list[Event]) -> dict[str, str]:
    """The day or hour of each event, computed without any library of calendars."""
    return {
        e.uid: f"{dt.datetime.fromisoformat(f'{e.day}T{e.time}') - dt.timedelta(hours=7):%Y-%m-%dT%H:%M:%S.000Z}"
        if e.time
        else e.day.isoformat()
        for e in events
    }


def read_by_ical_js(text: str, folder: Path) -> dict[str, dict[str, object]]:
    """What ical.js reads, through node; skipped where one of them is missing."""
    missing = pytest.fail if os.environ.get("CONGVAN_REQUIRE_ALL") == "1" else pytest.skip
    node = shutil.which("node")
    if node is None:
        missing("node is not installed")
        raise AssertionError
    file = folder / "lich.ics"
    file.write_bytes(text.encode())
    run = subprocess.run(
        [node, HERE / "ical_dates.mjs", file], capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    if run.returncode == 3:
        missing("ical.js is not installed (see CONGVAN_ICAL_JS in ical_dates.mjs)")
    assert run.returncode == 0, run.stderr
    found: dict[str, dict[str, object]] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module", params=["act_by", "due", "rule"])
def both(request: pytest.FixtureRequest) -> tuple[list[Event], str]:
    """Events of all corpora and their calendar, in each manner."""
    on: Day = "act_by" if request.param == "act_by" else "due"
    recurring: Recurring = "rule" if request.param == "rule" else "expand"
    events = events_of(corpus(), UNTIL, since=SINCE, on=on, recurring=recurring)
    return events, calendar(told(events))


# --- the corpora, as three readers see them


def test_every_entry_with_a_day_has_an_event_and_no_other(both: tuple[list[Event], str]) -> None:
    dated = {entry.uid for entry in corpus() if entry.deadline.due and not entry.deadline.rrule}
    undated = {entry.uid for entry in corpus() if entry.deadline.due is None}
    in_calendar = {event.entry for event in both[0]}
    assert len(dated) > 200
    assert len(undated) > 20
    assert dated <= in_calendar
    assert not undated & in_calendar


def test_icalendar_reads_the_same_days_and_texts(both: tuple[list[Event], str]) -> None:
    events, text = both
    read = {str(e["UID"]): e for e in read_events(text)}
    assert {uid: moment(e.decoded("DTSTART")) for uid, e in read.items()} == due_moments(events)
    for event in events:
        item = read[event.uid]
        assert str(item["DESCRIPTION"]) == event.told
        assert str(item["SUMMARY"]).casefold().endswith(event.summary.casefold())
        assert len(item.walk("VALARM")) == 1
        if event.time is None:
            assert item.decoded("DTEND") - item.decoded("DTSTART") == dt.timedelta(days=1)


def test_ics_reads_the_same_days(both: tuple[list[Event], str]) -> None:
    events, text = both
    read = {
        e.uid: e.begin.date().isoformat() if e.all_day else moment(e.begin.datetime) for e in ics.Calendar(text).events
    }
    assert read == due_moments(events)


def test_ical_js_reads_the_same_days_and_texts(both: tuple[list[Event], str], tmp_path: Path) -> None:
    events, text = both
    read = read_by_ical_js(text, tmp_path)
    assert {uid: e["start"] for uid, e in read.items()} == due_moments(events)
    assert {uid: e["description"] for uid, e in read.items()} == {e.uid: e.told for e in events}
    assert {e["zone"] for uid, e in read.items()} == {None, "Asia/Ho_Chi_Minh"}
    for event in events:
        if event.rrule:
            rule = rrulestr(event.rrule, dtstart=dt.datetime.combine(event.day, dt.time()))
            days = [day.date().isoformat() for day, _ in zip(rule, range(5), strict=False)]
            assert [str(day)[:10] for day in read[event.uid]["days"]] == days  # type: ignore[attr-defined]


def test_lines_are_short_end_with_cr_lf_and_cut_no_letter(both: tuple[list[Event], str]) -> None:
    lines = both[1].encode().split(b"\r\n")
    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert not any(byte < 32 for byte in line)
        line.decode()


def test_the_calendar_is_the_same_for_events_in_any_order() -> None:
    known = told(events_of(corpus(), dt.date.min))
    assert calendar(known) == calendar(known[::-1])


def test_days_to_act_by_are_never_days_of_rest() -> None:
    # what comes every day comes on days of rest too, and is written as a rule
    days = {event.day for event in events_of(corpus(), UNTIL, since=SINCE) if event.rrule is None}
    assert len(days) > 200
    assert [day for day in sorted(days) if not is_working_day(day)] == []


# --- runs


def test_a_second_run_writes_the_same_bytes_and_one_changed_date_changes_one_event(tmp_path: Path) -> None:
    state = tmp_path / "lich.json"

    def run(now: dt.datetime, *sentences: str) -> tuple[bytes, bytes]:
        found = events_of(entries(*sentences), UNTIL)
        memory, _ = updated(read_memory(state), found, now)
        write_memory(state, memory)
        return calendar(memory.events).encode(), state.read_bytes()

    before = (
        "Các chi bộ gửi báo cáo về Huyện ủy trước ngày 15/9/2025.",
        "Chi bộ Văn phòng báo cáo trước ngày 16/9/2025.",
        "Chi bộ Văn phòng báo cáo trước 16 giờ ngày 24 hằng tháng.",
    )
    first = run(MONDAY, *before)
    assert run(TUESDAY, *before) == first
    old = {str(e["UID"]): e for e in read_events(first[0].decode())}
    changed, _ = run(TUESDAY, before[0], before[1].replace("16/9", "19/9"), before[2])
    new = {str(e["UID"]): e for e in read_events(changed.decode())}
    assert new.keys() == old.keys()
    [uid] = [uid for uid in old if new[uid].to_ical() != old[uid].to_ical()]
    assert (old[uid].decoded("DTSTART"), new[uid].decoded("DTSTART")) == (dt.date(2025, 9, 15), dt.date(2025, 9, 18))
    assert (old[uid]["SEQUENCE"], new[uid]["SEQUENCE"]) == (0, 1)
    assert new[uid].decoded("DTSTAMP") == new[uid].decoded("LAST-MODIFIED") == TUESDAY


def test_removing_a_letter_cancels_its_events_and_no_other_but_an_unreadable_one_stays() -> None:
    letters = [
        entries(f"Các chi bộ báo cáo trước ngày {n}/10/2025.", f"Chi bộ {n} họp trước ngày 24 hằng tháng.",
                number=n, path=f"thư/{n}.txt")
        for n in (7, 8, 9)
    ]  # fmt: skip
    memory, _ = updated(EMPTY, events_of([*letters[0], *letters[1], *letters[2]], UNTIL), MONDAY)
    # 8 was removed, 9 is locked
    memory, changes = updated(memory, events_of(letters[0], UNTIL), TUESDAY, ["thư/9.txt"])
    of_letter = {known.event.uid: known.event.letter for known in memory.events}
    read = read_events(calendar(memory.events))
    assert len(read) == len(memory.events) > 40
    for event in read:
        removed = of_letter[str(event["UID"])] == "8-CV/HU"
        assert (str(event["STATUS"]), event["SEQUENCE"]) == (("CANCELLED", 1) if removed else ("CONFIRMED", 0))
        assert str(event["SUMMARY"]).startswith("[đã hủy] ") is removed
        assert len(event.walk("VALARM")) == (0 if removed else 1)
    assert {known.event.letter for known in changes.kept} == {"9-CV/HU"}


def test_identities_do_not_depend_on_the_day() -> None:
    def uids(*days: str) -> list[str]:
        sentences = (
            f"Chi bộ Văn phòng báo cáo trước ngày {days[0]}.",
            f"Chi bộ 2 họp trước ngày {days[1]} hằng tháng.",
        )
        return [event.uid for event in events_of(entries(*sentences), dt.date(2025, 12, 31))]

    assert uids("15/9/2025", "10") == uids("20/11/2025", "12")
    assert len(set(uids("15/9/2025", "10"))) == len(uids("15/9/2025", "10")) == 5


def test_later_days_of_a_rule_keep_their_identity_when_earlier_ones_are_left_out() -> None:
    found = entries("Chi bộ Văn phòng báo cáo trước ngày 25 hằng tháng.")
    whole = events_of(found, UNTIL)
    late = events_of(found, UNTIL, since=dt.date(2026, 6, 1))
    assert late == [event for event in whole if event.day >= dt.date(2026, 6, 1)]
    assert 0 < len(late) < len(whole)


def test_two_letters_that_share_an_identity_lose_no_limit() -> None:
    [one] = entries("Các chi bộ báo cáo trước ngày 15/9/2025.")
    other = one.model_copy(update={"sentence": "Các chi bộ nộp danh sách trước ngày 15/9/2025."})
    events = events_of([one, other, one], UNTIL)
    assert len(events) == 2
    assert events[0].uid == one.uid != events[1].uid


# --- days, hours, rules


@pytest.mark.parametrize(
    ("limit", "on", "start"),
    [
        ("trước ngày 15/9/2025", "act_by", dt.date(2025, 9, 12)),
        ("trước ngày 15/9/2025", "due", dt.date(2025, 9, 15)),
        ("chậm nhất ngày 16/9/2025", "act_by", dt.date(2025, 9, 16)),
        ("trước 16 giờ 30 ngày 16/9/2025", "act_by", dt.datetime(2025, 9, 16, 16, 30, tzinfo=HANOI)),
        ("trước 16 giờ 30 ngày 14/9/2025", "act_by", dt.date(2025, 9, 12)),  # a Sunday
        ("trước 16 giờ 30 ngày 14/9/2025", "due", dt.datetime(2025, 9, 14, 16, 30, tzinfo=HANOI)),
        ("trước 24 giờ ngày 16/9/2025", "due", dt.date(2025, 9, 16)),
    ],
)
def test_an_event_stands_on_the_day_asked_for(limit: str, on: Day, start: dt.date) -> None:
    event = only(f"Các chi bộ báo cáo {limit}.", on=on)
    assert event.decoded("DTSTART") == start
    assert event["TRANSP"] == "TRANSPARENT"
    if isinstance(start, dt.datetime):
        assert event["DTSTART"].params["TZID"] == "Asia/Ho_Chi_Minh"
        assert "DTEND" not in event
    else:
        assert event["DTSTART"].params["VALUE"] == "DATE"


def test_the_zone_is_defined_exactly_where_an_hour_stands() -> None:
    timed = calendar(told(events_of(entries("Các chi bộ báo cáo trước 16 giờ ngày 16/9/2025."), UNTIL)))
    whole = calendar(told(events_of(entries("Các chi bộ báo cáo trước ngày 16/9/2025."), UNTIL)))
    assert timed.count("BEGIN:VTIMEZONE") == 1
    assert "VTIMEZONE" not in whole


@pytest.mark.parametrize(
    ("limit", "alarm"),
    [
        ("chậm nhất ngày 16/9/2025", dt.datetime(2025, 9, 13, 8)),
        ("chậm nhất 16 giờ ngày 16/9/2025", dt.datetime(2025, 9, 15, 16, tzinfo=HANOI)),
    ],
)
def test_the_alarm_rings_in_time(limit: str, alarm: dt.datetime) -> None:
    [times] = icalendar.alarms.Alarms(only(f"Các chi bộ báo cáo {limit}.")).times
    assert times.trigger == alarm


@pytest.mark.parametrize(
    "limit",
    ["trong 05 ngày làm việc sau khi kết thúc hội nghị", "trong thời gian sớm nhất", "ngay sau hội nghị"],
)
def test_what_has_no_day_is_in_no_calendar(limit: str) -> None:
    assert written(f"Các chi bộ báo cáo {limit}.") == []


def test_listed_days_of_a_rule_avoid_days_of_rest_and_a_rule_stands_on_the_days_named() -> None:
    sentence = "Các chi bộ báo cáo trước ngày 25 hằng tháng."
    days = [event.decoded("DTSTART") for event in written(sentence)]
    assert days[:4] == [dt.date(2025, 9, 24), dt.date(2025, 10, 24), dt.date(2025, 11, 24), dt.date(2025, 12, 24)]
    assert days[4:6] == [dt.date(2026, 1, 23), dt.date(2026, 2, 24)]
    rule = only(sentence, recurring="rule")
    assert rule["RRULE"].to_ical() == b"FREQ=MONTHLY;BYMONTHDAY=25"
    assert rule.decoded("DTSTART") == dt.date(2025, 9, 25)


def test_a_rule_whose_first_day_is_far_is_in_the_calendar() -> None:
    [event] = events_of(entries("Các chi bộ báo cáo trước ngày 15/6 hằng năm."), dt.date(2025, 12, 31))
    assert event.day == dt.date(2026, 6, 12)


# --- what people read


def test_a_title_says_what_and_to_whom_and_the_limit_as_the_letter_does() -> None:
    event = only("Các chi bộ gửi báo cáo về Ban Tổ chức Huyện ủy (qua Văn phòng Huyện ủy) trước ngày 15/9/2025.")
    assert event["SUMMARY"] == "Trước 15/09/2025: gửi báo cáo → Ban Tổ chức Huyện ủy (qua Văn phòng Huyện ủy)"
    assert event["STATUS"] == "CONFIRMED"
    assert event.categories == ["Các chi bộ"]


def test_titles_begin_with_the_body_where_there_are_several() -> None:
    titles = [
        str(event["SUMMARY"])
        for event in written("Chi bộ 1 báo cáo trước ngày 15/9/2025.", "Chi bộ 2 báo cáo chậm nhất 15/9/2025.")
    ]
    assert titles == ["Chi bộ 1 – trước 15/09/2025: báo cáo", "Chi bộ 2 – chậm nhất 15/09/2025: báo cáo"]


def test_a_description_holds_all_that_a_person_needs_to_trust_the_day() -> None:
    [entry] = entries("Các chi bộ gửi báo cáo về Huyện ủy trước ngày 15/9.", path="D:\\thư\\n7.txt")
    [event] = events_of([entry], UNTIL)
    lines = event.told.split("\n")
    assert lines[:2] == ["Thời hạn: trước 15/09/2025 (“trước ngày 15/9”)", "Làm xong chậm nhất: 12/09/2025"]
    assert "Nguyên văn: “Các chi bộ gửi báo cáo về Huyện ủy trước ngày 15/9.”" in lines
    assert (
        "Văn bản: Công văn số 7-CV/HU ngày 05/09/2025 của Huyện ủy Sơn Khê về việc “chuẩn bị hội nghị”, mục 1" in lines
    )
    assert [f"- {step}" for step in entry.deadline.computation] == [line for line in lines if line.startswith("- ")]
    assert len(entry.deadline.computation) > 0
    assert lines[-2:] == ["Tệp: n7.txt", "Mã: 7-CV/HU:t1"]


def test_what_a_person_has_to_look_at_is_tentative_marked_and_says_why() -> None:
    event = only("Các chi bộ báo cáo trước Quý I của năm liền kề.")
    assert event["STATUS"] == "TENTATIVE"
    assert str(event["SUMMARY"]).startswith("[cần xem lại] ")
    description = str(event["DESCRIPTION"])
    assert "\nCần xem lại:\n- " in description
    assert "\nCó thể hiểu là: 31/12/2025 hoặc 31/03/2026\n" in description


def test_a_calendar_says_what_it_is_and_how_often_to_ask_for_it() -> None:
    whole = icalendar.Calendar.from_ical(calendar([], "Lịch, của; Sở\nY tế"))
    assert whole["NAME"] == whole["X-WR-CALNAME"] == "Lịch, của; Sở Y tế"
    assert (whole["VERSION"], whole["CALSCALE"], whole["METHOD"]) == ("2.0", "GREGORIAN", "PUBLISH")
    assert whole["X-WR-TIMEZONE"] == "Asia/Ho_Chi_Minh"
    assert whole["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"


# --- any text


def seen(text: str) -> str:
    """The visible characters, without spaces; a backslash has a look-alike."""
    return "".join(
        c for c in text.replace("\\", "＼") if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cs")
    )


ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@settings(deadline=None, max_examples=200)
@given(what=ANY_TEXT, sentence=ANY_TEXT, body=ANY_TEXT, name=ANY_TEXT)
def test_any_text_is_read_as_it_was_written(what: str, sentence: str, body: str, name: str) -> None:
    [entry] = _model()
    deadline = entry.deadline.model_copy(update={"what": what, "to": (body,), "text": sentence})
    entry = entry.model_copy(update={"deadline": deadline, "sentence": sentence, "body": body, "path": name})
    [event] = events_of([entry], UNTIL)
    text = calendar(told([event]), name)
    assert all(len(line) <= 75 for line in text.encode().split(b"\r\n"))
    whole = icalendar.Calendar.from_ical(text)
    [read] = read_events(text)
    assert str(read["SUMMARY"]) == event.summary
    assert str(read["DESCRIPTION"]) == event.told
    assert seen(str(whole["NAME"])) == seen(name)
    assert f"Nguyênvăn:“{seen(sentence)}”" in seen(event.description)
    if seen(body):
        assert seen(read.categories[0]) == seen(body)


@cache
def _model() -> tuple[Entry, ...]:
    return tuple(entries("Các chi bộ báo cáo trước ngày 15/9/2025."))


def test_texts_that_try_to_end_a_line_or_an_event_do_neither(tmp_path: Path) -> None:
    [entry] = _model()
    evil = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:x\u2028\u0085b\x0bc\x00d\x1be, f; g: \\n \\N h\\"
    entry = entry.model_copy(update={"sentence": evil, "body": evil})
    text = calendar(told(events_of([entry], UNTIL)), evil)
    [read] = read_events(text)
    expected = "“a END:VEVENT BEGIN:VEVENT UID:x b cde, f; g: ＼n ＼N h＼”"
    assert expected in str(read["DESCRIPTION"])
    [by_ics] = ics.Calendar(text).events
    assert expected in by_ics.description
    [by_js] = read_by_ical_js(text, tmp_path).values()
    assert expected in str(by_js["description"])


# --- one calendar a body


def bodies(*names: str | None) -> Iterator[Entry]:
    [entry] = _model()
    return (entry.model_copy(update={"body": name}) for name in names)


def test_spellings_of_one_body_share_a_calendar() -> None:
    [one] = by_body(bodies("Uỷ ban Kiểm tra", "Ủy ban  kiểm tra", "Ủy ban Kiểm tra"))
    assert (one.file, one.name, len(one.items)) == ("uy-ban-kiem-tra", "Uỷ ban Kiểm tra", 3)


def test_bodies_that_fold_alike_have_files_of_their_own_in_any_order() -> None:
    names = ("Xã Bình Định", "Xã Bỉnh Đinh", "Xã Binh", None, "con", "—", "Chưa rõ đơn vị", "x" * 300, "x" * 301)
    found = by_body(bodies(*names))
    files = {one.name: one.file for one in found}
    assert files == {one.name: one.file for one in by_body(bodies(*names[::-1]))}
    assert len({one.file for one in found}) == len(names)
    assert files["Xã Binh"] == "xa-binh"
    assert "con" not in files.values()
    assert all(file.replace("-", "").isalnum() and file.isascii() and len(file) < 80 for file in files.values())
    assert found[-1].name == NO_BODY
    assert [item.body for item in found[-1].items] == [None]


def test_the_calendars_of_the_bodies_together_hold_every_event_once() -> None:
    known = told(events_of(corpus(), dt.date.min))
    parts = by_body(known)
    assert sorted(one.event.uid for part in parts for one in part.items) == [one.event.uid for one in known]
    longest = max(parts, key=lambda part: len(part.items))
    read = read_events(calendar(longest.items, longest.name))
    assert len(read) == len(longest.items) > 3
    assert not any(str(event["SUMMARY"]).startswith(longest.name) for event in read)
