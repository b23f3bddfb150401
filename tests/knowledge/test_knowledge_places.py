"""Districts, reorganisations and what tells the meanings of a code apart."""

import datetime as dt
import re
import unicodedata
from collections import Counter
from fnmatch import fnmatchcase
from importlib.resources import files

import pytest

from congvan_nlp.folding import bare, key
from congvan_nlp.knowledge.tables import rows

DISTRICTS = rows("districts.tsv")
REORGANISATIONS = rows("reorganisations.tsv")
PROVINCES = rows("provinces.tsv")
#: Provinces on the last day of the districts.
LAST = {r["name"] for r in PROVINCES if r["valid_from"] <= "2025-06-30" <= (r["valid_to"] or "9999-12-31")}
#: Provinces whose name is still in use.
LIVING = sorted({r["name"] for r in PROVINCES if not r["valid_to"]})
#: Provinces whose name went, by the first day without it.
GONE = {
    r["name"]: (dt.date.fromisoformat(r["valid_to"]) + dt.timedelta(1), r["merged_into"])
    for r in PROVINCES
    if r["valid_to"] and r["name"] not in LIVING
}


def slug(name: str) -> str:
    return ".".join(re.findall("[a-z0-9]+", bare(name).lower()))


def caught(body: str) -> dict[str, str] | None:
    """The first row that fits the id of a body."""
    place, institution = body.split(":", 1)
    fits = (
        r
        for r in REORGANISATIONS
        if fnmatchcase(institution, r["institution"]) and (not r["place"] or fnmatchcase(place, r["place"]))
    )
    return next(fits, None)


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("districts.tsv", "name kind province verified source"),
        ("reorganisations.tsv", "name institution place ended successor how verified note source"),
    ],
)
def test_the_columns_are_those_of_the_readme(name: str, columns: str) -> None:
    assert all(" ".join(row) == columns for row in rows(name))


@pytest.mark.parametrize("name", ["districts.tsv", "reorganisations.tsv", "issuer_codes.tsv"])
def test_a_file_is_nfc(name: str) -> None:
    text = files("congvan_nlp.knowledge").joinpath(name).read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


def test_a_district_stands_once_even_when_spelled_another_way() -> None:
    found = Counter((re.sub("[^a-z0-9]", "", key(r["name"])), r["kind"], r["province"]) for r in DISTRICTS)
    assert [district for district, count in found.items() if count > 1] == []


def test_districts_are_as_many_as_there_were() -> None:
    last = [r for r in DISTRICTS if r["source"].startswith("underthesea")]
    assert len(last) == 696
    assert {r["province"] for r in last} == LAST
    assert 690 <= len(DISTRICTS) <= 760


def test_every_province_of_a_district_is_known() -> None:
    assert {r["province"] for r in DISTRICTS} <= {r["name"] for r in PROVINCES}
    assert len(LAST) == 63
    assert {r["province"] for r in DISTRICTS} - LAST == {"Thừa Thiên Huế"}


def test_names_of_districts_are_bare_and_spelled_the_usual_way() -> None:
    for row in DISTRICTS:
        assert not re.match("(?i:huyện|quận|thị xã|thành phố) ", row["name"]), row
        assert re.fullmatch(r"\d{1,2}|[^\W\d_a-zđ].*", row["name"]), row
        assert row["name"].isdigit() <= (row["kind"] == "quận"), row
        assert not re.search(r"o[àáảãạ](?!\w)|(?<![Qq])u[ýỳỷỹỵ](?!\w)", row["name"]), row


@pytest.mark.parametrize(
    ("name", "kind", "province"),
    [
        ("Long Biên", "quận", "Hà Nội"),
        ("1", "quận", "Hồ Chí Minh"),
        ("9", "quận", "Hồ Chí Minh"),
        ("Thủ Đức", "quận", "Hồ Chí Minh"),
        ("Thủ Đức", "thành phố", "Hồ Chí Minh"),
        ("Châu Thành", "huyện", "An Giang"),
        ("Châu Thành", "huyện", "Tây Ninh"),
        ("Sơn Dương", "huyện", "Tuyên Quang"),
        ("Thủ Thừa", "huyện", "Long An"),
        ("Phú Xuân", "quận", "Huế"),
        ("Huế", "thành phố", "Thừa Thiên Huế"),
        ("Hoành Bồ", "huyện", "Quảng Ninh"),
        ("Phú Mỹ", "thành phố", "Bà Rịa - Vũng Tàu"),
        ("Kiến Thụy", "huyện", "Hải Phòng"),
        ("Đakrông", "huyện", "Quảng Trị"),
    ],
)
def test_districts_of_all_kinds_are_listed(name: str, kind: str, province: str) -> None:
    assert (name, kind, province) in {(r["name"], r["kind"], r["province"]) for r in DISTRICTS}


def test_a_verified_district_names_two_sources() -> None:
    for row in DISTRICTS:
        assert row["verified"] in ("yes", "no"), row
        assert (", " in row["source"]) >= (row["verified"] == "yes"), row


def test_reorganisations_tell_how_sure_they_are() -> None:
    assert {r["verified"] for r in REORGANISATIONS} == {"yes", "secondary", "no"}
    for row in REORGANISATIONS:
        assert row["note"], row
        assert (row["source"] == "general knowledge") <= (row["verified"] == "no"), row


def test_the_end_of_a_body_is_an_iso_day_or_month() -> None:
    for row in REORGANISATIONS:
        ended = row["ended"]
        assert re.fullmatch(r"\d{4}-\d\d(-\d\d)?", ended), row
        dt.date.fromisoformat(ended if len(ended) == 10 else f"{ended}-01")


def test_a_body_that_was_renamed_or_merged_has_a_successor() -> None:
    lost = [r for r in REORGANISATIONS if r["how"] != "ended" and not r["successor"]]
    assert {r["name"].split()[0] for r in lost} == {"xã,", "phường", "thị"}
    assert [r for r in REORGANISATIONS if r["name"] in r["successor"].split("|")] == []


def test_patterns_are_written_for_ids() -> None:
    for row in REORGANISATIONS:
        assert re.fullmatch(r"\*|(\*;?)?[a-z0-9.;]+(;?\*)?|\*\.uy;[a-z.]+(;?\*)?", row["institution"]), row
        assert re.fullmatch(r"|vn|vn;\*(;[a-z.]+\*(;\*)?)?|vn;[a-z.]+\*?", row["place"]), row


def test_no_row_is_hidden_behind_an_earlier_one() -> None:
    for i, row in enumerate(REORGANISATIONS):
        for before in REORGANISATIONS[:i]:
            institution = fnmatchcase(row["institution"], before["institution"])
            assert not (institution and fnmatchcase(row["place"], before["place"] or "*")), (before, row)


@pytest.mark.parametrize(
    ("body", "name", "ended"),
    [
        ("vn;tuyen.quang;huyen.son.duong:huyen.uy", "Huyện ủy", "2025-07-01"),
        ("vn;_;huyen.son.khe:huyen.uy", "Huyện ủy", "2025-07-01"),
        ("vn;tuyen.quang;huyen.*:huyen.uy", "Huyện ủy", "2025-07-01"),
        ("vn;tuyen.quang;huyen.son.duong:huyen.uy;ban.to.chuc", "Huyện ủy", "2025-07-01"),
        ("vn;tuyen.quang;huyen.son.duong:huyen.uy;ban.tuyen.giao", "Ban Tuyên giáo", "2025-02"),
        ("vn;ha.noi;quan.long.bien:quan.uy", "Quận ủy", "2025-07-01"),
        ("vn;quang.ninh;thi.xa.quang.yen:thi.uy;van.phong", "Thị ủy", "2025-07-01"),
        ("vn;nghe.an;thanh.pho.vinh:thanh.uy", "Thành ủy", "2025-07-01"),
        ("vn;ha.noi;quan.long.bien:uy.ban.nhan.dan", "Ủy ban nhân dân quận", "2025-07-01"),
        ("vn;nghe.an;cap.huyen.*:uy.ban.nhan.dan", "Ủy ban nhân dân cấp huyện", "2025-07-01"),
        ("vn;nghe.an;huyen.do.luong:cong.an", "Công an huyện", "2025-03-01"),
        ("vn;nghe.an;huyen.do.luong:phong.noi.vu", "huyện", "2025-07-01"),
        ("vn;nghe.an;huyen.do.luong:hoi.nong.dan", "huyện", "2025-07-01"),
        ("vn;ha.noi;quan.long.bien;phuong.giang.bien:cong.an", "phường thuộc quận", "2025-07-01"),
        ("vn;nghe.an;huyen.do.luong;xa.*:uy.ban.nhan.dan", "xã, thị trấn thuộc huyện", "2025-07-01"),
        ("vn;_;thi.tran.mau.a:dang.uy", "thị trấn", "2025-07-01"),
        ("vn:trung.uong;ban.tuyen.giao", "Ban Tuyên giáo Trung ương", "2025-02-03"),
        ("vn:trung.uong;ban.tuyen.giao;vu.ly.luan", "Ban Tuyên giáo Trung ương", "2025-02-03"),
        ("vn:trung.uong;ban.kinh.te", "Ban Kinh tế Trung ương", "2025-02-03"),
        ("vn;nghe.an:tinh.uy;ban.dan.van", "Ban Dân vận", "2025-02"),
        ("vn;ha.noi:thanh.uy;ban.tuyen.giao", "Ban Tuyên giáo", "2025-02"),
        ("vn;nghe.an:tinh.uy;dang.doan.*", "Đảng đoàn", "2025-02"),
        ("vn:dang.doan.quoc.hoi", "Đảng đoàn Quốc hội", "2025-02-03"),
        ("vn;nghe.an:ban.can.su.dang.uy.ban.nhan.dan", "Ban cán sự đảng Ủy ban nhân dân tỉnh", "2025-02"),
        ("vn;nghe.an:dang.uy.khoi.cac.co.quan", "Đảng ủy Khối", "2025-02"),
        ("vn:dang.uy.khoi.cac.co.quan", "Đảng ủy Khối các cơ quan Trung ương", "2025-02-03"),
        ("vn:bo.ke.hoach.va.dau.tu;vu.phap.che", "Bộ Kế hoạch và Đầu tư", "2025-03-01"),
        ("vn;nghe.an:so.ke.hoach.va.dau.tu", "Sở Kế hoạch và Đầu tư", "2025-03-01"),
        ("vn:bo.tai.chinh;tong.cuc.thue", "Tổng cục Thuế", "2025-03-01"),
        ("vn:quoc.hoi;uy.ban.phap.luat", "Ủy ban Pháp luật", "2025-03-01"),
        ("vn;thua.thien.hue:tinh.uy", "Tỉnh ủy Thừa Thiên Huế", "2025-01-01"),
        ("vn;thua.thien.hue;huyen.a.luoi:huyen.uy", "Thừa Thiên Huế", "2025-01-01"),
        ("vn;ha.giang:tinh.uy", "Hà Giang", "2025-07-01"),
        ("vn;ha.giang;huyen.dong.van:huyen.uy", "Huyện ủy", "2025-07-01"),
        ("vn;ba.ria.vung.tau:so.y.te", "Bà Rịa - Vũng Tàu", "2025-07-01"),
    ],
)
def test_an_id_is_caught_by_the_row_of_its_body(body: str, name: str, ended: str) -> None:
    found = caught(body)
    assert found
    assert (found["name"], found["ended"]) == (name, ended)


@pytest.mark.parametrize(
    "body",
    [
        "vn;tuyen.quang:tinh.uy",
        "vn;_:tinh.uy",
        "vn;tinh.*:uy.ban.nhan.dan",
        "vn;can.tho:thanh.uy",
        "vn;hue:thanh.uy",
        "vn;tuyen.quang:tinh.uy;ban.tuyen.giao.va.dan.van",
        "vn;tuyen.quang:tinh.uy;dang.uy.*",
        "vn;tuyen.quang:uy.ban.nhan.dan;van.phong",
        "vn;tuyen.quang:cong.an",
        "vn;tuyen.quang:so.*",
        "vn;tuyen.quang:so.tai.chinh",
        "vn;tuyen.quang:so.dan.toc.va.ton.giao",
        "vn;tuyen.quang:hoi.dong.nhan.dan;ban.dan.toc",
        "vn;tuyen.quang:doan.thanh.nien;ban.tuyen.giao",
        "vn;tuyen.quang:toa.an.nhan.dan.khu.vuc.1",
        "vn;tuyen.quang;xa.son.duong:dang.uy",
        "vn;tuyen.quang;cap.xa.*:uy.ban.nhan.dan",
        "vn;ha.noi;phuong.long.bien:uy.ban.nhan.dan",
        "vn;lam.dong;dac.khu.phu.quy:dang.uy",
        "vn:trung.uong",
        "vn:trung.uong;ban.to.chuc",
        "vn:trung.uong;ban.tuyen.giao.va.dan.van",
        "vn:trung.uong;ban.chinh.sach.chien.luoc",
        "vn:quan.uy.trung.uong",
        "vn:dang.uy.cac.co.quan.dang.trung.uong",
        "vn:dang.uy.chinh.phu",
        "vn:bo.*",
        "vn:bo.tai.chinh",
        "vn:bo.nong.nghiep.va.moi.truong",
        "vn:bo.cong.thuong",
        "vn:bo.dan.toc.va.ton.giao",
        "vn:quoc.hoi;uy.ban.phap.luat.va.tu.phap",
        "vn:quoc.hoi;uy.ban.kinh.te.va.tai.chinh",
        "vn:quoc.hoi;uy.ban.cong.tac.dai.bieu",
        "vn:toa.an.nhan.dan.toi.cao",
        "vn:mat.tran.to.quoc",
    ],
)
def test_a_body_that_goes_on_is_caught_by_none(body: str) -> None:
    assert caught(body) is None


@pytest.mark.parametrize("name", GONE)
def test_everything_of_a_province_that_went_is_caught(name: str) -> None:
    found = caught(f"vn;{slug(name)}:uy.ban.nhan.dan")
    ended, successor = GONE[name]
    assert found
    assert (found["name"], found["ended"], found["successor"]) == (name, ended.isoformat(), successor)


def test_provinces_that_went_in_2025_are_as_many_as_the_law_says() -> None:
    assert sum(day == dt.date(2025, 7, 1) for day, _ in GONE.values()) == 29


@pytest.mark.parametrize("name", LIVING)
def test_a_province_that_goes_on_is_caught_by_none(name: str) -> None:
    assert caught(f"vn;{slug(name)}:uy.ban.nhan.dan") is None


@pytest.mark.parametrize("row", DISTRICTS[::20], ids=lambda row: f"{row['kind']} {row['name']}")
def test_every_kind_of_district_is_caught(row: dict[str, str]) -> None:
    found = caught(f"vn;{slug(row['province'])};{slug(row['kind'])}.{slug(row['name'])}:hoi.dong.nhan.dan")
    assert found
    assert found["ended"] in ("2025-01-01", "2025-07-01")


def test_every_ambiguous_code_has_a_resolver_and_no_other() -> None:
    assert [r["code"] for r in rows("issuer_codes.tsv") if bool(r["ambiguous"]) != bool(r["resolver"])] == []
