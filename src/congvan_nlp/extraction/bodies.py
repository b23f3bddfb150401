"""Bodies in running text: who acts, to whom, through whom.

A body that acts stands before its verb ("Ban Tổ chức chủ trì …"), one that receives behind "về",
"với", "cho" or a verb of reporting, a channel in "(qua …)". "về" before a matter is no receiver.
"""

import re
from collections.abc import Iterator

from ..folding import Text, key
from ..knowledge.tables import spellings

Spanned = tuple[int, int]

# Names of bodies that are plain words too (vụ in nhiệm vụ, bộ in cán bộ) count only with a capital,
# a quantifier, or where someone is asked; the others always.
_PLAIN = (
    r"uy ban|ubnd|ub |ubkt|ubmttq|hdnd|hoi dong|van phong|tong cuc|trung tam|benh vien|bao hiem xa hoi|hoi lien hiep|hoi nong dan|hoi cuu chien binh|hoi chu thap do|bhxh|kbnn|buu dien|dien luc|cuc thue|cuc thong ke|tinh uy|thanh uy|huyen uy|quan uy|"
    r"thi uy|dang uy|chi uy|cap uy|dang bo|chi bo|dang doan|ban can su|ban thuong vu|ban chap hanh|ban thuong truc|ban to chuc|"
    r"ban tuyen giao|ban dan van|ban noi chinh|ban chi dao|ban quan ly|ban giam doc|ban giam hieu|tinh doan|thanh doan|huyen doan|"
    r"doan thanh nien|lien doan|cong doan|mat tran|mttq|cong an|bo chi huy|toa an|vien kiem sat|thanh tra|kho bac|ngan hang|chi cuc|"
    r"cong ty|don vi|co quan|dia phuong|to chuc (?:dang|chinh tri|co so|doan)|cap(?= co so| huyen| xa| tinh| phuong| tren| duoi| minh| uy|,)|"
    r"thu truong|giam doc|hieu truong|chu tich|pho chu tich|bi thu|dong chi|d/c|nguoi dung dau|nha truong|chu dau tu|kiem toan"
)
_WORDS = (
    r"ban(?! hanh| bao)|so(?! ket| tuyen| bo| luoc| lieu| luong)|cuc|vu|vien|bo|phong|truong|tram|doan|hoi|quan su|doanh nghiep|to chuc|cap|nganh|truong (?:ban|phong|thon|doan)|"
    r"tap the|ca nhan|huyen|xa|phuong|thi tran|quan|to|thon|khoi|khu|co so|thanh vien|can bo|dang vien|cong chuc|uy vien|lanh dao|"
    r"phu trach|dai bieu|thuong truc|ho gia dinh|nguoi|hop tac xa|thanh pho|thi xa|tinh|sinh vien|giao vien|hoc sinh|bao(?! cao| dam| ve| gom| hiem| luu| quan)|dai(?! dien| hoi)|hoc vien|lien hiep|tieu ban"
)
_QUANTIFIER = r"(?:(?:tat ca\s)?(?:cac|nhung|tung|moi|(?:hai|ba|\d{2})(?= xa| phuong| huyen| tinh| don vi| co quan| truong| thon))\s{1,2})"
_HEAD = re.compile(
    rf"(?<![a-z/])(?:(?P<many>{_QUANTIFIER})(?:{_PLAIN}|{_WORDS})|(?P<plain>{_PLAIN})|(?P<word>{_WORDS}))(?![a-z])"
)
_ASKS = re.compile(r"(?:yeu cau|de nghi|(?<!ban )giao(?! ban)|phan cong|giao cho|uy quyen)\s+$")


_LEVEL_WORDS = ("huyen", "xa", "phuong", "quan", "thi xa", "thanh pho", "thi tran", "tinh", "thon")


def _counts_as_body(text: Text, match: re.Match[str]) -> bool:
    if match["word"] is None:
        return match["many"] is None or not _is_other(text, match)
    if _is_other(text, match) or (match["word"] in _ALSO_VERBS and _ACT.match(text.low, match.start())):
        return False
    if match["word"] in _LEVEL_WORDS and text.raw[match.end() + 1 : match.end() + 2].isupper():
        return True
    return text.raw[match.start()].isupper() or bool(_ASKS.search(text.low, max(0, match.start() - 14), match.start()))


#: Words with the base letters of a body that are none: quản, bàn, số …
_OTHER = {
    "quan": ("quản", "quân", "quan"), "bo": ("bố", "bổ", "bỏ", "bó"), "to": ("tô", "tờ", "tỏ", "to"), "so": ("số", "so"),
    "ban": ("bàn", "bán", "bản", "bạn"), "hoi": ("hỏi", "hồi", "hơi"), "phong": ("phong", "phóng"), "vien": ("viên",),
    "cuc": ("cực",), "bao": ("bảo", "bao", "bão"), "dai": ("dài", "đại"), "cap": ("cặp", "cập"), "khoi": ("khôi", "khỏi"), "doan": ("đoạn",),
    "xa": ("xa", "xá", "xà", "xả"), "tinh": ("tính", "tình", "tinh", "tĩnh"), "truong": ("trương",), "khu": ("khử",), "vu": ("vũ",),
}  # fmt: skip


def _is_other(text: Text, match: re.Match[str]) -> bool:
    word = match.group().split()[-1]
    return text.raw[match.end() - len(word) : match.end()].lower() in _OTHER.get(word, ())


def body_heads(text: Text, start: int, end: int) -> Iterator[re.Match[str]]:
    """Places of a stretch where the name of a body may begin."""
    for match in _HEAD.finditer(text.low, start, end):
        if _counts_as_body(text, match):
            yield match


def body_head(text: Text, at: int, end: int) -> re.Match[str] | None:
    """The beginning of a body's name right at an offset."""
    match = _HEAD.match(text.low, at, end)
    return match if match and _counts_as_body(text, match) else None


VERB = re.compile(
    r"(?<![a-z])(?:lanh dao,? chi dao|chi dao|lanh dao(?=,| viec| cac| thuc| to)|to chuc(?! dang| chinh tri| co so| doan|,| xa hoi| phi|\s?\)| kinh te| ca nhan| thanh vien| va )|thuc hien|hoan thanh|"
    r"hoan chinh|bao cao|ra soat|chu tri|phoi hop|xay dung(?! dang)|gui|nop|tong hop|co trach nhiem|chiu trach nhiem|tham muu|huong dan|can cu|trien khai|"
    r"quan triet|tang cuong|tap trung|chu dong|tiep tuc|khan truong|nghiem tuc|phai|can(?! bo| cu| su)|de nghi|yeu cau|kip thoi|lap(?! trinh)|cu can bo|cu dai|cu|dang ky|theo doi|don doc|"
    r"(?<!uy ban )kiem tra(?=,| va| viec| cac| giam)|giam sat|bo tri|phan cong|quyet dinh|xem xet|ban hanh|cung cap|cap nhat|thong bao|tuyen truyen|pho bien|dam bao|bao dam|thong ke|"
    r"de xuat|nghien cuu|tien hanh|hop|kiem diem|danh gia|xep loai|xong|duoc(?! giao)|khac phuc|chan chinh|dong thoi|thuong xuyen|day manh|nam tinh hinh|ket luan|thanh lap|"
    r"kien toan|giai quyet|xu ly|tao dieu kien|van dong|phat dong|(?<!dinh )(?<!nhiem )(?<!tung )ky(?! luat| nang)|trinh|tra loi|gop y|thuc hanh|quan ly(?=,| chat)|neu cao|lua chon|gioi thieu|mo|chuan bi|tham gia|tham du|"
    r"khong(?! chuyen)|se|sap xep|tu(?= ra soat| chan chinh| kiem)|co y kien|co van ban|co ke hoach|niem yet|cong khai|truoc ngay|chuyen|nhap|kich hoat|su dung|ap dung|hoan tat|hoan thien|giup(?= uy| ban| ubnd| dang)|ung|trang bi|"
    r"dua|doi chieu|tham dinh|lap dat|mo(?= dot| so| lop| chuyen| hoi)|ban giao|tiep nhan|kiem ke|phan bo|tap huan|bien soan|nghiem thu|kiem diem|thu thap|di doi|rut kinh|phan loai|chot|lam(?= ro| sach| viec)|phat hien|ky ket|thanh toan|chi dinh|lua chon|hop|trao doi|khao sat|thuc tap|van hanh|phan anh|cap(?= phat| giay| the)|in(?= va| an)|khac phuc|truy thu|hoc tap|to giac|chon|thu|chi tra|quyet toan|ra quan|keu goi|lam viec|lam dau moi|ra (?:quyet|van)|dieu dong|dien thong tin|dien)(?![a-z])"
)
#: Bodies whose name is an act too: "Tổ chức kiểm điểm", "Cấp phát thuốc", "Phòng, chống dịch".
_ALSO_VERBS = ("to chuc", "cap", "phong")
_ACT = re.compile(rf"(?:{VERB.pattern}|phong,?\s{{1,2}}(?:va\s)?(?:chong|ngua)(?![a-z]))")
_OBJECT_BEFORE = re.compile(
    r"(?:cua|ve|cho|voi|toi|den|truoc|theo|tai|thuoc|trong|boi|qua|bao cao|dien|tham muu|trinh|de xuat|giup|gui|nop|giua|o|tu|noi|thanh lap|doi voi|xin y kien|lay y kien|tham gia|"
    r"ket luan|huong dan|chu truong|kiem tra|giam sat|moi|hop|va|,|lam|gom|du|so|nhiem vu|cung|thay|ngoai|ky|la|co|quan ly|bau cu|bao dam|theo doi|ho tro|phuc vu|nang cao|xay dung|danh gia|sinh hoat|phuc vu)\s*$"
)
_ASKED_BEFORE = re.compile(r"(?:yeu cau|de nghi|giao|phan cong|giao cho|de nghi quy|uy quyen)\s*$")
_ASKING = re.compile(r"\s{1,3}(?:de nghi|yeu cau|giao)\s{1,3}")
_SUBJECT_LIMIT = 260


def acting_body(text: Text, start: int, end: int, *, to_end: bool = False) -> Spanned | None:
    """The body that acts in a stretch of text: the first one that stands before its verb.

    Parameters
    ----------
    text : Text
    start, end : int
        A clause.
    to_end : bool
        Whether a name that runs up to `end` counts, the verb being what follows ("… xong trước").

    Returns
    -------
    (int, int) or None

    Examples
    --------
    >>> text = Text.of("căn cứ hướng dẫn của Trung ương, các cấp, các ngành thành phố chỉ đạo thực hiện")
    >>> text.raw[slice(*acting_body(text, 0, len(text)))]
    'các cấp, các ngành thành phố'
    """
    skipped_to = start
    for head in body_heads(text, start, end):
        if head.start() < skipped_to:
            continue
        before = text.low[max(start, head.start() - 24) : head.start()].rsplit("\n", 1)[-1]
        asked = _ASKED_BEFORE.search(before)
        if before.strip() and not asked and _OBJECT_BEFORE.search(before):
            comma = before.rstrip().endswith(",")
            if not comma:
                skipped_to = _receiver_end(text, head.start(), end)
                continue
            # behind a comma a body acts only if what precedes is an adverbial
            opening = text.low[start : head.start()].strip(" ,\n")
            if opening and not re.match(
                r"\W*(?:can cu|tren co so|theo|sau|truoc|de |nham|dong thoi|rieng|trong|qua |khi|doi voi|ngoai|thuc hien|tiep tuc|dinh ky|hang|tu |cham nhat|ngay|voi|den)",
                opening,
            ):
                skipped_to = _receiver_end(text, head.start(), end)
                continue
        opening = text.low[start : head.start()].strip(" ,;:-\n")
        stop = _subject_end(text, head, end, to_end and opening in ("", "rieng", "con", "trong do", "doi voi"))
        if stop is not None:
            asks = _ASKING.match(text.low, stop, end)
            if asks and body_head(text, asks.end(), end):
                continue  # who asks does not act: "Sở Y tế đề nghị các bệnh viện …"
            return head.start(), stop
    return None


def _subject_end(text: Text, head: re.Match[str], end: int, to_end: bool) -> int | None:
    limit = min(end, head.start() + _SUBJECT_LIMIT)
    at = head.end()
    for verb in VERB.finditer(text.low, at, limit):
        if text.raw[verb.start()].isupper() and not text.raw[head.start() : verb.start()].isupper():
            continue  # Ban Tổ chức, Ủy ban Kiểm tra
        return _name_end(text, head.start(), verb.start())
    return _name_end(text, head.start(), end) if to_end and end - head.start() < 140 else None


_NO_NAME = re.compile(r"[.;:!?]\s|\n\s*\n|\"|\b(?:theo|so \d|ngay \d|vao|duoc|nhung noi)\b")


def _name_end(text: Text, start: int, stop: int) -> int | None:
    while stop > start and not (text.raw[stop - 1].isalnum() or text.raw[stop - 1] == ")"):
        stop -= 1
    return None if stop <= start + 2 or _NO_NAME.search(text.low, start, stop) else stop


_RECEIVER_END = re.compile(
    r"[(),;:\"]|\.\s|\.$|\n\s*\n|/\.|\n[-+*]|\s(?:truoc|cham nhat|muon nhat|de|ve|theo|qua|bang|va qua|va gui|va dong thoi|kem|so \d|s\w \d|thoi han|thoi gian|trong|den|duoc|moi don vi|han|ket qua|"
    r"danh sach|tinh hinh|noi dung|hang|dinh ky|ngay|nhung|cac noi dung|xem xet|chi dao|phan cong|quyet dinh|chinh thuc|neu|thong qua|cung nhu|dung|tham dinh|ban hanh|tong hop|cho y kien|phe duyet|cong tac|viec|xin y kien|tu ngay|chi|co)(?![a-z])"
)
_SEND = re.compile(
    r"(?<![a-z])(?:bao cao|gui|nop|phan anh|trinh|dang ky|tong hop|chuyen|thong bao|lien he|phan hoi|giao|ban giao|cung cap|xin y kien|thong tin|kien nghi|thanh toan|quyet toan|thu tuc)(?![a-z])"
)
_TO = re.compile(
    r"(?<![a-z])(?:(?:ve|cho|den|toi|voi|len)|(?<=nop )tai|(?<=gui )tai|(?<=truc tiep )tai)\s{1,8}(?=[a-z])"
)
_DIRECT = re.compile(r"(?<![a-z])(?:bao cao|trinh|phan anh|gui|tham muu(?: cho)?|nop)\s{1,8}(?=[a-z])")
_VIA = re.compile(r"(?:\(\s?|,\s|\s)(?:thong )?qua\s{1,8}(?=[a-z])")
_NO_RECEIVER = re.compile(
    r"(?:cac\s|tung\s|nhung\s)?(?:to chuc|ca nhan|tap the|can bo|dang vien|cong chuc|nguoi dung|co so|doanh)"
)


def _receiver_end(text: Text, start: int, end: int) -> int:
    limit = min(end, start + 160)
    last = limit
    for stop in _RECEIVER_END.finditer(text.low, start + 2, limit):
        word = stop.group().strip()
        at = stop.end() - len(word)
        if not word[:1].isalpha() or (text.raw[at].islower() and text.says(at, word)):
            last = stop.start()
            break
    while last > start and not text.raw[last - 1].isalnum():
        last -= 1
    return _known_name_end(text, start, last)


_WORD = re.compile(r"\S+")


def _known_name_end(text: Text, start: int, end: int) -> int:
    """End a name at the longest known one where what follows is plain words: "… Tỉnh ủy | lịch giảng"."""
    ends = [m.end() for m in _WORD.finditer(text.raw, start, end)]
    for stop in reversed(ends[1:8]):
        if key(text.raw[start:stop]) in spellings():
            rest = text.raw[stop:end].split()
            return stop if rest and rest[0].islower() and rest[0] not in _NAME_GOES_ON else end
    return end


_NAME_GOES_ON = (
    "và",
    "các",
    "tỉnh",
    "huyện",
    "xã",
    "thành",
    "thị",
    "quận",
    "phường",
    "cùng",
    "cấp",
    "đặc",
    "khu",
    "trực",
    "của",
    "khối",
    "nhân",
)


def channels(text: Text, start: int, end: int) -> list[Spanned]:
    """Bodies that a report goes through: "(qua Ban Tổ chức Thành ủy)".

    Examples
    --------
    >>> text = Text.of("báo cáo Ban Thường vụ (qua Ban Tổ chức Thành ủy) về kết quả")
    >>> [text.raw[slice(*s)] for s in channels(text, 0, len(text))]
    ['Ban Tổ chức Thành ủy']
    """
    return [
        (m.end(), _receiver_end(text, m.end(), end))
        for m in _VIA.finditer(text.low, start, end)
        if body_head(text, m.end(), end) and not _NO_RECEIVER.match(text.low, m.end())
    ]


def receivers(text: Text, start: int, end: int) -> list[Spanned]:
    """Bodies that are reported to in a clause.

    Parameters
    ----------
    text : Text
    start, end : int

    Returns
    -------
    list of (int, int)

    Examples
    --------
    >>> text = Text.of("gửi danh sách về Sở Nội vụ trước ngày 05/9, báo cáo về kết quả thực hiện")
    >>> [text.raw[slice(*s)] for s in receivers(text, 0, len(text))]
    ['Sở Nội vụ']
    """
    if not _SEND.search(text.low, start, end):
        return []
    found: list[Spanned] = []
    matches = sorted(
        [*_TO.finditer(text.low, start, end), *_DIRECT.finditer(text.low, start, end)], key=lambda m: m.end()
    )
    for match in matches:
        if body_head(text, match.end(), end) is None or _NO_RECEIVER.match(text.low, match.end()):
            continue
        if found and match.end() < found[-1][1]:
            continue
        before = text.low[max(start, match.start() - 12) : match.start()]
        if re.search(r"(?:doi|phoi hop|cung|gan|ung|bo nhiem|kem|noi chuyen)\s$", before) and "voi" in match.group():
            continue
        stop = _receiver_end(text, match.end(), end)
        if stop - match.end() < 2:
            continue
        found.append((match.end(), stop))
        found += _further(text, stop, end)
    return found


_FURTHER = re.compile(r"\s{0,2}(?:\([^)\n]{3,90}\))?\s{0,2}(?:,|va|,? dong gui)\s{1,2}(?=[a-z])")


def _further(text: Text, at: int, end: int) -> list[Spanned]:
    """More receivers of one list: "với Đảng ủy (qua …), Hội đồng thi đua (qua …)"."""
    found: list[Spanned] = []
    while (match := _FURTHER.match(text.low, at, end)) and body_head(text, match.end(), end):
        if "(" not in text.low[at : match.end()] and not text.raw[match.end()].isupper():
            break
        stop = _receiver_end(text, match.end(), end)
        if VERB.match(text.low, stop + 1) or stop - match.end() < 3:
            break
        found.append((match.end(), stop))
        at = stop
    return found
