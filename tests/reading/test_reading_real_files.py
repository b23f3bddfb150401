"""Real letters as they were published, where the machine has them: most are scans, two are old Word files."""

from dataclasses import replace
from pathlib import Path

import pytest
from reading_office import need

from congvan_nlp.evaluation import evaluate, read_gold
from congvan_nlp.pipeline.letters import analyze_file

SHARED = Path(__file__).resolve().parents[3] / "shared"
FILES = sorted((SHARED / "originals").glob("*")) if (SHARED / "originals").is_dir() else []
#: F1 that is asked of records straight from the files.
ASKED = {"citations": 0.85, "deadlines": 0.8, "recipients": 0.75, "number": 0.85, "date": 0.85}


@pytest.mark.skipif(not FILES, reason="the files of real letters are not on this machine")
def test_records_of_real_files() -> None:
    need("tesseract", "tesseract-ocr and tesseract-ocr-vie")
    need("soffice", "libreoffice-writer")
    analyses = [analyze_file(path) for path in FILES]
    assert {a.source.ocr for a in analyses if a.source.path.endswith(".pdf")} == {True}
    gold = read_gold(SHARED / "gold_real")
    stems = {path.stem for path in FILES}
    known = replace(gold, letters=tuple(letter for letter in gold.letters if letter["id"] in stems))
    report = evaluate(known, [one.model_dump(mode="json") for one in analyses])
    reached = {task: row.f1 if (row := report.row(task)) else 0.0 for task in ASKED}
    print(f"\n{len(FILES)} files:", ", ".join(f"{task} {f1:.3f}" for task, f1 in reached.items()))
    assert not {task: f1 for task, f1 in reached.items() if f1 < ASKED[task]}
