"""One file → one `Source`."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from .kinds import DOC, DOCX, EML, HTML, MEDIA_TYPES, PDF, RTF, OtherKindError, kind_of
from .legacy import font_encoding, to_unicode
from .limits import USUAL, Limits
from .plain import decode
from .source import Extract, Source, UnreadableFileError

__all__ = ["MEDIA_TYPES", "bytes_of", "read", "read_all"]

#: Gets the number of pages that were recognised, and of those that are to be.
Told = Callable[[int, int], None]


_PIECE = re.compile(r"\S+")


def read(
    path: str | Path,
    content: bytes | None = None,
    *,
    limits: Limits = USUAL,
    workers: int | None = None,
    told: Told | None = None,
) -> Source:
    """Read one file, in this process: what its limits do not foresee, a hang say, is for `guarded.Reader`.

    Parameters
    ----------
    path : str or Path
        Text, Markdown, DOCX, DOC, RTF, a web page, a mail, or a PDF; a scan where tesseract is installed.
    content : bytes, optional
        Of the file, where they are at hand: it is not opened then.
    limits : Limits, optional
        But for seconds and memory, which only a process of its own can keep.
    workers : int, optional
        Pages of a scan that are recognised at a time; by default one for each core.
    told : callable, optional
        Gets the number of pages that were recognised, and of those that are to be.

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
    content = bytes_of(path, content, limits)
    try:
        media_type = kind_of(content, path.suffix)
    except OtherKindError as error:
        raise UnreadableFileError(name, str(error)) from error
    found = _extract(name, content, media_type, limits, workers, told)
    if media_type != EML and not found.text.strip():
        raise UnreadableFileError(name, "holds no text")
    if encoding := font_encoding(found.text):
        found = _in_unicode(found, encoding)
    return Source.from_text(
        found.text, path=name, content=content, media_type=media_type, pages=found.pages, ocr=found.ocr,
        confidence=found.confidence, notes=found.notes, boxes=found.boxes, page_sizes=found.page_sizes,
    )  # fmt: skip


def read_all(
    path: str | Path,
    content: bytes | None = None,
    *,
    limits: Limits = USUAL,
    workers: int | None = None,
    told: Told | None = None,
) -> tuple[list[Source], list[UnreadableFileError]]:
    """Read one file and all that it brings: a mail and the files attached to it.

    Parameters
    ----------
    path, content, limits, workers, told
        As of `read`.

    Returns
    -------
    sources : list of Source
        The first is the file itself; others have paths that go on from that of the mail that brings them.
    faults : list of UnreadableFileError
        Of what is attached and cannot be read.

    Raises
    ------
    UnreadableFileError
        Of the file itself.
    """
    content = bytes_of(Path(path), content, limits)
    source = read(path, content, limits=limits, workers=workers, told=told)
    if source.media_type != EML:
        return [source], []
    from .mail import MAX_DEEP, read_mail

    sources, faults = [source], []
    waiting = [(source, content, 1)]
    while waiting:
        mail, its_content, deep = waiting.pop(0)
        for one in read_mail(mail.path, its_content).attached:
            name = f"{mail.path}/{one.name}"
            try:
                if deep >= MAX_DEEP:
                    raise UnreadableFileError(name, f"more than {MAX_DEEP} mails within one another")
                found = read(name, one.content, limits=limits, workers=workers, told=told)
                found = replace(found, attached_to=mail.path)
            except UnreadableFileError as error:
                faults.append(error)
                continue
            sources.append(found)
            if found.media_type == EML:
                waiting.append((found, one.content, deep + 1))
    return sources, faults


def _extract(
    name: str, content: bytes, media_type: str, limits: Limits, workers: int | None, told: Told | None
) -> Extract:
    """Text of a file; its reader is imported when it is needed, which takes longer than a letter to analyse."""
    if media_type == PDF:
        from .pdf import extract_pdf

        return extract_pdf(name, content, limits, workers, told)
    if media_type.startswith("image/"):
        from .pdf import extract_picture

        return extract_picture(name, content, limits, workers, told)
    if media_type == DOCX:
        from .word import extract_docx

        return Extract(extract_docx(name, content))
    if media_type == EML:
        from .mail import read_mail

        mail = read_mail(name, content)
        if not mail.text and not mail.attached:
            raise UnreadableFileError(name, "holds no text")
        return Extract(mail.text)  # empty where it only brings files, which are attached to it
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


def bytes_of(path: Path, content: bytes | None = None, limits: Limits = USUAL) -> bytes:
    """Bytes of a file that may be read.

    Parameters
    ----------
    path : Path
    content : bytes, optional
        Where they are at hand: the file is not opened then.
    limits : Limits, optional

    Returns
    -------
    bytes

    Raises
    ------
    UnreadableFileError
        Missing, not a file, refused by the system, too large or empty.
    """
    name = str(path)
    if content is None:
        try:
            if not path.exists():
                raise UnreadableFileError(name, "no such file")
            if not path.is_file():  # a folder; a pipe, which would be waited for; a device, which has no end
                raise UnreadableFileError(name, "not a file")
            with path.open("rb") as file:
                content = file.read(limits.bytes + 1)
        except OSError as error:
            raise UnreadableFileError(name, error.strerror or str(error)) from error
    if len(content) > limits.bytes:
        raise UnreadableFileError(name, f"larger than {limits.bytes / 1_000_000:.4g} MB")
    if not content:
        raise UnreadableFileError(name, "empty file")
    return content
