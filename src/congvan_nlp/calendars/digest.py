"""A digest of limits for the wall: one HTML file that prints on A4 and reads on a screen and a phone.

Where an entry stands is decided by its last day in time and, before that, by the last working day on which
acting is safe: what falls due behind a holiday has to be on the sheet of the week before it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from jinja2 import Environment, StrictUndefined, Template

from ..folding import key, one_line
from ..records.analysis import Deadline, Letter
from .entries import Entry
from .occurrences import occurrences
from .selection import on_day
from .wording import day, hour, place, rule

Part = Literal["overdue", "week", "month", "later"]
#: An entry with its number, taken to its days in a part of the sheet.
Item = tuple[int, Entry, list[Entry]]

TITLE = "Bảng theo dõi việc đến hạn"
NO_BODY = "Chưa nêu đơn vị"
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
#: How far the next day of a recurring limit is looked for.
_HORIZON = 2 * 366
#: More days than these are listed by day and month only, side by side.
_IN_FULL = 4
#: Characters of a sentence that are quoted; the limit itself always is.
_QUOTED = 480
#: Control characters, marks that turn the direction of what follows, and halves of characters.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


class Day(NamedTuple):
    """One day of a limit, in words; empty where there is nothing to say."""

    limit: str
    day: str
    short: str
    act_by: str
    left: str
    mark: Literal["late", "now", ""]


class Row(NamedTuple):
    """One entry on the sheet, with what is said about it beside its own fields.

    `number` is its place among all entries, for links; `compact` stands for more days than are told in full.
    """

    number: int
    entry: Entry
    days: tuple[Day, ...]
    compact: bool
    often: str
    awaited: str
    quote: tuple[str, str, str]
    letter: str
    place: str
    review: bool
    reasons: tuple[str, ...]


class Section(NamedTuple):
    """One part of the sheet: rows by the name of their body."""

    id: str
    heading: str
    note: str
    size: int
    groups: list[tuple[str, list[Row]]]


def digest(entries: Iterable[Entry], as_of: dt.date, title: str = TITLE) -> str:
    """Write the sheet: what is overdue, due this week, in the four weeks after it, to be reviewed, without a day.

    Parameters
    ----------
    entries : iterable of Entry
    as_of : date
        The day that the sheet is seen from.
    title : str, optional
        Its heading, as plain text.

    Returns
    -------
    str
        An HTML document of its own: nothing is loaded, no script runs. Each entry is in it or counted as later.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .entries import entries_of
    >>> letter = analyze("Số 7-CV/HU\\n\\nCác chi bộ báo cáo Huyện ủy trước ngày 05/9/2025.")
    >>> page = digest(entries_of([letter]), dt.date(2025, 9, 1))
    >>> page[:15], page.count("thứ Sáu, 05/09/2025")
    ('<!doctype html>', 1)
    """
    parts: dict[Part, list[Item]] = {"overdue": [], "week": [], "month": [], "later": []}
    review, undated = list[Item](), list[Item]()
    entries = list(entries)
    for number, entry in enumerate(entries, 1):
        found = parts_of(entry, as_of)
        for part, days in found.items():
            parts[part].append((number, entry, days))
        if _waits(entry):
            undated.append((number, entry, []))
        elif entry.deadline.needs_review or not found:
            review.append((number, entry, [day for days in found.values() for day in days][:1]))

    def section(id: str, heading: str, note: str, items: list[Item]) -> Section:
        return Section(id, heading, note, len(items), _groups(items, as_of))

    monday, sunday, last = _weeks(as_of)
    waiting = [(number, entry) for number, entry, _ in undated if entry.deadline.needs_review]
    return _template().render(
        title=title,
        as_of=as_of,
        limits=len(entries),
        letters=len({(e.path, e.letter.issuer, e.letter.number, e.letter.date) for e in entries}),
        dated=[
            section("qua-han", "Quá hạn", f"trước ngày {as_of:%d/%m/%Y}", parts["overdue"]),
            section("tuan-nay", "Tuần này", f"{_date(monday)} – {_date(sunday)}", parts["week"]),
            section("bon-tuan-toi", "Bốn tuần tới", f"{_date(_after(sunday, 1))} – {_date(last)}", parts["month"]),
        ],
        later=len(parts["later"]),
        nearest=_nearest([day for _, _, days in parts["later"] for day in days]),
        last=last,
        review=section("can-xem-lai", "Cần xem lại", "đối chiếu với văn bản trước khi dùng", review),
        waiting=len(waiting),
        codes=_codes(waiting),
        undated=section("chua-co-ngay", "Chưa có ngày", "chờ một sự kiện, hoặc không nêu ngày cụ thể", undated),
    )


def parts_of(entry: Entry, as_of: dt.date) -> dict[Part, list[Entry]]:
    """Tell in which parts of the sheet an entry stands, and with which of its days.

    Parameters
    ----------
    entry : Entry
    as_of : date

    Returns
    -------
    dict of str to list of Entry
        "overdue", "week" (to the Sunday of that day), "month" (the four weeks after) or "later". A recurring
        entry stands with each of its coming days, with the next one only where none is in those weeks, and is
        never overdue. Empty where no day is known, or none is to come any more.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .entries import entries_of
    >>> [entry] = entries_of([analyze("Các chi bộ báo cáo trước ngày 08/9/2025.")])
    >>> [list(parts_of(entry, dt.date(2025, 9, day))) for day in (1, 7, 8)]
    [['week'], ['week'], ['overdue']]
    """
    found: dict[Part, list[Entry]] = {}
    for one in _coming(entry, as_of) if entry.deadline.rrule else [entry]:
        part = _part(one, as_of)
        if part is None or (part == "later" and found):
            break
        found.setdefault(part, []).append(one)
    return found


def _part(entry: Entry, as_of: dt.date) -> Part | None:
    last = entry.last_day
    if last is None:
        return None
    if last < as_of:
        return "overdue"
    _, sunday, end = _weeks(as_of)
    act = _act_day(entry.deadline, last)
    return "week" if act <= sunday else "month" if act <= end else "later"


def _coming(entry: Entry, as_of: dt.date) -> Iterator[Entry]:
    for one in occurrences(entry.deadline, _after(as_of, _HORIZON), since=as_of):
        moved = on_day(entry, one.due)
        if moved.last_day and moved.last_day >= as_of:
            yield moved


def _waits(entry: Entry) -> bool:
    """Whether it has no day by its nature; one that only could not be read is to be reviewed."""
    deadline = entry.deadline
    return deadline.due is None and (deadline.kind in ("event", "recurring") or deadline.vague)


def _weeks(as_of: dt.date) -> tuple[dt.date, dt.date, dt.date]:
    """Monday and Sunday of a day, and the Sunday four weeks later."""
    sunday = _after(as_of, 6 - as_of.weekday())
    return _after(as_of, -as_of.weekday()), sunday, _after(sunday, 28)


def _after(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))


def _act_day(deadline: Deadline, last: dt.date) -> dt.date:
    return min(last, dt.date.fromisoformat(deadline.act_by)) if deadline.act_by else last


def _codes(entries: Iterable[tuple[int, Entry]]) -> dict[str, dict[str, int]]:
    """What a person calls some entries: the letter, the deadlines in it, and the number of the first of each."""
    codes: dict[str, dict[str, int]] = {}
    for number, entry in entries:
        letter, _, code = entry.id.rpartition(":")
        codes.setdefault(letter, {}).setdefault(code, number)
    return codes


def _groups(items: Iterable[Item], as_of: dt.date) -> list[tuple[str, list[Row]]]:
    """Rows by body in the order of the alphabet, without a body last; by day in each."""
    ordered = sorted(items, key=lambda item: _in_order((item[2] or [item[1]])[0]))
    names: dict[str, str] = {}
    rows: dict[str, list[Row]] = {}
    for number, entry, days in ordered:
        name = one_line(_UNSEEN.sub("", entry.body or ""))
        folded = key(name) or name
        names.setdefault(folded, name[:1].upper() + name[1:] if name else NO_BODY)
        rows.setdefault(folded, []).append(_row(number, entry, days, as_of))
    return [(names[folded], rows[folded]) for folded in sorted(rows, key=lambda folded: (not folded, folded))]


def _in_order(entry: Entry) -> tuple[str, str]:
    deadline = entry.deadline
    # "trước ngày" is over when the day begins, "đến hết ngày" when it ends
    return deadline.due or "~", deadline.due_time or ("00:00" if deadline.inclusive is False else "24:00")


def _row(number: int, entry: Entry, days: list[Entry], as_of: dt.date) -> Row:
    deadline = entry.deadline
    reasons = deadline.review_reasons
    if ended := deadline.due is not None and not days:
        reasons += (f"Không tính được lần đến hạn tiếp theo; lần đầu {_date(deadline.due or '')}.",)
    return Row(
        number, entry, tuple(_day(day.deadline, day.last_day, as_of) for day in days), len(days) > _IN_FULL,
        _often(deadline), _awaited(deadline), _quote(entry), _letter(entry.letter, entry.path), place(entry.place),
        deadline.needs_review or ended, reasons,
    )  # fmt: skip


def _day(deadline: Deadline, last: dt.date | None, as_of: dt.date) -> Day:
    """Put a day into words; the days left are counted to the day to act by."""
    due = dt.date.fromisoformat(deadline.due or "")
    last = last or due
    act = _act_day(deadline, last)
    left, mark = _left(act, last, as_of)
    return Day(_limit(deadline), _date(due), f"{due:%d/%m}", _date(act) if act != due else "", left, mark)


def _left(act: dt.date, last: dt.date, as_of: dt.date) -> tuple[str, Literal["late", "now", ""]]:
    if last < as_of:
        return f"quá hạn {(as_of - last).days} ngày", "late"
    if last == as_of:
        return "hạn cuối là hôm nay", "now"
    if act < as_of:
        return f"đã qua ngày làm việc cuối cùng, còn {(last - as_of).days} ngày nghỉ", "now"
    if act == as_of:
        return "phải xong hôm nay", "now"
    return f"còn {(act - as_of).days} ngày", ""


def _limit(deadline: Deadline) -> str:
    exclusive = deadline.inclusive is False
    if deadline.due_time is None:
        return "trước ngày" if exclusive else "đến hết ngày"
    return f"{'trước' if exclusive else 'đến'} {hour(deadline.due_time)} ngày"


def _nearest(days: Iterable[Entry]) -> str:
    first = min(days, key=_in_order, default=None)
    return f"{_limit(first.deadline)} {_date(first.deadline.due or '')}" if first else ""


def _often(deadline: Deadline) -> str:
    if not deadline.rrule:
        return ""
    words = rule(deadline.rrule)
    return f"“{deadline.text}”" if words == deadline.rrule else words


def _awaited(deadline: Deadline) -> str:
    """What an entry without a day waits for."""
    if deadline.due:
        return ""
    if deadline.vague:
        return "không nêu ngày cụ thể"
    if deadline.anchor:
        return f"chờ: {deadline.anchor}"
    return "chưa rõ ngày của lần đầu" if deadline.rrule else ""


def _quote(entry: Entry) -> tuple[str, str, str]:
    """Cut the sentence at the words of the limit; a long one is shortened on both sides of them."""
    sentence, limit = one_line(entry.sentence), one_line(entry.deadline.text)
    before, limit, after = sentence.partition(limit) if limit else (sentence, "", "")
    if len(sentence) > _QUOTED:
        side = _QUOTED // 2
        before = before if len(before) <= side else "… " + before[-side:].partition(" ")[2]
        after = after if len(after) <= side else after[:side].rpartition(" ")[0] + " …"
    return before, limit, after


def _letter(letter: Letter, path: str) -> str:
    named = letter.type or "Văn bản"
    if letter.number:
        named += f" số {letter.number}"
    elif file := re.split(r"[\\/]", path)[-1]:
        named += f" không rõ số (tệp {file})"
    return named + (f" ngày {day(letter.date)}" if letter.date else ", không rõ ngày")


def _date(day: dt.date | str) -> str:
    date = dt.date.fromisoformat(day) if isinstance(day, str) else day
    return f"{_WEEKDAYS[date.weekday()]}, {date:%d/%m/%Y}"


def _seen(value: object) -> object:
    """What is put into the sheet, without characters that cannot be seen or written."""
    return _UNSEEN.sub("", value) if type(value) is str else value  # what a macro gives is markup, done before


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_seen
    )
    environment.filters["date"] = _date
    return environment.from_string(files(__package__).joinpath("digest.html").read_text(encoding="utf-8"))
