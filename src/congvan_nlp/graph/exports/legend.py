"""The legend of a picture: what is in it of levels, kinds and relations, in Vietnamese."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from .cards import width_of
from .layout import Unit
from .lines import Net
from .pen import Pen
from .wording import COLOURS, KINDS, LEVELS, RELATIONS

_SWATCH: Final = 0.32  # inches
_LINE: Final = 0.24
_BETWEEN: Final = 0.28
Draw = Callable[[Pen, float, float], None]


@dataclass
class Legend:
    """A legend; its size is in inches.

    Attributes
    ----------
    width, height : float
    entries : list
        Place, drawing of the sign, and words of each.
    """

    width: float
    height: float
    entries: list[tuple[float, float, Draw | None, str]]

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it at a place with the pen of the picture."""
        for right, down, sign, words in self.entries:
            if sign is None:
                pen.words(x + right, y + down, words, "bold", colour="#444444")
            else:
                sign(pen, x + right, y + down)
                pen.words(x + right + _SWATCH + 0.07, y + down, words, "plain")


def legend_of(units: Sequence[Unit], nets: Sequence[Net], width: float) -> Legend:
    """The legend of a picture.

    Parameters
    ----------
    units : sequence of Unit
    nets : sequence of Net
    width : float
        Inches that it may take.

    Returns
    -------
    Legend
        Only of what is there.
    """
    cards = [card for unit in units for card in (unit.head, *unit.parts)]
    levels = {card.level for card in cards if card.kind not in ("directive", "deadline")}
    kinds = {card.kind for card in cards}
    relations = {net.relation for net in nets}
    groups: list[tuple[str, list[tuple[Draw, str]]]] = [
        ("Cấp ban hành:", [(_level(level), words) for level, words in LEVELS.items() if level in levels]),
        ("Ô:", [(_kind(kind), words) for kind, words in KINDS.items() if kind in kinds]),
        ("Quan hệ:", [(_stroke(name, False), words) for name, words in RELATIONS.items() if name in relations]),
    ]
    reading = [
        (_stroke("", inferred), words)
        for inferred, words in ((False, "ghi rõ trong văn bản"), (True, "suy ra"))
        if any(net.inferred is inferred for net in nets)
    ]
    if any(unit.parts for unit in units):
        reading.append(
            (_frame, "văn bản và các chỉ đạo, thời hạn của nó; nét nối vào khung chung: mọi chỉ đạo trong khung")
        )
    groups.append(("Cách đọc:", reading))
    entries: list[tuple[float, float, Draw | None, str]] = []
    widest, y = 0.0, 0.0
    for title, signs in groups:
        if not signs:
            continue
        entries.append((0.0, y, None, title))
        x = start = 1.1
        for sign, words in signs:
            long = _SWATCH + 0.07 + width_of(words, "plain")
            if x > start and x + long > width:
                x, y = start, y + _LINE
            entries.append((x, y, sign, words))
            x += long + _BETWEEN
            widest = max(widest, x)
        y += _LINE
    return Legend(widest, y, entries)


def _level(level: str) -> Draw:
    return lambda pen, x, y: pen.box(x, y - 0.07, _SWATCH, 0.14, COLOURS[level], "#222222")


def _kind(kind: str) -> Draw:
    thick, round, dashed = 1.6 if kind == "letter" else 0.7, kind == "directive", kind == "deadline"
    return lambda pen, x, y: pen.box(x, y - 0.07, _SWATCH, 0.14, "white", "#222222", thick, round=round, dashed=dashed)


def _stroke(relation: str, inferred: bool) -> Draw:
    return lambda pen, x, y: pen.stroke([x, x + _SWATCH], [y, y], relation, inferred)


def _frame(pen: Pen, x: float, y: float) -> None:
    pen.box(x, y - 0.09, _SWATCH, 0.18, "#f4f4f4", "#9a9a9a")
