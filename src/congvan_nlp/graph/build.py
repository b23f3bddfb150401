"""A library, or a part of it, as a networkx graph, for algorithms and exports; look-ups need none (see `implementing`).

Nodes bear the URN:LEX of documents and of letters that have one; ``letter:12`` is a letter without; ``…#d3`` and
``…#t1`` are its directives and deadlines; ``body:…`` is a body, by its identity or by its name. Edges point the way
that they act: a directive implements a regulation, a letter amends another one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeVar

import networkx as nx
from sqlalchemy import Connection, Select, and_, select

from ..library.deadlines import uncollected
from ..library.parts import parts
from ..library.rows import TO, WHO
from ..library.schema import (
    bodies,
    citations,
    deadline_bodies,
    deadlines,
    directive_bodies,
    directives,
    document_links,
    documents,
    letters,
    mentions,
    recipient_bodies,
    recipients,
)
from ..resolution.body_identity import level_of_id
from ..resolution.standing import CARRIED
from .compact import compactly
from .streams import beside, streamed, words_of

#: Kinds of nodes.
KINDS: Final = ("letter", "regulation", "directive", "body", "deadline")
#: Kinds of edges, in the direction in which they act.
EDGES: Final = (
    "has_directive", "basis", "implements", "refers", "amends", "replaces", "repeals", "guides", "addressed_to",
    "assigned_to", "reports_to", "has_deadline",
)  # fmt: skip
Graph = nx.MultiDiGraph
_T = TypeVar("_T")


class Evidence(NamedTuple):
    """The words that an edge was read from.

    Attributes
    ----------
    letter : int
        Number of the letter in the library.
    start, end : int
        Code points into its text.
    phrase : str
        The words there; of a directive its label.
    """

    letter: int
    start: int
    end: int
    phrase: str


def graph_of(
    connection: Connection, kinds: Iterable[str] = KINDS, numbers: Sequence[int] | None = None
) -> "Graph[str]":
    """Make the graph of a library.

    Parameters
    ----------
    connection : Connection
    kinds : iterable of str, optional
        Kinds of nodes, of `KINDS`. Letters and regulations are always there.
    numbers : sequence of int, optional
        Only these letters, with what they cite.

    Returns
    -------
    networkx.MultiDiGraph
        Each node has ``kind`` and ``label``, where known ``level``, ``date`` and ``type``; a letter ``number``, its
        number in the library. The key of an edge is its relation, of `EDGES`; each has ``relation``, ``evidence``
        (`Evidence`), ``inferred`` (None where the letter states it, else why: it is said by the "heading" or the "letter" as a whole,
        which "document" is meant; "title" or "matter" of two documents) and ``pinpoint``. Two nodes are joined once by each relation.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from ..library.library import Library
    >>> from ..library.readings import made_with
    >>> from ..library.workers import Here
    >>> text = "TỈNH ỦY LAM SƠN\\n*\\nSố 7-CV/TU\\nLam Sơn, ngày 05 tháng 3 năm 2025\\n\\nThực hiện Quy định số 132-QĐ/TW, yêu cầu:\\n\\n1. Sở Y tế họp.\\n"
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "7.txt").write_text(text, encoding="utf-8")
    ...     with Library(Path(folder, "thu.db"), create=True) as library:
    ...         _ = library.ingest([Path(folder)], workers=Here(made_with()))
    ...         graph = library.graph()
    >>> [(data["relation"], data["inferred"]) for source, _, data in graph.edges(data=True) if source.endswith("#d1")]
    [('implements', 'letter, document'), ('assigned_to', None)]
    """
    wanted = frozenset(kinds)
    graph: Graph[str] = Graph()
    with uncollected(), compactly(graph, EDGES) as add:
        made = _Made(connection, numbers, graph, add)
        made.letters_and_regulations()
        if "directive" in wanted:
            made.directives()
        if "deadline" in wanted:
            made.deadlines("directive" in wanted)
        if "body" in wanted:
            made.bodies("directive" in wanted, "deadline" in wanted)
    return graph


def level_of(urn: str) -> str | None:
    """Level of the body that issued a document.

    Examples
    --------
    >>> level_of("urn:lex:vn;can.tho:thanh.uy:huong.dan:2019-11-25;10-hd-tu"), level_of("urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw")
    ('province', 'central')
    """
    body = urn.removeprefix("urn:lex:").split(":")
    return level_of_id(":".join(body[:2])) if len(body) > 1 and "_" not in body[0].split(";") else None


def body_node(urn: str | None, folded: str) -> str:
    """Node of a body: by its identity, else by its name."""
    return f"body:{urn or folded}"


class _Made:
    """The graph while it is made."""

    def __init__(
        self, connection: Connection, numbers: Sequence[int] | None, graph: "Graph[str]", add: Callable[..., None]
    ) -> None:
        self.graph, self._add = graph, add
        self._connection = connection
        self._numbers = None if numbers is None else sorted(set(numbers))
        self._letters: dict[int, str] = {}
        self._values: dict[Any, Any] = {}
        self._bodies: dict[int, tuple[str, str, str | None]] = {}
        found = connection.execute(select(documents.c.id, documents.c.urn, documents.c.date))
        self._documents: dict[int, tuple[str, str | None]] = {id: (urn, self._same(date)) for id, urn, date in found}

    def letters_and_regulations(self) -> None:
        """Letters, what they cite, and documents that stand on one another."""
        c = letters.c
        for id, urn, number, type, date, subject, level in self._rows(
            select(c.id, c.urn, c.number, c.type, c.date, c.subject, bodies.c.level)
            .outerjoin(bodies, bodies.c.id == c.issuer_id)
            .order_by(c.id),
            c.id,
        ):
            name = urn if urn and urn not in self.graph else f"letter:{id}"
            self._letters[id] = name
            self.graph.add_node(
                name,
                kind="letter",
                label=number or subject or f"Văn bản {id} trong kho",
                number=id,
                level=level,
                date=self._same(date),
                type=self._same(type),
            )
        k, m = citations.c, mentions.c
        first = and_(m.letter_id == k.letter_id, m.citation_id == k.id, m.relation == k.relation)
        query = (
            select(k.letter_id, k.document_id, k.key, k.name, k.type, k.date, k.level, k.relation, k.inferred)
            .add_columns(m.pinpoint, m.span_start, m.span_end, words_of(m))
            .join(mentions, first)
            .join(letters, c.id == k.letter_id)
            .order_by(k.letter_id, m.span_start)
        )
        for letter, id, key, name, type, date, level, relation, inferred, pinpoint, start, end, phrase in self._rows(
            query, k.letter_id
        ):
            target = self._regulation(id, key or name, type, date, level)
            why = "document" if inferred else None
            self._edge(
                self._letters[letter], target, relation, self._evidence(letter, start, end, phrase), why, pinpoint
            )
        x = document_links.c
        links = (
            select(x.letter_id, x.document_id, x.target_id, x.relation, x.how, x.span_start, x.span_end, words_of(x))
            .join(letters, c.id == x.letter_id)
            .where(x.document_id.is_not(None), x.target_id.is_not(None))
        )
        for letter, id, other, relation, how, start, end, phrase in self._rows(links, x.letter_id):
            source, target = self._regulation(id), self._regulation(other)
            self._edge(source, target, relation, self._evidence(letter, start, end, phrase), how)

    def directives(self) -> None:
        """Directives, with what they say themselves and what they stand on."""
        d, m, k, c = directives.c, mentions.c, citations.c, letters.c
        parts = self._rows(
            select(d.letter_id, d.id, d.label, d.path, d.parent, d.span_start, d.span_end, d.stands_on).order_by(
                d.letter_id, d.span_start
            ),
            d.letter_id,
        )
        told = self._rows(
            select(m.letter_id, m.directive_id, m.relation, m.pinpoint, m.span_start, m.span_end)
            .add_columns(k.document_id, k.key, k.name, k.inferred, words_of(m))
            .join(citations, and_(k.letter_id == m.letter_id, k.id == m.citation_id))
            .join(letters, c.id == m.letter_id)
            .order_by(m.letter_id, m.span_start),
            m.letter_id,
        )
        for letter, own, mentioned in beside(parts, told):
            holder = self._letters[letter]
            said: dict[str, list[tuple[str, str, Evidence, bool, str | None]]] = {}
            for _, held, relation, pinpoint, start, end, document, key, name, inferred, phrase in mentioned:
                target = self._regulation(document, key or name)
                if target != holder:
                    evidence = self._evidence(letter, start, end, phrase)
                    said.setdefault(held, []).append((target, relation, evidence, bool(inferred), pinpoint))
            for _, id, label, path, parent, start, end, on in own:
                name = self._part(
                    letter, id, "directive", path or label or id, self._evidence(letter, start, end, label or "")
                )
                if parent:
                    self.graph.nodes[name]["parent"] = f"{holder}#{parent}"
                for target, relation, evidence, inferred, pinpoint in said.get(id, ()):
                    self._edge(name, target, relation, evidence, "document" if inferred else None, pinpoint)
                if on is None or on == id:
                    continue
                why = "heading" if on else "letter"
                for target, relation, evidence, inferred, pinpoint in said.get(on, ()):
                    if relation in CARRIED:
                        self._edge(name, target, relation, evidence, f"{why}, document" if inferred else why, pinpoint)

    def bodies(self, of_directives: bool, of_deadlines: bool) -> None:
        """Bodies, with what is addressed, assigned and reported to them."""
        b, r, c = recipient_bodies.c, recipients.c, letters.c
        parts: list[tuple[str, bool, Select[Any], Any, Callable[[Any], str]]] = []
        to_letter = (
            select(b.letter_id, b.body_id, b.recipient, r.span_start, r.span_end, words_of(r))
            .join(recipients, and_(r.letter_id == b.letter_id, r.position == b.recipient))
            .join(letters, c.id == b.letter_id)
            .where(r.role == "addressee")
        )
        parts.append(("addressed_to", True, to_letter, b.letter_id, lambda _: ""))
        a, d = directive_bodies.c, directives.c
        of_directive = select(a.letter_id, a.body_id, a.directive_id, d.span_start, d.span_end, d.label).join(
            directives, and_(d.letter_id == a.letter_id, d.id == a.directive_id)
        )
        parts.append(("assigned_to", of_directives, of_directive, a.letter_id, lambda id: f"#{id}"))
        w, t = deadline_bodies.c, deadlines.c
        for relation, role in (("assigned_to", WHO), ("reports_to", TO)):
            of_deadline = (
                select(w.letter_id, w.body_id, w.deadline_id, t.sentence_start, t.sentence_end, words_of(t))
                .join(deadlines, and_(t.letter_id == w.letter_id, t.id == w.deadline_id))
                .join(letters, c.id == w.letter_id)
                .where(w.role == role, w.body_id.is_not(None), ~t.dismissed)
            )
            parts.append((relation, of_deadlines, of_deadline, w.letter_id, lambda id: f"#{id}"))
        for relation, asked, query, column, place in parts:
            for letter, id, ref, start, end, phrase in self._rows(query, column) if asked else ():
                evidence = self._evidence(letter, start, end, phrase or "")
                self._edge(f"{self._letters[letter]}{place(ref)}", self._body(id), relation, evidence)

    def deadlines(self, of_directives: bool) -> None:
        """Deadlines, of their directive where it is there, else of the letter."""
        t = deadlines.c
        query = (
            select(t.letter_id, t.id, t.directive_id, t.due, t.what, t.span_start, t.span_end, words_of(t))
            .join(letters, letters.c.id == t.letter_id)
            .where(~t.dismissed)
        )
        for letter, id, directive, due, what, start, end, phrase in self._rows(query, t.letter_id):
            holder = f"#{directive}" if directive and of_directives else ""
            name = self._part(
                letter, id, "deadline", what or phrase, self._evidence(letter, start, end, phrase), holder
            )
            self.graph.nodes[name]["date"] = due

    def _rows(self, query: Select[Any], column: Any) -> Iterator[Any]:
        """Rows of the letters that are asked for."""
        if self._numbers is None:
            yield from streamed(self._connection, query)
            return
        for some in parts(self._numbers):
            yield from self._connection.execute(query.where(column.in_(some)))

    def _part(self, letter: int, id: str, kind: str, label: str, evidence: Evidence, holder: str = "") -> str:
        of = self._letters[letter]
        name, level = f"{of}#{id}", self.graph.nodes[of]["level"]
        self.graph.add_node(name, kind=kind, label=self._same(label), number=letter, level=level)
        self._add(f"{of}{holder}", name, f"has_{kind}", evidence, None, None)
        return name

    def _edge(
        self,
        source: str,
        target: str,
        relation: str,
        evidence: Evidence,
        inferred: str | None = None,
        pinpoint: str | None = None,
    ) -> None:
        if source != target:  # no letter cites itself
            self._add(source, target, relation, evidence, inferred, pinpoint)

    def _regulation(
        self,
        id: int | None,
        label: str = "",
        type: str | None = None,
        date: str | None = None,
        level: str | None = None,
    ) -> str:
        """Node of a cited document; one that is not identified is known by its name alone."""
        name, date = (f"name:{self._same(label)}", date) if id is None else self._documents[id]
        if name not in self.graph:
            own = level_of(name) if id is not None else None
            self.graph.add_node(name, kind="regulation", label=label, level=own or level, date=date, type=type)
        return name

    def _body(self, id: int) -> str:
        if not self._bodies:
            c = bodies.c
            for number, urn, folded, written, level in self._connection.execute(
                select(c.id, c.urn, c.folded, c.name, c.level)
            ):
                self._bodies[number] = (body_node(urn, folded), written, level)
        name, label, level = self._bodies[id]
        if name not in self.graph:
            self.graph.add_node(name, kind="body", label=label, level=level)
        return name

    def _evidence(self, letter: int, start: int, end: int, phrase: str) -> Evidence:
        return Evidence(self._same(letter), start, end, self._same(phrase))

    def _same(self, value: _T) -> _T:
        """One value for all that are alike: labels, days and words stand a million times in a large graph."""
        found: _T = self._values.setdefault(value, value)
        return found
