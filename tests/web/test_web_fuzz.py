"""Whatever is typed into an address or a form, pages show it as text."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from lxml.html import HtmlElement
from pages import HOST, LETTERS, filled, served, tree

#: Each would be an element, an attribute, an address or a template, were it not shown as text.
HOSTILE = (
    '<x-bim a="1">',
    '"><x-bim>',
    "'><x-bim>",
    "</textarea></title></option></a><x-bim>",
    "javascript:xbim()",
    "{{ 7 * 191 }}{% bim %}",
    "\u2028<x-bim>\u202e\ufeff",
    "\x00<x-bim>",
    "\ud83d<x-bim>".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "&lt;x-bim&gt;<x-bim>",
    "]]><!--<x-bim>",
    "31/12/9999",
    "9" * 399,
)


@pytest.fixture
def client(tmp_path: object) -> Iterator[TestClient]:
    from pathlib import Path

    folder = Path(str(tmp_path))
    letters = [LETTERS / f"party-tinh-uy-cong-van-0{number}.txt" for number in (1, 2)]
    hostile = folder / "<x-bim>.txt"
    hostile.write_text(
        "TỈNH ỦY <x-bim>\n*\nSố 7-CV/TU<x-bim>\n<x-bim>, ngày 05 tháng 3 năm 2025\n\nvề việc <x-bim>\n\nKính gửi: Sở <x-bim>\n\n"
        "1. Sở <x-bim> báo cáo Tỉnh ủy <x-bim> trước ngày 05/9/2025 theo Quy định số 132-QĐ/TW <x-bim>, Kế hoạch số 9-KH/<x-bim>.\n\n"
        "Nơi nhận:\n- Sở <x-bim>,\n- Lưu <x-bim>.\n",
        encoding="utf-8",
    )
    with served(filled(folder / "k.db", *letters, hostile)) as client:
        yield client


def check(answer: Response, what: object) -> None:
    assert answer.status_code < 500, what
    if "text/html" not in answer.headers.get("content-type", ""):
        return
    assert not re.search("<x-bim", answer.text, re.IGNORECASE), what
    page = tree(answer)
    assert not page.xpath("//@*[starts-with(name(), 'on')]"), what
    assert not [one for one in page.xpath("//@href | //@src | //@action") if one.lower().startswith("javascript")], what
    assert "1337" not in page.text_content(), what


def asked_for(client: TestClient) -> Iterator[tuple[str, list[str]]]:
    """Addresses of pages, each with all that may be asked there."""
    for path, operations in client.app.openapi()["paths"].items():  # type: ignore[attr-defined]
        if told := operations.get("get"):
            asked = [one["name"] for one in told.get("parameters", []) if one["in"] == "query"]
            yield re.sub(r"\{\w+\}", "1", path), asked


def crawled(client: TestClient) -> dict[str, HtmlElement]:
    """All pages that links lead to."""
    found: dict[str, HtmlElement] = {}
    left = ["/van-ban"]
    while left:
        address = left.pop()
        if address in found:
            continue
        answer = client.get(address, follow_redirects=True)
        check(answer, address)
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        found[address] = page = tree(answer)
        for link in page.xpath("//a/@href"):
            parts = urlsplit(urljoin(HOST + address, link))
            here = f"{parts.path}?{parts.query}".rstrip("?")
            # a way back of the list, or of the table, leads to no other page
            if parts.netloc == urlsplit(HOST).netloc and not re.search("lang=|from=|page=|month=", here):
                left.append(here)
    return found


def test_addresses(client: TestClient) -> None:
    asked = dict(asked_for(client))
    assert {"/van-ban", "/han", "/han/thang", "/so-sanh"} <= set(asked)
    for address, names in asked.items():
        for words in HOSTILE:
            for name in names:
                check(client.get(address, params={name: words}), (address, name, words))
            check(client.get(address, params=dict.fromkeys(names, words)), (address, words))


@pytest.mark.parametrize(
    "path", ["van-ban/%3Cx-bim%3E", "%3Cx-bim%3E", "van-ban/1/%3Cx-bim%3E/sua", "static/%3Cx-bim%3E"]
)
def test_paths(client: TestClient, path: str) -> None:
    check(client.get(f"/{path}"), path)


def test_forms(client: TestClient) -> None:
    sent = 0
    pages = crawled(client)
    assert any("x-bim" in page.text_content() for page in pages.values())
    for words in HOSTILE:
        for address in ("/van-ban/1", "/lich", "/tai-len"):
            page = tree(client.get(address))
            forms = {form.get("action"): form for form in page.xpath("//form[@method='post' and not(@enctype)]")}
            for action, form in forms.items():
                typed = {one.get("name") for one in form.xpath(".//input[not(@type='hidden')] | .//textarea")} - {None}
                values = {name: value or "" for name, value in form.form_values()}
                for name in (
                    sorted(typed) if words in HOSTILE[:2] else ()
                ):  # where one is refused, others are not looked at
                    check(client.post(action, data=values | {name: words}), (action, name, words))
                    sent += 1
                if len(typed) > 1:
                    check(client.post(action, data=values | dict.fromkeys(typed, words)), (action, words))
        name = words.replace("\x00", "") + ".txt"
        csrf = tree(client.get("/tai-len")).xpath("//input[@name='csrf']/@value")[0]
        check(client.post("/tai-len", data={"csrf": csrf}, files={"files": (name, b"S\xe1\xbb\x91 7-CV/TU")}), name)
    assert sent > 100
    crawled(client)
