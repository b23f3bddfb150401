"""What people come for, from the first click to the last, in a browser."""

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import icalendar
import openpyxl
import pytest
from browsing import CORPORA, Visit, browser, serving, visit
from congvan_cli import congvan
from library_servers import missing
from playwright.sync_api import Browser, expect
from reading_office import as_pages, scanned
from reading_pdfs import PARTY

__all__ = ["browser", "visit"]  # fixtures


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    library = tmp_path_factory.mktemp("ways") / "k.db"
    done = congvan("ingest", CORPORA / "comparison" / "letters", "--library", library)
    assert done.returncode == 0, done.stderr
    with serving(library) as address:
        yield address


def test_staff_correct_a_scan_and_the_calendar_tells_it(server: str, visit: Visit, tmp_path: Path) -> None:
    if not shutil.which("tesseract"):
        missing("tesseract is not installed")
    page = visit.page
    scan = tmp_path / "công văn.pdf"
    scan.write_bytes(scanned(as_pages(PARTY)))
    visit.goto(f"{server}/tai-len")
    page.set_input_files("input[type=file]", scan)
    page.get_by_role("button", name="Gửi tệp").click()
    page.get_by_role("link", name="Xem", exact=True).click(timeout=120_000)

    page.get_by_role("link", name="Trang giấy").click()
    expect(page.locator("figure.sheet img").first).to_be_visible()
    card = page.locator("article.card.deadline").first
    name = (card.get_attribute("data-field") or "").strip()
    page.locator(f"figure a[data-of={name}]").first.hover()
    expect(card).to_have_class(re.compile(r"\blit\b"))

    card.get_by_text("Sửa", exact=True).click()
    card.locator("input[name=due]").fill("17/12/2031")
    card.locator("input[name=who]").fill("Văn phòng Huyện ủy Lam Sơn")
    card.get_by_role("button", name="Ghi").click()
    expect(page.locator(f"#f-{name} h3")).to_contain_text("17/12/2031")

    page.get_by_role("link", name="Lịch đăng ký").click()
    page.locator("input[name=body]").fill("van phong huyen uy lam son")
    page.get_by_role("button", name="Lập lịch").click()
    address = page.locator("article.card input[readonly]").input_value()
    with urlopen(address) as feed:
        events: list[Any] = list(icalendar.Calendar.from_ical(feed.read()).walk("VEVENT"))
    days = {event["DTSTART"].dt.isoformat()[:10] for event in events}
    assert any("2031-12" in day for day in days), days


def test_an_analyst_compares_two_letters_and_takes_a_workbook(server: str, visit: Visit) -> None:
    page = visit.page
    visit.goto(f"{server}/van-ban")
    for box in page.locator("input[name=letter]").all()[:2]:
        box.check()
    page.get_by_role("button", name="So sánh các văn bản đã chọn").click()
    expect(page.locator("main")).to_contain_text("khác")
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any("CV/TU" in cell for cell in cells)


def test_without_scripts_the_pages_work(server: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/van-ban")
    page.locator("input[name=q]").fill("báo cáo")
    page.get_by_role("button", name="Tìm").click()
    page.locator("article.hit a").first.click()
    card = page.locator("article.card.deadline").first
    card.get_by_role("button", name="Xác nhận đúng").click()
    expect(page.locator("ul.said").first).to_contain_text("xác nhận")
    context.close()
