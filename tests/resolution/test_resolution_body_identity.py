"""Whose body a name means, seen from where the letter speaks: one id for one body, whoever writes and however."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from congvan_nlp.records.analysis import Level
from congvan_nlp.resolution.body_identity import identify, identify_all, level_of_id
from congvan_nlp.resolution.standpoint import Standpoint

PROVINCE = Standpoint("province", "lam.son", what="tinh.uy", committee="tinh.uy")
PROVINCE_STATE = Standpoint("province", "lam.son", what="uy.ban.nhan.dan", committee="tinh.uy")
CITY = Standpoint("province", "can.tho", what="thanh.uy", committee="thanh.uy", city=True)
TOWN = Standpoint("district", "lam.son", "thanh.pho.binh.an", what="thanh.uy", committee="thanh.uy")
DISTRICT = Standpoint("district", "lam.son", "huyen.son.khe", what="huyen.uy", committee="huyen.uy")
DISTRICT_STATE = Standpoint("district", "lam.son", "huyen.son.khe", what="uy.ban.nhan.dan", committee="huyen.uy")
QUARTER = Standpoint("district", "ha.noi", "quan.long.bien", what="quan.uy", committee="quan.uy", city=True)
COMMUNE = Standpoint("commune", "lam.son", "huyen.son.khe", "xa.tan.son", what="dang.uy", committee="dang.uy")
COMMUNE_2025 = Standpoint(
    "commune", "lam.son", None, "xa.tan.son", what="dang.uy", committee="dang.uy", two_levels=True
)
MINISTRY = Standpoint("central", what="bo.y.te")
CENTRAL_PART = Standpoint("central", what="trung.uong", parts=("ban.to.chuc",))
OFFICE = Standpoint("province", "lam.son", what="so.y.te", committee="tinh.uy")
PART = Standpoint("province", "lam.son", what="tinh.uy", parts=("ban.to.chuc",), committee="tinh.uy")
FRONT = Standpoint("province", "lam.son", what="mat.tran.to.quoc", committee="tinh.uy")
FARMERS = Standpoint("district", "lam.son", "huyen.son.khe", what="hoi.nong.dan", committee="huyen.uy")
SCHOOL = Standpoint("province", "lam.son", what="truong.dai.hoc.lam.son", committee="tinh.uy")
UNTOLD = Standpoint("province", None, committee="tinh.uy")

S = "vn;lam.son"
K = "vn;lam.son;huyen.son.khe"
T = "vn;lam.son;huyen.son.khe;xa.tan.son"


def ids(name: str, here: Standpoint) -> list[str | None]:
    return [body.id for body in identify(name, here)]


def wrong(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(reason=reason, strict=True)


def cases(*rows: tuple[Standpoint, str, str | None]) -> pytest.MarkDecorator:
    """One test for each row, named by standpoint and name."""
    shown = [f"{here.place()}:{here.institution} {name}" for here, name, _ in rows]
    return pytest.mark.parametrize(("here", "name", "expected"), rows, ids=shown)


@cases(
    (PROVINCE, "Tỉnh ủy", f"{S}:tinh.uy"),
    (PROVINCE_STATE, "Tỉnh ủy", f"{S}:tinh.uy"),
    (DISTRICT, "Tỉnh ủy", f"{S}:tinh.uy"),
    (DISTRICT_STATE, "Tỉnh ủy", f"{S}:tinh.uy"),
    (TOWN, "Tỉnh ủy", f"{S}:tinh.uy"),
    (COMMUNE, "Tỉnh ủy", f"{S}:tinh.uy"),
    (COMMUNE_2025, "Tỉnh ủy", f"{S}:tinh.uy"),
    (OFFICE, "Tỉnh ủy", f"{S}:tinh.uy"),
    (PART, "Tỉnh ủy", f"{S}:tinh.uy"),
    (FRONT, "Tỉnh ủy", f"{S}:tinh.uy"),
    (FARMERS, "Tỉnh ủy", f"{S}:tinh.uy"),
    (SCHOOL, "Tỉnh ủy", f"{S}:tinh.uy"),
    (UNTOLD, "Tỉnh ủy", "vn;_:tinh.uy"),
    (MINISTRY, "Tỉnh ủy Lam Sơn", f"{S}:tinh.uy"),
    (COMMUNE, "Tỉnh ủy Vạn Xuân", "vn;van.xuan:tinh.uy"),
    (CITY, "Thành ủy", "vn;can.tho:thanh.uy"),
    (QUARTER, "Thành ủy", "vn;ha.noi:thanh.uy"),
    (TOWN, "Thành ủy", f"{S};thanh.pho.binh.an:thanh.uy"),
    (MINISTRY, "Thành ủy Hà Nội", "vn;ha.noi:thanh.uy"),
    (PROVINCE, "Thành ủy Bình An", f"{S};thanh.pho.binh.an:thanh.uy"),
    (DISTRICT, "Huyện ủy", f"{K}:huyen.uy"),
    (DISTRICT_STATE, "Huyện ủy", f"{K}:huyen.uy"),
    (FARMERS, "Huyện ủy", f"{K}:huyen.uy"),
    (COMMUNE, "Huyện ủy", f"{K}:huyen.uy"),
    (PROVINCE, "Huyện ủy Sơn Khê", f"{K}:huyen.uy"),
    (COMMUNE, "Đảng ủy", f"{T}:dang.uy"),
    (COMMUNE_2025, "Đảng ủy", f"{S};xa.tan.son:dang.uy"),
    (DISTRICT, "Đảng ủy xã Tân Sơn", f"{T}:dang.uy"),
    (QUARTER, "Đảng ủy phường Giang Biên", "vn;ha.noi;quan.long.bien;phuong.giang.bien:dang.uy"),
    (SCHOOL, "Đảng ủy", f"{S}:dang.uy.truong.dai.hoc.lam.son"),
    (DISTRICT, "Ban Chấp hành Trung ương Đảng", "vn:trung.uong"),
    (DISTRICT, "Bộ Chính trị", "vn:bo.chinh.tri"),
    (DISTRICT, "Ban Bí thư", "vn:ban.bi.thu"),
)
def test_a_party_committee_is_the_one_of_or_above_the_issuer(here: Standpoint, name: str, expected: str) -> None:
    assert ids(name, here) == [expected]


@cases(
    (PROVINCE, "Ban Chấp hành Đảng bộ tỉnh", f"{S}:tinh.uy"),
    (DISTRICT, "Đảng bộ tỉnh", f"{S}:tinh.uy"),
    (DISTRICT, "Đảng bộ huyện", f"{K}:huyen.uy"),
    (DISTRICT, "Ban Chấp hành Đảng bộ huyện", f"{K}:huyen.uy"),
    (CITY, "Ban Chấp hành Đảng bộ thành phố", "vn;can.tho:thanh.uy"),
    (COMMUNE, "Đảng bộ xã", f"{T}:dang.uy"),
)
def test_a_party_organisation_is_its_committee(here: Standpoint, name: str, expected: str) -> None:
    assert ids(name, here) == [expected]


@pytest.mark.parametrize(
    ("here", "names", "expected"),
    [
        (CITY, ["BTC Thành ủy", "Ban Tổ chức Thành ủy", "Ban Tổ chức"], "vn;can.tho:thanh.uy;ban.to.chuc"),
        (PROVINCE, ["BTC Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "Ban Tổ chức", "BTCTU"], f"{S}:tinh.uy;ban.to.chuc"),
        (PART, ["Ban Tổ chức Tỉnh ủy", "Ban Tổ chức", "Ban", "Lãnh đạo Ban"], f"{S}:tinh.uy;ban.to.chuc"),
        (DISTRICT, ["BTC Huyện ủy", "Ban Tổ chức Huyện ủy", "Ban Tổ chức"], f"{K}:huyen.uy;ban.to.chuc"),
        (PROVINCE, ["Văn phòng", "Văn phòng Tỉnh ủy", "VP Tỉnh ủy", "Lãnh đạo Văn phòng"], f"{S}:tinh.uy;van.phong"),
        (DISTRICT, ["UBKT Huyện ủy", "Ủy ban Kiểm tra Huyện ủy", "UBKT"], f"{K}:huyen.uy;uy.ban.kiem.tra"),
        (CENTRAL_PART, ["Ban Tổ chức", "Ban Tổ chức Trung ương", "BTC TW"], "vn:trung.uong;ban.to.chuc"),
        (FRONT, ["Ban Thường trực", "Ban Thường trực Ủy ban MTTQ tỉnh"], f"{S}:mat.tran.to.quoc;ban.thuong.truc"),
        (MINISTRY, ["Bộ", "Bộ Y tế", "Lãnh đạo Bộ", "Bộ trưởng"], "vn:bo.y.te"),
        (OFFICE, ["Sở", "Sở Y tế", "Giám đốc Sở", "Giám đốc"], f"{S}:so.y.te"),
        (SCHOOL, ["Trường", "Nhà trường", "Hiệu trưởng"], f"{S}:truong.dai.hoc.lam.son"),
    ],
)
def test_a_name_without_its_committee_is_of_the_issuer(here: Standpoint, names: list[str], expected: str) -> None:
    assert {name: ids(name, here) for name in names} == {name: [expected] for name in names}


@cases(
    (PROVINCE, "Ban Thường vụ", f"{S}:tinh.uy;ban.thuong.vu"),
    (FARMERS, "Ban Thường vụ", f"{K}:hoi.nong.dan;ban.thuong.vu"),
    (DISTRICT_STATE, "Văn phòng", f"{K}:uy.ban.nhan.dan;van.phong"),
    (OFFICE, "Văn phòng", f"{S}:so.y.te;van.phong"),
    (MINISTRY, "Văn phòng", "vn:bo.y.te;van.phong"),
    (PART, "Văn phòng", f"{S}:tinh.uy;ban.to.chuc;van.phong"),
    (MINISTRY, "Vụ Pháp chế", "vn:bo.y.te;vu.phap.che"),
    (OFFICE, "Phòng Tổ chức", f"{S}:so.y.te;phong.to.chuc"),
    (SCHOOL, "Phòng Đào tạo", f"{S}:truong.dai.hoc.lam.son;phong.dao.tao"),
    (FARMERS, "Hội Nông dân", f"{K}:hoi.nong.dan"),
    (DISTRICT, "Hội Nông dân", f"{K}:hoi.nong.dan"),
    (COMMUNE, "Ủy ban MTTQ", f"{T}:mat.tran.to.quoc"),
)
def test_an_office_named_without_its_body_is_the_issuers(here: Standpoint, name: str, expected: str) -> None:
    assert ids(name, here) == [expected]


@cases(
    (PROVINCE, "UBND tỉnh", f"{S}:uy.ban.nhan.dan"),
    (COMMUNE, "UBND tỉnh", f"{S}:uy.ban.nhan.dan"),
    (DISTRICT, "UBND huyện", f"{K}:uy.ban.nhan.dan"),
    (COMMUNE, "UBND huyện", f"{K}:uy.ban.nhan.dan"),
    (COMMUNE, "UBND xã", f"{T}:uy.ban.nhan.dan"),
    (COMMUNE_2025, "UBND xã", f"{S};xa.tan.son:uy.ban.nhan.dan"),
    (CITY, "UBND thành phố", "vn;can.tho:uy.ban.nhan.dan"),
    (TOWN, "UBND thành phố", f"{S};thanh.pho.binh.an:uy.ban.nhan.dan"),
    (QUARTER, "UBND quận", "vn;ha.noi;quan.long.bien:uy.ban.nhan.dan"),
    (QUARTER, "UBND thành phố", "vn;ha.noi:uy.ban.nhan.dan"),
    (MINISTRY, "UBND tỉnh Lam Sơn", f"{S}:uy.ban.nhan.dan"),
    (MINISTRY, "UBND thành phố Hà Nội", "vn;ha.noi:uy.ban.nhan.dan"),
    (PROVINCE, "UBND huyện Sơn Khê", f"{K}:uy.ban.nhan.dan"),
    (DISTRICT, "UBND xã Tân Sơn", f"{T}:uy.ban.nhan.dan"),
    (PROVINCE, "UBND xã Tân Sơn", f"{S};_;xa.tan.son:uy.ban.nhan.dan"),
    (DISTRICT, "Sở Y tế", f"{S}:so.y.te"),
    (COMMUNE, "Sở Y tế", f"{S}:so.y.te"),
    (CITY, "Sở Y tế", "vn;can.tho:so.y.te"),
    (PROVINCE, "Sở Y tế tỉnh Vạn Xuân", "vn;van.xuan:so.y.te"),
    (COMMUNE, "Bộ Y tế", "vn:bo.y.te"),
    (DISTRICT, "Công an tỉnh", f"{S}:cong.an"),
    (COMMUNE, "Công an huyện", f"{K}:cong.an"),
    (DISTRICT, "Phòng Nội vụ huyện", f"{K}:phong.noi.vu"),
    (DISTRICT, "Bộ Chỉ huy Quân sự tỉnh", f"{S}:bo.chi.huy.quan.su"),
    (DISTRICT, "Chính phủ", "vn:chinh.phu"),
    (DISTRICT, "Đoàn đại biểu Quốc hội tỉnh", f"{S}:doan.dai.bieu.quoc.hoi"),
    (DISTRICT, "Huyện đoàn", f"{K}:doan.thanh.nien"),
    (DISTRICT, "Tỉnh đoàn", f"{S}:doan.thanh.nien"),
    (DISTRICT, "Ủy ban MTTQ Việt Nam tỉnh", f"{S}:mat.tran.to.quoc"),
    (DISTRICT, "Ủy ban Trung ương MTTQ Việt Nam", "vn:mat.tran.to.quoc"),
    (FARMERS, "Trung ương Hội Nông dân Việt Nam", "vn:hoi.nong.dan"),
    (DISTRICT, "Đảng ủy Công an tỉnh", f"{S}:dang.uy.cong.an"),
    (DISTRICT, "Đảng ủy Khối các cơ quan tỉnh", f"{S}:dang.uy.khoi.cac.co.quan"),
    (PROVINCE, "Ban cán sự đảng UBND tỉnh", f"{S}:ban.can.su.dang.uy.ban.nhan.dan"),
)
def test_a_body_with_its_level_is_of_that_place(here: Standpoint, name: str, expected: str) -> None:
    assert ids(name, here) == [expected]


@wrong("a place that is no known province becomes part of the institution: so.y.te.van.xuan")
def test_an_office_of_a_province_named_without_its_level() -> None:
    assert ids("Sở Y tế Vạn Xuân", PROVINCE) == ["vn;van.xuan:so.y.te"]


@cases(
    (PROVINCE, "Công an Hà Nội", "vn;ha.noi:cong.an"),
    (MINISTRY, "UBND Hà Nội", "vn;ha.noi:uy.ban.nhan.dan"),
    (PROVINCE, "Sở Nội vụ Bắc Ninh", "vn;bac.ninh:so.noi.vu"),
    (MINISTRY, "Sở Y tế Cần Thơ", "vn;can.tho:so.y.te"),
)
def test_a_known_province_needs_no_level(here: Standpoint, name: str, expected: str) -> None:
    assert ids(name, here) == [expected]


@cases(
    (PROVINCE, "Phòng Tổ chức Sở Y tế", f"{S}:so.y.te;phong.to.chuc"),
    (PROVINCE, "Phòng Tổ chức Văn phòng Tỉnh ủy", f"{S}:tinh.uy;van.phong;phong.to.chuc"),
    (DISTRICT, "Văn phòng UBND tỉnh", f"{S}:uy.ban.nhan.dan;van.phong"),
    (DISTRICT, "Ban Thường vụ Tỉnh ủy", f"{S}:tinh.uy;ban.thuong.vu"),
    (DISTRICT, "Thường trực HĐND tỉnh", f"{S}:hoi.dong.nhan.dan;thuong.truc"),
    (PROVINCE, "Văn phòng Chính phủ", "vn:chinh.phu;van.phong"),
    (PROVINCE, "Văn phòng Trung ương Đảng", "vn:trung.uong;van.phong"),
    (PROVINCE, "UBKT Trung ương", "vn:trung.uong;uy.ban.kiem.tra"),
    (DISTRICT, "Ban Thường trực Ủy ban MTTQ huyện", f"{K}:mat.tran.to.quoc;ban.thuong.truc"),
    (PROVINCE, "Ban Thường vụ Huyện ủy Sơn Khê", f"{K}:huyen.uy;ban.thuong.vu"),
)
def test_a_part_belongs_to_the_body_behind_it(here: Standpoint, name: str, expected: str) -> None:
    assert ids(name, here) == [expected]


def test_a_department_with_its_ministry_in_brackets() -> None:
    expected = ["vn:bo.y.te;cuc.quan.ly.kham.chua.benh"]
    assert ids("Cục Quản lý Khám, chữa bệnh (Bộ Y tế)", PROVINCE) == expected


@pytest.mark.parametrize(
    ("here", "name", "expected"),
    [
        (PROVINCE, "Các huyện ủy, thành ủy", [f"{S};huyen.*:huyen.uy", f"{S};thanh.pho.*:thanh.uy"]),
        (PROVINCE, "UBND các huyện, thành phố", [f"{S};{x}.*:uy.ban.nhan.dan" for x in ("huyen", "thanh.pho")]),
        (PROVINCE, "UBND các huyện, thị, thành phố", [f"{S};{x}.*:uy.ban.nhan.dan" for x in ("huyen", "thi.xa", "thanh.pho")]),
        (PROVINCE, "UBND các xã, phường", [f"{S};{x}.*:uy.ban.nhan.dan" for x in ("xa", "phuong")]),
        (DISTRICT, "UBND các xã, thị trấn", [f"{K};{x}.*:uy.ban.nhan.dan" for x in ("xa", "thi.tran")]),
        (DISTRICT, "Đảng ủy các xã", [f"{K};xa.*:dang.uy"]),
        (COMMUNE_2025, "UBND các xã, phường", [f"{S};{x}.*:uy.ban.nhan.dan" for x in ("xa", "phuong")]),
        (COMMUNE, "UBND các xã", [f"{K};xa.*:uy.ban.nhan.dan"]),
        (MINISTRY, "UBND các tỉnh, thành phố", ["vn;tinh.*:uy.ban.nhan.dan", "vn;thanh.pho.*:uy.ban.nhan.dan"]),
        (MINISTRY, "UBND tỉnh", ["vn;tinh.*:uy.ban.nhan.dan"]),
        (MINISTRY, "Sở Y tế", ["vn;tinh.*:so.y.te", "vn;thanh.pho.*:so.y.te"]),
        (MINISTRY, "Sở Y tế các tỉnh, thành phố", ["vn;tinh.*:so.y.te", "vn;thanh.pho.*:so.y.te"]),
        (CENTRAL_PART, "Các tỉnh ủy, thành ủy", ["vn;tinh.*:tinh.uy", "vn;thanh.pho.*:thanh.uy"]),
        (PROVINCE, "UBND cấp huyện", [f"{S};cap.huyen.*:uy.ban.nhan.dan"]),
        (PROVINCE, "UBND cấp xã", [f"{S};cap.xa.*:uy.ban.nhan.dan"]),
        (DISTRICT, "UBND cấp xã", [f"{K};cap.xa.*:uy.ban.nhan.dan"]),
        (PROVINCE, "Các sở, ban, ngành", [f"{S}:so.*", f"{S}:ban.*", f"{S}:nganh.*"]),
        (DISTRICT, "Các sở, ban, ngành tỉnh", [f"{S}:so.*", f"{S}:ban.*", f"{S}:nganh.*"]),
        (PROVINCE, "Các cơ quan, đơn vị", [f"{S}:co.quan.*", f"{S}:don.vi.*"]),
        (DISTRICT, "Các bộ", ["vn:bo.*"]),
        (PROVINCE, "Các đảng đoàn", [f"{S}:tinh.uy;dang.doan.*"]),
        (PROVINCE, "Các đảng ủy trực thuộc Tỉnh ủy", [f"{S}:tinh.uy;dang.uy.*"]),
        (PROVINCE, "Các ban đảng", [f"{S}:tinh.uy;ban.dang.*"]),
        (COMMUNE, "Các chi bộ", [f"{T}:dang.uy;chi.bo.*"]),
        (COMMUNE_2025, "Các chi bộ trực thuộc", [f"{S};xa.tan.son:dang.uy;chi.bo.*"]),
        (DISTRICT, "Các chi, đảng bộ trực thuộc Huyện ủy", [f"{K}:huyen.uy;chi.bo.*", f"{K}:huyen.uy;dang.bo.*"]),
        (DISTRICT, "Các phòng, ban thuộc UBND huyện", [f"{K}:phong.*", f"{K}:ban.*"]),
        (PROVINCE, "Ủy ban kiểm tra các huyện ủy", [f"{S};huyen.*:huyen.uy;uy.ban.kiem.tra"]),
        (PROVINCE, "Ban Thường trực Ủy ban MTTQ các huyện", [f"{S};huyen.*:mat.tran.to.quoc;ban.thuong.truc"]),
        (FARMERS, "Hội Nông dân các xã", [f"{K};xa.*:hoi.nong.dan"]),
    ],
)  # fmt: skip
def test_several_bodies_are_one_id_with_a_star(here: Standpoint, name: str, expected: list[str]) -> None:
    assert ids(name, here) == expected
    assert all(body.collective for body in identify(name, here))


@pytest.mark.parametrize(
    ("here", "name", "expected"),
    [
        (PROVINCE, "Các ban đảng, Văn phòng Tỉnh ủy", [f"{S}:tinh.uy;ban.dang.*", f"{S}:tinh.uy;van.phong"]),
        (PROVINCE, "Các huyện, thành, thị ủy", [f"{S};huyen.*:huyen.uy", f"{S};thanh.pho.*:thanh.uy", f"{S};thi.xa.*:thi.uy"]),
        (PROVINCE, "Các huyện, thị, thành ủy", [f"{S};huyen.*:huyen.uy", f"{S};thi.xa.*:thi.uy", f"{S};thanh.pho.*:thanh.uy"]),
        (
            PROVINCE, "Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy",
            [f"{S};huyen.*:huyen.uy", f"{S};thanh.pho.*:thanh.uy", f"{S}:tinh.uy;dang.uy.*"],
        ),
        (PROVINCE, "Các huyện ủy, thành ủy trực thuộc Tỉnh ủy", [f"{S};huyen.*:huyen.uy", f"{S};thanh.pho.*:thanh.uy"]),
        (PROVINCE, "UBND các tỉnh, thành phố", ["vn;tinh.*:uy.ban.nhan.dan", "vn;thanh.pho.*:uy.ban.nhan.dan"]),
        (COMMUNE, "UBND các huyện, thành phố", [f"{S};{x}.*:uy.ban.nhan.dan" for x in ("huyen", "thanh.pho")]),
        (COMMUNE, "Các huyện ủy", [f"{S};huyen.*:huyen.uy"]),
        (DISTRICT, "UBND xã Tân Sơn, huyện Sơn Khê, tỉnh Lam Sơn", [f"{T}:uy.ban.nhan.dan"]),
        (DISTRICT, "Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh", [f"{S}:dang.uy.mat.tran.to.quoc.cac.doan.the"]),
        (DISTRICT, "Bộ Chỉ huy Quân sự, Công an tỉnh", [f"{S}:bo.chi.huy.quan.su", f"{S}:cong.an"]),
        (DISTRICT, "Công an, Ban CHQS huyện", [f"{K}:cong.an", f"{K}:ban.chi.huy.quan.su"]),
        (DISTRICT, "Ban Tổ chức, Ủy ban Kiểm tra Tỉnh ủy", [f"{S}:tinh.uy;ban.to.chuc", f"{S}:tinh.uy;uy.ban.kiem.tra"]),
        (DISTRICT, "Thường trực Huyện ủy, HĐND huyện", [f"{K}:huyen.uy;thuong.truc", f"{K}:hoi.dong.nhan.dan"]),
        (DISTRICT, "Phòng Nội vụ, Phòng Y tế huyện", [f"{K}:phong.noi.vu", f"{K}:phong.y.te"]),
        (DISTRICT, "UBND các xã: Tân Sơn, Trà Lãng", [f"{T}:uy.ban.nhan.dan", f"{K};xa.tra.lang:uy.ban.nhan.dan"]),
    ],
)  # fmt: skip
def test_each_body_of_a_list_has_its_own_id(here: Standpoint, name: str, expected: list[str]) -> None:
    assert ids(name, here) == expected


@pytest.mark.parametrize("name", ["UBND huyện", "Hội Nông dân huyện", "Huyện ủy"])
def test_a_district_is_not_the_province_where_there_are_no_districts(name: str) -> None:
    [found] = identify(name, COMMUNE_2025)
    assert found.level != "province"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Chủ tịch UBND tỉnh", f"{S}:uy.ban.nhan.dan"),
        ("Bí thư Tỉnh ủy", f"{S}:tinh.uy"),
        ("Bí thư các huyện ủy", f"{S};huyen.*:huyen.uy"),
        ("Giám đốc Sở Y tế", f"{S}:so.y.te"),
        ("Chánh Văn phòng Tỉnh ủy", f"{S}:tinh.uy;van.phong"),
        ("Trưởng ban Tổ chức Tỉnh ủy", f"{S}:tinh.uy;ban.to.chuc"),
        ("Thủ tướng Chính phủ", "vn:thu.tuong.chinh.phu"),
        ("Thủ tướng", "vn:thu.tuong.chinh.phu"),
        ("Chủ tịch nước", "vn:chu.tich.nuoc"),
        ("Thủ trưởng các cơ quan", f"{S}:co.quan.*"),
        ("Chủ tịch UBND các xã", f"{S};xa.*:uy.ban.nhan.dan"),
        ("Các đồng chí Tỉnh ủy viên", None),
        ("Ủy viên Ban Thường vụ Tỉnh ủy", None),
        ("Cán bộ, đảng viên", None),
        ("cá nhân", None),
        ("Như trên", None),
        ("ông Nguyễn Văn A", None),
    ],
)
def test_who_heads_a_body_stands_for_it_and_others_for_nobody(name: str, expected: str | None) -> None:
    assert set(ids(name, PROVINCE)) == {expected}


@pytest.mark.parametrize(
    "names",
    [
        ["UBND tỉnh", "UBND Tỉnh", "Ủy ban nhân dân tỉnh", "Uỷ ban Nhân dân tỉnh", "ỦY BAN NHÂN DÂN TỈNH",
         "Uy ban nhan dan tinh", "UBND tỉnh Lam Sơn", "UBND TỈNH LAM SƠN", "- UBND tỉnh;", "UBND  tỉnh."],
        ["Ban Thường vụ Tỉnh ủy", "BTV Tỉnh ủy", "Ban Thường vụ Tỉnh uỷ", "BAN THƯỜNG VỤ TỈNH UỶ",
         "Ban Thuong vu Tinh uy", "Ban thường vụ tỉnh ủy"],
        ["Thường trực Tỉnh ủy", "TT Tỉnh ủy", "TT. Tỉnh ủy", "TTr Tỉnh ủy", "Thuong truc Tinh uy"],
        ["Sở Y tế", "Sở Y Tế", "SỞ Y TẾ", "Sở  Y   tế", "- Sở Y tế;", "Giám đốc Sở Y tế", "So Y te"],
        ["Sở Lao động - Thương binh và Xã hội", "Sở Lao động, Thương binh và Xã hội", "Sở Lao động - Thương binh & Xã hội",
         "Sở LĐTBXH", "Sở LĐ-TB&XH"],
        ["Sở Nông nghiệp và Phát triển nông thôn", "Sở NNPTNT", "Sở NN&PTNT"],
        ["Sở Giáo dục và Đào tạo", "Sở GDĐT", "Sở GD&ĐT"],
        ["Sở Tài nguyên và Môi trường", "Sở TN&MT", "Sở TNMT"],
        ["Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "UBMTTQ tỉnh", "UBMTTQVN tỉnh", "MTTQ tỉnh", "Uỷ ban MTTQ tỉnh",
         "ỦY BAN MTTQ VIỆT NAM TỈNH"],
        ["Hội Liên hiệp Phụ nữ tỉnh", "Hội LHPN tỉnh", "Hội Phụ nữ tỉnh"],
        ["Đoàn TNCS Hồ Chí Minh tỉnh", "Tỉnh đoàn", "Đoàn Thanh niên tỉnh", "TỈNH ĐOÀN"],
        ["Liên đoàn Lao động tỉnh", "LĐLĐ tỉnh"],
        ["Tòa án nhân dân tỉnh", "TAND tỉnh", "Toà án nhân dân tỉnh"],
        ["Văn phòng UBND tỉnh", "VP UBND tỉnh", "VPUBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"],
        ["Ban Tổ chức Trung ương", "BTCTW", "Ban Tổ chức TW", "Ban Tổ chức T.Ư", "BTC Trung ương"],
        ["UBND thành phố Bình An", "UBND TP Bình An", "UBND TP. Bình An", "UBND Tp Bình An"],
        ["UBND thị xã Tân Hà", "UBND tx Tân Hà"],
        ["UBND huyện Sơn Khê", "UBND H. Sơn Khê"],
        ["Văn phòng HĐND và UBND huyện Sơn Khê", "Văn phòng HĐND - UBND huyện Sơn Khê"],
        ["Đảng ủy xã Tân Sơn", "ĐẢNG ỦY XÃ TÂN SƠN"],
        ["HĐND tỉnh", "HÐND tỉnh", "Hội đồng nhân dân tỉnh"],
        ["Bộ Chỉ huy Quân sự tỉnh", "Bộ CHQS tỉnh"],
    ],
    ids=lambda names: names[0],
)  # fmt: skip
def test_spellings_of_a_name_give_one_id(names: list[str]) -> None:
    found = {name: ids(name, PROVINCE) for name in names}
    assert found == dict.fromkeys(names, found[names[0]])
    assert None not in found[names[0]]


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("Đoàn TN tỉnh", "Đoàn Thanh niên tỉnh"),
        ("BCH Quân sự tỉnh", "Bộ Chỉ huy Quân sự tỉnh"),
        ("T.T Tỉnh ủy", "Thường trực Tỉnh ủy"),
        ("sở y tế", "Sở Y tế"),
    ],
)
def test_rarer_spellings_of_a_name_give_one_id(name: str, usual: str) -> None:
    assert ids(name, PROVINCE) == ids(usual, PROVINCE)


@wrong("villages are taken for bodies of the district, tổ dân phố for a part of its committee")
def test_villages_have_no_id() -> None:
    assert set(ids("Các thôn, tổ dân phố", DISTRICT)) == {None}


def test_the_issuer_is_not_told_and_nothing_is_its_own() -> None:
    assert ids("Ban Tổ chức", UNTOLD) == [None]
    assert ids("Văn phòng", UNTOLD) == [None]
    assert ids("Giám đốc", UNTOLD) == [None]
    assert ids("Sở Y tế", UNTOLD) == ["vn;_:so.y.te"]
    assert ids("Bộ Y tế", UNTOLD) == ["vn:bo.y.te"]
    assert ids("Huyện ủy Sơn Khê", UNTOLD) == ["vn;_;huyen.son.khe:huyen.uy"]


def test_the_same_name_is_another_body_in_another_province() -> None:
    elsewhere = Standpoint("province", "van.xuan", what="tinh.uy", committee="tinh.uy")
    for name in ("Tỉnh ủy", "Sở Y tế", "UBND tỉnh", "Ban Tổ chức", "Các huyện ủy"):
        assert ids(name, PROVINCE) != ids(name, elsewhere)
    assert ids("Bộ Chính trị", PROVINCE) == ids("Bộ Chính trị", elsewhere)


def test_bodies_of_several_names_stand_in_their_order() -> None:
    found = identify_all(["Sở Y tế, Sở Nội vụ", "cá nhân", "UBND tỉnh"], PROVINCE)
    assert [body.id for body in found] == [f"{S}:so.y.te", f"{S}:so.noi.vu", None, f"{S}:uy.ban.nhan.dan"]


def test_a_body_keeps_its_name_level_and_number() -> None:
    several, one, nobody = identify("Các huyện ủy, Sở Y tế, các cá nhân", PROVINCE)
    assert (several.name, several.level, several.collective) == ("huyện ủy", "district", True)
    assert (one.name, one.level, one.collective) == ("Sở Y tế", "province", False)
    assert (nobody.id, nobody.level, nobody.collective) == (None, None, False)


@pytest.mark.parametrize(
    ("identity", "level"),
    [
        ("vn:chinh.phu", "central"),
        ("vn:bo.y.te;vu.phap.che", "central"),
        ("vn;lam.son:tinh.uy", "province"),
        ("vn;_:tinh.uy", "province"),
        ("vn;can.tho:thanh.uy", "province"),
        ("vn;tinh.*:uy.ban.nhan.dan", "province"),
        ("vn;thanh.pho.*:uy.ban.nhan.dan", "province"),
        ("vn;lam.son;huyen.son.khe:huyen.uy", "district"),
        ("vn;_;huyen.son.khe:huyen.uy", "district"),
        ("vn;lam.son;thanh.pho.binh.an:thanh.uy", "district"),
        ("vn;lam.son;thi.xa.tan.ha:thi.uy", "district"),
        ("vn;ha.noi;quan.1:quan.uy", "district"),
        ("vn;lam.son;thanh.pho.*:thanh.uy", "district"),
        ("vn;lam.son;cap.huyen.*:uy.ban.nhan.dan", "district"),
        ("vn;lam.son;huyen.son.khe;xa.tan.son:dang.uy", "commune"),
        ("vn;lam.son;xa.tan.son:dang.uy", "commune"),
        ("vn;_;_;xa.tan.son:dang.uy", "commune"),
        ("vn;lam.son;dac.khu.phu.hai:dang.uy", "commune"),
        ("vn;lam.son;thi.tran.*:uy.ban.nhan.dan", "commune"),
        ("vn;lam.son;cap.xa.*:uy.ban.nhan.dan", "commune"),
        ("vn;xa.*:uy.ban.nhan.dan", "commune"),
        ("vn;huyen.*:huyen.uy", "district"),
        ("vn;cap.huyen.*:x", "district"),
    ],
)
def test_the_level_of_an_id(identity: str, level: Level) -> None:
    assert level_of_id(identity) == level


@pytest.mark.parametrize("name", ["Trung ương Văn phòng", "TW Văn phòng"])
def test_an_office_behind_the_centre_is_no_error(name: str) -> None:
    assert len(ids(name, PROVINCE)) == 1


_NAMES = (
    "Các ", "sở", "Sở Y tế", "UBND ", "xã ", "huyện ", "tỉnh ", "thành phố ", "Tân Sơn", "Tỉnh ủy ", "Thành ủy", "Đảng ủy ", "Ban ",
    "Ban Tổ chức ", "Văn phòng ", "của ", "trực thuộc ", "Trung ương ", "chi bộ", "Giám đốc ", "và ", ", ", ": ", " - ", "(", ")",
    "Bộ ", "MTTQ ", "cấp huyện ", "Việt Nam ", "các ", "15 ", "Trường ", "Phòng ", "đảng đoàn ",
)  # fmt: skip
_HERE = (
    PROVINCE, CITY, TOWN, DISTRICT, QUARTER, COMMUNE, COMMUNE_2025, MINISTRY, CENTRAL_PART, OFFICE, PART, FRONT, FARMERS, SCHOOL,
    UNTOLD, Standpoint(),
)  # fmt: skip


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_NAMES), max_size=12).map("".join) | st.text(max_size=40), st.sampled_from(_HERE))
def test_any_id_is_place_and_institution(name: str, here: Standpoint) -> None:
    for body in identify(name, here):
        if body.id is not None:
            place, institution = body.id.split(":")
            assert place.split(";")[0] == "vn"
            for unit in (*place.split(";"), *institution.split(";")):
                assert all(word == "*" or word == "_" or word.isalnum() for word in unit.split(".")), body.id
            assert body.collective == ("*" in body.id)


def test_a_city_with_the_name_of_a_province_is_one_since_there_are_two_levels() -> None:
    late = Standpoint("province", "lam.son", what="uy.ban.nhan.dan", committee="tinh.uy", two_levels=True)
    assert ids("UBND thành phố Quảng Ninh", late) == ["vn;quang.ninh:uy.ban.nhan.dan"]
    early = Standpoint("province", "bac.ninh", what="uy.ban.nhan.dan", committee="tinh.uy")
    assert ids("UBND thành phố Bắc Ninh", early) == ["vn;bac.ninh;thanh.pho.bac.ninh:uy.ban.nhan.dan"]
