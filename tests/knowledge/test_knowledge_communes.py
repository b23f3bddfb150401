"""Old communes and the new ones that they went into."""

import re
from collections import Counter

import pytest

from congvan_nlp.folding import key
from congvan_nlp.knowledge.communes import successors
from congvan_nlp.knowledge.tables import rows

COMMUNES = rows("communes.tsv")
PROVINCES = rows("provinces.tsv")
#: Provinces on the last day of the districts, and on the day after.
OLD, NEW = (
    {r["name"] for r in PROVINCES if r["valid_from"] <= day <= (r["valid_to"] or "9999-12-31")}
    for day in ("2025-06-30", "2025-07-01")
)


def slug(name: str) -> str:
    return key(name).replace(" ", ".")


def place(row: dict[str, str]) -> str:
    return ";".join(["vn", slug(row["province"]), slug(row["district"]), slug(row["commune"])])


def test_communes_are_as_many_as_there_were() -> None:
    assert len(COMMUNES) == 9950
    assert sum("|" in r["now"] for r in COMMUNES) == 436
    assert max(r["now"].count("|") for r in COMMUNES) == 4
    # of 3,321: five islands are missing, eight pairs of names alike without marks, and xã Châu Bình (Nghệ An)
    assert len({(r["province_now"], now) for r in COMMUNES for now in r["now"].split("|")}) == 3299


def test_provinces_and_districts_are_those_of_the_other_tables() -> None:
    assert {r["province"] for r in COMMUNES} == OLD
    assert {r["province_now"] for r in COMMUNES} == NEW
    districts = {(r["province"], f"{r['kind']} {r['name']}") for r in rows("districts.tsv")}
    found = {(r["province"], r["district"]) for r in COMMUNES}
    assert found <= districts
    assert len(found) == 691  # five island districts had no communes


def test_the_province_of_today_is_the_one_that_the_old_one_merged_into() -> None:
    merged = {r["name"]: r["merged_into"] for r in PROVINCES if r["valid_to"] == "2025-06-30"}
    assert [r for r in COMMUNES if r["province_now"] != merged.get(r["province"], r["province"])] == []


def test_no_new_commune_is_made_of_communes_of_two_old_provinces() -> None:
    """The address table takes communes of one name for each other (xã Phú Tân, Hậu Giang and Sóc Trăng)."""
    of: dict[tuple[str, str], set[str]] = {}
    for row in COMMUNES:
        for now in row["now"].split("|"):
            of.setdefault((row["province_now"], now), set()).add(row["province"])
    assert {now: provinces for now, provinces in of.items() if len(provinces) > 1} == {}


def test_names_have_their_kind_and_the_usual_spelling() -> None:
    for row in COMMUNES:
        assert re.fullmatch(r"(phường|xã|thị trấn) (\d{1,2}|[^\W\d_a-zđ].*)", row["commune"]), row
        for now in row["now"].split("|"):
            assert re.fullmatch(r"(phường|xã|đặc khu) (\d |[^\W\d_a-zđ]).*", now), row
        assert not re.search(r"[oO][àáảãạèéẻẽẹ](?!\w)|(?<![Qq])u[ýỳỷỹỵ](?!\w)", "\t".join(row.values())), row
        assert not re.search("[‘’`´]", "\t".join(row.values())), row


def test_rows_and_lists_are_sorted_and_without_repeats() -> None:
    names = [(r["province"], r["district"], r["commune"]) for r in COMMUNES]
    assert names == sorted(set(names))
    for row in COMMUNES:
        now = row["now"].split("|")
        assert now == sorted(set(now)), row


def test_no_two_communes_of_a_district_have_one_id() -> None:
    assert [of for of, count in Counter(map(place, COMMUNES)).items() if count > 1] == []


def test_every_commune_is_found_by_its_id() -> None:
    for row in COMMUNES:
        assert successors(place(row)) == tuple(row["now"].split("|")), row


# Second sources: texts of the resolutions of the standing committee of the National Assembly of 16/06/2025, as quoted
# at the addresses. What is put in as a whole went nowhere else; what is put in by parts did.
@pytest.mark.parametrize(
    ("now", "whole", "parts"),
    [
        # 1656/NQ-UBTVQH15: thuviennhadat.vn/phap-ly-nha-dat/file-toan-van-nghi-quyet-1656-nq-ubtvqh15-…-689626.html,
        # items 2 to 4 vietnam.vn/pt/ha-noi-chinh-thuc-co-126-xa-phuong
        (
            "phường Hoàn Kiếm",
            "vn;ha.noi;quan.hoan.kiem: phường Hàng Bạc, phường Hàng Bồ, phường Hàng Buồm, phường Hàng Đào, "
            "phường Hàng Gai, phường Hàng Mã, phường Lý Thái Tổ",
            "vn;ha.noi;_: phường Cửa Đông, phường Cửa Nam, phường Điện Biên, phường Đồng Xuân, phường Hàng Bông, "
            "phường Hàng Trống, phường Tràng Tiền",
        ),
        (
            "phường Cửa Nam",
            "vn;ha.noi;quan.hoan.kiem: phường Hàng Bài, phường Phan Chu Trinh, phường Trần Hưng Đạo",
            "vn;ha.noi;_: phường Cửa Nam, phường Nguyễn Du, phường Phạm Đình Hổ, phường Hàng Bông, phường Hàng Trống, "
            "phường Tràng Tiền",
        ),
        (
            "phường Ba Đình",
            "vn;ha.noi;quan.ba.dinh: phường Quán Thánh, phường Trúc Bạch",
            "vn;ha.noi;_: phường Cửa Nam, phường Điện Biên, phường Đội Cấn, phường Kim Mã, phường Ngọc Hà, "
            "phường Thụy Khuê, phường Cửa Đông, phường Đồng Xuân",
        ),
        (
            "phường Ngọc Hà",
            "vn;ha.noi;quan.ba.dinh: phường Vĩnh Phúc, phường Liễu Giai",
            "vn;ha.noi;_: phường Cống Vị, phường Kim Mã, phường Ngọc Khánh, phường Nghĩa Đô, phường Đội Cấn, "
            "phường Ngọc Hà",
        ),
        # the same resolution: vi.wikipedia.org/wiki/Long_Biên_(phường)
        (
            "phường Long Biên",
            "",
            "vn;ha.noi;quan.long.bien: phường Cự Khối, phường Phúc Đồng, phường Thạch Bàn, phường Long Biên, "
            "phường Bồ Đề, phường Gia Thụy",
        ),
        ("phường Long Biên", "", "vn;ha.noi;huyen.gia.lam: xã Bát Tràng"),
        # resolution on Nghệ An: nghean24h.vn/nghe-an-co-130-don-vi-hanh-chinh-cap-xa-…-a754168.html
        ("xã Anh Sơn", "vn;nghe.an;huyen.anh.son: thị trấn Kim Nhan, xã Đức Sơn, xã Phúc Sơn", ""),
        ("xã Yên Xuân", "vn;nghe.an;huyen.anh.son: xã Cao Sơn, xã Khai Sơn, xã Lĩnh Sơn, xã Long Sơn", ""),
        ("xã Nhân Hòa", "vn;nghe.an;huyen.anh.son: xã Cẩm Sơn, xã Hùng Sơn, xã Tam Đỉnh", ""),
        # 1673/NQ-UBTVQH15: thuviennhadat.vn/phap-ly-nha-dat/tp-lao-cai-doi-ten-thanh-gi-sau-sap-nhap-…-690612.html
        ("xã Cốc San", "vn;lao.cai;_: xã Đồng Tuyển, xã Tòng Sành, xã Cốc San", ""),
        ("xã Hợp Thành", "vn;lao.cai;thanh.pho.lao.cai: xã Tả Phời, xã Hợp Thành", ""),
        (
            "phường Cam Đường",
            "vn;lao.cai;thanh.pho.lao.cai: phường Nam Cường, phường Xuân Tăng, phường Pom Hán, phường Bắc Cường, "
            "phường Bắc Lệnh, phường Bình Minh, xã Cam Đường",
            "",
        ),
        (
            "phường Lào Cai",
            "vn;lao.cai;_: phường Duyên Hải, phường Cốc Lếu, phường Kim Tân, phường Lào Cai, xã Vạn Hòa, xã Bản Phiệt",
            "",
        ),
        # plan of the council of Sóc Trăng: tienphong.vn/soc-trang-thong-qua-phuong-an-…-post1735339.tpo
        ("xã Tân Long", "vn;soc.trang;_: xã Long Bình, xã Tân Long, xã Thạnh Tân", ""),
        ("xã Thuận Hòa", "vn;soc.trang;huyen.chau.thanh: xã Phú Tân, xã Thuận Hòa", ""),
        ("xã Trường Khánh", "vn;soc.trang;huyen.long.phu: xã Hậu Thạnh, xã Trường Khánh, xã Phú Hữu", ""),
        ("xã Tân Thạnh", "vn;soc.trang;huyen.long.phu: xã Tân Hưng, xã Châu Khánh, xã Tân Thạnh", ""),
    ],
)
def test_communes_went_where_the_resolutions_say(now: str, whole: str, parts: str) -> None:
    for written, split in ((whole, False), (parts, True)):
        district, _, communes = written.partition(": ")
        for commune in filter(None, communes.split(", ")):
            found = successors(f"{district};{slug(commune)}")
            assert now in found, commune
            assert (len(found) > 1) == split, (commune, found)


@pytest.mark.parametrize(
    "written", ["vn;yen.bai;{}", "vn;lao.cai;{}", "vn;yen.bai;huyen.van.yen;{}", "vn;lao.cai;_;{}"]
)
def test_the_district_may_be_missing_and_the_province_be_that_of_today(written: str) -> None:
    assert successors(written.format("thi.tran.mau.a")) == ("xã Mậu A",)


@pytest.mark.parametrize(
    "written",
    [
        "vn",
        "vn;ha.noi",
        "vn;ha.noi;quan.long.bien",
        "vn;ha.noi;quan.long.bien;_",
        "vn;ha.noi;quan.long.bien;phuong.*",
        "vn;ha.noi;quan.ba.dinh;phuong.giang.bien",  # of another district
        "vn;ha.noi;quan.long.bien;xa.giang.bien",  # of another kind
        "vn;ha.noi;xa.khong.co",
        "vn;_;phuong.giang.bien",
        "vn;_;quan.long.bien;phuong.giang.bien",
        "vn;lam.son;huyen.son.khe;xa.tan.lap",
        "vn;ha.noi;quan.long.bien;phuong.giang.bien;to.1",
        "",
    ],
)
def test_an_unknown_place_has_no_successors(written: str) -> None:
    assert successors(written) == ()


@pytest.mark.parametrize(
    "written",
    [
        "vn;ho.chi.minh;_;phuong.1",
        "vn;ho.chi.minh;phuong.1",
        "vn;can.tho;huyen.chau.thanh;xa.phu.tan",  # of Hậu Giang and of Sóc Trăng
        "vn;vinh.long;huyen.chau.thanh;thi.tran.chau.thanh",  # of Bến Tre and of Trà Vinh
        "vn;gia.lai;xa.ia.bang",  # one of three is in the table
        "vn;nghe.an;huyen.ky.son;xa.nam.can",  # xã Nậm Cắn, xã Nậm Càn
    ],
)
def test_an_ambiguous_place_has_no_successors(written: str) -> None:
    assert successors(written) == ()


def test_a_commune_that_is_ambiguous_alone_is_clear_with_its_district() -> None:
    assert successors("vn;ho.chi.minh;quan.3;phuong.1") == ("phường Bàn Cờ",)
    assert successors("vn;gia.lai;huyen.dak.doa;xa.ia.bang") == ("xã Ia Băng",)
