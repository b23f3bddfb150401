"""Footnotes and endnotes of Word: behind the paragraph that they explain."""

import io
import zipfile

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from congvan_nlp.pipeline.analyze import analyze_source
from congvan_nlp.reading.read import read

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}


def letter(kind: str, note: str, at: str = "Quy định 132") -> bytes:
    """A letter with a note at some words."""
    document = Document()
    for line in (
        "Số 7-CV/TU",
        "Kính gửi: Sở Y tế",
        "1. Thực hiện Quy định 132, báo cáo trước ngày 15/5/2025.",
        "2. Sở Y tế tổng hợp.",
    ):
        paragraph = document.add_paragraph()
        before, found, behind = line.partition(at)
        paragraph.add_run(before + found)
        if found:
            mark = paragraph.add_run()._r.makeelement(f"{{{SPACE}}}{kind}Reference", {f"{{{SPACE}}}id": "2"})
            paragraph.runs[-1]._r.append(mark)
            paragraph.add_run(behind)
    notes = (
        f'<w:{kind}s xmlns:w="{SPACE}"><w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:{kind}>'
        f'<w:{kind} w:id="2"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>{note}</w:t></w:r></w:p></w:{kind}></w:{kind}s>'
    )
    kind_of_part = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
    part = Part(PackURI(f"/word/{kind}s.xml"), kind_of_part, notes.encode(), document.part.package)
    document.part.relate_to(part, KINDS[kind])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_a_note_stands_behind_its_paragraph(kind: str) -> None:
    source = read("a.docx", letter(kind, "Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị."))
    lines = source.text.raw.split("\n")
    at = lines.index("1. Thực hiện Quy định 132, báo cáo trước ngày 15/5/2025.")
    assert lines[at + 1 : at + 5] == [
        "",
        "Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị.",
        "",
        "2. Sở Y tế tổng hợp.",
    ]
    analysis = analyze_source(source)
    assert [citation.key for citation in analysis.citations] == ["132-QĐ/TW"]
    assert [(deadline.due, deadline.directive) for deadline in analysis.deadlines] == [
        ("2025-05-15", analysis.directives[0].id)
    ]


def test_notes_that_lead_to_themselves_end() -> None:
    content = letter("footnote", "lặp", at="Sở Y tế tổng hợp")
    buffer = io.BytesIO()
    mark = b'<w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:footnote></w:footnotes>'
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"</w:p></w:footnote></w:footnotes>", mark))
    assert "lặp" in read("a.docx", buffer.getvalue()).text.raw
