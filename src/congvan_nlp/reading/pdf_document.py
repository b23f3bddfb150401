"""pdfminer's document, with bounds: a small file must not unfold into gigabytes, nor loop for ever.

pdfminer follows what a file says. A reference to itself, a compressed stream of zeros or a range of two
billion widths would keep it busy until the memory is gone; each is looked at here before it is followed.
"""

import io
import logging
import re
import zlib
from collections.abc import Mapping
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, resolve1
from pdfminer.psparser import literal_name

#: Bytes that one stream may unfold into; pictures, which are not unfolded here, may be larger.
MAX_STREAM_BYTES = 30_000_000
#: Bytes of a stream in one of the older encodings, which pdfminer decodes letter by letter.
MAX_OLD_STREAM_BYTES = 100_000
#: Letters in a row of a table of numbers, and dots in one of a picture.
MAX_COLUMNS = 500_000
#: Objects and streams in a file, as far as their names can be counted without reading it.
MAX_OBJECTS = 500_000
#: Tables of objects; each time the file is changed another one is added.
MAX_CHANGES = 200
#: Codes that all ranges of a font may cover; it has 65,536 glyphs at most.
MAX_CODES = 1_000_000

# pdfminer reports each oddity of each font; a level that the user has set for it stays.
_noise = logging.getLogger("pdfminer")
if _noise.level == logging.NOTSET:
    _noise.setLevel(logging.CRITICAL)

_RANGE = re.compile(rb"(begin(?:bf|cid|notdef)range)|(end)|<([0-9A-Fa-f]{1,64})>\s{0,9}<([0-9A-Fa-f]{1,64})>")
_XREF = re.compile(rb"/Type\s{0,9}/XRef\b")
_STREAM = re.compile(rb"stream\r?\n")
_FLATE = ("FlateDecode", "Fl")
_OLD = ("LZWDecode", "LZW", "RunLengthDecode", "RL")
_LETTERS = {
    "ASCII85Decode": ascii85decode,
    "A85": ascii85decode,
    "ASCIIHexDecode": asciihexdecode,
    "AHx": asciihexdecode,
}


class TooMuchError(ValueError):
    """A file that holds, or unfolds into, more than any letter has."""


class Document(PDFDocument):
    """A PDF whose objects are checked when they are first taken from the file.

    Parameters
    ----------
    content : bytes

    Raises
    ------
    TooMuchError
        Where a bound is passed; other exceptions are pdfminer's own.
    """

    def __init__(self, content: bytes) -> None:
        if content.count(b" obj") > MAX_OBJECTS or content.count(b"stream") > MAX_OBJECTS:
            raise TooMuchError(f"more than {MAX_OBJECTS:,} objects")
        for i, match in enumerate(_XREF.finditer(content)):  # these are read before any object is asked for
            start = _STREAM.search(content, match.end(), match.end() + 2000)
            if i > MAX_CHANGES:
                raise TooMuchError(f"changed more than {MAX_CHANGES} times")
            if start:
                _check_unfolded(memoryview(content)[start.end() :])
        self._seen: set[int] = set()
        super().__init__(PDFParser(io.BytesIO(content)))

    def getobj(self, objid: int) -> object:
        """Get an object, never a mere reference to another one."""
        passed = {objid}
        found = super().getobj(objid)
        while isinstance(found, PDFObjRef):
            if found.objid in passed:
                return None
            passed.add(found.objid)
            found = super().getobj(found.objid)
        if isinstance(found, PDFStream) and objid not in self._seen:
            self._seen.add(objid)
            if literal_name(found.get("Subtype")) != "Image":  # pictures are not unfolded
                check_stream(found)
        return found


class Fonts(PDFResourceManager):
    """pdfminer's fonts, without those whose tables have no end."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        """Make a font, or take it from those made before."""
        if not (objid and objid in self._cached_fonts):
            codes = sum(_codes_of_widths(resolve1(spec.get(name)), size) for name, size in (("W", 3), ("W2", 5)))
            for name in ("ToUnicode", "Encoding"):
                table = resolve1(spec.get(name))
                if isinstance(table, PDFStream):
                    check_stream(table)
                    codes += _codes_of_table(table.get_data())
            if codes > MAX_CODES:
                raise TooMuchError(f"a font of more than {MAX_CODES:,} letters")
        return super().get_font(objid, spec)


def check_stream(stream: PDFStream) -> None:
    """Refuse a stream that unfolds too far.

    Raises
    ------
    TooMuchError
    """
    data = stream.rawdata or b""
    if stream.decipher and stream.objid is not None and stream.genno is not None:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    unfolded = False
    for filter_name, options in stream.get_filters():
        name = literal_name(filter_name)
        columns = dict_value(options).get("Columns", 1) if options else 1
        if isinstance(columns, int) and columns > MAX_COLUMNS:
            raise TooMuchError("a stream of endless rows")
        if unfolded or (name in _OLD and len(data) > MAX_OLD_STREAM_BYTES):
            raise TooMuchError("a stream packed more than once, or in an old way")
        if name in _FLATE:
            _check_unfolded(data)
            unfolded = True
        elif name in _LETTERS:
            data = _LETTERS[name](data)


def _check_unfolded(data: bytes | memoryview) -> None:
    """Refuse data that zlib makes too large; what is no zlib data is left to pdfminer."""
    unfold = zlib.decompressobj()
    try:
        unfold.decompress(data, MAX_STREAM_BYTES)
    except zlib.error:
        return
    if unfold.unconsumed_tail and not unfold.eof:
        raise TooMuchError("unfolds into far more than a letter holds")


def _codes_of_widths(widths: Any, size: int) -> int:
    """Count the letters that a table of widths covers: ``first [w w …]`` or ``first last w``."""
    codes = 0
    numbers: list[int] = []
    for value in widths if isinstance(widths, list) else ():
        if not isinstance(value, int | float):
            numbers.clear()
        else:
            numbers.append(int(value) if abs(value) < 1e12 else 0)
            if len(numbers) == size:
                codes += max(0, numbers[1] - numbers[0])
                numbers.clear()
    return codes


def _codes_of_table(data: bytes) -> int:
    """Count the letters that the ranges of a character map cover."""
    codes = 0
    inside = False
    for begin, end, first, last in _RANGE.findall(data):
        if begin or end:
            inside = bool(begin)
        elif inside:
            codes += max(0, int(last[-8:], 16) - int(first[-8:], 16))
    return codes
