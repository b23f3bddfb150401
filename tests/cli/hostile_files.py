"""Files that are broken, or made to do harm: none holds a letter, and each has to be refused soon, with a reason."""

import random
import shutil
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from reading_corpus_office import as_docx
from reading_pdfs import STATE, set_letter
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]  # reportlab has no types
from test_reading_corpus_formats import OLE, bomb, laughs, workbook
from test_reading_pdf_broken import WHOLE, Objects, file, page, stream

#: What steers a terminal, in a name: ESC turns what follows red, BEL rings.
STEERING = "công\x1b[31m văn\x07.pdf"
#: Mails within one another, so many that no office forwards as many.
MAIL = "mail in mail.eml"
_PAGES, _MAILS = 10_000, 60
_LETTER = "Kính gửi: Sở Y tế\n\nBáo cáo trước ngày 25/12/2024."


def hostile(folder: Path) -> dict[str, str]:
    """Write the files.

    Parameters
    ----------
    folder : Path
        Where they go; there has to be one.

    Returns
    -------
    dict of str to str
        By file name, words that the reason holds in Vietnamese, in lower case; "" where any reason does.
    """
    said = {}
    for name, (make, words) in _FILES.items():
        (folder / name).write_bytes(make())
        said[name] = words
    return said


def _noise(size: int) -> bytes:
    return random.Random(20).randbytes(size)


def _zeros(size: int) -> bytes:
    """Zeros in zlib's form, never all in memory."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + packer.flush()


def _archive() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("noise", _noise(5_000))
    return buffer.getvalue()


def _many_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 10 + _PAGES))
    tree = {2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, _PAGES)}
    # an object each: a page that is named again is not counted again
    return file(page() | tree | {number: page()[3] for number in range(10, 10 + _PAGES)})


def _loop_of_pages() -> bytes:
    return file(page() | {3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"})


def _loop_of_tables() -> bytes:
    """A table of objects that names itself as the one before it; what it lacks is nowhere."""
    objects: Objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    table = file(objects).rindex(b"xref\n0")
    return file(objects, b"/Prev %d" % table)


def _loop_of_objects() -> bytes:
    """A stream of objects that stands within itself, and goes on from itself, by a table that is itself an object."""
    inside = b"1 0 2 34 3 90 " + page()[1].ljust(34) + page()[2].ljust(56) + b"null"
    held = b"7 0 obj\n" + stream(b"/Type /ObjStm /N 3 /First 14 /Extends 7 0 R", inside) + b"\nendobj\n"
    content = b"%PDF-1.5\n" + held
    rows = [(0, 0, 0), (2, 7, 0), (2, 7, 1), (2, 7, 2), *[(0, 0, 0)] * 3, (2, 7, 0), (1, len(content), 0)]
    table = stream(b"/Type /XRef /W [1 2 1] /Size 9 /Root 1 0 R", b"".join(struct.pack(">BHB", *row) for row in rows))
    return content + b"8 0 obj\n" + table + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(content)


def _cut_doc() -> bytes:
    """The begin of a DOC: where its parts stand is told, and that the letter is long, but it ends before that."""
    end, free = 0xFFFFFFFE, 0xFFFFFFFF

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        told = name.encode("utf-16-le") + bytes(2)
        head = told.ljust(64, b"\0") + struct.pack("<HBBIII", len(told), kind, 1, free, free, child)
        return head + bytes(36) + struct.pack("<IQ", start, size)

    head = OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    sectors = struct.pack("<128I", 0xFFFFFFFD, end, *range(3, 101), end, *[free] * 27)
    parts = entry("Root Entry", 5, 1, end, 0) + entry("WordDocument", 2, free, 2, 50_000) + bytes(256)
    letter = struct.pack("<HH", 0xA5EC, 0xC1) + bytes(28) + _noise(2_000)  # the mark and the version of Word 97
    return head + sectors + parts + letter


def _huge_png() -> bytes:
    """A picture of 30,000 x 30,000 white dots in a hundred kilobytes."""
    side = 30_000

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    dots = _zeros(side * (side // 8 + 1))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
        + chunk(b"IDAT", dots)
        + chunk(b"IEND", b"")
    )


def _cut_tiff() -> bytes:
    """The first half of a scan, in a TIFF that holds a JPEG: both are cut off."""
    buffer = BytesIO()
    Image.frombytes("L", (400, 500), _noise(200_000)).save(buffer, "TIFF", compression="jpeg")
    return buffer.getvalue()[: len(buffer.getvalue()) // 2]


def _mail_in_mail() -> bytes:
    head = "From: a@example.com\r\nMIME-Version: 1.0\r\nContent-Type: {}\r\n\r\n"
    return (head.format("message/rfc822") * _MAILS + head.format("text/plain; charset=utf-8") + _LETTER).encode()


def _by(programs: tuple[str, ...], words: str) -> str:
    """Words of a reason that is found by a program; without it, only that it is missing can be told."""
    return words if any(map(shutil.which, programs)) else "cần có"


_PICTURE = _by(("tesseract",), "ảnh")
_DOC = _by(("soffice", "libreoffice", "antiword"), "hỏng")
_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.pdf": (lambda: b"", "rỗng"),
    "cut.pdf": (lambda: WHOLE[: len(WHOLE) // 2], "hỏng"),
    "locked.pdf": (lambda: set_letter(STATE, encrypt=StandardEncryption("secret")), "mật khẩu"),
    "archive.pdf": (_archive, "tệp nén"),
    STEERING: (lambda: _noise(5_000), "không phải pdf"),
    "many pages.pdf": (_many_pages, "trang"),
    "loop of pages.pdf": (_loop_of_pages, "trang"),
    "loop of tables.pdf": (_loop_of_tables, "pdf"),
    "loop of objects.pdf": (_loop_of_objects, "pdf"),
    "bomb.pdf": (lambda: file(page(_zeros(400_000_000), b"/Filter /FlateDecode")), "bung ra"),
    "bomb.docx": (bomb, "bung ra"),
    "laughs.docx": (laughs, "thực thể"),
    "locked.docx": (
        lambda: OLE + bytes(1_000) + "EncryptedPackage".encode("utf-16-le") + _noise(5_000),
        "mật khẩu",
    ),
    "workbook.docx": (workbook, "bảng tính"),
    "cut.docx": (lambda: as_docx(_LETTER)[:9_000], "hỏng"),
    "noise.doc": (lambda: OLE + _noise(20_000), _DOC),
    "cut.doc": (_cut_doc, _DOC),
    "huge.png": (_huge_png, _PICTURE),
    "cut.tif": (_cut_tiff, _PICTURE),
    MAIL: (_mail_in_mail, ""),
}
#: Of the files, in the order in which they are written.
NAMES = tuple(_FILES)
