"""Which regulations each directive carries out, by whose words; and documents that stand on one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp import analyze
from congvan_nlp.records.analysis import Analysis
from congvan_nlp.resolution.standing import CARRIED, LETTER, grounds, holders, links

HEAD = "TỈNH ỦY LAM SƠN\n*\nSố 7-CV/TU\nLam Sơn, ngày 05 tháng 3 năm 2025\n\nKính gửi: Các huyện ủy\n\n"
NESTED = (
    HEAD + "Thực hiện Quy định số 132-QĐ/TW, Tỉnh ủy yêu cầu:\n\n"
    "1. Các huyện ủy thực hiện Kế hoạch số 15-KH/TU, cụ thể:\n\n"
    "a) Quán triệt đến chi bộ.\n\n"
    "b) Rà soát theo Hướng dẫn số 21-HD/BTCTW.\n\n"
    "2. Sở Nội vụ tổng hợp.\n\n"
    "3. Gửi kèm Báo cáo số 20-BC/TU.\n"
)


def standing(text: str) -> dict[str | None, str | None]:
    """Path of each directive, and of what it stands on; "" is the letter."""
    analysis = analyze(text)
    paths: dict[str | None, str | None] = {LETTER: LETTER, None: None}
    paths |= {d.id: d.path for d in analysis.directives}
    found = grounds(analysis, holders(analysis))
    return {paths[id]: paths[on] for id, on in found.items()}


def linked(text: str) -> list[tuple[str | None, str, str | None, str]]:
    analysis = analyze(text)
    keys = {c.id: c.key or c.name for c in analysis.citations}
    return [(keys[one.citation], one.relation, keys[one.other], one.how) for one in links(analysis)]


def test_a_directive_stands_on_its_own_words_then_its_heading_then_the_letter() -> None:
    assert standing(NESTED) == {"1": "1", "1.a": "1", "1.b": "1.b", "2": LETTER, "3": LETTER}


def test_nobody_says_what_is_carried_out() -> None:
    text = NESTED.replace("Thực hiện Quy định số 132-QĐ/TW, ", "")
    assert standing(text) == {"1": "1", "1.a": "1", "1.b": "1.b", "2": None, "3": None}


def test_what_a_letter_repeals_is_not_carried_out_by_its_directives() -> None:
    text = (
        HEAD + "Tỉnh ủy yêu cầu:\n\n1. Sở Y tế báo cáo.\n\nCông văn này thay thế Công văn số 5-CV/TU ngày 01/3/2024.\n"
    )
    assert set(standing(text).values()) == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thực hiện Kết luận số 01-KL/TW về tiếp tục thực hiện Chỉ thị số 05-CT/TW, các chi bộ họp.",
            [("01-KL/TW", "implements", "05-CT/TW", "title")],
        ),
        (
            "Căn cứ Nghị định số 115/2020/NĐ-CP ngày 25/9/2020; Nghị định số 85/2023/NĐ-CP ngày 07/12/2023 về sửa đổi, bổ "
            "sung Nghị định số 115/2020/NĐ-CP.",
            [("85/2023/NĐ-CP", "amends", "115/2020/NĐ-CP", "title")],
        ),
        ("Thực hiện Quy định số 22-QĐ/TW về kỷ luật đảng và Hướng dẫn số 02-HD/UBKTTW, các chi bộ họp.", []),
        ("Thực hiện Quy định số 22-QĐ/TW về thi hành kỷ luật, Hướng dẫn số 02-HD/UBKTTW, các chi bộ họp.", []),
    ],
)
def test_a_title_tells_what_its_document_acts_on(text: str, expected: list[tuple[str, ...]]) -> None:
    assert linked(HEAD + text) == expected


def test_a_guidance_on_the_matter_of_a_regulation_carries_it_out() -> None:
    matter = "về kiểm điểm, đánh giá, xếp loại chất lượng hằng năm"
    text = (
        f"Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị {matter} đối với tập thể, cá nhân; Hướng dẫn số "
        f"21-HD/BTCTW ngày 18/10/2019 của Ban Tổ chức Trung ương {matter} đối với đảng viên; Hướng dẫn số 10-HD/TU ngày "
        "25/11/2019 của Tỉnh ủy về công tác dân vận của chính quyền, các chi bộ họp."
    )
    assert linked(HEAD + text) == [("21-HD/BTCTW", "implements", "132-QĐ/TW", "matter")]


def test_an_older_document_carries_out_no_later_one() -> None:
    matter = "về kiểm điểm, đánh giá, xếp loại chất lượng hằng năm"
    text = (
        f"Thực hiện Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị {matter}; Hướng dẫn số 9-HD/TU ngày 05/11/2017 "
        f"của Tỉnh ủy {matter}, các chi bộ họp."
    )
    assert linked(HEAD + text) == []


def test_many_documents_on_one_matter_cost_no_square_of_them() -> None:
    matter = "về kiểm điểm, đánh giá, xếp loại chất lượng"
    text = "; ".join(f"Hướng dẫn số {n}-HD/TU ngày 05/3/2024 của Tỉnh ủy {matter}" for n in range(1, 401))
    assert (
        links(analyze(f"{HEAD}Thực hiện {text}; Quy định số 132-QĐ/TW ngày 08/3/2018 của Bộ Chính trị {matter}.")) == []
    )


PIECES = st.sampled_from(
    [
        "Thực hiện Quy định số 132-QĐ/TW về đánh giá, ",
        "theo Hướng dẫn số 21-HD/BTCTW về thực hiện Quy định số 132-QĐ/TW ",
        "\n\n1. ",
        "\n\na) ",
        "\n\n2. ",
        "\n\nThứ nhất, ",
        "Sở Y tế báo cáo. ",
        "Kế hoạch trên ",
        "(",
        "“",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_a_letter_says_mentions_lie_where_they_are_said_to(text: str) -> None:
    check(analyze(HEAD + text))


def check(analysis: Analysis) -> None:
    directives = {d.id: d for d in analysis.directives}
    held = holders(analysis)
    mentions = {(c.id, n): m for c in analysis.citations for n, m in enumerate(c.mentions)}
    assert held.keys() == mentions.keys()
    for place, id in held.items():
        inside = [d.id for d in analysis.directives if d.start <= mentions[place].start < d.end]
        assert inside == ([id] if id else [])
    telling = {held[place] for place, mention in mentions.items() if mention.relation in CARRIED}
    for id, on in grounds(analysis, held).items():
        assert on is None or on in telling
        above = [id]
        while parent := directives[above[-1]].parent:
            above.append(parent)
        assert on in (*above, LETTER, None)
        assert on == id or id not in telling
    for link in links(analysis):
        assert link.citation != link.other
        first = next(c for c in analysis.citations if c.id == link.citation)
        assert any(link.start <= m.start and m.end <= link.end for m in first.mentions)
