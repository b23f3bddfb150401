"""What a portal says of a letter above its text: Số/Ký hiệu, Ngày ban hành, Trích yếu.

Portals of the State list these properties in a table, which copies flatten to lines; the text below
often comes without its letterhead.
"""

import re

from ..folding import Text
from .layout import Zone

_LABELS = {
    "number": r"so\s?[/,]?\s?(?:va\s)?ky hieu(?: van ban)?|so hieu(?: van ban)?|so van ban|ky hieu",
    "date": r"ngay ban hanh|ngay ky|ngay van ban",
    "subject": r"trich yeu(?: noi dung)?(?: van ban)?|ve viec|tieu de",
    "issuer": r"(?:co quan|don vi|noi) ban hanh",
    "type": r"(?:loai|hinh thuc) van ban|the loai",
}
_LINE = re.compile(
    r"^[\W_]{0,6}(?:" + "|".join(f"(?P<{name}>{label})" for name, label in _LABELS.items()) + r")[*_]{0,3}"
    r"(?:[ ]{0,3}[:|]|(?=[ ]))[ |:*_]{0,8}(?P<value>[^\s:|*_][^\n]*)",
    re.MULTILINE,
)
#: Portals put them first; behind this many characters a like line belongs to the letter.
_REACH = 4000


def read_properties(text: Text, end: int) -> dict[str, Zone]:
    """Properties that a portal lists above a letter, by name.

    Parameters
    ----------
    text : Text
    end : int
        Where the body of the letter begins.

    Returns
    -------
    dict of str to Zone
        Names are number, date, subject, issuer and type. Empty where fewer than two are listed: one
        line of this form may be the letter's own.

    Examples
    --------
    >>> text = Text.of("Số/Ký hiệu\\t03/CĐ-UBND\\nNgày ban hành\\t22/01/2024\\n")
    >>> {name: text.raw[slice(*zone)] for name, zone in read_properties(text, len(text)).items()}
    {'number': '03/CĐ-UBND', 'date': '22/01/2024'}
    """
    found: dict[str, Zone] = {}
    for match in _LINE.finditer(text.low, 0, min(end, _REACH)):
        value = Zone(match.start("value"), match.start("value") + len(match["value"].rstrip(" |*_;.")))
        found.setdefault(next(name for name in _LABELS if match[name]), value)
    return found if len(found) > 1 else {}
