"""A comparison as Markdown, for notes and mails."""

import re
from collections.abc import Iterator
from typing import Final

from ..folding import one_line
from . import wording
from .coverage import Coverage
from .records import Comparison, Group
from .views import Row, View, views

#: What Markdown would take for its own.
_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~])|^([#+>-]|\d+(?=[.)]))")


def markdown(comparison: Comparison, coverage: Coverage | None = None) -> str:
    """Write a comparison as Markdown.

    Parameters
    ----------
    comparison : Comparison
    coverage : Coverage, optional

    Returns
    -------
    str

    Examples
    --------
    >>> from congvan_nlp import analyze
    >>> from .compare import compare
    >>> text = "1. Sở Y tế báo cáo UBND tỉnh kết quả kiểm tra bệnh viện trước ngày {}."
    >>> print(markdown(compare([analyze(text.format(day)) for day in ("05/3/2025", "09/3/2025")])).splitlines()[0])
    # So sánh Văn bản 1, Văn bản 2
    """
    return "\n".join(_lines(comparison, coverage)) + "\n"


def _lines(comparison: Comparison, coverage: Coverage | None) -> Iterator[str]:
    names = ", ".join(escaped(one.name) for one in comparison.letters)
    yield f"# So sánh {names}"
    yield ""
    for letter in comparison.letters:
        own = "; ".join(escaped(one.name) for one in letter.incorporated)
        yield f"- **{escaped(letter.name)}**: {escaped(wording.described(letter))}, {letter.clauses} nhiệm vụ" + (
            f", dẫn {own}" if own else ""
        )
    for note in comparison.notes:
        yield f"- Lưu ý: {escaped(note.message)}"
    for view in views(comparison):
        yield from _view(view, comparison)
    if coverage and coverage.cells:
        yield from _coverage(coverage)


def _view(view: View, comparison: Comparison) -> Iterator[str]:
    yield ""
    yield f"## {view.title}"
    for row in view.shared:
        yield from _row(row, comparison)
    if not view.shared:
        yield ""
        yield "Không có nhiệm vụ nào giống nhau."
    for index in view.letters:
        rows = [row for row in view.alone if row.group.members[0].letter == index]
        if rows:
            yield ""
            yield f"### Chỉ thấy ở {escaped(comparison.letters[index].name)}"
            yield ""
            for row in rows:
                yield from (f"- {_quote(row.group, index)}",)
    if view.alone:
        yield ""
        yield "Các văn bản khác không nêu những nhiệm vụ này trong chính văn bản; có thể nêu ở văn bản riêng mà văn bản đó dẫn."


def _row(row: Row, comparison: Comparison) -> Iterator[str]:
    group = row.group
    reused = f" ({wording.REUSED})" if group.reused else ""
    yield ""
    yield f"### {wording.SIGNS[group.relation]} {wording.RELATIONS[group.relation]}{reused}"
    yield ""
    if row.step:
        yield f"{escaped(comparison.letters[row.step.lower.letter].name)} {wording.slack(row.step)}."
        yield ""
    for difference in group.differences:
        told = "; ".join(
            f"{escaped(names)}: {escaped(words)}" for names, words in wording.told(difference, comparison.letters)
        )
        yield f"- **{wording.SLOTS[difference.slot]}**, {wording.KINDS[difference.kind]}: {told}"
    for index in dict.fromkeys(member.letter for member in group.members):
        yield f"- {escaped(comparison.letters[index].name)}: {_quote(group, index)}"
    for absent in group.absent:
        where = f"; có thể nêu ở {escaped('; '.join(absent.incorporated))}" if absent.incorporated else ""
        found = "".join(f"; có ở {escaped(one.name)}: “{escaped(one_line(one.text))}”" for one in absent.found)
        yield f"- {escaped(comparison.letters[absent.letter].name)}: {wording.UNSTATED}{found or where}"


def _quote(group: Group, letter: int) -> str:
    return " … ".join(
        f"{escaped(one.path)} “{escaped(one_line(one.text))}”".strip() for one in group.members if one.letter == letter
    )


def _coverage(coverage: Coverage) -> Iterator[str]:
    yield ""
    yield "## Văn bản của Trung ương theo địa phương"
    yield ""
    yield "| Địa phương | " + " | ".join(escaped(one.key) for one in coverage.regulations) + " |"
    yield "|---" * (len(coverage.regulations) + 1) + "|"
    for province in coverage.provinces:
        told = []
        for one in coverage.regulations:
            cell = coverage.cell(province, one.key)
            told.append(wording.carried(cell) if cell else "–")
        yield f"| {escaped(province)} | " + " | ".join(told) + " |"


def escaped(text: str) -> str:
    """Words as Markdown that shows them as they are.

    Examples
    --------
    >>> escaped("12_QD *x*"), escaped("- a")
    ('12\\\\_QD \\\\*x\\\\*', '\\\\- a')
    """
    return _MARKS.sub(lambda mark: "\\" + mark[0], text)
