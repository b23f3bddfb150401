"""Thư viện: lists with filters, page by page, and full text."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from pages import LETTERS, filled, served, tree, words


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("letters")
    for n in range(1, 121):
        text = (
            f"TỈNH ỦY LAM SƠN\n*\nSố {n}-CV/TU\nLam Sơn, ngày {n % 28 + 1:02} tháng 3 năm 2025\n\nKính gửi: Sở Y tế\n"
        )
        (folder / f"{n}.txt").write_text(f"{text}\nSở Y tế báo cáo lần {n}.\n", encoding="utf-8")
    with served(filled(folder / "k.db", folder, LETTERS / "party-tinh-uy-cong-van-01.txt")) as client:
        yield client


def numbers(client: TestClient, address: str) -> list[str]:
    return [words(one) for one in tree(client.get(address)).xpath("//table//a | //article[@class='hit']//h2")]


def test_pages_hold_every_letter_once_newest_first(client: TestClient) -> None:
    address, found, days = "/van-ban", [], []
    while address:
        page = tree(client.get(address))
        found += [words(one) for one in page.xpath("//table//a")]
        days += [words(one).split("/")[::-1] for one in page.xpath("//td[@class='day']")]
        address = next(iter(page.xpath("//a[@rel='next']/@href")), "")
    assert len(found) == len(set(found)) == 121
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("issuer=lam+son&from=01/11/2024&to=30/11/2024", 1),
        ("body=so+y+te&from=29/3/2025", 0),
        ("from=28/3/2025&to=28/3/2025", 4),
        ("type=cong+van&cites=189-QĐ/TW", 1),
        ("q=%22lan+77%22", 1),
        ("q=kh%C3%B4ng-c%C3%B3-t%E1%BB%AB-n%C3%A0y", 0),
    ],
)
def test_filters(client: TestClient, query: str, count: int) -> None:
    assert len(numbers(client, f"/van-ban?{query}")) == count


def test_a_search_goes_on_over_pages_and_marks_its_words(client: TestClient) -> None:
    first = tree(client.get("/van-ban?q=báo cáo"))
    marked = {words(one).lower() for one in first.xpath("//mark")}
    assert marked == {"báo cáo"} or marked <= {"báo", "cáo"}
    [address] = first.xpath("//a[@rel='next']/@href")
    following = numbers(client, address)
    assert following
    assert not {*following} & {*numbers(client, "/van-ban?q=báo cáo")}


def test_a_day_that_is_none_is_told(client: TestClient) -> None:
    answer = client.get("/van-ban?from=31/02/2025")
    assert answer.status_code == 422
    assert "31/02/2025" in words(tree(answer).xpath("//*[@role='alert']")[0])
    assert tree(answer).xpath("//input[@name='from']/@value") == ["31/02/2025"]


@pytest.mark.parametrize("query", ["after=-1", "after=a", "page=0", "page=9999999", f"q={'a' * 500}"])
def test_an_address_that_cannot_be_read_is_told(client: TestClient, query: str) -> None:
    answer = client.get(f"/van-ban?{query}")
    assert answer.status_code == 422
    assert tree(answer).xpath("//*[@role='alert']")


@pytest.mark.parametrize(
    "query", ["after=99999", "q=%22", "q=%22%22", "q=*", "q=AND+OR+NOT", "q=%00", "issuer=%25", "cites=urn:lex:vn:x"]
)
def test_odd_questions_have_an_answer(client: TestClient, query: str) -> None:
    assert client.get(f"/van-ban?{query}").status_code == 200


def test_an_empty_library_says_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    with served(tmp_path_factory.mktemp("empty") / "new.db") as client:
        assert client.get("/").headers["location"] == "/van-ban"
        assert "Kho chưa có văn bản nào" in client.get("/van-ban").text
        assert "Không có gì cần xem lại" in client.get("/xem-lai").text
        assert client.get("/health").json() == {"status": "ok"}
