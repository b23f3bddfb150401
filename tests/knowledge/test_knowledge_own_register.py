"""The rows of an office: read from tables as people keep them, kept whole or not at all, put over those of the library."""

import datetime as dt
import os
import unicodedata
from pathlib import Path

import pytest

from congvan_nlp import analyze
from congvan_nlp.knowledge import own_register
from congvan_nlp.knowledge.own_register import add, load, own_rows, read_rows
from congvan_nlp.knowledge.own_table import OwnRegisterError
from congvan_nlp.knowledge.register import COLUMNS, Register, Regulation, builtin

HEAD = "Số, ký hiệu;Ngày;Loại;Cơ quan ban hành;Trích yếu;Thay bằng\n"
OLD = "08-QC/TU;14/6/2022;quy chế;Ban Thường vụ Tỉnh ủy Lam Sơn;phối hợp kiểm tra;12-QC/TU ngày 01/02/2025\n"
NEW = "12-QC/TU;01/02/2025;Quy chế;Ban Thường vụ Tỉnh ủy Lam Sơn;phối hợp kiểm tra, giám sát;\n"


def table(folder: Path, text: str, name: str = "sổ.csv", encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def one(folder: Path, text: str, **more: str) -> Regulation:
    [row] = read_rows(table(folder, text, **more))
    return row


def found(register: Register, ref: str) -> Regulation:
    row = register.get(ref)
    assert row is not None
    return row


def test_a_table_of_an_office_is_read(tmp_path: Path) -> None:
    old, new = read_rows(table(tmp_path, HEAD + OLD + NEW))
    assert (old.ref, old.type, old.issuer) == ("08-QC/TU@2022-06-14", "Quy chế", "Ban Thường vụ Tỉnh ủy Lam Sơn")
    assert (old.verified, old.source, old.replaced_by) == ("yes", "sổ.csv", ("12-QC/TU@2025-02-01",))
    assert (new.title, new.ended, new.replaced_by, new.note) == ("phối hợp kiểm tra, giám sát", "", (), "")


def test_what_takes_a_place_ends_what_stood_there_and_the_row_says_that_it_was_inferred(tmp_path: Path) -> None:
    old, _ = read_rows(table(tmp_path, HEAD + OLD + NEW))
    assert (old.ended, old.end_kind, old.verified_end) == ("2025-02-01", "replaced", "secondary")
    assert old.note == own_register.INFERRED_END
    later = "symbol,date,type,effective,replaced_by\n1-QC/TU,2020,Quy chế,,2-QC/TU\n2-QC/TU,2021-05-06,Quy chế,2021-07-01,\n"
    assert read_rows(table(tmp_path, later))[0].ended == "2021-07-01"
    stated = "symbol,date,type,ended,replaced_by\n1-QC/TU,2020,Quy chế,2021-06-30,366-QĐ/TW\n"
    row = one(tmp_path, stated)
    assert (row.ended, row.verified_end, row.note) == ("2021-06-30", "yes", "")


@pytest.mark.parametrize("mark", ["\t", ";", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marks_encodings_and_line_ends(tmp_path: Path, mark: str, encoding: str, end: str) -> None:
    rows = [
        ['"Số, ký hiệu"', "NGÀY", "Loại văn bản", "Trích yếu"],
        ["1-QC/TU", "5.6.2020", "Quy chế", '"một, hai; ba"'],
    ]
    row = one(tmp_path, end.join(map(mark.join, rows)) + end, encoding=encoding)
    assert (row.symbol, row.date, row.title) == ("1-QC/TU", "2020-06-05", "một, hai; ba")


def test_heads_with_a_comma_do_not_part_columns(tmp_path: Path) -> None:
    assert one(tmp_path, "Số, ký hiệu;Ngày, tháng, năm;Loại\n1-QC/TU;5/6/2020;Quy chế\n").date == "2020-06-05"


def test_decomposed_letters_and_spaces_are_tidied(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "TT;Số, ký hiệu;Ngày;Loại\n1;Số:  12 – QĐ/TƯ ;8/3/2018;quy định\n;;;\n")
    row = one(tmp_path, text)
    assert (row.symbol, row.type) == ("12-QĐ/TW", "Quy định")


def test_lines_in_a_cell_stay_one_cell(tmp_path: Path) -> None:
    text = 'Ký hiệu;Ngày;Loại;Trích yếu;Tên gọi\n1-QC/TU;5/6/2020;Quy chế;"dòng một\ndòng hai";"Quy chế A\nQuy chế B"\n'
    row = one(tmp_path, text)
    assert (row.title, row.names) == ("dòng một dòng hai", ("Quy chế A", "Quy chế B"))


def test_our_own_file_is_such_a_table(tmp_path: Path) -> None:
    path = Path(own_register.__file__).with_name("regulations.tsv")
    assert [row.ref for row in read_rows(path)] == [row.ref for row in builtin()]
    add(tmp_path / "register.tsv", list(builtin()))
    assert own_rows(tmp_path / "register.tsv") == list(builtin())


@pytest.mark.parametrize(
    ("text", "line", "column", "reason", "value"),
    [
        ("", None, "", "holds no table", ""),
        ("Ngày;Loại\n2020;Quy chế\n", 1, "symbol", "is missing", ""),
        ("Ký hiệu;Loại\n1-QC/TU;Quy chế\n", 1, "date", "is missing", ""),
        ("Ký hiệu;Ngày;Loại;Nơi lưu\n", 1, "", "has an unknown column", "Nơi lưu"),
        ("Ký hiệu;Ngày;Loại;Số hiệu\n", 1, "symbol", "stands twice", ""),
        ("Ký hiệu;Ngày;Loại\n1-QC/TU;2020;Quy chế\n2-QC/TU;;Quy chế\n", 3, "date", "is empty", ""),
        ("Ký hiệu;Ngày;Loại\n;2020;Quy chế\n", 2, "symbol", "is empty", ""),
        ("Ký hiệu;Ngày;Loại\n1-QC/TU;31/2/2020;Quy chế\n", 2, "date", "is no date", "31/2/2020"),
        ("Ký hiệu;Ngày;Loại\n1-QC/TU;5/6/20;Quy chế\n", 2, "date", "is no date", "5/6/20"),
        ("Ký hiệu;Ngày;Loại\n1-QC/TU;5/6/0219;Quy chế\n", 2, "date", "is no date", "5/6/0219"),
        ("Ký hiệu;Ngày;Loại\n1-QĐ/TU;2020;QĐ\n", 2, "type", "may be several types", "Quyết định, Quy định"),
        ("Ký hiệu;Ngày;Loại\n1-QC/TU;2020;Quy chế;thừa\n", 2, "", "has more cells than headings", "thừa"),
        ('Ký hiệu;Ngày;Loại\n1-QC/TU;2020;"Quy chế\n2-QC/TU;2020;Quy chế\n', 2, "", "holds a quotation mark without its other", ""),
        ("Ký hiệu;Ngày;Loại;verified\n1-QC/TU;2020;Quy chế;có lẽ\n", 2, "verified", "is no known value", "có lẽ"),
        (HEAD + "\n" + OLD, 3, "replaced_by", "names no known document", "12-QC/TU@2025-02-01"),
        (HEAD + "1-QC/TU;2017;Quy chế;;;132-QĐ/TW\n", 2, "replaced_by", "may name several documents",
         "132-QĐ/TW@2018-03-08, 132-QĐ/TW@2023-10-27"),
        (HEAD + "1-QC/TU;2020;Quy chế;;;1-QC/TU\n", 2, "replaced_by", "names the document itself", "1-QC/TU"),
        (HEAD + "1-QC/TU;2020;Quy chế;;;132-QĐ/TW@2018\n", 2, "replaced_by", "names an earlier document",
         "132-QĐ/TW@2018-03-08"),
        ("Ký hiệu;Ngày;Loại;Hết hiệu lực từ\n1-QC/TU;2020;Quy chế;2019\n", 2, "ended",
         "is before the date of the document", "2019"),
        (HEAD + NEW + NEW.replace("giám sát", "tra"), 3, "", "stands twice, and differs", "12-QC/TU@2025-02-01"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(
    tmp_path: Path, text: str, line: int | None, column: str, reason: str, value: str
) -> None:
    file = table(tmp_path, text)
    with pytest.raises(OwnRegisterError) as told:
        read_rows(file)
    error = told.value
    assert (error.path, error.line, error.column, error.reason, error.value) == (file, line, column, reason, value)
    assert str(file) in str(error)
    assert reason in str(error)


@pytest.mark.parametrize("data", [b"PK\x03\x04\xff\xfe", "Ký hiệu".encode("cp1258", "replace"), b"\xff\xfeK"])
def test_files_of_other_kinds_are_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "sổ.xlsx"
    file.write_bytes(data)
    with pytest.raises(OwnRegisterError):
        read_rows(file)


def test_a_row_of_the_library_can_be_named(tmp_path: Path) -> None:
    row = one(
        tmp_path, HEAD + "1-QC/TU;2020;Quy chế;;;Quy định số 366-QD/TW ngày 30 tháng 8 năm 2025 của Bộ Chính trị\n"
    )
    assert row.replaced_by == ("366-QĐ/TW@2025-08-30",)


def test_nothing_there_is_the_register_of_the_library(tmp_path: Path) -> None:
    assert load(tmp_path / "no" / "register.tsv") is builtin()


def test_rows_are_added_once_and_changed_by_what_tells_more(tmp_path: Path) -> None:
    path = tmp_path / "data" / "register.tsv"
    rows = read_rows(table(tmp_path, HEAD + OLD + NEW))
    assert add(path, rows) == (2, 0)
    first = path.read_bytes()
    assert add(path, rows) == (0, 0)
    assert path.read_bytes() == first
    assert names(path.parent) == ["register.tsv"]
    other = read_rows(
        table(tmp_path, HEAD + NEW.replace("giám sát", "xử lý") + "13-QC/TU;2025;Quy chế;;;\n"), load(path)
    )
    assert add(path, other) == (1, 1)
    assert [row.symbol for row in own_rows(path)] == ["08-QC/TU", "12-QC/TU", "13-QC/TU"]
    assert found(load(path), "12-QC/TU@2025-02-01").title == "phối hợp kiểm tra, xử lý"
    assert path.with_name("register.tsv.bak").read_bytes() == first
    assert names(path.parent) == ["register.tsv", "register.tsv.bak"]


def test_a_later_table_may_name_documents_of_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "register.tsv"
    add(path, read_rows(table(tmp_path, HEAD + NEW)))
    with pytest.raises(OwnRegisterError):
        read_rows(table(tmp_path, HEAD + OLD))
    assert add(path, read_rows(table(tmp_path, HEAD + OLD), load(path))) == (1, 0)


def test_the_stored_file_has_our_columns_in_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "register.tsv"
    row = Regulation("1-QC/TU", "2020", "Quy chế", title='"Mẫu" a "b"', names=("A", "B"), verified="yes")
    add(path, [row])
    assert path.read_text(encoding="utf-8").splitlines()[0].split("\t") == list(COLUMNS)
    assert own_rows(path) == [row]


def test_the_same_document_in_another_spelling_is_no_other(tmp_path: Path) -> None:
    path = tmp_path / "register.tsv"
    add(path, [Regulation("132-QD/TW", "2018-03-08", "Quy định", note="Đã quán triệt")])
    assert add(path, [Regulation("132/QĐ-TW", "2018-03-08", "Quy định", note="Đã học")]) == (0, 1)
    register = load(path)
    assert len(register) == len(builtin())
    row = found(register, "132-QĐ/TW@2018-03-08")
    assert row.note == "Đã học"


def test_what_a_row_leaves_empty_is_taken_from_the_library(tmp_path: Path) -> None:
    path = tmp_path / "register.tsv"
    add(path, read_rows(table(tmp_path, "Ký hiệu;Ngày;Loại\n132-QĐ/TW;8/3/2018;Quy định\n")))
    row = found(load(path), "132-QĐ/TW@2018-03-08")
    assert (row.ended, row.replaced_by) == ("2023-10-04", ("124-QĐ/TW@2023-10-04",))  # it does not come back to life
    assert row.title
    assert row.source.startswith("sổ.csv|")
    assert row.status(dt.date(2024, 1, 1)) == "ended"


def test_a_document_without_symbol(tmp_path: Path) -> None:
    path = tmp_path / "register.tsv"
    text = "Tên gọi;Ngày;Loại\nđiều lệ đảng;19/01/2011;Điều lệ Đảng\nQuy ước A;2020;Quy ước\n"
    assert add(path, read_rows(table(tmp_path, text))) == (2, 0)
    assert len(load(path)) == len(builtin()) + 1
    assert [row.ref for row in load(path).by_name("Quy ước A")] == ["Quy ước A@2020"]


@pytest.mark.parametrize("data", [b"\xff\x00", b"symbol\tdate\n1-QC/TU\t2020\n", b"", b"symbol\tdate\ttype\n\t\tx\n"])
def test_a_stored_file_that_cannot_be_read_is_never_written_over(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "register.tsv"
    path.write_bytes(data)
    for act in (lambda: load(path), lambda: add(path, [Regulation("1-QC/TU", "2020", "Quy chế")])):
        with pytest.raises(OwnRegisterError) as told:
            act()
        assert told.value.path == path
    assert path.read_bytes() == data
    assert names(tmp_path) == ["register.tsv"]


def test_one_wrong_row_keeps_all_out(tmp_path: Path) -> None:
    path = tmp_path / "register.tsv"
    rows = [
        Regulation("1-QC/TU", "2020", "Quy chế"),
        Regulation("2-QC/TU", "2020", "Quy chế", replaced_by=("9-QC/TU@2021",)),
    ]
    with pytest.raises(OwnRegisterError, match="names no known document: 9-QC/TU@2021"):
        add(path, rows)
    assert names(tmp_path) == []


def test_two_that_add_at_once_do_not_undo_each_other(tmp_path: Path) -> None:
    path = tmp_path / "register.tsv"
    (tmp_path / "register.tsv.new").write_bytes(b"")
    with pytest.raises(OwnRegisterError) as told:
        add(path, [Regulation("1-QC/TU", "2020", "Quy chế")])
    assert told.value.path == tmp_path / "register.tsv.new"
    assert names(tmp_path) == ["register.tsv.new"]


def test_a_disk_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "register.tsv"
    add(path, [Regulation("1-QC/TU", "2020", "Quy chế")])
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        add(path, [Regulation("2-QC/TU", "2020", "Quy chế")])
    assert path.read_bytes() == before
    assert names(tmp_path) == ["register.tsv"]


def test_a_file_made_read_only_stays(tmp_path: Path) -> None:
    path = tmp_path / "register.tsv"
    add(path, [Regulation("1-QC/TU", "2020", "Quy chế")])
    path.chmod(0o444)
    with pytest.raises(OSError, match="read-only"):
        add(path, [Regulation("2-QC/TU", "2020", "Quy chế")])
    assert len(own_rows(path)) == 1


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    link, path = tmp_path / "register.tsv", tmp_path / "chung.tsv"
    link.symlink_to(path)
    add(link, [Regulation("1-QC/TU", "2020", "Quy chế")])
    assert link.is_symlink()
    assert len(own_rows(path)) == 1


def test_letters_are_read_with_the_rows_of_the_office(tmp_path: Path) -> None:
    path = tmp_path / "register.tsv"
    add(path, read_rows(table(tmp_path, HEAD + OLD + NEW)))
    text = (
        "TỈNH ỦY LAM SƠN\nSố 12-CV/TU\nLam Sơn, ngày 18 tháng 11 năm 2025\n\n"
        "Căn cứ Quy chế số 08-QC/TU ngày 14/6/2022 của Ban Thường vụ Tỉnh ủy, đề nghị các đơn vị báo cáo."
    )
    [citation] = analyze(text, load(path)).citations
    assert (citation.document.register_row, citation.document.in_force) == ("08-QC/TU@2022-06-14", False)
    assert citation.document.superseded_by == "urn:lex:vn;lam.son:tinh.uy:quy.che:2025-02-01;12-qc-tu"
