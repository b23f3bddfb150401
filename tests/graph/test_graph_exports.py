"""Graphs of real letters and of nasty ones, written in each format and read back by another tool."""

import csv
import io
import json
import sqlite3
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

import networkx as nx
import pydot
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from congvan_nlp.graph.build import EDGES, KINDS, Evidence, Graph
from congvan_nlp.graph.exports import dot, neo4j, networks, rdf
from congvan_nlp.graph.exports.flat import EDGE, ExportError, clean, flat_edges, flat_nodes, names
from congvan_nlp.graph.exports.write import PARTS, SUFFIXES, WRITERS, write
from congvan_nlp.library.library import Library
from congvan_nlp.library.readings import made_with
from congvan_nlp.library.schema import letters
from congvan_nlp.library.workers import Here
from congvan_nlp.resolution.urn import parse_urn

#: What the tools that read say of themselves.
pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:.* deprecated - use:DeprecationWarning"),  # pydot on pyparsing
]
LETTERS: Final = Path(__file__).parents[2] / "corpora" / "letters"
NAMES: Final = (
    "mixed-01", "party-dang-uy-cong-van-01", "party-huyen-uy-cong-van-01", "party-tinh-uy-chi-thi-01",
    "party-tinh-uy-cong-van-01", "party-vptu-cong-van-01", "state-snv-ky-so", "state-xa-cat-soi",
)  # fmt: skip
Writer = Callable[["Graph[str]", io.BytesIO], None]
Read = tuple[dict[str, dict[str, Any]], list[tuple[str, str, dict[str, Any]]]]


class Letters(NamedTuple):
    """A graph, and the texts it was read from by number of the letter."""

    graph: "Graph[str]"
    texts: dict[int, str]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Letters]:
    with Library(tmp_path_factory.mktemp("thu") / "thu.db", create=True) as library:
        library.ingest([LETTERS / f"{name}.txt" for name in NAMES], workers=Here(made_with()))
        with library.reading() as connection:
            texts = {row[0]: row[1] for row in connection.execute(select(letters.c.id, letters.c.text))}
        yield Letters(library.graph(), texts)


def written(writer: Writer, graph: "Graph[str]") -> bytes:
    stream = io.BytesIO()
    writer(graph, stream)
    return stream.getvalue()


def of_networkx(graph: Any) -> Read:
    return dict(graph.nodes(data=True)), list(graph.edges(data=True))


def from_graphml(graph: "Graph[str]") -> Read:
    return of_networkx(nx.read_graphml(io.BytesIO(written(networks.write_graphml, graph)), force_multigraph=True))


def from_gexf(graph: "Graph[str]") -> Read:
    return of_networkx(nx.read_gexf(io.BytesIO(written(networks.write_gexf, graph))))


def from_node_link(graph: "Graph[str]") -> Read:
    data = json.loads(written(networks.write_node_link, graph))
    return of_networkx(nx.node_link_graph(data, edges="edges"))


def from_cytoscape(graph: "Graph[str]") -> Read:
    return of_networkx(nx.cytoscape_graph(json.loads(written(networks.write_cytoscape, graph))))


def from_csv(graph: "Graph[str]") -> Read:
    tables = []
    for writer in (neo4j.write_nodes, neo4j.write_edges):
        text = io.StringIO(written(writer, graph).decode(), newline="")
        rows = [{name.partition(":")[0] or name: value for name, value in row.items()} for row in csv.DictReader(text)]
        tables.append(rows)
    nodes = {row[":ID"]: {**row, "kind": row[":LABEL"].lower()} for row in tables[0]}
    edges = [(row[":START_ID"], row[":END_ID"], {**row, "relation": row[":TYPE"].lower()}) for row in tables[1]]
    return nodes, edges


def from_dot(graph: "Graph[str]") -> Read:
    read = (pydot.graph_from_dot_data(written(dot.write_dot, graph).decode()) or [])[0]
    nodes = {bare(n.get_name()): attributes(n) for n in read.get_nodes() if n.get_name() != "node"}
    edges = [(bare(str(e.get_source())), bare(str(e.get_destination())), attributes(e)) for e in read.get_edges()]
    return nodes, edges


def attributes(element: Any) -> dict[str, str]:
    return {name: bare(value) for name, value in element.get_attributes().items()}


def bare(quoted: str) -> str:
    """A string of DOT as Graphviz understands it."""
    assert quoted.startswith('"')
    assert quoted.endswith('"')
    escapes = {"\\\\": "\\", '\\"': '"', "\\n": "\n"}
    found, text = "", quoted[1:-1]
    while text:
        taken = 2 if text[:2] in escapes else 1
        found += escapes.get(text[:2], text[0])
        text = text[taken:]
    return found


READERS: Final = {
    "graphml": from_graphml, "gexf": from_gexf, "json": from_node_link, "cyjs": from_cytoscape, "csv": from_csv,
    "dot": from_dot,
}  # fmt: skip
STATEMENTS: Final = """
    SELECT ?source ?target ?relation ?letter ?start ?end ?phrase ?stated ?inferred ?pinpoint {
        ?statement a rdf:Statement ; rdf:subject ?source ; rdf:object ?target ; cv:relation ?relation ;
            cv:letter_number ?letter ; cv:start ?start ; cv:end ?end ; cv:phrase ?phrase ; cv:stated ?stated .
        OPTIONAL { ?statement cv:inferred ?inferred }
        OPTIONAL { ?statement cv:pinpoint ?pinpoint }
    }"""


def triples(writer: Writer, graph: "Graph[str]", form: str) -> rdflib.Graph:
    found = rdflib.Graph()
    found.parse(data=written(writer, graph), format=form)
    for prefix, namespace in rdf.PREFIXES.items():
        found.bind(prefix, namespace, replace=True)
    return found


@pytest.fixture(scope="module", params=["turtle", "json-ld"])
def linked(request: pytest.FixtureRequest, real: Letters) -> rdflib.Graph:
    writer = rdf.write_turtle if request.param == "turtle" else rdf.write_json_ld
    return triples(writer, real.graph, request.param)


def told(data: dict[str, Any]) -> tuple[str, ...]:
    """What each format keeps of an edge, as text."""
    return tuple(
        str(data.get(column, "")).lower() if column == "stated" else str(data.get(column, "")) for column in EDGE
    )


def expected(graph: "Graph[str]") -> tuple[dict[str, str], Counter[Any]]:
    nodes = {name: str(data["label"]) for name, data in flat_nodes(graph)}
    return nodes, Counter((source, target, told(data)) for source, target, data in flat_edges(graph))


# real letters


def test_the_letters_have_all_kinds_of_nodes_and_both_kinds_of_edges(real: Letters) -> None:
    assert {data["kind"] for _, data in real.graph.nodes(data=True)} == set(KINDS)
    assert {data["relation"] for *_, data in real.graph.edges(data=True)} > {"implements", "basis", "has_directive"}
    assert {bool(data["inferred"]) for *_, data in real.graph.edges(data=True)} == {True, False}


@pytest.mark.parametrize("form", READERS)
def test_what_is_written_is_read_back(real: Letters, form: str) -> None:
    nodes, edges = READERS[form](real.graph)
    labels, relations = expected(real.graph)
    assert {name: data["label"] for name, data in nodes.items()} == labels
    assert Counter((source, target, told(data)) for source, target, data in edges) == relations
    kinds = Counter(data["kind"] for data in nodes.values())
    assert kinds == Counter(data["kind"] for _, data in real.graph.nodes(data=True))


@pytest.mark.parametrize("form", READERS)
def test_evidence_leads_back_into_the_letters(real: Letters, form: str) -> None:
    _, edges = READERS[form](real.graph)
    checked = 0
    for *_, data in edges:
        words = real.texts[int(data["letter"])][int(data["span_start"]) : int(data["span_end"])]
        if data["relation"] not in ("has_directive", "assigned_to", "reports_to"):  # of these, label or whole sentence
            assert data["phrase"] == words
            checked += 1
        assert words.strip()
    assert checked > 100


def test_csv_is_two_tables_that_a_database_joins(real: Letters, tmp_path: Path) -> None:
    nodes, edges = write(real.graph, tmp_path / "thu.csv")
    assert (nodes.name, edges.name) == ("thu.nodes.csv", "thu.edges.csv")
    with closing(sqlite3.connect(":memory:")) as database:
        for name, path in (("nodes", nodes), ("edges", edges)):
            with path.open(encoding="utf-8", newline="") as file:
                head, *rows = csv.reader(file)
            columns = ", ".join(f'"{column}"' for column in head)
            database.execute(f"CREATE TABLE {name} ({columns})")
            database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(head))})", rows)
        joined = database.execute(
            'SELECT s.":LABEL", t.":LABEL" FROM edges e JOIN nodes s ON s.":ID" = e.":START_ID"'
            ' JOIN nodes t ON t.":ID" = e.":END_ID" WHERE e.":TYPE" = \'IMPLEMENTS\''
        ).fetchall()
        types = {row[0] for row in database.execute('SELECT DISTINCT ":TYPE" FROM edges')}
    wanted = [data for *_, data in real.graph.edges(data=True) if data["relation"] == "implements"]
    assert len(joined) == len(wanted)
    assert set(joined) >= {("Letter", "Regulation"), ("Directive", "Regulation")}
    assert types <= {relation.upper() for relation in EDGES}


def test_triples_hold_every_node_and_edge_with_its_evidence(real: Letters, linked: rdflib.Graph) -> None:
    found: Counter[Any] = Counter()
    for source, target, relation, letter, start, end, phrase, stated, inferred, pinpoint in linked.query(STATEMENTS):  # type: ignore[misc]
        texts = (relation, letter, start, end, phrase, inferred or "", stated, pinpoint or "")
        found[str(source), str(target), tuple(str(text) for text in texts)] += 1
    labels, relations = expected(real.graph)
    assert found == Counter({(rdf.iri(s), rdf.iri(t), what): count for (s, t, what), count in relations.items()})
    for name, label in labels.items():
        assert (rdflib.URIRef(rdf.iri(name)), rdflib.RDFS.label, rdflib.Literal(label, lang="vi")) in linked


def test_a_query_finds_the_directives_that_carry_out_a_regulation(real: Letters, linked: rdflib.Graph) -> None:
    carried = Counter(
        target
        for source, target, data in real.graph.edges(data=True)
        if data["relation"] == "implements" and real.graph.nodes[source]["kind"] == "directive"
    )
    ((regulation, count),) = carried.most_common(1)
    query = """
        SELECT DISTINCT ?directive ?letter {
            ?directive a cv:Directive ; eli:implements ?regulation ; schema:isPartOf ?letter .
            ?letter a schema:Legislation ; cv:has_directive ?directive
        }"""
    found = list(linked.query(query, initBindings={"regulation": rdflib.URIRef(rdf.iri(regulation))}))
    assert len(found) == count
    holders = {str(row[1]) for row in found}  # type: ignore[index]
    assert holders <= {rdf.iri(name) for name, data in real.graph.nodes(data=True) if data["kind"] == "letter"}


def test_words_of_eli_and_schema_org_are_theirs(linked: rdflib.Graph) -> None:
    eli = {
        "LegalResource", "LegalResourceSubdivision", "ResourceType", "based_on", "implements", "cites", "amends",
        "repeals", "applies", "date_document", "type_document",
    }  # fmt: skip
    schema = {
        "Legislation", "Organization", "CreativeWork", "legislationApplies", "legislationChanges", "legislationAmends",
        "legislationRepeals", "legislationDate", "legislationType", "legislationIdentifier", "citation", "hasPart",
        "isPartOf",
    }  # fmt: skip
    used = {str(term) for triple in linked for term in triple if isinstance(term, rdflib.URIRef)}
    assert {term.removeprefix(rdf.PREFIXES["eli"]) for term in used if term.startswith(rdf.PREFIXES["eli"])} <= eli
    assert {t.removeprefix(rdf.PREFIXES["schema"]) for t in used if t.startswith(rdf.PREFIXES["schema"])} <= schema
    assert all(term.startswith(("urn:", "http://", "https://")) for term in used)


def test_identifiers_of_documents_stay_what_they_are(real: Letters, linked: rdflib.Graph) -> None:
    subjects = {str(subject) for subject in linked.subjects()}
    for name, data in real.graph.nodes(data=True):
        if name.startswith("urn:lex:") and data["kind"] in ("letter", "regulation"):
            assert name in subjects
            parse_urn(name)


@pytest.mark.parametrize("suffix", [suffix for suffix in WRITERS if suffix not in (".svg", ".png")])
def test_the_same_graph_gives_the_same_file(real: Letters, suffix: str) -> None:
    part = real.graph.subgraph(list(real.graph)[:60]).copy()
    assert written(WRITERS[suffix], part) == written(WRITERS[suffix], part.copy())


# names, labels and evidence of any kind

nasty = st.text(
    st.one_of(
        st.sampled_from("\"'\\\n\r\t\x00\x07\x1f<>&;,#%{}[]|~=-@ \u0301\u00a0\u2028\ufffe\ud800🙂đ"),
        st.characters(codec="utf-8"),
    ),
    max_size=12,
)


@st.composite
def graphs(draw: st.DrawFn) -> "Graph[str]":
    """Small graphs such as `graph_of` makes, but with names and words of any kind."""
    prefixes = st.sampled_from(["", "name:", "body:", "letter:", "urn:lex:vn:", "urn:congvan:id:"])
    nodes = draw(st.lists(st.builds(str.__add__, prefixes, nasty), unique=True, max_size=6))
    graph: Graph[str] = Graph()
    for number, name in enumerate(nodes, 1):
        told: dict[str, Any] = {"kind": draw(st.sampled_from(KINDS)), "label": draw(nasty), "number": number}
        for key in ("type", "date", "parent"):
            told[key] = draw(st.one_of(st.none(), nasty))
        told["level"] = draw(st.sampled_from([None, "central", "province", "district", "commune"]))
        graph.add_node(name, **told)
    if not nodes:
        return graph
    ends = st.tuples(st.sampled_from(nodes), st.sampled_from(nodes), st.sampled_from(EDGES))
    for source, target, relation in draw(st.lists(ends, unique=True, max_size=8)):
        start = draw(st.integers(0, 10_000))
        evidence = Evidence(draw(st.integers(1, 9)), start, start + 5, draw(nasty))
        inferred, pinpoint = draw(st.one_of(st.none(), st.just("letter"))), draw(st.one_of(st.none(), nasty))
        graph.add_edge(
            source, target, relation, relation=relation, evidence=evidence, inferred=inferred, pinpoint=pinpoint
        )
    return graph


@settings(deadline=None, max_examples=60, derandomize=True)
@given(graphs())
def test_nothing_is_lost_whatever_the_words_are(graph: "Graph[str]") -> None:
    labels, relations = expected(graph)
    assert len(labels) == len(graph)
    for form, reader in READERS.items():
        nodes, edges = reader(graph)
        assert {name: str(data["label"]) for name, data in nodes.items()} == labels, form
        found = Counter((source, target, told(data)) for source, target, data in edges)
        assert found == relations, form


@settings(deadline=None, max_examples=40, derandomize=True)
@given(graphs())
def test_no_triple_is_lost_whatever_the_words_are(graph: "Graph[str]") -> None:
    labels, relations = expected(graph)
    for writer, form in ((rdf.write_turtle, "turtle"), (rdf.write_json_ld, "json-ld")):
        found = triples(writer, graph, form)
        assert len(list(found.query("SELECT ?s { ?s a rdf:Statement }"))) == relations.total(), form
        for name, label in labels.items():
            assert str(label) in {str(text) for text in found.objects(rdflib.URIRef(rdf.iri(name)), rdflib.RDFS.label)}


def test_names_that_differ_in_what_is_left_out_stay_apart() -> None:
    graph: Graph[str] = Graph()
    graph.add_nodes_from(["name:Luật", "name:\x00Luật", "name:Luật\x07", "name:Luật~2"])
    assert len(set(names(graph).values())) == 4
    for form, reader in READERS.items():
        assert set(reader(graph)[0]) == set(names(graph).values()), form


def test_no_two_edges_have_one_id_in_graphml(real: Letters) -> None:
    root = ET.fromstring(written(networks.write_graphml, real.graph))
    ids = [edge.get("id") for edge in root.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
    assert len(ids) == len(set(ids)) == real.graph.number_of_edges()


def test_gexf_does_not_say_when_it_was_written(real: Letters) -> None:
    assert b"lastmodifieddate" not in written(networks.write_gexf, real.graph)


@given(nasty)
def test_clean_text_is_what_xml_allows(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not set(clean(text)) & set("\x00\x07\x1f\r\ud800\ufffe")


@given(st.lists(st.builds(str.__add__, st.sampled_from(["", "letter:", "name:"]), nasty.map(clean)), unique=True))
def test_no_two_names_have_one_identifier(several: list[str]) -> None:
    found = {rdf.iri(name) for name in several}
    assert len(found) == len(several)
    assert all(
        set(one) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/#;*@!$&'()+,=%")
        for one in found
    )


# files


def test_every_format_is_written_by_its_suffix(real: Letters, tmp_path: Path) -> None:
    part = real.graph.subgraph(list(real.graph)[:20]).copy()
    for suffix in SUFFIXES:
        found = write(part, tmp_path / f"thu{suffix}")
        assert all(path.stat().st_size for path in found)
        assert len(found) == len(PARTS.get(suffix, [""]))
    assert write(part, tmp_path / "THU.GraphML") == [tmp_path / "THU.GraphML"]
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("name", ["thu.docx", "thu", ".json", "thu.csv.gz"])
def test_an_unknown_suffix_is_told_with_those_that_are_known(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError) as told_:
        write(Graph(), tmp_path / name)
    assert all(suffix in told_.value.reason for suffix in SUFFIXES)
    assert list(tmp_path.iterdir()) == []


def test_what_stood_there_stays_where_a_graph_cannot_be_written(tmp_path: Path) -> None:
    target = tmp_path / "thu.png"
    target.write_text("cũ", encoding="utf-8")
    graph: Graph[str] = Graph()
    graph.add_nodes_from((f"letter:{number}" for number in range(151)), kind="letter")
    with pytest.raises(ExportError, match="151 nodes") as told_:
        write(graph, target)
    assert told_.value.where == str(target)
    assert target.read_text(encoding="utf-8") == "cũ"
    assert list(tmp_path.iterdir()) == [target]


def test_a_graph_of_nothing_is_written_in_every_format(tmp_path: Path) -> None:
    for suffix in SUFFIXES:
        assert write(Graph(), tmp_path / f"rong{suffix}")
