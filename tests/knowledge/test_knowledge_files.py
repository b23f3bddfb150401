"""The data files: what every row must hold, whoever edits it."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest

from congvan_nlp.folding import bare, key
from congvan_nlp.knowledge.tables import rows, spellings

FOLDER = files("congvan_nlp.knowledge")

COLUMNS = {
    "doc_types.tsv": "name codes branch kind verified source",
    "issuer_codes.tsv": "code name level branch valid_from valid_to ambiguous resolver verified source",
    "bodies.tsv": "name abbreviations level branch parent",
    "provinces.tsv": "name kind valid_from valid_to merged_into seat verified source",
    "districts.tsv": "name kind province verified source",
    "communes.tsv": "province district commune now province_now",
    "reorganisations.tsv": "name institution place ended successor how verified note source",
    "laws.tsv": "name number year verified source",
    "name_commas.tsv": "before after example",
    "working_days.tsv": "date day reason verified source",
    "congresses.tsv": "congress day verified source",
    "regulations.tsv": "symbol date type branch issuer title names effective ended end_kind replaced_by amended_by "
    "verified verified_end note source",
}
#: What tells one row of a file from any other.
IDENTITY = {
    "doc_types.tsv": ("name",),
    "issuer_codes.tsv": ("code",),
    "bodies.tsv": ("name",),
    "provinces.tsv": ("name", "valid_from"),
    "districts.tsv": ("name", "kind", "province"),
    "communes.tsv": ("province", "district", "commune"),
    "reorganisations.tsv": ("institution", "place"),
    "laws.tsv": ("name",),
    "name_commas.tsv": ("before", "after"),
    "working_days.tsv": ("date",),
    "congresses.tsv": ("congress",),
    "regulations.tsv": ("symbol", "names", "date"),
}
#: Columns that hold one word of a short list.
VOCABULARY = {
    ("doc_types.tsv", "branch"): {"party", "state", "both"},
    ("issuer_codes.tsv", "level"): {"central", "province", "district", "commune", "grassroots", "any"},
    ("issuer_codes.tsv", "branch"): {"party", "state", "front"},
    ("bodies.tsv", "level"): {"central", "province", "district", "commune", "any"},
    ("bodies.tsv", "branch"): {"party", "state", "front"},
    ("provinces.tsv", "kind"): {"tỉnh", "thành phố"},
    ("districts.tsv", "kind"): {"huyện", "quận", "thị xã", "thành phố"},
    ("reorganisations.tsv", "how"): {"ended", "renamed", "merged"},
    ("working_days.tsv", "day"): {"off", "work"},
}
#: Files that tell a secondary source from a good one.
GRADED = ("reorganisations.tsv", "regulations.tsv")
SOURCED = [name for name, columns in COLUMNS.items() if "verified" in columns]
DATED = [name for name, columns in COLUMNS.items() if "valid_from" in columns]
LISTS = [("doc_types.tsv", "codes"), ("bodies.tsv", "abbreviations"), ("issuer_codes.tsv", "ambiguous")]
#: Columns of an identity that not every row has.
MAY_BE_EMPTY = ("valid_from", "place", "symbol", "names")
every_table = pytest.mark.parametrize("name", COLUMNS)


def content(name: str) -> str:
    return FOLDER.joinpath(name).read_bytes().decode("utf-8")


def cells(row: dict[str, str], column: str) -> list[str]:
    return row[column].split("|") if row[column] else []


def test_every_data_file_has_a_schema() -> None:
    assert {f.name for f in FOLDER.iterdir() if f.name.endswith(".tsv")} == set(COLUMNS)


def test_the_readme_describes_every_file_and_column() -> None:
    readme = content("README.md")
    described = {m[1]: m[2] for m in re.finditer(r"^\| `([\w.]+)` \|(.*)$", readme, re.MULTILINE)}
    data = {f.name for f in FOLDER.iterdir() if f.name.endswith((".tsv", ".txt", ".toml"))}
    assert set(described) == data
    for name, columns in COLUMNS.items():
        for column in set(columns.split()) - {"verified", "source", "valid_from", "valid_to"}:
            assert f"`{column}`" in described[name], (name, column)


@every_table
def test_a_file_is_plain(name: str) -> None:
    text = content(name)
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search("[\r\x00-\x08\x0b\x0c\u00a0\u00ad\u200b-\u200f\u2028\u2029\ufeff]", text)
    assert text.endswith("\n")
    assert "\n\n" not in text


@every_table
def test_every_row_fills_the_columns_of_the_header(name: str) -> None:
    header, *lines = content(name).splitlines()
    assert header.split("\t") == COLUMNS[name].split()
    assert [line for line in lines if line.count("\t") != header.count("\t")] == []


@every_table
def test_cells_hold_no_stray_blanks(name: str) -> None:
    odd = [c for row in rows(name) for c in row.values() if c != " ".join(c.split()) or re.search(r" \||\| ", c)]
    assert odd == []


@every_table
def test_no_row_stands_twice(name: str) -> None:
    found = Counter(tuple(row[c] for c in IDENTITY[name]) for row in rows(name))
    assert [row for row, count in found.items() if count > 1] == []


@every_table
def test_every_row_is_named(name: str) -> None:
    assert [row for row in rows(name) if not all(row[c] for c in IDENTITY[name] if c not in MAY_BE_EMPTY)] == []


@pytest.mark.parametrize("name", ["doc_types.tsv", "bodies.tsv", "laws.tsv"])
def test_no_two_names_fold_to_the_same_key(name: str) -> None:
    found = Counter(key(row["name"]) for row in rows(name))
    assert [folded for folded, count in found.items() if count > 1] == []


@pytest.mark.parametrize(("name", "column"), LISTS)
def test_lists_in_cells_have_no_gaps_and_no_repeats(name: str, column: str) -> None:
    for row in rows(name):
        values = cells(row, column)
        assert all(values), row
        assert len(set(values)) == len(values), row


@pytest.mark.parametrize(("name", "column"), VOCABULARY)
def test_words_come_from_a_short_list(name: str, column: str) -> None:
    assert {row[column] for row in rows(name)} <= VOCABULARY[name, column]


def test_kinds_of_types_are_single_words() -> None:
    assert [row["kind"] for row in rows("doc_types.tsv") if not re.fullmatch("[a-z]+", row["kind"])] == []


@pytest.mark.parametrize("name", SOURCED)
def test_every_fact_names_its_source(name: str) -> None:
    for row in rows(name):
        assert row["verified"] in ("yes", "no") or (name in GRADED and row["verified"] == "secondary"), row
        assert row["source"], row
        assert row["verified"] == "no" or not row["source"].startswith("general knowledge"), row


@pytest.mark.parametrize("name", DATED)
def test_periods_are_iso_dates_in_order(name: str) -> None:
    for row in rows(name):
        limits = [dt.date.fromisoformat(row[c]) for c in ("valid_from", "valid_to") if row[c]]
        assert limits == sorted(limits), row
        assert all(len(row[c]) in (0, 10) for c in ("valid_from", "valid_to")), row


@pytest.mark.parametrize(
    ("name", "column", "form"),
    [
        ("doc_types.tsv", "codes", r"[A-ZĐ][A-Za-zĐđ]{0,7}"),
        ("issuer_codes.tsv", "code", r"[A-ZĐ][A-Za-zĐđ\d]*(?:[&-][A-ZĐ]+)?"),
    ],
)
def test_codes_are_well_formed(name: str, column: str, form: str) -> None:
    codes = [code for row in rows(name) for code in cells(row, column)]
    assert [code for code in codes if not re.fullmatch(form, code)] == []


def test_no_two_issuer_codes_fold_to_the_same_letters() -> None:
    found = Counter(bare(row["code"]) for row in rows("issuer_codes.tsv"))
    assert [code for code, count in found.items() if count > 1] == []


def test_issuers_are_spelled_as_in_the_gazetteer() -> None:
    for row in rows("issuer_codes.tsv"):
        for name in (row["name"], *cells(row, "ambiguous")):
            assert spellings().get(key(name), name) == name, row


def test_an_issuer_code_is_not_ambiguous_with_itself() -> None:
    assert [row for row in rows("issuer_codes.tsv") if row["name"] in cells(row, "ambiguous")] == []


def test_parents_are_listed_bodies() -> None:
    names = {row["name"] for row in rows("bodies.tsv")}
    assert [row for row in rows("bodies.tsv") if row["parent"] and row["parent"] not in names] == []


def test_no_body_is_its_own_ancestor() -> None:
    parents = {row["name"]: row["parent"] for row in rows("bodies.tsv")}
    for name in parents:
        seen = {name}
        above = parents[name]
        while above:
            assert above not in seen, name
            seen.add(above)
            above = parents[above]


def test_no_abbreviation_stands_for_two_bodies() -> None:
    meant: dict[str, set[str]] = {}
    for row in rows("bodies.tsv"):
        for written in (row["name"], *cells(row, "abbreviations")):
            meant.setdefault(key(written), set()).add(row["name"])
    assert {written: names for written, names in meant.items() if len(names) > 1} == {}


NUMBER = re.compile(r"(?P<n>\d{2,3})/(?P<year>\d{4})/(?:QH(?P<term>\d\d)|(?:PL-)?UBTVQH(?P<standing>\d\d))")
#: First and last year of the terms of the National Assembly.
TERMS = {10: (1997, 2002), 11: (2002, 2007), 12: (2007, 2011), 13: (2011, 2016), 14: (2016, 2021), 15: (2021, 2026)}


@pytest.mark.parametrize("row", [row for row in rows("laws.tsv") if row["number"]], ids=lambda row: row["number"])
def test_the_number_of_a_law_agrees_with_its_year_and_author(row: dict[str, str]) -> None:
    match = NUMBER.fullmatch(row["number"])
    assert match, row
    assert match["year"] == row["year"]
    first, last = TERMS[int(match["term"] or match["standing"])]
    assert first <= int(match["year"]) <= last
    ordinance = row["name"].startswith("Pháp lệnh")
    assert bool(match["standing"]) == ordinance
    assert int(match["n"]) >= 1


def test_laws_are_named_by_their_type() -> None:
    assert [
        r["name"] for r in rows("laws.tsv") if not re.match("(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh) ", r["name"])
    ] == []


def test_laws_without_a_number_leave_the_year_plausible() -> None:
    years = {row["year"] for row in rows("laws.tsv")} - {""}
    assert all(1945 <= int(year) <= 2026 for year in years)


def test_the_example_of_a_comma_holds_it() -> None:
    for row in rows("name_commas.tsv"):
        assert f"{row['before']}, {row['after']}" in row["example"].lower(), row
        assert row["before"] == row["before"].lower(), row
        assert row["after"] == row["after"].lower(), row


def provinces_on(day: dt.date) -> list[dict[str, str]]:
    iso = day.isoformat()
    return [r for r in rows("provinces.tsv") if r["valid_from"] <= iso <= (r["valid_to"] or "9999-12-31")]


CHANGES = sorted({d for r in rows("provinces.tsv") for d in (r["valid_from"], r["valid_to"]) if d >= "2008-08-01"})


@pytest.mark.parametrize(
    ("day", "count"), [("2008-08-01", 63), ("2025-06-30", 63), ("2025-07-01", 34), ("2026-11-01", 34)]
)
def test_the_number_of_provinces_is_that_of_the_law(day: str, count: int) -> None:
    assert len(provinces_on(dt.date.fromisoformat(day))) == count


@pytest.mark.parametrize("day", CHANGES)
@pytest.mark.parametrize("offset", [-1, 0, 1])
def test_no_change_loses_or_doubles_a_province(day: str, offset: int) -> None:
    when = max(dt.date.fromisoformat(day) + dt.timedelta(offset), dt.date(2008, 8, 1))
    names = [row["name"] for row in provinces_on(when)]
    assert len(names) == len(set(names)) == (63 if when < dt.date(2025, 7, 1) else 34)


def test_what_a_province_merged_into_is_there_the_next_day() -> None:
    for row in rows("provinces.tsv"):
        assert bool(row["valid_to"]) == bool(row["merged_into"]), row
        if row["valid_to"]:
            after = dt.date.fromisoformat(row["valid_to"]) + dt.timedelta(1)
            assert row["merged_into"] in {r["name"] for r in provinces_on(after)}, row


def test_periods_of_one_province_follow_without_overlap() -> None:
    periods: dict[str, list[tuple[str, str]]] = {}
    for row in rows("provinces.tsv"):
        periods.setdefault(row["name"], []).append((row["valid_from"], row["valid_to"] or "9999-12-31"))
    for name, spans in periods.items():
        assert all(a[1] < b[0] for a, b in pairwise(sorted(spans))), name


def test_family_names_are_single_capitalised_words() -> None:
    lines = content("family_names.txt").splitlines()
    assert unicodedata.is_normalized("NFC", "".join(lines))
    assert len(set(lines)) == len(lines)
    assert [line for line in lines if not (line.isalpha() and line.istitle())] == []
