"""A deadline that a person adds: it stands on words of the letter, is shown everywhere, and lasts like any other."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_library_versions import ITEMS, Shelf, letter
from typer.testing import CliRunner

from congvan_nlp.calendars.selection import Selection
from congvan_nlp.cli.commands import app
from congvan_nlp.library.correcting import NotMeant
from congvan_nlp.library.library import Library
from congvan_nlp.library.values import ValueRefused

WHO = "Lê Thị Thu"
#: A day that states no limit by itself.
REMIND = "Ban Nội chính Tỉnh ủy đôn đốc các nơi; nhắc lần cuối vào sáng 10/7/2025, không nhắc thêm."
WORDS = "sáng 10/7/2025"


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    made.put("7.txt", letter(*ITEMS, REMIND))
    yield made
    made.library.close()


def days(library: Library) -> list[str | None]:
    return [one.due for one in library.letter(1).deadlines]


def test_it_is_shown_everywhere_with_its_words(shelf: Shelf) -> None:
    before = shelf.library.letter(1)
    assert WORDS not in {one.text for one in before.deadlines}
    shelf.library.add("7-CV/TU", WORDS, {"due": "10/7/2025", "who": "Sở Y tế"}, WHO)
    analysis = shelf.library.letter(1)
    [added] = [one for one in analysis.deadlines if one.text == WORDS]
    assert analysis.text[added.start : added.end] == WORDS
    assert (added.due, added.act_by, added.who, added.needs_review) == ("2025-07-10", "2025-07-10", ("Sở Y tế",), False)
    [holding] = [one for one in analysis.directives if added.id in one.deadlines]
    assert holding.id == added.directive
    assert [one.id for one in analysis.deadlines if one.id != added.id] == [one.id for one in before.deadlines]
    assert f"{WHO} thêm hạn này" in " ".join(note.message for note in analysis.diagnostics)
    [entry] = [one for one in shelf.library.deadlines(Selection(body="so y te")) if one.deadline.text == WORDS]
    assert entry.deadline.due == "2025-07-10"
    assert [line.deadlines for line in shelf.library.letters()] == [len(before.deadlines) + 1]


def test_its_day_is_read_from_its_words_and_who_from_the_directive(shelf: Shelf) -> None:
    shelf.library.add("7-CV/TU", "10/7/2025", {}, WHO)
    [added] = [one for one in shelf.library.letter(1).deadlines if one.text == "10/7/2025"]
    assert added.who == ("Ban Nội chính Tỉnh ủy",)
    assert added.needs_review is (added.due is None)


def test_it_lasts_over_a_new_version_and_an_upgrade(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.library.add("7-CV/TU", WORDS, {"due": "10/7/2025"}, WHO)
    [uid] = [uid for (uid,) in shelf.rows("SELECT uid FROM deadlines WHERE due = '2025-07-10'")]
    shelf.put("7.txt", letter("Một việc mới thêm vào, xong trước ngày 02/5/2025.", *ITEMS, REMIND))
    monkeypatch.setattr("congvan_nlp.library.library.made_with", lambda *_: "99/khác")
    assert shelf.ingest("99/khác") == {"again": 1}
    assert shelf.rows("SELECT uid FROM deadlines WHERE due = '2025-07-10'") == [(uid,)]
    assert WORDS in {one.text for one in shelf.library.letter(1).deadlines}


def test_words_that_are_gone_leave_what_was_said_for_review(shelf: Shelf) -> None:
    shelf.library.add("7-CV/TU", WORDS, {"due": "10/7/2025"}, WHO)
    shelf.put("7.txt", letter(*ITEMS))
    assert "2025-07-10" not in days(shelf.library)
    assert [item.kind for item in shelf.library.review() if item.kind == "correction"] == ["correction"] * 2
    shelf.put("7.txt", letter(*ITEMS, REMIND))
    assert "2025-07-10" in days(shelf.library)


def test_it_may_be_corrected_confirmed_dismissed_and_taken_back(shelf: Shelf) -> None:
    before = days(shelf.library)
    shelf.library.add("7-CV/TU", WORDS, {}, WHO)
    [id] = [one.id for one in shelf.library.letter(1).deadlines if one.text == WORDS]
    name = f"7-CV/TU:{id}"
    shelf.library.correct(name, {"due": "11/7/2025"}, WHO)
    assert "2025-07-11" in days(shelf.library)
    shelf.library.correct(name, {"dismissed": "có"}, WHO)
    assert days(shelf.library) == before
    shelf.library.withdraw(name, ("dismissed",))
    assert "2025-07-11" in days(shelf.library)
    assert shelf.library.withdraw(name, ("added",)) == 2
    assert days(shelf.library) == before
    assert not shelf.library.corrections(1)
    assert not [item for item in shelf.library.review() if item.kind == "correction"]


def test_several_are_told_apart(shelf: Shelf) -> None:
    shelf.library.add("7-CV/TU", "lần cuối", {"due": "1/8/2025"}, WHO)
    shelf.library.add("7-CV/TU", WORDS, {"due": "10/7/2025"}, WHO)
    assert {"2025-08-01", "2025-07-10"} <= set(days(shelf.library))
    [id] = [one.id for one in shelf.library.letter(1).deadlines if one.text == "lần cuối"]
    shelf.library.withdraw(f"7-CV/TU:{id}", ("added",))
    assert "2025-08-01" not in days(shelf.library)
    assert "2025-07-10" in days(shelf.library)


@pytest.mark.parametrize(
    ("name", "words", "said", "reason"),
    [
        ("7-CV/TU", "trước ngày 01/01/2030", {}, "are no words of the letter"),
        ("7-CV/TU", "", {}, "are no words of the letter"),
        ("7-CV/TU", "trước ngày 15/5/2025", {}, "is a deadline already"),
        ("7-CV/TU", WORDS, {"due": "32/7/2025"}, "is no date"),
        ("7-CV/TU", WORDS, {"due": "10/7/2025", "act_by": "11/7/2025"}, "act_by lies behind the limit"),
        ("7-CV/TU", WORDS, {"subject": "x"}, "no such field"),
    ],
)
def test_what_is_refused_changes_nothing(
    shelf: Shelf, name: str, words: str, said: dict[str, str], reason: str
) -> None:
    before = shelf.library.letter(1)
    with pytest.raises(ValueRefused) as refused:
        shelf.library.add(name, words, said, WHO)
    assert refused.value.reason == reason
    assert shelf.library.letter(1) == before
    assert not shelf.library.corrections(1)


def test_it_is_added_to_a_letter(shelf: Shelf) -> None:
    with pytest.raises(NotMeant):
        shelf.library.add("7-CV/TU:t1", WORDS, {}, WHO)


def test_it_goes_with_its_letter_to_another_library(shelf: Shelf, tmp_path: Path) -> None:
    shelf.library.add("7-CV/TU", WORDS, {"due": "10/7/2025"}, WHO)
    runner = CliRunner()
    out, other = tmp_path / "thư.jsonl", tmp_path / "kho khác.db"
    assert runner.invoke(app, ["export", "-o", str(out), "--library", str(shelf.file)]).exit_code == 0
    result = runner.invoke(app, ["import", str(out), "--library", str(other)])
    assert result.exit_code == 0, result.output
    with Library(other) as library:
        assert library.letter(1) == shelf.library.letter(1)


def test_the_program_adds_one(shelf: Shelf) -> None:
    result = CliRunner().invoke(
        app,
        [
            "correct",
            "7-CV/TU",
            f"added={WORDS}",
            "due=10/7/2025",
            "--author",
            WHO,
            "--library",
            str(shelf.file),
            "--format",
            "json",
        ],
    )
    assert result.exit_code == 0, result.output
    assert [one["field"] for one in json.loads(result.stdout)] == ["added", "due"]
    assert "2025-07-10" in days(shelf.library)
