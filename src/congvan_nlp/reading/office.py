"""DOC and RTF → DOCX through LibreOffice, else the text of a DOC through antiword; both are found when they are needed."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from .limits import unbounded_memory
from .source import MissingProgramError, UnreadableFileError

#: Seconds that a letter may take; LibreOffice needs one or two, and ten when it starts for the first time.
SECONDS: Final = 60
_SOFFICE: Final = ("soffice", "libreoffice")
_MISSING: Final = "needs LibreOffice or antiword to be read (Debian: libreoffice-writer; else antiword)"
_MISSING_RTF: Final = "needs LibreOffice to be read (Debian: libreoffice-writer)"
_LONGEST: Final = 20_000_000  # characters of a text


def extract_office(name: str, content: bytes, suffix: str) -> str:
    """Text of a DOC or RTF in reading order, as `word.extract_docx` gives it.

    Parameters
    ----------
    name : str
        The file, for messages.
    content : bytes
        Its bytes.
    suffix : str
        ".doc" or ".rtf".

    Returns
    -------
    str

    Raises
    ------
    UnreadableFileError
        Where neither program is installed, which tells what to install; where the file is damaged or protected, or
        takes too long.
    """
    if suffix == ".doc" and "EncryptedPackage".encode("utf-16-le") in content:
        raise UnreadableFileError(name, "protected by a password")
    soffice = _soffice()
    antiword = shutil.which("antiword") if suffix == ".doc" else None
    if soffice is None and antiword is None:
        raise MissingProgramError(name, _MISSING if suffix == ".doc" else _MISSING_RTF)
    with tempfile.TemporaryDirectory(prefix="congvan-") as folder:
        letter = Path(folder, f"letter{suffix}")
        letter.write_bytes(content)
        if soffice is not None:
            converted = _converted(soffice, letter, name)
            if converted is not None:
                from .word import extract_docx

                return extract_docx(name, converted)
        if antiword is not None:
            done = _run([antiword, "-m", "UTF-8.txt", "-w", "0", str(letter)], name)
            text = done.decode("utf-8", "replace")[:_LONGEST]
            if text.strip():
                return text
    raise UnreadableFileError(name, f"damaged {suffix.removeprefix('.').upper()}, or protected by a password")


def _soffice() -> str | None:
    """LibreOffice, where it has its writer: parts of it are packages of their own."""
    found = next(filter(None, map(shutil.which, _SOFFICE)), None)
    if found is None:
        return None
    program = Path(found).resolve().parent
    has_writer = any(next(folder.glob("*swlo*"), None) for folder in (program, program.parent / "Frameworks"))
    return found if has_writer else None


def _converted(soffice: str, letter: Path, name: str) -> bytes | None:
    """The file as DOCX; None where LibreOffice makes nothing of it.

    Each call has a profile of its own: two of one profile wait for each other, or fail.
    """
    folder = letter.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    # named, lest noise be taken for a text
    filter_ = "MS Word 97" if letter.suffix == ".doc" else "Rich Text Format"
    options = [
        "--headless",
        f"--infilter={filter_}",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder),
    ]
    _run([soffice, profile, *options, str(letter)], name)
    made = letter.with_suffix(".docx")
    return made.read_bytes() if made.exists() else None


def _run(command: list[str], name: str) -> bytes:
    """Output of a program; its children end with it: they are a group of this session."""
    quiet = subprocess.DEVNULL
    with unbounded_memory():
        program = subprocess.Popen(command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, process_group=0)
    with program:
        try:
            return program.communicate(timeout=SECONDS)[0]
        except subprocess.TimeoutExpired as error:
            raise UnreadableFileError(name, f"takes longer than {SECONDS} seconds to be read") from error
        finally:
            if program.poll() is None:
                if hasattr(os, "killpg"):
                    os.killpg(program.pid, signal.SIGKILL)
                program.kill()
