"""Questions to a library: filters, names, lists, search, links over letters, deadlines, and views in plain SQLite."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest
from test_library_versions import ITEMS, Shelf, letter

from congvan_nlp.calendars.entries import Entry, entries_of
from congvan_nlp.calendars.selection import Selection, State, selected
from congvan_nlp.library.filters import Filter
from congvan_nlp.library.library import Library
from congvan_nlp.library.linking import link
from congvan_nlp.library.readings import made_with
from congvan_nlp.library.transactions import writing
from congvan_nlp.library.workers import Here
from congvan_nlp.library.writer import Writer
from congvan_nlp.pipeline.letters import analyze_all

CORPUS: Final = Path(__file__).parents[2] / "corpora" / "letters"
STATE: Final = """UBND TỈNH HÀ KHA
SỞ NỘI VỤ
Số: 318/SNV-CCHC
V/v đẩy mạnh ký số

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Hà Kha, ngày 16 tháng 02 năm 2023

Kính gửi: Các sở, ban, ngành cấp tỉnh

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư, Sở Nội vụ đề nghị:
1. Sở Thông tin và Truyền thông cấp chứng thư số trước ngày 28/02/2023.
2. Các cơ quan báo cáo kết quả trước ngày 30/4/2023.
"""
PLAN: Final = """ỦY BAN NHÂN DÂN
TỈNH VĨNH KHOA
Số: 88/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Vĩnh Khoa, ngày 14 tháng 4 năm 2026

KẾ HOẠCH
Kiểm tra an toàn phòng cháy

Thực hiện Quy định số 132-QĐ/TW ngày 27/10/2023 của Bộ Chính trị, Ủy ban nhân dân tỉnh ban hành Kế hoạch:
1. Công an tỉnh chủ trì, phối hợp với Sở Xây dựng kiểm tra các chợ trước ngày 30/6/2026.
2. Sở Tài chính báo cáo trước ngày 10 hằng tháng.
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Three letters, numbered by the library in the order of their files: party, state, plan."""
    made = Shelf(tmp_path)
    made.put("a/7.txt", letter())
    made.put("b/318.txt", STATE)
    made.put("b/88.txt", PLAN)
    yield made
    made.library.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    yield made
    made.library.close()


def test_lists_are_by_day_newest_first(shelf: Shelf) -> None:
    lines = shelf.library.letters()
    assert [(line.id, line.number, line.type, line.date) for line in lines] == [
        (3, "88/KH-UBND", "Kế hoạch", "2026-04-14"),
        (1, "7-CV/TU", "Công văn", "2025-03-05"),
        (2, "318/SNV-CCHC", "Công văn", "2023-02-16"),
    ]
    assert [line.deadlines for line in lines] == [2, 3, 2]
    assert [line.subject for line in lines][1:] == ["kê khai tài sản", "đẩy mạnh ký số"]
    assert [line.id for line in shelf.library.letters(limit=1)] == [3]
    assert [line.id for line in shelf.library.letters(limit=5, offset=1)] == [1, 2]
    assert [line.id for line in shelf.library.some([2, 3])] == [2, 3]
    assert shelf.library.some([]) == shelf.library.some([99]) == []


def test_lists_do_not_depend_on_the_order_in_which_letters_came(empty: Shelf, tmp_path: Path) -> None:
    texts = {"7": letter(), "318": STATE, "88": PLAN, "0": letter(number=None), "8": letter(number="8-CV/TU")}
    orders = []
    for place, order in enumerate((sorted(texts), sorted(texts, reverse=True))):
        other = tmp_path / str(place)
        other.mkdir()
        made = Shelf(other)
        for name in order:
            made.put(f"{name}.txt", texts[name])
        orders.append([line._replace(id=0) for line in made.library.letters()])
        made.library.close()
    assert orders[0] == orders[1]


FILTERS: Final[dict[Filter, set[int]]] = {
    Filter(): {1, 2, 3},
    Filter(issuer="Tỉnh ủy Lam Sơn"): {1},
    Filter(issuer="tinh uy"): {1},
    Filter(issuer="TỈNH UỶ"): {1},
    Filter(issuer="SNV"): {2},
    Filter(issuer="so noi vu"): {2},
    Filter(issuer="UBND tỉnh Vĩnh Khoa"): {3},
    Filter(issuer="uy ban nhan dan"): {3},
    Filter(issuer="Bộ Y tế"): set(),
    Filter(body="các huyện ủy"): {1},
    Filter(body="BTC Tỉnh ủy"): {1},
    Filter(body="ban to chuc"): {1},
    Filter(body="STTTT"): {2},
    Filter(body="so thong tin va truyen thong"): {2},
    Filter(body="Công an tỉnh"): {3},
    Filter(body="sở xây dựng"): {3},
    Filter(body="UBND tỉnh"): {1},
    Filter(cites="132-QĐ/TW"): {1, 3},
    Filter(cites="132-qđ/tw"): {1, 3},
    Filter(cites="132-QD/TW"): {1, 3},
    Filter(cites="132-QĐ/TW@2018-03-08"): {1},
    Filter(cites="132-QĐ/TW@2023-10-27"): {3},
    Filter(cites="132-QĐ/TW@2020-01-01"): set(),
    Filter(cites="30/2020/NĐ-CP"): {2},
    Filter(cites="urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw"): {1},
    Filter(cites="7-CV/TU"): set(),
    Filter(start="2025-03-05"): {1, 3},
    Filter(start="2025-03-06"): {3},
    Filter(end="2025-03-05"): {1, 2},
    Filter(start="2023-02-16", end="2023-02-16"): {2},
    Filter(start="2026-01-01", end="2025-01-01"): set(),
    Filter(type="Công văn"): {1, 2},
    Filter(type="ke hoach"): {3},
    Filter(type="Thông báo"): set(),
    Filter(body="so noi vu", type="công văn", start="2025-01-01"): {1},
    Filter(issuer="tinh uy", cites="132-QĐ/TW", end="2024-12-31"): set(),
}


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_filters(shelf_of_all: Library, wanted: Filter) -> None:
    assert {line.id for line in shelf_of_all.letters(wanted)} == FILTERS[wanted]
    found = {hit.line.id for hit in shelf_of_all.search("trước ngày", wanted).page}
    assert found == FILTERS[wanted]


@pytest.fixture(scope="module")
def shelf_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """As `shelf`, for questions only."""
    made = Shelf(tmp_path_factory.mktemp("kho"))
    made.put("a/7.txt", letter())
    made.put("b/318.txt", STATE)
    made.put("b/88.txt", PLAN)
    yield made.library
    made.library.close()


CALLED: Final[dict[str, list[int]]] = {
    "7-CV/TU": [1],
    " 7-cv/tu ": [1],
    "318/SNV-CCHC": [2],
    "318/snv-cchc": [2],
    "88/KH-UBND": [3],
    "1": [1],
    "3": [3],
    "318": [],
    "4": [],
    "99999999999": [],
    "7.txt": [1],
    "a/7.txt": [1],
    "thư/b/318.txt": [2],
    "18.txt": [],
    "b": [],
    "urn:lex:vn;lam.son:tinh.uy:cong.van:2025-03-05;7-cv-tu": [1],
    "urn:lex:vn": [],
    "%": [],
    "": [],
    "7-CV": [],
}


@pytest.mark.parametrize("name", CALLED)
def test_a_letter_is_called_by_number_file_urn_or_its_number_in_the_library(shelf_of_all: Library, name: str) -> None:
    assert shelf_of_all.called(name) == CALLED[name]


def test_a_letter_is_called_by_its_whole_path(shelf: Shelf) -> None:
    assert shelf.library.called(str(shelf.folder / "b" / "88.txt")) == [3]


def test_a_letter_that_is_not_there(shelf: Shelf) -> None:
    with pytest.raises(KeyError):
        shelf.library.letter(4)


def test_figures(shelf: Shelf) -> None:
    shelf.lay("hỏng.pdf", b"%PDF-1.4 no more")
    assert shelf.ingest() == {"failed": 1, "unchanged": 3}
    shelf.library.correct("7-CV/TU", {"confirmed": "có"}, "Thu")
    figures = shelf.library.stats()
    assert {name: figures[name] for name in ("letters", "versions", "files", "deadlines", "corrections")} == {
        "letters": 3, "versions": 3, "files": 4, "deadlines": 7, "corrections": 1,
    }  # fmt: skip
    assert figures["file_states"] == {"failed": 1, "read": 3}
    assert (figures["first_day"], figures["last_day"]) == ("2023-02-16", "2026-04-14")
    assert figures["types"] == {"Công văn": 2, "Kế hoạch": 1}
    analyses = [shelf.library.letter(n) for n in (1, 2, 3)]
    assert figures["directives"] == sum(len(one.directives) for one in analyses)
    assert figures["citations"] == sum(len(one.citations) for one in analyses)
    assert figures["to_review"] == sum(d.needs_review for one in analyses for d in one.deadlines)


def test_figures_of_an_empty_library(empty: Shelf) -> None:
    figures = empty.library.stats()
    assert (figures["letters"], figures["first_day"], figures["file_states"]) == (0, None, {})
    assert not empty.library.letters() + empty.library.some([1])
    assert not empty.library.deadlines()
    assert not empty.library.review()
    assert empty.library.search("báo cáo").total == 0


UNDATED: Final = "Thực hiện Hướng dẫn số 10-HD/TU"
DATED: Final = "Thực hiện Hướng dẫn số 10-HD/TU ngày 25/11/2019 của Tỉnh ủy"
LATER: Final = "Thực hiện Hướng dẫn số 10-HD/TU ngày 26/11/2020 của Tỉnh ủy"
MEANT: Final = "urn:lex:vn;lam.son:tinh.uy:huong.dan:2019-11-25;10-hd-tu"
GUIDANCE: Final = {
    "8-CV/TU": letter(number="8-CV/TU", basis=UNDATED),
    "9-CV/TU": letter(number="9-CV/TU", basis=DATED),
    "10-CV/TU": letter(number="10-CV/TU", basis=LATER, day="06 tháng 3 năm 2025"),
    "11-CV/TU": letter(number="11-CV/TU", basis=UNDATED, town="Hà Kha"),
    "12-CV/TU": letter(number="12-CV/TU", basis=UNDATED, day="06 tháng 3 năm 2020"),
}


def cited(shelf: Shelf) -> dict[str | None, tuple[Any, ...]]:
    """What the letters' first citation means, by their numbers; and as plain SQL sees it."""
    found: dict[str | None, tuple[Any, ...]] = {}
    for line in shelf.library.letters():
        document = shelf.library.letter(line.id).citations[0].document
        query = "SELECT urn, c.inferred FROM citations c LEFT JOIN documents d ON d.id = c.document_id"
        rows = shelf.rows(f"{query} WHERE letter_id = :n AND c.id = 'c1'", n=line.id)
        assert rows == [(document.id, document.inferred)]
        found[line.number] = document.id, document.inferred, document.candidates
    return found


def test_undated_citations_are_linked_over_letters_whatever_their_order(tmp_path: Path) -> None:
    seen = []
    orders = [list(GUIDANCE), list(reversed(GUIDANCE)), ["10-CV/TU", "8-CV/TU", "12-CV/TU", "9-CV/TU", "11-CV/TU"]]
    for place, order in enumerate(orders):
        folder = tmp_path / str(place)
        folder.mkdir()
        made = Shelf(folder)
        for n, number in enumerate(order):
            made.put(f"{n}.txt", GUIDANCE[number])
        seen.append(cited(made))
        made.library.close()
    assert seen[0] == seen[1] == seen[2]
    later = MEANT.replace("2019-11-25", "2020-11-26")
    assert seen[0]["8-CV/TU"] == (later, True, (MEANT,))
    assert seen[0]["12-CV/TU"] == (MEANT, True, ()), "the later one was not there yet"
    assert "2019" not in str(seen[0]["11-CV/TU"][0]), "another province says nothing about it"
    assert seen[0]["9-CV/TU"] == (MEANT, False, ())


def test_a_linked_citation_is_found_by_the_document_that_it_means(empty: Shelf) -> None:
    for n, number in enumerate(("8-CV/TU", "9-CV/TU")):
        empty.put(f"{n}.txt", GUIDANCE[number])
    for wanted in (Filter(cites="10-HD/TU@2019-11-25"), Filter(cites=MEANT)):
        assert {line.number for line in empty.library.letters(wanted)} == {"8-CV/TU", "9-CV/TU"}


def test_a_link_goes_with_the_letter_that_told_it(empty: Shelf) -> None:
    empty.put("8.txt", GUIDANCE["8-CV/TU"])
    alone = cited(empty)
    empty.put("9.txt", GUIDANCE["9-CV/TU"])
    assert cited(empty)["8-CV/TU"] == (MEANT, True, ())
    empty.library.remove(empty.library.called("9-CV/TU"))
    assert cited(empty) == alone


def test_a_link_goes_with_the_version_that_told_it(empty: Shelf) -> None:
    empty.put("8.txt", GUIDANCE["8-CV/TU"])
    empty.put("9.txt", GUIDANCE["9-CV/TU"])
    empty.put("9.txt", GUIDANCE["9-CV/TU"].replace("25/11/2019", "24/11/2019"))
    assert cited(empty)["8-CV/TU"] == (MEANT.replace("25", "24"), True, ())


def test_what_came_changed_or_went_is_all_that_is_linked_again(empty: Shelf) -> None:
    """To look at the touched series gives what looking at all of the library gives."""

    def step(act: Callable[[], object]) -> None:
        act()
        with writing(empty.library.engine) as connection:
            assert link(connection) == 0

    for n, number in enumerate(GUIDANCE):
        step(lambda n=n, number=number: empty.put(f"{n}.txt", GUIDANCE[number]))  # type: ignore[misc]
    step(lambda: empty.put("1.txt", GUIDANCE["9-CV/TU"].replace("25/11/2019", "24/11/2019")))
    step(lambda: empty.library.correct("10-CV/TU:c1", {"date": "2020-11-27"}, "An"))
    assert cited(empty)["8-CV/TU"] == (MEANT.replace("25", "24"), True, ())
    step(lambda: empty.library.withdraw("10-CV/TU:c1"))
    step(lambda: empty.library.remove(empty.library.called("9-CV/TU")))
    assert cited(empty)["12-CV/TU"][0] != MEANT


def test_a_run_that_was_cut_off_is_linked_by_the_next_one(empty: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Writer, "finish", lambda _: None)  # as kill -9 between the last batch and the end
        for n, number in enumerate(("8-CV/TU", "9-CV/TU")):
            empty.put(f"{n}.txt", GUIDANCE[number])
    assert "2019" not in str(cited(empty)["8-CV/TU"][0])
    assert empty.ingest() == {"unchanged": 2}
    assert cited(empty)["8-CV/TU"] == (MEANT, True, ())


def test_removed_letters_are_gone_from_lists_search_and_deadlines(shelf: Shelf) -> None:
    assert shelf.library.remove([1, 99]) == 1
    assert shelf.library.called("7-CV/TU") == []
    assert {line.id for line in shelf.library.letters()} == {2, 3}
    assert shelf.library.search("kê khai").total == 0
    assert {entry.letter.number for entry in shelf.library.deadlines()} == {"318/SNV-CCHC", "88/KH-UBND"}
    for table in ("recipients", "directives", "deadlines", "citations", "mentions", "diagnostics", "versions", "files"):
        assert shelf.rows(f"SELECT count(*) FROM {table} WHERE letter_id = 1") == [(0,)], table
    assert shelf.library.remove([1]) == 0
    assert shelf.ingest() == {"new": 1, "unchanged": 2}, "its file is there still"


SEARCHED: Final[dict[str, set[int]]] = {
    "báo cáo": {2, 3},
    "bao cao": {2, 3},
    "bảo cáo": set(),
    "đẩy mạnh": {2},
    "day manh": {2},
    "đay manh": set(),
    '"kiểm tra các chợ"': {3},
    '"kiem tra cac cho"': {3},
    '"chợ các kiểm tra"': set(),
    "chợ kiểm tra": {3},
    "132-QĐ/TW": {1, 3},
    "132-qd/tw": {1, 3},
    '"TỈNH UỶ"': {1},
    "TỈNH UỶ": {1, 3},
    "kê khai chợ": set(),
    "": set(),
}


@pytest.mark.parametrize("words", SEARCHED)
def test_search_with_and_without_marks(shelf_of_all: Library, words: str) -> None:
    hits = shelf_of_all.search(words)
    assert {hit.line.id for hit in hits.page} == SEARCHED[words]
    assert (hits.total, hits.more) == (len(SEARCHED[words]), False)


def test_a_passage_says_why_a_letter_was_found(shelf_of_all: Library) -> None:
    for words in ("báo cáo", "bao cao", '"kiem tra cac cho"', "tỉnh"):
        for hit in shelf_of_all.search(words).page:
            text, found = shelf_of_all.letter(hit.line.id).text, hit.snippet
            assert found.text == text[found.start : found.end]
            assert found.hits
            for start, end in found.hits:
                assert found.start <= start < end <= found.end
                assert text[start:end].strip() == text[start:end]
    [hit] = shelf_of_all.search('"kiem tra cac cho"').page
    [(start, end)] = hit.snippet.hits
    assert shelf_of_all.letter(3).text[start:end] == "kiểm tra các chợ"


def test_pages_of_a_search_hold_each_letter_once(shelf_of_all: Library) -> None:
    pages = [shelf_of_all.search("trước ngày", limit=1, offset=n) for n in range(4)]
    assert {page.total for page in pages[:3]} == {3}
    assert sorted(hit.line.id for page in pages for hit in page.page) == [1, 2, 3]
    assert pages[3].page == []


# ---- deadlines are those of the files ---------------------------------------------------------------------------


class Both:
    """A library of all letters of the corpus, and the entries that the files alone give."""

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder / "kho.db", create=True)
        report = self.library.ingest([CORPUS], workers=Here(made_with()))
        assert not report.failed
        assert set(report.outcomes) == {"new"}, "each is a letter of its own"
        self.entries = entries_of(chain.from_iterable(analyze_all(path)[0] for path in sorted(CORPUS.glob("*.txt"))))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    made = Both(tmp_path_factory.mktemp("thư"))
    yield made
    made.library.close()


def told(entries: Iterable[Entry]) -> list[tuple[Any, ...]]:
    """What is to be the same; the order of what stands on one day is free."""
    return sorted(
        (
            (
                *(e.uid, e.deadline.id, e.body or "", e.support, e.place or "", e.sentence, Path(e.path).name),
                *(e.deadline.due or "", e.deadline.due_time or "", e.deadline.act_by or "", e.deadline.kind),
                *(e.deadline.text, e.deadline.start, e.deadline.rrule or "", e.deadline.what or "", e.deadline.to),
                *(e.deadline.needs_review, e.deadline.review_reasons, e.deadline.computation, e.deadline.readings),
                *(e.letter.number or "", e.letter.issuer or "", e.letter.date or ""),
            )
            for e in entries
        ),
        key=str,
    )


BODIES: Final = (None, "sở y tế", "tinh uy", "BTC Tỉnh ủy", "phong", "không đâu")
DAYS: Final = (
    (None, None),
    (dt.date(2024, 1, 1), None),
    (None, dt.date(2024, 6, 30)),
    (dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
    (dt.date(2025, 3, 1), dt.date(2025, 3, 31)),
    (dt.date(2025, 12, 24), dt.date(2025, 12, 24)),
    (dt.date(2030, 1, 1), dt.date(2030, 2, 28)),
)
STATES: Final[tuple[State | None, ...]] = (None, "open", "overdue", "review")


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("days", DAYS, ids=str)
def test_deadlines_of_a_library_are_those_of_its_files(
    both: Both, body: str | None, days: tuple[dt.date | None, dt.date | None]
) -> None:
    as_of = dt.date(2025, 3, 25)
    for state in STATES:
        wanted = Selection(body, *days, state)
        mine, files = both.library.deadlines(wanted, as_of), selected(both.entries, wanted, as_of)
        assert told(mine) == told(files), wanted
        assert [one.deadline.due for one in mine] == [one.deadline.due for one in files], "by day"


def test_the_comparison_compares_something(both: Both) -> None:
    assert len(both.entries) > 100
    assert any(entry.deadline.rrule for entry in both.entries)
    assert any(entry.support for entry in both.entries)
    assert len(both.library.deadlines(Selection(body="tinh uy"))) > 5


def test_letters_of_a_library_are_those_of_its_files(both: Both) -> None:
    from congvan_nlp.resolution.across import link_across

    files = link_across([one for path in sorted(CORPUS.glob("*.txt")) for one in analyze_all(path)[0]])
    by_digest = {analysis.source.sha256: analysis for analysis in files}
    for line in both.library.letters():
        mine = both.library.letter(line.id)
        other = by_digest[mine.source.sha256]
        for part in ("text", "letter", "recipients", "directives", "deadlines", "diagnostics"):
            assert getattr(mine, part) == getattr(other, part), (line.number, part)
        for one, of_file in zip(mine.citations, other.citations, strict=True):
            assert one.document.id == of_file.document.id, (line.number, one.id)
            assert one.document.inferred == of_file.document.inferred


# ---- plain SQLite -----------------------------------------------------------------------------------------------


@pytest.fixture
def plain(shelf: Shelf) -> Iterator[sqlite3.Connection]:
    """The file as any SQLite tool opens it."""
    connection = sqlite3.connect(f"file:{shelf.file}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_views_show_deadlines_in_the_words_of_the_letter(shelf: Shelf, plain: sqlite3.Connection) -> None:
    rows = plain.execute("SELECT * FROM letter_deadlines ORDER BY letter_id, id, who").fetchall()
    entries = {(e.letter.number, e.deadline.id, e.body): e for e in shelf.library.deadlines(as_of=dt.date(2023, 1, 1))}
    assert len(rows) == len(entries)
    for row in rows:
        entry = entries[row["number"], row["id"], row["who"]]
        assert (row["quote"], row["sentence"]) == (entry.deadline.text, entry.sentence)
        assert (row["what"], row["kind"], row["rrule"]) == (
            entry.deadline.what,
            entry.deadline.kind,
            entry.deadline.rrule,
        )
        if entry.deadline.rrule is None:
            assert (row["due"], row["act_by"]) == (entry.deadline.due, entry.deadline.act_by)


def test_views_show_directives_and_citations_in_the_words_of_the_letter(
    shelf: Shelf, plain: sqlite3.Connection
) -> None:
    analyses = {n: shelf.library.letter(n) for n in (1, 2, 3)}
    directives = plain.execute("SELECT DISTINCT letter_id, id, path, quote FROM letter_directives").fetchall()
    assert {tuple(row) for row in directives} == {
        (n, one.id, one.path, one.text) for n, analysis in analyses.items() for one in analysis.directives
    }
    bodies = plain.execute("SELECT letter_id, id, role, body FROM letter_directives WHERE role = 'support'").fetchall()
    assert {tuple(row) for row in bodies} == {
        (1, "d2", "support", "Văn phòng Tỉnh ủy"),
        (3, "d1", "support", "Sở Xây dựng"),
    }
    citations = plain.execute("SELECT letter_id, id, key, urn, quote FROM letter_citations").fetchall()
    assert {tuple(row) for row in citations} == {
        (n, one.id, one.key, one.document.id, mention.text)
        for n, analysis in analyses.items()
        for one in analysis.citations
        for mention in one.mentions
    }


def test_spans_of_tables_point_into_the_text(plain: sqlite3.Connection) -> None:
    for table in ("recipients", "directives", "deadlines", "mentions"):
        query = f"SELECT l.text AS text, t.* FROM {table} t JOIN letters l ON l.id = t.letter_id"
        rows = plain.execute(query).fetchall()
        assert rows, table
        for row in rows:
            words = row["text"][row["span_start"] : row["span_end"]]
            assert words
            assert words == words.strip(), table


def test_every_item_of_the_letters_is_one_that_was_asked_for(shelf: Shelf) -> None:
    numbered = {one.path: one.text for one in shelf.library.letter(1).directives}
    assert list(numbered) == ["1", "2", "3"]
    for text, item in zip(numbered.values(), ITEMS, strict=True):
        assert item[:-1] in text
