"""Who issued the letter: from the letterhead, else from symbol, place and text.

Advisory bodies name their parent on the line above (36-HD/VPTW); offices of a province do the same
(30/2020/NĐ-CP, Phụ lục I), so the place of an issuer often stands only in the name of its parent.
"""

import re

from ..extraction.bodies import body_head
from ..folding import Text, bare, key
from ..knowledge.tables import bodies, issuer_codes, provinces
from ..structure.layout import Layout
from ..structure.letterhead import Letterhead
from ..structure.names import LEVELS, NO_LEVEL, spelled

#: Parts of a body that are not named without it.
_INNER = re.compile(
    r"(?:van phong|ban to chuc|ban tuyen giao|ban dan van|ban noi chinh|uy ban kiem tra|ban thuong truc|ban chap hanh|ban xay dung dang|"
    r"ban thuong vu|thuong truc|ban can su|co quan uy ban kiem tra|ban kinh te|trung tam chinh tri|ban to chuc kiem tra|ban phong trao|thanh tra|bch|btv|btt)\b"
)
#: Bodies that a letterhead abbreviates.
_SHORT = ("bch", "bcd", "bql", "btv", "btt", "du", "tu", "ubkt", "bhxh", "du an", "dai", "clb")
#: Thuế tỉnh, thành phố, cơ sở: without the word for a body since 2025.
_TAX = re.compile(r"thue (?:tinh|thanh pho|co so)\b")
_ITS_OFFICE = re.compile(r"van phong .*\b(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan)\b")
_UNFINISHED = re.compile(r"\b(?:va|cua|thanh pho|tinh|huyen|xa|phuong)$")
_LEVEL = re.compile(r"(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa(?! hoi)|phuong|thi tran|dac khu)\b")
_CENTRAL_AUTHOR = re.compile(
    r"(Bo Chinh tri|Ban Bi thu|BO CHINH TRI|BAN BI THU|B[Aa][Nn] C[Hh][Aa][Pp] H[Aa][Nn][Hh] T[Rr][Uu][Nn][Gg] [Uu][Oo][Nn][Gg](?: D[Aa][Nn][Gg])?)\s+"
    r"(?:huong dan|quy dinh|ket luan|chi thi|yeu cau|ban hanh|quyet dinh|thong bao|HUONG DAN|QUY DINH|QUYET DINH|\n)"
)


def find_issuer(text: Text, layout: Layout, head: Letterhead) -> tuple[str | None, bool]:
    """Full name of the issuer.

    Parameters
    ----------
    text : Text
    layout : Layout
    head : Letterhead

    Returns
    -------
    name : str or None
    inferred : bool
        True where no letterhead names it.

    Examples
    --------
    >>> from congvan_nlp.structure.layout import find_layout
    >>> from congvan_nlp.structure.letterhead import read_letterhead
    >>> text = Text.of("UBND TỈNH VẠN XUÂN\\nSỞ Y TẾ\\nSố: 12/SYT-NVY\\nKính gửi: Các đơn vị")
    >>> zones = find_layout(text)
    >>> find_issuer(text, zones, read_letterhead(text, zones))
    ('Sở Y tế tỉnh Vạn Xuân', False)
    """
    lines = _joined(list(head.issuer_lines))
    if lines:
        name = _with_parent(lines)
        if head.place and not head.place.isupper():  # a name that only the dateline tells from other words
            name = re.sub(rf"\b{re.escape(head.place)}\b", head.place, name, flags=re.IGNORECASE)
        if key(name).startswith("ban chap hanh trung uong") and head.symbol and head.symbol.issuer == "TW":
            author = _CENTRAL_AUTHOR.search(text.bare, layout.head.end, min(len(text), layout.body.start + 4000))
            if author:
                found = bodies().get(key(author[1]))
                name = found.name if found else spelled(text.raw[slice(*author.span(1))])
        return name, False
    if head.news_issuer:
        return re.sub(r"^(?:\W+|Ngày [\d/]+,\s)", "", head.news_issuer), True
    name_from_code = _from_symbol(text, head)
    return name_from_code, name_from_code is not None


def _joined(lines: list[str]) -> list[str]:
    """Put names that run over two lines together: ỦY BAN NHÂN DÂN / TỈNH VẠN XUÂN."""
    joined: list[str] = []
    for line in lines:
        name = key(line)
        continues = joined and (
            (_LEVEL.match(name) and not _LEVEL.search(key(joined[-1])))
            or _is_unfinished(joined[-1])
            or name.startswith("viet nam")
            or (key(joined[-1]).split()[-1] + " " + name) in provinces()  # TỈNH PHÚ / YÊN
            or (name in provinces() and not _has_place(joined[-1]))
            or name.startswith(("va ", "cua "))
            or (len(lines) > 1 and not _begins_body(line))
        )
        if continues:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _is_unfinished(line: str) -> bool:
    """Whether a name cannot end where its line does: ỦY BAN NHÂN DÂN TỈNH, not TỈNH ỦY AN TỊNH."""
    last = line.split()[-1].lower()
    return last not in NO_LEVEL and bool(_UNFINISHED.search(key(line)))


def _begins_body(line: str) -> bool:
    """Whether a line of capitals may be the name of a body by itself: SỞ Y TẾ, not SÔNG LĨNH."""
    name = key(line)
    known = body_head(Text.of(line), 0, len(line)) is not None or name.partition(" ")[0] in _SHORT
    return known or bool(_TAX.match(name))


def _has_place(line: str) -> bool:
    name = key(line)
    return bool(_LEVEL.search(name)) or any(name.endswith(" " + p) for p in provinces())


def _with_parent(lines: list[str]) -> str:
    name = spelled(lines[-1])
    if len(lines) == 1:
        return name
    parent = spelled(lines[-2])
    own, above = key(name), key(parent)
    if above.startswith(("dang bo", "dang cong san")):
        return name
    if own.startswith("chi nhanh"):
        return f"{parent} {name}"
    place = next((p for p in (_place_part(spelled(line)) for line in reversed(lines[:-1])) if p), None)
    level = next((spoken for spoken in LEVELS.values() if place and place.startswith(f"{spoken} ")), None)
    if place and level and own.endswith(f" {key(level)}"):
        return f"{name}{place.removeprefix(level)}"  # Thanh tra tỉnh of UBND tỉnh Lam Sơn
    if _INNER.match(own) and not (place and _ITS_OFFICE.match(own)):
        its_place = _place_part(name)
        if its_place and not place:  # Ban Thường vụ tỉnh Lam Sơn of Hội Liên hiệp Phụ nữ Việt Nam
            part = name.removesuffix(its_place)
            return f"{part}{parent} {its_place}" if _INNER.fullmatch(key(part)) else name
        return name if above in own else f"{name} {parent}"
    if (
        place
        and key(place) not in own
        and not own.startswith(
            ("bo ", "tinh uy", "thanh uy", "huyen uy", "quan uy", "ubnd", "uy ban nhan dan", "hoi dong nhan dan")
        )
    ):
        return f"{name} {place}"
    if above.startswith("bo ") and not own.startswith("bo ") and not _place_part(name):
        return f"{name}, {parent}"
    return name


def _place_part(name: str) -> str | None:
    """Level and place of a body: "tỉnh Vạn Xuân" of "UBND tỉnh Vạn Xuân"."""
    match = re.search(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|đặc khu)\s.+$", name)
    return match.group() if match else None


def _from_symbol(text: Text, head: Letterhead) -> str | None:
    """TU of Lam Sơn is Tỉnh ủy Lam Sơn, where the text speaks of a Tỉnh ủy."""
    if head.symbol is None:
        return None
    code = bare(head.symbol.issuer.split("-")[0])
    known = issuer_codes().get(code)
    if known is None:
        return None
    name = known.name
    if code == "TU":
        name = "Thành ủy" if text.low.count("thanh uy") > text.low.count("tinh uy") else "Tỉnh ủy"
    if head.place is None:
        return name
    folded = key(name)
    level = r"(?:(?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu)\s)?"
    pattern = re.compile(rf"\b{re.escape(folded)}\s({level}{re.escape(key(head.place))})\b")
    match = pattern.search(text.low)
    if match:
        words = text.raw[slice(*match.span(1))].split(" ")
        first = " ".join(words)
        for spoken in LEVELS.values():
            if first.lower().startswith(spoken + " "):
                first = spoken + first[len(spoken) :]
        return f"{name} {first}"
    return f"{name} {head.place}" if known.level != "central" else name
