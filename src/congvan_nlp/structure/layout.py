"""The zones of a letter: head, addressees, body, foot, attachment.

Zones first, then rules for each zone: a date in the letterhead, in a citation and after "trước" are
three things. A zone that is not there is empty; nothing is refused (36-HD/VPTW and 30/2020/NĐ-CP,
Phụ lục I, order the parts; web copies and scans lose or shuffle them).
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ..folding import Text, bare, key
from .names import begins_with_body
from .titles import PARTY_TITLE, STATE_TITLE, type_of_title

_CLOSED = re.compile(r";|\.\s")


class Zone(NamedTuple):
    """A half-open range of the text; true where it is not empty."""

    start: int
    end: int

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end

    def __bool__(self) -> bool:
        return self.end > self.start


@dataclass(frozen=True, slots=True)
class Layout:
    """Zones of one letter, in reading order.

    Attributes
    ----------
    head : Zone
        Letterhead: title of state or Party, issuer, number, date, type and subject.
    addressees : Zone
        Kính gửi, without the words themselves.
    body : Zone
    foot : Zone
        Nơi nhận and signature block.
    annex : Zone
        Phụ lục behind the signature; belongs to the letter.
    attachment : Zone
        A second document with a letterhead of its own.
    title : Zone
        The line that names the type (KẾ HOẠCH), empty for letters.
    """

    head: Zone
    addressees: Zone
    body: Zone
    foot: Zone
    annex: Zone
    attachment: Zone
    title: Zone


#: Kính gửi, which blanks centre; a telegram names its sender first: "CHỦ TỊCH … điện:" (30/2020/NĐ-CP, Phụ lục III,
#: mẫu 1.6).
_KINH_GUI = re.compile(
    r"^[^a-z\n]{0,75}kinh\s{0,3}(?:g\wi|trinh)(?![a-z])[ :.]{0,6}"
    r"|(?:(?<=[a-z]) |(?<=[a-z]\n) {0,60})dien(?: toi)?\s?: {0,3}(?=\n|-)",
    re.MULTILINE,
)
_OPENER = re.compile(
    r"^[^a-z0-9\n]{0,10}(?:can\s?cu\w?|thuc hien|theo(?! doi)|xet|tiep theo|tiep tuc|trien khai(?! thuc hien\n)|nham|"
    r"de (?!an|tai)|trong thoi gian|thoi gian qua|vua qua|ngay \d|sau khi|qua |hien nay|trong nhung nam|"
    r"truoc tinh hinh|[^\n]{3,90} (?:nhan duoc|de nghi|yeu cau|thong bao)) ",
    re.MULTILINE,
)
_FOOT = re.compile(
    r"^[^a-z\n]{0,8}[a-z]?(?:noi|oi) nh?a(?:n\b(?! (?:ho so|va|ket qua|giai|thong|bao|tien|van ban|la|cac))|\b(?= [:.;]|\s*[:|.-]|\s*$))|"
    r"^[^a-z0-9\n]{0,6}(?:nhu tren|nhu kinh gui|nhu dieu \d{1,2})\b(?! [a-z])",
    re.MULTILINE,
)
_AUTHORITY = re.compile(
    r"^[^A-Za-z\n]{0,12}(?:[TKQ]/[MTL]\.?\s?|(?:TM|KT|TL|TUQ|Q)[.,]\s?|(?:TM|KT|TL|TUQ)\s)(?=[A-Z]{2,}\s?[A-Z])(?![^\n]*[a-z]{3})",
    re.MULTILINE,
)
#: Openers of the body that a subject may begin with too: "KẾ HOẠCH / Thực hiện Nghị quyết số …".
_OPENER_TOO = re.compile(r"\W*(?:thuc hien|trien khai|tiep tuc|sau khi) ")
#: The office that signs, in capitals, as scans render it.
OFFICE = (
    r"(?:PHO\s{1,3})?(?:GI[A-Z]M\s{1,3}D[A-Z]C|CHU\s{1,3}TICH|BI\s{1,3}THU|CHANH\s{1,3}(?:VAN\s{1,3}PHONG|AN)|TRUONG\s{1,3}(?:BAN|PHONG|KHOA|TRAM)|"
    r"(?:(?:CHI\s{1,3})?CUC|BO|THU|HIEU|VIEN)\s{1,3}TRUONG|THU\s{1,3}TUONG|CHU\s{1,3}NHIEM)"
)
_OFFICE_LINE = re.compile(rf"^[^A-Za-z\n]{{0,12}}(?:K[T/.]+\s?)?{OFFICE}[^a-z\n]{{0,60}}$", re.MULTILINE)
_NUMBERED = re.compile(r"^\W{0,3}S[o0][\s:.]{0,4}[^\n]{0,20}[/-]", re.MULTILINE)
_ANNEX = re.compile(r"^\W{0,6}(?:PHU LUC|BIEU MAU|MAU SO|DANH SACH)\b[^a-z\n]{0,60}$", re.MULTILINE)
_BULLET = re.compile(r"[\W_]*(?:[A-Za-z][\W_]+)?(?:[-~+•*=]|(?P<number>\d{1,2})(?:[.)]|/(?=\s)))[\W_]*(?=[\w(\"])")
#: "Đồng kính gửi: …" below the first addressee.
ALSO = re.compile(r"[^a-z\n]{0,75}dong kinh g\wi(?![a-z])[ :.]{0,6}(?:[-+•] {0,6})?")
#: "(sau đây gọi chung là …)" behind the list of Kính gửi.
GATHERED = re.compile(r"[\W_]*\((?:sau day |duoi day )?(?:goi|viet)")
#: Where a sentence goes on from its addressees, as in mails: "Kính gửi các anh chị, đề nghị gửi …".
_ASKED = re.compile(r"[,.;:] (?=(?:kinh )?(?:de nghi|yeu cau|mong) (?!cua)[a-z])")
#: Types that stand above annexes, never above a letter.
_ATTACHED = ("phu luc", "mau", "bieu", "bieu mau")
_HEAD_LINES = 45


def lines_of(text: str, start: int, end: int) -> list[Zone]:
    """Spans of the lines of a part of a text, blank ones included."""
    found = []
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        found.append(Zone(at, stop))
        at = stop + 1
    return found


def find_layout(text: Text) -> Layout:
    """Find the zones of a letter.

    Parameters
    ----------
    text : Text

    Returns
    -------
    Layout

    Examples
    --------
    >>> text = Text.of("Số 1-CV/TU\\nKính gửi: Các huyện ủy\\n\\nThực hiện …\\n\\nNơi nhận:\\n- Như trên.")
    >>> zones = find_layout(text)
    >>> text.raw[zones.addressees.start : zones.addressees.end]
    'Các huyện ủy\\n'
    """
    end = next(iter(attached_letterheads(text)), len(text))
    addressed = _KINH_GUI.search(text.low, 0, _end_of_line(text, 3 * _HEAD_LINES, end))
    title = _title_line(text, addressed.start() if addressed else end)
    if addressed is not None:
        body_start = _end_of_addressees(text, addressed.end(), end)
        addressees = Zone(addressed.end(), body_start)
        head = Zone(0, addressed.start())
    else:
        body_start = _body_without_addressees(text, title, end)
        addressees = Zone(body_start, body_start)
        head = Zone(0, body_start)
    foot_start = _foot(text, body_start, end)
    annex = _ANNEX.search(text.bare, foot_start, end) if foot_start < end else None
    foot_end = annex.start() if annex else end
    return Layout(
        head,
        addressees,
        Zone(body_start, foot_start),
        Zone(foot_start, foot_end),
        Zone(foot_end, end),
        Zone(end, len(text)),
        title,
    )


def annex_headings(text: Text, layout: Layout) -> list[Zone]:
    """Lines that name an annex: PHỤ LỤC I, MẪU SỐ 2.

    Examples
    --------
    >>> text = Text.of("Số 1-CV/TU\\n\\nThực hiện …\\n\\nNơi nhận:\\n- Như trên.\\n\\nPHỤ LỤC I\\nDanh sách")
    >>> [text.raw[line.start : line.end] for line in annex_headings(text, find_layout(text))]
    ['PHỤ LỤC I']
    """
    found = []
    for match in _ANNEX.finditer(text.bare, layout.annex.start, layout.annex.end):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        found.append(Zone(start, start + len(words.strip())))
    return found


def _end_of_line(text: Text, count: int, end: int) -> int:
    """Where so many lines end."""
    at = -1
    for _ in range(count):
        at = text.low.find("\n", at + 1, end)
        if at < 0:
            return end
    return at


def attached_letterheads(text: Text) -> list[int]:
    """Where attached documents begin: each at a further title of state or Party alone in its line."""
    starts = []
    for pattern in (STATE_TITLE, PARTY_TITLE):
        for match in pattern.finditer(text.bare):
            line_start = text.bare.rfind("\n", 0, match.start()) + 1
            line_end = text.bare.find("\n", match.end())
            line = text.bare[line_start : line_end if line_end >= 0 else len(text)]
            if len(line) < 140 and sum(c.islower() for c in line) < 6:
                starts.append(line_start)
    starts.sort()
    found = [
        second
        for first, second in pairwise(starts)
        # nearer, the two may stand in one letterhead, unless a letter has ended between them
        if second - first > 500 or _FOOT.search(text.low, first, second) or _AUTHORITY.search(text.bare, first, second)
    ]
    if not found and starts and starts[0] > 3000 and _FOOT.search(text.low, 0, starts[0]):
        found = starts[:1]
    return [_with_left_column(text, start) for start in found]


def _with_left_column(text: Text, title: int) -> int:
    """Where a letterhead begins: pages of two columns may give issuer and number before the title."""
    above = text.raw[:title].rstrip()
    start = above.rfind("\n\n") + 2
    column = text.bare[start : len(above)]
    first = column.partition("\n")[0]
    return start if len(column) < 400 and first.isupper() and _NUMBERED.search(column) else title


def _title_line(text: Text, end: int) -> Zone:
    """The line in capitals that names the type: QUYẾT ĐỊNH, KẾ HOẠCH."""
    for line in lines_of(text.raw, 0, min(end, 6000))[:_HEAD_LINES]:
        content = text.bare[line.start : line.end]
        if not content.isupper() or len(content) > 60:
            continue
        name = type_of_title(content)
        if name and key(name) not in _ATTACHED:
            return line
    return Zone(0, 0)


def _end_of_addressees(text: Text, start: int, end: int) -> int:
    """Follow the list of Kính gửi to its last line."""
    blank = False
    seen = False
    last = start
    numbered = 0  # of a list that begins with 1; any other number opens the body
    for line in lines_of(text.raw, start, min(end, start + 5000)):
        content = text.low[line.start : line.end]
        if sum(c.isalpha() for c in content) < 4:
            if not content.strip():
                blank = True
            elif seen and re.fullmatch(r"\W{3,}", content.strip()):
                return line.start
            continue
        bullet = _BULLET.match(text.bare, line.start, line.end)
        if GATHERED.match(content):
            last = line.end
            break
        if seen and (_OPENER.match(text.low, line.start) and not (bullet and "-" in bullet.group())):
            break
        if blank and seen and not bullet and not ALSO.match(text.low, line.start, line.end):
            break
        if asked := _ASKED.search(text.low, line.start, line.end):
            return asked.end()
        if bullet and bullet["number"]:
            if int(bullet["number"]) == numbered + 1 and (numbered or not seen):
                numbered += 1
            elif seen:
                break
        seen, blank, last = True, False, line.end
    return min(last + 1, end) if seen else start


def _body_without_addressees(text: Text, title: Zone, end: int) -> int:
    """Decisions, plans, notices: the body begins behind the subject or at the first basis."""
    if title:
        return _subject_end(text, min(title.end + 1, end), end)
    opener = _OPENER.search(text.low, 0, end)
    head = re.search(r"^\W*s[o0][\s:.]{0,4}\S{0,8}\s?[/-]", text.low[:1500], re.MULTILINE)
    if head and opener and opener.start() > head.start():
        item = _FIRST_ITEM.search(text.low, head.end(), opener.start())
        return item.start() if item else opener.start()
    if head:  # nothing tells where the body begins but the end of the number's paragraph
        paragraph = text.raw.find("\n\n", head.end(), end)
        return end if paragraph < 0 else paragraph
    return 0


#: A list that begins before any opening words is the body, too.
_FIRST_ITEM = re.compile(r"^[ \t]*(?:1|i|a)[.)/-]\s", re.MULTILINE)


def _subject_end(text: Text, start: int, end: int) -> int:
    """Where the subject under a title ends: at a blank line, a rule, a basis, or a full sentence."""
    seen = 0
    capitals = False
    doubtful: int | None = None  # where a subject begins that may be the first sentence of the body
    for line in lines_of(text.raw, start, min(end, start + 3000)):
        content = text.raw[line.start : line.end].strip()
        if not any(c.isalpha() for c in content):
            if seen:
                return line.start if not content else line.end
            continue
        if _OPENER.match(text.low, line.start):
            if seen or not _OPENER_TOO.match(text.low, line.start):
                return line.start
            doubtful = line.start
        if doubtful is not None and content[-1] in ".,;:":
            return doubtful
        if _CLOSED.search(content) or seen == 8 or (seen and not capitals and is_authority(content)):
            return line.start
        capitals = content.isupper() if not seen else capitals
        if content.endswith(".") and not content.endswith(".."):
            return line.start if len(content) > 100 else min(line.end + 1, end)
        seen += 1
    return start


def is_authority(line: str) -> bool:
    """Whether a line of capitals names the body or the office that speaks: below a subject it ends it.

    Examples
    --------
    >>> is_authority("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"), is_authority("BAN BÍ THƯ"), is_authority("Ban Bí thư")
    (True, True, False)
    """
    return line.isupper() and (_OFFICE_LINE.match(bare(line)) is not None or begins_with_body(line))


def _foot(text: Text, start: int, end: int) -> int:
    """Nơi nhận or the authority line, whichever comes first; else an office in capitals near the end."""
    found = [
        m.start()
        for m in (_FOOT.search(text.low, start, end), _AUTHORITY.search(text.bare, start, end))
        if m is not None
    ]
    if found:
        return min(found)
    late = max(start, end - max(1500, (end - start) // 3))
    office = _OFFICE_LINE.search(text.bare, late, end)
    return office.start() if office else end
