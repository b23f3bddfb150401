"""One file → one `Source`."""

import codecs
import re
from pathlib import Path

from .legacy import font_encoding
from .source import Source, UnreadableFileError

#: Files by suffix; what is not listed is skipped in folders and refused when named.
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": "application/pdf",
}
#: Larger files are no letters; reading them would only fill the memory.
MAX_BYTES = 50_000_000


def read(path: str | Path, content: bytes | None = None) -> Source:
    """Read one file.

    Parameters
    ----------
    path : str or Path
        Text, Markdown, or a PDF with a text layer.
    content : bytes, optional
        Of the file, where they are at hand: it is not opened then.

    Returns
    -------
    Source

    Raises
    ------
    UnreadableFileError
        Naming the file and the reason: missing, no permission, too large, of an unknown kind,
        damaged, encrypted, without any text, or in an encoding that only an old font shows as Vietnamese.

    Examples
    --------
    >>> read("missing.txt")
    Traceback (most recent call last):
    congvan_nlp.reading.source.UnreadableFileError: missing.txt: no such file
    """
    path = Path(path)
    name = str(path)
    content = _content(path, name) if content is None else _bounded(content, name)
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if content.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-"):  # what a file is counts, not what it is called
        media_type = "application/pdf"
    if media_type is None:
        known = ", ".join(sorted(MEDIA_TYPES))
        raise UnreadableFileError(name, f"not a kind of file that can be read ({known})")
    if media_type != "application/pdf":
        return decode(content, name, media_type)
    if b"%PDF-" not in content[:1024]:
        raise UnreadableFileError(name, "not a PDF, though it is called one")
    from .pdf import extract_text  # pdfminer takes longer to import than a letter to analyse

    text, pages = extract_text(name, content)
    _refuse_legacy(text, name)
    return Source.from_text(text, path=name, content=content, media_type=media_type, pages=pages)


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


_ASCII = re.compile(r"[\x00-\x7f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: Marks at the begin of a text file; that of UTF-16 begins the one of UTF-32.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(content: bytes, name: str, media_type: str) -> Source:
    """Decode the bytes of a text file: UTF-8, UTF-16 and UTF-32 by their mark, UTF-16 by its NULs, else Windows-1258.

    A few broken bytes do not make a file another encoding: they become U+FFFD.

    Raises
    ------
    UnreadableFileError
        Where the bytes are no text, or text in an encoding of old fonts.

    Examples
    --------
    >>> decode("Kính gửi".encode(), "a.txt", "text/plain").text.raw
    'Kính gửi'
    """
    encoding = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "utf-8-sig")
    if encoding == "utf-8-sig" and b"\x00" in content:
        encoding = _unmarked(content)
        if not encoding:
            raise UnreadableFileError(name, "not a text file (holds NUL bytes)")
    notes: tuple[str, ...] = ()
    text = content.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if encoding == "utf-8-sig" and broken and broken > 0.1 * len(_ASCII.sub("", text)):
        if len(_CONTROL.findall(text)) > 0.02 * len(text):
            raise UnreadableFileError(name, "not a text file")
        _refuse_legacy(content.decode("latin-1"), name)
        text = content.decode("cp1258", "replace")
        notes = ("encoding-guessed",)
    if not text.strip():
        raise UnreadableFileError(name, "holds no text")
    _refuse_legacy(text, name)
    return Source.from_text(text, path=name, content=content, media_type=media_type, notes=notes)


def _unmarked(content: bytes) -> str:
    """Tell UTF-16 without its mark: every second byte of what is ASCII is NUL, and none between."""
    half = len(content) // 2
    for encoding, nul, other in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        often, seldom = content[nul::2].count(0), content[other::2].count(0)
        if len(content) % 2 == 0 and often > 0.3 * half and seldom <= 0.01 * half:
            text = content.decode(encoding, "replace")
            if "\ufffd" not in text and len(_CONTROL.findall(text)) <= 0.02 * len(text):
                return encoding
    return ""


def _refuse_legacy(text: str, name: str) -> None:
    if font := font_encoding(text):
        raise UnreadableFileError(name, f"text in the old font encoding {font}, to be converted to Unicode first")
