"""Vietnamese by default, English by choice, each page whole in either."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from fastapi.testclient import TestClient
from pages import LETTERS, filled, served, tree, words

import congvan_nlp.web
from congvan_nlp.web.language import catalogue
from congvan_nlp.wording import reasons, values


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    letter = LETTERS / "party-tinh-uy-cong-van-01.txt"
    with served(filled(tmp_path_factory.mktemp("language") / "k.db", letter)) as client:
        yield client


def sentences() -> set[str]:
    """All that pages say."""
    folder = Path(str(files(congvan_nlp.web)))
    methods = [("templates/**.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
    found = extract_from_dir(folder, methods, keywords={"_": None, "said": None, "noted": None})
    said = {one[2] if isinstance(one[2], str) else one[2][0] for one in found} - {"no such code"}
    tables = (values.RELATIONS, values.ASSIGNEES, values.SEVERITIES, values.FIELDS, values.REVIEW)
    return said.union(*(table.values() for table in (*tables, reasons.CORRECTING, reasons.ENTERING, reasons.USERS)))


def test_the_catalogue_holds_all_that_pages_say_and_nothing_else() -> None:
    english = catalogue("en")
    missing = [one for one in sentences() if english.gettext(one) == one and one != "Công văn"]
    assert missing == []
    assert set(english.messages) - sentences() == set()


@pytest.mark.parametrize("address", ["/van-ban", "/van-ban/1", "/han", "/xem-lai", "/van-ban/99"])
def test_pages_are_whole_in_english(client: TestClient, address: str) -> None:
    page = tree(client.get(f"{address}?lang=en"))
    assert page.get("lang") == "en"
    told = [
        words(one)
        for one in page.xpath("//h1 | //h2 | //th | //dt | //button | //label/text() | //nav//a")
        if not isinstance(one, str)
    ]
    assert [one for one in told if re.search("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]", one) and "CV/TU" not in one] == []


def test_the_choice_is_kept(client: TestClient) -> None:
    client.get("/van-ban?lang=en")
    assert tree(client.get("/han")).get("lang") == "en"
    client.get("/van-ban?lang=vi")
    assert tree(client.get("/han")).get("lang") == "vi"
    assert tree(client.get("/han?lang=fr")).get("lang") == "vi"


def test_the_switch_leads_to_the_same_page(client: TestClient) -> None:
    [address] = tree(client.get("/van-ban?q=báo&issuer=a+b")).xpath("//a[@class='language']/@href")
    page = tree(client.get(address))
    assert (page.get("lang"), page.xpath("//input[@name='issuer']/@value")) == ("en", ["a b"])
    client.cookies.clear()
