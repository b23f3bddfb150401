"""Bytes of a text file → text: which encoding they are in."""

import codecs
import re

from .legacy import font_encoding
from .source import UnreadableFileError

_ASCII = re.compile(r"[\x00-\x7f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
#: Marks at the begin of a text file; that of UTF-16 begins the one of UTF-32.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Decode the bytes of a text file: UTF-8, UTF-16 and UTF-32 by their mark, UTF-16 by its NULs, else Windows-1258.

    A few broken bytes do not make a file another encoding: they become U+FFFD.

    Returns
    -------
    text : str
    notes : tuple of str
        Diagnostic codes.

    Raises
    ------
    UnreadableFileError
        Where the bytes are no text.

    Examples
    --------
    >>> decode("Kính gửi".encode(), "a.txt")
    ('Kính gửi', ())
    """
    encoding = next((encoding for mark, encoding in _MARKS.items() if content.startswith(mark)), "utf-8-sig")
    if encoding == "utf-8-sig" and b"\x00" in content:
        encoding = _unmarked(content)
        if not encoding:
            raise UnreadableFileError(name, "not a text file (holds NUL bytes)")
    text = content.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if encoding == "utf-8-sig" and broken and broken > 0.1 * len(_ASCII.sub("", text)):
        if len(_CONTROL.findall(text)) > 0.02 * len(text):
            raise UnreadableFileError(name, "not a text file")
        as_font = content.decode("latin-1")
        if font_encoding(as_font):
            return as_font, ()
        return content.decode("cp1258", "replace"), ("encoding-guessed",)
    return text, ()


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
