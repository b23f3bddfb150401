"""Scores the documents that a letter cites: by symbol, with their attributes, and by name only."""

from collections.abc import Iterator

from .matching import overlapping, plain_key, plain_words, same_document_name
from .plain import Record, all_forms, by_scope, forms, records, text
from .tally import TaskScore, attribute, pair


def score_citations(gold: Record, analysis: Record) -> Iterator[TaskScore]:
    """Score the documents cited by symbol, with their attributes, and those cited by name only.

    Parameters
    ----------
    gold : Record
        The gold of the letter. `also_accept` holds further keys or names of a citation; one whose scope is
        "attachment", and what is listed in `optional_citations`, may be found or left.
    analysis : Record
        The analysis.

    Yields
    ------
    TaskScore
        Scores for "citations", "named citations" and "citation.*".

    Examples
    --------
    >>> gold = {"citations": [{"key": "97/QH14", "also_accept": ["97/2019/QH14"], "mentions": 2}]}
    >>> found = {"citations": [{"key": "97/2019/QH14", "mentions": [{}]}]}
    >>> [(s.task, s.found, len(s.missed)) for s in score_citations(gold, found)]
    [('citations', 1, 0), ('citation.mentions', 1, 1), ('named citations', 0, 0)]
    """
    cited, attached = by_scope(records(gold, "citations"))
    optional = [*all_forms(gold.get("optional_citations"))]
    for citation in attached:
        optional += [f for field in ("key", "name", "also_accept") for f in forms(citation.get(field)) if f]

    def unwanted(found: str) -> bool:
        return not any(overlapping(o, found) for o in optional)

    finds = records(analysis, "citations")
    keyed = pair([c for c in cited if c.get("key")], [f for f in finds if f.get("key")], _same_key)
    extra = [text(f["key"]) for f in keyed.extra]
    missed = tuple(text(c["key"]) for c in keyed.missed)
    yield TaskScore("citations", len(keyed.pairs), missed, tuple(k for k in extra if unwanted(k)))
    for citation, find in keyed.pairs:
        yield from _score_citation(citation, find)

    named = pair([c for c in cited if not c.get("key")], [f for f in finds if not f.get("key")], _same_name)
    extra = [text(f.get("name")) for f in named.extra]
    missed = tuple(_name(c) for c in named.missed)
    yield TaskScore("named citations", len(named.pairs), missed, tuple(n for n in extra if unwanted(n)))


def _same_key(citation: Record, find: Record) -> bool:
    right = {plain_key(k) for k in (*forms(citation.get("key")), *forms(citation.get("also_accept")))}
    return isinstance(find["key"], str) and plain_key(find["key"]) in right


def _name(citation: Record) -> str:
    return text(citation.get("name")) or text(citation.get("text"))


def _same_name(citation: Record, find: Record) -> bool:
    found = text(find.get("name"))
    return any(same_document_name(n, found) for n in (_name(citation), *forms(citation.get("also_accept"))))


def _score_citation(citation: Record, find: Record) -> Iterator[TaskScore]:
    types = {plain_words(t) for t in (*forms(citation.get("type")), *forms(citation.get("also_type")))}
    relations = {*forms(citation.get("relation")), *forms(citation.get("also_relation"))}
    same = {
        "date": lambda found: found[:10] in forms(citation.get("date")),
        "type": lambda found: plain_words(found) in types,
        "issuer": lambda found: overlapping(citation.get("issuer"), found),
        "relation": lambda found: found in relations,
    }
    for field, matches in same.items():
        yield from attribute(f"citation.{field}", citation.get(field), find.get(field), matches)
    wanted = citation.get("mentions")
    if isinstance(wanted, int) and wanted > 0:
        given = find.get("mentions")
        count = len(given) if isinstance(given, list | tuple) else 0
        missed, extra = wanted - count, count - wanted  # a tuple times a negative number is empty
        key = (text(citation["key"]),)
        yield TaskScore("citation.mentions", min(count, wanted), key * missed, key * extra)
