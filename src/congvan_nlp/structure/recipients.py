"""Kính gửi and Nơi nhận → recipients, one an item of the list, as written."""

import re

from ..folding import Text
from ..records.analysis import Recipient, Role
from .layout import ALSO, GATHERED, OFFICE, Layout, Zone, lines_of

# Noise of scans may stand around a bullet; a number in brackets behind it is part of the item.
_BULLET = re.compile(r"[\W_]{0,120}(?:[A-Za-z][\W_]{1,9})?[-~=+•*][\W_]{0,30}?(?=[^\W_]|\(\w)")
_NUMBER = re.compile(r"[\W_]{0,120}(?P<number>\d{1,2})[.)/][ \t]{0,3}(?=[^\W\d])")
_START = re.compile(r"[a-z]?(?:noi|oi) nh?an?[ \t:.|]{0,6}")
_GAP = re.compile(
    r"[ ]{3,}|[ ]{2}(?=[^a-z]{6})|(?<=[;,.:)])(?<![Ll]uu:)[ ](?=[^a-z\n]{8,}$)|(?<=[;,.:])[ ](?=(?:KT|TM|TL|TUQ)\.)"
)
# The archive item holds capitals of its own (VT, TCHC), so one blank parts it only from an office.
_WIDE = re.compile(rf"[ ]{{3,}}|[ ]{{2}}(?=[^a-z]{{6}})|(?<=[;,.)])[ ](?={OFFICE}[^a-z\n]{{0,40}}$)")
_AUTHORITY = re.compile(r"\W*(?:[TKQ]/[MTL]|TM\.|KT\.|TL\.|TUQ\.)")
_SEPARATED = re.compile(r";\s{1,3}-?\s{0,2}(?=\w)")
_END = re.compile(r"[\s;,.:_|¬]+$")
_STRAY_END = re.compile(r";(?:\W*\w{1,3}){0,3}\W*$")
_GATHERED_INLINE = re.compile(rf"\s(?={GATHERED.pattern})")
_WORDY = re.compile(r"(?:[^\W\d_][\W\d_]*){3}")  # three letters at least
_ARCHIVE = re.compile(r"\W*(?:luu|lau)\b")
_ARCHIVED = re.compile(r"luu\b(?! tru)|lau\b")
_ARCHIVED_BEHIND = re.compile(r"L(?:(?<=[;.,] L)|(?<=[;.,] -L)|(?<=[;.,] - L))(?:[ua]u ?:|uu [A-Z])")
#: What opens an item also without a bullet: the first and the last of the list.
_AS_ABOVE = re.compile(r"[\W_]*Nhu (?:tren|kinh gui|[Dd]ieu \d{1,2})(?![a-z])(?! [a-z])")
_USUAL = re.compile(rf"{_AS_ABOVE.pattern}|[\W_]*(?:L[ua]u ?:|Luu [A-Z])")


def _item(text: Text, start: int, end: int, role: Role) -> Recipient | None:
    cut = _STRAY_END.search(text.raw, start, end)
    end = cut.start() if cut else end
    content = _END.sub("", text.raw[start:end])
    if not _WORDY.search(content):
        return None
    if role == "copy" and _ARCHIVED.match(text.low, start):
        role = "archive"
    return Recipient(text=content, start=start, end=start + len(content), role=role)


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
        found += _list(text, _copy_lines(text, at, layout.foot.end, marked=start is not None), "copy")
    return found


def _addressee_lines(text: Text, zone: Zone) -> list[Zone]:
    lines = []
    for line in lines_of(text.raw, zone.start, zone.end):
        gathered = GATHERED.match(text.low, line.start, line.end)
        if gathered:
            break
        inline = _GATHERED_INLINE.search(text.low, line.start, line.end)
        lines.append(Zone(line.start, inline.start() if inline else line.end))
    return lines


def _copy_lines(text: Text, start: int, end: int, *, marked: bool) -> list[Zone]:
    """Left column of the foot, up to where the list ends; `marked` where it stands behind "Nơi nhận"."""
    lines: list[Zone] = []
    archived = numbered = bulleted = signed = False
    for line in lines_of(text.raw, start, min(end, start + 4000)):
        content = line.start
        while content < line.end and text.raw[content] in " \t":
            content += 1
        archive = _ARCHIVE.match(text.low, content, line.end)
        gap = (_WIDE if archive else _GAP).search(text.bare, content, line.end)
        tab = text.raw.find("\t", content, line.end)
        stop = min(gap.start() if gap else line.end, tab if tab >= 0 else line.end)
        left = text.bare[line.start : stop]
        numbered = numbered or (marked and not lines and _is_first(text, line))
        bullet = _bullet(text, Zone(line.start, stop), numbered)
        if _AUTHORITY.match(text.bare, line.start, stop):
            signed = bool(lines) and bullet is None
            if signed and (archived or text.raw[lines[-1].end - 1] not in ";,"):
                break
            continue
        if signed and bullet is None:
            continue  # of the signature: the list goes on overleaf
        if not left.strip() or (not lines and bullet is None and not any(c.islower() for c in left)):
            continue
        if bullet is None:
            opens = not archived and (
                _USUAL.match(text.bare, content, stop) is not None
                or (marked and not bulleted and _opens(text, lines, content, stop))
            )
            if not opens and (archived or not lines or not _continues(text, lines[-1], line.start, stop, bulleted)):
                if left.isupper() and not archived:
                    continue  # an office of the signature block beside the list
                if lines:
                    break
                marked = False  # other words stand between: a list without bullets is not told from them
                continue
        bulleted = bulleted or bullet is not None
        archived = (
            _ARCHIVED.match(text.low, bullet.end() if bullet else content, stop) is not None
            or _ARCHIVED_BEHIND.search(text.bare, content, stop) is not None
        )
        lines.append(Zone(line.start, stop))
    return lines


def _bullet(text: Text, line: Zone, numbered: bool) -> re.Match[str] | None:
    """The mark that opens an item; numbers are marks only in a list that begins with 1."""
    found = _BULLET.match(text.bare, line.start, line.end) or ALSO.match(text.low, line.start, line.end)
    return _NUMBER.match(text.bare, line.start, line.end) if found is None and numbered else found


def _is_first(text: Text, line: Zone) -> bool:
    number = _NUMBER.match(text.bare, line.start, line.end)
    return number is not None and int(number["number"]) == 1


def _opens(text: Text, lines: list[Zone], content: int, stop: int) -> bool:
    """Whether a line opens an item of a list whose bullets were lost."""
    words = text.raw[content:stop].strip()
    if not words or not words[0].isupper() or ((words.istitle() or words.isupper()) and words[-1].isalpha()):
        return False  # the last: a name or an office of the signature block beside the list
    if not lines:
        return words[-1] == ";"
    mark = _closing(text, lines[-1])
    near = text.raw.count("\n", lines[-1].end, content) == 1
    return mark == ";" or (near and mark != "." and mark in _closers(text, lines))


def _closing(text: Text, line: Zone) -> str:
    """The mark that closes a line, empty behind a word."""
    last = text.raw[line.start : line.end].rstrip(" |¬_:")[-1:]
    return "" if last.isalnum() else last


def _closers(text: Text, lines: list[Zone]) -> set[str]:
    """Marks that close an item; without bullets also what closes "Như trên", be it a comma or nothing."""
    alone = lines and _AS_ABOVE.match(text.bare, lines[0].start, lines[0].end)
    return {";", ".", *([_closing(text, lines[0])] if alone else ())}


def _continues(text: Text, before: Zone, start: int, stop: int, bulleted: bool) -> bool:
    """A line without a bullet belongs to the item before unless that item was closed."""
    near = before.end + (2 if bulleted else 1) >= start  # a blank line ends a list that has no bullets
    words = text.raw[start:stop].strip()
    open_item = text.raw[before.start : before.end].rstrip()[-1:] not in ";.:"
    return open_item and bool(words) and near and not words.isupper() and not words.istitle()


def _list(text: Text, lines: list[Zone], role: Role) -> list[Recipient]:
    """Lines → items: a bullet or a closed line before opens a new one."""
    lines = [line for line in lines if _WORDY.search(text.raw, line.start, line.end)]
    numbered = bool(lines) and _is_first(text, lines[0])
    bullets = [_bullet(text, line, numbered) for line in lines]
    bulleted = any(bullets)
    closers = {";", "."} if bulleted else _closers(text, lines)
    spans: list[Zone] = []
    closed = ";"
    for line, bullet in zip(lines, bullets, strict=True):
        content = text.raw[line.start : line.end]
        start = bullet.end() if bullet else line.start + len(content) - len(content.lstrip())
        opens = closed in (";", ".") or (closed in closers and text.raw[start].isupper())
        if bullet or opens or not spans or (role == "copy" and _USUAL.match(text.bare, start, line.end)):
            spans.append(Zone(start, line.end))
        else:
            spans[-1] = Zone(spans[-1].start, line.end)
        closed = _closing(text, line)
    items = []
    for span in spans:
        at = span.start
        for match in _SEPARATED.finditer(text.bare, span.start, span.end):
            if match.end() + 5 < span.end and match.start() - at > 4 and ("-" in match.group() or not bulleted):
                items.append(_item(text, at, match.start(), role))
                at = match.end()
        items.append(_item(text, at, span.end, role))
    return [item for item in items if item is not None]
