"""Turtle and JSON-LD, in the words of ELI and schema.org, and a few of our own for what they have no word for.

ELI is http://data.europa.eu/eli/ontology#, which keeps ``implements`` though it prefers ``applies`` since 1.1; here
``applies`` says that a document guides another one. Our own words and names stand under ``urn:congvan:``.
"""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from urllib.parse import quote

from ...resolution.urn import type_slug
from ..build import Graph
from .flat import ExportError, Flat, clean, flat_edges, flat_nodes
from .wording import RELATIONS

if TYPE_CHECKING:
    from rdflib import Graph as Triples
    from rdflib import URIRef
    from rdflib.term import Node

#: Prefixes, ours among them: ``cv`` are words, ``cvid`` things.
PREFIXES: Final = {
    "eli": "http://data.europa.eu/eli/ontology#",
    "schema": "https://schema.org/",
    "cv": "urn:congvan:def:",
    "cvid": "urn:congvan:id:",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
#: Relations; the first word tells each from all others.
PREDICATES: Final = {
    "basis": ("eli:based_on",),
    "implements": ("eli:implements", "schema:legislationApplies"),
    "refers": ("eli:cites", "schema:citation"),
    "amends": ("eli:amends", "schema:legislationAmends"),
    "replaces": ("cv:replaces", "eli:repeals", "schema:legislationChanges"),
    "repeals": ("eli:repeals", "schema:legislationRepeals"),
    "guides": ("eli:applies",),
    "has_directive": ("cv:has_directive", "schema:hasPart"),
    "has_deadline": ("cv:has_deadline",),
    "addressed_to": ("cv:addressed_to",),
    "assigned_to": ("cv:assigned_to",),
    "reports_to": ("cv:reports_to",),
}
#: Classes of nodes by kind.
CLASSES: Final = {
    "letter": ("eli:LegalResource", "schema:Legislation", "cv:Letter"),
    "regulation": ("eli:LegalResource", "schema:Legislation"),
    "directive": ("schema:CreativeWork", "eli:LegalResourceSubdivision", "cv:Directive"),
    "body": ("schema:Organization",),
    "deadline": ("cv:Deadline",),
}
_SPECIAL: Final = {"replaces": "eli:repeals", "has_directive": "schema:hasPart"}
_URN = re.compile(r"urn:lex:(?:[\w.;:*@!$&'()+,=~/-]|%[0-9A-Fa-f]{2})+(?:#\w+)?", re.ASCII)
_PART = re.compile(r"letter:\d+#\w+", re.ASCII)
#: Days, months and years as XML Schema writes them.
_DATES: Final = (("%Y-%m-%d", 10, "xsd:date"), ("%Y-%m", 7, "xsd:gYearMonth"), ("%Y", 4, "xsd:gYear"))


def write_turtle(graph: "Graph[str]", stream: BinaryIO) -> None:
    """Write Turtle; as `triples`.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.
    stream : BinaryIO

    Raises
    ------
    ExportError
        Where rdflib is not installed; nothing is written then.
    """
    triples(graph).serialize(stream, format="turtle", encoding="utf-8")


def write_json_ld(graph: "Graph[str]", stream: BinaryIO) -> None:
    """Write JSON-LD; as `triples`.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
    stream : BinaryIO

    Raises
    ------
    ExportError
        Where rdflib is not installed; nothing is written then.
    """
    made = json.loads(triples(graph).serialize(format="json-ld", context=PREFIXES))
    stream.write((json.dumps(_in_order(made), ensure_ascii=False, indent=1) + "\n").encode())


def triples(graph: "Graph[str]") -> "Triples":
    """A graph as triples.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As `build.graph_of` makes it.

    Returns
    -------
    rdflib.Graph
        Each edge is a triple, or several, and a ``rdf:Statement`` with ``cv:relation`` and its evidence:
        ``cv:letter``, ``cv:start``, ``cv:end``, ``cv:phrase``, ``cv:stated``, ``cv:inferred``, ``cv:pinpoint``.

    Raises
    ------
    ExportError
        Where rdflib is not installed.

    Examples
    --------
    >>> graph = Graph()
    >>> _ = graph.add_edge("letter:1", "name:Luật Đê điều", "implements", relation="implements")
    >>> found = triples(graph).query("SELECT ?regulation { ?letter eli:implements ?regulation }")
    >>> [str(row[0]) for row in found]
    ['urn:congvan:id:name:Lu%E1%BA%ADt%20%C4%90%C3%AA%20%C4%91i%E1%BB%81u']
    """
    made = _Made()
    for name, data in flat_nodes(graph):
        made.node(name, data)
    for source, target, data in flat_edges(graph):
        made.edge(source, target, data)
    made.vocabulary()
    return made.triples


def iri(name: str) -> str:
    """The identifier of a node: its URN:LEX as it is, any other name percent-encoded behind ``urn:congvan:id:``.

    Examples
    --------
    >>> iri("urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw#d3"), iri("letter:12#d3"), iri("name:Điều 1 #2")
    ('urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw#d3', 'urn:congvan:id:letter:12#d3', 'urn:congvan:id:name:%C4%90i%E1%BB%81u%201%20%232')
    """
    if _URN.fullmatch(name):
        return name
    return PREFIXES["cvid"] + quote(name, safe=":;.*#" if _PART.fullmatch(name) else ":;.*")


class _Made:
    """The triples while they are made."""

    def __init__(self) -> None:
        try:
            import rdflib
        except ModuleNotFoundError as error:
            raise ExportError("RDF", "needs rdflib: pip install 'congvan-nlp[graph]'") from error
        self._rdf = rdflib
        self._letters: dict[int, Node] = {}
        self.triples: Triples = rdflib.Graph(bind_namespaces="none")
        for prefix, namespace in PREFIXES.items():
            self.triples.bind(prefix, namespace)

    def node(self, name: str, data: Flat) -> None:
        """A node, with what is known of it."""
        subject, kind = self._rdf.URIRef(iri(name)), str(data["kind"])
        for what in CLASSES.get(kind, ()):
            self._add(subject, "rdf:type", self._word(what))
        self._add(subject, "rdfs:label", self._text(data["label"]))
        if level := data.get("level"):
            self._add(subject, "cv:level", self._rdf.Literal(level))
        if number := data.get("number"):
            self._add(subject, "cv:number", self._rdf.Literal(number))
        if parent := data.get("parent"):
            self._add(subject, "schema:isPartOf", self._rdf.URIRef(iri(str(parent))))
        if kind == "deadline":
            self._day(subject, data, "cv:due")
        if kind not in ("letter", "regulation"):
            return
        if kind == "letter" and isinstance(number, int):
            self._letters.setdefault(number, subject)
        self._day(subject, data, "eli:date_document", "schema:legislationDate")
        if name.startswith("urn:lex:"):
            self._add(subject, "schema:legislationIdentifier", self._rdf.Literal(name))
        if type := data.get("type"):
            resource = self._rdf.URIRef(f"urn:congvan:type:{quote(type_slug(str(type)) or '_', safe='.')}")
            self._add(resource, "rdf:type", self._word("eli:ResourceType"))
            self._add(resource, "rdfs:label", self._text(type))
            self._add(subject, "eli:type_document", resource)
            self._add(subject, "schema:legislationType", self._text(type))

    def edge(self, source: str, target: str, data: Flat) -> None:
        """An edge, and a statement that holds its evidence."""
        subject, object = self._rdf.URIRef(iri(source)), self._rdf.URIRef(iri(target))
        relation = str(data["relation"])
        words = PREDICATES.get(relation) or (f"cv:{quote(relation, safe='')}",)
        for word in words:
            self._add(subject, word, object)
        if relation == "has_directive":
            self._add(object, "schema:isPartOf", subject)
        digest = hashlib.sha256("\n".join((iri(source), relation, iri(target))).encode()).hexdigest()
        statement = self._rdf.URIRef(f"urn:congvan:edge:{digest[:32]}")
        told: dict[str, Any] = {
            "rdf:type": self._word("rdf:Statement"),
            "rdf:subject": subject,
            "rdf:predicate": self._word(words[0]),
            "rdf:object": object,
            "cv:relation": self._rdf.Literal(relation),
            "cv:stated": self._rdf.Literal(data["stated"]),
            "cv:inferred": self._rdf.Literal(data["inferred"]) if data["inferred"] else None,
            "cv:pinpoint": self._text(data["pinpoint"]) if data["pinpoint"] else None,
            "cv:phrase": self._text(data["phrase"]),
        }
        if "letter" in data:
            told["cv:letter"] = self._letters.get(int(data["letter"]))
            told["cv:letter_number"] = self._rdf.Literal(data["letter"])
            told["cv:start"] = self._rdf.Literal(data["span_start"])
            told["cv:end"] = self._rdf.Literal(data["span_end"])
        for word, value in told.items():
            if value is not None:
                self._add(statement, word, value)

    def vocabulary(self) -> None:
        """Say in Vietnamese what our own relations are, and which relations of others hold them."""
        for relation, words in PREDICATES.items():
            if words[0].startswith("cv:"):
                self._add(self._word(words[0]), "rdf:type", self._word("rdf:Property"))
                self._add(self._word(words[0]), "rdfs:label", self._text(RELATIONS[relation]))
                if relation in _SPECIAL:
                    self._add(self._word(words[0]), "rdfs:subPropertyOf", self._word(_SPECIAL[relation]))

    def _add(self, subject: "Node", word: str, object: "Node") -> None:
        self.triples.add((subject, self._word(word), object))

    def _day(self, subject: "Node", data: Flat, *words: str) -> None:
        if "date" not in data:
            return
        text = str(data["date"])
        type = next(_date_types(text), None)
        for word in words:
            self._add(subject, word, self._rdf.Literal(text, datatype=self._word(type) if type else None))

    def _word(self, short: str) -> "URIRef":
        prefix, _, word = short.partition(":")
        return self._rdf.URIRef(PREFIXES[prefix] + word)

    def _text(self, text: object) -> "Node":
        return self._rdf.Literal(clean(text), lang="vi")


def _in_order(value: Any) -> Any:
    """JSON-LD in an order of its own, as rdflib's differs from run to run; no list of it says an order."""
    if isinstance(value, dict):
        return {key: _in_order(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(
            (_in_order(one) for one in value),
            key=lambda one: (one.get("@id", "") if isinstance(one, dict) else "", json.dumps(one, ensure_ascii=False)),
        )
    return value


def _date_types(text: str) -> Iterator[str]:
    for form, length, type in _DATES:
        with suppress(ValueError):
            if len(text) == length and text.isascii() and dt.datetime.strptime(text, form):
                yield type
