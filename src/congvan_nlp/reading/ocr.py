"""Pictures of pages → words with their boxes, by tesseract.

How a page is prepared was measured (letters of the corpus, printed and scanned): the red channel alone, in which red
stamps are white; turned upright; 300 dots an inch; ``-l vie`` alone, since English beside it turns Đ into D; one thread
a process, since two with several hold each other up.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from statistics import median
from typing import TYPE_CHECKING, Final

from .boxes import Sheet, Word
from .ocr_labels import with_labels
from .skew import skew_of

if TYPE_CHECKING:
    from PIL.Image import Image

#: Dots an inch that pages are drawn with.
DPI: Final = 300
#: Seconds that a page may take; a full one takes two.
SECONDS: Final = 120
_POINTS: Final = 72 / DPI
_WORD: Final = "5"  # level of a word in the TSV of tesseract
_LEAST: Final = 0.3  # degrees of skew that are not worth a loss of sharpness
#: What stamps, signatures and dirt are read as: no letters or figures, and tesseract is not sure of them.
_NOISE: Final = re.compile(r"[\W_]*\w?[\W_]*")
_UNSURE: Final = 0.6
_MISSING: Final = "a scan, which needs tesseract to be read (Debian: tesseract-ocr and tesseract-ocr-vie)"
_NO_LANGUAGE: Final = "a scan, for which tesseract needs its Vietnamese letters (Debian: tesseract-ocr-vie)"


class OcrError(Exception):
    """Pages cannot be recognised; the message is the reason."""


class NoOcrError(OcrError):
    """tesseract or its Vietnamese letters are not installed."""


def recognised(images: Iterable["Image"], workers: int | None = None) -> Iterator[tuple[Sheet, float]]:
    """Recognise pages, several at a time.

    Parameters
    ----------
    images : iterable of PIL image
        Pages at `DPI`; each is asked for when there is room for it.
    workers : int, optional
        How many at a time; by default one for each core.

    Yields
    ------
    sheet : Sheet
        In their order.
    confidence : float
        Of its words, by their letters; 0 to 1, and 0 for an empty page.

    Raises
    ------
    OcrError
        Where tesseract or its Vietnamese letters are not installed (`NoOcrError`), or a page takes too long.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise NoOcrError(_MISSING)
    count = workers or os.cpu_count() or 1
    with ThreadPoolExecutor(count) as pool:
        waiting = []
        for image in images:
            waiting.append(pool.submit(_recognised, program, image))
            if len(waiting) > count:  # no more pictures in memory than are worked on
                yield waiting.pop(0).result()
        for one in waiting:
            yield one.result()


def _recognised(program: str, image: "Image") -> tuple[Sheet, float]:
    from PIL import Image as images

    grey = image.getchannel("R") if image.mode == "RGB" else image.convert("L")
    turn = skew_of(grey)
    turn = turn if abs(turn) >= _LEAST else 0.0
    if turn:
        grey = grey.rotate(turn, images.Resampling.BICUBIC, expand=False, fillcolor=255)
    table, said = _run(program, grey, ("-l", "vie", "tsv"))
    if table is None:
        if "vie" in said and "load" in said:
            raise NoOcrError(_NO_LANGUAGE)
        raise OcrError("a page that tesseract cannot read")
    words, confidence, dirt = read_tsv(table)
    words = with_labels(words, dirt, grey, _POINTS, lambda part, how: _run(program, part, how)[0] or "")
    return Sheet(words, grey.width * _POINTS, grey.height * _POINTS, turned=turn), confidence


def _run(program: str, image: "Image", options: Sequence[str]) -> tuple[str | None, str]:
    """What tesseract reads, None where it fails, and what it says."""
    picture = BytesIO()
    image.save(picture, "PNG", compress_level=1, dpi=(DPI, DPI))
    try:
        done = subprocess.run(
            [program, "stdin", "stdout", "--dpi", str(DPI), *options], input=picture.getvalue(), capture_output=True,
            timeout=SECONDS, check=False, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise OcrError(f"a page that takes longer than {SECONDS} seconds to recognise") from error
    said = done.stderr.decode("utf-8", "replace")
    return (None if done.returncode else done.stdout.decode("utf-8", "replace")), said


def read_tsv(table: str) -> tuple[list[Word], float, list[Word]]:
    r"""Words of the TSV that tesseract writes, how sure it is of them, and what it takes dirt for.

    Words of one line get its height: else "lập" and "Tự" of "Độc lập - Tự do" would not be level.

    Examples
    --------
    >>> row = "5\t1\t1\t1\t1\t1\t300\t600\t150\t50\t90\tKính"
    >>> words, confidence, dirt = read_tsv("level\t…\n" + row)
    >>> words[0].text, round(words[0].x0), round(words[0].top), confidence
    ('Kính', 72, 144, 0.9)
    """
    lines: dict[tuple[str, ...], list[tuple[Word, float]]] = {}
    dirt: list[Word] = []
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != _WORD:
            continue
        left, top, width, height = (int(cell) * _POINTS for cell in cells[6:10])
        text, sure = cells[11].strip(), max(float(cells[10]), 0.0) / 100
        word = Word(left, top, left + width, top + height, text)
        if text and sure < _UNSURE and _NOISE.fullmatch(text):
            dirt.append(word)
        elif text:
            lines.setdefault(tuple(cells[1:5]), []).append((word, sure))
    words: list[Word] = []
    letters = total = 0.0
    for line in lines.values():
        top, bottom = median(word.top for word, _ in line), median(word.bottom for word, _ in line)
        words += (word._replace(top=top, bottom=bottom) for word, _ in line)
        letters += sum(len(word.text) for word, _ in line)
        total += sum(len(word.text) * sure for word, sure in line)
    return words, total / letters if letters else 0.0, dirt
