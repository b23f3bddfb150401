"""What limits a comparison, told in words: one letter, no common basis, different levels."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..records.analysis import Analysis
from .records import Basis, Compared, Note
from .slots import document_of
from .wording import LEVELS


def notes(
    analyses: Sequence[Analysis], letters: Sequence[Compared], basis: Sequence[Basis], on: str | None
) -> Iterator[Note]:
    """Tell what a reader should know before trusting a comparison.

    Parameters
    ----------
    analyses : sequence of Analysis
    letters : sequence of Compared
        The same letters.
    basis : sequence of Basis
        What several of them cite.
    on : str or None
        Symbol of the regulation that was asked for.

    Yields
    ------
    Note
    """
    if not letters:
        yield Note(code="no-letter", message="Không có văn bản nào để so sánh.")
        return
    if len(letters) == 1:
        said = "Chỉ có một văn bản: không có gì để so sánh; dưới đây là các nhiệm vụ của văn bản đó."
        yield Note(code="one-letter", message=said, letters=(0,))
    empty = tuple(one.index for one in letters if not one.clauses)
    if empty:
        yield Note(code="no-directives", message="Không tìm thấy nhiệm vụ nào trong văn bản.", letters=empty)
    doubled: dict[str, list[int]] = defaultdict(list)
    for index, analysis in enumerate(analyses):
        if analysis.letter.id:
            doubled[analysis.letter.id].append(index)
    for same in doubled.values():
        if len(same) > 1:
            yield Note(code="same-letter", message="Cùng một văn bản có mặt nhiều lần.", letters=tuple(same))
    if on:
        wanted = on.casefold()
        missing = tuple(
            index for index, one in enumerate(analyses) if wanted not in {document_of(c) for c in one.citations}
        )
        if missing:
            yield Note(code="not-citing", message=f"Không dẫn {on}.", letters=missing)
    if len(letters) > 1 and not basis:
        said = "Các văn bản không cùng dẫn văn bản nào của Trung ương: những nhiệm vụ giống nhau có thể là tình cờ."
        yield Note(code="no-common-basis", message=said)
    levels = {one.level for one in letters if one.level}
    if len(levels) > 1:
        named = ", ".join(name for level, name in LEVELS.items() if level in levels)
        said = f"Văn bản của nhiều cấp ({named}): thời hạn của cấp dưới được đặt dưới thời hạn của cấp trên."
        yield Note(code="mixed-levels", message=said)
