"""New communes for old ones: what letters after 01/07/2025 should address instead."""

from functools import cache

from ..folding import key
from .tables import rows

#: Names of which the table lacks a commune of the province: not clear without their district.
_LACKING = frozenset({("gia.lai", "xa.ia.bang"), ("long.an", "xa.tan.binh"), ("tay.ninh", "xa.tan.hoa")})


def successors(place: str) -> tuple[str, ...]:
    """New communes that an old one went into.

    Parameters
    ----------
    place : str
        The place part of a body's id. The province may be the old one or today's; the district may be ``_`` or
        missing. The commune is always read as an old one, although a new one may have its name.

    Returns
    -------
    tuple of str
        As people write them, several where the old commune was split; none where it is not known, or where the
        province had communes of the name that went different ways and no district tells them apart.

    Examples
    --------
    >>> successors("vn;ha.noi;quan.long.bien;phuong.giang.bien")
    ('phường Phúc Lợi', 'phường Việt Hưng')
    >>> successors("vn;lao.cai;huyen.van.yen;thi.tran.mau.a") == successors("vn;yen.bai;_;thi.tran.mau.a")
    True
    >>> successors("vn;ha.noi;quan.long.bien")
    ()
    """
    match place.split(";"):
        case ["vn", province, "_", commune] | ["vn", province, commune]:
            name = commune
        case ["vn", province, district, commune]:
            name = f"{district};{commune}"
        case _:
            return ()
    return _successors(province).get(name, ()) if province in _by_province() else ()


@cache
def _by_province() -> dict[str, list[dict[str, str]]]:
    """Rows of the table by the folded names of their province, the old one and today's."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows("communes.tsv"):
        for province in {row["province"], row["province_now"]}:
            found.setdefault(province, []).append(row)
    return {_fold(province): of for province, of in found.items()}


@cache
def _successors(province: str) -> dict[str, tuple[str, ...]]:
    """New communes by the old commune, with its district and without, where only one answer is possible."""
    found: dict[str, set[str]] = {}
    for row in _by_province()[province]:
        commune = _fold(row["commune"])
        for name in (commune, f"{_fold(row['district'])};{commune}"):
            found.setdefault(name, set()).add(row["now"])
    return {
        name: tuple(now.split("|"))
        for name, (now, *others) in found.items()
        if not others and (province, name) not in _LACKING
    }


def _fold(name: str) -> str:
    return key(name).replace(" ", ".")
