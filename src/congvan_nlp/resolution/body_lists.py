"""Lists of bodies: what a name leaves out because its neighbour says it."""

from .body_named import NOBODY, OF_PROVINCES, Named

#: Kinds of places from the lowest level up.
_RANKS = (("xa", "phuong", "thi.tran", "dac.khu"), ("huyen", "quan", "thi.xa", "thanh.pho"), ("tinh", "thanh.pho"))


def completed(found: list[Named]) -> list[Named]:
    """Give each name of a list what it shares with its neighbours.

    Parameters
    ----------
    found : list of Named
        As each says by itself.

    Returns
    -------
    list of Named
        "UBND các huyện, thành phố": the second is an UBND too; "Các sở, ban, ngành tỉnh": all are the province's;
        "Vụ Địa phương I, Ban Tổ chức Trung ương": the second says only whose unit the first is.

    Examples
    --------
    >>> from congvan_nlp.resolution.body_named import Place
    >>> all_districts = Named("UBND các huyện", "uy.ban.nhan.dan", "organ", places=(Place("huyen", many=True),))
    >>> [n.what for n in completed([all_districts, Named("thành phố", sort="level", places=(Place("thanh.pho"),))])]
    ['uy.ban.nhan.dan', 'uy.ban.nhan.dan']
    """
    forward: list[Named] = []
    for one in found:
        before = forward[-1] if forward else None
        if before is not None and before.sort not in NOBODY:
            if one.places and (one.sort == "level" or not (one.what or one.parts)):
                # all of a kind, as those before: the kind is told by its level alone
                if _goes_up(before, one):  # UBND xã Tân Sơn, huyện Sơn Khê, tỉnh Lam Sơn
                    forward[-1] = before._replace(places=(*before.places, *one.places))
                    continue
                same = any(place.many for place in before.places) or (not one.places[0].name and before.places != ())
                places = tuple(p._replace(many=p.many or (same and not p.name)) for p in one.places)
                if same and before.places and before.places[0].kind == "tinh" and places[0].kind == "thanh.pho":
                    places = (places[0]._replace(kind=OF_PROVINCES),)
                one = before._replace(said=one.said, places=places)
            elif one.sort == before.sort and one.sort in ("committee", "class") and not one.parts and before.inner_many:
                one = one._replace(parts=before.parts, inner_many=True)
            elif before.many and one.sort in ("class", "committee") and not (one.many or one.places or one.parts):
                one = one._replace(many=True)
        forward.append(one)
    for i in range(len(forward) - 2, -1, -1):
        if _is_unit_of(forward[i], forward[i + 1]):
            forward[i : i + 2] = [forward[i]._replace(owner=forward[i + 1])]
        else:
            forward[i] = _shared(forward[i], forward[i + 1])
    return forward


def _is_unit_of(one: Named, behind: Named) -> bool:
    """Whether the name behind a comma says whose unit it is: "Vụ Địa phương I, Ban Tổ chức Trung ương"."""
    unit = one.sort == "open" and one.what.startswith(("vu.", "phong.")) and not (one.places or one.owner or one.parts)
    return unit and bool(behind.parts) and behind.sort in ("committee", "central")


def _goes_up(before: Named, one: Named) -> bool:
    """Whether a place behind a comma is the one that the place before it lies in."""
    if not (before.places and before.places[-1].name and one.places[0].name) or before.inner_many or one.places[0].many:
        return False
    below = next((n for n, kinds in enumerate(_RANKS) if before.places[-1].kind in kinds), None)
    return (
        below is not None
        and any(one.places[0].kind in kinds for kinds in _RANKS[below + 1 :])
        and (before.places[-1].kind != one.places[0].kind)
    )


def _shared(one: Named, behind: Named) -> Named:
    """What the name behind says for this one too."""
    if one.sort == "self" and behind.sort not in NOBODY:
        return behind._replace(said=one.said)
    if not one.what and one.parts and not one.places and one.owner is None:
        if behind.parts and behind.what:
            return one._replace(what=behind.what, sort=behind.sort, places=behind.places, central=behind.central)
        return one
    if one.what in ("ban", "ban.dang") and one.many and behind.sort == "committee" and behind.parts:
        return one._replace(owner=behind._replace(parts=()))  # Các ban, Văn phòng Tỉnh ủy
    if one.sort == "class" and one.owner is None and behind.sort == "class" and behind.owner is not None:
        one = one._replace(owner=behind.owner)
    if one.sort in ("organ", "class", "open") and not one.places and not one.central and one.owner is None:
        own_level = one.what.split(".")[0] in ("so", "bo", "tong")
        whole = all(not place.many for place in behind.places)
        alike = one.sort == behind.sort == "open"
        if behind.sort in ("organ", "class", "open") and behind.places and (whole or alike) and not own_level:
            one = one._replace(places=behind.places)
    return one
