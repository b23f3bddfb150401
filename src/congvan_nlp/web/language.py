"""Vietnamese by default, English by choice: catalogues of gettext, and pages made with them.

What is said stands in Vietnamese in templates and tables; `locale/en/LC_MESSAGES/congvan.po` holds it in English.
"""

from functools import cache
from gettext import NullTranslations
from importlib.resources import files
from typing import Final, Literal, get_args

from babel.messages.pofile import read_po
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from ..calendars import wording
from ..wording import reasons, told, values
from ..wording.phrases import in_vietnamese
from ..wording.said import line_of

Language = Literal["vi", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


class Catalogue(NullTranslations):
    """What is said in one language; anything that it does not hold stays in Vietnamese.

    Parameters
    ----------
    said : dict of str to str
        By what is said in Vietnamese.

    Attributes
    ----------
    messages : dict of str to str
        The same.
    """

    def __init__(self, said: dict[str, str]) -> None:
        super().__init__()
        self.messages = said

    def gettext(self, message: str) -> str:
        """A sentence in this language."""
        return self.messages.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Vietnamese has no plural, and pages say nothing that would need one."""
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def catalogue(language: Language) -> Catalogue:
    """The catalogue of a language.

    Examples
    --------
    >>> catalogue("en").gettext("Văn bản"), catalogue("vi").gettext("Văn bản")
    ('Letters', 'Văn bản')
    """
    if language == "vi":
        return Catalogue({})
    with files(__package__).joinpath(f"locale/{language}/LC_MESSAGES/congvan.po").open("rb") as file:
        return Catalogue({str(one.id): str(one.string) for one in read_po(file) if one.id and one.string})


def noted(sentence: str) -> str:
    """Mark a sentence for the catalogues that is put into a language later."""
    return sentence


@cache
def environment(language: Language) -> Environment:
    """Templates in a language; whatever a letter holds is escaped."""
    made = Environment(
        loader=PackageLoader(__package__),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {"wording": wording, "told": told, "values": values, "reasons": reasons, "language": language}
    made.filters |= {"day": wording.day, "vietnamese": in_vietnamese, "line_of": line_of}
    return made
