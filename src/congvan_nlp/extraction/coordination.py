"""Bodies named in one breath, taken apart: "Sở Y tế, Sở Nội vụ và UBND các xã" are three who have to act.

Groups stay whole: "các huyện ủy, thị ủy, thành ủy", "Văn phòng HĐND và UBND", "Ban Bảo vệ, chăm sóc sức khỏe".
"""

import re

from ..folding import Text
from .bodies import Spanned, body_head
from .body_names import comma_inside

_JOINT = re.compile(r"\s{0,2}(?P<mark>[,;]|,? va)\s{1,3}")


def coordinated(text: Text, span: Spanned) -> list[Spanned]:
    """Take a list of bodies apart.

    Parameters
    ----------
    text : Text
    span : (int, int)

    Returns
    -------
    list of (int, int)
        The span itself where it is one body, or a group.

    Examples
    --------
    >>> text = Text.of("Sở Y tế, Sở Nội vụ và Sở Tài chính")
    >>> [text.raw[slice(*s)] for s in coordinated(text, (0, len(text)))]
    ['Sở Y tế', 'Sở Nội vụ', 'Sở Tài chính']
    >>> len(coordinated(Text.of("Các huyện ủy, thị ủy"), (0, 20)))
    1
    """
    start, end = span
    if not _begins(text, start, end):
        return [span]
    first = text.low[start:end].split(" ", 1)[0]
    parts: list[Spanned] = []
    at = start
    for joint in _JOINT.finditer(text.low, start, end):
        after = joint.end()
        # behind "và" a body of another kind may belong to the name: "Văn phòng HĐND và UBND"
        alike = bool(parts) or text.low.startswith(f"{first} ", after)
        splits = joint["mark"] in ",;" or alike
        if splits and _begins(text, after, end) and not comma_inside(text, joint.start(), end):
            parts.append((at, joint.start()))
            at = after
    return [*parts, (at, end)]


def _begins(text: Text, at: int, end: int) -> bool:
    """Whether one body's name begins at an offset: a capital, and more than its first word."""
    head = body_head(text, at, end)
    return head is not None and not head["many"] and text.raw[at].isupper() and " " in text.raw[at:end].strip()
