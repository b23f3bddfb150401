"""The graph of a library as networkx has it: each edge with the words of a letter, and no more than the letters say."""

import pickle
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, Final, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from test_graph_lookups import HA_KHA, LETTERS, OLD, laid, party, read_into

from congvan_nlp.graph.build import EDGES, KINDS, Graph, level_of
from congvan_nlp.library.library import Library
from congvan_nlp.library.readings import made_with
from congvan_nlp.library.workers import Here
from congvan_nlp.records.analysis import Relation

from test_library_versions import Shelf  # isort: skip  # a folder that test_graph_lookups makes known

URN: Final = "urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw"
DISTRICT: Final = "urn:lex:vn;lam.son;huyen.ngoc.son:huyen.uy:ke.hoach:2020-03-16;5-kh-hu"
SEVENTH: Final = "urn:lex:vn;ha.kha:tinh.uy:cong.van:2021-03-05;7-cv-tu"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The letters of the look-ups."""
    folder = tmp_path_factory.mktemp("kho")
    read_into(folder / "kho.db", laid(folder / "thư", LETTERS))
    with Library(folder / "kho.db", write=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def graph(library: Library) -> "Graph[str]":
    """All of it."""
    return library.graph()


def check(library: Library) -> "Graph[str]":
    """What holds of any graph: known kinds, words that stand in their letter, and what the view in SQL tells."""
    graph = library.graph()
    texts = {line.id: library.letter(line.id) for line in library.letters()}
    for name, data in graph.nodes(data=True):
        assert data.get("kind") in KINDS, name
        assert data["label"], name
    names = {data["number"]: name for name, data in graph.nodes(data=True) if data["kind"] == "letter"}
    assert names.keys() == texts.keys()
    spans = {
        number: {(m.start, m.end) for c in letter.citations for m in c.mentions} for number, letter in texts.items()
    }
    for source, target, relation, data in graph.edges(keys=True, data=True):
        assert source != target
        assert data["relation"] == relation
        assert relation in EDGES
        number, start, end, phrase = data["evidence"]
        words = texts[number].text[start:end]
        assert words == words.strip() != ""
        if relation in get_args(Relation):
            assert words == phrase
            own = source.startswith(names[number])
            assert (start, end) in spans[number] if own else any(start <= a < b <= end for a, b in spans[number])
        else:
            assert phrase in words
    with library.reading() as connection:
        rows = connection.execute(text("SELECT * FROM directive_regulations")).mappings().all()
    told: dict[tuple[str, str, str], list[Any]] = {}
    for row in rows:
        target = row["urn"] or f"name:{row['key'] or row['name']}"
        if target != names[row["letter_id"]]:
            told.setdefault((f"{names[row['letter_id']]}#{row['id']}", target, row["relation"]), []).append(row)
    edges = {
        edge: graph.edges[edge]
        for edge in graph.edges(keys=True)
        if graph.nodes[edge[0]]["kind"] == "directive" and edge[2] in get_args(Relation)
    }
    assert edges.keys() == told.keys()
    for edge, data in edges.items():
        assert data["evidence"].phrase in {row["quote"] for row in told[edge]}
        why = set((data["inferred"] or "").split(", "))
        assert bool(why & {"heading", "letter"}) == all(row["inferred"] for row in told[edge])
        assert ("document" in why) <= any(row["document_inferred"] for row in told[edge])
    return graph


def test_edges_hold_the_words_of_their_letters(library: Library) -> None:
    assert {relation for _, _, relation in check(library).edges(keys=True)} > {
        "implements",
        "basis",
        "refers",
        "replaces",
    }


def test_each_letter_document_directive_and_deadline_is_a_node(library: Library, graph: "Graph[str]") -> None:
    counts = Counter(data["kind"] for _, data in graph.nodes(data=True))
    letters = [library.letter(number) for number in range(1, 16)]
    assert counts["letter"] == 15
    assert counts["regulation"] == 12, "of 17 that are cited 5 are held"
    assert counts["directive"] == sum(len(one.directives) for one in letters)
    assert counts["deadline"] == sum(len(one.deadlines) for one in letters) > 0
    relations = Counter(relation for _, _, relation in graph.edges(keys=True))
    assert relations["has_directive"] == counts["directive"]
    assert relations["has_deadline"] == counts["deadline"]


def test_the_graph_is_an_ordinary_one_to_go_on_with(library: Library) -> None:
    graph = library.graph(["letter", "regulation"])
    first, second = list(graph.edges(keys=True))[:2]
    graph.edges[first]["read"] = True
    assert "read" not in graph.edges[second], "edges share keys, no values"
    graph.add_edge("here", "there", weight=2)
    graph.add_edge("here", "there", "mine")
    assert graph.get_edge_data("here", "there") == {0: {"weight": 2}, "mine": {}}
    again = pickle.loads(pickle.dumps(graph))
    assert list(again.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))
    assert graph.copy().edges[first]["read"]
    graph.remove_edge(*first)
    assert not graph.has_edge(*first)


def test_an_edge_says_whether_it_is_stated_and_by_which_words(graph: "Graph[str]") -> None:
    first = "urn:lex:vn;lam.son:tinh.uy:huong.dan:2020-01-20;10-hd-tu"
    stated = graph.edges[f"{first}#d1", URN, "implements"]
    assert (stated["inferred"], stated["pinpoint"]) == (None, "khoản 2 Điều 8")
    assert stated["evidence"].phrase == "Quy định số 132-QĐ/TW"
    inherited = graph.edges[f"{first}#d2", URN, "implements"]
    assert (inherited["inferred"], inherited["pinpoint"]) == ("letter", None)
    assert inherited["evidence"] == (1, *inherited["evidence"][1:3], OLD)
    chain = graph.edges["urn:lex:vn:trung.uong:ket.luan:2021-05-18;01-kl-tw", "urn:lex:vn:trung.uong:chi.thi:2016-05-15;05-ct-tw", "implements"]  # fmt: skip
    assert chain["inferred"] == "title"
    assert chain["evidence"].letter == 5
    amended = [edge for edge in graph.edges(keys=True) if edge[2] == "amends"]
    assert [(source.rpartition(";")[2], target.rpartition(";")[2]) for source, target, _ in amended] == [
        ("25-qd-tu", "20-qd-tu"),
        ("25-qd-tu#d1", "20-qd-tu"),
    ], "the letter and the item that does it, no other one"


def test_nodes_bear_what_is_known_of_them(graph: "Graph[str]") -> None:
    levels = {
        data["label"]: data["level"] for _, data in graph.nodes(data=True) if data["kind"] in ("letter", "regulation")
    }
    assert [levels[name] for name in ("132-QĐ/TW", "7-CV/TU", "5-KH/HU", "3-CV/ĐU")] == [
        "central",
        "province",
        "district",
        "commune",
    ]
    letter = graph.nodes[DISTRICT]
    assert (letter["kind"], letter["number"], letter["date"], letter["type"]) == ("letter", 2, "2020-03-16", "Kế hoạch")
    assert "number" not in graph.nodes[URN]
    inferred = graph.nodes["urn:lex:vn:trung.uong:chi.thi:2016-05-15;05-ct-tw"]
    assert inferred["date"] == "2016-05-15", "of the document, where no letter says its day"
    deadline = graph.nodes[f"{SEVENTH}#t1"]
    assert (deadline["kind"], deadline["date"]) == ("deadline", "2021-05-15")
    assert graph.has_edge(f"{SEVENTH}#d3", f"{SEVENTH}#t1", "has_deadline")


def test_a_sub_item_names_its_heading(graph: "Graph[str]") -> None:
    of_commune = {
        data["label"]: (name, data) for name, data in graph.nodes(data=True) if "xa.binh.khe" in name and "#d" in name
    }
    heading = of_commune["1"][0]
    assert [of_commune[label][1].get("parent") for label in ("1", "1.a", "1.b", "2")] == [None, heading, heading, None]


@pytest.mark.parametrize("kinds", [(), *combinations(KINDS[2:], 1), *combinations(KINDS[2:], 2), KINDS])
def test_only_the_kinds_that_are_asked_for(library: Library, graph: "Graph[str]", kinds: tuple[str, ...]) -> None:
    part = library.graph(kinds)
    assert {data["kind"] for _, data in part.nodes(data=True)} == {"letter", "regulation", *kinds}
    whole = {
        name
        for name, data in graph.nodes(data=True)
        if data["kind"] in ("letter", "regulation", "directive", "deadline")
    }
    wanted = {name for name in whole if graph.nodes[name]["kind"] in {"letter", "regulation", *kinds}}
    assert wanted <= set(part)
    assert {name for name in part if part.nodes[name]["kind"] != "body"} == wanted
    if "deadline" in kinds and "directive" not in kinds:
        assert part.has_edge(SEVENTH, f"{SEVENTH}#t1", "has_deadline"), (
            "of the letter, where directives are not asked for"
        )


def test_a_part_of_the_letters(library: Library, graph: "Graph[str]") -> None:
    part = library.graph(numbers=[2, 3, 3])
    letters = {data["number"] for _, data in part.nodes(data=True) if data["kind"] == "letter"}
    assert letters == {2, 3}
    guidance = "urn:lex:vn;lam.son:tinh.uy:huong.dan:2020-01-20;10-hd-tu"
    assert part.nodes[guidance]["kind"] == "regulation", "cited, but not among them"
    assert {edge for edge in graph.edges(keys=True) if graph.edges[edge]["evidence"].letter in (2, 3)} == set(
        part.edges(keys=True)
    )
    assert len(library.graph(numbers=[])) == 0


def test_letters_of_one_identity_are_nodes_of_their_own(tmp_path: Path) -> None:
    bodies = (
        f"Thực hiện {OLD}, Tỉnh ủy yêu cầu:\n\n1. Sở Y tế họp.",
        "Tỉnh ủy yêu cầu:\n\n1. Sở Nội vụ họp trước ngày 5/6/2021.",
    )
    texts = {f"{n}.txt": party("40-CV/TU", "", body) for n, body in enumerate(bodies, 1)}
    read_into(tmp_path / "kho.db", laid(tmp_path / "thư", texts))
    with Library(tmp_path / "kho.db", write=False) as library:
        graph = check(library)
    letters = {data["number"]: name for name, data in graph.nodes(data=True) if data["kind"] == "letter"}
    assert letters == {1: "urn:lex:vn;lam.son:tinh.uy:cong.van:_;40-cv-tu", 2: "letter:2"}
    assert graph.has_edge(letters[1], URN, "implements")
    assert not graph.has_edge(letters[2], URN)
    assert "letter:2#d1" in graph


def test_what_is_not_identified_is_known_by_its_name(tmp_path: Path) -> None:
    body = (
        "Tỉnh ủy yêu cầu:\n\n1. Các huyện ủy thực hiện Quy chế phối hợp số 8 giữa hai cơ quan và Kế hoạch số 15-KH/BCĐ."
    )
    read_into(tmp_path / "kho.db", laid(tmp_path / "thư", {"1.txt": party("41-CV/TU", "05 tháng 3 năm 2021", body)}))
    with Library(tmp_path / "kho.db", write=False) as library:
        graph = check(library)
        open_ones = [c.key or c.name for c in library.letter(1).citations if c.document.id is None]
    assert {name.removeprefix("name:") for name in graph if name.startswith("name:")} == set(open_ones)


def test_a_deadline_that_a_person_dismissed_is_none(tmp_path: Path) -> None:
    read_into(tmp_path / "kho.db", laid(tmp_path / "thư", {"4.txt": LETTERS["04.txt"]}))
    with Library(tmp_path / "kho.db") as library:
        assert f"{SEVENTH}#t1" in library.graph()
        library.correct("7-CV/TU:t1", {"dismissed": "có"}, "Thu")
        after = check(library)
        assert not [name for name, data in after.nodes(data=True) if data["kind"] == "deadline"]


@pytest.mark.parametrize(
    ("urn", "level"),
    [
        (URN, "central"),
        (DISTRICT, "district"),
        ("urn:lex:vn;lam.son;huyen.ngoc.son;xa.binh.khe:dang.uy:cong.van:2020-05-04;3-cv-du", "commune"),
        ("", None),
    ],
)
def test_the_level_of_an_identifier(urn: str, level: str | None) -> None:
    assert level_of(urn) == level


PIECES: Final = st.sampled_from(
    [
        "Thực hiện Quy định số 132-QĐ/TW về đánh giá, ",
        "Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị và Điều lệ Đảng; ",
        "theo điểm a khoản 2 Điều 8 Quy định số 132-QĐ/TW ",
        "theo Hướng dẫn số 21-HD/BTCTW về thực hiện Quy định số 132-QĐ/TW ",
        "thay thế Công văn số 7-CV/TU ngày 05/3/2025 của Tỉnh ủy Lam Sơn. ",
        "Công văn số 8-CV/TU ngày 05/3/2025 của Tỉnh ủy Lam Sơn ",
        "Bãi bỏ Điều 2 Quyết định số 20-QĐ/TU. ",
        "\n\n1. ",
        "\n\na) ",
        "\n\n2. ",
        "\n\nThứ nhất, ",
        "\n\nĐiều 1. ",
        "Sở Y tế, Sở Nội vụ báo cáo Tỉnh ủy trước ngày 15/5/2025. ",
        "Các huyện ủy báo cáo hằng tháng. ",
        "Kế hoạch trên ",
        "(",
        "“",
        "😀 ",
        "\n\nNơi nhận:\n- Như trên.\n",
    ]
)
TEXTS: Final = st.lists(st.lists(PIECES, max_size=25).map("".join), min_size=1, max_size=3)


@settings(max_examples=40)
@given(TEXTS)
def test_whatever_letters_say_edges_hold_their_words(bodies: list[str]) -> None:
    heads = [HA_KHA, {}, {}]
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        for n, body in enumerate(bodies):
            shelf.lay(f"{n}.txt", party(f"{6 + n}-CV/TU", "05 tháng 3 năm 2025", body, **heads[n]))
        shelf.library.ingest([shelf.folder], workers=Here(made_with()))
        check(shelf.library)
        shelf.library.close()
