"""Một văn bản: its words whole and exact beside what was found, and whatever it holds is shown as text."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pages import LETTERS, filled, served, tree, words

from congvan_nlp import Analysis

SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"""TỈNH ỦY {SCRIPT}
*
Số 7-CV/TU{SCRIPT}
Lam Sơn, ngày 05 tháng 3 năm 2025
V/v {SCRIPT} "><img src=x onerror=alert(1)>

Kính gửi: Sở Y tế {SCRIPT}

Căn cứ Quy định số 132-QĐ/TW ngày 08/3/2018 về {SCRIPT} của Bộ Chính trị;

1. Sở Y tế {SCRIPT} gửi báo cáo {{{{ 7 * 7 }}}} về Tỉnh ủy {SCRIPT} trước ngày 05/9/2025.
2. Sở {SCRIPT} báo cáo trong 05 ngày kể từ ngày nhận được {SCRIPT}.

T/M BAN THƯỜNG VỤ
{SCRIPT}
"""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("letter")
    (folder / "7.txt").write_text(HOSTILE, encoding="utf-8")
    with served(filled(folder / "k.db", folder / "7.txt", LETTERS)) as client:
        yield client


def analyses(client: TestClient) -> list[tuple[int, Analysis]]:
    library = client.app.state.library  # type: ignore[attr-defined]
    return [(line.id, library.letter(line.id)) for line in library.letters()]


def test_every_letter_is_shown_whole_with_all_that_was_found(client: TestClient) -> None:
    for number, analysis in analyses(client):
        page = tree(client.get(f"/van-ban/{number}"))
        [text] = page.xpath("//article[@class='text']")
        assert text.text_content().strip("\n") == analysis.text.strip("\n")
        shown = {one.get("data-field") for one in page.xpath("//*[@data-field]")}
        assert {one.id for one in analysis.deadlines} <= shown
        assert {one.id for one in analysis.citations} | {one.id for one in analysis.directives} <= shown
        ids = [one.get("id") for one in page.xpath("//*[@id]")]
        assert len(ids) == len(set(ids))
        led = {one for one in page.xpath("//a/@href") if one.startswith("#")}
        assert {one[1:] for one in led} <= set(ids)


def test_words_of_a_deadline_light_up_with_it(client: TestClient) -> None:
    for number, analysis in analyses(client):
        page = tree(client.get(f"/van-ban/{number}"))
        for one in analysis.deadlines:
            lit = page.xpath("//article[@class='text']//a[contains(concat(' ', @data-of, ' '), $id)]", id=f" {one.id} ")
            assert "".join(part.text_content() for part in lit) == one.text


def test_what_a_letter_holds_is_text(client: TestClient) -> None:
    [number] = [number for number, analysis in analyses(client) if SCRIPT in analysis.text]
    for address in (
        f"/van-ban/{number}",
        "/van-ban",
        "/van-ban?q=alert",
        "/han?from=05/9/2025&to=05/9/2025",
        "/xem-lai",
        f"/van-ban?issuer={SCRIPT}",
    ):
        answer = client.get(address)
        assert "<script>alert" not in answer.text
        assert "<img" not in answer.text
        assert ">49<" not in answer.text
        assert "alert(1)" in tree(answer).text_content() + "".join(tree(answer).xpath("//input/@value"))


def test_a_letter_that_is_not_there(client: TestClient) -> None:
    answer = client.get("/van-ban/99999")
    assert (answer.status_code, "kho không có văn bản này" in answer.text) == (404, True)
    assert client.get("/van-ban/abc").status_code == 422
    assert client.get("/van-ban/99999999999999999999999999").status_code == 422


def test_reasons_and_steps_stand_beside_a_deadline(client: TestClient) -> None:
    for number, analysis in analyses(client):
        page = words(tree(client.get(f"/van-ban/{number}")))
        for one in analysis.deadlines:
            for told in (*one.review_reasons, *one.computation):
                assert " ".join(told.split()) in page
