"""Mails: what their senders wrote, what they bring, and mails that are none."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from congvan_nlp import analyze_all, analyze_file
from congvan_nlp.reading.read import read, read_all
from congvan_nlp.reading.source import UnreadableFileError

LETTER = "Số 7-CV/TU\n\nKính gửi: Sở Y tế\n\nĐề nghị gửi báo cáo trước ngày 15/5/2025."


def mail(words: str = "Xin gửi kèm công văn.", subject: str = "Công văn số 7") -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"] = subject, "van.thu@tinhuy.example"
    message.set_content(words)
    return message


def attach(message: EmailMessage, name: str, content: bytes, kind: str = "octet-stream") -> EmailMessage:
    message.add_attachment(content, maintype="application", subtype=kind, filename=name)
    return message


def written(folder: Path, content: bytes | EmailMessage, name: str = "thư.eml") -> Path:
    path = folder / name
    path.write_bytes(bytes(content))
    return path


def test_words_of_the_sender_are_a_letter(tmp_path: Path) -> None:
    path = written(tmp_path, mail("Kính gửi các đồng chí, đề nghị gửi báo cáo trước ngày 25/12/2024."))
    analysis = analyze_file(path)
    assert [deadline.due for deadline in analysis.deadlines] == ["2024-12-25"]
    assert analysis.source.media_type == "message/rfc822"


def test_attached_files_are_letters_of_their_own(tmp_path: Path) -> None:
    path = written(tmp_path, attach(mail(), "công văn 7.txt", LETTER.encode()))
    [words, letter], faults = analyze_all(path)
    assert (words.source.path, words.source.attached_to, words.text) == (str(path), None, "Xin gửi kèm công văn.")
    assert (letter.source.path, letter.source.attached_to) == (f"{path}/công văn 7.txt", str(path))
    assert (letter.letter.number, letter.deadlines[0].due) == ("7-CV/TU", "2025-05-15")
    assert not faults


def test_a_mail_within_a_mail(tmp_path: Path) -> None:
    inner = attach(mail("Chuyển tiếp", subject="Về/việc 7"), "7.txt", LETTER.encode())
    outer = mail("Xem thư dưới")
    outer.add_attachment(inner)
    found, _ = analyze_all(written(tmp_path, outer))
    names = [Path(one.source.path).relative_to(tmp_path).as_posix() for one in found]
    assert names == ["thư.eml", "thư.eml/Về_việc 7.eml", "thư.eml/Về_việc 7.eml/7.txt"]
    assert found[2].source.attached_to == found[1].source.path


def test_what_cannot_be_read_is_told_and_costs_nothing_else(tmp_path: Path) -> None:
    message = attach(attach(mail(), "hỏng.pdf", b"%PDF-1.7 nothing", "pdf"), "7.txt", LETTER.encode())
    path = written(tmp_path, attach(message, "bảng.xlsx", b"PK\x03\x04 nothing"))
    found, faults = analyze_all(path)
    assert [one.letter.number for one in found] == [None, "7-CV/TU"]
    assert [Path(fault.path).name for fault in faults] == ["hỏng.pdf", "bảng.xlsx"]
    assert faults[0].reason.startswith("damaged or incomplete PDF")


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    message = attach(attach(mail(), "a.txt", LETTER.encode()), "a.txt", LETTER.replace("7-", "8-").encode())
    found, _ = analyze_all(written(tmp_path, message))
    assert [(Path(one.source.path).name, one.letter.number) for one in found[1:]] == [
        ("a.txt", "7-CV/TU"),
        ("a (2).txt", "8-CV/TU"),
    ]


def test_names_of_attached_files_lead_nowhere(tmp_path: Path) -> None:
    sources, _ = read_all(written(tmp_path, attach(mail(), "../../etc/../mat\x1bkhau.txt", LETTER.encode())))
    assert Path(sources[1].path).parent == tmp_path / "thư.eml"
    assert "\x1b" not in sources[1].path


def test_pictures_within_the_words_are_no_letters(tmp_path: Path) -> None:
    message = mail()
    message.add_alternative("<p>Kính gửi: Sở Y tế <img src='cid:1'></p>", subtype="html")
    page = message.get_body(("html",))
    assert isinstance(page, EmailMessage)
    page.add_related(b"\x89PNG nothing", "image", "png", cid="<1>")
    sources, faults = read_all(written(tmp_path, message))
    assert [source.text.raw for source in sources] == ["Xin gửi kèm công văn."]
    assert not faults


def test_words_as_a_page_only(tmp_path: Path) -> None:
    message = mail()
    message.set_content("<p>Kính gửi: Sở Y tế</p><p>Báo cáo <b>trước</b> ngày 15/5/2025.</p>", subtype="html")
    assert read(written(tmp_path, message)).text.raw == "Kính gửi: Sở Y tế\nBáo cáo trước ngày 15/5/2025."


@pytest.mark.parametrize("charset", ["utf-8", "cp1258", "x-unknown"])
def test_encodings_of_words(charset: str, tmp_path: Path) -> None:
    encoding = "utf-8" if charset == "x-unknown" else charset
    # Windows-1258 has letters with a tone mark behind them
    words = "Kính gửi: Sở Y tế" if encoding == "utf-8" else "Ki\u0301nh gửi".replace("ử", "ư\u0309")
    head = f'Subject: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: 8bit\n\n'
    assert read(written(tmp_path, head.encode() + words.encode(encoding))).text.raw.startswith("Kính gửi")


def test_a_mail_that_only_brings_a_file(tmp_path: Path) -> None:
    found, _ = analyze_all(written(tmp_path, attach(mail("", subject=""), "7.txt", LETTER.encode())))
    assert [one.letter.number for one in found] == [None, "7-CV/TU"]


def nested(deep: int) -> bytes:
    """Mails within one another, written by hand: the library that writes them has limits of its own."""
    head = "Subject: {}\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n"
    return "".join(head.format(i) for i in range(deep)).encode() + b"Subject: innermost\n\nKinh gui"


def test_mails_within_one_another_end(tmp_path: Path) -> None:
    found, faults = analyze_all(written(tmp_path, nested(60)))
    assert len(found) == 10
    assert "more than 10 mails within one another" in str(faults[0])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x00\x01 no mail", "not a mail, though it is called one"),
        (b"Subject:\n\n", "holds no text"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nKinh gui\n" * 600, "a mail of more than 500 parts"),
        (nested(20_000), "nested too deeply"),
    ],
)  # fmt: skip
def test_mails_that_are_refused(content: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read_all(written(tmp_path, content))
