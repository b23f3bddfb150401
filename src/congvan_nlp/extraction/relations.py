"""How the letter stands to a document it cites: basis, implements, refers, amends and others.

The cue is looked for in the words between the citation before (or the start of the sentence) and
this one; a list shares the cue of its first member; a document in another one's title is only
referred to. Cues and their examples are data: `knowledge/relation_cues.toml`.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import cast

from ..folding import Text
from ..records.analysis import Relation
from .mentions import RawMention, type_before, type_pattern

#: Ends of sentences and list items. One class of characters stands first, so that the scanner skips to them.
_SENTENCE = re.compile(
    r"[.!?…:\n](?:(?<=[.!?…])\s+(?=[\"(]?[A-Z])|(?<=\n)\s*\n|(?<=\n)(?<![;:,]\n)(?:\s*[-+•]|(?=\d{1,2}[.)]\s))"
    r"|(?<=\.)\n|(?<=:)\n\s*(?=can cu))"
)
_CONNECTOR = re.compile(
    r"(?:,|;|va|cung|cung voi|hoac|cac|:)\s*(?:[-+•]\s*)?(?:cac\s|nhung\s)?$|^\s*$|\n\s*[-+•]\s*$|[;:]\s*(?:[a-z]\)|\d{1,2}[.)])\s*(?:cac\s)?$"
)
_ABOUT = re.compile(
    r"\s{0,3},?\s{0,2}\"?(?:ve viec|ve|v/v|quy dinh chi tiet|quy dinh|huong dan|sua doi(?:, bo sung)?|ban hanh|phe duyet|cong bo|trien khai)\s"
    r"|\s{1,3}(?:thuc hien|to chuc thuc hien|bao cao|thong bao|tra loi|don doc|xin y kien|gop y|de nghi|yeu cau)\s"
)
_DEFINED = re.compile(r"\(\s{0,2}(?:(?:sau day |duoi day )?(?:duoc )?(?:viet|goi)[a-z ]{0,16}la\s?)?\"?$")
_BREAK = re.compile(r"[,;:]|\bgan voi|\bdong thoi|\btheo\b|\bcan cu\b|\bva cac\b")
_THIS = re.compile(r"\bnay\b")
_PAUSE = re.compile("[,;]")
_QUOTES = re.compile(r"\s{0,3},?\s{0,2}(?:ve\s)?\"")
_UNDER = re.compile(r"\s*theo\b")
#: Another one is asked to act; who drafts a change of one part of a document drafts it for the letter's issuer.
_ASKED = re.compile(
    r"(?<![a-z])(?:(?<!theo )(?:de nghi|yeu cau)(?! cua| cong tac| nhiem vu| thuc t)|giao(?! thong| duc| dich| ban| dat| rung| chi tieu| bien che| du toan| von| ke hoach| tai san)|(?P<drafts>tham muu))\s[^.;:]{0,90}$"
)
#: What joins the documents of a list that one cue stands behind.
_JOINED = re.compile(r"\s*(?:,|(?:,\s*)?va|cung)\s*(?:cac\s)?")
_LIST_GOES_ON = re.compile(r"(?:,|;|\bva)\s*(?:cac\s)?$")


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
    pin = r"(?:diem|khoan|dieu|muc|chuong|phan|phu luc|tiet|mau so|mau)\s(?:thu\s|so\s)?[\dxvil]{1,5}[a-z]?(?:\.\d)*|(?:diem|tiet)\s[a-z]\b"
    return re.compile(
        rf"(?:\s|,|\"|\(|-|{words}|{pin}|\bva\b|\bden\b|\d{{1,3}}\b)*(?:cac|nhung)?\s*"
        # "theo Kết luận của Bộ Chính trị (Kết luận số …)": the bracket tells which one
        rf"(?:(?:{type_pattern()})(?:(?![a-z])[^.,;:()]{{0,90}}\(\s?)?)?\s*"
    )


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
    aside: list[bool] = []  # in a title or in brackets: a list goes on from what stands outside
    quoted = [_quoted(text, m.start) for m in mentions]
    ends = [match.end() for match in _SENTENCE.finditer(text.bare)]
    behind = _told_behind(text, mentions)
    for i in range(len(mentions)):
        relation, cue, is_aside = _relation(text, mentions, i, found, aside, quoted, ends, behind[i])
        found.append((relation, cue))
        aside.append(is_aside)
    return found


def _told_behind(text: Text, mentions: Sequence[RawMention]) -> list[re.Match[str] | None]:
    """The cue behind each mention, before the next one or, in a list, behind its last."""
    (_, after), _ = _cues()
    found: list[re.Match[str] | None] = [None] * len(mentions)
    for i in range(len(mentions) - 1, -1, -1):
        end = mentions[i].end
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        if following and (following.start < end or _JOINED.fullmatch(text.low, end, following.start)):
            found[i] = found[i + 1]
        elif following:  # "được thay thế bởi Quy định này" ends with a mention
            found[i] = after.match(text.low, end, following.end if following.form == "anaphor" else following.start)
        else:
            found[i] = after.match(text.low, end)
    return found


_Found = tuple[Relation, tuple[int, int] | None, bool]
_ACTS_ON = ("replaces", "repeals", "amends")


def _relation(
    text: Text, mentions: Sequence[RawMention], i: int, found: Sequence[tuple[Relation, tuple[int, int] | None]],
    aside: Sequence[bool], quoted: Sequence[bool], ends: Sequence[int], follows: re.Match[str] | None,
) -> _Found:  # fmt: skip
    (before, _), names = _cues()
    mention = mentions[i]
    start = min(mention.start, mention.pinpoint[0]) if mention.pinpoint else mention.start
    previous = i - 1
    if i and mentions[previous].end > mention.start:  # two documents of one phrase
        return (*found[previous], aside[previous])
    floor = max(0, start - 700)
    if i and mentions[previous].end > floor:
        floor = mentions[previous].end
    last = ends[bisect_right(ends, start) - 1] if ends and ends[0] <= start else -1
    fresh = last > floor or i == 0 or floor != mentions[previous].end
    gap_start = max(last, floor)
    gap = text.low[gap_start:start]
    if text.low[start] == "s" or text.low[start].isdigit():
        typed = type_before(text.low, gap_start, start)  # "Nghị quyết chuyên đề số …"
        gap = gap[: typed.start() - gap_start] if typed else gap
    bracketed = not fresh and (
        gap.count("(") > gap.count(")")
        or (aside[previous] and ")" not in gap and _open_bracket(text, mentions, previous))
    )
    if follows:
        return names[_group(follows)], follows.span(_group(follows)), False
    if not fresh and _DEFINED.search(gap):
        return (*found[_defined(mentions, i, aside)], True)
    if not fresh and _in_title(gap, quoted[i], quoted[previous] and aside[previous]):
        return "refers", None, True
    cue = next((m for m in before.finditer(gap) if _filler().fullmatch(gap, m.end())), None)
    if cue is not None:
        relation = names[_group(cue)]
        told = gap[: cue.start()]
        if not fresh and relation in _ACTS_ON and not (_THIS.search(told) or found[previous][0] in _ACTS_ON):
            relation = "refers"
        if relation in _ACTS_ON and (_other_document().search(told) or _UNDER.match(gap, cue.end())):
            relation = "refers"  # "chờ Nghị định thay thế Nghị định số …", "bãi bỏ theo …": not this letter acts on it
        asked = _ASKED.search(told) if relation in (*_ACTS_ON, "guides") and not _THIS.search(told) else None
        if asked and not (asked["drafts"] and mention.pinpoint):
            relation = "refers"
        if cue.group().strip() == "bo sung" and not mention.pinpoint and not _THIS.search(told):
            relation = "refers"  # "bồi dưỡng bổ sung các Quy định …" amends nothing
        if not fresh and relation == "guides" and not _PAUSE.search(told):
            relation = "refers"
        if relation in ("repeals", "replaces") and mention.pinpoint and mention.pinpoint[0] < mention.start:
            relation = "amends"
        return relation, (gap_start + cue.start(), gap_start + cue.end()), bracketed
    if not fresh and _CONNECTOR.search(gap):
        source = previous
        leaves = ")" in gap or '"' in gap or not gap.strip().endswith("va") or not aside[previous]
        while leaves and source > 0 and aside[source] and mentions[source - 1].end > start - 900:
            source -= 1
        relation, span = found[source]
        if span is not None and span[0] >= mentions[source].end:
            return "refers", None, bracketed  # "Quyết định số … hết hiệu lực; Quyết định số …"
        return relation, span, aside[source]
    return "refers", None, bracketed


@cache
def _other_document() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{type_pattern()})(?: moi)?\s$")


def _group(match: re.Match[str]) -> str:
    assert match.lastgroup is not None  # groups are not nested
    return match.lastgroup


def _open_bracket(text: Text, mentions: Sequence[RawMention], i: int) -> bool:
    """Whether the bracket that a mention stands in is still open behind it."""
    window = text.raw[max(0, mentions[i].start - 60) : mentions[i].end]
    return window.count("(") > window.count(")")


def _defined(mentions: Sequence[RawMention], i: int, aside: Sequence[bool]) -> int:
    """The mention that a bracket "(sau đây gọi là …)" speaks of: same number, else the last one outside."""
    for j in range(i - 1, max(-1, i - 6), -1):
        if mentions[j].number is not None and mentions[j].number == mentions[i].number:
            return j
    for j in range(i - 1, max(-1, i - 6), -1):
        if not aside[j]:
            return j
    return i - 1


def _quoted(text: Text, start: int) -> bool:
    """Whether a quotation is open at an offset: by the shape of the last mark, else by their number."""
    floor = max(0, start - 700)
    floor = max(floor, text.raw.rfind("\n\n", floor, start))
    last = text.low.rfind('"', floor, start)
    if last < 0 or text.raw[last] in "”»":
        return False
    return text.raw[last] in "“«„" or text.low.count('"', floor, start) % 2 == 1


def _in_title(gap: str, quoted: bool, title_open: bool) -> bool:
    """Whether the words before belong to the title of the document before, in quotation marks or not."""
    if title_open and '"' not in gap:
        return True
    if _QUOTES.match(gap):
        return quoted
    about = _ABOUT.match(gap)
    if not about:
        return False
    rest = gap[about.end() :]
    if _LIST_GOES_ON.search(rest):
        return False
    return _BREAK.search(rest.replace("sua doi, bo sung", "sua doi")) is None
