"""Answers that are no page of the site: files to download, and sheets that stand for themselves."""

import base64
import hashlib
import re
from typing import Final

from starlette.responses import HTMLResponse, Response

WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CALENDAR: Final = "text/calendar; charset=utf-8"
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def download(content: bytes, name: str, media_type: str) -> Response:
    """A file that the browser keeps.

    Parameters
    ----------
    content : bytes
    name : str
        In plain letters.
    media_type : str
    """
    return Response(content, media_type=media_type, headers={"content-disposition": f'attachment; filename="{name}"'})


def standalone(html: str) -> Response:
    """A sheet of HTML with its own looks, which the browser takes by their digest (CSP 3) and nothing else.

    Examples
    --------
    >>> standalone("<style>p {}</style><p>a</p>").headers["content-security-policy"][:50]
    "default-src 'none'; base-uri 'none'; form-action '"
    """
    digests = [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in _STYLE.findall(html)]
    allowed = " ".join(f"'sha256-{one}'" for one in digests) or "'none'"
    policy = (
        f"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        f"img-src data:; style-src {allowed}"
    )
    return HTMLResponse(html, headers={"content-security-policy": policy})
