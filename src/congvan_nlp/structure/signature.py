"""The signature block: on whose behalf, in which office, by whom.

Authority marks: T/M, K/T, T/L of the Party (36-HD/VPTW), TM., KT., TL., TUQ. of the State
(30/2020/NĐ-CP, Phụ lục I). A person is given only where the block says so; the author of a web
page is no signer.
"""

import re
from dataclasses import dataclass

from ..folding import Text, key
from .layout import Layout, Zone, lines_of
from .names import begins_with_body, person, spelled, titled, words_of

_MARK = re.compile(r"\W*(?:T/M|TM|K/T|KT|T/L|TL|TUQ|Q)[.\s,]\s?(?=[^\W\d])")
_COLUMNS = re.compile(r"\t+|[ ]{2,}")
_LIST_THEN_CAPITALS = re.compile(
    r"(?<=[;,.:)])(?<!TM\.)(?<!KT\.)(?<!TL\.)(?<!UQ\.)(?<!Q\.)\s(?=[^a-z\n]{6,}$)|(?<=[;,.:])\s(?=(?:KT|TM|TL|TUQ)\.)"
)
#: "- Lưu Văn phòng. * Lò Thị Mây": a scan reads straight across list and signature.
_LIST_THEN_NAME = re.compile(r"(?<=[;.)])\s(?=[\W_]{0,8}(?:[A-Z][a-z']*\s){2,4}[A-Z][a-z']*\W{0,3}$)")
_BYLINE = re.compile(r"\W*(?:luu\b|tin|bai|anh|nguon|theo|tac gia|nguoi dang|bien tap|(?!da ky)[a-z ,]{2,24}:)")
_ITEM = re.compile(r"\W*[-–+•]\s?\w")
_OFFICES = {
    "bi thu": "Bí thư", "pho bi thu": "Phó Bí thư", "pho bi thu thuong truc": "Phó Bí thư Thường trực",
    "chu tich": "Chủ tịch", "pho chu tich": "Phó Chủ tịch", "pho chu tich thuong truc": "Phó Chủ tịch Thường trực",
    "giam doc": "Giám đốc", "pho giam doc": "Phó Giám đốc", "chanh van phong": "Chánh Văn phòng",
    "pho chanh van phong": "Phó Chánh Văn phòng", "truong ban": "Trưởng ban", "pho truong ban": "Phó Trưởng ban",
    "pho truong ban thuong truc": "Phó Trưởng ban Thường trực", "truong phong": "Trưởng phòng",
    "pho truong phong": "Phó Trưởng phòng", "chu nhiem": "Chủ nhiệm", "pho chu nhiem": "Phó Chủ nhiệm",
    "pho chu nhiem thuong truc": "Phó Chủ nhiệm Thường trực", "bo truong": "Bộ trưởng", "thu truong": "Thứ trưởng",
    "cuc truong": "Cục trưởng", "pho cuc truong": "Phó Cục trưởng", "tong cuc truong": "Tổng cục trưởng",
    "vu truong": "Vụ trưởng", "pho vu truong": "Phó Vụ trưởng", "hieu truong": "Hiệu trưởng",
    "pho hieu truong": "Phó Hiệu trưởng", "thu tuong": "Thủ tướng", "pho thu tuong": "Phó Thủ tướng",
    "thuong truc ban bi thu": "Thường trực Ban Bí thư", "tong bi thu": "Tổng Bí thư", "uy vien": "Ủy viên",
    "vien truong": "Viện trưởng", "pho vien truong": "Phó Viện trưởng", "chanh thanh tra": "Chánh Thanh tra",
    "pho chanh thanh tra": "Phó Chánh Thanh tra", "thu truong co quan": "Thủ trưởng cơ quan",
    "chanh an": "Chánh án", "pho chanh an": "Phó Chánh án", "chi cuc truong": "Chi cục trưởng",
    "pho chi cuc truong": "Phó Chi cục trưởng", "truong khoa": "Trưởng khoa", "truong tram": "Trưởng trạm",
    "pho truong tram": "Phó Trưởng trạm", "chinh tri vien": "Chính trị viên", "tham muu truong": "Tham mưu trưởng",
    "pho chi huy truong": "Phó Chỉ huy trưởng", "chi huy truong": "Chỉ huy trưởng", "chinh uy": "Chính ủy", "tong giam doc": "Tổng Giám đốc",
    "pho tong giam doc": "Phó Tổng Giám đốc", "chu tich hoi dong": "Chủ tịch Hội đồng",
}  # fmt: skip
_FIRST = {name.partition(" ")[0] for name in _OFFICES}


@dataclass(frozen=True, slots=True)
class Signature:
    """Parts of the signature block, each None where it is missing."""

    signer: str | None = None
    title: str | None = None
    on_behalf_of: str | None = None
    signer_zone: Zone | None = None


def read_signature(text: Text, layout: Layout) -> Signature:
    """Read the signature block of the foot.

    Parameters
    ----------
    text : Text
    layout : Layout

    Returns
    -------
    Signature

    Examples
    --------
    >>> from congvan_nlp.structure.layout import find_layout
    >>> text = Text.of("Thực hiện …\\n\\nT/M BAN THƯỜNG VỤ\\nPHÓ BÍ THƯ\\n\\nTrần Văn Nam")
    >>> found = read_signature(text, find_layout(text))
    >>> found.signer, found.title, found.on_behalf_of
    ('Trần Văn Nam', 'Phó Bí thư', 'Ban Thường vụ')
    """
    signer = title = behalf = None
    zone = None
    signed = False  # a clean name stands behind the last office: the next one is the author of a web page
    for segment in _segments(text, layout.foot):
        words = text.raw[segment.start : segment.end]
        mark = _MARK.match(text.bare, segment.start, segment.end)
        if mark:
            holder = text.raw[mark.end() : segment.end]
            office = _office(holder) or _office(holder.partition(",")[0])  # BỘ TRƯỞNG, CHỦ NHIỆM
            signed = False
            if office and "Q" in mark.group():
                title = office  # quyền: in the office, though not yet appointed to it
            if office is None and behalf is None and not key(holder).startswith(("k t", "kt")):
                behalf = spelled(holder)
            continue
        office = _office(words) if words.strip().isupper() else None
        if office:
            title, signed = office, False
            continue
        if _BYLINE.match(text.low, segment.start, segment.end):
            continue  # authors of a web page, and the archive item of a list without dashes
        found = person(words) or (titled(words) if (title or behalf) and signer is None else None)
        if found and (not signed or (zone and "\n" not in text.raw[zone.end : segment.start])):
            signer, zone = found, segment
            signed = bool(title or behalf) and words.strip() == found  # seals and notes give names, but no clean ones
    return Signature(signer, title, behalf, zone)


def _office(words: str) -> str | None:
    """The usual spelling of an office, also one with its body: Trưởng Ban Tổ chức, Giám đốc Sở Y tế."""
    name = key(words)
    if name in _OFFICES:
        return _OFFICES[name]
    if name.partition(" ")[0] not in _FIRST:
        return None
    parts = words_of(words)
    for size in range(min(5, len(parts) - 1), 0, -1):
        office = _OFFICES.get(key(" ".join(parts[:size])))
        if office is None:
            continue
        if office.endswith(("rưởng ban", "rưởng phòng")):  # their last word begins the name of the body
            office, size = office.rsplit(" ", 1)[0], size - 1
        body = " ".join(parts[size:])
        its_own = key(parts[size]) in key(office).split()  # Vụ trưởng Vụ …, Cục trưởng Cục …
        return f"{office} {spelled(body)}" if its_own or begins_with_body(body) else None
    return None


def _segments(text: Text, foot: Zone) -> list[Zone]:
    """Lines of the foot, each column for itself."""
    found = []
    for line in lines_of(text.raw, foot.start, min(foot.end, foot.start + 6000)):
        at = line.start
        while at < line.end and text.raw[at] in " \t":
            at += 1
        cuts = list(_COLUMNS.finditer(text.raw, at, line.end))
        if not cuts:
            cuts = list(_LIST_THEN_CAPITALS.finditer(text.bare, at, line.end))
        if not cuts and _ITEM.match(text.bare, at, line.end):
            cuts = list(_LIST_THEN_NAME.finditer(text.bare, at, line.end))
        for cut in cuts:
            found.append(Zone(at, cut.start()))
            at = cut.end()
        found.append(Zone(at, line.end))
    return [z for z in found if z and not _ITEM.match(text.bare, z.start, z.end)]
