"""Numbers of items that OCR took for words, looked at a second time.

A number that stands by itself before a wide gap ("2.    Sở Y tế") is a block of one sign to tesseract, and with the
letters of Vietnamese it becomes "VÀ", "ĐÃ" or "lu": on 36 clean letters, every third lost the number of an item, and
with it who has to act. Alone, with figures only to choose from, it is read rightly.
"""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from .boxes import LABEL, Row, Word, height_of, rows_of

if TYPE_CHECKING:
    from PIL.Image import Image

#: Reads a picture with further options of tesseract; empty where that does not do.
Look = Callable[["Image", Sequence[str]], str]

# In heights of the row's letters.
_WIDEST: Final = 1.2  # a figure and a full stop
_GAP: Final = 0.45  # behind it
_MARGIN: Final = 0.5
_WHITE: Final = 20  # pixels around what is looked at: signs at an edge are not read
#: Each way reads some that the others do not; of one alone, English, which comes with tesseract, takes 5 for 3.
_WAYS: Final = (("vie", "7"), ("eng", "7"), ("vie", "8"), ("eng", "8"))
_FIGURES: Final = ("-c", "tessedit_char_whitelist=0123456789.")
_NUMBER: Final = re.compile(r"([1-9])\.?")


def with_labels(words: Sequence[Word], dirt: Sequence[Word], image: "Image", points: float, look: Look) -> list[Word]:
    """Words of a page, with the numbers that begin its items.

    Parameters
    ----------
    words : sequence of Word
        Of the whole page, points.
    dirt : sequence of Word
        What was taken for none of them.
    image : PIL image
        Grey, the page itself.
    points : float
        Of a pixel.
    look : callable
        Reads a picture.

    Returns
    -------
    list of Word
        In their order.

    Examples
    --------
    >>> from PIL import Image
    >>> row = [Word(86, 100, 95, 110, "VÀ"), Word(104, 100, 118, 110, "Sở"), Word(121, 100, 128, 110, "Y")]
    >>> [word.text for word in with_labels(row, [], Image.new("L", (2480, 3508), 255), 72 / 300, lambda picture, how: "2")]
    ['2.', 'Sở', 'Y']
    """
    found = list(words)
    for row in rows_of([*words, *dirt]):
        if _is_doubtful(row) and (number := _number(row, image, points, look)):
            read = row[0]._replace(text=f"{number}.")
            if row[0] in dirt:
                found.append(read)
            else:
                found[found.index(row[0])] = read
    return found


def _is_doubtful(row: Row) -> bool:
    """Whether a row begins with what is as wide as the number of an item, stands before a gap as one does, and is none."""
    if len(row) < 2 or LABEL.fullmatch(row[0].text) or row[0].text[0].isdigit():
        return False
    height = height_of(row)
    first, second = row[0], row[1]
    return first.x1 - first.x0 <= _WIDEST * height and second.x0 - first.x1 > _GAP * height and second.text[0].isupper()


def _number(row: Row, image: "Image", points: float, look: Look) -> str | None:
    from PIL import ImageOps

    first, margin = row[0], _MARGIN * height_of(row)
    right = min(first.x1 + margin, (first.x1 + row[1].x0) / 2)
    edges = (first.x0 - margin, first.top - margin, right, first.bottom + margin)
    left, top, right, bottom = (max(round(edge / points), 0) for edge in edges)
    picture = ImageOps.expand(image.crop((left, top, right, bottom)), _WHITE, 255)
    for language, mode in _WAYS:
        if match := _NUMBER.fullmatch(look(picture, ("-l", language, "--psm", mode, *_FIGURES)).strip()):
            return match[1]
    return None
