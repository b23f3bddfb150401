"""Real letters as they were published, where the machine has them: all are scans."""

from pathlib import Path

import pytest

from congvan_nlp.reading.read import read
from congvan_nlp.reading.source import UnreadableFileError

ORIGINALS = Path(__file__).resolve().parents[3] / "shared/originals"
FILES = sorted(ORIGINALS.glob("*.pdf")) if ORIGINALS.is_dir() else []


@pytest.mark.skipif(not FILES, reason="the files of real letters are not on this machine")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_scan_is_named_with_the_reason(path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read(path)
    assert caught.value.path == str(path)
    assert caught.value.reason == "no text layer: a scan, which needs OCR"
