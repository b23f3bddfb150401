"""What the server writes down: an object of JSON a line, of requests and faults, without a word of a letter.

Addresses hold what people search for, and tokens; messages of faults hold what was being written. So a request is
told by its route, and a fault by its kind and where in the program it happened.
"""

import datetime as dt
import json
import logging
import traceback
from pathlib import Path
from time import perf_counter
from typing import Any, Final, TextIO

from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN: Final = "congvan"
_LOG = logging.getLogger(f"{OWN}.web.request")


class Lines(logging.Formatter):
    """Writes a record as a line of JSON; what other libraries put into their sentences is left out.

    Examples
    --------
    >>> record = logging.LogRecord("other", logging.ERROR, "a.py", 1, "cannot store %s", ("Kính gửi",), None)
    >>> record.created = 0.0
    >>> Lines().format(record)
    '{"time": "1970-01-01T00:00:00.000+00:00", "level": "error", "name": "other", "event": "cannot store %s"}'
    """

    def format(self, record: logging.LogRecord) -> str:
        """A line."""
        own = record.name.partition(".")[0] == OWN
        time = dt.datetime.fromtimestamp(record.created, dt.UTC)
        line: dict[str, Any] = {
            "time": time.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "name": record.name,
            "event": (record.getMessage() if own else str(record.msg)).strip(),
        }
        if own:
            line |= getattr(record, "told", {})
        if record.exc_info and record.exc_info[1]:
            line["faults"] = faults(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def faults(error: BaseException) -> list[dict[str, object]]:
    """A fault and what led to it, each by its kind and its places in the program, the last call last.

    Examples
    --------
    >>> try:
    ...     int("Kính gửi")
    ... except ValueError as error:
    ...     [fault] = faults(error)
    >>> fault["kind"], "Kính gửi" in str(fault)
    ('ValueError', False)
    """
    found: list[dict[str, object]] = []
    seen: set[int] = set()
    here: BaseException | None = error
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        frames = traceback.extract_tb(here.__traceback__)
        places = [f"{'/'.join(Path(one.filename).parts[-2:])}:{one.lineno} {one.name}" for one in frames]
        found.append({"kind": type(here).__name__, "places": places})
        here = here.__cause__ or here.__context__
    return found


def keep(stream: TextIO, *, requests: bool) -> logging.Handler:
    """Have all that is told go to a stream.

    Parameters
    ----------
    stream : file
    requests : bool
        Whether each request is told, too, not only what goes wrong.

    Returns
    -------
    logging.Handler
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(OWN).setLevel(logging.INFO if requests else logging.WARNING)
    return handler


class Journal:
    """Tells of each request how it ended and how long it took.

    Parameters
    ----------
    app : ASGI application
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = perf_counter()
        sent = {"status": 500, "bytes": 0}

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent["status"] = message["status"]
            else:
                sent["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            user = scope.get("state", {}).get("user")
            told = {
                "method": scope["method"],
                "route": getattr(scope.get("route"), "path", None),  # None: no page of this server
                **sent,
                "ms": round((perf_counter() - begun) * 1000, 1),
                "user": user.id if user else None,
            }
            _LOG.info("request", extra={"told": told})
