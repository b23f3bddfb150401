"""Nothing on a page keeps anybody from using it: axe finds no serious fault, at the width of a desk and of a hand."""

from collections.abc import Iterator
from typing import Any

import pytest
from browsing import CORPORA, Visit, axe, browser, serving, visit
from congvan_cli import congvan
from playwright.sync_api import Browser
from reading_pdfs import PARTY, set_letter

__all__ = ["browser", "visit"]  # fixtures
PAGES = (
    "/van-ban",
    "/van-ban?q=b%C3%A1o+c%C3%A1o",
    "/van-ban/1",
    "/van-ban/1?xem=giay",
    "/van-ban/2?open=t1",
    "/han?from=&to=",
    "/han/thang?month=12/2023",
    "/xem-lai",
    "/so-sanh",
    "/so-sanh?letter=2&letter=3",
    "/tai-len",
    "/lich",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("axe")
    (folder / "a.pdf").write_bytes(set_letter(PARTY))
    library = folder / "k.db"
    for source in (folder / "a.pdf", CORPORA / "letters", CORPORA / "comparison" / "letters"):
        done = congvan("ingest", source, "--library", library)
        assert done.returncode == 0, done.stderr
    with serving(library) as address:
        yield address


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", PAGES)
def test_no_serious_fault(server: str, browser: Browser, address: str, width: int) -> None:
    # the policy of the page would forbid what axe does, too
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(server + address, wait_until="networkidle")
    page.evaluate(axe())
    found: dict[str, Any] = page.evaluate("axe.run()")
    faults = [
        (one["id"], node["html"], node["failureSummary"])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "nobody has to scroll sideways"
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_light_and_break_no_rule_of_their_own(server: str, visit: Visit, address: str) -> None:
    visit.goto(server + address)
