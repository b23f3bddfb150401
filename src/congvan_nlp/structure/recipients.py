"""Kính gửi and Nơi nhận → recipients, one an item of the list, as written."""

import re

from ..folding import Text, one_line
from ..records.analysis import Body, Recipient, Role
from .layout import Layout, Zone, lines_of

_BULLET = re.compile(r"[\W_]*(?:[A-Za-z][\W_]+)?[-~+•*][\W_]*(?=[\w(\"“])|[\W_]+[~=][\W_]*(?=\w)")
_START = re.compile(r"[a-z]?(?:noi|oi) nh?an?[ \t:.|]{0,6}")
_GATHERED = re.compile(r"[\W_]*\((?:sau day |duoi day )?(?:goi|viet)")
_GAP = re.compile(
    r"\t+|[ ]{3,}|[ ]{2}(?=[^a-z]{6})|(?<=[;,.:)])[ ](?=[^a-z\n]{8,}$)|(?<=[;,.:])[ ](?=(?:KT|TM|TL|TUQ)\.)"
)
_WIDE = re.compile(r"\t+|[ ]{3,}|[ ]{2}(?=[^a-z]{6})")
_AUTHORITY = re.compile(r"\W*(?:[TKQ]/[MTL]|TM\.|KT\.|TL\.|TUQ\.)")
_SEPARATED = re.compile(r";\s{1,3}-?\s{0,2}(?=\w)")
_END = re.compile(r"[\s;,.:_|¬]+$")
_STRAY_END = re.compile(r";(?:\W*\w{1,3}){0,3}\W*$")
_GATHERED_INLINE = re.compile(r"\s\((?:sau day |duoi day )?(?:goi|viet)")
_WORDY = re.compile(r"(?:[^\W\d_][\W\d_]*){3}")  # three letters at least
_ARCHIVE = re.compile(r"\W*(?:luu|lau)\b")


def _item(text: Text, start: int, end: int, role: Role) -> Recipient | None:
    cut = _STRAY_END.search(text.raw, start, end)
    end = cut.start() if cut else end
    content = _END.sub("", text.raw[start:end])
    if not _WORDY.search(content):
        return None
    words = one_line(content)
    if role == "copy" and re.match(r"luu\b(?! tru)|lau\b", text.low[start : start + 9]):
        role = "archive"
    bodies = () if role == "archive" else tuple(Body(name=n) for n in _names(words))
    return Recipient(text=content, start=start, end=start + len(content), role=role, bodies=bodies)


def _names(words: str) -> list[str]:
    """Bodies of one item: "Các quận ủy, huyện ủy" names two."""
    words = re.sub(r"\([^)]*\)", "", words)
    words = re.sub(r"^(?:Các|các|Những|Lãnh đạo|Đồng chí|Đ/c)\s+", "", words)
    if re.match(r"(?i)như (?:trên|kính gửi|điều)", words):
        return []
    return [n for n in (p.strip() for p in re.split(r",|;|\s+và\s+(?=[A-ZĐ])", words)) if len(n) > 1]


def find_recipients(text: Text, layout: Layout) -> list[Recipient]:
    """Items of Kính gửi and Nơi nhận.

    Parameters
    ----------
    text : Text
    layout : Layout

    Returns
    -------
    list of Recipient
        In reading order; the text of an item that runs over lines holds the line ends.

    Examples
    --------
    >>> from congvan_nlp.structure.layout import find_layout
    >>> text = Text.of("Kính gửi: - Các sở;\\n- UBND các xã.\\n\\nCăn cứ …\\n\\nNơi nhận:\\n- Như trên;\\n- Lưu: VT.")
    >>> [(r.text, r.role) for r in find_recipients(text, find_layout(text))]
    [('Các sở', 'addressee'), ('UBND các xã', 'addressee'), ('Như trên', 'copy'), ('Lưu: VT', 'archive')]
    """
    found = _list(text, _addressee_lines(text, layout.addressees), "addressee") if layout.addressees else []
    start = _START.search(text.low, layout.foot.start, layout.foot.end) if layout.foot else None
    if layout.foot:
        at = start.end() if start else layout.foot.start
        found += _list(text, _copy_lines(text, at, layout.foot.end), "copy")
    return found


def _addressee_lines(text: Text, zone: Zone) -> list[Zone]:
    lines = []
    for line in lines_of(text.raw, zone.start, zone.end):
        gathered = _GATHERED.match(text.low, line.start, line.end)
        if gathered:
            break
        inline = _GATHERED_INLINE.search(text.low, line.start, line.end)
        lines.append(Zone(line.start, inline.start() if inline else line.end))
    return lines


def _copy_lines(text: Text, start: int, end: int) -> list[Zone]:
    """Left column of the foot, up to where the list ends."""
    lines: list[Zone] = []
    archived = False
    for line in lines_of(text.raw, start, min(end, start + 4000)):
        content = line.start
        while content < line.end and text.raw[content] in " \t":
            content += 1
        archive = _ARCHIVE.match(text.low, content, line.end)
        gap = (_WIDE if archive else _GAP).search(text.bare, content, line.end)
        stop = gap.start() if gap else line.end
        left = text.bare[line.start : stop]
        bullet = _BULLET.match(text.bare, line.start, stop)
        if _AUTHORITY.match(text.bare, line.start, stop):
            if lines and bullet is None:
                break
            continue
        if not left.strip() or (not lines and bullet is None and not any(c.islower() for c in left)):
            continue
        if bullet is None and (archived or not lines or not _continues(text, lines[-1], line.start, stop)):
            if left.isupper() and not archived:
                continue  # an office of the signature block beside the list
            if lines:
                break
            continue
        if bullet is not None:
            archived = bool(re.match(r"luu\b(?! tru)|lau\b", text.low[bullet.end() : bullet.end() + 5]))
        lines.append(Zone(line.start, stop))
    return lines


def _continues(text: Text, before: Zone, start: int, stop: int) -> bool:
    """A line without a bullet belongs to the item before unless that item was closed."""
    words = text.raw[start:stop].strip()
    open_item = text.raw[before.start : before.end].rstrip()[-1:] not in ";.:"
    return open_item and bool(words) and before.end + 2 >= start and not words.isupper() and not words.istitle()


def _list(text: Text, lines: list[Zone], role: Role) -> list[Recipient]:
    """Lines → items: a bullet or a closed line before opens a new one."""
    spans: list[Zone] = []
    closed = True
    for line in lines:
        bullet = _BULLET.match(text.bare, line.start, line.end)
        content = text.raw[line.start : line.end]
        start = bullet.end() if bullet else line.start + len(content) - len(content.lstrip())
        if not _WORDY.search(text.raw, start, line.end):
            closed = closed or bullet is not None
            continue
        if bullet or closed or not spans:
            spans.append(Zone(start, line.end))
        else:
            spans[-1] = Zone(spans[-1].start, line.end)
        closed = text.raw[line.start : line.end].rstrip(" |¬_:")[-1:] in (";", ".")
    items = []
    bulleted = any(_BULLET.match(text.bare, line.start, line.end) for line in lines)
    for span in spans:
        at = span.start
        for match in _SEPARATED.finditer(text.bare, span.start, span.end):
            if match.end() + 5 < span.end and match.start() - at > 4 and ("-" in match.group() or not bulleted):
                items.append(_item(text, at, match.start(), role))
                at = match.end()
        items.append(_item(text, at, span.end, role))
    return [item for item in items if item is not None]
