"""The option `--file-limit NAME=VALUE`: how much one file may take."""

import re
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Final

import typer

from .guard import complain
from .text import shown

if TYPE_CHECKING:
    from ..reading.limits import Limits

#: Given as often as there are limits to change.
FileLimits = Annotated[list[str] | None, typer.Option("--file-limit", metavar="NAME=VALUE")]
_TIMES: Final = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_GIVEN: Final = re.compile(r"\s*(\w+)\s*=\s*(\d{1,15})\s*([kmg]?)b?\s*", re.IGNORECASE)


def limits_of(given: list[str] | None) -> "Limits":
    """Take the limits that the user named; all others are as usual.

    Parameters
    ----------
    given : list of str or None
        "pages=1000", "memory=4G".

    Returns
    -------
    Limits

    Raises
    ------
    typer.Exit
        2 where one is not a limit, or no number above 0.

    Examples
    --------
    >>> limits_of(["memory=4G", "pages = 20"]).memory
    4000000000
    """
    from ..reading.limits import Limits

    names = [one.name for one in fields(Limits)]
    wanted: dict[str, int] = {}
    for one in given or ():
        match = _GIVEN.fullmatch(one)
        if not match or match[1].lower() not in names or not int(match[2]):
            complain(f"--file-limit {shown(one)}: phải là TÊN=SỐ lớn hơn 0, TÊN là một trong {', '.join(names)}")
            raise typer.Exit(2)
        wanted[match[1].lower()] = int(match[2]) * _TIMES[match[3].lower()]
    return Limits(**wanted)
