"""What stands between a stranger and the pages: names that are answered to, and headers that bind the browser."""

import re
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Nothing is loaded but what this server gives, nothing of a page is code but its files.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_PORT: Final = re.compile(r":\d+$")


class Shield:
    """Answers only to its names, and puts the headers on every answer.

    Parameters
    ----------
    app : ASGI application
    hosts : tuple of str
        As of `Settings`.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)  # sheets have a policy of their own
                headers.setdefault("cache-control", "private, no-cache")
            await send(message)

        if self._is_called(scope):
            await self._app(scope, receive, sealed)
        else:
            await PlainTextResponse("không phục vụ dưới tên này\n", 421)(scope, receive, sealed)

    def _is_called(self, scope: Scope) -> bool:
        named = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        return len(named) == 1 and _PORT.sub("", named[0]).lower() in self._hosts
