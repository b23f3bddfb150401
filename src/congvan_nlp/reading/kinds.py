"""What kind of file some bytes are: what they are counts, not what they are called."""

import re
import zipfile
from io import BytesIO
from typing import Final

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC: Final = "application/msword"
RTF: Final = "application/rtf"
HTML: Final = "text/html"
PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
TIFF: Final = "image/tiff"
EML: Final = "message/rfc822"
TEXT: Final = "text/plain"

#: Files by suffix; what is not listed is skipped in folders and refused when named.
MEDIA_TYPES: Final = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": PDF,
    ".docx": DOCX,
    ".doc": DOC,
    ".rtf": RTF,
    ".html": HTML,
    ".htm": HTML,
    ".eml": EML,
    ".png": PNG,
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".tif": TIFF,
    ".tiff": TIFF,
}
_NAMES: Final = {PDF: "PDF", DOCX: "DOCX", DOC: "DOC", PNG: "PNG", JPEG: "JPEG", TIFF: "TIFF"}
#: What begins with these is no letter, whatever it is called.
_OTHERS: Final = {
    b"GIF8": "a GIF picture",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
}
_PICTURES: Final = {b"\x89PNG": PNG, b"\xff\xd8\xff": JPEG, b"II*\x00": TIFF, b"MM\x00*": TIFF}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE = b"\xef\xbb\xbf\r\n\t "
_HTML = re.compile(rb"<(?:!doctype\s+html|html[\s>]|\?xml[^>]*\?>\s*<(?:!doctype\s+html|html[\s>]))", re.IGNORECASE)
#: A field of the head of a mail (RFC 5322, 2.2), or the line that some programs keep above it.
_HEADER = re.compile(rb"(?:From [^\n]+\n)?[!-9;-~]{1,76}:")


class OtherKindError(Exception):
    """Bytes of a kind that holds no letter, or not the one that the name says; the message is the reason."""


def kind_of(content: bytes, suffix: str) -> str:
    """Media type of some bytes.

    Parameters
    ----------
    content : bytes
        Of a file, not empty.
    suffix : str
        Of its name, with the dot; any case.

    Returns
    -------
    str
        A value of `MEDIA_TYPES`.

    Raises
    ------
    OtherKindError
        Of a kind that is not read, or a name that says another kind than the bytes are.

    Examples
    --------
    >>> kind_of(b"%PDF-1.7 ...", ".doc"), kind_of(b"Kinh gui: So Y te", ".txt")
    ('application/pdf', 'text/plain')
    >>> kind_of(b"PK nothing", ".docx")
    Traceback (most recent call last):
    congvan_nlp.reading.kinds.OtherKindError: not a DOCX, though it is called one
    """
    named = MEDIA_TYPES.get(suffix.lower())
    begin = content[:1024].lstrip(_BEFORE)
    if begin.startswith(b"%PDF-") or (named == PDF and b"%PDF-" in content[:1024]):
        return PDF
    if begin.startswith(b"{\\rtf"):
        return RTF
    if _HTML.match(begin):
        return HTML
    if content.startswith(_ZIP):
        return _zipped(content)
    if content.startswith(_OLE):
        return DOC
    picture = next((kind for mark, kind in _PICTURES.items() if content.startswith(mark)), None)
    if picture:
        return picture
    if named is None:
        known = ", ".join(sorted(MEDIA_TYPES))
        raise OtherKindError(f"not a kind of file that can be read ({known})")
    if named == EML and not _HEADER.match(begin):
        raise OtherKindError("not a mail, though it is called one")
    other = next((what for mark, what in _OTHERS.items() if content.startswith(mark)), None)
    if other:
        raise OtherKindError(f"not a kind of file that can be read: {other}")
    if named in _NAMES:
        raise OtherKindError(f"not a {_NAMES[named]}, though it is called one")
    return TEXT if named == RTF else named


def _zipped(content: bytes) -> str:
    """Media type of a ZIP archive: office files are such."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise OtherKindError("damaged or incomplete archive, as which office files are kept") from error
    if "word/document.xml" in names:
        return DOCX
    what = "a spreadsheet" if "xl/workbook.xml" in names else "an archive"
    raise OtherKindError(f"not a kind of file that can be read: {what}")
