"""Parts that a letter lacks under the rule of layout in force on its date.

A text is seldom the paper itself: web copies lose the head, scans lose letters, news quotes the body
alone. A part is called missing only where the place it should stand in was read to the last word
and holds nothing else; what copies tend to lose is told as not seen.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from ..diagnostics import diagnostic
from ..diagnostics.catalogue import Language
from ..folding import Text, bare, key, one_line
from ..knowledge.tables import bodies, issuer_codes, types_by_code
from ..records.analysis import Analysis, Diagnostic, Recipient
from ..structure.layout import OFFICE, Layout, Zone, find_layout, lines_of
from ..structure.titles import MOTTO, PARTY_TITLE, STATE_TITLE

Branch = Literal["party", "state"]

_REACH = 12_000  # characters that a letterhead stands in, with the furniture of a web page above it
_PARTY_BODY = re.compile(
    r"\b(?:(?:tinh|thanh|huyen|quan|thi|dang|chi) uy|(?:dang|chi) bo|dang doan|ban can su|trung uong dang|bo chinh tri|"
    r"ban bi thu)\b"
)
_FRONT_BODY = re.compile(r"\b(?:mat tran|mttq|(?<!xa )hoi(?! dong)|lien doan|cong doan|doan|hiep hoi|lien hiep)\b")
#: The decree binds enterprises of the State only, and a name does not tell whose an enterprise is.
_FIRM = re.compile(r"\b(?:cong ty|tap doan|ngan hang|hop tac xa|doanh nghiep|xi nghiep)\b")
_TITLES = {
    "party_title": (PARTY_TITLE, "dang cong san viet nam"),
    "state_title": (STATE_TITLE, "cong hoa xa hoi chu nghia viet nam"),
    "motto": (MOTTO, "doc lap tu do hanh phuc"),
}
#: Signs that letters do not use, and scans are full of.
_NOISE = re.compile(r"[^\w\s.,;:()/\-–—+*\"“”'’&%…•]|[^\W\d][˙ˆ˜`´]|_\w")
_SECRET = re.compile(r"(?:^|\s{2}|\t)\W*(?:TUYET |TOI )?MAT\W*$", re.MULTILINE)
_ARCHIVED = re.compile(r"\W*[l1i|]\w{0,4}(?!\w)", re.IGNORECASE)
_MARK = re.compile(r"\W*(?:(?:TUYET |TOI )?MAT|(?:THUONG )?KHAN|HOA TOC|DU THAO)\b[^a-z]*$")
_AUTHORITY = re.compile(r"\W*(?:[TKQ]/[MTL]|(?:TM|KT|TL|TUQ|Q)\.)")
_OFFICE = re.compile(OFFICE)
_ITEM = re.compile(r"\s*[-–+•*]\s*")
_COLUMNS = re.compile(r"\s{3,}|\t|(?<=[Nn]han:)\s")
_SIGNED = re.compile(r"\(?da ky\)?|noi nhan\W{0,3}|^so\W{0,3}")
_LETTERS = re.compile(r"[^\W\d_]")
_CAPITALS = re.compile(r"[A-Z]{3,}")
_UNPADDED = re.compile(r"ngay\s?\d\s{1,2}thang\s|thang\s{1,2}[12]\s{1,2}nam\s")
_YEAR = re.compile(r"[-/](?:19|20)\d\d(?=[-/]|$)")
_FORMS = {"hyphen-slash": "số-loại/cơ quan", "slash-hyphen": "số/loại-cơ quan"}


@dataclass(frozen=True, slots=True)
class LayoutRule:
    """A rule of `layout_rules.toml`, which describes the fields; `valid_to` is None while it is in force."""

    name: str
    branch: Branch
    valid_from: dt.date
    valid_to: dt.date | None
    verified: str
    source: str
    parts: tuple[str, ...]
    number_form: str
    number_padded: bool
    date_padded: bool
    archive_last: bool


@cache
def _data() -> dict[str, Any]:
    content = files("congvan_nlp.knowledge").joinpath("layout_rules.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


@cache
def layout_rules() -> tuple[LayoutRule, ...]:
    """All rules, in the order of the file."""
    return tuple(LayoutRule(**{"valid_to": None, **row, "parts": tuple(row["parts"])}) for row in _data()["rule"])


def rule_of(branch: str, day: dt.date) -> LayoutRule | None:
    """The rule of layout that bound a branch on a day.

    Parameters
    ----------
    branch : {'party', 'state'}
    day : date
        Of the letter, not of its reader.

    Returns
    -------
    LayoutRule or None
        None before the first rule that is known, and for any other branch.

    Examples
    --------
    >>> rule_of("party", dt.date(2018, 4, 2)).name, rule_of("party", dt.date(2018, 4, 3)).name
    ('Hướng dẫn 11-HD/VPTW', 'Hướng dẫn 36-HD/VPTW')
    """
    begun = [rule for rule in layout_rules() if rule.branch == branch and rule.valid_from <= day]
    return next((rule for rule in begun if rule.valid_to is None or day <= rule.valid_to), None)


def layout_notes(analysis: Analysis, language: Language = "vi") -> list[Diagnostic]:
    """What a letter lacks, and which of its forms are not those of its rule.

    Parameters
    ----------
    analysis : Analysis
        What its own diagnostics say already is not said again.
    language : {'vi', 'en'}
        Of the sentences.

    Returns
    -------
    list of Diagnostic
        Empty without a date, which chooses the rule, for normative documents, which follow others, and
        for news that only tells of a letter. A letter of neither branch is held against what both ask.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> text = "TỈNH ỦY LAM SƠN\\n*\\nSố 7-CV/TU\\nHọp\\nLam Sơn, ngày 05 tháng 3 năm 2024\\nKính gửi: Các huyện ủy\\n\\nMời họp.\\n"
    >>> for note in layout_notes(analyze(text + "\\nNơi nhận:\\n- Như trên,\\n- Lưu.\\n\\nT/M BAN THƯỜNG VỤ\\nBÍ THƯ\\n")):
    ...     print(note.severity, note.message)
    info Không thấy tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM” (Hướng dẫn 36-HD/VPTW); bản sao, bản quét có thể đã làm mất.
    warning Thiếu họ tên người ký (Hướng dẫn 36-HD/VPTW).
    info Số, ký hiệu “7-CV/TU”: số nhỏ hơn 10 ghi thêm số 0 ở trước (Hướng dẫn 36-HD/VPTW).
    """
    page = _Page.of(analysis)
    rules = _rules(page)
    if not rules or page.told or analysis.letter.type not in (None, *_data()["types"]["checked"]):
        return []
    named = {"vi": " và ", "en": " and "}[language].join(rule.name for rule in rules)
    asked = [part for part in rules[0].parts if all(part in rule.parts for rule in rules)]
    calls = {part: words[language] for part, words in _data()["parts"].items()}
    unseen, missing = _parts(page)
    groups = [("layout-part-unseen", group) for group in unseen] + [("layout-part-missing", [p]) for p in missing]
    found = [(code, ", ".join(calls[part] for part in group if part in asked)) for code, group in groups]
    notes = [diagnostic(code, language=language, part=parts, rule=named) for code, parts in found if parts]
    return [*notes, *_form_notes(page, rules, named, language)]


@dataclass(frozen=True, slots=True)
class _Page:
    """An analysis with the views of its text that the checks look at."""

    analysis: Analysis
    text: Text
    layout: Layout
    said: frozenset[str]  # codes of its own diagnostics

    @classmethod
    def of(cls, analysis: Analysis) -> "_Page":
        text = Text.of(analysis.text)
        return cls(analysis, text, find_layout(text), frozenset(d.code for d in analysis.diagnostics))

    @property
    def head(self) -> Zone:
        return Zone(self.layout.head.start, min(self.layout.head.end, _REACH))

    @property
    def listed(self) -> list[Recipient]:
        """Items of Nơi nhận that stand in the text."""
        return [r for r in self.analysis.recipients if r.role != "addressee" and r.end <= len(self.text)]

    def place_of(self, field: str) -> Zone | None:
        """Where a field was read; None for evidence that does not fit the text."""
        fits = (e for e in self.analysis.letter.evidence if e.text and self.text.raw[e.start : e.end] == e.text)
        return next((Zone(e.start, e.end) for e in fits if e.field == field), None)

    @property
    def told(self) -> bool:
        """Whether a sentence tells the number: news, or what is attached to another document."""
        place = self.place_of("number")
        before = self.text.bare[self.text.bare.rfind("\n", 0, place.start) + 1 : place.start] if place else ""
        return len(re.findall("[a-z]", before)) > 20  # "Số/Ký hiệu văn bản:" of a portal has fewer

    def has_title(self, part: str) -> bool:
        """Whether a title stands in the letterhead, or what a scan left of it."""
        pattern, words = _TITLES[part]
        view = self.text.low if part == "motto" else self.text.bare
        # a column order may put it behind the addressees, never behind the first page
        return pattern.search(view, 0, _REACH) is not None or self.has_like(words, self.head)

    def has_like(self, words: str, zone: Zone) -> bool:
        """Whether a line begins or ends with nearly these words."""
        for line in lines_of(self.text.bare, zone.start, min(zone.end, zone.start + _REACH))[:60]:
            said, size = key(self.text.bare[line.start : line.end]), len(words) + 2
            ends = {said[:size], said[-size:]} if 2 * len(said) > size else set()
            if any(SequenceMatcher(None, end, words, autojunk=False).ratio() > 0.6 for end in ends):
                return True
        return False

    def noisy(self, zone: Zone) -> bool:
        """Whether a part of the text was scanned."""
        return self.analysis.source.ocr or _NOISE.search(self.text.raw, *zone) is not None

    def unread(self, zone: Zone) -> Iterator[str]:
        """Lines of a part of the text without all that a record was read from: they may hold what is missed."""
        spans = [(e.start, e.end) for e in self.analysis.letter.evidence]
        spans += [(r.start, r.end) for r in self.analysis.recipients]
        spans.append((self.layout.title.start, self.layout.title.end))
        for line in lines_of(self.text.raw, *zone):
            left = self.text.bare[line.start : line.end]
            for first, last in spans:
                at, stop = max(first, line.start) - line.start, min(last, line.end) - line.start
                if at < stop:
                    left = left[:at] + " " * (stop - at) + left[stop:]
            left = PARTY_TITLE.sub(" ", STATE_TITLE.sub(" ", left))
            left = MOTTO.sub(" ", left.lower()) if MOTTO.search(left.lower()) else left
            for cell in _COLUMNS.split(left):
                words = _SIGNED.sub("", cell.strip().lower())
                if len(_LETTERS.findall(words)) > 2 and not _MARK.match(cell):
                    yield cell.strip()


def _rules(page: _Page) -> tuple[LayoutRule, ...]:
    """The rule of the letter; those of both branches where its own is not known; none where it has none."""
    letter = page.analysis.letter
    try:
        day = dt.date.fromisoformat(letter.date or "")
    except ValueError:
        return ()
    number = letter.number or ""
    if re.match(r"\d+(?:\.\d+)?/(?:19|20)\d\d|[^/]*/(?:QH|UBTVQH)\d", number):
        return ()  # normative documents
    branch = _branch(page)
    found = [rule_of(name, day) for name in ((branch,) if branch else ("party", "state"))]
    return tuple(rule for rule in found if rule) if all(found) else ()


def _branch(page: _Page) -> Branch | None:
    """Party or State, where issuer, title and symbol do not speak against each other; neither for the Front."""
    letter = page.analysis.letter
    name = key(letter.issuer or "")
    words = name.split()
    known = (bodies().get(" ".join(words[:size])) for size in range(len(words), 0, -1))
    by_name = "party" if _PARTY_BODY.search(name) else next((body.branch for body in known if body), None)
    if by_name != "party" and (by_name == "front" or _FRONT_BODY.search(name) or _FIRM.search(name)):
        return None
    party, state = (pattern.search(page.text.bare, *page.head) for pattern in (PARTY_TITLE, STATE_TITLE))
    by_title = None if bool(party) == bool(state) else ("party" if party else "state")
    told = {branch for branch in (by_name, by_title) if branch}
    symbol = re.match(r"\d+[A-Za-z]?(?P<joint>[-/])(?P<first>\w+)[-/](?P<second>\w+)", letter.number or "")
    if not told and symbol:
        form = "party" if symbol["joint"] == "-" else "state"
        code = issuer_codes().get(bare(symbol["second" if form == "party" else "first"]))
        told = {form} if code and code.branch == form else set()
    return "party" if told == {"party"} else "state" if told == {"state"} else None


def _parts(page: _Page) -> tuple[list[list[str]], list[str]]:
    """Groups of parts that are not seen, and parts that are missing."""
    letter, layout = page.analysis.letter, page.layout
    titles = [part for part in _TITLES if not page.has_title(part)]
    headed = len(titles) < len(_TITLES) or ("issuer-inferred" not in page.said and letter.issuer is not None)
    ended = bool(layout.foot or letter.signer or page.listed)
    if not headed and not ended:
        return [], []  # the body alone
    head_read = not list(page.unread(page.head))
    unseen = [titles]
    if letter.issuer is None and head_read:
        unseen[0].append("issuer")
    dateline = page.place_of("date")
    if dateline and letter.place is None and page.text.low.startswith("ngay", max(0, dateline.start - 5)):
        line = page.text.raw.rfind("\n", 0, dateline.start) + 1
        if not [left for left in page.unread(Zone(line, dateline.start)) if key(left) != "ngay"]:
            unseen[0].append("place")
    missing = []
    if letter.number is None and not any(code.startswith("number-") for code in page.said):
        missing.append("number")
    if letter.number and headed and not _SECRET.search(page.text.bare, *page.head):
        missing += _subject_parts(page, letter.number, head_read)
    if ended:
        lost, lacking = _end_parts(page)
        return [*unseen, lost], missing + lacking
    end = Zone(max(layout.body.start, layout.attachment.start - 1500), layout.attachment.start)
    capitals = (page.text.bare[slice(*line)] for line in lines_of(page.text.raw, *end))
    if not any(len(_CAPITALS.findall(line)) > 1 for line in capitals) and not page.has_like("noi nhan", end):
        unseen.append(["signer_title", "signer", "recipients"])  # cut off
    return unseen, missing


def _subject_parts(page: _Page, number: str, head_read: bool) -> list[str]:
    """What is missing of type, subject and addressees."""
    letter, layout = page.analysis.letter, page.layout
    code = re.match(r"\d+[A-Za-z]?[-/](\w+)", number)
    untyped = letter.type is None and not layout.title and code is not None and code[1] in types_by_code()
    addressed = layout.addressees or page.has_like("kinh gui", Zone(0, _REACH)) or page.noisy(page.head)
    missing = {
        "type": head_read and untyped,
        "subject": head_read and letter.subject is None,
        "addressee": letter.type in _data()["types"]["addressed"] and not addressed,
    }
    return [part for part, lacks in missing.items() if lacks]


def _end_parts(page: _Page) -> tuple[list[str], list[str]]:
    """Parts of the foot that are not seen, and that are missing: none in the foot of a scan."""
    letter = page.analysis.letter
    foot = Zone(page.layout.foot.start, min(page.layout.foot.end, page.layout.foot.start + _REACH))
    if not foot or page.noisy(foot):
        return [], []
    said = key(f"{letter.signer_title} {letter.on_behalf_of}")
    lines = list(page.unread(foot))
    offices = [line for line in lines if line.isupper() and (_OFFICE.search(line) or key(line) in said)]
    if any(line not in offices and not (line.isupper() and _AUTHORITY.match(line)) for line in lines):
        return [], []  # words that no record was read from
    missing = ["signer_title"] if letter.signer_title is None and not offices else []
    missing += ["signer"] if letter.signer is None else []
    # the last item of a list whose head is not legible
    above = page.text.raw[: foot.start].rstrip().rpartition("\n")[2]
    if not page.listed and above[-1:] not in ";," and not _ITEM.match(above):
        missing.append("recipients")
    kept = any(r.role == "archive" or _ARCHIVED.match(r.text) for r in page.listed)
    return ["archive"] if page.listed and not kept else [], missing


def _form_notes(page: _Page, rules: tuple[LayoutRule, ...], named: str, language: Language) -> Iterator[Diagnostic]:
    """How number, date and list are written; what a scan may have changed is left alone."""

    def note(code: str, place: Zone, form: str = "") -> Diagnostic:
        written = one_line(page.text.raw[slice(*place)])
        return diagnostic(code, *place, language, written=written, rule=named, form=form)

    number, date, letter = page.place_of("number"), page.place_of("date"), page.analysis.letter
    clean = not page.noisy(page.head)
    if number and letter.number and clean and "number-misread" not in page.said:
        written = bare(page.text.raw[slice(*number)])
        joint = re.sub(r"\d+[A-Za-z]?\s*", "", written, count=1)[:1]
        form = rules[0].number_form if len(rules) == 1 else ""
        wrong = {"hyphen-slash": joint == "/" or _YEAR.search(letter.number), "slash-hyphen": joint == "-"}
        if wrong.get(form):
            yield note("layout-number-form", number, form=_FORMS[form])
        if re.match(r"\d[-/]", written) and all(rule.number_padded for rule in rules):
            yield note("layout-number-padding", number)
    if date and clean and all(rule.date_padded for rule in rules) and _UNPADDED.search(page.text.low, *date):
        yield note("layout-date-padding", date)
    archive = next((i for i, item in enumerate(page.listed) if item.role == "archive"), len(page.listed))
    if all(rule.archive_last for rule in rules) and not page.noisy(page.layout.foot):
        for item in page.listed[archive + 1 :]:
            before = page.text.raw[page.text.raw.rfind("\n", 0, item.start) + 1 : item.start]
            if item.role == "copy" and _ITEM.fullmatch(before):
                yield note("layout-archive-last", Zone(item.start, item.end))
