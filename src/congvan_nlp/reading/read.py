"""One file → one `Source`; a folder → its files in a stable order."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from .source import Source, UnreadableFileError

#: Files by suffix; what is not listed is skipped in folders and refused when named.
MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": "application/pdf",
}
#: Larger files are no letters; reading them would only fill the memory.
MAX_BYTES = 50_000_000


def find_files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Walk folders, sorted; keep files in the order given.

    Parameters
    ----------
    paths : iterable of str or Path
        Files and folders.

    Yields
    ------
    Path
        Every named file, whatever its suffix, and every readable one below a named folder.

    Examples
    --------
    >>> list(find_files(["no such file.txt"]))  # reported by `read`, not here
    [PosixPath('no such file.txt')]
    """
    for path in map(Path, paths):
        if path.is_dir():
            yield from sorted(f for f in path.rglob("*") if f.suffix.lower() in MEDIA_TYPES and f.is_file())
        else:
            yield path


def read(path: str | Path) -> Source:
    """Read one file.

    Parameters
    ----------
    path : str or Path
        Text, Markdown, or a PDF with a text layer.

    Returns
    -------
    Source

    Raises
    ------
    UnreadableFileError
        Naming the file and the reason: missing, no permission, too large, of an unknown kind,
        damaged, encrypted, or without any text.

    Examples
    --------
    >>> read("missing.txt")
    Traceback (most recent call last):
    congvan_nlp.reading.source.UnreadableFileError: missing.txt: no such file
    """
    path = Path(path)
    name = str(path)
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableFileError(name, f"larger than {MAX_BYTES // 1_000_000} MB ({size / 1e6:.0f} MB)")
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError(name, "no such file") from None
    except OSError as error:
        raise UnreadableFileError(name, error.strerror or str(error)) from error
    if content.startswith(b"%PDF-"):  # what a file is counts, not what it is called
        media_type = "application/pdf"
    if media_type is None:
        known = ", ".join(sorted(MEDIA_TYPES))
        raise UnreadableFileError(name, f"not a kind of file that can be read ({known})")
    if media_type == "application/pdf":
        from .pdf import extract_text  # pdfplumber takes longer to import than a letter to analyse

        text, pages = extract_text(name, content)
        return Source.from_text(text, path=name, content=content, media_type=media_type, pages=pages)
    return decode(content, name, media_type)


def decode(content: bytes, name: str, media_type: str) -> Source:
    """Decode the bytes of a text file: UTF-8, or UTF-16 by its mark, else Windows-1258.

    Raises
    ------
    UnreadableFileError
        Where the bytes are no text.

    Examples
    --------
    >>> decode("Kính gửi".encode(), "a.txt", "text/plain").text.raw
    'Kính gửi'
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\x00" in content:
        raise UnreadableFileError(name, "not a text file (holds NUL bytes)")
    else:
        encoding = "utf-8-sig"
    notes: tuple[str, ...] = ()
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1258", "replace")
        notes = ("encoding-guessed",)
    if not text.strip():
        raise UnreadableFileError(name, "holds no text")
    return Source.from_text(text, path=name, content=content, media_type=media_type, notes=notes)
