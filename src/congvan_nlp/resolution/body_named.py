"""What the name of a body says: what it is, whose part, where, one or several."""

from typing import NamedTuple

#: "các tỉnh, thành phố": cities that are provinces, whoever speaks of them.
OF_PROVINCES = "thanh.pho.truc.thuoc"
#: Sorts of names that mean no body of their own.
NOBODY = {"person", "self", "unknown"}


class Place(NamedTuple):
    """A place as a name gives it: kind (huyen), name (son.khe; empty where it is not told), one or all of a kind."""

    kind: str
    name: str = ""
    many: bool = False


class Named(NamedTuple):
    """One body, or one kind of bodies, as a name describes it.

    Attributes
    ----------
    said : str
        The words that name it.
    what : str
        Institution, in words joined by dots; empty where the name has none of its own.
    sort : str
        committee, central, organ, open or class; level where only a place is named; self for an office-holder
        without a body ("Giám đốc"); person for people who head nothing; unknown where no body begins so; empty where nothing but parts is named.
    parts : tuple of str
        Parts of the institution, outermost first.
    places : tuple of Place
        From the lowest level up, as named.
    many : bool
        All bodies of the kind.
    inner_many : bool
        All of the institutions whose part is named: "Ủy ban kiểm tra các huyện ủy".
    owner : Named or None
        Behind "trực thuộc", "của", "thuộc".
    central : bool
        Named as that of the whole country.
    """

    said: str
    what: str = ""
    sort: str = ""
    parts: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    many: bool = False
    inner_many: bool = False
    owner: "Named | None" = None
    central: bool = False
