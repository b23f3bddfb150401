"""The place part of an id: where the body of a name stands, as the name tells it or the issuer's own place."""

from collections.abc import Iterable

from ..knowledge.tables import provinces
from ..records.analysis import Level
from .body_named import OF_PROVINCES, Named, Place
from .standpoint import CITIES, UNKNOWN, Standpoint, level_of


def is_city(name: str, several: bool, here: Standpoint) -> bool:
    """Whether a Thành ủy is that of a centrally run city, not of a city inside a province.

    Examples
    --------
    >>> is_city("can.tho", False, Standpoint("district")), is_city("", False, Standpoint("province", "lam.son"))
    (True, False)
    """
    if several:
        return here.level == "central"
    return name in CITIES or (here.city and (not name or name == here.province))


def territory(one: Named, level: Level | None, here: Standpoint) -> str:
    """Where the body of a name stands.

    Parameters
    ----------
    one : Named
    level : Level or None
        That its first word tells by itself: a Sở is one of a province.
    here : Standpoint

    Examples
    --------
    >>> here = Standpoint("province", "lam.son")
    >>> territory(Named("UBND các xã", "uy.ban.nhan.dan", places=(Place("xa", many=True),)), None, here)
    'vn;lam.son;xa.*'
    """
    places = one.places
    if not places:
        if level == "province" and here.level == "central":
            return "vn"
        return here.place(level)
    first = places[0]
    if first.kind in ("tinh", "cap.tinh") and (first.many or (here.level == "central" and not first.name)):
        return f"vn;{first.kind}.*"
    found = _level_here(first, here)
    if found == "province":
        if first.many:
            return "vn;thanh.pho.*"
        return f"vn;{first.name or here.province or UNKNOWN}"
    if found in ("district", "commune"):
        return unit(first, found, here, places)
    if not first.kind and (
        level == "province" or here.level == "central" or first.name.replace(".", " ") in provinces()
    ):
        return f"vn;{first.name}"
    return here.place(level)


def _level_here(place: Place, here: Standpoint) -> Level | None:
    """Level of a place; "thành phố" alone is that of the issuer."""
    if place.kind == OF_PROVINCES:
        return "province"
    if place.kind == "thanh.pho" and not place.name:
        if here.level == "central":
            return "province"
        return "province" if here.city and not place.many else "district"
    if place.kind == "thanh.pho" and place.name == here.province and here.city:
        return "province"
    return level_of(place.kind, place.name, two_levels=here.two_levels)  # type: ignore[return-value]


def unit(place: Place, level: Level, here: Standpoint, places: Iterable[Place] = ()) -> str:
    """The place part of an id for a district or a commune: one named, the issuer's own, or all of a kind."""
    if place.name:
        base = _above(level, here, places)
        return f"{base};{place.kind}.{place.name}"
    if level == "district" and here.level == "commune" and here.district is None and not place.many:
        return f"{here.place('province')};{UNKNOWN}"  # no district is known of, or there is none any more
    own = here.district if level == "district" else here.commune
    reached = here.level == level or (level == "district" and here.level == "commune")
    if reached and not place.many and (own or here.level == level or level == "district"):
        kind = (own or "").rsplit(".", 1)[0]
        if own is None or place.kind.startswith("cap") or own.startswith(f"{place.kind}.") or not kind:
            return here.place(level)
    inside = here.level != level and not (level == "district" and here.level == "commune")
    return f"{here.place() if inside else _above(level, here, places)};{place.kind}.*"


def _above(level: Level, here: Standpoint, places: Iterable[Place]) -> str:
    named = {level_of(p.kind, p.name): p for p in places if p.name}
    province = named["province"].name if "province" in named else here.province or UNKNOWN
    if level == "district":
        return f"vn;{province}"
    if "district" in named:
        return f"vn;{province};{named['district'].kind}.{named['district'].name}"
    if here.two_levels:
        return f"vn;{province}"
    if here.level in ("district", "commune"):
        return here.place("district")
    return f"vn;{province};{UNKNOWN}"
