"""Letters within a file: a mail with what it brings, and a letter with another behind it."""

import os
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from congvan_nlp.library.library import Library
from congvan_nlp.library.readings import made_with
from congvan_nlp.library.schema import PRIVATE, files
from congvan_nlp.library.workers import Here

FIRST = "Số 7-CV/TU\n\nKính gửi: Sở Y tế\n\nĐề nghị gửi báo cáo trước ngày 15/5/2025.\n\nNơi nhận:\n- Như trên.\n"
PLAN = "\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 8-KH/TU\n\nKẾ HOẠCH\nkiểm tra năm 2025\n\nSở Y tế kiểm tra xong trước ngày 30/6/2025.\n"
HEAD = "ĐẢNG CỘNG SẢN VIỆT NAM\n"


class Shelf:
    """A folder of letters, and the library that reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "thư"
        self.folder.mkdir()
        self.library = Library(folder / "kho.db", create=True)
        self.missing: list[str] = []

    def ingest(self) -> dict[str, int]:
        report = self.library.ingest([self.folder], workers=Here(made_with()))
        self.missing = [Path(path).name for path in report.missing]
        return report.outcomes

    def mail(self, **attached: str) -> None:
        message = EmailMessage()
        message["Subject"] = "Gửi công văn"
        message.set_content("Xin gửi kèm.")
        for name, text in attached.items():
            message.add_attachment(
                text.encode(), maintype="application", subtype="octet-stream", filename=name.replace("_", ".")
            )
        self.write("a.eml", bytes(message))

    def write(self, name: str, content: bytes) -> None:
        path = self.folder / name
        path.write_bytes(content)
        os.utime(path, ns=(0, 1 + sum(content)))  # another time of change, however coarse the clock

    def files(self) -> dict[str, tuple[str, bool]]:
        """State of each file, by its path below the folder, and whether it stands within another."""
        with self.library._engine.connect() as connection:
            rows: list[Any] = list(connection.execute(select(files.c.path, files.c.state, files.c.within)))
        return {Path(path).relative_to(self.folder).as_posix(): (state, bool(within)) for path, state, within in rows}

    def numbers(self) -> list[str]:
        return sorted(filter(None, (self.library.letter(line.id).letter.number for line in self.library.letters())))


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    made = Shelf(tmp_path)
    yield made
    made.library.close()


def test_what_a_mail_brings_are_letters_of_the_library(shelf: Shelf) -> None:
    shelf.mail(cv7_txt=FIRST, cv8_txt=PLAN)
    assert shelf.ingest() == {"new": 3}
    assert shelf.files() == {
        "a.eml": ("read", False),
        "a.eml/cv7.txt": ("read", True),
        "a.eml/cv8.txt": ("read", True),
    }
    assert shelf.numbers() == ["7-CV/TU", "8-KH/TU"]
    assert shelf.ingest() == {"unchanged": 1}
    assert not shelf.missing, "what stands within a file that is there is there"


def test_a_letter_behind_another(shelf: Shelf) -> None:
    shelf.write("a.txt", (HEAD + FIRST + PLAN).encode())
    assert shelf.ingest() == {"new": 2}
    assert shelf.files() == {"a.txt": ("read", False), "a.txt/2": ("read", True)}
    assert [entry.deadline.due for entry in shelf.library.deadlines()] == ["2025-05-15", "2025-06-30"]
    holders = {letter.letter.number: letter.source.attached_to for letter in map(shelf.library.letter, (1, 2))}
    assert holders == {"7-CV/TU": None, "8-KH/TU": str(shelf.folder / "a.txt")}


def test_a_file_that_a_mail_brings_is_a_copy_of_the_same_file(shelf: Shelf) -> None:
    shelf.write("7.txt", FIRST.encode())
    assert shelf.ingest() == {"new": 1}
    shelf.mail(cv7_txt=FIRST)
    assert shelf.ingest() == {"unchanged": 1, "new": 1, "copy": 1}
    assert shelf.numbers() == ["7-CV/TU"]


def test_what_a_mail_no_longer_brings_is_forgotten_and_its_letter_stays(shelf: Shelf) -> None:
    shelf.mail(cv7_txt=FIRST, cv8_txt=PLAN)
    shelf.ingest()
    shelf.mail(cv7_txt=FIRST)
    shelf.ingest()
    assert shelf.files() == {"a.eml": ("read", False), "a.eml/cv7.txt": ("read", True)}
    assert shelf.numbers() == ["7-CV/TU", "8-KH/TU"]


def test_a_mail_that_goes_and_comes_back(shelf: Shelf) -> None:
    shelf.mail(cv7_txt=FIRST)
    shelf.ingest()
    content = (shelf.folder / "a.eml").read_bytes()
    (shelf.folder / "a.eml").unlink()
    shelf.ingest()
    assert {state for state, _ in shelf.files().values()} == {"missing"}
    shelf.write("a.eml", content)
    shelf.ingest()
    assert {state for state, _ in shelf.files().values()} == {"read"}
    assert not shelf.missing


def test_what_a_mail_brings_and_cannot_be_read_is_told_each_time(shelf: Shelf) -> None:
    shelf.mail(cv7_txt=FIRST, hỏng_pdf="%PDF-1.7 nothing")
    report = shelf.library.ingest([shelf.folder], workers=Here(made_with()))
    assert report.outcomes == {"new": 2, "failed": 1}
    assert [Path(outcome.path).name for outcome in report.failed] == ["hỏng.pdf"]
    again = shelf.library.ingest([shelf.folder], workers=Here(made_with()))
    assert (again.outcomes, again.failed_before) == ({"unchanged": 1}, 1)


def test_a_library_of_an_older_schema_learns_of_files_within_files(shelf: Shelf) -> None:
    with shelf.library._engine.connect() as connection:
        for table in PRIVATE:
            connection.exec_driver_sql(f"DROP TABLE {table.name}")
        connection.exec_driver_sql("ALTER TABLE versions DROP COLUMN places")
        for index in ("deadlines_by_day", "deadlines_recurring", "files_by_within"):
            connection.exec_driver_sql(f"DROP INDEX {index}")
        connection.exec_driver_sql("ALTER TABLE deadlines DROP COLUMN acting")
        connection.exec_driver_sql("ALTER TABLE files DROP COLUMN within")
        connection.exec_driver_sql("UPDATE meta SET value = '4' WHERE key = 'schema'")
        connection.commit()
    where = shelf.folder.parent / "kho.db"
    shelf.library.close()
    shelf.library = Library(where, write=True)
    shelf.mail(cv7_txt=FIRST)
    assert shelf.ingest() == {"new": 2}
    assert list(shelf.folder.parent.glob("kho.db.schema-4.bak"))
