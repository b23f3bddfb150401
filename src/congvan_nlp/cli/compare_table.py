"""A comparison on the terminal."""

from collections.abc import Iterator
from typing import Final, TextIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ..comparison import wording
from ..comparison.coverage import Coverage
from ..comparison.records import Comparison, Kind, Relation
from ..comparison.views import Row, View, views
from ..folding import one_line
from .tables import clip
from .text import plain

_STYLES: Final[dict[Relation, str]] = {
    "conflict": "bold red",
    "similar": "yellow",
    "equivalent": "green",
    "only": "dim",
}
_KINDS: Final[dict[Kind, str]] = {"conflict": "bold red", "differs": "yellow", "own": "dim", "unstated": "dim"}
_QUOTE: Final = 220
#: More letters than this stand in no columns.
_COLUMNS: Final = 4
_ALONE: Final = 8


def show(comparison: Comparison, coverage: Coverage | None, stream: TextIO, terminal: bool) -> None:
    """Write a comparison as people like to read it.

    Parameters
    ----------
    comparison : Comparison
    coverage : Coverage or None
    stream : TextIO
    terminal : bool
        Whether colours may be shown.
    """
    console = Console(file=stream, force_terminal=None if terminal else False, force_jupyter=False, highlight=False)
    for part in _parts(comparison, coverage):
        with console.capture() as capture:
            console.print(part)
        stream.write("\n".join(line.rstrip(" ") for line in capture.get().split("\n")))


def _parts(comparison: Comparison, coverage: Coverage | None) -> Iterator[RenderableType]:
    head = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for letter in comparison.letters:
        told = f"{wording.described(letter)}; {letter.clauses} nhiệm vụ, {letter.deadlines} hạn"
        head.add_row(Text(plain(letter.name), style="bold"), Text(plain(told)))
    yield head
    if comparison.basis:
        names = ", ".join(f"{plain(one.name)} ({len(one.letters)})" for one in comparison.basis[:6])
        yield Text(f"Cùng dẫn: {names}", style="dim")
    for note in comparison.notes:
        names = ", ".join(plain(comparison.letters[one].name) for one in note.letters)
        yield Text(
            f"◆ {plain(note.message)}" + (f" ({names})" if names and len(comparison.letters) > 1 else ""),
            style="yellow",
        )
    for view in views(comparison):
        yield from _view(view, comparison)
    if coverage and coverage.cells:
        yield Text("")
        yield _coverage(coverage)


def _view(view: View, comparison: Comparison) -> Iterator[RenderableType]:
    yield Text("")
    yield Rule(Text(view.title, style="bold"), align="left", style="dim")
    if not view.shared:
        yield Text("Không có nhiệm vụ nào giống nhau.")
    for row in view.shared:
        yield _row(row, view, comparison)
    for index in view.letters:
        rows = [row for row in view.alone if row.group.members[0].letter == index]
        if rows:
            lines = [Text(f"• Chỉ thấy ở {plain(comparison.letters[index].name)} ({len(rows)})", style="bold")]
            for one in rows[:_ALONE]:
                member = one.group.members[0]
                said = f"{plain(member.path)} {clip(plain(one_line(member.text)), 110)}"
                lines.append(Text(f"  {said.strip()}"))
            if len(rows) > _ALONE:
                lines.append(Text(f"  và {len(rows) - _ALONE} nhiệm vụ nữa (xem bản html, xlsx)", style="dim"))
            yield Padding(Group(*lines), (1, 0, 0, 0))


def _row(row: Row, view: View, comparison: Comparison) -> RenderableType:
    group = row.group
    parts: list[RenderableType] = [
        Text(f"{wording.SIGNS[group.relation]} {wording.RELATIONS[group.relation]}", style=_STYLES[group.relation])
        + Text(f" ({wording.REUSED})" if group.reused else "", style="dim")
    ]
    if row.step:
        name = plain(comparison.letters[row.step.lower.letter].name)
        parts.append(Text(f"{name} {wording.slack(row.step)}", style="bold red" if row.step.slack < 0 else ""))
    for difference in group.differences:
        told = "; ".join(
            f"{plain(names)}: {plain(words)}" for names, words in wording.told(difference, comparison.letters)
        )
        kind = Text(wording.KINDS[difference.kind], style=_KINDS[difference.kind])
        parts.append(Text(f"{wording.SLOTS[difference.slot]} ") + kind + Text(f": {told}"))
    if len(view.letters) <= _COLUMNS:
        grid = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim")
        for index in view.letters:
            grid.add_column(Text(plain(comparison.letters[index].name)), ratio=1)
        grid.add_row(*(_cell(row, index) for index in view.letters))
        parts.append(grid)
    else:
        held = len({member.letter for member in group.members})
        parts.append(Text(f"{held} trong {len(view.letters)} văn bản; nguyên văn: bản html, xlsx", style="dim"))
        parts.append(Text(f"“{clip(plain(one_line(group.members[0].text)), _QUOTE)}”", style="italic"))
    return Padding(Group(*parts), (1, 0, 0, 0))


def _cell(row: Row, letter: int) -> Text:
    quotes = [one for one in row.group.members if one.letter == letter]
    if quotes:
        said = [f"{plain(one.path)} “{clip(plain(one_line(one.text)), _QUOTE)}”".strip() for one in quotes]
        return Text("\n".join(said))
    absent = next((one for one in row.group.absent if one.letter == letter), None)
    told = wording.UNSTATED
    if absent and absent.found:
        told += "".join(f"; có ở {plain(one.name)}: “{clip(plain(one_line(one.text)), 120)}”" for one in absent.found)
    elif absent and absent.incorporated:
        told += f"; có thể nêu ở {plain('; '.join(absent.incorporated))}"
    return Text(told, style="dim")


def _coverage(coverage: Coverage) -> Table:
    table = Table(title="Văn bản của Trung ương theo địa phương", title_justify="left", title_style="bold")
    table.add_column("Địa phương")
    for one in coverage.regulations:
        table.add_column(Text(plain(one.key)))
    for province in coverage.provinces:
        cells = [coverage.cell(province, one.key) for one in coverage.regulations]
        table.add_row(Text(plain(province)), *(Text(wording.carried(cell) if cell else "–") for cell in cells))
    return table
