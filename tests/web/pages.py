"""What tests of the pages stand on: a library of letters of the corpora, the application, and its answers as trees."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from fastapi.testclient import TestClient
from httpx2 import Response
from lxml import html
from lxml.html import HtmlElement

from congvan_nlp.library.library import Library
from congvan_nlp.library.readings import made_with
from congvan_nlp.library.workers import Here
from congvan_nlp.web.app import create_app
from congvan_nlp.web.settings import Settings

LETTERS: Final = Path(__file__).parents[2] / "corpora" / "letters"
HOST: Final = "http://localhost"
#: The day that tests see deadlines from.
TODAY: Final = dt.date(2025, 9, 1)


def filled(where: Path, *letters: Path) -> Path:
    """A library of some letters."""
    with Library(where, create=True) as library:
        library.ingest(letters, workers=Here(made_with()))
    return where


@contextmanager
def served(library: Path, today: dt.date = TODAY) -> Iterator[TestClient]:
    """A browser in front of a library."""
    with TestClient(
        create_app(Settings(str(library), "Thu Hà", today=lambda: today)), base_url=HOST, follow_redirects=False
    ) as client:
        yield client


def tree(answer: Response) -> HtmlElement:
    """A page as a tree."""
    return html.fromstring(answer.text)


def words(element: HtmlElement) -> str:
    """Text of a part of a page, in one line."""
    return " ".join(element.text_content().split())


def form(page: HtmlElement, action: str) -> dict[str, str]:
    """Fields of the form that leads to an address, as a browser would send it untouched."""
    [found] = page.xpath("//form[@action=$action]", action=action)
    return {name: value or "" for name, value in found.form_values()}
