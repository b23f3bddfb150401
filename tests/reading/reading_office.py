"""Letters set as office files, web pages and scans, in the ways that offices make them."""

import html
import io
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image, ImageDraw, ImageFilter
from reading_pdfs import LIBERATION, Letter, set_letter

from congvan_nlp.reading.limits import USUAL
from congvan_nlp.reading.scan import drawn

_LABELS = {"decimal": "%1.", "lowerLetter": "%2)"}


def need(program: str, package: str) -> str:
    """Path of a program; the test is skipped without it, and fails where all have to be there."""
    found = shutil.which(program)
    if found is None:
        missing = pytest.fail if os.environ.get("CONGVAN_REQUIRE_ALL") == "1" else pytest.skip
        missing(f"{program} is not installed (Debian: {package})")
    return str(found)


def as_docx(letter: Letter, *, numbered: bool = False) -> bytes:
    """Set a letter in Word: head and foot as tables without borders; items numbered by hand or by Word."""
    document = Document()
    numbers = _numbering(document) if numbered else None
    _columns(document, [letter.left], [letter.right])
    for line in letter.centre:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in letter.addressees:
        document.add_paragraph(line)
    for text in letter.body:
        label, _, rest = text.partition(" ")
        if numbers is not None and label.rstrip(".").isdecimal():
            _number(document.add_paragraph(rest), numbers, 0)
        else:
            document.add_paragraph(text)
    _columns(document, [letter.copies], [letter.signature])
    field = document.sections[0].header.paragraphs[0].add_run()
    field.text = "2"  # as the field of a page number shows it
    return _saved(document)


def as_paragraphs(text: str) -> bytes:
    """Set a text file in Word, a line a paragraph."""
    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    return _saved(document)


def task_table(rows: list[list[str]], *, ruled: bool = True) -> bytes:
    """A letter with a table of tasks."""
    document = Document()
    for line in ("TỈNH ỦY LAM SƠN", "Số 9-KH/TU", "Lam Sơn, ngày 02 tháng 3 năm 2023", "", "KẾ HOẠCH", "phân công", ""):
        document.add_paragraph(line)
    document.add_paragraph("Ban Thường vụ Tỉnh ủy phân công như sau:")
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid" if ruled else None)
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            table.cell(i, j).text = cell
    document.add_paragraph("Nơi nhận:")
    document.add_paragraph("- Các sở, ngành.")
    return _saved(document)


def converted(folder: Path, files: dict[str, bytes], suffix: str) -> dict[str, Path]:
    """DOCX by name → files of another suffix, all in one run of LibreOffice."""
    program = need("soffice", "libreoffice-writer")
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
    subprocess.run([*command, *(str(folder / f"{name}.docx") for name in files)], check=True, capture_output=True)
    return {name: folder / f"{name}.{suffix}" for name in files}


def as_html(letter: Letter) -> str:
    """The part of a web page that is the letter."""

    def cell(lines: list[str]) -> str:
        return "<td>" + "<br>".join(map(html.escape, lines)) + "</td>"

    body = "".join(f"<p>{html.escape(line)}</p>" for line in (*letter.centre, *letter.addressees, *letter.body))
    head = f"<table><tr>{cell(letter.left)}{cell(letter.right)}</tr></table>"
    return f"<div>{head}{body}<table><tr>{cell(letter.copies)}{cell(letter.signature)}</tr></table></div>"


def as_news_page(inside: str) -> str:
    """A page of a portal around a letter."""
    return (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>Cổng thông tin</title><script>var a='Số 1-CV/XX';</script>"
        "</head><body><nav><ul><li><a href='/'>Trang chủ</a></li><li><a href='/tin'>Tin tức</a></li></ul></nav>"
        "<div class='left'><h4>Tin mới</h4><ul><li><a href='/1'>Khai mạc hội chợ xuân trước ngày 10/01/2030</a></li>"
        "<li><a href='/2'>Quyết định số 999/QĐ-UBND về giá nước sạch</a></li></ul></div>"
        f"<main><h1>Văn bản chỉ đạo</h1><div class='content'>{inside}</div></main>"
        "<div class='right'><h4>Liên kết</h4><p>Báo cáo về Sở Thông tin trước ngày 31/12/2031</p></div>"
        "<footer><p>Bản quyền thuộc Cổng thông tin. Địa chỉ: số 1, đường Hoa Sữa. Điện thoại: 0123 456 789</p></footer>"
        "</body></html>"
    )


def as_pages(letter: Letter) -> list[Image.Image]:
    """A letter as it looks on paper, 300 dots an inch."""
    if not LIBERATION.exists():
        missing = pytest.fail if os.environ.get("CONGVAN_REQUIRE_ALL") == "1" else pytest.skip
        missing("Liberation Serif is not installed (Debian: fonts-liberation2)")
    content = set_letter(letter, printed=True)
    pages = 1 + (letter.body.__len__() > 6)
    return list(drawn(content, range(pages), USUAL.pixels))


def scanned(pages: list[Image.Image], *, turned: float = 0, stamped: bool = False, blurred: bool = False) -> bytes:
    """Pages as a scanner keeps them: pictures in a PDF."""
    done = []
    for i, page in enumerate(pages):
        picture = page.convert("RGB")
        if stamped and i == len(pages) - 1:
            draw = ImageDraw.Draw(picture)
            for size in (260, 250, 200):
                box = (1500 - size, 2300 - size, 1500 + size, 2300 + size)
                draw.ellipse(box, outline=(215, 40, 40), width=10)
        if blurred:
            picture = picture.filter(ImageFilter.GaussianBlur(1.2))
        done.append(picture.rotate(turned, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)) if turned else picture)
    buffer = io.BytesIO()
    done[0].save(buffer, "PDF", save_all=True, append_images=done[1:], resolution=300, quality=85)
    return buffer.getvalue()


def _columns(document: Any, left: list[list[str]], right: list[list[str]]) -> None:
    table = document.add_table(len(left), 2)
    for i, cells in enumerate(zip(left, right, strict=True)):
        for j, lines in enumerate(cells):
            cell = table.cell(i, j)
            cell.text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)


def _numbering(document: Any) -> Any:
    """A list of two levels, "1." and "a)"; its number."""
    part = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for at, (form, label) in enumerate(_LABELS.items()):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(at))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", label)):
            one = OxmlElement(tag)
            one.set(qn("w:val"), value)
            level.append(one)
        abstract.append(level)
    part.insert(0, abstract)
    return part.add_num(77).numId


def _number(paragraph: Any, number: Any, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = number


def _saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
