"""Mail → its own words, and the files that it brings, each of which is read as a letter of its own.

The parser of the standard library takes any bytes; what is bounded here is what they may unfold into.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import Message
from typing import Final, NamedTuple

from .plain import decode
from .source import UnreadableFileError

#: Parts of a mail, and mails within one another.
MAX_PARTS: Final = 500
MAX_DEEP: Final = 10
_NO_NAME = re.compile(r"[/\\\x00-\x1f\x7f]+")
_SUFFIXES: Final = {"application/pdf": ".pdf", "application/msword": ".doc", "text/html": ".html", "text/plain": ".txt"}


class Attached(NamedTuple):
    """A file that a mail brings.

    Attributes
    ----------
    name : str
        As the mail has it, without folders; of two with one name the second is "… (2)".
    content : bytes
    """

    name: str
    content: bytes


class Mail(NamedTuple):
    """A mail.

    Attributes
    ----------
    text : str
        What its sender wrote, the subject where that is all; may be empty.
    attached : tuple of Attached
        Without the pictures that are part of its text.
    """

    text: str
    attached: tuple[Attached, ...]


def read_mail(name: str, content: bytes) -> Mail:
    r"""Take a mail apart.

    Parameters
    ----------
    name : str
        The file, for messages.
    content : bytes
        As of RFC 5322.

    Returns
    -------
    Mail
        A mail within it is one of the files it brings.

    Raises
    ------
    UnreadableFileError
        Of more parts, or parts more deeply within one another, than mails have.

    Examples
    --------
    >>> lines = ["Subject: Bao cao", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=x", "", "--x", "",
    ...          "Gui kem", "--x", "Content-Disposition: attachment; filename=a.txt", "", "Kinh gui", "--x--"]
    >>> read_mail("a.eml", "\n".join(lines).encode())
    Mail(text='Gui kem', attached=(Attached(name='a.txt', content=b'Kinh gui'),))
    """
    try:
        message = message_from_bytes(content, policy=policy.default)
        parts = list(_leaves(message, name))
        if len(parts) > MAX_PARTS:
            raise UnreadableFileError(name, f"a mail of more than {MAX_PARTS} parts")
        texts = [part for part in parts if _is_text(part)]
        plain = [
            text for part in texts if part.get_content_subtype() == "plain" and (text := _text(part, name).strip())
        ]
        html = [part for part in texts if part.get_content_subtype() == "html"]
        words = "\n\n".join(plain) or (_of_page(_text(html[0], name)) if html else "")
        attached = [_attached(part, number) for number, part in enumerate(parts, 1) if not _is_text(part)]
        subject = str(message.get("subject", ""))
    except RecursionError as error:
        raise UnreadableFileError(name, "a mail whose parts are nested too deeply") from error
    return Mail(words.strip() or subject, tuple(_named_apart(one for one in attached if one)))


def _leaves(message: Message, name: str, deep: int = 0) -> Iterator[Message]:
    """Parts of a mail that have no parts; a mail within it is one."""
    if deep > 10 * MAX_DEEP:
        raise UnreadableFileError(name, "a mail whose parts are nested too deeply")
    if not message.is_multipart() or message.get_content_type() == "message/rfc822":
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _leaves(part, name, deep + 1)


def _is_text(part: Message) -> bool:
    """Whether a part is what the sender wrote, and no file."""
    return part.get_content_maintype() == "text" and not _name(part) and part.get_content_disposition() != "attachment"


def _text(part: Message, name: str) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content:
        return ""
    charset = part.get_content_charset("utf-8")
    try:
        return content.decode(charset)
    except (LookupError, ValueError):
        return decode(content, name)[0]


def _of_page(page: str) -> str:
    from .web import extract_html

    return extract_html(page)


def _attached(part: Message, number: int) -> Attached | None:
    """A part as a file; None where there is nothing in it, or a picture that is shown within the text."""
    kind = part.get_content_type()
    name = _NO_NAME.sub("_", _name(part)).strip(". ")
    if kind == "message/rfc822":
        inner = next((one for one in part.get_payload() if isinstance(one, Message)), None)
        if inner is None:
            return None
        subject = _NO_NAME.sub("_", str(inner.get("subject", ""))).strip(". ")
        return Attached(name or f"{subject[:80] or number}.eml", inner.as_bytes(policy=policy.compat32))
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content:
        return None
    if kind.startswith("image/") and part.get_content_disposition() != "attachment":
        return None
    return Attached(name or f"{number}{_SUFFIXES.get(kind, '')}", content)


def _name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError):  # a name in an encoding that is none
        return ""


def _named_apart(attached: Iterator[Attached]) -> Iterator[Attached]:
    met: dict[str, int] = {}
    for one in attached:
        count = met[one.name] = met.get(one.name, 0) + 1
        stem, dot, suffix = one.name.rpartition(".")
        name = f"{stem} ({count}){dot}{suffix}" if stem else f"{one.name} ({count})"
        yield one._replace(name=name) if count > 1 else one
