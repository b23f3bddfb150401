"""Later references to a document: aliases, short forms, anaphora, and definitions of them."""

import pytest
from extraction_letters import STATE, citations, cited, keys, relations, written

from congvan_nlp import analyze

_FULL = "Thực hiện Quy chế số 190-QC/HU ngày 03/4/2019 của Huyện ủy"


@pytest.mark.parametrize(
    "definition",
    [
        "(sau đây gọi là Quy chế 190)",
        "(sau đây gọi tắt là Quy chế 190)",
        "(sau đây viết tắt là Quy chế 190)",
        "(sau đây gọi chung là Quy chế 190)",
        "(dưới đây gọi tắt là Quy chế 190)",
        "(từ đây gọi là Quy chế 190)",
        "(sau đây được gọi là Quy chế 190)",
        "(gọi tắt là Quy chế 190)",
        "(viết tắt là Quy chế 190)",
        "(gọi là Quy chế 190)",
        "(viết tắt: Quy chế 190)",
        "(gọi tắt là “Quy chế 190”)",
        '(gọi tắt là "Quy chế 190")',
        "(gọi tắt là quy chế 190)",
        "( sau đây gọi tắt là Quy chế 190 )",
        "(Quy chế 190)",
        "(Quy chế số 190-QC/HU)",
        "(sau đây gọi là Quy chế số 190-QC/HU)",
    ],
)
def test_a_definition_by_number_and_its_later_use(definition: str) -> None:
    found = cited(f"{_FULL} {definition}, các chi bộ họp.\n\nTheo Quy chế 190, các chi bộ báo cáo.")
    assert found.key == "190-QC/HU"
    assert len(found.mentions) == 3
    assert found.mentions[0].form == "full"
    assert found.mentions[2].form in ("short", "alias")
    assert found.mentions[2].text == "Quy chế 190"


@pytest.mark.parametrize(
    "definition",
    [
        "(sau đây gọi là Quy chế phối hợp)",
        "(sau đây gọi tắt là Quy chế phối hợp)",
        "(viết tắt là Quy chế phối hợp)",
        "(dưới đây được gọi tắt là “Quy chế phối hợp”)",
    ],
)
def test_a_definition_by_name_and_its_later_use(definition: str) -> None:
    found = cited(f"{_FULL} {definition}. Quy chế phối hợp gồm ba phần. Theo Quy chế phối hợp, các chi bộ họp.")
    assert [(m.text, m.form, m.relation) for m in found.mentions] == [
        ("Quy chế số 190-QC/HU ngày 03/4/2019 của Huyện ủy", "full", "implements"),
        ("Quy chế phối hợp", "alias", "implements"),
        ("Quy chế phối hợp", "alias", "refers"),
        ("Quy chế phối hợp", "alias", "implements"),
    ]


def test_the_longest_of_the_names_defined_counts() -> None:
    body = (
        "Theo Kế hoạch số 5-KH/HU (gọi là Kế hoạch chung); Kế hoạch số 6-KH/HU (gọi là Kế hoạch chung toàn huyện). "
        "Kế hoạch chung toàn huyện gồm ba phần; Kế hoạch chung gồm hai phần."
    )
    assert [[m.text for m in c.mentions[2:]] for c in citations(body)] == [
        ["Kế hoạch chung"],
        ["Kế hoạch chung toàn huyện"],
    ]


def test_an_alias_stands_for_the_document_that_it_was_defined_for() -> None:
    body = (
        "Căn cứ Quy định số 5-QĐ/HU (sau đây gọi là Quy định chung); Hướng dẫn số 6-HD/HU (sau đây gọi là Hướng "
        "dẫn chung). Theo Hướng dẫn chung và Quy định chung, các chi bộ họp."
    )
    assert [(c.key, [m.form for m in c.mentions]) for c in citations(body)] == [
        ("5-QĐ/HU", ["full", "alias", "alias"]),
        ("6-HD/HU", ["full", "alias", "alias"]),
    ]


@pytest.mark.parametrize(
    "body",
    [
        # a definition of something else than a document
        "Theo Quy chế số 190-QC/HU của Huyện ủy (sau đây gọi tắt là chi bộ), các chi bộ họp; chi bộ báo cáo.",
        "Theo Quy chế số 190-QC/HU, Trung tâm Công nghệ (sau đây gọi tắt là TTCN) báo cáo. TTCN họp.",
        # the alias goes on as another document
        "Theo Quy chế số 190-QC/HU (gọi tắt là Quy chế). Quy chế này gồm ba phần.",
    ],
)
def test_words_that_are_no_alias(body: str) -> None:
    assert "alias" not in [form for text, form in written(body) if not text.endswith("Quy chế")]


@pytest.mark.parametrize(
    ("body", "forms"),
    [
        ("Căn cứ Quy định số 37-QĐ/TW. Theo Quy định 37, các chi bộ họp.", ["full", "short"]),
        ("Căn cứ Quy định số 37-QĐ/TW. Theo Quy định số 37, các chi bộ họp.", ["full", "short"]),
        ("Căn cứ Quy định số 37-QĐ/TW. Theo quy định 37, các chi bộ họp.", ["full", "short"]),
        ("Căn cứ Quy định số 05-QĐ/TW. Theo Quy định 5, các chi bộ họp.", ["full", "short"]),
        ("Theo Quy định 37, các chi bộ họp. Căn cứ Quy định số 37-QĐ/TW.", ["short", "full"]),
        ("Căn cứ Quy định số 37-QĐ/TW năm 2021. Theo Quy định 37/2021, các chi bộ họp.", ["full", "short"]),
    ],
)
def test_a_short_form_belongs_to_the_document_with_its_number(body: str, forms: list[str]) -> None:
    assert [m.form for m in cited(body).mentions] == forms


def test_a_short_form_of_another_type_is_another_document() -> None:
    assert keys("Căn cứ Quy định số 37-QĐ/TW. Theo Hướng dẫn 37, các chi bộ họp.") == ["37-QĐ/TW", None]


def test_a_short_form_that_the_letter_does_not_explain_is_left_open() -> None:
    analysis = analyze("Thực hiện Chỉ thị 05, các chi bộ họp.")
    [citation] = analysis.citations
    assert (citation.key, citation.name, citation.date, citation.issuer) == (None, "Chỉ thị 05", None, None)
    [note] = [d for d in analysis.diagnostics if d.code == "citation-unresolved"]
    assert analysis.text[note.start : note.end] == "Chỉ thị 05"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Thực hiện Chỉ thị 05, Quy định 08 và Kết luận 21.", ["Chỉ thị 05", "Quy định 08", "Kết luận 21"]),
        ("Theo các Quy định 89; 214; 124, các chi bộ họp.", ["Quy định 89", "Quy định 214", "Quy định 124"]),
        ("Thực hiện các Quy định 89; 214; 124.", ["Quy định 89", "Quy định 214", "Quy định 124"]),
        ("thay thế Quy định 80/2022, Quy định 50/2021.", ["Quy định 80/2022", "Quy định 50/2021"]),
    ],
)
def test_bare_numbers(body: str, found: list[str]) -> None:
    assert [c.name for c in citations(body)] == found


@pytest.mark.parametrize(
    ("body", "date", "issuer", "title"),
    [
        ("Theo Chỉ thị 05 ngày 15/5/2016 của Bộ Chính trị về học tập.", "2016-05-15", "Bộ Chính trị", "học tập"),
        ("Theo Nghị quyết số 18 của Trung ương.", None, "Trung ương", None),
        ("Theo Quy định số 37 ngày 25/10/2021.", "2021-10-25", None, None),
    ],
)
def test_what_a_bare_number_tells(body: str, date: str | None, issuer: str | None, title: str | None) -> None:
    found = cited(body)
    assert (found.key, found.date, found.issuer, found.title) == (None, date, issuer, title)


@pytest.mark.parametrize(
    "body",
    [
        "Kế hoạch 5 năm; Đề án 3 nội dung; Kết luận 12 nội dung là không có cơ sở.",
        "Chương trình 30 ngày; Thông báo 2 lần.",
        "Quyết định 20% số phiếu; quyết định 5 nhân sự.",
        "Quy định 2 cấp kiểm tra.",
    ],
)
def test_numbers_that_count_something(body: str) -> None:
    assert citations(body) == []


@pytest.mark.parametrize(
    "anaphor", ["Kế hoạch này", "Kế hoạch nêu trên", "Kế hoạch trên", "Kế hoạch đã nêu", "Kế hoạch nói trên"]
)
def test_anaphora(anaphor: str) -> None:
    body = f"Thực hiện Kế hoạch số 5-KH/HU ngày 02/3/2021 của Huyện ủy. {anaphor} gồm ba phần."
    assert written(body)[1:] == [(anaphor, "anaphor")]


def test_an_anaphor_means_the_last_document_of_its_type() -> None:
    body = "Căn cứ Kế hoạch số 5-KH/HU; Quy định số 6-QĐ/HU; Hướng dẫn số 7-HD/HU. Quy định này nêu rõ nhiệm vụ."
    assert [c.key for c in citations(body) if len(c.mentions) == 2] == ["6-QĐ/HU"]


@pytest.mark.parametrize(
    "body",
    [
        "Kế hoạch này gồm ba phần.",  # nothing was cited
        "Căn cứ Quy định số 5-QĐ/HU. Kế hoạch này gồm ba phần.",  # nothing of that type
        "Kế hoạch này gồm ba phần. Căn cứ Kế hoạch số 5-KH/HU.",  # not before it
        "Theo Công văn số 9-CV/HU. Công văn này thay lời cảm ơn. Công văn nêu trên.",  # the letter itself
        "Theo Kế hoạch số 5-KH/HU.\n\nĐoạn hai.\n\nĐoạn ba.\n\nKế hoạch này gồm ba phần.",  # out of sight
        "Theo Quy định số 5-QĐ/HU. Thực hiện nghiêm quy định trên địa bàn huyện; Quy định trên địa bàn.",
        "Theo quy định này, theo kế hoạch trên.",
    ],
)
def test_words_that_are_no_anaphor(body: str) -> None:
    assert "anaphor" not in [form for _, form in written(body)]


def test_the_type_of_the_letter_decides_what_this_plan_is() -> None:
    plan = "HUYỆN ỦY SƠN KHÊ\nSố 8-KH/HU\nSơn Khê, ngày 05 tháng 11 năm 2021\n\nKẾ HOẠCH\nkiểm tra năm 2022\n\n"
    body = "Căn cứ Kế hoạch số 5-KH/TU của Tỉnh ủy.\n\n1. Các chi bộ thực hiện Kế hoạch này."
    assert "anaphor" not in [form for _, form in written(body, plan)]
    assert "anaphor" in [form for _, form in written(body.replace("\n\n1.", ""))]


def test_a_far_back_reference_reaches_over_paragraphs() -> None:
    body = "Theo Kế hoạch số 5-KH/HU.\n\nĐoạn hai.\n\nĐoạn ba.\n\nThực hiện Kế hoạch nêu trên, các chi bộ họp."
    assert written(body)[1:] == [("Kế hoạch nêu trên", "anaphor")]


def test_forms_do_not_overlap() -> None:
    body = (
        "Thực hiện Kế hoạch số 5-KH/HU ngày 02/3/2021 (Kế hoạch số 5-KH/HU, sau đây gọi là Kế hoạch 5). Theo Kế "
        "hoạch 5 này, Kế hoạch 5-KH/HU và Kế hoạch nêu trên, các chi bộ họp."
    )
    spans = sorted((m.start, m.end) for c in citations(body) for m in c.mentions)
    assert all(before[1] <= after[0] for before, after in zip(spans, spans[1:], strict=False))
    assert keys(body) == ["5-KH/HU"]


def test_references_in_a_letter_of_the_state() -> None:
    body = (
        "Thực hiện Thông tư số 12/2021/TT-BYT ngày 02/3/2021 của Bộ Y tế (sau đây gọi là Thông tư 12), Sở Y tế đề "
        "nghị các bệnh viện rà soát theo Thông tư 12. Thông tư này có hiệu lực từ ngày 01/5/2021."
    )
    found = cited(body, STATE)
    assert [m.text for m in found.mentions][1:] == ["Thông tư 12", "Thông tư 12", "Thông tư này"]
    assert relations(body, STATE) == {"12/2021/TT-BYT": "implements"}


@pytest.mark.parametrize(
    ("definition", "use"),
    [
        ("", "Quy chế 190"),
        ("(sau đây gọi là Quy chế 190)", "Quy chế 190"),
        ("(sau đây gọi là Quy chế chung)", "Quy chế chung"),
    ],
)
def test_a_later_reference_has_its_own_pinpoint(definition: str, use: str) -> None:
    found = cited(f"{_FULL} {definition}, các chi bộ họp. Theo khoản 2 Điều 5 {use}, các chi bộ báo cáo.")
    assert (found.mentions[0].pinpoint, found.mentions[-1].pinpoint) == (None, "khoản 2 Điều 5")
