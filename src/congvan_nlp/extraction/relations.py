"""How the letter stands to a document it cites: basis, implements, refers, amends …

The cue is looked for in the words between the citation before (or the start of the sentence) and
this one; a list shares the cue of its first member; a document in another one's title is only
referred to. Cues and their examples are data: `knowledge/relation_cues.toml`.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import cast

from ..folding import Text
from ..records.analysis import Relation
from .mentions import RawMention, type_pattern

_SENTENCE = re.compile(r"[.!?…]\s+(?=[\"(]?[A-Z])|\n\s*\n|(?<![;:,])\n\s*[-+•]|\n(?=\d{1,2}[.)]\s)|\.\n|:\n\s*(?=can cu)")
_CONNECTOR = re.compile(r"(?:,|;|va|cung|cung voi|hoac|cac|:)\s*(?:[-+•]\s*)?(?:cac\s|nhung\s)?$|^\s*$|\n\s*[-+•]\s*$")
_ABOUT = re.compile(r"\s{0,3},?\s{0,2}\"?(?:ve viec|ve|v/v|quy dinh chi tiet|quy dinh|huong dan|sua doi(?:, bo sung)?|ban hanh|phe duyet|cong bo|trien khai)\s")
_DEFINED = re.compile(r"\(\s{0,2}(?:(?:sau day |duoi day )?(?:duoc )?(?:viet|goi)[a-z ]{0,16}la\s?)?\"?$")
_BREAK = re.compile(r"[,;:]|\bgan voi|\bdong thoi|\btheo\b|\bcan cu\b|\bva cac\b")


@cache
def _cues() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], dict[str, Relation]]:
    content = files("congvan_nlp.knowledge").joinpath("relation_cues.toml").read_text(encoding="utf-8")
    data = tomllib.loads(content)
    relations: dict[str, Relation] = {}
    patterns = []
    for i, cue in enumerate(data["before"]):
        relations[f"c{i}"] = cast(Relation, cue["relation"])
        patterns.append(f"(?P<c{i}>{cue['pattern']})")
    before = re.compile(rf"(?<![a-z])(?:{'|'.join(patterns)})(?![a-z])")
    after_patterns = []
    for i, cue in enumerate(data["after"]):
        relations[f"a{i}"] = cast(Relation, cue["relation"])
        after_patterns.append(f"(?P<a{i}>{cue['pattern']})")
    after = re.compile(rf"[^.;\n]{{0,60}}?(?:{'|'.join(after_patterns)})(?![a-z])")
    return (before, after), relations


@cache
def _filler() -> re.Pattern[str]:
    content = files("congvan_nlp.knowledge").joinpath("relation_cues.toml").read_text(encoding="utf-8")
    words = "|".join(tomllib.loads(content)["filler"]["words"])
    pin = r"(?:diem|khoan|dieu|muc|chuong|phan|phu luc|tiet|mau so|mau)\s(?:thu\s)?[\dxvil]{1,5}[a-z]?(?:\.\d)*|(?:diem|tiet)\s[a-z]\b"
    return re.compile(rf"(?:\s|,|\"|\(|-|{words}|{pin}|\bva\b|\bden\b|\d{{1,3}}\b)*(?:cac|nhung)?\s*(?:{type_pattern()})?\s*")


def relations_of(text: Text, mentions: Sequence[RawMention]) -> list[tuple[Relation, tuple[int, int] | None]]:
    """Relation of each mention, with the span of its cue.

    Parameters
    ----------
    text : Text
    mentions : sequence of RawMention
        All of the letter, in order.

    Returns
    -------
    list of (relation, span of the cue or None)

    Examples
    --------
    >>> text = Text.of("Căn cứ Quy định số 22-QĐ/TW; Hướng dẫn số 02-HD/TW")
    >>> a, b = RawMention(7, 27, "full", "22-QĐ/TW"), RawMention(29, 50, "full", "02-HD/TW")
    >>> [r for r, _ in relations_of(text, [a, b])]
    ['basis', 'basis']
    """
    found: list[tuple[Relation, tuple[int, int] | None]] = []
    nested: list[bool] = []
    (before, after), names = _cues()
    for i, mention in enumerate(mentions):
        start = min(mention.start, mention.pinpoint[0]) if mention.pinpoint else mention.start
        previous = i - 1 if i else None
        floor = max(0, start - 700)
        same_place = previous is not None and mentions[previous].end > mention.start
        if same_place:  # two documents of one phrase
            found.append(found[-1])
            nested.append(nested[-1])
            continue
        if previous is not None and mentions[previous].end > floor:
            floor = mentions[previous].end
        breaks = list(_SENTENCE.finditer(text.low, floor, start)) if floor < start else []
        fresh = bool(breaks) or previous is None or floor != mentions[previous].end
        gap_start = breaks[-1].end() if breaks else floor
        gap = text.low[gap_start:start]
        follows = after.match(text.low, mention.end)
        if follows:
            group = next(k for k, v in follows.groupdict().items() if v is not None)
            found.append((names[group], follows.span(group)))
            nested.append(False)
            continue
        if not fresh and previous is not None and _DEFINED.search(gap):
            found.append(found[previous])
            nested.append(nested[previous])
            continue
        if not fresh and _in_title(gap):
            found.append(("refers", None))
            nested.append(True)
            continue
        cue = None
        for match in before.finditer(gap):
            if _filler().fullmatch(gap, match.end()):
                cue = match
                break
        if cue is not None:
            group = next(k for k, v in cue.groupdict().items() if v is not None)
            relation = names[group]
            if relation in ("replaces", "repeals", "amends", "guides") and not fresh and not _by_this_letter(gap[: cue.start()]):
                relation = "refers"
            if relation in ("repeals", "replaces") and mention.pinpoint and mention.pinpoint[0] < mention.start:
                relation = "amends"
            found.append((relation, (gap_start + cue.start(), gap_start + cue.end())))
            nested.append(False)
            continue
        if not fresh and _CONNECTOR.search(gap) and previous is not None:
            source = previous
            if nested[previous] and not gap.strip().endswith("va"):
                while source > 0 and nested[source] and mentions[source - 1].end > start - 700:
                    source -= 1
            found.append(found[source])
            nested.append(nested[source])
            continue
        found.append(("refers", None))
        nested.append(False)
    return found


def _in_title(gap: str) -> bool:
    """Whether the words before belong to the title of the document before."""
    about = _ABOUT.match(gap)
    quote = re.match(r"\s{0,3},?\s{0,2}(?:ve\s)?\"", gap)
    if quote:
        return gap.count('"') % 2 == 1
    if not about:
        return False
    rest = gap[about.end() :]
    if re.search(r"(?:,|;|\bva)\s*(?:cac\s)?$", rest):
        return False
    return _BREAK.search(rest.replace("sua doi, bo sung", "sua doi")) is None


def _by_this_letter(words: str) -> bool:
    """Whether the one that replaces or amends is the letter itself ("Quyết định này …")."""
    return bool(re.search(r"\bnay\b|^\s*(?:va\s)?$", words))
