"""Which bodies a body stands for: all of a kind, and those inside it. Ids are as in URN:LEX (`corpora/bodies`)."""

#: Kinds that a level takes in.
_LEVELS = {
    "cap.huyen.*": ("huyen.", "quan.", "thi.xa.", "thanh.pho."),
    "cap.xa.*": ("xa.", "phuong.", "thi.tran.", "dac.khu."),
}
#: All provinces, which stand in ids without their kind.
_PROVINCES = frozenset({"tinh.*", "thanh.pho.*", "cap.tinh.*"})
_UNKNOWN = "_"
_STATE = "uy.ban.nhan.dan"
#: First words of the offices of a People's Committee, which stand beside it in ids.
_OFFICES = ("so.", "phong.", "van.phong", "thanh.tra", "trung.tam.", "chi.cuc.")


def covers(one: str, other: str) -> bool:
    """Whether a body is another one, or all of a kind that the other is of.

    Parameters
    ----------
    one : str
        Id of a body, or of all of a kind.
    other : str
        Id of a body.

    Returns
    -------
    bool
        A place that is not known (`_`) contradicts none.

    Examples
    --------
    >>> covers("vn;lam.son;huyen.*:huyen.uy", "vn;lam.son;huyen.son.khe:huyen.uy")
    True
    >>> covers("vn;lam.son;huyen.*:huyen.uy", "vn;van.xuan;huyen.son.khe:huyen.uy")
    False
    >>> covers("vn;lam.son:so.*", "vn;lam.son:so.y.te"), covers("vn;lam.son:so.y.te", "vn;lam.son:so.*")
    (True, False)
    """
    (place, _, what), (other_place, _, other_what) = one.partition(":"), other.partition(":")
    units, others = place.split(";"), other_place.split(";")
    if len(units) != len(others):
        return False
    if len(units) == 2 and units[1] in _PROVINCES and not others[1].endswith("*"):
        units, others = units[:1], others[:1]
    if not all(_UNKNOWN in pair or _fits(*pair) for pair in zip(units, others, strict=True)):
        return False
    parts, other_parts = what.split(";"), other_what.split(";")
    return len(parts) == len(other_parts) and all(map(_fits, parts, other_parts))


def _fits(one: str, other: str) -> bool:
    if one == other:
        return True
    if one in _LEVELS:
        return other.startswith(_LEVELS[one])
    return one.endswith(".*") and other.startswith(one[:-1])


def institution(body: str) -> str:
    """A body without its parts: the committee of a board, or of its standing members.

    Examples
    --------
    >>> institution("vn;lam.son:tinh.uy;ban.to.chuc")
    'vn;lam.son:tinh.uy'
    """
    place, _, what = body.partition(":")
    return f"{place}:{what.split(';')[0]}"


def wholes(body: str) -> tuple[str, ...]:
    """All that a body is, or is a part or an office of.

    Examples
    --------
    >>> wholes("vn;lam.son:tinh.uy;ban.to.chuc")
    ('vn;lam.son:tinh.uy;ban.to.chuc', 'vn;lam.son:tinh.uy')
    >>> wholes("vn;lam.son:so.noi.vu")
    ('vn;lam.son:so.noi.vu', 'vn;lam.son:uy.ban.nhan.dan')
    """
    place, _, what = body.partition(":")
    found = [body]
    while ";" in what:
        what = what.rpartition(";")[0]
        found.append(f"{place}:{what}")
    if what.startswith(_OFFICES):
        found.append(f"{place}:{_STATE}")
    return tuple(found)


def is_inside(body: str, whole: str) -> bool:
    """Whether a body is another one, or a part or office of it.

    Examples
    --------
    >>> is_inside("vn;lam.son:tinh.uy;ban.to.chuc", "vn;lam.son:tinh.uy")
    True
    >>> is_inside("vn;lam.son:tinh.uy", "vn;lam.son:so.y.te")
    False
    """
    return whole in wholes(body)
