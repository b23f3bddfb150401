"""DOCX → its text in reading order, with the labels that Word makes itself.

python-docx opens the package; paragraphs are read from their XML, since letters hold tracked changes, fields and text
boxes that its own `Paragraph.text` leaves out.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from .flow import spaced, table_lines, tidied
from .numbering import Numbering, W
from .source import UnreadableFileError

#: What a letter unfolds into at most, pictures included, and how many files it is kept as.
MAX_UNFOLDED: Final = 200_000_000
MAX_XML: Final = 40_000_000
MAX_FILES: Final = 5_000
_PIECE: Final = 65_536
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: Not on paper: what was deleted, instructions of fields, remarks.
_LEFT_OUT: Final = frozenset(
    (f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{W}txbxContent", _FALLBACK)
)
_SIGNS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_PAGE_NUMBER: Final = re.compile(r"\W*(?:trang\W*)?[\d/\s]*\W*", re.IGNORECASE)
_BORDERS: Final = ("top", "left", "start", "insideH", "insideV", "bottom")
_DEEPEST: Final = 20  # tables in tables


def extract_docx(name: str, content: bytes) -> str:
    """Text of a DOCX in reading order.

    Parameters
    ----------
    name : str
        The file, for messages.
    content : bytes
        Its bytes.

    Returns
    -------
    str
        A line a paragraph, with its label; a row of a table is a line with tabs between its cells. A table that only
        sets out a letterhead or a foot is read column by column.

    Raises
    ------
    UnreadableFileError
        Damaged, or far larger than it looks.
    """
    try:
        document = Document(_bounded(content))
    except UnreadableFileError as error:
        raise UnreadableFileError(name, error.reason) from error
    except Exception as error:  # what a broken package raises is without end
        raise UnreadableFileError(name, f"damaged or incomplete DOCX ({type(error).__name__})") from error
    return "\n".join(_Reader(document).lines())


def _bounded(content: bytes) -> BytesIO:
    """The package with each file as long as it says, unfolded; what unfolds too far is refused, and so are entities.

    A file that says less than it holds would be unfolded whole by whoever reads it at once; piece by piece it is not.
    """
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as archive, zipfile.ZipFile(kept, "w") as package:
        files = archive.infolist()
        texts = [file for file in files if file.filename.lower().endswith((".xml", ".rels"))]
        if len(files) > MAX_FILES or sum(file.file_size for file in files) > MAX_UNFOLDED:
            raise UnreadableFileError("", "unfolds into far more than a letter holds")
        if sum(file.file_size for file in texts) > MAX_XML:
            raise UnreadableFileError("", "unfolds into far more than a letter holds")
        for file in files:
            if file.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):  # others unfold at once
                raise UnreadableFileError("", "packed in a way that no office program uses")
            with archive.open(file) as part:
                data = b"".join(iter(lambda part=part: part.read(_PIECE), b""))  # type: ignore[misc]
            if file in texts and b"<!DOCTYPE" in data.replace(b"\x00", b"")[:4096]:
                raise UnreadableFileError("", "a DOCX that defines entities, which no office program writes")
            package.writestr(file.filename, data)
    kept.seek(0)
    return kept


class _Reader:
    """Goes through a document once, counting its lists."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbering = Numbering(
            _part(document, RELATIONSHIP_TYPE.NUMBERING), _part(document, RELATIONSHIP_TYPE.STYLES)
        )
        self._notes = {
            (f"{W}{kind}Reference", note.get(f"{W}id")): note
            for kind, part in (("footnote", RELATIONSHIP_TYPE.FOOTNOTES), ("endnote", RELATIONSHIP_TYPE.ENDNOTES))
            if (notes := _part(document, part)) is not None
            for note in notes.iterfind(f"{W}{kind}")
        }

    def lines(self) -> list[str]:
        body = list(self._blocks(self._document.element.body))
        return tidied([*self._head(), *spaced(body)])

    def _head(self) -> list[str]:
        """What stands above the first page, if it is more than a page number: forms of offices have the letterhead there."""
        section = self._document.sections[0] if len(self._document.sections) else None
        if section is None:
            return []
        first = section.first_page_header if section.different_first_page_header_footer else section.header
        found = [] if first.is_linked_to_previous else list(self._blocks(first._element))
        return [] if all(_PAGE_NUMBER.fullmatch(line) for line in found) else [*found, ""]

    def _blocks(self, parent: Any, depth: int = 0) -> Iterator[str]:
        """Lines of paragraphs and tables, one after another; an empty one where centred lines end or begin."""
        last = None
        for block in parent:
            if block.tag == f"{W}p":
                found = list(self._paragraph(block, depth))
                centred = self._is_centred(block)
                if last not in (None, centred) and any(found):
                    yield ""
                last = centred if any(found) else None
                yield from found
            elif block.tag == f"{W}tbl" and depth < _DEEPEST:
                yield ""
                yield from self._table(block, depth + 1)
                yield ""
                last = None
            elif block.tag in (f"{W}sdt", f"{W}ins", f"{W}sdtContent", f"{W}smartTag", f"{W}customXml"):
                yield from self._blocks(block, depth)

    def _is_centred(self, paragraph: Any) -> bool:
        found = self._numbering.property_of(paragraph, "jc")
        return found is not None and found.get(f"{W}val") == "center"

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[str]:
        words = "".join(_words(paragraph)).strip(" ")
        if words.strip():
            label = self._numbering.label(paragraph)
            yield from (f"{label} {words}" if label else words).split("\n")
        elif paragraph.find(f".//{W}txbxContent") is None:
            yield ""
        for box in paragraph.iter(f"{W}txbxContent"):
            if depth < _DEEPEST and not any(above.tag == _FALLBACK for above in box.iterancestors()):
                yield ""
                yield from self._blocks(box, depth + 1)
                yield ""
        for mark in paragraph.iter(f"{W}footnoteReference", f"{W}endnoteReference"):
            note = self._notes.get((mark.tag, mark.get(f"{W}id")))
            if note is not None and depth < _DEEPEST:  # behind its paragraph; on paper its mark is no word of it
                yield ""
                yield from self._blocks(note, depth + 1)
                yield ""

    def _table(self, table: Any, depth: int) -> Iterator[str]:
        rows = [[*self._cells(row, depth)] for row in table.iter(f"{W}tr") if _nearest(row) is table]
        yield from table_lines(rows, self._has_borders(table))

    def _cells(self, row: Any, depth: int) -> Iterator[list[str]]:
        for cell in row.iter(f"{W}tc"):
            if _nearest(cell) is not row:
                continue
            yield tidied(self._blocks(cell, depth))
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            wide = span.get(f"{W}val") if span is not None else "1"
            for _ in range(min(int(wide), 64) - 1 if wide.isdecimal() else 0):
                yield []

    def _has_borders(self, table: Any) -> bool:
        own = table.find(f"{W}tblPr/{W}tblBorders")
        if own is None:
            style = table.find(f"{W}tblPr/{W}tblStyle")
            of = _part(self._document, RELATIONSHIP_TYPE.STYLES)
            name = style.get(f"{W}val") if style is not None else None
            same = [] if of is None or name is None else [s for s in of if s.get(f"{W}styleId") == name]
            own = same[0].find(f"{W}tblPr/{W}tblBorders") if same else None
        if own is None:
            return any(border.get(f"{W}val") == "single" for border in table.iterfind(f".//{W}tcBorders/*"))
        sides = [own.find(f"{W}{side}") for side in _BORDERS]
        return any(side is not None and side.get(f"{W}val") not in ("none", "nil") for side in sides)


def _words(element: Any) -> Iterator[str]:
    """Words of a paragraph as they stand on paper: what was inserted, not what was deleted."""
    for child in element:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if child.tag == f"{W}t":
            yield (child.text or "").replace("\n", " ")
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag] if child.get(f"{W}type") not in ("page", "column") else " "
        else:
            yield from _words(child)


def _nearest(element: Any) -> Any:
    """The table or row that an element is of."""
    kinds = (f"{W}tr",) if element.tag == f"{W}tc" else (f"{W}tbl",)
    return next((above for above in element.iterancestors() if above.tag in kinds), None)


def _part(document: Any, kind: str) -> Any:
    """Root of a part of the package; None where it has none, or one that is no XML."""
    found = next((one.target_part for one in document.part.rels.values() if one.reltype == kind), None)
    if found is None:
        return None
    element = getattr(found, "element", None)
    return element if element is not None else etree.fromstring(found.blob, etree.XMLParser(resolve_entities=False))
