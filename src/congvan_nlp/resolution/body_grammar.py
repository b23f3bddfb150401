"""Names of bodies → their parts: what it is, of whom, where, one or several.

"Ban Thường trực Ủy ban MTTQ Việt Nam các huyện, thành phố" is a part (Ban Thường trực) of an organ
(Mặt trận Tổ quốc) of all districts and of all cities: two names, of which the second says only what
differs. Whose body an unqualified name is ("Tỉnh ủy") is not decided here (see `body_identity`).
"""

import unicodedata
from functools import lru_cache

from ..folding import bare, one_line
from ..knowledge.tables import bodies, provinces, spellings
from ..knowledge.words import section
from .body_lists import completed
from .body_named import NOBODY, Named, Place
from .body_pieces import ANCHORS, JOINTS, LISTED, SHORT_LEVELS, pieces
from .body_words import Word, body_words, kinds_at, slug

_OWNING = {"thuoc", "truc", "cua", "-", "/"}
_NUMBERS = {"hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"}
#: People who are asked without an office.
_PERSONS = {"ong", "ba", "ong.ba", "dong.chi", "cac.dong.chi", "tap.the", "toan.the", "lanh.dao", "tap.the.lanh.dao"}
_LONGEST_PLACE = 4
_OF_A_BODY = frozenset(section("body_grammar.toml", "groups")["of_a_body"])


@lru_cache(maxsize=4096)  # a letter says the same names again and again
def named_bodies(name: str) -> tuple[Named, ...]:
    """Bodies that a name or a list of names holds, in order.

    Parameters
    ----------
    name : str
        On one line or several.

    Returns
    -------
    tuple of Named

    Examples
    --------
    >>> [(n.what, n.many, n.places) for n in named_bodies("Các sở, UBND xã Tân Sơn")]
    [('so', True, ()), ('uy.ban.nhan.dan', False, (Place(kind='xa', name='tan.son', many=False),))]
    """
    name = unicodedata.normalize("NFC", name)
    words = body_words(name)
    found: list[Named] = []
    for part in pieces(words):
        one = _parsed(part, name)
        if one is not None:
            found.append(one)
    return tuple(completed(found))


def _parsed(words: list[Word], name: str) -> Named | None:
    i, many, post = 0, False, False
    said = words
    while i < len(words):
        kinds, size = kinds_at(words, i)
        number = words[i].text in _NUMBERS or words[i].text.isdigit()
        if "quantifier" in kinds or (number and kinds_at(words, i + 1)[0]):
            many, i = True, i + max(size, 1)
            said = words[i:] if not post else said
        elif "post" in kinds:
            post = post or slug(words[i : i + size]) not in _PERSONS
            many, i = False, i + size
        elif size == 0 and not words[i].text.isalnum():
            i += 1
        else:
            break
    text = _said(said, name)
    if i == len(words):
        leaders = any(word.text == "lanh" for word in words)
        return Named(text, sort="self") if post or leaders else None
    if i == len(words) - 1 and words[i].text in SHORT_LEVELS:
        return Named(text, sort="level", places=(Place(SHORT_LEVELS[words[i].text]),))
    kinds, size = kinds_at(words, i)
    if post and i + size == len(words) and slug(words[i:]) == "thuong.truc":
        return Named(text, sort="self")  # Phó Bí thư Thường trực
    if "person" in kinds:
        return Named(text, sort="person")
    if not kinds and words[i].text == "chi" and i == len(words) - 1:
        return Named(text, "chi.bo", "class", many=True)
    if not kinds:
        return Named(text, sort="self" if post else "unknown")
    return _chain(words, i, many, name)._replace(said=text)


def _said(words: list[Word], name: str) -> str:
    """The words of a name as written; a kind that was said once for several stands before each."""
    while len(words) > 1 and not words[-1].text.isalnum() and words[-1].text != ")":
        words = words[:-1]
    if not words:
        return ""
    first, rest = words[0], words[1:]
    if first.start == first.end and not rest:
        return first.raw.capitalize()
    if rest and first.start == first.end:
        kind = first.raw.capitalize() if first.text in LISTED else first.raw
        return f"{kind} {one_line(name[rest[0].start : rest[-1].end])}"
    return one_line(name[first.start : words[-1].end])


def _chain(words: list[Word], i: int, many: bool, text: str) -> Named:
    """Parts, then the institution, then places and owner."""
    parts: list[str] = []
    inner_many = False
    what, sort = "", ""
    while i < len(words):
        kinds, size = kinds_at(words, i)
        if "part" in kinds and _ends_part(words, i + size):
            several = many and not parts
            parts.append(slug(words[i : i + size]) + ".*" * several)
            many = many and not several
            i += size
        elif "quantifier" in kinds and parts:
            inner_many = True
            i += size
        elif parts and words[i].text == "cua":
            i += 1
        elif kinds & ANCHORS:
            what, sort = slug(words[i : i + size]), next(s for s in ("committee", "central", "organ") if s in kinds)
            i += size
            break
        elif "level" in kinds:
            break
        elif kinds & {"open", "class", "part", "adhoc"}:
            stop = _name_end(words, i + size)
            # words in small letters say which ones, not what it is called
            plain = all(not word.big or word.text.isdigit() for word in words[i + size : stop])
            bare_kind = stop == i + size
            known = (
                "open" in kinds and not bare_kind and " ".join(word.text for word in words[i:stop]) in spellings()
            )  # sở y tế
            said_so = many or bare_kind or "open" not in kinds or not words[i].big
            kind_only = "class" in kinds and plain and said_so and not known
            name = slug(words[i : i + size] if kind_only else words[i:stop])
            behind = kinds_at(words, stop)[0]
            further = {"part", "open", "class"} if stop < len(words) and words[stop].big else {"part", "open"}
            if behind & (ANCHORS | further) and name not in _OF_A_BODY and not _of_the_state(words, i, stop):
                several = many and not parts
                parts.append(name + ".*" * several)
                many = many and not several
                i = stop
                continue
            name, stop = _without_province(words, i, stop, name)
            sort = "class" if kind_only or ("class" in kinds and many) else "adhoc" if "adhoc" in kinds else "open"
            what = name
            i = stop
            break
        else:
            break
    if what in _OF_A_BODY:
        what, sort, i = _of_a_body(words, i, what, sort)
    if what == "trung.uong" and kinds_at(words, i)[0] & {"organ", "open"}:  # TW Hội Người cao tuổi
        return _chain(words, i, many, text)._replace(parts=tuple(parts), central=True)
    places, owner, central = _where(words, i, text, committee=sort == "committee")
    parts.reverse()
    if not what and not parts:
        sort = "level"
    return Named("", what, sort, tuple(parts), places, many, inner_many, owner, central)


def _without_province(words: list[Word], i: int, stop: int, name: str) -> tuple[str, int]:
    """A Sở is named with its province right behind it: Sở Nội vụ Bắc Ninh."""
    if words[i].text == "so":
        for at in range(max(i + 2, stop - _LONGEST_PLACE), stop):
            if " ".join(word.text for word in words[at:stop] if word.text.isalpha()) in provinces():
                return slug(words[i:at]), at
    return name, stop


def _of_the_state(words: list[Word], i: int, stop: int) -> bool:
    """Whether "Trung ương" behind a name says its level only: Ban Chỉ đạo PCLB Trung ương is no part of the Party's."""
    if [word.text for word in words[stop : stop + 2]] != ["trung", "uong"]:
        return False
    known = bodies().get(" ".join(word.text for word in words[i : stop + 2] if word.text.isalnum()))
    return known is None or known.branch != "party"


def _ends_part(words: list[Word], i: int) -> bool:
    """Whether a known part ends there: "Ban Tổ chức | Tỉnh ủy", not "Ban Tổ chức Lễ hội", "Ban Kinh tế - Xã hội"."""
    if i >= len(words) or (not words[i].text.isalnum() and words[i].text != "-"):
        return True
    kinds, _ = kinds_at(words, i)
    return bool(
        kinds & (ANCHORS | {"part", "level", "quantifier", "of", "class"} | ({"open"} if words[i].big else set()))
    )


def _of_a_body(words: list[Word], i: int, what: str, sort: str) -> tuple[str, str, int]:
    """Đảng ủy Công an, Ban cán sự đảng UBND, Đảng ủy Khối …: an institution with the name of the other in it."""
    kinds, size = kinds_at(words, i)
    if "central" in kinds and words[i].text != "trung":
        return f"{what}.{slug(words[i : i + size])}", "central", i + size
    if i < len(words) and (kinds & {"organ", "field"} or (words[i].big and kinds & {"open", "class"})):
        stop = i + size if "organ" in kinds else _name_end(words, i + size)
        if stop < len(words) and words[stop].text in JOINTS:  # Đảng ủy Mặt trận Tổ quốc, các đoàn thể
            stop = _name_end(words, stop + 2)
        return f"{what}.{slug(words[i:stop])}", "open", stop
    stop = _name_end(words, i + size) if "quantifier" in kinds else i
    if stop > i + size:  # Đảng ủy các cơ quan Đảng
        return f"{what}.{slug(words[i:stop])}", "open", stop
    return what, sort, i


def _name_end(words: list[Word], i: int) -> int:
    """Where a name that goes on freely ends: at a level, an owner, another institution."""
    while i < len(words):
        word = words[i]
        kinds, size = kinds_at(words, i)
        if word.text in ("(", ":") or kinds & ANCHORS:
            return i
        if "of" in kinds and not word.big and bare(word.raw).startswith(word.text):
            return i
        if "quantifier" in kinds and "level" in kinds_at(words, i + size)[0]:
            return i
        ends = i + size == len(words) or (words[i + size].big and size <= 2)
        if "level" in kinds and (not word.big or ends):
            return i
        if word.text == "-" and kinds_at(words, i + 1)[0] & {"open", "central"} and words[i + 1].big:
            return i
        if word.big and slug(words[i : i + size]) in _OF_A_BODY:
            return i
        if word.big and word.text in ("so", "bo") and "open" in kinds:
            return i  # Thanh tra | Sở Y tế
        if (
            "open" in kinds
            and word.big
            and i + size == len(words)
            and words[i - 1].text not in JOINTS | {"-"}
            and word.text not in ("doan", "dang", "hoi")
        ):
            return i  # Phó Giám đốc | Bệnh viện
        if "part" in kinds and word.big and word.text != "thuong":
            return i
        i += 1
    return i


def _where(words: list[Word], i: int, text: str, *, committee: bool) -> tuple[tuple[Place, ...], Named | None, bool]:
    places: list[Place] = []
    central = False
    if committee:
        name, i = _place_name(words, i)
        if name:
            places.append(Place("", name))
    many = False
    while i < len(words):
        kinds, size = kinds_at(words, i)
        word = words[i].text
        if word == "viet" and i + 1 < len(words) and words[i + 1].text == "nam":
            central, i = True, i + 2
        elif "quantifier" in kinds:
            many, i = True, i + size
        elif "level" in kinds:
            name, after = _place_name(words, i + size)
            places.append(Place(slug(words[i : i + size]), name, many and not name))
            i = after
        elif "of" in kinds or word in ("-", "/"):
            behind = words[i + max(size, 1) :]
            owner = _parsed(behind, text) if behind else None
            if owner and owner.sort == "level":  # trên địa bàn huyện Y
                return (*places, *owner.places), None, central
            if word not in _OWNING:
                owner = None
            elif owner is None or owner.sort in NOBODY:
                owner = Named("", sort="self")
            return tuple(places), owner, central and not places
        elif kinds & {"central"} and word == "trung":
            central, i = True, i + size
        elif words[i].big and i + max(size, 1) == len(words) and (kinds & {"open", "class"} or words[i].raw == "khối"):
            return tuple(places), Named("", slug(words[i:]), "open"), False  # Đoàn Thanh niên | Bệnh viện
        else:
            name, after = _place_name(words, i)
            if not name or places:
                i += 1
                continue
            places.append(Place("", name))
            i = after
    return tuple(places), None, central and not places


def _place_name(words: list[Word], i: int) -> tuple[str, int]:
    """The capitalised words behind a level or a committee; a province may join two names (Bà Rịa - Vũng Tàu)."""
    start = first = i
    while i < len(words) and i - first < _LONGEST_PLACE:
        if words[i].text == "-" and i > start and _joins(words, i + 1):
            i, first = i + 1, i + 1
            continue
        if not (words[i].big and _may_name(words, start, i)):
            break
        kinds, _ = kinds_at(words, i)
        if (
            kinds & (ANCHORS | {"part", "post"})
            or (i == start and "level" in kinds)
            or (i - start > 1 and kinds & {"level", "open"})
        ):
            break
        i += 1
    return slug(words[start:i]), i


def _joins(words: list[Word], i: int) -> bool:
    """Whether a hyphen stands inside the name of a place, not before another body or an aside."""
    return i < len(words) and words[i].big and words[i].text.isalpha() and not kinds_at(words, i)[0]


def _may_name(words: list[Word], start: int, i: int) -> bool:
    """Whether a word may be one of a place's name: letters, or a number that stands alone (quận 1, phường 14)."""
    text = words[i].text
    return (text.isalpha() and len(text) > 1) or (text.isdigit() and i == start)
