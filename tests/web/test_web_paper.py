"""Trang giấy: what was found lies on the words it was read from, also on the picture of a page."""

import io
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from fastapi.testclient import TestClient
from pages import LETTERS, filled, form, served, tree
from PIL import Image
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # it has no types
from reading_office import as_pages, scanned
from reading_pdfs import PARTY, STATE, set_letter

from congvan_nlp.library.paper import paper_of, places_in
from congvan_nlp.reading.read import read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "giay").mkdir()
    return tmp_path / "giay"


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    (folder / "a.pdf").write_bytes(set_letter(PARTY))
    with served(filled(folder.parent / "k.db", folder)) as client:
        yield client


def test_each_field_lies_on_its_words(client: TestClient, folder: Path) -> None:
    page = tree(client.get("/van-ban/1?xem=giay"))
    analysis = client.app.state.library.letter(1)  # type: ignore[attr-defined]
    ids = {one.get("id") for one in page.xpath("//*[@id]")}
    assert {f"w-{one.id}" for one in (*analysis.deadlines, *analysis.citations, *analysis.directives)} <= ids
    with pdfplumber.open(folder / "a.pdf") as file:
        for one in analysis.deadlines:
            [sheet] = page.xpath("//figure[.//a[@data-of=$id]]", id=one.id)
            paper = file.pages[int(sheet.get("id").removeprefix("p-")) - 1]
            lines = [
                (x, y - 1, x + width + 1, y + height + 1)
                for x, y, width, height in (
                    [float(box.get(name)) for name in ("x", "y", "width", "height")]
                    for box in sheet.xpath(".//a[@data-of=$id]/rect", id=one.id)
                )
            ]
            read_there = " ".join(paper.crop(box).extract_text() for box in lines)
            assert read_there.strip(" .,;") == one.text


def test_links_of_a_page_lead_somewhere(client: TestClient) -> None:
    page = tree(client.get("/van-ban/1?xem=giay"))
    ids = {one.get("id") for one in page.xpath("//*[@id]")}
    led = [one for one in page.xpath("//@href") if one.startswith("#")]
    assert led
    assert {one[1:] for one in led} <= ids
    assert all(one.get("aria-label") for one in page.xpath("//figure//a"))


def test_a_page_is_a_picture_of_the_file(client: TestClient) -> None:
    page = tree(client.get("/van-ban/1?xem=giay"))
    for source in page.xpath("//figure/img/@src"):
        answer = client.get(source)
        assert answer.headers["content-type"] == "image/webp"
        with Image.open(io.BytesIO(answer.content)) as picture:
            assert picture.width > 1000
            assert picture.height / picture.width == pytest.approx(842 / 595, rel=0.01)
    assert client.get("/van-ban/1/trang/99.webp").status_code == 404


def test_pages_of_another_file_are_not_shown_under_these_words(client: TestClient, folder: Path) -> None:
    (folder / "a.pdf").write_bytes(set_letter(STATE))
    answer = client.get("/van-ban/1/trang/1.webp")
    assert answer.status_code == 409
    assert "tệp đã khác lúc đọc" in answer.text
    (folder / "a.pdf").unlink()
    assert client.get("/van-ban/1/trang/1.webp").status_code == 404


def test_what_is_said_beside_a_page_leads_back_to_it(client: TestClient) -> None:
    page = tree(client.get("/van-ban/1?xem=giay"))
    answer = client.post("/van-ban/1/t1/xac-nhan", data=form(page, "/van-ban/1/t1/xac-nhan"))
    assert answer.headers["location"] == "/van-ban/1?xem=giay#f-t1"
    wrong = client.post("/van-ban/1/t1/sua", data=form(page, "/van-ban/1/t1/sua") | {"due": "32/13/2024"})
    assert wrong.status_code == 422
    assert tree(wrong).xpath("//figure")


def test_a_scan_has_places_of_its_words(tmp_path: Path) -> None:
    (tmp_path / "s.pdf").write_bytes(scanned(as_pages(STATE)))
    with served(filled(tmp_path / "k.db", tmp_path / "s.pdf")) as client:
        page = tree(client.get("/van-ban/1?xem=giay"))
        assert page.xpath("//figure//a[@class='deadline']/rect")


def test_letters_in_one_file_have_pages_of_their_own(tmp_path: Path) -> None:
    with PdfDocument.new() as both:
        for letter in (PARTY, STATE):
            with PdfDocument(set_letter(letter)) as one:
                both.import_pages(one)
        both.save(tmp_path / "hai.pdf")
    with served(filled(tmp_path / "k.db", tmp_path / "hai.pdf")) as client:
        pages = [tree(client.get(f"/van-ban/{n}?xem=giay")).xpath("//figure/@id") for n in (1, 2)]
        assert all(pages)
        assert not set(pages[0]) & set(pages[1])
        last = pages[1][0].removeprefix("p-")
        assert client.get(f"/van-ban/2/trang/{last}.webp").status_code == 200


def test_what_has_no_pages_is_shown_as_text(tmp_path: Path) -> None:
    with served(filled(tmp_path / "k.db", LETTERS / "party-tinh-uy-cong-van-01.txt")) as client:
        page = tree(client.get("/van-ban/1?xem=giay"))
        assert not page.xpath("//figure")
        assert page.xpath("//article[@class='text']")
        assert client.get("/van-ban/1/trang/1.webp").status_code == 404


def test_places_come_back_as_they_were_kept(tmp_path: Path) -> None:
    source = read("a.pdf", set_letter(PARTY))
    places = places_in(source)
    assert places
    paper = paper_of(places, source.text.raw)
    assert paper
    assert len(paper.boxes) > 300
    for box in paper.boxes:
        [first, *_] = source.boxes_of(box.start, box.end)
        assert box.page == first.page
        assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx(first[3:], abs=0.13)


@pytest.mark.parametrize("harm", [lambda b: b[:-9], lambda b: b"", lambda b: b"x" * 40], ids=["cut", "empty", "other"])
def test_damaged_places_are_none(harm: object) -> None:
    source = read("a.pdf", set_letter(STATE))
    places = places_in(source)
    assert places
    assert paper_of(harm(places), source.text.raw) is None  # type: ignore[operator]
    assert paper_of(places, source.text.raw + " thêm") is None
