"""Plain letters of the corpus set as office files and web pages, as Vietnamese offices make them."""

import html
import io
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from reading_corpus_parts import LABEL, Block, blocks, paragraphs

#: Levels of the list that Word numbers: form and label.
LEVELS = (("decimal", "%1."), ("lowerLetter", "%2)"), ("bullet", "-"))


def as_docx(text: str, *, numbered: bool = False, headers: bool = True, own_lists: bool = False) -> bytes:
    """Set a letter in Word.

    Parameters
    ----------
    text : str
    numbered : bool
        Whether Word numbers the items "1.", "a)", "-" of the body, so that no paragraph holds its label.
    headers : bool
        Whether pages have their number at the top.
    own_lists : bool
        Whether numbers that begin anew are a new list, not the old one restarted as Word does: LibreOffice loses
        restarts when it writes DOC and RTF.

    Returns
    -------
    bytes
    """
    document = _page(headers)
    numbers = Numbers(document, own_lists) if numbered else None
    for block in blocks(text):
        if block.rows:
            _columns(document, block)
            continue
        for line, centred in paragraphs(block):
            rest = numbers.label(line.strip()) if numbers is not None else None
            paragraph = document.add_paragraph(line if rest is None else rest)
            if rest is not None and numbers is not None:
                numbers.put(paragraph)
            if centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return _saved(document)


def task_table_docx(rows: list[tuple[str, str, str, str]]) -> bytes:
    """A letter with a ruled table of tasks.

    Parameters
    ----------
    rows : list of (str, str, str, str)
        Number, task, body in charge, limit.

    Returns
    -------
    bytes
    """
    document = _page(True)
    _columns(document, Block(rows=[
        (["TỈNH ỦY LAM SƠN", "*"], ["ĐẢNG CỘNG SẢN VIỆT NAM"]),
        (["Số 19-KH/TU"], ["Lam Sơn, ngày 02 tháng 3 năm 2023"]),
    ]))  # fmt: skip
    for line in ("KẾ HOẠCH", "phân công nhiệm vụ năm 2023"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Ban Thường vụ Tỉnh ủy phân công thực hiện các nhiệm vụ như sau:")
    table = document.add_table(0, 4, style="Table Grid")
    for row in (("STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"), *rows):
        for cell, told in zip(table.add_row().cells, row, strict=True):
            cell.text = told
    document.add_paragraph("Các cơ quan được phân công nghiêm túc thực hiện Kế hoạch này.")
    copies = ["Nơi nhận:", "- Các huyện ủy, thành ủy,", "- Lưu Văn phòng Tỉnh ủy."]
    _columns(document, Block(rows=[(copies, ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Đinh Quang Lộc"])]))
    return _saved(document)


def _page(headers: bool) -> Any:
    """An empty document of the margins and letters that offices use."""
    document: Any = Document()
    style, section = document.styles["Normal"], document.sections[0]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.paragraph_format.space_after = Pt(6)
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    if headers:
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for kind, told in (("begin", ""), ("", "PAGE"), ("separate", ""), ("", "2"), ("end", "")):
            run = paragraph.add_run("" if told == "PAGE" else told)
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                run._r.append(mark)
            elif told == "PAGE":
                instruction = OxmlElement("w:instrText")
                instruction.text = told
                run._r.append(instruction)
    return document


def _columns(document: Any, block: Block) -> None:
    table = document.add_table(0, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for sides in block.rows:
        for cell, lines in zip(table.add_row().cells, sides, strict=True):
            for i, line in enumerate(lines):
                paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
                paragraph.add_run(line).bold = line.isupper()
                if not sides[0][0].startswith("Nơi nhận") or lines is sides[1]:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


class Numbers:
    """A list that Word numbers, which begins anew where the typed labels do, and one of dashes.

    Dashes are a list of their own, as Word makes of a typed one: as a deeper level they would count the level above.
    """

    def __init__(self, document: Any, own_lists: bool) -> None:
        self._part = document.part.numbering_part.element
        self._own_lists = own_lists
        self._last = 78
        self._number, self._dashes = self._list(77, LEVELS), self._list(78, LEVELS[-1:])
        self._counts = [0, 0]
        self._place = (self._number, 0)

    def _list(self, name: int, levels: tuple[tuple[str, str], ...], begin: tuple[int, int] = (0, 1)) -> int:
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), str(name))
        for at, (form, label) in enumerate(levels):
            level = OxmlElement("w:lvl")
            level.set(qn("w:ilvl"), str(at))
            start = str(begin[1] if at == begin[0] else 1)
            for tag, value in (("w:start", start), ("w:numFmt", form), ("w:lvlText", label)):
                one = OxmlElement(tag)
                one.set(qn("w:val"), value)
                level.append(one)
            abstract.append(level)
        self._part.insert(0, abstract)
        return int(self._part.add_num(name).numId)

    def label(self, line: str) -> str | None:
        """What is left of a line without its label; None where Word would not number it so."""
        match = LABEL.match(line)
        if match is None or match["letter"] == "đ":  # Word's alphabet has no đ: people type it
            return None
        if match["decimal"]:
            self._count(0, int(match["decimal"]))
        elif match["letter"]:
            self._count(1, ord(match["letter"]) - ord("a") + 1)
        else:
            self._place = (self._dashes, 0)
        return line[match.end() :]

    def put(self, paragraph: Any) -> None:
        """Make a paragraph the item whose label was last read."""
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        number, level = self._place
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = number

    def _count(self, level: int, value: int) -> None:
        if value != self._counts[level] + 1 and self._own_lists:
            self._last += 1
            self._number = self._list(self._last, LEVELS, (level, value))
        elif value != self._counts[level] + 1:  # as Word does for "restart at"
            number = self._part.add_num(77)
            number.add_lvlOverride(ilvl=level).add_startOverride(value)
            self._number = int(number.numId)
        self._place = (self._number, level)
        self._counts[level:] = [value, *[0] * (1 - level)]


def _saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_html(text: str) -> str:
    """A page that holds nothing but the letter: paragraphs, and tables for head and foot."""

    def cell(lines: list[str]) -> str:
        return "<td>" + "".join(f"<p>{html.escape(line)}</p>" for line in lines) + "</td>"

    parts = []
    for block in blocks(text):
        if block.rows:
            rows = "\n".join(f"<tr>{cell(left)}{cell(right)}</tr>" for left, right in block.rows)
            parts.append(f'<table width="100%">\n{rows}\n</table>')
        else:
            for line, centred in paragraphs(block):
                style = ' style="text-align: center"' if centred else ""
                parts.append(f"<p{style}>{_spaced(line) or '&nbsp;'}</p>")
    inside = "\n".join(parts)
    return f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Văn bản</title></head>\n<body>\n{inside}\n</body></html>\n'


def _spaced(line: str) -> str:
    """Text of a page; spaces in a row and tabs are kept, as editors of portals keep them."""
    kept = re.sub(r" {2,}", lambda m: "&nbsp;" * len(m[0]), html.escape(line.replace("\t", " " * 8)))
    return re.sub("^ ", "&nbsp;", kept)


def as_news_page(text: str) -> str:
    """A page of a made-up portal around the letter: menus, other news, address."""
    inside = as_html(text).partition("<body>")[2].partition("</body>")[0]
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Văn bản chỉ đạo - Cổng thông tin điện tử tỉnh Hoa Sen</title>
<style>.menu {{ color: #930 }}</style><script>var n = "Số 9-CV/XX, trước ngày 01/01/2040";</script></head>
<body>
<header><h2>CỔNG THÔNG TIN ĐIỆN TỬ TỈNH HOA SEN</h2><form action="/tim"><input name="q"><button>Tìm kiếm</button></form></header>
<div class="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu</a></li>
<li><a href="/vb">Văn bản</a></li><li><a href="/lh">Liên hệ</a></li></ul></div>
<div class="path"><a href="/">Trang chủ</a> » <a href="/vb">Văn bản</a> » Chỉ đạo, điều hành</div>
<table class="frame" width="100%"><tr><td class="main">
<div class="article"><span>Ngày đăng: 05/5/2031 | Lượt xem: 12</span>
{inside}
</div></td>
<td class="side"><h3>Tin mới</h3><ul>
<li><a href="/1">Quyết định số 9999/QĐ-UBND ngày 01/02/2031 về giá nước sạch</a></li>
<li><a href="/2">Nhận hồ sơ dự thi ảnh đẹp trước ngày 15/9/2031</a></li></ul></td></tr></table>
<footer><p>Bản quyền © 2031 Cổng thông tin điện tử tỉnh Hoa Sen. Địa chỉ: số 1, đường Bờ Hồ. Điện thoại: 0999 000 000</p></footer>
</body></html>
"""


def converted(docx: bytes, suffix: str) -> bytes:
    """One DOCX as a file of another suffix.

    Parameters
    ----------
    docx : bytes
    suffix : str
        "doc", "rtf", "odt" or "pdf".

    Returns
    -------
    bytes
    """
    return converted_all({"letter": docx}, suffix)["letter"]


def converted_all(files: dict[str, bytes], suffix: str) -> dict[str, bytes]:
    """Many DOCX files as files of another suffix, in one run of LibreOffice.

    Raises
    ------
    RuntimeError
        Where LibreOffice is not installed, or makes nothing of a file.
    """
    program = shutil.which("soffice")
    if program is None:
        raise RuntimeError(f"soffice is not installed, which makes the .{suffix} files (Debian: libreoffice-writer)")
    with tempfile.TemporaryDirectory(prefix="congvan-test-") as name:
        folder = Path(name)
        for stem, content in files.items():
            (folder / f"{stem}.docx").write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", suffix, "--outdir", str(folder)]
        command += [str(folder / f"{stem}.docx") for stem in files]
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
        lost = [stem for stem in files if not (folder / f"{stem}.{suffix}").exists()]
        if lost:
            raise RuntimeError(f"soffice made no .{suffix} of {', '.join(lost)}: {done.stderr[-400:]}")
        return {stem: (folder / f"{stem}.{suffix}").read_bytes() for stem in files}
