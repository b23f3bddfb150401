"""Where a letter speaks from: its place and level, told by its issuer, its letterhead and whatever else it names."""

import datetime as dt

import pytest

from congvan_nlp import analyze
from congvan_nlp.folding import Text
from congvan_nlp.resolution.standpoint import Standpoint, level_of, standpoint_of

BEFORE = dt.date(2021, 11, 5)
SINCE = dt.date(2025, 9, 1)


def stands(
    issuer: str | None, *, head: str = "", place: str | None = None, day: dt.date = BEFORE, body: str = ""
) -> Standpoint:
    """Standpoint of a letter with these lines of letterhead (parted by "/"), dateline and body."""
    lines = [line for line in head.split("/") if line]
    text = Text.of("\n".join([*lines, issuer or "", f"{place or ''}, ngày {day:%d/%m/%Y}", body]))
    return standpoint_of(issuer, lines, place, day, text)


@pytest.mark.parametrize(
    ("issuer", "head", "place", "expected"),
    [
        ("Huyện ủy Sơn Khê", "TỈNH ỦY LAM SƠN/HUYỆN ỦY SƠN KHÊ", "Sơn Khê", "vn;lam.son;huyen.son.khe"),
        ("Huyện ủy Sơn Khê", "ĐẢNG BỘ TỈNH LAM SƠN/HUYỆN ỦY SƠN KHÊ", "Sơn Khê", "vn;lam.son;huyen.son.khe"),
        ("Huyện ủy Sơn Khê", "ĐẢNG BỘ TỈNH LAM SƠN/HUYỆN UỶ SƠN KHÊ", None, "vn;lam.son;huyen.son.khe"),
        ("Thị ủy Tân Hà", "TỈNH ỦY LAM SƠN/THỊ ỦY TÂN HÀ", "Tân Hà", "vn;lam.son;thi.xa.tan.ha"),
        ("Sở Y tế", "UBND TỈNH LAM SƠN/SỞ Y TẾ", "Bình An", "vn;lam.son"),
        ("Ban Tổ chức Tỉnh ủy", "TỈNH ỦY LAM SƠN/BAN TỔ CHỨC", "Bình An", "vn;lam.son"),
        ("Phòng Nội vụ", "UBND HUYỆN SƠN KHÊ/PHÒNG NỘI VỤ", "Sơn Khê", "vn;_;huyen.son.khe"),
        ("Ủy ban nhân dân xã Tân Sơn", "UBND HUYỆN SƠN KHÊ/UBND XÃ TÂN SƠN", "Tân Sơn", "vn;_;huyen.son.khe;xa.tan.son"),
        (
            "Hội Nông dân huyện Sơn Khê",
            "HỘI NÔNG DÂN TỈNH LAM SƠN/HỘI NÔNG DÂN HUYỆN SƠN KHÊ",
            "Sơn Khê",
            "vn;lam.son;huyen.son.khe",
        ),
        ("Bộ Y tế", "BỘ Y TẾ", "Hà Nội", "vn"),
        ("Ban Tổ chức Trung ương", "BAN CHẤP HÀNH TRUNG ƯƠNG/BAN TỔ CHỨC", "Hà Nội", "vn"),
        ("Huyện uy Son Khe", "DANG BO TINH LAM SON/HUYEN UY SON KHE", "Son Khe", "vn;lam.son;huyen.son.khe"),
    ],
)  # fmt: skip
def test_the_letterhead_tells_the_units_above(issuer: str, head: str, place: str | None, expected: str) -> None:
    assert stands(issuer, head=head, place=place).place() == expected


@pytest.mark.parametrize(
    "body",
    [
        "Nơi nhận:\n- Thường trực Tỉnh ủy Lam Sơn;",
        "các cơ quan trên địa bàn tỉnh Lam Sơn",
        "Thực hiện Kế hoạch của Tỉnh uỷ Lam Sơn",
        "THƯỜNG TRỰC TỈNH ỦY LAM SƠN",
        "Học tập kinh nghiệm của tỉnh Vạn Xuân. Nơi nhận: Tỉnh ủy Lam Sơn; Ban Tổ chức Tỉnh ủy Lam Sơn",
    ],
)
def test_a_name_elsewhere_in_the_letter_tells_the_province(body: str) -> None:
    here = stands("Huyện ủy Sơn Khê", head="HUYỆN ỦY SƠN KHÊ", place="Sơn Khê", body=body)
    assert here.place() == "vn;lam.son;huyen.son.khe"


@pytest.mark.parametrize(
    ("issuer", "body", "expected"),
    [
        ("Quận ủy Long Biên", "Nơi nhận: Thành ủy", "vn;ha.noi;quan.long.bien"),
        ("Huyện ủy Sơn Dương", "Nơi nhận: Tỉnh ủy", "vn;tuyen.quang;huyen.son.duong"),
        # a district that is not known, or whose name several provinces have
        ("Huyện ủy Sơn Khê", "Nơi nhận: Tỉnh ủy", "vn;_;huyen.son.khe"),
        ("Huyện ủy Châu Thành", "Nơi nhận: Tỉnh ủy", "vn;_;huyen.chau.thanh"),
        # what the letter says goes before what is known
        ("Huyện ủy Sơn Dương", "Nơi nhận: Tỉnh ủy Lam Sơn", "vn;lam.son;huyen.son.duong"),
    ],
)
def test_a_known_district_tells_its_province(issuer: str, body: str, expected: str) -> None:
    assert stands(issuer, body=body).place() == expected


def test_a_commune_of_a_known_district_is_of_its_province() -> None:
    here = stands("Đảng ủy phường Giang Biên", head="QUẬN ỦY LONG BIÊN/ĐẢNG ỦY PHƯỜNG GIANG BIÊN", place="Giang Biên")
    assert here.place() == "vn;ha.noi;quan.long.bien;phuong.giang.bien"
    assert (here.level, here.city, here.committee) == ("commune", True, "dang.uy")


def test_a_district_named_in_the_letter_of_a_commune_is_above_it() -> None:
    here = stands("Đảng ủy xã Tân Sơn", head="ĐẢNG ỦY XÃ TÂN SƠN", body="Thường trực Huyện ủy Sơn Khê; tỉnh Lam Sơn")
    assert here.place() == "vn;lam.son;huyen.son.khe;xa.tan.son"


@pytest.mark.parametrize(
    ("issuer", "day", "expected"),
    [
        ("Huyện ủy Sơn Khê", BEFORE, "vn;_;huyen.son.khe"),
        ("Đảng ủy xã Tân Sơn", BEFORE, "vn;_;_;xa.tan.son"),
        ("Đảng ủy xã Tân Sơn", SINCE, "vn;_;xa.tan.son"),
        ("Đảng ủy đặc khu Phú Hải", SINCE, "vn;_;dac.khu.phu.hai"),
    ],
)
def test_what_nothing_tells_stays_open(issuer: str, day: dt.date, expected: str) -> None:
    assert stands(issuer, day=day, body="Kính gửi: Tỉnh ủy").place() == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2025, 6, 30), "vn;lam.son;_;xa.tan.son"),
        (dt.date(2025, 7, 1), "vn;lam.son;xa.tan.son"),
        (dt.date(2026, 3, 1), "vn;lam.son;xa.tan.son"),
    ],
)
def test_communes_stand_right_under_the_province_since_july_2025(day: dt.date, expected: str) -> None:
    here = stands("Đảng ủy xã Tân Sơn", head="ĐẢNG BỘ TỈNH LAM SƠN/ĐẢNG ỦY XÃ TÂN SƠN", place="Tân Sơn", day=day)
    assert here.place() == expected
    assert here.place("province") == "vn;lam.son"


@pytest.mark.parametrize(
    ("issuer", "head", "place", "body", "expected"),
    [
        ("Thành ủy Cần Thơ", "THÀNH ỦY CẦN THƠ", "Cần Thơ", "", ("vn;can.tho", "province", True)),
        ("Thành ủy Hà Nội", "THÀNH ỦY HÀ NỘI", "Hà Nội", "", ("vn;ha.noi", "province", True)),
        (
            "Ủy ban nhân dân Thành phố Hồ Chí Minh", "ỦY BAN NHÂN DÂN/THÀNH PHỐ HỒ CHÍ MINH", "Thành phố Hồ Chí Minh", "",
            ("vn;ho.chi.minh", "province", True),
        ),
        ("Thành ủy Bình An", "THÀNH ỦY BÌNH AN", "Bình An", "Nơi nhận: Tỉnh ủy Lam Sơn",
         ("vn;lam.son;thanh.pho.binh.an", "district", False)),
        ("Thành ủy Bình An", "ĐẢNG BỘ TỈNH LAM SƠN/THÀNH ỦY BÌNH AN", "Bình An", "",
         ("vn;lam.son;thanh.pho.binh.an", "district", False)),
        ("Tỉnh ủy Lam Sơn", "TỈNH ỦY LAM SƠN", "Lam Sơn", "Thành ủy Bình An", ("vn;lam.son", "province", False)),
        ("Huyện ủy Sơn Khê", "HUYỆN ỦY SƠN KHÊ", "Sơn Khê", "Tỉnh ủy Lam Sơn; Thành ủy Bình An",
         ("vn;lam.son;huyen.son.khe", "district", False)),
    ],
)  # fmt: skip
def test_a_city_is_a_province_or_stands_in_one(
    issuer: str, head: str, place: str, body: str, expected: tuple[str, str, bool]
) -> None:
    here = stands(issuer, head=head, place=place, body=body)
    assert (here.place(), here.level, here.city) == expected


@pytest.mark.parametrize(
    ("issuer", "head", "institution", "committee"),
    [
        ("Tỉnh ủy Lam Sơn", "TỈNH ỦY LAM SƠN", "tinh.uy", "tinh.uy"),
        ("Ban Tổ chức Tỉnh ủy Lam Sơn", "TỈNH ỦY LAM SƠN/BAN TỔ CHỨC", "tinh.uy;ban.to.chuc", "tinh.uy"),
        ("Văn phòng Huyện ủy Sơn Khê", "HUYỆN ỦY SƠN KHÊ/VĂN PHÒNG", "huyen.uy;van.phong", "huyen.uy"),
        ("Quận ủy Long Biên", "QUẬN ỦY LONG BIÊN", "quan.uy", "quan.uy"),
        ("Thị ủy Tân Hà", "THỊ ỦY TÂN HÀ", "thi.uy", "thi.uy"),
        ("Đảng ủy xã Tân Sơn", "ĐẢNG ỦY XÃ TÂN SƠN", "dang.uy", "dang.uy"),
        ("Ủy ban nhân dân huyện Sơn Khê", "UBND HUYỆN SƠN KHÊ", "uy.ban.nhan.dan", "huyen.uy"),
        ("Sở Y tế tỉnh Lam Sơn", "UBND TỈNH LAM SƠN/SỞ Y TẾ", "so.y.te", "tinh.uy"),
        ("Sở Nội vụ Bắc Ninh", "SỞ NỘI VỤ", "so.noi.vu", "tinh.uy"),
        (
            "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Lam Sơn", "ỦY BAN MTTQ VIỆT NAM TỈNH LAM SƠN/BAN THƯỜNG TRỰC",
            "mat.tran.to.quoc;ban.thuong.truc", "tinh.uy",
        ),
        ("Bộ Y tế", "BỘ Y TẾ", "bo.y.te", ""),
        ("Ban Tổ chức Trung ương", "BAN TỔ CHỨC TRUNG ƯƠNG", "trung.uong;ban.to.chuc", ""),
    ],
)  # fmt: skip
def test_institution_and_committee_of_the_issuer(issuer: str, head: str, institution: str, committee: str) -> None:
    here = stands(issuer, head=head)
    assert (here.institution, here.committee) == (institution, committee)


@pytest.mark.parametrize(
    ("body", "province", "committee"),
    [
        ("gửi Tỉnh ủy Lam Sơn", "vn;lam.son", "tinh.uy"),
        ("gửi Tỉnh ủy", "vn;_", "tinh.uy"),
        ("gửi Thành ủy", "vn;_", "thanh.uy"),
        ("", "vn;_", ""),
    ],
)
def test_a_letter_without_an_issuer_speaks_from_the_province_it_names(body: str, province: str, committee: str) -> None:
    here = stands(None, body=body)
    assert (here.place("province"), here.committee, here.what) == (province, committee, "")


def test_a_letter_of_a_whole_analysis_knows_its_place() -> None:
    letter = (
        "ĐẢNG BỘ TỈNH LAM SƠN\nHUYỆN ỦY SƠN KHÊ\n*\nSố 12-CV/HU\nSơn Khê, ngày 05 tháng 11 năm 2021\n\n"
        "Kính gửi: Các chi bộ\n\nĐề nghị các chi bộ báo cáo Tỉnh ủy.\n"
    )
    body = analyze(letter).letter.issuer_body
    assert body is not None
    assert (body.id, body.level) == ("vn;lam.son;huyen.son.khe:huyen.uy", "district")


@pytest.mark.parametrize(
    ("kind", "name", "level"),
    [
        ("tinh", "lam.son", "province"), ("thanh.pho", "da.nang", "province"), ("thanh.pho", "binh.an", "district"),
        ("thi.xa", "tan.ha", "district"), ("quan", "1", "district"), ("thi.tran", "", "commune"), ("dac.khu", "", "commune"),
        ("", "ha.noi", "province"), ("", "tan.son.xa", None), ("ap", "mot", None),
    ],
)  # fmt: skip
def test_the_level_of_a_place(kind: str, name: str, level: str | None) -> None:
    assert level_of(kind, name) == level
