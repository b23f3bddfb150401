"""The body whose series a symbol belongs to: the code tells its kind, the letter tells where."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congvan_nlp.resolution.series import issuer_code, register_series, series_of
from congvan_nlp.resolution.standpoint import Standpoint

PROVINCE = Standpoint("province", "lam.son", what="tinh.uy", committee="tinh.uy")
ELSEWHERE = Standpoint("province", "van.xuan", what="tinh.uy", committee="tinh.uy")
CITY = Standpoint("province", "can.tho", what="thanh.uy", committee="thanh.uy", city=True)
TOWN = Standpoint("district", "lam.son", "thanh.pho.binh.an", what="thanh.uy", committee="thanh.uy")
DISTRICT = Standpoint("district", "lam.son", "huyen.son.khe", what="huyen.uy", committee="huyen.uy")
QUARTER = Standpoint("district", "ha.noi", "quan.long.bien", what="quan.uy", committee="quan.uy", city=True)
COMMUNE = Standpoint("commune", "lam.son", "huyen.son.khe", "xa.tan.son", what="dang.uy", committee="dang.uy")
COMMUNE_2025 = Standpoint(
    "commune", "lam.son", None, "xa.tan.son", what="dang.uy", committee="dang.uy", two_levels=True
)
MINISTRY = Standpoint("central", what="bo.y.te")
HERE = (PROVINCE, ELSEWHERE, CITY, TOWN, DISTRICT, QUARTER, COMMUNE, COMMUNE_2025, MINISTRY)
S = "vn;lam.son"
K = "vn;lam.son;huyen.son.khe"


@pytest.mark.parametrize(
    ("symbol", "code"),
    [
        ("132-QĐ/TW", "TW"),
        ("10-HD/TU", "TU"),
        ("4543a-QĐ/HU", "HU"),
        ("3-NQ/ĐU", "DU"),
        ("5053-CV/VPTW/nb", "VPTW"),
        ("367-QĐ/TWĐTN-VP", "TWDTN"),
        ("30/2020/NĐ-CP", "CP"),
        ("439/QĐ-TTg", "TTg"),
        ("43/NQ-HĐND", "HDND"),
        ("55/2005/TTLT-BNV-VPCP", "BNV"),
        ("97/2019/QH14", "QH14"),
        ("34/2007/PL-UBTVQH11", "UBTVQH11"),
        # a letter of the State has no code of its type
        ("924/SNV-CCHC", "SNV"),
        ("2457/UBND-VX", "UBND"),
    ],
)
def test_the_code_of_the_issuer(symbol: str, code: str) -> None:
    assert issuer_code(symbol) == code


@pytest.mark.parametrize(
    ("here", "symbol", "body"),
    [
        (PROVINCE, "10-HD/TU", f"{S}:tinh.uy"),
        (ELSEWHERE, "10-HD/TU", "vn;van.xuan:tinh.uy"),
        (CITY, "10-HD/TU", "vn;can.tho:thanh.uy"),
        (DISTRICT, "10-HD/TU", f"{S}:tinh.uy"),
        (COMMUNE, "10-HD/TU", f"{S}:tinh.uy"),
        (COMMUNE_2025, "10-HD/TU", f"{S}:tinh.uy"),
        (QUARTER, "10-HD/TU", "vn;ha.noi:thanh.uy"),
        (TOWN, "10-HD/TU", f"{S}:tinh.uy"),
        (DISTRICT, "5-QC/HU", f"{K}:huyen.uy"),
        (COMMUNE, "5-QC/HU", f"{K}:huyen.uy"),
        (QUARTER, "5-QC/QU", "vn;ha.noi;quan.long.bien:quan.uy"),
        (COMMUNE, "3-NQ/ĐU", f"{K};xa.tan.son:dang.uy"),
        (COMMUNE_2025, "3-NQ/ĐU", f"{S};xa.tan.son:dang.uy"),
        (DISTRICT, "21-HD/BTCHU", f"{K}:huyen.uy;ban.to.chuc"),
        (PROVINCE, "21-HD/BTCTU", f"{S}:tinh.uy;ban.to.chuc"),
        (DISTRICT, "7-CV/VPTU", f"{S}:tinh.uy;van.phong"),
        (CITY, "21-HD/BTCTU", "vn;can.tho:thanh.uy;ban.to.chuc"),
        (CITY, "7-CV/VPTU", "vn;can.tho:thanh.uy;van.phong"),
        (QUARTER, "21-HD/BTCTU", "vn;ha.noi:thanh.uy;ban.to.chuc"),
        (QUARTER, "7-CV/VPTU", "vn;ha.noi:thanh.uy;van.phong"),
        (DISTRICT, "5/SYT-NVY", f"{S}:so.y.te"),
        (PROVINCE, "5/QĐ-UBND", f"{S}:uy.ban.nhan.dan"),
        (DISTRICT, "5/QĐ-UBND", f"{K}:uy.ban.nhan.dan"),
        (COMMUNE_2025, "9/NQ-HĐND", f"{S};xa.tan.son:hoi.dong.nhan.dan"),
    ],
)
def test_a_code_of_any_place_is_told_by_the_place_of_the_letter(here: Standpoint, symbol: str, body: str) -> None:
    assert series_of(symbol, None, here) == body


@pytest.mark.parametrize(
    ("here", "symbol", "issuer", "body"),
    [
        (PROVINCE, "10-HD/TU", "Thành ủy Cần Thơ", "vn;can.tho:thanh.uy"),
        (COMMUNE, "10-HD/TU", "Tỉnh ủy Vạn Xuân", "vn;van.xuan:tinh.uy"),
        (MINISTRY, "10-HD/TU", "Tỉnh ủy Lam Sơn", f"{S}:tinh.uy"),
        # the standing bodies write in the series of the committee
        (DISTRICT, "10-HD/TU", "Ban Thường vụ Tỉnh ủy", f"{S}:tinh.uy"),
        (DISTRICT, "10-HD/TU", "Thường trực Tỉnh ủy", f"{S}:tinh.uy"),
        (DISTRICT, "10-HD/TU", "Ban Chấp hành Đảng bộ tỉnh", f"{S}:tinh.uy"),
        (PROVINCE, "5-QC/HU", "Huyện ủy Sơn Khê", f"{K}:huyen.uy"),
        (DISTRICT, "3-NQ/ĐU", "Đảng ủy xã Tân Sơn", f"{K};xa.tan.son:dang.uy"),
        (DISTRICT, "5/QĐ-UBND", "Chủ tịch UBND tỉnh", f"{S}:uy.ban.nhan.dan"),
        (PROVINCE, "5/QĐ-UBND", "UBND huyện Sơn Khê", f"{K}:uy.ban.nhan.dan"),
        (PROVINCE, "1/ABC-X", "Sở Y tế", f"{S}:so.y.te"),
        # several bodies cannot be the issuer of one series
        (PROVINCE, "10-HD/TU", "các sở", f"{S}:tinh.uy"),
    ],
)
def test_the_issuer_named_goes_before_the_place_of_the_letter(
    here: Standpoint, symbol: str, issuer: str, body: str
) -> None:
    assert series_of(symbol, issuer, here) == body


@pytest.mark.parametrize("here", HERE, ids=lambda here: here.place())
@pytest.mark.parametrize(
    ("symbol", "issuers", "body"),
    [
        ("132-QĐ/TW", [None, "Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư", "Tỉnh ủy"], "vn:trung.uong"),
        ("4628-CV/VPTW", [None, "Văn phòng Trung ương Đảng"], "vn:trung.uong;van.phong"),
        ("2103-CV/BTCTW", [None, "Ban Tổ chức Trung ương"], "vn:trung.uong;ban.to.chuc"),
        ("05-HD/UBKTTW", [None, "Ủy ban Kiểm tra Trung ương"], "vn:trung.uong;uy.ban.kiem.tra"),
        ("30/2020/NĐ-CP", [None, "Chính phủ", "Thủ tướng Chính phủ"], "vn:chinh.phu"),
        ("439/QĐ-TTg", [None, "Thủ tướng Chính phủ"], "vn:thu.tuong.chinh.phu"),
        ("97/2019/QH14", [None, "Quốc hội", "Quốc hội khóa XIV"], "vn:quoc.hoi"),
        ("34/2007/PL-UBTVQH11", [None, "Ủy ban Thường vụ Quốc hội"], "vn:uy.ban.thuong.vu.quoc.hoi"),
        ("01/2011/TT-BNV", [None, "Bộ Nội vụ"], "vn:bo.noi.vu"),
        ("55/2005/TTLT-BNV-VPCP", [None], "vn:bo.noi.vu"),
    ],
)
def test_central_codes_mean_one_body_wherever_they_are_cited(
    symbol: str, issuers: list[str | None], body: str, here: Standpoint
) -> None:
    assert {issuer: series_of(symbol, issuer, here) for issuer in issuers} == dict.fromkeys(issuers, body)


@pytest.mark.parametrize(
    ("here", "symbol"),
    [
        (MINISTRY, "10-HD/TU"),
        (PROVINCE, "5-QC/HU"),
        (CITY, "5-QC/QU"),
        (DISTRICT, "3-NQ/ĐU"),
        (PROVINCE, "21-HD/BTCHU"),
        (PROVINCE, "1/ABC-X"),
        (DISTRICT, "5-QC/QU"),
        (QUARTER, "5-QC/HU"),
        (TOWN, "5-QC/HU"),
        (COMMUNE_2025, "5-QC/HU"),
        (COMMUNE_2025, "21-HD/BTCHU"),
        (MINISTRY, "5/QĐ-UBND"),
    ],
)
def test_where_neither_code_nor_letter_tells_it_stays_open(here: Standpoint, symbol: str) -> None:
    assert series_of(symbol, None, here) is None


def test_one_symbol_is_one_series_whatever_the_office_that_names_it() -> None:
    names = ["Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", "Tỉnh ủy Lam Sơn", "TỈNH ỦY LAM SƠN", "Tỉnh uỷ", None]
    assert {series_of("10-HD/TU", name, DISTRICT) for name in names} == {f"{S}:tinh.uy"}


@pytest.mark.parametrize(
    ("symbol", "issuer", "body"),
    [
        ("132-QĐ/TW", "Bộ Chính trị", "vn:trung.uong"),
        ("12-QĐ/TU", "Tỉnh ủy Lam Sơn", f"{S}:tinh.uy"),
        ("12-QĐ/TU", "Thành ủy Cần Thơ", "vn;can.tho:thanh.uy"),
        ("30/2020/NĐ-CP", "Chính phủ", "vn:chinh.phu"),
        ("55/2005/TTLT-BNV-VPCP", "Bộ Nội vụ|Văn phòng Chính phủ", "vn:bo.noi.vu"),
        ("7/2020/QĐ-UBND", "UBND tỉnh Lam Sơn", f"{S}:uy.ban.nhan.dan"),
    ],
)
def test_a_row_of_the_register_names_its_place_itself(symbol: str, issuer: str, body: str) -> None:
    assert register_series(symbol, issuer) == body


@settings(deadline=None, max_examples=200)
@given(
    st.text(max_size=20) | st.from_regex(r"[0-9]{1,4}[a-z]?[-/][A-ZĐ]{1,5}[-/][A-ZĐ]{1,6}", fullmatch=True),
    st.none() | st.text(max_size=30) | st.sampled_from(["Tỉnh ủy", "các sở", "UBND xã Tân Sơn", "Bộ Y tế", "như trên"]),
    st.sampled_from((*HERE, Standpoint())),
)
def test_any_symbol_has_one_series_or_none(symbol: str, issuer: str | None, here: Standpoint) -> None:
    found = series_of(symbol, issuer, here)
    assert found is None or (found.startswith("vn") and found.count(":") == 1 and "*" not in found)
