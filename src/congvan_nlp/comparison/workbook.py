"""A comparison as an Excel workbook: duties by letter, differences one a line, cascades, letters, coverage."""

import io
from collections.abc import Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from ..calendars.sheet_columns import Cell
from ..calendars.sheet_pen import RED, Pen, set_up_print
from ..calendars.wording import day
from ..folding import one_line
from . import wording
from .coverage import Coverage
from .records import Comparison, Group

_WIDTHS: Final = {"Nhóm": 7, "Quan hệ": 13, "Điểm khác": 34}
_LETTER_WIDTH: Final = 44
_TINTS: Final = {
    "conflict": RED, "similar": {"bg_color": "#FFF4CC"}, "equivalent": {"bg_color": "#E3F3E6"}, "only": {},
}  # fmt: skip
_SOFT: Final = {"font_color": "#595959", "italic": True}


def workbook(comparison: Comparison, coverage: Coverage | None = None) -> bytes:
    """Write a comparison as a workbook.

    Parameters
    ----------
    comparison : Comparison
    coverage : Coverage, optional
        On a sheet of its own.

    Returns
    -------
    bytes
        An .xlsx file. Words of letters are text, never formulas.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .compare import compare
    >>> workbook(compare([analyze("1. Sở Y tế báo cáo UBND tỉnh kết quả kiểm tra bệnh viện.")]))[:2]
    b'PK'
    """
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": "So sánh văn bản"})
        pen = Pen(book)
        _duties(book.add_worksheet("So sánh"), pen, comparison)
        _differences(book.add_worksheet("Điểm khác"), pen, comparison)
        if comparison.cascades:
            _cascades(book.add_worksheet("Cấp trên, cấp dưới"), pen, comparison)
        _letters(book.add_worksheet("Văn bản"), pen, comparison)
        if coverage and coverage.cells:
            _coverage(book.add_worksheet("Theo địa phương"), pen, coverage)
    return stream.getvalue()


def _duties(sheet: Worksheet, pen: Pen, comparison: Comparison) -> None:
    """A line for each group, a column for each letter."""
    widths = _WIDTHS | {letter.name: _LETTER_WIDTH for letter in comparison.letters}
    pen.headings(sheet, widths)
    for line, group in enumerate(comparison.groups, 1):
        row: dict[str, Cell] = {
            "Nhóm": group.id, "Quan hệ": f"{wording.SIGNS[group.relation]} {wording.RELATIONS[group.relation]}",
            "Điểm khác": _summary(group),
        }  # fmt: skip
        silent = {one.letter: one for one in group.absent}
        for letter in comparison.letters:
            words = [
                f"{one.path}: {one_line(one.text)}".lstrip(": ") for one in group.members if one.letter == letter.index
            ]
            absent = silent.get(letter.index)
            if absent:
                words = [wording.UNSTATED]
                words += [f"Có ở {one.name}, {one.path}: {one_line(one.text)}" for one in absent.found]
                if absent.incorporated and not absent.found:
                    words.append(f"có thể nêu ở: {'; '.join(absent.incorporated)}")
            row[letter.name] = "\n".join(words)
        for column, (heading, value) in enumerate(row.items()):
            look = _TINTS[group.relation] if heading == "Quan hệ" else {}
            quiet = isinstance(value, str) and value.startswith(wording.UNSTATED)
            pen.put(sheet, line, column, value, **look, **(_SOFT if quiet else {}))
        pen.fit_height(sheet, line, row, widths)
    _finish(sheet, "So sánh nhiệm vụ", len(comparison.groups), len(widths), frozen=len(_WIDTHS))


def _summary(group: Group) -> str:
    return "\n".join(f"{wording.SLOTS[one.slot]}: {wording.KINDS[one.kind]}" for one in group.differences)


def _differences(sheet: Worksheet, pen: Pen, comparison: Comparison) -> None:
    widths = {"Nhóm": 7, "Điểm khác": 18, "Mức": 20, "Văn bản": 26, "Mục": 12, "Theo lời văn": 46, "Nguyên văn": 80}
    rows: list[dict[str, Cell]] = []
    for group in comparison.groups:
        for difference in group.differences:
            told = {
                "Nhóm": group.id,
                "Điểm khác": wording.SLOTS[difference.slot],
                "Mức": wording.KINDS[difference.kind],
            }
            for value in difference.values:
                member = next(
                    (
                        one
                        for one in group.members
                        if one.letter == value.letter and one.start <= value.start and value.end <= one.end
                    ),
                    next(one for one in group.members if one.letter == value.letter),
                )
                rows.append(
                    {
                        **told, "Văn bản": comparison.letters[value.letter].name, "Mục": member.path,
                        "Theo lời văn": one_line(value.text), "Nguyên văn": one_line(member.text),
                    }
                )  # fmt: skip
            for letter in difference.unstated:
                name = comparison.letters[letter].name
                rows.append({**told, "Văn bản": name, "Mục": "", "Theo lời văn": wording.UNSTATED, "Nguyên văn": ""})
    _table(sheet, pen, widths, rows, "Điểm khác nhau")


def _cascades(sheet: Worksheet, pen: Pen, comparison: Comparison) -> None:
    widths = {
        "Cấp trên": 26, "Cấp dưới": 26, "Căn cứ": 22, "Nhóm": 7, "Hạn cấp trên": 30, "Hạn cấp dưới": 30,
        "Còn cách (ngày)": 12, "Nhận xét": 40,
    }  # fmt: skip
    rows: list[dict[str, Cell]] = [
        {
            "Cấp trên": comparison.letters[chain.superior].name, "Cấp dưới": comparison.letters[chain.lower].name,
            "Căn cứ": "văn bản dưới dẫn văn bản trên" if chain.stated else "theo địa bàn", "Nhóm": step.group,
            "Hạn cấp trên": one_line(step.superior.text), "Hạn cấp dưới": one_line(step.lower.text),
            "Còn cách (ngày)": step.slack, "Nhận xét": wording.slack(step),
        }
        for chain in comparison.cascades
        for step in chain.steps
    ]  # fmt: skip
    _table(sheet, pen, widths, rows, "Hạn cấp dưới dưới hạn cấp trên")


def _letters(sheet: Worksheet, pen: Pen, comparison: Comparison) -> None:
    widths = {
        "Văn bản": 26, "Cơ quan, ngày": 44, "Địa phương": 18, "Cấp": 10, "Nhiệm vụ": 10, "Thời hạn": 10,
        "Dẫn văn bản riêng": 50, "Trích yếu": 60, "Tệp": 50,
    }  # fmt: skip
    rows: list[dict[str, Cell]] = [
        {
            "Văn bản": one.name, "Cơ quan, ngày": wording.described(one), "Địa phương": one.province,
            "Cấp": wording.LEVELS[one.level or ""], "Nhiệm vụ": one.clauses, "Thời hạn": one.deadlines,
            "Dẫn văn bản riêng": "; ".join(own.name for own in one.incorporated), "Trích yếu": one.subject,
            "Tệp": one.path,
        }
        for one in comparison.letters
    ]  # fmt: skip
    rows += [{"Văn bản": f"Lưu ý: {note.message}"} for note in comparison.notes]
    _table(sheet, pen, widths, rows, "Các văn bản")


def _coverage(sheet: Worksheet, pen: Pen, coverage: Coverage) -> None:
    widths = {
        "Địa phương": 20, "Văn bản của Trung ương": 34, "Ngày ban hành": 12, "Số văn bản": 9, "Văn bản đầu tiên": 12,
        "Sau (ngày)": 9, "Nhiệm vụ": 9, "Thời hạn": 9,
    }  # fmt: skip
    dates = {one.key: one for one in coverage.regulations}
    rows: list[dict[str, Cell]] = []
    for province in coverage.provinces:
        for key, regulation in dates.items():
            cell = coverage.cell(province, key)
            rows.append(
                {
                    "Địa phương": province, "Văn bản của Trung ương": regulation.name,
                    "Ngày ban hành": day(regulation.date) if regulation.date else "",
                    "Số văn bản": len(cell.letters) if cell else 0,
                    "Văn bản đầu tiên": day(cell.first_date) if cell and cell.first_date else "",
                    "Sau (ngày)": cell.delay if cell else None, "Nhiệm vụ": cell.directives if cell else None,
                    "Thời hạn": cell.deadlines if cell else None,
                }
            )  # fmt: skip
    _table(sheet, pen, widths, rows, "Văn bản của Trung ương theo địa phương")


def _table(sheet: Worksheet, pen: Pen, widths: dict[str, int], rows: Sequence[dict[str, Cell]], title: str) -> None:
    pen.headings(sheet, widths)
    for line, row in enumerate(rows, 1):
        bad = RED if row.get("Mức") == wording.KINDS["conflict"] or _is_late(row) else {}
        for column, heading in enumerate(widths):
            pen.put(sheet, line, column, row.get(heading), **(bad if heading in ("Mức", "Nhận xét") else {}))
        pen.fit_height(sheet, line, row, widths)
    _finish(sheet, title, len(rows), len(widths))


def _is_late(row: dict[str, Cell]) -> bool:
    slack = row.get("Còn cách (ngày)")
    return isinstance(slack, int) and slack < 0


def _finish(sheet: Worksheet, title: str, rows: int, columns: int, frozen: int = 1) -> None:
    sheet.freeze_panes(1, frozen)
    if rows:
        sheet.autofilter(0, 0, rows, columns - 1)
    set_up_print(sheet, title)
