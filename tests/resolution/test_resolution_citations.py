"""Mentions → documents: slips, variants, short forms, and what the letter says of each document in all."""

import pytest

from congvan_nlp import analyze
from congvan_nlp.records.analysis import Analysis, Citation

_HEAD = "HUYỆN ỦY SƠN KHÊ\n*\nSố 12-CV/HU\nSơn Khê, ngày 05 tháng 11 năm 2021\n\nKính gửi: Các chi bộ\n\n"


def read(body: str) -> Analysis:
    return analyze(_HEAD + body)


def citations(body: str) -> tuple[Citation, ...]:
    return read(body).citations


def notes(analysis: Analysis) -> list[tuple[str, str]]:
    """Codes of diagnostics on citations, with the words that each speaks of."""
    return [
        (d.code.removeprefix("citation-"), analysis.text[d.start or 0 : d.end])
        for d in analysis.diagnostics
        if d.code.startswith("citation-")
    ]


@pytest.mark.parametrize(
    ("full", "slip", "key"),
    [
        # issuer or order of the symbol wrong, one letter wrong
        ("Hướng dẫn số 21-HD/BTCHU ngày 18/10/2019 của Ban Tổ chức Huyện ủy", "Hướng dẫn 21-HD/HU", "21-HD/BTCHU"),
        ("Quy định số 29-QĐ/TW ngày 02/3/2016 của Bộ Chính trị", "Quy định 29/QĐ-TW", "29-QĐ/TW"),
        ("Hướng dẫn số 21-HD/BTCHU ngày 18/10/2019", "Hướng dẫn số 21-HD/BTCTU", "21-HD/BTCHU"),
        ("Hướng dẫn số 21-HD/BTCHU ngày 18/10/2019", "Hướng dẫn số 21-HD", "21-HD/BTCHU"),
        # a law without its year
        ("Luật Lưu trữ số 33/2024/QH15 ngày 21/6/2024 của Quốc hội", "Luật số 33/QH15", "33/2024/QH15"),
        ("Luật Lưu trữ số 33/2024/QH15", "Luật số 33/QH15", "33/2024/QH15"),
        ("Hướng dẫn số 21-HD/BTCHU", "Hướng dẫn số 21-HD", "21-HD/BTCHU"),
    ],
)
@pytest.mark.parametrize("first", ["full", "slip"])
def test_a_slip_belongs_to_the_document_given_in_full(full: str, slip: str, key: str, first: str) -> None:
    one, two = (full, slip) if first == "full" else (slip, full)
    analysis = read(f"Căn cứ {one}, các chi bộ họp. Theo {two}, các chi bộ báo cáo.")
    assert [(c.key, sorted(m.form for m in c.mentions)) for c in analysis.citations] == [(key, ["full", "slip"])]
    assert ("slip", slip) in notes(analysis)


@pytest.mark.parametrize(
    "body",
    [
        # another number, type or year; each with a date of its own
        "Căn cứ Hướng dẫn số 21-HD/BTCHU ngày 18/10/2019; Hướng dẫn số 22-HD/HU.",
        "Căn cứ Hướng dẫn số 21-HD/BTCHU ngày 18/10/2019; Kế hoạch số 21-KH/HU.",
        "Căn cứ Thông tư số 2/2020/TT-BYT ngày 18/10/2020; Thông tư số 2/2021/TT-BYT.",
        "Căn cứ Hướng dẫn số 21-HD/BTCHU ngày 18/10/2019; Hướng dẫn số 21-HD/HU ngày 19/10/2019.",
        "Căn cứ Quyết định số 21/QĐ-UBND ngày 18/10/2019; Quyết định số 21/QĐ-SYT.",
        "Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21/6/2024; Luật số 33/QH14.",
    ],
)
def test_what_is_no_slip(body: str) -> None:
    analysis = read(body)
    assert len(analysis.citations) == 2
    assert "slip" not in [code for code, _ in notes(analysis)]


def test_a_slip_with_two_candidates_stays_open() -> None:
    body = (
        "Căn cứ Hướng dẫn số 21-HD/BTCHU ngày 18/10/2019; Hướng dẫn số 21-HD/BTGHU ngày 19/10/2019; Hướng dẫn số 21-HD."
    )
    assert [c.key for c in citations(body)] == ["21-HD/BTCHU", "21-HD/BTGHU", "21-HD"]


def test_spellings_of_one_symbol_are_one_document() -> None:
    body = (
        "Căn cứ Quy định số 7-QĐ/TW ngày 02/3/2016 của Bộ Chính trị; theo Quy định số 7 - QD/TƯ; theo Quy định số "
        "7-QĐ/T.W, các chi bộ họp."
    )
    [citation] = citations(body)
    assert (citation.key, len(citation.mentions)) == ("7-QĐ/TW", 3)


def test_what_any_mention_tells_is_told_of_the_document() -> None:
    body = (
        "Theo Quy chế số 5-QC/HU, các chi bộ họp. Căn cứ Quy chế số 5-QC/HU ngày 02/3/2021 của Huyện ủy về thi đua; "
        "thực hiện Quy chế 5."
    )
    [citation] = citations(body)
    assert (citation.date, citation.issuer, citation.title) == ("2021-03-02", "Huyện ủy", "thi đua")
    assert [m.relation for m in citation.mentions] == ["implements", "basis", "implements"]
    assert citation.relation == "implements"


def test_citations_come_in_the_order_of_their_first_mention() -> None:
    body = "Căn cứ Điều lệ Đảng; Quy chế số 5-QC/HU; Luật Đất đai. Theo Điều lệ Đảng và Kế hoạch số 6-KH/HU, họp."
    found = citations(body)
    assert [c.id for c in found] == ["c1", "c2", "c3", "c4"]
    assert [c.key or c.name for c in found] == ["Điều lệ Đảng", "5-QC/HU", "Luật Đất đai", "6-KH/HU"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Căn cứ Quy chế số 5-QC/HU ngày 02/3/2021; Quy chế số 5-QC/HU ngày 03/3/2021.",
            [("dates-differ", "Quy chế số 5-QC/HU ngày 02/3/2021")],
        ),
        ("Theo Luật Lưu trữ số 33/QH15.", [("year-missing", "Luật Lưu trữ số 33/QH15")]),
        ("Theo Chỉ thị 05.", [("unresolved", "Chỉ thị 05")]),
        ("Theo Quy chế số 5-QC/HU và Quy chế 5.", []),
        ("Theo Luật Lưu trữ số 33/2024/QH15.", []),
    ],
)
def test_diagnostics(body: str, expected: list[tuple[str, str]]) -> None:
    assert notes(read(body)) == expected


@pytest.mark.parametrize(
    ("document", "level"),
    [
        ("Quy định số 5-QĐ/TW", "central"),
        ("Nghị định số 5/2021/NĐ-CP", "central"),
        ("Luật số 33/2024/QH15", "central"),
        ("Quyết định số 5/QĐ-TTg", "central"),
        ("Kế hoạch số 5-KH/TU", "province"),
        ("Công văn số 5/SYT-NVY", "province"),
        ("Hướng dẫn số 5-HD/HU", "district"),
        ("Luật Đất đai năm 2024", "central"),
        ("Pháp lệnh Dân quân tự vệ", "central"),
        ("Quyết định số 595/QĐ-BHXH của Bảo hiểm xã hội Việt Nam", None),
        # a code of any level is told by the issuer named
        ("Quyết định số 5/QĐ-UBND của UBND xã Tân Sơn", "commune"),
        ("Quyết định số 5/QĐ-UBND của UBND huyện Sơn Khê", "district"),
        ("Quyết định số 5/QĐ-UBND của UBND tỉnh Vạn Xuân", "province"),
        ("Quyết định số 5/QĐ-UBND", None),
        ("Điều lệ Đảng", None),
    ],
)
def test_the_level_of_the_issuer(document: str, level: str | None) -> None:
    assert [c.level for c in citations(f"Căn cứ {document}, các chi bộ họp.")] == [level]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Căn cứ Quy chế số 5-QC/HU “Về thi đua”.", "thi đua"),
        ("Căn cứ Quy chế số 5-QC/HU “thi đua, khen thưởng”;", "thi đua, khen thưởng"),
        ("Căn cứ Quy chế số 5-QC/HU về việc thi đua, khen thưởng; các chi bộ họp.", "thi đua, khen thưởng"),
        ("Căn cứ Quy chế số 5-QC/HU về thi đua, các chi bộ họp.", "thi đua"),
        ("Căn cứ Quy chế số 5-QC/HU về thi đua (gọi tắt là Quy chế 5).", "thi đua"),
        ("Căn cứ Quy chế số 5-QC/HU V/v thi đua.", "thi đua"),
        ("Căn cứ Quy chế số 5-QC/HU về\nthi đua.", "thi đua"),
        ("Căn cứ Quy chế số 5-QC/HU. Về thi đua, các chi bộ họp.", None),
        ("Căn cứ Quy chế số 5-QC/HU, các chi bộ họp về thi đua.", None),
    ],
)
def test_titles(body: str, title: str | None) -> None:
    assert [c.title for c in citations(body)] == [title]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Căn cứ Quy chế số 5-QC/HU về thi đua và Quy định số 6-QĐ/HU.", "thi đua"),
        ("Căn cứ Quy chế số 5-QC/HU về thi đua, các Quy định số 6-QĐ/HU, số 7-QĐ/HU.", "thi đua"),
        ("Căn cứ Quy chế số 5-QC/HU về thực hiện Quy định số 6-QĐ/HU.", "thực hiện Quy định số 6-QĐ/HU"),
        ("Căn cứ Quy chế số 5-QC/HU “về thi đua và Quy định số 6-QĐ/HU”.", "thi đua và Quy định số 6-QĐ/HU"),
    ],
)
def test_a_title_ends_where_the_next_document_of_a_list_begins(body: str, title: str) -> None:
    assert citations(body)[0].title == title
