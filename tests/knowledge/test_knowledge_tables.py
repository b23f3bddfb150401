"""The loaders: what a look-up in the tables gives."""

import pytest

from congvan_nlp.folding import bare, key
from congvan_nlp.knowledge import tables
from congvan_nlp.knowledge.tables import rows


def test_rows_are_cells_by_column() -> None:
    first = rows("provinces.tsv")[0]
    assert first["name"] == "Cao Bằng"
    assert first["valid_to"] == ""
    assert list(first) == ["name", "kind", "valid_from", "valid_to", "merged_into", "seat", "verified", "source"]


def test_a_missing_file_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        rows("nothing.tsv")


def test_doc_types_split_their_codes() -> None:
    found = {t.name: t for t in tables.doc_types()}
    assert found["Quy định"].codes == ("QĐ", "QĐi", "QyĐ")
    assert found["Luật"].codes == ()
    assert (found["Công điện"].branch, found["Công điện"].kind) == ("state", "directive")


@pytest.mark.parametrize(
    ("folded", "code"),
    [("QD", "QĐ"), ("QDi", "QĐi"), ("ND", "NĐ"), ("HD", "HD"), ("TTLT", "TTLT"), ("CTHD", "CTHĐ"), ("DA", "DA")],
)
def test_a_code_gets_its_letters_back_where_they_are_certain(folded: str, code: str) -> None:
    assert tables.doc_type_codes()[folded] == code


def test_no_issuer_is_a_type() -> None:
    assert "TW" not in tables.doc_type_codes()
    assert "UBND" not in tables.doc_type_codes()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("QĐ", ("Quyết định", "Quy định")),
        ("TT", ("Thông tri", "Thông tư")),
        ("CV", ("Công văn",)),
        ("ĐA", ("Đề án",)),
        ("DA", ("Dự án",)),
        ("NQLT", ("Nghị quyết liên tịch",)),
    ],
)
def test_a_code_names_all_its_types_likelier_first(code: str, names: tuple[str, ...]) -> None:
    assert tables.types_by_code()[code] == names


@pytest.mark.parametrize("written", ["quy dinh", "QUY ĐỊNH", "Quy  định", "Quy\u0323 đi\u0323nh"])
def test_type_names_are_found_however_written(written: str) -> None:
    assert tables.type_names()[key(written.replace("\u0323", ""))] == "Quy định"


@pytest.mark.parametrize(
    ("written", "name", "level", "branch", "parent"),
    [
        ("Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Tỉnh ủy", "province", "party", "Tỉnh ủy"),
        ("BTC Tỉnh uỷ", "Ban Tổ chức Tỉnh ủy", "province", "party", "Tỉnh ủy"),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh", "province", "state", ""),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo", "province", "state", ""),
        ("LĐLĐ", "Liên đoàn Lao động", "any", "front", ""),
        ("BAN CHAP HANH TRUNG UONG", "Ban Chấp hành Trung ương", "central", "party", ""),
    ],
)
def test_bodies_are_found_by_name_and_abbreviation(
    written: str, name: str, level: str, branch: str, parent: str
) -> None:
    found = tables.bodies()[key(written)]
    assert (found.name, found.level, found.branch) == (name, level, branch)
    assert found.parent == parent or not parent


def test_every_body_is_reachable_by_its_own_name() -> None:
    lost = [r["name"] for r in rows("bodies.tsv") if tables.bodies()[key(r["name"])].name != r["name"]]
    assert lost == []


def test_spellings_keep_an_abbreviation_as_it_is_written() -> None:
    assert tables.spellings()[key("ubnd tinh")] == "UBND tỉnh"
    assert tables.spellings()[key("SO Y TE")] == "Sở Y tế"


@pytest.mark.parametrize(
    ("code", "name", "level"),
    [
        ("TU", "Tỉnh ủy", "province"),
        ("DU", "Đảng ủy", "any"),
        ("TW", "Ban Chấp hành Trung ương", "central"),
        ("BTC", "Bộ Tài chính", "central"),
        ("SGD&DT", "Sở Giáo dục và Đào tạo", "province"),
        ("QH15", "Quốc hội", "central"),
    ],
)
def test_issuer_codes_are_found_by_base_letters(code: str, name: str, level: str) -> None:
    found = tables.issuer_codes()[code]
    assert (found.name, found.level) == (name, level)


def test_every_issuer_code_is_reachable() -> None:
    lost = [r["code"] for r in rows("issuer_codes.tsv") if tables.issuer_codes()[bare(r["code"])].code != r["code"]]
    assert lost == []


@pytest.mark.parametrize(
    ("written", "name"),
    [("HÀ NỘI", "Hà Nội"), ("Bà Rịa-Vũng Tàu", "Bà Rịa - Vũng Tàu"), ("Hà Tây", "Hà Tây"), ("Thanh Hoá", "Thanh Hóa")],
)
def test_provinces_of_all_times_are_known(written: str, name: str) -> None:
    assert tables.provinces()[key(written)] == name


def test_a_longer_law_comes_before_the_one_it_begins_with() -> None:
    names = tables.law_names()
    assert len(set(names)) == len(names)
    for i, name in enumerate(names):
        assert not any(longer.startswith(name) for longer in names[i + 1 :]), name


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("phong", "chong", True),
        ("van hoa", "the thao", True),
        ("can bo", "cong chuc", True),
        ("hoi dong nhan dan", "uy ban nhan dan", False),
        ("xa", "phuong", False),
        ("mat tran to quoc", "cac doan the", False),
    ],
)
def test_commas_inside_names_are_told_from_commas_between_bodies(before: str, after: str, joined: bool) -> None:
    assert ((before, after) in tables.comma_pairs()) is joined


@pytest.mark.parametrize(
    ("word", "known"), [("nguyen", True), ("do", True), ("dang", True), ("nong", True), ("phong", False), ("bi", False)]
)
def test_family_names_are_folded(word: str, known: bool) -> None:
    assert (word in tables.family_names()) is known


@pytest.mark.parametrize(
    "loader",
    [
        tables.doc_types, tables.doc_type_codes, tables.types_by_code, tables.type_names, tables.bodies, tables.spellings,
        tables.issuer_codes, tables.provinces, tables.law_names, tables.comma_pairs, tables.family_names,
    ],
    ids=lambda loader: str(getattr(loader, "__name__", loader)),
)  # fmt: skip
def test_a_file_is_read_once(loader: object) -> None:
    assert callable(loader)
    assert loader() is loader()
