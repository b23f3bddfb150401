"""What browser tests stand on: a server of its own, Debian's Chromium in front of it, and what a page cost."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from congvan_cli import started
from library_servers import missing
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

CORPORA: Final = Path(__file__).parents[2] / "corpora"
#: A page may weigh this many bytes and take this many requests.
MOST_BYTES, MOST_REQUESTS = 300_000, 10


@cache
def chromium() -> str | None:
    """Debian's browser."""
    return shutil.which("chromium")


@cache
def axe() -> str:
    """The script of axe-core, which tells what keeps people from using a page."""
    where = os.environ.get("CONGVAN_AXE")
    if where is None:
        missing("axe-core is not installed (CONGVAN_AXE names its axe.min.js)")
    return Path(str(where)).read_text(encoding="utf-8")


@contextmanager
def opened() -> Iterator[Browser]:
    """A browser."""
    path = chromium()
    if path is None:
        missing("chromium is not installed")
    with sync_playwright() as playwright:
        # the sandbox needs what containers do not give
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def serving(library: Path) -> Iterator[str]:
    """`congvan serve`, and where it listens."""
    process = started("serve", "--library", library, "--port", "0")
    assert process.stdout
    try:
        yield process.stdout.readline().decode().strip().rstrip("/")
    finally:
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert b"Traceback" not in errors


class Visit:
    """A page of a browser that remembers what went wrong on it, and what it loaded."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self._answers: list[Response] = []
        self.page.on("console", self._told)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", lambda answer: self._answers.append(answer))

    def goto(self, address: str) -> None:
        """Open an address, which must be answered, in few bytes and few requests."""
        self._answers.clear()
        answer = self.page.goto(address, wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200, address
        outside = [one.url for one in self._answers if not one.url.startswith(("data:", address.split("/", 3)[0]))]
        assert not outside
        asked = [one for one in self._answers if one.url.startswith("http")]
        assert len(asked) <= MOST_REQUESTS, [one.url for one in asked]
        assert sum(len(one.body()) for one in asked) <= MOST_BYTES, address

    def _told(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):  # also what the policy of the page forbids
            self.faults.append(message.text)

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # a download takes the place of a page
            self.faults.append(f"{request.url}: {request.failure}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of a file."""
    with opened() as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A page on which nothing may go wrong."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    made = Visit(context)
    yield made
    assert made.faults == []
    context.close()
