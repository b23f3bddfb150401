"""Cells of a table of documents that an office keeps: headings, dates and words as people write them."""

import re

from ..folding import bare, key, one_line
from .lookup import iso_date, split_key, tidy_symbol
from .register import COLUMNS
from .tables import type_names, types_by_code

#: Column → headings that stand for it, in Vietnamese; the first is how messages call it.
HEADINGS = {
    "symbol": (
        "số, ký hiệu", "ký hiệu", "số", "số hiệu", "số và ký hiệu", "số ký hiệu văn bản", "số văn bản",
    ),
    "date": ("ngày", "ngày ban hành", "ngày tháng", "ngày, tháng, năm", "ngày văn bản", "ngày ký"),
    "type": ("loại", "loại văn bản", "tên loại", "tên loại văn bản", "thể loại"),
    "branch": ("khối",),
    "issuer": ("cơ quan ban hành", "cơ quan", "nơi ban hành", "tác giả", "đơn vị ban hành"),
    "title": ("trích yếu", "trích yếu nội dung", "nội dung"),
    "names": ("tên gọi", "tên", "tên gọi khác"),
    "effective": ("hiệu lực từ", "có hiệu lực từ", "ngày có hiệu lực", "ngày hiệu lực"),
    "ended": ("hết hiệu lực từ", "hết hiệu lực", "ngày hết hiệu lực"),
    "end_kind": ("cách hết hiệu lực", "lý do hết hiệu lực"),
    "replaced_by": (
        "thay bằng", "thay thế bằng", "thay thế bởi", "được thay thế bởi", "bị thay thế bởi", "được thay bằng",
        "văn bản thay thế",
    ),
    "amended_by": ("sửa đổi bởi", "được sửa đổi bởi", "được sửa đổi, bổ sung bởi", "văn bản sửa đổi"),
    "verified": ("kiểm chứng", "đã kiểm chứng"),
    "verified_end": ("kiểm chứng việc hết hiệu lực",),
    "note": ("ghi chú",),
    "source": ("nguồn",),
}  # fmt: skip
#: Numbers of rows, which say nothing of a document.
_PASSED_OVER = {"stt", "tt", "so tt", "so thu tu"}
_COLUMNS = {key(name): column for column, names in HEADINGS.items() for name in (column, *names)}
_WORDS = {
    "branch": {"party": "dang", "state": "nha nuoc"},
    "end_kind": {
        "replaced": "thay the|bi thay the|duoc thay the",
        "repealed": "bai bo|bi bai bo|huy bo",
        "spent": "xong|da xong|het nhiem vu|het thoi han",
        "part": "mot phan|het mot phan",
    },
    "verified": {"yes": "co|roi|x|da kiem chung", "secondary": "thu cap", "no": "khong|chua"},
}
_WORDS["verified_end"] = _WORDS["verified"]
_PARTS = re.compile(r"[|;\n]")
_ISSUERS = re.compile(r"[|\n]")


class CellError(ValueError):
    """What is wrong with a cell.

    Attributes
    ----------
    reason : str
        One of a few fixed sentences.
    value : str
        What stands there, or what it may mean.
    """

    def __init__(self, reason: str, value: str = "") -> None:
        super().__init__(f"{reason}: {value}" if value else reason)
        self.reason = reason
        self.value = value


def column_of(heading: str) -> str:
    """The column that a heading stands for.

    Returns
    -------
    str
        Empty for numbers of rows, and where there is no heading.

    Raises
    ------
    CellError
        Where it is not known.

    Examples
    --------
    >>> column_of("Số, ký hiệu"), column_of("replaced_by"), column_of("TT")
    ('symbol', 'replaced_by', '')
    """
    folded = key(heading)
    if not folded or folded in _PASSED_OVER:
        return ""
    if folded not in _COLUMNS:
        raise CellError("has an unknown column", one_line(heading))
    return _COLUMNS[folded]


def is_known(heading: str) -> bool:
    """Whether a heading stands for a column."""
    return key(heading) in _COLUMNS


def cell(column: str, written: str) -> str:
    """A cell as `regulations.tsv` would have it.

    Parameters
    ----------
    column : str
        One of `register.COLUMNS`.
    written : str

    Raises
    ------
    CellError
        Where it cannot be understood.

    Examples
    --------
    >>> cell("date", "08/3/2018"), cell("type", "quy định"), cell("end_kind", "Bị thay thế")
    ('2018-03-08', 'Quy định', 'replaced')
    >>> cell("replaced_by", "Quy chế số 12-QC/TU ngày 01/02/2025; 13-QC/TU@2025-03-04")
    '12-QC/TU@2025-02-01|13-QC/TU@2025-03-04'
    """
    assert column in COLUMNS
    if not one_line(written):
        return ""
    if column in ("date", "effective", "ended"):
        try:
            return iso_date(written)
        except ValueError as error:
            raise CellError("is no date", one_line(written)) from error
    if column in _WORDS:
        return _word(column, written)
    if column in ("names", "issuer"):
        return "|".join(_split(_PARTS if column == "names" else _ISSUERS, written))
    if column in ("replaced_by", "amended_by"):
        return "|".join("@".join(filter(None, split_key(part))) for part in _split(_PARTS, written))
    if column == "symbol":
        return tidy_symbol(written)
    return _type(written) if column == "type" else one_line(written)


def _split(mark: re.Pattern[str], written: str) -> list[str]:
    return list(dict.fromkeys(filter(None, map(one_line, mark.split(written)))))


def _word(column: str, written: str) -> str:
    said = key(written)
    for word, others in _WORDS[column].items():
        if said == word or said in others.split("|"):
            return word
    raise CellError("is no known value", one_line(written))


def _type(written: str) -> str:
    """The usual spelling of a type; a code that only one type has is spelt out."""
    known = type_names().get(key(written))
    if known:
        return known
    by_code = {bare(code): names for code, names in types_by_code().items()}.get(bare(one_line(written)), ())
    if len(by_code) > 1:
        raise CellError("may be several types", ", ".join(by_code))
    return by_code[0] if by_code else one_line(written)
