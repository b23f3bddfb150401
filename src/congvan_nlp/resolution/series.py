"""The body whose series a cited symbol belongs to, which tells 10-HD/TU of one province from that of another.

The code behind the slash says what kind of body it is; where it stands is told by the issuer that the
letter names, else by the letter's own place: TU in a letter of Tuyên Quang is Tỉnh ủy Tuyên Quang. The
three authors of TW share one series, as do the standing bodies of a committee with the committee.
"""

import re
from functools import lru_cache

from ..folding import bare
from ..knowledge.tables import doc_type_codes, issuer_codes
from .body_identity import identify
from .standpoint import Standpoint

_PARTY_ORDER = re.compile(r"\d+[a-zA-Z]?-[^/]+/(?P<issuer>.+)")
_UNIT = re.compile(r"[-/]")
_ASSEMBLY = re.compile(r"QH\d+")
_STANDING = re.compile(r"UBTVQH\d+")
CENTRAL = Standpoint("central")
#: Committees of a level share their code whatever they are called: TU of Tỉnh ủy and of Thành ủy.
_COMMITTEES = {
    "TU": "province",
    "HU": "district",
    "QU": "district",
    "TXU": "district",
    "THU": "district",
    "DU": "commune",
}
#: Kind of the districts whose committees have a code, and what the committee is called.
_DISTRICTS = {"HU": "huyen.", "QU": "quan.", "TXU": "thi.xa.", "THU": "thanh.pho."}
_COMMITTEE_OF = {"HU": "huyen.uy", "QU": "quan.uy", "TXU": "thi.uy", "THU": "thanh.uy"}


def issuer_code(symbol: str) -> str:
    """The code of the issuing body in a symbol, in base letters.

    Examples
    --------
    >>> [issuer_code(s) for s in ("132-QĐ/TW", "30/2020/NĐ-CP", "924/SNV-CCHC", "97/2019/QH14")]
    ['TW', 'CP', 'SNV', 'QH14']
    """
    match = _PARTY_ORDER.fullmatch(symbol)
    if match:
        return _UNIT.split(bare(match["issuer"]))[0]
    first, _, rest = bare(symbol).rpartition("/")[2].partition("-")
    return rest.split("-")[0] if rest and first in doc_type_codes() else first


@lru_cache(maxsize=4096)
def series_of(symbol: str, issuer: str | None, here: Standpoint) -> str | None:
    """Id of the body whose series a symbol belongs to.

    Parameters
    ----------
    symbol : str
    issuer : str or None
        As the letter names it.
    here : Standpoint
        Of the citing letter.

    Returns
    -------
    str or None
        None where neither code nor issuer tells.

    Examples
    --------
    >>> here = Standpoint("district", "lam.son", "huyen.son.khe", committee="huyen.uy")
    >>> [series_of(s, None, here) for s in ("10-HD/TU", "132-QĐ/TW", "30/2020/NĐ-CP")]
    ['vn;lam.son:tinh.uy', 'vn:trung.uong', 'vn:chinh.phu']
    """
    stated = _stated(issuer, here)
    code = issuer_code(symbol)
    if code in _COMMITTEES:
        return _committee(code, stated, here)
    if code in ("TW", "VPTW") or _ASSEMBLY.fullmatch(code) or _STANDING.fullmatch(code):
        return _central(code)
    known = issuer_codes().get(code)
    if known is None:
        return stated
    by_code = _from_code(known.name, known.level, here)
    # words tell more than a code that several bodies use; of the centre the code is the surer
    return by_code or stated if known.level == "central" else stated or by_code


def _stated(issuer: str | None, here: Standpoint) -> str | None:
    if not issuer:
        return None
    found = [body.id for body in identify(issuer, here) if body.id and "*" not in body.id]
    return found[0] if found else None


def _central(code: str) -> str:
    if _STANDING.fullmatch(code):
        return "vn:uy.ban.thuong.vu.quoc.hoi"
    return {"TW": "vn:trung.uong", "VPTW": "vn:trung.uong;van.phong"}.get(code, "vn:quoc.hoi")


def _committee(code: str, stated: str | None, here: Standpoint) -> str | None:
    """The committee that a code such as TU means; its standing bodies write in its series."""
    if stated and not stated.startswith("vn:"):
        place, _, what = stated.partition(":")
        return f"{place}:{what.split(';')[0]}"
    if code == "TU":
        return f"{here.place('province')}:{'thanh.uy' if here.city else 'tinh.uy'}" if here.level != "central" else None
    if code == "DU":
        return f"{here.place()}:dang.uy" if here.level == "commune" else None
    if here.level not in ("district", "commune") or not (here.district or "").startswith(_DISTRICTS[code]):
        return None if here.district or here.level != "district" else f"{here.place()}:{here.committee}"
    return f"{here.place('district')}:{_COMMITTEE_OF[code]}"


def _from_code(name: str, level: str, here: Standpoint) -> str | None:
    """The body of a code, where the letter's own place tells which: any UBND is meant in a letter of the centre."""
    if level != "central" and here.level == "central":
        return None
    found = identify(name, CENTRAL if level == "central" else here)
    one = found[0].id if found else None
    if one is None or "*" in one or (here.two_levels and ";_" in one):
        return None
    return one.replace(":tinh.uy", ":thanh.uy") if here.city else one


@lru_cache(maxsize=512)
def register_series(symbol: str, issuer: str) -> str | None:
    """`series_of` for a row of the register, whose issuer names its place itself."""
    return series_of(symbol, issuer.split("|")[0], CENTRAL)
