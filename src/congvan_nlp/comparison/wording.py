"""How outputs say what was compared, in Vietnamese: one wording for the terminal, the page and the sheets."""

from collections.abc import Sequence
from typing import Final

from ..calendars.wording import day
from ..folding import one_line
from .coverage import Carried
from .records import Compared, Difference, Kind, Relation, Slot, Step, Value

LEVELS: Final = {"central": "trung ương", "province": "tỉnh", "district": "huyện", "commune": "xã", "": "chưa rõ"}
SLOTS: Final[dict[Slot, str]] = {
    "date": "Thời hạn", "number": "Con số", "scope": "Phạm vi", "lead": "Đơn vị thực hiện", "support": "Phối hợp",
    "receiver": "Nơi nhận báo cáo", "channel": "Gửi qua", "citation": "Văn bản dẫn", "pinpoint": "Điều, khoản",
    "strength": "Mức độ yêu cầu",
}  # fmt: skip
RELATIONS: Final[dict[Relation, str]] = {
    "conflict": "Mâu thuẫn", "similar": "Tương tự", "equivalent": "Tương đương", "only": "Chỉ có ở một văn bản",
}  # fmt: skip
#: Signs beside the words, for those who do not see colours.
SIGNS: Final[dict[Relation, str]] = {"conflict": "≠", "similar": "≈", "equivalent": "=", "only": "•"}
KINDS: Final[dict[Kind, str]] = {
    "conflict": "mâu thuẫn", "differs": "khác nhau", "own": "văn bản riêng của từng nơi", "unstated": "có nơi không nêu",
}  # fmt: skip
UNSTATED: Final = "không nêu trong văn bản này"
REUSED: Final = "lấy nguyên văn từ cùng một nguồn"


def described(letter: Compared) -> str:
    """Issuer and date of a letter."""
    told = [letter.issuer or "chưa rõ cơ quan", f"ngày {day(letter.date)}" if letter.date else "chưa rõ ngày"]
    return ", ".join(told)


def told(difference: Difference, letters: Sequence[Compared]) -> list[tuple[str, str]]:
    """What each letter says of a slot.

    Parameters
    ----------
    difference : Difference
    letters : sequence of Compared
        All letters of the comparison.

    Returns
    -------
    list of (str, str)
        Names of the letters that say the same, and their words: those of a conflict first, last those that do not say it.
    """
    said: dict[int, list[Value]] = {}
    for one in sorted(difference.values, key=lambda one: one.letter not in difference.between):
        said.setdefault(one.letter, []).append(one)
    words = {letter: "; ".join(dict.fromkeys(one_line(one.text) for one in values)) for letter, values in said.items()}
    alike: dict[str, list[str]] = {}
    for letter, text in words.items():
        alike.setdefault(text, []).append(letters[letter].name)
    found = [(", ".join(names), f"“{text}”") for text, names in alike.items()]
    if difference.unstated:
        found.append((", ".join(letters[one].name for one in difference.unstated), UNSTATED))
    return found


def against(difference: Difference, letters: Sequence[Compared]) -> list[tuple[str, str]]:
    """What the letters say that contradict one another in a slot."""
    values = tuple(one for one in difference.values if one.letter in difference.between)
    return told(difference.model_copy(update={"values": values, "unstated": ()}), letters)


def slack(step: Step) -> str:
    """The days between the limit of a lower letter and that of its superior."""
    if step.slack > 0:
        return f"sớm hơn cấp trên {step.slack} ngày"
    if step.slack == 0:
        return "cùng ngày với cấp trên: không còn ngày nào để tổng hợp"
    return f"MUỘN hơn cấp trên {-step.slack} ngày"


def carried(cell: Carried) -> str:
    """What a province has on a regulation, in few words."""
    delay = f", sau {'≤ ' if cell.undated else ''}{cell.delay} ngày" if cell.delay is not None else ""
    return f"{len(cell.letters)} văn bản{delay}, {cell.directives} nhiệm vụ, {cell.deadlines} hạn"
