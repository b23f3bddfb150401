"""A web page → the letter on it, without menus, news beside it and addresses below."""

import re
from collections.abc import Iterator
from typing import Any, Final

import lxml.html
from lxml import etree

from ..folding import key
from .flow import spaced, table_lines, tidied

#: What letters have and pages around them have not: titles, number, addressees, copies.
_MARKS: Final = re.compile(
    r"(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap tu do hanh phuc|kinh gui|noi nhan)(?: |$)"
    r"|so \d+ (?:\d{4} )?[a-z]{2,}.*"
)
_GAP: Final = re.compile(r"\n|\s{3,}")  # between lines, and between columns set with spaces
_LONGEST_MARK: Final = 90  # characters of a line that is one
_BLOCKS: Final = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol",
    "option", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
))  # fmt: skip
_NOT_READ: Final = frozenset((
    "button", "head", "iframe", "nav", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
))  # fmt: skip
#: Spaces that pages do not show; a no-break space they do, and with it set columns apart and lines blank.
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_MOST_DEEP: Final = 400  # elements within one another


def extract_html(content: str) -> str:
    """Text of the letter on a web page.

    Parameters
    ----------
    content : str
        HTML as decoded.

    Returns
    -------
    str
        Of the smallest part of the page that holds all marks of a letter: titles, number, Kính gửi, Nơi nhận; where
        there are no two of them, what trafilatura takes for the article; else of all of it. Empty for a page without
        text.

    Examples
    --------
    >>> page = "<nav>Trang chủ</nav><div><p>Số: 5-CV/TU</p><p>Kính gửi: Sở Y tế</p></div><p>Bản quyền</p>"
    >>> extract_html(page)
    'Số: 5-CV/TU\\nKính gửi: Sở Y tế'
    """
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        page = lxml.html.document_fromstring(content.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    letter = _letter(page)
    if letter is None:
        from trafilatura import extract  # half a second to import, and most pages are letters

        _unframe(page)
        article = extract(page, include_comments=False, include_tables=True, favor_recall=True)
        if article:
            return str(article)
    return "\n".join(tidied(spaced([*_lines(page if letter is None else letter)])))


def _letter(page: Any) -> Any:
    """The smallest element that holds all marks of a letter; None where there are less than two of them."""
    marked: list[Any] = []
    for element in page.iter():
        if isinstance(element.tag, str) and element.tag not in _NOT_READ:
            texts = (element.text, *(child.tail for child in element))
            if any(text and len(text) < 400 and _is_mark(text) for text in texts):
                marked.append(element)
    if len(marked) < 2:
        return None
    above = _way_to(marked[0])
    common = len(above)
    for element in marked[1:]:
        ways = _way_to(element)
        common = min(common, len(ways))
        common = next((i for i in range(common) if above[i] is not ways[i]), common)
    return above[max(common - 1, 0)]


def _unframe(page: Any) -> None:
    """Make boxes of the tables that a page is set in: a cell with most of its words is none of a table to be read."""
    most = len(page.text_content()) / 2
    for cell in [cell for cell in page.iter("td") if len(cell.text_content()) > most]:
        for part in (cell, *cell.iterancestors("tr", "tbody", "table")):
            part.tag = "div"


def _way_to(element: Any) -> list[Any]:
    """Elements from the page down to one."""
    return [*reversed([*element.iterancestors()]), element]


def _is_mark(text: str) -> bool:
    parts = (part.strip() for part in _GAP.split(text))
    return any(0 < len(part) < _LONGEST_MARK and _MARKS.match(key(part)) for part in parts)


def _lines(element: Any, depth: int = 0) -> Iterator[str]:
    """Lines of an element: one a block, or up to a line break; cells of tables as `table_lines` has them."""
    line: list[str] = []

    def ended() -> Iterator[str]:
        words = _SPACES.sub(" ", "".join(line)).strip(" ")
        line.clear()
        if words:
            yield words

    line.append(element.text or "")
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag not in _NOT_READ and depth < _MOST_DEEP:
            if tag == "br":
                yield from ended()
            elif tag == "table":
                yield from ended()
                yield ""
                yield from _table(child, depth + 1)
                yield ""
            elif tag in _BLOCKS or any(one.tag in _BLOCKS or one.tag == "br" for one in child.iter()):
                yield from ended()
                yield from _lines(child, depth + 1)
            else:
                line.append(child.text_content())
        line.append(child.tail or "")
    yield from ended()


def _table(table: Any, depth: int) -> Iterator[str]:
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    cells = [[tidied(_lines(cell, depth)) for cell in row if cell.tag in ("td", "th")] for row in rows]
    ruled = table.get("border", "0") not in ("", "0") or next(table.iter("th"), None) is not None
    yield from table_lines([row for row in cells if row], ruled)
