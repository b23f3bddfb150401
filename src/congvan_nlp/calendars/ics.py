"""Deadlines as events of a calendar (RFC 5545, RFC 7986) that Outlook, Google and phones import.

What an event says is made from the entry alone, so that a second run says the same. Its number of changes and the
time of the last one come from the memory (see `congvan_nlp.calendars.memory`), never from the clock.
"""

import datetime as dt
import re
import unicodedata
import uuid
from collections.abc import Iterable, Iterator
from typing import Final, Literal
from zoneinfo import ZoneInfo

import icalendar

from ..folding import one_line
from ..records.analysis import Deadline, Letter
from ..resolution.rules import every_time
from ..resolution.safe_days import in_working_hours, safe_day
from .by_body import spelling
from .entries import Entry
from .memory import Event, Known, in_order
from .occurrences import Occurrence, occurrences
from .wording import NO_BODY, day, hour, place, rule

#: Which day an event stands on: the last safe working day, or the day that the letter names.
Day = Literal["act_by", "due"]
#: What a recurring limit becomes: an event for each of its days, or one event with a rule.
Recurring = Literal["expand", "rule"]

TITLE: Final = "Thời hạn trong văn bản"

_WORDS = {False: "trước", True: "chậm nhất", None: "hạn"}
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_MARKS = {"tentative": "[cần xem lại] ", "cancelled": "[đã hủy] ", "confirmed": ""}
#: At 08:00 three days before a day that begins at 00:00; a day before an hour.
_BEFORE_DAY, _BEFORE_HOUR = dt.timedelta(days=-2, hours=-16), dt.timedelta(days=-1)


def events_of(
    entries: Iterable[Entry],
    until: dt.date,
    *,
    since: dt.date = dt.date.min,
    on: Day = "act_by",
    recurring: Recurring = "expand",
) -> list[Event]:
    """Make the events of entries.

    Parameters
    ----------
    entries : iterable of Entry
        As `entries_of` gives them; recurring ones not yet taken to a later day, as their days are numbered from
        the first one.
    until : date
        Recurring limits are listed up to this day, or to their first one.
    since : date, optional
        Earlier days of recurring limits are left out; the rule of an old letter has thousands.
    on : {'act_by', 'due'}, optional
    recurring : {'expand', 'rule'}, optional
        Only listed days avoid days of rest: a rule knows none, and stands on the days that the letter names.

    Returns
    -------
    list of Event
        One for each day of each entry, in the order of the entries; none for what has no day.

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .entries import entries_of
    >>> letter = analyze("Số 7-CV/HU\\n\\nCác chi bộ gửi báo cáo về Huyện ủy trước ngày 15/12/2025.")
    >>> [event] = events_of(entries_of([letter]), dt.date(2025, 12, 31))
    >>> event.day.isoformat(), event.summary
    ('2025-12-12', 'Trước 15/12/2025: gửi báo cáo → Huyện ủy')
    """
    events: dict[str, Event] = {}
    for entry in entries:
        for event in _events(entry, since, until, on, recurring):
            uid = event.uid
            # two letters without a number may share an identity; no limit is dropped for it
            while uid in events and events[uid].digest != event.digest:
                uid = _numbered(uid, 2)
            events.setdefault(uid, event.model_copy(update={"uid": uid}))
    return list(events.values())


def calendar(known: Iterable[Known], name: str = TITLE) -> str:
    """Write events as a calendar.

    Parameters
    ----------
    known : iterable of Known
        Events of a memory, all of them or a selection.
    name : str, optional
        What the calendar is called.

    Returns
    -------
    str
        The text of an .ics file with its line ends (CRLF), the same for events in any order. Where several bodies
        are in it, each title begins with one.

    Examples
    --------
    >>> calendar([]).splitlines()[:3]
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//congvan_nlp//congvan//VI']
    """
    events = sorted(known, key=in_order)
    several = len({spelling(one.body or "") for one in events}) > 1
    whole = icalendar.Calendar()
    whole.add("version", "2.0")
    whole.add("prodid", "-//congvan_nlp//congvan//VI")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("name", _clean(name))
    whole.add("x-wr-calname", _clean(name))
    whole.add("x-wr-timezone", _ZONE.key)
    whole.add("refresh-interval", dt.timedelta(days=1), parameters={"VALUE": "DURATION"})  # of a subscription
    whole.add("x-published-ttl", "P1D")
    if any(one.event.time for one in events):
        whole.add_component(_timezone())
    for one in events:
        whole.add_component(_component(one, several))
    return str(whole.to_ical(sorted=False), "utf-8")


def _events(entry: Entry, since: dt.date, until: dt.date, on: Day, recurring: Recurring) -> Iterator[Event]:
    deadline = entry.deadline
    if deadline.due is None:
        return
    first = dt.date.fromisoformat(deadline.due)
    if deadline.rrule and recurring == "expand" and deadline.rrule != "FREQ=DAILY":  # no calendar wants 365 a year
        for one in occurrences(deadline, max(first, until), since=min(first, since) if first > until else since):
            yield _event(entry, one, _numbered(entry.uid, one.number), on)
    else:
        act_by = dt.date.fromisoformat(deadline.act_by) if deadline.act_by else None
        yield _event(entry, Occurrence(1, first, act_by), entry.uid, "due" if deadline.rrule else on)


def _event(entry: Entry, one: Occurrence, uid: str, on: Day) -> Event:
    deadline = entry.deadline
    at_hour = on == "due" or one.act_by == one.due
    # "24 giờ" is no hour of a day, but its end
    time = deadline.due_time if at_hour and deadline.due_time and deadline.due_time < "24" else None
    return Event(
        uid=uid,
        entry=entry.uid,
        id=entry.id,
        letter=entry.id.rpartition(":")[0],
        path=entry.path,
        body=_clean(entry.body) if entry.body else None,
        day=one.due if on == "due" else one.act_by or entry.last_day or one.due,
        due=one.due,
        time=time,
        rrule=deadline.rrule if uid == entry.uid else None,
        summary=_clean(_summary(entry, one, uid == entry.uid)),
        description="\n".join(filter(None, map(_clean, _description(entry, one)))),
        review=deadline.needs_review,
    )


def _numbered(uid: str, number: int) -> str:
    return str(uuid.uuid5(uuid.UUID(uid), str(number)))


def _summary(entry: Entry, one: Occurrence, entry_wide: bool) -> str:
    deadline = entry.deadline
    repeats = deadline.rrule and entry_wide
    limit = (
        f"{_WORDS[deadline.inclusive]} {rule(deadline.rrule)}" if repeats and deadline.rrule else _limit(deadline, one)
    )
    what = _cut(deadline.what or entry.sentence, 100).strip(" .,;:-")
    to = f" → {_cut(', '.join(deadline.to), 80)}" if deadline.to else ""
    via = f" (qua {_cut(', '.join(deadline.via), 60)})" if deadline.via else ""
    return f"{limit[0].upper()}{limit[1:]}: {what}{to}{via}"


def _limit(deadline: Deadline, one: Occurrence) -> str:
    """The limit as letters state it."""
    at = f"{hour(deadline.due_time)} ngày " if deadline.due_time else ""
    word = _WORDS[deadline.inclusive]
    word = "đến hết" if deadline.start_date and deadline.inclusive else word
    return f"{word} {at}{day(one.due.isoformat())}"


def _description(entry: Entry, one: Occurrence) -> Iterator[str]:
    deadline = entry.deadline
    nth = f", kỳ thứ {one.number}" if deadline.rrule else ""
    yield f"Thời hạn: {_limit(deadline, one)}{nth} (“{deadline.text}”)"
    yield f"Từ ngày: {day(deadline.start_date)}" if deadline.start_date and one.number == 1 else ""
    if one.act_by and one.act_by != one.due:
        yield f"Làm xong chậm nhất: {day(one.act_by.isoformat())}"
    yield from _listed("Cần xem lại:", deadline.review_reasons)
    yield f"Có thể hiểu là: {' hoặc '.join(map(day, deadline.readings))}" if deadline.readings else ""
    yield f"Việc: {deadline.what}" if deadline.what else ""
    yield f"Gửi: {'; '.join(deadline.to)}" if deadline.to else ""
    yield f"Qua: {'; '.join(deadline.via)}" if deadline.via else ""
    yield f"Đơn vị thực hiện: {entry.body or NO_BODY}"
    yield f"Phối hợp: {'; '.join(entry.support)}" if entry.support else ""
    yield f"Nguyên văn: “{entry.sentence}”"
    yield f"Văn bản: {_letter(entry.letter)}" + (f", {place(entry.place)}" if entry.place else "")
    inclusive = in_working_hours(deadline.due_time, deadline.inclusive is not False)
    _, steps, provisional = safe_day(one.due, inclusive=inclusive)
    again = (f"kỳ thứ {one.number} là {day(one.due.isoformat())}", *steps)
    yield from _listed("Cách tính:", again if one.number > 1 else deadline.computation)
    yield f"Lưu ý: lịch nghỉ năm {one.due.year} chưa công bố; ngày phải xong có thể đổi" if provisional else ""


def _listed(heading: str, lines: tuple[str, ...]) -> list[str]:
    return [heading, *(f"- {line}" for line in lines)] if lines else []


def _letter(letter: Letter) -> str:
    date, subject = letter.date and day(letter.date), letter.subject and f"“{letter.subject}”"
    parts = ("số", letter.number), ("ngày", date), ("của", letter.issuer), ("về việc", subject)
    return " ".join([letter.type or "văn bản", *(f"{word} {value}" for word, value in parts if value)])


def _cut(text: str, length: int) -> str:
    """A title holds some words only; the whole text stands in the description."""
    line = one_line(text)
    return line if len(line) <= length else line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _ending(rrule: str, time: str | None) -> str:
    """A rule whose end is of the kind of its start: a day, or for an hour a moment of UTC (RFC 5545, 3.3.10)."""
    return re.sub(r"UNTIL=(\d{8})(?![\dT])", r"UNTIL=\1T165959Z", rrule) if time else rrule


def _clean_lines(text: str) -> str:
    return "\n".join(map(_clean, text.split("\n")))


def _clean(text: str) -> str:
    r"""One line without characters that files of calendars cannot hold.

    A backslash followed by n is read as the end of a line by widespread readers, so a look-alike stands for it.
    """
    kept = "".join(" " if char.isspace() else char for char in text.replace("\\", "＼"))
    return one_line("".join(char for char in kept if unicodedata.category(char) not in ("Cc", "Cs")))


def _timezone() -> icalendar.Timezone:
    standard = icalendar.TimezoneStandard()
    standard.add("dtstart", dt.datetime(1970, 1, 1))
    for field in ("tzoffsetfrom", "tzoffsetto"):  # the same all year round
        standard.add(field, dt.timedelta(hours=7))
    standard.add("tzname", "+07")
    zone = icalendar.Timezone()
    zone.add("tzid", _ZONE.key)
    zone.add_component(standard)
    return zone


def _component(known: Known, with_body: bool) -> icalendar.Event:
    event, item = known.event, icalendar.Event()
    title = event.summary
    if with_body:
        body = _cut(event.body or NO_BODY, 60)
        title = f"{body[0].upper()}{body[1:]} – {title[:1].lower()}{title[1:]}"
    title = _MARKS[known.status] + title
    item.add("uid", event.uid)
    item.add("sequence", known.sequence)
    item.add("dtstamp", known.changed)
    item.add("last-modified", known.changed)
    item.add("status", known.status.upper())
    if event.time:
        item.add("dtstart", dt.datetime.combine(event.day, dt.time.fromisoformat(event.time), _ZONE))
    else:
        item.add("dtstart", event.day)
        item.add("dtend", event.day + dt.timedelta(days=1))
    if event.rrule:
        item.add("rrule", icalendar.vRecur.from_ical(_ending(every_time(event.rrule), event.time)))
    item.add("summary", title)
    item.add("description", _clean_lines(event.told))
    if event.body:
        item.add("categories", [event.body])
    item.add("transp", "TRANSPARENT")  # a limit takes no time of anybody's day
    if known.status != "cancelled":
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", _BEFORE_HOUR if event.time else _BEFORE_DAY)
        alarm.add("description", title)
        item.add_component(alarm)
    return item
