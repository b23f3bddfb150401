"""The help pages, in Vietnamese, and the typer classes that show them.

Typer would frame its own pages in English and spend most of its time on them; these are written out, a file a
command in `pages`. A test compares them with the commands, so that no option is missing there.
"""

from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

_FOLDER = Path(__file__).parent / "pages"


def page(name: str | None) -> str:
    """The page of a command, "register show"; the program's own without a name.

    Examples
    --------
    >>> page("schema").splitlines()[0]
    'In JSON Schema của kết quả mà congvan analyze'
    """
    return (_FOLDER / f"{(name or 'congvan').replace(' ', '-')}.txt").read_text(encoding="utf-8")


def _page(context: Any) -> str:
    """Find the page of a command by its name, with those of the groups that it stands in."""
    names: list[str] = []
    while context.parent:
        names.insert(0, context.info_name)
        context = context.parent
    return page(" ".join(names) or None).rstrip("\n")


class Command(TyperCommand):
    """A command that shows the page written for it."""

    def get_help(self, ctx: Any) -> str:
        """Give the page of the command.

        Parameters
        ----------
        ctx : typer.Context
            The call, which knows the groups that the command stands in.

        Returns
        -------
        str
            The page without its last line break, which typer adds.
        """
        return _page(ctx)


class Group(TyperGroup):
    """The program itself, or commands that belong together, with a page."""

    def get_help(self, ctx: Any) -> str:
        """Give the page of the group.

        Parameters
        ----------
        ctx : typer.Context
            The call.

        Returns
        -------
        str
            The page without its last line break, which typer adds.
        """
        return _page(ctx)
