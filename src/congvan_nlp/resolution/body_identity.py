"""Which body a name means, seen from where the letter speaks: "Tỉnh ủy" → ``vn;tuyen.quang:tinh.uy``.

An id is place, institution and parts (`corpora/bodies/README.md`), the first half of the identifiers of
the documents that the body issues (URN:LEX, RFC 9676).
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from ..folding import key
from ..knowledge.tables import bodies
from ..knowledge.words import entries, section
from ..records.analysis import Body, Level
from .body_grammar import named_bodies
from .body_named import Named, Place
from .body_places import is_city, territory, unit
from .standpoint import COMMITTEES, COMMUNE_KINDS, UNKNOWN, Standpoint, level_of

_GROUPS = section("body_grammar.toml", "groups")
_UNDER_COMMITTEE, _FRONT, _STANDING = (frozenset(_GROUPS[name]) for name in ("under_committee", "front", "standing"))
_CLOSED, _UNITS, _NOT_MINISTRIES = _GROUPS["closed"], _GROUPS["units"], _GROUPS["not_ministries"]
_OF_MINISTRY, _OF_ANY = _GROUPS["of_ministry"], _GROUPS["of_any"]
#: First words of names that tell the level by themselves.
_HEADS: dict[str, Level] = {"so": "province", "bo": "central", "tong": "central"}


@lru_cache(maxsize=4096)  # recipients, assignees and deadlines of a letter name the same bodies
def identify(name: str, here: Standpoint) -> tuple[Body, ...]:
    """Bodies of a name or a list of names, each with its id.

    Parameters
    ----------
    name : str
        As written.
    here : Standpoint
        Where the letter speaks from.

    Returns
    -------
    tuple of Body
        In order; without an id where it stays open which body, or nobody in particular, is meant.

    Examples
    --------
    >>> here = Standpoint("province", "lam.son", what="tinh.uy", committee="tinh.uy")
    >>> [body.id for body in identify("BTC Tỉnh ủy, Các huyện ủy", here)]
    ['vn;lam.son:tinh.uy;ban.to.chuc', 'vn;lam.son;huyen.*:huyen.uy']
    """
    found = []
    for one in named_bodies(name):
        for each in _everywhere(one) if here.level == "central" else (one,):
            found.append(_body(one.said, body_id(each, here)))
    return tuple(found)


def _body(name: str, identity: str | None) -> Body:
    if identity is None:
        return Body(name=name)
    return Body(name=name, id=identity, level=level_of_id(identity), collective="*" in identity)


def level_of_id(identity: str) -> Level | None:
    """Level of a body by its id.

    Examples
    --------
    >>> level_of_id("vn;lam.son;xa.*:dang.uy"), level_of_id("vn;lam.son:tinh.uy"), level_of_id("vn:chinh.phu")
    ('commune', 'province', 'central')
    """
    return _level_of_place(identity.partition(":")[0])


@lru_cache(maxsize=4096)
def _level_of_place(place: str) -> Level | None:
    units = place.split(";")[1:]
    if not units:
        return "central"
    several = units[-1].endswith("*")
    if len(units) == 1 and not several:
        return "province"
    kind = units[-1].rpartition(".")[0] if several else units[-1]
    kinds = (".".join(kind.split(".")[:n]) for n in (2, 1))
    found = next((level for one in kinds if (level := level_of(one, ""))), None)
    return "province" if kind == "thanh.pho" and len(units) == 1 else found  # type: ignore[return-value]


def _everywhere(one: Named) -> tuple[Named, ...]:
    """A Sở that the centre speaks of without a place is that of every province and of every city."""
    if not one.what.startswith("so.") or one.places or one.owner:
        return (one,)
    return tuple(one._replace(places=(Place(kind, many=True),)) for kind in ("tinh", "thanh.pho"))


def identify_all(names: Iterable[str], here: Standpoint) -> tuple[Body, ...]:
    """Bodies of several names.

    Examples
    --------
    >>> [body.id for body in identify_all(["Sở Y tế", "Sở Nội vụ"], Standpoint("province", "lam.son"))]
    ['vn;lam.son:so.y.te', 'vn;lam.son:so.noi.vu']
    """
    return tuple(body for name in names for body in identify(name, here))


def body_id(one: Named, here: Standpoint) -> str | None:
    """The id of what a name describes.

    Examples
    --------
    >>> body_id(Named("Tỉnh ủy", "tinh.uy", "committee"), Standpoint("district", "lam.son", "huyen.son.khe"))
    'vn;lam.son:tinh.uy'
    """
    if one.sort in ("person", "unknown"):
        return None
    if one.sort == "self":
        return _base(here)
    if one.sort == "level" and not one.parts:
        return _of_place(one, here)
    if not one.what:
        return _own_part(one, here) if one.parts else None
    own = _as_own(one, here)
    if own is not None:
        return ";".join([own, *one.parts])
    if one.owner is not None and (one.sort != "committee" or one.what == "dang.uy"):
        return _of_owner(one, one.owner, here)
    if one.sort == "committee":
        return _committee(one, here)
    return _other(one, here)


def _base(here: Standpoint) -> str | None:
    """The issuer without its standing body: whoever chairs, chairs the whole."""
    if not here.what:
        return None
    parts = [part for part in here.parts if part not in _STANDING]
    return f"{here.place()}:{';'.join([here.what, *parts])}"


def _own(here: Standpoint) -> str | None:
    return f"{here.place()}:{here.institution}" if here.what else None


def _own_part(one: Named, here: Standpoint) -> str | None:
    """Parts of the issuer's own institution: "Ban Tổ chức" in a letter of Tỉnh ủy, "Văn phòng" of any."""
    if not here.what:
        return None
    places = [p for p in one.places if p.name or p.kind]
    if places and here.level != "central":  # Văn phòng huyện
        level = level_of(places[0].kind, places[0].name)
        if level and level != here.level:
            return None
    inside = one.parts[0].startswith("van.phong") and not set(here.parts) & _STANDING
    return ";".join([_own(here) if inside else f"{here.place()}:{here.what}", *one.parts])  # type: ignore[list-item]


def _as_own(one: Named, here: Standpoint) -> str | None:
    """The issuer where a short name means it: "Sở" in a letter of a Sở, "Lãnh đạo Ban", "Đảng ủy Khối"."""
    if (
        one.many
        or one.inner_many
        or one.central
        or one.places
        or one.owner
        or one.sort not in ("open", "class")
        or not here.what
    ):
        return None
    if here.parts and here.parts[-1].startswith(f"{one.what}."):
        return _own(here)
    if here.what.startswith(f"{one.what}."):
        return f"{here.place()}:{here.what}"
    if one.what == f"dang.uy.{here.what.split('.')[0]}":  # Đảng ủy Sở
        return f"{here.place()}:dang.uy.{here.what}"
    if one.what == "so":
        above = next((body for kind, body in _superiors().items() if here.what.startswith(kind)), None)
        return f"{here.place('province')}:{above}" if above else None
    return None


@cache
def _superiors() -> dict[str, str]:
    """Beginning of an institution → the Sở that it is under."""
    pairs = entries("body_grammar.toml", "superiors")
    return {f"{kind.replace(' ', '.')}.": body.replace(" ", ".") for kind, body in pairs}


def _of_place(one: Named, here: Standpoint) -> str | None:
    """A place that has to act is its People's Committee in a letter of the State, the same body there in one of a front."""
    if here.what.startswith(("tinh.uy", "thanh.uy", "huyen.uy", "quan.uy", "thi.uy", "dang.uy")) or not here.what:
        return None
    return f"{territory(one, None, here)}:{here.what if _is_front(here) else 'uy.ban.nhan.dan'}"


def _of_owner(one: Named, owner: Named, here: Standpoint) -> str | None:
    if owner.sort == "self" and one.what in _UNDER_COMMITTEE and here.committee:
        above: str | None = f"{here.place()}:{here.committee}"
    elif owner.what and not owner.places and owner.what in here.what.split("."):
        above = _base(here)  # Đoàn Thanh niên Khối
    else:
        above = body_id(owner, here)
    if above is None:
        return None
    what = f"{one.what}.*" if one.sort in ("class", "committee") else one.what
    if owner.what == "uy.ban.nhan.dan" and not owner.parts:  # offices of a People's Committee are those of its place
        return ";".join([f"{above.split(':')[0]}:{what}", *one.parts])
    return ";".join([above, what, *one.parts])


def _committee(one: Named, here: Standpoint) -> str | None:
    place = one.places[0] if one.places else Place("")
    what, several = one.what, one.many or one.inner_many
    if what == "dang.uy":
        return _grassroots(one, here)
    if what == "tinh.uy" or (what == "thanh.uy" and is_city(place.name, several, here)):
        if several:
            base = f"vn;{'tinh' if what == 'tinh.uy' else 'thanh.pho'}.*"
        else:
            base = f"vn;{place.name or here.province or UNKNOWN}"
    else:
        kind = COMMITTEES[what]
        base = unit(Place(kind, place.name, several), "district", here)
    return ";".join([f"{base}:{what}", *one.parts])


def _grassroots(one: Named, here: Standpoint) -> str | None:
    """Đảng ủy: of a commune where one is named or speaks, else those under the issuer's committee."""
    places = [p for p in one.places if p.kind] or ([Place("xa", one.places[0].name)] if one.places else [])
    if places and places[0].kind in COMMUNE_KINDS:
        own = here.level == "commune" and not places[0].name and not places[0].many
        base = here.place() if own else unit(places[0], "commune", here, one.places)
        return ";".join([f"{base}:dang.uy", *one.parts])
    if here.level == "commune" and not one.many:
        return ";".join([f"{here.place()}:dang.uy", *one.parts])
    if here.what.startswith("dang.uy.") and not one.many:
        return ";".join([f"{here.place()}:{here.what}", *one.parts])
    if here.what.startswith(_CLOSED) and not one.many:  # Đảng ủy in a letter of a university
        return ";".join([f"{here.place()}:dang.uy.{here.what}", *one.parts])
    if here.committee:
        return ";".join([f"{here.place()}:{here.committee}", "dang.uy.*", *one.parts])
    return None


def _other(one: Named, here: Standpoint) -> str | None:
    what = one.what
    several = one.sort == "class" and (one.many or not one.places or not one.places[0].name)
    if one.central:
        if here.what.startswith(f"{what}."):  # TW Hội, in a letter of Hội Nông dân
            what = here.what
        return ";".join([f"vn:{what}", *one.parts])
    if what == here.what and not (several or one.places):
        return ";".join([f"{here.place()}:{what}", *one.parts])
    if several and one.parts and not one.many and not one.inner_many and not one.places and len(what.split(".")) == 1:
        return None  # "Thanh tra Sở" in a letter of another body: which Sở is not told
    if several:
        if what in _UNDER_COMMITTEE and here.committee:
            return ";".join([f"{here.place()}:{here.committee}", f"{what}.*", *one.parts])
        what = f"{what}.*"
    if one.sort == "central":
        return ";".join([f"vn:{what}", *one.parts])
    known = bodies().get(one.what.replace(".", " "))
    if not one.places and known and known.level == "central" and one.sort != "organ":
        ministry = known.parent.startswith("Bộ ") and known.parent != "Bộ Chính trị"
        if ministry:
            return ";".join([f"vn:{_dotted(known.parent)}", what, *one.parts])
        return ";".join([f"vn:{what}", *one.parts])
    head = what.split(".")[0]
    level = None if what.startswith(_NOT_MINISTRIES) else _HEADS.get(head)
    if what.startswith("bo.chi.huy"):  # a district has a Ban Chỉ huy
        level = "province"
    if level == "central" and not one.places:
        return ";".join([f"vn:{what}", *one.parts])
    if known and known.level == "district" and not one.places and here.level == "province" and head == "phong":
        return ";".join([f"{here.place()};cap.huyen.*:{one.what}", *one.parts])
    if level is None and not one.places and _is_inside(one, head, here):
        whole = one.sort != "adhoc" and not (_is_front(here) or set(here.parts) & _STANDING)
        return ";".join([_own(here) if whole else f"{here.place()}:{here.what}", what, *one.parts])  # type: ignore[list-item]
    return ";".join([f"{territory(one, level, here)}:{what}", *one.parts])


def _is_front(here: Standpoint) -> bool:
    return here.what in _FRONT


def _is_inside(one: Named, head: str, here: Standpoint) -> bool:
    """Whether an unplaced name is that of a unit of the issuer, not of a body beside it."""
    if not here.what or (here.what == "uy.ban.nhan.dan" and one.sort != "adhoc"):
        return False
    if one.sort == "adhoc" or (head == "ban" and one.sort == "open" and _is_front(here)):
        return True
    if here.what.startswith("bo."):
        return head in _OF_MINISTRY
    if here.what.startswith("phong."):
        return head == "to"
    closed = here.what.startswith(_CLOSED)
    return (head in _OF_ANY and not one.what.startswith("to.chuc")) or (closed and head in _UNITS)


def _dotted(name: str) -> str:
    return ".".join(key(name).split())
