"""Letters of the corpus cut into the parts that offices set apart: head, body, foot."""

import re
import unicodedata
from dataclasses import dataclass, field

from congvan_nlp.reading.source import Source

_TYPES = "quyet dinh|ke hoach|chi thi|thong bao|huong dan|giay moi|bao cao|to trinh|nghi quyet|chuong trinh|cong dien|ket luan"
_TITLE = re.compile(rf"(?:{_TYPES})\b")
_NATION = re.compile(r"cong ?h?oa xa hoi chu nghia|dang cong san viet nam")
_RIGHT = re.compile(r"(?:cong hoa xa hoi chu nghia|dang cong san viet nam|doc lap)|.{2,40}, ?ngay .{0,4}thang")
_RULE = re.compile(r"[-_–—*\s]{3,}")
_APART = re.compile(r"\S(?: {3,}|\t+)\s*\S")
LABEL = re.compile(r"(?:(?P<decimal>\d{1,2})\.|(?P<letter>[a-zđ])\)|-)\s+(?=\S)")
_DEEPEST_HEAD, _WIDEST_WRAPPED = 30, 115


def _key(line: str) -> str:
    plain = unicodedata.normalize("NFD", line.casefold().replace("đ", "d"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@dataclass
class Block:
    """A part of a letter: paragraphs one after another, or two columns side by side.

    Attributes
    ----------
    rows : list of (list of str, list of str)
        Of a table without borders; empty for paragraphs.
    lines : list of str
        Paragraphs.
    """

    rows: list[tuple[list[str], list[str]]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def blocks(text: str) -> list[Block]:
    """Split a letter into head, body and feet; what ran together in one line stays as it is.

    Parameters
    ----------
    text : str
        Of a file of ``corpora/letters``.

    Returns
    -------
    list of Block
    """
    if "**" in text or "\\-" in text:  # Markdown is never seen in Word
        text = Source.from_text(text).text.raw
    lines = [line.rstrip() for line in text.split("\n")]
    found, at = [], 0
    head = _head(lines)
    if head is not None:
        block, at = head
        found.append(block)
    body: list[str] = []
    while at < len(lines):
        foot = _foot(lines, at)
        if foot is None:
            body.append(lines[at])
            at += 1
        else:
            block, at = foot
            found += [Block(lines=body), block]
            body = []
    return [*found, Block(lines=body)] if any(body) else found


def _head(lines: list[str]) -> tuple[Block, int] | None:
    """The head as two columns, and where the rest begins."""
    keys = [_key(line) for line in lines[:_DEEPEST_HEAD]]
    end = next(
        (i for i, k in enumerate(keys) if k.startswith("kinh gui") or (_TITLE.match(k) and lines[i].isupper())), 0
    )
    dated = any(_RIGHT.match(k) and "ngay" in k for k in keys[:end])
    together = any(_APART.search(line.strip()) for line in lines[:end])
    together |= any((m := _NATION.search(k)) is not None and m.start() > 0 for k in keys[:end])
    if not end or not dated or together:
        return None
    sides: tuple[list[str], list[str]] = ([], [])
    side = 0
    for line, k in zip(lines[:end], keys, strict=False):
        if not k:
            continue
        if not _RULE.fullmatch(line):  # a rule stands under what is above it
            side = int(_RIGHT.match(k) is not None)
        sides[side].append(line.strip())
    left, right = sides
    number = next((i for i, line in enumerate(left) if _key(line).startswith("so")), len(left))
    date = next(i for i, line in enumerate(right) if "ngay" in _key(line))
    return Block(rows=[(left[:number], right[:date]), (left[number:], right[date:])]), end


def _foot(lines: list[str], at: int) -> tuple[Block, int] | None:
    """The foot that begins at a line, as two columns, and where the rest begins."""
    if not re.fullmatch(r"noi nhan ?:?", _key(lines[at])):
        return None
    sides: tuple[list[str], list[str]] = ([lines[at].strip()], [])
    i = at + 1
    while i < len(lines) and (not lines[i].strip() or lines[i].lstrip().startswith("-")):
        sides[0].extend(filter(None, [lines[i].strip()]))
        i += 1
    while i < len(lines):
        line = lines[i].strip()
        i += 1
        if not line:
            continue
        if _APART.search(line):
            return None
        sides[1].append(line)
        if not line.isupper() and not line.startswith("("):  # the name
            break
    signed = len(sides[1]) > 1 and sides[1][0].isupper()
    return (Block(rows=[sides]), i) if signed and len(sides[0]) > 1 else None


def paragraphs(block: Block) -> list[tuple[str, bool]]:
    """Paragraphs of a body, and whether each is centred: the title and what it is about, and headings in capitals.

    Space between paragraphs is a style, unless the text was broken into lines by hand.
    """
    wrapped = max((len(line) for line in block.lines), default=0) <= _WIDEST_WRAPPED
    found, titled = [], False
    for line in block.lines:
        has_figure = any(map(str.isdecimal, line))  # then a number cut at a line's end
        heading = line.isupper() and not has_figure and len(line) < 70
        titled = bool(line.strip()) and (titled or (heading and _TITLE.match(_key(line)) is not None))
        if wrapped or line.strip():
            found.append((line, heading or titled))
    return found
