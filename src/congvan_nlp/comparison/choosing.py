"""Which letters of a library are compared: those that cite a regulation, and what they incorporate."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, select

from ..graph.citing import cited_by
from ..graph.names import document
from ..library.parts import parts
from ..library.schema import letters
from ..library.shown import shown_many
from ..records.analysis import Analysis
from .slots import is_own


def citing(connection: Connection, name: str) -> tuple[str, list[int]]:
    """Letters of a library that cite a regulation.

    Parameters
    ----------
    connection : Connection
    name : str
        As of `graph.names.document`.

    Returns
    -------
    str
        Symbol of the regulation, or its name where it has none.
    list of int
        Numbers of the letters, in order.

    Raises
    ------
    NotFound
        Where the name is none of a document, or of several.
    """
    meant = document(connection, name)
    return meant.symbol or meant.name, sorted({one.letter for one in cited_by(connection, name)})


def letters_of(connection: Connection, numbers: Sequence[int]) -> list[Analysis]:
    """Letters of a library, as every output shows them."""
    return [analysis for some in parts(numbers) for analysis in shown_many(connection, some)]


def incorporated_in(connection: Connection, analyses: Iterable[Analysis]) -> Mapping[str, Analysis]:
    """Documents below the central level that letters cite, as far as a library holds them.

    Parameters
    ----------
    connection : Connection
    analyses : iterable of Analysis

    Returns
    -------
    mapping of str to Analysis
        By URN:LEX.
    """
    cited = {one.document.id for analysis in analyses for one in analysis.citations if is_own(one) and one.document.id}
    held = {
        row.urn: row.id
        for some in parts(sorted(cited))
        for row in connection.execute(select(letters.c.urn, letters.c.id).where(letters.c.urn.in_(some)))
    }
    found = {one.letter.id: one for one in letters_of(connection, sorted(held.values())) if one.letter.id}
    return {urn: found[urn] for urn in held if urn in found}
