"""Letters held against each other: groups, slots that differ, cascades, and what a letter leaves to other documents."""

import pytest
from compared_letters import DISTRICT, EARLY, LAM_SON, LATE, ONE, OTHER, party

from congvan_nlp import Analysis, analyze
from congvan_nlp.comparison.compare import compare, pairs
from congvan_nlp.comparison.records import Comparison, Difference, Group
from congvan_nlp.comparison.views import views


def group_with(comparison: Comparison, words: str) -> Group:
    return next(one for one in comparison.groups if any(words in member.text for member in one.members))


def told(group: Group, slot: str) -> Difference | None:
    return next((one for one in group.differences if one.slot == slot), None)


@pytest.fixture(scope="module")
def provinces() -> Comparison:
    return compare([analyze(ONE), analyze(OTHER)])


def test_a_day_that_two_provinces_set_differently_is_a_conflict(provinces: Comparison) -> None:
    group = group_with(provinces, "15/01/2024")
    date = told(group, "date")
    assert group.relation == "conflict"
    assert date is not None
    assert date.kind == "conflict"
    assert [(one.letter, one.text) for one in date.values] == [
        (0, "trước ngày 15/01/2024"),
        (1, "trước ngày 31/01/2024"),
    ]


def test_slots_that_differ_are_named_with_their_words(provinces: Comparison) -> None:
    channel = told(group_with(provinces, "15/01/2024"), "channel")
    assert channel is not None
    assert [one.text for one in channel.values] == ["Ban Tổ chức Tỉnh ủy", "Văn phòng Tỉnh ủy"]
    number = told(group_with(provinces, "20%"), "number")
    assert number is not None
    assert number.kind == "conflict"
    assert [one.text.split("%")[0] for one in number.values] == ["không vượt quá 20", "không quá 25"]
    lead = told(group_with(provinces, "thẩm định"), "lead")
    support = told(group_with(provinces, "thẩm định"), "support")
    assert lead is not None
    assert support is not None
    assert [one.text for one in lead.values] == ["Ban Tổ chức Tỉnh ủy", "Ủy ban Kiểm tra Tỉnh ủy"]
    scope = told(group_with(provinces, "Mức xếp loại của người đứng đầu"), "scope")
    assert scope is not None
    assert [(one.letter, one.text) for one in scope.values] == [
        (0, "người đứng đầu"),
        (1, "Người đứng đầu"),
        (1, "cấp phó"),
    ]


def test_every_value_stands_in_its_letter(provinces: Comparison) -> None:
    texts = [analyze(ONE).text, analyze(OTHER).text]
    for group in provinces.groups:
        for member in group.members:
            assert texts[member.letter][member.start : member.end] == member.text
        told = [one for difference in group.differences for one in difference.values]
        for value in (*told, *(one for member in group.members for one in member.values)):
            assert texts[value.letter][value.start : value.end] == value.text


def test_what_only_one_letter_has_is_not_called_absent_in_the_other(provinces: Comparison) -> None:
    group = group_with(provinces, "mời đại diện nhân dân")
    assert group.relation == "only"
    assert [(one.letter, one.incorporated) for one in group.absent] == [(0, ("Hướng dẫn số 05-HD/TU",))]


def test_a_duty_is_looked_for_in_the_guideline_that_a_letter_incorporates() -> None:
    guideline = analyze(
        "TỈNH ỦY LAM SƠN\n*\nSố 05-HD/TU\nLam Sơn, ngày 02 tháng 11 năm 2023\n\nHƯỚNG DẪN\n\n"
        "1. Các chi bộ mời đại diện nhân dân dự buổi góp ý của chi bộ.\n2. Phiếu tín nhiệm do văn phòng in.\n"
    )
    letters = [analyze(ONE), analyze(OTHER)]
    own = next(one for one in letters[0].citations if one.key == "05-HD/TU")
    assert own.document.id
    compared = compare(letters, library={own.document.id: guideline})
    [absent] = group_with(compared, "mời đại diện nhân dân").absent
    assert [found.text for found in absent.found] == ["Các chi bộ mời đại diện nhân dân dự buổi góp ý của chi bộ"]


def test_identical_letters_differ_in_nothing() -> None:
    twin = party("VÂN XUÂN", 35, LAM_SON, "10")
    compared = compare([analyze(ONE), analyze(twin)])
    assert [one.relation for one in compared.groups] == ["equivalent"] * len(compared.groups)
    assert all(one.reused for one in compared.groups)
    assert not any(d.kind != "own" for one in compared.groups for d in one.differences)


@pytest.mark.parametrize(("lower", "slack", "relation"), [(EARLY, 10, "similar"), (LATE, -5, "conflict")])
def test_a_lower_letter_stands_under_its_superior(lower: str, slack: int, relation: str) -> None:
    compared = compare([analyze(lower), analyze(ONE)])
    [chain] = compared.cascades
    assert (chain.superior, chain.lower, chain.stated) == (1, 0, True)
    [step] = chain.steps
    assert step.slack == slack
    group = next(one for one in compared.groups if one.id == step.group)
    date = told(group, "date")
    assert date is not None
    assert (date.kind == "conflict") == (relation == "conflict")
    [view] = views(compared)
    assert (view.kind, view.letters) == ("cascade", (1, 0))
    assert view.shared[0].step == step


def test_days_of_another_round_contradict_nothing() -> None:
    later = ONE.replace("năm 2023", "năm 2024").replace("15/01/2024", "10/01/2025")
    date = told(group_with(compare([analyze(ONE), analyze(later)]), "15/01/2024"), "date")
    assert date is not None
    assert date.kind == "differs"


def test_letters_that_cite_nothing_in_common_do_not_contradict_each_other() -> None:
    other = OTHER.replace("124-QĐ/TW ngày 04/10/2023", "22-QĐ/TW ngày 28/7/2021")
    compared = compare([analyze(ONE), analyze(other)])
    assert "no-common-basis" in {note.code for note in compared.notes}
    assert not [d for group in compared.groups for d in group.differences if d.kind == "conflict"]


def test_same_level_stands_beside_same_level() -> None:
    compared = compare([analyze(ONE), analyze(EARLY), analyze(OTHER)])
    assert [(view.kind, view.letters) for view in views(compared)] == [("level", (0, 2)), ("cascade", (0, 1))]
    assert "mixed-levels" in {note.code for note in compared.notes}


@pytest.mark.parametrize(
    ("letters", "code"),
    [
        ([], "no-letter"),
        ([ONE], "one-letter"),
        (["Một câu không có gì."], "no-directives"),
        ([ONE, ONE], "same-letter"),
        (
            [ONE, "1. Sở Y tế kiểm tra các quầy thuốc ở chợ.\n2. Sở Công Thương kiểm tra cân của các sạp."],
            "no-common-basis",
        ),
    ],
)
def test_what_limits_a_comparison_is_told(letters: list[str], code: str) -> None:
    compared = compare([analyze(one) for one in letters])
    assert code in {note.code for note in compared.notes}
    assert {letter for view in views(compared) for letter in view.letters} == set(range(len(letters)))


def test_letters_that_do_not_cite_what_they_are_compared_on_are_named() -> None:
    compared = compare([analyze(ONE), analyze(EARLY)], on="124-QĐ/TW")
    assert [note.letters for note in compared.notes if note.code == "not-citing"] == [(1,)]


def test_letters_of_one_number_are_told_apart() -> None:
    compared = compare([analyze(party("LAM SƠN", 11, LAM_SON)), analyze(party("VÂN XUÂN", 11, LAM_SON))])
    assert len({one.name for one in compared.letters}) == 2
    assert all(one.name.startswith("11-CV/TU (") for one in compared.letters)


def test_pairs_have_relations_of_their_own() -> None:
    letters = [analyze(one) for one in (ONE, OTHER, party("HÒA BẮC", 20, LAM_SON))]
    found = {(pair.a.letter, pair.b.letter): pair for pair in pairs(compare(letters)) if "15/01/2024" in pair.b.text}
    assert found[0, 2].relation == "equivalent"
    assert found[1, 2].relation == "conflict"


def test_a_letter_of_many_duties_keeps_each_clause_once() -> None:
    analyses: list[Analysis] = [analyze(one) for one in (ONE, OTHER, EARLY, DISTRICT.format(due="02/01/2024"))]
    compared = compare(analyses)
    members = [(one.letter, one.start) for group in compared.groups for one in group.members]
    assert len(members) == len(set(members)) == sum(one.clauses for one in compared.letters)
