"""Bodies as roles: the organisation board of one committee is that of another one, at whatever place and level."""

import re
from functools import cache
from typing import Final, NamedTuple

from ..folding import key
from ..knowledge.words import alternation, words
from ..records.analysis import Body
from .words import syllables

#: Last parts of the ids of committees and governments of all levels.
_COMMITTEES: Final = frozenset({"tinh.uy", "thanh.uy", "huyen.uy", "quan.uy", "thi.uy", "dang.uy", "cap.uy.*"})
_GOVERNMENT: Final = "uy.ban.nhan.dan"
#: "Các cơ quan, đơn vị": whoever the letter is addressed to.
_ANYBODY: Final = frozenset(
    {"don.vi.*", "dia.phuong.*", "co.quan.*", "to.chuc.*", "nganh.*", "cap.*", "cap.uy.*", "to.chuc.dang.*"}
)
ANYBODY: Final = "*"
#: Committees below the issuer's, and Party cells.
LOWER: Final = "capuy truc thuoc"
CELLS: Final = "chi bo"
_BELOW: Final = frozenset({"dang.bo.*", "dang.uy.*", "chi.uy.*", "chi.bo.*"})
_LEVELS: Final = {"tinh": 1, "thanh": 1, "huyen": 2, "quan": 2, "thi": 2}
_RANKS: Final = {"central": 0, "province": 1, "district": 2, "commune": 3}
_LEVEL: Final = re.compile(r"\b(tinh|thanh|huyen|quan|thi) uy\b(?! vien)")
#: Say that all of a kind are meant.
_EACH: Final = frozenset({"cac", "moi", "tung", "nhung"})


class Role(NamedTuple):
    """What a body is for its letter.

    Attributes
    ----------
    name : str
        Words of its kind and parts, without place; `ANYBODY` for all that the letter speaks to.
    step : int or None
        Levels below the issuer's own, negative above; None where its place is not known.
    """

    name: str
    step: int | None = None

    def __str__(self) -> str:
        return self.name if not self.step else f"{self.name} ({self.step:+d})"


def role_of(body: Body | None, text: str, issuer: Body | None, places: tuple[str, ...]) -> Role:
    """The role of a body that a letter names.

    Parameters
    ----------
    body : Body or None
        As identified; None where it is not.
    text : str
        Its words.
    issuer : Body or None
        Of the letter.
    places : tuple of str
        Names of the letter's own places.

    Returns
    -------
    Role

    Examples
    --------
    >>> issuer = Body(name="Tỉnh ủy Lam Sơn", id="vn;lam.son:tinh.uy")
    >>> role_of(Body(name="", id="vn;lam.son:tinh.uy;ban.to.chuc"), "Ban Tổ chức Tỉnh ủy", issuer, ("lam son",))
    Role(name='ban to chuc capuy', step=0)
    >>> role_of(None, "Ban Tổ chức Thành ủy", None, ())
    Role(name='ban to chuc capuy', step=None)
    >>> role_of(None, "Huyện ủy Sơn Khê", Body(name="", id="vn;lam.son:tinh.uy", level="province"), ("son khe",))
    Role(name='capuy', step=1)
    """
    place, _, what = (body.id if body and body.id else "").partition(":")
    if not what:
        role = _by_words(text, places)
        return role._replace(step=_step(text, issuer)) if "capuy" in role.name.split() else role
    if is_anybody(body):
        return Role(ANYBODY)
    *parts, root = reversed(what.split(";"))
    root = "capuy" if root in _COMMITTEES else "ubnd" if root == _GOVERNMENT else root
    if body and body.collective and root == "capuy" and (parts or [root])[0] in (*_BELOW, root):
        return Role(CELLS if parts[:1] == ["chi.bo.*"] else LOWER)
    name = " ".join(part.replace(".*", "").replace(".", " ") for part in (*parts, root))
    for own_place in places:
        name = f" {name} ".replace(f" {own_place} ", " ").strip()
    own = issuer.id.partition(":")[0] if issuer and issuer.id else None
    return Role(name, place.count(";") - own.count(";") if own else None)


def _by_words(text: str, places: tuple[str, ...]) -> Role:
    """The role of a body that is not identified, or of a list of them."""
    said: list[str] = []
    for one in syllables(text, places):
        if one not in _EACH and said[-1:] != [one]:
            said.append(one)
    name = " ".join(said) or key(text)
    if _anybody().fullmatch(name):
        return Role(ANYBODY)
    if _lower().fullmatch(name) and name != "capuy":
        return Role(CELLS if name == CELLS else LOWER)
    return Role(name)


def _step(text: str, issuer: Body | None) -> int | None:
    """Levels between the committee that a name holds and the issuer, by its word alone: Huyện ủy under Tỉnh ủy."""
    found = _LEVEL.search(key(text))
    if found is None or issuer is None or issuer.level not in _RANKS:
        return None
    return _LEVELS[found[1]] - _RANKS[issuer.level]


@cache
def _lower() -> re.Pattern[str]:
    one = alternation(words("compare_words.toml", "lower", "kinds"))
    return re.compile(rf"{one}(?: (?:va )?{one})*(?: truc thuoc(?: capuy)?| co so| cap duoi)*")


def is_anybody(body: Body | None) -> bool:
    """Whether a body is all that its letter speaks to: "các cơ quan, đơn vị".

    Examples
    --------
    >>> is_anybody(Body(name="", id="vn;lam.son:don.vi.*")), is_anybody(Body(name="", id="vn;lam.son:so.*"))
    (True, False)
    """
    return bool(body and body.id and re.split("[:;]", body.id)[-1] in _ANYBODY)


@cache
def _anybody() -> re.Pattern[str]:
    one = alternation(words("compare_words.toml", "roles", "anybody"))
    return re.compile(rf"{one}(?: (?:va )?{one})*(?: lien quan| truc thuoc)?")
