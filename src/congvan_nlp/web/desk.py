"""What a route works with: the library, the language, the form that was sent, and pages as answers."""

import hashlib
import secrets
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Path, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ..library.feeds import Feed, is_token, token
from ..library.library import Library
from ..library.users import Role, User
from .gate import SESSION
from .language import LANGUAGES, Language, catalogue, environment, noted
from .settings import Settings

_LANGUAGE: Final = "congvan_language"
_FORM, _FEED = "form", "feed"  # what a token is for
#: Fields of the largest form, and bytes of one of them.
_MOST_FIELDS, _MOST_BYTES = 60, 100_000


class Desk:
    """What a route works with.

    Attributes
    ----------
    library : Library
    settings : Settings
    language : Language
    user : User or None
        Who signed in; None where nobody has to.
    author : str
        Who speaks.
    today : date
        The day that deadlines are seen from.
    """

    def __init__(self, request: Request) -> None:
        self.request = request
        self.library: Library = request.app.state.library
        self.settings: Settings = request.app.state.settings
        self.user: User | None = getattr(request.state, "user", None)
        self.author = self.user.name if self.user else self.settings.author
        self.today = self.settings.today()
        asked = request.query_params.get("lang") or request.cookies.get(_LANGUAGE)
        self.language: Language = asked if asked in LANGUAGES else "vi"
        self._secret: bytes = request.app.state.secret
        self._session = request.cookies.get(SESSION) or secrets.token_urlsafe(24)

    def may(self, role: Role) -> bool:
        """Whether who speaks may do what a role may; where nobody has to sign in, anything."""
        return self.user is None or self.user.may(role)

    def said(self, sentence: str) -> str:
        """A sentence in the language of the page."""
        return catalogue(self.language).gettext(sentence)

    def page(self, name: str, status: int = 200, /, **values: Any) -> Response:
        """A page as an answer.

        Parameters
        ----------
        name : str
            Of the template.
        status : int, optional
        **values
            What the template shows.
        """
        shared = {
            "csrf": token(self._secret, _FORM, self._session),
            "path": self.request.url.path,
            "today": self.today,
            "author": self.author,
            "user": self.user,
            "may": self.may,
            "static": static_address,
            "with_query": self._with_query,
        }
        html = environment(self.language).get_template(name).render(shared | values)
        response = HTMLResponse(html, status)
        response.headers["content-language"] = self.language
        if SESSION not in self.request.cookies:
            self.keep(response, SESSION, self._session)
        if self.request.query_params.get("lang") == self.language:
            self.keep(response, _LANGUAGE, self.language)
        return response

    def to(self, address: str) -> Response:
        """Lead the browser on after a form, so that to load the page anew sends nothing twice."""
        return RedirectResponse(address, 303)

    def check(self, form: Mapping[str, Any]) -> None:
        """Refuse a form that no page of this server gave to this browser.

        Raises
        ------
        HTTPException
            403.
        """
        given = form.get("csrf")
        if not (isinstance(given, str) and is_token(given, self._secret, _FORM, self._session)):
            raise HTTPException(403, noted("trang đã cũ: hãy tải lại trang rồi gửi lại"))

    def address_of(self, feed: Feed) -> str:
        """Where a calendar can be subscribed to."""
        return f"{self.request.base_url}lich/{feed.id}/{token(self._secret, _FEED, _named(feed))}.ics"

    def opens(self, given: str, feed: Feed) -> bool:
        """Whether a token opens a calendar."""
        return is_token(given, self._secret, _FEED, _named(feed))

    def keep(self, response: Response, name: str, value: str) -> None:
        """Have the browser hold something until it is closed, out of reach of scripts and other sites."""
        response.set_cookie(name, value, httponly=True, samesite="strict", secure=self.request.url.scheme == "https")

    def _with_query(self, **changed: object) -> str:
        """The address of this page with other parameters; None takes one out."""
        kept = [(key, value) for key, value in self.request.query_params.multi_items() if key not in changed]
        kept += [(key, str(value)) for key, value in changed.items() if value is not None]
        return f"{self.request.url.path}?{urlencode(kept)}" if kept else self.request.url.path


def _named(feed: Feed) -> str:
    return f"{feed.id}:{feed.nonce}"


async def _posted(request: Request, desk: "AtDesk") -> dict[str, str]:
    """Fields of a form that a page of this server gave."""
    form: FormData = await request.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=_MOST_BYTES)
    fields = {key: value for key, value in form.items() if not isinstance(value, UploadFile)}
    desk.check(fields)
    return fields


@cache
def static_address(name: str) -> str:
    """Address of a file that pages load; another one when the file changes, so that browsers may keep it.

    Examples
    --------
    >>> static_address("congvan.css").startswith("/static/congvan.css?v=")
    True
    """
    content = files(__package__).joinpath("static").joinpath(name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


#: Number of a letter in the library; databases know no larger ones.
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
AtDesk = Annotated[Desk, Depends(Desk)]
Posted = Annotated[dict[str, str], Depends(_posted)]
