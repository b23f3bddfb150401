"""The schema is documented, and the examples of the documentation run."""

import re
from pathlib import Path

import pytest

from congvan_nlp.library.describe import described
from congvan_nlp.library.library import Library
from congvan_nlp.library.schema import metadata

PAGE = (Path(__file__).parents[2] / "docs" / "library.md").read_text(encoding="utf-8")


def test_every_table_and_column_is_documented() -> None:
    assert PAGE.endswith(described())
    assert set(re.findall(r"^### (.*)$", described(), re.MULTILINE)) == set(metadata.tables)


@pytest.mark.parametrize("query", re.findall(r"(SELECT.*?;)\n", PAGE, re.DOTALL))
def test_queries_of_the_page_run(query: str, tmp_path: Path) -> None:
    with Library(tmp_path / "thu.db", create=True) as library, library.reading() as connection:
        assert connection.exec_driver_sql(query).all() == []
