"""The province of a body, read off its identity."""

from functools import cache

from ..folding import key
from ..knowledge.tables import provinces


def province_of(urn: str | None, *texts: str | None) -> str:
    """Name of the province that a body belongs to; empty for a central one, or where it is not known.

    Parameters
    ----------
    urn : str or None
        Of the body.
    *texts : str or None
        Names of bodies and places in its letters, which tell how a province is spelt that no table has.

    Examples
    --------
    >>> province_of("vn;can.tho;quan.ninh.kieu:quan.uy"), province_of("vn:trung.uong")
    ('Cần Thơ', '')
    >>> province_of("vn;lam.son:tinh.uy", "TỈNH ỦY LAM SƠN"), province_of("vn;lam.son:tinh.uy")
    ('Lam Sơn', 'Lam Son')
    """
    slug = province_slug(urn)
    if slug in _names():
        return _names()[slug]
    plain = slug.replace(".", " ")
    for text in texts if plain else ():
        said = (text or "").split()
        length = plain.count(" ") + 1
        for at in range(len(said) - length + 1):
            name = " ".join(said[at : at + length])
            if key(name) == plain:
                return name.title() if name.isupper() else name
    return plain.title()


def province_slug(urn: str | None) -> str:
    """Province in the identity of a body; empty where there is none.

    Examples
    --------
    >>> province_slug("vn;can.tho;quan.ninh.kieu:quan.uy"), province_slug("vn;_;huyen.x:huyen.uy")
    ('can.tho', '')
    """
    units = (urn or "").partition(":")[0].split(";")
    slug = units[1] if len(units) > 1 else ""
    return "" if slug == "_" or "*" in slug else slug


def is_known(slug: str) -> bool:
    """Whether a province stands in the table of provinces.

    Examples
    --------
    >>> is_known("can.tho"), is_known("lam.son")
    (True, False)
    """
    return slug in _names()


@cache
def _names() -> dict[str, str]:
    return {".".join(folded.split()): name for folded, name in provinces().items()}
