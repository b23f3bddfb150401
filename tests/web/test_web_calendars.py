"""Calendars: to download, to print, and to subscribe to at an address that nobody guesses."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import icalendar
import pytest
from fastapi.testclient import TestClient
from openpyxl import load_workbook
from pages import filled, form, served, tree, words

LETTER = """TỈNH ỦY LAM SƠN
*
Số 7-CV/TU
Lam Sơn, ngày 20 tháng 8 năm 2025

Kính gửi: Các sở, ngành

1. Sở Y tế gửi báo cáo về Tỉnh ủy đến hết ngày 10/9/2025.
2. Sở Nội vụ báo cáo đến hết ngày 12/9/2025.
3. Sở Công Thương báo cáo trong 05 ngày kể từ ngày nhận được Công văn này.
"""


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    (tmp_path / "7.txt").write_text(LETTER, encoding="utf-8")
    with served(filled(tmp_path / "k.db", tmp_path / "7.txt")) as client:
        yield client


def events(text: str) -> dict[str, icalendar.Event]:
    return {str(one.categories[0]): one for one in icalendar.Calendar.from_ical(text).events}


def subscribed(client: TestClient, body: str) -> str:
    fields = form(tree(client.get("/lich")), "/lich") | {"body": body}
    assert client.post("/lich", data=fields).status_code == 303
    [address] = tree(client.get("/lich")).xpath("//input[@readonly]/@value")
    assert address.startswith("http://localhost/lich/")
    return str(address)


def correct(client: TestClient, code: str, **changed: str) -> None:
    fields = form(tree(client.get("/van-ban/1")), f"/van-ban/1/{code}/sua") | changed
    assert client.post(f"/van-ban/1/{code}/sua", data=fields).status_code == 303


def test_a_subscribed_calendar_follows_a_correction(client: TestClient) -> None:
    address = subscribed(client, "so y te")
    client.cookies.clear()  # whoever fetches it has no session
    before = events(client.get(address).text)
    assert list(before) == ["Sở Y tế"]
    correct(client, "t1", due="17/9/2025")
    answer = client.get(address)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    after = events(answer.text)["Sở Y tế"]
    assert after["uid"] == before["Sở Y tế"]["uid"]
    assert after.decoded("sequence") == before["Sở Y tế"].decoded("sequence") + 1
    assert "17/09/2025" in str(after["summary"])


def test_what_is_no_deadline_is_cancelled(client: TestClient) -> None:
    address = subscribed(client, "")
    assert len(events(client.get(address).text)) == 3
    client.post("/van-ban/1/t2/bo", data=form(tree(client.get("/van-ban/1")), "/van-ban/1/t2/bo"))
    assert str(events(client.get(address).text)["Sở Nội vụ"]["status"]) == "CANCELLED"


def test_an_address_opens_its_calendar_alone_and_only_until_it_is_renewed(client: TestClient) -> None:
    first = subscribed(client, "so y te")
    assert client.get(first.replace("/lich/1/", "/lich/2/")).status_code == 404
    assert client.get(first[:-5] + ("0" if first[-5] != "0" else "1") + ".ics").status_code == 404
    assert client.get("/lich/1/.ics").status_code == 404
    token = form(tree(client.get("/lich")), "/lich/1/moi")
    assert client.post("/lich/1/moi", data=token).status_code == 303
    [second] = tree(client.get("/lich")).xpath("//input[@readonly]/@value")
    assert (client.get(first).status_code, client.get(second).status_code) == (404, 200)
    assert client.post("/lich/1/bo", data=token).status_code == 303
    assert client.get(second).status_code == 404
    assert subscribed(client, "so y te") not in (first, second)
    assert client.post("/lich/77/moi", data=token).status_code == 404


def test_a_form_without_a_token_makes_no_calendar(client: TestClient) -> None:
    assert client.post("/lich", data={"body": ""}).status_code == 403
    assert "Chưa có lịch nào" in client.get("/lich").text


def test_a_day_that_is_entered_computes_the_limit(client: TestClient) -> None:
    fields = form(tree(client.get("/van-ban/1")), "/van-ban/1/t3/ngay")
    assert client.post("/van-ban/1/t3/ngay", data=fields | {"day": "22/8/2025"}).status_code == 303
    [card] = tree(client.get("/van-ban/1")).xpath("//*[@id='f-t3']")
    assert "27/08/2025" in words(card)
    assert "27/08/2025" in words(tree(client.get("/han?body=cong+thuong")).xpath("//tbody")[0])
    assert client.post("/van-ban/1/t3/ngay", data=fields | {"day": ""}).status_code == 303
    [card] = tree(client.get("/van-ban/1")).xpath("//*[@id='f-t3']")
    assert "27/08/2025" not in words(card)


@pytest.mark.parametrize(("code", "day", "told"), [("t3", "mai", "không phải là ngày"), ("t3", "1/8/2025", "trước ngày ban hành"), ("t1", "25/8/2025", "không tính từ")])  # fmt: skip
def test_a_day_that_cannot_be_is_told(client: TestClient, code: str, day: str, told: str) -> None:
    token = form(tree(client.get("/van-ban/1")), "/van-ban/1/t3/ngay")
    answer = client.post(f"/van-ban/1/{code}/ngay", data=token | {"day": day})
    assert answer.status_code == 422
    assert told in words(tree(answer).xpath("//*[@role='alert']")[0])


def test_files_to_download(client: TestClient) -> None:
    answer = client.get("/han/han.xlsx?body=so+y+te")
    assert 'filename="han.xlsx"' in answer.headers["content-disposition"]
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any("Sở Y tế" in cell for cell in cells)
    assert not any("Sở Nội vụ" in cell or "/7.txt" in cell for cell in cells)
    assert set(events(client.get("/han/han.ics?body=so+noi+vu").text)) == {"Sở Nội vụ"}
    assert client.get("/han/han.xlsx?from=31/02/2025").status_code == 422


def test_the_sheet_to_print_has_its_own_looks_and_no_code(client: TestClient) -> None:
    answer = client.get("/han/ban-in")
    policy = answer.headers["content-security-policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert policy.count("sha256-") == answer.text.count("<style>") == 1
    assert "Sở Y tế" in words(tree(answer))
