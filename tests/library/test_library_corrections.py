"""What people say of letters: shown everywhere, kept over versions and upgrades, and never guessed at."""

import datetime as dt
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from test_library_versions import ITEMS, LIST, MEETINGS, SUMMARY, TWICE, Shelf, letter
from typer.testing import CliRunner

from congvan_nlp.calendars.selection import Selection
from congvan_nlp.cli.commands import app
from congvan_nlp.library.correcting import NotMeant
from congvan_nlp.library.corrections import FIELDS
from congvan_nlp.library.filters import Filter
from congvan_nlp.library.values import ValueRefused
from congvan_nlp.records.analysis import Analysis, Citation, Deadline

WHO: Final = "Lê Thị Thu"


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    made.put("7.txt", letter())
    yield made
    made.library.close()


def deadline(shelf: Shelf, id: str = "t1") -> Deadline:
    return next(one for one in shelf.library.letter(1).deadlines if one.id == id)


def citation(shelf: Shelf) -> Citation:
    return shelf.library.letter(1).citations[0]


def told(shelf: Shelf) -> list[str]:
    """Messages that say what people said."""
    codes = ("field-corrected", "field-confirmed")
    return [note.message for note in shelf.library.letter(1).diagnostics if note.code in codes]


def told_by_program(shelf: Shelf, *arguments: str) -> str:
    """What the program prints."""
    result = CliRunner().invoke(app, [*arguments, "--library", str(shelf.file)])
    assert result.exit_code == 0, result.output
    return result.stdout


def shown_by_program(shelf: Shelf, name: str = "7-CV/TU") -> Analysis:
    """What `show --format json` prints."""
    [record] = json.loads(told_by_program(shelf, "show", name, "--format", "json"))
    return Analysis.model_validate(record)


def review(shelf: Shelf, kind: str) -> list[str]:
    return [item.id for item in shelf.library.review() if item.kind == kind]


LETTER: Final[dict[str, tuple[str, Any]]] = {
    "number": (" 71-CV/TU ", "71-CV/TU"),
    "type": ("ke hoach", "Kế hoạch"),
    "issuer": ("Thành ủy Hà Kha", "Thành ủy Hà Kha"),
    "place": ("Hà Kha", "Hà Kha"),
    "date": ("6/3/2025", "2025-03-06"),
    "subject": ("Kê  khai lần hai", "Kê khai lần hai"),
    "signer": ("Đinh Quang Lộc Em", "Đinh Quang Lộc Em"),
    "signer_title": ("Bí thư", "Bí thư"),
    "on_behalf_of": ("Ban Chấp hành", "Ban Chấp hành"),
}
DEADLINE: Final[dict[str, tuple[str, Any]]] = {
    "due": ("22/5/2025", "2025-05-22"),
    "due_time": ("17h", "17:00"),
    "inclusive": ("có", True),
    "act_by": ("2025-05-12", "2025-05-12"),
    "who": ("Thành ủy Lam Sơn; Các huyện ủy", ("Thành ủy Lam Sơn", "Các huyện ủy")),
    "to": ("Văn phòng Tỉnh ủy", ("Văn phòng Tỉnh ủy",)),
    "via": ("Ban Nội chính Tỉnh ủy", ("Ban Nội chính Tỉnh ủy",)),
    "what": ("gửi danh sách bổ sung", "gửi danh sách bổ sung"),
    "rrule": ("FREQ=MONTHLY;BYMONTHDAY=15", "FREQ=MONTHLY;BYMONTHDAY=15"),
    "vague": ("có", True),
}
CITATION: Final[dict[str, tuple[str, Any]]] = {
    "key": ("133-QĐ/TW", "133-QĐ/TW"),
    "type": ("quy che", "Quy chế"),
    "date": ("9/3/2018", "2018-03-09"),
    "issuer": ("Ban Bí thư", "Ban Bí thư"),
    "title": ("về kiểm tra", "về kiểm tra"),
    "relation": ("refers", "refers"),
}


def test_every_field_is_tried_here() -> None:
    tried = {"letter": LETTER, "deadline": DEADLINE, "citation": CITATION}
    for part, fields in FIELDS.items():
        assert set(fields) - {"confirmed", "dismissed", "document"} == set(tried[part]), part


@pytest.mark.parametrize("field", LETTER)
def test_a_field_of_the_letter_is_shown_as_corrected(shelf: Shelf, field: str) -> None:
    typed, value = LETTER[field]
    before = getattr(shelf.library.letter(1).letter, field)
    [kept] = shelf.library.correct("7-CV/TU", {field: typed}, WHO)
    assert (kept.part, kept.field, kept.value, kept.extracted) == ("letter", field, value, before)
    assert getattr(shelf.library.letter(1).letter, field) == value
    assert getattr(shown_by_program(shelf, "1").letter, field) == value
    assert shelf.rows(f"SELECT {field} FROM letters") == [(value,)]
    [message] = told(shelf)
    assert WHO in message
    assert value in message
    assert str(before) in message


@pytest.mark.parametrize("field", DEADLINE)
def test_a_field_of_a_deadline_is_shown_as_corrected(shelf: Shelf, field: str) -> None:
    typed, value = DEADLINE[field]
    others = [one for one in shelf.library.letter(1).deadlines if one.id != "t1"]
    [kept] = shelf.library.correct("7-CV/TU:t1", {field: typed}, WHO)
    assert (kept.part, kept.field) == ("deadline", field)
    assert kept.shown_as.startswith("7-CV/TU:t1 trước ngày 15/5/2025")
    assert getattr(deadline(shelf), field) == value
    assert [one for one in shelf.library.letter(1).deadlines if one.id != "t1"] == others
    [of_program] = [one for one in shown_by_program(shelf).deadlines if one.id == "t1"]
    assert getattr(of_program, field) == value
    of_calendar = [entry for entry in shelf.library.deadlines() if entry.id == "7-CV/TU:t1"]
    assert len(of_calendar) == (2 if field == "who" else 1)
    if field != "rrule":  # its days are shown one by one
        assert {getattr(entry.deadline, field) for entry in of_calendar} == {value}
    if field in ("who", "to", "via"):
        query = "SELECT name FROM deadline_bodies w JOIN bodies b ON b.id = w.body_id WHERE deadline_id = 't1'"
        assert shelf.rows(f"{query} AND role = '{field}' ORDER BY position") == [(name,) for name in value]
    else:
        assert shelf.rows(f"SELECT {field} FROM deadlines WHERE id = 't1'") == [(value,)]
    [message] = told(shelf)
    assert WHO in message


@pytest.mark.parametrize("field", CITATION)
def test_a_field_of_a_citation_is_shown_as_corrected(shelf: Shelf, field: str) -> None:
    typed, value = CITATION[field]
    [kept] = shelf.library.correct("7-CV/TU:c1", {field: typed}, WHO)
    assert (kept.part, kept.ref) == ("citation", "132-QĐ/TW@2018-03-08")
    assert getattr(citation(shelf), field) == value
    assert getattr(shown_by_program(shelf).citations[0], field) == value
    assert shelf.rows(f"SELECT {field} FROM citations") == [(value,)]
    assert len(told(shelf)) == 1


def test_a_corrected_letter_is_found_by_what_people_said(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU", {"number": "71-CV/TU", "issuer": "Thành ủy Hà Kha", "type": "Kế hoạch"}, WHO)
    assert shelf.library.called("71-cv/tu") == [1]
    assert shelf.library.called("7-CV/TU") == []
    assert [line.issuer for line in shelf.library.letters(Filter(issuer="thanh uy ha kha"))] == ["Thành ủy Hà Kha"]
    assert shelf.library.letters(Filter(issuer="tinh uy lam son")) == []
    assert len(shelf.library.letters(Filter(type="kế hoạch"))) == 1
    shelf.library.correct("71-CV/TU", {"date": "1/2/2026"}, WHO)
    assert [line.date for line in shelf.library.letters(Filter(start="2026-01-01"))] == ["2026-02-01"]
    assert shelf.library.search("kê khai", Filter(end="2025-12-31")).page == []
    [hit] = shelf.library.search("kê khai", Filter(start="2026-02-01")).page
    assert (hit.line.number, hit.line.date) == ("71-CV/TU", "2026-02-01")


def test_the_identity_of_a_letter_follows_its_corrected_head(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU", {"number": "71-CV/TU"}, WHO)
    assert shelf.library.letter(1).letter.id == "urn:lex:vn;lam.son:tinh.uy:cong.van:2025-03-05;71-cv-tu"


def test_a_corrected_issuer_is_not_told_for_the_body_that_was_extracted(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU", {"issuer": "Thành ủy Hà Kha"}, WHO)
    body = shelf.library.letter(1).letter.issuer_body
    assert body is None or body.id != "vn;lam.son:tinh.uy"
    assert shelf.rows("SELECT name FROM bodies WHERE urn = 'vn;lam.son:tinh.uy' AND name LIKE '%Hà Kha%'") == []


def test_a_corrected_body_has_the_deadline_from_then_on(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"who": "Thành ủy Lam Sơn"}, WHO)
    found = shelf.library.deadlines(Selection(body="thanh uy lam son"))
    assert [entry.id for entry in found] == ["7-CV/TU:t1"]
    assert shelf.library.deadlines(Selection(body="các huyện ủy")) == []
    assert len(shelf.library.letters(Filter(body="thành ủy lam sơn"))) == 1


def test_a_body_that_a_person_named_keeps_its_entry(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"who": "Thành ủy Lam Sơn"}, WHO)
    before = shelf.entries()
    shelf.library.correct("7-CV/TU:t1", {"due": "22/5/2025"}, WHO)
    assert shelf.entries() == before
    shelf.library.correct("7-CV/TU", {"number": "71-CV/TU"}, WHO)
    assert shelf.entries() == before


def test_a_corrected_day_is_acted_on_the_working_day_before(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t2", {"due": "2/9/2025"}, WHO)  # Quốc khánh; the days before are off too
    corrected = deadline(shelf, "t2")
    assert (corrected.due, corrected.act_by) == ("2025-09-02", "2025-08-29")
    assert corrected.computation[0] == f"{WHO} ghi ngày 02/09/2025"
    assert corrected.readings == ()
    shelf.library.correct("7-CV/TU:t2", {"due": "14/9/2025"}, WHO)  # a Sunday
    assert deadline(shelf, "t2").act_by == "2025-09-12"


def test_the_day_to_act_follows_whether_the_day_itself_is_in_time(shelf: Shelf) -> None:
    assert deadline(shelf).act_by == "2025-05-14"
    shelf.library.correct("7-CV/TU:t1", {"inclusive": "có"}, WHO)
    assert deadline(shelf).act_by == "2025-05-15"
    shelf.library.correct("7-CV/TU:t1", {"due": "16/5/2025"}, WHO)
    assert deadline(shelf).act_by == "2025-05-16"


def test_a_day_to_act_that_a_person_said_counts_beside_a_corrected_day(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"due": "22/5/2025", "act_by": "19/5/2025"}, WHO)
    assert deadline(shelf).act_by == "2025-05-19"
    shelf.library.withdraw("7-CV/TU:t1")
    shelf.library.correct("7-CV/TU:t1", {"act_by": "19/5/2025", "due": "22/5/2025"}, WHO)
    assert deadline(shelf).act_by == "2025-05-19", "whatever is said first in one breath"


def test_a_day_may_be_taken_away(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"due": ""}, WHO)
    assert (deadline(shelf).due, deadline(shelf).act_by) == (None, None)
    assert "7-CV/TU:t1" not in {e.id for e in shelf.library.deadlines(Selection(start=dt.date(2025, 1, 1)))}


def test_a_confirmed_deadline_needs_no_review(shelf: Shelf) -> None:
    shelf.put(
        "8.txt", letter("Sở Y tế gửi kế hoạch trong 05 ngày kể từ ngày nhận được Công văn này.", number="8-CV/TU")
    )
    assert review(shelf, "deadline") == ["8-CV/TU:t1"]
    shelf.library.correct("8-CV/TU:t1", {"confirmed": "có"}, WHO)
    assert review(shelf, "deadline") == []
    one = shelf.library.letter(2).deadlines[0]
    assert (one.needs_review, one.review_reasons) == (False, ())
    assert f"{WHO} xác nhận" in "".join(note.message for note in shelf.library.letter(2).diagnostics)
    shelf.library.withdraw("8-CV/TU:t1")
    assert review(shelf, "deadline") == ["8-CV/TU:t1"]


def test_who_says_that_a_deadline_is_not_confirmed_confirms_nothing(shelf: Shelf) -> None:
    shelf.put(
        "8.txt", letter("Sở Y tế gửi kế hoạch trong 05 ngày kể từ ngày nhận được Công văn này.", number="8-CV/TU")
    )
    with pytest.raises(ValueRefused):
        shelf.library.correct("8-CV/TU:t1", {"confirmed": "không"}, WHO)
    assert review(shelf, "deadline") == ["8-CV/TU:t1"]


def test_a_confirmed_letter_without_a_number_is_not_asked_for_again(shelf: Shelf) -> None:
    shelf.put("0.txt", letter(number=None, day="09 tháng 3 năm 2025"))
    assert review(shelf, "letter") == ["2"]
    shelf.library.correct("2", {"confirmed": "có"}, WHO)
    assert review(shelf, "letter") == []


def test_a_dismissed_deadline_is_nowhere(shelf: Shelf) -> None:
    before = shelf.uids()
    shelf.library.correct("7-CV/TU:t1", {"dismissed": "có"}, WHO)
    analysis = shelf.library.letter(1)
    assert [one.id for one in analysis.deadlines] == ["t2", "t3"]
    assert all("t1" not in directive.deadlines for directive in analysis.directives)
    assert "7-CV/TU:t1" not in {entry.id for entry in shelf.library.deadlines()}
    assert "t1" not in {one.id for one in shown_by_program(shelf).deadlines}
    assert "trước ngày 15/5/2025" not in {quote for (quote,) in shelf.rows("SELECT quote FROM letter_deadlines")}
    rows = json.loads(told_by_program(shelf, "deadlines", "--format", "json"))
    assert "7-CV/TU:t1" not in {row["id"] for row in rows}
    assert "7-CV/TU:t1" not in told_by_program(shelf, "deadlines", "--format", "ics", "--as-of", "1/4/2025")
    assert shelf.uids() == before, "its row keeps the identity"
    assert shelf.library.withdraw("7-CV/TU:t1") == 1
    assert [one.id for one in shelf.library.letter(1).deadlines] == ["t1", "t2", "t3"]


def test_a_dismissed_deadline_is_not_counted(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"dismissed": "có"}, WHO)
    assert [line.deadlines for line in shelf.library.letters()] == [2]
    assert shelf.library.stats()["deadlines"] == 2


def test_a_dismissed_deadline_stays_so_in_a_new_version_and_after_an_upgrade(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.library.correct("7-CV/TU:t1", {"dismissed": "có"}, WHO)
    new = "Sở Tài chính thẩm định dự toán trước ngày 02/5/2025."
    shelf.put("7.txt", letter(new, LIST.replace("15/5", "16/5"), SUMMARY, MEETINGS))
    assert [one.due for one in shelf.library.letter(1).deadlines] == ["2025-05-02", "2025-05-30", "2025-06-20"]
    monkeypatch.setattr("congvan_nlp.library.library.made_with", lambda *_: "99/khác")
    assert shelf.ingest("99/khác") == {"again": 1}
    assert [one.due for one in shelf.library.letter(1).deadlines] == ["2025-05-02", "2025-05-30", "2025-06-20"]
    assert len(shelf.library.deadlines()) == len({b for b in shelf.entries() if b})


def test_a_deadline_is_not_dismissed_in_the_place_of_another_one(shelf: Shelf) -> None:
    shelf.put("8.txt", letter(*TWICE, number="8-CV/TU"))
    shelf.library.correct("8-CV/TU:t1", {"dismissed": "có"}, WHO)
    shelf.put("8.txt", letter(TWICE[1], number="8-CV/TU"))
    assert [one.due for one in shelf.library.letter(2).deadlines] == ["2025-08-15"]


def test_years_follow_the_day_of_the_letter(shelf: Shelf) -> None:
    shelf.put("8.txt", letter("Sở Y tế báo cáo trước ngày 15/5.", number="8-CV/TU"))
    uids = shelf.uids(2)
    assert shelf.library.letter(2).deadlines[0].due == "2025-05-15"
    shelf.library.correct("8-CV/TU", {"date": "5/3/2026"}, WHO)
    assert shelf.library.letter(2).deadlines[0].due == "2026-05-15"
    assert shelf.rows("SELECT due FROM deadlines WHERE letter_id = 2") == [("2026-05-15",)]
    assert shelf.library.letter(2).letter.id == "urn:lex:vn;lam.son:tinh.uy:cong.van:2026-03-05;8-cv-tu"
    assert shelf.uids(2) == uids
    shelf.library.withdraw("8-CV/TU", ("date",))
    assert shelf.library.letter(2).deadlines[0].due == "2025-05-15"
    assert shelf.uids(2) == uids


def test_corrections_survive_a_new_version(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"due": "20/5/2025", "who": "Thành ủy Lam Sơn"}, WHO)
    shelf.library.correct("7-CV/TU:c1", {"relation": "basis"}, WHO)
    shelf.library.correct("7-CV/TU", {"subject": "Kê khai"}, WHO)
    entries = shelf.entries()
    new = "Sở Tài chính thẩm định dự toán trước ngày 02/5/2025."
    shelf.put("7.txt", letter(new, *ITEMS, number="17-CV/TU"))
    analysis = shelf.library.letter(1)
    assert analysis.letter.number == "17-CV/TU"
    assert analysis.letter.subject == "Kê khai"
    assert (analysis.deadlines[1].due, analysis.deadlines[1].who) == ("2025-05-20", ("Thành ủy Lam Sơn",))
    assert analysis.citations[0].relation == "basis"
    assert {body: uids for body, uids in shelf.entries().items() if body in entries and body != "Thành ủy Lam Sơn"} == {
        body: uids for body, uids in entries.items() if body != "Thành ủy Lam Sơn"
    }
    assert review(shelf, "correction") == []


def test_a_body_that_a_person_named_keeps_its_entry_in_a_new_version(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"who": "Thành ủy Lam Sơn"}, WHO)
    entries = shelf.entries()
    shelf.put("7.txt", letter(number="17-CV/TU"))
    assert shelf.entries() == entries


def test_a_correction_whose_place_is_gone_is_kept_and_listed(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"due": "20/5/2025"}, WHO)
    shelf.library.correct("7-CV/TU:c1", {"title": "về kê khai"}, WHO)
    shelf.put("7.txt", letter(SUMMARY, MEETINGS, basis="Thực hiện Chỉ thị số 01/CT-TTg ngày 03/01/2023 của Thủ tướng"))
    assert "2025-05-20" not in {one.due for one in shelf.library.letter(1).deadlines}
    lost = [item for item in shelf.library.review() if item.kind == "correction"]
    assert [item.id for item in lost] == ["7-CV/TU", "7-CV/TU"]
    assert WHO in lost[0].why
    assert "2025-05-20" in lost[0].why
    assert lost[0].quote.startswith("7-CV/TU:t1 trước ngày 15/5/2025")
    assert lost[1].quote.startswith("7-CV/TU:c1 Quy định số 132-QĐ/TW")
    assert len(shelf.library.corrections(1)) == 2
    shelf.put("7.txt", letter())
    assert deadline(shelf).due == "2025-05-20", "it finds its place again"
    assert review(shelf, "correction") == []


def test_a_correction_whose_place_is_gone_may_be_taken_back(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"due": "20/5/2025"}, WHO)
    shelf.put("7.txt", letter(SUMMARY, MEETINGS))
    [item] = [item for item in shelf.library.review() if item.kind == "correction"]
    shelf.library.withdraw(item.id)
    assert review(shelf, "correction") == []


def test_what_was_said_may_be_taken_back_field_by_field(shelf: Shelf) -> None:
    before = shelf.library.letter(1), shelf.entries()
    shelf.library.correct("7-CV/TU:t1", {"due": "20/5/2025", "what": "gửi"}, WHO)
    assert shelf.library.withdraw("7-CV/TU:t1", ("due",)) == 1
    assert (deadline(shelf).due, deadline(shelf).what) == ("2025-05-15", "gửi")
    assert shelf.library.withdraw("7-CV/TU:t1", ("due",)) == 0
    assert shelf.library.withdraw("7-CV/TU:t1") == 1
    assert (shelf.library.letter(1), shelf.entries()) == before
    assert shelf.rows("SELECT field, withdrawn FROM corrections ORDER BY id") == [("due", 1), ("what", 1)]


def test_the_last_word_counts_and_the_earlier_ones_stay_in_the_table(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"due": "20/5/2025"}, WHO)
    shelf.library.correct("7-CV/TU:t1", {"due": "21/5/2025"}, "Trần Bình")
    assert deadline(shelf).due == "2025-05-21"
    [message] = told(shelf)
    assert "Trần Bình" in message
    assert shelf.rows("SELECT value, extracted, author, withdrawn FROM corrections ORDER BY id") == [
        ('"2025-05-20"', '"2025-05-15"', WHO, 1),
        ('"2025-05-21"', '"2025-05-15"', "Trần Bình", 0),
    ]


def test_what_was_extracted_is_told_also_of_a_day_that_is_corrected_twice(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU", {"date": "6/3/2025"}, WHO)
    [kept] = shelf.library.correct("7-CV/TU", {"date": "7/3/2025"}, WHO)
    assert kept.extracted == "2025-03-05"


def test_author_and_time_are_kept(shelf: Shelf) -> None:
    before = dt.datetime.now(dt.UTC).replace(microsecond=0)
    [kept] = shelf.library.correct("7-CV/TU:t1", {"due": "20/5/2025"}, f"  {WHO}\n")
    assert kept.author == WHO
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", kept.said_at)
    assert before <= dt.datetime.fromisoformat(kept.said_at) <= dt.datetime.now(dt.UTC)
    day = dt.datetime.fromisoformat(kept.said_at).astimezone(dt.timezone(dt.timedelta(hours=7)))  # of Vietnam
    assert told(shelf) == [
        f"{WHO} sửa ngày {day:%d/%m/%Y}: due = 2025-05-20 (máy đọc: 2025-05-15).",
    ]
    assert shelf.library.corrections(1) == [kept]


def tables(file: Path) -> dict[str, list[Any]]:
    """All rows of a library."""
    connection = sqlite3.connect(file)
    try:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        names = [name for (name,) in connection.execute(query)]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in names}
    finally:
        connection.close()


REFUSED: Final = {
    ("7-CV/TU:t1", "due", "31/2/2025"): "is no date",
    ("7-CV/TU:t1", "due", "mai"): "is no date",
    ("7-CV/TU:t1", "due", "5/2025"): "is no full date",
    ("7-CV/TU:t1", "act_by", "32/1/2025"): "is no date",
    ("7-CV/TU:t1", "act_by", "16/5/2025"): "act_by lies behind the limit",
    ("7-CV/TU:t1", "act_by", "15/5/2025"): "act_by lies behind the limit",  # before 15/5
    ("7-CV/TU:t1", "due_time", "25:00"): "is no time",
    ("7-CV/TU:t1", "inclusive", "chắc là có"): "is neither yes nor no",
    ("7-CV/TU:t1", "subject", "kê khai"): "no such field",
    ("7-CV/TU", "due", "1/1/2025"): "no such field",
    ("7-CV/TU", "date", "31/4/2025"): "is no date",
    ("7-CV/TU:c1", "due", "1/1/2025"): "no such field",
    ("7-CV/TU:c1", "relation", "likes"): "is no known value",
    ("7-CV/TU:c1", "document", "urn:lex:của ai"): "is no URN:LEX",
    ("7-CV/TU:c1", "document", "9999-QĐ/TW"): "is not known",
}


@pytest.mark.parametrize("case", REFUSED, ids="=".join)
def test_a_value_that_the_field_does_not_hold_changes_nothing(shelf: Shelf, case: tuple[str, str, str]) -> None:
    name, field, typed = case
    before = tables(shelf.file)
    good = {"confirmed": "có"}
    with pytest.raises(ValueRefused) as raised:
        shelf.library.correct(name, {**good, field: typed}, WHO)
    assert (raised.value.field, raised.value.reason) == (field, REFUSED[case])
    assert tables(shelf.file) == before


def test_a_limit_before_the_day_to_act_that_a_person_said_is_refused(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"act_by": "12/5/2025"}, WHO)
    before = tables(shelf.file)
    with pytest.raises(ValueRefused, match="due: act_by lies behind the limit: 2025-05-12 > 2025-05-11"):
        shelf.library.correct("7-CV/TU:t1", {"due": "12/5/2025"}, WHO)
    assert tables(shelf.file) == before
    shelf.library.correct("7-CV/TU:t1", {"due": "12/5/2025", "inclusive": "có"}, WHO)
    assert (deadline(shelf).due, deadline(shelf).act_by) == ("2025-05-12", "2025-05-12")


def test_a_document_of_which_the_register_has_several_is_refused(shelf: Shelf) -> None:
    before = tables(shelf.file)
    with pytest.raises(ValueRefused) as raised:
        shelf.library.correct("7-CV/TU:c1", {"document": "132-QĐ/TW"}, WHO)
    assert raised.value.reason == "may be several documents"
    assert tables(shelf.file) == before


def test_a_rule_that_calendars_cannot_read_is_refused(shelf: Shelf) -> None:
    before = tables(shelf.file)
    with pytest.raises(ValueRefused):
        shelf.library.correct("7-CV/TU:t1", {"rrule": "mỗi tháng một lần"}, WHO)
    assert tables(shelf.file) == before


NOT_MEANT: Final = {
    "9-CV/TU": "no such letter",
    "99": "no such letter",
    "99:t1": "no such letter",
    "7-CV/TU:t9": "no such deadline",
    "7-CV/TU:c9": "no such citation",
    "urn:lex:vn:x": "no such letter",
    "": "no such letter",
}


@pytest.mark.parametrize("name", NOT_MEANT)
def test_a_name_that_means_nothing_changes_nothing(shelf: Shelf, name: str) -> None:
    before = tables(shelf.file)
    with pytest.raises(NotMeant) as raised:
        shelf.library.correct(name, {"confirmed": "có"}, WHO)
    assert raised.value.reason == NOT_MEANT[name]
    with pytest.raises(NotMeant):
        shelf.library.withdraw(name)
    assert tables(shelf.file) == before


def test_of_several_letters_of_one_number_none_is_chosen(shelf: Shelf) -> None:
    shelf.put("khác.txt", letter(town="Hà Kha"))
    before = tables(shelf.file)
    with pytest.raises(NotMeant) as raised:
        shelf.library.correct("7-CV/TU:t1", {"due": "20/5/2025"}, WHO)
    assert (raised.value.reason, raised.value.candidates) == ("several letters", (1, 2))
    assert tables(shelf.file) == before
    shelf.library.correct("2:t1", {"due": "20/5/2025"}, WHO)
    assert [shelf.library.letter(n).deadlines[0].due for n in (1, 2)] == ["2025-05-15", "2025-05-20"]


NAMES: Final = ["7-cv/tu", "1", "7.txt", "urn:lex:vn;lam.son:tinh.uy:cong.van:2025-03-05;7-cv-tu"]


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_named_in_any_way(shelf: Shelf, name: str) -> None:
    shelf.library.correct(f"{name}:t1", {"due": "20/5/2025"}, WHO)
    shelf.library.correct(name, {"subject": "Kê khai"}, WHO)
    assert (deadline(shelf).due, shelf.library.letter(1).letter.subject) == ("2025-05-20", "Kê khai")


def test_a_deadline_is_named_by_the_identity_of_its_entry(shelf: Shelf) -> None:
    entry = next(entry for entry in shelf.library.deadlines() if entry.deadline.id == "t2")
    shelf.library.correct(entry.uid, {"due": "20/5/2025"}, WHO)
    assert deadline(shelf, "t2").due == "2025-05-20"


def test_what_calendars_call_a_deadline_names_it_also_in_a_letter_without_a_number(shelf: Shelf) -> None:
    shelf.put("1.txt", letter(number=None, day="09 tháng 3 năm 2025"))
    entry = next(e for e in shelf.library.deadlines() if e.letter.number is None and e.deadline.id == "t1")
    shelf.library.correct(entry.id, {"due": "20/5/2025"}, WHO)
    assert shelf.library.letter(2).deadlines[0].due == "2025-05-20"
    assert shelf.library.letter(1).deadlines[0].due == "2025-05-15", "the library's first letter is another one"


def test_what_review_lists_may_be_corrected_by_its_name(shelf: Shelf) -> None:
    received = "Sở Y tế gửi kế hoạch trong 05 ngày kể từ ngày nhận được Công văn này."
    shelf.put("8.txt", letter(received, number="8-CV/TU"))
    shelf.put("9.txt", letter(received, number="8-CV/TU", town="Hà Kha"))
    shelf.put("0.txt", letter(received, number=None))
    names = review(shelf, "deadline")
    assert len(names) == 3
    for name in names:
        shelf.library.correct(name, {"confirmed": "có"}, WHO)
    assert review(shelf, "deadline") == []


def test_the_document_that_a_citation_means_is_said_by_key_and_day(shelf: Shelf) -> None:
    before = citation(shelf).document
    assert before.id == "urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw"
    shelf.library.correct("7-CV/TU:c1", {"document": "132-QĐ/TW@2023-10-27"}, WHO)
    document = citation(shelf).document
    assert document.id is not None
    assert document.id.endswith("2023-10-27;132-qd-tw")
    assert (document.register_row, document.inferred) == ("132-QĐ/TW@2023-10-27", False)
    assert document.in_force is not None
    assert shown_by_program(shelf).citations[0].document == document
    query = "SELECT urn, register_row FROM documents d JOIN citations c ON c.document_id = d.id"
    assert shelf.rows(query) == [(document.id, document.register_row)]
    assert len(shelf.library.letters(Filter(cites="132-QĐ/TW@2023-10-27"))) == 1
    assert shelf.library.letters(Filter(cites="132-QĐ/TW@2018-03-08")) == []
    shelf.library.withdraw("7-CV/TU:c1")
    assert citation(shelf).document == before
    assert len(shelf.library.letters(Filter(cites="132-QĐ/TW@2018-03-08"))) == 1


def test_the_document_that_a_citation_means_is_said_by_its_urn_or_as_another_letter_of_the_library(
    shelf: Shelf,
) -> None:
    urn = "urn:lex:vn;lam.son:tinh.uy:huong.dan:2019-11-25;10-hd-tu"
    shelf.library.correct("7-CV/TU:c1", {"document": urn}, WHO)
    assert citation(shelf).document.id == urn
    shelf.put("8.txt", letter(number="8-CV/TU", day="06 tháng 3 năm 2025"))
    shelf.library.correct("7-CV/TU:c1", {"document": "8-CV/TU"}, WHO)
    assert citation(shelf).document.id == shelf.library.letter(2).letter.id
    assert [line.id for line in shelf.library.letters(Filter(cites="8-cv/tu"))] == [1]
    shelf.library.correct("7-CV/TU:c1", {"document": ""}, WHO)
    assert citation(shelf).document.id is None


def test_a_citation_whose_key_and_day_are_corrected_is_no_longer_that_of_the_old_document(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:c1", {"key": "132-QĐ/TW", "date": "27/10/2023"}, WHO)
    document = citation(shelf).document
    assert document.id is None or "2018-03-08" not in document.id


def test_what_was_linked_stays_linked_when_something_else_is_corrected(shelf: Shelf) -> None:
    shelf.put("8.txt", letter(number="8-CV/TU", basis="Thực hiện Hướng dẫn số 10-HD/TU"))
    dated = "Thực hiện Hướng dẫn số 10-HD/TU ngày 25/11/2019 của Tỉnh ủy"
    shelf.put("9.txt", letter(number="9-CV/TU", basis=dated))
    linked = shelf.library.letter(2).citations[0].document
    assert linked.id == "urn:lex:vn;lam.son:tinh.uy:huong.dan:2019-11-25;10-hd-tu"
    shelf.library.correct("8-CV/TU", {"subject": "Kê khai"}, WHO)
    assert shelf.library.letter(2).citations[0].document == linked


def test_who_confirms_a_citation_that_another_letter_told_is_not_asked_again(shelf: Shelf) -> None:
    shelf.put("8.txt", letter(number="8-CV/TU", basis="Thực hiện Hướng dẫn số 10-HD/TU"))
    for n, day in enumerate(("25/11/2019", "26/11/2020"), 9):
        basis = f"Thực hiện Hướng dẫn số 10-HD/TU ngày {day} của Tỉnh ủy"
        shelf.put(f"{n}.txt", letter(number=f"{n}-CV/TU", basis=basis))
    assert review(shelf, "citation") == ["8-CV/TU:c1"]
    meant = shelf.library.letter(2).citations[0].document.id
    shelf.library.correct("8-CV/TU:c1", {"confirmed": "có"}, WHO)
    shelf.put("11.txt", letter(number="11-CV/TU"))
    document = shelf.library.letter(2).citations[0].document
    assert (document.id, document.inferred, document.candidates) == (meant, False, ())
    assert review(shelf, "citation") == []


@pytest.mark.xfail(reason="writer.py: identities of copies are held against the corrected one only", strict=True)
def test_a_copy_is_known_also_once_the_head_of_its_letter_was_corrected(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU", {"number": "71-CV/TU"}, WHO)
    assert shelf.put("bản sao.txt", letter() + "\n") == {"copy": 1, "unchanged": 1}


def test_words_stand_where_they_are_said_to_stand(shelf: Shelf) -> None:
    shelf.library.correct("7-CV/TU:t1", {"due": "20/5/2025", "who": "Thành ủy Lam Sơn"}, WHO)
    shelf.library.correct("7-CV/TU:c1", {"title": "về kê khai"}, WHO)
    analysis = shelf.library.letter(1)
    mentions = [mention for one in analysis.citations for mention in one.mentions]
    for span in (*analysis.deadlines, *analysis.directives, *analysis.recipients, *mentions):
        assert analysis.text[span.start : span.end] == span.text
    for note in analysis.diagnostics:
        assert note.start is None or analysis.text[note.start : note.end].strip()
    [of_deadline] = [
        note for note in analysis.diagnostics if note.code == "field-corrected" and "due =" in note.message
    ]
    assert analysis.text[of_deadline.start : of_deadline.end] == "trước ngày 15/5/2025"
    query = "SELECT substr(text, span_start + 1, span_end - span_start) FROM deadlines d JOIN letters ON id = letter_id"
    quotes = shelf.rows(query.replace("ON id", "ON letters.id") + " ORDER BY d.span_start")
    assert [quote for (quote,) in quotes] == [one.text for one in analysis.deadlines]


def test_what_was_extracted_is_kept_whole(shelf: Shelf) -> None:
    query = "SELECT version, record FROM versions"
    before = shelf.rows(query)
    shelf.library.correct("7-CV/TU:t1", {"due": "20/5/2025"}, WHO)
    shelf.library.correct("7-CV/TU", {"date": "6/3/2025", "number": "71-CV/TU"}, WHO)
    assert shelf.rows(query) == before


def test_the_program_says_what_was_kept_and_what_was_refused(shelf: Shelf) -> None:
    runner = CliRunner()
    where = ["--library", str(shelf.file)]
    result = runner.invoke(app, ["correct", "7-CV/TU:t1", "due=20/5/2025", "--author", WHO, *where])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"7-CV/TU:t1 trước ngày 15/5/2025: hạn: máy đọc 15/05/2025 → 20/05/2025 ({WHO})\n"
    result = runner.invoke(app, ["correct", "7-CV/TU:t1", "due=31/2/2025", *where])
    assert (result.exit_code, result.stderr.splitlines()) == (
        2,
        ["congvan: due: không phải là ngày (viết như 15/12/2025): 31/2/2025"],
    )
    assert deadline(shelf).due == "2025-05-20"
