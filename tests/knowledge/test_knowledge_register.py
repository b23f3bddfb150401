"""The register of regulations asked on a day: which documents a symbol names, whether they applied, what followed."""

import datetime as dt

import pytest

from congvan_nlp.knowledge.lookup import meant
from congvan_nlp.knowledge.register import Register, Regulation, Status, builtin, day_of, folded_symbol, regulation


def row(symbol: str = "1-QĐ/TU", date: str = "2020-01-01", **more: str) -> Regulation:
    """A regulation as an office would write it down."""
    return regulation({"symbol": symbol, "date": date, "type": "Quy định", **more})


def day(written: str) -> dt.date:
    return dt.date.fromisoformat(written)


def refs(found: tuple[Regulation, ...]) -> list[str]:
    return [one.ref for one in found]


@pytest.mark.parametrize(
    ("spellings", "other"),
    [
        (["132-QĐ/TW", "132-QD/TW", "132 - QĐ/TW", "132-QĐ / TW", "132/QĐ-TW", "132-qđ/tw", "0132-QĐ/TW", "132.QĐ/TW"], "133-QĐ/TW"),
        (["05-HD/VPTW", "5-HD/VPTW", "5/HD-VPTW"], "50-HD/VPTW"),
        (["30/2020/NĐ-CP", "30/2020/NĐ/CP", "30/2020/ND-CP"], "30/2021/NĐ-CP"),
        (["07-QĐi/TW", "7-QĐi/TW"], "7-QĐ/TW"),
        (["399-QĐ/TW"], "399-QĐ/TU"),
    ],
)  # fmt: skip
def test_spellings_of_a_symbol_fold_to_one(spellings: list[str], other: str) -> None:
    folded = {folded_symbol(one) for one in spellings}
    assert len(folded) == 1
    assert folded_symbol(other) not in folded


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2025-06-15", "2025-06-15", "2025-06-15"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-12", "2025-12-01", "2025-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
    ],
)
def test_days_that_a_date_may_mean(written: str, first: str, last: str) -> None:
    assert (day_of(written), day_of(written, last=True)) == (day(first), day(last))


@pytest.mark.parametrize(
    "written", ["", "25", "2025-13", "2025-02-30", "2025-6-1", "01/07/2025", "2025-06-15T00", "2025-"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        day_of(written)


@pytest.mark.parametrize(
    ("ref", "days"),
    [
        (
            "132-QĐ/TW@2018-03-08",
            {"2018-03-07": "not_yet", "2018-03-08": "in_force", "2023-10-03": "in_force", "2023-10-04": "ended"},
        ),
        ("366-QĐ/TW@2025-08-30", {"2025-08-29": "not_yet", "2025-08-30": "in_force", "2030-01-01": "in_force"}),
        ("294-QĐ/TW@2025-05-26", {"2025-05-26": "not_yet", "2025-06-30": "not_yet", "2025-07-01": "in_force"}),
        ("90/2020/NĐ-CP@2020-08-13", {"2025-12-31": "in_force", "2026-01-01": "part", "2026-12-31": "part"}),
        ("22/2008/QH12@2008-11-13", {"2009-12-31": "not_yet", "2010-01-01": "in_force", "2025-07-01": "ended"}),
        ("115/2020/NĐ-CP@2020-09-25", {"2025-12-31": "in_force", "2026-06-01": "unknown", "2026-12-31": "ended"}),
        ("94-QĐ/TW@2007-10-15", {"2007-10-14": "not_yet", "2008-01-01": "unknown"}),
    ],
)
def test_whether_a_regulation_applied_on_a_day(ref: str, days: dict[str, Status]) -> None:
    one = builtin().get(ref)
    assert one is not None
    assert {when: one.status(day(when)) for when in days} == days


@pytest.mark.parametrize(
    ("more", "when", "status"),
    [
        ({}, "2020-01-01", "in_force"),
        ({"date": "2020"}, "2020-06-01", "in_force"),
        ({"date": "2020-06"}, "2020-05-31", "not_yet"),
        ({"ended": "2021-03", "end_kind": "repealed"}, "2021-02-28", "in_force"),
        ({"ended": "2021-03", "end_kind": "repealed"}, "2021-03-15", "unknown"),
        ({"ended": "2021-03", "end_kind": "repealed"}, "2021-03-31", "ended"),
        ({"ended": "2021-03-15", "end_kind": "repealed"}, "2021-03-15", "ended"),
        ({"end_kind": "repealed"}, "2021-01-01", "unknown"),
        ({"end_kind": "spent"}, "2021-01-01", "unknown"),
        ({"ended": "2021-01-01", "end_kind": "spent"}, "2022-01-01", "ended"),
        ({"effective": "2020-07-01"}, "2020-06-30", "not_yet"),
    ],
)
def test_partial_dates_leave_open_what_they_do_not_tell(more: dict[str, str], when: str, status: Status) -> None:
    assert row(**more).status(day(when)) == status


@pytest.mark.parametrize(
    ("symbol", "dates"),
    [
        ("132-QĐ/TW", ["2018-03-08", "2023-10-27"]),
        ("132 - QD/TW", ["2018-03-08", "2023-10-27"]),
        ("124-QĐ/TW", ["2018-02-02", "2023-10-04"]),
        ("26-NQ/TW", ["2008-08-05", "2018-05-19", "2022-11-03", "2026-08-22"]),
        ("5-HD/VPTW", ["2026-05-27"]),
        ("399-QĐ/TU", []),
        ("", []),
        ("/", []),
    ],
)
def test_a_symbol_names_all_its_documents_oldest_first(symbol: str, dates: list[str]) -> None:
    assert [one.date for one in builtin().by_symbol(symbol)] == dates


def test_a_symbol_that_lost_its_year_is_found_by_what_is_left() -> None:
    assert refs(builtin().by_symbol_without_year("97/QH14")) == ["97/2019/QH14@2019-11-27"]
    assert refs(builtin().by_symbol_without_year("30/NĐ-CP")) == ["30/2020/NĐ-CP@2020-03-05"]
    assert builtin().by_symbol("97/QH14") == ()
    assert builtin().by_symbol_without_year("132-QĐ/TW") == ()
    assert builtin().by_symbol_without_year("97/QH15") == ()


@pytest.mark.parametrize(
    ("name", "symbols"),
    [
        ("Luật Cán bộ, công chức", ["22/2008/QH12", "80/2025/QH15"]),
        ("LUẬT CÁN BỘ CÔNG CHỨC", ["22/2008/QH12", "80/2025/QH15"]),
        ("luat can bo, cong chuc", ["22/2008/QH12", "80/2025/QH15"]),
        ("Điều lệ Đảng", [""]),
        ("Luật", []),
        ("", []),
    ],
)
def test_a_name_finds_its_documents_however_it_is_spelt(name: str, symbols: list[str]) -> None:
    assert [one.symbol for one in builtin().by_name(name)] == symbols


@pytest.mark.parametrize(
    ("ref", "successors"),
    [
        (
            "132-QĐ/TW@2018-03-08",
            {
                "2023-10-03": None, "2023-10-04": "124-QĐ/TW@2023-10-04", "2024-06-01": "124-QĐ/TW@2023-10-04",
                "2025-08-29": "124-QĐ/TW@2023-10-04", "2025-08-30": "366-QĐ/TW@2025-08-30",
            },
        ),
        (
            "29-QĐ/TW@2016-07-25",
            {"2022-01-01": "24-QĐ/TW@2021-07-30", "2026-05-01": "20-QĐ/TW@2026-04-08", "2026-12-31": "208-QĐ/TW@2026-07-26"},
        ),
        ("366-QĐ/TW@2025-08-30", {"2026-12-31": None}),
        ("132-QĐ/TW@2023-10-27", {"2026-12-31": None}),
        ("94-QĐ/TW@2007-10-15", {"2026-12-31": None}),
    ],
)  # fmt: skip
def test_what_had_taken_its_place_by_a_day(ref: str, successors: dict[str, str | None]) -> None:
    one = builtin().get(ref)
    assert one is not None
    found = {when: builtin().successor(one, day(when)) for when in successors}
    assert {when: after.ref if after else None for when, after in found.items()} == successors


def test_a_successor_that_does_not_apply_yet_has_not_taken_its_place() -> None:
    one = builtin().get("232-QĐ/TW@2025-01-20")
    assert one is not None
    assert one.status(day("2025-06-15")) == "in_force"
    assert builtin().successor(one, day("2025-06-15")) is None


@pytest.mark.parametrize("middle", ["132-QĐ/TW@2018-03-08", "124-QĐ/TW@2023-10-04", "366-QĐ/TW@2025-08-30"])
def test_a_chain_is_the_same_from_each_of_its_links(middle: str) -> None:
    one = builtin().get(middle)
    assert one is not None
    assert refs(builtin().chain(one)) == ["132-QĐ/TW@2018-03-08", "124-QĐ/TW@2023-10-04", "366-QĐ/TW@2025-08-30"]


def test_a_regulation_without_links_is_a_chain_of_its_own() -> None:
    one = builtin().get("132-QĐ/TW@2023-10-27")
    assert one is not None
    assert refs(builtin().chain(one)) == ["132-QĐ/TW@2023-10-27"]


def test_a_circle_of_successors_ends_the_walk() -> None:
    one = row("1-QĐ/TU", "2020-01-01", replaced_by="2-QĐ/TU@2021-01-01", end_kind="replaced")
    two = row("2-QĐ/TU", "2021-01-01", replaced_by="1-QĐ/TU@2020-01-01|2-QĐ/TU@2021-01-01", end_kind="replaced")
    circle = Register([one, two])
    assert sorted(refs(circle.chain(one))) == ["1-QĐ/TU@2020-01-01", "2-QĐ/TU@2021-01-01"]
    assert circle.successor(one, day("2026-01-01")) == two


def test_a_successor_that_is_no_row_is_not_known() -> None:
    one = row(replaced_by="2-QĐ/TU@2021-01-01", end_kind="replaced", ended="2021-01-01")
    register = Register([one])
    assert register.successors(one) == ()
    assert register.successor(one, day("2026-01-01")) is None


def test_an_offices_own_rows_stand_beside_and_over_those_of_the_library() -> None:
    own = row("12-QĐ/TU", "2022-05-05", issuer="Tỉnh ủy Lam Sơn")
    changed = row("366-QĐ/TW", "2025-08-30", ended="2027-01-01", end_kind="repealed")
    more = builtin().extended([own, changed])
    assert len(more) == len(builtin()) + 1
    assert refs(more.by_symbol("12-QĐ/TU")) == ["12-QĐ/TU@2022-05-05"]
    assert more.by_symbol("366-QĐ/TW")[0].ended == "2027-01-01"
    # the library's own is left as it was
    assert builtin().by_symbol("12-QĐ/TU") == ()
    assert builtin().by_symbol("366-QĐ/TW")[0].ended == ""


def test_the_same_symbol_of_another_day_is_another_row() -> None:
    register = Register([row(date="2025-01-01"), row(date="2015-01-01"), row(date="2020")])
    assert [one.date for one in register.by_symbol("01-QĐ/TU")] == ["2015-01-01", "2020", "2025-01-01"]
    assert register.get("1-QĐ/TU@2020") is not None


def test_a_document_without_a_symbol_is_called_by_its_first_name() -> None:
    one = row("", "2011-01-19", names="Điều lệ Hội|Điều lệ")
    assert one.ref == "Điều lệ Hội@2011-01-19"
    register = Register([one])
    assert register.by_name("điều lệ") == (one,)
    assert register.by_symbol("") == ()


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"symbol": "1-QĐ/TU", "type": "Quy định"}, "date"),
        ({"symbol": "1-QĐ/TU", "date": " ", "type": "Quy định"}, "date"),
        ({"symbol": "1-QĐ/TU", "date": "2020-01-01"}, "type"),
        ({"date": "2020-01-01", "type": "Quy định"}, "symbol"),
        ({"symbol": "1-QĐ/TU", "date": "01/01/2020", "type": "Quy định"}, "01/01/2020"),
        ({"symbol": "1-QĐ/TU", "date": "2020-01-01", "type": "Quy định", "ended": "2020-31-12"}, "month"),
        ({"symbol": "1-QĐ/TU", "date": "2020-01-01", "type": "Quy định", "effective": "sau"}, "sau"),
    ],
)
def test_a_row_that_lacks_what_it_needs_is_refused(cells: dict[str, str], column: str) -> None:
    with pytest.raises(ValueError, match=column):
        regulation(cells)


def test_a_row_needs_no_more_than_symbol_date_and_type() -> None:
    one = regulation({"symbol": " 1-QĐ/TU ", "date": "2020-01-01", "type": "Quy định", "other": "ignored"})
    assert (one.symbol, one.names, one.replaced_by, one.ended) == ("1-QĐ/TU", (), (), "")


def test_what_is_not_yet_in_force_is_not_meant_while_an_older_one_is() -> None:
    old = Regulation("8-QC/TU", "2020-01-02", "Quy chế")
    new = Regulation("8-QC/TU", "2022-01-02", "Quy chế", effective="2022-07-01")
    days = [dt.date(2019, 12, 31), dt.date(2022, 3, 1), dt.date(2022, 8, 1)]
    assert [meant([old, new], day) for day in days] == [None, old, new]
    assert meant([new], days[1]) is new
