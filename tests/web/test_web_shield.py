"""Who may ask, and what binds the browser on every answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pages import LETTERS, filled, form, served, tree

LETTER = LETTERS / "party-tinh-uy-cong-van-01.txt"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(filled(tmp_path_factory.mktemp("shield") / "k.db", LETTER)) as client:
        yield client


@pytest.mark.parametrize(
    "address", ["/van-ban", "/van-ban/1", "/van-ban/99", "/static/congvan.css", "/health", "/?lang=en"]
)
def test_headers_stand_on_every_answer(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["congvan.example", "localhost.example", "127.0.0.1.example", "", "localhost, a"])
def test_only_its_own_names_are_answered(client: TestClient, host: str) -> None:
    answer = client.get("/van-ban", headers={"host": host})
    assert answer.status_code == 421
    assert "1243-CV/TU" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8765", "[::1]:80", "LOCALHOST"])
def test_its_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/van-ban", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("token", [None, "", "a", "ă" * 64, "0" * 64])
def test_a_form_of_a_stranger_is_refused(client: TestClient, token: str | None) -> None:
    fields = {} if token is None else {"csrf": token}
    assert client.post("/van-ban/1/t1/bo", data=fields).status_code == 403
    assert "t1" in [one.get("data-field") for one in tree(client.get("/van-ban/1")).xpath("//*[@data-field]")]


def test_a_form_given_to_another_browser_is_refused(client: TestClient, tmp_path: Path) -> None:
    fields = form(tree(client.get("/van-ban/1")), "/van-ban/1/t1/bo")
    client.cookies.clear()
    assert client.post("/van-ban/1/t1/bo", data=fields).status_code == 403


def test_pages_load_nothing_from_elsewhere_and_hold_no_code(client: TestClient) -> None:
    for address in ("/van-ban", "/van-ban/1", "/han", "/xem-lai"):
        page = tree(client.get(address))
        loaded = [
            *page.xpath("//script/@src"),
            *page.xpath("//link[@rel='stylesheet']/@href"),
            *page.xpath("//img/@src"),
        ]
        assert all(one.startswith("/static/") for one in loaded)
        assert not page.xpath("//script[not(@src)] | //*[@style] | //style | //*[@onclick]")
        for one in loaded:
            assert client.get(one).status_code == 200
