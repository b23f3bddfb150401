"""Edges from directives to regulations against those that a reader found: `corpora/graph`, and how it was written there.

The five real letters are no part of the project: what is said of them is measured where they are at hand.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from congvan_nlp.graph.build import Graph
from congvan_nlp.graph.implementing import implementing
from congvan_nlp.library.library import Library
from congvan_nlp.library.readings import made_with
from congvan_nlp.library.workers import Here

ROOT: Final = Path(__file__).parents[2]
SHARED: Final = ROOT.parent / "shared"
CORPORA: Final = ROOT / "corpora"
#: The strongest one counts where a directive names a document several times.
STRENGTH: Final = ("implements", "basis", "guides", "amends", "replaces", "repeals", "refers")
Edge = tuple[str, str, str]  # letter, path of the directive, key of the regulation


class Shelf(NamedTuple):
    """A library of the letters that gold is there for, and what it is measured on."""

    library: Library
    edges: list[dict[str, Any]]
    paths: dict[str, list[str]]  # directives that the gold of a letter has
    own: bool  # whether all letters are of the project


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPORA / "graph" / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module", params=["corpora", "real"])
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    folder, gold = (
        (CORPORA / "letters", CORPORA / "gold") if request.param == "corpora" else (SHARED / "letters", SHARED / "gold")
    )
    if not folder.exists():
        pytest.skip("the real letters are not at hand")
    edges = [edge for edge in lines("edges.jsonl") if (folder / f"{edge['letter']}.txt").exists()]
    names = sorted({edge["letter"] for edge in edges})
    paths = {n: json.loads((gold / f"{n}.json").read_text(encoding="utf-8")).get("directives") or [] for n in names}
    with Library(tmp_path_factory.mktemp("graph") / "thu.db", create=True) as library:
        library.ingest([folder / f"{name}.txt" for name in names], workers=Here(made_with()))
        yield Shelf(library, edges, paths, request.param == "corpora")


def listed(path: str | None, known: list[str]) -> str | None:
    """The directive itself, or the one above it that the gold has: it lists no bullets."""
    while path and path not in known:
        path = path.rpartition(".")[0]
    return path or None


def letters_of(shelf: Shelf) -> dict[int, str]:
    with shelf.library.reading() as connection:
        return {n: Path(p).stem for n, p in connection.exec_driver_sql("SELECT letter_id, path FROM files")}


def key_of(graph: "Graph[str]", name: str) -> str:
    return str(graph.nodes[name]["label"])


def found(shelf: Shelf) -> dict[Edge, str]:
    """Stated edges of the graph, with their strongest relation."""
    graph, names = shelf.library.graph(), letters_of(shelf)
    with shelf.library.reading() as connection:
        keys = {
            (row.letter_id, row.span_start): row.key or row.name
            for row in connection.exec_driver_sql(
                "SELECT m.letter_id, m.span_start, c.key, c.name FROM mentions m JOIN citations c "
                "ON c.letter_id = m.letter_id AND c.id = m.citation_id"
            )
        }
    edges: dict[Edge, str] = {}
    for source, _, data in graph.edges(data=True):
        if graph.nodes[source]["kind"] != "directive" or data["relation"] not in STRENGTH:
            continue
        if data["inferred"] not in (None, "document"):
            continue
        evidence = data["evidence"]
        letter = names[evidence.letter]
        path = listed(graph.nodes[source]["label"], shelf.paths[letter])
        if path is None:
            continue
        edge = (letter, path, keys[evidence.letter, evidence.start])
        if edge not in edges or STRENGTH.index(data["relation"]) < STRENGTH.index(edges[edge]):
            edges[edge] = data["relation"]
    return edges


def test_stated_edges_are_those_of_a_reader(shelf: Shelf) -> None:
    edges = found(shelf)
    wanted = {(e["letter"], e["directive"], e["regulation"]): e for e in shelf.edges if "directive" in e}
    right = {
        edge for edge, relation in edges.items()
        if edge in wanted and relation in (wanted[edge]["relation"], *wanted[edge]["also"])
    }  # fmt: skip
    missed = {edge for edge, told in wanted.items() if edge not in right and not told.get("optional")}
    false = edges.keys() - right
    score = 2 * len(right) / (2 * len(right) + len(missed) + len(false))
    print(f"\n{len(right)} right, {len(missed)} missed, {len(false)} false: F1 {score:.3f}")
    assert score >= 0.95, (sorted(missed), sorted(false))


def test_no_inferred_edge_is_without_its_mark(shelf: Shelf) -> None:
    graph = shelf.library.graph()
    said = 0
    for source, _, data in graph.edges(data=True):
        if graph.nodes[source]["kind"] != "directive" or data["relation"] not in STRENGTH:
            continue
        evidence = data["evidence"]
        with shelf.library.reading() as connection:
            span = connection.exec_driver_sql(
                f"SELECT span_start, span_end FROM directives WHERE letter_id = {evidence.letter} AND id = '{source.rpartition('#')[2]}'"
            ).one()
        inside = span[0] <= evidence.start and evidence.end <= span[1]
        marked = set((data["inferred"] or "").split(", ")) & {"heading", "letter"}
        assert inside != bool(marked), (source, data)
        said += inside
    assert said >= 20


def test_the_directives_that_carry_out_a_regulation_are_those_a_reader_names(shelf: Shelf) -> None:
    if shelf.own:
        pytest.skip("a reader named them for the real letters")
    gold = json.loads((CORPORA / "graph" / "implements.json").read_text(encoding="utf-8"))
    wanted = {(letter, path): how for how in ("stated", "inherited", "through") for letter, path, *_ in gold[how]}
    names = letters_of(shelf)
    told: dict[tuple[str, str], str] = {}
    with shelf.library.reading() as connection:
        for one in implementing(connection, gold["regulation"]):
            letter = names[one.letter]
            path = listed(one.path, shelf.paths[letter])
            how = "through" if one.way else "inherited" if one.inferred else "stated"
            told.setdefault((letter, path or "?"), how)
    assert told == wanted
