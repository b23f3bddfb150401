"""So sánh: letters chosen by name, by number or by regulation, on a page and as files."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from pages import filled, served, tree, words

LETTERS = Path(__file__).parents[2] / "corpora" / "comparison" / "letters"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    where = tmp_path_factory.mktemp("comparing") / "k.db"
    with served(filled(where, LETTERS)) as client:
        yield client


def number(client: TestClient, name: str) -> int:
    [found] = client.app.state.library.called(name)  # type: ignore[attr-defined]
    return int(found)


@pytest.mark.parametrize("by", ["names", "numbers", "list"])
def test_letters_are_compared(client: TestClient, by: str) -> None:
    names = ["731-CV/TU", "1206-CV/TU"]
    by_name: dict[str, list[str | int]] = {
        "names": [*names],
        "numbers": [number(client, one) for one in names],
        "list": ["; ".join(names)],
    }
    page = tree(client.get("/so-sanh", params={"letter": by_name[by]}))
    [result] = page.xpath("//div[@class='comparison']")
    assert "mâu thuẫn" in words(result)
    assert "trước ngày 15/01/2024" in words(result)
    assert len(page.xpath("//h1")) == 1
    assert not page.xpath("//*[@style] | //style")


def test_the_files_are_of_the_same_letters(client: TestClient) -> None:
    page = tree(client.get("/so-sanh", params={"letter": ["731-CV/TU", "1206-CV/TU"]}))
    addresses = dict(zip(("xlsx", "html", "json"), page.xpath("//a[@download]/@href"), strict=True))
    found = json.loads(client.get(addresses["json"]).text)
    assert [one["name"] for one in found["letters"]] == ["731-CV/TU", "1206-CV/TU"]
    assert load_workbook(BytesIO(client.get(addresses["xlsx"]).content)).sheetnames
    assert client.get(addresses["html"]).text.startswith("<!doctype html>")
    assert client.get("/so-sanh/so-sanh.exe?on=a").status_code == 404


def test_letters_are_chosen_by_regulation(client: TestClient) -> None:
    told = client.get("/so-sanh?on=124-QĐ/TW")
    assert told.status_code == 422
    assert "124-QĐ/TW@2023-10-04" in words(tree(told).xpath("//*[@role='alert']")[0])
    page = tree(client.get("/so-sanh?on=124-QĐ/TW@2023-10-04&by=province"))
    [result] = page.xpath("//div[@class='comparison']")
    assert "1206-CV/TU" in words(result)
    assert page.xpath("//table[@class='heat']")


@pytest.mark.parametrize("query", ["letter=999-CV/TU", "on=999-QĐ/TW", "letter=731-CV/TU;x", f"letter={'a' * 9000}"])
def test_what_cannot_be_compared_is_told(client: TestClient, query: str) -> None:
    answer = client.get(f"/so-sanh?{query}")
    assert answer.status_code == 422
    assert tree(answer).xpath("//*[@role='alert']")
    assert client.get(f"/so-sanh/so-sanh.xlsx?{query}").status_code == 422


def test_one_letter_and_none(client: TestClient) -> None:
    assert tree(client.get("/so-sanh")).xpath("//form[@action='/so-sanh']//input[@name='on']")
    assert "731-CV/TU" in client.get("/so-sanh?letter=731-CV/TU").text


def test_looks_hold_for_the_comparison_alone(client: TestClient) -> None:
    answer = client.get("/static/compare.css")
    assert answer.headers["content-type"].startswith("text/css")
    assert answer.text.startswith(".comparison {")
    assert answer.text.count("{") == answer.text.count("}")
