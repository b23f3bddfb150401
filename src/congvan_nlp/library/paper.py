"""Where the words of a letter stand on paper, in few bytes, and the file whose pages show them."""

import re
import struct
import sys
import zlib
from array import array
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from ..reading.boxes import Box
from ..reading.kinds import JPEG, MEDIA_TYPES, PDF, PNG, TIFF
from ..reading.source import Source
from .schema import files, letters, versions

#: Pages of these files can be shown.
_SHOWN: Final = frozenset((PDF, PNG, JPEG, TIFF))
_WORD: Final = re.compile(r"\S+")
_STEPS: Final = 4  # in a point
_MOST: Final = 65_535
_HEAD: Final = struct.Struct("<HI")  # pages, words
_FIELDS: Final = 5  # page, x0, top, x1, bottom


class Paper(NamedTuple):
    """A letter on paper.

    Attributes
    ----------
    sizes : tuple of (float, float)
        Width and height of each page, points.
    boxes : tuple of Box
        Of each word of the text that stands on a page, in their order.
    """

    sizes: tuple[tuple[float, float], ...]
    boxes: tuple[Box, ...]

    def lines_of(self, start: int, end: int) -> list[Box]:
        """Where a span of the text stands: a box for each line of it.

        Examples
        --------
        >>> paper = Paper(((595, 842),), (Box(0, 4, 0, 85, 60, 120, 74), Box(5, 9, 0, 124, 60, 140, 75)))
        >>> paper.lines_of(0, 8)
        [Box(start=0, end=9, page=0, x0=85, top=60, x1=140, bottom=75)]
        """
        found: list[Box] = []
        for box in self.boxes:
            if box.end <= start or box.start >= end:
                continue
            last = found[-1] if found else None
            # on one line they overlap by half their height, and go on to the right
            if last and last.page == box.page and box.x0 >= last.x0 and _overlap(last, box):
                found[-1] = Box(
                    last.start, box.end, box.page, last.x0, min(last.top, box.top), max(last.x1, box.x1),
                    max(last.bottom, box.bottom),
                )  # fmt: skip
            else:
                found.append(box)
        return found


def _overlap(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > min(one.bottom - one.top, other.bottom - other.top) / 2


def places_in(source: Source) -> bytes | None:
    """Pack where the words of a letter stand; None where it has no pages.

    Parameters
    ----------
    source : Source

    Returns
    -------
    bytes or None
        For `paper_of`; about five bytes a word.
    """
    if not source.boxes:
        return None
    words = [source.boxes_of(*match.span()) for match in _WORD.finditer(source.text.raw)]
    columns: list[array[int]] = [array("H") for _ in range(_FIELDS)]
    for boxes in words:
        # of a word that goes on in the next line, its first part
        for column, value in zip(columns, _steps(boxes[0]) if boxes else (0,) * _FIELDS, strict=True):
            column.append(value)
    sizes = array("H", [_step(side) for size in source.page_sizes for side in size])
    content = _HEAD.pack(len(source.page_sizes), len(words)) + b"".join(_bytes(one) for one in (sizes, *columns))
    return zlib.compress(content, 9)


def paper_of(places: bytes, text: str) -> Paper | None:
    """Unpack where words stand; None where that is damaged or of another text.

    Parameters
    ----------
    places : bytes
    text : str
        Of the letter.
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    try:
        content = zlib.decompress(places)
        pages, count = _HEAD.unpack_from(content)
        numbers = _numbers(content[_HEAD.size :])
    except (zlib.error, struct.error, ValueError):
        return None
    if count != len(spans) or len(numbers) != 2 * pages + _FIELDS * count:
        return None
    sides = [number / _STEPS for number in numbers[: 2 * pages]]
    columns = [numbers[2 * pages + n * count :][:count] for n in range(_FIELDS)]
    boxes = (
        Box._make((*span, page, *(side / _STEPS for side in place)))
        for span, page, *place in zip(spans, *columns, strict=True)
        if page < pages and place[0] < place[2]
    )
    return Paper(tuple(zip(sides[::2], sides[1::2], strict=True)), tuple(boxes))


def paper(connection: Connection, letter: int, text: str) -> Paper | None:
    """The paper of a letter, as it is shown; None where it has no pages.

    Parameters
    ----------
    connection : Connection
    letter : int
    text : str
        Of the letter.
    """
    here = (versions.c.letter_id == letters.c.id) & (versions.c.version == letters.c.version)
    places = connection.scalar(select(versions.c.places).join(letters, here).where(letters.c.id == letter))
    return paper_of(places, text) if places else None


def file_of(connection: Connection, letter: int) -> tuple[Path, str] | None:
    """The file whose pages show a letter, and the SHA-256 of its bytes; None where there is none that can be shown.

    Parameters
    ----------
    connection : Connection
    letter : int
    """
    here = (versions.c.letter_id == letters.c.id) & (versions.c.version == letters.c.version)
    path = connection.scalar(select(versions.c.path).join(letters, here).where(letters.c.id == letter))
    while path:
        row = connection.execute(select(files.c.sha256, files.c.within).where(files.c.path == path)).first()
        if row is None:
            return None
        if row.within is None:
            shown = Path(path)
            return (shown, row.sha256) if MEDIA_TYPES.get(shown.suffix.lower()) in _SHOWN else None
        path = row.within
    return None


def _steps(box: Box) -> tuple[int, ...]:
    return (min(box.page, _MOST), *(_step(side) for side in box[3:]))


def _step(side: float) -> int:
    return max(0, min(_MOST, round(side * _STEPS)))


def _bytes(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()


def _numbers(content: bytes) -> "array[int]":
    numbers = array("H")
    numbers.frombytes(content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
