"""Users: nobody comes in without a password where there are some, and each role may what it may."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pages import LETTERS, filled, form, served, tree, words

from congvan_nlp.library.library import Library
from congvan_nlp.library.users import Role, add_user
from congvan_nlp.web.passwords import hashed

PASSWORD = "một câu dài dễ nhớ"
KEPT = hashed(PASSWORD)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = filled(tmp_path_factory.mktemp("users") / "k.db", LETTERS / "party-tinh-uy-cong-van-01.txt")
    roles: tuple[tuple[str, Role], ...] = (("Quản", "admin"), ("Lan", "editor"), ("Bình", "reader"))
    with Library(where, write=True) as library:
        for name, role in roles:
            add_user(library.engine, name, role, KEPT)
    return where


@pytest.fixture
def client(shelf: Path) -> Iterator[TestClient]:
    with served(shelf) as client:
        yield client


def sign_in(client: TestClient, name: str, password: str = PASSWORD, to: str = "/van-ban") -> int:
    fields = form(tree(client.get("/dang-nhap", params={"to": to})), "/dang-nhap")
    answer = client.post("/dang-nhap", data=fields | {"name": name, "password": password})
    return answer.status_code


def send(client: TestClient, page: str, action: str, **fields: str) -> int:
    """Send a form of a page, with other fields."""
    csrf = tree(client.get(page)).xpath("string(//input[@name='csrf']/@value)")
    return client.post(action, data={"csrf": csrf, **fields}).status_code


def test_nothing_is_seen_before_signing_in(client: TestClient) -> None:
    for address in (
        "/van-ban",
        "/van-ban/1",
        "/han",
        "/han/han.ics",
        "/xem-lai",
        "/so-sanh",
        "/tai-len",
        "/lich",
        "/nguoi-dung",
    ):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["location"].startswith("/dang-nhap?to=%2F")) == (303, True), address
    for action in ("/van-ban/1/t1/xac-nhan", "/tai-len", "/lich", "/nguoi-dung", "/tai-khoan/khoa"):
        assert send(client, "/dang-nhap", action) == 401, action
    assert client.get("/health").json() == {"status": "ok"}


def test_one_comes_where_one_wanted_to_go(client: TestClient) -> None:
    asked = client.get("/van-ban?q=chi bộ").headers["location"]
    fields = form(tree(client.get(asked)), "/dang-nhap")
    answer = client.post("/dang-nhap", data=fields | {"name": "lan", "password": PASSWORD})
    assert (answer.status_code, answer.headers["location"]) == (303, "/van-ban?q=chi%20b%E1%BB%99")
    assert "Lan" in words(tree(client.get(answer.headers["location"])).xpath("//header")[0])


@pytest.mark.parametrize("to", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_server(client: TestClient, to: str) -> None:
    assert sign_in(client, "Lan", to=to) == 303
    fields = form(tree(client.get("/dang-nhap", params={"to": to})), "/dang-nhap")
    assert fields["to"] == "/"


def test_wrong_names_and_passwords_are_told_alike(client: TestClient) -> None:
    told = set()
    for name, password in (("Lan", "không phải mật khẩu"), ("Ai đó", PASSWORD), ("", ""), ("Lan", "x" * 10_000)):
        fields = form(tree(client.get("/dang-nhap")), "/dang-nhap")
        answer = client.post("/dang-nhap", data=fields | {"name": name, "password": password})
        told.add((answer.status_code, words(tree(answer).xpath("//*[@role='alert']")[0])))
    assert told == {(403, "tên hoặc mật khẩu không đúng")}


def test_guessing_is_slowed(client: TestClient) -> None:
    assert [sign_in(client, "Lan", f"sai lần thứ {time}") for time in range(7)] == [403] * 5 + [429] * 2
    assert sign_in(client, "Lan") == 429  # also with the right one
    assert sign_in(client, "Bình") == 303  # others come in


def test_the_session_is_another_one_after_signing_in(client: TestClient) -> None:
    client.get("/dang-nhap")
    before = client.cookies["congvan_session"]
    sign_in(client, "Lan")
    assert client.cookies["congvan_session"] != before
    cookie = client.post(
        "/dang-nhap", data=form(tree(client.get("/dang-nhap")), "/dang-nhap") | {"name": "Lan", "password": PASSWORD}
    )
    assert {"HttpOnly", "SameSite=strict"} <= {part.strip() for part in cookie.headers["set-cookie"].split(";")}


def test_readers_see_and_do_not_say(client: TestClient) -> None:
    sign_in(client, "Bình")
    page = tree(client.get("/van-ban/1"))
    assert not page.xpath("//form[@method='post']")
    for action in ("/van-ban/1/t1/xac-nhan", "/lich", "/tai-len", "/nguoi-dung"):
        assert send(client, "/tai-khoan", action) == 403, action
    assert client.get("/nguoi-dung").status_code == 403


def test_editors_say_under_their_name(client: TestClient, shelf: Path) -> None:
    sign_in(client, "Lan")
    assert send(client, "/van-ban/1", "/van-ban/1/t1/xac-nhan") == 303
    with Library(shelf) as library:
        assert {one.author for one in library.corrections(1)} == {"Lan"}
    assert send(client, "/van-ban/1", "/nguoi-dung") == 403


def test_signing_out(client: TestClient) -> None:
    sign_in(client, "Lan")
    held = client.cookies["congvan_session"]
    assert send(client, "/tai-khoan", "/dang-xuat") == 303
    client.cookies.set("congvan_session", held)
    assert client.get("/van-ban").status_code == 303  # the server has forgotten it, too


def test_admins_let_people_in_and_out(client: TestClient) -> None:
    sign_in(client, "Quản")
    fields = {"name": "Tư", "role": "reader", "password": PASSWORD, "again": PASSWORD}
    assert send(client, "/nguoi-dung", "/nguoi-dung", **fields) == 303
    assert send(client, "/nguoi-dung", "/nguoi-dung", **fields) == 422
    assert send(client, "/nguoi-dung", "/nguoi-dung", **fields | {"name": "Sáu", "again": "x"}) == 422
    assert send(client, "/nguoi-dung", "/nguoi-dung", **fields | {"name": "Sáu", "role": "chief"}) == 422
    [number] = tree(client.get("/nguoi-dung")).xpath("//article[contains(h2, 'Tư')]//form/@action[contains(., '/bo')]")
    assert send(client, "/nguoi-dung", number.replace("/bo", "/vai-tro"), role="editor") == 303
    assert send(client, "/nguoi-dung", number) == 303
    assert send(client, "/nguoi-dung", number) == 404
    own = tree(client.get("/nguoi-dung")).xpath("//article[contains(h2, 'Quản')]//form/@action[contains(., '/bo')]")[0]
    assert send(client, "/nguoi-dung", own) == 422


def test_an_own_password_is_changed_by_who_knows_it(client: TestClient) -> None:
    sign_in(client, "Bình")
    another = "một câu khác cũng dài"
    action = "/tai-khoan/mat-khau"
    assert send(client, "/tai-khoan", action, old="sai", password=another, again=another) == 403
    assert send(client, "/tai-khoan", action, old=PASSWORD, password="ngắn", again="ngắn") == 422
    assert send(client, "/tai-khoan", action, old=PASSWORD, password=another, again=another) == 303
    assert client.get("/van-ban").status_code == 303  # sessions have ended
    assert (sign_in(client, "Bình"), sign_in(client, "Bình", another)) == (403, 303)
    send(client, "/tai-khoan", action, old=another, password=PASSWORD, again=PASSWORD)


def test_a_key_speaks_for_its_user_until_it_is_renewed(client: TestClient, shelf: Path) -> None:
    sign_in(client, "Lan")
    send(client, "/tai-khoan", "/tai-khoan/khoa")
    key = tree(client.get("/tai-khoan")).xpath("string(//input[@readonly]/@value)")
    with served(shelf) as program:
        own = {"authorization": f"Bearer {key}"}
        assert program.get("/van-ban", headers=own).status_code == 200
        assert program.get("/nguoi-dung", headers=own).status_code == 403
        for wrong in (key[:-1], f"1.{key.partition('.')[2]}", "1.", "x", f"{'9' * 40}.a", "1.é"):
            headers = {b"authorization": f"Bearer {wrong}".encode()}
            assert program.get("/van-ban", headers=headers).status_code == 303, wrong
        send(client, "/tai-khoan", "/tai-khoan/khoa")
        assert program.get("/van-ban", headers=own).status_code == 303


def test_where_nobody_has_to_sign_in_the_first_user_closes_the_door(tmp_path: Path) -> None:
    with served(filled(tmp_path / "k.db")) as client:
        assert client.get("/van-ban").status_code == 200
        assert client.get("/tai-khoan").status_code == 404
        fields = {"name": "Thu", "role": "admin", "password": PASSWORD, "again": PASSWORD}
        assert send(client, "/nguoi-dung", "/nguoi-dung", **fields | {"role": "reader"}) == 422
        assert send(client, "/nguoi-dung", "/nguoi-dung", **fields) == 303
        assert client.get("/van-ban").status_code == 303
        assert sign_in(client, "Thu") == 303
        assert client.get("/van-ban").status_code == 200
