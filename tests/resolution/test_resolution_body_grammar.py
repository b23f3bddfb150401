"""Names of bodies and lists of them → what each name says: the body, its parts, one or several, of which place."""

import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from congvan_nlp.folding import bare
from congvan_nlp.resolution.body_grammar import named_bodies
from congvan_nlp.resolution.body_named import Named, Place


def said(name: str) -> list[str]:
    return [one.said for one in named_bodies(name)]


def described(name: str) -> list[tuple[str, tuple[str, ...]]]:
    """Institution and parts of each body named."""
    return [(one.what, one.parts) for one in named_bodies(name)]


def only(name: str) -> Named:
    [one] = named_bodies(name)
    return one


def wrong(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(reason=reason, strict=True)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Các huyện ủy, thành ủy", ["huyện ủy", "thành ủy"]),
        ("Sở Nội vụ và Sở Y tế", ["Sở Nội vụ", "Sở Y tế"]),
        ("Sở Y tế, Sở Giáo dục và Đào tạo", ["Sở Y tế", "Sở Giáo dục và Đào tạo"]),
        ("Sở Nội vụ, Sở Y tế và Văn phòng Tỉnh ủy", ["Sở Nội vụ", "Sở Y tế", "Văn phòng Tỉnh ủy"]),
        ("Sở Y tế; Công ty Một", ["Sở Y tế", "Công ty Một"]),
        ("Sở Y tế/Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        ("Các sở, ban, ngành tỉnh", ["sở", "ban", "ngành tỉnh"]),
        ("Các đảng ủy xã, phường, đặc khu", ["đảng ủy xã", "phường", "đặc khu"]),
        ("Ủy ban MTTQ và các đoàn thể huyện", ["Ủy ban MTTQ", "đoàn thể huyện"]),
        ("UBND các huyện, thị, thành phố", ["UBND các huyện", "thị", "thành phố"]),
        ("UBND các tỉnh, thành phố: Một, Hai", ["UBND các tỉnh", "thành phố: Một, Hai"]),
        ("Thường trực Tỉnh ủy, HĐND, UBND tỉnh", ["Thường trực Tỉnh ủy", "HĐND", "UBND tỉnh"]),
        ("Ban Tổ chức, Ban Tuyên giáo Tỉnh ủy", ["Ban Tổ chức", "Ban Tuyên giáo Tỉnh ủy"]),
        ("Hội Nông dân, Hội Cựu chiến binh huyện", ["Hội Nông dân", "Hội Cựu chiến binh huyện"]),
        ("Bộ Nội vụ, Bộ Tài chính", ["Bộ Nội vụ", "Bộ Tài chính"]),
        ("Các chi, đảng bộ trực thuộc Huyện ủy", ["chi", "đảng bộ trực thuộc Huyện ủy"]),
        pytest.param(
            "HĐND - UBND huyện",
            ["HĐND", "UBND huyện"],
            marks=wrong("both keep what stands before: HĐND - UBND, HĐND - UBND huyện"),
        ),
        ("Trường THPT Sơn Khê, Trường THCS Tân Sơn", ["Trường THPT Sơn Khê", "Trường THCS Tân Sơn"]),
    ],
)
def test_a_list_is_taken_apart_where_another_body_begins(name: str, expected: list[str]) -> None:
    assert said(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Sở Lao động và việc làm",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Sở Khoa học và Công nghệ",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở Nông nghiệp và Phát triển nông thôn",
        "Ban Bảo vệ, chăm sóc sức khỏe cán bộ",
        "Trung tâm Phòng, chống HIV/AIDS",
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
        "Văn phòng HĐND và UBND huyện",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Phòng Tài chính - Kế hoạch",
        "Đài Phát thanh và Truyền hình tỉnh",
        "Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh",
        "Cục Quản lý Khám, chữa bệnh",
    ],
)
def test_a_comma_or_and_inside_a_name_stays(name: str) -> None:
    assert said(name) == [name]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Các sở: Nội vụ, Khoa học và Công nghệ", ["Sở Nội vụ", "Sở Khoa học và Công nghệ"]),
        ("Các Sở: Văn hóa, Thể thao và Du lịch, Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        ("Các sở: Nội vụ, Y tế; Văn phòng Tỉnh ủy", ["Sở Nội vụ", "Sở Y tế", "Văn phòng Tỉnh ủy"]),
        ("Các Bộ: Nội vụ, Tài chính", ["Bộ Nội vụ", "Bộ Tài chính"]),
        pytest.param(
            "Giám đốc các sở: Nội vụ và Tài chính",
            ["Giám đốc Sở Nội vụ", "Giám đốc Sở Tài chính"],
            marks=wrong("the post in front of the listed kind is lost from the names"),
        ),
        pytest.param(
            "UBND các huyện: Sơn Khê, Bình An",
            ["UBND huyện Sơn Khê", "UBND huyện Bình An"],
            marks=wrong("the first name keeps 'các huyện:', the second loses UBND"),
        ),
    ],
)
def test_a_kind_said_once_stands_before_each_name(name: str, expected: list[str]) -> None:
    assert said(name) == expected


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("UBND các xã Trà Lãng, Hành Lãng và Tân Sơn", ["tra.lang", "hanh.lang", "tan.son"]),
        ("UBND các xã: Trà Lãng, Hành Lãng", ["tra.lang", "hanh.lang"]),
        ("UBND các huyện: Sơn Khê, Bình An và Tân Hà", ["son.khe", "binh.an", "tan.ha"]),
        ("Đảng ủy các phường Một, Hai", ["mot", "hai"]),
    ],
)
def test_places_listed_of_one_kind_are_a_body_each(name: str, places: list[str]) -> None:
    found = named_bodies(name)
    assert [one.places[0].name for one in found] == places
    assert len({(one.what, one.places[0].kind) for one in found}) == 1
    assert not any(one.many or one.places[0].many for one in found)


def test_the_body_behind_listed_places_is_none_of_them() -> None:
    found = named_bodies("UBND các xã: Tân Sơn, Trà Lãng; Công an huyện")
    assert [(one.what, one.places) for one in found] == [
        ("uy.ban.nhan.dan", (Place("xa", "tan.son"),)),
        ("uy.ban.nhan.dan", (Place("xa", "tra.lang"),)),
        ("cong.an", (Place("huyen"),)),
    ]


def test_a_name_with_the_units_above_is_one_body() -> None:
    one = only("UBND xã Tân Sơn, huyện Sơn Khê, tỉnh Lam Sơn")
    assert one.what == "uy.ban.nhan.dan"
    assert one.places == (Place("xa", "tan.son"), Place("huyen", "son.khe"), Place("tinh", "lam.son"))


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("UBND các huyện, thị, thành phố", ["huyen", "thi.xa", "thanh.pho"]),
        ("UBND các huyện, thành phố", ["huyen", "thanh.pho"]),
        ("UBND các xã, phường, thị trấn", ["xa", "phuong", "thi.tran"]),
        ("UBND các huyện, quận, thị xã", ["huyen", "quan", "thi.xa"]),
        ("UBND các xã, phường, đặc khu", ["xa", "phuong", "dac.khu"]),
        ("Chủ tịch UBND các xã, phường", ["xa", "phuong"]),
        ("Ban Thường trực Ủy ban MTTQ Việt Nam các huyện, thành phố", ["huyen", "thanh.pho"]),
    ],
)
def test_levels_in_a_row_are_all_of_each_kind(name: str, kinds: list[str]) -> None:
    found = named_bodies(name)
    assert [one.places for one in found] == [(Place(kind, "", True),) for kind in kinds]
    assert len({(one.what, one.parts) for one in found}) == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("BTC Tỉnh ủy", ("tinh.uy", ("ban.to.chuc",))),
        ("Phòng Tổ chức Văn phòng Tỉnh ủy", ("tinh.uy", ("van.phong", "phong.to.chuc"))),
        ("Phòng Tổ chức Sở Y tế", ("so.y.te", ("phong.to.chuc",))),
        ("Văn phòng UBND tỉnh", ("uy.ban.nhan.dan", ("van.phong",))),
        ("Ban Thường trực Ủy ban MTTQ tỉnh", ("mat.tran.to.quoc", ("ban.thuong.truc",))),
        ("Văn phòng Trung ương Đảng", ("trung.uong", ("van.phong",))),
        ("UBKT TW", ("trung.uong", ("uy.ban.kiem.tra",))),
        ("Văn phòng Quốc hội", ("quoc.hoi", ("van.phong",))),
        ("TT HĐND tỉnh", ("hoi.dong.nhan.dan", ("thuong.truc",))),
        ("Ban Chấp hành Đảng bộ tỉnh", ("tinh.uy", ())),
        ("Ban Tổ chức Lễ hội Đền Một", ("ban.to.chuc.le.hoi.den.mot", ())),
    ],
)
def test_parts_stand_outermost_first(name: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert described(name) == [expected]


@pytest.mark.parametrize(
    "name",
    [
        "Ban Tổ chức, Ban Tuyên giáo, Ban Dân vận Tỉnh ủy",
        "Ban Tổ chức và Văn phòng Tỉnh ủy",
        "Ban Nội chính, Ủy ban Kiểm tra Tỉnh ủy",
    ],
)
def test_parts_listed_before_their_committee_are_all_of_it(name: str) -> None:
    found = named_bodies(name)
    assert len(found) == name.count(",") + name.count(" và ") + 1
    assert {one.what for one in found} == {"tinh.uy"}
    assert len({one.parts for one in found}) == len(found)


@pytest.mark.parametrize(
    "name",
    [
        "Các ban đảng, Văn phòng Tỉnh ủy",
        "Các sở, ban, ngành, Văn phòng Tỉnh ủy",
        "Các cơ quan, Ban Tổ chức Tỉnh ủy",
    ],
)
def test_several_of_a_kind_do_not_make_the_next_body_several(name: str) -> None:
    last = named_bodies(name)[-1]
    assert (last.what, last.many, last.inner_many) == ("tinh.uy", False, False)


def test_a_quantifier_inside_a_known_name_speaks_of_one_body() -> None:
    one = only("Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh")
    assert (one.what, one.places) == ("dang.uy.mat.tran.to.quoc.cac.doan.the", (Place("tinh"),))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Thường trực Huyện ủy (để báo cáo)", "Thường trực Huyện ủy"),
        ("Ban Thường vụ Huyện ủy (b/c)", "Ban Thường vụ Huyện ủy"),
        ("Sở Y tế (02 bản)", "Sở Y tế"),
        ("Bộ Tư pháp (Cục Kiểm tra văn bản)", "Bộ Tư pháp"),
        ("Sở Y tế (phối hợp", "Sở Y tế"),
    ],
)
def test_an_aside_in_brackets_goes(name: str, expected: str) -> None:
    assert said(name) == [expected]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Cục Quản lý Khám, chữa bệnh (Bộ Y tế)", ("bo.y.te", ("cuc.quan.ly.kham.chua.benh",))),
        ("Cục Kiểm tra văn bản (Bộ Tư pháp)", ("bo.tu.phap", ("cuc.kiem.tra.van.ban",))),
        ("Phòng Tổ chức (Sở Y tế)", ("so.y.te", ("phong.to.chuc",))),
    ],
)
def test_an_aside_tells_whose_the_body_is(name: str, expected: tuple[str, tuple[str, ...]]) -> None:
    owned = [(n.owner.what, (n.what, *n.parts)) if n.owner else (n.what, n.parts) for n in named_bodies(name)]
    assert owned == [expected]


@wrong("the closing bracket is cut off")
def test_a_name_with_an_aside_is_said_in_full() -> None:
    assert said("Cục Kiểm tra văn bản (Bộ Tư pháp)") == ["Cục Kiểm tra văn bản (Bộ Tư pháp)"]


@pytest.mark.parametrize("name", ["Sở Y tế, cá nhân", "Sở Y tế, cán bộ, đảng viên", "Công ty Một và cá nhân"])
def test_persons_behind_a_body_are_not_part_of_its_name(name: str) -> None:
    found = named_bodies(name)
    assert [one.sort for one in found[1:]] == ["person"] * (len(found) - 1)
    assert found[0].said in ("Sở Y tế", "Công ty Một")


@pytest.mark.parametrize(
    ("name", "what", "shown"),
    [
        ("Lãnh đạo Sở Nội vụ", "so.noi.vu", "Lãnh đạo Sở Nội vụ"),
        ("Đồng chí Bí thư\nHuyện ủy", "huyen.uy", "Đồng chí Bí thư Huyện ủy"),
        ("Chủ tịch UBND tỉnh", "uy.ban.nhan.dan", "Chủ tịch UBND tỉnh"),
        ("Giám đốc Sở Y tế", "so.y.te", "Giám đốc Sở Y tế"),
        ("Thủ trưởng các cơ quan", "co.quan", "Thủ trưởng các cơ quan"),
        ("Trưởng Công an huyện", "cong.an", "Trưởng Công an huyện"),
        ("Trưởng phòng Nội vụ", "phong.noi.vu", "Trưởng phòng Nội vụ"),
    ],
)
def test_an_office_holder_stands_for_the_body(name: str, what: str, shown: str) -> None:
    one = only(name)
    assert (one.what, one.said) == (what, shown)


def test_the_head_of_a_part_stands_for_the_part() -> None:
    assert described("Chánh Văn phòng Tỉnh ủy, Trưởng ban Tổ chức Huyện ủy") == [
        ("tinh.uy", ("van.phong",)),
        ("huyen.uy", ("ban.to.chuc",)),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Chủ tịch, các Phó Chủ tịch UBND tỉnh", ["Chủ tịch", "Phó Chủ tịch UBND tỉnh"]),
        ("CT, PCT UBND tỉnh", ["CT", "PCT UBND tỉnh"]),
        ("Bí thư, Phó Bí thư Huyện ủy", ["Bí thư", "Phó Bí thư Huyện ủy"]),
        ("Giám đốc, các Phó Giám đốc Sở", ["Giám đốc", "Phó Giám đốc Sở"]),
    ],
)
def test_posts_in_a_row_are_of_the_body_named_last(name: str, expected: list[str]) -> None:
    found = named_bodies(name)
    assert [one.said for one in found] == expected
    assert len({(one.what, one.places) for one in found}) == 1
    assert found[0].what


@pytest.mark.parametrize("name", ["Giám đốc", "Hiệu trưởng", "Chủ tịch", "Lãnh đạo"])
def test_a_post_alone_is_of_the_issuers_own_body(name: str) -> None:
    assert only(name).sort == "self"


def test_a_form_of_address_before_a_post_changes_nothing() -> None:
    one = only("Ông (Bà) Hiệu trưởng")
    assert (one.said, one.sort) == ("Ông (Bà) Hiệu trưởng", "self")


@pytest.mark.parametrize(
    "name",
    [
        "Các đồng chí Tỉnh ủy viên",
        "Các đồng chí Ủy viên Ban Thường vụ Tỉnh ủy",
        "Cán bộ, đảng viên",
        "cá nhân",
        "Như trên",
        "ông Nguyễn Văn A",
        "đồng chí Trần Văn Mẫu",
    ],
)
def test_persons_are_no_bodies(name: str) -> None:
    assert {one.sort for one in named_bodies(name)} <= {"person", "unknown"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ban Thuong vu Huyen uy", [("huyen.uy", ("ban.thuong.vu",))]),
        ("UBND cac huyen, thanh pho", [("uy.ban.nhan.dan", ()), ("uy.ban.nhan.dan", ())]),
        ("Cac chi bo, dang bo truc thuoc", [("chi.bo", ()), ("dang.bo", ())]),
        ("Uy ban nhan dan tinh", [("uy.ban.nhan.dan", ())]),
        ("So Noi vu, So Y te", [("so.noi.vu", ()), ("so.y.te", ())]),
        ("Bo Y te", [("bo.y.te", ())]),
        ("Van phong Tinh uy", [("tinh.uy", ("van.phong",))]),
    ],
)
def test_names_whose_diacritics_were_lost_in_scanning(name: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert described(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Ban Tổ chức Tỉnh ủy",
        "Ủy ban nhân dân tỉnh Lam Sơn",
        "Các huyện ủy, thành ủy",
        "Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh",
        "Hội Liên hiệp Phụ nữ huyện",
        "Công an huyện Sơn Khê",
        "Bộ Chỉ huy Quân sự tỉnh",
        "Đảng ủy xã Tân Sơn",
    ],
)
def test_capitals_and_old_tone_marks_change_nothing(name: str) -> None:
    usual = [(one.what, one.parts, one.places, one.many) for one in named_bodies(name)]
    for written in (name.upper(), name.replace("ủy", "uỷ").replace("Ủy", "Uỷ"), name.upper().replace("ỦY", "UỶ")):
        assert [(one.what, one.parts, one.places, one.many) for one in named_bodies(written)] == usual, written


@pytest.mark.parametrize(
    "name",
    ["Ban Thường vụ Huyện ủy", "Các sở, ban, ngành tỉnh", "Sở Văn hóa, Thể thao và Du lịch", "Trưởng phòng Nội vụ"],
)
def test_decomposed_letters_are_the_same_names(name: str) -> None:
    composed, decomposed = (named_bodies(unicodedata.normalize(form, name)) for form in ("NFC", "NFD"))
    assert [(n.what, n.parts, n.many) for n in composed] == [(n.what, n.parts, n.many) for n in decomposed]
    assert [n.said for n in composed] == [unicodedata.normalize("NFC", n.said) for n in decomposed]


@pytest.mark.parametrize("name", ["", " ", "\n\n", "-", ",;/", "()", ")(", "…", "các", "Các đồng chí,", ":", "漢字"])
def test_where_nothing_is_named_nothing_is_found(name: str) -> None:
    assert [one for one in named_bodies(name) if one.sort not in ("unknown", "person", "self")] == []


def test_a_hostile_list_is_taken_apart_to_its_end() -> None:
    name = ", ".join(f"UBND các xã Xã{'n' * (i % 3)} Sơn" for i in range(400))
    assert len(named_bodies(name)) == 400
    assert len(named_bodies("(" * 2000 + "Sở Y tế")) <= 1
    assert len(named_bodies("Văn phòng " * 500 + "Tỉnh ủy")) == 1


_WORDS = (
    "các", "Các", "sở", "Sở", "Y tế", "Nội vụ", "UBND", "xã", "huyện", "tỉnh", "thành phố", "thị", "Tân Sơn", "Tỉnh ủy",
    "Huyện ủy", "Đảng ủy", "Ban", "Ban Tổ chức", "BTC", "Văn phòng", "của", "trực thuộc", "Trung ương", "TW", "T.Ư", "TT", "chi",
    "đảng bộ", "Giám đốc", "Phó", "đồng chí", "và", ",", ";", ":", "/", "-", "(", ")", "Bộ", "Cục", "Khối", "MTTQ", "đoàn thể",
    "Việt Nam", "hai", "15", "&", ".", "\n", "\t", "Đ/c", "Trưởng", "trên địa bàn", "u\u0309y", "\u0301", "ﬁ", "İ",
)  # fmt: skip
lists = st.lists(st.sampled_from(_WORDS) | st.text(max_size=4), max_size=25).map(" ".join)


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(lists | st.text(max_size=120))
@example("Các sở:")
@example("Các bộ: ")
@example("Các phòng:,")
def test_any_text_is_read_and_each_name_has_words_of_it(name: str) -> None:
    for one in named_bodies(name):
        assert one.said.strip()
        words = bare(unicodedata.normalize("NFC", name)).lower()
        assert all(word in words for word in bare(one.said).lower().split())
