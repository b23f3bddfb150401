"""One file → one `Source`."""

import re
from bisect import bisect_right
from multiprocessing import parent_process
from pathlib import Path

from .kinds import DOC, DOCX, HTML, MEDIA_TYPES, PDF, RTF, OtherKindError, kind_of
from .legacy import font_encoding, to_unicode
from .plain import decode
from .source import Extract, Source, UnreadableFileError

__all__ = ["MAX_BYTES", "MEDIA_TYPES", "read"]

#: Larger files are no letters; reading them would only fill the memory.
MAX_BYTES = 50_000_000
_PIECE = re.compile(r"\S+")


def read(path: str | Path, content: bytes | None = None) -> Source:
    """Read one file.

    Parameters
    ----------
    path : str or Path
        Text, Markdown, DOCX, DOC, RTF, a web page, or a PDF; a scan where tesseract is installed.
    content : bytes, optional
        Of the file, where they are at hand: it is not opened then.

    Returns
    -------
    Source

    Raises
    ------
    UnreadableFileError
        Naming the file and the reason: missing, no permission, too large, of an unknown kind,
        damaged, encrypted, without any text, or of a kind whose program is not installed.

    Examples
    --------
    >>> read("missing.txt")
    Traceback (most recent call last):
    congvan_nlp.reading.source.UnreadableFileError: missing.txt: no such file
    """
    path = Path(path)
    name = str(path)
    content = _content(path, name) if content is None else _bounded(content, name)
    try:
        media_type = kind_of(content, path.suffix)
    except OtherKindError as error:
        raise UnreadableFileError(name, str(error)) from error
    found = _extract(name, content, media_type)
    if not found.text.strip():
        raise UnreadableFileError(name, "holds no text")
    if encoding := font_encoding(found.text):
        found = _in_unicode(found, encoding)
    return Source.from_text(
        found.text, path=name, content=content, media_type=media_type, pages=found.pages, ocr=found.ocr,
        confidence=found.confidence, notes=found.notes, boxes=found.boxes, page_sizes=found.page_sizes,
    )  # fmt: skip


def _extract(name: str, content: bytes, media_type: str) -> Extract:
    """Text of a file; its reader is imported when it is needed, which takes longer than a letter to analyse."""
    workers = None if parent_process() is None else 1  # beside others, one page at a time
    if media_type == PDF:
        from .pdf import extract_pdf

        return extract_pdf(name, content, workers)
    if media_type.startswith("image/"):
        from .pdf import extract_picture

        return extract_picture(name, content, workers)
    if media_type == DOCX:
        from .word import extract_docx

        return Extract(extract_docx(name, content))
    if media_type in (DOC, RTF):
        from .office import extract_office

        return Extract(extract_office(name, content, ".rtf" if media_type == RTF else ".doc"))
    text, notes = decode(content, name)
    if media_type == HTML:
        from .web import extract_html

        text = extract_html(text)
    return Extract(text, notes=notes)


def _in_unicode(found: Extract, encoding: str) -> Extract:
    """A text of old fonts in Unicode, with its boxes: what stands between spaces stays so, but may get shorter."""
    text = to_unicode(found.text, encoding)
    old, new = list(_PIECE.finditer(found.text)), list(_PIECE.finditer(text))
    starts = [piece.start() for piece in old]
    boxes = []
    for box in found.boxes:
        piece = new[bisect_right(starts, box.start) - 1]
        boxes.append(box._replace(start=piece.start(), end=piece.end()))
    return found._replace(text=text, notes=(*found.notes, "encoding-converted"), boxes=tuple(boxes))


def _content(path: Path, name: str) -> bytes:
    try:
        if not path.exists():
            raise UnreadableFileError(name, "no such file")
        if not path.is_file():  # a folder; a pipe, which would be waited for; a device, which has no end
            raise UnreadableFileError(name, "not a file")
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableFileError(name, error.strerror or str(error)) from error
    return _bounded(content, name)


def _bounded(content: bytes, name: str) -> bytes:
    if len(content) > MAX_BYTES:
        raise UnreadableFileError(name, f"larger than {MAX_BYTES // 1_000_000} MB")
    if not content:
        raise UnreadableFileError(name, "empty file")
    return content
