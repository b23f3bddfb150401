"""The register of regulations: every row is well formed, and the chains of succession can be walked."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from importlib.resources import files

import pytest

from congvan_nlp.knowledge.tables import rows, type_names

FILE = "regulations.tsv"
COLUMNS = [
    "symbol",
    "date",
    "type",
    "branch",
    "issuer",
    "title",
    "names",
    "effective",
    "ended",
    "end_kind",
    "replaced_by",
    "amended_by",
    "verified",
    "verified_end",
    "note",
    "source",
]
DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
REFERENCE = re.compile(r"[^@|\s]+@\d{4}(-\d{2}(-\d{2})?)?")
LISTS = ("issuer", "names", "replaced_by", "amended_by", "source")
TRUST = {"yes", "secondary", "no"}

REGISTER = rows(FILE)


def key_of(row: dict[str, str]) -> str:
    return f"{row['symbol']}@{row['date']}"


def cells(row: dict[str, str], column: str) -> list[str]:
    return row[column].split("|") if row[column] else []


def earlier(a: str, b: str) -> bool:
    """Whether day a is certainly before day b, each known as far as it is written."""
    shared = min(len(a), len(b))
    return a[:shared] < b[:shared]


BY_KEY = {key_of(row): row for row in REGISTER}


def test_the_columns_stand_in_order() -> None:
    header = files("congvan_nlp.knowledge").joinpath(FILE).read_text(encoding="utf-8").splitlines()[0]
    assert header.split("\t") == COLUMNS


def test_the_file_is_normalised_and_ends_with_one_line_break() -> None:
    text = files("congvan_nlp.knowledge").joinpath(FILE).read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert "\n\n" not in text
    assert not re.search("[\r\u00a0\u00ad\u200b-\u200f\u2028\u2029\ufeff]", text)


def test_cells_hold_no_stray_blanks() -> None:
    odd = [c for row in REGISTER for c in row.values() if c != " ".join(c.split()) or re.search(r" \||\| ", c)]
    assert odd == []


@pytest.mark.parametrize("column", LISTS)
def test_lists_in_cells_have_no_gaps_and_no_repeats(column: str) -> None:
    for row in REGISTER:
        values = cells(row, column)
        assert all(values), row
        assert len(set(values)) == len(values), row


def test_the_register_holds_all_known_facts() -> None:
    assert len(REGISTER) >= 145


def test_no_document_stands_twice() -> None:
    found = Counter(key_of(row) for row in REGISTER)
    assert [document for document, count in found.items() if count > 1] == []


def test_a_document_has_a_symbol_or_is_known_by_name() -> None:
    assert [row for row in REGISTER if not row["symbol"] and not row["names"]] == []


def test_an_unknown_issuer_or_title_is_explained() -> None:
    assert [row for row in REGISTER if not (row["issuer"] and row["title"]) and "chưa rõ" not in row["note"]] == []


def test_the_date_of_issue_is_a_day_or_part_of_one() -> None:
    for row in REGISTER:
        assert DAY.fullmatch(row["date"]), row
        if len(row["date"]) == 10:
            dt.date.fromisoformat(row["date"])
        else:
            assert not row["date"][5:] or 1 <= int(row["date"][5:]) <= 12, row


def test_the_effective_day_is_a_day_and_differs_from_the_date() -> None:
    for row in REGISTER:
        if row["effective"]:
            dt.date.fromisoformat(row["effective"])
            assert row["effective"] != row["date"], row
            assert not earlier(row["effective"], row["date"]), row


def test_the_end_is_a_day_or_part_of_one_and_not_before_the_beginning() -> None:
    for row in REGISTER:
        if row["ended"]:
            assert DAY.fullmatch(row["ended"]), row
            assert not earlier(row["ended"], row["date"]), row
            assert not earlier(row["ended"], row["effective"]), row


def test_only_what_ended_has_a_day_of_ending_or_a_successor() -> None:
    assert [row for row in REGISTER if not row["end_kind"] and (row["ended"] or row["replaced_by"])] == []


def test_kinds_and_grades_are_of_the_short_lists() -> None:
    for row in REGISTER:
        assert row["branch"] in {"party", "state"}, row
        assert row["end_kind"] in {"", "replaced", "repealed", "spent", "part"}, row
        assert row["verified"] in TRUST, row


def test_the_end_is_graded_where_there_is_one_and_only_there() -> None:
    for row in REGISTER:
        assert bool(row["verified_end"]) == bool(row["end_kind"]), row
        assert row["verified_end"] in TRUST | {""}, row


def test_every_row_names_its_source() -> None:
    assert [row for row in REGISTER if not row["source"]] == []


def test_general_knowledge_alone_is_never_called_verified() -> None:
    assert [row for row in REGISTER if row["source"] == "general knowledge" and row["verified"] != "no"] == []


def test_one_repository_alone_is_at_most_secondary() -> None:
    assert [row for row in REGISTER if row["source"] == "a public repository" and row["verified"] == "yes"] == []


def test_types_are_known() -> None:
    assert {row["type"] for row in REGISTER} <= set(type_names().values())


def test_party_symbols_are_of_the_party() -> None:
    central = re.compile(r"/(TW|BTCTW|VPTW|UBKTTW)$")
    assert [row for row in REGISTER if central.search(row["symbol"]) and row["branch"] != "party"] == []
    normative = re.compile(r"^\d+/\d{4}/")
    assert [row for row in REGISTER if normative.match(row["symbol"]) and row["branch"] != "state"] == []


def test_a_state_symbol_carries_the_year_of_its_date() -> None:
    for row in REGISTER:
        found = re.match(r"\d+/(\d{4})/", row["symbol"])
        assert not found or row["date"].startswith(found[1]), row


@pytest.mark.parametrize("column", ["replaced_by", "amended_by"])
def test_a_named_document_is_a_row_and_not_earlier(column: str) -> None:
    for row in REGISTER:
        for reference in cells(row, column):
            assert REFERENCE.fullmatch(reference), row
            assert reference in BY_KEY, row
            assert reference != key_of(row), row
            assert not earlier(BY_KEY[reference]["date"], row["date"]), row


def test_a_document_ends_when_its_first_successor_takes_effect() -> None:
    for row in REGISTER:
        if row["ended"] and row["replaced_by"]:
            begins = [(s["effective"] or s["date"]) for s in (BY_KEY[r] for r in cells(row, "replaced_by"))]
            assert any(not earlier(row["ended"], b) and not earlier(b, row["ended"]) for b in begins), row


def test_a_replaced_document_names_its_successor_or_says_it_is_unknown() -> None:
    lost = [row for row in REGISTER if row["end_kind"] == "replaced" and not row["replaced_by"]]
    assert [row for row in lost if "ông rõ văn bản thay thế" not in row["note"]] == []


def test_succession_has_no_circle() -> None:
    done: set[str] = set()

    def walk(document: str, path: tuple[str, ...]) -> None:
        assert document not in path, path
        if document not in done:
            for successor in cells(BY_KEY[document], "replaced_by"):
                walk(successor, (*path, document))
            done.add(document)

    for document in BY_KEY:
        walk(document, ())


CHAINS = [
    "132-QĐ/TW@2018-03-08 124-QĐ/TW@2023-10-04 366-QĐ/TW@2025-08-30",
    "16-HD/BTCTW@2018-09-24 21-HD/BTCTW@2019-10-18 25-HD/BTCTW@2023-11-10 43-HD/BTCTW@2025-10-31",
    "29-QĐ/TW@2016-07-25 24-QĐ/TW@2021-07-30 232-QĐ/TW@2025-01-20 294-QĐ/TW@2025-05-26 "
    "20-QĐ/TW@2026-04-08 208-QĐ/TW@2026-07-26",
    "30-QĐ/TW@2016-07-26 22-QĐ/TW@2021-07-28 296-QĐ/TW@2025-05-30",
    "262-QĐ/TW@2025-02-03 296-QĐ/TW@2025-05-30",
    "102-QĐ/TW@2017-11-15 69-QĐ/TW@2022-07-06 212-QĐ/TW@2026-08-17",
    "115-QĐ/TW@2007-12-07 47-QĐ/TW@2011-11-01 37-QĐ/TW@2021-10-25 207-QĐ/TW@2026-07-26",
    "31-QĐ/TW@1997-10-01 66-QĐ/TW@2017-02-06 399-QĐ/TW@2026-01-09",
    "01-HD/VPTW@1998-02-02 11-HD/VPTW@2004-05-28 36-HD/VPTW@2018-04-03 05-HD/VPTW@2026-05-27",
    "220-QĐ/TW@2009-04-17 244-QĐ/TW@2014-06-09 190-QĐ/TW@2024-10-10",
    "105-QĐ/TW@2017-12-19 80-QĐ/TW@2022-08-18 377-QĐ/TW@2025-10-08",
    "35-CT/TW@2024-06-14 45-CT/TW@2025-04-14",
    "56/2015/NĐ-CP@2015-06-09 90/2020/NĐ-CP@2020-08-13",
    "22/2008/QH12@2008-11-13 80/2025/QH15@2025-06-24",
    "58/2010/QH12@2010-11-15 129/2025/QH15@2025-12-10",
    "77/2015/QH13@2015-06-19 65/2025/QH15@2025-02-19 72/2025/QH15@2025-06-16",
    "138/2020/NĐ-CP@2020-11-27 170/2025/NĐ-CP@2025-06-30",
]


@pytest.mark.parametrize("chain", CHAINS)
def test_a_chain_of_successors_can_be_walked(chain: str) -> None:
    documents = chain.split()
    walked = documents[:1]
    while len(walked) < len(documents):
        successors = cells(BY_KEY[walked[-1]], "replaced_by")
        assert documents[len(walked)] in successors
        walked.append(documents[len(walked)])
    assert walked == documents


@pytest.mark.parametrize(
    ("document", "amendment"),
    [
        ("22-QĐ/TW@2021-07-28", "262-QĐ/TW@2025-02-03"),
        ("69-QĐ/TW@2022-07-06", "264-QĐ/TW@2025-02-14"),
        ("22/2008/QH12@2008-11-13", "52/2019/QH14@2019-11-25"),
        ("90/2020/NĐ-CP@2020-08-13", "48/2023/NĐ-CP@2023-07-17"),
    ],
)
def test_an_amendment_is_named_by_what_it_amends(document: str, amendment: str) -> None:
    assert amendment in cells(BY_KEY[document], "amended_by")


@pytest.mark.parametrize(
    ("document", "effective"),
    [
        ("294-QĐ/TW@2025-05-26", "2025-07-01"),
        ("80/2025/QH15@2025-06-24", "2025-07-01"),
        ("335/2025/NĐ-CP@2025-12-21", "2026-01-01"),
        ("129/2025/QH15@2025-12-10", "2026-07-01"),
    ],
)
def test_a_document_that_waits_has_an_effective_day(document: str, effective: str) -> None:
    assert BY_KEY[document]["effective"] == effective


@pytest.mark.parametrize(
    ("name", "documents"),
    [
        ("Nghị quyết Trung ương 4 khóa XI", {"12-NQ/TW@2012-01-16"}),
        ("Nghị quyết Trung ương 4 khóa XII", {"04-NQ/TW@2016-10-30"}),
        ("Kết luận Hội nghị Trung ương 4 khóa XIII", {"21-KL/TW@2021-10-25"}),
        (
            "Quy chế bầu cử trong Đảng",
            {"220-QĐ/TW@2009-04-17", "244-QĐ/TW@2014-06-09", "190-QĐ/TW@2024-10-10"},
        ),
        ("Luật Cán bộ, công chức", {"22/2008/QH12@2008-11-13", "80/2025/QH15@2025-06-24"}),
        ("Điều lệ Đảng", {"@2011-01-19"}),
    ],
)
def test_a_name_leads_to_its_documents(name: str, documents: set[str]) -> None:
    assert {key_of(row) for row in REGISTER if name in cells(row, "names")} == documents


@pytest.mark.parametrize(
    ("symbol", "dates"),
    [
        ("132-QĐ/TW", ["2018-03-08", "2023-10-27"]),
        ("124-QĐ/TW", ["2018-02-02", "2023-10-04"]),
        ("26-NQ/TW", ["2008-08-05", "2018-05-19", "2022-11-03", "2026-08-22"]),
        ("35-CT/TW", ["2019-05-30", "2024-06-14"]),
    ],
)
def test_a_symbol_used_again_keeps_its_documents_apart(symbol: str, dates: list[str]) -> None:
    assert sorted(row["date"] for row in REGISTER if row["symbol"] == symbol) == dates


def test_a_partial_end_leaves_the_document_to_the_others() -> None:
    row = BY_KEY["90/2020/NĐ-CP@2020-08-13"]
    assert row["end_kind"] == "part"
    assert row["ended"] == "2026-01-01"
