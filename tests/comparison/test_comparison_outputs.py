"""What a comparison looks like: page, workbook, Markdown, coverage and its picture."""

import io
import re
from xml.etree import ElementTree

import openpyxl
import pytest
from compared_letters import EARLY, LAM_SON, LATE, ONE, OTHER, party

from congvan_nlp import analyze
from congvan_nlp.comparison.compare import compare
from congvan_nlp.comparison.coverage import Coverage, coverage_of
from congvan_nlp.comparison.markdown import markdown
from congvan_nlp.comparison.page import page
from congvan_nlp.comparison.picture import picture
from congvan_nlp.comparison.workbook import workbook
from congvan_nlp.graph.exports.flat import ExportError

HOSTILE = """1. Sở Y tế <script>alert(1)</script> kiểm tra các bệnh viện trong tỉnh trước ngày 20/5/2025.
2. =HYPERLINK("http://a.b";"x") Sở Nội vụ rà soát *biên chế* của các đơn vị | cột.
"""


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_is_one_file_that_shows_conflicts_first_and_quotes_every_clause() -> None:
    compared = compare([analyze(ONE), analyze(OTHER)])
    html = page(compared)
    assert not re.search(r"<script|<link|<img|src=|href=\"(?!#)|url\(", html)
    shown = text_of(html)
    for group in compared.groups:
        for member in group.members:
            assert " ".join(member.text.split())[:20] in shown
    assert shown.index("Mâu thuẫn (2)") < shown.index("Các văn bản cấp tỉnh")
    assert '<mark class="conflict" title="thời hạn mâu thuẫn">trước ngày 15/01/2024</mark>' in html
    assert "Không nêu trong văn bản này” không có nghĩa là không có" in shown


def test_differences_are_marked_in_words_as_well() -> None:
    shown = text_of(page(compare([analyze(ONE), analyze(OTHER)])))
    assert "≠ Mâu thuẫn" in shown
    assert "gửi qua khác" in shown
    assert "Gửi qua: khác nhau" in shown


def test_a_late_limit_of_a_lower_letter_is_told_with_its_days() -> None:
    assert "9-CV/HU MUỘN hơn cấp trên 5 ngày" in text_of(page(compare([analyze(ONE), analyze(LATE)])))
    assert "9-CV/HU sớm hơn cấp trên 10 ngày" in text_of(page(compare([analyze(ONE), analyze(EARLY)])))


def test_what_letters_say_is_text_wherever_it_is_shown() -> None:
    compared = compare([analyze(HOSTILE), analyze(HOSTILE.replace("20/5", "25/5"))])
    assert "<script>" not in page(compared)
    assert "&lt;script&gt;" in page(compared)
    assert "<script>" not in markdown(compared).replace("\\<script\\>", "")
    book = openpyxl.load_workbook(io.BytesIO(workbook(compared)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("HYPERLINK" in str(cell.value) for cell in cells)
    assert {cell.data_type for cell in cells if "HYPERLINK" in str(cell.value)} == {"s"}


def test_many_letters_are_folded_behind_their_differences() -> None:
    letters = [analyze(party(f"TỈNH SỐ {n}", n, LAM_SON.replace("15/01", f"{n:02}/01"))) for n in range(10, 20)]
    html = page(compare(letters))
    assert "Nguyên văn 10 văn bản" in html
    assert text_of(html).count("Các cấp ủy hoàn thành việc kiểm điểm chi bộ") == 10


def test_the_workbook_has_a_column_for_each_letter_and_a_line_for_each_difference() -> None:
    compared = compare([analyze(ONE), analyze(OTHER), analyze(LATE)])
    book = openpyxl.load_workbook(io.BytesIO(workbook(compared, coverage_of([analyze(ONE), analyze(OTHER)]))))
    assert book.sheetnames == ["So sánh", "Điểm khác", "Cấp trên, cấp dưới", "Văn bản", "Theo địa phương"]
    duties = book["So sánh"]
    assert [cell.value for cell in duties[1]] == ["Nhóm", "Quan hệ", "Điểm khác", "11-CV/TU", "35-CV/TU", "9-CV/HU"]
    assert duties.max_row == len(compared.groups) + 1
    differences = [[cell.value for cell in row] for row in book["Điểm khác"].iter_rows(min_row=2)]
    told = sum(len(d.values) + len(d.unstated) for group in compared.groups for d in group.differences)
    assert len(differences) == told
    [line] = [row for row in differences if row[5] == "trước ngày 31/01/2024" and row[1] == "Thời hạn"]
    assert "báo cáo kết quả kiểm điểm" in str(line[6])
    assert [cell.value for cell in book["Cấp trên, cấp dưới"][2]][-2:] == [-5, "MUỘN hơn cấp trên 5 ngày"]


def test_markdown_tells_the_same() -> None:
    told = markdown(compare([analyze(ONE), analyze(OTHER)]))
    assert "### ≠ Mâu thuẫn" in told
    assert "- **Thời hạn**, mâu thuẫn: 11-CV/TU: “trước ngày 15/01/2024”; 35-CV/TU: “trước ngày 31/01/2024”" in told


def test_coverage_counts_letters_by_province_with_the_days_to_the_first() -> None:
    letters = [analyze(one) for one in (ONE, OTHER, party("LAM SƠN", 40, LAM_SON, "25"), EARLY)]
    found = coverage_of(letters)
    assert [one.key for one in found.regulations] == ["124-QĐ/TW"]
    assert [(one.province, one.letters, one.first, one.delay) for one in found.cells] == [
        ("Lam Sơn", (0, 2), 0, 33), ("Vân Xuân", (1,), 1, 37),
    ]  # fmt: skip
    assert found.cell("Lam Sơn", "124-QĐ/TW") == found.cells[0]
    assert coverage_of(letters, ["99-QĐ/TW"]).cells == ()


def test_a_letter_without_a_day_may_be_the_first() -> None:
    undated = ONE.replace(", ngày 06 tháng 11 năm 2023", "")
    [cell] = coverage_of([analyze(undated), analyze(ONE)]).cells
    assert (cell.delay, cell.undated) == (33, 1)


def test_the_picture_names_provinces_and_regulations_as_text() -> None:
    drawn = picture(coverage_of([analyze(ONE), analyze(OTHER)]))
    words = " ".join(ElementTree.fromstring(drawn).itertext())
    assert all(one in words for one in ("124-QĐ/TW", "Lam Sơn", "Vân Xuân", "sau 33 ngày"))
    assert drawn == picture(coverage_of([analyze(ONE), analyze(OTHER)]))
    with pytest.raises(ExportError):
        picture(Coverage(regulations=(), provinces=(), cells=()))
