"""From an older library to this version's: step by step, in one transaction, beside a backup."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect, select, text

from . import schema
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
    for table in schema.metadata.tables.values():
        for index in table.indexes:
            index.create(connection, checkfirst=True)  # some schemas of the number 2 know bodies by words, some not


#: What takes a library from a schema to the next one, by the number of the older one.
STEPS: Final[dict[int, Callable[[Connection], None]]] = {1: _remember_calendars, 2: _find_by_body_and_day}


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
