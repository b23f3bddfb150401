"""Date and issuer of a cited document: behind its symbol, before it, or between type word and number."""

import re

from ..folding import Text, one_line
from ..structure.dates import DATE, WrittenDate, date_after, from_match
from .issuers import issuer_at

_YEAR = re.compile(r"\s{1,2}nam\s{1,2}((?:19|20)\d\d)(?!\d)")
_OF = re.compile(r"\s{0,3},?\s{0,3}cua\s{1,3}")
_BARE_ISSUER = re.compile(r"\s{1,3}(?=hoi nghi lan|ban chap hanh tr|bo chinh tri|ban bi thu|hoi nghi tr)")
_CONGRESS_TERM = re.compile(r"\s{0,2}[,(]?\s{0,2}\(?kho\w\s{1,2}[xvi]{1,6}\b\)?")


def tail_of(text: Text, end: int, limit: int) -> tuple[WrittenDate | None, int | None, str | None, int]:
    """Date, year and issuer behind the number of a document, and where its mention ends.

    Parameters
    ----------
    text : Text
    end : int
        End of number and symbol.
    limit : int
        Where the next symbol begins.

    Examples
    --------
    >>> text = Text.of("Quy định số 24-QĐ/TW ngày 30/7/2021 của Bộ Chính trị về")
    >>> date, year, issuer, end = tail_of(text, 20, len(text))
    >>> str(date.date), year, issuer, text.raw[end:]
    ('2021-07-30', None, 'Bộ Chính trị', ' về')
    """
    written = date_after(text.low, end)
    year = None
    if written is not None and (written.year is not None or not written.plain):
        bracketed = "(" in text.raw[end : written.start] and text.raw[written.end : written.end + 1] == ")"
        end = written.end + bracketed
    else:
        written = None
        match = _YEAR.match(text.low, end)
        if match:
            year, end = int(match[1]), match.end()
    issuer = None
    of = _OF.match(text.low, end)
    name_start = of.end() if of else None
    if name_start is None:
        direct = _BARE_ISSUER.match(text.low, end)
        name_start = direct.end() if direct and text.raw[direct.end()].isupper() else None
    if name_start is not None:
        stop = issuer_at(text, name_start, limit)
        if stop is not None:
            term = _CONGRESS_TERM.match(text.low, stop)
            if term and text.raw[term.start() : term.end()].count("(") == text.raw[term.start() : term.end()].count(
                ")"
            ):
                stop = term.end()
            issuer, end = one_line(text.raw[name_start:stop]), stop
            if (
                written is None
                and year is None
                and text.low.startswith(("ngay ", ", ngay "), end + 1 - (text.low[end : end + 1] == ","))
            ):
                later = date_after(text.low, end)
                written, end = (later, later.end) if later and later.year else (None, end)
    return written, year, issuer, end


def told_between(text: Text, start: int, end: int) -> tuple[WrittenDate | None, str | None]:
    """Date and issuer between type word and number, in any order.

    Examples
    --------
    >>> text = Text.of("Quyết định của UBND tỉnh ngày 02/10/2021 số")
    >>> date, issuer = told_between(text, 11, len(text))
    >>> str(date.date), issuer
    ('2021-10-02', 'UBND tỉnh')
    """
    issuer = None
    of = text.low.find("cua ", start, end)
    if of >= 0:
        stop = issuer_at(text, of + 4, end)
        issuer = one_line(text.raw[of + 4 : stop]) if stop else None
    day = text.low.find("ngay ", start, end)
    return date_after(text.low, day) if day >= 0 else None, issuer


_ASKED = re.compile(
    r"(?:de nghi|yeu cau|chi dao|y kien)\scua\s(?P<issuer>[^.;:,()\n]{4,80}?)\s(?:tai|\()\s{0,2}(?:cac\s)?$"
)
_TOLD = re.compile(
    rf"ngay\s(?:{DATE.pattern}),?\s{{1,3}}(?P<issuer>[^.;:,\n]{{4,90}}?)\s(?:da\s)?(?:ky\s)?(?:ban hanh|co|gui)\s$"
)


def told_before(text: Text, start: int) -> tuple[WrittenDate | None, str | None]:
    """Date and issuer in the words before a mention.

    Examples
    --------
    >>> text = Text.of("Ngày 08/10/2024, Bộ Chính trị ban hành Quy định số")
    >>> date, issuer = told_before(text, 39)
    >>> str(date.date), issuer
    ('2024-10-08', 'Bộ Chính trị')
    """
    match = _TOLD.search(text.low, max(0, start - 130), start)
    if match is None:
        asked = _ASKED.search(text.low, max(0, start - 110), start)
        return None, one_line(text.raw[slice(*asked.span("issuer"))]) if asked else None
    written = from_match(match)
    stop = issuer_at(text, match.start("issuer"), match.end("issuer"))
    if stop is None or written.date is None:
        return None, None
    return written, one_line(text.raw[match.start("issuer") : stop])
