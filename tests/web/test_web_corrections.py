"""What a person says on a page is kept, shown, and can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pages import LETTERS, filled, form, served, tree, words

LETTER = "/van-ban/1"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with served(filled(tmp_path / "k.db", LETTERS / "party-tinh-uy-cong-van-01.txt")) as client:
        yield client


def card(client: TestClient, id: str) -> str:
    found = tree(client.get(LETTER)).xpath("//*[@id=$id]", id=f"f-{id}")
    return words(found[0]) if found else ""


def send(client: TestClient, address: str, **changed: str) -> int:
    fields = form(tree(client.get(LETTER)), f"{LETTER}/{address}") | changed
    return client.post(f"{LETTER}/{address}", data=fields).status_code


def test_a_corrected_day_is_kept_with_its_author_and_shown_everywhere(client: TestClient) -> None:
    assert send(client, "t1/sua", due="20/12/2024", who="Sở Y tế; Sở Nội vụ") == 303
    shown = card(client, "t1")
    assert "20/12/2024" in shown
    assert "Thu Hà" in shown
    assert "Sở Y tế; Sở Nội vụ" in shown
    due = words(tree(client.get("/han?from=20/12/2024&to=20/12/2024")).xpath("//table")[0])
    assert "Sở Nội vụ" in due


def test_only_what_was_changed_is_kept(client: TestClient) -> None:
    send(client, "t1/sua", what="việc khác")
    library = client.app.state.library  # type: ignore[attr-defined]
    assert [(one.field, one.value) for one in library.corrections(1)] == [("what", "việc khác")]


def test_undo_shows_what_was_extracted_again(client: TestClient) -> None:
    before = card(client, "t1")
    send(client, "t1/sua", due="20/12/2024", what="việc khác")
    assert send_undo(client, "t1", "due") == 303
    assert "20/12/2024" not in card(client, "t1")
    assert "việc khác" in card(client, "t1")
    send_undo(client, "t1", "what")
    assert card(client, "t1") == before


def send_undo(client: TestClient, code: str, field: str) -> int:
    page = tree(client.get(LETTER))
    [found] = page.xpath(
        "//form[@action=$a][input[@name='field' and @value=$f]]", a=f"{LETTER}/{code}/hoan-tac", f=field
    )
    return client.post(f"{LETTER}/{code}/hoan-tac", data=dict(found.form_values())).status_code


def test_what_is_no_deadline_goes_and_comes_back(client: TestClient) -> None:
    before = card(client, "t2")
    assert send(client, "t2/bo") == 303
    assert "không phải là hạn" in card(client, "t2")
    assert not tree(client.get(LETTER)).xpath("//*[@data-field='t2']")
    send_undo(client, "t2", "dismissed")
    assert card(client, "t2") == before


def test_what_is_confirmed_needs_no_review(client: TestClient) -> None:
    library = client.app.state.library  # type: ignore[attr-defined]
    [doubtful, *_] = [one.id for one in library.letter(1).deadlines]
    assert send(client, f"{doubtful}/xac-nhan") == 303
    assert "xác nhận là đúng" in card(client, doubtful)
    assert not [item for item in library.review() if item.id.endswith(f":{doubtful}")]


@pytest.mark.parametrize(
    ("code", "field", "value", "told"),
    [
        ("t1", "due", "31/02/2025", "không phải là ngày"),
        ("t1", "due_time", "25 giờ", "không phải là giờ"),
        ("t1", "rrule", "FREQ=NEVER", "không phải quy tắc lặp"),
        ("c1", "document", "999-XX/YY", "đều không có văn bản này"),
        ("letter", "date", "hôm qua", "không phải là ngày"),
    ],
)
def test_a_value_that_is_refused_is_told_and_stays_in_its_form(
    client: TestClient, code: str, field: str, value: str, told: str
) -> None:
    fields = form(tree(client.get(LETTER)), f"{LETTER}/{code}/sua") | {field: value}
    answer = client.post(f"{LETTER}/{code}/sua", data=fields)
    assert answer.status_code == 422
    [alert] = tree(answer).xpath("//details[@open]//*[@role='alert']")
    assert told in words(alert)
    assert form(tree(answer), f"{LETTER}/{code}/sua")[field] == value
    assert client.app.state.library.corrections(1) == []  # type: ignore[attr-defined]


def test_a_form_on_what_somebody_else_has_changed_is_told(client: TestClient) -> None:
    stale = form(tree(client.get(LETTER)), f"{LETTER}/t1/sua") | {"due": "21/12/2024"}
    send(client, "t1/sua", due="20/12/2024")
    answer = client.post(f"{LETTER}/t1/sua", data=stale)
    assert answer.status_code == 409
    assert "có người vừa sửa" in answer.text
    assert "20/12/2024" in card(client, "t1")


def test_nothing_changed_and_nothing_there(client: TestClient) -> None:
    assert send(client, "t1/sua") == 422
    token = form(tree(client.get(LETTER)), f"{LETTER}/t1/bo")
    assert client.post(f"{LETTER}/t99/bo", data=token).status_code == 409
    assert client.post(f"{LETTER}/t99/sua", data=token).status_code == 409
    assert client.post("/van-ban/77/t1/bo", data=token).status_code == 404
    assert client.post(f"{LETTER}/x1/bo", data=token).status_code == 422
    assert (
        client.post(f"{LETTER}/c1/bo", data=token).status_code == 422
    )  # a citation is none or another, never "no deadline"


def test_a_corrected_letterhead_is_shown_in_lists(client: TestClient) -> None:
    assert send(client, "letter/sua", subject="Việc mới <b>") == 303
    assert "Việc mới <b>" in tree(client.get("/van-ban")).text_content()


def test_what_was_said_outlives_the_server(client: TestClient, tmp_path: Path) -> None:
    send(client, "t1/sua", due="20/12/2024")
    with served(tmp_path / "k.db") as again:
        assert "20/12/2024" in card(again, "t1")
        stale = form(tree(client.get(LETTER)), f"{LETTER}/t1/bo")
        again.cookies.update(client.cookies)
        assert (
            again.post(f"{LETTER}/t1/bo", data=stale).status_code == 303
        )  # a page from before the restart still counts


def test_a_deadline_is_added_by_its_words_and_taken_back(client: TestClient) -> None:
    before = {one.get("id") for one in tree(client.get(LETTER)).xpath("//article[@data-field]")}
    assert send(client, "them-han", words="xe ô tô vượt  định mức", due="20/12/2024", who="Sở Tài chính") == 303
    page = tree(client.get(LETTER))
    [new] = {one.get("id") for one in page.xpath("//article[@data-field]")} - before
    assert "20/12/2024" in card(client, new.removeprefix("f-"))
    assert (
        words(page.xpath("//a[contains(concat(' ', @data-of, ' '), $id)]", id=f" {new[2:]} ")[0])
        == "xe ô tô vượt định mức"
    )
    assert "Sở Tài chính" in words(tree(client.get("/han?from=20/12/2024&to=20/12/2024")).xpath("//table")[0])
    assert send_undo(client, new.removeprefix("f-"), "added") == 303
    assert {one.get("id") for one in tree(client.get(LETTER)).xpath("//article[@data-field]")} == before


def test_words_that_the_letter_does_not_have_add_nothing_and_stay_in_the_form(client: TestClient) -> None:
    fields = form(tree(client.get(LETTER)), f"{LETTER}/them-han") | {"words": "trước <b> 1/1/2031", "what": "việc <i>"}
    answer = client.post(f"{LETTER}/them-han", data=fields)
    assert answer.status_code == 422
    page = tree(answer)
    assert "văn bản không có những chữ này" in words(page.xpath("//*[@role='alert']")[0])
    assert form(page, f"{LETTER}/them-han")["what"] == "việc <i>"
