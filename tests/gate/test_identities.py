"""Who and what is meant: bodies and links to the register on the letters of all corpora, against pinned shares."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from congvan_nlp.evaluation import identity_lines, read_identities, score_bodies, score_links
from congvan_nlp.pipeline.assemble import build
from congvan_nlp.pipeline.identities import standpoint
from congvan_nlp.pipeline.stages import STAGES, Draft
from congvan_nlp.reading.read import read
from congvan_nlp.records.analysis import Analysis
from congvan_nlp.resolution.body_identity import identify
from congvan_nlp.resolution.standpoint import Standpoint

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
FOLDERS = {name: CORPORA / name / "letters" for name in ("field", "limits", "identity")} | {
    "letters": CORPORA / "letters"
}
#: File of gold → share of bodies that has to be right: issuer, recipients, receivers and channels; those who act.
BODIES = {
    "bodies/gold-letters.jsonl": (0.95, 0.93),
    "bodies/gold-field.jsonl": (0.95, 0.93),
    "identity/bodies.jsonl": (0.95, 0.9),
}
ASKED = ("issuer", "addressee", "copy", "to", "via")


@cache
def letter(path: Path) -> tuple[Analysis, Standpoint]:
    draft = Draft(read(path))
    for stage in STAGES.values():
        stage(draft)
    analysis = build(draft)
    return analysis, standpoint(draft, analysis.letter.issuer)


def read_letter(line: Any) -> tuple[Analysis, Standpoint]:
    [path] = FOLDERS[line["set"]].glob(f"{line['letter']}.*")
    return letter(path)


def ids(line: Any) -> list[str]:
    analysis, here = read_letter(line)
    if line["role"] == "issuer":
        body = analysis.letter.issuer_body
        return [body.id] if body and body.id else []
    bodies = identify(unicodedata.normalize("NFC", line["text"]), here)
    return [body.id for body in bodies if body.id]


@pytest.mark.parametrize("name", BODIES)
def test_bodies_are_who_they_are(name: str) -> None:
    report = score_bodies(read_identities(CORPORA / name), ids)
    told = "\n".join(identity_lines(report, with_misses=True))
    asked, acting = BODIES[name]
    assert report.share(*ASKED) >= asked, told
    assert report.share("who") >= acting, told


LINKS = {"register_links.jsonl": 0.97, "identity/links.jsonl": 0.97}


@pytest.mark.parametrize("name", LINKS)
def test_citations_are_linked_to_the_right_row_and_none_to_a_wrong_one(name: str) -> None:
    gold = read_identities(CORPORA / name)
    report = score_links(gold, lambda line: [c.model_dump() for c in read_letter(line)[0].citations])
    told = "\n".join(identity_lines(report, with_misses=True))
    assert report.share("linked") >= LINKS[name], told
    assert report.share("left") == 1.0, told
    wrong = [miss for miss in report.misses if "@" in miss.found[0]]
    assert not wrong, told


#: What the register may say against a citation.
SAID = {
    f"citation-{code}"
    for code in (
        "superseded",
        "maybe-superseded",
        "date-contradicts",
        "type-contradicts",
        "issuer-contradicts",
        "year-restored",
    )
}


def notes_on(line: Any) -> set[str] | None:
    """Codes of a citation's diagnostics, None where it was not found."""
    analysis, _ = read_letter(line)
    starts = {
        mention.start
        for citation in analysis.citations
        if (citation.key or citation.name) == (line["key"] or line["name"])
        for mention in citation.mentions
    }
    return {d.code for d in analysis.diagnostics if d.start in starts} & SAID if starts else None


def test_the_register_says_what_a_reader_would_say() -> None:
    lines = read_identities(CORPORA / "identity/links.jsonl")
    right, wrong = 0, []
    for line in lines:
        found = notes_on(line)
        if found is None or line.get("aware"):
            continue
        accepted = [set(line["note"]) & SAID, *(set(other) & SAID for other in line.get("also_note", ()))]
        if found in accepted:
            right += 1
        else:
            wrong.append((line["letter"], line["key"] or line["name"], accepted[0], found))
    assert right >= 0.96 * (right + len(wrong)), wrong


def test_bodies_that_had_ended_are_told_and_no_others() -> None:
    gone = read_identities(CORPORA / "identity/ended.jsonl")
    wanted = {(line["letter"], line["text"]) for line in gone}
    told = set()
    for folder in FOLDERS.values():
        for path in sorted(folder.glob("*.*")):
            analysis, _ = letter(path)
            for note in (d for d in analysis.diagnostics if d.code == "body-ended"):
                body = note.message.partition(":")[0]
                named = [w for w in wanted if w[0] == path.stem and body in " ".join(w[1].split())]
                told.add(named[0] if named else (path.stem, note.message))
    assert not told - wanted
    assert len(told & wanted) >= 0.9 * len(wanted), wanted - told
