"""Files that are sent are read, whatever they are, and nothing that was promised is lost."""

import gc
import itertools
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pages import LETTERS, form, served, tree, words
from reading_pdfs import PARTY, set_letter

from congvan_nlp.web.intake import Intake
from congvan_nlp.web.routes.uploads import MOST_FILES

LETTER = LETTERS / "party-tinh-uy-cong-van-01.txt"
OTHER = LETTERS / "party-tinh-uy-ke-hoach-01.txt"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with served(tmp_path / "k.db") as client:
        yield client


def send(client: TestClient, *files: tuple[str, bytes]) -> str:
    """Send files and wait until they are read; the address that tells of them."""
    fields = form(tree(client.get("/tai-len")), "/tai-len")
    answer = client.post("/tai-len", data={"csrf": fields["csrf"]}, files=[("files", one) for one in files])
    assert answer.status_code == 303, answer.text
    assert intake(client).wait(600)
    return answer.headers["location"]


def intake(client: TestClient) -> Intake:
    found: Intake = client.app.state.intake  # type: ignore[attr-defined]
    return found


def lines(client: TestClient, address: str) -> list[str]:
    return [words(one) for one in tree(client.get(address)).xpath("//tbody/tr")]


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "k.db.files").glob("**/*"))


def test_what_is_sent_is_read_and_shown_under_its_name(client: TestClient, tmp_path: Path) -> None:
    content = LETTER.read_bytes()
    address = send(client, ("công văn <b>.txt", content), ("../../hỏng.pdf", b"%PDF-1.4 khong phai"), ("a.exe", b"MZ"))
    found = lines(client, address)
    assert "công văn <b>.txt đã đọc" in found[0]
    assert "hỏng.pdf không đọc được PDF bị hỏng hoặc thiếu" in found[1]
    assert "a.exe không đọc được không phải loại tệp đọc được" in found[2]
    [letter] = tree(client.get(address)).xpath("//tbody//a/@href")
    assert "công văn <b>.txt" in words(tree(client.get(letter)))
    [file] = kept(tmp_path)
    assert file.read_bytes() == content
    assert "hỏng.pdf" not in words(tree(client.get("/xem-lai")))


def test_the_same_letter_twice_is_one_letter(client: TestClient) -> None:
    send(client, ("1.txt", LETTER.read_bytes()))
    send(client, ("2.txt", LETTER.read_bytes()), ("3.txt", OTHER.read_bytes()))
    assert len(tree(client.get("/van-ban")).xpath("//tbody/tr")) == 2


def test_a_script_is_told_what_became_of_its_files(client: TestClient) -> None:
    token = form(tree(client.get("/tai-len")), "/tai-len")["csrf"]
    answer = client.post(
        "/tai-len", data={"csrf": token}, files=[("files", ("a.exe", b"MZ"))], headers={"accept": "application/json"}
    )
    assert answer.status_code == 201
    assert answer.json()["files"] == [
        {"name": "a.exe", "state": "failed", "reason": "không phải loại tệp đọc được", "letter": None}
    ]


def test_what_was_promised_is_read_by_the_next_server(tmp_path: Path) -> None:
    with served(tmp_path / "k.db") as client:
        intake(client).stop()  # as if it ended before it came to read
        token = form(tree(client.get("/tai-len")), "/tai-len")["csrf"]
        client.post("/tai-len", data={"csrf": token}, files=[("files", ("1.txt", LETTER.read_bytes()))])
        assert "chờ đọc" in lines(client, "/tai-len")[0]
    (tmp_path / "k.db.files" / ".part-0").write_bytes(b"half a file")
    with served(tmp_path / "k.db") as client:
        assert intake(client).wait(600)
        assert "đã đọc" in lines(client, "/tai-len")[0]
        assert len(kept(tmp_path)) == 1


def test_a_file_that_is_too_large_is_refused_without_being_kept(tmp_path: Path) -> None:
    from congvan_nlp.reading.limits import Limits
    from congvan_nlp.web.app import create_app
    from congvan_nlp.web.settings import Settings

    settings = Settings(str(tmp_path / "k.db"), "Thu", limits=Limits(bytes=1_000_000))
    with TestClient(create_app(settings), base_url="http://localhost", follow_redirects=False) as client:
        address = send(client, ("to.txt", b"a" * 1_000_001), ("nho.txt", LETTER.read_bytes()))
        assert "lớn hơn 1 MB" in lines(client, address)[0]
        assert len(kept(tmp_path)) == 1


# the parser of forms leaves what it had begun to its collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "content",
    [b"", b"--x\r\n", b"--x\r\ncontent-disposition: form-data; name=files; filename=a\r\n\r\n", b"\xff" * 999],
)
def test_a_request_that_is_none_is_refused(client: TestClient, content: bytes, tmp_path: Path) -> None:
    answer = client.post("/tai-len", content=content, headers={"content-type": "multipart/form-data; boundary=x"})
    assert answer.status_code in (400, 403)
    assert client.post("/tai-len", content=content, headers={"content-type": "multipart/form-data"}).status_code in (
        400,
        403,
    )
    gc.collect()
    assert kept(tmp_path) == []


def test_no_token_no_file(client: TestClient, tmp_path: Path) -> None:
    assert client.post("/tai-len", files=[("files", ("1.txt", LETTER.read_bytes()))]).status_code == 403
    token = form(tree(client.get("/tai-len")), "/tai-len")["csrf"]
    assert client.post("/tai-len", data={"csrf": token}, files={"other": ("a.txt", b"")}).status_code == 422
    assert client.get("/tai-len/0123456789abcdef").status_code == 404
    assert client.get("/tai-len/..%2f..").status_code in (404, 422)
    assert kept(tmp_path) == []


def malformed(count: int) -> list[tuple[str, bytes]]:
    """Files that begin as what they are called and go on as anything, and whole ones cut short or spoilt."""
    rng = random.Random(20261124)
    whole = set_letter(PARTY)
    heads = {
        ".pdf": b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n", ".docx": b"PK\x03\x04", ".png": b"\x89PNG\r\n\x1a\n",
        ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".rtf": b"{\\rtf1", ".eml": b"From: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b",
        ".tif": b"II*\x00", ".jpg": b"\xff\xd8\xff\xe0", ".html": b"<html>", ".txt": b"\x00",
    }  # fmt: skip
    made = []
    for n, (suffix, head) in zip(range(count), itertools.cycle(heads.items())):
        content = head + rng.randbytes(rng.randrange(400)) + b"\x00"
        if suffix == ".pdf" and n % 3:
            spoilt = bytearray(whole[: rng.randrange(len(whole))])
            for _ in range(n % 7):
                spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
            content = bytes(spoilt)
        made.append((f"{n}{suffix}", content))
    return made


#: `CONGVAN_MALFORMED=2000` tries many.
MALFORMED = int(os.environ.get("CONGVAN_MALFORMED", "60"))


def test_malformed_files_leave_nothing_behind(client: TestClient, tmp_path: Path) -> None:
    files = malformed(MALFORMED)
    found: list[str] = []
    for start in range(0, len(files), MOST_FILES):
        found += lines(client, send(client, *files[start : start + MOST_FILES]))
    assert len(found) == MALFORMED
    assert all("chờ đọc" not in line for line in found)
    read = sum("đã đọc" in line for line in found)
    assert len(kept(tmp_path)) == read
    assert client.get("/health").json() == {"status": "ok"}
