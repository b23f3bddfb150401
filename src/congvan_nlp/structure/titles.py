"""Lines that stand alone above a letter: the title of state or Party, and the type in capitals."""

import re
from functools import cache

from ..folding import bare
from ..knowledge.tables import type_names

#: The two titles that open a letterhead, as scans render them.
STATE_TITLE = re.compile(r"X\w\s+H\w[IL]\s+CHU\s+NGH\wA\s+V\wET\s+NAM")
PARTY_TITLE = re.compile(r"D\wNG\s+C\wNG\s+S\wN\s+V\wET\s+NAM")
MOTTO = re.compile(r"doc\s+l\wp\W{1,6}(?:t\w\s+do|tudo)\W{1,6}h\wnh\s+phuc")

_NO_LETTERS = re.compile(r"[\W_\d]+")
_STRAY_LETTER = re.compile(r"^[a-z] (?=[a-z]{2})|(?<=[a-z]{2}) [a-z]$")


@cache
def _unspaced_types() -> dict[str, str]:
    """Scans set spaces into a title (K ẾT LUẬN)."""
    return {words.replace(" ", ""): name for words, name in type_names().items()}


def type_of_title(line: str) -> str | None:
    """The type that a line names, also one with blanks inside or a stray letter at its edge.

    Examples
    --------
    >>> type_of_title("_ KẾ HO ẠCH"), type_of_title("A HƯỚNG DẪN"), type_of_title("KẾ HOẠCH NĂM")
    ('Kế hoạch', 'Hướng dẫn', None)
    """
    said = _NO_LETTERS.sub(" ", bare(line)).strip().lower()
    for words in (said, _STRAY_LETTER.sub("", said)):
        name = type_names().get(words) or _unspaced_types().get(words.replace(" ", ""))
        if name:
            return name
    return None
