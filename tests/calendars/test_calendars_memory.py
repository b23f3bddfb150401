"""The state file: nothing that was told or entered is lost, and nothing changes without a reason."""

import datetime as dt
import json
from pathlib import Path

import pytest

from congvan_nlp.calendars.memory import (
    EMPTY,
    Event,
    Memory,
    MemoryFileError,
    read_memory,
    updated,
    with_anchors,
    write_memory,
)

MONDAY = dt.datetime(2025, 9, 1, 8, tzinfo=dt.UTC)
TUESDAY = MONDAY + dt.timedelta(days=1)
WEDNESDAY = MONDAY + dt.timedelta(days=2)


def event(uid: str, **fields: object) -> Event:
    """An event; `path` is the file of its letter."""
    said = {
        "entry": uid,
        "id": f"7-CV/HU:{uid}",
        "letter": "7-CV/HU",
        "path": "thư/7.txt",
        "body": "Chi bộ 1",
        "day": dt.date(2025, 9, 10),
        "summary": "Trước 11/09/2025: báo cáo",
        "description": "Mã: 7-CV/HU:t1",
    }
    return Event.model_validate({"uid": uid, **said, **fields})


def states(memory: Memory) -> dict[str, tuple[int, str, dt.datetime]]:
    return {known.event.uid: (known.sequence, known.status, known.changed) for known in memory.events}


def uids(known: tuple[object, ...]) -> list[str]:
    return [one.event.uid for one in known]  # type: ignore[attr-defined]


@pytest.fixture
def told() -> Memory:
    """Two events of one letter and one of another, told on Monday."""
    events = [event("a"), event("b", review=True), event("c", path="thư/8.txt")]
    return updated(EMPTY, events, MONDAY)[0]


def test_new_events_begin_at_nought_and_those_to_be_reviewed_are_tentative(told: Memory) -> None:
    assert states(told) == {
        "a": (0, "confirmed", MONDAY),
        "b": (0, "tentative", MONDAY),
        "c": (0, "confirmed", MONDAY),
    }


def test_nothing_changes_when_the_letters_say_the_same(told: Memory) -> None:
    again, changes = updated(told, [known.event for known in reversed(told.events)], TUESDAY)
    assert again == told
    assert changes == ((), (), (), ())


@pytest.mark.parametrize(
    "change",
    [
        {"day": dt.date(2025, 9, 12)},
        {"time": "16:00"},
        {"summary": "Trước 13/09/2025: báo cáo"},
        {"description": "khác"},
        {"body": "Chi bộ 2"},
        {"review": True},
        {"rrule": "FREQ=WEEKLY"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_an_event_says_raises_its_sequence_and_no_other(told: Memory, change: dict[str, object]) -> None:
    after, changes = updated(told, [event("a", **change), *(k.event for k in told.events[1:])], TUESDAY)
    status = "tentative" if "review" in change else "confirmed"
    assert states(after) == states(told) | {"a": (1, status, TUESDAY)}
    assert (uids(changes.changed), changes.added, changes.cancelled) == (["a"], (), ())


def test_a_letter_moved_to_another_folder_changes_its_path_only(told: Memory) -> None:
    after, changes = updated(told, [event("a", path="lưu/7.txt"), *(k.event for k in told.events[1:])], TUESDAY)
    assert states(after) == states(told)
    assert after.events[0].event.path == "lưu/7.txt"
    assert changes.changed == ()


def test_an_event_that_is_gone_is_cancelled_once_and_keeps_its_words(told: Memory) -> None:
    here = [told.events[0].event, told.events[1].event]
    once, changes = updated(told, here, TUESDAY)
    twice, later = updated(once, here, WEDNESDAY)
    assert states(once) == states(told) | {"c": (1, "cancelled", TUESDAY)}
    assert uids(changes.cancelled) == ["c"]
    assert once.events[2].event == told.events[2].event
    assert (twice, later.cancelled) == (once, ())


def test_an_event_that_comes_back_is_confirmed_with_a_higher_sequence(told: Memory) -> None:
    gone, _ = updated(told, [told.events[0].event, told.events[1].event], TUESDAY)
    back, changes = updated(gone, [known.event for known in told.events], WEDNESDAY)
    assert states(back)["c"] == (2, "confirmed", WEDNESDAY)
    assert uids(changes.changed) == ["c"]


@pytest.mark.parametrize(
    "named",
    ["thư/8.txt", "./thư/8.txt", "thư\\8.txt", "/nhà/thư/8.txt", "../thư/8.txt", "8.txt", "thư", "thư/", "."],
)
def test_events_of_a_letter_that_could_not_be_read_stay(told: Memory, named: str) -> None:
    after, changes = updated(told, [told.events[0].event, told.events[1].event], TUESDAY, [named])
    assert after == told
    assert uids(changes.kept) == ["c"]


@pytest.mark.parametrize("named", ["thư/18.txt", "thư/7.txt", "khác/8.txt", "lưu"])
def test_an_unreadable_letter_keeps_no_other_letters_events(told: Memory, named: str) -> None:
    after, changes = updated(told, [told.events[0].event, told.events[1].event], TUESDAY, [named])
    assert uids(changes.cancelled) == ["c"]
    assert after.events[2].status == "cancelled"


def test_past_days_of_a_recurring_limit_are_not_withdrawn_when_they_are_no_longer_listed() -> None:
    days = [event(uid, entry="r", day=dt.date(2025, month, 24)) for uid, month in (("r7", 7), ("r8", 8), ("r9", 9))]
    first, _ = updated(EMPTY, days, MONDAY)
    august = dt.date(2025, 8, 1)  # the first day that is listed now
    assert updated(first, days[1:], TUESDAY, since=august)[0] == first
    assert uids(updated(first, days[2:], TUESDAY, since=august)[1].cancelled) == ["r8"], "a day that is still listed"
    assert uids(updated(first, [], TUESDAY, since=august)[1].cancelled) == ["r8", "r9"], "the letter is gone"


def test_the_time_of_a_change_is_told_in_utc_and_needs_its_zone() -> None:
    hanoi = dt.datetime(2025, 9, 1, 15, 0, 0, 999, tzinfo=dt.timezone(dt.timedelta(hours=7)))
    assert updated(EMPTY, [event("a")], hanoi)[0].events[0].changed == MONDAY
    with pytest.raises(ValueError, match="time zone"):
        updated(EMPTY, [], dt.datetime(2025, 9, 1))


def test_days_that_were_entered_survive_runs_and_are_only_changed_by_hand(tmp_path: Path, told: Memory) -> None:
    file = tmp_path / "lich.json"
    write_memory(file, with_anchors(told, {"7-CV/HU": dt.date(2025, 9, 4), "8-CV/HU:t1": dt.date(2025, 9, 5)}))
    after, _ = updated(read_memory(file), [], TUESDAY)
    write_memory(file, with_anchors(after, {"8-CV/HU:t1": dt.date(2025, 9, 8)}))
    assert read_memory(file).anchors == {"7-CV/HU": dt.date(2025, 9, 4), "8-CV/HU:t1": dt.date(2025, 9, 8)}
    assert with_anchors(read_memory(file), {"7-CV/HU": None}).anchors == {"8-CV/HU:t1": dt.date(2025, 9, 8)}


def test_the_file_holds_what_was_written_in_any_order(tmp_path: Path, told: Memory) -> None:
    write_memory(tmp_path / "a.json", told)
    other, _ = updated(EMPTY, [known.event for known in reversed(told.events)], MONDAY)
    write_memory(tmp_path / "b.json", other)
    assert read_memory(tmp_path / "a.json") == told
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_no_file_yet_is_an_empty_memory(tmp_path: Path) -> None:
    assert read_memory(tmp_path / "lich.json") == EMPTY


def test_a_mark_at_the_beginning_is_passed_over(tmp_path: Path, told: Memory) -> None:
    file = tmp_path / "lich.json"
    write_memory(file, told)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_memory(file) == told


def test_what_a_later_version_added_is_kept(tmp_path: Path, told: Memory) -> None:
    file = tmp_path / "lich.json"
    write_memory(file, told)
    data = json.loads(file.read_text("utf-8"))
    data["ghi"] = {"x": 1}
    data["events"][0]["seen"] = True
    data["events"][0]["event"]["place"] = "2.(5)"
    file.write_text(json.dumps(data), "utf-8")
    after, _ = updated(read_memory(file), [known.event for known in told.events], TUESDAY)
    write_memory(file, after)
    assert json.loads(file.read_text("utf-8")) == data
    changed, _ = updated(after, [event("a", summary="khác")], TUESDAY)
    write_memory(file, changed)
    assert json.loads(file.read_text("utf-8"))["events"][0]["seen"] is True


GOOD = '{"schema": 1, "anchors": {}, "events": []}'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is not JSON"),
        (GOOD.encode()[:-5], "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"\xff\xfe{}", "is not UTF-8"),
        (b"[]", "is no state file of calendars"),
        (b"{}", r"is no state file of calendars \(schema\)"),
        (b'{"schema": 1, "anchors": {}}', r"is no state file of calendars \(events\)"),
        (b'{"schema": "1", "anchors": {}, "events": []}', r"is no state file of calendars \(schema\)"),
        (GOOD.replace("1", "2").encode(), "was written by another version"),
        (GOOD.replace("{}", '{"7-CV/HU": "4/9/2025"}').encode(), r"is no state file .*\(anchors\.7-CV/HU\)"),
        (GOOD.replace("{}", '{"7-CV/HU": 86400}').encode(), r"is no state file .*\(anchors\.7-CV/HU\)"),
        (GOOD.replace("[]", '[{"event": 3}]').encode(), r"is no state file .*\(events\.0\.event\)"),
    ],
    ids=[
        "empty",
        "cut off",
        "nested",
        "UTF-16",
        "list",
        "no schema",
        "no events",
        "text",
        "newer",
        "day",
        "number",
        "event",
    ],
)
def test_a_damaged_or_foreign_file_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "lich.json"
    file.write_bytes(content)
    with pytest.raises(MemoryFileError, match=reason) as refused:
        read_memory(file)
    assert refused.value.path == file
    assert str(refused.value).startswith(f"{file}: ")
    assert file.read_bytes() == content


def test_a_file_that_cannot_be_opened_is_no_empty_memory(tmp_path: Path) -> None:
    with pytest.raises(MemoryFileError, match="cannot be read"):
        read_memory(tmp_path)
    (tmp_path / "lich.json").symlink_to(tmp_path / "khong-co.json")
    with pytest.raises(MemoryFileError, match="link to nothing"):
        read_memory(tmp_path / "lich.json")


def test_an_event_that_stands_twice_in_the_file_is_damage(tmp_path: Path, told: Memory) -> None:
    file = tmp_path / "lich.json"
    write_memory(file, told)
    data = json.loads(file.read_text("utf-8"))
    data["events"].append(data["events"][0])
    file.write_text(json.dumps(data), "utf-8")
    with pytest.raises(MemoryFileError, match="is no state file"):
        read_memory(file)


def test_the_old_file_stays_when_the_new_one_cannot_be_written(tmp_path: Path, told: Memory) -> None:
    file = tmp_path / "lich.json"
    write_memory(file, told)
    content = file.read_bytes()
    broken = told.model_copy(update={"anchors": {"x": object()}})
    with pytest.raises(Exception, match="serialize"):
        write_memory(file, broken)
    file.chmod(0o444)
    with pytest.raises(OSError, match=r"is read-only.*lich\.json"):
        write_memory(file, EMPTY)
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file], "no draft is left"


def test_a_folder_that_is_not_there_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"khong-co/lich\.json"):
        write_memory(tmp_path / "khong-co" / "lich.json", EMPTY)


def test_permissions_and_links_of_the_file_stay(tmp_path: Path, told: Memory) -> None:
    file, link = tmp_path / "lich.json", tmp_path / "link.json"
    write_memory(file, EMPTY)
    file.chmod(0o640)
    link.symlink_to(file)
    write_memory(link, told)
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o640
    assert read_memory(file) == told
