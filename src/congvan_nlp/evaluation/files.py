"""Reads the JSON files that an evaluation rests on, and says of a bad one which it is and why."""

import json
from pathlib import Path


class EvaluationFileError(ValueError):
    """A file that an evaluation rests on cannot be read, or does not hold what it should.

    Attributes
    ----------
    path
        The file or folder.
    reason
        What is wrong with it.
    """

    def __init__(self, path: Path, reason: str) -> None:
        """Name the file and the reason.

        Parameters
        ----------
        path : Path
            The file or folder.
        reason : str
            What is wrong with it.
        """
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class GoldError(EvaluationFileError):
    """A gold file, or a folder of them, is unreadable or malformed."""


def read_text(path: Path, error: type[EvaluationFileError]) -> str:
    """Read a text file in UTF-8.

    Parameters
    ----------
    path : Path
        The file.
    error : type[EvaluationFileError]
        The error to raise.

    Returns
    -------
    str
        Its text.

    Raises
    ------
    EvaluationFileError
        As the given class, where the file cannot be read or is not UTF-8.

    Examples
    --------
    >>> read_text(Path("nowhere.json"), GoldError)
    Traceback (most recent call last):
    congvan_nlp.evaluation.files.GoldError: nowhere.json: cannot be read (No such file or directory)
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as fault:
        raise error(path, f"cannot be read ({fault.strerror or fault})") from fault
    except UnicodeDecodeError as fault:
        raise error(path, f"is not UTF-8 (byte {fault.start})") from fault


def parse_json(text: str, path: Path, error: type[EvaluationFileError], place: str = "") -> object:
    """Parse JSON.

    Parameters
    ----------
    text : str
        The JSON.
    path : Path
        The file that it comes from.
    error : type[EvaluationFileError]
        The error to raise.
    place : str, optional
        Where in the file it stands, for the message, for instance "line 3 ".

    Returns
    -------
    object
        The parsed value.

    Raises
    ------
    EvaluationFileError
        As the given class, where the text is not JSON, or nested too deeply.

    Examples
    --------
    >>> parse_json("[1, 2", Path("a.json"), GoldError, "line 3 ")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    congvan_nlp.evaluation.files.GoldError: a.json: line 3 is not JSON (Expecting ',' delimiter: ...)
    """
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise error(path, f"{place}is not JSON ({fault})") from fault
    return value
