"""Numbers and symbols: what letters write, what copies make of it, and what only looks like one."""

import pytest

from congvan_nlp.extraction.mentions import find_symbol_mentions
from congvan_nlp.folding import Text
from congvan_nlp.knowledge.tables import rows
from congvan_nlp.reading.source import Source
from congvan_nlp.structure.symbols import Symbol, find_symbols


def symbols(text: str) -> list[Symbol]:
    return list(find_symbols(Text.of(text)))


def keys(text: str) -> list[str]:
    return [s.key for s in symbols(text)]


@pytest.mark.parametrize(
    ("symbol", "number", "year", "type_code", "issuer", "party"),
    [
        # Party: number, hyphen, type, slash, issuer
        ("132-QĐ/TW", "132", None, "QĐ", "TW", True),
        ("4628-CV/VPTW", "4628", None, "CV", "VPTW", True),
        ("07-QĐi/TW", "07", None, "QĐi", "TW", True),
        ("05-CTr/HU", "05", None, "CTr", "HU", True),
        ("4543a-QĐ/HU", "4543a", None, "QĐ", "HU", True),
        ("5053-CV/VPTW/nb", "5053", None, "CV", "VPTW/nb", True),
        ("367-QĐ/TWĐTN-VP", "367", None, "QĐ", "TWĐTN-VP", True),
        ("13-QC/BTGTU-BTVTU", "13", None, "QC", "BTGTU-BTVTU", True),
        ("159-TB", "159", None, "TB", "", True),
        # State, normative: number, year, type, issuer
        ("30/2020/NĐ-CP", "30", 2020, "NĐ", "CP", False),
        ("66.25/2026/NQ-CP", "66.25", 2026, "NQ", "CP", False),
        ("55/2005/TTLT-BNV-VPCP", "55", 2005, "TTLT", "BNV-VPCP", False),
        ("34/2007/PL-UBTVQH11", "34", 2007, "PL", "UBTVQH11", False),
        ("97/2019/QH14", "97", 2019, None, "QH14", False),
        ("02/2020/UBTVQH14", "02", 2020, None, "UBTVQH14", False),
        # State, administrative
        ("439/QĐ-TTg", "439", None, "QĐ", "TTg", False),
        ("03/VBHN-BNV", "03", None, "VBHN", "BNV", False),
        ("12/BC-SGD&ĐT", "12", None, "BC", "SGD&ĐT", False),
        ("12/KH-UBND-SYT", "12", None, "KH", "UBND-SYT", False),
        # State, letters: no type, the issuer and a unit
        ("924/SNV-CCHC", "924", None, None, "SNV-CCHC", False),
        ("125/SGDĐT-VP", "125", None, None, "SGDĐT-VP", False),
        ("72/BTĐ-NV2", "72", None, None, "BTĐ-NV2", False),
        ("516/TTg", "516", None, None, "TTg", False),
        # the army: CT is the political department, CBc a unit
        ("21036/CT-CBc", "21036", None, "CT", "CBc", False),
        ("767-HD/BTL", "767", None, "HD", "BTL", True),
    ],
)
def test_a_symbol_is_read_into_its_parts(
    symbol: str, number: str, year: int | None, type_code: str | None, issuer: str, party: bool
) -> None:
    [found] = symbols(f"Văn bản số {symbol}, ngày 05/3/2020")
    assert found.key == symbol
    assert (found.number, found.year, found.type_code, found.issuer, found.party) == (
        number,
        year,
        type_code,
        issuer,
        party,
    )
    assert found.tight


@pytest.mark.parametrize(
    ("written", "key"),
    [
        # blanks, line ends and dashes at the joints
        ("21 -HD/BTCTW", "21-HD/BTCTW"),
        ("2898 -  QĐ/TU", "2898-QĐ/TU"),
        ("16 – HD/BTCTW", "16-HD/BTCTW"),
        ("132—QĐ/TW", "132-QĐ/TW"),
        ("132‑QĐ/TW", "132-QĐ/TW"),
        ("132−QĐ/TW", "132-QĐ/TW"),
        ("16 -\nHD/BTCTW", "16-HD/BTCTW"),
        ("132-QĐ/\nTW", "132-QĐ/TW"),
        ("132-QĐ\n/TW", "132-QĐ/TW"),
        ("30/2020/NĐ - CP", "30/2020/NĐ-CP"),
        ("30 /2020/ NĐ-CP", "30/2020/NĐ-CP"),
        ("30/20 20/NĐ-CP", "30/2020/NĐ-CP"),
        ("55/2005/TTLT-BNV-\nVPCP", "55/2005/TTLT-BNV-VPCP"),
        ("924/SNV-\nCCHC", "924/SNV-CCHC"),
        ("132_QĐ/TW", "132-QĐ/TW"),
        # marks that copies lost, letters that look alike
        ("132-QD/TW", "132-QĐ/TW"),
        ("30/2020/ND-CP", "30/2020/NĐ-CP"),
        ("30/2020/NÐ-CP", "30/2020/NĐ-CP"),
        # spellings of the central bodies
        ("132-QĐ/TƯ", "132-QĐ/TW"),
        ("132-QĐ/T.Ư", "132-QĐ/TW"),
        ("132-QĐ/T.W", "132-QĐ/TW"),
        ("132-QĐ/IW", "132-QĐ/TW"),
        # other joints
        ("132-QĐ-TW", "132-QĐ/TW"),
        ("06/2022-QH15", "06/2022/QH15"),
        ("30-2020/NĐ-CP", "30/2020/NĐ-CP"),
        # the hyphen lost: a slash follows in Party symbols, a hyphen in those of the State
        ("79 NQ/TW", "79-NQ/TW"),
        ("84 QĐ/TWĐTN", "84-QĐ/TWĐTN"),
        ("8 QD/TW", "8-QĐ/TW"),
        ("12 CTr/HU", "12-CTr/HU"),
        ("31 QĐ-UBND", "31/QĐ-UBND"),
    ],
)
def test_copies_of_a_symbol_have_one_key(written: str, key: str) -> None:
    text = Source.from_text(f"Thực hiện văn bản số {written} của cấp trên").text
    assert [s.key for s in find_symbols(text)] == [key]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("số31-QĐ/TW", ["31-QĐ/TW"]),
        ("(số 31-QĐ/TW)", ["31-QĐ/TW"]),
        ("Quy định số 89-QĐ/TW; số 214-QĐ/TW,124-QĐ/TW", ["89-QĐ/TW", "214-QĐ/TW", "124-QĐ/TW"]),
        ("số 02-HD/TW.\nSố 03-HD/TW", ["02-HD/TW", "03-HD/TW"]),
        ("ngày 05/3/2020 tại 30/2020/NĐ-CP", ["30/2020/NĐ-CP"]),
        ("97/QH14số", ["97/QH14"]),
        ("05/QĐ-BCĐ389và", ["05/QĐ-BCĐ389"]),
        ("05/KH-THS2SK", ["05/KH-THS2SK"]),
        ("09/2021/L-CTN", ["09/2021/L-CTN"]),
    ],
)
def test_symbols_are_found_between_other_words(text: str, found: list[str]) -> None:
    assert keys(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "ngày 08/3/2018",
        "ngày 15-12-2021",
        "từ 10-15/11/2021",
        "nhiệm kỳ 2021 - 2026",
        "giai đoạn 2021-2025",
        "năm học 2021/\n2022",
        "điện thoại 0292.3820.536",
        "ĐT: 0292-3820536 - UBND",
        "trực 24/7",
        "tỷ lệ 3/4 đại biểu",
        "1,5/UBND",
        "HIV/AIDS",
        "COVID-19",
        "TCVN 9001:2015",
        "2/ Sở Y tế",
        "3- Văn phòng",
        "12 QĐ",
        "12 QĐ/năm",
        "12 SNV/UBND",
        "năm 2021 CT/TW",
        "15/12/2021 CT/TW",
        "ngày 15-12-2021 KH/UBND",
        "điện thoại 0292.3820 TB/VP",
        "1.500.000 HĐ/UBND",
        "lớp 12-A1B",
        "97/QH1415",
        "97/QH14A",
        "12/L-a",
        "4263",
        "-CV/TU",
        "15/12/2021-UBND",
        "QĐ/TW",
    ],
)
def test_what_only_looks_like_a_symbol_is_none(text: str) -> None:
    assert keys(text) == []


@pytest.mark.parametrize("text", ["1/ UBND các xã", "2/ HĐND huyện", "1- BAN THƯỜNG VỤ", "3 - UBND tỉnh"])
def test_a_label_before_a_body_is_loose_and_cites_nothing(text: str) -> None:
    assert all(not s.tight for s in symbols(text))
    assert find_symbol_mentions(Text.of(f"Giao việc:\n{text} thực hiện."), 0, len(text), None) == []


@pytest.mark.parametrize(("text", "tight"), [("15-CV/TU", True), ("15 -CV/TU", False), ("15-CV/\nTU", False)])
def test_blanks_at_the_joints_are_told(text: str, tight: bool) -> None:
    assert [s.tight for s in symbols(text)] == [tight]


def test_the_span_holds_the_symbol_as_written() -> None:
    text = "Quy định số 21 -HD/BTCTW ngày"
    [found] = symbols(text)
    assert text[found.start : found.end] == "21 -HD/BTCTW"


def test_only_the_part_asked_for_is_searched() -> None:
    text = Text.of("số 1-CV/TU; số 2-CV/TU; số 3-CV/TU")
    middle = text.raw.index("số 2")
    assert [s.key for s in find_symbols(text, middle, middle + 10)] == ["2-CV/TU"]
    assert [s.key for s in find_symbols(text, middle)] == ["2-CV/TU", "3-CV/TU"]


@pytest.mark.parametrize(
    ("symbol", "type_code"),
    [
        ("05-ĐA/TU", "ĐA"),
        ("12/HĐ-SYT", "HĐ"),
        ("05-DA/TU", "DA"),
        ("12-HD/TU", "HD"),
        ("12/HĐĐ-VX", None),
        ("12/QĐĐ-UBND", "QĐ"),
    ],
)
def test_a_code_with_its_marks_is_not_taken_for_another(symbol: str, type_code: str | None) -> None:
    assert [s.type_code for s in symbols(symbol)] == [type_code]


def test_a_code_is_not_cut_in_the_middle_of_its_digits() -> None:
    assert keys("12/QĐ-QH15") == ["12/QĐ-QH15"]


def test_a_code_with_three_digits_is_whole() -> None:
    assert keys("05/QĐ-BCĐ389") == ["05/QĐ-BCĐ389"]


TYPE_CODES = sorted({code for row in rows("doc_types.tsv") for code in row["codes"].split("|") if code})


@pytest.mark.parametrize("code", TYPE_CODES)
def test_every_type_code_of_the_tables_is_read(code: str) -> None:
    for symbol in (f"12-{code}/TU", f"12/{code}-UBND", f"12/2020/{code}-UBND"):
        assert [(s.key, s.type_code) for s in symbols(f"số {symbol} ngày")] == [(symbol, code)]


ISSUER_CODES = [row["code"] for row in rows("issuer_codes.tsv")]


@pytest.mark.parametrize("code", ISSUER_CODES)
def test_every_issuer_code_of_the_tables_is_read(code: str) -> None:
    for symbol in (f"12-QĐ/{code}", f"12/QĐ-{code}", f"12/{code}-VX"):
        assert keys(f"số {symbol} ngày") == [symbol]
