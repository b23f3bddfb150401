"""Where a letter speaks from: the place, level and institution that its unqualified names belong to.

"Tỉnh ủy" in a letter of Tuyên Quang is Tỉnh ủy Tuyên Quang; "Hội Nông dân" in a letter of a district is the
district's. A province that only another name tells ("Tỉnh ủy Lam Sơn" among the copies of a district's
letter) is read there, or known by the district's name; else it is left open (`_`).
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ..extraction.body_names import name_end
from ..folding import Text, key
from ..knowledge.tables import provinces, rows
from ..records.analysis import Level
from .body_grammar import named_bodies
from .body_named import Named, Place

UNKNOWN = "_"
#: Since this day communes stand right under their province (Luật 72/2025/QH15).
TWO_LEVELS = dt.date(2025, 7, 1)
_NAME = r"((?:[A-Z][a-z]+|[A-Z]{2,})(?:(?: - | )(?:[A-Z][a-z]+|[A-Z]{2,})){0,3})"
_PROVINCE = re.compile(rf"(?:[Tt]inh(?: uy)?|TINH(?: UY)?) {_NAME}")
_CITY = re.compile(rf"(?:[Tt]hanh (?:uy|pho)|THANH (?:UY|PHO)) {_NAME}")
_DISTRICT = re.compile(
    rf"(?P<kind>[Hh]uyen(?: uy)?|[Qq]uan(?: uy)?|[Tt]hi xa|[Tt]hi uy|HUYEN(?: UY)?|QUAN(?: UY)?|THI XA|THI UY) {_NAME}"
)
#: Kind of district that a committee is of.
COMMITTEES = {"huyen.uy": "huyen", "quan.uy": "quan", "thi.uy": "thi.xa", "thanh.uy": "thanh.pho"}
DISTRICT_KINDS = frozenset({"huyen", "quan", "thi.xa", "cap.huyen"})
COMMUNE_KINDS = frozenset({"xa", "phuong", "thi.tran", "dac.khu", "cap.xa"})
#: Centrally run cities: their Thành ủy and UBND are those of a province.
CITIES = frozenset({"ha.noi", "ho.chi.minh", "hai.phong", "da.nang", "can.tho", "hue"})
_CENTRAL = re.compile(
    r"(?:bo|tong cuc|cuc|uy ban trung uong|trung uong|ban bi thu|chinh phu|quoc hoi|thu tuong)\b(?! chi huy)"
)
_UPWARDS: tuple[Level, ...] = ("commune", "district", "province")


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What unqualified names are read against.

    Attributes
    ----------
    level : Level or None
        Of the issuer.
    province, district, commune : str or None
        As in ids: ``lam.son``, ``huyen.son.khe``; None where the issuer has none at that level.
    what : str
        Institution of the issuer, as in ids.
    parts : tuple of str
        Of that institution, outermost first.
    committee : str
        Party committee at the issuer's level.
    city : bool
        The province is a centrally run city.
    two_levels : bool
        The letter is of a day since communes stand right under the province.
    """

    level: Level | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    what: str = ""
    parts: tuple[str, ...] = ()
    committee: str = ""
    city: bool = False
    two_levels: bool = False

    def place(self, level: Level | None = None) -> str:
        """The place part of ids at a level, by default the issuer's own.

        Examples
        --------
        >>> Standpoint("district", "lam.son", "huyen.son.khe").place()
        'vn;lam.son;huyen.son.khe'
        """
        level = level or self.level
        if level == "central" or level is None:
            return "vn"
        names = [self.province or UNKNOWN]
        if level in ("district", "commune") and (self.district or not self.two_levels):
            names.append(self.district or UNKNOWN)
        if level == "commune":
            names.append(self.commune or UNKNOWN)
        return ";".join(["vn", *names])

    @property
    def institution(self) -> str:
        """Institution and parts of the issuer, as in ids."""
        return ";".join([self.what, *self.parts])


def standpoint_of(
    issuer: str | None, head_lines: Sequence[str], place: str | None, date: dt.date | None, text: Text
) -> Standpoint:
    """Where a letter speaks from.

    Parameters
    ----------
    issuer : str or None
        Full name of the issuer.
    head_lines : sequence of str
        Lines of the letterhead, parent first.
    place : str or None
        Of the dateline: the province's, of a body of a province.
    date : date or None
    text : Text
        Of the letter: upper places may be named there only.

    Examples
    --------
    >>> text = Text.of("Nơi nhận: - Thường trực Tỉnh ủy Lam Sơn")
    >>> standpoint_of("Huyện ủy Sơn Khê", [], "Sơn Khê", None, text).place()
    'vn;lam.son;huyen.son.khe'
    """
    two_levels = date is not None and date >= TWO_LEVELS
    found = named_bodies(issuer or "")
    if not found:
        city = "thanh uy" in text.low and "tinh uy" not in text.low
        committee = "thanh.uy" if city else "tinh.uy" if "tinh uy" in text.low else ""
        province = _told_province(text)
        return Standpoint("province", province, committee=committee, city=city, two_levels=two_levels)
    own = found[0]
    units = _units(_all_places(own), place, two_levels=two_levels)
    above: list[Place] = []
    if units["province"] is None or own.what == "thanh.uy":  # else the lines above tell nothing more
        above = [place for line in head_lines for other in named_bodies(line) for place in _all_places(other)]
        units = _units([*_all_places(own), *above], place, two_levels=two_levels)
    level = _level(own, units, text, in_province=any(place.kind == "tinh" for place in above))
    if level == "central":
        return Standpoint("central", what=own.what, parts=own.parts, two_levels=two_levels)
    province, district, commune = units["province"], units["district"], units["commune"]
    if level == "province" and province is None:
        province = _province_of(place, text)
    if level in ("district", "commune"):
        if level == "commune" and district is None and not two_levels:
            district = _told_district(text)
        if province is None:
            province = _told_province(text) or _told_city(district, text) or _known_province(district)
    city = province in CITIES or (own.what == "thanh.uy" and level == "province")
    # above a huyện or quận there is a Thành ủy only where the province is a city
    city = city or (
        level != "province" and own.what != "thanh.uy" and "thanh uy" in text.low and "tinh uy" not in text.low
    )
    committee = {"province": "thanh.uy" if city else "tinh.uy", "commune": "dang.uy"}.get(level or "", "")
    if level == "district":
        committee = next((c for c, kind in COMMITTEES.items() if (district or "").startswith(f"{kind}.")), "huyen.uy")
    if own.what == "dang.uy.khoi":
        own = _fuller(own, text)
    if own.what.startswith("dang.uy."):
        committee = own.what
    return Standpoint(
        level, province, district if level != "province" else None, commune if level == "commune" else None,
        own.what, own.parts, own.what if own.sort == "committee" else committee, city, two_levels,
    )  # fmt: skip


def _fuller(own: Named, text: Text) -> Named:
    """The whole name of a Đảng ủy Khối, where the letter gives it somewhere: Đảng ủy Khối Doanh nghiệp tỉnh."""
    at = -1
    while (at := text.low.find("dang uy khoi ", at + 1)) >= 0:
        named = named_bodies(text.raw[at : name_end(text, at, min(len(text), at + 90))])
        if named and named[0].what.startswith("dang.uy.khoi."):
            return own._replace(what=named[0].what)
    return own


def _all_places(one: Named) -> list[Place]:
    """Places of a name and of its owner, those of a committee with the kind that it tells."""
    kind = {"tinh.uy": "tinh", **COMMITTEES}.get(one.what, "")
    places = [Place(kind, p.name) if not p.kind and kind else p for p in one.places]
    if not places and kind:
        places = [Place(kind)]
    return [*places, *(_all_places(one.owner) if one.owner else [])]


def _units(places: Sequence[Place], dateline: str | None, *, two_levels: bool) -> dict[str, str | None]:
    units: dict[str, str | None] = {"province": None, "district": None, "commune": None}
    for place in places:
        name = place.name or ("" if not dateline else ".".join(key(dateline).split()))
        level = level_of(place.kind, name, two_levels=two_levels)
        if level and units[level] is None and (place.name or level != "province"):
            units[level] = name if level == "province" else f"{place.kind}.{name}" if name else None
    return units


def level_of(kind: str, name: str, *, two_levels: bool = False) -> str | None:
    """Level of a kind of place; a city is one of a province where it is known as one, else in a province.

    Since there are two levels only, a city that bears a province's name is one (Đồng Nai, Quảng Ninh in 2026).

    Examples
    --------
    >>> level_of("thanh.pho", "can.tho"), level_of("thanh.pho", "son.nam"), level_of("xa", "")
    ('province', 'district', 'commune')
    """
    if kind in ("tinh", "cap.tinh"):
        return "province"
    if kind == "thanh.pho":
        known = name in CITIES or (two_levels and name.replace(".", " ") in provinces())
        return "province" if known else "district"
    if kind in DISTRICT_KINDS:
        return "district"
    if kind in COMMUNE_KINDS:
        return "commune"
    return "province" if not kind and name.replace(".", " ") in provinces() else None


def _level(own: Named, units: dict[str, str | None], text: Text, *, in_province: bool) -> Level | None:
    if own.sort == "central" or own.central or (own.owner and own.owner.sort == "central"):
        return "central"
    kinds = [place.kind for place in _all_places(own)]
    if own.what == "thanh.uy" and not in_province and (units["province"] or "tinh uy" not in text.low):
        units["province"] = units["province"] or (units["district"] or "").removeprefix("thanh.pho.") or None
        units["district"] = None
        return "province"
    for level in _UPWARDS:
        name = units[level]
        if name is not None and any(level in (level_of(kind, ""), level_of(kind, name)) for kind in kinds):
            return level
    if own.what in COMMITTEES:
        return "district"
    if own.what == "dang.uy":
        return "commune"
    if own.what.startswith("phong"):
        return "district"
    if _CENTRAL.match(own.what.replace(".", " ")) and not kinds:
        return "central"
    return "province"


def _province_of(dateline: str | None, text: Text) -> str | None:
    return _told_province(text) or (".".join(key(dateline).split()) if dateline else None)


def _told_province(text: Text) -> str | None:
    return _most(_PROVINCE, 1, text)


def _told_city(district: str | None, text: Text) -> str | None:
    """The city above a quận, or above a district whose letter speaks of no Tỉnh ủy."""
    above = (district or "").startswith("quan.") or ("thanh uy" in text.low and "tinh uy" not in text.low)
    return _most(_CITY, 1, text) if above else None


def _told_district(text: Text) -> str | None:
    counts: Counter[str] = Counter()
    for match in _DISTRICT.finditer(text.bare):
        kind = {"thi uy": "thi xa"}.get(match["kind"].lower(), match["kind"].lower().removesuffix(" uy"))
        counts[".".join([*kind.split(), *key(match[2]).split()])] += 1
    return counts.most_common(1)[0][0] if counts else None


def _most(pattern: re.Pattern[str], group: int, text: Text) -> str | None:
    counts = Counter(".".join(key(match[group]).split()) for match in pattern.finditer(text.bare))
    return counts.most_common(1)[0][0] if counts else None


@cache
def _districts() -> dict[str, frozenset[str]]:
    """Provinces of each district's name: one where it is clear which is meant."""
    found: dict[str, set[str]] = {}
    for row in rows("districts.tsv"):
        name = ".".join([*key(row["kind"]).split(), *key(row["name"]).split()])
        found.setdefault(name, set()).add(".".join(key(row["province"]).split()))
    return {name: frozenset(of) for name, of in found.items()}


def _known_province(district: str | None) -> str | None:
    of = _districts().get(district or "", frozenset())
    return next(iter(of)) if len(of) == 1 else None
