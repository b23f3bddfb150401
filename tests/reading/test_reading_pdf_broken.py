"""Every way a PDF can be broken, or made to do harm, ends in one error that names the file and the reason."""

import base64
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_pdfs import LEFT, PARTY, STATE, Sheet, set_letter
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]  # reportlab has no types

from congvan_nlp.reading.limits import Limits
from congvan_nlp.reading.pdf import extract_pdf
from congvan_nlp.reading.source import UnreadableFileError

WHOLE = set_letter(STATE)
#: Why a page without letters is refused, with tesseract and without it.
NOTHING = (
    "holds no text that can be read or recognised",
    "a scan, which needs tesseract to be read (Debian: tesseract-ocr and tesseract-ocr-vie)",
)
Objects = dict[int, bytes]


def reason_of(content: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        extract_pdf("công văn.pdf", content)
    assert str(caught.value) == f"công văn.pdf: {caught.value.reason}"
    return caught.value.reason


def stream(entries: bytes, data: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(data), data)


FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
FONT = b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] %s >>"
GLYPHS = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000 %s >>"
CONTENT = b"BT /F1 12 Tf 72 700 Td (Hello) Tj ET"


def page(content: bytes = CONTENT, entries: bytes = b"", resources: bytes = b"", kids: bytes = b"3 0 R") -> Objects:
    """Objects of a file of one page, to be changed."""
    return {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count 1 >>" % kids,
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> %s >> >>"
        % resources,
        4: stream(entries, content),
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }


def file(objects: Objects, trailer: bytes = b"") -> bytes:
    content, places = b"%PDF-1.5\n", {}
    for number, body in objects.items():
        places[number] = len(content)
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (max(objects) + 1)
    for number in range(1, max(objects) + 1):
        content += b"%010d 00000 n \n" % places.get(number, 0)
    return content + b"trailer\n<< /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, table)


def test_the_file_that_the_others_are_made_from_can_be_read() -> None:
    assert extract_pdf("a.pdf", file(page()))[:2] == ("Hello", 1)


def test_a_scan_without_text_layer() -> None:
    sheet = Sheet()
    sheet.canvas.rect(LEFT, 300, 200, 200)
    assert reason_of(sheet.done()) in NOTHING


def test_a_file_that_opens_with_a_password() -> None:
    content = set_letter(STATE, encrypt=StandardEncryption("secret"))
    assert reason_of(content) == "encrypted PDF, which opens with a password only"


def test_a_file_encrypted_in_an_unknown_way() -> None:
    objects = page() | {6: b"<< /Filter /Secret /V 9 >>"}
    assert reason_of(file(objects, b"/Encrypt 6 0 R")) == "PDF encrypted in a way that cannot be read"


def test_a_file_without_pages() -> None:
    objects = page(kids=b"")
    del objects[3]
    assert reason_of(file(objects)) == "PDF without pages"


def test_more_pages_than_any_letter() -> None:
    with pytest.raises(UnreadableFileError, match="more than 1 pages"):
        extract_pdf("a.pdf", set_letter(PARTY), Limits(pages=1))


def test_letters_that_mean_nothing() -> None:
    objects = page(b"BT /F1 12 Tf 72 700 Td <0041004200430044> Tj ET")
    objects |= {5: FONT % b"", 6: GLYPHS % b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"}
    assert reason_of(file(objects)) in NOTHING


@pytest.mark.parametrize("size", [5, 9, 100, 1000, len(WHOLE) // 2, len(WHOLE) - 200])
def test_a_file_cut_off(size: int) -> None:
    assert reason_of(WHOLE[:size]).startswith(("damaged or incomplete PDF", *NOTHING, "PDF without pages"))


@given(st.binary(max_size=300))
def test_any_bytes_behind_the_mark(tail: bytes) -> None:
    reason_of(b"%PDF-1.7\n" + tail)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=8), st.integers(0, 40)), min_size=1, max_size=6
    )
)
def test_a_file_with_bytes_changed_is_read_or_refused(changes: list[tuple[int, bytes, int]]) -> None:
    content = WHOLE
    for at, new, gone in changes:
        content = content[:at] + new + content[at + gone :]
    try:
        text, pages, *_ = extract_pdf("a.pdf", content)
    except UnreadableFileError:
        return
    assert text.strip()
    assert pages


@pytest.mark.parametrize("opened", [b"[", b"<<", b"("])
def test_brackets_without_end(opened: bytes) -> None:
    assert reason_of(file(page(opened * 100_000))) in NOTHING
    assert extract_pdf("a.pdf", file(page() | {1: opened * 100_000}))[:2] == ("Hello", 1)  # pages are found without it


def chain(count: int, body: bytes, last: bytes) -> Objects:
    """Objects from 10 on that each hold a reference to the next one."""
    return {10 + i: body % (11 + i) for i in range(count)} | {10 + count: last}


LOOPS = {
    "tree of pages": page() | {2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>", 3: b"null"},
    "deep tree of pages": page(kids=b"10 0 R")
    | chain(3000, b"<< /Type /Pages /Kids [%d 0 R] >>", b"<< /Type /Page >>"),
    "object that is itself": page() | {4: b"4 0 R"},
    "objects that are each other": page() | {4: b"6 0 R", 6: b"4 0 R"},
    "length": page() | {4: b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"},
    "deep forms": page(b"/X Do", resources=b"/XObject << /X 10 0 R >>")
    | chain(3000, stream(FORM + b" /Resources << /XObject << /X %d 0 R >> >>", b"/X Do"), stream(FORM, b"")),
    "form that draws itself": page(b"/X Do", resources=b"/XObject << /X 10 0 R >>")
    | {10: stream(FORM + b" /Resources << /XObject << /X 10 0 R >> >>", b"/X Do")},
}


@pytest.mark.parametrize("objects", LOOPS.values(), ids=LOOPS.keys())
def test_references_that_lead_nowhere(objects: Objects) -> None:
    assert reason_of(file(objects))


IDENTITY = b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
CODES = b"begincmap 1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange endcmap"
ZEROS = zlib.compress(bytes(100_000_000), 9)
PACKED = "a stream packed more than once, or in an old way"
HARMFUL = {
    "zeros": (page(ZEROS, b"/Filter /FlateDecode"), "unfolds into far more than a letter holds"),
    "zeros that call themselves a picture": (
        page(ZEROS, b"/Subtype /Image /Filter /FlateDecode"),
        "unfolds into far more than a letter holds",
    ),
    "zeros in letters": (
        page(base64.a85encode(ZEROS) + b"~>", b"/Filter [/ASCII85Decode /FlateDecode]"),
        "unfolds into far more than a letter holds",
    ),
    "zeros in zeros": (page(zlib.compress(ZEROS), b"/Filter [/FlateDecode /Fl]"), PACKED),
    "repeated bytes": (page(b"\x81 " * 500_000, b"/Filter /RunLengthDecode"), PACKED),
    "endless row": (
        page(zlib.compress(CONTENT), b"/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2000000000 >>"),
        "a stream of endless rows",
    ),
    "content": (page(b" " * 10_000_001), "a page with more content than any letter has"),
    "letters": (
        page(b"BT /F1 9 Tf 72 700 Td " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 5_001 + b"ET"),
        "a page of more than 100,000 letters",
    ),
    "forms": (
        page(b"/X Do", resources=b"/XObject << /X 10 0 R >>")
        | chain(6, stream(FORM + b" /Resources << /XObject << /X %d 0 R >> >>", b"/X Do " * 10), stream(FORM, b"")),
        "a page of more than 20,000 forms",
    ),
    "widths": (page() | {5: FONT % b"", 6: GLYPHS % b"/W [0 2000000000 500]"}, "a font of more than 1,000,000 letters"),
    "codes": (
        page() | {5: FONT % b"/ToUnicode 7 0 R", 6: GLYPHS % IDENTITY, 7: stream(b"", CODES)},
        "a font of more than 1,000,000 letters",
    ),
    "objects": (page() | {6: b"1 0 obj " * 500_001}, "more than 500,000 objects"),
}


@pytest.mark.parametrize(("objects", "reason"), HARMFUL.values(), ids=HARMFUL.keys())
def test_a_small_file_cannot_unfold_without_end(objects: Objects, reason: str) -> None:
    assert reason_of(file(objects)) == reason


def test_large_pictures_do_not_matter() -> None:
    objects = page(b"/P Do " + CONTENT, resources=b"/XObject << /P 10 0 R >>")
    picture = base64.a85encode(ZEROS * 8) + b"~>"
    objects[10] = stream(b"/Subtype /Image /Width 9 /Height 9 /Filter [/ASCII85Decode /FlateDecode]", picture)
    assert extract_pdf("a.pdf", file(objects))[:2] == ("Hello", 1)


def test_a_table_of_objects_cannot_unfold_without_end() -> None:
    bomb = b"%PDF-1.5\n1 0 obj\n" + stream(b"/Type /XRef /W [1 2 1] /Filter /FlateDecode", ZEROS) + b"\nendobj\n"
    assert reason_of(bomb + b"startxref\n9\n%%EOF") == "unfolds into far more than a letter holds"
