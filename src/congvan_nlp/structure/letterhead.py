"""The head of a letter: issuer, number, place and date, type, subject.

Each part is looked for in its zone only. What is illegible is not given: a number with a stray
stroke inside, a day that a scan lost; month and year still serve as the reference of later dates.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace

from ..folding import Text, bare, key, one_line
from ..knowledge.tables import type_names, types_by_code
from . import dates
from .layout import Layout, Zone, is_authority, lines_of
from .properties import read_properties
from .symbols import AS_DIGITS, SYMBOL, Symbol, parse
from .titles import MOTTO, PARTY_TITLE, STATE_TITLE, type_of_title

_NUMBER_LABEL = re.compile(
    r"^[^a-z0-9\n]{0,12}s[o0]\b(?!\s?[/,&])[\s:.]{0,6}|(?<=\s)s[o0]:\s{0,3}|^[^a-z0-9\n]{0,6}s[o0](?=[\d:])[: ]{0,3}",
    re.MULTILINE,
)
#: Digits with the letters that scans make of 1 and 0 among them.
_MISREAD = re.compile(r"(?=[IlO|]{0,3}\d)[\dIlO|]{2,5}(?=[ ]{0,3}[/-])")
_REPUBLIC = re.compile(r"C\wNG\s+H\wA\s+$")
_DATELINE = re.compile(
    r"(?P<place>(?:TP\.?\s?)?[A-Z][A-Za-z']*(?:[ -]{1,3}(?:[A-Z][A-Za-z']*|\d{1,2}(?!\d))){0,4})(?:[ \t]{0,3}[,.]\s{0,3}|[ \t]{1,3})(?:[Nn]gay|ng[a-z]{1,2}y?\b)"
)
_ILLEGIBLE_DATE = re.compile(r"[^\n]{0,14}?thang\s{1,3}(\d{1,2})\s{1,3}nam\s{1,3}(\d{4})")
_EMPTY_DATE = re.compile(r"[^a-z\n]{0,20}thang[^a-z\n]{0,20}nam(?:[ .…_]{0,12}\d{2,4})?(?!\w)")
_ABOUT = re.compile(r"(?:^|(?<=\s))\W{0,4}(?:v/v|v/ v|ve viec)\s{0,2}:?", re.MULTILINE)
_LONGEST = 12_000  # characters of a letterhead, with the furniture of a web page above it
_LEADING_ABOUT = re.compile(r"^\W*(?:V/v|v/v|V/V|[Vv]ề việc|VỀ VIỆC)\s*:?\s*")
_MARK = re.compile(r"\W*(?:MAT|TUYET MAT|TOI MAT|KHAN|THUONG KHAN|HOA TOC|DU THAO|CONG DIEN)\b")
#: Title of the Youth Union, in the place of that of state or Party.
_YOUTH_TITLE = re.compile(r"D\wAN\s+T(?:NCS|HANH\s+NIEN\s+C\wNG\s+S\wN)\s+H\w\s+CH\w\s+MINH")
_GAP = re.compile(r"(?: {3}|\t)$")
_OF = re.compile(r"\W{0,60}cua ")
_ENDS = " .,;:|-–"
_PAIRS = (("“", "”"), ('"', '"'), ("(", ")"), ("«", "»"))
#: Words of `_NEWS`, which is dear, while they are rare.
_TOLD = ("ban hanh", "vua co ", "moi co ", "da co ", "vua gui ", "moi gui ", "da gui ")
_NEWS = re.compile(
    r"(?:(?P<day>\bngay [\d/.-]{6,10}), )?(?P<issuer>[^\n.:;,]{4,90}?)\s(?:(?:vua|da|moi)\s(?:ky\s)?(?:co|ban hanh|gui)|ban hanh)\s"
    r"(?P<type>[a-z][a-z ]{4,30}?)\s(?:so\s)?(?=\d)"
)
#: A document that speaks of itself.
_SELF = re.compile(
    r"(?<![A-Za-z])(Quy dinh|Quyet dinh|Quy che|Chi thi|Nghi quyet|Ket luan|Huong dan|Ke hoach|Nghi dinh|Thong tu|Thong bao|Chuong trinh|De an|Cong van)"
    r" nay (?:co hieu luc|thay the|duoc|bo sung|ap dung|gom|quy dinh)"
)
_NEWS_SUBJECT = re.compile(
    r"\W{0,3}(?:\(?ngay [\d/. ]{6,12}\)?,?\s)?(?:cua [^\n,]{5,60}, )?(?:ket luan )?(?:ve viec|ve|chi dao viec|chi dao|yeu cau|huong dan)\s"
    r"(?P<subject>[^\n]{10,400}?)(?:\.\s|\.$|\n|;| va da | gui )"
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the head of a letter says, with the spans it says it in.

    Attributes
    ----------
    symbol : Symbol or None
        Number and symbol, None where missing or illegible.
    illegible : Zone or None
        The place of a number that cannot be read.
    type : str or None
    type_inferred : bool
        Read off the symbol, not named.
    issuer_lines : tuple of str
        Lines of the left column, parent first, as written.
    place, date
        Of the dateline.
    month : tuple of int or None
        (year, month) also where the day is illegible.
    date_zone, subject_zone, issuer_zone, number_zone : Zone or None
        Where they stand.
    subject : str or None
    news_issuer : str or None
        Issuer as a news item names it ("Thành ủy X vừa ban hành …").
    """

    symbol: Symbol | None = None
    illegible: Zone | None = None
    type: str | None = None
    type_inferred: bool = False
    issuer_lines: tuple[str, ...] = ()
    place: str | None = None
    date: dt.date | None = None
    month: tuple[int, int] | None = None
    date_zone: Zone | None = None
    subject: str | None = None
    subject_zone: Zone | None = None
    issuer_zone: Zone | None = None
    number_zone: Zone | None = None
    news_issuer: str | None = None


def read_letterhead(text: Text, layout: Layout) -> Letterhead:
    """Read the head of a letter.

    Parameters
    ----------
    text : Text
    layout : Layout

    Returns
    -------
    Letterhead

    Examples
    --------
    >>> from congvan_nlp.structure.layout import find_layout
    >>> text = Text.of("HUYỆN ỦY SƠN KHÊ\\n*\\nSố 12-CV/HU\\nSơn Khê, ngày 02 tháng 3 năm 2023\\nKính gửi: Các chi bộ")
    >>> head = read_letterhead(text, find_layout(text))
    >>> head.symbol.key, head.date, head.place
    ('12-CV/HU', datetime.date(2023, 3, 2), 'Sơn Khê')
    """
    listed = read_properties(text, layout.body.start)
    begin = max([layout.head.start, *(z.end for z in listed.values() if z.end <= layout.head.end)])
    head = Zone(begin, min(layout.head.end, begin + _LONGEST))
    symbol, number_zone, illegible = _number(text, head)
    above_number = number_zone
    place, date, month, date_zone = _dateline(text, head)
    if symbol is None and illegible is None and "number" in listed:
        match = SYMBOL.match(text.bare, listed["number"].start)
        if match:
            symbol, number_zone = parse(match, text.raw), Zone(match.start(), match.end())
    if date is None and date_zone is None and "date" in listed:
        written = dates.date_after(text.low, listed["date"].start)
        if written and written.date:
            date, date_zone = written.date, listed["date"]
            month = (date.year, date.month)
    news = None
    if not (symbol or illegible or layout.addressees) and any(map(text.low[:1500].__contains__, _TOLD)):
        news = _NEWS.search(text.low, 0, min(1500, len(text)))
    if news and symbol is None:
        match = SYMBOL.match(text.bare, news.end())
        is_news = news["day"] or re.search(r"(?:vua|da|moi)\s", news.group()[news.end("issuer") - news.start() :])
        if match and is_news and key(text.raw[news.start("type") : news.end("type")]) in type_names():
            symbol, number_zone = parse(match, text.raw), Zone(match.start(), match.end())
            written = dates.date_after(text.low, news.start("day")) if news["day"] else None
            if written and written.date:
                date, date_zone = written.date, Zone(written.start, written.end)
                month = (date.year, date.month)
        else:
            news = None
    type_name, inferred = _type(text, layout, symbol, news)
    issuer_lines, issuer_zone = _issuer_lines(text, head, above_number or illegible, layout.title)
    if not issuer_lines and "issuer" in listed:
        issuer_zone = listed["issuer"]
        issuer_lines = (text.raw[slice(*issuer_zone)],)
    if date is None and date_zone is None and number_zone:
        written = dates.date_after(text.low, number_zone.end)
        if written and written.date:
            date, date_zone = written.date, Zone(written.start, written.end)
            month = (date.year, date.month)
    if news and number_zone:
        subject, subject_zone = _news_subject(text, number_zone.end)
    else:
        subject, subject_zone = _subject(text, head, layout.title, above_number or illegible, date_zone)
    if subject is None and "subject" in listed:
        subject_zone = listed["subject"]
        subject = _bare_subject(text.raw[slice(*subject_zone)])
    return Letterhead(
        symbol, illegible, type_name, inferred, issuer_lines, place, date, month, date_zone, subject, subject_zone,
        issuer_zone, number_zone, text.raw[news.start("issuer") : news.end("issuer")].strip() if news else None,
    )  # fmt: skip


def _number(text: Text, head: Zone) -> tuple[Symbol | None, Zone | None, Zone | None]:
    """Own number: a labelled symbol of the head with nothing odd between label and digits."""
    for label in _NUMBER_LABEL.finditer(text.low, head.start, head.end):
        line_end = text.raw.find("\n", label.end(), head.end)
        line_end = head.end if line_end < 0 else line_end
        match = SYMBOL.match(text.bare, label.end())
        if match and match.start() < head.end and text.raw[slice(*match.span("number"))].isascii():
            return parse(match, text.raw), Zone(match.start(), match.end()), None
        misread = _misread(text, label.end(), line_end)
        if misread:
            return misread, Zone(misread.start, misread.end), None
        rest = text.raw[label.end() : line_end]
        if re.search(r"/\s?[A-ZĐ]{2}|-\s?[A-ZĐ]{2,3}/", rest):
            start = line_end - len(rest.lstrip())
            return None, None, Zone(start, start + len(rest.strip().split("   ")[0]))
    return None, None, None


def _misread(text: Text, start: int, end: int) -> Symbol | None:
    """A number whose digits a scan read as letters: 2I5/CV-CTTL, 1l2-CV/ĐU, lO3/SYT-NVY."""
    digits = _MISREAD.match(text.raw, start, end)
    if digits is None:
        return None
    number = digits.group().translate(AS_DIGITS)
    match = SYMBOL.match(number + text.bare[digits.end() : end])
    if match is None:
        return None
    found = parse(match, number + text.raw[digits.end() : end])
    return replace(found, start=start, end=start + match.end(), misread=True)


def _dateline(text: Text, head: Zone) -> tuple[str | None, dt.date | None, tuple[int, int] | None, Zone | None]:
    for match in _DATELINE.finditer(text.bare, head.start, head.end):
        start, stop = match.span("place")
        words = text.raw[start:stop].split()
        while len(words) > 1 and words[0].isupper() and words[0] != "TP." and not all(w.isupper() for w in words):
            start += len(words[0]) + 1
            del words[0]
        place = text.raw[start:stop].strip()
        written = dates.date_after(text.low, match.end() - len("ngay"), 45) or dates.date_after(
            text.low, match.end(), 45
        )
        if written and written.date:
            return place, written.date, (written.year or 0, written.month), Zone(start, written.end)
        partial = _ILLEGIBLE_DATE.match(text.low, match.end())
        if partial and 1 <= int(partial[1]) <= 12 and int(partial[2]) in dates.YEARS:
            return place, None, (int(partial[2]), int(partial[1])), Zone(start, partial.end())
        unfilled = _EMPTY_DATE.match(text.low, match.end())
        if unfilled:
            return place, None, None, Zone(start, unfilled.end())
    return None, None, None, None


def _type(text: Text, layout: Layout, symbol: Symbol | None, news: re.Match[str] | None) -> tuple[str | None, bool]:
    if layout.title:
        named = type_of_title(text.raw[layout.title.start : layout.title.end])
        if named:
            return named, False
    if news:
        return type_names()[key(text.raw[news.start("type") : news.end("type")])], False
    if symbol is None:
        own = _SELF.search(text.bare, layout.body.start, layout.body.end)
        if own and not layout.addressees:
            return type_names()[key(own[1])], True
        return ("Công văn", True) if layout.addressees else (None, False)
    if symbol.type_code is None:
        return (None, False) if re.match(r"(?:QH|UBTVQH)\d", symbol.issuer) else ("Công văn", True)
    names = types_by_code().get(symbol.type_code, ())
    if symbol.type_code == "CT" and layout.addressees and not symbol.party and symbol.year is None:
        return "Công văn", True  # of a Cục Thuế or Cục Chính trị: a Chỉ thị of the State has its title and no Kính gửi
    # Quy định and Quyết định share a code; of the other pairs the plain type comes first
    return (names[0], True) if names and symbol.type_code != "QĐ" else (None, False)


def _issuer_lines(text: Text, head: Zone, number: Zone | None, title: Zone) -> tuple[tuple[str, ...], Zone | None]:
    """Capitals of the left column, without the titles of state and Party and the motto."""
    end = min(head.end, number.start if number else (title.start if title else head.end))
    found: list[str] = []
    zone: Zone | None = None
    for line in lines_of(text.raw, head.start, end)[:40]:
        stop = line.end
        for pattern, view in ((STATE_TITLE, text.bare), (PARTY_TITLE, text.bare), (MOTTO, text.low)):
            match = pattern.search(view, line.start, line.end)
            if match:
                republic = _REPUBLIC.search(text.bare, line.start, match.start())
                stop = min(stop, republic.start() if republic else match.start())
        youth = _YOUTH_TITLE.search(text.bare, line.start, line.end)
        if youth and text.raw[line.start : youth.start()].strip() and _GAP.search(text.raw, line.start, youth.start()):
            stop = min(stop, youth.start())  # of the right column; on the left it is the parent
        content = text.raw[line.start : stop].strip(" \t_-–—|.:;,'\"“”*=~¬")
        letters = [c for c in content if c.isalpha()]
        if len(letters) < 4 or sum(c.isupper() for c in letters) < 0.7 * len(letters):
            continue
        if max(map(len, re.findall(r"\w+", content))) < 2 or _MARK.match(bare(content)):
            continue
        found.append(re.sub(r"^(?:\W|\w\s)+(?=\w\w)", "", content))
        zone = Zone(zone.start if zone else line.start, stop)
        if len(found) == 4:
            break
    return tuple(found), zone


def _subject(
    text: Text, head: Zone, title: Zone, number: Zone | None, date: Zone | None
) -> tuple[str | None, Zone | None]:
    if title:
        return _lines_until_blank(text, title.end + 1, head.end, ())
    about = _ABOUT.search(text.low, head.start, head.end)
    stops = tuple(z for z in (date,) if z)
    if about:
        return _lines_until_blank(text, about.start(), head.end, stops)
    if number:
        return _lines_until_blank(text, number.end, head.end, stops)
    return None, None


def _lines_until_blank(text: Text, start: int, end: int, stops: tuple[Zone, ...]) -> tuple[str | None, Zone | None]:
    """Lines of the subject: up to a blank one, a rule, capitals of a title, or the dateline."""
    parts: list[str] = []
    first = last = start
    for line in lines_of(text.raw, start, min(end, start + 1500)):
        stop = min([line.end, *(z.start for z in stops if line.start <= z.start < line.end)])
        content = text.raw[line.start : stop]
        if not any(c.isalpha() for c in content):
            if parts and (not content.strip() or len(content.strip()) > 2):
                break
            continue
        titles = (STATE_TITLE, PARTY_TITLE, *([_YOUTH_TITLE] if len(content.strip()) < 45 else ()))
        if any(title.search(text.bare, line.start, stop) for title in titles):
            if parts:
                break
            continue
        if content.isupper() and _MARK.match(text.bare, line.start, stop):
            continue
        of = None if parts else _OF.match(text.low, line.start, stop)
        if of and is_authority(text.raw[of.end() : stop].strip()):
            continue  # "CHỈ THỊ / CỦA BAN BÍ THƯ": whose, not what about
        if parts and is_authority(content.strip()) and not parts[0].isupper():
            break
        content = re.sub(
            r"^(?![(\"“«])[\W_]+?(?=[(\"“«]|[^\W_])|(?<=[\w)])[^\w)\"”.]*\s\W$|[\s_|¬`']+$", "", content
        ).strip()
        first = first if parts else line.start
        parts.append(content)
        last = stop
    subject = _bare_subject(" ".join(parts))
    return (subject, Zone(first, last)) if subject else (None, None)


def _bare_subject(subject: str) -> str:
    """On one line, without "V/v" and the quotes around it."""
    return _unquoted(_LEADING_ABOUT.sub("", one_line(subject)))


def _unquoted(subject: str) -> str:
    """Without marks at the end, quotes or brackets around it all, or half a pair at one end."""
    subject = subject.rstrip(_ENDS)
    for opening, closing in _PAIRS:
        opened, closed = subject.count(opening), subject.count(closing)
        if opening == closing:
            opened, closed = (opened + 1) // 2, opened // 2
        around = subject.startswith(opening) and subject.endswith(closing) and opened == closed == 1
        if subject.endswith(closing) and (around or closed > opened or (opening == closing and opened > closed)):
            subject = subject[:-1].rstrip(_ENDS)
        if subject.startswith(opening) and (around or opened > closed):
            subject = subject[1:].lstrip(" -–_")
    return subject


def _news_subject(text: Text, at: int) -> tuple[str | None, Zone | None]:
    match = _NEWS_SUBJECT.match(text.low, at)
    if match is None:
        return None, None
    start, stop = match.span("subject")
    return one_line(text.raw[start:stop]).rstrip(" ."), Zone(start, stop)
