"""A letter over time: corrected files, copies and upgrades, and what stays the same."""

import io
import itertools
import os
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # reportlab has no types
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from sqlalchemy import event, text

from congvan_nlp.calendars.entries import entries_of
from congvan_nlp.library.library import Library
from congvan_nlp.library.readings import Reading, Task, made_with, reading, seen
from congvan_nlp.library.workers import Here
from congvan_nlp.library.writer import Writer
from congvan_nlp.pipeline.analyze import analyze

LIST = "Các huyện ủy gửi danh sách đảng viên phải kê khai về Ban Tổ chức Tỉnh ủy trước ngày 15/5/2025."
SUMMARY = (
    "Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy tổng hợp, trình Thường trực Tỉnh ủy chậm nhất "
    "ngày 30/5/2025."
)
MEETINGS = "Sở Y tế, Sở Nội vụ lập kế hoạch hội nghị, trình Ủy ban nhân dân tỉnh trước ngày 20/6/2025."
ITEMS: Final = (LIST, SUMMARY, MEETINGS)

_LETTER: Final = """TỈNH ỦY {place}
*
{number}
V/v kê khai tài sản

ĐẢNG CỘNG SẢN VIỆT NAM
{town}, ngày {day}

Kính gửi: - Các huyện ủy,
- Ban Tổ chức Tỉnh ủy.

{basis}, Ban Thường vụ Tỉnh ủy yêu cầu:
{items}

Nơi nhận:
- Như trên,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Đinh Quang Lộc
"""
_times = itertools.count(1_740_000_000)


def letter(
    *items: str,
    number: str | None = "7-CV/TU",
    day: str = "05 tháng 3 năm 2025",
    town: str = "Lam Sơn",
    basis: str = "Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị",
) -> str:
    """A letter of a fictional committee, its items numbered."""
    numbered = "\n".join(f"{n}. {item}" for n, item in enumerate(items or ITEMS, 1))
    head = f"Số {number}" if number else ""
    return _LETTER.format(place=town.upper(), town=town, number=head, day=day, basis=basis, items=numbered)


@cache
def _empty() -> bytes:
    """A library without letters; making one takes longer than reading a letter."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "kho.db")
        Library(file, create=True).close()
        return file.read_bytes()


def _hasten(connection: Any, _: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # tests outlive no power cut


class Shelf:
    """A library, and a folder of letters that it reads."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "kho.db"
        self.folder = folder / "thư"
        self.folder.mkdir()
        self.file.write_bytes(_empty())
        self.library = Library(self.file)
        event.listen(self.library.engine, "connect", _hasten)
        self.library.engine.dispose()  # connections from now on

    def lay(self, name: str, content: str | bytes) -> Path:
        """Write a file of a letter; each one is younger than all before."""
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        time = next(_times)
        os.utime(path, (time, time))
        return path

    def ingest(self, stamp: str | None = None) -> dict[str, int]:
        """Read what has changed; counts by what became of the files."""
        return self.library.ingest([self.folder], workers=Here(stamp or made_with())).outcomes

    def put(self, name: str, content: str | bytes) -> dict[str, int]:
        """Write a file and read it."""
        self.lay(name, content)
        return self.ingest()

    def rows(self, query: str, **values: Any) -> list[tuple[Any, ...]]:
        """What a query in SQL gives."""
        with self.library.reading() as connection:
            return [tuple(row) for row in connection.execute(text(query), values)]

    def uids(self, number: int = 1) -> list[str]:
        """Lasting identities of the deadlines of a letter, in their order."""
        query = "SELECT uid FROM deadlines WHERE letter_id = :n ORDER BY span_start, id"
        return [uid for (uid,) in self.rows(query, n=number)]

    def entries(self) -> dict[str | None, list[str]]:
        """Identities of the entries of calendars, by body."""
        found: dict[str | None, list[str]] = {}
        for entry in self.library.deadlines():
            found.setdefault(entry.body, []).append(entry.uid)
        return found


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    yield made
    made.library.close()


def test_a_new_letter_has_the_identities_that_calendars_of_files_have(shelf: Shelf) -> None:
    assert shelf.put("7.txt", letter()) == {"new": 1}
    made = entries_of([analyze(letter())])
    assert {entry.uid for entry in shelf.library.deadlines()} == {entry.uid for entry in made}
    assert shelf.ingest() == {"unchanged": 1}


CHANGES: Final = {
    "the day of a limit": letter(LIST.replace("15/5/2025", "22/5/2025"), SUMMARY, MEETINGS),
    "the number": letter(number="8-CV/TU"),
    "the day of the letter": letter(day="06 tháng 3 năm 2025"),
    "number and day": letter(number="17-CV/TU", day="07 tháng 4 năm 2025"),
    "a few words": letter(LIST.replace("gửi danh sách", "lập và gửi danh sách"), SUMMARY, MEETINGS),
    "day and words": letter(LIST.replace("gửi", "lập, gửi").replace("15/5", "22/5"), SUMMARY, MEETINGS),
    "the subject": letter().replace("V/v kê khai tài sản", "V/v kê khai tài sản, thu nhập"),
    "the order": letter(MEETINGS, SUMMARY, LIST),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_corrected_file_is_a_new_version_whose_deadlines_keep_their_identity(shelf: Shelf, change: str) -> None:
    shelf.put("7.txt", letter())
    before, entries = shelf.uids(), shelf.entries()
    assert shelf.put("7.txt", CHANGES[change]) == {"version": 1}
    assert len(shelf.library.letters()) == 1
    assert shelf.rows("SELECT version, path FROM versions ORDER BY version") == [
        (number, str(shelf.folder / "7.txt")) for number in (1, 2)
    ]
    after = list(reversed(before)) if change == "the order" else before
    assert shelf.uids() == after
    assert shelf.entries() == entries


def test_a_version_shows_what_it_says_and_keeps_what_was_said(shelf: Shelf) -> None:
    shelf.put("7.txt", letter())
    shelf.put("7.txt", CHANGES["the day of a limit"])
    analysis = shelf.library.letter(1)
    assert [deadline.due for deadline in analysis.deadlines] == ["2025-05-22", "2025-05-30", "2025-06-20"]
    assert analysis.text == analyze(CHANGES["the day of a limit"]).text
    [line] = shelf.library.letters()
    assert (line.versions, line.files) == (2, 1)
    assert shelf.rows("SELECT days FROM versions ORDER BY version") == [
        ('["2025-05-15", "2025-05-30", "2025-06-20"]',),
        ('["2025-05-22", "2025-05-30", "2025-06-20"]',),
    ]


@pytest.mark.parametrize("place", [0, 1, 3])
def test_an_item_put_in_takes_no_identity(shelf: Shelf, place: int) -> None:
    new = "Sở Tài chính thẩm định dự toán trước ngày 02/5/2025."
    shelf.put("7.txt", letter())
    before = shelf.uids()
    shelf.put("7.txt", letter(*ITEMS[:place], new, *ITEMS[place:]))
    after = shelf.uids()
    assert after[:place] + after[place + 1 :] == before
    assert after[place] not in before


def test_an_item_that_is_gone_takes_its_identity_along(shelf: Shelf) -> None:
    shelf.put("7.txt", letter())
    before = shelf.uids()
    shelf.put("7.txt", letter(LIST, MEETINGS))
    assert shelf.uids() == [before[0], before[2]]
    shelf.put("7.txt", letter())
    assert shelf.uids() == before


def test_another_body_gets_an_entry_of_its_own(shelf: Shelf) -> None:
    shelf.put("7.txt", letter())
    before, entries = shelf.uids(), shelf.entries()
    shelf.put("7.txt", letter(LIST, SUMMARY, MEETINGS.replace("Sở Nội vụ", "Sở Tài chính")))
    assert shelf.uids() == before
    after = shelf.entries()
    joint = "Sở Y tế, Sở Nội vụ" if "Sở Y tế, Sở Nội vụ" in entries else "Sở Nội vụ"
    assert entries.keys() - after.keys() == {joint}
    [new] = after.keys() - entries.keys()
    assert after[new] not in entries.values()
    assert {body: after[body] for body in entries if body in after} == {b: entries[b] for b in entries if b != joint}


TWICE: Final = (
    "Các huyện ủy báo cáo kết quả kê khai trước ngày 15/5/2025.",
    "Các huyện ủy báo cáo kết quả kê khai trước ngày 15/8/2025.",
)


def test_sentences_of_the_same_words_keep_apart(shelf: Shelf) -> None:
    shelf.put("7.txt", letter(*TWICE))
    before = shelf.uids()
    assert len(set(before)) == 2
    shelf.put("7.txt", letter(TWICE[0], TWICE[1].replace("15/8", "22/8"), number="8-CV/TU"))
    assert shelf.uids() == before
    assert [deadline.due for deadline in shelf.library.letter(1).deadlines] == ["2025-05-15", "2025-08-22"]


def test_of_two_sentences_of_the_same_words_the_one_that_stays_keeps_its_identity(shelf: Shelf) -> None:
    shelf.put("7.txt", letter(*TWICE))
    before = shelf.uids()
    shelf.put("7.txt", letter(TWICE[1]))
    assert shelf.uids() == before[1:]


def test_a_file_that_goes_back_shows_its_first_version_again(shelf: Shelf) -> None:
    shelf.put("7.txt", letter())
    before = shelf.library.letter(1), shelf.uids()
    shelf.put("7.txt", CHANGES["day and words"])
    shelf.put("7.txt", letter())
    assert (shelf.library.letter(1), shelf.uids()) == before
    assert shelf.rows("SELECT version FROM letters") == [(1,)]
    assert shelf.rows("SELECT version FROM versions ORDER BY version") == [(1,), (2,)]


def test_another_letter_in_the_place_of_a_file_is_a_letter_of_its_own(shelf: Shelf) -> None:
    shelf.put("moi.txt", letter())
    other = """UBND TỈNH HÀ KHA
SỞ NỘI VỤ
Số: 318/SNV-CCHC
Hà Kha, ngày 16 tháng 02 năm 2023

Căn cứ kết quả rà soát chữ ký số, Sở Nội vụ đề nghị Ủy ban nhân dân các xã lập danh sách công chức chưa có chứng thư,
gửi trước ngày 28/02/2023.
"""
    assert shelf.put("moi.txt", other) == {"new": 1}
    assert {line.number for line in shelf.library.letters()} == {"7-CV/TU", "318/SNV-CCHC"}
    assert shelf.library.called("moi.txt") == [2]


def pdf(content: str) -> bytes:
    """A letter as a PDF file, line by line, in a font that has all Vietnamese letters for the text layer."""
    if "VeraLetter" not in pdfmetrics.getRegisteredFontNames():
        font = TTFont("VeraLetter", "Vera.ttf")
        for code in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)):
            font.face.charToGlyph.setdefault(code, font.face.charToGlyph[ord("a")])
            font.face.charWidths[code] = font.face.charWidths[ord("a")]
        pdfmetrics.registerFont(font)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    height = 800
    for line in content.splitlines():
        words = line.split()
        while words or not line:
            part, words = words[:14], words[14:]
            canvas.setFont("VeraLetter", 11)
            canvas.drawString(50, height, " ".join(part))
            height -= 14
            if not words:
                break
    canvas.save()
    return buffer.getvalue()


def test_a_pdf_beside_a_text_is_a_second_file_of_one_letter(shelf: Shelf) -> None:
    shelf.lay("7.txt", letter())
    shelf.lay("7.pdf", pdf(letter()))
    assert shelf.ingest() == {"new": 1, "copy": 1}
    [line] = shelf.library.letters()
    assert (line.number, line.files, line.versions) == ("7-CV/TU", 2, 2)
    assert shelf.library.called("7.txt") == shelf.library.called("7.pdf") == [1]
    assert [item for item in shelf.library.review() if item.kind == "files"] == []
    assert len(shelf.library.deadlines()) == len(entries_of([analyze(letter())]))


def test_the_same_bytes_are_one_version_of_one_letter(shelf: Shelf) -> None:
    shelf.put("7.txt", letter())
    assert shelf.put("lưu/7 (1).txt", letter()) == {"copy": 1, "unchanged": 1}
    [line] = shelf.library.letters()
    assert (line.files, line.versions) == (2, 1)


def test_copies_with_other_deadlines_are_listed_for_review(shelf: Shelf) -> None:
    shelf.put("a.txt", letter())
    shelf.put("b.txt", letter(LIST.replace("15/5", "22/5"), SUMMARY, MEETINGS))
    [item] = [item for item in shelf.library.review() if item.kind == "files"]
    assert (item.letter, item.id) == (1, "7-CV/TU")
    assert "a.txt" in item.why
    assert "b.txt" in item.why
    shelf.put("b.txt", letter())
    assert [item for item in shelf.library.review() if item.kind == "files"] == [], "the copy was corrected"


def test_a_copy_that_is_gone_no_longer_disagrees(shelf: Shelf) -> None:
    shelf.put("a.txt", letter())
    shelf.put("b.txt", letter(LIST.replace("15/5", "22/5"), SUMMARY, MEETINGS))
    (shelf.folder / "b.txt").unlink()
    report = shelf.library.ingest([shelf.folder], workers=Here(made_with()))
    assert report.missing == [str(shelf.folder / "b.txt")]
    assert [item for item in shelf.library.review() if item.kind == "files"] == []


def test_a_letter_stays_when_its_file_is_gone_and_its_path_follows_it_to_another_folder(shelf: Shelf) -> None:
    path = shelf.lay("7.txt", letter())
    shelf.ingest()
    before = shelf.entries()
    (shelf.folder / "2025").mkdir()
    path.rename(shelf.folder / "2025" / "7.txt")
    assert shelf.ingest() == {"copy": 1}
    assert shelf.entries() == before
    assert [line.id for line in shelf.library.letters()] == [1]
    assert {entry.path for entry in shelf.library.deadlines()} == {str(shelf.folder / "2025" / "7.txt")}


def recognised(shelf: Shelf, name: str, content: str) -> Reading:
    """What a worker makes of a scan: the letters of the file, recognised from a picture."""
    path = shelf.lay(name, content)
    made = reading(Task(seen(path), str(path)), made_with())
    assert made.letter
    return made._replace(letter=made.letter._replace(ocr=True))


MISREAD: Final = letter(LIST.replace("15/5/2025", "16/5/2025"), SUMMARY, MEETINGS)


def test_what_was_recognised_from_a_picture_never_replaces_a_clean_text(shelf: Shelf) -> None:
    shelf.put("7.txt", letter())
    clean = shelf.library.letter(1)
    writer = Writer(shelf.library.engine)
    [outcome] = writer.write([recognised(shelf, "7.scan.txt", MISREAD)])
    assert (outcome.what, outcome.letter) == ("copy", 1)
    assert shelf.library.letter(1) == clean
    [outcome] = writer.write([recognised(shelf, "7.txt", MISREAD.replace("kê khai", "ke khai"))])
    assert (outcome.what, outcome.letter) == ("version", 1)
    assert shelf.library.letter(1) == clean


def test_a_clean_text_takes_the_place_of_a_picture_and_keeps_the_identities(shelf: Shelf) -> None:
    writer = Writer(shelf.library.engine)
    [outcome] = writer.write([recognised(shelf, "7.scan.txt", MISREAD)])
    assert outcome.what == "new"
    before = shelf.uids()
    path = shelf.lay("7.txt", letter())
    [outcome] = writer.write([reading(Task(seen(path), str(path)), made_with())])
    assert (outcome.what, outcome.letter) == ("copy", 1)
    assert shelf.library.letter(1).deadlines[0].due == "2025-05-15"
    assert shelf.uids() == before


def test_a_better_scan_of_the_same_file_replaces_the_worse_one(shelf: Shelf) -> None:
    writer = Writer(shelf.library.engine)
    writer.write([recognised(shelf, "7.scan.txt", MISREAD)])
    [outcome] = writer.write([recognised(shelf, "7.scan.txt", letter())])
    assert (outcome.what, outcome.letter) == ("version", 1)
    assert shelf.library.letter(1).deadlines[0].due == "2025-05-15"


def test_two_letters_of_one_number_and_day_with_other_words_stay_two(shelf: Shelf) -> None:
    shelf.put("a.txt", letter())
    other = """TỈNH ỦY LAM SƠN
*
Số 7-CV/TU
Lam Sơn, ngày 05 tháng 3 năm 2025

Kính gửi: Đảng ủy Khối các cơ quan

Mời dự lễ khánh thành trường bắn, diễn tập phòng thủ khu vực; đăng ký xe, số đại biểu chậm nhất ngày 10/3/2025.
"""
    assert shelf.put("b.txt", other) == {"new": 1, "unchanged": 1}
    assert shelf.library.called("7-CV/TU") == [1, 2]


def test_letters_of_one_number_of_other_provinces_stay_two(shelf: Shelf) -> None:
    shelf.lay("a.txt", letter())
    shelf.lay("b.txt", letter(town="Hà Kha"))
    assert shelf.ingest() == {"new": 2}


def test_letters_without_a_number_are_known_by_their_bytes(shelf: Shelf) -> None:
    unnumbered = letter(number=None)
    shelf.put("a.txt", unnumbered)
    assert shelf.put("b.txt", unnumbered) == {"copy": 1, "unchanged": 1}
    assert shelf.put("c.txt", unnumbered + "\n") == {"new": 1, "unchanged": 2}
    assert [line.files for line in shelf.library.some([1, 2])] == [2, 1]


def test_a_letter_without_a_number_that_is_corrected_stays_the_same_letter(shelf: Shelf) -> None:
    shelf.put("a.txt", letter(number=None))
    before = shelf.uids()
    assert shelf.put("a.txt", letter()) == {"version": 1}, "the number was put in"
    assert shelf.uids() == before
    assert shelf.library.called("7-CV/TU") == [1]


def test_after_an_upgrade_letters_are_read_again_and_keep_what_people_said(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.lay("a.txt", letter())
    shelf.lay("b.pdf", pdf(letter()))
    shelf.ingest()
    shelf.library.correct("7-CV/TU:t1", {"due": "20/5/2025"}, "Lê Thị Thu")
    before = shelf.library.letter(1), shelf.uids(), shelf.entries()
    monkeypatch.setattr("congvan_nlp.library.library.made_with", lambda *_: "99/khác")
    assert shelf.ingest("99/khác") == {"again": 2}
    assert (shelf.library.letter(1), shelf.uids(), shelf.entries()) == before
    assert shelf.rows("SELECT DISTINCT made_with FROM versions") == [("99/khác",)]
    assert shelf.rows("SELECT count(*) FROM versions") == [(2,)]
    assert shelf.ingest("99/khác") == {"unchanged": 2}


def test_numbers_of_letters_are_not_given_twice(shelf: Shelf) -> None:
    shelf.put("a.txt", letter())
    shelf.library.remove([1])
    assert shelf.put("b.txt", letter(number="9-CV/TU")) == {"new": 2}, "the file of the first is there still"
    assert {line.id for line in shelf.library.letters()} == {2, 3}


def test_many_versions_of_many_letters_at_once(shelf: Shelf) -> None:
    names = [f"{n}.txt" for n in range(1, 8)]

    def write(items: Sequence[str]) -> None:
        for n, name in enumerate(names, 1):
            shelf.lay(name, letter(*items, number=f"{n}-CV/TU"))

    write(ITEMS)
    assert shelf.ingest() == {"new": 7}
    before = [shelf.uids(n) for n in range(1, 8)]
    write(CHANGED)
    assert shelf.ingest() == {"version": 7}
    assert [shelf.uids(n) for n in range(1, 8)] == before


CHANGED: Final = (LIST.replace("15/5", "19/5"), SUMMARY.replace("tổng hợp", "rà soát, tổng hợp"), MEETINGS)


def test_a_file_whose_program_is_missing_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / "a.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with ThreadPoolExecutor(1) as fresh:  # a thread has a reader of its own, which knows the path of its beginning
        first = fresh.submit(reading, Task(seen(file), str(file)), made_with()).result()
    assert first.reason == "needs LibreOffice or antiword to be read (Debian: libreoffice-writer; else antiword)"
    assert first.seen.modified == "", "so that no later look is the same"
