"""Full text search over the letters of a library: what is indexed, what a query asks for, and the statements.

A word is indexed as written and by its base letters: "báo" is found by "báo" and "bao", not by "bảo". The two forms
never look alike, so one column holds both, first all words bare, then those with diacritics; a query names the form
that it means, and no filter of columns is needed, which halves the time. Words are cut here, alike for both engines,
for letters and for queries: SQLite and PostgreSQL only see words between blanks.

Syllables are indexed, not compounds: as a phrase "cán bộ" is found in every place, while a segmenter, which costs
40 ms a letter, misses some. Apart, syllables mean other things; so letters that hold the words near each other
come first.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    cast,
    false,
    func,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from .search_words import Query, Word

#: Matches that are weighed and counted, of letters that came in last: to weigh 100,000 takes 300 ms.
MOST_WEIGHED: Final = 501


def sqlite_match(query: Query) -> str:
    """The expression of FTS5 for a query: words in quotation marks and no sign of the user's.

    Parameters
    ----------
    query : Query

    Returns
    -------
    str
        Empty where the query is, which FTS5 takes for an error.

    Examples
    --------
    >>> from congvan_nlp.library.search_words import parse_query
    >>> sqlite_match(parse_query('bao "cán bộ" 132-QĐ/TW'))
    '"bao" AND "cán bộ" AND "132 qd tw" AND "qđ"'
    """
    return " AND ".join(dict.fromkeys(phrase for part in query.parts for phrase in _phrases(part)))


def sqlite_near(query: Query) -> str:
    """The expression of FTS5 for the parts of a query near each other.

    Parameters
    ----------
    query : Query

    Returns
    -------
    str
        Empty for less than two parts.

    Examples
    --------
    >>> from congvan_nlp.library.search_words import parse_query
    >>> sqlite_near(parse_query("can bộ"))
    'NEAR("can" "bo", 4) AND "bộ"'
    """
    if len(query.parts) < 2:
        return ""
    within = 2 * sum(map(len, query.parts))
    # the words with diacritics stand by themselves: those without are not near them
    if all(word.marked for part in query.parts for word in part):
        return f"NEAR({' '.join(_exact(part) for part in query.parts)}, {within})"
    near = f"NEAR({' '.join(dict.fromkeys(_bare(part) for part in query.parts))}, {within})"
    return " AND ".join(dict.fromkeys([near, *(run for part in query.parts for run in _runs(part))]))


def postgres_match(query: Query) -> str:
    """The literal of `tsquery` for a query.

    Parameters
    ----------
    query : Query

    Returns
    -------
    str
        Empty where the query is, which finds nothing.

    Examples
    --------
    >>> from congvan_nlp.library.search_words import parse_query
    >>> postgres_match(parse_query('bao "cán bo"'))
    "'bao' & ('cán' <-> 'bo')"
    """
    # what is typed without diacritics is its own bare form
    parts = [" <-> ".join(f"'{word.exact}'" for word in part) for part in query.parts]
    return " & ".join(f"({part})" if " " in part else part for part in parts)


def _phrases(part: tuple[Word, ...]) -> list[str]:
    """What stands for a part: it as typed or bare; where it is mixed, it bare and its runs with diacritics."""
    return _runs(part) if all(word.marked for word in part) else [_bare(part), *_runs(part)]


def _runs(part: tuple[Word, ...]) -> list[str]:
    return [_exact(words) for marked, words in groupby(part, lambda word: word.marked) if marked]


def _exact(words: Iterable[Word]) -> str:
    return f'"{" ".join(word.exact for word in words)}"'


def _bare(words: Iterable[Word]) -> str:
    return f'"{" ".join(word.bare for word in words)}"'


_CREATE: Final = {
    # the words are cut already: this tokenizer only splits at blanks, and knows no Unicode that might change;
    # without content, as the text stands in `letters`: an index is 0.8 times the text
    "sqlite": ["CREATE VIRTUAL TABLE fulltext USING fts5(words, content='', tokenize='ascii')"],
    "postgresql": [
        "CREATE TABLE fulltext (letter_id INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX fulltext_words ON fulltext USING gin (words)",
    ],
}
_ADD: Final = {
    "sqlite": text("INSERT INTO fulltext (rowid, words) VALUES (:letter, :words)"),
    "postgresql": text("INSERT INTO fulltext (letter_id, words) VALUES (:letter, CAST(:words AS tsvector))"),
}
_REMOVE: Final = {
    "sqlite": text("INSERT INTO fulltext (fulltext, rowid, words) VALUES ('delete', :letter, :words)"),
    "postgresql": text("DELETE FROM fulltext WHERE letter_id = :letter"),
}
_INDEX: Final = table("fulltext")


def create(connection: Connection) -> None:
    """Make the index of an empty library."""
    for statement in _CREATE[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def add(connection: Connection, letters: Sequence[tuple[int, tuple[str, ...]]]) -> None:
    """Index letters.

    Parameters
    ----------
    connection : Connection
    letters : sequence of (int, tuple of str)
        Their numbers, which are not in the index, and their words, as `indexed` gives them.
    """
    engine = connection.dialect.name
    if letters:
        rows = [{"letter": letter, "words": _words_for(engine, words)} for letter, words in letters]
        connection.execute(_ADD[engine], rows)


def remove(connection: Connection, letter: int, words: tuple[str, ...]) -> None:
    """Forget a letter.

    Parameters
    ----------
    connection : Connection
    letter : int
    words : tuple of str
        Those that it was indexed with: SQLite keeps no list of them, and finds the letter by any other for ever.
    """
    engine = connection.dialect.name
    row = {"letter": letter} if engine == "postgresql" else {"letter": letter, "words": _words_for(engine, words)}
    connection.execute(_REMOVE[engine], row)


def _words_for(engine: str, words: tuple[str, ...]) -> str:
    if engine == "sqlite":
        return " ".join(words)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for words_of_form in words:  # both forms of a word stand at one place, so phrases may mix them
        for place, word in enumerate(words_of_form.split(), 1):
            places[word].append(place)
    places.pop("·", None)
    lexemes, room = [], 1_000_000  # a vector holds a mebibyte; no letter comes near
    for word, found in places.items():
        room -= len(word.encode()) + 2 * len(found) + 8
        if room < 0:
            break
        lexemes.append(f"'{word}':{','.join(map(str, found[:255]))}")  # PostgreSQL knows 255 places of a word
    return " ".join(lexemes)


class Found(NamedTuple):
    """What a search found: numbers of letters, the best first, and how many there are, up to `MOST_WEIGHED`."""

    page: list[int]
    total: int


def matching(engine: str, query: Query, among: Select[Any] | None = None) -> Select[Any]:
    """Numbers of the letters that a query finds, for lists in any order: ``letters.c.id.in_(matching(…))``.

    Parameters
    ----------
    engine : str
        ``connection.dialect.name``.
    query : Query
    among : Select, optional
        Numbers of the letters that are asked for: of some days, of an issuer.

    Returns
    -------
    Select
    """
    if not query.parts:
        return select(_number(engine)).select_from(_INDEX).where(false())
    return _found(engine, sqlite_match(query) if engine == "sqlite" else postgres_match(query), among)


def search(
    connection: Connection,
    query: Query,
    among: Select[Any] | None = None,
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """Search the letters, the best first.

    Of very many matches the letters that came in last are weighed, `MOST_WEIGHED` of them, and of those that hold
    the parts of the query near each other as many; `matching` gives all.

    Parameters
    ----------
    connection : Connection
    query : Query
    among : Select, optional
        Numbers of the letters that are asked for.
    limit, offset : int, optional
        The page.

    Returns
    -------
    Found
        On SQLite, letters where the parts of the query stand near each other come first; on PostgreSQL nearness is part
        of the weight.
    """
    if not query.parts:
        return Found([], 0)
    if connection.dialect.name != "sqlite":
        weighed = _weighed_postgres(connection, query, among)
        return Found(weighed[offset : offset + limit], len(weighed))
    near = sqlite_near(query)
    ranked = dict.fromkeys(_weighed_sqlite(connection, query, near, among)) if near else {}
    total = MOST_WEIGHED if len(ranked) == MOST_WEIGHED else None
    if len(ranked) < offset + limit:
        weighed = _weighed_sqlite(connection, query, sqlite_match(query), among)
        total = len(weighed)
        ranked |= dict.fromkeys(weighed)
    if total is None:
        total = _count(connection, query, among)
    return Found(list(ranked)[offset : offset + limit], total)


def _count(connection: Connection, query: Query, among: Select[Any] | None) -> int:
    found = matching(connection.dialect.name, query, among).limit(MOST_WEIGHED).subquery()
    return connection.scalar(select(func.count()).select_from(found)) or 0


def _weighed_postgres(connection: Connection, query: Query, among: Select[Any] | None) -> list[int]:
    match = postgres_match(query)
    weight = func.ts_rank_cd(literal_column("words"), cast(match, TSQUERY), 1)  # 1: less in long letters
    return _best(connection, _newest("postgresql", match, among).add_columns(weight.label("weight")))


def _weighed_sqlite(connection: Connection, query: Query, match: str, among: Select[Any] | None) -> list[int]:
    newest = _newest("sqlite", match, among)
    if any(len(part) > 1 for part in query.parts):
        # to weigh a phrase, FTS5 searches for it again in all letters: its words are weighed instead
        numbers = list(connection.scalars(newest))
        if not numbers:
            return []
        words = sqlite_match(Query(tuple(dict.fromkeys((word,) for part in query.parts for word in part))))
        there = literal_column("rowid", Integer).between(numbers[-1], numbers[0])
        newest = _found("sqlite", words).where(there, literal_column("+rowid", Integer).in_(numbers))
    return _best(connection, newest.add_columns(literal_column("-bm25(fulltext)").label("weight")))


def _best(connection: Connection, newest: Select[Any]) -> list[int]:
    weighed = newest.subquery()
    return list(connection.scalars(select(weighed.c.letter).order_by(weighed.c.weight.desc(), weighed.c.letter.desc())))


def _newest(engine: str, match: str, among: Select[Any] | None) -> Select[Any]:
    return _found(engine, match, among).order_by(_number(engine).desc()).limit(MOST_WEIGHED)


def _found(engine: str, match: str, among: Select[Any] | None = None) -> Select[Any]:
    condition = "fulltext MATCH :match" if engine == "sqlite" else "words @@ CAST(:match AS tsquery)"
    found = select(_number(engine)).select_from(_INDEX).where(text(condition).bindparams(match=match))
    if among is not None:
        # with "+", or SQLite may search the index anew for each of the letters
        number: ColumnElement[int] = literal_column("+rowid" if engine == "sqlite" else "letter_id", Integer)
        found = found.where(number.in_(among))
    return found


def _number(engine: str) -> ColumnElement[int]:
    return literal_column("rowid" if engine == "sqlite" else "letter_id", Integer).label("letter")
