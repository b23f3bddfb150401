"""The same questions get the same answers from SQLite and from PostgreSQL, whatever language its database sorts by."""

import datetime as dt
from pathlib import Path

import pytest
from library_servers import library_url, postgres_url, server, vietnamese_url, worked

from congvan_nlp.calendars.selection import Selection
from congvan_nlp.library.exports import json_lines, snapshot
from congvan_nlp.library.filters import Filter
from congvan_nlp.library.library import Library
from congvan_nlp.library.review import Item, lots
from congvan_nlp.library.schema import anchors
from congvan_nlp.library.transactions import writing
from congvan_nlp.resolution.anchored import takes_anchor

__all__ = ["library_url", "postgres_url", "server", "vietnamese_url"]  # fixtures
AS_OF = dt.date(2025, 3, 25)
FILTERS = (
    Filter(),
    Filter(issuer="tinh uy"),
    Filter(body="BTC Tỉnh ủy"),
    Filter(cites="189-QĐ/TW"),
    Filter(start="2024-01-01", end="2025-12-31", type="cong van"),
)
SELECTIONS = (
    Selection(),
    Selection("sở y tế"),
    Selection("tinh uy", dt.date(2024, 1, 1), dt.date(2026, 12, 31)),
    Selection(None, dt.date(2025, 1, 1), dt.date(2025, 3, 31), "open"),
)


@pytest.mark.parametrize("words", ["bao cao", "báo cáo", '"công tác cán bộ"', "132-QĐ/TW", "đất đai"])
def test_every_question(library_url: str, tmp_path: Path, words: str) -> None:
    worked(tmp_path / "thu.db", tmp_path / "thư").dispose()
    worked(library_url, tmp_path / "thư").dispose()
    with Library(tmp_path / "thu.db") as one, Library(library_url) as other:
        found = [library.search(words, limit=500) for library in (one, other)]
        assert {hit.line for hit in found[0].page} == {hit.line for hit in found[1].page}
        assert found[0].total == found[1].total
        for wanted in FILTERS:
            assert one.letters(wanted) == other.letters(wanted)
        for selection in SELECTIONS:
            mine, others = one.deadlines(selection, AS_OF), other.deadlines(selection, AS_OF)
            assert [entry.uid for entry in mine] == [entry.uid for entry in others]
        assert one.review() == other.review()
        assert one.stats() == other.stats()


def check_lots(library: Library) -> None:
    """The first things to review are those of the whole list, and as many are told."""
    whole: dict[str, list[Item]] = {}
    for item in library.review():
        whole.setdefault(item.kind, []).append(item)
    assert len(whole["deadline"]) > 2
    for shown in (1, 2, 1000):
        with library.reading() as connection:
            found = {lot.kind: lot for lot in lots(connection, None, shown)}
        assert list(found) == list(whole)
        for kind, lot in found.items():
            assert (lot.total, lot.items) == (len(whole[kind]), whole[kind][:shown])


def test_days_that_were_entered(library_url: str, tmp_path: Path) -> None:
    found = []
    for where in (tmp_path / "thu.db", library_url):
        worked(where, tmp_path / "thư").dispose()
        with Library(where) as library:
            waiting = {e.anchor_key for e in library.deadlines(as_of=AS_OF) if takes_anchor(e.deadline)}
            before = {item.id for item in library.review() if item.kind == "deadline"}
            with writing(library.engine) as connection:
                connection.execute(anchors.insert(), [{"key": key, "day": "2025-09-08"} for key in waiting])
            items = [item for item in library.review() if item.kind == "deadline"]
            assert before > {item.id for item in items}
            check_lots(library)
            assert library.stats()["to_review"] == len(items)
            with snapshot(library.engine) as connection:
                found.append((items, list(json_lines(connection))))
    assert found[0] == found[1]
    assert any('"code": "day-entered"' in line for line in found[0][1])
