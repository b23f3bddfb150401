"""How far a scanned page is turned: lines of text are level where the sums of the rows differ most (Postl 1986)."""

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

#: Degrees to either side that are looked at; a page in a feeder is not turned further.
WIDEST: Final = 7.0
_STEPS: Final = (1.0, 0.25, 0.05)
_SIDE: Final = 900  # pixels of the longer side that are enough


def skew_of(page: "Image") -> float:
    """Degrees by which a page has to be turned, against the clock, to stand upright.

    Parameters
    ----------
    page : PIL image
        In grey; dark on light.

    Returns
    -------
    float
        Within `WIDEST`; 0 for a page without lines.

    Examples
    --------
    >>> from PIL import Image, ImageDraw
    >>> page = Image.new("L", (800, 1100), 255)
    >>> for y in range(100, 1000, 40):
    ...     ImageDraw.Draw(page).line((80, y, 720, y), fill=0, width=12)
    >>> round(skew_of(page.rotate(-3, fillcolor=255)), 1)
    3.0
    """
    scale = _SIDE / max(page.size)
    small = page.resize((max(1, round(page.width * scale)), max(1, round(page.height * scale)))) if scale < 1 else page
    ink = 255 - np.asarray(small, dtype=np.float32)
    rows, columns = np.nonzero(ink > 100)
    if len(rows) < 50:
        return 0.0
    weights = ink[rows, columns]
    best, reach = 0.0, WIDEST
    for step in _STEPS:
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(rows, columns, weights, float(angle))))
        reach = step
    return best if abs(best) < WIDEST else 0.0


def _sharpness(rows: "np.ndarray", columns: "np.ndarray", weights: "np.ndarray", angle: float) -> float:
    """How much the rows of a page differ, once it is turned."""
    turned = rows - np.tan(np.radians(angle)) * columns
    sums = np.bincount((turned - turned.min()).astype(np.int64), weights)
    return float(np.square(np.diff(sums)).sum())
