"""What the reading room gives to all others: one `Source` a letter."""

import hashlib
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ..folding import Text
from .boxes import Box
from .normalise import normalise
from .offsets import OffsetMap


class UnreadableFileError(Exception):
    """A file that cannot be read at all; the message names the file and the reason.

    Attributes
    ----------
    path : str
        The file as the user named it.
    reason : str
        One sentence, in the words of the reader.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{printable(path)}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (self.path, self.reason)


class MissingProgramError(UnreadableFileError):
    """A file that another program has to read, which is not installed; the reason says what to install."""


class Extract(NamedTuple):
    """The text of a file, as its reader gives it.

    Attributes
    ----------
    text : str
    pages : int or None
        None where the format has none.
    ocr : bool
        Whether some of it was recognised from a picture.
    confidence : float or None
        How sure OCR is of what it read, 0 to 1; None without.
    notes : tuple of str
        Diagnostic codes.
    boxes : tuple of Box
        Of each word, in the order of the text; empty where the format has no pages.
    page_sizes : tuple of (float, float)
        Width and height of each page, points.
    """

    text: str
    pages: int | None = None
    ocr: bool = False
    confidence: float | None = None
    notes: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    page_sizes: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A letter as it was read, before anything was understood.

    Attributes
    ----------
    text : Text
        Normalised text with its folded views.
    offsets : OffsetMap
        From the normalised text back to `original`.
    original : str
        The text as decoded.
    path, sha256, media_type : str
        Where it came from; `path` is empty for a text given directly.
    pages : int or None
        Number of pages, None where the format has none.
    ocr : bool
        Whether characters were recognised from a picture.
    confidence : float or None
        How sure OCR is of them, 0 to 1.
    notes : tuple of str
        Diagnostic codes raised while reading.
    attached_to : str or None
        The file, or the letter within it, that this letter came with; `path` then goes on from it.
    boxes : tuple of Box
        Where each word of `original` stands on paper; see `boxes_of`.
    page_sizes : tuple of (float, float)
        Width and height of each page, points; empty where the format has none.
    """

    text: Text
    offsets: OffsetMap = field(repr=False)
    original: str = field(repr=False)
    path: str = ""
    sha256: str = ""
    media_type: str = "text/plain"
    pages: int | None = None
    ocr: bool = False
    confidence: float | None = None
    notes: tuple[str, ...] = ()
    attached_to: str | None = None
    boxes: tuple[Box, ...] = field(default=(), repr=False)
    page_sizes: tuple[tuple[float, float], ...] = field(default=(), repr=False)

    @classmethod
    def from_text(
        cls,
        original: str,
        *,
        path: str = "",
        content: bytes | None = None,
        media_type: str = "text/plain",
        pages: int | None = None,
        ocr: bool = False,
        confidence: float | None = None,
        notes: tuple[str, ...] = (),
        boxes: tuple[Box, ...] = (),
        page_sizes: tuple[tuple[float, float], ...] = (),
    ) -> "Source":
        """Normalise a decoded text.

        Parameters
        ----------
        original : str
            Decoded text.
        path, media_type, pages, ocr, confidence, notes, boxes, page_sizes
            See the attributes.
        content : bytes, optional
            The bytes that the hash is taken of; the text's own UTF-8 where there is no file.

        Raises
        ------
        TypeError
            Where the text is no str; bytes have to be decoded, or read from their file.

        Examples
        --------
        >>> Source.from_text("Kính gửi: **Sở Y tế**").text.raw
        'Kính gửi: Sở Y tế'
        """
        if not isinstance(original, str):
            raise TypeError(
                f"the text of a letter must be str, not {type(original).__name__}; analyze_file(path) reads a file"
            )
        text, offsets = normalise(original)
        data = original.encode("utf-8", "surrogatepass") if content is None else content
        return cls(
            text=Text.of(text),
            offsets=offsets,
            original=original,
            path=printable(path),
            sha256=hashlib.sha256(data).hexdigest(),
            media_type=media_type,
            pages=pages,
            ocr=ocr,
            confidence=confidence,
            notes=notes,
            boxes=boxes,
            page_sizes=page_sizes,
        )

    def cut(self, start: int, stop: int, number: int = 1) -> "Source":
        """A letter of several that stand in one file, each behind the other.

        Parameters
        ----------
        start, stop : int
            Code points into `text`, half open.
        number : int
            Of the letter, from 1; all but the first have it in their path, and the digest of their own text.

        Returns
        -------
        Source
            Its boxes keep the page numbers of the file.

        Examples
        --------
        >>> whole = Source.from_text("Số 5-CV/TU\\n\\nSố 6-KH/TU", path="a.txt")
        >>> part = whole.cut(12, 22, 2)
        >>> part.text.raw, part.path, part.attached_to
        ('Số 6-KH/TU', 'a.txt/2', 'a.txt')
        """
        first, last = self.offsets.original(start, stop)
        boxes = tuple(
            box._replace(start=box.start - first, end=box.end - first)
            for box in self.boxes
            if first <= box.start and box.end <= last
        )
        text, offsets = normalise(self.original[first:last])
        part = replace(self, text=Text.of(text), offsets=offsets, original=self.original[first:last], boxes=boxes)
        if self.page_sizes:
            part = replace(part, pages=len({box.page for box in boxes}))
        if number == 1:
            return part
        digest = hashlib.sha256(part.original.encode("utf-8", "surrogatepass")).hexdigest()
        return replace(part, path=f"{self.path}/{number}", sha256=digest, attached_to=self.path)

    def boxes_of(self, start: int, end: int) -> tuple[Box, ...]:
        """Where a span of the text stands on paper.

        Parameters
        ----------
        start, end : int
            Code points into `text`, half open.

        Returns
        -------
        tuple of Box
            Of each word that the span has a part in; empty where the format has no pages.

        Examples
        --------
        >>> boxes = (Box(0, 4, 0, 85, 60, 120, 74), Box(5, 9, 0, 124, 60, 140, 74))
        >>> Source.from_text("Kính gửi:", boxes=boxes).boxes_of(5, 8)[0].x0
        124
        """
        first, stop = self.offsets.original(start, end)
        at = bisect_right(self.boxes, first, key=lambda box: box.end)
        return self.boxes[at : max(at, bisect_left(self.boxes, stop, key=lambda box: box.start))]


def printable(path: str) -> str:
    """A path as records and messages have it: a name whose bytes are no Unicode breaks messages and records; under another locale they may be UTF-8."""
    try:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", path)
