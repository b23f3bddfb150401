"""Lines of files that have no pages: paragraphs and tables, one after another (DOCX, HTML)."""

from collections.abc import Iterable, Iterator, Sequence

from .boxes import LABEL

#: Lines of a cell.
Cell = Sequence[str]
#: Characters of a paragraph that fills its line.
_FULL = 100
_BULLETS = ("-", "–", "+", "•", "*")


def table_lines(rows: Sequence[Sequence[Cell]], ruled: bool) -> Iterator[str]:
    """Lines of a table: a row of a ruled one on a line, its cells apart by tabs; others column by column.

    Tables without rules set out the head of a letter and its foot: the issuer left, title and date right; Nơi nhận left,
    the signature right (30/2020/NĐ-CP, Phụ lục I). A table of three columns is no such.

    Parameters
    ----------
    rows : sequence of sequence of cells
    ruled : bool
        Whether the reader sees its lines.

    Yields
    ------
    str

    Examples
    --------
    >>> head = [[["TỈNH ỦY LAM SƠN"], ["ĐẢNG CỘNG SẢN VIỆT NAM"]], [["Số 5-CV/TU"], ["Lam Sơn, ngày 02 tháng 3 năm 2023"]]]
    >>> list(table_lines(head, ruled=False))
    ['TỈNH ỦY LAM SƠN', 'Số 5-CV/TU', '', 'ĐẢNG CỘNG SẢN VIỆT NAM', 'Lam Sơn, ngày 02 tháng 3 năm 2023', '']
    >>> list(table_lines([[["1"], ["Lập dự án", "đầu tư"], ["Sở Y tế"]]], ruled=False))
    ['1\\tLập dự án đầu tư\\tSở Y tế']
    """
    columns = max(map(len, rows), default=0)
    if columns > 2 or (columns == 2 and len(rows) > 1 and ruled):
        for row in rows:
            yield "\t".join(" ".join(" ".join(line.split()) for line in cell if line) for cell in row).rstrip("\t")
        return
    for column in range(columns):
        for row in rows:
            yield from row[column] if column < len(row) else ()
        yield ""


def tidied(lines: Iterable[str]) -> list[str]:
    """Lines without empty ones at both ends, and never two empty ones in a row.

    Examples
    --------
    >>> tidied(["", "a ", " ", "", "b", ""])
    ['a', '', 'b']
    """
    kept: list[str] = []
    for line in map(str.rstrip, lines):
        if line or (kept and kept[-1]):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1] else kept


def spaced(lines: Sequence[str]) -> list[str]:
    """Lines with an empty one where `body_at` has it: on paper a space stands there, in the file only a style.

    Examples
    --------
    >>> told = "Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị về kiểm điểm tập thể, cá nhân hằng năm, đề nghị:"
    >>> [line[:8] for line in spaced(["Kính gửi: Sở Y tế", told])]
    ['Kính gửi', '', 'Thực hiệ']
    """
    at = body_at(lines)
    return [*lines[:at], "", *lines[at:]] if at else list(lines)


def body_at(lines: Sequence[str]) -> int | None:
    """Index of the first running paragraph, below the list of addressees or the title.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    int or None
        None where an empty line, its own heading or words that it goes on from stand above it, and where there is none.

    Examples
    --------
    >>> body_at(["Kính gửi: Sở Y tế", "", 99 * "xa "]) is None
    True
    """
    for last, (at, line) in zip(("", *lines), enumerate(lines), strict=False):
        if len(line) > _FULL and not line[0].islower() and not line.startswith(_BULLETS):
            headed = (
                not last or last[-1] in "-–/," or (not last.startswith(_BULLETS) and LABEL.fullmatch(last.split()[0]))
            )
            return None if headed else at
    return None
