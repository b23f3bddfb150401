"""Text-layer PDF through pdfplumber: words, split into columns at wide gaps.

Plain extraction reads straight across the two columns of a letterhead; a line whose words stand
far apart is therefore split, and the parts of neighbouring lines that share a column are kept
together (issuer, number; then motto, date).
"""

import io
from collections.abc import Sequence
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from .source import UnreadableFileError

#: More pages than any letter with its annexes has.
MAX_PAGES = 500
#: A gap wider than this many heights of its line separates two columns.
_GAP = 2.0

Segment = tuple[float, float, str]  # x0, x1, words


def extract_text(name: str, content: bytes) -> tuple[str, int]:
    """Text of a PDF in reading order, and its number of pages.

    Parameters
    ----------
    name : str
        The file, for messages.
    content : bytes
        Its bytes.

    Returns
    -------
    text : str
        Pages separated by a blank line.
    pages : int

    Raises
    ------
    UnreadableFileError
        Damaged, encrypted, with too many pages, or without a text layer.
    """
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            pages = len(document.pages)
            if pages > MAX_PAGES:
                raise UnreadableFileError(name, f"{pages} pages, more than {MAX_PAGES}")
            texts = []
            for page in document.pages:
                texts.append(_page_text(page))
                page.close()  # else every page's characters stay in memory
    except PdfminerException as error:
        encrypted = isinstance(error.args[0] if error.args else None, PDFPasswordIncorrect)
        raise UnreadableFileError(name, "encrypted PDF" if encrypted else "damaged PDF") from error
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise UnreadableFileError(name, f"damaged PDF ({type(error).__name__})") from error
    text = "\n\n".join(texts)
    if not text.strip():
        raise UnreadableFileError(name, "no text layer: a scan, which needs OCR")
    return text, pages


def _page_text(page: Any) -> str:
    words = page.extract_words(use_text_flow=False, keep_blank_chars=False)
    lines = [_segments(line) for line in _rows(words)]
    blocks: list[str] = []
    pending: list[list[Segment]] = []
    last_bottom = None
    for row, segments in zip(_rows(words), lines, strict=True):
        top, height = min(w["top"] for w in row), max(w["bottom"] - w["top"] for w in row)
        if last_bottom is not None and top - last_bottom > 0.8 * height:
            blocks.extend(_columns(pending))
            pending = []
            blocks.append("")
        last_bottom = max(w["bottom"] for w in row)
        if len(segments) > 1 or (pending and _beside(segments[0], pending)):
            pending.append(segments)
            continue
        blocks.extend(_columns(pending))
        pending = []
        blocks.append(segments[0][2])
    return "\n".join([*blocks, *_columns(pending)])


def _rows(words: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Words by line: those whose middles lie within half a height of each other."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda w: ((w["top"] + w["bottom"]) / 2, w["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        if rows:
            first = rows[-1][0]
            if abs(middle - (first["top"] + first["bottom"]) / 2) < 0.5 * (first["bottom"] - first["top"]):
                rows[-1].append(word)
                continue
        rows.append([word])
    return [sorted(row, key=lambda w: w["x0"]) for row in rows]


def _segments(row: Sequence[dict[str, Any]]) -> list[Segment]:
    segments: list[Segment] = []
    for word in row:
        if segments and word["x0"] - segments[-1][1] <= _GAP * (word["bottom"] - word["top"]):
            x0, _, text = segments[-1]
            segments[-1] = (x0, word["x1"], f"{text} {word['text']}")
        else:
            segments.append((word["x0"], word["x1"], word["text"]))
    return segments


def _beside(segment: Segment, rows: Sequence[Sequence[Segment]]) -> bool:
    """A line of one column that goes on where several stand side by side."""
    columns = rows[-1]
    return len(columns) > 1 and (segment[0] >= columns[-1][0] - 20 or segment[1] <= columns[-1][0])


def _columns(rows: Sequence[Sequence[Segment]]) -> list[str]:
    """Left column first, then the right one."""
    if not rows:
        return []
    edge = min((row[-1][0] for row in rows if len(row) > 1), default=0.0) - 20
    left = [s[2] for row in rows for s in row if s[0] < edge]
    right = [s[2] for row in rows for s in row if s[0] >= edge]
    return [*left, *right]
