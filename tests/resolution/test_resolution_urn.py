"""Identifiers of documents are made from their key and read back into it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congvan_nlp.knowledge.register import builtin
from congvan_nlp.knowledge.tables import doc_type_codes, issuer_codes
from congvan_nlp.resolution.documents import document_urn
from congvan_nlp.resolution.urn import DocumentName, parse_urn, type_slug, urn_of


@pytest.mark.parametrize(
    ("name", "urn"),
    [
        (
            DocumentName("vn;can.tho:thanh.uy", "huong.dan", "2019-11-25", "10-HD/TU"),
            "urn:lex:vn;can.tho:thanh.uy:huong.dan:2019-11-25;10-hd-tu",
        ),
        (
            DocumentName("vn:trung.uong", "quy.dinh", "2018-03-08", "132-QĐ/TW"),
            "urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw",
        ),
        (
            DocumentName("vn:chinh.phu", "nghi.dinh", "2020-03-05", "30/2020/NĐ-CP"),
            "urn:lex:vn:chinh.phu:nghi.dinh:2020-03-05;30-2020-nd-cp",
        ),
        (
            DocumentName("vn;lam.son;huyen.son.khe:huyen.uy;ban.to.chuc", "huong.dan", "", "2-HD/BTCHU"),
            "urn:lex:vn;lam.son;huyen.son.khe:huyen.uy;ban.to.chuc:huong.dan:_;2-hd-btchu",
        ),
        (DocumentName("vn:quoc.hoi", "hien.phap", "2013-11-28", ""), "urn:lex:vn:quoc.hoi:hien.phap:2013-11-28"),
        (DocumentName("vn:quoc.hoi", "", "2003", "11/2003/QH11"), "urn:lex:vn:quoc.hoi:_:2003;11-2003-qh11"),
    ],
)
def test_identifier_and_name_of_a_document(name: DocumentName, urn: str) -> None:
    assert urn_of(name) == urn
    assert parse_urn(urn) == name


@pytest.mark.parametrize(
    "symbol",
    [
        "07-QĐi/TW", "7-QĐ/TW", "07-QĐ/TW", "924/SNV-CCHC", "66.25/2026/NQ-CP", "5053-CV/VPTW/nb", "367-QĐ/TWĐTN-VP",
        "4543a-QĐ/HU", "439/QĐ-TTg", "55/2005/TTLT-BNV-VPCP", "03/VBHN-BNV", "72/BTĐ-NV2", "34/2007/PL-UBTVQH11",
        "12-CTr/TU", "21036/CT-CBc", "06/2022-QH15", "97/QH14", "5 - QĐ/TW", "1", "~", "a:b", "100%", "số 5", "-", "--",
        "2020", "1/2020", "1-2020", "1-2020/X", "İ", "Đ", "đ-Đ/đ", "10-hd-tu", "10-HD-TU", "10/HD/TU", "10%2FHD",
    ],
)  # fmt: skip
def test_unusual_symbols_are_read_back(symbol: str) -> None:
    name = DocumentName("vn;lam.son:tinh.uy", "cong.van", "2021-11-05", symbol)
    assert parse_urn(urn_of(name)) == name


def test_symbols_that_differ_have_different_identifiers() -> None:
    symbols = [
        "7-QĐ/TW",
        "07-QĐ/TW",
        "7-QĐi/TW",
        "7/QĐ-TW",
        "7-QD/TW",
        "7-qđ/tw",
        "7-QĐ/TU",
        "7.QĐ/TW",
        "7-QĐ-TW",
        "7/QĐ/TW",
    ]
    assert len({urn_of(DocumentName("vn:x", "", "", symbol)) for symbol in symbols}) == len(symbols)


_ISSUERS = sorted({code.code for code in issuer_codes().values()})
_TYPES = sorted(set(doc_type_codes().values()))
_number = (
    st.integers(1, 9999).map(str) | st.integers(1, 99).map(lambda n: f"{n:02}") | st.sampled_from(["12a", "66.25"])
)
_year = st.integers(1945, 2099).map(str)
_type = st.sampled_from(_TYPES)
_issuer = st.sampled_from(_ISSUERS)
_unit = st.text("ABCĐGHKLMNPQSTVXY0123456789", min_size=1, max_size=5)
genre = st.one_of(
    st.builds("{}-{}/{}".format, _number, _type, _issuer),
    st.builds("{}-{}/{}-{}".format, _number, _type, _issuer, _unit),
    st.builds("{}/{}/{}-{}".format, _number, _year, _type, _issuer),
    st.builds("{}/{}-{}".format, _number, _type, _issuer),
    st.builds("{}/{}-{}".format, _number, _issuer, _unit),
    st.builds("{}/{}".format, _number, _issuer),
    st.builds("{}/{}/QH{}".format, _number, _year, st.integers(1, 16)),
    st.builds("{}/{}/{}-{}-{}".format, _number, _year, _type, _issuer, _issuer),
)
arbitrary = st.text("0129abhđAHTUWĐƯQ-/.% ~:;_&ộé", min_size=1, max_size=20) | st.text(min_size=1, max_size=12).filter(
    lambda text: text.isprintable()
)
_slug = st.lists(st.text("abcdxyz0123456789", min_size=1, max_size=6), min_size=1, max_size=3).map(".".join)
_units = st.lists(_slug | st.just("_"), max_size=3).map(lambda units: "".join(f";{unit}" for unit in units))
bodies = st.builds("vn{}:{}{}".format, _units, _slug, _units)
_days = st.dates().map(lambda day: day.isoformat())
dates = st.just("") | _days | _days.map(lambda day: day[:7]) | _days.map(lambda day: day[:4])


@given(st.builds(DocumentName, bodies, st.just("") | _slug, dates, genre | st.just("")))
def test_symbols_of_the_genre_are_read_back(name: DocumentName) -> None:
    assert parse_urn(urn_of(name)) == name


@given(st.builds(DocumentName, bodies, st.just("") | _slug, dates, arbitrary))
def test_any_symbol_is_read_back(name: DocumentName) -> None:
    urn = urn_of(name)
    assert parse_urn(urn) == name
    assert re.fullmatch(r"[a-z0-9.;:_~%A-F-]+", urn), urn


@given(genre, genre)
def test_two_symbols_share_no_identifier(one: str, other: str) -> None:
    urns = [urn_of(DocumentName("vn:x", "", "", symbol)) for symbol in (one, other)]
    assert (urns[0] == urns[1]) == (one == other)


@pytest.mark.parametrize(
    "urn",
    [
        "",
        "urn",
        "urn:lex",
        "urn:lex:vn",
        "urn:lex:vn:trung.uong",
        "urn:lex:vn:trung.uong:quy.dinh",
        "urn:lex::trung.uong:quy.dinh:2018-03-08",
        "urn:lex:vn::quy.dinh:2018-03-08",
        "urn:lex:vn:trung.uong::2018-03-08",
        "urn:lex:vn:trung.uong:quy.dinh:",
        "urn:lex:vn:trung.uong:quy.dinh:;132-qd-tw",
        "urn:lex:vn:trung.uong:quy.dinh:2018-03-08;",
        "urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132:qd",
        "urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw:more",
        "urn:nbn:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw",
        " urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw",
        "urn:lex:vn:trung.uong:quy.dinh:2018-03-08;132-qd-tw\n",
        "urn:lex:vn:trung.uong:quy dinh:2018-03-08;132-qd-tw",
        "132-QĐ/TW",
    ],
)
def test_what_is_no_identifier_is_refused(urn: str) -> None:
    with pytest.raises(ValueError, match="URN:LEX"):
        parse_urn(urn)


def test_rows_of_the_register_have_identifiers_of_their_own() -> None:
    urns = {row.ref: document_urn(row) for row in builtin()}
    assert len(set(urns.values())) == len(urns)
    assert {parse_urn(urn).symbol for urn in urns.values()} == {row.symbol for row in builtin()}
    assert [urn for urn in urns.values() if ":_:" in urn or "*" in urn] == []


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Hướng dẫn", "huong.dan"), ("QUY ĐỊNH", "quy.dinh"), ("Quy  định", "quy.dinh"), (None, ""), ("", "")],
)
def test_types_in_identifiers(name: str | None, slug: str) -> None:
    assert type_slug(name) == slug
