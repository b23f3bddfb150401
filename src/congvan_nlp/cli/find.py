"""What a person is told of files that were left out, and whether two paths lead to one file."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

#: So many kinds of files that were left out are named.
_KINDS = 5


def left_out(skipped: Mapping[str, int]) -> str:
    """Say which files were left out.

    Parameters
    ----------
    skipped : Mapping of str to int
        How many files, by suffix.

    Returns
    -------
    str
        One line.

    Examples
    --------
    >>> left_out({".docx": 3, "": 1})
    'bỏ qua 4 tệp thuộc loại chưa đọc được: 3 .docx, 1 không có đuôi'
    """
    most = sorted(skipped.items(), key=lambda kind: (-kind[1], kind[0]))
    named = [f"{count} {suffix or 'không có đuôi'}" for suffix, count in most[:_KINDS]]
    if rest := sum(count for _, count in most[_KINDS:]):
        named.append(f"{rest} loại khác")
    return f"bỏ qua {sum(skipped.values())} tệp thuộc loại chưa đọc được: {', '.join(named)}"


def is_one_of(path: Path, files: Iterable[Path]) -> bool:
    """Tell whether a path leads to one of the files, under whatever name.

    Parameters
    ----------
    path : Path
        The path.
    files : iterable of Path
        The files.

    Returns
    -------
    bool
        True also for a link to one of them.
    """
    real, same = os.path.realpath(path), _identity(path)
    return any(real == os.path.realpath(file) or (same and same == _identity(file)) for file in files)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino
