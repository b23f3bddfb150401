"""The application: routes, what shields them, and pages that tell what went wrong."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.resources import as_file, files
from typing import Final
from urllib.parse import urlencode

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from .. import __version__
from ..library.engine import LibraryError
from ..library.feeds import secret_of
from ..library.library import Library
from ..wording.phrases import in_vietnamese
from .attempts import Attempts
from .desk import Desk
from .gate import Gate
from .intake import Intake
from .journal import Journal
from .language import noted
from .pictures import Pictures
from .routes import (
    calendars,
    comparing,
    corrections,
    deadlines,
    health,
    letter,
    letters,
    month,
    paper,
    review,
    signing,
    uploads,
    users,
)
from .settings import Settings
from .shield import Shield

_LOG = logging.getLogger("congvan.web")


def create_app(settings: Settings) -> FastAPI:
    """Make the application that serves a library.

    Parameters
    ----------
    settings : Settings

    Returns
    -------
    FastAPI
        An ASGI application; it opens the library when it starts.
    """

    @asynccontextmanager
    async def opened(app: FastAPI) -> AsyncIterator[None]:
        with Library(settings.library, create=True) as library:
            app.state.library = library
            app.state.secret = secret_of(library.engine, "web")
            app.state.attempts = Attempts()
            intake = app.state.intake = Intake(library, settings.kept_in, settings.limits)
            pictures = app.state.pictures = Pictures(settings.limits)
            intake.start()
            try:
                yield
            finally:
                intake.stop()
                pictures.stop()

    # its pages of documentation load scripts from elsewhere
    app = FastAPI(
        title="congvan_nlp", version=__version__, lifespan=opened, docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.settings = settings
    for part in (letters, letter, paper, corrections, deadlines, month, calendars, comparing, uploads, review):
        app.include_router(part.router, dependencies=[Depends(Gate("reader", "editor"))])
    app.include_router(users.own, dependencies=[Depends(Gate("reader", "reader"))])
    app.include_router(users.admins, dependencies=[Depends(Gate("admin", "admin"))])
    for open_to_all in (health.router, signing.router, calendars.subscribed):
        app.include_router(open_to_all)
    with as_file(files(__package__).joinpath("static")) as folder:
        app.mount("/static", _Static(directory=folder), name="static")
    app.add_middleware(Shield, hosts=settings.hosts)
    app.add_middleware(Journal)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(LibraryError, _library_fails)
    app.add_exception_handler(Exception, _failed)
    return app


class _Static(StaticFiles):
    """Files whose addresses change with them."""

    def file_response(self, *args: object, **options: object) -> Response:
        response = super().file_response(*args, **options)  # type: ignore[arg-type]
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


_UNKNOWN: Final = {404: noted("không có trang này"), 405: noted("không làm được điều này ở đây")}


def _told(request: Request, status: int, why: str, what: str = "") -> Response:
    desk = Desk(request)
    return desk.page("error.html", status, status=status, why=f"{desk.said(why)} {what}".strip())


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 401 and request.method == "GET":
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/dang-nhap?{urlencode({'to': asked})}", 303)
    of_itself = error.detail == HTTPStatus(error.status_code).phrase
    return _told(
        request, error.status_code, _UNKNOWN.get(error.status_code, error.detail) if of_itself else error.detail
    )


async def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    named = ", ".join(dict.fromkeys(str(one["loc"][-1]) for one in error.errors()))
    return _told(request, 422, noted("địa chỉ hay biểu mẫu có chỗ không đọc được:"), named)


async def _library_fails(request: Request, error: Exception) -> Response:
    assert isinstance(error, LibraryError)
    _LOG.error("library fails: %s", error.reason)
    return _told(request, 503, noted("kho văn bản không dùng được:"), in_vietnamese(error.reason))


async def _failed(request: Request, error: Exception) -> Response:
    # the address itself may hold a token
    route = getattr(request.scope.get("route"), "path", "?")
    _LOG.error("%s %s fails: %s", request.method, route, type(error).__name__, exc_info=error)
    return _told(request, 500, noted("máy chủ gặp lỗi; việc vừa làm chưa được ghi"))
