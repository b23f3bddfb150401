"""What goes out of a library is what it shows, the same from every engine; and what comes in again is the same."""

import csv
import datetime as dt
import io
import json
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as arrow  # type: ignore[import-untyped]
import pytest
from library_servers import (
    FIRST,
    content,
    exported,
    filled,
    letters_read,
    library_url,
    postgres_url,
    server,
    vietnamese_url,
    worked,
)
from pyarrow import parquet
from sqlalchemy import Engine, event
from sqlalchemy.exc import IntegrityError

from congvan_nlp import analyze
from congvan_nlp.library import exports, imports
from congvan_nlp.library.correcting import correct
from congvan_nlp.library.engine import LibraryError, open_engine
from congvan_nlp.library.exports import json_lines, shown_all, snapshot, table, write_csv, write_parquet
from congvan_nlp.library.filters import Filter
from congvan_nlp.library.flat_tables import TABLES
from congvan_nlp.library.imports import analysis_of, import_lines
from congvan_nlp.library.packing import unpacked
from congvan_nlp.library.readings import Reading, Seen, taken
from congvan_nlp.library.schema import letters
from congvan_nlp.library.shown import extracted, shown
from congvan_nlp.library.writer import Writer
from congvan_nlp.records.analysis import Analysis

__all__ = ["library_url", "postgres_url", "server", "vietnamese_url"]  # fixtures
ALL = Filter()


@pytest.fixture
def engine(library_url: str, tmp_path: Path) -> Iterator[Engine]:
    """A library in which people have worked, on each kind of server."""
    engine = worked(library_url, tmp_path / "thư")
    yield engine
    engine.dispose()


@pytest.fixture
def file_engine(tmp_path: Path) -> Iterator[Engine]:
    engine = worked(tmp_path / "library.db", tmp_path / "thư")
    yield engine
    engine.dispose()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(tmp_path / "empty.db", create=True)
    yield engine
    engine.dispose()


def csv_of(engine: Engine, name: str, wanted: Filter = ALL) -> str:
    stream = io.StringIO(newline="")
    with snapshot(engine) as connection:
        count = write_csv(connection, name, wanted, stream)
        assert count == sum(1 for _ in table(connection, name, wanted))
    return stream.getvalue()


def rows_of_csv(text: str) -> list[dict[str, str]]:
    assert text[0] == "\ufeff"
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


# --- the same from every engine


def test_engines_give_the_same_bytes(tmp_path: Path, postgres_url: str, vietnamese_url: str) -> None:
    (tmp_path / "b").mkdir()
    engines = [filled(url) for url in (tmp_path / "a.db", postgres_url, vietnamese_url)]
    engines.append(filled(tmp_path / "b" / "b.db", batch=1))
    try:
        lines, *others = [exported(engine) for engine in engines]
        assert len(lines) == sum(1 + len(one.attached) for one in letters_read()) > 30
        assert others == [lines] * 3
        for name in TABLES:
            text, *texts = [csv_of(engine, name) for engine in engines]
            assert texts == [text] * 3
            assert text.count("\n") > 30
    finally:
        for engine in engines:
            engine.dispose()


def test_the_order_is_of_bytes_whatever_the_language(vietnamese_url: str, empty: Engine) -> None:
    # "Đ" stands behind "Z", which no Vietnamese dictionary does
    head = "TỈNH ỦY LAM SƠN\n*\nSố {}\nLam Sơn, ngày 05 tháng 3 năm 2025\n\nBan {} họp."
    found = [analyze(head.format(f"{n}-{symbol}/TU", n)) for n, symbol in enumerate(("CV", "ĐA", "QĐ", "a", "BC"), 1)]
    lines = [analysis.model_dump_json() for analysis in found]
    other = open_engine(vietnamese_url, create=True)
    import_lines(empty, lines)
    import_lines(other, lines[::-1])
    assert exported(empty) == exported(other)
    other.dispose()


# --- what is shown


def test_each_letter_is_as_it_is_shown(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    with snapshot(engine) as connection:
        order = list(connection.scalars(letters.select().with_only_columns(letters.c.id)))
        each = sorted((shown(connection, number) for number in order), key=lambda a: a.source.sha256)
        found = list(shown_all(connection))
        assert sorted(found, key=lambda a: a.source.sha256) == each
        assert [json.loads(line) for line in json_lines(connection)] == [a.model_dump(mode="json") for a in found]
        monkeypatch.setattr(exports, "_AT_ONCE", 5)
        assert list(shown_all(connection)) == found
    by_number = {analysis.letter.number: analysis for analysis in found}
    second, undated = by_number["8-CV/TU"], by_number["3-CV/HU"]
    assert [(d.id, d.due, d.who) for d in second.deadlines][:1] == [("t1", "2025-09-11", ("Sở Y tế", "Sở Nội vụ"))]
    assert [d.id for d in second.deadlines] == ["t1", "t2"]  # one was dismissed
    assert [c.document.id for c in second.citations][1] == "urn:lex:vn;lam.son:tinh.uy:ke.hoach:2025-02-01;12-kh-tu"
    assert [d.due for d in undated.deadlines] == ["2021-12-25"]  # follows from the date that a person told
    assert by_number["9-CV/TU"].letter.signer is None  # was taken back


def test_it_goes_by_date_and_limits_count(file_engine: Engine) -> None:
    with snapshot(file_engine) as connection:
        days = [analysis.letter.date or "0" for analysis in shown_all(connection)]
        some = Filter(start="2025-03-01", end="2025-03-31", issuer="tinh uy lam son")
        assert [a.letter.number for a in shown_all(connection, some)] == ["8-CV/TU", "9-CV/TU"]
        assert [row["letter_number"] for row in table(connection, "letters", some)] == ["8-CV/TU", "9-CV/TU"]
        assert list(json_lines(connection, Filter(issuer="không có"))) == []
    assert days == sorted(days)


def test_many_letters_are_few_questions(file_engine: Engine) -> None:
    asked: list[str] = []
    event.listen(file_engine, "before_cursor_execute", lambda *of: asked.append(of[2]))
    exported(file_engine)
    assert len([statement for statement in asked if statement.startswith("SELECT")]) <= 7


def test_a_snapshot_stays_as_it_was(engine: Engine) -> None:
    with snapshot(engine) as connection:
        before = list(json_lines(connection))
        correct(engine, "9-CV/TU", {"signer": "Người Khác"}, "A")
        assert list(json_lines(connection)) == before
    assert exported(engine) != before


# --- flat tables


def test_rows_hold_the_columns_and_tell_their_letter(file_engine: Engine) -> None:
    with snapshot(file_engine) as connection:
        texts = {(a.letter.number, a.source.path): a.text for a in shown_all(connection)}
        for name, flat in TABLES.items():
            rows = list(table(connection, name))
            assert rows
            for row in rows:
                assert list(row) == list(flat.columns)
                text = texts[row["letter_number"], row["file"]]  # type: ignore[index]
                assert str(row.get("quote", "")) in text
                assert str(row.get("sentence", "")) in text
        with pytest.raises(KeyError):
            table(connection, "pages")


def test_each_body_has_a_row_for_its_deadline(file_engine: Engine) -> None:
    rows = [row for row in rows_of_csv(csv_of(file_engine, "deadlines")) if row["letter_number"] == "8-CV/TU"]
    assert [(row["id"], row["who"], row["due"], row["quote"], row["directive"]) for row in rows] == [
        ("8-CV/TU:t1", "Sở Y tế", "2025-09-11", "trước ngày 10/9/2025", "1"),
        ("8-CV/TU:t1", "Sở Nội vụ", "2025-09-11", "trước ngày 10/9/2025", "1"),
        ("8-CV/TU:t2", "Sở Nội vụ", "2025-09-15", "chậm nhất ngày 15/9/2025", "2"),
        ("8-CV/TU:t2", "Sở Tài chính", "2025-09-15", "chậm nhất ngày 15/9/2025", "2"),
    ]
    assert {(row["issuer"], row["letter_date"], row["inclusive"]) for row in rows[:2]} == {
        ("Tỉnh ủy Lam Sơn", "2025-03-05", "FALSE")
    }


def test_a_spreadsheet_takes_no_words_for_a_formula(file_engine: Engine) -> None:
    letter = next(row for row in rows_of_csv(csv_of(file_engine, "letters")) if row["letter_number"] == "3-CV/HU")
    assert letter["subject"] == "'=1+1"
    for name in TABLES:
        for row in rows_of_csv(csv_of(file_engine, name)):
            assert not any(value.startswith(tuple("=+-@")) for value in row.values())


def test_parquet_holds_the_same_with_its_types(file_engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "_ROW_GROUP", 20)
    for name in TABLES:
        stream = io.BytesIO()
        with snapshot(file_engine) as connection:
            rows: list[dict[str, Any]] = list(table(connection, name))
            assert write_parquet(connection, name, ALL, stream) == len(rows)
        file = parquet.ParquetFile(stream)
        assert file.read().to_pylist() == rows
        assert file.num_row_groups == -(-len(rows) // 20)
        kinds = {field.name: field.type for field in file.schema_arrow}
        assert kinds["letter_date"] == arrow.date32()
        if name == "deadlines":
            assert (kinds["due"], kinds["vague"], kinds["to"]) == (
                arrow.date32(), arrow.bool_(), arrow.list_(arrow.string()),
            )  # fmt: skip
            assert dt.date(2025, 9, 11) in file.read().column("due").to_pylist()


def test_an_empty_library_has_headings_alone(empty: Engine) -> None:
    stream = io.BytesIO()
    with snapshot(empty) as connection:
        assert write_parquet(connection, "deadlines", ALL, stream) == 0
    assert parquet.ParquetFile(stream).schema_arrow.names == list(TABLES["deadlines"].columns)
    assert csv_of(empty, "letters").strip().split(",")[-1] == "ocr"


def test_without_pyarrow_it_says_what_is_missing(empty: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    stream = io.BytesIO()
    with snapshot(empty) as connection, pytest.raises(LibraryError, match="pip install 'congvan-nlp\\[parquet\\]'"):
        write_parquet(connection, "deadlines", ALL, stream)
    assert stream.getvalue() == b""


# --- coming in


def test_what_went_out_comes_in_as_it_was(engine: Engine, empty: Engine) -> None:
    lines = exported(engine)
    report = import_lines(empty, lines)
    assert (report.outcomes, report.refused) == ({"new": len(lines)}, [])
    assert exported(empty) == lines


def test_what_comes_in_twice_is_there_once(engine: Engine, tmp_path: Path, postgres_url: str) -> None:
    lines = exported(engine)
    for url in (str(tmp_path / "other.db"), postgres_url):
        other = open_engine(url, create=True)
        import_lines(other, lines)
        before = content(other)
        assert import_lines(other, chain(lines, lines)).outcomes == {"same": 2 * len(lines)}
        assert content(other) == before
        other.dispose()


def test_a_library_takes_nothing_from_its_own_export(engine: Engine) -> None:
    before = content(engine)
    lines = exported(engine)
    assert import_lines(engine, lines).outcomes == {"same": len(lines)}
    assert content(engine) == before  # also what was extracted, which the export does not show


def test_a_bad_line_is_told_and_the_rest_goes_on(empty: Engine) -> None:
    good = analyze(FIRST)
    lines = [
        "\ufeff" + good.model_dump_json(),
        "",
        "[",
        '{"schema_version": "2"}',
        good.model_dump_json().replace('"due":"2025-09-05"', '"due":"2025-09-31"'),
        json.dumps([1]),
        analyze("Số 7-CV/HU").model_dump_json(),
    ]
    report = import_lines(empty, (line + "\n" for line in lines))
    assert report.outcomes == {"new": 2}
    assert [refused.line for refused in report.refused] == [3, 4, 5, 6]
    assert report.refused[0].reason.startswith("is no JSON")
    assert report.refused[2].reason == "2025-09-31: is no day"
    assert exported(empty)[1] == json.dumps(good.model_dump(mode="json"), ensure_ascii=False) + "\n"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda told: told["source"].update(sha256="x"), "source.sha256: is no SHA-256"),
        (lambda told: told["deadlines"].append(told["deadlines"][0]), "deadlines: two have one id"),
        (lambda told: told["deadlines"][0].update(start=1), "text: other words stand at 1-"),
        (lambda told: told["recipients"][0].update(text="ai"), "text: other words stand at"),
        (lambda told: told["citations"][0].update(mentions=[]), "citations: c1 is mentioned nowhere"),
        (lambda told: told["letter"].update(date="05/3/2025"), "05/3/2025: is no day"),
        (lambda told: told["deadlines"][0].update(due_time="25:00"), "25:00: is no time"),
        (lambda told: told["deadlines"][0].update(rrule="FREQ=OFTEN"), "FREQ=OFTEN: is no rule of recurrence"),
        (lambda told: told["deadlines"][0].update(kind="soon"), "deadlines.0.kind: Input should be"),
        (lambda told: told["letter"].update(id="urn:lex:x"), "urn:lex:x"),
        (lambda told: told.update(more=1), "more: Extra inputs are not permitted"),
    ],
)
def test_refuses_what_would_break_later(change: Any, reason: str, empty: Engine) -> None:
    told = analyze(FIRST).model_dump(mode="json")
    change(told)
    report = import_lines(empty, [json.dumps(told)])
    assert report.outcomes == {}
    assert [refused.line for refused in report.refused] == [1]
    assert reason in report.refused[0].reason
    assert exported(empty) == []


def test_everything_of_the_corpora_is_sound() -> None:
    for reading in letters_read():
        assert reading.letter
        analysis = unpacked(reading.letter.record)
        assert analysis_of(analysis.model_dump_json()) == analysis


def test_signs_that_servers_refuse_are_replaced(library_url: str) -> None:
    engine = open_engine(library_url, create=True)
    analysis = analyze("Báo cáo a\0b \\u0000 \\\0.").model_dump(mode="json")
    lost, kept = "a\0b \\u0000 \\\0", "a\ufffdb \\u0000 \\\ufffd"
    analysis["text"] = f"Báo cáo {lost}."  # as another program may give it
    analysis["directives"] = []
    assert import_lines(engine, [json.dumps(analysis)]).refused == []
    assert json.loads(exported(engine)[0])["text"] == f"Báo cáo {kept}."
    engine.dispose()


def test_two_letters_of_one_path_are_two(empty: Engine) -> None:
    """A file whose letter gave way to another one: the library keeps both, and so does one that takes them in."""
    source = {"path": "/thư/đến.txt"}
    found = [analyze(FIRST), analyze("UBND XÃ HÒA BÌNH\nSố: 5/UBND\n\nMời họp.")]
    found = [a.model_copy(update={"source": a.source.model_copy(update=source)}) for a in found]
    lines = [analysis.model_dump_json() for analysis in found]
    assert import_lines(empty, lines).outcomes == {"new": 2}
    before = exported(empty)
    import_lines(empty, lines)
    assert exported(empty) == before
    assert len(before) == 2


@pytest.mark.parametrize("apart", [False, True], ids=["in one file", "one after the other"])
def test_two_files_of_the_same_bytes_are_one_letter_with_a_copy(apart: bool, empty: Engine) -> None:
    one = analyze(FIRST)
    paths = [one.model_copy(update={"source": one.source.model_copy(update={"path": p})}) for p in ("a.txt", "b.txt")]
    lines = [analysis.model_dump_json() for analysis in paths]
    runs = [[line] for line in lines] if apart else [lines]
    found = [import_lines(empty, run).outcomes for run in runs]
    assert found == ([{"new": 1}, {"copy": 1}] if apart else [{"new": 1, "copy": 1}])
    assert import_lines(empty, lines).outcomes == {"same": 2}
    assert len(exported(empty)) == 1


def test_of_readings_from_outside_the_last_one_counts(empty: Engine) -> None:
    old = analyze(FIRST)
    new = old.model_copy(update={"deadlines": old.deadlines[:1]})
    import_lines(empty, [old.model_dump_json()])
    assert import_lines(empty, [new.model_dump_json()]).outcomes == {"again": 1}
    assert [Analysis.model_validate_json(line) for line in exported(empty)] == [new]


def test_a_reading_of_the_file_counts_more_than_one_from_outside(empty: Engine) -> None:
    [inside, *_] = letters_read()
    assert inside.letter
    analysis = unpacked(inside.letter.record)
    outside = analysis.model_copy(update={"deadlines": ()})
    import_lines(empty, [outside.model_dump_json()])
    assert [outcome.what for outcome in Writer(empty).write([inside])] == ["again"]
    with snapshot(empty) as connection:
        assert extracted(connection, 1) == analysis
    assert import_lines(empty, [outside.model_dump_json()]).outcomes == {"same": 1}
    elsewhere = outside.model_copy(update={"source": outside.source.model_copy(update={"path": "/khác.txt"})})
    assert import_lines(empty, [elsewhere.model_dump_json()]).outcomes == {"copy": 1}
    with snapshot(empty) as connection:
        assert extracted(connection, 1) == analysis


def test_a_letter_that_breaks_a_rule_of_the_tables_costs_no_other_one(
    empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Writer.write

    def breaking(self: Writer, readings: list[Reading]) -> Any:
        if any("8-CV" in str(one.letter and one.letter.rows.head["number"]) for one in readings):
            raise IntegrityError("INSERT", {}, ValueError("UNIQUE constraint failed"))
        return write(self, readings)

    monkeypatch.setattr(Writer, "write", breaking)
    report = import_lines(empty, [analyze(f"Số {n}-CV/HU").model_dump_json() for n in (7, 8, 9)])
    assert report.outcomes == {"new": 2}
    assert report.refused == [imports.Refused(2, "UNIQUE constraint failed")]


def test_what_comes_in_is_linked(empty: Engine, file_engine: Engine) -> None:
    plain = [unpacked(r.letter.record) for r in letters_read() if r.letter]
    import_lines(empty, (analysis.model_dump_json() for analysis in plain))
    with snapshot(file_engine) as connection:
        wanted = {a.source.sha256: a for a in shown_all(connection)}
    found = [Analysis.model_validate_json(line) for line in exported(empty)]
    assert [analysis.citations for analysis in found] == [wanted[a.source.sha256].citations for a in found]


def test_a_reading_without_a_file_has_a_place(empty: Engine) -> None:
    analyses = [analyze(f"Số {n}-CV/HU") for n in (7, 8)]
    import_lines(empty, (analysis.model_dump_json() for analysis in analyses))
    assert {row[1] for row in content(empty)["files"]} == {f"sha256:{a.source.sha256}" for a in analyses}
    again = Reading(Seen("/a.txt", 1, "1"), analyses[0].source.sha256, "1/x", taken(analyses[0]))
    assert [outcome.what for outcome in Writer(empty).write([again])] == ["again"]
