"""What a query finds, on real databases."""

import sqlite3
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library_servers import postgres_url, server
from sqlalchemy import Connection, Select, create_engine, literal_column, select, text

from congvan_nlp.library import fulltext
from congvan_nlp.library.search_words import MOST_WORDS, Query, indexed, parse_query

__all__ = ["postgres_url", "server"]  # fixtures
LETTERS = [
    "Báo cáo số 132-QĐ/TW của Tỉnh uỷ về công tác cán bộ.",
    "Các chi bộ bảo vệ kho; cáo lỗi vì báo chậm.",
    "THÔNG BÁO: thực hiện Nghị quyết 18-NQ/TW, hoà giải ở cơ sở. Đảng viên chấp hành.",
    unicodedata.normalize("NFD", "Ủy ban nhân dân xã kê khai tài sản, số 132/TB, ngày 5."),
    "Cán cân của bộ phận kế toán: bao nhiêu cao?",
]


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        fulltext.create(connection)
        fulltext.add(connection, [(number, indexed(letter)) for number, letter in enumerate(LETTERS, 1)])
        yield connection
    engine.dispose()


def found(connection: Connection, query: str, among: Select[Any] | None = None) -> set[int]:
    parsed = parse_query(query)
    numbers, total = fulltext.search(connection, parsed, among)
    every = set(connection.scalars(fulltext.matching(connection.dialect.name, parsed, among)))
    assert set(numbers) == every
    assert {total, fulltext.search(connection, parsed, among, limit=1).total} == {len(every)}
    return every


CASES = {
    # without diacritics: both forms; with: as written
    "bao": {1, 2, 3, 5},
    "báo": {1, 2, 3},
    "bảo": {2},
    "bạo": set(),
    "bao cao": {1, 2, 5},
    "báo cáo": {1, 2},
    "bao cáo": {1, 2},
    "BÁO CÁO": {1, 2},
    "dang vien": {3},
    "đang vien": set(),
    "đảng viên": {3},
    # a phrase is adjacent, in its order, whatever its words are typed like
    '"báo cáo"': {1},
    '"bao cao"': {1},
    '"cáo báo"': set(),
    "“can bo”": {1},
    "«cán bộ»": {1},
    '"bộ bảo vệ"': {2},
    '"chi bộ" kho': {2},
    '"kho cáo"': {2},
    # numbers and symbols
    "132-QĐ/TW": {1},
    "132-qd/tw": {1},
    "132 qd tw": {1},
    "132": {1, 4},
    "132/TB": {4},
    "18-NQ/TW": {3},
    "tw-132": set(),
    # either place of the tone, either form of Unicode
    "ủy": {1, 4},
    "uỷ": {1, 4},
    '"hòa giải"': {3},
    unicodedata.normalize("NFD", "ủy ban"): {4},
    "tài sản": {4},
    "tai san": {4},
    # no syntax of any engine
    "bao*": {1, 2, 3, 5},
    "ba*": set(),
    "báo NOT cáo": set(),
    "báo -cáo": {1, 2},
    "words:báo": set(),
    'báo"': {1, 2, 3},
    '"báo" "': {1, 2, 3},
    "": set(),
    '"" \' () & | ! <-> \\ :* -': set(),
}


@pytest.mark.parametrize("query", CASES)
def test_finds(connection: Connection, query: str) -> None:
    assert found(connection, query) == CASES[query]


def test_finds_the_same_on_postgresql(postgres_url: str) -> None:
    engine = create_engine(postgres_url.replace("postgresql:", "postgresql+psycopg:", 1))
    with engine.connect() as connection:  # rolled back: nothing stays on the server
        connection.execute(text("CREATE SCHEMA congvan_fulltext_test"))
        connection.execute(text("SET LOCAL search_path TO congvan_fulltext_test"))
        fulltext.create(connection)
        fulltext.add(connection, [(number, indexed(letter)) for number, letter in enumerate(LETTERS, 1)])
        assert {query: found(connection, query) for query in CASES} == CASES
        fulltext.remove(connection, 1, indexed(LETTERS[0]))
        assert found(connection, "báo cáo") == {2}
        fulltext.add(
            connection, [(1, indexed("ab " * 20_000)), (6, indexed(" ".join(f"từ{n}" for n in range(150_000))))]
        )
        assert found(connection, '"ab ab"') == {1}
        assert found(connection, '"tu9 tu10"') == {6}
    engine.dispose()


def test_a_new_version_replaces_the_old_one(connection: Connection) -> None:
    fulltext.remove(connection, 1, indexed(LETTERS[0]))
    fulltext.add(connection, [(1, indexed("Kế hoạch mới."))])
    assert found(connection, "báo cáo") == {2}
    assert found(connection, "kế hoạch") == {1}
    connection.execute(text("INSERT INTO fulltext (fulltext) VALUES ('integrity-check')"))
    assert found(connection, "bao") == {2, 3, 5}


def test_only_letters_that_are_asked_for(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE days (id INTEGER PRIMARY KEY, day TEXT)"))
    connection.execute(text("INSERT INTO days VALUES (1, '2025-01-01'), (2, '2025-02-01'), (3, '2025-03-01')"))
    among: Select[Any] = (
        select(literal_column("id")).select_from(text("days")).where(text("day > :day").bindparams(day="2025-01-15"))
    )
    assert found(connection, "báo", among) == {2, 3}
    assert found(connection, "bao cao", among) == {2}


def test_words_near_each_other_come_first(connection: Connection) -> None:
    far = "Cán " + "x " * 30 + "bộ."
    fulltext.add(connection, [(11, indexed(far)), (12, indexed("Cán bộ. " + "y " * 500)), (13, indexed(far))])
    for query in ("can bo", "cán bộ", "can bộ"):
        numbers = fulltext.search(connection, parse_query(query)).page
        assert set(numbers[:2]) == {1, 12} or set(numbers[:3]) == {1, 12, 5}
        assert {11, 13} <= set(numbers[2:])
        pages = [
            fulltext.search(connection, parse_query(query), limit=2, offset=n).page
            for n in range(0, len(numbers) + 2, 2)
        ]
        assert [number for page in pages for number in page] == numbers


def test_of_many_matches_those_near_are_not_lost() -> None:
    """Only the newest matches are weighed, but an old letter that holds the words together is better than all."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        fulltext.create(connection)
        many = 2 * fulltext.MOST_WEIGHED
        apart = indexed("bộ " + "x " * 20 + "cán")
        fulltext.add(connection, [(1, indexed("Quy hoạch cán bộ")), *((n, apart) for n in range(2, many))])
        for query in ("cán bộ", '"cán bộ"'):
            numbers = fulltext.search(connection, parse_query(query), limit=1).page
            assert numbers == [1]
        assert fulltext.search(connection, parse_query("cán bộ"), limit=1).total == fulltext.MOST_WEIGHED
        assert fulltext.search(connection, parse_query('"cán bộ"'), limit=1).total == 1
        assert len(fulltext.search(connection, parse_query('"x x" cán')).page) == 20
    engine.dispose()


def test_only_a_phrase_of_both_kinds_needs_a_second_look() -> None:
    assert parse_query('"bảo ve"').mixed
    assert parse_query("132-QĐ/TW").mixed
    assert not parse_query('bảo ve "can bo" "cán bộ"').mixed


def test_a_pasted_letter_is_a_query_of_its_first_words() -> None:
    query = parse_query(f'{" ".join(f"a{n}" for n in range(50))} "{" ".join(f"b{n}" for n in range(50))}" cuối')
    assert sum(map(len, query.parts)) == MOST_WORDS
    assert query.parts[-1][-1].bare == f"b{MOST_WORDS - 51}"


def test_what_is_no_language_costs_little() -> None:
    for junk in ("a" + "\u0301\u0323" * 100_000, "x" * 1_000_000, "\u0301" * 100_000, "\x00\ud800 \U0001f600"):
        assert len("".join(indexed(junk))) < 300
        parse_query(junk)
    assert parse_query("x" * 1_000_000) == parse_query("x" * 1_000)


SOME = st.text(alphabet=st.characters(), max_size=60) | st.text(
    alphabet='báođĐ "*()-^:+{}“”ANDORNEAT0,.\u0301·İßǅ²', max_size=60
)


@given(SOME)
def test_any_query_can_be_asked(typed: str) -> None:
    query = parse_query(typed)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE fulltext USING fts5(words, content='', tokenize='ascii')")
    for match in (fulltext.sqlite_match(query), fulltext.sqlite_near(query)):
        assert (
            not match or not database.execute("SELECT rowid FROM fulltext WHERE fulltext MATCH ?", (match,)).fetchall()
        )
    database.close()
    assert all(part and all(word.bare and word.exact for word in part) for part in query.parts)


@given(SOME, SOME)
def test_a_letter_is_found_by_what_it_says(before: str, said: str) -> None:
    letter = f"{before} {said}"
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        fulltext.create(connection)
        fulltext.add(connection, [(7, indexed(letter))])
        words = parse_query(said.replace('"', " "))
        bare = Query(tuple(tuple(word._replace(exact=word.bare) for word in part) for part in words.parts))
        for query in (words, bare):
            assert fulltext.search(connection, query).page == ([7] if query.parts else [])
        fulltext.remove(connection, 7, indexed(letter))
        assert fulltext.search(connection, words).page == []
    engine.dispose()


@given(SOME)
def test_both_forms_stand_side_by_side(letter: str) -> None:
    bare, exact = (words.split() for words in indexed(letter))
    assert len(bare) == len(exact)
    assert not set(bare) & set(exact)
    assert indexed(unicodedata.normalize("NFD", letter)) == indexed(unicodedata.normalize("NFC", letter))
