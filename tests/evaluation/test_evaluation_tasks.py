"""Each family of tasks on small letters made for the purpose."""

from typing import Any

import pytest

from congvan_nlp.evaluation import score_letter
from congvan_nlp.evaluation.tally import pair

Counts = tuple[int, int, int]


def counts(task: str, gold: dict[str, Any], **analysis: Any) -> Counts:
    """Count true positives, false positives and false negatives, as the tables order them."""
    score = score_letter({"id": "x", "citations": [], "deadlines": [], **gold}, analysis).task(task)
    return score.found, len(score.false), len(score.missed)


@pytest.mark.parametrize(
    ("task", "gold", "found", "expected"),
    [
        ("number", {"number": "12-CV/TU"}, "12 – cv/tu", (1, 0, 0)),
        ("number", {"number": "12-CV/TU"}, "13-CV/TU", (0, 1, 1)),
        ("number", {"number": "12-CV/TU"}, None, (0, 0, 1)),
        ("number", {"number": "12-CV/TU"}, 12, (0, 1, 1)),
        ("number", {"number": "12-CV/TU", "number_alt": ["12a-CV/TU"]}, "12a-CV/TU", (1, 0, 0)),
        ("number", {"number": None}, "12-CV/TU", (0, 1, 0)),
        ("number", {}, "12-CV/TU", (0, 0, 0)),
        ("date", {"date": "2021-11-20"}, "2021-11-20T00:00", (1, 0, 0)),
        ("date", {"date": "2021-11-20"}, "2021-11-21", (0, 1, 1)),
        ("date", {"date": "2021-11-20", "date_alt": ["2021-11-21"]}, "2021-11-21", (1, 0, 0)),
        ("date", {"date": None}, "2021-11-20", (0, 1, 0)),
        ("type", {"type": "Công văn"}, "CÔNG VĂN", (1, 0, 0)),
        ("type", {"type": "Công văn", "type_alt": ["Thông báo"]}, "Thông báo", (1, 0, 0)),
        ("type", {"type": "Công văn"}, "Kế hoạch", (0, 1, 1)),
        ("type", {"type": None}, "Kế hoạch", (0, 0, 0)),
        ("issuer", {"issuer": "Huyện ủy Hòa Giang"}, "Ban Thường vụ Huyện uỷ Hoà Giang", (1, 0, 0)),
        ("issuer", {"issuer": "Huyện ủy Hòa Giang"}, "Huyện ủy", (0, 1, 1)),
        ("subject", {"subject": "tổng kết năm"}, "V/v tổng kết năm 2021", (1, 0, 0)),
        ("subject", {"subject": ["sơ kết", "tổng kết năm"]}, "tổng kết năm", (1, 0, 0)),
        ("subject", {"subject": "tổng kết năm"}, "phòng cháy", (0, 1, 1)),
        ("signer", {"signer": "Nguyễn Văn An"}, "Nguyễn Văn  An.", (1, 0, 0)),
        ("signer", {"signer": None}, "Nguyễn Văn An", (0, 1, 0)),
        ("signer", {"signer": None}, None, (0, 0, 0)),
    ],
)
def test_letterhead(task: str, gold: dict[str, Any], found: Any, expected: Counts) -> None:
    assert counts(task, gold, letter={task: found}) == expected


def test_a_letter_without_an_analysis_is_all_missed() -> None:
    gold = {
        **{"id": "x", "number": "1-CV/TU", "recipients": ["Bộ Y tế"], "directives": ["1"]},
        "citations": [{"key": "2-QĐ/TW"}, {"key": None, "name": "Điều lệ Đảng"}],
        "deadlines": [{"text": "trước ngày 5/1", "due": ["2022-01-05"]}, {"text": "sau họp", "due": [None]}],
    }
    score = score_letter(gold, {})
    missed = {"number", "recipients", "citations", "named citations", "deadlines", "undated deadlines"}
    assert {t.task for t in score.tasks} == missed | {"directives"}
    assert all((t.found, len(t.missed), t.false) == (0, 1, ()) for t in score.tasks)


def test_recipients_are_scored_by_role() -> None:
    gold = {"recipients": ["Các huyện ủy", "Bộ Y tế"], "copies": ["Như trên", "Lưu VT"]}
    found = [
        {"text": "Các huyện uỷ;", "role": "addressee"},
        {"text": "Sở Nội vụ"},
        {"text": "Như trên", "role": "copy"},
        {"text": "Lưu VT", "role": "archive"},
        {"text": "Bộ Y tế", "role": "cc"},
    ]
    assert counts("recipients", gold, recipients=found) == (1, 1, 1)
    assert counts("copies", gold, recipients=found) == (2, 0, 0)


@pytest.mark.parametrize("gold", [{}, {"recipients": None}])
def test_recipients_that_the_gold_does_not_list_are_not_scored(gold: dict[str, Any]) -> None:
    score = score_letter({"id": "x", **gold}, {"recipients": [{"text": "Bộ Y tế"}]})
    assert "recipients" not in {t.task for t in score.tasks}


def test_one_recipient_stands_for_one_only() -> None:
    gold = {"recipients": ["Bộ Y tế", "Bộ Y tế"]}
    assert counts("recipients", gold, recipients=[{"text": "Bộ Y tế"}]) == (1, 0, 1)
    assert counts("recipients", {"recipients": []}, recipients=[{"text": "Bộ Y tế"}]) == (0, 1, 0)


def test_citations_by_key() -> None:
    gold = {"citations": [{"key": "132-QĐ/TW"}, {"key": "97/QH14", "also_accept": ["97/2019/QH14"]}]}
    found = [{"key": "97/2019/QH14"}, {"key": "132 - QĐ/TW"}]
    assert counts("citations", gold, citations=found) == (2, 0, 0)
    assert counts("citations", gold, citations=[*found, {"key": "97/QH14"}]) == (2, 1, 0)
    assert counts("citations", gold, citations=[{"key": "132-QĐ/TU"}]) == (0, 1, 2)


def test_a_keyed_document_found_by_name_only_is_missed() -> None:
    gold = {"citations": [{"key": "132-QĐ/TW", "name": "Quy định số 132-QĐ/TW"}]}
    found = [{"key": None, "name": "Quy định số 132-QĐ/TW"}]
    assert counts("citations", gold, citations=found) == (0, 0, 1)
    assert counts("named citations", gold, citations=found) == (0, 1, 0)


def test_optional_citations_may_be_found_or_left() -> None:
    gold = {"citations": [], "optional_citations": ["75/2017/NĐ-CP", "Điều lệ Đảng"]}
    found = [{"key": "75/2017/NĐ-CP"}, {"key": None, "name": "Điều lệ Đảng"}, {"key": "4-CT/HU"}]
    assert counts("citations", gold, citations=found) == (0, 1, 0)
    assert counts("named citations", gold, citations=found) == (0, 0, 0)


def test_citations_of_an_attachment_may_be_found_or_left() -> None:
    attached = {"key": "75/2017/NĐ-CP", "also_accept": ["18/2009/TT-BYT"], "scope": "attachment"}
    named = {"key": None, "name": "Luật Dược", "scope": "attachment"}
    gold = {"citations": [attached, named]}
    found = [{"key": "75/2017/NĐ-CP"}, {"key": "18/2009/TT-BYT"}, {"name": "Luật Dược"}]
    assert counts("citations", gold) == counts("citations", gold, citations=found) == (0, 0, 0)
    assert counts("named citations", gold, citations=found) == (0, 0, 0)


@pytest.mark.parametrize(
    ("field", "gold", "found", "expected"),
    [
        ("date", {"date": "2018-03-08"}, "2018-03-08", (1, 0, 0)),
        ("date", {"date": "2018-03-08"}, "2018-03-08T00:00", (1, 0, 0)),
        ("date", {"date": "2018-03-08"}, "2018-08-03", (0, 1, 1)),
        ("date", {"date": None}, "2018-08-03", (0, 0, 0)),
        ("type", {"type": "Văn bản", "also_type": ["Công văn"]}, "công văn", (1, 0, 0)),
        ("type", {"type": "Quy định"}, "Quyết định", (0, 1, 1)),
        ("issuer", {"issuer": "Bộ Chính trị"}, "Bộ Chính trị khóa XII", (1, 0, 0)),
        ("issuer", {"issuer": "Bộ Chính trị"}, None, (0, 0, 1)),
        ("relation", {"relation": "basis", "also_relation": ["implements"]}, "implements", (1, 0, 0)),
        ("relation", {"relation": "basis"}, "refers", (0, 1, 1)),
    ],
)
def test_citation_attributes(field: str, gold: dict[str, Any], found: Any, expected: Counts) -> None:
    citations = {"citations": [{"key": "1/BYT", **gold}]}
    assert counts(f"citation.{field}", citations, citations=[{"key": "1/BYT", field: found}]) == expected
    assert counts(f"citation.{field}", citations, citations=[{"key": "2/BYT", field: found}]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        (2, 2, (2, 0, 0)),
        (2, 1, (1, 0, 1)),
        (2, 5, (2, 3, 0)),
        (1, 1, (1, 0, 0)),
        (1, None, (0, 0, 1)),
        (None, 5, (0, 0, 0)),
        (0, 5, (0, 0, 0)),
    ],
)
def test_mentions_are_counted(wanted: int | None, found: int | None, expected: Counts) -> None:
    gold = {"citations": [{"key": "1/BYT", "mentions": wanted}]}
    find = {"key": "1/BYT", "mentions": None if found is None else ["…"] * found}
    assert counts("citation.mentions", gold, citations=[find]) == expected


def test_named_citations_tell_numerals_apart() -> None:
    gold = {"citations": [{"key": None, "name": f"Nghị quyết Trung ương 4 khóa {n}"} for n in ("XI", "XII")]}
    found = [{"name": "Nghị quyết Trung ương 4 (khóa XII)"}, {"name": "Nghị quyết Trung ương 4 khóa XIII"}]
    assert counts("named citations", gold, citations=found) == (1, 1, 1)


def test_a_named_citation_without_a_name_is_known_by_its_text() -> None:
    gold = {"citations": [{"key": None, "text": "Luật Dược", "also_accept": ["Luật số 105"]}]}
    assert counts("named citations", gold, citations=[{"name": "luật dược"}]) == (1, 0, 0)
    assert counts("named citations", gold, citations=[{"name": "Luật số 105"}]) == (1, 0, 0)


def due(text: str, *days: str | None, **more: Any) -> dict[str, Any]:
    """Write a gold deadline."""
    return {"text": text, "due": list(days), **more}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ({"text": "xong trước ngày 20/11/2021", "due": "2021-11-20"}, (1, 0, 0)),
        ({"text": "trước ngày 20/11/2021", "due": "2021-11-20T17:00"}, (1, 0, 0)),
        ({"text": "trước ngày 20/11/2021", "due": "2021-11-19"}, (0, 1, 1)),
        ({"text": "trước ngày 20/11/2021", "due": None}, (0, 0, 1)),
        ({"text": "ngay sau khi kết thúc hội nghị toàn quốc", "due": "2021-11-20"}, (0, 1, 1)),
    ],
)
def test_deadlines_need_the_day_and_the_phrase(found: dict[str, Any], expected: Counts) -> None:
    gold = {"deadlines": [due("trước ngày 20/11/2021", "2021-11-20")]}
    assert counts("deadlines", gold, deadlines=[found]) == expected


def test_a_deadline_may_have_several_right_days() -> None:
    gold = {"deadlines": [due("trước Quý I", "2022-12-31", "2023-03-31", None)]}
    for day, found in (("2022-12-31", 1), ("2023-03-31", 1), (None, 1), ("2023-01-01", 0)):
        assert counts("deadlines", gold, deadlines=[{"text": "trước Quý I", "due": day}])[0] == found


def test_the_single_day_of_a_gold_deadline_may_stand_under_date() -> None:
    gold = {"deadlines": [{"text": "trước ngày 5/1", "date": "2022-01-05"}]}
    assert counts("deadlines", gold, deadlines=[{"text": "trước ngày 5/1", "due": "2022-01-05"}]) == (1, 0, 0)


def test_of_two_finds_for_one_day_the_one_that_names_the_same_body_is_taken() -> None:
    gold = {"deadlines": [due("trước ngày 5/1", "2022-01-05", who="Sở Y tế", to="Bộ Y tế")]}
    found = [
        {"text": "trước ngày 5/1", "due": "2022-01-05", "who": ["UBND các huyện"], "to": "Tỉnh ủy"},
        {"text": "trước ngày 5/1", "due": "2022-01-05", "who": [{"text": "Sở Y tế"}], "to": "Bộ Y tế"},
    ]
    assert counts("deadlines", gold, deadlines=found) == (1, 1, 0)
    assert counts("deadline.who", gold, deadlines=found) == (1, 0, 0)
    assert counts("deadline.to", gold, deadlines=found) == (1, 0, 0)


@pytest.mark.parametrize("field", ["who", "what", "to", "via"])
@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("Sở Y tế", (1, 0, 0)),
        (["Tỉnh ủy", "Sở Y tế tỉnh"], (1, 0, 0)),
        (["Tỉnh ủy", "Huyện ủy"], (0, 1, 1)),
        ([], (0, 0, 1)),
        (None, (0, 0, 1)),
    ],
)
def test_attributes_of_a_deadline(field: str, found: Any, expected: Counts) -> None:
    gold = {"deadlines": [due("trước ngày 5/1", "2022-01-05", **{field: ["Sở Y tế", "các đơn vị"]})]}
    finds = [{"text": "trước ngày 5/1", "due": "2022-01-05", field: found}]
    assert counts(f"deadline.{field}", gold, deadlines=finds) == expected


@pytest.mark.parametrize(("field", "longest"), [("who", 60), ("to", 60), ("via", 60), ("what", 90)])
def test_what_is_to_be_done_may_be_told_at_more_length_than_who_is_to_do_it(field: str, longest: int) -> None:
    gold = {"deadlines": [due("trước ngày 5/1", "2022-01-05", **{field: "x" * 10})]}
    for length, expected in ((longest, (1, 0, 0)), (longest + 1, (0, 1, 1))):
        finds = [{"text": "trước ngày 5/1", "due": "2022-01-05", field: "x" * length}]
        assert counts(f"deadline.{field}", gold, deadlines=finds) == expected


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("RRULE:BYMONTH=6;FREQ=YEARLY;UNTIL=20301231", (1, 0, 0)),
        ("FREQ=YEARLY;BYMONTH=7", (0, 1, 1)),
        (None, (0, 0, 1)),
    ],
)
def test_recurrence_rules(found: str | None, expected: Counts) -> None:
    gold = {"deadlines": [due("tháng 6 hằng năm", "2022-06-30", rrule="FREQ=YEARLY;BYMONTH=6")]}
    finds = [{"text": "tháng 6 hằng năm", "due": "2022-06-30", "rrule": found}]
    assert counts("deadline.rrule", gold, deadlines=finds) == expected


def test_undated_deadlines_have_a_task_of_their_own() -> None:
    gold = {"deadlines": [due("sau 10 ngày kể từ ngày họp", None)]}
    for text, day, expected in (
        ("sau 10 ngày kể từ ngày họp", None, (1, 0, 0)),
        ("sau 15 ngày kể từ ngày họp", None, (0, 1, 1)),
        ("sau 10 ngày kể từ ngày họp", "2022-01-05", (0, 0, 1)),
    ):
        finds = [{"text": text, "due": day}]
        assert counts("undated deadlines", gold, deadlines=finds) == expected
        assert counts("deadlines", gold, deadlines=finds) == (0, 1 if day else 0, 0)


def test_of_two_undated_finds_the_closer_is_taken() -> None:
    gold = {"deadlines": [due("ngay sau khi họp", None)], "optional_deadlines": ["họp tổng kết"]}
    finds = [{"text": "ngay sau khi họp tổng kết"}, {"text": "ngay sau khi họp"}]
    assert counts("undated deadlines", gold, deadlines=finds) == (1, 0, 0)


def test_optional_deadlines_and_those_of_an_attachment_may_be_found_or_left() -> None:
    attached = due("trước ngày 5/1", "2022-01-05", scope="attachment")
    gold = {"deadlines": [attached], "optional_deadlines": ["trong thời gian sớm nhất"]}
    finds = [{"text": "trước ngày 5/1", "due": "2022-01-05"}, {"text": "trong thời gian sớm nhất"}]
    for found in ([], finds):
        assert counts("deadlines", gold, deadlines=found) == (0, 0, 0)
        assert counts("undated deadlines", gold, deadlines=found) == (0, 0, 0)


@pytest.mark.parametrize("day", ["2018-01-22", None])
def test_a_forbidden_deadline_is_a_false_find_even_where_it_is_optional_too(day: str | None) -> None:
    gold = {"forbidden_deadlines": ["ngày 22/01/2018"], "optional_deadlines": ["ngày 22/01/2018"]}
    found = [{"text": "8 giờ ngày 22/01/2018", "due": day}, {"text": "ngày 23/01/2018", "due": "2018-01-23"}]
    assert counts("deadlines", gold, deadlines=found[:1]) == (0, 1, 0)
    assert counts("deadlines", gold, deadlines=found) == (0, 2, 0)
    score = score_letter({"id": "x", **gold}, {"deadlines": found})
    assert [f.startswith("forbidden: ") for f in score.task("deadlines").false] == [True, False]


def test_directives_are_known_by_their_paths() -> None:
    gold = {"directives": ["1", "2", "2.(1)", "3", "3"]}
    paths = [{"path": "2.1"}, {"path": "3-"}, {"label": "(1)"}, {"path": "2.1.4"}, {"path": "4"}, {}]
    assert counts("directives", gold, directives=paths) == (3, 2, 2)
    assert counts("directives", {"directives": []}, directives=paths) == (0, 0, 0)


def test_pairs_are_made_in_gold_order_unless_ranked() -> None:
    even = pair([1, 2], [12, 11, 21], lambda gold, found: found % 10 == gold or found // 10 == gold)
    assert (even.pairs, even.missed, even.extra) == (((1, 12), (2, 21)), (), (11,))
    ranked = pair([1], [12, 11, 21], lambda gold, found: True, lambda gold, found: -abs(found - 11))
    assert (ranked.pairs, ranked.extra) == (((1, 11),), (12, 21))


def test_results_cannot_be_changed() -> None:
    score = score_letter({"id": "x", "number": "1-CV/TU"}, {})
    with pytest.raises(AttributeError):
        score.letter = "y"  # type: ignore[misc]  # that it is an error is what is tested
    assert hash(score) == hash(score_letter({"id": "x", "number": "1-CV/TU"}, {}))
