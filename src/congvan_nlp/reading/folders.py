"""From the paths that the user named to the files to read, and what was left out on the way."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

#: Files that systems put into folders; nobody misses them.
_OF_SYSTEMS = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at the paths that the user named.

    Attributes
    ----------
    files : tuple of Path
        The files to read, each once: named ones as given, those of a folder sorted.
    closed : tuple of OSError
        Folders that cannot be listed.
    skipped : Mapping of str to int
        How many files of other kinds stand in the folders, by suffix; "" is none.
    """

    files: tuple[Path, ...]
    closed: tuple[OSError, ...]
    skipped: Mapping[str, int]


def find(paths: Iterable[Path], kinds: Iterable[str]) -> Found:
    """Walk folders; keep files in the order given.

    Hidden files and folders, and the locks of office programs (~$…), are passed over in folders.

    Parameters
    ----------
    paths : iterable of Path
        Files and folders. A file that is named is kept whatever it is: reading it says what is wrong.
    kinds : iterable of str
        The suffixes of the files of a folder that can be read.

    Returns
    -------
    Found

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as name:
    ...     for file in ("b.txt", "a.TXT", "c.docx", "~$c.docx", ".a.txt"):
    ...         _ = Path(name, file).write_text("x")
    ...     found = find([Path(name), Path(name, "b.txt")], {".txt"})
    >>> [path.name for path in found.files], dict(found.skipped)
    (['a.TXT', 'b.txt'], {'.docx': 1})
    """
    kinds = frozenset(kinds)
    files: dict[str, Path] = {}  # by real path: a file is read once, however often it is named
    closed: list[OSError] = []
    skipped: dict[str, Path] = {}
    for path in paths:
        if not os.path.isdir(path):  # noqa: PTH112 - of Path, which fails where a folder above is closed
            files.setdefault(os.path.realpath(path), path)
            continue
        for file in sorted(_below(path, closed)):
            chosen = files if file.suffix.lower() in kinds else skipped
            chosen.setdefault(os.path.realpath(file), file)
    others = Counter(file.suffix.lower() for real, file in skipped.items() if real not in files)
    unique = {error.filename: error for error in closed}
    return Found(tuple(files.values()), tuple(unique.values()), others)


def _below(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    for here, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith((".", "~$")) and name.lower() not in _OF_SYSTEMS:
                yield Path(here, name)
