"""From an older library to this version's: step by step, in one transaction, beside a backup."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, func, inspect, select, text, update

from ..resolution import standing
from . import schema
from .linking import follow_citations
from .parts import parts
from .rows import WHO
from .shown import shown_many
from .transactions import writing


def _remember_calendars(connection: Connection) -> None:
    """1 → 2: what calendars were told, and days that people entered."""
    for table in (schema.anchors, schema.events):
        table.create(connection)


def _find_by_body_and_day(connection: Connection) -> None:
    """2 → 3: days beside bodies, and indexes that hold what is asked."""
    connection.execute(text("ALTER TABLE deadline_bodies ADD COLUMN day TEXT"))
    of_deadline = "d.letter_id = deadline_bodies.letter_id AND d.id = deadline_bodies.deadline_id AND d.rrule IS NULL"
    connection.execute(text(f"UPDATE deadline_bodies SET day = (SELECT due FROM deadlines d WHERE {of_deadline})"))
    for name in ("deadlines_by_day", "deadline_bodies_by_body"):
        connection.execute(text(f"DROP INDEX {name}"))
    for table in (schema.bodies, schema.deadline_bodies):
        for index in table.indexes:
            index.create(connection, checkfirst=True)  # some schemas of the number 2 know bodies by words, some not


def _join_directives_to_regulations(connection: Connection) -> None:
    """3 → 4: which directive holds each mention, what directives stand on, and documents that stand on one another."""
    connection.execute(text("ALTER TABLE directives ADD COLUMN stands_on TEXT"))
    connection.execute(text("ALTER TABLE mentions ADD COLUMN directive_id TEXT NOT NULL DEFAULT ''"))
    schema.document_links.create(connection)
    numbers = connection.scalars(select(schema.letters.c.id).order_by(schema.letters.c.id)).all()
    for some in parts(numbers):
        found: dict[str, list[dict[str, object]]] = {"directives": [], "mentions": [], "links": []}
        for number, analysis in zip(some, shown_many(connection, some), strict=True):
            held = standing.holders(analysis)
            grounds = standing.grounds(analysis, held)
            found["directives"] += [{"l": number, "i": id, "on": on} for id, on in grounds.items() if on is not None]
            found["mentions"] += [{"l": number, "i": id, "n": n, "d": here} for (id, n), here in held.items() if here]
            names = ("citation_id", "other_id", "relation", "how", "span_start", "span_end")
            found["links"] += [
                {"letter_id": number, **dict(zip(names, link, strict=True))} for link in standing.links(analysis)
            ]
        for table, query in (
            ("directives", text("UPDATE directives SET stands_on = :on WHERE letter_id = :l AND id = :i")),
            (
                "mentions",
                text(
                    "UPDATE mentions SET directive_id = :d WHERE letter_id = :l AND citation_id = :i AND position = :n"
                ),
            ),
            ("links", schema.document_links.insert()),
        ):
            if found[table]:
                connection.execute(query, found[table])
    follow_citations(connection)


def _tell_what_files_hold(connection: Connection) -> None:
    """4 → 5: letters within a file."""
    connection.execute(text("ALTER TABLE files ADD COLUMN within TEXT"))
    for index in schema.files.indexes:
        index.create(connection, checkfirst=True)


def _blob(connection: Connection) -> str:
    return schema.versions.c.places.type.compile(connection.dialect)


def _serve_pages(connection: Connection) -> None:
    """5 → 6: what pages need: calendars to subscribe to, files that were sent, users, and where words stand on paper."""
    connection.execute(text(f"ALTER TABLE versions ADD COLUMN places {_blob(connection)}"))
    connection.execute(text("ALTER TABLE deadlines ADD COLUMN acting INTEGER NOT NULL DEFAULT 1"))
    b = schema.deadline_bodies.c
    here = (b.letter_id == schema.deadlines.c.letter_id) & (b.deadline_id == schema.deadlines.c.id) & (b.role == WHO)
    connection.execute(update(schema.deadlines).values(acting=select(func.count()).where(here).scalar_subquery()))
    for index in schema.deadlines.indexes:
        index.drop(connection, checkfirst=True)
        index.create(connection)
    for table in schema.PRIVATE:
        table.create(connection)


#: What takes a library from a schema to the next one, by the number of the older one.
STEPS: Final[dict[int, Callable[[Connection], None]]] = {
    1: _remember_calendars,
    2: _find_by_body_and_day,
    3: _join_directives_to_regulations,
    4: _tell_what_files_hold,
    5: _serve_pages,
}


def migrate(engine: Engine, where: str | Path, found: int) -> None:
    """Bring an older library to the schema of this version.

    Parameters
    ----------
    engine : Engine
        Open for writing.
    where : str or Path
        Its file, or URL.
    found : int
        Number of its schema.

    Raises
    ------
    sqlalchemy.exc.DBAPIError
        Where the database refuses; the library is then as it was.
    """
    with writing(engine) as connection:
        here = schema.meta.c.key == "schema"
        if connection.scalar(select(schema.meta.c.value).where(here)) != str(found):
            return  # another process was faster
        if engine.dialect.name == "sqlite":
            _copy(engine, _free(Path(f"{where}.schema-{found}.bak")))
        else:
            _copy_tables(connection, f"congvan_schema_{found}")
        for name in schema.VIEWS:
            connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
        for number in range(found, schema.SCHEMA):
            STEPS[number](connection)
        schema.create_views(connection)
        connection.execute(schema.meta.update().where(here), {"value": str(schema.SCHEMA)})


def _free(path: Path) -> Path:
    """A name that no other backup has."""
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}.{number}")
    return free


def _copy(engine: Engine, target: Path) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")  # VACUUM runs in no transaction
        try:
            connection.exec_driver_sql("VACUUM INTO ?", (str(target),))
        except BaseException:
            target.unlink(missing_ok=True)  # half a copy is none
            raise
        finally:
            connection.exec_driver_sql("BEGIN")


def _copy_tables(connection: Connection, name: str) -> None:
    """Copies of all tables in a schema of their own, as a server writes no files for its users."""
    connection.execute(text(f"CREATE SCHEMA IF NOT EXISTS {name}"))
    known = set(inspect(connection).get_table_names(schema=name))
    for table in inspect(connection).get_table_names():
        if table not in known:
            connection.execute(text(f'CREATE TABLE {name}."{table}" AS TABLE "{table}"'))
