"""Hạn: the table tells who has to do what by when, and how it stands today."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pages import TODAY, filled, served, tree, words


def written(days: int) -> str:
    return (TODAY + dt.timedelta(days=days)).strftime("%d/%m/%Y")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("due")
    text = f"""TỈNH ỦY LAM SƠN
*
Số 7-CV/TU
Lam Sơn, ngày {TODAY - dt.timedelta(days=20):%d tháng %m năm %Y}

Kính gửi: Các sở, ngành

1. Sở Y tế gửi báo cáo về Tỉnh ủy (qua Văn phòng Tỉnh ủy) xong đến hết ngày {written(40)}.
2. Sở Nội vụ báo cáo đến hết ngày {written(4)}.
3. Sở Tài chính báo cáo đến hết ngày {written(-3)}.
4. Sở Tư pháp báo cáo đến hết ngày {written(200)}.
5. Sở Công Thương báo cáo trong 10 ngày kể từ ngày họp sơ kết.
"""
    (folder / "7.txt").write_text(text, encoding="utf-8")
    with served(filled(folder / "k.db", folder / "7.txt")) as client:
        yield client


def rows(client: TestClient, query: str = "") -> list[str]:
    return [words(one) for one in tree(client.get(f"/han?{query}")).xpath("//tbody/tr")]


def test_the_days_around_today_are_shown_by_day(client: TestClient) -> None:
    found = rows(client)
    assert [next(name for name in ("Tài chính", "Nội vụ", "Y tế") if name in row) for row in found] == [
        "Tài chính", "Nội vụ", "Y tế",
    ]  # fmt: skip
    for row, told in zip(found, ("quá hạn", "sắp đến hạn", "đúng hạn"), strict=True):
        assert told in row
    assert "Văn phòng Tỉnh ủy" in found[2]
    assert written(40) in found[2]


@pytest.mark.parametrize(
    ("query", "bodies"),
    [
        ("body=so+y+te", ["Y tế"]),
        ("state=overdue", ["Tài chính"]),
        ("state=soon", ["Nội vụ"]),
        ("from=&to=&state=review", ["Công Thương"]),
        ("from=&to=", ["Tài chính", "Nội vụ", "Y tế", "Tư pháp", "Công Thương"]),
        (f"from={written(100)}&to=", ["Tư pháp"]),
    ],
)
def test_filters(client: TestClient, query: str, bodies: list[str]) -> None:
    found = rows(client, query)
    assert [any(f"Sở {body}" in row for row in found) for body in bodies] == [True] * len(found)
    assert len(found) == len(bodies)


def test_a_line_leads_to_its_words(client: TestClient) -> None:
    [address] = tree(client.get("/han?body=so+y+te")).xpath("//tbody//a/@href")
    page, _, place = address.partition("#")
    [card] = tree(client.get(page)).xpath("//*[@id=$id]", id=place)
    assert written(40) in words(card)


@pytest.mark.parametrize("query", ["from=31/02/2025", "from=5/9/2025&to=4/9/2025"])
def test_days_that_cannot_be_are_told(client: TestClient, query: str) -> None:
    answer = client.get(f"/han?{query}")
    assert answer.status_code == 422
    assert tree(answer).xpath("//*[@role='alert']")


def test_what_is_to_be_reviewed_leads_to_its_form(client: TestClient) -> None:
    page = tree(client.get("/xem-lai"))
    [address] = [one for one in page.xpath("//main//li/a/@href") if "open=t" in one]
    opened = tree(client.get(address.partition("#")[0]))
    assert opened.xpath("//details[@open and @class='change']")


def month(client: TestClient, query: str = "") -> dict[str, str]:
    """What stands on the days of a month that have limits, by day."""
    page = tree(client.get(f"/han/thang?{query}"))
    cells = page.xpath("//table[@class='month']//td[.//ul or .//p]")
    return {words(cell.xpath(".//*[@class='full']")[0]): words(cell) for cell in cells}


def test_a_month_shows_its_days_from_monday(client: TestClient) -> None:
    found = month(client)
    assert list(found) == [written(4)]
    assert "Sở Nội vụ" in found[written(4)]
    page = tree(client.get("/han/thang"))
    [today] = page.xpath("//td[contains(@class, 'today')]")
    assert words(today).startswith("Thứ hai, 1")
    [first] = page.xpath("//tbody/tr[1]")
    assert [cell is today for cell in first.xpath("td")] == [True, *[False] * 6]
    [before] = page.xpath("//a[@rel='prev']/@href")
    [late] = month(client, before.partition("?")[2]).values()
    assert "quá hạn" in late


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("month=8/2025", [-3]),
        ("month=2025-08&state=overdue", [-3]),
        ("month=8/2025&state=soon", []),
        ("month=10/2025&body=so+y+te", [40]),
        ("month=10/2025&body=noi+vu", []),
    ],
)
def test_filters_of_a_month(client: TestClient, query: str, days: list[int]) -> None:
    assert list(month(client, query)) == [written(day) for day in days]


def test_a_day_of_a_month_leads_to_its_lines(client: TestClient) -> None:
    [address] = tree(client.get("/han/thang?month=9/2025&state=soon")).xpath("//td//h2/a/@href")
    [row] = rows(client, address.partition("?")[2])
    assert "Nội vụ" in row


@pytest.mark.parametrize("query", ["month=13/2025", "month=9/0000", "month=9", "month=<b>"])
def test_months_that_cannot_be_are_told(client: TestClient, query: str) -> None:
    answer = client.get(f"/han/thang?{query}")
    assert answer.status_code == 422
    assert tree(answer).xpath("//*[@role='alert']")


def test_a_month_of_many_limits_tells_how_many_a_day_has(tmp_path: Path) -> None:
    items = "\n".join(f"{n}. Chi bộ {n} báo cáo đến hết ngày {written(n % 2)}." for n in range(1, 162))
    (tmp_path / "7.txt").write_text(f"Số 7-CV/TU\n\nKính gửi: Các chi bộ\n\n{items}\n", encoding="utf-8")
    with served(filled(tmp_path / "k.db", tmp_path / "7.txt")) as client:
        found = month(client)
    assert list(found) == [written(0), written(1)]
    assert "80 hạn sắp đến hạn: 80" in found[written(0)]
    assert "81 hạn sắp đến hạn: 81" in found[written(1)]
