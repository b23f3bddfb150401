"""Time limits that a letter had better not set: on a day of rest, too soon, or before what they build on."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from ..diagnostics import diagnostic
from ..diagnostics.catalogue import Language
from ..folding import bare, key, one_line
from ..records.analysis import Analysis, Body, Deadline, Diagnostic
from ..resolution.weekdays import WEEKDAYS
from ..resolution.workdays import is_working_day, rest_day
from ..structure.dates import YEARS
from .acts import is_fixed, is_summary, last_day, likeness, shown
from .bodies import wholes

#: So few working days are left that a limit can hardly be met.
_FEW = 1
_FAR = 14  # days in which there are more of them, whatever holidays there are
#: Limits of one body that can still be told apart.
_MOST = 30
#: The same act, by its words alone.
_SURE = 0.5
#: The day of rest is what the limit is named by: "trước dịp Quốc khánh 02/9".
_OF_A_FEAST = re.compile(r"\b(?:tet|le|dip|quoc khanh|gio to|giai phong|lao dong|khai giang|nghi)\b")
_URGENT = re.compile(r"(?m)^\W*(?:HOA TOC|THUONG KHAN|KHAN)\b[^a-z\n]*$")
_A_SUNDAY = dt.date(2025, 8, 3)  # of no feast
_HEAD = 3000  # characters that a mark of urgency stands in


def deadline_notes(analysis: Analysis, language: Language = "vi") -> list[Diagnostic]:
    """What speaks against the time limits of a letter.

    Parameters
    ----------
    analysis : Analysis
        Limits that recur, that name no sure day or that lie before the letter are left alone, and days of
        rest and short limits in a letter that says that it is urgent.
    language : {'vi', 'en'}
        Of the sentences.

    Returns
    -------
    list of Diagnostic

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> text = "Số 7-CV/HU\\nSơn Khê, ngày 05 tháng 3 năm 2024\\n\\nPhòng Nội vụ gửi báo cáo chậm nhất ngày 17/3/2024.\\n"
    >>> for note in deadline_notes(analyze(text)):
    ...     print(note.message, note.suggestion)
    “chậm nhất ngày 17/3/2024”: 17/03/2024 là ngày nghỉ (Chủ nhật). Đặt hạn vào ngày làm việc, như 15/03/2024.
    """
    date = _day(analysis.letter.date)
    notes: list[Diagnostic] = []
    calm = [] if _is_urgent(analysis) else [d for d in analysis.deadlines if is_fixed(d)]
    for deadline in calm:
        if date is None or _due(deadline) >= date:
            notes += _rest_day(deadline, date, language)
        if date is not None and _due(deadline) >= date:
            notes += _short(deadline, date, language)
    return [*notes, *_order(analysis, language)]


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text or "")
    except ValueError:
        return None


def _due(deadline: Deadline) -> dt.date:
    return dt.date.fromisoformat(deadline.due or "")


def _rest_day(deadline: Deadline, date: dt.date | None, language: Language) -> Iterator[Diagnostic]:
    """A day of rest that shortens the time: "trước ngày" a Saturday ends on Friday as any other would."""
    due, act_by = _due(deadline), _day(deadline.act_by)
    reason = rest_day(due) if due.year in YEARS else None
    if reason is None or act_by is None or act_by == last_day(deadline) or (date and act_by < date):
        return
    words = key(deadline.text)
    # a month or a quarter ends on any day, and so does a time that work goes on for
    named = re.search(rf"\b0?{due.day}\b(?! (?:gio|ngay)\b)", words) and (not deadline.start_date or deadline.to)
    if named and not _OF_A_FEAST.search(words):
        day = reason if reason != rest_day(_A_SUNDAY) else WEEKDAYS[due.weekday()]
        yield diagnostic(
            "deadline-rest-day", deadline.start, deadline.end, language,
            written=one_line(deadline.text), due=shown(due), reason=day, act_by=shown(act_by),
        )  # fmt: skip


def _short(deadline: Deadline, date: dt.date, language: Language) -> Iterator[Diagnostic]:
    """A limit with next to no working days; one that is told from the day of the letter is short on purpose."""
    act_by = _day(deadline.act_by)
    if act_by is None or deadline.kind != "date" or deadline.start_date or (act_by - date).days > _FAR:
        return
    days = sum(is_working_day(date + dt.timedelta(days=n)) for n in range(1, (act_by - date).days + 1))
    if days <= _FEW:
        yield diagnostic(
            "deadline-short", deadline.start, deadline.end, language,
            written=one_line(deadline.text), date=shown(date), days=days,
        )  # fmt: skip


def _is_urgent(analysis: Analysis) -> bool:
    """Whether a letter says itself that it is urgent."""
    return analysis.letter.type == "Công điện" or _URGENT.search(bare(analysis.text[:_HEAD])) is not None


def _order(analysis: Analysis, language: Language) -> Iterator[Diagnostic]:
    """Summaries that are due before what they are made of."""
    fixed = [d for d in analysis.deadlines if is_fixed(d)]
    places = {directive.id: n for n, directive in enumerate(analysis.directives)}
    own, sent = _by_actor(fixed), _by_receiver(fixed)
    for summary in fixed:
        body = _one_body(summary)
        if body is None or body.id is None or not is_summary(summary.what):
            continue
        others, mine = sent.get(body.id, ()), own[body.id]
        if len(others) > _MOST or len(mine) > _MOST:
            continue  # nobody could tell which belongs to which
        parts = [d for d in others if _belong(summary, d, places)]
        late = [d for d in parts if last_day(d) > last_day(summary) and not _is_met(d, mine, parts, summary)]
        if late:
            last = max(late, key=lambda d: (last_day(d), d.start))
            yield diagnostic(
                "deadline-order", summary.start, summary.end, language,
                body=body.name, due=shown(_due(summary)), later=shown(_due(last)), written=one_line(last.text),
            )  # fmt: skip


def _one_body(deadline: Deadline) -> Body | None:
    return deadline.who_bodies[0] if len(deadline.who_bodies) == 1 and not deadline.who_bodies[0].collective else None


def _by_actor(deadlines: Sequence[Deadline]) -> dict[str, list[Deadline]]:
    found: dict[str, list[Deadline]] = {}
    for deadline in deadlines:
        for one in dict.fromkeys(body.id for body in deadline.who_bodies if body.id):
            found.setdefault(one, []).append(deadline)
    return found


def _by_receiver(deadlines: Sequence[Deadline]) -> dict[str, list[Deadline]]:
    """What others have to send to a body or to a part of it. "Các sở", to one of them, are the others."""
    found: dict[str, list[Deadline]] = {}
    for deadline in deadlines:
        actors = {whole for body in deadline.who_bodies if body.id for whole in wholes(body.id)}
        receivers = [whole for body in deadline.to_bodies if body.id for whole in wholes(body.id)]
        for one in dict.fromkeys(receivers) if deadline.who_bodies else ():
            if one not in actors:
                found.setdefault(one, []).append(deadline)
    return found


def _belong(summary: Deadline, part: Deadline, places: dict[str, int]) -> bool:
    """Whether a summary is made of what others send: the words say so, or both stand together and say nothing else."""
    alike = likeness(summary.what, part.what)
    one, other = (places.get(d.directive or "") for d in (summary, part))
    together = one == other or (one is not None and other is not None and abs(one - other) <= 1)
    return alike >= _SURE or (alike > 0 and together)


def _is_met(part: Deadline, own: Sequence[Deadline], parts: Sequence[Deadline], summary: Deadline) -> bool:
    """Whether what is sent is for a later summary, or the same bodies send something else in time."""
    later = any(last_day(d) >= last_day(part) and likeness(d.what, part.what) > 0 for d in own)
    earlier = any(last_day(d) <= last_day(summary) and set(d.who_bodies) & set(part.who_bodies) for d in parts)
    return later or earlier
