"""Letters set as PDF files: columns, page breaks, forms of letters, and the same analysis as the plain text."""

import io
import logging
import tracemalloc
import unicodedata
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from reading_pdfs import HEIGHT, LEFT, PARTY, PLAN, RIGHT, STATE, WIDTH, Letter, Sheet, set_letter

from congvan_nlp import analyze_file
from congvan_nlp.reading.pdf import extract_pdf
from congvan_nlp.reading.read import read
from congvan_nlp.records.analysis import Analysis

LETTERS = pytest.mark.parametrize("letter", [PARTY, STATE, PLAN], ids=["party", "state", "plan"])


def lines(content: bytes) -> list[str]:
    return [line for line in extract_pdf("a.pdf", content)[0].split("\n") if line]


def parts(letter: Letter) -> list[str]:
    return [
        *letter.left,
        *letter.right,
        *letter.centre,
        *letter.addressees,
        *letter.body,
        *letter.copies,
        *letter.signature,
    ]


@LETTERS
def test_every_line_and_paragraph_stands_alone_and_in_order(letter: Letter) -> None:
    assert lines(set_letter(letter)) == parts(letter)


@LETTERS
def test_decomposed_letters_give_the_same_text(letter: Letter, tmp_path: Path) -> None:
    path = tmp_path / "nfd.pdf"
    path.write_bytes(set_letter(letter, nfd=True))
    source = read(path)
    assert not unicodedata.is_normalized("NFC", source.original)
    assert [line for line in source.text.raw.split("\n") if line] == parts(letter)


@pytest.mark.parametrize("numbers", ["{}", "- {} -", "Trang {}/2", ""])
def test_the_letter_takes_two_pages_and_a_sentence_runs_over_the_break(numbers: str) -> None:
    content = set_letter(PARTY, numbers=numbers)
    with pdfplumber.open(io.BytesIO(content)) as document:
        assert not document.pages[0].extract_text().endswith((".", ":", ";"))
    text, pages, *_ = extract_pdf("a.pdf", content)
    assert pages == 2
    assert [line for line in text.split("\n") if line] == parts(PARTY)


def facts(analysis: Analysis) -> dict[str, Any]:
    """What a letter says, without the places where it says so."""

    def plain(text: str | None) -> str:
        return " ".join((text or "").split())

    letter = analysis.letter
    return {
        "letter": [
            plain(field)
            for field in (
                letter.number, letter.type, letter.issuer, letter.place, letter.date, letter.subject, letter.signer,
                letter.signer_title, letter.on_behalf_of,
            )
        ],
        "recipients": [(plain(r.text), r.role) for r in analysis.recipients],
        "citations": [(c.key, c.date, c.issuer, c.relation, len(c.mentions)) for c in analysis.citations],
        "deadlines": [(plain(d.text), d.due, d.to, d.via, d.rrule) for d in analysis.deadlines],
        "directives": [d.path for d in analysis.directives],
    }  # fmt: skip


@LETTERS
def test_the_analysis_is_that_of_the_plain_text(letter: Letter, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(letter.text(), encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(set_letter(letter))
    plain, printed = (analyze_file(tmp_path / name) for name in ("a.txt", "a.pdf"))
    assert facts(printed) == facts(plain)
    assert printed.letter.number == letter.left[2].split()[-1]
    assert printed.letter.signer == letter.signature[-1]
    assert len(printed.recipients) == len(letter.copies) - 1 + (0 if letter is PLAN else 2)
    assert all(deadline.due for deadline in printed.deadlines)
    assert printed.source.media_type == "application/pdf"
    assert printed.source.pages == (2 if letter is PARTY else 1)


def test_a_symbol_broken_at_the_end_of_a_line_is_cited_whole(tmp_path: Path) -> None:
    sheet = Sheet()
    broken = "Thực hiện Chỉ thị của Ban Bí thư, Quy định về kiểm điểm số 132-"
    sheet.columns(STATE.left, STATE.right, (16, 17))
    sheet.put(broken, RIGHT - sheet.width_of(broken), 600)
    sheet.put("QĐ/TW ngày 08/3/2018 của Bộ Chính trị, Sở Nội vụ báo cáo.", LEFT, 582)
    (tmp_path / "a.pdf").write_bytes(sheet.done())
    analysis = analyze_file(tmp_path / "a.pdf")
    assert "số 132-QĐ/TW ngày" in analysis.text
    assert [(c.key, c.date) for c in analysis.citations] == [("132-QĐ/TW", "2018-03-08")]


def test_hyphens_of_fonts_that_call_them_soft_stay() -> None:
    sheet = Sheet()
    sheet.put("Số 132\u00adQĐ/TW", LEFT, 700)
    assert lines(sheet.done()) == ["Số 132-QĐ/TW"]


def test_bullets_of_symbol_fonts_are_read(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.put("\uf02d Như trên", LEFT, 700)
    (tmp_path / "a.pdf").write_bytes(sheet.done())
    assert read(tmp_path / "a.pdf").text.raw == "- Như trên"


def test_letters_printed_twice_for_boldness_count_once() -> None:
    sheet = Sheet()
    for shift in (0, 0.3):
        sheet.put("KẾ HOẠCH ll 11", LEFT + shift, 700)
    assert lines(sheet.done()) == ["KẾ HOẠCH ll 11"]


def test_words_are_parted_where_the_file_has_no_spaces() -> None:
    sheet = Sheet()
    x = LEFT
    for word in ("Sở", "Nội", "vụ"):
        sheet.put(word, x, 700)
        x += sheet.width_of(word) + 3
    assert lines(sheet.done()) == ["Sở Nội vụ"]


def test_what_stands_across_or_beside_the_page_is_no_text() -> None:
    sheet = Sheet()
    sheet.put("Sở Nội vụ", LEFT, 700)
    sheet.put("ngoài giấy", WIDTH + 20, 700)
    sheet.canvas.saveState()
    sheet.canvas.translate(200, 300)
    sheet.canvas.rotate(45)
    sheet.put("BẢN SAO", 0, 0, size=60)
    sheet.canvas.restoreState()
    assert lines(sheet.done()) == ["Sở Nội vụ"]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_set_sideways_is_read_along_its_lines(angle: int) -> None:
    sheet = Sheet()
    sheet.canvas.translate(WIDTH / 2, HEIGHT / 2)
    sheet.canvas.rotate(angle)
    for i, line in enumerate(("PHỤ LỤC", "Danh sách đơn vị", "Sở Nội vụ")):
        sheet.put(line, -150, 100 - 30 * i)
    assert lines(sheet.done()) == ["PHỤ LỤC", "Danh sách đơn vị", "Sở Nội vụ"]


def test_a_page_turned_by_the_file_is_read_as_it_is_shown() -> None:
    sheet = Sheet()
    sheet.canvas.setPageRotation(90)
    sheet.canvas.translate(WIDTH, 0)
    sheet.canvas.rotate(90)
    for i, line in enumerate(("PHỤ LỤC", "Danh sách đơn vị")):
        sheet.put(line, 100, 500 - 30 * i)
    assert lines(sheet.done()) == ["PHỤ LỤC", "Danh sách đơn vị"]


def test_tables_are_read_cell_by_cell() -> None:
    sheet = Sheet()
    sheet.canvas.grid([LEFT, 130, 330, 450, RIGHT], [700, 660, 620])
    rows = ("1", "Ban hành quy chế/sử dụng chữ ký số", "Sở Nội vụ", "Trước/15-3-2023"), ("2", "Báo cáo", "", "Quý II")
    for i, row in enumerate(rows):
        for x, cell in zip((LEFT, 130, 330, 450), row, strict=True):
            for k, line in enumerate(cell.split("/")):
                sheet.put(line, x + 3, 685 - 40 * i - 16 * k, size=12)
    assert lines(sheet.done()) == [
        "1", "Ban hành quy chế sử dụng chữ ký số", "Sở Nội vụ", "Trước 15-3-2023", "2", "Báo cáo", "Quý II",
    ]  # fmt: skip


def test_a_file_that_anyone_may_open_is_read_though_it_is_encrypted() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]  # reportlab has no types

    content = set_letter(STATE, encrypt=StandardEncryption("", ownerPassword="secret", canModify=0))
    assert lines(content) == parts(STATE)


def test_pages_do_not_pile_up_in_memory() -> None:
    def peak(pages: int) -> int:
        sheet = Sheet()
        for _ in range(pages):
            sheet.paragraph(PARTY.body[0])
            sheet.break_page()
        content = sheet.done()
        tracemalloc.start()
        extract_pdf("a.pdf", content)
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(2)  # fonts and tables that are made once
    assert peak(25) < peak(5) + 20 * 60_000  # what is kept of a page: its words and their places


def test_oddities_of_a_file_are_not_reported_to_the_user(caplog: pytest.LogCaptureFixture) -> None:
    content = set_letter(STATE).replace(b"/FontBBox", b"/FontBBix").replace(b"/MediaBox", b"/MediaBix")
    with caplog.at_level(logging.DEBUG):
        extract_pdf("a.pdf", content)
    assert caplog.records == []
